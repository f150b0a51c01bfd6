/* str_text.c - texts for messages: a small printf that also knows Python values.
 *
 * %R, %S and %T take a yr_value and print its repr, its str and the name of its type; %U prints a
 * str as it is. %c, %s, %d, %i, %u, %x, %X, %o, %p, %g, %f, %e and %% are printf's, with flags,
 * width, precision and the length modifiers h l ll z j t. %s is UTF-8; its precision counts
 * characters, as does that of %R, %S and %U.
 */
#include "text.h"

typedef struct {
    char text[64]; /* the conversion for snprintf: "%-08l" and so on, without its letter */
    size_t n;
    int width;     /* -1: none */
    int precision; /* -1: none */
    bool left;
    char length; /* 0 h l L(ll) z j t */
} conversion;

static const char *read_number(const char *p, int *out, va_list *args)
{
    if (*p == '*') {
        *out = va_arg(*args, int);
        return p + 1;
    }
    for (*out = 0; *p >= '0' && *p <= '9'; p++)
        *out = *out * 10 + (*p - '0');
    return p;
}

/* Reads flags, width, precision and length after '%'; returns the place of the letter. */
static const char *read_conversion(const char *p, conversion *c, va_list *args)
{
    char flags[8];
    size_t n = 0;
    *c = (conversion){.width = -1, .precision = -1};
    for (; *p && strchr("-+ #0", *p); p++) {
        c->left |= *p == '-';
        if (n < sizeof flags - 1)
            flags[n++] = *p;
    }
    flags[n] = 0;
    if (*p == '*' || (*p >= '0' && *p <= '9'))
        p = read_number(p, &c->width, args);
    if (*p == '.')
        p = read_number(p + 1, &c->precision, args);
    for (; *p && strchr("hlzjt", *p); p++)
        c->length = c->length == 'l' && *p == 'l' ? 'L' : *p;
    int m = snprintf(c->text, sizeof c->text, "%%%s", flags);
    if (c->width >= 0)
        m += snprintf(c->text + m, sizeof c->text - (size_t)m, "%d", c->width);
    if (c->precision >= 0)
        m += snprintf(c->text + m, sizeof c->text - (size_t)m, ".%d", c->precision);
    c->n = (size_t)m;
    return p;
}

static void add_padded(yr_builder *b, yr_value text, const conversion *c)
{
    if (!text) {
        b->failed = true;
        return;
    }
    size_t n = yr_str_as(text)->length;
    if (c->precision >= 0 && n > (size_t)c->precision)
        n = (size_t)c->precision;
    size_t pad = c->width > 0 && (size_t)c->width > n ? (size_t)c->width - n : 0;
    for (size_t i = 0; i < pad && !c->left; i++)
        yr_builder_put(b, ' ');
    for (size_t i = 0; i < n; i++)
        yr_builder_put(b, yr_str_at(yr_str_as(text), i));
    for (size_t i = 0; i < pad && c->left; i++)
        yr_builder_put(b, ' ');
}

/* Do messages call the types of a module by it too? CPython does for those in C that are no
 * built-ins. */
static bool is_in_messages(const yr_type *t, yr_value module)
{
    static const char *const in_c[] = {"datetime", "decimal", "_thread", "_queue", "_pickle"};
    if (!(t->flags & YR_TYPE_HEAP)) /* Random is a class of Python there */
        return !yr_str_is(module, "builtins") && !yr_str_is(module, "random");
    for (size_t i = 0; i < sizeof in_c / sizeof in_c[0]; i++)
        if (yr_str_is(module, in_c[i]))
            return true;
    return false;
}

/* new: the name of v's type in messages. */
static yr_value type_in_message(yr_value v)
{
    yr_type *t = yr_type_of(v);
    yr_value error = yr_save_pending();
    yr_value module = yr_dict_get_c(yr_type_dict(t), "__module__");
    yr_restore_pending(error);
    if (!module || !YR_IS_STR(module) || !is_in_messages(t, module))
        return yr_str_from_c(yr_type_name(v));
    return yr_str_format("%U.%s", module, yr_type_name(v));
}

static void add_value(yr_builder *b, char letter, yr_value v, const conversion *c)
{
    yr_value text = letter == 'R'   ? yr_repr(v)
                    : letter == 'S' ? yr_str_of(v)
                    : letter == 'T' ? type_in_message(v)
                                    : yr_retain(v);
    add_padded(b, text, c);
    yr_xdrop(text);
}

/* %s: bytes up to the precision in characters, so an unterminated text with a precision is fine. */
static void add_c_string(yr_builder *b, const char *s, const conversion *c)
{
    size_t n = 0, characters = 0;
    if (!s)
        s = "(null)";
    while (s[n] && (c->precision < 0 || characters < (size_t)c->precision)) {
        n++;
        while ((s[n] & 0xc0) == 0x80)
            n++;
        characters++;
    }
    yr_value text = yr_str_from_utf8(s, n);
    add_padded(b, text, c);
    yr_xdrop(text);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"

static void add_signed(yr_builder *b, conversion *c, va_list *args)
{
    char text[128];
    long long i = c->length == 'L'   ? va_arg(*args, long long)
                  : c->length == 'l' ? va_arg(*args, long)
                  : c->length == 'z' || c->length == 't' || c->length == 'j'
                      ? (long long)va_arg(*args, ptrdiff_t)
                      : va_arg(*args, int);
    snprintf(c->text + c->n, sizeof c->text - c->n, "lld");
    snprintf(text, sizeof text, c->text, i);
    yr_builder_c(b, text);
}

static void add_unsigned(yr_builder *b, conversion *c, char letter, va_list *args)
{
    char text[128];
    unsigned long long i = c->length == 'L'   ? va_arg(*args, unsigned long long)
                           : c->length == 'l' ? va_arg(*args, unsigned long)
                           : c->length == 'z' || c->length == 't' || c->length == 'j'
                               ? (unsigned long long)va_arg(*args, size_t)
                               : va_arg(*args, unsigned);
    snprintf(c->text + c->n, sizeof c->text - c->n, "ll%c", letter);
    snprintf(text, sizeof text, c->text, i);
    yr_builder_c(b, text);
}

static void add_double(yr_builder *b, conversion *c, char letter, double d)
{
    char text[512];
    snprintf(c->text + c->n, sizeof c->text - c->n, "%c", letter);
    snprintf(text, sizeof text, c->text, d);
    yr_builder_c(b, text);
}

static void add_pointer(yr_builder *b, void *p)
{
    char text[32];
    snprintf(text, sizeof text, "0x%llx", (unsigned long long)(uintptr_t)p);
    yr_builder_c(b, text);
}

#pragma GCC diagnostic pop

static void add_conversion(yr_builder *b, conversion *c, char letter, va_list *args)
{
    switch (letter) {
    case 'R':
    case 'S':
    case 'T':
    case 'U': add_value(b, letter, va_arg(*args, yr_value), c); break;
    case 's': add_c_string(b, va_arg(*args, const char *), c); break;
    case 'd':
    case 'i': add_signed(b, c, args); break;
    case 'u':
    case 'x':
    case 'X':
    case 'o': add_unsigned(b, c, letter, args); break;
    case 'c': yr_builder_put(b, (uint32_t)va_arg(*args, int)); break;
    case 'p': add_pointer(b, va_arg(*args, void *)); break;
    case 'g':
    case 'f':
    case 'e': add_double(b, c, letter, va_arg(*args, double)); break;
    default: yr_builder_put(b, (uint8_t)letter); break;
    }
}

/* new: an exception that a repr raises on the way is what comes out. */
yr_value yr_str_vformat(const char *format, va_list given)
{
    yr_builder b = {0};
    va_list args;
    va_copy(args, given);
    const char *p = format;
    while (*p && !b.failed) {
        const char *start = p;
        while (*p && *p != '%')
            p++;
        if (p > start) {
            yr_value text = yr_str_from_utf8(start, (size_t)(p - start));
            yr_builder_add(&b, text);
            yr_xdrop(text);
            continue;
        }
        conversion c;
        p = read_conversion(p + 1, &c, &args);
        if (*p)
            add_conversion(&b, &c, *p++, &args);
    }
    va_end(args);
    return yr_builder_finish(&b);
}

yr_value yr_str_format(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    yr_value v = yr_str_vformat(format, args);
    va_end(args);
    return v;
}
