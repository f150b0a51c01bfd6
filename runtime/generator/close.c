/* close.c - close() of a chain of generators, from the leaf up (rule D5).
 *
 * Each level gets what came out of the one below: nothing, and then GeneratorExit is raised in it,
 * or an error. An object between two generators (D9) is asked to close itself, and what is below an
 * asend() stays as it is: the chain is cut there.
 */
#include "chain.h"

/* D7: what runs in close() was called by it, not by the delegators above. */
static void set_top(yr_generator *n)
{
    if (YR_UNLIKELY(yr_recording()))
        YR->head.record->top = n;
}

/* Closes n, which is in no child any more: the pending exception (failed), or a new GeneratorExit,
 * is raised in it. 0: it has ended, *result (where not NULL) is what it returned. -1: an error goes
 * up. Either way n is out of its chain, perhaps suspended as the root of a new one. */
static int close_level(yr_handled *run, yr_generator *n, bool failed, yr_value *result)
{
    run->node = run->base = n;
    run->exception = 0;
    set_top(n);
    if (!failed && !yr_point_of(n)->has_handler && !yr_handled_of(n)) {
        yr_chain_unlink(n);
        yr_generator_end(n, true);
        return 0;
    }
    if (!failed)
        yr_raise_none(YR_EXC(GeneratorExit));
    yr_chain_drop_child(run);
    yr_value out;
    yr_step step = yr_chain_drive(run, n, yr_chain_hand_over(run, YR_RAISED, true, &out), &out);
    if (step == YR_RETURNED && n->base.type == YR_TYPE_ID(async_generator)) {
        yr_drop(out);
        yr_raise_none(YR_EXC(StopAsyncIteration)); /* CPython's: nobody expects that one here */
        return -1;
    }
    if (step == YR_RETURNED) {
        if (result)
            *result = out;
        else
            yr_drop(out);
        return 0;
    }
    if (step == YR_RAISED) {
        if (!yr_pending_is(YR_EXC(StopIteration)) && !yr_pending_is(YR_EXC(GeneratorExit)))
            return -1;
        yr_clear_pending();
        return 0;
    }
    yr_drop(out);
    bool is_root = !yr_chain_unlink(n);
    yr_generator *leaf = run->node;
    run->node = run->base = n;
    yr_raise_format(YR_EXC(RuntimeError), "%s ignored GeneratorExit", yr_kind_name(n));
    if (is_root)
        run->node = leaf;
    else
        n->link = leaf == n ? NULL : leaf;
    if (run->deep && leaf != n)
        n->base.flags |= YR_GEN_DEEP;
    return -1;
}

bool yr_chain_cut(yr_handled *run, yr_generator *g, bool wrappers)
{
    yr_generator *below = NULL;
    for (yr_generator *n = run->node; n != g; n = n->link) {
        if (n->base.type == YR_TYPE_ID(async_generator) ||
            (wrappers && yr_child_of(n->link) != yr_from(n)))
            below = n;
    }
    if (!below)
        return false;
    run->node = yr_chain_unlink(below);
    if (run->deep)
        below->base.flags |= YR_GEN_DEEP;
    return true;
}

int yr_chain_close_below(yr_handled *run, yr_generator *g)
{
    if (!yr_child_of(g))
        return 0;
    bool failed = false;
    yr_reach r = yr_chain_descend(run, g, NULL);
    if (yr_chain_cut(run, g, false))
        r = YR_REACHED;
    yr_generator *n = run->node;
    if (!(g->base.flags & YR_GEN_INNER))
        g->link = NULL;
    run->base = n;
    if (r == YR_CHILD_EXECUTING) {
        yr_raise_executing(yr_native_child(n));
        failed = true;
    } else if (r == YR_REACHED && yr_child_of(n)) {
        yr_set_aside(n, NULL);
        failed = yr_foreign_close(yr_child_of(n)) < 0;
        yr_set_aside(NULL, NULL);
    }
    while (n != g) {
        yr_generator *delegator = n->link;
        failed = close_level(run, n, failed, NULL) < 0;
        n = delegator;
    }
    run->node = run->base = g;
    set_top(NULL);
    return failed ? -1 : 0;
}

/* close() of a generator that was never resumed, or that no handler sees end. */
static void close_quietly(yr_generator *g)
{
    if (g->base.flags & YR_GEN_INNER)
        yr_chain_detach(g);
    yr_generator_end(g, true);
}

int yr_chain_close(yr_generator *g, yr_value *result)
{
    *result = YR_NONE;
    if (YR_UNLIKELY(yr_executing(g))) {
        *result = 0;
        yr_raise_executing(g);
        return -1;
    }
    if (g->base.flags & YR_GEN_CLOSED)
        return 0;
    if (!(g->base.flags & YR_GEN_STARTED) ||
        (!yr_child_of(g) && !yr_point_of(g)->has_handler && !yr_handled_of(g))) {
        close_quietly(g);
        return 0;
    }
    if (yr_stack_is_low() && yr_too_deep_to_end()) {
        *result = 0;
        return -1;
    }
    if (g->base.flags & YR_GEN_INNER)
        yr_chain_detach(g);
    yr_slow_run r;
    yr_handled *run = yr_chain_enter(&r, g);
    bool failed = yr_chain_close_below(run, g) < 0;
    int status = close_level(run, g, failed, result);
    yr_chain_end_run(&r, g, YR_RETURNED);
    if (status < 0)
        *result = 0;
    return status;
}
