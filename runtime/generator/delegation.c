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
 *
 * D9: a link may lead through an object that the delegator awaits in the child's stead: a
 * coroutine_wrapper, or the asend(), athrow() or aclose() of an async generator. The object is what
 * the slot holds and what cr_await shows; the link joins the generators. What comes out of an async
 * generator is changed on its way to the delegator (yr_chain_seen_above): a yield of its body, when
 * it is the node that runs and drives nothing, ends the await and the link. An object whose
 * generator cannot simply be resumed (it is closed, running, awaited by another...) is driven by
 * its methods, as any iterator: they know each error. So is a light one: its step comes back at
 * once.
 *
 * close.c and throw.c are the other two operations.
 */
#include "chain.h"

/* ---- Links --------------------------------------------------------------------------------- */

static yr_generator *root_of(yr_generator *g)
{
    while (g->base.flags & YR_GEN_INNER)
        g = g->link;
    return g;
}

/* The generator that a child is, or stands for; NULL: neither. */
static yr_generator *generator_below(yr_value child)
{
    return yr_is_native(child) ? YR_AS(yr_generator, child) : yr_awaited_generator(child);
}

yr_generator *yr_delegator_of(yr_generator *g)
{
    return g->base.flags & YR_GEN_INNER ? g->link : NULL;
}

bool yr_executing(yr_generator *g)
{
    return root_of(g)->base.flags & YR_GEN_RUNNING;
}

void yr_chain_detach(yr_generator *g)
{
    yr_generator *root = root_of(g);
    g->base.flags = (g->base.flags & ~YR_GEN_INNER) | (root->base.flags & YR_GEN_DEEP);
    g->link = root->link == g ? NULL : root->link;
    root->link = NULL;
}

void yr_chain_leave(yr_generator *g)
{
    if (g->base.flags & YR_GEN_INNER && !yr_executing(g))
        yr_chain_detach(g);
}

void yr_chain_forget(yr_generator *g)
{
    if (g->base.flags & YR_GEN_INNER)
        yr_chain_detach(g);
    yr_value child = yr_child_of(g);
    yr_generator *c = child ? generator_below(child) : NULL;
    if (c && c->base.flags & YR_GEN_INNER && c->link == g)
        yr_chain_detach(c);
    g->link = NULL;
}

/* ---- Runs ---------------------------------------------------------------------------------- */

yr_handled *yr_chain_enter(yr_slow_run *r, yr_generator *g)
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
    return step;
}

yr_step yr_chain_end_run(yr_slow_run *r, yr_generator *top, yr_step step)
{
    if (YR_UNLIKELY(yr_recording()))
        yr_record_run_end(&r->record);
    return leave(&r->run, top, step);
}

static inline YR_ALWAYS yr_step run_body(yr_generator *g, yr_how how, yr_value sent, yr_value *out)
{
    g->base.flags |= YR_FLAG_ON_STACK;
    yr_step step = yr_live_code(g)->frame->resume(g + 1, how, sent, out);
    g->base.flags &= ~YR_FLAG_ON_STACK;
    return step;
}

/* While something runs on behalf of a suspended delegator, its handled exception shows. */
static void lend_handled(yr_handled *run)
{
    uint16_t offset = yr_live_code(run->node)->frame->handled;
    if (offset) {
        yr_value *slot = yr_slot_at(run->node, offset);
        run->exception = *slot;
        *slot = 0;
    }
}

static void take_back_handled(yr_handled *run)
{
    uint16_t offset = yr_live_code(run->node)->frame->handled;
    if (offset)
        *yr_slot_at(run->node, offset) = run->exception;
    run->exception = 0;
}

/* The statement below runs on behalf of the suspended run->node. It must reach its end: a jump out
 * of it would not take the exception back. */
#define ON_BEHALF(run)                                                                             \
    for (bool lent = (lend_handled(run), true); lent; take_back_handled(run), lent = false)

/* D6: the pending exception is about to be thrown into node. If node handles one, that becomes its
 * __context__, whatever it was. */
static void chain_context(yr_handled *run)
{
    if (!yr_handled_of(run->node))
        return;
    ON_BEHALF (run)
        yr_raise_instance(yr_save_pending());
}

yr_value yr_handled_above(const yr_handled *h)
{
    for (yr_generator *n = h->node; n && n != h->base;) {
        n = yr_delegator_of(n);
        if (n && yr_handled_of(n))
            return yr_handled_of(n);
    }
    return 0;
}

/* ---- Down the chain -------------------------------------------------------------------------- */

/* Links c under n; the leaf it knows of (returned) or NULL. */
static yr_generator *adopt(yr_handled *run, yr_generator *n, yr_generator *c)
{
    if (c->base.flags & YR_GEN_INNER)
        yr_chain_detach(c);
    yr_generator *leaf = c->link;
    if (c->base.flags & YR_GEN_DEEP)
        run->deep = true;
    c->link = n;
    c->base.flags |= YR_GEN_INNER | YR_GEN_STARTED;
    return leaf;
}

yr_reach yr_chain_descend(yr_handled *run, yr_generator *n, yr_value *sent)
{
    for (;;) {
        run->node = n;
        if (!(n->base.flags & YR_GEN_INNER) && n->link) {
            run->node = n->link;
            return YR_REACHED;
        }
        yr_value child = yr_child_of(n);
        yr_generator *c = child ? generator_below(child) : NULL;
        if (!c)
            return YR_REACHED;
        if (yr_handled_of(n))
            run->deep = true;
        if (c->base.flags & YR_GEN_INNER && c->link == n) {
            n = c;
            continue;
        }
        if (yr_is_native(child)) {
            if (yr_executing(c))
                return YR_CHILD_EXECUTING;
            if (c->base.flags & YR_GEN_CLOSED)
                return YR_CHILD_CLOSED;
        } else if (!yr_await_links(child, sent)) {
            return YR_REACHED;
        }
        yr_generator *leaf = adopt(run, n, c);
        if (leaf) {
            run->node = leaf;
            return YR_REACHED;
        }
        n = c;
    }
}

void yr_chain_drop_child(yr_handled *run)
{
    uint16_t offset = yr_live_code(run->node)->frame->delegate;
    yr_value child = offset ? *yr_slot_at(run->node, offset) : 0;
    if (!child)
        return;
    *yr_slot_at(run->node, offset) = 0;
    ON_BEHALF (run)
        yr_drop(child);
}

/* ---- Into a node ---------------------------------------------------------------------------- */

yr_step yr_chain_hand_over(yr_handled *run, yr_step step, bool chained, yr_value *out)
{
    yr_generator *node = run->node;
    uint16_t offset = yr_code_of(node)->frame->delegate;
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

yr_value yr_raise_executing(yr_generator *g)
{
    return yr_value_error("%s already executing", yr_kind_name(g));
}

yr_value yr_raise_reused(void)
{
    return yr_raise_format(YR_EXC(RuntimeError), "cannot reuse already awaited coroutine");
}

/* What the yield-from of run->node gets from a child that cannot be resumed, on send. */
static yr_step refused_send(yr_handled *run, yr_reach r, yr_value *out)
{
    yr_generator *c = yr_native_child(run->node);
    yr_step step = YR_RAISED;
    ON_BEHALF (run) {
        if (r == YR_CHILD_EXECUTING) {
            yr_raise_executing(c);
        } else if (c->base.type == YR_TYPE_ID(coroutine)) {
            yr_raise_reused();
        } else {
            *out = YR_NONE;
            step = YR_RETURNED;
        }
    }
    return yr_chain_hand_over(run, step, false, out);
}

/* Sends to run->node, or to the iterator it drives. Steals sent. */
static yr_step send_here(yr_handled *run, yr_value sent, yr_value *out)
{
    yr_value child = yr_child_of(run->node);
    if (!child)
        return run_body(run->node, YR_SEND, sent, out);
    yr_step step = YR_RAISED;
    ON_BEHALF (run) {
        step = yr_foreign_send(child, sent, out);
        yr_drop(sent);
    }
    if (step == YR_YIELDED)
        return step;
    yr_chain_drop_child(run);
    return yr_chain_hand_over(run, step, false, out);
}

/* Sends to the leaf below n. Steals sent. */
static yr_step send_down(yr_handled *run, yr_generator *n, yr_value sent, yr_value *out)
{
    yr_reach r = yr_chain_descend(run, n, &sent);
    if (YR_LIKELY(r == YR_REACHED))
        return send_here(run, sent, out);
    yr_drop(sent);
    return refused_send(run, r, out);
}

/* ---- The loop ------------------------------------------------------------------------------- */

/* The commonest child: a generator or coroutine that has not begun, or an asend() that has not, of
 * a delegator that never handles an exception where it delegates. NULL: it is another. */
static inline yr_generator *fresh_child(yr_generator *node)
{
    const yr_frame_layout *layout = yr_code_of(node)->frame;
    yr_value child = *yr_slot_at(node, layout->delegate);
    if (layout->handled)
        return NULL;
    if (!yr_is_native(child))
        return yr_asend_begin(child);
    yr_generator *c = YR_AS(yr_generator, child);
    return c->base.flags & (YR_GEN_STARTED | YR_GEN_CLOSED) ? NULL : c;
}

/* Its first step. */
static inline yr_step begin_child(yr_handled *run, yr_generator *c, yr_value *out)
{
    yr_generator *node = run->node;
    if (!(node->base.flags & YR_GEN_INNER))
        node->link = NULL;
    c->link = node;
    c->base.flags |= YR_GEN_INNER | YR_GEN_STARTED | YR_FLAG_ON_STACK;
    run->node = c;
    yr_step step = yr_live_code(c)->frame->resume(c + 1, YR_SEND, YR_NONE, out);
    c->base.flags &= ~YR_FLAG_ON_STACK;
    return step;
}

/* node has returned or raised. Is it a generator or coroutine that nobody looks at, called in this
 * run by a delegator of the kind above? */
static inline bool ends_plainly(const yr_handled *run, const yr_generator *node)
{
    return node != run->base && node->base.type != YR_TYPE_ID(async_generator) &&
           !(node->base.flags & YR_FLAG_RENAMED) && !yr_live_code(node->link)->frame->handled &&
           !yr_recording();
}

/* Then: the end of node, and the next step of its delegator. */
static inline yr_step end_plainly(yr_handled *run, yr_step step, yr_value *out)
{
    yr_generator *node = run->node, *delegator = node->link;
    node->base.flags = (node->base.flags & ~(uint32_t)YR_GEN_INNER) | YR_GEN_CLOSED;
    run->exception = 0;
    if (YR_UNLIKELY(step == YR_RAISED))
        yr_chain_convert_stop(node);
    run->node = delegator;
    yr_generator_end_in(yr_slot_at(delegator, yr_live_code(delegator)->frame->delegate), node);
    if (!(delegator->base.flags & YR_GEN_INNER))
        run->deep = false;
    bool raised = step == YR_RAISED;
    return run_body(delegator, raised ? YR_THROW : YR_SEND, raised ? YR_NONE : *out, out);
}

/* D3: run->node has put a child into its slot. */
static yr_step start_child(yr_handled *run, uint64_t links, yr_value *out)
{
    yr_generator *node = run->node;
    if (!(node->base.flags & YR_GEN_INNER))
        node->link = NULL;
    if (yr_handled_of(node))
        run->deep = true;
    if (YR_UNLIKELY(links > YR->delegation_limit) && YR->delegation_limit) {
        ON_BEHALF (run)
            yr_raise_format(YR_EXC(RecursionError), "maximum recursion depth exceeded");
        return yr_chain_hand_over(run, YR_RAISED, false, out);
    }
    return send_down(run, node, YR_NONE, out);
}

yr_step yr_chain_convert_stop(yr_generator *g)
{
    bool is_async = g->base.type == YR_TYPE_ID(async_generator);
    if (yr_pending_is(YR_EXC(StopIteration)))
        yr_raise_from_pending(YR_EXC(RuntimeError), "%s raised StopIteration", yr_kind_name(g));
    else if (is_async && yr_pending_is(YR_EXC(StopAsyncIteration)))
        yr_raise_from_pending(YR_EXC(RuntimeError), "%s raised StopAsyncIteration",
                              yr_kind_name(g));
    return YR_RAISED;
}

/* The slots of node go, which has left the chain: in the delegator's place where that has called
 * it, so that what it handles shows. */
static void drop_slots(yr_handled *run, yr_generator *node, yr_generator *delegator)
{
    if (!delegator || run->base == node) {
        yr_generator_end(node, false);
        return;
    }
    run->node = delegator;
    ON_BEHALF (run)
        yr_generator_end(node, false);
}

/* node's body has returned or raised. It is closed and out of the chain before any other code can
 * run; new code runs only when its slots are dropped. Returns its delegator. */
static yr_generator *conclude(yr_handled *run, yr_generator *node, yr_step step)
{
    yr_generator *delegator = yr_chain_unlink(node);
    node->base.flags = (node->base.flags & ~(YR_GEN_RUNNING | YR_GEN_DEEP)) | YR_GEN_CLOSED;
    node->link = NULL;
    run->exception = 0;
    yr_set_aside(node, delegator);
    if (step == YR_RAISED)
        yr_chain_convert_stop(node);
    drop_slots(run, node, delegator);
    yr_set_aside(NULL, NULL); /* the next node may get its address */
    return delegator;
}

yr_step yr_chain_seen_above(yr_handled *run, yr_generator *node, yr_step step, bool was_base,
                            yr_value *out)
{
    if (node->base.type != YR_TYPE_ID(async_generator))
        return step;
    if (was_base)
        return yr_await_step(yr_child_of(run->node), step, true, out);
    ON_BEHALF (run)
        step = yr_await_step(yr_child_of(run->node), step, false, out);
    yr_chain_drop_child(run); /* with it the generator may go, which is not closed yet */
    return step;
}

/* The await of an asend() ends with a yield of node: the next step of the delegator, which must be
 * of the kind above; false: generally, so. */
static inline bool end_asend(yr_handled *run, yr_generator *node, yr_step *step, yr_value *out)
{
    yr_generator *delegator = node->link;
    const yr_frame_layout *layout = yr_live_code(delegator)->frame;
    yr_value *slot = yr_slot_at(delegator, layout->delegate), child = *slot;
    bool simple = node != run->base && !layout->handled && !yr_recording();
    if (!simple || !YR_IS(child, async_generator_asend))
        return false;
    yr_chain_unlink(node);
    run->node = delegator;
    *slot = 0;
    yr_asend_end(child);
    if (!(delegator->base.flags & YR_GEN_INNER))
        run->deep = false;
    *step = run_body(delegator, YR_SEND, *out, out);
    return true;
}

/* node has yielded. Does the chain go on, because an await ends with that? */
static bool ends_await(yr_generator *node, yr_generator *top)
{
    return node != top && node->base.type == YR_TYPE_ID(async_generator) && !yr_child_of(node);
}

yr_step yr_chain_drive(yr_handled *run, yr_generator *top, yr_step step, yr_value *out)
{
    uint64_t links = 0;
    for (;;) {
        yr_generator *node = run->node;
        if (step == YR_DELEGATE) {
            bool too_many = ++links > YR->delegation_limit && YR->delegation_limit;
            yr_generator *child = YR_LIKELY(!too_many) ? fresh_child(node) : NULL;
            step = YR_LIKELY(child) ? begin_child(run, child, out) : start_child(run, links, out);
            continue;
        }
        if (step == YR_YIELDED) {
            if (!ends_await(node, top))
                return step;
            if (YR_LIKELY(end_asend(run, node, &step, out))) {
                links -= links > 0;
                continue;
            }
        }
        if (step != YR_YIELDED && node != top && YR_LIKELY(ends_plainly(run, node))) {
            links -= links > 0;
            step = end_plainly(run, step, out);
            continue;
        }
        yr_generator *delegator =
            step == YR_YIELDED ? yr_chain_unlink(node) : conclude(run, node, step);
        if (node == top)
            return step;
        links -= links > 0;
        bool was_base = run->base == node;
        run->node = delegator;
        if (was_base)
            run->base = delegator;
        step = yr_chain_seen_above(run, node, step, was_base, out);
        step = yr_chain_hand_over(run, step, was_base, out);
    }
}

/* ---- send ----------------------------------------------------------------------------------- */

/* A send that the fast road does not take. sent is stolen. */
static YR_COLD yr_step send_slow(yr_generator *g, yr_value sent, yr_value *out)
{
    if (yr_executing(g))
        yr_raise_executing(g);
    else if (!(g->base.flags & (YR_GEN_STARTED | YR_GEN_CLOSED)) && sent != YR_NONE)
        yr_type_error("can't send non-None value to a just-started %s", yr_kind_name(g));
    else if (g->base.flags & YR_GEN_CLOSED) {
        if (g->base.type != YR_TYPE_ID(coroutine)) {
            yr_drop(sent);
            *out = YR_NONE;
            return YR_RETURNED;
        }
        yr_raise_reused();
    } else if (!yr_stack_is_low() || !yr_too_deep("")) {
        if (g->base.flags & YR_GEN_INNER)
            yr_chain_detach(g);
        yr_slow_run r;
        yr_handled *run = yr_chain_enter(&r, g);
        yr_step step = send_down(run, g, sent, out);
        return yr_chain_end_run(&r, g, yr_chain_drive(run, g, step, out));
    }
    yr_drop(sent);
    return YR_RAISED;
}

/* What a run of the fast road does when its first step is no yield. */
static __attribute__((noinline)) yr_step go_on(yr_handled *run, yr_generator *g, yr_step step,
                                               yr_value *out)
{
    return leave(run, g, yr_chain_drive(run, g, step, out));
}

/* The fast road: g is a root and idle, its leaf is known and drives nothing. One push, one resume,
 * one pop. Steals sent. */
static yr_step send_fast(yr_generator *g, yr_value sent, yr_value *out)
{
    uint32_t flags = g->base.flags;
    yr_generator *node = g->link;
    if (YR_UNLIKELY(flags & (YR_GEN_RUNNING | YR_GEN_CLOSED | YR_GEN_INNER)) || yr_stack_is_low() ||
        (sent != YR_NONE && !(flags & YR_GEN_STARTED)))
        return send_slow(g, sent, out);
    if (!node)
        node = g;
    const yr_frame_layout *layout = yr_code_of(node)->frame;
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
    if (YR_UNLIKELY(yr_recording() || g->base.flags & YR_GEN_INNER)) {
        yr_handled nothing = {0};
        conclude(&nothing, g, step);
        return;
    }
    g->base.flags |= YR_GEN_CLOSED;
    if (step == YR_RAISED)
        yr_chain_convert_stop(g);
    yr_generator_end(g, false);
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
    if (yr_may_begin(self)) {
        yr_step step = yr_step_light(YR_AS(yr_generator, self), YR_NONE, item);
        return YR_LIKELY(step == YR_YIELDED) ? 1 : yr_next_ended(self, step, item);
    }
    return next_result(send_fast(YR_AS(yr_generator, self), YR_NONE, item), item);
}

int yr_next_ended(yr_value iterator, yr_step step, yr_value *item)
{
    yr_step_ended(YR_AS(yr_generator, iterator), step);
    return next_result(step, item);
}

/* ---- What can be seen of a chain (D7) ------------------------------------------------------- */

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
