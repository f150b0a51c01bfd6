/*
 * Calls of what is known: len(a) becomes LEN, which the emitted C does in line for a list, and a
 * call of a function of the module CALL_KNOWN or BEGIN, which the C compiler sees the callee of.
 * What a BEGIN gives is its own iterator, or what an await drives.
 *
 *     t1 = LOAD_GLOBAL len
 *     t2 = GETATTR a, items         =>     t2 = GETATTR a, items
 *     t3 = CALL_LOADED t1, t2              t3 = LEN t2
 *
 * Likewise a condition that asks for the truth of an item, or of isinstance(), is one test.
 *
 * Requires tidy blocks, references not placed, module.known: the name is that of the built-in.
 * Produces the same kind of graph. Preserves what the program does: nobody can tell when such a
 * name is looked up.
 */
#include <string.h>
#include "analyse/makers.h"
#include "builtins.h"
#include "lower/lower.h"

/* Is it a call of a function of the module with just its parameters? */
static const struct function *callee_of(const struct maker *makers, const struct instr *call)
{
    struct operand *frees;
    const struct instr *made = call->op == OP_CALL ? only_maker(makers, &call->src.at[0]) : NULL;

    if (!made)
        return NULL;
    const struct function *f = known_callee(makers, call, &frees);
    if (!f || f->keyword_only ||
        (!f->is_generator && (f->kind != FN_FUNCTION || made->op != OP_LOAD_GLOBAL)) ||
        f->flags & (CODE_VARARGS | CODE_VARKEYWORDS) || f->positional != call->src.n - 1)
        return NULL;
    return f;
}

/* Nothing is left of an instruction whose result nobody reads. */
static void make_dead(struct function *f, struct instr *i)
{
    i->op = OP_MOVE;
    i->fail = NULL;
    i->src.n = 0;
    instr_add_src(f, i, word_operand(WORD_NONE));
}

/* A call of one argument that is an instruction of its own. */
static void open_simple(struct function *f, struct instr *call, struct instr *load, enum opcode op)
{
    call->op = op;
    call->src.at[0] = call->src.at[load != NULL];
    call->src.n = 1;
    if (load)
        make_dead(f, load);
}

/* Where next asks for the truth of what i gives, and nobody else reads it: i becomes op, which is
 * the test itself. */
static int become_test(struct function *f, const struct maker *makers, struct instr *i,
                       struct instr *next, enum opcode op)
{
    struct reg *answer = i->dst.at[0];

    if (!next || next->op != OP_TRUTH || next->src.at[0].kind != OPERAND_REG ||
        next->src.at[0].reg != answer || answer->kind != REG_TEMP ||
        makers[answer->id].reads != 1 || makers[answer->id].sets != 1)
        return 0;
    i->op = op;
    i->dst.at[0] = next->dst.at[0];
    make_dead(f, next);
    next->dst.at[0] = answer;
    return 1;
}

/* if isinstance(a, b) */
static void open_isinstance(struct function *f, const struct maker *makers, struct instr *call,
                            struct instr *load, struct instr *next)
{
    int first = load != NULL;

    if (!become_test(f, makers, call, next, OP_ISINSTANCE))
        return;
    for (int s = 0; s < 2; s++)
        call->src.at[s] = call->src.at[s + first];
    call->src.n = 2;
    if (load)
        make_dead(f, load);
}

/* a.send(b) */
static int is_send(const struct maker *makers, const struct instr *call)
{
    const struct instr *load =
        call->op == OP_CALL_METHOD ? only_maker(makers, &call->src.at[0]) : NULL;
    return load && load->op == OP_LOAD_METHOD && strcmp(load->name, "send") == 0 &&
           call->src.n == 3;
}

static void open_call(struct function *f, const struct maker *makers, struct block *b, int n)
{
    struct instr *i = b->instrs.at[n], *load;
    struct instr *next = n + 1 < b->instrs.n ? b->instrs.at[n + 1] : NULL;
    const struct function *callee = callee_of(makers, i);

    if (callee) {
        i->op = callee->is_generator ? OP_BEGIN : OP_CALL_KNOWN;
        i->aux = callee->index;
        return;
    }
    if (is_send(makers, i)) {
        i->op = OP_CALL_SEND;
        return;
    }
    if (i->op == OP_GETITEM && become_test(f, makers, i, next, OP_TEST_ITEM))
        return;
    const char *name = known_builtin(makers, i, &load);
    int args = i->src.n - (load != NULL);
    if (name && strcmp(name, "len") == 0 && args == 1)
        open_simple(f, i, load, OP_LEN);
    else if (name && strcmp(name, "next") == 0 && args == 1)
        open_simple(f, i, load, OP_NEXT_OF);
    else if (name && strcmp(name, "isinstance") == 0 && args == 2)
        open_isinstance(f, makers, i, load, next);
}

/* The iterator of what a BEGIN has just made is that itself. */
static void open_iterator(struct function *f, const struct maker *makers, struct block *b, int n)
{
    struct instr *i = b->instrs.at[n];
    static const struct {
        enum opcode op;
        unsigned of; /* whose code has that flag */
    } own[] = {{OP_ITER, CODE_GENERATOR},
               {OP_YIELD_FROM_ITER, CODE_GENERATOR},
               {OP_AWAIT_ITER, CODE_COROUTINE},
               {OP_AITER, CODE_ASYNC_GENERATOR}};
    struct instr *made = i->src.n == 1 ? only_maker(makers, &i->src.at[0]) : NULL;

    if (!made || made->op != OP_BEGIN || !n || b->instrs.at[n - 1] != made)
        return;
    const struct function *callee = made->from->module->functions.at[made->aux];
    for (size_t k = 0; k < sizeof own / sizeof *own; k++)
        if (i->op == own[k].op && callee->flags & own[k].of) {
            struct reg *iterator = i->dst.at[0];
            i->dst.at[0] = made->dst.at[0];
            made->dst.at[0] = iterator;
            make_dead(f, i);
        }
}

/* What is still loaded by its name. */
static void open_load(struct function *f, struct instr *i)
{
    const struct module *m = f->module;

    if (i->op == OP_LOAD_GLOBAL && m->known[i->aux].is_builtin &&
        has_builtin_number(m->globals.at[i->aux]))
        i->op = OP_LOAD_BUILTIN;
}

void open_builtins(struct function *f)
{
    if (!f->module->known)
        return;
    struct maker *makers = find_makers(f);
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
            open_call(f, makers, f->blocks.at[b], n);
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
            open_load(f, f->blocks.at[b]->instrs.at[n]);
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
            open_iterator(f, makers, f->blocks.at[b], n);
}
