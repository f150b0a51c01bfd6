/*
 * The recogniser's core (tokens, errors, trying) and the simple statements.
 *
 * One error is reported, then everything returns. As in CPython two others outrank the one at
 * hand: one of the tokenizer, and a bracket that is never closed and was opened on an earlier
 * line than the error.
 */
#include "grammar.h"

#include <string.h>

#define MAX_DEPTH 3000

enum token_kind grammar_kind_after(struct grammar *g, int n)
{
    int i = g->pos + n;
    if (i >= g->tokens->list.n)
        i = g->tokens->list.n - 1;
    if (i > g->furthest)
        g->furthest = i;
    return g->tok[i].kind;
}

enum token_kind grammar_kind(struct grammar *g)
{
    return grammar_kind_after(g, 0);
}

int grammar_accept(struct grammar *g, enum token_kind kind)
{
    if (grammar_kind(g) != kind)
        return 0;
    if (kind != T_END)
        g->pos++;
    return 1;
}

int grammar_at_word(struct grammar *g, const char *word)
{
    const struct token *t = &g->tok[g->pos];
    return grammar_kind(g) == T_NAME && t->name == intern_cstr(g->arena, word) &&
           t->end - t->start == strlen(word); /* else it is written in a compatible form */
}

/* -------------------------------------------------------------------------------------- errors */

static void report_open_bracket(struct grammar *g)
{
    const struct tokens *t = g->tokens->root;
    size_t at = source_offset(t->source, t->open_bracket.line, t->open_bracket.col);
    diagnose(t->source, t->open_bracket, SEVERITY_ERROR, "SyntaxError: '%c' was never closed",
             t->source->text[at]);
}

static void report_token_error(struct grammar *g)
{
    const struct tokens *t = g->tokens->root;
    struct loc here = t->list.at[t->list.n - 1].loc;
    switch (t->error) {
    case BAD_TOKEN:
    case BAD_CONTINUATION:
        diagnose(t->source, t->error_loc, SEVERITY_ERROR, "SyntaxError: %s", t->error_message);
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
    const struct tokens *t = g->tokens->root;
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
        diagnose(t->source, loc, SEVERITY_ERROR, "%s: %s", type,
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
    enum token_kind kind = grammar_kind(g);
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

void grammar_fail_after_all(struct grammar *g)
{
    g->failed = 0;
    grammar_fail(g);
}

/* Ends the tokens before `end`, tries, and puts it back. */
static int is_expression_to(struct grammar *g, int start, int end)
{
    enum token_kind kind = g->tok[end].kind;
    int furthest = g->furthest;
    g->tok[end].kind = T_STRAY;
    struct attempt attempt = grammar_try_begin(g, start);
    int fits = grammar_expression(g) && g->pos == end;
    grammar_try_end(g, attempt);
    g->furthest = furthest;
    g->tok[end].kind = kind;
    return fits;
}

int grammar_longest_expression(struct grammar *g, int start)
{
    enum { MOST = 300 }; /* each end is one more attempt */
    for (int end = g->furthest; end > start && end < start + MOST; end--)
        if (is_expression_to(g, start, end))
            return end;
    return start;
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

struct attempt grammar_try_begin(struct grammar *g, int pos)
{
    struct attempt attempt = {g->pos, g->failed, g->quiet, g->depth};
    g->pos = pos;
    g->failed = 0;
    g->quiet = 1;
    return attempt;
}

void grammar_try_end(struct grammar *g, struct attempt attempt)
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
    return grammar_kind(g) >= OP_POW_EQ && grammar_kind(g) <= OP_XOR_EQ;
}

/* What the rule excludes before it reads on behind the = sign. */
static int is_never_compared(const struct grammar *g, const struct piece *left, int start)
{
    enum token_kind first = g->tok[start].kind;
    int is_row =
        left->shape == SHAPE_LIST || left->shape == SHAPE_TUPLE || left->shape == SHAPE_GENERATOR;
    return (!left->group && is_row) || first == KW_TRUE || first == KW_FALSE || first == KW_NONE;
}

/* Rule invalid_named_expression at a token: `x = 1` or `f() = 1` where a comparison was meant. */
int grammar_invalid_assignment(struct grammar *g, int start)
{
    struct attempt a = grammar_try_begin(g, start);
    struct piece *left = grammar_bitwise_or(g), *right = NULL;
    int excluded = left && is_never_compared(g, left, start);
    if (left && !excluded && grammar_accept(g, OP_ASSIGN))
        right = grammar_bitwise_or(g);
    int chained = right && (grammar_kind(g) == OP_ASSIGN || grammar_kind(g) == OP_WALRUS);
    grammar_try_end(g, a);
    if (!right || chained)
        return 0;
    if (left->shape == SHAPE_NAME && !left->group) {
        grammar_fail_range(g, left->first, right->last,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        return 1;
    }
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
            if (kid->shape != SHAPE_STARRED && g->tok[piece_end(kid) + 1].kind == OP_ASSIGN &&
                grammar_invalid_assignment(g, piece_start(kid)))
                return NULL;
        }
    } else if (first->shape != SHAPE_STARRED && (first->shape != SHAPE_YIELD || first->group) &&
               grammar_invalid_assignment(g, piece_start(first))) {
        return NULL;
    }
    if (bad->shape == SHAPE_YIELD && !bad->group)
        return grammar_fail_piece(g, bad, "assignment to yield expression not possible");
    if (!grammar_check_target(g, bad, ASSIGN_TARGET))
        return NULL;
    return grammar_fail(g);
}

static int assignment_chain(struct grammar *g, struct piece *first)
{
    struct piece *part = first, *bad = NULL;
    while (grammar_kind(g) == OP_ASSIGN) {
        struct attempt a = grammar_try_begin(g, g->pos);
        int good = !(part->shape == SHAPE_YIELD) && grammar_check_target(g, part, ASSIGN_TARGET);
        grammar_try_end(g, a);
        if (!good && !bad) {
            bad = part;
            invalid_assignment(g, first, bad);
            return 0;
        }
        grammar_unmark_stars(g, part);
        g->pos++;
        part = grammar_star_or_yield(g);
        if (!part)
            return 0;
    }
    return 1;
}

/* (x)[0], (x.y).z: begins with what could be a target by itself. CPython's parser takes that, and
 * does not look for a longer one any more. */
static int begins_with_target(struct grammar *g, const struct piece *target)
{
    if (target->group || g->tok[target->first].kind != OP_LPAR)
        return 0;
    struct attempt a = grammar_try_begin(g, target->first + 1);
    const struct piece *inner = grammar_star_or_yield(g);
    int begins =
        inner && !inner->bare && piece_is_single_target(inner) && grammar_kind(g) == OP_RPAR;
    grammar_try_end(g, a);
    return begins;
}

static int annotated_assignment(struct grammar *g, struct piece *target)
{
    if (!piece_is_single_target(target) || begins_with_target(g, target)) {
        struct attempt a = grammar_try_begin(g, g->pos + 1);
        int annotated = grammar_expression(g) != NULL;
        grammar_try_end(g, a);
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
    if (!grammar_annotation(g))
        return 0;
    return !grammar_accept(g, OP_ASSIGN) || grammar_star_or_yield(g) != NULL;
}

/* `a.b := 1` as a statement. A name before := is no better, but CPython does not say so. */
static int walrus_statement(struct grammar *g, struct piece *p)
{
    const struct piece *last = p->bare && p->kids.n ? p->kids.at[p->kids.n - 1] : p;
    int is_plain = last->shape == SHAPE_NAME && !last->group;
    struct attempt a = grammar_try_begin(g, g->pos + 1);
    int has_value = grammar_expression(g) != NULL;
    grammar_try_end(g, a);
    if (!has_value || is_plain || last->shape == SHAPE_STARRED ||
        (last->shape == SHAPE_YIELD && !last->group) || piece_end(last) != g->pos - 1)
        grammar_fail(g);
    else
        grammar_fail_piece(g, last, "cannot use assignment expressions with %s", piece_words(last));
    return 0;
}

static int expression_statement(struct grammar *g)
{
    g->tok[g->pos].statement |= !g->quiet;
    struct piece *p = grammar_star_or_yield(g);
    if (!p)
        return 0;
    if (grammar_kind(g) == OP_ASSIGN)
        return assignment_chain(g, p);
    if (grammar_kind(g) == OP_WALRUS)
        return walrus_statement(g, p);
    if (grammar_kind(g) == OP_COLON && p->shape != SHAPE_YIELD)
        return annotated_assignment(g, p);
    if (at_augmented_operator(g) && (p->shape != SHAPE_YIELD || p->group)) {
        if (piece_is_single_target(p)) {
            g->pos++;
            return grammar_star_or_yield(g) != NULL;
        }
        int operator= g->pos++;
        struct piece *value = grammar_star_or_yield(g);
        if (value)
            grammar_fail_piece(g, p, "'%s' is an illegal expression for augmented assignment",
                               piece_words(p));
        g->pos = operator;
        return 0;
    }
    if (p->bare) /* tree-sitter would look for the = of a pattern list in the next line */
        grammar_wrap(g, piece_start(p), p->last);
    return 1;
}

/* --------------------------------------------------------------------- the other simple ones */

static int ends_statement(struct grammar *g)
{
    return grammar_kind(g) == T_NEWLINE || grammar_kind(g) == OP_SEMI;
}

static int del_statement(struct grammar *g)
{
    g->pos++;
    struct piece *p = grammar_star_expressions(g);
    return p && grammar_check_target(g, p, DELETE_TARGET);
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
        if (parenthesised && grammar_kind(g) == OP_RPAR && g->pos > open + 1)
            break;
        if (!grammar_expect(g, T_NAME) || (grammar_accept(g, KW_AS) && !grammar_expect(g, T_NAME)))
            return 0;
        if (!parenthesised && grammar_kind(g) == OP_COMMA &&
            grammar_kind_after(g, 1) == T_NEWLINE) {
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
    if (!(dots && grammar_kind(g) == KW_IMPORT) && !dotted_name(g))
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
    return grammar_expression(g) && (!grammar_accept(g, OP_COMMA) || grammar_expression(g));
}

static int raise_statement(struct grammar *g)
{
    g->pos++;
    if (ends_statement(g))
        return 1;
    return grammar_expression(g) && (!grammar_accept(g, KW_FROM) || grammar_expression(g));
}

static int return_statement(struct grammar *g)
{
    g->pos++;
    return ends_statement(g) || grammar_star_expressions(g);
}

/* type NAME [params] = value; `type` is a keyword only where a name follows it. */
static int type_statement(struct grammar *g)
{
    g->tok[g->pos].soft_keyword = 1;
    g->pos += 2;
    if (grammar_kind(g) != OP_LSQB && grammar_kind(g) != OP_ASSIGN) {
        g->tok[g->pos - 2].soft_keyword = 0;
        return grammar_fail(g) != NULL;
    }
    if (grammar_kind(g) == OP_LSQB && !grammar_type_parameters(g))
        return 0;
    if (!grammar_expect(g, OP_ASSIGN))
        return 0;
    struct piece *value = grammar_expression(g);
    if (value)
        grammar_wrap(g, piece_start(value), piece_end(value));
    return value != NULL;
}

static int simple_statement(struct grammar *g)
{
    switch (grammar_kind(g)) {
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
    if (grammar_at_word(g, "type") && grammar_kind_after(g, 1) == T_NAME)
        return type_statement(g);
    return expression_statement(g);
}

int grammar_simple_statements(struct grammar *g)
{
    do {
        if (!simple_statement(g))
            return 0;
    } while (grammar_accept(g, OP_SEMI) && grammar_kind(g) != T_NEWLINE);
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

int grammar_check_module(struct tokens *t)
{
    struct grammar *g = new_grammar(t);
    while (grammar_kind(g) != T_END) {
        if (!grammar_statement(g))
            return -1;
    }
    return 0;
}

struct grammar *grammar_of_field(struct tokens *t, int depth)
{
    struct grammar *g = new_grammar(t);
    g->depth = depth;
    return g;
}
