/* template.c - the values of t-strings (PEP 750): string.templatelib's Template and Interpolation.
 *
 * A template holds one str more than interpolations: they stand in turns. Only a program that has a
 * t-string links this file; its types are made at the first one. */
#include "../core/extension.h"
#include "../core/module.h"
#include "../core/reduce.h"
#include "containers.h"
#include "text.h"

typedef struct {
    yr_object base;
    yr_value strings, interpolations; /* tuples */
} template;

typedef struct {
    yr_object base;
    yr_value value, expression, conversion,
        format_spec; /* conversion: a str of one letter or None */
} interpolation;

typedef struct {
    yr_object base;
    yr_value over; /* a template */
    size_t at;     /* 2 i: string i; 2 i + 1: interpolation i */
} walk;

#define TEMPLATE(v)      YR_AS(template, v)
#define INTERPOLATION(v) YR_AS(interpolation, v)

static const char module_name[] = "string.templatelib";
static yr_type *template_type, *interpolation_type, *walk_type;

static int make_types(void);

/* ---- Interpolations -------------------------------------------------------------------------- */

static void interpolation_clear(yr_object *o)
{
    interpolation *i = (interpolation *)o;
    yr_set(&i->value, 0);
    yr_set(&i->expression, 0);
    yr_set(&i->conversion, 0);
    yr_set(&i->format_spec, 0);
}

static void interpolation_dealloc(yr_object *o)
{
    interpolation_clear(o);
    yr_release(o);
}

static int interpolation_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((interpolation *)o)->value);
    YR_VISIT(((interpolation *)o)->expression);
    YR_VISIT(((interpolation *)o)->conversion);
    YR_VISIT(((interpolation *)o)->format_spec);
    return 0;
}

/* new; spec 0: "". */
static yr_value make_interpolation(yr_value v, yr_value expression, yr_value conversion,
                                   yr_value spec)
{
    if (make_types() < 0)
        return 0;
    interpolation *i = yr_new(interpolation_type, sizeof *i);
    if (!i)
        return 0;
    i->value = yr_retain(v);
    i->expression = expression ? yr_retain(expression) : yr_str_from_c("");
    i->conversion = yr_retain(conversion);
    i->format_spec = spec ? yr_retain(spec) : yr_str_from_c("");
    if (i->expression && i->format_spec)
        return yr_from(i);
    yr_drop(yr_from(i));
    return 0;
}

yr_value yr_interpolation(yr_value v, yr_value expression, int conversion, yr_value spec)
{
    char letter[2] = {(char)conversion, 0};
    yr_value text = conversion ? yr_intern_c(letter) : YR_NONE;
    yr_value i = text ? make_interpolation(v, expression, text, spec) : 0;
    yr_xdrop(text);
    return i;
}

static yr_value interpolation_make(YR_UNUSED yr_type *t, yr_value *args, size_t n,
                                   yr_value keywords)
{
    static const char *const names[] = {"value", "expression", "conversion", "format_spec"};
    yr_value out[4] = {0};
    if (yr_parse_arguments(YR_SHOWN("Interpolation"), names, 0, 1, 4, 4, args, n, keywords, out) <
        0)
        return 0;
    for (int i = 1; i < 4; i++) {
        bool fits = !out[i] || YR_IS_STR(out[i]) || (i == 2 && out[i] == YR_NONE);
        if (!fits)
            return yr_type_error("Interpolation() argument '%s' must be str, not %T", names[i],
                                 out[i]);
    }
    yr_value conversion = out[2] ? out[2] : YR_NONE;
    if (conversion != YR_NONE && !yr_str_is(conversion, "s") && !yr_str_is(conversion, "r") &&
        !yr_str_is(conversion, "a"))
        return yr_raise_format(
            YR_EXC(ValueError),
            "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    return make_interpolation(out[0], out[1], conversion, out[3]);
}

static yr_value interpolation_repr(yr_value self)
{
    interpolation *i = INTERPOLATION(self);
    return yr_str_format("Interpolation(%R, %R, %R, %R)", i->value, i->expression, i->conversion,
                         i->format_spec);
}

static yr_value get_value(yr_value self)
{
    return yr_retain(INTERPOLATION(self)->value);
}

static yr_value get_expression(yr_value self)
{
    return yr_retain(INTERPOLATION(self)->expression);
}

static yr_value get_conversion(yr_value self)
{
    return yr_retain(INTERPOLATION(self)->conversion);
}

static yr_value get_format_spec(yr_value self)
{
    return yr_retain(INTERPOLATION(self)->format_spec);
}

YR_METHOD(interpolation_reduce)
{
    interpolation *i = INTERPOLATION(self);
    yr_value parts[4] = {i->value, i->expression, i->conversion, i->format_spec};
    return yr_reduce(yr_retain(yr_from(interpolation_type)), yr_tuple_of(parts, 4), 0);
}

static const yr_method_def interpolation_methods[] = {
    YR_REDUCE_DEF(interpolation_reduce),
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

static const yr_getset_def interpolation_getsets[] = {
    {"value", get_value, yr_readonly, "Value"},
    {"expression", get_expression, yr_readonly, "Expression"},
    {"conversion", get_conversion, yr_readonly, "Conversion"},
    {"format_spec", get_format_spec, yr_readonly, "Format specifier"},
    {NULL, NULL, NULL, NULL}};

static const yr_type_spec interpolation_spec = {
    .size = sizeof(interpolation),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE,
    .doc = "Interpolation object",
    .methods = interpolation_methods,
    .getsets = interpolation_getsets,
    .slots = {.dealloc = interpolation_dealloc,
              .traverse = interpolation_traverse,
              .clear = interpolation_clear,
              .repr = interpolation_repr,
              .make = interpolation_make},
};

/* ---- Templates ------------------------------------------------------------------------------- */

static void template_clear(yr_object *o)
{
    yr_set(&((template *)o)->strings, 0);
    yr_set(&((template *)o)->interpolations, 0);
}

static void template_dealloc(yr_object *o)
{
    template_clear(o);
    yr_release(o);
}

static int template_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((template *)o)->strings);
    YR_VISIT(((template *)o)->interpolations);
    return 0;
}

yr_value yr_template(yr_value strings, yr_value interpolations)
{
    if (make_types() < 0)
        return 0;
    template *t = yr_new(template_type, sizeof *t);
    if (!t)
        return 0;
    t->strings = yr_retain(strings);
    t->interpolations = yr_retain(interpolations);
    return yr_from(t);
}

/* new: the template of two lists, which it drops; failed: 0. */
static yr_value from_lists(yr_value strings, yr_value items, bool failed)
{
    yr_value a = failed ? 0 : yr_list_to_tuple(strings);
    yr_value b = a ? yr_list_to_tuple(items) : 0;
    yr_value t = b ? yr_template(a, b) : 0;
    yr_xdrop(a);
    yr_xdrop(b);
    yr_xdrop(strings);
    yr_xdrop(items);
    return t;
}

/* Adds to the last str of a list. */
static int extend_last(yr_value strings, yr_value more)
{
    yr_list_object *list = YR_LIST(strings);
    yr_value *last = &list->items[list->length - 1];
    yr_value both = yr_str_concat(*last, more);
    if (both)
        yr_set(last, both);
    return both ? 0 : -1;
}

/* Texts that meet become one; between interpolations that meet stands "". */
static yr_value template_make(YR_UNUSED yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (keywords && YR_TUPLE(keywords)->length)
        return yr_type_error("Template.__new__ only accepts *args arguments");
    for (size_t i = 0; i < n; i++)
        if (!YR_IS_STR(args[i]) && yr_type_of(args[i]) != interpolation_type)
            return yr_type_error(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %T",
                args[i]);
    yr_value empty = yr_str_from_c(""), strings = empty ? yr_list(&empty, 1) : 0;
    yr_value items = yr_list(NULL, 0);
    bool failed = !strings || !items;
    for (size_t i = 0; i < n && !failed; i++) {
        if (YR_IS_STR(args[i])) {
            failed = extend_last(strings, args[i]) < 0;
            continue;
        }
        empty = yr_str_from_c("");
        failed = !empty || yr_list_append(items, args[i]) < 0 || yr_list_append(strings, empty) < 0;
        yr_xdrop(empty);
    }
    return from_lists(strings, items, failed);
}

static yr_value template_repr(yr_value self)
{
    return yr_str_format("Template(strings=%R, interpolations=%R)", TEMPLATE(self)->strings,
                         TEMPLATE(self)->interpolations);
}

static yr_value joined(template *a, template *b)
{
    yr_value strings = yr_list(NULL, 0), items = yr_list(NULL, 0);
    bool failed = !strings || !items || yr_list_extend(strings, a->strings) < 0 ||
                  yr_list_extend(items, a->interpolations) < 0 ||
                  yr_list_extend(items, b->interpolations) < 0 ||
                  extend_last(strings, YR_TUPLE(b->strings)->items[0]) < 0;
    for (size_t i = 1; !failed && i < YR_TUPLE(b->strings)->length; i++)
        failed = yr_list_append(strings, YR_TUPLE(b->strings)->items[i]) < 0;
    return from_lists(strings, items, failed);
}

/* The other operand's type may know better. */
static yr_value template_add(yr_value a, yr_value b)
{
    if (yr_type_of(a) != template_type)
        return YR_NOT_IMPLEMENTED;
    if (yr_type_of(b) == template_type)
        return joined(TEMPLATE(a), TEMPLATE(b));
    yr_binary_fn other = yr_type_of(b)->slots.binary[YR_ADD];
    yr_value v = other ? other(a, b) : YR_NOT_IMPLEMENTED;
    if (v != YR_NOT_IMPLEMENTED)
        return v;
    return yr_type_error("can only concatenate string.templatelib.Template (not \"%T\") to "
                         "string.templatelib.Template",
                         b);
}

static yr_value get_strings(yr_value self)
{
    return yr_retain(TEMPLATE(self)->strings);
}

static yr_value get_interpolations(yr_value self)
{
    return yr_retain(TEMPLATE(self)->interpolations);
}

static yr_value get_values(yr_value self)
{
    yr_tuple_object *items = YR_TUPLE(TEMPLATE(self)->interpolations);
    yr_value values = yr_tuple_alloc(items->length);
    for (size_t i = 0; values && i < items->length; i++)
        YR_TUPLE(values)->items[i] = yr_retain(INTERPOLATION(items->items[i])->value);
    return values;
}

YR_METHOD(template_reduce)
{
    yr_value name = yr_str_from_c(module_name), module = name ? yr_import_full(name) : 0;
    yr_value attribute = module ? yr_intern_c("_template_unpickle") : 0;
    yr_value function = attribute ? yr_getattr(module, attribute) : 0;
    yr_value parts[2] = {TEMPLATE(self)->strings, TEMPLATE(self)->interpolations};
    yr_xdrop(name);
    yr_xdrop(module);
    yr_xdrop(attribute);
    return function ? yr_reduce(function, yr_tuple_of(parts, 2), 0) : 0;
}

static yr_value template_iter(yr_value self)
{
    walk *w = yr_new(walk_type, sizeof *w);
    if (!w)
        return 0;
    w->over = yr_retain(self);
    return yr_from(w);
}

static const yr_method_def template_methods[] = {
    YR_REDUCE_DEF(template_reduce),
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

static const yr_getset_def template_getsets[] = {
    {"strings", get_strings, yr_readonly, "Strings"},
    {"interpolations", get_interpolations, yr_readonly, "Interpolations"},
    {"values", get_values, NULL, "Values of interpolations"},
    {NULL, NULL, NULL, NULL}};

static const yr_operators operators = {.binary = {[YR_ADD] = template_add}};

static const yr_type_spec template_spec = {
    .size = sizeof(template),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE,
    .doc = "Template object",
    .methods = template_methods,
    .getsets = template_getsets,
    .slots = {.dealloc = template_dealloc,
              .traverse = template_traverse,
              .clear = template_clear,
              .repr = template_repr,
              .make = template_make,
              .iter = template_iter,
              .operators = &operators},
};

/* ---- Iteration: strings, but empty ones, and interpolations ---------------------------------- */

static void walk_clear(yr_object *o)
{
    yr_set(&((walk *)o)->over, 0);
}

static void walk_dealloc(yr_object *o)
{
    walk_clear(o);
    yr_release(o);
}

static int walk_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((walk *)o)->over);
    return 0;
}

static int walk_next(yr_value self, yr_value *item)
{
    walk *w = YR_AS(walk, self);
    while (w->over) {
        bool is_text = w->at % 2 == 0;
        template *t = TEMPLATE(w->over);
        yr_tuple_object *items = YR_TUPLE(is_text ? t->strings : t->interpolations);
        size_t i = w->at++ / 2;
        if (i >= items->length)
            break;
        if (!is_text || yr_str_as(items->items[i])->length) {
            *item = yr_retain(items->items[i]);
            return 1;
        }
    }
    yr_set(&w->over, 0);
    return 0;
}

static const yr_method_def walk_methods[] = {YR_EXTENSION_NO_PICKLE, YR_METHOD_END};

static const yr_type_spec walk_spec = {
    .size = sizeof(walk),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = walk_methods,
    .slots = {.dealloc = walk_dealloc,
              .traverse = walk_traverse,
              .clear = walk_clear,
              .iter = yr_iter_self,
              .next = walk_next},
};

/* For class patterns. */
static int add_match_args(void)
{
    static const char *const names[] = {"value", "expression", "conversion", "format_spec"};
    yr_value items[4];
    for (int i = 0; i < 4; i++)
        items[i] = yr_intern_c(names[i]);
    return yr_dict_set_c(yr_type_dict(interpolation_type), "__match_args__", yr_tuple_of(items, 4));
}

static int make_types(void)
{
    if (walk_type)
        return 0;
    bool failed =
        yr_extension_type(NULL, &template_type, "Template", module_name, &template_spec) < 0 ||
        yr_extension_type(NULL, &interpolation_type, "Interpolation", module_name,
                          &interpolation_spec) < 0 ||
        add_match_args() < 0 ||
        yr_extension_type(NULL, &walk_type, "TemplateIter", module_name, &walk_spec) < 0;
    return failed ? -1 : 0;
}
