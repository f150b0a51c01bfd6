/*
 * Unboxed numbers: registers that only ever hold floats, or ints between proved bounds, become
 * doubles and 64-bit ints of C, and the arithmetic between them that of C.
 *
 * Requires tidy blocks, references not placed, module.known, and a program that does not look at
 * the variables of frames (module.hides_variables): an unboxed variable is not among those of a
 * traceback. Produces the same kind of graph. Preserves what the program does.
 *
 * Idea. Facts (analyse/types.c) say what each register holds where it is set. A register is
 * unboxed if everything it is set to is a small int, or a float. An operation is done unboxed if
 * the facts allow it where it stands: its result stays a small int, its divisor is not 0, and C
 * computes what Python does. What is left wants values: there an unboxed register is boxed.
 *
 * Invariants. An int is boxed by a shift, as often as one likes. A float that needs a box of its
 * own may be boxed once only, since containers compare by identity first (V2): so an unboxed float
 * goes to a return or, if it is a temporary, to its only reader, or it is never boxed; and one that
 * has come out of a box is never boxed again. A named variable of a generator stays boxed: the
 * state tables do not know another kind yet.
 */
#include <string.h>
#include "analyse/makers.h"
#include "analyse/types.h"
#include "unbox.h"

/* What is known of a register that may be unboxed. */
struct candidate {
    int rep;      /* REP_I64 or REP_F64; REP_BOXED: it stays as it is */
    int seen;     /* it is set somewhere */
    int computed; /* by operations that are done unboxed */
    int taken;    /* out of boxes */
    int reads;    /* by such operations */
    int boxings;  /* by others */
    int uses;
    int sure; /* a reader that cannot fail wants a value */
    int bad;  /* a reader wants the variable */
};

struct unboxing {
    struct function *f;
    arena *a; /* scratch */
    struct types types;
    int blocks; /* that there were */
    struct candidate *regs;
    struct fact *now;
    LIST(struct instr *) out; /* the block as it becomes */
};

/* ------------------------------------------------------------------------------ operations */

/* An operation as it is done unboxed. */
struct raw_op {
    enum opcode op;          /* OP_MOVE: none */
    enum representation rep; /* of its operands */
    int is_constant;         /* its result is `value` */
    int64_t value;
};

static const struct raw_op NOT_RAW = {.op = OP_MOVE};

/* A float with a float or a small int. */
static int are_floats(struct fact a, struct fact b)
{
    return (is_float(a) && (is_float(b) || is_small(b))) || (is_float(b) && is_small(a));
}

static struct raw_op on_ints(enum opcode op)
{
    return (struct raw_op){.op = op, .rep = REP_I64};
}

static struct raw_op on_floats(enum opcode op)
{
    return (struct raw_op){.op = op, .rep = REP_F64};
}

static struct raw_op sum_or_product(enum opcode ints, enum opcode floats, int small, struct fact a,
                                    struct fact b)
{
    if (small)
        return on_ints(ints);
    return are_floats(a, b) ? on_floats(floats) : NOT_RAW;
}

/* An operator between operands with these facts. */
static struct raw_op raw_binary(const struct unboxing *w, enum binary_op op, const struct instr *i,
                                struct fact a, struct fact b, struct fact result)
{
    int small = is_small(a) && is_small(b) && is_small(result);

    if (small && result.lo == result.hi && op != BINARY_MOD && op != BINARY_FLOORDIV)
        return (struct raw_op){
            .op = OP_SET_I64, .rep = REP_I64, .is_constant = 1, .value = result.lo};
    switch (op) {
    case BINARY_ADD: return sum_or_product(OP_ADD_I64, OP_ADD_F64, small, a, b);
    case BINARY_SUB: return sum_or_product(OP_SUB_I64, OP_SUB_F64, small, a, b);
    case BINARY_MUL: return sum_or_product(OP_MUL_I64, OP_MUL_F64, small, a, b);
    case BINARY_DIV:
        if (is_small(b) && (b.lo > 0 || b.hi < 0) && is_exact_double(a) && is_exact_double(b))
            return on_floats(OP_DIV_F64);
        if (i->src.at[1].kind == OPERAND_CONSTANT && is_float(b) && is_exact_double(a) &&
            w->f->module->constants.at[i->src.at[1].number].value.number != 0)
            return on_floats(OP_DIV_F64);
        return NOT_RAW;
    case BINARY_MOD: return small && a.lo >= 0 && b.lo > 0 ? on_ints(OP_MOD_I64) : NOT_RAW;
    case BINARY_RSHIFT: return small && b.lo >= 0 && b.hi < 63 ? on_ints(OP_SHR_I64) : NOT_RAW;
    case BINARY_OR: return small ? on_ints(OP_OR_I64) : NOT_RAW;
    case BINARY_XOR: return small ? on_ints(OP_XOR_I64) : NOT_RAW;
    case BINARY_AND: return small ? on_ints(OP_AND_I64) : NOT_RAW;
    case BINARY_FLOORDIV: return small && a.lo >= 0 && b.lo > 0 ? on_ints(OP_DIV_I64) : NOT_RAW;
    default: return NOT_RAW;
    }
}

static struct raw_op raw_test(int number, struct fact a, struct fact b)
{
    if (is_small(a) && is_small(b))
        return on_ints((enum opcode)(OP_TEST_LT_I64 + number));
    if (are_floats(a, b) && is_exact_double(a) && is_exact_double(b))
        return on_floats((enum opcode)(OP_TEST_LT_F64 + number));
    return NOT_RAW;
}

/* How i can be done on unboxed operands, where w->now holds. */
static struct raw_op raw_form(const struct unboxing *w, const struct instr *i)
{
    if (i->src.n < 1 || i->src.n > 2 || i->dst.n != 1)
        return NOT_RAW;
    struct fact a = operand_fact(&w->types, w->now, &i->src.at[0]);
    struct fact b = i->src.n > 1 ? operand_fact(&w->types, w->now, &i->src.at[1]) : a;
    struct fact result = result_fact(&w->types, w->now, i);
    if (operator_of(i) != BINARY_MATMUL)
        return raw_binary(w, operator_of(i), i, a, b, result);
    switch (i->op) {
    case OP_NEG:
        if (is_small(a) && is_small(result))
            return on_ints(OP_NEG_I64);
        return is_float(a) ? on_floats(OP_NEG_F64) : NOT_RAW;
    case OP_TEST_LT:
    case OP_TEST_LE:
    case OP_TEST_EQ:
    case OP_TEST_NE:
    case OP_TEST_GT:
    case OP_TEST_GE: return raw_test((int)(i->op - OP_TEST_LT), a, b);
    case OP_TRUTH: return is_small(a) ? on_ints(OP_TEST_NE_I64) : NOT_RAW;
    default: return NOT_RAW;
    }
}

/* Out of a value, which may turn out to be unboxed already. */
static int takes_number(enum opcode op)
{
    return op == OP_UNBOX_I64 || op == OP_UNBOX_F64 || op == OP_TAKE_I64 || op == OP_TAKE_F64;
}

static int is_raw(struct raw_op r)
{
    return r.op != OP_MOVE;
}

/* ------------------------------------------------------------------------------- the choice */

static int may_be_unboxed(const struct unboxing *w, const struct reg *r)
{
    return r->rep == REP_BOXED && !r->nullable && !r->is_parameter && r->kind != REG_CELL &&
           (r->kind != REG_LOCAL || !w->f->is_generator);
}

static void note_result(struct unboxing *w, const struct instr *i, const struct reg *r)
{
    struct candidate *c = &w->regs[r->id];
    struct fact fact =
        i->dst.n == 1 ? result_fact(&w->types, w->now, i) : (struct fact){KIND_ANY, 0, 0};
    int rep = is_small(fact) ? REP_I64 : is_float(fact) ? REP_F64 : REP_BOXED;

    if (r->rep != REP_BOXED)
        return;
    if (c->seen && c->rep != rep)
        rep = REP_BOXED;
    if (!may_be_unboxed(w, r))
        rep = REP_BOXED;
    c->seen = 1;
    c->rep = rep;
    if (is_raw(raw_form(w, i)))
        c->computed++;
    else if (i->op == OP_BOX_I64)
        c->computed += r->kind != REG_TEMP;
    else if (i->op != OP_MOVE)
        c->taken++;
}

/* A reader that wants a value. */
static void note_boxing(const struct instr *i, struct candidate *c)
{
    switch (i->op) {
    case OP_CHECK_BOUND:
    case OP_CALL_LOCALS:
    case OP_IS_NULL:
    case OP_FORGET:
    case OP_NEXT: c->bad = 1; break;
    case OP_RETURN: c->boxings++; break;
    default:
        c->boxings++;
        c->sure |= !i->fail;
        break;
    }
}

static void note_read(struct unboxing *w, const struct instr *i, const struct operand *o)
{
    struct candidate *c = &w->regs[o->reg->id];

    if (ends_life(i))
        return;
    c->uses++;
    if (is_raw(raw_form(w, i)) || takes_number(i->op))
        c->reads++;
    else if (i->op != OP_MOVE)
        note_boxing(i, c);
}

/* What an instruction changes. */
struct after {
    const struct reg *r;
    struct fact fact;
};

/* Several results at once are changed here and now: they stay as they are. */
static struct after facts_behind(struct unboxing *w, const struct instr *i)
{
    struct after after = {NULL, {0, 0, 0}};

    if (i->dst.n == 1) {
        after.r = i->dst.at[0];
        if (i->op != OP_UNBIND)
            after.fact = result_fact(&w->types, w->now, i);
    } else if (i->dst.n) {
        types_after(&w->types, w->now, i);
    }
    return after;
}

/* Calls visit for each instruction, with what holds there in w->now. */
static void walk(struct unboxing *w, void (*visit)(struct unboxing *, struct instr *),
                 void (*end)(struct unboxing *, struct block *))
{
    int n = w->f->blocks.n;

    for (int b = 0; b < n; b++) {
        struct block *block = w->f->blocks.at[b];
        if (!w->types.in[b])
            continue;
        memcpy(w->now, w->types.in[b], sizeof *w->now * (size_t)w->types.n);
        for (int k = 0; k < block->instrs.n; k++) {
            struct instr *i = block->instrs.at[k];
            struct after after = facts_behind(w, i);
            visit(w, i);
            if (after.r)
                w->now[after.r->id] = after.fact;
        }
        if (end)
            end(w, block);
    }
}

static void note_instr(struct unboxing *w, struct instr *i)
{
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG)
            note_read(w, i, &i->src.at[s]);
    if (i->op == OP_UNBIND) {
        w->regs[i->dst.at[0]->id].bad |= i->dst.at[0]->kind != REG_INNER;
        return;
    }
    for (int d = 0; d < i->dst.n; d++)
        note_result(w, i, i->dst.at[d]);
}

/* Is a float boxed where that might be seen, or an int unboxed for nothing? */
static int is_unfit(const struct unboxing *w, int r)
{
    const struct candidate *c = &w->regs[r];
    int is_temporary = w->f->regs.at[r]->kind == REG_TEMP;

    if (c->bad || !c->seen)
        return 1;
    if (c->rep == REP_I64)
        return is_temporary && !c->reads && !c->computed && c->uses <= c->boxings;
    if (c->sure || (c->boxings && (c->taken || (c->boxings > 1 && is_temporary))))
        return 1;
    return 0;
}

/* Boxings of a named float other than returns. */
static void note_named_boxing(struct unboxing *w, struct instr *i)
{
    if (is_raw(raw_form(w, i)) || takes_number(i->op) || i->op == OP_RETURN || i->op == OP_MOVE ||
        ends_life(i))
        return;
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind == OPERAND_REG && o->reg->kind != REG_TEMP &&
            w->regs[o->reg->id].rep == REP_F64)
            w->regs[o->reg->id].bad = 1;
    }
}

/* A MOVE to a register that stays boxed boxes; one between floats shares the box. */
static int settle_move(struct unboxing *w, const struct instr *i)
{
    if (i->op != OP_MOVE || i->src.at[0].kind != OPERAND_REG || i->dst.at[0]->rep != REP_BOXED)
        return 0;
    struct candidate *from = &w->regs[i->src.at[0].reg->id], *to = &w->regs[i->dst.at[0]->id];
    if (from->rep == REP_F64 && to->rep != REP_F64) { /* no way to fail */
        from->rep = REP_BOXED;
        return 1;
    }
    if (to->rep == REP_F64 && to->boxings && (from->rep != REP_F64 || from->boxings)) {
        to->rep = REP_BOXED;
        return 1;
    }
    return 0;
}

static int settle(struct unboxing *w)
{
    int changed = 0;

    for (int r = 0; r < w->types.n; r++)
        if (w->regs[r].rep != REP_BOXED && is_unfit(w, r)) {
            w->regs[r].rep = REP_BOXED;
            changed = 1;
        }
    for (int b = 0; b < w->f->blocks.n; b++)
        for (int n = 0; n < w->f->blocks.at[b]->instrs.n; n++)
            changed |= settle_move(w, w->f->blocks.at[b]->instrs.at[n]);
    return changed;
}

/* ------------------------------------------------------------------------------ the rewriting */

static int is_chosen(const struct unboxing *w, const struct reg *r)
{
    return r->rep == REP_I64 || r->rep == REP_F64 ||
           (r->id < w->types.n && w->regs[r->id].rep != REP_BOXED);
}

static struct instr *add(struct unboxing *w, enum opcode op, const struct instr *at)
{
    struct instr *i = new_instr(w->f, op, at->line);

    i->sequence = at->sequence;
    i->from = at->from;
    push(w->f->module->arena, &w->out, i);
    return i;
}

static struct reg *add_unary(struct unboxing *w, enum opcode op, const struct instr *at,
                             struct operand o, struct reg *to)
{
    struct instr *i = add(w, op, at);

    instr_add_src(w->f, i, o);
    instr_add_dst(w->f, i, to);
    return to;
}

static struct reg *new_raw(struct unboxing *w, enum representation rep)
{
    return new_reg(w->f, REG_TEMP, rep);
}

/* The operand in that representation. */
static struct operand raw_operand(struct unboxing *w, const struct instr *at, struct operand o,
                                  enum representation rep)
{
    struct fact fact = operand_fact(&w->types, w->now, &o);

    if (o.kind == OPERAND_INT)
        return rep == REP_I64 ? i64_operand(o.number)
                              : float_operand(w->f->module, (double)o.number);
    if (o.kind == OPERAND_CONSTANT && is_float(fact))
        return f64_operand(o.number);
    if (rep == REP_F64 && is_small(fact)) {
        struct operand i = raw_operand(w, at, o, REP_I64);
        return reg_operand(add_unary(w, OP_I64_TO_F64, at, i, new_raw(w, REP_F64)));
    }
    if (o.kind == OPERAND_REG && is_chosen(w, o.reg))
        return o;
    return reg_operand(
        add_unary(w, rep == REP_I64 ? OP_UNBOX_I64 : OP_UNBOX_F64, at, o, new_raw(w, rep)));
}

/* A value of what an unboxed register holds, for i. */
static struct operand boxed(struct unboxing *w, const struct instr *i, struct reg *r,
                            enum representation rep)
{
    struct reg *value = new_reg(w->f, REG_TEMP, REP_BOXED);

    value->uncounted = rep == REP_I64;
    add_unary(w, rep == REP_I64 ? OP_BOX_I64 : OP_BOX_F64, i, reg_operand(r), value);
    if (rep == REP_F64)
        w->out.at[w->out.n - 1]->fail = i->fail ? i->fail : need_unwind(w->f);
    return reg_operand(value);
}

static enum representation rep_of(const struct unboxing *w, const struct reg *r)
{
    return r->id < w->types.n && r->rep == REP_BOXED ? (enum representation)w->regs[r->id].rep
                                                     : r->rep;
}

static void box_sources(struct unboxing *w, struct instr *i)
{
    for (int s = 0; s < i->src.n; s++) {
        struct operand *o = &i->src.at[s];
        if (o->kind != OPERAND_REG || o->reg->rep != REP_BOXED || !is_chosen(w, o->reg))
            continue;
        if (i->op == OP_TRACE_INNER) {
            *o = null_operand();
            continue;
        }
        struct reg *r = o->reg;
        struct operand value = boxed(w, i, r, rep_of(w, r));
        for (int k = s; k < i->src.n; k++)
            if (i->src.at[k].kind == OPERAND_REG && i->src.at[k].reg == r)
                i->src.at[k] = value;
    }
}

/* The operation on unboxed operands; its result goes where that of i went. */
static void put_raw(struct unboxing *w, struct instr *i, struct raw_op raw)
{
    struct reg *to = i->dst.at[0];
    int is_test = op_infos[raw.op].result == RESULT_TEST;
    enum representation rep =
        raw.op == OP_SET_I64 ? REP_I64 : raw.rep; /* of the result, unless it is a test */
    struct operand a = {0}, b = {0};

    if (!raw.is_constant) {
        a = raw_operand(w, i, i->src.at[0], raw.rep);
        if (i->op == OP_TRUTH)
            b = i64_operand(0);
        else if (i->src.n > 1)
            b = raw_operand(w, i, i->src.at[1], raw.rep);
    }
    int goes_on = is_test || rep_of(w, to) == rep;
    struct reg *result = goes_on ? to : new_raw(w, rep);
    struct instr *op = add(w, raw.op, i);
    if (raw.is_constant) {
        op->aux = (long)raw.value;
    } else {
        instr_add_src(w->f, op, a);
        if (i->src.n > 1 || i->op == OP_TRUTH)
            instr_add_src(w->f, op, b);
    }
    instr_add_dst(w->f, op, result);
    if (goes_on)
        return;
    add_unary(w, rep == REP_I64 ? OP_BOX_I64 : OP_BOX_F64, i, reg_operand(result), to);
    if (rep == REP_F64)
        w->out.at[w->out.n - 1]->fail = i->fail;
}

static void put_copy(struct unboxing *w, struct instr *i, enum representation rep)
{
    struct operand o = raw_operand(w, i, i->src.at[0], rep);
    struct instr *copy;

    if (o.kind == OPERAND_I64) {
        copy = add(w, OP_SET_I64, i);
        copy->aux = o.number;
    } else {
        copy = add(w, rep == REP_I64 ? OP_COPY_I64 : OP_COPY_F64, i);
        instr_add_src(w->f, copy, o);
    }
    instr_add_dst(w->f, copy, i->dst.at[0]);
}

/* Is it worth doing unboxed: is an operand or the result so? */
static int touches_raw(const struct unboxing *w, const struct instr *i)
{
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && is_chosen(w, i->src.at[s].reg))
            return 1;
    return is_chosen(w, i->dst.at[0]);
}

/* i, whose result is wanted unboxed, gives a value. */
static void put_unboxed_result(struct unboxing *w, struct instr *i, enum representation rep)
{
    struct reg *to = i->dst.at[0], *value = new_reg(w->f, REG_TEMP, REP_BOXED);

    i->dst.at[0] = value;
    push(w->f->module->arena, &w->out, i);
    add_unary(w, rep == REP_I64 ? OP_UNBOX_I64 : OP_UNBOX_F64, i, reg_operand(value), to);
}

static void rewrite(struct unboxing *w, struct instr *i)
{
    struct raw_op raw = raw_form(w, i);
    int is_gone =
        (i->op == OP_UNBIND && is_chosen(w, i->dst.at[0])) ||
        (i->op == OP_DROP && i->src.at[0].kind == OPERAND_REG && is_chosen(w, i->src.at[0].reg));
    int rep = i->dst.n == 1 ? (int)rep_of(w, i->dst.at[0]) : REP_BOXED;

    if (is_gone)
        return;
    if (is_raw(raw) && touches_raw(w, i)) {
        put_raw(w, i, raw);
        return;
    }
    if (i->op == OP_RANGE && is_small(operand_fact(&w->types, w->now, &i->src.at[0]))) {
        put_copy(w, i, REP_I64);
        return;
    }
    if (takes_number(i->op) && is_chosen(w, i->src.at[0].reg)) {
        put_copy(w, i, i->dst.at[0]->rep);
        return;
    }
    if ((i->op == OP_MOVE || i->op == OP_BOX_I64) && (rep == REP_I64 || rep == REP_F64)) {
        put_copy(w, i, (enum representation)rep);
        return;
    }
    if (op_infos[i->op].result != RESULT_UNBOXED && i->op != OP_BOX_I64)
        box_sources(w, i);
    if ((rep == REP_I64 || rep == REP_F64) && i->dst.at[0]->rep == REP_BOXED)
        put_unboxed_result(w, i, (enum representation)rep);
    else
        push(w->f->module->arena, &w->out, i);
}

static void end_block(struct unboxing *w, struct block *b)
{
    b->instrs.n = w->out.n;
    b->instrs.at = w->out.at;
    w->out.n = 0;
    w->out.at = NULL;
}

/* Numbers that nobody reads are not computed. */
static int remove_dead(struct function *f, int *reads)
{
    int removed = 0;

    memset(reads, 0, sizeof *reads * (size_t)f->regs.n);
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            const struct instr *i = f->blocks.at[b]->instrs.at[n];
            for (int s = 0; s < i->src.n; s++)
                if (i->src.at[s].kind == OPERAND_REG)
                    reads[i->src.at[s].reg->id]++;
        }
    for (int b = 0; b < f->blocks.n; b++) {
        struct block *block = f->blocks.at[b];
        int kept = 0;
        for (int n = 0; n < block->instrs.n; n++) {
            struct instr *i = block->instrs.at[n];
            if (op_infos[i->op].result != RESULT_UNBOXED || reads[i->dst.at[0]->id])
                block->instrs.at[kept++] = i;
        }
        removed += block->instrs.n - kept;
        block->instrs.n = kept;
    }
    return removed;
}

/* What no run comes to was not rewritten. */
static void empty_unreached(struct unboxing *w)
{
    for (int b = 0; b < w->f->blocks.n; b++) {
        struct block *block = w->f->blocks.at[b];
        if (b >= w->blocks || w->types.in[b])
            continue;
        struct instr *end = new_instr(w->f, OP_UNREACHABLE, block->instrs.at[0]->line);
        end->sequence = block->instrs.at[0]->sequence;
        block->is_pad = 0;
        block->instrs.n = 0;
        push(w->f->module->arena, &block->instrs, end);
    }
}

void unbox_numbers(struct function *f)
{
    struct unboxing w = {.f = f, .a = arena_new()};

    if (f->module->known && f->module->hides_variables && find_types(&w.types, f, w.a)) {
        w.regs = NEW_ARRAY(w.a, struct candidate, w.types.n + 1);
        w.now = NEW_ARRAY(w.a, struct fact, w.types.n + 1);
        w.blocks = f->blocks.n;
        walk(&w, note_instr, NULL);
        walk(&w, note_named_boxing, NULL);
        while (settle(&w))
            ;
        walk(&w, rewrite, end_block);
        empty_unreached(&w);
        for (int r = 0; r < w.types.n; r++)
            if (w.regs[r].rep != REP_BOXED) {
                f->regs.at[r]->rep = (enum representation)w.regs[r].rep;
                f->regs.at[r]->uncounted = 0; /* said of values alone */
            }
        int *reads = NEW_ARRAY(w.a, int, f->regs.n + 1);
        while (remove_dead(f, reads))
            ;
        tidy_blocks(f);
    }
    arena_free(w.a);
}
