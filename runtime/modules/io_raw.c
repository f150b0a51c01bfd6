/* io_raw.c - a stream over a raw file that is an object of the program: its methods in place of
 * system calls, and the constructors of the binary files. */
#include "../types/buffer.h"
#include "io.h"

/* new: raw.name(argument), or raw.name() if it is 0. */
static yr_value call(yr_value raw, const char *name, const yr_value *args, size_t n)
{
    yr_value method = yr_intern_c(name);
    yr_value result = method ? yr_invoke_method(raw, method, args, n) : 0;
    yr_xdrop(method);
    return result;
}

/* The int that a method gave (dropped); None is `none`. -1 and an error. */
static int64_t number(yr_value result, int64_t none)
{
    int64_t i = -1;
    if (!result)
        return -1;
    if (result == YR_NONE)
        return none;
    if (yr_to_count(result, &i) < 0)
        i = -1;
    else if (i < 0)
        yr_raise_format(YR_EXC(OSError), "raw file returned an invalid number: %R", result);
    yr_drop(result);
    return i < 0 ? -1 : i;
}

int64_t yr_raw_read(yr_value raw, uint8_t *p, size_t n)
{
    yr_value room = yr_bytearray_from(NULL, n);
    if (!room)
        return -1;
    int64_t got = number(call(raw, "readinto", &room, 1), 0);
    if (got > (int64_t)n || (got > 0 && (size_t)got > yr_bytearray_as(room)->length)) {
        yr_raise_format(YR_EXC(OSError),
                        "raw readinto() returned invalid length %lld (should have been between 0 "
                        "and %zu)",
                        (long long)got, n);
        got = -1;
    }
    if (got > 0)
        memcpy(p, yr_bytearray_as(room)->data, (size_t)got);
    yr_drop(room);
    return got;
}

int64_t yr_raw_write(yr_value raw, const uint8_t *p, size_t n)
{
    yr_value bytes = yr_bytes_from(p, n);
    int64_t done = bytes ? number(call(raw, "write", &bytes, 1), 0) : -1;
    yr_xdrop(bytes);
    if (done == 0 || done > (int64_t)n) {
        yr_raise_format(YR_EXC(OSError),
                        "raw write() returned invalid length %lld (should have been between 0 and "
                        "%zu)",
                        (long long)done, n);
        return -1;
    }
    return done;
}

int64_t yr_raw_seek(yr_value raw, int64_t offset, int whence)
{
    yr_value args[2] = {yr_int_from_i64(offset), yr_int(whence)};
    int64_t at = args[0] ? number(call(raw, "seek", args, 2), 0) : -1;
    yr_xdrop(args[0]);
    return at;
}

int yr_raw_truncate(yr_value raw, int64_t size)
{
    yr_value length = yr_int_from_i64(size);
    yr_value result = length ? call(raw, "truncate", &length, 1) : 0;
    yr_xdrop(length);
    yr_xdrop(result);
    return result ? 0 : -1;
}

int yr_raw_close(yr_value raw)
{
    yr_value result = call(raw, "close", NULL, 0);
    yr_xdrop(result);
    return result ? 0 : -1;
}

yr_value yr_raw_ask(yr_value raw, const char *question)
{
    return call(raw, question, NULL, 0);
}

int yr_raw_truth(yr_value raw, const char *question)
{
    yr_value answer = call(raw, question, NULL, 0);
    int truth = answer ? yr_truth(answer) : -1;
    yr_xdrop(answer);
    return truth;
}

/* ---- Constructors --------------------------------------------------------------------------- */

yr_value yr_binary_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                        YR_UNUSED yr_value keywords)
{
    yr_binary_file *b = yr_new(t, t->size);
    if (b) {
        b->stream.fd = -1;
        b->io.closed = true;
    }
    return yr_from(b);
}

/* 1, 0, -1: may that raw file be used so? */
static int check(yr_value raw, const char *question, const char *message)
{
    int able = yr_raw_truth(raw, question);
    if (able == 0)
        yr_io_unsupported(message);
    return able > 0 ? 0 : -1;
}

int yr_binary_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"raw", "buffer_size"};
    yr_binary_file *b = YR_AS(yr_binary_file, self);
    const char *type = yr_type_name(self);
    yr_value v[2];
    int64_t size = 8192;
    if (yr_parse_arguments(type, keyword_names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        (v[1] && yr_to_count(v[1], &size) < 0))
        return -1;
    if (size <= 0) {
        yr_value_error("buffer size must be strictly positive");
        return -1;
    }
    bool random = yr_isinstance_of(self, YR_TYPE_ID(binary_random));
    bool writes = random || yr_isinstance_of(self, YR_TYPE_ID(binary_writer));
    bool reads = random || !writes;
    if ((random && check(v[0], "seekable", "File or stream is not seekable.") < 0) ||
        (reads && check(v[0], "readable", "File or stream is not readable.") < 0) ||
        (writes && check(v[0], "writable", "File or stream is not writable.") < 0))
        return -1;
    b->stream.readable = reads;
    b->stream.writable = writes;
    b->stream.closes_fd = true;
    if (!b->stream.data)
        b->stream.capacity = (size_t)size;
    b->stream.at = b->stream.end = b->stream.dirty = 0;
    yr_set(&b->stream.raw, yr_retain(v[0]));
    b->io.closed = false;
    return 0;
}

yr_value yr_raw_file_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"file", "mode", "closefd", "opener"};
    yr_value v[4], mode = 0, file = 0;
    if (yr_parse_arguments(YR_SHOWN("FileIO"), keyword_names, 0, 1, 4, 4, args, n, keywords, v) < 0)
        return 0;
    if (v[1] && !YR_IS_STR(v[1]))
        return yr_type_error("FileIO() argument 'mode' must be str, not %s",
                             yr_argument_type(v[1]));
    mode = yr_str_format(v[1] ? "%Ub" : "rb", v[1]);
    if (v[1] && yr_str_find(yr_str_as(v[1]), yr_str_as(YR->characters['b']), 0,
                            yr_str_as(v[1])->length) >= 0)
        yr_set(&mode, yr_retain(v[1]));
    yr_value open[] = {v[0],
                       mode,
                       yr_int(0),
                       YR_NONE,
                       YR_NONE,
                       YR_NONE,
                       v[2] ? v[2] : YR_TRUE,
                       v[3] ? v[3] : YR_NONE};
    file = mode ? yr_io_open(0, open, 8, 0) : 0;
    yr_xdrop(mode);
    if (!file || t == YR_TYPE_ID(raw_file))
        return file;
    yr_value own = yr_binary_make(t, NULL, 0, 0);
    if (own) {
        yr_binary_file *from = YR_AS(yr_binary_file, file), *to = YR_AS(yr_binary_file, own);
        to->stream = from->stream;
        to->name = yr_xretain(from->name);
        to->mode = yr_xretain(from->mode);
        to->io.closed = false;
        from->io.closed = true;
        from->stream = (yr_stream){.fd = -1};
    }
    yr_drop(file);
    return own;
}

int yr_raw_file_init(YR_UNUSED yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                     YR_UNUSED yr_value keywords)
{
    return 0; /* all has been done when it was made */
}
