/* async_generator.c - asynchronous generators, and the awaitables that drive them.
 *
 * The body of an async generator is resumed by the same loop as any other. Where it is suspended
 * afterwards tells what came out: in an await of its own (it has a child), and the value goes on to
 * the event loop; else at a `yield`, and the value ends the await of one asend(). anext(), asend(),
 * athrow() and aclose() give an async_generator_asend or _athrow object, each good for one await.
 *
 * The event loop's hooks are asked when the first of these is made. The finaliser that is set at
 * that moment is the generator's own from then on; it waits in the side table.
 */
#include "../core/allocate.h"
#include "../types/containers.h"
#include "generator.h"

typedef enum { INIT, ITERATING, CLOSED } await_state;

/* async_generator_asend and async_generator_athrow. */
typedef struct {
    yr_object base;
    yr_generator *generator; /* owned */
    yr_value sent;           /* asend: owned */
    yr_thrown thrown;        /* athrow: owned */
    await_state state;
    bool closes; /* aclose() made it */
} awaitable;

#define AWAITABLE(v) YR_AS(awaitable, v)

/* ---- Steps ---------------------------------------------------------------------------------- */

static yr_step runtime_error(const char *text)
{
    yr_raise_format(YR_EXC(RuntimeError), "%s", text);
    return YR_RAISED;
}

static bool pending_is_end(void)
{
    return yr_pending_is(YR_EXC(StopAsyncIteration)) || yr_pending_is(YR_EXC(GeneratorExit));
}

static void stop_awaiting(yr_generator *g)
{
    g->base.flags &= ~(uint32_t)YR_GEN_AWAITING;
}

/* Did that step of g come to a yield of its body? */
static bool has_yielded(yr_generator *g, yr_step step)
{
    return step == YR_YIELDED && !yr_child_of(g);
}

/* A step of the generator as a step of the awaitable: a yield of the body is its result. */
static yr_step step_of_await(yr_generator *g, yr_step step, yr_value *out)
{
    if (step == YR_RETURNED) {
        yr_drop(*out);
        yr_raise_none(YR_EXC(StopAsyncIteration));
        step = YR_RAISED;
    }
    if (step == YR_RAISED) {
        if (pending_is_end())
            g->base.flags |= YR_GEN_EXHAUSTED;
    } else if (!has_yielded(g, step)) {
        return step;
    }
    stop_awaiting(g);
    return step == YR_RAISED ? step : YR_RETURNED;
}

/* ---- asend ---------------------------------------------------------------------------------- */

static yr_step asend_ended(awaitable *a, yr_step step, yr_value *out)
{
    step = step_of_await(a->generator, step, out);
    if (step != YR_YIELDED)
        a->state = CLOSED;
    return step;
}

static yr_step asend_send(awaitable *a, yr_value sent, yr_value *out)
{
    yr_generator *g = a->generator;
    if (a->state == CLOSED)
        return runtime_error("cannot reuse already awaited __anext__()/asend()");
    if (a->state == INIT) {
        if (g->base.flags & YR_GEN_AWAITING)
            return runtime_error("anext(): asynchronous generator is already running");
        if (sent == YR_NONE)
            sent = a->sent;
        a->state = ITERATING;
    }
    g->base.flags |= YR_GEN_AWAITING;
    return asend_ended(a, yr_chain_send(g, sent, out), out);
}

static yr_step asend_throw(awaitable *a, const yr_thrown *thrown, yr_value *out)
{
    if (a->state == CLOSED)
        return runtime_error("cannot reuse already awaited __anext__()/asend()");
    return asend_ended(a, yr_chain_throw(a->generator, thrown, out), out);
}

/* ---- athrow and aclose ---------------------------------------------------------------------- */

/* A step under aclose(): the body must not yield, and its end is the end of the await. */
static yr_step step_of_close(awaitable *a, yr_step step, yr_value *out)
{
    yr_generator *g = a->generator;
    if (step == YR_YIELDED && yr_child_of(g))
        return step;
    stop_awaiting(g);
    a->state = CLOSED;
    if (step == YR_YIELDED) {
        yr_drop(*out);
        return runtime_error("async generator ignored GeneratorExit");
    }
    if (step == YR_RAISED) {
        if (!pending_is_end())
            return step;
        yr_clear_pending();
    } else {
        yr_drop(*out);
    }
    *out = YR_NONE;
    return YR_RETURNED;
}

static yr_step athrow_next(awaitable *a, yr_step step, yr_value *out)
{
    return a->closes ? step_of_close(a, step, out) : step_of_await(a->generator, step, out);
}

static yr_step already_running(const awaitable *a)
{
    return runtime_error(a->closes ? "aclose(): asynchronous generator is already running"
                                   : "athrow(): asynchronous generator is already running");
}

/* The first step of athrow() or aclose(). */
static yr_step athrow_start(awaitable *a, yr_value sent, yr_value *out)
{
    yr_generator *g = a->generator;
    if (g->base.flags & (YR_GEN_AWAITING | YR_GEN_EXHAUSTED)) {
        a->state = CLOSED;
        if (g->base.flags & YR_GEN_AWAITING)
            return already_running(a);
        yr_raise_none(YR_EXC(StopAsyncIteration));
        return YR_RAISED;
    }
    if (sent != YR_NONE)
        return runtime_error("can't send non-None value to a just-started coroutine");
    yr_thrown exit = {.type = yr_from(YR_EXC(GeneratorExit))};
    a->state = ITERATING;
    g->base.flags |= YR_GEN_AWAITING | (a->closes ? YR_GEN_EXHAUSTED : 0);
    yr_step step = yr_chain_throw_through(g, a->closes ? &exit : &a->thrown, out);
    step = athrow_next(a, step, out);
    if (step != YR_YIELDED)
        a->state = CLOSED;
    return step;
}

static yr_step athrow_send(awaitable *a, yr_value sent, yr_value *out)
{
    if (a->state == CLOSED)
        return runtime_error("cannot reuse already awaited aclose()/athrow()");
    if (a->generator->base.flags & YR_GEN_CLOSED) {
        a->state = CLOSED;
        *out = YR_NONE;
        return YR_RETURNED;
    }
    if (a->state == INIT)
        return athrow_start(a, sent, out);
    return athrow_next(a, yr_chain_send(a->generator, sent, out), out);
}

/* A step of a throw(). Unlike a send, it leaves an aclose() open whose body has ended. */
static yr_step athrow_thrown(awaitable *a, yr_step step, yr_value *out)
{
    yr_generator *g = a->generator;
    uint32_t awaiting = g->base.flags & YR_GEN_AWAITING;
    await_state before = a->state;
    bool ends = step != YR_YIELDED;
    step = athrow_next(a, step, out);
    if (a->closes && ends) {
        a->state = before;
        g->base.flags |= awaiting;
    }
    return step;
}

static yr_step athrow_throw(awaitable *a, const yr_thrown *thrown, yr_value *out)
{
    if (a->state == CLOSED)
        return runtime_error("cannot reuse already awaited aclose()/athrow()");
    return athrow_thrown(a, yr_chain_throw(a->generator, thrown, out), out);
}

static yr_step awaitable_send(yr_value self, yr_value sent, yr_value *out)
{
    awaitable *a = AWAITABLE(self);
    return YR_IS(self, async_generator_asend) ? asend_send(a, sent, out)
                                              : athrow_send(a, sent, out);
}

static bool is_awaitable(yr_value v)
{
    return YR_IS(v, async_generator_asend) || YR_IS(v, async_generator_athrow);
}

YR_WEAK void yr_async_send(yr_value v, yr_value sent, yr_step *step, yr_value *out)
{
    *step = is_awaitable(v) ? awaitable_send(v, sent, out)
                            : yr_chain_send(yr_wrapped_coroutine(v), sent, out);
}

/* ---- Links (D9) ----------------------------------------------------------------------------- */

yr_generator *yr_awaited_generator(yr_value v)
{
    if (is_awaitable(v))
        return AWAITABLE(v)->generator;
    return YR_IS(v, coroutine_wrapper) ? yr_wrapped_coroutine(v) : NULL;
}

/* The first send to an asend() can be the loop's: then it has begun. */
static bool begin_asend(awaitable *a, yr_value *sent)
{
    yr_generator *g = a->generator;
    yr_value first = *sent == YR_NONE ? a->sent : *sent;
    if (g->base.flags & YR_GEN_AWAITING || (first != YR_NONE && !(g->base.flags & YR_GEN_STARTED)))
        return false;
    if (*sent == YR_NONE)
        *sent = yr_retain(first);
    a->state = ITERATING;
    g->base.flags |= YR_GEN_AWAITING;
    return true;
}

bool yr_await_links(yr_value v, yr_value *sent)
{
    yr_generator *g = yr_awaited_generator(v);
    if (g->base.flags & YR_GEN_CLOSED || yr_is_light(yr_from(g)) || yr_executing(g))
        return false;
    if (!is_awaitable(v) || AWAITABLE(v)->state == ITERATING)
        return true;
    return AWAITABLE(v)->state == INIT && YR_IS(v, async_generator_asend) && sent &&
           begin_asend(AWAITABLE(v), sent);
}

yr_generator *yr_asend_begin(yr_value v)
{
    if (!YR_IS(v, async_generator_asend))
        return NULL;
    awaitable *a = AWAITABLE(v);
    yr_generator *g = a->generator;
    uint32_t other = YR_GEN_CLOSED | YR_GEN_AWAITING | YR_GEN_INNER | YR_GEN_RUNNING;
    if (a->state != INIT || a->sent != YR_NONE || g->base.flags & other || yr_child_of(g))
        return NULL;
    a->state = ITERATING;
    g->base.flags |= YR_GEN_AWAITING;
    return g;
}

void yr_asend_end(yr_value asend)
{
    awaitable *a = AWAITABLE(asend);
    stop_awaiting(a->generator);
    a->state = CLOSED;
    if (YR_UNLIKELY(a->base.refs != 1 || a->base.flags & YR_FLAG_GARBAGE || a->sent != YR_NONE)) {
        yr_drop(asend);
        return;
    }
    a->base.refs = 0;
    a->base.flags |= YR_FLAG_DYING;
    yr_drop(yr_from(a->generator));
    yr_release_inline(&a->base);
}

yr_step yr_await_step(yr_value v, yr_step step, bool thrown, yr_value *out)
{
    awaitable *a = AWAITABLE(v);
    if (YR_IS(v, async_generator_asend))
        return asend_ended(a, step, out);
    if (thrown)
        return athrow_thrown(a, step, out);
    return athrow_next(a, step, out);
}

/* ---- The awaitables ------------------------------------------------------------------------- */

static yr_value iter_self(yr_value self)
{
    return yr_retain(self);
}

static int awaitable_next(yr_value self, yr_value *item)
{
    return yr_step_next(awaitable_send(self, YR_NONE, item), item);
}

static yr_value method_send(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    yr_value out = 0;
    yr_step step = awaitable_send(self, args[0], &out);
    return yr_step_result(step, out);
}

static yr_value method_throw(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    yr_thrown thrown;
    yr_value out = 0;
    if (yr_thrown_parse(YR_SHOWN("throw"), args, n, &thrown) < 0)
        return 0;
    awaitable *a = AWAITABLE(self);
    yr_step step = YR_IS(self, async_generator_asend) ? asend_throw(a, &thrown, &out)
                                                      : athrow_throw(a, &thrown, &out);
    return yr_step_result(step, out);
}

/* a is closed without a step of its generator. Nobody resumes that through a any more, so that a
 * chain in which a was awaited ends above it. */
static void finish(awaitable *a)
{
    yr_generator *g = a->generator;
    a->state = CLOSED;
    if (g->base.flags & YR_GEN_INNER && yr_child_of(g->link) == yr_from(a))
        yr_chain_leave(g);
}

static yr_value method_close(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    finish(AWAITABLE(self));
    return YR_NONE;
}

static int awaitable_traverse(yr_object *o, yr_visitor visit, void *context)
{
    awaitable *a = (awaitable *)o;
    YR_VISIT(yr_from(a->generator));
    YR_VISIT(a->sent);
    YR_VISIT(a->thrown.type);
    YR_VISIT(a->thrown.value);
    YR_VISIT(a->thrown.traceback);
    return 0;
}

static void awaitable_clear(yr_object *o)
{
    awaitable *a = (awaitable *)o;
    yr_thrown thrown = a->thrown;
    a->thrown = (yr_thrown){0};
    finish(a);
    yr_set(&a->sent, 0);
    yr_xdrop(thrown.type);
    yr_xdrop(thrown.value);
    yr_xdrop(thrown.traceback);
}

static void awaitable_dealloc(yr_object *o)
{
    awaitable *a = (awaitable *)o;
    if (a->state != CLOSED || a->thrown.type)
        awaitable_clear(o);
    else
        yr_xdrop(a->sent);
    yr_drop(yr_from(a->generator));
    yr_release_inline(o);
}

static const yr_method_def awaitable_methods[] = {
    {"send", method_send, 1, 1, 0, NULL},
    {"throw", method_throw, 1, 3, 0, NULL},
    {"close", method_close, 0, 0, 0, NULL},
    {0},
};

#define AWAITABLE_SPEC(type)                                                                       \
    {                                                                                              \
        .id = YR_T_##type, .size = sizeof(awaitable),                                              \
        .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,                             \
        .methods = awaitable_methods, .slots = {                                                   \
            .dealloc = awaitable_dealloc,                                                          \
            .traverse = awaitable_traverse,                                                        \
            .clear = awaitable_clear,                                                              \
            .iter = iter_self,                                                                     \
            .next = awaitable_next,                                                                \
            .await = iter_self                                                                     \
        }                                                                                          \
    }

YR_BUILT_IN(async_generator_asend, object) = AWAITABLE_SPEC(async_generator_asend);
YR_BUILT_IN(async_generator_athrow, object) = AWAITABLE_SPEC(async_generator_athrow);

/* ---- The hooks of the event loop ------------------------------------------------------------ */

static int keep_finalizer(yr_generator *g)
{
    yr_side *side = YR->asyncgen_finalizer ? yr_side_make(g) : NULL;
    if (side)
        yr_set(&side->hook, yr_retain(YR->asyncgen_finalizer));
    return YR->asyncgen_finalizer && !side ? -1 : 0;
}

/* Before the first iteration, once: 0, or -1 and what the hook raised. */
static int ask_hooks(yr_generator *g)
{
    g->base.flags |= YR_GEN_HOOKED;
    if (keep_finalizer(g) < 0)
        return -1;
    if (!YR->asyncgen_firstiter)
        return 0;
    yr_value hook = yr_retain(YR->asyncgen_firstiter), result = yr_invoke1(hook, yr_from(g));
    yr_drop(hook);
    yr_xdrop(result);
    return result ? 0 : -1;
}

bool yr_async_finalizer(yr_generator *g)
{
    yr_side *side = yr_side_find(g);
    if (!side || !side->hook || g->base.flags & YR_GEN_EXHAUSTED)
        return false;
    yr_value hook = yr_retain(side->hook), result = yr_invoke1(hook, yr_from(g));
    if (!result)
        yr_unraisable(yr_from(g), NULL);
    yr_xdrop(result);
    yr_drop(hook);
    return true;
}

/* ---- The generator -------------------------------------------------------------------------- */

static awaitable *awaitable_new(yr_type *t, yr_value generator)
{
    yr_generator *g = YR_AS(yr_generator, generator);
    if (YR_UNLIKELY(!(g->base.flags & YR_GEN_HOOKED)) && ask_hooks(g) < 0)
        return NULL;
    awaitable *a = yr_new_tracked_unset(t, sizeof *a);
    if (!a)
        return NULL;
    *a = (awaitable){.base = a->base, .generator = g};
    yr_retain(generator);
    return a;
}

static yr_value asend_new(yr_value self, yr_value sent)
{
    awaitable *a = awaitable_new(YR_TYPE(async_generator_asend), self);
    if (a)
        a->sent = yr_retain(sent);
    return yr_from(a);
}

static yr_value generator_anext(yr_value self)
{
    return asend_new(self, YR_NONE);
}

static yr_value method_asend(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return asend_new(self, args[0]);
}

static yr_value method_athrow(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    yr_thrown thrown;
    if (yr_thrown_parse(YR_SHOWN("athrow"), args, n, &thrown) < 0)
        return 0;
    awaitable *a = awaitable_new(YR_TYPE(async_generator_athrow), self);
    if (!a)
        return 0;
    a->thrown =
        (yr_thrown){yr_retain(thrown.type), yr_xretain(thrown.value), yr_xretain(thrown.traceback)};
    return yr_from(a);
}

static yr_value method_aclose(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    awaitable *a = awaitable_new(YR_TYPE(async_generator_athrow), self);
    if (a)
        a->closes = true;
    return yr_from(a);
}

static yr_value get_running(yr_value self)
{
    return yr_bool(YR_AS(yr_generator, self)->base.flags & YR_GEN_AWAITING);
}

static const yr_method_def methods[] = {
    {"asend", method_asend, 1, 1, 0, "asend(v) -> send 'v' in generator."},
    {"athrow", method_athrow, 1, 3, 0,
     "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator."},
    {"aclose", method_aclose, 0, 0, 0, "aclose() -> raise GeneratorExit inside generator."},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    {0},
};

static const yr_getset_def getsets[] = {
    {"__name__", yr_generator_name, yr_generator_set_name, "name of the async generator"},
    {"__qualname__", yr_generator_qualname, yr_generator_set_qualname,
     "qualified name of the async generator"},
    {"ag_await", yr_generator_get_child, NULL, "object being awaited on, or None"},
    {"ag_running", get_running, yr_readonly, NULL},
    {"ag_frame", yr_generator_get_frame, NULL, NULL},
    {"ag_suspended", yr_generator_suspended, NULL, NULL},
    {"ag_code", yr_generator_get_code, yr_readonly, NULL},
    {0},
};

YR_BUILT_IN(async_generator, object) = {
    .id = YR_T_async_generator,
    .size = sizeof(yr_generator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_WEAKREFS | YR_TYPE_IMMUTABLE,
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = yr_generator_dealloc,
            .traverse = yr_generator_traverse,
            .clear = yr_generator_clear,
            .stamp = yr_generator_stamp,
            .finalize = yr_generator_finalize,
            .repr = yr_generator_repr,
            .aiter = iter_self,
            .anext = generator_anext,
        },
};

/* ---- async for ------------------------------------------------------------------------------ */

yr_value yr_aiter(yr_value o)
{
    yr_unary_fn method = yr_type_of(o)->slots.aiter;
    if (!method)
        return yr_type_error("'async for' requires an object with __aiter__ method, got %T", o);
    yr_value iterator = method(o);
    if (iterator && !yr_type_of(iterator)->slots.anext) {
        yr_type_error("'async for' received an object from __aiter__ that does not implement "
                      "__anext__: %T",
                      iterator);
        yr_drop(iterator);
        return 0;
    }
    return iterator;
}

yr_value yr_anext(yr_value aiter)
{
    if (YR_IS(aiter, async_generator))
        return asend_new(aiter, YR_NONE);
    yr_unary_fn method = yr_type_of(aiter)->slots.anext;
    if (!method)
        return yr_type_error("'async for' requires an iterator with __anext__ method, got %T",
                             aiter);
    yr_value next = method(aiter);
    if (!next)
        return 0;
    yr_value iterator = yr_awaitable_iter(next);
    if (!iterator)
        yr_raise_from_pending(YR_EXC(TypeError),
                              "'async for' received an invalid object from __anext__: %s",
                              yr_type_name(next));
    yr_drop(next);
    return iterator;
}

int yr_async_stopped(void)
{
    bool stopped = yr_pending_is(YR_EXC(StopAsyncIteration));
    if (stopped)
        yr_clear_pending();
    else
        yr_settle_entries();
    return stopped;
}
