/* slot_binary.c - the operator slots of classes.
 *
 * The slot of an operator is called for the left and for the right operand alike, so the function
 * first finds out which of the two it stands for. If both operands are of such classes, it serves
 * both: the right operand's reflected method goes first if its class derives from the left one's
 * and has a reflection of its own.
 */
#include "slot_calls.h"

typedef struct {
    yr_value name, reflected;
    size_t offset;
    yr_any_function self; /* the slot function itself */
} operator_def;

static yr_value call(yr_value self, yr_value name, yr_value other)
{
    yr_value method = yr_type_lookup(yr_type_of(self), name);
    if (!method)
        return YR_NOT_IMPLEMENTED;
    yr_value args[2] = {0, other};
    return yr_call_found(method, self, args, 1, 0);
}

/* Does b's class have another method of that name than a's? */
static bool overrides(yr_value a, yr_value b, yr_value name)
{
    yr_value own = yr_type_lookup(yr_type_of(b), name);
    return own && own != yr_type_lookup(yr_type_of(a), name);
}

static yr_value operate(const operator_def *d, yr_value a, yr_value b)
{
    yr_type *ta = yr_type_of(a), *tb = yr_type_of(b);
    bool do_right = ta != tb && yr_slot_get(&tb->slots, d->offset) == d->self;
    if (yr_slot_get(&ta->slots, d->offset) == d->self) {
        if (do_right && yr_is_subtype(tb, ta) && overrides(a, b, d->reflected)) {
            yr_value v = call(b, d->reflected, a);
            if (v != YR_NOT_IMPLEMENTED)
                return v;
            do_right = false;
        }
        yr_value v = call(a, d->name, b);
        if (v != YR_NOT_IMPLEMENTED || ta == tb)
            return v;
    }
    return do_right ? call(b, d->reflected, a) : YR_NOT_IMPLEMENTED;
}

#define OPERATOR(function, slot, method)                                                           \
    yr_value yr_slot_##function(yr_value a, yr_value b)                                            \
    {                                                                                              \
        operator_def d = {YR_NAME(__##method##__), YR_NAME(__r##method##__),                       \
                          offsetof(yr_slots, slot), (yr_any_function)yr_slot_##function};          \
        return operate(&d, a, b);                                                                  \
    }
#define BINARY(op, name)                                                                           \
    OPERATOR(name, binary[op], name)                                                               \
    yr_value yr_slot_i##name(yr_value a, yr_value b)                                               \
    {                                                                                              \
        return call(a, YR_NAME(__i##name##__), b);                                                 \
    }
YR_BINARY_METHODS(BINARY)
OPERATOR(divmod, divmod, divmod)

/* pow() with three arguments asks the first one only. */
yr_value yr_slot_power(yr_value a, yr_value b, yr_value modulus)
{
    if (modulus == YR_NONE)
        return yr_slot_pow(a, b);
    if (yr_type_of(a)->slots.power != yr_slot_power)
        return YR_NOT_IMPLEMENTED;
    yr_value method = yr_type_lookup(yr_type_of(a), YR_NAME(__pow__));
    if (!method)
        return YR_NOT_IMPLEMENTED;
    yr_value args[3] = {0, b, modulus};
    return yr_call_found(method, a, args, 2, 0);
}
