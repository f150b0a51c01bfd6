/* bytes_case.c - case conversions and tests of byte strings: ASCII only. */
#include "text_parts.h"

static bool is_lower(uint8_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(uint8_t c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_alpha(uint8_t c)
{
    return is_lower(c) || is_upper(c);
}

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(uint8_t c)
{
    return is_alpha(c) || is_digit(c);
}

static bool is_space(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

static uint8_t lower(uint8_t c)
{
    return is_upper(c) ? c + 32 : c;
}

static uint8_t upper(uint8_t c)
{
    return is_lower(c) ? c - 32 : c;
}

/* ---- Conversions ---------------------------------------------------------------------------- */

/* What becomes of a byte; before: the byte that stands before it, 0 at the start. */
typedef uint8_t (*byte_mapping)(uint8_t c, uint8_t before, size_t i);

static uint8_t to_lower(uint8_t c, uint8_t before, size_t i)
{
    (void)before;
    (void)i;
    return lower(c);
}

static uint8_t to_upper(uint8_t c, uint8_t before, size_t i)
{
    (void)before;
    (void)i;
    return upper(c);
}

static uint8_t to_swapped(uint8_t c, uint8_t before, size_t i)
{
    (void)before;
    (void)i;
    return is_lower(c) ? upper(c) : lower(c);
}

static uint8_t to_title(uint8_t c, uint8_t before, size_t i)
{
    (void)i;
    return is_alpha(before) ? lower(c) : upper(c);
}

static uint8_t to_capital(uint8_t c, uint8_t before, size_t i)
{
    (void)before;
    return i ? lower(c) : upper(c);
}

static yr_value mapped(yr_value self, byte_mapping map)
{
    uint8_t *p;
    size_t n = yr_bytes_span(self).n;
    yr_value v = yr_bytes_like_alloc(self, n, &p);
    if (!v)
        return 0;
    yr_span s = yr_bytes_span(self);
    for (size_t i = 0; i < n && i < s.n; i++)
        p[i] = map(s.p[i], i ? s.p[i - 1] : 0, i);
    return v;
}

YR_TEXT_METHOD(yr_bytes_m_lower)
{
    return mapped(self, to_lower);
}

YR_TEXT_METHOD(yr_bytes_m_upper)
{
    return mapped(self, to_upper);
}

YR_TEXT_METHOD(yr_bytes_m_swapcase)
{
    return mapped(self, to_swapped);
}

YR_TEXT_METHOD(yr_bytes_m_title)
{
    return mapped(self, to_title);
}

YR_TEXT_METHOD(yr_bytes_m_capitalize)
{
    return mapped(self, to_capital);
}

/* ---- Tests
 * ----------------------------------------------------------------------------------------------------
 */

static yr_value all_are(yr_value self, bool (*test)(uint8_t))
{
    yr_span s = yr_bytes_span(self);
    for (size_t i = 0; i < s.n; i++)
        if (!test(s.p[i]))
            return YR_FALSE;
    return yr_bool(s.n != 0);
}

YR_TEXT_METHOD(yr_bytes_m_isalpha)
{
    return all_are(self, is_alpha);
}

YR_TEXT_METHOD(yr_bytes_m_isdigit)
{
    return all_are(self, is_digit);
}

YR_TEXT_METHOD(yr_bytes_m_isalnum)
{
    return all_are(self, is_alnum);
}

YR_TEXT_METHOD(yr_bytes_m_isspace)
{
    return all_are(self, is_space);
}

YR_TEXT_METHOD(yr_bytes_m_isascii)
{
    yr_span s = yr_bytes_span(self);
    return yr_bool(yr_ascii_size(s.p, s.n) == s.n);
}

/* There is a letter, and none of the other case. */
static yr_value one_case(yr_value self, bool (*wanted)(uint8_t), bool (*other)(uint8_t))
{
    yr_span s = yr_bytes_span(self);
    bool any = false;
    for (size_t i = 0; i < s.n; i++) {
        if (other(s.p[i]))
            return YR_FALSE;
        any |= wanted(s.p[i]);
    }
    return yr_bool(any);
}

YR_TEXT_METHOD(yr_bytes_m_islower)
{
    return one_case(self, is_lower, is_upper);
}

YR_TEXT_METHOD(yr_bytes_m_isupper)
{
    return one_case(self, is_upper, is_lower);
}

YR_TEXT_METHOD(yr_bytes_m_istitle)
{
    yr_span s = yr_bytes_span(self);
    bool any = false;
    for (size_t i = 0; i < s.n; i++) {
        bool in_word = i && is_alpha(s.p[i - 1]);
        if (in_word ? is_upper(s.p[i]) : is_lower(s.p[i]))
            return YR_FALSE;
        any |= is_alpha(s.p[i]);
    }
    return yr_bool(any);
}
