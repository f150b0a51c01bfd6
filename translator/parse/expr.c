/*
 * Expressions. A function here always returns a node: after an error it is a None that nobody
 * will see, because p->failed then discards the tree.
 */
#include "tree.h"

#include "literal.h"

struct expr *new_constant_expr(struct parser *p, enum constant_kind kind, struct loc loc)
{
    struct expr *e = new_expr(p->arena, Constant_kind, loc);
    e->v.Constant.value.kind = kind;
    return e;
}

static struct expr *no_expr(struct parser *p, TSNode node)
{
    parse_fail(p, node);
    return new_constant_expr(p, CONST_NONE, node_loc(p, node));
}

struct expr *parse_name(struct parser *p, int token, enum expr_context ctx)
{
    struct expr *e = new_expr(p->arena, Name_kind, p->tok[token].loc);
    e->v.Name.id = p->tok[token].name;
    e->v.Name.ctx = ctx;
    return e;
}

/* a.b.c, of the tokens from first to last. */
struct expr *parse_dotted_name(struct parser *p, int first, int last)
{
    struct expr *e = parse_name(p, first, Load);
    for (int i = first + 2; i <= last; i += 2) {
        struct expr *outer = new_expr(p->arena, Attribute_kind, token_span(p, first, i));
        outer->v.Attribute.value = e;
        outer->v.Attribute.attr = p->tok[i].name;
        e = outer;
    }
    return e;
}

struct expr *parse_number(struct parser *p, int token)
{
    const struct token *t = &p->tok[token];
    struct expr *e = new_expr(p->arena, Constant_kind, t->loc);
    const char *error = decode_number(p->arena, p->source->text + t->start, t->end - t->start,
                                      &e->v.Constant.value);
    if (error && !p->failed) {
        diagnose(p->source, t->loc, SEVERITY_ERROR, "SyntaxError: %s", error);
        p->failed = 1;
    }
    return e;
}

/* ------------------------------------------------------------------------------------- targets */

void set_expr_context(struct expr *e, enum expr_context ctx)
{
    struct expr_list elts = {0};
    switch (e->kind) {
    case Name_kind: e->v.Name.ctx = ctx; break;
    case Attribute_kind: e->v.Attribute.ctx = ctx; break;
    case Subscript_kind: e->v.Subscript.ctx = ctx; break;
    case Starred_kind:
        e->v.Starred.ctx = ctx;
        set_expr_context(e->v.Starred.value, ctx);
        break;
    case List_kind:
        e->v.List.ctx = ctx;
        elts = e->v.List.elts;
        break;
    case Tuple_kind:
        e->v.Tuple.ctx = ctx;
        elts = e->v.Tuple.elts;
        break;
    default: break;
    }
    for (int i = 0; i < elts.n; i++)
        set_expr_context(elts.at[i], ctx);
}

struct expr *parse_target(struct parser *p, TSNode node, enum expr_context ctx)
{
    struct expr *e = parse_expr(p, node);
    set_expr_context(e, ctx);
    return e;
}

/* ------------------------------------------------------------------------------------ displays */

static struct expr_list elements_of(struct parser *p, const struct kids *kids)
{
    struct expr_list list = {0};
    for (int i = 0; i < kids->n; i++) {
        if (kids->at[i].named)
            push(p->arena, &list, parse_expr(p, kids->at[i].node));
    }
    return list;
}

/* A tuple of the kids in a field (any named ones for F_none) that spans the given tokens. */
struct expr *parse_tuple(struct parser *p, const struct kids *kids, enum field_kind field,
                         int first, int last)
{
    struct expr *e = new_expr(p->arena, Tuple_kind, token_span(p, first, last));
    for (int i = 0; i < kids->n; i++) {
        if (kids->at[i].named && kids->at[i].field == field)
            push(p->arena, &e->v.Tuple.elts, parse_expr(p, kids->at[i].node));
    }
    return e;
}

/* Parentheses around one thing are not in the tree. tree-sitter reads them as a tuple_pattern in
 * a target. */
static struct expr *tuple_or_group(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    if (kids.n == 3 && !kids_have_comma(p, &kids))
        return parse_expr(p, kids.at[1].node);
    return parse_tuple(p, &kids, F_none, node_first_token(p, node), node_last_token(p, node));
}

static struct expr *list_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, List_kind, node_loc(p, node));
    e->v.List.elts = elements_of(p, &kids);
    return e;
}

static struct expr *set_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Set_kind, node_loc(p, node));
    e->v.Set.elts = elements_of(p, &kids);
    return e;
}

static struct expr *dict_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Dict_kind, node_loc(p, node));
    for (int i = 0; i < kids.n; i++) {
        if (!kids.at[i].named)
            continue;
        struct kids item = node_kids(p, kids.at[i].node);
        int pair = kids.at[i].kind == N_pair;
        struct expr *key = pair ? parse_expr(p, kid_with(&item, F_key)->node) : NULL;
        TSNode value = pair ? kid_with(&item, F_value)->node : item.at[item.n - 1].node;
        push(p->arena, &e->v.Dict.keys, key);
        push(p->arena, &e->v.Dict.values, parse_expr(p, value));
    }
    return e;
}

/* ------------------------------------------------------------------------------ comprehensions */

static struct comprehension *for_clause_of(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct comprehension *c = NEW(p->arena, struct comprehension);
    c->is_async = p->tok[node_first_token(p, node)].kind == KW_ASYNC;
    c->target = parse_target(p, kid_with(&kids, F_left)->node, Store);
    c->iter = parse_expr(p, kid_with(&kids, F_right)->node);
    return c;
}

static struct comprehension_list clauses_of(struct parser *p, const struct kids *kids)
{
    struct comprehension_list list = {0};
    for (int i = 0; i < kids->n; i++) {
        TSNode node = kids->at[i].node;
        if (kids->at[i].kind == N_for_in_clause) {
            push(p->arena, &list, for_clause_of(p, node));
        } else if (kids->at[i].kind == N_if_clause && list.n > 0) {
            struct kids test = node_kids(p, node);
            push(p->arena, &list.at[list.n - 1]->ifs, parse_expr(p, test.at[test.n - 1].node));
        }
    }
    return list;
}

static struct expr *comprehension_expr(struct parser *p, TSNode node, enum expr_kind kind)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, kind, node_loc(p, node));
    TSNode body = kid_with(&kids, F_body)->node;
    if (kind == DictComp_kind) {
        struct kids pair = node_kids(p, body);
        e->v.DictComp.key = parse_expr(p, kid_with(&pair, F_key)->node);
        e->v.DictComp.value = parse_expr(p, kid_with(&pair, F_value)->node);
        e->v.DictComp.generators = clauses_of(p, &kids);
    } else {
        e->v.ListComp.elt = parse_expr(p, body);
        e->v.ListComp.generators = clauses_of(p, &kids);
    }
    return e;
}

/* ----------------------------------------------------------------------------------- operators */

static enum operator operator_of(enum token_kind kind)
{
    switch (kind) {
    case OP_ADD: return Add;
    case OP_SUB: return Sub;
    case OP_MUL: return Mult;
    case OP_AT: return MatMult;
    case OP_DIV: return Div;
    case OP_MOD: return Mod;
    case OP_POW: return Pow;
    case OP_LSHIFT: return LShift;
    case OP_RSHIFT: return RShift;
    case OP_OR: return BitOr;
    case OP_XOR: return BitXor;
    case OP_AND: return BitAnd;
    default: return FloorDiv;
    }
}

static struct expr *binary(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, BinOp_kind, node_loc(p, node));
    e->v.BinOp.left = parse_expr(p, kids.at[0].node);
    e->v.BinOp.op = operator_of(p->tok[node_first_token(p, kids.at[1].node)].kind);
    e->v.BinOp.right = parse_expr(p, kids.at[2].node);
    return e;
}

/* `a and b and c` is one BoolOp of three; parentheses keep it apart. tree-sitter nests to the left,
 * perhaps very deep: the right operands are gathered on the way down, then turned around. */
static void collect_operands(struct parser *p, TSNode node, enum token_kind op,
                             struct expr_list *out)
{
    LIST(TSNode) rights = {0};
    for (;;) {
        TSNode left = ts_node_child(node, 0), inner;
        push(p->arena, &rights, ts_node_child(node, 2));
        node = left;
        if (node_kind(p, left) != N_boolean_operator)
            break;
        inner = ts_node_child(left, 1);
        if (p->tok[node_first_token(p, inner)].kind != op)
            break;
    }
    push(p->arena, out, parse_expr(p, node));
    for (int i = rights.n - 1; i >= 0; i--)
        push(p->arena, out, parse_expr(p, rights.at[i]));
}

static struct expr *boolean(struct parser *p, TSNode node)
{
    struct expr *e = new_expr(p->arena, BoolOp_kind, node_loc(p, node));
    enum token_kind op = p->tok[node_first_token(p, ts_node_child(node, 1))].kind;
    e->v.BoolOp.op = op == KW_AND ? And : Or;
    collect_operands(p, node, op, &e->v.BoolOp.values);
    return e;
}

static struct expr *unary(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, UnaryOp_kind, node_loc(p, node));
    enum token_kind op = p->tok[node_first_token(p, node)].kind;
    e->v.UnaryOp.op = op == KW_NOT ? Not : op == OP_SUB ? USub : op == OP_ADD ? UAdd : Invert;
    e->v.UnaryOp.operand = parse_expr(p, kids.at[kids.n - 1].node);
    return e;
}

static enum cmpop comparison_of(const struct parser *p, int token)
{
    switch (p->tok[token].kind) {
    case OP_EQ: return Eq;
    case OP_NE: return NotEq;
    case OP_LT: return Lt;
    case OP_LE: return LtE;
    case OP_GT: return Gt;
    case OP_GE: return GtE;
    case KW_IN: return In;
    case KW_NOT: return NotIn;
    default: return p->tok[token + 1].kind == KW_NOT ? IsNot : Is;
    }
}

static struct expr *comparison_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Compare_kind, node_loc(p, node));
    for (int i = 0; i < kids.n; i++) {
        if (!kids.at[i].named) {
            enum cmpop op = comparison_of(p, node_first_token(p, kids.at[i].node));
            push(p->arena, &e->v.Compare.ops, op);
        } else if (!e->v.Compare.left) {
            e->v.Compare.left = parse_expr(p, kids.at[i].node);
        } else {
            push(p->arena, &e->v.Compare.comparators, parse_expr(p, kids.at[i].node));
        }
    }
    return e;
}

static struct expr *conditional_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, IfExp_kind, node_loc(p, node));
    e->v.IfExp.body = parse_expr(p, kids.at[0].node);
    e->v.IfExp.test = parse_expr(p, kids.at[2].node);
    e->v.IfExp.orelse = parse_expr(p, kids.at[4].node);
    return e;
}

/* ----------------------------------------------------------------------------------- primaries */

static struct keyword *keyword_of(struct parser *p, const struct kid *kid)
{
    struct kids kids = node_kids(p, kid->node);
    struct keyword *k = NEW(p->arena, struct keyword);
    k->loc = node_loc(p, kid->node);
    if (kid->kind == N_keyword_argument)
        k->arg = p->tok[node_first_token(p, kid->node)].name;
    k->value = parse_expr(p, kids.at[kids.n - 1].node);
    return k;
}

static struct expr *starred(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Starred_kind, node_loc(p, node));
    e->v.Starred.value = parse_expr(p, kids.at[kids.n - 1].node);
    return e;
}

/*
 * The target `*a.b` comes as (*a).b where a statement begins with it: when the base of e is
 * starred, e itself is what the star belongs to.
 */
static struct expr *star_outermost(struct expr *e, struct expr **base)
{
    if ((*base)->kind != Starred_kind)
        return e;
    struct expr *star = *base;
    struct loc end = e->loc;
    *base = star->v.Starred.value;
    e->loc.line = (*base)->loc.line;
    e->loc.col = (*base)->loc.col;
    star->v.Starred.value = e;
    star->loc.end_line = end.end_line;
    star->loc.end_col = end.end_col;
    return star;
}

void parse_call_arguments(struct parser *p, TSNode node, struct expr_list *args,
                          struct keyword_list *keywords)
{
    if (node_kind(p, node) == N_generator_expression) {
        push(p->arena, args, parse_expr(p, node));
        return;
    }
    struct kids kids = node_kids(p, node);
    for (int i = 0; i < kids.n; i++) {
        if (kids.at[i].kind == N_keyword_argument || kids.at[i].kind == N_dictionary_splat)
            push(p->arena, keywords, keyword_of(p, &kids.at[i]));
        else if (kids.at[i].named)
            push(p->arena, args, parse_expr(p, kids.at[i].node));
    }
}

/* A call that begins with a mark is a starred expression (see tokens.h). */
static struct expr *call(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    TSNode arguments = kid_with(&kids, F_arguments)->node;
    TSNode function = kid_with(&kids, F_function)->node;
    if (node_kind(p, function) == N_identifier && node_is_added(p, function)) {
        struct kids args = node_kids(p, arguments);
        struct expr *e = starred(p, args.at[1].node);
        e->loc = node_loc(p, node);
        return e;
    }
    struct expr *e = new_expr(p->arena, Call_kind, node_loc(p, node));
    e->v.Call.func = parse_expr(p, function);
    parse_call_arguments(p, arguments, &e->v.Call.args, &e->v.Call.keywords);
    return star_outermost(e, &e->v.Call.func);
}

static struct expr *attribute(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Attribute_kind, node_loc(p, node));
    e->v.Attribute.value = parse_expr(p, kid_with(&kids, F_object)->node);
    e->v.Attribute.attr = p->tok[node_last_token(p, node)].name;
    return star_outermost(e, &e->v.Attribute.value);
}

static struct expr *slice_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Slice_kind, node_loc(p, node));
    int colons = 0;
    for (int i = 0; i < kids.n; i++) {
        if (!kids.at[i].named) {
            colons++;
            continue;
        }
        struct expr *part = parse_expr(p, kids.at[i].node);
        if (colons == 0)
            e->v.Slice.lower = part;
        else if (colons == 1)
            e->v.Slice.upper = part;
        else
            e->v.Slice.step = part;
    }
    return e;
}

static struct expr *subscript_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Subscript_kind, node_loc(p, node));
    e->v.Subscript.value = parse_expr(p, kids.at[0].node);
    const struct kid *index = kid_with(&kids, F_subscript);
    int first = node_first_token(p, index->node);
    e->v.Subscript.slice = kids_have_comma(p, &kids) ? parse_tuple(p, &kids, F_subscript, first,
                                                                   node_last_token(p, node) - 1)
                                                     : parse_expr(p, index->node);
    if (!kids_have_comma(p, &kids) && e->v.Subscript.slice->kind == Starred_kind) {
        struct expr *tuple = new_expr(p->arena, Tuple_kind, e->v.Subscript.slice->loc);
        push(p->arena, &tuple->v.Tuple.elts, e->v.Subscript.slice);
        e->v.Subscript.slice = tuple;
    }
    return star_outermost(e, &e->v.Subscript.value);
}

/* -------------------------------------------------------------------------- the looser things */

static struct expr *lambda_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Lambda_kind, node_loc(p, node));
    const struct kid *parameters = kid_with(&kids, F_parameters);
    e->v.Lambda.args =
        parameters ? parse_arguments(p, parameters->node) : NEW(p->arena, struct arguments);
    e->v.Lambda.body = parse_expr(p, kid_with(&kids, F_body)->node);
    return e;
}

static struct expr *walrus(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, NamedExpr_kind, node_loc(p, node));
    e->v.NamedExpr.target = parse_name(p, node_first_token(p, node), Store);
    e->v.NamedExpr.value = parse_expr(p, kids.at[kids.n - 1].node);
    return e;
}

static struct expr *yield_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    int first = node_first_token(p, node);
    int from = p->tok[first + 1].kind == KW_FROM && kids.n > 2;
    struct expr *e = new_expr(p->arena, from ? YieldFrom_kind : Yield_kind, node_loc(p, node));
    if (kids.n > 1)
        e->v.Yield.value = parse_expr(p, kids.at[kids.n - 1].node);
    return e;
}

static struct expr *await_expr(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct expr *e = new_expr(p->arena, Await_kind, node_loc(p, node));
    e->v.Await.value = parse_expr(p, kids.at[kids.n - 1].node);
    return e;
}

/* An annotation, always written in parentheses. */
struct expr *parse_type(struct parser *p, TSNode node)
{
    return parse_expr(p, node_kind(p, node) == N_type ? ts_node_named_child(node, 0) : node);
}

static struct expr *expr_of_kind(struct parser *p, TSNode node, enum node_kind kind)
{
    struct kids kids;
    switch (kind) {
    case N_identifier:
        return parse_simple_primary(p, node_first_token(p, node), node_last_token(p, node));
    case N_integer: return parse_number(p, node_first_token(p, node));
    case N_string:
    case N_concatenated_string:
        return parse_strings(p, node_first_token(p, node), node_last_token(p, node));
    case N_true: return new_constant_expr(p, CONST_TRUE, node_loc(p, node));
    case N_false: return new_constant_expr(p, CONST_FALSE, node_loc(p, node));
    case N_none: return new_constant_expr(p, CONST_NONE, node_loc(p, node));
    case N_ellipsis: return new_constant_expr(p, CONST_ELLIPSIS, node_loc(p, node));
    case N_parenthesized_expression:
    case N_tuple_pattern: return tuple_or_group(p, node);
    case N_tuple:
    case N_expression_list:
    case N_pattern_list:
        kids = node_kids(p, node);
        return parse_tuple(p, &kids, F_none, node_first_token(p, node), node_last_token(p, node));
    case N_list:
    case N_list_pattern: return list_expr(p, node);
    case N_set: return set_expr(p, node);
    case N_dictionary: return dict_expr(p, node);
    case N_list_comprehension: return comprehension_expr(p, node, ListComp_kind);
    case N_set_comprehension: return comprehension_expr(p, node, SetComp_kind);
    case N_dictionary_comprehension: return comprehension_expr(p, node, DictComp_kind);
    case N_generator_expression: return comprehension_expr(p, node, GeneratorExp_kind);
    case N_binary_operator: return binary(p, node);
    case N_boolean_operator: return boolean(p, node);
    case N_unary_operator:
    case N_not_operator: return unary(p, node);
    case N_comparison_operator: return comparison_expr(p, node);
    case N_conditional_expression: return conditional_expr(p, node);
    case N_call: return call(p, node);
    case N_attribute: return attribute(p, node);
    case N_subscript: return subscript_expr(p, node);
    case N_slice: return slice_expr(p, node);
    case N_list_splat:
    case N_list_splat_pattern: return starred(p, node);
    case N_lambda: return lambda_expr(p, node);
    case N_named_expression: return walrus(p, node);
    case N_yield: return yield_expr(p, node);
    case N_await: return await_expr(p, node);
    case N_type: return parse_type(p, node);
    case N_as_pattern_target: return parse_expr(p, ts_node_named_child(node, 0));
    default: return no_expr(p, node);
    }
}

struct expr *parse_expr(struct parser *p, TSNode node)
{
    if (!parse_deeper(p, node))
        return new_constant_expr(p, CONST_NONE, node_loc(p, node));
    struct expr *e = expr_of_kind(p, node, node_kind(p, node));
    p->depth--;
    return e;
}

/* ---------------------------------------------------------------------------------- parameters */

struct parameter {
    struct arg *arg;
    struct expr *value;
    int stars;
};

/* x, *x, **x, each perhaps with an annotation and a default. */
static struct parameter parameter_of(struct parser *p, const struct kid *kid)
{
    struct kids kids = node_kids(p, kid->node);
    struct parameter result = {0};
    int first = node_first_token(p, kid->node);
    enum token_kind star = p->tok[first].kind;
    result.stars = star == OP_MUL ? 1 : star == OP_POW ? 2 : 0;
    int name = first + (result.stars > 0);
    const struct kid *type = kid_with(&kids, F_type), *value = kid_with(&kids, F_value);
    struct arg *arg = NEW(p->arena, struct arg);
    arg->arg = p->tok[name].name;
    arg->annotation = type ? parse_type(p, type->node) : NULL;
    arg->loc = token_span(p, name, type ? node_last_token(p, type->node) : name);
    result.arg = arg;
    result.value = value ? parse_expr(p, value->node) : NULL;
    return result;
}

static void add_parameter(struct parser *p, struct arguments *a, struct parameter x,
                          int keyword_only)
{
    if (x.stars == 1) {
        a->vararg = x.arg;
    } else if (x.stars == 2) {
        a->kwarg = x.arg;
    } else if (keyword_only) {
        push(p->arena, &a->kwonlyargs, x.arg);
        push(p->arena, &a->kw_defaults, x.value);
    } else {
        push(p->arena, &a->args, x.arg);
        if (x.value)
            push(p->arena, &a->defaults, x.value);
    }
}

struct arguments *parse_arguments(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct arguments *a = NEW(p->arena, struct arguments);
    int keyword_only = 0;
    for (int i = 0; i < kids.n; i++) {
        if (!kids.at[i].named)
            continue;
        if (kids.at[i].kind == N_keyword_separator) {
            keyword_only = 1;
        } else if (kids.at[i].kind == N_positional_separator) {
            a->posonlyargs = a->args;
            a->args = (struct arg_list){0};
        } else {
            struct parameter x = parameter_of(p, &kids.at[i]);
            add_parameter(p, a, x, keyword_only);
            keyword_only |= x.stars == 1;
        }
    }
    return a;
}
