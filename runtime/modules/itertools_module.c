/* itertools_module.c - the module itertools: its types, and the part that its iterators share. */
#include "itertools.h"

void yr_itertool_clear(yr_object *o)
{
    itertool *it = (itertool *)o;
    yr_set(&it->source, 0);
    yr_set(&it->extra, 0);
    yr_set(&it->kept, 0);
}

void yr_itertool_dealloc(yr_object *o)
{
    yr_itertool_clear(o);
    yr_release(o);
}

int yr_itertool_traverse(yr_object *o, yr_visitor visit, void *context)
{
    itertool *it = (itertool *)o;
    YR_VISIT(it->source);
    YR_VISIT(it->extra);
    YR_VISIT(it->kept);
    return 0;
}

void *yr_itertool_new(yr_type *t, yr_value source, yr_value extra)
{
    itertool *it = source ? yr_new(t, t->size) : NULL;
    if (!it) {
        yr_xdrop(source);
        yr_xdrop(extra);
        return NULL;
    }
    it->source = source;
    it->extra = extra;
    return it;
}

int yr_itertool_arguments(const char *name, size_t n, yr_value keywords, int wanted)
{
    if (yr_keyword_count(keywords))
        return yr_no_keywords(name, keywords);
    return wanted == 1 ? yr_expect_one(name, n) : yr_check_arity(name, n, wanted, wanted);
}

yr_value yr_itertool_made_of(yr_value self, yr_value given, yr_value state)
{
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), given, state);
}

yr_tuple_object *yr_itertool_state(yr_value state, size_t n)
{
    yr_tuple_object *t = YR_IS_TUPLE(state) ? YR_TUPLE(state) : NULL;
    if (t && t->length == n)
        return t;
    if (t)
        yr_type_error("function takes exactly %zu argument%s (%zu given)", n, n == 1 ? "" : "s",
                      t->length);
    else
        yr_type_error("state is not a tuple");
    return NULL;
}

yr_type *yr_itertool_helper(yr_type *t, const char *name)
{
    yr_value key = yr_str_from_c(name), helper = key ? yr_type_lookup(t, key) : 0;
    yr_xdrop(key);
    if (!helper && !yr_pending())
        yr_raise_format(YR_EXC(RuntimeError), "itertools: %s is missing", name);
    return helper ? YR_AS(yr_type, helper) : NULL;
}

/* Makes a type and adds it under its name. */
static yr_type *add_type(yr_module *m, const char *name, const yr_type_spec *spec)
{
    yr_type *t = yr_type_from_spec(name, "itertools", YR_TYPE(object), spec);
    if (!t || yr_add_type(m, t) < 0)
        return NULL;
    return t;
}

/* t.name = helper, so that the code of t finds the helper type. */
static int attach(yr_module *m, const char *type, const char *name)
{
    yr_value t = yr_dict_get_c(m->dict, type), helper = yr_dict_get_c(m->dict, name);
    if (!t || !helper)
        return -1;
    return yr_dict_set_c(yr_type_dict(YR_AS(yr_type, t)), name, yr_retain(helper));
}

static int fill(yr_module *m)
{
#define X(name)                                                                                    \
    if (!add_type(m, #name, &yr_itertools_##name))                                                 \
        return -1;
    YR_ITERTOOLS(X)
#undef X
    if (attach(m, "groupby", "_grouper") < 0 || attach(m, "_grouper", "groupby") < 0 ||
        attach(m, "_tee", "_tee_dataobject") < 0)
        return -1;
    return yr_module_add_functions(m, yr_itertools_functions);
}

const yr_native_module yr_module_itertools = {"itertools", fill};
