/* array_methods.c - the methods of arrays. */
#include "../core/extension.h"
#include "array_parts.h"

YR_METHOD(array_append)
{
    return yr_array_append(ARRAY(self), ARRAY(self)->length, args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_extend)
{
    return yr_array_extend(ARRAY(self), args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_insert)
{
    int64_t at;
    yr_array *a = ARRAY(self);
    if (yr_argument_size(args[0], &at) < 0)
        return 0;
    at += at < 0 ? (int64_t)a->length : 0;
    size_t place = at < 0 ? 0 : (uint64_t)at > a->length ? a->length : (size_t)at;
    return yr_array_append(a, place, args[1]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_pop)
{
    int64_t at = -1;
    yr_array *a = ARRAY(self);
    if (n && yr_argument_size(args[0], &at) < 0)
        return 0;
    if (!a->length)
        return yr_raise_format(YR_EXC(IndexError), "pop from empty array");
    at += at < 0 ? (int64_t)a->length : 0;
    if ((uint64_t)at >= a->length)
        return yr_raise_format(YR_EXC(IndexError), "pop index out of range");
    yr_value v = yr_array_get(a, (size_t)at);
    if (v && yr_array_delete(a, (size_t)at, (size_t)at + 1) < 0)
        yr_set(&v, 0);
    return v;
}

/* The next item from *at on that equals v: 1, 0, -1. */
static int find(yr_array *a, yr_value v, size_t *at, size_t stop)
{
    for (; *at < a->length && *at < stop; ++*at) {
        yr_value one = yr_array_get(a, *at);
        int r = one ? yr_equal(one, v) : -1;
        yr_xdrop(one);
        if (r)
            return r;
    }
    return 0;
}

YR_METHOD(array_index)
{
    int64_t start = 0, stop = INT64_MAX;
    yr_array *a = ARRAY(self);
    if (yr_index_range(args, n, 1, (int64_t)a->length, &start, &stop) < 0)
        return 0;
    size_t at = (size_t)start;
    int r = find(a, args[0], &at, (size_t)stop);
    if (r == 0)
        return yr_value_error("array.index(x): x not in array");
    return r < 0 ? 0 : yr_int((int64_t)at);
}

YR_METHOD(array_count)
{
    int64_t count = 0;
    int r;
    for (size_t at = 0; (r = find(ARRAY(self), args[0], &at, SIZE_MAX)) > 0; at++)
        count++;
    return r < 0 ? 0 : yr_int(count);
}

YR_METHOD(array_remove)
{
    size_t at = 0;
    int r = find(ARRAY(self), args[0], &at, SIZE_MAX);
    if (r == 0)
        return yr_value_error("array.remove(x): x not in array");
    return r < 0 || yr_array_delete(ARRAY(self), at, at + 1) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_reverse)
{
    yr_array *a = ARRAY(self);
    size_t size = a->kind->size;
    for (size_t i = 0, k = a->length; i + 1 < k; i++) {
        uint8_t other[8];
        k--;
        memcpy(other, a->items + i * size, size);
        memcpy(a->items + i * size, a->items + k * size, size);
        memcpy(a->items + k * size, other, size);
    }
    return YR_NONE;
}

YR_METHOD(array_byteswap)
{
    yr_array *a = ARRAY(self);
    int size = a->kind->size;
    for (size_t i = 0; i < a->length; i++) {
        uint8_t *p = a->items + i * (size_t)size;
        yr_item_store(p, yr_item_load(p, size, false), size, true);
    }
    return YR_NONE;
}

YR_METHOD(array_buffer_info)
{
    yr_array *a = ARRAY(self);
    yr_value address = yr_int_from_u64((uint64_t)(uintptr_t)a->items);
    return address ? yr_tuple((yr_value[]){address, yr_int((int64_t)a->length)}, 2) : 0;
}

YR_METHOD(array_copy)
{
    yr_type *exact = yr_array_type("array");
    yr_value copy = exact ? yr_array_new(exact, ARRAY(self)->kind, 0) : 0;
    if (copy && yr_array_extend(ARRAY(copy), self) < 0)
        yr_set(&copy, 0);
    return copy;
}

/* ---- Lists, bytes, text ---- */

YR_METHOD(array_tolist)
{
    return yr_to_list(self);
}

YR_METHOD(array_fromlist)
{
    yr_array *a = ARRAY(self);
    if (!YR_IS_LIST(args[0]))
        return yr_type_error("arg must be list");
    size_t length = a->length, count = YR_LIST(args[0])->length;
    if (count && a->views) {
        yr_array_resize(a, length + count);
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (i >= YR_LIST(args[0])->length) {
            yr_raise_format(YR_EXC(RuntimeError), "list changed size during iteration");
            break;
        }
        yr_value v = yr_retain(YR_LIST(args[0])->items[i]);
        int r = yr_array_append(a, a->length, v);
        yr_drop(v);
        if (r < 0)
            break;
    }
    if (!yr_pending())
        return YR_NONE;
    yr_value error = yr_save_pending();
    yr_array_delete(a, length < a->length ? length : a->length, a->length);
    yr_restore_pending(error);
    return 0;
}

YR_METHOD(array_tobytes)
{
    yr_array *a = ARRAY(self);
    return yr_bytes_from(a->items ? a->items : (uint8_t *)"", a->length * a->kind->size);
}

YR_METHOD(array_frombytes)
{
    return yr_array_add_bytes(ARRAY(self), args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(array_tounicode)
{
    yr_array *a = ARRAY(self);
    if (a->kind->code != 'u')
        return yr_value_error("tounicode() may only be called on unicode type arrays");
    return yr_array_text(a->items, a->length);
}

YR_METHOD(array_fromunicode)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("fromunicode() argument must be str, not %s",
                             yr_argument_type(args[0]));
    if (ARRAY(self)->kind->code != 'u')
        return yr_value_error("fromunicode() may only be called on unicode type arrays");
    return yr_array_add_text(ARRAY(self), args[0]) < 0 ? 0 : YR_NONE;
}

/* ---- Files ---- */

YR_METHOD(array_tofile)
{
    yr_array *a = ARRAY(self);
    size_t block = 64 * 1024, at = 0;
    while (at < a->length * a->kind->size) {
        size_t left = a->length * a->kind->size - at, size = left < block ? left : block;
        yr_value bytes = yr_bytes_from(a->items + at, size);
        yr_value r = bytes ? yr_invoke_method(args[0], YR_NAME(write), &bytes, 1) : 0;
        yr_xdrop(bytes);
        if (!r)
            return 0;
        yr_drop(r);
        at += size;
    }
    return YR_NONE;
}

YR_METHOD(array_fromfile)
{
    yr_array *a = ARRAY(self);
    int64_t count;
    if (yr_to_index(args[1], &count, false) < 0)
        return 0;
    if (count < 0)
        return yr_value_error("negative count");
    if (count > INT64_MAX / a->kind->size)
        return yr_no_memory();
    yr_value size = yr_int_from_i64(count * a->kind->size);
    yr_value bytes = size ? yr_invoke_method(args[0], YR_NAME(read), &size, 1) : 0;
    yr_xdrop(size);
    if (!bytes)
        return 0;
    if (!YR_IS_BYTES(bytes)) {
        yr_drop(bytes);
        return yr_type_error("read() didn't return bytes");
    }
    bool whole = (int64_t)yr_bytes_as(bytes)->length == count * a->kind->size;
    int r = yr_array_add_bytes(a, bytes);
    yr_drop(bytes);
    if (r < 0)
        return 0;
    return whole ? YR_NONE : yr_raise_format(YR_EXC(EOFError), "read() didn't return enough bytes");
}

const yr_method_def yr_array_methods[] = {
    {"append", array_append, 1, 1, 0, "Append new value v to the end of the array."},
    {"buffer_info", array_buffer_info, 0, 0, 0,
     "Return a tuple (address, length) giving the current memory address and the length in "
     "items."},
    {"byteswap", array_byteswap, 0, 0, 0, "Byteswap all items of the array."},
    {"__copy__", array_copy, 0, 0, 0, "Return a copy of the array."},
    {"count", array_count, 1, 1, 0, "Return number of occurrences of v in the array."},
    {"__deepcopy__", array_copy, 1, 1, 0, "Return a copy of the array."},
    {"extend", array_extend, 1, 1, 0, "Append items to the end of the array."},
    {"fromfile", array_fromfile, 2, 2, 0,
     "Read n objects from the file object f and append them to the end of the array."},
    {"fromlist", array_fromlist, 1, 1, 0, "Append items to array from list."},
    {"frombytes", array_frombytes, 1, 1, 0,
     "Appends items from the string, interpreting it as an array of machine values."},
    {"fromunicode", array_fromunicode, 1, 1, 0, "Extends this array with data from a string."},
    {"index", array_index, 1, 3, 0, "Return index of first occurrence of v in the array."},
    {"insert", array_insert, 2, 2, 0, "Insert a new item v into the array before position i."},
    {"pop", array_pop, 0, 1, 0, "Return the i-th element and delete it from the array."},
    {"__reduce_ex__", yr_array_reduce_ex, 1, 1, 0, "Return state information for pickling."},
    {"remove", array_remove, 1, 1, 0, "Remove the first occurrence of v in the array."},
    {"reverse", array_reverse, 0, 0, 0, "Reverse the order of the items in the array."},
    {"tofile", array_tofile, 1, 1, 0, "Write all items to the file object f."},
    {"tolist", array_tolist, 0, 0, 0, "Convert array to an ordinary list with the same items."},
    {"tobytes", array_tobytes, 0, 0, 0,
     "Convert the array to an array of machine values and return the bytes representation."},
    {"tounicode", array_tounicode, 0, 0, 0,
     "Extends this array with data from the unicode string ustr."},
    YR_METHOD_END};
