/* async_generator.c - asynchronous generators, and the awaitables that drive them.
 *
 * The body of an async generator is resumed by the same loop as any other. Its own `yield` hands
 * out a wrapped value (yr_async_yield), which ends the await of one asend(); whatever else comes
 * out was yielded by something it awaits, and goes on to the event loop. anext(), asend(),
 * athrow() and aclose() give an async_generator_asend or _athrow object, each good for one await.
 */
#include "generator.h"

typedef struct {
    yr_object base;
    yr_value value; /* owned */
} wrapped_value;

typedef enum { INIT, ITERATING, CLOSED } await_state;

/* async_generator_asend, and async_generator_athrow, which is aclose() without thrown.type. */
typedef struct {
    yr_object base;
    yr_generator *generator; /* owned */
    yr_value sent;           /* asend: owned */
    yr_thrown thrown;        /* athrow: owned */
    await_state state;
} awaitable;

#define AWAITABLE(v) YR_AS(awaitable, v)

yr_value yr_async_yield(yr_value v)
{
    wrapped_value *w = yr_new(YR_TYPE(async_generator_wrapped), sizeof *w);
    if (!w)
        return 0;
    w->value = yr_retain(v);
    return yr_from(w);
}

static void wrapped_clear(yr_object *o)
{
    yr_set(&((wrapped_value *)o)->value, 0);
}

static void wrapped_dealloc(yr_object *o)
{
    wrapped_clear(o);
    yr_release(o);
}

static int wrapped_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((wrapped_value *)o)->value);
    return 0;
}

const yr_type_spec yr_spec_async_generator_wrapped = {
    .size = sizeof(wrapped_value),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .slots = {.dealloc = wrapped_dealloc, .traverse = wrapped_traverse, .clear = wrapped_clear},
};

/* ---- Steps ------------------------------------------------------------------------------------
 */

static bool is_wrapped(yr_value v)
{
    return YR_IS(v, async_generator_wrapped);
}

static yr_value unwrap(yr_value v)
{
    yr_value value = yr_retain(YR_AS(wrapped_value, v)->value);
    yr_drop(v);
    return value;
}

static bool pending_is_end(void)
{
    return yr_pending_is(YR_EXC(StopAsyncIteration)) || yr_pending_is(YR_EXC(GeneratorExit));
}

/* A step of the generator as a step of the awaitable: a yield of the body ends the await. */
static yr_step unwrap_step(yr_generator *g, yr_step step, yr_value *out)
{
    if (step == YR_YIELDED && !is_wrapped(*out))
        return step;
    if (step == YR_RETURNED) {
        yr_drop(*out);
        yr_raise_none(YR_EXC(StopAsyncIteration));
        step = YR_RAISED;
    }
    if (step == YR_RAISED && pending_is_end())
        g->base.flags |= YR_GEN_EXHAUSTED;
    g->base.flags &= ~(uint32_t)YR_GEN_AWAITING;
    if (step == YR_RAISED)
        return step;
    *out = unwrap(*out);
    return YR_RETURNED;
}

static yr_step runtime_error(const char *text)
{
    yr_raise_format(YR_EXC(RuntimeError), "%s", text);
    return YR_RAISED;
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
    yr_step step = unwrap_step(g, yr_chain_send(g, sent, out), out);
    if (step != YR_YIELDED)
        a->state = CLOSED;
    return step;
}

static yr_step asend_throw(awaitable *a, const yr_thrown *thrown, yr_value *out)
{
    if (a->state == CLOSED)
        return runtime_error("cannot reuse already awaited __anext__()/asend()");
    yr_step step = yr_chain_throw(a->generator, thrown, out);
    step = unwrap_step(a->generator, step, out);
    if (step != YR_YIELDED)
        a->state = CLOSED;
    return step;
}

/* A step under aclose(): the body must not yield, and its end is the end of the await. */
static yr_step aclose_step(awaitable *a, yr_step step, yr_value *out)
{
    yr_generator *g = a->generator;
    if (step == YR_YIELDED && !is_wrapped(*out))
        return step;
    g->base.flags &= ~(uint32_t)YR_GEN_AWAITING;
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

static yr_step athrow_step(awaitable *a, yr_step step, yr_value *out)
{
    if (!a->thrown.type)
        return aclose_step(a, step, out);
    bool first = a->state == INIT;
    step = unwrap_step(a->generator, step, out);
    if (step == YR_RAISED && !first)
        a->state = CLOSED;
    return step;
}

/* The first step of athrow() or aclose(). */
static yr_step athrow_start(awaitable *a, yr_value sent, yr_value *out)
{
    yr_generator *g = a->generator;
    bool closes = !a->thrown.type;
    if (g->base.flags & YR_GEN_AWAITING) {
        a->state = CLOSED;
        return runtime_error(closes ? "aclose(): asynchronous generator is already running"
                                    : "athrow(): asynchronous generator is already running");
    }
    if (g->base.flags & YR_GEN_EXHAUSTED) {
        a->state = CLOSED;
        yr_raise_none(YR_EXC(StopAsyncIteration));
        return YR_RAISED;
    }
    if (sent != YR_NONE)
        return runtime_error("can't send non-None value to a just-started coroutine");
    yr_thrown exit = {.type = yr_from(YR_EXC(GeneratorExit))};
    g->base.flags |= closes ? YR_GEN_AWAITING | YR_GEN_EXHAUSTED : YR_GEN_AWAITING;
    a->state = ITERATING;
    yr_step step = yr_chain_throw_through(g, closes ? &exit : &a->thrown, out);
    return athrow_step(a, step, out);
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
    return athrow_step(a, yr_chain_send(a->generator, sent, out), out);
}

static yr_step athrow_throw(awaitable *a, const yr_thrown *thrown, yr_value *out)
{
    if (a->state == CLOSED)
        return runtime_error("cannot reuse already awaited aclose()/athrow()");
    return athrow_step(a, yr_chain_throw(a->generator, thrown, out), out);
}

static yr_step awaitable_send(yr_value self, yr_value sent, yr_value *out)
{
    awaitable *a = AWAITABLE(self);
    return YR_IS(self, async_generator_asend) ? asend_send(a, sent, out)
                                              : athrow_send(a, sent, out);
}

bool yr_async_send(yr_value iterator, yr_value sent, yr_step *step, yr_value *out)
{
    if (!yr_is_pointer(iterator))
        return false;
    yr_type *t = yr_object_of(iterator)->type;
    if (t == YR_TYPE(async_generator_asend) || t == YR_TYPE(async_generator_athrow)) {
        *step = awaitable_send(iterator, sent, out);
        return true;
    }
    yr_generator *wrapped = yr_wrapped_coroutine(iterator);
    if (wrapped)
        *step = yr_chain_send(wrapped, sent, out);
    return wrapped != NULL;
}

bool yr_async_finalizer(yr_generator *g)
{
    (void)g;
    return false;
}

/* ---- The awaitables -----------------------------------------------------------------------------
 */

static yr_value iter_self(yr_value self)
{
    return yr_retain(self);
}

static int awaitable_next(yr_value self, yr_value *item)
{
    yr_step step = awaitable_send(self, YR_NONE, item);
    if (step == YR_YIELDED)
        return 1;
    if (step == YR_RAISED)
        return -1;
    if (*item == YR_NONE)
        return 0;
    yr_raise_stop(*item);
    yr_drop(*item);
    return -1;
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
    if (yr_thrown_parse(args, n, &thrown) < 0)
        return 0;
    awaitable *a = AWAITABLE(self);
    yr_step step = YR_IS(self, async_generator_asend) ? asend_throw(a, &thrown, &out)
                                                      : athrow_throw(a, &thrown, &out);
    return yr_step_result(step, out);
}

static yr_value method_close(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    AWAITABLE(self)->state = CLOSED;
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
    yr_set(&a->sent, 0);
    a->state = CLOSED;
}

static void awaitable_dealloc(yr_object *o)
{
    awaitable *a = (awaitable *)o;
    yr_thrown thrown = a->thrown;
    yr_set(&a->sent, 0);
    yr_drop(yr_from(a->generator));
    yr_xdrop(thrown.type);
    yr_xdrop(thrown.value);
    yr_xdrop(thrown.traceback);
    yr_release(o);
}

static const yr_method_def awaitable_methods[] = {
    {"send", method_send, 1, 1, 0, NULL},
    {"throw", method_throw, 1, 3, 0, NULL},
    {"close", method_close, 0, 0, 0, NULL},
    {0},
};

#define AWAITABLE_SPEC                                                                             \
    {                                                                                              \
        .size = sizeof(awaitable), .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,  \
        .methods = awaitable_methods, .slots = {                                                   \
            .dealloc = awaitable_dealloc,                                                          \
            .traverse = awaitable_traverse,                                                        \
            .clear = awaitable_clear,                                                              \
            .iter = iter_self,                                                                     \
            .next = awaitable_next,                                                                \
            .await = iter_self                                                                     \
        }                                                                                          \
    }

const yr_type_spec yr_spec_async_generator_asend = AWAITABLE_SPEC;
const yr_type_spec yr_spec_async_generator_athrow = AWAITABLE_SPEC;

static awaitable *awaitable_new(yr_type *t, yr_value generator)
{
    awaitable *a = yr_new(t, sizeof *a);
    if (!a)
        return NULL;
    a->generator = YR_AS(yr_generator, generator);
    yr_retain(generator);
    return a;
}

/* ---- The generator
 * -------------------------------------------------------------------------------- */

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
    if (yr_check_arity("athrow", n, 1, 3) < 0)
        return 0;
    awaitable *a = awaitable_new(YR_TYPE(async_generator_athrow), self);
    if (!a)
        return 0;
    a->thrown = (yr_thrown){yr_retain(args[0]), n > 1 ? yr_retain(args[1]) : 0,
                            n > 2 ? yr_retain(args[2]) : 0};
    return yr_from(a);
}

static yr_value method_aclose(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return yr_from(awaitable_new(YR_TYPE(async_generator_athrow), self));
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
    {0},
};

static const yr_getset_def getsets[] = {
    {"__name__", yr_generator_name, yr_generator_set_name, "name of the async generator"},
    {"__qualname__", yr_generator_qualname, yr_generator_set_qualname,
     "qualified name of the async generator"},
    {"ag_await", yr_generator_get_child, NULL, "object being awaited on, or None"},
    {"ag_running", get_running, NULL, NULL},
    {"ag_frame", yr_generator_get_frame, NULL, NULL},
    {"ag_suspended", yr_generator_suspended, NULL, NULL},
    {"ag_code", yr_generator_get_code, NULL, NULL},
    {0},
};

const yr_type_spec yr_spec_async_generator = {
    .size = sizeof(yr_generator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_WEAKREFS | YR_TYPE_IMMUTABLE,
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = yr_generator_dealloc,
            .traverse = yr_generator_traverse,
            .clear = yr_generator_clear,
            .finalize = yr_generator_finalize,
            .repr = yr_generator_repr,
            .aiter = iter_self,
            .anext = generator_anext,
        },
};

/* ---- async for
 * -------------------------------------------------------------------------------------- */

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
    yr_value iterator = yr_await_iter(next);
    if (!iterator)
        yr_raise_from_pending(YR_EXC(TypeError),
                              "'async for' received an invalid object from __anext__: %s",
                              yr_type_name(next));
    yr_drop(next);
    return iterator;
}
