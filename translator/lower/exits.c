/* The stack of constructs, and the ways out of them: return, break, continue. */
#include "context.h"

struct construct *push_construct(struct lowering *l, enum construct_kind kind)
{
    struct construct *c = NEW(l->a, struct construct);
    c->kind = kind;
    c->outer = l->construct;
    c->pad = l->pad;
    c->handler = l->handler;
    c->try_depth = l->try_depth;
    c->handled_depth = l->handled_depth;
    c->region = l->region;
    l->construct = c;
    return c;
}

static void step_out(struct lowering *l, const struct construct *c)
{
    l->construct = c->outer;
    l->pad = c->pad;
    l->handler = c->handler;
    l->try_depth = c->try_depth;
    l->handled_depth = c->handled_depth;
    l->region = c->region;
}

void pop_construct(struct lowering *l)
{
    step_out(l, l->construct);
}

static struct construct *innermost_loop(struct construct *c)
{
    while (c && c->kind != IN_LOOP)
        c = c->outer;
    return c;
}

static int find_way(struct lowering *l, struct construct *c, enum exit_kind kind)
{
    int jumps = kind == EXIT_BREAK || kind == EXIT_CONTINUE;
    struct construct *loop = jumps ? innermost_loop(c->outer) : NULL;
    int way = 0;
    while (way < c->ways.n && !(c->ways.at[way].kind == kind && c->ways.at[way].loop == loop))
        way++;
    if (way == c->ways.n)
        push(l->a, &c->ways, ((struct way_out){kind, loop}));
    return way;
}

void exit_through_finally(struct lowering *l, struct construct *c, enum exit_kind kind,
                          struct operand value)
{
    if (!l->now)
        return;
    struct finally_entry entry = {.block = l->now,
                                  .way = find_way(l, c, kind),
                                  .line = l->line,
                                  .value = kind == EXIT_RETURN ? value : ABSENT};
    push(l->a, &c->entries, entry);
    add_jump(l, c->body);
}

static void forget_raised(struct lowering *l, struct construct *c)
{
    add_instr(l, OP_POP_HANDLED, 1, REG(c->before));
    add_instr(l, OP_DROP, 1, REG(c->exception));
}

static void forget_if_raised(struct lowering *l, struct construct *c)
{
    struct block *plain = block_here(l, "leave"), *raised = block_here(l, "forget");
    struct block *null = block_here(l, "leave");
    add_branch_on_null(l, c->exception, null, raised);
    l->now = raised;
    forget_raised(l, c);
    add_jump(l, plain);
    l->now = null;
    add_instr(l, OP_FORGET, 1, REG(c->exception));
    add_instr(l, OP_FORGET, 1, REG(c->before));
    continue_at(l, plain);
}

/* Leaving a finally body that runs for an exception forgets that exception; leaving one that runs
 * for a return drops the value, which lived until then. */
void forget_exception(struct lowering *l, struct construct *c)
{
    if (c->exception && c->ways.n)
        forget_if_raised(l, c);
    else if (c->exception)
        forget_raised(l, c);
    if (c->result)
        add_instr(l, OP_DROP, 1, REG(c->result));
}

/* Writes what leaving c asks for. Returns 1 if the exit has found its target in it. */
static int leave_construct(struct lowering *l, struct construct *c, enum exit_kind kind,
                           struct operand value)
{
    switch (c->kind) {
    case IN_LOOP:
        if (kind == EXIT_CONTINUE) {
            add_jump(l, c->on_continue);
            return 1;
        }
        if (c->iterator)
            add_instr(l, OP_DROP, 1, REG(c->iterator));
        if (kind == EXIT_BREAK)
            add_jump(l, c->on_break);
        return kind == EXIT_BREAK;
    case IN_FINALLY_TRY: exit_through_finally(l, c, kind, value); return 1;
    case IN_FINALLY_BODY: forget_exception(l, c); return 0;
    case IN_WITH: leave_with(l, c); return 0;
    case IN_HANDLER:
        add_instr(l, OP_POP_HANDLED, 1, REG(c->before));
        if (c->named)
            unbind_handler(l, c->named);
        return 0;
    }
    return 0;
}

void lower_exit(struct lowering *l, enum exit_kind kind, struct operand value)
{
    struct lowering saved = *l;
    int found = 0;
    for (struct construct *c = l->construct; c && !found; c = c->outer) {
        step_out(l, c);
        found = leave_construct(l, c, kind, value);
    }
    if (!found)
        add_instr(l, OP_RETURN, 1, value);
    struct block *now = l->now;
    *l = saved;
    l->now = now;
}
