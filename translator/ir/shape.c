/*
 * Do the operands of an instruction fit its row of ops.def?
 *
 * What is missing comes first: passes and the verifier take it for granted in what lowering made,
 * so the reader of texts asks before. The classes of what is there are for the verifier to check.
 */
#include "shape.h"

struct class
{
    enum representation rep;
    int is_register; /* and no other operand */
    int is_named;
    int may_be_null;
    int repeats;
};

/* Reads the class that *classes begins with and goes on behind it; 0 at the end. */
static int next_class(const char **classes, struct class *c)
{
    char letter = **classes;
    int rep = rep_of_letter(letter);

    if (!letter)
        return 0;
    c->rep = rep < 0 ? REP_BOXED : (enum representation)rep; /* T and n are boxed */
    c->is_register = rep < 0 || rep == REP_RAW;
    c->is_named = letter == 'n';
    c->may_be_null = c->repeats = 0;
    for (++*classes; **classes == '?' || **classes == '*'; ++*classes)
        *(**classes == '?' ? &c->may_be_null : &c->repeats) = 1;
    return 1;
}

/* The class of operand number n; 0: the row has none. */
static int class_of(const char *classes, int n, struct class *c)
{
    while (next_class(&classes, c))
        if (c->repeats || n-- == 0)
            return 1;
    return 0;
}

/* How many there must be. */
static int wanted(const char *classes)
{
    struct class c;
    int n = 0;

    while (next_class(&classes, &c))
        n += !c.repeats;
    return n;
}

static const char *wrong_source(arena *a, const struct instr *i, int s)
{
    const struct operand *o = &i->src.at[s];
    const char *name = op_infos[i->op].name;
    struct class c;

    if (!class_of(op_infos[i->op].takes, s, &c) || !c.is_register)
        return NULL;
    if (o->kind != OPERAND_REG)
        return arena_printf(a, "%s needs a register", name);
    if (c.is_named && o->reg->kind == REG_TEMP)
        return arena_printf(a, "%s needs a named register", name);
    return NULL;
}

static const char *wrong_result(arena *a, const struct instr *i, int d)
{
    struct class c;

    if (class_of(op_infos[i->op].gives, d, &c) && c.is_named && i->dst.at[d]->kind == REG_TEMP)
        return arena_printf(a, "%s needs a named register", op_infos[i->op].name);
    return NULL;
}

const char *missing_part(arena *a, const struct instr *i)
{
    const struct op_info *info = &op_infos[i->op];
    const char *wrong = NULL;

    if (i->dst.n < wanted(info->gives))
        return arena_printf(a, "%s needs results: %d", info->name, wanted(info->gives));
    if (i->src.n < wanted(info->takes))
        return arena_printf(a, "%s needs sources: %d", info->name, wanted(info->takes));
    for (int s = 0; s < i->src.n && !wrong; s++)
        wrong = wrong_source(a, i, s);
    for (int d = 0; d < i->dst.n && !wrong; d++)
        wrong = wrong_result(a, i, d);
    if (!wrong && info->raises && !i->fail)
        wrong = arena_printf(a, "%s raises, so it needs a fail edge", info->name);
    return wrong;
}

/* ----------------------------------------------------------------------------------- classes */

static enum representation rep_of(const struct operand *o)
{
    switch (o->kind) {
    case OPERAND_REG: return o->reg->rep;
    case OPERAND_I64: return REP_I64;
    case OPERAND_F64: return REP_F64;
    default: return REP_BOXED;
    }
}

static const char *check_source(arena *a, const struct instr *i, int s)
{
    const struct operand *o = &i->src.at[s];
    struct class c;

    if (!class_of(op_infos[i->op].takes, s, &c))
        return arena_printf(a, "source %d is too many", s);
    if (o->kind == OPERAND_NULL && !c.may_be_null)
        return arena_printf(a, "source %d must not be null", s);
    if (rep_of(o) != c.rep)
        return arena_printf(a, "source %d is %s, not %s", s, rep_infos[rep_of(o)].name,
                            rep_infos[c.rep].name);
    return NULL;
}

static const char *check_result(arena *a, const struct instr *i, int d)
{
    const struct reg *r = i->dst.at[d];
    struct class c;

    if (!class_of(op_infos[i->op].gives, d, &c))
        return arena_printf(a, "result %d is too many", d);
    if (r->rep != c.rep)
        return arena_printf(a, "result %d is %s, not %s", d, rep_infos[r->rep].name,
                            rep_infos[c.rep].name);
    if (c.may_be_null && r->kind == REG_TEMP && !r->nullable)
        return arena_printf(a, "result %d may be 0, but its register does not say so", d);
    if (op_infos[i->op].result != RESULT_WORD && i->op != OP_MOVE && r->uncounted)
        return arena_printf(a, "result %d is counted, but its register is not", d);
    return NULL;
}

const char *wrong_class(arena *a, const struct instr *i)
{
    const char *wrong = NULL;

    for (int s = 0; s < i->src.n && !wrong; s++)
        wrong = check_source(a, i, s);
    for (int d = 0; d < i->dst.n && !wrong; d++)
        wrong = check_result(a, i, d);
    if (!wrong && (i->op == OP_FORGET || i->op == OP_IS_NULL) && !i->src.at[0].reg->nullable)
        wrong = "source 0 is never 0, as its register says";
    if (!wrong && i->op == OP_MOVE && i->src.at[0].kind == OPERAND_NULL &&
        i->dst.at[0]->kind == REG_TEMP && !i->dst.at[0]->nullable)
        wrong = "the result is 0, but its register does not say so";
    return wrong;
}

int may_give_null(const struct instr *i, int d)
{
    struct class c;

    return class_of(op_infos[i->op].gives, d, &c) && c.may_be_null;
}
