/* unicodedata_forms.c - the normal forms and what may stand in a name, by the tables alone: the
 * translator has this file too, for names that are written in another form. */
#include "unicodedata.h"

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

static size_t take_hangul_apart(uint32_t c, uint32_t *out)
{
    uint32_t i = c - S_BASE;
    out[0] = L_BASE + i / (V_COUNT * T_COUNT);
    out[1] = V_BASE + i / T_COUNT % V_COUNT;
    out[2] = T_BASE + i % T_COUNT;
    return i % T_COUNT ? 3 : 2;
}

size_t yr_ucd_take_apart(uint32_t c, bool compatible, bool old, uint32_t *out)
{
    if (c - S_BASE < S_COUNT)
        return take_hangul_apart(c, out);
    out[0] = c;
    for (size_t i = 0; old && i < sizeof old_decompositions / sizeof *old_decompositions; i++)
        if (old_decompositions[i].first == c) {
            out[0] = old_decompositions[i].to;
            return 1;
        }
    bool known = !old || yr_ucd_record_of(c)->is_old;
    const yr_ucd_decomposition *d = known && c >= 0xa0 ? yr_ucd_decomposition_of(c) : NULL;
    if (!d || (d->tag && !compatible))
        return 1;
    size_t n = 0;
    for (int i = 0; i < d->length; i++)
        n += yr_ucd_take_apart(yr_ucd_decomposed[d->at + i], compatible, old, out + n);
    return n;
}

void yr_ucd_order_marks(uint32_t *chars, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t c = chars[i];
        uint8_t class = yr_ucd_record_of(c)->combining;
        size_t at = i;
        for (; class && at > 0 && yr_ucd_record_of(chars[at - 1])->combining > class; at--)
            chars[at] = chars[at - 1];
        chars[at] = c;
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

/* Each character with the starter before it, where nothing between them blocks it. */
size_t yr_ucd_put_together(uint32_t *chars, size_t n)
{
    size_t to = 0, starter = SIZE_MAX;
    int last = -1; /* class of the character written before, behind the starter */
    for (size_t i = 0; i < n; i++) {
        uint32_t c = chars[i];
        int class = yr_ucd_record_of(c)->combining;
        uint32_t both = 0;
        if (starter != SIZE_MAX && (last < class || (last == -1 && class == 0)))
            both = pair(chars[starter], c);
        if (both) {
            chars[starter] = both;
            continue;
        }
        if (class == 0) {
            starter = to;
            last = -1;
        } else {
            last = class;
        }
        chars[to++] = c;
    }
    return to;
}

/* ---- Names ----------------------------------------------------------------------------------- */

typedef struct {
    uint32_t first, last;
} range;

static const range other_start[] = {
#define R(first, last) {first, last},
#define UNICODE_ID_START
#include "../types/unicode.def"
#undef UNICODE_ID_START
};
static const range other_continue[] = {
#define UNICODE_ID_CONTINUE
#include "../types/unicode.def"
#undef UNICODE_ID_CONTINUE
#undef R
};

static bool is_in(const range *ranges, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

const char *yr_ucd_category(uint32_t c)
{
    return yr_ucd_categories[yr_ucd_record_of(c)->category];
}

bool yr_ucd_begins_name(uint32_t c)
{
    const char *k = yr_ucd_category(c);
    bool by_category = k[0] == 'L' || (k[0] == 'N' && k[1] == 'l') || c == '_';
    return by_category != is_in(other_start, sizeof other_start / sizeof *other_start, c);
}

bool yr_ucd_continues_name(uint32_t c)
{
    const char *k = yr_ucd_category(c);
    bool by_category = yr_ucd_begins_name(c) || (k[0] == 'M' && k[1] != 'e') ||
                       (k[0] == 'N' && k[1] == 'd') || (k[0] == 'P' && k[1] == 'c');
    return by_category != is_in(other_continue, sizeof other_continue / sizeof *other_continue, c);
}
