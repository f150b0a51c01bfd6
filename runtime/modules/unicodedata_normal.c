/* unicodedata_normal.c - the normal forms: every character is taken apart, marks are put in the
 * order of their combining classes, and for NFC and NFKC pairs are put together again. */
#include "unicodedata_parts.h"

/* Hangul syllables are made by rule: from a lead, a vowel and perhaps a trail. */
enum {
    S_BASE = 0xac00,
    L_BASE = 0x1100,
    V_BASE = 0x1161,
    T_BASE = 0x11a7,
    L_COUNT = 19,
    V_COUNT = 21,
    T_COUNT = 28,
    S_COUNT = L_COUNT * V_COUNT * T_COUNT
};

/* Characters whose decomposition was an error in Unicode 3.2. */
static const struct {
    uint32_t first, last, to;
} old_decompositions[] = {
#define R(first, last, to) {first, last, to},
#define OLD_DECOMPOSITION
#include "unicode_3_2.def"
#undef OLD_DECOMPOSITION
#undef R
};

const yr_ucd_decomposition *yr_ucd_decomposition_of(uint32_t c)
{
    size_t low = 0, high = yr_ucd_decomposition_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (yr_ucd_decompositions[middle].code < c)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < yr_ucd_decomposition_count && yr_ucd_decompositions[low].code == c;
    return found ? &yr_ucd_decompositions[low] : NULL;
}

static void take_hangul_apart(yr_builder *b, uint32_t c)
{
    uint32_t i = c - S_BASE;
    yr_builder_put(b, L_BASE + i / (V_COUNT * T_COUNT));
    yr_builder_put(b, V_BASE + i / T_COUNT % V_COUNT);
    if (i % T_COUNT)
        yr_builder_put(b, T_BASE + i % T_COUNT);
}

static void take_apart(yr_builder *b, uint32_t c, bool compatible, bool old)
{
    if (c - S_BASE < S_COUNT) {
        take_hangul_apart(b, c);
        return;
    }
    for (size_t i = 0; old && i < sizeof old_decompositions / sizeof *old_decompositions; i++)
        if (old_decompositions[i].first == c) {
            yr_builder_put(b, old_decompositions[i].to);
            return;
        }
    bool known = !old || yr_ucd_record_of(c)->is_old;
    const yr_ucd_decomposition *d = known && c >= 0xa0 ? yr_ucd_decomposition_of(c) : NULL;
    if (!d || (d->tag && !compatible)) {
        yr_builder_put(b, c);
        return;
    }
    for (int i = 0; i < d->length; i++)
        take_apart(b, yr_ucd_decomposed[d->at + i], compatible, old);
}

/* Marks of different classes behind a starter, in the order of the classes. */
static void order_marks(yr_builder *b)
{
    for (size_t i = 1; i < b->length; i++) {
        uint32_t c = b->chars[i];
        uint8_t class = yr_ucd_record_of(c)->combining;
        size_t at = i;
        for (; class && at > 0 && yr_ucd_record_of(b->chars[at - 1])->combining > class; at--)
            b->chars[at] = b->chars[at - 1];
        b->chars[at] = c;
    }
}

/* What the pair is together, or 0. */
static uint32_t pair(uint32_t first, uint32_t second)
{
    if (first - L_BASE < L_COUNT && second - V_BASE < V_COUNT)
        return S_BASE + ((first - L_BASE) * V_COUNT + second - V_BASE) * T_COUNT;
    if (first - S_BASE < S_COUNT && (first - S_BASE) % T_COUNT == 0 && second > T_BASE &&
        second < T_BASE + T_COUNT)
        return first + second - T_BASE;
    for (size_t low = 0, high = yr_ucd_composition_count; low < high;) {
        size_t middle = (low + high) / 2;
        const uint32_t *c = yr_ucd_compositions[middle];
        if (c[0] == first && c[1] == second)
            return c[2];
        if (c[0] < first || (c[0] == first && c[1] < second))
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* Puts each character together with the starter before it, where nothing between them blocks it. */
static void put_together(yr_builder *b)
{
    size_t to = 0, starter = SIZE_MAX;
    int last = -1; /* class of the character written before, behind the starter */
    for (size_t i = 0; i < b->length; i++) {
        uint32_t c = b->chars[i];
        int class = yr_ucd_record_of(c)->combining;
        uint32_t both = 0;
        if (starter != SIZE_MAX && (last < class || (last == -1 && class == 0)))
            both = pair(b->chars[starter], c);
        if (both) {
            b->chars[starter] = both;
            continue;
        }
        if (class == 0) {
            starter = to;
            last = -1;
        } else {
            last = class;
        }
        b->chars[to++] = c;
    }
    b->length = to;
}

yr_value yr_ucd_normalize(const yr_str *s, bool compatible, bool compose, bool old)
{
    yr_builder b = {0};
    for (size_t i = 0; i < s->length && !b.failed; i++)
        take_apart(&b, yr_str_at(s, i), compatible, old);
    if (!b.failed) {
        order_marks(&b);
        if (compose)
            put_together(&b);
    }
    b.max = 0;
    for (size_t i = 0; i < b.length; i++)
        b.max |= b.chars[i];
    return yr_builder_finish(&b);
}
