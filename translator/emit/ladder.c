/*
 * Ladders: cleanup blocks in the shape that a C programmer gives to `goto fail`.
 *
 * In:  cleanup blocks that drop some temporaries and jump to a pad or handler; calls followed by
 *      drops of what they borrowed.
 * Out: cleanup blocks with one drop each, shared by every failure that has the same drops from
 *      there on, so that they can be written one after the other:
 *
 *          fail_3: yr_drop(t2);
 *          fail_2: yr_drop(t1);
 *          fail:   yr_trace(...);
 *
 *      Where an instruction is followed by the same drops that its failure begins with, these are
 *      counted in instr.hoisted: they are to be done between the operation and the test, and the
 *      failure goes to a lower rung. FORGET is gone.
 *      When temporaries have got their C variables, merge_ladders joins rungs that have come to
 *      drop the same variable.
 * Requires: ownership is done. Keeps what every path does, and in which order.
 */
#include <string.h>
#include "emitter.h"

struct ladders {
    struct function *f;
    LIST(struct block *) rungs;
};

int is_cleanup(const struct block *b)
{
    if (b->is_pad || b->instrs.n < 2 || b->instrs.at[b->instrs.n - 1]->op != OP_JUMP)
        return 0;
    for (int i = 0; i < b->instrs.n - 1; i++)
        if (b->instrs.at[i]->op != OP_DROP || b->instrs.at[i]->src.at[0].kind != OPERAND_REG)
            return 0;
    return 1;
}

static int is_rung(const struct block *b)
{
    return b->instrs.n == 2 && is_cleanup(b);
}

const struct block *behind_ladder(const struct block *b)
{
    while (is_cleanup(b))
        b = b->instrs.at[b->instrs.n - 1]->target.at[0];
    return b;
}

static int same_drop(const struct instr *a, const struct instr *b)
{
    return a->op == OP_DROP && b->op == OP_DROP && a->src.at[0].kind == OPERAND_REG &&
           b->src.at[0].kind == OPERAND_REG && a->src.at[0].reg == b->src.at[0].reg;
}

/* The rung that does drop and goes on at next. */
static struct block *rung(struct ladders *l, struct instr *drop, struct block *next)
{
    arena *a = l->f->module->arena;

    for (int i = 0; i < l->rungs.n; i++) {
        struct block *r = l->rungs.at[i];
        if (r->instrs.at[1]->target.at[0] == next && same_drop(r->instrs.at[0], drop))
            return r;
    }
    struct block *b = new_block(l->f, "fail");
    struct instr *jump = new_instr(l->f, OP_JUMP, drop->line);
    struct instr *copy = new_instr(l->f, OP_DROP, drop->line);
    instr_add_src(l->f, copy, drop->src.at[0]);
    instr_add_target(l->f, jump, next);
    push(a, &b->instrs, copy);
    push(a, &b->instrs, jump);
    b->try_depth = next->try_depth;
    b->handled_depth = next->handled_depth;
    push(a, &l->rungs, b);
    return b;
}

/* The top rung that stands for the cleanup block at the end of a fail edge. */
static struct block *ladder(struct ladders *l, struct block *b)
{
    if (!is_cleanup(b))
        return b;
    struct block *at = ladder(l, b->instrs.at[b->instrs.n - 1]->target.at[0]);
    for (int i = b->instrs.n - 2; i >= 0; i--)
        at = rung(l, b->instrs.at[i], at);
    return at;
}

/* May the drops after i come before its test? Their order must stay, and a result that the
 * failure does not know must not be among them. */
static int is_result(const struct instr *i, const struct instr *drop)
{
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d] == drop->src.at[0].reg)
            return 1;
    return 0;
}

static void hoist_drops(struct block *b, int k)
{
    struct instr *i = b->instrs.at[k];

    if (i->op == OP_CHECK_BOUND) /* writes its test alone */
        return;
    for (int next = k + 1; next < b->instrs.n; next++) {
        const struct instr *drop = b->instrs.at[next];
        if (!is_rung(i->fail) || !same_drop(drop, i->fail->instrs.at[0]) || is_result(i, drop))
            return;
        i->hoisted++;
        i->fail = i->fail->instrs.at[1]->target.at[0];
    }
}

/* FORGET was for the passes before: there is nothing to write. */
static void remove_forgets(struct block *b)
{
    int kept = 0;

    for (int k = 0; k < b->instrs.n; k++)
        if (b->instrs.at[k]->op != OP_FORGET)
            b->instrs.at[kept++] = b->instrs.at[k];
    b->instrs.n = kept;
}

void build_ladders(struct function *f)
{
    struct ladders l = {.f = f};
    int n = f->blocks.n;

    for (int b = 0; b < n; b++)
        remove_forgets(f->blocks.at[b]);

    for (int b = 0; b < n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++) {
            struct instr *i = f->blocks.at[b]->instrs.at[k];
            i->hoisted = 0;
            if (i->fail)
                i->fail = ladder(&l, i->fail);
        }
    for (int b = 0; b < n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++)
            if (f->blocks.at[b]->instrs.at[k]->fail)
                hoist_drops(f->blocks.at[b], k);
    tidy_blocks(f);
}

/* ----------------------------------------------------------- rungs that have become the same */

/* What a cleanup block does, as C. */
static const char *text_of(struct body *b, const struct block *block)
{
    struct text t = {0};
    int last = block->instrs.n - 1;

    for (int k = 0; k < last; k++) {
        const struct reg *r = block->instrs.at[k]->src.at[0].reg;
        text_printf(b->arena, &t, "%s%s;", reg_text(b, r), r->nullable ? "?" : "");
    }
    text_printf(b->arena, &t, "%d", block->instrs.at[last]->target.at[0]->id);
    return t.at;
}

/* An earlier cleanup block that does the same, or NULL. */
static struct block *same_cleanup(const struct body *b, const char **texts, int k)
{
    for (int e = 0; e < k; e++)
        if (texts[e] && strcmp(texts[e], texts[k]) == 0)
            return b->f->blocks.at[e];
    return NULL;
}

static void lead_to(struct body *b, struct block **instead)
{
    for (int k = 0; k < b->f->blocks.n; k++)
        for (int n = 0; n < b->f->blocks.at[k]->instrs.n; n++) {
            struct instr *i = b->f->blocks.at[k]->instrs.at[n];
            if (i->fail && instead[i->fail->id])
                i->fail = instead[i->fail->id];
            for (int t = 0; t < i->target.n; t++)
                if (instead[i->target.at[t]->id])
                    i->target.at[t] = instead[i->target.at[t]->id];
        }
}

static void remove_blocks(struct function *f, struct block **instead)
{
    int kept = 0;

    for (int k = 0; k < f->blocks.n; k++)
        if (!instead[k])
            f->blocks.at[kept++] = f->blocks.at[k];
    f->blocks.n = kept;
    for (int k = 0; k < kept; k++)
        f->blocks.at[k]->id = k;
}

/* One round: blocks that go on to merged ones may be the same in the next. */
static int merge_once(struct body *b)
{
    int n = b->f->blocks.n, merged = 0;
    const char **texts = NEW_ARRAY(b->arena, const char *, n);
    struct block **instead = NEW_ARRAY(b->arena, struct block *, n);

    for (int k = 1; k < n; k++) {
        if (!is_cleanup(b->f->blocks.at[k]))
            continue;
        texts[k] = text_of(b, b->f->blocks.at[k]);
        instead[k] = same_cleanup(b, texts, k);
        merged += instead[k] != NULL;
        if (instead[k])
            texts[k] = NULL;
    }
    if (!merged)
        return 0;
    lead_to(b, instead);
    remove_blocks(b->f, instead);
    return 1;
}

void merge_ladders(struct body *b)
{
    while (merge_once(b))
        ;
    tidy_blocks(b->f);
}
