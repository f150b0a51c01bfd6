/*
 * try, except, finally, with.
 *
 * The finally body is lowered once. Whoever enters it sets a completion number first: 0 falls
 * through, 1 raises the saved exception again, n + 2 takes up the n-th way out (exits.c); the
 * switch at its end goes on accordingly.
 */
#include "context.h"

static void set_completion(struct lowering *l, struct construct *c, int number)
{
    struct instr *i = emit(l, OP_SET_RAW, 0);
    i->aux = number;
    instr_add_dst(l->f, i, c->completion);
}

void catch_into(struct lowering *l, struct reg *exception, struct reg *before)
{
    instr_add_dst(l->f, emit(l, OP_CATCH, 0), exception);
    instr_add_dst(l->f, emit(l, OP_PUSH_HANDLED, 1, REG(exception)), before);
}

void protect(struct lowering *l, struct block *handler)
{
    l->handler = handler;
    l->pad = new_pad(l, handler);
}

/* ---- except -------------------------------------------------------------------------------- */

void unbind_handler(struct lowering *l, const struct excepthandler *h)
{
    const char *name = mangle(l, h->v.ExceptHandler.name);
    store_name(l, name, NONE);
    delete_name(l, name);
}

/* except T as name: whatever way the body ends, the name is unbound. */
static void lower_named_body(struct lowering *l, struct construct *c, const struct excepthandler *h,
                             struct reg *exception)
{
    store_name(l, mangle(l, h->v.ExceptHandler.name), REG(exception));
    struct block *raised = block_here(l, "unbind"), *outer_handler = l->handler;
    struct block *outer_pad = l->pad;
    c->named = h;
    protect(l, raised);
    lower_body(l, h->v.ExceptHandler.body);
    c->named = NULL;
    l->handler = outer_handler;
    l->pad = outer_pad;

    struct block *end = l->now;
    l->now = raised;
    struct reg *pending = new_temp(l);
    instr_add_dst(l->f, emit(l, OP_CATCH, 0), pending);
    unbind_handler(l, h);
    emit(l, OP_RERAISE, 1, REG(pending));
    pass_on(l);
    l->now = end;
}

/* The body has come to its end: what follows is outside the handler already. */
static void end_handler(struct lowering *l, struct construct *c, const struct excepthandler *h,
                        struct block *after)
{
    struct block *pad = l->pad, *handler = l->handler;
    emit(l, OP_POP_HANDLED, 1, REG(c->before));
    l->pad = c->pad;
    l->handler = c->handler;
    if (h->v.ExceptHandler.name)
        unbind_handler(l, h);
    jump_to(l, after);
    l->pad = pad;
    l->handler = handler;
}

static void lower_handler(struct lowering *l, struct construct *c, const struct excepthandler *h,
                          struct reg *exception, struct block *after)
{
    struct block *next = NULL;
    l->line = h->loc.line;
    if (h->v.ExceptHandler.type) {
        struct block *body = block_here(l, "except");
        next = block_here(l, "next");
        struct operand type = lower_expr(l, h->v.ExceptHandler.type);
        l->line = h->loc.line;
        branch_on(l, emit_value(l, OP_MATCH, 2, REG(exception), type), body, next);
        l->now = body;
    }
    if (h->v.ExceptHandler.name)
        lower_named_body(l, c, h, exception);
    else
        lower_body(l, h->v.ExceptHandler.body);
    if (l->now)
        end_handler(l, c, h, after);
    l->now = next;
}

static void lower_handlers(struct lowering *l, const struct stmt *st, struct block *after)
{
    struct reg *exception = new_temp(l);
    struct construct *c = push_construct(l, IN_HANDLER);
    c->before = new_nullable(l);
    catch_into(l, exception, c->before);
    l->handled_depth++;
    struct block *restore = block_here(l, "restore");
    protect(l, restore);
    for (int i = 0; i < st->v.Try.handlers.n && l->now; i++)
        lower_handler(l, c, st->v.Try.handlers.at[i], exception, after);
    pop_construct(l);
    if (l->now) {
        emit(l, OP_POP_HANDLED, 1, REG(c->before));
        emit(l, OP_RERAISE, 1, REG(exception));
        pass_on(l);
    }
    l->now = restore;
    emit(l, OP_POP_HANDLED, 1, REG(c->before));
    pass_on(l);
}

static void lower_try_except(struct lowering *l, const struct stmt *st)
{
    if (!st->v.Try.handlers.n) {
        lower_body(l, st->v.Try.body);
        return;
    }
    struct block *handler = block_here(l, "handler"), *after = block_here(l, "after");
    struct block *outer_handler = l->handler, *outer_pad = l->pad;
    protect(l, handler);
    l->try_depth++;
    /* What a generator closes while in the body must come here: a jump keeps the block apart. */
    continue_at(l, block_here(l, "try"));
    lower_body(l, st->v.Try.body);
    l->try_depth--;
    l->handler = outer_handler;
    l->pad = outer_pad;
    if (l->now)
        continue_at(l, block_here(l, "else"));
    lower_body(l, st->v.Try.orelse);
    jump_to(l, after);

    l->now = handler;
    if (st->kind == TryStar_kind)
        lower_star_handlers(l, st, after);
    else
        lower_handlers(l, st, after);
    l->now = after;
}

/* ---- finally ------------------------------------------------------------------------------- */

static void dispatch(struct lowering *l, struct construct *c)
{
    struct block *after = block_here(l, "after"), *reraise = block_here(l, "reraise");
    struct instr *i = emit(l, OP_SWITCH, 1, REG(c->completion));
    instr_add_target(l->f, i, after);
    instr_add_target(l->f, i, reraise);
    for (int k = 0; k < c->ways.n; k++) {
        struct block *out = block_here(l, "way");
        instr_add_target(l->f, i, out);
        l->now = out;
        emit(l, OP_FORGET, 1, REG(c->exception));
        emit(l, OP_FORGET, 1, REG(c->before));
        if (c->ways.at[k].kind != EXIT_RETURN)
            emit(l, OP_FORGET, 1, REG(c->result));
        lower_exit(l, c->ways.at[k].kind, REG(c->result));
    }
    l->now = reraise;
    emit(l, OP_FORGET, 1, REG(c->result));
    emit(l, OP_POP_HANDLED, 1, REG(c->before));
    emit(l, OP_RERAISE, 1, REG(c->exception));
    pass_on(l);
    l->now = after;
    emit(l, OP_FORGET, 1, REG(c->exception));
    emit(l, OP_FORGET, 1, REG(c->before));
    emit(l, OP_FORGET, 1, REG(c->result));
}

/* Can the try be left by a return? All of it has been lowered. */
static int has_return(const struct construct *c)
{
    for (int k = 0; k < c->ways.n; k++)
        if (c->ways.at[k].kind == EXIT_RETURN)
            return 1;
    return 0;
}

static void lower_finally_body(struct lowering *l, struct construct *c, const struct stmt *st)
{
    struct construct *body = push_construct(l, IN_FINALLY_BODY);
    body->exception = c->exception;
    body->before = c->before;
    body->result = has_return(c) ? c->result : NULL;
    struct block *raised = block_here(l, "raised");
    protect(l, raised);
    l->handled_depth++;
    lower_body(l, st->v.Try.finalbody);
    pop_construct(l);
    if (l->now)
        dispatch(l, c);

    struct block *after = l->now;
    l->now = raised;
    forget_exception(l, body);
    pass_on(l);
    l->now = after;
}

static void lower_try_finally(struct lowering *l, const struct stmt *st)
{
    struct construct *c = push_construct(l, IN_FINALLY_TRY);
    struct block *handler = block_here(l, "handler");
    c->body = block_here(l, "finally");
    c->body->handled_depth++;
    c->completion = new_raw(l);
    c->exception = new_nullable(l);
    c->before = new_nullable(l);
    c->result = new_nullable(l);
    protect(l, handler);
    l->try_depth++;
    continue_at(l, block_here(l, "try"));
    lower_try_except(l, st);
    pop_construct(l);
    if (l->now) {
        move_to(l, c->result, ABSENT);
        move_to(l, c->exception, ABSENT);
        move_to(l, c->before, ABSENT);
        set_completion(l, c, 0);
        jump_to(l, c->body);
    }
    l->now = handler;
    move_to(l, c->result, ABSENT);
    catch_into(l, c->exception, c->before);
    set_completion(l, c, 1);
    jump_to(l, c->body);

    l->now = c->body;
    lower_finally_body(l, c, st);
}

void lower_try(struct lowering *l, const struct stmt *st)
{
    if (st->v.Try.finalbody.n)
        lower_try_finally(l, st);
    else
        lower_try_except(l, st);
}

/* ---- with ---------------------------------------------------------------------------------- */

/* The exception asks the manager whether it shall go on. */
static void with_raised(struct lowering *l, const struct construct *c, struct block *after)
{
    struct reg *exception = new_temp(l), *before = new_nullable(l);
    l->line = c->line;
    catch_into(l, exception, before);
    struct block *restore = block_here(l, "restore"), *swallow = block_here(l, "swallow");
    struct block *go_on = block_here(l, "reraise"), *handler = l->handler, *pad = l->pad;
    protect(l, restore);
    l->handled_depth++;
    branch_on(l, ask_manager(l, c, exception), swallow, go_on);
    l->handled_depth--;
    l->handler = handler;
    l->pad = pad;

    l->now = swallow;
    emit(l, OP_POP_HANDLED, 1, REG(before));
    emit(l, OP_DROP, 1, REG(c->exit_method));
    jump_to(l, after);
    /* The manager goes when nothing is handled any more, as in the frame's own unwinding. */
    l->now = go_on;
    emit(l, OP_POP_HANDLED, 1, REG(before));
    emit(l, OP_DROP, 1, REG(c->exit_method));
    emit(l, OP_RERAISE, 1, REG(exception));
    pass_on(l);
    l->now = restore;
    emit(l, OP_POP_HANDLED, 1, REG(before));
    emit(l, OP_DROP, 1, REG(c->exit_method));
    pass_on(l);
}

void lower_with(struct lowering *l, const struct stmt *st, int item)
{
    if (item == st->v.With.items.n) {
        lower_body(l, st->v.With.body);
        return;
    }
    const struct withitem *w = st->v.With.items.at[item];
    struct operand manager = lower_expr(l, w->context_expr);
    int is_async = st->kind == AsyncWith_kind;
    l->line = st->loc.line;
    struct instr *enter = emit(l, is_async ? OP_ASYNC_WITH_ENTER : OP_WITH_ENTER, 1, manager);
    struct reg *exit_method = new_temp(l), *entered = new_temp(l);
    instr_add_dst(l->f, enter, exit_method);
    instr_add_dst(l->f, enter, entered);
    if (is_async)
        entered = await_on(l, entered);

    struct construct *c = push_construct(l, IN_WITH);
    c->exit_method = exit_method;
    c->is_async = is_async;
    c->line = st->loc.line;
    struct block *raised = block_here(l, "handler"), *after = block_here(l, "after");
    protect(l, raised);
    l->try_depth++;
    continue_at(l, block_here(l, "with"));
    if (w->optional_vars)
        store_target(l, w->optional_vars, REG(entered));
    lower_with(l, st, item + 1);
    pop_construct(l);
    if (l->now) {
        leave_with(l, c);
        jump_to(l, after);
    }
    l->now = raised;
    with_raised(l, c, after);
    l->now = after;
}
