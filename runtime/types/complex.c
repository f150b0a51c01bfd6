/* complex.c - the type complex: two doubles.
 *
 * Arithmetic follows the textbook formulas in the order Python computes them, so that results
 * agree to the last bit, signs of zeros and NaNs included.
 */
#include "number.h"
#include "text.h"
#include <ctype.h>
#include <errno.h>
#include <math.h>

typedef struct {
    double real, imag;
} cpx;

yr_value yr_complex_new(yr_type *t, double real, double imag)
{
    yr_complex *z = yr_new(t, t->size);
    if (!z)
        return 0;
    z->real = real;
    z->imag = imag;
    return yr_from(z);
}

static yr_value from_cpx(cpx z)
{
    return yr_complex_new(YR_TYPE(complex), z.real, z.imag);
}

static bool is_complex(yr_value v)
{
    return yr_is_pointer(v) && yr_isinstance_of(v, YR_TYPE_ID(complex));
}

static cpx value_of(yr_value v)
{
    const yr_complex *z = YR_AS(yr_complex, v);
    return (cpx){z->real, z->imag};
}

/* 1; 0: v is no number of ours; -1: error. */
static int operand(yr_value v, cpx *out)
{
    bool failed = false;
    if (is_complex(v)) {
        *out = value_of(v);
        return 1;
    }
    out->imag = 0.0;
    if (!yr_as_double(v, &out->real, &failed))
        return 0;
    return failed ? -1 : 1;
}

static int operands(yr_value a, yr_value b, cpx *x, cpx *y)
{
    int status = operand(a, x);
    return status == 1 ? operand(b, y) : status;
}

/* ---- Arithmetic ----------------------------------------------------------------------------- */

static cpx multiply(cpx x, cpx y)
{
    return (cpx){x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real};
}

/* Scaled by the larger part of the divisor. False: division by zero. */
static bool quotient(cpx x, cpx y, cpx *out)
{
    double real = fabs(y.real), imag = fabs(y.imag);
    if (real >= imag) {
        if (real == 0.0) {
            *out = (cpx){0, 0};
            return false;
        }
        double ratio = y.imag / y.real, denominator = y.real + y.imag * ratio;
        *out =
            (cpx){(x.real + x.imag * ratio) / denominator, (x.imag - x.real * ratio) / denominator};
    } else if (imag >= real) {
        double ratio = y.real / y.imag, denominator = y.real * ratio + y.imag;
        *out =
            (cpx){(x.real * ratio + x.imag) / denominator, (x.imag * ratio - x.real) / denominator};
    } else { /* a NaN */
        *out = (cpx){NAN, NAN};
    }
    return true;
}

static yr_value divide(cpx x, cpx y)
{
    cpx result;
    if (!quotient(x, y, &result))
        return yr_raise_format(YR_EXC(ZeroDivisionError), "complex division by zero");
    return from_cpx(result);
}

static cpx power_general(cpx x, cpx y)
{
    double size = hypot(x.real, x.imag), length = pow(size, y.real);
    double angle = atan2(x.imag, x.real), phase = angle * y.real;
    if (y.imag != 0.0) {
        length /= exp(angle * y.imag);
        phase += y.imag * log(size);
    }
    return (cpx){length * cos(phase), length * sin(phase)};
}

static cpx power_integer(cpx x, long n)
{
    cpx result = {1.0, 0.0};
    unsigned long left = n < 0 ? (unsigned long)-n : (unsigned long)n;
    for (unsigned long mask = 1; mask > 0 && left >= mask; mask <<= 1) {
        if (left & mask)
            result = multiply(result, x);
        x = multiply(x, x);
    }
    return result;
}

static yr_value raise_zero_power(void)
{
    return yr_raise_format(YR_EXC(ZeroDivisionError), "0.0 to a negative or complex power");
}

/* Small integral exponents by multiplication, others by logarithms. As in Python, an angle that is
 * infinite (the C library says EDOM) counts as a zero base. */
static yr_value power(cpx x, cpx y)
{
    cpx result;
    errno = 0;
    if (y.imag == 0.0 && y.real == floor(y.real) && fabs(y.real) <= 100.0) {
        long n = (long)y.real;
        result = power_integer(x, n);
        if (n < 0 && !quotient((cpx){1.0, 0.0}, result, &result))
            return raise_zero_power();
    } else if (y.real == 0.0 && y.imag == 0.0) {
        result = (cpx){1.0, 0.0};
    } else if (x.real == 0.0 && x.imag == 0.0) {
        if (y.imag != 0.0 || y.real < 0.0)
            return raise_zero_power();
        result = (cpx){0.0, 0.0};
    } else {
        result = power_general(x, y);
    }
    if (errno == EDOM)
        return raise_zero_power();
    if (isinf(result.real) || isinf(result.imag))
        return yr_raise_format(YR_EXC(OverflowError), "complex exponentiation");
    return from_cpx(result);
}

#define DEFINE_SLOT(name, expression)                                                              \
    static yr_value name(yr_value a, yr_value b)                                                   \
    {                                                                                              \
        cpx x, y;                                                                                  \
        int status = operands(a, b, &x, &y);                                                       \
        if (status != 1)                                                                           \
            return status < 0 ? 0 : YR_NOT_IMPLEMENTED;                                            \
        return (expression);                                                                       \
    }
DEFINE_SLOT(slot_add, from_cpx((cpx){x.real + y.real, x.imag + y.imag}))
DEFINE_SLOT(slot_sub, from_cpx((cpx){x.real - y.real, x.imag - y.imag}))
DEFINE_SLOT(slot_mul, from_cpx(multiply(x, y)))
DEFINE_SLOT(slot_divide, divide(x, y))
DEFINE_SLOT(slot_power_two, power(x, y))
#undef DEFINE_SLOT

static yr_value slot_power(yr_value a, yr_value b, yr_value m)
{
    cpx x, y;
    int status = operands(a, b, &x, &y);
    if (status != 1)
        return status < 0 ? 0 : YR_NOT_IMPLEMENTED;
    if (m != YR_NONE)
        return yr_value_error("complex modulo");
    return power(x, y);
}

static yr_value slot_negate(yr_value v)
{
    cpx z = value_of(v);
    return yr_complex_new(YR_TYPE(complex), -z.real, -z.imag);
}

static yr_value plain(yr_value v)
{
    return YR_IS(v, complex) ? yr_retain(v) : from_cpx(value_of(v));
}

static yr_value slot_absolute(yr_value v)
{
    cpx z = value_of(v);
    double length = hypot(z.real, z.imag);
    if (isinf(length) && isfinite(z.real) && isfinite(z.imag))
        return yr_raise_format(YR_EXC(OverflowError), "absolute value too large");
    return yr_float(length);
}

static int slot_truth(yr_value v)
{
    cpx z = value_of(v);
    return z.real != 0.0 || z.imag != 0.0;
}

static yr_value slot_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (op != YR_EQ && op != YR_NE)
        return YR_NOT_IMPLEMENTED;
    cpx x = value_of(a);
    bool equal;
    double real;
    if (yr_is_any_int(b)) {
        equal = x.imag == 0.0 && yr_int_compare_double(b, x.real) == 0;
    } else if (yr_float_get(b, &real)) {
        equal = x.real == real && x.imag == 0.0;
    } else if (is_complex(b)) {
        cpx y = value_of(b);
        equal = x.real == y.real && x.imag == y.imag;
    } else {
        return YR_NOT_IMPLEMENTED;
    }
    return yr_bool(equal == (op == YR_EQ));
}

static int slot_hash(yr_value v, uint64_t *out)
{
    cpx z = value_of(v);
    uint64_t hash = yr_hash_double(z.real, v) + 1000003 * yr_hash_double(z.imag, v);
    *out = hash == (uint64_t)-1 ? (uint64_t)-2 : hash;
    return 0;
}

static yr_value slot_repr(yr_value v)
{
    cpx z = value_of(v);
    bool only_imag = z.real == 0.0 && !signbit(z.real);
    char *real = only_imag ? NULL : yr_double_format(z.real, 'r', 0, 0);
    char *imag =
        only_imag || real ? yr_double_format(z.imag, 'r', 0, only_imag ? 0 : YR_TEXT_SIGN) : NULL;
    yr_value result = 0;
    if (imag)
        result = only_imag ? yr_str_format("%sj", imag) : yr_str_format("(%s%sj)", real, imag);
    yr_dispose(real);
    yr_dispose(imag);
    return result;
}

static void slot_dealloc(yr_object *o)
{
    yr_release(o);
}

/* ---- complex(...) --------------------------------------------------------------------------- */

/* Where text begins with a number: its end; *out. A bare sign before j counts as 1. */
static const char *scan_part(const char *at, double *out, bool *has_digits)
{
    const char *end = yr_double_scan(at, out);
    *has_digits = end != NULL;
    if (end)
        return end;
    *out = 1.0;
    if (*at == '+' || *at == '-') {
        *out = *at == '-' ? -1.0 : 1.0;
        at++;
    }
    return at;
}

static bool is_j(char c)
{
    return c == 'j' || c == 'J';
}

/* [real][imag j] without spaces or parentheses, all of at..end. */
static bool parse_body(const char *at, const char *end, cpx *z)
{
    double first, second;
    bool has_digits;
    *z = (cpx){0, 0};
    at = scan_part(at, &first, &has_digits);
    if (is_j(*at)) {
        z->imag = first;
        return at + 1 == end;
    }
    if (!has_digits)
        return false;
    z->real = first;
    if (*at != '+' && *at != '-')
        return at == end;
    at = scan_part(at, &second, &has_digits);
    if (!is_j(*at))
        return false;
    z->imag = second;
    return at + 1 == end;
}

/* Does an underscore stand anywhere but between two digits? */
static bool has_stray_underscore(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] == '_' && (i == 0 || i + 1 == size || !isdigit((unsigned char)text[i - 1]) ||
                               !isdigit((unsigned char)text[i + 1])))
            return true;
    return false;
}

static bool parse_text(char *text, size_t size, cpx *z)
{
    char *at = text, *end = text + size;
    while (at < end && isspace((unsigned char)*at))
        at++;
    while (end > at && isspace((unsigned char)end[-1]))
        end--;
    if (at < end && *at == '(') {
        if (end[-1] != ')')
            return false;
        at++;
        end--;
        while (at < end && isspace((unsigned char)*at))
            at++;
        while (end > at && isspace((unsigned char)end[-1]))
            end--;
    }
    char *to = at;
    for (char *from = at; from < end; from++)
        if (*from != '_')
            *to++ = *from;
    *to = 0;
    return parse_body(at, to, z);
}

static yr_value from_text(yr_type *t, yr_value text_value)
{
    size_t size;
    cpx z;
    char *text = yr_number_ascii(text_value, &size);
    if (!text)
        return 0;
    bool is_stray = has_stray_underscore(text, size);
    bool is_number = !is_stray && parse_text(text, size, &z);
    yr_dispose(text);
    if (is_stray)
        return yr_value_error("could not convert string to complex: %R", text_value);
    if (!is_number)
        return yr_value_error("complex() arg is a malformed string");
    return yr_complex_new(t, z.real, z.imag);
}

/* new: what v.__complex__() gives; 0 without an error if there is none. */
static yr_value from_method(yr_value v, bool *missing)
{
    *missing = true;
    if (!yr_is_pointer(v) || YR_IS(v, complex))
        return 0;
    yr_value z = yr_call_special(v, YR_NAME(__complex__), NULL, 0, missing);
    if (z && !is_complex(z)) {
        yr_type_error("__complex__ returned non-complex (type %T)", z);
        yr_drop(z);
        return 0;
    }
    if (z && !YR_IS(z, complex) &&
        yr_warn_subclass(YR_SHOWN("__complex__"), YR_TYPE(complex), z) < 0)
        yr_set(&z, 0);
    return z;
}

/* A part of complex(a, b): 0 and *z, or -1. */
static int convert(yr_value v, const char *which, cpx *z, bool *was_complex)
{
    bool missing;
    yr_value object = which[0] == 'f' ? from_method(v, &missing) : (missing = true, 0);
    if (!missing && !object)
        return -1;
    *was_complex = object || is_complex(v);
    if (*was_complex) {
        *z = value_of(object ? object : v);
        yr_xdrop(object);
        return 0;
    }
    yr_type *t = yr_type_of(v);
    if (!t->slots.to_float && !t->slots.to_index) {
        yr_type_error("complex() %s argument must be a %snumber, not '%T'", which,
                      which[0] == 'f' ? "string or a " : "", v);
        return -1;
    }
    z->imag = 0.0;
    return yr_to_double(v, &z->real);
}

static yr_value slot_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"real", "imag"};
    yr_value in[2] = {0, 0};
    if (yr_parse_arguments(YR_SHOWN("complex"), keyword_names, 0, 0, 2, 2, args, n, keywords, in))
        return 0;
    if (in[0] && !in[1] && t == YR_TYPE_ID(complex) && YR_IS(in[0], complex))
        return yr_retain(in[0]);
    if (in[0] && YR_IS_STR(in[0])) {
        if (in[1])
            return yr_type_error("complex() can't take second arg if first is a string");
        return from_text(t, in[0]);
    }
    if (in[1] && YR_IS_STR(in[1]))
        return yr_type_error("complex() second arg can't be a string");
    cpx real = {0, 0}, imag = {0, 0};
    bool real_complex = false, imag_complex = false;
    if ((in[0] && convert(in[0], "first", &real, &real_complex)) ||
        (in[1] && convert(in[1], "second", &imag, &imag_complex)))
        return 0;
    cpx z = {real.real, imag.real};
    if (imag_complex)
        z.real -= imag.imag;
    if (real_complex)
        z.imag = in[1] ? z.imag + real.imag : real.imag; /* 0.0 + -0.0 would lose the sign */
    return yr_complex_new(t, z.real, z.imag);
}

/* ---- Methods -------------------------------------------------------------------------------- */

static yr_value complex_conjugate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    cpx z = value_of(self);
    return yr_complex_new(YR_TYPE(complex), z.real, -z.imag);
}

static yr_value complex_method(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return plain(self);
}

static yr_value complex_new_arguments(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    cpx z = value_of(self);
    yr_value pair[2] = {yr_float(z.real), yr_float(z.imag)};
    if (pair[0] && pair[1])
        return yr_tuple(pair, 2);
    yr_xdrop(pair[0]);
    yr_xdrop(pair[1]);
    return 0;
}

static yr_value complex_format(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("__format__() argument must be str, not %s",
                             yr_argument_type(args[0]));
    return yr_format_complex(self, args[0]);
}

static yr_value get_real(yr_value self)
{
    return yr_float(value_of(self).real);
}

static yr_value get_imag(yr_value self)
{
    return yr_float(value_of(self).imag);
}

static const yr_method_def complex_methods[] = {
    {"conjugate", complex_conjugate, 0, 0, 0,
     "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_method, 0, 0, 0, "Convert this value to exact type complex."},
    {"__getnewargs__", complex_new_arguments, 0, 0, 0, NULL},
    {"__format__", complex_format, 1, 1, 0, "Convert to a string according to format_spec."},
    {0},
};

static const yr_getset_def complex_getsets[] = {
    {"real", get_real, yr_readonly, "the real part of a complex number"},
    {"imag", get_imag, yr_readonly, "the imaginary part of a complex number"},
    {0},
};

static const yr_operators operators = {.unary = {[YR_NEG] = slot_negate, [YR_POS] = plain},
                                       .binary = {
                                           [YR_ADD] = slot_add,
                                           [YR_SUB] = slot_sub,
                                           [YR_MUL] = slot_mul,
                                           [YR_DIV] = slot_divide,
                                           [YR_POW] = slot_power_two,
                                       }};

YR_BUILT_IN(complex, object) = {
    .id = YR_T_complex,
    .size = sizeof(yr_complex),
    .flags = YR_TYPE_SUBCLASSABLE,
    .doc = "Create a complex number from a real part and an optional imaginary part.\n"
           "\n"
           "This is equivalent to (real + imag*1j) where imag defaults to 0.",
    .methods = complex_methods,
    .getsets = complex_getsets,
    .slots =
        {
            .dealloc = slot_dealloc,
            .repr = slot_repr,
            .hash = slot_hash,
            .compare = slot_compare,
            .make = slot_make,
            .truth = slot_truth,
            .absolute = slot_absolute,
            .power = slot_power,
            .operators = &operators,
        },
};
