/*
 * What stands in the parentheses of calls and definitions, and what may be assigned to.
 */
#include "grammar.h"

/* ------------------------------------------------------------------------------ call arguments */

struct call {
    int allow_generator;
    int count;     /* arguments read */
    int keyword;   /* a keyword argument was read */
    int unpacking; /* a ** argument was read */
    int misplaced; /* a positional argument stood after one of them */
    int generator; /* the argument at hand is a bare generator expression */
};

static int keyword_argument(struct grammar *g, struct call *call)
{
    int name = g->pos;
    g->pos += 2;
    struct piece *value = grammar_expression(g);
    if (!value)
        return 0;
    if (grammar_at_for(g)) {
        int clause = g->pos;
        if (!grammar_for_clauses(g))
            return 0;
        g->pos = clause;
        grammar_fail_range(g, name, name + 1,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        return 0;
    }
    call->keyword = 1;
    return 1;
}

/* `f(1 = 2)`, `f(True = 2)`: what stands before = is not a name. */
static int bad_keyword(struct grammar *g, const struct piece *p)
{
    int constant = p->shape == SHAPE_TRUE || p->shape == SHAPE_FALSE || p->shape == SHAPE_NONE;
    if (constant && !p->group)
        grammar_fail_range(g, p->first, g->pos, "cannot assign to %s", piece_words(p));
    else
        grammar_fail_range(g, p->first, g->pos,
                           "expression cannot contain assignment, perhaps you meant \"==\"?");
    return 0;
}

static int generator_argument(struct grammar *g, struct call *call, const struct piece *element)
{
    if (!call->allow_generator && call->count == 0) {
        grammar_fail(g);
        return 0;
    }
    if (!grammar_for_clauses(g))
        return 0;
    int comma = grammar_kind(g) == OP_COMMA;
    if (call->count > 0 || comma) {
        grammar_fail_range(g, piece_start(element), g->pos - 1,
                           "Generator expression must be parenthesized");
        return 0;
    }
    call->generator = 1;
    return 1;
}

static int fail_misplaced(struct grammar *g, const struct call *call)
{
    grammar_fail_range(g, g->pos, g->pos, "positional argument follows keyword argument%s",
                       call->unpacking ? " unpacking" : "");
    return 0;
}

static struct piece *positional_value(struct grammar *g)
{
    if (grammar_kind(g) == T_NAME && grammar_kind_after(g, 1) == OP_WALRUS)
        return grammar_named_expression(g);
    return grammar_expression(g);
}

/* The same behind keyword arguments. Where it is no expression, a part that is one is misplaced. */
static struct piece *late_positional_value(struct grammar *g, const struct call *call)
{
    int start = g->pos, no_generic = g->no_generic;
    g->no_generic = 1;
    struct piece *p = positional_value(g);
    g->no_generic = no_generic;
    if (p || g->reported || no_generic || g->quiet)
        return p;
    int end = grammar_longest_expression(g, start);
    if (end == start || g->tok[end].kind == OP_ASSIGN || g->tok[end].kind == OP_WALRUS) {
        grammar_fail_after_all(g);
        return NULL;
    }
    g->failed = 0;
    g->pos = g->furthest; /* CPython shows the last token that it has read */
    fail_misplaced(g, call);
    return NULL;
}

static int positional_argument(struct grammar *g, struct call *call)
{
    int is_late = call->keyword || call->unpacking;
    struct piece *p = is_late ? late_positional_value(g, call) : positional_value(g);
    if (!p)
        return 0;
    if (grammar_kind(g) == OP_ASSIGN)
        return bad_keyword(g, p);
    call->misplaced |= call->keyword || call->unpacking;
    if (call->misplaced && grammar_kind(g) != OP_COMMA && grammar_kind(g) != OP_RPAR)
        return fail_misplaced(g, call);
    return !grammar_at_for(g) || generator_argument(g, call, p);
}

static int starred_argument(struct grammar *g, struct call *call)
{
    int star = g->pos++;
    struct piece *value = grammar_expression(g);
    if (!value)
        return 0;
    if (call->unpacking) {
        grammar_fail_range(g, star, star,
                           "iterable argument unpacking follows keyword argument unpacking");
        return 0;
    }
    if (grammar_at_for(g)) {
        if (grammar_for_clauses(g))
            grammar_fail_range(g, star, piece_end(value),
                               "iterable unpacking cannot be used in comprehension");
        return 0;
    }
    return 1;
}

static int argument(struct grammar *g, struct call *call)
{
    if (grammar_kind(g) == OP_MUL)
        return starred_argument(g, call);
    if (grammar_kind(g) == OP_POW) {
        g->pos++;
        call->unpacking = 1;
        return grammar_expression(g) != NULL;
    }
    if (grammar_kind(g) == T_NAME && grammar_kind_after(g, 1) == OP_ASSIGN)
        return keyword_argument(g, call);
    return positional_argument(g, call);
}

int grammar_call_arguments(struct grammar *g, int allow_generator)
{
    struct call call = {.allow_generator = allow_generator};
    while (grammar_kind(g) != OP_RPAR) {
        if (!argument(g, &call))
            return 0;
        call.count++;
        if (call.generator || !grammar_accept(g, OP_COMMA))
            break;
    }
    if (call.misplaced && grammar_kind(g) == OP_RPAR)
        return fail_misplaced(g, &call);
    return grammar_expect(g, OP_RPAR);
}

/* ---------------------------------------------------------------------------------- parameters */

struct params {
    enum token_kind close; /* ')' of a def, ':' of a lambda */
    int count;
    int slash, star, bare_star, named, keywords, defaults;
};

int grammar_annotation(struct grammar *g)
{
    struct piece *p = grammar_expression(g);
    if (p)
        grammar_wrap(g, piece_start(p), piece_end(p));
    return p != NULL;
}

/* The annotation of *args may itself be starred. */
static int param_annotation(struct grammar *g, const struct params *params, int starred)
{
    if (params->close != OP_RPAR || !grammar_accept(g, OP_COLON))
        return 1;
    if (!starred || grammar_kind(g) != OP_MUL)
        return grammar_annotation(g);
    struct piece *p = grammar_star_named_expression(g);
    if (p)
        grammar_wrap(g, p->first, p->last);
    return p != NULL;
}

static int default_value(struct grammar *g)
{
    int equals = g->pos++;
    if (grammar_kind(g) == OP_RPAR || grammar_kind(g) == OP_COMMA) {
        grammar_fail_range(g, equals, equals, "expected default value expression");
        return 0;
    }
    return grammar_expression(g) != NULL;
}

static int plain_parameter(struct grammar *g, struct params *params)
{
    int name = g->pos;
    if (!grammar_expect(g, T_NAME) || !param_annotation(g, params, 0))
        return 0;
    if (grammar_kind(g) == OP_ASSIGN) {
        params->defaults = 1;
        if (!default_value(g))
            return 0;
    } else if (params->defaults && !params->star) {
        if (grammar_kind(g) != OP_COMMA && grammar_kind(g) != params->close)
            grammar_fail(g);
        else
            grammar_fail_range(g, name, name, "non-default argument follows default argument");
        return 0;
    }
    params->named |= params->star;
    return 1;
}

static int slash_parameter(struct grammar *g, struct params *params)
{
    int slash = g->pos++;
    if (params->count == 0 && grammar_kind(g) != OP_COMMA) {
        g->pos = slash;
        grammar_fail(g);
    } else if (params->count == 0)
        grammar_fail_range(g, slash, slash, "at least one argument must precede /");
    else if (params->star)
        grammar_fail_range(g, slash, slash, "/ must be ahead of *");
    else if (params->slash)
        grammar_fail_range(g, slash, slash, "/ may appear only once");
    else if (grammar_kind(g) == OP_MUL)
        grammar_fail_range(g, g->pos, g->pos, "expected comma between / and *");
    else
        params->slash = 1;
    return !g->failed;
}

static int star_parameter(struct grammar *g, struct params *params)
{
    int star = g->pos++;
    if (params->star) {
        grammar_fail_range(g, star, star, "* argument may appear only once");
        return 0;
    }
    params->star = 1;
    if (grammar_kind(g) == params->close ||
        (grammar_kind(g) == OP_COMMA &&
         (grammar_kind_after(g, 1) == params->close || grammar_kind_after(g, 1) == OP_POW))) {
        grammar_fail_range(g, star, star, "named arguments must follow bare *");
        return 0;
    }
    if (grammar_kind(g) == OP_COMMA) {
        params->bare_star = 1;
        return 1;
    }
    int is_starred = grammar_kind_after(g, 1) == OP_COLON && grammar_kind_after(g, 2) == OP_MUL;
    if (!grammar_expect(g, T_NAME) || !param_annotation(g, params, 1))
        return 0;
    if (grammar_kind(g) == OP_ASSIGN && !is_starred) {
        grammar_fail_range(g, g->pos, g->pos, "var-positional argument cannot have default value");
        return 0;
    }
    return 1;
}

static int keywords_parameter(struct grammar *g, struct params *params)
{
    g->pos++;
    if (!grammar_expect(g, T_NAME) || !param_annotation(g, params, 0))
        return 0;
    if (grammar_kind(g) == OP_ASSIGN) {
        grammar_fail_range(g, g->pos, g->pos, "var-keyword argument cannot have default value");
        return 0;
    }
    if (grammar_kind(g) == OP_COMMA && grammar_kind_after(g, 1) != params->close) {
        g->pos++;
        if (grammar_kind(g) == T_NAME || grammar_kind(g) == OP_MUL || grammar_kind(g) == OP_POW ||
            grammar_kind(g) == OP_DIV)
            grammar_fail_range(g, g->pos, g->pos, "arguments cannot follow var-keyword argument");
        else
            grammar_fail(g);
        return 0;
    }
    return 1;
}

/* `def f((a, b))`, as in Python 2. */
static int parenthesised_parameter(struct grammar *g, const struct params *params)
{
    int open = g->pos++;
    while (grammar_accept(g, T_NAME)) {
        if (!param_annotation(g, params, 0))
            return 0;
        if (!grammar_accept(g, OP_COMMA))
            break;
    }
    int close = g->pos;
    if (close > open + 1 && grammar_kind(g) == OP_RPAR && !params->defaults) {
        grammar_fail_range(g, open, close, "%s parameters cannot be parenthesized",
                           params->close == OP_RPAR ? "Function" : "Lambda expression");
    } else {
        g->pos = open;
        grammar_fail(g);
    }
    return 0;
}

static int parameter(struct grammar *g, struct params *params)
{
    switch (grammar_kind(g)) {
    case OP_DIV: return slash_parameter(g, params);
    case OP_MUL: return star_parameter(g, params);
    case OP_POW: return keywords_parameter(g, params);
    case OP_LPAR: return parenthesised_parameter(g, params);
    default: return plain_parameter(g, params);
    }
}

/* Up to the closing token, which is left to the caller. */
int grammar_parameters(struct grammar *g, enum token_kind close)
{
    struct params params = {.close = close};
    while (grammar_kind(g) != close) {
        if (!parameter(g, &params))
            return 0;
        params.count++;
        if (grammar_kind(g) == close)
            break;
        if (close == OP_COLON && grammar_kind(g) != OP_COMMA)
            break; /* the caller says what is expected */
        if (!grammar_expect(g, OP_COMMA))
            return 0;
    }
    return 1;
}

/* : bound; only a plain type parameter has one. */
static int type_parameter_bound(struct grammar *g, enum token_kind star)
{
    int colon = g->pos;
    if (!grammar_accept(g, OP_COLON))
        return 1;
    struct piece *bound = grammar_expression(g);
    if (!bound)
        return 0;
    if (star == OP_MUL || star == OP_POW)
        return grammar_fail_range(g, colon, g->pos - 1, "cannot use %s with %s",
                                  bound->shape == SHAPE_TUPLE ? "constraints" : "bound",
                                  star == OP_MUL ? "TypeVarTuple" : "ParamSpec") != NULL;
    grammar_wrap(g, piece_start(bound), piece_end(bound));
    return 1;
}

/* = default; that of *Ts may be starred. tree-sitter knows none: it sees a second bound, without
 * the star. */
static int type_parameter_default(struct grammar *g, enum token_kind star)
{
    if (grammar_kind(g) != OP_ASSIGN)
        return 1;
    g->tok[g->pos++].as_colon = 1;
    if (star == OP_MUL && grammar_kind(g) == OP_MUL) {
        g->tok[g->pos++].skip = 1;
        struct piece *value = grammar_bitwise_or(g);
        if (value)
            grammar_wrap(g, piece_start(value), piece_end(value));
        return value != NULL;
    }
    return grammar_annotation(g);
}

static int type_parameter(struct grammar *g)
{
    enum token_kind star = grammar_kind(g);
    if (star == OP_MUL || star == OP_POW)
        g->pos++;
    return grammar_expect(g, T_NAME) && type_parameter_bound(g, star) &&
           type_parameter_default(g, star);
}

/* [T: bound = default, *Ts, **P] of 3.13. */
int grammar_type_parameters(struct grammar *g)
{
    g->pos++;
    if (grammar_kind(g) == OP_RSQB)
        return grammar_fail_range(g, g->pos, g->pos, "Type parameter list cannot be empty") != NULL;
    do {
        if (!type_parameter(g))
            return 0;
    } while (grammar_accept(g, OP_COMMA) && grammar_kind(g) != OP_RSQB);
    return grammar_expect(g, OP_RSQB);
}

/* ------------------------------------------------------------------------------------- targets */

int piece_is_single_target(const struct piece *p)
{
    return p->shape == SHAPE_NAME || p->shape == SHAPE_ATTRIBUTE || p->shape == SHAPE_SUBSCRIPT;
}

/* The part of the expression that cannot be a target, or NULL. */
static struct piece *invalid_part(struct piece *p, enum target target)
{
    if (piece_is_single_target(p))
        return NULL;
    if (p->shape == SHAPE_LIST || p->shape == SHAPE_TUPLE) {
        for (int i = 0; i < p->kids.n; i++) {
            struct piece *bad = invalid_part(p->kids.at[i], target);
            if (bad)
                return bad;
        }
        return NULL;
    }
    if (p->shape == SHAPE_STARRED && target != DELETE_TARGET)
        return invalid_part(p->kids.at[0], target);
    if (p->shape == SHAPE_COMPARE && target == FOR_TARGET)
        return p->left_of_in ? invalid_part(p->kids.at[0], target) : NULL;
    return p;
}

int grammar_check_target(struct grammar *g, struct piece *p, enum target target)
{
    struct piece *bad = invalid_part(p, target);
    if (!bad)
        return 1;
    grammar_fail_piece(g, bad, "cannot %s %s", target == DELETE_TARGET ? "delete" : "assign to",
                       piece_words(bad));
    return 0;
}

/* A starred target is written for the parser as it is. */
void grammar_unmark_stars(struct grammar *g, struct piece *p)
{
    if (p->shape == SHAPE_STARRED) {
        g->tok[p->first].star_call = 0;
        g->tok[p->last].close--;
    }
    if (p->shape == SHAPE_STARRED || p->shape == SHAPE_LIST || p->shape == SHAPE_TUPLE) {
        for (int i = 0; i < p->kids.n; i++)
            grammar_unmark_stars(g, p->kids.at[i]);
    }
}

static struct piece *target_item(struct grammar *g)
{
    int first = g->pos;
    if (grammar_kind(g) == KW_NOT)
        return grammar_expression(g);
    if (grammar_kind(g) != OP_MUL) {
        struct piece *plain = grammar_bitwise_or(g);
        enum token_kind next = grammar_kind(g);
        if (!plain || (next != KW_OR && next != KW_AND && next != KW_IF))
            return plain;
        g->pos = first; /* no target: what it is shows the whole */
        return grammar_expression(g);
    }
    g->pos++;
    struct piece *value = grammar_bitwise_or(g);
    if (!value)
        return NULL;
    struct piece *p = new_piece(g, SHAPE_STARRED, first);
    push(g->arena, &p->kids, value);
    g->tok[first].star_call = 1; /* as any starred expression; unmarked with the others */
    g->tok[p->last].close++;
    return p;
}

/* What stands between `for` and `in`: read as expressions, without comparisons, then checked. */
struct piece *grammar_target_list(struct grammar *g)
{
    struct piece *p = target_item(g), *last = p;
    if (p && grammar_kind(g) == OP_COMMA) {
        struct piece *tuple = new_piece(g, SHAPE_TUPLE, piece_start(p));
        tuple->bare = 1;
        push(g->arena, &tuple->kids, p);
        while (p && grammar_accept(g, OP_COMMA) &&
               (grammar_at_expression(g) || grammar_kind(g) == OP_MUL)) {
            if ((p = last = target_item(g)) != NULL)
                push(g->arena, &tuple->kids, p);
        }
        if (!p)
            return NULL;
        tuple->last = g->pos - 1;
        p = tuple;
    }
    if (!p || !grammar_check_target(g, p, FOR_TARGET))
        return NULL;
    if (grammar_kind(g) != KW_IN && grammar_kind(g) != KW_NOT && grammar_at_expression(g))
        return last->shape == SHAPE_STARRED ? grammar_fail(g) : grammar_two_expressions(g, last);
    grammar_unmark_stars(g, p);
    return p;
}
