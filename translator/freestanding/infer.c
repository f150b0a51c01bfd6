/*
 * Types of functions: what each variable, each expression holds, what is yielded, sent, returned.
 *
 * Requires collect(). A function is looked at when it is called or its turn comes, so that callees
 * are finished before their callers; one that is met while it is under way is a recursion. Types
 * grow from nothing: silent rounds over the statements until nothing changes, then one that tells
 * what does not fit. Behind it: every expression that is evaluated has a fact with its type.
 */
#include <string.h>
#include "infer.h"
#include "scan.h"

/* ---------------------------------------------------------------------------------- variables */

/* A value of a type goes to a variable; tells whether that fits. */
int bind(struct infer *in, struct variable *v, const struct type *t, struct loc loc)
{
    struct model *m = in->m;

    if (!t)
        return 0;
    if (v->is_declared) {
        if (type_fits(t, v->type))
            return 1;
        refuse(m, loc, "%s is declared %s, and this is %s", v->name, v->type->name, t->name);
        refuse_note(m, v->loc, "declared here");
        return 0;
    }
    const struct type *joined = join_types(m, v->type, t);
    if (!joined) {
        refuse(m, loc, "%s is %s here, and C has no variable for both this and %s", v->name,
               t->name, v->type->name);
        refuse_note(m, v->loc, "%s is %s since here", v->name, v->type->name);
        return 0;
    }
    if (v->type != joined) {
        v->type = joined;
        v->loc = loc;
        in->changed = 1;
    }
    return 1;
}

static void bind_aggregate(struct infer *in, struct variable *v, const struct type *t,
                           const struct expr *value)
{
    struct model *m = in->m;

    if (!is_aggregate(t))
        return;
    if (!is_fresh(m, value)) {
        refuse(m, value->loc, "%s would be a second name of the same %s", v->name, t->name);
        refuse_note(m, value->loc, "C keeps it by value in one variable; use the first name");
    } else if (v->bindings > 1 && (v->is_shared || v->is_parameter || t->kind == TYPE_CLASS ||
                                   t->kind == TYPE_GENERATOR)) {
        refuse(m, value->loc, "%s is bound to another %s while the first may still be in use",
               v->name, t->name);
    }
}

/* ------------------------------------------------------------------------------------- targets */

static void assign_items(struct infer *in, const struct expr *target, const struct type *t,
                         struct loc loc)
{
    const struct expr_list *elts = &target->v.Tuple.elts;

    if (!t)
        return;
    if (t->kind != TYPE_TUPLE || t->items.n != elts->n) {
        refuse(in->m, loc, "this is no tuple of %d values: it is %s", elts->n, t->name);
        return;
    }
    for (int i = 0; i < elts->n; i++)
        assign(in, elts->at[i], t->items.at[i], NULL, loc);
}

static void assign_field(struct infer *in, const struct expr *target, const struct type *t,
                         const struct expr *value, struct loc loc)
{
    struct model *m = in->m;
    const struct type *object = infer(in, target->v.Attribute.value);

    if (!object)
        return;
    struct class *c = object->kind == TYPE_CLASS ? object->class : NULL;
    struct variable *v = c ? find_variable(&c->fields, target->v.Attribute.attr) : NULL;
    int in_init = c && in->f->owner == c && strcmp(in->f->name, "__init__") == 0;
    if (!v && in_init) {
        v = NEW(m->arena, struct variable);
        v->name = target->v.Attribute.attr;
        v->c_name = c_word(m, v->name);
        v->loc = loc;
        v->range = any_range;
        push(m->arena, &c->fields, v);
    }
    if (!v) {
        refuse(m, target->loc, "%s has no field %s", object->name, target->v.Attribute.attr);
        return;
    }
    fact_of(m, target)->type = v->type ? v->type : t;
    if (in_init ? !bind(in, v, t, loc) : !t || !v->type)
        return;
    if (!in_init && !type_fits(t, v->type)) {
        refuse(m, loc, "the field %s is %s, and this is %s", v->name, v->type->name, t->name);
        refuse_note(m, v->loc, "%s got its type here", v->name);
    }
    if (is_aggregate(t) && (!in_init || !value || !is_fresh(m, value)))
        refuse(m, loc, "the field %s would be a second name of the same %s", v->name, t->name);
    fact_of(m, target)->type = v->type;
}

static void assign_subscript(struct infer *in, const struct expr *target, const struct type *t,
                             struct loc loc)
{
    struct model *m = in->m;
    const struct type *place = infer(in, target), *array;

    if (!place || !t)
        return;
    array = fact_of(m, target->v.Subscript.value)->type;
    if (array->kind != TYPE_BUFFER && array->kind != TYPE_LIST)
        refuse(m, target->loc, "%s cannot be changed", array->name);
    else if (!type_fits(t, place))
        refuse(m, loc, "this is %s, and %s holds %s", t->name, array->name, place->name);
}

void assign(struct infer *in, const struct expr *target, const struct type *t,
            const struct expr *value, struct loc loc)
{
    struct model *m = in->m;

    if (value && views_buffer(m, value)) {
        refuse(m, loc, "bytes(...) of a bytearray looks at it here, and it may change");
        refuse_note(m, loc, "it can be yielded, compared, or given to a function");
        return;
    }
    switch (target->kind) {
    case Name_kind: {
        struct variable *v = find_variable(&in->f->variables, target->v.Name.id);
        if (t && t->kind == TYPE_GENERATOR) {
            if (!value || value->kind != Call_kind) {
                refuse(m, loc, "%s would be a second name of the same generator", v->name);
                return;
            }
            t->function->is_held = 1;
            if (needs_closing(m, t->function)) {
                refuse(m, loc,
                       "%s has a try, and what it still has to do when %s goes would be lost",
                       t->function->name, v->name);
                refuse_note(m, loc, "`for` and `yield from` of the call itself close it");
                return;
            }
        }
        if (bind(in, v, t, loc) && value)
            bind_aggregate(in, v, t, value);
        else if (t && is_aggregate(t))
            refuse(m, loc, "%s would be a second name of the same %s", v->name, t->name);
        fact_of(m, target)->type = v->type;
        return;
    }
    case Attribute_kind: assign_field(in, target, t, value, loc); return;
    case Subscript_kind: assign_subscript(in, target, t, loc); return;
    case Tuple_kind: assign_items(in, target, t, loc); return;
    default: refuse(m, target->loc, "this cannot be assigned to in C");
    }
}

/* ---------------------------------------------------------------------------------- statements */

static void infer_block(struct infer *in, const struct stmt_list *body);

/* x, y = 1, 2: no tuple is made. */
static int infer_parallel(struct infer *in, const struct expr *target, const struct expr *value)
{
    if (target->kind != Tuple_kind || value->kind != Tuple_kind ||
        target->v.Tuple.elts.n != value->v.Tuple.elts.n)
        return 0;
    for (int i = 0; i < value->v.Tuple.elts.n; i++)
        infer(in, value->v.Tuple.elts.at[i]);
    for (int i = 0; i < value->v.Tuple.elts.n; i++)
        assign(in, target->v.Tuple.elts.at[i], fact_of(in->m, value->v.Tuple.elts.at[i])->type,
               value->v.Tuple.elts.at[i], value->v.Tuple.elts.at[i]->loc);
    return 1;
}

static void infer_assign(struct infer *in, const struct stmt *s)
{
    const struct expr *value = s->v.Assign.value;

    if (s->v.Assign.targets.n == 1 && infer_parallel(in, s->v.Assign.targets.at[0], value))
        return;
    const struct type *t = infer_value(in, value);
    for (int i = 0; i < s->v.Assign.targets.n; i++) {
        if (i && t && is_aggregate(t))
            refuse(in->m, s->loc, "two names for one %s", t->name);
        assign(in, s->v.Assign.targets.at[i], t, value, value->loc);
    }
}

static void infer_declaration(struct infer *in, const struct stmt *s)
{
    const struct expr *target = s->v.AnnAssign.target, *value = s->v.AnnAssign.value;
    const struct type *t = annotated_type(in->m, s->v.AnnAssign.annotation);

    if (target->kind == Name_kind && t && !is_view(t)) {
        struct variable *v = find_variable(&in->f->variables, target->v.Name.id);
        if (!v->is_declared && !v->is_parameter) {
            in->changed |= v->type != t;
            v->type = t;
            v->loc = s->v.AnnAssign.annotation->loc;
            v->declared = annotated_range(in->m, s->v.AnnAssign.annotation);
            v->is_declared = 1;
        }
    }
    if (target->kind == Attribute_kind && in->f->owner && t && !is_view(t))
        assign(in, target, t, NULL, s->v.AnnAssign.annotation->loc);
    if (!value)
        return;
    in->wanted = t && !is_view(t) ? t : NULL;
    const struct type *found = infer_value(in, value);
    in->wanted = NULL;
    if (found && t && !type_fits(found, t))
        refuse(in->m, value->loc, "declared %s, and this is %s", t->name, found->name);
    else
        assign(in, target, found, value, value->loc);
}

static void infer_augmented(struct infer *in, const struct stmt *s)
{
    const struct type *old = infer(in, s->v.AugAssign.target);
    const struct type *value = infer_value(in, s->v.AugAssign.value);

    if (!old || !value)
        return;
    const struct type *t =
        operation_type(in, s->v.AugAssign.op, old, value, s->loc, s->v.AugAssign.value);
    assign(in, s->v.AugAssign.target, t, s->v.AugAssign.value, s->loc);
}

static void infer_return(struct infer *in, const struct stmt *s)
{
    struct function *f = in->f;
    const struct expr *value = s->v.Return.value;
    const struct type *t = value ? infer_value(in, value) : simple_type(in->m, TYPE_NONE);

    if (!t)
        return;
    if (value && views_buffer(in->m, value))
        refuse(in->m, value->loc, "bytes(...) of a bytearray looks at it here, and may outlive it");
    else if (is_aggregate(t))
        refuse(in->m, s->loc, "a %s cannot be returned: it would outlive the one who owns it",
               t->name);
    else
        add_result(in, &f->returns, f->returns_declared, &f->returns_at, t, s->loc, "returned");
}

static void infer_raise(struct infer *in, const struct stmt *s)
{
    const struct expr *e = s->v.Raise.exc;

    if (!e) {
        if (!in->handlers)
            refuse(in->m, s->loc, "a bare raise outside of an except block");
        return;
    }
    if (e->kind == Call_kind) {
        for (int i = 0; i < e->v.Call.args.n; i++)
            if (e->v.Call.args.at[i]->kind != Constant_kind)
                refuse(in->m, e->v.Call.args.at[i]->loc,
                       "an exception is a number in C: what is said with it must be a constant");
        e = e->v.Call.func;
    }
    if (e->kind != Name_kind || error_of(in->m, e->v.Name.id) < 0)
        refuse(in->m, e->loc, "this is no class of exceptions that is known here");
    else if (in->f->is_generator && strcmp(e->v.Name.id, "StopIteration") == 0)
        refuse(in->m, e->loc, "a generator ends by return: this would be a RuntimeError");
}

static void infer_handler_type(struct infer *in, const struct expr *e)
{
    if (e->kind == Tuple_kind) {
        for (int i = 0; i < e->v.Tuple.elts.n; i++)
            infer_handler_type(in, e->v.Tuple.elts.at[i]);
    } else if (e->kind != Name_kind || error_of(in->m, e->v.Name.id) < 0) {
        refuse(in->m, e->loc, "this is no class of exceptions that is known here");
    }
}

static void infer_try(struct infer *in, const struct stmt *s)
{
    infer_block(in, &s->v.Try.body);
    in->handlers++;
    for (int i = 0; i < s->v.Try.handlers.n; i++) {
        const struct excepthandler *h = s->v.Try.handlers.at[i];
        if (h->v.ExceptHandler.type)
            infer_handler_type(in, h->v.ExceptHandler.type);
        infer_block(in, &h->v.ExceptHandler.body);
    }
    in->handlers--;
    infer_block(in, &s->v.Try.orelse);
    infer_block(in, &s->v.Try.finalbody);
}

static void infer_for(struct infer *in, const struct stmt *s)
{
    const struct type *item = infer_iterable(in, s);

    assign(in, s->v.For.target, item, NULL, s->v.For.iter->loc);
    infer_block(in, &s->v.For.body);
    infer_block(in, &s->v.For.orelse);
}

static void infer_stmt(struct infer *in, const struct stmt *s)
{
    switch (s->kind) {
    case Assign_kind: infer_assign(in, s); break;
    case AnnAssign_kind: infer_declaration(in, s); break;
    case AugAssign_kind: infer_augmented(in, s); break;
    case Return_kind: infer_return(in, s); break;
    case Raise_kind: infer_raise(in, s); break;
    case Try_kind: infer_try(in, s); break;
    case For_kind: infer_for(in, s); break;
    case Expr_kind:
        if (s->v.Expr.value->kind != Constant_kind)
            infer_statement_value(in, s->v.Expr.value);
        break;
    case Assert_kind:
        error_of(in->m, "AssertionError");
        infer_condition(in, s->v.Assert.test);
        break;
    case While_kind:
    case If_kind:
        infer_condition(in, s->v.If.test);
        infer_block(in, &s->v.If.body);
        infer_block(in, &s->v.If.orelse);
        break;
    case Pass_kind:
    case Break_kind:
    case Continue_kind: break;
    case With_kind: refuse(in->m, s->loc, "with needs a runtime: use try and finally"); break;
    case Global_kind: refuse(in->m, s->loc, "a variable of the module cannot change"); break;
    case Match_kind:
        refuse(in->m, s->loc, "a match compares with values here, and binds names without a guard");
        break;
    case FunctionDef_kind:
    case ClassDef_kind:
        refuse(in->m, s->loc, "what is defined inside a function needs a runtime");
        break;
    default: refuse(in->m, s->loc, "this statement needs a runtime"); break;
    }
}

static void infer_block(struct infer *in, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++)
        infer_stmt(in, body->at[i]);
}

/* ----------------------------------------------------------------------------------- functions */

static void infer_parameter(struct infer *in, int i)
{
    struct model *m = in->m;
    struct function *f = in->f;
    struct variable *v = f->variables.at[i];
    const struct arg *arg = parameter_of(f, i);
    const struct expr *value = default_of(f, i);

    v->is_declared = 1;
    if (f->owner && i == 0) {
        v->type = class_type(m, f->owner);
        return;
    }
    const struct type *given = value ? infer(in, value) : NULL;
    if (arg->annotation) {
        v->type = annotated_type(m, arg->annotation);
        v->declared = annotated_range(m, arg->annotation);
        if (v->type && given && !type_fits(given, v->type))
            refuse(m, value->loc, "the default of %s is %s, and it is declared %s", v->name,
                   given->name, v->type->name);
    } else {
        v->type = given;
    }
    if (value && value->kind != Constant_kind && value->kind != Name_kind &&
        value->kind != UnaryOp_kind && value->kind != Attribute_kind)
        refuse(m, value->loc, "a default must be a constant");
    if (!v->type) {
        refuse(m, arg->loc, "the type of %s is not known", v->name);
        refuse_note(m, arg->loc, "an annotation tells it, as in `%s: int`", v->name);
    }
}

static void infer_signature(struct infer *in)
{
    struct model *m = in->m;
    struct function *f = in->f;
    const struct arguments *args = f->def->v.FunctionDef.args;
    const struct expr *returns = f->def->v.FunctionDef.returns;

    if (args->vararg || args->kwarg)
        refuse(m, f->def->loc, "a C function has no * or ** parameters");
    if (f->owner && !f->parameters)
        refuse(m, f->def->loc, "a method has a parameter for its instance");
    for (int i = 0; i < f->parameters; i++)
        infer_parameter(in, i);
    f->returned_declared = f->yielded_declared = any_range;
    if (!returns)
        return;
    if (f->is_generator) {
        if (!annotated_generator(m, f, returns))
            refuse(m, returns->loc,
                   "a generator is an Iterator[...] or a Generator[..., ..., ...]");
    } else {
        f->returns = annotated_type(m, returns);
        f->returned_declared = annotated_range(m, returns);
        f->returns_declared = f->returns != NULL;
        f->returns_at = returns->loc;
    }
    if (f->returns && is_aggregate(f->returns))
        refuse(m, returns->loc, "a %s cannot be returned: it would outlive the one who owns it",
               f->returns->name);
    if (f->yields && is_aggregate(f->yields))
        refuse(m, returns->loc, "a %s cannot be yielded; bytes(...) of it can", f->yields->name);
}

int falls_off(const struct stmt_list *body)
{
    const struct stmt *s = body->n ? body->at[body->n - 1] : NULL;

    if (!s)
        return 1;
    switch (s->kind) {
    case Return_kind:
    case Raise_kind:
    case Continue_kind:
    case Break_kind: return 0;
    case If_kind: return falls_off(&s->v.If.body) || falls_off(&s->v.If.orelse);
    case While_kind: {
        const struct expr *test = s->v.While.test;
        return test->kind != Constant_kind || test->v.Constant.value.kind != CONST_TRUE ||
               has_break(&s->v.While.body);
    }
    case Try_kind: {
        int falls = s->v.Try.orelse.n ? falls_off(&s->v.Try.body) && falls_off(&s->v.Try.orelse)
                                      : falls_off(&s->v.Try.body);
        for (int i = 0; i < s->v.Try.handlers.n; i++)
            falls |= falls_off(&s->v.Try.handlers.at[i]->v.ExceptHandler.body);
        return falls && (!s->v.Try.finalbody.n || falls_off(&s->v.Try.finalbody));
    }
    default: return 1;
    }
}

int has_break(const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        if (s->kind == Break_kind)
            return 1;
        if (s->kind == If_kind && (has_break(&s->v.If.body) || has_break(&s->v.If.orelse)))
            return 1;
        if ((s->kind == For_kind || s->kind == While_kind) &&
            has_break(s->kind == For_kind ? &s->v.For.orelse : &s->v.While.orelse))
            return 1;
        if (s->kind == Try_kind) {
            for (int k = 0; k < s->v.Try.handlers.n; k++)
                if (has_break(&s->v.Try.handlers.at[k]->v.ExceptHandler.body))
                    return 1;
            if (has_break(&s->v.Try.body) || has_break(&s->v.Try.orelse) ||
                has_break(&s->v.Try.finalbody))
                return 1;
        }
    }
    return 0;
}

static void infer_body(struct infer *in)
{
    struct function *f = in->f;
    const struct stmt_list *body = &f->def->v.FunctionDef.body;

    in->changed = 0;
    infer_block(in, body);
    if (falls_off(body))
        add_result(in, &f->returns, f->returns_declared, &f->returns_at,
                   simple_type(in->m, TYPE_NONE), f->def->loc, "returned at the end");
}

/* What was never found: there is no statement that would tell. */
static void check_complete(struct infer *in)
{
    struct model *m = in->m;
    struct function *f = in->f;

    for (int i = f->parameters; m->failures == in->failures && i < f->variables.n; i++)
        if (!f->variables.at[i]->type)
            refuse(m, f->variables.at[i]->loc, "the type of %s is not known",
                   f->variables.at[i]->name);
    if (!f->returns)
        f->returns = simple_type(m, TYPE_NONE);
    if (!f->is_generator)
        return;
    if (!f->yields)
        f->yields = simple_type(m, TYPE_NONE);
    if (!f->sends)
        f->sends = simple_type(m, TYPE_NONE);
    if (f->sent.lo == 0 && f->sent.hi == 0)
        f->sent = type_range(m, simple_type(m, TYPE_INT));
    if (f->uses_sent && f->sends->kind == TYPE_NONE && f->sends_declared == 0) {
        refuse(m, f->def->loc, "the type of what is sent to %s is not known", f->name);
        refuse_note(m, f->def->loc, "-> Generator[YIELDED, SENT, RETURNED] tells it");
    }
}

static void infer_rounds(struct infer *in)
{
    struct model *m = in->m;
    int silent = m->is_silent;

    m->is_silent = 1;
    for (int round = 0; round < 20; round++) {
        infer_body(in);
        if (!in->changed)
            break;
    }
    m->is_silent = silent;
    infer_body(in);
    check_complete(in);
}

/* The chain of calls from f back to f. */
static void refuse_recursion(struct model *m, struct function *f, struct function *caller,
                             struct loc at)
{
    refuse(m, at, "%s calls itself%s, so its size has no limit", f->name,
           caller == f ? "" : " in the end");
    f->is_cyclic = 1;
    for (struct function *c = caller; c && c != f; c = c->caller) {
        c->is_cyclic = 1;
        refuse_note(m, c->called, "%s is called here", c->name);
    }
}

void infer_function(struct model *m, struct function *f, struct function *caller, struct loc at)
{
    struct infer in = {.m = m, .f = f, .failures = m->failures};
    int silent = m->is_silent, failures;

    if (f->progress == UNDER_WAY) {
        m->is_silent = 0;
        refuse_recursion(m, f, caller, at);
        f->progress = REFUSED;
        m->is_silent = silent;
    }
    if (f->owner && strcmp(f->name, "__init__") != 0)
        infer_class(m, f->owner);
    if (f->progress != NOT_BEGUN)
        return;
    m->is_silent = 0;
    failures = m->failures;
    f->progress = UNDER_WAY;
    f->caller = caller;
    f->called = at;
    scan_function(m, f);
    infer_signature(&in);
    if (m->failures == failures && f->progress == UNDER_WAY)
        infer_rounds(&in);
    if (m->failures == failures && !f->is_cyclic) {
        find_filled(m, f);
        rotate_loops(m, f);
        find_ranges(m, f);
    }
    if (m->failures == failures && !f->is_cyclic) {
        find_kept(m, f);
        find_points(m, f);
        push(m->arena, &m->order, f);
    }
    f->progress = m->failures == failures && !f->is_cyclic ? FINISHED : REFUSED;
    m->is_silent = silent;
}

void infer_class(struct model *m, struct class *c)
{
    if (c->progress != NOT_BEGUN || c->kind != CLASS_PLAIN)
        return;
    int failures = m->failures, silent = m->is_silent;
    m->is_silent = 0;
    c->progress = UNDER_WAY;
    c->type = class_type(m, c);
    for (int i = 0; i < c->def->v.ClassDef.body.n; i++) {
        const struct stmt *s = c->def->v.ClassDef.body.at[i];
        if (s->kind != AnnAssign_kind)
            continue;
        struct variable *v = NEW(m->arena, struct variable);
        v->name = s->v.AnnAssign.target->v.Name.id;
        v->c_name = c_word(m, v->name);
        v->loc = s->loc;
        v->range = any_range;
        v->type = annotated_type(m, s->v.AnnAssign.annotation);
        v->is_declared = 1;
        push(m->arena, &c->fields, v);
    }
    struct function *init = find_method(c, "__init__");
    if (init)
        infer_function(m, init, NULL, c->def->loc);
    c->progress = m->failures == failures ? FINISHED : REFUSED;
    push(m->arena, &m->class_order, c);
    m->is_silent = silent;
}
