/* Where things are in C: variables, fields of instances, arrays and their sizes. */
#include <string.h>
#include "emit.h"

const char *variable_text(struct emit *w, const struct variable *v)
{
    return v->is_field && !(w->is_init && v->is_parameter) ? format(w, "g->%s", v->c_name)
                                                           : v->c_name;
}

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

static struct variable *variable_of(struct emit *w, const struct expr *e)
{
    struct variable *v = find_variable(&w->f->variables, e->v.Name.id);

    return v ? v : find_variable(&w->m->constants, e->v.Name.id);
}

const char *object(struct emit *w, const struct expr *e)
{
    if (e->kind == Name_kind) {
        const struct variable *v = variable_of(w, e);
        return format(w, "%s%s", variable_text(w, v), v->is_parameter ? "->" : ".");
    }
    return format(
        w, "%s%s.", object(w, e->v.Attribute.value),
        find_variable(&type_of(w, e->v.Attribute.value)->class->fields, e->v.Attribute.attr)
            ->c_name);
}

/* An array or a view, without what selects its data. */
static const char *whole_array(struct emit *w, const struct expr *e)
{
    if (e->kind == Name_kind)
        return variable_text(w, variable_of(w, e));
    if (e->kind == Attribute_kind) {
        const struct type *t = type_of(w, e->v.Attribute.value);
        const char *name = find_variable(&t->class->fields, e->v.Attribute.attr)->c_name;
        return format(w, "%s%s", object(w, e->v.Attribute.value), name);
    }
    struct code c = expr(w, e); /* bytes that were made here */
    if (e->kind == Constant_kind)
        return format(w, "(%s)", c.text);
    return hold(w, c, type_of(w, e), "bytes").text;
}

/* A constant of the module is an array, not a struct with a pointer to one. */
static int is_constant_bytes(struct emit *w, const struct expr *e)
{
    return e->kind == Name_kind && type_of(w, e)->kind == TYPE_BYTES &&
           !find_variable(&w->f->variables, e->v.Name.id);
}

const char *items_text(struct emit *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);

    if (is_constant_bytes(w, e))
        return variable_of(w, e)->c_name;
    if (t->kind == TYPE_BYTES || is_view(t))
        return format(w, "%s.data", whole_array(w, e));
    return whole_array(w, e);
}

const char *size_text(struct emit *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);

    if (is_constant_bytes(w, e))
        return format(w, "%ld", (long)variable_of(w, e)->initial->v.Constant.value.size);
    if (t->kind == TYPE_BYTES || is_view(t))
        return format(w, "%s.size", whole_array(w, e));
    return format(w, "%ld", t->kind == TYPE_TUPLE ? (long)t->items.n : t->count);
}

/* The index of a subscript, checked as far as it has to be; it may have been held. */
struct code index_code(struct emit *w, const struct expr *e)
{
    const struct expr *array = e->v.Subscript.value, *slice = e->v.Subscript.slice;
    const struct type *t = type_of(w, array);
    const struct fact *f = fact_of(w->m, e), *i = fact_of(w->m, slice);
    int is_dynamic = t->kind == TYPE_BYTES || is_view(t);

    if (f->is_safe && i->range.lo == i->range.hi && i->range.lo < 0)
        return code_of(format(w, "%ld", t->count + (long)i->range.lo), LEVEL_PRIMARY);
    struct code c = expr_as(w, slice, simple_type(w->m, TYPE_INT));
    if (f->is_safe)
        return c;
    want_helper(w->m, HELPER_INDEX);
    error_code(w, "IndexError");
    w->can_raise = w->uses_raised = 1;
    c = code_of(format(w, "%s_index(%s, %s, %d, &raised)", w->m->prefix, c.text,
                       size_text(w, array), e->loc.line),
                LEVEL_PRIMARY);
    if (!is_dynamic && t->count > 0)
        return c;
    c = hold(w, c, simple_type(w->m, TYPE_INT), "index");
    check(w);
    return c;
}
