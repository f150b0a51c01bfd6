/* generic_alias.c - types.GenericAlias: list[int]. It stands for its origin in calls, attributes
 * and lists of bases; only what describes it is its own.
 */
#include "containers.h"
#include "type_parameters.h"

typedef struct {
    yr_object base;
    yr_value origin;
    yr_value args;       /* tuple */
    yr_value parameters; /* tuple, or 0 until it is asked for */
    bool starred;        /* *tuple[int, str] */
} alias;

static alias *alias_of(yr_value v)
{
    return YR_AS(alias, v);
}

static yr_value alias_new(yr_type *t, yr_value origin, yr_value args)
{
    alias *a = yr_new(t, t->size);
    if (!a)
        return 0;
    a->origin = yr_retain(origin);
    a->args = YR_IS_TUPLE(args) ? yr_retain(args) : yr_tuple_of(&args, 1);
    if (a->args)
        return yr_from(a);
    yr_drop(yr_from(a));
    return 0;
}

yr_value yr_generic_alias(yr_value origin, yr_value args)
{
    return alias_new(YR_TYPE(generic_alias), origin, args);
}

static void alias_clear(yr_object *o)
{
    yr_set(&((alias *)o)->origin, 0);
    yr_set(&((alias *)o)->args, 0);
    yr_set(&((alias *)o)->parameters, 0);
}

static void alias_dealloc(yr_object *o)
{
    alias_clear(o);
    yr_release(o);
}

static int alias_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((alias *)o)->origin);
    YR_VISIT(((alias *)o)->args);
    YR_VISIT(((alias *)o)->parameters);
    return 0;
}

static yr_value alias_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_no_keywords("GenericAlias", keywords) < 0 || yr_check_arity("GenericAlias", n, 2, 2) < 0)
        return 0;
    return alias_new(t, args[0], args[1]);
}

/* ---- Text ------------------------------------------------------------------------------------ */

/* new: how a type is written inside of an alias or a union. */
yr_value yr_type_argument_text(yr_value v)
{
    if (v == YR_ELLIPSIS)
        return yr_str_from_c("...");
    if (yr_isinstance_of(v, YR_TYPE_ID(generic_alias)) || !YR_IS_CLASS(v))
        return yr_repr(v);
    yr_value module = yr_getattr_or_null(v, YR_NAME(__module__));
    yr_value name = yr_pending() ? 0 : yr_getattr_or_null(v, YR_NAME(__qualname__)), text = 0;
    if (name) {
        bool plain = !module || !YR_IS_STR(module) || yr_str_is(module, "builtins");
        text = plain ? yr_str_format("%S", name) : yr_str_format("%U.%S", module, name);
    } else if (!yr_pending()) {
        text = yr_repr(v);
    }
    yr_xdrop(module);
    yr_xdrop(name);
    return text;
}

static yr_value arguments_text(yr_value args)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, args);
    yr_builder b = {0};
    if (!tuple->length)
        yr_builder_c(&b, "()");
    for (size_t i = 0; i < tuple->length; i++) {
        yr_value text = yr_type_argument_text(tuple->items[i]);
        if (!text) {
            yr_builder_free(&b);
            return 0;
        }
        if (i)
            yr_builder_c(&b, ", ");
        yr_builder_add(&b, text);
        yr_drop(text);
    }
    return yr_builder_finish(&b);
}

static yr_value alias_repr(yr_value self)
{
    alias *a = alias_of(self);
    yr_value origin = yr_type_argument_text(a->origin), args = 0, text = 0;
    if (origin && (args = arguments_text(a->args)))
        text = yr_str_format(a->starred ? "*%U[%U]" : "%U[%U]", origin, args);
    yr_xdrop(origin);
    yr_xdrop(args);
    return text;
}

/* ---- Standing for the origin ----------------------------------------------------------------- */

static yr_value alias_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_value origin = yr_retain(alias_of(self)->origin);
    yr_value v = yr_invoke_kw(origin, args, n, keywords);
    yr_drop(origin);
    if (!v || !yr_is_pointer(v))
        return v;
    yr_value name = yr_intern_c("__orig_class__"); /* most instances cannot have it */
    if (name && yr_setattr(v, name, self) < 0 &&
        (yr_pending_is(YR_EXC(AttributeError)) || yr_pending_is(YR_EXC(TypeError))))
        yr_clear_pending();
    yr_xdrop(name);
    if (!yr_pending())
        return v;
    yr_drop(v);
    return 0;
}

static yr_value alias_getattr(yr_value self, yr_value name)
{
    static const char *const own[] = {"__class__",
                                      "__origin__",
                                      "__args__",
                                      "__parameters__",
                                      "__mro_entries__",
                                      "__reduce_ex__",
                                      "__reduce__",
                                      "__copy__",
                                      "__deepcopy__",
                                      "__unpacked__",
                                      "__typing_unpacked_tuple_args__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (yr_str_is(name, own[i]))
            return yr_object_getattr(self, name);
    return yr_getattr(alias_of(self)->origin, name);
}

static yr_value mro_entries(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    return yr_tuple_of(&alias_of(self)->origin, 1);
}

static yr_value refuse_instance(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)args;
    (void)n;
    (void)keywords;
    return yr_type_error("isinstance() argument 2 cannot be a parameterized generic");
}

static yr_value refuse_subclass(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)args;
    (void)n;
    (void)keywords;
    return yr_type_error("issubclass() argument 2 cannot be a parameterized generic");
}

/* ---- Comparison ------------------------------------------------------------------------------ */

static yr_value alias_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !yr_isinstance_of(a, YR_TYPE_ID(generic_alias)) ||
        !yr_isinstance_of(b, YR_TYPE_ID(generic_alias)))
        return YR_NOT_IMPLEMENTED;
    if (alias_of(a)->starred != alias_of(b)->starred)
        return yr_bool(op == YR_NE);
    int same = yr_equal(alias_of(a)->origin, alias_of(b)->origin);
    if (same > 0)
        same = yr_equal(alias_of(a)->args, alias_of(b)->args);
    return same < 0 ? 0 : yr_bool(same == (op == YR_EQ));
}

static int alias_hash(yr_value self, uint64_t *hash)
{
    uint64_t of_args;
    if (yr_hash(alias_of(self)->origin, hash) < 0 || yr_hash(alias_of(self)->args, &of_args) < 0)
        return -1;
    *hash ^= of_args;
    return 0;
}

static yr_value alias_or(yr_value a, yr_value b)
{
    return yr_union_new(a, b);
}

/* borrowed: the type variables in the arguments, found once. */
static yr_value parameters_of(alias *a)
{
    if (!a->parameters)
        a->parameters = yr_type_parameters(a->args);
    return a->parameters;
}

static yr_value alias_getitem(yr_value self, yr_value key)
{
    alias *a = alias_of(self);
    yr_value parameters = parameters_of(a);
    yr_value args = parameters ? yr_type_substitute(self, a->args, parameters, key) : 0;
    yr_value result = args ? yr_generic_alias(a->origin, args) : 0;
    yr_xdrop(args);
    if (result)
        alias_of(result)->starred = a->starred;
    return result;
}

/* iter(tuple[int, str]): the alias once, starred. */
static yr_value alias_iter(yr_value self)
{
    alias *a = alias_of(self);
    yr_value starred = yr_generic_alias(a->origin, a->args);
    if (!starred)
        return 0;
    alias_of(starred)->starred = true;
    yr_value once = yr_tuple_of(&starred, 1);
    yr_drop(starred);
    yr_value iterator = once ? yr_iter(once) : 0;
    yr_xdrop(once);
    return iterator;
}

static yr_value get_origin(yr_value self)
{
    return yr_retain(alias_of(self)->origin);
}

static yr_value get_args(yr_value self)
{
    return yr_retain(alias_of(self)->args);
}

static yr_value get_parameters(yr_value self)
{
    yr_value parameters = parameters_of(alias_of(self));
    return parameters ? yr_retain(parameters) : 0;
}

static yr_value get_unpacked(yr_value self)
{
    return yr_bool(alias_of(self)->starred);
}

static yr_value get_unpacked_args(yr_value self)
{
    alias *a = alias_of(self);
    return a->starred && a->origin == yr_from(YR_TYPE_ID(tuple)) ? yr_retain(a->args) : YR_NONE;
}

YR_METHOD(alias_reduce)
{
    yr_value parts[2] = {alias_of(self)->origin, alias_of(self)->args};
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_tuple_of(parts, 2), 0);
}

static const yr_method_def methods[] = {
    YR_REDUCE_DEF(alias_reduce),
    {"__mro_entries__", mro_entries, 1, 1, 0, NULL},
    {"__instancecheck__", refuse_instance, 1, 1, 0, NULL},
    {"__subclasscheck__", refuse_subclass, 1, 1, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const yr_getset_def getsets[] = {
    {"__origin__", get_origin, NULL, NULL},
    {"__args__", get_args, NULL, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {"__unpacked__", get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const yr_operators operators = {.binary = {[YR_OR] = alias_or}};

YR_BUILT_IN(generic_alias, object) = {
    .id = YR_T_generic_alias,
    .size = sizeof(alias),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = alias_dealloc,
              .traverse = alias_traverse,
              .clear = alias_clear,
              .repr = alias_repr,
              .hash = alias_hash,
              .call = alias_call,
              .getattr = alias_getattr,
              .compare = alias_compare,
              .make = alias_make,
              .getitem = alias_getitem,
              .iter = alias_iter,
              .operators = &operators},
};
