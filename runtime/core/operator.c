/* operator.c - operators: finding which operand's slot does the work.
 *
 * A binary slot is asked with the operands in their order, whichever of the two it belongs to. The
 * left operand goes first, unless the right one's type derives from the left one's and has another
 * slot. The built-in sequences have + and * in the same slots as numbers, but as in CPython they
 * are asked last, after what either operand has as a number, and say themselves what is wrong.
 */
#include "slot_calls.h"

static const char *const symbols[YR_BINARY_COUNT] = {
    [YR_ADD] = "+", [YR_SUB] = "-",  [YR_MUL] = "*",       [YR_MATMUL] = "@",  [YR_DIV] = "/",
    [YR_MOD] = "%", [YR_POW] = "**", [YR_LSHIFT] = "<<",   [YR_RSHIFT] = ">>", [YR_OR] = "|",
    [YR_XOR] = "^", [YR_AND] = "&",  [YR_FLOORDIV] = "//",
};

/* ---- Binary --------------------------------------------------------------------------------- */

/* NotImplemented if neither wants to. */
static yr_value try_slots(yr_binary_fn left, yr_binary_fn right, yr_value a, yr_value b)
{
    if (left == right)
        right = NULL;
    if (left && right && yr_is_subtype(yr_type_of(b), yr_type_of(a))) {
        yr_value v = right(a, b);
        if (v != YR_NOT_IMPLEMENTED)
            return v;
        right = NULL;
    }
    if (left) {
        yr_value v = left(a, b);
        if (v != YR_NOT_IMPLEMENTED)
            return v;
    }
    return right ? right(a, b) : YR_NOT_IMPLEMENTED;
}

/* The slot of v for the operator as a number (*sequence NULL) or as a sequence (the result NULL).
 */
static yr_binary_fn number_slot(yr_binary_op op, yr_value v, yr_binary_fn f, yr_binary_fn *sequence)
{
    *sequence = NULL;
    if (op != YR_ADD && op != YR_MUL)
        return f;
    yr_type *t = yr_type_of(v);
    if (!f || !t->slots.length || f == (op == YR_ADD ? yr_slot_add : yr_slot_mul) ||
        f == (op == YR_ADD ? yr_slot_iadd : yr_slot_imul))
        return f;
    while (t->flags & YR_TYPE_HEAP)
        t = t->parent;
    if (!t->slots.length || t == YR_TYPE_ID(weakproxy))
        return f;
    *sequence = f;
    return NULL;
}

/* Its own in-place + goes first where a class inherits it from a list or its like; *= does not. */
static bool adds_in_place_first(yr_value a)
{
    return yr_type_of(a)->flags & YR_TYPE_HEAP && !YR_IS_STR(a);
}

/* Has the type room for a sequence's slots, as every class has? Then *= does not ask the right one.
 */
static bool may_be_sequence(const yr_type *t)
{
    return t->flags & YR_TYPE_HEAP || t->slots.length || t->slots.contains;
}

/* Operands of built-in types: the left one's slot goes first, whatever kind it is, as no right one
 * takes a built-in sequence as a number; but for one whose type derives from another than object,
 * perhaps from the left one's, and for a proxy, which may stand for anything. */
static inline yr_value try_built_in(yr_binary_op op, yr_value a, yr_value b, bool in_place_op)
{
    yr_type *ta = yr_type_of(a), *tb = yr_type_of(b);
    if ((ta->flags | tb->flags) & YR_TYPE_HEAP)
        return YR_NOT_IMPLEMENTED;
    if (ta != tb && (tb->parent != YR_TYPE_ID(object) || tb == YR_TYPE_ID(weakproxy)))
        return YR_NOT_IMPLEMENTED;
    yr_binary_fn f = in_place_op ? ta->slots.inplace[op] : NULL;
    if (!f)
        f = ta->slots.binary[op];
    return f ? f(a, b) : YR_NOT_IMPLEMENTED;
}

static yr_value try_any(yr_binary_op op, yr_value a, yr_value b, bool in_place_op)
{
    yr_type *ta = yr_type_of(a), *tb = yr_type_of(b);
    yr_binary_fn first, second, changes;
    yr_binary_fn in_place = in_place_op ? ta->slots.inplace[op] : NULL;
    yr_binary_fn own = number_slot(op, a, in_place, &changes);
    if (changes && op == YR_ADD && adds_in_place_first(a))
        own = changes;
    yr_binary_fn left = number_slot(op, a, ta->slots.binary[op], &first);
    yr_binary_fn right = number_slot(op, b, tb->slots.binary[op], &second);
    yr_value v = own ? own(a, b) : YR_NOT_IMPLEMENTED;
    if (v == YR_NOT_IMPLEMENTED)
        v = try_slots(left, ta == tb ? NULL : right, a, b);
    if (v != YR_NOT_IMPLEMENTED)
        return v;
    if (changes || first)
        return (changes ? changes : first)(a, b);
    if (op != YR_MUL || !second || (in_place_op && may_be_sequence(ta)))
        return YR_NOT_IMPLEMENTED;
    return second(b, a);
}

static inline yr_value try_binary(yr_binary_op op, yr_value a, yr_value b, bool in_place_op)
{
    yr_value v = try_built_in(op, a, b, in_place_op);
    return YR_LIKELY(v != YR_NOT_IMPLEMENTED) ? v : try_any(op, a, b, in_place_op);
}

static YR_COLD yr_value raise_unsupported(yr_binary_op op, yr_value a, yr_value b, bool in_place)
{
    if (op == YR_RSHIFT && !in_place && yr_type_of(a) == YR_TYPE_ID(builtin) &&
        strcmp(YR_AS(yr_builtin_object, a)->def->name, "print") == 0)
        return yr_type_error("unsupported operand type(s) for >>: '%T' and '%T'. Did you mean "
                             "\"print(<message>, file=<output_stream>)\"?",
                             a, b);
    const char *symbol = op == YR_POW && !in_place ? "** or pow()" : symbols[op];
    return yr_type_error("unsupported operand type(s) for %s%s: '%T' and '%T'", symbol,
                         in_place ? "=" : "", a, b);
}

/* What needs no more than a few instructions on two small ints; NotImplemented for the rest. */
static inline yr_value of_small_ints(yr_binary_op op, yr_value a, yr_value b)
{
    int64_t x = yr_int_value(a), y = yr_int_value(b), r;
    switch (op) {
    case YR_AND: return a & b;
    case YR_OR: return a | b;
    case YR_XOR: return (a ^ b) | 1;
    case YR_RSHIFT: return y >= 0 ? yr_int(x >> (y < 63 ? y : 63)) : YR_NOT_IMPLEMENTED;
    case YR_LSHIFT:
        if ((uint64_t)y > 61 || x >= (int64_t)1 << (62 - y) || x < -((int64_t)1 << (62 - y)))
            return YR_NOT_IMPLEMENTED;
        return yr_int(x * ((int64_t)1 << y));
    case YR_MOD:
        if (y == 0 || y == -1)
            return YR_NOT_IMPLEMENTED;
        r = x % y;
        return yr_int(r != 0 && (r < 0) != (y < 0) ? r + y : r);
    case YR_DIV: {
        const int64_t exact = (int64_t)1
                              << 53; /* doubles hold both: one rounding, the quotient's */
        if (y == 0 || x > exact || x < -exact || y > exact || y < -exact)
            return YR_NOT_IMPLEMENTED;
        return yr_float((double)x / (double)y);
    }
    default: return YR_NOT_IMPLEMENTED;
    }
}

/* A flonum or a small int as a double. */
static inline bool small_double(yr_value v, double *d)
{
    if (yr_is_flonum(v))
        *d = yr_flonum_value(v);
    else if (yr_is_int(v))
        *d = (double)yr_int_value(v);
    else
        return false;
    return true;
}

/* A flonum and a flonum or small int: as C computes with them. */
static inline bool are_doubles(yr_value a, yr_value b, double *x, double *y)
{
    return (yr_is_flonum(a) || yr_is_flonum(b)) && small_double(a, x) && small_double(b, y);
}

/* The commonest arithmetic of floats and small ints without a slot; NotImplemented: not for those
 * operands. */
static inline yr_value of_numbers(yr_binary_op op, yr_value a, yr_value b)
{
    double x, y;
    if (yr_is_pointer(a) || yr_is_pointer(b))
        return YR_NOT_IMPLEMENTED;
    if (yr_both_ints(a, b))
        return of_small_ints(op, a, b);
    if (!are_doubles(a, b, &x, &y))
        return YR_NOT_IMPLEMENTED;
    switch (op) {
    case YR_ADD: return yr_float(x + y);
    case YR_SUB: return yr_float(x - y);
    case YR_MUL: return yr_float(x * y);
    case YR_DIV: return y != 0 ? yr_float(x / y) : YR_NOT_IMPLEMENTED;
    default: return YR_NOT_IMPLEMENTED;
    }
}

yr_value yr_concat(yr_value a, yr_value b, bool in_place)
{
    yr_type *ta = yr_type_of(a);
    yr_binary_fn changes = NULL, add;
    if (in_place)
        number_slot(YR_ADD, a, ta->slots.inplace[YR_ADD], &changes);
    number_slot(YR_ADD, a, ta->slots.binary[YR_ADD], &add);
    yr_value method = add ? 0 : yr_type_lookup(ta, YR_NAME(__add__));
    if (method && YR_IS(method, wrapper_descriptor)) /* a class that has __radd__ only */
        number_slot(YR_ADD, a, YR_AS(yr_wrapper, method)->owner->slots.binary[YR_ADD], &add);
    if (changes || add)
        return (changes ? changes : add)(a, b);
    bool both =
        ta->slots.getitem && !YR_IS_DICT(a) && yr_type_of(b)->slots.getitem && !YR_IS_DICT(b);
    yr_value v = both ? try_binary(YR_ADD, a, b, in_place) : YR_NOT_IMPLEMENTED;
    return v != YR_NOT_IMPLEMENTED ? v : yr_type_error("'%T' object can't be concatenated", a);
}

yr_value yr_binary(yr_binary_op op, yr_value a, yr_value b)
{
    if (op == YR_POW && yr_both_flonums(a, b))
        return YR_TYPE(float)->slots.binary[YR_POW](a, b);
    yr_value v = of_numbers(op, a, b);
    if (v != YR_NOT_IMPLEMENTED)
        return v;
    v = try_binary(op, a, b, false);
    return v == YR_NOT_IMPLEMENTED ? raise_unsupported(op, a, b, false) : v;
}

yr_value yr_inplace(yr_binary_op op, yr_value a, yr_value b)
{
    yr_value v = of_numbers(op, a, b);
    if (v != YR_NOT_IMPLEMENTED)
        return v;
    v = try_binary(op, a, b, true);
    return v == YR_NOT_IMPLEMENTED ? raise_unsupported(op, a, b, true) : v;
}

/* Do both have the same built-in type? */
static inline bool are_alike(yr_value a, yr_value b)
{
    return yr_is_pointer(a) && yr_is_pointer(b) && yr_object_of(a)->type == yr_object_of(b)->type &&
           !(yr_object_of(a)->type->flags & YR_TYPE_HEAP);
}

/* What yr_add() and its like leave over. */
static yr_value by_slots(yr_binary_op op, yr_value a, yr_value b, bool in_place)
{
    if (YR_LIKELY(are_alike(a, b))) {
        const yr_slots *slots = &yr_object_of(a)->type->slots;
        yr_binary_fn f = in_place ? slots->inplace[op] : NULL;
        if (!f)
            f = slots->binary[op];
        yr_value r = f ? f(a, b) : YR_NOT_IMPLEMENTED;
        if (YR_LIKELY(r != YR_NOT_IMPLEMENTED))
            return r;
    }
    yr_value v = try_binary(op, a, b, in_place);
    return v == YR_NOT_IMPLEMENTED ? raise_unsupported(op, a, b, in_place) : v;
}

#define SUM(name, op, c, in_place)                                                                 \
    yr_value name(yr_value a, yr_value b)                                                          \
    {                                                                                              \
        double x, y;                                                                               \
        if (!yr_is_pointer(a) && are_doubles(a, b, &x, &y))                                        \
            return yr_float(x c y);                                                                \
        return by_slots(op, a, b, in_place);                                                       \
    }
SUM(yr_add_any, YR_ADD, +, false)
SUM(yr_sub_any, YR_SUB, -, false)
SUM(yr_mul_any, YR_MUL, *, false)
SUM(yr_iadd_any, YR_ADD, +, true)
SUM(yr_isub_any, YR_SUB, -, true)
SUM(yr_imul_any, YR_MUL, *, true)
#undef SUM

static inline yr_value quotient(yr_value a, yr_value b, bool in_place)
{
    double x, y;
    yr_value v = YR_NOT_IMPLEMENTED;
    if (yr_both_ints(a, b))
        v = of_small_ints(YR_DIV, a, b);
    else if (are_doubles(a, b, &x, &y) && y != 0)
        v = yr_float(x / y);
    return v == YR_NOT_IMPLEMENTED ? by_slots(YR_DIV, a, b, in_place) : v;
}

yr_value yr_div_any(yr_value a, yr_value b)
{
    return quotient(a, b, false);
}

yr_value yr_idiv_any(yr_value a, yr_value b)
{
    return quotient(a, b, true);
}

yr_value yr_divmod(yr_value a, yr_value b)
{
    yr_type *ta = yr_type_of(a), *tb = yr_type_of(b);
    yr_value v = try_slots(ta->slots.divmod, ta == tb ? NULL : tb->slots.divmod, a, b);
    if (v == YR_NOT_IMPLEMENTED)
        return yr_type_error("unsupported operand type(s) for divmod(): '%T' and '%T'", a, b);
    return v;
}

yr_value yr_power(yr_value a, yr_value b, yr_value modulus)
{
    if (modulus == YR_NONE)
        return yr_binary(YR_POW, a, b);
    yr_value operands[3] = {a, b, modulus}, v = YR_NOT_IMPLEMENTED;
    yr_value (*asked[3])(yr_value, yr_value, yr_value) = {NULL};
    for (int i = 0; i < 3 && v == YR_NOT_IMPLEMENTED; i++) {
        asked[i] = yr_type_of(operands[i])->slots.power;
        bool again = (i > 0 && asked[i] == asked[0]) || (i > 1 && asked[i] == asked[1]);
        if (asked[i] && !again)
            v = asked[i](a, b, modulus);
    }
    if (v == YR_NOT_IMPLEMENTED)
        return yr_type_error("unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b,
                             modulus);
    return v;
}

/* ---- Unary ---------------------------------------------------------------------------------- */

yr_value yr_unary(yr_unary_op op, yr_value a)
{
    static const char *const names[] = {[YR_NEG] = "-", [YR_POS] = "+", [YR_INVERT] = "~"};
    yr_unary_fn f = yr_type_of(a)->slots.unary[op];
    return f ? f(a) : yr_type_error("bad operand type for unary %s: '%T'", names[op], a);
}

int yr_truth_slow(yr_value v)
{
    if (yr_is_flonum(v))
        return yr_flonum_value(v) != 0.0;
    yr_type *t = yr_type_of(v);
    if (t->slots.truth)
        return t->slots.truth(v);
    if (!t->slots.length)
        return 1;
    int64_t n = t->slots.length(v);
    return n < 0 ? -1 : n > 0;
}

/* ---- Comparison ----------------------------------------------------------------------------- */

static yr_compare_op mirrored(yr_compare_op op)
{
    switch (op) {
    case YR_LT: return YR_GT;
    case YR_LE: return YR_GE;
    case YR_GT: return YR_LT;
    case YR_GE: return YR_LE;
    default: return op;
    }
}

static YR_COLD yr_value raise_incomparable(yr_compare_op op, yr_value a, yr_value b)
{
    static const char *const names[] = {[YR_LT] = "<",  [YR_LE] = "<=", [YR_EQ] = "==",
                                        [YR_NE] = "!=", [YR_GT] = ">",  [YR_GE] = ">="};
    return yr_type_error("'%s' not supported between instances of '%T' and '%T'", names[op], a, b);
}

static yr_value compare_slots(yr_compare_op op, yr_value a, yr_value b)
{
    yr_type *ta = yr_type_of(a), *tb = yr_type_of(b);
    bool right_asked = false;
    if (ta != tb && tb->slots.compare && yr_is_subtype(tb, ta)) {
        right_asked = true;
        yr_value v = tb->slots.compare(mirrored(op), b, a);
        if (v != YR_NOT_IMPLEMENTED)
            return v;
    }
    if (ta->slots.compare) {
        yr_value v = ta->slots.compare(op, a, b);
        if (v != YR_NOT_IMPLEMENTED)
            return v;
    }
    if (!right_asked && tb->slots.compare) {
        yr_value v = tb->slots.compare(mirrored(op), b, a);
        if (v != YR_NOT_IMPLEMENTED)
            return v;
    }
    if (op == YR_EQ || op == YR_NE)
        return yr_bool((a == b) == (op == YR_EQ));
    return raise_incomparable(op, a, b);
}

static bool compare_doubles(yr_compare_op op, double a, double b)
{
    switch (op) {
    case YR_LT: return a < b;
    case YR_LE: return a <= b;
    case YR_EQ: return a == b;
    case YR_NE: return a != b;
    case YR_GT: return a > b;
    default: return a >= b;
    }
}

static inline bool same_str(yr_value a, yr_value b)
{
    const yr_str *s = YR_AS(yr_str, a), *t = YR_AS(yr_str, b);
    if (a == b)
        return true;
    if (s->length != t->length || s->data.one[0] != t->data.one[0] || s->kind != t->kind)
        return false;
    return yr_same_bytes(s->data.one, t->data.one, s->length * s->kind);
}

static inline bool compare_strs(yr_compare_op op, yr_value a, yr_value b)
{
    const yr_str *s = YR_AS(yr_str, a), *t = YR_AS(yr_str, b);
    if (op == YR_EQ || op == YR_NE)
        return same_str(a, b) == (op == YR_EQ);
    int order = s->kind == 1 && t->kind == 1 ? s->data.one[0] - t->data.one[0] : 0;
    return compare_doubles(op, order ? order : yr_str_order(s, t), 0);
}

yr_value yr_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (YR_IS(a, str) && YR_IS(b, str))
        return yr_bool(compare_strs(op, a, b));
    if (yr_both_flonums(a, b))
        return yr_bool(compare_doubles(op, yr_flonum_value(a), yr_flonum_value(b)));
    if (YR_UNLIKELY((char *)__builtin_frame_address(0) < YR->head.stack_limit) &&
        yr_too_deep(" in comparison"))
        return 0;
    yr_value (*f)(yr_compare_op, yr_value, yr_value) =
        are_alike(a, b) ? yr_object_of(a)->type->slots.compare : NULL;
    yr_value v = f ? f(op, a, b) : YR_NOT_IMPLEMENTED;
    return YR_LIKELY(v != YR_NOT_IMPLEMENTED) ? v : compare_slots(op, a, b);
}

/* A small int that a double holds exactly, or a flonum. */
static inline bool exact_double(yr_value v, double *d)
{
    const int64_t most = (int64_t)1 << 53;
    return small_double(v, d) &&
           (!yr_is_int(v) || (yr_int_value(v) <= most && yr_int_value(v) >= -most));
}

int yr_test_compare(yr_compare_op op, yr_value a, yr_value b)
{
    double x, y;
    if ((op == YR_EQ || op == YR_NE) && YR_IS(a, str) && YR_IS(b, str))
        return same_str(a, b) == (op == YR_EQ);
    if (!yr_is_pointer(a) && !yr_is_pointer(b) && exact_double(a, &x) && exact_double(b, &y))
        return compare_doubles(op, x, y);
    yr_value v = yr_compare(op, a, b);
    if (!v)
        return -1;
    int truth = yr_truth(v);
    yr_drop(v);
    return truth;
}

int yr_equal(yr_value a, yr_value b)
{
    return a == b ? 1 : yr_test_eq(a, b);
}

/* ---- Containers ----------------------------------------------------------------------------- */

static int find_by_iterating(yr_value container, yr_value item)
{
    yr_value iterator = yr_iter(container), v;
    if (!iterator) {
        if (yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("argument of type '%T' is not iterable", container);
        }
        return -1;
    }
    int found = 0, more;
    while (!found && (more = yr_next(iterator, &v))) {
        found = more < 0 ? -1 : yr_equal(v, item);
        if (more > 0)
            yr_drop(v);
    }
    yr_drop(iterator);
    return found;
}

int yr_contains(yr_value container, yr_value item)
{
    yr_type *t = yr_type_of(container);
    return t->slots.contains ? t->slots.contains(container, item)
                             : find_by_iterating(container, item);
}

/* C[x] for a class: __class_getitem__. */
static yr_value getitem_of_class(yr_value class, yr_value key)
{
    if (class == yr_from(YR_TYPE_ID(type)))
        return yr_generic_alias(class, key);
    yr_value f = yr_getattr_or_null(class, YR_NAME(__class_getitem__));
    if (!f || f == YR_NONE)
        return yr_pending() ? 0
                            : yr_type_error("type '%s' is not subscriptable",
                                            yr_name_of_type(yr_as_type(class)));
    yr_value v = yr_invoke1(f, key);
    yr_drop(f);
    return v;
}

/* new: a character of Latin-1 of the str o; 0: another, or none is there. */
static inline yr_value known_character(yr_value o, yr_value key)
{
    const yr_str *s = YR_AS(yr_str, o);
    uint64_t i = (uint64_t)yr_int_value(key);
    if ((int64_t)i < 0)
        i += s->length;
    yr_value c = i < s->length && s->kind == 1 ? YR->characters[s->data.one[i]] : 0;
    return yr_xretain(c);
}

yr_value yr_getitem_any(yr_value o, yr_value key)
{
    yr_value c;
    if (YR_IS(o, str) && yr_is_int(key) && YR_LIKELY(c = known_character(o, key)))
        return c;
    yr_type *t = yr_type_of(o);
    if (yr_is_int(key) && t == YR_TYPE_ID(tuple)) {
        yr_tuple_object *tuple = YR_AS(yr_tuple_object, o);
        uint64_t i = (uint64_t)yr_int_value(key);
        if (YR_LIKELY(i < tuple->length))
            return yr_retain(tuple->items[i]);
    }
    if (YR_LIKELY(t->slots.getitem != NULL))
        return t->slots.getitem(o, key);
    if (t->flags & YR_TYPE_TYPE)
        return getitem_of_class(o, key);
    return yr_type_error("'%T' object is not subscriptable", o);
}

int yr_test_item_of(yr_value o, yr_value key)
{
    yr_value v = yr_getitem(o, key);
    if (!v)
        return -1;
    int truth = yr_truth(v);
    yr_drop(v);
    return truth;
}

/* The bounds of a slice that are small ints or None; false: others. Both end within the length. */
static inline bool small_bounds(yr_value start, yr_value stop, size_t length, size_t *from,
                                size_t *to)
{
    int64_t n = (int64_t)length, i = 0, k = n;
    if (!(yr_is_int(start) || start == YR_NONE) || !(yr_is_int(stop) || stop == YR_NONE))
        return false;
    if (yr_is_int(start))
        i = yr_int_value(start);
    if (yr_is_int(stop))
        k = yr_int_value(stop);
    i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
    k = k < 0 ? (k + n < 0 ? 0 : k + n) : k > n ? n : k;
    *from = (size_t)i;
    *to = (size_t)(k < i ? i : k);
    return true;
}

/* A slice object is made where it can be seen: by other types than these, or for bounds of other
 * kinds. */
yr_value yr_getslice(yr_value o, yr_value start, yr_value stop)
{
    yr_type *t = yr_type_of(o);
    size_t from, to;
    if (t == YR_TYPE_ID(list)) {
        if (small_bounds(start, stop, YR_LIST(o)->length, &from, &to))
            return yr_list_of(YR_LIST(o)->items + from, to - from);
    } else if (t == YR_TYPE_ID(str)) {
        if (small_bounds(start, stop, YR_AS(yr_str, o)->length, &from, &to))
            return yr_str_sub(o, from, to);
    } else if (t == YR_TYPE_ID(bytes)) {
        const yr_bytes *b = YR_AS(yr_bytes, o);
        if (small_bounds(start, stop, b->length, &from, &to))
            return to - from == b->length ? yr_retain(o) : yr_bytes_from(b->data + from, to - from);
    } else if (t == YR_TYPE_ID(tuple)) {
        const yr_tuple_object *tuple = YR_TUPLE(o);
        if (small_bounds(start, stop, tuple->length, &from, &to))
            return to - from == tuple->length ? yr_retain(o)
                                              : yr_tuple_of(tuple->items + from, to - from);
    }
    yr_value key = yr_slice_new(start, stop, YR_NONE);
    yr_value v = key ? yr_getitem(o, key) : 0;
    yr_xdrop(key);
    return v;
}

int yr_setitem_any(yr_value o, yr_value key, yr_value v)
{
    yr_type *t = yr_type_of(o);
    if (YR_LIKELY(t->slots.setitem != NULL))
        return t->slots.setitem(o, key, v);
    yr_type_error("'%T' object does not support item assignment", o);
    return -1;
}

int yr_delitem(yr_value o, yr_value key)
{
    yr_type *t = yr_type_of(o);
    if (YR_LIKELY(t->slots.setitem != NULL))
        return t->slots.setitem(o, key, 0);
    yr_type_error("'%T' object doesn't support item deletion", o);
    return -1;
}
