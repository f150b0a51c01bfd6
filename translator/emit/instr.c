/*
 * One instruction that is no terminator: the operation, then drops that were hoisted, then the
 * test for failure.
 *
 *     if (!(t1 = yr_add(n, yr_int(1)))) { line = 4; goto fail; }
 *
 *     if (t3 = yr_call(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t3) { line = 4; goto fail; }
 *
 * A named variable that may hold a value is stored to by yr_set; what an operation gives goes
 * through the variable v first, since its operands may be that very variable.
 */
#include <string.h>
#include "emitter.h"

/* ---------------------------------------------------------------------------------- failures */

int tells_line(struct block *to)
{
    to = behind_ladder(to);
    return to->is_pad && to->failure_line < 0;
}

const char *fail_text(struct body *b, const struct instr *i)
{
    if (i->fail->is_only_exit) {
        b->needs |= b->f->is_generator ? NEEDS_STATE : NEEDS_FUNCTION;
        if (b->f->is_generator)
            return arena_printf(b->arena, "{ yr_trace_generator(s, %d); return YR_RAISED; }",
                                i->line);
        return arena_printf(b->arena, "{ yr_trace(NULL, function, %d); return 0; }", i->line);
    }
    const char *jump = goto_text(b, i->fail);

    if (!tells_line(i->fail))
        return jump;
    b->needs |= NEEDS_LINE;
    return arena_printf(b->arena, "{ line = %d; %s }", i->line, jump);
}

/* ------------------------------------------------------------------------------------ stores */

static int is_named(const struct reg *r)
{
    return r->kind != REG_TEMP;
}

/* Must what r holds be dropped when it is stored to? */
static int holds(const struct body *b, const struct reg *r)
{
    return is_named(r) && rep_infos[r->rep].is_counted && may_be_bound(b, r);
}

void emit_store(struct body *b, const struct instr *i, const struct reg *r, const char *value)
{
    if (holds(b, r))
        emit_linef(b, i, "yr_set(&%s, %s);", reg_text(b, r), value);
    else
        emit_linef(b, i, "%s = %s;", reg_text(b, r), value);
}

/* "yr_drop(t1)", or NULL where nothing is counted. */
static const char *drop_text(struct body *b, const struct instr *i)
{
    const struct operand *o = &i->src.at[0];
    int nullable = o->kind == OPERAND_REG &&
                   (o->reg->nullable || (is_named(o->reg) && !must_be_bound(b, o->reg)));

    if (o->kind == OPERAND_REG && (o->reg->uncounted || !rep_infos[o->reg->rep].is_counted))
        return NULL;
    return arena_printf(b->arena, "%s(%s)", nullable ? "yr_xdrop" : "yr_drop", operand_text(b, o));
}

static void emit_drop(struct body *b, const struct instr *i)
{
    const char *drop = drop_text(b, i);

    if (drop)
        emit_linef(b, i, "%s;", drop);
}

/* The drops that come before the test: ", yr_drop(t1)". */
static const char *hoisted_text(struct body *b, const struct block *block, int k)
{
    struct text t = {0};

    text_add_cstr(b->arena, &t, "");
    for (int n = 1; n <= block->instrs.at[k]->hoisted; n++) {
        const char *drop = drop_text(b, block->instrs.at[k + n]);
        if (drop)
            text_printf(b->arena, &t, ", %s", drop);
    }
    return t.at ? t.at : "";
}

/* ------------------------------------------------------------------------------------ checks */

enum failure { FAILS_ZERO, FAILS_NEGATIVE };

/* The line, or NULL where it is too long for one. */
static const char *if_it_fits(const char *line)
{
    return strlen(line) + 4 <= LINE_WIDTH ? line : NULL;
}

/* variable = expression, hoisted drops, the test; in one line, or two. */
static int emit_checked(struct body *b, const struct block *block, int k, const char *variable,
                        const char *expression, enum failure failure)
{
    const struct instr *i = block->instrs.at[k];
    const char *fail = fail_text(b, i), *drops = hoisted_text(b, block, k), *line;
    const char *before = failure == FAILS_ZERO ? "!" : "", *after = *before ? "" : " < 0";

    if (*drops)
        line = arena_printf(b->arena, "if (%s = %s%s, %s%s%s) %s", variable, expression, drops,
                            before, variable, after, fail);
    else
        line = arena_printf(b->arena, "if (%s(%s = %s)%s) %s", before, variable, expression, after,
                            fail);
    line = if_it_fits(line);
    if (line) {
        emit_line(b, i, line);
    } else {
        emit_linef(b, i, "%s = %s%s;", variable, expression, drops);
        emit_linef(b, i, "if (%s%s%s) %s", before, variable, after, fail);
    }
    return k + 1 + i->hoisted;
}

static int emit_status(struct body *b, const struct block *block, int k, const char *expression)
{
    const struct instr *i = block->instrs.at[k];

    if (!i->hoisted) {
        const char *line =
            if_it_fits(arena_printf(b->arena, "if (%s < 0) %s", expression, fail_text(b, i)));
        if (line) {
            emit_line(b, i, line);
            return k + 1;
        }
    }
    b->needs |= NEEDS_STATUS;
    return emit_checked(b, block, k, "status", expression, FAILS_NEGATIVE);
}

/* `n += i`, where nothing has to be let go before what n held is. */
static int adds_in_place(const struct body *b, const struct instr *i)
{
    const struct reg *r = i->dst.at[0];
    const struct operand *o = i->src.at;

    return (i->op == OP_IADD) && holds(b, r) && must_be_bound(b, r) && o[0].kind == OPERAND_REG &&
           o[0].reg == r && (o[1].kind != OPERAND_REG || o[1].reg->kind != REG_TEMP);
}

static int emit_value(struct body *b, const struct block *block, int k, const char *expression)
{
    const struct instr *i = block->instrs.at[k];
    const struct reg *r = i->dst.at[0];

    if (adds_in_place(b, i))
        return emit_status(b, block, k,
                           arena_printf(b->arena, "yr_iadd_to(&%s, %s)", reg_text(b, r),
                                        operand_text(b, &i->src.at[1])));

    if (!i->fail) {
        emit_store(b, i, r, expression);
        return k + 1;
    }
    if (!holds(b, r))
        return emit_checked(b, block, k, reg_text(b, r), expression, FAILS_ZERO);
    b->needs |= NEEDS_SCRATCH;
    int next = emit_checked(b, block, k, "v", expression, FAILS_ZERO);
    emit_store(b, i, r, "v");
    return next;
}

/* Comparisons, and the operator that holds where they do not. */
static const struct {
    enum opcode op;
    const char *text;
} opposites[] = {{OP_TEST_IS, "!="},     {OP_TEST_LT_I64, ">="}, {OP_TEST_LE_I64, ">"},
                 {OP_TEST_EQ_I64, "!="}, {OP_TEST_NE_I64, "=="}, {OP_TEST_GT_I64, "<="},
                 {OP_TEST_GE_I64, "<"}};

/* The C condition that holds where that of a test does not. */
static const char *negated_text(struct body *b, const struct instr *i, const char *expression)
{
    for (size_t k = 0; k < sizeof opposites / sizeof *opposites; k++)
        if (i->op == opposites[k].op)
            return arena_printf(b->arena, "%s %s %s", operand_text(b, &i->src.at[0]),
                                opposites[k].text, operand_text(b, &i->src.at[1]));
    if (i->op > OP_TEST_GE_I64 && i->op <= OP_TEST_GE_F64) /* false of what is no number too */
        return arena_printf(b->arena, "!(%s)", expression);
    return arena_printf(b->arena, "!%s", expression);
}

static int emit_test(struct body *b, const struct block *block, int k, const char *expression)
{
    const struct instr *i = block->instrs.at[k];
    const char *variable = reg_text(b, i->dst.at[0]);

    if (i->fail)
        return emit_checked(b, block, k, variable, expression, FAILS_NEGATIVE);
    if (is_fused_test(block, k)) {
        emit_branch(b, block->instrs.at[k + 1], expression, negated_text(b, i, expression));
        return k + 2;
    }
    if (!is_left_out(i))
        emit_linef(b, i, "%s = %s;", variable, expression);
    return k + 1;
}

/* ---------------------------------------------------------------- those without a template */

static void emit_check_bound(struct body *b, const struct instr *i)
{
    const struct reg *r = i->src.at[0].reg;

    if (must_be_bound(b, r))
        return;
    const char *fail = goto_text(b, i->fail);
    const char *name = constant_text(b, i->name_constant);
    if (tells_line(i->fail)) {
        b->needs |= NEEDS_LINE;
        fail = arena_printf(b->arena, "line = %d; %s", i->line, fail);
    }
    emit_linef(b, i, "if (!%s) { yr_raise_unbound_local(%s); %s }", reg_text(b, r), name, fail);
}

static void emit_unbind(struct body *b, const struct instr *i)
{
    const struct reg *r = i->dst.at[0];

    if (!may_be_bound(b, r))
        return;
    if (i->aux == UNBIND_BY_NONE && (b->f->is_generator || keeps_record(b)))
        emit_linef(b, i, "yr_unbind(&%s);", reg_text(b, r));
    else
        emit_linef(b, i, "yr_set(&%s, 0);", reg_text(b, r));
}

static int emit_unpack(struct body *b, const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];
    const struct operand *o = &i->src.at[0];
    int is_done = o->kind == OPERAND_REG && o->reg->place == PLACE_CONDITION; /* by its NEXT */
    const char *from = operand_text(b, o);
    const char *call;

    if (is_done)
        call = NULL;
    else if (i->dst.n == 0)
        call = arena_printf(b->arena, "yr_unpack(%s, 0, NULL)", from);
    else if (i->op == OP_UNPACK)
        call = arena_printf(b->arena, "yr_unpack(%s, %d, items)", from, i->dst.n);
    else
        call = arena_printf(b->arena, "yr_unpack_star(%s, %ld, %ld, items)", from, i->aux,
                            i->dst.n - i->aux - 1);
    int next = is_done ? k + 1 + i->hoisted : emit_status(b, block, k, call);
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d]->place != PLACE_ITEM)
            emit_store(b, i, i->dst.at[d], arena_printf(b->arena, "items[%d]", d));
    return next;
}

/* Names, values and kinds of the variables that locals() shows. */
static const char *locals_text(struct body *b, const struct instr *i)
{
    struct text names = {0}, values = {0}, kinds = {0};
    arena *a = b->arena;

    for (int s = 1; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        const char *comma = s > 1 ? ", " : "";
        int is_free = o->kind == OPERAND_FREE;
        const char *name = is_free ? b->f->frees.at[o->number] : o->reg->name;
        int constant = module_name_constant(b->f->module, name);
        text_printf(a, &names, "%s%s", comma, constant_text(b, constant));
        text_printf(a, &values, "%s%s", comma, operand_text(b, o));
        text_printf(a, &kinds, "%s%d", comma, is_free || o->reg->kind == REG_CELL);
    }
    const char *callee = operand_text(b, &i->src.at[0]);
    if (i->src.n <= 1)
        return arena_printf(a, "yr_call_locals(%s, NULL, NULL, NULL, 0)", callee);
    return arena_printf(a,
                        "yr_call_locals(%s, (yr_value[]){%s}, (yr_value[]){%s}, (char[]){%s}, %d)",
                        callee, names.at, values.at, kinds.at, i->src.n - 1);
}

static const char *function_text(struct body *b, const struct instr *i)
{
    const struct function *f = b->f->module->functions.at[i->aux];
    const char *cells = "NULL";

    b->needs |= NEEDS_MODULE;
    if (i->src.n > 3)
        cells = items_array_text(b, i, 3);
    return arena_printf(b->arena, "yr_function_new(&%s_code, m, %s, %s, %s, %s)", f->c_name,
                        operand_text(b, &i->src.at[0]), operand_text(b, &i->src.at[1]),
                        operand_text(b, &i->src.at[2]), cells);
}

/* Nothing is written where both have come to live in one variable. */
static void emit_move(struct body *b, const struct instr *i)
{
    const struct operand *o = &i->src.at[0];
    const struct reg *to = i->dst.at[0];

    if (o->kind == OPERAND_REG && !o->retain && !holds(b, to) && same_place(o->reg, to))
        return;
    emit_store(b, i, to, operand_text(b, o));
}

static int emit_own(struct body *b, const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];

    switch (i->op) {
    case OP_MOVE: emit_move(b, i); break;
    case OP_CHECK_BOUND: emit_check_bound(b, i); break;
    case OP_UNBIND: emit_unbind(b, i); break;
    case OP_UNPACK:
    case OP_UNPACK_STAR: return emit_unpack(b, block, k);
    case OP_CALL_LOCALS: return emit_value(b, block, k, locals_text(b, i));
    case OP_FUNCTION: return emit_value(b, block, k, function_text(b, i));
    case OP_TRACE: emit_trace(b, block, i); break;
    case OP_TRACE_INNER: emit_trace_inner(b, block, i); break;
    case OP_SET_RAW:
        if (!is_left_out(i))
            emit_linef(b, i, "%s = %ld;", reg_text(b, i->dst.at[0]), i->aux);
        break;
    case OP_DROP: emit_drop(b, i); break;
    default: emit_terminator(b, block, i); break;
    }
    return k + 1;
}

int emit_instr(struct body *b, const struct block *block, int k)
{
    const struct instr *i = block->instrs.at[k];
    int next = k + 1;

    if (i->op == OP_POLL && emit_poll_of_for(b, block, i))
        return next;
    switch (op_infos[i->op].result) {
    case RESULT_NEW: next = emit_value(b, block, k, expression_text(b, i)); break;
    case RESULT_UNBOXED:
    case RESULT_WORD:
        if (!is_left_out(i))
            emit_store(b, i, i->dst.at[0], expression_text(b, i));
        break;
    case RESULT_TEST: next = emit_test(b, block, k, expression_text(b, i)); break;
    case RESULT_STATUS: next = emit_status(b, block, k, expression_text(b, i)); break;
    case RESULT_VOID: emit_linef(b, i, "%s;", expression_text(b, i)); break;
    case RESULT_OWN: next = emit_own(b, block, k); break;
    }
    bound_after(b->now, i);
    return next;
}
