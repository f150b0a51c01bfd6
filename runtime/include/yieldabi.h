/* yieldabi.h - what translated programs include: descriptors, layouts and operations in line.
 *
 * Emitted code and the runtime agree on what is here, and it changes with both. C programs that
 * work with translated ones include yieldrt.h, which has the words for ownership and errors that
 * the comments of this file use.
 */
#ifndef YIELDABI_H
#define YIELDABI_H

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

/* The record of the function that calls this first of all. */
static inline yr_record *yr_here(void)
{
    return ((const yr_runtime_head *)&yr_main_runtime)->record;
}
/* The function ends: a frame object takes copies of the variables, which are dropped next. */
void yr_return(yr_record *here);

/* A generator of a type and size, in a cell that was in use before. NULL without an exception: that
 * takes more than a few instructions here. Its header is set, nothing else. */
static inline yr_generator *yr_quick_generator(const yr_type *t, size_t size, bool is_light)
{
    yr_runtime_start *runtime = (yr_runtime_start *)&yr_main_runtime;
    yr_heap_head *heap = runtime->heap;
    char here;
    if (size > YR_HEAP_SMALL || YR_UNLIKELY(heap->tracked >= heap->threshold) ||
        YR_UNLIKELY(&here < runtime->head.stack_limit) || YR_UNLIKELY(runtime->origin_depth))
        return NULL;
    yr_page_head *page = heap->pages[(size + YR_HEAP_STEP - 1) / YR_HEAP_STEP];
    yr_generator *g = (yr_generator *)page->free;
    if (YR_UNLIKELY(!g))
        return NULL;
    page->free = *(void **)g;
    page->used++;
    heap->tracked++;
    g->base = (yr_object){1, is_light ? YR_FLAG_LIGHT : 0, (yr_type *)t};
    g->link = NULL;
    return g;
}

/* new: a call of a function that has that code, of a generator, coroutine or async generator.
 * Steals args, one for each parameter, as yr_call() does. The code is a constant: what is asked of
 * it here costs nothing. */
yr_value yr_call(yr_value callee, yr_value *args, size_t n);
static inline YR_ALWAYS yr_value yr_begin(yr_value callee, const yr_code *code, yr_value *args,
                                          size_t n)
{
    const yr_frame_layout *layout = code->frame;
    const yr_type *t = code->flags & YR_CODE_GENERATOR   ? yr_known.generator
                       : code->flags & YR_CODE_COROUTINE ? yr_known.coroutine
                                                         : yr_known.async_generator;
    bool is_light = code->flags & YR_CODE_GENERATOR && !layout->delegate && !layout->handled;
    size_t slots = (layout->size - sizeof(yr_state_head)) / sizeof(yr_value);
    size_t last = sizeof(yr_state_head) + sizeof(yr_value) * (n - 1); /* of args[n - 1] */
    if (layout->held || (n && layout->slots[n - 1].offset != last))
        return yr_call(callee, args, n);
    yr_generator *g = yr_quick_generator(t, sizeof *g + layout->size, is_light);
    if (YR_UNLIKELY(!g))
        return yr_call(callee, args, n);
    yr_function *f = (yr_function *)yr_object_of(callee);
    f->base.refs++;
    yr_state_head *state = (yr_state_head *)(g + 1);
    *state = (yr_state_head){0, ++((yr_runtime_start *)&yr_main_runtime)->stamps, f};
    yr_value *slot = (yr_value *)(state + 1);
    for (size_t i = 0; i < slots; i++)
        slot[i] = i < n ? args[i] : 0;
    return (yr_value)(uintptr_t)g;
}

/* Is iterator (a pointer) a light and idle generator, and room left on the C stack? */
static inline bool yr_is_light(yr_value iterator)
{
    char here;
    uint16_t status;
    memcpy(&status, (char *)yr_object_of(iterator) + YR_STATUS_AT, sizeof status);
    return YR_LIKELY(status == YR_STATUS_IDLE &&
                     &here >= ((const yr_runtime_head *)&yr_main_runtime)->stack_limit);
}

/* yr_is_light(g) must hold. Steals sent. Unless it is YR_YIELDED, yr_step_ended() must follow. */
static inline yr_step yr_step_light(yr_generator *g, yr_value sent, yr_value *out)
{
    yr_set_status(g, YR_STATUS_BUSY);
    yr_step step = yr_live_code(g)->frame->resume(g + 1, YR_SEND, sent, out);
    yr_set_status(g, YR_STATUS_IDLE);
    return step;
}

/* g's body has returned or raised: closes g and drops its slots. */
void yr_step_ended(yr_generator *g, yr_step step);

yr_value yr_next_of_any(yr_value iterator);
yr_value yr_next_of_ended(yr_value iterator, yr_step step, yr_value item);
/* new: next(iterator). 0: StopIteration or its error. */
static inline yr_value yr_next_of(yr_value iterator)
{
    yr_value item;
    char here;
    uint16_t status = 0;
    if (yr_is_pointer(iterator))
        memcpy(&status, (char *)yr_object_of(iterator) + YR_STATUS_AT, sizeof status);
    if (YR_UNLIKELY((status | YR_GEN_STARTED >> 16) != YR_STATUS_IDLE) ||
        YR_UNLIKELY(&here < ((const yr_runtime_head *)&yr_main_runtime)->stack_limit))
        return yr_next_of_any(iterator);
    yr_step step = yr_step_light((yr_generator *)yr_object_of(iterator), YR_NONE, &item);
    return YR_LIKELY(step == YR_YIELDED) ? item : yr_next_of_ended(iterator, step, item);
}

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

/* ---- Names ---------------------------------------------------------------------------------- */

/* The end of an except clause: slot becomes unbound; what the drop runs sees a None in it. */
static inline void yr_unbind(yr_value *slot)
{
    yr_set(slot, YR_NONE);
    *slot = 0;
}

/* new: the global i, or the built-in of that name. NameError. */
yr_value yr_load_builtin(yr_module *m, unsigned i);
static inline yr_value yr_load_global(yr_module *m, unsigned i)
{
    yr_value v = m->globals[i].value;
    return YR_LIKELY(v) ? yr_retain(v) : yr_load_builtin(m, i);
}
void yr_store_global(yr_module *m, unsigned i, yr_value v); /* steals v */
int yr_delete_global(yr_module *m, unsigned i);             /* NameError */

/* Names in a class body: namespace, then global i, then built-in. */
yr_value yr_load_name(yr_value names, yr_module *m, unsigned i); /* new */
int yr_has_name(yr_value names, yr_value name); /* 1, 0, -1: do they give a value for it */
int yr_store_name(yr_value names, yr_value name, yr_value v);
int yr_delete_name(yr_value names, yr_value name); /* NameError */
/* new: a free variable read in a class body: namespace first, then the cell. */
yr_value yr_load_class_cell(yr_value names, yr_value cell, yr_value name);

yr_value yr_cell_new(yr_value v);                       /* new; steals v, which may be 0 */
YR_COLD yr_value yr_raise_unbound_local(yr_value name); /* UnboundLocalError; always 0 */
YR_COLD yr_value yr_raise_unbound_cell(yr_value name, bool is_free); /* always 0 */
/* new: what the cell holds. Unbound: NameError if is_free, else UnboundLocalError. */
static inline yr_value yr_cell_load(yr_value cell, yr_value name, bool is_free)
{
    yr_value v = ((yr_cell *)yr_object_of(cell))->value;
    return YR_LIKELY(v) ? yr_retain(v) : yr_raise_unbound_cell(name, is_free);
}
static inline void yr_cell_store(yr_value cell, yr_value v) /* steals v */
{
    yr_set(&((yr_cell *)yr_object_of(cell))->value, v);
}
int yr_cell_delete(yr_value cell, yr_value name, bool is_free);

/* ---- Operators ------------------------------------------------------------------------------ */

/* clang-format off */
typedef enum {
    YR_ADD, YR_SUB, YR_MUL, YR_MATMUL, YR_DIV, YR_MOD, YR_POW, YR_LSHIFT, YR_RSHIFT, YR_OR,
    YR_XOR, YR_AND, YR_FLOORDIV, YR_BINARY_COUNT
} yr_binary_op;
/* clang-format on */
typedef enum { YR_LT, YR_LE, YR_EQ, YR_NE, YR_GT, YR_GE } yr_compare_op;
typedef enum { YR_NEG, YR_POS, YR_INVERT } yr_unary_op;

/* All new; TypeError "unsupported operand type(s) ..." and what the operand's methods raise. */
yr_value yr_binary(yr_binary_op op, yr_value a, yr_value b);
yr_value yr_inplace(yr_binary_op op, yr_value a, yr_value b);
yr_value yr_unary(yr_unary_op op, yr_value a);
yr_value yr_compare(yr_compare_op op, yr_value a, yr_value b);
/* 1, 0 or -1: the truth of the comparison. */
int yr_test_compare(yr_compare_op op, yr_value a, yr_value b);
int yr_contains(yr_value container, yr_value item); /* item in container: 1, 0, -1 */

#define yr_both_ints(a, b)    ((a) & (b)&1)
#define yr_both_flonums(a, b) (yr_is_flonum(a) && yr_is_flonum(b))

/* The word r, which has the tag of an int: so the C compiler knows that it is no 0. */
static inline yr_value yr_tagged(int64_t r)
{
    if (!(r & 1))
        __builtin_unreachable();
    return (yr_value)r;
}

/* The same for operands that are not both small ints or both flonums: floats and ints mixed
 * without a search, then as yr_binary() and yr_inplace(). */
yr_value yr_add_any(yr_value a, yr_value b);
yr_value yr_sub_any(yr_value a, yr_value b);
yr_value yr_mul_any(yr_value a, yr_value b);
yr_value yr_div_any(yr_value a, yr_value b);
yr_value yr_iadd_any(yr_value a, yr_value b);
yr_value yr_isub_any(yr_value a, yr_value b);
yr_value yr_imul_any(yr_value a, yr_value b);
yr_value yr_idiv_any(yr_value a, yr_value b);

#define YR_EXACT ((int64_t)1 << 53) /* doubles have the ints below */
/* clang-format off */
#define YR_DEFINE_SUM(name, check, op, any)                                                        \
    static inline yr_value name(yr_value a, yr_value b)                                            \
    {                                                                                              \
        int64_t r;                                                                                 \
        if (YR_LIKELY(yr_both_ints(a, b)) &&                                                       \
            YR_LIKELY(!check((int64_t)a, (int64_t)(b - 1), &r)))                                   \
            return yr_tagged(r);                                                                   \
        if (yr_both_flonums(a, b))                                                                 \
            return yr_float(yr_flonum_value(a) op yr_flonum_value(b));                             \
        return any(a, b);                                                                          \
    }
#define YR_DEFINE_PRODUCT(name, any)                                                               \
    static inline yr_value name(yr_value a, yr_value b)                                            \
    {                                                                                              \
        int64_t r;                                                                                 \
        if (YR_LIKELY(yr_both_ints(a, b)) &&                                                       \
            YR_LIKELY(!__builtin_mul_overflow((int64_t)(a - 1), (int64_t)b >> 1, &r)))             \
            return (yr_value)r | 1;                                                                \
        if (yr_both_flonums(a, b))                                                                 \
            return yr_float(yr_flonum_value(a) * yr_flonum_value(b));                              \
        return any(a, b);                                                                          \
    }
#define YR_DEFINE_QUOTIENT(name, any)                                                              \
    static inline yr_value name(yr_value a, yr_value b)                                            \
    {                                                                                              \
        if (yr_both_flonums(a, b) && b != YR_FLONUM_ZERO)                                          \
            return yr_float(yr_flonum_value(a) / yr_flonum_value(b));                              \
        if (yr_is_flonum(a) && yr_is_int(b) && (int64_t)b > 1 && (int64_t)b < YR_EXACT)            \
            return yr_float(yr_flonum_value(a) / (double)yr_int_value(b));                         \
        return any(a, b);                                                                          \
    }
/* clang-format on */
/* a + b, a - b, a * b, a / b, and the same in place: all new. */
YR_DEFINE_SUM(yr_add, __builtin_add_overflow, +, yr_add_any)
YR_DEFINE_SUM(yr_sub, __builtin_sub_overflow, -, yr_sub_any)
YR_DEFINE_SUM(yr_iadd, __builtin_add_overflow, +, yr_iadd_any)
YR_DEFINE_SUM(yr_isub, __builtin_sub_overflow, -, yr_isub_any)
YR_DEFINE_PRODUCT(yr_mul, yr_mul_any)
YR_DEFINE_PRODUCT(yr_imul, yr_imul_any)
YR_DEFINE_QUOTIENT(yr_div, yr_div_any)
YR_DEFINE_QUOTIENT(yr_idiv, yr_idiv_any)
#undef YR_DEFINE_SUM
#undef YR_DEFINE_PRODUCT
#undef YR_DEFINE_QUOTIENT

/* a += b, stored to a variable at once: 0, or -1 with the variable as it was. b is borrowed. */
static inline int yr_iadd_to(yr_value *a, yr_value b)
{
    int64_t r;
    if (YR_LIKELY(yr_both_ints(*a, b)) &&
        YR_LIKELY(!__builtin_add_overflow((int64_t)*a, (int64_t)(b - 1), &r))) {
        *a = yr_tagged(r);
        return 0;
    }
    yr_value v = yr_iadd(*a, b);
    if (!v)
        return -1;
    yr_set(a, v);
    return 0;
}

static inline yr_value yr_mod(yr_value a, yr_value b)
{
    if (YR_LIKELY(yr_both_ints(a, b)) && (int64_t)b > 1) { /* b > 0 */
        int64_t x = yr_int_value(a), y = yr_int_value(b), r = x % y;
        return yr_int(r < 0 ? r + y : r);
    }
    return yr_binary(YR_MOD, a, b);
}

static inline yr_value yr_floordiv(yr_value a, yr_value b)
{
    if (YR_LIKELY(yr_both_ints(a, b)) && (int64_t)b > 1) {
        int64_t x = yr_int_value(a), y = yr_int_value(b), q = x / y;
        return yr_int(x % y < 0 ? q - 1 : q);
    }
    return yr_binary(YR_FLOORDIV, a, b);
}

/* clang-format off */
#define YR_DEFINE_TEST(name, op, c)                                                                \
    static inline int yr_test_##name(yr_value a, yr_value b)                                       \
    {                                                                                              \
        if (YR_LIKELY(yr_both_ints(a, b)))                                                         \
            return (int64_t)a c (int64_t)b;                                                        \
        return yr_test_compare(op, a, b);                                                          \
    }                                                                                              \
    static inline yr_value yr_##name(yr_value a, yr_value b)                                       \
    {                                                                                              \
        if (YR_LIKELY(yr_both_ints(a, b)))                                                         \
            return yr_bool((int64_t)a c (int64_t)b);                                               \
        return yr_compare(op, a, b);                                                               \
    }
/* clang-format on */
YR_DEFINE_TEST(lt, YR_LT, <)
YR_DEFINE_TEST(le, YR_LE, <=)
YR_DEFINE_TEST(eq, YR_EQ, ==)
YR_DEFINE_TEST(ne, YR_NE, !=)
YR_DEFINE_TEST(gt, YR_GT, >)
YR_DEFINE_TEST(ge, YR_GE, >=)
#undef YR_DEFINE_TEST

/* ---- Attributes and items ------------------------------------------------------------------- */

/* What the cache of a site finds at once in a plain instance: core/shape.c has the rest of it. */
typedef struct {
    uint64_t token; /* while it stands, all that a site has learned holds */
} yr_shape_head;
typedef struct {
    yr_object base;
    const yr_shape_head *shape; /* NULL: the attributes are in a dict */
    yr_value *values;
} yr_plain_instance;
enum { YR_FLAG_PLAIN = 256 }; /* the object is such an instance */

/* Where the attribute of o is that the site knows, one of o's own; NULL: it is something else. */
static inline yr_value *yr_own_place(yr_value o, const yr_site *site)
{
    if (!yr_is_pointer(o) || !(yr_object_of(o)->flags & YR_FLAG_PLAIN))
        return NULL;
    const yr_plain_instance *p = (const yr_plain_instance *)yr_object_of(o);
    if (YR_UNLIKELY(!p->shape || p->shape->token != (uint64_t)(uintptr_t)site->shape))
        return NULL;
    return &p->values[site->slot >> 3];
}
yr_value yr_load_attr_any(yr_value o, yr_value name, yr_site *site);
int yr_store_attr_any(yr_value o, yr_value name, yr_value v, yr_site *site);
/* yr_getattr() and yr_setattr() with a cache. */
static inline yr_value yr_load_attr(yr_value o, yr_value name, yr_site *site)
{
    yr_value *place = yr_own_place(o, site);
    return YR_LIKELY(place != NULL) ? yr_retain(*place) : yr_load_attr_any(o, name, site);
}
static inline int yr_store_attr(yr_value o, yr_value name, yr_value v, yr_site *site)
{
    yr_value *place = yr_own_place(o, site);
    if (YR_UNLIKELY(!place))
        return yr_store_attr_any(o, name, v, site);
    yr_set(place, yr_retain(v));
    return 0;
}
yr_value yr_load_method_any(yr_value o, yr_value name, yr_site *site, yr_value *self);
/* new: what o.name(...) calls. *self becomes a new reference to o where the result is a function
 * that wants it as its first argument, else 0. On error 0 and *self is 0. A site whose key is the
 * address of a built-in type, which never changes, has the method in slot. */
static inline yr_value yr_load_method(yr_value o, yr_value name, yr_site *site, yr_value *self)
{
    if (!yr_is_pointer(o) || yr_object_of(o)->type != site->shape)
        return yr_load_method_any(o, name, site, self);
    yr_object_of(o)->refs++;
    *self = o;
    yr_object_of(site->slot)->refs++;
    return site->slot;
}

yr_value yr_getitem_any(yr_value o, yr_value key);
int yr_setitem_any(yr_value o, yr_value key, yr_value v);
/* The item key of o where o is a list and key an int within its length, or NULL. */
static inline yr_value *yr_list_place(yr_value o, yr_value key)
{
    if (!yr_is_int(key) || !yr_has_type(o, yr_known.list))
        return NULL;
    yr_list_object *l = (yr_list_object *)yr_object_of(o);
    uint64_t i = (uint64_t)yr_int_value(key);
    if (YR_LIKELY(i < l->length))
        return &l->items[i];
    i += l->length; /* it counts from the end where that passes 0 */
    return i < l->length ? &l->items[i] : NULL;
}
static inline yr_value yr_getitem(yr_value o, yr_value key) /* new */
{
    yr_value *place = yr_list_place(o, key);
    return YR_LIKELY(place) ? yr_retain(*place) : yr_getitem_any(o, key);
}
int yr_test_item_of(yr_value o, yr_value key);
static inline int yr_test_item(yr_value o, yr_value key) /* the truth of o[key]: 1, 0, -1 */
{
    yr_value *place = yr_list_place(o, key);
    return YR_LIKELY(place && !yr_is_pointer(*place)) ? yr_truth(*place) : yr_test_item_of(o, key);
}
static inline int yr_setitem(yr_value o, yr_value key, yr_value v)
{
    yr_value *place = yr_list_place(o, key);
    if (YR_UNLIKELY(!place))
        return yr_setitem_any(o, key, v);
    yr_set(place, yr_retain(v));
    return 0;
}
int yr_delitem(yr_value o, yr_value key);
yr_value yr_getslice(yr_value o, yr_value start, yr_value stop);     /* new: o[start:stop] */
yr_value yr_slice_new(yr_value start, yr_value stop, yr_value step); /* new; YR_NONE where absent */

/* ---- Displays ------------------------------------------------------------------------------- */

yr_value yr_tuple(yr_value *items, size_t n);  /* new; steals the items */
yr_value yr_list(yr_value *items, size_t n);   /* new; steals the items */
yr_value yr_set_of(yr_value *items, size_t n); /* new; steals the items; TypeError unhashable */
yr_value yr_dict(yr_value *pairs, size_t n);   /* new; steals key, value, key, value... n pairs */
int yr_set_add(yr_value set, yr_value v);
int yr_dict_store(yr_value dict, yr_value key, yr_value v);
int yr_list_extend(yr_value list, yr_value iterable); /* [*x] */
int yr_set_update(yr_value set, yr_value iterable);   /* {*x} */
int yr_dict_update(yr_value dict, yr_value mapping);  /* {**x} */
/* f(**a, **b): TypeError on a key that is no str, or that stands twice; f names the callee. */
int yr_dict_merge(yr_value dict, yr_value mapping, yr_value f);
/* What a node of a table is: a constant tuple of one of these and its items. */
enum { YR_TABLE_LIST, YR_TABLE_SET, YR_TABLE_DICT, YR_TABLE_TUPLE, YR_TABLE_CONSTANT };
yr_value yr_build(yr_value table); /* new: what the constant describes */
/* f(*x): new: x as a tuple; TypeError "... argument after * must be an iterable, not ...". */
yr_value yr_arguments(yr_value iterable, yr_value f);
yr_value yr_list_to_tuple(yr_value list); /* new */
/* t-strings (PEP 750). The tuples are one of str and one of interpolations, one fewer. new */
yr_value yr_interpolation(yr_value v, yr_value expression, int conversion, yr_value spec);
yr_value yr_template(yr_value strings, yr_value interpolations);
/* f-strings. conversion is 0, 's', 'r' or 'a'; spec is a str, or 0 for none. new */
yr_value yr_format(yr_value v, int conversion, yr_value spec);
yr_value yr_join(yr_value *strings, size_t n); /* new; borrows the strings */

/* ---- Patterns ------------------------------------------------------------------------------- */

int yr_match_sequence(yr_value subject); /* 1, 0: does a sequence pattern match it */
int yr_match_mapping(yr_value subject);
int yr_match_length(yr_value subject, int64_t n);        /* len(subject) == n: 1, 0, -1 */
int yr_match_at_least(yr_value subject, int64_t n);      /* len(subject) >= n: 1, 0, -1 */
yr_value yr_match_from_end(yr_value subject, int64_t n); /* new: subject[len(subject) - n] */
/* new: a tuple of the values of the keys (a tuple), None where one is missing. ValueError where
 * one stands twice. */
yr_value yr_match_keys(yr_value subject, yr_value keys);
yr_value yr_match_rest(yr_value subject, yr_value keys); /* new: a dict of the other items */
/* new: a tuple of the attributes that so many positional patterns, and those for names (a tuple),
 * go on with; None where subject is no instance or misses one. TypeError. */
yr_value yr_match_class(yr_value subject, yr_value cls, int64_t positional, yr_value names);

/* ---- Guesses -------------------------------------------------------------------------------- */

/* With YR_STRESS_EXIT guesses turn out wrong at random, which must change nothing. */
#ifdef YR_STRESS_EXIT
bool yr_stress_exit(void); /* now and then */
#define YR_GUESS(test) ((test) && !yr_stress_exit())
#else
#define YR_GUESS(test) YR_LIKELY(test)
#endif

static inline bool yr_guard_int(yr_value v)
{
    return YR_GUESS(yr_is_int(v));
}
static inline bool yr_guard_float(yr_value v)
{
    return YR_GUESS(yr_is_flonum(v));
}
static inline bool yr_fits_flonum(double d)
{
    return YR_GUESS(yr_flonum(d) != 0);
}

/* Is i a small int? One addition, whose sign tells. */
static inline bool yr_fits_int(int64_t i)
{
    return YR_GUESS((int64_t)((uint64_t)i - (uint64_t)YR_INT_MIN) >= 0);
}
/* Of small ints: is the result one? */
static inline bool yr_add_fits(int64_t a, int64_t b, int64_t *sum)
{
    *sum = a + b;
    return yr_fits_int(*sum);
}
static inline bool yr_sub_fits(int64_t a, int64_t b, int64_t *difference)
{
    *difference = a - b;
    return yr_fits_int(*difference);
}
static inline bool yr_mul_fits(int64_t a, int64_t b, int64_t *product)
{
    return !__builtin_mul_overflow(a, b, product) && yr_fits_int(*product);
}

/* Rounded down, by more than 0. */
static inline int64_t yr_floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}
static inline int64_t yr_floor_mod(int64_t a, int64_t b)
{
    int64_t r = a % b;
    return r < 0 ? r + b : r;
}

/* ---- Iteration ------------------------------------------------------------------------------ */

int yr_next_slot(yr_value iterator, yr_value *item);                /* yr_next() of any iterator */
int yr_next_ended(yr_value iterator, yr_step step, yr_value *item); /* after the last step */
/* 1: *item is the next item (new); 0: exhausted, no error is pending; -1: error. The iterator is
 * what yr_iter() gave: no immediate. A light generator is resumed here and now; ranges and lists
 * give their items so too. */
static inline int yr_next(yr_value iterator, yr_value *item)
{
    yr_object *o = yr_object_of(iterator);
    if (yr_is_light(iterator)) {
        yr_step step = yr_step_light((yr_generator *)o, YR_NONE, item);
        return YR_LIKELY(step == YR_YIELDED) ? 1 : yr_next_ended(iterator, step, item);
    }
    if (o->type == yr_known.range_iterator) {
        yr_range_cursor *c = (yr_range_cursor *)o;
        if (YR_LIKELY(c->left > 0)) {
            *item = (c->at << 1) | 1;
            c->at += c->by;
            c->left--;
            return 1;
        }
    } else if (o->type == yr_known.list_iterator) {
        yr_list_cursor *c = (yr_list_cursor *)o;
        yr_list_object *l = (yr_list_object *)yr_object_of(c->list);
        if (l && YR_LIKELY((uint64_t)c->index < l->length)) {
            *item = yr_retain(l->items[c->index++]);
            return 1;
        }
    }
    return yr_next_slot(iterator, item);
}
int yr_range_end_of(yr_value stop, int64_t *end);
/* No loop that counts by single steps gets there. */
#define YR_RANGE_MOST ((int64_t)1 << 57)
/* Where a loop over range(stop) ends, as range() would look at it: 0, or -1 with its error. A limit
 * beyond YR_RANGE_MOST, of either sign, is cut down to that. */
static inline int yr_range_end(yr_value stop, int64_t *end)
{
    if (YR_UNLIKELY(!yr_is_int(stop)) || YR_UNLIKELY(yr_int_value(stop) > YR_RANGE_MOST) ||
        YR_UNLIKELY(yr_int_value(stop) < -YR_RANGE_MOST))
        return yr_range_end_of(stop, end);
    *end = yr_int_value(stop);
    return 0;
}
/* The same, and the item unpacked into items[0..n), n > 0, as yr_unpack() does. */
int yr_next_unpack(yr_value iterator, size_t n, yr_value *items);
/* Exactly n items of an iterable into items[0..n) (new each); ValueError, TypeError. */
int yr_unpack(yr_value iterable, size_t n, yr_value *items);
/* before items, a list of the rest, after items: all new, in that order. */
int yr_unpack_star(yr_value iterable, size_t before, size_t after, yr_value *items);

/* The same in a new list, last item first; after: an int, or None where there is no rest. For many
 * targets: yr_take_last() moves the next item out of the list (new). */
yr_value yr_unpack_list(yr_value iterable, size_t before, yr_value after);
yr_value yr_take_last(yr_value list);

/* ---- Calls ---------------------------------------------------------------------------------- */

/* new. Each steals args[0..n), and drops them in order where the callee did not take them. The
 * first is yr_call(). */
/* The same of a function with that body, which takes n arguments and no others. */
static inline yr_value yr_call_known(yr_value callee, yr_body body, yr_value *args, size_t n)
{
    char here;
    if (YR_UNLIKELY(&here < ((const yr_runtime_head *)&yr_main_runtime)->stack_limit))
        return yr_call(callee, args, n);
    return body((yr_function *)yr_object_of(callee), args);
}
/* The last items of args are keyword arguments, named by the tuple of str; n counts all. */
yr_value yr_call_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords);
/* f(*args, **kwargs): a tuple, and a dict or 0 (both stolen). */
yr_value yr_call_ex(yr_value callee, yr_value args, yr_value kwargs);
/* The same for a callee that is a temporary: stolen too, and dropped before the arguments are. */
yr_value yr_call_last(yr_value callee, yr_value *args, size_t n);
yr_value yr_call_last_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords);
yr_value yr_call_last_ex(yr_value callee, yr_value args, yr_value kwargs);
yr_value yr_call_method_any(yr_value callee, yr_value *args, size_t n);
yr_value yr_len_any(yr_value o);
/* new: len(o), with its errors. */
static inline yr_value yr_len(yr_value o)
{
    return yr_has_type(o, yr_known.list) ? yr_int(((yr_list_object *)yr_object_of(o))->length)
                                         : yr_len_any(o);
}
/* What yr_load_method gave: callee is borrowed, args[0] is *self; where that is 0, it
 * is left out. The method in C of self's own type is called at once. */
static inline yr_value yr_call_method(yr_value callee, yr_value *args, size_t n)
{
    char here;
    yr_builtin_object *b = (yr_builtin_object *)yr_object_of(callee);
    if (!args[0] || !yr_has_type(callee, yr_known.method_descriptor) ||
        !yr_has_type(args[0], b->owner) || (int64_t)n - 1 < b->def->min ||
        ((int64_t)n - 1 > b->def->max && b->def->max >= 0) ||
        &here < ((const yr_runtime_head *)&yr_main_runtime)->stack_limit)
        return yr_call_method_any(callee, args, n);
    yr_value result = b->def->function(args[0], args + 1, n - 1, 0);
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
    return result;
}
/* The same of a method of the name send: that of a light generator is no call, but a step. */
yr_value yr_generator_send(yr_value self, yr_value *args, size_t n, yr_value keywords);
static inline yr_value yr_call_send(yr_value callee, yr_value *args, size_t n)
{
    yr_builtin_object *b = (yr_builtin_object *)yr_object_of(callee);
    if (!args[0] || !yr_has_type(callee, yr_known.method_descriptor) || n != 2 ||
        b->def->function != yr_generator_send || !yr_is_light(args[0]))
        return yr_call_method(callee, args, n);
    yr_value item;
    yr_step step = yr_step_light((yr_generator *)yr_object_of(args[0]), args[1], &item);
    if (YR_UNLIKELY(step != YR_YIELDED))
        item = yr_next_of_ended(args[0], step, item);
    yr_drop(args[0]);
    return item;
}
yr_value yr_call_method_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords);

/* The built-ins whose calls look at no name: X(name) for each (core/builtin_calls.c). */
/* clang-format off */
#define YR_BUILTINS(X)                                                                             \
    X(abs) X(all) X(any) X(bin) X(callable) X(chr) X(divmod) X(getattr) X(hasattr) X(hash) X(hex)  \
    X(id) X(isinstance) X(issubclass) X(iter) X(len) X(max) X(min) X(next) X(ord) X(pow) X(repr)   \
    X(round) X(setattr) X(sorted) X(sum)                                                           \
    X(bool) X(bytes) X(dict) X(enumerate) X(filter) X(float) X(frozenset) X(int) X(list) X(map)    \
    X(range) X(reversed) X(set) X(str) X(tuple) X(type) X(zip)
#define X(name) YR_BUILTIN_##name,
typedef enum { YR_BUILTINS(X) YR_BUILTIN_COUNT } yr_builtin;
#undef X
/* clang-format on */
typedef struct {
    yr_value value; /* owned; 0 before the start and behind the end */
    yr_c_function call;
} yr_builtin_entry;
extern yr_builtin_entry yr_builtin_entries[YR_BUILTIN_COUNT];
/* new: the built-in b, where global i is known to be nothing else. As yr_load_global(). */
static inline yr_value yr_load_known(yr_module *m, unsigned i, yr_builtin b)
{
    yr_value v = yr_builtin_entries[b].value;
    return YR_LIKELY(v != 0) ? yr_retain(v) : yr_load_global(m, i);
}
int yr_isinstance(yr_value o, yr_value classes); /* 1, 0, -1 */
/* The same, quick where the class is that of o. */
static inline int yr_is_instance(yr_value o, yr_value classes)
{
    if (yr_is_pointer(o) && yr_from(yr_object_of(o)->type) == classes)
        return 1;
    return yr_isinstance(o, classes);
}
/* new: a call of the name of global i, which is nearly always the built-in b, and takes n
 * positional arguments. They are borrowed. */
yr_value yr_call_builtin(yr_module *m, unsigned i, yr_builtin b, yr_value *args, size_t n);
/* The same of a callee that has been loaded before the arguments: it and they are moved in. */
yr_value yr_call_loaded(yr_value callee, yr_builtin b, yr_value *args, size_t n);

/* new: the function of a def, lambda or comprehension. Steals defaults, keyword_defaults and
 * annotations (each may be 0) and cells[0..free_count). */
yr_value yr_function_new(const yr_code *code, yr_module *m, yr_value defaults,
                         yr_value keyword_defaults, yr_value annotations, yr_value *cells);
/* new: class name(*bases, **keywords): body is the function of the class body. bases is a tuple,
 * keywords a dict or 0; all borrowed. */
yr_value yr_build_class(yr_value body, yr_value name, yr_value bases, yr_value keywords);
/* super() without arguments: callee is what the name super is bound to (borrowed); cell holds
 * __class__; self is the first parameter or 0. new; RuntimeError "super(): ..." */
yr_value yr_call_super(yr_value callee, yr_value cell, yr_value self);
/* locals(), vars() or dir() without arguments: callee is what that name is bound to. Where it is
 * the built-in, names[i] is bound to values[i] (0: left out; a cell if is_cell[i]). Where it is
 * None, the dict of those. new */
yr_value yr_call_locals(yr_value callee, const yr_value *names, const yr_value *values,
                        const char *is_cell, size_t n);
/* The same for globals(), and at module level for the three above: callee gets m's names. new */
yr_value yr_call_globals(yr_value callee, yr_module *m);

/* The same in a class body: where callee is locals() or vars(), the namespace itself. new */
yr_value yr_call_namespace(yr_value callee, yr_value names);

/* A call of something that may be exec() or eval(), out of m: names is the namespace of the caller,
 * or None where that is m's. The arguments are moved in. new */
yr_value yr_call_exec(yr_module *m, yr_value callee, yr_value names, yr_value *args, size_t n);

/* ---- Imports -------------------------------------------------------------------------------- */

/* import a.b.c: new: the module a (names is None), or a.b.c (names is a tuple: from a.b.c import).
 * level counts leading dots. ImportError, ModuleNotFoundError. */
yr_value yr_import(yr_module *m, yr_value name, yr_value names, int level);
yr_value yr_import_from(yr_value module, yr_value name); /* new; ImportError */
int yr_import_star(yr_module *m, yr_value module);
/* new: import a.b.c as x, out of the module a that yr_import gave. */
yr_value yr_import_as(yr_value module, yr_value dotted);

/* ---- Exceptions ----------------------------------------------------------------------------- */

/* raise without arguments. 1: the handled exception is pending again, and traced already; 0: none
 * is handled, and a RuntimeError says so. */
int yr_raise_again(void);
/* 1, 0, -1: does exception match the class or tuple of classes (TypeError for anything else). */
int yr_match_exception(yr_value exception, yr_value classes);
/* except*: splits the group: *rest and *match are new, None where empty. 1 if anything matched. */
int yr_match_group(yr_value group, yr_value classes, yr_value *match, yr_value *rest);
/* The end of try/except*: new: what goes on being raised: an exception, or None. raised is a list
 * of what the clauses raised and of the rests that nothing matched, in order. */
yr_value yr_group_finish(yr_value original, yr_value raised);
/* Makes exception (borrowed, kept) the handled one; new or 0: the one handled before. */
yr_value yr_push_handled(yr_value exception);
void yr_pop_handled(yr_value before);              /* steals; before may be 0 */
YR_COLD void yr_assertion_error(yr_value message); /* message: 0 for none */

/* Adds the entry of the running function to the pending exception's traceback. *frame, where
 * frame is not NULL, is its frame object, made at the first call. */
YR_COLD void yr_trace(yr_frame **frame, yr_function *function, int line);
YR_COLD void yr_trace_generator(void *state, int line);
/* The end of a function that has traced: drops frame and the n locals (stolen, in order, each may
 * be 0); if a traceback still holds the frame, it takes the locals over (rule L1). Keeps a
 * pending exception. frame may be NULL. */
YR_COLD void yr_leave(yr_frame *frame, yr_value *locals, size_t n);
/* The pending exception leaves a generator whose body stands in another function: adds its entry,
 * leaves variables[0..n) (stolen, each may be 0) with it, and makes the RuntimeError of a
 * StopIteration. cells are those of its free variables, borrowed. */
YR_COLD void yr_trace_inner(const yr_code *code, yr_module *m, int line, yr_value *cells,
                            yr_value *variables, size_t n);

/* with: new: the bound __exit__, and *entered (new) what __enter__ gave. TypeError,
 * AttributeError. */
yr_value yr_with_enter(yr_value manager, yr_value *entered);
/* async with: new: the bound __aexit__, and *iterator (new), to be awaited: __aenter__(). */
yr_value yr_async_with_enter(yr_value manager, yr_value *iterator);
int yr_with_leave(yr_value exit_method); /* the end without an exception; its result is dropped */
/* Calls exit_method(type, value, traceback) for exception: 1 swallow it, 0 go on raising, -1. */
int yr_with_exit(yr_value exit_method, yr_value exception);
/* new: what __aexit__() gave, to be awaited; the truth of the result swallows the exception. */
yr_value yr_async_with_leave(yr_value exit_method);
yr_value yr_async_with_exit(yr_value exit_method, yr_value exception);

/* ---- Generators ----------------------------------------------------------------------------- */

/* new: what yield from drives: iter(o); TypeError for a coroutine in a plain generator. */
yr_value yr_yield_from_iter(yr_function *function, yr_value o);
yr_value yr_await_iter(yr_value o); /* new: what await drives */
yr_value yr_aiter(yr_value o);      /* new */
yr_value yr_anext(yr_value aiter);  /* new: an awaitable, already through yr_await_iter */
/* 1: the pending exception is StopAsyncIteration, the end of async for; it is cleared. Else 0. */
int yr_async_stopped(void);
/* Around a suspension inside an except or finally body: takes the handled exception out of the
 * runtime to keep it in the frame (new or 0), and puts it back (steals). */
yr_value yr_save_handled(void);
void yr_restore_handled(yr_value exception);

/* ---- Interrupts ----------------------------------------------------------------------------- */

extern volatile int yr_signal;  /* signals have arrived (core/signals.c) */
YR_COLD int yr_interrupt(void); /* handles them: 0, or -1 and what a handler raised */
static inline int yr_poll(void)
{
    return YR_UNLIKELY(yr_signal) ? yr_interrupt() : 0;
}

#ifdef __cplusplus
}
#endif

#endif
