/*
 * The verifier: what every pass may rely on, checked between passes in debug builds and tests.
 *
 * Two walks over the graph. The first, here, looks at each instruction alone: does it fit its row
 * of ops.def. The second follows values and references along every path (verify_paths.c).
 */
#include "shape.h"
#include "verify.h"

void complain(struct verifier *v, const struct block *b, const struct instr *i, const char *format,
              ...)
{
    va_list args;

    if (v->is_quiet)
        return;
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
    const char *wrong = NULL;

    for (int s = 0; s < i->src.n && !wrong; s++)
        if (i->src.at[s].kind == OPERAND_REG && !i->src.at[s].reg)
            wrong = "a source has no register";
    for (int d = 0; d < i->dst.n && !wrong; d++)
        if (!i->dst.at[d])
            wrong = "a result has no register";
    if (!wrong)
        wrong = missing_part(v->scratch, i);
    if (!wrong)
        wrong = wrong_class(v->scratch, i);
    if (wrong)
        complain(v, b, i, "%s", wrong);
}

static void check_edges(struct verifier *v, const struct block *b, const struct instr *i)
{
    if (!op_infos[i->op].raises && i->fail)
        complain(v, b, i, "an exceptional edge, but it cannot raise");
    if (i->op == OP_SWITCH ? i->target.n < 1 : i->target.n != targets_wanted(i->op))
        complain(v, b, i, "%d targets", i->target.n);
}

/* The drops that come before the test of instruction k stand behind it, and it can fail. */
static void check_hoisted(struct verifier *v, const struct block *b, int k)
{
    const struct instr *i = b->instrs.at[k];

    for (int n = 1; n <= i->hoisted; n++)
        if (!i->fail || k + n >= b->instrs.n || b->instrs.at[k + n]->op != OP_DROP) {
            complain(v, b, i, "hoists %d, but %d drops are behind it", i->hoisted, n - 1);
            return;
        }
}

static void check_block(struct verifier *v, const struct block *b)
{
    if (!block_terminator(b))
        complain(v, b, NULL, "no terminator");
    if (b->is_pad && (!b->instrs.n ||
                      (b->instrs.at[0]->op != OP_TRACE && b->instrs.at[0]->op != OP_TRACE_INNER)))
        complain(v, b, NULL, "a pad that does not begin with TRACE");
    for (int k = 0; k < b->instrs.n; k++) {
        const struct instr *i = b->instrs.at[k];
        if (op_is_terminator(i->op) && k < b->instrs.n - 1)
            complain(v, b, i, "a terminator in the middle");
        check_operands(v, b, i);
        check_edges(v, b, i);
        check_hoisted(v, b, k);
    }
}

int ir_verify(const struct function *f, enum ir_state state)
{
    struct verifier v = {.f = f, .state = state, .scratch = arena_new()};

    for (int i = 0; i < f->blocks.n && state != IR_UNTIDY; i++) {
        if (f->blocks.at[i]->id != i)
            complain(&v, f->blocks.at[i], NULL, "stands at index %d", i);
        check_block(&v, f->blocks.at[i]);
    }
    if (!v.errors && state != IR_UNTIDY)
        verify_paths(&v);
    arena_free(v.scratch);
    return v.errors ? -1 : 0;
}
