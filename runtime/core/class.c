/* class.c - making a class: type(name, bases, namespace, **keywords).
 *
 * The namespace is copied; then what the class statement means beyond assignments is done in
 * CPython's order: __qualname__, __module__, static __new__ and class methods, __slots__,
 * __classcell__, the order of bases, the slots, and at last the hooks __set_name__ and
 * __init_subclass__, which run when the class is complete.
 */
#include "class.h"

enum {
    FROM_BASE = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_EXCEPTION | YR_TYPE_INT | YR_TYPE_STR |
                YR_TYPE_BYTES | YR_TYPE_LIST | YR_TYPE_TUPLE | YR_TYPE_DICT | YR_TYPE_TYPE |
                YR_TYPE_WEAKREFS | YR_TYPE_VARSIZED
};

/* ---- What the namespace says ----------------------------------------------------------------- */

static int check_name(yr_value name)
{
    size_t size;
    const char *text = yr_utf8(name, &size);
    if (!text)
        return -1;
    if (strlen(text) == size)
        return 0;
    yr_value_error("type name must not contain null characters");
    return -1;
}

static int set_qualname(yr_type *t)
{
    yr_value found = yr_dict_get(yr_type_dict(t), YR_NAME(__qualname__));
    if (!found) {
        t->qualname = yr_retain(t->name);
        return 0;
    }
    if (!YR_IS_STR(found)) {
        yr_type_error("type __qualname__ must be a str, not %T", found);
        return -1;
    }
    t->qualname = yr_retain(found);
    return yr_dict_delete(yr_type_dict(t), YR_NAME(__qualname__)) < 0 ? -1 : 0;
}

/* There are no frames to ask for the caller's module: a class made by type() without __module__
 * belongs to the program. */
static int set_module(yr_type *t)
{
    if (yr_dict_get(yr_type_dict(t), YR_NAME(__module__)))
        return 0;
    return yr_dict_set(yr_type_dict(t), YR_NAME(__module__), YR_NAME(__main__));
}

static int set_doc(yr_type *t)
{
    yr_value doc = yr_dict_get(yr_type_dict(t), YR_NAME(__doc__));
    if (doc)
        return YR_IS_STR(doc) && !yr_utf8(doc, NULL) ? -1 : 0;
    return yr_dict_set(yr_type_dict(t), YR_NAME(__doc__), YR_NONE);
}

/* A plain function of that name becomes what make makes of it. */
static int wrap_function(yr_type *t, yr_value name, yr_value (*make)(yr_value))
{
    yr_value f = yr_dict_get(yr_type_dict(t), name);
    if (!f || !YR_IS(f, function))
        return 0;
    yr_value wrapped = make(f);
    if (!wrapped)
        return -1;
    int result = yr_dict_set(yr_type_dict(t), name, wrapped);
    yr_drop(wrapped);
    return result;
}

static int set_hash(yr_type *t)
{
    if (!yr_dict_get(yr_type_dict(t), YR_NAME(__eq__)) ||
        yr_dict_get(yr_type_dict(t), YR_NAME(__hash__)))
        return 0;
    return yr_dict_set(yr_type_dict(t), YR_NAME(__hash__), YR_NONE);
}

static int set_class_cell(yr_type *t)
{
    yr_value cell = yr_dict_get(yr_type_dict(t), YR_NAME(__classcell__));
    if (!cell)
        return 0;
    if (!YR_IS(cell, cell)) {
        yr_type_error("type.__new__() argument __classcell__ must be a nonlocal cell, not '%T'",
                      cell);
        return -1;
    }
    yr_cell_store(cell, yr_retain(yr_from(t)));
    return yr_dict_delete(yr_type_dict(t), YR_NAME(__classcell__)) < 0 ? -1 : 0;
}

/* What type scopes in the body see from now on is what the class has. */
static int set_namespace_cell(yr_type *t)
{
    yr_value cell = yr_dict_get(yr_type_dict(t), YR_NAME(__classdictcell__));
    if (!cell)
        return 0;
    if (!YR_IS(cell, cell)) {
        yr_type_error("type.__new__() argument __classdictcell__ must be a nonlocal cell, not '%T'",
                      cell);
        return -1;
    }
    yr_cell_store(cell, yr_retain(yr_type_dict(t)));
    return yr_dict_delete(yr_type_dict(t), YR_NAME(__classdictcell__)) < 0 ? -1 : 0;
}

static int fill_dict(yr_type *t)
{
    if (set_qualname(t) < 0 || set_module(t) < 0)
        return -1;
    if (wrap_function(t, YR_NAME(__new__), yr_staticmethod_new) < 0 ||
        wrap_function(t, YR_NAME(__init_subclass__), yr_classmethod_new) < 0 ||
        wrap_function(t, YR_NAME(__class_getitem__), yr_classmethod_new) < 0)
        return -1;
    return set_class_cell(t) < 0 ? -1 : set_namespace_cell(t);
}

/* ---- Hooks ----------------------------------------------------------------------------------- */

static int call_set_name(yr_type *t, yr_value key, yr_value v)
{
    bool missing;
    yr_value args[2] = {yr_from(t), key};
    yr_value result = yr_call_special(v, YR_NAME(__set_name__), args, 2, &missing);
    if (missing)
        return 0;
    if (!result) {
        yr_raise_from_pending(YR_EXC(RuntimeError),
                              "Error calling __set_name__ on '%T' instance %R in '%U'", v, key,
                              t->name);
        return -1;
    }
    yr_drop(result);
    return 0;
}

static int call_set_names(yr_type *t)
{
    yr_value names = yr_dict_copy(yr_type_dict(t)), key, v;
    if (!names)
        return -1;
    int result = 0;
    for (size_t at = 0; result == 0 && yr_dict_next(names, &at, &key, &v);)
        result = call_set_name(t, key, v);
    yr_drop(names);
    return result;
}

static int call_init_subclass(yr_type *t, yr_value keywords, yr_value *values)
{
    yr_value super = yr_super_new(t, yr_from(t));
    if (!super)
        return -1;
    yr_value hook = yr_getattr(super, YR_NAME(__init_subclass__));
    yr_drop(super);
    yr_value result = hook ? yr_invoke_kw(hook, values, 0, keywords) : 0;
    yr_xdrop(hook);
    yr_xdrop(result);
    return result ? 0 : -1;
}

/* ---- The class ------------------------------------------------------------------------------- */

static yr_type *start_class(yr_type *meta, yr_type *parent, yr_value name, yr_value bases,
                            yr_value namespace)
{
    yr_type *t = yr_new(meta, meta->size);
    if (!t)
        return NULL;
    t->version = yr_next_token();
    t->flags = YR_TYPE_HEAP | YR_TYPE_SUBCLASSABLE | YR_TYPE_TRACKED | (parent->flags & FROM_BASE);
    t->parent = parent;
    t->spec = parent->spec;
    t->size = parent->size;
    t->name = yr_retain(name);
    t->bases = yr_retain(bases);
    t->own_dict = yr_dict_copy(namespace);
    if (t->own_dict)
        return t;
    yr_drop(yr_from(t));
    return NULL;
}

static int finish_class(yr_type *t)
{
    t->mro = yr_mro_ask(t);
    if (!t->mro)
        return -1;
    yr_tuple_object *bases = YR_AS(yr_tuple_object, t->bases);
    for (size_t i = 0; i < bases->length; i++)
        if (yr_subclass_add(yr_as_type(bases->items[i]), t) < 0)
            return -1;
    if (yr_inherit_patterns(t) < 0 || set_doc(t) < 0 || set_hash(t) < 0)
        return -1;
    t->version = yr_next_token();
    yr_slots_update(t);
    return 0;
}

yr_value yr_class_new(yr_type *meta, yr_value name, yr_value bases, yr_value namespace,
                      yr_value keywords_names, yr_value *keyword_values)
{
    yr_value object = yr_from(YR_TYPE(object));
    bool rootless = !YR_AS(yr_tuple_object, bases)->length;
    yr_value own_bases = rootless ? yr_tuple_of(&object, 1) : yr_retain(bases);
    yr_type *parent = NULL, *t = NULL;
    if (own_bases)
        parent = yr_best_base(own_bases);
    if (parent && check_name(name) == 0)
        t = start_class(meta, parent, name, own_bases, namespace);
    yr_xdrop(own_bases);
    if (!t)
        return 0;
    if (fill_dict(t) < 0 || yr_class_layout(t, namespace) < 0 || finish_class(t) < 0 ||
        call_set_names(t) < 0 || call_init_subclass(t, keywords_names, keyword_values) < 0) {
        yr_drop(yr_from(t));
        return 0;
    }
    return yr_from(t);
}
