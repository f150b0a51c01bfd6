/*
 * Comprehensions without a function: the body of a list, set or dict comprehension stands where it
 * is called, which is where it is made.
 *
 * Requires tidy blocks, references not placed, module.known, and a program that does not look at
 * the variables of frames. Produces the same kind of graph. Preserves what the program does: the
 * variables are the comprehension's own, and die when it ends; an exception in it has an entry of
 * its own in the traceback (transform/splice.c).
 */
#include <string.h>
#include "analyse/makers.h"
#include "inline.h"
#include "splice.h"

enum { MOST_INLINED = 32, MOST_INSTRS = 700 };

/* A call of a function that is made for it. */
struct made {
    struct block *in;
    int at; /* the CALL is instruction number `at` of that block */
    struct instr *call, *function;
};

static int is_comprehension(const struct function *f)
{
    return !f->is_generator && f->positional == 1 &&
           (strcmp(f->name, "<listcomp>") == 0 || strcmp(f->name, "<setcomp>") == 0 ||
            strcmp(f->name, "<dictcomp>") == 0);
}

static int find_made(const struct function *f, const struct maker *makers, struct made *m)
{
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            struct instr *i = f->blocks.at[b]->instrs.at[n];
            struct instr *function =
                i->op == OP_CALL && i->src.n == 2 ? only_maker(makers, &i->src.at[0]) : NULL;
            if (!function || function->op != OP_FUNCTION)
                continue;
            const struct function *callee = f->module->functions.at[function->aux];
            *m = (struct made){f->blocks.at[b], n, i, function};
            if (is_comprehension(callee) && !why_not_copied(callee))
                return 1;
        }
    return 0;
}

/* ------------------------------------------------------------------------------- rewriting */

static struct block *block_like(struct function *f, const struct block *b, const char *hint)
{
    struct block *new = new_block(f, hint);

    new->try_depth = b->try_depth;
    new->handled_depth = b->handled_depth;
    return new;
}

/* What stands behind the call becomes a block of its own. */
static struct block *split(struct function *f, const struct made *m)
{
    struct block *rest = block_like(f, m->in, "next");

    for (int n = m->at + 1; n < m->in->instrs.n; n++)
        push(f->module->arena, &rest->instrs, m->in->instrs.at[n]);
    m->in->instrs.n = m->at;
    return rest;
}

static struct instr *append_move(struct function *f, struct block *b, struct operand from,
                                 struct reg *to, int line)
{
    struct instr *i = new_instr(f, OP_MOVE, line);

    instr_add_src(f, i, from);
    instr_add_dst(f, i, to);
    push(f->module->arena, &b->instrs, i);
    return i;
}

/* The value is there before the variables go. */
static void join_return(struct splice *s, const struct made *m, struct block *b, struct block *rest)
{
    struct instr *i = b->instrs.at[--b->instrs.n];

    append_move(s->f, b, i->src.at[0], m->call->dst.at[0], i->line);
    append_unbinds(s->f, b, s, i->line);
    append_jump(s->f, b, rest, i->line);
}

/* The copy's text comes where the call was. */
static void put_in_order(const struct splice *s, const struct made *m)
{
    for (int k = 0; k < s->callee->blocks.n; k++) {
        struct block *b = s->blocks[s->callee->blocks.at[k]->id];
        for (int n = 0; n < b->instrs.n; n++)
            b->instrs.at[n]->sequence = m->call->sequence;
    }
}

static void inline_made(struct function *f, const struct made *m)
{
    struct splice s = {.f = f,
                       .callee = f->module->functions.at[m->function->aux],
                       .frees = m->function->src.at + 3,
                       .line = m->call->line,
                       .try_depth = m->in->try_depth,
                       .handled_depth = m->in->handled_depth,
                       .outer = m->call->fail};
    struct block *rest = split(f, m);

    splice_body(&s);
    for (int k = 0; k < s.callee->blocks.n; k++) {
        struct block *b = s.blocks[s.callee->blocks.at[k]->id];
        if (block_terminator(b)->op == OP_RETURN)
            join_return(&s, m, b, rest);
    }
    for (int r = 0; r < s.callee->regs.n; r++)
        if (s.callee->regs.at[r]->is_parameter)
            append_move(f, m->in, m->call->src.at[1], s.regs[r], m->call->line)->sequence =
                m->call->sequence;
    append_jump(f, m->in, s.blocks[0], m->call->line);
    m->in->instrs.at[m->in->instrs.n - 1]->sequence = m->call->sequence;
    put_in_order(&s, m);
    remove_instr(f, m->function);
    tidy_blocks(f);
}

void inline_comprehensions(struct function *f)
{
    struct made m;

    if (f->kind == FN_CLASS || !f->module->known || !f->module->hides_variables)
        return;
    for (int k = 0; k < MOST_INLINED && function_size(f) < MOST_INSTRS; k++) {
        if (!find_made(f, find_makers(f), &m))
            return;
        inline_made(f, &m);
    }
}
