/*
 * The states: where the body is suspended, and what it keeps alive there. Named variables live from
 * where they are bound (boundness.c) until they are rebound or the frame ends; temporaries while
 * they are owned (frame.c).
 */
#include <string.h>
#include "analyse/boundness.h"
#include "machine.h"

static int field_of(const struct machine *m, const struct reg *r)
{
    for (int i = 0; i < m->fields.n; i++)
        if (m->fields.at[i].slot == r->slot && r->slot >= 0)
            return i;
    return -1;
}

static void hold(struct machine *m, struct state *s, const struct reg *r, int maybe)
{
    struct held h = {.field = field_of(m, r), .maybe = maybe, .reg = r};

    if (h.field >= 0)
        push(m->arena, &s->held, h);
}

/* What the named slots hold behind the first `count` instructions of a block. */
static void hold_named(struct machine *m, struct state *s, const struct block *b, int count)
{
    const struct function *f = m->function;
    unsigned char *now = NEW_ARRAY(m->arena, unsigned char, f->named_count + 1);

    if (b->bound_in)
        bound_before(now, f, b);
    for (int n = 0; n < count; n++)
        bound_after(now, b->instrs.at[n]);
    for (int i = 0; i < f->slots.n; i++) {
        const struct reg *r = f->slots.at[i];
        if (r->kind != REG_TEMP && now[r->named] & (MAY_BE_BOUND | MUST_BE_BOUND))
            hold(m, s, r, !(now[r->named] & MUST_BE_BOUND));
    }
}

/* Temporaries that nobody owns, as completion numbers: those that are needed behind it. */
static void hold_numbers(struct machine *m, struct state *s, const struct instr *i)
{
    const struct function *f = m->function;

    for (int k = 0; k < f->regs.n; k++) {
        const struct reg *r = f->regs.at[k];
        if (r->kind != REG_TEMP || r->slot < 0 || rep_infos[r->rep].is_counted)
            continue;
        if (ids_has(&i->target.at[0]->live_in, k) || (i->fail && ids_has(&i->fail->live_in, k)))
            hold(m, s, r, 0);
    }
}

static void hold_temporaries(struct machine *m, struct state *s, const struct suspension *at)
{
    for (int i = at->owned.n - 1; i >= 0; i--)
        hold(m, s, at->owned.at[i], at->owned.at[i]->nullable);
    if (at->instr->src.n > 1 && at->instr->src.at[1].kind == OPERAND_REG)
        hold(m, s, at->instr->src.at[1].reg, 0);
    hold_numbers(m, s, at->instr);
    for (int i = 0; i < m->fields.n && at->kind != POINT_YIELD; i++)
        if (strcmp(m->fields.at[i].name, "delegate") == 0 && m->fields.at[i].slot < 0) {
            struct held h = {.field = i};
            push(m->arena, &s->held, h);
        }
}

/* The variable that what was sent goes to at once, or NULL. */
static const char *receiver(const struct instr *i)
{
    const struct reg *r = i->dst.n ? i->dst.at[0] : NULL;
    const struct block *next = i->target.at[0];
    const struct instr *first = next->instrs.n ? next->instrs.at[0] : NULL;

    if (r && r->kind != REG_TEMP)
        return r->name;
    if (first && first->op == OP_MOVE && first->src.at[0].kind == OPERAND_REG &&
        first->src.at[0].reg == r && first->dst.at[0]->kind != REG_TEMP)
        return first->dst.at[0]->name;
    return NULL;
}

int result_is_read(const struct instr *i)
{
    const struct reg *r = i->dst.n ? i->dst.at[0] : NULL;
    const struct block *next = i->target.at[0];
    const struct instr *first = next->instrs.n ? next->instrs.at[0] : NULL;

    return r && !(first && first->op == OP_DROP && first->src.at[0].reg == r);
}

static const char *wakes_text(struct machine *m, const struct suspension *s)
{
    const struct function *f = m->function;
    const char *name = receiver(s->instr);
    int is_async = (f->flags & CODE_ASYNC_GENERATOR) != 0;
    const char *what = s->kind == POINT_YIELD      ? is_async ? "asend()" : "send()"
                       : s->kind == POINT_DELEGATE ? "end of the iterator"
                                                   : "end of the awaited";

    if (s->kind == POINT_YIELD && !result_is_read(s->instr))
        return is_async ? "anext(), asend()" : "next(), send()";
    return name ? arena_printf(m->arena, "%s -> %s", what, name) : what;
}

static void add_created(struct machine *m)
{
    const struct function *f = m->function;
    struct state s = {.line = f->line, .kind = POINT_CREATED};

    s.wakes = f->flags & CODE_ASYNC_GENERATOR ? "first anext()"
              : f->flags & CODE_COROUTINE     ? "await, send(None)"
                                              : "first next()";
    hold_named(m, &s, f->blocks.at[0], 0);
    push(m->arena, &m->states, s);
}

void find_states(struct machine *m)
{
    const struct function *f = m->function;

    add_created(m);
    for (int k = 0; k < f->suspensions.n; k++) {
        const struct suspension *at = &f->suspensions.at[k];
        struct state s = {.number = at->state,
                          .line = at->line,
                          .kind = at->kind,
                          .close_resumes = at->has_handler,
                          .in_handler = at->in_handler};
        s.wakes = wakes_text(m, at);
        s.handlers = at->instr->region;
        for (int b = 0; b < f->blocks.n; b++)
            if (block_terminator(f->blocks.at[b]) == at->instr)
                hold_named(m, &s, f->blocks.at[b], f->blocks.at[b]->instrs.n - 1);
        hold_temporaries(m, &s, at);
        push(m->arena, &m->states, s);
    }
}
