/* str_case.c - case conversions of str, by the full mappings of Unicode. */
#include "text_writer.h"
#include "unicode.h"

typedef size_t (*char_mapping)(uint32_t c, uint32_t out[3]);

/* Capital sigma at the end of a word becomes the final form: a cased letter stands before it, none
 * after, case-ignorable characters not counted. */
static bool is_final_sigma(const yr_str *s, size_t i)
{
    size_t j = i;
    while (j > 0 && yr_char_is_case_ignorable(yr_str_at(s, j - 1)))
        j--;
    if (j == 0 || !yr_char_is_cased(yr_str_at(s, j - 1)))
        return false;
    for (j = i + 1; j < s->length && yr_char_is_case_ignorable(yr_str_at(s, j)); j++)
        ;
    return j == s->length || !yr_char_is_cased(yr_str_at(s, j));
}

static void add_mapped(yr_writer *b, uint32_t c, char_mapping map)
{
    uint32_t out[3];
    if (c < 0x80) {
        bool down = map == yr_char_lower || map == yr_char_fold;
        yr_writer_char(b, c - (down ? 'A' : 'a') < 26 ? c ^ 0x20 : c);
        return;
    }
    size_t n = map(c, out);
    for (size_t i = 0; i < n; i++)
        yr_writer_char(b, out[i]);
}

static void add_lower(yr_writer *b, const yr_str *s, size_t i)
{
    uint32_t c = yr_str_at(s, i);
    if (c == 0x3a3)
        yr_writer_char(b, is_final_sigma(s, i) ? 0x3c2 : 0x3c3);
    else
        add_mapped(b, c, yr_char_lower);
}

/* Changes the case of the letters first..last of eight characters: bit 7 of a byte of `hit` is set
 * where the byte lies in that range. All bytes are ASCII, so no sum carries. */
static inline void map_eight(uint8_t *to, const uint8_t *from, uint8_t first, uint8_t last)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t word;
    memcpy(&word, from, 8);
    uint64_t hit = (word + ones * (0x80u - first)) & ~(word + ones * (0x7fu - last)) & tops;
    word ^= hit >> 2;
    memcpy(to, &word, 8);
}

static inline YR_ALWAYS yr_value map_ascii(const yr_str *s, uint8_t first, uint8_t last)
{
    size_t n = s->length, i = 0;
    yr_value v = yr_str_alloc(n, 0x7f);
    if (!v)
        return 0;
    uint8_t *to = yr_str_as(v)->data.one;
    const uint8_t *from = s->data.one;
    for (; i + 8 <= n; i += 8)
        map_eight(to + i, from + i, first, last);
    if (i < n && n > 8) { /* the rest, and some once more */
        map_eight(to + n - 8, from + n - 8, first, last);
        return v;
    }
    for (; i < n; i++)
        to[i] = from[i] >= first && from[i] <= last ? from[i] ^ 0x20 : from[i];
    return v;
}

YR_TEXT_METHOD(yr_str_m_lower)
{
    const yr_str *s = yr_str_as(self);
    yr_writer b;
    if (s->ascii)
        return map_ascii(s, 'A', 'Z');
    yr_writer_start(&b);
    for (size_t i = 0; i < s->length; i++)
        add_lower(&b, s, i);
    return yr_writer_finish(&b);
}

YR_TEXT_METHOD(yr_str_m_upper)
{
    const yr_str *s = yr_str_as(self);
    yr_writer b;
    if (s->ascii)
        return map_ascii(s, 'a', 'z');
    yr_writer_start(&b);
    for (size_t i = 0; i < s->length; i++)
        add_mapped(&b, yr_str_at(s, i), yr_char_upper);
    return yr_writer_finish(&b);
}

YR_TEXT_METHOD(yr_str_m_casefold)
{
    const yr_str *s = yr_str_as(self);
    yr_writer b;
    if (s->ascii)
        return map_ascii(s, 'A', 'Z');
    yr_writer_start(&b);
    for (size_t i = 0; i < s->length; i++)
        add_mapped(&b, yr_str_at(s, i), yr_char_fold);
    return yr_writer_finish(&b);
}

YR_TEXT_METHOD(yr_str_m_title)
{
    const yr_str *s = yr_str_as(self);
    yr_writer b;
    bool in_word = false;
    yr_writer_start(&b);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (in_word)
            add_lower(&b, s, i);
        else
            add_mapped(&b, c, yr_char_title);
        in_word = yr_char_is_cased(c);
    }
    return yr_writer_finish(&b);
}

YR_TEXT_METHOD(yr_str_m_capitalize)
{
    const yr_str *s = yr_str_as(self);
    yr_writer b;
    yr_writer_start(&b);
    for (size_t i = 0; i < s->length; i++) {
        if (i == 0)
            add_mapped(&b, yr_str_at(s, 0), yr_char_title);
        else
            add_lower(&b, s, i);
    }
    return yr_writer_finish(&b);
}

YR_TEXT_METHOD(yr_str_m_swapcase)
{
    const yr_str *s = yr_str_as(self);
    yr_writer b;
    yr_writer_start(&b);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (yr_char_is_upper(c))
            add_lower(&b, s, i);
        else if (yr_char_is_lower(c))
            add_mapped(&b, c, yr_char_upper);
        else
            yr_writer_char(&b, c);
    }
    return yr_writer_finish(&b);
}
