/* str_test.c - the methods of str that ask what sort of characters it has. */
#include "text.h"
#include "unicode.h"

static yr_value all_are(yr_value self, bool (*test)(uint32_t), bool if_empty)
{
    const yr_str *s = yr_str_as(self);
    if (s->length == 0)
        return yr_bool(if_empty);
    for (size_t i = 0; i < s->length; i++)
        if (!test(yr_str_at(s, i)))
            return YR_FALSE;
    return YR_TRUE;
}

static bool is_alnum(uint32_t c)
{
    return yr_char_is_alpha(c) || yr_char_is_numeric(c);
}

#define DEFINE_TEST(name, test, if_empty)                                                          \
    YR_TEXT_METHOD(yr_str_m_##name)                                                                \
    {                                                                                              \
        return all_are(self, test, if_empty);                                                      \
    }
DEFINE_TEST(isalpha, yr_char_is_alpha, false)
DEFINE_TEST(isdecimal, yr_char_is_decimal, false)
DEFINE_TEST(isdigit, yr_char_is_digit, false)
DEFINE_TEST(isnumeric, yr_char_is_numeric, false)
DEFINE_TEST(isalnum, is_alnum, false)
DEFINE_TEST(isspace, yr_char_is_space, false)
DEFINE_TEST(isprintable, yr_char_is_printable, true)

YR_TEXT_METHOD(yr_str_m_isascii)
{
    return yr_bool(yr_str_as(self)->ascii);
}

bool yr_str_is_identifier(yr_value s)
{
    if (yr_str_as(s)->length == 0 || !yr_char_is_id_start(yr_str_at(yr_str_as(s), 0)))
        return false;
    return all_are(s, yr_char_is_id_continue, false) == YR_TRUE;
}

YR_TEXT_METHOD(yr_str_m_isidentifier)
{
    return yr_bool(yr_str_is_identifier(self));
}

/* There is a cased character, and every one passes the test. */
static yr_value all_cased_are(yr_value self, bool (*test)(uint32_t))
{
    const yr_str *s = yr_str_as(self);
    bool any = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (test(c))
            any = true;
        else if (yr_char_is_cased(c))
            return YR_FALSE;
    }
    return yr_bool(any);
}

YR_TEXT_METHOD(yr_str_m_islower)
{
    return all_cased_are(self, yr_char_is_lower);
}

YR_TEXT_METHOD(yr_str_m_isupper)
{
    return all_cased_are(self, yr_char_is_upper);
}

YR_TEXT_METHOD(yr_str_m_istitle)
{
    const yr_str *s = yr_str_as(self);
    bool any = false, in_word = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        bool starts = yr_char_is_upper(c) || yr_char_is_title(c), lower = yr_char_is_lower(c);
        if ((starts && in_word) || (lower && !in_word))
            return YR_FALSE;
        any |= starts || lower;
        in_word = starts || lower;
    }
    return yr_bool(any);
}
