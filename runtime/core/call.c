/* call.c - calling anything.
 *
 * Two conventions meet here. The functions that translated code uses (yr_call...) steal their
 * arguments, as the body of a Python function does, so that such a call moves them and counts
 * nothing. The call slot and C functions borrow them; yr_invoke is that slot for C code.
 *
 * Whatever is called must be kept alive by the caller until the call ends.
 */
#include "class.h"
#include "exception.h"
#include "module.h"
#include "record.h"

enum { FEW = 8 }; /* argument lists up to this long need no memory of their own */

size_t yr_keyword_count(yr_value keywords)
{
    return keywords ? YR_AS(yr_tuple_object, keywords)->length : 0;
}

static inline void drop_all(yr_value *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        yr_xdrop(args[i]);
}

/* ---- Python functions ----------------------------------------------------------------------- */

static YR_COLD yr_value run_counted(yr_function *f, yr_value *args)
{
    if (yr_call_is_too_many()) {
        drop_all(args, (size_t)yr_parameter_count(f->code));
        return 0;
    }
    YR->depth++;
    yr_value result = yr_recording() && f->code->body ? yr_run_recorded(f, args)
                      : f->code->body                 ? f->code->body(f, args)
                                                      : yr_generator_new(f, args);
    YR->depth--;
    return result;
}

static inline yr_value run(yr_function *f, yr_value *args)
{
    const yr_code *code = f->code;
    return YR_LIKELY(code->body != NULL) ? code->body(f, args) : yr_generator_new(f, args);
}

/* Where the stack is low, or every call is to be slow. */
static YR_COLD yr_value run_slowly(yr_function *f, yr_value *args)
{
    if (yr_too_deep("")) {
        drop_all(args, (size_t)yr_parameter_count(f->code));
        return 0;
    }
    if (YR->counts_calls)
        return run_counted(f, args);
    return yr_recording() && f->code->body ? yr_run_recorded(f, args) : run(f, args);
}

static inline bool stack_is_low(void)
{
    char here;
    return YR_UNLIKELY(&here < YR->head.stack_limit);
}

yr_value yr_run_function(yr_function *f, yr_value *args)
{
    return stack_is_low() ? run_slowly(f, args) : run(f, args);
}

static yr_value bind_and_run(yr_function *f, yr_value *args, size_t n, yr_value keywords)
{
    size_t total = (size_t)yr_parameter_count(f->code);
    yr_value few[FEW * 2], *locals = few;
    if (total > FEW * 2 && !(locals = yr_alloc(total * sizeof *locals))) {
        drop_all(args, n + yr_keyword_count(keywords));
        return 0;
    }
    memset(locals, 0, total * sizeof *locals);
    yr_value result = 0;
    if (yr_bind_arguments(f, args, n, keywords, locals) == 0)
        result = yr_run_function(f, locals);
    if (locals != few)
        yr_dispose(locals);
    return result;
}

/* Only positional parameters, and defaults for all that are left. */
static inline bool defaults_complete(const yr_function *f, size_t n)
{
    size_t takes = f->code->positional;
    if (n >= takes || takes > FEW || !f->defaults || !yr_function_takes(f, takes))
        return false;
    size_t defaults = YR_AS(yr_tuple_object, f->defaults)->length;
    return defaults <= takes && n + defaults >= takes;
}

static yr_value run_with_defaults(yr_function *f, yr_value *args, size_t n)
{
    size_t takes = f->code->positional;
    yr_tuple_object *defaults = YR_AS(yr_tuple_object, f->defaults);
    yr_value *last = defaults->items + defaults->length, locals[FEW];
    for (size_t i = 0; i < n; i++)
        locals[i] = args[i];
    for (size_t i = n; i < takes; i++)
        locals[i] = yr_retain(last[(ptrdiff_t)i - (ptrdiff_t)takes]);
    return yr_run_function(f, locals);
}

/* Positional parameters and *args, and arguments for both. */
static inline bool has_rest(const yr_function *f, size_t n)
{
    const uint16_t extra = YR_CODE_VARARGS | YR_CODE_VARKEYWORDS;
    const yr_code *code = f->code;
    return n > code->positional && (code->flags & extra) == YR_CODE_VARARGS && !code->keyword_only;
}

/* The tuple takes the place of the first argument that goes into it. */
static yr_value run_with_rest(yr_function *f, yr_value *args, size_t n)
{
    size_t takes = f->code->positional;
    args[takes] = yr_tuple(args + takes, n - takes);
    if (args[takes])
        return yr_run_function(f, args);
    drop_all(args, takes);
    return 0;
}

yr_value yr_call_function(yr_function *f, yr_value *args, size_t n, yr_value keywords)
{
    if (YR_LIKELY(!keywords && yr_function_takes(f, n)))
        return yr_run_function(f, args);
    if (!keywords && defaults_complete(f, n))
        return run_with_defaults(f, args, n);
    if (!keywords && has_rest(f, n))
        return run_with_rest(f, args, n);
    if (keywords && yr_object_of(keywords)->flags & YR_TUPLE_CONSTANT) {
        yr_value locals[YR_PLANNED];
        int bound = yr_bind_planned(f, args, n, keywords, locals);
        if (bound)
            return bound > 0 ? yr_run_function(f, locals) : 0;
    }
    return bind_and_run(f, args, n, keywords);
}

/* The same with an argument in front (stolen too). */
static yr_value call_function_with(yr_function *f, yr_value first, yr_value *args, size_t n,
                                   yr_value keywords)
{
    size_t total = n + yr_keyword_count(keywords);
    yr_value few[FEW], *all = few;
    if (total + 1 > FEW && !(all = yr_alloc((total + 1) * sizeof *all))) {
        yr_drop(first);
        drop_all(args, total);
        return 0;
    }
    all[0] = first;
    if (total)
        memcpy(all + 1, args, total * sizeof *all);
    yr_value result = yr_call_function(f, all, n + 1, keywords);
    if (all != few)
        yr_dispose(all);
    return result;
}

/* ---- Calls of classes ------------------------------------------------------------------------ */

/* A class whose instances are plain and whose __init__ is a Python function: args are stolen. */
static bool builds_plainly(yr_type *t, yr_value *init)
{
    if (t->base.type != YR_TYPE_ID(type) || t->slots.make != yr_object_make ||
        t->slots.init != yr_slot_init || t->flags & YR_TYPE_ABSTRACT)
        return false;
    *init = yr_type_lookup(t, YR_NAME(__init__));
    if (!*init || !YR_IS(*init, function))
        return false;
    t->init = YR_AS(yr_function, *init);
    t->init_version = t->version;
    return true;
}

/* Is it known to, with an __init__ of just so many parameters behind self? */
static inline bool is_known_to_build(const yr_type *t, size_t n)
{
    return t->init_version == t->version && n < FEW && !(t->flags & YR_TYPE_ABSTRACT) &&
           yr_function_takes(t->init, n + 1);
}

/* The same without an __init__. */
static bool builds_alone(const yr_type *t)
{
    return t->base.type == YR_TYPE_ID(type) && t->slots.make == yr_object_make &&
           t->slots.init == yr_object_init && !(t->flags & (YR_TYPE_ABSTRACT | YR_TYPE_NO_NEW));
}

/* What __init__ gave: new or 0. o is stolen. */
static inline yr_value built(yr_value o, yr_value result)
{
    if (YR_LIKELY(result == YR_NONE))
        return o;
    if (result) {
        yr_type_error("__init__() should return None, not '%T'", result);
        yr_drop(result);
    }
    yr_drop(o);
    return 0;
}

static yr_value build_known(yr_type *t, yr_value *args, size_t n)
{
    yr_function *f = t->init;
    yr_value o = yr_object_make(t, NULL, 0, 0), all[FEW];
    if (!o) {
        drop_all(args, n);
        return 0;
    }
    all[0] = yr_retain(o);
    for (size_t i = 0; i < n; i++)
        all[i + 1] = args[i];
    f->base.refs++; /* the call may take it out of the class */
    yr_value result = run(f, all);
    yr_drop(yr_from(f));
    return built(o, result);
}

static yr_value build(yr_type *t, yr_value init, yr_value *args, size_t n, yr_value keywords)
{
    yr_value o = yr_object_make(t, NULL, 0, 0);
    if (!o) {
        drop_all(args, n + yr_keyword_count(keywords));
        return 0;
    }
    yr_retain(init); /* the call may take it out of the class */
    yr_value v = call_function_with(YR_AS(yr_function, init), yr_retain(o), args, n, keywords);
    yr_drop(init);
    return built(o, v);
}

/* ---- Any callable ---------------------------------------------------------------------------- */

static YR_COLD yr_value raise_not_callable(yr_value callee)
{
    return yr_type_error("'%T' object is not callable", callee);
}

/* Through the call slot: borrows. */
static yr_value call_slot(yr_value callee, yr_value *args, size_t n, yr_value keywords)
{
    yr_c_function call = yr_type_of(callee)->slots.call;
    if (YR_UNLIKELY(!call))
        return raise_not_callable(callee);
    if (stack_is_low() && yr_too_deep(" while calling a Python object"))
        return 0;
    return call(callee, args, n, keywords);
}

/* A C function whose arguments need no sorting. */
static inline bool fits(const yr_method_def *def, size_t n)
{
    return (int64_t)n >= def->min && (def->max < 0 || (int64_t)n <= def->max);
}

/* The same for arguments that are all there. */
static inline void drop_given(yr_value *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
}

/* Steals args; n counts the positional ones. last: the callee is a temporary that is held there; it
 * is dropped before the arguments are, where they are not moved in. */
static yr_value call_any(yr_value callee, yr_value *args, size_t n, yr_value keywords,
                         yr_value *last)
{
    yr_value init;
    if (YR_IS(callee, function))
        return yr_call_function(YR_AS(yr_function, callee), args, n, keywords);
    if (YR_IS(callee, method)) {
        yr_method_object *m = YR_AS(yr_method_object, callee);
        if (YR_IS(m->function, function)) {
            yr_value function = yr_retain(m->function);
            yr_value result = call_function_with(YR_AS(yr_function, function), yr_retain(m->self),
                                                 args, n, keywords);
            yr_drop(function);
            return result;
        }
    } else if (YR_IS_CLASS(callee) && builds_plainly(yr_as_type(callee), &init)) {
        return build(yr_as_type(callee), init, args, n, keywords);
    } else if (n == 0 && !keywords && YR_IS_CLASS(callee) && builds_alone(yr_as_type(callee))) {
        return yr_object_make(yr_as_type(callee), NULL, 0, 0);
    }
    yr_value result = call_slot(callee, args, n, keywords);
    if (last)
        yr_set(last, 0);
    drop_all(args, n + yr_keyword_count(keywords));
    return result;
}

/* float(x), list(x), type(x): the call slot, which is known. */
static yr_value build_built_in(yr_value type, yr_value *args, size_t n)
{
    yr_value result = 0;
    if (yr_exception_is_plain(yr_as_type(type)) && !stack_is_low())
        return yr_exception_plain(yr_as_type(type), args, n);
    if (type == yr_from(YR_TYPE_ID(type)) && n == 1)
        result = yr_retain(yr_from(yr_type_of(args[0])));
    else if (!stack_is_low() || !yr_too_deep(" while calling a Python object"))
        result = yr_type_call(type, args, n, 0);
    drop_all(args, n);
    return result;
}

/* What is called neither as a Python function with just its arguments nor by the method of the
 * receiver's own type. */
static __attribute__((noinline)) yr_value call_other(yr_value callee, yr_value *args, size_t n)
{
    if (YR_IS(callee, builtin)) {
        yr_builtin_object *b = YR_AS(yr_builtin_object, callee);
        if (YR_LIKELY(fits(b->def, n)) && !stack_is_low()) {
            yr_value result = b->def->function(b->self, args, n, 0);
            drop_given(args, n);
            return result;
        }
    } else if (YR_IS(callee, type)) {
        yr_type *t = yr_as_type(callee);
        if (!(t->flags & YR_TYPE_HEAP))
            return build_built_in(callee, args, n);
        if (is_known_to_build(t, n) && !stack_is_low())
            return build_known(t, args, n);
    }
    return call_any(callee, args, n, 0, NULL);
}

yr_value yr_call(yr_value callee, yr_value *args, size_t n)
{
    if (YR_LIKELY(YR_IS(callee, function)) && !stack_is_low()) {
        yr_function *f = YR_AS(yr_function, callee);
        if (YR_LIKELY(yr_function_takes(f, n)))
            return run(f, args);
    }
    return call_other(callee, args, n);
}

yr_value yr_call_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords)
{
    size_t named = yr_keyword_count(keywords);
    return call_any(callee, args, n - named, named ? keywords : 0, NULL);
}

yr_value yr_call_last(yr_value callee, yr_value *args, size_t n)
{
    return yr_call_last_kw(callee, args, n, 0);
}

yr_value yr_call_last_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords)
{
    size_t named = yr_keyword_count(keywords);
    yr_value result = call_any(callee, args, n - named, named ? keywords : 0, &callee);
    yr_xdrop(callee);
    return result;
}

yr_value yr_call_method_any(yr_value callee, yr_value *args, size_t n)
{
    if (YR_UNLIKELY(!args[0]))
        return yr_call(callee, args + 1, n - 1);
    if (!YR_IS(callee, method_descriptor))
        return yr_call(callee, args, n);
    yr_builtin_object *b = YR_AS(yr_builtin_object, callee);
    if (!fits(b->def, n - 1) || yr_type_of(args[0]) != b->owner || stack_is_low())
        return call_any(callee, args, n, 0, NULL);
    yr_value result = b->def->function(args[0], args + 1, n - 1, 0); /* of an immediate */
    drop_given(args, n);
    return result;
}

yr_value yr_call_method_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords)
{
    return args[0] ? yr_call_kw(callee, args, n, keywords)
                   : yr_call_kw(callee, args + 1, n - 1, keywords);
}

/* ---- f(*args, **kwargs) ---------------------------------------------------------------------- */

/* Splits a dict: its values into values (retained), its keys into a new tuple; TypeError. */
static yr_value spread_keywords(yr_value kwargs, size_t count, yr_value *values)
{
    yr_value names = yr_tuple_alloc(count), key, value;
    size_t at = 0, i = 0;
    if (!names)
        return 0;
    while (i < count && yr_dict_next(kwargs, &at, &key, &value)) {
        if (!YR_IS_STR(key)) {
            yr_drop(names);
            drop_all(values, i);
            return yr_type_error("keywords must be strings");
        }
        YR_AS(yr_tuple_object, names)->items[i] = yr_retain(key);
        values[i++] = yr_retain(value);
    }
    return names;
}

static yr_value call_ex(yr_value callee, yr_value args, yr_value kwargs, yr_value *last)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, args);
    size_t n = tuple->length, named = kwargs ? YR_AS(yr_dict_object, kwargs)->count : 0;
    yr_value few[FEW * 2], *all = few, keywords = 0, result = 0;
    if (n + named > FEW * 2 && !(all = yr_alloc((n + named) * sizeof *all)))
        goto end;
    if (named && !(keywords = spread_keywords(kwargs, named, all + n)))
        goto end;
    for (size_t i = 0; i < n; i++)
        all[i] = yr_retain(tuple->items[i]);
    yr_drop(args);
    yr_xdrop(kwargs);
    args = kwargs = 0;
    result = call_any(callee, all, n, keywords, last);
end:
    if (all != few)
        yr_dispose(all);
    yr_xdrop(keywords);
    yr_xdrop(args);
    yr_xdrop(kwargs);
    return result;
}

yr_value yr_call_ex(yr_value callee, yr_value args, yr_value kwargs)
{
    return call_ex(callee, args, kwargs, NULL);
}

yr_value yr_call_last_ex(yr_value callee, yr_value args, yr_value kwargs)
{
    yr_value result = call_ex(callee, args, kwargs, &callee);
    yr_xdrop(callee);
    return result;
}

/* ---- Calls from C ---------------------------------------------------------------------------- */

yr_value yr_invoke_kw(yr_value callee, const yr_value *args, size_t n, yr_value keywords)
{
    return call_slot(callee, (yr_value *)args, n, yr_keyword_count(keywords) ? keywords : 0);
}

yr_value yr_invoke(yr_value callee, const yr_value *args, size_t n)
{
    return call_slot(callee, (yr_value *)args, n, 0);
}

yr_value yr_invoke0(yr_value callee)
{
    return call_slot(callee, NULL, 0, 0);
}

yr_value yr_invoke1(yr_value callee, yr_value a)
{
    return call_slot(callee, &a, 1, 0);
}

yr_value yr_invoke2(yr_value callee, yr_value a, yr_value b)
{
    yr_value args[2] = {a, b};
    return call_slot(callee, args, 2, 0);
}

yr_value yr_invoke_method(yr_value o, yr_value name, const yr_value *args, size_t n)
{
    yr_site site = {0};
    yr_value self, callee = yr_load_method(o, name, &site, &self), few[FEW], result;
    if (!callee)
        return 0;
    if (!self) {
        result = yr_invoke(callee, args, n);
    } else if (n < FEW) {
        few[0] = self;
        if (n)
            memcpy(few + 1, args, n * sizeof *few);
        result = yr_invoke(callee, few, n + 1);
    } else {
        yr_value bound = yr_method_new(callee, self);
        result = bound ? yr_invoke(bound, args, n) : 0;
        yr_xdrop(bound);
    }
    yr_xdrop(self);
    yr_drop(callee);
    return result;
}
