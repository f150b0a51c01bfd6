/*
 * What the translator did to a function, or did not, and why. A pass says so itself by add_note();
 * here is what can be seen in what the passes have left.
 */
#include <string.h>
#include "machine.h"

static void add(struct machine *m, int line, const char *fact, const char *reason)
{
    struct note note = {line, fact, reason};
    int k;

    for (k = 0; k < m->notes.n; k++)
        if (m->notes.at[k].line == line && strcmp(m->notes.at[k].fact, fact) == 0)
            return;
    push(m->arena, &m->notes, note);
    for (k = m->notes.n - 1; k > 0 && m->notes.at[k - 1].line > line; k--)
        m->notes.at[k] = m->notes.at[k - 1];
    m->notes.at[k] = note;
}

static void note_shared(struct machine *m)
{
    for (int i = 0; i < m->fields.n; i++) {
        const struct field *f = &m->fields.at[i];
        struct text t = {0};
        for (int k = 0; k < f->holders.n; k++)
            text_printf(m->arena, &t, "%s%s",
                        !k                      ? ""
                        : k == f->holders.n - 1 ? " and "
                                                : ", ",
                        register_name(m->arena, f->holders.at[k]));
        if (f->holders.n > 1)
            add(m, 0, arena_printf(m->arena, "%s share %d bytes", t.at, f->size),
                "no two of them are alive at the same time");
    }
}

static void note_kept_out(struct machine *m)
{
    const struct function *f = m->function;
    int out = 0, in = 0;

    for (int i = 0; i < f->regs.n; i++)
        if (f->regs.at[i]->kind == REG_TEMP && f->regs.at[i]->sets) {
            out += f->regs.at[i]->slot < 0;
            in += f->regs.at[i]->slot >= 0;
        }
    if (out)
        add(m, 0,
            arena_printf(m->arena, "%d of %d temporaries are C variables, not in the frame", out,
                         out + in),
            "they are not needed behind a suspension");
}

static void note_numbers(struct machine *m)
{
    const struct function *f = m->function;
    int boxed = 0, numbers = 0;

    for (int i = 0; i < f->regs.n; i++) {
        const struct reg *r = f->regs.at[i];
        boxed += r->kind == REG_LOCAL && r->rep == REP_BOXED;
        numbers += r->kind != REG_CELL && (r->rep == REP_I64 || r->rep == REP_F64) && r->sets;
    }
    if (numbers)
        add(m, 0, arena_printf(m->arena, "%d numbers are kept unboxed", numbers),
            "they are floats, or ints between proved bounds");
    if (boxed)
        add(m, 0, "every variable is an object", "those of a generator are not unboxed yet");
}

/* Loops of another function over this generator, at which fusion has looked. */
static void note_fusions(struct machine *m, const struct function *in)
{
    for (int k = 0; k < in->fusions.n; k++) {
        const struct fusion_note *note = &in->fusions.at[k];
        if (note->callee != m->function || in == m->function)
            continue;
        add(m, note->line,
            arena_printf(m->arena,
                         note->why_not ? "it is not fused with the loop of %s"
                                       : "it is fused with the loop of %s",
                         in->qualname),
            note->why_not ? note->why_not : "nobody else sees that generator");
    }
}

static void note_unmade(struct machine *m)
{
    if (!m->is_made)
        add(m, 0, "it is not in the C", "nothing that is reached mentions it any more");
}

static void note_cells(struct machine *m)
{
    for (int i = 0; i < m->function->slots.n; i++) {
        const struct reg *r = m->function->slots.at[i];
        if (r->kind == REG_CELL)
            add(m, 0, arena_printf(m->arena, "%s is in a cell", r->name),
                "an inner function uses it");
    }
}

static void note_states(struct machine *m)
{
    const struct function *f = m->function;

    for (int k = 0; k < f->suspensions.n; k++) {
        const struct suspension *s = &f->suspensions.at[k];
        const struct reg *sent = s->instr->dst.n ? s->instr->dst.at[0] : NULL;
        if (sent && result_is_read(s->instr) && sent->place == PLACE_SENT)
            add(m, s->line, "the result stays in the parameter `sent`",
                "it is used before anything else is sent");
        if (!s->has_handler)
            add(m, s->line, "close() clears the frame without running the body",
                "no handler encloses the state");
        else if (!m->states.at[k + 1].handlers)
            add(m, s->line, "close() runs the body",
                s->in_handler ? "what it owns has to go while an exception is handled"
                              : "the state shares a block with the body of a try or with");
    }
}

void find_notes(struct machine *m)
{
    const struct function *f = m->function;

    for (int i = 0; i < f->notes.n; i++)
        add(m, f->notes.at[i].line, f->notes.at[i].fact, f->notes.at[i].reason);
    for (int i = 0; i < f->module->functions.n; i++)
        note_fusions(m, f->module->functions.at[i]);
    note_unmade(m);
    note_numbers(m);
    note_cells(m);
    note_kept_out(m);
    note_shared(m);
    note_states(m);
}
