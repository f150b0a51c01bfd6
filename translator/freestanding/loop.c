/* Loops as C. */
#include <string.h>
#include "emit.h"

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

static void enter_loop(struct emit *w, struct loop *loop, const struct stmt_list *body,
                       const struct stmt_list *orelse)
{
    loop->outer = w->loop;
    loop->broken = NULL;
    loop->is_broken = 0;
    if (orelse->n && has_break(body))
        loop->broken = format(w, "broken_%d", ++w->numbers);
    w->loop = loop;
}

static void leave_loop(struct emit *w, struct loop *loop, const struct stmt_list *orelse)
{
    w->loop = (struct loop *)loop->outer;
    block(w, orelse);
    if (loop->is_broken) {
        w->indent--;
        line(w, "%s:;", loop->broken);
        w->indent++;
    }
}

static int is_true(const struct expr *e)
{
    return e->kind == Constant_kind && e->v.Constant.value.kind == CONST_TRUE;
}

/* A loop that each step begins at the head of, and none goes through its end: no loop. */
static void step_of_loop(struct emit *w, const struct stmt *s)
{
    if (is_true(s->v.While.test)) {
        block(w, &s->v.While.body);
        return;
    }
    struct code c = condition(w, s->v.While.test);
    if (w->can_raise)
        c = hold(w, c, simple_type(w->m, TYPE_BOOL), "test");
    check(w);
    line(w, "if (%s) {", c.text);
    w->indent++;
    block(w, &s->v.While.body);
    w->indent--;
    line(w, "}");
}

void emit_while(struct emit *w, const struct stmt *s)
{
    struct loop loop;
    int temps = w->temps.n;

    if (w->f->is_one_state && has_yield(&s->v.While.body)) {
        step_of_loop(w, s);
        return;
    }
    enter_loop(w, &loop, &s->v.While.body, &s->v.While.orelse);
    if (is_true(s->v.While.test)) {
        line(w, "for (;;) {");
    } else if (!needs_statements(w, s->v.While.test)) {
        line(w, "while (%s) {", condition(w, s->v.While.test).text);
    } else {
        line(w, "for (;;) {");
        w->indent++;
        struct code c = condition(w, s->v.While.test);
        if (w->can_raise)
            c = hold(w, c, simple_type(w->m, TYPE_BOOL), "test");
        check(w);
        line(w, "if (!%s)", within(w, c, LEVEL_PRIMARY));
        line(w, "    break;");
        w->indent--;
    }
    w->temps.n = temps;
    w->indent++;
    block(w, &s->v.While.body);
    group_labels(w, s, &s->v.While.body);
    w->indent--;
    line(w, "}");
    leave_loop(w, &loop, &s->v.While.orelse);
}

/* --------------------------------------------------------------------------------------- range */

/* A bound that stays what it is while the loop runs; otherwise it is held. */
static const char *bound(struct emit *w, const struct stmt *s, const struct expr *e,
                         const char *name)
{
    const struct type *integer = simple_type(w->m, TYPE_INT);
    int is_kept = w->f->is_generator && has_yield(&s->v.For.body);
    int64_t n;

    if (constant_int(w->m, e, &n) ||
        (is_unchanged(&s->v.For.body, e) && type_of(w, e)->kind == TYPE_INT))
        return within(w, expr(w, e), LEVEL_ADD);
    struct code c = expr_as(w, e, integer);
    if (e->kind == Call_kind && !fact_of(w->m, e)->function && !w->can_raise &&
        strspn(c.text, "0123456789") == strlen(c.text))
        return c.text;
    const char *variable = hidden_variable(w, name, integer, is_kept);
    line(w, "%s = %s;", variable, c.text);
    check(w);
    return variable;
}

static const char *next_text(struct emit *w, const char *i, const char *stop, int64_t step,
                             struct range stops)
{
    struct range type = type_range(w->m, simple_type(w->m, TYPE_INT));

    if (step == 1 || step == -1)
        return format(w, step > 0 ? "%s++" : "%s--", i);
    if (step > 0 ? stops.hi <= type.hi - step : stops.lo >= type.lo - step)
        return format(w, "%s %s= %lld", i, step > 0 ? "+" : "-",
                      (long long)(step > 0 ? step : -step));
    return format(w,
                  step > 0 ? "%s = %s > INT%d_MAX - %lld ? %s : %s + %lld"
                           : "%s = %s < INT%d_MIN + %lld ? %s : %s - %lld",
                  i, i, w->m->bits, (long long)(step > 0 ? step : -step), stop, i,
                  (long long)(step > 0 ? step : -step));
}

static void range_head(struct emit *w, const struct stmt *s)
{
    const struct expr_list *args = &s->v.For.iter->v.Call.args;
    const struct expr *target = s->v.For.target, *end = args->at[args->n > 1];
    const struct type *integer = simple_type(w->m, TYPE_INT);
    int is_kept = w->f->is_generator && has_yield(&s->v.For.body);
    int counts = fact_of(w->m, s->v.For.iter)->is_used;
    const char *name = target->kind == Name_kind ? target->v.Name.id : "item";
    int64_t step = 1;

    struct code start =
        args->n > 1 ? expr_as(w, args->at[0], integer) : code_of("0", LEVEL_PRIMARY);
    if (args->n > 1 && (w->can_raise || has_effect(w, end) || args->at[0]->kind == BinOp_kind))
        start = hold(w, start, integer, "start");
    check(w);
    const char *stop = bound(w, s, end, format(w, "%s_stop", name));
    if (args->n > 2)
        constant_int(w->m, args->at[2], &step);
    const char *i = counts ? expr(w, target).text
                           : hidden_variable(w, format(w, "%s_next", name), integer, is_kept);
    const char *first = counts ? narrowed(w, target, start) : start.text;
    const char *next = next_text(w, i, stop, step, fact_of(w->m, end)->range);
    if (counts && is_narrow(w, target) && step != 1 && step != -1)
        next = format(
            w, "%s = %s", i,
            narrowed(w, target, code_of(format(w, "%s + %lld", i, (long long)step), LEVEL_ADD)));
    line(w, "for (%s = %s; %s %s %s; %s) {", i, first, i, step > 0 ? "<" : ">", stop, next);
    w->indent++;
    if (!counts)
        store(w, target,
              convert(w, code_of(i, LEVEL_PRIMARY), NULL, integer, target_type(w, target, integer)),
              NULL, target_type(w, target, integer));
    w->indent--;
}

/* -------------------------------------------------------------------------------------- arrays */

static void array_head(struct emit *w, const struct stmt *s, const struct expr *array,
                       const struct expr *index, const struct expr *target)
{
    const struct type *t = type_of(w, array), *integer = simple_type(w->m, TYPE_INT);
    int is_kept = w->f->is_generator && has_yield(&s->v.For.body);
    const char *name = target->kind == Name_kind ? target->v.Name.id : "item";
    const char *items, *size;

    if (t->kind == TYPE_BYTES && !(is_unchanged(&s->v.For.body, array))) {
        const char *copy = hidden_variable(w, format(w, "%s_bytes", name), t, is_kept);
        line(w, "%s = %s;", copy, expr(w, array).text);
        check(w);
        items = format(w, "%s.data", copy);
        size = format(w, "%s.size", copy);
    } else {
        items = items_text(w, array);
        size = size_text(w, array);
    }
    const char *i = hidden_variable(w, format(w, "%s_index", name), integer, is_kept);
    const struct type *item = t->kind == TYPE_BYTES || t->kind == TYPE_BUFFER ? integer : t->item;
    line(w, "for (%s = 0; %s < %s; %s++) {", i, i, size, i);
    w->indent++;
    if (index)
        store(w, index, code_of(i, LEVEL_PRIMARY), NULL, target_type(w, index, integer));
    store(w, target,
          convert(w, code_of(format(w, "%s[%s]", items, i), LEVEL_PRIMARY), NULL, item,
                  target_type(w, target, item)),
          NULL, target_type(w, target, item));
    w->indent--;
}

/* ---------------------------------------------------------------------------------- generators */

static void check_child(struct emit *w, const struct function *f, const char *child)
{
    if (!f->raises)
        return;
    line(w, "raised = %s.raised;", child);
    w->can_raise = w->uses_raised = 1;
    check(w);
}

static void for_generator(struct emit *w, const struct stmt *s, struct loop *loop)
{
    struct function *f = type_of(w, s->v.For.iter)->function;
    const struct expr *target = s->v.For.target;
    const struct type *t = target_type(w, target, f->yields);
    struct guard *guard = NULL;
    int is_kept = s->v.For.iter->kind == Name_kind;
    const char *child = is_kept ? expr(w, s->v.For.iter).text : add_child(w, f);
    const char *out = out_type(w->m, f), *item = NULL;

    if (!is_kept)
        init_child(w, s->v.For.iter, child);
    if (f->has_handlers)
        guard = guard_child(w, f, child, loop->outer);
    int is_direct = out && target->kind == Name_kind && t == f->yields && !has_out_union(f) &&
                    !is_aggregate(t) && !is_narrow(w, target);
    if (out && !is_direct)
        item = hidden_union(w, f);
    line(w, "while (%s_next(&%s%s) == %s_YIELDED) {", f->c_name, child,
         !out        ? ""
         : is_direct ? format(w, ", &%s", expr(w, target).text)
                     : format(w, ", &%s", item),
         w->m->upper);
    w->indent++;
    if (item)
        store(
            w, target,
            convert(w,
                    code_of(format(w, has_out_union(f) ? "%s.yielded" : "%s", item), LEVEL_PRIMARY),
                    NULL, f->yields, t),
            NULL, t);
    w->depth++;
    w->can_raise = 0;
    block(w, &s->v.For.body);
    w->depth--;
    w->indent--;
    line(w, "}");
    check_child(w, f, child);
    leave_loop(w, loop, &s->v.For.orelse);
    if (guard)
        close_child(w, guard);
}

void emit_for(struct emit *w, const struct stmt *s)
{
    const struct expr *iter = s->v.For.iter, *target = s->v.For.target;
    struct loop loop;
    int temps = w->temps.n;

    if (type_of(w, iter) && type_of(w, iter)->kind == TYPE_GENERATOR) {
        enter_loop(w, &loop, &s->v.For.body, &s->v.For.orelse);
        for_generator(w, s, &loop);
        w->temps.n = temps;
        return;
    }
    if (is_range(w->m, iter))
        range_head(w, s);
    else if (is_enumerate(w->m, iter) && target->kind == Tuple_kind)
        array_head(w, s, iter->v.Call.args.at[0], target->v.Tuple.elts.at[0],
                   target->v.Tuple.elts.at[1]);
    else
        array_head(w, s, iter, NULL, target);
    enter_loop(w, &loop, &s->v.For.body, &s->v.For.orelse);
    w->indent++;
    block(w, &s->v.For.body);
    group_labels(w, s, &s->v.For.body);
    w->indent--;
    line(w, "}");
    leave_loop(w, &loop, &s->v.For.orelse);
    w->temps.n = temps;
}
