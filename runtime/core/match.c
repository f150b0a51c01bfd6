/* match.c - what the patterns of a match statement ask of their subject.
 *
 * Two flags of a type say whether sequence and mapping patterns match its instances. The built-in
 * types have them from the start, a class takes over those of the first base in its order that has
 * any, a class body sets them itself by __abc_tpflags__ (numbers as in CPython), and registering a
 * class with an abstract base class that has a flag gives it to the class and all below it.
 */
#include "class.h"

enum { COLLECTION_FLAGS = YR_TYPE_SEQUENCE | YR_TYPE_MAPPING };
enum { NUMBER_OF_SEQUENCE = 1 << 5, NUMBER_OF_MAPPING = 1 << 6 };

/* ---- The flags ------------------------------------------------------------------------------- */

/* Moves __abc_tpflags__ out of the class's dict into its flags. */
static int take_own_flags(yr_type *t)
{
    yr_value v = yr_dict_get(yr_type_dict(t), YR_NAME(__abc_tpflags__));
    if (!v || !yr_is_int(v))
        return yr_pending() ? -1 : 0;
    int64_t numbers = yr_int_value(v);
    if (numbers & NUMBER_OF_SEQUENCE && numbers & NUMBER_OF_MAPPING) {
        yr_type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        return -1;
    }
    if (numbers & NUMBER_OF_SEQUENCE)
        t->flags |= YR_TYPE_SEQUENCE;
    if (numbers & NUMBER_OF_MAPPING)
        t->flags |= YR_TYPE_MAPPING;
    return yr_dict_delete(yr_type_dict(t), YR_NAME(__abc_tpflags__)) < 0 ? -1 : 0;
}

int yr_inherit_patterns(yr_type *t)
{
    if (take_own_flags(t) < 0)
        return -1;
    yr_tuple_object *mro = YR_AS(yr_tuple_object, t->mro);
    for (size_t i = 1; i < mro->length && !(t->flags & COLLECTION_FLAGS); i++)
        t->flags |= yr_as_type(mro->items[i])->flags & COLLECTION_FLAGS;
    return 0;
}

static void give_flags(yr_type *t, uint32_t flags)
{
    if (t->flags & YR_TYPE_IMMUTABLE || (t->flags & COLLECTION_FLAGS) == flags)
        return;
    t->flags = (t->flags & ~(uint32_t)COLLECTION_FLAGS) | flags;
    for (size_t i = 0; i < t->subclass_count; i++)
        give_flags(t->subclasses[i], flags);
}

void yr_register_patterns(yr_type *abstract, yr_type *subclass)
{
    uint32_t flags = abstract->flags & COLLECTION_FLAGS;
    if (flags)
        give_flags(subclass, flags);
}

int yr_match_sequence(yr_value subject)
{
    return !!(yr_type_of(subject)->flags & YR_TYPE_SEQUENCE);
}

int yr_match_mapping(yr_value subject)
{
    return !!(yr_type_of(subject)->flags & YR_TYPE_MAPPING);
}

/* ---- Sequences ------------------------------------------------------------------------------- */

int yr_match_length(yr_value subject, int64_t n)
{
    int64_t length = yr_length(subject);
    return length < 0 ? -1 : length == n;
}

int yr_match_at_least(yr_value subject, int64_t n)
{
    int64_t length = yr_length(subject);
    return length < 0 ? -1 : length >= n;
}

yr_value yr_match_from_end(yr_value subject, int64_t n)
{
    int64_t length = yr_length(subject);
    return length < 0 ? 0 : yr_getitem(subject, yr_int(length - n));
}

/* ---- Mappings -------------------------------------------------------------------------------- */

/* Adds a key to those seen. -1 and ValueError if it was there. */
static int note_key(yr_value seen, yr_value key)
{
    int known = yr_set_has(seen, key);
    if (known > 0)
        yr_value_error("mapping pattern checks duplicate key (%R)", key);
    return known ? -1 : yr_set_add(seen, key);
}

/* Fills values by get(key, absent): 1; 0 where a key is missing; -1. */
static int find_values(yr_tuple_object *keys, yr_value get, yr_value absent, yr_value seen,
                       yr_tuple_object *values)
{
    for (size_t i = 0; i < keys->length; i++) {
        if (note_key(seen, keys->items[i]) < 0)
            return -1;
        yr_value v = yr_invoke2(get, keys->items[i], absent);
        if (!v)
            return -1;
        if (v == absent) {
            yr_drop(v);
            return 0;
        }
        values->items[i] = v;
    }
    return 1;
}

yr_value yr_match_keys(yr_value subject, yr_value keys)
{
    yr_tuple_object *wanted = YR_AS(yr_tuple_object, keys);
    if (!wanted->length)
        return yr_retain(YR->empty_tuple);
    yr_value get = yr_getattr(subject, YR_NAME(get)), values = 0;
    yr_value absent = get ? yr_invoke0(yr_from(YR_TYPE(object))) : 0;
    yr_value seen = absent ? yr_set_new(YR_TYPE(set), 0) : 0;
    if (seen)
        values = yr_tuple_alloc(wanted->length);
    if (values) {
        int found = find_values(wanted, get, absent, seen, YR_AS(yr_tuple_object, values));
        if (found <= 0)
            yr_set(&values, found == 0 ? YR_NONE : 0);
    }
    yr_xdrop(seen);
    yr_xdrop(absent);
    yr_xdrop(get);
    return values;
}

yr_value yr_match_rest(yr_value subject, yr_value keys)
{
    yr_tuple_object *taken = YR_AS(yr_tuple_object, keys);
    yr_value rest = yr_dict_new();
    if (!rest || yr_dict_update(rest, subject) < 0)
        goto fail;
    for (size_t i = 0; i < taken->length; i++)
        if (yr_delitem(rest, taken->items[i]) < 0)
            goto fail;
    return rest;
fail:
    yr_xdrop(rest);
    return 0;
}

/* ---- Classes --------------------------------------------------------------------------------- */

typedef struct {
    yr_value subject;
    yr_type *class;
    yr_value seen;       /* set of the attribute names so far; 0 until the second */
    yr_value first;      /* the first name, borrowed */
    yr_value attributes; /* list */
} class_match;

/* Of these a single positional pattern matches the subject itself. */
static bool matches_self(yr_type *t)
{
    static const uint8_t kinds[] = {YR_T_bool,  YR_T_bytearray, YR_T_bytes, YR_T_dict,
                                    YR_T_float, YR_T_frozenset, YR_T_int,   YR_T_list,
                                    YR_T_set,   YR_T_str,       YR_T_tuple};
    for (; t; t = t->parent)
        for (size_t i = 0; i < sizeof kinds; i++)
            if (t == &YR->types[kinds[i]])
                return true;
    return false;
}

static int note_name(class_match *m, yr_value name)
{
    if (!m->first) {
        m->first = name;
        return 0;
    }
    if (!m->seen) {
        m->seen = yr_set_new(YR_TYPE(set), 0);
        if (!m->seen || yr_set_add(m->seen, m->first) < 0)
            return -1;
    }
    int known = yr_set_has(m->seen, name);
    if (known > 0)
        yr_type_error("%s() got multiple sub-patterns for attribute %R", yr_name_of_type(m->class),
                      name);
    return known ? -1 : yr_set_add(m->seen, name);
}

/* Appends the attribute of that name: 1; 0 where the subject has none; -1. */
static int take_attribute(class_match *m, yr_value name)
{
    if (note_name(m, name) < 0)
        return -1;
    yr_value v = yr_getattr_or_null(m->subject, name);
    if (!v)
        return yr_pending() ? -1 : 0;
    int failed = yr_list_append(m->attributes, v);
    yr_drop(v);
    return failed ? -1 : 1;
}

/* The names that positional patterns stand for; *self: the subject stands for itself. new or 0 */
static yr_value match_args_of(yr_type *class, bool *self)
{
    yr_value args = yr_getattr_or_null(yr_from(class), YR_NAME(__match_args__));
    *self = false;
    if (!args && !yr_pending()) {
        *self = matches_self(class);
        return yr_retain(YR->empty_tuple);
    }
    if (args && !YR_IS(args, tuple)) {
        yr_type_error("%s.__match_args__ must be a tuple (got %T)", yr_name_of_type(class), args);
        yr_set(&args, 0);
    }
    return args;
}

static int take_named(class_match *m, yr_value names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        yr_value name = YR_AS(yr_tuple_object, names)->items[i];
        if (!YR_IS(name, str)) {
            yr_type_error("__match_args__ elements must be strings (got %T)", name);
            return -1;
        }
        int taken = take_attribute(m, name);
        if (taken <= 0)
            return taken;
    }
    return 1;
}

/* 1; 0 where an attribute is missing; -1. *names is what m->first may belong to. */
static int take_positional(class_match *m, size_t n, yr_value *names)
{
    bool self;
    *names = match_args_of(m->class, &self);
    if (!*names)
        return -1;
    size_t allowed = self ? 1 : YR_AS(yr_tuple_object, *names)->length;
    if (allowed < n) {
        yr_type_error("%s() accepts %zd positional sub-pattern%s (%zd given)",
                      yr_name_of_type(m->class), allowed, allowed == 1 ? "" : "s", n);
        return -1;
    }
    if (self)
        return yr_list_append(m->attributes, m->subject) < 0 ? -1 : 1;
    return take_named(m, *names, n);
}

/* The same where all patterns have names, which the compiler has found to differ: new: the tuple of
 * the attributes, None where one is missing. */
static yr_value take_keywords(yr_value subject, const yr_tuple_object *names)
{
    enum { FEW = 8 };
    yr_value few[FEW], *values = few;
    size_t n = 0;
    if (names->length > FEW && !(values = yr_alloc(names->length * sizeof *values)))
        return 0;
    while (n < names->length && (values[n] = yr_getattr_or_null(subject, names->items[n])))
        n++;
    yr_value result = n == names->length ? yr_tuple(values, n) : yr_pending() ? 0 : YR_NONE;
    if (n < names->length)
        for (size_t i = 0; i < n; i++)
            yr_drop(values[i]);
    if (values != few)
        yr_dispose(values);
    return result;
}

yr_value yr_match_class(yr_value subject, yr_value class, int64_t positional, yr_value names)
{
    if (!YR_IS_CLASS(class))
        return yr_type_error("called match pattern must be a type");
    int found = yr_isinstance(subject, class);
    if (found <= 0)
        return found < 0 ? 0 : YR_NONE;
    if (!positional)
        return take_keywords(subject, YR_AS(yr_tuple_object, names));
    class_match m = {subject, yr_as_type(class), 0, 0, yr_list_new()};
    yr_value match_args = 0;
    if (!m.attributes)
        return 0;
    found = take_positional(&m, (size_t)positional, &match_args);
    yr_tuple_object *keywords = YR_AS(yr_tuple_object, names);
    for (size_t i = 0; found > 0 && i < keywords->length; i++)
        found = take_attribute(&m, keywords->items[i]);
    yr_value result = found > 0 ? yr_list_to_tuple(m.attributes) : found < 0 ? 0 : YR_NONE;
    yr_drop(m.attributes);
    yr_xdrop(m.seen);
    yr_xdrop(match_args);
    return result;
}
