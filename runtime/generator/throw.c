/* throw.c - throw() into a chain of generators, at its leaf (rule D4).
 *
 * The delegators above do not run; each gets what comes out of the one below it as thrown in. Two
 * things differ by the exception: GeneratorExit closes what its receiver delegates to, and so it
 * goes no further than to the first object between two generators (D9) that has a throw() of its
 * own, whose receiver that is.
 */
#include "chain.h"

/* A StopIteration that comes out of a throw() below is the result of the yield-from. */
static yr_step thrown_result(yr_value *out)
{
    yr_value v = yr_fetch_stop_value();
    if (!v)
        return YR_RAISED;
    *out = v;
    return YR_RETURNED;
}

/* Something went wrong before anything was delivered to run->node: it stays suspended. If it is
 * top, throw() fails (*failed); else the error is raised in its delegator, which lets go of it. */
static yr_step throw_failed(yr_handled *run, yr_generator *top, bool *failed, yr_value *out)
{
    yr_generator *node = run->node;
    if (node == top) {
        *failed = true;
        return YR_RAISED;
    }
    yr_generator *delegator = yr_chain_unlink(node);
    if (run->deep)
        node->base.flags |= YR_GEN_DEEP;
    run->node = run->base = delegator;
    yr_step step = yr_chain_seen_above(run, node, YR_RAISED, true, out);
    if (step == YR_RAISED)
        step = thrown_result(out);
    return yr_chain_hand_over(run, step, true, out);
}

/* Throws into the leaf run->node, or the iterator it drives. */
static yr_step throw_here(yr_handled *run, yr_generator *top, const yr_thrown *thrown, bool *failed,
                          yr_value *out)
{
    yr_value child = yr_child_of(run->node);
    run->base = run->node;
    if (child) {
        yr_step step;
        yr_set_aside(run->node, yr_delegator_of(run->node));
        int found = yr_foreign_throw(child, thrown, &step, out);
        yr_set_aside(NULL, NULL);
        if (found < 0)
            return throw_failed(run, top, failed, out);
        if (found)
            return step == YR_YIELDED ? step : yr_chain_hand_over(run, step, true, out);
    }
    if (yr_thrown_raise(thrown) < 0)
        return throw_failed(run, top, failed, out);
    yr_chain_drop_child(run);
    return yr_chain_hand_over(run, YR_RAISED, true, out);
}

/* The child of run->node cannot be resumed: what throwing into it gives (D2). */
static yr_step refused_throw(yr_handled *run, yr_reach r, const yr_thrown *thrown, yr_value *out)
{
    yr_generator *c = yr_native_child(run->node);
    run->base = run->node;
    if (yr_thrown_raise(thrown) == 0) {
        bool is_coroutine = c->base.type == YR_TYPE_ID(coroutine);
        if (r == YR_CHILD_EXECUTING || is_coroutine)
            yr_clear_pending();
        if (r == YR_CHILD_EXECUTING)
            yr_raise_executing(c);
        else if (is_coroutine)
            yr_raise_reused();
    }
    return yr_chain_hand_over(run, thrown_result(out), true, out);
}

/* GeneratorExit: the children are closed, then it is raised in g, or the error
 * that closing gave. */
static yr_step throw_exit(yr_handled *run, yr_generator *g, const yr_thrown *thrown, bool *failed,
                          yr_value *out)
{
    if (yr_chain_close_below(run, g) == 0 && yr_thrown_raise(thrown) < 0) {
        *failed = true;
        return YR_RAISED;
    }
    yr_chain_drop_child(run);
    return yr_chain_hand_over(run, YR_RAISED, true, out);
}

static yr_step throw_suspended(yr_generator *g, const yr_thrown *thrown, bool closes, yr_value *out)
{
    if (g->base.flags & YR_GEN_INNER)
        yr_chain_detach(g);
    yr_slow_run r;
    yr_handled *run = yr_chain_enter(&r, g);
    bool failed = false;
    yr_step step;
    if (closes && yr_child_of(g) && yr_thrown_is_exit(thrown)) {
        step = throw_exit(run, g, thrown, &failed, out);
    } else {
        yr_reach reached = yr_chain_descend(run, g, NULL);
        if (yr_thrown_is_exit(thrown) && yr_chain_cut(run, g, true))
            reached = YR_REACHED;
        if (reached == YR_REACHED)
            step = throw_here(run, g, thrown, &failed, out);
        else
            step = refused_throw(run, reached, thrown, out);
    }
    if (!failed)
        step = yr_chain_drive(run, g, step, out);
    return yr_chain_end_run(&r, g, step);
}

/* Nothing of the body has run: the exception comes out of its first line. */
static yr_step throw_created(yr_generator *g, const yr_thrown *thrown)
{
    if (yr_thrown_raise(thrown) < 0)
        return YR_RAISED;
    yr_trace_generator(g + 1, (int)yr_code_of(g)->line);
    g->base.flags |= YR_GEN_CLOSED;
    yr_chain_convert_stop(g);
    yr_generator_end(g, false);
    return YR_RAISED;
}

/* Into one that is light and idle, and still is once the exception is pending: it is no part of a
 * chain, and no run need be entered. */
static inline yr_step throw_light(yr_generator *g, yr_value *out)
{
    yr_set_status(g, YR_STATUS_BUSY);
    yr_step step = yr_live_code(g)->frame->resume(g + 1, YR_THROW, YR_NONE, out);
    yr_set_status(g, YR_STATUS_IDLE);
    if (YR_UNLIKELY(step != YR_YIELDED))
        yr_step_ended(g, step);
    return step;
}

static yr_step throw_any(yr_generator *g, const yr_thrown *thrown, bool closes, yr_value *out)
{
    yr_thrown made = {.traceback = thrown->traceback};
    if (YR_LIKELY(yr_is_light(yr_from(g)))) {
        if (yr_thrown_raise(thrown) < 0)
            return YR_RAISED;
        if (YR_LIKELY(yr_is_light(yr_from(g))))
            return throw_light(g, out);
        made.type = yr_save_pending(); /* making it has run code, which has resumed g */
        yr_step step = throw_any(g, &made, closes, out);
        yr_drop(made.type);
        return step;
    }
    bool executing = yr_executing(g);
    if (executing || g->base.flags & YR_GEN_CLOSED) {
        if (yr_thrown_raise(thrown) < 0)
            return YR_RAISED;
        if (!executing && g->base.type != YR_TYPE_ID(coroutine))
            return YR_RAISED;
        yr_clear_pending();
        if (executing)
            yr_raise_executing(g);
        else
            yr_raise_reused();
        return YR_RAISED;
    }
    if (yr_stack_is_low() && yr_too_deep_to_end())
        return YR_RAISED;
    if (!(g->base.flags & YR_GEN_STARTED))
        return throw_created(g, thrown);
    return throw_suspended(g, thrown, closes, out);
}

yr_step yr_chain_throw(yr_generator *g, const yr_thrown *thrown, yr_value *out)
{
    return throw_any(g, thrown, true, out);
}

yr_step yr_chain_throw_through(yr_generator *g, const yr_thrown *thrown, yr_value *out)
{
    return throw_any(g, thrown, false, out);
}
