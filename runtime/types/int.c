/* int.c - the type int: its operators and conversions.
 *
 * Every operator tries the two-small-ints case in 64-bit arithmetic first: a small int has 63 bits,
 * so sums and differences cannot overflow there. What does not fit goes to int_big.c.
 */
#include "../core/allocate.h"
#include "number.h"
#include <math.h>

static bool both_ints(yr_value a, yr_value b)
{
    return yr_both_ints(a, b) || ((yr_is_int(a) || YR_IS(a, int) || yr_is_any_int(a)) &&
                                  (yr_is_int(b) || YR_IS(b, int) || yr_is_any_int(b)));
}

static bool both_small(yr_value a, yr_value b, int64_t *x, int64_t *y)
{
    return yr_int_small(a, x) && yr_int_small(b, y);
}

static yr_value raise_division(const char *message)
{
    return yr_raise_format(YR_EXC(ZeroDivisionError), "%s", message);
}

/* ---- Operators on ints ---------------------------------------------------------------------- */

yr_value yr_int_add(yr_value a, yr_value b)
{
    int64_t x, y;
    return both_small(a, b, &x, &y) ? yr_int_from_i64(x + y) : yr_big_add(a, b);
}

yr_value yr_int_sub(yr_value a, yr_value b)
{
    int64_t x, y;
    return both_small(a, b, &x, &y) ? yr_int_from_i64(x - y) : yr_big_sub(a, b);
}

yr_value yr_int_mul(yr_value a, yr_value b)
{
    int64_t x, y, r;
    if (both_small(a, b, &x, &y) && !__builtin_mul_overflow(x, y, &r))
        return yr_int_from_i64(r);
    return yr_big_mul(a, b);
}

static int64_t floor_quotient(int64_t x, int64_t y)
{
    int64_t q = x / y;
    return q - (x % y != 0 && (x < 0) != (y < 0));
}

static int64_t floor_rest(int64_t x, int64_t y)
{
    int64_t r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

yr_value yr_int_divide(yr_value a, yr_value b)
{
    int64_t x, y;
    if (yr_int_sign(b) == 0)
        return raise_division("integer division or modulo by zero");
    if (both_small(a, b, &x, &y))
        return yr_int_from_i64(floor_quotient(x, y));
    yr_value q;
    return yr_big_divmod(a, b, &q, NULL) ? 0 : q;
}

yr_value yr_int_modulo(yr_value a, yr_value b)
{
    int64_t x, y;
    if (yr_int_sign(b) == 0)
        return raise_division("integer modulo by zero");
    if (both_small(a, b, &x, &y))
        return yr_int(floor_rest(x, y));
    yr_value r;
    return yr_big_divmod(a, b, NULL, &r) ? 0 : r;
}

static yr_value divmod_ints(yr_value a, yr_value b)
{
    int64_t x, y;
    yr_value pair[2];
    if (yr_int_sign(b) == 0)
        return raise_division("integer division or modulo by zero");
    if (both_small(a, b, &x, &y)) {
        pair[0] = yr_int_from_i64(floor_quotient(x, y));
        pair[1] = yr_int(floor_rest(x, y));
        return pair[0] ? yr_tuple(pair, 2) : 0;
    }
    return yr_big_divmod(a, b, &pair[0], &pair[1]) ? 0 : yr_tuple(pair, 2);
}

/* base ** exponent in 64 bits; false if it does not fit. */
static bool power_small(int64_t base, int64_t exponent, int64_t *out)
{
    int64_t result = 1;
    while (exponent > 0) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
            return false;
        exponent >>= 1;
        if (exponent && __builtin_mul_overflow(base, base, &base))
            return false;
    }
    *out = result;
    return true;
}

/* base ** exponent % modulus in 64 bits; base of 0..modulus, exponent not negative. */
static int64_t power_modulo(uint64_t base, uint64_t exponent, uint64_t modulus)
{
    uint64_t result = 1 % modulus;
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1)
            result = (uint64_t)((unsigned __int128)result * base % modulus);
        base = (uint64_t)((unsigned __int128)base * base % modulus);
    }
    return (int64_t)result;
}

yr_value yr_int_pow_mod(yr_value a, yr_value b, yr_value m)
{
    if (m != YR_NONE) {
        int64_t x, y, modulus;
        if (both_small(a, b, &x, &y) && y >= 0 && yr_int_small(m, &modulus) && modulus > 0)
            return yr_int(
                power_modulo((uint64_t)floor_rest(x, modulus), (uint64_t)y, (uint64_t)modulus));
        return yr_big_pow_mod(a, b, m);
    }
    if (yr_int_sign(b) < 0) {
        double x, y;
        if (yr_int_to_double(a, &x) || yr_int_to_double(b, &y))
            return 0;
        return yr_float_power(x, y);
    }
    int64_t x, y, r;
    if (both_small(a, b, &x, &y) && power_small(x, y, &r))
        return yr_int_from_i64(r);
    return yr_big_pow(a, b);
}

/* The shift count b, which is positive: UINT64_MAX if it is beyond all reason. */
static uint64_t shift_count(yr_value b)
{
    int64_t n;
    return yr_int_small(b, &n) ? (uint64_t)n : UINT64_MAX;
}

static yr_value shift_left(yr_value a, yr_value b)
{
    int64_t x;
    if (yr_int_sign(b) < 0)
        return yr_value_error("negative shift count");
    uint64_t n = shift_count(b);
    if (n < 62 && yr_int_small(a, &x) && x < (int64_t)1 << (62 - n) &&
        x >= -((int64_t)1 << (62 - n)))
        return yr_int(x * ((int64_t)1 << n));
    return yr_big_shift_left(a, n);
}

static yr_value shift_right(yr_value a, yr_value b)
{
    int64_t x;
    if (yr_int_sign(b) < 0)
        return yr_value_error("negative shift count");
    uint64_t n = shift_count(b);
    if (yr_int_small(a, &x))
        return yr_int(x >> (n < 63 ? n : 63));
    return yr_big_shift_right(a, n);
}

#define DEFINE_BITS(name, op, c)                                                                   \
    static yr_value name(yr_value a, yr_value b)                                                   \
    {                                                                                              \
        int64_t x, y;                                                                              \
        return both_small(a, b, &x, &y) ? yr_int(x c y) : yr_big_bits(op, a, b);                   \
    }
DEFINE_BITS(bits_and, YR_AND, &)
DEFINE_BITS(bits_or, YR_OR, |)
DEFINE_BITS(bits_xor, YR_XOR, ^)
#undef DEFINE_BITS

/* ---- Slots ---------------------------------------------------------------------------------- */

#define DEFINE_SLOT(name, operation)                                                               \
    static yr_value name(yr_value a, yr_value b)                                                   \
    {                                                                                              \
        return both_ints(a, b) ? operation(a, b) : YR_NOT_IMPLEMENTED;                             \
    }
/* The commonest: two ints that are no small ones, and of no derived class. */
#define DEFINE_SUM(name, operation, of_big)                                                        \
    static yr_value name(yr_value a, yr_value b)                                                   \
    {                                                                                              \
        if (yr_is_pointer(a) && yr_is_pointer(b) && YR_IS(a, int) && YR_IS(b, int))                \
            return of_big(a, b);                                                                   \
        return both_ints(a, b) ? operation(a, b) : YR_NOT_IMPLEMENTED;                             \
    }
DEFINE_SUM(slot_add, yr_int_add, yr_big_add)
DEFINE_SUM(slot_sub, yr_int_sub, yr_big_sub)
#undef DEFINE_SUM
DEFINE_SLOT(slot_mul, yr_int_mul)
DEFINE_SLOT(divide_any, yr_int_divide)
DEFINE_SLOT(modulo_any, yr_int_modulo)
/* A large int, of at most two limbs and not negative, and a small one above 0. */
static inline bool divides_quickly(yr_value a, yr_value b, unsigned __int128 *u)
{
    return yr_is_int(b) && (int64_t)b > 1 && YR_IS(a, int) && !yr_is_int(a) &&
           yr_int_two_limbs(a, u);
}

static yr_value slot_divide(yr_value a, yr_value b)
{
    unsigned __int128 u;
    return divides_quickly(a, b, &u) ? yr_int_from_two_limbs(u / (uint64_t)yr_int_value(b), false)
                                     : divide_any(a, b);
}

static yr_value slot_modulo(yr_value a, yr_value b)
{
    unsigned __int128 u;
    return divides_quickly(a, b, &u) ? yr_int((int64_t)(u % (uint64_t)yr_int_value(b)))
                                     : modulo_any(a, b);
}

DEFINE_SLOT(slot_divmod, divmod_ints)
DEFINE_SLOT(slot_true_divide, yr_int_true_divide)
DEFINE_SLOT(slot_left, shift_left)
DEFINE_SLOT(slot_right, shift_right)
DEFINE_SLOT(slot_and, bits_and)
DEFINE_SLOT(slot_or, bits_or)
DEFINE_SLOT(slot_xor, bits_xor)
#undef DEFINE_SLOT

static yr_value slot_power(yr_value a, yr_value b, yr_value m)
{
    if (!both_ints(a, b) || (m != YR_NONE && !yr_is_any_int(m)))
        return YR_NOT_IMPLEMENTED;
    return yr_int_pow_mod(a, b, m);
}

static yr_value slot_power_two(yr_value a, yr_value b)
{
    return slot_power(a, b, YR_NONE);
}

static yr_value slot_negate(yr_value a)
{
    int64_t x;
    return yr_int_small(a, &x) ? yr_int_from_i64(-x) : yr_big_neg(a);
}

static yr_value slot_invert(yr_value a)
{
    int64_t x;
    if (yr_int_small(a, &x))
        return yr_int(~x);
    yr_value negated = yr_big_neg(a);
    if (!negated)
        return 0;
    yr_value result = yr_int_sub(negated, yr_int(1));
    yr_drop(negated);
    return result;
}

static yr_value slot_absolute(yr_value a)
{
    return yr_int_sign(a) < 0 ? slot_negate(a) : yr_int_exact(a);
}

static yr_value slot_to_float(yr_value a)
{
    double d;
    return yr_int_to_double(a, &d) ? 0 : yr_float(d);
}

static int slot_truth(yr_value a)
{
    return yr_int_sign(a) != 0;
}

static bool order_holds(yr_compare_op op, int order)
{
    switch (op) {
    case YR_LT: return order < 0;
    case YR_LE: return order <= 0;
    case YR_EQ: return order == 0;
    case YR_NE: return order != 0;
    case YR_GT: return order > 0;
    default: return order >= 0;
    }
}

static yr_value slot_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!both_ints(a, b))
        return YR_NOT_IMPLEMENTED;
    return yr_bool(order_holds(op, yr_int_compare(a, b)));
}

/* The value modulo 2**61 - 1 with the value's sign; -1 is taken. */
#define HASH_BITS    61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

uint64_t yr_hash_i64(int64_t i)
{
    uint64_t magnitude = i < 0 ? -(uint64_t)i : (uint64_t)i;
    int64_t hash = (int64_t)(magnitude % HASH_MODULUS);
    if (i < 0)
        hash = -hash;
    return (uint64_t)(hash == -1 ? -2 : hash);
}

static int slot_hash(yr_value v, uint64_t *out)
{
    int64_t small;
    if (yr_int_small(v, &small)) {
        *out = yr_hash_i64(small);
        return 0;
    }
    yr_int_view view;
    yr_int_look(v, &view);
    int64_t hash = (int64_t)mpn_mod_1(view.limbs, view.count, HASH_MODULUS);
    if (view.negative)
        hash = -hash;
    *out = (uint64_t)(hash == -1 ? -2 : hash);
    return 0;
}

static yr_value slot_repr(yr_value v)
{
    return yr_int_to_str(v, 10);
}

static void slot_dealloc(yr_object *o)
{
    yr_release_inline(o);
}

/* ---- Conversions of any value to an int ----------------------------------------------------- */

yr_value yr_index(yr_value v)
{
    if (yr_is_any_int(v))
        return yr_int_exact(v);
    yr_unary_fn to_index = yr_type_of(v)->slots.to_index;
    if (!to_index)
        return yr_type_error("'%T' object cannot be interpreted as an integer", v);
    yr_value i = to_index(v);
    if (!i || yr_is_int(i))
        return i;
    if (!yr_is_any_int(i)) {
        yr_type_error("__index__ returned non-int (type %T)", i);
        yr_drop(i);
        return 0;
    }
    bool strict = yr_type_of(i) != YR_TYPE_ID(int);
    int failed = strict ? yr_warn_subclass(YR_SHOWN("__index__"), YR_TYPE(int), i) : 0;
    yr_value exact = failed ? 0 : yr_int_exact(i);
    yr_drop(i);
    return exact;
}

/* Does the int i fit? If not, *out is the nearest end. */
static bool clip_i64(yr_value i, int64_t *out)
{
    if (yr_int_small(i, out))
        return true;
    yr_int_view view;
    yr_int_look(i, &view);
    bool fits = view.count == 1 && view.limbs[0] <= (uint64_t)INT64_MAX + view.negative;
    if (fits)
        *out = (int64_t)(view.negative ? -view.limbs[0] : view.limbs[0]);
    else
        *out = view.negative ? INT64_MIN : INT64_MAX;
    return fits;
}

bool yr_int_get(yr_value v, int64_t *out)
{
    return yr_type_of(v) == YR_TYPE_ID(int) && clip_i64(v, out);
}

/* 1: it fits; 0: *out is the nearest end; -1: error. */
static int fit_i64(yr_value v, int64_t *out)
{
    yr_value i = yr_index(v);
    if (!i)
        return -1;
    int result = clip_i64(i, out);
    yr_drop(i);
    return result;
}

int yr_to_i64(yr_value v, int64_t *out)
{
    if (YR_LIKELY(yr_is_int(v))) {
        *out = yr_int_value(v);
        return 0;
    }
    int fits = fit_i64(v, out);
    if (fits == 0)
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C long");
    return fits == 1 ? 0 : -1;
}

/* error: what a number that does not fit raises; NULL: it is clipped. */
static int to_index(yr_value v, int64_t *out, yr_type *error)
{
    if (YR_LIKELY(yr_is_int(v))) {
        *out = yr_int_value(v);
        return 0;
    }
    int fits = fit_i64(v, out);
    if (fits == 0 && error)
        yr_raise_format(error, "cannot fit '%T' into an index-sized integer", v);
    return fits == 1 || (fits == 0 && !error) ? 0 : -1;
}

int yr_to_index(yr_value v, int64_t *out, bool clip)
{
    return to_index(v, out, clip ? NULL : YR_EXC(IndexError));
}

int yr_to_count(yr_value v, int64_t *out)
{
    return to_index(v, out, YR_EXC(OverflowError));
}

static const yr_operators operators = {
    .unary = {[YR_NEG] = slot_negate, [YR_POS] = yr_int_exact, [YR_INVERT] = slot_invert},
    .binary = {
        [YR_ADD] = slot_add,
        [YR_SUB] = slot_sub,
        [YR_MUL] = slot_mul,
        [YR_DIV] = slot_true_divide,
        [YR_MOD] = slot_modulo,
        [YR_POW] = slot_power_two,
        [YR_LSHIFT] = slot_left,
        [YR_RSHIFT] = slot_right,
        [YR_OR] = slot_or,
        [YR_XOR] = slot_xor,
        [YR_AND] = slot_and,
        [YR_FLOORDIV] = slot_divide,
    }};

YR_BUILT_IN(int, object) = {
    .id = YR_T_int,
    .size = sizeof(yr_bigint),
    .flags = YR_TYPE_INT | YR_TYPE_SUBCLASSABLE,
    .doc = "int([x]) -> integer\n"
           "int(x, base=10) -> integer\n"
           "\n"
           "Convert a number or string to an integer, or return 0 if no arguments\n"
           "are given.",
    .methods = yr_int_methods,
    .getsets = yr_int_getsets,
    .slots =
        {
            .dealloc = slot_dealloc,
            .repr = slot_repr,
            .hash = slot_hash,
            .compare = slot_compare,
            .make = yr_int_make,
            .truth = slot_truth,
            .to_int = yr_int_exact,
            .to_index = yr_int_exact,
            .to_float = slot_to_float,
            .absolute = slot_absolute,
            .divmod = slot_divmod,
            .power = slot_power,
            .operators = &operators,
        },
};
