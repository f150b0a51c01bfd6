/*
 * The check of adjacent strings. What a field may hold and the words for what is wrong in one are
 * those of CPython 3.14; a generator expression needs no parentheses there, as in 3.11.
 */
#include "fstring.h"

#include "grammar.h"
#include "literal.h"

/* A field under check. */
struct checked {
    struct grammar *g; /* over its tokens */
    struct fstring_part *part;
    char letter; /* 'f' or 't' */
    int end;     /* the token of the } or : */
};

static int refuse(const struct checked *c, int first, int last, const char *message)
{
    grammar_fail_range(c->g, first, last, "%c-string: %s", c->letter, message);
    return 0;
}

static char first_char(const struct checked *c, int token)
{
    return c->g->tokens->source->text[c->g->tok[token].start];
}

static int is_mark(const struct checked *c, int token, char mark)
{
    return c->g->tok[token].kind == T_STRAY && first_char(c, token) == mark;
}

/* ---------------------------------------------------------------------------------- the value */

/* The token behind the longest run of the first ones that is a value; 0: there is none. */
static int behind_value(struct grammar *g)
{
    int last = g->furthest < g->tokens->list.n - 3 ? g->furthest : g->tokens->list.n - 3;
    for (int i = last; i > 1; i--) {
        enum token_kind kind = g->tok[i].kind;
        g->tok[i].kind = T_END;
        struct attempt a = grammar_try_begin(g, 1);
        int found = grammar_star_or_yield(g) && !g->failed && g->pos == i;
        grammar_try_end(g, a);
        g->tok[i].kind = kind;
        if (found)
            return i;
    }
    return 0;
}

/* The body of a lambda would be taken for a format specification. */
static int is_cut_lambda(const struct checked *c)
{
    int next = c->g->tokens->source->text[c->g->tok[c->end].end];
    return c->g->pos == c->end && first_char(c, c->end) == ':' && next != '}' && next != '{';
}

static int no_value(const struct checked *c)
{
    struct grammar *g = c->g;
    g->failed = 0;
    if (is_cut_lambda(c)) {
        for (int i = c->end - 1; i > 0; i--)
            if (g->tok[i].kind == KW_LAMBDA)
                return refuse(c, i, c->end,
                              "lambda expressions are not allowed without "
                              "parentheses");
    }
    int behind = behind_value(g);
    if (behind)
        return refuse(c, behind, behind, "expecting '=', or '!', or ':', or '}'");
    return refuse(c, 1, 1, "expecting a valid expression after '{'");
}

static int value(const struct checked *c)
{
    struct grammar *g = c->g;
    char first = first_char(c, 1);
    if (c->end == 1 || g->tok[1].kind == OP_ASSIGN || is_mark(c, 1, '!')) {
        grammar_fail_range(g, 1, 1, "%c-string: valid expression required before '%c'", c->letter,
                           first);
        return 0;
    }
    g->pos = 1;
    g->no_generic++;
    struct piece *p = grammar_star_or_yield(g);
    int done = p != NULL;
    if (c->letter == 'f' && p && !p->bare && p->shape != SHAPE_STARRED && p->shape != SHAPE_YIELD &&
        grammar_at_for(g))
        done = grammar_for_clauses(g);
    g->no_generic--;
    if (!done || g->failed)
        return g->reported ? 0 : no_value(c);
    if (g->pos != c->end && g->tok[g->pos].kind != OP_ASSIGN && !is_mark(c, g->pos, '!'))
        return refuse(c, g->pos, g->pos, "expecting '=', or '!', or ':', or '}'");
    return 1;
}

/* ------------------------------------------------------------------------- what follows a value */

/* ! and the letter of a conversion; at the mark. */
static int conversion(const struct checked *c)
{
    struct grammar *g = c->g;
    int mark = g->pos++, at = g->pos;
    const struct token *name = &g->tok[at];
    if (at == c->end)
        return refuse(c, at, at, "missing conversion character");
    if (name->kind != T_NAME)
        return refuse(c, at, at, "invalid conversion character");
    if (g->tok[mark].end != name->start)
        return refuse(c, mark, at, "conversion type must come right after the exclamation mark");
    char letter = name->name[0];
    if (name->name[1] || (letter != 's' && letter != 'r' && letter != 'a')) {
        grammar_fail_range(g, at, at,
                           "%c-string: invalid conversion character '%s': expected 's', 'r', or "
                           "'a'",
                           c->letter, name->name);
        return 0;
    }
    c->part->conversion = letter;
    g->pos++;
    return 1;
}

/* Adds what stands between tokens, without comments. */
static void add_gap(const struct checked *c, struct text *out, size_t at, size_t end)
{
    const char *text = c->g->tokens->source->text;
    for (int comment = 0; at < end; at++) {
        comment = text[at] == '#' || (comment && text[at] != '\n');
        if (!comment)
            text_add_char(c->g->arena, out, text[at]);
    }
}

/* Adds the source from the opening brace to end; last is the last token before it. */
static void add_source(const struct checked *c, struct text *out, int last, size_t end)
{
    const struct token *tok = c->g->tok;
    size_t at = c->part->start;
    for (int i = 1; i <= last; i++) {
        add_gap(c, out, at, tok[i].start);
        text_add(c->g->arena, out, c->g->tokens->source->text + tok[i].start,
                 tok[i].end - tok[i].start);
        at = tok[i].end;
    }
    add_gap(c, out, at, end);
}

/* What may follow the value is taken from the tokens, so that the parser sees an expression. */
static int rest(const struct checked *c)
{
    struct grammar *g = c->g;
    struct fstring_part *part = c->part;
    int behind = g->pos;
    if (c->letter == 't') {
        struct text written = {0};
        add_source(c, &written, behind - 1, g->tok[behind - 1].end);
        part->written = intern(g->arena, written.at, written.size);
    }
    if (g->tok[g->pos].kind == OP_ASSIGN) {
        g->pos++;
        add_source(c, &part->literal, behind, g->tok[g->pos].start);
        if (g->pos != c->end && !is_mark(c, g->pos, '!'))
            return refuse(c, g->pos, g->pos, "expecting '!', or ':', or '}'");
    }
    if (g->pos != c->end && !conversion(c))
        return 0;
    if (g->pos != c->end)
        return refuse(c, g->pos, g->pos, "expecting ':' or '}'");
    if (part->literal.size && !part->spec && part->conversion < 0)
        part->conversion = 'r';
    for (int i = 0; c->end + i < g->tokens->list.n; i++)
        g->tok[behind + i] = g->tok[c->end + i];
    g->tokens->list.n -= c->end - behind;
    return 1;
}

/* ------------------------------------------------------------------------------------ the parts */

static int check_fields(struct grammar *g, struct fstring *f, char letter)
{
    for (int i = 0; i < f->parts.n; i++) {
        struct fstring_part *part = f->parts.at[i];
        if (!part->field)
            continue;
        struct checked c = {NULL, part, letter, part->field->list.n - 3};
        c.g = grammar_of_field(part->field, g->depth + 10);
        if (!value(&c) || !rest(&c) || (part->spec && !check_fields(g, part->spec, letter))) {
            g->failed = 1;
            return 0;
        }
    }
    if (f->stop.line)
        grammar_fail_loc(g, f->stop, "%c-string: expecting '}', or format specs", letter);
    return !g->failed;
}

static int report_literal_error(struct grammar *g, struct loc loc, const char *error)
{
    if (error)
        grammar_fail_loc(g, loc, "%s", error);
    return !error;
}

/* Remembers an escape that means nothing in a stretch of a string's body. */
static void suspect_escape(struct grammar *g, size_t start, size_t end,
                           const struct string_form *form)
{
    struct source *s = g->tokens->source;
    const char *at = find_invalid_escape(s->text + start, end - start, form);
    if (!at || g->quiet)
        return;
    size_t found = (size_t)(at - s->text);
    int is_octal = at[1] >= '0' && at[1] <= '7', size = is_octal ? 4 : 2;
    suspect(s, found, found + (size_t)size, "invalid %sescape sequence '%.*s'",
            is_octal ? "octal " : "", size, at);
}

static int decode_parts(struct grammar *g, struct fstring *f, struct loc loc,
                        const struct string_form *form)
{
    const char *text = g->tokens->source->text;
    for (int i = 0; i < f->parts.n; i++) {
        struct fstring_part *part = f->parts.at[i];
        if (part->spec && !decode_parts(g, part->spec, loc, form))
            return 0;
        if (part->field)
            continue;
        suspect_escape(g, part->start, part->end, form);
        const char *error = decode_string_body(g->arena, &part->literal, text + part->start,
                                               part->end - part->start, form);
        if (!report_literal_error(g, loc, error))
            return 0;
    }
    return 1;
}

static int check_string(struct grammar *g, struct token *t, const struct string_form *form)
{
    const char *text = g->tokens->source->text;
    struct fstring *f = t->fstring;
    if (f) {
        if (f->is_checked || g->quiet) /* a quiet attempt is repeated, or refused anyhow */
            return 1;
        f->is_checked = 1;
        return check_fields(g, f, f->is_template ? 't' : 'f') && decode_parts(g, f, t->loc, form);
    }
    struct text ignored = {0};
    suspect_escape(g, form->body, form->body_end, form);
    const char *error = decode_string_body(g->arena, &ignored, text + form->body,
                                           form->body_end - form->body, form);
    return report_literal_error(g, t->loc, error);
}

/* A t-string stands beside t-strings only. */
static int check_templates(struct grammar *g, int first, int last)
{
    int template = g->tok[first].fstring && g->tok[first].fstring->is_template;
    for (int i = first + 1; i <= last; i++) {
        int other = g->tok[i].fstring && g->tok[i].fstring->is_template;
        if (other == template)
            continue;
        grammar_fail_range(g, first, i,
                           "cannot mix t-string literals with string or bytes literals");
        return 0;
    }
    return 1;
}

int grammar_check_strings(struct grammar *g, int first, int last)
{
    const char *text = g->tokens->source->text;
    int bytes = 0;
    if (!check_templates(g, first, last))
        return 0;
    for (int i = first; i <= last; i++) {
        struct string_form form = string_form(text, g->tok[i].start, g->tok[i].end);
        if (!check_string(g, &g->tok[i], &form))
            return 0;
        if (i > first && form.bytes != bytes) {
            grammar_fail_range(g, first, i, "cannot mix bytes and nonbytes literals");
            return 0;
        }
        bytes = form.bytes;
    }
    return 1;
}
