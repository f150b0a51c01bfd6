/* zlib_module.c - the module zlib: its functions, over zlib. The objects that work piece by piece
 * are in zlib_objects.c. */
#include "zlib_parts.h"

yr_type *yr_zlib_error, *yr_zlib_compress, *yr_zlib_decompress;

yr_value yr_zlib_failed(const z_stream *z, int status, const char *where)
{
    const char *text = status == Z_VERSION_ERROR ? "library version mismatch" : z->msg;
    if (!text) {
        text = status == Z_BUF_ERROR      ? "incomplete or truncated stream"
               : status == Z_STREAM_ERROR ? "inconsistent stream state"
               : status == Z_DATA_ERROR   ? "invalid input data"
                                          : NULL;
    }
    if (text)
        return yr_raise_format(yr_zlib_error, "Error %d %s: %.200s", status, where, text);
    return yr_raise_format(yr_zlib_error, "Error %d %s", status, where);
}

void yr_zlib_feed(z_stream *z, yr_span *rest)
{
    size_t n = rest->n < UINT_MAX ? rest->n : UINT_MAX;
    z->next_in = (Bytef *)(uintptr_t)rest->p;
    z->avail_in = (uInt)n;
    rest->p += n;
    rest->n -= n;
}

int yr_zlib_offer(z_stream *z, yr_buffer *out, size_t most)
{
    if (yr_output_room(out) == 0 && yr_output_reserve(out, 1) < 0)
        return -1;
    size_t room = yr_output_room(out);
    if (room > most - out->n)
        room = most - out->n;
    z->next_out = yr_output_at(out);
    z->avail_out = room < UINT_MAX ? (uInt)room : UINT_MAX;
    return 0;
}

void yr_zlib_took(const z_stream *z, yr_buffer *out)
{
    out->n = (size_t)(z->next_out - out->p);
}

/* ---- At once -------------------------------------------------------------------------------- */

/* All of data through deflate. 0, or -1 and an error. */
static int deflate_all(z_stream *z, yr_span data, yr_buffer *out)
{
    int status = Z_OK;
    do {
        yr_zlib_feed(z, &data);
        int flush = data.n ? Z_NO_FLUSH : Z_FINISH;
        do {
            if (yr_zlib_offer(z, out, SIZE_MAX) < 0)
                return -1;
            status = deflate(z, flush);
            yr_zlib_took(z, out);
            if (status == Z_STREAM_ERROR) {
                yr_zlib_failed(z, status, "while compressing data");
                return -1;
            }
        } while (z->avail_out == 0);
    } while (data.n);
    return 0;
}

YR_METHOD(zlib_compress)
{
    static const char *const names[] = {"", "level", "wbits"};
    yr_value v[3];
    yr_span data;
    int level = Z_DEFAULT_COMPRESSION, bits = MAX_WBITS;
    if (yr_parse_arguments("compress", names, 1, 1, 3, 3, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[1], &level) < 0 || yr_argument_c_int(v[2], &bits) < 0 ||
        yr_bytes_need(v[0], &data) < 0)
        return 0;
    z_stream z = {0};
    int status = deflateInit2(&z, level, Z_DEFLATED, bits, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    if (status == Z_MEM_ERROR)
        return yr_raise_format(YR_EXC(MemoryError), "Out of memory while compressing data");
    if (status == Z_STREAM_ERROR)
        return yr_raise_format(yr_zlib_error, "Bad compression level");
    if (status != Z_OK)
        return yr_zlib_failed(&z, status, "while compressing data");
    yr_buffer out = {0};
    int r = yr_output_reserve(&out, YR_ZLIB_BUFFER);
    if (r == 0)
        r = deflate_all(&z, data, &out);
    deflateEnd(&z);
    if (r == 0)
        return yr_buffer_finish(&out);
    yr_buffer_free(&out);
    return 0;
}

/* All of data through inflate. 0, or -1 and an error. */
static int inflate_all(z_stream *z, yr_span data, yr_buffer *out)
{
    int status = Z_OK;
    do {
        yr_zlib_feed(z, &data);
        do {
            if (yr_zlib_offer(z, out, SIZE_MAX) < 0)
                return -1;
            status = inflate(z, data.n ? Z_NO_FLUSH : Z_FINISH);
            yr_zlib_took(z, out);
            if (status != Z_OK && status != Z_BUF_ERROR && status != Z_STREAM_END) {
                if (status == Z_MEM_ERROR)
                    yr_raise_format(YR_EXC(MemoryError), "Out of memory while decompressing data");
                else
                    yr_zlib_failed(z, status, "while decompressing data");
                return -1;
            }
        } while (z->avail_out == 0 && status != Z_STREAM_END);
    } while (status != Z_STREAM_END && data.n);
    if (status == Z_STREAM_END)
        return 0;
    yr_zlib_failed(z, Z_BUF_ERROR, "while decompressing data");
    return -1;
}

YR_METHOD(zlib_decompress)
{
    static const char *const names[] = {"", "wbits", "bufsize"};
    yr_value v[3];
    yr_span data;
    int bits = MAX_WBITS;
    int64_t size = YR_ZLIB_BUFFER;
    if (yr_parse_arguments("decompress", names, 1, 1, 3, 3, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[1], &bits) < 0 || yr_argument_size(v[2], &size) < 0 ||
        yr_bytes_need(v[0], &data) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("bufsize must be non-negative");
    z_stream z = {0};
    int status = inflateInit2(&z, bits);
    if (status == Z_MEM_ERROR)
        return yr_raise_format(YR_EXC(MemoryError), "Out of memory while decompressing data");
    if (status != Z_OK)
        return yr_zlib_failed(&z, status, "while preparing to decompress data");
    yr_buffer out = {0};
    int r = yr_output_reserve(&out, size ? (size_t)size : 1);
    if (r == 0)
        r = inflate_all(&z, data, &out);
    inflateEnd(&z);
    if (r == 0)
        return yr_buffer_finish(&out);
    yr_buffer_free(&out);
    return 0;
}

/* ---- Checksums ------------------------------------------------------------------------------ */

static yr_value checksum(yr_value *args, size_t n, uint32_t start,
                         uLong (*sum)(uLong, const Bytef *, z_size_t))
{
    yr_span data;
    if (yr_argument_word32(n > 1 ? args[1] : 0, &start) < 0 || yr_bytes_need(args[0], &data) < 0)
        return 0;
    return yr_int((int64_t)(uint32_t)sum(start, data.p, data.n));
}

YR_METHOD(zlib_crc32)
{
    return checksum(args, n, 0, crc32_z);
}

YR_METHOD(zlib_adler32)
{
    return checksum(args, n, 1, adler32_z);
}

static const yr_method_def functions[] = {
    {"adler32", zlib_adler32, 1, 2, 0, "Compute an Adler-32 checksum of data."},
    {"compress", zlib_compress, 0, -1, YR_METHOD_KEYWORDS,
     "Returns a bytes object containing compressed data."},
    {"compressobj", yr_zlib_compressobj, 0, -1, YR_METHOD_KEYWORDS, "Return a compressor object."},
    {"crc32", zlib_crc32, 1, 2, 0, "Compute a CRC-32 checksum of data."},
    {"decompress", zlib_decompress, 0, -1, YR_METHOD_KEYWORDS,
     "Returns a bytes object containing the uncompressed data."},
    {"decompressobj", yr_zlib_decompressobj, 0, -1, YR_METHOD_KEYWORDS,
     "Return a decompressor object."},
    YR_METHOD_END,
};

/* clang-format off */
#define X(name) {#name, name},
static const yr_extension_int numbers[] = {
    X(MAX_WBITS) {"DEFLATED", Z_DEFLATED}, X(DEF_MEM_LEVEL) {"DEF_BUF_SIZE", YR_ZLIB_BUFFER},
    X(Z_NO_COMPRESSION) X(Z_BEST_SPEED) X(Z_BEST_COMPRESSION) X(Z_DEFAULT_COMPRESSION)
    X(Z_FILTERED) X(Z_HUFFMAN_ONLY) X(Z_RLE) X(Z_FIXED) X(Z_DEFAULT_STRATEGY)
    X(Z_NO_FLUSH) X(Z_PARTIAL_FLUSH) X(Z_SYNC_FLUSH) X(Z_FULL_FLUSH) X(Z_FINISH) X(Z_BLOCK)
    X(Z_TREES) {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    if (yr_extension_exception(m, &yr_zlib_error, "error", "zlib", YR_EXC(Exception)) < 0 ||
        yr_extension_type(NULL, &yr_zlib_compress, "Compress", "zlib", &yr_zlib_compress_spec) <
            0 ||
        yr_extension_type(NULL, &yr_zlib_decompress, "Decompress", "zlib",
                          &yr_zlib_decompress_spec) < 0 ||
        yr_extension_ints(m, numbers) < 0 ||
        yr_module_add(m, "ZLIB_VERSION", yr_str_from_c(ZLIB_VERSION)) < 0 ||
        yr_module_add(m, "ZLIB_RUNTIME_VERSION", yr_str_from_c(zlibVersion())) < 0 ||
        yr_module_add(m, "__version__", yr_str_from_c("1.0")) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_zlib = {"zlib", fill};
