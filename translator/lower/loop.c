/*
 * for and while.
 *
 * The iterator of a for dies when an exception has passed every handler inside the loop, and not
 * before: what its finaliser sees of handled exceptions depends on it. The ownership pass would
 * drop it where no path ahead needs it: on the way into the innermost handler, or before the
 * operand of a raise. So a loop around such statements drops its iterator in a handler of its own.
 */
#include "context.h"

static int body_unwinds(struct stmt_list body);

static int stmt_unwinds(const struct stmt *st)
{
    switch (st->kind) {
    case Try_kind:
    case TryStar_kind:
    case With_kind:
    case AsyncWith_kind:
    case Raise_kind:
    case Assert_kind: return 1;
    case For_kind:
    case AsyncFor_kind: return body_unwinds(st->v.For.body) || body_unwinds(st->v.For.orelse);
    case While_kind:
    case If_kind: return body_unwinds(st->v.If.body) || body_unwinds(st->v.If.orelse);
    case Match_kind:
        for (int i = 0; i < st->v.Match.cases.n; i++)
            if (body_unwinds(st->v.Match.cases.at[i]->body))
                return 1;
        return 0;
    default: return 0;
    }
}

/* Is there a try, with, raise or assert in these statements? */
static int body_unwinds(struct stmt_list body)
{
    for (int i = 0; i < body.n; i++)
        if (stmt_unwinds(body.at[i]))
            return 1;
    return 0;
}

/* Every way back to the head of a loop looks for an interrupt (F9). */
static void jump_back(struct lowering *l, struct block *head)
{
    if (!l->now)
        return;
    add_instr(l, OP_POLL, 0);
    add_jump(l, head);
}

void lower_while(struct lowering *l, const struct stmt *st)
{
    struct construct *c = push_construct(l, IN_LOOP);
    struct block *head = block_here(l, "loop"), *body = block_here(l, "body");
    struct block *done = block_here(l, "done"), *end = block_here(l, "end");
    struct block *back = block_here(l, "back");
    c->on_break = end;
    c->on_continue = back;
    continue_at(l, head);
    lower_condition(l, st->v.While.test, body, done);
    l->now = body;
    lower_body(l, st->v.While.body);
    continue_at(l, back);
    jump_back(l, head);
    pop_construct(l);
    l->now = done;
    lower_body(l, st->v.While.orelse);
    continue_at(l, end);
}

struct reg *loop_next_item(struct lowering *l, struct reg *iterator, int is_async,
                           struct block *done)
{
    if (is_async)
        return async_next_item(l, iterator, done);
    struct reg *item = new_temp(l);
    struct block *body = block_here(l, "body");
    struct instr *next = add_instr(l, OP_NEXT, 1, REG(iterator));
    instr_add_dst(l->f, next, item);
    instr_add_target(l->f, next, body);
    instr_add_target(l->f, next, done);
    l->now = body;
    return item;
}

void lower_for(struct lowering *l, const struct stmt *st)
{
    int is_async = st->kind == AsyncFor_kind;
    struct operand iterable = lower_expr(l, st->v.For.iter);
    struct reg *iterator = add_value(l, is_async ? OP_AITER : OP_ITER, 1, iterable);
    struct construct *c = push_construct(l, IN_LOOP);
    struct block *head = block_here(l, "loop"), *done = block_here(l, "done");
    struct block *end = block_here(l, "end"), *back = block_here(l, "back"), *raised = NULL;
    c->on_break = end;
    c->on_continue = back;
    c->iterator = iterator;
    if (body_unwinds(st->v.For.body)) {
        raised = block_here(l, "loop_raised");
        l->handler = raised;
        l->pad = add_pad(l, raised);
    }
    continue_at(l, head);
    struct reg *item = loop_next_item(l, iterator, is_async, done);
    store_target(l, st->v.For.target, REG(item));
    lower_whole_body(l, st->v.For.body);
    continue_at(l, back);
    jump_back(l, head);
    at_line(l, st->loc.line);
    pop_construct(l);
    if (raised) {
        l->now = raised;
        add_instr(l, OP_DROP, 1, REG(iterator));
        pass_exception_on(l);
    }
    l->now = done;
    add_instr(l, OP_DROP, 1, REG(iterator));
    lower_body(l, st->v.For.orelse);
    continue_at(l, end);
}
