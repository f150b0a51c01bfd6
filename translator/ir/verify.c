/*
 * The verifier: what every pass may rely on, checked between passes in debug builds and tests.
 *
 * Two walks over the graph. The first looks at each instruction alone: does it fit its row of
 * ops.def. The second carries a state per register along every path until nothing changes:
 *
 *     SET    the temporary has been set on every path to here
 *     OWNED  it owns a reference here; only after the ownership pass
 *
 * Where paths meet, SET must hold on all of them to hold; OWNED must agree, since the code after
 * the meeting drops it or does not. A temporary that is uncounted or raw is never owned.
 */
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include "ir.h"

enum { SET = 1, OWNED = 2 };

struct verifier {
    const struct function *f;
    int owned;
    int errors;
    arena *scratch;        /* of this run: ends with it */
    unsigned char **entry; /* state of the registers at the start of block i, NULL: not reached */
    unsigned char *now;
    unsigned char *waits; /* is block i to be walked (again)? */
    int changed;
};

static void complain(struct verifier *v, const struct block *b, const struct instr *i,
                     const char *format, ...) PRINTF_LIKE(4, 5);

static void complain(struct verifier *v, const struct block *b, const struct instr *i,
                     const char *format, ...)
{
    va_list args;

    v->errors++;
    fprintf(stderr, "%s: %s: block %d", v->f->module->name, v->f->qualname, b->id);
    if (i)
        fprintf(stderr, ", %s at line %d", op_infos[i->op].name, i->line);
    fputs(": ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    putc('\n', stderr);
}

/* ------------------------------------------------------------------- instructions one by one */

/* The number of sources that the text of an operation names. */
static int sources_named(const char *text)
{
    int n = 0;

    for (; *text; text++)
        if (text[0] == '$' && isdigit((unsigned char)text[1]) && text[2] != '*' && text[2] != '/' &&
            text[1] - '0' >= n)
            n = text[1] - '0' + 1;
    return n;
}

static int takes_raw(enum opcode op)
{
    return op == OP_BRANCH || op == OP_SWITCH || op == OP_BOOL || op == OP_NOT;
}

static int targets_wanted(enum opcode op)
{
    switch (op) {
    case OP_JUMP:
    case OP_YIELD:
    case OP_DELEGATE: return 1;
    case OP_BRANCH:
    case OP_NEXT:
    case OP_IS_NULL: return 2;
    default: return 0;
    }
}

static void check_operands(struct verifier *v, const struct block *b, const struct instr *i)
{
    const struct op_info *info = &op_infos[i->op];

    if (info->result != RESULT_OWN && i->src.n < sources_named(info->text))
        complain(v, b, i, "%d sources are too few", i->src.n);
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind != OPERAND_REG)
            continue;
        if (!o->reg)
            complain(v, b, i, "source %d has no register", s);
        else if ((o->reg->rep == REP_RAW) != takes_raw(i->op))
            complain(v, b, i, "source %d has the wrong representation", s);
    }
    if ((info->result == RESULT_NEW || info->result == RESULT_WORD ||
         info->result == RESULT_TEST) &&
        (i->dst.n < 1 || !i->dst.at[0]))
        complain(v, b, i, "no result");
    if (info->result == RESULT_TEST && i->dst.n && i->dst.at[0]->rep != REP_RAW)
        complain(v, b, i, "the result of a test must be raw");
    if ((info->result == RESULT_NEW || info->result == RESULT_WORD) && i->dst.n &&
        i->dst.at[0]->rep == REP_RAW)
        complain(v, b, i, "the result must be boxed");
    if (i->op == OP_SET_RAW && (i->dst.n != 1 || i->dst.at[0]->rep != REP_RAW))
        complain(v, b, i, "the result must be raw");
}

static void check_edges(struct verifier *v, const struct block *b, const struct instr *i)
{
    if (op_infos[i->op].raises && !i->fail)
        complain(v, b, i, "no exceptional edge");
    if (!op_infos[i->op].raises && i->fail)
        complain(v, b, i, "an exceptional edge, but it cannot raise");
    if (i->op == OP_SWITCH ? i->target.n < 1 : i->target.n != targets_wanted(i->op))
        complain(v, b, i, "%d targets", i->target.n);
}

static void check_block(struct verifier *v, const struct block *b)
{
    if (!block_terminator(b))
        complain(v, b, NULL, "no terminator");
    if (b->is_pad && (!b->instrs.n || b->instrs.at[0]->op != OP_TRACE))
        complain(v, b, NULL, "a pad that does not begin with TRACE");
    for (int k = 0; k < b->instrs.n; k++) {
        const struct instr *i = b->instrs.at[k];
        if (op_is_terminator(i->op) && k < b->instrs.n - 1)
            complain(v, b, i, "a terminator in the middle");
        check_operands(v, b, i);
        check_edges(v, b, i);
    }
}

/* --------------------------------------------------------------------------- along the paths */

static int is_tracked(const struct reg *r)
{
    return r->kind == REG_TEMP;
}

static int is_counted(const struct verifier *v, const struct reg *r)
{
    return v->owned && is_tracked(r) && rep_infos[r->rep].is_counted && !r->uncounted;
}

enum { EIGHT = 8 };

/* Does joining leave the states of eight registers as they are? A way past most of them at once. */
static int same_eight(const unsigned char *to, const unsigned char *now)
{
    uint64_t a, b;

    memcpy(&a, to, sizeof a);
    memcpy(&b, now, sizeof b);
    return a == b || (!((a ^ b) & 0x0202020202020202u) && (a & b) == a);
}

/* Joins the running state into the entry of b, to be walked again if that changed anything. */
static void flow_to(struct verifier *v, const struct block *from, struct block *b)
{
    int n = v->f->regs.n, changed = 0;

    if (!v->entry[b->id]) {
        v->entry[b->id] = NEW_ARRAY(v->scratch, unsigned char, n + 1);
        memcpy(v->entry[b->id], v->now, (size_t)n);
        v->waits[b->id] = v->changed = 1;
        return;
    }
    for (int r = 0; r < n; r++) {
        if (r % EIGHT == 0 && r + EIGHT <= n && same_eight(&v->entry[b->id][r], &v->now[r])) {
            r += EIGHT - 1;
            continue;
        }
        unsigned char *to = &v->entry[b->id][r], both = *to & v->now[r];
        if (both == *to)
            continue;
        if ((*to ^ v->now[r]) & OWNED && is_counted(v, v->f->regs.at[r]))
            complain(v, from, NULL, "t%d is owned on one way to block %d only", r, b->id);
        *to = both;
        changed = 1;
    }
    if (changed)
        v->waits[b->id] = v->changed = 1;
}

static void use_sources(struct verifier *v, const struct block *b, const struct instr *i)
{
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind != OPERAND_REG || !is_tracked(o->reg))
            continue;
        unsigned char *state = &v->now[o->reg->id];
        if (!(*state & SET))
            complain(v, b, i, "t%d is not set on every path", o->reg->id);
        if (!is_counted(v, o->reg) || o->retain || !op_steals(i->op, s))
            continue;
        if (!(*state & OWNED) && i->op != OP_FORGET)
            complain(v, b, i, "t%d is moved, but not owned", o->reg->id);
        *state &= (unsigned char)~OWNED;
    }
}

static void set_results(struct verifier *v, const struct block *b, const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++) {
        const struct reg *r = i->dst.at[d];
        if (!r || !is_tracked(r))
            continue;
        if (is_counted(v, r) && v->now[r->id] & OWNED)
            complain(v, b, i, "t%d is set while it owns a value", r->id);
        v->now[r->id] = is_counted(v, r) ? SET | OWNED : SET;
    }
}

static void check_end(struct verifier *v, const struct block *b, const struct instr *i)
{
    if (i->op != OP_RETURN && i->op != OP_UNWIND)
        return;
    for (int r = 0; r < v->f->regs.n; r++)
        if (v->now[r] & OWNED)
            complain(v, b, i, "t%d is still owned", r);
}

/* The edges that see the results: not that of an exhausted iterator, which has been taken. */
static void flow_to_targets(struct verifier *v, const struct block *b, const struct instr *i)
{
    for (int t = 0; t < i->target.n; t++) {
        unsigned char *tested =
            i->op == OP_IS_NULL && t == 0 ? &v->now[i->src.at[0].reg->id] : NULL;
        unsigned char state = tested ? *tested : 0;
        if (i->op == OP_NEXT && t == 1)
            continue;
        if (tested)
            *tested &= (unsigned char)~OWNED; /* it is 0 there */
        flow_to(v, b, i->target.at[t]);
        if (tested)
            *tested = state;
    }
}

static void walk_block(struct verifier *v, const struct block *b)
{
    memcpy(v->now, v->entry[b->id], (size_t)v->f->regs.n);
    for (int k = 0; k < b->instrs.n; k++) {
        struct instr *i = b->instrs.at[k];
        use_sources(v, b, i);
        if (i->fail)
            flow_to(v, b, i->fail);
        if (i->op == OP_NEXT)
            flow_to(v, b, i->target.at[1]);
        set_results(v, b, i);
        check_end(v, b, i);
        flow_to_targets(v, b, i);
    }
}

int ir_verify(const struct function *f, int owned)
{
    struct verifier v = {.f = f, .owned = owned};
    int n = f->regs.n;

    for (int i = 0; i < f->blocks.n; i++) {
        if (f->blocks.at[i]->id != i)
            complain(&v, f->blocks.at[i], NULL, "stands at index %d", i);
        check_block(&v, f->blocks.at[i]);
    }
    if (v.errors)
        return -1;
    v.scratch = arena_new();
    v.entry = NEW_ARRAY(v.scratch, unsigned char *, f->blocks.n);
    v.now = NEW_ARRAY(v.scratch, unsigned char, n + 1);
    v.entry[0] = NEW_ARRAY(v.scratch, unsigned char, n + 1);
    v.waits = NEW_ARRAY(v.scratch, unsigned char, f->blocks.n);
    v.waits[0] = v.changed = 1;
    while (v.changed && v.errors < 20) {
        v.changed = 0;
        for (int i = 0; i < f->blocks.n && v.errors < 20; i++) {
            if (!v.waits[i])
                continue;
            v.waits[i] = 0;
            walk_block(&v, f->blocks.at[i]);
        }
    }
    arena_free(v.scratch);
    return v.errors ? -1 : 0;
}
