/*
 * What is written in short in Python, as the statements that it means: `match` on values as `if`
 * and `elif`, the __init__ of a dataclass.
 *
 * Produces new statements, from the expressions of the old ones where these are evaluated as often
 * as before; preserves the rest. What a match has that is no comparison of values stays, and is
 * refused where types are found.
 */
#include <string.h>
#include "model.h"

struct desugar {
    struct model *m;
    int matches; /* with a subject that needs a name */
};

static struct expr *name_expr(struct model *m, struct loc loc, const char *name)
{
    struct expr *e = NEW(m->arena, struct expr);

    e->kind = Name_kind;
    e->loc = loc;
    e->v.Name.id = name;
    return e;
}

static struct stmt *assignment(struct model *m, struct expr *target, struct expr *value)
{
    struct stmt *s = NEW(m->arena, struct stmt);

    s->kind = Assign_kind;
    s->loc = value->loc;
    push(m->arena, &s->v.Assign.targets, target);
    s->v.Assign.value = value;
    return s;
}

/* --------------------------------------------------------------------------------------- match */

static struct expr *comparison(struct model *m, const char *subject, enum cmpop op,
                               struct expr *value)
{
    struct expr *e = NEW(m->arena, struct expr);

    e->kind = Compare_kind;
    e->loc = value->loc;
    e->v.Compare.left = name_expr(m, value->loc, subject);
    push(m->arena, &e->v.Compare.ops, op);
    push(m->arena, &e->v.Compare.comparators, value);
    return e;
}

static struct expr *joined(struct model *m, enum boolop op, struct expr *a, struct expr *b)
{
    struct expr *e = NEW(m->arena, struct expr);

    if (!a || !b)
        return a ? a : b;
    e->kind = BoolOp_kind;
    e->loc = a->loc;
    e->v.BoolOp.op = op;
    push(m->arena, &e->v.BoolOp.values, a);
    push(m->arena, &e->v.BoolOp.values, b);
    return e;
}

/* Is it a comparison of the subject with values, or takes all? */
static int is_plain_pattern(const struct pattern *p)
{
    switch (p->kind) {
    case MatchValue_kind:
    case MatchSingleton_kind: return 1;
    case MatchAs_kind: return !p->v.MatchAs.pattern || is_plain_pattern(p->v.MatchAs.pattern);
    case MatchOr_kind:
        for (int i = 0; i < p->v.MatchOr.patterns.n; i++)
            if (p->v.MatchOr.patterns.at[i]->kind == MatchAs_kind ||
                !is_plain_pattern(p->v.MatchOr.patterns.at[i]))
                return 0;
        return 1;
    default: return 0;
    }
}

/* NULL: it takes all. */
static struct expr *pattern_test(struct model *m, const char *subject, const struct pattern *p)
{
    struct expr *all = NULL;

    switch (p->kind) {
    case MatchValue_kind: return comparison(m, subject, Eq, p->v.MatchValue.value);
    case MatchSingleton_kind:
        all = NEW(m->arena, struct expr);
        all->kind = Constant_kind;
        all->loc = p->loc;
        all->v.Constant.value = p->v.MatchSingleton.value;
        return comparison(m, subject, Is, all);
    case MatchOr_kind:
        for (int i = 0; i < p->v.MatchOr.patterns.n; i++)
            all = joined(m, Or, all, pattern_test(m, subject, p->v.MatchOr.patterns.at[i]));
        return all;
    default: return p->v.MatchAs.pattern ? pattern_test(m, subject, p->v.MatchAs.pattern) : NULL;
    }
}

/* case n: and case 1 | 2 as n: bind a name, so a guard that looks at it would come too early. */
static int is_plain_match(const struct stmt *s)
{
    for (int i = 0; i < s->v.Match.cases.n; i++) {
        const struct match_case *c = s->v.Match.cases.at[i];
        if (!is_plain_pattern(c->pattern) ||
            (c->guard && c->pattern->kind == MatchAs_kind && c->pattern->v.MatchAs.name))
            return 0;
    }
    return 1;
}

static struct stmt_list plain_block(struct desugar *d, const struct stmt_list *body);

/* The cases from i on. */
static struct stmt_list cases(struct desugar *d, const struct stmt *s, const char *subject, int i)
{
    struct model *m = d->m;
    struct stmt_list body = {0}, all = {0};

    if (i == s->v.Match.cases.n)
        return all;
    const struct match_case *c = s->v.Match.cases.at[i];
    if (c->pattern->kind == MatchAs_kind && c->pattern->v.MatchAs.name)
        push(m->arena, &body,
             assignment(m, name_expr(m, c->pattern->loc, c->pattern->v.MatchAs.name),
                        name_expr(m, c->pattern->loc, subject)));
    struct stmt_list inner = plain_block(d, &c->body);
    for (int k = 0; k < inner.n; k++)
        push(m->arena, &body, inner.at[k]);
    struct expr *test = joined(m, And, pattern_test(m, subject, c->pattern), c->guard);
    if (!test)
        return body;
    struct stmt *choice = NEW(m->arena, struct stmt);
    choice->kind = If_kind;
    choice->loc = c->pattern->loc;
    choice->v.If.test = test;
    choice->v.If.body = body;
    choice->v.If.orelse = cases(d, s, subject, i + 1);
    push(m->arena, &all, choice);
    return all;
}

static void add_match(struct desugar *d, const struct stmt *s, struct stmt_list *to)
{
    struct expr *subject = s->v.Match.subject;
    const char *name = subject->v.Name.id;

    if (subject->kind != Name_kind) {
        name = arena_printf(d->m->arena, d->matches ? "subject_%d" : "subject", d->matches + 1);
        d->matches++;
        push(d->m->arena, to, assignment(d->m, name_expr(d->m, subject->loc, name), subject));
    }
    struct stmt_list all = cases(d, s, name, 0);
    for (int i = 0; i < all.n; i++)
        push(d->m->arena, to, all.at[i]);
}

static struct stmt *plain_statement(struct desugar *d, struct stmt *s)
{
    struct stmt *copy = NEW(d->m->arena, struct stmt);

    *copy = *s;
    switch (s->kind) {
    case For_kind:
        copy->v.For.body = plain_block(d, &s->v.For.body);
        copy->v.For.orelse = plain_block(d, &s->v.For.orelse);
        return copy;
    case While_kind:
    case If_kind:
        copy->v.If.body = plain_block(d, &s->v.If.body);
        copy->v.If.orelse = plain_block(d, &s->v.If.orelse);
        return copy;
    case Try_kind:
        copy->v.Try.body = plain_block(d, &s->v.Try.body);
        copy->v.Try.orelse = plain_block(d, &s->v.Try.orelse);
        copy->v.Try.finalbody = plain_block(d, &s->v.Try.finalbody);
        copy->v.Try.handlers = (struct excepthandler_list){0};
        for (int i = 0; i < s->v.Try.handlers.n; i++) {
            struct excepthandler *h = NEW(d->m->arena, struct excepthandler);
            *h = *s->v.Try.handlers.at[i];
            h->v.ExceptHandler.body = plain_block(d, &h->v.ExceptHandler.body);
            push(d->m->arena, &copy->v.Try.handlers, h);
        }
        return copy;
    default: return s;
    }
}

static struct stmt_list plain_block(struct desugar *d, const struct stmt_list *body)
{
    struct stmt_list all = {0};

    for (int i = 0; i < body->n; i++)
        if (body->at[i]->kind == Match_kind && is_plain_match(body->at[i]))
            add_match(d, body->at[i], &all);
        else
            push(d->m->arena, &all, plain_statement(d, body->at[i]));
    return all;
}

const struct stmt *without_match(struct model *m, const struct stmt *def)
{
    struct desugar d = {m, 0};
    struct stmt *copy = NEW(m->arena, struct stmt);

    *copy = *def;
    copy->v.FunctionDef.body = plain_block(&d, &def->v.FunctionDef.body);
    return copy;
}

/* ----------------------------------------------------------------------------------- dataclass */

static struct arg *parameter(struct model *m, struct loc loc, const char *name,
                             struct expr *annotation)
{
    struct arg *a = NEW(m->arena, struct arg);

    a->loc = loc;
    a->arg = name;
    a->annotation = annotation;
    return a;
}

static struct expr *field_of_self(struct model *m, struct loc loc, const char *name)
{
    struct expr *e = NEW(m->arena, struct expr);

    e->kind = Attribute_kind;
    e->loc = loc;
    e->v.Attribute.value = name_expr(m, loc, "self");
    e->v.Attribute.attr = name;
    return e;
}

/* self.__post_init__() */
static struct stmt *call_after(struct model *m, struct loc loc)
{
    struct expr *call = NEW(m->arena, struct expr);
    struct stmt *s = NEW(m->arena, struct stmt);

    call->kind = Call_kind;
    call->loc = loc;
    call->v.Call.func = field_of_self(m, loc, "__post_init__");
    s->kind = Expr_kind;
    s->loc = loc;
    s->v.Expr.value = call;
    return s;
}

struct stmt *dataclass_init(struct model *m, const struct stmt *class)
{
    struct stmt *init = NEW(m->arena, struct stmt);
    struct arguments *args = NEW(m->arena, struct arguments);
    struct stmt_list *body = &init->v.FunctionDef.body;
    int has_post_init = 0;

    init->kind = FunctionDef_kind;
    init->loc = class->loc;
    init->v.FunctionDef.name = "__init__";
    init->v.FunctionDef.args = args;
    push(m->arena, &args->args, parameter(m, class->loc, "self", NULL));
    for (int i = 0; i < class->v.ClassDef.body.n; i++) {
        const struct stmt *s = class->v.ClassDef.body.at[i];
        has_post_init |=
            s->kind == FunctionDef_kind && strcmp(s->v.FunctionDef.name, "__post_init__") == 0;
        if (s->kind != AnnAssign_kind || s->v.AnnAssign.target->kind != Name_kind)
            continue;
        const char *name = s->v.AnnAssign.target->v.Name.id;
        push(m->arena, &args->args, parameter(m, s->loc, name, s->v.AnnAssign.annotation));
        if (s->v.AnnAssign.value)
            push(m->arena, &args->defaults, s->v.AnnAssign.value);
        push(m->arena, body,
             assignment(m, field_of_self(m, s->loc, name), name_expr(m, s->loc, name)));
    }
    if (has_post_init)
        push(m->arena, body, call_after(m, class->loc));
    return init;
}
