/* coroutine.c - coroutines: generators that are awaited instead of iterated.
 *
 * They share frame, resume and delegation with generators; a coroutine awaited by another is
 * linked in the same chain. What __await__() hands out is a coroutine_wrapper, the one door
 * through which iteration protocol reaches a coroutine.
 */
#include "generator.h"

typedef struct {
    yr_object base;
    yr_generator *coroutine; /* owned */
} wrapper;

#define WRAPPED(v) (YR_AS(wrapper, v)->coroutine)

static yr_value coroutine_await(yr_value self)
{
    wrapper *w = yr_new(YR_TYPE(coroutine_wrapper), sizeof *w);
    if (!w)
        return 0;
    w->coroutine = YR_AS(yr_generator, self);
    yr_retain(self);
    return yr_from(w);
}

static const yr_method_def methods[] = {
    {"send", yr_generator_send, 1, 1, 0,
     "send(arg) -> send 'arg' into coroutine,\nreturn next yielded value or raise StopIteration."},
    {"throw", yr_generator_throw, 1, 3, 0,
     "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next "
     "yielded value or raise\nStopIteration."},
    {"close", yr_generator_close, 0, 0, 0, "close() -> raise GeneratorExit inside coroutine."},
    {0},
};

static const yr_getset_def getsets[] = {
    {"__name__", yr_generator_name, yr_generator_set_name, "name of the coroutine"},
    {"__qualname__", yr_generator_qualname, yr_generator_set_qualname,
     "qualified name of the coroutine"},
    {"cr_await", yr_generator_get_child, NULL, "object being awaited on, or None"},
    {"cr_running", yr_generator_running, NULL, NULL},
    {"cr_frame", yr_generator_get_frame, NULL, NULL},
    {"cr_suspended", yr_generator_suspended, NULL, NULL},
    {"cr_code", yr_generator_get_code, yr_readonly, NULL},
    {"cr_origin", yr_coroutine_origin, yr_readonly, NULL},
    {0},
};

YR_BUILT_IN(coroutine, object) = {
    .id = YR_T_coroutine,
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
            .await = coroutine_await,
        },
};

/* ---- coroutine_wrapper ----------------------------------------------------------------------- */

static yr_value wrapper_send(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return yr_generator_send(yr_from(WRAPPED(self)), args, n, keywords);
}

static yr_value wrapper_throw(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return yr_generator_throw(yr_from(WRAPPED(self)), args, n, keywords);
}

static yr_value wrapper_close(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return yr_generator_close(yr_from(WRAPPED(self)), args, n, keywords);
}

static yr_value wrapper_iter(yr_value self)
{
    return yr_retain(self);
}

static int wrapper_next(yr_value self, yr_value *item)
{
    yr_step step = yr_chain_send(WRAPPED(self), YR_NONE, item);
    return yr_step_next(step, item);
}

static int wrapper_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(yr_from(((wrapper *)o)->coroutine));
    return 0;
}

static void wrapper_clear(yr_object *o)
{
    (void)o; /* the coroutine breaks the cycle: the wrapper always has one */
}

static void wrapper_dealloc(yr_object *o)
{
    yr_drop(yr_from(((wrapper *)o)->coroutine));
    yr_release(o);
}

static const yr_method_def wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, 0, NULL},
    {"throw", wrapper_throw, 1, 3, 0, NULL},
    {"close", wrapper_close, 0, 0, 0, NULL},
    {0},
};

YR_BUILT_IN(coroutine_wrapper, object) = {
    .id = YR_T_coroutine_wrapper,
    .size = sizeof(wrapper),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .doc = "A wrapper object implementing __await__ for coroutines.",
    .methods = wrapper_methods,
    .slots =
        {
            .dealloc = wrapper_dealloc,
            .traverse = wrapper_traverse,
            .clear = wrapper_clear,
            .iter = wrapper_iter,
            .next = wrapper_next,
        },
};

/* ---- await ----------------------------------------------------------------------------------- */

yr_generator *yr_wrapped_coroutine(yr_value v)
{
    return WRAPPED(v);
}

/* A coroutine, or a generator that types.coroutine marked. */
static bool awaits_itself(yr_value o)
{
    return YR_IS(o, coroutine) ||
           (YR_IS(o, generator) &&
            yr_code_of(YR_AS(yr_generator, o))->flags & YR_CODE_ITERABLE_COROUTINE);
}

static yr_value await_method(yr_value o)
{
    yr_unary_fn method = yr_type_of(o)->slots.await;
    if (!method)
        return yr_type_error("object %T can't be used in 'await' expression", o);
    yr_value iterator = method(o);
    if (!iterator)
        return 0;
    if (awaits_itself(iterator)) {
        yr_type_error("__await__() returned a coroutine");
    } else if (!yr_type_of(iterator)->slots.next) {
        yr_type_error("__await__() returned non-iterator of type '%T'", iterator);
    } else {
        return iterator;
    }
    yr_drop(iterator);
    return 0;
}

yr_value yr_awaitable_iter(yr_value o)
{
    return awaits_itself(o) ? yr_retain(o) : await_method(o);
}

yr_value yr_await_iter(yr_value o)
{
    if (YR_IS(o, coroutine) && yr_child_of(YR_AS(yr_generator, o)) &&
        yr_generator_suspended(o) == YR_TRUE)
        return yr_raise_format(YR_EXC(RuntimeError), "coroutine is being awaited already");
    return yr_awaitable_iter(o);
}
