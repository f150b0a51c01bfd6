/*
 * The rules and messages are those of CPython 3.11, except that a string inside a field may use
 * any quotes and escapes, as in 3.12.
 */
#include "fstring.h"

#include <string.h>

#include "grammar.h"
#include "literal.h"

#define MAX_NESTED_BRACKETS 200

struct splitter {
    struct grammar *g;
    struct loc loc; /* of the string token, for messages */
    const char *text;
    size_t at, end;
    struct string_form form;
    int level; /* 0 for a string, 1 for a format specification, 2 for one inside that */
};

static int refuse(struct splitter *s, const char *message)
{
    size_t at = s->at < s->end ? s->at : s->end;
    grammar_fail_loc(s->g, source_loc(s->g->tokens->source, at, at + 1), "%s", message);
    return 0;
}

static int report_literal_error(struct grammar *g, struct loc loc, const char *error,
                                int unsupported)
{
    if (!error)
        return 1;
    if (!unsupported) {
        grammar_fail_loc(g, loc, "%s", error);
    } else if (!g->failed) {
        g->failed = 1;
        if (!g->quiet)
            diagnose(g->tokens->source, loc, SEVERITY_ERROR, "not supported yet: %s", error);
    }
    return 0;
}

static int add_literal(struct splitter *s, struct fstring *f, size_t start, size_t end)
{
    if (start == end)
        return 1;
    struct fstring_part *part = NEW(s->g->arena, struct fstring_part);
    int unsupported = 0;
    const char *error = decode_string_body(s->g->arena, &part->literal, s->text + start,
                                           end - start, &s->form, &unsupported);
    push(s->g->arena, &f->parts, part);
    return report_literal_error(s->g, s->loc, error, unsupported);
}

static int is_double(const struct splitter *s, char brace)
{
    return s->level == 0 && s->at + 1 < s->end && s->text[s->at + 1] == brace;
}

/* Reads text up to the next field, the end of a specification, or the end. */
static int literal_text(struct splitter *s, struct fstring *f)
{
    size_t start = s->at;
    while (s->at < s->end) {
        char c = s->text[s->at];
        if (c == '\\' && !s->form.raw && s->at + 1 < s->end) {
            char next = s->text[s->at + 1];
            if (next == 'N' && s->at + 2 < s->end && s->text[s->at + 2] == '{') {
                while (s->at < s->end && s->text[s->at] != '}')
                    s->at++;
                s->at += s->at < s->end;
            } else {
                s->at += next == '{' || next == '}' ? 1 : 2;
            }
        } else if ((c == '{' || c == '}') && is_double(s, c)) {
            if (!add_literal(s, f, start, s->at + 1))
                return 0;
            s->at += 2;
            start = s->at;
        } else if (c == '}' && s->level == 0) {
            return refuse(s, "f-string: single '}' is not allowed");
        } else if (c == '{' || c == '}') {
            break;
        } else {
            s->at++;
        }
    }
    return add_literal(s, f, start, s->at);
}

static int close_nested(struct splitter *s, char *stack, int *depth, char close)
{
    arena *a = s->g->arena;
    if (*depth == 0)
        return refuse(s, arena_printf(a, "f-string: unmatched '%c'", close));
    char open = stack[--*depth];
    if ((open == '(' && close == ')') || (open == '[' && close == ']') ||
        (open == '{' && close == '}'))
        return 1;
    return refuse(s, arena_printf(a,
                                  "f-string: closing parenthesis '%c' does not match opening "
                                  "parenthesis '%c'",
                                  close, open));
}

static int starts_string(const struct splitter *s, size_t start)
{
    char c = s->text[s->at];
    if (c == '"' || c == '\'')
        return 1;
    char before = s->at > start ? s->text[s->at - 1] : ' ';
    int in_name = (before >= '0' && before <= '9') ||
                  ((before | 32) >= 'a' && (before | 32) <= 'z') || before == '_' ||
                  (unsigned char)before >= 0x80;
    return !in_name && memchr("rRbBfFuU", c, 8) &&
           scan_nested_string(s->text, s->at, s->end, 0) != 0;
}

/* Moves to the end of the field's expression: its }, !, : or = outside of brackets. */
static int skip_expression(struct splitter *s)
{
    char stack[MAX_NESTED_BRACKETS];
    int depth = 0;
    size_t start = s->at;
    for (; s->at < s->end; s->at++) {
        char c = s->text[s->at], next = s->at + 1 < s->end ? s->text[s->at + 1] : 0;
        if (starts_string(s, start)) {
            size_t end = scan_nested_string(s->text, s->at, s->end, 0);
            if (end == 0)
                return refuse(s, "f-string: unterminated string");
            s->at = end - 1;
        } else if (c == '\\') {
            return refuse(s, "f-string expression part cannot include a backslash");
        } else if (c == '#') {
            return refuse(s, "f-string expression part cannot include '#'");
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth == MAX_NESTED_BRACKETS)
                return refuse(s, "f-string: too many nested parenthesis");
            stack[depth++] = c;
        } else if (depth == 0 && (c == '!' || c == '=' || c == '<' || c == '>') && next == '=') {
            s->at++;
        } else if (depth == 0 && (c == '!' || c == ':' || c == '}' || c == '=')) {
            return 1;
        } else if ((c == ')' || c == ']' || c == '}') && !close_nested(s, stack, &depth, c)) {
            return 0;
        }
    }
    if (depth)
        return refuse(s, arena_printf(s->g->arena, "f-string: unmatched '%c'", stack[depth - 1]));
    return refuse(s, "f-string: expecting '}'");
}

static int check_expression(struct splitter *s, struct fstring_part *part, size_t start)
{
    size_t i = start;
    while (i < s->at && strchr(" \t\n\f\r", s->text[i]))
        i++;
    if (i == s->at && s->text[i] != '}')
        return refuse(
            s, arena_printf(s->g->arena, "f-string: expression required before '%c'", s->text[i]));
    if (i == s->at)
        return refuse(s, "f-string: empty expression not allowed");
    if (s->g->quiet)
        return 1; /* a text that will be refused anyhow */
    part->field = tokenize(s->g->tokens->source, start, s->at, 1);
    if (grammar_check_field(part->field, s->g->depth + 10) == 0)
        return 1;
    s->g->failed = 1;
    return 0;
}

static struct fstring *split(struct splitter *s);

static int conversion(struct splitter *s, struct fstring_part *part)
{
    s->at++;
    char c = s->at < s->end ? s->text[s->at] : 0;
    if (!c)
        return refuse(s, "f-string: expecting '}'");
    size_t start = s->at;
    while (s->at < s->end && s->text[s->at] != '}' && s->text[s->at] != ':')
        s->at++;
    size_t n = s->at - start;
    if (n == 1 && (c == 's' || c == 'r' || c == 'a')) {
        part->conversion = c;
        return 1;
    }
    if (n == 0)
        return refuse(s, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    if (c == 's' || c == 'r' || c == 'a') {
        s->at = start + 1;
        return 1; /* what follows is not the brace */
    }
    return refuse(s, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
}

static int field(struct splitter *s, struct fstring *f)
{
    arena *a = s->g->arena;
    struct fstring_part *part = NEW(a, struct fstring_part);
    part->conversion = -1;
    push(a, &f->parts, part);
    if (s->level >= 2)
        return refuse(s, "f-string: expressions nested too deeply");
    size_t start = ++s->at;
    if (!skip_expression(s) || !check_expression(s, part, start))
        return 0;
    if (s->text[s->at] == '=') {
        part->is_debug = 1;
        do
            s->at++;
        while (s->at < s->end && strchr(" \t\n\f\r", s->text[s->at]));
        text_add(a, &part->literal, s->text + start, s->at - start);
    }
    if (s->at < s->end && s->text[s->at] == '!' && !conversion(s, part))
        return 0;
    if (s->at < s->end && s->text[s->at] == ':') {
        struct splitter inner = *s;
        inner.level++;
        inner.at++;
        part->spec = split(&inner);
        s->at = inner.at;
        if (!part->spec)
            return 0;
    }
    if (s->at >= s->end || s->text[s->at] != '}')
        return refuse(s, "f-string: expecting '}'");
    s->at++;
    if (part->is_debug && !part->spec && part->conversion < 0)
        part->conversion = 'r';
    return 1;
}

/* Up to the end of the text, or of the specification. */
static struct fstring *split(struct splitter *s)
{
    struct fstring *f = NEW(s->g->arena, struct fstring);
    for (;;) {
        if (!literal_text(s, f))
            return NULL;
        if (s->at >= s->end || s->text[s->at] == '}')
            return f;
        if (!field(s, f))
            return NULL;
    }
}

static int check_string(struct grammar *g, struct token *t, const struct string_form *form)
{
    const char *text = g->tokens->source->text;
    if (form->formatted) {
        struct splitter s = {g, t->loc, text, form->body, form->body_end, *form, 0};
        t->fstring = split(&s);
        return t->fstring != NULL;
    }
    struct text ignored = {0};
    int unsupported = 0;
    const char *error = decode_string_body(g->arena, &ignored, text + form->body,
                                           form->body_end - form->body, form, &unsupported);
    return report_literal_error(g, t->loc, error, unsupported);
}

int grammar_check_strings(struct grammar *g, int first, int last)
{
    const char *text = g->tokens->source->text;
    int bytes = 0;
    for (int i = first; i <= last; i++) {
        struct string_form form = string_form(text, g->tok[i].start, g->tok[i].end);
        if (i > first && form.bytes != bytes) {
            grammar_fail_range(g, first, i, "cannot mix bytes and nonbytes literals");
            return 0;
        }
        bytes = form.bytes;
        if (g->tok[i].fstring == NULL && !check_string(g, &g->tok[i], &form))
            return 0;
    }
    return 1;
}
