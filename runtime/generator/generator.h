/* generator.h - what the files of generator/ share.
 *
 * A generator, coroutine or async generator is one block: yr_generator (24 bytes), then the state
 * struct that the translator laid out: { uint32_t state; yr_function *function; slots }.
 *
 * Its status is in the upper half of base.flags. Inside a chain of delegation only the root is
 * RUNNING; whether an inner node executes is the root's answer (D1). header.link is the root's
 * cached leaf (NULL: unknown, or the root itself), and with INNER set the node's delegator. It is
 * never owned: the delegator owns its child through the slot `delegate` of its state struct.
 *
 * The slots `delegate` and `handled` belong to the runtime while the body is suspended: they are
 * 0 where they are not in use, and share their place with no other temporary.
 */
#ifndef YR_GENERATOR_H
#define YR_GENERATOR_H

#include "../core/runtime.h"

/* created: none of these; suspended: STARTED alone; STARTED and RUNNING: yieldabi.h */
enum {
    YR_GEN_CLOSED = YR_FLAG_TYPE_BIT << 2,
    YR_GEN_INNER = YR_FLAG_TYPE_BIT << 3, /* link is the delegator */
    YR_GEN_DEEP = YR_FLAG_TYPE_BIT << 4,  /* root: a node of the chain may be in a handler (D6) */
    YR_GEN_AWAITING = YR_FLAG_TYPE_BIT << 5, /* async generator: an asend or athrow is under way */
    YR_GEN_HOOKED = YR_FLAG_TYPE_BIT << 6,   /* async generator: the hooks have been asked for */
    YR_GEN_EXHAUSTED = YR_FLAG_TYPE_BIT << 7 /* async generator: ended, or closed by aclose() */
};

static inline yr_state_head *yr_state_of(yr_generator *g)
{
    return (yr_state_head *)(g + 1);
}

/* borrowed; NULL once g has ended and the function has died with it. */
static inline yr_function *yr_function_of(const yr_generator *g)
{
    yr_function *f = ((const yr_state_head *)(g + 1))->function;
    return YR_UNLIKELY((uintptr_t)f & 1) ? NULL : f;
}

static inline const yr_code *yr_code_of(const yr_generator *g)
{
    const char *f = (const char *)((const yr_state_head *)(g + 1))->function;
    return YR_UNLIKELY((uintptr_t)f & 1) ? (const yr_code *)(f - 1) : yr_live_code(g);
}

static inline yr_generator *yr_generator_of_state(void *state)
{
    return (yr_generator *)state - 1;
}

static inline yr_value *yr_slot_at(yr_generator *g, uint16_t offset)
{
    return (yr_value *)((char *)(g + 1) + offset);
}

/* What the named slots hold, a letter for each; NULL: all are boxed. */
static inline const char *yr_held_row(yr_generator *g)
{
    const char *const *held = yr_code_of(g)->frame->held;
    return YR_UNLIKELY(held != NULL) ? held[yr_state_of(g)->state] : NULL;
}

/* Is there a yr_value in named slot i? */
static inline bool yr_is_held_boxed(const char *row, int i)
{
    return YR_LIKELY(!row) || row[i] == YR_HELD_BOXED;
}

static inline const yr_point *yr_point_of(yr_generator *g)
{
    return &yr_code_of(g)->frame->points[yr_state_of(g)->state];
}

/* borrowed: what g delegates to, or 0. */
static inline yr_value yr_child_of(yr_generator *g)
{
    uint16_t offset = yr_code_of(g)->frame->delegate;
    return offset ? *yr_slot_at(g, offset) : 0;
}

/* Is v driven by the loop itself, not through the iterator protocol? */
static inline bool yr_is_native(yr_value v)
{
    if (!yr_is_pointer(v))
        return false;
    yr_type *t = yr_object_of(v)->type;
    return t == YR_TYPE_ID(generator) || t == YR_TYPE_ID(coroutine);
}

/* As yr_is_light() of one that has not begun: None may be sent to it by yr_step_light(). */
static inline bool yr_may_begin(yr_value v)
{
    char here;
    uint16_t status;
    memcpy(&status, (char *)yr_object_of(v) + YR_STATUS_AT, sizeof status);
    return status == YR_FLAG_LIGHT >> 16 && &here >= YR->head.stack_limit;
}

/* What throw() was given: all borrowed; value and traceback are 0 where they are absent. */
typedef struct {
    yr_value type, value, traceback;
} yr_thrown;

/* ---- delegation.c, close.c, throw.c: one step of a chain ------------------------------------ */

/* Is g's body, or a child it delegates to, being run now? */
bool yr_executing(yr_generator *g);
/* One send to g; sent is borrowed. YIELDED and RETURNED give *out (new); RAISED: pending. A closed
 * generator gives RETURNED and None. */
yr_step yr_chain_send(yr_generator *g, yr_value sent, yr_value *out);
int yr_generator_next(yr_value self, yr_value *item); /* the next slot: 1, 0, -1 */
yr_step yr_chain_throw(yr_generator *g, const yr_thrown *thrown, yr_value *out);
/* The throw() of an async generator: GeneratorExit does not close what is awaited, it is thrown
 * there like any other exception. */
yr_step yr_chain_throw_through(yr_generator *g, const yr_thrown *thrown, yr_value *out);
/* close(): 0 and *result (new: what the body returned, or None), or -1. */
int yr_chain_close(yr_generator *g, yr_value *result);
/* g becomes the root of what is below it, unless it executes. */
void yr_chain_leave(yr_generator *g);
/* Takes g out of every chain, both ways. */
void yr_chain_forget(yr_generator *g);
/* new or 0: what gi_yieldfrom shows, rule D7. */
yr_value yr_chain_child(yr_generator *g);
/* borrowed or NULL: the delegator whose frame is f_back of g while g is executing. */
yr_generator *yr_chain_back(yr_generator *g);

/* ---- thrown.c: what a thrown exception is made of, and iterators that are no generators
 * ----------- */

/* Makes the exception pending that throw() was given. -1: TypeError is pending instead. */
int yr_thrown_raise(const yr_thrown *thrown);
bool yr_thrown_is_exit(const yr_thrown *thrown); /* GeneratorExit, or derived from it */
/* Gives *arguments for a throw method, returns how many there are. */
size_t yr_thrown_arguments(const yr_thrown *thrown, yr_value arguments[3]);
/* The arguments of throw() or athrow(), as name says: 0, or -1 with TypeError. */
int yr_thrown_parse(const char *name, yr_value *args, size_t n, yr_thrown *thrown);
/* One step of an iterator that is no generator: as yr_send. */
yr_step yr_foreign_send(yr_value iterator, yr_value sent, yr_value *out);
/* 1: *step and *out are set; 0: it has no throw method; -1: looking it up raised. */
int yr_foreign_throw(yr_value iterator, const yr_thrown *thrown, yr_step *step, yr_value *out);
int yr_foreign_close(yr_value iterator); /* 0, or -1 and what close() raised */
/* Step to method result: new, or 0 with StopIteration(value) or the error pending. */
yr_value yr_step_result(yr_step step, yr_value out);
/* The same for a next slot whose result counts: 1, 0 for None, or -1 with StopIteration(value) or
 * the error pending. */
int yr_step_next(yr_step step, yr_value *out);

/* ---- generator.c ---------------------------------------------------------------------------- */

const char *yr_kind_name(yr_generator *g); /* "generator", "coroutine", "async generator" */
/* The body has ended, or close() need not resume it: marks g closed, then drops what the frame
 * holds. suspended: also the temporaries of the suspension point. */
void yr_generator_end(yr_generator *g, bool suspended);
/* The same of a body that has ended and has no entry in the side table; then *slot, which holds g
 * or an object that stands for it, is emptied and dropped. */
void yr_generator_end_in(yr_value *slot, yr_generator *g);
/* The slots shared by the three types. */
void yr_generator_dealloc(yr_object *o);
int yr_generator_traverse(yr_object *o, yr_visitor visit, void *context);
void yr_generator_clear(yr_object *o);
uint32_t yr_generator_stamp(const yr_object *o);
void yr_generator_finalize(yr_object *o);
yr_value yr_generator_repr(yr_value self);
yr_value yr_generator_name(yr_value self);
yr_value yr_generator_qualname(yr_value self);
int yr_generator_set_name(yr_value self, yr_value v);
int yr_generator_set_qualname(yr_value self, yr_value v);
yr_value yr_generator_running(yr_value self);
yr_value yr_generator_suspended(yr_value self);
yr_value yr_generator_get_frame(yr_value self);
yr_value yr_generator_get_code(yr_value self);
yr_value yr_generator_get_child(yr_value self);
yr_value yr_generator_send(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_generator_throw(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_generator_close(yr_value self, yr_value *args, size_t n, yr_value keywords);

/* ---- side.c: what few generators have ------------------------------------------------------- */

typedef struct {
    yr_generator *generator; /* NULL: free; the key */
    yr_value name, qualname; /* owned, or 0 */
    yr_value hook;   /* owned, or 0: async generator: its finaliser; coroutine: its origin */
    yr_frame *frame; /* owned, or NULL */
} yr_side;

yr_side *yr_side_find(yr_generator *g); /* NULL: none */
yr_side *yr_side_make(yr_generator *g); /* NULL: MemoryError. Valid until the next make or remove */
void yr_side_remove(yr_generator *g);   /* drops what it holds */

/* ---- held.c: frames with unboxed slots ------------------------------------------------------ */

/* The variable in named slot i: 1 and *v (new); 0 and *v = 0: it is unbound; -1: MemoryError. */
int yr_slot_value(yr_generator *g, int i, yr_value *v);
/* g is new, its layout has `held`: moves the arguments in, and decides on the state it begins in.
 */
void yr_put_arguments(yr_generator *g, yr_value *args, int n);

/* ---- frame.c -------------------------------------------------------------------------------- */

/* As yr_frame_generator_gone() for a generator that ignored GeneratorExit: what its suspension
 * holds stays with the frame too. */
void yr_frame_generator_ignored(yr_generator *g);

/* ---- async_generator.c ---------------------------------------------------------------------- */

/* borrowed or NULL: the generator that v stands for in an await, where v is an asend or athrow
 * object or a coroutine_wrapper. */
yr_generator *yr_awaited_generator(yr_value v);
/* v is such an object, which somebody awaits. Can the loop resume its generator in its stead (D9)?
 * Then an asend() that had not begun has, and *sent is the value to begin with. sent is NULL where
 * nothing is sent: then only what has begun will do. */
bool yr_await_links(yr_value v, yr_value *sent);
/* The same of an asend() that has not begun, of None, to a generator that can be resumed at once
 * and awaits nothing: the generator (borrowed), and v has begun; NULL: v is another object. */
yr_generator *yr_asend_begin(yr_value v);
/* The generator of an asend(), so linked, has come to a yield of its body, and is out of the chain:
 * ends the await. Steals. */
void yr_asend_end(yr_value asend);
/* The async generator of v, so linked, did step, or came to a yield of its body (YIELDED), and is
 * out of the chain: the step of the await. thrown: it was done by a throw() through v. */
yr_step yr_await_step(yr_value v, yr_step step, bool thrown, yr_value *out);
/* Is v such an object, or what __await__() of a coroutine gives? */
static inline bool yr_is_async_object(yr_value v)
{
    return YR_IS(v, async_generator_asend) || YR_IS(v, async_generator_athrow) ||
           YR_IS(v, coroutine_wrapper);
}
/* Declares what only a program with one of these words in its C has need of; the definition is
 * weak. */
#if YR_CHOSEN
#define YR_NAMED_FUNCTION(declaration, words) declaration __asm__("yr_named." words)
#define YR_WEAK                               __attribute__((weak))
#else
#define YR_NAMED_FUNCTION(declaration, words) declaration
#define YR_WEAK
#endif
/* One step of such an object: *step and *out are set. */
YR_NAMED_FUNCTION(void yr_async_send(yr_value v, yr_value sent, yr_step *step, yr_value *out),
                  "YR_CODE_ASYNC_GENERATOR.YR_CODE_COROUTINE.yr_async_send");
/* The finaliser hook of the event loop: true if it took the generator over. */
bool yr_async_finalizer(yr_generator *g);
/* origin.c: the warning for a coroutine that dies unawaited. Leaves nothing pending. */
YR_NAMED_FUNCTION(void yr_coroutine_never_awaited(yr_generator *g),
                  "YR_CODE_COROUTINE.yr_coroutine_never_awaited");
int yr_coroutine_track(yr_generator *g);     /* a new coroutine gets its origin: 0, or -1 */
yr_value yr_coroutine_origin(yr_value self); /* new: cr_origin */
/* new: what drives an awaitable; unlike yr_await_iter, of a coroutine that is awaited as well. */
yr_value yr_awaitable_iter(yr_value o);
/* borrowed: what v, a coroutine_wrapper, stands for. */
yr_generator *yr_wrapped_coroutine(yr_value v);

#endif
