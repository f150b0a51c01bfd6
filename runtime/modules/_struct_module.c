/* _struct_module.c - the module _struct: values as bytes in the layouts of C.
 *
 * A Struct is its format, read once into items {code, kind, size, count, offset}: count values (or
 * pieces of text of one value) at that offset. The functions of the module keep the Structs of the
 * formats that they were last called with, each in a place that the format's hash names.
 */
#include "../types/buffer.h"
#include "../types/item_format.h"
#include "../types/number.h"
#include "../core/extension.h"

typedef struct {
    char code;
    uint8_t kind, size; /* of yr_item_format */
    int64_t count, offset;
} item;

typedef struct {
    yr_object base;
    yr_value format; /* str or 0 */
    int64_t size;    /* -1: __init__ has not run */
    int64_t values;
    size_t item_count;
    item *items;
    bool swap, native;
} layout;

typedef struct {
    yr_object base;
    yr_value layout;
    yr_exported buffer;
    int64_t at;
} walk;

enum { KIND_TEXT = YR_ITEM_POINTER + 1, KIND_PASCAL, CACHE_SIZE = 64 };

static yr_type *layout_type, *walk_type, *error_type;
/* The layouts of the last formats; it lets go of them at the end. */
static struct {
    yr_value format, layout;
} cache[CACHE_SIZE];

#define LAYOUT(v) YR_AS(layout, v)

static YR_COLD int bad(const char *message)
{
    yr_raise_format(error_type, "%s", message);
    return -1;
}

/* ---- Reading a format ----------------------------------------------------------------------- */

/* Kind and size of a code in the layout of the mark before the format. NONE: there is no such. */
static yr_item_format format_of(char code, bool native)
{
    yr_item_format f = yr_item_of(code);
    if (code == 's' || code == 'x')
        return (yr_item_format){(yr_item_kind)KIND_TEXT, 1};
    if (code == 'p')
        return (yr_item_format){(yr_item_kind)KIND_PASCAL, 1};
    if (!native) {
        if (code == 'l' || code == 'L')
            f.size = 4;
        if (code == 'n' || code == 'N' || code == 'P')
            f.kind = YR_ITEM_NONE;
    }
    return f;
}

/* The number at *p, 1 if there is none; -1: too large. */
static int64_t read_count(const char **p)
{
    int64_t count = 0;
    if (**p < '0' || **p > '9')
        return 1;
    for (; **p >= '0' && **p <= '9'; ++*p) {
        if (__builtin_mul_overflow(count, 10, &count) ||
            __builtin_add_overflow(count, **p - '0', &count))
            return -1;
    }
    return count;
}

static int add_item(layout *s, char code, int64_t count, bool align)
{
    yr_item_format f = format_of(code, s->native);
    if (f.kind == YR_ITEM_NONE)
        return bad("bad char in struct format");
    int64_t bytes, gap = align && s->size % f.size ? f.size - s->size % f.size : 0;
    if (__builtin_mul_overflow(count, (int64_t)f.size, &bytes) ||
        __builtin_add_overflow(bytes, gap, &bytes) || bytes > YR_INDEX_MAX - s->size)
        return bad("total struct size too long");
    bool text = f.kind == (yr_item_kind)KIND_TEXT || f.kind == (yr_item_kind)KIND_PASCAL;
    if (code != 'x' && (text || count))
        s->items[s->item_count++] =
            (item){code, (uint8_t)f.kind, (uint8_t)f.size, count, s->size + gap};
    s->size += bytes;
    s->values += code == 'x' ? 0 : text ? 1 : count;
    return 0;
}

static int read_format(layout *s, const char *p)
{
    static const int one = 1;
    bool little_machine = *(const char *)&one == 1, big = false, align = true;
    s->native = true;
    if (*p && strchr("@=<>!", *p)) {
        s->native = align = *p == '@';
        big = *p == '>' || *p == '!' || ((*p == '=' || *p == '@') && !little_machine);
        p++;
    }
    s->swap = big == little_machine;
    while (*p) {
        if (strchr(" \t\n\v\f\r", *p)) {
            p++;
            continue;
        }
        int64_t count = read_count(&p);
        if (count < 0)
            return bad("total struct size too long");
        if (!*p)
            return bad("repeat count given without format specifier");
        if (add_item(s, *p, count, align) < 0)
            return -1;
        p++;
    }
    return 0;
}

/* Makes s the layout of format, a str or bytes. */
static int set_format(layout *s, yr_value format)
{
    yr_value bytes;
    if (YR_IS_STR(format)) {
        bytes = yr_encode(format, "ascii", NULL);
    } else if (YR_IS_BYTES(format)) {
        bytes = yr_retain(format);
    } else {
        yr_type_error("Struct() argument 1 must be a str or bytes object, not %T", format);
        return -1;
    }
    if (!bytes)
        return -1;
    const char *text = (const char *)yr_bytes_as(bytes)->data;
    size_t n = yr_bytes_as(bytes)->length;
    int r = -1;
    if (strlen(text) != n) {
        bad("embedded null character");
        goto done;
    }
    item *items = yr_alloc((n + 1) * sizeof *items);
    if (!items)
        goto done;
    yr_dispose(s->items);
    s->items = items;
    s->size = s->values = 0;
    s->item_count = 0;
    if (read_format(s, text) < 0) {
        s->size = s->values = -1;
        goto done;
    }
    yr_set(&s->format, yr_str_from_latin1(text, n));
    r = s->format ? 0 : -1;
done:
    yr_drop(bytes);
    return r;
}

/* ---- Packing -------------------------------------------------------------------------------- */

/* In the other byte order CPython has other functions, which word some errors otherwise. */
static YR_COLD int too_wide(const layout *s, const item *f)
{
    bool other = f->kind == YR_ITEM_POINTER || (s->swap && f->size == 8);
    return bad(other ? "int too large to convert" : "argument out of range");
}

static YR_COLD int out_of_range(const layout *s, const item *f)
{
    const char *name = f->code == 'b'   ? "byte"
                       : f->code == 'B' ? "ubyte"
                       : s->swap        ? NULL
                       : f->code == 'h' ? "short"
                       : f->code == 'H' ? "ushort"
                                        : NULL;
    char quoted[4] = {'\'', f->code, '\'', 0};
    int bits = 8 * f->size;
    if (f->kind == YR_ITEM_SIGNED)
        yr_raise_format(error_type, "%s format requires %lld <= number <= %lld",
                        name ? name : quoted, (long long)(-1 - (INT64_MAX >> (64 - bits))),
                        (long long)(INT64_MAX >> (64 - bits)));
    else
        yr_raise_format(error_type, "%s format requires 0 <= number <= %llu", name ? name : quoted,
                        (unsigned long long)(UINT64_MAX >> (64 - bits)));
    return -1;
}

static int pack_word(const layout *s, const item *f, uint8_t *p, yr_value v)
{
    uint64_t bits;
    bool negative;
    if (!yr_int_word(v, &bits, &negative))
        return too_wide(s, f);
    int top = 8 * f->size - 1;
    bool fits = true;
    if (f->kind == YR_ITEM_SIGNED || f->size == 1 || (f->size == 2 && !s->swap)) {
        if (!negative && bits >> 63)
            return too_wide(s, f);
        if (f->kind == YR_ITEM_SIGNED)
            fits = negative ? (int64_t)bits >> top == -1 : bits >> top == 0;
        else
            fits = !negative && bits >> (top + 1) == 0;
    } else if (f->kind == YR_ITEM_UNSIGNED) {
        if (negative)
            return too_wide(s, f);
        fits = f->size == 8 || bits >> (top + 1) == 0;
    }
    if (!fits)
        return out_of_range(s, f);
    yr_item_store(p, bits, f->size, s->swap);
    return 0;
}

static int pack_int(const layout *s, const item *f, uint8_t *p, yr_value v)
{
    if (YR_LIKELY(YR_IS_ANY_INT(v)))
        return pack_word(s, f, p, v);
    if (!yr_has_index(v))
        return bad("required argument is not an integer");
    yr_value index = yr_index(v);
    int r = index ? pack_word(s, f, p, index) : -1;
    yr_xdrop(index);
    return r;
}

static int pack_float(const layout *s, const item *f, uint8_t *p, yr_value v)
{
    double d;
    uint64_t bits;
    if (yr_to_double(v, &d) < 0) {
        yr_clear_pending();
        return bad("required argument is not a float");
    }
    if (!yr_float_bits(d, f->size, &bits) && !(s->native && f->size == 4)) {
        if (YR_IS_ANY_INT(v))
            return bad("int too large to convert");
        yr_raise_format(YR_EXC(OverflowError), "float too large to pack with %c format", f->code);
        return -1;
    }
    yr_item_store(p, bits, f->size, s->swap);
    return 0;
}

static int pack_text(const item *f, uint8_t *p, yr_value v)
{
    yr_span text;
    if (!YR_IS_BYTES(v) && !yr_is_bytearray(v)) {
        yr_raise_format(error_type, "argument for '%c' must be a bytes object", f->code);
        return -1;
    }
    text = yr_bytes_span(v);
    size_t room = (size_t)f->count;
    if (f->kind == KIND_PASCAL) {
        if (room == 0)
            return 0;
        room--;
        *p++ = (uint8_t)(text.n < 255 && text.n < room ? text.n : room < 255 ? room : 255);
    }
    if (text.n < room)
        room = text.n;
    if (room)
        memcpy(p, text.p, room);
    return 0;
}

static int pack_one(const layout *s, const item *f, uint8_t *p, yr_value v)
{
    switch ((int)f->kind) {
    case YR_ITEM_FLOAT: return pack_float(s, f, p, v);
    case YR_ITEM_BOOL: {
        int truth = yr_truth(v);
        *p = truth > 0;
        return truth < 0 ? -1 : 0;
    }
    case YR_ITEM_CHAR:
        if (!YR_IS_BYTES(v) || yr_bytes_as(v)->length != 1)
            return bad("char format requires a bytes object of length 1");
        *p = yr_bytes_as(v)->data[0];
        return 0;
    case KIND_TEXT:
    case KIND_PASCAL: return pack_text(f, p, v);
    default: return pack_int(s, f, p, v);
    }
}

/* Packs the values, as many as there must be, to p. */
static int pack_all(const layout *s, uint8_t *p, yr_value *values)
{
    memset(p, 0, (size_t)s->size);
    for (size_t i = 0; i < s->item_count; i++) {
        const item *f = &s->items[i];
        bool text = f->kind == KIND_TEXT || f->kind == KIND_PASCAL;
        int64_t count = text ? 1 : f->count;
        for (int64_t k = 0; k < count; k++) {
            if (pack_one(s, f, p + f->offset + k * f->size, *values++) < 0)
                return -1;
        }
    }
    return 0;
}

static yr_value pack(layout *s, yr_value *values, size_t n)
{
    if ((int64_t)n != s->values)
        return yr_raise_format(error_type, "pack expected %lld items for packing (got %zu)",
                               (long long)s->values, n);
    yr_value bytes = yr_bytes_alloc((size_t)s->size);
    if (bytes && pack_all(s, yr_bytes_as(bytes)->data, values) < 0)
        yr_set(&bytes, 0);
    return bytes;
}

/* Checks an offset into a buffer of n bytes, counted from its end if it is negative. */
static int find_offset(const layout *s, int64_t n, int64_t *offset, bool packing)
{
    if (*offset < 0) {
        if (*offset + s->size > 0) {
            yr_raise_format(error_type,
                            packing ? "no space to pack %lld bytes at offset %lld"
                                    : "not enough data to unpack %lld bytes at offset %lld",
                            (long long)s->size, (long long)*offset);
            return -1;
        }
        if (*offset + n < 0) {
            yr_raise_format(error_type, "offset %lld out of range for %lld-byte buffer",
                            (long long)*offset, (long long)n);
            return -1;
        }
        *offset += n;
    }
    if (n - *offset >= s->size)
        return 0;
    yr_raise_format(error_type,
                    "%s requires a buffer of at least %llu bytes for %s %lld bytes at offset %lld "
                    "(actual buffer size is %lld)",
                    packing ? "pack_into" : "unpack_from",
                    (unsigned long long)s->size + (unsigned long long)*offset,
                    packing ? "packing" : "unpacking", (long long)s->size, (long long)*offset,
                    (long long)n);
    return -1;
}

static yr_value pack_into(layout *s, yr_value *args, size_t n)
{
    yr_exported b;
    int64_t offset;
    if (n < 2) {
        bad(n ? "pack_into expected offset argument" : "pack_into expected buffer argument");
        return 0;
    }
    if ((int64_t)n - 2 != s->values)
        return yr_raise_format(error_type, "pack_into expected %lld items for packing (got %zu)",
                               (long long)s->values, n - 2);
    if (yr_buffer_hold_writable(args[0], &b, "argument") < 0)
        return 0;
    int r = yr_to_index(args[1], &offset, false);
    if (r == 0)
        r = find_offset(s, b.length, &offset, true);
    if (r == 0)
        r = pack_all(s, b.data + offset, args + 2);
    yr_buffer_let_go(&b);
    return r < 0 ? 0 : YR_NONE;
}

/* ---- Unpacking ------------------------------------------------------------------------------ */

static yr_value unpack_one(const layout *s, const item *f, const uint8_t *p)
{
    switch ((int)f->kind) {
    case YR_ITEM_SIGNED: return yr_item_int(yr_item_load(p, f->size, s->swap), f->size, true);
    case YR_ITEM_FLOAT:
        return yr_float(yr_float_of_bits(yr_item_load(p, f->size, s->swap), f->size));
    case YR_ITEM_BOOL: return yr_bool(*p);
    case YR_ITEM_CHAR: return yr_bytes_from(p, 1);
    case KIND_TEXT: return yr_bytes_from(p, (size_t)f->count);
    case KIND_PASCAL: {
        int64_t n = f->count ? *p : 0;
        return yr_bytes_from(p + 1, (size_t)(n < f->count ? n : f->count ? f->count - 1 : 0));
    }
    default: return yr_item_int(yr_item_load(p, f->size, s->swap), f->size, false);
    }
}

static yr_value unpack_at(const layout *s, const uint8_t *p)
{
    yr_value tuple = yr_tuple_alloc((size_t)s->values);
    if (!tuple || s->values == 0)
        return tuple;
    yr_value *out = YR_TUPLE(tuple)->items;
    for (size_t i = 0; i < s->item_count; i++) {
        const item *f = &s->items[i];
        bool text = f->kind == KIND_TEXT || f->kind == KIND_PASCAL;
        int64_t count = text ? 1 : f->count;
        for (int64_t k = 0; k < count; k++) {
            if (!(*out++ = unpack_one(s, f, p + f->offset + k * f->size))) {
                yr_drop(tuple);
                return 0;
            }
        }
    }
    return tuple;
}

static yr_value unpack(layout *s, yr_value bytes)
{
    yr_span span;
    if (yr_bytes_need(bytes, &span) < 0)
        return 0;
    if ((int64_t)span.n != s->size)
        return yr_raise_format(error_type, "unpack requires a buffer of %lld bytes",
                               (long long)s->size);
    return unpack_at(s, span.p);
}

static yr_value unpack_from(layout *s, yr_value bytes, yr_value at)
{
    yr_span span;
    int64_t offset = 0;
    if ((at && yr_to_index(at, &offset, false) < 0) || yr_bytes_need(bytes, &span) < 0 ||
        find_offset(s, (int64_t)span.n, &offset, false) < 0)
        return 0;
    return unpack_at(s, span.p + offset);
}

/* ---- The iterator --------------------------------------------------------------------------- */

static yr_value iter_unpack(yr_value self, yr_value bytes)
{
    layout *s = LAYOUT(self);
    yr_exported b;
    if (s->size == 0) {
        bad("cannot iteratively unpack with a struct of length 0");
        return 0;
    }
    if (yr_buffer_hold_bytes(bytes, &b) < 0)
        return 0;
    walk *w = NULL;
    if (b.length % s->size)
        yr_raise_format(error_type,
                        "iterative unpacking requires a buffer of a multiple of %lld bytes",
                        (long long)s->size);
    else
        w = yr_new(walk_type, sizeof *w);
    if (!w) {
        yr_buffer_let_go(&b);
        return 0;
    }
    w->layout = yr_retain(self);
    w->buffer = b;
    return yr_from(w);
}

static int walk_next(yr_value self, yr_value *value)
{
    walk *w = YR_AS(walk, self);
    if (!w->layout)
        return 0;
    const layout *s = LAYOUT(w->layout);
    if (w->at >= w->buffer.length) {
        yr_set(&w->layout, 0);
        yr_buffer_let_go(&w->buffer);
        return 0;
    }
    *value = unpack_at(s, w->buffer.data + w->at);
    w->at += s->size;
    return *value ? 1 : -1;
}

YR_METHOD(walk_length_hint)
{
    walk *w = YR_AS(walk, self);
    return yr_int(w->layout ? (w->buffer.length - w->at) / LAYOUT(w->layout)->size : 0);
}

static int walk_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((walk *)o)->layout);
    YR_VISIT(((walk *)o)->buffer.owner);
    return 0;
}

static void walk_clear(yr_object *o)
{
    yr_set(&((walk *)o)->layout, 0);
    yr_buffer_let_go(&((walk *)o)->buffer);
}

static void walk_dealloc(yr_object *o)
{
    walk_clear(o);
    yr_release(o);
}

static yr_value walk_iter(yr_value self)
{
    return yr_retain(self);
}

static const yr_method_def walk_methods[] = {
    {"__length_hint__", walk_length_hint, 0, 0, 0, NULL},
    YR_METHOD_END,
};

static const yr_type_spec walk_spec = {
    .size = sizeof(walk),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = walk_methods,
    .slots = {.dealloc = walk_dealloc,
              .traverse = walk_traverse,
              .clear = walk_clear,
              .iter = walk_iter,
              .next = walk_next},
};

/* ---- Struct --------------------------------------------------------------------------------- */

static yr_value layout_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                            YR_UNUSED yr_value keywords)
{
    layout *s = yr_new(t, t->size);
    if (s)
        s->size = s->values = -1;
    return yr_from(s);
}

static int layout_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"format"};
    yr_value v;
    if (yr_parse_arguments("Struct", names, 0, 1, 1, 1, args, n, keywords, &v) < 0)
        return -1;
    return set_format(LAYOUT(self), v);
}

static void layout_dealloc(yr_object *o)
{
    layout *s = (layout *)o;
    yr_dispose(s->items);
    yr_set(&s->format, 0);
    yr_release(o);
}

/* A Struct whose __init__ has not run has no format yet. */
static layout *ready(yr_value self)
{
    layout *s = LAYOUT(self);
    if (s->format)
        return s;
    yr_raise_format(YR_EXC(RuntimeError), "Struct object is not initialized");
    return NULL;
}

YR_METHOD(struct_pack)
{
    layout *s = ready(self);
    return s ? pack(s, args, n) : 0;
}

YR_METHOD(struct_pack_into)
{
    layout *s = ready(self);
    return s ? pack_into(s, args, n) : 0;
}

YR_METHOD(struct_unpack)
{
    layout *s = ready(self);
    return s ? unpack(s, args[0]) : 0;
}

YR_METHOD(struct_unpack_from)
{
    static const char *const names[] = {"buffer", "offset"};
    yr_value v[2];
    layout *s = ready(self);
    if (!s || yr_parse_arguments("unpack_from", names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    return unpack_from(s, v[0], v[1]);
}

YR_METHOD(struct_iter_unpack)
{
    return ready(self) ? iter_unpack(self, args[0]) : 0;
}

YR_METHOD(struct_sizeof)
{
    return yr_int((int64_t)(sizeof(layout) + LAYOUT(self)->item_count * sizeof(item)));
}

static yr_value get_format(yr_value self)
{
    return yr_retain(LAYOUT(self)->format ? LAYOUT(self)->format : YR->empty_str);
}

static yr_value get_size(yr_value self)
{
    return yr_int(LAYOUT(self)->size);
}

static const yr_method_def layout_methods[] = {
    {"pack", struct_pack, 0, -1, 0, "S.pack(v1, v2, ...) -> bytes"},
    {"pack_into", struct_pack_into, 0, -1, 0, "S.pack_into(buffer, offset, v1, v2, ...)"},
    {"unpack", struct_unpack, 1, 1, 0, "Return a tuple containing unpacked values."},
    {"unpack_from", struct_unpack_from, 0, -1, YR_METHOD_KEYWORDS,
     "Return a tuple containing unpacked values."},
    {"iter_unpack", struct_iter_unpack, 1, 1, 0, "Return an iterator yielding tuples."},
    {"__sizeof__", struct_sizeof, 0, 0, 0, "S.__sizeof__() -> size of S in memory, in bytes"},
    YR_METHOD_END,
};

static const yr_getset_def layout_getsets[] = {
    {"format", get_format, NULL, "struct format string"},
    {"size", get_size, NULL, "struct size in bytes"},
    YR_GETSET_END,
};

static const yr_type_spec layout_spec = {
    .size = sizeof(layout),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "Struct(fmt) --> compiled struct object\n",
    .methods = layout_methods,
    .getsets = layout_getsets,
    .slots = {.dealloc = layout_dealloc, .make = layout_make, .init = layout_init},
};

/* ---- Functions ------------------------------------------------------------------------------ */

static void forget(void)
{
    for (int i = 0; i < CACHE_SIZE; i++) {
        yr_set(&cache[i].format, 0);
        yr_set(&cache[i].layout, 0);
    }
}

/* new: the layout of a format. */
static yr_value layout_of(yr_value format)
{
    uint64_t hash = 0;
    if (YR_IS_STR(format))
        hash = yr_str_hash(yr_str_as(format));
    else if (yr_hash(format, &hash) < 0)
        return 0;
    size_t at = (hash ^ hash >> 32) % CACHE_SIZE;
    yr_value known = cache[at].format;
    if (known &&
        (known == format || (YR_IS_STR(known) && YR_IS_STR(format) && yr_str_equal(known, format))))
        return yr_retain(cache[at].layout);
    yr_value s = layout_make(layout_type, NULL, 0, 0);
    if (!s || set_format(LAYOUT(s), format) < 0) {
        yr_xdrop(s);
        return 0;
    }
    if (YR_IS(format, str) || YR_IS(format, bytes)) {
        yr_set(&cache[at].format, yr_retain(format));
        yr_set(&cache[at].layout, yr_retain(s));
    }
    return s;
}

#define ON_LAYOUT(result)                                                                          \
    do {                                                                                           \
        yr_value s = layout_of(args[0]);                                                           \
        yr_value r = s ? (result) : 0;                                                             \
        yr_xdrop(s);                                                                               \
        return r;                                                                                  \
    } while (0)

YR_METHOD(module_calcsize)
{
    ON_LAYOUT(yr_int(LAYOUT(s)->size));
}

YR_METHOD(module_pack)
{
    if (n == 0)
        return yr_type_error("missing format argument");
    ON_LAYOUT(pack(LAYOUT(s), args + 1, n - 1));
}

YR_METHOD(module_pack_into)
{
    if (n == 0)
        return yr_type_error("missing format argument");
    ON_LAYOUT(pack_into(LAYOUT(s), args + 1, n - 1));
}

YR_METHOD(module_unpack)
{
    ON_LAYOUT(unpack(LAYOUT(s), args[1]));
}

YR_METHOD(module_unpack_from)
{
    static const char *const names[] = {"", "buffer", "offset"};
    yr_value v[3];
    if (yr_parse_arguments("unpack_from", names, 1, 2, 3, 3, args, n, keywords, v) < 0)
        return 0;
    args = v;
    ON_LAYOUT(unpack_from(LAYOUT(s), v[1], v[2]));
}

YR_METHOD(module_iter_unpack)
{
    ON_LAYOUT(iter_unpack(s, args[1]));
}

YR_METHOD(module_clearcache)
{
    forget();
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"_clearcache", module_clearcache, 0, 0, 0, "Clear the internal cache."},
    {"calcsize", module_calcsize, 1, 1, 0,
     "Return size in bytes of the struct described by the format string."},
    {"iter_unpack", module_iter_unpack, 2, 2, 0,
     "Return an iterator yielding tuples unpacked from the given bytes."},
    {"pack", module_pack, 0, -1, 0, "pack(format, v1, v2, ...) -> bytes"},
    {"pack_into", module_pack_into, 0, -1, 0, "pack_into(format, buffer, offset, v1, v2, ...)"},
    {"unpack", module_unpack, 2, 2, 0,
     "Return a tuple containing values unpacked according to the format string."},
    {"unpack_from", module_unpack_from, 0, -1, YR_METHOD_KEYWORDS,
     "Return a tuple containing values unpacked according to the format string."},
    YR_METHOD_END,
};

static int fill(yr_module *m)
{
    if (yr_extension_type(m, &layout_type, "Struct", "_struct", &layout_spec) < 0 ||
        yr_extension_type(NULL, &walk_type, "unpack_iterator", "_struct", &walk_spec) < 0 ||
        yr_extension_exception(m, &error_type, "error", "struct", YR_EXC(Exception)) < 0 ||
        yr_extension_at_exit(forget) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__struct = {"_struct", fill};
