/* Numbers. What follows one at once may only be a keyword, as in `1if x else y`. */
#include "lexer.h"

#include <ctype.h>
#include <string.h>

/* A number may be followed at once by a keyword, as in `1if x else y`, but by no other name. */
static void end_number(struct lexer *l, const char *what)
{
    static const char *const allowed[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    if (!lex_is_name_start(peek(l, 0)) || peek(l, 0) >= 0x80)
        return;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        size_t n = strlen(allowed[i]);
        if (l->end - l->at >= n && memcmp(l->text + l->at, allowed[i], n) == 0) {
            suspect(l->source, l->at - 1, l->at, "invalid %s literal", what);
            return;
        }
    }
    lex_fail_at(l, l->at - 1, arena_printf(l->source->arena, "invalid %s literal", what));
}

/* Digits with single underscores between them. */
static void decimal_tail(struct lexer *l)
{
    for (;;) {
        while (isdigit(peek(l, 0)))
            l->at++;
        if (peek(l, 0) != '_')
            return;
        l->at++;
        if (!isdigit(peek(l, 0))) {
            lex_fail_at(l, l->at - 1, "invalid decimal literal");
            return;
        }
    }
}

static int is_radix_digit(int c, int radix)
{
    return radix == 16 ? isxdigit(c) : c >= '0' && c < '0' + radix;
}

static void radix_number(struct lexer *l, int radix, const char *what)
{
    arena *a = l->source->arena;
    l->at += 2;
    do {
        if (peek(l, 0) == '_')
            l->at++;
        if (!is_radix_digit(peek(l, 0), radix)) {
            if (isdigit(peek(l, 0)))
                lex_fail_at(l, l->at,
                            arena_printf(a, "invalid digit '%c' in %s literal", peek(l, 0), what));
            else
                lex_fail_at(l, l->at - 1, arena_printf(a, "invalid %s literal", what));
            return;
        }
        while (is_radix_digit(peek(l, 0), radix))
            l->at++;
    } while (peek(l, 0) == '_');
    if (isdigit(peek(l, 0)))
        lex_fail_at(l, l->at,
                    arena_printf(a, "invalid digit '%c' in %s literal", peek(l, 0), what));
    else
        end_number(l, what);
}

/* Returns whether there was a fraction, an exponent or a j. */
static int number_tail(struct lexer *l)
{
    int any = 0;
    if (peek(l, 0) == '.') {
        any = 1;
        l->at++;
        if (isdigit(peek(l, 0)))
            decimal_tail(l);
    }
    if ((peek(l, 0) | 32) == 'e') {
        size_t sign = peek(l, 1) == '+' || peek(l, 1) == '-';
        if (isdigit(peek(l, 1 + sign))) {
            any = 1;
            l->at += 1 + sign;
            decimal_tail(l);
        } else if (sign) {
            lex_fail_at(l, l->at + 1, "invalid decimal literal");
            return 1;
        }
    }
    if ((peek(l, 0) | 32) == 'j') {
        l->at++;
        end_number(l, "imaginary");
        return 1;
    }
    if (any)
        end_number(l, "decimal");
    return any;
}

static void zero_number(struct lexer *l, size_t start)
{
    int nonzero = 0;
    while (peek(l, 0) == '0' || peek(l, 0) == '_') {
        if (peek(l, 0) == '_' && !isdigit(peek(l, 1))) {
            lex_fail_at(l, l->at, "invalid decimal literal");
            return;
        }
        l->at++;
    }
    size_t zeros_end = l->at;
    if (isdigit(peek(l, 0))) {
        nonzero = 1;
        decimal_tail(l);
    }
    if (l->failed || number_tail(l))
        return;
    if (nonzero)
        lex_fail_range(l, start, zeros_end,
                       "leading zeros in decimal integer literals are not permitted; "
                       "use an 0o prefix for octal integers");
    else
        end_number(l, "decimal");
}

void lex_number(struct lexer *l)
{
    size_t start = l->at;
    int second = peek(l, 1) | 32;
    if (peek(l, 0) == '0' && second == 'x') {
        radix_number(l, 16, "hexadecimal");
    } else if (peek(l, 0) == '0' && second == 'o') {
        radix_number(l, 8, "octal");
    } else if (peek(l, 0) == '0' && second == 'b') {
        radix_number(l, 2, "binary");
    } else if (peek(l, 0) == '0') {
        zero_number(l, start);
    } else {
        if (peek(l, 0) != '.')
            decimal_tail(l);
        if (!l->failed && !number_tail(l))
            end_number(l, "decimal");
    }
    lex_add(l, T_NUMBER, start, l->at);
}
