/* exception_os.c - OSError: its class follows from errno, its text from errno and file names. */
#include <errno.h>
#include "exception_kinds.h"

/* ---- The class of an errno ------------------------------------------------------------------ */

static yr_type *class_of_errno(int64_t error)
{
    switch (error) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return YR_EXC(BlockingIOError);
    case EPIPE:
    case ESHUTDOWN: return YR_EXC(BrokenPipeError);
    case ECHILD: return YR_EXC(ChildProcessError);
    case ECONNABORTED: return YR_EXC(ConnectionAbortedError);
    case ECONNREFUSED: return YR_EXC(ConnectionRefusedError);
    case ECONNRESET: return YR_EXC(ConnectionResetError);
    case EEXIST: return YR_EXC(FileExistsError);
    case ENOENT: return YR_EXC(FileNotFoundError);
    case EISDIR: return YR_EXC(IsADirectoryError);
    case ENOTDIR: return YR_EXC(NotADirectoryError);
    case EINTR: return YR_EXC(InterruptedError);
    case EACCES:
    case EPERM: return YR_EXC(PermissionError);
    case ESRCH: return YR_EXC(ProcessLookupError);
    case ETIMEDOUT: return YR_EXC(TimeoutError);
    default: return NULL;
    }
}

yr_value yr_raise_os(int error, yr_value filename)
{
    yr_value text = yr_str_from_c(strerror(error));
    if (!text)
        return 0;
    yr_value args[3] = {yr_int(error), text, filename};
    yr_value e = yr_invoke(yr_from(YR_EXC(OSError)), args, filename ? 3 : 2);
    yr_drop(text);
    if (e)
        yr_raise_instance(e);
    return 0;
}

/* ---- Making --------------------------------------------------------------------------------- */

static int os_init(yr_value self, yr_value *args, size_t n, yr_value keywords);
static yr_value os_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);

/* A class that has an __init__ and no __new__ wants its arguments looked at when that calls
 * OSError.__init__; for all others __new__ does it. */
static bool waits_for_init(yr_type *t)
{
    return t->slots.init != os_init && t->slots.make == os_make;
}

/* errno, strerror, filename, winerror, filename2 out of the arguments; what is left in args. */
static int set_members(yr_value self, yr_value *args, size_t n)
{
    yr_os_error *e = YR_AS(yr_os_error, self);
    if (n < 2 || n > 5)
        return 0;
    yr_exception_set(&e->error, args[0]);
    yr_exception_set(&e->strerror, args[1]);
    if (n < 3 || args[2] == YR_NONE)
        return 0;
    if (yr_type_of(self) == YR_EXC(BlockingIOError) && YR_IS_ANY_INT(args[2])) {
        yr_exception_set(&e->written, args[2]);
        return 0;
    }
    yr_exception_set(&e->filename, args[2]);
    if (n == 5 && args[4] != YR_NONE)
        yr_exception_set(&e->filename2, args[4]);
    yr_value two = yr_tuple_of(args, 2);
    if (!two)
        return -1;
    yr_set(&e->exception.args, two);
    return 0;
}

static yr_value os_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (waits_for_init(t))
        return yr_base_exception_make(t, args, 0, 0);
    if (keywords && yr_no_keywords(yr_name_of_type(t), keywords) < 0)
        return 0;
    if (t == YR_EXC(OSError) && n >= 2 && n <= 5 && yr_is_int(args[0])) {
        yr_type *special = class_of_errno(yr_int_value(args[0]));
        t = special ? special : t;
    }
    yr_value self = yr_base_exception_make(t, args, n, 0);
    if (self && set_members(self, args, n) < 0) {
        yr_drop(self);
        return 0;
    }
    return self;
}

static int os_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (!waits_for_init(yr_type_of(self)))
        return 0;
    if (yr_base_exception_init(self, args, n, keywords) < 0)
        return -1;
    return set_members(self, args, n);
}

/* ---- Text and attributes -------------------------------------------------------------------- */

static yr_value os_str(yr_value self)
{
    yr_os_error *e = YR_AS(yr_os_error, self);
    yr_value error = e->error ? e->error : YR_NONE;
    yr_value text = e->strerror ? e->strerror : YR_NONE;
    if (e->filename && e->filename2)
        return yr_str_format("[Errno %S] %S: %R -> %R", error, text, e->filename, e->filename2);
    if (e->filename)
        return yr_str_format("[Errno %S] %S: %R", error, text, e->filename);
    if (e->error && e->strerror)
        return yr_str_format("[Errno %S] %S", error, text);
    return yr_base_exception_str(self);
}

YR_EXCEPTION_MEMBER(yr_os_error, error)
YR_EXCEPTION_MEMBER(yr_os_error, strerror)
YR_EXCEPTION_MEMBER(yr_os_error, filename)
YR_EXCEPTION_MEMBER(yr_os_error, filename2)

static yr_value get_written(yr_value self)
{
    yr_value v = YR_AS(yr_os_error, self)->written;
    if (v)
        return yr_retain(v);
    return yr_raise_format(YR_EXC(AttributeError), "characters_written");
}

static int set_written(yr_value self, yr_value v)
{
    yr_value *member = &YR_AS(yr_os_error, self)->written;
    if (!v && !*member) {
        yr_raise_format(YR_EXC(AttributeError), "characters_written");
        return -1;
    }
    yr_value number = v ? yr_index(v) : 0;
    if (v && !number)
        return -1;
    yr_set(member, number);
    return 0;
}

/* new: args with the file names in it again, which the constructor took out */
static yr_value whole_args(yr_os_error *e)
{
    yr_tuple_object *args = YR_AS(yr_tuple_object, e->exception.args);
    if (args->length != 2 || !e->filename)
        return yr_retain(e->exception.args);
    yr_value all[5] = {args->items[0], args->items[1], e->filename, YR_NONE, e->filename2};
    return yr_tuple_of(all, e->filename2 ? 5 : 3);
}

static yr_value os_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_value whole = whole_args(YR_AS(yr_os_error, self));
    yr_value dict = whole ? yr_dict_of(self) : 0;
    yr_value result = yr_exception_reduce_with(self, whole, dict);
    yr_xdrop(whole);
    yr_xdrop(dict);
    return result;
}

static const yr_method_def os_methods[] = {{"__reduce__", os_reduce, 0, 0, 0, NULL}, {0}};

static const yr_getset_def os_getsets[] = {
    {"errno", get_error, set_error, "POSIX exception code"},
    {"strerror", get_strerror, set_strerror, "exception strerror"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"filename2", get_filename2, set_filename2, "second exception filename"},
    {"characters_written", get_written, set_written, NULL},
    {0},
};

const yr_type_spec yr_exception_os = {
    .size = sizeof(yr_os_error) + sizeof(yr_attributes),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Base class for I/O related errors.",
    .methods = os_methods,
    .getsets = os_getsets,
    .slots = {.make = os_make, .init = os_init, .str = os_str},
};
