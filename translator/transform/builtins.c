/*
 * Calls of what is known: len(a) becomes LEN, which the emitted C does in line for a list, and a
 * call of a function of the module CALL_KNOWN, which the C compiler sees the callee of.
 *
 *     t1 = LOAD_GLOBAL len
 *     t2 = GETATTR a, items         =>     t2 = GETATTR a, items
 *     t3 = CALL_LOADED t1, t2              t3 = LEN t2
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

    if (!made || made->op != OP_LOAD_GLOBAL)
        return NULL;
    const struct function *f = known_callee(makers, call, &frees);
    if (!f || f->kind != FN_FUNCTION || f->is_generator || f->keyword_only ||
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

/* len(a) */
static void open_len(struct function *f, struct instr *call, struct instr *load)
{
    call->op = OP_LEN;
    call->src.at[0] = call->src.at[load != NULL];
    call->src.n = 1;
    if (load)
        make_dead(f, load);
}

/* if isinstance(a, b): the test itself. */
static void open_isinstance(struct function *f, const struct maker *makers, struct instr *call,
                            struct instr *load, struct instr *next)
{
    struct reg *answer = call->dst.at[0];
    int first = load != NULL;

    if (!next || next->op != OP_TRUTH || next->src.at[0].kind != OPERAND_REG ||
        next->src.at[0].reg != answer || answer->kind != REG_TEMP ||
        makers[answer->id].reads != 1 || makers[answer->id].sets != 1)
        return;
    call->op = OP_ISINSTANCE;
    for (int s = 0; s < 2; s++)
        call->src.at[s] = call->src.at[s + first];
    call->src.n = 2;
    call->dst.at[0] = next->dst.at[0];
    make_dead(f, next);
    next->dst.at[0] = answer;
    if (load)
        make_dead(f, load);
}

static void open_call(struct function *f, const struct maker *makers, struct block *b, int n)
{
    struct instr *i = b->instrs.at[n], *load;
    struct instr *next = n + 1 < b->instrs.n ? b->instrs.at[n + 1] : NULL;
    const struct function *callee = callee_of(makers, i);

    if (callee) {
        i->op = OP_CALL_KNOWN;
        i->aux = callee->index;
        return;
    }
    const char *name = known_builtin(makers, i, &load);
    int args = i->src.n - (load != NULL);
    if (name && strcmp(name, "len") == 0 && args == 1)
        open_len(f, i, load);
    else if (name && strcmp(name, "isinstance") == 0 && args == 2)
        open_isinstance(f, makers, i, load, next);
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
}
