/* property.c - the type property.
 */
#include "class.h"

static yr_property *property_of(yr_value v)
{
    return YR_AS(yr_property, v);
}

static void members_of(yr_property *p, yr_value *members[5])
{
    yr_value *all[5] = {&p->get, &p->set, &p->del, &p->doc, &p->name};
    memcpy(members, all, sizeof all);
}

static void property_clear(yr_object *o)
{
    yr_value *members[5];
    members_of((yr_property *)o, members);
    for (int i = 0; i < 5; i++)
        yr_set(members[i], 0);
}

static void property_dealloc(yr_object *o)
{
    property_clear(o);
    yr_release(o);
}

static int property_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_value *members[5];
    members_of((yr_property *)o, members);
    for (int i = 0; i < 5; i++)
        YR_VISIT(*members[i]);
    return 0;
}

/* ---- Use ------------------------------------------------------------------------------------- */

static YR_COLD int raise_missing(yr_property *p, yr_value object, const char *what)
{
    yr_value class = yr_type_of(object)->qualname;
    if (p->name && YR_IS_STR(p->name))
        yr_raise_format(YR_EXC(AttributeError), "property %R of %R object has no %s", p->name,
                        class, what);
    else
        yr_raise_format(YR_EXC(AttributeError), "property of %R object has no %s", class, what);
    return -1;
}

/* The function may be replaced during the call: it is kept. */
static yr_value property_get(yr_value self, yr_value object, yr_value type)
{
    (void)type;
    yr_property *p = property_of(self);
    if (!object)
        return yr_retain(self);
    if (!p->get) {
        raise_missing(p, object, "getter");
        return 0;
    }
    yr_value get = yr_retain(p->get), v = yr_invoke1(get, object);
    yr_drop(get);
    return v;
}

static int property_set(yr_value self, yr_value object, yr_value v)
{
    yr_property *p = property_of(self);
    yr_value f = v ? p->set : p->del;
    if (!f)
        return raise_missing(p, object, v ? "setter" : "deleter");
    yr_retain(f);
    yr_value result = v ? yr_invoke2(f, object, v) : yr_invoke1(f, object);
    yr_drop(f);
    yr_xdrop(result);
    return result ? 0 : -1;
}

/* ---- Making ---------------------------------------------------------------------------------- */

static yr_value property_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    yr_property *p = yr_new(t, t->size);
    return p ? yr_from(p) : 0;
}

static int take_doc(yr_value self)
{
    yr_property *p = property_of(self);
    if (p->doc && p->doc != YR_NONE)
        return 0;
    yr_value doc = p->get ? yr_getattr_or_null(p->get, YR_NAME(__doc__)) : 0;
    if (yr_pending())
        return -1;
    if (!doc)
        return 0;
    p->doc_from_get = true;
    if (yr_type_of(self) == YR_TYPE_ID(property)) {
        yr_set(&p->doc, doc);
        return 0;
    }
    /* A subclass's __doc__ would hide the member: it gets an attribute of its own. */
    int failed = yr_setattr(self, YR_NAME(__doc__), doc);
    yr_drop(doc);
    return failed;
}

static int property_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"fget", "fset", "fdel", "doc"};
    yr_property *p = property_of(self);
    yr_value found[4];
    if (yr_parse_arguments(YR_SHOWN("property"), keyword_names, 0, 0, 4, 4, args, n, keywords,
                           found) < 0)
        return -1;
    for (int i = 0; i < 3; i++)
        if (found[i] == YR_NONE)
            found[i] = 0;
    yr_set(&p->get, yr_xretain(found[0]));
    yr_set(&p->set, yr_xretain(found[1]));
    yr_set(&p->del, yr_xretain(found[2]));
    yr_set(&p->doc, yr_xretain(found[3]));
    p->doc_from_get = false;
    return take_doc(self);
}

/* A copy with one function replaced. */
static yr_value copy_with(yr_value self, yr_value get, yr_value set, yr_value del)
{
    yr_property *p = property_of(self);
    yr_value args[4] = {get ? get : p->get, set ? set : p->set, del ? del : p->del, p->doc};
    if (p->doc_from_get && args[0])
        args[3] = 0;
    for (int i = 0; i < 4; i++)
        if (!args[i])
            args[i] = YR_NONE;
    yr_value v = yr_invoke(yr_from(yr_type_of(self)), args, 4);
    if (v && yr_isinstance_of(v, YR_TYPE_ID(property)))
        yr_set(&property_of(v)->name, yr_xretain(p->name));
    return v;
}

static yr_value getter(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    return copy_with(self, args[0], 0, 0);
}

static yr_value setter(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    return copy_with(self, 0, args[0], 0);
}

static yr_value deleter(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    return copy_with(self, 0, 0, args[0]);
}

static yr_value set_name(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    if (n != 2)
        return yr_type_error("__set_name__() takes 2 positional arguments but %zu were given", n);
    yr_set(&property_of(self)->name, yr_retain(args[1]));
    return YR_NONE;
}

static yr_value or_none(yr_value v)
{
    return v ? yr_retain(v) : YR_NONE;
}

static yr_value get_getter(yr_value self)
{
    return or_none(property_of(self)->get);
}

static yr_value get_setter(yr_value self)
{
    return or_none(property_of(self)->set);
}

static yr_value get_deleter(yr_value self)
{
    return or_none(property_of(self)->del);
}

static yr_value get_doc(yr_value self)
{
    return or_none(property_of(self)->doc);
}

static int set_doc(yr_value self, yr_value v)
{
    yr_set(&property_of(self)->doc, yr_xretain(v));
    return 0;
}

static yr_value get_abstract(yr_value self)
{
    yr_property *p = property_of(self);
    yr_value functions[3] = {p->get, p->set, p->del};
    for (int i = 0; i < 3; i++) {
        int abstract = functions[i] ? yr_is_abstract(functions[i]) : 0;
        if (abstract)
            return abstract < 0 ? 0 : YR_TRUE;
    }
    return YR_FALSE;
}

/* 1, 0, -1: has f a true __isabstractmethod__ */
int yr_is_abstract(yr_value f)
{
    yr_value mark = yr_getattr_or_null(f, YR_NAME(__isabstractmethod__));
    if (!mark)
        return yr_pending() ? -1 : 0;
    int truth = yr_truth(mark);
    yr_drop(mark);
    return truth;
}

static const yr_method_def methods[] = {
    {"getter", getter, 1, 1, 0, NULL},   {"setter", setter, 1, 1, 0, NULL},
    {"deleter", deleter, 1, 1, 0, NULL}, {"__set_name__", set_name, 0, -1, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const yr_getset_def getsets[] = {
    {"fget", get_getter, yr_readonly, NULL},
    {"fset", get_setter, yr_readonly, NULL},
    {"fdel", get_deleter, yr_readonly, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(property, object) = {
    .id = YR_T_property,
    .size = sizeof(yr_property),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = property_dealloc,
              .traverse = property_traverse,
              .clear = property_clear,
              .descr_get = property_get,
              .descr_set = property_set,
              .make = property_make,
              .init = property_init},
};
