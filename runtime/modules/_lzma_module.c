/* _lzma_module.c - the module _lzma: compressors and decompressors over liblzma. Filters are in
 * lzma_filters.c. */
#include <stdlib.h>
#include "lzma_parts.h"

enum { FIRST_ROOM = 16384 };

typedef struct {
    yr_object base;
    lzma_stream z;
    bool flushed;
    int format;
    int check;
    yr_decoder input; /* of a decompressor */
} stream;

#define STREAM(v) YR_AS(stream, v)

yr_type *yr_lzma_error;
static yr_type *compressor_type, *decompressor_type;

int yr_lzma_check(lzma_ret status)
{
    const char *text;
    switch (status) {
    case LZMA_OK:
    case LZMA_GET_CHECK:
    case LZMA_NO_CHECK:
    case LZMA_STREAM_END: return 0;
    case LZMA_MEM_ERROR: yr_no_memory(); return -1;
    case LZMA_UNSUPPORTED_CHECK: text = "Unsupported integrity check"; break;
    case LZMA_MEMLIMIT_ERROR: text = "Memory usage limit exceeded"; break;
    case LZMA_FORMAT_ERROR: text = "Input format not supported by decoder"; break;
    case LZMA_OPTIONS_ERROR: text = "Invalid or unsupported options"; break;
    case LZMA_DATA_ERROR: text = "Corrupt input data"; break;
    case LZMA_BUF_ERROR: text = "Insufficient buffer space"; break;
    case LZMA_PROG_ERROR: text = "Internal error"; break;
    default:
        yr_raise_format(yr_lzma_error, "Unrecognized error from liblzma: %d", (int)status);
        return -1;
    }
    yr_raise_format(yr_lzma_error, "%s", text);
    return -1;
}

/* Room for output, `most` bytes in all. -1: MemoryError. */
static int offer(lzma_stream *z, yr_buffer *out, size_t most)
{
    if (yr_output_room(out) == 0 && yr_output_reserve(out, FIRST_ROOM) < 0)
        return -1;
    size_t room = yr_output_room(out);
    z->next_out = yr_output_at(out);
    z->avail_out = room < most - out->n ? room : most - out->n;
    return 0;
}

static void took(const lzma_stream *z, yr_buffer *out)
{
    out->n = (size_t)(z->next_out - out->p);
}

static yr_value result(yr_buffer *out, int r)
{
    if (r == 0)
        return yr_buffer_finish(out);
    yr_buffer_free(out);
    return 0;
}

/* ---- Compressing ---------------------------------------------------------------------------- */

static int start_encoder(stream *s, int check, uint32_t preset, yr_value specs)
{
    lzma_filter filters[LZMA_FILTERS_MAX + 1];
    lzma_options_lzma options;
    lzma_ret status;
    if (specs && yr_lzma_filters(specs, filters) < 0)
        return -1;
    if (s->format == YR_LZMA_XZ) {
        status = specs ? lzma_stream_encoder(&s->z, filters, (lzma_check)check)
                       : lzma_easy_encoder(&s->z, preset, (lzma_check)check);
    } else if (s->format == YR_LZMA_RAW) {
        status = lzma_raw_encoder(&s->z, filters);
    } else if (specs) {
        bool fits = filters[0].id == LZMA_FILTER_LZMA1 && filters[1].id == LZMA_VLI_UNKNOWN;
        status = fits ? lzma_alone_encoder(&s->z, filters[0].options) : LZMA_OK;
        if (!fits) {
            yr_lzma_free_filters(filters);
            yr_value_error("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 "
                           "filter");
            return -1;
        }
    } else if (lzma_lzma_preset(&options, preset)) {
        yr_raise_format(yr_lzma_error, "Invalid compression preset: %u", (unsigned)preset);
        return -1;
    } else {
        status = lzma_alone_encoder(&s->z, &options);
    }
    if (specs)
        yr_lzma_free_filters(filters);
    return yr_lzma_check(status);
}

static yr_value compressor_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"format", "check", "preset", "filters"};
    yr_value v[4];
    int format = YR_LZMA_XZ, check = -1;
    int64_t preset = LZMA_PRESET_DEFAULT;
    if (yr_parse_arguments("LZMACompressor", names, 0, 0, 4, 4, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &format) < 0 || yr_argument_c_int(v[1], &check) < 0)
        return 0;
    yr_value filters = v[3] != YR_NONE ? v[3] : 0;
    if (v[2] && v[2] != YR_NONE) {
        if (filters)
            return yr_value_error("Cannot specify both preset and filter chain");
        if (yr_to_i64(v[2], &preset) < 0)
            return 0;
        if (preset < 0 || preset > UINT32_MAX)
            return yr_raise_format(YR_EXC(OverflowError), "Value too large for uint32_t type");
    }
    if (format != YR_LZMA_XZ && check != -1 && check != LZMA_CHECK_NONE)
        return yr_value_error("Integrity checks are only supported by FORMAT_XZ");
    if (format < YR_LZMA_XZ || format > YR_LZMA_RAW)
        return yr_value_error("Invalid container format: %d", format);
    if (format == YR_LZMA_RAW && !filters)
        return yr_value_error("Must specify filters for FORMAT_RAW");
    stream *s = yr_new(t, t->size);
    if (!s)
        return 0;
    s->z = (lzma_stream)LZMA_STREAM_INIT;
    s->format = format;
    if (start_encoder(s, check == -1 ? LZMA_CHECK_CRC64 : check, (uint32_t)preset, filters) == 0)
        return yr_from(s);
    yr_drop(yr_from(s));
    return 0;
}

static int encode(stream *s, yr_span data, lzma_action action, yr_buffer *out)
{
    s->z.next_in = data.p;
    s->z.avail_in = data.n;
    for (;;) {
        if (offer(&s->z, out, SIZE_MAX) < 0)
            return -1;
        lzma_ret status = lzma_code(&s->z, action);
        took(&s->z, out);
        if (status == LZMA_BUF_ERROR && data.n == 0 && s->z.avail_out)
            status = LZMA_OK; /* nothing to do */
        if (yr_lzma_check(status) < 0)
            return -1;
        if ((action == LZMA_RUN && s->z.avail_in == 0 && s->z.avail_out) ||
            (action == LZMA_FINISH && status == LZMA_STREAM_END))
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
    return result(&out, encode(s, data, LZMA_RUN, &out));
}

YR_METHOD(compressor_flush)
{
    stream *s = STREAM(self);
    yr_buffer out = {0};
    if (s->flushed)
        return yr_value_error("Repeated call to flush()");
    s->flushed = true;
    return result(&out, encode(s, (yr_span){NULL, 0}, LZMA_FINISH, &out));
}

/* ---- Decompressing -------------------------------------------------------------------------- */

static int start_decoder(stream *s, uint64_t limit, yr_value specs)
{
    const uint32_t flags = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
    lzma_filter filters[LZMA_FILTERS_MAX + 1];
    switch (s->format) {
    case YR_LZMA_AUTO: return yr_lzma_check(lzma_auto_decoder(&s->z, limit, flags));
    case YR_LZMA_XZ: return yr_lzma_check(lzma_stream_decoder(&s->z, limit, flags));
    case YR_LZMA_ALONE: return yr_lzma_check(lzma_alone_decoder(&s->z, limit));
    }
    if (yr_lzma_filters(specs, filters) < 0)
        return -1;
    lzma_ret status = lzma_raw_decoder(&s->z, filters);
    yr_lzma_free_filters(filters);
    return yr_lzma_check(status);
}

static yr_value decompressor_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"format", "memlimit", "filters"};
    yr_value v[3];
    int format = YR_LZMA_AUTO;
    int64_t limit = INT64_MAX;
    if (yr_parse_arguments("LZMADecompressor", names, 0, 0, 3, 3, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &format) < 0)
        return 0;
    yr_value filters = v[2] != YR_NONE ? v[2] : 0;
    if (v[1] && v[1] != YR_NONE) {
        if (format == YR_LZMA_RAW)
            return yr_value_error("Cannot specify memory limit with FORMAT_RAW");
        if (yr_to_i64(v[1], &limit) < 0)
            return 0;
    }
    if (format == YR_LZMA_RAW && !filters)
        return yr_value_error("Must specify filters for FORMAT_RAW");
    if (format != YR_LZMA_RAW && filters)
        return yr_value_error("Cannot specify filters except with FORMAT_RAW");
    if (format < YR_LZMA_AUTO || format > YR_LZMA_RAW)
        return yr_value_error("Invalid container format: %d", format);
    stream *s = yr_new(t, t->size);
    if (!s)
        return 0;
    s->z = (lzma_stream)LZMA_STREAM_INIT;
    s->format = format;
    s->check =
        format == YR_LZMA_ALONE || format == YR_LZMA_RAW ? LZMA_CHECK_NONE : LZMA_CHECK_ID_MAX + 1;
    s->input.needs_input = true;
    s->input.unused = yr_retain(YR->empty_bytes);
    if (start_decoder(s, (uint64_t)limit, filters) == 0)
        return yr_from(s);
    yr_drop(yr_from(s));
    return 0;
}

/* Decompresses until the input, the stream or the room ends. */
static int decode(stream *s, size_t most, yr_buffer *out)
{
    for (;;) {
        if (offer(&s->z, out, most) < 0)
            return -1;
        lzma_ret status = lzma_code(&s->z, LZMA_RUN);
        took(&s->z, out);
        if (status == LZMA_BUF_ERROR && s->z.avail_in == 0 && s->z.avail_out)
            status = LZMA_OK; /* it wants more, which is no error */
        if (yr_lzma_check(status) < 0)
            return -1;
        if (status == LZMA_GET_CHECK || status == LZMA_NO_CHECK)
            s->check = (int)lzma_get_check(&s->z);
        if (status == LZMA_STREAM_END) {
            s->input.eof = true;
            return 0;
        }
        if (out->n == most || (s->z.avail_in == 0 && s->z.avail_out))
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
    if (yr_parse_arguments("decompress", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &limit) < 0 || yr_bytes_need(v[0], &data) < 0)
        return 0;
    if (s->input.eof)
        return yr_raise_format(YR_EXC(EOFError), "Already at end of stream");
    yr_buffer out = {0};
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    if (yr_decoder_begin(&s->input, data, &input) < 0)
        return 0;
    s->z.next_in = input.p;
    s->z.avail_in = input.n;
    int r = most ? decode(s, most, &out) : 0;
    if (r == 0)
        r = yr_decoder_end(&s->input, input, s->z.avail_in, out.n == most);
    return result(&out, r);
}

static void stream_dealloc(yr_object *o)
{
    stream *s = (stream *)o;
    lzma_end(&s->z);
    yr_decoder_free(&s->input);
    yr_release(o);
}

static yr_value get_check(yr_value self)
{
    return yr_int(STREAM(self)->check);
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

/* ---- Types and functions -------------------------------------------------------------------- */

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
    {"check", get_check, NULL, "ID of the integrity check used by the input stream."},
    {"eof", get_eof, NULL, "True if the end-of-stream marker has been reached."},
    {"needs_input", get_needs_input, NULL,
     "True if more input is needed before more decompressed data can be produced."},
    {"unused_data", get_unused, NULL, "Data found after the end of the compressed stream."},
    YR_GETSET_END,
};

const yr_type_spec yr_lzma_compressor_spec = {
    .size = sizeof(stream),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "Create a compressor object for compressing data incrementally.",
    .methods = compressor_methods,
    .slots = {.make = compressor_make, .dealloc = stream_dealloc},
};

const yr_type_spec yr_lzma_decompressor_spec = {
    .size = sizeof(stream),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "Create a decompressor object for decompressing data incrementally.",
    .methods = decompressor_methods,
    .getsets = decompressor_getsets,
    .slots = {.make = decompressor_make, .dealloc = stream_dealloc},
};

YR_METHOD(is_check_supported)
{
    int check = 0;
    return yr_argument_c_int(args[0], &check) < 0
               ? 0
               : yr_bool(lzma_check_is_supported((lzma_check)check));
}

YR_METHOD(encode_properties)
{
    lzma_filter filter = {LZMA_VLI_UNKNOWN, NULL};
    uint32_t size = 0;
    yr_value bytes = 0;
    if (yr_lzma_filter(args[0], &filter) == 0 &&
        yr_lzma_check(lzma_properties_size(&size, &filter)) == 0)
        bytes = yr_bytes_alloc(size);
    if (bytes && yr_lzma_check(lzma_properties_encode(&filter, yr_bytes_as(bytes)->data)) < 0)
        yr_set(&bytes, 0);
    free(filter.options);
    return bytes;
}

YR_METHOD(decode_properties)
{
    int64_t id;
    yr_span data;
    if (yr_to_i64(args[0], &id) < 0 || yr_bytes_need(args[1], &data) < 0)
        return 0;
    lzma_filter filter = {(lzma_vli)id, NULL};
    if (yr_lzma_check(lzma_properties_decode(&filter, NULL, data.p, data.n)) < 0)
        return 0;
    yr_value spec = yr_lzma_spec(&filter);
    free(filter.options);
    return spec;
}

static const yr_method_def functions[] = {
    {"is_check_supported", is_check_supported, 1, 1, 0,
     "Test whether the given integrity check is supported."},
    {"_encode_filter_properties", encode_properties, 1, 1, 0,
     "Return a bytes object encoding the options (properties) of the filter."},
    {"_decode_filter_properties", decode_properties, 2, 2, 0, "Return a dict describing a filter."},
    YR_METHOD_END,
};

/* clang-format off */
#define X(name) {#name, LZMA_##name},
static const yr_extension_int numbers[] = {
    {"FORMAT_AUTO", YR_LZMA_AUTO}, {"FORMAT_XZ", YR_LZMA_XZ}, {"FORMAT_ALONE", YR_LZMA_ALONE},
    {"FORMAT_RAW", YR_LZMA_RAW}, {"CHECK_UNKNOWN", LZMA_CHECK_ID_MAX + 1},
    X(CHECK_NONE) X(CHECK_CRC32) X(CHECK_CRC64) X(CHECK_SHA256) X(CHECK_ID_MAX)
    X(FILTER_LZMA1) X(FILTER_LZMA2) X(FILTER_DELTA) X(FILTER_X86) X(FILTER_IA64) X(FILTER_ARM)
    X(FILTER_ARMTHUMB) X(FILTER_SPARC) X(FILTER_POWERPC)
    X(MF_HC3) X(MF_HC4) X(MF_BT2) X(MF_BT3) X(MF_BT4) X(MODE_FAST) X(MODE_NORMAL)
    X(PRESET_DEFAULT) X(PRESET_EXTREME) {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    if (yr_extension_type(m, &compressor_type, "LZMACompressor", "_lzma",
                          &yr_lzma_compressor_spec) < 0 ||
        yr_extension_type(m, &decompressor_type, "LZMADecompressor", "_lzma",
                          &yr_lzma_decompressor_spec) < 0 ||
        yr_extension_exception(m, &yr_lzma_error, "LZMAError", "_lzma", YR_EXC(Exception)) < 0 ||
        yr_extension_ints(m, numbers) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__lzma = {"_lzma", fill};
