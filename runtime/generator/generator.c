/* generator.c - the generator object: its making, its end, its methods and attributes.
 *
 * What happens inside a resume is delegation.c's; this file owns the frame. A frame is cleared in
 * one place, yr_generator_end(): first the generator is marked closed, so that whatever runs while
 * slots are dropped finds a finished generator; then each slot is emptied before its value goes.
 * If a frame object is held by somebody else (a traceback, say), it takes the named slots over
 * instead (L1).
 *
 * The collector reads a suspended frame by the row of its state; a running one is opaque (R3).
 */
#include <string.h>
#include "../core/allocate.h"
#include "generator.h"

_Static_assert(sizeof(yr_generator) + sizeof(yr_state_head) + 3 * sizeof(yr_value) == 64,
               "with three variables a cell of 64 bytes");

static const char *const kind_names[] = {"generator", "coroutine", "async generator"};

static int kind_of(const yr_generator *g)
{
    yr_type *t = g->base.type;
    return t == YR_TYPE_ID(generator) ? 0 : t == YR_TYPE_ID(coroutine) ? 1 : 2;
}

const char *yr_kind_name(yr_generator *g)
{
    return kind_names[kind_of(g)];
}

/* ---- Making --------------------------------------------------------------------------------- */

YR_NAMED_TYPE(generator, "YR_CODE_GENERATOR")
YR_NAMED_TYPE(coroutine, "YR_CODE_COROUTINE")
YR_NAMED_TYPE(async_generator, "YR_CODE_ASYNC_GENERATOR")

static yr_type *type_for(const yr_code *code)
{
    if (YR_LIKELY(code->flags & YR_CODE_GENERATOR))
        return YR_TYPE_WHERE_NAMED(generator, "YR_CODE_GENERATOR");
    if (code->flags & YR_CODE_COROUTINE)
        return YR_TYPE_WHERE_NAMED(coroutine, "YR_CODE_COROUTINE");
    return YR_TYPE_WHERE_NAMED(async_generator, "YR_CODE_ASYNC_GENERATOR");
}

static YR_COLD yr_value new_slowly(yr_function *f, yr_value *args)
{
    const yr_code *code = f->code;
    const yr_frame_layout *layout = code->frame;
    int n = yr_parameter_count(code);
    yr_generator *g = yr_new(type_for(code), sizeof *g + layout->size);
    if (!g) {
        for (int i = 0; i < n; i++)
            yr_xdrop(args[i]);
        return 0;
    }
    yr_begin_frame(g, f, code);
    if (layout->held)
        yr_put_arguments(g, args, n);
    else
        for (int i = 0; i < n; i++)
            *yr_slot_at(g, layout->slots[i].offset) = args[i];
    if (YR->origin_depth && code->flags & YR_CODE_COROUTINE && yr_coroutine_track(g) < 0) {
        yr_drop(yr_from(g));
        return 0;
    }
    return yr_from(g);
}

static inline int argument_count(const yr_function *f)
{
    uint32_t exact = f->base.flags >> 16; /* yr_function_set_code() */
    return YR_LIKELY(exact) ? (int)exact - 1 : yr_parameter_count(f->code);
}

/* The common case makes no call, so that it has no registers to save. */
yr_value yr_generator_new(yr_function *f, yr_value *args)
{
    const yr_code *code = f->code;
    const yr_frame_layout *layout = code->frame;
    int n = argument_count(f);
    yr_generator *g = YR_LIKELY(yr_slots_are_words(layout, n)) ? yr_quick_frame(f, code) : NULL;
    if (YR_UNLIKELY(!g))
        return new_slowly(f, args);
    yr_value *slot = (yr_value *)(yr_state_of(g) + 1);
    yr_value *end = (yr_value *)((char *)(g + 1) + layout->size);
    for (int i = 0; i < n; i++)
        slot[i] = args[i];
    slot += n;
    while (slot < end) {
        *slot++ = 0;
        __asm__("" ::: "memory"); /* or the C compiler calls memset() for these few words */
    }
    return yr_from(g);
}

/* ---- The end of a frame --------------------------------------------------------------------- */

static inline void empty_slot(yr_generator *g, uint16_t offset)
{
    yr_value *slot = yr_slot_at(g, offset);
    yr_value v = *slot;
    *slot = 0;
    yr_xdrop(v);
}

/* What the suspension point owns besides the named slots, innermost first. */
static inline void drop_temporaries(yr_generator *g, const yr_point *point)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    if (layout->delegate)
        empty_slot(g, layout->delegate);
    if (point->owned) {
        for (int i = 1; i <= point->owned[0]; i++)
            empty_slot(g, layout->slots[point->owned[i]].offset);
    }
    if (layout->handled)
        empty_slot(g, layout->handled);
}

/* A function that lives on keeps its generator's name; one that dies with it hands the name on. */
static YR_COLD void drop_last_function(yr_generator *g)
{
    yr_function *f = yr_function_of(g);
    if (!yr_str_is(f->name, yr_code_of(g)->name) ||
        !yr_str_is(f->qualname, yr_code_of(g)->qualname)) {
        yr_value pending = yr_save_pending();
        yr_side *side = yr_side_make(g);
        if (side && !side->name)
            side->name = yr_retain(f->name);
        if (side && !side->qualname)
            side->qualname = yr_retain(f->qualname);
        yr_restore_pending(pending);
    }
    yr_state_of(g)->function = (yr_function *)((char *)f->code + 1);
    yr_drop(yr_from(f));
}

static inline void drop_function(yr_generator *g)
{
    const yr_function *f = yr_function_of(g);
    if (f && YR_UNLIKELY(f->base.refs == 1))
        drop_last_function(g);
}

/* L2: a parameter that is a cell has its place among the parameters. */
static void empty_cell_of(yr_generator *g, int i)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    const yr_slot *slots = layout->slots;
    for (int k = yr_parameter_count(yr_code_of(g)); k < layout->named_count; k++)
        if (slots[k].is_cell && slots[i].name && !strcmp(slots[k].name, slots[i].name))
            empty_slot(g, slots[k].offset);
}

static yr_value handled_of(yr_generator *g)
{
    uint16_t offset = yr_code_of(g)->frame->handled;
    return offset ? *yr_slot_at(g, offset) : 0;
}

/* Can g be closed without running its body? Then dealloc does it, which keeps its
 * depth down (R7). */
static inline bool ends_quietly(yr_generator *g)
{
    return !(g->base.flags & YR_GEN_STARTED) ||
           (!yr_child_of(g) && !yr_point_of(g)->has_handler && !handled_of(g));
}

static void drop_named_slowly(yr_generator *g)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    const char *row = yr_held_row(g);
    int in_cells = yr_code_of(g)->cell_count ? yr_parameter_count(yr_code_of(g)) : 0;
    for (int i = 0; i < layout->named_count; i++) {
        if (yr_is_held_boxed(row, i))
            empty_slot(g, layout->slots[i].offset);
        if (i < in_cells)
            empty_cell_of(g, i);
    }
}

/* Are the named slots all there is to drop in order, and the first words of the frame? */
static inline bool is_plain(const yr_code *code)
{
    const yr_frame_layout *layout = code->frame;
    return !code->cell_count && yr_slots_are_words(layout, layout->named_count);
}

static inline void drop_plain(yr_generator *g, const yr_frame_layout *layout)
{
    yr_value *slot = (yr_value *)(yr_state_of(g) + 1), *end = slot + layout->named_count;
    for (; slot < end; slot++) {
        yr_value v = *slot;
        *slot = 0;
        yr_xdrop(v);
    }
}

static inline void drop_named(yr_generator *g)
{
    const yr_code *code = yr_code_of(g);
    if (YR_LIKELY(is_plain(code)))
        drop_plain(g, code->frame);
    else
        drop_named_slowly(g);
}

/* As drop_temporaries(), the outermost first: so goes what a frame leaves that is not unwound. */
static void drop_stack(yr_generator *g, const yr_point *point)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    for (int i = point->owned ? point->owned[0] : 0; i > 0; i--) {
        uint16_t offset = layout->slots[point->owned[i]].offset;
        if (offset != layout->delegate && offset != layout->handled)
            empty_slot(g, offset);
    }
    drop_temporaries(g, point);
}

static inline void mark_closed(yr_generator *g)
{
    g->base.flags = (g->base.flags & ~(uint32_t)(YR_GEN_RUNNING | YR_GEN_DEEP)) | YR_GEN_CLOSED |
                    YR_FLAG_FINALIZED;
    g->link = NULL;
}

/* ignored: g goes although it still stands where it ignored GeneratorExit; what it holds there goes
 * with its frame. */
static void end(yr_generator *g, bool suspended, bool ignored)
{
    const yr_point *point = yr_point_of(g);
    mark_closed(g);
    bool has_side = g->base.flags & YR_FLAG_RENAMED;
    if (YR_UNLIKELY(has_side && ignored))
        yr_frame_generator_ignored(g);
    if (suspended && !ignored)
        drop_temporaries(g, point);
    yr_value f_locals = YR_UNLIKELY(has_side) ? yr_frame_generator_gone(g) : 0;
    if (suspended && f_locals) { /* by GeneratorExit, whose traceback would own the frame */
        yr_drop(f_locals);
        f_locals = 0;
    }
    drop_named(g);
    if (ignored)
        drop_stack(g, point);
    if (YR_UNLIKELY(f_locals != 0))
        yr_drop(f_locals);
    drop_function(g);
}

void yr_generator_end(yr_generator *g, bool suspended)
{
    if (YR_UNLIKELY(suspended || g->base.flags & YR_FLAG_RENAMED)) {
        end(g, suspended, false);
        return;
    }
    mark_closed(g);
    drop_named(g);
    drop_function(g);
}

/* Gives back the cell of a generator that is no large object. */
static inline void release_cell(yr_generator *g)
{
    YR->heap->tracked--;
    g->base.type = NULL;
    yr_give_cell_back(page_of(g), g);
}

void yr_generator_end_in(yr_value *slot, yr_generator *g)
{
    mark_closed(g);
    drop_named(g);
    yr_value held = *slot;
    *slot = 0;
    const uint32_t not_plain = YR_FLAG_WEAKLY_REFERENCED | YR_FLAG_GARBAGE | YR_FLAG_LARGE;
    bool shared = held != yr_from(g) || g->base.refs != 1;
    if (YR_UNLIKELY(shared || g->base.flags & not_plain)) {
        drop_function(g);
        yr_xdrop(held);
        return;
    }
    g->base.refs = 0;
    g->base.flags |= YR_FLAG_DYING;
    yr_drop(yr_from(yr_state_of(g)->function));
    release_cell(g);
}

void yr_generator_finalize(yr_object *o)
{
    yr_generator *g = (yr_generator *)o;
    yr_value result;
    if (g->base.flags & YR_GEN_CLOSED)
        return;
    if (g->base.flags & YR_GEN_HOOKED && yr_async_finalizer(g))
        return;
    if (g->base.type == YR_TYPE_ID(coroutine) && !(g->base.flags & YR_GEN_STARTED))
        yr_coroutine_never_awaited(g);
    if (ends_quietly(g)) {
        if (g->base.flags & YR_FLAG_RENAMED)
            end(g, true, false); /* its frame object may live on */
        return;
    }
    if (yr_chain_close(g, &result) < 0)
        yr_unraisable(yr_from(g), NULL);
    else
        yr_drop(result);
}

bool yr_generator_ends_unseen(yr_object *o)
{
    yr_generator *g = (yr_generator *)o;
    if (o->flags & YR_GEN_CLOSED)
        return true;
    if (o->flags & (YR_FLAG_ON_STACK | YR_GEN_HOOKED))
        return false;
    bool never_awaited = o->type == YR_TYPE_ID(coroutine) && !(o->flags & YR_GEN_STARTED);
    return !never_awaited && ends_quietly(g);
}

uint32_t yr_generator_stamp(const yr_object *o)
{
    return yr_state_of((yr_generator *)o)->stamp;
}

void yr_generator_clear(yr_object *o)
{
    yr_generator *g = (yr_generator *)o;
    if (g->base.flags & YR_FLAG_ON_STACK)
        return;
    yr_chain_forget(g);
    bool suspended = !(g->base.flags & YR_GEN_CLOSED);
    end(g, suspended, suspended && !ends_quietly(g));
}

/* What holds of a generator whose end is to be told to somebody. */
enum {
    IS_WATCHED = YR_FLAG_WEAKLY_REFERENCED | YR_FLAG_GARBAGE | YR_FLAG_RENAMED | YR_FLAG_ON_STACK |
                 YR_GEN_INNER | YR_GEN_HOOKED
};

static void drop_owned(yr_generator *g, const uint16_t *owned)
{
    for (int i = 1; i <= owned[0]; i++)
        empty_slot(g, yr_live_code(g)->frame->slots[owned[i]].offset);
}

/* A light generator that is neither watched nor closed nor large. */
static inline bool free_light(yr_generator *g)
{
    yr_function *f = yr_state_of(g)->function;
    const yr_code *code = f->code;
    const yr_point *point = &code->frame->points[yr_state_of(g)->state];
    if (YR_UNLIKELY(point->has_handler || point->owned) || !is_plain(code))
        return false;
    g->base.flags =
        YR_FLAG_LIGHT | YR_GEN_STARTED | YR_GEN_CLOSED | YR_FLAG_FINALIZED | YR_FLAG_DYING;
    drop_plain(g, code->frame);
    yr_drop(yr_from(f));
    release_cell(g);
    return true;
}

/* The half of the flags that is not the status. */
enum {
    LOWER_FLAGS_AT =
        offsetof(yr_object, flags) + (YR_STATUS_AT == offsetof(yr_object, flags) ? 2 : 0)
};

/* Are these all the flags it has, STARTED beside? The status has just been written as a word of its
 * own: to read both halves at once would have to wait for that. */
static inline bool has_flags(const yr_object *o, uint32_t flags)
{
    uint16_t status, lower;
    memcpy(&status, (const char *)o + YR_STATUS_AT, sizeof status);
    memcpy(&lower, (const char *)o + LOWER_FLAGS_AT, sizeof lower);
    return (status | YR_GEN_STARTED >> 16) == (flags | YR_GEN_STARTED) >> 16 &&
           lower == (flags & 0xffff);
}

bool yr_generator_free(yr_object *o)
{
    yr_generator *g = (yr_generator *)o;
    if (YR_LIKELY(has_flags(o, YR_FLAG_LIGHT)) && free_light(g))
        return true;
    uint32_t flags = o->flags;
    bool never_awaited =
        !(flags & (YR_GEN_STARTED | YR_GEN_CLOSED)) && o->type == YR_TYPE_ID(coroutine);
    if (YR_UNLIKELY(flags & IS_WATCHED || never_awaited))
        return false;
    if (!(flags & YR_GEN_CLOSED)) {
        if (!ends_quietly(g))
            return false;
        const uint16_t *owned = yr_point_of(g)->owned;
        o->flags = flags | YR_GEN_CLOSED | YR_FLAG_FINALIZED | YR_FLAG_DYING;
        if (owned)
            drop_owned(g, owned);
        drop_named(g);
    }
    o->flags |= YR_FLAG_DYING;
    yr_function *f = yr_function_of(g);
    if (f)
        yr_drop(yr_from(f));
    yr_release_inline(o);
    return true;
}

void yr_generator_dealloc(yr_object *o)
{
    yr_generator *g = (yr_generator *)o;
    if (!(g->base.flags & YR_GEN_CLOSED))
        yr_generator_clear(o);
    yr_function *f = yr_function_of(g);
    yr_state_of(g)->function = NULL;
    if (f)
        yr_drop(yr_from(f));
    if (YR_UNLIKELY(g->base.flags & YR_FLAG_RENAMED))
        yr_side_remove(g);
    yr_release_inline(o);
}

/* ---- For the collector ---------------------------------------------------------------------- */

static int traverse_slots(yr_generator *g, yr_visitor visit, void *context)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    const char *row = yr_held_row(g);
    for (int i = 0; i < layout->named_count; i++)
        if (yr_is_held_boxed(row, i))
            YR_VISIT(*yr_slot_at(g, layout->slots[i].offset));
    const uint16_t *owned = yr_point_of(g)->owned;
    for (int i = 1; owned && i <= owned[0]; i++) {
        uint16_t offset = layout->slots[owned[i]].offset;
        if (offset != layout->delegate && offset != layout->handled)
            YR_VISIT(*yr_slot_at(g, offset));
    }
    if (layout->delegate)
        YR_VISIT(*yr_slot_at(g, layout->delegate));
    if (layout->handled)
        YR_VISIT(*yr_slot_at(g, layout->handled));
    return 0;
}

int yr_generator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_generator *g = (yr_generator *)o;
    if (g->base.flags & YR_FLAG_ON_STACK)
        return 0;
    YR_VISIT(yr_from(yr_function_of(g)));
    if (g->base.flags & YR_FLAG_RENAMED) {
        yr_side *side = yr_side_find(g);
        if (side) {
            YR_VISIT(side->name);
            YR_VISIT(side->qualname);
            YR_VISIT(side->hook);
            YR_VISIT(yr_from(side->frame));
        }
    }
    return g->base.flags & YR_GEN_CLOSED ? 0 : traverse_slots(g, visit, context);
}

/* ---- Methods -------------------------------------------------------------------------------- */

yr_value yr_step_result(yr_step step, yr_value out)
{
    if (step == YR_YIELDED)
        return out;
    if (step == YR_RETURNED) {
        yr_raise_stop(out);
        yr_drop(out);
    }
    return 0;
}

int yr_step_next(yr_step step, yr_value *out)
{
    if (step == YR_YIELDED)
        return 1;
    if (step == YR_RAISED)
        return -1;
    if (*out == YR_NONE)
        return 0;
    yr_raise_stop(*out);
    yr_drop(*out);
    return -1;
}

yr_value yr_generator_send(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    yr_value out = 0;
    if (YR_LIKELY(yr_is_light(self))) { /* and has started */
        yr_generator *g = YR_AS(yr_generator, self);
        yr_step step = yr_step_light(g, yr_retain(args[0]), &out);
        if (YR_LIKELY(step == YR_YIELDED))
            return out;
        yr_step_ended(g, step);
        return yr_step_result(step, out);
    }
    yr_step step = yr_chain_send(YR_AS(yr_generator, self), args[0], &out);
    return yr_step_result(step, out);
}

yr_value yr_generator_throw(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    yr_thrown thrown;
    yr_value out = 0;
    if (yr_thrown_parse(YR_SHOWN("throw"), args, n, &thrown) < 0)
        return 0;
    yr_step step = yr_chain_throw(YR_AS(yr_generator, self), &thrown, &out);
    return yr_step_result(step, out);
}

yr_value yr_generator_close(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_value result;
    return yr_chain_close(YR_AS(yr_generator, self), &result) < 0 ? 0 : result;
}

static yr_value generator_iter(yr_value self)
{
    return yr_retain(self);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

yr_value yr_generator_name(yr_value self)
{
    yr_generator *g = YR_AS(yr_generator, self);
    yr_side *side = g->base.flags & YR_FLAG_RENAMED ? yr_side_find(g) : NULL;
    if (side && side->name)
        return yr_retain(side->name);
    yr_function *f = yr_function_of(g);
    return f ? yr_retain(f->name) : yr_str_from_c(yr_code_of(g)->name);
}

yr_value yr_generator_qualname(yr_value self)
{
    yr_generator *g = YR_AS(yr_generator, self);
    yr_side *side = g->base.flags & YR_FLAG_RENAMED ? yr_side_find(g) : NULL;
    if (side && side->qualname)
        return yr_retain(side->qualname);
    yr_function *f = yr_function_of(g);
    return f ? yr_retain(f->qualname) : yr_str_from_c(yr_code_of(g)->qualname);
}

int yr_generator_set_name(yr_value self, yr_value v)
{
    if (!v || !YR_IS_STR(v)) {
        yr_type_error("__name__ must be set to a string object");
        return -1;
    }
    yr_side *side = yr_side_make(YR_AS(yr_generator, self));
    if (!side)
        return -1;
    yr_set(&side->name, yr_retain(v));
    return 0;
}

int yr_generator_set_qualname(yr_value self, yr_value v)
{
    if (!v || !YR_IS_STR(v)) {
        yr_type_error("__qualname__ must be set to a string object");
        return -1;
    }
    yr_side *side = yr_side_make(YR_AS(yr_generator, self));
    if (!side)
        return -1;
    yr_set(&side->qualname, yr_retain(v));
    return 0;
}

yr_value yr_generator_repr(yr_value self)
{
    yr_value name = yr_generator_qualname(self);
    if (!name)
        return 0;
    yr_value text =
        yr_str_format("<%s object %S at %p>", yr_type_name(self), name, (void *)yr_object_of(self));
    yr_drop(name);
    return text;
}

yr_value yr_generator_running(yr_value self)
{
    return yr_bool(yr_executing(YR_AS(yr_generator, self)));
}

yr_value yr_generator_suspended(yr_value self)
{
    yr_generator *g = YR_AS(yr_generator, self);
    bool started = (g->base.flags & (YR_GEN_STARTED | YR_GEN_CLOSED)) == YR_GEN_STARTED;
    return yr_bool(started && !yr_executing(g));
}

yr_value yr_generator_get_frame(yr_value self)
{
    return yr_generator_frame(YR_AS(yr_generator, self));
}

yr_value yr_generator_get_code(yr_value self)
{
    return yr_code_object_of(yr_code_of(YR_AS(yr_generator, self)));
}

yr_value yr_generator_get_child(yr_value self)
{
    yr_value child = yr_chain_child(YR_AS(yr_generator, self));
    return child ? child : YR_NONE;
}

static const yr_method_def methods[] = {
    {"send", yr_generator_send, 1, 1, 0,
     "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."},
    {"throw", yr_generator_throw, 1, 3, 0,
     "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded "
     "value or raise\nStopIteration."},
    {"close", yr_generator_close, 0, 0, 0, "close() -> raise GeneratorExit inside generator."},
    {0},
};

static const yr_getset_def getsets[] = {
    {"__name__", yr_generator_name, yr_generator_set_name, "name of the generator"},
    {"__qualname__", yr_generator_qualname, yr_generator_set_qualname,
     "qualified name of the generator"},
    {"gi_yieldfrom", yr_generator_get_child, NULL, "object being iterated by yield from, or None"},
    {"gi_running", yr_generator_running, NULL, NULL},
    {"gi_frame", yr_generator_get_frame, NULL, NULL},
    {"gi_suspended", yr_generator_suspended, NULL, NULL},
    {"gi_code", yr_generator_get_code, yr_readonly, NULL},
    {0},
};

YR_BUILT_IN(generator, object) = {
    .id = YR_T_generator,
    .size = sizeof(yr_generator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_WEAKREFS | YR_TYPE_IMMUTABLE,
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = yr_generator_dealloc,
            .traverse = yr_generator_traverse,
            .clear = yr_generator_clear,
            .stamp = yr_generator_stamp,
            .finalize = yr_generator_finalize,
            .repr = yr_generator_repr,
            .iter = generator_iter,
            .next = yr_generator_next,
        },
};

/* ---- For the rest of the runtime and emitted code ------------------------------------------- */

yr_step yr_send(yr_value iterator, yr_value sent, yr_value *out)
{
    if (YR_LIKELY(yr_is_native(iterator)))
        return yr_chain_send(YR_AS(yr_generator, iterator), sent, out);
    return yr_foreign_send(iterator, sent, out);
}

yr_step yr_throw(yr_value generator, yr_value exception, yr_value *out)
{
    yr_thrown thrown = {.type = exception};
    yr_step step;
    if (yr_is_native(generator))
        return yr_chain_throw(YR_AS(yr_generator, generator), &thrown, out);
    int found = yr_foreign_throw(generator, &thrown, &step, out);
    if (found == 0)
        yr_thrown_raise(&thrown);
    return found > 0 ? step : YR_RAISED;
}

int yr_close(yr_value generator)
{
    yr_value result;
    if (!yr_is_native(generator))
        return yr_foreign_close(generator);
    if (yr_chain_close(YR_AS(yr_generator, generator), &result) < 0)
        return -1;
    yr_drop(result);
    return 0;
}

yr_value yr_yield_from_iter(yr_function *function, yr_value o)
{
    if (YR_IS(o, generator))
        return yr_retain(o);
    if (!YR_IS(o, coroutine))
        return yr_iter(o);
    if (function && function->code->flags & (YR_CODE_COROUTINE | YR_CODE_ITERABLE_COROUTINE))
        return yr_retain(o);
    return yr_type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
}

yr_value yr_save_handled(void)
{
    yr_value exception = YR->handled->exception;
    YR->handled->exception = 0;
    return exception;
}

void yr_restore_handled(yr_value exception)
{
    yr_set(&YR->handled->exception, exception);
}
