/* for and while. */
#include "context.h"

/* Every way back to the head of a loop looks for an interrupt (F9). */
static void jump_back(struct lowering *l, struct block *head, int line)
{
    if (!l->now)
        return;
    l->line = line;
    emit(l, OP_POLL, 0);
    jump_to(l, head);
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
    jump_back(l, head, st->v.While.test->loc.line);
    pop_construct(l);
    l->now = done;
    lower_body(l, st->v.While.orelse);
    continue_at(l, end);
}

void lower_for(struct lowering *l, const struct stmt *st)
{
    if (st->kind == AsyncFor_kind) {
        unsupported(l, st->loc, "async for");
        return;
    }
    struct operand iterable = lower_expr(l, st->v.For.iter);
    l->line = st->v.For.iter->loc.line;
    struct reg *iterator = emit_value(l, OP_ITER, 1, iterable);
    struct construct *c = push_construct(l, IN_LOOP);
    struct block *head = block_here(l, "loop"), *body = block_here(l, "body");
    struct block *done = block_here(l, "done"), *end = block_here(l, "end");
    struct block *back = block_here(l, "back");
    c->on_break = end;
    c->on_continue = back;
    c->iterator = iterator;
    continue_at(l, head);
    l->line = st->v.For.iter->loc.line;
    struct reg *item = new_temp(l);
    struct instr *next = emit(l, OP_NEXT, 1, REG(iterator));
    instr_add_dst(l->f, next, item);
    instr_add_target(l->f, next, body);
    instr_add_target(l->f, next, done);
    l->now = body;
    store_target(l, st->v.For.target, REG(item));
    lower_body(l, st->v.For.body);
    continue_at(l, back);
    jump_back(l, head, st->v.For.iter->loc.line);
    pop_construct(l);
    l->now = done;
    emit(l, OP_DROP, 1, REG(iterator));
    lower_body(l, st->v.For.orelse);
    continue_at(l, end);
}
