/* Yields as C: the step ends, and the next one goes on behind a case label. */
#include "emit.h"
#include "points.h"

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

static int new_state(struct emit *w, const struct expr *e)
{
    push(w->m->arena, &w->f->lines, e->loc.line);
    return w->f->lines.n - 1;
}

/* ----------------------------------------------------------------------------------- children */

const char *add_child(struct emit *w, struct function *f)
{
    struct function *g = w->f;
    const char *name = w->depth ? format(w, "%s_%d", f->c_name, w->depth + 1) : f->c_name;
    int i;

    if (find_variable(&g->variables, name) || find_variable(&g->hidden, name))
        name = format(w, "%s_steps", name);
    for (i = 0; i < g->children.n; i++)
        if (g->children.at[i].function == f && g->children.at[i].depth == w->depth)
            break;
    if (i == g->children.n) {
        struct child c = {f, w->depth, name};
        push(w->m->arena, &g->children, c);
    }
    return g->is_generator ? format(w, "g->%s", name) : name;
}

void init_child(struct emit *w, const struct expr *call, const char *child)
{
    const struct function *f = fact_of(w->m, call)->function;
    const char *first = format(w, "&%s", child);
    const struct expr *func = call->v.Call.func;

    if (f->owner) {
        const char *text = object(w, func->v.Attribute.value);
        size_t n = strlen(text);
        first = text[n - 1] == '.' ? format(w, "%s, &%.*s", first, (int)n - 1, text)
                                   : format(w, "%s, %.*s", first, (int)n - 2, text);
    }
    line(w, "%s_init(%s);", f->c_name, arguments_text(w, f, call, first));
}

/* ------------------------------------------------------------------------------------- yields */

/* Behind the label, what was thrown in is raised. */
static void resume_point(struct emit *w, const struct expr *e)
{
    if (w->guards)
        w->handles = 1;
    if (!w->f->has_handlers)
        return;
    line(w, "if (raised) {");
    w->indent++;
    line(w, "raised = %s_RAISE(raised, %d);", w->m->upper, e->loc.line);
    leave_raised(w);
    w->indent--;
    line(w, "}");
}

/* Notes that a state goes on with a value, which None is not. */
static void note_awaiting(struct emit *w, const struct expr *e, int state)
{
    const struct function *f = w->f;

    if (!fact_of(w->m, e)->is_used || f->sends->kind == TYPE_NONE || is_optional(f->sends))
        return;
    error_code(w, "TypeError");
    push(w->m->arena, &w->f->awaiting, state);
}

int state_of_group(struct emit *w, int group)
{
    struct group *g = &w->f->groups.at[group - 1];
    const struct expr *e = yield_of(g->first);

    if (!g->state) {
        g->state = new_state(w, e);
        note_awaiting(w, e, g->state);
    }
    return g->state;
}

void end_step(struct emit *w, const struct stmt_list *late, int state)
{
    block(w, late);
    if (!w->f->is_one_state && !w->f->keeps_state)
        line(w, "g->state = %d;", state);
    line(w, "return %s_YIELDED;", w->m->upper);
}

void group_labels(struct emit *w, const struct stmt *loop, const struct stmt_list *body)
{
    const struct stmt *last = body->n ? body->at[body->n - 1] : NULL;
    int ends =
        last && (last->kind == Continue_kind ||
                 (last->kind == If_kind && fact_of(w->m, (const struct expr *)last)->group) ||
                 ((last->kind == Expr_kind || last->kind == Assign_kind) && stmt_has_yield(last)));

    if (w->f->is_one_state)
        return;
    for (int i = 0; i < w->f->groups.n; i++)
        if (w->f->groups.at[i].loop == loop) {
            if (!ends)
                line(w, "/* fall through */");
            case_label(w, state_of_group(w, i + 1));
            ends = 0;
        }
}

/* What a step gives. */
void give(struct emit *w, const struct expr *value)
{
    struct function *f = w->f;
    int is_none = !value || type_of(w, value)->kind == TYPE_NONE;

    if (f->yields->kind == TYPE_NONE) {
        if (value && fact_of(w->m, value)->function)
            call_statement(w, value, NULL);
        return;
    }
    if (is_none && f->gives_none && !w->is_start)
        return;
    struct code c = value ? expr_as(w, value, f->yields)
                          : convert(w, code_of("0", LEVEL_PRIMARY), NULL,
                                    simple_type(w->m, TYPE_NONE), f->yields);
    const char *out = has_out_union(f) ? "out->yielded" : "*out";
    if (is_none && is_optional(f->yields) && f->yields->item->kind == TYPE_BYTES)
        line(w, "%s = NULL;", has_out_union(f) ? "out->yielded.data" : "out->data");
    else
        line(w, "%s = %s;", out, c.text);
}

static void plain_yield(struct emit *w, const struct expr *e)
{
    const struct fact *fact = fact_of(w->m, e);

    give(w, e->v.Yield.value);
    check(w);
    if (fact->is_sunk)
        return;
    if (fact->group) {
        end_step(w, &fact->late, state_of_group(w, fact->group));
        return;
    }
    int state = new_state(w, e);
    end_step(w, &fact->late, state);
    case_label(w, state);
    note_awaiting(w, e, state);
    resume_point(w, e);
}

const char *sent_name(const struct function *f)
{
    return f->sent_to ? f->sent_to->c_name : "sent";
}

/* ------------------------------------------------------------------------------- delegation */

static int passes_out(struct emit *w, const struct function *inner)
{
    const char *mine = out_type(w->m, w->f), *its = out_type(w->m, inner);

    return (!its || (mine && strcmp(mine, its) == 0)) && !has_out_union(inner) &&
           !has_out_union(w->f);
}

/* How the inner generator is resumed: what is sent and thrown goes through. */
static const char *inner_call(struct emit *w, const struct function *inner, const char *child,
                              const char *out)
{
    const char *args = format(w, "&%s", child);

    if (!inner->uses_sent && !inner->has_handlers)
        return format(w, "%s_next(%s%s%s)", inner->c_name, args, out ? ", " : "", out ? out : "");
    if (inner->uses_sent)
        args = format(w, "%s, %s", args, sent_name(w->f));
    if (inner->has_handlers)
        args = format(w, "%s, raised", args);
    return format(w, "%s_resume(%s%s%s)", inner->c_name, args, out ? ", " : "", out ? out : "");
}

/* What is thrown in goes to the inner generator; GeneratorExit closes it first. */
static void thrown_through(struct emit *w, const struct expr *e, struct function *inner,
                           const char *child)
{
    const char *upper = w->m->upper;
    const char *leaving = error_code(w, "GeneratorExit");

    if (w->guards || inner->has_handlers)
        w->handles = 1;
    if (!w->f->has_handlers)
        return;
    if (!inner->has_handlers) {
        line(w, "if (raised) {");
        w->indent++;
        line(w, "%s_throw(&%s, %s_ERROR_OF(raised)%s);", inner->c_name, child, upper,
             out_type(w->m, inner) ? ", NULL" : "");
        line(w, "raised = %s.raised;", child);
        leave_raised(w);
        w->indent--;
        line(w, "}");
        return;
    }
    error_code(w, "RuntimeError");
    line(w, "if (raised == %s) {", leaving);
    w->indent++;
    line(w, "raised = %s_close(&%s) == %s_RAISED ? %s.raised : %s_RAISE(%s, %d);", inner->c_name,
         child, upper, child, upper, leaving, e->loc.line);
    leave_raised(w);
    w->indent--;
    line(w, "}");
}

static const char *delegate(struct emit *w, const struct expr *e)
{
    const struct expr *call = e->v.YieldFrom.value;
    struct function *inner = fact_of(w->m, call)->function;
    int is_kept = call->kind == Name_kind;
    const char *child = is_kept ? expr(w, call).text : add_child(w, inner), *item = NULL;
    const char *its = out_type(w->m, inner);

    if (!is_kept)
        init_child(w, call, child);
    if (its && !passes_out(w, inner))
        item = hidden_union(w, inner);
    int state = new_state(w, e);
    struct delegation d = {state, inner, child + strlen("g->")};
    push(w->m->arena, &w->f->delegations, d);
    if (w->f->has_handlers && inner->has_handlers)
        w->uses_raised = 1;
    line(w, "g->state = %d;", state);
    line(w, "/* fall through */");
    case_label(w, state);
    thrown_through(w, e, inner, child);
    const char *out = !its ? NULL : item ? format(w, "&%s", item) : "out";
    line(w, "if (%s == %s_YIELDED)%s", inner_call(w, inner, child, out), w->m->upper,
         item && inner->yields->kind != TYPE_NONE ? " {" : "");
    w->indent++;
    if (item && inner->yields->kind != TYPE_NONE)
        line(w, "%s = %s;", has_out_union(w->f) ? "out->yielded" : "*out",
             has_out_union(inner) ? format(w, "%s.yielded", item) : item);
    line(w, "return %s_YIELDED;", w->m->upper);
    w->indent--;
    if (item && inner->yields->kind != TYPE_NONE)
        line(w, "}");
    if (inner->raises) {
        line(w, "raised = %s.raised;", child);
        w->can_raise = w->uses_raised = 1;
        check(w);
    }
    return !item ? "*out" : has_out_union(inner) ? format(w, "%s.returned", item) : item;
}

void emit_yield(struct emit *w, const struct expr *e, const struct expr *target)
{
    const struct type *from = type_of(w, e);

    if (e->kind == YieldFrom_kind) {
        struct code c = code_of(delegate(w, e), LEVEL_UNARY);
        if (target && from->kind != TYPE_NONE)
            store(w, target, convert(w, c, NULL, from, target_type(w, target, from)), NULL,
                  target_type(w, target, from));
        return;
    }
    plain_yield(w, e);
    if (!target || w->f->sends->kind == TYPE_NONE || w->f->sent_to)
        return;
    const struct type *t = target_type(w, target, from);
    struct code c = code_of("sent", LEVEL_PRIMARY);
    store(w, target, convert(w, c, NULL, from, t), NULL, t);
}

const char *yield_value(struct emit *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);

    if (e->kind == YieldFrom_kind)
        return delegate(w, e);
    plain_yield(w, e);
    if (w->f->sends->kind == TYPE_NONE)
        return "0";
    return hold(w, code_of("sent", LEVEL_PRIMARY), t, "value").text;
}
