/* trace.c - a program writes down each step of its generators, for `yieldc explain --trace`.
 *
 * Only what was built with --trace is linked with this: its resume functions are wrapped. A line of
 * JSON is written when a body goes on and one when it stops, so that a step within another comes
 * between the two. To show a value no code of the program is run, and nothing is made that the
 * collector tracks: what a run does is what it does without this. */
#include <errno.h>
#include <unistd.h>
#include "../include/yieldtrace.h"
#include "../types/text.h"
#include "generator.h"

enum {
    MOST = 120,
    ITEMS = 8,
    DEPTH = 3
}; /* characters of a value, items and depth of containers */

static struct {
    FILE *file;
    pid_t process; /* a fork goes on without */
} trace;

void yr_trace_to(const char *path)
{
    trace.file = fopen(path, "we");
    trace.process = getpid();
    if (!trace.file)
        fprintf(stderr, "cannot write %s: %s\n", path, strerror(errno));
    else
        setvbuf(trace.file, NULL, _IOLBF, 0);
}

/* ---- Values ---------------------------------------------------------------------------------- */

/* A string of JSON under way. */
typedef struct {
    int room; /* characters that may still come; below 0: the end was left out */
} text;

static void put_unit(uint32_t unit)
{
    if (unit == '"' || unit == '\\')
        fprintf(trace.file, "\\%c", (char)unit);
    else if (unit < ' ' || unit > '~')
        fprintf(trace.file, "\\u%04x", (unsigned)unit);
    else
        putc((int)unit, trace.file);
}

static void put_char(text *t, uint32_t c)
{
    if (t->room-- <= 0)
        return;
    if (c > 0xffff) {
        put_unit(0xd800 + ((c - 0x10000) >> 10));
        c = 0xdc00 + ((c - 0x10000) & 0x3ff);
    }
    put_unit(c);
}

static void put_c(text *t, const char *s)
{
    for (; *s; s++)
        put_char(t, (unsigned char)*s);
}

/* Drops v, a str. */
static void put_str(text *t, yr_value v)
{
    if (!v) {
        yr_set(&YR->pending, 0);
        put_c(t, "...");
        return;
    }
    const yr_str *s = yr_str_as(v);
    size_t i = 0;
    for (; i < s->length && t->room > 0; i++)
        put_char(t, s->kind == 1   ? s->data.one[i]
                    : s->kind == 2 ? s->data.two[i]
                                   : s->data.four[i]);
    if (i < s->length)
        t->room = -1;
    yr_drop(v);
}

/* UTF-8. */
static void put_name(text *t, const char *s)
{
    put_str(t, yr_str_from_c(s));
}

static void put_value(text *t, yr_value v, int depth);

static void put_items(text *t, const yr_value *items, size_t n, int depth)
{
    for (size_t i = 0; i < n && t->room > 0; i++) {
        put_c(t, i ? ", " : "");
        if (i == ITEMS || depth == DEPTH) {
            put_c(t, "...");
            return;
        }
        put_value(t, items[i], depth + 1);
    }
}

static void put_dict(text *t, yr_value d, int depth)
{
    size_t at = 0;
    yr_value key, value;

    put_c(t, "{");
    for (int i = 0; t->room > 0 && yr_dict_next(d, &at, &key, &value); i++) {
        put_c(t, i ? ", " : "");
        if (i == ITEMS || depth == DEPTH) {
            put_c(t, "...");
            break;
        }
        put_value(t, key, depth + 1);
        put_c(t, ": ");
        put_value(t, value, depth + 1);
    }
    put_c(t, "}");
}

/* Is it of a type whose repr runs nothing of the program, and makes nothing but a str? */
static bool is_plain(yr_value v)
{
    return !yr_is_pointer(v) || YR_IS(v, int) || YR_IS(v, float) || YR_IS(v, complex) ||
           YR_IS(v, str) || YR_IS(v, bytes);
}

/* "<generator countdown>", "<Point object>". */
static void put_object(text *t, yr_value v)
{
    bool is_generator = YR_IS(v, generator) || YR_IS(v, coroutine) || YR_IS(v, async_generator);

    put_c(t, "<");
    if (is_generator) {
        put_c(t, yr_kind_name(YR_AS(yr_generator, v)));
        put_c(t, " ");
        put_name(t, yr_code_of(YR_AS(yr_generator, v))->qualname);
    } else {
        put_name(t, yr_type_name(v));
        put_c(t, " object");
    }
    put_c(t, ">");
}

static void put_value(text *t, yr_value v, int depth)
{
    if (is_plain(v)) {
        put_str(t, yr_repr(v));
    } else if (YR_IS(v, list)) {
        put_c(t, "[");
        put_items(t, YR_LIST(v)->items, YR_LIST(v)->length, depth);
        put_c(t, "]");
    } else if (YR_IS(v, tuple)) {
        put_c(t, "(");
        put_items(t, YR_TUPLE(v)->items, YR_TUPLE(v)->length, depth);
        put_c(t, YR_TUPLE(v)->length == 1 ? ",)" : ")");
    } else if (YR_IS(v, dict)) {
        put_dict(t, v, depth);
    } else if (yr_object_of(v)->type->flags & YR_TYPE_EXCEPTION) {
        const yr_tuple_object *args = YR_TUPLE(YR_AS(yr_exception, v)->args);
        put_name(t, yr_type_name(v));
        put_c(t, "(");
        put_items(t, args->items, args->length, depth);
        put_c(t, ")");
    } else {
        put_object(t, v);
    }
}

static void write_value(const char *key, yr_value v)
{
    text t = {MOST};

    fprintf(trace.file, ", \"%s\": \"", key);
    put_value(&t, v, 0);
    fputs(t.room < 0 ? "...\"" : "\"", trace.file);
}

/* ---- Steps ----------------------------------------------------------------------------------- */

static void write_start(yr_generator *g, yr_how how, yr_value sent, yr_value pending)
{
    text t = {MOST};

    fprintf(trace.file, "{\"id\": %u, \"name\": \"", (unsigned)yr_state_of(g)->stamp);
    put_name(&t, yr_live_code(g)->qualname);
    fprintf(trace.file, "\", \"line\": %u, \"from\": %u, \"how\": \"%s\"",
            (unsigned)yr_live_code(g)->line, (unsigned)yr_state_of(g)->state,
            how == YR_THROW ? "throw" : "send");
    write_value("in", how == YR_THROW ? pending : sent);
    fputs("}\n", trace.file);
}

static void write_end(yr_generator *g, yr_step step, yr_value out)
{
    static const char *const did[] = {[YR_YIELDED] = "yield",
                                      [YR_DELEGATE] = "delegate",
                                      [YR_RETURNED] = "return",
                                      [YR_RAISED] = "raise"};

    fprintf(trace.file, "{\"id\": %u, \"did\": \"%s\"", (unsigned)yr_state_of(g)->stamp, did[step]);
    if (step == YR_YIELDED || step == YR_DELEGATE)
        fprintf(trace.file, ", \"to\": %u", (unsigned)yr_state_of(g)->state);
    write_value("out", out);
    fputs("}\n", trace.file);
}

yr_step yr_trace_step(yr_resume resume, void *frame, yr_how how, yr_value sent, yr_value *out)
{
    yr_generator *g = yr_generator_of_state(frame);

    if (!trace.file || trace.process != getpid())
        return resume(frame, how, sent, out);
    yr_value pending = YR->pending; /* nothing may be called while there is one */
    YR->pending = 0;
    write_start(g, how, sent, pending);
    YR->pending = pending;
    yr_step step = resume(frame, how, sent, out);
    pending = YR->pending;
    YR->pending = 0;
    write_end(g, step, step == YR_RAISED ? pending : step == YR_DELEGATE ? yr_child_of(g) : *out);
    YR->pending = pending;
    return step;
}
