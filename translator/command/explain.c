/* yieldc explain: the generators of a program as state machines. */
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
    if (overwrites_input(units, e->output))
        return OUTCOME_USAGE;
    if (open_output(a, &o, e->output) < 0)
        return cannot("write", e->output);
    switch (e->form) {
    case FORM_JSON: report_json(o.file, m, &machines); break;
    case FORM_DOT: report_dot(o.file, &machines); break;
    case FORM_TEXT: write_text(o.file, e, &machines); break;
    }
    return close_output(&o);
}
