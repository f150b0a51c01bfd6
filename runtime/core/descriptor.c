/* descriptor.c - attributes computed in C (getset_descriptor), members of __slots__ and what
 * CPython keeps in a field that it only reads (both member_descriptor).
 */
#include "class.h"

/* ---- What both do ---------------------------------------------------------------------------- */

static bool applies(yr_value object, yr_type *owner)
{
    return yr_isinstance_of(object, owner);
}

static YR_COLD yr_value raise_wrong_object(yr_value name, yr_type *owner, yr_value object)
{
    return yr_type_error("descriptor '%U' for '%U' objects doesn't apply to a '%T' object", name,
                         owner->name, object);
}

static YR_COLD int raise_not_writable(const char *name, yr_type *owner)
{
    yr_raise_format(YR_EXC(AttributeError), "attribute '%s' of '%U' objects is not writable", name,
                    owner->name);
    return -1;
}

/* For what CPython keeps as a read-only member: its message is another. */
int yr_readonly(yr_value self, yr_value v)
{
    (void)self;
    (void)v;
    yr_raise_format(YR_EXC(AttributeError), "readonly attribute");
    return -1;
}

/* ---- getset_descriptor ----------------------------------------------------------------------- */

static yr_getset *getset_of(yr_value v)
{
    return YR_AS(yr_getset, v);
}

static yr_value member_in_c(yr_type *t, const yr_getset_def *def)
{
    yr_value name = yr_intern_c(def->name), member = name ? yr_member_new(t, name, 0) : 0;
    if (member)
        YR_AS(yr_member, member)->in_c = def;
    yr_xdrop(name);
    return member;
}

yr_value yr_getset_new(yr_type *t, const yr_getset_def *def)
{
    if (def->set == yr_readonly)
        return member_in_c(t, def);
    yr_getset *g = yr_new(YR_TYPE(getset_descriptor), sizeof *g);
    if (!g)
        return 0;
    g->def = def;
    g->owner = t;
    yr_retain(yr_from(t));
    return yr_from(g);
}

static void getset_dealloc(yr_object *o)
{
    yr_drop(yr_from(((yr_getset *)o)->owner));
    yr_release(o);
}

static int getset_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_type *owner = ((yr_getset *)o)->owner;
    YR_VISIT(owner ? yr_from(owner) : 0);
    return 0;
}

static int check_getset(yr_getset *g, yr_value object)
{
    if (applies(object, g->owner))
        return 0;
    yr_value name = yr_str_from_c(g->def->name);
    if (name)
        raise_wrong_object(name, g->owner, object);
    yr_xdrop(name);
    return -1;
}

static yr_value getset_get(yr_value self, yr_value object, yr_value type)
{
    (void)type;
    yr_getset *g = getset_of(self);
    if (!object)
        return yr_retain(self);
    return check_getset(g, object) < 0 ? 0 : g->def->get(object);
}

static int getset_set(yr_value self, yr_value object, yr_value v)
{
    yr_getset *g = getset_of(self);
    if (check_getset(g, object) < 0)
        return -1;
    return g->def->set ? g->def->set(object, v) : raise_not_writable(g->def->name, g->owner);
}

static yr_value getset_repr(yr_value self)
{
    yr_getset *g = getset_of(self);
    return yr_str_format("<attribute '%s' of '%U' objects>", g->def->name, g->owner->name);
}

static yr_value getset_name(yr_value self)
{
    return yr_str_from_c(getset_of(self)->def->name);
}

static yr_value getset_qualname(yr_value self)
{
    yr_getset *g = getset_of(self);
    return yr_str_format("%U.%s", g->owner->qualname, g->def->name);
}

static yr_value getset_owner(yr_value self)
{
    return yr_retain(yr_from(getset_of(self)->owner));
}

static yr_value getset_doc(yr_value self)
{
    const char *doc = getset_of(self)->def->doc;
    return doc ? yr_str_from_c(doc) : YR_NONE;
}

static const yr_getset_def getset_getsets[] = {
    {"__name__", getset_name, NULL, NULL},
    {"__qualname__", getset_qualname, NULL, NULL},
    {"__objclass__", getset_owner, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(getset_descriptor, object) = {
    .id = YR_T_getset_descriptor,
    .size = sizeof(yr_getset),
    .flags = YR_TYPE_TRACKED,
    .getsets = getset_getsets,
    .slots = {.dealloc = getset_dealloc,
              .traverse = getset_traverse,
              .repr = getset_repr,
              .descr_get = getset_get,
              .descr_set = getset_set},
};

/* ---- member_descriptor ----------------------------------------------------------------------- */

static yr_member *member_of(yr_value v)
{
    return YR_AS(yr_member, v);
}

yr_value yr_member_new(yr_type *t, yr_value name, size_t offset)
{
    yr_member *m = yr_new(YR_TYPE(member_descriptor), sizeof *m);
    if (!m)
        return 0;
    m->name = yr_retain(name);
    m->owner = t;
    yr_retain(yr_from(t));
    m->offset = offset;
    return yr_from(m);
}

static void member_dealloc(yr_object *o)
{
    yr_member *m = (yr_member *)o;
    yr_set(&m->name, 0);
    yr_drop(yr_from(m->owner));
    yr_release(o);
}

static int member_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_type *owner = ((yr_member *)o)->owner;
    YR_VISIT(owner ? yr_from(owner) : 0);
    return 0;
}

static yr_value *place_in(yr_member *m, yr_value object)
{
    yr_object *o = yr_object_of(object);
    char *origin = o->type->flags & YR_TYPE_STR ? yr_members_variable(o) : (char *)o;
    return (yr_value *)(origin + m->offset);
}

static YR_COLD int raise_unset(yr_member *m, yr_value object)
{
    yr_raise_format(YR_EXC(AttributeError), "'%T' object has no attribute '%U'", object, m->name);
    return -1;
}

static yr_value member_get(yr_value self, yr_value object, yr_value type)
{
    (void)type;
    yr_member *m = member_of(self);
    if (!object)
        return yr_retain(self);
    if (!applies(object, m->owner))
        return raise_wrong_object(m->name, m->owner, object);
    if (m->in_c)
        return m->in_c->get(object);
    yr_value v = *place_in(m, object);
    if (v)
        return yr_retain(v);
    raise_unset(m, object);
    return 0;
}

static int member_set(yr_value self, yr_value object, yr_value v)
{
    yr_member *m = member_of(self);
    if (!applies(object, m->owner)) {
        raise_wrong_object(m->name, m->owner, object);
        return -1;
    }
    if (m->in_c)
        return m->in_c->set(object, v);
    yr_value *place = place_in(m, object);
    if (!v && !*place) {
        yr_raise_value(YR_EXC(AttributeError), m->name);
        return -1;
    }
    yr_set(place, yr_xretain(v));
    return 0;
}

static yr_value member_repr(yr_value self)
{
    yr_member *m = member_of(self);
    return yr_str_format("<member '%U' of '%U' objects>", m->name, m->owner->name);
}

static yr_value member_name(yr_value self)
{
    return yr_retain(member_of(self)->name);
}

static yr_value member_qualname(yr_value self)
{
    yr_member *m = member_of(self);
    return yr_str_format("%U.%U", m->owner->qualname, m->name);
}

static yr_value member_owner(yr_value self)
{
    return yr_retain(yr_from(member_of(self)->owner));
}

static yr_value member_doc(yr_value self)
{
    const yr_getset_def *def = member_of(self)->in_c;
    return def && def->doc ? yr_str_from_c(def->doc) : YR_NONE;
}

static const yr_getset_def member_getsets[] = {
    {"__name__", member_name, NULL, NULL},
    {"__qualname__", member_qualname, NULL, NULL},
    {"__objclass__", member_owner, NULL, NULL},
    {"__doc__", member_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(member_descriptor, object) = {
    .id = YR_T_member_descriptor,
    .size = sizeof(yr_member),
    .flags = YR_TYPE_TRACKED,
    .getsets = member_getsets,
    .slots = {.dealloc = member_dealloc,
              .traverse = member_traverse,
              .repr = member_repr,
              .descr_get = member_get,
              .descr_set = member_set},
};
