/* slot_calls.c - the slots of classes: each looks its special method up on the type
 * and calls it. */
#include "slot_calls.h"

/* ---- Calling what was found ----------------------------------------------------------------- */

yr_value yr_call_found(yr_value method, yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_type *t = yr_type_of(method);
    yr_value result;
    yr_retain(method); /* the call may take it out of the type */
    bool has_stack = (char *)__builtin_frame_address(0) >= YR->head.stack_limit;
    if (YR_LIKELY(t == YR_TYPE_ID(function) && !keywords && has_stack)) {
        args[0] = self;
        for (size_t i = 0; i <= n; i++)
            yr_retain(args[i]);
        result = yr_call_function(YR_AS(yr_function, method), args, n + 1, 0);
    } else if (t->flags & YR_TYPE_METHOD_LIKE) {
        args[0] = self;
        result = yr_invoke_kw(method, args, n + 1, keywords);
    } else if (t->slots.descr_get) {
        yr_value bound = t->slots.descr_get(method, self, yr_from(yr_type_of(self)));
        result = bound ? yr_invoke_kw(bound, args + 1, n, keywords) : 0;
        yr_xdrop(bound);
    } else {
        result = yr_invoke_kw(method, args + 1, n, keywords);
    }
    yr_drop(method);
    return result;
}

yr_value yr_slot_method(yr_value self, yr_value name, yr_value *args, size_t n)
{
    yr_value method = yr_type_lookup(yr_type_of(self), name);
    if (!method)
        return yr_raise_value(YR_EXC(AttributeError), name);
    return yr_call_found(method, self, args, n, 0);
}

static yr_value call0(yr_value self, yr_value name)
{
    yr_value args[1];
    return yr_slot_method(self, name, args, 0);
}

static yr_value call1(yr_value self, yr_value name, yr_value a)
{
    yr_value args[2] = {0, a};
    return yr_slot_method(self, name, args, 1);
}

static yr_value call2(yr_value self, yr_value name, yr_value a, yr_value b)
{
    yr_value args[3] = {0, a, b};
    return yr_slot_method(self, name, args, 2);
}

/* Of a call whose result does not matter. */
static int done(yr_value result)
{
    if (!result)
        return -1;
    yr_drop(result);
    return 0;
}

/* ---- Unary ---------------------------------------------------------------------------------- */

#define UNARY(name)                                                                                \
    yr_value yr_slot_##name(yr_value self)                                                         \
    {                                                                                              \
        return call0(self, YR_NAME(__##name##__));                                                 \
    }
UNARY(repr)
UNARY(str)
UNARY(int)
UNARY(index)
UNARY(float)
UNARY(abs)
UNARY(await)
UNARY(aiter)
UNARY(anext)
UNARY(neg)
UNARY(pos)
UNARY(invert)

yr_value yr_slot_iter(yr_value self)
{
    yr_value method = yr_type_lookup(yr_type_of(self), YR_NAME(__iter__));
    if (method == YR_NONE)
        return yr_type_error("'%T' object is not iterable", self);
    yr_type *t = method ? yr_type_of(method) : NULL;
    if (!method || t == YR_TYPE_ID(function) || t->flags & YR_TYPE_METHOD_LIKE ||
        !t->slots.descr_get)
        return call0(self, YR_NAME(__iter__));
    yr_value bound = t->slots.descr_get(method, self, yr_from(yr_type_of(self)));
    if (!bound) { /* whatever the descriptor says */
        yr_clear_pending();
        return yr_type_of(self)->slots.getitem && !YR_IS_DICT(self)
                   ? yr_seq_iter_new(self)
                   : yr_type_error("'%T' object is not iterable", self);
    }
    yr_value iterator = yr_invoke(bound, NULL, 0);
    yr_drop(bound);
    return iterator;
}

int yr_slot_next(yr_value self, yr_value *item)
{
    *item = call0(self, YR_NAME(__next__));
    if (*item)
        return 1;
    if (!yr_pending_is(YR_EXC(StopIteration)))
        return -1;
    yr_clear_pending();
    return 0;
}

int yr_slot_hash(yr_value self, uint64_t *hash)
{
    yr_value method = yr_type_lookup(yr_type_of(self), YR_NAME(__hash__));
    if (!method || method == YR_NONE)
        return yr_hash_unhashable(self, hash);
    yr_value args[1], v = yr_call_found(method, self, args, 0, 0);
    if (!v)
        return -1;
    int result = 0;
    int64_t i;
    if (yr_int_get(v, &i)) {
        *hash = (uint64_t)(i == -1 ? -2 : i);
    } else if (!YR_IS_ANY_INT(v)) {
        yr_type_error("__hash__ method should return an integer");
        result = -1;
    } else if (yr_to_i64(v, &i) == 0) {
        *hash = (uint64_t)(i == -1 ? -2 : i);
    } else { /* v may be of a subclass whose __hash__ is this very one */
        yr_clear_pending();
        result = YR_TYPE(int)->slots.hash(v, hash);
    }
    yr_drop(v);
    return result;
}

void yr_slot_finalize(yr_object *self)
{
    yr_value method = yr_type_lookup(self->type, YR_NAME(__del__));
    if (!method)
        return;
    yr_retain(method);
    yr_value args[1], v = yr_call_found(method, yr_from(self), args, 0, 0);
    if (v)
        yr_drop(v);
    else
        yr_unraisable(method, NULL);
    yr_drop(method);
}

/* ---- Truth and length ----------------------------------------------------------------------- */

int yr_slot_truth(yr_value self)
{
    yr_value v = call0(self, YR_NAME(__bool__));
    if (!v)
        return -1;
    if (v == YR_TRUE || v == YR_FALSE)
        return v == YR_TRUE;
    yr_type_error("__bool__ should return bool, returned %T", v);
    yr_drop(v);
    return -1;
}

int64_t yr_slot_length(yr_value self)
{
    yr_value v = call0(self, YR_NAME(__len__));
    if (!v)
        return -1;
    int64_t length;
    yr_value i = yr_index(v);
    yr_drop(v);
    if (!i)
        return -1;
    bool negative = yr_is_int(i) ? yr_int_value(i) < 0 : yr_test_compare(YR_LT, i, yr_int(0)) > 0;
    if (negative) {
        yr_value_error("__len__() should return >= 0");
        length = -1;
    } else if (!yr_int_get(i, &length)) {
        yr_raise_format(YR_EXC(OverflowError), "cannot fit 'int' into an index-sized integer");
        length = -1;
    }
    yr_drop(i);
    return length;
}

/* ---- Items ----------------------------------------------------------------------------------- */

yr_value yr_slot_getitem(yr_value self, yr_value key)
{
    return call1(self, YR_NAME(__getitem__), key);
}

int yr_slot_setitem(yr_value self, yr_value key, yr_value v)
{
    return done(v ? call2(self, YR_NAME(__setitem__), key, v)
                  : call1(self, YR_NAME(__delitem__), key));
}

int yr_slot_contains(yr_value self, yr_value item)
{
    yr_value method = yr_type_lookup(yr_type_of(self), YR_NAME(__contains__));
    if (method == YR_NONE) {
        yr_type_error("'%T' object is not a container", self);
        return -1;
    }
    yr_value args[2] = {0, item}, v = yr_call_found(method, self, args, 1, 0);
    if (!v)
        return -1;
    int truth = yr_truth(v);
    yr_drop(v);
    return truth;
}

/* ---- Comparison ------------------------------------------------------------------------------ */

static yr_value compare_name(yr_compare_op op)
{
    switch (op) {
    case YR_LT: return YR_NAME(__lt__);
    case YR_LE: return YR_NAME(__le__);
    case YR_EQ: return YR_NAME(__eq__);
    case YR_NE: return YR_NAME(__ne__);
    case YR_GT: return YR_NAME(__gt__);
    default: return YR_NAME(__ge__);
    }
}

/* A method that cannot be bound (a property that fails) is one that has no answer. */
static yr_value compare_by_bound(yr_value method, yr_value a, yr_value b)
{
    yr_value (*get)(yr_value, yr_value, yr_value) = yr_type_of(method)->slots.descr_get;
    yr_value bound = get ? get(method, a, yr_from(yr_type_of(a))) : yr_retain(method);
    if (!bound) {
        yr_clear_pending();
        return YR_NOT_IMPLEMENTED;
    }
    yr_value result = yr_invoke1(bound, b);
    yr_drop(bound);
    return result;
}

yr_value yr_slot_compare(yr_compare_op op, yr_value a, yr_value b)
{
    yr_value method = yr_type_lookup(yr_type_of(a), compare_name(op));
    if (!method)
        return YR_NOT_IMPLEMENTED;
    yr_value args[2] = {0, b};
    if (yr_type_of(method)->flags & YR_TYPE_METHOD_LIKE)
        return yr_call_found(method, a, args, 1, 0);
    return compare_by_bound(method, a, b);
}

/* ---- Attributes and descriptors -------------------------------------------------------------- */

yr_value yr_slot_getattr(yr_value o, yr_value name)
{
    yr_type *t = yr_type_of(o);
    yr_value get = yr_type_lookup(t, YR_NAME(__getattribute__)), v;
    if (get && YR_IS(get, wrapper_descriptor) &&
        YR_AS(yr_wrapper, get)->owner == YR_TYPE_ID(object)) {
        if (yr_find_attribute(o, name, &v) && (v || !yr_pending_is(YR_EXC(AttributeError))))
            return v;
    } else {
        yr_type *owner =
            get && YR_IS(get, wrapper_descriptor) ? YR_AS(yr_wrapper, get)->owner : YR_TYPE(object);
        v = owner->slots.getattr(o, name);
        if (v || !yr_pending_is(YR_EXC(AttributeError)))
            return v;
    }
    if (yr_pending())
        yr_clear_pending();
    return call1(o, YR_NAME(__getattr__), name);
}

yr_value yr_getattr_after_error(yr_value o, yr_value name)
{
    if (yr_type_of(o)->slots.getattr != yr_slot_getattr || !yr_pending_is(YR_EXC(AttributeError)))
        return 0;
    yr_clear_pending();
    return call1(o, YR_NAME(__getattr__), name);
}

yr_value yr_slot_getattribute(yr_value o, yr_value name)
{
    yr_value v = call1(o, YR_NAME(__getattribute__), name);
    if (v || !yr_pending_is(YR_EXC(AttributeError)) ||
        !yr_type_lookup(yr_type_of(o), YR_NAME(__getattr__)))
        return v;
    yr_clear_pending();
    return call1(o, YR_NAME(__getattr__), name);
}

int yr_slot_setattr(yr_value self, yr_value name, yr_value v)
{
    return done(v ? call2(self, YR_NAME(__setattr__), name, v)
                  : call1(self, YR_NAME(__delattr__), name));
}

yr_value yr_slot_descr_get(yr_value self, yr_value object, yr_value type)
{
    return call2(self, YR_NAME(__get__), object ? object : YR_NONE, type ? type : YR_NONE);
}

int yr_slot_descr_set(yr_value self, yr_value object, yr_value v)
{
    yr_value name = v ? YR_NAME(__set__) : YR_NAME(__delete__);
    if (!yr_type_lookup(yr_type_of(self), name)) {
        yr_raise_value(YR_EXC(AttributeError), name);
        return -1;
    }
    return done(v ? call2(self, name, object, v) : call1(self, name, object));
}

/* ---- Calls and construction ------------------------------------------------------------------ */

enum { FEW = 8 };

/* Calls found(self, args...): makes the free place in front that yr_call_found wants. */
static yr_value call_with_room(yr_value found, yr_value self, yr_value *args, size_t n,
                               yr_value keywords)
{
    size_t total = n + yr_keyword_count(keywords);
    yr_value few[FEW], *room = few;
    if (total + 1 > FEW && !(room = yr_alloc((total + 1) * sizeof *room)))
        return 0;
    if (total)
        memcpy(room + 1, args, total * sizeof *room);
    yr_value result = yr_call_found(found, self, room, n, keywords);
    if (room != few)
        yr_dispose(room);
    return result;
}

yr_value yr_slot_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_value method = yr_type_lookup(yr_type_of(self), YR_NAME(__call__));
    if (!method)
        return yr_type_error("'%T' object is not callable", self);
    return call_with_room(method, self, args, n, keywords);
}

/* __new__ is a static method: the type is passed, not bound. */
yr_value yr_slot_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value new = yr_getattr(yr_from(t), YR_NAME(__new__));
    if (!new)
        return 0;
    size_t total = n + yr_keyword_count(keywords);
    yr_value few[FEW], *room = few, result = 0;
    if (total + 1 > FEW && !(room = yr_alloc((total + 1) * sizeof *room)))
        goto end;
    room[0] = yr_from(t);
    if (total)
        memcpy(room + 1, args, total * sizeof *room);
    result = yr_invoke_kw(new, room, n + 1, keywords);
    if (room != few)
        yr_dispose(room);
end:
    yr_drop(new);
    return result;
}

int yr_slot_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_value method = yr_type_lookup(yr_type_of(self), YR_NAME(__init__));
    if (!method) {
        yr_raise_value(YR_EXC(AttributeError), YR_NAME(__init__));
        return -1;
    }
    yr_value v = call_with_room(method, self, args, n, keywords);
    if (v == YR_NONE)
        return 0;
    if (!v)
        return -1;
    yr_type_error("__init__() should return None, not '%T'", v);
    yr_drop(v);
    return -1;
}
