/* format.c - the text of an uncaught exception: traceback, message, notes, chain, groups.
 *
 * The chain is printed oldest first: an explicit cause, or the context unless that is suppressed;
 * an exception that has been printed already is not printed again. Exceptions inside a group are
 * indented and stand behind a margin of bars.
 */
#include <stdlib.h>
#include "exception.h"
#include "traceback.h"

enum { MAX_GROUP_WIDTH = 15, MAX_GROUP_DEPTH = 10 };

typedef struct {
    yr_builder *out;
    yr_value *seen; /* borrowed */
    size_t seen_count, seen_capacity;
    bool chain;
    int depth; /* of groups */
    bool need_close;
} printer;

static yr_margin margin_of(const printer *p)
{
    return (yr_margin){2 * p->depth, p->depth > 0};
}

/* A line of its own, with the margin; steals text. */
static int add_text(printer *p, yr_value text)
{
    yr_margin margin = margin_of(p);
    int failed = text ? yr_add_line(p->out, &margin, text) : -1;
    yr_xdrop(text);
    return failed;
}

static int add_c(printer *p, const char *text)
{
    return add_text(p, yr_str_from_c(text));
}

/* ---- The message ---------------------------------------------------------------------------- */

yr_value yr_exception_type_name(yr_type *t)
{
    yr_value module = yr_getattr_or_null(yr_from(t), YR_NAME(__module__));
    yr_value qualname = yr_getattr_or_null(yr_from(t), YR_NAME(__qualname__)), text;
    yr_clear_pending();
    if (!qualname || !YR_IS_STR(qualname))
        text = yr_str_from_c(yr_name_of_type(t));
    else if (!module || !YR_IS_STR(module))
        text = yr_str_format("<unknown>.%U", qualname);
    else if (yr_str_is(module, "builtins") || yr_str_is(module, "__main__"))
        text = yr_retain(qualname);
    else
        text = yr_str_format("%U.%U", module, qualname);
    yr_xdrop(qualname);
    yr_xdrop(module);
    return text;
}

/* new: str(v), or that it failed. */
static yr_value safe_str(yr_value v, const char *what)
{
    yr_value text = yr_str_of(v);
    if (text)
        return text;
    yr_clear_pending();
    return yr_str_format("<%s str() failed>", what);
}

/* new: "Type: message" without its end of line. */
static yr_value message_line(yr_value exception, yr_value message)
{
    yr_value name = yr_exception_type_name(yr_type_of(exception));
    yr_value text = name ? safe_str(message, "exception") : 0, line = 0;
    if (text) {
        line = YR_AS(yr_str, text)->length ? yr_str_format("%U: %U", name, text) : yr_retain(name);
        yr_value meant = line ? yr_suggestion(exception) : 0;
        if (meant)
            yr_set(&line, yr_str_format("%U. Did you mean: '%U'?", line, meant));
        yr_xdrop(meant);
    }
    yr_xdrop(text);
    yr_xdrop(name);
    return line;
}

/* Adds text line by line: the margin goes before each. */
static int add_lines(printer *p, yr_value text)
{
    yr_str *s = YR_AS(yr_str, text);
    size_t from = 0;
    for (;;) {
        size_t to = from;
        while (to < s->length && yr_str_at(s, to) != '\n')
            to++;
        yr_value part = yr_str_sub(text, from, to);
        int failed = part ? add_text(p, yr_str_format("%U\n", part)) : -1;
        yr_xdrop(part);
        if (failed || to >= s->length)
            return failed;
        from = to + 1;
    }
}

static int add_note(printer *p, yr_value note)
{
    yr_value text = YR_IS_STR(note) ? yr_retain(note) : safe_str(note, "note");
    int failed = text ? add_lines(p, text) : -1;
    yr_xdrop(text);
    return failed;
}

static int add_notes(printer *p, yr_value exception)
{
    yr_value notes = yr_getattr_or_null(exception, YR_NAME(__notes__));
    if (!notes) {
        yr_clear_pending();
        return 0;
    }
    int failed = 0;
    if (!YR_IS_DICT(notes) && yr_type_lookup(yr_type_of(notes), YR_NAME(__getitem__))) {
        yr_value items = yr_to_tuple(notes);
        failed = items ? 0 : -1;
        for (size_t i = 0; !failed && i < YR_AS(yr_tuple_object, items)->length; i++)
            failed = add_note(p, YR_AS(yr_tuple_object, items)->items[i]);
        yr_xdrop(items);
    } else {
        yr_value text = yr_repr(notes);
        if (!text)
            yr_clear_pending();
        failed = add_text(p, text ? text : yr_str_from_c("<__notes__ repr() failed>"));
    }
    yr_drop(notes);
    return failed;
}

/* ---- SyntaxError ---------------------------------------------------------------------------- */

static int64_t small_int(yr_value v, int64_t otherwise)
{
    return v && yr_is_int(v) ? yr_int_value(v) : otherwise;
}

/* Where the line begins that the place `at` is in; from is a beginning before it. */
static size_t line_start(const yr_str *s, size_t from, int64_t at)
{
    size_t start = from;
    for (size_t i = from; i < s->length && (int64_t)i < at; i++)
        if (yr_str_at(s, i) == '\n')
            start = i + 1;
    return start;
}

/* One caret at least. */
static int add_carets(printer *p, int64_t start, int64_t end)
{
    yr_builder carets = {0};
    yr_builder_c(&carets, "    ");
    for (int64_t i = 0; i < start; i++)
        yr_builder_char(&carets, ' ');
    for (int64_t i = start; i < end || i == start; i++)
        yr_builder_char(&carets, '^');
    yr_builder_char(&carets, '\n');
    return add_text(p, yr_builder_finish(&carets));
}

/* The offending line and a row of carets under the range. */
static int add_source(printer *p, yr_syntax_error *e)
{
    yr_str *s = YR_AS(yr_str, e->text);
    size_t from = 0, to = s->length;
    while (from < to &&
           (yr_str_at(s, from) == ' ' || yr_str_at(s, from) == '\t' || yr_str_at(s, from) == '\f'))
        from++;
    from = line_start(s, from, small_int(e->offset, -1) - 1);
    while (to > from && (yr_str_at(s, to - 1) == '\n' || yr_str_at(s, to - 1) == '\r'))
        to--;
    yr_value part = yr_str_sub(e->text, from, to);
    int failed = part ? add_text(p, yr_str_format("    %U\n", part)) : -1;
    yr_xdrop(part);
    int64_t length = (int64_t)(to - from), offset = small_int(e->offset, -1);
    bool further = small_int(e->end_line, 0) > small_int(e->line, 0); /* it ends in another line */
    int64_t end_offset = further ? (int64_t)s->length : small_int(e->end_offset, 0);
    int64_t start = offset - 1 - (int64_t)from, end = end_offset - 1 - (int64_t)from;
    if (failed || offset < 1 || start < 0)
        return failed;
    start = start > length ? length : start;
    end = end > length ? length : end;
    return add_carets(p, start, end);
}

static int add_syntax_place(printer *p, yr_value exception)
{
    yr_syntax_error *e = YR_AS(yr_syntax_error, exception);
    if (!e->line || e->line == YR_NONE)
        return 0;
    bool named = e->filename && e->filename != YR_NONE;
    yr_value file = named ? yr_retain(e->filename) : yr_str_from_c("<string>");
    int failed = file ? add_text(p, yr_str_format("  File \"%S\", line %S\n", file, e->line)) : -1;
    yr_xdrop(file);
    if (!failed && e->text && YR_IS_STR(e->text))
        failed = add_source(p, e);
    return failed;
}

/* The class, the message and the notes. */
static int add_message(printer *p, yr_value exception)
{
    yr_value message = exception;
    if (yr_isinstance_of(exception, YR_EXC(SyntaxError))) {
        yr_syntax_error *e = YR_AS(yr_syntax_error, exception);
        if (add_syntax_place(p, exception) < 0)
            return -1;
        if (e->line && e->line != YR_NONE)
            message = e->message ? e->message : YR_NONE;
    }
    yr_value line = message_line(exception, message);
    if (!line)
        return -1;
    int failed = add_text(p, yr_str_format("%U\n", line));
    yr_drop(line);
    return failed ? -1 : add_notes(p, exception);
}

/* ---- One exception -------------------------------------------------------------------------- */

static bool is_group(yr_value e)
{
    return yr_isinstance_of(e, YR_EXC(BaseExceptionGroup));
}

static int add_traceback(printer *p, yr_value exception)
{
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    if (!traceback)
        return 0;
    bool group = is_group(exception);
    yr_margin margin = margin_of(p);
    yr_margin header = {margin.indent, margin.bar && !(group && p->depth == 1)};
    yr_value text =
        yr_str_format("%s%sTraceback (most recent call last):\n",
                      group && p->depth == 1 ? "+ " : "", group ? "Exception Group " : "");
    int failed = text ? yr_add_line(p->out, &header, text) : -1;
    yr_xdrop(text);
    return failed ? -1 : yr_traceback_print(p->out, &margin, traceback);
}

static int add_exception(printer *p, yr_value exception)
{
    return add_traceback(p, exception) < 0 ? -1 : add_message(p, exception);
}

static int add_chained(printer *p, yr_value exception);

/* ---- Groups --------------------------------------------------------------------------------- */

/* "+---------------- 1 ----------------" before item i; the first hangs on the group's bar. */
static int add_rule(printer *p, size_t i, bool truncated)
{
    yr_margin bare = {2 * p->depth, false};
    const char *lead = i == 0 ? "+-" : "  ";
    yr_value text = truncated
                        ? yr_str_format("%s+---------------- ... ----------------\n", lead)
                        : yr_str_format("%s+---------------- %zd ----------------\n", lead, i + 1);
    int failed = text ? yr_add_line(p->out, &bare, text) : -1;
    yr_xdrop(text);
    return failed;
}

static int close_group(printer *p)
{
    yr_margin bare = {2 * p->depth, false};
    yr_value text = yr_str_from_c("+------------------------------------\n");
    int failed = text ? yr_add_line(p->out, &bare, text) : -1;
    yr_xdrop(text);
    p->need_close = false;
    return failed;
}

static int add_items(printer *p, yr_value group)
{
    yr_tuple_object *t = YR_AS(yr_tuple_object, YR_AS(yr_group, group)->exceptions);
    size_t shown = t->length > MAX_GROUP_WIDTH ? MAX_GROUP_WIDTH + 1 : t->length;
    int failed = 0;
    p->need_close = false;
    for (size_t i = 0; i < shown && !failed; i++) {
        bool last = i == shown - 1, truncated = i >= MAX_GROUP_WIDTH;
        if (last)
            p->need_close = true;
        failed = add_rule(p, i, truncated);
        p->depth++;
        if (!failed && truncated) {
            size_t n = t->length - MAX_GROUP_WIDTH;
            failed = add_text(p, yr_str_format("and %zd more exception%s\n", n, n > 1 ? "s" : ""));
        } else if (!failed) {
            failed = add_chained(p, t->items[i]);
        }
        if (!failed && last && p->need_close)
            failed = close_group(p);
        p->depth--;
    }
    return failed;
}

static int add_group(printer *p, yr_value group)
{
    if (p->depth > MAX_GROUP_DEPTH)
        return add_text(p, yr_str_format("... (max_group_depth is %d)\n", MAX_GROUP_DEPTH));
    if (p->depth == 0)
        p->depth = 1;
    int failed = add_exception(p, group) < 0 || add_items(p, group) < 0 ? -1 : 0;
    if (p->depth == 1)
        p->depth = 0;
    return failed;
}

/* ---- The chain ------------------------------------------------------------------------------ */

static bool was_seen(const printer *p, yr_value e)
{
    for (size_t i = 0; i < p->seen_count; i++) {
        if (p->seen[i] == e)
            return true;
    }
    return false;
}

static int remember(printer *p, yr_value e)
{
    if (p->seen_count == p->seen_capacity) {
        size_t capacity = 2 * p->seen_capacity + 16;
        yr_value *seen = yr_resize(p->seen, capacity * sizeof *seen);
        if (!seen)
            return -1;
        p->seen = seen;
        p->seen_capacity = capacity;
    }
    p->seen[p->seen_count++] = e;
    return 0;
}

/* The exception that e came from, borrowed, and the words between them; 0: none to print. */
static yr_value origin_of(const printer *p, yr_value e, const char **words)
{
    yr_exception *x = YR_AS(yr_exception, e);
    if (!p->chain)
        return 0;
    *words = "The above exception was the direct cause of the following exception:\n";
    if (x->cause)
        return was_seen(p, x->cause) ? 0 : x->cause;
    *words = "During handling of the above exception, another exception occurred:\n";
    if (x->context && !x->suppress_context && !was_seen(p, x->context))
        return x->context;
    return 0;
}

static int add_one(printer *p, yr_value e)
{
    return is_group(e) ? add_group(p, e) : add_exception(p, e);
}

/* A step of the chain: an exception and the words that follow it. */
typedef struct {
    yr_value exception;
    const char *words;
} step;

/* Collects e and all that it came from, latest first. The exceptions are borrowed: printing runs
 * program code, but nobody unlinks a chain that is being printed without keeping its parts. */
static step *gather_chain(printer *p, yr_value e, size_t *count)
{
    step *steps = NULL;
    size_t capacity = 0;
    const char *words = NULL;
    *count = 0;
    while (e) {
        if (*count == capacity) {
            capacity = 2 * capacity + 8;
            step *grown = yr_resize(steps, capacity * sizeof *grown);
            if (!grown)
                break;
            steps = grown;
        }
        steps[(*count)++] = (step){yr_retain(e), words};
        if (remember(p, e) < 0)
            break;
        e = origin_of(p, e, &words);
    }
    return steps;
}

static int add_chained(printer *p, yr_value e)
{
    size_t n;
    step *steps = gather_chain(p, e, &n);
    int failed = YR->pending ? -1 : 0;
    bool need_close = p->need_close;
    for (size_t i = n; i-- > 0;) {
        if (i > 0)
            p->need_close = false;
        else
            p->need_close = need_close;
        if (!failed)
            failed = add_one(p, steps[i].exception);
        if (!failed && i > 0)
            failed = add_c(p, "\n") < 0 || add_c(p, steps[i].words) < 0 || add_c(p, "\n") < 0;
    }
    for (size_t i = n; i-- > 0;)
        yr_drop(steps[i].exception);
    yr_dispose(steps);
    return failed ? -1 : 0;
}

/* ---- Entry points --------------------------------------------------------------------------- */

int yr_exception_text(yr_builder *out, yr_value exception, bool chain)
{
    printer p = {.out = out, .chain = chain};
    int failed = add_chained(&p, exception);
    yr_dispose(p.seen);
    return failed;
}

int yr_exception_line(yr_builder *out, yr_value exception)
{
    printer p = {.out = out};
    return add_message(&p, exception);
}

yr_value yr_format_exception(yr_value exception)
{
    yr_builder out = {0};
    yr_value pending = yr_save_pending();
    if (yr_exception_text(&out, exception, true) < 0) {
        yr_builder_free(&out);
        yr_xdrop(pending);
        return 0;
    }
    YR->pending = pending;
    return yr_builder_finish(&out);
}
