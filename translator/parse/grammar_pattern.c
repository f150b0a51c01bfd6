/*
 * The patterns of `case`. They return 1, or 0 after an error. `simple` tells whether the last
 * pattern was read by a form that tree-sitter takes everywhere.
 */
#include "grammar.h"

static int pattern(struct grammar *g);

static int is_imaginary(struct grammar *g, int token)
{
    const struct token *t = &g->tok[token];
    return (g->tokens->source->text[t->end - 1] | 32) == 'j';
}

/* -1, 1.5, 3 + 4j */
static int signed_number(struct grammar *g)
{
    grammar_accept(g, OP_SUB);
    int first = g->pos;
    if (!grammar_expect(g, T_NUMBER))
        return 0;
    if (grammar_kind(g) != OP_ADD && grammar_kind(g) != OP_SUB)
        return 1;
    g->pos++;
    int second = g->pos;
    if (!grammar_expect(g, T_NUMBER))
        return 0;
    if (is_imaginary(g, first)) {
        grammar_fail_range(g, first, first, "real number required in complex literal");
        return 0;
    }
    if (!is_imaginary(g, second)) {
        grammar_fail_range(g, second, second, "imaginary number required in complex literal");
        return 0;
    }
    return 1;
}

static int star_pattern(struct grammar *g)
{
    g->pos++;
    return grammar_expect(g, T_NAME);
}

/* Patterns between commas up to the closing bracket. */
static int sequence(struct grammar *g, enum token_kind close)
{
    g->pos++;
    while (grammar_kind(g) != close) {
        if (!(grammar_kind(g) == OP_MUL ? star_pattern(g) : pattern(g)))
            return 0;
        if (!grammar_accept(g, OP_COMMA))
            break;
    }
    return grammar_expect(g, close);
}

/* (p) is a group and (*p) is nothing. */
static int parenthesised_pattern(struct grammar *g)
{
    int open = g->pos;
    if (!sequence(g, OP_RPAR))
        return 0;
    int star_alone = g->tok[open + 1].kind == OP_MUL && g->pos == open + 4;
    if (star_alone) {
        g->pos = open + 1;
        grammar_fail(g);
        return 0;
    }
    return 1;
}

static int mapping_key(struct grammar *g)
{
    switch (grammar_kind(g)) {
    case KW_TRUE:
    case KW_FALSE:
    case KW_NONE: g->pos++; return 1;
    case T_NUMBER:
    case OP_SUB: return signed_number(g);
    case T_STRING: return grammar_atom(g) != NULL;
    case T_NAME:
        g->pos++;
        if (grammar_kind(g) != OP_DOT) {
            grammar_fail(g);
            return 0;
        }
        while (grammar_accept(g, OP_DOT)) {
            if (!grammar_expect(g, T_NAME))
                return 0;
        }
        return 1;
    default: grammar_fail(g); return 0;
    }
}

static int mapping(struct grammar *g)
{
    g->pos++;
    while (grammar_kind(g) != OP_RBRACE) {
        if (grammar_accept(g, OP_POW)) {
            if (grammar_at_word(g, "_")) {
                grammar_fail(g);
                return 0;
            }
            if (!grammar_expect(g, T_NAME))
                return 0;
            grammar_accept(g, OP_COMMA);
            break;
        }
        if (!mapping_key(g) || !grammar_expect(g, OP_COLON) || !pattern(g))
            return 0;
        if (!grammar_accept(g, OP_COMMA))
            break;
    }
    return grammar_expect(g, OP_RBRACE);
}

static int class_arguments(struct grammar *g)
{
    int keywords = 0, first_bad = -1, last_bad = -1;
    g->pos++;
    while (grammar_kind(g) != OP_RPAR) {
        if (grammar_kind(g) == T_NAME && grammar_kind_after(g, 1) == OP_ASSIGN) {
            g->pos += 2;
            int start = g->pos;
            if (!pattern(g))
                return 0;
            grammar_wrap(g, start, g->pos - 1);
            keywords++;
        } else {
            int start = g->pos;
            if (!pattern(g))
                return 0;
            if (keywords) {
                first_bad = first_bad < 0 ? start : first_bad;
                last_bad = g->pos - 1;
            }
        }
        if (!grammar_accept(g, OP_COMMA))
            break;
    }
    if (first_bad >= 0) {
        grammar_fail_range(g, first_bad, last_bad, "positional patterns follow keyword patterns");
        return 0;
    }
    return grammar_expect(g, OP_RPAR);
}

static int name_pattern(struct grammar *g)
{
    g->pos++;
    while (grammar_accept(g, OP_DOT)) {
        if (!grammar_expect(g, T_NAME))
            return 0;
    }
    return grammar_kind(g) != OP_LPAR || class_arguments(g);
}

static int closed_pattern(struct grammar *g)
{
    switch (grammar_kind(g)) {
    case KW_TRUE:
    case KW_FALSE:
    case KW_NONE: g->pos++; return 1;
    case T_NUMBER:
    case OP_SUB: return signed_number(g);
    case T_STRING: return grammar_atom(g) != NULL;
    case T_NAME: return name_pattern(g);
    case OP_LSQB: return sequence(g, OP_RSQB);
    case OP_LPAR: return parenthesised_pattern(g);
    case OP_LBRACE: return mapping(g);
    default: grammar_fail(g); return 0;
    }
}

static int as_target(struct grammar *g)
{
    if (grammar_at_word(g, "_")) {
        grammar_fail_range(g, g->pos, g->pos, "cannot use '_' as a target");
        return 0;
    }
    if (grammar_kind(g) != T_NAME) {
        struct attempt a = grammar_try_begin(g, g->pos);
        struct piece *p = grammar_expression(g);
        grammar_try_end(g, a);
        if (p)
            grammar_fail_piece(g, p, "invalid pattern target");
        else
            grammar_fail(g);
        return 0;
    }
    g->pos++;
    if (grammar_kind(g) == OP_DOT || grammar_kind(g) == OP_LPAR || grammar_kind(g) == OP_ASSIGN) {
        grammar_fail(g);
        return 0;
    }
    return 1;
}

static int pattern(struct grammar *g)
{
    if (!grammar_enter(g))
        return 0;
    do {
        if (!closed_pattern(g))
            return 0;
    } while (grammar_accept(g, OP_OR));
    if (grammar_accept(g, KW_AS) && !as_target(g))
        return 0;
    grammar_leave(g);
    return 1;
}

int grammar_patterns(struct grammar *g)
{
    int first = g->pos, starred = 0, commas = 0;
    do {
        starred = grammar_kind(g) == OP_MUL;
        if (!(starred ? star_pattern(g) : pattern(g)))
            return 0;
        commas += grammar_kind(g) == OP_COMMA;
    } while (grammar_accept(g, OP_COMMA) && grammar_kind(g) != OP_COLON &&
             grammar_kind(g) != KW_IF);
    if (starred && !commas) {
        g->pos = first + 2;
        grammar_fail(g);
        return 0;
    }
    return 1;
}
