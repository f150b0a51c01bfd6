/*
 * The ends of a function: what happens to named variables when it returns or an exception leaves.
 *
 * A plain function owns its named variables. It drops them in order (rule L2), or, where they may
 * already have been shown to a traceback, gives them to yr_leave, which leaves them with the frame
 * object if a traceback still holds it (rule L1). A generator's variables are the runtime's
 * business as far as they live in the frame.
 */
#include "emitter.h"

/* The cell that a parameter was put into, or the parameter of such a cell: the other of two
 * variables with one name; or NULL. */
static const struct reg *namesake(const struct body *b, const struct reg *r)
{
    if (!r->is_parameter && r->kind != REG_CELL)
        return NULL;
    for (int k = 0; k < b->f->variables.n; k++) {
        const struct reg *other = b->f->variables.at[k];
        if (other != r && other->kind != REG_INNER && other->name == r->name &&
            (r->is_parameter || other->is_parameter))
            return other;
    }
    return NULL;
}

static void emit_drop(struct body *b, const struct instr *i, const struct reg *r,
                      const struct reg *skip, const unsigned char *bound)
{
    if (r == skip || !rep_infos[r->rep].is_counted ||
        !(bound[r->named] & (MAY_BE_BOUND | MUST_BE_BOUND)))
        return;
    emit_linef(b, i, "%s(%s);", bound[r->named] & MUST_BE_BOUND ? "yr_drop" : "yr_xdrop",
               reg_text(b, r));
}

static void emit_drops(struct body *b, const struct instr *i, const struct reg *skip,
                       const unsigned char *bound)
{
    for (int k = 0; k < b->f->variables.n; k++) {
        const struct reg *r = b->f->variables.at[k], *same = namesake(b, r);
        if (same && same->is_parameter)
            continue; /* a cell goes in the place of its parameter */
        emit_drop(b, i, r, skip, bound);
        if (same)
            emit_drop(b, i, same, skip, bound);
    }
}

static void emit_leave(struct body *b, const struct instr *i, const struct reg *skip)
{
    struct text t = {0};
    int n = 0;

    for (int k = 0; k < b->f->variables.n; k++) {
        const struct reg *r = b->f->variables.at[k], *same = namesake(b, r);
        if (r == skip || !rep_infos[r->rep].is_counted ||
            (r->kind == REG_INNER && !may_be_bound(b, r)))
            continue;
        /* A cell goes in the place of its parameter, which it has emptied. */
        int swapped =
            same && same != skip &&
            !(b->now[same->is_parameter ? same->named : r->named] & (MAY_BE_BOUND | MUST_BE_BOUND));
        const char *value = !swapped ? reg_text(b, r) : r->is_parameter ? reg_text(b, same) : "0";
        text_printf(b->arena, &t, "%s%s", n++ ? ", " : "", value);
    }
    b->needs |= NEEDS_FRAME;
    if (n)
        emit_linef(b, i, "yr_leave(frame, (yr_value[]){%s}, %d);", t.at, n);
    else
        emit_line(b, i, "yr_leave(frame, NULL, 0);");
}

static int drops_anything(const struct body *b)
{
    return b->f->variables.n > 0 || b->f->kind == FN_CLASS;
}

static void emit_namespace_drop(struct body *b, const struct instr *i)
{
    if (b->f->kind != FN_CLASS)
        return;
    b->needs |= NEEDS_NAMESPACE;
    emit_line(b, i, "yr_drop(namespace);");
}

/* A value that the drops of variables cannot change, nor have to be told of by a reference. */
static int is_stable(const struct body *b, const struct operand *o, const struct reg *moved)
{
    if (o->kind == OPERAND_REG)
        return moved || (!o->retain && o->reg->place == PLACE_VARIABLE);
    return !is_counted(b, o);
}

/* The variable that a return moves out, which then is not dropped; or NULL. */
static const struct reg *moved_out(const struct body *b, const struct operand *o)
{
    if (o->kind != OPERAND_REG || o->reg->kind == REG_TEMP || o->reg->slot >= 0)
        return NULL;
    return !o->retain || must_be_bound(b, o->reg) ? o->reg : NULL;
}

static void emit_plain_return(struct body *b, const struct instr *i)
{
    const struct operand *o = &i->src.at[0];
    const struct reg *moved = moved_out(b, o);
    const char *value = moved ? reg_text(b, moved) : operand_text(b, o);

    if (b->f->shared_exit) {
        b->needs |= NEEDS_RESULT;
        /* The shared exit drops the variable too, so it is not moved but retained. */
        emit_linef(b, i, moved && !o->retain ? "result = yr_retain(%s);" : "result = %s;",
                   operand_text(b, o));
        emit_line(b, i, "goto leave;");
        return;
    }
    if (drops_anything(b) && !is_stable(b, o, moved)) {
        b->needs |= NEEDS_RESULT;
        emit_linef(b, i, "result = %s;", value);
        value = "result";
    }
    record_return(b, i);
    if (b->f->leaves_frame)
        emit_leave(b, i, moved);
    else
        emit_drops(b, i, moved, b->now);
    emit_namespace_drop(b, i);
    emit_linef(b, i, "return %s;", value);
}

void emit_return(struct body *b, const struct instr *i)
{
    if (!b->f->is_generator) {
        emit_plain_return(b, i);
        return;
    }
    const struct reg *moved = moved_out(b, &i->src.at[0]);
    b->needs |= NEEDS_OUT;
    emit_linef(b, i, "*out = %s;", moved ? reg_text(b, moved) : operand_text(b, &i->src.at[0]));
    emit_drops(b, i, moved, b->now);
    emit_line(b, i, "return YR_RETURNED;");
}

void emit_shared_exit(struct body *b, struct text *t)
{
    struct instr nowhere = {.op = OP_UNWIND, .line = b->f->line};

    if (!(b->needs & NEEDS_RESULT) || !b->f->shared_exit)
        return;
    if (b->e->options->line_directives)
        add_label(b, t, "leave", 0);
    else
        text_add_cstr(b->arena, t, "leave:\n");
    b->out = t;
    b->position_file = NULL;
    record_return(b, &nowhere);
    emit_drops(b, &nowhere, NULL, b->f->bound_at_exit);
    emit_namespace_drop(b, &nowhere);
    emit_line(b, &nowhere, "return result;");
}

void emit_unwind(struct body *b, const struct instr *i)
{
    record_return(b, i);
    if (has_frame(b->f))
        emit_leave(b, i, NULL);
    else
        emit_drops(b, i, NULL, b->now);
    emit_namespace_drop(b, i);
    emit_line(b, i, b->f->is_generator ? "return YR_RAISED;" : "return 0;");
}

/* The line of the failures that come to a pad, which begins with i. */
static const char *failure_line(struct body *b, const struct block *pad, const struct instr *i)
{
    int known = pad->failure_line;

    if (known >= 0)
        return arena_printf(b->arena, "%d", known ? known : i->line);
    b->needs |= NEEDS_LINE;
    return "line";
}

/* May r be taken to hold something on the way that an exception takes behind the pad? */
static int is_looked_at(const struct block *pad, const struct reg *r)
{
    const struct instr *last = pad->instrs.at[pad->instrs.n - 1];

    while (last->op == OP_JUMP) {
        const struct block *next = last->target.at[0];
        if (!next->bound_in || bound_of(next, r->named) & MAY_BE_BOUND)
            return 1;
        last = next->instrs.at[next->instrs.n - 1];
    }
    return last->op != OP_UNWIND;
}

/* "(yr_value[]){a, b}", or NULL. What is unbound here may still stand in its C variable. */
static const char *sources_text(struct body *b, const struct instr *i, int from, int to)
{
    struct text t = {0};

    if (from == to)
        return "NULL";
    for (int s = from; s < to; s++) {
        const struct operand *o = &i->src.at[s];
        int is_gone =
            o->kind == OPERAND_REG && o->reg->kind == REG_INNER && !may_be_bound(b, o->reg);
        text_printf(b->arena, &t, "%s%s", s > from ? ", " : "(yr_value[]){",
                    is_gone ? "0" : operand_text(b, o));
    }
    text_add_char(b->arena, &t, '}');
    return t.at;
}

/* Behind it the variables hold nothing, which their C variables must say if they are used again. */
void emit_trace_inner(struct body *b, const struct block *pad, const struct instr *i)
{
    const struct function *f = b->f->module->functions.at[i->aux];
    int cells = f->frees.n;

    b->needs |= NEEDS_MODULE;
    emit_linef(b, i, "yr_trace_inner(&%s_code, m, %s, %s, %s, %d);", f->c_name,
               failure_line(b, pad, i), sources_text(b, i, 0, cells),
               sources_text(b, i, cells, i->src.n), i->src.n - cells);
    for (int s = cells; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && may_be_bound(b, i->src.at[s].reg) &&
            is_looked_at(pad, i->src.at[s].reg))
            emit_linef(b, i, "%s = 0;", reg_text(b, i->src.at[s].reg));
}

void emit_trace(struct body *b, const struct block *pad, const struct instr *i)
{
    const char *line = failure_line(b, pad, i);

    if (b->f->is_generator) {
        b->needs |= NEEDS_STATE;
        emit_linef(b, i, "yr_trace_generator(s, %s);", line);
        return;
    }
    b->needs |= NEEDS_FUNCTION;
    if (has_frame(b->f))
        b->needs |= NEEDS_FRAME;
    emit_linef(b, i, "yr_trace(%s, function, %s);", has_frame(b->f) ? "&frame" : "NULL", line);
}
