/* The variables that a function binds, in the order in which they are met. */
#include <string.h>
#include "tree/walk.h"
#include "scan.h"

struct scan {
    struct model *m;
    struct function *f;
};

static struct variable *add_variable(struct scan *s, const char *name, struct loc loc)
{
    struct variable *v = find_variable(&s->f->variables, name);

    if (!v) {
        v = NEW(s->m->arena, struct variable);
        v->name = name;
        v->c_name = c_word(s->m, name);
        v->loc = loc;
        v->index = s->f->variables.n;
        v->range = v->declared = any_range;
        push(s->m->arena, &s->f->variables, v);
    }
    v->bindings++;
    return v;
}

static void scan_target(struct scan *s, const struct expr *e)
{
    if (e->kind == Name_kind)
        add_variable(s, e->v.Name.id, e->loc);
    for (int i = 0; e->kind == Tuple_kind && i < e->v.Tuple.elts.n; i++)
        scan_target(s, e->v.Tuple.elts.at[i]);
}

static void scan_expr(void *context, const struct expr *e)
{
    if (!e)
        return;
    if (e->kind == NamedExpr_kind)
        scan_target(context, e->v.NamedExpr.target);
    visit_exprs_of_expr(e, scan_expr, context);
}

static void scan_block(struct scan *s, const struct stmt_list *body);

static void scan_try(struct scan *s, const struct stmt *t)
{
    scan_block(s, &t->v.Try.body);
    for (int i = 0; i < t->v.Try.handlers.n; i++)
        scan_block(s, &t->v.Try.handlers.at[i]->v.ExceptHandler.body);
    scan_block(s, &t->v.Try.orelse);
    scan_block(s, &t->v.Try.finalbody);
}

static void scan_stmt(struct scan *s, const struct stmt *t)
{
    visit_exprs_of_stmt(t, scan_expr, s);
    switch (t->kind) {
    case Assign_kind:
        for (int i = 0; i < t->v.Assign.targets.n; i++)
            scan_target(s, t->v.Assign.targets.at[i]);
        break;
    case AugAssign_kind: scan_target(s, t->v.AugAssign.target); break;
    case AnnAssign_kind:
        if (t->v.AnnAssign.target->kind == Name_kind) {
            struct variable *v = add_variable(s, t->v.AnnAssign.target->v.Name.id, t->loc);
            v->bindings -= !t->v.AnnAssign.value;
        }
        break;
    case For_kind:
        scan_target(s, t->v.For.target);
        scan_block(s, &t->v.For.body);
        scan_block(s, &t->v.For.orelse);
        break;
    case While_kind:
    case If_kind:
        scan_block(s, &t->v.If.body);
        scan_block(s, &t->v.If.orelse);
        break;
    case Try_kind: scan_try(s, t); break;
    default: break;
    }
}

static void scan_block(struct scan *s, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++)
        scan_stmt(s, body->at[i]);
}

static void scan_parameters(struct scan *s, const struct arguments *args)
{
    for (int i = 0; i < args->posonlyargs.n; i++)
        add_variable(s, args->posonlyargs.at[i]->arg, args->posonlyargs.at[i]->loc);
    for (int i = 0; i < args->args.n; i++)
        add_variable(s, args->args.at[i]->arg, args->args.at[i]->loc);
    for (int i = 0; i < args->kwonlyargs.n; i++)
        add_variable(s, args->kwonlyargs.at[i]->arg, args->kwonlyargs.at[i]->loc);
    s->f->parameters = s->f->variables.n;
    for (int i = 0; i < s->f->parameters; i++)
        s->f->variables.at[i]->is_parameter = 1;
}

void scan_function(struct model *m, struct function *f)
{
    struct scan s = {m, f};

    scan_parameters(&s, f->def->v.FunctionDef.args);
    scan_block(&s, &f->def->v.FunctionDef.body);
    f->is_generator = has_yield(&f->def->v.FunctionDef.body);
}

const struct arg *parameter_of(const struct function *f, int i)
{
    const struct arguments *args = f->def->v.FunctionDef.args;

    if (i < args->posonlyargs.n)
        return args->posonlyargs.at[i];
    i -= args->posonlyargs.n;
    if (i < args->args.n)
        return args->args.at[i];
    return args->kwonlyargs.at[i - args->args.n];
}

const struct expr *default_of(const struct function *f, int i)
{
    const struct arguments *args = f->def->v.FunctionDef.args;
    int positional = args->posonlyargs.n + args->args.n;

    if (i >= positional)
        return args->kw_defaults.at[i - positional];
    i -= positional - args->defaults.n;
    return i < 0 ? NULL : args->defaults.at[i];
}

/* ---------------------------------------------------------------------------------- yields */

int is_yield(const struct expr *e)
{
    return e && (e->kind == Yield_kind || e->kind == YieldFrom_kind);
}

static void look_for_yield(void *context, const struct expr *e)
{
    int *found = context;

    if (!e || *found || e->kind == Lambda_kind)
        return;
    *found = is_yield(e);
    if (!*found)
        visit_exprs_of_expr(e, look_for_yield, context);
}

int stmt_has_yield(const struct stmt *s)
{
    int found = 0;

    visit_exprs_of_stmt(s, look_for_yield, &found);
    if (found)
        return 1;
    switch (s->kind) {
    case For_kind: return has_yield(&s->v.For.body) || has_yield(&s->v.For.orelse);
    case While_kind:
    case If_kind: return has_yield(&s->v.If.body) || has_yield(&s->v.If.orelse);
    case With_kind: return has_yield(&s->v.With.body);
    case Try_kind:
        for (int i = 0; i < s->v.Try.handlers.n; i++)
            if (has_yield(&s->v.Try.handlers.at[i]->v.ExceptHandler.body))
                return 1;
        return has_yield(&s->v.Try.body) || has_yield(&s->v.Try.orelse) ||
               has_yield(&s->v.Try.finalbody);
    default: return 0;
    }
}

int has_yield(const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++)
        if (stmt_has_yield(body->at[i]))
            return 1;
    return 0;
}
