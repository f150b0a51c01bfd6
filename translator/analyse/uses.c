/*
 * How often each register is read and written.
 *
 * Requires nothing. Produces reg.uses and reg.sets. Preserves the graph.
 */
#include "uses.h"

int is_left_out(const struct instr *i)
{
    return i->op != OP_MOVE && only_computes(i) && !i->dst.at[0]->uses;
}

static void count_reads(const struct instr *i)
{
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG)
            i->src.at[s].reg->uses++;
}

static void count_writes(const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++)
        if (!is_left_out(i))
            i->dst.at[d]->sets++;
}

static void count_everywhere(struct function *f, void (*count)(const struct instr *))
{
    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++)
            count(f->blocks.at[k]->instrs.at[n]);
}

void count_uses(struct function *f)
{
    for (int r = 0; r < f->regs.n; r++)
        f->regs.at[r]->uses = f->regs.at[r]->sets = 0;
    count_everywhere(f, count_reads);
    count_everywhere(f, count_writes);
}

int is_fused_test(const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];

    if (op_infos[i->op].result != RESULT_TEST || i->fail || k + 1 >= block->instrs.n)
        return 0;
    const struct instr *branch = block->instrs.at[k + 1];
    const struct reg *r = i->dst.at[0];
    return branch->op == OP_BRANCH && branch->src.at[0].reg == r && r->uses == 1 && r->slot < 0;
}

int is_fused_next(const struct instr *next)
{
    const struct block *body = next->op == OP_NEXT ? next->target.at[0] : NULL;

    if (!body || body->preds.n != 1 || body->instrs.n < 2)
        return 0;
    const struct instr *unpack = body->instrs.at[0], *drop = body->instrs.at[1];
    const struct reg *r = next->dst.at[0];
    return unpack->op == OP_UNPACK && unpack->dst.n && unpack->src.at[0].reg == r &&
           unpack->hoisted == 1 && drop->src.at[0].reg == r && r->kind == REG_TEMP && r->slot < 0 &&
           r->uses == 2 && r->sets == 1 && unpack->fail == next->fail && unpack->line == next->line;
}
