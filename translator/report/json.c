/* The facts for tools. docs/explain.md has the schema. */
#include "report.h"

void put_json_string(FILE *out, const char *s)
{
    putc('"', out);
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < ' ' || c == 127)
            fprintf(out, "\\u%04x", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

static void put_field(FILE *out, const char *before, const char *name, const char *value)
{
    fprintf(out, "%s\"%s\": ", before, name);
    put_json_string(out, value);
}

static void put_lines(FILE *out, const char *name, const struct ids *lines)
{
    fprintf(out, ", \"%s\": [", name);
    for (int i = 0; i < lines->n; i++)
        fprintf(out, i ? ", %d" : "%d", lines->at[i]);
    putc(']', out);
}

static void put_handler(FILE *out, const char *before, const struct region *r)
{
    put_field(out, before, "kind", handler_words[r->kind]);
    put_lines(out, "lines", &r->lines);
    putc('}', out);
}

static void put_frame_field(FILE *out, const struct machine *m, const struct field *f)
{
    fprintf(out, "{\"offset\": %d, \"bytes\": %d", f->offset, f->size);
    put_field(out, ", ", "name", f->name);
    put_field(out, ", ", "kind", f->what);
    fputs(", \"holds\": [", out);
    for (int i = 0; i < f->holders.n; i++) {
        put_field(out, i ? ", {" : "{", "name", register_name(m->arena, f->holders.at[i]));
        put_field(out, ", ", "what", holding_text(m->arena, m->function, f->holders.at[i]));
        putc('}', out);
    }
    fputs("]}", out);
}

static void put_state(FILE *out, const struct machine *m, const struct state *s)
{
    static const char *const kinds[] = {
#define POINT(name, number, text) [number] = text,
#include "ir/shared.def"
    };
    fprintf(out, "{\"state\": %d, \"line\": %d", s->number, s->line);
    put_field(out, ", ", "at", kinds[s->kind]);
    put_field(out, ", ", "woken_by", s->wakes);
    fprintf(out, ", \"close_runs_it\": %s", s->close_resumes ? "true" : "false");
    fprintf(out, ", \"handles_exception\": %s", s->in_handler ? "true" : "false");
    fputs(", \"handlers\": [", out);
    for (const struct region *r = s->handlers; r; r = r->outer)
        put_handler(out, r == s->handlers ? "{" : ", {", r);
    fputs("], \"holds\": [", out);
    for (int i = 0; i < s->held.n; i++) {
        const struct held *h = &s->held.at[i];
        const struct field *f = &m->fields.at[h->field];
        put_field(out, i ? ", {" : "{", "name", h->reg ? register_name(m->arena, h->reg) : f->name);
        fprintf(out, ", \"offset\": %d, \"bytes\": %d, \"certain\": %s}", f->offset, f->size,
                h->maybe ? "false" : "true");
    }
    fputs("]}", out);
}

static void put_transition(FILE *out, const struct machine *m, const struct transition *t)
{
    fprintf(out, "{\"from\": %d", t->from);
    if (t->to < 0)
        put_field(out, ", ", "to", target_name(m->arena, t->to));
    else
        fprintf(out, ", \"to\": %d", t->to);
    put_field(out, ", ", "when", trigger_text(m, t));
    fprintf(out, ", \"by_exception\": %s", t->by_exception ? "true" : "false");
    put_lines(out, "lines", &t->lines);
    putc('}', out);
}

static void put_note(FILE *out, const struct note *n)
{
    fprintf(out, "{\"line\": %d", n->line);
    put_field(out, ", ", "fact", n->fact);
    put_field(out, ", ", "reason", n->reason);
    putc('}', out);
}

static void put_machine(FILE *out, const struct machine *m)
{
    const struct function *f = m->function;

    put_field(out, "    {", "name", f->qualname);
    put_field(out, ", ", "kind", m->kind);
    fprintf(out, ", \"line\": %d, \"in_c\": %s, \"frame_bytes\": %d,\n", f->line,
            m->is_made ? "true" : "false", m->size);
    fprintf(out, "     \"yields\": %d, \"delegations\": %d, \"awaits\": %d", m->yields,
            m->delegations, m->awaits);
    fputs(", \"handlers\": [", out);
    for (int i = 0; i < m->handlers.n; i++)
        put_handler(out, i ? ", {" : "{", m->handlers.at[i]);
    fputs("],\n     \"frame\": [", out);
    for (int i = 0; i < m->fields.n; i++) {
        fputs(i ? ",\n       " : "\n       ", out);
        put_frame_field(out, m, &m->fields.at[i]);
    }
    fputs("],\n     \"states\": [", out);
    for (int i = 0; i < m->states.n; i++) {
        fputs(i ? ",\n       " : "\n       ", out);
        put_state(out, m, &m->states.at[i]);
    }
    fputs("],\n     \"transitions\": [", out);
    for (int i = 0; i < m->transitions.n; i++) {
        fputs(i ? ",\n       " : "\n       ", out);
        put_transition(out, m, &m->transitions.at[i]);
    }
    fputs("],\n     \"optimiser\": [", out);
    for (int i = 0; i < m->notes.n; i++) {
        fputs(i ? ",\n       " : "\n       ", out);
        put_note(out, &m->notes.at[i]);
    }
    fputs("]}", out);
}

void report_json(FILE *out, const struct module *module, const struct machine_list *machines)
{
    fputs("{\"version\": 1", out);
    put_field(out, ", ", "file", module->file);
    fputs(",\n \"machines\": [", out);
    for (int i = 0; i < machines->n; i++) {
        fputs(i ? ",\n" : "\n", out);
        put_machine(out, machines->at[i]);
    }
    fputs("]}\n", out);
}
