/*
 * The tokenizer: lines and their indentation, names, numbers, strings, operators.
 *
 * An error ends the tokens. CPython reports most lexical errors before an error of grammar in an
 * earlier line, because it reads the rest of the file when a parse failed; errors of indentation
 * and behind a backslash, and the end of the file inside a bracket, count only where the parser
 * meets them.
 */
#include "lexer.h"

#include <ctype.h>
#include <string.h>

static const char *const spellings[] = {
#define SPELLING(name, spelling) [name] = spelling,
    KEYWORD_TOKENS(SPELLING) PUNCTUATION_TOKENS(SPELLING)
#undef SPELLING
};

const char *token_spelling(enum token_kind kind)
{
    return spellings[kind] ? spellings[kind] : "";
}

/* ---------------------------------------------------------------------------- errors, helpers */

void lex_fail_range(struct lexer *l, size_t start, size_t end, const char *message)
{
    if (l->failed)
        return;
    l->failed = 1;
    l->root->error = BAD_TOKEN;
    l->root->error_loc = source_loc(l->source, start, end);
    l->root->error_message = message;
}

void lex_fail_at(struct lexer *l, size_t at, const char *message)
{
    lex_fail_range(l, at, at + 1, message);
}

/* Tokens come in order, and most of them stand in one line: only the others need a search. */
static struct loc place_of(struct lexer *l, size_t start, size_t end)
{
    const struct source *s = l->source;
    const size_t *lines = s->line_start;
    while (l->line < s->line_count && start >= lines[l->line])
        l->line++;
    if (l->line < 1 || start < lines[l->line - 1] || end >= lines[l->line])
        return source_loc(s, start, end);
    size_t line = lines[l->line - 1];
    return (struct loc){l->line, (int)(start - line), l->line, (int)(end - line)};
}

void lex_add(struct lexer *l, enum token_kind kind, size_t start, size_t end)
{
    struct token t = {.kind = kind, .start = start, .end = end, .level = l->level};
    t.loc = place_of(l, start, end);
    push(l->source->arena, &l->tokens->list, t);
    l->line_has_token = kind != T_NEWLINE && kind != T_INDENT && kind != T_DEDENT;
}

static void stop(struct lexer *l, enum token_error error, size_t at)
{
    lex_add(l, T_ERROR, at, at);
    l->tokens->error = error;
    l->at = l->end;
}

/* --------------------------------------------------------------------------------- indentation */

static void fail_continuation(struct lexer *l, size_t at, const char *message)
{
    lex_fail_at(l, at, message);
    l->root->error = BAD_CONTINUATION;
}

static void continuation(struct lexer *l)
{
    if (peek(l, 1) != '\n') {
        fail_continuation(l, l->at + 1, "unexpected character after line continuation character");
        return;
    }
    l->at += 2;
    if (l->at >= l->end)
        fail_continuation(l, l->at - 1, "unexpected EOF while parsing");
}

/* Measures the white space at the start of a line. Returns 0 when the line has nothing else. */
static int measure_indent(struct lexer *l, int *column, int *alternative)
{
    int col = 0, alt = 0, before = 0; /* what stands before a continuation counts, if it is any */
    for (;; l->at++) {
        int c = peek(l, 0);
        if (c == ' ') {
            col++;
            alt++;
        } else if (c == '\t') {
            col = (col / 8 + 1) * 8;
            alt++;
        } else if (c == '\f') {
            col = alt = 0;
        } else if (c == '\\' && peek(l, 1) == '\n') {
            before = before ? before : col;
            continuation(l);
            if (l->failed)
                return 0;
            l->at--;
        } else {
            break;
        }
    }
    *column = before ? before : col;
    *alternative = before ? before : alt;
    int c = peek(l, 0);
    return l->at < l->end && c != '\n' && c != '#';
}

static void close_indents(struct lexer *l, int column, int alternative)
{
    int outer = l->indents;
    while (outer > 0 && column < l->column[outer])
        outer--;
    if (column != l->column[outer]) {
        stop(l, BAD_DEDENT, l->at);
    } else if (alternative != l->alternative[outer]) {
        stop(l, MIXED_TABS, l->at);
    } else {
        for (; l->indents > outer; l->indents--)
            lex_add(l, T_DEDENT, l->at, l->at);
    }
}

static void start_line(struct lexer *l)
{
    int column, alternative;
    if (!measure_indent(l, &column, &alternative))
        return;
    if (column == l->column[l->indents]) {
        if (alternative != l->alternative[l->indents])
            stop(l, MIXED_TABS, l->at);
    } else if (column < l->column[l->indents]) {
        close_indents(l, column, alternative);
    } else if (l->indents + 1 >= MAX_INDENTS) {
        stop(l, TOO_DEEP_INDENT, l->at);
    } else if (alternative <= l->alternative[l->indents]) {
        stop(l, MIXED_TABS, l->at);
    } else {
        l->indents++;
        l->column[l->indents] = column;
        l->alternative[l->indents] = alternative;
        lex_add(l, T_INDENT, l->at, l->at);
    }
}

/* -------------------------------------------------------------------- operators, the lines */

void lex_open_bracket(struct lexer *l)
{
    if (l->level >= MAX_BRACKETS)
        lex_fail_at(l, l->at, "too many nested parentheses");
    else
        l->brackets[l->level++] = l->at;
}

static void close_bracket(struct lexer *l)
{
    arena *a = l->source->arena;
    char c = l->text[l->at];
    if (l->level == 0) {
        lex_fail_at(l, l->at, arena_printf(a, "unmatched '%c'", c));
        return;
    }
    if (l->quoted && l->level == l->field_level) {
        lex_fail_at(l, l->at, arena_printf(a, "%c-string: unmatched '%c'", l->quoted->letter, c));
        return;
    }
    size_t open = l->brackets[--l->level];
    char o = l->text[open];
    if ((o == '(' && c == ')') || (o == '[' && c == ']') || (o == '{' && c == '}'))
        return;
    int line = source_loc(l->source, open, open).line;
    if (line == source_loc(l->source, l->at, l->at).line)
        lex_fail_at(l, l->at,
                    arena_printf(a,
                                 "closing parenthesis '%c' does not match opening parenthesis '%c'",
                                 c, o));
    else
        lex_fail_at(
            l, l->at,
            arena_printf(a,
                         "closing parenthesis '%c' does not match opening parenthesis '%c' on "
                         "line %d",
                         c, o, line));
}

static void punctuation(struct lexer *l)
{
    for (int k = OP_POW_EQ; k <= OP_DOT; k++) {
        if (spellings[k][0] != l->text[l->at])
            continue;
        size_t n = strlen(spellings[k]);
        if (l->end - l->at < n || memcmp(l->text + l->at, spellings[k], n) != 0)
            continue;
        if (k == OP_LPAR || k == OP_LSQB || k == OP_LBRACE)
            lex_open_bracket(l);
        else if (k == OP_RPAR || k == OP_RSQB || k == OP_RBRACE)
            close_bracket(l);
        l->at += n;
        lex_add(l, (enum token_kind)k, l->at - n, l->at);
        return;
    }
    if (!lex_is_printable((unsigned)peek(l, 0)))
        lex_bad_character(l, l->at, (unsigned)peek(l, 0), 1);
    l->at++;
    lex_add(l, T_STRAY, l->at - 1, l->at);
}

static void new_line(struct lexer *l)
{
    if (l->level == 0 && l->line_has_token)
        lex_add(l, T_NEWLINE, l->at, l->at + 1);
    l->at++;
    if (l->level == 0)
        start_line(l);
}

void lex_next(struct lexer *l)
{
    int c = peek(l, 0), prefix = -1;
    char letter = 0;
    if (c && strchr("\"'rRbBfFuUtT", c))
        prefix = lex_string_prefix(l, &letter);
    if (c == ' ' || c == '\t' || c == '\f')
        l->at++;
    else if (c == '\n')
        new_line(l);
    else if (c == '#')
        while (l->at < l->end && l->text[l->at] != '\n')
            l->at++;
    else if (c == '\\')
        continuation(l);
    else if (prefix >= 0)
        lex_string(l, prefix, letter);
    else if (lex_is_name_start(c))
        lex_name(l);
    else if (isdigit(c) || (c == '.' && isdigit(peek(l, 1))))
        lex_number(l);
    else
        punctuation(l);
}

static void finish(struct lexer *l)
{
    struct tokens *t = l->tokens;
    if (l->failed)
        lex_add(l, T_ERROR, l->at, l->at);
    if (l->level > 0 && (!t->error || t->error == BAD_CONTINUATION)) {
        size_t open = l->brackets[l->level - 1];
        t->open_bracket = source_loc(l->source, open, open + 1);
    }
    if (t->error)
        return;
    if (l->level > 0) {
        t->error = END_IN_BRACKET;
        lex_add(l, T_ERROR, l->end, l->end);
        return;
    }
    if (l->line_has_token)
        lex_add(l, T_NEWLINE, l->end, l->end);
    while (l->indents-- > 0)
        lex_add(l, T_DEDENT, l->end, l->end);
    lex_add(l, T_END, l->end, l->end);
}

struct tokens *tokenize(struct source *s)
{
    struct lexer *l = NEW(s->arena, struct lexer);
    struct tokens *t = NEW(s->arena, struct tokens);
    t->source = s;
    t->arena = s->arena;
    t->root = t;
    l->root = l->tokens = t;
    l->source = s;
    l->text = s->text;
    l->end = s->size;
    l->line = 1;
    start_line(l);
    while (l->at < l->end && !l->failed)
        lex_next(l);
    finish(l);
    return t;
}
