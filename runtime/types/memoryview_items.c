/* memoryview_items.c - reading, writing and comparing the items of a memoryview. */
#include "memoryview.h"

char yr_view_code(const char *format)
{
    if (format[0] == '@')
        format++;
    bool known = format[0] && !format[1] && format[0] != 'e' && yr_item_of(format[0]).kind;
    return known ? format[0] : 0;
}

char yr_view_need_code(const char *format)
{
    char code = yr_view_code(format);
    if (!code)
        yr_raise_format(YR_EXC(NotImplementedError), "memoryview: unsupported format %s",
                        format[0] == '@' ? format + 1 : format);
    return code;
}

/* ---- Lists ---------------------------------------------------------------------------------- */

static yr_value list_of(const yr_exported *b, char code, const uint8_t *p, int d)
{
    if (d == b->dimensions)
        return yr_item_read(code, p);
    yr_value list = yr_list_new();
    for (int64_t i = 0; list && i < b->shape[d]; i++) {
        yr_value item = list_of(b, code, p + i * b->strides[d], d + 1);
        if (!item || yr_list_append(list, item) < 0)
            yr_set(&list, 0);
        yr_xdrop(item);
    }
    return list;
}

yr_value yr_view_m_tolist(yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    yr_view *m = yr_view_of(self);
    char code = yr_view_check(m) < 0 ? 0 : yr_view_need_code(m->shown.format);
    return code ? list_of(&m->shown, code, m->shown.data, 0) : 0;
}

/* ---- Finding items -------------------------------------------------------------------------- */

/* Moves *p on to item `key` of dimension d: 0, -1. */
static int step_to(const yr_view *m, int d, yr_value key, uint8_t **p)
{
    int64_t i;
    if (yr_to_index(key, &i, false) < 0 || yr_view_check(m) < 0)
        return -1;
    if (i < 0)
        i += m->shown.shape[d];
    if (i < 0 || i >= m->shown.shape[d]) {
        yr_raise_format(YR_EXC(IndexError), "index out of bounds on dimension %d", d + 1);
        return -1;
    }
    *p += i * m->shown.strides[d];
    return 0;
}

/* Are all items of the tuple key indices (or slices)? */
static bool all_are(yr_value key, bool slices)
{
    if (!YR_IS_TUPLE(key) || (slices && YR_TUPLE(key)->length == 0))
        return false;
    for (size_t i = 0; i < YR_TUPLE(key)->length; i++) {
        yr_value k = YR_TUPLE(key)->items[i];
        if (slices ? !YR_IS(k, slice) : !yr_has_index(k))
            return false;
    }
    return true;
}

static uint8_t *raise_sub_views(const char *what)
{
    yr_raise_format(YR_EXC(NotImplementedError), "%ssub-views are not implemented", what);
    return NULL;
}

/* The item of a tuple of indices. */
static uint8_t *item_of_tuple(const yr_view *m, yr_value key)
{
    uint8_t *p = m->shown.data;
    int count = (int)YR_TUPLE(key)->length;
    if (count < m->shown.dimensions)
        return raise_sub_views("");
    if (count > m->shown.dimensions) {
        yr_type_error("cannot index %d-dimension view with %d-element tuple", m->shown.dimensions,
                      count);
        return NULL;
    }
    for (int d = 0; d < count; d++) {
        if (step_to(m, d, YR_TUPLE(key)->items[d], &p) < 0)
            return NULL;
    }
    return p;
}

/* The one item of a view without dimensions. */
static uint8_t *item_of_none(const yr_view *m, yr_value key)
{
    if (key == YR_ELLIPSIS || (YR_IS_TUPLE(key) && YR_TUPLE(key)->length == 0))
        return m->shown.data;
    yr_type_error("invalid indexing of 0-dim memory");
    return NULL;
}

/* The item that an index or a tuple of indices means; NULL and an error. */
static uint8_t *item_at(const yr_view *m, yr_value key, const char *sub_views)
{
    uint8_t *p = m->shown.data;
    if (!yr_has_index(key))
        return item_of_tuple(m, key);
    int64_t ignored; /* a read looks at the index first */
    if (m->shown.dimensions > 1 && *sub_views && yr_to_index(key, &ignored, false) < 0)
        return NULL;
    if (m->shown.dimensions > 1)
        return raise_sub_views(sub_views);
    return step_to(m, 0, key, &p) < 0 ? NULL : p;
}

/* new: the view of a slice of the first dimension. */
static yr_value sub_view(yr_view *m, yr_value key)
{
    int64_t start, stop, step;
    yr_view *part =
        yr_view_new(&m->shown); /* first: the bounds may run code, which may release m */
    if (!part)
        return 0;
    int64_t count = yr_slice_bounds(key, part->shown.shape[0], &start, &stop, &step);
    if (count < 0) {
        yr_drop(yr_from(part));
        return 0;
    }
    part->shown.data += start * part->steps[0];
    part->shown.length = part->sizes[0] ? part->shown.length / part->sizes[0] * count : 0;
    part->sizes[0] = count;
    part->steps[0] *= step;
    return yr_from(part);
}

yr_value yr_view_getitem(yr_value self, yr_value key)
{
    yr_view *m = yr_view_of(self);
    if (yr_view_check(m) < 0)
        return 0;
    if (m->shown.dimensions == 0 && key == YR_ELLIPSIS)
        return yr_retain(self);
    uint8_t *p;
    if (m->shown.dimensions == 0)
        p = item_of_none(m, key);
    else if (YR_IS(key, slice))
        return sub_view(m, key);
    else if (yr_has_index(key) || all_are(key, false))
        p = item_at(m, key, "multi-dimensional ");
    else if (all_are(key, true))
        return yr_raise_format(YR_EXC(NotImplementedError),
                               "multi-dimensional slicing is not implemented");
    else
        return yr_type_error("memoryview: invalid slice key");
    char code = p ? yr_view_need_code(m->shown.format) : 0;
    return code ? yr_item_read(code, p) : 0;
}

/* ---- Writing -------------------------------------------------------------------------------- */

/* The pending error of an item that does not fit, in the words of memoryview. */
static int refused(const char *format)
{
    format += format[0] == '@';
    bool type = yr_pending_is(YR_EXC(TypeError));
    if (type || yr_pending_is(YR_EXC(OverflowError)) || yr_pending_is(YR_EXC(ValueError))) {
        yr_clear_pending();
        if (type)
            yr_type_error("memoryview: invalid type for format '%s'", format);
        else
            yr_value_error("memoryview: invalid value for format '%s'", format);
    }
    return -1;
}

/* v may run code, which may release the view: its bytes are made first. */
static int set_item(yr_view *m, uint8_t *p, yr_value v)
{
    uint8_t item[8];
    char code = yr_view_need_code(m->shown.format);
    if (!code)
        return -1;
    if (yr_item_write(code, item, v) < 0)
        return refused(m->shown.format);
    if (yr_view_check(m) < 0)
        return -1;
    memcpy(p, item, (size_t)m->shown.item_size);
    return 0;
}

static bool same_structure(const yr_exported *a, const yr_exported *b)
{
    const char *x = a->format + (a->format[0] == '@'), *y = b->format + (b->format[0] == '@');
    return strcmp(x, y) == 0 && a->item_size == b->item_size && b->dimensions == 1 &&
           a->length == b->length;
}

/* m[key] = v, of a view of one dimension. The two may overlap, so the items go through a copy. */
static int set_slice(yr_view *m, yr_value key, yr_value v)
{
    yr_exported from;
    int r = -1;
    if (yr_buffer_hold(v, &from) < 0)
        return -1;
    yr_value part = sub_view(m, key);
    uint8_t *copy = NULL;
    if (part && yr_view_check(m) == 0)
        copy = yr_alloc((size_t)from.length + 1);
    if (!copy)
        goto done;
    yr_exported *to = &yr_view_of(part)->shown;
    if (!same_structure(to, &from)) {
        yr_value_error("memoryview assignment: lvalue and rvalue have different structures");
        goto done;
    }
    yr_buffer_pack(&from, copy, false);
    for (int64_t i = 0; i < to->shape[0]; i++)
        memcpy(to->data + i * to->strides[0], copy + i * to->item_size, (size_t)to->item_size);
    r = 0;
done:
    yr_dispose(copy);
    yr_xdrop(part);
    yr_buffer_let_go(&from);
    return r;
}

int yr_view_setitem(yr_value self, yr_value key, yr_value v)
{
    yr_view *m = yr_view_of(self);
    uint8_t *p;
    if (yr_view_check(m) < 0)
        return -1;
    if (m->shown.read_only || !v) {
        yr_type_error(m->shown.read_only ? "cannot modify read-only memory"
                                         : "cannot delete memory");
        return -1;
    }
    if (m->shown.dimensions == 0) {
        p = item_of_none(m, key);
    } else if (YR_IS(key, slice) && m->shown.dimensions == 1) {
        return set_slice(m, key, v);
    } else if (yr_has_index(key) || all_are(key, false)) {
        p = item_at(m, key, "");
    } else if (YR_IS(key, slice) || all_are(key, true)) {
        yr_raise_format(YR_EXC(NotImplementedError),
                        "memoryview slice assignments are currently restricted to ndim = 1");
        return -1;
    } else {
        yr_type_error("memoryview: invalid slice key");
        return -1;
    }
    return p ? set_item(m, p, v) : -1;
}

/* ---- Comparing ------------------------------------------------------------------------------ */

/* 1, 0, -1: the items of two views of the same shape. */
static int equal_items(const yr_exported *a, const yr_exported *b, char x, char y, const uint8_t *p,
                       const uint8_t *q, int d)
{
    if (d == a->dimensions) {
        bool plain = x == y && yr_item_of(x).kind != YR_ITEM_FLOAT && x != '?';
        if (plain)
            return memcmp(p, q, (size_t)a->item_size) == 0;
        yr_value v = yr_item_read(x, p), w = v ? yr_item_read(y, q) : 0;
        yr_value r = w ? yr_compare(YR_EQ, v, w) : 0;
        int equal = r ? yr_truth(r) : -1;
        yr_xdrop(r);
        yr_xdrop(w);
        yr_xdrop(v);
        return equal;
    }
    int64_t s = a->shape ? a->strides[d] : a->item_size;
    int64_t t = b->shape ? b->strides[d] : b->item_size;
    int64_t count = a->shape ? a->shape[d] : a->length / a->item_size;
    for (int64_t i = 0; i < count; i++) {
        int r = equal_items(a, b, x, y, p + i * s, q + i * t, d + 1);
        if (r <= 0)
            return r;
    }
    return 1;
}

static int64_t count_of(const yr_exported *b, int d)
{
    return b->shape ? b->shape[d] : b->length / b->item_size;
}

static int equal_exported(const yr_exported *a, const yr_exported *b)
{
    char x = yr_view_code(a->format), y = yr_view_code(b->format);
    if (!x || !y || a->dimensions != b->dimensions)
        return 0;
    for (int d = 0; d < a->dimensions; d++) {
        if (count_of(a, d) != count_of(b, d))
            return 0;
        if (count_of(a, d) == 0)
            break;
    }
    return equal_items(a, b, x, y, a->data, b->data, 0);
}

yr_value yr_view_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (op != YR_EQ && op != YR_NE)
        return YR_NOT_IMPLEMENTED;
    bool released = !yr_view_of(a)->shown.owner;
    if (!released && !yr_exports_buffer(b))
        return YR_NOT_IMPLEMENTED;
    if (YR_IS(b, memoryview) && !yr_view_of(b)->shown.owner)
        released = true;
    if (released)
        return yr_bool((a == b) == (op == YR_EQ));
    yr_exported x, y;
    if (yr_buffer_hold(b, &y) < 0) {
        yr_clear_pending();
        return YR_NOT_IMPLEMENTED;
    }
    int equal = yr_buffer_hold(a, &x) < 0 ? -1 : equal_exported(&x, &y);
    yr_buffer_let_go(&x);
    yr_buffer_let_go(&y);
    return equal < 0 ? 0 : yr_bool((equal != 0) == (op == YR_EQ));
}
