/* chain.h - what the files that resume a chain share: delegation.c (send, and the idea of it all),
 * close.c, throw.c.
 *
 * Operations on an executing chain get its run. run->node is the node that acts; `chained` and
 * `was_base` say that what happens is a part of throw() or close(), which the delegators above have
 * not called themselves (D6).
 */
#ifndef YR_CHAIN_H
#define YR_CHAIN_H

#include "../core/record.h"
#include "generator.h"

/* A run that is not on the fast road, with its record where the program keeps them. */
typedef struct {
    yr_handled run;
    yr_record record;
} yr_slow_run;

/* What descending from a node came to. */
typedef enum { YR_REACHED, YR_CHILD_EXECUTING, YR_CHILD_CLOSED } yr_reach;

yr_handled *yr_chain_enter(yr_slow_run *r, yr_generator *g);
yr_step yr_chain_end_run(yr_slow_run *r, yr_generator *top, yr_step step);
/* D1: g, which is INNER and not executing, becomes the root of what is below it. */
void yr_chain_detach(yr_generator *g);
/* D2: run->node becomes the leaf below n, linked all the way; or the node whose child cannot be
 * resumed. sent: the value on its way, which the await of an asend() replaces by its own when it
 * begins; NULL: nothing is sent, and only what has begun is linked. */
yr_reach yr_chain_descend(yr_handled *run, yr_generator *n, yr_value *sent);
/* node, in whose place its delegator goes on (set run->node first), has done step: the same step as
 * the delegator sees it, who may have awaited node through another object (D9). */
yr_step yr_chain_seen_above(yr_handled *run, yr_generator *node, yr_step step, bool was_base,
                            yr_value *out);
/* The child of run->node is done with: it leaves its slot, and the node goes on with the value in
 * *out (RETURNED) or the pending exception (RAISED). chained: the exception is thrown in, not met
 * while running. */
yr_step yr_chain_hand_over(yr_handled *run, yr_step step, bool chained, yr_value *out);
/* The child of run->node goes while the exception shows that the node handles: so does one that the
 * node's own unwinding drops. */
void yr_chain_drop_child(yr_handled *run);
/* From the first step of a run on: until top yields, returns or raises. */
yr_step yr_chain_drive(yr_handled *run, yr_generator *top, yr_step step, yr_value *out);
/* An exception came out of g's body: StopIteration becomes RuntimeError (PEP 479). YR_RAISED. */
yr_step yr_chain_convert_stop(yr_generator *g);
/* ValueError: g is executing. RuntimeError: g is a coroutine that has ended. Both give 0. */
yr_value yr_raise_executing(yr_generator *g);
yr_value yr_raise_reused(void);

/* close.c: closes what g delegates to, from the leaf up; g itself is executing, and its child stays
 * in its slot. 0, or -1: what is pending is to be raised in g instead of GeneratorExit. */
int yr_chain_close_below(yr_handled *run, yr_generator *g);
/* close.c: an object that stands between a delegator and its child has methods of its own, which
 * close() and GeneratorExit meet. The part of the chain below the outermost such object between
 * run->node and g becomes a chain of its own, and run->node the delegator above; false: there is
 * none. wrappers: coroutine_wrapper counts, which close() passes. */
bool yr_chain_cut(yr_handled *run, yr_generator *g, bool wrappers);

/* The node leaves its delegator (returned, NULL if it is a root) without a look at the rest. */
static inline yr_generator *yr_chain_unlink(yr_generator *node)
{
    if (!(node->base.flags & YR_GEN_INNER))
        return NULL;
    yr_generator *delegator = node->link;
    node->base.flags &= ~(uint32_t)YR_GEN_INNER;
    node->link = NULL;
    return delegator;
}

/* borrowed or 0: the exception that g handles where it is suspended. */
static inline yr_value yr_handled_of(yr_generator *g)
{
    uint16_t offset = yr_code_of(g)->frame->handled;
    return offset ? *yr_slot_at(g, offset) : 0;
}

static inline bool yr_stack_is_low(void)
{
    return YR_UNLIKELY((char *)__builtin_frame_address(0) < YR->head.stack_limit);
}

/* node has ended, or something runs in its place that the delegator next called. */
static inline void yr_set_aside(yr_generator *node, yr_generator *next)
{
    if (YR_UNLIKELY(yr_recording())) {
        YR->head.record->aside = node;
        YR->head.record->next = next;
    }
}

/* What g delegates to where that can be resumed only by the loop. */
static inline yr_generator *yr_native_child(yr_generator *g)
{
    return YR_AS(yr_generator, yr_child_of(g));
}

#endif
