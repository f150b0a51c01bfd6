/*
 * The state graph for Graphviz: a box for each state, drawn through for what runs by itself, dashed
 * for what is thrown in, dotted for what takes an exception on the way. A file of many machines has
 * a cluster for each.
 */
#include "report.h"

static void put_escaped(FILE *out, const char *s)
{
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            putc('\\', out);
        putc(*s, out);
    }
}

static void put_node(FILE *out, int machine, const struct state *s)
{
    static const char *const kinds[] = {
#define POINT(name, number, text) [number] = text,
#include "ir/shared.def"
    };
    fprintf(out, "    m%d_%d [id=\"m%d_s%d\", label=\"%d\\n%s, line %d\"%s];\n", machine, s->number,
            machine, s->number, s->number, kinds[s->kind], s->line,
            s->close_resumes ? ", peripheries=2" : "");
}

/* The end points are drawn where a way leads there. */
static void put_ends(FILE *out, int machine, const struct machine *m)
{
    int returns = 0, raises = 0;

    for (int i = 0; i < m->transitions.n; i++) {
        const struct transition *t = &m->transitions.at[i];
        returns |= t->to == TO_RETURN;
        raises |= t->to == TO_RAISE && !t->by_exception;
    }
    if (returns)
        fprintf(out, "    m%d_return [id=\"m%d_return\", label=\"return\", shape=oval];\n", machine,
                machine);
    if (raises)
        fprintf(out, "    m%d_raise [id=\"m%d_raise\", label=\"raise\", shape=oval];\n", machine,
                machine);
}

static void put_edge(FILE *out, int machine, const struct machine *m, const struct transition *t)
{
    const char *style = t->by_exception                ? "dotted"
                        : t->trigger == TRIGGER_THROWN ? "dashed"
                                                       : "solid";

    if (t->by_exception && t->to == TO_RAISE)
        return;
    fprintf(out, "    m%d_%d -> m%d_%s [style=%s, label=\" %s \"];\n", machine, t->from, machine,
            target_name(m->arena, t->to), style, lines_text(m->arena, &t->lines));
}

static void put_head(FILE *out)
{
    fputs("digraph machines {\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n"
          "  edge [fontname=\"sans-serif\", fontsize=10];\n",
          out);
}

static void put_graph(FILE *out, const struct machine *m, int number)
{
    for (int k = 0; k < m->states.n; k++)
        put_node(out, number, &m->states.at[k]);
    put_ends(out, number, m);
    for (int k = 0; k < m->transitions.n; k++)
        put_edge(out, number, m, &m->transitions.at[k]);
}

void report_graph(FILE *out, const struct machine *m, int number)
{
    put_head(out);
    put_graph(out, m, number);
    fputs("}\n", out);
}

void report_dot(FILE *out, const struct machine_list *machines)
{
    put_head(out);
    for (int i = 0; i < machines->n; i++) {
        fprintf(out, "  subgraph cluster_%d {\n    label=\"", i);
        put_escaped(out, machines->at[i]->function->qualname);
        fputs("\";\n", out);
        put_graph(out, machines->at[i], i);
        fputs("  }\n", out);
    }
    fputs("}\n", out);
}
