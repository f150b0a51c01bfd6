/*
 * Which variables a generator keeps in its struct: those that are needed behind some yield.
 *
 * Requires types. Produces variable.is_field, and for each `for` over a range whether its variable
 * can do the counting (fact.is_used of the range): nobody else binds it in the loop, and nobody
 * looks at it behind. Preserves the tree. A backward walk over the statements with the set of live
 * variables; loops until it no longer grows.
 */
#include <string.h>
#include "model.h"
#include "tree/walk.h"

struct live {
    struct model *m;
    struct function *f;
    int is_writing;                   /* what is looked at is needed to change it, no more */
    char *now;                        /* of each variable */
    const char *breaks, *continues;   /* where these lead to; NULL: there is no loop */
    const char *returns, *exceptions; /* the same; NULL: nothing is needed there */
};

static char *copy_of(struct live *w, const char *set)
{
    char *copy = NEW_ARRAY(w->m->arena, char, w->f->variables.n + 1);

    if (set)
        memcpy(copy, set, (size_t)w->f->variables.n);
    return copy;
}

static int unite(struct live *w, char *to, const char *from)
{
    int grown = 0;

    for (int i = 0; from && i < w->f->variables.n; i++) {
        grown |= from[i] && !to[i];
        to[i] |= from[i];
    }
    return grown;
}

static void use(void *context, const struct expr *e)
{
    struct live *w = context;

    if (!e)
        return;
    if (e->kind == Name_kind) {
        struct variable *v = find_variable(&w->f->variables, e->v.Name.id);
        if (v)
            w->now[v->index] = 1;
        if (v && !w->is_writing)
            v->is_used = 1;
    }
    visit_exprs_of_expr(e, use, w);
}

static void kill_target(struct live *w, const struct expr *e)
{
    if (e->kind == Name_kind) {
        struct variable *v = find_variable(&w->f->variables, e->v.Name.id);
        if (!is_aggregate(v->type))
            w->now[v->index] = 0;
    }
    for (int i = 0; e->kind == Tuple_kind && i < e->v.Tuple.elts.n; i++)
        kill_target(w, e->v.Tuple.elts.at[i]);
}

static void use_target(struct live *w, const struct expr *e)
{
    if (e->kind == Subscript_kind)
        use(w, e->v.Subscript.slice);
    w->is_writing = 1;
    if (e->kind == Subscript_kind)
        use(w, e->v.Subscript.value);
    else if (e->kind == Attribute_kind)
        use(w, e);
    w->is_writing = 0;
    for (int i = 0; e->kind == Tuple_kind && i < e->v.Tuple.elts.n; i++)
        use_target(w, e->v.Tuple.elts.at[i]);
}

/* The generator is left here and resumed: what is live is kept. */
static void suspend(struct live *w)
{
    unite(w, w->now, w->exceptions);
    for (int i = 0; i < w->f->variables.n; i++)
        if (w->now[i])
            w->f->variables.at[i]->is_field = 1;
}

static void live_block(struct live *w, const struct stmt_list *body);

static void live_if(struct live *w, const struct stmt *s)
{
    char *after = copy_of(w, w->now);

    live_block(w, &s->v.If.orelse);
    char *no = w->now;
    w->now = after;
    live_block(w, &s->v.If.body);
    unite(w, w->now, no);
    use(w, s->v.If.test);
}

static int binds(const struct stmt_list *body, const char *name);

static int target_binds(const struct expr *e, const char *name)
{
    if (e->kind == Name_kind)
        return strcmp(e->v.Name.id, name) == 0;
    for (int i = 0; e->kind == Tuple_kind && i < e->v.Tuple.elts.n; i++)
        if (target_binds(e->v.Tuple.elts.at[i], name))
            return 1;
    return 0;
}

struct binding {
    const char *name;
    int found;
};

static void look_for_walrus(void *context, const struct expr *e)
{
    struct binding *b = context;

    if (!e)
        return;
    if (e->kind == NamedExpr_kind && target_binds(e->v.NamedExpr.target, b->name))
        b->found = 1;
    visit_exprs_of_expr(e, look_for_walrus, b);
}

static int stmt_binds(const struct stmt *s, const char *name)
{
    struct binding b = {name, 0};

    visit_exprs_of_stmt(s, look_for_walrus, &b);
    if (b.found)
        return 1;
    switch (s->kind) {
    case Assign_kind:
        for (int i = 0; i < s->v.Assign.targets.n; i++)
            if (target_binds(s->v.Assign.targets.at[i], name))
                return 1;
        return 0;
    case AugAssign_kind: return target_binds(s->v.AugAssign.target, name);
    case AnnAssign_kind: return target_binds(s->v.AnnAssign.target, name);
    case For_kind:
        return target_binds(s->v.For.target, name) || binds(&s->v.For.body, name) ||
               binds(&s->v.For.orelse, name);
    case While_kind:
    case If_kind: return binds(&s->v.If.body, name) || binds(&s->v.If.orelse, name);
    case Try_kind:
        for (int i = 0; i < s->v.Try.handlers.n; i++)
            if (binds(&s->v.Try.handlers.at[i]->v.ExceptHandler.body, name))
                return 1;
        return binds(&s->v.Try.body, name) || binds(&s->v.Try.orelse, name) ||
               binds(&s->v.Try.finalbody, name);
    default: return 0;
    }
}

static int binds(const struct stmt_list *body, const char *name)
{
    for (int i = 0; i < body->n; i++)
        if (stmt_binds(body->at[i], name))
            return 1;
    return 0;
}

int is_unchanged(const struct stmt_list *body, const struct expr *e)
{
    return e->kind == Name_kind && !binds(body, e->v.Name.id);
}

/* Can the variable of a `for` over a range count? */
static int can_count(struct live *w, const struct stmt *s, const char *after)
{
    const struct expr *target = s->v.For.target;

    if (target->kind != Name_kind || !is_range(w->m, s->v.For.iter) ||
        binds(&s->v.For.body, target->v.Name.id))
        return 0;
    struct variable *v = find_variable(&w->f->variables, target->v.Name.id);
    for (int i = 0; i < s->v.For.iter->v.Call.args.n; i++) {
        const struct expr *arg = s->v.For.iter->v.Call.args.at[i];
        if (i != (s->v.For.iter->v.Call.args.n > 1 ? 0 : -1) && arg->kind == Name_kind &&
            target_binds(target, arg->v.Name.id))
            return 0; /* for n in range(n) */
    }
    return v->type->kind == TYPE_INT && !after[v->index] &&
           !(w->exceptions && w->exceptions[v->index]);
}

/* One round of a loop whose head needs `head`. */
static void live_round(struct live *w, const struct stmt_list *body, const char *head,
                       const char *after)
{
    const char *breaks = w->breaks, *continues = w->continues;

    w->now = copy_of(w, head);
    w->breaks = after;
    w->continues = head;
    live_block(w, body);
    w->breaks = breaks;
    w->continues = continues;
}

static void live_while(struct live *w, const struct stmt *s)
{
    char *after = copy_of(w, w->now), *head;

    live_block(w, &s->v.While.orelse);
    use(w, s->v.While.test);
    unite(w, w->now, w->exceptions);
    head = copy_of(w, w->now);
    do {
        live_round(w, &s->v.While.body, head, after);
        use(w, s->v.While.test);
    } while (unite(w, head, w->now));
    w->now = head;
}

static void live_for(struct live *w, const struct stmt *s)
{
    char *after = copy_of(w, w->now), *head;
    struct fact *f = fact_of(w->m, s->v.For.iter);

    live_block(w, &s->v.For.orelse);
    f->is_used = can_count(w, s, w->now) && can_count(w, s, after);
    if (!f->type || f->type->kind != TYPE_GENERATOR || s->v.For.iter->kind == Name_kind)
        use(w, s->v.For.iter);
    unite(w, w->now, w->exceptions);
    head = copy_of(w, w->now);
    if (f->is_used)
        head[find_variable(&w->f->variables, s->v.For.target->v.Name.id)->index] = 1;
    do {
        live_round(w, &s->v.For.body, head, after);
        if (!f->is_used)
            kill_target(w, s->v.For.target);
    } while (unite(w, head, w->now));
    w->now = head;
    if (f->is_used)
        kill_target(w, s->v.For.target);
    use(w, s->v.For.iter);
}

static void live_guarded(struct live *w, const struct stmt *s)
{
    char *after = copy_of(w, w->now), *handlers = copy_of(w, w->exceptions);
    const char *outer = w->exceptions;

    for (int i = 0; i < s->v.Try.handlers.n; i++) {
        w->now = copy_of(w, after);
        live_block(w, &s->v.Try.handlers.at[i]->v.ExceptHandler.body);
        unite(w, handlers, w->now);
    }
    w->now = after;
    live_block(w, &s->v.Try.orelse);
    w->exceptions = handlers;
    live_block(w, &s->v.Try.body);
    w->exceptions = outer;
}

/* All ways lead through the last block, and from there to wherever one of them goes. */
static void live_try(struct live *w, const struct stmt *s)
{
    struct live outer = *w;

    if (!s->v.Try.finalbody.n) {
        live_guarded(w, s);
        return;
    }
    unite(w, w->now, w->breaks);
    unite(w, w->now, w->continues);
    unite(w, w->now, w->returns);
    unite(w, w->now, w->exceptions);
    live_block(w, &s->v.Try.finalbody);
    const char *last = copy_of(w, w->now);
    w->breaks = outer.breaks ? last : NULL;
    w->continues = outer.continues ? last : NULL;
    w->returns = w->exceptions = last;
    live_guarded(w, s);
    w->breaks = outer.breaks;
    w->continues = outer.continues;
    w->returns = outer.returns;
    w->exceptions = outer.exceptions;
}

static const struct expr *value_of(const struct stmt *s)
{
    switch (s->kind) {
    case Assign_kind: return s->v.Assign.value;
    case AugAssign_kind: return s->v.AugAssign.value;
    case AnnAssign_kind: return s->v.AnnAssign.value;
    case Return_kind: return s->v.Return.value;
    case Expr_kind: return s->v.Expr.value;
    default: return NULL;
    }
}

static void live_simple(struct live *w, const struct stmt *s)
{
    const struct expr *value = value_of(s);

    if (s->kind == Assign_kind) {
        for (int i = 0; i < s->v.Assign.targets.n; i++)
            kill_target(w, s->v.Assign.targets.at[i]);
        for (int i = 0; i < s->v.Assign.targets.n; i++)
            use_target(w, s->v.Assign.targets.at[i]);
    } else if (s->kind == AnnAssign_kind && value) {
        kill_target(w, s->v.AnnAssign.target);
        use_target(w, s->v.AnnAssign.target);
    } else if (s->kind == AugAssign_kind) {
        use_target(w, s->v.AugAssign.target);
        w->is_writing = 1;
        use(w, s->v.AugAssign.target);
        w->is_writing = 0;
    } else if (s->kind == Assert_kind) {
        use(w, s->v.Assert.test);
    }
    if (is_yield(value)) {
        if (value->kind == YieldFrom_kind && value->v.YieldFrom.value->kind == Name_kind)
            use(w, value);
        suspend(w);
        live_block(w, &fact_of(w->m, value)->late);
    }
    unite(w, w->now, w->exceptions);
    use(w, value);
}

static void live_stmt(struct live *w, const struct stmt *s)
{
    switch (s->kind) {
    case If_kind: live_if(w, s); break;
    case While_kind: live_while(w, s); break;
    case For_kind: live_for(w, s); break;
    case Try_kind: live_try(w, s); break;
    case Break_kind: w->now = copy_of(w, w->breaks); break;
    case Continue_kind: w->now = copy_of(w, w->continues); break;
    case Return_kind:
        w->now = copy_of(w, w->returns);
        live_simple(w, s);
        break;
    case Raise_kind: w->now = copy_of(w, w->exceptions); break;
    default: live_simple(w, s); break;
    }
}

static void live_block(struct live *w, const struct stmt_list *body)
{
    for (int i = body->n - 1; i >= 0; i--)
        live_stmt(w, body->at[i]);
}

/* A field has only as many bits as its values need, a parameter as many as are declared. */
static const char *narrow_type(const struct model *m, const struct variable *v)
{
    struct range r = v->held;

    if (v->type->kind != TYPE_INT)
        return NULL;
    if (v->is_parameter)
        return narrow_name(m, v->declared);
    return v->is_field ? narrow_name(m, r) : NULL;
}

void find_kept(struct model *m, struct function *f)
{
    struct live w = {.m = m, .f = f};

    w.now = copy_of(&w, NULL);
    live_block(&w, &f->def->v.FunctionDef.body);
    for (int i = 0; i < f->variables.n; i++) {
        struct variable *v = f->variables.at[i];
        v->is_field = f->is_generator && (v->is_field || v->is_parameter || v->is_shared);
        v->narrow = narrow_type(m, v);
    }
}
