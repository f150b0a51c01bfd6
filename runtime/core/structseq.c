/* structseq.c - tuples whose items have names.
 *
 * The type has one member descriptor for each item, and __match_args__ holds the names for repr
 * and for making instances. Hidden fields stand behind the items in memory, in a fixed number of
 * places, so that a type that has any frees them without a look at its dict.
 */
#include "class.h"
#include "structseq.h"

/* The names of the fields: a tuple, borrowed; 0 only for a type that is no structseq. */
static yr_tuple_object *names_of(yr_type *t)
{
    yr_value names = yr_type_lookup(t, YR_NAME(__match_args__));
    return names ? YR_AS(yr_tuple_object, names) : NULL;
}

static yr_value structseq_repr(yr_value self)
{
    yr_tuple_object *names = names_of(yr_type_of(self)), *t = YR_AS(yr_tuple_object, self);
    yr_value module = yr_getattr_or_null(yr_from(yr_type_of(self)), YR_NAME(__module__));
    yr_builder out = {0};
    if (module && YR_IS_STR(module) && !yr_str_is(module, "builtins")) {
        yr_builder_add(&out, module);
        yr_builder_char(&out, '.');
    }
    yr_xdrop(module);
    yr_builder_c(&out, yr_type_name(self));
    yr_builder_char(&out, '(');
    for (size_t i = 0; names && i < t->length && i < names->length; i++) {
        yr_value text = yr_str_format("%s%S=%R", i ? ", " : "", names->items[i], t->items[i]);
        if (!text) {
            yr_builder_free(&out);
            return 0;
        }
        yr_builder_add(&out, text);
        yr_drop(text);
    }
    yr_builder_char(&out, ')');
    return yr_builder_finish(&out);
}

/* A member descriptor could be written through: these types refuse every attribute. */
static int structseq_setattr(yr_value self, yr_value name, yr_value v)
{
    (void)v;
    if (yr_type_lookup(yr_type_of(self), name))
        yr_raise_format(YR_EXC(AttributeError), "readonly attribute");
    else
        yr_raise_format(YR_EXC(AttributeError), "'%s' object has no attribute '%U'",
                        yr_type_name(self), name);
    return -1;
}

/* How many values an instance has. */
static size_t count_values(yr_type *t)
{
    yr_value count = yr_dict_get(t->dict, YR_NAME(n_fields));
    int64_t n = 0;
    return count && yr_to_i64(count, &n) == 0 ? (size_t)n : 0;
}

/* TypeError: the name of the type, with its module, and then that text. */
static yr_value refuse(yr_type *t, yr_value text)
{
    yr_value module = text ? yr_getattr_or_null(yr_from(t), YR_NAME(__module__)) : 0;
    if (module)
        yr_type_error("%S.%S() takes %S", module, t->name, text);
    yr_xdrop(module);
    yr_xdrop(text);
    return 0;
}

/* The number of the value that a descriptor of the type's dict reads, or -1. */
static int64_t number_of(yr_type *t, yr_value v)
{
    if (!YR_IS(v, member_descriptor) || YR_AS(yr_member, v)->owner != t)
        return -1;
    size_t offset = YR_AS(yr_member, v)->offset, items = offsetof(yr_tuple_object, items);
    return offset < items ? -1 : (int64_t)((offset - items) / sizeof(yr_value));
}

/* The second argument, a dict, fills the hidden fields from number n on. Borrowed. */
static int fill_hidden(yr_type *t, yr_value dict, yr_value *values, size_t n)
{
    size_t at = 0;
    yr_value name, member;
    if (!YR_IS_DICT(dict)) {
        refuse(t, yr_str_from_c("a dict as second arg, if any"));
        return -1;
    }
    while (yr_dict_next(t->dict, &at, &name, &member)) {
        int64_t number = number_of(t, member);
        yr_value v = number >= (int64_t)n && number < 64 ? yr_dict_get(dict, name) : 0;
        if (v)
            values[number] = v;
        else if (YR->pending)
            return -1;
    }
    return 0;
}

/* new: the hidden fields by name. */
static yr_value hidden_dict(yr_value self)
{
    yr_type *t = yr_type_of(self);
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, self);
    yr_value dict = yr_dict_new(), name, member;
    size_t at = 0;
    while (dict && yr_dict_next(t->dict, &at, &name, &member)) {
        int64_t number = number_of(t, member);
        if (number < (int64_t)tuple->length)
            continue;
        if (yr_dict_set(dict, name, tuple->items[number]) < 0)
            yr_set(&dict, 0);
    }
    return dict;
}

/* (type, (items, hidden fields)) */
static yr_value structseq_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, self);
    yr_value parts[2] = {yr_tuple_of(tuple->items, tuple->length), hidden_dict(self)};
    if (!parts[0] || !parts[1]) {
        yr_xdrop(parts[0]);
        yr_xdrop(parts[1]);
        return 0;
    }
    yr_value rest = yr_tuple(parts, 2);
    return rest ? yr_tuple((yr_value[]){yr_retain(yr_from(yr_type_of(self))), rest}, 2) : 0;
}

static const yr_method_def structseq_methods[] = {
    {"__reduce__", structseq_reduce, 0, 0, 0, NULL},
    YR_METHOD_END,
};

static yr_value structseq_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_tuple_object *names = names_of(t);
    if (yr_no_keywords(yr_name_of_type(t), keywords) < 0)
        return 0;
    if (n < 1 || n > 2)
        return yr_type_error("%s() takes a sequence", yr_name_of_type(t));
    yr_value items = yr_to_tuple(args[0]);
    if (!items)
        return 0;
    yr_tuple_object *given = YR_AS(yr_tuple_object, items);
    yr_value result = 0;
    size_t least = names ? names->length : 0, most = count_values(t);
    if (given->length >= least && given->length <= most) {
        yr_value values[64];
        for (size_t i = 0; i < most && i < 64; i++)
            values[i] = i < given->length ? given->items[i] : YR_NONE;
        if (n < 2 || fill_hidden(t, args[1], values, given->length) == 0)
            result = yr_structseq_of(t, values);
    } else {
        const char *bound = least == most           ? "a"
                            : given->length < least ? "an at least"
                                                    : "an at most";
        refuse(t, yr_str_format("%s %zu-sequence (%zu-sequence given)", bound,
                                given->length < least ? least : most, given->length));
    }
    yr_drop(items);
    return result;
}

static const yr_type_spec spec = {
    .size = 0,
    .methods = structseq_methods,
    .slots = {.repr = structseq_repr, .setattr = structseq_setattr, .make = structseq_make},
};

static yr_value *hidden_of(yr_object *o)
{
    yr_tuple_object *t = (yr_tuple_object *)o;
    return t->items + t->length;
}

static void hidden_dealloc(yr_object *o)
{
    for (int i = 0; i < YR_STRUCTSEQ_HIDDEN; i++)
        yr_set(&hidden_of(o)[i], 0);
    YR_TYPE(tuple)->slots.dealloc(o);
}

static int hidden_traverse(yr_object *o, yr_visitor visit, void *context)
{
    for (int i = 0; i < YR_STRUCTSEQ_HIDDEN; i++)
        YR_VISIT(hidden_of(o)[i]);
    return YR_TYPE(tuple)->slots.traverse(o, visit, context);
}

static const yr_type_spec spec_hidden = {
    .size = 0,
    .methods = structseq_methods,
    .slots = {.dealloc = hidden_dealloc,
              .traverse = hidden_traverse,
              .repr = structseq_repr,
              .setattr = structseq_setattr,
              .make = structseq_make},
};

static int add_member(yr_type *t, yr_value name, size_t i)
{
    size_t offset = offsetof(yr_tuple_object, items) + i * sizeof(yr_value);
    yr_value member = yr_member_new(t, name, offset);
    int failed = member ? yr_dict_set(t->dict, name, member) : -1;
    yr_xdrop(member);
    return failed;
}

/* The members from number n on; names: 0, or a tuple that gets them. */
static int add_members(yr_type *t, const char *const *fields, size_t n, yr_value names)
{
    for (size_t i = 0; fields[i]; i++) {
        yr_value name = yr_intern_c(fields[i]);
        int failed = name ? add_member(t, name, n + i) : -1;
        if (names)
            YR_AS(yr_tuple_object, names)->items[i] = name ? name : YR_NONE;
        else
            yr_xdrop(name);
        if (failed)
            return -1;
    }
    return 0;
}

static size_t count(const char *const *fields)
{
    size_t n = 0;
    while (fields && fields[n])
        n++;
    return n;
}

static int add_fields(yr_type *t, const char *const *fields, const char *const *hidden)
{
    size_t n = count(fields), more = count(hidden);
    yr_value names = yr_tuple_alloc(n);
    if (!names)
        return -1;
    for (size_t i = 0; i < n; i++)
        YR_AS(yr_tuple_object, names)->items[i] = YR_NONE;
    if (add_members(t, fields, 0, names) < 0 || (hidden && add_members(t, hidden, n, 0) < 0) ||
        yr_dict_set_c(t->dict, "n_fields", yr_int((int64_t)(n + more))) < 0 ||
        yr_dict_set_c(t->dict, "n_sequence_fields", yr_int((int64_t)n)) < 0 ||
        yr_dict_set_c(t->dict, "n_unnamed_fields", yr_int(0)) < 0) {
        yr_drop(names);
        return -1;
    }
    return yr_dict_set_c(t->dict, "__match_args__", names);
}

yr_type *yr_structseq_type_hidden(const char *module, const char *name, const char *const *fields,
                                  const char *const *hidden)
{
    yr_type *t = yr_type_from_spec(name, module, YR_TYPE(tuple), hidden ? &spec_hidden : &spec);
    if (!t || add_fields(t, fields, hidden) < 0)
        return NULL;
    yr_type_modified(t);
    return t;
}

yr_type *yr_structseq_type(const char *module, const char *name, const char *const *fields)
{
    return yr_structseq_type_hidden(module, name, fields, NULL);
}

yr_value yr_structseq_of(yr_type *t, const yr_value *values)
{
    yr_tuple_object *names = names_of(t);
    size_t n = names ? names->length : 0, all = count_values(t);
    size_t room = all > n ? n + YR_STRUCTSEQ_HIDDEN : n;
    size_t size = yr_variable_size(t, sizeof(yr_tuple_object) + room * sizeof(yr_value));
    yr_tuple_object *o = yr_new(t, size);
    if (!o)
        return 0;
    o->length = n;
    for (size_t i = 0; i < all; i++)
        o->items[i] = yr_retain(values[i]);
    return yr_from(o);
}

yr_value yr_structseq_steal(yr_type *t, yr_value *values)
{
    size_t n = count_values(t);
    bool complete = true;
    for (size_t i = 0; i < n; i++)
        complete = complete && values[i];
    yr_value o = complete ? yr_structseq_of(t, values) : 0;
    for (size_t i = 0; i < n; i++)
        yr_xdrop(values[i]);
    return o;
}
