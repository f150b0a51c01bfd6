/* int_big.c - arithmetic on ints of any size, by GMP's mpn functions.
 *
 * Each function looks at its operands through yr_int_view, computes a magnitude into a fresh
 * yr_bigint and hands it to yr_big_done, which strips leading zero limbs and turns what fits into a
 * tagged word. No result is ever written into an operand.
 */
#include "../core/allocate.h"
#include "number.h"

/* GMP gives up by abort; nothing larger than this is asked of it. */
#define MOST_LIMBS ((int64_t)1 << 31)

void yr_int_look(yr_value v, yr_int_view *view)
{
    int64_t i;
    if (yr_is_int(v)) {
        i = yr_int_value(v);
    } else if (!yr_is_pointer(v)) {
        i = v == YR_TRUE;
    } else {
        const yr_bigint *b = YR_AS(yr_bigint, v);
        view->limbs = (const mp_limb_t *)b->limbs;
        view->negative = b->size < 0;
        view->count = b->size < 0 ? -b->size : b->size;
        return;
    }
    view->negative = i < 0;
    view->one = i < 0 ? -(uint64_t)i : (uint64_t)i;
    view->count = i != 0;
    view->limbs = &view->one;
}

int yr_int_sign(yr_value v)
{
    if (yr_is_int(v))
        return ((int64_t)v > 1) - ((int64_t)v < 0);
    if (!yr_is_pointer(v))
        return v == YR_TRUE;
    int64_t size = YR_AS(yr_bigint, v)->size;
    return (size > 0) - (size < 0);
}

bool yr_int_is_odd(yr_value v)
{
    yr_int_view view;
    yr_int_look(v, &view);
    return view.count && (view.limbs[0] & 1);
}

yr_value yr_int_exact(yr_value v)
{
    if (yr_is_int(v))
        return v;
    if (YR_IS(v, int))
        return yr_retain(v);
    yr_int_view view;
    yr_int_look(v, &view);
    return yr_int_from_limbs(view.limbs, view.count, view.negative);
}

yr_bigint *yr_big_new(int64_t n)
{
    if (n > MOST_LIMBS) {
        yr_no_memory();
        return NULL;
    }
    yr_bigint *b = yr_new_unset(YR_TYPE(int), sizeof(yr_bigint) + (size_t)n * sizeof(mp_limb_t));
    if (b)
        b->size = n;
    return b;
}

yr_value yr_big_done(yr_bigint *b, int64_t n, bool negative)
{
    while (n > 0 && b->limbs[n - 1] == 0)
        n--;
    if (n <= 1) {
        uint64_t limb = n ? b->limbs[0] : 0;
        if (limb <= (uint64_t)YR_INT_MAX + negative) {
            yr_release_inline(&b->base);
            return negative ? yr_int(-(int64_t)limb) : yr_int((int64_t)limb);
        }
    }
    b->size = negative ? -n : n;
    return yr_from(b);
}

yr_value yr_int_from_limbs(const mp_limb_t *limbs, int64_t n, bool negative)
{
    while (n > 0 && limbs[n - 1] == 0)
        n--;
    if (n == 0)
        return yr_int(0);
    if (n == 1 && limbs[0] <= (uint64_t)YR_INT_MAX + negative)
        return negative ? yr_int(-(int64_t)limbs[0]) : yr_int((int64_t)limbs[0]);
    yr_bigint *b = yr_big_new(n);
    if (!b)
        return 0;
    mpn_copyi((mp_limb_t *)b->limbs, limbs, n);
    return yr_big_done(b, n, negative);
}

yr_value yr_int_from_two_limbs(unsigned __int128 u, bool negative)
{
    uint64_t low = (uint64_t)u, high = (uint64_t)(u >> 64);
    if (!high && low <= (uint64_t)YR_INT_MAX + negative)
        return negative ? yr_int(-(int64_t)low) : yr_int((int64_t)low);
    int64_t n = high ? 2 : 1; /* room for two: an object is a multiple of 16 bytes anyway */
    yr_bigint *b = yr_new_unset(YR_TYPE(int), sizeof(yr_bigint) + 2 * sizeof(mp_limb_t));
    if (!b)
        return 0;
    b->size = negative ? -n : n;
    b->limbs[0] = low;
    if (high)
        b->limbs[1] = high;
    return yr_from(b);
}

yr_value yr_int_from_u64(uint64_t u)
{
    if (u <= (uint64_t)YR_INT_MAX)
        return yr_int((int64_t)u);
    mp_limb_t limb = u;
    return yr_int_from_limbs(&limb, 1, false);
}

yr_value yr_int_from_i64(int64_t i)
{
    if (i >= YR_INT_MIN && i <= YR_INT_MAX)
        return yr_int(i);
    mp_limb_t limb = i < 0 ? -(uint64_t)i : (uint64_t)i;
    return yr_int_from_limbs(&limb, 1, i < 0);
}

yr_value yr_int_from_mpz(const mpz_t z)
{
    return yr_int_from_limbs(mpz_limbs_read(z), (int64_t)mpz_size(z), mpz_sgn(z) < 0);
}

void yr_int_view_mpz(const yr_int_view *view, mpz_t out)
{
    mpz_roinit_n(out, view->limbs, view->negative ? -view->count : view->count);
}

/* ---- Addition and subtraction -------------------------------------------------------------- */

static int compare_magnitudes(const yr_int_view *a, const yr_int_view *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    int order = a->count ? mpn_cmp(a->limbs, b->limbs, a->count) : 0;
    return (order > 0) - (order < 0);
}

/* Two limbs at most, as an int of 128 bits. */
static inline unsigned __int128 two_limbs(const yr_int_view *v)
{
    unsigned __int128 low = v->count ? v->limbs[0] : 0;
    return v->count > 1 ? low | (unsigned __int128)v->limbs[1] << 64 : low;
}

static yr_value add_magnitudes(const yr_int_view *a, const yr_int_view *b, bool negative)
{
    if (a->count <= 2 && b->count <= 2) {
        unsigned __int128 x = two_limbs(a), sum = x + two_limbs(b);
        if (YR_LIKELY(sum >= x))
            return yr_int_from_two_limbs(sum, negative);
    }
    if (a->count < b->count) {
        const yr_int_view *other = a;
        a = b;
        b = other;
    }
    if (b->count == 0)
        return yr_int_from_limbs(a->limbs, a->count, negative);
    yr_bigint *r = yr_big_new(a->count + 1);
    if (!r)
        return 0;
    r->limbs[a->count] = mpn_add((mp_limb_t *)r->limbs, a->limbs, a->count, b->limbs, b->count);
    return yr_big_done(r, a->count + 1, negative);
}

/* |a| - |b|, negated if the flag says so. */
static yr_value subtract_magnitudes(const yr_int_view *a, const yr_int_view *b, bool negative)
{
    if (a->count <= 2 && b->count <= 2) {
        unsigned __int128 x = two_limbs(a), y = two_limbs(b);
        return x >= y ? yr_int_from_two_limbs(x - y, negative && x != y)
                      : yr_int_from_two_limbs(y - x, !negative);
    }
    int order = compare_magnitudes(a, b);
    if (order == 0)
        return yr_int(0);
    if (order < 0) {
        const yr_int_view *other = a;
        a = b;
        b = other;
        negative = !negative;
    }
    if (b->count == 0)
        return yr_int_from_limbs(a->limbs, a->count, negative);
    yr_bigint *r = yr_big_new(a->count);
    if (!r)
        return 0;
    mpn_sub((mp_limb_t *)r->limbs, a->limbs, a->count, b->limbs, b->count);
    return yr_big_done(r, a->count, negative);
}

yr_value yr_big_add(yr_value a, yr_value b)
{
    unsigned __int128 u, w, sum;
    if (yr_int_two_limbs(a, &u) && yr_int_two_limbs(b, &w) &&
        YR_LIKELY(!__builtin_add_overflow(u, w, &sum)))
        return yr_int_from_two_limbs(sum, false);
    yr_int_view x, y;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    if (x.negative == y.negative)
        return add_magnitudes(&x, &y, x.negative);
    return subtract_magnitudes(&x, &y, x.negative);
}

yr_value yr_big_sub(yr_value a, yr_value b)
{
    unsigned __int128 u, w;
    if (yr_int_two_limbs(a, &u) && yr_int_two_limbs(b, &w))
        return u >= w ? yr_int_from_two_limbs(u - w, false) : yr_int_from_two_limbs(w - u, true);
    yr_int_view x, y;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    if (x.negative != y.negative)
        return add_magnitudes(&x, &y, x.count ? x.negative : !y.negative);
    return subtract_magnitudes(&x, &y, x.negative);
}

yr_value yr_big_neg(yr_value a)
{
    yr_int_view x;
    yr_int_look(a, &x);
    return yr_int_from_limbs(x.limbs, x.count, !x.negative);
}

int yr_big_compare(yr_value a, yr_value b)
{
    yr_int_view x, y;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    int order = compare_magnitudes(&x, &y);
    return x.negative ? -order : order;
}

/* ---- Multiplication ------------------------------------------------------------------------ */

yr_value yr_big_mul(yr_value a, yr_value b)
{
    yr_int_view x, y;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    if (x.count == 0 || y.count == 0)
        return yr_int(0);
    if (x.count == 1 && y.count == 1)
        return yr_int_from_two_limbs((unsigned __int128)x.limbs[0] * y.limbs[0],
                                     x.negative != y.negative);
    yr_bigint *r = yr_big_new(x.count + y.count);
    if (!r)
        return 0;
    mp_limb_t *out = (mp_limb_t *)r->limbs;
    if (a == b)
        mpn_sqr(out, x.limbs, x.count);
    else if (x.count >= y.count)
        mpn_mul(out, x.limbs, x.count, y.limbs, y.count);
    else
        mpn_mul(out, y.limbs, y.count, x.limbs, x.count);
    return yr_big_done(r, x.count + y.count, x.negative != y.negative);
}

/* ---- Division ------------------------------------------------------------------------------- */

/* Floor division where |x| < |y|: the quotient is 0 or -1. */
static int divide_by_larger(yr_value a, yr_value b, bool signs_differ, yr_value *quotient,
                            yr_value *remainder)
{
    bool down = signs_differ && yr_int_sign(a) != 0;
    if (remainder) {
        *remainder = down ? yr_int_add(a, b) : yr_int_exact(a);
        if (!*remainder)
            return -1;
    }
    if (quotient)
        *quotient = yr_int(down ? -1 : 0);
    return 0;
}

/* The remainder of magnitudes r, made to have the sign of y: y - r if the quotient goes down. */
static yr_value floor_remainder(yr_bigint *r, const yr_int_view *y, bool down)
{
    if (down)
        mpn_sub_n((mp_limb_t *)r->limbs, y->limbs, (const mp_limb_t *)r->limbs, y->count);
    return yr_big_done(r, y->count, y->negative);
}

/* new: x modulo y, which has one limb. */
static yr_value modulo_limb(const yr_int_view *x, const yr_int_view *y)
{
    uint64_t by = y->limbs[0], r;
    if (x->count <= 2)
        r = (uint64_t)(two_limbs(x) % by);
    else
        r = mpn_mod_1(x->limbs, x->count, by);
    if (r && x->negative != y->negative)
        r = by - r;
    return yr_int_from_two_limbs(r, y->negative);
}

int yr_big_divmod(yr_value a, yr_value b, yr_value *quotient, yr_value *remainder)
{
    yr_int_view x, y;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    bool signs_differ = x.negative != y.negative;
    if (x.count < y.count)
        return divide_by_larger(a, b, signs_differ, quotient, remainder);
    if (y.count == 1 && !quotient)
        return (*remainder = modulo_limb(&x, &y)) ? 0 : -1;
    int64_t n = x.count - y.count + 1;
    yr_bigint *q = yr_big_new(n + 1);
    if (!q)
        return -1;
    yr_bigint *r = yr_big_new(y.count);
    if (!r) {
        yr_release(&q->base);
        return -1;
    }
    mpn_tdiv_qr((mp_limb_t *)q->limbs, (mp_limb_t *)r->limbs, 0, x.limbs, x.count, y.limbs,
                y.count);
    q->limbs[n] = 0;
    bool down = signs_differ && !mpn_zero_p((const mp_limb_t *)r->limbs, y.count);
    if (down)
        mpn_add_1((mp_limb_t *)q->limbs, (const mp_limb_t *)q->limbs, n + 1, 1);
    if (remainder)
        *remainder = floor_remainder(r, &y, down);
    else
        yr_release(&r->base);
    if (quotient)
        *quotient = yr_big_done(q, n + 1, signs_differ);
    else
        yr_release(&q->base);
    return 0;
}

/* ---- Powers -------------------------------------------------------------------------------- */

yr_value yr_big_pow(yr_value a, yr_value n)
{
    int64_t exponent, base = 0;
    bool has_small_base = yr_int_small(a, &base);
    if (has_small_base && (base == 0 || base == 1 || base == -1)) {
        if (yr_int_sign(n) == 0)
            return yr_int(1);
        return yr_int(base == -1 && !yr_int_is_odd(n) ? 1 : base);
    }
    if (!yr_int_small(n, &exponent))
        return yr_no_memory();
    if (has_small_base && base == 2)
        return yr_big_shift_left(yr_int(1), (uint64_t)exponent);
    uint64_t bits;
    if (__builtin_mul_overflow(yr_int_bit_length(a), (uint64_t)exponent, &bits) ||
        bits / 64 > (uint64_t)MOST_LIMBS)
        return yr_no_memory();
    if (!yr_int_has_room(bits))
        return 0;
    yr_int_view x;
    yr_int_look(a, &x);
    mpz_t base_z, power;
    yr_int_view_mpz(&x, base_z);
    mpz_init(power);
    mpz_pow_ui(power, base_z, (unsigned long)exponent);
    yr_value result = yr_int_from_mpz(power);
    mpz_clear(power);
    return result;
}

/* power = base ** exponent % |modulus|, in 0..|modulus|; false if base has no inverse. */
static bool power_modulo(mpz_t power, const mpz_t base, const mpz_t exponent, const mpz_t modulus)
{
    if (mpz_sgn(exponent) >= 0) {
        mpz_powm(power, base, exponent, modulus);
        return true;
    }
    if (!mpz_invert(power, base, modulus))
        return false;
    mpz_t positive;
    mpz_init(positive);
    mpz_neg(positive, exponent);
    mpz_powm(power, power, positive, modulus);
    mpz_clear(positive);
    return true;
}

yr_value yr_big_pow_mod(yr_value a, yr_value n, yr_value m)
{
    if (yr_int_sign(m) == 0)
        return yr_value_error("pow() 3rd argument cannot be 0");
    yr_int_view views[3];
    mpz_t base, exponent, modulus, power;
    yr_int_look(a, &views[0]);
    yr_int_look(n, &views[1]);
    yr_int_look(m, &views[2]);
    bool is_negative = views[2].negative;
    views[2].negative = false;
    yr_int_view_mpz(&views[0], base);
    yr_int_view_mpz(&views[1], exponent);
    yr_int_view_mpz(&views[2], modulus);
    if (mpz_cmp_ui(modulus, 1) == 0)
        return yr_int(0);
    mpz_init(power);
    yr_value result;
    if (!power_modulo(power, base, exponent, modulus)) {
        result = yr_value_error("base is not invertible for the given modulus");
    } else {
        if (is_negative && mpz_sgn(power) != 0)
            mpz_sub(power, power, modulus);
        result = yr_int_from_mpz(power);
    }
    mpz_clear(power);
    return result;
}
