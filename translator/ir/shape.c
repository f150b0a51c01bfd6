/*
 * The operands without which an instruction cannot even be looked at: passes and the verifier take
 * them for granted in what lowering made, so the reader of texts asks before.
 */
#include <ctype.h>
#include <string.h>
#include "text.h"

/* The highest $dN of the text, at least 0. */
static int results_named(const char *text)
{
    int highest = 0;

    while ((text = strstr(text, "$d")) != NULL) {
        text += 2;
        if (isdigit((unsigned char)*text) && *text - '0' > highest)
            highest = *text - '0';
    }
    return highest;
}

static int results_wanted(enum opcode op)
{
    switch (op_infos[op].result) {
    case RESULT_NEW:
    case RESULT_WORD:
    case RESULT_TEST: return results_named(op_infos[op].text) + 1;
    case RESULT_OWN:
        return op == OP_MOVE || op == OP_UNBIND || op == OP_SET_RAW || op == OP_NEXT ||
               op == OP_YIELD || op == OP_DELEGATE;
    default: return 0;
    }
}

/* Of those that the emitter writes out; the verifier counts the others. */
static int sources_wanted(enum opcode op)
{
    switch (op) {
    case OP_FUNCTION: return 3;
    case OP_MOVE:
    case OP_CHECK_BOUND:
    case OP_DROP:
    case OP_FORGET:
    case OP_BRANCH:
    case OP_SWITCH:
    case OP_NEXT:
    case OP_IS_NULL:
    case OP_RETURN:
    case OP_YIELD:
    case OP_DELEGATE:
    case OP_UNPACK:
    case OP_UNPACK_STAR:
    case OP_CALL_LOCALS: return 1;
    default: return 0;
    }
}

static int wants_register(enum opcode op)
{
    return op == OP_CHECK_BOUND || op == OP_DROP || op == OP_FORGET || op == OP_BRANCH ||
           op == OP_SWITCH || op == OP_NEXT || op == OP_IS_NULL;
}

const char *missing_part(arena *a, const struct instr *i)
{
    const char *name = op_infos[i->op].name;

    if (i->dst.n < results_wanted(i->op))
        return arena_printf(a, "%s needs results: %d", name, results_wanted(i->op));
    if (i->src.n < sources_wanted(i->op))
        return arena_printf(a, "%s needs sources: %d", name, sources_wanted(i->op));
    if (wants_register(i->op) && i->src.at[0].kind != OPERAND_REG)
        return arena_printf(a, "%s needs a register", name);
    if ((i->op == OP_CHECK_BOUND && i->src.at[0].reg->kind == REG_TEMP) ||
        (i->op == OP_UNBIND && i->dst.at[0]->kind == REG_TEMP))
        return arena_printf(a, "%s needs a named register", name);
    if (op_infos[i->op].raises && !i->fail)
        return arena_printf(a, "%s raises, so it needs a fail edge", name);
    return NULL;
}
