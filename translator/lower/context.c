/* Writing instructions into the current block. */
#include "context.h"

#include <stdlib.h>
#include <string.h>

struct block *block_here(struct lowering *l, const char *hint)
{
    struct block *b = new_block(l->f, hint);
    b->try_depth = l->try_depth;
    b->handled_depth = l->handled_depth;
    return b;
}

void enter_region(struct lowering *l, enum region_kind kind, int line)
{
    struct region *r = NEW(l->a, struct region);

    r->kind = kind;
    ids_add(l->a, &r->lines, line);
    r->outer = l->region;
    l->region = r;
}

int at_line(struct lowering *l, int line)
{
    int before = l->line;
    l->line = line;
    return before;
}

struct reg *new_temp(struct lowering *l)
{
    return new_reg(l->f, REG_TEMP, REP_BOXED);
}

struct reg *new_raw_temp(struct lowering *l)
{
    return new_reg(l->f, REG_TEMP, REP_RAW);
}

struct reg *new_nullable_temp(struct lowering *l)
{
    struct reg *r = new_temp(l);
    r->nullable = 1;
    return r;
}

/* Text after a return or raise still gets a block, which tidying removes. */
static struct block *current(struct lowering *l)
{
    if (!l->now)
        l->now = block_here(l, "unreached");
    return l->now;
}

struct instr *add_instr_list(struct lowering *l, enum opcode op, const struct operand *src, int n)
{
    struct block *b = current(l);
    struct instr *i = new_instr(l->f, op, l->line);
    for (int k = 0; k < n; k++)
        instr_add_src(l->f, i, src[k]);
    if (op_infos[op].raises)
        i->fail = l->pad;
    i->region = l->region;
    push(l->a, &b->instrs, i);
    if (op_is_terminator(op))
        l->now = NULL;
    return i;
}

static struct instr *emit_va(struct lowering *l, enum opcode op, int n, va_list args)
{
    struct operand src[8];
    for (int k = 0; k < n; k++)
        src[k] = va_arg(args, struct operand);
    return add_instr_list(l, op, src, n);
}

struct instr *add_instr(struct lowering *l, enum opcode op, int n, ...)
{
    va_list args;
    va_start(args, n);
    struct instr *i = emit_va(l, op, n, args);
    va_end(args);
    return i;
}

static struct reg *add_result(struct lowering *l, struct instr *i)
{
    enum result_kind kind = op_infos[i->op].result;
    struct reg *r = kind == RESULT_TEST ? new_raw_temp(l) : new_temp(l);
    r->uncounted = kind == RESULT_WORD;
    instr_add_dst(l->f, i, r);
    return r;
}

struct reg *add_value(struct lowering *l, enum opcode op, int n, ...)
{
    va_list args;
    va_start(args, n);
    struct instr *i = emit_va(l, op, n, args);
    va_end(args);
    return add_result(l, i);
}

struct reg *add_value_list(struct lowering *l, enum opcode op, const struct operand *src, int n)
{
    return add_result(l, add_instr_list(l, op, src, n));
}

void set_instr_name(struct lowering *l, struct instr *i, const char *name)
{
    i->name = name;
    i->name_constant = module_name_constant(l->m, name);
}

void add_move(struct lowering *l, struct reg *to, struct operand from)
{
    instr_add_dst(l->f, add_instr(l, OP_MOVE, 1, from), to);
}

void add_jump(struct lowering *l, struct block *to)
{
    if (l->now)
        instr_add_target(l->f, add_instr(l, OP_JUMP, 0), to);
}

static void two_way(struct lowering *l, enum opcode op, struct reg *r, struct block *yes,
                    struct block *no)
{
    struct instr *i = add_instr(l, op, 1, REG(r));
    instr_add_target(l->f, i, yes);
    instr_add_target(l->f, i, no);
}

void add_branch(struct lowering *l, struct reg *test, struct block *yes, struct block *no)
{
    two_way(l, OP_BRANCH, test, yes, no);
}

void add_branch_on_null(struct lowering *l, struct reg *r, struct block *null, struct block *other)
{
    two_way(l, OP_IS_NULL, r, null, other);
}

void continue_at(struct lowering *l, struct block *b)
{
    add_jump(l, b);
    l->now = b;
}

void add_fail(struct lowering *l)
{
    add_instr(l, OP_FAIL, 0);
}

void pass_exception_on(struct lowering *l)
{
    add_jump(l, l->handler);
}

struct block *add_pad(struct lowering *l, struct block *handler)
{
    struct block *pad = new_block(l->f, "fail");
    struct block *now = l->now;
    pad->is_pad = 1;
    l->now = pad;
    add_instr(l, OP_TRACE, 0);
    add_jump(l, handler);
    l->now = now;
    return pad;
}

void report_unsupported(struct lowering *l, struct loc loc, const char *what)
{
    diagnose(l->s, loc, SEVERITY_ERROR, "not supported yet: %s", what);
    *l->failed = 1;
}

struct operand constant_operand(struct lowering *l, const struct constant *c)
{
    switch (c->kind) {
    case CONST_NONE: return NONE;
    case CONST_TRUE: return word_operand(WORD_TRUE);
    case CONST_FALSE: return word_operand(WORD_FALSE);
    case CONST_ELLIPSIS: return word_operand(WORD_ELLIPSIS);
    case CONST_INT:
        if (c->size < 18) {
            long base = c->text[1] == 'x' ? 16 : c->text[1] == 'o' ? 8 : c->text[1] == 'b' ? 2 : 10;
            return int_operand(strtol(c->text + (base == 10 ? 0 : 2), NULL, (int)base));
        }
        break;
    default: break;
    }
    return (struct operand){.kind = OPERAND_CONSTANT, .number = module_constant_index(l->m, c)};
}

struct operand str_operand(struct lowering *l, const char *text)
{
    struct constant c = {.kind = CONST_STR, .text = text, .size = strlen(text)};
    return constant_operand(l, &c);
}
