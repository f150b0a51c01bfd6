/* number_format.c - the format mini-language for int, float and complex.
 *
 *     [[fill]align][sign][z][#][0][width][grouping][.precision][type]
 *
 * A number is rendered from parts: sign, prefix, the digits that grouping applies to, and the rest
 * (point, fraction, exponent, or all of "inf"). Padding goes around them, or for '=' between
 * prefix and digits; zeros put there by grouping take separators too.
 */
#include "number.h"
#include "number_chars.h"
#include "text_writer.h"
#include "unicode.h"
#include <ctype.h>
#include <math.h>

typedef struct {
    uint32_t fill, align, sign, grouping, type; /* characters; 0: not given */
    bool alternate, no_negative_zero, has_align, has_fill;
    int64_t width, precision; /* -1: not given */
} format_spec;

typedef struct {
    bool negative;
    const char *prefix;
    const char *digits;
    size_t digit_count;
    const char *rest;
    size_t rest_size;
    bool percent; /* behind the rest */
    size_t group; /* digits to a group */
} number_parts;

/* ---- Reading the specification -------------------------------------------------------------- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

typedef struct {
    const yr_str *s;
    size_t at;
} spec_reader;

static uint32_t peek(const spec_reader *r, size_t ahead)
{
    return r->at + ahead < r->s->length ? yr_str_at(r->s, r->at + ahead) : 0;
}

static bool accept(spec_reader *r, uint32_t c)
{
    if (r->at >= r->s->length || peek(r, 0) != c)
        return false;
    r->at++;
    return true;
}

/* The number that stands there: count of digits, or -1 if it is too large (error pending). */
static int read_number(spec_reader *r, int64_t *out)
{
    int64_t value = 0;
    int n = 0;
    for (;; n++, r->at++) {
        int digit = yr_char_digit(peek(r, 0));
        if (digit < 0)
            break;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, digit, &value)) {
            yr_value_error("Too many decimal digits in format string");
            return -1;
        }
    }
    if (n)
        *out = value;
    return n;
}

static void read_align(spec_reader *r, format_spec *f)
{
    size_t left = r->s->length - r->at;
    if (left >= 2 && is_align(peek(r, 1))) {
        f->fill = peek(r, 0);
        f->align = peek(r, 1);
        f->has_fill = f->has_align = true;
        r->at += 2;
    } else if (left >= 1 && is_align(peek(r, 0))) {
        f->align = peek(r, 0);
        f->has_align = true;
        r->at++;
    }
}

static int read_grouping(spec_reader *r, format_spec *f)
{
    if (accept(r, ','))
        f->grouping = ',';
    bool both = false;
    if (accept(r, '_')) {
        both = f->grouping != 0;
        f->grouping = '_';
    }
    if (both || (f->grouping == '_' && peek(r, 0) == ',')) {
        yr_value_error("Cannot specify both ',' and '_'.");
        return -1;
    }
    return 0;
}

static void raise_grouping(uint32_t grouping, uint32_t type)
{
    if (type > 32 && type < 128)
        yr_value_error("Cannot specify '%c' with '%c'.", (char)grouping, (char)type);
    else
        yr_value_error("Cannot specify '%c' with '\\x%x'.", (char)grouping, (unsigned)type);
}

static yr_value raise_type(uint32_t type, yr_value v)
{
    if (type > 32 && type < 128)
        return yr_value_error("Unknown format code '%c' for object of type '%T'", (char)type, v);
    return yr_value_error("Unknown format code '\\x%x' for object of type '%T'", (unsigned)type, v);
}

static int check_grouping(const format_spec *f)
{
    if (!f->grouping || f->type == 0 || (f->type < 128 && strchr("defgEG%F", (int)f->type)))
        return 0;
    if (f->grouping == '_' && f->type < 128 && strchr("boxX", (int)f->type))
        return 0;
    raise_grouping(f->grouping, f->type);
    return -1;
}

static int parse_spec(yr_value spec, yr_value v, uint32_t default_type, format_spec *f)
{
    spec_reader r = {YR_AS(yr_str, spec), 0};
    *f = (format_spec){
        .fill = ' ', .align = '>', .width = -1, .precision = -1, .type = default_type};
    read_align(&r, f);
    if (r.at < r.s->length && (peek(&r, 0) == '+' || peek(&r, 0) == '-' || peek(&r, 0) == ' ')) {
        f->sign = peek(&r, 0);
        r.at++;
    }
    f->no_negative_zero = accept(&r, 'z');
    f->alternate = accept(&r, '#');
    if (!f->has_fill && accept(&r, '0')) {
        f->fill = '0';
        if (!f->has_align)
            f->align = '=';
    }
    if (read_number(&r, &f->width) < 0 || read_grouping(&r, f))
        return -1;
    if (accept(&r, '.')) {
        int digits = read_number(&r, &f->precision);
        if (digits == 0)
            yr_value_error("Format specifier missing precision");
        if (digits <= 0)
            return -1;
    }
    if (r.s->length - r.at > 1) {
        yr_value_error("Invalid format specifier '%U' for object of type '%T'", spec, v);
        return -1;
    }
    if (r.at < r.s->length)
        f->type = peek(&r, 0);
    return check_grouping(f);
}

/* ---- Rendering ------------------------------------------------------------------------------ */

static int add_repeated(yr_writer *out, uint32_t c, int64_t n)
{
    return n > 0 ? yr_writer_fill(out, c, (size_t)n) : 0;
}

/* How many digits stand (zeros in front counted) so that digits and separators fill at least
 * width characters; *size is what they take together. */
static int64_t grouped_digits(const number_parts *p, bool grouping, int64_t width, int64_t *size)
{
    int64_t digits = (int64_t)p->digit_count;
    if (!grouping) {
        *size = digits > width ? digits : width;
        return *size;
    }
    int64_t group = (int64_t)p->group;
    int64_t from_width = 0, left = width;
    /* Groups from the right; the last may be cut, and a separator never comes first. */
    while (left > 0) {
        int64_t take = left < group ? left : group;
        from_width += take;
        left -= take + 1;
    }
    if (left == 0 && width > 0)
        from_width++; /* the separator that would come first gets a digit before it */
    int64_t count = digits > from_width ? digits : from_width;
    *size = count + (count > 0 ? (count - 1) / group : 0);
    return count;
}

static int add_digits(yr_writer *out, const format_spec *f, const number_parts *p, int64_t count)
{
    int64_t zeros = count - (int64_t)p->digit_count;
    if (!f->grouping)
        return add_repeated(out, '0', zeros) || yr_writer_ascii(out, p->digits, p->digit_count);
    for (int64_t i = 0; i < count; i++) {
        if (i > 0 && f->grouping && (count - i) % (int64_t)p->group == 0 &&
            yr_writer_char(out, f->grouping))
            return -1;
        if (yr_writer_char(out, i < zeros ? '0' : (unsigned char)p->digits[i - zeros]))
            return -1;
    }
    return 0;
}

static char sign_char(const format_spec *f, bool negative)
{
    if (negative)
        return '-';
    return f->sign == '+' || f->sign == ' ' ? (char)f->sign : 0;
}

static void place_padding(const format_spec *f, int64_t padding, int64_t out[3])
{
    out[0] = out[1] = out[2] = 0;
    if (padding <= 0)
        return;
    switch (f->align) {
    case '<': out[2] = padding; break;
    case '=': out[1] = padding; break;
    case '^':
        out[0] = padding / 2;
        out[2] = padding - padding / 2;
        break;
    default: out[0] = padding; break;
    }
}

static int add_number(yr_writer *out, const format_spec *f, const number_parts *p)
{
    char sign = sign_char(f, p->negative);
    size_t prefix = strlen(p->prefix), rest = p->rest_size;
    int64_t fixed = (sign != 0) + (int64_t)prefix + (int64_t)rest + p->percent, size = 0, count = 0;
    int64_t zero_width = f->fill == '0' && f->align == '=' ? f->width - fixed : 0;
    if (p->digit_count)
        count = grouped_digits(p, f->grouping != 0, zero_width > 0 ? zero_width : 0, &size);
    int64_t padding[3];
    place_padding(f, f->width - fixed - size, padding);
    if (add_repeated(out, f->fill, padding[0]) || (sign && yr_writer_char(out, (uint32_t)sign)) ||
        yr_writer_ascii(out, p->prefix, prefix) || add_repeated(out, f->fill, padding[1]) ||
        add_digits(out, f, p, count) || yr_writer_ascii(out, p->rest, rest) ||
        (p->percent && yr_writer_char(out, '%')) || add_repeated(out, f->fill, padding[2]))
        return -1;
    return 0;
}

static yr_value finish(yr_writer *out, int failed)
{
    if (!failed)
        return yr_writer_finish(out);
    yr_writer_free(out);
    return 0;
}

/* ---- int ------------------------------------------------------------------------------------ */

static yr_value format_character(yr_value v, const format_spec *f)
{
    int64_t c;
    if (f->sign)
        return yr_value_error("Sign not allowed with integer format specifier 'c'");
    if (f->alternate)
        return yr_value_error("Alternate form (#) not allowed with integer format specifier 'c'");
    if (yr_to_i64(v, &c))
        return 0;
    if (c < 0 || c > 0x10ffff)
        return yr_raise_format(YR_EXC(OverflowError), "%%c arg not in range(0x110000)");
    int64_t padding[3];
    yr_writer out;
    yr_writer_start(&out);
    place_padding(f, f->width - 1, padding);
    int failed = add_repeated(&out, f->fill, padding[0] + padding[1]) ||
                 yr_writer_char(&out, (uint32_t)c) || add_repeated(&out, f->fill, padding[2]);
    return finish(&out, failed);
}

static yr_value format_digits(yr_value v, const format_spec *f)
{
    int base = f->type == 'b' ? 2 : f->type == 'o' ? 8 : (f->type | 32) == 'x' ? 16 : 10;
    size_t size;
    char few[YR_I64_CHARS], *text = few;
    if (base == 10 && yr_is_int(v))
        size = yr_i64_chars(yr_int_value(v), few);
    else if (!(text = yr_int_text(v, base, false, &size)))
        return 0;
    if (f->type == 'X')
        for (char *c = text; *c; c++)
            *c = (char)toupper((unsigned char)*c);
    bool negative = text[0] == '-';
    char prefix[3] = {'0', (char)f->type, 0};
    number_parts parts = {
        .negative = negative,
        .prefix = f->alternate && base != 10 ? prefix : "",
        .digits = text + negative,
        .digit_count = size - negative,
        .rest = "",
        .rest_size = 0,
        .group = base == 10 ? 3 : 4,
    };
    yr_writer out;
    yr_writer_start(&out);
    int failed = add_number(&out, f, &parts);
    if (text != few)
        yr_dispose(text);
    return finish(&out, failed);
}

static yr_value format_double(double d, yr_value v, const format_spec *f);

yr_value yr_format_int(yr_value v, yr_value spec)
{
    if (YR_AS(yr_str, spec)->length == 0)
        return yr_is_int(v) || YR_IS(v, int) ? yr_int_to_str(v, 10) : yr_str_of(v);
    format_spec f;
    double d;
    if (parse_spec(spec, v, 'd', &f))
        return 0;
    switch (f.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'n':
    case 'o':
    case 'x':
    case 'X':
        if (f.precision != -1)
            return yr_value_error("Precision not allowed in integer format specifier");
        if (f.no_negative_zero)
            return yr_value_error("Negative zero coercion (z) not allowed in integer format "
                                  "specifier");
        return f.type == 'c' ? format_character(v, &f) : format_digits(v, &f);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': return yr_int_to_double(v, &d) ? 0 : format_double(d, v, &f);
    default: return raise_type(f.type, v);
    }
}

/* ---- float ---------------------------------------------------------------------------------- */

static bool is_float_type(uint32_t type)
{
    return type == 0 || (type < 128 && strchr("eEfFgGn%", (int)type));
}

static bool is_zero_text(const char *text, size_t n)
{
    for (size_t i = 0; i < n && (text[i] | 32) != 'e'; i++)
        if (text[i] >= '1' && text[i] <= '9')
            return false;
    return true;
}

/* new buffer: the text of d without padding and grouping; "" types choose as given. */
static char *double_text(double d, const format_spec *f, int default_precision, int flags)
{
    char type = (char)f->type;
    int64_t precision = f->precision;
    if (type == 0)
        type = 'r';
    else
        default_precision = 6;
    if (type == 'n')
        type = 'g';
    if (type == '%') {
        type = 'f';
        d *= 100;
    }
    if (precision < 0)
        precision = default_precision;
    else if (type == 'r')
        type = 'g';
    if (f->alternate)
        flags |= YR_TEXT_ALTERNATE;
    return yr_double_format(d, type, precision, flags);
}

/* Adds what double_text gave, with the rest of the specification applied. */
static int add_double(yr_writer *out, const char *text, size_t size, const format_spec *f,
                      bool percent)
{
    bool negative = text[0] == '-';
    const char *digits = text + negative;
    size_t count = 0;
    size -= negative;
    while (count < size && digits[count] >= '0' && digits[count] <= '9')
        count++;
    if (negative && f->no_negative_zero && count && is_zero_text(digits, size))
        negative = false;
    number_parts parts = {
        .negative = negative,
        .prefix = "",
        .digits = digits,
        .digit_count = count,
        .rest = digits + count,
        .rest_size = size - count,
        .percent = percent,
        .group = 3,
    };
    return add_number(out, f, &parts);
}

/* The characters of plain fixed notation where they are quickly found, or 0. */
static size_t quick_fixed(double d, const format_spec *f, char out[YR_DOUBLE_CHARS])
{
    if ((f->type | 32) != 'f' || f->alternate || f->precision > 14)
        return 0;
    return yr_double_fixed_chars(d, f->precision < 0 ? 6 : (int)f->precision, out);
}

static yr_value format_double(double d, yr_value v, const format_spec *f)
{
    if (!is_float_type(f->type))
        return raise_type(f->type, v);
    if (f->precision > INT32_MAX)
        return yr_value_error("precision too big");
    char quick[YR_DOUBLE_CHARS], *text = quick;
    size_t n = quick_fixed(d, f, quick);
    if (n == 0) {
        if (!(text = double_text(d, f, 0, f->type == 0 ? YR_TEXT_DOT_ZERO : 0)))
            return 0;
        n = strlen(text);
    }
    yr_writer out;
    yr_writer_start(&out);
    int failed = add_double(&out, text, n, f, f->type == '%');
    if (text != quick)
        yr_dispose(text);
    return finish(&out, failed);
}

/* The characters for a specification like ".2f", or 0. */
static size_t only_precision(const yr_str *spec, double d, char out[YR_DOUBLE_CHARS])
{
    const uint8_t *s = spec->data.one;
    if (spec->length != 3 || spec->kind != 1 || s[0] != '.' || s[2] != 'f' || s[1] < '0' ||
        s[1] > '9')
        return 0;
    return yr_double_fixed_chars(d, s[1] - '0', out);
}

yr_value yr_format_float(yr_value v, yr_value spec)
{
    double d = 0;
    yr_float_get(v, &d);
    if (YR_AS(yr_str, spec)->length == 0)
        return yr_is_flonum(v) || YR_IS(v, float) ? yr_float_repr(d) : yr_str_of(v);
    char text[YR_DOUBLE_CHARS];
    size_t n = only_precision(YR_AS(yr_str, spec), d, text);
    if (n)
        return yr_str_of_ascii(text, n);
    format_spec f;
    if (parse_spec(spec, v, 0, &f))
        return 0;
    return format_double(d, v, &f);
}

/* ---- complex -------------------------------------------------------------------------------- */

/* The number without outer padding, in parentheses if no type is given. */
static int add_complex(yr_writer *out, const yr_complex *z, const format_spec *f)
{
    format_spec inner = *f;
    inner.width = -1;
    inner.fill = 0;
    inner.align = '<';
    bool skip_real = f->type == 0 && z->real == 0.0 && !signbit(z->real);
    bool parentheses = f->type == 0 && !skip_real;
    char *real = double_text(z->real, f, 0, 0);
    char *imag = real ? double_text(z->imag, f, 0, 0) : NULL;
    int failed = !imag || (parentheses && yr_writer_char(out, '(')) ||
                 (!skip_real && add_double(out, real, strlen(real), &inner, false));
    if (!failed) {
        if (!skip_real)
            inner.sign = '+';
        failed = add_double(out, imag, strlen(imag), &inner, false) || yr_writer_char(out, 'j') ||
                 (parentheses && yr_writer_char(out, ')'));
    }
    yr_dispose(real);
    yr_dispose(imag);
    return failed ? -1 : 0;
}

yr_value yr_format_complex(yr_value v, yr_value spec)
{
    if (YR_AS(yr_str, spec)->length == 0)
        return yr_str_of(v);
    format_spec f;
    if (parse_spec(spec, v, 0, &f))
        return 0;
    if (!is_float_type(f.type) || f.type == '%')
        return raise_type(f.type, v);
    if (f.fill == '0')
        return yr_value_error("Zero padding is not allowed in complex format specifier");
    if (f.align == '=')
        return yr_value_error("'=' alignment flag is not allowed in complex format specifier");
    yr_writer inner, out;
    yr_writer_start(&inner);
    yr_writer_start(&out);
    if (add_complex(&inner, YR_AS(yr_complex, v), &f)) {
        yr_writer_free(&inner);
        return 0;
    }
    int64_t padding[3];
    place_padding(&f, f.width - (int64_t)inner.length, padding);
    int failed = add_repeated(&out, f.fill, padding[0]);
    failed = failed || yr_writer_ascii(&out, (const char *)inner.data, inner.length) ||
             add_repeated(&out, f.fill, padding[2]);
    yr_writer_free(&inner);
    return finish(&out, failed);
}
