/*
 * Control flow: blocks in their order, labels where something jumps to them, the terminators.
 *
 * The text of each block is built apart, since only the end knows which labels are used (join.c). A
 * jump to the block that comes next is left out. The point where a suspended body goes on is a
 * label too, reached from the switch at the top.
 */
#include <string.h>
#include "emitter.h"

const char *goto_text(struct body *b, const struct block *to)
{
    struct block_text *t = &b->blocks[to->id];

    if (only_unwinds(b->f, to))
        return "return YR_RAISED;";
    if (!t->label)
        t->label = label_name(b, to);
    if (!t->referenced || b->position < t->first_use)
        t->first_use = b->position;
    if (!t->referenced || b->position > t->last_use)
        t->last_use = b->position;
    t->referenced = 1;
    t->waiting += t->position > b->position;
    return arena_printf(b->arena, "goto %s;", t->label);
}

/* Goes to a block, unless it comes next anyway. */
static void emit_goto(struct body *b, const struct instr *i, const struct block *to)
{
    if (to != b->next)
        emit_line(b, i, goto_text(b, to));
}

void emit_branch(struct body *b, const struct instr *i, const char *condition, const char *negated)
{
    const struct block *yes = i->target.at[0], *no = i->target.at[1];

    if (yes == b->next) {
        emit_linef(b, i, "if (%s) %s", negated, goto_text(b, no));
        return;
    }
    emit_linef(b, i, "if (%s) %s", condition, goto_text(b, yes));
    emit_goto(b, i, no);
}

static void emit_plain_branch(struct body *b, const struct instr *i)
{
    const char *raw = operand_text(b, &i->src.at[0]);

    emit_branch(b, i, raw, arena_printf(b->arena, "!%s", raw));
}

static void emit_is_null(struct body *b, const struct instr *i)
{
    const char *value = operand_text(b, &i->src.at[0]);

    if (i->target.at[0] == b->next) {
        emit_linef(b, i, "if (%s) %s", value, goto_text(b, i->target.at[1]));
        return;
    }
    emit_linef(b, i, "if (!%s) %s", value, goto_text(b, i->target.at[0]));
    emit_goto(b, i, i->target.at[1]);
}

static void emit_switch(struct body *b, const struct instr *i)
{
    const char *value = operand_text(b, &i->src.at[0]);
    int n = i->target.n - 1;

    if (n <= 3) {
        for (int k = 0; k < n; k++)
            emit_linef(b, i, "if (%s == %d) %s", value, k, goto_text(b, i->target.at[k]));
        emit_goto(b, i, i->target.at[n]);
        return;
    }
    emit_linef(b, i, "switch (%s) {", value);
    for (int k = 0; k < n; k++)
        emit_linef(b, i, "case %d: %s", k, goto_text(b, i->target.at[k]));
    emit_linef(b, i, "default: %s", goto_text(b, i->target.at[n]));
    emit_line(b, i, "}");
}

static void emit_next(struct body *b, const struct instr *i)
{
    const struct reg *r = i->dst.at[0];
    int held = r->kind != REG_TEMP && may_be_bound(b, r);
    const char *to = held ? "v" : reg_text(b, r);

    b->needs |= NEEDS_STATUS | (held ? NEEDS_SCRATCH : 0);
    if (r->place == PLACE_CONDITION)
        emit_linef(b, i, "if ((status = yr_next_unpack(%s, %d, items)) < 0) %s",
                   operand_text(b, &i->src.at[0]), i->target.at[0]->instrs.at[0]->dst.n,
                   fail_text(b, i));
    else
        emit_linef(b, i, "if ((status = yr_next(%s, &%s)) < 0) %s", operand_text(b, &i->src.at[0]),
                   to, fail_text(b, i));
    if (i->target.at[1] == b->next && !held) {
        emit_linef(b, i, "if (status) %s", goto_text(b, i->target.at[0]));
        return;
    }
    emit_linef(b, i, "if (!status) %s", goto_text(b, i->target.at[1]));
    if (held)
        emit_store(b, i, r, "v");
    emit_goto(b, i, i->target.at[0]);
}

static void emit_line_number(struct body *b, const struct instr *i, struct block *to)
{
    if (!tells_line(to))
        return;
    b->needs |= NEEDS_LINE;
    emit_linef(b, i, "line = %d;", i->line);
}

static void emit_fail(struct body *b, const struct instr *i)
{
    emit_line_number(b, i, i->fail);
    emit_goto(b, i, i->fail);
}

static void emit_jump(struct body *b, const struct block *block, const struct instr *i)
{
    if (carries_failure(block, i))
        emit_line_number(b, i, i->target.at[0]);
    emit_goto(b, i, i->target.at[0]);
}

/* Hands a value out; the next resumption goes on behind the label. */
static void emit_suspend(struct body *b, const struct instr *i)
{
    const char *step = i->op == OP_YIELD ? "YR_YIELDED" : "YR_DELEGATE";

    b->needs |= NEEDS_HOW | NEEDS_STATE | (i->op == OP_YIELD ? NEEDS_OUT : 0);
    emit_linef(b, i, i->op == OP_YIELD ? "*out = %s;" : "s->delegate = %s;",
               operand_text(b, &i->src.at[0]));
    emit_linef(b, i, "s->state = %s;", b->state_names[i->state]);
    emit_linef(b, i, "return %s;", step);
    if (b->e->options->line_directives)
        add_label(b, b->out, b->resume_labels[i->state], i->line);
    else
        text_printf(b->arena, b->out, "%s:\n", b->resume_labels[i->state]);
    if (i->src.n > 1) {
        const char *kept = reg_text(b, i->src.at[1].reg);
        emit_linef(b, i, "yr_restore_handled(%s);", kept);
        emit_linef(b, i, "%s = 0;", kept);
    }
    emit_linef(b, i, "if (how == YR_THROW) %s", fail_text(b, i));
    if (i->dst.n && i->dst.at[0] && (i->dst.at[0]->kind != REG_TEMP || i->dst.at[0]->uses)) {
        b->needs |= NEEDS_SENT;
        if (i->dst.at[0]->place != PLACE_SENT)
            emit_store(b, i, i->dst.at[0], "sent");
    }
    emit_goto(b, i, i->target.at[0]);
}

void emit_terminator(struct body *b, const struct block *block, const struct instr *i)
{
    switch (i->op) {
    case OP_JUMP: emit_jump(b, block, i); break;
    case OP_BRANCH: emit_plain_branch(b, i); break;
    case OP_SWITCH: emit_switch(b, i); break;
    case OP_NEXT: emit_next(b, i); break;
    case OP_IS_NULL: emit_is_null(b, i); break;
    case OP_RETURN: emit_return(b, i); break;
    case OP_FAIL: emit_fail(b, i); break;
    case OP_UNWIND: emit_unwind(b, i); break;
    case OP_YIELD:
    case OP_DELEGATE: emit_suspend(b, i); break;
    default: emit_line(b, i, "__builtin_unreachable();"); break;
    }
}

/* ------------------------------------------------------------------------------------ blocks */

/* Labels that many jumps wait for get another one here, which leads there. goes_on: so does the
 * text behind this place. */
static void emit_hops(struct body *b, int goes_on)
{
    enum { MANY = 64 };
    const char *over = NULL;

    for (int k = 0; k < b->f->blocks.n; k++) {
        struct block_text *t = &b->blocks[b->f->blocks.at[k]->id];
        if (t->waiting < MANY)
            continue;
        if (!over && goes_on)
            add_linef(b->arena, b->out, 4, "goto %s;", over = unique_name(&b->labels, "next"));
        const char *label = t->label;
        t->label = label_name(b, b->f->blocks.at[k]);
        text_printf(b->arena, b->out, "%s: goto %s;\n", label, t->label);
        t->first_use = b->position;
        t->waiting = 1;
    }
    if (over)
        text_printf(b->arena, b->out, "%s:;\n", over);
}

/* The instructions; of many some at a time have a scope of their own. */
static void emit_instrs(struct body *b, const struct block *block)
{
    enum { MANY = 128, TOGETHER = 64 };
    struct text *whole = b->out;
    int scoped = b->in_parts && block->instrs.n > MANY;

    for (int n = 0; n < block->instrs.n;) {
        struct text some = {0};
        int end = scoped ? n + TOGETHER : block->instrs.n;
        if (scoped)
            b->out = &some;
        while (n < block->instrs.n && n < end)
            n = emit_instr(b, block, n);
        b->out = whole;
        if (scoped && some.at)
            text_printf(b->arena, whole, "    {\n%s    }\n", some.at);
        if (scoped && n < block->instrs.n)
            emit_hops(b, 1);
    }
    if (scoped)
        b->block->start = STARTS_WITH_CODE;
}

/* Does the code behind the block come to the next one without a jump? */
static int goes_on(const struct body *b, const struct block *block)
{
    const struct instr *last = block_terminator(block);

    for (int k = 0; b->next && k < last->target.n; k++)
        if (last->target.at[k] == b->next)
            return 1;
    return 0;
}

static void emit_block(struct body *b, int k)
{
    const struct block *block = b->f->blocks.at[k];
    int text_line = b->text_line;

    b->block = &b->blocks[block->id];
    b->position = k;
    b->out = &b->block->text;
    b->recorded_line = 0;
    b->position_file = NULL;
    b->block->continues_line = line_has_begun(b, block->instrs.at[0]->line);
    b->next = k + 1 < b->f->blocks.n ? b->f->blocks.at[k + 1] : NULL;
    if (b->next && only_unwinds(b->f, b->next))
        b->next = NULL;
    if (block->bound_in)
        bound_before(b->now, b->f, block);
    emit_instrs(b, block);
    if (b->in_parts && k % PART_OF_BLOCKS == PART_OF_BLOCKS - 1)
        emit_hops(b, goes_on(b, block));
    b->block->end_line = b->position_file ? b->position_line : 0;
    if (block->is_only_exit)
        b->text_line = text_line;
}

void emit_blocks(struct body *b)
{
    struct text *t = b->out;

    b->blocks = NEW_ARRAY(b->arena, struct block_text, b->f->blocks.n);
    b->now = NEW_ARRAY(b->arena, unsigned char, b->f->named_count + 1);
    if (b->f->shared_exit)
        unique_name(&b->labels, "leave");
    b->in_parts = is_large(b->f) && !b->e->options->line_directives;
    for (int k = 0; k < b->f->blocks.n; k++)
        b->blocks[b->f->blocks.at[k]->id].position = k;
    for (int k = 0; k < b->f->blocks.n; k++)
        if (!only_unwinds(b->f, b->f->blocks.at[k]))
            emit_block(b, k);
    b->block = NULL;
    join_blocks(b, t);
    emit_shared_exit(b, t);
}
