/*
 * The handlers of try/except*.
 *
 * Each clause takes its part of what the clauses before it have left, and is the handled exception
 * while it runs; what it raises is noted and does not keep the next from running. At the end the
 * runtime makes one exception of all that was raised and of what nobody took, or none.
 *
 * No return, break or continue leaves a clause, so none is a construct of the stack.
 */
#include "context.h"

struct clauses {
    struct reg *rest;   /* what no clause has taken yet: an exception or None */
    struct reg *raised; /* list of what the clauses raised */
};

/* What the body of a clause raises is noted, and the next clause follows. */
static void note_raised(struct lowering *l, const struct clauses *c, const struct excepthandler *h)
{
    struct reg *pending = new_temp(l);
    instr_add_dst(l->f, add_instr(l, OP_CATCH, 0), pending);
    if (h->v.ExceptHandler.name)
        unbind_handler(l, h);
    add_instr(l, OP_LIST_APPEND, 2, REG(c->raised), REG(pending));
}

static void lower_clause_body(struct lowering *l, const struct clauses *c,
                              const struct excepthandler *h, struct reg *match, struct block *next)
{
    struct block *handler = l->handler, *pad = l->pad, *raised = block_here(l, "raised");
    instr_add_dst(l->f, add_instr(l, OP_PUSH_HANDLED, 1, REG(match)), new_nullable_temp(l));
    if (h->v.ExceptHandler.name)
        store_name(l, mangle_name(l, h->v.ExceptHandler.name), REG(match));
    handle_exceptions_in(l, raised);
    l->try_depth++;
    continue_at(l, block_here(l, "clause"));
    lower_whole_body(l, h->v.ExceptHandler.body);
    l->try_depth--;
    l->handler = handler;
    l->pad = pad;
    if (l->now && h->v.ExceptHandler.name)
        unbind_handler(l, h);
    add_jump(l, next);
    l->now = raised;
    note_raised(l, c, h);
    continue_at(l, next);
}

static void lower_clause(struct lowering *l, const struct clauses *c, const struct excepthandler *h)
{
    struct block *body = block_here(l, "except"), *next = block_here(l, "next");
    int outer = at_line(l, h->loc.line);
    struct operand type = lower_expr(l, h->v.ExceptHandler.type);
    struct instr *split = add_instr(l, OP_MATCH_GROUP, 2, REG(c->rest), type);
    struct reg *test = new_raw_temp(l), *match = new_temp(l), *rest = new_temp(l);
    instr_add_dst(l->f, split, test);
    instr_add_dst(l->f, split, match);
    instr_add_dst(l->f, split, rest);
    add_move(l, c->rest, REG(rest));
    add_branch(l, test, body, next);
    l->now = body;
    lower_clause_body(l, c, h, match, next);
    at_line(l, outer);
}

/* One exception of all that is left, or none. */
static void finish(struct lowering *l, const struct clauses *c, struct reg *exception,
                   struct reg *before, struct block *after)
{
    struct block *done = block_here(l, "done"), *reraise = block_here(l, "reraise");
    add_instr(l, OP_LIST_APPEND, 2, REG(c->raised), REG(c->rest));
    struct reg *result = add_value(l, OP_GROUP_FINISH, 2, REG(exception), REG(c->raised));
    add_branch(l, add_value(l, OP_TEST_IS, 2, REG(result), NONE), done, reraise);
    pop_construct(l);
    l->now = reraise;
    add_instr(l, OP_POP_HANDLED, 1, REG(before));
    add_instr(l, OP_RERAISE, 1, REG(result));
    pass_exception_on(l);
    l->now = done;
    add_instr(l, OP_POP_HANDLED, 1, REG(before));
    add_jump(l, after);
}

void lower_star_handlers(struct lowering *l, const struct stmt *st, struct block *after)
{
    struct reg *exception = new_temp(l);
    struct construct *construct = push_construct(l, IN_HANDLER);
    struct block *restore = block_here(l, "restore");
    struct clauses c = {new_temp(l), NULL};
    construct->before = new_nullable_temp(l);
    catch_exception(l, exception, construct->before);
    l->handled_depth++;
    handle_exceptions_in(l, restore);
    add_move(l, c.rest, REG(exception));
    c.raised = add_value_list(l, OP_LIST, NULL, 0);
    for (int i = 0; i < st->v.TryStar.handlers.n; i++)
        lower_clause(l, &c, st->v.TryStar.handlers.at[i]);
    finish(l, &c, exception, construct->before, after);
    l->now = restore;
    add_instr(l, OP_POP_HANDLED, 1, REG(construct->before));
    pass_exception_on(l);
}
