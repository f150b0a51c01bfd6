/* delegation.c - resuming a chain of generators in O(1), by a loop.
 *
 * A chain is root -> ... -> leaf, each node but the leaf suspended at a `yield from` or `await`
 * of the next. The root caches its leaf, so a step resumes the leaf at once; a leaf that ends is
 * popped and its delegator goes on. No C recursion: the depth of a chain costs nothing, neither to
 * resume nor to close nor to free. The rules are named D1-D8 in comments.
 *
 * One operation (send, throw, close) on a node is a run. Its yr_handled element, on the C stack,
 * says which node runs (node) and where visibility of handled exceptions ends (base, D6). While a
 * run is on, its root carries RUNNING, and every node of the chain counts as executing.
 *
 * Invariants outside a run: an INNER node is in its delegator's `delegate` slot, which owns it; a
 * root's cached leaf is NULL or the end of its chain; whoever changes a link keeps both true.
 * During a run the root's cache means nothing; the end of the run sets it.
 */
#include "generator.h"
#include "../core/record.h"

/* ---- Links --------------------------------------------------------------------------------- */

static yr_generator *root_of(yr_generator *g)
{
    while (g->base.flags & YR_GEN_INNER)
        g = g->link;
    return g;
}

bool yr_executing(yr_generator *g)
{
    return root_of(g)->base.flags & YR_GEN_RUNNING;
}

/* D1: g, which is INNER and not executing, becomes the root of what is below it. */
static void detach(yr_generator *g)
{
    yr_generator *root = root_of(g);
    g->base.flags = (g->base.flags & ~YR_GEN_INNER) | (root->base.flags & YR_GEN_DEEP);
    g->link = root->link == g ? NULL : root->link;
    root->link = NULL;
}

/* The node leaves its delegator (returned, NULL if it is a root) without a look at the rest. */
static yr_generator *unlink_node(yr_generator *node)
{
    if (!(node->base.flags & YR_GEN_INNER))
        return NULL;
    yr_generator *delegator = node->link;
    node->base.flags &= ~YR_GEN_INNER;
    node->link = NULL;
    return delegator;
}

void yr_chain_forget(yr_generator *g)
{
    if (g->base.flags & YR_GEN_INNER)
        detach(g);
    yr_value child = yr_child_of(g);
    if (child && yr_is_native(child)) {
        yr_generator *c = YR_AS(yr_generator, child);
        if (c->base.flags & YR_GEN_INNER && c->link == g)
            detach(c);
    }
    g->link = NULL;
}

static yr_value handled_of(yr_generator *g)
{
    uint16_t offset = g->code->frame->handled;
    return offset ? *yr_slot_at(g, offset) : 0;
}

/* ---- Runs ---------------------------------------------------------------------------------- */

/* A run that is not on the fast road, with its record where the program keeps them. */
typedef struct {
    yr_handled run;
    yr_record record;
} slow_run;

static inline yr_handled *enter(slow_run *r, yr_generator *g)
{
    r->run = (yr_handled){
        .previous = YR->handled, .node = g, .base = g, .deep = (g->base.flags & YR_GEN_DEEP) != 0};
    YR->handled = &r->run;
    g->base.flags |= YR_GEN_STARTED | YR_GEN_RUNNING;
    if (YR_UNLIKELY(yr_recording()))
        yr_record_run(&r->record, &r->run);
    return &r->run;
}

/* The end of a run on top: where it is suspended again, its leaf is run->node. */
static yr_step leave(yr_handled *run, yr_generator *top, yr_step step)
{
    YR->handled = run->previous;
    if (!(top->base.flags & YR_GEN_CLOSED)) {
        top->link = run->node == top ? NULL : run->node;
        top->base.flags &= ~(YR_GEN_RUNNING | YR_GEN_DEEP);
        if (run->deep && top->link)
            top->base.flags |= YR_GEN_DEEP;
    }
    return step == YR_AWAITED ? YR_YIELDED : step;
}

static yr_step end_run(slow_run *r, yr_generator *top, yr_step step)
{
    if (YR_UNLIKELY(yr_recording()))
        yr_record_run_end(&r->record);
    return leave(&r->run, top, step);
}

static inline yr_step run_body(yr_generator *g, yr_how how, yr_value sent, yr_value *out)
{
    g->base.flags |= YR_FLAG_ON_STACK;
    yr_step step = g->code->frame->resume(g + 1, how, sent, out);
    g->base.flags &= ~YR_FLAG_ON_STACK;
    return step;
}

static inline bool stack_is_low(void)
{
    return YR_UNLIKELY((char *)__builtin_frame_address(0) < YR->head.stack_limit);
}

/* While something runs on behalf of a suspended delegator, its handled exception shows. */
static void lend_handled(yr_handled *run)
{
    uint16_t offset = run->node->code->frame->handled;
    if (offset) {
        yr_value *slot = yr_slot_at(run->node, offset);
        run->exception = *slot;
        *slot = 0;
    }
}

static void take_back_handled(yr_handled *run)
{
    uint16_t offset = run->node->code->frame->handled;
    if (offset)
        *yr_slot_at(run->node, offset) = run->exception;
    run->exception = 0;
}

/* D6: the pending exception is about to be thrown into node. If node handles one, that becomes its
 * __context__, whatever it was. */
static void chain_context(yr_handled *run)
{
    if (!handled_of(run->node))
        return;
    yr_forget_entries(); /* CPython raises it once more, and has kept no entry that no handler saw */
    lend_handled(run);
    yr_raise_instance(yr_catch());
    take_back_handled(run);
}

yr_value yr_handled_above(const yr_handled *h)
{
    for (yr_generator *n = h->node; n && n != h->base;) {
        n = n->base.flags & YR_GEN_INNER ? n->link : NULL;
        if (n && handled_of(n))
            return handled_of(n);
    }
    return 0;
}

/* ---- Down the chain -------------------------------------------------------------------------- */

typedef enum { REACHED, CHILD_EXECUTING, CHILD_CLOSED } reach;

/* Links c under n; the leaf it knows of (returned) or NULL. */
static yr_generator *adopt(yr_handled *run, yr_generator *n, yr_generator *c)
{
    if (c->base.flags & YR_GEN_INNER)
        detach(c);
    yr_generator *leaf = c->link;
    if (c->base.flags & YR_GEN_DEEP)
        run->deep = true;
    c->link = n;
    c->base.flags |= YR_GEN_INNER | YR_GEN_STARTED;
    return leaf;
}

/* D2: run->node becomes the leaf below n, linked all the way; or the node whose child cannot be
 * resumed. */
static reach descend(yr_handled *run, yr_generator *n)
{
    for (;;) {
        run->node = n;
        if (!(n->base.flags & YR_GEN_INNER) && n->link) {
            run->node = n->link;
            return REACHED;
        }
        yr_value child = yr_child_of(n);
        if (!child || !yr_is_native(child))
            return REACHED;
        if (handled_of(n))
            run->deep = true;
        yr_generator *c = YR_AS(yr_generator, child);
        if (c->base.flags & YR_GEN_INNER && c->link == n) {
            n = c;
            continue;
        }
        if (yr_executing(c))
            return CHILD_EXECUTING;
        if (c->base.flags & YR_GEN_CLOSED)
            return CHILD_CLOSED;
        yr_generator *leaf = adopt(run, n, c);
        if (leaf) {
            run->node = leaf;
            return REACHED;
        }
        n = c;
    }
}

/* node has ended, or something runs in its place that the delegator next called. */
static void set_aside(yr_generator *node, yr_generator *next)
{
    if (YR_UNLIKELY(yr_recording())) {
        YR->head.record->aside = node;
        YR->head.record->next = next;
    }
}

static yr_generator *delegator_of(yr_generator *g)
{
    return g->base.flags & YR_GEN_INNER ? g->link : NULL;
}

/* The child of run->node goes while the exception shows that the node handles: so does one that the
 * node's own unwinding drops. */
static void drop_child(yr_handled *run)
{
    uint16_t offset = run->node->code->frame->delegate;
    yr_value child = offset ? *yr_slot_at(run->node, offset) : 0;
    if (!child)
        return;
    *yr_slot_at(run->node, offset) = 0;
    lend_handled(run);
    yr_drop(child);
    take_back_handled(run);
}

/* ---- Into a node -------------------------------------------------------------------------------
 */

/* The child of run->node is done with: it leaves its slot, and the node goes on with the value in
 * *out (RETURNED) or the pending exception (RAISED). chained: the exception is thrown in, not met
 * while running (D6). */
static yr_step hand_over(yr_handled *run, yr_step step, bool chained, yr_value *out)
{
    yr_generator *node = run->node;
    uint16_t offset = node->code->frame->delegate;
    if (offset) {
        yr_value *slot = yr_slot_at(node, offset);
        yr_value child = *slot;
        *slot = 0;
        yr_xdrop(child);
    }
    if (!(node->base.flags & YR_GEN_INNER))
        run->deep = false;
    if (step == YR_RETURNED)
        return run_body(node, YR_SEND, *out, out);
    if (chained)
        chain_context(run);
    return run_body(node, YR_THROW, YR_NONE, out);
}

static yr_value raise_executing(yr_generator *g)
{
    return yr_value_error("%s already executing", yr_kind_name(g));
}

static yr_value raise_reused(void)
{
    return yr_raise_format(YR_EXC(RuntimeError), "cannot reuse already awaited coroutine");
}

static yr_generator *native_child(yr_generator *g)
{
    return YR_AS(yr_generator, yr_child_of(g));
}

/* What the yield-from of run->node gets from a child that cannot be resumed, on send. */
static yr_step refused_send(yr_handled *run, reach r, yr_value *out)
{
    yr_generator *c = native_child(run->node);
    yr_step step = YR_RAISED;
    lend_handled(run);
    if (r == CHILD_EXECUTING) {
        raise_executing(c);
    } else if (c->base.type == YR_TYPE(coroutine)) {
        raise_reused();
    } else {
        *out = YR_NONE;
        step = YR_RETURNED;
    }
    take_back_handled(run);
    return hand_over(run, step, false, out);
}

/* Sends to run->node, or to the iterator it drives. Steals sent. */
static yr_step send_here(yr_handled *run, yr_value sent, yr_value *out)
{
    yr_value child = yr_child_of(run->node);
    if (!child)
        return run_body(run->node, YR_SEND, sent, out);
    lend_handled(run);
    yr_step step = yr_foreign_send(child, sent, out);
    yr_drop(sent);
    take_back_handled(run);
    if (step == YR_YIELDED)
        return step;
    drop_child(run);
    return hand_over(run, step, false, out);
}

/* Sends to the leaf below n. Steals sent. */
static yr_step send_down(yr_handled *run, yr_generator *n, yr_value sent, yr_value *out)
{
    reach r = descend(run, n);
    if (YR_LIKELY(r == REACHED))
        return send_here(run, sent, out);
    yr_drop(sent);
    return refused_send(run, r, out);
}

/* ---- The loop
 * ------------------------------------------------------------------------------------ */

/* D3: run->node has put a child into its slot. */
static yr_step start_child(yr_handled *run, uint64_t links, yr_value *out)
{
    yr_generator *node = run->node;
    if (!(node->base.flags & YR_GEN_INNER))
        node->link = NULL;
    if (handled_of(node))
        run->deep = true;
    if (YR_UNLIKELY(links > YR->delegation_limit) && YR->delegation_limit) {
        lend_handled(run);
        yr_raise_format(YR_EXC(RecursionError), "maximum recursion depth exceeded");
        take_back_handled(run);
        return hand_over(run, YR_RAISED, false, out);
    }
    return send_down(run, node, YR_NONE, out);
}

static yr_step convert_stop(yr_generator *g)
{
    bool is_async = g->base.type == YR_TYPE(async_generator);
    if (yr_pending_is(YR_EXC(StopIteration)))
        yr_raise_from_pending(YR_EXC(RuntimeError), "%s raised StopIteration", yr_kind_name(g));
    else if (is_async && yr_pending_is(YR_EXC(StopAsyncIteration)))
        yr_raise_from_pending(YR_EXC(RuntimeError), "%s raised StopAsyncIteration",
                              yr_kind_name(g));
    return YR_RAISED;
}

/* node's body has returned or raised. It is closed and out of the chain before any other code can
 * run; new code runs only when its slots are dropped. Returns its delegator. */
static yr_generator *conclude(yr_handled *run, yr_generator *node, yr_step step)
{
    yr_generator *delegator = unlink_node(node);
    node->base.flags = (node->base.flags & ~(YR_GEN_RUNNING | YR_GEN_DEEP)) | YR_GEN_CLOSED;
    node->link = NULL;
    run->exception = 0;
    set_aside(node, delegator);
    if (step == YR_RAISED)
        convert_stop(node);
    yr_generator_end(node, false);
    return delegator;
}

/* From the first step of a run on: until top yields, returns or raises. */
static yr_step drive(yr_handled *run, yr_generator *top, yr_step step, yr_value *out)
{
    uint64_t links = 0;
    for (;;) {
        yr_generator *node = run->node;
        if (step == YR_YIELDED || step == YR_AWAITED)
            return step;
        if (step == YR_DELEGATE) {
            step = start_child(run, ++links, out);
            continue;
        }
        yr_generator *delegator = conclude(run, node, step);
        if (node == top)
            return step;
        links -= links > 0;
        bool was_base = run->base == node;
        run->node = delegator;
        if (was_base)
            run->base = delegator;
        step = hand_over(run, step, was_base, out);
    }
}

/* ---- send
 * ---------------------------------------------------------------------------------------- */

/* A send that the fast road does not take. sent is stolen. */
static YR_COLD yr_step send_slow(yr_generator *g, yr_value sent, yr_value *out)
{
    if (yr_executing(g))
        raise_executing(g);
    else if (!(g->base.flags & (YR_GEN_STARTED | YR_GEN_CLOSED)) && sent != YR_NONE)
        yr_type_error("can't send non-None value to a just-started %s", yr_kind_name(g));
    else if (g->base.flags & YR_GEN_CLOSED) {
        if (g->base.type != YR_TYPE(coroutine)) {
            yr_drop(sent);
            *out = YR_NONE;
            return YR_RETURNED;
        }
        raise_reused();
    } else if (!stack_is_low() || !yr_too_deep("")) {
        if (g->base.flags & YR_GEN_INNER)
            detach(g);
        slow_run r;
        yr_handled *run = enter(&r, g);
        yr_step step = send_down(run, g, sent, out);
        return end_run(&r, g, drive(run, g, step, out));
    }
    yr_drop(sent);
    return YR_RAISED;
}

/* What a run of the fast road does when its first step is no yield. */
static YR_COLD yr_step go_on(yr_handled *run, yr_generator *g, yr_step step, yr_value *out)
{
    return leave(run, g, drive(run, g, step, out));
}

/* The fast road: g is a root and idle, its leaf is known and drives nothing. One push, one resume,
 * one pop. Steals sent. */
static yr_step send_fast(yr_generator *g, yr_value sent, yr_value *out)
{
    uint32_t flags = g->base.flags;
    yr_generator *node = g->link;
    if (YR_UNLIKELY(flags & (YR_GEN_RUNNING | YR_GEN_CLOSED | YR_GEN_INNER)) || stack_is_low() ||
        (sent != YR_NONE && !(flags & YR_GEN_STARTED)))
        return send_slow(g, sent, out);
    if (!node)
        node = g;
    const yr_frame_layout *layout = node->code->frame;
    if (layout->delegate && YR_UNLIKELY(*yr_slot_at(node, layout->delegate) != 0))
        return send_slow(g, sent, out);
    yr_handled run = {
        .previous = YR->handled, .node = node, .base = g, .deep = (flags & YR_GEN_DEEP) != 0};
    YR->handled = &run;
    g->base.flags = flags | YR_GEN_STARTED | YR_GEN_RUNNING;
    node->base.flags |= YR_FLAG_ON_STACK;
    yr_step step = layout->resume(node + 1, YR_SEND, sent, out);
    node->base.flags &= ~YR_FLAG_ON_STACK;
    if (YR_UNLIKELY(step != YR_YIELDED))
        return go_on(&run, g, step, out);
    g->base.flags &= ~(uint32_t)YR_GEN_RUNNING;
    YR->handled = run.previous;
    return YR_YIELDED;
}

void yr_step_ended(yr_generator *g, yr_step step)
{
    yr_handled nothing = {0};
    conclude(&nothing, g, step);
}

yr_step yr_chain_send(yr_generator *g, yr_value sent, yr_value *out)
{
    yr_retain(sent);
    if (!yr_is_light(yr_from(g)))
        return send_fast(g, sent, out);
    yr_step step = yr_step_light(g, sent, out);
    if (YR_UNLIKELY(step != YR_YIELDED))
        yr_step_ended(g, step);
    return step;
}

/* What the next slot says of a step: 1, 0 at the end (a value returned is dropped), -1. */
static int next_result(yr_step step, yr_value *item)
{
    if (YR_LIKELY(step == YR_YIELDED))
        return 1;
    if (step == YR_RAISED)
        return -1;
    yr_drop(*item);
    return 0;
}

int yr_generator_next(yr_value self, yr_value *item)
{
    return next_result(send_fast(YR_AS(yr_generator, self), YR_NONE, item), item);
}

int yr_next_ended(yr_value iterator, yr_step step, yr_value *item)
{
    yr_step_ended(YR_AS(yr_generator, iterator), step);
    return next_result(step, item);
}

/* ---- close (D5)
 * ------------------------------------------------------------------------------------ */

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
    if (!failed && !yr_point_of(n)->has_handler && !handled_of(n)) {
        unlink_node(n);
        yr_generator_end(n, true);
        return 0;
    }
    if (!failed)
        yr_raise_none(YR_EXC(GeneratorExit));
    drop_child(run);
    yr_value out;
    yr_step step = drive(run, n, hand_over(run, YR_RAISED, true, &out), &out);
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
    bool is_root = !unlink_node(n);
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

/* Closes what g delegates to, from the leaf up; g itself is executing, and its child stays in its
 * slot. 0, or -1: what is pending is to be raised in g instead of GeneratorExit. */
static int close_below(yr_handled *run, yr_generator *g)
{
    if (!yr_child_of(g))
        return 0;
    bool failed = false;
    reach r = descend(run, g);
    yr_generator *n = run->node;
    if (!(g->base.flags & YR_GEN_INNER))
        g->link = NULL;
    run->base = n;
    if (r == CHILD_EXECUTING) {
        raise_executing(native_child(n));
        failed = true;
    } else if (r == REACHED && yr_child_of(n)) {
        set_aside(n, NULL);
        failed = yr_foreign_close(yr_child_of(n)) < 0;
        set_aside(NULL, NULL);
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
        detach(g);
    yr_generator_end(g, true);
}

int yr_chain_close(yr_generator *g, yr_value *result)
{
    *result = YR_NONE;
    if (YR_UNLIKELY(yr_executing(g))) {
        *result = 0;
        raise_executing(g);
        return -1;
    }
    if (g->base.flags & YR_GEN_CLOSED)
        return 0;
    if (!(g->base.flags & YR_GEN_STARTED) ||
        (!yr_child_of(g) && !yr_point_of(g)->has_handler && !handled_of(g))) {
        close_quietly(g);
        return 0;
    }
    if (stack_is_low() && yr_too_deep("")) {
        *result = 0;
        return -1;
    }
    if (g->base.flags & YR_GEN_INNER)
        detach(g);
    slow_run r;
    yr_handled *run = enter(&r, g);
    bool failed = close_below(run, g) < 0;
    int status = close_level(run, g, failed, result);
    end_run(&r, g, YR_RETURNED);
    if (status < 0)
        *result = 0;
    return status;
}

/* ---- throw (D4)
 * -------------------------------------------------------------------------------------- */

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
    yr_generator *delegator = unlink_node(node);
    if (run->deep)
        node->base.flags |= YR_GEN_DEEP;
    run->node = run->base = delegator;
    return hand_over(run, thrown_result(out), true, out);
}

/* Throws into the leaf run->node, or the iterator it drives. */
static yr_step throw_here(yr_handled *run, yr_generator *top, const yr_thrown *thrown, bool *failed,
                          yr_value *out)
{
    yr_value child = yr_child_of(run->node);
    run->base = run->node;
    if (child) {
        yr_step step;
        set_aside(run->node, delegator_of(run->node));
        int found = yr_foreign_throw(child, thrown, &step, out);
        set_aside(NULL, NULL);
        if (found < 0)
            return throw_failed(run, top, failed, out);
        if (found)
            return step == YR_YIELDED ? step : hand_over(run, step, true, out);
    }
    if (yr_thrown_raise(thrown) < 0)
        return throw_failed(run, top, failed, out);
    drop_child(run);
    return hand_over(run, YR_RAISED, true, out);
}

/* The child of run->node cannot be resumed: what throwing into it gives (D2). */
static yr_step refused_throw(yr_handled *run, reach r, const yr_thrown *thrown, yr_value *out)
{
    yr_generator *c = native_child(run->node);
    run->base = run->node;
    if (yr_thrown_raise(thrown) == 0) {
        bool is_coroutine = c->base.type == YR_TYPE(coroutine);
        if (r == CHILD_EXECUTING || is_coroutine)
            yr_clear_pending();
        if (r == CHILD_EXECUTING)
            raise_executing(c);
        else if (is_coroutine)
            raise_reused();
    }
    return hand_over(run, thrown_result(out), true, out);
}

/* GeneratorExit: the children are closed, then it is raised in g, or the error that closing gave.
 */
static yr_step throw_exit(yr_handled *run, yr_generator *g, const yr_thrown *thrown, bool *failed,
                          yr_value *out)
{
    if (close_below(run, g) == 0 && yr_thrown_raise(thrown) < 0) {
        *failed = true;
        return YR_RAISED;
    }
    drop_child(run);
    return hand_over(run, YR_RAISED, true, out);
}

static yr_step throw_suspended(yr_generator *g, const yr_thrown *thrown, bool closes, yr_value *out)
{
    if (g->base.flags & YR_GEN_INNER)
        detach(g);
    slow_run r;
    yr_handled *run = enter(&r, g);
    bool failed = false;
    yr_step step;
    if (closes && yr_child_of(g) && yr_thrown_is_exit(thrown)) {
        step = throw_exit(run, g, thrown, &failed, out);
    } else {
        reach reached = descend(run, g);
        if (reached == REACHED)
            step = throw_here(run, g, thrown, &failed, out);
        else
            step = refused_throw(run, reached, thrown, out);
    }
    if (!failed)
        step = drive(run, g, step, out);
    return end_run(&r, g, step);
}

/* Nothing of the body has run: the exception comes out of its first line. */
static yr_step throw_created(yr_generator *g, const yr_thrown *thrown)
{
    if (yr_thrown_raise(thrown) < 0)
        return YR_RAISED;
    yr_trace_generator(g + 1, (int)g->code->line);
    g->base.flags |= YR_GEN_CLOSED;
    convert_stop(g);
    yr_generator_end(g, false);
    return YR_RAISED;
}

static yr_step throw_any(yr_generator *g, const yr_thrown *thrown, bool closes, yr_value *out)
{
    bool executing = yr_executing(g);
    if (executing || g->base.flags & YR_GEN_CLOSED) {
        if (yr_thrown_raise(thrown) < 0)
            return YR_RAISED;
        if (!executing && g->base.type != YR_TYPE(coroutine))
            return YR_RAISED;
        yr_clear_pending();
        if (executing)
            raise_executing(g);
        else
            raise_reused();
        return YR_RAISED;
    }
    if (stack_is_low() && yr_too_deep(""))
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

/* ---- What can be seen of a chain (D7)
 * ------------------------------------------------------------------ */

/* The run that the executing chain of root is in, or NULL. */
static const yr_handled *run_of(yr_generator *root)
{
    for (const yr_handled *h = YR->handled; h; h = h->previous) {
        if (h->node && root_of(h->node) == root)
            return h;
    }
    return NULL;
}

yr_value yr_chain_child(yr_generator *g)
{
    yr_value child = yr_child_of(g);
    if (!child)
        return 0;
    yr_generator *root = root_of(g);
    if (!(root->base.flags & YR_GEN_RUNNING))
        return yr_retain(child);
    const yr_handled *run = run_of(root);
    for (yr_generator *n = run ? run->base : root; n->base.flags & YR_GEN_INNER;) {
        n = n->link;
        if (n == g)
            return yr_retain(child);
    }
    return 0;
}

yr_generator *yr_chain_back(yr_generator *g)
{
    return g->base.flags & YR_GEN_INNER && yr_executing(g) ? g->link : NULL;
}
