/* thrown.c - what throw() is given, and iterators that a generator drives but that are none.
 *
 * throw() takes an instance, or a class with an optional value and traceback. Iterators that have
 * a throw method of their own get those very arguments; only where the exception is really raised
 * is it made and checked, so both forms travel as a yr_thrown.
 */
#include "generator.h"
#include "../core/slot_calls.h"

/* ---- Exceptions ----------------------------------------------------------------------------- */

int yr_thrown_parse(const char *name, yr_value *args, size_t n, yr_thrown *thrown)
{
    if (YR_UNLIKELY(n - 1 > 2) && yr_check_arity(name, n, 1, 3) < 0)
        return -1;
    *thrown = (yr_thrown){args[0], n > 1 ? args[1] : 0, n > 2 ? args[2] : 0};
    return 0;
}

static bool is_exception_class(yr_value v)
{
    return YR_IS_CLASS(v) && YR_AS(yr_type, v)->flags & YR_TYPE_EXCEPTION;
}

bool yr_thrown_is_exit(const yr_thrown *thrown)
{
    yr_type *t =
        YR_IS_CLASS(thrown->type) ? YR_AS(yr_type, thrown->type) : yr_type_of(thrown->type);
    if (!(t->flags & YR_TYPE_HEAP)) /* no other built-in exception derives from it */
        return t == YR_EXC(GeneratorExit);
    return yr_is_subtype(t, YR_EXC(GeneratorExit));
}

size_t yr_thrown_arguments(const yr_thrown *thrown, yr_value arguments[3])
{
    size_t n = 0;
    arguments[n++] = thrown->type;
    if (thrown->value)
        arguments[n++] = thrown->value;
    if (thrown->value && thrown->traceback)
        arguments[n++] = thrown->traceback;
    return n;
}

/* new: the instance that throwing a class with a value means; 0: what making it raised. */
static yr_value make_instance(yr_value class, yr_value value)
{
    yr_value e;
    if (!value || value == YR_NONE)
        e = yr_invoke0(class);
    else if (YR_IS_EXCEPTION(value) && yr_is_subtype(yr_type_of(value), YR_AS(yr_type, class)))
        e = yr_retain(value);
    else if (YR_IS_TUPLE(value))
        e = yr_invoke(class, YR_AS(yr_tuple_object, value)->items,
                      YR_AS(yr_tuple_object, value)->length);
    else
        e = yr_invoke1(class, value);
    if (e && !YR_IS_EXCEPTION(e)) {
        yr_type_error("calling %R should have returned an instance of BaseException, not %s", class,
                      yr_type_name(e));
        yr_drop(e);
        e = 0;
    }
    return e;
}

static int raise_class(const yr_thrown *thrown, yr_value traceback)
{
    yr_value e = make_instance(thrown->type, thrown->value);
    if (!e)
        return 0;
    yr_reraise_with(e, traceback);
    return 0;
}

static int raise_instance(const yr_thrown *thrown, yr_value traceback)
{
    if (thrown->value && thrown->value != YR_NONE) {
        yr_type_error("instance exception may not have a separate value");
        return -1;
    }
    yr_value e = yr_retain(thrown->type);
    yr_reraise_with(e, traceback ? traceback : YR_AS(yr_exception, e)->traceback);
    return 0;
}

int yr_thrown_raise(const yr_thrown *thrown)
{
    if (YR_LIKELY(!thrown->value && !thrown->traceback && YR_IS_EXCEPTION(thrown->type)))
        return raise_instance(thrown, 0);
    yr_value traceback = thrown->traceback == YR_NONE ? 0 : thrown->traceback;
    if (traceback && !YR_IS(traceback, traceback)) {
        yr_type_error("throw() third argument must be a traceback object");
        return -1;
    }
    if (is_exception_class(thrown->type))
        return raise_class(thrown, traceback);
    if (YR_IS_EXCEPTION(thrown->type))
        return raise_instance(thrown, traceback);
    yr_type_error("exceptions must be classes or instances deriving from BaseException, not %T",
                  thrown->type);
    return -1;
}

/* ---- Foreign iterators ---------------------------------------------------------------------- */

/* A method's result as a step: a StopIteration is the end, and its value the result. */
static yr_step step_of(yr_value result, yr_value *out)
{
    *out = result;
    if (result)
        return YR_YIELDED;
    *out = yr_fetch_stop_value();
    return *out ? YR_RETURNED : YR_RAISED;
}

yr_step yr_foreign_send(yr_value iterator, yr_value sent, yr_value *out)
{
    yr_step step;
    if (yr_is_async_object(iterator)) {
        yr_async_send(iterator, sent, &step, out);
        return step;
    }
    yr_type *t = yr_type_of(iterator);
    if (sent != YR_NONE || !t->slots.next)
        return step_of(yr_invoke_method(iterator, YR_NAME(send), &sent, 1), out);
    if (t->slots.next == yr_slot_next) {
        bool missing;
        return step_of(yr_call_special(iterator, YR_NAME(__next__), NULL, 0, &missing), out);
    }
    int r = t->slots.next(iterator, out);
    if (r > 0)
        return YR_YIELDED;
    if (r < 0)
        return step_of(0, out);
    *out = YR_NONE;
    return YR_RETURNED;
}

int yr_foreign_throw(yr_value iterator, const yr_thrown *thrown, yr_step *step, yr_value *out)
{
    yr_value arguments[3];
    yr_value method = yr_getattr_or_null(iterator, YR_NAME(throw));
    if (!method)
        return YR->pending ? -1 : 0;
    size_t n = yr_thrown_arguments(thrown, arguments);
    *step = step_of(yr_invoke(method, arguments, n), out);
    yr_drop(method);
    return 1;
}

int yr_foreign_close(yr_value iterator)
{
    yr_value method = yr_getattr_or_null(iterator, YR_NAME(close));
    if (!method) {
        if (YR->pending)
            yr_unraisable(iterator, NULL);
        return 0;
    }
    yr_value result = yr_invoke0(method);
    yr_drop(method);
    if (!result)
        return -1;
    yr_drop(result);
    return 0;
}

yr_value yr_next_of_ended(yr_value iterator, yr_step step, yr_value item)
{
    yr_step_ended(YR_AS(yr_generator, iterator), step);
    return yr_step_result(step, item);
}

yr_value yr_next_of_any(yr_value iterator)
{
    yr_value item = 0;
    if (yr_is_pointer(iterator) && (yr_is_light(iterator) || yr_may_begin(iterator))) {
        yr_generator *g = YR_AS(yr_generator, iterator);
        yr_step step = yr_step_light(g, YR_NONE, &item);
        if (YR_LIKELY(step == YR_YIELDED))
            return item;
        return yr_next_of_ended(iterator, step, item);
    }
    yr_type *t = yr_type_of(iterator);
    if (YR_IS(iterator, generator)) {
        yr_step step = yr_chain_send(YR_AS(yr_generator, iterator), YR_NONE, &item);
        return YR_LIKELY(step == YR_YIELDED) ? item : yr_step_result(step, item);
    }
    if (t->slots.next == yr_slot_next) {
        bool missing;
        return yr_call_special(iterator, YR_NAME(__next__), NULL, 0, &missing);
    }
    if (!t->slots.next)
        return yr_type_error("'%T' object is not an iterator", iterator);
    int r = t->slots.next(iterator, &item);
    if (r == 0)
        yr_raise_none(YR_EXC(StopIteration));
    return r > 0 ? item : 0;
}
