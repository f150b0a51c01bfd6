/* _struct_module.c - the module _struct: floats as bytes, the part of struct and pickle that Python
 * cannot say.
 */
#include "../types/containers.h"

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

static YR_COLD int too_large(const char *format)
{
    yr_raise_format(YR_EXC(OverflowError), "float too large to pack with %s format", format);
    return -1;
}

/* The half next to d; ties go to the even one. -1 and OverflowError. */
static int half_bits(double d, uint16_t *bits)
{
    uint16_t sign = __builtin_signbit(d) ? 0x8000 : 0;
    if (__builtin_isnan(d) || __builtin_isinf(d)) {
        *bits = sign | (__builtin_isnan(d) ? 0x7e00 : 0x7c00);
        return 0;
    }
    int exponent;
    double fraction = __builtin_frexp(sign ? -d : d, &exponent);
    /* In units of the last place: 2**-24 where the number is subnormal. */
    int shift = exponent < -13 ? 24 : 11 - exponent;
    double units = __builtin_nearbyint(__builtin_ldexp(fraction, exponent + shift));
    if (exponent > 16 || (exponent == 16 && units >= 2048))
        return too_large("e");
    *bits = (uint16_t)units;
    if (exponent >= -13 && d != 0) /* a carry into the next exponent adds up by itself */
        *bits = (uint16_t)(units - 1024 + (double)(exponent + 14) * 1024);
    *bits |= sign;
    return 0;
}

static void put_bytes(uint8_t *out, uint64_t bits, int size, bool big)
{
    for (int i = 0; i < size; i++)
        out[big ? size - 1 - i : i] = (uint8_t)(bits >> 8 * i);
}

YR_METHOD(pack_float)
{
    double d;
    int64_t size;
    if (yr_to_double(args[0], &d) < 0 || yr_to_i64(args[1], &size) < 0)
        return 0;
    uint8_t out[8];
    uint64_t bits = 0;
    if (size == 8) {
        memcpy(&bits, &d, 8);
    } else if (size == 4) {
        float f = (float)d;
        if (__builtin_isinf(f) && !__builtin_isinf(d))
            return too_large("f"), 0;
        memcpy(&bits, &f, 4);
    } else {
        uint16_t half = 0;
        if (half_bits(d, &half) < 0)
            return 0;
        bits = half;
    }
    put_bytes(out, bits, (int)size, args[2] == YR_TRUE);
    return yr_bytes_from(out, (size_t)size);
}

YR_METHOD(unpack_float)
{
    if (!YR_IS_BYTES(args[0]))
        return yr_type_error("a bytes-like object is required, not '%T'", args[0]);
    const yr_bytes *b = YR_AS(yr_bytes, args[0]);
    uint64_t bits = 0;
    size_t size = b->length > 8 ? 8 : b->length;
    for (size_t i = 0; i < size; i++)
        bits |= (uint64_t)b->data[args[1] == YR_TRUE ? size - 1 - i : i] << 8 * i;
    if (size == 8) {
        double d;
        memcpy(&d, &bits, 8);
        return yr_float(d);
    }
    if (size == 4) {
        float f;
        memcpy(&f, &bits, 4);
        return yr_float(f);
    }
    return yr_float(half_value((uint16_t)bits));
}

static const yr_method_def functions[] = {
    {"pack_float", pack_float, 3, 3, 0, "pack_float(x, size, big): the IEEE 754 bytes of x"},
    {"unpack_float", unpack_float, 2, 2, 0, "unpack_float(data, big): the float of these bytes"},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__struct = {"_struct", fill};
