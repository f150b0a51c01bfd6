/*
 * Patterns: what they bind, and which of them can be reached.
 *
 * CPython places some of these errors at the pattern it visited last; `last` follows that.
 */
#include "validate_walk.h"

#include <stdlib.h>
#include <string.h>

#include "ast_repr.h"

struct bindings {
    struct validator *v;
    struct name_list names;
    struct loc last;
    int may_be_irrefutable;
};

static void visit_pattern(struct bindings *b, const struct pattern *p);

static int binds(const struct name_list *names, const char *name)
{
    for (int i = 0; i < names->n; i++) {
        if (names->at[i] == name)
            return 1;
    }
    return 0;
}

static void bind(struct bindings *b, const char *name)
{
    if (!name)
        return;
    check_name(b->v, name, b->last);
    if (binds(&b->names, name))
        problem(b->v, COMPILE_PHASE, b->last, "multiple assignments to name '%s' in pattern", name);
    else
        push(b->v->arena, &b->names, name);
}

static void visit_inner(struct bindings *b, const struct pattern *p)
{
    int saved = b->may_be_irrefutable;
    b->may_be_irrefutable = 1;
    visit_pattern(b, p);
    b->may_be_irrefutable = saved;
}

static void visit_patterns(struct bindings *b, const struct pattern_list *list)
{
    for (int i = 0; i < list->n; i++)
        visit_inner(b, list->at[i]);
}

static void visit_as(struct bindings *b, const struct pattern *p)
{
    const char *name = p->v.MatchAs.name;
    if (p->v.MatchAs.pattern) {
        visit_pattern(b, p->v.MatchAs.pattern);
    } else if (!b->may_be_irrefutable) {
        if (name)
            problem(b->v, COMPILE_PHASE, p->loc,
                    "name capture '%s' makes remaining patterns unreachable", name);
        else
            problem(b->v, COMPILE_PHASE, p->loc, "wildcard makes remaining patterns unreachable");
    }
    bind(b, name);
}

static void visit_sequence(struct bindings *b, const struct pattern *p)
{
    const struct pattern_list *list = &p->v.MatchSequence.patterns;
    int stars = 0;
    for (int i = 0; i < list->n; i++) {
        if (list->at[i]->kind == MatchStar_kind && stars++ == 1)
            problem(b->v, COMPILE_PHASE, p->loc, "multiple starred names in sequence pattern");
    }
    visit_patterns(b, list);
}

static int same_names(const struct name_list *x, const struct name_list *y)
{
    if (x->n != y->n)
        return 0;
    for (int i = 0; i < x->n; i++) {
        if (!binds(y, x->at[i]))
            return 0;
    }
    return 1;
}

/* Every alternative must bind the same names; only the last may always match. */
static void visit_or(struct bindings *b, const struct pattern *p)
{
    const struct pattern_list *list = &p->v.MatchOr.patterns;
    struct name_list first = {0};
    for (int i = 0; i < list->n; i++) {
        struct bindings inner = {.v = b->v};
        inner.may_be_irrefutable = b->may_be_irrefutable && i == list->n - 1;
        visit_pattern(&inner, list->at[i]);
        b->last = inner.last;
        if (i == 0)
            first = inner.names;
        else if (!same_names(&first, &inner.names))
            problem(b->v, COMPILE_PHASE, b->last, "alternative patterns bind different names");
    }
    for (int i = 0; i < first.n; i++)
        bind(b, first.at[i]);
}

/* ------------------------------------------------------------------------------------ mappings */

static const struct constant *key_constant(const struct expr *e, int *negative)
{
    *negative = 0;
    if (e->kind == UnaryOp_kind && e->v.UnaryOp.op == USub) {
        e = e->v.UnaryOp.operand;
        *negative = 1;
    }
    return e->kind == Constant_kind ? &e->v.Constant.value : NULL;
}

static int is_number(const struct constant *c)
{
    return c->kind == CONST_INT || c->kind == CONST_FLOAT || c->kind == CONST_TRUE ||
           c->kind == CONST_FALSE;
}

static double number_value(const struct constant *c, const char *repr)
{
    if (c->kind == CONST_TRUE || c->kind == CONST_FALSE)
        return c->kind == CONST_TRUE;
    return c->kind == CONST_FLOAT ? c->number : strtod(repr, NULL);
}

static const char *key_repr(struct bindings *b, const struct constant *c, int negative)
{
    return arena_printf(b->v->arena, "%s%s", negative ? "-" : "", constant_repr(b->v->arena, c));
}

/* As a dictionary compares them: 1, 1.0 and True are one key. */
static int same_key(struct bindings *b, const struct expr *x, const struct expr *y)
{
    int minus_x, minus_y;
    const struct constant *cx = key_constant(x, &minus_x), *cy = key_constant(y, &minus_y);
    if (!cx || !cy)
        return 0;
    const char *rx = key_repr(b, cx, minus_x), *ry = key_repr(b, cy, minus_y);
    if (strcmp(rx, ry) == 0)
        return 1;
    if (!is_number(cx) || !is_number(cy) || (cx->kind == CONST_INT && cy->kind == CONST_INT))
        return 0;
    double a = number_value(cx, rx), c = number_value(cy, ry);
    return (minus_x && cx->kind == CONST_FLOAT ? -a : a) ==
           (minus_y && cy->kind == CONST_FLOAT ? -c : c);
}

static void check_keys(struct bindings *b, const struct pattern *p)
{
    const struct expr_list *keys = &p->v.MatchMapping.keys;
    for (int i = 0; i < keys->n; i++) {
        if (keys->at[i]->kind == JoinedStr_kind) {
            problem(b->v, COMPILE_PHASE, p->loc,
                    "mapping pattern keys may only match literals and attribute lookups");
            return;
        }
        for (int j = 0; j < i; j++) {
            int negative;
            if (!same_key(b, keys->at[i], keys->at[j]))
                continue;
            const struct constant *c = key_constant(keys->at[i], &negative);
            problem(b->v, COMPILE_PHASE, p->loc, "mapping pattern checks duplicate key (%s)",
                    key_repr(b, c, negative));
            return;
        }
    }
}

static void visit_mapping(struct bindings *b, const struct pattern *p)
{
    check_keys(b, p);
    for (int i = 0; i < p->v.MatchMapping.keys.n; i++)
        visit_value(b->v, p->v.MatchMapping.keys.at[i]);
    visit_patterns(b, &p->v.MatchMapping.patterns);
    bind(b, p->v.MatchMapping.rest);
}

static void visit_class_pattern(struct bindings *b, const struct pattern *p)
{
    const struct name_list *attrs = &p->v.MatchClass.kwd_attrs;
    for (int i = 0; i < attrs->n; i++) {
        struct loc loc = p->v.MatchClass.kwd_patterns.at[i]->loc;
        check_name(b->v, attrs->at[i], loc);
        for (int j = 0; j < i; j++) {
            if (attrs->at[j] == attrs->at[i]) {
                problem(b->v, COMPILE_PHASE, loc, "attribute name repeated in class pattern: %s",
                        attrs->at[i]);
                break;
            }
        }
    }
    visit_value(b->v, p->v.MatchClass.cls);
    visit_patterns(b, &p->v.MatchClass.patterns);
    visit_patterns(b, &p->v.MatchClass.kwd_patterns);
}

static void visit_pattern(struct bindings *b, const struct pattern *p)
{
    b->last = p->loc;
    switch (p->kind) {
    case MatchValue_kind:
        if (p->v.MatchValue.value->kind == JoinedStr_kind)
            problem(b->v, COMPILE_PHASE, p->loc,
                    "patterns may only match literals and attribute lookups");
        break;
    case MatchSingleton_kind: break;
    case MatchSequence_kind: visit_sequence(b, p); break;
    case MatchMapping_kind: visit_mapping(b, p); break;
    case MatchClass_kind: visit_class_pattern(b, p); break;
    case MatchStar_kind: bind(b, p->v.MatchStar.name); break;
    case MatchAs_kind: visit_as(b, p); break;
    case MatchOr_kind: visit_or(b, p); break;
    }
}

void visit_cases(struct validator *v, const struct match_case_list *cases)
{
    for (int i = 0; i < cases->n; i++) {
        struct match_case *c = cases->at[i];
        struct bindings b = {.v = v};
        b.may_be_irrefutable = c->guard || i == cases->n - 1;
        visit_pattern(&b, c->pattern);
        visit_value(v, c->guard);
        visit_statements(v, &c->body);
    }
}
