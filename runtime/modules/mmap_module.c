/* mmap_module.c - the module mmap: files and memory of its own as bytes that can be changed. */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "../core/extension.h"
#include "../types/buffer.h"

enum { ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY };

typedef struct {
    yr_object base;
    uint8_t *data; /* NULL: closed */
    int64_t size, at, offset;
    int fd; /* a copy of the file's descriptor; -1: none */
    int access, prot, flags;
    int64_t exports;
} map;

#define MAP(v) YR_AS(map, v)

static yr_type *map_type;

/* ---- Making --------------------------------------------------------------------------------- */

typedef struct {
    int fd, flags, prot, access;
    int64_t length, offset;
} request;

/* Length and offset of a map of a file, against the file's size. 0, or -1 and an error. */
static int check_file(request *q)
{
    struct stat s;
    if (q->fd == -1 || fstat(q->fd, &s) < 0 || !S_ISREG(s.st_mode))
        return 0;
    if (q->length == 0) {
        if (s.st_size == 0) {
            yr_value_error("cannot mmap an empty file");
            return -1;
        }
        if (q->offset >= s.st_size) {
            yr_value_error("mmap offset is greater than file size");
            return -1;
        }
        q->length = s.st_size - q->offset;
    } else if (q->offset > s.st_size || s.st_size - q->offset < q->length) {
        yr_value_error("mmap length is greater than file size");
        return -1;
    }
    return 0;
}

static int read_request(request *q, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"fileno", "length", "flags", "prot", "access", "offset"};
    yr_value v[6];
    if (yr_parse_arguments("mmap", names, 0, 2, 6, 6, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &q->fd) < 0 || yr_argument_size(v[1], &q->length) < 0 ||
        yr_argument_c_int(v[2], &q->flags) < 0 || yr_argument_c_int(v[3], &q->prot) < 0 ||
        yr_argument_c_int(v[4], &q->access) < 0 || yr_argument_size(v[5], &q->offset) < 0)
        return -1;
    if (q->length < 0 || q->offset < 0) {
        yr_raise_format(YR_EXC(OverflowError), "memory mapped %s must be positive",
                        q->length < 0 ? "length" : "offset");
        return -1;
    }
    if (q->access != ACCESS_DEFAULT &&
        (q->flags != MAP_SHARED || q->prot != (PROT_WRITE | PROT_READ))) {
        yr_value_error("mmap can't specify both access and flags, prot.");
        return -1;
    }
    switch (q->access) {
    case ACCESS_READ: q->prot = PROT_READ; break;
    case ACCESS_WRITE: break;
    case ACCESS_COPY: q->flags = MAP_PRIVATE; break;
    case ACCESS_DEFAULT:
        if (!(q->prot & PROT_WRITE))
            q->access = ACCESS_READ;
        else if (!(q->prot & PROT_READ))
            q->access = ACCESS_WRITE;
        break;
    default: yr_value_error("mmap invalid access parameter."); return -1;
    }
    return check_file(q);
}

static yr_value map_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    request q = {.flags = MAP_SHARED, .prot = PROT_WRITE | PROT_READ};
    if (read_request(&q, args, n, keywords) < 0)
        return 0;
    map *m = yr_new(t, t->size);
    if (!m)
        return 0;
    m->fd = -1;
    m->size = q.length;
    m->offset = q.offset;
    m->access = q.access;
    if (q.fd == -1)
        q.flags |= MAP_ANONYMOUS;
    else
        m->fd = fcntl(q.fd, F_DUPFD_CLOEXEC, 0);
    void *p = MAP_FAILED;
    if (q.fd == -1 || m->fd >= 0)
        p = mmap(NULL, (size_t)q.length, q.prot, q.flags, q.fd, (off_t)q.offset);
    if (p != MAP_FAILED) {
        m->data = p;
        m->prot = q.prot;
        m->flags = q.flags;
        return yr_from(m);
    }
    yr_raise_os(errno, 0);
    yr_drop(yr_from(m));
    return 0;
}

static void close_map(map *m)
{
    if (m->data)
        munmap(m->data, (size_t)m->size);
    if (m->fd >= 0)
        close(m->fd);
    m->data = NULL;
    m->fd = -1;
}

static void map_dealloc(yr_object *o)
{
    close_map((map *)o);
    yr_release(o);
}

/* 0, or -1 and ValueError: it is closed. */
static int check_open(const map *m)
{
    if (m->data)
        return 0;
    yr_value_error("mmap closed or invalid");
    return -1;
}

static int check_writable(const map *m)
{
    if (check_open(m) < 0)
        return -1;
    if (m->access != ACCESS_READ)
        return 0;
    yr_type_error("mmap can't modify a readonly memory map.");
    return -1;
}

/* ---- Reading and writing -------------------------------------------------------------------- */

static int64_t left(const map *m)
{
    return m->at < m->size ? m->size - m->at : 0;
}

YR_METHOD(map_read)
{
    map *m = MAP(self);
    int64_t count = -1;
    if (n && args[0] != YR_NONE && !yr_has_index(args[0]))
        return yr_type_error("argument should be integer or None, not '%T'", args[0]);
    if ((n && args[0] != YR_NONE && yr_argument_size(args[0], &count) < 0) || check_open(m) < 0)
        return 0;
    if (count < 0 || count > left(m))
        count = left(m);
    yr_value bytes = yr_bytes_from(m->data + m->at, (size_t)count);
    m->at += bytes ? count : 0;
    return bytes;
}

YR_METHOD(map_read_byte)
{
    map *m = MAP(self);
    if (check_open(m) < 0)
        return 0;
    return m->at < m->size ? yr_int(m->data[m->at++]) : yr_value_error("read byte out of range");
}

YR_METHOD(map_readline)
{
    map *m = MAP(self);
    if (check_open(m) < 0)
        return 0;
    int64_t count = left(m);
    const uint8_t *end = count ? memchr(m->data + m->at, '\n', (size_t)count) : NULL;
    if (end)
        count = end - (m->data + m->at) + 1;
    yr_value bytes = yr_bytes_from(m->data + m->at, (size_t)count);
    m->at += bytes ? count : 0;
    return bytes;
}

YR_METHOD(map_write)
{
    map *m = MAP(self);
    yr_span data;
    if (check_open(m) < 0 || yr_bytes_need(args[0], &data) < 0 || check_writable(m) < 0)
        return 0;
    if (m->at > m->size || (uint64_t)(m->size - m->at) < data.n)
        return yr_value_error("data out of range");
    memmove(m->data + m->at, data.p, data.n);
    m->at += (int64_t)data.n;
    return yr_int((int64_t)data.n);
}

YR_METHOD(map_write_byte)
{
    map *m = MAP(self);
    int byte = 0;
    if (check_open(m) < 0 || yr_argument_c_int(args[0], &byte) < 0)
        return 0;
    if (byte < 0 || byte > 255)
        return yr_raise_format(YR_EXC(OverflowError),
                               byte < 0 ? "unsigned byte integer is less than minimum"
                                        : "unsigned byte integer is greater than maximum");
    if (check_writable(m) < 0)
        return 0;
    if (m->at >= m->size)
        return yr_value_error("write byte out of range");
    m->data[m->at++] = (uint8_t)byte;
    return YR_NONE;
}

YR_METHOD(map_seek)
{
    map *m = MAP(self);
    int64_t to = 0;
    int whence = 0;
    if (check_open(m) < 0 || yr_argument_size(args[0], &to) < 0 ||
        yr_argument_c_int(n > 1 ? args[1] : 0, &whence) < 0)
        return 0;
    if (whence < 0 || whence > 2)
        return yr_value_error("unknown seek type");
    int64_t from = whence == 1 ? m->at : whence == 2 ? m->size : 0;
    if (__builtin_add_overflow(from, to, &to) || to < 0 || to > m->size)
        return yr_value_error("seek out of range");
    m->at = to;
    return YR_NONE;
}

YR_METHOD(map_tell)
{
    return check_open(MAP(self)) < 0 ? 0 : yr_int(MAP(self)->at);
}

static yr_value search(yr_value self, yr_value *args, size_t n,
                       int64_t (*find)(const uint8_t *, size_t, const uint8_t *, size_t),
                       bool backwards)
{
    map *m = MAP(self);
    yr_span sub;
    int64_t start = backwards ? 0 : m->at, end = m->size;
    if (check_open(m) < 0 || yr_argument_size(n > 1 ? args[1] : 0, &start) < 0 ||
        yr_argument_size(n > 2 ? args[2] : 0, &end) < 0 || yr_bytes_need(args[0], &sub) < 0)
        return 0;
    start = start < 0 ? start + m->size : start;
    end = end < 0 ? end + m->size : end;
    start = start < 0 ? 0 : start > m->size ? m->size : start;
    end = end < 0 ? 0 : end > m->size ? m->size : end;
    if (start > end)
        return yr_int(-1);
    int64_t at = find(m->data + start, (size_t)(end - start), sub.p, sub.n);
    return yr_int(at < 0 ? -1 : at + start);
}

YR_METHOD(map_find)
{
    return search(self, args, n, yr_bytes_find, false);
}

YR_METHOD(map_rfind)
{
    return search(self, args, n, yr_bytes_rfind, true);
}

YR_METHOD(map_move)
{
    map *m = MAP(self);
    int64_t to = 0, from = 0, count = 0;
    if (check_open(m) < 0 || yr_argument_size(args[0], &to) < 0 ||
        yr_argument_size(args[1], &from) < 0 || yr_argument_size(args[2], &count) < 0 ||
        check_writable(m) < 0)
        return 0;
    if (to < 0 || from < 0 || count < 0 || m->size - to < count || m->size - from < count)
        return yr_value_error("source, destination, or count out of range");
    memmove(m->data + to, m->data + from, (size_t)count);
    return YR_NONE;
}

/* ---- The map itself ------------------------------------------------------------------------- */

YR_METHOD(map_close)
{
    map *m = MAP(self);
    if (m->exports)
        return yr_raise_format(YR_EXC(BufferError), "cannot close exported pointers exist");
    close_map(m);
    return YR_NONE;
}

YR_METHOD(map_flush)
{
    map *m = MAP(self);
    int64_t offset = 0, size = m->size;
    if (check_open(m) < 0 || yr_argument_size(n > 0 ? args[0] : 0, &offset) < 0 ||
        yr_argument_size(n > 1 ? args[1] : 0, &size) < 0)
        return 0;
    if (offset < 0 || size < 0 || m->size - offset < size)
        return yr_value_error("flush values out of range");
    if (m->access == ACCESS_READ || m->access == ACCESS_COPY)
        return YR_NONE;
    return msync(m->data + offset, (size_t)size, MS_SYNC) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

YR_METHOD(map_madvise)
{
    map *m = MAP(self);
    int advice = 0;
    int64_t start = 0, length = m->size;
    if (check_open(m) < 0 || yr_argument_c_int(args[0], &advice) < 0 ||
        yr_argument_size(n > 1 ? args[1] : 0, &start) < 0 ||
        yr_argument_size(n > 2 ? args[2] : 0, &length) < 0)
        return 0;
    if (start < 0 || start >= m->size)
        return yr_value_error("madvise start out of bounds");
    if (length < 0)
        return yr_value_error("madvise length invalid");
    if (INT64_MAX - start < length)
        return yr_raise_format(YR_EXC(OverflowError), "madvise length too large");
    if (start + length > m->size)
        length = m->size - start;
    return madvise(m->data + start, (size_t)length, advice) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

/* Memory without a file: the kernel would not give more of it where the map grows. */
static void *resize_memory(map *m, int64_t size)
{
    void *p = mmap(NULL, (size_t)size, m->prot, m->flags, -1, 0);
    if (p == MAP_FAILED)
        return p;
    memcpy(p, m->data, (size_t)(size < m->size ? size : m->size));
    munmap(m->data, (size_t)m->size);
    return p;
}

YR_METHOD(map_resize)
{
    map *m = MAP(self);
    int64_t size = 0;
    if (check_open(m) < 0 || yr_argument_size(args[0], &size) < 0)
        return 0;
    if (m->exports)
        return yr_raise_format(YR_EXC(BufferError),
                               "mmap can't resize with extant buffers exported.");
    if (m->access != ACCESS_WRITE && m->access != ACCESS_DEFAULT)
        return yr_type_error("mmap can't resize a readonly or copy-on-write memory map.");
    if (size < 0 || INT64_MAX - size < m->offset)
        return yr_value_error("new size out of range");
    if (m->fd >= 0 && ftruncate(m->fd, (off_t)(m->offset + size)) < 0)
        return yr_raise_os(errno, 0);
    void *p = m->fd < 0 ? resize_memory(m, size)
                        : mremap(m->data, (size_t)m->size, (size_t)size, MREMAP_MAYMOVE);
    if (p == MAP_FAILED)
        return yr_raise_os(errno, 0);
    m->data = p;
    m->size = size;
    return YR_NONE;
}

YR_METHOD(map_size)
{
    map *m = MAP(self);
    struct stat s;
    if (check_open(m) < 0)
        return 0;
    return fstat(m->fd, &s) < 0 ? yr_raise_os(errno, 0) : yr_int(s.st_size);
}

YR_METHOD(map_enter)
{
    return check_open(MAP(self)) < 0 ? 0 : yr_retain(self);
}

static yr_value get_closed(yr_value self)
{
    return yr_bool(!MAP(self)->data);
}

static yr_value map_repr(yr_value self)
{
    static const char *const names[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE",
                                        "ACCESS_COPY"};
    map *m = MAP(self);
    if (!m->data)
        return yr_str_format("<%T closed=True>", self);
    return yr_str_format("<%T closed=False, access=%s, length=%lld, pos=%lld, offset=%lld>", self,
                         names[m->access], (long long)m->size, (long long)m->at,
                         (long long)m->offset);
}

/* ---- As a sequence -------------------------------------------------------------------------- */

static int64_t map_length(yr_value self)
{
    return check_open(MAP(self)) < 0 ? -1 : MAP(self)->size;
}

/* The place that an index means: 0, or -1 and IndexError. */
static int find_index(const map *m, yr_value key, int64_t *i)
{
    if (yr_to_index(key, i, false) < 0 || check_open(m) < 0)
        return -1;
    if (*i < 0)
        *i += m->size;
    if (*i >= 0 && *i < m->size)
        return 0;
    yr_raise_format(YR_EXC(IndexError), "mmap index out of range");
    return -1;
}

static yr_value map_getitem(yr_value self, yr_value key)
{
    map *m = MAP(self);
    int64_t i, start, stop, step;
    if (check_open(m) < 0)
        return 0;
    if (yr_has_index(key))
        return find_index(m, key, &i) < 0 ? 0 : yr_int(m->data[i]);
    if (!YR_IS(key, slice))
        return yr_type_error("mmap indices must be integers");
    int64_t count = yr_slice_bounds(key, m->size, &start, &stop, &step);
    yr_value bytes = count < 0 || check_open(m) < 0 ? 0 : yr_bytes_alloc((size_t)count);
    for (int64_t k = 0; bytes && k < count; k++)
        yr_bytes_as(bytes)->data[k] = m->data[start + k * step];
    return bytes;
}

static int set_slice(map *m, yr_value key, yr_value v)
{
    int64_t start, stop, step;
    yr_exported b;
    if (!v) {
        yr_type_error("mmap object doesn't support slice deletion");
        return -1;
    }
    int64_t count = yr_slice_bounds(key, m->size, &start, &stop, &step);
    if (count < 0 || yr_buffer_hold_bytes(v, &b) < 0)
        return -1;
    int r = -1;
    if (b.length != count) {
        yr_raise_format(YR_EXC(IndexError), "mmap slice assignment is wrong size");
    } else if (check_open(m) == 0) {
        if (step == 1 && count)
            memmove(m->data + start, b.data, (size_t)count);
        for (int64_t k = 0; step != 1 && k < count; k++)
            m->data[start + k * step] = b.data[k];
        r = 0;
    }
    yr_buffer_let_go(&b);
    return r;
}

static int map_setitem(yr_value self, yr_value key, yr_value v)
{
    map *m = MAP(self);
    int64_t i, byte;
    if (check_writable(m) < 0)
        return -1;
    if (YR_IS(key, slice))
        return set_slice(m, key, v);
    if (!yr_has_index(key)) {
        yr_type_error("mmap indices must be integers");
        return -1;
    }
    if (find_index(m, key, &i) < 0)
        return -1;
    if (!v) {
        yr_type_error("mmap doesn't support item deletion");
        return -1;
    }
    if (!yr_has_index(v)) {
        yr_type_error("mmap item value must be an int");
        return -1;
    }
    if (yr_to_index(v, &byte, true) < 0)
        return -1;
    if (byte < 0 || byte > 255) {
        yr_value_error("mmap item value must be in range(0, 256)");
        return -1;
    }
    if (find_index(m, key, &i) < 0) /* what was run may have closed it */
        return -1;
    m->data[i] = (uint8_t)byte;
    return 0;
}

/* Iteration gives bytes of length 1, indexing ints: as CPython has it. */
static yr_value map_iter(yr_value self)
{
    map *m = MAP(self);
    yr_value list = check_open(m) < 0 ? 0 : yr_list_new();
    for (int64_t i = 0; list && i < m->size; i++) {
        yr_value item = yr_bytes_from(m->data + i, 1);
        if (!item || yr_list_append(list, item) < 0)
            yr_set(&list, 0);
        yr_xdrop(item);
    }
    yr_value iterator = list ? yr_iter(list) : 0;
    yr_xdrop(list);
    return iterator;
}

static int map_export(yr_value self, yr_exported *b)
{
    map *m = MAP(self);
    if (check_open(m) < 0)
        return -1;
    yr_export_bytes(b, m->data, (size_t)m->size, m->access == ACCESS_READ);
    m->exports++;
    return 0;
}

static void map_release(yr_value self)
{
    MAP(self)->exports--;
}

static const yr_method_def methods[] = {
    {"close", map_close, 0, 0, 0, NULL},
    {"find", map_find, 1, 3, 0, NULL},
    {"rfind", map_rfind, 1, 3, 0, NULL},
    {"flush", map_flush, 0, 2, 0, NULL},
    {"madvise", map_madvise, 1, 3, 0, NULL},
    {"move", map_move, 3, 3, 0, NULL},
    {"read", map_read, 0, 1, 0, NULL},
    {"read_byte", map_read_byte, 0, 0, 0, NULL},
    {"readline", map_readline, 0, 0, 0, NULL},
    {"resize", map_resize, 1, 1, 0, NULL},
    {"seek", map_seek, 1, 2, 0, NULL},
    {"size", map_size, 0, 0, 0, NULL},
    {"tell", map_tell, 0, 0, 0, NULL},
    {"write", map_write, 1, 1, 0, NULL},
    {"write_byte", map_write_byte, 1, 1, 0, NULL},
    {"__enter__", map_enter, 0, 0, 0, NULL},
    {"__exit__", map_close, 0, -1, 0, NULL},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_getset_def getsets[] = {
    {"closed", get_closed, NULL, NULL},
    YR_GETSET_END,
};

static const yr_type_spec spec = {
    .size = sizeof(map),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS | YR_TYPE_IMMUTABLE,
    .doc = "mmap(fileno, length[, flags[, prot[, access[, offset]]]]): maps length bytes from a "
           "file.",
    .methods = methods,
    .getsets = getsets,
    .slots = {.make = map_make,
              .dealloc = map_dealloc,
              .repr = map_repr,
              .iter = map_iter,
              .length = map_length,
              .getitem = map_getitem,
              .setitem = map_setitem,
              .export_buffer = map_export,
              .release_buffer = map_release},
};

/* clang-format off */
#define X(name) {#name, name},
static const yr_extension_int numbers[] = {
    X(PROT_EXEC) X(PROT_READ) X(PROT_WRITE) X(MAP_SHARED) X(MAP_PRIVATE) X(MAP_DENYWRITE)
    X(MAP_EXECUTABLE) X(MAP_ANONYMOUS) X(MAP_ANON) X(MAP_POPULATE) X(MAP_STACK) X(MAP_NORESERVE)
    X(ACCESS_DEFAULT) X(ACCESS_READ) X(ACCESS_WRITE) X(ACCESS_COPY)
    X(MADV_NORMAL) X(MADV_RANDOM) X(MADV_SEQUENTIAL) X(MADV_WILLNEED) X(MADV_DONTNEED)
    X(MADV_REMOVE) X(MADV_DONTFORK) X(MADV_DOFORK) X(MADV_HWPOISON) X(MADV_MERGEABLE)
    X(MADV_UNMERGEABLE) X(MADV_HUGEPAGE) X(MADV_NOHUGEPAGE) X(MADV_DONTDUMP) X(MADV_DODUMP)
    X(MADV_FREE) {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    int64_t page = sysconf(_SC_PAGESIZE);
    if (yr_extension_type(m, &map_type, "mmap", "mmap", &spec) < 0 ||
        yr_extension_ints(m, numbers) < 0 ||
        yr_module_add(m, "error", yr_retain(yr_from(YR_EXC(OSError)))) < 0 ||
        yr_module_add(m, "PAGESIZE", yr_int(page)) < 0)
        return -1;
    return yr_module_add(m, "ALLOCATIONGRANULARITY", yr_int(page));
}

const yr_native_module yr_module_mmap = {"mmap", fill};
