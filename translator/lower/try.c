/*
 * try, except, finally, with.
 *
 * The finally body is lowered once, after its try: by then it is known which ways lead out of the
 * try (exits.c). Whoever enters the body notes its way: where there are several, as a completion
 * number; where the only other way in is an exception, that exception or its absence says it. The
 * end of the body goes on accordingly.
 */
#include "context.h"

void catch_exception(struct lowering *l, struct reg *exception, struct reg *before)
{
    instr_add_dst(l->f, add_instr(l, OP_CATCH, 0), exception);
    instr_add_dst(l->f, add_instr(l, OP_PUSH_HANDLED, 1, REG(exception)), before);
}

void handle_exceptions_in(struct lowering *l, struct block *handler)
{
    l->handler = handler;
    l->pad = add_pad(l, handler);
}

/* ---- except -------------------------------------------------------------------------------- */

/* No line of the source does that: it has the line that was last. */
void unbind_handler(struct lowering *l, const struct excepthandler *h)
{
    struct block *b = l->now;
    int first = b ? b->instrs.n : 0;
    unbind_name(l, mangle_name(l, h->v.ExceptHandler.name));
    for (int k = first; b && k < b->instrs.n; k++)
        b->instrs.at[k]->implicit = 1;
}

/* except T as name: whatever way the body ends, the name is unbound. */
static void lower_named_body(struct lowering *l, struct construct *c, const struct excepthandler *h,
                             struct reg *exception)
{
    store_name(l, mangle_name(l, h->v.ExceptHandler.name), REG(exception));
    struct block *raised = block_here(l, "unbind"), *outer_handler = l->handler;
    struct block *outer_pad = l->pad;
    c->named = h;
    handle_exceptions_in(l, raised);
    lower_whole_body(l, h->v.ExceptHandler.body);
    c->named = NULL;
    l->handler = outer_handler;
    l->pad = outer_pad;

    struct block *end = l->now;
    l->now = raised;
    struct reg *pending = new_temp(l);
    instr_add_dst(l->f, add_instr(l, OP_CATCH, 0), pending);
    unbind_handler(l, h);
    add_instr(l, OP_RERAISE, 1, REG(pending));
    pass_exception_on(l);
    l->now = end;
}

/* The body has come to its end: what follows is outside the handler already. */
static void end_handler(struct lowering *l, struct construct *c, const struct excepthandler *h,
                        struct block *after)
{
    struct block *pad = l->pad, *handler = l->handler;
    add_instr(l, OP_POP_HANDLED, 1, REG(c->before));
    l->pad = c->pad;
    l->handler = c->handler;
    if (h->v.ExceptHandler.name)
        unbind_handler(l, h);
    add_jump(l, after);
    l->pad = pad;
    l->handler = handler;
}

static void lower_handler(struct lowering *l, struct construct *c, const struct excepthandler *h,
                          struct reg *exception, struct block *after)
{
    struct block *next = NULL;
    int outer = at_line(l, h->loc.line);
    if (h->v.ExceptHandler.type) {
        struct block *body = block_here(l, "except");
        next = block_here(l, "next");
        struct operand type = lower_expr(l, h->v.ExceptHandler.type);
        add_branch(l, add_value(l, OP_MATCH, 2, REG(exception), type), body, next);
        l->now = body;
    }
    if (h->v.ExceptHandler.name)
        lower_named_body(l, c, h, exception);
    else
        lower_whole_body(l, h->v.ExceptHandler.body);
    if (l->now)
        end_handler(l, c, h, after);
    l->now = next;
    at_line(l, outer);
}

static void lower_handlers(struct lowering *l, const struct stmt *st, struct block *after)
{
    struct reg *exception = new_temp(l);
    struct construct *c = push_construct(l, IN_HANDLER);
    c->before = new_nullable_temp(l);
    catch_exception(l, exception, c->before);
    l->handled_depth++;
    struct block *restore = block_here(l, "restore");
    handle_exceptions_in(l, restore);
    for (int i = 0; i < st->v.Try.handlers.n && l->now; i++)
        lower_handler(l, c, st->v.Try.handlers.at[i], exception, after);
    pop_construct(l);
    if (l->now) {
        add_instr(l, OP_POP_HANDLED, 1, REG(c->before));
        add_instr(l, OP_RERAISE, 1, REG(exception));
        pass_exception_on(l);
    }
    l->now = restore;
    add_instr(l, OP_POP_HANDLED, 1, REG(c->before));
    pass_exception_on(l);
}

static void lower_try_except(struct lowering *l, const struct stmt *st)
{
    if (!st->v.Try.handlers.n) {
        lower_body(l, st->v.Try.body);
        return;
    }
    struct block *handler = block_here(l, "handler"), *after = block_here(l, "after");
    struct block *outer_handler = l->handler, *outer_pad = l->pad;
    struct region *outer_region = l->region;
    handle_exceptions_in(l, handler);
    enter_region(l, REGION_EXCEPT, st->v.Try.handlers.at[0]->loc.line);
    for (int i = 1; i < st->v.Try.handlers.n; i++)
        ids_add(l->a, &l->region->lines, st->v.Try.handlers.at[i]->loc.line);
    l->try_depth++;
    /* What a generator closes while in the body must come here: a jump keeps the block apart. */
    continue_at(l, block_here(l, "try"));
    lower_body(l, st->v.Try.body);
    l->try_depth--;
    l->region = outer_region;
    l->handler = outer_handler;
    l->pad = outer_pad;
    if (l->now)
        continue_at(l, block_here(l, "else"));
    lower_body(l, st->v.Try.orelse);
    add_jump(l, after);

    l->now = handler;
    int outer = at_line(l, st->v.Try.handlers.at[0]->loc.line); /* where the handlers begin */
    if (st->kind == TryStar_kind)
        lower_star_handlers(l, st, after);
    else
        lower_handlers(l, st, after);
    at_line(l, outer);
    l->now = after;
}

/* ---- finally ------------------------------------------------------------------------------- */

static void forget(struct lowering *l, struct reg *r)
{
    if (r)
        add_instr(l, OP_FORGET, 1, REG(r));
}

/* Goes on at a way out of the try, or off its end. */
static void take_way(struct lowering *l, struct construct *c, struct way_out way)
{
    forget(l, c->exception);
    forget(l, c->before);
    if (way.kind != EXIT_RETURN)
        forget(l, c->result);
    if (way.kind != EXIT_END)
        lower_exit(l, way.kind, way.kind == EXIT_RETURN ? REG(c->result) : ABSENT);
}

static void raise_again(struct lowering *l, struct construct *c)
{
    forget(l, c->result);
    add_instr(l, OP_POP_HANDLED, 1, REG(c->before));
    add_instr(l, OP_RERAISE, 1, REG(c->exception));
    pass_exception_on(l);
}

/* Ends the block by a choice between the ways, whose blocks it returns, and reraise. */
static struct block **choose_way(struct lowering *l, struct construct *c, struct block *reraise)
{
    struct block **blocks = NEW_ARRAY(l->a, struct block *, c->ways.n);
    for (int k = 0; k < c->ways.n; k++)
        blocks[k] = block_here(l, c->ways.at[k].kind == EXIT_END ? "after" : "way");
    if (c->completion) {
        struct instr *i = add_instr(l, OP_SWITCH, 1, REG(c->completion));
        for (int k = 0; k < c->ways.n; k++)
            instr_add_target(l->f, i, blocks[k]);
        if (c->exception)
            instr_add_target(l->f, i, reraise);
    } else if (c->exception && c->ways.n) {
        add_branch_on_null(l, c->exception, blocks[0], reraise);
    } else {
        add_jump(l, c->ways.n ? blocks[0] : reraise);
    }
    return blocks;
}

/* The body of the finally has come to its end. */
static void dispatch(struct lowering *l, struct construct *c)
{
    struct block *reraise = block_here(l, "reraise"), *after = NULL;
    struct block **blocks = choose_way(l, c, reraise);
    for (int k = 0; k < c->ways.n; k++) {
        l->now = blocks[k];
        take_way(l, c, c->ways.at[k]);
        if (c->ways.at[k].kind == EXIT_END)
            after = l->now;
    }
    l->now = reraise;
    if (c->exception)
        raise_again(l, c);
    l->now = after;
}

static void lower_finally_body(struct lowering *l, struct construct *c, const struct stmt *st)
{
    struct construct *body = push_construct(l, IN_FINALLY_BODY);
    body->ways.n = c->ways.n;
    body->ways.at = c->ways.at;
    body->exception = c->exception;
    body->before = c->before;
    body->result = c->result;
    struct block *raised = block_here(l, "raised");
    handle_exceptions_in(l, raised);
    l->handled_depth++;
    lower_body(l, st->v.Try.finalbody);
    pop_construct(l);
    if (l->now)
        dispatch(l, c);

    struct block *after = l->now;
    l->now = raised;
    forget_exception(l, body);
    pass_exception_on(l);
    l->now = after;
}

static int has_return(const struct construct *c)
{
    for (int k = 0; k < c->ways.n; k++)
        if (c->ways.at[k].kind == EXIT_RETURN)
            return 1;
    return 0;
}

static int leads_to(const struct instr *i, const struct block *pad, const struct block *handler)
{
    for (int t = 0; t < i->target.n; t++)
        if (i->target.at[t] == handler)
            return 1;
    return i->fail == pad;
}

/* Does an exception lead to the handler from one of the function's blocks since `first`? */
static int can_raise(struct lowering *l, int first, const struct block *pad,
                     const struct block *handler)
{
    for (int b = first; b < l->f->blocks.n; b++) {
        const struct block *block = l->f->blocks.at[b];
        for (int k = 0; k < block->instrs.n; k++)
            if (leads_to(block->instrs.at[k], pad, handler))
                return 1;
    }
    return 0;
}

/* All ways out of the try are known: the registers that they need. */
static void make_registers(struct lowering *l, struct construct *c, int raises)
{
    if (c->ways.n > 1)
        c->completion = new_raw_temp(l);
    if (raises) {
        c->exception = new_nullable_temp(l);
        c->before = new_nullable_temp(l);
    }
    if (has_return(c))
        c->result = new_nullable_temp(l);
}

static void set_completion(struct lowering *l, struct construct *c, int way)
{
    if (!c->completion)
        return;
    struct instr *i = add_instr(l, OP_SET_RAW, 0);
    i->aux = way;
    instr_add_dst(l->f, i, c->completion);
}

static void enter_with_exception(struct lowering *l, struct construct *c, struct block *handler)
{
    l->now = handler;
    if (c->result)
        add_move(l, c->result, ABSENT);
    catch_exception(l, c->exception, c->before);
    set_completion(l, c, c->ways.n);
    add_jump(l, c->body);
}

/* Sets the registers before the jump that ends the block. */
static void fill_entry(struct lowering *l, struct construct *c, const struct finally_entry *entry)
{
    struct instr *jump = entry->block->instrs.at[--entry->block->instrs.n];
    l->now = entry->block;
    int outer = at_line(l, entry->line);
    if (c->result)
        add_move(l, c->result, entry->value);
    if (c->exception) {
        add_move(l, c->exception, ABSENT);
        add_move(l, c->before, ABSENT);
    }
    set_completion(l, c, entry->way);
    push(l->a, &entry->block->instrs, jump);
    l->now = NULL;
    at_line(l, outer);
}

static void lower_try_finally(struct lowering *l, const struct stmt *st)
{
    struct construct *c = push_construct(l, IN_FINALLY_TRY);
    struct block *handler = block_here(l, "handler");
    c->body = block_here(l, "finally");
    c->body->handled_depth++;
    handle_exceptions_in(l, handler);
    struct block *pad = l->pad;
    int first = l->f->blocks.n;
    enter_region(l, REGION_FINALLY, st->v.Try.finalbody.at[0]->loc.line);
    l->try_depth++;
    continue_at(l, block_here(l, "try"));
    lower_try_except(l, st);
    pop_construct(l);
    exit_through_finally(l, c, EXIT_END, ABSENT);

    int raises = can_raise(l, first, pad, handler);
    make_registers(l, c, raises);
    for (int k = 0; k < c->entries.n; k++)
        fill_entry(l, c, &c->entries.at[k]);
    int outer = at_line(l, st->v.Try.finalbody.at[0]->loc.line); /* where the finally begins */
    if (raises)
        enter_with_exception(l, c, handler);
    l->now = c->body;
    lower_finally_body(l, c, st);
    at_line(l, outer);
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
    struct reg *exception = new_temp(l), *before = new_nullable_temp(l);
    catch_exception(l, exception, before);
    struct block *restore = block_here(l, "restore"), *swallow = block_here(l, "swallow");
    struct block *go_on = block_here(l, "reraise"), *handler = l->handler, *pad = l->pad;
    handle_exceptions_in(l, restore);
    l->handled_depth++;
    add_branch(l, ask_with_manager(l, c, exception), swallow, go_on);
    l->handled_depth--;
    l->handler = handler;
    l->pad = pad;

    l->now = swallow;
    add_instr(l, OP_POP_HANDLED, 1, REG(before));
    add_instr(l, OP_DROP, 1, REG(c->exit_method));
    add_jump(l, after);
    /* The manager goes when nothing is handled any more, as in the frame's own unwinding. */
    l->now = go_on;
    add_instr(l, OP_POP_HANDLED, 1, REG(before));
    add_instr(l, OP_DROP, 1, REG(c->exit_method));
    add_instr(l, OP_RERAISE, 1, REG(exception));
    pass_exception_on(l);
    l->now = restore;
    add_instr(l, OP_POP_HANDLED, 1, REG(before));
    add_instr(l, OP_DROP, 1, REG(c->exit_method));
    pass_exception_on(l);
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
    struct instr *enter = add_instr(l, is_async ? OP_ASYNC_WITH_ENTER : OP_WITH_ENTER, 1, manager);
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
    handle_exceptions_in(l, raised);
    enter_region(l, REGION_WITH, c->line);
    l->try_depth++;
    continue_at(l, block_here(l, "with"));
    if (w->optional_vars)
        store_target(l, w->optional_vars, REG(entered));
    lower_with(l, st, item + 1);
    pop_construct(l);
    if (l->now) {
        leave_with(l, c);
        add_jump(l, after);
    }
    l->now = raised;
    with_raised(l, c, after);
    l->now = after;
}
