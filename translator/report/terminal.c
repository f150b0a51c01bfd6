/* The machines as tables: one line for each, or all there is to know of one. */
#include <string.h>
#include "report.h"

static const char *or_dash(const char *text)
{
    return *text ? text : "-";
}

static const char *all_handlers(const struct machine *m)
{
    enum { SHOWN = 6 };
    struct text t = {0};

    for (int i = 0; i < m->handlers.n && i < SHOWN; i++)
        text_printf(m->arena, &t, "%s%s %s", i ? "; " : "", handler_words[m->handlers.at[i]->kind],
                    lines_text(m->arena, &m->handlers.at[i]->lines));
    if (m->handlers.n > SHOWN)
        text_printf(m->arena, &t, " and %d more", m->handlers.n - SHOWN);
    return t.at ? t.at : "";
}

void report_list(FILE *out, const struct machine_list *machines)
{
    static const char *const heads[] = {"line",   "name",        "kind",   "states",  "frame",
                                        "yields", "delegations", "awaits", "handlers"};
    static const int widths[] = {-1, 0, 0, -1, -1, -1, -1, -1, 40};

    if (!machines->n) {
        fputs("no generators, no coroutines\n", out);
        return;
    }
    struct table t = {.arena = machines->at[0]->arena, .columns = 9, .heads = heads};
    t.widths = widths;
    for (int i = 0; i < machines->n; i++) {
        const struct machine *m = machines->at[i];
        add_cell(&t, "%d", m->function->line);
        add_cell(&t, "%s", m->function->qualname);
        add_cell(&t, m->is_made ? "%s" : "%s, not in the C", m->kind);
        add_cell(&t, "%d", m->states.n);
        add_cell(&t, "%d", m->size);
        add_cell(&t, "%d", m->yields);
        add_cell(&t, "%d", m->delegations);
        add_cell(&t, "%d", m->awaits);
        add_cell(&t, "%s", or_dash(all_handlers(m)));
    }
    print_table(out, &t, 0);
}

/* ------------------------------------------------------------------------------------ frame */

/* What the registers of a field hold: "iterator, line 8; value, line 16". */
static const char *field_text(const struct machine *m, const struct field *f)
{
    struct text t = {0};

    if (f->slot < 0)
        return strcmp(f->name, "state") == 0      ? "the number of the state"
               : strcmp(f->name, "function") == 0 ? "the function"
               : strcmp(f->name, "delegate") == 0 ? "what it delegates to"
                                                  : "padding";
    for (int i = 0; i < f->holders.n; i++)
        text_printf(m->arena, &t, "%s%s%s%s", i ? "; " : "",
                    f->holders.n > 1 ? register_name(m->arena, f->holders.at[i]) : "",
                    f->holders.n > 1 ? ": " : "",
                    holding_text(m->arena, m->function, f->holders.at[i]));
    return t.at ? t.at : "";
}

static void print_frame(FILE *out, const struct machine *m)
{
    static const char *const heads[] = {"offset", "bytes", "slot", "holds"};
    static const int widths[] = {-1, -1, 0, 70};
    struct table t = {.arena = m->arena, .columns = 4, .heads = heads, .widths = widths};

    for (int i = 0; i < m->fields.n; i++) {
        const struct field *f = &m->fields.at[i];
        add_cell(&t, "%d", f->offset);
        add_cell(&t, "%d", f->size);
        add_cell(&t, "%s", or_dash(f->name));
        add_cell(&t, "%s", field_text(m, f));
    }
    fprintf(out, "\nframe, %d bytes\n", m->size);
    print_table(out, &t, 2);
}

/* ----------------------------------------------------------------------------------- states */

static const char *kind_text(enum point_kind kind)
{
    static const char *const kinds[] = {
#define POINT(name, number, text) [number] = text,
#include "ir/shared.def"
    };
    return kinds[kind];
}

static const char *all_held(const struct machine *m, const struct state *s)
{
    struct text t = {0};

    for (int i = 0; i < s->held.n; i++)
        text_printf(m->arena, &t, "%s%s", i ? " " : "", held_text(m->arena, m, &s->held.at[i]));
    return t.at ? t.at : "-";
}

static void print_states(FILE *out, const struct machine *m)
{
    static const char *const heads[] = {"state",       "line",     "at",     "woken by",
                                        "holds alive", "handlers", "close()"};
    static const int widths[] = {-1, -1, 0, 24, 28, 24, 0};
    struct table t = {.arena = m->arena, .columns = 7, .heads = heads, .widths = widths};
    int maybe = 0;

    for (int i = 0; i < m->states.n; i++) {
        const struct state *s = &m->states.at[i];
        add_cell(&t, "%d", s->number);
        add_cell(&t, "%d", s->line);
        add_cell(&t, "%s", kind_text(s->kind));
        add_cell(&t, "%s", s->wakes);
        add_cell(&t, "%s", all_held(m, s));
        add_cell(&t, "%s", or_dash(handlers_text(m->arena, s->handlers)));
        add_cell(&t, "%s", s->close_resumes ? "runs it" : "clears");
        for (int k = 0; k < s->held.n; k++)
            maybe |= s->held.at[k].maybe;
    }
    fputs("\nstates\n", out);
    print_table(out, &t, 2);
    if (maybe)
        fputs("  ?: or nothing\n", out);
}

/* ------------------------------------------------------------------------------ transitions */

/* What can raise and is caught nowhere is left to --json: almost every way can. */
static int is_shown(const struct transition *t)
{
    return !(t->by_exception && t->to == TO_RAISE);
}

static void print_transitions(FILE *out, const struct machine *m)
{
    static const char *const heads[] = {"from", "to", "when", "lines that run"};
    static const int widths[] = {-1, 0, 0, 50};
    struct table t = {.arena = m->arena, .columns = 4, .heads = heads, .widths = widths};

    for (int i = 0; i < m->transitions.n; i++) {
        const struct transition *way = &m->transitions.at[i];
        if (!is_shown(way))
            continue;
        add_cell(&t, "%d", way->from);
        add_cell(&t, "%s", target_name(m->arena, way->to));
        add_cell(&t, "%s%s", trigger_text(m, way), way->by_exception ? ", and a line raises" : "");
        add_cell(&t, "%s", or_dash(lines_text(m->arena, &way->lines)));
    }
    fputs("\ntransitions\n", out);
    print_table(out, &t, 2);
}

static void print_notes(FILE *out, const struct machine *m)
{
    static const char *const heads[] = {"line", "what was done", "why"};
    static const int widths[] = {-1, 50, 42};
    struct table t = {.arena = m->arena, .columns = 3, .heads = heads, .widths = widths};

    for (int i = 0; i < m->notes.n; i++) {
        const struct note *n = &m->notes.at[i];
        add_cell(&t, n->line ? "%d" : "all", n->line);
        add_cell(&t, "%s", n->fact);
        add_cell(&t, "%s", n->reason);
    }
    if (!m->notes.n)
        return;
    fputs("\noptimiser\n", out);
    print_table(out, &t, 2);
}

void report_machine(FILE *out, const struct machine *m)
{
    fprintf(out, "%s: %s, %s:%d\n", m->function->qualname, m->kind, m->function->module->file,
            m->function->line);
    print_frame(out, m);
    print_states(out, m);
    print_transitions(out, m);
    print_notes(out, m);
}
