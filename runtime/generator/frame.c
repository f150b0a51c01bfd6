/* frame.c - frame objects.
 *
 * Nothing makes a frame object but a traceback entry, gi_frame and its like. One of a generator
 * points into it; when the generator ends while somebody else holds the frame, the frame takes the
 * named slots over (yr_frame_generator_gone), so that they die with the traceback, as in CPython.
 * The dict that f_locals handed out holds what the variables were then: it goes after them where
 * the body has returned, before them where a traceback owned the frame. One of a plain function
 * takes its locals over in yr_leave() or yr_return(); where records are kept it shows them while
 * the function runs, too.
 *
 * locals[i] is slot i of the layout for a generator's code, else the i-th of code->names; what
 * stands behind the count in code->names are free variables: the cells of the function.
 */
#include "generator.h"
#include "../core/record.h"

yr_frame *yr_frame_new(yr_function *f, yr_generator *g, int line)
{
    yr_frame *frame = yr_new(YR_TYPE(frame), sizeof *frame);
    if (!frame)
        return NULL;
    frame->code = g ? yr_code_of(g) : f->code;
    frame->function = f;
    if (f)
        yr_retain(yr_from(f));
    frame->generator = g;
    frame->line = line;
    return frame;
}

yr_value yr_generator_frame(yr_generator *g)
{
    if (g->base.flags & YR_GEN_CLOSED)
        return YR_NONE;
    yr_side *side = yr_side_find(g);
    if (side && side->frame)
        return yr_retain(yr_from(side->frame));
    yr_frame *frame = yr_frame_new(yr_function_of(g), g, 0);
    if (!frame)
        return 0;
    side = yr_side_make(g);
    if (!side) {
        yr_drop(yr_from(frame));
        return 0;
    }
    side->frame = frame;
    return yr_retain(yr_from(frame));
}

static yr_value taken(yr_generator *g, uint16_t offset)
{
    yr_value *slot = yr_slot_at(g, offset);
    yr_value v = *slot;
    *slot = 0;
    return v;
}

/* An unboxed one that there is no memory to box counts as unbound. */
static yr_value taken_variable(yr_generator *g, int i)
{
    yr_value v;
    if (yr_is_held_boxed(yr_held_row(g), i))
        return taken(g, yr_code_of(g)->frame->slots[i].offset);
    if (yr_slot_value(g, i, &v) < 0)
        yr_clear_pending();
    return v;
}

/* Moves the named slots into the frame, and behind them, if ignored, the temporaries of the
 * suspension, the outermost first. Without the memory for that they stay, to be dropped. */
static void take_ownership(yr_frame *f, yr_generator *g, bool ignored)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    const uint16_t *owned = ignored ? yr_point_of(g)->owned : NULL;
    size_t room = layout->named_count + (owned ? owned[0] : 0u) + (ignored && layout->delegate);
    if (!room)
        return;
    yr_value pending = yr_save_pending();
    yr_value *locals = yr_alloc(room * sizeof *locals);
    size_t n = 0;
    for (; locals && n < (size_t)layout->named_count; n++)
        locals[n] = taken_variable(g, (int)n);
    yr_restore_pending(pending);
    if (!locals)
        return;
    for (int i = owned ? owned[0] : 0; i > 0; i--) {
        uint16_t offset = layout->slots[owned[i]].offset;
        bool later = offset == layout->handled || offset == layout->delegate;
        locals[n++] = later ? 0 : taken(g, offset);
    }
    if (ignored && layout->delegate)
        locals[n++] = taken(g, layout->delegate);
    f->locals = locals;
    f->count = n;
    f->took_over = true;
}

static void drop_locals(yr_frame *f);

/* Where the body was last: where an exception has left it, else at its last suspension. */
static int last_line(const yr_frame *f, yr_generator *g)
{
    yr_value entry = YR->pending ? yr_traceback_of(YR->pending) : 0;
    if (entry && YR_AS(yr_traceback, entry)->frame == f)
        return YR_AS(yr_traceback, entry)->line;
    return (int)yr_point_of(g)->line;
}

/* new or 0: the f_locals of a frame that nobody else holds. */
static yr_value part_with(yr_generator *g, bool ignored)
{
    yr_side *side = yr_side_find(g);
    yr_frame *f = side ? side->frame : NULL;
    yr_value f_locals = 0;
    if (!f)
        return 0;
    side->frame = NULL;
    if (!f->line)
        f->line = last_line(f, g);
    if (ignored || f->base.refs > 1)
        take_ownership(f, g, ignored);
    f->generator = NULL;
    if (f->base.refs == 1) {
        drop_locals(f); /* before f_locals, unlike in a frame that lives on by itself */
        f_locals = f->f_locals;
        f->f_locals = 0;
    }
    yr_drop(yr_from(f));
    return f_locals;
}

yr_value yr_frame_generator_gone(yr_generator *g)
{
    return part_with(g, false);
}

void yr_frame_generator_ignored(yr_generator *g)
{
    yr_xdrop(part_with(g, true));
}

/* ---- Locals --------------------------------------------------------------------------------- */

/* Puts name: v into d, or takes the name out where the variable is unbound. */
static int put(yr_value d, const char *name, bool is_cell, yr_value v)
{
    if (is_cell && v && YR_IS(v, cell))
        v = YR_AS(yr_cell, v)->value;
    yr_value key = yr_intern_c(name);
    if (!key)
        return -1;
    int status = v ? yr_dict_set(d, key, v) : yr_dict_delete(d, key);
    yr_drop(key);
    return status < 0 ? -1 : 0;
}

/* Where the cell of parameter i stands among the names, or -1. */
static int cell_of(const yr_code *c, int i)
{
    for (int at = c->local_count; at < c->local_count + c->cell_count; at++)
        if (!strcmp(c->names[at], c->names[i]))
            return at;
    return -1;
}

/* Of entry i: a slot of a generator, or a local of a plain function. NULL: it has none. */
static const char *name_of(const yr_code *c, size_t i)
{
    return c->frame ? c->frame->slots[i].name : c->names[i];
}

/* Where among the locals the cell of parameter i is; i, if it has none. */
static size_t cell_index(const yr_code *c, size_t i, size_t count)
{
    if (!c->frame) {
        int at = cell_of(c, (int)i);
        return at < 0 || (size_t)at >= count ? i : (size_t)at;
    }
    const yr_slot *slots = c->frame->slots;
    for (size_t k = (size_t)yr_parameter_count(c); k < c->frame->named_count; k++)
        if (slots[k].is_cell && slots[i].name && !strcmp(slots[k].name, slots[i].name))
            return k;
    return i;
}
/* Is entry i, behind the parameters, the cell of one of them? */
static bool is_parameters_cell(const yr_code *c, size_t i)
{
    for (int k = 0; k < yr_parameter_count(c); k++)
        if (name_of(c, (size_t)k) && !strcmp(name_of(c, (size_t)k), name_of(c, i)))
            return true;
    return false;
}

/* As yr_slot_value(). */
static int value_of(const yr_frame *f, size_t i, yr_value *v)
{
    if (f->generator)
        return yr_slot_value(f->generator, (int)i, v);
    *v = i < f->count ? yr_xretain(f->locals[i]) : 0;
    return *v != 0;
}

/* Entry i, or what stands in its cell, if it has another. */
static int put_entry(yr_value d, const yr_frame *f, size_t i, size_t cell)
{
    const yr_code *c = f->code;
    yr_value v;
    int found = value_of(f, i, &v);
    if (found == 0)
        found = value_of(f, cell, &v);
    if (found < 0)
        return -1;
    bool is_cell = c->frame ? c->frame->slots[i].is_cell : i >= c->local_count;
    int status = put(d, name_of(c, i), is_cell || cell != i, v);
    yr_xdrop(v);
    return status;
}

/* The variables that the frame or its generator holds. What was a parameter's and is in its cell by
 * now stands in the parameter's place. */
static int put_entries(yr_value d, const yr_frame *f)
{
    const yr_code *c = f->code;
    size_t parameters = (size_t)yr_parameter_count(c);
    size_t count = c->frame ? c->frame->named_count : f->count;
    for (size_t i = 0; i < count; i++) {
        if (!name_of(c, i) || (i >= parameters && is_parameters_cell(c, i)))
            continue;
        if (put_entry(d, f, i, i < parameters ? cell_index(c, i, count) : i) < 0)
            return -1;
    }
    return 0;
}

/* The variables of a function that runs. A parameter that is a cell stands under both. */
static int put_running(yr_value d, const yr_frame *f)
{
    yr_value *const *locals = f->record->locals;
    const yr_code *c = f->code;
    int count = c->local_count + c->cell_count;
    for (int i = 0; i < count; i++) {
        int at = locals[i] && *locals[i] ? i : cell_of(c, i);
        if (at < 0)
            at = i;
        if (locals[at] && put(d, c->names[i], at >= c->local_count, *locals[at]) < 0)
            return -1;
    }
    return 0;
}

static int put_variables(yr_value d, const yr_frame *f)
{
    bool runs = !f->code->frame && f->record && f->record->locals;
    return runs ? put_running(d, f) : put_entries(d, f);
}

static int put_free(yr_value d, const yr_frame *f)
{
    const yr_code *c = f->code;
    for (int i = 0; f->function && i < c->free_count; i++) {
        const char *name = c->names[c->local_count + c->cell_count + i];
        if (put(d, name, true, f->function->cells[i]) < 0)
            return -1;
    }
    return 0;
}

yr_value yr_frame_locals(yr_frame *f)
{
    if (f->code->flags & YR_CODE_MODULE)
        return f->function ? yr_retain(f->function->module->dict) : yr_dict_new();
    if (!f->f_locals && !(f->f_locals = yr_dict_new()))
        return 0;
    yr_value d = yr_retain(f->f_locals);
    if (f->code->flags & YR_CODE_CLASS_BODY)
        return d;
    if (put_variables(d, f) < 0 || put_free(d, f) < 0) {
        yr_drop(d);
        return 0;
    }
    return d;
}

/* ---- The object ----------------------------------------------------------------------------- */

static int frame_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_frame *f = (yr_frame *)o;
    YR_VISIT(yr_from(f->function));
    YR_VISIT(f->f_locals);
    YR_VISIT(yr_from(f->back));
    YR_VISIT(f->trace);
    for (size_t i = 0; f->locals && i < f->count; i++)
        YR_VISIT(f->locals[i]);
    return 0;
}

static void drop_at(yr_value *locals, size_t i)
{
    yr_value v = locals[i];
    locals[i] = 0;
    yr_xdrop(v);
}

static void drop_locals(yr_frame *f)
{
    yr_value *locals = f->locals;
    size_t count = f->count;
    f->locals = NULL;
    f->count = 0;
    for (size_t i = 0; locals && i < count; i++) {
        drop_at(locals, i);
        if (i < (size_t)yr_parameter_count(f->code)) /* one that is a cell keeps its place (L2) */
            drop_at(locals, cell_index(f->code, i, count));
    }
    yr_dispose(locals);
}

static void frame_clear(yr_object *o)
{
    yr_frame *f = (yr_frame *)o;
    yr_frame *back = f->back;
    f->back = NULL;
    yr_set(&f->f_locals, 0);
    drop_locals(f);
    yr_set(&f->trace, 0);
    if (back)
        yr_drop(yr_from(back));
}

static void frame_dealloc(yr_object *o)
{
    yr_frame *f = (yr_frame *)o;
    frame_clear(o);
    if (f->function)
        yr_drop(yr_from(f->function));
    yr_release(o);
}

static int current_line(const yr_frame *f)
{
    yr_generator *g = f->generator;
    if (f->record)
        return (int)f->record->line;
    if (!g)
        return f->line ? f->line : (int)f->code->line;
    if (!(g->base.flags & YR_GEN_STARTED))
        return (int)f->code->line;
    if (g->base.flags & YR_FLAG_ON_STACK) {
        yr_place p = yr_place_of_generator(g);
        if (p.record && p.record->line)
            return (int)p.record->line;
        if (f->line)
            return f->line;
    }
    return (int)yr_point_of(g)->line;
}

static yr_value get_line(yr_value self)
{
    return yr_int(current_line(YR_AS(yr_frame, self)));
}

static yr_value get_code(yr_value self)
{
    return yr_code_object_of(YR_AS(yr_frame, self)->code);
}

static yr_value get_locals(yr_value self)
{
    return yr_frame_locals(YR_AS(yr_frame, self));
}

static yr_value get_globals(yr_value self)
{
    yr_function *f = YR_AS(yr_frame, self)->function;
    return f ? yr_retain(f->module->dict) : yr_dict_new();
}

static yr_value get_builtins(yr_value self)
{
    (void)self;
    return yr_retain(YR->builtins->dict);
}

static yr_value get_back(yr_value self)
{
    yr_frame *f = YR_AS(yr_frame, self);
    yr_generator *g = f->generator;
    if (f->record || (g && yr_recording())) {
        yr_place p = f->record ? (yr_place){f->record, NULL} : yr_place_of_generator(g);
        return p.record ? yr_place_frame(yr_place_outer(p)) : YR_NONE;
    }
    if (f->back)
        return yr_retain(yr_from(f->back));
    yr_generator *back = g ? yr_chain_back(g) : NULL;
    return back ? yr_generator_frame(back) : YR_NONE;
}

/* The instruction counter: there is none, but it grows as lines do. 0: nothing has run. */
static yr_value get_lasti(yr_value self)
{
    yr_frame *f = YR_AS(yr_frame, self);
    yr_generator *g = f->generator;
    bool created = g && !(g->base.flags & YR_GEN_STARTED);
    return yr_int(created ? 0 : 2 * (current_line(f) - (int)f->code->line));
}

static int set_line(yr_value self, yr_value v)
{
    (void)self;
    if (!v)
        yr_raise_format(YR_EXC(AttributeError), "cannot delete attribute");
    else if (!YR_IS_ANY_INT(v))
        yr_value_error("lineno must be an integer");
    else
        yr_value_error("f_lineno can only be set in a trace function");
    return -1;
}

/* Nothing traces: what is set here can be read again, and does nothing. */
static yr_value get_trace(yr_value self)
{
    yr_frame *f = YR_AS(yr_frame, self);
    return f->trace ? yr_retain(f->trace) : YR_NONE;
}

static int set_trace(yr_value self, yr_value v)
{
    yr_set(&YR_AS(yr_frame, self)->trace, v && v != YR_NONE ? yr_retain(v) : 0);
    return 0;
}

static int set_flag(bool *flag, yr_value v)
{
    if (v != YR_TRUE && v != YR_FALSE) {
        if (v)
            yr_type_error("attribute value type must be bool");
        else
            yr_type_error("can't delete numeric/char attribute");
        return -1;
    }
    *flag = v == YR_TRUE;
    return 0;
}

static yr_value get_trace_lines(yr_value self)
{
    return yr_bool(!YR_AS(yr_frame, self)->no_trace_lines);
}

static int set_trace_lines(yr_value self, yr_value v)
{
    bool on = !YR_AS(yr_frame, self)->no_trace_lines;
    int status = set_flag(&on, v);
    YR_AS(yr_frame, self)->no_trace_lines = !on;
    return status;
}

static yr_value get_trace_opcodes(yr_value self)
{
    return yr_bool(YR_AS(yr_frame, self)->trace_opcodes);
}

static int set_trace_opcodes(yr_value self, yr_value v)
{
    return set_flag(&YR_AS(yr_frame, self)->trace_opcodes, v);
}

static yr_value clear_method(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_frame *f = YR_AS(yr_frame, self);
    yr_generator *g = f->generator;
    if (!g && !f->record) {
        drop_locals(f);
        if (!(f->code->flags & YR_CODE_CLASS_BODY))
            yr_set(&f->f_locals, 0);
        return YR_NONE;
    }
    if (!g || yr_executing(g))
        return yr_raise_format(YR_EXC(RuntimeError), "cannot clear an executing frame");
    yr_value result, keep = yr_retain(yr_from(g));
    bool only_warns = g->base.type == YR_TYPE_ID(coroutine) && !(g->base.flags & YR_GEN_STARTED);
    if (only_warns)
        yr_coroutine_never_awaited(g);
    else if (g->base.flags & YR_GEN_HOOKED)
        yr_generator_finalize(&g->base);
    /* Once: one that ignores GeneratorExit stays as it is. */
    if (!only_warns && !(g->base.flags & YR_GEN_CLOSED)) {
        if (yr_chain_close(g, &result) < 0)
            yr_unraisable(keep, NULL);
        else
            yr_drop(result);
    }
    yr_drop(keep);
    return YR_NONE;
}

static yr_value frame_repr(yr_value self)
{
    yr_frame *f = YR_AS(yr_frame, self);
    return yr_str_format("<frame at %p, file '%s', line %d, code %s>", (void *)f, f->code->file,
                         current_line(f), f->code->name);
}

static const yr_method_def methods[] = {
    {"clear", clear_method, 0, 0, 0, "F.clear(): clear most references held by the frame"},
    {0},
};

static const yr_getset_def getsets[] = {
    {"f_back", get_back, NULL, NULL},
    {"f_code", get_code, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_lineno", get_line, set_line, NULL},
    {"f_globals", get_globals, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {0},
};

YR_BUILT_IN(frame, object) = {
    .id = YR_T_frame,
    .size = sizeof(yr_frame),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = frame_dealloc,
            .traverse = frame_traverse,
            .clear = frame_clear,
            .repr = frame_repr,
        },
};
