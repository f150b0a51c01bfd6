/*
 * Ways out of statements: try, return, break, continue.
 *
 * An exception is a jump to the label of the innermost guard. A last block (finally) is written
 * once: who enters it by another way than off the end says in `way` where to go on, and the
 * exception that is on its way waits in `pending`.
 */
#include <string.h>
#include "emit.h"

enum { WAY_RETURN = 1, WAY_BREAK, WAY_CONTINUE };

static struct guard *enter(struct emit *w, int kind, const char *label)
{
    struct guard *g = NEW(w->m->arena, struct guard);

    g->outer = w->guards;
    g->kind = kind;
    g->label = label;
    g->loop = w->loop;
    w->guards = g;
    return g;
}

/* -------------------------------------------------------------------------------------- except */

static int matches(struct emit *w, const char *error, const struct expr *type)
{
    for (int i = 0; type->kind == Tuple_kind && i < type->v.Tuple.elts.n; i++)
        if (error_matches(w->m, error, type->v.Tuple.elts.at[i]->v.Name.id))
            return 1;
    return type->kind == Name_kind && error_matches(w->m, error, type->v.Name.id);
}

/* The test of a handler by the kinds that there are; NULL: it takes all. */
static const char *handler_test(struct emit *w, const struct expr *type)
{
    const char *yes = "", *no = "";
    int taken = 0, others = 0;

    for (int i = 0; type && i < w->m->errors.n; i++) {
        const char *name = w->m->errors.at[i].c_name;
        int is_taken = matches(w, w->m->errors.at[i].name, type);
        const char **text = is_taken ? &yes : &no;
        *text = format(w, "%s%s%s_ERROR_OF(raised) %s %s", *text,
                       !**text    ? ""
                       : is_taken ? " || "
                                  : " && ",
                       w->m->upper, is_taken ? "==" : "!=", name);
        taken += is_taken;
        others += !is_taken;
    }
    if (!others)
        return NULL;
    return taken <= others ? yes : no;
}

/* Is there a bare raise of what this handler caught? Handlers within have their own. */
static int raises_again(const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        if (s->kind == Raise_kind && !s->v.Raise.exc)
            return 1;
        if ((s->kind == If_kind || s->kind == While_kind) &&
            (raises_again(&s->v.If.body) || raises_again(&s->v.If.orelse)))
            return 1;
        if (s->kind == For_kind && (raises_again(&s->v.For.body) || raises_again(&s->v.For.orelse)))
            return 1;
        if (s->kind == Try_kind) {
            if (raises_again(&s->v.Try.body) || raises_again(&s->v.Try.orelse) ||
                raises_again(&s->v.Try.finalbody))
                return 1;
        }
    }
    return 0;
}

static void handler_body(struct emit *w, const struct excepthandler *h)
{
    const struct stmt_list *body = &h->v.ExceptHandler.body;
    const char *outer = w->caught;
    int temps = w->temps.n;

    w->indent++;
    if (raises_again(body)) {
        w->caught =
            hidden_variable(w, "caught", error_type(w->m), w->f->is_generator && has_yield(body));
        line(w, "%s = raised;", w->caught);
    }
    line(w, "raised = 0;");
    block(w, body);
    w->caught = outer;
    w->temps.n = temps;
    w->indent--;
}

static void write_handlers(struct emit *w, const struct stmt *s)
{
    int takes_all = 0;

    for (int i = 0; i < s->v.Try.handlers.n && !takes_all; i++) {
        const struct excepthandler *h = s->v.Try.handlers.at[i];
        const char *test = handler_test(w, h->v.ExceptHandler.type);
        const char *before = i ? "} else " : "";
        takes_all = !test;
        if (test)
            line(w, "%sif (%s) {", before, test);
        else
            line(w, "%s{", before);
        handler_body(w, h);
    }
    if (!takes_all) {
        line(w, "} else {");
        w->indent++;
        leave_raised(w);
        w->indent--;
    }
    line(w, "}");
}

static void label(struct emit *w, const char *name)
{
    int indent = w->indent;

    w->indent = indent > 1 ? indent - 1 : 0;
    line(w, "%s:;", name);
    w->indent = indent;
}

static void emit_guarded(struct emit *w, const struct stmt *s)
{
    if (!s->v.Try.handlers.n) {
        block(w, &s->v.Try.body);
        return;
    }
    int number = ++w->numbers;
    struct guard *g = enter(w, GUARD_EXCEPT, format(w, "except_%d", number));
    block(w, &s->v.Try.body);
    w->guards = g->outer;
    block(w, &s->v.Try.orelse);
    if (!g->is_used)
        return; /* nothing in it can fail */
    line(w, "goto end_%d;", number);
    label(w, g->label);
    write_handlers(w, s);
    label(w, format(w, "end_%d", number));
}

/* ------------------------------------------------------------------------------------- finally */

static void leave_returning(struct emit *w);

static void leave_by(struct emit *w, int way)
{
    if (way == WAY_RETURN)
        leave_returning(w);
    else
        emit_break(w, way == WAY_CONTINUE);
}

/* Goes where `way` says; the last of the ways needs no test if the end cannot be reached. */
static void go_on(struct emit *w, const struct guard *g, int ends)
{
    const int wanted[4] = {0, g->returns, g->breaks, g->continues};
    int left = g->returns + g->breaks + g->continues;

    for (int way = WAY_RETURN; way <= WAY_CONTINUE; way++) {
        if (!wanted[way])
            continue;
        if (--left == 0 && !ends) {
            leave_by(w, way);
            return;
        }
        line(w, "if (%s == %d) {", g->way, way);
        w->indent++;
        leave_by(w, way);
        w->indent--;
        line(w, "}");
    }
}

static void last_block(struct emit *w, const struct stmt *s, struct guard *g)
{
    const struct stmt_list *body = &s->v.Try.finalbody;
    int is_field = w->f->is_generator && has_yield(body);
    const char *pending = NULL;

    if (g->is_used || g->returns || g->breaks || g->continues)
        label(w, g->label);
    if (g->is_used) {
        pending = hidden_variable(w, "pending", error_type(w->m), is_field);
        line(w, "%s = raised;", pending);
        line(w, "raised = 0;");
        w->uses_raised = 1;
    }
    block(w, body);
    if (pending) {
        line(w, "raised = %s;", pending);
        w->can_raise = 1;
        check(w);
    }
    struct stmt_list alone = {1, (struct stmt **)&s};
    go_on(w, g, falls_off(&alone));
}

void emit_try(struct emit *w, const struct stmt *s)
{
    int temps = w->temps.n;

    if (!s->v.Try.finalbody.n) {
        emit_guarded(w, s);
        return;
    }
    struct guard *g = enter(w, GUARD_FINALLY, format(w, "finally_%d", ++w->numbers));
    struct text scratch = {0}, *out = w->out;
    int is_field = w->f->is_generator && stmt_has_yield(s);
    int hidden = w->f->hidden.n;
    g->way = hidden_variable(w, "way", way_type(w->m), is_field);
    if (w->f->hidden.n > hidden)
        w->f->hidden.at[hidden]->is_used = 0;
    w->out = &scratch;
    emit_guarded(w, s);
    w->out = out;
    w->guards = g->outer;
    if (g->returns || g->breaks || g->continues) {
        find_variable(&w->f->hidden, is_field ? g->way + strlen("g->") : g->way)->is_used = 1;
        line(w, "%s = 0;", g->way);
    }
    append(w, scratch.at, scratch.size);
    last_block(w, s, g);
    w->temps.n = temps;
}

/* ------------------------------------------------------------------------- return, break, continue
 */

/* The value waits in `returned`, if there is one. */
static void leave_returning(struct emit *w)
{
    const struct type *t = w->f->returns;

    for (struct guard *g = w->guards; g; g = g->outer) {
        if (g->kind == GUARD_CHILD)
            line(w, "%s_close(&%s);", g->closes->c_name, g->child);
        if (g->kind != GUARD_FINALLY)
            continue;
        g->returns = 1;
        line(w, "%s = %d;", g->way, WAY_RETURN);
        line(w, "goto %s;", g->label);
        return;
    }
    if (t->kind == TYPE_NONE) {
        return_nothing(w);
        return;
    }
    return_value(w, returned_variable(w));
}

const char *returned_variable(struct emit *w)
{
    int is_field = w->f->is_generator;
    struct variable *v = find_variable(&w->f->hidden, "returned");

    if (!v)
        return hidden_variable(w, "returned", w->f->returns, is_field);
    return is_field ? "g->returned" : "returned";
}

void return_nothing(struct emit *w)
{
    if (w->f->is_generator) {
        w->leaves = 1;
        line(w, "goto leave;");
    } else {
        line(w, w->f->raises ? "return 0;" : "return;");
    }
}

void return_value(struct emit *w, const char *value)
{
    if (w->f->is_generator) {
        line(w, "%s = %s;", has_out_union(w->f) ? "out->returned" : "*out", value);
        w->leaves = 1;
        w->escapes |= w->can_raise;
        w->can_raise = 0;
        line(w, "goto leave;");
    } else if (w->f->raises) {
        line(w, "*result = %s;", value);
        line(w, w->can_raise ? "return raised;" : "return 0;");
        w->escapes |= w->can_raise;
        w->can_raise = 0;
    } else {
        line(w, "return %s;", value);
    }
}

static int is_guarded(const struct emit *w)
{
    for (const struct guard *g = w->guards; g; g = g->outer)
        if (g->kind != GUARD_EXCEPT)
            return 1;
    return 0;
}

void return_statement(struct emit *w, const struct stmt *s)
{
    const struct expr *e = s->v.Return.value;
    const struct type *t = w->f->returns;

    if (!e || t->kind == TYPE_NONE) {
        if (e && is_yield(e))
            emit_yield(w, e, NULL);
        else if (e && fact_of(w->m, e)->function)
            call_statement(w, e, NULL);
        check(w);
        leave_returning(w);
        return;
    }
    const char *value = is_yield(e) ? yield_value(w, e) : NULL;
    struct code c = value
                        ? convert(w, code_of(value, LEVEL_PRIMARY), NULL, fact_of(w->m, e)->type, t)
                        : expr_as(w, e, t);
    if (is_guarded(w)) {
        line(w, "%s = %s;", returned_variable(w), c.text);
        check(w);
        leave_returning(w);
        return;
    }
    if (w->guards && w->can_raise) {
        c = hold(w, c, t, "value");
        check(w);
    }
    return_value(w, c.text);
}

void emit_break(struct emit *w, int is_continue)
{
    for (struct guard *g = w->guards; g && g->loop == w->loop; g = g->outer) {
        if (g->kind == GUARD_CHILD)
            line(w, "%s_close(&%s);", g->closes->c_name, g->child);
        if (g->kind != GUARD_FINALLY)
            continue;
        if (is_continue)
            g->continues = 1;
        else
            g->breaks = 1;
        line(w, "%s = %d;", g->way, is_continue ? WAY_CONTINUE : WAY_BREAK);
        line(w, "goto %s;", g->label);
        return;
    }
    if (is_continue) {
        line(w, "continue;");
    } else if (w->loop->broken) {
        w->loop->is_broken = 1;
        line(w, "goto %s;", w->loop->broken);
    } else {
        line(w, "break;");
    }
}

/* ----------------------------------------------------------------------------------- children */

struct guard *guard_child(struct emit *w, struct function *f, const char *child,
                          const struct loop *outer)
{
    struct guard *g = enter(w, GUARD_CHILD, format(w, "close_%d", ++w->numbers));

    g->loop = outer; /* a break of the loop itself leads to its end, where the child is closed */
    g->child = child;
    g->closes = f;
    return g;
}

void close_child(struct emit *w, struct guard *g)
{
    w->guards = g->outer;
    if (g->is_used)
        label(w, g->label);
    line(w, "%s_close(&%s);", g->closes->c_name, g->child);
    if (g->is_used) {
        w->can_raise = 1;
        check(w);
    }
}
