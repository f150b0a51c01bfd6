/*
 * Building the intermediate representation: registers, blocks, instructions, and the tables of a
 * module that instructions refer to by number.
 *
 * The tables only grow and never hold the same thing twice, so a number once given stays good. A
 * tuple of constants comes after its items, as the table of the runtime asks for. Look-up is
 * linear from the end: modules hold hundreds of constants at most, and repeats are close together.
 */
#include <stdint.h>
#include <string.h>
#include "ir.h"

#define ALL ~0u
#define N   0
#define R   1
const struct op_info op_infos[OPCODE_COUNT] = {
#define O(op, result, raises, steals, text)                                                        \
    [OP_##op] = {#op, RESULT_##result, raises, steals, text},
#include "ops.def"
#undef O
};
#undef ALL
#undef N
#undef R

int op_is_terminator(enum opcode op)
{
    return op >= OP_JUMP && op <= OP_UNREACHABLE;
}

int op_steals(enum opcode op, int i)
{
    return (int)(op_infos[op].steals >> (i < 31 ? i : 31) & 1u);
}

/* ---------------------------------------------------------------------- registers and blocks */

struct reg *new_reg(struct function *f, enum register_kind kind, enum representation rep)
{
    arena *a = f->module->arena;
    struct reg *r = NEW(a, struct reg);

    r->id = f->regs.n;
    r->kind = kind;
    r->rep = rep;
    r->slot = -1;
    push(a, &f->regs, r);
    return r;
}

struct block *new_block(struct function *f, const char *hint)
{
    arena *a = f->module->arena;
    struct block *b = NEW(a, struct block);

    b->id = f->blocks.n;
    b->hint = hint;
    push(a, &f->blocks, b);
    return b;
}

/* ----------------------------------------------------------------------------- instructions */

struct instr *new_instr(struct function *f, enum opcode op, int line)
{
    struct instr *i = NEW(f->module->arena, struct instr);

    i->op = op;
    i->line = line;
    i->name_constant = -1;
    i->site = -1;
    i->sequence = ++f->instr_count;
    return i;
}

void instr_add_dst(struct function *f, struct instr *i, struct reg *r)
{
    push(f->module->arena, &i->dst, r);
}

void instr_add_src(struct function *f, struct instr *i, struct operand o)
{
    push(f->module->arena, &i->src, o);
}

void instr_add_target(struct function *f, struct instr *i, struct block *b)
{
    push(f->module->arena, &i->target, b);
}

struct operand reg_operand(struct reg *r)
{
    return (struct operand){.kind = OPERAND_REG, .reg = r};
}

struct operand null_operand(void)
{
    return (struct operand){.kind = OPERAND_NULL};
}

struct operand word_operand(enum word w)
{
    return (struct operand){.kind = OPERAND_WORD, .number = w};
}

struct operand int_operand(long i)
{
    return (struct operand){.kind = OPERAND_INT, .number = i};
}

/* ------------------------------------------------------------------- the tables of a module */

static int same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0; /* tells 0.0 from -0.0, and finds a NaN */
}

static int same_constant(const struct constant *a, const struct constant *b)
{
    if (a->kind != b->kind)
        return 0;
    switch (a->kind) {
    case CONST_FLOAT:
    case CONST_IMAG: return same_number(a->number, b->number);
    case CONST_INT: return strcmp(a->text, b->text) == 0;
    case CONST_STR:
    case CONST_BYTES: return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
    default: return 1;
    }
}

int module_constant_index(struct module *m, const struct constant *c)
{
    struct module_constant added = {.value = *c};

    for (int i = m->constants.n - 1; i >= 0; i--)
        if (!m->constants.at[i].is_tuple && same_constant(&m->constants.at[i].value, c))
            return i;
    push(m->arena, &m->constants, added);
    return m->constants.n - 1;
}

int module_name_constant(struct module *m, const char *name)
{
    struct constant c = {.kind = CONST_STR, .text = name, .size = strlen(name)};
    int i = module_constant_index(m, &c);

    m->constants.at[i].is_name = 1;
    return i;
}

/* The constant that stands for an item of a tuple. */
static struct operand as_constant(struct module *m, struct operand item)
{
    static const enum constant_kind word_kinds[] = {
        [WORD_NONE] = CONST_NONE,
        [WORD_TRUE] = CONST_TRUE,
        [WORD_FALSE] = CONST_FALSE,
        [WORD_ELLIPSIS] = CONST_ELLIPSIS,
    };
    struct constant c = {0};

    if (item.kind == OPERAND_INT) {
        c.kind = CONST_INT;
        c.text = arena_printf(m->arena, "%ld", item.number);
        c.size = strlen(c.text);
    } else if (item.kind == OPERAND_WORD) {
        c.kind = word_kinds[item.number];
    } else {
        return item;
    }
    return (struct operand){.kind = OPERAND_CONSTANT, .number = module_constant_index(m, &c)};
}

static int same_items(const struct module_constant *c, const struct operand *items, int n)
{
    if (!c->is_tuple || c->items.n != n)
        return 0;
    for (int i = 0; i < n; i++)
        if (c->items.at[i].number != items[i].number)
            return 0;
    return 1;
}

int module_tuple_constant(struct module *m, const struct operand *items, int n)
{
    struct module_constant added = {.is_tuple = 1};

    for (int i = 0; i < n; i++)
        push(m->arena, &added.items, as_constant(m, items[i]));
    for (int i = m->constants.n - 1; i >= 0; i--)
        if (same_items(&m->constants.at[i], added.items.at, n))
            return i;
    push(m->arena, &m->constants, added);
    return m->constants.n - 1;
}

int module_global_index(struct module *m, const char *name)
{
    for (int i = m->globals.n - 1; i >= 0; i--)
        if (m->globals.at[i] == name || strcmp(m->globals.at[i], name) == 0)
            return i;
    push(m->arena, &m->globals, name);
    return m->globals.n - 1;
}

/* -------------------------------------------------------------------------------- the graph */

struct instr *block_terminator(const struct block *b)
{
    struct instr *last = b->instrs.n ? b->instrs.at[b->instrs.n - 1] : NULL;

    return last && op_is_terminator(last->op) ? last : NULL;
}

int is_implicit_return(const struct instr *i)
{
    return i->op == OP_RETURN && i->aux == RETURN_AT_END;
}

int is_cleanup_block(const struct block *b)
{
    if (b->is_pad || b->instrs.n < 2 || b->instrs.at[b->instrs.n - 1]->op != OP_JUMP)
        return 0;
    for (int i = 0; i < b->instrs.n - 1; i++)
        if (b->instrs.at[i]->op != OP_DROP || b->instrs.at[i]->src.at[0].kind != OPERAND_REG)
            return 0;
    return 1;
}

struct block *behind_ladder(struct block *b)
{
    while (is_cleanup_block(b))
        b = b->instrs.at[b->instrs.n - 1]->target.at[0];
    return b;
}

void block_successors(const struct block *b, void (*visit)(struct block *, void *), void *context)
{
    for (int i = 0; i < b->instrs.n; i++)
        if (b->instrs.at[i]->fail)
            visit(b->instrs.at[i]->fail, context);
    const struct instr *last = block_terminator(b);
    if (!last)
        return;
    for (int i = 0; i < last->target.n; i++)
        visit(last->target.at[i], context);
}
