/* The small functions that go with a generator: next, send, throw, close. */
#include "emit.h"

static const char *out_parameter(struct model *m, const struct function *f)
{
    const char *out = out_type(m, f);

    if (!out)
        return "";
    return arena_printf(m->arena, out[strlen(out) - 1] == '*' ? ", %s*out" : ", %s *out", out);
}

static const char *resume(struct model *m, const struct function *f, const char *sent,
                          const char *raised)
{
    return arena_printf(m->arena, "%s_resume(g%s%s%s%s)", f->c_name,
                        f->uses_sent ? arena_printf(m->arena, ", %s", sent) : "",
                        f->has_handlers ? ", " : "", f->has_handlers ? raised : "",
                        out_type(m, f) ? ", out" : "");
}

static void head(struct model *m, const struct function *f, struct text *h, const char *name,
                 const char *parameters)
{
    add_broken(m, h, 0,
               arena_printf(m->arena, "static inline enum %s_step %s_%s(struct %s *g%s)", m->prefix,
                            f->c_name, name, f->c_name, parameters));
    text_add_cstr(m->arena, h, "{\n");
}

static void write_next_and_send(struct model *m, const struct function *f, struct text *h)
{
    const char *out = out_parameter(m, f);

    head(m, f, h, "next", out);
    text_printf(m->arena, h, "    return %s;\n}\n\n", resume(m, f, "NULL", "0"));
    if (!f->uses_sent)
        return;
    head(m, f, h, "send",
         arena_printf(m->arena, ", %s%s", declare(m, some_type(f->sends), "value"), out));
    text_printf(m->arena, h,
                "    if (g->state == 0) { /* next() comes first */\n"
                "        g->raised = %s_RAISE(%s_TYPE_ERROR, 0);\n"
                "        return %s_RAISED;\n"
                "    }\n",
                m->upper, m->upper, m->upper);
    text_printf(m->arena, h, "    return %s;\n}\n\n", resume(m, f, "&value", "0"));
}

/* Within an inner generator it is raised there. */
static void throw_inside(struct model *m, const struct function *f, struct text *h)
{
    for (int i = 0; i < f->delegations.n; i++) {
        const struct delegation *d = &f->delegations.at[i];
        text_printf(m->arena, h,
                    "    if (g->state == %d) {\n"
                    "        %s_throw(&g->%s, error%s);\n"
                    "        g->state = %s_DONE;\n"
                    "        g->raised = g->%s.raised;\n"
                    "        return %s_RAISED;\n"
                    "    }\n",
                    d->state, d->function->c_name, d->child,
                    out_type(m, d->function) ? ", NULL" : "", m->upper, d->child, m->upper);
    }
}

/* No yield is guarded: what is thrown ends the generator. */
static void write_plain_throw(struct model *m, const struct function *f, struct text *h)
{
    int last = f->lines.at[f->lines.n - 1];

    text_printf(m->arena, h, "    static const uint%d_t lines[] = {", last > 65535 ? 32 : 16);
    for (int i = 0; i < f->lines.n; i++)
        text_printf(m->arena, h, "%s%d", i ? ", " : "", f->lines.at[i]);
    text_add_cstr(m->arena, h, "};\n");
    if (out_type(m, f))
        text_add_cstr(m->arena, h, "    (void)out;\n");
    throw_inside(m, f, h);
    text_printf(m->arena, h,
                "    g->raised = %s_RAISE(error, g->state == %s_DONE ? 0 : lines[g->state]);\n"
                "    g->state = %s_DONE;\n"
                "    return %s_RAISED;\n}\n\n",
                m->upper, m->upper, m->upper, m->upper);
}

static void write_close(struct model *m, const struct function *f, struct text *h)
{
    const char *out = out_type(m, f), *upper = m->upper;

    head(m, f, h, "close", "");
    if (!f->has_handlers) {
        text_printf(m->arena, h, "    g->state = %s_DONE;\n    return %s_RETURNED;\n}\n\n", upper,
                    upper);
        return;
    }
    text_printf(m->arena, h,
                "    if (g->state == 0 || g->state == %s_DONE) {\n"
                "        g->state = %s_DONE;\n"
                "        return %s_RETURNED;\n"
                "    }\n",
                upper, upper, upper);
    if (out)
        text_printf(m->arena, h, "    %s ignored;\n", out);
    text_printf(m->arena, h, "    enum %s_step step = %s_resume(g%s, %s_GENERATOR_EXIT%s);\n",
                m->prefix, f->c_name, f->uses_sent ? ", NULL" : "", upper, out ? ", &ignored" : "");
    text_printf(m->arena, h,
                "    if (step == %s_YIELDED) { /* it will not be closed */\n"
                "        g->raised = %s_RAISE(%s_RUNTIME_ERROR, 0);\n"
                "        return %s_RAISED;\n"
                "    }\n"
                "    if (step == %s_RAISED && %s_ERROR_OF(g->raised) != %s_GENERATOR_EXIT)\n"
                "        return %s_RAISED;\n"
                "    g->raised = 0;\n"
                "    return %s_RETURNED;\n}\n\n",
                upper, upper, upper, upper, upper, upper, upper, upper, upper);
}

void write_inlines(struct model *m, const struct function *f, struct text *h)
{
    if (f->uses_sent || f->has_handlers)
        write_next_and_send(m, f, h);
    head(m, f, h, "throw",
         arena_printf(m->arena, ", enum %s_error error%s", m->prefix, out_parameter(m, f)));
    if (f->has_handlers)
        text_printf(m->arena, h, "    return %s;\n}\n\n", resume(m, f, "NULL", "error"));
    else
        write_plain_throw(m, f, h);
    write_close(m, f, h);
}
