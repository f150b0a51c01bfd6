/* bytearray_methods.c - the methods that change a bytearray. */
#include "../core/extension.h"
#include "../core/reduce.h"
#include "buffer.h"
#include "bytearray.h"

YR_METHOD(array_append)
{
    int byte = yr_byte_of(args[0], YR_BYTE_RANGE);
    yr_bytearray *b = yr_bytearray_as(self);
    if (byte < 0 || yr_bytearray_resize(b, b->length + 1) < 0)
        return 0;
    b->data[b->length - 1] = (uint8_t)byte;
    return YR_NONE;
}

YR_METHOD(array_insert)
{
    int64_t at;
    if (!yr_has_index(args[0]))
        return yr_type_error("'%T' object cannot be interpreted as an integer", args[0]);
    if (yr_argument_size(args[0], &at) < 0)
        return 0;
    int byte = yr_byte_of(args[1], YR_BYTE_RANGE);
    if (byte < 0)
        return 0;
    yr_bytearray *b = yr_bytearray_as(self);
    int64_t length = (int64_t)b->length;
    if (at < 0)
        at = at + length < 0 ? 0 : at + length;
    at = at > length ? length : at;
    uint8_t one = (uint8_t)byte;
    return yr_bytearray_splice(b, (size_t)at, (size_t)at, (yr_span){&one, 1}) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_extend)
{
    yr_bytearray *b = yr_bytearray_as(self);
    yr_value bytes;
    if (yr_exports_buffer(args[0])) {
        bytes = yr_bytes_packed(args[0]);
    } else {
        if (!yr_type_of(args[0])->slots.iter && !yr_type_of(args[0])->slots.getitem)
            return yr_type_error("can't extend bytearray with %T", args[0]);
        bytes = yr_length_hint(args[0], 32) < 0 ? 0 : yr_bytes_of_items(args[0], YR_BYTE_RANGE);
    }
    if (!bytes)
        return 0;
    int r = yr_bytearray_splice(b, b->length, b->length, yr_bytes_span(bytes));
    yr_drop(bytes);
    return r < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_pop)
{
    int64_t i;
    if (yr_text_index(args, n, 0, -1, &i) < 0)
        return 0;
    yr_bytearray *b = yr_bytearray_as(self);
    if (b->length == 0)
        return yr_raise_format(YR_EXC(IndexError), "pop from empty bytearray");
    if (i < 0)
        i += (int64_t)b->length;
    if (i < 0 || (size_t)i >= b->length)
        return yr_raise_format(YR_EXC(IndexError), "pop index out of range");
    uint8_t byte = b->data[i];
    if (yr_bytearray_splice(b, (size_t)i, (size_t)i + 1, (yr_span){NULL, 0}) < 0)
        return 0;
    return yr_int(byte);
}

YR_METHOD(array_remove)
{
    int byte = yr_byte_of(args[0], YR_BYTE_RANGE);
    if (byte < 0)
        return 0;
    yr_bytearray *b = yr_bytearray_as(self);
    uint8_t *hit = b->length ? memchr(b->data, byte, b->length) : NULL;
    if (!hit)
        return yr_value_error("value not found in bytearray");
    size_t i = (size_t)(hit - b->data);
    return yr_bytearray_splice(b, i, i + 1, (yr_span){NULL, 0}) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_clear)
{
    return yr_bytearray_resize(yr_bytearray_as(self), 0) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_copy)
{
    yr_span s = yr_bytes_span(self);
    return yr_bytearray_from(s.p, s.n);
}

YR_METHOD(array_reverse)
{
    yr_bytearray *b = yr_bytearray_as(self);
    for (size_t i = 0, j = b->length; i + 1 < j--; i++) {
        uint8_t c = b->data[i];
        b->data[i] = b->data[j];
        b->data[j] = c;
    }
    return YR_NONE;
}

YR_METHOD(array_alloc)
{
    yr_bytearray *b = yr_bytearray_as(self);
    return yr_int(b->data ? (int64_t)b->capacity + 1 : 0);
}

YR_METHOD(array_sizeof)
{
    yr_bytearray *b = yr_bytearray_as(self);
    return yr_int((int64_t)(56 + (b->data ? b->capacity + 1 : 0)));
}

/* new: (bytearray, (bytes,), state); nothing of it where it is empty. */
static yr_value reduce_array(yr_value self, bool as_text)
{
    static const char latin[] = "latin-1";
    yr_bytearray *array = yr_bytearray_as(self);
    yr_value class = yr_retain(yr_from(yr_type_of(self))), args[2] = {0};
    size_t count = 0;
    if (as_text) {
        yr_value text = yr_str_alloc(array->length, 255);
        for (size_t i = 0; text && i < array->length; i++)
            YR_AS(yr_str, text)->data.one[i] = array->data[i];
        args[0] = text;
        args[1] = text ? yr_str_from_c(latin) : 0;
        count = 2;
    } else if (array->length) {
        args[0] = yr_bytes_from(array->data, array->length);
        count = 1;
    }
    bool failed = (count > 0 && !args[0]) || (count > 1 && !args[1]);
    yr_value state = failed ? 0 : yr_object_getstate(self, NULL, 0, 0);
    if (!state) {
        yr_xdrop(args[0]);
        yr_drop(class);
        return 0;
    }
    return yr_reduce(class, yr_tuple(args, count), state);
}

YR_METHOD(array_reduce)
{
    return reduce_array(self, true);
}

YR_METHOD(array_reduce_ex)
{
    int64_t protocol;
    return yr_to_i64(args[0], &protocol) < 0 ? 0 : reduce_array(self, protocol < 3);
}

const yr_method_def yr_bytearray_methods[] = {
    {"__reduce__", array_reduce, 0, 0, 0, NULL},
    {"__reduce_ex__", array_reduce_ex, 1, 1, 0, NULL},
    YR_BYTES_METHODS(YR_BYTES_ROW, YR_BYTES_KEYWORD_ROW){"fromhex", yr_bytes_m_fromhex, 1, 1,
                                                         YR_METHOD_CLASS, NULL},
    {"maketrans", yr_bytes_m_maketrans, 2, 2, YR_METHOD_STATIC, NULL},
    {"append", array_append, 1, 1, 0, NULL},
    {"insert", array_insert, 2, 2, 0, NULL},
    {"extend", array_extend, 1, 1, 0, NULL},
    {"pop", array_pop, 0, 1, 0, NULL},
    {"remove", array_remove, 1, 1, 0, NULL},
    {"clear", array_clear, 0, 0, 0, NULL},
    {"copy", array_copy, 0, 0, 0, NULL},
    {"reverse", array_reverse, 0, 0, 0, NULL},
    {"__alloc__", array_alloc, 0, 0, 0, NULL},
    {"__sizeof__", array_sizeof, 0, 0, 0, NULL},
    YR_METHOD_END,
};
