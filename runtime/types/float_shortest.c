/* float_shortest.c - the shortest decimal number that reads back as a given double (R. Giulietti's
 * Schubfach, 2020).
 *
 * A double is c * 2**q; what reads back as it lies between the half-way points to its neighbours,
 * (4c - 2) and (4c + 2) * 2**(q-2), the lower one nearer where c is a power of two. With k chosen
 * so that 10**k is just less than that distance, some multiple of 10**k lies between them. The
 * three points are scaled by 10**-k to integers with the last bit standing for what is lost, with
 * one 128-bit power of ten each; then the multiples of 10**(k+1) next to c are tried, and those of
 * 10**k.
 *
 * The powers are computed at their first use and kept in the runtime.
 */
#include "number.h"

enum { LEAST_POWER = -293, MOST_POWER = 325 };

typedef unsigned __int128 wide;

typedef struct yr_decimal_powers {
    wide power[MOST_POWER - LEAST_POWER + 1]; /* 0: not computed yet */
} yr_decimal_powers;

/* ---- Powers of ten -------------------------------------------------------------------------- */

static wide wide_of(const mpz_t z)
{
    return (wide)mpz_getlimbn(z, 1) << 64 | mpz_getlimbn(z, 0);
}

/* 10**e without its binary exponent: rounded up to 128 bits, the top one set. */
static wide compute_power(int e)
{
    mpz_t power, quotient;
    mpz_init(quotient);
    mpz_init(power);
    mpz_ui_pow_ui(power, 10, (unsigned long)(e < 0 ? -e : e));
    size_t bits = mpz_sizeinbase(power, 2);
    if (e < 0) {
        mpz_setbit(quotient, bits + 127);
        mpz_cdiv_q(quotient, quotient, power);
    } else if (bits <= 128) {
        mpz_mul_2exp(quotient, power, 128 - bits);
    } else {
        mpz_cdiv_q_2exp(quotient, power, bits - 128);
    }
    wide result = wide_of(quotient);
    mpz_clear(power);
    mpz_clear(quotient);
    return result;
}

static int power_of_ten(int e, wide *out)
{
    if (!YR->decimal_powers) {
        YR->decimal_powers = yr_alloc(sizeof *YR->decimal_powers);
        if (!YR->decimal_powers)
            return -1;
        memset(YR->decimal_powers, 0, sizeof *YR->decimal_powers);
    }
    wide *power = &YR->decimal_powers->power[e - LEAST_POWER];
    if (!*power)
        *power = compute_power(e);
    *out = *power;
    return 0;
}

/* floor(log2(10**e)), floor(log10(2**e)), and floor(log10(3/4 * 2**e)) for the
 * exponents of doubles */
static int log2_of_power(int e)
{
    return e * 1741647 >> 19;
}

static int decimal_scale(int q, bool is_lower_near)
{
    return (q * 1262611 - (is_lower_near ? 524031 : 0)) >> 22;
}

/* ---- The search ----------------------------------------------------------------------------- */

/* The high word of power * x / 2**64, its last bit set if anything is lost. */
static uint64_t scale_to_odd(wide power, uint64_t x)
{
    wide low = (wide)(uint64_t)power * x, high = (wide)(uint64_t)(power >> 64) * x;
    high += low >> 64;
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* The multiple of 4 (of 40, tens) next to middle that lies in low..high, divided by 4 (by 40): true
 * if it is only one of the two. */
static bool only_one_inside(uint64_t below, uint64_t unit, uint64_t low, uint64_t high,
                            uint64_t *out)
{
    bool is_below = low <= below * unit, is_above = (below + 1) * unit <= high;
    *out = below + is_above;
    return is_below != is_above;
}

int yr_double_shortest(double d, uint64_t *digits, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
    int biased = (int)(bits >> 52 & 0x7ff);
    uint64_t c = biased ? fraction | (uint64_t)1 << 52 : fraction;
    int q = (biased ? biased : 1) - 1075;
    bool is_lower_near = fraction == 0 && biased > 1;
    unsigned is_odd = c & 1; /* then the half-way points themselves read as the neighbours */

    int k = decimal_scale(q, is_lower_near), h = q + log2_of_power(-k) + 1;
    wide power;
    if (power_of_ten(-k, &power))
        return -1;
    uint64_t low = scale_to_odd(power, (4 * c - 2 + is_lower_near) << h) + is_odd;
    uint64_t middle = scale_to_odd(power, 4 * c << h);
    uint64_t high = scale_to_odd(power, (4 * c + 2) << h) - is_odd;
    uint64_t s = middle / 4;
    *exponent = k + 1;
    if (s >= 10 && only_one_inside(s / 10, 40, low, high, digits))
        return 0;
    *exponent = k;
    if (only_one_inside(s, 4, low, high, digits))
        return 0;
    uint64_t half = 4 * s + 2;
    *digits = s + (middle > half || (middle == half && (s & 1)));
    return 0;
}
