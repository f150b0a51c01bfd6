/* yieldc explain: the generators of a program as state machines. */
#include <string.h>
#include "base/source.h"
#include "explain.h"
#include "output.h"
#include "report/report.h"

static void write_text(FILE *out, const struct explanation *e, const struct machine_list *machines)
{
    if (!e->name) {
        report_list(out, machines);
        return;
    }
    for (int i = 0; i < machines->n; i++) {
        if (i)
            putc('\n', out);
        report_machine(out, machines->at[i]);
    }
}

/* The lines of a file. -1 with errno. */
static int read_recording(arena *a, const char *path, struct name_list *lines)
{
    struct text t = {0};

    if (read_file(a, path, &t) < 0)
        return -1;
    for (const char *at = t.at, *end; at && (end = strchr(at, '\n')); at = end + 1)
        push(a, lines, (const char *)arena_strndup(a, at, (size_t)(end - at)));
    return 0;
}

enum outcome explain(arena *a, const struct units *units, const struct explanation *e)
{
    struct program *program;
    struct output o;
    enum outcome outcome = compile_units(a, units, (struct dump){0}, &program);

    if (outcome != OUTCOME_OK)
        return outcome;
    const struct module *m = units->list.at[0]->module;
    struct machine_list machines = find_machines(a, m, e->name);
    if (e->name && !machines.n) {
        fprintf(stderr, "yieldc: %s has no generator or coroutine called %s\n", m->file, e->name);
        return OUTCOME_USAGE;
    }
    struct page page = {program, &machines, YIELDC_VERSION, {0}};
    if (e->recording && read_recording(a, e->recording, &page.recording) < 0)
        return cannot("read", e->recording);
    if (overwrites_input(units, e->output))
        return OUTCOME_USAGE;
    if (open_output(a, &o, e->output) < 0)
        return cannot("write", e->output);
    switch (e->form) {
    case FORM_JSON: report_json(o.file, m, &machines); break;
    case FORM_DOT: report_dot(o.file, &machines); break;
    case FORM_PAGE: report_page(o.file, &page); break;
    case FORM_TEXT: write_text(o.file, e, &machines); break;
    }
    return close_output(&o);
}
