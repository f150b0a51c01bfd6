/* union_type.c - types.UnionType: int | str. Its arguments are flat and without repetition, in the
 * order they were written.
 */
#include "../core/runtime.h"
#include "type_parameters.h"

typedef struct {
    yr_object base;
    yr_value args; /* tuple */
} union_object;

static yr_value args_of(yr_value v)
{
    return YR_AS(union_object, v)->args;
}

/* ---- Making ---------------------------------------------------------------------------------- */

static bool is_alias(yr_value v)
{
    return yr_isinstance_of(v, YR_TYPE_ID(generic_alias));
}

static bool fits(yr_value v)
{
    return v == YR_NONE || YR_IS_CLASS(v) || is_alias(v) || YR_IS(v, union_type);
}

static int add_one(yr_value list, yr_value v)
{
    if (v == YR_NONE)
        v = yr_from(YR_TYPE(NoneType));
    yr_list_object *have = YR_AS(yr_list_object, list);
    for (size_t i = 0; i < have->length; i++) {
        int same = have->items[i] == v;
        if (!same && is_alias(v))
            same = yr_equal(have->items[i], v);
        if (same)
            return same < 0 ? -1 : 0;
    }
    return yr_list_append(list, v);
}

static int add(yr_value list, yr_value v)
{
    if (!YR_IS(v, union_type))
        return add_one(list, v);
    yr_tuple_object *args = YR_AS(yr_tuple_object, args_of(v));
    for (size_t i = 0; i < args->length; i++)
        if (add_one(list, args->items[i]) < 0)
            return -1;
    return 0;
}

static yr_value union_of(yr_value list)
{
    yr_list_object *items = YR_AS(yr_list_object, list);
    if (items->length == 1)
        return yr_retain(items->items[0]);
    union_object *u = yr_new(YR_TYPE(union_type), sizeof *u);
    if (!u)
        return 0;
    u->args = yr_list_to_tuple(list);
    if (u->args)
        return yr_from(u);
    yr_drop(yr_from(u));
    return 0;
}

yr_value yr_union_new(yr_value a, yr_value b)
{
    if (!fits(a) || !fits(b))
        return YR_NOT_IMPLEMENTED;
    yr_value list = yr_list_new(), result = 0;
    if (list && add(list, a) == 0 && add(list, b) == 0)
        result = union_of(list);
    yr_xdrop(list);
    return result;
}

/* ---- Use ------------------------------------------------------------------------------------- */

static void union_dealloc(yr_object *o)
{
    yr_set(&((union_object *)o)->args, 0);
    yr_release(o);
}

static int union_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((union_object *)o)->args);
    return 0;
}

static yr_value union_repr(yr_value self)
{
    yr_tuple_object *args = YR_AS(yr_tuple_object, args_of(self));
    yr_builder b = {0};
    for (size_t i = 0; i < args->length; i++) {
        bool none = args->items[i] == yr_from(YR_TYPE_ID(NoneType));
        yr_value text = none ? yr_str_from_c("None") : yr_type_argument_text(args->items[i]);
        if (!text) {
            yr_builder_free(&b);
            return 0;
        }
        if (i)
            yr_builder_c(&b, " | ");
        yr_builder_add(&b, text);
        yr_drop(text);
    }
    return yr_builder_finish(&b);
}

static yr_value union_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS(a, union_type) || !YR_IS(b, union_type))
        return YR_NOT_IMPLEMENTED;
    yr_value x = yr_set_new(YR_TYPE(set), args_of(a));
    yr_value y = x ? yr_set_new(YR_TYPE(set), args_of(b)) : 0;
    int same = y ? yr_equal(x, y) : -1;
    yr_xdrop(x);
    yr_xdrop(y);
    return same < 0 ? 0 : yr_bool(same == (op == YR_EQ));
}

static int union_hash(yr_value self, uint64_t *hash)
{
    yr_value set = yr_set_new(YR_TYPE(frozenset), args_of(self));
    int result = set ? yr_hash(set, hash) : -1;
    yr_xdrop(set);
    return result;
}

/* In order: an alias among the arguments raises only if none before it has matched. */
static yr_value check(yr_value self, yr_value v, int (*test)(yr_value, yr_value))
{
    yr_tuple_object *args = YR_AS(yr_tuple_object, args_of(self));
    int result = 0;
    for (size_t i = 0; result == 0 && i < args->length; i++)
        result = test(v, args->items[i]);
    return result < 0 ? 0 : yr_bool(result);
}

static yr_value instance_check(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    return check(self, args[0], yr_isinstance);
}

static yr_value subclass_check(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    if (!YR_IS_CLASS(args[0]))
        return yr_type_error("issubclass() arg 1 must be a class");
    return check(self, args[0], yr_issubclass);
}

static yr_value union_or(yr_value a, yr_value b)
{
    return yr_union_new(a, b);
}

static yr_value get_args(yr_value self)
{
    return yr_retain(args_of(self));
}

static yr_value get_parameters(yr_value self)
{
    return yr_type_parameters(args_of(self));
}

static yr_value union_getitem(yr_value self, yr_value key)
{
    yr_value parameters = yr_type_parameters(args_of(self));
    yr_value args = parameters ? yr_type_substitute(self, args_of(self), parameters, key) : 0;
    yr_tuple_object *t = args ? YR_AS(yr_tuple_object, args) : NULL;
    yr_value result = t && t->length ? yr_retain(t->items[0]) : 0;
    for (size_t i = 1; result && i < t->length; i++) {
        yr_value wider = yr_binary(YR_OR, result, t->items[i]);
        yr_drop(result);
        result = wider;
    }
    yr_xdrop(args);
    yr_xdrop(parameters);
    return result;
}

/* UnionType[X, Y]: of whatever, as later versions have it. */
static yr_value make_union(yr_value class, yr_value *args, size_t n, yr_value keywords)
{
    (void)class;
    (void)n;
    (void)keywords;
    yr_value items = YR_IS_TUPLE(args[0]) ? yr_retain(args[0]) : yr_tuple_of(args, 1);
    yr_value list = items ? yr_list_new() : 0, result = 0;
    size_t length = items ? YR_AS(yr_tuple_object, items)->length : 0, i = 0;
    if (!length && list)
        yr_type_error("Cannot take a Union of no types.");
    while (list && i < length && add(list, YR_AS(yr_tuple_object, items)->items[i]) == 0)
        i++;
    if (length && i == length)
        result = union_of(list);
    yr_xdrop(list);
    yr_xdrop(items);
    return result;
}

static const yr_method_def methods[] = {
    {"__class_getitem__", make_union, 1, 1, YR_METHOD_CLASS, NULL},
    {"__instancecheck__", instance_check, 1, 1, 0, NULL},
    {"__subclasscheck__", subclass_check, 1, 1, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const yr_getset_def getsets[] = {
    {"__args__", get_args, NULL, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const yr_operators operators = {.binary = {[YR_OR] = union_or}};

YR_BUILT_IN(union_type, object) = {
    .id = YR_T_union_type,
    .size = sizeof(union_object),
    .flags = YR_TYPE_TRACKED,
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = union_dealloc,
              .traverse = union_traverse,
              .repr = union_repr,
              .hash = union_hash,
              .compare = union_compare,
              .getitem = union_getitem,
              .operators = &operators},
};
