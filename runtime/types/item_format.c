/* item_format.c - single items of struct's formats in this machine's layout. */
#include "item_format.h"
#include "number.h"

yr_item_format yr_item_of(char code)
{
    switch (code) {
    case 'c': return (yr_item_format){YR_ITEM_CHAR, 1};
    case 'b': return (yr_item_format){YR_ITEM_SIGNED, 1};
    case 'B': return (yr_item_format){YR_ITEM_UNSIGNED, 1};
    case '?': return (yr_item_format){YR_ITEM_BOOL, sizeof(bool)};
    case 'h': return (yr_item_format){YR_ITEM_SIGNED, sizeof(short)};
    case 'H': return (yr_item_format){YR_ITEM_UNSIGNED, sizeof(short)};
    case 'i': return (yr_item_format){YR_ITEM_SIGNED, sizeof(int)};
    case 'I': return (yr_item_format){YR_ITEM_UNSIGNED, sizeof(int)};
    case 'l': return (yr_item_format){YR_ITEM_SIGNED, sizeof(long)};
    case 'L': return (yr_item_format){YR_ITEM_UNSIGNED, sizeof(long)};
    case 'q': return (yr_item_format){YR_ITEM_SIGNED, sizeof(long long)};
    case 'Q': return (yr_item_format){YR_ITEM_UNSIGNED, sizeof(long long)};
    case 'n': return (yr_item_format){YR_ITEM_SIGNED, sizeof(size_t)};
    case 'N': return (yr_item_format){YR_ITEM_UNSIGNED, sizeof(size_t)};
    case 'P': return (yr_item_format){YR_ITEM_POINTER, sizeof(void *)};
    case 'e': return (yr_item_format){YR_ITEM_FLOAT, 2};
    case 'f': return (yr_item_format){YR_ITEM_FLOAT, 4};
    case 'd': return (yr_item_format){YR_ITEM_FLOAT, 8};
    default: return (yr_item_format){YR_ITEM_NONE, 0};
    }
}

/* ---- Ints ----------------------------------------------------------------------------------- */

bool yr_int_word(yr_value v, uint64_t *bits, bool *negative)
{
    yr_int_view view;
    if (YR_LIKELY(yr_is_int(v))) {
        int64_t i = yr_int_value(v);
        *bits = (uint64_t)i;
        *negative = i < 0;
        return true;
    }
    yr_int_look(v, &view);
    uint64_t magnitude = view.count ? view.limbs[0] : 0;
    *negative = view.negative;
    *bits = view.negative ? -magnitude : magnitude;
    return view.count <= 1 && !(view.negative && magnitude > (uint64_t)1 << 63);
}

/* ---- Floats --------------------------------------------------------------------------------- */

/* A half as a double. */
static double half_value(uint16_t bits)
{
    int exponent = bits >> 10 & 31, fraction = bits & 1023;
    double d;
    if (exponent == 31)
        d = fraction ? __builtin_nan("") : __builtin_inf();
    else if (exponent == 0)
        d = __builtin_ldexp(fraction, -24);
    else
        d = __builtin_ldexp(fraction + 1024, exponent - 25);
    return bits >> 15 ? -d : d;
}

/* The half next to d; ties go to the even one. false: too large. */
static bool half_bits(double d, uint64_t *bits)
{
    uint64_t sign = __builtin_signbit(d) ? 0x8000 : 0;
    int exponent;
    *bits = sign | 0x7c00;
    if (__builtin_isnan(d) || __builtin_isinf(d)) {
        *bits |= __builtin_isnan(d) ? 0x200 : 0;
        return true;
    }
    double fraction = __builtin_frexp(sign ? -d : d, &exponent);
    /* In units of the last place: 2**-24 where the number is subnormal. */
    int shift = exponent < -13 ? 24 : 11 - exponent;
    double units = __builtin_nearbyint(__builtin_ldexp(fraction, exponent + shift));
    if (exponent > 16 || (exponent == 16 && units >= 2048))
        return false;
    *bits = (uint64_t)units;
    if (exponent >= -13 && d != 0) /* a carry into the next exponent adds up by itself */
        *bits = (uint64_t)(units - 1024 + (double)(exponent + 14) * 1024);
    *bits |= sign;
    return true;
}

bool yr_float_bits(double d, int size, uint64_t *bits)
{
    if (size == 8) {
        memcpy(bits, &d, 8);
        return true;
    }
    if (size == 2)
        return half_bits(d, bits);
    float f = (float)d;
    uint32_t word;
    memcpy(&word, &f, 4);
    *bits = word;
    return !__builtin_isinf(f) || __builtin_isinf(d);
}

double yr_float_of_bits(uint64_t bits, int size)
{
    if (size == 8) {
        double d;
        memcpy(&d, &bits, 8);
        return d;
    }
    if (size == 2)
        return half_value((uint16_t)bits);
    float f;
    uint32_t word = (uint32_t)bits;
    memcpy(&f, &word, 4);
    return f;
}

/* ---- Items ---------------------------------------------------------------------------------- */

yr_value yr_item_read(char code, const uint8_t *p)
{
    yr_item_format f = yr_item_of(code);
    uint64_t bits = yr_item_load(p, f.size, false);
    switch (f.kind) {
    case YR_ITEM_SIGNED: return yr_item_int(bits, f.size, true);
    case YR_ITEM_FLOAT: return yr_float(yr_float_of_bits(bits, f.size));
    case YR_ITEM_BOOL: return yr_bool(bits);
    case YR_ITEM_CHAR: return yr_bytes_from(p, 1);
    default: return yr_item_int(bits, f.size, false);
    }
}

static int set_int(yr_item_format f, uint8_t *p, yr_value v)
{
    uint64_t bits;
    bool negative;
    yr_value index = yr_index(v);
    if (!index)
        return -1;
    bool fits = yr_int_word(index, &bits, &negative);
    yr_drop(index);
    int top = 8 * f.size - 1; /* the sign of a signed one */
    if (f.kind == YR_ITEM_SIGNED)
        fits = fits && (negative ? (int64_t)bits >> top == -1 : bits >> top == 0);
    else if (f.kind == YR_ITEM_UNSIGNED)
        fits = fits && !negative && (f.size == 8 || bits >> 8 * f.size == 0);
    if (!fits) {
        yr_raise_format(YR_EXC(OverflowError), "int too large to convert");
        return -1;
    }
    yr_item_store(p, bits, f.size, false);
    return 0;
}

static int set_float(yr_item_format f, uint8_t *p, yr_value v)
{
    double d;
    uint64_t bits;
    if (yr_to_double(v, &d) < 0)
        return -1;
    if (!yr_float_bits(d, f.size, &bits) && f.size == 2) {
        yr_raise_format(YR_EXC(OverflowError), "float too large to pack with e format");
        return -1;
    }
    yr_item_store(p, bits, f.size, false);
    return 0;
}

static int set_char(uint8_t *p, yr_value v)
{
    if (!YR_IS_BYTES(v)) {
        yr_type_error("bytes of length 1 are required");
        return -1;
    }
    if (YR_AS(yr_bytes, v)->length != 1) {
        yr_value_error("bytes of length 1 are required");
        return -1;
    }
    *p = YR_AS(yr_bytes, v)->data[0];
    return 0;
}

int yr_item_write(char code, uint8_t *p, yr_value v)
{
    yr_item_format f = yr_item_of(code);
    if (f.kind == YR_ITEM_FLOAT)
        return set_float(f, p, v);
    if (f.kind == YR_ITEM_CHAR)
        return set_char(p, v);
    if (f.kind != YR_ITEM_BOOL)
        return set_int(f, p, v);
    int truth = yr_truth(v);
    if (truth >= 0)
        *p = (uint8_t)truth;
    return truth < 0 ? -1 : 0;
}
