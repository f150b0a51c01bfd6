/* float.c - the type float: its operators, comparison, hash and conversions.
 *
 * A double is a flonum word where it fits and a yr_float_object else (yieldrt.h); objects also hold
 * the values of subclasses. An operator takes floats and ints alike, and answers NotImplemented
 * for anything else.
 */
#include "../core/allocate.h"
#include "number.h"
#include "number_chars.h"
#include "text.h"
#include <errno.h>
#include <math.h>

yr_value yr_float_new(yr_type *t, double d)
{
    if (t == YR_TYPE_ID(float))
        return yr_float(d);
    yr_float_object *o = yr_new(t, t->size);
    if (!o)
        return 0;
    o->value = d;
    return yr_from(o);
}

yr_value yr_float_box(double d)
{
    yr_float_object *o = yr_new_unset(YR_TYPE(float), sizeof *o);
    if (!o)
        return 0;
    o->value = d;
    return yr_from(o);
}

double yr_float_unbox_object(yr_value v)
{
    return YR_AS(yr_float_object, v)->value;
}

bool yr_float_get(yr_value v, double *out)
{
    if (yr_is_flonum(v)) {
        *out = yr_flonum_value(v);
        return true;
    }
    if (!yr_is_pointer(v) || !yr_isinstance_of(v, YR_TYPE_ID(float)))
        return false;
    *out = YR_AS(yr_float_object, v)->value;
    return true;
}

bool yr_as_double(yr_value v, double *out, bool *failed)
{
    if (yr_is_int(v)) {
        *out = (double)yr_int_value(v);
        return true;
    }
    if (yr_float_get(v, out))
        return true;
    if (!yr_is_any_int(v))
        return false;
    if (yr_int_to_double(v, out))
        *failed = true;
    return true;
}

/* Both operands as doubles: 1; 0: does not apply; -1: error. */
static int operands(yr_value a, yr_value b, double *x, double *y)
{
    bool failed = false;
    if (yr_both_flonums(a, b)) {
        *x = yr_flonum_value(a);
        *y = yr_flonum_value(b);
        return 1;
    }
    if (!yr_as_double(a, x, &failed) || failed)
        return failed ? -1 : 0;
    if (!yr_as_double(b, y, &failed))
        return 0;
    return failed ? -1 : 1;
}

static yr_value inapplicable(int status)
{
    return status < 0 ? 0 : YR_NOT_IMPLEMENTED;
}

yr_value yr_raise_range(void)
{
    yr_value text = yr_str_from_c("Numerical result out of range");
    if (!text)
        return 0;
    yr_value exception = yr_invoke2(yr_from(YR_EXC(OverflowError)), yr_int(ERANGE), text);
    yr_drop(text);
    if (exception)
        yr_raise_instance(exception);
    return 0;
}

static yr_value raise_division(const char *message)
{
    return yr_raise_format(YR_EXC(ZeroDivisionError), "%s", message);
}

/* ---- Arithmetic ----------------------------------------------------------------------------- */

#define DEFINE_SLOT(name, expression)                                                              \
    static yr_value name(yr_value a, yr_value b)                                                   \
    {                                                                                              \
        double x, y;                                                                               \
        int status = operands(a, b, &x, &y);                                                       \
        return status == 1 ? (expression) : inapplicable(status);                                  \
    }

static double floor_modulo(double x, double y)
{
    double rest = fmod(x, y);
    if (rest == 0)
        return copysign(0.0, y);
    return (y < 0) != (rest < 0) ? rest + y : rest;
}

/* The quotient is corrected after rounding, since (x - rest) / y is an integer but for rounding. */
static double floor_quotient(double x, double y, double *rest_out)
{
    double rest = fmod(x, y), quotient = (x - rest) / y;
    if (rest != 0 && (y < 0) != (rest < 0)) {
        rest += y;
        quotient -= 1.0;
    } else if (rest == 0) {
        rest = copysign(0.0, y);
    }
    *rest_out = rest;
    if (quotient == 0)
        return copysign(0.0, x / y);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

static yr_value floor_divide(double x, double y)
{
    double rest;
    return y == 0 ? raise_division("float floor division by zero")
                  : yr_float(floor_quotient(x, y, &rest));
}

static yr_value divmod_doubles(double x, double y)
{
    if (y == 0)
        return raise_division("float divmod()");
    double rest, quotient = floor_quotient(x, y, &rest);
    yr_value pair[2] = {yr_float(quotient), yr_float(rest)};
    if (pair[0] && pair[1])
        return yr_tuple(pair, 2);
    yr_xdrop(pair[0]);
    yr_xdrop(pair[1]);
    return 0;
}

DEFINE_SLOT(slot_add, yr_float(x + y))
DEFINE_SLOT(slot_sub, yr_float(x - y))
DEFINE_SLOT(slot_mul, yr_float(x *y))
DEFINE_SLOT(slot_true_divide, y == 0 ? raise_division("float division by zero") : yr_float(x / y))
DEFINE_SLOT(slot_modulo, y == 0 ? raise_division("float modulo") : yr_float(floor_modulo(x, y)))
DEFINE_SLOT(slot_divide, floor_divide(x, y))
DEFINE_SLOT(slot_divmod, divmod_doubles(x, y))
DEFINE_SLOT(slot_power_two, yr_float_power(x, y))
#undef DEFINE_SLOT

static bool is_odd(double d)
{
    return fmod(fabs(d), 2.0) == 1.0;
}

/* Powers with a NaN or an infinity. */
static double power_special(double a, double b)
{
    if (isnan(a))
        return a;
    if (isnan(b))
        return a == 1.0 ? 1.0 : b;
    if (isinf(b)) {
        double magnitude = fabs(a);
        if (magnitude == 1.0)
            return 1.0;
        return (b > 0) == (magnitude > 1.0) ? fabs(b) : 0.0;
    }
    if (b > 0)
        return is_odd(b) ? a : fabs(a);
    return is_odd(b) ? copysign(0.0, a) : 0.0;
}

/* The power of a negative base with a fractional exponent is complex. */
static yr_value power_complex(double a, double b)
{
    yr_value x = yr_complex_new(YR_TYPE(complex), a, 0.0);
    yr_value y = x ? yr_complex_new(YR_TYPE(complex), b, 0.0) : 0;
    yr_value result = y ? yr_spec_complex.slots.power(x, y, YR_NONE) : 0;
    yr_xdrop(x);
    yr_xdrop(y);
    return result;
}

yr_value yr_float_power(double a, double b)
{
    if (b == 0)
        return yr_float(1.0);
    if (!isfinite(a) || !isfinite(b))
        return yr_float(power_special(a, b));
    if (a == 0) {
        if (b < 0)
            return raise_division("0.0 cannot be raised to a negative power");
        return yr_float(is_odd(b) ? a : 0.0);
    }
    if (a < 0 && b != floor(b))
        return power_complex(a, b);
    bool negative = a < 0 && is_odd(b);
    double result = pow(fabs(a), b);
    if (isinf(result))
        return yr_raise_range();
    return yr_float(negative ? -result : result);
}

static yr_value slot_power(yr_value a, yr_value b, yr_value m)
{
    if (m != YR_NONE)
        return yr_type_error("pow() 3rd argument not allowed unless all arguments are integers");
    return slot_power_two(a, b);
}

/* ---- Unary operators ------------------------------------------------------------------------ */

static double value_of(yr_value v)
{
    return yr_is_flonum(v) ? yr_flonum_value(v) : YR_AS(yr_float_object, v)->value;
}

static yr_value slot_negate(yr_value v)
{
    return yr_float(-value_of(v));
}

/* v itself, or a plain float of the value of a subclass: a box is shared (rule V2). */
static yr_value slot_identity(yr_value v)
{
    return yr_is_flonum(v) || YR_IS(v, float) ? yr_retain(v) : yr_float(value_of(v));
}

static yr_value slot_absolute(yr_value v)
{
    return yr_float(fabs(value_of(v)));
}

static int slot_truth(yr_value v)
{
    return value_of(v) != 0;
}

static yr_value slot_to_int(yr_value v)
{
    return yr_int_from_double(value_of(v));
}

static yr_value slot_repr(yr_value v)
{
    return yr_float_repr(value_of(v));
}

static void slot_dealloc(yr_object *o)
{
    yr_release_inline(o);
}

/* ---- Comparison and hash -------------------------------------------------------------------- */

static bool order_holds(yr_compare_op op, int order)
{
    if (order == 2) /* a NaN */
        return op == YR_NE;
    switch (op) {
    case YR_LT: return order < 0;
    case YR_LE: return order <= 0;
    case YR_EQ: return order == 0;
    case YR_NE: return order != 0;
    case YR_GT: return order > 0;
    default: return order >= 0;
    }
}

static int order_of(double x, double y)
{
    return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

static yr_value slot_compare(yr_compare_op op, yr_value a, yr_value b)
{
    double x = value_of(a), y;
    int order;
    if (yr_float_get(b, &y)) {
        order = order_of(x, y);
    } else if (yr_is_any_int(b)) {
        order = yr_int_compare_double(b, x);
        order = order == 2 ? 2 : -order;
    } else {
        return YR_NOT_IMPLEMENTED;
    }
    return yr_bool(order_holds(op, order));
}

#define HASH_BITS    61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

/* The value modulo 2**61 - 1, as for ints; 28 bits of the mantissa at a time. */
uint64_t yr_hash_double(double d, yr_value o)
{
    if (isinf(d))
        return d > 0 ? 314159 : (uint64_t)-314159;
    if (isnan(d))
        return o >> 4 | o << 60;
    int exponent;
    double mantissa = frexp(fabs(d), &exponent);
    uint64_t x = 0;
    while (mantissa != 0) {
        x = ((x << 28) & HASH_MODULUS) | x >> (HASH_BITS - 28);
        mantissa *= 268435456.0; /* 2**28 */
        exponent -= 28;
        uint64_t digit = (uint64_t)mantissa;
        mantissa -= (double)digit;
        x += digit;
        if (x >= HASH_MODULUS)
            x -= HASH_MODULUS;
    }
    int turn = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
    x = ((x << turn) & HASH_MODULUS) | x >> (HASH_BITS - turn);
    int64_t hash = d < 0 ? -(int64_t)x : (int64_t)x;
    return (uint64_t)(hash == -1 ? -2 : hash);
}

static int slot_hash(yr_value v, uint64_t *out)
{
    *out = yr_hash_double(value_of(v), v);
    return 0;
}

/* ---- Conversions of any value to a double --------------------------------------------------- */

/* v.__float__() has given f, of a subclass: 0, or -1. */
static YR_COLD int warn_float_subclass(yr_value v, yr_value f)
{
    yr_value name = yr_str_format("%T.__float__", v);
    int failed = name ? yr_warn_subclass(yr_utf8(name, NULL), YR_TYPE(float), f) : -1;
    yr_xdrop(name);
    return failed;
}

/* By __float__ or __index__: 1, 0 if v has neither, -1. */
static int convert(yr_value v, double *out)
{
    yr_type *t = yr_type_of(v);
    if (t->slots.to_float) {
        yr_value f = t->slots.to_float(v);
        if (!f)
            return -1;
        bool is_float = yr_float_get(f, out);
        if (!is_float)
            yr_type_error("%T.__float__ returned non-float (type %T)", v, f);
        else if (yr_type_of(f) != YR_TYPE_ID(float))
            is_float = warn_float_subclass(v, f) == 0;
        yr_drop(f);
        return is_float ? 1 : -1;
    }
    if (!t->slots.to_index)
        return 0;
    yr_value i = yr_index(v);
    if (!i)
        return -1;
    int failed = yr_int_to_double(i, out);
    yr_drop(i);
    return failed ? -1 : 1;
}

int yr_to_double(yr_value v, double *out)
{
    if (YR_LIKELY(yr_is_flonum(v))) {
        *out = yr_flonum_value(v);
        return 0;
    }
    if (yr_float_get(v, out))
        return 0;
    int status = convert(v, out);
    if (status == 0)
        yr_type_error("must be real number, not %T", v);
    return status == 1 ? 0 : -1;
}

/* 1 and *out, 0 if v is no text, -1 */
static int from_text(yr_value v, double *out)
{
    if (YR_IS_STR(v)) {
        size_t size;
        const yr_str *s = YR_AS(yr_str, v);
        if (s->kind == 1 && yr_double_quick((const char *)s->data.one, s->length, out))
            return 1;
        char *text = yr_number_ascii(v, &size);
        int failed = text ? yr_double_parse(text, size, v, out) : -1;
        yr_dispose(text);
        return failed ? -1 : 1;
    }
    if (YR_IS_BYTES(v)) {
        const yr_bytes *b = YR_AS(yr_bytes, v);
        return yr_double_parse((const char *)b->data, b->length, v, out) ? -1 : 1;
    }
    yr_span s;
    if (yr_bytes_view(v, &s))
        return yr_double_parse((const char *)s.p, s.n, v, out) ? -1 : 1;
    return yr_pending() ? -1 : 0;
}

static yr_value slot_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (YR_LIKELY(t == YR_TYPE_ID(float) && n == 1 && !keywords) && yr_is_int(args[0]))
        return yr_float((double)yr_int_value(args[0]));
    if (yr_make_no_keywords(t, YR_TYPE(float), "float", keywords) ||
        yr_check_arity("float", n, 0, 1))
        return 0;
    if (n == 0)
        return yr_float_new(t, 0.0);
    if (t == YR_TYPE_ID(float) && (yr_is_flonum(args[0]) || YR_IS(args[0], float)))
        return yr_retain(args[0]);
    double d = 0;
    int status = convert(args[0], &d);
    if (status == 0)
        status = from_text(args[0], &d);
    if (status == 0)
        return yr_type_error("float() argument must be a string or a real number, not '%T'",
                             args[0]);
    return status < 0 ? 0 : yr_float_new(t, d);
}

static const yr_operators operators = {.unary = {[YR_NEG] = slot_negate, [YR_POS] = slot_identity},
                                       .binary = {
                                           [YR_ADD] = slot_add,
                                           [YR_SUB] = slot_sub,
                                           [YR_MUL] = slot_mul,
                                           [YR_DIV] = slot_true_divide,
                                           [YR_MOD] = slot_modulo,
                                           [YR_POW] = slot_power_two,
                                           [YR_FLOORDIV] = slot_divide,
                                       }};

YR_BUILT_IN(float, object) = {
    .id = YR_T_float,
    .size = sizeof(yr_float_object),
    .flags = YR_TYPE_SUBCLASSABLE,
    .doc = "Convert a string or number to a floating point number, if possible.",
    .methods = yr_float_methods,
    .getsets = yr_float_getsets,
    .slots =
        {
            .dealloc = slot_dealloc,
            .repr = slot_repr,
            .hash = slot_hash,
            .compare = slot_compare,
            .make = slot_make,
            .truth = slot_truth,
            .to_int = slot_to_int,
            .to_float = slot_identity,
            .absolute = slot_absolute,
            .divmod = slot_divmod,
            .power = slot_power,
            .operators = &operators,
        },
};
