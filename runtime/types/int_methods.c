/* int_methods.c - int(...) and the methods of int.
 */
#include "../core/extension.h"
#include "number.h"
#include "text.h"

/* ---- int(...) ------------------------------------------------------------------------------- */

/* Takes what __int__ or __trunc__ gave (steals) and makes it an exact int. */
static yr_value exact_result(yr_value i, const char *method)
{
    if (!i || yr_is_int(i))
        return i;
    yr_value exact = 0;
    if (yr_type_of(i) == YR_TYPE_ID(int))
        return i;
    if (yr_is_any_int(i))
        exact = yr_warn_subclass(method, YR_TYPE(int), i) < 0 ? 0 : yr_int_exact(i);
    else
        yr_type_error("%s returned non-int (type %T)", method, i);
    yr_drop(i);
    return exact;
}

/* The message shows them as bytes, whatever they were. */
static yr_value parse_bytes(const void *text, size_t size, int base)
{
    yr_value bytes = yr_bytes_from(text, size);
    if (!bytes)
        return 0;
    yr_value i = yr_int_parse((const char *)YR_AS(yr_bytes, bytes)->data, size, base, bytes);
    yr_drop(bytes);
    return i;
}

/* int(v, base) of text; *is_text tells whether v is text at all. */
static yr_value from_text(yr_value v, int base, bool *is_text)
{
    *is_text = true;
    if (YR_IS_STR(v))
        return yr_int_from_text(v, base);
    yr_span s;
    if (yr_bytes_view(v, &s))
        return parse_bytes(s.p, s.n, base);
    if (yr_pending())
        return 0;
    *is_text = false;
    return 0;
}

static yr_value from_trunc(yr_value v)
{
    bool missing = false, is_text;
    yr_value truncated = yr_call_special(v, YR_NAME(__trunc__), NULL, 0, &missing);
    if (!missing) {
        if (truncated && yr_warn(YR_EXC(DeprecationWarning), 1,
                                 "The delegation of int() to __trunc__ is deprecated.") < 0)
            yr_set(&truncated, 0);
        if (truncated && !yr_is_any_int(truncated) && !yr_type_of(truncated)->slots.to_index) {
            yr_type_error("__trunc__ returned non-Integral (type %T)", truncated);
            yr_drop(truncated);
            return 0;
        }
        if (!truncated)
            return 0;
        yr_value i = yr_index(truncated);
        yr_drop(truncated);
        return i;
    }
    yr_value i = from_text(v, 10, &is_text);
    if (is_text)
        return i;
    return yr_type_error("int() argument must be a string, a bytes-like object or a real number, "
                         "not '%T'",
                         v);
}

/* int(v) as an exact int. */
static yr_value from_any(yr_value v)
{
    if (yr_is_int(v))
        return v;
    yr_type *t = yr_type_of(v);
    if (t->slots.to_int)
        return exact_result(t->slots.to_int(v), "__int__");
    if (t->slots.to_index)
        return yr_index(v);
    return from_trunc(v);
}

static yr_value from_based(yr_value v, yr_value base_value)
{
    int64_t base;
    bool is_text;
    if (yr_to_index(base_value, &base, true))
        return 0;
    if (base != 0 && (base < 2 || base > 36))
        return yr_value_error("int() base must be >= 2 and <= 36, or 0");
    bool allowed = YR_IS_STR(v) || YR_IS_BYTES(v) || yr_is_bytearray(v);
    yr_value i = allowed ? from_text(v, (int)base, &is_text) : 0;
    return allowed ? i : yr_type_error("int() can't convert non-string with explicit base");
}

/* new: an instance of the subclass t with the value of i. Its attributes follow the limbs. */
static yr_value subclass_instance(yr_type *t, yr_value i)
{
    yr_int_view view;
    yr_int_look(i, &view);
    size_t tail = sizeof(yr_attributes);
    yr_bigint *b = yr_new(t, t->size + (size_t)view.count * sizeof(mp_limb_t) + tail);
    if (!b)
        return 0;
    if (view.count)
        mpn_copyi((mp_limb_t *)b->limbs, view.limbs, view.count);
    b->size = view.negative ? -view.count : view.count;
    return yr_from(b);
}

yr_value yr_int_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"", "base"};
    yr_value in[2] = {0, 0};
    if (n == 1 && !keywords)
        in[0] = args[0];
    else if (yr_parse_arguments(YR_SHOWN("int"), keyword_names, 1, 0, 2, 2, args, n, keywords, in))
        return 0;
    if (!in[0] && in[1])
        return yr_type_error("int() missing string argument");
    yr_value i = !in[0] ? yr_int(0) : in[1] ? from_based(in[0], in[1]) : from_any(in[0]);
    if (!i || t == YR_TYPE_ID(int))
        return i;
    yr_value instance = subclass_instance(t, i);
    yr_drop(i);
    return instance;
}

/* ---- Bytes ---------------------------------------------------------------------------------- */

static int little_endian(const char *f, yr_value order, bool *is_little)
{
    *is_little = false;
    if (!order)
        return 0;
    if (!YR_IS_STR(order)) {
        yr_type_error("%s() argument 'byteorder' must be str, not %s", f, yr_argument_type(order));
        return -1;
    }
    *is_little = yr_str_is(order, "little");
    if (*is_little || yr_str_is(order, "big"))
        return 0;
    yr_value_error("byteorder must be either 'little' or 'big'");
    return -1;
}

/* Writes the low bytes of the two's complement of the view, least significant first. False if
 * the value does not fit. */
static bool fill_bytes(const yr_int_view *view, bool is_signed, uint8_t *out, size_t length)
{
    if (view->count <= 1 && !view->negative && !is_signed && length <= 8) {
        uint64_t word = view->count ? view->limbs[0] : 0;
        for (size_t i = 0; i < length; i++)
            out[i] = (uint8_t)(word >> (i * 8));
        return length == 8 || word >> (length * 8) == 0;
    }
    unsigned carry = view->negative;
    size_t used = (size_t)view->count * 8;
    for (size_t i = 0; i < length || i < used; i++) {
        uint8_t byte = i < used ? (uint8_t)(view->limbs[i / 8] >> (i % 8 * 8)) : 0;
        if (view->negative) {
            unsigned sum = (uint8_t)~byte + carry;
            byte = (uint8_t)sum;
            carry = sum >> 8;
        }
        if (i < length)
            out[i] = byte;
        else if (byte != (view->negative ? 0xff : 0))
            return false;
    }
    if (!is_signed)
        return true;
    if (length == 0)
        return true;
    return (out[length - 1] >> 7) == (view->negative ? 1 : 0);
}

static void reverse_bytes(uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        uint8_t byte = bytes[i];
        bytes[i] = bytes[n - 1 - i];
        bytes[n - 1 - i] = byte;
    }
}

static yr_value int_to_bytes(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"length", "byteorder", "signed"};
    yr_value in[3] = {0, 0, 0};
    int64_t length = 1;
    bool is_little;
    if (YR_LIKELY(n == 2 && !keywords))
        in[0] = args[0], in[1] = args[1];
    else if (yr_parse_arguments(YR_SHOWN("to_bytes"), keyword_names, 0, 0, 2, 3, args, n, keywords,
                                in))
        return 0;
    if (yr_argument_size(in[0], &length) || little_endian(YR_SHOWN("to_bytes"), in[1], &is_little))
        return 0;
    int is_signed = in[2] ? yr_truth(in[2]) : 0;
    if (is_signed < 0)
        return 0;
    if (length < 0)
        return yr_value_error("length argument must be non-negative");
    yr_int_view view;
    yr_int_look(self, &view);
    if (view.negative && !is_signed)
        return yr_raise_format(YR_EXC(OverflowError), "can't convert negative int to unsigned");
    yr_value result = yr_bytes_alloc((size_t)length);
    if (!result)
        return 0;
    uint8_t *bytes = yr_bytes_as(result)->data;
    if (!fill_bytes(&view, is_signed, bytes, (size_t)length)) {
        yr_drop(result);
        return yr_raise_format(YR_EXC(OverflowError), "int too big to convert");
    }
    if (!is_little)
        reverse_bytes(bytes, (size_t)length);
    return result;
}

/* new bytes out of what from_bytes got. */
static yr_value to_bytes_object(yr_value v)
{
    if (YR_IS(v, bytes))
        return yr_retain(v);
    if (yr_is_any_int(v) || YR_IS_STR(v))
        return yr_type_error("cannot convert '%T' object to bytes", v);
    return yr_invoke1(yr_from(YR_TYPE(bytes)), v);
}

static yr_value value_of_bytes(const uint8_t *bytes, size_t n, bool is_little, bool is_signed)
{
    size_t count = n / 8 + 1;
    yr_bigint *b = yr_big_new((int64_t)count);
    if (!b)
        return 0;
    mp_limb_t *limbs = (mp_limb_t *)b->limbs;
    mpn_zero(limbs, (mp_size_t)count);
    for (size_t i = 0; i < n; i++) {
        uint64_t byte = bytes[is_little ? i : n - 1 - i];
        limbs[i / 8] |= byte << (i % 8 * 8);
    }
    bool negative = is_signed && n && (bytes[is_little ? n - 1 : 0] & 0x80);
    if (negative) {
        for (size_t i = n; i < count * 8; i++)
            limbs[i / 8] |= (uint64_t)0xff << (i % 8 * 8);
        mpn_neg(limbs, limbs, (mp_size_t)count);
    }
    return yr_big_done(b, (int64_t)count, negative);
}

static yr_value int_from_bytes(yr_value class, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"bytes", "byteorder", "signed"};
    yr_value in[3] = {0, 0, 0};
    bool is_little;
    if (yr_parse_arguments(YR_SHOWN("from_bytes"), keyword_names, 0, 1, 2, 3, args, n, keywords,
                           in) ||
        little_endian(YR_SHOWN("from_bytes"), in[1], &is_little))
        return 0;
    int is_signed = in[2] ? yr_truth(in[2]) : 0;
    yr_value bytes = is_signed < 0 ? 0 : to_bytes_object(in[0]);
    if (!bytes)
        return 0;
    const yr_bytes *b = YR_AS(yr_bytes, bytes);
    yr_value i = value_of_bytes(b->data, b->length, is_little, is_signed);
    yr_drop(bytes);
    if (!i || class == yr_from(YR_TYPE_ID(int)))
        return i;
    yr_value result = yr_invoke1(class, i);
    yr_drop(i);
    return result;
}

/* ---- Rounding ------------------------------------------------------------------------------- */

/* new: i rounded to a multiple of unit (positive), ties to the even multiple. */
static yr_value round_to_multiple(yr_value i, yr_value unit)
{
    yr_value rest = yr_int_modulo(i, unit);
    yr_value twice = rest ? yr_int_add(rest, rest) : 0;
    yr_value down = twice ? yr_int_sub(i, rest) : 0;
    yr_value quotient = 0, result = 0;
    if (!down)
        goto fail;
    int order = yr_int_compare(twice, unit);
    if (order == 0 && !(quotient = yr_int_divide(i, unit)))
        goto fail;
    if (order > 0 || (order == 0 && yr_int_is_odd(quotient)))
        result = yr_int_add(down, unit);
    else
        result = yr_retain(down);
fail:
    yr_xdrop(quotient);
    yr_xdrop(down);
    yr_xdrop(twice);
    yr_xdrop(rest);
    return result;
}

static yr_value int_round(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    if (n == 0)
        return yr_int_exact(self);
    yr_value digits = yr_index(args[0]);
    if (!digits)
        return 0;
    if (yr_int_sign(digits) >= 0) {
        yr_drop(digits);
        return yr_int_exact(self);
    }
    int64_t count;
    if (!yr_int_small(digits, &count) || (uint64_t)-count > yr_int_bit_length(self)) {
        yr_drop(digits);
        return yr_int(0); /* 10**-digits is more than twice the value */
    }
    yr_value unit = yr_int_pow_mod(yr_int(10), yr_int(-count), YR_NONE);
    yr_value result = unit ? round_to_multiple(self, unit) : 0;
    yr_xdrop(unit);
    return result;
}

/* ---- The rest ------------------------------------------------------------------------------- */

YR_METHOD(int_identity)
{
    return yr_int_exact(self);
}

YR_METHOD(int_bit_length)
{
    return yr_int((int64_t)yr_int_bit_length(self));
}

YR_METHOD(int_bit_count)
{
    return yr_int((int64_t)yr_int_bit_count(self));
}

YR_METHOD(int_ratio)
{
    yr_value pair[2] = {yr_int_exact(self), yr_int(1)};
    return pair[0] ? yr_tuple(pair, 2) : 0;
}

YR_METHOD(int_new_arguments)
{
    yr_value one = yr_int_exact(self);
    return one ? yr_tuple(&one, 1) : 0;
}

YR_METHOD(int_sizeof)
{
    uint64_t digits = (yr_int_bit_length(self) + 29) / 30;
    return yr_int((int64_t)(24 + 4 * (digits ? digits : 1)));
}

static yr_value int_format(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("__format__() argument must be str, not %s",
                             yr_argument_type(args[0]));
    return yr_format_int(self, args[0]);
}

static yr_value get_zero(yr_value self)
{
    (void)self;
    return yr_int(0);
}

static yr_value get_one(yr_value self)
{
    (void)self;
    return yr_int(1);
}

const yr_method_def yr_int_methods[] = {
    {"conjugate", int_identity, 0, 0, 0, "Returns self, the complex conjugate of any int."},
    {"bit_length", int_bit_length, 0, 0, 0,
     "Number of bits necessary to represent self in binary."},
    {"bit_count", int_bit_count, 0, 0, 0,
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", int_to_bytes, 0, -1, YR_METHOD_KEYWORDS,
     "Return an array of bytes representing an integer."},
    {"from_bytes", int_from_bytes, 0, -1, YR_METHOD_KEYWORDS | YR_METHOD_CLASS,
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio", int_ratio, 0, 0, 0, "Return integer ratio."},
    {"__trunc__", int_identity, 0, 0, 0, "Truncating an Integral returns itself."},
    {"__floor__", int_identity, 0, 0, 0, "Flooring an Integral returns itself."},
    {"__ceil__", int_identity, 0, 0, 0, "Ceiling of an Integral returns itself."},
    {"__round__", int_round, 0, 1, 0, "Rounding an Integral returns itself."},
    {"__getnewargs__", int_new_arguments, 0, 0, 0, NULL},
    {"__format__", int_format, 1, 1, 0, NULL},
    {"__sizeof__", int_sizeof, 0, 0, 0, "Returns size in memory, in bytes."},
    {0},
};

const yr_getset_def yr_int_getsets[] = {
    {"real", yr_int_exact, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", yr_int_exact, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {0},
};
