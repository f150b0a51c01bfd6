/*
 * Types: a forward data flow of facts about what registers hold.
 *
 * Requires tidy blocks, references not placed. Produces nothing in the graph: the facts are given
 * to whoever asks (transform/unbox.c), and to --dump=types. Preserves the graph.
 *
 * Idea: a fact is a set of kinds and, for small ints, an interval. Constants, counters of range()
 * and results of arithmetic are known, parameters and what comes out of the heap are not. An
 * interval is widened when the head of a loop has been visited MOST_VISITS times, at once to the
 * bounds of small ints, and cut down again by the comparisons that lead into a block, then by
 * NARROWINGS steps that only join; a remainder has bounds whatever it is a remainder of. Where the
 * result of an operation on small ints may leave their interval it is an int of any size.
 *
 * What holds of a parameter of arithmetic, where CPython would ask the classes of the operands:
 * exact ints, floats and bools are only ever combined by their own arithmetic.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "types.h"

enum { MOST_VISITS = 3, NARROWINGS = 3, MOST_FACTS = 1000000 };

/* YR_RANGE_MOST of yieldabi.h. */
static const int64_t RANGE_MOST = (int64_t)1 << 57;

static const struct fact NOTHING = {0, 0, 0};
static const struct fact ANYTHING = {KIND_ANY, SMALL_MIN, SMALL_MAX};

static struct fact of_kinds(unsigned kinds)
{
    return (struct fact){kinds, SMALL_MIN, SMALL_MAX};
}

static struct fact small_fact(int64_t lo, int64_t hi)
{
    return (struct fact){KIND_SMALL, lo, hi};
}

/* Of a result between those bounds, which may lie outside of the small ints. */
static struct fact int_fact(__int128 lo, __int128 hi)
{
    if (lo >= SMALL_MIN && hi <= SMALL_MAX)
        return small_fact((int64_t)lo, (int64_t)hi);
    return of_kinds(KIND_INT);
}

static struct fact join(struct fact a, struct fact b)
{
    if (!a.kinds || !b.kinds)
        return a.kinds ? a : b;
    struct fact both = {a.kinds | b.kinds, a.lo, a.hi};
    if (!(a.kinds & KIND_SMALL) || (b.kinds & KIND_SMALL && b.lo < a.lo))
        both.lo = b.lo;
    if (!(a.kinds & KIND_SMALL) || (b.kinds & KIND_SMALL && b.hi > a.hi))
        both.hi = b.hi;
    return both;
}

static int is_same(struct fact a, struct fact b)
{
    return a.kinds == b.kinds && (!(a.kinds & KIND_SMALL) || (a.lo == b.lo && a.hi == b.hi));
}

/* ------------------------------------------------------------------------------------ operands */

static struct fact constant_fact(const struct module *m, long number)
{
    const struct module_constant *c = &m->constants.at[number];

    if (c->is_tuple)
        return of_kinds(KIND_OTHER);
    switch (c->value.kind) {
    case CONST_NONE: return of_kinds(KIND_NONE);
    case CONST_TRUE:
    case CONST_FALSE: return of_kinds(KIND_BOOL);
    case CONST_INT: return of_kinds(KIND_INT);
    case CONST_FLOAT: return of_kinds(KIND_FLOAT);
    default: return of_kinds(KIND_OTHER);
    }
}

struct fact operand_fact(const struct types *t, const struct fact *now, const struct operand *o)
{
    switch (o->kind) {
    case OPERAND_NULL: return NOTHING;
    case OPERAND_REG: return now[o->reg->id];
    case OPERAND_I64:
    case OPERAND_INT: return small_fact(o->number, o->number);
    case OPERAND_F64: return of_kinds(KIND_FLOAT);
    case OPERAND_CONSTANT: return constant_fact(t->f->module, o->number);
    case OPERAND_WORD:
        return of_kinds(o->number == WORD_NONE                              ? KIND_NONE
                        : o->number == WORD_TRUE || o->number == WORD_FALSE ? KIND_BOOL
                                                                            : KIND_OTHER);
    default: return ANYTHING;
    }
}

/* ---------------------------------------------------------------------------------- arithmetic */

static int is_only(struct fact f, unsigned kinds)
{
    return f.kinds && !(f.kinds & ~kinds);
}

/* A float with a float or an int gives a float; ints give ints; else nothing is known. */
static struct fact mixed(struct fact a, struct fact b)
{
    unsigned number = KIND_INT | KIND_FLOAT | KIND_BOOL;

    if (!is_only(a, number) || !is_only(b, number))
        return ANYTHING;
    if (is_float(a) || is_float(b))
        return of_kinds(KIND_FLOAT);
    if ((a.kinds | b.kinds) & KIND_FLOAT)
        return of_kinds(KIND_FLOAT | KIND_INT);
    return of_kinds(KIND_INT);
}

static struct fact product(struct fact a, struct fact b)
{
    __int128 at[] = {(__int128)a.lo * b.lo, (__int128)a.lo * b.hi, (__int128)a.hi * b.lo,
                     (__int128)a.hi * b.hi};
    __int128 lo = at[0], hi = at[0];

    for (int k = 1; k < 4; k++) {
        lo = at[k] < lo ? at[k] : lo;
        hi = at[k] > hi ? at[k] : hi;
    }
    return int_fact(lo, hi);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* By a positive divisor. */
static struct fact quotient(struct fact a, struct fact b)
{
    if (b.lo < 1)
        return of_kinds(KIND_INT);
    int64_t lo = floor_div(a.lo, a.lo < 0 ? b.lo : b.hi);
    int64_t hi = floor_div(a.hi, a.hi < 0 ? b.hi : b.lo);
    return small_fact(lo, hi);
}

static struct fact remainder_fact(struct fact a, struct fact b)
{
    if (b.lo < 1)
        return b.hi < 0 ? small_fact(b.lo + 1, 0) : small_fact(b.lo < 0 ? b.lo + 1 : 0, b.hi);
    if (a.lo >= 0 && a.hi < b.lo)
        return a;
    return small_fact(0, b.hi - 1);
}

/* The smallest 2**k - 1 that is not below n. */
static int64_t all_ones(int64_t n)
{
    int64_t ones = 1;

    while (ones < n)
        ones = ones * 2 + 1;
    return ones;
}

static struct fact bits_fact(enum opcode op, struct fact a, struct fact b)
{
    if (op == OP_AND_I64 && (a.lo >= 0 || b.lo >= 0)) {
        int64_t hi = a.lo < 0 ? b.hi : b.lo < 0 ? a.hi : a.hi < b.hi ? a.hi : b.hi;
        return small_fact(0, hi);
    }
    if (a.lo >= 0 && b.lo >= 0 && op != OP_AND_I64)
        return small_fact(0, all_ones(a.hi > b.hi ? a.hi : b.hi));
    return small_fact(SMALL_MIN, SMALL_MAX); /* of two small ints: a small one */
}

static struct fact shifted_left(struct fact a, struct fact b)
{
    if (b.lo < 0 || b.hi > 61)
        return of_kinds(KIND_INT);
    return product(a, small_fact((int64_t)1 << b.lo, (int64_t)1 << b.hi));
}

static struct fact shifted_right(struct fact a, struct fact b)
{
    if (b.lo < 0)
        return small_fact(a.lo < 0 ? a.lo : 0, a.hi > 0 ? a.hi : -1);
    int shift = b.lo > 62 ? 62 : (int)b.lo;
    return small_fact(a.lo < 0 ? a.lo >> shift : 0, a.hi < 0 ? -1 : a.hi >> shift);
}

/* 2 ** 31 */
static struct fact power(struct fact a, struct fact b)
{
    __int128 value = 1;

    if (!is_small(a) || !is_small(b) || a.lo != a.hi || b.lo != b.hi || b.lo < 0 || b.lo > 62)
        return is_small(a) && is_small(b) && b.lo >= 0 ? of_kinds(KIND_INT) : ANYTHING;
    for (int64_t k = 0; k < b.lo; k++) {
        value *= a.lo;
        if (value > SMALL_MAX || value < SMALL_MIN)
            return of_kinds(KIND_INT);
    }
    return small_fact((int64_t)value, (int64_t)value);
}

static struct fact binary_fact(enum binary_op op, struct fact a, struct fact b)
{
    int small = is_small(a) && is_small(b);

    switch (op) {
    case BINARY_ADD:
        return small ? int_fact((__int128)a.lo + b.lo, (__int128)a.hi + b.hi) : mixed(a, b);
    case BINARY_SUB:
        return small ? int_fact((__int128)a.lo - b.hi, (__int128)a.hi - b.lo) : mixed(a, b);
    case BINARY_MUL: return small ? product(a, b) : mixed(a, b);
    case BINARY_DIV: return mixed(a, b).kinds == KIND_ANY ? ANYTHING : of_kinds(KIND_FLOAT);
    case BINARY_MOD:
        if (is_only(a, KIND_INT) && is_small(b) && b.lo > 0)
            return small ? remainder_fact(a, b) : small_fact(0, b.hi - 1);
        return small ? remainder_fact(a, b) : mixed(a, b);
    case BINARY_POW: return power(a, b);
    case BINARY_LSHIFT: return small ? shifted_left(a, b) : mixed(a, b);
    case BINARY_RSHIFT: return small ? shifted_right(a, b) : mixed(a, b);
    case BINARY_OR: return small ? bits_fact(OP_OR_I64, a, b) : ANYTHING;
    case BINARY_XOR: return small ? bits_fact(OP_XOR_I64, a, b) : ANYTHING;
    case BINARY_AND: return small ? bits_fact(OP_AND_I64, a, b) : ANYTHING;
    case BINARY_FLOORDIV: return small ? quotient(a, b) : mixed(a, b);
    default: return ANYTHING;
    }
}

/* The divisor is more than 0 there, whatever else is known of it. */
static struct fact floor_fact(enum binary_op op, struct fact a, struct fact b)
{
    if (b.lo < 1)
        b.lo = 1;
    return b.lo <= b.hi ? binary_fact(op, a, b) : NOTHING;
}

/* What a call of a built-in gives, whatever its arguments are. */
static struct fact call_fact(const struct types *t, const struct instr *i)
{
    const struct module *m = t->f->module;

    if (!m->known || !m->known[i->aux].is_builtin)
        return ANYTHING;
    if (strcmp(m->globals.at[i->aux], "ord") == 0)
        return small_fact(0, 0x10ffff);
    if (strcmp(m->globals.at[i->aux], "float") == 0)
        return of_kinds(KIND_FLOAT);
    return ANYTHING;
}

struct fact result_fact(const struct types *t, const struct fact *now, const struct instr *i)
{
    struct fact a = i->src.n ? operand_fact(t, now, &i->src.at[0]) : NOTHING;
    struct fact b = i->src.n > 1 ? operand_fact(t, now, &i->src.at[1]) : NOTHING;

    switch (i->op) {
    case OP_MOVE:
    case OP_COPY_I64:
    case OP_COPY_F64:
    case OP_BOX_I64:
    case OP_BOX_F64: return a;
    case OP_UNBOX_I64:
    case OP_TAKE_I64: return is_small(a) ? a : small_fact(SMALL_MIN, SMALL_MAX);
    case OP_UNBOX_F64:
    case OP_TAKE_F64:
    case OP_WORD_F64: return of_kinds(KIND_FLOAT);
    case OP_SET_I64: return small_fact(i->aux, i->aux);
    case OP_RANGE: return small_fact(-RANGE_MOST, RANGE_MOST);
    case OP_ADD:
    case OP_IADD:
    case OP_ADD_I64: return binary_fact(BINARY_ADD, a, b);
    case OP_SUB:
    case OP_ISUB:
    case OP_SUB_I64: return binary_fact(BINARY_SUB, a, b);
    case OP_MUL:
    case OP_IMUL:
    case OP_MUL_I64: return binary_fact(BINARY_MUL, a, b);
    case OP_DIV:
    case OP_IDIV: return binary_fact(BINARY_DIV, a, b);
    case OP_MOD:
    case OP_MOD_I64: return binary_fact(BINARY_MOD, a, b);
    case OP_FLOOR_MOD_I64: return floor_fact(BINARY_MOD, a, b);
    case OP_FLOOR_DIV_I64: return floor_fact(BINARY_FLOORDIV, a, b);
    case OP_FLOORDIV:
    case OP_DIV_I64: return binary_fact(BINARY_FLOORDIV, a, b);
    case OP_BINARY:
    case OP_INPLACE: return binary_fact((enum binary_op)i->aux, a, b);
    case OP_NEG: return is_small(a) ? int_fact(-(__int128)a.hi, -(__int128)a.lo) : mixed(a, a);
    case OP_BOOL:
    case OP_NOT: return of_kinds(KIND_BOOL);
    case OP_ADD_F64:
    case OP_SUB_F64:
    case OP_MUL_F64:
    case OP_DIV_F64:
    case OP_NEG_F64:
    case OP_I64_TO_F64: return of_kinds(KIND_FLOAT);
    case OP_CALL_BUILTIN:
    case OP_CALL_LOADED: return call_fact(t, i);
    case OP_LEN: return of_kinds(KIND_INT); /* of a range it may be a big one */
    case OP_LIST:
    case OP_TUPLE:
    case OP_DICT:
    case OP_SET:
    case OP_FUNCTION:
    case OP_JOIN: return of_kinds(KIND_OTHER);
    default: return ANYTHING;
    }
}

/* The further result of an instruction that tells whether it is a small int: where it is. */
static struct fact sum_fact(const struct types *t, const struct fact *now, const struct instr *i)
{
    struct fact a = operand_fact(t, now, &i->src.at[0]), b = operand_fact(t, now, &i->src.at[1]);
    enum binary_op op = i->op == OP_ADD_FITS   ? BINARY_ADD
                        : i->op == OP_SUB_FITS ? BINARY_SUB
                                               : BINARY_MUL;
    struct fact fact = binary_fact(op, a, b);

    return is_small(fact) ? fact : small_fact(SMALL_MIN, SMALL_MAX);
}

void types_after(const struct types *t, struct fact *now, const struct instr *i)
{
    if (!i->dst.n)
        return;
    if (i->op == OP_UNBIND) {
        now[i->dst.at[0]->id] = NOTHING;
        return;
    }
    struct fact first = i->dst.n == 1 ? result_fact(t, now, i) : ANYTHING;
    for (int d = 0; d < i->dst.n; d++)
        now[i->dst.at[d]->id] =
            i->dst.n > 1 && i->dst.at[d]->rep == REP_I64 ? sum_fact(t, now, i) : first;
}

/* ------------------------------------------------------------------------------------- the flow */

struct flow {
    struct types *t;
    struct fact **in; /* what is found */
    struct fact *entry, *now;
    int narrows;
    int *visits;
    unsigned char *waits;
    LIST(struct block *) work;
};

/* At once to the bounds, but that 0 holds. */
static struct fact widen(struct fact old, struct fact new)
{
    if (!(old.kinds & KIND_SMALL) || !(new.kinds &KIND_SMALL))
        return new;
    if (new.lo < old.lo)
        new.lo = new.lo >= 0 ? 0 : SMALL_MIN;
    if (new.hi > old.hi)
        new.hi = new.hi <= 0 ? 0 : SMALL_MAX;
    return new;
}

/* Blocks stand in the order of the text: only a way back leads to one above. */
static int is_loop_head(const struct block *b)
{
    for (int p = 0; p < b->preds.n; p++)
        if (b->preds.at[p]->id >= b->id)
            return 1;
    return 0;
}

static void flow_to(struct flow *w, struct block *to)
{
    int n = w->t->f->regs.n, changed = 0;
    struct fact **in = &w->in[to->id];

    if (!*in) {
        *in = NEW_ARRAY(w->t->a, struct fact, n);
        memcpy(*in, w->now, sizeof **in * (size_t)n);
        changed = 1;
    } else {
        int widens = !w->narrows && is_loop_head(to) && ++w->visits[to->id] > MOST_VISITS;
        for (int r = 0; r < n; r++) {
            struct fact old = (*in)[r], joined = join(old, w->now[r]);
            if (is_same(joined, old))
                continue;
            (*in)[r] = widens ? widen(old, joined) : joined;
            changed = 1;
        }
    }
    if (!changed || w->narrows || w->waits[to->id])
        return;
    w->waits[to->id] = 1;
    push(w->t->a, &w->work, to);
}

/* ---- what a comparison says of its operands ---- */

enum relation { LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, GREATER, GREATER_EQUAL, NO_RELATION };

static enum relation relation_of(enum opcode op)
{
    switch (op) {
    case OP_TEST_LT:
    case OP_TEST_LT_I64: return LESS;
    case OP_TEST_LE:
    case OP_TEST_LE_I64: return LESS_EQUAL;
    case OP_TEST_EQ:
    case OP_TEST_EQ_I64: return EQUAL;
    case OP_TEST_NE:
    case OP_TEST_NE_I64: return NOT_EQUAL;
    case OP_TEST_GT:
    case OP_TEST_GT_I64: return GREATER;
    case OP_TEST_GE:
    case OP_TEST_GE_I64: return GREATER_EQUAL;
    default: return NO_RELATION;
    }
}

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}
static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* a is related to b. */
static struct fact cut(struct fact a, enum relation relation, struct fact b)
{
    switch (relation) {
    case LESS: a.hi = lesser(a.hi, b.hi - 1); break;
    case LESS_EQUAL: a.hi = lesser(a.hi, b.hi); break;
    case GREATER: a.lo = greater(a.lo, b.lo + 1); break;
    case GREATER_EQUAL: a.lo = greater(a.lo, b.lo); break;
    case EQUAL:
        a.lo = greater(a.lo, b.lo);
        a.hi = lesser(a.hi, b.hi);
        break;
    case NOT_EQUAL:
        if (b.lo == b.hi && a.lo == b.lo)
            a.lo++;
        if (b.lo == b.hi && a.hi == b.lo)
            a.hi--;
        break;
    case NO_RELATION: break;
    }
    return a;
}

/* Narrows what is known on one way out of a branch; 0: that way cannot be taken. */
static int refine(struct flow *w, const struct block *b, int is_true)
{
    static const enum relation opposite[] = {GREATER_EQUAL, GREATER, NOT_EQUAL,  EQUAL,
                                             LESS_EQUAL,    LESS,    NO_RELATION};
    static const enum relation swapped[] = {GREATER, GREATER_EQUAL, EQUAL,      NOT_EQUAL,
                                            LESS,    LESS_EQUAL,    NO_RELATION};
    const struct instr *last = block_terminator(b);
    const struct instr *test = b->instrs.n > 1 ? b->instrs.at[b->instrs.n - 2] : NULL;

    if (last->op != OP_BRANCH || !test || !test->dst.n || test->dst.at[0] != last->src.at[0].reg)
        return 1;
    enum relation relation = relation_of(test->op);
    if (relation == NO_RELATION)
        return 1;
    if (!is_true)
        relation = opposite[relation];
    const struct operand *o = test->src.at;
    struct fact a = operand_fact(w->t, w->now, &o[0]), b2 = operand_fact(w->t, w->now, &o[1]);
    if (!is_small(a) || !is_small(b2))
        return 1;
    struct fact first = cut(a, relation, b2), second = cut(b2, swapped[relation], a);
    if (first.lo > first.hi || second.lo > second.hi)
        return 0;
    if (o[0].kind == OPERAND_REG)
        w->now[o[0].reg->id] = first;
    if (o[1].kind == OPERAND_REG)
        w->now[o[1].reg->id] = second;
    return 1;
}

static void flow_out(struct flow *w, const struct block *b, struct fact *saved)
{
    const struct instr *last = block_terminator(b);
    size_t size = sizeof *saved * (size_t)w->t->f->regs.n;

    memcpy(saved, w->now, size);
    for (int k = 0; k < last->target.n; k++) {
        if (refine(w, b, k == 0))
            flow_to(w, last->target.at[k]);
        memcpy(w->now, saved, size);
    }
}

static void flow_through(struct flow *w, const struct block *b, const struct fact *in,
                         struct fact *saved)
{
    memcpy(w->now, in, sizeof *w->now * (size_t)w->t->f->regs.n);
    for (int k = 0; k < b->instrs.n; k++) {
        const struct instr *i = b->instrs.at[k];
        if (i->fail)
            flow_to(w, i->fail);
        types_after(w->t, w->now, i);
    }
    flow_out(w, b, saved);
}

/* What was found holds; so does what follows from it by one step more, and that is less. All ways
 * into a block that is no head of a loop have been walked before it. */
static void narrow(struct flow *w, struct fact *saved)
{
    const struct function *f = w->t->f;

    w->narrows = 1;
    w->in = NEW_ARRAY(w->t->a, struct fact *, f->blocks.n + 1);
    memcpy(w->now, w->entry, sizeof *w->now * (size_t)f->regs.n);
    flow_to(w, f->blocks.at[0]);
    for (int b = 0; b < f->blocks.n; b++) {
        const struct block *block = f->blocks.at[b];
        struct fact *in = is_loop_head(block) ? w->t->in[b] : w->in[b];
        if (in)
            flow_through(w, block, in, saved);
    }
    w->t->in = w->in;
}

/* Ways out of instructions and blocks, along each of which all facts are carried. */
static long count_edges(const struct function *f)
{
    long edges = 0;

    for (int b = 0; b < f->blocks.n; b++) {
        edges += 2;
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
            edges += f->blocks.at[b]->instrs.at[n]->fail != NULL;
    }
    return edges;
}

int find_types(struct types *t, struct function *f, arena *a)
{
    struct flow w = {.t = t};

    *t = (struct types){.f = f, .n = f->regs.n, .a = a};
    if (f->regs.n * count_edges(f) > MOST_FACTS)
        return 0;
    t->in = NEW_ARRAY(a, struct fact *, f->blocks.n + 1);
    w.now = NEW_ARRAY(a, struct fact, f->regs.n + 1);
    w.visits = NEW_ARRAY(a, int, f->blocks.n + 1);
    w.waits = NEW_ARRAY(a, unsigned char, f->blocks.n + 1);
    struct fact *saved = NEW_ARRAY(a, struct fact, f->regs.n + 1);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->is_parameter || f->regs.at[r]->kind == REG_CELL)
            w.now[r] = ANYTHING;
    w.in = t->in;
    w.entry = NEW_ARRAY(a, struct fact, f->regs.n + 1);
    memcpy(w.entry, w.now, sizeof *w.now * (size_t)f->regs.n);
    flow_to(&w, f->blocks.at[0]);
    while (w.work.n) {
        struct block *b = w.work.at[--w.work.n];
        w.waits[b->id] = 0;
        flow_through(&w, b, t->in[b->id], saved);
    }
    for (int k = 0; k < NARROWINGS; k++)
        narrow(&w, saved);
    return 1;
}

/* ------------------------------------------------------------------------------------- the dump */

static void dump_fact(FILE *out, struct fact f)
{
    static const char *const names[] = {"int", "big int", "float", "bool", "None", "other"};
    const char *between = "";

    if (f.kinds == KIND_ANY || !f.kinds) {
        fputs(f.kinds ? "any" : "nothing", out);
        return;
    }
    for (int k = 0; k < 6; k++) {
        if (!(f.kinds & 1u << k))
            continue;
        fprintf(out, "%s%s", between, names[k]);
        if (k == 0 && (f.lo != SMALL_MIN || f.hi != SMALL_MAX))
            fprintf(out, " %ld..%ld", (long)f.lo, (long)f.hi);
        between = " | ";
    }
}

/* All that is ever stored to each named register, and how it is kept. */
void types_dump(FILE *out, const struct function *f)
{
    struct types t;
    arena *a = arena_new();

    fprintf(out, "types %s\n", f->qualname);
    if (find_types(&t, (struct function *)f, a)) {
        struct fact *all = NEW_ARRAY(a, struct fact, f->regs.n + 1);
        struct fact *now = NEW_ARRAY(a, struct fact, f->regs.n + 1);
        for (int b = 0; b < f->blocks.n; b++) {
            if (!t.in[b])
                continue;
            memcpy(now, t.in[b], sizeof *now * (size_t)f->regs.n);
            for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
                const struct instr *i = f->blocks.at[b]->instrs.at[n];
                types_after(&t, now, i);
                for (int d = 0; d < i->dst.n && i->op != OP_UNBIND; d++)
                    all[i->dst.at[d]->id] = join(all[i->dst.at[d]->id], now[i->dst.at[d]->id]);
            }
        }
        for (int r = 0; r < f->regs.n; r++) {
            const struct reg *reg = f->regs.at[r];
            if (reg->kind == REG_TEMP || reg->kind == REG_CELL)
                continue;
            fprintf(out, "  %s: ", reg->name);
            dump_fact(out, reg->is_parameter ? ANYTHING : all[r]);
            fprintf(out, "%s\n",
                    reg->rep == REP_I64   ? ", unboxed"
                    : reg->rep == REP_F64 ? ", unboxed"
                                          : "");
        }
    }
    arena_free(a);
}
