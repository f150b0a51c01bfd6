/*
 * Where the C keeps what registers hold.
 *
 * Idea: most registers are variables, named ones each its own; a generator keeps in its state
 * struct what must outlive a suspension. Some results need no variable at all: what a resumption
 * was sent stays in the parameter `sent`, what was unpacked in the array `items`, as long as it is
 * read before the next of its kind; a test that only the branch behind it reads stands in the `if`.
 *
 * Such a temporary is set once, and every read of it stands in the block that begins there (or goes
 * on there), in front of the next unpacking.
 *
 * Requires tidy blocks with their preds, uses counted, frame slots. Produces reg.place, reg.number
 * of items, function.variables and function.item_count. Preserves the graph.
 */
#include "places.h"
#include "uses.h"

/* -------------------------------------------------------------------------------- aliases */

/* Reads of r in the instructions of a block from k on, up to the next unpacking; no more than r
 * has. */
static int reads_from(const struct block *block, int k, const struct reg *r)
{
    int n = 0;

    for (; k < block->instrs.n && n < r->uses; k++) {
        const struct instr *i = block->instrs.at[k];
        for (int s = 0; s < i->src.n; s++)
            n += i->src.at[s].kind == OPERAND_REG && i->src.at[s].reg == r;
        if (i->op == OP_UNPACK || i->op == OP_UNPACK_STAR)
            break;
    }
    return n;
}

static int may_alias(const struct reg *r, const struct block *block, int k)
{
    return r && r->kind == REG_TEMP && r->slot < 0 && r->sets == 1 &&
           r->uses == reads_from(block, k, r);
}

static void alias_items(struct function *f, const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];

    if (i->dst.n > f->item_count)
        f->item_count = i->dst.n;
    for (int d = 0; d < i->dst.n; d++)
        if (may_alias(i->dst.at[d], block, k + 1)) {
            i->dst.at[d]->place = PLACE_ITEM;
            i->dst.at[d]->number = d;
        }
}

static void alias_sent(const struct instr *i)
{
    const struct block *target = i->target.at[0];
    struct reg *r = i->dst.n ? i->dst.at[0] : NULL;

    if (target->preds.n == 1 && may_alias(r, target, 0))
        r->place = PLACE_SENT;
}

static void alias_results(struct function *f, const struct block *block)
{
    for (int n = 0; n < block->instrs.n; n++) {
        const struct instr *i = block->instrs.at[n];
        if (i->op == OP_UNPACK || i->op == OP_UNPACK_STAR)
            alias_items(f, block, n);
        else if (i->op == OP_YIELD || i->op == OP_DELEGATE)
            alias_sent(i);
        else if (is_fused_next(i))
            i->dst.at[0]->place = PLACE_CONDITION;
        else if (is_fused_test(block, n) && i->dst.at[0]->sets == 1)
            i->dst.at[0]->place = PLACE_CONDITION;
    }
}

/* ------------------------------------------------------------------------- named variables */

static int is_used(const struct reg *r)
{
    return r->is_parameter || r->uses || r->sets;
}

struct listing {
    struct function *f;
    LIST(struct reg *) named; /* NULL: listed */
    int first;                /* of those that are not */
    LIST(struct reg *) held;  /* variables of fused generators that a variable held */
};

/* What r held goes where r would. */
static void add_variable(struct listing *l, struct reg *r)
{
    if (r->slot < 0 && is_used(r))
        push(l->f->module->arena, &l->f->variables, r);
    for (int k = 0; k < l->held.n; k++)
        if (l->held.at[k]->stands_for == r)
            add_variable(l, l->held.at[k]);
}

/* The named registers of one kind, in the order of the names; those without a name there last. */
static void add_variables(struct listing *l, enum register_kind kind, const struct name_list *names)
{
    for (int i = 0; i < names->n; i++) {
        while (l->first < l->named.n && !l->named.at[l->first])
            l->first++;
        for (int r = l->first; r < l->named.n; r++)
            if (l->named.at[r] && l->named.at[r]->kind == kind &&
                l->named.at[r]->name == names->at[i]) {
                add_variable(l, l->named.at[r]);
                l->named.at[r] = NULL;
                break;
            }
    }
}

/* In the order in which they are dropped: locals, cells, and what has no name in either list. */
static void list_variables(struct function *f)
{
    struct listing l = {.f = f};

    for (int r = 0; r < f->regs.n; r++) {
        struct reg *reg = f->regs.at[r];
        if (reg->kind != REG_TEMP && reg->stands_for)
            push(f->module->arena, &l.held, reg);
        else if (reg->kind != REG_TEMP)
            push(f->module->arena, &l.named, reg);
    }
    add_variables(&l, REG_LOCAL, &f->locals);
    add_variables(&l, REG_CELL, &f->cells);
    for (int r = 0; r < l.named.n; r++)
        if (l.named.at[r])
            add_variable(&l, l.named.at[r]);
}

void place_registers(struct function *f)
{
    for (int r = 0; r < f->regs.n; r++)
        f->regs.at[r]->place = f->regs.at[r]->slot >= 0 ? PLACE_SLOT : PLACE_VARIABLE;
    for (int k = 0; k < f->blocks.n; k++)
        alias_results(f, f->blocks.at[k]);
    list_variables(f);
}

int same_place(const struct reg *a, const struct reg *b)
{
    if (a == b)
        return 1;
    if (a->place != b->place || a->rep != b->rep)
        return 0;
    switch (a->place) {
    case PLACE_SLOT: return a->slot == b->slot;
    case PLACE_VARIABLE:
        return a->kind == REG_TEMP && b->kind == REG_TEMP && a->number == b->number && a->number;
    case PLACE_ITEM: return a->number == b->number;
    case PLACE_SENT: return 1;
    case PLACE_CONDITION: return 0;
    }
    return 0;
}

/* --------------------------------------------------------------------------------- the dump */

void places_dump(FILE *out, const struct function *f)
{
    fprintf(out, "places %s\n", f->qualname);
    for (int r = 0; r < f->regs.n; r++) {
        const struct reg *reg = f->regs.at[r];
        if (!is_used(reg))
            continue;
        if (reg->kind == REG_TEMP)
            fprintf(out, "  t%d: ", r);
        else
            fprintf(out, "  %s%s: ", reg->name, reg->kind == REG_CELL ? " cell" : "");
        switch (reg->place) {
        case PLACE_SLOT: fprintf(out, "slot %d\n", reg->slot); break;
        case PLACE_SENT: fprintf(out, "sent\n"); break;
        case PLACE_ITEM: fprintf(out, "item %d\n", reg->number); break;
        case PLACE_CONDITION: fprintf(out, "condition\n"); break;
        case PLACE_VARIABLE:
            if (reg->kind == REG_TEMP)
                fprintf(out, "%svariable %d\n", rep_infos[reg->rep].word, reg->number);
            else
                fprintf(out, "variable\n");
            break;
        }
    }
}
