/* memoryview.c - a window on the bytes of a bytes or bytearray, in steps; format 'B' only.
 *
 * {owner, offset, length, step}: item i is the owner's byte offset + i * step. A view of a
 * bytearray counts in the bytearray's flags, which keeps its length; so offset and length stay good
 * until release(), after which owner is 0. packed is a copy of what a view in steps shows, made
 * where plain bytes are asked for.
 */
#include "text.h"

typedef struct {
    yr_object base;
    yr_value owner; /* bytes or bytearray; 0: released */
    int64_t offset, length, step;
    uint8_t *packed; /* by yr_alloc, or NULL */
    uint64_t hash;
} view;

static view *view_of(yr_value v)
{
    return YR_AS(view, v);
}

static bool is_read_only(const view *m)
{
    return !yr_is_bytearray(m->owner);
}

static int check_live(const view *m)
{
    if (m->owner)
        return 0;
    yr_value_error("operation forbidden on released memoryview object");
    return -1;
}

static uint8_t *item_at(const view *m, int64_t i)
{
    const uint8_t *p = yr_bytes_span(m->owner).p;
    return (uint8_t *)(uintptr_t)(p + m->offset + i * m->step);
}

/* ---- Life
 * -------------------------------------------------------------------------------------------------
 */

/* new: a view of length items of owner. */
static yr_value view_new(yr_value owner, int64_t offset, int64_t length, int64_t step)
{
    yr_object *o = yr_object_of(owner);
    bool counted = yr_is_bytearray(owner);
    if (counted && (o->flags & YR_BYTEARRAY_VIEWS) == YR_BYTEARRAY_VIEWS)
        return yr_raise_format(YR_EXC(BufferError), "too many views of a bytearray");
    view *m = yr_new(YR_TYPE(memoryview), sizeof *m);
    if (!m)
        return 0;
    m->owner = yr_retain(owner);
    m->offset = offset;
    m->length = length;
    m->step = step;
    if (counted)
        o->flags += YR_BYTEARRAY_VIEW;
    return yr_from(m);
}

static void let_go(view *m)
{
    if (!m->owner)
        return;
    if (yr_is_bytearray(m->owner))
        yr_object_of(m->owner)->flags -= YR_BYTEARRAY_VIEW;
    yr_set(&m->owner, 0);
}

static yr_value view_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"object"};
    yr_value object = 0;
    (void)t;
    if (yr_parse_arguments("memoryview", names, 0, 1, 1, 1, args, n, keywords, &object) < 0)
        return 0;
    if (YR_IS(object, memoryview)) {
        view *m = view_of(object);
        return check_live(m) < 0 ? 0 : view_new(m->owner, m->offset, m->length, m->step);
    }
    if (!YR_IS_BYTES(object) && !yr_is_bytearray(object))
        return yr_type_error("memoryview: a bytes-like object is required, not '%T'", object);
    return view_new(object, 0, (int64_t)yr_bytes_span(object).n, 1);
}

static void view_dealloc(yr_object *o)
{
    let_go((view *)o);
    yr_dispose(((view *)o)->packed);
    yr_release(o);
}

static int view_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((view *)o)->owner);
    return 0;
}

static void view_clear(yr_object *o)
{
    let_go((view *)o);
}

bool yr_memoryview_span(yr_value v, yr_span *span)
{
    if (!YR_IS(v, memoryview))
        return false;
    view *m = view_of(v);
    if (check_live(m) < 0)
        return false;
    span->n = (size_t)m->length;
    if (m->step == 1 || m->length == 0) {
        span->p = m->length ? item_at(m, 0) : (const uint8_t *)"";
        return true;
    }
    uint8_t *packed = yr_resize(m->packed, (size_t)m->length);
    if (!packed)
        return false;
    m->packed = packed;
    for (int64_t i = 0; i < m->length; i++)
        packed[i] = *item_at(m, i);
    span->p = packed;
    return true;
}

/* ---- Slots
 * --------------------------------------------------------------------------------------------------
 */

static yr_value view_repr(yr_value self)
{
    return yr_str_format(view_of(self)->owner ? "<memory at %p>" : "<released memory at %p>",
                         (void *)yr_object_of(self));
}

static int view_hash(yr_value self, uint64_t *hash)
{
    yr_span s;
    view *m = view_of(self);
    if (!m->hash) {
        if (check_live(m) < 0)
            return -1;
        if (!is_read_only(m)) {
            yr_value_error("cannot hash writable memoryview object");
            return -1;
        }
        if (!yr_memoryview_span(self, &s))
            return -1;
        m->hash = yr_hash_bytes(s.p, s.n);
    }
    *hash = m->hash;
    return 0;
}

static yr_value view_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (op != YR_EQ && op != YR_NE)
        return YR_NOT_IMPLEMENTED;
    if (YR_IS(a, memoryview) && YR_IS(b, memoryview) && (!view_of(a)->owner || !view_of(b)->owner))
        return yr_bool((a == b) == (op == YR_EQ));
    if ((YR_IS(a, memoryview) && !view_of(a)->owner) ||
        (YR_IS(b, memoryview) && !view_of(b)->owner))
        return yr_bool(op == YR_NE);
    return yr_bytes_compare(op, a, b);
}

static int64_t view_length(yr_value self)
{
    return check_live(view_of(self)) < 0 ? -1 : view_of(self)->length;
}

static int find_item(view *m, yr_value key, int64_t *i)
{
    if (yr_to_index(key, i, false) < 0)
        return -1;
    if (*i < 0)
        *i += m->length;
    if (*i < 0 || *i >= m->length) {
        yr_raise_format(YR_EXC(IndexError), "index out of bounds on dimension 1");
        return -1;
    }
    return 0;
}

static yr_value sub_view(view *m, yr_value key)
{
    int64_t start, stop, step;
    int64_t count = yr_slice_bounds(key, m->length, &start, &stop, &step);
    if (count < 0)
        return 0;
    return view_new(m->owner, m->offset + start * m->step, count, m->step * step);
}

static yr_value view_getitem(yr_value self, yr_value key)
{
    view *m = view_of(self);
    int64_t i;
    if (check_live(m) < 0)
        return 0;
    if (YR_IS(key, slice))
        return sub_view(m, key);
    if (key == YR_ELLIPSIS)
        return yr_retain(self);
    if (!yr_has_index(key))
        return yr_type_error("memoryview: invalid slice key");
    return find_item(m, key, &i) < 0 ? 0 : yr_int(*item_at(m, i));
}

static int set_slice(view *m, yr_value key, yr_value v)
{
    yr_span from;
    yr_value part = sub_view(m, key);
    int r = -1;
    if (!part)
        return -1;
    view *to = view_of(part);
    if (yr_bytes_need(v, &from) < 0)
        goto done;
    if ((int64_t)from.n != to->length) {
        yr_value_error("memoryview assignment: lvalue and rvalue have different structures");
        goto done;
    }
    yr_value copy = yr_bytes_from(from.p, from.n); /* the two may overlap */
    if (!copy)
        goto done;
    for (int64_t i = 0; i < to->length; i++)
        *item_at(to, i) = yr_bytes_as(copy)->data[i];
    yr_drop(copy);
    r = 0;
done:
    yr_drop(part);
    return r;
}

static int view_setitem(yr_value self, yr_value key, yr_value v)
{
    view *m = view_of(self);
    int64_t i;
    if (check_live(m) < 0)
        return -1;
    if (is_read_only(m)) {
        yr_type_error("cannot modify read-only memory");
        return -1;
    }
    if (!v) {
        yr_type_error("cannot delete memory");
        return -1;
    }
    if (YR_IS(key, slice))
        return set_slice(m, key, v);
    if (!yr_has_index(key)) {
        yr_type_error("memoryview: invalid slice key");
        return -1;
    }
    if (find_item(m, key, &i) < 0)
        return -1;
    if (!yr_has_index(v)) {
        yr_type_error("memoryview: invalid type for format 'B'");
        return -1;
    }
    int byte = yr_byte_of(v, "memoryview: invalid value for format 'B'");
    if (byte < 0 || check_live(m) < 0)
        return -1;
    *item_at(m, i) = (uint8_t)byte;
    return 0;
}

/* ---- Methods
 * ---------------------------------------------------------------------------------------------------
 */

YR_METHOD(view_tobytes)
{
    yr_span s;
    return yr_memoryview_span(self, &s) ? yr_bytes_from(s.p, s.n) : 0;
}

YR_METHOD(view_tolist)
{
    view *m = view_of(self);
    if (check_live(m) < 0)
        return 0;
    yr_value list = yr_list_new();
    for (int64_t i = 0; list && i < m->length; i++)
        if (yr_list_append(list, yr_int(*item_at(m, i))) < 0) {
            yr_drop(list);
            return 0;
        }
    return list;
}

YR_METHOD(view_hex)
{
    yr_value bytes = view_tobytes(self, NULL, 0, 0);
    if (!bytes)
        return 0;
    yr_value v = yr_bytes_m_hex(bytes, args, n, keywords);
    yr_drop(bytes);
    return v;
}

YR_METHOD(view_release)
{
    let_go(view_of(self));
    return YR_NONE;
}

YR_METHOD(view_toreadonly)
{
    yr_span s;
    if (!yr_memoryview_span(self, &s))
        return 0;
    if (is_read_only(view_of(self)))
        return view_new(view_of(self)->owner, view_of(self)->offset, view_of(self)->length,
                        view_of(self)->step);
    yr_value bytes = yr_bytes_from(s.p, s.n); /* a copy: later changes do not show */
    yr_value v = bytes ? view_new(bytes, 0, (int64_t)s.n, 1) : 0;
    yr_xdrop(bytes);
    return v;
}

YR_METHOD(view_cast)
{
    view *m = view_of(self);
    if (!YR_IS_STR(args[0]) || !(yr_str_is(args[0], "B") || yr_str_is(args[0], "@B")))
        return yr_raise_format(YR_EXC(NotImplementedError),
                               "memoryview: only format 'B' is supported");
    return check_live(m) < 0 ? 0 : view_new(m->owner, m->offset, m->length, m->step);
}

YR_METHOD(view_enter)
{
    return check_live(view_of(self)) < 0 ? 0 : yr_retain(self);
}

YR_METHOD(view_exit)
{
    let_go(view_of(self));
    return YR_NONE;
}

static const yr_method_def view_methods[] = {
    {"tobytes", view_tobytes, 0, 1, YR_METHOD_KEYWORDS, NULL},
    {"tolist", view_tolist, 0, 0, 0, NULL},
    {"hex", view_hex, 0, 2, YR_METHOD_KEYWORDS, NULL},
    {"release", view_release, 0, 0, 0, NULL},
    {"toreadonly", view_toreadonly, 0, 0, 0, NULL},
    {"cast", view_cast, 1, 1, 0, NULL},
    {"__enter__", view_enter, 0, 0, 0, NULL},
    {"__exit__", view_exit, 0, -1, 0, NULL},
    YR_METHOD_END,
};

/* ---- Attributes
 * ---------------------------------------------------------------------------------------------------
 */

#define LIVE_GETTER(name, result)                                                                  \
    static yr_value name(yr_value self)                                                            \
    {                                                                                              \
        view *m = view_of(self);                                                                   \
        return check_live(m) < 0 ? 0 : (result);                                                   \
    }

static yr_value tuple_of(int64_t i)
{
    yr_value item = yr_int(i);
    return yr_tuple(&item, 1);
}

LIVE_GETTER(get_nbytes, yr_int(m->length))
LIVE_GETTER(get_itemsize, yr_int(m ? 1 : 0))
LIVE_GETTER(get_ndim, yr_int(m ? 1 : 0))
LIVE_GETTER(get_shape, tuple_of(m->length))
LIVE_GETTER(get_strides, tuple_of(m->step))
LIVE_GETTER(get_format, yr_retain(YR->characters[m ? 'B' : 0]))
LIVE_GETTER(get_obj, yr_retain(m->owner))
LIVE_GETTER(get_readonly, yr_bool(is_read_only(m)))
LIVE_GETTER(get_contiguous, yr_bool(m->step == 1 || m->length <= 1))
LIVE_GETTER(get_suboffsets, yr_retain(m ? YR->empty_tuple : 0))

static const yr_getset_def view_getsets[] = {
    {"nbytes", get_nbytes, NULL, NULL},
    {"itemsize", get_itemsize, NULL, NULL},
    {"ndim", get_ndim, NULL, NULL},
    {"shape", get_shape, NULL, NULL},
    {"strides", get_strides, NULL, NULL},
    {"suboffsets", get_suboffsets, NULL, NULL},
    {"format", get_format, NULL, NULL},
    {"obj", get_obj, NULL, NULL},
    {"readonly", get_readonly, NULL, NULL},
    {"contiguous", get_contiguous, NULL, NULL},
    {"c_contiguous", get_contiguous, NULL, NULL},
    {"f_contiguous", get_contiguous, NULL, NULL},
    YR_GETSET_END,
};

const yr_type_spec yr_spec_memoryview = {
    .size = sizeof(view),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE | YR_TYPE_WEAKREFS,
    .doc = "memoryview(object): a window on the bytes of a bytes or bytearray.",
    .methods = view_methods,
    .getsets = view_getsets,
    .slots = {.dealloc = view_dealloc,
              .traverse = view_traverse,
              .clear = view_clear,
              .make = view_make,
              .repr = view_repr,
              .hash = view_hash,
              .compare = view_compare,
              .iter = yr_seq_iter_new,
              .length = view_length,
              .getitem = view_getitem,
              .setitem = view_setitem},
};
