/* number.h - what the files of the numeric types share.
 *
 * An int is a tagged word, a bool immediate, or a yr_bigint; a yr_bigint of exact type int always
 * lies outside YR_INT_MIN..YR_INT_MAX, one of a subclass may have any value. yr_int_view makes all
 * four look alike: a sign and limbs. Functions named yr_big_* take any mix of ints, give an exact
 * int, and normalise it.
 */
#ifndef YR_NUMBER_H
#define YR_NUMBER_H

#include "../core/runtime.h"
#include <gmp.h>

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0, "limbs are whole 64-bit words");

/* ---- Views of ints (int_big.c) -------------------------------------------------------------- */

/* limbs may point to one: a view must not be copied. Borrowed from the value. */
typedef struct {
    const mp_limb_t *limbs;
    int64_t count; /* 0 for zero; the top limb is not 0 */
    bool negative;
    mp_limb_t one;
} yr_int_view;

/* Is v one of these (subclasses included)? YR_IS_ANY_INT is the same with two tests of the type. */
static inline bool yr_is_any_int(yr_value v)
{
    return YR_IS_ANY_INT(v);
}

/* True, and the value, if v, an int of any kind, is not negative and has at most 128 bits. */
static inline bool yr_int_two_limbs(yr_value v, unsigned __int128 *out)
{
    if (!yr_is_pointer(v)) {
        *out = yr_is_int(v) ? (uint64_t)yr_int_value(v) : v == YR_TRUE;
        return !yr_is_int(v) || yr_int_value(v) >= 0;
    }
    const yr_bigint *b = YR_AS(yr_bigint, v);
    if ((uint64_t)b->size - 1 > 1)
        return false;
    *out = b->limbs[0];
    if (b->size == 2)
        *out |= (unsigned __int128)b->limbs[1] << 64;
    return true;
}

/* v must be an int of any kind. */
void yr_int_look(yr_value v, yr_int_view *view);

/* True, and the value, if v is an int of any kind that fits a tagged word. */
static inline bool yr_int_small(yr_value v, int64_t *out)
{
    if (YR_LIKELY(yr_is_int(v))) {
        *out = yr_int_value(v);
        return true;
    }
    if (v == YR_TRUE || v == YR_FALSE) {
        *out = v == YR_TRUE;
        return true;
    }
    if (!YR_HAS(v, INT))
        return false;
    const yr_bigint *b = YR_AS(yr_bigint, v);
    if (b->size == 0) {
        *out = 0;
        return true;
    }
    if (b->size == 1 && b->limbs[0] <= (uint64_t)YR_INT_MAX) {
        *out = (int64_t)b->limbs[0];
        return true;
    }
    if (b->size == -1 && b->limbs[0] <= (uint64_t)1 << 62) {
        *out = -(int64_t)b->limbs[0];
        return true;
    }
    return false;
}

/* -1, 0, 1: v must be an int of any kind. */
int yr_int_sign(yr_value v);
bool yr_int_is_odd(yr_value v);
/* new: an exact int with the value of v, an int of any kind. */
yr_value yr_int_exact(yr_value v);

/* new: room for n limbs (not 0), size n; to be filled and passed to yr_big_done. */
yr_bigint *yr_big_new(int64_t n);
/* new: steals b; its first n limbs are the magnitude. Normalises. */
yr_value yr_big_done(yr_bigint *b, int64_t n, bool negative);
yr_value yr_int_from_limbs(const mp_limb_t *limbs, int64_t n, bool negative); /* new */
/* new: an int of that magnitude. */
yr_value yr_int_from_two_limbs(unsigned __int128 u, bool negative);
/* Is there memory for GMP to compute a result of so many bits? Else MemoryError. */
bool yr_int_has_room(uint64_t bits);
yr_value yr_int_from_mpz(const mpz_t z); /* new */
/* A read-only mpz on the limbs of the view; nothing to clear. */
void yr_int_view_mpz(const yr_int_view *view, mpz_t out);

/* ---- Arithmetic (int_big.c, int_bits.c) ----------------------------------------------------- */

/* All new; arguments are ints of any kind. */
yr_value yr_big_add(yr_value a, yr_value b);
yr_value yr_big_sub(yr_value a, yr_value b);
yr_value yr_big_mul(yr_value a, yr_value b);
yr_value yr_big_neg(yr_value a);
int yr_big_compare(yr_value a, yr_value b); /* -1, 0, 1; cannot fail */
/* Floor division; quotient and remainder may each be NULL. b is not zero. 0 or -1. */
int yr_big_divmod(yr_value a, yr_value b, yr_value *quotient, yr_value *remainder);
/* n is not negative. MemoryError. */
yr_value yr_big_pow(yr_value a, yr_value n);
/* pow(a, n, m) with Python's rules and errors. */
yr_value yr_big_pow_mod(yr_value a, yr_value n, yr_value m);
yr_value yr_big_shift_left(yr_value a, uint64_t n);
yr_value yr_big_shift_right(yr_value a, uint64_t n);
yr_value yr_big_bits(yr_binary_op op, yr_value a, yr_value b); /* YR_AND, YR_OR, YR_XOR */
uint64_t yr_int_bit_length(yr_value v);
uint64_t yr_int_bit_count(yr_value v);

/* The operators on two ints, any size: what the slots of int do after their type test. */
yr_value yr_int_add(yr_value a, yr_value b);
yr_value yr_int_sub(yr_value a, yr_value b);
yr_value yr_int_mul(yr_value a, yr_value b);
yr_value yr_int_divide(yr_value a, yr_value b);              /* floor; ZeroDivisionError */
yr_value yr_int_modulo(yr_value a, yr_value b);              /* ZeroDivisionError */
yr_value yr_int_pow_mod(yr_value a, yr_value b, yr_value m); /* m may be None */
static inline int yr_int_compare(yr_value a, yr_value b)
{
    if (yr_both_ints(a, b))
        return ((int64_t)a > (int64_t)b) - ((int64_t)a < (int64_t)b);
    return yr_big_compare(a, b);
}

/* ---- Ints and doubles (int_double.c) -------------------------------------------------------- */

/* The nearest double of an int of any kind; OverflowError "int too large to convert to float". */
int yr_int_to_double(yr_value v, double *out);
/* The nearest double of value * 2**exponent, infinite if too large. The lowest bit of value may
 * stand for lost bits below, if value has at least 55 bits. */
double yr_double_scaled(uint64_t value, int64_t exponent);
/* v = *out * 2**exponent nearly, 0.5 <= |*out| < 1; correctly rounded, for any int. */
double yr_int_frexp(yr_value v, int64_t *exponent);
yr_value yr_int_true_divide(yr_value a, yr_value b); /* new float; both ints */
/* -1, 0, 1, or 2 where d is a NaN. */
int yr_int_compare_double(yr_value v, double d);
/* new: a list of one int with the value of an integral double, and so on: exact ratio. */
int yr_double_ratio(double d, yr_value *numerator, yr_value *denominator);

/* ---- Text (int_text.c, float_text.c) -------------------------------------------------------- */

/* An ASCII copy of a str for the number parsers: decimal digits and spaces of any script become
 * ASCII ones, other characters beyond ASCII '?'. yr_alloc memory with a zero byte, *size without
 * it; NULL and MemoryError. */
char *yr_number_ascii(yr_value str, size_t *size);
/* new: int(text, base); source is what the message shows. */
yr_value yr_int_parse(const char *text, size_t size, int base, yr_value source);
/* The digits of v (an int of any kind) as text with the sign: yr_alloc memory, zero-terminated.
 * prefix: "0x" and so on stand before them. ValueError for too many decimal digits. */
char *yr_int_text(yr_value v, int base, bool prefix, size_t *size);
/* new str: hex(v), oct(v), bin(v): an int of any kind. */
yr_value yr_int_to_prefixed(yr_value v, int base);
int yr_int_digits_limit(void);               /* sys.get_int_max_str_digits() */
int yr_int_set_digits_limit(yr_value limit); /* sys.set_int_max_str_digits(); ValueError */
/* new str made of ASCII text. */
yr_value yr_str_of_ascii(const char *text, size_t n);

/* A finite or infinite number at the start of text: the end of what was read, or NULL if there is
 * none. Underscores and spaces are not read. */
const char *yr_double_scan(const char *text, double *out);
/* float(text): -1 and ValueError naming source. */
int yr_double_parse(const char *text, size_t size, yr_value source, double *out);
enum {
    YR_TEXT_SIGN = 1,     /* '+' before what is not negative */
    YR_TEXT_DOT_ZERO = 2, /* ".0" after what looks like an int */
    YR_TEXT_ALTERNATE = 4 /* '#': the point always, trailing zeros with g */
};
/* digits * 10**exponent is the shortest number that reads back as d > 0, and the one nearest to d
 * among those; digits may end in zeros. 0, or -1 and MemoryError. */
int yr_double_shortest(double d, uint64_t *digits, int *exponent);
/* The text of d: code r, e, E, f, F, g or G; yr_alloc memory, zero-terminated. */
char *yr_double_format(double d, char code, int64_t precision, int flags);

/* new: complex(...) of text; ValueError. */
yr_value yr_complex_new(yr_type *t, double real, double imag);
yr_value yr_format_complex(yr_value v, yr_value spec);

/* ---- Doubles (float.c) ---------------------------------------------------------------------- */

/* True if v is a float, an int or a bool: *out. *failed if an int is too large: error pending. */
bool yr_as_double(yr_value v, double *out, bool *failed);
yr_value yr_float_new(yr_type *t, double d); /* new; t may be a subclass */
yr_value yr_float_power(double a, double b); /* new: float or complex; ZeroDivisionError... */
yr_value yr_raise_range(void);      /* OverflowError(34, 'Numerical result out of range') */
yr_value yr_double_floor(double d); /* new int */
yr_value yr_double_ceil(double d);  /* new int */

extern const yr_method_def yr_int_methods[], yr_float_methods[];
extern const yr_getset_def yr_int_getsets[], yr_float_getsets[];
yr_value yr_int_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);

/* sys.get_int_max_str_digits and sys.set_int_max_str_digits, for the sys module. */
extern const yr_method_def yr_sys_int_functions[];

#endif
