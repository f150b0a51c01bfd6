/* error.c - the pending exception and the handled ones.
 *
 * At most one exception is pending: YR->pending, owned. Handled exceptions form a stack, one
 * element for the thread and one for each run of a generator (D6); yr_push_handled() changes the
 * top element only, and what is visible is the first exception found from the top down.
 *
 * A new exception gets the visible handled one as its __context__; a re-raise leaves it alone.
 *
 * Traceback entries belong to the flight of an exception: __traceback__ shows them when a handler
 * has seen them (yr_catch), and they are lost where the runtime swallows the exception or raises it
 * anew. Saving and restoring what is pending changes nothing.
 */
#include "allocate.h"
#include "class.h"
#include "exception.h"
#include "record.h"

/* ---- Pending -------------------------------------------------------------------------------- */

bool yr_pending(void)
{
    return YR->pending != 0;
}

bool yr_pending_is(yr_type *exception)
{
    return YR->pending && yr_isinstance_of(YR->pending, exception);
}

/* The entries that e has got stay, or go. Either may free others, and run what that runs. */
static void settle(yr_value exception)
{
    yr_exception *e = YR_AS(yr_exception, exception);
    if (!e->flies)
        return;
    yr_value seen = e->flying;
    e->flying = 0;
    e->flies = false;
    yr_set(&e->traceback, seen);
}

static void forget(yr_value exception)
{
    yr_exception *e = YR_AS(yr_exception, exception);
    e->flies = false;
    yr_set(&e->flying, 0);
}

yr_value yr_save_pending(void)
{
    yr_value exception = YR->pending;
    YR->pending = 0;
    return exception;
}

void yr_restore_pending(yr_value exception)
{
    yr_set(&YR->pending, exception);
}

yr_value yr_catch(void)
{
    yr_value exception = yr_save_pending();
    if (exception)
        settle(exception);
    return exception;
}

void yr_settle_entries(void)
{
    yr_restore_pending(yr_catch());
}

yr_value yr_traceback_of(yr_value exception)
{
    yr_exception *e = YR_AS(yr_exception, exception);
    return e->flies ? e->flying : e->traceback;
}

void yr_reraise(yr_value exception)
{
    yr_set(&YR->pending, exception);
}

void yr_reraise_with(yr_value exception, yr_value traceback)
{
    yr_exception *e = YR_AS(yr_exception, exception);
    e->flies = true;
    yr_set(&e->flying, yr_xretain(traceback));
    yr_reraise(exception);
}

void yr_clear_pending(void)
{
    yr_value exception = yr_save_pending();
    if (!exception)
        return;
    forget(exception);
    yr_drop(exception);
}

/* ---- Handled -------------------------------------------------------------------------------- */

yr_value yr_visible_handled(void)
{
    for (const yr_handled *h = YR->handled; h; h = h->previous) {
        if (h->exception)
            return h->exception;
        yr_value above = h->deep ? yr_handled_above(h) : 0;
        if (above)
            return above;
    }
    return 0;
}

yr_value yr_push_handled(yr_value exception)
{
    yr_value before = YR->handled->exception;
    YR->handled->exception = yr_retain(exception);
    return before;
}

void yr_pop_handled(yr_value before)
{
    if (YR->pending)
        yr_settle_entries();
    yr_set(&YR->handled->exception, before);
}

/* ---- Raising -------------------------------------------------------------------------------- */

/* Takes exception out of the chain of contexts that begins at handled, so that making handled its
 * context closes no ring. A ring that is there already ends the walk. */
static void cut_context(yr_value handled, yr_value exception)
{
    yr_value at = handled, slow = handled;
    bool step = false;
    for (yr_value next; (next = YR_AS(yr_exception, at)->context); at = next) {
        if (next == exception) {
            yr_set(&YR_AS(yr_exception, at)->context, 0);
            return;
        }
        if (next == slow)
            return;
        if (step)
            slow = YR_AS(yr_exception, slow)->context;
        step = !step;
    }
}

void yr_raise_instance(yr_value exception)
{
    yr_value handled = yr_visible_handled();
    if (handled && handled != exception) {
        yr_retain(handled);
        cut_context(handled, exception);
        yr_set(&YR_AS(yr_exception, exception)->context, handled);
    }
    forget(exception);
    yr_set(&YR->pending, exception);
}

/* new: exception(), checked to be an exception. */
static yr_value instance_of_class(yr_value class)
{
    yr_value e = yr_invoke0(class);
    if (e && !YR_IS_EXCEPTION(e)) {
        yr_type_error("calling %R should have returned an instance of BaseException, not %R", class,
                      yr_from(yr_type_of(e)));
        yr_drop(e);
        return 0;
    }
    return e;
}

static bool is_exception_class(yr_value v)
{
    return YR_IS_CLASS(v) && YR_AS(yr_type, v)->flags & YR_TYPE_EXCEPTION;
}

/* new: the exception that `raise v` raises. */
static yr_value raised_instance(yr_value v)
{
    if (is_exception_class(v))
        return instance_of_class(v);
    if (YR_IS_EXCEPTION(v))
        return yr_retain(v);
    return yr_type_error("exceptions must derive from BaseException");
}

static int set_cause(yr_value exception, yr_value cause)
{
    yr_value fixed;
    if (is_exception_class(cause))
        fixed = yr_invoke0(cause);
    else if (YR_IS_EXCEPTION(cause))
        fixed = yr_retain(cause);
    else if (cause == YR_NONE)
        fixed = YR_NONE;
    else
        fixed = yr_type_error("exception causes must derive from BaseException");
    if (!fixed)
        return -1;
    yr_exception *e = YR_AS(yr_exception, exception);
    e->suppress_context = true;
    yr_set(&e->cause, fixed == YR_NONE ? 0 : fixed);
    return 0;
}

void yr_raise(yr_value exception, yr_value cause)
{
    yr_value e = raised_instance(exception);
    if (!e)
        return;
    if (cause && set_cause(e, cause) < 0)
        yr_drop(e);
    else
        yr_raise_instance(e);
}

int yr_raise_again(void)
{
    yr_value handled = yr_visible_handled();
    if (!handled) {
        yr_raise_format(YR_EXC(RuntimeError), "No active exception to reraise");
        return 0;
    }
    yr_reraise(yr_retain(handled));
    return 1;
}

static yr_value raise_text(yr_type *exception, const char *format, va_list args)
{
    yr_value text = yr_str_vformat(format, args);
    if (!text)
        return 0;
    yr_raise_value(exception, text);
    yr_drop(text);
    return 0;
}

yr_value yr_raise_format(yr_type *exception, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_text(exception, format, args);
    va_end(args);
    return 0;
}

yr_value yr_raise_value(yr_type *exception, yr_value argument)
{
    yr_value e = yr_exception_new(exception, argument);
    if (e)
        yr_raise_instance(e);
    return 0;
}

yr_value yr_raise_none(yr_type *exception)
{
    return yr_raise_value(exception, 0);
}

yr_value yr_raise_from_pending(yr_type *exception, const char *format, ...)
{
    yr_value cause = yr_catch();
    va_list args;
    va_start(args, format);
    raise_text(exception, format, args);
    va_end(args);
    if (!YR->pending) {
        YR->pending = cause;
        return 0;
    }
    yr_exception *e = YR_AS(yr_exception, YR->pending);
    yr_set(&e->cause, yr_retain(cause));
    yr_set(&e->context, cause);
    e->suppress_context = true;
    return 0;
}

/* The one MemoryError that needs no memory. Its former context and traceback go, if nobody else
 * looks at it. */
yr_value yr_no_memory(void)
{
    yr_value e = YR->memory_error;
    if (!e)
        return 0;
    if (yr_object_of(e)->refs == 1) {
        yr_set(&YR_AS(yr_exception, e)->traceback, 0);
        yr_set(&YR_AS(yr_exception, e)->context, 0);
    }
    yr_raise_instance(yr_retain(e));
    return 0;
}

void yr_assertion_error(yr_value message)
{
    yr_raise_value(YR_EXC(AssertionError), message);
}

/* ---- Matching ------------------------------------------------------------------------------- */

static int check_catchable(yr_value class)
{
    if (is_exception_class(class))
        return 0;
    yr_type_error("catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

static int check_classes(yr_value classes)
{
    if (!YR_IS_TUPLE(classes))
        return check_catchable(classes);
    yr_tuple_object *t = YR_AS(yr_tuple_object, classes);
    for (size_t i = 0; i < t->length; i++) {
        if (check_catchable(t->items[i]) < 0)
            return -1;
    }
    return 0;
}

bool yr_exception_matches(yr_value exception, yr_value classes)
{
    if (yr_from(yr_type_of(exception)) == classes)
        return true;
    if (!YR_IS_TUPLE(classes)) {
        return YR_IS_CLASS(classes) &&
               yr_is_subtype(yr_type_of(exception), YR_AS(yr_type, classes));
    }
    yr_tuple_object *t = YR_AS(yr_tuple_object, classes);
    for (size_t i = 0; i < t->length; i++) {
        if (yr_exception_matches(exception, t->items[i]))
            return true;
    }
    return false;
}

int yr_match_exception(yr_value exception, yr_value classes)
{
    if (yr_from(yr_type_of(exception)) == classes)
        return 1;
    if (check_classes(classes) < 0)
        return -1;
    return yr_exception_matches(exception, classes);
}

/* except* may not name groups: 0, or -1 and TypeError. */
static int check_star_classes(yr_value classes)
{
    if (check_classes(classes) < 0)
        return -1;
    size_t n = YR_IS_TUPLE(classes) ? YR_AS(yr_tuple_object, classes)->length : 1;
    for (size_t i = 0; i < n; i++) {
        yr_value c = YR_IS_TUPLE(classes) ? YR_AS(yr_tuple_object, classes)->items[i] : classes;
        if (!yr_is_subtype(YR_AS(yr_type, c), YR_EXC(BaseExceptionGroup)))
            continue;
        yr_type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
        return -1;
    }
    return 0;
}

int yr_match_group(yr_value group, yr_value classes, yr_value *match, yr_value *rest)
{
    *match = *rest = 0;
    if (check_star_classes(classes) < 0)
        return -1;
    if (group == YR_NONE) {
        *match = *rest = YR_NONE;
        return 0;
    }
    if (yr_exception_matches(group, classes)) {
        *match = yr_isinstance_of(group, YR_EXC(BaseExceptionGroup)) ? yr_retain(group)
                                                                     : yr_group_wrap(group);
        *rest = YR_NONE;
        return *match ? 1 : -1;
    }
    if (yr_isinstance_of(group, YR_EXC(BaseExceptionGroup))) {
        if (yr_group_split(group, classes, match, rest) < 0)
            return -1;
        return *match != YR_NONE;
    }
    *match = YR_NONE;
    *rest = yr_retain(group);
    return 0;
}

/* ---- StopIteration -------------------------------------------------------------------------- */

yr_value yr_fetch_stop_value(void)
{
    if (!yr_pending_is(YR_EXC(StopIteration)))
        return 0;
    yr_value v = yr_retain(YR_AS(yr_stop_iteration, YR->pending)->value);
    yr_clear_pending();
    return v;
}

void yr_raise_stop(yr_value v)
{
    yr_raise_value(YR_EXC(StopIteration), v == YR_NONE ? 0 : v);
}

/* ---- with ----------------------------------------------------------------------------------- */

/* new: the bound special method; TypeError with that tail if the type lacks it. */
static yr_value manager_method(yr_value manager, yr_value name, const char *protocol,
                               const char *tail)
{
    yr_value method = yr_special(manager, name);
    if (!method && !YR->pending)
        yr_type_error("'%T' object does not support the %s protocol%s", manager, protocol, tail);
    return method;
}

static yr_value enter(yr_value manager, yr_value enter_name, yr_value exit_name,
                      const char *protocol, const char *tail, yr_value *entered)
{
    *entered = 0;
    yr_value method = yr_type_lookup(yr_type_of(manager), enter_name);
    bool binds = !method || !(yr_type_of(method)->flags & YR_TYPE_METHOD_LIKE);
    method = binds ? manager_method(manager, enter_name, protocol, "") : yr_retain(method);
    if (!method)
        return 0;
    yr_value leave = manager_method(manager, exit_name, protocol, tail);
    if (leave) {
        yr_value args[1];
        *entered = binds ? yr_invoke0(method) : yr_call_found(method, manager, args, 0, 0);
        if (!*entered) {
            yr_value error = yr_save_pending();
            yr_drop(leave);
            yr_restore_pending(error);
            leave = 0;
        }
    }
    yr_drop(method);
    return leave;
}

yr_value yr_with_enter(yr_value manager, yr_value *entered)
{
    return enter(manager, YR_NAME(__enter__), YR_NAME(__exit__), "context manager",
                 " (missed __exit__ method)", entered);
}

/* new: what drives awaitable (stolen, 0: an error is pending), which method gave. */
static yr_value await_of(yr_value awaitable, const char *method)
{
    if (!awaitable)
        return 0;
    yr_value iterator = yr_await_iter(awaitable);
    if (!iterator && !yr_type_of(awaitable)->slots.await) {
        yr_clear_pending();
        yr_type_error("'async with' received an object from %s that does not implement "
                      "__await__: %T",
                      method, awaitable);
    }
    yr_drop(awaitable);
    return iterator;
}

yr_value yr_async_with_enter(yr_value manager, yr_value *iterator)
{
    yr_value leave = enter(manager, YR_NAME(__aenter__), YR_NAME(__aexit__),
                           "asynchronous context manager", " (missed __aexit__ method)", iterator);
    if (!leave)
        return 0;
    *iterator = await_of(*iterator, "__aenter__");
    if (*iterator)
        return leave;
    yr_drop(leave);
    return 0;
}

static yr_value call_without(yr_value exit_method)
{
    return yr_call(exit_method, (yr_value[]){YR_NONE, YR_NONE, YR_NONE}, 3);
}

static yr_value call_with(yr_value exit_method, yr_value exception)
{
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    yr_value args[3] = {yr_from(yr_type_of(exception)), exception,
                        traceback ? yr_retain(traceback) : YR_NONE};
    yr_value result = yr_invoke(exit_method, args, 3);
    yr_drop(args[2]);
    return result;
}

yr_value yr_async_with_leave(yr_value exit_method)
{
    return await_of(call_without(exit_method), "__aexit__");
}

yr_value yr_async_with_exit(yr_value exit_method, yr_value exception)
{
    return await_of(call_with(exit_method, exception), "__aexit__");
}

int yr_with_leave(yr_value exit_method)
{
    yr_value result = call_without(exit_method);
    if (!result)
        return -1;
    yr_drop(result);
    return 0;
}

int yr_with_exit(yr_value exit_method, yr_value exception)
{
    yr_value result = call_with(exit_method, exception);
    if (!result)
        return -1;
    int truth = yr_truth(result);
    yr_drop(result);
    return truth;
}

/* ---- Traceback entries ---------------------------------------------------------------------- */

/* Puts an entry before the pending exception's traceback. frame is borrowed and may be NULL. */
static void add_entry(yr_function *function, yr_frame *frame, int line)
{
    yr_value exception = yr_save_pending();
    yr_traceback *entry = yr_new_tracked_unset(YR_TYPE(traceback), sizeof *entry);
    if (YR_UNLIKELY(!entry)) {
        yr_set(&YR->pending, exception);
        return;
    }
    entry->frame = frame;
    if (frame)
        frame->base.refs++;
    entry->function = function;
    if (function)
        function->base.refs++;
    entry->line = line;
    entry->instruction = 0;
    yr_exception *e = YR_AS(yr_exception, exception);
    yr_value before = e->flies ? e->flying : yr_xretain(e->traceback);
    entry->next = before ? YR_AS(yr_traceback, before) : NULL;
    e->flying = yr_from(entry);
    e->flies = true;
    yr_restore_pending(exception);
}

/* Does the function stand for one that CPython has in C? The modules of the library whose names
 * begin with an underscore do: their functions leave no entries. */
static bool is_hidden(const yr_function *function)
{
    return function && function->code->file[0] == '<' &&
           !strncmp(function->code->file, "<lib>/_", 7);
}

void yr_trace(yr_frame **frame, yr_function *function, int line)
{
    if (is_hidden(function))
        return;
    yr_value exception = yr_save_pending();
    yr_frame *own = NULL;
    if (!frame && yr_recording())
        frame = &own;
    if (frame && !*frame && !(*frame = yr_frame_of_function(function, line)))
        yr_clear_pending();
    YR->pending = exception;
    if (frame && *frame)
        (*frame)->line = line;
    add_entry(function, frame ? *frame : NULL, line);
    if (own)
        yr_drop(yr_from(own));
}

/* new or NULL: the frame object of g, which raises. Keeps what is pending. */
static YR_COLD yr_frame *make_frame(yr_generator *g)
{
    yr_value exception = yr_save_pending();
    yr_value frame = yr_generator_frame(g);
    if (!frame)
        yr_clear_pending();
    YR->pending = exception;
    return frame && frame != YR_NONE ? YR_AS(yr_frame, frame) : NULL;
}

void yr_trace_generator(void *state, int line)
{
    yr_generator *g = (yr_generator *)state - 1;
    yr_function *function = ((const yr_state_head *)state)->function;
    if (is_hidden(function))
        return;
    yr_frame *known = yr_generator_known_frame(g), *f = known ? known : make_frame(g);
    if (f)
        f->line = line;
    if (YR_UNLIKELY(yr_recording()))
        yr_place_set_line(g, line);
    add_entry(function, f, line);
    if (f && !known)
        yr_drop(yr_from(f));
}

void yr_trace_here(void)
{
    yr_place p = yr_place_top();
    if (!p.record)
        return;
    yr_value exception = yr_save_pending();
    yr_value frame = yr_place_frame(p);
    if (!frame)
        yr_clear_pending();
    YR->pending = exception;
    if (frame && frame != YR_NONE) {
        yr_frame *f = YR_AS(yr_frame, frame);
        add_entry(f->function, f, (int)p.record->line);
    }
    yr_xdrop(frame);
}

/* The traceback outlives the function: the frame keeps the locals for it. */
static void move_locals(yr_frame *frame, yr_value *locals, size_t n)
{
    frame->locals = n ? yr_alloc(n * sizeof *locals) : NULL;
    if (!frame->locals) {
        yr_clear_pending();
        for (size_t i = 0; i < n; i++)
            yr_xdrop(locals[i]);
        return;
    }
    frame->count = n;
    memcpy(frame->locals, locals, n * sizeof *locals);
}

void yr_leave(yr_frame *frame, yr_value *locals, size_t n)
{
    yr_value exception = yr_save_pending();
    if (frame && frame->base.refs > (frame->record ? 2 : 1) && !frame->locals) {
        move_locals(frame, locals, n);
        yr_drop(yr_from(frame));
    } else {
        if (frame)
            yr_drop(yr_from(frame));
        for (size_t i = 0; i < n; i++)
            yr_xdrop(locals[i]);
    }
    YR->pending = exception;
}

/* The function object that a fused generator was not made from. 0, and no error, if there is no
 * memory for it. */
static yr_value function_of(const yr_code *code, yr_module *m, yr_value *cells)
{
    yr_value exception = yr_save_pending();
    for (size_t i = 0; i < code->free_count; i++)
        yr_retain(cells[i]);
    yr_value function = yr_function_new(code, m, 0, 0, 0, cells);
    if (!function)
        yr_clear_pending();
    YR->pending = exception;
    return function;
}

void yr_trace_inner(const yr_code *code, yr_module *m, int line, yr_value *cells,
                    yr_value *variables, size_t n)
{
    yr_value function = function_of(code, m, cells);
    yr_frame *frame = NULL;
    if (function)
        yr_trace(n ? &frame : NULL, YR_AS(yr_function, function), line);
    yr_leave(frame, variables, n);
    yr_xdrop(function);
    if (code->flags & YR_CODE_GENERATOR && yr_pending_is(YR_EXC(StopIteration)))
        yr_raise_from_pending(YR_EXC(RuntimeError), "generator raised StopIteration");
}
