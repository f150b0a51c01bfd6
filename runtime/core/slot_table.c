/* slot_table.c - which special method belongs to which slot.
 *
 * Several rows may share a slot (__setattr__ and __delattr__; the six comparisons; an operator and
 * its reflection): a class that defines any of them has the generic function in the slot. Rows of
 * one slot stand together. Where two slots have one method (__pow__), the first row is the one
 * that a built-in type shows.
 */
#include "slot_calls.h"

#define ROW(method, slot, op_, function, wrap_)                                                    \
    {                                                                                              \
#method, YR_N_##method, offsetof(yr_slots, slot), op_, (yr_any_function)(function), wrap_  \
    }

#define UNARY(slot, name) ROW(__##name##__, slot, 0, yr_slot_##name, yr_wrap_unary),
#define COMPARE(name, op) ROW(__##name##__, compare, op, yr_slot_compare, yr_wrap_compare),
#define BINARY(op, name)                                                                           \
    ROW(__##name##__, binary[op], 0, yr_slot_##name, yr_wrap_binary),                              \
        ROW(__r##name##__, binary[op], 1, yr_slot_##name, yr_wrap_reflected),
#define INPLACE(op, name) ROW(__i##name##__, inplace[op], 0, yr_slot_i##name, yr_wrap_binary),

/* clang-format off */
const yr_slot_def yr_slot_defs[] = {
    ROW(__getattribute__, getattr, 0, yr_slot_getattribute, yr_wrap_get_attribute),
    ROW(__getattr__, getattr, 0, yr_slot_getattr, NULL),
    ROW(__setattr__, setattr, 0, yr_slot_setattr, yr_wrap_set_attribute),
    ROW(__delattr__, setattr, 0, yr_slot_setattr, yr_wrap_delete_attribute),
    ROW(__new__, make, 0, yr_slot_make, NULL),
    ROW(__init__, init, 0, yr_slot_init, yr_wrap_init),
    ROW(__del__, finalize, 0, yr_slot_finalize, yr_wrap_finalize),
    ROW(__hash__, hash, 0, yr_slot_hash, yr_wrap_hash),
    ROW(__call__, call, 0, yr_slot_call, yr_wrap_call),
    COMPARE(lt, YR_LT) COMPARE(le, YR_LE) COMPARE(eq, YR_EQ)
    COMPARE(ne, YR_NE) COMPARE(gt, YR_GT) COMPARE(ge, YR_GE)
    ROW(__next__, next, 0, yr_slot_next, yr_wrap_next),
    ROW(__get__, descr_get, 0, yr_slot_descr_get, yr_wrap_descr_get),
    ROW(__set__, descr_set, 0, yr_slot_descr_set, yr_wrap_set),
    ROW(__delete__, descr_set, 0, yr_slot_descr_set, yr_wrap_delete),
    ROW(__bool__, truth, 0, yr_slot_truth, yr_wrap_truth),
    ROW(__len__, length, 0, yr_slot_length, yr_wrap_length),
    ROW(__getitem__, getitem, 0, yr_slot_getitem, yr_wrap_binary),
    ROW(__setitem__, setitem, 0, yr_slot_setitem, yr_wrap_set),
    ROW(__delitem__, setitem, 0, yr_slot_setitem, yr_wrap_delete),
    ROW(__contains__, contains, 0, yr_slot_contains, yr_wrap_contains),
    ROW(__divmod__, divmod, 0, yr_slot_divmod, yr_wrap_binary),
    ROW(__rdivmod__, divmod, 1, yr_slot_divmod, yr_wrap_reflected),
    BINARY(YR_ADD, add) BINARY(YR_SUB, sub) BINARY(YR_MUL, mul)
    BINARY(YR_MATMUL, matmul) BINARY(YR_DIV, truediv) BINARY(YR_MOD, mod)
    ROW(__pow__, binary[YR_POW], 0, yr_slot_pow, yr_wrap_power),
    ROW(__rpow__, binary[YR_POW], 1, yr_slot_pow, yr_wrap_reflected_power),
    ROW(__pow__, power, 0, yr_slot_power, NULL),
    BINARY(YR_LSHIFT, lshift) BINARY(YR_RSHIFT, rshift) BINARY(YR_OR, or)
    BINARY(YR_XOR, xor) BINARY(YR_AND, and) BINARY(YR_FLOORDIV, floordiv)
    YR_UNARY_METHODS(UNARY)
    YR_BINARY_METHODS(INPLACE)
};
/* clang-format on */

const size_t yr_slot_def_count = sizeof yr_slot_defs / sizeof *yr_slot_defs;
