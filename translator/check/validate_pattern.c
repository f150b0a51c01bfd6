/*
 * Patterns: what they bind, and which of them can be reached.
 *
 * CPython places some of these errors at the pattern it visited last; `last` follows that.
 */
#include "validate_walk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tree/repr.h"

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

/* A key as the number or constant that it is worth. */
struct key {
    const struct constant *constant; /* NULL: complex, or no constant at all */
    int negative, is_number;
    double real, imag;
    const char *repr;
};

static int is_number(const struct constant *c)
{
    return c->kind == CONST_INT || c->kind == CONST_FLOAT || c->kind == CONST_TRUE ||
           c->kind == CONST_FALSE || c->kind == CONST_IMAG;
}

static void set_number(struct key *k, const struct constant *c)
{
    k->is_number = 1;
    if (c->kind == CONST_IMAG)
        k->imag = c->number;
    else if (c->kind == CONST_FLOAT)
        k->real = c->number;
    else
        k->real = c->kind == CONST_INT ? strtod(k->repr, NULL) : c->kind == CONST_TRUE;
    if (k->negative) {
        k->real = -k->real;
        k->imag = -k->imag;
    }
}

/* A part of a complex number: without ".0". */
static const char *part_repr(arena *a, double d)
{
    const struct constant c = {.kind = CONST_FLOAT, .number = d};
    const char *repr = constant_repr(a, &c);
    size_t n = strlen(repr);
    return n > 2 && !strcmp(repr + n - 2, ".0") ? arena_strndup(a, repr, n - 2) : repr;
}

static const char *complex_repr(arena *a, double real, double imag)
{
    const char *i = part_repr(a, imag);
    if (real == 0 && !signbit(real))
        return arena_printf(a, "%sj", i);
    return arena_printf(a, "(%s%s%sj)", part_repr(a, real), *i == '-' ? "" : "+", i);
}

static struct key key_of(struct bindings *b, const struct expr *e)
{
    arena *a = b->v->arena;
    struct key k = {0};
    if (e->kind == BinOp_kind) {
        struct key left = key_of(b, e->v.BinOp.left), right = key_of(b, e->v.BinOp.right);
        k.is_number = 1;
        k.real = left.real;
        k.imag = e->v.BinOp.op == Sub ? left.imag - right.imag : left.imag + right.imag;
        k.repr = complex_repr(a, k.real, k.imag);
        return k;
    }
    k.negative = e->kind == UnaryOp_kind && e->v.UnaryOp.op == USub;
    if (k.negative)
        e = e->v.UnaryOp.operand;
    if (e->kind != Constant_kind)
        return k;
    k.constant = &e->v.Constant.value;
    k.repr = constant_repr(a, k.constant);
    if (is_number(k.constant))
        set_number(&k, k.constant);
    if (k.constant->kind == CONST_IMAG)
        k.repr = complex_repr(a, k.real, k.imag);
    else if (k.negative && !(k.constant->kind == CONST_INT && k.real == 0))
        k.repr = arena_printf(a, "-%s", k.repr);
    return k;
}

static int is_int(const struct key *k)
{
    return k->constant && k->constant->kind == CONST_INT;
}

/* As a dictionary compares them: 1, 1.0 and True are one key. */
static int same_key(const struct key *x, const struct key *y)
{
    if (!x->repr || !y->repr)
        return 0;
    if (strcmp(x->repr, y->repr) == 0)
        return 1;
    if (!x->is_number || !y->is_number || (is_int(x) && is_int(y)))
        return 0;
    return x->real == y->real && x->imag == y->imag;
}

static int is_formatted(const struct expr *e)
{
    return e->kind == JoinedStr_kind || e->kind == TemplateStr_kind;
}

static void check_keys(struct bindings *b, const struct pattern *p)
{
    const struct expr_list *keys = &p->v.MatchMapping.keys;
    for (int i = 0; i < keys->n; i++) {
        if (is_formatted(keys->at[i])) {
            problem(b->v, COMPILE_PHASE, p->loc,
                    "mapping pattern keys may only match literals and attribute lookups");
            return;
        }
        struct key key = key_of(b, keys->at[i]);
        for (int j = 0; j < i; j++) {
            struct key before = key_of(b, keys->at[j]);
            if (!same_key(&key, &before))
                continue;
            problem(b->v, COMPILE_PHASE, p->loc, "mapping pattern checks duplicate key (%s)",
                    key.repr);
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
        if (is_formatted(p->v.MatchValue.value))
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
