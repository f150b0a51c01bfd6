/* unicodedata_names.c - names of characters. The names of Hangul syllables and of unified
 * ideographs follow from their codes; the others are words by number (runtime/unicode_tables.c). */
#include "unicodedata.h"
#include <stdio.h>
#include <string.h>

/* ---- Names by rule ---- */

enum { HANGUL = 0xac00, HANGUL_END = 0xd7a4, VOWELS = 21, TRAILS = 28 };

static const char *const hangul[3][TRAILS] = {
    {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P",
     "H"},
    {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
     "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"},
    {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
     "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"},
};
static const int hangul_count[3] = {19, VOWELS, TRAILS};

static bool is_unified(uint32_t c)
{
    static const uint32_t ranges[][2] = {{0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0x20000, 0x2a6df},
                                         {0x2a700, 0x2b738}, {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1},
                                         {0x2ceb0, 0x2ebe0}, {0x30000, 0x3134a}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

static bool has_prefix(const char *name, size_t n, const char *prefix)
{
    size_t size = strlen(prefix);
    return n >= size && memcmp(name, prefix, size) == 0;
}

/* The longest of the parts that name begins with: its number, -1 for none; *size is its length. */
static int find_part(const char *name, size_t n, int which, size_t *size)
{
    int found = -1;
    for (int i = 0; i < hangul_count[which]; i++) {
        size_t length = strlen(hangul[which][i]);
        if (has_prefix(name, n, hangul[which][i]) && (found < 0 || length > *size)) {
            found = i;
            *size = length;
        }
    }
    return found;
}

static int64_t find_hangul(const char *name, size_t n)
{
    int part[3];
    for (int i = 0; i < 3; i++) {
        size_t size = 0;
        part[i] = find_part(name, n, i, &size);
        if (part[i] < 0)
            return -1;
        name += size;
        n -= size;
    }
    return n ? -1 : HANGUL + (part[0] * VOWELS + part[1]) * TRAILS + part[2];
}

static int64_t find_unified(const char *digits, size_t n)
{
    uint32_t c = 0;
    if (n != 4 && n != 5)
        return -1;
    for (; n; n--, digits++) {
        const char *all = "0123456789ABCDEF", *at = *digits ? strchr(all, *digits) : NULL;
        if (!at)
            return -1;
        c = c * 16 + (uint32_t)(at - all);
    }
    return is_unified(c) ? (int64_t)c : -1;
}

/* ---- Names by words ---- */

/* The text of name i; its length. out has room for YR_UCD_LONGEST. */
static size_t spell(size_t i, char *out)
{
    size_t n = 0, at = yr_ucd_names[i].at, end = yr_ucd_names[i + 1].at;
    while (at < end) {
        size_t word = yr_ucd_name_words[at++];
        if (word & 128)
            word = (word & 127) << 8 | yr_ucd_name_words[at++];
        size_t size = yr_ucd_words[word + 1] - yr_ucd_words[word];
        if (n + size + 1 >= YR_UCD_LONGEST)
            break;
        if (n)
            out[n++] = ' ';
        memcpy(out + n, yr_ucd_word_text + yr_ucd_words[word], size);
        n += size;
    }
    out[n] = 0;
    return n;
}

bool yr_ucd_name_of(uint32_t c, char *out, size_t size)
{
    char text[YR_UCD_LONGEST];
    if (c >= HANGUL && c < HANGUL_END) {
        int i = (int)c - HANGUL;
        snprintf(out, size, "HANGUL SYLLABLE %s%s%s", hangul[0][i / (VOWELS * TRAILS)],
                 hangul[1][i / TRAILS % VOWELS], hangul[2][i % TRAILS]);
        return true;
    }
    if (is_unified(c)) {
        snprintf(out, size, "CJK UNIFIED IDEOGRAPH-%X", (unsigned)c);
        return true;
    }
    size_t low = 0, high = yr_ucd_name_count; /* aliases and sequences have higher codes */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (yr_ucd_names[middle].code < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == yr_ucd_name_count || yr_ucd_names[low].code != c)
        return false;
    snprintf(out, size, "%.*s", (int)spell(low, text), text);
    return true;
}

int64_t yr_ucd_find(const char *name, size_t n, bool sequences)
{
    char wanted[YR_UCD_LONGEST], text[YR_UCD_LONGEST];
    if (has_prefix(name, n, "HANGUL SYLLABLE ")) {
        int64_t c = find_hangul(name + 16, n - 16);
        if (c >= 0)
            return c;
    }
    if (has_prefix(name, n, "CJK UNIFIED IDEOGRAPH-"))
        return find_unified(name + 22, n - 22);
    if (!n || n >= sizeof wanted || memchr(name, 0, n))
        return -1;
    for (size_t i = 0; i < n; i++)
        wanted[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
    wanted[n] = 0;
    size_t low = 0, high = yr_ucd_name_count;
    while (low < high) {
        size_t middle = (low + high) / 2, i = yr_ucd_name_order[middle];
        spell(i, text);
        int order = strcmp(text, wanted);
        if (order == 0) {
            uint32_t code = yr_ucd_names[i].code;
            if (code & YR_UCD_SEQUENCE)
                return sequences ? (int64_t)code : -1;
            return code & ~(uint32_t)YR_UCD_ALIAS;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}
