/* io_base_methods.c - what RawIOBase and BufferedIOBase do by the methods of the class that derives
 * from them.
 */
#include "../types/buffer.h"
#include "io.h"

/* new: raw.method(arguments). */
static yr_value call(yr_value raw, const char *method, const yr_value *args, size_t n)
{
    yr_value name = yr_intern_c(method);
    yr_value result = name ? yr_invoke_method(raw, name, args, n) : 0;
    yr_xdrop(name);
    return result;
}

/* The count that a raw object returned (stolen, may be 0), between 0 and n; -1 and an error. */
static int64_t count_of(yr_value result, size_t n, const char *method)
{
    int64_t count = -1;
    if (!result || yr_to_index(result, &count, false) < 0) {
        yr_xdrop(result);
        return -1;
    }
    yr_drop(result);
    if (count >= 0 && (uint64_t)count <= n)
        return count;
    yr_raise_format(YR_EXC(OSError),
                    "raw %s() returned invalid length %d (should have been between 0 and %d)",
                    method, (int)count, (int)n);
    return -1;
}

/* ---- RawIOBase ------------------------------------------------------------------------------ */

YR_METHOD(raw_read)
{
    int64_t size;
    if (yr_io_size(args, n, &size) < 0)
        return 0;
    if (size < 0)
        return call(self, "readall", NULL, 0);
    yr_value bytes = yr_bytearray_from(NULL, 0), read = 0;
    if (bytes && yr_bytearray_resize(yr_bytearray_as(bytes), (size_t)size) == 0) {
        if (size)
            memset(yr_bytearray_as(bytes)->data, 0, (size_t)size);
        read = call(self, "readinto", &bytes, 1);
    }
    if (read && read != YR_NONE) {
        int64_t got = count_of(read, (size_t)size, "readinto");
        size_t have = bytes ? yr_bytearray_as(bytes)->length : 0;
        read = got < 0 ? 0
                       : yr_bytes_from(yr_bytearray_as(bytes)->data,
                                       (size_t)got < have ? (size_t)got : have);
    }
    yr_xdrop(bytes);
    return read;
}

YR_METHOD(raw_readall)
{
    yr_collected c = {0};
    yr_value piece, size = yr_int(8192);
    while ((piece = call(self, "read", &size, 1)) && YR_IS_BYTES(piece) &&
           yr_bytes_as(piece)->length) {
        int failed = yr_collect_bytes(&c, yr_bytes_as(piece)->data, yr_bytes_as(piece)->length);
        yr_drop(piece);
        if (failed) {
            piece = 0;
            break;
        }
    }
    bool bad = piece && piece != YR_NONE && !YR_IS_BYTES(piece);
    bool nothing = piece == YR_NONE && !c.n;
    yr_value all =
        !piece || bad || nothing ? 0 : yr_bytes_from(c.p ? c.p : (const uint8_t *)"", c.n);
    if (bad)
        yr_type_error("read() should return bytes");
    yr_collected_free(&c);
    yr_xdrop(piece);
    return nothing ? YR_NONE : all;
}

const yr_method_def yr_raw_base_methods[] = {
    {"read", raw_read, 0, 1, 0, NULL},
    {"readall", raw_readall, 0, 0, 0, "Read until EOF, using multiple read() call."},
    {0},
};

/* ---- BufferedIOBase ------------------------------------------------------------------------- */

/* Into the bytes of args[0], what the method gives. */
static yr_value read_into(yr_value self, yr_value into, const char *method)
{
    yr_exported b;
    if (yr_buffer_hold_writable(into, &b, "readinto() argument") < 0)
        return 0;
    yr_value size = yr_int(b.length), read = call(self, method, &size, 1), count = 0;
    if (read && !YR_IS_BYTES(read))
        yr_type_error("read() should return bytes");
    else if (read && yr_bytes_as(read)->length > (size_t)b.length)
        yr_value_error("read() returned too much data: %d bytes requested, %d returned",
                       (int)b.length, (int)yr_bytes_as(read)->length);
    else if (read) {
        memcpy(b.data, yr_bytes_as(read)->data, yr_bytes_as(read)->length);
        count = yr_int((int64_t)yr_bytes_as(read)->length);
    }
    yr_xdrop(read);
    yr_buffer_let_go(&b);
    return count;
}

YR_METHOD(buffered_readinto)
{
    return read_into(self, args[0], "read");
}

YR_METHOD(buffered_readinto1)
{
    return read_into(self, args[0], "read1");
}

#define UNSUPPORTED(name)                                                                          \
    YR_METHOD(buffered_##name)                                                                     \
    {                                                                                              \
        return yr_io_unsupported(#name);                                                           \
    }
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(write)
UNSUPPORTED(detach)

const yr_method_def yr_buffered_base_methods[] = {
    {"read", buffered_read, 0, 1, 0, NULL},
    {"read1", buffered_read1, 0, 1, 0, NULL},
    {"write", buffered_write, 1, 1, 0, NULL},
    {"detach", buffered_detach, 0, 0, 0, NULL},
    {"readinto", buffered_readinto, 1, 1, 0, NULL},
    {"readinto1", buffered_readinto1, 1, 1, 0, NULL},
    {0},
};
