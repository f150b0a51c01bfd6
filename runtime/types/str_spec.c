/* str_spec.c - format(): the specification language for str, str.__format__, and what an f-string's
 * replacement field does.
 */
#include "text.h"
#include "unicode.h"

/* ---- Reading a specification ---------------------------------------------------------------- */

int64_t yr_spec_number(const yr_str *s, size_t *at, size_t to)
{
    int64_t value = 0;
    size_t start = *at;
    for (; *at < to; ++*at) {
        int digit = yr_char_digit(yr_str_at(s, *at));
        if (digit < 0)
            break;
        if (value > (INT64_MAX - digit) / 10) {
            yr_value_error("Too many decimal digits in format string");
            return -2;
        }
        value = value * 10 + digit;
    }
    return *at == start ? -1 : value;
}

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* The character at *at if it is one of the wanted, which is then passed; else 0. */
static uint32_t take(const yr_str *s, size_t *at, const char *wanted)
{
    if (*at >= s->length)
        return 0;
    uint32_t c = yr_str_at(s, *at);
    if (c == 0 || c >= 0x80 || !strchr(wanted, (int)c))
        return 0;
    ++*at;
    return c;
}

static void read_alignment(const yr_str *s, size_t *at, yr_spec *out, bool *fill_given)
{
    if (s->length >= 2 && is_align(yr_str_at(s, 1))) {
        out->fill = yr_str_at(s, 0);
        out->align = yr_str_at(s, 1);
        *fill_given = true;
        *at = 2;
    } else {
        out->align = take(s, at, "<>=^");
    }
}

/* The grouping, which no str may have: 0, or its character; -1 with an error for two of them. */
static int read_grouping(const yr_str *s, size_t *at)
{
    uint32_t comma = take(s, at, ","), underscore = take(s, at, "_");
    if ((comma && underscore) || (underscore && take(s, at, ","))) {
        yr_value_error("Cannot specify both ',' and '_'.");
        return -1;
    }
    return (int)(comma | underscore);
}

static int check_grouping(uint32_t grouping, uint32_t type)
{
    if (!grouping || (type < 0x80 && type && strchr("defgEG%F", (int)type)) ||
        (grouping == '_' && type < 0x80 && type && strchr("boxX", (int)type)))
        return 0;
    if (type > 32 && type < 128)
        yr_value_error("Cannot specify '%c' with '%c'.", (int)grouping, (int)type);
    else
        yr_value_error("Cannot specify '%c' with '\\x%x'.", (int)grouping, type);
    return -1;
}

static int read_precision(const yr_str *s, size_t *at, yr_spec *out)
{
    if (!take(s, at, "."))
        return 0;
    out->precision = yr_spec_number(s, at, s->length);
    if (out->precision == -1)
        yr_value_error("Format specifier missing precision");
    return out->precision < 0 ? -1 : 0;
}

int yr_spec_parse(const yr_str *s, yr_spec *out, const char *type_name)
{
    bool fill_given = false;
    size_t at = 0;
    *out = (yr_spec){.fill = ' ', .precision = -1, .type = 's'};
    read_alignment(s, &at, out, &fill_given);
    out->sign = take(s, &at, " +-");
    out->no_negative_zero = take(s, &at, "z");
    out->alternate = take(s, &at, "#");
    if (!fill_given && take(s, &at, "0"))
        out->fill = '0';
    out->width = yr_spec_number(s, &at, s->length);
    int grouping = out->width == -2 ? -1 : read_grouping(s, &at);
    if (grouping < 0 || read_precision(s, &at, out) < 0)
        return -1;
    if (s->length - at > 1) {
        yr_value_error("Invalid format specifier '%U' for object of type '%s'", yr_from(s),
                       type_name);
        return -1;
    }
    if (s->length - at == 1)
        out->type = yr_str_at(s, at);
    return check_grouping((uint32_t)grouping, out->type);
}

/* ---- str.__format__ ------------------------------------------------------------------------- */

static int check_for_str(const yr_spec *spec, const char *type_name)
{
    if (spec->type != 's') {
        if (spec->type > 32 && spec->type < 128)
            yr_value_error("Unknown format code '%c' for object of type '%s'", (int)spec->type,
                           type_name);
        else
            yr_value_error("Unknown format code '\\x%x' for object of type '%s'", spec->type,
                           type_name);
        return -1;
    }
    if (spec->sign)
        yr_value_error("%s not allowed in string format specifier",
                       spec->sign == ' ' ? "Space" : "Sign");
    else if (spec->no_negative_zero)
        yr_value_error("Negative zero coercion (z) not allowed in string format specifier");
    else if (spec->alternate)
        yr_value_error("Alternate form (#) not allowed in string format specifier");
    else if (spec->align == '=')
        yr_value_error("'=' alignment not allowed in string format specifier");
    else
        return 0;
    return -1;
}

static yr_value format_str(yr_value v, const yr_str *spec_text)
{
    const yr_str *s = yr_str_as(v);
    yr_spec spec;
    if (yr_spec_parse(spec_text, &spec, yr_type_name(v)) < 0 ||
        check_for_str(&spec, yr_type_name(v)) < 0)
        return 0;
    size_t n = s->length;
    if (spec.precision >= 0 && (uint64_t)spec.precision < n)
        n = (size_t)spec.precision;
    size_t missing = spec.width > (int64_t)n ? (size_t)spec.width - n : 0;
    if (missing == 0)
        return yr_str_sub(v, 0, n);
    size_t left = spec.align == '>' ? missing : spec.align == '^' ? missing / 2 : 0;
    uint32_t max = s->ascii ? (n ? 0x7f : 0) : yr_str_widest(s, 0, n);
    yr_value r = yr_str_alloc(n + missing, max > spec.fill ? max : spec.fill);
    if (!r)
        return 0;
    yr_str_fill(yr_str_as(r), 0, spec.fill, left);
    yr_str_copy(yr_str_as(r), left, s, 0, n);
    yr_str_fill(yr_str_as(r), left + n, spec.fill, missing - left);
    return r;
}

YR_TEXT_METHOD(yr_str_m_dunder_format)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("__format__() argument must be str, not %s",
                             yr_argument_type(args[0]));
    if (yr_str_as(args[0])->length == 0)
        return YR_IS(self, str) ? yr_retain(self) : yr_str_of(self);
    return format_str(self, yr_str_as(args[0]));
}

/* ---- format()
 * ------------------------------------------------------------------------------------------------------
 */

yr_value yr_format_value(yr_value v, yr_value spec)
{
    bool missing = false;
    if (!spec)
        spec = YR->empty_str;
    if (YR_IS(v, str))
        return yr_str_as(spec)->length ? format_str(v, yr_str_as(spec)) : yr_retain(v);
    if (yr_is_int(v) || YR_IS(v, int))
        return yr_format_int(v, spec);
    if (yr_is_flonum(v))
        return yr_format_float(v, spec);
    yr_value text = yr_call_special(v, YR_NAME(__format__), &spec, 1, &missing);
    if (missing)
        return yr_type_error("Type %T doesn't define __format__", v);
    if (!text || YR_IS_STR(text))
        return text;
    yr_type_error("__format__ must return a str, not %T", text);
    yr_drop(text);
    return 0;
}

yr_value yr_format(yr_value v, int conversion, yr_value spec)
{
    if (conversion == 0)
        return yr_format_value(v, spec);
    yr_value text = conversion == 's' ? yr_str_of(v) : conversion == 'r' ? yr_repr(v) : yr_ascii(v);
    if (!text || (YR_IS(text, str) && (!spec || yr_str_as(spec)->length == 0)))
        return text;
    yr_value r = yr_format_value(text, spec);
    yr_drop(text);
    return r;
}
