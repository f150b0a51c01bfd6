/* Types of expressions, but for calls. */
#include <string.h>
#include "infer.h"

void add_result(struct infer *in, const struct type **result, int declared, struct loc *at,
                const struct type *t, struct loc loc, const char *what)
{
    struct model *m = in->m;

    if (!t)
        return;
    if (declared) {
        if (*result && !type_fits(t, *result)) {
            refuse(m, loc, "%s is %s here, and declared %s", what, t->name, (*result)->name);
            refuse_note(m, *at, "declared here");
        }
        return;
    }
    const struct type *joined = join_types(m, *result, t);
    if (!joined) {
        refuse(m, loc, "%s is %s here, and C has no type for both this and %s", what, t->name,
               (*result)->name);
        refuse_note(m, *at, "%s is %s here", what, (*result)->name);
    } else if (joined != *result) {
        *result = joined;
        *at = loc;
        in->changed = 1;
    }
}

int is_fresh(struct model *m, const struct expr *e)
{
    if (e->kind == Call_kind && e->v.Call.func->kind == Name_kind) {
        const char *name = e->v.Call.func->v.Name.id;
        const struct class *c = find_class(m, name);
        if (find_function(m, name) && find_function(m, name)->is_generator)
            return 1;
        return strcmp(name, "bytearray") == 0 || (c && c->kind == CLASS_PLAIN);
    }
    return e->kind == List_kind || (e->kind == BinOp_kind && e->v.BinOp.left->kind == List_kind);
}

/* ---------------------------------------------------------------------------------- operators */

static const struct type *no_operation(struct infer *in, struct loc loc, const char *op,
                                       const struct type *a, const struct type *b)
{
    refuse(in->m, loc, "%s %s %s is no operation of C's numbers", a->name, op, b->name);
    return NULL;
}

static const struct type *float_operation(struct infer *in, enum operator op, const struct type *a,
                                          const struct type *b, struct loc loc)
{
    if (op == Add || op == Sub || op == Mult || op == Div || op == FloorDiv || op == Mod)
        return simple_type(in->m, TYPE_FLOAT);
    if (op == Pow) {
        refuse(in->m, loc, "%s of floats needs the C library's mathematics", operator_text(op));
        return NULL;
    }
    return no_operation(in, loc, operator_text(op), a, b);
}

const struct type *operation_type(struct infer *in, enum operator op, const struct type *a,
                                  const struct type *b, struct loc loc, const struct expr *right)
{
    struct model *m = in->m;
    const struct type *x = some_type(a), *y = some_type(b);
    int64_t n;

    if (!is_number(x) || !is_number(y))
        return no_operation(in, loc, operator_text(op), a, b);
    if (!is_integer(x) || !is_integer(y))
        return float_operation(in, op, a, b, loc);
    if (op == Div)
        return simple_type(m, TYPE_FLOAT);
    if (op == MatMult)
        return no_operation(in, loc, "@", a, b);
    if (op == Pow && (!constant_int(m, right, &n) || n < 0)) {
        refuse(m, right->loc,
               "an exponent must be a constant that is not negative, or the type "
               "of the result depends on its value");
        return NULL;
    }
    int is_logic = op == BitAnd || op == BitOr || op == BitXor;
    if (is_logic && x->kind == TYPE_BOOL && y->kind == TYPE_BOOL)
        return x;
    return simple_type(m, TYPE_INT);
}

/* [0] * 8 */
static const struct type *repeated_list(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct expr *list = e->v.BinOp.left;
    int64_t n;

    if (list->v.List.elts.n != 1 || e->v.BinOp.op != Mult) {
        refuse(m, e->loc, "a list is made as [0] * n or [1, 2, 3] here");
        return NULL;
    }
    const struct type *item = infer(in, list->v.List.elts.at[0]);
    if (!constant_int(m, e->v.BinOp.right, &n) || n < 0 || n > 1 << 24) {
        refuse(m, e->v.BinOp.right->loc, "the length of a list must be a constant");
        return NULL;
    }
    if (item && !is_number(item)) {
        refuse(m, e->loc, "a list holds numbers here, not %s", item->name);
        return NULL;
    }
    return item ? array_type(m, TYPE_LIST, item, (long)n) : NULL;
}

static const struct type *infer_binop(struct infer *in, const struct expr *e)
{
    if (e->v.BinOp.left->kind == List_kind)
        return repeated_list(in, e);
    const struct type *a = infer(in, e->v.BinOp.left), *b = infer(in, e->v.BinOp.right);
    return a && b ? operation_type(in, e->v.BinOp.op, a, b, e->loc, e->v.BinOp.right) : NULL;
}

static const struct type *infer_unary(struct infer *in, const struct expr *e)
{
    if (e->v.UnaryOp.op == Not) {
        infer_condition(in, e->v.UnaryOp.operand);
        return simple_type(in->m, TYPE_BOOL);
    }
    const struct type *t = infer(in, e->v.UnaryOp.operand);
    if (!t)
        return NULL;
    if (!is_number(some_type(t)) || (e->v.UnaryOp.op == Invert && !is_integer(some_type(t)))) {
        refuse(in->m, e->loc, "%s of %s is no operation of C's numbers",
               unaryop_text(e->v.UnaryOp.op), t->name);
        return NULL;
    }
    return some_type(t)->kind == TYPE_FLOAT ? some_type(t) : simple_type(in->m, TYPE_INT);
}

/* ----------------------------------------------------------------------------------- compares */

static int is_ordered(const struct type *a, const struct type *b)
{
    return is_number(some_type(a)) && is_number(some_type(b));
}

/* x in (1, 2), x in TABLE, x in buffer */
static void infer_membership(struct infer *in, const struct expr *left, const struct type *a,
                             const struct expr *right)
{
    struct model *m = in->m;

    if (right->kind != Tuple_kind && right->kind != List_kind && right->kind != Set_kind) {
        const struct type *t = infer(in, right);
        if (t && t->kind != TYPE_TABLE && t->kind != TYPE_BUFFER && t->kind != TYPE_LIST &&
            t->kind != TYPE_BYTES)
            refuse(m, right->loc, "nothing is known to be in %s", t->name);
        else if (t && a && !is_number(a))
            refuse(m, left->loc, "%s in %s is not known here", a->name, t->name);
        return;
    }
    for (int i = 0; i < right->v.Tuple.elts.n; i++) {
        const struct expr *item = right->v.Tuple.elts.at[i];
        const struct type *t = infer(in, item);
        if (t && a && !(is_number(a) && is_number(t)) && t != a)
            refuse(m, item->loc, "%s is compared with %s, which is never equal", a->name, t->name);
        if (item->kind != Constant_kind && item->kind != Name_kind &&
            item->kind != Attribute_kind && item->kind != UnaryOp_kind)
            refuse(m, item->loc, "what a value is looked for in must be names and constants");
    }
}

static void infer_comparison(struct infer *in, enum cmpop op, const struct expr *left,
                             const struct type *a, const struct expr *right)
{
    struct model *m = in->m;

    if (op == In || op == NotIn) {
        infer_membership(in, left, a, right);
        return;
    }
    const struct type *b = infer(in, right);
    if (!a || !b)
        return;
    int has_none = a->kind == TYPE_NONE || b->kind == TYPE_NONE;
    int is_equality = op == Eq || op == NotEq || op == Is || op == IsNot;
    if (is_equality && has_none)
        return;
    if ((op == Is || op == IsNot) && !(a == b && (a->kind == TYPE_ENUM || a->kind == TYPE_BOOL))) {
        refuse(m, right->loc, "`is` between %s and %s has no meaning in C: use ==", a->name,
               b->name);
        return;
    }
    if (is_equality
            ? some_type(a) == some_type(b) && !is_aggregate(a) && some_type(a)->kind != TYPE_TUPLE
            : 0)
        return;
    if (!is_ordered(a, b))
        refuse(m, right->loc, "%s and %s are not compared here", a->name, b->name);
}

static const struct type *infer_compare(struct infer *in, const struct expr *e)
{
    const struct expr *left = e->v.Compare.left;
    const struct type *a = infer(in, left);

    for (int i = 0; i < e->v.Compare.ops.n; i++) {
        const struct expr *right = e->v.Compare.comparators.at[i];
        infer_comparison(in, e->v.Compare.ops.at[i], left, a, right);
        left = right;
        a = fact_of(in->m, right)->type;
    }
    return simple_type(in->m, TYPE_BOOL);
}

static int has_truth(const struct type *t)
{
    return is_number(t) || t->kind == TYPE_BYTES || t->kind == TYPE_STR || t->kind == TYPE_NONE ||
           t->kind == TYPE_OPTIONAL || t->kind == TYPE_BUFFER || t->kind == TYPE_LIST ||
           t->kind == TYPE_TABLE;
}

void infer_condition(struct infer *in, const struct expr *e)
{
    const struct type *t;

    if (e->kind == BoolOp_kind) {
        for (int i = 0; i < e->v.BoolOp.values.n; i++)
            infer_condition(in, e->v.BoolOp.values.at[i]);
        fact_of(in->m, e)->type = simple_type(in->m, TYPE_BOOL);
        return;
    }
    t = infer(in, e);
    if (t && !has_truth(t))
        refuse(in->m, e->loc, "%s is no condition in C", t->name);
}

static const struct type *infer_boolop(struct infer *in, const struct expr *e)
{
    for (int i = 0; i < e->v.BoolOp.values.n; i++) {
        const struct type *t = infer(in, e->v.BoolOp.values.at[i]);
        if (!t)
            return NULL;
        if (t->kind != TYPE_BOOL) {
            refuse(in->m, e->v.BoolOp.values.at[i]->loc,
                   "`%s` gives one of its operands, and this is %s: only a bool is known here",
                   boolop_name(e->v.BoolOp.op), t->name);
            return NULL;
        }
    }
    return simple_type(in->m, TYPE_BOOL);
}

/* --------------------------------------------------------------------------------- the others */

static const struct type *infer_name(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const char *name = e->v.Name.id;
    struct variable *v = find_variable(&in->f->variables, name);

    if (v)
        return v->type;
    v = find_variable(&m->constants, name);
    if (v) {
        v->is_used = 1;
        return v->type;
    }
    if (find_function(m, name) || find_class(m, name))
        refuse(m, e->loc, "%s as a value: a function or class can only be called here", name);
    else
        refuse(m, e->loc, "%s is nothing that is known here", name);
    return NULL;
}

static const struct type *infer_constant(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct constant *c = &e->v.Constant.value;
    int64_t n;

    switch (c->kind) {
    case CONST_NONE: return simple_type(m, TYPE_NONE);
    case CONST_TRUE:
    case CONST_FALSE: return simple_type(m, TYPE_BOOL);
    case CONST_FLOAT: return simple_type(m, TYPE_FLOAT);
    case CONST_BYTES: return simple_type(m, TYPE_BYTES);
    case CONST_STR:
        if (strlen(c->text) != c->size) {
            refuse(m, e->loc, "a str with a NUL in it is no string of C");
            return NULL;
        }
        return simple_type(m, TYPE_STR);
    case CONST_INT:
        if (!constant_int(m, e, &n) || (m->bits == 32 && (n > INT32_MAX || n < INT32_MIN))) {
            refuse(m, e->loc, "an int has %d bits here, and this has more", m->bits);
            return NULL;
        }
        return simple_type(m, TYPE_INT);
    default: refuse(m, e->loc, "C has no constant like this"); return NULL;
    }
}

static const struct type *infer_attribute(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct expr *value = e->v.Attribute.value;
    struct class *c = value->kind == Name_kind ? find_class(m, value->v.Name.id) : NULL;

    if (c && (c->kind == CLASS_ENUM || c->kind == CLASS_INT_ENUM)) {
        if (find_variable(&c->fields, e->v.Attribute.attr))
            return class_type(m, c);
        refuse(m, e->loc, "%s has no member %s", c->name, e->v.Attribute.attr);
        return NULL;
    }
    const struct type *t = infer(in, value);
    if (!t)
        return NULL;
    if (t->kind == TYPE_ENUM && strcmp(e->v.Attribute.attr, "value") == 0)
        return simple_type(m, TYPE_INT);
    struct variable *v =
        t->kind == TYPE_CLASS ? find_variable(&t->class->fields, e->v.Attribute.attr) : NULL;
    if (!v) {
        refuse(m, e->loc, "%s has no field %s that is known here", t->name, e->v.Attribute.attr);
        return NULL;
    }
    if (!v->type) {
        refuse(m, e->loc, "the type of the field %s is not known", v->name);
        refuse_note(m, v->loc, "it is first bound here");
    }
    return v->type;
}

static const struct type *infer_slice(struct infer *in, const struct expr *e, const struct type *t)
{
    const struct expr *slice = e->v.Subscript.slice;

    if (slice->v.Slice.step)
        refuse(in->m, slice->v.Slice.step->loc, "a slice has no step here");
    const struct expr *bounds[2] = {slice->v.Slice.lower, slice->v.Slice.upper};
    for (int i = 0; i < 2; i++) {
        const struct type *b = bounds[i] ? infer(in, bounds[i]) : NULL;
        if (b && !is_integer(b))
            refuse(in->m, bounds[i]->loc, "a bound of a slice is an int, not %s", b->name);
    }
    if (t->kind == TYPE_BYTES)
        return t;
    refuse(in->m, e->loc,
           "a slice of a %s is a copy, which has no place: bytes(...) of it can be "
           "yielded or given to a function",
           t->name);
    return NULL;
}

static const struct type *infer_subscript(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct type *t = infer(in, e->v.Subscript.value);
    int64_t n;

    if (!t)
        return NULL;
    if (e->v.Subscript.slice->kind == Slice_kind)
        return infer_slice(in, e, t);
    const struct type *index = infer(in, e->v.Subscript.slice);
    if (index && !is_integer(index)) {
        refuse(m, e->v.Subscript.slice->loc, "an index is an int, not %s", index->name);
        return NULL;
    }
    switch (t->kind) {
    case TYPE_BYTES:
    case TYPE_BUFFER: return simple_type(m, TYPE_INT);
    case TYPE_LIST:
    case TYPE_TABLE: return t->item;
    case TYPE_TUPLE:
        if (constant_int(m, e->v.Subscript.slice, &n) && n >= 0 && n < t->items.n)
            return t->items.at[n];
        refuse(m, e->loc, "the index of a tuple must be a constant within it");
        return NULL;
    default: refuse(m, e->loc, "%s has no items", t->name); return NULL;
    }
}

static const struct type *infer_tuple(struct infer *in, const struct expr *e)
{
    struct type_list items = {0};

    for (int i = 0; i < e->v.Tuple.elts.n; i++) {
        const struct type *t = infer(in, e->v.Tuple.elts.at[i]);
        if (!t)
            return NULL;
        if (is_aggregate(t) || t->kind == TYPE_NONE || t->kind == TYPE_TABLE) {
            refuse(in->m, e->v.Tuple.elts.at[i]->loc, "a tuple holds no %s here", t->name);
            return NULL;
        }
        push(in->m->arena, &items, t);
    }
    if (!items.n)
        refuse(in->m, e->loc, "an empty tuple has no use in C");
    return items.n ? tuple_type(in->m, items) : NULL;
}

/* [1, 2, 3] */
static const struct type *infer_list(struct infer *in, const struct expr *e)
{
    const struct type *item = NULL;

    for (int i = 0; i < e->v.List.elts.n; i++) {
        const struct type *t = infer(in, e->v.List.elts.at[i]);
        if (!t)
            return NULL;
        if (!is_number(t) || (item && item != t)) {
            refuse(in->m, e->v.List.elts.at[i]->loc, "a list holds numbers of one type here");
            return NULL;
        }
        item = t;
    }
    if (!item) {
        refuse(in->m, e->loc, "an empty list would have to grow; [0] * n has its length");
        return NULL;
    }
    return array_type(in->m, TYPE_LIST, item, e->v.List.elts.n);
}

static const struct type *infer_conditional(struct infer *in, const struct expr *e)
{
    infer_condition(in, e->v.IfExp.test);
    const struct type *a = infer(in, e->v.IfExp.body), *b = infer(in, e->v.IfExp.orelse);
    if (!a || !b)
        return NULL;
    const struct type *t = join_types(in->m, a, b);
    if (!t || is_aggregate(t)) {
        refuse(in->m, e->loc, "C has no type for both %s and %s", a->name, b->name);
        return NULL;
    }
    return t;
}

static const struct type *infer_walrus(struct infer *in, const struct expr *e)
{
    const struct type *t = infer(in, e->v.NamedExpr.value);

    assign(in, e->v.NamedExpr.target, t, e->v.NamedExpr.value, e->loc);
    return t;
}

static const char *why_not(const struct expr *e)
{
    switch (e->kind) {
    case Yield_kind:
    case YieldFrom_kind: return "a yield stands alone, or on the right of one assignment here";
    case Lambda_kind: return "a lambda needs a runtime";
    case JoinedStr_kind: return "an f-string makes a new str, which needs memory";
    case Dict_kind:
    case DictComp_kind: return "a dict needs memory that grows";
    case Set_kind:
    case SetComp_kind: return "a set needs memory that grows";
    case ListComp_kind: return "a comprehension needs memory that grows; [0] * n has its length";
    case GeneratorExp_kind: return "a generator expression has no name in C: make it a function";
    case Await_kind: return "await needs a runtime";
    default: return "this expression has no meaning in C";
    }
}

static const struct type *infer_kind(struct infer *in, const struct expr *e)
{
    int64_t n;

    if ((e->kind == BinOp_kind || e->kind == UnaryOp_kind) && constant_int(in->m, e, &n))
        return simple_type(in->m, TYPE_INT);
    switch (e->kind) {
    case Name_kind: return infer_name(in, e);
    case Constant_kind: return infer_constant(in, e);
    case BinOp_kind: return infer_binop(in, e);
    case UnaryOp_kind: return infer_unary(in, e);
    case BoolOp_kind: return infer_boolop(in, e);
    case Compare_kind: return infer_compare(in, e);
    case Call_kind: return infer_call(in, e);
    case Attribute_kind: return infer_attribute(in, e);
    case Subscript_kind: return infer_subscript(in, e);
    case Tuple_kind: return infer_tuple(in, e);
    case List_kind: return infer_list(in, e);
    case IfExp_kind: return infer_conditional(in, e);
    case NamedExpr_kind: return infer_walrus(in, e);
    default: refuse(in->m, e->loc, "%s", why_not(e)); return NULL;
    }
}

const struct type *infer(struct infer *in, const struct expr *e)
{
    const struct type *t = infer_kind(in, e);

    fact_of(in->m, e)->type = t;
    return t;
}
