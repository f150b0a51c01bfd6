/*
 * Guesses: which registers are likely to hold nothing but floats, or nothing but small ints.
 *
 * Requires tidy blocks, references not placed, facts. Produces a table for transform/speculate.c.
 * Preserves the graph.
 *
 * Idea. Nothing is known of a parameter, an attribute, an item, but arithmetic ties operands and
 * results together: a web of registers, by union and find. One float in a web, as a constant, a
 * proved fact or a quotient, makes floats of the rest; else one int makes ints of it, if that is in
 * a loop, since words with the tag of an int are quick too. A wrong guess costs one test and a
 * jump, so there is no need to be right. A register that is proved to hold one kind needs no guess,
 * and ties nothing; one that is known to hold something else at times is not guessed.
 *
 * A web that nothing is known of, with a product in a loop, is guessed to be of floats too: for
 * ints the general way is quick. But not where that would cost other guesses, those of ints.
 *
 * A float is shared by two variables where one is copied to the other; both would have to get the
 * same box when they are boxed. So no guess is copied from a variable.
 */
#include <string.h>
#include "analyse/makers.h"
#include "speculate.h"

/* What is known of a register, or of a web at its root. */
struct node {
    int parent;
    unsigned kinds; /* of all that is ever stored there */
    int stores;
    int is_unfit, is_no_float, is_no_int;
    int has_float, has_int, has_product; /* the web */
};

struct choice {
    struct guesses *g;
    struct function *f;
    struct node *nodes;
    struct fact *now;
    unsigned char *loops; /* by block: is it in one? */
    int in_loop;          /* the instruction at hand */
    int gain;             /* instructions that can be done unboxed, those in loops twice */
    int *uses;            /* by register: how many of those it takes part in */
    int int_loops;        /* in loops, those on ints */
    int has_ints;         /* some web is guessed to hold ints */
};

static int find(struct choice *w, int r)
{
    while (w->nodes[r].parent != r)
        r = w->nodes[r].parent = w->nodes[w->nodes[r].parent].parent;
    return r;
}

static void tie(struct choice *w, int a, int b)
{
    if (a < 0 || b < 0)
        return;
    a = find(w, a);
    b = find(w, b);
    if (a == b)
        return;
    w->nodes[b].parent = a;
    w->nodes[a].has_float |= w->nodes[b].has_float;
    w->nodes[a].has_int |= w->nodes[b].has_int;
    w->nodes[a].has_product |= w->nodes[b].has_product;
}

int is_comparison(enum opcode op)
{
    return op >= OP_TEST_LT && op <= OP_TEST_GE;
}

/* ----------------------------------------------------------------------------------- evidence */

static int is_candidate(const struct reg *r)
{
    return r->rep == REP_BOXED && !r->nullable && !r->uncounted && r->kind != REG_CELL;
}

/* What an operand says of the web of those it stands with: its register, or -1 where it is known
 * what it holds, which is evidence. */
static int look_at(struct choice *w, const struct operand *o, int *has_float, int *has_int)
{
    struct fact fact = operand_fact(w->g->types, w->now, o);

    *has_float |= is_float(fact);
    *has_int |= is_small(fact);
    if (o->kind != OPERAND_REG || is_float(fact) || is_small(fact) || !is_candidate(o->reg))
        return -1;
    return o->reg->id;
}

static void add_evidence(struct choice *w, int r, int has_float, int has_int)
{
    if (r < 0)
        return;
    struct node *root = &w->nodes[find(w, r)];
    root->has_float |= has_float;
    root->has_int |= has_int;
}

/* Ties the operands to each other and to the result, which may be -1. */
static void tie_all(struct choice *w, const struct instr *i, int result)
{
    int has_float = 0, has_int = 0, first = result;

    for (int s = 0; s < i->src.n; s++) {
        int r = look_at(w, &i->src.at[s], &has_float, &has_int);
        tie(w, first, r);
        first = first < 0 ? r : first;
    }
    add_evidence(w, first, has_float, has_int);
}

static void tie_operator(struct choice *w, const struct instr *i, enum binary_op op, int result)
{
    int has_float = 0, has_int = 0;

    switch (op) {
    case BINARY_MUL:
        tie_all(w, i, result);
        if (result >= 0)
            w->nodes[find(w, result)].has_product |= w->in_loop;
        break;
    case BINARY_ADD:
    case BINARY_SUB:
    case BINARY_MOD:
    case BINARY_FLOORDIV: tie_all(w, i, result); break;
    case BINARY_DIV:
        tie_all(w, i, -1);
        add_evidence(w, result, 1, 0);
        break;
    case BINARY_POW:
        look_at(w, &i->src.at[1], &has_float, &has_int);
        tie(w, result, look_at(w, &i->src.at[0], &has_float, &has_int));
        add_evidence(w, result, has_float, 0);
        break;
    case BINARY_AND:
    case BINARY_OR:
    case BINARY_XOR:
    case BINARY_LSHIFT:
    case BINARY_RSHIFT: tie_all(w, i, result); break;
    case BINARY_MATMUL: break;
    }
}

static void note_store(struct choice *w, const struct reg *r, struct fact fact)
{
    struct node *n = &w->nodes[r->id];

    n->kinds |= fact.kinds;
    n->stores++;
    n->is_no_float |= !(fact.kinds & KIND_FLOAT);
    n->is_no_int |= !(fact.kinds & KIND_SMALL);
}

static void make_unfit(struct choice *w, const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++)
        w->nodes[i->dst.at[d]->id].is_unfit = 1;
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG)
            w->nodes[i->src.at[s].reg->id].is_unfit = 1;
}

static void look_for_evidence(struct choice *w, const struct instr *i)
{
    if (i->op == OP_UNBIND)
        w->nodes[i->dst.at[0]->id].is_unfit |= i->dst.at[0]->kind != REG_INNER;
    if (ends_life(i))
        return;
    if (i->op == OP_CHECK_BOUND || i->op == OP_CALL_LOCALS || i->op == OP_IS_NULL ||
        i->op == OP_FORGET)
        make_unfit(w, i);
    for (int d = 0; d < i->dst.n; d++)
        note_store(w, i->dst.at[d],
                   i->dst.n == 1 ? result_fact(w->g->types, w->now, i)
                                 : (struct fact){KIND_ANY, SMALL_MIN, SMALL_MAX});
    int result = i->dst.n == 1 && is_candidate(i->dst.at[0]) ? i->dst.at[0]->id : -1;
    if (operator_of(i) != BINARY_MATMUL)
        tie_operator(w, i, operator_of(i), result);
    else if (i->op == OP_MOVE || i->op == OP_NEG)
        tie_all(w, i, result);
    else if (is_comparison(i->op))
        tie_all(w, i, -1);
}

/* ----------------------------------------------------------------------------------- the forms */

/* Can the operand be had in that representation? */
static int can_be(const struct guesses *g, const struct fact *now, const struct operand *o,
                  enum representation rep)
{
    enum representation guess = guess_of(g, o);
    struct fact fact = operand_fact(g->types, now, o);

    if (guess != REP_BOXED)
        return guess == rep;
    if (o->kind == OPERAND_REG && o->reg->rep != REP_BOXED)
        return 0;
    return rep == REP_I64 ? is_small(fact) : is_exact_double(fact);
}

static int is_positive_constant(const struct operand *o)
{
    return o->kind == OPERAND_INT && o->number > 0;
}

static int is_float_operator(enum binary_op op)
{
    return op == BINARY_ADD || op == BINARY_SUB || op == BINARY_MUL || op == BINARY_DIV;
}

static int is_int_operator(const struct instr *i, enum binary_op op)
{
    switch (op) {
    case BINARY_ADD:
    case BINARY_SUB:
    case BINARY_MUL:
    case BINARY_AND:
    case BINARY_OR:
    case BINARY_XOR: return 1;
    case BINARY_MOD:
    case BINARY_FLOORDIV: return 1;
    case BINARY_RSHIFT: return is_positive_constant(&i->src.at[1]) && i->src.at[1].number < 63;
    default: return 0;
    }
}

enum representation guessed_form(const struct guesses *g, const struct fact *now,
                                 const struct instr *i)
{
    enum binary_op op = operator_of(i);
    int is_plain = i->op == OP_NEG || i->op == OP_TRUTH || is_comparison(i->op);
    int guessed = 0, ints = 1, floats = 1, some_float = 0;

    if ((op == BINARY_MATMUL && !is_plain) || i->dst.n != 1)
        return REP_BOXED;
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        guessed |= guess_of(g, o) != REP_BOXED;
        some_float |= guess_of(g, o) == REP_F64 || is_float(operand_fact(g->types, now, o));
        ints = ints && can_be(g, now, o, REP_I64);
        floats = floats && can_be(g, now, o, REP_F64);
    }
    if (!guessed)
        return REP_BOXED;
    if (ints && (is_plain || is_int_operator(i, op)))
        return REP_I64;
    return floats && some_float && (is_plain || is_float_operator(op)) ? REP_F64 : REP_BOXED;
}

/* ---------------------------------------------------------------------------------- the choice */

static void walk(struct choice *w, void (*visit)(struct choice *, const struct instr *))
{
    const struct function *f = w->f;

    for (int b = 0; b < f->blocks.n; b++) {
        const struct block *block = f->blocks.at[b];
        if (!w->g->types->in[b])
            continue;
        w->in_loop = w->loops[b];
        memcpy(w->now, w->g->types->in[b], sizeof *w->now * (size_t)w->g->n);
        for (int n = 0; n < block->instrs.n; n++) {
            visit(w, block->instrs.at[n]);
            types_after(w->g->types, w->now, block->instrs.at[n]);
        }
    }
}

/* Blocks stand in the order of the text, so that a loop is what lies between a jump back and where
 * that leads to. */
static void find_loops(struct choice *w, arena *a)
{
    const struct function *f = w->f;
    int *change = NEW_ARRAY(a, int, f->blocks.n + 2), depth = 0;

    w->loops = NEW_ARRAY(a, unsigned char, f->blocks.n + 1);
    for (int b = 0; b < f->blocks.n; b++)
        for (int p = 0; p < f->blocks.at[b]->preds.n; p++)
            if (f->blocks.at[b]->preds.at[p]->id >= b) {
                change[b]++;
                change[f->blocks.at[b]->preds.at[p]->id + 1]--;
            }
    for (int b = 0; b < f->blocks.n; b++) {
        depth += change[b];
        w->loops[b] = depth > 0;
    }
}

static int is_proved(const struct node *n)
{
    return n->kinds == KIND_SMALL || n->kinds == KIND_FLOAT;
}

static enum representation guess(struct choice *w, const struct reg *r)
{
    const struct node *n = &w->nodes[r->id], *web = &w->nodes[find(w, r->id)];

    if (!is_candidate(r) || n->is_unfit || is_proved(n) || (!n->stores && !r->is_parameter))
        return REP_BOXED;
    if (web->has_float)
        return n->is_no_float ? REP_BOXED : REP_F64;
    if (web->has_int)
        return n->is_no_int ? REP_BOXED : REP_I64;
    return web->has_product && !n->is_no_float && !w->has_ints ? REP_F64 : REP_BOXED;
}

/* Tells whether there is an int among the guesses. */
static int guess_each(struct choice *w)
{
    int ints = 0;

    for (int r = 0; r < w->g->n; r++) {
        w->g->rep[r] = (unsigned char)guess(w, w->f->regs.at[r]);
        ints |= w->g->rep[r] == REP_I64;
    }
    return ints;
}

static void count_gain(struct choice *w, const struct instr *i)
{
    enum representation form = guessed_form(w->g, w->now, i);

    if (form == REP_BOXED)
        return;
    w->gain += w->in_loop ? 2 : 1;
    w->int_loops += form == REP_I64 && w->in_loop;
    for (int s = 0; s < i->src.n; s++)
        if (guess_of(w->g, &i->src.at[s]) != REP_BOXED)
            w->uses[i->src.at[s].reg->id]++;
    w->uses[i->dst.at[0]->id]++;
}

/* A copy of a guessed float that is not itself the end of a temporary. */
static void refuse_copies(struct choice *w, const struct instr *i)
{
    if (i->op == OP_MOVE && guess_of(w->g, &i->src.at[0]) == REP_F64 &&
        i->src.at[0].reg->kind != REG_TEMP)
        w->g->rep[i->dst.at[0]->id] = REP_BOXED;
}

/* Guesses that nothing is done with are none. Tells whether there were some. */
static int drop_useless(struct choice *w, int most)
{
    int dropped = 0, kept = 0;

    w->gain = w->int_loops = 0;
    memset(w->uses, 0, sizeof *w->uses * (size_t)w->g->n);
    walk(w, refuse_copies);
    walk(w, count_gain);
    for (int r = 0; r < w->g->n; r++) {
        if (w->g->rep[r] == REP_BOXED)
            continue;
        if (!w->uses[r] || kept == most || (w->g->rep[r] == REP_I64 && !w->int_loops)) {
            w->g->rep[r] = REP_BOXED;
            dropped = 1;
        } else {
            kept++;
        }
    }
    return dropped;
}

int choose_guesses(struct guesses *g, struct function *f, const struct types *types, arena *a)
{
    struct choice w = {.g = g, .f = f};
    int chosen = 0;

    *g = (struct guesses){.types = types, .n = types->n};
    g->rep = NEW_ARRAY(a, unsigned char, g->n + 1);
    w.nodes = NEW_ARRAY(a, struct node, g->n + 1);
    w.now = NEW_ARRAY(a, struct fact, g->n + 1);
    w.uses = NEW_ARRAY(a, int, g->n + 1);
    for (int r = 0; r < g->n; r++)
        w.nodes[r] =
            (struct node){.parent = r, .kinds = f->regs.at[r]->is_parameter ? KIND_ANY : 0};
    find_loops(&w, a);
    walk(&w, look_for_evidence);
    w.has_ints = 1;
    if (!guess_each(&w)) {
        w.has_ints = 0;
        guess_each(&w);
    }
    while (drop_useless(&w, MOST_GUESSES))
        ;
    if (w.gain < 3)
        return 0;
    for (int r = 0; r < g->n; r++)
        chosen += g->rep[r] != REP_BOXED;
    return chosen;
}
