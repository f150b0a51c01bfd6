/*
 * Values along the paths of a function: what ints may be, which names are bound, which are not
 * None.
 *
 * Requires the types of infer.c. Produces fact.range and fact.is_safe of every expression that some
 * path reaches, the ranges of what the function yields and returns, and a diagnostic where a name
 * may be unbound. Preserves the tree. A forward walk over the statements with one env; loops are
 * walked until their head no longer changes. Facts are overwritten by each walk: envs only grow, so
 * the last one is right for all.
 *
 * Ranges that grow from round to round stop at thresholds first: the constants of the function and
 * their neighbours, and the bounds of the usual widths.
 */
#include <stdlib.h>
#include <string.h>
#include "flow.h"
#include "tree/walk.h"

/* ---------------------------------------------------------------------------------------- envs */

struct env env_dead(struct flow *w)
{
    (void)w;
    return (struct env){1, NULL};
}

struct env env_copy(struct flow *w, const struct env *e)
{
    struct env copy = *e;

    if (e->is_dead)
        return copy;
    copy.at = NEW_ARRAY(w->m->arena, struct value, w->f->variables.n + 1);
    memcpy(copy.at, e->at, sizeof *copy.at * (size_t)w->f->variables.n);
    return copy;
}

int env_join(struct flow *w, struct env *to, const struct env *from)
{
    int changed = 0;

    if (from->is_dead)
        return 0;
    if (to->is_dead) {
        *to = env_copy(w, from);
        return 1;
    }
    for (int i = 0; i < w->f->variables.n; i++) {
        struct value *a = &to->at[i];
        const struct value *b = &from->at[i];
        struct value joined = {range_join(a->range, b->range),
                               a->may_be_unbound || b->may_be_unbound,
                               a->may_be_none || b->may_be_none};
        changed |= memcmp(&joined.range, &a->range, sizeof joined.range) != 0 ||
                   joined.may_be_unbound != a->may_be_unbound ||
                   joined.may_be_none != a->may_be_none;
        *a = joined;
    }
    return changed;
}

/* Lets what has grown since `old` grow to the next threshold. */
static void widen(struct flow *w, const struct env *old, struct env *e, int to_the_end)
{
    for (int i = 0; !old->is_dead && i < w->f->variables.n; i++) {
        struct range *r = &e->at[i].range;
        const struct range *before = &old->at[i].range;
        int low = r->lo<before->lo, high = r->hi> before->hi, k;
        for (k = w->thresholds.n - 1; low && k > 0 && w->thresholds.at[k] > r->lo; k--)
            ;
        if (low)
            r->lo = to_the_end ? INT64_MIN : w->thresholds.at[k];
        for (k = 0; high && k < w->thresholds.n - 1 && w->thresholds.at[k] < r->hi; k++)
            ;
        if (high)
            r->hi = to_the_end ? INT64_MAX : w->thresholds.at[k];
        struct variable *v = w->f->variables.at[i];
        if ((low || high) && v->type && is_integer(v->type))
            *r = range_meet(*r, type_range(w->m, v->type));
    }
}

/* ---------------------------------------------------------------------------------- thresholds */

static void add_threshold(struct flow *w, int64_t n)
{
    push(w->m->arena, &w->thresholds, n);
}

static void thresholds_of(void *context, const struct expr *e)
{
    struct flow *w = context;
    int64_t n;

    if (!e)
        return;
    const struct type *t = fact_of(w->m, e)->type;
    if (constant_int(w->m, e, &n) && n > INT64_MIN && n < INT64_MAX)
        for (int64_t i = -1; i <= 1; i++)
            add_threshold(w, n + i);
    if (t && t->count > 0)
        for (int64_t i = -1; i <= 1; i++)
            add_threshold(w, t->count + i);
    visit_exprs_of_expr(e, thresholds_of, w);
}

static void collect_thresholds(struct flow *w, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        visit_exprs_of_stmt(s, thresholds_of, w);
        if (s->kind == For_kind) {
            collect_thresholds(w, &s->v.For.body);
            collect_thresholds(w, &s->v.For.orelse);
        } else if (s->kind == If_kind || s->kind == While_kind) {
            collect_thresholds(w, &s->v.If.body);
            collect_thresholds(w, &s->v.If.orelse);
        } else if (s->kind == Try_kind) {
            collect_thresholds(w, &s->v.Try.body);
            collect_thresholds(w, &s->v.Try.orelse);
            collect_thresholds(w, &s->v.Try.finalbody);
            for (int k = 0; k < s->v.Try.handlers.n; k++)
                collect_thresholds(w, &s->v.Try.handlers.at[k]->v.ExceptHandler.body);
        }
    }
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static void find_thresholds(struct flow *w)
{
    static const int64_t usual[] = {
        INT64_MIN, INT32_MIN,  -32768,           -128,     -1, 0, 1, 255, 32767, 65535,
        INT32_MAX, UINT32_MAX, (int64_t)1 << 53, INT64_MAX};

    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        add_threshold(w, usual[i]);
    collect_thresholds(w, &w->f->def->v.FunctionDef.body);
    qsort(w->thresholds.at, (size_t)w->thresholds.n, sizeof *w->thresholds.at, by_value);
}

/* --------------------------------------------------------------------------------- statements */

void flow_declared(struct flow *w, const struct variable *v, struct range r, struct loc loc)
{
    if (!v->type || some_type(v->type)->kind != TYPE_INT || range_is_empty(r) ||
        range_within(range_meet(r, type_range(w->m, some_type(v->type))), v->declared))
        return;
    refuse(w->m, loc, "%s is declared in range(%lld, %lld), and this may be outside of it", v->name,
           (long long)v->declared.lo, (long long)v->declared.hi + 1);
    refuse_note(w->m, v->loc, "declared here; `& mask` or an `if` in front keeps it inside");
}

void flow_assign(struct flow *w, const struct expr *target, const struct expr *value,
                 struct range r)
{
    if (w->env.is_dead)
        return;
    if (target->kind == Name_kind) {
        struct variable *v = find_variable(&w->f->variables, target->v.Name.id);
        int none = value ? may_be_none(w, value) : is_optional(v->type);
        flow_declared(w, v, r, value ? value->loc : target->loc);
        if (is_integer(some_type(v->type)))
            r = range_meet(r, type_range(w->m, some_type(v->type)));
        w->env.at[v->index] = (struct value){r, 0, none};
        v->held = range_join(v->held, r);
    } else if (target->kind == Tuple_kind) {
        for (int i = 0; i < target->v.Tuple.elts.n; i++)
            flow_assign(w, target->v.Tuple.elts.at[i], NULL, any_range);
    } else {
        flow_expr(w, target);
    }
}

/* Exceptions may leave from here. */
static void flow_raise(struct flow *w)
{
    for (struct meeting *h = w->handlers; h; h = h->outer)
        env_join(w, &h->env, &w->env);
}

static void flow_parallel(struct flow *w, const struct expr *target, const struct expr *value)
{
    const struct expr_list *values = &value->v.Tuple.elts;
    struct range *ranges = NEW_ARRAY(w->m->arena, struct range, values->n + 1);
    int *none = NEW_ARRAY(w->m->arena, int, values->n + 1);

    for (int i = 0; i < values->n; i++) {
        ranges[i] = flow_expr(w, values->at[i]);
        none[i] = may_be_none(w, values->at[i]);
    }
    for (int i = 0; i < values->n; i++) {
        const struct expr *t = target->v.Tuple.elts.at[i];
        flow_assign(w, t, NULL, ranges[i]);
        if (t->kind == Name_kind && !w->env.is_dead)
            w->env.at[find_variable(&w->f->variables, t->v.Name.id)->index].may_be_none = none[i];
    }
}

static void flow_assignment(struct flow *w, const struct stmt *s)
{
    const struct expr *value = s->v.Assign.value, *target = s->v.Assign.targets.at[0];

    if (s->v.Assign.targets.n == 1 && target->kind == Tuple_kind && value->kind == Tuple_kind &&
        target->v.Tuple.elts.n == value->v.Tuple.elts.n) {
        flow_parallel(w, target, value);
        return;
    }
    struct range r = flow_expr(w, value);
    for (int i = 0; i < s->v.Assign.targets.n; i++)
        flow_assign(w, s->v.Assign.targets.at[i], value, r);
}

static void flow_augmented(struct flow *w, const struct stmt *s)
{
    const struct expr *target = s->v.AugAssign.target, *value = s->v.AugAssign.value;
    struct range a = flow_expr(w, target), b = flow_expr(w, value), r = any_range;
    struct fact *f = augmented_fact(w->m, s);
    const struct type *x = some_type(fact_of(w->m, target)->type);
    const struct type *y = some_type(fact_of(w->m, value)->type);
    struct range type = type_range(w->m, simple_type(w->m, TYPE_INT));

    f->is_safe = 1;
    if (is_integer(x) && is_integer(y) && s->v.AugAssign.op != Div)
        f->is_safe = range_operation(s->v.AugAssign.op, a, b, type, &r);
    else if (s->v.AugAssign.op == Div)
        f->is_safe = is_integer(y) && !range_has(b, 0);
    else if (s->v.AugAssign.op == FloorDiv || s->v.AugAssign.op == Mod)
        f->is_safe = 0;
    f->range = r;
    flow_raise(w);
    if (target->kind == Name_kind)
        flow_assign(w, target, NULL, r);
    if (target->kind == Name_kind && !w->env.is_dead)
        w->env.at[find_variable(&w->f->variables, target->v.Name.id)->index].may_be_none = 0;
}

static void flow_if(struct flow *w, const struct stmt *s)
{
    struct env no;

    flow_condition(w, s->v.If.test, &no);
    flow_block(w, &s->v.If.body);
    struct env after = w->env;
    w->env = no;
    flow_block(w, &s->v.If.orelse);
    env_join(w, &w->env, &after);
}

/* One round of a loop: from its head through its body. The body's env; exits are joined. */
static void flow_round(struct flow *w, const struct stmt_list *body, struct meeting *breaks)
{
    struct meeting continues = {w->continues, env_dead(w)};

    w->breaks = breaks;
    w->continues = &continues;
    flow_block(w, body);
    env_join(w, &w->env, &continues.env);
    w->continues = continues.outer;
    w->breaks = breaks->outer;
}

/* Tells whether the head changed by what came round. */
static int next_round(struct flow *w, struct env *head, int round)
{
    struct env before = env_copy(w, head);

    if (!env_join(w, head, &w->env))
        return 0;
    if (round > 1)
        widen(w, &before, head, round > 40);
    return round < 60;
}

static void flow_while(struct flow *w, const struct stmt *s)
{
    struct meeting breaks = {w->breaks, env_dead(w)};
    struct env head = w->env, no;
    int round = 0;

    do {
        w->env = env_copy(w, &head);
        flow_raise(w);
        flow_condition(w, s->v.While.test, &no);
        flow_round(w, &s->v.While.body, &breaks);
    } while (next_round(w, &head, round++));
    w->env = no;
    flow_block(w, &s->v.While.orelse);
    env_join(w, &w->env, &breaks.env);
}

/* What the items of the loop may be; sets whether there is at least one. */
static struct range flow_items(struct flow *w, const struct expr *e, int *is_filled)
{
    struct range a = {0, 0}, b;
    int64_t step = 1;

    *is_filled = 0;
    if (is_range(w->m, e)) {
        const struct expr_list *args = &e->v.Call.args;
        if (args->n > 1)
            a = flow_expr(w, args->at[0]);
        b = flow_expr(w, args->at[args->n > 1]);
        if (args->n > 2) {
            flow_expr(w, args->at[2]);
            constant_int(w->m, args->at[2], &step);
        }
        *is_filled = step > 0 ? a.hi < b.lo : a.lo > b.hi;
        if (step > 0)
            return (struct range){a.lo, b.hi == INT64_MIN ? b.hi : b.hi - 1};
        return (struct range){b.lo == INT64_MAX ? b.lo : b.lo + 1, a.hi};
    }
    if (is_enumerate(w->m, e))
        return flow_items(w, e->v.Call.args.at[0], is_filled);
    const struct type *t = fact_of(w->m, e)->type;
    flow_expr(w, e);
    *is_filled = t->kind != TYPE_GENERATOR && t->kind != TYPE_BYTES && t->count > 0;
    if (t->kind == TYPE_GENERATOR)
        return t->function->yielded;
    if (t->kind == TYPE_BYTES || t->kind == TYPE_BUFFER)
        return (struct range){0, 255};
    if (t->kind == TYPE_TABLE && e->kind == Name_kind)
        return find_variable(&w->m->constants, e->v.Name.id)->range;
    return any_range;
}

static void bind_items(struct flow *w, const struct stmt *s, struct range items)
{
    const struct expr *target = s->v.For.target;

    if (is_enumerate(w->m, s->v.For.iter) && target->kind == Tuple_kind) {
        const struct type *t = fact_of(w->m, s->v.For.iter->v.Call.args.at[0])->type;
        struct range index = {0, t->kind != TYPE_BYTES && t->count > 0 ? t->count - 1 : INT32_MAX};
        if (t->kind == TYPE_BYTES || t->count < 0)
            index = (struct range){0, type_range(w->m, simple_type(w->m, TYPE_INT)).hi - 1};
        flow_assign(w, target->v.Tuple.elts.at[0], NULL, index);
        flow_assign(w, target->v.Tuple.elts.at[1], NULL, items);
        return;
    }
    flow_assign(w, target, NULL, range_is_empty(items) ? any_range : items);
}

/* A variable that counts holds the end of the range as well, and what is beyond by a step. */
static void hold_end(struct flow *w, const struct stmt *s, struct range items)
{
    const struct expr *target = s->v.For.target, *iter = s->v.For.iter;
    struct variable *v =
        target->kind == Name_kind ? find_variable(&w->f->variables, target->v.Name.id) : NULL;
    int64_t step = 1;
    struct range past;

    if (!v || !is_range(w->m, iter))
        return;
    if (iter->v.Call.args.n > 2)
        constant_int(w->m, iter->v.Call.args.at[2], &step);
    range_operation(Add, items, (struct range){step, step}, any_range, &past);
    v->held = range_join(v->held, past);
}

static void flow_for(struct flow *w, const struct stmt *s)
{
    struct meeting breaks = {w->breaks, env_dead(w)};
    int is_filled, round = 0;
    struct range items = flow_items(w, s->v.For.iter, &is_filled);
    struct env head = w->env, ends = env_dead(w);

    do {
        w->env = env_copy(w, &head);
        flow_raise(w);
        bind_items(w, s, items);
        hold_end(w, s, items);
        flow_round(w, &s->v.For.body, &breaks);
        env_join(w, &ends, &w->env);
    } while (next_round(w, &head, round++));
    w->env = is_filled ? ends : head;
    flow_block(w, &s->v.For.orelse);
    env_join(w, &w->env, &breaks.env);
}

static void flow_handlers(struct flow *w, const struct stmt *s, const struct env *raised)
{
    struct env after = w->env;

    for (int i = 0; i < s->v.Try.handlers.n; i++) {
        w->env = env_copy(w, raised);
        flow_block(w, &s->v.Try.handlers.at[i]->v.ExceptHandler.body);
        env_join(w, &after, &w->env);
    }
    w->env = after;
}

static void flow_guarded(struct flow *w, const struct stmt *s)
{
    struct meeting handler = {w->handlers, env_dead(w)};

    if (s->v.Try.handlers.n)
        w->handlers = &handler;
    flow_block(w, &s->v.Try.body);
    w->handlers = handler.outer;
    flow_block(w, &s->v.Try.orelse);
    flow_handlers(w, s, &handler.env);
}

/* The last block is walked for the way off the end first, whose env goes on; then for all ways, so
 * that its facts hold for each. */
static void flow_try(struct flow *w, const struct stmt *s)
{
    struct meeting ways = {w->handlers, env_dead(w)};

    if (!s->v.Try.finalbody.n) {
        flow_guarded(w, s);
        return;
    }
    w->handlers = &ways;
    flow_guarded(w, s);
    flow_raise(w);
    w->handlers = ways.outer;
    flow_block(w, &s->v.Try.finalbody);
    struct env after = w->env;
    w->env = ways.env;
    flow_block(w, &s->v.Try.finalbody);
    if (w->breaks && has_break(&s->v.Try.body))
        env_join(w, &w->breaks->env, &w->env);
    if (w->continues)
        env_join(w, &w->continues->env, &w->env);
    w->env = after;
}

static void flow_return(struct flow *w, const struct stmt *s)
{
    if (s->v.Return.value && !w->env.is_dead)
        w->f->returned = range_join(w->f->returned, flow_expr(w, s->v.Return.value));
    flow_raise(w); /* to the last blocks around */
    w->env = env_dead(w);
}

static void flow_stmt(struct flow *w, const struct stmt *s)
{
    struct env no;

    flow_raise(w);
    switch (s->kind) {
    case Assign_kind: flow_assignment(w, s); break;
    case AnnAssign_kind:
        if (s->v.AnnAssign.value)
            flow_assign(w, s->v.AnnAssign.target, s->v.AnnAssign.value,
                        flow_expr(w, s->v.AnnAssign.value));
        break;
    case AugAssign_kind: flow_augmented(w, s); break;
    case If_kind: flow_if(w, s); break;
    case While_kind: flow_while(w, s); break;
    case For_kind: flow_for(w, s); break;
    case Try_kind: flow_try(w, s); break;
    case Return_kind: flow_return(w, s); break;
    case Raise_kind: w->env = env_dead(w); break;
    case Break_kind:
        env_join(w, &w->breaks->env, &w->env);
        w->env = env_dead(w);
        break;
    case Continue_kind:
        env_join(w, &w->continues->env, &w->env);
        w->env = env_dead(w);
        break;
    case Assert_kind: flow_condition(w, s->v.Assert.test, &no); break;
    case Expr_kind:
        if (s->v.Expr.value->kind != Constant_kind)
            flow_expr(w, s->v.Expr.value);
        break;
    default: break;
    }
    flow_raise(w);
}

void flow_block(struct flow *w, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        if (w->env.is_dead)
            return;
        flow_stmt(w, body->at[i]);
    }
}

/* The annotation of what is given says which ints it may be. */
static void check_result(struct flow *w, const struct type *t, struct range found,
                         struct range declared, const char *what)
{
    if (!t || some_type(t)->kind != TYPE_INT || range_is_empty(found) ||
        range_within(range_meet(found, type_range(w->m, some_type(t))), declared))
        return;
    refuse(w->m, w->f->def->v.FunctionDef.returns->loc,
           "what is %s is declared in range(%lld, %lld), and may be outside of it", what,
           (long long)declared.lo, (long long)declared.hi + 1);
}

void find_ranges(struct model *m, struct function *f)
{
    struct flow w = {.m = m, .f = f};

    w.env.at = NEW_ARRAY(m->arena, struct value, f->variables.n + 1);
    for (int i = 0; i < f->variables.n; i++) {
        struct variable *v = f->variables.at[i];
        struct range none = {INT64_MAX, INT64_MIN};
        v->held = none;
        w.env.at[i] =
            (struct value){v->is_parameter ? range_meet(type_range(m, v->type), v->declared) : none,
                           !v->is_parameter, v->is_parameter && is_optional(v->type)};
    }
    f->returned = f->yielded = (struct range){INT64_MAX, INT64_MIN};
    find_thresholds(&w);
    flow_block(&w, &f->def->v.FunctionDef.body);
    check_result(&w, f->returns, f->returned, f->returned_declared, "returned");
    check_result(&w, f->yields, f->yielded, f->yielded_declared, "yielded");
    struct range type = type_range(m, simple_type(m, TYPE_INT));
    if (range_is_empty(f->returned))
        f->returned = type;
    if (range_is_empty(f->yielded))
        f->yielded = type;
}
