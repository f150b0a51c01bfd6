/* int_bits.c - shifts and bit operations of ints, as if in two's complement without end.
 *
 * The bit operations work on two's complement copies one limb longer than the longer operand, so
 * that the top limb holds nothing but sign; the result is turned back into sign and magnitude.
 */
#include "number.h"

uint64_t yr_int_bit_length(yr_value v)
{
    yr_int_view view;
    if (yr_is_int(v)) {
        int64_t i = yr_int_value(v);
        return i ? 64 - (uint64_t)__builtin_clzll((uint64_t)(i < 0 ? -i : i)) : 0;
    }
    yr_int_look(v, &view);
    if (view.count == 0)
        return 0;
    return (uint64_t)view.count * 64 - (uint64_t)__builtin_clzll(view.limbs[view.count - 1]);
}

uint64_t yr_int_bit_count(yr_value v)
{
    yr_int_view view;
    yr_int_look(v, &view);
    return view.count ? mpn_popcount(view.limbs, view.count) : 0;
}

yr_value yr_big_shift_left(yr_value a, uint64_t n)
{
    unsigned __int128 u;
    if (n < 64 && yr_int_two_limbs(a, &u) && !(u >> (127 - n)))
        return yr_int_from_two_limbs(u << n, false);
    yr_int_view x;
    yr_int_look(a, &x);
    if (x.count == 0)
        return yr_int(0);
    if (n == UINT64_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "too many digits in integer");
    if (n >> 40)
        return yr_no_memory();
    int64_t words = (int64_t)(n / 64);
    unsigned bits = n % 64;
    yr_bigint *r = yr_big_new(x.count + words + 1);
    if (!r)
        return 0;
    mp_limb_t *out = (mp_limb_t *)r->limbs;
    if (words)
        mpn_zero(out, words);
    if (bits) {
        out[words + x.count] = mpn_lshift(out + words, x.limbs, x.count, bits);
    } else {
        mpn_copyi(out + words, x.limbs, x.count);
        out[words + x.count] = 0;
    }
    return yr_big_done(r, x.count + words + 1, x.negative);
}

yr_value yr_big_shift_right(yr_value a, uint64_t n)
{
    unsigned __int128 u;
    if (n < 128 && yr_int_two_limbs(a, &u))
        return yr_int_from_two_limbs(u >> n, false);
    yr_int_view x;
    yr_int_look(a, &x);
    if (n / 64 >= (uint64_t)x.count)
        return yr_int(x.negative ? -1 : 0);
    int64_t words = (int64_t)(n / 64), left = x.count - words;
    unsigned bits = n % 64;
    if (left == 1 && !x.negative)
        return yr_int_from_u64(x.limbs[words] >> bits);
    yr_bigint *r = yr_big_new(left + 1);
    if (!r)
        return 0;
    mp_limb_t *out = (mp_limb_t *)r->limbs;
    bool lost = words && !mpn_zero_p(x.limbs, words);
    if (bits)
        lost |= mpn_rshift(out, x.limbs + words, left, bits) != 0;
    else
        mpn_copyi(out, x.limbs + words, left);
    out[left] = 0;
    if (x.negative && lost)
        mpn_add_1(out, out, left + 1, 1);
    return yr_big_done(r, left + 1, x.negative);
}

static void to_twos_complement(mp_limb_t *out, int64_t n, const yr_int_view *view)
{
    if (view->count)
        mpn_copyi(out, view->limbs, view->count);
    mpn_zero(out + view->count, n - view->count);
    if (view->negative)
        mpn_neg(out, out, n);
}

yr_value yr_big_bits(yr_binary_op op, yr_value a, yr_value b)
{
    unsigned __int128 u, w;
    if (yr_int_two_limbs(a, &u) && yr_int_two_limbs(b, &w))
        return yr_int_from_two_limbs(op == YR_AND ? u & w : op == YR_OR ? u | w : u ^ w, false);
    yr_int_view x, y;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    int64_t n = (x.count > y.count ? x.count : y.count) + 1;
    yr_bigint *r = yr_big_new(n);
    if (!r)
        return 0;
    mp_limb_t *other = yr_alloc((size_t)n * sizeof *other);
    if (!other) {
        yr_release(&r->base);
        return 0;
    }
    mp_limb_t *out = (mp_limb_t *)r->limbs;
    to_twos_complement(out, n, &x);
    to_twos_complement(other, n, &y);
    if (op == YR_AND)
        mpn_and_n(out, out, other, n);
    else if (op == YR_OR)
        mpn_ior_n(out, out, other, n);
    else
        mpn_xor_n(out, out, other, n);
    yr_dispose(other);
    bool negative = out[n - 1] >> 63;
    if (negative)
        mpn_neg(out, out, n);
    return yr_big_done(r, n, negative);
}
