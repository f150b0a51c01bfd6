/* bytes.c - the type bytes: construction, repr, and the slots it shares with bytearray.
 *
 *     | header | hash | length | bytes ... 0 | attributes of a subclass |
 *
 * What bytes and bytearray share works on a yr_span of self and gives its result by yr_bytes_like.
 */
#include "../core/allocate.h"
#include "../core/reduce.h"
#include "buffer.h"
#include "slice.h"
#include "text_parts.h"

/* ---- Making --------------------------------------------------------------------------------- */

static yr_bytes *alloc_of(yr_type *t, size_t n)
{
    if (n > SIZE_MAX / 2 - 128) {
        yr_no_memory();
        return NULL;
    }
    size_t size = (YR_BYTES_HEADER + n + 1 + 7) & ~(size_t)7;
    if (t != YR_TYPE_ID(bytes))
        size += sizeof(yr_attributes) + t->slot_count * sizeof(yr_value);
    if (size < t->size)
        size = t->size;
    yr_bytes *b = YR_LIKELY(t == YR_TYPE_ID(bytes)) ? yr_new_unset(t, size) : yr_new(t, size);
    if (!b)
        return NULL;
    b->hash = 0;
    b->length = n;
    b->data[n] = 0;
    return b;
}

yr_value yr_bytes_alloc(size_t n)
{
    if (n == 0 && YR->empty_bytes)
        return yr_retain(YR->empty_bytes);
    return yr_from(alloc_of(YR_TYPE(bytes), n));
}

yr_value yr_bytes_from(const void *p, size_t n)
{
    if (YR_LIKELY(n - 1 < HEAP_SMALL))
        return yr_bytes_of_part(p, n);
    yr_value v = yr_bytes_alloc(n);
    if (v && n)
        memcpy(yr_bytes_as(v)->data, p, n);
    return v;
}

yr_value yr_bytes_like_alloc(yr_value like, size_t n, uint8_t **p)
{
    yr_value v = yr_is_bytearray(like) ? yr_bytearray_from(NULL, 0) : yr_bytes_alloc(n);
    if (!v)
        return 0;
    if (!yr_is_bytearray(like)) {
        *p = yr_bytes_as(v)->data;
        return v;
    }
    if (yr_bytearray_resize(yr_bytearray_as(v), n) < 0) {
        yr_drop(v);
        return 0;
    }
    *p = yr_bytearray_as(v)->data;
    return v;
}

yr_value yr_bytes_like(yr_value like, const void *p, size_t n)
{
    return yr_is_bytearray(like) ? yr_bytearray_from(p, n) : yr_bytes_from(p, n);
}

/* ---- Spans
 * -------------------------------------------------------------------------------------------------
 */

bool yr_bytes_view(yr_value v, yr_span *span)
{
    if (YR_IS_BYTES(v)) {
        *span = (yr_span){yr_bytes_as(v)->data, yr_bytes_as(v)->length};
        return true;
    }
    if (yr_is_bytearray(v)) {
        yr_bytearray *b = yr_bytearray_as(v);
        *span = (yr_span){b->data ? b->data : (const uint8_t *)"", b->length};
        return true;
    }
    yr_exported e;
    if (!yr_exports_buffer(v) || yr_buffer_hold_bytes(v, &e) < 0)
        return false;
    *span = (yr_span){e.data, (size_t)e.length};
    yr_buffer_let_go(&e);
    return true;
}

yr_span yr_bytes_span(yr_value v)
{
    yr_span span = {(const uint8_t *)"", 0};
    yr_bytes_view(v, &span);
    return span;
}

int yr_bytes_need(yr_value v, yr_span *span)
{
    if (yr_bytes_view(v, span))
        return 0;
    if (!yr_pending())
        yr_type_error("a bytes-like object is required, not '%T'", v);
    return -1;
}

yr_value yr_bytes_packed(yr_value v)
{
    yr_exported b;
    if (yr_buffer_hold(v, &b) < 0)
        return 0;
    yr_value bytes = yr_bytes_alloc((size_t)b.length);
    if (bytes && b.length)
        yr_buffer_pack(&b, yr_bytes_as(bytes)->data, false);
    yr_buffer_let_go(&b);
    return bytes;
}

static int bytes_export(yr_value self, yr_exported *b)
{
    yr_export_bytes(b, yr_bytes_as(self)->data, yr_bytes_as(self)->length, true);
    return 0;
}

/* ---- Construction --------------------------------------------------------------------------- */

int yr_byte_of(yr_value v, const char *range_message)
{
    int64_t i;
    if (yr_is_int(v) && (uint64_t)yr_int_value(v) < 256)
        return (int)yr_int_value(v);
    yr_value index = yr_index(v);
    if (!index)
        return -1;
    if (!yr_is_int(index) || (i = yr_int_value(index)) < 0 || i > 255) {
        yr_drop(index);
        yr_value_error("%s", range_message);
        return -1;
    }
    return (int)i;
}

yr_value yr_bytes_of_items(yr_value iterable, const char *range_message)
{
    yr_buffer b = {0};
    yr_value item, it = yr_iter(iterable);
    bool told = it && yr_length_hint(iterable, 64) >= 0; /* it may fail */
    int more = -1;
    while (told && (more = yr_next(it, &item)) > 0) {
        int byte = yr_byte_of(item, range_message);
        yr_drop(item);
        if (byte < 0 || yr_buffer_byte(&b, (uint8_t)byte) < 0) {
            more = -1;
            break;
        }
    }
    yr_xdrop(it);
    if (more == 0)
        return yr_buffer_finish(&b);
    yr_buffer_free(&b);
    return 0;
}

static yr_value by_dunder(yr_value v, bool *missing)
{
    yr_value r = yr_call_special(v, YR_NAME(__bytes__), NULL, 0, missing);
    if (!r || YR_IS_BYTES(r))
        return r;
    yr_type_error("__bytes__ returned non-bytes (type %T)", r);
    yr_drop(r);
    return 0;
}

static yr_value zeros(yr_value count)
{
    int64_t n;
    if (yr_to_count(count, &n) < 0)
        return 0;
    if (n < 0)
        return yr_value_error("negative count");
    yr_value v = yr_bytes_alloc((size_t)n);
    if (v)
        memset(yr_bytes_as(v)->data, 0, (size_t)n);
    return v;
}

yr_value yr_bytes_of(yr_value v, const char *type, const char *range_message)
{
    bool missing = true;
    if (YR_IS(v, bytes) || YR_IS(v, bytearray) || YR_IS(v, memoryview))
        return yr_bytes_packed(v);
    yr_value r = strcmp(type, "bytes") == 0 ? by_dunder(v, &missing) : 0;
    if (!missing)
        return r;
    if (YR_IS_STR(v))
        return yr_type_error("string argument without an encoding");
    if (yr_exports_buffer(v))
        return yr_bytes_packed(v);
    if (yr_has_index(v)) {
        yr_value bytes = zeros(v);
        if (bytes || !yr_pending_is(YR_EXC(TypeError)))
            return bytes;
        yr_clear_pending(); /* its __index__ is none */
    }
    if (!yr_type_of(v)->slots.iter && !yr_type_of(v)->slots.getitem)
        return yr_type_error("cannot convert '%T' object to %s", v, type);
    if (strcmp(type, "bytes") == 0 && yr_length_hint(v, 64) < 0) /* a bytearray does not ask */
        return 0;
    return yr_bytes_of_items(v, range_message);
}

static yr_value encode_source(const char *type, yr_value *v)
{
    static const char *const names[] = {"source", "encoding", "errors"};
    const char *text[3] = {0};
    for (int i = 1; i < 3; i++) {
        if (!v[i])
            continue;
        if (!YR_IS_STR(v[i]))
            return yr_type_error("%s() argument '%s' must be str, not %s", type, names[i],
                                 yr_argument_type(v[i]));
        if (!(text[i] = yr_utf8(v[i], NULL)))
            return 0;
    }
    if (!v[0] || !YR_IS_STR(v[0]))
        return yr_type_error(v[1] ? "encoding without a string argument"
                                  : "errors without a string argument");
    if (!v[1])
        return yr_type_error("string argument without an encoding");
    return yr_encode(v[0], text[1], text[2]);
}

yr_value yr_bytes_construct(const char *type, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"source", "encoding", "errors"};
    yr_value v[3] = {0};
    bool is_bytes = strcmp(type, "bytes") == 0;
    if (yr_parse_arguments(type, names, 0, 0, 3, 3, args, n, keywords, v) < 0)
        return 0;
    if (v[1] || v[2])
        return encode_source(type, v);
    if (!v[0])
        return yr_retain(YR->empty_bytes);
    if (YR_IS(v[0], str) || (!is_bytes && YR_IS_STR(v[0])))
        return yr_type_error("string argument without an encoding");
    return yr_bytes_of(v[0], type, is_bytes ? "bytes must be in range(0, 256)" : YR_BYTE_RANGE);
}

static yr_value bytes_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value v = n == 1 && !keywords && YR_IS(args[0], bytes)
                     ? yr_retain(args[0])
                     : yr_bytes_construct("bytes", args, n, keywords);
    if (!v || t == YR_TYPE_ID(bytes))
        return v;
    yr_bytes *b = alloc_of(t, yr_bytes_as(v)->length);
    if (b)
        memcpy(b->data, yr_bytes_as(v)->data, b->length);
    yr_drop(v);
    return yr_from(b);
}

/* ---- Shared slots
 * --------------------------------------------------------------------------------------------------
 */

yr_value yr_bytes_compare(yr_compare_op op, yr_value a, yr_value b)
{
    yr_span x, y;
    if ((op == YR_EQ || op == YR_NE) && YR_IS(a, bytes) && YR_IS(b, bytes)) {
        const yr_bytes *s = yr_bytes_as(a), *t = yr_bytes_as(b);
        bool same = s->length == t->length && yr_same_bytes(s->data, t->data, s->length);
        return yr_bool(same == (op == YR_EQ));
    }
    if (YR_IS_BYTES(a) && !YR_IS_BYTES(b)) /* a bytearray knows bytes */
        return YR_NOT_IMPLEMENTED;
    if (!yr_bytes_view(a, &x) || !yr_bytes_view(b, &y)) {
        if (yr_pending_is(YR_EXC(BufferError)))
            yr_clear_pending(); /* with gaps: a memoryview knows more */
        return yr_pending() ? 0 : YR_NOT_IMPLEMENTED;
    }
    if ((op == YR_EQ || op == YR_NE) && x.n != y.n)
        return yr_bool(op == YR_NE);
    int order = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
    if (order == 0)
        order = x.n < y.n ? -1 : x.n > y.n;
    switch (op) {
    case YR_LT: return yr_bool(order < 0);
    case YR_LE: return yr_bool(order <= 0);
    case YR_EQ: return yr_bool(order == 0);
    case YR_NE: return yr_bool(order != 0);
    case YR_GT: return yr_bool(order > 0);
    default: return yr_bool(order >= 0);
    }
}

int yr_bytes_contains(yr_value self, yr_value item)
{
    yr_span sub;
    yr_value index = yr_has_index(item) ? yr_index(item) : 0;
    if (index) {
        int byte = yr_byte_of(index, YR_BYTE_RANGE);
        yr_drop(index);
        yr_span s = yr_bytes_span(self);
        return byte < 0 ? -1 : memchr(s.p, byte, s.n) != NULL;
    }
    yr_clear_pending(); /* whatever __index__ raised */
    if (yr_bytes_need(item, &sub) < 0)
        return -1;
    yr_span s = yr_bytes_span(self);
    return yr_bytes_find(s.p, s.n, sub.p, sub.n) >= 0;
}

int yr_bytes_truth(yr_value self)
{
    return yr_bytes_span(self).n != 0;
}

int64_t yr_bytes_length(yr_value self)
{
    return (int64_t)yr_bytes_span(self).n;
}

static yr_value slice(yr_value self, yr_value key)
{
    yr_bounds bounds;
    uint8_t *p;
    if (yr_slice_unpack(key, &bounds) < 0)
        return 0;
    int64_t count = yr_slice_fit(&bounds, yr_bytes_length(self));
    int64_t start = bounds.start, step = bounds.step;
    yr_span s = yr_bytes_span(self);
    if (step == 1 && (size_t)count == s.n && YR_IS(self, bytes))
        return yr_retain(self);
    if (step == 1)
        return yr_bytes_like(self, s.p + start, (size_t)count);
    yr_value v = yr_bytes_like_alloc(self, (size_t)count, &p);
    for (int64_t i = 0; v && i < count; i++)
        p[i] = s.p[start + i * step];
    return v;
}

yr_value yr_bytes_getitem(yr_value self, yr_value key)
{
    int64_t i;
    if (YR_LIKELY(yr_is_int(key) && YR_IS(self, bytes))) {
        const yr_bytes *b = yr_bytes_as(self);
        i = yr_int_value(key);
        i += i < 0 ? (int64_t)b->length : 0;
        if (YR_LIKELY((uint64_t)i < b->length))
            return yr_int(b->data[i]);
    }
    bool array = yr_is_bytearray(self);
    if (YR_IS(key, slice))
        return slice(self, key);
    if (!yr_has_index(key))
        return yr_type_error("%s indices must be integers or slices, not %T",
                             array ? "bytearray" : "byte", key);
    if (yr_to_index(key, &i, false) < 0)
        return 0;
    yr_span s = yr_bytes_span(self);
    if (i < 0)
        i += (int64_t)s.n;
    if (i < 0 || (size_t)i >= s.n)
        return yr_raise_format(YR_EXC(IndexError),
                               array ? "bytearray index out of range" : "index out of range");
    return yr_int(s.p[i]);
}

static bool is_bytes_or_array(yr_value v)
{
    return YR_IS_BYTES(v) || yr_is_bytearray(v);
}

static yr_value add_bytes(const yr_bytes *a, const yr_bytes *b)
{
    if (a->length == 0 || b->length == 0)
        return yr_retain(yr_from(a->length ? a : b));
    yr_bytes *sum = alloc_of(YR_TYPE(bytes), a->length + b->length);
    if (sum) {
        yr_copy_few(sum->data, a->data, a->length);
        yr_copy_few(sum->data + a->length, b->data, b->length);
    }
    return yr_from(sum);
}

yr_value yr_bytes_add(yr_value a, yr_value b)
{
    yr_span x, y;
    uint8_t *p;
    if (YR_IS(a, bytes) && YR_IS(b, bytes))
        return add_bytes(yr_bytes_as(a), yr_bytes_as(b));
    if (!is_bytes_or_array(a))
        return YR_NOT_IMPLEMENTED;
    x = yr_bytes_span(a);
    if (!yr_bytes_view(b, &y)) {
        yr_clear_pending(); /* one with gaps is refused in the same words */
        return yr_type_error("can't concat %T to %T", b, a);
    }
    if (y.n == 0 && YR_IS(a, bytes))
        return yr_retain(a);
    yr_value v = yr_bytes_like_alloc(a, x.n + y.n, &p);
    if (!v)
        return 0;
    if (x.n)
        memcpy(p, x.p, x.n);
    if (y.n)
        memcpy(p + x.n, y.p, y.n);
    return v;
}

static yr_value repeat(yr_value self, int64_t count)
{
    yr_span s = yr_bytes_span(self);
    uint8_t *p;
    if (count < 0)
        count = 0;
    if (count == 1 && YR_IS(self, bytes))
        return yr_retain(self);
    if (s.n && (uint64_t)count > (uint64_t)INT64_MAX / s.n) {
        if (yr_is_bytearray(self))
            return yr_no_memory();
        return yr_raise_format(YR_EXC(OverflowError), "repeated bytes are too long");
    }
    yr_value v = yr_bytes_like_alloc(self, s.n * (size_t)count, &p);
    if (!v)
        return 0;
    if (s.n == 1 && count > 0)
        memset(p, s.p[0], (size_t)count);
    else
        for (int64_t i = 0; s.n && i < count; i++)
            memcpy(p + (size_t)i * s.n, s.p, s.n);
    return v;
}

yr_value yr_bytes_mul(yr_value a, yr_value b)
{
    return yr_sequence_multiply(a, b, is_bytes_or_array(a), repeat);
}

yr_value yr_bytes_mod(yr_value a, yr_value b)
{
    return is_bytes_or_array(a) ? yr_bytes_percent(a, b) : YR_NOT_IMPLEMENTED;
}

/* ---- Slots of bytes
 * ------------------------------------------------------------------------------------------------------
 */

static yr_value bytes_repr(yr_value self)
{
    static const char hex[] = "0123456789abcdef";
    yr_span s = yr_bytes_span(self);
    yr_builder b = {0};
    bool single = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n);
    uint8_t quote = single ? '"' : '\'';
    yr_builder_put(&b, 'b');
    yr_builder_put(&b, quote);
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
            if (c == quote || c == '\\')
                yr_builder_put(&b, '\\');
            yr_builder_put(&b, c);
        }
    }
    yr_builder_put(&b, quote);
    return yr_builder_finish(&b);
}

static int bytes_hash(yr_value self, uint64_t *hash)
{
    yr_bytes *b = yr_bytes_as(self);
    if (b->hash == 0)
        b->hash = yr_hash_bytes(b->data, b->length);
    *hash = b->hash;
    return 0;
}

/* ---- Iterator
 * ---------------------------------------------------------------------------------------------------------------
 */

typedef struct {
    yr_object base;
    yr_value bytes; /* owned; 0 when through */
    size_t next;
} bytes_iterator;

static yr_value bytes_iter(yr_value self)
{
    bytes_iterator *it = yr_new(YR_TYPE(bytes_iterator), sizeof *it);
    if (it)
        it->bytes = yr_retain(self);
    return yr_from(it);
}

static int iterator_next(yr_value self, yr_value *item)
{
    bytes_iterator *it = YR_AS(bytes_iterator, self);
    if (!it->bytes)
        return 0;
    yr_bytes *b = yr_bytes_as(it->bytes);
    if (it->next < b->length) {
        *item = yr_int(b->data[it->next++]);
        return 1;
    }
    yr_set(&it->bytes, 0);
    return 0;
}

static yr_value iterator_self(yr_value self)
{
    return yr_retain(self);
}

static void iterator_dealloc(yr_object *o)
{
    yr_set(&((bytes_iterator *)o)->bytes, 0);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((bytes_iterator *)o)->bytes);
    return 0;
}

YR_METHOD(iterator_length_hint)
{
    bytes_iterator *it = YR_AS(bytes_iterator, self);
    return yr_int(it->bytes ? (int64_t)(yr_bytes_as(it->bytes)->length - it->next) : 0);
}

YR_METHOD(iterator_reduce)
{
    bytes_iterator *it = YR_AS(bytes_iterator, self);
    return yr_reduce_walk("iter", it->bytes, YR->empty_tuple, yr_int((int64_t)it->next));
}

YR_METHOD(iterator_set_state)
{
    bytes_iterator *it = YR_AS(bytes_iterator, self);
    int64_t index;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (it->bytes) {
        int64_t length = (int64_t)yr_bytes_as(it->bytes)->length;
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

YR_BUILT_IN(bytes_iterator, object) = {
    .id = YR_T_bytes_iterator,
    .size = sizeof(bytes_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .iter = iterator_self,
              .next = iterator_next},
};

/* ---- The type
 * ------------------------------------------------------------------------------------------------------------------
 */

YR_METHOD(bytes_getnewargs)
{
    yr_value copy = yr_bytes_from(yr_bytes_as(self)->data, yr_bytes_as(self)->length);
    return copy ? yr_tuple(&copy, 1) : 0;
}

YR_METHOD(bytes_dunder_bytes)
{
    if (YR_IS(self, bytes))
        return yr_retain(self);
    return yr_bytes_from(yr_bytes_as(self)->data, yr_bytes_as(self)->length);
}

static const yr_method_def bytes_methods[] = {
    YR_BYTES_METHODS(YR_BYTES_ROW, YR_BYTES_KEYWORD_ROW){"fromhex", yr_bytes_m_fromhex, 1, 1,
                                                         YR_METHOD_CLASS, NULL},
    {"maketrans", yr_bytes_m_maketrans, 2, 2, YR_METHOD_STATIC, NULL},
    {"__getnewargs__", bytes_getnewargs, 0, 0, 0, NULL},
    {"__bytes__", bytes_dunder_bytes, 0, 0, 0, NULL},
    YR_METHOD_END,
};

static const yr_operators operators = {
    .binary = {[YR_ADD] = yr_bytes_add, [YR_MUL] = yr_bytes_mul, [YR_MOD] = yr_bytes_mod}};

YR_BUILT_IN(bytes, object) = {
    .id = YR_T_bytes,
    .size = sizeof(yr_bytes),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_BYTES | YR_TYPE_VARSIZED | YR_TYPE_IMMUTABLE,
    .doc = "bytes(source=b'', encoding, errors): an immutable sequence of bytes.",
    .methods = bytes_methods,
    .slots = {.make = bytes_make,
              .repr = bytes_repr,
              .hash = bytes_hash,
              .compare = yr_bytes_compare,
              .export_buffer = bytes_export,
              .iter = bytes_iter,
              .truth = yr_bytes_truth,
              .length = yr_bytes_length,
              .getitem = yr_bytes_getitem,
              .contains = yr_bytes_contains,
              .operators = &operators},
};
