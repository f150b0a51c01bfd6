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
 * thousands of temporaries and no named variable at all. A block has its bytes in rows, and shares
 * those that are as in the block before it: a function of 40,000 lines has 80,000 blocks and some
 * thousand variables, of which one or two change from block to block.
 */
#include <stdint.h>
#include <string.h>
#include "boundness.h"

enum { WORD = 8 };
static const uint64_t EACH_BYTE = 0x0101010101010101u;

struct flow {
    struct function *f;
    const unsigned char **rows; /* what holds now: those of the block that is walked, or own ones */
    unsigned char *now;         /* the own ones, by reg->named */
    LIST(int) changed;          /* which rows are own */
    unsigned char *waits;       /* by block id: more has come to it since it was walked */
    int first;                  /* of those that wait since a block is walked */
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

static int row_count(int n)
{
    return (n + BOUND_ROW - 1) / BOUND_ROW;
}

static const unsigned char *new_row(arena *a, const unsigned char *from)
{
    unsigned char *row = NEW_ARRAY(a, unsigned char, BOUND_ROW);

    memcpy(row, from, BOUND_ROW);
    return row;
}

static unsigned char *own_row(const struct flow *w, int row)
{
    return w->now + row * BOUND_ROW;
}

/* A block is reached for the first time: it shares the rows that are as they were at the start of
 * the block from which it is reached. */
static void reach(struct flow *w, struct block *to)
{
    arena *a = w->f->module->arena;
    int n = row_count(w->f->named_count);

    to->bound_in = NEW_ARRAY(a, const unsigned char *, n + 1);
    memcpy(to->bound_in, w->rows, sizeof *w->rows * (size_t)n);
    for (int k = 0; k < w->changed.n; k++) {
        int row = w->changed.at[k];
        to->bound_in[row] = new_row(a, own_row(w, row));
    }
}

/* Joins another way to what holds at its start. Tells whether that changed anything. */
static int join_rows(struct flow *w, struct block *to)
{
    int changed = 0;

    for (int r = 0; r < row_count(w->f->named_count); r++) {
        unsigned char joined[BOUND_ROW];
        if (to->bound_in[r] == w->rows[r])
            continue;
        memcpy(joined, to->bound_in[r], BOUND_ROW);
        if (!bound_join(joined, w->rows[r], BOUND_ROW))
            continue;
        to->bound_in[r] = new_row(w->f->module->arena, joined);
        changed = 1;
    }
    return changed;
}

void bound_before(unsigned char *now, const struct function *f, const struct block *b)
{
    for (int n = 0; n < f->named_count; n += BOUND_ROW)
        memcpy(now + n, b->bound_in[n / BOUND_ROW],
               (size_t)(f->named_count - n < BOUND_ROW ? f->named_count - n : BOUND_ROW));
}

static void flow_to(struct flow *w, struct block *to)
{
    int changed = 1;

    if (!to->bound_in)
        reach(w, to);
    else
        changed = join_rows(w, to);
    if (!changed || w->waits[to->id])
        return;
    w->waits[to->id] = 1;
    if (to->id < w->first)
        w->first = to->id;
}

static int note_change(struct flow *w, const struct reg *r)
{
    if (!is_named(r))
        return 0;
    int row = r->named / BOUND_ROW;
    if (w->rows[row] != own_row(w, row)) {
        memcpy(own_row(w, row), w->rows[row], BOUND_ROW);
        w->rows[row] = own_row(w, row);
        push(w->f->module->arena, &w->changed, row);
    }
    return 1;
}

/* Makes the rows that bound_after() may change the own; tells whether there are any. */
static int note_changes(struct flow *w, const struct instr *i)
{
    int changes = 0;

    if (i->op == OP_RETURN || i->op == OP_TRACE_INNER || i->op == OP_CHECK_BOUND)
        for (int s = 0; s < i->src.n; s++)
            if (i->src.at[s].kind == OPERAND_REG)
                changes |= note_change(w, i->src.at[s].reg);
    for (int d = 0; d < i->dst.n; d++)
        changes |= note_change(w, i->dst.at[d]);
    return changes;
}

/* Most instructions change nothing, and those of a statement fail into the same pad. */
static void flow_through(struct flow *w, struct block *block)
{
    const struct block *told = NULL; /* knows what holds now */

    memcpy(w->rows, block->bound_in, sizeof *w->rows * (size_t)row_count(w->f->named_count));
    w->changed.n = 0;
    for (int k = 0; k < block->instrs.n; k++) {
        const struct instr *i = block->instrs.at[k];
        if (i->fail && i->fail != told) {
            flow_to(w, i->fail);
            told = i->fail;
        }
        if (i->op == OP_NEXT)
            flow_to(w, i->target.at[1]);
        if (note_changes(w, i)) {
            bound_after(w->now, i);
            told = NULL;
        }
        for (int t = 0; t < i->target.n; t++)
            if (i->op != OP_NEXT || t == 0)
                flow_to(w, i->target.at[t]);
    }
}

/* The first in the text of those that wait, always: a loop is settled before what comes behind it
 * is walked, and the inner ones before the outer. */
static void walk_waiting(struct flow *w)
{
    size_t n = (size_t)w->f->blocks.n;
    unsigned char *next = memchr(w->waits, 1, n);

    while (next) {
        *next = 0;
        w->first = w->f->blocks.n;
        struct block *b = w->f->blocks.at[next - w->waits];
        flow_through(w, b);
        size_t from = (size_t)(w->first < b->id ? w->first : b->id);
        next = memchr(w->waits + from, 1, n - from);
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
    w.now = NEW_ARRAY(a, unsigned char, row_count(f->named_count) * BOUND_ROW + 1);
    w.rows = NEW_ARRAY(a, const unsigned char *, row_count(f->named_count) + 1);
    w.waits = NEW_ARRAY(a, unsigned char, f->blocks.n + 1);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->is_parameter && f->regs.at[r]->kind == REG_LOCAL)
            w.now[f->regs.at[r]->named] = MAY_BE_BOUND | MUST_BE_BOUND;
    for (int row = 0; row < row_count(f->named_count); row++) {
        w.rows[row] = own_row(&w, row);
        push(a, &w.changed, row);
    }
    flow_to(&w, f->blocks.at[0]);
    walk_waiting(&w);
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
            if (reg->named >= 0 && bound_of(b, reg->named))
                fprintf(out, " %s%s%s", reg->name, reg->kind == REG_CELL ? "(cell)" : "",
                        bound_of(b, reg->named) & MUST_BE_BOUND ? "" : "?");
        }
        fprintf(out, "\n");
    }
}
