/* item_format.h - single items of struct's formats: what memoryview, array and struct share. */
#ifndef YR_ITEM_FORMAT_H
#define YR_ITEM_FORMAT_H

#include "../core/runtime.h"

/* What a code of a format stands for in this machine's own layout. */
typedef enum {
    YR_ITEM_NONE, /* no such code */
    YR_ITEM_SIGNED,
    YR_ITEM_UNSIGNED,
    YR_ITEM_FLOAT,
    YR_ITEM_BOOL,
    YR_ITEM_CHAR,
    YR_ITEM_POINTER
} yr_item_kind;

typedef struct {
    yr_item_kind kind;
    int size;
} yr_item_format;

yr_item_format yr_item_of(char code);

static inline uint64_t yr_item_load(const uint8_t *p, int size, bool swap)
{
    uint64_t bits;
    switch (size) {
    case 1: return *p;
    case 2: {
        uint16_t u;
        memcpy(&u, p, 2);
        return swap ? __builtin_bswap16(u) : u;
    }
    case 4: {
        uint32_t u;
        memcpy(&u, p, 4);
        return swap ? __builtin_bswap32(u) : u;
    }
    default: memcpy(&bits, p, 8); return swap ? __builtin_bswap64(bits) : bits;
    }
}

static inline void yr_item_store(uint8_t *p, uint64_t bits, int size, bool swap)
{
    uint16_t two = (uint16_t)bits;
    uint32_t four = (uint32_t)bits;
    switch (size) {
    case 1: *p = (uint8_t)bits; break;
    case 2: memcpy(p, swap ? (two = __builtin_bswap16(two), &two) : &two, 2); break;
    case 4: memcpy(p, swap ? (four = __builtin_bswap32(four), &four) : &four, 4); break;
    default: bits = swap ? __builtin_bswap64(bits) : bits; memcpy(p, &bits, 8);
    }
}

/* new: the int of the lowest size bytes of bits. */
static inline yr_value yr_item_int(uint64_t bits, int size, bool is_signed)
{
    int unused = 64 - 8 * size;
    if (is_signed) {
        int64_t i = (int64_t)(bits << unused) >> unused;
        return size == 8 ? yr_int_from_i64(i) : yr_int(i);
    }
    return size == 8 ? yr_int_from_u64(bits) : yr_int(bits);
}

/* The value of an int of any kind as 64 bits: false if it has more; *negative tells. */
bool yr_int_word(yr_value v, uint64_t *bits, bool *negative);

/* The bits of d as a float of size bytes. false: it is too large for that; bits are those of the
 * infinity then. */
bool yr_float_bits(double d, int size, uint64_t *bits);
double yr_float_of_bits(uint64_t bits, int size);

/* new: the item at p, of a code that is not NONE. */
yr_value yr_item_read(char code, const uint8_t *p);
/* Stores v: 0; -1 with TypeError where it is of a wrong type, OverflowError or ValueError where it
 * does not fit, or what v itself raised. */
int yr_item_write(char code, uint8_t *p, yr_value v);

#endif
