/* dataclasses_init.c - the __init__ of a dataclass.
 *
 * The parameters are bound as those of any function. Then each field is set, in order, from its
 * argument, its factory or its default; a frozen class goes around its own __setattr__, as
 * CPython's text does with object.__setattr__.
 *
 * Where no factory is called, and the class sets attributes plainly, nobody can see the instance
 * between two of them: all are set at once. The key says of which instances that holds: those whose
 * shape is the root and has that token, or, where the type has no attributes but those of
 * __slots__, whose type has that version. Either changes with every change of the type or its
 * bases.
 *
 * cells[0] holds the tuple of what the code cannot hold itself: the mark for "call the factory",
 * then for each field its factory or default, or None. Where all are None there is no cell. */
#include "dataclasses_parts.h"

enum { MARK, FIRST_VALUE, FIRST_LINE = 3, LEARN_LIMIT = 64 };

static yr_method_code *method_of(yr_function *f)
{
    return (yr_method_code *)f->code;
}

/* ---- All at once ------------------------------------------------------------------------------
 */

/* 0: such an instance is not filled at once. */
static uint64_t key_of(yr_value self)
{
    yr_type *t = yr_type_of(self);
    if (!yr_is_pointer(self))
        return 0;
    if (!(t->flags & YR_TYPE_HAS_DICT))
        return t->version;
    yr_attributes *a = yr_attributes_of(yr_object_of(self));
    if (a->shape ? a->shape->count != 0 || a->values : a->values != NULL)
        return 0;
    return t->root_shape ? t->root_shape->token : 0;
}

/* Is the member of __slots__ of an instance where the attribute is kept? *offset is 0 where the
 * attribute is one of those by shape. */
static bool place_of(yr_type *t, yr_value name, size_t *offset)
{
    yr_value found = yr_type_lookup(t, name);
    *offset = 0;
    if (!found || !yr_type_of(found)->slots.descr_set)
        return true;
    if (!YR_IS(found, member_descriptor) || t->flags & YR_TYPE_STR ||
        !(YR_AS(yr_member, found)->owner->flags & YR_TYPE_HEAP) ||
        !yr_is_subtype(t, YR_AS(yr_member, found)->owner))
        return false;
    *offset = YR_AS(yr_member, found)->offset;
    return true;
}

/* Finds the places of the fields in instances like self, which had that key before it was filled.
 */
static void learn(yr_method_code *m, yr_value self, uint64_t key)
{
    yr_type *t = yr_type_of(self);
    bool has_dict = t->flags & YR_TYPE_HAS_DICT;
    yr_shape *shape = has_dict ? yr_shape_root(t) : NULL;
    m->tried = key;
    m->learned++;
    m->key = 0;
    m->appended = 0;
    if ((!m->frozen && t->slots.setattr != yr_object_setattr) || (has_dict && !shape))
        return;
    for (size_t i = 0; i < m->count; i++) {
        yr_data_field *field = &m->fields[i];
        if (field->source == YR_FIELD_FACTORY || !place_of(t, field->name, &field->offset))
            return;
        if (field->offset)
            continue;
        if (!has_dict || yr_shape_find(shape, field->name) >= 0)
            return;
        if (!(shape = yr_shape_add(shape, field->name))) {
            yr_clear_pending();
            return;
        }
        m->appended++;
    }
    m->shape = shape;
    m->key = key;
}

static yr_value value_at_once(const yr_data_field *field, yr_tuple_object *kept, size_t i,
                              yr_value *args)
{
    return yr_retain(field->source == YR_FIELD_DEFAULT ? kept->items[FIRST_VALUE + i]
                                                       : args[field->argument]);
}

/* 1: done; 0: it cannot be done here; -1. */
static int set_at_once(yr_method_code *m, yr_tuple_object *kept, yr_value *args)
{
    yr_value self = args[0];
    for (size_t i = 0; i < m->count; i++)
        if (m->fields[i].source == YR_FIELD_OPTIONAL &&
            args[m->fields[i].argument] == kept->items[MARK])
            return 0;
    yr_attributes *a = NULL;
    if (m->appended) {
        yr_value *values = yr_alloc(yr_shape_capacity(m->appended) * sizeof *values);
        if (!values)
            return -1;
        a = yr_attributes_of(yr_object_of(self));
        a->values = values;
        a->shape = m->shape;
    }
    for (size_t i = 0, next = 0; i < m->count; i++) {
        yr_data_field *field = &m->fields[i];
        yr_value v = value_at_once(field, kept, i, args);
        if (field->offset)
            yr_set((yr_value *)((char *)yr_object_of(self) + field->offset), v);
        else
            a->values[next++] = v;
    }
    return 1;
}

/* ---- One by one -------------------------------------------------------------------------------
 */

/* new */
static yr_value value_of(const yr_data_field *field, yr_tuple_object *kept, size_t i,
                         yr_value *args)
{
    switch (field->source) {
    case YR_FIELD_ARGUMENT: break;
    case YR_FIELD_DEFAULT: return yr_retain(kept->items[FIRST_VALUE + i]);
    case YR_FIELD_OPTIONAL:
        if (args[field->argument] != kept->items[MARK])
            break;
        /* fall through */
    default: return yr_call(kept->items[FIRST_VALUE + i], NULL, 0);
    }
    return yr_retain(args[field->argument]);
}

/* 0, or the line that failed. */
static int set_each(yr_method_code *m, yr_tuple_object *kept, yr_value *args)
{
    for (size_t i = 0; i < m->count; i++) {
        yr_data_field *field = &m->fields[i];
        yr_value v = value_of(field, kept, i, args);
        int r = -1;
        if (v && m->frozen)
            r = yr_object_setattr(args[0], field->name, v);
        else if (v)
            r = yr_store_attr(args[0], field->name, v, &field->site);
        yr_xdrop(v);
        if (r < 0)
            return FIRST_LINE + (int)i;
    }
    return 0;
}

static int call_post_init(yr_method_code *m, yr_function *f, yr_value *args)
{
    enum { FEW = 8 };
    yr_value few[FEW], *all = few, self, result = 0;
    yr_value callee = yr_load_method(args[0], m->post_name, &m->post_site, &self);
    if (!callee)
        return -1;
    if (m->passed_count >= FEW && !(all = yr_alloc((m->passed_count + 1) * sizeof *all))) {
        yr_xdrop(self);
        yr_drop(callee);
        return -1;
    }
    all[0] = self;
    size_t n = 0;
    while (n < m->passed_count && m->passed[n] >= 0) {
        all[n + 1] = yr_retain(args[m->passed[n]]);
        n++;
    }
    if (n == m->passed_count) {
        result = yr_call_method(callee, all, n + 1);
    } else { /* a pseudo-field that is no parameter */
        yr_raise_format(YR_EXC(NameError), "name is not defined in %U()", f->qualname);
        for (size_t i = 0; i <= n; i++)
            yr_xdrop(all[i]);
    }
    if (all != few)
        yr_dispose(all);
    yr_drop(callee);
    yr_xdrop(result);
    return result ? 0 : -1;
}

static yr_value init_body(yr_function *f, yr_value *args)
{
    yr_method_code *m = method_of(f);
    yr_value held =
        m->code.free_count ? YR_AS(yr_cell, f->cells[0])->value : yr_retain(YR->empty_tuple);
    size_t n = (size_t)yr_parameter_count(&m->code);
    if (!held) { /* garbage that is being taken apart */
        yr_raise_format(YR_EXC(NameError), "the class of %U() is gone", f->qualname);
        return yr_dataclasses_fail(f, args, FIRST_LINE);
    }
    if (m->code.free_count)
        yr_retain(held);
    yr_tuple_object *kept = YR_TUPLE(held);
    uint64_t key = key_of(args[0]);
    int line = 0, done = key && key == m->key ? set_at_once(m, kept, args) : 0;
    if (done < 0)
        line = FIRST_LINE;
    else if (!done)
        line = set_each(m, kept, args);
    if (!line && m->post_name && call_post_init(m, f, args) < 0)
        line = FIRST_LINE + (int)m->count;
    if (!done && !line && key && key != m->tried && m->learned < LEARN_LIMIT)
        learn(m, args[0], key);
    yr_drop(held);
    if (line)
        return yr_dataclasses_fail(f, args, line);
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
    return YR_NONE;
}

/* ---- Making the function -----------------------------------------------------------------------
 */

static int set_names(yr_method_code *m, yr_value names)
{
    const char **places = (const char **)m->code.names;
    size_t count = YR_TUPLE(names)->length;
    for (size_t i = 0; i < count; i++) {
        yr_value name = yr_intern(yr_retain(YR_TUPLE(names)->items[i]));
        if (!name || !(places[i] = yr_utf8(name, NULL)))
            return -1;
    }
    places[count] = "_HAS_DEFAULT_FACTORY";
    return 0;
}

/* From (name, argument, source): see set_each. */
static int set_fields(yr_method_code *m, yr_value steps)
{
    for (size_t i = 0; i < m->count; i++) {
        yr_tuple_object *step = YR_TUPLE(YR_TUPLE(steps)->items[i]);
        yr_data_field *field = &m->fields[i];
        field->argument = (int16_t)yr_int_value(step->items[1]);
        field->source = (uint8_t)yr_int_value(step->items[2]);
        if (!(field->name = yr_intern(yr_retain(step->items[0]))))
            return -1;
    }
    return 0;
}

static yr_value none_as_absent(yr_value v)
{
    return v == YR_NONE ? 0 : yr_retain(v);
}

/* init(module, names, keyword_only, defaults, keyword_defaults, annotations, steps, passed, kept,
 * frozen): the __init__ of a class of that module. names: of all parameters; keyword_only: how many
 * of them; steps: (name, argument, source) of each field that is set; passed: None, or a tuple of
 * the arguments of __post_init__(); kept: None, or what cells[0] holds. Only dataclasses.py calls
 * it. */
yr_value yr_dataclasses_init(YR_UNUSED yr_value self, yr_value *args, YR_UNUSED size_t n,
                             YR_UNUSED yr_value keywords)
{
    for (int i = 1; i < 9; i++)
        if (i != 2 && args[i] != YR_NONE && !YR_IS_TUPLE(args[i]) && !YR_IS_DICT(args[i]))
            return yr_type_error("init() takes what dataclasses gives it");
    size_t count = YR_TUPLE(args[1])->length, named = (size_t)yr_int_value(args[2]);
    yr_tuple_object *passed = args[7] != YR_NONE ? YR_TUPLE(args[7]) : NULL;
    yr_method_code *m =
        yr_dataclasses_code(count + 1, YR_TUPLE(args[6])->length, passed ? passed->length : 0);
    if (!m || set_names(m, args[1]) < 0 || set_fields(m, args[6]) < 0)
        return 0;
    for (size_t i = 0; passed && i < passed->length; i++)
        ((int16_t *)m->passed)[i] = (int16_t)yr_int_value(passed->items[i]);
    if (passed && !(m->post_name = yr_intern_c("__post_init__")))
        return 0;
    m->frozen = args[9] == YR_TRUE;
    m->code.name = "__init__";
    m->code.qualname = "__create_fn__.<locals>.__init__";
    m->code.body = init_body;
    m->code.flags = YR_CODE_NESTED;
    m->code.positional = (uint16_t)(count - named);
    m->code.keyword_only = (uint16_t)named;
    m->code.local_count = (uint16_t)count;
    m->code.free_count = args[8] != YR_NONE;
    yr_value cell = m->code.free_count ? yr_cell_new(yr_retain(args[8])) : 0;
    if (m->code.free_count && !cell)
        return 0;
    return yr_dataclasses_function(m, args[0], none_as_absent(args[3]), none_as_absent(args[4]),
                                   none_as_absent(args[5]), &cell);
}
