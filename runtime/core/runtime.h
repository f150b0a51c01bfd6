/* runtime.h - what the files of the runtime share: types and their slots, the layout of every
 * built-in object, the one runtime struct, and the services of core/.
 *
 * Design in short. A type is an object (yr_type) with a table of C slots, filled from a const
 * yr_type_spec for a built-in type and from special methods for a class. Slots mean what
 * CPython's of the same name mean, with this file's conventions: arguments borrowed, result new,
 * 0 or -1 with an exception pending on error. A slot that does not apply is NULL and inherited.
 */
#ifndef YR_RUNTIME_H
#define YR_RUNTIME_H

#include <stdarg.h>
#include <stdio.h>
#include "../include/yieldabi.h"
#include "chosen.h"

#define YR_UNUSED __attribute__((unused))

/* ---- Flags ---------------------------------------------------------------------------------- */

/* yr_object.flags, low half */
enum {
    YR_FLAG_WEAKLY_REFERENCED = 1, /* has an entry in the side table of weak references */
    YR_FLAG_FINALIZED = 2,         /* its finaliser has run; it runs once (L4) */
    YR_FLAG_STAMPED = 4,           /* behind its size stands when it was made, a uint32_t */
    YR_FLAG_GARBAGE = 8,           /* found unreachable by the collection under way */
    YR_FLAG_RENAMED = 16,          /* generator: name or frame object in the side table */
    YR_FLAG_LARGE = 32,            /* a block of its own, not a cell of a page (core/memory.c) */
    YR_FLAG_DYING = 64,            /* its dealloc is running or waits; never traversed */
    YR_FLAG_ATOMIC = 128,          /* a tuple found to hold nothing tracked: in no cycle ever */
    /* YR_FLAG_PLAIN (yieldabi.h), 256: an instance, its yr_attributes right behind the header */
    YR_FLAG_TYPE_BIT = 1 << 16 /* first bit of the type's own half */
};

/* The count of what lives for ever: it never reaches 0. */
enum { YR_IMMORTAL = 1 << 30 };

/* yr_type.flags */
enum {
    YR_TYPE_TRACKED = 1, /* instances can refer to others: traverse is set */
    YR_TYPE_HEAP = 2,    /* made by a class statement or type() */
    YR_TYPE_SUBCLASSABLE = 4,
    YR_TYPE_HAS_DICT = 8,   /* instances have attributes of their own (yr_instance layout) */
    YR_TYPE_EXCEPTION = 16, /* derives from BaseException */
    YR_TYPE_INT = 32,
    YR_TYPE_STR = 64,
    YR_TYPE_BYTES = 128,
    YR_TYPE_LIST = 256,
    YR_TYPE_TUPLE = 512,
    YR_TYPE_DICT = 1024,
    YR_TYPE_TYPE = 2048, /* derives from that type */
    YR_TYPE_ABSTRACT = 4096,
    YR_TYPE_NO_NEW = 8192,      /* "cannot create 'X' instances" */
    YR_TYPE_WEAKREFS = 16384,   /* instances may be weakly referenced */
    YR_TYPE_IMMUTABLE = 32768,  /* cannot set attributes of the type */
    YR_TYPE_VARSIZED = 131072,  /* instances end with a variable part (int, str, bytes, tuple and
                                   their subclasses): attributes stand behind it */
    YR_TYPE_SEQUENCE = 262144,  /* sequence patterns and */
    YR_TYPE_MAPPING = 524288,   /* mapping patterns match its instances (core/match.c) */
    YR_TYPE_CLOSES = 1048576,   /* its dealloc does what is seen outside of the process */
    YR_TYPE_METHOD_LIKE = 65536 /* a callable that binds to self without an object of its own:
                                   function, method_descriptor (yr_load_method) */
};

/* ---- Slots ---------------------------------------------------------------------------------- */

typedef struct yr_exported yr_exported;               /* types/buffer.h */
typedef int (*yr_visitor)(yr_value v, void *context); /* v may be 0; result other than 0 stops */
typedef yr_value (*yr_unary_fn)(yr_value self);
typedef yr_value (*yr_binary_fn)(yr_value a, yr_value b);
/* The head of a C method or function (yr_c_function). */
#define YR_METHOD(name)                                                                            \
    static yr_value name(YR_UNUSED yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,    \
                         YR_UNUSED yr_value keywords)

/* The last rows of the tables of methods and of attributes. */
#define YR_METHOD_END                                                                              \
    {                                                                                              \
        NULL, NULL, 0, 0, 0, NULL                                                                  \
    }
#define YR_GETSET_END                                                                              \
    {                                                                                              \
        NULL, NULL, NULL, NULL                                                                     \
    }

/* The layout of a value known to be one (subclasses included). */
#define YR_LIST(v)  YR_AS(yr_list_object, v)
#define YR_TUPLE(v) YR_AS(yr_tuple_object, v)
#define YR_DICT(v)  YR_AS(yr_dict_object, v)
#define YR_SET(v)   YR_AS(yr_set_object, v)

/* The slots, S(member, C type). A class inherits each that it does not set; a class statement sets
 * those whose special methods it defines. */
#define YR_SLOTS(S)                                                                                \
    S(dealloc, void (*dealloc)(yr_object *)) /* drops what self owns and yr_release()s it */       \
    S(traverse, int (*traverse)(yr_object *, yr_visitor, void *)) /* not of self's type: that is   \
                                                  visited by the collector itself */               \
    S(clear, void (*clear)(yr_object *)) /* breaks cycles: moves members out, then drops them */   \
    S(finalize, void (*finalize)(yr_object *)) /* __del__; may resurrect; never raises */          \
    S(repr, yr_value (*repr)(yr_value))                                                            \
    S(str, yr_value (*str)(yr_value))                                                              \
    S(hash, int (*hash)(yr_value, uint64_t *))                        /* 0, or -1 */               \
    S(call, yr_value (*call)(yr_value, yr_value *, size_t, yr_value)) /* as yr_c_function */       \
    S(getattr, yr_value (*getattr)(yr_value, yr_value))                                            \
    S(setattr, int (*setattr)(yr_value, yr_value, yr_value))           /* value 0 deletes */       \
    S(compare, yr_value (*compare)(yr_compare_op, yr_value, yr_value)) /* or NotImplemented */     \
    S(iter, yr_value (*iter)(yr_value))                                                            \
    S(next, int (*next)(yr_value, yr_value *))                     /* as yr_next: 1, 0, -1 */      \
    S(next_items, int (*next_items)(yr_value, yr_value *, size_t)) /* of built-in iterators alone: \
               the next item unpacked, as yr_next_unpack(); 2: ask next for it */                  \
    S(descr_get, yr_value (*descr_get)(yr_value, yr_value, yr_value))  /* object may be 0 */       \
    S(descr_set, int (*descr_set)(yr_value, yr_value, yr_value))       /* value 0 deletes */       \
    S(make, yr_value (*make)(yr_type *, yr_value *, size_t, yr_value)) /* __new__ */               \
    S(init, int (*init)(yr_value, yr_value *, size_t, yr_value))                                   \
    S(truth, int (*truth)(yr_value))                                                               \
    S(length, int64_t (*length)(yr_value))                                                         \
    S(getitem, yr_value (*getitem)(yr_value, yr_value))                                            \
    S(setitem, int (*setitem)(yr_value, yr_value, yr_value)) /* value 0 deletes */                 \
    S(contains, int (*contains)(yr_value, yr_value))                                               \
    S(to_int, yr_unary_fn to_int)                                                                  \
    S(to_index, yr_unary_fn to_index)                                                              \
    S(to_float, yr_unary_fn to_float)                                                              \
    S(absolute, yr_unary_fn absolute)                                                              \
    S(await, yr_unary_fn await)                                                                    \
    S(aiter, yr_unary_fn aiter)                                                                    \
    S(anext, yr_unary_fn anext)                                                                    \
    S(divmod, yr_binary_fn divmod)                                                                 \
    S(power, yr_value (*power)(yr_value, yr_value, yr_value)) /* pow() with three arguments */     \
    S(stamp, uint32_t (*stamp)(const yr_object *)) /* when it was made, 0 if not known */          \
    S(export_buffer, int (*export_buffer)(yr_value, yr_exported *)) /* see types/buffer.h */       \
    S(release_buffer, void (*release_buffer)(yr_value))             /* what was exported */

typedef struct {
#define S(member, declaration) declaration;
    YR_SLOTS(S)
#undef S
    yr_unary_fn unary[3];                 /* by yr_unary_op */
    yr_binary_fn binary[YR_BINARY_COUNT]; /* called for left and right operand alike, as in
                                             CPython; NotImplemented if it does not apply */
    yr_binary_fn inplace[YR_BINARY_COUNT];
} yr_slots;

/* The slots as a built-in type gives them. Most types have no operators: they do without a table.
 */
typedef struct {
    yr_unary_fn unary[3];
    yr_binary_fn binary[YR_BINARY_COUNT], inplace[YR_BINARY_COUNT];
} yr_operators;

typedef struct {
#define S(member, declaration) declaration;
    YR_SLOTS(S)
#undef S
    const yr_operators *operators; /* or NULL */
} yr_spec_slots;

enum { YR_METHOD_STATIC = 2, YR_METHOD_CLASS = 4, YR_METHOD_COEXIST = 8 };

typedef struct {
    const char *name;
    yr_value (*get)(yr_value self);
    int (*set)(yr_value self, yr_value v); /* NULL: read-only; v 0 deletes */
    const char *doc;
} yr_getset_def;

/* What a built-in type is made from. */
typedef struct {
    size_t size; /* of an instance struct */
    uint32_t flags;
    uint32_t id; /* of a type of types.def: its enumerator */
    const char *doc;
    const yr_method_def *methods; /* ends with a NULL name */
    const yr_getset_def *getsets;
    int (*fill)(yr_type *t, yr_value dict); /* NULL, or adds to the dict what no table says */
    yr_spec_slots slots;
} yr_type_spec;

/* An attribute layout shared by instances (hidden class); see core/shape.c. */
typedef struct yr_shape yr_shape;

struct yr_type {
    yr_object base;
    yr_slots slots;
    yr_value name; /* str: __name__ */
    yr_value qualname;
    yr_value own_dict;    /* of the type's own attributes, see yr_type_dict(); 0: not made yet */
    yr_value bases, mro;  /* tuples */
    yr_type *parent;      /* best base: decides the layout; borrowed from bases */
    yr_type **subclasses; /* direct ones, each borrowed: it leaves when it dies */
    size_t subclass_count;
    yr_shape *root_shape; /* of new instances; NULL until the first */
    size_t size;          /* of an instance without its attributes */
    uint32_t slot_count;  /* __slots__ members, stored as values at the end of size */
    uint32_t flags;
    uint64_t version;         /* changes with every change of its or its bases' attributes */
    const yr_type_spec *spec; /* of the built-in type, or of the nearest built-in base */
    yr_value home;            /* of a type made by a module: its __module__, owned; else 0 */
    yr_slots *plain_slots;    /* of a built-in type: core/slots.c; NULL: not known yet */
    const char *const *fields, *const *hidden; /* of a struct sequence (core/structseq.c) */
    /* What a call of a class with plain instances runs, while the version is that: its __init__ in
     * Python, borrowed (core/call.c). */
    yr_function *init;
    uint64_t init_version;
};

/* ---- Layouts -------------------------------------------------------------------------------- */

/* The upper half of a function's flags is the number of its arguments and one more, where so many
 * positional ones are just what its body gets; else 0. The two highest bits belong to generators.
 */
static inline void yr_function_set_code(yr_function *f, const yr_code *code)
{
    bool exact = !(code->flags & (YR_CODE_VARARGS | YR_CODE_VARKEYWORDS)) && !code->keyword_only &&
                 code->positional < 0x3fff;
    f->code = code;
    f->base.flags = (f->base.flags & 0xffff) | (exact ? ((uint32_t)code->positional + 1) << 16 : 0);
}

static inline bool yr_function_takes(const yr_function *f, size_t n)
{
    return f->base.flags >> 16 == n + 1;
}

/* An instance of a class, or the part behind a built-in base: attributes by shape. When
 * __dict__ has been asked for, shape is NULL and values[0] the dict. See core/shape.c. */
typedef struct {
    yr_shape *shape;
    yr_value *values;
} yr_attributes;

/* Objects of types with YR_TYPE_HAS_DICT have their yr_attributes in the last 16 bytes of the
 * fixed size: yr_attributes_of(o). A plain instance is {yr_object, yr_attributes}. */
static inline yr_type *yr_type_of_object(yr_object *o)
{
    return o->type;
}
yr_attributes *yr_attributes_variable(yr_object *o);
/* What the offsets of __slots__ members count from in a str of a subclass: they stand behind the
 * text, in front of the attributes. */
char *yr_members_variable(yr_object *o);
static inline yr_attributes *yr_attributes_of(yr_object *o)
{
    if (YR_UNLIKELY(o->type->flags & YR_TYPE_VARSIZED))
        return yr_attributes_variable(o);
    return (yr_attributes *)((char *)o + o->type->size) - 1;
}

typedef struct { /* big int: only values outside YR_INT_MIN..YR_INT_MAX, or an int subclass */
    yr_object base;
    int64_t size;     /* limb count, negative for negative values */
    uint64_t limbs[]; /* least significant first; size 0 is zero */
} yr_bigint;

typedef struct {
    yr_object base;
    double value;
} yr_float_object; /* also subclasses of float; complex has two doubles */

typedef struct {
    yr_object base;
    double real, imag;
} yr_complex;

/* str: length code points of kind bytes each (1 Latin-1, 2, 4), then a zero unit. ascii: all are
 * below 128. */
typedef struct {
    yr_object base;
    uint64_t hash; /* 0: not computed yet */
    size_t length;
    uint8_t kind;
    bool ascii;
    bool interned;
    char *utf8; /* cache of the UTF-8 text, or NULL; ascii text is its own */
    size_t utf8_size;
    union {
        uint8_t one[8]; /* the text starts here, or */
        uint16_t two[4];
        uint32_t four[2];
    } data; /* (subclasses of str keep their attributes apart: see str.c) */
} yr_str;

typedef struct { /* str_iterator */
    yr_object base;
    yr_value text; /* owned; 0 when through */
    size_t next;
} yr_text_cursor;

typedef struct {
    yr_object base;
    uint64_t hash;
    size_t length;
    uint8_t data[]; /* and a zero byte */
} yr_bytes;

typedef struct {
    yr_object base;
    size_t length, capacity;
    uint8_t *data;
    size_t exports; /* who looks at data now: it cannot move */
} yr_bytearray;

typedef struct {
    yr_object base;
    size_t length;
    yr_value items[];
} yr_tuple_object;

/* dict: entries in insertion order, found through an open-addressed index of int32 entry numbers.
 * The first `pinned` entries never move or go (modules). */
typedef struct {
    yr_object base;
    size_t count;    /* live entries */
    size_t used;     /* entries[0..used) are live, deleted or pinned */
    size_t first;    /* no entry before this one is live */
    size_t capacity; /* of entries */
    yr_dict_entry *entries;
    int32_t *index; /* size index_mask + 1; -1 empty, -2 deleted */
    size_t index_mask;
    uint32_t pinned;
    uint32_t version;  /* changes when a key comes or goes (iterators look) */
    yr_module *module; /* whose globals pointer follows entries; borrowed, or NULL */
} yr_dict_object;

/* set and frozenset: one open-addressed table probed as CPython probes its own, so that a set of
 * ints is walked in the same order. */
typedef struct {
    uint64_t hash;
    yr_value key; /* 0: never used; YR_SET_DELETED */
} yr_set_entry;

#define YR_SET_DELETED ((yr_value)0x16) /* an immediate that no program sees */

typedef struct {
    yr_object base;
    size_t fill;         /* entries in use or deleted */
    size_t used;         /* items */
    size_t mask;         /* table size - 1; 0 while table is NULL */
    yr_set_entry *table; /* NULL (nothing added yet), small, or its own memory */
    uint64_t hash;       /* frozenset: cached, where hashed */
    size_t finger;       /* where pop() looks next */
    bool hashed;
    yr_set_entry small[8];
} yr_set_object;

typedef struct {
    yr_object base;
    yr_value start, stop, step, length; /* ints */
} yr_range_object;

typedef struct {
    yr_object base;
    yr_value start, stop, step;
} yr_slice_object;

typedef struct {
    yr_object base;
    yr_value function, self;
} yr_method_object;

typedef struct {
    yr_object base;
    const yr_code *code;
} yr_code_object;

/* A frame object. Of a plain function: made by yr_trace, and takes the locals over in yr_leave. Of
 * a generator: points into it until the generator dies or ends, then owns the slots. */
struct yr_frame {
    yr_object base;
    const yr_code *code;
    yr_function *function;   /* owned */
    yr_generator *generator; /* borrowed; NULL when gone or never one */
    int line;
    size_t count;      /* of locals */
    yr_value *locals;  /* owned, in the order of code->names; NULL until taken over */
    yr_value f_locals; /* dict handed out (of a class body: its namespace), or 0 */
    yr_record *record; /* while the function runs, or NULL; borrowed */
    yr_value trace;    /* f_trace, or 0 */
    bool no_trace_lines, trace_opcodes;
    bool took_over; /* since the last collection that found it to be garbage */
    yr_frame *back; /* of a function that has ended: who called it; owned, or NULL */
};

typedef struct yr_traceback {
    yr_object base;
    struct yr_traceback *next; /* towards where it was raised; owned */
    yr_frame *frame;           /* owned, or NULL: then function tells */
    yr_function *function;     /* owned */
    int line;
    int instruction; /* tb_lasti, where a program set it */
} yr_traceback;

/* Every exception. The layouts of exceptions.def's kinds extend it in core/exception.c. Attributes
 * set by the program are in the yr_attributes that follow the kind's own members. */
typedef struct {
    yr_object base;
    yr_value args;           /* tuple */
    yr_value context, cause; /* exception or 0 */
    yr_value traceback;      /* yr_traceback or 0: as the last handler saw it */
    yr_value flying;         /* where it flies: the traceback with the entries since then */
    bool flies;              /* has it got entries that no handler has seen? */
    bool suppress_context;
} yr_exception;

typedef struct {
    yr_exception exception;
    yr_value value;
} yr_stop_iteration;

/* ---- The runtime ---------------------------------------------------------------------------- */

enum {
#define X(type, name, base) YR_T_##type,
#include "types.def"
#undef X
    YR_T_COUNT
};
enum {
#define X(type, name, base) YR_BASE_##type = YR_T_##base,
#include "types.def"
#undef X
};
enum {
#define E(name, base, kind) YR_E_##name,
#include "exceptions.def"
#undef E
    YR_E_COUNT
};
enum {
#define N(name) YR_N_##name,
#include "names.def"
#undef N
    YR_N_COUNT
};

/* One element of the stack of handled exceptions (CPython's exc_info chain): one for the thread,
 * and one for every run of a generator, on the C stack of that run. Where deep is set, the
 * delegators above the running node count too: yr_handled_above() looks there (D6). */
typedef struct yr_handled {
    yr_value exception; /* 0: none in this one */
    struct yr_handled *previous;
    yr_generator *node; /* whose body runs in this run; NULL: not a run */
    yr_generator *base; /* D6: the last delegator of node that is looked at */
    bool deep;          /* a delegator of node may be suspended in a handler */
} yr_handled;

typedef struct yr_heap yr_heap;             /* core/memory.c */
typedef struct yr_collector yr_collector;   /* core/collector.c */
typedef struct yr_weak_table yr_weak_table; /* core/weakref.c */
/* generator/side.c: renamed generators, frame objects */
typedef struct yr_side_table yr_side_table;
typedef struct yr_interned yr_interned; /* types/str_intern.c */
typedef struct yr_trash yr_trash;       /* core/free.c */

enum { YR_SIGNAL_LAST = 64 };

/* yr_module_def or yr_native_module of the program, one for a name. */
typedef struct {
    const void **items;
    size_t count, capacity;
} yr_descriptors;

struct yr_runtime {
    /* as yr_runtime_start: */
    yr_runtime_head head;
    yr_heap *heap;
    uint32_t stamps;
    int origin_depth;
    yr_value pending;    /* the exception on its way, or 0; owned */
    yr_handled *handled; /* top of the stack */
    yr_handled handled_bottom;
    char *deepest;       /* the lowest stack address that a call may begin at, always */
    char *stack_base;    /* where the thread's calls begin */
    int depth;           /* calls of Python functions, where they are counted */
    yr_record no_record; /* the bottom of the stack of records */
    yr_collector *collector;
    yr_weak_table *weak;
    yr_side_table *side;
    yr_interned *interned;
    yr_trash *trash;
    struct yr_threads *threads; /* core/threads.c; NULL: no thread has been started */
    yr_value modules;           /* sys.modules: dict */
    yr_module *builtins, *sys;
    const yr_program *program;
    yr_library *libraries;        /* open ones, the last first (embed/library.c) */
    bool records;                 /* calls are recorded: a program looks at its stack */
    yr_descriptors defs, natives; /* of all modules that can be imported (core/import.c) */
    yr_value argv;                /* list */
    yr_value characters[256];     /* the one-character strings of Latin-1 */
    yr_value empty_tuple, empty_str, empty_bytes;
    uint64_t type_version; /* last version given to a type */
    uint64_t generation;   /* moves with every change of any type's attributes */
    int recursion_limit;
    bool counts_calls;                /* the limit is below the usual one */
    struct yr_lookup *lookup;         /* core/type.c: cache of yr_type_lookup */
    struct yr_remembered *remembered; /* core/site.c; NULL: no site needed it yet */
    yr_value *printing;               /* what yr_repr is inside of, borrowed */
    size_t printing_count, printing_capacity;
    int exiting;       /* the program is being torn down */
    int dealloc_depth; /* R7 */
    uint64_t delegation_limit;
    struct yr_decimal_powers *decimal_powers; /* types/float_shortest.c; NULL until used */
    int int_digits_limit;                     /* of decimal int text; 0: the default, -1: none */
    yr_value memory_error;                    /* a MemoryError kept ready */
    struct yr_marked_code *marked_codes;      /* core/code.c: the copies types.coroutine() made */
    yr_value codes; /* dict: address of a yr_code -> its code object; or 0 */
    yr_value signal_handlers[YR_SIGNAL_LAST]; /* functions of the program, by number - 1 */
    yr_value exit_functions; /* of atexit: list of (function, args, kwargs), or 0 */
    yr_value context;        /* the current contextvars.Context; 0 until there is one */
    yr_value asyncgen_firstiter, asyncgen_finalizer; /* sys.set_asyncgen_hooks(); 0: none */
    yr_value spec_hook, find_hook; /* of importlib (modules/_imp_module.c); 0: it is not there */
    yr_value codec_search;         /* list: what codecs.register() was given; 0 until used */
    bool codec_package;            /* the package encodings has been asked for */
    yr_value codec_cache, codec_handlers; /* dicts: by name, codecs and error handlers; or 0 */
    yr_value warned; /* set of the warnings that generator/origin.c gave; 0: none */
    yr_value names[YR_N_COUNT];
    yr_type types[YR_T_COUNT];
    yr_type exceptions[YR_E_COUNT];
};

#define YR         (&yr_main_runtime)
#define YR_EXC(e)  (&YR->exceptions[YR_E_##e])
#define YR_NAME(n) (YR->names[YR_N_##n])

#define X(type, name, base) extern const yr_type_spec yr_spec_##type;
#include "types.def"
#undef X

/* ---- Types (core/type.c and others) --------------------------------------------------------- */

/* borrowed: the type of any value. */
static inline yr_type *yr_type_of(yr_value v)
{
    if (yr_is_pointer(v))
        return yr_object_of(v)->type;
    if (yr_is_int(v))
        return YR_TYPE(int);
    if (v >= YR_FIRST_FLONUM)
        return YR_TYPE(float);
    if (v == YR_NONE)
        return YR_TYPE(NoneType);
    if (v == YR_TRUE || v == YR_FALSE)
        return YR_TYPE(bool);
    return v == YR_ELLIPSIS ? YR_TYPE(ellipsis) : YR_TYPE(NotImplementedType);
}
bool yr_is_subtype(yr_type *t, yr_type *of);
static inline bool yr_isinstance_of(yr_value v, yr_type *t)
{
    yr_type *own = yr_type_of(v);
    return own == t || yr_is_subtype(own, t);
}
#define YR_IS(v, t)        (yr_is_pointer(v) && yr_object_of(v)->type == YR_TYPE_ID(t)) /* exactly */
#define YR_HAS(v, FLAG)    (yr_is_pointer(v) && yr_object_of(v)->type->flags & YR_TYPE_##FLAG)
#define YR_IS_STR(v)       YR_HAS(v, STR)
#define YR_IS_TUPLE(v)     YR_HAS(v, TUPLE)
#define YR_IS_LIST(v)      YR_HAS(v, LIST)
#define YR_IS_DICT(v)      YR_HAS(v, DICT)
#define YR_IS_BYTES(v)     YR_HAS(v, BYTES)
#define YR_IS_CLASS(v)     YR_HAS(v, TYPE)
#define YR_IS_EXCEPTION(v) YR_HAS(v, EXCEPTION)
#define YR_IS_ANY_INT(v)   (yr_is_int(v) || (v) == YR_TRUE || (v) == YR_FALSE || YR_HAS(v, INT))
#define YR_IS_FLOAT(v)                                                                             \
    (yr_is_flonum(v) || (yr_is_pointer(v) && yr_isinstance_of(v, YR_TYPE_ID(float))))
#define YR_AS(T, v) ((T *)yr_object_of(v))

int yr_types_start(void); /* makes the types of types.def */
void yr_types_finish(void);
/* Makes t, zeroed memory that lives for ever, a complete built-in type. name may be dotted: then
 * what stands before the last dot is the module. */
int yr_type_ready(yr_type *t, const char *name, yr_type *base, const yr_type_spec *spec);
/* borrowed: the dict of its own attributes. That of a built-in type is made when somebody asks for
 * it first, without running code of the program. 0 where the type is being made or has ended. */
YR_COLD yr_value yr_type_fill(yr_type *t);
static inline yr_value yr_type_dict(yr_type *t)
{
    return YR_LIKELY(t->own_dict != 0) ? t->own_dict : yr_type_fill(t);
}
void yr_type_modified(yr_type *t); /* its dict has changed behind yr_setattr's back */
/* The size to allocate for a variable-size object of size bytes: 16 bytes more, behind a multiple
 * of 8, if type's instances have attributes. What the `make` of int, str, bytes and tuple uses. */
size_t yr_variable_size(yr_type *t, size_t size);
/* For types with YR_TYPE_HAS_DICT: what traverse, clear and dealloc of a built-in type call. */
int yr_attributes_traverse(yr_object *o, yr_visitor visit, void *context);
void yr_attributes_clear(yr_object *o); /* drops all attributes; harmless twice */
/* borrowed or 0 without an error: the attribute of the type or a base of it. */
yr_value yr_type_lookup(yr_type *t, yr_value name);
/* new: looks a special method up on the type and binds it to o; 0 without an error if missing, 0
 * with one pending if the binding failed. */
yr_value yr_special(yr_value o, yr_value name);
/* new: calls the special method; 0 and *missing = true without an error if there is none. */
yr_value yr_call_special(yr_value o, yr_value name, yr_value *args, size_t n, bool *missing);
const char *yr_name_of_type(yr_type *t);
/* A type made by a module of the runtime at run time (itertools and so on); new, or NULL. */
yr_type *yr_type_from_spec(const char *name, const char *module, yr_type *base,
                           const yr_type_spec *spec);
int yr_add_type(yr_module *m, yr_type *t);             /* under its own name */
yr_value yr_object_getattr(yr_value o, yr_value name); /* object.__getattribute__ */
/* The same for objects that keep a dict (or 0) of their own: functions, modules. */
yr_value yr_getattr_in(yr_value o, yr_value name, yr_value dict);
int yr_setattr_in(yr_value o, yr_value name, yr_value v, yr_value *dict);
int yr_object_setattr(yr_value o, yr_value name, yr_value v);
/* new; 0 without an error if AttributeError */
yr_value yr_getattr_or_null(yr_value o, yr_value name);
/* a getset's set: AttributeError "readonly attribute" */
int yr_readonly(yr_value self, yr_value v);
yr_value yr_object_repr(yr_value o);
yr_value yr_object_compare(yr_compare_op op, yr_value a, yr_value b);
int yr_object_hash(yr_value o, uint64_t *hash); /* by address */

int yr_issubclass(yr_value c, yr_value classes);
yr_value yr_dict_of(yr_value o);               /* new: o.__dict__; AttributeError */
yr_value yr_object_get_dict(yr_value self);    /* new: __dict__ of a type with YR_TYPE_HAS_DICT */
yr_value yr_union_new(yr_value a, yr_value b); /* new: a | b of types, or NotImplemented */
yr_value yr_type_argument_text(yr_value v);    /* new str: a type as list[int] shows it */

/* ---- Objects (core/object.c) ---------------------------------------------------------------- */

yr_value yr_ascii(yr_value o);           /* new str */
int yr_hash(yr_value o, uint64_t *hash); /* TypeError: unhashable type */
int64_t yr_length_hint(yr_value o, int64_t otherwise);
bool yr_is_callable(yr_value o);
bool yr_is_iterator(yr_value o);
yr_value yr_divmod(yr_value a, yr_value b);                  /* new */
yr_value yr_power(yr_value a, yr_value b, yr_value modulus); /* new: pow(); modulus may be None */
/* repr guards of containers: 1 if o is being printed already, 0 entered, -1 */
int yr_repr_enter(yr_value o);
void yr_repr_leave(yr_value o);
/* Is the C stack deep? Sets RecursionError and returns true if so. what: " while calling a Python
 * object" and so on, for the message. */
bool yr_too_deep(const char *what);
/* The same for what ends a generator. It may go a little further than what begins one, so that of a
 * recursion that begins and ends one at each level the innermost fails before it has begun. */
bool yr_too_deep_to_end(void);
/* The running thread's calls begin at base, and its stack has size bytes: they may use most of it.
 */
void yr_stack_is(char *base, size_t size);
/* All calls are recorded from now on. */
void yr_keep_records(void);
/* sys.setrecursionlimit(): 0, or -1 and RecursionError where calls are deeper than that already. */
int yr_limit_recursion(int limit);
/* Where calls are counted: are there as many as may be? RecursionError and true if so. */
bool yr_call_is_too_many(void);

/* ---- Memory (core/memory.c, core/free.c, core/collector.c, core/weakref.c) ------------------ */

/* new: an object of size bytes (at least type->size), zeroed behind the header, with one
 * reference; retains a heap type. NULL and MemoryError. May run the collector first. */
void *yr_new(yr_type *t, size_t size);
/* Gives the memory back; what it owned has been dropped. Drops a heap type. */
void yr_release(yr_object *o);
/* Raw memory, not collected, aligned for words (8 bytes). NULL and MemoryError. */
void *yr_alloc(size_t size);
void *yr_resize(void *p, size_t size); /* NULL and MemoryError; p stays */
void yr_dispose(void *p);
/* Calls visit for every live object of a tracked type. */
int yr_heap_each(int (*visit)(yr_object *, void *), void *context);
void yr_collector_forget(yr_object *o); /* one with the flag GARBAGE begins to die */
#define YR_VISIT(v)                                                                                \
    do {                                                                                           \
        yr_value visited = (v);                                                                    \
        int stop = visited && yr_is_pointer(visited) ? visit(visited, context) : 0;                \
        if (stop)                                                                                  \
            return stop;                                                                           \
    } while (0)
/* What a finished tuple needs before its items are changed: the collector looks at it again. */
static inline yr_value yr_tuple_reopen(yr_value tuple)
{
    yr_object_of(tuple)->flags &= ~(uint32_t)YR_FLAG_ATOMIC;
    return tuple;
}
/* Clears the weak references to o; callbacks run before this returns, if run_callbacks. */
void yr_weakrefs_clear(yr_object *o, bool run_callbacks);
/* Runs o's finaliser with the pending and handled exceptions saved. true: o was resurrected. */
bool yr_finalize(yr_object *o);

/* ---- Exceptions (core/error.c, core/exception.c, core/traceback.c) -------------------------- */

/* All return 0, so `return yr_raise_x(...)`. The format knows printf's conversions, and %R (repr of
 * a yr_value), %S (str of a yr_value), %T (name of the type of a yr_value), %U (a str yr_value as
 * it is). */
YR_COLD yr_value yr_raise_format(yr_type *exception, const char *format, ...);
YR_COLD yr_value yr_raise_value(yr_type *exception, yr_value argument); /* exception(argument) */
YR_COLD yr_value yr_raise_none(yr_type *exception);                     /* exception() */
YR_COLD yr_value yr_raise_os(int error, yr_value filename);             /* the OSError of errno */
#define yr_type_error(...)  yr_raise_format(YR_EXC(TypeError), __VA_ARGS__)
#define yr_value_error(...) yr_raise_format(YR_EXC(ValueError), __VA_ARGS__)
YR_COLD yr_value yr_no_memory(void);
bool yr_pending_is(yr_type *exception); /* is one pending, and an instance of that */
void yr_clear_pending(void);
/* Swaps the pending exception out (may be 0; new) and back (steals). */
yr_value yr_save_pending(void);
void yr_restore_pending(yr_value exception);
/* A handler has seen the pending exception: it keeps the traceback entries that it has got. */
void yr_settle_entries(void);
/* As yr_reraise(), but its traceback goes on from this one (borrowed, or 0), whatever it has. */
void yr_reraise_with(yr_value exception, yr_value traceback);
/* borrowed or 0: the traceback of an exception that may be pending, unseen entries included. */
yr_value yr_traceback_of(yr_value exception);
/* Sets a new exception as pending, with __context__ from the handled one (steals). */
void yr_raise_instance(yr_value exception);
/* Makes the pending exception the __cause__ and __context__ of a new one of that type and text. */
YR_COLD yr_value yr_raise_from_pending(yr_type *exception, const char *format, ...);
/* Reports the pending exception through sys.unraisablehook and clears it. object may be 0;
 * message NULL: "Exception ignored in". */
void yr_unraisable(yr_value object, const char *message);
yr_value yr_visible_handled(void); /* borrowed or 0: what sys.exc_info() shows */
yr_value yr_exception_new(yr_type *t, yr_value argument); /* new; argument 0: none */
/* warnings.warn(text, category) by the module, if the program has it, else by its default. 0, or -1
 * where a filter made an error of it. stacklevel counts frames, where there are records. */
YR_COLD int yr_warn(yr_type *category, int stacklevel, const char *format, ...);
/* Warns that a method (its name as messages have it) returned v, of a strict subclass of the base
 * that it should return: 0, or -1. */
YR_COLD int yr_warn_subclass(const char *method, yr_type *base, yr_value v);
/* new str: the text Python prints for an uncaught exception, with chains and tracebacks. */
yr_value yr_format_exception(yr_value exception);
void yr_print_exception(yr_value exception); /* to sys.stderr, as an uncaught one */
/* StopIteration: value of the pending one (new), cleared; for a pending other error 0. */
yr_value yr_fetch_stop_value(void);
void yr_raise_stop(yr_value v); /* StopIteration(v), or StopIteration() for None */

/* ---- Calls (core/call.c) -------------------------------------------------------------------- */

/* Beside yr_invoke(): args are borrowed, unlike those of yr_call. */
yr_value yr_invoke0(yr_value callee);
yr_value yr_invoke1(yr_value callee, yr_value a);
yr_value yr_invoke2(yr_value callee, yr_value a, yr_value b);
/* o.name(args): borrowed args; new. */
yr_value yr_invoke_method(yr_value o, yr_value name, const yr_value *args, size_t n);
/* Puts a call's arguments in the order of names (total of them; the first positional_only have no
 * name to the caller). out[i] is borrowed, 0 where absent and i >= required. -1 and CPython's
 * TypeError. f is the function's name without (). */
int yr_parse_arguments(const char *f, const char *const *names, int positional_only, int required,
                       int positional, int total, yr_value *args, size_t n, yr_value keywords,
                       yr_value *out);
int yr_no_keywords(const char *f,
                   yr_value keywords); /* 0, or -1: "f() takes no keyword arguments" */
int yr_check_arity(const char *f, size_t n, int min, int max);
/* new: a callable's name for messages, with "()": "list.append()", "math.sin()". */
yr_value yr_callable_text(yr_value callable);
yr_value yr_builtin_new(const yr_method_def *def, yr_value self, yr_value module); /* new */
yr_value yr_method_new(yr_value function, yr_value self); /* new: a bound method; borrows both */
/* new: the result of a function's code on bound arguments: runs the body, or makes the generator.
 * Steals args[0..parameter count). */
yr_value yr_run_function(yr_function *f, yr_value *args);

/* ---- Numbers (types/int.c, types/float.c) --------------------------------------------------- */

yr_value yr_int_from_double(double d);             /* truncates; OverflowError, ValueError */
yr_value yr_int_from_text(yr_value str, int base); /* int("..."): ValueError */
int yr_to_index(yr_value v, int64_t *out,
                bool clip);                 /* "cannot fit 'int' into an index-sized integer" */
int yr_to_count(yr_value v, int64_t *out);  /* the same, with OverflowError for IndexError */
yr_value yr_index(yr_value v);              /* new int: operator.index(v) */
bool yr_float_get(yr_value v, double *out); /* true if v is a float, or subclass; no error */
bool yr_int_get(yr_value v, int64_t *out);  /* true if v is exactly an int, and fits; no error */
uint64_t yr_hash_double(double d, yr_value o);
uint64_t yr_hash_i64(int64_t i);
yr_value yr_int_to_str(yr_value v, int base); /* new str; digits only, with sign */
yr_value yr_float_repr(double d);             /* new str */
/* type code r, e, f, g...; flags as '#', ','; new char buffer by yr_alloc */
char *yr_double_text(double d, char code, int precision, bool alternate, bool sign);
yr_value yr_format_int(yr_value v, yr_value spec); /* int.__format__ */
yr_value yr_format_float(yr_value v, yr_value spec);

/* ---- Text (types/str*.c, types/bytes.c) ----------------------------------------------------- */

yr_value yr_str_vformat(const char *format, va_list args);
yr_value yr_str_alloc(size_t length, uint32_t max_char); /* new, to be filled */
yr_value yr_intern(yr_value s); /* steals s; new: the one interned equal str */
yr_value yr_intern_c(const char *s);
const char *yr_utf8(yr_value s, size_t *size); /* borrowed from s; NULL: surrogates, memory */
static inline uint32_t yr_str_at(const yr_str *s, size_t i)
{
    const uint16_t *two = s->data.two; /* the arrays are longer than they are declared */
    const uint32_t *four = s->data.four;
    return s->kind == 1 ? s->data.one[i] : s->kind == 2 ? two[i] : four[i];
}
bool yr_str_equal(yr_value a, yr_value b);          /* both str */
int yr_str_order(const yr_str *a, const yr_str *b); /* <0, 0, >0 by code point */
/* Are the n bytes the same? Quick where there are few. */
static inline bool yr_same_bytes(const void *a, const void *b, size_t n)
{
    const uint8_t *p = a, *q = b;
    uint64_t x, y;
    if (n > 16)
        return memcmp(p, q, n) == 0;
    for (; n >= 8; p += n - 8, q += n - 8, n = n > 8 ? 8 : 0) {
        memcpy(&x, p, 8);
        memcpy(&y, q, 8);
        if (x != y)
            return false;
    }
    for (; n > 0; n--)
        if (*p++ != *q++)
            return false;
    return true;
}
bool yr_str_is(yr_value s, const char *ascii);
bool yr_str_is_identifier(yr_value s); /* str.isidentifier() */
yr_value yr_str_concat(yr_value a, yr_value b);
yr_value yr_str_sub(yr_value s, size_t from, size_t to);
yr_value yr_format_value(yr_value v, yr_value spec);        /* format(v, spec); new str */
yr_value yr_percent_format(yr_value format, yr_value args); /* str % args */

/* Grows a str piece by piece. Zero-initialised is empty. */
typedef struct {
    uint32_t *chars;
    size_t length, capacity;
    uint32_t max;
    bool failed;
} yr_builder;
int yr_builder_add(yr_builder *b, yr_value s);
int yr_builder_char(yr_builder *b, uint32_t c);
int yr_builder_c(yr_builder *b, const char *ascii);
yr_value yr_builder_finish(yr_builder *b); /* new; frees b. 0 if an add failed */
void yr_builder_free(yr_builder *b);

/* ---- Containers (types/list.c tuple.c dict.c set.c slice.c range.c) ------------------------- */

yr_value yr_tuple_alloc(size_t n); /* new; items 0, to be filled */
yr_value yr_list_new(void);
yr_value yr_to_list(yr_value iterable); /* new list(iterable) */
yr_value yr_to_tuple(yr_value iterable);
int yr_list_sort(yr_value list, yr_value key, bool reverse);
yr_value yr_dict_get(yr_value d, yr_value key); /* borrowed; 0 without an error if absent */
int yr_dict_find(yr_value d, yr_value key, yr_value *v);    /* 1 (*v new), 0 absent, -1 */
int yr_dict_delete(yr_value d, yr_value key);               /* 1 deleted, 0 absent, -1 */
int yr_dict_set_c(yr_value d, const char *key, yr_value v); /* steals v */
yr_value yr_dict_get_c(yr_value d, const char *key);        /* borrowed or 0 */
yr_value yr_dict_copy(yr_value d);
/* new: a dict whose first n entries are pinned under those names, unbound. */
yr_value yr_dict_pinned(yr_module *m, const char *const *names, size_t n);
/* The fast halves of list and tuple indexing: new, or 0 and IndexError. i may be negative. */
yr_value yr_list_item(yr_value list, int64_t i);
yr_value yr_tuple_item(yr_value tuple, int64_t i);
int yr_list_set_item(yr_value list, int64_t i, yr_value v); /* IndexError */
yr_value yr_dict_item(yr_value d, yr_value key);            /* new: d[key]; KeyError, __missing__ */
yr_value yr_dict_get_hashed(yr_value d, yr_value key, uint64_t hash); /* as yr_dict_get */
yr_value yr_set_new(yr_type *t, yr_value iterable); /* t: set or frozenset; iterable may be 0 */
int yr_set_has(yr_value set, yr_value item);
/* start, stop, step of a slice for a length, CPython's PySlice_AdjustIndices; returns the item
 * count, or -1. */
int64_t yr_slice_bounds(yr_value slice, int64_t length, int64_t *start, int64_t *stop,
                        int64_t *step);
yr_value yr_call_iter_new(yr_value callee, yr_value sentinel); /* iter(f, x) */
yr_value yr_seq_iter_new(yr_value sequence);
yr_value yr_generic_alias(yr_value origin, yr_value args);

/* ---- Modules (core/module.c) ---------------------------------------------------------------- */

yr_module *yr_module_new(const char *name);
int yr_module_add(yr_module *m, const char *name, yr_value v); /* steals v */
int yr_module_add_functions(yr_module *m, const yr_method_def *defs);
bool yr_import_has(const char *name);  /* is a module of that name linked, or imported? */
yr_value yr_sys_get(const char *name); /* borrowed or 0 */

/* ---- Generators (generator/) ---------------------------------------------------------------- */

/* borrowed or 0: the handled exception of the nearest delegator that h shows; only if h->deep. */
YR_COLD yr_value yr_handled_above(const yr_handled *h);
/* new: steals args[0..parameter count). */
yr_value yr_generator_new(yr_function *f, yr_value *args);
/* new: next(iterator); 0 with StopIteration pending, which has the value that the iterator ended
 * with, or with an error. */
yr_value yr_next_of_any(yr_value iterator);
/* new: anext(iterator, otherwise), where awaitable is what __anext__() gave. */
yr_value yr_anext_or(yr_value awaitable, yr_value otherwise);
/* borrowed or NULL: the generator that delegates to g, where the two are linked. */
yr_generator *yr_delegator_of(yr_generator *g);
/* new: a frame object. f is retained; g may be NULL. NULL: MemoryError. */
yr_frame *yr_frame_new(yr_function *f, yr_generator *g, int line);
/* new: the frame object of a suspended or running generator; None when it has ended. */
yr_value yr_generator_frame(yr_generator *g);
yr_frame *yr_generator_known_frame(yr_generator *g); /* borrowed; NULL where nobody has asked yet */
/* new: the frame object of the traceback entry of function; NULL: MemoryError is pending. */
yr_frame *yr_frame_of_function(yr_function *function, int line);
/* take_ownership, before the slots are cleared; new or 0: what is to be dropped behind them. */
yr_value yr_frame_generator_gone(yr_generator *g);
yr_value yr_frame_locals(yr_frame *f);           /* new dict */
yr_value yr_code_object_of(const yr_code *code); /* new */
/* The same code marked as of an iterable coroutine, one copy for each; it lives as long as the
 * program. NULL: MemoryError. */
const yr_code *yr_iterable_coroutine(const yr_code *code);
/* f has that code and module from now on; generators that it has made go on with a copy of what it
 * was. 0, or -1 and MemoryError. */
int yr_function_replace_code(yr_function *f, const yr_code *code, yr_module *m);
void yr_codes_finish(void); /* when no function is left */

/* ---- Start and end (core/start.c) ----------------------------------------------------------- */

int yr_start(int argc, char **argv, const yr_program *program);
/* The same within a process of others: it changes nothing about signals. */
int yr_start_hosted(int argc, char **argv, const yr_program *program);
int yr_finish(void); /* the runtime may be started again after that */

#endif
