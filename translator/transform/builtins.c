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

/* The built-in that a call is known to call, NULL: none. *load: what loads its name, or NULL. */
static const char *builtin_of(const struct function *f, const struct maker *makers,
                              const struct instr *call, struct instr **load)
{
    const struct module *m = f->module;

    *load = NULL;
    if (call->op == OP_CALL_LOADED) {
        *load = only_maker(makers, &call->src.at[0]);
        if (!*load || (*load)->op != OP_LOAD_GLOBAL)
            return NULL;
    } else if (call->op != OP_CALL_BUILTIN) {
        return NULL;
    }
    long global = *load ? (*load)->aux : call->aux;
    return m->known[global].is_builtin ? m->globals.at[global] : NULL;
}

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

void open_builtins(struct function *f)
{
    if (!f->module->known)
        return;
    struct maker *makers = find_makers(f);
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            struct instr *i = f->blocks.at[b]->instrs.at[n], *load;
            const struct function *callee = callee_of(makers, i);
            if (callee) {
                i->op = OP_CALL_KNOWN;
                i->aux = callee->index;
                continue;
            }
            const char *name = builtin_of(f, makers, i, &load);
            if (!name || strcmp(name, "len") != 0 || i->src.n != 1 + (load != NULL))
                continue;
            i->op = OP_LEN;
            i->src.at[0] = i->src.at[load != NULL];
            i->src.n = 1;
            if (load) {
                load->op = OP_MOVE; /* of a word that nobody reads: left out as such */
                load->fail = NULL;
                instr_add_src(f, load, word_operand(WORD_NONE));
            }
        }
}
