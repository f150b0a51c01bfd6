/* type_parameters.c - type variables in the arguments of list[T] and of X | T: which there are, and
 * how others take their places.
 *
 * A type variable is known by its method __typing_subst__, which checks what takes its place; an
 * alias inside has a tuple __parameters__ of its own.
 */
#include "containers.h"
#include "type_parameters.h"

/* new: an attribute, or 0 and perhaps an error. */
static yr_value attribute(yr_value v, const char *name)
{
    yr_value key = yr_intern_c(name);
    yr_value found = key ? yr_getattr_or_null(v, key) : 0;
    yr_xdrop(key);
    return found;
}

static int add_once(yr_value list, yr_value v)
{
    int known = yr_contains(list, v);
    return known < 0 ? -1 : known ? 0 : yr_list_append(list, v);
}

/* Adds the variables of one argument. 0, or -1. */
static int add_parameters(yr_value list, yr_value arg)
{
    if (YR_IS_CLASS(arg) && !yr_isinstance_of(arg, YR_TYPE_ID(generic_alias)))
        return 0;
    yr_value subst = attribute(arg, "__typing_subst__");
    if (subst || YR->pending) {
        yr_xdrop(subst);
        return subst ? add_once(list, arg) : -1;
    }
    yr_value inner = attribute(arg, "__parameters__");
    int failed = YR->pending ? -1 : 0;
    for (size_t i = 0;
         !failed && inner && YR_IS_TUPLE(inner) && i < YR_AS(yr_tuple_object, inner)->length; i++)
        failed = add_once(list, YR_AS(yr_tuple_object, inner)->items[i]);
    yr_xdrop(inner);
    return failed;
}

yr_value yr_type_parameters(yr_value args)
{
    yr_value list = yr_list_new();
    for (size_t i = 0; list && i < YR_AS(yr_tuple_object, args)->length; i++) {
        if (add_parameters(list, YR_AS(yr_tuple_object, args)->items[i]) < 0) {
            yr_drop(list);
            return 0;
        }
    }
    yr_value tuple = list ? yr_list_to_tuple(list) : 0;
    yr_xdrop(list);
    return tuple;
}

/* The place of a variable among the parameters. */
static int64_t index_of(yr_tuple_object *parameters, yr_value v)
{
    for (size_t i = 0; i < parameters->length; i++)
        if (parameters->items[i] == v)
            return (int64_t)i;
    return -1;
}

static bool is_variadic(yr_value v)
{
    return yr_type_of(v)->slots.iter != NULL;
}

/* new: the item as a tuple, *tuple[...] spread out. */
static yr_value unpacked_items(yr_value item)
{
    yr_value list = yr_list_new(),
             tuple = YR_IS_TUPLE(item) ? yr_retain(item) : yr_tuple_of(&item, 1);
    int failed = list && tuple ? 0 : -1;
    for (size_t i = 0; !failed && i < YR_AS(yr_tuple_object, tuple)->length; i++) {
        yr_value one = YR_AS(yr_tuple_object, tuple)->items[i];
        bool plain = YR_IS_CLASS(one) && !yr_isinstance_of(one, YR_TYPE_ID(generic_alias));
        yr_value inner = plain ? 0 : attribute(one, "__typing_unpacked_tuple_args__");
        failed = YR->pending ? -1 : 0;
        yr_tuple_object *t = inner && YR_IS_TUPLE(inner) ? YR_AS(yr_tuple_object, inner) : NULL;
        if (t && !(t->length && t->items[t->length - 1] == YR_ELLIPSIS))
            failed = yr_list_extend(list, inner);
        else if (!failed)
            failed = yr_list_append(list, one);
        yr_xdrop(inner);
    }
    yr_xdrop(tuple);
    yr_value result = failed ? 0 : yr_list_to_tuple(list);
    yr_xdrop(list);
    return result;
}

/* new: items as the variables want them (stolen): those of ParamSpec and TypeVarTuple are grouped.
 */
static yr_value prepared_items(yr_value self, yr_tuple_object *parameters, yr_value items)
{
    for (size_t i = 0; items && i < parameters->length; i++) {
        yr_value prepare = attribute(parameters->items[i], "__typing_prepare_subst__");
        if (!prepare) {
            if (!YR->pending)
                continue;
            yr_drop(items);
            return 0;
        }
        yr_value next = yr_invoke2(prepare, self, items);
        yr_drop(prepare);
        yr_drop(items);
        items = next ? yr_to_tuple(next) : 0;
        yr_xdrop(next);
    }
    return items;
}

/* new: an alias inside of the arguments, with its own variables replaced. */
static yr_value replaced_inside(yr_value arg, yr_tuple_object *parameters, yr_tuple_object *items)
{
    yr_value inner = attribute(arg, "__parameters__");
    if (!inner || !YR_IS_TUPLE(inner) || !YR_AS(yr_tuple_object, inner)->length) {
        yr_xdrop(inner);
        return YR->pending ? 0 : yr_retain(arg);
    }
    yr_value list = yr_list_new();
    int failed = list ? 0 : -1;
    for (size_t i = 0; !failed && i < YR_AS(yr_tuple_object, inner)->length; i++) {
        yr_value one = YR_AS(yr_tuple_object, inner)->items[i];
        int64_t at = index_of(parameters, one);
        yr_value with = at < 0 ? one : items->items[at];
        failed = at >= 0 && is_variadic(one) && YR_IS_TUPLE(with) ? yr_list_extend(list, with)
                                                                  : yr_list_append(list, with);
    }
    yr_value key = failed ? 0 : yr_list_to_tuple(list), result = 0;
    if (key)
        result = yr_getitem(arg, key);
    yr_xdrop(key);
    yr_xdrop(list);
    yr_drop(inner);
    return result;
}

/* new: what an argument becomes. */
static yr_value replaced(yr_value arg, yr_tuple_object *parameters, yr_tuple_object *items)
{
    if (YR_IS_CLASS(arg) && !yr_isinstance_of(arg, YR_TYPE_ID(generic_alias)))
        return yr_retain(arg);
    yr_value subst = attribute(arg, "__typing_subst__");
    if (!subst)
        return YR->pending ? 0 : replaced_inside(arg, parameters, items);
    int64_t at = index_of(parameters, arg);
    yr_value result = at < 0 ? yr_retain(arg) : yr_invoke1(subst, items->items[at]);
    yr_drop(subst);
    return result;
}

/* 1: *Ts, whose place several take; 0; -1. */
static int is_unpacked_variable(yr_value arg)
{
    if (YR_IS_CLASS(arg))
        return 0;
    yr_value flag = attribute(arg, "__typing_is_unpacked_typevartuple__");
    int truth = flag ? yr_truth(flag) : YR->pending ? -1 : 0;
    yr_xdrop(flag);
    return truth;
}

static yr_value all_replaced(yr_tuple_object *args, yr_tuple_object *parameters,
                             yr_tuple_object *items)
{
    yr_value list = yr_list_new();
    int failed = list ? 0 : -1;
    for (size_t i = 0; !failed && i < args->length; i++) {
        int unpacked = is_unpacked_variable(args->items[i]);
        yr_value v = unpacked < 0 ? 0 : replaced(args->items[i], parameters, items);
        if (!v)
            failed = -1;
        else
            failed = unpacked && YR_IS_TUPLE(v) ? yr_list_extend(list, v) : yr_list_append(list, v);
        yr_xdrop(v);
    }
    yr_value tuple = failed ? 0 : yr_list_to_tuple(list);
    yr_xdrop(list);
    return tuple;
}

yr_value yr_type_substitute(yr_value self, yr_value args, yr_value parameters, yr_value item)
{
    yr_tuple_object *wanted = YR_AS(yr_tuple_object, parameters);
    if (!wanted->length)
        return yr_type_error("%R is not a generic class", self);
    yr_value items = unpacked_items(item), result = 0;
    items = items ? prepared_items(self, wanted, items) : 0;
    if (!items)
        return 0;
    yr_tuple_object *given = YR_AS(yr_tuple_object, items);
    if (given->length == wanted->length)
        result = all_replaced(YR_AS(yr_tuple_object, args), wanted, given);
    else
        yr_type_error("Too %s arguments for %R; actual %zd, expected %zd",
                      given->length > wanted->length ? "many" : "few", self, given->length,
                      wanted->length);
    yr_drop(items);
    return result;
}
