/* type_object.c - the type `type`: attributes of classes, calls of classes, their end.
 *
 * Every change of a class's dict goes through type_setattr: it gives the class and its subclasses
 * new versions before the old value can die, and recomputes the slots that the name decides.
 */
#include "class.h"

/* ---- Attributes of classes ------------------------------------------------------------------- */

typedef yr_value (*getter)(yr_value, yr_value, yr_value);

static yr_value get_from(yr_value found, yr_value object, yr_value type)
{
    getter get = yr_type_of(found)->slots.descr_get;
    yr_retain(found);
    if (!get)
        return found;
    yr_value v = get(found, object, type);
    yr_drop(found);
    return v;
}

int yr_find_type_attribute(yr_value class, yr_value name, yr_value *v)
{
    yr_type *meta = yr_type_of(class);
    yr_value of_meta = yr_type_lookup(meta, name);
    yr_type *kind = of_meta ? yr_type_of(of_meta) : NULL;
    if (kind && kind->slots.descr_get && kind->slots.descr_set) {
        *v = get_from(of_meta, class, yr_from(meta));
        return 1;
    }
    yr_value found = yr_type_lookup(yr_as_type(class), name);
    if (found) {
        *v = get_from(found, 0, class);
        return 1;
    }
    if (!of_meta)
        return 0;
    *v = get_from(of_meta, class, yr_from(meta));
    return 1;
}

yr_value yr_type_getattr(yr_value class, yr_value name)
{
    yr_value v;
    if (yr_find_type_attribute(class, name, &v))
        return v;
    return yr_raise_missing_attribute(class, name);
}

/* Sets or (v 0) deletes in the dict of t. */
static int change_dict(yr_type *t, yr_value name, yr_value v)
{
    yr_value old = yr_dict_get(yr_type_dict(t), name);
    yr_xretain(old);
    int result = v ? yr_dict_set(yr_type_dict(t), name, v) : yr_dict_delete(yr_type_dict(t), name);
    if (!v && result == 0) {
        yr_raise_missing_attribute(yr_from(t), name);
        return -1;
    }
    if (result >= 0) {
        yr_type_modified(t);
        yr_slots_update_named(t, name);
    }
    yr_xdrop(old);
    return result < 0 ? -1 : 0;
}

static int type_setattr(yr_value class, yr_value name, yr_value v)
{
    yr_type *t = yr_as_type(class);
    if (t->flags & YR_TYPE_IMMUTABLE) {
        yr_type_error("cannot set '%U' attribute of immutable type '%U'", name, t->name);
        return -1;
    }
    yr_value found = yr_type_lookup(yr_type_of(class), name);
    int (*descr_set)(yr_value, yr_value, yr_value) =
        found ? yr_type_of(found)->slots.descr_set : NULL;
    if (!descr_set)
        return change_dict(t, name, v);
    yr_retain(found);
    int result = descr_set(found, class, v);
    yr_drop(found);
    return result;
}

/* ---- Calls ----------------------------------------------------------------------------------- */

static YR_COLD yr_value no_instances(yr_type *t)
{
    yr_value module = yr_dict_get_c(yr_type_dict(t), "__module__");
    if (!module || !YR_IS_STR(module) || yr_str_is(module, "builtins"))
        return yr_type_error("cannot create '%U' instances", t->name);
    return yr_type_error("cannot create '%U.%U' instances", module, t->name);
}

yr_value yr_type_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_type *t = yr_as_type(self);
    if (t == YR_TYPE_ID(type)) {
        if (n == 1 && !yr_keyword_count(keywords))
            return yr_retain(yr_from(yr_type_of(args[0])));
        if (n == 1)
            return yr_type_error("type() takes no keyword arguments");
        if (n != 3)
            return yr_type_error("type() takes 1 or 3 arguments");
    }
    if (!t->slots.make || t->flags & YR_TYPE_NO_NEW)
        return no_instances(t);
    yr_value o = t->slots.make(t, args, n, keywords);
    if (!o || !yr_isinstance_of(o, t))
        return o;
    yr_type *made = yr_type_of(o);
    /* object.__init__ says nothing where __new__ is not object's. */
    bool nothing = made->slots.init == yr_object_init && made->slots.make != yr_object_make;
    if (!nothing && made->slots.init && made->slots.init(o, args, n, keywords) < 0) {
        yr_drop(o);
        return 0;
    }
    return o;
}

static int check_part(yr_value v, uint32_t flag, int i, const char *expected)
{
    if (yr_is_pointer(v) && yr_object_of(v)->type->flags & flag)
        return 0;
    yr_type_error("type.__new__() argument %d must be %s, not %T", i, expected, v);
    return -1;
}

/* A base that is no class, but would give some, is for the class statement. */
static int check_resolved(yr_value bases)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    for (size_t i = 0; i < tuple->length; i++) {
        if (YR_IS_CLASS(tuple->items[i]))
            continue;
        yr_value entries = yr_getattr_or_null(tuple->items[i], YR_NAME(__mro_entries__));
        if (entries)
            yr_type_error("type() doesn't support MRO entry resolution; use types.new_class()");
        yr_xdrop(entries);
        if (yr_pending())
            return -1;
    }
    return 0;
}

static yr_value type_make(yr_type *meta, yr_value *args, size_t n, yr_value keywords)
{
    if (n != 3)
        return yr_type_error("type.__new__() takes exactly 3 arguments (%zu given)", n);
    if (check_part(args[0], YR_TYPE_STR, 1, "str") < 0 ||
        check_part(args[1], YR_TYPE_TUPLE, 2, "tuple") < 0 ||
        check_part(args[2], YR_TYPE_DICT, 3, "dict") < 0)
        return 0;
    if (check_resolved(args[1]) < 0)
        return 0;
    yr_type *winner = yr_metaclass_of_bases(meta, args[1]);
    if (!winner)
        return 0;
    if (winner != meta && winner->slots.make != type_make)
        return winner->slots.make(winner, args, n, keywords);
    return yr_class_new(winner, args[0], args[1], args[2], keywords, args + n);
}

static int type_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)args;
    if (n == 1 && yr_keyword_count(keywords)) {
        yr_type_error("type.__init__() takes no keyword arguments");
        return -1;
    }
    if (n != 1 && n != 3) {
        yr_type_error("type.__init__() takes 1 or 3 arguments");
        return -1;
    }
    return 0;
}

/* ---- Methods --------------------------------------------------------------------------------- */

static yr_value type_mro(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    yr_value mro = yr_mro_compute(yr_as_type(self));
    if (!mro)
        return 0;
    yr_value list = yr_to_list(mro);
    yr_drop(mro);
    return list;
}

static yr_value type_subclasses(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    /* It leads to every type. */
#define X(type, name, base) YR_KEEP("yr_spec_" #type);
#include "types.def"
#undef X
    yr_type *t = yr_as_type(self);
    yr_value list = yr_list_new();
    for (size_t i = 0; list && i < t->subclass_count; i++) {
        yr_type *sub = t->subclasses[i];
        if (sub->base.flags & YR_FLAG_GARBAGE)
            continue;
        if (yr_list_append(list, yr_from(sub)) < 0) {
            yr_drop(list);
            return 0;
        }
    }
    return list;
}

static yr_value type_prepare(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)args;
    (void)n;
    (void)keywords;
    return yr_dict_new();
}

static yr_value instance_check(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    int result = yr_is_real_instance(args[0], self);
    return result < 0 ? 0 : yr_bool(result);
}

static yr_value subclass_check(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    int result = yr_is_real_subclass(args[0], self);
    return result < 0 ? 0 : yr_bool(result);
}

static int collect_names(yr_type *t, yr_value names)
{
    yr_tuple_object *mro = YR_AS(yr_tuple_object, t->mro);
    for (size_t i = mro->length; i-- > 0;)
        if (yr_dict_update(names, yr_type_dict(yr_as_type(mro->items[i]))) < 0)
            return -1;
    return 0;
}

yr_value yr_type_dir(yr_type *t)
{
    yr_value names = yr_dict_new();
    if (names && collect_names(t, names) < 0) {
        yr_drop(names);
        return 0;
    }
    return names;
}

static yr_value type_dir(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    yr_value names = yr_type_dir(yr_as_type(self));
    yr_value list = names ? yr_to_list(names) : 0;
    yr_xdrop(names);
    return list;
}

static yr_value type_or(yr_value a, yr_value b)
{
    return yr_union_new(a, b);
}

static yr_value type_repr(yr_value self)
{
    yr_type *t = yr_as_type(self);
    yr_value module = yr_type_module(t), text;
    if (!module)
        return 0;
    if (YR_IS_STR(module) && !yr_str_is(module, "builtins"))
        text = yr_str_format("<class '%U.%U'>", module, t->qualname);
    else
        text = yr_str_format("<class '%U'>", t->name);
    yr_drop(module);
    return text;
}

/* ---- Life ------------------------------------------------------------------------------------ */

static int type_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_type *t = (yr_type *)o;
    YR_VISIT(t->own_dict);
    YR_VISIT(t->mro);
    YR_VISIT(t->bases);
    return 0;
}

/* Bases stay: instances that die later find their way through them. */
static void type_clear(yr_object *o)
{
    yr_type *t = (yr_type *)o;
    yr_value dict = t->own_dict, mro = t->mro;
    t->own_dict = 0;
    t->mro = 0;
    yr_type_modified(t);
    yr_xdrop(dict);
    yr_xdrop(mro);
}

static void type_dealloc(yr_object *o)
{
    yr_type *t = (yr_type *)o;
    type_clear(o);
    if (t->bases) {
        yr_tuple_object *bases = YR_AS(yr_tuple_object, t->bases);
        for (size_t i = 0; i < bases->length; i++)
            yr_subclass_remove(yr_as_type(bases->items[i]), t);
    }
    if (t->root_shape)
        yr_shapes_free(t->root_shape);
    t->root_shape = NULL;
    yr_dispose(t->subclasses);
    yr_set(&t->bases, 0);
    yr_set(&t->name, 0);
    yr_set(&t->qualname, 0);
    yr_release(o);
}

static const yr_method_def methods[] = {
    {"mro", type_mro, 0, 0, 0, NULL},
    {"__subclasses__", type_subclasses, 0, 0, 0, NULL},
    {"__prepare__", type_prepare, 0, -1, YR_METHOD_CLASS | YR_METHOD_KEYWORDS, NULL},
    {"__instancecheck__", instance_check, 1, 1, 0, NULL},
    {"__subclasscheck__", subclass_check, 1, 1, 0, NULL},
    {"__dir__", type_dir, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const yr_operators operators = {.binary = {[YR_OR] = type_or}};

YR_BUILT_IN(type, object) = {
    .id = YR_T_type,
    .size = sizeof(yr_type),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .methods = methods,
    .getsets = yr_type_getsets,
    .slots = {.dealloc = type_dealloc,
              .traverse = type_traverse,
              .clear = type_clear,
              .repr = type_repr,
              .call = yr_type_call,
              .getattr = yr_type_getattr,
              .setattr = type_setattr,
              .make = type_make,
              .init = type_init,
              .operators = &operators},
};
