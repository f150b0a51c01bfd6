/* unicodedata_module.c - the module unicodedata: properties of characters as Unicode 14.0 has them,
 * and ucd_3_2_0, an object with the same functions for Unicode 3.2, which IDNA asks for.
 * Normalisation is in unicodedata_normal.c.
 */
#include "unicodedata_parts.h"
#include "../types/codec.h"

/* ---- Unicode 3.2 ---- */

typedef struct {
    uint32_t first, last;
    const char *text;
} text_range;

typedef struct {
    uint32_t first, last;
    int number;
} number_range;

#define R(first, last, value) {first, last, value},
static const text_range old_categories[] = {
#define OLD_CATEGORY
#include "unicode_3_2.def"
#undef OLD_CATEGORY
};
static const text_range old_bidis[] = {
#define OLD_BIDI
#include "unicode_3_2.def"
#undef OLD_BIDI
};
static const text_range old_widths[] = {
#define OLD_WIDTH
#include "unicode_3_2.def"
#undef OLD_WIDTH
};
static const number_range old_mirrored[] = {
#define OLD_MIRRORED
#include "unicode_3_2.def"
#undef OLD_MIRRORED
};
static const number_range old_decimals[] = {
#define OLD_DECIMAL
#include "unicode_3_2.def"
#undef OLD_DECIMAL
};
#undef R

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What the table says of c, or otherwise. */
static const char *text_in(const text_range *table, size_t n, uint32_t c, const char *otherwise)
{
    for (size_t i = 0; i < n && table[i].first <= c; i++)
        if (c <= table[i].last)
            return table[i].text;
    return otherwise;
}

static int number_in(const number_range *table, size_t n, uint32_t c, int otherwise)
{
    for (size_t i = 0; i < n && table[i].first <= c; i++)
        if (c <= table[i].last)
            return table[i].number;
    return otherwise;
}

/* The functions of the module have no self, those of ucd_3_2_0 have. */
static bool is_old(yr_value self)
{
    return self != 0;
}

/* Is c there, in the version asked for? */
static bool is_known(yr_value self, uint32_t c)
{
    return !is_old(self) || yr_ucd_record_of(c)->is_old;
}

/* ---- Properties ---- */

/* A str of one character: 0, or -1 and TypeError. at: the number of the argument, 0 for the only
 * one. */
static int character(const char *f, int at, yr_value v, uint32_t *c)
{
    if (YR_IS_STR(v) && yr_str_as(v)->length == 1) {
        *c = yr_str_at(yr_str_as(v), 0);
        return 0;
    }
    if (at)
        yr_type_error("%s() argument %d must be a unicode character, not %s", f, at,
                      yr_argument_type(v));
    else
        yr_type_error("%s() argument must be a unicode character, not %s", f, yr_argument_type(v));
    return -1;
}

YR_METHOD(ucd_category)
{
    uint32_t c;
    if (character("category", 0, args[0], &c) < 0)
        return 0;
    const char *text = yr_ucd_categories[yr_ucd_record_of(c)->category];
    if (is_old(self))
        text = is_known(self, c) ? text_in(old_categories, COUNT(old_categories), c, text) : "Cn";
    return yr_str_from_c(text);
}

YR_METHOD(ucd_bidirectional)
{
    uint32_t c;
    if (character("bidirectional", 0, args[0], &c) < 0)
        return 0;
    const char *text = yr_ucd_bidis[yr_ucd_record_of(c)->bidi];
    if (is_old(self))
        text = is_known(self, c) ? text_in(old_bidis, COUNT(old_bidis), c, text) : "";
    return yr_str_from_c(text);
}

YR_METHOD(ucd_east_asian_width)
{
    uint32_t c;
    if (character("east_asian_width", 0, args[0], &c) < 0)
        return 0;
    const char *text = yr_ucd_widths[yr_ucd_record_of(c)->width];
    if (is_old(self))
        text = is_known(self, c) ? text_in(old_widths, COUNT(old_widths), c, text) : "F";
    return yr_str_from_c(text);
}

YR_METHOD(ucd_combining)
{
    uint32_t c;
    if (character("combining", 0, args[0], &c) < 0)
        return 0;
    return yr_int(is_known(self, c) ? yr_ucd_record_of(c)->combining : 0);
}

YR_METHOD(ucd_mirrored)
{
    uint32_t c;
    if (character("mirrored", 0, args[0], &c) < 0)
        return 0;
    int mirrored = is_known(self, c) ? yr_ucd_record_of(c)->mirrored : 0;
    if (is_old(self) && is_known(self, c))
        mirrored = number_in(old_mirrored, COUNT(old_mirrored), c, mirrored);
    return yr_int(mirrored);
}

YR_METHOD(ucd_decomposition)
{
    uint32_t c;
    if (character("decomposition", 0, args[0], &c) < 0)
        return 0;
    const yr_ucd_decomposition *d = is_known(self, c) ? yr_ucd_decomposition_of(c) : NULL;
    yr_builder b = {0};
    if (d && d->tag) {
        yr_builder_char(&b, '<');
        yr_builder_c(&b, yr_ucd_tags[d->tag]);
        yr_builder_char(&b, '>');
    }
    for (int i = 0; d && i < d->length; i++) {
        char text[16];
        snprintf(text, sizeof text, b.length ? " %04X" : "%04X",
                 (unsigned)yr_ucd_decomposed[d->at + i]);
        yr_builder_c(&b, text);
    }
    return yr_builder_finish(&b);
}

/* ---- Numbers ---- */

/* new: v, or where it is 0 the default that was given, or ValueError. */
static yr_value number_or(yr_value v, yr_value *args, size_t n, const char *message)
{
    if (v)
        return v;
    return n > 1 ? yr_retain(args[1]) : yr_value_error("%s", message);
}

YR_METHOD(ucd_decimal)
{
    uint32_t c;
    if (character("decimal", 1, args[0], &c) < 0)
        return 0;
    int value = yr_ucd_record_of(c)->decimal - 1;
    if (is_old(self))
        value = is_known(self, c) ? number_in(old_decimals, COUNT(old_decimals), c, value) : -1;
    return number_or(value < 0 ? 0 : yr_int(value), args, n, "not a decimal");
}

YR_METHOD(ucd_digit)
{
    uint32_t c;
    if (character("digit", 1, args[0], &c) < 0)
        return 0;
    int value = yr_ucd_record_of(c)->digit - 1;
    return number_or(value < 0 ? 0 : yr_int(value), args, n, "not a digit");
}

YR_METHOD(ucd_numeric)
{
    uint32_t c;
    if (character("numeric", 1, args[0], &c) < 0)
        return 0;
    int i = is_known(self, c) ? yr_ucd_record_of(c)->number : 0;
    return number_or(i ? yr_float(yr_ucd_numbers[i]) : 0, args, n, "not a numeric character");
}

/* ---- Names ---- */

YR_METHOD(ucd_name)
{
    uint32_t c;
    char text[YR_UCD_LONGEST];
    if (character("name", 1, args[0], &c) < 0)
        return 0;
    bool named = is_known(self, c) && yr_ucd_name_of(c, text, sizeof text);
    return number_or(named ? yr_str_from_c(text) : 0, args, n, "no such name");
}

static yr_value sequence(size_t i)
{
    yr_builder b = {0};
    for (int k = 0; k < 4 && yr_ucd_sequences[i][k]; k++)
        yr_builder_char(&b, yr_ucd_sequences[i][k]);
    return yr_builder_finish(&b);
}

YR_METHOD(ucd_lookup)
{
    yr_span span;
    size_t size;
    const char *name;
    if (YR_IS_STR(args[0])) {
        if (!(name = yr_utf8(args[0], &size)))
            return 0;
    } else {
        if (yr_bytes_need(args[0], &span) < 0)
            return 0;
        name = (const char *)span.p;
        size = span.n;
    }
    if (size > 256)
        return yr_raise_format(YR_EXC(KeyError), "name too long");
    int64_t c = yr_ucd_find(name, size, !is_old(self));
    if (c >= 0 && c & YR_UCD_SEQUENCE)
        return sequence((size_t)(c & ~YR_UCD_SEQUENCE));
    if (c < 0 || !is_known(self, (uint32_t)c)) {
        yr_value text = yr_str_from_utf8(name, strnlen(name, size));
        yr_value message = text ? yr_str_format("undefined character name '%U'", text) : 0;
        if (message)
            yr_raise_value(YR_EXC(KeyError), message);
        yr_xdrop(text);
        yr_xdrop(message);
        return 0;
    }
    return yr_str_from_char((uint32_t)c);
}

/* ---- Normal forms ---- */

static yr_value normalized(const char *f, yr_value self, yr_value *args)
{
    for (int i = 0; i < 2; i++)
        if (!YR_IS_STR(args[i]))
            return yr_type_error("%s() argument %d must be str, not %s", f, i + 1,
                                 yr_argument_type(args[i]));
    const yr_str *s = yr_str_as(args[1]);
    static const char *const forms[] = {"NFD", "NFC", "NFKD", "NFKC"};
    for (int i = 0; i < 4; i++)
        if (yr_str_is(args[0], forms[i])) {
            if (s->ascii)
                return yr_str_exact(args[1]);
            return yr_ucd_normalize(s, i >= 2, i & 1, is_old(self));
        }
    return yr_value_error("invalid normalization form");
}

YR_METHOD(ucd_normalize)
{
    return normalized("normalize", self, args);
}

YR_METHOD(ucd_is_normalized)
{
    yr_value text = normalized("is_normalized", self, args);
    if (!text)
        return 0;
    bool same = yr_str_equal(text, args[1]);
    yr_drop(text);
    return yr_bool(same);
}

static const yr_method_def functions[] = {
    {"decimal", ucd_decimal, 1, 2, 0,
     "Converts a Unicode character into its equivalent decimal value."},
    {"digit", ucd_digit, 1, 2, 0, "Converts a Unicode character into its equivalent digit value."},
    {"numeric", ucd_numeric, 1, 2, 0,
     "Converts a Unicode character into its equivalent numeric value."},
    {"category", ucd_category, 1, 1, 0,
     "Returns the general category assigned to the character chr as string."},
    {"bidirectional", ucd_bidirectional, 1, 1, 0,
     "Returns the bidirectional class assigned to the character chr as string."},
    {"combining", ucd_combining, 1, 1, 0,
     "Returns the canonical combining class assigned to the character chr as integer."},
    {"mirrored", ucd_mirrored, 1, 1, 0,
     "Returns the mirrored property assigned to the character chr as integer."},
    {"east_asian_width", ucd_east_asian_width, 1, 1, 0,
     "Returns the east asian width assigned to the character chr as string."},
    {"decomposition", ucd_decomposition, 1, 1, 0,
     "Returns the character decomposition mapping assigned to the character chr as string."},
    {"is_normalized", ucd_is_normalized, 2, 2, 0,
     "Return whether the Unicode string unistr is in the normal form 'form'."},
    {"normalize", ucd_normalize, 2, 2, 0,
     "Return the normal form 'form' for the Unicode string unistr."},
    {"name", ucd_name, 1, 2, 0, "Returns the name assigned to the character chr as a string."},
    {"lookup", ucd_lookup, 1, 1, 0, "Look up character by name."},
    YR_METHOD_END};

/* ---- The module ---- */

static yr_value old_version(YR_UNUSED yr_value self)
{
    return yr_str_from_c("3.2.0");
}

static const yr_getset_def getsets[] = {{"unidata_version", old_version, NULL, NULL},
                                        YR_GETSET_END};

static void ucd_dealloc(yr_object *o)
{
    yr_release(o);
}

static const yr_type_spec ucd_spec = {
    .size = sizeof(yr_object),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = functions,
    .getsets = getsets,
    .slots = {.dealloc = ucd_dealloc},
};

static int64_t find_character(const char *name, size_t n)
{
    return yr_ucd_find(name, n, false);
}

static const yr_character_names character_names = {find_character, yr_ucd_name_of};

static int fill(yr_module *m)
{
    yr_type *ucd = yr_type_from_spec("UCD", "unicodedata", NULL, &ucd_spec);
    if (!ucd || yr_add_type(m, ucd) < 0)
        return -1;
    yr_names_of_characters = &character_names;
    yr_object *old = yr_new(ucd, sizeof *old);
    return yr_module_add(m, "ucd_3_2_0", yr_from(old)) < 0 ||
                   yr_module_add(m, "unidata_version", yr_str_from_c("14.0.0")) < 0
               ? -1
               : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_unicodedata = {"unicodedata", fill};
