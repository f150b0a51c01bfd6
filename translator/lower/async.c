/*
 * await, async for, async with.
 *
 * An await is a delegation: what is awaited is made an iterator of (AWAIT_ITER, or the operation
 * that calls __anext__, __aenter__ or __aexit__ does so), and DELEGATE drives it. An async for ends
 * by an exception: StopAsyncIteration out of __anext__() or its await, and of nothing else, leads
 * to the else part.
 */
#include "context.h"

struct operand lower_await(struct lowering *l, const struct expr *e)
{
    struct operand v = lower_expr(l, e->v.Await.value);
    return REG(await_on(l, add_value(l, OP_AWAIT_ITER, 1, v)));
}

struct reg *async_next_item(struct lowering *l, struct reg *iterator, struct block *done)
{
    struct block *ended = block_here(l, "stopped"), *reraise = block_here(l, "reraise");
    struct block *handler = l->handler, *pad = l->pad;
    l->handler = ended;
    l->pad = add_pad(l, ended);
    struct reg *item = await_on(l, add_value(l, OP_ANEXT, 1, REG(iterator)));
    l->handler = handler;
    l->pad = pad;

    struct block *now = l->now;
    l->now = ended;
    add_branch(l, add_value(l, OP_ASYNC_STOPPED, 0), done, reraise);
    l->now = reraise;
    pass_exception_on(l);
    l->now = now;
    return item;
}

void leave_with(struct lowering *l, const struct construct *c)
{
    struct reg *leaving = NULL;
    int outer = at_line(l, c->line); /* a return leaves there too */
    if (c->is_async)
        leaving = add_value(l, OP_ASYNC_WITH_LEAVE, 1, REG(c->exit_method));
    else
        add_instr(l, OP_WITH_LEAVE, 1, REG(c->exit_method));
    add_instr(l, OP_DROP, 1, REG(c->exit_method));
    if (leaving)
        await_on(l, leaving);
    at_line(l, outer);
}

struct reg *ask_with_manager(struct lowering *l, const struct construct *c, struct reg *exception)
{
    if (!c->is_async)
        return add_value(l, OP_WITH_EXIT, 2, REG(c->exit_method), REG(exception));
    struct reg *leaving = add_value(l, OP_ASYNC_WITH_EXIT, 2, REG(c->exit_method), REG(exception));
    return add_value(l, OP_TRUTH, 1, REG(await_on(l, leaving)));
}
