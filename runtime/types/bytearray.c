/* bytearray.c - the type bytearray: a block of bytes that grows, its slots and iterator. Its own
 * methods are in bytearray_methods.c, those that bytes has too in bytes_*.c.
 *
 * data holds capacity + 1 bytes, the one after the last in use is zero; NULL while nothing was ever
 * in it. While others look at it (counted in exports) its length cannot change.
 */
#include "../core/give_up.h"
#include "../core/reduce.h"
#include "buffer.h"
#include "bytearray.h"
#include "slice.h"

bool yr_is_bytearray(yr_value v)
{
    if (!yr_is_pointer(v))
        return false;
    yr_type *t = yr_object_of(v)->type;
    return t == YR_TYPE_ID(bytearray) ||
           (t->flags & YR_TYPE_HEAP && yr_is_subtype(t, YR_TYPE_ID(bytearray)));
}

int yr_bytearray_resize(yr_bytearray *b, size_t length)
{
    if (length == b->length)
        return 0;
    if (b->exports) {
        yr_raise_format(YR_EXC(BufferError), "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    if (length > b->capacity || !b->data || length < b->capacity / 2) {
        size_t capacity = length > b->capacity ? length + length / 8 + 8 : length;
        uint8_t *data = yr_resize(b->data, capacity + 1);
        if (!data)
            return -1;
        b->data = data;
        b->capacity = capacity;
    }
    if (length < b->length)
        yr_give_up(b->data + length, (b->capacity < b->length ? b->capacity : b->length) - length);
    b->length = length;
    b->data[length] = 0;
    return 0;
}

yr_value yr_bytearray_from(const void *p, size_t n)
{
    yr_bytearray *b = yr_new(YR_TYPE(bytearray), sizeof *b);
    if (!b)
        return 0;
    if (yr_bytearray_resize(b, n) < 0) {
        yr_drop(yr_from(b));
        return 0;
    }
    if (n && p)
        memcpy(b->data, p, n);
    return yr_from(b);
}

int yr_bytearray_splice(yr_bytearray *b, size_t from, size_t to, yr_span with)
{
    size_t gone = to - from, tail = b->length - to, length = b->length;
    if (with.n > gone && yr_bytearray_resize(b, length + (with.n - gone)) < 0)
        return -1;
    if (with.n < gone && b->exports)
        return yr_bytearray_resize(b, length - (gone - with.n)); /* raises BufferError */
    if (tail)
        memmove(b->data + from + with.n, b->data + to, tail);
    if (with.n)
        memcpy(b->data + from, with.p, with.n);
    return with.n < gone ? yr_bytearray_resize(b, length - (gone - with.n)) : 0;
}

/* ---- Making
 * ------------------------------------------------------------------------------------------------
 */

static yr_value bytearray_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    return yr_from(yr_new(t, t->size));
}

/* From an iterable of ints one by one: whoever makes them may look at what there is. */
static int init_from_items(yr_bytearray *b, yr_value iterable)
{
    if (yr_bytearray_splice(b, 0, b->length, (yr_span){NULL, 0}) < 0)
        return -1;
    yr_value iterator = yr_iter(iterable), item;
    int r = iterator ? 0 : -1;
    while (r == 0 && (r = yr_next(iterator, &item)) > 0) {
        int value = yr_byte_of(item, YR_BYTE_RANGE);
        uint8_t byte = (uint8_t)value;
        yr_drop(item);
        r = value < 0 ? -1 : yr_bytearray_splice(b, b->length, b->length, (yr_span){&byte, 1});
    }
    yr_xdrop(iterator);
    return r;
}

/* Will code of the program run between the items? */
static bool is_walked(yr_value v)
{
    return yr_type_of(v)->slots.iter && !YR_IS(v, list) && !YR_IS(v, tuple) && !YR_IS_STR(v) &&
           !yr_exports_buffer(v) && !yr_has_index(v);
}

static int bytearray_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_bytearray *b = yr_bytearray_as(self);
    if (n == 1 && !keywords && is_walked(args[0]))
        return init_from_items(b, args[0]);
    yr_value v = yr_bytes_construct("bytearray", args, n, keywords);
    if (!v)
        return -1;
    yr_span span = yr_bytes_span(v);
    int r = yr_bytearray_splice(b, 0, b->length, span);
    yr_drop(v);
    return r;
}

static void bytearray_dealloc(yr_object *o)
{
    yr_dispose(((yr_bytearray *)o)->data);
    yr_release(o);
}

/* ---- Slots
 * ----------------------------------------------------------------------------------------------------
 */

/* Unlike bytes, single quotes are escaped whatever quotes are around. */
static yr_value bytearray_repr(yr_value self)
{
    static const char hex[] = "0123456789abcdef";
    yr_span s = yr_bytes_span(self);
    yr_builder b = {0};
    bool single = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n);
    yr_builder_c(&b, yr_type_name(self));
    yr_builder_c(&b, single ? "(b\"" : "(b'");
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        const char *short_form = c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : NULL;
        if (short_form) {
            yr_builder_c(&b, short_form);
        } else if (c < ' ' || c >= 0x7f) {
            yr_builder_c(&b, "\\x");
            yr_builder_put(&b, (uint8_t)hex[c >> 4]);
            yr_builder_put(&b, (uint8_t)hex[c & 15]);
        } else {
            if (c == '\'' || c == '\\')
                yr_builder_put(&b, '\\');
            yr_builder_put(&b, c);
        }
    }
    yr_builder_c(&b, single ? "\")" : "')");
    return yr_builder_finish(&b);
}

static yr_value inplace_add(yr_value self, yr_value other)
{
    yr_span s;
    if (!yr_bytes_view(other, &s)) {
        yr_clear_pending();
        return yr_type_error("can't concat %T to %T", other, self);
    }
    yr_bytearray *b = yr_bytearray_as(self);
    size_t length = b->length, n = s.n;
    if (other == self && n) { /* it would be looked at while it grows */
        yr_raise_format(YR_EXC(BufferError), "Existing exports of data: object cannot be re-sized");
        return 0;
    }
    if (yr_bytearray_resize(b, length + n) < 0)
        return 0;
    if (n)
        memcpy(b->data + length, s.p, n);
    return yr_retain(self);
}

static yr_value inplace_mul(yr_value self, yr_value times)
{
    yr_bytearray *b = yr_bytearray_as(self);
    int64_t count;
    if (!yr_has_index(times))
        return yr_type_error("can't multiply sequence by non-int of type '%T'", times);
    if (yr_to_count(times, &count) < 0)
        return 0;
    count = count < 0 ? 0 : count;
    size_t n = b->length;
    if (n && (uint64_t)count > (uint64_t)INT64_MAX / n)
        return yr_no_memory();
    if (yr_bytearray_resize(b, n * (size_t)count) < 0)
        return 0;
    for (int64_t i = 1; n && i < count; i++)
        memcpy(b->data + (size_t)i * n, b->data, n);
    return yr_retain(self);
}

static int set_item(yr_value self, yr_value key, yr_value v)
{
    int64_t i;
    if (yr_to_index(key, &i, false) < 0)
        return -1;
    int byte = v ? yr_byte_of(v, YR_BYTE_RANGE) : 0;
    if (byte < 0)
        return -1;
    yr_bytearray *b = yr_bytearray_as(self);
    if (i < 0)
        i += (int64_t)b->length;
    if (i < 0 || (size_t)i >= b->length) {
        yr_raise_format(YR_EXC(IndexError), "bytearray index out of range");
        return -1;
    }
    if (!v)
        return yr_bytearray_splice(b, (size_t)i, (size_t)i + 1, (yr_span){NULL, 0});
    b->data[i] = (uint8_t)byte;
    return 0;
}

/* del b[start::step] of count items: the bytes that stay move together. */
static int delete_steps(yr_bytearray *b, int64_t start, int64_t step, int64_t count)
{
    if (count == 0)
        return 0;
    if (b->exports)
        return yr_bytearray_resize(b, b->length - (size_t)count);
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    size_t to = (size_t)start;
    for (size_t from = to; from < b->length; from++) {
        size_t past = from - (size_t)start;
        bool gone = past % (size_t)step == 0 && past / (size_t)step < (size_t)count;
        if (!gone)
            b->data[to++] = b->data[from];
    }
    return yr_bytearray_resize(b, b->length - (size_t)count);
}

static int assign_slice(yr_value self, yr_bounds bounds, yr_value bytes)
{
    yr_bytearray *b = yr_bytearray_as(self);
    yr_span with = bytes ? yr_bytes_span(bytes) : (yr_span){NULL, 0};
    int64_t count = yr_slice_fit(&bounds, (int64_t)b->length);
    int64_t start = bounds.start, step = bounds.step;
    if (step == 1)
        return yr_bytearray_splice(b, (size_t)start, (size_t)(start + count), with);
    if (with.n == 0)
        return delete_steps(b, start, step, count);
    if (with.n != (size_t)count) {
        yr_value_error("attempt to assign bytes of size %zu to extended slice of size %zd", with.n,
                       (ptrdiff_t)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++)
        b->data[start + i * step] = with.p[i];
    return 0;
}

static bool is_number_or_text(yr_value v)
{
    const yr_slots *s = &yr_type_of(v)->slots;
    return s->to_int || s->to_index || s->to_float || YR_IS(v, complex) || YR_IS_STR(v);
}

/* new: v as bytes, what a slice of a bytearray can be set to. */
static yr_value slice_value(yr_value v)
{
    if (YR_IS_BYTES(v))
        return yr_retain(v);
    if (yr_exports_buffer(v))
        return yr_bytes_packed(v);
    if (is_number_or_text(v))
        return yr_type_error("can assign only bytes, buffers, or iterables of ints in "
                             "range(0, 256)");
    if (!(yr_type_of(v)->slots.iter || yr_type_of(v)->slots.getitem))
        return yr_type_error("cannot convert '%T' object to bytearray", v);
    return yr_bytes_of_items(v, YR_BYTE_RANGE);
}

static int bytearray_setitem(yr_value self, yr_value key, yr_value v)
{
    if (yr_has_index(key))
        return set_item(self, key, v);
    if (!YR_IS(key, slice)) {
        yr_type_error("bytearray indices must be integers or slices, not %T", key);
        return -1;
    }
    yr_bounds bounds; /* a wrong slice comes before a wrong value */
    if (yr_slice_unpack(key, &bounds) < 0)
        return -1;
    yr_value bytes = v ? slice_value(v) : 0;
    if (v && !bytes)
        return -1;
    bool again = v && (!YR_IS(v, bytearray) || v == self); /* as CPython, which begins anew then */
    int r = again && yr_slice_unpack(key, &bounds) < 0 ? -1 : assign_slice(self, bounds, bytes);
    yr_xdrop(bytes);
    return r;
}

static int bytearray_export(yr_value self, yr_exported *e)
{
    yr_bytearray *b = yr_bytearray_as(self);
    yr_export_bytes(e, b->data ? b->data : (const uint8_t *)"", b->length, false);
    b->exports++;
    return 0;
}

static void bytearray_release(yr_value self)
{
    yr_bytearray_as(self)->exports--;
}

/* ---- Iterator
 * ----------------------------------------------------------------------------------------------------
 */

typedef struct {
    yr_object base;
    yr_value array; /* owned; 0 when through */
    size_t next;
} bytearray_iterator;

static yr_value bytearray_iter(yr_value self)
{
    bytearray_iterator *it = yr_new(YR_TYPE(bytearray_iterator), sizeof *it);
    if (it)
        it->array = yr_retain(self);
    return yr_from(it);
}

static int iterator_next(yr_value self, yr_value *item)
{
    bytearray_iterator *it = YR_AS(bytearray_iterator, self);
    if (!it->array)
        return 0;
    yr_bytearray *b = yr_bytearray_as(it->array);
    if (it->next < b->length) {
        *item = yr_int(b->data[it->next++]);
        return 1;
    }
    yr_set(&it->array, 0);
    return 0;
}

static yr_value iterator_self(yr_value self)
{
    return yr_retain(self);
}

static void iterator_dealloc(yr_object *o)
{
    yr_set(&((bytearray_iterator *)o)->array, 0);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((bytearray_iterator *)o)->array);
    return 0;
}

YR_METHOD(iterator_length_hint)
{
    bytearray_iterator *it = YR_AS(bytearray_iterator, self);
    size_t length = it->array ? yr_bytearray_as(it->array)->length : 0;
    return yr_int(length > it->next ? (int64_t)(length - it->next) : 0);
}

YR_METHOD(iterator_reduce)
{
    bytearray_iterator *it = YR_AS(bytearray_iterator, self);
    return yr_reduce_walk("iter", it->array, YR->empty_tuple, yr_int((int64_t)it->next));
}

YR_METHOD(iterator_set_state)
{
    bytearray_iterator *it = YR_AS(bytearray_iterator, self);
    int64_t index;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (it->array) {
        int64_t length = (int64_t)yr_bytearray_as(it->array)->length;
        it->next = (size_t)(index < 0 ? 0 : index > length ? length : index);
    }
    return YR_NONE;
}

static const yr_method_def iterator_methods[] = {
    YR_REDUCE_DEF(iterator_reduce),
    {"__setstate__", iterator_set_state, 1, 1, 0, "Set state information for unpickling."},
    {"__length_hint__", iterator_length_hint, 0, 0, 0, NULL},
    YR_METHOD_END,
};

YR_BUILT_IN(bytearray_iterator, object) = {
    .id = YR_T_bytearray_iterator,
    .size = sizeof(bytearray_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .iter = iterator_self,
              .next = iterator_next},
};

/* ---- The type
 * ----------------------------------------------------------------------------------------------------------
 */

static const yr_operators operators = {
    .binary = {[YR_ADD] = yr_bytes_add, [YR_MUL] = yr_bytes_mul, [YR_MOD] = yr_bytes_mod},
    .inplace = {[YR_ADD] = inplace_add, [YR_MUL] = inplace_mul}};

YR_BUILT_IN(bytearray, object) = {
    .id = YR_T_bytearray,
    .size = sizeof(yr_bytearray),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_IMMUTABLE,
    .doc = "bytearray(source=b'', encoding, errors): a mutable sequence of bytes.",
    .methods = yr_bytearray_methods,
    .slots = {.dealloc = bytearray_dealloc,
              .make = bytearray_make,
              .init = bytearray_init,
              .repr = bytearray_repr,
              .compare = yr_bytes_compare,
              .iter = bytearray_iter,
              .truth = yr_bytes_truth,
              .length = yr_bytes_length,
              .getitem = yr_bytes_getitem,
              .setitem = bytearray_setitem,
              .export_buffer = bytearray_export,
              .release_buffer = bytearray_release,
              .contains = yr_bytes_contains,
              .operators = &operators},
};
