/* memoryview.c - the type memoryview: its life, attributes and methods. */
#include "memoryview.h"

int yr_view_check(const yr_view *m)
{
    if (m->shown.owner)
        return 0;
    yr_value_error("operation forbidden on released memoryview object");
    return -1;
}

/* ---- Life ----------------------------------------------------------------------------------- */

/* Takes over the hold on b; NULL: it is let go. */
static yr_view *adopt(yr_exported *b)
{
    int dimensions = b->dimensions;
    yr_view *m = yr_new(YR_TYPE(memoryview), sizeof *m);
    if (m) {
        m->sizes = dimensions > 1 ? yr_alloc(2 * (size_t)dimensions * sizeof *m->sizes) : &m->size;
        m->steps = dimensions > 1 && m->sizes ? m->sizes + dimensions : &m->step;
    }
    if (!m || !m->sizes) {
        yr_buffer_let_go(b);
        yr_xdrop(yr_from(m));
        return NULL;
    }
    m->shown = *b;
    for (int d = 0; d < dimensions; d++) {
        m->sizes[d] = b->shape ? b->shape[d] : b->length / b->item_size;
        m->steps[d] = b->shape ? b->strides[d] : b->item_size;
    }
    m->shown.shape = m->sizes;
    m->shown.strides = m->steps;
    return m;
}

yr_view *yr_view_new(const yr_exported *like)
{
    yr_exported own, b = *like;
    if (yr_buffer_hold(like->owner, &own) < 0)
        return NULL;
    b.owner = own.owner;
    return adopt(&b);
}

static yr_value view_make(YR_UNUSED yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"object"};
    yr_value object = 0;
    yr_exported b;
    if (yr_parse_arguments(YR_SHOWN("memoryview"), keyword_names, 0, 1, 1, 1, args, n, keywords,
                           &object) < 0)
        return 0;
    if (YR_IS(object, memoryview)) {
        yr_view *m = yr_view_of(object);
        return yr_view_check(m) < 0 ? 0 : yr_from(yr_view_new(&m->shown));
    }
    if (!yr_exports_buffer(object))
        return yr_type_error("memoryview: a bytes-like object is required, not '%T'", object);
    return yr_buffer_hold(object, &b) < 0 ? 0 : yr_from(adopt(&b));
}

static void view_dealloc(yr_object *o)
{
    yr_view *m = (yr_view *)o;
    yr_buffer_let_go(&m->shown);
    if (m->sizes != &m->size)
        yr_dispose(m->sizes);
    yr_release(o);
}

static int view_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_view *)o)->shown.owner);
    return 0;
}

static void view_clear(yr_object *o)
{
    if (((yr_view *)o)->exports == 0)
        yr_buffer_let_go(&((yr_view *)o)->shown);
}

/* 0, or -1: who holds the view as a buffer has not let it go. */
static int release(yr_view *m)
{
    if (m->exports == 0) {
        yr_buffer_let_go(&m->shown);
        return 0;
    }
    yr_raise_format(YR_EXC(BufferError), "memoryview has %zd exported buffer%s",
                    (ptrdiff_t)m->exports, m->exports == 1 ? "" : "s");
    return -1;
}

static int view_export(yr_value self, yr_exported *b)
{
    yr_view *m = yr_view_of(self);
    if (yr_view_check(m) < 0)
        return -1;
    *b = m->shown;
    m->exports++;
    return 0;
}

static void view_release(yr_value self)
{
    yr_view_of(self)->exports--;
}

/* ---- Slots ---------------------------------------------------------------------------------- */

static yr_value view_repr(yr_value self)
{
    return yr_str_format(yr_view_of(self)->shown.owner ? "<memory at %p>"
                                                       : "<released memory at %p>",
                         (void *)yr_object_of(self));
}

static int hash_items(yr_view *m)
{
    char code = yr_view_code(m->shown.format);
    if (!m->shown.read_only) {
        yr_value_error("cannot hash writable memoryview object");
        return -1;
    }
    if (code != 'B' && code != 'b' && code != 'c') {
        yr_value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    uint64_t ignored;
    if (yr_hash(m->shown.owner, &ignored) < 0)
        return -1;
    uint8_t *packed = yr_alloc((size_t)m->shown.length + 1);
    if (!packed)
        return -1;
    yr_buffer_pack(&m->shown, packed, false);
    m->hash = yr_hash_bytes(packed, (size_t)m->shown.length);
    m->hashed = true;
    yr_dispose(packed);
    return 0;
}

static int view_hash(yr_value self, uint64_t *hash)
{
    yr_view *m = yr_view_of(self);
    if (!m->hashed && (yr_view_check(m) < 0 || hash_items(m) < 0))
        return -1;
    *hash = m->hash;
    return 0;
}

static int64_t view_length(yr_value self)
{
    yr_view *m = yr_view_of(self);
    if (yr_view_check(m) < 0)
        return -1;
    return m->shown.dimensions ? m->sizes[0] : 1;
}

/* ---- Methods -------------------------------------------------------------------------------- */

YR_METHOD(view_tobytes)
{
    static const char *const keyword_names[] = {"order"};
    yr_view *m = yr_view_of(self);
    yr_value order = 0;
    const char *text = "C";
    if (yr_parse_arguments(YR_SHOWN("tobytes"), keyword_names, 0, 0, 1, 1, args, n, keywords,
                           &order) < 0)
        return 0;
    if (order && order != YR_NONE) {
        if (!YR_IS_STR(order))
            return yr_type_error("tobytes() argument 'order' must be str or None, not %T", order);
        if (!(text = yr_utf8(order, NULL)))
            return 0;
    }
    if (yr_view_check(m) < 0)
        return 0;
    if (strcmp(text, "C") && strcmp(text, "F") && strcmp(text, "A"))
        return yr_value_error("order must be 'C', 'F' or 'A'");
    bool first = *text == 'F' || (*text == 'A' && !yr_buffer_is_contiguous(&m->shown, false) &&
                                  yr_buffer_is_contiguous(&m->shown, true));
    yr_value bytes = yr_bytes_alloc((size_t)m->shown.length);
    if (bytes && m->shown.length)
        yr_buffer_pack(&m->shown, yr_bytes_as(bytes)->data, first);
    return bytes;
}

YR_METHOD(view_hex)
{
    if (yr_view_check(yr_view_of(self)) < 0)
        return 0;
    yr_value bytes = yr_bytes_packed(self);
    if (!bytes)
        return 0;
    yr_value v = yr_bytes_m_hex(bytes, args, n, keywords);
    yr_drop(bytes);
    return v;
}

YR_METHOD(view_m_release)
{
    return release(yr_view_of(self)) < 0 ? 0 : YR_NONE;
}

YR_METHOD(view_toreadonly)
{
    yr_view *m = yr_view_of(self);
    yr_view *v = yr_view_check(m) < 0 ? NULL : yr_view_new(&m->shown);
    if (v)
        v->shown.read_only = true;
    return yr_from(v);
}

YR_METHOD(view_enter)
{
    return yr_view_check(yr_view_of(self)) < 0 ? 0 : yr_retain(self);
}

static const yr_method_def view_methods[] = {
    {"tobytes", view_tobytes, 0, 1, YR_METHOD_KEYWORDS,
     "Return the data in the buffer as a byte string."},
    {"tolist", yr_view_m_tolist, 0, 0, 0, "Return the data in the buffer as a list of elements."},
    {"hex", view_hex, 0, 2, YR_METHOD_KEYWORDS,
     "Return the data in the buffer as a str of hexadecimal numbers."},
    {"release", view_m_release, 0, 0, 0,
     "Release the underlying buffer exposed by the memoryview object."},
    {"toreadonly", view_toreadonly, 0, 0, 0, "Return a readonly version of the memoryview."},
    {"cast", yr_view_m_cast, 0, 2, YR_METHOD_KEYWORDS,
     "Cast a memoryview to a new format or shape."},
    {"__enter__", view_enter, 0, 0, 0, NULL},
    {"__exit__", view_m_release, 0, -1, 0, NULL},
    YR_METHOD_END,
};

/* ---- Attributes ----------------------------------------------------------------------------- */

#define LIVE_GETTER(name, result)                                                                  \
    static yr_value name(yr_value self)                                                            \
    {                                                                                              \
        yr_view *m = yr_view_of(self);                                                             \
        return yr_view_check(m) < 0 ? 0 : (result);                                                \
    }

static yr_value tuple_of(const int64_t *numbers, int count)
{
    yr_value tuple = yr_tuple_alloc((size_t)count);
    for (int i = 0; tuple && i < count; i++) {
        YR_TUPLE(tuple)->items[i] = yr_int_from_i64(numbers[i]);
        if (!YR_TUPLE(tuple)->items[i])
            yr_set(&tuple, 0);
    }
    return tuple;
}

LIVE_GETTER(get_nbytes, yr_int(m->shown.length))
LIVE_GETTER(get_itemsize, yr_int(m->shown.item_size))
LIVE_GETTER(get_ndim, yr_int(m->shown.dimensions))
LIVE_GETTER(get_shape, tuple_of(m->sizes, m->shown.dimensions))
LIVE_GETTER(get_strides, tuple_of(m->steps, m->shown.dimensions))
LIVE_GETTER(get_suboffsets, yr_retain(m ? YR->empty_tuple : 0))
LIVE_GETTER(get_format, yr_str_from_c(m->shown.format))
LIVE_GETTER(get_obj, yr_retain(m->shown.owner))
LIVE_GETTER(get_readonly, yr_bool(m->shown.read_only))
LIVE_GETTER(get_c_contiguous, yr_bool(yr_buffer_is_contiguous(&m->shown, false)))
LIVE_GETTER(get_f_contiguous, yr_bool(yr_buffer_is_contiguous(&m->shown, true)))
LIVE_GETTER(get_contiguous, yr_bool(yr_buffer_is_contiguous(&m->shown, false) ||
                                    yr_buffer_is_contiguous(&m->shown, true)))

static const yr_getset_def view_getsets[] = {
    {"obj", get_obj, NULL, "The underlying object of the memoryview."},
    {"nbytes", get_nbytes, NULL, "The amount of space in bytes that the array would use."},
    {"readonly", get_readonly, NULL, "A bool indicating whether the memory is read only."},
    {"itemsize", get_itemsize, NULL, "The size in bytes of each element of the memoryview."},
    {"format", get_format, NULL, "The format of each element, as in the module struct."},
    {"ndim", get_ndim, NULL, "How many dimensions of an array the memory represents."},
    {"shape", get_shape, NULL, "A tuple of ndim integers: the shape of the memory."},
    {"strides", get_strides, NULL, "A tuple of ndim integers: the bytes between elements."},
    {"suboffsets", get_suboffsets, NULL, "An empty tuple."},
    {"c_contiguous", get_c_contiguous, NULL, "Whether the memory is C contiguous."},
    {"f_contiguous", get_f_contiguous, NULL, "Whether the memory is Fortran contiguous."},
    {"contiguous", get_contiguous, NULL, "Whether the memory is contiguous."},
    YR_GETSET_END,
};

YR_BUILT_IN(memoryview, object) = {
    .id = YR_T_memoryview,
    .size = sizeof(yr_view),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE | YR_TYPE_WEAKREFS,
    .doc = "Create a new memoryview object which references the given object.",
    .methods = view_methods,
    .getsets = view_getsets,
    .slots = {.dealloc = view_dealloc,
              .traverse = view_traverse,
              .clear = view_clear,
              .make = view_make,
              .repr = view_repr,
              .hash = view_hash,
              .compare = yr_view_compare,
              .iter = yr_seq_iter_new,
              .length = view_length,
              .getitem = yr_view_getitem,
              .setitem = yr_view_setitem,
              .export_buffer = view_export,
              .release_buffer = view_release},
};
