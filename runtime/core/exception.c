/* exception.c - BaseException, and making all of exceptions.def.
 *
 * A layout is yr_exception, then the values of its kind, then the yr_attributes of the instance
 * (exception.h); so one traverse, one clear and one dealloc serve all kinds. The number of values
 * follows from the size in the spec of the kind.
 */
#include "allocate.h"
#include "class.h"
#include "exception.h"
#include "exception_kinds.h"

/* ---- Life ----------------------------------------------------------------------------------- */

/* The values of the kind, which follow yr_exception. */
static yr_value *own_values(yr_object *o, size_t *n)
{
    size_t size = o->type->spec->size;
    *n = (size - sizeof(yr_exception) - sizeof(yr_attributes)) / sizeof(yr_value);
    return (yr_value *)((yr_exception *)o + 1);
}

static int exception_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_exception *e = (yr_exception *)o;
    YR_VISIT(e->args);
    YR_VISIT(e->context);
    YR_VISIT(e->cause);
    YR_VISIT(e->traceback);
    YR_VISIT(e->flying);
    size_t n;
    yr_value *values = own_values(o, &n);
    for (size_t i = 0; i < n; i++)
        YR_VISIT(values[i]);
    return yr_attributes_traverse(o, visit, context);
}

static void drop_members(yr_object *o)
{
    yr_exception *e = (yr_exception *)o;
    size_t n;
    yr_value *values = own_values(o, &n);
    for (size_t i = 0; i < n; i++)
        yr_set(&values[i], 0);
    yr_attributes_clear(o);
    yr_set(&e->args, 0);
    yr_set(&e->traceback, 0);
    yr_set(&e->flying, 0);
    yr_set(&e->cause, 0);
    yr_set(&e->context, 0);
}

/* args stays: a cleared exception may still be printed. */
static void exception_clear(yr_object *o)
{
    drop_members(o);
    ((yr_exception *)o)->args = yr_retain(YR->empty_tuple);
}

/* It goes for ever: nothing can look at a member that is dropped. */
static void exception_dealloc(yr_object *o)
{
    yr_exception *e = (yr_exception *)o;
    if (!yr_exception_is_plain(o->type)) {
        drop_members(o);
        yr_release(o);
        return;
    }
    yr_attributes_clear(o);
    yr_xdrop(e->args);
    yr_xdrop(e->traceback);
    yr_xdrop(e->flying);
    yr_xdrop(e->cause);
    yr_xdrop(e->context);
    yr_release_inline(o);
}

/* ---- Making --------------------------------------------------------------------------------- */

yr_value yr_base_exception_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    yr_exception *e = yr_new(t, t->size);
    if (!e)
        return 0;
    e->args = n ? yr_tuple_of(args, n) : yr_retain(YR->empty_tuple);
    if (!e->args) {
        yr_drop(yr_from(e));
        return 0;
    }
    return yr_from(e);
}

/* Is the tuple just these items? Then __new__ has stored them. */
static bool same_items(yr_value tuple, const yr_value *args, size_t n)
{
    yr_tuple_object *t = YR_AS(yr_tuple_object, tuple);
    return t->length == n && (!n || !memcmp(t->items, args, n * sizeof *args));
}

int yr_base_exception_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_exception *e = YR_AS(yr_exception, self);
    if (keywords && yr_no_keywords(yr_type_name(self), keywords) < 0)
        return -1;
    if (same_items(e->args, args, n))
        return 0;
    yr_value tuple = yr_tuple_of(args, n);
    if (!tuple)
        return -1;
    yr_set(&e->args, tuple);
    return 0;
}

bool yr_exception_is_plain(const yr_type *t)
{
    return t->spec == &yr_exception_base && !(t->flags & YR_TYPE_HEAP);
}

yr_value yr_exception_plain(yr_type *t, yr_value *args, size_t n)
{
    yr_value tuple = n ? yr_tuple(args, n) : yr_retain(YR->empty_tuple);
    if (!tuple)
        return 0;
    yr_exception *e = yr_new_tracked_unset(t, sizeof *e + sizeof(yr_attributes));
    if (!e) {
        yr_drop(tuple);
        return 0;
    }
    memset((char *)e + sizeof e->base, 0, sizeof *e + sizeof(yr_attributes) - sizeof e->base);
    e->args = tuple;
    return yr_from(e);
}

yr_value yr_exception_new(yr_type *t, yr_value argument)
{
    size_t n = argument != 0;
    if (t->flags & YR_TYPE_HEAP)
        return yr_invoke(yr_from(t), &argument, n);
    yr_value e = t->slots.make(t, &argument, n, 0);
    if (e && !yr_exception_is_plain(t) && t->slots.init(e, &argument, n, 0) < 0) {
        yr_drop(e);
        return 0;
    }
    return e;
}

/* ---- Text ----------------------------------------------------------------------------------- */

yr_value yr_base_exception_str(yr_value self)
{
    yr_tuple_object *args = YR_AS(yr_tuple_object, YR_AS(yr_exception, self)->args);
    if (args->length == 0)
        return yr_retain(YR->empty_str);
    return args->length == 1 ? yr_str_of(args->items[0]) : yr_str_of(yr_from(args));
}

static yr_value exception_repr(yr_value self)
{
    yr_value args = YR_AS(yr_exception, self)->args;
    yr_tuple_object *t = YR_AS(yr_tuple_object, args);
    if (t->length == 1)
        return yr_str_format("%s(%R)", yr_type_name(self), t->items[0]);
    return yr_str_format("%s%R", yr_type_name(self), args);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value or_none(yr_value v)
{
    return v ? yr_retain(v) : YR_NONE;
}

static int not_deletable(const char *name)
{
    yr_type_error("%s may not be deleted", name);
    return -1;
}

static yr_value get_args(yr_value self)
{
    return yr_retain(YR_AS(yr_exception, self)->args);
}

static int set_args(yr_value self, yr_value v)
{
    if (!v)
        return not_deletable("args");
    yr_value tuple = yr_to_tuple(v);
    if (!tuple)
        return -1;
    yr_set(&YR_AS(yr_exception, self)->args, tuple);
    return 0;
}

static yr_value get_traceback(yr_value self)
{
    return or_none(YR_AS(yr_exception, self)->traceback);
}

static int set_traceback(yr_value self, yr_value v)
{
    if (!v)
        return not_deletable("__traceback__");
    if (v != YR_NONE && !YR_IS(v, traceback)) {
        yr_type_error("__traceback__ must be a traceback or None");
        return -1;
    }
    yr_set(&YR_AS(yr_exception, self)->traceback, v == YR_NONE ? 0 : yr_retain(v));
    return 0;
}

/* Sets __context__ or __cause__: an exception or None. */
static int set_link(yr_value *member, yr_value v, const char *name, const char *text)
{
    if (!v)
        return not_deletable(name);
    if (v != YR_NONE && !YR_IS_EXCEPTION(v)) {
        yr_type_error("exception %s must be None or derive from BaseException", text);
        return -1;
    }
    yr_set(member, v == YR_NONE ? 0 : yr_retain(v));
    return 0;
}

static yr_value get_context(yr_value self)
{
    return or_none(YR_AS(yr_exception, self)->context);
}

static int set_context(yr_value self, yr_value v)
{
    return set_link(&YR_AS(yr_exception, self)->context, v, "__context__", "context");
}

static yr_value get_cause(yr_value self)
{
    return or_none(YR_AS(yr_exception, self)->cause);
}

static int set_cause(yr_value self, yr_value v)
{
    if (set_link(&YR_AS(yr_exception, self)->cause, v, "__cause__", "cause") < 0)
        return -1;
    YR_AS(yr_exception, self)->suppress_context = true;
    return 0;
}

static yr_value get_suppress(yr_value self)
{
    return yr_bool(YR_AS(yr_exception, self)->suppress_context);
}

static int set_suppress(yr_value self, yr_value v)
{
    if (!v) {
        yr_type_error("can't delete numeric/char attribute");
        return -1;
    }
    if (v != YR_TRUE && v != YR_FALSE) {
        yr_type_error("attribute value type must be bool");
        return -1;
    }
    YR_AS(yr_exception, self)->suppress_context = v == YR_TRUE;
    return 0;
}

static yr_value with_traceback(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return set_traceback(self, args[0]) < 0 ? 0 : yr_retain(self);
}

static yr_value add_note(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("note must be a str, not '%T'", args[0]);
    yr_value notes = yr_getattr_or_null(self, YR_NAME(__notes__));
    if (!notes) {
        if (YR->pending || !(notes = yr_list_new()))
            return 0;
        if (yr_setattr(self, YR_NAME(__notes__), notes) < 0) {
            yr_drop(notes);
            return 0;
        }
    }
    int failed;
    if (YR_IS_LIST(notes)) {
        failed = yr_list_append(notes, args[0]);
    } else {
        yr_type_error("Cannot add note: __notes__ is not a list");
        failed = -1;
    }
    yr_drop(notes);
    return failed ? 0 : YR_NONE;
}

yr_value yr_exception_reduce_with(yr_value self, yr_value args, yr_value state)
{
    if (!args || !state)
        return 0;
    yr_value items[3] = {yr_from(yr_type_of(self)), args, state};
    return yr_tuple_of(items, YR_AS(yr_dict_object, state)->count ? 3 : 2);
}

/* new: (type, args), or (type, args, dict) where there are attributes. */
static yr_value reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_value dict = yr_dict_of(self);
    yr_value result = yr_exception_reduce_with(self, YR_AS(yr_exception, self)->args, dict);
    yr_xdrop(dict);
    return result;
}

static yr_value setstate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    if (args[0] == YR_NONE)
        return YR_NONE;
    if (!YR_IS_DICT(args[0]))
        return yr_type_error("state is not a dictionary");
    size_t at = 0;
    yr_value key, value;
    while (yr_dict_next(args[0], &at, &key, &value)) {
        yr_retain(key);
        yr_retain(value);
        int failed = yr_setattr(self, key, value);
        yr_drop(key);
        yr_drop(value);
        if (failed)
            return 0;
    }
    return YR_NONE;
}

static const yr_method_def base_methods[] = {
    {"with_traceback", with_traceback, 1, 1, 0,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, 1, 1, 0, "Exception.add_note(note) --\n    add a note to the exception"},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"__setstate__", setstate, 1, 1, 0, NULL},
    {0},
};

static const yr_getset_def base_getsets[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {0},
};

static const yr_type_spec spec_of_root = {
    .size = sizeof(yr_exception) + sizeof(yr_attributes),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Common base class for all exceptions",
    .methods = base_methods,
    .getsets = base_getsets,
    .slots =
        {
            .dealloc = exception_dealloc,
            .traverse = exception_traverse,
            .clear = exception_clear,
            .repr = exception_repr,
            .str = yr_base_exception_str,
            .make = yr_base_exception_make,
            .init = yr_base_exception_init,
        },
};

const yr_type_spec yr_exception_base = {
    .size = sizeof(yr_exception) + sizeof(yr_attributes),
    .flags = YR_EXCEPTION_FLAGS,
    .slots = {.make = yr_base_exception_make, .init = yr_base_exception_init},
};

/* ---- Start ---------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    const yr_type_spec *spec;
    int base;
} built_in;

#define YR_E_object (-1)
static const built_in built_ins[YR_E_COUNT] = {
#define E(name, base, kind) {#name, &yr_exception_##kind, YR_E_##base},
#include "exceptions.def"
#undef E
};

/* ExceptionGroup is an Exception as well. */
static int give_second_base(yr_type *t)
{
    yr_value bases[2] = {yr_from(YR_EXC(BaseExceptionGroup)), yr_from(YR_EXC(Exception))};
    yr_value tuple = yr_tuple_of(bases, 2);
    if (!tuple)
        return -1;
    yr_set(&t->bases, tuple);
    yr_value mro = yr_mro_compute(t);
    if (!mro)
        return -1;
    yr_set(&t->mro, mro);
    if (yr_subclass_add(YR_EXC(Exception), t) < 0)
        return -1;
    yr_type_modified(t);
    return 0;
}

int yr_exceptions_start(void)
{
    for (int i = 0; i < YR_E_COUNT; i++) {
        const built_in *b = &built_ins[i];
        yr_type *base = b->base < 0 ? YR_TYPE(object) : &YR->exceptions[b->base];
        const yr_type_spec *spec = b->base < 0 ? &spec_of_root : b->spec;
        if (yr_type_ready(&YR->exceptions[i], b->name, base, spec) < 0)
            return -1;
    }
    if (give_second_base(YR_EXC(ExceptionGroup)) < 0)
        return -1;
    YR->memory_error = yr_exception_new(YR_EXC(MemoryError), 0);
    return YR->memory_error ? 0 : -1;
}
