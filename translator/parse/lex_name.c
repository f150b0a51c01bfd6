/*
 * Names and keywords. A name counts in its normal form NFKC, so that two writings of it are one
 * name; a keyword is only what is written as one.
 */
#include "base/names.h"
#include "lexer.h"

#include <ctype.h>
#include <string.h>

#define MOST_PARTS 18 /* of a character in normal form */

int lex_is_name_start(int c)
{
    return isalpha(c) || c == '_' || c >= 0x80;
}

static int is_name_char(int c)
{
    return isalnum(c) || c == '_' || c >= 0x80;
}

int lex_is_printable(unsigned c)
{
    const char *k = yr_ucd_category(c);
    return c == ' ' || !(k[0] == 'C' || k[0] == 'Z');
}

void lex_bad_character(struct lexer *l, size_t at, unsigned c, int length)
{
    arena *a = l->source->arena;
    const char *message =
        lex_is_printable(c)
            ? arena_printf(a, "invalid character '%.*s' (U+%04X)", length, l->text + at, c)
            : arena_printf(a, "invalid non-printable character U+%04X", c);
    lex_fail_range(l, at, at + (size_t)length, message);
}

/* The keywords stand in the order of their first letters. */
static enum token_kind name_kind(const char *name, size_t n)
{
    for (int k = name[0] < 'a' ? KW_FALSE : KW_AND; k <= KW_YIELD; k++) {
        const char *spelling = token_spelling((enum token_kind)k);
        if (spelling[0] > name[0])
            break;
        if (spelling[0] == name[0] && strncmp(spelling, name, n) == 0 && spelling[n] == '\0')
            return (enum token_kind)k;
    }
    return T_NAME;
}

static const char *normal_form(arena *a, const char *name, size_t n)
{
    uint32_t *chars = NEW_ARRAY(a, uint32_t, n * MOST_PARTS);
    size_t count = 0;
    struct text out = {0};
    for (size_t i = 0; i < n;) {
        int length = 1;
        unsigned c = utf8_decode(name + i, n - i, &length);
        count += yr_ucd_take_apart(c, true, false, chars + count);
        i += (size_t)length;
    }
    yr_ucd_order_marks(chars, count);
    count = yr_ucd_put_together(chars, count);
    for (size_t i = 0; i < count; i++)
        text_add_code_point(a, &out, chars[i]);
    return intern(a, out.at, out.size);
}

void lex_name(struct lexer *l)
{
    arena *a = l->source->arena;
    size_t start = l->at;
    int is_ascii = 1;
    while (is_name_char(peek(l, 0))) {
        int length = 1;
        unsigned c = utf8_decode(l->text + l->at, l->end - l->at, &length);
        is_ascii &= c < 0x80;
        if (c >= 0x80 && !(l->at == start ? yr_ucd_begins_name(c) : yr_ucd_continues_name(c))) {
            lex_bad_character(l, l->at, c, length);
            return;
        }
        l->at += (size_t)length;
    }
    const char *name = l->text + start;
    size_t n = l->at - start;
    enum token_kind kind = name_kind(name, n);
    lex_add(l, kind, start, l->at);
    if (kind == T_NAME)
        l->tokens->list.at[l->tokens->list.n - 1].name =
            is_ascii ? intern(a, name, n) : normal_form(a, name, n);
}
