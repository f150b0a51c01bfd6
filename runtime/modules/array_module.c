/* array_module.c - the module array: the type, its memory, its operators. Methods are in
 * array_methods.c, items in array_item.c, pickles in array_pickle.c.
 */
#include "array_parts.h"
#include "../types/slice.h"

bool yr_is_array(yr_value v)
{
    return yr_is_pointer(v) && yr_object_of(v)->type->spec == &yr_array_spec;
}

yr_type *yr_array_type(const char *name)
{
    yr_value m = yr_dict_get_c(YR->modules, "array");
    yr_value t = m && YR_IS(m, module) ? yr_dict_get_c(YR_AS(yr_module, m)->dict, name) : 0;
    if (t && YR_IS_CLASS(t))
        return YR_AS(yr_type, t);
    yr_raise_format(YR_EXC(RuntimeError), "lost array.%s", name);
    return NULL;
}

/* ---- Memory ---- */

static uint8_t *item(const yr_array *a, size_t i)
{
    return a->items + i * a->kind->size;
}

int yr_array_resize(yr_array *a, size_t length)
{
    if (a->views && length != a->length) {
        yr_raise_format(YR_EXC(BufferError), "cannot resize an array that is exporting buffers");
        return -1;
    }
    if (length > a->capacity) {
        size_t more = length + (length >> 3) + (a->length < 8 ? 3 : 7);
        size_t capacity = a->length ? more : length;
        uint8_t *items = capacity > (size_t)INT64_MAX / a->kind->size
                             ? (yr_no_memory(), NULL)
                             : yr_resize(a->items, capacity * a->kind->size);
        if (!items)
            return -1;
        a->items = items;
        a->capacity = capacity;
    }
    if (length < a->length)
        yr_give_up(item(a, length), (a->length - length) * a->kind->size);
    a->length = length;
    return 0;
}

yr_value yr_array_new(yr_type *t, const yr_array_kind *kind, size_t length)
{
    yr_array *a = yr_new(t, t->size);
    if (!a)
        return 0;
    a->kind = kind;
    if (length && yr_array_resize(a, length) < 0) {
        yr_drop(yr_from(a));
        return 0;
    }
    if (length)
        memset(a->items, 0, length * kind->size);
    return yr_from(a);
}

int yr_array_append(yr_array *a, size_t at, yr_value v)
{
    uint8_t bytes[8];
    if (yr_array_store(a->kind, bytes, v) < 0 || yr_array_resize(a, a->length + 1) < 0)
        return -1;
    at = at >= a->length ? a->length - 1 : at;
    memmove(item(a, at + 1), item(a, at), (a->length - 1 - at) * a->kind->size);
    memcpy(item(a, at), bytes, a->kind->size);
    return 0;
}

int yr_array_delete(yr_array *a, size_t from, size_t to)
{
    if (a->views && from != to)
        return yr_array_resize(a, a->length - (to - from));
    memmove(item(a, from), item(a, to), (a->length - to) * a->kind->size);
    return yr_array_resize(a, a->length - (to - from));
}

/* Adds n bytes that are whole items; they may be the array's own. */
static int add_items(yr_array *a, const yr_array *from)
{
    size_t length = a->length, more = from->length;
    if (yr_array_resize(a, length + more) < 0)
        return -1;
    if (more)
        memcpy(item(a, length), from->items, more * a->kind->size);
    return 0;
}

int yr_array_extend(yr_array *a, yr_value iterable)
{
    if (yr_is_array(iterable)) {
        if (ARRAY(iterable)->kind == a->kind)
            return add_items(a, ARRAY(iterable));
        yr_type_error("can only extend with array of same kind");
        return -1;
    }
    yr_value iterator = yr_iter(iterable), v;
    int r = iterator ? 1 : -1;
    while (r > 0 && (r = yr_next(iterator, &v)) > 0) {
        if (yr_array_append(a, a->length, v) < 0)
            r = -1;
        yr_drop(v);
    }
    yr_xdrop(iterator);
    return r;
}

int yr_array_add_bytes(yr_array *a, yr_value bytes)
{
    yr_exported b;
    if (yr_buffer_hold_bytes(bytes, &b) < 0)
        return -1;
    size_t n = (size_t)b.length, length = a->length;
    int r = 0;
    if (n % a->kind->size) {
        yr_value_error("bytes length not a multiple of item size");
        r = -1;
    } else if ((r = yr_array_resize(a, length + n / a->kind->size)) == 0 && n) {
        memcpy(item(a, length), b.data, n);
    }
    yr_buffer_let_go(&b);
    return r;
}

int yr_array_add_text(yr_array *a, yr_value text)
{
    const yr_str *s = yr_str_as(text);
    size_t length = a->length;
    if (yr_array_resize(a, length + s->length) < 0)
        return -1;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        memcpy(item(a, length + i), &c, 4);
    }
    return 0;
}

/* ---- Making ---- */

static const yr_array_kind *find_kind(uint32_t code)
{
    for (const yr_array_kind *k = yr_array_kinds; k->code; k++)
        if ((uint32_t)k->code == code)
            return k;
    yr_value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

/* May an array of that code begin with v? 0, or -1 and TypeError. */
static int check_source(uint32_t code, yr_value v)
{
    const char *what = YR_IS_STR(v)                                    ? "str"
                       : yr_is_array(v) && ARRAY(v)->kind->code == 'u' ? "unicode array"
                                                                       : NULL;
    if (!what || code == 'u')
        return 0;
    yr_type_error("cannot use a %s to initialize an array with typecode '%c'", what, (int)code);
    return -1;
}

static int fill_from(yr_array *a, yr_value v)
{
    if (YR_IS_STR(v))
        return yr_array_add_text(a, v);
    if (YR_IS_BYTES(v) || yr_is_bytearray(v))
        return yr_array_add_bytes(a, v);
    if (!yr_is_array(v) || ARRAY(v)->kind == a->kind)
        return yr_array_extend(a, v);
    for (size_t i = 0; i < ARRAY(v)->length; i++) {
        yr_value one = yr_array_get(ARRAY(v), i);
        int r = one ? yr_array_append(a, a->length, one) : -1;
        yr_xdrop(one);
        if (r < 0)
            return -1;
    }
    return 0;
}

static yr_value array_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_type *exact = yr_array_type("array");
    if (!exact || yr_make_no_keywords(t, exact, "array.array", keywords) < 0)
        return 0;
    if (n < 1 || n > 2)
        return yr_type_error(n < 1 ? "array() takes at least 1 argument (%zu given)"
                                   : "array() takes at most 2 arguments (%zu given)",
                             n);
    if (!YR_IS_STR(args[0]) || yr_str_as(args[0])->length != 1)
        return yr_type_error("array() argument 1 must be a unicode character, not %s",
                             yr_argument_type(args[0]));
    uint32_t code = yr_str_at(yr_str_as(args[0]), 0);
    if (n > 1 && check_source(code, args[1]) < 0)
        return 0;
    const yr_array_kind *kind = find_kind(code);
    yr_value made = kind ? yr_array_new(t, kind, 0) : 0;
    if (made && n > 1 && fill_from(ARRAY(made), args[1]) < 0)
        yr_set(&made, 0);
    return made;
}

static int array_init(YR_UNUSED yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                      YR_UNUSED yr_value keywords)
{
    return 0; /* __new__ has done it */
}

static void array_dealloc(yr_object *o)
{
    yr_dispose(((yr_array *)o)->items);
    yr_release(o);
}

/* ---- Items and slices ---- */

/* The place that an index means: 0, or -1 with an error. */
static int read_index(yr_array *a, yr_value key, const char *what, size_t *at)
{
    int64_t i;
    if (!yr_has_index(key)) {
        yr_type_error("array indices must be integers");
        return -1;
    }
    if (yr_to_index(key, &i, false) < 0)
        return -1;
    i += i < 0 ? (int64_t)a->length : 0;
    if ((uint64_t)i >= a->length) {
        yr_raise_format(YR_EXC(IndexError), "%s out of range", what);
        return -1;
    }
    *at = (size_t)i;
    return 0;
}

static yr_value get_slice(yr_array *a, yr_value slice)
{
    yr_bounds b;
    yr_type *exact = yr_array_type("array");
    if (!exact || yr_slice_unpack(slice, &b) < 0)
        return 0;
    int64_t count = yr_slice_fit(&b, (int64_t)a->length);
    yr_value made = yr_array_new(exact, a->kind, (size_t)count);
    for (int64_t i = 0; made && i < count; i++)
        memcpy(item(ARRAY(made), (size_t)i), item(a, (size_t)(b.start + i * b.step)),
               a->kind->size);
    return made;
}

static yr_value array_getitem(yr_value self, yr_value key)
{
    size_t at;
    if (YR_IS(key, slice))
        return get_slice(ARRAY(self), key);
    return read_index(ARRAY(self), key, "array index", &at) < 0 ? 0 : yr_array_get(ARRAY(self), at);
}

/* Leaves out every step-th item, count of them. */
static int delete_step(yr_array *a, int64_t start, int64_t step, int64_t count)
{
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    if (a->views && count)
        return yr_array_resize(a, a->length - (size_t)count);
    size_t to = (size_t)start;
    for (size_t i = (size_t)start; i < a->length; i++) {
        size_t gone = (i - (size_t)start) % (size_t)step;
        if (gone != 0 || (int64_t)((i - (size_t)start) / (size_t)step) >= count)
            memcpy(item(a, to++), item(a, i), a->kind->size);
    }
    return yr_array_resize(a, to);
}

/* a[from:to] = items, which lie elsewhere. */
static int replace(yr_array *a, size_t from, size_t to, const uint8_t *items, size_t count)
{
    size_t length = a->length, size = a->kind->size;
    if (count < to - from && yr_array_delete(a, from + count, to) < 0)
        return -1;
    if (count > to - from) {
        if (yr_array_resize(a, length + count - (to - from)) < 0)
            return -1;
        memmove(item(a, from + count), item(a, to), (length - to) * size);
    }
    if (count)
        memcpy(item(a, from), items, count * size);
    return 0;
}

/* new: what a slice of a is set to; where that is a itself, a copy. */
static yr_value slice_value(yr_array *a, yr_value v)
{
    if (ARRAY(v) != a)
        return yr_retain(v);
    yr_value copy = yr_array_new(yr_type_of(v), a->kind, a->length);
    if (copy && a->length)
        memcpy(ARRAY(copy)->items, a->items, a->length * a->kind->size);
    return copy;
}

/* The items of `from` come to the place of those of a that the slice takes. */
static int assign_slice(yr_array *a, yr_bounds b, yr_array *from)
{
    int64_t count = yr_slice_fit(&b, (int64_t)a->length);
    size_t given = from->length;
    if (b.step == 1)
        return replace(a, (size_t)b.start, (size_t)(b.start + count), from->items, given);
    if (given == 0) /* unlike a list's, it may become shorter */
        return count ? delete_step(a, b.start, b.step, count) : 0;
    if (given != (size_t)count) {
        yr_value_error("attempt to assign array of size %zu to extended slice of size %lld", given,
                       (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++)
        memcpy(item(a, (size_t)(b.start + i * b.step)), item(from, (size_t)i), a->kind->size);
    return 0;
}

static int delete_slice(yr_array *a, yr_bounds b)
{
    int64_t count = yr_slice_fit(&b, (int64_t)a->length);
    if (count && b.step != 1)
        return delete_step(a, b.start, b.step, count);
    return count ? yr_array_delete(a, (size_t)b.start, (size_t)(b.start + count)) : 0;
}

static int set_slice(yr_array *a, yr_value slice, yr_value v)
{
    yr_bounds b;
    if (yr_slice_unpack(slice, &b) < 0)
        return -1;
    if (!v)
        return delete_slice(a, b);
    if (!yr_is_array(v)) {
        yr_type_error("can only assign array (not \"%T\") to array slice", v);
        return -1;
    }
    if (ARRAY(v)->kind != a->kind) {
        yr_type_error("bad argument type for built-in operation");
        return -1;
    }
    yr_value from = slice_value(a, v);
    bool again = from && from != v; /* CPython begins anew with the copy */
    int r =
        !from || (again && yr_slice_unpack(slice, &b) < 0) ? -1 : assign_slice(a, b, ARRAY(from));
    yr_xdrop(from);
    return r;
}

static int array_setitem(yr_value self, yr_value key, yr_value v)
{
    yr_array *a = ARRAY(self);
    size_t at;
    uint8_t bytes[8];
    if (YR_IS(key, slice))
        return set_slice(a, key, v);
    if (read_index(a, key, "array assignment index", &at) < 0)
        return -1;
    if (!v)
        return yr_array_delete(a, at, at + 1);
    if (yr_array_store(a->kind, bytes, v) < 0) /* may run code that changes the array */
        return -1;
    if (at >= a->length) {
        yr_raise_format(YR_EXC(IndexError), "array assignment index out of range");
        return -1;
    }
    memcpy(item(a, at), bytes, a->kind->size);
    return 0;
}

static int64_t array_length(yr_value self)
{
    return (int64_t)ARRAY(self)->length;
}

static int array_truth(yr_value self)
{
    return ARRAY(self)->length != 0;
}

static int array_contains(yr_value self, yr_value v)
{
    int r = 0;
    for (size_t i = 0; r == 0 && i < ARRAY(self)->length; i++) {
        yr_value one = yr_array_get(ARRAY(self), i);
        r = one ? yr_equal(one, v) : -1;
        yr_xdrop(one);
    }
    return r;
}

/* ---- Operators ---- */

static yr_value array_add(yr_value a, yr_value b)
{
    if (!yr_is_array(a))
        return YR_NOT_IMPLEMENTED;
    if (!yr_is_array(b)) {
        return yr_type_error("can only append array (not \"%T\") to array", b);
    }
    if (ARRAY(a)->kind != ARRAY(b)->kind)
        return yr_type_error("bad argument type for built-in operation");
    yr_type *exact = yr_array_type("array");
    yr_value sum = exact ? yr_array_new(exact, ARRAY(a)->kind, 0) : 0;
    if (sum && (add_items(ARRAY(sum), ARRAY(a)) < 0 || add_items(ARRAY(sum), ARRAY(b)) < 0))
        yr_set(&sum, 0);
    return sum;
}

static yr_value array_iadd(yr_value a, yr_value b)
{
    if (!yr_is_array(b))
        return yr_type_error("can only extend array with array (not \"%T\")", b);
    return yr_array_extend(ARRAY(a), b) < 0 ? 0 : yr_retain(a);
}

/* Makes the first n items of a, all that there are, count times as many. */
static int multiply(yr_array *a, size_t n, int64_t count)
{
    size_t size = n * a->kind->size;
    if (count > 0 && size && (uint64_t)count > (uint64_t)INT64_MAX / size)
        return yr_no_memory(), -1;
    if (yr_array_resize(a, count > 0 ? n * (size_t)count : 0) < 0)
        return -1;
    for (int64_t i = 1; size && i < count; i++)
        memcpy(a->items + (size_t)i * size, a->items, size);
    return 0;
}

static yr_value array_repeat(yr_value self, int64_t count)
{
    yr_array *a = ARRAY(self);
    yr_type *exact = yr_array_type("array");
    yr_value product = exact ? yr_array_new(exact, a->kind, 0) : 0;
    if (product && count > 0 &&
        (add_items(ARRAY(product), a) < 0 || multiply(ARRAY(product), a->length, count) < 0))
        yr_set(&product, 0);
    return product;
}

static yr_value array_multiply(yr_value a, yr_value b)
{
    return yr_sequence_multiply(a, b, yr_is_array(a), array_repeat);
}

static yr_value array_imultiply(yr_value a, yr_value b)
{
    int64_t count;
    if (!yr_has_index(b))
        return yr_sequence_multiply(a, b, true, array_repeat);
    if (yr_to_index(b, &count, false) < 0)
        return 0;
    return multiply(ARRAY(a), ARRAY(a)->length, count) < 0 ? 0 : yr_retain(a);
}

/* Compares items i: 1 equal, 0, -1. */
static int equal_at(yr_array *a, yr_array *b, size_t i, yr_value *x, yr_value *y)
{
    *x = yr_array_get(a, i);
    *y = *x ? yr_array_get(b, i) : 0;
    return *y ? yr_equal(*x, *y) : -1;
}

static yr_value array_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!yr_is_array(a) || !yr_is_array(b))
        return YR_NOT_IMPLEMENTED;
    yr_array *x = ARRAY(a), *y = ARRAY(b);
    if ((op == YR_EQ || op == YR_NE) && x->length != y->length)
        return yr_bool(op == YR_NE);
    for (size_t i = 0; i < x->length && i < y->length; i++) {
        yr_value v = 0, w = 0, result = 0;
        int r = equal_at(x, y, i, &v, &w);
        if (r == 0)
            result = op == YR_EQ ? YR_FALSE : op == YR_NE ? YR_TRUE : yr_compare(op, v, w);
        yr_xdrop(v);
        yr_xdrop(w);
        if (r <= 0)
            return result;
    }
    return yr_compare(op, yr_int((int64_t)x->length), yr_int((int64_t)y->length));
}

static yr_value array_repr(yr_value self)
{
    yr_array *a = ARRAY(self);
    if (!a->length)
        return yr_str_format("%s('%c')", yr_type_name(self), a->kind->code);
    yr_value items = a->kind->code == 'u' ? yr_array_text(a->items, a->length) : yr_to_list(self);
    yr_value text =
        items ? yr_str_format("%s('%c', %R)", yr_type_name(self), a->kind->code, items) : 0;
    yr_xdrop(items);
    return text;
}

/* ---- Buffers ---- */

static int array_export(yr_value self, yr_exported *b)
{
    static const char *const formats[] = {"b", "B", "w", "h", "H", "i", "I",
                                          "l", "L", "q", "Q", "f", "d"};
    yr_array *a = ARRAY(self);
    static uint8_t nothing[8];
    yr_export_bytes(b, a->items ? a->items : nothing, a->length * a->kind->size, false);
    b->item_size = a->kind->size;
    b->format = formats[a->kind - yr_array_kinds];
    a->views++;
    return 0;
}

static void array_release(yr_value self)
{
    ARRAY(self)->views--;
}

/* ---- Iteration ---- */

typedef struct {
    yr_object base;
    yr_value array; /* 0 at the end */
    size_t at;
} iterator;

static void iterator_clear(yr_object *o)
{
    yr_set(&((iterator *)o)->array, 0);
}

static void iterator_dealloc(yr_object *o)
{
    iterator_clear(o);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((iterator *)o)->array);
    return 0;
}

static yr_value array_iter(yr_value self)
{
    yr_type *t = yr_array_type("_iterator");
    iterator *i = t ? yr_new(t, sizeof *i) : NULL;
    if (i)
        i->array = yr_retain(self);
    return yr_from(i);
}

static int iterator_next(yr_value self, yr_value *v)
{
    iterator *i = YR_AS(iterator, self);
    if (!i->array)
        return 0;
    if (i->at >= ARRAY(i->array)->length) {
        yr_set(&i->array, 0);
        return 0;
    }
    *v = yr_array_get(ARRAY(i->array), i->at++);
    return *v ? 1 : -1;
}

YR_METHOD(iterator_reduce)
{
    iterator *i = YR_AS(iterator, self);
    yr_value function = yr_dict_get_c(YR->builtins->dict, "iter");
    yr_value source = i->array ? yr_retain(i->array) : yr_retain(YR->empty_tuple);
    yr_value parts[3] = {function ? yr_retain(function) : YR_NONE, yr_tuple_of(&source, 1),
                         yr_int((int64_t)i->at)};
    yr_drop(source);
    if (parts[1])
        return yr_tuple(parts, i->array ? 3 : 2);
    yr_drop(parts[0]);
    return 0;
}

YR_METHOD(iterator_setstate)
{
    int64_t at;
    iterator *i = YR_AS(iterator, self);
    if (yr_to_index(args[0], &at, false) < 0)
        return 0;
    size_t length = i->array ? ARRAY(i->array)->length : 0;
    i->at = at < 0 ? 0 : (size_t)at > length ? length : (size_t)at;
    return YR_NONE;
}

static const yr_method_def iterator_methods[] = {
    YR_REDUCE_DEF(iterator_reduce),
    {"__setstate__", iterator_setstate, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

const yr_type_spec yr_array_iterator_spec = {
    .size = sizeof(iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .clear = iterator_clear,
              .iter = yr_iter_self,
              .next = iterator_next},
};

/* ---- The type and the module ---- */

static yr_value get_typecode(yr_value self)
{
    return yr_str_from_char((uint8_t)ARRAY(self)->kind->code);
}

static yr_value get_itemsize(yr_value self)
{
    return yr_int(ARRAY(self)->kind->size);
}

static const yr_getset_def getsets[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"},
    YR_GETSET_END};

static const yr_operators operators = {
    .binary = {[YR_ADD] = array_add, [YR_MUL] = array_multiply},
    .inplace = {[YR_ADD] = array_iadd, [YR_MUL] = array_imultiply}};

const yr_type_spec yr_array_spec = {
    .size = sizeof(yr_array),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS | YR_TYPE_SEQUENCE,
    .doc = "array(typecode [, initializer]) -> array",
    .methods = yr_array_methods,
    .getsets = getsets,
    .slots = {.dealloc = array_dealloc,
              .make = array_make,
              .init = array_init,
              .repr = array_repr,
              .compare = array_compare,
              .iter = array_iter,
              .length = array_length,
              .truth = array_truth,
              .getitem = array_getitem,
              .setitem = array_setitem,
              .contains = array_contains,
              .export_buffer = array_export,
              .release_buffer = array_release,
              .operators = &operators},
};

/* Where the program has collections.abc, arrays are MutableSequences. */
static int register_sequence(yr_type *array)
{
    if (!yr_import_has("collections.abc"))
        return 0;
    yr_value m = yr_import_named("collections.abc");
    yr_value class = m ? yr_dict_get_c(YR_AS(yr_module, m)->dict, "MutableSequence") : 0;
    yr_value name = yr_intern_c("register"), type = yr_from(array);
    yr_value r = class && name ? yr_invoke_method(class, name, &type, 1) : 0;
    yr_xdrop(name);
    yr_xdrop(m);
    yr_xdrop(r);
    return r || (m && !class && !yr_pending()) ? 0 : -1;
}

static int fill(yr_module *m)
{
    static const yr_method_def functions[] = {{"_array_reconstructor", yr_array_reconstruct, 4, 4,
                                               0, "Internal. Used for pickling support."},
                                              YR_METHOD_END};
    char codes[16] = {0};
    for (const yr_array_kind *k = yr_array_kinds; k->code; k++)
        codes[k - yr_array_kinds] = k->code;
    yr_type *array = yr_type_from_spec("array", "array", NULL, &yr_array_spec);
    yr_type *iterators = yr_type_from_spec("arrayiterator", "array", NULL, &yr_array_iterator_spec);
    if (!array || !iterators || yr_add_type(m, array) < 0 ||
        yr_module_add(m, "ArrayType", yr_retain(yr_from(array))) < 0 ||
        yr_module_add(m, "_iterator", yr_retain(yr_from(iterators))) < 0 ||
        yr_module_add(m, "typecodes", yr_str_from_c(codes)) < 0)
        return -1;
    return yr_module_add_functions(m, functions) < 0 ? -1 : register_sequence(array);
}

const yr_native_module yr_module_array = {"array", fill};
