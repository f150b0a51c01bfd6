/* weakproxy.c - weakref.proxy(): an object that does what its target does, while that lives.
 *
 * Every slot takes a strong reference to the target for the length of the operation; with the
 * target gone it raises ReferenceError. Operators unwrap both operands.
 */
#include "weakref.h"

/* new: what v stands for; v itself if it is no proxy. 0 and ReferenceError if the target died. */
static yr_value unwrap(yr_value v)
{
    if (!YR_IS(v, weakproxy))
        return yr_retain(v);
    yr_value target = yr_weakref_target(v);
    if (target != YR_NONE)
        return target;
    return yr_raise_format(YR_EXC(ReferenceError), "weakly-referenced object no longer exists");
}

#define UNARY(name, call)                                                                          \
    static yr_value proxy_##name(yr_value self)                                                    \
    {                                                                                              \
        yr_value o = unwrap(self);                                                                 \
        yr_value result = o ? call : 0;                                                            \
        yr_xdrop(o);                                                                               \
        return result;                                                                             \
    }
UNARY(str, yr_str_of(o))
UNARY(iter, yr_iter(o))
UNARY(negative, yr_unary(YR_NEG, o))
UNARY(positive, yr_unary(YR_POS, o))
UNARY(invert, yr_unary(YR_INVERT, o))
UNARY(index, yr_index(o))
UNARY(to_int, yr_invoke1(yr_from(YR_TYPE(int)), o))
UNARY(to_float, yr_invoke1(yr_from(YR_TYPE(float)), o))
UNARY(absolute, yr_invoke_method(o, YR_NAME(__abs__), NULL, 0))

#define ONE_ARGUMENT(name, type, failure, call)                                                    \
    static type proxy_##name(yr_value self, yr_value a)                                            \
    {                                                                                              \
        yr_value o = unwrap(self);                                                                 \
        type result = o ? call : failure;                                                          \
        yr_xdrop(o);                                                                               \
        return result;                                                                             \
    }
ONE_ARGUMENT(getattr, yr_value, 0, yr_getattr(o, a))
ONE_ARGUMENT(getitem, yr_value, 0, yr_getitem(o, a))
ONE_ARGUMENT(contains, int, -1, yr_contains(o, a))

static int proxy_setattr(yr_value self, yr_value name, yr_value v)
{
    yr_value o = unwrap(self);
    int result = !o ? -1 : v ? yr_setattr(o, name, v) : yr_delattr(o, name);
    yr_xdrop(o);
    return result;
}

static int proxy_setitem(yr_value self, yr_value key, yr_value v)
{
    yr_value o = unwrap(self);
    int result = !o ? -1 : v ? yr_setitem(o, key, v) : yr_delitem(o, key);
    yr_xdrop(o);
    return result;
}

static int proxy_truth(yr_value self)
{
    yr_value o = unwrap(self);
    int result = o ? yr_truth(o) : -1;
    yr_xdrop(o);
    return result;
}

static int64_t proxy_length(yr_value self)
{
    yr_value o = unwrap(self);
    int64_t result = o ? yr_length(o) : -1;
    yr_xdrop(o);
    return result;
}

static int proxy_next(yr_value self, yr_value *item)
{
    yr_value o = unwrap(self);
    int result = -1;
    if (o && !yr_type_of(o)->slots.next)
        yr_type_error("Weakref proxy referenced a non-iterator '%T' object", o);
    else if (o)
        result = yr_next(o, item);
    yr_xdrop(o);
    return result;
}

static yr_value proxy_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_value o = unwrap(self);
    yr_value result = o ? yr_invoke_kw(o, args, n, keywords) : 0;
    yr_xdrop(o);
    return result;
}

static yr_value proxy_repr(yr_value self)
{
    return yr_weak_repr(self, "weakproxy");
}

static int proxy_hash(yr_value self, uint64_t *hash)
{
    (void)hash;
    yr_type_error("unhashable type: '%T'", self);
    return -1;
}

/* Both operands unwrapped; false with an error pending. */
static bool unwrap_both(yr_value *a, yr_value *b)
{
    *a = unwrap(*a);
    if (!*a)
        return false;
    *b = unwrap(*b);
    if (*b)
        return true;
    yr_drop(*a);
    return false;
}

static yr_value proxy_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!unwrap_both(&a, &b))
        return 0;
    yr_value result = yr_compare(op, a, b);
    yr_drop(a);
    yr_drop(b);
    return result;
}

#define BINARY(name, OP)                                                                           \
    static yr_value proxy_##name(yr_value a, yr_value b)                                           \
    {                                                                                              \
        if (!unwrap_both(&a, &b))                                                                  \
            return 0;                                                                              \
        yr_value result = yr_binary(OP, a, b);                                                     \
        yr_drop(a);                                                                                \
        yr_drop(b);                                                                                \
        return result;                                                                             \
    }                                                                                              \
    static yr_value proxy_in_place_##name(yr_value a, yr_value b)                                  \
    {                                                                                              \
        if (!unwrap_both(&a, &b))                                                                  \
            return 0;                                                                              \
        yr_value result = yr_inplace(OP, a, b);                                                    \
        yr_drop(a);                                                                                \
        yr_drop(b);                                                                                \
        return result;                                                                             \
    }
BINARY(add, YR_ADD)
BINARY(sub, YR_SUB)
BINARY(mul, YR_MUL)
BINARY(matmul, YR_MATMUL)
BINARY(div, YR_DIV)
BINARY(mod, YR_MOD)
BINARY(pow, YR_POW)
BINARY(lshift, YR_LSHIFT)
BINARY(rshift, YR_RSHIFT)
BINARY(or, YR_OR)
BINARY(xor, YR_XOR)
BINARY(and, YR_AND)
BINARY(floordiv, YR_FLOORDIV)

static void proxy_dealloc(yr_object *o)
{
    YR_TYPE(weakref)->slots.dealloc(o);
}

static int proxy_traverse(yr_object *o, yr_visitor visit, void *context)
{
    return YR_TYPE(weakref)->slots.traverse(o, visit, context);
}

static void proxy_clear(yr_object *o)
{
    YR_TYPE(weakref)->slots.clear(o);
}

static yr_value get_class(yr_value self)
{
    yr_value o = unwrap(self);
    yr_value class = o ? yr_getattr(o, YR_NAME(__class__)) : 0;
    yr_xdrop(o);
    return class;
}

static const yr_getset_def getsets[] = {{"__class__", get_class, NULL, NULL}, {0}};

static const yr_operators operators = {
    .unary = {proxy_negative, proxy_positive, proxy_invert},
    .binary = {proxy_add, proxy_sub, proxy_mul, proxy_matmul, proxy_div, proxy_mod, proxy_pow,
               proxy_lshift, proxy_rshift, proxy_or, proxy_xor, proxy_and, proxy_floordiv},
    .inplace = {proxy_in_place_add, proxy_in_place_sub, proxy_in_place_mul, proxy_in_place_matmul,
                proxy_in_place_div, proxy_in_place_mod, proxy_in_place_pow, proxy_in_place_lshift,
                proxy_in_place_rshift, proxy_in_place_or, proxy_in_place_xor, proxy_in_place_and,
                proxy_in_place_floordiv}};

YR_BUILT_IN(weakproxy, object) = {
    .id = YR_T_weakproxy,
    .size = sizeof(yr_weakref),
    .flags = YR_TYPE_TRACKED,
    .getsets = getsets,
    .slots =
        {
            .dealloc = proxy_dealloc,
            .traverse = proxy_traverse,
            .clear = proxy_clear,
            .getattr = proxy_getattr,
            .setattr = proxy_setattr,
            .repr = proxy_repr,
            .str = proxy_str,
            .hash = proxy_hash,
            .call = proxy_call,
            .compare = proxy_compare,
            .iter = proxy_iter,
            .next = proxy_next,
            .truth = proxy_truth,
            .length = proxy_length,
            .getitem = proxy_getitem,
            .setitem = proxy_setitem,
            .contains = proxy_contains,
            .to_int = proxy_to_int,
            .to_index = proxy_index,
            .to_float = proxy_to_float,
            .absolute = proxy_absolute,
            .operators = &operators,
        },
};
