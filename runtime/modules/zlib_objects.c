/* zlib_objects.c - zlib.Compress and zlib.Decompress: streams that are fed piece by piece.
 *
 * live: the library holds a state for the stream. A compressor's ends with flush(Z_FINISH), a
 * decompressor's with flush() behind the end of the stream; what is asked of it later is an error
 * of the library's, as it would be to the library itself. */
#include "zlib_parts.h"

typedef struct {
    yr_object base;
    z_stream z;
    bool live, eof, raw;
    yr_value dictionary;   /* zdict, or 0 */
    yr_value unused, tail; /* bytes, of a decompressor */
} stream;

#define STREAM(v) YR_AS(stream, v)

static stream *new_stream(yr_type *t)
{
    stream *s = yr_new(t, sizeof *s);
    if (!s)
        return NULL;
    s->unused = yr_retain(YR->empty_bytes);
    s->tail = yr_retain(YR->empty_bytes);
    return s;
}

static void stream_dealloc(yr_object *o)
{
    stream *s = (stream *)o;
    if (s->live && o->type == yr_zlib_compress)
        deflateEnd(&s->z);
    else if (s->live)
        inflateEnd(&s->z);
    yr_set(&s->dictionary, 0);
    yr_set(&s->unused, 0);
    yr_set(&s->tail, 0);
    yr_release(o);
}

/* new: the bytes of out, or 0 if r is an error. */
static yr_value finish(yr_buffer *out, int r)
{
    if (r == 0)
        return yr_buffer_finish(out);
    yr_buffer_free(out);
    return 0;
}

static int failed(stream *s, int status, const char *where)
{
    yr_zlib_failed(&s->z, status, where);
    return -1;
}

/* The end of making a stream: s, or an error in words of that sort of object. */
static yr_value made(stream *s, int status, const char *what, const char *where)
{
    if (status == Z_OK) {
        s->live = true;
        return yr_from(s);
    }
    if (status == Z_STREAM_ERROR)
        yr_value_error("Invalid initialization option");
    else if (status == Z_MEM_ERROR)
        yr_raise_format(YR_EXC(MemoryError), "Can't allocate memory for %s object", what);
    else
        yr_zlib_failed(&s->z, status, where);
    yr_drop(yr_from(s));
    return 0;
}

/* ---- Compress ------------------------------------------------------------------------------- */

yr_value yr_zlib_compressobj(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"level",    "method",   "wbits",
                                        "memLevel", "strategy", "zdict"};
    int level = Z_DEFAULT_COMPRESSION, method = Z_DEFLATED, bits = MAX_WBITS;
    int memory = DEF_MEM_LEVEL, strategy = Z_DEFAULT_STRATEGY;
    yr_value v[6];
    yr_span dictionary = {NULL, 0};
    if (yr_parse_arguments("compressobj", names, 0, 0, 6, 6, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &level) < 0 || yr_argument_c_int(v[1], &method) < 0 ||
        yr_argument_c_int(v[2], &bits) < 0 || yr_argument_c_int(v[3], &memory) < 0 ||
        yr_argument_c_int(v[4], &strategy) < 0 || (v[5] && yr_bytes_need(v[5], &dictionary) < 0))
        return 0;
    if (dictionary.n > UINT_MAX)
        return yr_raise_format(YR_EXC(OverflowError),
                               "zdict length does not fit in an unsigned int");
    stream *s = new_stream(yr_zlib_compress);
    if (!s)
        return 0;
    int status = deflateInit2(&s->z, level, method, bits, memory, strategy);
    yr_value result = made(s, status, "compression", "while creating compression object");
    if (!result || !v[5])
        return result;
    status = deflateSetDictionary(&s->z, dictionary.p, (uInt)dictionary.n);
    if (status == Z_OK)
        return result;
    if (status == Z_STREAM_ERROR)
        yr_value_error("Invalid dictionary");
    else
        yr_value_error("deflateSetDictionary()");
    yr_drop(result);
    return 0;
}

/* Runs deflate until it asks for no more room. 0, or -1 and an error. */
static int deflate_piece(stream *s, int flush, yr_buffer *out, const char *where, int *status)
{
    do {
        if (yr_zlib_offer(&s->z, out, SIZE_MAX) < 0)
            return -1;
        *status = s->live ? deflate(&s->z, flush) : Z_STREAM_ERROR;
        yr_zlib_took(&s->z, out);
        if (*status == Z_STREAM_ERROR)
            return failed(s, *status, where);
    } while (s->z.avail_out == 0);
    return 0;
}

YR_METHOD(compress_compress)
{
    stream *s = STREAM(self);
    static const char *const names[] = {""};
    yr_value v;
    yr_span data;
    yr_buffer out = {0};
    int status, r;
    if (yr_parse_arguments("compress", names, 1, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_bytes_need(v, &data) < 0)
        return 0;
    r = yr_output_reserve(&out, YR_ZLIB_BUFFER);
    do {
        yr_zlib_feed(&s->z, &data);
        if (r == 0)
            r = deflate_piece(s, Z_NO_FLUSH, &out, "while compressing data", &status);
    } while (r == 0 && data.n);
    return finish(&out, r);
}

YR_METHOD(compress_flush)
{
    stream *s = STREAM(self);
    int mode = Z_FINISH, status = Z_OK;
    if (yr_argument_c_int(n ? args[0] : 0, &mode) < 0)
        return 0;
    if (mode == Z_NO_FLUSH)
        return yr_retain(YR->empty_bytes);
    yr_buffer out = {0};
    s->z.avail_in = 0;
    int r = yr_output_reserve(&out, YR_ZLIB_BUFFER);
    if (r == 0)
        r = deflate_piece(s, mode, &out, "while flushing", &status);
    if (r == 0 && status == Z_STREAM_END && mode == Z_FINISH) {
        deflateEnd(&s->z);
        s->live = false;
    } else if (r == 0 && status != Z_OK && status != Z_BUF_ERROR) {
        r = failed(s, status, "while flushing");
    }
    return finish(&out, r);
}

/* ---- Copies --------------------------------------------------------------------------------- */

YR_METHOD(stream_copy)
{
    stream *s = STREAM(self);
    bool deflating = yr_object_of(self)->type == yr_zlib_compress;
    stream *copy = new_stream(yr_object_of(self)->type);
    if (!copy)
        return 0;
    int status = !s->live    ? Z_STREAM_ERROR
                 : deflating ? deflateCopy(&copy->z, &s->z)
                             : inflateCopy(&copy->z, &s->z);
    if (status == Z_OK) {
        copy->live = true;
        copy->eof = s->eof;
        copy->raw = s->raw;
        copy->dictionary = yr_xretain(s->dictionary);
        yr_set(&copy->unused, yr_retain(s->unused));
        yr_set(&copy->tail, yr_retain(s->tail));
        return yr_from(copy);
    }
    yr_drop(yr_from(copy));
    if (status == Z_STREAM_ERROR)
        return yr_value_error("Inconsistent stream state");
    if (status == Z_MEM_ERROR)
        return yr_raise_format(YR_EXC(MemoryError), "Can't allocate memory for %s object",
                               deflating ? "compression" : "decompression");
    return yr_zlib_failed(&s->z, status,
                          deflating ? "while copying compression object"
                                    : "while copying decompression object");
}

/* ---- Decompress ----------------------------------------------------------------------------- */

static int set_dictionary(stream *s)
{
    yr_span d;
    if (yr_bytes_need(s->dictionary, &d) < 0)
        return -1;
    if (d.n > UINT_MAX) {
        yr_raise_format(YR_EXC(OverflowError), "zdict length does not fit in an unsigned int");
        return -1;
    }
    int status = inflateSetDictionary(&s->z, d.p, (uInt)d.n);
    return status == Z_OK ? 0 : failed(s, status, "while setting zdict");
}

yr_value yr_zlib_decompressobj(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"wbits", "zdict"};
    int bits = MAX_WBITS;
    yr_value v[2];
    if (yr_parse_arguments("decompressobj", names, 0, 0, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &bits) < 0)
        return 0;
    if (v[1] && !yr_exports_buffer(v[1]))
        return yr_type_error("zdict argument must support the buffer protocol");
    stream *s = new_stream(yr_zlib_decompress);
    if (!s)
        return 0;
    s->dictionary = yr_xretain(v[1]);
    s->raw = bits < 0;
    int status = inflateInit2(&s->z, bits);
    yr_value result = made(s, status, "decompression", "while creating decompression object");
    if (result && v[1] && s->raw && set_dictionary(s) < 0)
        yr_set(&result, 0);
    return result;
}

/* Keeps what the stream has not taken of the input as the tail, behind its end as unused data too.
 * rest stands behind what the stream has been given. */
static int keep_rest(stream *s, yr_span rest, bool at_end)
{
    const uint8_t *p = s->z.next_in ? s->z.next_in : (const uint8_t *)"";
    size_t n = s->z.avail_in + rest.n;
    s->z.avail_in = 0;
    if (at_end && n) {
        yr_value old = s->unused;
        size_t had = yr_bytes_as(old)->length;
        yr_value all = yr_bytes_alloc(had + n);
        if (!all)
            return -1;
        memcpy(yr_bytes_as(all)->data, yr_bytes_as(old)->data, had);
        memcpy(yr_bytes_as(all)->data + had, p, n);
        s->unused = all;
        yr_drop(old);
    }
    if (n == 0 && yr_bytes_as(s->tail)->length == 0)
        return 0;
    yr_value tail = yr_bytes_from(p, n);
    if (!tail)
        return -1;
    yr_set(&s->tail, tail);
    return 0;
}

/* Runs inflate over data for at most `most` bytes of output. 0 and *status, or -1. */
static int inflate_data(stream *s, yr_span *data, yr_buffer *out, size_t most, int mode,
                        int *status)
{
    *status = Z_OK;
    do {
        yr_zlib_feed(&s->z, data);
        do {
            if (yr_zlib_offer(&s->z, out, most) < 0)
                return -1;
            *status = s->live ? inflate(&s->z, mode) : Z_STREAM_ERROR;
            yr_zlib_took(&s->z, out);
            if (*status == Z_NEED_DICT && s->dictionary) {
                if (set_dictionary(s) < 0)
                    return -1;
                s->z.avail_out = 0; /* go on */
                continue;
            }
            if (*status != Z_OK && *status != Z_BUF_ERROR)
                return 0;
        } while (s->z.avail_out == 0 && out->n < most);
    } while (data->n && out->n < most);
    return 0;
}

YR_METHOD(decompress_decompress)
{
    static const char *const names[] = {"", "max_length"};
    stream *s = STREAM(self);
    yr_value v[2];
    yr_exported b;
    int64_t limit = 0;
    int status;
    if (yr_parse_arguments("decompress", names, 1, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &limit) < 0)
        return 0;
    if (limit < 0)
        return yr_value_error("max_length must be non-negative");
    if (yr_buffer_hold_bytes(v[0], &b) < 0) /* it may be our own tail, which is replaced */
        return 0;
    yr_span data = {b.data, (size_t)b.length};
    size_t most = limit ? (size_t)limit : SIZE_MAX;
    yr_buffer out = {0};
    int r = yr_output_reserve(&out, most < YR_ZLIB_BUFFER ? most : YR_ZLIB_BUFFER);
    if (r == 0)
        r = inflate_data(s, &data, &out, most, Z_SYNC_FLUSH, &status);
    if (r == 0)
        r = keep_rest(s, data, status == Z_STREAM_END);
    if (r == 0 && status == Z_STREAM_END)
        s->eof = true;
    else if (r == 0 && status != Z_OK && status != Z_BUF_ERROR)
        r = failed(s, status, "while decompressing data");
    yr_buffer_let_go(&b);
    return finish(&out, r);
}

YR_METHOD(decompress_flush)
{
    stream *s = STREAM(self);
    int64_t size = YR_ZLIB_BUFFER;
    int status;
    if (yr_argument_size(n ? args[0] : 0, &size) < 0)
        return 0;
    if (size <= 0)
        return yr_value_error("length must be greater than zero");
    yr_value tail = yr_retain(s->tail);
    yr_span data = yr_bytes_span(tail);
    yr_buffer out = {0};
    int r = yr_output_reserve(&out, (size_t)size);
    if (r == 0)
        r = inflate_data(s, &data, &out, SIZE_MAX, Z_FINISH, &status);
    if (r == 0)
        r = keep_rest(s, data, status == Z_STREAM_END);
    if (r == 0 && status == Z_STREAM_END) {
        s->eof = true;
        s->live = false;
        status = inflateEnd(&s->z);
        if (status != Z_OK)
            r = failed(s, status, "while finishing decompression");
    }
    yr_drop(tail);
    return finish(&out, r);
}

static yr_value get_unused(yr_value self)
{
    return yr_retain(STREAM(self)->unused);
}

static yr_value get_tail(yr_value self)
{
    return yr_retain(STREAM(self)->tail);
}

static yr_value get_eof(yr_value self)
{
    return yr_bool(STREAM(self)->eof);
}

/* ---- The types ------------------------------------------------------------------------------ */

#define COPIES                                                                                     \
    {"copy", stream_copy, 0, 0, 0, "Return a copy of the object."},                                \
        {"__copy__", stream_copy, 0, 0, 0, NULL}, {"__deepcopy__", stream_copy, 1, 1, 0, NULL},    \
        YR_EXTENSION_NO_PICKLE

static const yr_method_def compress_methods[] = {
    {"compress", compress_compress, 0, -1, YR_METHOD_KEYWORDS,
     "Returns a bytes object containing compressed data."},
    {"flush", compress_flush, 0, 1, 0, "Return a bytes object containing any remaining data."},
    COPIES,
    YR_METHOD_END,
};

static const yr_method_def decompress_methods[] = {
    {"decompress", decompress_decompress, 0, -1, YR_METHOD_KEYWORDS,
     "Return a bytes object containing the decompressed version of the data."},
    {"flush", decompress_flush, 0, 1, 0,
     "Return a bytes object containing any remaining decompressed data."},
    COPIES,
    YR_METHOD_END,
};

static const yr_getset_def decompress_getsets[] = {
    {"unused_data", get_unused, NULL, NULL},
    {"unconsumed_tail", get_tail, NULL, NULL},
    {"eof", get_eof, NULL, NULL},
    YR_GETSET_END,
};

const yr_type_spec yr_zlib_compress_spec = {
    .size = sizeof(stream),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = compress_methods,
    .slots = {.dealloc = stream_dealloc},
};

const yr_type_spec yr_zlib_decompress_spec = {
    .size = sizeof(stream),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = decompress_methods,
    .getsets = decompress_getsets,
    .slots = {.dealloc = stream_dealloc},
};
