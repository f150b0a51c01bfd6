/* list_radix.c - sorting of keys that are numbers without comparing them.
 *
 * The words of ints are ordered as signed numbers are, and so are those of doubles once the bits of
 * the negative ones have been turned; no code runs that could count the comparisons. So they are
 * distributed by their bytes, lowest first, which is stable and needs no guess from a processor.
 * Bytes that all keys share are passed over. Input with long runs is left to the merge sort, which
 * finishes it in fewer steps, and so is a short one. */
#include "containers.h"

enum { LEAST = 64, VALUES = 256 };

/* Do keys turn from rising to falling or back so often that they look shuffled? */
static bool is_shuffled(const yr_value *keys, size_t n)
{
    size_t turns = 0;
    bool rising = (int64_t)keys[0] <= (int64_t)keys[1];
    for (size_t i = 2; i < n; i++) {
        bool now = (int64_t)keys[i - 1] <= (int64_t)keys[i];
        turns += now != rising;
        rising = now;
    }
    return turns > n / 4;
}

/* The bits that are not the same in all keys. */
static uint64_t varying_bits(const yr_value *keys, size_t n)
{
    uint64_t bits = 0;
    for (size_t i = 1; i < n; i++)
        bits |= keys[i] ^ keys[0];
    return bits;
}

/* The places where the items with each byte begin. */
static void find_places(uint32_t *place, const yr_value *keys, int shift, size_t n)
{
    uint32_t before = 0;
    memset(place, 0, VALUES * sizeof *place);
    for (size_t i = 0; i < n; i++)
        place[keys[i] >> shift & 0xff]++;
    for (int v = 0; v < VALUES; v++) {
        uint32_t here = place[v];
        place[v] = before;
        before += here;
    }
}

static void distribute(yr_value *to, const yr_value *from, uint32_t *place, int shift, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[place[from[i] >> shift & 0xff]++] = from[i];
}

/* The same with values that move along. */
static void distribute_both(yr_value *to, const yr_value *from, yr_value *values_to,
                            const yr_value *values_from, uint32_t *place, int shift, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t p = place[from[i] >> shift & 0xff]++;
        to[p] = from[i];
        values_to[p] = values_from[i];
    }
}

static void sort(yr_value *keys, yr_value *values, yr_value *spare, size_t n)
{
    yr_value *from = keys, *to = spare, *values_from = values, *values_to = spare + n;
    uint64_t varying = varying_bits(keys, n);
    uint32_t place[VALUES];
    for (int shift = 0; shift < 64; shift += 8) {
        if (!(varying >> shift & 0xff))
            continue;
        find_places(place, from, shift, n);
        if (values)
            distribute_both(to, from, values_to, values_from, place, shift, n);
        else
            distribute(to, from, place, shift, n);
        yr_value *swap = from;
        from = to;
        to = swap;
        swap = values_from;
        values_from = values_to;
        values_to = swap;
    }
    if (from != keys) {
        memcpy(keys, from, n * sizeof *keys);
        if (values)
            memcpy(values, values_from, n * sizeof *values);
    }
}

/* The sign of a key counts as its highest bit. */
static void turn_signs(yr_value *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        keys[i] ^= (yr_value)1 << 63;
}

bool yr_sort_numbers(yr_value *keys, yr_value *values, size_t n)
{
    if (n < LEAST || n > UINT32_MAX || !is_shuffled(keys, n))
        return false;
    yr_value *spare = yr_alloc(n * (values ? 2 : 1) * sizeof *keys);
    if (!spare) {
        yr_clear_pending();
        return false;
    }
    turn_signs(keys, n);
    sort(keys, values, spare, n);
    turn_signs(keys, n);
    yr_dispose(spare);
    return true;
}
