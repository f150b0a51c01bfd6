/*
 * Results that need no variable: what a resumption was sent stays in the parameter `sent`, what
 * was unpacked in the array `items`, as long as it is read before the next of its kind.
 *
 * A temporary is an alias if it is set once and every read of it stands in the block that begins
 * there (or goes on there), in front of the next unpacking. Decided before colours are given.
 */
#include "emitter.h"

/* Instructions that are left out when nobody reads what they set. */
static int sets_only(const struct instr *i)
{
    return i->op == OP_SET_RAW || op_infos[i->op].result == RESULT_WORD ||
           (op_infos[i->op].result == RESULT_TEST && !i->fail);
}

int is_fused_test(const struct body *b, const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];

    if (op_infos[i->op].result != RESULT_TEST || i->fail || k + 1 >= block->instrs.n)
        return 0;
    const struct instr *branch = block->instrs.at[k + 1];
    const struct reg *r = i->dst.at[0];
    return branch->op == OP_BRANCH && branch->src.at[0].reg == r && b->uses[r->id] == 1 &&
           r->slot < 0;
}

void count_uses(struct body *b)
{
    struct function *f = b->f;

    b->uses = NEW_ARRAY(b->arena, int, f->regs.n + 1);
    b->sets = NEW_ARRAY(b->arena, int, f->regs.n + 1);
    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *block = f->blocks.at[k];
        for (int n = 0; n < block->instrs.n; n++) {
            const struct instr *i = block->instrs.at[n];
            for (int s = 0; s < i->src.n; s++)
                if (i->src.at[s].kind == OPERAND_REG)
                    b->uses[i->src.at[s].reg->id]++;
            for (int d = 0; d < i->dst.n; d++)
                if (i->dst.at[d] && !sets_only(i))
                    b->sets[i->dst.at[d]->id]++;
        }
    }
}

/* Reads of r in the instructions of a block from k on, up to the next unpacking. */
static int reads_from(const struct block *block, int k, const struct reg *r)
{
    int n = 0;

    for (; k < block->instrs.n; k++) {
        const struct instr *i = block->instrs.at[k];
        for (int s = 0; s < i->src.n; s++)
            n += i->src.at[s].kind == OPERAND_REG && i->src.at[s].reg == r;
        if (i->op == OP_UNPACK || i->op == OP_UNPACK_STAR)
            break;
    }
    return n;
}

static int may_alias(const struct body *b, const struct reg *r, const struct block *block, int k)
{
    return r && r->kind == REG_TEMP && r->slot < 0 && b->sets[r->id] == 1 &&
           b->uses[r->id] == reads_from(block, k, r);
}

static void alias_items(struct body *b, const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];

    if (i->dst.n > b->items)
        b->items = i->dst.n;
    for (int d = 0; d < i->dst.n; d++)
        if (may_alias(b, i->dst.at[d], block, k + 1))
            b->reg_names[i->dst.at[d]->id] = arena_printf(b->arena, "items[%d]", d);
}

static void alias_sent(struct body *b, const struct instr *i)
{
    const struct block *target = i->target.at[0];
    const struct reg *r = i->dst.n ? i->dst.at[0] : NULL;

    if (target->preds.n == 1 && may_alias(b, r, target, 0))
        b->reg_names[r->id] = "sent";
}

void find_aliases(struct body *b)
{
    for (int k = 0; k < b->f->blocks.n; k++) {
        const struct block *block = b->f->blocks.at[k];
        for (int n = 0; n < block->instrs.n; n++) {
            const struct instr *i = block->instrs.at[n];
            if (i->op == OP_UNPACK || i->op == OP_UNPACK_STAR)
                alias_items(b, block, n);
            else if (i->op == OP_YIELD || i->op == OP_DELEGATE)
                alias_sent(b, i);
            else if (is_fused_test(b, block, n) && !b->sets[i->dst.at[0]->id])
                b->reg_names[i->dst.at[0]->id] = "condition";
        }
    }
}
