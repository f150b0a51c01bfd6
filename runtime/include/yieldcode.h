/* yieldcode.h - what the translator says of a program: layouts and descriptors, as constant data.
 *
 * Of functions and the states of generators, of modules, libraries and whole programs; and the
 * beginnings of the runtime's own structs, as far as emitted code reads them in line (yieldabi.h).
 * It changes with both. The functions are those that programs and libraries start with.
 */
#ifndef YIELDCODE_H
#define YIELDCODE_H

#include "yieldrt.h"

#ifdef __cplusplus
extern "C" {
#endif

#define YR_COLD         __attribute__((cold, noinline))
#define YR_ALWAYS       __attribute__((always_inline)) /* even where it grows the code */
#define YR_IGNORE(name) name __attribute__((unused))

/* A function so large that to optimise it would take the C compiler more than its time is worth:
 * that grows with the square of its length. */
#ifdef __clang__
#define YR_LARGE __attribute__((optnone, noinline))
#else
#define YR_LARGE __attribute__((optimize("O0")))
#endif

/* ---- Layouts that inline functions read ------------------------------------------------------ */

/* The built-in types they look for: constants (core/type.c). */
typedef struct {
    const yr_type *list, *range_iterator, *list_iterator, *method_descriptor;
    const yr_type *generator, *coroutine, *async_generator;
} yr_known_types;
extern const yr_known_types yr_known;

typedef struct {
    yr_object base;
    size_t length, capacity;
    yr_value *items;
} yr_list_object;

/* What an iterator over a range begins with: left > 0 ints still come, at and every by; else
 * range.c knows. */
typedef struct {
    yr_object base;
    int64_t left;
    uint64_t at, by; /* modulo 2**64 */
} yr_range_cursor;

typedef struct {
    yr_object base;
    int64_t index;
    yr_value list; /* 0: exhausted */
} yr_list_cursor;

typedef struct { /* a C function, bound (self) or not (0) */
    yr_object base;
    const yr_method_def *def;
    yr_value self;
    yr_value module; /* str or 0 */
    yr_type *owner;  /* method_descriptor and friends: the type; borrowed */
} yr_builtin_object;

static inline bool yr_has_type(yr_value v, const yr_type *t) /* exactly; v is no 0 */
{
    return yr_is_pointer(v) && yr_object_of(v)->type == t;
}

/* ---- Descriptors: what the translator says of a function ------------------------------------ */

typedef struct yr_function yr_function;
typedef struct yr_generator yr_generator;
typedef struct yr_frame yr_frame;
typedef struct yr_code yr_code;

typedef enum { YR_SEND, YR_THROW } yr_how;

/* The body of a plain function: steals args[0..parameters), borrows function. new or 0. */
typedef yr_value (*yr_body)(yr_function *function, yr_value *args);

/* The body of a generator, coroutine or async generator. state is the struct behind the header.
 * sent is moved in (None with YR_THROW, whose exception is pending); *out belongs to the caller.
 * YR_RETURNED and YR_RAISED leave the named slots to the runtime, which closes the generator first
 * and clears them then. */
typedef yr_step (*yr_resume)(void *state, yr_how how, yr_value sent, yr_value *out);

enum { YR_POINT_CREATED, YR_POINT_YIELD, YR_POINT_DELEGATE, YR_POINT_AWAIT };

/* A row of the state table: what holds while the generator is suspended in that state. */
typedef struct {
    uint32_t line;
    uint8_t kind;          /* YR_POINT_* */
    uint8_t has_handler;   /* a try or with encloses the point: close() must resume */
    uint8_t in_handler;    /* suspended while an exception is being handled (D6) */
    const uint16_t *owned; /* {count, slot, ...}: temporaries owned here, in dropping order */
} yr_point;

/* clang-format off */
#define YR_CREATED(line)     {line, YR_POINT_CREATED, 0, 0, NULL}
#define YR_AT_YIELD(line)    {line, YR_POINT_YIELD, 0, 0, NULL}
#define YR_AT_DELEGATE(line) {line, YR_POINT_DELEGATE, 0, 0, NULL}
#define YR_AT_AWAIT(line)    {line, YR_POINT_AWAIT, 0, 0, NULL}
/* clang-format on */

/* What a slot of a state struct is in C. Only a boxed one is counted, traversed and cleared, and
 * has a word for unbound. */
typedef enum {
    YR_REP_BOXED, /* yr_value; 0: unbound */
    YR_REP_RAW,   /* int */
    YR_REP_I64,   /* int64_t */
    YR_REP_F64    /* double */
} yr_representation;

/* A slot of the state struct. Parameters come first, in order, then the other named ones in the
 * order of co_varnames, then cells, then boxed temporaries. Unboxed temporaries have no row: nobody
 * looks at them. */
typedef struct {
    const char *name; /* NULL: a temporary */
    uint16_t offset;  /* in the state struct */
    bool is_cell;
    uint8_t representation; /* YR_REP_*; cells and temporaries are boxed */
} yr_slot;

/* Rows for a field of struct FUNCTION_state: of a variable that has the field's name, or another;
 * of a cell; of a temporary; of an unboxed variable. */
/* clang-format off */
#define YR_SLOT(function, field) YR_NAMED_SLOT(function, field, #field)
#define YR_NAMED_SLOT(function, field, name)                                                      \
    {name, offsetof(struct function##_state, field), false, YR_REP_BOXED}
#define YR_CELL_SLOT(function, field, name)                                                       \
    {name, offsetof(struct function##_state, field), true, YR_REP_BOXED}
#define YR_TEMPORARY(function, field) YR_NAMED_SLOT(function, field, NULL)
#define YR_UNBOXED(function, field, name, representation)                                         \
    {name, offsetof(struct function##_state, field), false, YR_REP_##representation}
/* clang-format on */

typedef struct {
    yr_resume resume;
    uint16_t size;     /* of the state struct: { uint32_t state; yr_function *function; ... } */
    uint16_t delegate; /* offset of the slot of the child delegated to; 0: never delegates */
    uint16_t handled;  /* offset of the slot that keeps the handled exception; 0: none */
    uint16_t slot_count, named_count, point_count;
    uint16_t boxed_start; /* the state to begin in with arguments that do not fit (held) */
    const yr_slot *slots;
    const yr_point *points;  /* indexed by state->state */
    const char *const *held; /* the same; NULL: all named slots are boxed */
} yr_frame_layout;

/* What the named slots of a frame with unboxed ones hold in a state: a string, a letter for each.
 * An int64_t has no word to spare for "unbound", so the state says it, at no cost in the frame. The
 * same table lets code for the general case keep values in the slots that other states use unboxed
 * (a union in the struct).
 *
 * state->state counts, in a running body too. So the body writes a state whenever a slot goes from
 * boxed to unboxed or back, and, before anybody can look (a traceback, say), when an unboxed one
 * has been bound or unbound. The point of a state that is only written so has a line, and is never
 * resumed. A variable that is bound on some ways to a point and unbound on others stays boxed.
 *
 * State 0 may hold parameters unboxed (I64 or F64). Where one of their arguments is not exactly an
 * int that fits, or exactly a float, all arguments come in boxed and boxed_start is the state to
 * begin in: it is needed then, and its row has all parameters boxed. */
enum {
    YR_HELD_BOXED = 'v',   /* a yr_value or 0, whatever the slot says */
    YR_HELD_UNBOXED = 'u', /* what the slot says */
    YR_HELD_NOTHING = '-'  /* nothing: an unboxed variable that is unbound */
};

enum {
    YR_CODE_VARARGS = 1,
    YR_CODE_VARKEYWORDS = 2,
    YR_CODE_GENERATOR = 4,
    YR_CODE_COROUTINE = 8,
    YR_CODE_ASYNC_GENERATOR = 16,
    YR_CODE_CLASS_BODY = 32, /* args[0] is the namespace; returns the __class__ cell or None */
    YR_CODE_MODULE = 64,
    YR_CODE_ITERABLE_COROUTINE = 128,
    YR_CODE_NESTED = 256
};

/* The tables of a layout with their lengths. */
/* clang-format off */
#define YR_FRAME_SLOTS(...)                                                                             \
    .slot_count = sizeof((yr_slot[]){__VA_ARGS__}) / sizeof(yr_slot),                             \
    .slots = (const yr_slot[]){__VA_ARGS__}
#define YR_FRAME_POINTS(...)                                                                            \
    .point_count = sizeof((yr_point[]){__VA_ARGS__}) / sizeof(yr_point),                          \
    .points = (const yr_point[]){__VA_ARGS__}
#define YR_FRAME_HELD(...) .held = (const char *const[]){__VA_ARGS__}
/* clang-format on */

/* One per function of the source; always static const. */
struct yr_code {
    const char *name, *qualname, *file, *doc; /* doc may be NULL */
    yr_body body;                             /* NULL where frame is given */
    const yr_frame_layout *frame;             /* generators, coroutines, async generators */
    uint32_t line;
    uint16_t flags;
    uint16_t positional; /* parameters before * (positional-only ones included) */
    uint16_t positional_only, keyword_only;
    uint16_t local_count, cell_count, free_count;
    const char *const *names; /* locals (parameters first: positional, keyword-only, *args,
                               **kwargs), then cells, then free variables */
};

/* clang-format off */
#define YR_MODULE_CODE(path, function)                                                            \
    {.name = "<module>", .qualname = "<module>", .file = path, .line = 1, .body = function,       \
     .flags = YR_CODE_MODULE}
/* clang-format on */

/* Number of values that body gets: every parameter, with those of * and ** counted. */
static inline int yr_parameter_count(const yr_code *c)
{
    return c->positional + c->keyword_only + !!(c->flags & YR_CODE_VARARGS) +
           !!(c->flags & YR_CODE_VARKEYWORDS);
}

typedef struct yr_cell {
    yr_object base;
    yr_value value; /* 0: unbound */
} yr_cell;

struct yr_function {
    yr_object base; /* upper half of base.flags: see yr_function_set_code() */
    const yr_code *code;
    yr_module *module;            /* owned */
    yr_value name, qualname, doc; /* owned, never 0 */
    yr_value defaults;            /* tuple or 0 */
    yr_value keyword_defaults;    /* dict or 0 */
    yr_value annotations;         /* dict or 0 */
    yr_value type_params;         /* tuple or 0 */
    yr_value module_name;         /* __module__ */
    yr_value dict;                /* attributes, or 0 */
    yr_value cells[];             /* free_count cells */
};

/* Header of generators, coroutines and async generators; the state struct follows it. */
struct yr_generator {
    yr_object base;     /* status and flags: upper half of base.flags */
    yr_generator *link; /* root: its leaf, or NULL; inner: its delegator (rules D) */
};

/* What begins every state struct. */
typedef struct {
    uint32_t state;
    uint32_t stamp;        /* when it was made: in the gap that the translator's struct has here */
    yr_function *function; /* owned; of a generator that has ended and whose function died with it,
                              the address of its code plus 1 */
} yr_state_head;

/* The code of a generator that has not ended. */
static inline const yr_code *yr_live_code(const yr_generator *g)
{
    return ((const yr_state_head *)(g + 1))->function->code;
}

/* The status of a generator is the upper half of its flags, read and written as a word of its own.
 * LIGHT: its body delegates to nobody, and leaves no handled exception behind where it yields; then
 * nobody would look at an element for its run on the stack of handled exceptions, and its caller's
 * does for it too, as it does for a function. The two bits belong to generators in every type: so
 * YR_STATUS_IDLE is the status of a light generator that has started, is not running and is in no
 * chain, and of nothing else. What is written to it is known beforehand, so that no resume waits
 * for the one before to have read it. */
#define YR_FLAG_ON_STACK ((uint32_t)1 << 31) /* its body is running now; not traversed (R3) */
#define YR_FLAG_LIGHT    ((uint32_t)1 << 30)
enum {
    YR_GEN_STARTED = 1 << 16,
    YR_GEN_RUNNING = 1 << 17, /* the root of a chain that is being resumed */
    YR_STATUS_IDLE = (YR_FLAG_LIGHT | YR_GEN_STARTED) >> 16,
    YR_STATUS_BUSY = (YR_FLAG_LIGHT | YR_GEN_STARTED | YR_GEN_RUNNING | YR_FLAG_ON_STACK) >> 16,
    YR_STATUS_AT = offsetof(yr_object, flags) + (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 2 : 0)
};

static inline void yr_set_status(yr_generator *g, uint16_t status)
{
    memcpy((char *)g + YR_STATUS_AT, &status, sizeof status);
}

/* A running function, in a program that looks at its stack (rule L5). The runtime pushes one for
 * each call of a Python function and for each run of a chain of generators; what a function says in
 * it of itself comes from the emitted C. */
typedef struct yr_record {
    struct yr_record *previous;
    yr_function *function;   /* borrowed; NULL: a run of generators */
    void *run;               /* then its element of the stack of handled exceptions */
    yr_generator *top;       /* and its outermost frame; NULL: the root of the chain */
    yr_generator *aside;     /* a node of it that is not on the stack; NULL: none */
    yr_generator *next;      /* what comes in its place, or NULL */
    yr_frame *frame;         /* owned; NULL until somebody asks for it */
    yr_value body_names;     /* the namespace of a class body; borrowed, or 0 */
    yr_value *const *locals; /* the variables, in the order of code->names; NULL: gone */
    uint32_t line;           /* being run */
} yr_record;

/* What inline functions read of the runtime: the beginning of yr_runtime. */
typedef struct {
    char *stack_limit; /* lowest C stack address that a call may begin at; in a program
                          with records, the highest address: all calls are slow ones */
    yr_record *record; /* of the running function; one that nobody reads otherwise */
} yr_runtime_head;

/* The heap (core/heap.h): the beginning of a page, and of what knows the pages to allocate from, by
 * the cells' size in steps. */
typedef struct {
    void *free;        /* cells given back; each holds the next */
    char *fresh, *end; /* cells never used yet: [fresh, end) */
    uint32_t cell;     /* bytes of a cell; 0: the page is empty and unused */
    uint32_t used;     /* live cells */
} yr_page_head;
enum { YR_HEAP_STEP = 16, YR_HEAP_SMALL = 512 };
typedef struct {
    int64_t tracked;                                       /* live objects of tracked types */
    int64_t threshold;                                     /* collect when tracked passes this */
    yr_page_head *pages[YR_HEAP_SMALL / YR_HEAP_STEP + 1]; /* never NULL */
} yr_heap_head;

typedef struct { /* the same, with what follows it */
    yr_runtime_head head;
    yr_heap_head *heap;
    uint32_t stamps;  /* objects with a finaliser that were made, for their order */
    int origin_depth; /* callers that a new coroutine notes as its cr_origin */
} yr_runtime_start;
extern yr_runtime yr_main_runtime;

/* ---- Modules -------------------------------------------------------------------------------- */

/* An entry of a dict. The first entries of a module's dict are pinned: entry i is global i of its
 * program text for ever, with value 0 while it is unbound. */
typedef struct {
    uint64_t hash;
    yr_value key;   /* 0: never used or deleted */
    yr_value value; /* 0: deleted, or a pinned entry that is unbound */
} yr_dict_entry;

/* The cache of an attribute site. */
typedef struct {
    const void *shape;
    uint64_t slot;
} yr_site;

typedef struct {
    uint8_t kind;     /* 's' str, 'b' bytes, 'i' int digits, 'f' float, 'j' imaginary, 't' tuple */
    uint32_t size;    /* of text; of a tuple, its length */
    const char *text; /* str: UTF-8 (lone surrogates as three bytes) */
    double number;    /* 'f', 'j' */
    const yr_value *items; /* 't': immediates, and YR_ITEM of what stands earlier in the table */
} yr_constant;

/* clang-format off */
#define YR_STR(literal) {'s', sizeof(literal) - 1, literal, 0, NULL}
#define YR_FLOAT(number) {'f', 0, NULL, number, NULL}
#define YR_TUPLE_OF(...)                                                                          \
    {'t', sizeof((yr_value[]){__VA_ARGS__}) / sizeof(yr_value), NULL, 0,                          \
     (const yr_value[]){__VA_ARGS__}}
#define YR_ITEM(constant) ((yr_value)(constant) << 2)
/* clang-format on */

typedef struct yr_native_module yr_native_module;

/* A constant text that exec() or eval() may be given; static const. */
typedef struct {
    const char *text; /* UTF-8 */
    size_t size;
    char kind;                       /* 'x' exec, 'e' eval */
    const struct yr_module_def *def; /* NULL: it raises a SyntaxError, */
    const char *error;               /* "NAME: message", there: */
    int line, column;
} yr_text;

/* What the translator says of a module; static const. */
typedef struct yr_module_def {
    const char *name; /* dotted, "__main__" for the program */
    const char *file;
    const yr_code *body;        /* flags YR_CODE_MODULE; of a text YR_CODE_CLASS_BODY */
    const yr_text *texts;       /* that exec() and eval() are given, or NULL */
    const char *const *globals; /* names of the pinned globals */
    const yr_constant *constants;
    const struct yr_module_def *const *modules; /* of the library: what it imports, as in a */
    const yr_native_module *const *natives;     /* yr_program; NULL: nothing */
    uint16_t global_count, constant_count, site_count, text_count;
    bool is_package;
} yr_module_def;

struct yr_module {
    yr_object base;
    yr_value dict;          /* owned */
    yr_dict_entry *globals; /* the pinned entries of dict; moved when dict grows. Of a text: unbound
                               ones of its own, so that all its globals are looked up in dict */
    yr_value *constants;    /* owned values */
    yr_site *sites;
    uint16_t *built_in; /* of global i, while it is unbound: where the built-in of its name stood
                           last in the dict of builtins. NULL of a text */
    const yr_module_def *def; /* NULL for modules written in C */
    uint8_t started;          /* body has begun */
    bool is_text;             /* of an exec() or eval(): dict is that of another */
};

/* A standard module written in C. Each is one object file of the library, linked if named. */
struct yr_native_module {
    const char *name;
    int (*fill)(yr_module *module); /* adds its names; -1 on error */
};

/* What a distribution that the program was compiled with says of itself: the headers of a file in
 * its folder NAME.dist-info or NAME.egg-info; file "": the path is the file. */
typedef struct {
    const char *path, *file, *text;
} yr_distribution;

/* A whole program: its own modules, and those of the library that they import, which bring theirs.
 * Both tables end with NULL, natives may be NULL; modules[0] is __main__. */
typedef struct {
    const yr_module_def *const *modules;
    const yr_native_module *const *natives;
    bool records;                         /* it looks at its stack */
    const yr_distribution *distributions; /* NULL, or a table that ends with a path of NULL */
} yr_program;

/* What a module is made from: its file and body, the names and constants of its text. */
/* clang-format off */
#define YR_MODULE_TEXT(path, function)                                                            \
    .file = path, .body = &(const yr_code)YR_MODULE_CODE(path, function)
#define YR_GLOBALS(...)                                                                           \
    .global_count = sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *),                       \
    .globals = (const char *const[]){__VA_ARGS__}
#define YR_TEXTS(...)                                                                             \
    .text_count = sizeof((const yr_text[]){__VA_ARGS__}) / sizeof(yr_text),                       \
    .texts = (const yr_text[]){__VA_ARGS__}
#define YR_CONSTANTS(...)                                                                         \
    .constant_count = sizeof((yr_constant[]){__VA_ARGS__}) / sizeof(yr_constant),                 \
    .constants = (const yr_constant[]){__VA_ARGS__}
#define YR_NAMES(...) (const char *const[]){__VA_ARGS__}

/* The tables of a yr_program or a yr_module_def; they end with NULL. */
#define YR_MODULES(...) .modules = (const yr_module_def *const[]){__VA_ARGS__, NULL}
#define YR_NATIVES(...) .natives = (const yr_native_module *const[]){__VA_ARGS__, NULL}
/* clang-format on */

/* Runs a program: initialises, runs __main__, prints an uncaught exception, tears down.
 * Returns the exit status. */
int yr_main(int argc, char **argv, const yr_program *program);

typedef struct {
    const char *name;
    yr_program program;
} yr_named_program;

/* Runs the program that argv[0] names: what stands behind its last slash, with or without ".py".
 * Called by any other name, the first argument is the program's name and the others are its own.
 * The table ends with a name of NULL. 2, with a message, where neither names a program. */
int yr_main_by_name(int argc, char **argv, const yr_named_program *programs);

/* ---- Libraries: what `translate --library` writes ------------------------------------------- */

/* A program that C calls: its modules[0] is no __main__. All but the first field is the runtime's.
 */
typedef struct yr_library {
    const yr_program *program;
    yr_value module; /* owned; 0: it is closed, or its body raised */
    int opened;      /* how often */
    struct yr_library *next;
} yr_library;

/* Opens the runtime where it is closed, and runs the module. 0; -1: its exception is pending, or
 * the runtime could not start and nothing is. Either way yr_library_close() must follow. */
int yr_library_open(yr_library *library);
int yr_library_close(yr_library *library); /* as yr_runtime_close() */
/* new: a call of what global i is bound to, the function of that code or what a decorator made of
 * it. args, all borrowed, are in the order of code->names; 0 is left out. */
yr_value yr_library_call(yr_library *library, unsigned i, const yr_code *code,
                         const yr_value *args);

#ifdef __cplusplus
}
#endif

#endif
