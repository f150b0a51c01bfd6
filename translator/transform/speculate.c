/*
 * Speculation: a second, faster version of a function's body for numbers that are what they are
 * guessed to be.
 *
 * Requires tidy blocks, references not placed, module.speculates, and a program that does not look
 * at the variables of frames (module.hides_variables). Produces the same kind of graph, with
 * unboxed registers. Preserves what the program does.
 *
 * Idea. The blocks are copied. In the copy each guessed register (guesses.c) has a partner that is
 * unboxed, and what is done with it is done unboxed. The copy is entered first. Where something
 * else comes than was guessed, or a result does not fit, the copy is left for good: the partners
 * are boxed and stored to the registers that they stand for, and the original goes on at that very
 * instruction.
 *
 *         fast:    r1 = GUARD_FLOAT x; BRANCH r1 -> a, slow       slow:  t1 = MUL x, x
 *         a:       d1 = UNBOX_F64 x                                      ...
 *                  d2 = MUL_F64 d1, d1
 *
 * Where the copy is left. A guard stands before an instruction, where nothing of it has been done,
 * or behind it, where its results are there as values. Either point becomes the start of a block of
 * the original, and nothing is computed twice that can be seen.
 *
 * Invariants. All that is not guessed lives in the same registers in both versions. At a way out
 * every guessed register that the original still reads is stored. A guessed register is unbound in
 * the copy itself, so it is not among the variables of a traceback. A float is taken out of words
 * alone, which have no identity, and a result that is no word is boxed once only: by leaving (V2).
 */
#include <string.h>
#include "analyse/makers.h"
#include "speculate.h"

enum { MOST_INSTRS = 700 };

/* A place of the original that a way out leads to. */
struct place {
    struct block *block;
    int at;           /* the instruction that comes next */
    struct block *to; /* the block that will begin with it */
};

struct speculation {
    struct function *f;
    arena *a; /* scratch */
    struct types types;
    struct guesses guesses;
    struct maker *makers;
    struct fact *now;
    struct reg **partner; /* by id: of a guessed register, else NULL */
    struct reg **guessed; /* those, by their bit */
    int *bit;             /* by id */
    int n;                /* how many there are */
    struct block **fast;  /* by id of the original */
    uint64_t *live_in;    /* by id of the block: of the guessed registers */
    uint64_t *live;       /* before each instruction of the block at hand, and behind the last */
    LIST(struct place) places;
    LIST(struct block *) late; /* ways out and where they lead: they stand behind the copy */
    /* the instruction at hand */
    struct block *block, *out; /* where it stands, where what becomes of it goes */
    int at;
    struct block *way_out; /* the way out before it, or NULL */
};

/* ------------------------------------------------------------------------------------- liveness */

static uint64_t bit_of(const struct speculation *w, const struct reg *r)
{
    return r->id < w->types.n && w->partner[r->id] ? (uint64_t)1 << w->bit[r->id] : 0;
}

static uint64_t live_at(const struct speculation *w, const struct block *b)
{
    return b == w->f->unwind ? 0 : w->live_in[b->id];
}

static uint64_t live_behind(const struct speculation *w, const struct block *b)
{
    const struct instr *last = block_terminator(b);
    uint64_t live = 0;

    for (int t = 0; t < last->target.n; t++) {
        uint64_t there = live_at(w, last->target.at[t]);
        if (t == 0) /* its results are set on the first way only */
            for (int d = 0; d < last->dst.n; d++)
                there &= ~bit_of(w, last->dst.at[d]);
        live |= there;
    }
    return live;
}

/* Is the source only there to say that the variable ends? */
static int is_end(const struct instr *i)
{
    return i->op == OP_TRACE_INNER;
}

static uint64_t live_before(const struct speculation *w, const struct instr *i, uint64_t live)
{
    if (!op_is_terminator(i->op))
        for (int d = 0; d < i->dst.n; d++)
            live &= ~bit_of(w, i->dst.at[d]);
    if (i->fail)
        live |= live_at(w, i->fail);
    for (int s = 0; !is_end(i) && s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG)
            live |= bit_of(w, i->src.at[s].reg);
    return live;
}

static void find_live(struct speculation *w)
{
    struct function *f = w->f;
    int grows = 1;

    w->live_in = NEW_ARRAY(w->a, uint64_t, f->blocks.n + 1);
    while (grows) {
        grows = 0;
        for (int b = f->blocks.n - 1; b >= 0; b--) {
            const struct block *block = f->blocks.at[b];
            uint64_t live = live_behind(w, block);
            for (int n = block->instrs.n - 1; n >= 0; n--)
                live = live_before(w, block->instrs.at[n], live);
            grows |= live != w->live_in[b];
            w->live_in[b] = live;
        }
    }
}

/* w->live for the block at hand. */
static void find_live_in_block(struct speculation *w)
{
    const struct block *b = w->block;

    w->live = NEW_ARRAY(w->a, uint64_t, b->instrs.n + 1);
    w->live[b->instrs.n] = live_behind(w, b);
    for (int n = b->instrs.n - 1; n >= 0; n--)
        w->live[n] = live_before(w, b->instrs.at[n], w->live[n + 1]);
}

/* ----------------------------------------------------------------------------------- appending */

static struct instr *add_to(struct speculation *w, struct block *b, enum opcode op)
{
    const struct instr *at = w->block->instrs.at[w->at];
    struct instr *i = new_instr(w->f, op, at->line);

    i->sequence = at->sequence;
    i->from = at->from;
    i->region = at->region;
    push(w->f->module->arena, &b->instrs, i);
    return i;
}

static struct instr *add(struct speculation *w, enum opcode op)
{
    return add_to(w, w->out, op);
}

/* dst = op o */
static struct reg *add_unary(struct speculation *w, struct block *b, enum opcode op,
                             struct operand o, struct reg *dst)
{
    struct instr *i = add_to(w, b, op);

    instr_add_src(w->f, i, o);
    instr_add_dst(w->f, i, dst);
    return dst;
}

static struct reg *new_temp(struct speculation *w, enum representation rep)
{
    return new_reg(w->f, REG_TEMP, rep);
}

static struct block *new_part(struct speculation *w, const char *hint)
{
    struct block *b = new_block(w->f, hint);

    b->try_depth = w->block->try_depth;
    b->handled_depth = w->block->handled_depth;
    return b;
}

static struct block *fast_of(const struct speculation *w, struct block *b)
{
    return b == w->f->unwind ? b : w->fast[b->id];
}

/* Where a failure of what is made of the instruction at hand goes: while a way out still boxes, the
 * copy is where the program is. */
static struct block *way_to_fail(struct speculation *w)
{
    const struct instr *i = w->block->instrs.at[w->at];

    return i->fail ? fast_of(w, i->fail) : need_unwind(w->f);
}

/* ---------------------------------------------------------------------------------- ways out */

/* The block of the original that begins with its instruction `at`; it is cut off later. */
static struct block *original_at(struct speculation *w, struct block *b, int at)
{
    if (at == 0)
        return b;
    for (int k = 0; k < w->places.n; k++)
        if (w->places.at[k].block == b && w->places.at[k].at == at)
            return w->places.at[k].to;
    struct place place = {b, at, new_part(w, "general")};
    push(w->a, &w->places, place);
    push(w->a, &w->late, place.to);
    return place.to;
}

static void add_boxing(struct speculation *w, struct block *b, const struct reg *partner,
                       struct reg *to)
{
    int is_int = partner->rep == REP_I64;

    add_unary(w, b, is_int ? OP_BOX_I64 : OP_BOX_F64, reg_operand((struct reg *)partner), to);
    if (!is_int)
        b->instrs.at[b->instrs.n - 1]->fail = way_to_fail(w);
}

/* A way out: stores what is live of the guessed registers, and goes on in the original. All that
 * can fail comes first. */
static struct block *new_way_out(struct speculation *w, uint64_t live, struct block *to)
{
    struct block *b = new_part(w, "leave");
    struct reg *boxes[MOST_GUESSES] = {NULL};

    push(w->a, &w->late, b);
    for (int k = 0; k < w->n; k++)
        if (live >> k & 1 && w->partner[w->guessed[k]->id]->rep == REP_F64) {
            boxes[k] = new_temp(w, REP_BOXED);
            add_boxing(w, b, w->partner[w->guessed[k]->id], boxes[k]);
        }
    for (int k = 0; k < w->n; k++)
        if (boxes[k])
            add_unary(w, b, OP_MOVE, reg_operand(boxes[k]), w->guessed[k]);
        else if (live >> k & 1)
            add_boxing(w, b, w->partner[w->guessed[k]->id], w->guessed[k]);
    append_jump(w->f, b, to, w->block->instrs.at[w->at]->line);
    return b;
}

static struct block *way_out_before(struct speculation *w)
{
    if (!w->way_out)
        w->way_out = new_way_out(w, w->live[w->at], original_at(w, w->block, w->at));
    return w->way_out;
}

/* Goes on in a new block where the test holds. */
static void add_guard(struct speculation *w, struct instr *test, struct block *way_out)
{
    struct reg *holds = new_temp(w, REP_RAW);
    struct block *next = new_part(w, NULL);
    struct instr *branch = add(w, OP_BRANCH);

    test->dst.n = 0;
    instr_add_dst(w->f, test, holds);
    instr_add_src(w->f, branch, reg_operand(holds));
    instr_add_target(w->f, branch, next);
    instr_add_target(w->f, branch, way_out);
    w->out = next;
}

/* -------------------------------------------------------------------------------- operands */

/* An operand that guessed_form() has found to be fit. */
static struct operand unboxed(struct speculation *w, struct operand o, enum representation rep)
{
    struct fact fact = operand_fact(&w->types, w->now, &o);

    if (guess_of(&w->guesses, &o) != REP_BOXED)
        return reg_operand(w->partner[o.reg->id]);
    if (o.kind == OPERAND_INT)
        return rep == REP_I64 ? i64_operand(o.number)
                              : float_operand(w->f->module, (double)o.number);
    if (o.kind == OPERAND_CONSTANT)
        return f64_operand(o.number);
    if (rep == REP_F64 && is_small(fact)) {
        struct operand i = unboxed(w, o, REP_I64);
        return reg_operand(add_unary(w, w->out, OP_I64_TO_F64, i, new_temp(w, REP_F64)));
    }
    return reg_operand(
        add_unary(w, w->out, rep == REP_I64 ? OP_UNBOX_I64 : OP_UNBOX_F64, o, new_temp(w, rep)));
}

/* Is the register a result that one instruction alone wants? Then that may box it. */
static int is_wanted_once(const struct speculation *w, const struct reg *r)
{
    const struct maker *m = &w->makers[r->id];

    return r->kind == REG_TEMP && m->sets == 1 && m->reads == 1;
}

/* A value of what a guessed register holds. */
static struct operand boxed(struct speculation *w, const struct instr *i, const struct reg *r)
{
    struct reg *partner = w->partner[r->id], *value = new_temp(w, REP_BOXED);

    if (partner->rep == REP_I64 || i->op == OP_RETURN || is_wanted_once(w, r)) {
        value->uncounted = partner->rep == REP_I64;
        add_boxing(w, w->out, partner, value);
        return reg_operand(value);
    }
    struct instr *test = add(w, OP_FITS_F64);
    instr_add_src(w->f, test, reg_operand(partner));
    add_guard(w, test, way_out_before(w));
    value->uncounted = 1;
    return reg_operand(add_unary(w, w->out, OP_WORD_F64, reg_operand(partner), value));
}

/* ---------------------------------------------------------------------------- instructions */

static struct instr *copy_of(struct speculation *w, const struct instr *i)
{
    struct instr *copy = new_instr(w->f, i->op, i->line);
    int sequence = i->sequence;

    *copy = *i;
    copy->sequence = sequence;
    copy->dst.n = copy->src.n = copy->target.n = 0;
    copy->dst.at = NULL;
    copy->src.at = NULL;
    copy->target.at = NULL;
    copy->fail = i->fail ? fast_of(w, i->fail) : NULL;
    for (int t = 0; t < i->target.n; t++)
        instr_add_target(w->f, copy, fast_of(w, i->target.at[t]));
    return copy;
}

/* The value of what came, if the guess is right. */
static void take(struct speculation *w, struct reg *value, struct reg *r)
{
    struct reg *partner = w->partner[r->id];

    add_unary(w, w->out, partner->rep == REP_I64 ? OP_TAKE_I64 : OP_TAKE_F64, reg_operand(value),
              partner);
}

static struct instr *add_kind_test(struct speculation *w, struct reg *value,
                                   enum representation rep)
{
    struct instr *test = add(w, rep == REP_I64 ? OP_GUARD_INT : OP_GUARD_FLOAT);

    instr_add_src(w->f, test, reg_operand(value));
    return test;
}

/* Behind i, which has set the values in the place of its guessed results. live, to: of the original
 * there. */
static void add_guards_behind(struct speculation *w, const struct instr *i, struct reg **values,
                              uint64_t live, struct block *to)
{
    struct block *way_out = NULL;

    for (int d = 0; d < i->dst.n; d++) {
        if (!values[d])
            continue;
        live &= ~bit_of(w, i->dst.at[d]);
    }
    for (int d = 0; d < i->dst.n; d++) {
        if (!values[d])
            continue;
        if (!way_out) {
            way_out = new_way_out(w, live, to);
            struct instr *jump = way_out->instrs.at[--way_out->instrs.n];
            for (int k = 0; k < i->dst.n; k++)
                if (values[k])
                    add_unary(w, way_out, OP_MOVE, reg_operand(values[k]), i->dst.at[k]);
            push(w->f->module->arena, &way_out->instrs, jump);
        }
        enum representation rep = w->partner[i->dst.at[d]->id]->rep;
        add_guard(w, add_kind_test(w, values[d], rep), way_out);
    }
    for (int d = 0; d < i->dst.n; d++)
        if (values[d])
            take(w, values[d], i->dst.at[d]);
}

static void box_sources(struct speculation *w, const struct instr *i, struct instr *copy)
{
    for (int s = 0; s < i->src.n; s++) {
        struct operand o = i->src.at[s];
        if (guess_of(&w->guesses, &o) != REP_BOXED)
            o = is_end(i) ? null_operand() : boxed(w, i, o.reg);
        instr_add_src(w->f, copy, o);
    }
}

/* As it is, with values. */
static void put_general(struct speculation *w, const struct instr *i)
{
    struct instr *copy = copy_of(w, i);
    struct reg **values = NEW_ARRAY(w->a, struct reg *, i->dst.n + 1);
    int has_guess = 0;

    box_sources(w, i, copy);
    for (int d = 0; d < i->dst.n; d++) {
        if (bit_of(w, i->dst.at[d])) {
            values[d] = new_temp(w, REP_BOXED);
            has_guess = 1;
        }
        instr_add_dst(w->f, copy, values[d] ? values[d] : i->dst.at[d]);
    }
    push(w->f->module->arena, &w->out->instrs, copy);
    if (!has_guess)
        return;
    if (!op_is_terminator(i->op)) {
        add_guards_behind(w, i, values, w->live[w->at + 1], original_at(w, w->block, w->at + 1));
        return;
    }
    struct block *to = i->target.at[0];
    copy->target.at[0] = w->out = new_part(w, NULL);
    add_guards_behind(w, i, values, w->live_in[to->id], to);
    append_jump(w->f, w->out, fast_of(w, to), i->line);
}

/* Where an unboxed result of i goes: to its partner at once, unless a way out before i, which may
 * be behind the operation, still stores what that holds. */
static struct reg *result_of(struct speculation *w, const struct instr *i, enum representation rep,
                             int may_leave)
{
    struct reg *partner = bit_of(w, i->dst.at[0]) ? w->partner[i->dst.at[0]->id] : NULL;

    if (partner && partner->rep == rep && !(may_leave && w->live[w->at] & bit_of(w, i->dst.at[0])))
        return partner;
    return new_temp(w, rep);
}

/* The result of an unboxed operation goes where that of i went. */
static void put_result(struct speculation *w, const struct instr *i, struct reg *result)
{
    struct reg *to = i->dst.at[0];

    if (!bit_of(w, to)) {
        add_boxing(w, w->out, result, to);
        return;
    }
    struct reg *partner = w->partner[to->id];
    if (partner == result)
        return;
    if (partner->rep == result->rep) {
        add_unary(w, w->out, result->rep == REP_I64 ? OP_COPY_I64 : OP_COPY_F64,
                  reg_operand(result), partner);
        return;
    }
    struct reg *values[1] = {new_temp(w, REP_BOXED)}; /* the other kind than was guessed */
    add_boxing(w, w->out, result, values[0]);
    add_guards_behind(w, i, values, w->live[w->at + 1], original_at(w, w->block, w->at + 1));
}

static struct reg *add_binary(struct speculation *w, enum opcode op, struct operand a,
                              struct operand b, struct reg *result)
{
    struct instr *i = add(w, op);

    instr_add_src(w->f, i, a);
    instr_add_src(w->f, i, b);
    instr_add_dst(w->f, i, result);
    return result;
}

/* a op b, where the result may be no small int. */
static struct reg *add_checked(struct speculation *w, enum opcode op, struct operand a,
                               struct operand b)
{
    struct instr *i = add(w, op);
    struct reg *result = result_of(w, w->block->instrs.at[w->at], REP_I64, 1);

    instr_add_src(w->f, i, a);
    instr_add_src(w->f, i, b);
    add_guard(w, i, way_out_before(w));
    instr_add_dst(w->f, i, result);
    return result;
}

/* Leaves where the divisor is not one that the quick way is for. */
static void guard_divisor(struct speculation *w, enum opcode op, struct operand divisor,
                          struct operand zero)
{
    struct instr *test = add(w, op);

    instr_add_src(w->f, test, divisor);
    instr_add_src(w->f, test, zero);
    add_guard(w, test, way_out_before(w));
}

static struct reg *put_int_operator(struct speculation *w, enum binary_op op, struct operand a,
                                    struct operand b)
{
    struct reg *result = result_of(w, w->block->instrs.at[w->at], REP_I64, 0);

    switch (op) {
    case BINARY_ADD: return add_checked(w, OP_ADD_FITS, a, b);
    case BINARY_SUB: return add_checked(w, OP_SUB_FITS, a, b);
    case BINARY_MUL: return add_checked(w, OP_MUL_FITS, a, b);
    case BINARY_AND: return add_binary(w, OP_AND_I64, a, b, result);
    case BINARY_OR: return add_binary(w, OP_OR_I64, a, b, result);
    case BINARY_XOR: return add_binary(w, OP_XOR_I64, a, b, result);
    case BINARY_RSHIFT: return add_binary(w, OP_SHR_I64, a, b, result);
    default: break;
    }
    if (b.kind != OPERAND_I64 || b.number <= 0)
        guard_divisor(w, OP_TEST_GT_I64, b, i64_operand(0));
    return add_binary(w, op == BINARY_MOD ? OP_FLOOR_MOD_I64 : OP_FLOOR_DIV_I64, a, b, result);
}

static struct reg *put_float_operator(struct speculation *w, enum binary_op op, struct operand a,
                                      struct operand b)
{
    struct reg *result = result_of(w, w->block->instrs.at[w->at], REP_F64, 0);

    switch (op) {
    case BINARY_ADD: return add_binary(w, OP_ADD_F64, a, b, result);
    case BINARY_SUB: return add_binary(w, OP_SUB_F64, a, b, result);
    case BINARY_MUL: return add_binary(w, OP_MUL_F64, a, b, result);
    default: break;
    }
    if (b.kind != OPERAND_F64 || w->f->module->constants.at[b.number].value.number == 0)
        guard_divisor(w, OP_TEST_NE_F64, b, float_operand(w->f->module, 0));
    return add_binary(w, OP_DIV_F64, a, b, result);
}

static struct operand zero_of(struct speculation *w, enum representation rep)
{
    return rep == REP_I64 ? i64_operand(0) : float_operand(w->f->module, 0);
}

/* On unboxed operands. */
static void put_unboxed(struct speculation *w, const struct instr *i, enum representation rep)
{
    struct operand a = unboxed(w, i->src.at[0], rep);
    struct operand b = i->src.n > 1 ? unboxed(w, i->src.at[1], rep) : zero_of(w, rep);
    int is_int = rep == REP_I64;

    if (i->op == OP_TRUTH) {
        add_binary(w, is_int ? OP_TEST_NE_I64 : OP_TEST_NE_F64, a, b, i->dst.at[0]);
    } else if (is_comparison(i->op)) {
        int first = is_int ? OP_TEST_LT_I64 : OP_TEST_LT_F64;
        add_binary(w, (enum opcode)(first + (int)(i->op - OP_TEST_LT)), a, b, i->dst.at[0]);
    } else if (i->op == OP_NEG) {
        put_result(w, i,
                   is_int ? add_checked(w, OP_SUB_FITS, b, a)
                          : add_unary(w, w->out, OP_NEG_F64, a, result_of(w, i, rep, 0)));
    } else {
        enum binary_op op = operator_of(i);
        put_result(w, i, is_int ? put_int_operator(w, op, a, b) : put_float_operator(w, op, a, b));
    }
}

/* MOVE of a number of the kind that is guessed. */
static int put_copy(struct speculation *w, const struct instr *i)
{
    if (i->op != OP_MOVE || !bit_of(w, i->dst.at[0]))
        return 0;
    struct reg *partner = w->partner[i->dst.at[0]->id];
    const struct operand *o = &i->src.at[0];
    enum representation rep = partner->rep, guess = guess_of(&w->guesses, o);
    struct fact fact = operand_fact(&w->types, w->now, o);
    int is_such =
        guess == rep ||
        (guess == REP_BOXED &&
         (rep == REP_I64 ? is_small(fact) : o->kind == OPERAND_CONSTANT && is_float(fact)));
    if (!is_such)
        return 0;
    struct operand from = unboxed(w, *o, rep);
    if (from.kind == OPERAND_I64) {
        struct instr *set = add(w, OP_SET_I64);
        set->aux = from.number;
        instr_add_dst(w->f, set, partner);
    } else {
        add_unary(w, w->out, rep == REP_I64 ? OP_COPY_I64 : OP_COPY_F64, from, partner);
    }
    return 1;
}

/* What ends the life of a guessed register has nothing to do in the copy. */
static int is_needless(const struct speculation *w, const struct instr *i)
{
    if (i->op == OP_UNBIND)
        return bit_of(w, i->dst.at[0]) != 0;
    return i->op == OP_DROP && guess_of(&w->guesses, &i->src.at[0]) != REP_BOXED;
}

static void put_instr(struct speculation *w, const struct instr *i)
{
    enum representation form = guessed_form(&w->guesses, w->now, i);

    if (is_needless(w, i))
        return;
    if (form != REP_BOXED)
        put_unboxed(w, i, form);
    else if (!put_copy(w, i))
        put_general(w, i);
}

/* --------------------------------------------------------------------------------------- blocks */

static void copy_block(struct speculation *w, struct block *b)
{
    w->block = b;
    w->out = w->fast[b->id];
    w->at = 0;
    if (!w->types.in[b->id]) { /* no run comes to it */
        add(w, OP_UNREACHABLE);
        w->out->is_pad = 0;
        return;
    }
    find_live_in_block(w);
    memcpy(w->now, w->types.in[b->id], sizeof *w->now * (size_t)w->types.n);
    for (; w->at < b->instrs.n; w->at++) {
        w->way_out = NULL;
        put_instr(w, b->instrs.at[w->at]);
        types_after(&w->types, w->now, b->instrs.at[w->at]);
    }
}

static void make_copies(struct speculation *w, int blocks)
{
    struct function *f = w->f;

    w->fast = NEW_ARRAY(w->a, struct block *, blocks + 1);
    for (int b = 0; b < blocks; b++) {
        const struct block *from = f->blocks.at[b];
        if (from == f->unwind)
            continue;
        w->fast[b] = new_block(f, from->hint);
        w->fast[b]->is_pad = from->is_pad;
        w->fast[b]->try_depth = from->try_depth;
        w->fast[b]->handled_depth = from->handled_depth;
    }
    for (int b = 0; b < blocks; b++)
        if (f->blocks.at[b] != f->unwind)
            copy_block(w, f->blocks.at[b]);
}

/* Behind the other ways into a block, its rest is cut off from the end. */
static void cut_places(struct speculation *w)
{
    for (int left = w->places.n; left > 0; left--) {
        struct place *last = NULL;
        for (int k = 0; k < w->places.n; k++)
            if (w->places.at[k].at && (!last || w->places.at[k].at > last->at))
                last = &w->places.at[k];
        struct block *b = last->block;
        for (int n = last->at; n < b->instrs.n; n++)
            push(w->f->module->arena, &last->to->instrs, b->instrs.at[n]);
        int line = b->instrs.at[last->at]->line;
        b->instrs.n = last->at;
        append_jump(w->f, b, last->to, line);
        last->at = 0;
    }
}

/* The new entry: are the guessed arguments what they should be? */
static void make_entry(struct speculation *w)
{
    struct function *f = w->f;
    struct block *original = f->blocks.at[0], *entry = new_block(f, NULL);

    w->block = original;
    w->at = 0;
    w->out = entry;
    for (int k = 0; k < w->n; k++)
        if (w->guessed[k]->is_parameter)
            add_guard(w, add_kind_test(w, w->guessed[k], w->partner[w->guessed[k]->id]->rep),
                      original);
    for (int k = 0; k < w->n; k++) {
        struct reg *partner = w->partner[w->guessed[k]->id];
        if (w->guessed[k]->is_parameter)
            add_unary(w, w->out, partner->rep == REP_I64 ? OP_UNBOX_I64 : OP_UNBOX_F64,
                      reg_operand(w->guessed[k]), partner);
    }
    append_jump(f, w->out, w->fast[0], original->instrs.at[0]->line);
    w->fast[0] = entry;
}

/* As if it had been lowered later, by which blocks are put in order. */
static void make_late(const struct block *b, int by)
{
    for (int n = 0; n < b->instrs.n; n++)
        b->instrs.at[n]->sequence += by;
}

/* The entry stands first, and the copy before the original, so that only loops lead back. */
static void order_blocks(struct speculation *w, int blocks)
{
    struct function *f = w->f;
    int by = f->instr_count;

    for (int b = 0; b < blocks; b++)
        make_late(f->blocks.at[b], by);
    for (int k = 0; k < w->late.n; k++)
        make_late(w->late.at[k], by);
    f->instr_count *= 2;
    for (int b = f->blocks.n - 1; b > 0; b--) /* the entry is the first */
        if (f->blocks.at[b] == w->fast[0]) {
            f->blocks.at[b] = f->blocks.at[0];
            f->blocks.at[0] = w->fast[0];
        }
    for (int b = 0; b < f->blocks.n; b++)
        f->blocks.at[b]->id = b;
}

/* That of a variable is one too, which is bound by instructions alone: behind which of several
 * yields a fused generator goes on the graph does not tell. */
static struct reg *new_partner(struct speculation *w, const struct reg *r)
{
    enum representation rep = (enum representation)w->guesses.rep[r->id];
    struct reg *partner = new_reg(w->f, r->kind == REG_TEMP ? REG_TEMP : REG_INNER, rep);

    if (r->kind != REG_TEMP)
        partner->name =
            arena_printf(w->f->module->arena, "%s_%s", r->name, rep == REP_I64 ? "int" : "float");
    return partner;
}

static void make_partners(struct speculation *w)
{
    struct function *f = w->f;

    w->partner = NEW_ARRAY(w->a, struct reg *, w->types.n + 1);
    w->guessed = NEW_ARRAY(w->a, struct reg *, MOST_GUESSES);
    w->bit = NEW_ARRAY(w->a, int, w->types.n + 1);
    for (int r = 0; r < w->types.n; r++) {
        if (w->guesses.rep[r] == REP_BOXED)
            continue;
        w->partner[r] = new_partner(w, f->regs.at[r]);
        w->bit[r] = w->n;
        w->guessed[w->n++] = f->regs.at[r];
    }
}

static void note_guesses(struct speculation *w)
{
    struct function *f = w->f;

    for (int k = 0; k < w->n; k++) {
        const struct reg *r = w->guessed[k];
        if (r->kind == REG_TEMP)
            continue;
        int is_int = w->partner[r->id]->rep == REP_I64;
        add_note(f, f->line,
                 arena_printf(f->module->arena, "`%s` is guessed to be %s", r->name,
                              is_int ? "a small int" : "a float"),
                 "it stands in arithmetic with others; the body stands twice, and goes on in the "
                 "general one where it is not");
    }
}

void speculate(struct function *f)
{
    struct speculation w = {.f = f};
    int blocks = f->blocks.n;

    if (!f->module->speculates || !f->module->hides_variables || f->kind != FN_FUNCTION ||
        f->is_generator || function_size(f) > MOST_INSTRS)
        return;
    w.a = arena_new();
    if (find_types(&w.types, f, w.a) && choose_guesses(&w.guesses, f, &w.types, w.a)) {
        w.makers = find_makers(f);
        w.now = NEW_ARRAY(w.a, struct fact, w.types.n + 1);
        make_partners(&w);
        find_live(&w);
        make_copies(&w, blocks);
        make_entry(&w);
        cut_places(&w);
        order_blocks(&w, blocks);
        note_guesses(&w);
        tidy_blocks(f);
    }
    arena_free(w.a);
}
