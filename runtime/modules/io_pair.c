/* io_pair.c - BufferedRWPair: a reader of one raw stream and a writer of another as one object. */
#include "../core/extension.h"
#include "io.h"

typedef struct {
    yr_io_base io;
    yr_value reader, writer; /* owned: a BufferedReader and a BufferedWriter; 0 before __init__ */
    yr_attributes attributes;
} rw_pair;

#define PAIR(v) YR_AS(rw_pair, v)

static void pair_clear(yr_object *o)
{
    yr_set(&((rw_pair *)o)->reader, 0);
    yr_set(&((rw_pair *)o)->writer, 0);
    yr_attributes_clear(o);
}

static void pair_dealloc(yr_object *o)
{
    pair_clear(o);
    yr_release(o);
}

static int pair_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((rw_pair *)o)->reader);
    YR_VISIT(((rw_pair *)o)->writer);
    return yr_attributes_traverse(o, visit, context);
}

static yr_value pair_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return yr_from(yr_new(t, t->size));
}

/* -1 and UnsupportedOperation where raw.question() is false. */
static int check_raw(yr_value raw, const char *question, const char *message)
{
    int can = yr_raw_truth(raw, question);
    if (can == 0)
        yr_io_unsupported(message);
    return can > 0 ? 0 : -1;
}

static int pair_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_value v[3] = {0, 0, n > 2 ? args[2] : yr_int(8192)};
    if (yr_no_keywords("BufferedRWPair", keywords) < 0 ||
        yr_check_arity("BufferedRWPair", n, 2, 3) < 0)
        return -1;
    if (check_raw(args[0], "readable", "File or stream is not readable.") < 0 ||
        check_raw(args[1], "writable", "File or stream is not writable.") < 0)
        return -1;
    yr_value size = v[2];
    v[0] = yr_invoke(yr_from(YR_TYPE(binary_file)), (yr_value[]){args[0], size}, 2);
    v[1] = v[0] ? yr_invoke(yr_from(YR_TYPE(binary_writer)), (yr_value[]){args[1], size}, 2) : 0;
    if (!v[1]) {
        yr_xdrop(v[0]);
        return -1;
    }
    yr_set(&PAIR(self)->reader, v[0]);
    yr_set(&PAIR(self)->writer, v[1]);
    return 0;
}

/* new: what half.name(args) gives. */
static yr_value forward(yr_value half, const char *name, const yr_value *args, size_t n)
{
    if (!half)
        return yr_value_error("I/O operation on uninitialized object");
    yr_value s = yr_intern_c(name);
    yr_value result = s ? yr_invoke_method(half, s, args, n) : 0;
    yr_xdrop(s);
    return result;
}

#define FORWARD(name, half)                                                                        \
    YR_METHOD(pair_##name)                                                                         \
    {                                                                                              \
        (void)keywords;                                                                            \
        return forward(PAIR(self)->half, #name, args, n);                                          \
    }
FORWARD(read, reader)
FORWARD(peek, reader)
FORWARD(read1, reader)
FORWARD(readinto, reader)
FORWARD(readinto1, reader)
FORWARD(readable, reader)
FORWARD(write, writer)
FORWARD(flush, writer)
FORWARD(writable, writer)

YR_METHOD(pair_isatty)
{
    (void)keywords, (void)args, (void)n;
    yr_value writer = forward(PAIR(self)->writer, "isatty", NULL, 0);
    return writer == YR_FALSE ? forward(PAIR(self)->reader, "isatty", NULL, 0) : writer;
}

/* Closes both, the writer first. Of two errors the reader's is raised, in the other's context. */
YR_METHOD(pair_close)
{
    (void)keywords, (void)args, (void)n;
    yr_value writer = forward(PAIR(self)->writer, "close", NULL, 0);
    yr_value error = writer ? 0 : yr_save_pending();
    yr_value reader = forward(PAIR(self)->reader, "close", NULL, 0);
    yr_xdrop(writer);
    if (!error)
        return reader;
    if (reader) {
        yr_drop(reader);
        yr_restore_pending(error);
        return 0;
    }
    yr_value later = yr_save_pending();
    if (!YR_AS(yr_exception, later)->context)
        YR_AS(yr_exception, later)->context = error;
    else
        yr_drop(error);
    yr_restore_pending(later);
    return 0;
}

static yr_value get_closed(yr_value self)
{
    if (!PAIR(self)->writer)
        return yr_raise_format(YR_EXC(RuntimeError),
                               "the BufferedRWPair object is being garbage-collected");
    yr_value name = yr_intern_c("closed");
    yr_value closed = name ? yr_getattr(PAIR(self)->writer, name) : 0;
    yr_xdrop(name);
    return closed;
}

static const yr_method_def methods[] = {
    {"read", pair_read, 0, 1, 0, NULL},           {"peek", pair_peek, 0, 1, 0, NULL},
    {"read1", pair_read1, 0, 1, 0, NULL},         {"readinto", pair_readinto, 1, 1, 0, NULL},
    {"readinto1", pair_readinto1, 1, 1, 0, NULL}, {"readable", pair_readable, 0, 0, 0, NULL},
    {"write", pair_write, 1, 1, 0, NULL},         {"flush", pair_flush, 0, 0, 0, NULL},
    {"writable", pair_writable, 0, 0, 0, NULL},   {"isatty", pair_isatty, 0, 0, 0, NULL},
    {"close", pair_close, 0, 0, 0, NULL},         {0},
};

static const yr_getset_def getsets[] = {{"closed", get_closed, NULL, NULL}, {0}};

static const yr_type_spec spec = {
    .size = sizeof(rw_pair),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_HAS_DICT | YR_TYPE_WEAKREFS,
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = pair_dealloc,
              .traverse = pair_traverse,
              .clear = pair_clear,
              .make = pair_make,
              .init = pair_init},
};

int yr_io_add_pair(yr_module *m)
{
    static yr_type *type;
    if (!type && yr_extension_forgets(&type) < 0)
        return -1;
    if (!type &&
        !(type = yr_type_from_spec("BufferedRWPair", "_io", YR_TYPE(io_buffered_base), &spec)))
        return -1;
    return yr_module_add(m, "BufferedRWPair", yr_retain(yr_from(type)));
}
