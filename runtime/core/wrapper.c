/* wrapper.c - from slots to special methods: the types wrapper_descriptor (int.__add__) and
 * method-wrapper ((1).__add__), and the functions that call a slot with a call's arguments.
 */
#include "slot_calls.h"
#include "reduce.h"

/* ---- Calling a slot ------------------------------------------------------------------------- */

/* A few methods of containers are functions in CPython, not wrappers. */
static bool is_function(const yr_slot_def *def, yr_value self)
{
    if (YR_IS_DICT(self))
        return def->name_id == YR_N___getitem__ || def->name_id == YR_N___contains__;
    if (YR_IS_LIST(self))
        return def->name_id == YR_N___getitem__;
    return (YR_IS(self, set) || YR_IS(self, frozenset)) && def->name_id == YR_N___contains__;
}

/* "expected N arguments, got M". Behind a space where CPython unpacks a tuple, which names the
 * function before it, here by nothing. */
static YR_COLD int raise_count(const yr_slot_def *def, yr_value self, size_t n, size_t min,
                               size_t max, const char *before)
{
    size_t wanted = n < min ? min : max;
    const char *bound = min == max ? "" : n < min ? "at least " : "at most ";
    if (is_function(def, self))
        yr_type_error("%s.%s() takes exactly one argument (%zu given)", yr_type_name(self),
                      def->name, n);
    else
        yr_type_error("%sexpected %s%zu argument%s, got %zu", before, bound, wanted,
                      wanted == 1 ? "" : "s", n);
    return -1;
}

static int check_count(const yr_slot_def *def, yr_value self, size_t n, size_t min, size_t max,
                       yr_value keywords, const char *before)
{
    if (yr_keyword_count(keywords)) {
        yr_type_error("wrapper %s() takes no keyword arguments", def->name);
        return -1;
    }
    return n >= min && n <= max ? 0 : raise_count(def, self, n, min, max, before);
}

#define WRAP(name)                                                                                 \
    yr_value yr_wrap_##name(const yr_slot_def *def, yr_any_function slot, yr_value self,           \
                            yr_value *args, size_t n, yr_value keywords)
#define EXPECT_BEHIND(min, max, before)                                                            \
    if (check_count(def, self, n, min, max, keywords, before) < 0)                                 \
    return 0
#define EXPECT(min, max) EXPECT_BEHIND(min, max, "")
#define UNPACK(min, max) EXPECT_BEHIND(min, max, " ")

WRAP(unary)
{
    EXPECT(0, 0);
    (void)args;
    return ((yr_unary_fn)slot)(self);
}

WRAP(finalize)
{
    EXPECT(0, 0);
    (void)args;
    ((void (*)(yr_object *))slot)(yr_object_of(self));
    return YR_NONE;
}

/* Is it a sequence's own __mul__? */
static bool is_repetition(const yr_slot_def *def, yr_value self)
{
    yr_type *t = yr_type_of(self);
    while (t->flags & YR_TYPE_HEAP)
        t = t->parent;
    bool repeats = def->name_id == YR_N___mul__ || def->name_id == YR_N___rmul__ ||
                   def->name_id == YR_N___imul__;
    return repeats && t->slots.length && t != YR_TYPE_ID(weakproxy);
}

/* That takes a number and nothing else: 0, or -1 with TypeError. */
static int check_repetition(const yr_slot_def *def, yr_value self, yr_value by)
{
    if (!is_repetition(def, self) || yr_is_int(by) || yr_type_of(by)->slots.to_index)
        return 0;
    yr_type_error("'%T' object cannot be interpreted as an integer", by);
    return -1;
}

WRAP(binary)
{
    EXPECT_BEHIND(1, 1, is_repetition(def, self) ? " " : "");
    if (check_repetition(def, self, args[0]) < 0)
        return 0;
    return ((yr_binary_fn)slot)(self, args[0]);
}

WRAP(reflected)
{
    EXPECT_BEHIND(1, 1, is_repetition(def, self) ? " " : "");
    if (check_repetition(def, self, args[0]) < 0)
        return 0;
    return ((yr_binary_fn)slot)(args[0], self);
}

/* pow(a, b) and pow(a, b, c) are two slots but one method. */
static yr_value power(yr_type *t, yr_any_function slot, yr_value a, yr_value b, yr_value modulus)
{
    yr_value (*ternary)(yr_value, yr_value, yr_value) = t->slots.power;
    if (modulus == YR_NONE)
        return ((yr_binary_fn)slot)(a, b);
    return ternary ? ternary(a, b, modulus) : YR_NOT_IMPLEMENTED;
}

WRAP(power)
{
    UNPACK(1, 2);
    return power(yr_type_of(self), slot, self, args[0], n == 2 ? args[1] : YR_NONE);
}

WRAP(reflected_power)
{
    UNPACK(1, 2);
    return power(yr_type_of(self), slot, args[0], self, n == 2 ? args[1] : YR_NONE);
}

WRAP(hash)
{
    EXPECT(0, 0);
    (void)args;
    uint64_t h;
    if (((int (*)(yr_value, uint64_t *))slot)(self, &h) < 0)
        return 0;
    return yr_int_from_i64((int64_t)h);
}

WRAP(call)
{
    (void)def;
    return ((yr_c_function)slot)(self, args, n, keywords);
}

/* object.__setattr__(x, ...) may not go around the setattr of a built-in base of x. */
static int check_setter(yr_any_function slot, yr_value self, const char *what)
{
    yr_type *t = yr_type_of(self);
    while (t->flags & YR_TYPE_HEAP)
        t = t->parent;
    if ((yr_any_function)t->slots.setattr == slot)
        return 0;
    yr_type_error("can't apply this %s to %s object", what, yr_name_of_type(t));
    return -1;
}

static yr_value set_result(int result)
{
    return result < 0 ? 0 : YR_NONE;
}

typedef int (*set_fn)(yr_value, yr_value, yr_value);

static int check_name(yr_value name)
{
    if (YR_IS_STR(name))
        return 0;
    yr_type_error("attribute name must be string, not '%T'", name);
    return -1;
}

WRAP(get_attribute)
{
    EXPECT(1, 1);
    return check_name(args[0]) < 0 ? 0 : ((yr_value(*)(yr_value, yr_value))slot)(self, args[0]);
}

WRAP(set_attribute)
{
    UNPACK(2, 2);
    if (check_setter(slot, self, "__setattr__") < 0 || check_name(args[0]) < 0)
        return 0;
    return set_result(((set_fn)slot)(self, args[0], args[1]));
}

WRAP(delete_attribute)
{
    EXPECT(1, 1);
    if (check_setter(slot, self, "__delattr__") < 0 || check_name(args[0]) < 0)
        return 0;
    return set_result(((set_fn)slot)(self, args[0], 0));
}

WRAP(compare)
{
    EXPECT(1, 1);
    return ((yr_value(*)(yr_compare_op, yr_value, yr_value))slot)((yr_compare_op)def->op, self,
                                                                  args[0]);
}

WRAP(next)
{
    EXPECT(0, 0);
    (void)args;
    if (YR_IS(self, generator)) /* its StopIteration has a value */
        return yr_next_of_any(self);
    yr_value item;
    int result = ((int (*)(yr_value, yr_value *))slot)(self, &item);
    if (result > 0)
        return item;
    if (result == 0)
        yr_raise_none(YR_EXC(StopIteration));
    return 0;
}

WRAP(descr_get)
{
    UNPACK(1, 2);
    yr_value object = args[0] == YR_NONE ? 0 : args[0];
    yr_value type = n == 2 && args[1] != YR_NONE ? args[1] : 0;
    if (!object && !type)
        return yr_type_error("__get__(None, None) is invalid");
    return ((yr_value(*)(yr_value, yr_value, yr_value))slot)(self, object, type);
}

WRAP(set)
{
    UNPACK(2, 2);
    return set_result(((set_fn)slot)(self, args[0], args[1]));
}

WRAP(delete)
{
    EXPECT(1, 1);
    return set_result(((set_fn)slot)(self, args[0], 0));
}

WRAP(init)
{
    (void)def;
    int (*init)(yr_value, yr_value *, size_t, yr_value) =
        (int (*)(yr_value, yr_value *, size_t, yr_value))slot;
    return set_result(init(self, args, n, keywords));
}

static yr_value truth_result(int result)
{
    return result < 0 ? 0 : yr_bool(result);
}

WRAP(truth)
{
    EXPECT(0, 0);
    (void)args;
    return truth_result(((int (*)(yr_value))slot)(self));
}

WRAP(length)
{
    EXPECT(0, 0);
    (void)args;
    int64_t length = ((int64_t(*)(yr_value))slot)(self);
    return length < 0 ? 0 : yr_int_from_i64(length);
}

WRAP(contains)
{
    EXPECT(1, 1);
    return truth_result(((int (*)(yr_value, yr_value))slot)(self, args[0]));
}

/* ---- wrapper_descriptor --------------------------------------------------------------------- */

yr_value yr_wrapper_new(yr_type *t, const yr_slot_def *def)
{
    yr_wrapper *w = yr_new(YR_TYPE(wrapper_descriptor), sizeof *w);
    if (!w)
        return 0;
    w->def = def;
    w->owner = t;
    yr_retain(yr_from(t));
    return yr_from(w);
}

/* Sequences have + and * as CPython's sequence slots: without reflections but __rmul__. */
static bool shown(yr_type *t, const yr_slot_def *def)
{
    if (!def->wrap)
        return false;
    if (def->name_id == YR_N___bool__) /* a shortcut past the length, which a subclass may change */
        return !t->slots.length || t == YR_TYPE_ID(range) || t == YR_TYPE_ID(weakproxy);
    if (def->name_id == YR_N___iadd__)
        return t != YR_TYPE_ID(str);
    bool is_sequence = t->slots.length && t != YR_TYPE_ID(weakproxy);
    return !(is_sequence && def->name_id == YR_N___radd__);
}

int yr_add_wrappers(yr_type *t, const yr_slots *own, yr_value dict)
{
    for (size_t i = 0; i < yr_slot_def_count; i++) {
        const yr_slot_def *def = &yr_slot_defs[i];
        yr_value name = YR->names[def->name_id];
        if (!yr_slot_get(own, def->offset) || !shown(t, def) || yr_dict_get(dict, name))
            continue;
        yr_value w = yr_wrapper_new(t, def);
        if (!w || yr_dict_set(dict, name, w) < 0)
            return -1;
        yr_drop(w);
    }
    return 0;
}

static yr_value call_wrapper(yr_value callable, yr_value *args, size_t n, yr_value keywords)
{
    yr_wrapper *w = YR_AS(yr_wrapper, callable);
    const char *owner = yr_name_of_type(w->owner);
    if (n == 0)
        return yr_type_error("descriptor '%s' of '%s' object needs an argument", w->def->name,
                             owner);
    if (!yr_isinstance_of(args[0], w->owner))
        return yr_type_error("descriptor '%s' requires a '%s' object but received a '%T'",
                             w->def->name, owner, args[0]);
    yr_any_function slot = yr_slot_get(&w->owner->slots, w->def->offset);
    return w->def->wrap(w->def, slot, args[0], args + 1, n - 1, keywords);
}

static yr_value bind_wrapper(yr_value descriptor, yr_value object, yr_value type)
{
    (void)type;
    yr_wrapper *w = YR_AS(yr_wrapper, descriptor);
    if (!object)
        return yr_retain(descriptor);
    if (!yr_isinstance_of(object, w->owner))
        return yr_type_error("descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                             w->def->name, yr_name_of_type(w->owner), object);
    yr_method_wrapper *m = yr_new(YR_TYPE(method_wrapper), sizeof *m);
    if (!m)
        return 0;
    m->def = w->def;
    m->owner = w->owner;
    yr_retain(yr_from(w->owner));
    m->self = yr_retain(object);
    return yr_from(m);
}

static void free_wrapper(yr_object *o)
{
    yr_drop(yr_from(((yr_wrapper *)o)->owner));
    yr_release(o);
}

static yr_value repr_wrapper(yr_value self)
{
    yr_wrapper *w = YR_AS(yr_wrapper, self);
    return yr_str_format("<slot wrapper '%s' of '%U' objects>", w->def->name, w->owner->name);
}

static yr_value wrapper_name(yr_value self)
{
    return yr_retain(YR->names[YR_AS(yr_wrapper, self)->def->name_id]);
}

static yr_value wrapper_qualname(yr_value self)
{
    yr_wrapper *w = YR_AS(yr_wrapper, self);
    return yr_str_format("%U.%s", w->owner->qualname, w->def->name);
}

static yr_value wrapper_class(yr_value self)
{
    return yr_retain(yr_from(YR_AS(yr_wrapper, self)->owner));
}

static yr_value no_text(yr_value self)
{
    (void)self;
    return YR_NONE;
}

static yr_value doc_of(const yr_slot_def *def)
{
    const char *doc = yr_slot_doc(def->name);
    return doc ? yr_str_from_c(doc) : YR_NONE;
}

static yr_value wrapper_doc(yr_value self)
{
    return doc_of(YR_AS(yr_wrapper, self)->def);
}

static const yr_getset_def wrapper_getsets[] = {
    {"__name__", wrapper_name, NULL, NULL},      {"__qualname__", wrapper_qualname, NULL, NULL},
    {"__objclass__", wrapper_class, NULL, NULL}, {"__doc__", wrapper_doc, NULL, NULL},
    {"__text_signature__", no_text, NULL, NULL}, {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(wrapper_descriptor, object) = {
    .id = YR_T_wrapper_descriptor,
    .size = sizeof(yr_wrapper),
    .flags = YR_TYPE_METHOD_LIKE,
    .methods = yr_wrapper_reducers,
    .getsets = wrapper_getsets,
    .slots = {.dealloc = free_wrapper,
              .repr = repr_wrapper,
              .call = call_wrapper,
              .descr_get = bind_wrapper},
};

/* ---- method-wrapper ------------------------------------------------------------------------- */

static yr_value call_method_wrapper(yr_value callable, yr_value *args, size_t n, yr_value keywords)
{
    yr_method_wrapper *m = YR_AS(yr_method_wrapper, callable);
    return m->def->wrap(m->def, yr_slot_get(&m->owner->slots, m->def->offset), m->self, args, n,
                        keywords);
}

static void free_method_wrapper(yr_object *o)
{
    yr_method_wrapper *m = (yr_method_wrapper *)o;
    yr_drop(m->self);
    yr_drop(yr_from(m->owner));
    yr_release(o);
}

static int traverse_method_wrapper(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_method_wrapper *)o)->self);
    return 0;
}

static yr_value repr_method_wrapper(yr_value self)
{
    yr_method_wrapper *m = YR_AS(yr_method_wrapper, self);
    return yr_str_format("<method-wrapper '%s' of %T object at %p>", m->def->name, m->self,
                         (void *)yr_object_of(m->self));
}

static yr_value compare_method_wrappers(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS(a, method_wrapper) || !YR_IS(b, method_wrapper))
        return YR_NOT_IMPLEMENTED;
    yr_method_wrapper *x = YR_AS(yr_method_wrapper, a), *y = YR_AS(yr_method_wrapper, b);
    bool same = x->def == y->def && x->self == y->self && x->owner == y->owner;
    return yr_bool(same == (op == YR_EQ));
}

static int hash_method_wrapper(yr_value self, uint64_t *hash)
{
    yr_method_wrapper *m = YR_AS(yr_method_wrapper, self);
    *hash = (m->self >> 4) ^ (uint64_t)(uintptr_t)m->def;
    return 0;
}

static yr_value method_wrapper_name(yr_value self)
{
    return yr_retain(YR->names[YR_AS(yr_method_wrapper, self)->def->name_id]);
}

static yr_value method_wrapper_self(yr_value self)
{
    return yr_retain(YR_AS(yr_method_wrapper, self)->self);
}

static yr_value method_wrapper_qualname(yr_value self)
{
    yr_method_wrapper *m = YR_AS(yr_method_wrapper, self);
    return yr_str_format("%U.%s", m->owner->qualname, m->def->name);
}

static yr_value method_wrapper_class(yr_value self)
{
    return yr_retain(yr_from(YR_AS(yr_method_wrapper, self)->owner));
}

static yr_value method_wrapper_doc(yr_value self)
{
    return doc_of(YR_AS(yr_method_wrapper, self)->def);
}

static const yr_getset_def method_wrapper_getsets[] = {
    {"__name__", method_wrapper_name, NULL, NULL},
    {"__qualname__", method_wrapper_qualname, NULL, NULL},
    {"__self__", method_wrapper_self, NULL, NULL},
    {"__objclass__", method_wrapper_class, NULL, NULL},
    {"__doc__", method_wrapper_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(method_wrapper, object) = {
    .id = YR_T_method_wrapper,
    .size = sizeof(yr_method_wrapper),
    .flags = YR_TYPE_TRACKED,
    .methods = yr_method_wrapper_reducers,
    .getsets = method_wrapper_getsets,
    .slots = {.dealloc = free_method_wrapper,
              .traverse = traverse_method_wrapper,
              .repr = repr_method_wrapper,
              .hash = hash_method_wrapper,
              .call = call_method_wrapper,
              .compare = compare_method_wrappers},
};
