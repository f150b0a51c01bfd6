/* _json_module.c - the module _json: the scanner and the encoder under the module json, and strings
 * of JSON. */
#include "json_parts.h"

/* ---- Strings -------------------------------------------------------------------------------- */

/* What stands for an ASCII character: 0: itself; 'u': its number; else the letter of its escape. */
static char escape_of(uint32_t c)
{
    switch (c) {
    case '"':
    case '\\': return (char)c;
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return c < 0x20 ? 'u' : 0;
    }
}

static void put_unit(yr_writer *w, uint32_t unit)
{
    static const char hex[] = "0123456789abcdef";
    char text[6] = {'\\',          'u', hex[unit >> 12], hex[unit >> 8 & 15], hex[unit >> 4 & 15],
                    hex[unit & 15]};
    yr_writer_ascii(w, text, 6);
}

static void put_escaped(yr_writer *w, uint32_t c)
{
    char letter = c < 0x7f ? escape_of(c) : 'u';
    if (c > 0xffff) {
        put_unit(w, 0xd800 | ((c - 0x10000) >> 10));
        put_unit(w, 0xdc00 | ((c - 0x10000) & 0x3ff));
    } else if (letter == 'u') {
        put_unit(w, c);
    } else {
        yr_writer_ascii(w, (char[2]){'\\', letter}, 2);
    }
}

/* Is one of the eight characters a control character, a quote or a backslash, or beyond '~'? */
static inline bool has_special(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\';
    return ((word | (word + ones) | (word - ones * 0x20) | (quote - ones) | (backslash - ones)) &
            high) != 0;
}

/* The first of s[from:] that is not plain: to be escaped, or beyond '~' where ascii. */
static size_t plain_end(const yr_str *s, size_t from, bool ascii)
{
    size_t i = from, n = s->length;
    if (s->kind == 1) {
        const uint8_t *p = s->data.one;
        uint64_t word;
        for (; i + 8 <= n; i += 8) {
            memcpy(&word, p + i, 8);
            if (has_special(word))
                break;
        }
    }
    for (; i < n; i++) {
        uint32_t c = yr_str_at(s, i);
        if (c < 0x7f ? escape_of(c) : ascii)
            break;
    }
    return i;
}

int yr_json_quote(yr_writer *w, const yr_str *s, bool ascii)
{
    yr_writer_char(w, '"');
    for (size_t i = 0; i < s->length; i++) {
        size_t end = plain_end(s, i, ascii);
        yr_writer_part(w, s, i, end);
        i = end;
        if (i < s->length)
            put_escaped(w, yr_str_at(s, i));
    }
    return yr_writer_char(w, '"');
}

static yr_value quoted(yr_value s, bool ascii)
{
    yr_writer w;
    if (!YR_IS_STR(s))
        return yr_type_error("first argument must be a string, not %s", yr_type_name(s));
    yr_writer_start(&w);
    yr_json_quote(&w, yr_str_as(s), ascii);
    return yr_writer_finish(&w);
}

YR_TEXT_METHOD(yr_json_encode_basestring)
{
    return quoted(args[0], false);
}

YR_TEXT_METHOD(yr_json_encode_basestring_ascii)
{
    return quoted(args[0], true);
}

/* ---- The module ----------------------------------------------------------------------------- */

static const yr_method_def functions[] = {
    {"encode_basestring_ascii", yr_json_encode_basestring_ascii, 1, 1, 0,
     "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a "
     "Python string"},
    {"encode_basestring", yr_json_encode_basestring, 1, 1, 0,
     "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string"},
    {"scanstring", yr_json_scanstring, 0, -1, 0,
     "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON "
     "string. "
     "End is the index of the\ncharacter in s after the quote that started the JSON string.\n"
     "Unescapes all valid JSON string escape sequences and raises ValueError\non attempt to decode "
     "an invalid string. If strict is False then literal\ncontrol characters are allowed in the "
     "string.\n\nReturns a tuple of the decoded string and the index of the character in s\nafter "
     "the end quote."},
    YR_METHOD_END,
};

static int fill(yr_module *m)
{
    if (yr_module_add_functions(m, functions) < 0 || yr_json_scanner_ready(m) < 0)
        return -1;
    return yr_json_encoder_ready(m);
}

const yr_native_module yr_module__json = {"_json", fill};
