/*
 * Loops over range(): a counter in the place of the range object and its iterator.
 *
 *     t1 = LOAD_GLOBAL range               i1 = SET_I64 0
 *     t2 = CALL t1, n                      i2 = RANGE n
 *     t3 = ITER t2                    =>
 * loop: t4 = NEXT t3 -> body, done         r5 = TEST_LT_I64 i1, i2; BRANCH r5 -> step, done
 * body:                              step: t4 = BOX_I64 i1; i1 = ADD_I64 i1, 1; JUMP -> body
 *
 * Requires tidy blocks, references not placed, module.known: `range` is the built-in. Produces the
 * same kind of graph. Preserves what the program does: the arguments are looked at where range()
 * was called, with its errors; a limit that is no small int is cut down to the largest, which a
 * loop that counts by at most MOST_STEP does not reach in a year. So the step must be a constant,
 * and the start one too or a small int by its facts: a start that is a big int would have to be
 * counted otherwise. Facts come from the loops around, range(i + 1, n), so these are lowered first,
 * in rounds.
 */
#include <string.h>
#include "analyse/makers.h"
#include "analyse/types.h"
#include "ranges.h"

enum { MOST_STEP = 8, MOST_ROUNDS = 4 };

/* YR_RANGE_MOST of yieldabi.h. */
static const int64_t MOST_START = (int64_t)1 << 57;

enum { MOST_LINKS = 6 };

/* A loop over range(). */
struct counted {
    struct block *head;
    struct instr *next, *call, *load;
    int n;
    struct instr *links[MOST_LINKS]; /* ITER and MOVE: how the loop comes by what the call gave */
    struct operand start, stop;
    long step;
    struct reg *now, *end; /* the counter and its limit */
};

struct ranges {
    struct function *f;
    struct maker *makers;
    int n; /* registers before there were counters */
    const struct counted **by_reg;
    const struct types *types; /* NULL in the first round: only constants are known */
    struct fact *now;          /* scratch */
};

static int is_small_constant(const struct operand *o)
{
    return o->kind == OPERAND_INT && o->number > -(1L << 40) && o->number < 1L << 40;
}

/* Is what the call begins with proved to be small there? */
static int has_small_start(const struct ranges *w, const struct counted *c)
{
    const struct block *b = w->makers[c->call->dst.at[0]->id].in;

    if (!w->types || c->start.kind != OPERAND_REG || !w->types->in[b->id])
        return 0;
    memcpy(w->now, w->types->in[b->id], sizeof *w->now * (size_t)w->types->n);
    for (int n = 0; b->instrs.at[n] != c->call; n++)
        types_after(w->types, w->now, b->instrs.at[n]);
    struct fact start = operand_fact(w->types, w->now, &c->start);
    return is_small(start) && start.lo >= -MOST_START && start.hi <= MOST_START + MOST_STEP;
}

static int find_bounds(const struct ranges *w, struct counted *c)
{
    int first = c->call->op != OP_CALL_BUILTIN; /* the others have the callee in front */
    const struct operand *args = c->call->src.at + first;
    int n = c->call->src.n - first;

    c->start = int_operand(0);
    c->step = 1;
    if (n < 1 || n > 3)
        return 0;
    c->stop = args[n > 1];
    if (n > 1)
        c->start = args[0];
    if (n > 2 && args[2].kind != OPERAND_INT)
        return 0;
    if (n > 2)
        c->step = args[2].number;
    if (!c->step || c->step < -MOST_STEP || c->step > MOST_STEP)
        return 0;
    return is_small_constant(&c->start) || has_small_start(w, c);
}

static int find_counted(const struct ranges *w, struct block *head, struct counted *c)
{
    *c = (struct counted){.head = head, .next = block_terminator(head)};
    if (c->next->op != OP_NEXT || head->instrs.n != 1)
        return 0;
    struct instr *by = only_maker(w->makers, &c->next->src.at[0]);
    while (by && (by->op == OP_ITER || by->op == OP_MOVE) && c->n < MOST_LINKS) {
        c->links[c->n++] = by;
        by = only_maker(w->makers, &by->src.at[0]);
    }
    c->call = by;
    const char *name = c->n && by ? known_builtin(w->makers, by, &c->load) : NULL;
    if (!name || strcmp(name, "range") != 0)
        return 0;
    return find_bounds(w, c);
}

/* ------------------------------------------------------------------------------------- rewriting
 */

static struct instr *append(struct function *f, struct block *b, enum opcode op, int line)
{
    struct instr *i = new_instr(f, op, line);

    push(f->module->arena, &b->instrs, i);
    return i;
}

/* What the head of the loop becomes, and the block in front of its body. */
static void count(struct function *f, const struct counted *c)
{
    int line = c->next->line;
    struct block *step = new_block(f, "step");
    struct reg *test = new_reg(f, REG_TEMP, REP_RAW);

    step->try_depth = c->head->try_depth;
    step->handled_depth = c->head->handled_depth;
    c->head->instrs.n = 0;
    struct instr *i = append(f, c->head, c->step > 0 ? OP_TEST_LT_I64 : OP_TEST_GT_I64, line);
    instr_add_src(f, i, reg_operand(c->now));
    instr_add_src(f, i, reg_operand(c->end));
    instr_add_dst(f, i, test);
    i = append(f, c->head, OP_BRANCH, line);
    instr_add_src(f, i, reg_operand(test));
    instr_add_target(f, i, step);
    instr_add_target(f, i, c->next->target.at[1]);
    i = append(f, step, OP_BOX_I64, line);
    instr_add_src(f, i, reg_operand(c->now));
    instr_add_dst(f, i, c->next->dst.at[0]);
    i = append(f, step, OP_ADD_I64, line);
    instr_add_src(f, i, reg_operand(c->now));
    instr_add_src(f, i, i64_operand(c->step));
    instr_add_dst(f, i, c->now);
    i = append(f, step, OP_JUMP, line);
    instr_add_target(f, i, c->next->target.at[0]);
    for (int n = 0; n < step->instrs.n; n++)
        step->instrs.at[n]->sequence = c->next->sequence;
    for (int n = 0; n < c->head->instrs.n; n++)
        c->head->instrs.at[n]->sequence = c->next->sequence;
}

/* In the place of the call: where the counter starts, and where it ends. */
static void append_bounds(struct function *f, const struct counted *c, struct block *b)
{
    int first = b->instrs.n;
    int is_known = c->start.kind == OPERAND_INT;
    struct instr *i = append(f, b, is_known ? OP_SET_I64 : OP_UNBOX_I64, c->call->line);

    if (is_known)
        i->aux = c->start.number;
    else
        instr_add_src(f, i, c->start);
    instr_add_dst(f, i, c->now);
    if (is_small_constant(&c->stop)) {
        i = append(f, b, OP_SET_I64, c->call->line);
        i->aux = c->stop.number;
    } else {
        i = append(f, b, OP_RANGE, c->call->line);
        i->fail = c->call->fail;
        instr_add_src(f, i, c->stop);
    }
    instr_add_dst(f, i, c->end);
    while (first < b->instrs.n)
        b->instrs.at[first++]->sequence = c->call->sequence;
}

static int is_link(const struct counted *c, const struct instr *i)
{
    for (int k = 0; k < c->n; k++)
        if (c->links[k] == i)
            return 1;
    return 0;
}

/* The loop that has its iterator, or a step on the way to it, in that register; or NULL. */
static const struct counted *loop_of(const struct ranges *w, const struct reg *r)
{
    return r->id < w->n ? w->by_reg[r->id] : NULL;
}

static int is_iterator(const struct ranges *w, const struct reg *r)
{
    const struct counted *c = loop_of(w, r);

    for (int k = 0; c && k < c->n; k++)
        if (c->links[k]->dst.at[0] == r)
            return 1;
    return 0;
}

static int ends_iterator(const struct ranges *w, const struct instr *i)
{
    if (i->op == OP_UNBIND)
        return is_iterator(w, i->dst.at[0]);
    return i->op == OP_DROP && i->src.at[0].kind == OPERAND_REG && is_iterator(w, i->src.at[0].reg);
}

static void forget_iterators(const struct ranges *w, struct instr *i)
{
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && is_iterator(w, i->src.at[s].reg))
            i->src.at[s] = null_operand();
}

/* Appends to out what stands for the instruction. */
static void rewrite_instr(const struct ranges *w, struct instr *i, struct block *out)
{
    const struct counted *c = i->dst.n ? loop_of(w, i->dst.at[0]) : NULL;

    if (ends_iterator(w, i) || (c && (i == c->load || is_link(c, i))))
        return;
    if (i->op == OP_TRACE_INNER)
        forget_iterators(w, i);
    if (c && i == c->call)
        append_bounds(w->f, c, out);
    else
        push(w->f->module->arena, &out->instrs, i);
}

static int names_loop(const struct ranges *w, const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++)
        if (loop_of(w, i->dst.at[d]))
            return 1;
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && loop_of(w, i->src.at[s].reg))
            return 1;
    return 0;
}

static void rewrite_block(const struct ranges *w, struct block *b)
{
    struct block out = {0};
    int n = 0;

    while (n < b->instrs.n && !names_loop(w, b->instrs.at[n]))
        n++;
    if (n == b->instrs.n)
        return;
    for (n = 0; n < b->instrs.n; n++)
        rewrite_instr(w, b->instrs.at[n], &out);
    b->instrs.n = out.instrs.n;
    b->instrs.at = out.instrs.at;
}

/* A register for the counter or its limit. Where the iterator was a variable of a fused generator
 * this is one too: behind which of several yields the generator goes on the graph does not tell. */
static struct reg *new_counter(struct function *f, const struct counted *c, const char *name)
{
    static const char ending[] = "iterator";
    const struct reg *iterator = c->next->src.at[0].reg;
    struct reg *r = new_reg(f, iterator->kind, REP_I64);

    if (iterator->kind == REG_INNER)
        r->name =
            arena_printf(f->module->arena, "%.*s%s", (int)(strlen(iterator->name) - strlen(ending)),
                         iterator->name, name);
    return r;
}

static void note_loop(struct ranges *w, struct counted *c)
{
    for (int k = 0; k < c->n; k++)
        w->by_reg[c->links[k]->dst.at[0]->id] = c;
    w->by_reg[c->call->dst.at[0]->id] = c;
    if (c->load)
        w->by_reg[c->load->dst.at[0]->id] = c;
}

static void lower_counted(struct ranges *w, struct counted *c)
{
    note_loop(w, c);
    c->now = new_counter(w->f, c, "next");
    c->end = new_counter(w->f, c, "end");
    count(w->f, c);
    add_note(w->f, c->next->line, "the loop over range() counts in a C variable",
             c->start.kind == OPERAND_INT
                 ? "range is the built-in, its start and step are small constants"
                 : "range is the built-in, its start a small int, its step a small constant");
}

/* Lowers the loops whose bounds are known now. Tells whether there was one. */
static int lower_known(struct ranges *w)
{
    struct function *f = w->f;
    struct counted found, *c;
    arena *a = f->module->arena;
    int n = f->blocks.n, changed = 0;

    w->n = f->regs.n;
    w->makers = find_makers(f);
    w->by_reg = NEW_ARRAY(a, const struct counted *, w->n + 1);
    for (int b = 0; b < n; b++)
        if (find_counted(w, f->blocks.at[b], &found)) {
            c = NEW(a, struct counted);
            *c = found;
            lower_counted(w, c);
            changed = 1;
        }
    if (!changed)
        return 0;
    for (int b = 0; b < n; b++)
        rewrite_block(w, f->blocks.at[b]);
    tidy_blocks(f);
    return 1;
}

/* Is there a loop left that is over a range() from something else than a constant? */
static int has_open_range(struct ranges *w)
{
    struct function *f = w->f;
    struct counted c;

    w->makers = find_makers(f);
    for (int b = 0; b < f->blocks.n; b++)
        if (!find_counted(w, f->blocks.at[b], &c) && c.call && c.step &&
            c.start.kind == OPERAND_REG)
            return 1;
    return 0;
}

void lower_ranges(struct function *f)
{
    struct ranges w = {.f = f};

    if (!f->module->known || !lower_known(&w))
        return;
    for (int round = 0; round < MOST_ROUNDS && has_open_range(&w); round++) {
        arena *a = arena_new();
        struct types types;
        int known = find_types(&types, f, a);
        w.types = &types;
        w.now = NEW_ARRAY(a, struct fact, f->regs.n + 1);
        known = known && lower_known(&w);
        w.types = NULL;
        arena_free(a);
        if (!known)
            break;
    }
}
