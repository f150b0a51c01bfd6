/* memoryview_cast.c - memoryview.cast(): the same bytes as items of another format and shape. */
#include "memoryview.h"

/* The formats that a view can be cast to, each with the '@' that may stand before it. */
static const char *const formats[] = {"@c", "@b", "@B", "@h", "@H", "@i", "@I", "@l", "@L",
                                      "@q", "@Q", "@n", "@N", "@f", "@d", "@?", "@P"};

/* Text of format that lives for ever, or NULL: it is none of them. */
static const char *known_format(const char *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(format, formats[i]) == 0 || strcmp(format, formats[i] + 1) == 0)
            return formats[i] + (format[0] != '@');
    }
    return NULL;
}

static bool is_byte(const char *format)
{
    char code = yr_view_code(format);
    return code == 'b' || code == 'B' || code == 'c';
}

static bool has_zero(const yr_exported *b)
{
    for (int d = 0; d < b->dimensions; d++) {
        if (b->shape[d] == 0 || b->strides[d] == 0)
            return true;
    }
    return false;
}

/* 0, or -1: can a view be cast with that shape (0: none)? */
static int check_shape(const yr_exported *b, yr_value shape)
{
    if (!yr_buffer_is_contiguous(b, false)) {
        yr_type_error("memoryview: casts are restricted to C-contiguous views");
        return -1;
    }
    if ((shape || b->dimensions != 1) && has_zero(b)) {
        yr_type_error("memoryview: cannot cast view with zeros in shape or strides");
        return -1;
    }
    if (!shape)
        return 0;
    if (!YR_IS_LIST(shape) && !YR_IS_TUPLE(shape)) {
        yr_type_error("shape must be a list or a tuple");
        return -1;
    }
    int64_t count = yr_length(shape);
    if (count > YR_MAX_DIMENSIONS) {
        yr_value_error("memoryview: number of dimensions must not exceed %d", YR_MAX_DIMENSIONS);
        return -1;
    }
    if (b->dimensions != 1 && count != 1) {
        yr_type_error("memoryview: cast must be 1D -> ND or ND -> 1D");
        return -1;
    }
    return 0;
}

/* Makes m a view of one dimension with items of format. */
static int cast_items(yr_view *m, const char *name)
{
    const char *format = known_format(name);
    char code = yr_view_code(m->shown.format);
    if (!code || !format) {
        yr_value_error("memoryview: %s format must be a native single character format prefixed "
                       "with an optional '@'",
                       code ? "destination" : "source");
        return -1;
    }
    if (!is_byte(m->shown.format) && !is_byte(format)) {
        yr_type_error("memoryview: cannot cast between two non-byte formats");
        return -1;
    }
    int64_t size = yr_item_of(yr_view_code(format)).size;
    if (m->shown.length % size) {
        yr_type_error("memoryview: length is not a multiple of itemsize");
        return -1;
    }
    m->shown.format = format;
    m->shown.item_size = size;
    m->shown.dimensions = 1;
    m->sizes[0] = m->shown.length / size;
    m->steps[0] = size;
    return 0;
}

/* One number of a shape: > 0, or -1 with an error. */
static int64_t shape_number(yr_value v, int64_t product)
{
    int64_t size = -1;
    if (!YR_IS_ANY_INT(v)) {
        yr_type_error("memoryview.cast(): elements of shape must be integers");
        return -1;
    }
    if (yr_to_i64(v, &size) < 0) {
        yr_clear_pending();
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C ssize_t");
        return -1;
    }
    if (size <= 0) {
        yr_value_error("memoryview.cast(): elements of shape must be integers > 0");
        return -1;
    }
    if (size > INT64_MAX / product) {
        yr_value_error("memoryview.cast(): product(shape) > SSIZE_MAX");
        return -1;
    }
    return size;
}

/* Gives m, a view of one dimension, that shape. */
static int cast_shape(yr_view *m, yr_value shape)
{
    yr_value *items = YR_IS_LIST(shape) ? YR_LIST(shape)->items : YR_TUPLE(shape)->items;
    int count = (int)yr_length(shape);
    int64_t product = m->shown.item_size;
    int64_t *dims = yr_alloc(sizeof *dims * 2 * (size_t)(count ? count : 1));
    if (!dims)
        return -1;
    for (int d = 0; d < count; d++) {
        int64_t size = shape_number(items[d], product);
        if (size < 0) {
            yr_dispose(dims);
            return -1;
        }
        dims[d] = size;
        product *= size;
    }
    int64_t step = m->shown.item_size;
    for (int d = count - 1; d >= 0; d--) {
        dims[count + d] = step;
        step *= dims[d];
    }
    if (m->sizes != &m->size)
        yr_dispose(m->sizes);
    m->shown.shape = m->sizes = dims;
    m->shown.strides = m->steps = dims + count;
    m->shown.dimensions = count;
    if (product == m->shown.length)
        return 0;
    yr_type_error("memoryview: product(shape) * itemsize != buffer size");
    return -1;
}

yr_value yr_view_m_cast(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"format", "shape"};
    yr_view *m = yr_view_of(self);
    yr_value v[2];
    if (yr_parse_arguments(YR_SHOWN("cast"), keyword_names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    if (!YR_IS_STR(v[0]))
        return yr_type_error("cast() argument 'format' must be str, not %s",
                             yr_argument_type(v[0]));
    if (yr_view_check(m) < 0 || check_shape(&m->shown, v[1]) < 0)
        return 0;
    yr_value ascii = yr_encode(v[0], "ascii", NULL);
    yr_view *cast = ascii ? yr_view_new(&m->shown) : NULL;
    int r = cast ? cast_items(cast, (const char *)yr_bytes_as(ascii)->data) : -1;
    if (r == 0 && v[1])
        r = cast_shape(cast, v[1]);
    yr_xdrop(ascii);
    if (r == 0)
        return yr_from(cast);
    yr_xdrop(yr_from(cast));
    return 0;
}
