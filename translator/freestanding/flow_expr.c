/* What expressions may be: ranges of ints, None or not; and what a condition says of names. */
#include <string.h>
#include "flow.h"

static struct range int_range(struct flow *w)
{
    return type_range(w->m, simple_type(w->m, TYPE_INT));
}

static struct variable *local(struct flow *w, const struct expr *e)
{
    if (e->kind == NamedExpr_kind)
        e = e->v.NamedExpr.target;
    return e->kind == Name_kind ? find_variable(&w->f->variables, e->v.Name.id) : NULL;
}

static const struct type *type_of(struct flow *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

int may_be_none(struct flow *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);
    struct variable *v = local(w, e);

    if (!t || (t->kind != TYPE_OPTIONAL && t->kind != TYPE_NONE))
        return 0;
    return v && e->kind == Name_kind && !w->env.is_dead ? w->env.at[v->index].may_be_none : 1;
}

/* ----------------------------------------------------------------------------------- operators */

/* C's double has 53 bits. */
static int is_exact(struct range r)
{
    return range_within(r, (struct range){-((int64_t)1 << 53), (int64_t)1 << 53});
}

static void check_exact(struct flow *w, const struct expr *e, struct range r, const char *what)
{
    const struct type *t = type_of(w, e);

    if (t && is_integer(some_type(t)) && !range_is_empty(r) && !is_exact(r)) {
        refuse(w->m, e->loc, "%s of an int of more than 53 bits cannot be done exactly in C", what);
        refuse_note(w->m, e->loc, "float(...) of it rounds first, and then it can");
    }
}

static struct range operate(struct flow *w, const struct expr *e, enum operator op,
                            const struct expr *left, struct range a, const struct expr *right,
                            struct range b)
{
    struct fact *f = fact_of(w->m, e);
    const struct type *x = some_type(type_of(w, left)), *y = some_type(type_of(w, right));
    struct range r;

    if (is_integer(x) && is_integer(y) && op != Div) {
        f->is_safe = range_operation(op, a, b, int_range(w), &r);
        return r;
    }
    f->is_safe = (op != Div && op != FloorDiv && op != Mod) ||
                 (op == Div && is_integer(y) && !range_has(b, 0));
    if (op == Div && is_integer(x) && is_integer(y)) {
        check_exact(w, left, a, "a division");
        check_exact(w, right, b, "a division");
    }
    return any_range;
}

static struct range flow_binop(struct flow *w, const struct expr *e)
{
    if (type_of(w, e) && type_of(w, e)->kind == TYPE_LIST) {
        flow_expr(w, e->v.BinOp.left);
        return any_range;
    }
    struct range a = flow_expr(w, e->v.BinOp.left), b = flow_expr(w, e->v.BinOp.right);
    return operate(w, e, e->v.BinOp.op, e->v.BinOp.left, a, e->v.BinOp.right, b);
}

static struct range flow_unary(struct flow *w, const struct expr *e)
{
    struct range r = flow_expr(w, e->v.UnaryOp.operand), type = int_range(w);
    struct fact *f = fact_of(w->m, e);

    f->is_safe = 1;
    switch (e->v.UnaryOp.op) {
    case USub:
        f->is_safe = r.lo > type.lo || f->type->kind == TYPE_FLOAT;
        return (struct range){r.hi == INT64_MIN ? type.hi : -r.hi,
                              r.lo <= type.lo ? type.hi : -r.lo};
    case Invert: return (struct range){~r.hi, ~r.lo};
    default: return r;
    }
}

/* ------------------------------------------------------------------------------- subscripts */

static struct range item_range(struct flow *w, const struct expr *array, const struct type *t)
{
    if (t->kind == TYPE_BUFFER || t->kind == TYPE_BYTES)
        return (struct range){0, 255};
    if (t->kind == TYPE_TABLE && array->kind == Name_kind) {
        const struct variable *v = find_variable(&w->m->constants, array->v.Name.id);
        return v ? v->range : any_range;
    }
    return type_range(w->m, t->item ? t->item : simple_type(w->m, TYPE_INT));
}

static struct range flow_subscript(struct flow *w, const struct expr *e)
{
    const struct expr *array = e->v.Subscript.value, *slice = e->v.Subscript.slice;
    const struct type *t = type_of(w, array);
    struct fact *f = fact_of(w->m, e);

    flow_expr(w, array);
    if (slice->kind == Slice_kind) {
        if (slice->v.Slice.lower)
            flow_expr(w, slice->v.Slice.lower);
        if (slice->v.Slice.upper)
            flow_expr(w, slice->v.Slice.upper);
        f->is_safe = 1;
        return any_range;
    }
    struct range r = flow_expr(w, slice);
    f->is_safe = t->kind == TYPE_TUPLE;
    if ((t->kind == TYPE_BUFFER || t->kind == TYPE_LIST || t->kind == TYPE_TABLE) && t->count > 0)
        f->is_safe = range_within(r, (struct range){0, t->count - 1}) ||
                     (r.lo == r.hi && r.lo < 0 && r.lo >= -t->count);
    return t->kind == TYPE_TUPLE ? type_range(w->m, f->type) : item_range(w, array, t);
}

/* ------------------------------------------------------------------------------------- calls */

static struct range flow_user_call(struct flow *w, const struct expr *e, struct function *f)
{
    struct expr_list args = arguments_of(w->m, f, e);

    if (e->v.Call.func->kind == Attribute_kind)
        flow_expr(w, e->v.Call.func->v.Attribute.value);
    for (int i = 0; i < args.n; i++)
        flow_declared(w, f->variables.at[i + (f->owner != NULL)], flow_expr(w, args.at[i]),
                      args.at[i]->loc);
    return f->is_generator ? any_range : f->returned;
}

static struct range flow_min_max(struct flow *w, const struct expr *e, int is_max)
{
    struct range all = flow_expr(w, e->v.Call.args.at[0]);

    for (int i = 1; i < e->v.Call.args.n; i++) {
        struct range r = flow_expr(w, e->v.Call.args.at[i]);
        if (is_max)
            all = (struct range){r.lo > all.lo ? r.lo : all.lo, r.hi > all.hi ? r.hi : all.hi};
        else
            all = (struct range){r.lo < all.lo ? r.lo : all.lo, r.hi < all.hi ? r.hi : all.hi};
    }
    return all;
}

static struct range flow_abs(struct flow *w, const struct expr *e, struct range r)
{
    struct range type = int_range(w);
    struct fact *f = fact_of(w->m, e);

    f->is_safe = f->type->kind == TYPE_FLOAT || r.lo > type.lo;
    if (r.lo >= 0)
        return r;
    int64_t low = r.lo <= type.lo ? type.hi : -r.lo;
    return (struct range){r.hi < 0 ? -r.hi : 0, r.hi > low ? r.hi : low};
}

static struct range flow_len(struct flow *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);

    if (t->kind == TYPE_TUPLE)
        return (struct range){t->items.n, t->items.n};
    if (t->kind != TYPE_BYTES && t->count >= 0)
        return (struct range){t->count, t->count};
    return (struct range){0, int_range(w).hi};
}

static struct range flow_built_in(struct flow *w, const struct expr *e)
{
    const char *name = e->v.Call.func->v.Name.id;
    const struct expr *first = e->v.Call.args.at[0];
    struct fact *f = fact_of(w->m, e);

    if (strcmp(name, "next") == 0) {
        struct range r = type_of(w, first)->function->yielded;
        flow_expr(w, first);
        f->is_safe = 0;
        return e->v.Call.args.n == 1 ? r : range_join(r, flow_expr(w, e->v.Call.args.at[1]));
    }
    f->is_safe = 1;
    if (strcmp(name, "min") == 0 || strcmp(name, "max") == 0)
        return flow_min_max(w, e, name[1] == 'a');
    if (strcmp(name, "bytes") == 0 && first->kind == Subscript_kind) {
        flow_subscript(w, first);
        return any_range;
    }
    if (strcmp(name, "bytearray") == 0)
        return any_range;
    if (strcmp(name, "bool") == 0) {
        struct env before = env_copy(w, &w->env), no;
        flow_condition(w, first, &no);
        w->env = before;
        return (struct range){0, 1};
    }
    struct range r = flow_expr(w, first);
    if (strcmp(name, "abs") == 0)
        return flow_abs(w, e, r);
    if (strcmp(name, "len") == 0)
        return flow_len(w, first);
    if (strcmp(name, "int") == 0 && type_of(w, first)->kind == TYPE_FLOAT) {
        f->is_safe = 0;
        return int_range(w);
    }
    return r;
}

static struct range flow_generator_method(struct flow *w, const struct expr *e)
{
    const struct expr *of = e->v.Call.func->v.Attribute.value;
    struct variable sent = {.name = "what is sent", .loc = e->loc};
    const struct function *f = type_of(w, of)->function;

    flow_expr(w, of);
    fact_of(w->m, e)->is_safe = 0;
    sent.type = f->sends;
    sent.declared = f->sent;
    for (int i = 0; i < e->v.Call.args.n; i++)
        flow_declared(w, &sent, flow_expr(w, e->v.Call.args.at[i]), e->v.Call.args.at[i]->loc);
    return f->yielded;
}

static struct range flow_call(struct flow *w, const struct expr *e)
{
    struct fact *f = fact_of(w->m, e);

    if (e->v.Call.func->kind == Attribute_kind && !f->function && !f->class)
        return flow_generator_method(w, e);

    if (f->function)
        return flow_user_call(w, e, f->function);
    if (f->class) {
        struct function *init = find_method(f->class, "__init__");
        return init ? flow_user_call(w, e, init) : any_range;
    }
    return flow_built_in(w, e);
}

/* ---------------------------------------------------------------------------------- conditions */

static void refine(struct flow *w, struct env *env, struct variable *v, struct range r)
{
    if (env->is_dead || !v || !v->type || !is_integer(v->type))
        return;
    struct range met = range_meet(env->at[v->index].range, r);
    if (range_is_empty(met))
        *env = env_dead(w);
    else
        env->at[v->index].range = met;
}

static struct range below(struct range r)
{
    return (struct range){INT64_MIN, r.hi == INT64_MIN ? INT64_MIN : r.hi - 1};
}

static struct range above(struct range r)
{
    return (struct range){r.lo == INT64_MAX ? INT64_MAX : r.lo + 1, INT64_MAX};
}

/* What `v op r` says of v. */
static void refine_by(struct flow *w, struct env *env, struct variable *v, enum cmpop op,
                      struct range r)
{
    if (!v || !v->type || range_is_empty(r) || env->is_dead)
        return;
    struct range *old = &env->at[v->index].range;
    switch (op) {
    case Lt: refine(w, env, v, below(r)); break;
    case LtE: refine(w, env, v, (struct range){INT64_MIN, r.hi}); break;
    case Gt: refine(w, env, v, above(r)); break;
    case GtE: refine(w, env, v, (struct range){r.lo, INT64_MAX}); break;
    case Eq:
    case Is: refine(w, env, v, r); break;
    case NotEq:
    case IsNot:
        if (r.lo == r.hi && old->lo == r.lo)
            refine(w, env, v, above(r));
        else if (r.lo == r.hi && old->hi == r.lo)
            refine(w, env, v, below(r));
        break;
    default: break;
    }
}

static enum cmpop opposite(enum cmpop op)
{
    static const enum cmpop table[] = {
        [Eq] = NotEq, [NotEq] = Eq, [Lt] = GtE,   [LtE] = Gt,   [Gt] = LtE,
        [GtE] = Lt,   [Is] = IsNot, [IsNot] = Is, [In] = NotIn, [NotIn] = In};

    return table[op];
}

static enum cmpop mirrored(enum cmpop op)
{
    return op == Lt ? Gt : op == LtE ? GtE : op == Gt ? Lt : op == GtE ? LtE : op;
}

static void refine_none(struct env *env, struct variable *v, int is_none, struct flow *w)
{
    if (env->is_dead || !v)
        return;
    struct value *value = &env->at[v->index];
    if (is_none ? !value->may_be_none : v->type->kind == TYPE_NONE)
        *env = env_dead(w);
    else
        value->may_be_none = is_none;
}

static int is_none_constant(const struct expr *e)
{
    return e->kind == Constant_kind && e->v.Constant.value.kind == CONST_NONE;
}

/* The range of a row of constants that is looked into. */
static struct range members(struct flow *w, const struct expr *e)
{
    struct range all = {INT64_MAX, INT64_MIN};

    if (e->kind != Tuple_kind && e->kind != List_kind && e->kind != Set_kind) {
        const struct type *t = type_of(w, e);
        flow_expr(w, e);
        return t->kind == TYPE_TABLE ? item_range(w, e, t) : any_range;
    }
    for (int i = 0; i < e->v.Tuple.elts.n; i++)
        all = range_join(all, flow_expr(w, e->v.Tuple.elts.at[i]));
    return all;
}

static void check_mixed(struct flow *w, const struct expr *a, struct range x, const struct expr *b,
                        struct range y)
{
    const struct type *s = some_type(type_of(w, a)), *t = some_type(type_of(w, b));

    if (s->kind == TYPE_FLOAT && t->kind != TYPE_FLOAT)
        check_exact(w, b, y, "a comparison with a float");
    if (t->kind == TYPE_FLOAT && s->kind != TYPE_FLOAT)
        check_exact(w, a, x, "a comparison with a float");
}

static void flow_comparison(struct flow *w, const struct expr *left, struct range a, enum cmpop op,
                            const struct expr *right, struct range *b, struct env *no)
{
    int is_in = op == In || op == NotIn;
    struct variable *x = local(w, left), *y = local(w, right);

    *b = is_in ? members(w, right) : flow_expr(w, right);
    *no = env_copy(w, &w->env);
    if (is_none_constant(right) && !is_in) {
        int is_none = op == Is || op == Eq;
        refine_none(&w->env, x, is_none, w);
        refine_none(no, x, !is_none, w);
        return;
    }
    if (is_in) {
        refine(w, op == In ? &w->env : no, x, *b);
        return;
    }
    check_mixed(w, left, a, right, *b);
    if (!is_integer(some_type(type_of(w, left))) || !is_integer(some_type(type_of(w, right))))
        return;
    refine_by(w, &w->env, x, op, *b);
    refine_by(w, no, x, opposite(op), *b);
    refine_by(w, &w->env, y, mirrored(op), a);
    refine_by(w, no, y, mirrored(opposite(op)), a);
}

static void flow_compare(struct flow *w, const struct expr *e, struct env *no)
{
    const struct expr *left = e->v.Compare.left;
    struct range a = flow_expr(w, left), b;

    *no = env_dead(w);
    for (int i = 0; i < e->v.Compare.ops.n; i++) {
        struct env fails;
        const struct expr *right = e->v.Compare.comparators.at[i];
        flow_comparison(w, left, a, e->v.Compare.ops.at[i], right, &b, &fails);
        env_join(w, no, &fails);
        left = right;
        a = b;
    }
}

static void flow_boolop(struct flow *w, const struct expr *e, struct env *no)
{
    struct env out = env_dead(w), other;
    int is_and = e->v.BoolOp.op == And;

    for (int i = 0; i < e->v.BoolOp.values.n; i++) {
        flow_condition(w, e->v.BoolOp.values.at[i], &other);
        env_join(w, &out, is_and ? &other : &w->env);
        if (!is_and)
            w->env = other;
    }
    if (is_and) {
        *no = out;
    } else {
        *no = w->env;
        w->env = out;
    }
}

static void flow_truth(struct flow *w, const struct expr *e, struct env *no)
{
    struct variable *v = local(w, e);
    const struct type *t = type_of(w, e);

    flow_expr(w, e);
    *no = env_copy(w, &w->env);
    if (e->kind == Constant_kind) {
        enum constant_kind kind = e->v.Constant.value.kind;
        if (kind == CONST_TRUE)
            *no = env_dead(w);
        if (kind == CONST_FALSE)
            w->env = env_dead(w);
    } else if (v && t && t->kind == TYPE_OPTIONAL) {
        refine_none(&w->env, v, 0, w);
    } else if (v && t && is_integer(t)) {
        refine_by(w, &w->env, v, NotEq, (struct range){0, 0});
        refine_by(w, no, v, Eq, (struct range){0, 0});
    }
}

void flow_condition(struct flow *w, const struct expr *e, struct env *no)
{
    struct env swap;

    switch (e->kind) {
    case BoolOp_kind: flow_boolop(w, e, no); return;
    case Compare_kind: flow_compare(w, e, no); return;
    case UnaryOp_kind:
        if (e->v.UnaryOp.op == Not) {
            flow_condition(w, e->v.UnaryOp.operand, no);
            swap = w->env;
            w->env = *no;
            *no = swap;
            return;
        }
        break;
    default: break;
    }
    flow_truth(w, e, no);
}

/* -------------------------------------------------------------------------------- the others */

static struct range flow_name(struct flow *w, const struct expr *e)
{
    struct variable *v = local(w, e);
    struct fact *f = fact_of(w->m, e);

    if (!v) {
        v = find_variable(&w->m->constants, e->v.Name.id);
        return v ? v->range : any_range;
    }
    if (w->env.is_dead)
        return any_range;
    const struct value *value = &w->env.at[v->index];
    if (value->may_be_unbound)
        refuse(w->m, e->loc, "%s may have no value here", v->name);
    f->is_safe = !value->may_be_none;
    return value->range;
}

static struct range flow_conditional(struct flow *w, const struct expr *e)
{
    struct env no;

    flow_condition(w, e->v.IfExp.test, &no);
    struct range a = flow_expr(w, e->v.IfExp.body);
    int a_dead = w->env.is_dead;
    struct env yes = w->env;
    w->env = no;
    struct range b = flow_expr(w, e->v.IfExp.orelse);
    struct range r = a_dead ? b : w->env.is_dead ? a : range_join(a, b);
    env_join(w, &w->env, &yes);
    return r;
}

static struct range flow_truth_value(struct flow *w, const struct expr *e)
{
    struct env no;

    flow_condition(w, e, &no);
    env_join(w, &w->env, &no);
    return (struct range){0, 1};
}

static struct range flow_kind(struct flow *w, const struct expr *e)
{
    switch (e->kind) {
    case Name_kind: return flow_name(w, e);
    case BinOp_kind: return flow_binop(w, e);
    case UnaryOp_kind: return e->v.UnaryOp.op == Not ? flow_truth_value(w, e) : flow_unary(w, e);
    case Compare_kind:
    case BoolOp_kind: return flow_truth_value(w, e);
    case Call_kind: return flow_call(w, e);
    case Subscript_kind: return flow_subscript(w, e);
    case IfExp_kind: return flow_conditional(w, e);
    case Attribute_kind:
        if (fact_of(w->m, e->v.Attribute.value)->type)
            flow_expr(w, e->v.Attribute.value);
        return any_range;
    case NamedExpr_kind: {
        struct range r = flow_expr(w, e->v.NamedExpr.value);
        flow_assign(w, e->v.NamedExpr.target, e->v.NamedExpr.value, r);
        return r;
    }
    case Tuple_kind:
    case List_kind:
        for (int i = 0; i < e->v.Tuple.elts.n; i++)
            flow_expr(w, e->v.Tuple.elts.at[i]);
        return any_range;
    case Constant_kind:
        if (e->v.Constant.value.kind == CONST_TRUE || e->v.Constant.value.kind == CONST_FALSE) {
            int64_t n = e->v.Constant.value.kind == CONST_TRUE;
            return (struct range){n, n};
        }
        return any_range;
    case Yield_kind:
        if (e->v.Yield.value)
            w->f->yielded = range_join(w->f->yielded, flow_expr(w, e->v.Yield.value));
        flow_block(w, &fact_of(w->m, e)->late);
        return w->f->sent;
    case YieldFrom_kind: {
        struct range r = flow_expr(w, e->v.YieldFrom.value);
        const struct function *inner = fact_of(w->m, e->v.YieldFrom.value)->function;
        w->f->yielded = range_join(w->f->yielded, inner->yielded);
        return inner->returns->kind == TYPE_INT ? inner->returned : r;
    }
    default: return any_range;
    }
}

struct range flow_expr(struct flow *w, const struct expr *e)
{
    struct fact *f = fact_of(w->m, e);
    int64_t n;
    int is_folded = (e->kind == BinOp_kind || e->kind == UnaryOp_kind) && constant_int(w->m, e, &n);
    struct range r = is_folded ? any_range : flow_kind(w, e);

    if (f->type && is_integer(some_type(f->type)))
        r = range_meet(r, type_range(w->m, some_type(f->type)));
    if (constant_int(w->m, e, &n) && range_has(int_range(w), n)) {
        r = (struct range){n, n};
        f->is_safe = 1;
    }
    if (range_is_empty(r))
        r = type_range(w->m, simple_type(w->m, TYPE_INT));
    f->range = r;
    return r;
}
