/*
 * Which named variables are bound where: two bits for each, joined over all paths.
 *
 * A forward data flow. A failing instruction has changed nothing when its exceptional edge is
 * taken, and an exhausted iterator has bound nothing.
 *
 * Requires tidy blocks. Produces block.bound_in, for the graph as it is. Preserves the graph. It is
 * computed twice: before references are placed, to remove checks (transform/bound_checks.c), and on
 * the final graph, for the C.
 *
 * Only named registers have bytes, numbered apart from the others: a module's body has hundreds of
 * thousands of temporaries and no named variable at all.
 */
#include <stdint.h>
#include <string.h>
#include "boundness.h"

enum { WORD = 8 };
static const uint64_t EACH_BYTE = 0x0101010101010101u;

struct flow {
    struct function *f;
    unsigned char *now;
    unsigned char *waits; /* by block id: it is in the work list */
    LIST(struct block *) work;
};

static int is_named(const struct reg *r)
{
    return r && r->kind != REG_TEMP;
}

void bound_after(unsigned char *now, const struct instr *i)
{
    if (i->op == OP_UNBIND) {
        now[i->dst.at[0]->named] = 0;
        return;
    }
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind != OPERAND_REG || !is_named(o->reg))
            continue;
        if (i->op == OP_RETURN && !o->retain)
            now[o->reg->named] = 0; /* moved out */
        else if (i->op == OP_TRACE_INNER && o->reg->kind == REG_INNER)
            now[o->reg->named] = 0; /* handed over */
        else if (i->op == OP_CHECK_BOUND)
            now[o->reg->named] = MAY_BE_BOUND | MUST_BE_BOUND;
    }
    for (int d = 0; d < i->dst.n; d++)
        if (is_named(i->dst.at[d]))
            now[i->dst.at[d]->named] = MAY_BE_BOUND | MUST_BE_BOUND;
}

/* Eight variables at once. */
static int join_words(unsigned char *to, const unsigned char *from, int n)
{
    const uint64_t may = MAY_BE_BOUND * EACH_BYTE, must = MUST_BE_BOUND * EACH_BYTE;
    uint64_t a, b, changed = 0;

    for (int r = 0; r < n; r += WORD) {
        memcpy(&a, to + r, WORD);
        memcpy(&b, from + r, WORD);
        uint64_t joined = ((a | b) & may) | (a & b & must);
        changed |= joined ^ a;
        memcpy(to + r, &joined, WORD);
    }
    return changed != 0;
}

int bound_join(unsigned char *to, const unsigned char *from, int n)
{
    int whole = n - n % WORD, changed = join_words(to, from, whole);

    for (int r = whole; r < n; r++) {
        unsigned char joined =
            (unsigned char)(((to[r] | from[r]) & MAY_BE_BOUND) | (to[r] & from[r] & MUST_BE_BOUND));
        changed |= joined != to[r];
        to[r] = joined;
    }
    return changed;
}

static void flow_to(struct flow *w, struct block *to)
{
    arena *a = w->f->module->arena;
    int n = w->f->named_count, changed = 1;

    if (!to->bound_in) {
        to->bound_in = NEW_ARRAY(a, unsigned char, n + 1);
        memcpy(to->bound_in, w->now, (size_t)n);
    } else {
        changed = bound_join(to->bound_in, w->now, n);
    }
    if (!changed || w->waits[to->id])
        return;
    w->waits[to->id] = 1;
    push(a, &w->work, to);
}

static void flow_through(struct flow *w, struct block *block)
{
    memcpy(w->now, block->bound_in, (size_t)w->f->named_count);
    for (int k = 0; k < block->instrs.n; k++) {
        const struct instr *i = block->instrs.at[k];
        if (i->fail)
            flow_to(w, i->fail);
        if (i->op == OP_NEXT)
            flow_to(w, i->target.at[1]);
        bound_after(w->now, i);
        for (int t = 0; t < i->target.n; t++)
            if (i->op != OP_NEXT || t == 0)
                flow_to(w, i->target.at[t]);
    }
}

static void number_named(struct function *f)
{
    f->named_count = 0;
    for (int r = 0; r < f->regs.n; r++)
        f->regs.at[r]->named = is_named(f->regs.at[r]) ? f->named_count++ : -1;
}

void find_bound(struct function *f)
{
    struct flow w = {.f = f};
    arena *a = f->module->arena;

    number_named(f);
    for (int k = 0; k < f->blocks.n; k++)
        f->blocks.at[k]->bound_in = NULL;
    w.now = NEW_ARRAY(a, unsigned char, f->named_count + 1);
    w.waits = NEW_ARRAY(a, unsigned char, f->blocks.n + 1);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->is_parameter && f->regs.at[r]->kind == REG_LOCAL)
            w.now[f->regs.at[r]->named] = MAY_BE_BOUND | MUST_BE_BOUND;
    flow_to(&w, f->blocks.at[0]);
    while (w.work.n) {
        struct block *b = w.work.at[--w.work.n];
        w.waits[b->id] = 0;
        flow_through(&w, b);
    }
}

void boundness_dump(FILE *out, const struct function *f)
{
    fprintf(out, "boundness %s\n", f->qualname);
    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *b = f->blocks.at[k];
        if (!b->bound_in || !f->named_count)
            continue;
        fprintf(out, "  block %d:", b->id);
        for (int r = 0; r < f->regs.n; r++) {
            const struct reg *reg = f->regs.at[r];
            if (reg->named >= 0 && b->bound_in[reg->named])
                fprintf(out, " %s%s%s", reg->name, reg->kind == REG_CELL ? "(cell)" : "",
                        b->bound_in[reg->named] & MUST_BE_BOUND ? "" : "?");
        }
        fprintf(out, "\n");
    }
}
