/*
 * The ways from one suspension to the next.
 *
 * From where a state goes on (its target when something is sent, its fail block when something is
 * thrown, the entry for state 0), all blocks are followed up to the next suspension or the end. The
 * lines of a way are those of the blocks that lie on one from there to the other. A block is on it
 * when it is reached from the start and reaches the end; exceptional edges are taken only for what
 * cannot be reached without, where the way began by itself.
 */
#include <string.h>
#include "emit/emit.h"
#include "machine.h"

struct search {
    struct machine *m;
    int with_exceptions;
    unsigned char *reached, *leads; /* by block id */
    int found;
};

static int ends_way(const struct instr *last)
{
    switch (last->op) {
    case OP_YIELD:
    case OP_DELEGATE:
    case OP_RETURN:
    case OP_UNWIND:
    case OP_UNREACHABLE: return 1;
    default: return 0;
    }
}

static int target_of(const struct instr *last)
{
    return last->op == OP_RETURN ? TO_RETURN : last->op == OP_UNWIND ? TO_RAISE : last->state;
}

/* Visits what follows the block on a way. An instruction that fails by itself (a raise) has no
 * other way. */
static void each_next(const struct search *s, const struct block *b,
                      void (*visit)(struct search *, struct block *), struct search *to)
{
    const struct instr *last = block_terminator(b);

    for (int n = 0; n < b->instrs.n; n++) {
        const struct instr *i = b->instrs.at[n];
        if (i->fail && (i->op == OP_FAIL || (s->with_exceptions && !(ends_way(i)))))
            visit(to, i->fail);
    }
    if (!ends_way(last))
        for (int t = 0; t < last->target.n; t++)
            visit(to, last->target.at[t]);
}

static void reach(struct search *s, struct block *b)
{
    if (s->reached[b->id])
        return;
    s->reached[b->id] = 1;
    each_next(s, b, reach, s);
}

static void ask(struct search *s, struct block *b)
{
    s->found |= s->leads[b->id];
}

/* Marks the reached blocks that lead to one that ends the way to `to`. */
static void find_leading(struct search *s, int to)
{
    const struct function *f = s->m->function;
    int changed = 1;

    memset(s->leads, 0, (size_t)f->blocks.n);
    for (int k = 0; k < f->blocks.n; k++) {
        const struct instr *last = block_terminator(f->blocks.at[k]);
        if (s->reached[k] && ends_way(last) && last->op != OP_UNREACHABLE && target_of(last) == to)
            s->leads[k] = 1;
    }
    while (changed) {
        changed = 0;
        for (int k = f->blocks.n - 1; k >= 0; k--) {
            if (!s->reached[k] || s->leads[k])
                continue;
            s->found = 0;
            each_next(s, f->blocks.at[k], ask, s);
            s->leads[k] = (unsigned char)s->found;
            changed |= s->found;
        }
    }
}

static void add_lines(struct search *s, struct ids *lines)
{
    const struct function *f = s->m->function;

    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; s->reached[k] && s->leads[k] && n < f->blocks.at[k]->instrs.n; n++)
            if (is_of_source(f->blocks.at[k]->instrs.at[n]) &&
                f->blocks.at[k]->instrs.at[n]->line > 0)
                ids_add(s->m->arena, lines, f->blocks.at[k]->instrs.at[n]->line);
}

static int is_known(const struct machine *m, const struct transition *t)
{
    for (int i = 0; i < m->transitions.n; i++) {
        const struct transition *o = &m->transitions.at[i];
        if (o->from == t->from && o->trigger == t->trigger && o->to == t->to)
            return 1;
    }
    return 0;
}

static void add_way(struct search *s, struct transition t)
{
    if (is_known(s->m, &t))
        return;
    find_leading(s, t.to);
    add_lines(s, &t.lines);
    push(s->m->arena, &s->m->transitions, t);
}

/* The ways that end in what was reached: states in their order, then return and raise. */
static void add_ways(struct search *s, struct transition t)
{
    const struct function *f = s->m->function;
    struct ids states = {0};
    int ends[2] = {0};

    for (int k = 0; k < f->blocks.n; k++) {
        const struct instr *last = block_terminator(f->blocks.at[k]);
        if (!s->reached[k] || !ends_way(last) || last->op == OP_UNREACHABLE)
            continue;
        if (target_of(last) >= 0)
            ids_add(s->m->arena, &states, target_of(last));
        else
            ends[target_of(last) == TO_RAISE] = 1;
    }
    for (int i = 0; i < states.n; i++) {
        t.to = states.at[i];
        add_way(s, t);
    }
    for (int i = 0; i < 2; i++) {
        t.to = i ? TO_RAISE : TO_RETURN;
        if (ends[i])
            add_way(s, t);
    }
}

static void follow(struct machine *m, int from, enum trigger trigger, struct block *start)
{
    const struct function *f = m->function;

    for (int with = 0; with <= 1; with++) {
        struct search s = {.m = m, .with_exceptions = with};
        s.reached = NEW_ARRAY(m->arena, unsigned char, f->blocks.n);
        s.leads = NEW_ARRAY(m->arena, unsigned char, f->blocks.n);
        reach(&s, start);
        add_ways(&s, (struct transition){.from = from, .trigger = trigger, .by_exception = with});
    }
}

void find_transitions(struct machine *m)
{
    const struct function *f = m->function;

    follow(m, 0, TRIGGER_SENT, f->blocks.at[0]);
    for (int k = 0; k < f->suspensions.n; k++) {
        const struct suspension *s = &f->suspensions.at[k];
        follow(m, s->state, TRIGGER_SENT, s->instr->target.at[0]);
        follow(m, s->state, TRIGGER_THROWN, s->instr->fail);
    }
}
