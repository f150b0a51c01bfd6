/* Compound statements and their blocks. */
#include "grammar.h"

static int block_of_statements(struct grammar *g)
{
    while (!grammar_accept(g, T_DEDENT)) {
        if (grammar_kind(g) == T_END)
            return 1;
        if (!grammar_statement(g))
            return 0;
    }
    return 1;
}

/* The body after a colon. `what` names the statement in the message, opened by token `head`. */
static int block(struct grammar *g, const char *what, int head)
{
    if (!grammar_accept(g, T_NEWLINE))
        return grammar_simple_statements(g);
    if (!grammar_accept(g, T_INDENT)) {
        grammar_fail_indent(g, "expected an indented block after %s on line %d", what,
                            g->tok[head].loc.line);
        return 0;
    }
    return block_of_statements(g);
}

/* The colon at the end of a head; only its plain absence has a message of its own. */
static int head_colon(struct grammar *g)
{
    if (grammar_kind(g) == T_NEWLINE)
        return grammar_expect_forced(g, OP_COLON);
    return grammar_expect(g, OP_COLON);
}

static int else_block(struct grammar *g)
{
    int head = g->pos;
    if (!grammar_accept(g, KW_ELSE))
        return 1;
    return grammar_expect_forced(g, OP_COLON) && block(g, "'else' statement", head);
}

static int if_statement(struct grammar *g)
{
    const char *what = "'if' statement";
    do {
        int head = g->pos++;
        if (!grammar_named_expression(g) || !head_colon(g) || !block(g, what, head))
            return 0;
        what = "'elif' statement";
    } while (grammar_kind(g) == KW_ELIF);
    return else_block(g);
}

static int while_statement(struct grammar *g)
{
    int head = g->pos++;
    return grammar_named_expression(g) && head_colon(g) && block(g, "'while' statement", head) &&
           else_block(g);
}

static int for_statement(struct grammar *g)
{
    int head = g->pos++;
    return grammar_target_list(g) && grammar_expect(g, KW_IN) && grammar_star_expressions(g) &&
           head_colon(g) && block(g, "'for' statement", head) && else_block(g);
}

/* ---------------------------------------------------------------------------------------- with */

/* The bracket that closes the one at `open`, or -1. */
static int closing_bracket(struct grammar *g, int open)
{
    int level = g->tok[open].level - 1;
    for (int i = open + 1; i < g->tokens->list.n; i++) {
        if (g->tok[i].level == level)
            return i;
    }
    return -1;
}

/* Whether a parenthesis after `with` is about the items and not part of an expression. */
static int items_in_parentheses(struct grammar *g)
{
    int open = g->pos, close = closing_bracket(g, open);
    if (close < 0 || close == open + 1)
        return 0;
    enum token_kind after = g->tok[close + 1].kind;
    if (after != OP_COLON && after != T_NEWLINE)
        return 0;
    int level = g->tok[open].level, item_starts = 1, lambda = 0;
    for (int i = open + 1; i < close; i++) {
        enum token_kind kind = g->tok[i].kind;
        if (item_starts && (kind == OP_MUL || kind == KW_YIELD || kind == OP_POW))
            return 0;
        item_starts = kind == OP_COMMA && g->tok[i].level == level;
        if (g->tok[i].level != level)
            continue;
        lambda += kind == KW_LAMBDA;
        if (kind == OP_WALRUS || kind == KW_FOR || kind == OP_ASSIGN ||
            (kind == OP_COMMA && i == open + 1))
            return lambda > 0 && kind == OP_ASSIGN;
    }
    return 1;
}

static int with_item(struct grammar *g)
{
    struct piece *p = grammar_expression(g);
    if (!p)
        return 0;
    grammar_wrap(g, piece_start(p), piece_end(p));
    if (!grammar_accept(g, KW_AS))
        return 1;
    struct piece *target =
        grammar_kind(g) == OP_MUL ? grammar_star_named_expression(g) : grammar_expression(g);
    if (!target)
        return 0;
    if (!piece_is_single_target(target)) {
        if (!grammar_check_target(g, target, ASSIGN_TARGET))
            return 0;
    }
    grammar_unmark_stars(g, target);
    return 1;
}

static int with_items(struct grammar *g, enum token_kind close)
{
    do {
        if (!with_item(g))
            return 0;
    } while (grammar_accept(g, OP_COMMA) && !(close == OP_RPAR && grammar_kind(g) == close));
    return 1;
}

static int with_statement(struct grammar *g)
{
    int head = g->pos++;
    if (grammar_kind(g) == OP_LPAR && items_in_parentheses(g)) {
        g->tok[g->pos++].skip = 1;
        if (!with_items(g, OP_RPAR))
            return 0;
        if (g->tok[g->pos - 1].kind == OP_COMMA)
            g->tok[g->pos - 1].skip = 1;
        g->tok[g->pos].skip = 1;
        if (!grammar_expect(g, OP_RPAR))
            return 0;
    } else if (!with_items(g, OP_COLON)) {
        return 0;
    }
    return head_colon(g) && block(g, "'with' statement", head);
}

/* ----------------------------------------------------------------------------------------- try */

/* `except A, B:` of 3.14, which has no `as`; tree-sitter sees the tuple in parentheses. */
static int more_exceptions(struct grammar *g, const struct piece *first)
{
    int types = 1;
    while (grammar_accept(g, OP_COMMA) && grammar_at_expression(g)) {
        types++;
        if (!grammar_expression(g))
            return 0;
    }
    int last = g->pos - 1;
    grammar_wrap(g, piece_start(first), last);
    if (grammar_kind(g) != KW_AS)
        return 1;
    if (types > 1 && grammar_kind_after(g, 1) == T_NAME && grammar_kind_after(g, 2) == OP_COLON)
        grammar_fail_range(g, piece_start(first), last + 2,
                           "multiple exception types must be parenthesized when using 'as'");
    else
        grammar_fail(g);
    return 0;
}

static int except_clause(struct grammar *g, int *is_star, int *is_default)
{
    int head = g->pos++;
    *is_star = grammar_accept(g, OP_MUL);
    *is_default = grammar_kind(g) == OP_COLON || grammar_kind(g) == T_NEWLINE;
    if (*is_star && *is_default) {
        grammar_fail_range(g, g->pos, g->pos, "expected one or more exception types");
        return 0;
    }
    int several = 0;
    if (!*is_default) {
        struct piece *type = grammar_expression(g);
        if (!type)
            return 0;
        grammar_wrap(g, piece_start(type), piece_end(type));
        several = grammar_kind(g) == OP_COMMA;
        if (several && !more_exceptions(g, type))
            return 0;
        if (grammar_accept(g, KW_AS) && !grammar_expect(g, T_NAME))
            return 0;
    }
    return (several ? grammar_expect(g, OP_COLON) : head_colon(g)) &&
           block(g, *is_star ? "'except*' statement" : "'except' statement", head);
}

/* A bare `except:` that is not the last is the compiler's business, after all of the file. */
static int except_clauses(struct grammar *g)
{
    int stars = 0, plain = 0;
    while (grammar_kind(g) == KW_EXCEPT) {
        int is_star, is_default, head = g->pos;
        int mixed = grammar_kind_after(g, 1) == OP_MUL ? plain : stars;
        if (!except_clause(g, &is_star, &is_default))
            return 0;
        if (mixed) {
            grammar_fail_range(g, g->pos < g->furthest ? g->pos : head, g->pos,
                               "cannot have both 'except' and 'except*' on the same 'try'");
            return 0;
        }
        stars += is_star;
        plain += !is_star;
    }
    return 1;
}

static int try_statement(struct grammar *g)
{
    int head = g->pos++;
    if (!grammar_expect_forced(g, OP_COLON) || !block(g, "'try' statement", head))
        return 0;
    if (grammar_kind(g) != KW_EXCEPT && grammar_kind(g) != KW_FINALLY) {
        grammar_fail_range(g, g->pos, g->pos, "expected 'except' or 'finally' block");
        return 0;
    }
    int handlers = grammar_kind(g) == KW_EXCEPT;
    if (!except_clauses(g) || (handlers && !else_block(g)))
        return 0;
    head = g->pos;
    if (!grammar_accept(g, KW_FINALLY))
        return 1;
    return grammar_expect_forced(g, OP_COLON) && block(g, "'finally' statement", head);
}

/* --------------------------------------------------------------------------------- definitions */

/* What cannot be type parameters is not taken for them: then the parenthesis is missing. */
static int function_type_parameters(struct grammar *g)
{
    int bracket = g->pos, outer = g->no_generic;
    g->no_generic = 1;
    int accepted = grammar_type_parameters(g);
    g->no_generic = outer;
    if (!accepted && !g->reported) {
        g->failed = 0;
        grammar_fail_range(g, bracket, bracket, "expected '('");
    }
    return accepted;
}

/* What stands behind -> and is no annotation: CPython takes what it can and wants a colon there. */
static int result_annotation(struct grammar *g)
{
    int start = g->pos, quiet = g->quiet;
    g->quiet = 1;
    int fits = grammar_annotation(g);
    g->quiet = quiet;
    if (fits || quiet)
        return fits;
    int end = grammar_longest_expression(g, start);
    g->failed = 0;
    end -= end == start; /* nothing: at the arrow */
    grammar_fail_range(g, end, end, "expected ':'");
    return 0;
}

static int function_definition(struct grammar *g)
{
    int head = g->pos++;
    if (!grammar_expect(g, T_NAME) || (grammar_kind(g) == OP_LSQB && !function_type_parameters(g)))
        return 0;
    if (!grammar_expect_forced(g, OP_LPAR) || !grammar_parameters(g, OP_RPAR) ||
        !grammar_expect(g, OP_RPAR))
        return 0;
    if (grammar_kind(g) == OP_ARROW) {
        g->pos++;
        if (!grammar_at_expression(g))
            return grammar_fail_range(g, g->pos - 1, g->pos - 1, "expected ':'") != NULL;
        if (!result_annotation(g))
            return 0;
    }
    return grammar_expect_forced(g, OP_COLON) && block(g, "function definition", head);
}

static int class_definition(struct grammar *g)
{
    int head = g->pos++;
    if (!grammar_expect(g, T_NAME) || (grammar_kind(g) == OP_LSQB && !grammar_type_parameters(g)))
        return 0;
    if (grammar_accept(g, OP_LPAR) && !grammar_call_arguments(g, 0))
        return 0;
    return head_colon(g) && block(g, "class definition", head);
}

static int async_statement(struct grammar *g)
{
    g->pos++;
    switch (grammar_kind(g)) {
    case KW_DEF: return function_definition(g);
    case KW_FOR: return for_statement(g);
    case KW_WITH: return with_statement(g);
    default: grammar_fail(g); return 0;
    }
}

static int decorated(struct grammar *g)
{
    while (grammar_accept(g, OP_AT)) {
        if (!grammar_named_expression(g) || !grammar_expect(g, T_NEWLINE))
            return 0;
    }
    if (grammar_kind(g) == KW_DEF)
        return function_definition(g);
    if (grammar_kind(g) == KW_CLASS)
        return class_definition(g);
    if (grammar_kind(g) == KW_ASYNC && grammar_kind_after(g, 1) == KW_DEF)
        return async_statement(g);
    grammar_fail(g);
    return 0;
}

/* --------------------------------------------------------------------------------------- match */

/* The token that ends the logical line. */
static int end_of_line(struct grammar *g)
{
    int i = g->pos;
    while (g->tok[i].kind != T_NEWLINE && g->tok[i].kind != T_END && g->tok[i].kind != T_ERROR)
        i++;
    return i;
}

/* `match` is a keyword where a subject and a colon follow; before an operator it is a name. */
static int at_match(struct grammar *g)
{
    if (!grammar_at_word(g, "match"))
        return 0;
    struct token *next = &g->tok[g->pos + 1], *after = next + (next->kind != T_END);
    int end = end_of_line(g);
    switch (next->kind) {
    case T_NAME:
    case T_NUMBER:
    case T_STRING:
    case KW_TRUE:
    case KW_FALSE:
    case KW_NONE:
    case KW_LAMBDA:
    case KW_AWAIT:
    case OP_LBRACE:
    case OP_INVERT:
    case OP_ELLIPSIS: return 1;
    case KW_NOT: return after->kind != KW_IN;
    case OP_LPAR:
    case OP_LSQB:
    case OP_ADD:
    case OP_SUB:
    case OP_MUL: return g->tok[end].kind == T_NEWLINE && g->tok[end - 1].kind == OP_COLON;
    default: return 0;
    }
}

static int case_block(struct grammar *g)
{
    int head = g->pos;
    if (!grammar_at_word(g, "case")) {
        grammar_fail(g);
        return 0;
    }
    g->tok[g->pos++].soft_keyword = 1;
    if (!grammar_patterns(g) || (grammar_accept(g, KW_IF) && !grammar_named_expression(g)))
        return 0;
    return head_colon(g) && block(g, "'case' statement", head);
}

static int match_statement(struct grammar *g)
{
    int head = g->pos;
    g->tok[g->pos++].soft_keyword = 1;
    struct piece *subject;
    do {
        subject = grammar_star_named_expression(g);
        if (!subject)
            return 0;
    } while (grammar_accept(g, OP_COMMA) && grammar_kind(g) != OP_COLON);
    if (subject->shape == SHAPE_STARRED && g->tok[g->pos - 1].kind != OP_COMMA &&
        subject->first == head + 1) {
        grammar_fail(g);
        return 0;
    }
    if (g->tok[head + 1].kind == OP_LSQB) /* else tree-sitter may see match[...]: case[...] = ... */
        grammar_wrap(g, head + 1, g->pos - 1);
    if (!head_colon(g) || !grammar_expect(g, T_NEWLINE))
        return 0;
    if (!grammar_accept(g, T_INDENT)) {
        grammar_fail_indent(g, "expected an indented block after 'match' statement on line %d",
                            g->tok[head].loc.line);
        return 0;
    }
    do {
        if (!case_block(g))
            return 0;
    } while (grammar_kind(g) != T_DEDENT && grammar_kind(g) != T_END);
    return grammar_accept(g, T_DEDENT) || grammar_kind(g) == T_END;
}

static int any_statement(struct grammar *g)
{
    switch (grammar_kind(g)) {
    case KW_IF: return if_statement(g);
    case KW_WHILE: return while_statement(g);
    case KW_FOR: return for_statement(g);
    case KW_TRY: return try_statement(g);
    case KW_WITH: return with_statement(g);
    case KW_DEF: return function_definition(g);
    case KW_CLASS: return class_definition(g);
    case KW_ASYNC: return async_statement(g);
    case OP_AT: return decorated(g);
    default: return at_match(g) ? match_statement(g) : grammar_simple_statements(g);
    }
}

int grammar_statement(struct grammar *g)
{
    if (!grammar_enter(g))
        return 0;
    int done = any_statement(g);
    grammar_leave(g);
    return done;
}
