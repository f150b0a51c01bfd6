/*
 * What the runtime reads about a function: the struct of a generator's state, its slots and
 * suspension points, and the code. All of it is constant data.
 */
#include <string.h>
#include "emit.h"

static const struct {
    unsigned bit;
    const char *name;
} flag_names[] = {
    {1, "YR_CODE_VARARGS"},      {2, "YR_CODE_VARKEYWORDS"},
    {4, "YR_CODE_GENERATOR"},    {8, "YR_CODE_COROUTINE"},
    {16, "YR_CODE_ASYNC_GENERATOR"}, {32, "YR_CODE_CLASS_BODY"},
    {64, "YR_CODE_MODULE"},      {128, "YR_CODE_ITERABLE_COROUTINE"},
    {256, "YR_CODE_NESTED"},
};

/* ------------------------------------------------------------------------- the state struct */

static const char *make_slot_name(struct body *b, int slot)
{
    const struct reg *r = b->f->slots.at[slot];

    if (r == b->f->handled_slot)
        return "handled";
    if (r->kind == REG_TEMP)
        return arena_printf(b->arena, "%c%d", r->rep == REP_BOXED ? 't' : 'c',
                            slot - b->f->named_slots + 1);
    if (r->name[0] == '.')
        return "iterator";
    const char *name = c_identifier(b->arena, r->name);
    return r->kind == REG_CELL ? arena_printf(b->arena, "%s_cell", name) : name;
}

const char *slot_name(struct body *b, int slot)
{
    if (!b->slot_names) {
        struct names names = {.arena = b->arena};
        b->slot_names = NEW_ARRAY(b->arena, const char *, b->f->slots.n + 1);
        unique_name(&names, "state");
        unique_name(&names, "function");
        unique_name(&names, "delegate");
        for (int i = 0; i < b->f->slots.n; i++)
            b->slot_names[i] = unique_name(&names, make_slot_name(b, i));
    }
    return b->slot_names[slot];
}

static void name_states(struct body *b)
{
    struct function *f = b->f;
    const char *upper = upper_case(b->arena, f->c_name);

    b->state_names = NEW_ARRAY(b->arena, const char *, f->suspensions.n + 1);
    b->resume_labels = NEW_ARRAY(b->arena, const char *, f->suspensions.n + 1);
    b->state_names[0] = unique_name(&b->e->file_names, arena_printf(b->arena, "%s_START", upper));
    for (int i = 0; i < f->suspensions.n; i++) {
        const struct suspension *s = &f->suspensions.at[i];
        const char *name = arena_printf(b->arena, "%s_LINE_%d", upper, s->line);
        b->state_names[s->state] = unique_name(&b->e->file_names, name);
        b->resume_labels[s->state] =
            unique_name(&b->labels, arena_printf(b->arena, "resume_%d", s->line));
    }
}

void emit_state(struct body *b)
{
    struct function *f = b->f;
    struct text line = {0};

    if (!f->is_generator)
        return;
    name_states(b);
    for (int i = 0; i <= f->suspensions.n; i++)
        text_printf(b->arena, &line, "%s%s", i ? ", " : "enum { ", b->state_names[i]);
    add_linef(b->arena, b->out, 0, "%s };", line.at);
    text_printf(b->arena, b->out, "struct %s_state {\n    uint32_t state;\n    yr_function *function;\n",
                f->c_name);
    for (int i = 0; i < f->slots.n; i++)
        text_printf(b->arena, b->out, "    %s %s;\n",
                    f->slots.at[i]->rep == REP_BOXED ? "yr_value" : "int", slot_name(b, i));
    if (f->delegates)
        text_add_cstr(b->arena, b->out, "    yr_value delegate;\n");
    text_add_cstr(b->arena, b->out, "};\n\n");
}

/* ------------------------------------------------------------------------------- the layout */

static void emit_slots(struct body *b)
{
    struct function *f = b->f;

    if (!f->slots.n)
        return;
    text_add_cstr(b->arena, b->out, "    .slots = (const yr_slot[]){\n");
    for (int i = 0; i < f->slots.n; i++) {
        const struct reg *r = f->slots.at[i];
        const char *name = r->kind == REG_TEMP ? "NULL"
                                               : c_string(b->arena, r->name, strlen(r->name));
        add_linef(b->arena, b->out, 8, "{%s, offsetof(struct %s_state, %s), %s},", name, f->c_name,
                  slot_name(b, i), r->kind == REG_CELL ? "true" : "false");
    }
    text_add_cstr(b->arena, b->out, "    },\n");
}

/* The slots of the temporaries that are owned at a point. */
static const char *owned_text(struct body *b, const struct suspension *s)
{
    struct text t = {0};

    if (!s->owned.n)
        return "NULL";
    text_printf(b->arena, &t, "(const uint16_t[]){%d", s->owned.n);
    for (int i = 0; i < s->owned.n; i++)
        text_printf(b->arena, &t, ", %d", s->owned.at[i]->slot);
    text_add_cstr(b->arena, &t, "}");
    return t.at;
}

static void emit_points(struct body *b)
{
    static const char *const kinds[] = {"YR_POINT_CREATED", "YR_POINT_YIELD", "YR_POINT_DELEGATE",
                                        "YR_POINT_AWAIT"};
    struct function *f = b->f;

    text_add_cstr(b->arena, b->out, "    .points = (const yr_point[]){\n");
    add_linef(b->arena, b->out, 8, "[%s] = {%d, YR_POINT_CREATED, 0, 0, NULL},", b->state_names[0],
              f->line);
    for (int i = 0; i < f->suspensions.n; i++) {
        const struct suspension *s = &f->suspensions.at[i];
        add_linef(b->arena, b->out, 8, "[%s] = {%d, %s, %d, %d, %s},", b->state_names[s->state],
                  s->line, kinds[s->kind], s->has_handler, s->in_handler, owned_text(b, s));
    }
    text_add_cstr(b->arena, b->out, "    },\n");
}

static void emit_layout(struct body *b)
{
    struct function *f = b->f;

    text_printf(b->arena, b->out, "\nstatic const yr_frame_layout %s_layout = {\n", f->c_name);
    add_linef(b->arena, b->out, 4, ".resume = %s_resume, .size = sizeof(struct %s_state),", f->c_name,
              f->c_name);
    if (f->delegates)
        add_linef(b->arena, b->out, 4, ".delegate = offsetof(struct %s_state, delegate),", f->c_name);
    if (f->handled_slot && f->handled_slot->slot >= 0)
        add_linef(b->arena, b->out, 4, ".handled = offsetof(struct %s_state, %s),", f->c_name,
                  slot_name(b, f->handled_slot->slot));
    add_linef(b->arena, b->out, 4, ".slot_count = %d, .named_count = %d, .point_count = %d,",
              f->slots.n, f->named_slots, f->suspensions.n + 1);
    emit_slots(b);
    emit_points(b);
    text_add_cstr(b->arena, b->out, "};\n");
}

/* --------------------------------------------------------------------------------- the code */

static const char *flags_text(struct body *b)
{
    struct text t = {0};

    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if (b->f->flags & flag_names[i].bit)
            text_printf(b->arena, &t, "%s%s", t.size ? " | " : "", flag_names[i].name);
    return t.at;
}

static void add_names(struct body *b, struct text *t, const struct name_list *names)
{
    for (int i = 0; i < names->n; i++)
        text_printf(b->arena, t, "%s%s", t->size ? ", " : "",
                    c_string(b->arena, names->at[i], strlen(names->at[i])));
}

/* Adds `.field = value,` unless the value is 0. */
static void add_count(struct body *b, struct text *t, const char *field, int value)
{
    if (value)
        text_printf(b->arena, t, "%s.%s = %d,", t->size ? " " : "", field, value);
}

static void emit_counts(struct body *b)
{
    struct function *f = b->f;
    struct text t = {0};

    add_count(b, &t, "positional", f->positional);
    add_count(b, &t, "positional_only", f->positional_only);
    add_count(b, &t, "keyword_only", f->keyword_only);
    add_count(b, &t, "local_count", f->locals.n);
    add_count(b, &t, "cell_count", f->cells.n);
    add_count(b, &t, "free_count", f->frees.n);
    if (t.size)
        add_line(b->arena, b->out, 4, t.at);
}

static void emit_code(struct body *b)
{
    struct function *f = b->f;
    struct text names = {0};
    arena *a = b->arena;

    text_printf(a, b->out, "\nstatic const yr_code %s_code = {\n", f->c_name);
    add_linef(a, b->out, 4, ".name = %s, .qualname = %s,", c_string(a, f->name, strlen(f->name)),
              c_string(a, f->qualname, strlen(f->qualname)));
    add_linef(a, b->out, 4, ".file = %s, .line = %d, .%s%s%s,",
              c_string(a, f->module->file, strlen(f->module->file)), f->line,
              f->is_generator ? "frame = &" : "body = ", f->c_name,
              f->is_generator ? "_layout" : "_body");
    if (f->doc)
        text_printf(a, b->out, "    .doc = %s,\n", c_string(a, f->doc, f->doc_size));
    if (flags_text(b))
        add_linef(a, b->out, 4, ".flags = %s,", flags_text(b));
    emit_counts(b);
    add_names(b, &names, &f->locals);
    add_names(b, &names, &f->cells);
    add_names(b, &names, &f->frees);
    if (names.size)
        add_linef(a, b->out, 4, ".names = (const char *const[]){%s},", names.at);
    text_add_cstr(a, b->out, "};\n");
}

void emit_tables(struct body *b)
{
    if (b->f->is_generator)
        emit_layout(b);
    emit_code(b);
}
