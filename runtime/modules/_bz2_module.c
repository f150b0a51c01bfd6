/* _bz2_module.c - the module _bz2: compressors and decompressors over libbzip2. */
#include <bzlib.h>
#include <limits.h>
#include "../core/extension.h"
#include "../types/buffer.h"
#include "output.h"

enum { FIRST_ROOM = 16384 };

typedef struct {
    yr_object base;
    bz_stream z;
    bool live, flushed;
    yr_decoder input; /* of a decompressor */
} stream;

#define STREAM(v) YR_AS(stream, v)

static yr_type *compressor_type, *decompressor_type;

/* 0, or -1 and the exception of that status. */
static int check(int status)
{
    switch (status) {
    case BZ_OK:
    case BZ_RUN_OK:
    case BZ_FLUSH_OK:
    case BZ_FINISH_OK:
    case BZ_STREAM_END: return 0;
    case BZ_PARAM_ERROR:
        yr_value_error("Internal error - invalid parameters passed to libbzip2");
        break;
    case BZ_MEM_ERROR: yr_no_memory(); break;
    case BZ_DATA_ERROR:
    case BZ_DATA_ERROR_MAGIC: yr_raise_format(YR_EXC(OSError), "Invalid data stream"); break;
    case BZ_IO_ERROR: yr_raise_format(YR_EXC(OSError), "Unknown I/O error"); break;
    case BZ_UNEXPECTED_EOF:
        yr_raise_format(YR_EXC(EOFError), "Compressed file ended before the logical "
                                          "end-of-stream was detected");
        break;
    case BZ_SEQUENCE_ERROR:
        yr_raise_format(YR_EXC(RuntimeError),
                        "Internal error - Invalid sequence of commands sent to libbzip2");
        break;
    default: yr_raise_format(YR_EXC(OSError), "Unrecognized error from libbzip2: %d", status);
    }
    return -1;
}

static void feed(bz_stream *z, yr_span *rest)
{
    size_t n = rest->n < UINT_MAX ? rest->n : UINT_MAX;
    z->next_in = (char *)(uintptr_t)rest->p;
    z->avail_in = (unsigned)n;
    rest->p += n;
    rest->n -= n;
}

/* Room for output, `most` bytes in all. -1: MemoryError. */
static int offer(bz_stream *z, yr_buffer *out, size_t most)
{
    if (yr_output_room(out) == 0 && yr_output_reserve(out, FIRST_ROOM) < 0)
        return -1;
    size_t room = yr_output_room(out);
    if (room > most - out->n)
        room = most - out->n;
    z->next_out = (char *)yr_output_at(out);
    z->avail_out = room < UINT_MAX ? (unsigned)room : UINT_MAX;
    return 0;
}

static void took(const bz_stream *z, yr_buffer *out)
{
    out->n = (size_t)((uint8_t *)z->next_out - out->p);
}

static yr_value result(yr_buffer *out, int r)
{
    if (r == 0)
        return yr_buffer_finish(out);
    yr_buffer_free(out);
    return 0;
}

/* ---- Compressing ---------------------------------------------------------------------------- */

static yr_value compressor_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {""};
    yr_value v;
    int level = 9;
    if (yr_parse_arguments("BZ2Compressor", names, 1, 0, 1, 1, args, n, keywords, &v) < 0 ||
        yr_argument_c_int(v, &level) < 0)
        return 0;
    if (level < 1 || level > 9)
        return yr_value_error("compresslevel must be between 1 and 9");
    stream *s = yr_new(t, t->size);
    if (s && check(BZ2_bzCompressInit(&s->z, level, 0, 0)) < 0) {
        yr_drop(yr_from(s));
        return 0;
    }
    if (s)
        s->live = true;
    return yr_from(s);
}

/* All of data through the compressor. 0, or -1 and an error. */
static int compress(stream *s, yr_span data, int action, yr_buffer *out)
{
    int status = BZ_OK;
    feed(&s->z, &data);
    for (;;) {
        if (s->z.avail_in == 0 && data.n)
            feed(&s->z, &data);
        if (action == BZ_RUN && s->z.avail_in == 0)
            return 0;
        if (offer(&s->z, out, SIZE_MAX) < 0)
            return -1;
        status = BZ2_bzCompress(&s->z, action);
        took(&s->z, out);
        if (check(status) < 0)
            return -1;
        if (action == BZ_FINISH && status == BZ_STREAM_END)
            return 0;
    }
}

YR_METHOD(compressor_compress)
{
    stream *s = STREAM(self);
    yr_span data;
    yr_buffer out = {0};
    if (yr_bytes_need(args[0], &data) < 0)
        return 0;
    if (s->flushed)
        return yr_value_error("Compressor has been flushed");
    return result(&out, compress(s, data, BZ_RUN, &out));
}

YR_METHOD(compressor_flush)
{
    stream *s = STREAM(self);
    yr_buffer out = {0};
    if (s->flushed)
        return yr_value_error("Repeated call to flush()");
    s->flushed = true;
    return result(&out, compress(s, (yr_span){NULL, 0}, BZ_FINISH, &out));
}

static void compressor_dealloc(yr_object *o)
{
    if (((stream *)o)->live)
        BZ2_bzCompressEnd(&((stream *)o)->z);
    yr_release(o);
}

/* ---- Decompressing -------------------------------------------------------------------------- */

static yr_value decompressor_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    if (n)
        return yr_type_error("BZ2Decompressor() takes no positional arguments");
    if (yr_no_keywords("BZ2Decompressor", keywords) < 0)
        return 0;
    stream *s = yr_new(t, t->size);
    if (!s)
        return 0;
    s->input.needs_input = true;
    s->input.unused = yr_retain(YR->empty_bytes);
    if (check(BZ2_bzDecompressInit(&s->z, 0, 0)) < 0) {
        yr_drop(yr_from(s));
        return 0;
    }
    s->live = true;
    return yr_from(s);
}

/* Decompresses until the input, the stream or the room ends. *left: bytes of input not read. */
static int decompress(stream *s, yr_span input, size_t most, yr_buffer *out, size_t *left)
{
    feed(&s->z, &input);
    for (;;) {
        if (offer(&s->z, out, most) < 0)
            return -1;
        int status = BZ2_bzDecompress(&s->z);
        took(&s->z, out);
        *left = s->z.avail_in + input.n;
        if (check(status) < 0)
            return -1;
        if (status == BZ_STREAM_END) {
            s->input.eof = true;
            return 0;
        }
        if (out->n == most)
            return 0;
        if (s->z.avail_in == 0 && input.n)
            feed(&s->z, &input);
        else if (s->z.avail_in == 0 && s->z.avail_out)
            return 0;
    }
}

YR_METHOD(decompressor_decompress)
{
    static const char *const names[] = {"data", "max_length"};
    stream *s = STREAM(self);
    yr_value v[2];
    yr_span data, input;
    int64_t limit = -1;
    size_t left = 0;
    if (yr_parse_arguments("decompress", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &limit) < 0 || yr_bytes_need(v[0], &data) < 0)
        return 0;
    if (s->input.eof)
        return yr_raise_format(YR_EXC(EOFError), "End of stream already reached");
    yr_buffer out = {0};
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    if (yr_decoder_begin(&s->input, data, &input) < 0)
        return 0;
    left = input.n;
    int r = most ? decompress(s, input, most, &out, &left) : 0;
    if (r == 0)
        r = yr_decoder_end(&s->input, input, left, most == 0);
    return result(&out, r);
}

static void decompressor_dealloc(yr_object *o)
{
    stream *s = (stream *)o;
    if (s->live)
        BZ2_bzDecompressEnd(&s->z);
    yr_decoder_free(&s->input);
    yr_release(o);
}

static yr_value get_eof(yr_value self)
{
    return yr_bool(STREAM(self)->input.eof);
}

static yr_value get_needs_input(yr_value self)
{
    return yr_bool(STREAM(self)->input.needs_input);
}

static yr_value get_unused(yr_value self)
{
    return yr_retain(STREAM(self)->input.unused);
}

/* ---- The types ------------------------------------------------------------------------------ */

static const yr_method_def compressor_methods[] = {
    {"compress", compressor_compress, 1, 1, 0, "Provide data to the compressor object."},
    {"flush", compressor_flush, 0, 0, 0, "Finish the compression process."},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_method_def decompressor_methods[] = {
    {"decompress", decompressor_decompress, 0, -1, YR_METHOD_KEYWORDS,
     "Decompress *data*, returning uncompressed data as bytes."},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_getset_def decompressor_getsets[] = {
    {"eof", get_eof, NULL, "True if the end-of-stream marker has been reached."},
    {"needs_input", get_needs_input, NULL,
     "True if more input is needed before more decompressed data can be produced."},
    {"unused_data", get_unused, NULL, "Data found after the end of the compressed stream."},
    YR_GETSET_END,
};

static const yr_type_spec compressor_spec = {
    .size = sizeof(stream),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "Create a compressor object for compressing data incrementally.",
    .methods = compressor_methods,
    .slots = {.make = compressor_make, .dealloc = compressor_dealloc},
};

static const yr_type_spec decompressor_spec = {
    .size = sizeof(stream),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "Create a decompressor object for decompressing data incrementally.",
    .methods = decompressor_methods,
    .getsets = decompressor_getsets,
    .slots = {.make = decompressor_make, .dealloc = decompressor_dealloc},
};

static int fill(yr_module *m)
{
    return yr_extension_type(m, &compressor_type, "BZ2Compressor", "_bz2", &compressor_spec) < 0
               ? -1
               : yr_extension_type(m, &decompressor_type, "BZ2Decompressor", "_bz2",
                                   &decompressor_spec);
}

const yr_native_module yr_module__bz2 = {"_bz2", fill};
