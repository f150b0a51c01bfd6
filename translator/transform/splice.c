/*
 * The body of one function put into another.
 *
 * Requires a tidy callee, lowered, its checks of boundness removed. Produces copies of its
 * registers and blocks in f; what suspends and what returns is left for whoever asked.
 *
 * What becomes of registers. A named variable of the callee becomes a REG_INNER: as in the callee
 * it owns what it holds until it is rebound or unbound, so that values die when they would (L1). A
 * temporary stays one, but for iterators that are alive where the callee is suspended: these become
 * REG_INNER too, since what f does meanwhile must be able to let them go whatever state the callee
 * is in. All else that is alive there makes a callee unfit.
 *
 * What becomes of failures. The callee must have no handler: its one pad becomes a pad of f that
 * begins with TRACE_INNER, which adds the callee's traceback entry, hands its variables over to
 * that entry, and makes the RuntimeError of a StopIteration (PEP 479). Then f's own pad adds the
 * entry of the loop. Iterators die before, as they do when an exception unwinds the callee.
 */
#include <string.h>
#include "analyse/liveness.h"
#include "splice.h"

enum { MOST_YIELDS = 6, MOST_INSTRS = 250 };

/* ------------------------------------------------------------------------------------ fitness */

/* Does it mention the running function itself, its names or its frame? */
static int is_own_business(const struct instr *i)
{
    switch (i->op) {
    case OP_DELEGATE:
    case OP_YIELD_FROM_ITER:
    case OP_SAVE_HANDLED:
    case OP_NEW_CELL:
    case OP_LOAD_CLASS_CELL:
    case OP_LOAD_NAME:
    case OP_CALL_SUPER:
    case OP_CALL_LOCALS:
    case OP_CALL_GLOBALS:
    case OP_CALL_NAMESPACE:
    case OP_CALL_EXEC:
    case OP_IMPORT_STAR:
    case OP_AITER:
    case OP_ANEXT: return 1;
    case OP_UNBIND: return i->aux == UNBIND_BY_NONE;
    default: return 0;
    }
}

static int uses_fit(const struct function *f, const struct reg *r)
{
    int makers = 0;

    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            const struct instr *i = f->blocks.at[b]->instrs.at[n];
            for (int d = 0; d < i->dst.n; d++)
                if (i->dst.at[d] == r) {
                    makers++;
                    if (i->op != OP_ITER)
                        return 0;
                }
            for (int s = 0; s < i->src.n; s++)
                if (i->src.at[s].kind == OPERAND_REG && i->src.at[s].reg == r && i->op != OP_NEXT &&
                    i->op != OP_DROP)
                    return 0;
        }
    return makers == 1;
}

/* Is the temporary an iterator that the callee holds while it is suspended? */
static int is_held_iterator(const struct function *callee, const struct reg *r)
{
    if (r->kind != REG_TEMP || !rep_infos[r->rep].is_counted || r->uncounted)
        return 0;
    for (int b = 0; b < callee->blocks.n; b++) {
        const struct instr *last = block_terminator(callee->blocks.at[b]);
        if (last->op == OP_YIELD && ids_has(&last->target.at[0]->live_in, r->id))
            return 1;
    }
    return 0;
}

/* Is all that is alive at the suspension fit to be unbound at any time? */
static int holds_iterators_only(const struct function *f, const struct instr *yield)
{
    const struct ids *live = &yield->target.at[0]->live_in;

    for (int k = 0; k < live->n; k++) {
        const struct reg *r = f->regs.at[live->at[k]];
        if (yield->dst.n && r == yield->dst.at[0])
            continue;
        if (!rep_infos[r->rep].is_counted || r->uncounted || r->nullable || !uses_fit(f, r))
            return 0;
    }
    return 1;
}

/* What keeps the block from standing in another function; NULL: nothing. */
static const char *why_not_block(const struct function *f, const struct block *b, int *yields)
{
    for (int n = 0; n < b->instrs.n; n++) {
        const struct instr *i = b->instrs.at[n];
        if (is_own_business(i))
            return "it delegates, or looks at its own names";
        if (i->op == OP_TRACE && b != f->unwind)
            return "it has a handler";
    }
    const struct instr *last = block_terminator(b);
    if (last->op != OP_YIELD)
        return NULL;
    if (++*yields > MOST_YIELDS)
        return "it has many yields";
    if (last->src.n != 1 || b->try_depth || b->handled_depth)
        return "a handler encloses a yield";
    return holds_iterators_only(f, last) ? NULL : "a yield stands in an expression";
}

const char *why_not_copied(const struct function *callee)
{
    int yields = 0, instrs = 0;

    if (callee->cells.n)
        return "other functions share its variables";
    if (callee->flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR | CODE_ITERABLE_COROUTINE))
        return "it is asynchronous";
    if (callee->keyword_only || callee->flags & (CODE_VARARGS | CODE_VARKEYWORDS))
        return "its parameters are not all positional";
    analyse_liveness((struct function *)callee);
    for (int b = 0; b < callee->blocks.n; b++) {
        instrs += callee->blocks.at[b]->instrs.n;
        const char *why_not = why_not_block(callee, callee->blocks.at[b], &yields);
        if (why_not)
            return why_not;
    }
    return instrs <= MOST_INSTRS ? NULL : "it is long";
}

const char *why_not_spliceable(const struct function *callee)
{
    return callee->is_recursive ? "it is recursive" : why_not_copied(callee);
}

int is_spliceable(const struct function *callee)
{
    return why_not_spliceable(callee) == NULL;
}

/* ---------------------------------------------------------------------------------- registers */

/* `counter` of counter(), `genexpr` of <genexpr>. */
static const char *stem_of(struct splice *s)
{
    const char *name = s->callee->name;

    return *name == '<' ? arena_strndup(s->f->module->arena, name + 1, strlen(name) - 2) : name;
}

const char *inner_name(struct splice *s, const char *name)
{
    arena *a = s->f->module->arena;

    return intern_cstr(a, arena_printf(a, "%s_%s", stem_of(s), name));
}

static struct reg *inner_reg(struct splice *s, const char *name)
{
    struct reg *r = new_reg(s->f, REG_INNER, REP_BOXED);

    r->name = inner_name(s, name);
    return r;
}

static struct reg *copy_reg(struct splice *s, const struct reg *from)
{
    if (from->kind == REG_LOCAL)
        return inner_reg(s, strcmp(from->name, ".0") == 0 ? "iterator" : from->name);
    if (is_held_iterator(s->callee, from))
        return inner_reg(s, "iterator");
    struct reg *r = new_reg(s->f, from->kind, from->rep);
    r->name = from->name;
    r->nullable = from->nullable;
    r->uncounted = from->uncounted;
    return r;
}

/* The order in which a frame lets go: iterators from the youngest on, then variables in order. */
static void copy_regs(struct splice *s)
{
    const struct function *c = s->callee;
    arena *a = s->f->module->arena;
    LIST(struct reg *) named = {0, NULL};

    s->regs = NEW_ARRAY(a, struct reg *, c->regs.n + 1);
    for (int r = 0; r < c->regs.n; r++) {
        s->regs[r] = copy_reg(s, c->regs.at[r]);
        if (c->regs.at[r]->kind == REG_LOCAL || c->regs.at[r]->kind == REG_INNER)
            push(a, &named, s->regs[r]);
    }
    for (int r = c->regs.n - 1; r >= 0; r--)
        if (c->regs.at[r]->kind == REG_TEMP && s->regs[r]->kind == REG_INNER)
            push(a, &s->inner, s->regs[r]);
    for (int k = 0; k < named.n; k++)
        push(a, &s->inner, named.at[k]);
}

static int is_own_iterator(const struct splice *s, const struct reg *inner)
{
    for (int r = 0; r < s->callee->regs.n; r++)
        if (s->regs[r] == inner)
            return s->callee->regs.at[r]->kind == REG_TEMP;
    return 0;
}

/* --------------------------------------------------------------------------------------- code */

void append_unbind(struct function *f, struct block *b, struct reg *r, int line)
{
    struct instr *i = new_instr(f, OP_UNBIND, line);

    instr_add_dst(f, i, r);
    push(f->module->arena, &b->instrs, i);
}

void append_unbinds(struct function *f, struct block *b, const struct splice *s, int line)
{
    for (int k = 0; k < s->inner.n; k++)
        append_unbind(f, b, s->inner.at[k], line);
}

static struct operand copy_operand(const struct splice *s, struct operand o)
{
    if (o.kind == OPERAND_REG)
        o.reg = s->regs[o.reg->id];
    else if (o.kind == OPERAND_FREE)
        o = s->frees[o.number];
    return o;
}

static struct instr *copy_instr(struct splice *s, const struct instr *from)
{
    struct instr *i = new_instr(s->f, from->op, from->line);

    i->from = from->from;
    i->aux = from->aux;
    i->name = from->name;
    i->name_constant = from->name_constant;
    i->site = from->site;
    for (int d = 0; d < from->dst.n; d++)
        instr_add_dst(s->f, i, s->regs[from->dst.at[d]->id]);
    for (int k = 0; k < from->src.n; k++)
        instr_add_src(s->f, i, copy_operand(s, from->src.at[k]));
    for (int t = 0; t < from->target.n; t++)
        instr_add_target(s->f, i, s->blocks[from->target.at[t]->id]);
    i->fail = from->fail ? s->blocks[from->fail->id] : NULL;
    return i;
}

/* TRACE of the callee's own pad. */
static struct instr *trace_inner(struct splice *s, int line)
{
    struct instr *i = new_instr(s->f, OP_TRACE_INNER, line);

    i->aux = s->callee->index;
    for (int k = 0; k < s->callee->frees.n; k++)
        instr_add_src(s->f, i, s->frees[k]);
    for (int k = 0; k < s->inner.n; k++)
        if (!is_own_iterator(s, s->inner.at[k]))
            instr_add_src(s->f, i, reg_operand(s->inner.at[k]));
    return i;
}

static void copy_block(struct splice *s, const struct block *from)
{
    arena *a = s->f->module->arena;
    struct block *b = s->blocks[from->id];

    for (int n = 0; n < from->instrs.n; n++) {
        const struct instr *i = from->instrs.at[n];
        if (i->op == OP_UNWIND)
            append_jump(s->f, b, s->outer, s->line);
        else if (i->op == OP_TRACE)
            push(a, &b->instrs, trace_inner(s, i->line));
        else if (i->op == OP_DROP && i->src.at[0].kind == OPERAND_REG &&
                 s->regs[i->src.at[0].reg->id]->kind == REG_INNER)
            append_unbind(s->f, b, s->regs[i->src.at[0].reg->id], i->line);
        else
            push(a, &b->instrs, copy_instr(s, i));
    }
}

static void lead_around(struct instr *i, struct block *pad, struct block *out)
{
    if (i->fail == pad)
        i->fail = out;
    for (int t = 0; t < i->target.n; t++)
        if (i->target.at[t] == pad)
            i->target.at[t] = out;
}

/* Iterators of the callee die before its pad. */
static void lead_failures_out(struct splice *s)
{
    const struct function *c = s->callee;
    struct block *pad, *out = NULL;

    if (c->unwind->id >= c->blocks.n || c->blocks.at[c->unwind->id] != c->unwind)
        return; /* nothing in it can fail */
    pad = s->blocks[c->unwind->id];
    for (int k = 0; k < s->inner.n && is_own_iterator(s, s->inner.at[k]); k++) {
        if (!out)
            out = new_block(s->f, "drop");
        append_unbind(s->f, out, s->inner.at[k], s->line);
    }
    if (!out)
        return;
    for (int b = 0; b < c->blocks.n; b++) {
        struct block *copy = s->blocks[c->blocks.at[b]->id];
        for (int n = 0; n < copy->instrs.n; n++)
            lead_around(copy->instrs.at[n], pad, out);
    }
    append_jump(s->f, out, pad, s->line);
}

void splice_body(struct splice *s)
{
    const struct function *c = s->callee;

    copy_regs(s);
    s->blocks = NEW_ARRAY(s->f->module->arena, struct block *, c->blocks.n + 1);
    for (int b = 0; b < c->blocks.n; b++) {
        struct block *copy = new_block(s->f, c->blocks.at[b]->hint);
        copy->is_pad = c->blocks.at[b]->is_pad;
        copy->try_depth = c->blocks.at[b]->try_depth + s->try_depth;
        copy->handled_depth = c->blocks.at[b]->handled_depth + s->handled_depth;
        s->blocks[c->blocks.at[b]->id] = copy;
    }
    for (int b = 0; b < c->blocks.n; b++)
        copy_block(s, c->blocks.at[b]);
    lead_failures_out(s);
}
