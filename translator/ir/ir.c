/*
 * Building the intermediate representation: registers, blocks, instructions. The tables of a module
 * that instructions refer to by number are in table.c.
 */
#include "ir.h"

#define ALL ~0u
#define N   0
#define R   1
const struct op_info op_infos[OPCODE_COUNT] = {
#define O(op, result, takes, gives, raises, effect, steals, text)                                  \
    [OP_##op] = {#op, RESULT_##result, takes, gives, raises, EFFECT_##effect, steals, text},
#include "ops.def"
#undef O
};
#undef ALL
#undef N
#undef R

const struct rep_info rep_infos[REP_COUNT] = {
#define R(name, type, letter, first, dumped, word, counted)                                        \
    [REP_##name] = {#name, type, first, word, letter, dumped, counted},
#include "reps.def"
#undef R
};

int rep_of_letter(char letter)
{
    for (int rep = 0; rep < REP_COUNT; rep++)
        if (rep_infos[rep].dumped == letter)
            return rep;
    return -1;
}

int op_is_terminator(enum opcode op)
{
    return op >= OP_JUMP && op <= OP_UNREACHABLE;
}

int op_steals(enum opcode op, int i)
{
    return (int)(op_infos[op].steals >> (i < 31 ? i : 31) & 1u);
}

/* Dropping what r holds may run a finaliser. */
static int may_be_last(const struct reg *r)
{
    return rep_infos[r->rep].is_counted && !r->uncounted;
}

enum effect instr_effect(const struct instr *i)
{
    if (i->op == OP_DROP && i->src.at[0].kind == OPERAND_REG && !may_be_last(i->src.at[0].reg))
        return EFFECT_PURE;
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d]->kind != REG_TEMP && may_be_last(i->dst.at[d]))
            return EFFECT_RUNS;
    return op_infos[i->op].effect;
}

int only_computes(const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d]->kind != REG_TEMP)
            return 0;
    return i->dst.n && !i->fail && !op_is_terminator(i->op) && instr_effect(i) <= EFFECT_READS;
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
    i->from = f;
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

void add_note(struct function *f, int line, const char *fact, const char *reason)
{
    push(f->module->arena, &f->notes, ((struct note){line, fact, reason}));
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

struct operand i64_operand(long i)
{
    return (struct operand){.kind = OPERAND_I64, .number = i};
}

struct operand f64_operand(long constant)
{
    return (struct operand){.kind = OPERAND_F64, .number = constant};
}

/* -------------------------------------------------------------------------------- the graph */

struct instr *block_terminator(const struct block *b)
{
    struct instr *last = b->instrs.n ? b->instrs.at[b->instrs.n - 1] : NULL;

    return last && op_is_terminator(last->op) ? last : NULL;
}

void append_jump(struct function *f, struct block *b, struct block *to, int line)
{
    struct instr *jump = new_instr(f, OP_JUMP, line);

    instr_add_target(f, jump, to);
    push(f->module->arena, &b->instrs, jump);
}

void remove_instr(struct function *f, const struct instr *gone)
{
    for (int b = 0; b < f->blocks.n; b++) {
        struct block *block = f->blocks.at[b];
        int kept = 0;
        for (int n = 0; n < block->instrs.n; n++)
            if (block->instrs.at[n] != gone)
                block->instrs.at[kept++] = block->instrs.at[n];
        block->instrs.n = kept;
    }
}

int function_size(const struct function *f)
{
    int instrs = 0;

    for (int b = 0; b < f->blocks.n; b++)
        instrs += f->blocks.at[b]->instrs.n;
    return instrs;
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

int is_way_out(const struct block *b)
{
    if (b->is_pad || b->instrs.n < 2 || b->instrs.at[b->instrs.n - 1]->op != OP_JUMP)
        return 0;
    for (int i = 0; i < b->instrs.n - 1; i++) {
        const struct instr *at = b->instrs.at[i];
        int is_drop = at->op == OP_DROP && at->src.at[0].kind == OPERAND_REG;
        if (!is_drop && (at->op != OP_UNBIND || at->dst.at[0]->kind != REG_INNER))
            return 0;
    }
    return 1;
}

struct block *behind_ladder(struct block *b)
{
    while (is_way_out(b))
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

/* ------------------------------------------------------------------------- what passes ask for */

enum binary_op operator_of(const struct instr *i)
{
    switch (i->op) {
    case OP_ADD:
    case OP_IADD: return BINARY_ADD;
    case OP_SUB:
    case OP_ISUB: return BINARY_SUB;
    case OP_MUL:
    case OP_IMUL: return BINARY_MUL;
    case OP_DIV:
    case OP_IDIV: return BINARY_DIV;
    case OP_MOD: return BINARY_MOD;
    case OP_FLOORDIV: return BINARY_FLOORDIV;
    case OP_BINARY:
    case OP_INPLACE: return (enum binary_op)i->aux;
    default: return BINARY_MATMUL;
    }
}

struct block *need_unwind(struct function *f)
{
    if (f->unwind->id >= f->blocks.n || f->blocks.at[f->unwind->id] != f->unwind) {
        f->unwind->id = f->blocks.n;
        push(f->module->arena, &f->blocks, f->unwind);
    }
    return f->unwind;
}

struct operand float_operand(struct module *m, double d)
{
    struct constant c = {.kind = CONST_FLOAT, .number = d};

    return f64_operand(module_constant_index(m, &c));
}
