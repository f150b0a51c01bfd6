/*
 * Makers: for each register how often it is set and read, and by what it is set.
 *
 * Requires nothing. Produces a table for whoever asks; the passes that look for a pattern of
 * instructions (inline, consume, fuse, ranges) follow values back by it. Preserves the graph.
 */
#include "makers.h"

int ends_life(const struct instr *i)
{
    return i->op == OP_DROP || i->op == OP_UNBIND || i->op == OP_TRACE_INNER;
}

static void note_instr(struct maker *makers, struct block *b, struct instr *i)
{
    if (ends_life(i))
        return;
    for (int d = 0; d < i->dst.n; d++) {
        struct maker *m = &makers[i->dst.at[d]->id];
        m->sets++;
        m->by = i;
        m->in = b;
    }
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG)
            makers[i->src.at[s].reg->id].reads++;
}

struct maker *find_makers(struct function *f)
{
    struct maker *makers = NEW_ARRAY(f->module->arena, struct maker, f->regs.n + 1);

    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
            note_instr(makers, f->blocks.at[b], f->blocks.at[b]->instrs.at[n]);
    return makers;
}

struct instr *only_maker(const struct maker *makers, const struct operand *o)
{
    if (o->kind != OPERAND_REG || (o->reg->kind != REG_TEMP && o->reg->kind != REG_INNER))
        return NULL;
    const struct maker *m = &makers[o->reg->id];
    return m->sets == 1 && m->reads == 1 ? m->by : NULL;
}

struct function *known_callee(const struct maker *makers, const struct instr *call,
                              struct operand **frees)
{
    const struct instr *made = only_maker(makers, &call->src.at[0]);
    const struct module *m = call->from->module;

    *frees = NULL;
    if (made && made->op == OP_LOAD_GLOBAL)
        return m->known[made->aux].function;
    if (!made || made->op != OP_FUNCTION)
        return NULL;
    for (int s = 0; s < 3; s++)
        if (made->src.at[s].kind != OPERAND_NULL)
            return NULL;
    *frees = made->src.at + 3;
    return m->functions.at[made->aux];
}

const char *known_builtin(const struct maker *makers, const struct instr *call, struct instr **load)
{
    const struct module *m = call->from->module;
    long global = call->aux;

    *load = NULL;
    if (call->op == OP_CALL || call->op == OP_CALL_LOADED) {
        *load = only_maker(makers, &call->src.at[0]);
        if (!*load || (*load)->op != OP_LOAD_GLOBAL)
            return NULL;
        global = (*load)->aux;
    } else if (call->op != OP_CALL_BUILTIN) {
        return NULL;
    }
    return m->known[global].is_builtin ? m->globals.at[global] : NULL;
}
