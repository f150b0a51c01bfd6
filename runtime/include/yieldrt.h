/* yieldrt.h - what C programs that work with translated ones include. docs/embedding.md is the
 * guide.
 *
 * One runtime serves the process. It is used by one thread, the one that opened it; threads that
 * Python code starts run in turn while that thread is inside of a call.
 *
 * A value is one word (yr_value):
 *
 *     ...1   an int of 63 bits
 *     ..10   a double of 2**-255 to 2**257 (a "flonum"): its sign goes to the end, and what is
 *            added to its exponent makes the first two bits 0, so that the tag fits. 0.0 takes the
 *            word of another; words below YR_FIRST_FLONUM are None, True, False and the like
 *     ..00   a pointer to an object; all zero is "no value": unbound, or an error is pending
 *
 * So one test of two bits tells a counted reference from everything else.
 *
 * Ownership, used in every comment of this file:
 *     new        the caller owns the result and must drop or move it
 *     borrowed   the result lives as long as what it was taken from
 *     steals     the callee takes over the caller's reference, whether it succeeds or not
 * Arguments are borrowed where nothing is said.
 *
 * Errors: a function that returns a value returns 0, one that returns int returns -1, one that
 * returns a pointer returns NULL, and the exception is pending (yr_pending()). Nothing may be
 * called with an exception pending but drops and the functions of the group "Exceptions". A comment
 * names the exceptions that are the function's own; whatever makes an object may raise MemoryError
 * too.
 *
 * Python code: "runs" in a comment means that the function may run any of it, so that whatever is
 * borrowed from a container or an object may be gone afterwards. A drop runs as well: the last one
 * of an object that has a finaliser. What says nothing of that runs none but, where it makes an
 * object, the finalisers of garbage that the collector finds then.
 */
#ifndef YIELDRT_H
#define YIELDRT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint64_t yr_value;
typedef struct yr_type yr_type;
typedef struct yr_runtime yr_runtime;
typedef struct yr_module yr_module;

#define YR_UNLIKELY(c) __builtin_expect(!!(c), 0)
#define YR_LIKELY(c)   __builtin_expect(!!(c), 1)

/* ---- The runtime --------------------------------------------------------------------------- */

/* The host's allocator. What it gives is aligned to 16 bytes. None of the three calls the runtime.
 */
typedef struct {
    void *(*alloc)(void *context, size_t size);               /* NULL: there is no memory */
    void *(*resize)(void *context, void *block, size_t size); /* NULL: the same; block stays */
    void (*free)(void *context, void *block);                 /* block is not NULL */
    void *context;
} yr_allocator;

/* All zero is what is usual. */
typedef struct {
    const yr_allocator *allocator; /* copied; NULL: malloc() and its kin */
    size_t memory_limit; /* bytes, 0: none. Beyond it there is MemoryError. Memory for small objects
                            comes in pieces of a megabyte, so less than two are of little use. The
                            scratch memory of other libraries (GMP, zlib...) is not counted */
    int argc;            /* sys.argv, copied; 0: one empty string */
    char **argv;
    bool signals; /* SIGINT becomes KeyboardInterrupt, SIGPIPE is ignored, as in a program of
                     Python; else the host's signals are left alone */
} yr_options;

/* Opens the runtime; NULL: with the usual options. Where it is open already that is counted, and
 * options must be NULL. 0; -1: there is no memory, the allocator does not align, a thread of an
 * earlier runtime still runs, the process is a translated program itself, or options came too late:
 * no exception is pending, nothing is to be closed. The calling thread's stack decides how deep
 * calls may go. */
int yr_runtime_open(const yr_options *options);

/* Undoes one yr_runtime_open(). The last one ends the runtime as the end of a program does: waits
 * for threads, calls what atexit has, runs finalisers (runs), flushes sys.stdout. All memory is
 * given back, no value is of any use any more, and the runtime may be opened again. A pending
 * exception is dropped. Not to be called from within a function that Python calls. 0; -1: what was
 * printed could not be written. */
int yr_runtime_close(void);

bool yr_runtime_is_open(void);
/* The bytes that it has taken from the allocator, with what it needs to count them. */
size_t yr_memory_used(void);
/* Collects garbage: cycles that nobody can reach. How many objects there were. Runs. */
int64_t yr_collect(void);

/* ---- Values --------------------------------------------------------------------------------- */

#define YR_NONE            ((yr_value)0x02)
#define YR_FALSE           ((yr_value)0x06)
#define YR_TRUE            ((yr_value)0x0a)
#define YR_ELLIPSIS        ((yr_value)0x0e)
#define YR_NOT_IMPLEMENTED ((yr_value)0x12)
#define YR_FIRST_FLONUM    ((yr_value)0x100)
#define YR_FLONUM_ZERO     ((yr_value)0x102) /* 0.0; its double is boxed */
#define YR_FLONUM_SHIFT    ((uint64_t)5 << 61)

#define YR_INT_MIN (-((int64_t)1 << 62))
#define YR_INT_MAX (((int64_t)1 << 62) - 1)

/* What every object begins with. */
typedef struct yr_object {
    uint32_t refs;
    uint32_t flags; /* YR_FLAG_*; the upper 16 bits belong to the type */
    yr_type *type;
} yr_object;

/* A small int constant; i must lie in YR_INT_MIN..YR_INT_MAX. */
#define yr_int(i) ((yr_value)(((uint64_t)(int64_t)(i) << 1) | 1))

static inline bool yr_is_int(yr_value v)
{
    return v & 1;
}
static inline bool yr_is_pointer(yr_value v)
{
    return (v & 3) == 0;
}
static inline bool yr_is_flonum(yr_value v)
{
    return (v & 3) == 2 && v >= YR_FIRST_FLONUM;
}
static inline int64_t yr_int_value(yr_value v)
{
    return (int64_t)v >> 1;
}
static inline yr_object *yr_object_of(yr_value v)
{
    return (yr_object *)(uintptr_t)v;
}
static inline yr_value yr_bool(bool b)
{
    return b ? YR_TRUE : YR_FALSE;
}

/* The value of a pointer to any object struct. Ownership is the pointer's. */
#define yr_from(object) ((yr_value)(uintptr_t)(object))

/* A double out of its flonum word (yr_is_flonum(v) must hold). */
static inline double yr_flonum_value(yr_value v)
{
    if (v == YR_FLONUM_ZERO)
        return 0.0;
    uint64_t bits = (v >> 2) - YR_FLONUM_SHIFT;
    bits = bits >> 1 | bits << 63;
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

yr_value yr_float_box(double d); /* new: a boxed float, for the doubles that are no flonum */
double yr_float_unbox_object(yr_value v);
/* The double of a value that is a float. */
static inline double yr_float_unbox(yr_value v)
{
    return yr_is_flonum(v) ? yr_flonum_value(v) : yr_float_unbox_object(v);
}

/* The word for the float d; 0: no word holds it. */
static inline yr_value yr_flonum(double d)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t shifted = (bits << 1 | bits >> 63) + YR_FLONUM_SHIFT;
    if (YR_LIKELY(shifted - (YR_FLONUM_ZERO >> 2) - 1 <
                  ((uint64_t)1 << 62) - (YR_FLONUM_ZERO >> 2) - 1))
        return shifted << 2 | 2;
    return bits == 0 ? YR_FLONUM_ZERO : 0;
}

/* new: the float d. Error: MemoryError. */
static inline yr_value yr_float(double d)
{
    yr_value v = yr_flonum(d);
    return YR_LIKELY(v != 0) ? v : yr_float_box(d);
}

yr_value yr_int_from_i64(int64_t i);                       /* new: any 64-bit int */
yr_value yr_int_from_u64(uint64_t u);                      /* new: the same without a sign */
yr_value yr_int_from_digits(const char *digits, size_t n); /* new: "123" or "0x1f", nothing else */

/* ---- Making values -------------------------------------------------------------------------- */

/* new: a str of n bytes of UTF-8, or of a C string. What is ill-formed becomes surrogates, as with
 * errors="surrogateescape". */
yr_value yr_str_from_utf8(const char *text, size_t n);
yr_value yr_str_from_c(const char *text);
/* new: a str. printf's conversions, and of values %S (str), %R (repr), %T (the name of the type).
 * %S and %R run. */
yr_value yr_str_format(const char *format, ...);
yr_value yr_bytes_from(const void *bytes, size_t n);      /* new: copies */
yr_value yr_tuple_of(const yr_value *items, size_t n);    /* new: retains the items */
yr_value yr_list_of(const yr_value *items, size_t n);     /* new: the same */
int yr_list_append(yr_value list, yr_value v);            /* list is one: YR_KIND_LIST */
yr_value yr_dict_new(void);                               /* new: empty */
int yr_dict_set(yr_value dict, yr_value key, yr_value v); /* dict is one; TypeError; runs */

/* An address of the host's as an object: kind is a name that lives as long as the value, release,
 * if it is not NULL, is called with the address when the value goes; it must not call the runtime.
 * new; where it fails release is not called. */
yr_value yr_pointer_new(void *address, const char *kind, void (*release)(void *address));
/* The address; NULL and TypeError where v is no such object, or of another kind. */
void *yr_pointer_get(yr_value v, const char *kind);

/* ---- Looking at values ---------------------------------------------------------------------- */

typedef enum {
    YR_KIND_NONE,
    YR_KIND_BOOL,
    YR_KIND_INT,
    YR_KIND_FLOAT,
    YR_KIND_STR,
    YR_KIND_BYTES,
    YR_KIND_TUPLE,
    YR_KIND_LIST,
    YR_KIND_DICT,
    YR_KIND_TYPE,      /* a class */
    YR_KIND_EXCEPTION, /* an instance of one */
    YR_KIND_GENERATOR, /* a generator or a coroutine */
    YR_KIND_OTHER
} yr_kind;

yr_kind yr_kind_of(yr_value v);       /* instances of subclasses are of the kind too */
const char *yr_type_name(yr_value v); /* borrowed: UTF-8, for messages */
/* 0 and the number; -1: TypeError where v is no number of that sort and has no way to become one
 * (__index__, __float__: runs), OverflowError where it does not fit. */
int yr_to_i64(yr_value v, int64_t *out);
int yr_to_double(yr_value v, double *out);
/* borrowed from str: its UTF-8, and a zero byte; *size, if it is not NULL, is the length without
 * that. NULL: TypeError; UnicodeEncodeError where it has surrogates. */
const char *yr_to_utf8(yr_value str, size_t *size);
const char *yr_to_bytes(yr_value bytes, size_t *size); /* borrowed: the same of bytes; TypeError */
/* 1, 0: the truth of v; -1: what its __bool__ or __len__ raised. Runs. */
int yr_truth_slow(yr_value v);
static inline int yr_truth(yr_value v)
{
    if (v == YR_TRUE)
        return 1;
    if (v == YR_FALSE || v == YR_NONE)
        return 0;
    if (yr_is_int(v))
        return v != yr_int(0);
    return yr_truth_slow(v);
}
int64_t yr_length(yr_value v);        /* len(v); -1: TypeError. Runs */
int yr_equal(yr_value a, yr_value b); /* a is b or a == b: 1, 0, -1. Runs */
yr_value yr_str_of(yr_value v);       /* new: str(v). Runs */
yr_value yr_repr(yr_value v);         /* new: repr(v). Runs */
/* Steps through a dict, *at being 0 at first: false at its end. key and value are borrowed. The
 * dict must not change meanwhile. */
bool yr_dict_next(yr_value dict, size_t *at, yr_value *key, yr_value *value);

/* ---- References ----------------------------------------------------------------------------- */

void yr_free(yr_object *dead); /* the count has just become 0; may run any code, never raises */

static inline yr_value yr_retain(yr_value v)
{
    if (yr_is_pointer(v))
        yr_object_of(v)->refs++;
    return v;
}

static inline void yr_drop(yr_value v)
{
    if (yr_is_pointer(v) && --yr_object_of(v)->refs == 0)
        yr_free(yr_object_of(v));
}

/* The same for a word that may be 0. */
static inline yr_value yr_xretain(yr_value v)
{
    if (yr_is_pointer(v) && v)
        yr_object_of(v)->refs++;
    return v;
}

static inline void yr_xdrop(yr_value v)
{
    if (yr_is_pointer(v) && v && --yr_object_of(v)->refs == 0)
        yr_free(yr_object_of(v));
}

/* Stores v (stolen) into *slot, then drops what was there: what that runs finds v in the slot. */
static inline void yr_set(yr_value *slot, yr_value v)
{
    yr_value old = *slot;
    *slot = v;
    yr_xdrop(old);
}

/* ---- Attributes and items ------------------------------------------------------------------- */

/* All of these run. */
yr_value yr_attr_get(yr_value o, const char *name); /* new; AttributeError */
int yr_attr_set(yr_value o, const char *name, yr_value v);
int yr_attr_has(yr_value o, const char *name);  /* 1; 0: AttributeError, which is gone; -1 */
yr_value yr_item_get(yr_value o, yr_value key); /* new: o[key]; KeyError, IndexError, TypeError */
int yr_item_set(yr_value o, yr_value key, yr_value v);
int yr_item_delete(yr_value o, yr_value key);
/* The same by names that are values of their own. */
yr_value yr_getattr(yr_value o, yr_value name); /* new; AttributeError */
int yr_setattr(yr_value o, yr_value name, yr_value v);
int yr_delattr(yr_value o, yr_value name);

yr_value yr_iter(yr_value o); /* new; TypeError "'X' object is not iterable" */
/* 1 and the next item (new), 0 at the end, -1. */
int yr_iter_next(yr_value iterator, yr_value *item);

/* ---- Calls ---------------------------------------------------------------------------------- */

/* All of these run, and raise whatever is called does. */
yr_value yr_invoke(yr_value callee, const yr_value *args, size_t n); /* new: callee(*args) */
/* new: the same with keyword arguments, which follow the n others: keywords is a tuple of their
 * names. */
yr_value yr_invoke_kw(yr_value callee, const yr_value *args, size_t n, yr_value keywords);
/* new: o.name(*args) */
yr_value yr_call_attr(yr_value o, const char *name, const yr_value *args, size_t n);
/* new: the module of that full name: one of an open library, of the standard library where one of
 * them imports it, or one of yr_module_register(). ModuleNotFoundError. */
yr_value yr_import_named(const char *name);

/* ---- Generators ----------------------------------------------------------------------------- */

/* What one step of a generator did. YR_DELEGATE is between a body and the runtime: the iterator to
 * go on with is in the delegate slot; *out is not set. */
typedef enum { YR_YIELDED, YR_DELEGATE, YR_RETURNED, YR_RAISED } yr_step;

/* One step of a generator, a coroutine, or any iterator (sent is None then). All run.
 *     YR_YIELDED    *out is what it yielded: new
 *     YR_RETURNED   it has ended, and *out is what it returned: new. Later steps return None
 *     YR_RAISED     it has ended, and its exception is pending
 * A generator that runs already raises ValueError, a coroutine that has ended RuntimeError. */
yr_step yr_send(yr_value generator, yr_value sent, yr_value *out);
/* exception is an instance or a class; it is raised where the generator stands. */
yr_step yr_throw(yr_value generator, yr_value exception, yr_value *out);
/* Ends it where it stands: its finally clauses run. 0; -1 and what they raised, or RuntimeError
 * where it yielded once more. Harmless where it has ended. */
int yr_close(yr_value generator);
/* The same, and *generator is dropped and becomes 0; where it is 0 already nothing happens. */
int yr_close_and_drop(yr_value *generator);

/* ---- Exceptions ----------------------------------------------------------------------------- */

/* These, but for raising, may be called while one is pending. */
bool yr_pending(void);   /* is an exception pending */
yr_value yr_catch(void); /* new: the pending exception, no longer pending */
/* Makes exception the pending one without touching its context (steals): a re-raise. */
void yr_reraise(yr_value exception);
/* raise exception from cause: both borrowed; exception may be a class; cause is 0 for none. */
void yr_raise(yr_value exception, yr_value cause);
/* Raises a built-in exception by its name, with a text as of yr_str_format(): always 0, so that a
 * function in C may return it. A name that there is not is a SystemError. */
yr_value yr_raise_error(const char *type, const char *format, ...);
/* Is an exception pending, and an instance of that built-in class? */
bool yr_error_is(const char *type);
/* Writes what Python prints of an uncaught exception: traceback, chain, message. As snprintf(): at
 * most size bytes with a zero byte, in UTF-8; the length of the whole. buffer may be NULL where
 * size is 0. exception is an instance, not pending. Never fails: says the class at least. Runs. */
size_t yr_error_text(yr_value exception, char *buffer, size_t size);

/* ---- Functions in C ------------------------------------------------------------------------- */

/* A C function that Python calls: new, or 0 and an exception. self and args are borrowed; keywords
 * is a tuple of str naming the last items of args (they come after the n positional ones), or 0. */
typedef yr_value (*yr_c_function)(yr_value self, yr_value *args, size_t n, yr_value keywords);

/* A method or function in C. Without YR_METHOD_KEYWORDS the caller has checked that there are no
 * keywords and from min to max arguments (max -1: any number), with CPython's message. */
typedef struct {
    const char *name;
    yr_c_function function;
    int16_t min, max;
    int32_t flags;
    const char *doc;
} yr_method_def;

/* yr_method_def.flags */
enum { YR_METHOD_KEYWORDS = 1 };

/* Makes a module of functions in C that Python code can import, and enters it into sys.modules. The
 * table ends with a name of NULL and lives as long as the runtime. self (0: none) is what the
 * functions get as their first argument; it is retained. new: the module, for other names:
 * yr_attr_set(). */
yr_value yr_module_register(const char *name, const yr_method_def *functions, yr_value self);

#ifdef __cplusplus
}
#endif

#endif
