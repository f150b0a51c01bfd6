/* The patterns of `case`. */
#include "tree.h"

static struct pattern *pattern_of(struct parser *p, TSNode node);

static int is_wildcard(const struct parser *p, int token)
{
    return p->tok[token].name == intern_cstr(p->arena, "_");
}

/* -1 or 1: the minus sign stands beside the number in tree-sitter's tree. */
static struct expr *signed_number(struct parser *p, int token)
{
    struct expr *number = parse_number(p, token);
    if (p->tok[token - 1].kind != OP_SUB)
        return number;
    struct expr *e = new_expr(p->arena, UnaryOp_kind, token_span(p, token - 1, token));
    e->v.UnaryOp.op = USub;
    e->v.UnaryOp.operand = number;
    return e;
}

static struct expr *complex_number(struct parser *p, TSNode node)
{
    int first = node_first_token(p, node), last = node_last_token(p, node);
    struct expr *e = new_expr(p->arena, BinOp_kind, token_span(p, first, last));
    e->v.BinOp.left = signed_number(p, last - 2);
    e->v.BinOp.op = p->tok[last - 1].kind == OP_ADD ? Add : Sub;
    e->v.BinOp.right = parse_number(p, last);
    return e;
}

/* The expression that a value pattern, or the key of a mapping, stands for. */
static struct expr *value_of(struct parser *p, TSNode node, enum node_kind kind)
{
    switch (kind) {
    case N_integer: return signed_number(p, node_first_token(p, node));
    case N_complex_pattern: return complex_number(p, node);
    case N_dotted_name:
        return parse_dotted_name(p, node_first_token(p, node), node_last_token(p, node));
    default: return parse_expr(p, node);
    }
}

static struct pattern *value_pattern(struct parser *p, TSNode node, enum node_kind kind)
{
    struct expr *value = value_of(p, node, kind);
    struct pattern *pattern = new_pattern(p->arena, MatchValue_kind, value->loc);
    pattern->v.MatchValue.value = value;
    return pattern;
}

static struct pattern *singleton(struct parser *p, TSNode node, enum constant_kind kind)
{
    struct pattern *pattern = new_pattern(p->arena, MatchSingleton_kind, node_loc(p, node));
    pattern->v.MatchSingleton.value.kind = kind;
    return pattern;
}

static struct pattern *name_pattern(struct parser *p, TSNode node)
{
    int first = node_first_token(p, node), last = node_last_token(p, node);
    if (first != last)
        return value_pattern(p, node, N_dotted_name);
    struct pattern *pattern = new_pattern(p->arena, MatchAs_kind, node_loc(p, node));
    if (!is_wildcard(p, first))
        pattern->v.MatchAs.name = p->tok[first].name;
    return pattern;
}

static struct pattern *as_pattern(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct pattern *pattern = new_pattern(p->arena, MatchAs_kind, node_loc(p, node));
    pattern->v.MatchAs.pattern = pattern_of(p, kids.at[0].node);
    pattern->v.MatchAs.name = p->tok[node_last_token(p, node)].name;
    return pattern;
}

static struct pattern *star_pattern(struct parser *p, TSNode node)
{
    struct pattern *pattern = new_pattern(p->arena, MatchStar_kind, node_loc(p, node));
    int name = node_last_token(p, node);
    if (!is_wildcard(p, name))
        pattern->v.MatchStar.name = p->tok[name].name;
    return pattern;
}

static void add_patterns(struct parser *p, const struct kids *kids, struct pattern_list *out)
{
    for (int i = 0; i < kids->n; i++) {
        if (kids->at[i].named && kids->at[i].field == F_none)
            push(p->arena, out, pattern_of(p, kids->at[i].node));
    }
}

static struct pattern *sequence(struct parser *p, TSNode node, enum pattern_kind kind)
{
    struct kids kids = node_kids(p, node);
    struct pattern *pattern = new_pattern(p->arena, kind, node_loc(p, node));
    add_patterns(p, &kids, &pattern->v.MatchSequence.patterns);
    return pattern;
}

static struct pattern *tuple_or_group(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    if (kids.n > 2 && !kids_have_comma(p, &kids)) {
        for (int i = 0; i < kids.n; i++) {
            if (kids.at[i].named)
                return pattern_of(p, kids.at[i].node);
        }
    }
    return sequence(p, node, MatchSequence_kind);
}

static struct pattern *mapping(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct pattern *pattern = new_pattern(p->arena, MatchMapping_kind, node_loc(p, node));
    for (int i = 0; i < kids.n; i++) {
        const struct kid *kid = &kids.at[i];
        if (!kid->named)
            continue;
        if (kid->kind == N_splat_pattern)
            pattern->v.MatchMapping.rest = p->tok[node_last_token(p, kid->node)].name;
        else if (kid->field == F_key)
            push(p->arena, &pattern->v.MatchMapping.keys, value_of(p, kid->node, kid->kind));
        else
            push(p->arena, &pattern->v.MatchMapping.patterns, pattern_of(p, kid->node));
    }
    return pattern;
}

static void keyword_pattern(struct parser *p, struct pattern *class, TSNode node)
{
    struct kids kids = node_kids(p, node);
    push(p->arena, &class->v.MatchClass.kwd_attrs, p->tok[node_first_token(p, node)].name);
    push(p->arena, &class->v.MatchClass.kwd_patterns, pattern_of(p, kids.at[kids.n - 1].node));
}

static struct pattern *class_pattern(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct pattern *pattern = new_pattern(p->arena, MatchClass_kind, node_loc(p, node));
    TSNode name = kids.at[0].node;
    pattern->v.MatchClass.cls =
        parse_dotted_name(p, node_first_token(p, name), node_last_token(p, name));
    for (int i = 1; i < kids.n; i++) {
        if (!kids.at[i].named)
            continue;
        struct kids inner = node_kids(p, kids.at[i].node);
        if (inner.n == 1 && inner.at[0].kind == N_keyword_pattern)
            keyword_pattern(p, pattern, inner.at[0].node);
        else
            push(p->arena, &pattern->v.MatchClass.patterns, pattern_of(p, kids.at[i].node));
    }
    return pattern;
}

static struct pattern *pattern_of_kind(struct parser *p, TSNode node)
{
    enum node_kind kind = node_kind(p, node);
    struct kids kids;
    switch (kind) {
    case N_case_pattern:
        kids = node_kids(p, node);
        /* A bare `_` has no named node, and the sign of a number none either. */
        if (kids.n > 1 || kids.at[0].named)
            return pattern_of(p, kids.at[kids.n - 1].node);
        return name_pattern(p, node);
    case N_as_pattern: return as_pattern(p, node);
    case N_class_pattern: return class_pattern(p, node);
    case N_splat_pattern: return star_pattern(p, node);
    case N_union_pattern: return sequence(p, node, MatchOr_kind);
    case N_list_pattern: return sequence(p, node, MatchSequence_kind);
    case N_tuple_pattern: return tuple_or_group(p, node);
    case N_dict_pattern: return mapping(p, node);
    case N_dotted_name:
    case N_identifier: return name_pattern(p, node);
    case N_true: return singleton(p, node, CONST_TRUE);
    case N_false: return singleton(p, node, CONST_FALSE);
    case N_none: return singleton(p, node, CONST_NONE);
    default: return value_pattern(p, node, kind);
    }
}

static struct pattern *pattern_of(struct parser *p, TSNode node)
{
    if (!parse_deeper(p, node))
        return new_pattern(p->arena, MatchAs_kind, node_loc(p, node));
    struct pattern *pattern = pattern_of_kind(p, node);
    p->depth--;
    return pattern;
}

/* The patterns of a case clause: several, or one with a comma, are a sequence. */
struct pattern *parse_case_patterns(struct parser *p, const struct kids *clause)
{
    struct pattern_list list = {0};
    int first = 0, last = 0;
    for (int i = 0; i < clause->n && clause->at[i].field == F_none; i++) {
        const struct kid *kid = &clause->at[i];
        char c = p->text.at[ts_node_start_byte(kid->node)];
        if (!kid->named && c == ',')
            last = node_first_token(p, kid->node);
        if (kid->kind != N_case_pattern)
            continue;
        first = list.n ? first : node_first_token(p, kid->node);
        last = node_last_token(p, kid->node);
        push(p->arena, &list, pattern_of(p, kid->node));
    }
    if (!kids_have_comma(p, clause) && list.n == 1)
        return list.at[0];
    struct pattern *pattern = new_pattern(p->arena, MatchSequence_kind, token_span(p, first, last));
    pattern->v.MatchSequence.patterns = list;
    return pattern;
}
