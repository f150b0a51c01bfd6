/* bool.c - the type bool. Its two values are immediates; everything that is not here is
 * inherited from int, whose functions accept them.
 */
#include "number.h"

static bool both_bools(yr_value a, yr_value b)
{
    return (a == YR_TRUE || a == YR_FALSE) && (b == YR_TRUE || b == YR_FALSE);
}

#define DEFINE_BITS(name, op, c)                                                                   \
    static yr_value name(yr_value a, yr_value b)                                                   \
    {                                                                                              \
        if (both_bools(a, b))                                                                      \
            return yr_bool((a == YR_TRUE) c(b == YR_TRUE));                                        \
        return YR_TYPE(int)->slots.binary[op](a, b);                                               \
    }
DEFINE_BITS(bool_and, YR_AND, &)
DEFINE_BITS(bool_or, YR_OR, |)
DEFINE_BITS(bool_xor, YR_XOR, ^)
#undef DEFINE_BITS

static yr_value bool_repr(yr_value v)
{
    return yr_str_from_c(v == YR_TRUE ? "True" : "False");
}

static yr_value bool_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t;
    if (yr_no_keywords("bool", keywords) || yr_check_arity("bool", n, 0, 1))
        return 0;
    int truth = n ? yr_truth(args[0]) : 0;
    return truth < 0 ? 0 : yr_bool(truth);
}

static const yr_operators operators = {
    .binary = {[YR_AND] = bool_and, [YR_OR] = bool_or, [YR_XOR] = bool_xor}};

YR_BUILT_IN(bool, int) = {
    .id = YR_T_bool,
    .size = sizeof(yr_bigint),
    .flags = YR_TYPE_INT,
    .doc = "bool(x) -> bool\n"
           "\n"
           "Returns True when the argument x is true, False otherwise.\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
    .slots =
        {
            .repr = bool_repr,
            .make = bool_make,
            .operators = &operators,
        },
};
