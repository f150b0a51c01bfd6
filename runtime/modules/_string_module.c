/* _string_module.c - the module _string: the parts of a format string, one by one.
 *
 * Both iterators have a str and a place in it. */
#include "../types/str_format.h"

typedef struct {
    yr_object base;
    yr_value text; /* str */
    size_t at;
    bool ended; /* by an error */
} walk;

#define WALK(v) YR_AS(walk, v)

static void walk_dealloc(yr_object *o)
{
    yr_drop(((walk *)o)->text);
    yr_release(o);
}

/* new: a walk over text whose type has the name; the module keeps the types. */
static yr_value walk_new(const char *type, yr_value text, size_t at)
{
    yr_value m = yr_dict_get_c(YR->modules, "_string");
    yr_value t = m && YR_IS(m, module) ? yr_dict_get_c(YR_AS(yr_module, m)->dict, type) : 0;
    if (!t || !YR_IS_CLASS(t))
        return yr_raise_format(YR_EXC(RuntimeError), "lost _string.%s", type);
    walk *w = yr_new(YR_AS(yr_type, t), sizeof *w);
    if (!w)
        return 0;
    w->text = yr_retain(text);
    w->at = at;
    return yr_from(w);
}

/* ---- Fields and what stands between them ---- */

/* new: (literal, name, spec, conversion). field: NULL for none. */
static yr_value item_of(const yr_str *s, yr_value literal, const yr_format_field *field)
{
    yr_value items[4] = {literal, YR_NONE, YR_NONE, YR_NONE};
    if (field) {
        items[1] = yr_str_sub(yr_from(s), field->name.from, field->name.to);
        items[2] = yr_str_sub(yr_from(s), field->spec.from, field->spec.to);
        if (field->conversion)
            items[3] = yr_str_from_char(field->conversion);
    }
    for (int i = 0; i < 4; i++)
        if (!items[i]) {
            for (int k = 0; k < 4; k++)
                yr_xdrop(items[k]);
            return 0;
        }
    return yr_tuple(items, 4);
}

/* Literal text up to a field or a doubled brace, and the field. */
static int format_next(yr_value self, yr_value *item)
{
    walk *w = WALK(self);
    const yr_str *s = yr_str_as(w->text);
    size_t from = w->at, to = from;
    if (w->ended || from >= s->length)
        return 0;
    bool literal = true, doubled = false;
    while (literal && !doubled && w->at < s->length) {
        uint32_t c = yr_str_at(s, w->at++);
        size_t behind = w->at;
        if (yr_format_read_literal(s, &w->at, s->length, c, &literal) < 0)
            goto fail;
        doubled = w->at != behind;
        to = literal ? behind : behind - 1;
    }
    yr_format_field field;
    if (!literal && yr_format_read_field(s, &w->at, s->length, &field) < 0)
        goto fail;
    *item = item_of(s, yr_str_sub(w->text, from, to), literal ? NULL : &field);
    return *item ? 1 : -1;
fail:
    w->ended = true;
    return -1;
}

static const yr_type_spec format_spec = {
    .size = sizeof(walk),
    .flags = YR_TYPE_NO_NEW,
    .slots = {.dealloc = walk_dealloc, .iter = yr_iter_self, .next = format_next},
};

YR_METHOD(formatter_parser)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("expected str, got %T", args[0]);
    return walk_new("formatteriterator", args[0], 0);
}

/* ---- The name of a field ---- */

static int name_next(yr_value self, yr_value *item)
{
    walk *w = WALK(self);
    const yr_str *s = yr_str_as(w->text);
    bool attribute;
    yr_format_stretch name;
    if (w->at >= s->length)
        return 0;
    if (yr_format_read_step(s, &w->at, s->length, &attribute, &name) < 0)
        return -1;
    yr_value key = yr_format_key(s, attribute, name);
    if (!key)
        return -1;
    *item = yr_tuple((yr_value[]){yr_bool(attribute), key}, 2);
    return *item ? 1 : -1;
}

static const yr_type_spec name_spec = {
    .size = sizeof(walk),
    .flags = YR_TYPE_NO_NEW,
    .slots = {.dealloc = walk_dealloc, .iter = yr_iter_self, .next = name_next},
};

YR_METHOD(formatter_field_name_split)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("expected str, got %T", args[0]);
    const yr_str *s = yr_str_as(args[0]);
    yr_format_stretch first = {0, 0};
    while (first.to < s->length && yr_str_at(s, first.to) != '.' && yr_str_at(s, first.to) != '[')
        first.to++;
    yr_value key = yr_format_key(s, false, first);
    yr_value rest = key ? walk_new("fieldnameiterator", args[0], first.to) : 0;
    if (rest)
        return yr_tuple((yr_value[]){key, rest}, 2);
    yr_xdrop(key);
    return 0;
}

static const yr_method_def functions[] = {
    {"formatter_parser", formatter_parser, 1, 1, 0, "parse the argument as a format string"},
    {"formatter_field_name_split", formatter_field_name_split, 1, 1, 0,
     "split the argument as a field name"},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    yr_type *formats = yr_type_from_spec("formatteriterator", "_string", NULL, &format_spec);
    yr_type *names = yr_type_from_spec("fieldnameiterator", "_string", NULL, &name_spec);
    if (!formats || !names || yr_add_type(m, formats) < 0 || yr_add_type(m, names) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__string = {"_string", fill};
