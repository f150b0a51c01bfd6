/*
 * What a function says of itself in a program that looks at its stack (rule L5): the line that is
 * run, and where its variables are. The record itself is the runtime's, which pushes and pops it.
 *
 *     yr_record *here = yr_here();
 *     here->locals = (yr_value *const[]){&a, &b};
 *     ...
 *     here->line = 8;
 *     ...
 *     yr_return(here);
 *
 * A line is written where something can run that sees it, and again at the start of every block.
 */
#include "emitter.h"

int keeps_record(const struct body *b)
{
    return b->f->module->has_records;
}

void record_line(struct body *b, const struct instr *i)
{
    if (!keeps_record(b) || i->line < 1 || i->line == b->recorded_line)
        return;
    b->recorded_line = i->line;
    b->needs |= NEEDS_HERE;
    note_start(b, STARTS_WITH_CODE);
    if (b->e->options->line_directives)
        add_position(b, i->line, 1);
    add_linef(b->arena, b->out, 4, "here->line = %d;", i->line);
}

void record_return(struct body *b, const struct instr *i)
{
    if (!keeps_record(b) || b->f->is_generator || !b->f->variables.n)
        return;
    b->needs |= NEEDS_HERE;
    emit_line(b, i, "yr_return(here);");
}

static const char *address_of(struct body *b, enum register_kind kind, const char *name)
{
    for (int k = 0; k < b->f->variables.n; k++) {
        const struct reg *r = b->f->variables.at[k];
        if (r->kind == kind && r->name == name)
            return arena_printf(b->arena, "&%s", reg_text(b, r));
    }
    return "NULL";
}

void declare_record(struct body *b, struct text *t)
{
    struct text list = {0};
    const struct function *f = b->f;

    if (!(b->needs & NEEDS_HERE))
        return;
    add_line(b->arena, t, 4, "yr_record *here = yr_here();");
    if (f->is_generator || !b->f->variables.n)
        return;
    for (int i = 0; i < f->locals.n; i++)
        text_printf(b->arena, &list, "%s%s", list.size ? ", " : "",
                    address_of(b, REG_LOCAL, f->locals.at[i]));
    for (int i = 0; i < f->cells.n; i++)
        text_printf(b->arena, &list, "%s%s", list.size ? ", " : "",
                    address_of(b, REG_CELL, f->cells.at[i]));
    if (list.size)
        add_linef(b->arena, t, 4, "here->locals = (yr_value *const[]){%s};", list.at);
}
