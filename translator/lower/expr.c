/*
 * Expressions.
 *
 * Invariant: an operand that lower_expr returns is a constant, a named register, or a temporary
 * that is read by exactly one later instruction (or dropped by the ownership pass if none does).
 * Operands of one operation are lowered left to right before it.
 */
#include "context.h"

#include <string.h>

enum opcode binary_opcode(enum operator op, int inplace, long *aux)
{
    static const int numbers[] = {
#define BINARY(operator, number, name) [operator] = (number),
#include "ir/shared.def"
    };
    *aux = numbers[op];
    switch (op) {
    case Add: return inplace ? OP_IADD : OP_ADD;
    case Sub: return inplace ? OP_ISUB : OP_SUB;
    case Mult: return inplace ? OP_IMUL : OP_MUL;
    case Div: return inplace ? OP_IDIV : OP_DIV;
    case Mod: return inplace ? OP_INPLACE : OP_MOD;
    case FloorDiv: return inplace ? OP_INPLACE : OP_FLOORDIV;
    default: return inplace ? OP_INPLACE : OP_BINARY;
    }
}

static struct operand lower_binary(struct lowering *l, const struct expr *e)
{
    const struct expr *fstring = percent_as_fstring(l, e);
    if (fstring)
        return lower_fstring(l, fstring);
    struct operand left = lower_expr(l, e->v.BinOp.left);
    struct operand right = lower_expr(l, e->v.BinOp.right);
    long aux;
    enum opcode op = binary_opcode(e->v.BinOp.op, 0, &aux);
    struct operand both[] = {left, right};
    struct instr *i = add_instr_list(l, op, both, 2);
    i->aux = aux;
    instr_add_dst(l->f, i, new_temp(l));
    return REG(i->dst.at[0]);
}

/* -5 is a constant for the program's reader, so for its tables too. */
static int negative_constant(struct lowering *l, const struct expr *e, struct operand *out)
{
    const struct expr *operand = e->v.UnaryOp.operand;
    if (e->v.UnaryOp.op != USub || operand->kind != Constant_kind)
        return 0;
    struct constant c = operand->v.Constant.value;
    struct operand plain;
    if (c.kind == CONST_INT) {
        plain = constant_operand(l, &c);
        if (plain.kind != OPERAND_INT)
            return 0;
        *out = int_operand(-plain.number);
        return 1;
    }
    if (c.kind == CONST_FLOAT) {
        c.number = -c.number;
        c.text = NULL;
        *out = constant_operand(l, &c);
        return 1;
    }
    return 0;
}

static struct operand lower_unary(struct lowering *l, const struct expr *e)
{
    static const enum opcode ops[] = {[Invert] = OP_INVERT, [UAdd] = OP_POS, [USub] = OP_NEG};
    struct operand folded;
    if (negative_constant(l, e, &folded))
        return folded;
    struct operand v = lower_expr(l, e->v.UnaryOp.operand);
    if (e->v.UnaryOp.op == Not)
        return REG(add_value(l, OP_NOT, 1, REG(add_value(l, OP_TRUTH, 1, v))));
    return REG(add_value(l, ops[e->v.UnaryOp.op], 1, v));
}

struct reg *lower_to_temp(struct lowering *l, const struct expr *e)
{
    struct operand v = lower_expr(l, e);
    if (v.kind == OPERAND_REG && v.reg->kind == REG_TEMP && v.reg->rep == REP_BOXED)
        return v.reg;
    struct reg *t = new_temp(l);
    add_move(l, t, v);
    return t;
}

/* a and b, a or b: the value of the last operand that was evaluated. */
static struct operand lower_bool(struct lowering *l, const struct expr *e)
{
    struct reg *result = new_temp(l);
    struct block *done = block_here(l, "done");
    for (int i = 0; i < e->v.BoolOp.values.n; i++) {
        add_move(l, result, lower_expr(l, e->v.BoolOp.values.at[i]));
        if (i == e->v.BoolOp.values.n - 1)
            break;
        struct block *next = block_here(l, e->v.BoolOp.op == And ? "and" : "or");
        struct reg *test = add_value(l, OP_TRUTH, 1, REG(result));
        if (e->v.BoolOp.op == And)
            add_branch(l, test, next, done);
        else
            add_branch(l, test, done, next);
        l->now = next;
    }
    continue_at(l, done);
    return REG(result);
}

static struct operand lower_if_expr(struct lowering *l, const struct expr *e)
{
    struct reg *result = new_temp(l);
    struct block *yes = block_here(l, "then"), *no = block_here(l, "else");
    struct block *done = block_here(l, "done");
    lower_condition(l, e->v.IfExp.test, yes, no);
    l->now = yes;
    add_move(l, result, lower_expr(l, e->v.IfExp.body));
    add_jump(l, done);
    l->now = no;
    add_move(l, result, lower_expr(l, e->v.IfExp.orelse));
    continue_at(l, done);
    return REG(result);
}

static struct operand lower_walrus(struct lowering *l, const struct expr *e)
{
    struct reg *v = lower_to_temp(l, e->v.NamedExpr.value);
    store_name(l, mangle_name(l, e->v.NamedExpr.target->v.Name.id), REG(v));
    return REG(v);
}

struct instr *access_attribute(struct lowering *l, enum opcode op, const struct expr *e,
                               struct operand object, struct operand value)
{
    struct operand src[] = {object, value};
    int outer = at_line(l, e->loc.end_line);
    struct instr *i = add_instr_list(l, op, src, op == OP_SETATTR ? 2 : 1);
    set_instr_name(l, i, mangle_name(l, e->v.Attribute.attr));
    if (op != OP_DELATTR)
        i->site = l->m->site_count++;
    at_line(l, outer);
    return i;
}

static struct operand lower_attribute(struct lowering *l, const struct expr *e)
{
    struct operand o = lower_expr(l, e->v.Attribute.value);
    struct instr *i = access_attribute(l, OP_GETATTR, e, o, ABSENT);
    instr_add_dst(l->f, i, new_temp(l));
    return REG(i->dst.at[0]);
}

static struct operand optional(struct lowering *l, const struct expr *e)
{
    return e ? lower_expr(l, e) : NONE;
}

static struct operand lower_slice(struct lowering *l, const struct expr *e)
{
    struct operand lower = optional(l, e->v.Slice.lower), upper = optional(l, e->v.Slice.upper);
    struct operand step = optional(l, e->v.Slice.step);
    return REG(add_value(l, OP_SLICE, 3, lower, upper, step));
}

static struct operand lower_subscript(struct lowering *l, const struct expr *e)
{
    const struct expr *slice = e->v.Subscript.slice;
    struct operand o = lower_expr(l, e->v.Subscript.value);
    if (slice->kind == Slice_kind && !slice->v.Slice.step) {
        int outer = at_line(l, slice->loc.line);
        struct operand lower = optional(l, slice->v.Slice.lower);
        struct operand upper = optional(l, slice->v.Slice.upper);
        at_line(l, outer);
        return REG(add_value(l, OP_GETSLICE, 3, o, lower, upper));
    }
    return REG(add_value(l, OP_GETITEM, 2, o, lower_expr(l, slice)));
}

static struct operand lower_kind(struct lowering *l, const struct expr *e)
{
    switch (e->kind) {
    case BoolOp_kind: return lower_bool(l, e);
    case NamedExpr_kind: return lower_walrus(l, e);
    case BinOp_kind: return lower_binary(l, e);
    case UnaryOp_kind: return lower_unary(l, e);
    case Lambda_kind: return lower_lambda(l, e);
    case IfExp_kind: return lower_if_expr(l, e);
    case Dict_kind:
    case Set_kind:
    case List_kind:
    case Tuple_kind: return lower_display(l, e);
    case ListComp_kind:
    case SetComp_kind:
    case DictComp_kind:
    case GeneratorExp_kind: return lower_comprehension(l, e);
    case Await_kind: return lower_await(l, e);
    case Yield_kind:
    case YieldFrom_kind: return lower_yield(l, e);
    case Compare_kind: return lower_compare(l, e);
    case Call_kind: return lower_call(l, e);
    case FormattedValue_kind:
    case JoinedStr_kind:
    case Interpolation_kind:
    case TemplateStr_kind: return lower_fstring(l, e);
    case Constant_kind: return constant_operand(l, &e->v.Constant.value);
    case Attribute_kind: return lower_attribute(l, e);
    case Subscript_kind: return lower_subscript(l, e);
    case Name_kind: return load_name(l, mangle_name(l, e->v.Name.id));
    case Slice_kind: return lower_slice(l, e);
    case Starred_kind: report_unsupported(l, e->loc, "starred expression here"); return NONE;
    }
    return NONE;
}

struct operand lower_expr(struct lowering *l, const struct expr *e)
{
    int outer = at_line(l, e->loc.line);
    struct operand v = lower_kind(l, e);
    at_line(l, outer);
    return v;
}
