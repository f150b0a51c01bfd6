/* Annotations: the types that they name. */
#include <string.h>
#include "model.h"

static const struct type *no_type(struct model *m, const struct expr *e, const char *why)
{
    refuse(m, e->loc, "this annotation names no type that C has%s", why);
    return NULL;
}

static const struct type *named_type(struct model *m, const struct expr *e, const char *name)
{
    static const struct {
        const char *name;
        enum type_kind kind;
    } simple[] = {{"int", TYPE_INT}, {"bool", TYPE_BOOL},   {"float", TYPE_FLOAT},
                  {"str", TYPE_STR}, {"bytes", TYPE_BYTES}, {"None", TYPE_NONE}};

    for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
        if (strcmp(simple[i].name, name) == 0)
            return simple_type(m, simple[i].kind);
    if (strcmp(name, "bytearray") == 0)
        return array_type(m, TYPE_BUFFER, NULL, -1);
    struct variable *alias = find_variable(&m->aliases, name);
    if (alias)
        return annotated_type(m, alias->initial);
    struct class *c = find_class(m, name);
    if (c && c->kind != CLASS_ERROR) {
        infer_class(m, c);
        if (c->progress == REFUSED)
            return no_type(m, e, ": the class does not fit");
        return class_type(m, c);
    }
    return no_type(m, e, "");
}

static const struct type *optional_of(struct model *m, const struct expr *e,
                                      const struct type *some)
{
    if (some && is_aggregate(some))
        return no_type(m, e, ": what can be changed is always there");
    return some ? optional_type(m, some) : NULL;
}

static const struct type *tuple_of(struct model *m, const struct expr *slice)
{
    struct type_list items = {0};

    if (slice->kind != Tuple_kind)
        return no_type(m, slice, "");
    for (int i = 0; i < slice->v.Tuple.elts.n; i++) {
        const struct type *t = annotated_type(m, slice->v.Tuple.elts.at[i]);
        if (!t)
            return NULL;
        if (is_aggregate(t) || t->kind == TYPE_NONE)
            return no_type(m, slice->v.Tuple.elts.at[i], " within a tuple");
        push(m->arena, &items, t);
    }
    return tuple_type(m, items);
}

static const struct type *subscripted_type(struct model *m, const struct expr *e)
{
    const char *name = name_of(e->v.Subscript.value);
    const struct expr *slice = e->v.Subscript.slice;

    if (name && strcmp(name, "Annotated") == 0)
        return annotated_type(m, slice->kind == Tuple_kind && slice->v.Tuple.elts.n
                                     ? slice->v.Tuple.elts.at[0]
                                     : slice);
    if (name && strcmp(name, "Optional") == 0)
        return optional_of(m, e, annotated_type(m, slice));
    if (name && (strcmp(name, "tuple") == 0 || strcmp(name, "Tuple") == 0))
        return tuple_of(m, slice);
    if (name && (strcmp(name, "list") == 0 || strcmp(name, "List") == 0)) {
        const struct type *item = annotated_type(m, slice);
        if (item && !is_number(item))
            return no_type(m, slice, ": lists are of numbers");
        return item ? array_type(m, TYPE_LIST, item, -1) : NULL;
    }
    return no_type(m, e, "");
}

static int is_none(const struct expr *e)
{
    return e->kind == Constant_kind && e->v.Constant.value.kind == CONST_NONE;
}

const struct type *annotated_type(struct model *m, const struct expr *e)
{
    const char *name = name_of(e);

    if (name)
        return named_type(m, e, name);
    if (is_none(e))
        return simple_type(m, TYPE_NONE);
    if (e->kind == Constant_kind && e->v.Constant.value.kind == CONST_STR)
        return named_type(m, e, e->v.Constant.value.text);
    if (e->kind == Subscript_kind)
        return subscripted_type(m, e);
    if (e->kind == BinOp_kind && e->v.BinOp.op == BitOr) {
        const struct expr *left = e->v.BinOp.left, *right = e->v.BinOp.right;
        if (is_none(right))
            return optional_of(m, e, annotated_type(m, left));
        if (is_none(left))
            return optional_of(m, e, annotated_type(m, right));
        return no_type(m, e, ": a union of two");
    }
    return no_type(m, e, "");
}

/* range(n), range(a, b) with at least one value. */
static int constant_range(struct model *m, const struct expr *e, struct range *r)
{
    const struct expr_list *args = &e->v.Call.args;
    int64_t first = 0, end;

    if (e->kind != Call_kind || !is_range(m, e) || args->n < 1 || args->n > 2 ||
        !constant_int(m, args->at[args->n - 1], &end) ||
        (args->n == 2 && !constant_int(m, args->at[0], &first)) || end <= first)
        return 0;
    *r = (struct range){first, end - 1};
    return 1;
}

struct range annotated_range(struct model *m, const struct expr *e)
{
    struct range all = type_range(m, simple_type(m, TYPE_INT)), found;
    const char *name = name_of(e);
    struct variable *alias = name ? find_variable(&m->aliases, name) : NULL;

    if (alias)
        return annotated_range(m, alias->initial);
    if (e->kind == BinOp_kind && e->v.BinOp.op == BitOr)
        return annotated_range(m, is_none(e->v.BinOp.right) ? e->v.BinOp.left : e->v.BinOp.right);
    name = e->kind == Subscript_kind ? name_of(e->v.Subscript.value) : NULL;
    if (name && strcmp(name, "Optional") == 0)
        return annotated_range(m, e->v.Subscript.slice);
    if (!name || strcmp(name, "Annotated") != 0 || e->v.Subscript.slice->kind != Tuple_kind)
        return all;
    for (int i = 1; i < e->v.Subscript.slice->v.Tuple.elts.n; i++)
        if (constant_range(m, e->v.Subscript.slice->v.Tuple.elts.at[i], &found))
            all = found;
    return all;
}

int annotated_generator(struct model *m, struct function *f, const struct expr *e)
{
    const char *name = e->kind == Subscript_kind ? name_of(e->v.Subscript.value) : NULL;
    const struct expr *slice = name ? e->v.Subscript.slice : NULL;
    const struct type *none = simple_type(m, TYPE_NONE);

    if (!name)
        return 0;
    if (strcmp(name, "Iterator") == 0 || strcmp(name, "Iterable") == 0) {
        f->yields = annotated_type(m, slice);
        f->yielded_declared = annotated_range(m, slice);
        f->sends = none;
        f->sent = type_range(m, simple_type(m, TYPE_INT));
        f->yields_declared = f->sends_declared = 1;
        f->yields_at = e->loc;
        return 1;
    }
    if (strcmp(name, "Generator") != 0 || slice->kind != Tuple_kind || slice->v.Tuple.elts.n != 3)
        return 0;
    f->yields = annotated_type(m, slice->v.Tuple.elts.at[0]);
    f->sends = annotated_type(m, slice->v.Tuple.elts.at[1]);
    f->sent = annotated_range(m, slice->v.Tuple.elts.at[1]);
    f->returns = annotated_type(m, slice->v.Tuple.elts.at[2]);
    f->yielded_declared = annotated_range(m, slice->v.Tuple.elts.at[0]);
    f->returned_declared = annotated_range(m, slice->v.Tuple.elts.at[2]);
    f->yields_declared = f->sends_declared = f->returns_declared = 1;
    f->yields_at = f->returns_at = e->loc;
    return 1;
}
