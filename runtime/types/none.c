/* none.c - the types of None, Ellipsis and NotImplemented, whose
 * values are immediates. */
#include "../core/runtime.h"

static uint64_t hash_of_immediate(yr_value v)
{
    return v * 0x9e3779b97f4a7c15u >> 8;
}

static int immediate_hash(yr_value v, uint64_t *hash)
{
    *hash = hash_of_immediate(v);
    return 0;
}

static int no_arguments(const char *name, size_t n, yr_value keywords)
{
    if (n == 0 && !(keywords && YR_AS(yr_tuple_object, keywords)->length))
        return 0;
    yr_type_error("%s takes no arguments", name);
    return -1;
}

static yr_value none_repr(yr_value v)
{
    (void)v;
    return yr_str_from_c("None");
}

static int none_truth(yr_value v)
{
    (void)v;
    return 0;
}

static yr_value none_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t, (void)args;
    return no_arguments("NoneType", n, keywords) ? 0 : YR_NONE;
}

YR_BUILT_IN(NoneType, object) = {
    .id = YR_T_NoneType,
    .size = sizeof(yr_object),
    .slots =
        {
            .repr = none_repr,
            .hash = immediate_hash,
            .truth = none_truth,
            .make = none_make,
        },
};

static yr_value ellipsis_repr(yr_value v)
{
    (void)v;
    return yr_str_from_c("Ellipsis");
}

static yr_value ellipsis_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t, (void)args;
    return no_arguments("EllipsisType", n, keywords) ? 0 : YR_ELLIPSIS;
}

static yr_value ellipsis_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)args, (void)n, (void)keywords;
    return yr_str_from_c("Ellipsis");
}

static const yr_method_def ellipsis_methods[] = {
    {"__reduce__", ellipsis_reduce, 0, 0, 0, NULL},
    {0},
};

YR_BUILT_IN(ellipsis, object) = {
    .id = YR_T_ellipsis,
    .size = sizeof(yr_object),
    .methods = ellipsis_methods,
    .slots = {.repr = ellipsis_repr, .hash = immediate_hash, .make = ellipsis_make},
};

static yr_value not_implemented_repr(yr_value v)
{
    (void)v;
    return yr_str_from_c("NotImplemented");
}

static yr_value not_implemented_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t, (void)args;
    return no_arguments("NotImplementedType", n, keywords) ? 0 : YR_NOT_IMPLEMENTED;
}

static yr_value not_implemented_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)args, (void)n, (void)keywords;
    return yr_str_from_c("NotImplemented");
}

static const yr_method_def not_implemented_methods[] = {
    {"__reduce__", not_implemented_reduce, 0, 0, 0, NULL},
    {0},
};

static int not_implemented_truth(yr_value v)
{
    (void)v;
    if (yr_warn(YR_EXC(DeprecationWarning), 1,
                "NotImplemented should not be used in a boolean context") < 0)
        return -1;
    return 1;
}

YR_BUILT_IN(NotImplementedType, object) = {
    .id = YR_T_NotImplementedType,
    .size = sizeof(yr_object),
    .methods = not_implemented_methods,
    .slots =
        {
            .repr = not_implemented_repr,
            .hash = immediate_hash,
            .truth = not_implemented_truth,
            .make = not_implemented_make,
        },
};
