/* anext.c - what anext(iterator, default) gives: an awaitable whose end is the default.
 *
 * It drives the awaitable of __anext__(); a StopAsyncIteration that comes out of it becomes the
 * result `default`.
 */
#include "generator.h"

typedef struct {
    yr_object base;
    yr_value wrapped; /* the awaitable; owned */
    yr_value otherwise;
} anext_awaitable;

#define SELF(v) YR_AS(anext_awaitable, v)

yr_value yr_anext_or(yr_value awaitable, yr_value otherwise)
{
    anext_awaitable *a = yr_new(YR_TYPE(anext_awaitable), sizeof *a);
    if (!a)
        return 0;
    a->wrapped = yr_retain(awaitable);
    a->otherwise = yr_retain(otherwise);
    return yr_from(a);
}

static yr_value iter_self(yr_value self)
{
    return yr_retain(self);
}

/* The end of the iteration is a result. */
static yr_value finish(yr_value self, yr_value result)
{
    if (!result && yr_pending_is(YR_EXC(StopAsyncIteration))) {
        yr_clear_pending();
        yr_raise_stop(SELF(self)->otherwise);
    }
    return result;
}

static yr_value forward(yr_value self, yr_value name, yr_value *args, size_t n)
{
    yr_value iterator = yr_awaitable_iter(SELF(self)->wrapped);
    if (!iterator)
        return 0;
    yr_value result = yr_invoke_method(iterator, name, args, n);
    yr_drop(iterator);
    return finish(self, result);
}

static yr_value method_send(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    return forward(self, YR_NAME(send), args, n);
}

static yr_value method_throw(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    return forward(self, YR_NAME(throw), args, n);
}

static yr_value method_close(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    return forward(self, YR_NAME(close), args, n);
}

static int awaitable_next(yr_value self, yr_value *item)
{
    yr_value out = 0, iterator = yr_awaitable_iter(SELF(self)->wrapped);
    if (!iterator)
        return -1;
    yr_step step = yr_send(iterator, YR_NONE, &out);
    yr_drop(iterator);
    *item = finish(self, yr_step_result(step, out));
    return *item ? 1 : -1;
}

static int awaitable_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((anext_awaitable *)o)->wrapped);
    YR_VISIT(((anext_awaitable *)o)->otherwise);
    return 0;
}

static void awaitable_dealloc(yr_object *o)
{
    anext_awaitable *a = (anext_awaitable *)o;
    yr_drop(a->wrapped);
    yr_drop(a->otherwise);
    yr_release(o);
}

static const yr_method_def methods[] = {
    {"send", method_send, 1, 1, 0, NULL},
    {"throw", method_throw, 1, 3, 0, NULL},
    {"close", method_close, 0, 0, 0, NULL},
    {0},
};

YR_BUILT_IN(anext_awaitable, object) = {
    .id = YR_T_anext_awaitable,
    .size = sizeof(anext_awaitable),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = methods,
    .slots = {.dealloc = awaitable_dealloc,
              .traverse = awaitable_traverse,
              .iter = iter_self,
              .next = awaitable_next,
              .await = iter_self},
};
