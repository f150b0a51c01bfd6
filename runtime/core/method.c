/* method.c - the type method: a callable bound to its first argument.
 */
#include "class.h"
#include "reduce.h"

static yr_method_object *method_of(yr_value v)
{
    return YR_AS(yr_method_object, v);
}

/* The allocation may run any code, so both are kept first. */
yr_value yr_method_new(yr_value function, yr_value self)
{
    yr_type *kind = yr_type_of(function);
    yr_retain(function);
    yr_retain(self);
    if (kind == YR_TYPE_ID(method_descriptor) || kind == YR_TYPE_ID(wrapper_descriptor)) {
        yr_value bound = kind->slots.descr_get(function, self, yr_from(yr_type_of(self)));
        yr_drop(function);
        yr_drop(self);
        return bound;
    }
    yr_method_object *m = yr_new(YR_TYPE(method), sizeof *m);
    if (!m) {
        yr_drop(function);
        yr_drop(self);
        return 0;
    }
    m->function = function;
    m->self = self;
    return yr_from(m);
}

static void method_dealloc(yr_object *o)
{
    yr_method_object *m = (yr_method_object *)o;
    yr_set(&m->function, 0);
    yr_set(&m->self, 0);
    yr_release(o);
}

static int method_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_method_object *)o)->function);
    YR_VISIT(((yr_method_object *)o)->self);
    return 0;
}

enum { FEW = 8 };

/* The method may die during the call: function and self are kept. */
static yr_value method_call(yr_value callable, yr_value *args, size_t n, yr_value keywords)
{
    yr_value function = yr_retain(method_of(callable)->function);
    yr_value self = yr_retain(method_of(callable)->self), result = 0;
    size_t total = n + yr_keyword_count(keywords);
    yr_value few[FEW], *all = few;
    if (total + 1 > FEW && !(all = yr_alloc((total + 1) * sizeof *all)))
        goto end;
    all[0] = self;
    if (total)
        memcpy(all + 1, args, total * sizeof *all);
    result = yr_invoke_kw(function, all, n + 1, keywords);
    if (all != few)
        yr_dispose(all);
end:
    yr_drop(function);
    yr_drop(self);
    return result;
}

static yr_value method_repr(yr_value self)
{
    yr_method_object *m = method_of(self);
    yr_value name = yr_getattr_or_null(m->function, YR_NAME(__qualname__));
    if (!name && !yr_pending())
        name = yr_getattr_or_null(m->function, YR_NAME(__name__));
    if (yr_pending()) {
        yr_xdrop(name);
        return 0;
    }
    yr_value text = name && YR_IS_STR(name)
                        ? yr_str_format("<bound method %U of %R>", name, m->self)
                        : yr_str_format("<bound method ? of %R>", m->self);
    yr_xdrop(name);
    return text;
}

/* Equal if bound to the very same object. */
static yr_value method_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS(a, method) || !YR_IS(b, method))
        return YR_NOT_IMPLEMENTED;
    yr_method_object *x = method_of(a), *y = method_of(b);
    int same = x->self == y->self ? yr_equal(x->function, y->function) : 0;
    return same < 0 ? 0 : yr_bool(same == (op == YR_EQ));
}

static int method_hash(yr_value self, uint64_t *hash)
{
    uint64_t of_self, of_function;
    yr_object_hash(method_of(self)->self, &of_self);
    if (yr_hash(method_of(self)->function, &of_function) < 0)
        return -1;
    *hash = of_self ^ of_function;
    if (*hash == (uint64_t)-1)
        *hash = (uint64_t)-2;
    return 0;
}

/* What the type method does not have itself is looked up in the function. */
static yr_value method_getattr(yr_value self, yr_value name)
{
    yr_value v;
    if (yr_type_lookup(YR_TYPE(method), name))
        return yr_find_attribute(self, name, &v) ? v : 0;
    return yr_getattr(method_of(self)->function, name);
}

static yr_value get_function(yr_value self)
{
    return yr_retain(method_of(self)->function);
}

static yr_value get_self(yr_value self)
{
    return yr_retain(method_of(self)->self);
}

static yr_value get_doc(yr_value self)
{
    return yr_getattr(method_of(self)->function, YR_NAME(__doc__));
}

static yr_value method_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t;
    if (yr_no_keywords("method", keywords) < 0 || yr_check_arity("method", n, 2, 2) < 0)
        return 0;
    if (!yr_is_callable(args[0]))
        return yr_type_error("first argument must be callable");
    if (args[1] == YR_NONE)
        return yr_type_error("instance must not be None");
    yr_method_object *m = yr_new(YR_TYPE(method), sizeof *m);
    if (!m)
        return 0;
    m->function = yr_retain(args[0]);
    m->self = yr_retain(args[1]);
    return yr_from(m);
}

static const yr_getset_def getsets[] = {
    {"__func__", get_function, yr_readonly, NULL},
    {"__self__", get_self, yr_readonly, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(method, object) = {
    .id = YR_T_method,
    .size = sizeof(yr_method_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_WEAKREFS,
    .methods = yr_method_reducers,
    .getsets = getsets,
    .slots = {.dealloc = method_dealloc,
              .traverse = method_traverse,
              .repr = method_repr,
              .hash = method_hash,
              .call = method_call,
              .getattr = method_getattr,
              .compare = method_compare,
              .make = method_make},
};
