/*
 * Texts are decoded as WTF-8; which characters are shown as they are is Unicode's business and
 * only roughly known here: the blocks of controls, separators, surrogates and private use are not.
 */
#include "repr.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_printable(unsigned c)
{
    static const unsigned hidden[][2] = {
        {0x7F, 0xA0},       {0xAD, 0xAD},       {0x378, 0x379},     {0x600, 0x605},
        {0x61C, 0x61C},     {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x1680, 0x1680},
        {0x180E, 0x180E},   {0x1FFF, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},
        {0x3000, 0x3000},   {0xD7A4, 0xD7AF},   {0xD7FC, 0xF8FF},   {0xFDD0, 0xFDEF},
        {0xFEFD, 0xFEFF},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},   {0x1D173, 0x1D17A},
        {0x2FFFE, 0x2FFFF}, {0x323B0, 0xE00FF}, {0xE01F0, 0x10FFFF}};
    if (c < 0x20)
        return 0;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        if (c >= hidden[i][0] && c <= hidden[i][1])
            return 0;
    }
    return 1;
}

static void add_escape(arena *a, struct text *t, unsigned c)
{
    if (c == '\n')
        text_add_cstr(a, t, "\\n");
    else if (c == '\r')
        text_add_cstr(a, t, "\\r");
    else if (c == '\t')
        text_add_cstr(a, t, "\\t");
    else
        text_printf(a, t, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

static void add_quoted(arena *a, struct text *t, const char *s, size_t n, int bytes)
{
    char quote = n && memchr(s, '\'', n) && !memchr(s, '"', n) ? '"' : '\'';
    text_add_char(a, t, quote);
    for (size_t i = 0; i < n;) {
        int length = 1;
        unsigned c = bytes ? (unsigned char)s[i] : utf8_decode(s + i, n - i, &length);
        if (c == (unsigned char)quote || c == '\\')
            text_add_char(a, t, '\\');
        if (bytes ? c >= 0x20 && c < 0x7F : is_printable(c))
            text_add(a, t, s + i, (size_t)length);
        else
            add_escape(a, t, c);
        i += (size_t)length;
    }
    text_add_char(a, t, quote);
}

void text_add_repr(arena *a, struct text *t, const char *s, size_t n)
{
    add_quoted(a, t, s, n, 0);
}

/* The shortest digits that read back as the same number, laid out as Python does. */
static void add_float(arena *a, struct text *t, double x, int imaginary)
{
    char digits[40];
    if (isinf(x)) {
        text_add_cstr(a, t, "inf");
        return;
    }
    int n = 1;
    do
        snprintf(digits, sizeof digits, "%.*e", n - 1, x);
    while (strtod(digits, NULL) != x && ++n <= 17);
    int exponent = atoi(strchr(digits, 'e') + 1);
    if (exponent >= -4 && exponent < 16) {
        int decimals = n - 1 - exponent;
        text_printf(a, t, "%.*f%s", decimals > 0 ? decimals : 0, x,
                    decimals <= 0 && !imaginary ? ".0" : "");
        return;
    }
    *strchr(digits, 'e') = '\0';
    text_printf(a, t, "%se%c%02d", digits, exponent < 0 ? '-' : '+', abs(exponent));
}

/* A number written in another radix, as decimal: limbs of nine digits, lowest first. */
static void add_radix(arena *a, struct text *t, const char *s, size_t n)
{
    unsigned radix = s[1] == 'x' ? 16 : s[1] == 'o' ? 8 : 2;
    unsigned *limbs = NEW_ARRAY(a, unsigned, n / 2 + 2);
    size_t used = 1;
    for (size_t i = 2; i < n; i++) {
        unsigned long long carry =
            s[i] <= '9' ? (unsigned)(s[i] - '0') : (unsigned)(s[i] - 'a') + 10;
        for (size_t k = 0; k < used; k++) {
            carry += (unsigned long long)limbs[k] * radix;
            limbs[k] = (unsigned)(carry % 1000000000);
            carry /= 1000000000;
        }
        if (carry)
            limbs[used++] = (unsigned)carry;
    }
    text_printf(a, t, "%u", limbs[used - 1]);
    for (size_t k = used - 1; k-- > 0;)
        text_printf(a, t, "%09u", limbs[k]);
}

const char *constant_repr(arena *a, const struct constant *c)
{
    struct text t = {0};
    switch (c->kind) {
    case CONST_NONE: return "None";
    case CONST_TRUE: return "True";
    case CONST_FALSE: return "False";
    case CONST_ELLIPSIS: return "Ellipsis";
    case CONST_INT:
        if (c->size == 1 || c->text[0] != '0')
            return c->text;
        add_radix(a, &t, c->text, c->size);
        break;
    case CONST_FLOAT: add_float(a, &t, c->number, 0); break;
    case CONST_IMAG:
        add_float(a, &t, c->number, 1);
        text_add_char(a, &t, 'j');
        break;
    case CONST_STR: add_quoted(a, &t, c->text, c->size, 0); break;
    case CONST_BYTES:
        text_add_char(a, &t, 'b');
        add_quoted(a, &t, c->text, c->size, 1);
        break;
    }
    return t.at;
}
