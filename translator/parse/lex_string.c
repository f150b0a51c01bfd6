/*
 * Strings. A plain one is one token. An f-string or t-string is one token too, and is taken apart
 * at once, since where it ends depends on its fields: their tokens are those of any expression, so
 * that quotes, comments and lines in them mean what they mean elsewhere.
 *
 * The errors are those of CPython 3.14, whose tokenizer works in the same two modes.
 */
#include "fstring.h"
#include "lexer.h"

#include <ctype.h>
#include <string.h>

#define MAX_QUOTED       150 /* strings in fields of strings */
#define MAX_NESTED_FIELD 3   /* fields in specifications of fields */

/* ------------------------------------------------------------------------------ prefix, quotes */

int lex_string_prefix(const struct lexer *l, char *letter)
{
    int n = 0, raw = 0, bytes = 0, unicode = 0;
    char format = 0;
    for (; n < 3; n++) {
        int c = peek(l, (size_t)n);
        if (c == '"' || c == '\'') {
            *letter = format;
            return n;
        }
        c |= 32;
        if (c == 'r' && !raw && !unicode)
            raw = 1;
        else if (c == 'b' && !bytes && !unicode && !format)
            bytes = 1;
        else if ((c == 'f' || c == 't') && !format && !unicode && !bytes)
            format = (char)c;
        else if (c == 'u' && n == 0)
            unicode = 1;
        else
            return -1;
    }
    return -1;
}

static int quote_size(const struct lexer *l, size_t at)
{
    const char *text = l->text;
    return at + 2 < l->end && text[at + 1] == text[at] && text[at + 2] == text[at] ? 3 : 1;
}

static int closes(const struct lexer *l, size_t at, char quote, int size)
{
    const char *text = l->text;
    if (text[at] != quote)
        return 0;
    return size == 1 || (at + 2 < l->end && text[at + 1] == quote && text[at + 2] == quote);
}

/* The line that a string without an end was read up to. */
static int last_line(const struct lexer *l, size_t stop)
{
    int line = source_loc(l->source, stop, stop).line;
    return line > l->source->line_count ? l->source->line_count : line;
}

/* ------------------------------------------------------------------------------- plain strings */

/* The end of the plain string whose opening quote is at `at`. Where it has none, 0, and *stop is
 * where that is known; *escaped: an end was escaped. */
static size_t scan_string(const struct lexer *l, size_t at, size_t *stop, int *escaped)
{
    char quote = l->text[at];
    int size = quote_size(l, at);
    size_t i = at + (size_t)size;
    for (; i < l->end; i++) {
        char c = l->text[i];
        if (c == '\n' && size == 1)
            break;
        if (c == quote && closes(l, i, quote, size))
            return i + (size_t)size;
        if (c == '\\') {
            i++;
            *escaped |= i < l->end && l->text[i] == quote;
        }
    }
    *stop = i < l->end ? i : l->end;
    return 0;
}

static void unterminated(struct lexer *l, size_t start, size_t quote, size_t stop, int escaped)
{
    arena *a = l->source->arena;
    const struct quoted *q = l->quoted;
    int size = quote_size(l, quote);
    const char *kind = size == 3 ? "triple-quoted " : "";
    const char *hint = escaped && size == 1 && q ? "; perhaps you escaped the end quote?" : "";
    if (q && q->quote == l->text[quote] && q->size == size)
        lex_fail_at(l, start, arena_printf(a, "%c-string: expecting '}'", q->letter));
    else
        lex_fail_at(l, start,
                    arena_printf(a, "unterminated %sstring literal (detected at line %d)%s", kind,
                                 last_line(l, stop), hint));
}

/* -------------------------------------------------------------------------------------- fields */

static struct fstring *split(struct lexer *l, struct quoted *q, int in_spec);

/* The tokens of a field's expression, up to the } or : that ends it. 0 after an error. */
static int field_tokens(struct lexer *l)
{
    lex_open_bracket(l);
    lex_add(l, OP_LPAR, l->at, l->at + 1);
    l->at++;
    l->field_level = l->level;
    while (l->at < l->end && !l->failed) {
        int c = peek(l, 0);
        if (l->level == l->field_level) {
            if (c == '}' || c == ':')
                break;
            if (c == '!' && peek(l, 1) != '=') {
                lex_add(l, T_STRAY, l->at, l->at + 1);
                l->at++;
                continue;
            }
        }
        lex_next(l);
    }
    if (l->failed || l->at >= l->end)
        return 0;
    l->level--;
    lex_add(l, OP_RPAR, l->at, l->at + 1);
    lex_add(l, T_NEWLINE, l->at + 1, l->at + 1);
    lex_add(l, T_END, l->at + 1, l->at + 1);
    l->level++;
    return 1;
}

/* At an opening brace; behind the closing one afterwards, or at the quote that stands in the place
 * of it. NULL after an error. */
static struct fstring_part *field(struct lexer *l, struct quoted *q)
{
    arena *a = l->source->arena;
    struct fstring_part *part = NEW(a, struct fstring_part);
    struct tokens *outer = l->tokens;
    struct quoted *around = l->quoted;
    int field_level = l->field_level;
    if (q->depth >= MAX_NESTED_FIELD) {
        lex_fail_at(l, l->at - 1,
                    arena_printf(a, "%c-string: expressions nested too deeply", q->letter));
        return NULL;
    }
    part->field = NEW(a, struct tokens);
    part->field->source = l->source;
    part->field->arena = a;
    part->field->root = l->root;
    part->conversion = -1;
    part->start = l->at + 1;
    l->tokens = part->field;
    l->quoted = q;
    q->depth++;
    int done = field_tokens(l);
    part->end = l->at;
    l->tokens = outer;
    l->quoted = around;
    l->field_level = field_level;
    if (!done)
        return NULL;
    if (peek(l, 0) == ':') {
        l->at++;
        part->spec = split(l, q, 1);
        if (!part->spec)
            return NULL;
    }
    q->depth--;
    l->level--;
    l->at += peek(l, 0) == '}';
    return part;
}

/* ---------------------------------------------------------------------------- the text between */

static void add_literal(struct lexer *l, struct fstring *f, size_t start, size_t end)
{
    if (start == end)
        return;
    struct fstring_part *part = NEW(l->source->arena, struct fstring_part);
    part->start = start;
    part->end = end;
    push(l->source->arena, &f->parts, part);
}

/* The text ended without its quote. */
static void no_end(struct lexer *l, const struct quoted *q, int in_spec)
{
    arena *a = l->source->arena;
    if (in_spec && l->at < l->end)
        lex_fail_at(l, l->at,
                    arena_printf(a,
                                 "%c-string: newlines are not allowed in format specifiers for "
                                 "single quoted %c-strings",
                                 q->letter, q->letter));
    else
        lex_fail_at(l, q->start,
                    arena_printf(a, "unterminated %s%c-string literal (detected at line %d)",
                                 q->size == 3 ? "triple-quoted " : "", q->letter,
                                 last_line(l, l->at)));
}

/* At a backslash. A brace behind it stays a brace, and \N{...} has braces of its own. */
static void skip_escape(struct lexer *l, const struct quoted *q)
{
    int next = peek(l, 1);
    if (next == '{' || next == '}') {
        l->at++;
    } else if (!q->raw && next == 'N' && peek(l, 2) == '{') {
        while (l->at < l->end && l->text[l->at] != '}' && !closes(l, l->at, q->quote, q->size))
            l->at++;
        l->at += peek(l, 0) == '}';
    } else {
        l->at += 2;
    }
}

/* Up to the closing quote, or the closing brace of a specification. NULL after an error. */
static struct fstring *split(struct lexer *l, struct quoted *q, int in_spec)
{
    arena *a = l->source->arena;
    struct fstring *f = NEW(a, struct fstring);
    size_t start = l->at;
    f->is_template = q->letter == 't' && !in_spec;
    for (;;) {
        int c = peek(l, 0);
        if (l->at >= l->end || (c == '\n' && q->size == 1)) {
            no_end(l, q, in_spec);
            return NULL;
        }
        int is_double = (c == '{' || c == '}') && peek(l, 1) == c && !in_spec;
        int is_end = closes(l, l->at, q->quote, q->size);
        if (is_double) {
            add_literal(l, f, start, l->at + 1);
            l->at += 2;
            start = l->at;
        } else if (is_end || (c == '}' && in_spec)) {
            add_literal(l, f, start, l->at);
            if (is_end && in_spec)
                f->stop = source_loc(l->source, l->at, l->at + (size_t)q->size);
            return f;
        } else if (c == '}') {
            lex_fail_at(l, l->at,
                        arena_printf(a, "%c-string: single '}' is not allowed", q->letter));
            return NULL;
        } else if (c == '{') {
            add_literal(l, f, start, l->at);
            struct fstring_part *part = field(l, q);
            if (!part)
                return NULL;
            push(a, &f->parts, part);
            start = l->at;
        } else if (c == '\\') {
            skip_escape(l, q);
        } else {
            l->at++;
        }
    }
}

static void formatted(struct lexer *l, int prefix, char letter)
{
    size_t start = l->at, quote = start + (size_t)prefix;
    struct quoted q = {l->text[quote], quote_size(l, quote), 0, letter, start, 0, l->quoted};
    int depth = 0;
    for (size_t i = start; i < quote; i++)
        q.raw |= (l->text[i] | 32) == 'r';
    for (struct quoted *around = l->quoted; around; around = around->around)
        depth++;
    if (depth >= MAX_QUOTED) {
        lex_fail_at(l, start, "too many nested f-strings or t-strings");
        return;
    }
    l->at = quote + (size_t)q.size;
    struct fstring *f = split(l, &q, 0);
    if (!f)
        return;
    l->at += (size_t)q.size;
    lex_add(l, T_STRING, start, l->at);
    l->tokens->list.at[l->tokens->list.n - 1].fstring = f;
}

void lex_string(struct lexer *l, int prefix, char letter)
{
    size_t start = l->at, quote = start + (size_t)prefix, stop = 0;
    int escaped = 0;
    if (letter) {
        formatted(l, prefix, letter);
        return;
    }
    size_t end = scan_string(l, quote, &stop, &escaped);
    if (end == 0) {
        unterminated(l, start, quote, stop, escaped);
        return;
    }
    l->at = end;
    lex_add(l, T_STRING, start, end);
}
