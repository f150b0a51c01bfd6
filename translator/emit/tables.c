/*
 * What the runtime reads about a function: the struct of a generator's state, its slots and
 * suspension points, and the code. All of it is constant data.
 */
#include <string.h>
#include "emitter.h"

static const struct {
    unsigned bit;
    const char *name;
} flag_names[] = {
#define CODE_FLAG(name, bit) {bit, "YR_CODE_" #name},
#include "ir/shared.def"
};

/* ------------------------------------------------------------------------- the state struct */

/* The slots of one representation as one declaration, and `last` behind them. */
static void emit_fields_of(struct body *b, enum representation rep, const char *last)
{
    struct text line = {0};

    for (int i = 0; i < b->f->slots.n; i++)
        if (b->f->slots.at[i]->rep == rep)
            text_printf(b->arena, &line, "%s%s", line.size ? ", " : "", slot_name(b, i));
    if (last)
        text_printf(b->arena, &line, "%s%s", line.size ? ", " : "", last);
    if (line.size)
        add_linef(b->arena, b->out, 4, "%s %s;", rep_infos[rep].c_type, line.at);
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
    text_printf(b->arena, b->out,
                "struct %s_state {\n    uint32_t state;\n    yr_function *function;\n", f->c_name);
    for (int rep = 0; rep < REP_COUNT; rep++)
        emit_fields_of(b, rep, rep == REP_BOXED && f->delegates ? "delegate" : NULL);
    text_add_cstr(b->arena, b->out, "};\n\n");
}

int is_traced(const struct body *b)
{
    return b->e->options->trace_file && b->f->is_generator && b->e->programs.n == 1 &&
           b->f->module == b->e->programs.at[0]->modules.at[0];
}

/* ------------------------------------------------------------------------------- the layout */

/* A field of an initialiser; a zero is left out. */
static void add_field(struct body *b, struct variable_names *fields, const char *name,
                      const char *value)
{
    if (value && strcmp(value, "0") != 0)
        push(b->arena, fields, arena_printf(b->arena, ".%s = %s", name, value));
}

static void add_count(struct body *b, struct variable_names *fields, const char *name, int value)
{
    add_field(b, fields, name, arena_printf(b->arena, "%d", value));
}

static void emit_fields(struct body *b, int indent, const struct variable_names *fields)
{
    add_wrapped(b->arena, b->out, indent, fields->at, fields->n);
    text_add_cstr(b->arena, b->out, ",\n");
}

/* A table of a layout: on one line if it fits, else wrapped between its braces. */
static void emit_array(struct body *b, const char *head, const struct variable_names *items)
{
    size_t width = strlen(head) + 10;

    for (int i = 0; i < items->n; i++)
        width += strlen(items->at[i]) + 2;
    if (!items->n)
        return;
    text_printf(b->arena, b->out, "        %s", head);
    if (width <= LINE_WIDTH) {
        for (int i = 0; i < items->n; i++)
            text_printf(b->arena, b->out, "%s%s", i ? ", " : "", items->at[i]);
    } else {
        text_add_cstr(b->arena, b->out, "\n");
        add_wrapped(b->arena, b->out, 12, items->at, items->n);
    }
    text_add_cstr(b->arena, b->out, "),\n");
}

static const char *slot_text(struct body *b, int slot)
{
    const struct reg *r = b->f->slots.at[slot];
    const char *name = r->kind == REG_TEMP ? NULL : r->name, *field = slot_name(b, slot);

    const char *function = b->f->c_name;

    if (!name)
        return arena_printf(b->arena, "YR_TEMPORARY(%s, %s)", function, field);
    if (r->kind != REG_CELL && r->rep == REP_BOXED && strcmp(name, field) == 0)
        return arena_printf(b->arena, "YR_SLOT(%s, %s)", function, field);
    name = c_string(b->arena, name, strlen(name));
    if (r->rep != REP_BOXED)
        return arena_printf(b->arena, "YR_UNBOXED(%s, %s, %s, %s)", function, field, name,
                            rep_infos[r->rep].name);
    return arena_printf(b->arena, "%s(%s, %s, %s)",
                        r->kind == REG_CELL ? "YR_CELL_SLOT" : "YR_NAMED_SLOT", function, field,
                        name);
}

/* Those that the runtime looks at. Temporaries that are unboxed stand behind them. */
static void emit_slots(struct body *b)
{
    struct variable_names slots = {0};

    for (int i = 0; i < b->f->slots.n; i++)
        if (b->f->slots.at[i]->kind != REG_TEMP || b->f->slots.at[i]->rep == REP_BOXED)
            push(b->arena, &slots, slot_text(b, i));
    emit_array(b, "YR_FRAME_SLOTS(", &slots);
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

static const char *point_text(struct body *b, const struct suspension *s)
{
    static const char *const kinds[] = {
#define POINT(name, number, text) [number] = "YR_POINT_" #name,
#include "ir/shared.def"
    };
    static const char *const simple[] = {[POINT_CREATED] = "YR_CREATED",
                                         [POINT_YIELD] = "YR_AT_YIELD",
                                         [POINT_DELEGATE] = "YR_AT_DELEGATE",
                                         [POINT_AWAIT] = "YR_AT_AWAIT"};

    if (!s->has_handler && !s->in_handler && !s->owned.n)
        return arena_printf(b->arena, "%s(%d)", simple[s->kind], s->line);
    return arena_printf(b->arena, "{%d, %s, %d, %d, %s}", s->line, kinds[s->kind], s->has_handler,
                        s->in_handler, owned_text(b, s));
}

/* In the order of the states. */
static void emit_points(struct body *b)
{
    struct variable_names points = {0};

    push(b->arena, &points, arena_printf(b->arena, "YR_CREATED(%d)", b->f->line));
    for (int i = 0; i < b->f->suspensions.n; i++)
        push(b->arena, &points, point_text(b, &b->f->suspensions.at[i]));
    emit_array(b, "YR_FRAME_POINTS(", &points);
}

static void emit_layout(struct body *b)
{
    struct function *f = b->f;
    struct variable_names fields = {0};
    arena *a = b->arena;

    add_field(b, &fields, "resume",
              arena_printf(a, is_traced(b) ? "%s_traced" : "%s_resume", f->c_name));
    add_field(b, &fields, "size", arena_printf(a, "sizeof(struct %s_state)", f->c_name));
    if (f->delegates)
        add_field(b, &fields, "delegate",
                  arena_printf(a, "offsetof(struct %s_state, delegate)", f->c_name));
    if (f->handled_slot && f->handled_slot->slot >= 0)
        add_field(b, &fields, "handled",
                  arena_printf(a, "offsetof(struct %s_state, %s)", f->c_name,
                               slot_name(b, f->handled_slot->slot)));
    add_count(b, &fields, "named_count", f->named_slots);
    text_add_cstr(a, b->out, "    .frame = &(const yr_frame_layout){\n");
    emit_fields(b, 8, &fields);
    emit_slots(b);
    emit_points(b);
    text_add_cstr(a, b->out, "    },\n");
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

static void add_code_fields(struct body *b, struct variable_names *fields)
{
    struct function *f = b->f;
    arena *a = b->arena;

    add_field(b, fields, "name", c_string(a, f->name, strlen(f->name)));
    add_field(b, fields, "qualname", c_string(a, f->qualname, strlen(f->qualname)));
    add_field(b, fields, "file", b->e->file_name);
    add_count(b, fields, "line", f->line);
    if (!f->is_generator)
        add_field(b, fields, "body", arena_printf(a, "%s_body", f->c_name));
    add_field(b, fields, "flags", flags_text(b));
    add_count(b, fields, "positional", f->positional);
    add_count(b, fields, "positional_only", f->positional_only);
    add_count(b, fields, "keyword_only", f->keyword_only);
    add_count(b, fields, "local_count", f->locals.n);
    add_count(b, fields, "cell_count", f->cells.n);
    add_count(b, fields, "free_count", f->frees.n);
}

void emit_code(struct body *b)
{
    struct function *f = b->f;
    struct variable_names fields = {0};
    struct text names = {0};
    arena *a = b->arena;

    if (f->kind == FN_MODULE)
        return; /* its code stands in the definition of the module */
    add_code_fields(b, &fields);
    add_names(b, &names, &f->locals);
    add_names(b, &names, &f->cells);
    add_names(b, &names, &f->frees);
    if (names.size && names.size < 80)
        push(a, &fields, arena_printf(a, ".names = YR_NAMES(%s)", names.at));
    text_printf(a, b->out, "\nstatic const yr_code %s_code = {\n", f->c_name);
    emit_fields(b, 4, &fields);
    if (f->doc)
        text_printf(a, b->out, "    .doc = %s,\n", c_string(a, f->doc, f->doc_size));
    if (names.size >= 80)
        add_linef(a, b->out, 4, ".names = YR_NAMES(%s),", names.at);
    if (f->is_generator)
        emit_layout(b);
    text_add_cstr(a, b->out, "};\n");
}
