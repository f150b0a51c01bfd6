/* unicode.c - character properties: general category and simple case from utf8proc, and what that
 * library does not know from the tables of unicode.def.
 */
#include "unicode.h"
#include <string.h>
#include <utf8proc.h>

typedef struct {
    uint32_t first, last;
} range;

typedef struct {
    uint32_t from, to[3];
} mapping;

#define R(first, last)      {first, last},
#define S(from, c1, c2, c3) {from, {c1, c2, c3}},

static const range unassigned[] = {
#define UNICODE_UNASSIGNED
#include "unicode.def"
#undef UNICODE_UNASSIGNED
};
static const range other_lower[] = {
#define UNICODE_LOWER
#include "unicode.def"
#undef UNICODE_LOWER
};
static const range other_upper[] = {
#define UNICODE_UPPER
#include "unicode.def"
#undef UNICODE_UPPER
};
static const range other_digit[] = {
#define UNICODE_DIGIT
#include "unicode.def"
#undef UNICODE_DIGIT
};
static const range other_numeric[] = {
#define UNICODE_NUMERIC
#include "unicode.def"
#undef UNICODE_NUMERIC
};
static const range other_id_start[] = {
/* the answer by category is wrong here */
#define UNICODE_ID_START
#include "unicode.def"
#undef UNICODE_ID_START
};
static const range other_id_continue[] = {
/* likewise */
#define UNICODE_ID_CONTINUE
#include "unicode.def"
#undef UNICODE_ID_CONTINUE
};
static const range other_ignorable[] = {
#define UNICODE_CASE_IGNORABLE
#include "unicode.def"
#undef UNICODE_CASE_IGNORABLE
};
static const mapping special_upper[] = {
#define UNICODE_UPPERCASE
#include "unicode.def"
#undef UNICODE_UPPERCASE
};
static const mapping special_title[] = {
#define UNICODE_TITLECASE
#include "unicode.def"
#undef UNICODE_TITLECASE
};

#define COUNT(table)       (sizeof(table) / sizeof *(table))
#define IN_TABLE(c, table) in_table(c, table, COUNT(table))
#define MAPPED(c, table)   find_mapping(c, table, COUNT(table))

static bool in_table(uint32_t c, const range *table, size_t n)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > table[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && c >= table[low].first;
}

static const mapping *find_mapping(uint32_t c, const mapping *table, size_t n)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > table[middle].from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && table[low].from == c ? &table[low] : NULL;
}

static int category(uint32_t c)
{
    if (c > 0xcf0 && IN_TABLE(c, unassigned))
        return UTF8PROC_CATEGORY_CN;
    return utf8proc_get_property((utf8proc_int32_t)c)->category;
}

static bool is_letter_category(int k)
{
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

static bool ascii_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

bool yr_char_is_alpha(uint32_t c)
{
    return c < 0x80 ? ascii_letter(c) : is_letter_category(category(c));
}

bool yr_char_is_decimal(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : category(c) == UTF8PROC_CATEGORY_ND;
}

bool yr_char_is_digit(uint32_t c)
{
    return yr_char_is_decimal(c) || (c >= 0x80 && IN_TABLE(c, other_digit));
}

bool yr_char_is_numeric(uint32_t c)
{
    if (c < 0x80)
        return c - '0' < 10;
    int k = category(c);
    return (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO) || IN_TABLE(c, other_numeric);
}

bool yr_char_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)c);
    return p->category == UTF8PROC_CATEGORY_ZS || p->bidi_class == UTF8PROC_BIDI_CLASS_WS ||
           p->bidi_class == UTF8PROC_BIDI_CLASS_B || p->bidi_class == UTF8PROC_BIDI_CLASS_S;
}

bool yr_char_is_printable(uint32_t c)
{
    if (c < 0x80)
        return c >= 0x20 && c < 0x7f;
    int k = category(c);
    return k != UTF8PROC_CATEGORY_CN && k < UTF8PROC_CATEGORY_ZS;
}

bool yr_char_is_lower(uint32_t c)
{
    if (c < 0x80)
        return c - 'a' < 26;
    return category(c) == UTF8PROC_CATEGORY_LL || IN_TABLE(c, other_lower);
}

bool yr_char_is_upper(uint32_t c)
{
    if (c < 0x80)
        return c - 'A' < 26;
    return category(c) == UTF8PROC_CATEGORY_LU || IN_TABLE(c, other_upper);
}

bool yr_char_is_title(uint32_t c)
{
    return c >= 0x80 && category(c) == UTF8PROC_CATEGORY_LT;
}

bool yr_char_is_cased(uint32_t c)
{
    if (c < 0x80)
        return ascii_letter(c);
    return yr_char_is_lower(c) || yr_char_is_upper(c) || yr_char_is_title(c);
}

bool yr_char_is_case_ignorable(uint32_t c)
{
    int k = category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME || k == UTF8PROC_CATEGORY_CF ||
           k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_SK || IN_TABLE(c, other_ignorable);
}

bool yr_char_is_id_start(uint32_t c)
{
    if (c < 0x80)
        return ascii_letter(c) || c == '_';
    int k = category(c);
    return (is_letter_category(k) || k == UTF8PROC_CATEGORY_NL) != IN_TABLE(c, other_id_start);
}

bool yr_char_is_id_continue(uint32_t c)
{
    if (c < 0x80)
        return ascii_letter(c) || c == '_' || c - '0' < 10;
    int k = category(c);
    bool by_category = yr_char_is_id_start(c) || k == UTF8PROC_CATEGORY_MN ||
                       k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ND ||
                       k == UTF8PROC_CATEGORY_PC;
    return by_category != IN_TABLE(c, other_id_continue);
}

bool yr_char_is_line_end(uint32_t c)
{
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* Decimal digits stand in runs of ten, from zero up; some runs adjoin. */
int yr_char_digit(uint32_t c)
{
    if (c < 0x80)
        return c - '0' < 10 ? (int)(c - '0') : -1;
    if (!yr_char_is_decimal(c))
        return -1;
    uint32_t first = c;
    while (yr_char_is_decimal(first - 1))
        first--;
    return (int)((c - first) % 10);
}

static size_t mapped(const mapping *m, uint32_t out[3])
{
    memcpy(out, m->to, sizeof m->to);
    return m->to[2] ? 3 : m->to[1] ? 2 : 1;
}

size_t yr_char_upper(uint32_t c, uint32_t out[3])
{
    out[0] = c < 0x80 ? (c - 'a' < 26 ? c - 32 : c) : 0;
    if (c < 0x80)
        return 1;
    const mapping *m = MAPPED(c, special_upper);
    if (m)
        return mapped(m, out);
    out[0] = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
    return 1;
}

size_t yr_char_lower(uint32_t c, uint32_t out[3])
{
    if (c < 0x80) {
        out[0] = c - 'A' < 26 ? c + 32 : c;
        return 1;
    }
    if (c == 0x130) { /* the one character whose lower case is two */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    out[0] = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    return 1;
}

size_t yr_char_title(uint32_t c, uint32_t out[3])
{
    if (c < 0x80)
        return yr_char_upper(c, out);
    const mapping *m = MAPPED(c, special_title);
    if (m)
        return mapped(m, out);
    out[0] = (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
    return 1;
}

size_t yr_char_fold(uint32_t c, uint32_t out[3])
{
    utf8proc_int32_t folded[8];
    int boundary = 0;
    if (c < 0x80 || (c >= 0xd800 && c < 0xe000))
        return yr_char_lower(c, out);
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, folded, 8, UTF8PROC_CASEFOLD, &boundary);
    if (n < 1 || n > 3) {
        out[0] = c;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++)
        out[i] = (uint32_t)folded[i];
    return (size_t)n;
}
