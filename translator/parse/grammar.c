/*
 * The recogniser's core (tokens, errors, trying) and the simple statements.
 *
 * One error is reported, then everything returns. As in CPython two others outrank the one at
 * hand: one of the tokenizer, and a bracket that is never closed and was opened on an earlier
 * line than the error.
 */
#include "grammar.h"

#define MAX_DEPTH 1000

enum token_kind kind_after(struct grammar *g, int n)
{
    int i = g->pos + n;
    if (i >= g->tokens->list.n)
        i = g->tokens->list.n - 1;
    if (i > g->furthest)
        g->furthest = i;
    return g->tok[i].kind;
}

enum token_kind kind_of(struct grammar *g)
{
    return kind_after(g, 0);
}

int grammar_accept(struct grammar *g, enum token_kind kind)
{
    if (kind_of(g) != kind)
        return 0;
    if (kind != T_END)
        g->pos++;
    return 1;
}

int is_soft(struct grammar *g, const char *word)
{
    return kind_of(g) == T_NAME && g->tok[g->pos].name == intern_cstr(g->arena, word);
}

/* -------------------------------------------------------------------------------------- errors */

static void report_open_bracket(struct grammar *g)
{
    const struct tokens *t = g->tokens;
    size_t at = source_offset(t->source, t->open_bracket.line, t->open_bracket.col);
    diagnose(t->source, t->open_bracket, SEVERITY_ERROR, "SyntaxError: %s'%c' was never closed",
             t->prefix, t->source->text[at]);
}

static void report_token_error(struct grammar *g)
{
    const struct tokens *t = g->tokens;
    struct loc here = g->tok[t->list.n - 1].loc;
    switch (t->error) {
    case BAD_TOKEN:
        diagnose(t->source, t->error_loc, SEVERITY_ERROR, "%s", t->error_message);
        break;
    case BAD_DEDENT:
        diagnose(t->source, here, SEVERITY_ERROR,
                 "IndentationError: unindent does not match any outer indentation level");
        break;
    case MIXED_TABS:
        diagnose(t->source, here, SEVERITY_ERROR,
                 "TabError: inconsistent use of tabs and spaces in indentation");
        break;
    case TOO_DEEP_INDENT:
        diagnose(t->source, here, SEVERITY_ERROR,
                 "IndentationError: too many levels of indentation");
        break;
    default: report_open_bracket(g);
    }
}

static void report(struct grammar *g, struct loc loc, const char *type, const char *format,
                   va_list args)
{
    const struct tokens *t = g->tokens;
    if (g->failed)
        return;
    g->failed = 1;
    if (g->quiet)
        return;
    g->reported = 1;
    if (g->tok[g->furthest].kind == T_ERROR || (t->error == BAD_TOKEN && !g->stray_indent))
        report_token_error(g);
    else if (t->open_bracket.line && t->open_bracket.line < g->tok[g->furthest].loc.line)
        report_open_bracket(g);
    else
        diagnose(t->source, loc, SEVERITY_ERROR, "%s: %s%s", type, t->prefix,
                 arena_vprintf(g->arena, format, args));
}

static void fail_type(struct grammar *g, struct loc loc, const char *type, const char *format, ...)
    PRINTF_LIKE(4, 5);

static void fail_type(struct grammar *g, struct loc loc, const char *type, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(g, loc, type, format, args);
    va_end(args);
}

void *grammar_fail_loc(struct grammar *g, struct loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(g, loc, "SyntaxError", format, args);
    va_end(args);
    return NULL;
}

void *grammar_fail_range(struct grammar *g, int first, int last, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(g, loc_span(g->tok[first].loc, g->tok[last].loc), "SyntaxError", format, args);
    va_end(args);
    return NULL;
}

void *grammar_fail_piece(struct grammar *g, const struct piece *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(g, loc_span(g->tok[p->first].loc, g->tok[p->last].loc), "SyntaxError", format, args);
    va_end(args);
    return NULL;
}

void *grammar_fail_indent(struct grammar *g, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(g, g->tok[g->pos].loc, "IndentationError", format, args);
    va_end(args);
    return NULL;
}

void *grammar_fail(struct grammar *g)
{
    struct loc here = g->tok[g->pos].loc;
    enum token_kind kind = kind_of(g);
    g->stray_indent = kind == T_INDENT || kind == T_DEDENT;
    if (g->no_generic)
        g->failed = 1;
    else if (g->stray_indent)
        fail_type(g, here, "IndentationError", "unexpected %s",
                  kind == T_INDENT ? "indent" : "unindent");
    else
        fail_type(g, here, "SyntaxError", "invalid syntax");
    return NULL;
}

int grammar_expect(struct grammar *g, enum token_kind kind)
{
    if (grammar_accept(g, kind))
        return 1;
    grammar_fail(g);
    return 0;
}

int grammar_expect_forced(struct grammar *g, enum token_kind kind)
{
    if (grammar_accept(g, kind))
        return 1;
    grammar_fail_range(g, g->pos, g->pos, "expected '%s'", token_spelling(kind));
    return 0;
}

int grammar_enter(struct grammar *g)
{
    if (g->depth >= MAX_DEPTH) {
        fail_type(g, g->tok[g->pos].loc, "RecursionError",
                  "maximum recursion depth exceeded during compilation");
        return 0;
    }
    g->depth++;
    return 1;
}

void grammar_leave(struct grammar *g)
{
    g->depth--;
}

struct attempt try_begin(struct grammar *g, int pos)
{
    struct attempt attempt = {g->pos, g->failed, g->quiet, g->depth};
    g->pos = pos;
    g->failed = 0;
    g->quiet = 1;
    return attempt;
}

void try_end(struct grammar *g, struct attempt attempt)
{
    g->pos = attempt.pos;
    g->failed = attempt.failed;
    g->quiet = attempt.quiet;
    g->depth = attempt.depth;
}

void grammar_wrap(struct grammar *g, int first, int last)
{
    g->tok[first].open++;
    g->tok[last].close++;
}

/* ------------------------------------------------------------------- statements of assignments */

static int at_augmented_operator(struct grammar *g)
{
    return kind_of(g) >= OP_POW_EQ && kind_of(g) <= OP_XOR_EQ;
}

/* Rule invalid_named_expression at a token: `x = 1` or `f() = 1` where a comparison was meant. */
int assignment_in_place_of_comparison(struct grammar *g, int start)
{
    struct attempt a = try_begin(g, start);
    struct piece *left = bitwise_or(g), *right = NULL;
    enum token_kind first = g->tok[start].kind;
    if (left && grammar_accept(g, OP_ASSIGN))
        right = bitwise_or(g);
    int chained = right && (kind_of(g) == OP_ASSIGN || kind_of(g) == OP_WALRUS);
    try_end(g, a);
    if (!right || chained)
        return 0;
    if (left->shape == SHAPE_NAME && !left->group) {
        grammar_fail_range(g, left->first, right->last,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        return 1;
    }
    int excluded = !left->group && (left->shape == SHAPE_LIST || left->shape == SHAPE_TUPLE ||
                                    left->shape == SHAPE_GENERATOR);
    excluded = excluded || first == KW_TRUE || first == KW_FALSE || first == KW_NONE;
    if (excluded)
        return 0;
    grammar_fail_piece(g, left, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                       piece_words(left));
    return 1;
}

/* An assignment whose target number `bad` cannot be one. */
static void *invalid_assignment(struct grammar *g, struct piece *first, struct piece *bad)
{
    if (first->bare) {
        for (int i = 0; i < first->kids.n; i++) {
            struct piece *kid = first->kids.at[i];
            if (kid->shape != SHAPE_STARRED && g->tok[end_of(kid) + 1].kind == OP_ASSIGN &&
                assignment_in_place_of_comparison(g, start_of(kid)))
                return NULL;
        }
    } else if (first->shape != SHAPE_STARRED && (first->shape != SHAPE_YIELD || first->group) &&
               assignment_in_place_of_comparison(g, start_of(first))) {
        return NULL;
    }
    if (bad->shape == SHAPE_YIELD && !bad->group)
        return grammar_fail_piece(g, bad, "assignment to yield expression not possible");
    if (!check_target(g, bad, ASSIGN_TARGET))
        return NULL;
    return grammar_fail(g);
}

static int assignment_chain(struct grammar *g, struct piece *first)
{
    struct piece *part = first, *bad = NULL;
    while (kind_of(g) == OP_ASSIGN) {
        struct attempt a = try_begin(g, g->pos);
        int good = !(part->shape == SHAPE_YIELD) && check_target(g, part, ASSIGN_TARGET);
        try_end(g, a);
        if (!good && !bad) {
            bad = part;
            invalid_assignment(g, first, bad);
            return 0;
        }
        unmark_stars(g, part);
        g->pos++;
        part = star_or_yield(g);
        if (!part)
            return 0;
    }
    return 1;
}

static int annotated_assignment(struct grammar *g, struct piece *target)
{
    if (!is_single_target(target)) {
        struct attempt a = try_begin(g, g->pos + 1);
        int annotated = expression(g) != NULL;
        try_end(g, a);
        if (!annotated) {
            grammar_fail(g);
        } else if (target->shape == SHAPE_LIST || (target->shape == SHAPE_TUPLE && !target->bare)) {
            grammar_fail_piece(g, target, "only single target (not %s) can be annotated",
                               piece_words(target));
        } else if (target->bare) {
            grammar_fail_piece(g, target->kids.at[0],
                               "only single target (not tuple) can be annotated");
        } else {
            grammar_fail_piece(g, target, "illegal target for annotation");
        }
        return 0;
    }
    g->pos++;
    if (!annotation(g))
        return 0;
    return !grammar_accept(g, OP_ASSIGN) || star_or_yield(g) != NULL;
}

static int expression_statement(struct grammar *g)
{
    g->tok[g->pos].statement |= !g->quiet;
    struct piece *p = star_or_yield(g);
    if (!p)
        return 0;
    if (kind_of(g) == OP_ASSIGN)
        return assignment_chain(g, p);
    if (kind_of(g) == OP_COLON && p->shape != SHAPE_YIELD)
        return annotated_assignment(g, p);
    if (at_augmented_operator(g) && (p->shape != SHAPE_YIELD || p->group)) {
        if (is_single_target(p)) {
            g->pos++;
            return star_or_yield(g) != NULL;
        }
        int operator= g->pos++;
        struct piece *value = star_or_yield(g);
        if (value)
            grammar_fail_piece(g, p, "'%s' is an illegal expression for augmented assignment",
                               piece_words(p));
        g->pos = operator;
        return 0;
    }
    return 1;
}

/* --------------------------------------------------------------------- the other simple ones */

static int ends_statement(struct grammar *g)
{
    return kind_of(g) == T_NEWLINE || kind_of(g) == OP_SEMI;
}

static int del_statement(struct grammar *g)
{
    g->pos++;
    struct piece *p = star_expressions(g);
    return p && check_target(g, p, DELETE_TARGET);
}

static int dotted_name(struct grammar *g)
{
    if (!grammar_expect(g, T_NAME))
        return 0;
    while (grammar_accept(g, OP_DOT)) {
        if (!grammar_expect(g, T_NAME))
            return 0;
    }
    return 1;
}

static int import_statement(struct grammar *g)
{
    g->pos++;
    do {
        if (!dotted_name(g) || (grammar_accept(g, KW_AS) && !grammar_expect(g, T_NAME)))
            return 0;
    } while (grammar_accept(g, OP_COMMA));
    return 1;
}

static int from_targets(struct grammar *g)
{
    if (grammar_accept(g, OP_MUL))
        return 1;
    int open = g->pos, parenthesised = grammar_accept(g, OP_LPAR);
    do {
        if (parenthesised && kind_of(g) == OP_RPAR && g->pos > open + 1)
            break;
        if (!grammar_expect(g, T_NAME) || (grammar_accept(g, KW_AS) && !grammar_expect(g, T_NAME)))
            return 0;
        if (!parenthesised && kind_of(g) == OP_COMMA && kind_after(g, 1) == T_NEWLINE) {
            grammar_fail_range(g, g->pos + 1, g->pos + 1,
                               "trailing comma not allowed without surrounding parentheses");
            return 0;
        }
    } while (grammar_accept(g, OP_COMMA));
    return !parenthesised || grammar_expect(g, OP_RPAR);
}

static int from_statement(struct grammar *g)
{
    int dots = 0;
    g->pos++;
    while (grammar_accept(g, OP_DOT) || grammar_accept(g, OP_ELLIPSIS))
        dots++;
    if (!(dots && kind_of(g) == KW_IMPORT) && !dotted_name(g))
        return 0;
    return grammar_expect(g, KW_IMPORT) && from_targets(g);
}

static int name_list(struct grammar *g)
{
    g->pos++;
    do {
        if (!grammar_expect(g, T_NAME))
            return 0;
    } while (grammar_accept(g, OP_COMMA));
    return 1;
}

static int assert_statement(struct grammar *g)
{
    g->pos++;
    return expression(g) && (!grammar_accept(g, OP_COMMA) || expression(g));
}

static int raise_statement(struct grammar *g)
{
    g->pos++;
    if (ends_statement(g))
        return 1;
    return expression(g) && (!grammar_accept(g, KW_FROM) || expression(g));
}

static int return_statement(struct grammar *g)
{
    g->pos++;
    return ends_statement(g) || star_expressions(g);
}

/* type NAME [params] = value; `type` is a keyword only where a name follows it. */
static int type_statement(struct grammar *g)
{
    g->tok[g->pos].soft_keyword = 1;
    g->pos += 2;
    if (kind_of(g) == OP_LSQB && !type_parameters(g))
        return 0;
    if (!grammar_expect(g, OP_ASSIGN))
        return 0;
    struct piece *value = expression(g);
    if (value)
        grammar_wrap(g, start_of(value), end_of(value));
    return value != NULL;
}

static int simple_statement(struct grammar *g)
{
    switch (kind_of(g)) {
    case KW_PASS:
    case KW_BREAK:
    case KW_CONTINUE: g->pos++; return 1;
    case KW_RETURN: return return_statement(g);
    case KW_DEL: return del_statement(g);
    case KW_IMPORT: return import_statement(g);
    case KW_FROM: return from_statement(g);
    case KW_GLOBAL:
    case KW_NONLOCAL: return name_list(g);
    case KW_ASSERT: return assert_statement(g);
    case KW_RAISE: return raise_statement(g);
    default: break;
    }
    if (is_soft(g, "type") && kind_after(g, 1) == T_NAME &&
        (kind_after(g, 2) == OP_ASSIGN || kind_after(g, 2) == OP_LSQB))
        return type_statement(g);
    return expression_statement(g);
}

int simple_statements(struct grammar *g)
{
    do {
        if (!simple_statement(g))
            return 0;
    } while (grammar_accept(g, OP_SEMI) && kind_of(g) != T_NEWLINE);
    return grammar_expect(g, T_NEWLINE);
}

/* ------------------------------------------------------------------------------------- entries */

static struct grammar *new_grammar(struct tokens *t)
{
    struct grammar *g = NEW(t->arena, struct grammar);
    g->tokens = t;
    g->tok = t->list.at;
    g->arena = t->arena;
    return g;
}

int check_module(struct tokens *t)
{
    struct grammar *g = new_grammar(t);
    while (kind_of(g) != T_END) {
        if (!statement(g))
            return -1;
    }
    return 0;
}

int check_field(struct tokens *t, int depth)
{
    struct grammar *g = new_grammar(t);
    g->depth = depth;
    if (!star_expressions(g) || !grammar_expect(g, T_NEWLINE))
        return -1;
    return 0;
}
