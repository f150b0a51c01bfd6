/* str_repr.c - repr() of strs: quotes and escapes. */
#include "text_writer.h"
#include "unicode.h"

static const char hex[] = "0123456789abcdef";

static void add_escape(yr_writer *b, char letter, int digits, uint32_t c)
{
    yr_writer_char(b, '\\');
    yr_writer_char(b, (uint8_t)letter);
    for (int i = digits; i-- > 0;)
        yr_writer_char(b, (uint8_t)hex[c >> (4 * i) & 15]);
}

static void add_numbered(yr_writer *b, uint32_t c)
{
    if (c < 0x100)
        add_escape(b, 'x', 2, c);
    else if (c < 0x10000)
        add_escape(b, 'u', 4, c);
    else
        add_escape(b, 'U', 8, c);
}

static void add_in_repr(yr_writer *b, uint32_t c, uint32_t quote)
{
    if (c == quote || c == '\\') {
        yr_writer_char(b, '\\');
        yr_writer_char(b, c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
        add_escape(b, c == '\n' ? 'n' : c == '\r' ? 'r' : 't', 0, 0);
    } else if (c < ' ' || c == 0x7f) {
        add_escape(b, 'x', 2, c);
    } else if (c < 0x7f || yr_char_is_printable(c)) {
        yr_writer_char(b, c);
    } else {
        add_numbered(b, c);
    }
}

/* Single quotes, unless the text has some and has no double quotes. */
static uint32_t choose_quote(const yr_str *s)
{
    bool has_single = false;
    if (s->kind == 1) {
        has_single = memchr(s->data.one, '\'', s->length);
        return has_single && !memchr(s->data.one, '"', s->length) ? '"' : '\'';
    }
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (c == '"')
            return '\'';
        has_single |= c == '\'';
    }
    return has_single ? '"' : '\'';
}

static bool is_plain(const yr_str *s, uint32_t quote)
{
    if (!s->ascii)
        return false;
    bool special = false;
    for (size_t i = 0; i < s->length; i++) {
        uint8_t c = s->data.one[i];
        special |= (c < ' ') | (c == 0x7f) | (c == '\\') | (c == quote);
    }
    return !special;
}

yr_value yr_str_repr(yr_value v)
{
    const yr_str *s = yr_str_as(v);
    uint32_t quote = choose_quote(s);
    if (is_plain(s, quote)) {
        yr_value r = yr_str_alloc(s->length + 2, 0x7f);
        if (!r)
            return 0;
        yr_str_put(yr_str_as(r), 0, quote);
        yr_str_copy(yr_str_as(r), 1, s, 0, s->length);
        yr_str_put(yr_str_as(r), s->length + 1, quote);
        return r;
    }
    yr_writer b;
    yr_writer_start(&b);
    yr_writer_char(&b, quote);
    for (size_t i = 0; i < s->length; i++)
        add_in_repr(&b, yr_str_at(s, i), quote);
    yr_writer_char(&b, quote);
    return yr_writer_finish(&b);
}
