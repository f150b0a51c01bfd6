/* slot_calls.h - the two ends of every row of the slot table: the C functions that fill a slot by
 * calling a special method (slot_calls.c, slot_binary.c), and those that call a slot as a special
 * method (wrapper.c). Included by those files and slot_table.c alone. */
#ifndef YR_SLOT_CALLS_H
#define YR_SLOT_CALLS_H

#include "class.h"

/* clang-format off */
/* S(slot, name): a unary slot that calls __name__. */
#define YR_UNARY_METHODS(S)                                                                       \
    S(repr, repr) S(str, str) S(iter, iter) S(to_int, int) S(to_index, index)                     \
    S(to_float, float) S(absolute, abs) S(await, await) S(aiter, aiter) S(anext, anext)           \
    S(unary[YR_NEG], neg) S(unary[YR_POS], pos) S(unary[YR_INVERT], invert)

/* S(op, name): a binary operator with __name__, __rname__ and __iname__. */
#define YR_BINARY_METHODS(S)                                                                      \
    S(YR_ADD, add) S(YR_SUB, sub) S(YR_MUL, mul) S(YR_MATMUL, matmul) S(YR_DIV, truediv)          \
    S(YR_MOD, mod) S(YR_POW, pow) S(YR_LSHIFT, lshift) S(YR_RSHIFT, rshift) S(YR_OR, or)          \
    S(YR_XOR, xor) S(YR_AND, and) S(YR_FLOORDIV, floordiv)
/* clang-format on */

#define S(slot, name) yr_value yr_slot_##name(yr_value self);
YR_UNARY_METHODS(S)
#undef S
#define S(op, name)                                                                                \
    yr_value yr_slot_##name(yr_value a, yr_value b);                                               \
    yr_value yr_slot_i##name(yr_value a, yr_value b);
YR_BINARY_METHODS(S)
#undef S
yr_value yr_slot_divmod(yr_value a, yr_value b);
yr_value yr_slot_power(yr_value a, yr_value b, yr_value modulus);
void yr_slot_finalize(yr_object *self);
int yr_slot_hash(yr_value self, uint64_t *hash);
yr_value yr_slot_call(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_slot_compare(yr_compare_op op, yr_value a, yr_value b);
int yr_slot_next(yr_value self, yr_value *item);
yr_value yr_slot_descr_get(yr_value self, yr_value object, yr_value type);
int yr_slot_descr_set(yr_value self, yr_value object, yr_value v);
int yr_slot_truth(yr_value self);
int64_t yr_slot_length(yr_value self);
yr_value yr_slot_getitem(yr_value self, yr_value key);
int yr_slot_setitem(yr_value self, yr_value key, yr_value v);
int yr_slot_contains(yr_value self, yr_value item);

/* new: self.__name__(args...), args[1..n] with args[0] free; AttributeError if it is missing. */
yr_value yr_slot_method(yr_value self, yr_value name, yr_value *args, size_t n);

#define YR_DECLARE_WRAP(name)                                                                      \
    yr_value yr_wrap_##name(const yr_slot_def *def, yr_any_function slot, yr_value self,           \
                            yr_value *args, size_t n, yr_value keywords);
YR_DECLARE_WRAP(unary)
YR_DECLARE_WRAP(finalize)
YR_DECLARE_WRAP(binary)
YR_DECLARE_WRAP(reflected)
YR_DECLARE_WRAP(power)
YR_DECLARE_WRAP(reflected_power)
YR_DECLARE_WRAP(hash)
YR_DECLARE_WRAP(call)
YR_DECLARE_WRAP(get_attribute)
YR_DECLARE_WRAP(set_attribute)
YR_DECLARE_WRAP(delete_attribute)
YR_DECLARE_WRAP(compare)
YR_DECLARE_WRAP(next)
YR_DECLARE_WRAP(descr_get)
YR_DECLARE_WRAP(set)
YR_DECLARE_WRAP(delete)
YR_DECLARE_WRAP(init)
YR_DECLARE_WRAP(truth)
YR_DECLARE_WRAP(length)
YR_DECLARE_WRAP(contains)
#undef YR_DECLARE_WRAP

const char *yr_slot_doc(const char *name); /* slot_docs.c; NULL: it has none */

#endif
