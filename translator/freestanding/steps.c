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

static int awaits(const struct function *f, int state)
{
    for (int i = 0; i < f->awaiting.n; i++)
        if (f->awaiting.at[i] == state)
            return 1;
    return 0;
}

static const struct delegation *delegation_in(const struct function *f, int state)
{
    for (int i = 0; i < f->delegations.n; i++)
        if (f->delegations.at[i].state == state)
            return &f->delegations.at[i];
    return NULL;
}

/* Does it go on with a value wherever it is suspended? */
static int always_awaits(const struct function *f)
{
    for (int state = 1; state < f->lines.n; state++) {
        const struct delegation *d = delegation_in(f, state);
        if (d ? !always_awaits(d->function) : !awaits(f, state))
            return 0;
    }
    return f->lines.n > 1;
}

static int never_awaits(const struct function *f)
{
    for (int i = 0; i < f->delegations.n; i++)
        if (!never_awaits(f->delegations.at[i].function))
            return 0;
    return f->awaiting.n == 0;
}

/* Where only some of the yields are used: whether this one is. */
static void write_awaits(struct model *m, const struct function *f, struct text *h)
{
    if (!f->uses_sent || never_awaits(f) || always_awaits(f))
        return;
    text_printf(m->arena, h, "static inline bool %s_awaits(const struct %s *g)\n{\n", f->c_name,
                f->c_name);
    text_add_cstr(m->arena, h, "    switch (g->state) {\n");
    for (int state = 1; state < f->lines.n; state++) {
        const struct delegation *d = delegation_in(f, state);
        if (!d && awaits(f, state))
            text_printf(m->arena, h, "    case %d: return true;\n", state);
        else if (d && always_awaits(d->function))
            text_printf(m->arena, h, "    case %d: return true;\n", state);
        else if (d && !never_awaits(d->function))
            text_printf(m->arena, h, "    case %d: return %s_awaits(&g->%s);\n", state,
                        d->function->c_name, d->child);
    }
    text_add_cstr(m->arena, h, "    default: return false;\n    }\n}\n\n");
}

static const char *none_sent(struct model *m, const struct function *f)
{
    if (!f->uses_sent)
        return "";
    if (is_number(f->sends) || f->sends->kind == TYPE_ENUM)
        return f->sends->kind == TYPE_BOOL ? "false" : f->sends->kind == TYPE_FLOAT ? "0.0" : "0";
    return some_type(f->sends)->kind == TYPE_STR ? "NULL"
                                                 : arena_printf(m->arena, "(%s){0}", f->sends->c);
}

/* What is sent as the type that the generator awaits. */
static const char *some_sent(struct model *m, const struct function *f)
{
    const struct type *t = some_type(f->sends);

    if (t == f->sends || t->kind == TYPE_STR || t->kind == TYPE_BYTES)
        return "value";
    return arena_printf(m->arena, "(%s){true, value}", f->sends->c);
}

/* next() sends None, which is no value of C's: a TypeError where one is awaited. */
static void write_next(struct model *m, const struct function *f, struct text *h)
{
    head(m, f, h, "next", out_parameter(m, f));
    if (f->start) {
        text_add_cstr(m->arena, h, "    if (g->state == 0) {\n");
        write_start(m, (struct function *)f, h);
        text_add_cstr(m->arena, h, "    }\n");
    }
    if (f->is_one_state)
        text_printf(m->arena, h, "    if (g->state == %s_DONE)\n        return %s_RETURNED;\n",
                    m->upper, m->upper);
    if (f->is_one_state && always_awaits(f)) {
        text_printf(m->arena, h, "    return %s_throw(g, %s_TYPE_ERROR%s);\n}\n\n", f->c_name,
                    m->upper, out_type(m, f) ? ", out" : "");
        return;
    }
    if (f->uses_sent && !never_awaits(f)) {
        text_printf(m->arena, h,
                    always_awaits(f) ? "    if (g->state != 0 && g->state != %s_DONE)\n"
                                     : "    if (%s_awaits(g))\n",
                    always_awaits(f) ? m->upper : f->c_name);
        text_printf(m->arena, h, "        return %s_throw(g, %s_TYPE_ERROR%s);\n", f->c_name,
                    m->upper, out_type(m, f) ? ", out" : "");
    }
    text_printf(m->arena, h, "    return %s;\n}\n\n", resume(m, f, none_sent(m, f), "0"));
}

static void write_send(struct model *m, const struct function *f, struct text *h)
{
    head(m, f, h, "send",
         arena_printf(m->arena, ", %s%s", declare_sent(m, f, "value"), out_parameter(m, f)));
    if (f->is_one_state)
        text_printf(m->arena, h,
                    "    if (g->state == 1)\n"
                    "        return %s;\n"
                    "    if (g->state == %s_DONE)\n"
                    "        return %s_RETURNED;\n"
                    "    g->raised = %s_RAISE(%s_TYPE_ERROR, 0); /* next() comes first */\n"
                    "    return %s_RAISED;\n}\n\n",
                    resume(m, f, some_sent(m, f), "0"), m->upper, m->upper, m->upper, m->upper,
                    m->upper);
    else
        text_printf(m->arena, h,
                    "    if (g->state == 0) { /* next() comes first */\n"
                    "        g->raised = %s_RAISE(%s_TYPE_ERROR, 0);\n"
                    "        return %s_RAISED;\n"
                    "    }\n",
                    m->upper, m->upper, m->upper);
    if (!f->is_one_state)
        text_printf(m->arena, h, "    return %s;\n}\n\n", resume(m, f, some_sent(m, f), "0"));
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
                m->prefix, f->c_name,
                f->uses_sent ? arena_printf(m->arena, ", %s", none_sent(m, f)) : "", upper,
                out ? ", &ignored" : "");
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
    head(m, f, h, "throw",
         arena_printf(m->arena, ", enum %s_error error%s", m->prefix, out_parameter(m, f)));
    if (f->has_handlers)
        text_printf(m->arena, h, "    return %s;\n}\n\n", resume(m, f, none_sent(m, f), "error"));
    else
        write_plain_throw(m, f, h);
    write_awaits(m, f, h);
    if (f->uses_sent || f->has_handlers)
        write_next(m, f, h);
    if (f->uses_sent)
        write_send(m, f, h);
    write_close(m, f, h);
}
