/* Types of calls, of what is iterated, and of yields. */
#include <string.h>
#include "infer.h"
#include "scan.h"

/* ---------------------------------------------------------------------------------- arguments */

struct expr_list arguments_of(struct model *m, const struct function *f, const struct expr *call)
{
    struct expr_list args = {0}, none = {0};
    int first = f->owner ? 1 : 0; /* self */

    for (int i = first; i < f->parameters; i++)
        push(m->arena, &args, (struct expr *)NULL);
    for (int i = 0; i < call->v.Call.args.n; i++) {
        if (i >= args.n || call->v.Call.args.at[i]->kind == Starred_kind)
            return none;
        args.at[i] = call->v.Call.args.at[i];
    }
    for (int i = 0; i < call->v.Call.keywords.n; i++) {
        const struct keyword *k = call->v.Call.keywords.at[i];
        struct variable *v = k->arg ? find_variable(&f->variables, k->arg) : NULL;
        if (!v || !v->is_parameter || v->index < first || args.at[v->index - first])
            return none;
        args.at[v->index - first] = k->value;
    }
    for (int i = 0; i < args.n; i++)
        if (!args.at[i])
            args.at[i] = (struct expr *)default_of(f, i + first);
    return args;
}

int views_buffer(struct model *m, const struct expr *e)
{
    switch (e->kind) {
    case Tuple_kind:
        for (int i = 0; i < e->v.Tuple.elts.n; i++)
            if (views_buffer(m, e->v.Tuple.elts.at[i]))
                return 1;
        return 0;
    case IfExp_kind: return views_buffer(m, e->v.IfExp.body) || views_buffer(m, e->v.IfExp.orelse);
    case NamedExpr_kind: return views_buffer(m, e->v.NamedExpr.value);
    case Subscript_kind:
        return e->v.Subscript.slice->kind == Slice_kind && views_buffer(m, e->v.Subscript.value);
    case Call_kind: break;
    default: return 0;
    }
    if (e->v.Call.func->kind != Name_kind || strcmp(e->v.Call.func->v.Name.id, "bytes") != 0 ||
        e->v.Call.args.n != 1)
        return 0;
    const struct expr *of = e->v.Call.args.at[0];
    if (of->kind == Subscript_kind && of->v.Subscript.slice->kind == Slice_kind)
        of = of->v.Subscript.value;
    const struct type *t = fact_of(m, of)->type;
    return (t && t->kind == TYPE_BUFFER) || views_buffer(m, of);
}

/* Could the function keep what it is given, or give it on? */
static int may_keep(const struct function *f)
{
    const struct type *t = f->returns ? some_type(f->returns) : NULL;

    for (int i = 0; i < f->parameters; i++)
        if (f->variables.at[i]->type && f->variables.at[i]->type->kind == TYPE_CLASS)
            return 1;
    return f->is_generator || f->owner || (t && (t->kind == TYPE_BYTES || t->kind == TYPE_TUPLE));
}

static void share(struct infer *in, struct function *f, const struct expr *arg,
                  const struct type *t)
{
    struct variable *v =
        arg->kind == Name_kind ? find_variable(&in->f->variables, arg->v.Name.id) : NULL;

    if (v && is_aggregate(t) && f->is_generator)
        v->is_shared = 1;
    if (views_buffer(in->m, arg) && may_keep(f))
        refuse(in->m, arg->loc, "bytes(...) of a bytearray looks at it here, and %s may keep it",
               f->name);
    if (!v && is_aggregate(t) && arg->kind != Attribute_kind)
        refuse(in->m, arg->loc, "what is made here has no owner: give it a name first");
}

static const struct type *infer_arguments(struct infer *in, struct function *f,
                                          const struct expr *call, const struct type *result)
{
    struct model *m = in->m;
    struct expr_list args = arguments_of(m, f, call);
    int first = f->owner ? 1 : 0, bad = args.n != f->parameters - first;

    for (int i = 0; !bad && i < args.n; i++) {
        if (!args.at[i]) {
            bad = 1;
            break;
        }
        const struct variable *v = f->variables.at[i + first];
        const struct type *t = infer(in, args.at[i]);
        if (!t || !v->type)
            continue;
        if (!type_fits(t, v->type)) {
            refuse(m, args.at[i]->loc, "%s of %s is %s, and this is %s", v->name, f->name,
                   v->type->name, t->name);
            refuse_note(m, parameter_of(f, i + first)->loc, "%s is declared here", v->name);
        }
        share(in, f, args.at[i], t);
    }
    if (bad) {
        refuse(m, call->loc, "these are not the arguments of %s", f->name);
        refuse_note(m, f->def->loc, "it is defined here");
        return NULL;
    }
    return result;
}

static const struct type *infer_user_call(struct infer *in, struct function *f,
                                          const struct expr *call)
{
    struct model *m = in->m;

    infer_function(m, f, in->f, call->loc);
    fact_of(m, call)->function = f;
    if (f->is_cyclic) {
        in->f->is_cyclic = 1;
        return NULL;
    }
    if (f->progress != FINISHED) {
        refuse(m, call->loc, "%s does not fit, so nothing that calls it does", f->name);
        refuse_note(m, f->def->loc, "%s is defined here", f->name);
        return NULL;
    }
    return infer_arguments(in, f, call, f->is_generator ? generator_type(m, f) : f->returns);
}

static const struct type *infer_instance(struct infer *in, struct class *c, const struct expr *call)
{
    struct model *m = in->m;
    struct function *init = find_method(c, "__init__");

    if (c->kind != CLASS_PLAIN) {
        refuse(m, call->loc, "a call of %s gives nothing that C has", c->name);
        return NULL;
    }
    infer_class(m, c);
    if (c->progress != FINISHED) {
        refuse(m, call->loc, "%s does not fit, so nothing that makes one does", c->name);
        refuse_note(m, c->def->loc, "%s is defined here", c->name);
        return NULL;
    }
    fact_of(m, call)->class = c;
    if (!init && call->v.Call.args.n + call->v.Call.keywords.n) {
        refuse(m, call->loc, "%s takes no arguments", c->name);
        return NULL;
    }
    if (!init)
        return class_type(m, c);
    return infer_arguments(in, init, call, class_type(m, c));
}

/* ---------------------------------------------------------------------------------- built-ins */

static const struct type *wrong_argument(struct infer *in, const struct expr *e, const char *name)
{
    refuse(in->m, e->loc, "%s() of this is not known here", name);
    return NULL;
}

static const struct type *infer_len(struct infer *in, const struct expr *e)
{
    const struct type *t = infer(in, e);

    if (!t)
        return NULL;
    if (t->kind != TYPE_BYTES && t->kind != TYPE_BUFFER && t->kind != TYPE_LIST &&
        t->kind != TYPE_TABLE && t->kind != TYPE_TUPLE)
        return wrong_argument(in, e, "len");
    return simple_type(in->m, TYPE_INT);
}

static const struct type *infer_min_max(struct infer *in, const struct expr *e, const char *name)
{
    const struct type *t = NULL;

    for (int i = 0; i < e->v.Call.args.n; i++) {
        const struct type *a = infer(in, e->v.Call.args.at[i]);
        if (!a)
            return NULL;
        if (!is_number(a) || (t && t != a))
            return wrong_argument(in, e->v.Call.args.at[i], name);
        t = a;
    }
    return t && e->v.Call.args.n > 1 ? t : wrong_argument(in, e, name);
}

static const struct type *infer_bytearray(struct infer *in, const struct expr *e)
{
    int64_t n;

    if (!constant_int(in->m, e, &n) || n < 0 || n > 1 << 24) {
        refuse(in->m, e->loc, "the size of a bytearray must be a constant");
        return NULL;
    }
    return array_type(in->m, TYPE_BUFFER, NULL, (long)n);
}

/* bytes(buffer[:n]): a view, good where nobody can change the buffer as long as it is looked at. */
static const struct type *infer_bytes(struct infer *in, const struct expr *e)
{
    const struct expr *buffer = e;
    struct model *m = in->m;

    if (e->kind == Subscript_kind && e->v.Subscript.slice->kind == Slice_kind) {
        const struct expr *slice = e->v.Subscript.slice;
        buffer = e->v.Subscript.value;
        if (slice->v.Slice.step)
            return wrong_argument(in, e, "bytes");
        if (slice->v.Slice.lower)
            infer(in, slice->v.Slice.lower);
        if (slice->v.Slice.upper)
            infer(in, slice->v.Slice.upper);
    }
    const struct type *t = infer(in, buffer);
    if (!t)
        return NULL;
    if (t->kind != TYPE_BUFFER && t->kind != TYPE_BYTES)
        return wrong_argument(in, e, "bytes");
    return simple_type(m, TYPE_BYTES);
}

static const struct type *infer_number_call(struct infer *in, const struct expr *e,
                                            enum type_kind kind, const char *name)
{
    const struct type *t = infer(in, e);

    if (!t)
        return NULL;
    return is_number(t) ? simple_type(in->m, kind) : wrong_argument(in, e, name);
}

static const struct type *infer_abs(struct infer *in, const struct expr *e)
{
    const struct type *t = infer(in, e);

    if (!t)
        return NULL;
    if (!is_number(t))
        return wrong_argument(in, e, "abs");
    return t->kind == TYPE_FLOAT ? t : simple_type(in->m, TYPE_INT);
}

static const struct type *infer_next(struct infer *in, const struct expr *e);

static const struct type *infer_built_in(struct infer *in, const struct expr *e, const char *name)
{
    const struct expr *first = e->v.Call.args.n ? e->v.Call.args.at[0] : NULL;
    int is_one = e->v.Call.args.n == 1 && !e->v.Call.keywords.n;

    if (is_one && strcmp(name, "len") == 0)
        return infer_len(in, first);
    if (is_one && strcmp(name, "abs") == 0)
        return infer_abs(in, first);
    if (is_one && strcmp(name, "int") == 0)
        return infer_number_call(in, first, TYPE_INT, name);
    if (is_one && strcmp(name, "float") == 0)
        return infer_number_call(in, first, TYPE_FLOAT, name);
    if (is_one && strcmp(name, "bool") == 0) {
        infer_condition(in, first);
        return simple_type(in->m, TYPE_BOOL);
    }
    if (is_one && strcmp(name, "bytearray") == 0)
        return infer_bytearray(in, first);
    if (is_one && strcmp(name, "bytes") == 0)
        return infer_bytes(in, first);
    if (first && !e->v.Call.keywords.n && e->v.Call.args.n <= 2 && strcmp(name, "next") == 0)
        return infer_next(in, e);
    if (!e->v.Call.keywords.n && (strcmp(name, "min") == 0 || strcmp(name, "max") == 0))
        return infer_min_max(in, e, name);
    if (strcmp(name, "range") == 0 || strcmp(name, "enumerate") == 0)
        refuse(in->m, e->loc, "%s() stands in a for statement only", name);
    else
        refuse(in->m, e->loc, "%s() needs a runtime, or is not known here", name);
    return NULL;
}

/* ------------------------------------------------------------------------------------- calls */

static const struct type *infer_generator_method(struct infer *in, const struct expr *e,
                                                 const struct function *f);
static int block_needs_closing(struct model *m, const struct stmt_list *body);

static const struct type *infer_method_call(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct expr *func = e->v.Call.func;
    const struct type *t = infer(in, func->v.Attribute.value);

    if (!t)
        return NULL;
    if (t->kind == TYPE_GENERATOR)
        return infer_generator_method(in, e, t->function);
    struct function *f =
        t->kind == TYPE_CLASS ? find_method(t->class, func->v.Attribute.attr) : NULL;
    if (f)
        return infer_user_call(in, f, e);
    if (t->kind == TYPE_LIST || t->kind == TYPE_BUFFER)
        refuse(m, e->loc, "%s() of a %s: its length is constant here, and it has no methods",
               func->v.Attribute.attr, t->name);
    else
        refuse(m, e->loc, "%s has no method %s that is known here", t->name,
               func->v.Attribute.attr);
    return NULL;
}

const struct type *infer_call(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct expr *func = e->v.Call.func;

    if (func->kind == Attribute_kind)
        return infer_method_call(in, e);
    if (func->kind != Name_kind) {
        refuse(m, e->loc, "what is called must be a name");
        return NULL;
    }
    const char *name = func->v.Name.id;
    struct function *f = find_function(m, name);
    struct class *c = find_class(m, name);
    if (f)
        return infer_user_call(in, f, e);
    if (c)
        return infer_instance(in, c, e);
    return infer_built_in(in, e, name);
}

/* -------------------------------------------------------------------------------------- loops */

static int is_call_of(const struct model *m, const struct expr *e, const char *name)
{
    return e->kind == Call_kind && e->v.Call.func->kind == Name_kind &&
           strcmp(e->v.Call.func->v.Name.id, name) == 0 && !find_function((struct model *)m, name);
}

int is_range(const struct model *m, const struct expr *e)
{
    return is_call_of(m, e, "range");
}

int is_enumerate(const struct model *m, const struct expr *e)
{
    return is_call_of(m, e, "enumerate");
}

static const struct type *infer_range(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    int64_t step = 1;

    for (int i = 0; i < e->v.Call.args.n; i++) {
        const struct type *t = infer(in, e->v.Call.args.at[i]);
        if (t && !is_integer(t))
            refuse(m, e->v.Call.args.at[i]->loc, "range() of %s", t->name);
    }
    if (e->v.Call.args.n < 1 || e->v.Call.args.n > 3 || e->v.Call.keywords.n)
        refuse(m, e->loc, "range() has one, two or three arguments");
    else if (e->v.Call.args.n == 3 && (!constant_int(m, e->v.Call.args.at[2], &step) || !step))
        refuse(m, e->v.Call.args.at[2]->loc, "the step of a range must be a constant but 0");
    return simple_type(m, TYPE_INT);
}

static const struct type *item_type(struct infer *in, const struct expr *e)
{
    const struct type *t = infer(in, e);

    if (!t)
        return NULL;
    if (views_buffer(in->m, e))
        refuse(in->m, e->loc, "bytes(...) of a bytearray looks at it here: iterate the bytearray");
    switch (t->kind) {
    case TYPE_BYTES:
    case TYPE_BUFFER: return simple_type(in->m, TYPE_INT);
    case TYPE_LIST:
    case TYPE_TABLE: return t->item;
    default: refuse(in->m, e->loc, "%s is not iterated here", t->name); return NULL;
    }
}

static const struct type *infer_enumerate(struct infer *in, const struct expr *e)
{
    struct type_list items = {0};
    const struct type *item;

    if (e->v.Call.args.n != 1 || e->v.Call.keywords.n) {
        refuse(in->m, e->loc, "enumerate() has one argument here");
        return NULL;
    }
    item = item_type(in, e->v.Call.args.at[0]);
    if (!item)
        return NULL;
    push(in->m->arena, &items, simple_type(in->m, TYPE_INT));
    push(in->m->arena, &items, item);
    return tuple_type(in->m, items);
}

/* -------------------------------------------------------------------- generators in variables */

int needs_closing(struct model *m, const struct function *f)
{
    return block_needs_closing(m, &f->def->v.FunctionDef.body);
}

static int call_needs_closing(struct model *m, const struct expr *e)
{
    const struct function *f = e && e->kind == Call_kind ? fact_of(m, e)->function : NULL;

    return f && f->is_generator && needs_closing(m, f);
}

static int block_needs_closing(struct model *m, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        const struct expr *value = s->kind == Expr_kind     ? s->v.Expr.value
                                   : s->kind == Assign_kind ? s->v.Assign.value
                                   : s->kind == Return_kind ? s->v.Return.value
                                                            : NULL;
        if (s->kind == Try_kind && stmt_has_yield(s))
            return 1;
        if (value && value->kind == YieldFrom_kind &&
            call_needs_closing(m, value->v.YieldFrom.value))
            return 1;
        if (s->kind == For_kind &&
            (call_needs_closing(m, s->v.For.iter) || block_needs_closing(m, &s->v.For.body) ||
             block_needs_closing(m, &s->v.For.orelse)))
            return 1;
        if ((s->kind == While_kind || s->kind == If_kind) &&
            (block_needs_closing(m, &s->v.If.body) || block_needs_closing(m, &s->v.If.orelse)))
            return 1;
        if (s->kind == Try_kind && block_needs_closing(m, &s->v.Try.body))
            return 1;
    }
    return 0;
}

/* The views of a generator are lost with its next step. */
static int gives_bytes(struct model *m, const struct function *f, const struct expr *e)
{
    if (some_type(f->yields)->kind != TYPE_BYTES && f->yields->kind != TYPE_TUPLE)
        return 0;
    refuse(m, e->loc,
           "the bytes that %s gives are good until its next step only: they can "
           "go to C, by `yield from`",
           f->name);
    return 1;
}

/* next(g), next(g, 0) */
static const struct type *infer_next(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    const struct expr *of = e->v.Call.args.at[0];
    const struct type *t = infer(in, of);

    if (!t)
        return NULL;
    if (t->kind != TYPE_GENERATOR || of->kind != Name_kind) {
        refuse(m, of->loc, "next() takes a variable that holds a generator of this module here");
        return NULL;
    }
    if (gives_bytes(m, t->function, e))
        return NULL;
    if (e->v.Call.args.n == 1) {
        error_of(m, "StopIteration");
        if (!in->f->is_generator)
            return t->function->yields;
        refuse(m, e->loc,
               "at the end of %s this would be a RuntimeError: next(%s, ...) has a value "
               "for it",
               of->v.Name.id, of->v.Name.id);
        return NULL;
    }
    const struct type *other = infer(in, e->v.Call.args.at[1]);
    const struct type *both = other ? join_types(m, t->function->yields, other) : NULL;
    if (other && !both)
        refuse(m, e->loc, "C has no type for both %s and %s", t->function->yields->name,
               other->name);
    return both;
}

/* g.send(1), g.close() */
static const struct type *infer_generator_method(struct infer *in, const struct expr *e,
                                                 const struct function *f)
{
    struct model *m = in->m;
    const struct expr *func = e->v.Call.func;
    const char *name = func->v.Attribute.attr;

    if (func->v.Attribute.value->kind != Name_kind || e->v.Call.keywords.n)
        return NULL;
    if (strcmp(name, "close") == 0 && !e->v.Call.args.n)
        return simple_type(m, TYPE_NONE);
    if (strcmp(name, "send") != 0 || e->v.Call.args.n != 1) {
        refuse(m, e->loc, "a generator has send() and close() here");
        return NULL;
    }
    const struct type *t = infer(in, e->v.Call.args.at[0]);
    if (!t || gives_bytes(m, f, e))
        return NULL;
    if (!f->uses_sent || !type_fits(t, some_type(f->sends)) || is_optional(t)) {
        refuse(m, e->v.Call.args.at[0]->loc, "%s takes %s, and this is %s", f->name,
               f->uses_sent ? some_type(f->sends)->name : "nothing", t->name);
        return NULL;
    }
    error_of(m, "StopIteration");
    if (in->f->is_generator)
        refuse(m, e->loc,
               "at the end of %s this would be a RuntimeError: send() has no other value "
               "for it",
               func->v.Attribute.value->v.Name.id);
    return f->yields;
}

const struct type *infer_iterable(struct infer *in, const struct stmt *loop)
{
    struct model *m = in->m;
    const struct expr *e = loop->v.For.iter;

    if (is_range(m, e))
        return infer_range(in, e);
    if (is_enumerate(m, e))
        return infer_enumerate(in, e);
    const struct type *t = e->kind == Call_kind ? infer_call(in, e) : infer(in, e);
    fact_of(m, e)->type = t;
    if (!t || t->kind != TYPE_GENERATOR)
        return t ? item_type(in, e) : NULL;
    const struct function *f = t->function;
    if (f->uses_sent && f->sends->kind != TYPE_NONE && !is_optional(f->sends)) {
        refuse(m, e->loc, "a for loop sends None, and %s takes %s", f->name, f->sends->name);
        return NULL;
    }
    return gives_bytes(m, f, e) ? NULL : f->yields;
}

/* ------------------------------------------------------------------------------------- yields */

static const struct type *infer_delegation(struct infer *in, const struct expr *e)
{
    struct model *m = in->m;
    struct function *f = in->f;
    const struct expr *value = e->v.YieldFrom.value;
    const struct type *t = value->kind == Call_kind   ? infer_call(in, value)
                           : value->kind == Name_kind ? infer(in, value)
                                                      : NULL;

    fact_of(m, value)->type = t;
    if (t && t->kind == TYPE_GENERATOR && value->kind == Name_kind)
        fact_of(m, value)->function = t->function;
    if (t && t->kind == TYPE_GENERATOR) {
        struct function *inner = t->function;
        inner->is_delegated = 1;
        add_result(in, &f->yields, f->yields_declared, &f->yields_at, inner->yields, e->loc,
                   "yielded");
        if (inner->uses_sent) {
            add_result(in, &f->sends, f->sends_declared, &f->yields_at, inner->sends, e->loc,
                       "what is sent");
            f->uses_sent = 1;
        }
        if (f->yields && inner->yields != f->yields)
            refuse(m, e->loc, "%s yields %s, and %s yields %s: they would need one C type",
                   inner->name, inner->yields->name, f->name, f->yields->name);
        return inner->returns;
    }
    if (t || value->kind != Call_kind)
        refuse(m, value->loc, "`yield from` takes the call of a generator of this module here");
    return NULL;
}

static const struct type *infer_yield(struct infer *in, const struct expr *e, int is_used)
{
    struct model *m = in->m;
    struct function *f = in->f;
    const struct expr *value = e->v.Yield.value;

    fact_of(m, e)->is_used = is_used;
    if (e->kind == YieldFrom_kind)
        return infer_delegation(in, e);
    const struct type *t = value ? infer(in, value) : simple_type(m, TYPE_NONE);
    if (t && is_aggregate(t))
        refuse(m, value->loc, "a %s cannot be yielded; bytes(...) of it can", t->name);
    else
        add_result(in, &f->yields, f->yields_declared, &f->yields_at, t, e->loc, "yielded");
    if (!is_used)
        return simple_type(m, TYPE_NONE);
    f->uses_sent = 1;
    if (!f->sends && in->wanted) {
        f->sends = in->wanted;
        f->sends_declared = 1;
    }
    return f->sends;
}

const struct type *infer_value(struct infer *in, const struct expr *e)
{
    if (!is_yield(e))
        return infer(in, e);
    const struct type *t = infer_yield(in, e, 1);
    fact_of(in->m, e)->type = t;
    return t;
}

void infer_statement_value(struct infer *in, const struct expr *e)
{
    if (is_yield(e))
        fact_of(in->m, e)->type = infer_yield(in, e, 0);
    else if (e->kind == Call_kind || e->kind == NamedExpr_kind)
        infer(in, e);
    else
        refuse(in->m, e->loc, "this statement does nothing that C could do");
}
