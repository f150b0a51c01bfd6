/* Compound statements. They end where the last statement of their last body ends. */
#include "tree.h"

static struct stmt *start_stmt(struct parser *p, enum stmt_kind kind, TSNode node)
{
    return new_stmt(p->arena, kind, p->tok[node_first_token(p, node)].loc);
}

static void end_after(struct loc *loc, const struct stmt_list *body)
{
    if (body->n)
        *loc = loc_span(*loc, body->at[body->n - 1]->loc);
}

static void body_of(struct parser *p, const struct kids *kids, enum field_kind field,
                    struct stmt_list *out, struct loc *loc)
{
    const struct kid *body = kid_with(kids, field);
    parse_statements(p, body->node, out);
    end_after(loc, out);
}

/* The body of an else or finally clause among the kids, if there is one. */
static void clause_of(struct parser *p, const struct kids *kids, enum node_kind kind,
                      struct stmt_list *out, struct loc *loc)
{
    const struct kid *clause = kid_of_kind(kids, kind);
    if (!clause)
        return;
    struct kids inner = node_kids(p, clause->node);
    const struct kid *block = kid_of_kind(&inner, N_block);
    parse_statements(p, block->node, out);
    end_after(loc, out);
}

/* The statements from the kid number i on: `if`, then `elif`s each inside the one before. */
static struct stmt *if_chain(struct parser *p, TSNode node, const struct kids *clauses, int i)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, If_kind, node);
    s->v.If.test = parse_expr(p, kid_with(&kids, F_condition)->node);
    body_of(p, &kids, F_consequence, &s->v.If.body, &s->loc);
    while (i < clauses->n && clauses->at[i].field != F_alternative)
        i++;
    if (i == clauses->n || p->failed)
        return s;
    const struct kid *next = &clauses->at[i];
    if (next->kind != N_elif_clause) {
        clause_of(p, clauses, N_else_clause, &s->v.If.orelse, &s->loc);
    } else if (parse_deeper(p, next->node)) {
        push(p->arena, &s->v.If.orelse, if_chain(p, next->node, clauses, i + 1));
        end_after(&s->loc, &s->v.If.orelse);
        p->depth--;
    }
    return s;
}

static struct stmt *if_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    return if_chain(p, node, &kids, 0);
}

static struct stmt *while_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, While_kind, node);
    s->v.While.test = parse_expr(p, kid_with(&kids, F_condition)->node);
    body_of(p, &kids, F_body, &s->v.While.body, &s->loc);
    clause_of(p, &kids, N_else_clause, &s->v.While.orelse, &s->loc);
    return s;
}

static int is_async(const struct parser *p, TSNode node)
{
    return p->tok[node_first_token(p, node)].kind == KW_ASYNC;
}

static struct stmt *for_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, is_async(p, node) ? AsyncFor_kind : For_kind, node);
    s->v.For.target = parse_target(p, kid_with(&kids, F_left)->node, Store);
    s->v.For.iter = parse_expr(p, kid_with(&kids, F_right)->node);
    body_of(p, &kids, F_body, &s->v.For.body, &s->loc);
    clause_of(p, &kids, N_else_clause, &s->v.For.orelse, &s->loc);
    return s;
}

static struct withitem *withitem_of(struct parser *p, TSNode node)
{
    struct withitem *item = NEW(p->arena, struct withitem);
    TSNode value = ts_node_named_child(node, 0);
    if (node_kind(p, value) == N_as_pattern) {
        struct kids kids = node_kids(p, value);
        item->context_expr = parse_expr(p, kids.at[0].node);
        item->optional_vars = parse_target(p, kid_with(&kids, F_alias)->node, Store);
    } else {
        item->context_expr = parse_expr(p, value);
    }
    return item;
}

static struct stmt *with_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, is_async(p, node) ? AsyncWith_kind : With_kind, node);
    struct kids items = node_kids(p, kid_of_kind(&kids, N_with_clause)->node);
    for (int i = 0; i < items.n; i++) {
        if (items.at[i].kind == N_with_item)
            push(p->arena, &s->v.With.items, withitem_of(p, items.at[i].node));
    }
    body_of(p, &kids, F_body, &s->v.With.body, &s->loc);
    return s;
}

/* ----------------------------------------------------------------------------------------- try */

static struct excepthandler *handler_of(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct excepthandler *h = NEW(p->arena, struct excepthandler);
    const struct kid *value = kid_with(&kids, F_value), *alias = kid_with(&kids, F_alias);
    h->loc = p->tok[node_first_token(p, node)].loc;
    if (value && value->kind == N_as_pattern) {
        struct kids parts = node_kids(p, value->node);
        h->v.ExceptHandler.type = parse_expr(p, parts.at[0].node);
        h->v.ExceptHandler.name = p->tok[node_last_token(p, value->node)].name;
    } else if (value) {
        h->v.ExceptHandler.type = parse_expr(p, value->node);
        h->v.ExceptHandler.name = alias ? p->tok[node_last_token(p, alias->node)].name : NULL;
    }
    parse_statements(p, kid_of_kind(&kids, N_block)->node, &h->v.ExceptHandler.body);
    end_after(&h->loc, &h->v.ExceptHandler.body);
    return h;
}

static struct stmt *try_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, Try_kind, node);
    body_of(p, &kids, F_body, &s->v.Try.body, &s->loc);
    for (int i = 0; i < kids.n; i++) {
        if (kids.at[i].kind != N_except_clause)
            continue;
        if (p->tok[node_first_token(p, kids.at[i].node) + 1].kind == OP_MUL)
            s->kind = TryStar_kind;
        struct excepthandler *h = handler_of(p, kids.at[i].node);
        push(p->arena, &s->v.Try.handlers, h);
        s->loc = loc_span(s->loc, h->loc);
    }
    clause_of(p, &kids, N_else_clause, &s->v.Try.orelse, &s->loc);
    clause_of(p, &kids, N_finally_clause, &s->v.Try.finalbody, &s->loc);
    return s;
}

/* --------------------------------------------------------------------------------- definitions */

/* The default, whose star was not written. */
static struct expr *type_param_default(struct parser *p, TSNode node, int star)
{
    struct expr *value = parse_type(p, node);
    if (p->tok[star].kind != OP_MUL || !p->tok[star].skip)
        return value;
    struct expr *e = new_expr(p->arena, Starred_kind, loc_span(p->tok[star].loc, value->loc));
    e->v.Starred.value = value;
    return e;
}

/* `name: bound = default` was written with two colons: a constrained type, whose second part is one
 * again where both are there. */
static struct type_param *type_param_of(struct parser *p, TSNode node)
{
    struct type_param *t = NEW(p->arena, struct type_param);
    int name = node_first_token(p, node);
    t->loc = node_loc(p, node);
    t->kind = TypeVar_kind;
    if (p->tok[name].kind != T_NAME)
        t->kind = p->tok[name++].kind == OP_MUL ? TypeVarTuple_kind : ParamSpec_kind;
    t->v.TypeVar.name = p->tok[name].name;
    TSNode type = ts_node_named_child(node, 0);
    if (node_kind(p, type) != N_constrained_type)
        return t;
    TSNode value = ts_node_named_child(type, 1);
    int separator = name + 1;
    if (!p->tok[separator].as_colon) {
        type = ts_node_named_child(value, 0);
        if (node_kind(p, type) != N_constrained_type) {
            t->v.TypeVar.bound = parse_type(p, value);
            return t;
        }
        TSNode bound = ts_node_named_child(type, 0);
        t->v.TypeVar.bound = parse_type(p, bound);
        value = ts_node_named_child(type, 1);
        separator = node_last_token(p, bound) + 1;
    }
    t->v.TypeVar.default_value = type_param_default(p, value, separator + 1);
    return t;
}

static void type_params_of(struct parser *p, const struct kid *kid, struct type_param_list *out)
{
    if (!kid)
        return;
    struct kids kids = node_kids(p, kid->node);
    for (int i = 0; i < kids.n; i++) {
        if (kids.at[i].named)
            push(p->arena, out, type_param_of(p, kids.at[i].node));
    }
}

static struct stmt *function_stmt(struct parser *p, TSNode node, struct expr_list decorators)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s =
        start_stmt(p, is_async(p, node) ? AsyncFunctionDef_kind : FunctionDef_kind, node);
    const struct kid *returns = kid_with(&kids, F_return_type);
    s->v.FunctionDef.name = p->tok[node_first_token(p, kid_with(&kids, F_name)->node)].name;
    type_params_of(p, kid_with(&kids, F_type_parameters), &s->v.FunctionDef.type_params);
    s->v.FunctionDef.args = parse_arguments(p, kid_with(&kids, F_parameters)->node);
    s->v.FunctionDef.returns = returns ? parse_type(p, returns->node) : NULL;
    s->v.FunctionDef.decorator_list = decorators;
    body_of(p, &kids, F_body, &s->v.FunctionDef.body, &s->loc);
    return s;
}

static struct stmt *class_stmt(struct parser *p, TSNode node, struct expr_list decorators)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, ClassDef_kind, node);
    const struct kid *bases = kid_with(&kids, F_superclasses);
    s->v.ClassDef.name = p->tok[node_first_token(p, kid_with(&kids, F_name)->node)].name;
    type_params_of(p, kid_with(&kids, F_type_parameters), &s->v.ClassDef.type_params);
    if (bases)
        parse_call_arguments(p, bases->node, &s->v.ClassDef.bases, &s->v.ClassDef.keywords);
    s->v.ClassDef.decorator_list = decorators;
    body_of(p, &kids, F_body, &s->v.ClassDef.body, &s->loc);
    return s;
}

static struct stmt *decorated_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr_list decorators = {0};
    for (int i = 0; i < kids.n; i++) {
        if (kids.at[i].kind == N_decorator)
            push(p->arena, &decorators, parse_expr(p, ts_node_named_child(kids.at[i].node, 0)));
    }
    const struct kid *definition = kid_with(&kids, F_definition);
    return definition->kind == N_class_definition ? class_stmt(p, definition->node, decorators)
                                                  : function_stmt(p, definition->node, decorators);
}

static struct stmt *type_alias_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = new_stmt(p->arena, TypeAlias_kind, node_loc(p, node));
    TSNode left = ts_node_named_child(kid_with(&kids, F_left)->node, 0);
    s->v.TypeAlias.name = parse_name(p, node_first_token(p, left), Store);
    if (node_kind(p, left) == N_generic_type) {
        struct kids parts = node_kids(p, left);
        type_params_of(p, kid_of_kind(&parts, N_type_parameter), &s->v.TypeAlias.type_params);
    } else if (node_kind(p, left) != N_identifier) {
        parse_fail(p, left);
    }
    s->v.TypeAlias.value = parse_type(p, kid_with(&kids, F_right)->node);
    return s;
}

/* --------------------------------------------------------------------------------------- match */

static struct match_case *case_of(struct parser *p, TSNode node, struct loc *loc)
{
    struct kids kids = node_kids(p, node);
    struct match_case *c = NEW(p->arena, struct match_case);
    const struct kid *guard = kid_with(&kids, F_guard);
    c->pattern = parse_case_patterns(p, &kids);
    if (guard) {
        struct kids inner = node_kids(p, guard->node);
        c->guard = parse_expr(p, inner.at[inner.n - 1].node);
    }
    body_of(p, &kids, F_consequence, &c->body, loc);
    return c;
}

static struct stmt *match_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = start_stmt(p, Match_kind, node);
    const struct kid *subject = kid_with(&kids, F_subject), *body = kid_with(&kids, F_body);
    int colon = 0;
    for (int i = 0; i < kids.n && kids.at[i].field != F_body; i++)
        colon = node_first_token(p, kids.at[i].node);
    s->v.Match.subject =
        kids_have_comma(p, &kids)
            ? parse_tuple(p, &kids, F_subject, node_first_token(p, subject->node), colon - 1)
            : parse_expr(p, subject->node);
    struct kids cases = node_kids(p, body->node);
    for (int i = 0; i < cases.n; i++) {
        if (cases.at[i].kind == N_case_clause)
            push(p->arena, &s->v.Match.cases, case_of(p, cases.at[i].node, &s->loc));
    }
    return s;
}

struct stmt *parse_compound_statement(struct parser *p, const struct kid *kid)
{
    TSNode node = kid->node;
    struct expr_list none = {0};
    switch (kid->kind) {
    case N_if_statement: return if_stmt(p, node);
    case N_while_statement: return while_stmt(p, node);
    case N_for_statement: return for_stmt(p, node);
    case N_with_statement: return with_stmt(p, node);
    case N_try_statement: return try_stmt(p, node);
    case N_function_definition: return function_stmt(p, node, none);
    case N_class_definition: return class_stmt(p, node, none);
    case N_decorated_definition: return decorated_stmt(p, node);
    case N_match_statement: return match_stmt(p, node);
    case N_type_alias_statement: return type_alias_stmt(p, node);
    default: parse_fail(p, node); return new_stmt(p->arena, Pass_kind, node_loc(p, node));
    }
}
