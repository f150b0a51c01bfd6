/* operator_module.c - the module operator: the operators as functions. attrgetter, itemgetter and
 * methodcaller are in operator_getters.c. */
#include "operator.h"
#include "../core/class.h"
#include "../core/extension.h"
#include "../types/text.h"

/* ---- Binary and unary operators ---- */

/* clang-format off */
#define BINARY(X)                                                                                  \
    X(add, ADD) X(sub, SUB) X(mul, MUL) X(matmul, MATMUL) X(truediv, DIV) X(mod, MOD) X(pow, POW)  \
    X(lshift, LSHIFT) X(rshift, RSHIFT) X(or_, OR) X(xor, XOR) X(and_, AND) X(floordiv, FLOORDIV)
/* clang-format on */

#define X(name, op)                                                                                \
    YR_METHOD(operator_##name)                                                                     \
    {                                                                                              \
        return yr_binary(YR_##op, args[0], args[1]);                                               \
    }                                                                                              \
    YR_METHOD(operator_i##name)                                                                    \
    {                                                                                              \
        return yr_inplace(YR_##op, args[0], args[1]);                                              \
    }
BINARY(X)
#undef X

#define COMPARISON(X) X(lt, LT) X(le, LE) X(eq, EQ) X(ne, NE) X(gt, GT) X(ge, GE)
#define X(name, op)                                                                                \
    YR_METHOD(operator_##name)                                                                     \
    {                                                                                              \
        return yr_compare(YR_##op, args[0], args[1]);                                              \
    }
COMPARISON(X)
#undef X

#define UNARY(X) X(neg, NEG) X(pos, POS) X(invert, INVERT)
#define X(name, op)                                                                                \
    YR_METHOD(operator_##name)                                                                     \
    {                                                                                              \
        return yr_unary(YR_##op, args[0]);                                                         \
    }
UNARY(X)
#undef X

YR_METHOD(operator_abs)
{
    yr_unary_fn f = yr_type_of(args[0])->slots.absolute;
    return f ? f(args[0]) : yr_type_error("bad operand type for abs(): '%T'", args[0]);
}

YR_METHOD(operator_index)
{
    return yr_index(args[0]);
}

YR_METHOD(operator_truth)
{
    int r = yr_truth(args[0]);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(operator_not)
{
    int r = yr_truth(args[0]);
    return r < 0 ? 0 : yr_bool(!r);
}

YR_METHOD(operator_is)
{
    return yr_bool(args[0] == args[1]);
}

YR_METHOD(operator_is_not)
{
    return yr_bool(args[0] != args[1]);
}

/* ---- Sequences and containers ---- */

YR_METHOD(operator_concat)
{
    return yr_concat(args[0], args[1], false);
}

YR_METHOD(operator_iconcat)
{
    return yr_concat(args[0], args[1], true);
}

YR_METHOD(operator_contains)
{
    int r = yr_contains(args[0], args[1]);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(operator_getitem)
{
    return yr_getitem(args[0], args[1]);
}

YR_METHOD(operator_setitem)
{
    return yr_setitem(args[0], args[1], args[2]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(operator_delitem)
{
    return yr_delitem(args[0], args[1]) < 0 ? 0 : YR_NONE;
}

/* Walks the items of a; *count counts those equal to b, *first is the place of the first, or -1.
 * Only the first is looked for if one is wanted. 0, -1. */
static int search(yr_value a, yr_value b, bool only_first, int64_t *count, int64_t *first)
{
    yr_value iterator = yr_iter(a), item;
    if (!iterator) {
        if (yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("argument of type '%T' is not iterable", a);
        }
        return -1;
    }
    int r;
    *count = 0;
    *first = -1;
    for (int64_t at = 0; (r = yr_next(iterator, &item)) > 0; at++) {
        r = yr_equal(item, b);
        yr_drop(item);
        if (r > 0 && (*count)++ == 0)
            *first = at;
        if (r < 0 || (r > 0 && only_first))
            break;
    }
    yr_drop(iterator);
    return r < 0 ? -1 : 0;
}

YR_METHOD(operator_count_of)
{
    int64_t count, first;
    return search(args[0], args[1], false, &count, &first) < 0 ? 0 : yr_int(count);
}

YR_METHOD(operator_index_of)
{
    int64_t count, first;
    if (search(args[0], args[1], true, &count, &first) < 0)
        return 0;
    return first < 0 ? yr_value_error("sequence.index(x): x not in sequence") : yr_int(first);
}

YR_METHOD(operator_length_hint)
{
    int64_t otherwise = 0;
    if (n > 1) {
        if (!YR_IS_ANY_INT(args[1]))
            return yr_type_error("'%T' object cannot be interpreted as an integer", args[1]);
        if (yr_argument_size(args[1], &otherwise) < 0)
            return 0;
    }
    int64_t hint = yr_length_hint(args[0], otherwise);
    return hint < 0 && yr_pending() ? 0 : yr_int_from_i64(hint);
}

YR_METHOD(operator_call)
{
    return yr_invoke_kw(args[0], args + 1, n - 1, keywords);
}

/* The time that this takes depends on the length of b only. */
YR_METHOD(operator_compare_digest)
{
    yr_span a, b;
    if (YR_IS_STR(args[0]) && YR_IS_STR(args[1])) {
        const yr_str *s = yr_str_as(args[0]), *t = yr_str_as(args[1]);
        if (!s->ascii || !t->ascii)
            return yr_type_error("comparing strings with non-ASCII characters is not supported");
        a = (yr_span){s->data.one, s->length};
        b = (yr_span){t->data.one, t->length};
    } else if (!yr_bytes_view(args[0], &a) && !yr_bytes_view(args[1], &b)) {
        return yr_type_error("unsupported operand types(s) or combination of types: '%T' and '%T'",
                             args[0], args[1]);
    } else if (yr_bytes_need(args[0], &a) < 0 || yr_bytes_need(args[1], &b) < 0) {
        return 0;
    }
    const uint8_t *left = a.n == b.n ? a.p : b.p;
    volatile uint8_t difference = a.n != b.n;
    for (size_t i = 0; i < b.n; i++)
        difference |= left[i] ^ b.p[i];
    return yr_bool(difference == 0);
}

static const yr_method_def private_functions[] = {
    {"_compare_digest", operator_compare_digest, 2, 2, 0, "Return 'a == b'."}, YR_METHOD_END};

static const yr_method_def functions[] = {
#define X(name, op) {#name, operator_##name, 2, 2, 0, NULL},
    BINARY(X) COMPARISON(X)
#undef X
#define X(name, op) {#name, operator_##name, 1, 1, 0, NULL},
        UNARY(X)
#undef X
            {"iadd", operator_iadd, 2, 2, 0, "Same as a += b."},
    {"isub", operator_isub, 2, 2, 0, "Same as a -= b."},
    {"imul", operator_imul, 2, 2, 0, "Same as a *= b."},
    {"imatmul", operator_imatmul, 2, 2, 0, "Same as a @= b."},
    {"itruediv", operator_itruediv, 2, 2, 0, "Same as a /= b."},
    {"imod", operator_imod, 2, 2, 0, "Same as a %= b."},
    {"ipow", operator_ipow, 2, 2, 0, "Same as a **= b."},
    {"ilshift", operator_ilshift, 2, 2, 0, "Same as a <<= b."},
    {"irshift", operator_irshift, 2, 2, 0, "Same as a >>= b."},
    {"ior", operator_ior_, 2, 2, 0, "Same as a |= b."},
    {"ixor", operator_ixor, 2, 2, 0, "Same as a ^= b."},
    {"iand", operator_iand_, 2, 2, 0, "Same as a &= b."},
    {"ifloordiv", operator_ifloordiv, 2, 2, 0, "Same as a //= b."},
    {"abs", operator_abs, 1, 1, 0, "Same as abs(a)."},
    {"inv", operator_invert, 1, 1, 0, "Same as ~a."},
    {"index", operator_index, 1, 1, 0, "Same as a.__index__()"},
    {"truth", operator_truth, 1, 1, 0, "Return True if a is true, False otherwise."},
    {"not_", operator_not, 1, 1, 0, "Same as not a."},
    {"is_", operator_is, 2, 2, 0, "Same as a is b."},
    {"is_not", operator_is_not, 2, 2, 0, "Same as a is not b."},
    {"concat", operator_concat, 2, 2, 0, "Same as a + b, for a and b sequences."},
    {"iconcat", operator_iconcat, 2, 2, 0, "Same as a += b, for a and b sequences."},
    {"contains", operator_contains, 2, 2, 0, "Same as b in a (note reversed operands)."},
    {"countOf", operator_count_of, 2, 2, 0,
     "Return the number of items in a which are, or which equal, b."},
    {"indexOf", operator_index_of, 2, 2, 0, "Return the first index of b in a."},
    {"getitem", operator_getitem, 2, 2, 0, "Same as a[b]."},
    {"setitem", operator_setitem, 3, 3, 0, "Same as a[b] = c."},
    {"delitem", operator_delitem, 2, 2, 0, "Same as del a[b]."},
    {"length_hint", operator_length_hint, 1, 2, 0,
     "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers "
     "when building from an iterable.\n\nIf the object supports len(), the result will be "
     "exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount."},
    {"call", operator_call, 1, -1, YR_METHOD_KEYWORDS, "Same as obj(*args, **kwargs)."},
    YR_METHOD_END};

/* The names with underscores: __add__ for add, __and__ for and_, and so on. */
static int add_aliases(yr_module *m)
{
    static const char *const without[] = {"truth",   "is_",         "is_not", "countOf",
                                          "indexOf", "length_hint", NULL};
    for (const yr_method_def *d = functions; d->name; d++) {
        size_t length = strlen(d->name);
        bool skip = false;
        for (int i = 0; without[i]; i++)
            skip |= !strcmp(d->name, without[i]);
        if (skip)
            continue;
        if (d->name[length - 1] == '_')
            length--;
        char alias[32];
        snprintf(alias, sizeof alias, "__%.*s__", (int)length, d->name);
        yr_value f = yr_dict_get_c(m->dict, d->name);
        if (!f || yr_module_add(m, alias, yr_retain(f)) < 0)
            return -1;
    }
    return 0;
}

/* As operator.py imports it, which adds the aliases itself. */
static int fill_private(yr_module *m)
{
    return yr_module_add_functions(m, functions) < 0 ||
                   yr_module_add_functions(m, private_functions) < 0
               ? -1
               : yr_operator_add_getters(m);
}

static int fill(yr_module *m)
{
    return fill_private(m) < 0 ? -1 : add_aliases(m);
}

const yr_native_module yr_module_operator = {"operator", fill};
const yr_native_module yr_module__operator = {"_operator", fill_private};
