/*
 * Postorder of the graph of a function.
 *
 * Requires blocks that are numbered by their index. A stack of its own in place of recursion: a
 * module can be a chain of a hundred thousand blocks.
 */
#include "order.h"

/* A block under way: its successors up to here have been visited. */
struct frame {
    struct block *block;
    int instr, target;
};

/* The next successor of a block under way, exceptional ones first; NULL behind the last. */
static struct block *next_successor(struct frame *f)
{
    const struct block *b = f->block;

    while (f->instr < b->instrs.n) {
        const struct instr *i = b->instrs.at[f->instr++];
        if (i->fail)
            return i->fail;
    }
    const struct instr *last = block_terminator(b);
    return last && f->target < last->target.n ? last->target.at[f->target++] : NULL;
}

struct block **postorder(arena *a, const struct function *f, int *n)
{
    struct block **order = NEW_ARRAY(a, struct block *, f->blocks.n);
    struct frame *stack = NEW_ARRAY(a, struct frame, f->blocks.n);
    unsigned char *seen = NEW_ARRAY(a, unsigned char, f->blocks.n);
    int depth = 0;

    *n = 0;
    if (!f->blocks.n)
        return order;
    seen[0] = 1;
    stack[depth++].block = f->blocks.at[0];
    while (depth) {
        struct block *next = next_successor(&stack[depth - 1]);
        if (!next) {
            order[(*n)++] = stack[--depth].block;
        } else if (!seen[next->id]) {
            seen[next->id] = 1;
            stack[depth++] = (struct frame){.block = next};
        }
    }
    return order;
}
