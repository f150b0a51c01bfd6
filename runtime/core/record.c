/* record.c - who is running, for programs that ask (rule L5).
 *
 * Most programs never look at their stack, and pay nothing for those that do. The translator finds
 * the names by which a program could (sys._getframe, f_back, warnings...) and says so in
 * yr_program. The stack limit of such a program lies above the whole stack: every test that asks
 * whether a call may go deeper then leads to the slow road, where records are kept and the real
 * limit is tested.
 *
 * A record is pushed for each call of a Python function, whatever module it is in, and for each run
 * of a chain of generators, whose frames are found by the links of the chain: from the running node
 * to the top of the run (D7). Only the modules of the program itself write their lines and tell
 * where their variables are; what the archive holds is compiled once, for both kinds of program,
 * and its frames stay at the first line of their function. The lines of the library are no part of
 * what a program can expect.
 *
 * A frame object of a running function points to its record. When the function ends while somebody
 * else holds the frame, the frame takes the variables over (yr_return), and its f_back.
 */
#include "record.h"

/* ---- Functions ------------------------------------------------------------------------------ */

static yr_place place_of(yr_record *r);

/* The function has ended: what the frame object keeps of it. */
static void leave_frame(yr_record *r)
{
    yr_frame *f = r->frame;
    r->frame = NULL;
    f->record = NULL;
    f->line = (int)r->line;
    if (f->base.refs > 1) {
        yr_value pending = yr_save_pending();
        yr_value back = yr_place_frame(yr_place_top());
        if (!back)
            yr_clear_pending();
        else if (back != YR_NONE)
            f->back = YR_AS(yr_frame, back);
        yr_restore_pending(pending);
    }
    yr_drop(yr_from(f));
}

yr_value yr_run_recorded(yr_function *f, yr_value *args)
{
    yr_record here = {.previous = YR->head.record, .function = f, .line = f->code->line};
    if (f->code->flags & YR_CODE_CLASS_BODY)
        here.body_names = args[0];
    YR->head.record = &here;
    yr_value result = f->code->body(f, args);
    YR->head.record = here.previous;
    if (here.frame)
        leave_frame(&here);
    return result;
}

void yr_return(yr_record *here)
{
    yr_value *const *variables = here->locals;
    yr_frame *f = here->frame;
    here->locals = NULL;
    YR->head.record = here->previous; /* what dies now does not see the function */
    if (!f || f->base.refs < 2 || f->locals || !variables)
        return;
    size_t count = (size_t)f->code->local_count + f->code->cell_count;
    yr_value pending = yr_save_pending();
    f->locals = count ? yr_alloc(count * sizeof *f->locals) : NULL;
    if (count && !f->locals)
        yr_clear_pending();
    yr_restore_pending(pending);
    for (size_t i = 0; f->locals && i < count; i++)
        f->locals[i] = variables[i] ? yr_xretain(*variables[i]) : 0;
    f->count = f->locals ? count : 0;
}

/* ---- Runs of generators --------------------------------------------------------------------- */

void yr_record_run(yr_record *record, yr_handled *run)
{
    *record = (yr_record){.previous = YR->head.record, .run = run};
    YR->head.record = record;
}

void yr_record_run_end(yr_record *record)
{
    YR->head.record = record->previous;
}

/* ---- The stack ------------------------------------------------------------------------------ */

static yr_place place_of(yr_record *r)
{
    if (!r || r == &YR->no_record)
        return (yr_place){NULL, NULL};
    if (r->function)
        return (yr_place){r, NULL};
    yr_generator *node = ((yr_handled *)r->run)->node;
    if (node == r->aside)
        node = r->next;
    return node ? (yr_place){r, node} : place_of(r->previous);
}

yr_place yr_place_top(void)
{
    return place_of(YR->head.record);
}

yr_place yr_place_outer(yr_place p)
{
    yr_generator *delegator = p.node && p.node != p.record->top ? yr_delegator_of(p.node) : NULL;
    return delegator ? (yr_place){p.record, delegator} : place_of(p.record->previous);
}

yr_place yr_place_of_generator(yr_generator *g)
{
    yr_place p = yr_place_top();
    while (p.record && p.node != g)
        p = yr_place_outer(p);
    return p;
}

void yr_place_set_line(yr_generator *g, int line)
{
    yr_place p = yr_place_top();
    if (p.record && p.node == g)
        p.record->line = (uint32_t)line;
}

/* new: the one frame object of a function that runs. */
static yr_value function_frame(yr_record *r)
{
    if (!r->frame) {
        yr_frame *f = yr_frame_new(r->function, NULL, 0);
        if (!f)
            return 0;
        f->record = r;
        if (r->body_names)
            f->f_locals = yr_retain(r->body_names);
        r->frame = f;
    }
    return yr_retain(yr_from(r->frame));
}

yr_value yr_place_frame(yr_place p)
{
    if (!p.record)
        return YR_NONE;
    return p.node ? yr_generator_frame(p.node) : function_frame(p.record);
}

yr_frame *yr_frame_of_function(yr_function *function, int line)
{
    yr_record *r = YR->head.record;
    if (!yr_recording() || r->function != function)
        return yr_frame_new(function, NULL, line);
    r->line = (uint32_t)line;
    yr_value frame = function_frame(r);
    return frame ? YR_AS(yr_frame, frame) : NULL;
}
