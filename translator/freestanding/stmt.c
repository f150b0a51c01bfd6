/* Statements as C, but for loops, try and yields. */
#include <string.h>
#include "emit.h"
#include "tree/walk.h"

struct name_search {
    const char *name;
    int found;
};

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

/* ------------------------------------------------------------------------------------- errors */

const char *error_code(struct emit *w, const char *name)
{
    int i = error_of(w->m, name); /* it may add one */

    return w->m->errors.at[i].c_name;
}

/* Goes where an exception goes. */
void leave_raised(struct emit *w)
{
    w->uses_raised = 1;
    if (w->guards) {
        w->guards->is_used = 1;
        line(w, "goto %s;", w->guards->label);
        return;
    }
    w->escapes = 1;
    if (w->f->is_generator) {
        w->leaves = 1;
        line(w, "goto leave;");
    } else {
        line(w, "return raised;");
    }
}

void check(struct emit *w)
{
    if (!w->can_raise)
        return;
    w->can_raise = 0;
    line(w, "if (raised)");
    w->indent++;
    leave_raised(w);
    w->indent--;
}

static void emit_raise(struct emit *w, const struct stmt *s)
{
    const struct expr *e = s->v.Raise.exc;

    w->uses_raised = 1;
    if (!e) {
        line(w, "raised = %s;", w->caught);
    } else {
        e = e->kind == Call_kind ? e->v.Call.func : e;
        line(w, "raised = %s_RAISE(%s, %d);", w->m->upper, error_code(w, e->v.Name.id),
             s->loc.line);
    }
    leave_raised(w);
}

static void emit_assert(struct emit *w, const struct stmt *s)
{
    struct code c = condition(w, s->v.Assert.test);

    if (w->can_raise)
        c = hold(w, c, simple_type(w->m, TYPE_BOOL), "test");
    check(w);
    w->uses_raised = 1;
    line(w, "if (!%s) {", within(w, c, LEVEL_PRIMARY));
    w->indent++;
    line(w, "raised = %s_RAISE(%s, %d);", w->m->upper, error_code(w, "AssertionError"),
         s->loc.line);
    leave_raised(w);
    w->indent--;
    line(w, "}");
}

/* ---------------------------------------------------------------------------------- assignments */

/* Does it matter what the target holds when the value fails? */
static int is_seen(struct emit *w, const struct expr *target)
{
    return w->guards || target->kind != Name_kind;
}

static void store_item(struct emit *w, const struct expr *target, struct code value,
                       const struct expr *source)
{
    const struct expr *array = target->v.Subscript.value;
    const struct type *t = type_of(w, array), *item = type_of(w, target);
    const struct range *r = source ? &fact_of(w->m, source)->range : NULL;

    if (w->can_raise || (source && comes_before(w, source, target->v.Subscript.slice)))
        value = hold(w, value, item, "value");
    check(w);
    int is_byte = r && r->lo >= 0 && r->hi <= 255;
    if (t->kind == TYPE_BUFFER && is_byte) {
        value = code_of(as_narrow(w, value, "uint8_t"), LEVEL_UNARY);
    } else if (t->kind == TYPE_BUFFER && !is_byte) {
        want_helper(w->m, HELPER_BYTE);
        error_code(w, "ValueError");
        value = code_of(
            format(w, "%s_byte(%s, %d, &raised)", w->m->prefix, value.text, target->loc.line),
            LEVEL_PRIMARY);
        const char *byte = hidden_variable(w, "byte_value", simple_type(w->m, TYPE_INT), 0);
        line(w, "%s = %s;", byte, value.text);
        value = code_of(format(w, "(uint8_t)%s", byte), LEVEL_UNARY);
        w->can_raise = w->uses_raised = 1;
        check(w);
    }
    struct code index = index_code(w, target);
    if (w->can_raise)
        index = hold(w, index, simple_type(w->m, TYPE_INT), "index");
    check(w);
    line(w, "%s[%s%s] = %s;", items_text(w, array), index.text, w->is_counting ? "++" : "",
         value.text);
}

int is_narrow(struct emit *w, const struct expr *target)
{
    struct variable *v =
        target->kind == Name_kind ? find_variable(&w->f->variables, target->v.Name.id) : NULL;

    return v && v->narrow;
}

const char *narrowed(struct emit *w, const struct expr *target, struct code value)
{
    if (!is_narrow(w, target))
        return value.text;
    return as_narrow(w, value, find_variable(&w->f->variables, target->v.Name.id)->narrow);
}

const char *as_narrow(struct emit *w, struct code value, const char *type)
{
    if (is_digits(value.text) || (value.type && (!*value.type || strcmp(value.type, type) == 0)))
        return value.text;
    return format(w, "(%s)%s", type, within(w, value, LEVEL_UNARY));
}

void store(struct emit *w, const struct expr *target, struct code value, const struct expr *source,
           const struct type *type)
{
    switch (target->kind) {
    case Name_kind:
    case Attribute_kind: {
        if (w->can_raise && is_seen(w, target)) {
            value = hold(w, value, type, "value");
            check(w);
        }
        const char *place = expr(w, target).text;
        if (strcmp(place, value.text) != 0)
            line(w, "%s = %s;", place, narrowed(w, target, value));
        check(w);
        return;
    }
    case Subscript_kind: store_item(w, target, value, source); return;
    default: {
        struct code all = value;
        if (source && source->kind != Name_kind)
            all = hold(w, value, type, "items");
        check(w);
        for (int i = 0; i < target->v.Tuple.elts.n; i++) {
            const struct expr *one = target->v.Tuple.elts.at[i];
            const struct type *from = type->items.at[i];
            struct code item =
                code_of(format(w, "%s.item%d", within(w, all, LEVEL_PRIMARY), i), LEVEL_PRIMARY);
            store(w, one, convert(w, item, NULL, from, target_type(w, one, from)), NULL,
                  target_type(w, one, from));
        }
    }
    }
}

const struct type *target_type(struct emit *w, const struct expr *target, const struct type *t)
{
    struct variable *v =
        target->kind == Name_kind ? find_variable(&w->f->variables, target->v.Name.id) : NULL;

    if (v)
        return v->type;
    return target->kind == Tuple_kind ? t : type_of(w, target);
}

/* bytearray(n), [0] * n, [1, 2, 3], Point(1, 2): made in its place. */
static void fill(struct emit *w, const char *place, const struct expr *value)
{
    const struct type *t = type_of(w, value);
    const struct expr *item =
        value->kind == BinOp_kind ? value->v.BinOp.left->v.List.elts.at[0] : NULL;
    int64_t n = 1;

    if (t->kind == TYPE_BUFFER || (item && constant_int(w->m, item, &n) && n == 0)) {
        line(w, "memset(%s, 0, sizeof %s);", place, place);
        return;
    }
    if (item) {
        const char *i = hidden_variable(w, "i", simple_type(w->m, TYPE_INT), 0);
        struct code c = hold(w, expr_as(w, item, t->item), t->item, "item");
        check(w);
        line(w, "for (%s = 0; %s < %ld; %s++)", i, i, t->count, i);
        line(w, "    %s[%s] = %s;", place, i, c.text);
        return;
    }
    for (int i = 0; i < value->v.List.elts.n; i++) {
        line(w, "%s[%d] = %s;", place, i, expr_as(w, value->v.List.elts.at[i], t->item).text);
        check(w);
    }
}

static void assign_fresh(struct emit *w, const struct expr *target, const struct expr *value)
{
    const struct variable *v =
        target->kind == Name_kind ? find_variable(&w->f->variables, target->v.Name.id) : NULL;
    const char *place = expr(w, target).text;

    if (v && v->is_filled)
        return;
    if (fact_of(w->m, value)->function)
        init_child(w, value, place);
    else if (!fact_of(w->m, value)->class)
        fill(w, place, value);
    else if (find_method(fact_of(w->m, value)->class, "__init__"))
        call_statement(w, value, format(w, "&%s", place));
}

static void assign_parallel(struct emit *w, const struct expr *target, const struct expr *value)
{
    const struct expr_list *values = &value->v.Tuple.elts, *targets = &target->v.Tuple.elts;
    struct code *codes = NEW_ARRAY(w->m->arena, struct code, values->n);

    for (int i = 0; i < values->n; i++) {
        const struct type *t = target_type(w, targets->at[i], type_of(w, values->at[i]));
        if (is_aggregate(t))
            continue;
        codes[i] = expr_as(w, values->at[i], t);
        int comes_first = i == 0 && !w->can_raise;
        for (int k = 1; k < values->n; k++)
            comes_first &= !has_effect(w, values->at[k]);
        if (values->at[i]->kind != Constant_kind && !comes_first)
            codes[i] = hold(w, codes[i], t, "value");
    }
    check(w);
    for (int i = 0; i < values->n; i++) {
        const struct type *t = target_type(w, targets->at[i], type_of(w, values->at[i]));
        if (is_aggregate(t))
            assign_fresh(w, targets->at[i], values->at[i]);
        else
            store(w, targets->at[i], codes[i], values->at[i], t);
    }
}

/* A call whose value can go where the target is, without a detour. */
static int assign_call(struct emit *w, const struct expr *target, const struct expr *value,
                       const struct type *t)
{
    const struct function *f = value->kind == Call_kind ? fact_of(w->m, value)->function : NULL;

    if (!f || !f->raises || f->returns != t || w->guards || target->kind != Name_kind ||
        is_narrow(w, target))
        return 0;
    call_statement(w, value, expr(w, target).text);
    return 1;
}

void assign_value(struct emit *w, const struct expr *target, const struct expr *value)
{
    if (is_yield(value)) {
        emit_yield(w, value, target);
        return;
    }
    const struct type *from = type_of(w, value), *t = target_type(w, target, from);
    if (is_aggregate(from))
        assign_fresh(w, target, value);
    else if (!assign_call(w, target, value, t))
        store(w, target, expr_as(w, value, target->kind == Tuple_kind ? from : t), value,
              target->kind == Tuple_kind ? from : t);
}

static void emit_assign(struct emit *w, const struct stmt *s)
{
    const struct expr_list *targets = &s->v.Assign.targets;
    const struct expr *value = s->v.Assign.value, *first = targets->at[0];

    if (targets->n == 1 && first->kind == Tuple_kind && value->kind == Tuple_kind &&
        first->v.Tuple.elts.n == value->v.Tuple.elts.n) {
        assign_parallel(w, first, value);
        return;
    }
    if (targets->n == 1) {
        assign_value(w, first, value);
        return;
    }
    const struct type *from = type_of(w, value);
    struct code c;
    if (is_yield(value)) {
        c = code_of(yield_value(w, value), LEVEL_PRIMARY);
    } else {
        c = expr(w, value);
        if (value->kind != Constant_kind)
            c = hold(w, c, from, "value");
        check(w);
    }
    for (int i = 0; i < targets->n; i++) {
        const struct type *t = target_type(w, targets->at[i], from);
        store(w, targets->at[i],
              targets->at[i]->kind == Tuple_kind ? c : convert(w, c, value, from, t), value, t);
    }
}

/* --------------------------------------------------------------------- augmented assignments */

/* Has C the operator with the same meaning here? */
static int is_plain(const struct emit *w, const struct stmt *s, const struct fact *f, int is_float)
{
    const struct range *x = &fact_of(w->m, s->v.AugAssign.target)->range;
    const struct range *y = &fact_of(w->m, s->v.AugAssign.value)->range;

    if (!f->is_safe)
        return 0;
    switch (s->v.AugAssign.op) {
    case Add:
    case Sub:
    case Mult:
    case BitAnd:
    case BitOr:
    case BitXor:
    case RShift: return 1;
    case LShift: return x->lo >= 0;
    case FloorDiv:
    case Mod: return x->lo >= 0 && y->lo > 0;
    case Div: return is_float;
    default: return 0;
    }
}

static void emit_augmented(struct emit *w, const struct stmt *s)
{
    const struct expr *target = s->v.AugAssign.target, *value = s->v.AugAssign.value;
    const struct fact *f = augmented_fact(w->m, s);
    const struct type *to = target_type(w, target, NULL);
    int is_float = some_type(to)->kind == TYPE_FLOAT || s->v.AugAssign.op == Div ||
                   type_of(w, value)->kind == TYPE_FLOAT;
    const struct type *t = simple_type(w->m, is_float ? TYPE_FLOAT : TYPE_INT);
    const struct type *x = type_of(w, target);

    if (!is_float && some_type(x)->kind == TYPE_BOOL)
        t = some_type(x); /* logic of bools stays one */
    if (is_yield(value)) {
        const char *sent = yield_value(w, value);
        struct code a = convert(w, expr(w, target), target, x, t);
        struct code b = convert(w, code_of(sent, LEVEL_PRIMARY), NULL, type_of(w, value), t);
        struct code c =
            operation(w, s->v.AugAssign.op, a, b, f->is_safe, is_float,
                      fact_of(w->m, target)->range, fact_of(w->m, value)->range, s->loc.line);
        store(w, target, convert(w, c, NULL, t, to), NULL, to);
        return;
    }
    int is_item = target->kind == Subscript_kind;
    int64_t n = 0;
    int is_step = (s->v.AugAssign.op == Add || s->v.AugAssign.op == Sub) && !is_float &&
                  constant_int(w->m, value, &n) && n == 1;
    if (to == t && !is_item && (is_step || !is_narrow(w, target)) && is_plain(w, s, f, is_float) &&
        !has_effect(w, value) && to->kind != TYPE_BOOL) {
        struct code b = expr_as(w, value, t);
        if (w->can_raise) {
            b = hold(w, b, t, "value");
            check(w);
        }
        const char *op = operator_text(s->v.AugAssign.op);
        if (s->v.AugAssign.op == FloorDiv)
            op = "/";
        if (is_step)
            line(w, "%s%s%s;", expr(w, target).text, op, op);
        else
            line(w, "%s %s= %s;", expr(w, target).text, op, b.text);
        return;
    }
    struct code a = convert(w, expr(w, target), target, x, t);
    if (has_effect(w, value) || (w->can_raise && may_raise(w, value)))
        a = hold(w, a, t, "left");
    check(w);
    struct code c =
        operation(w, s->v.AugAssign.op, a, expr_as(w, value, t), f->is_safe, is_float,
                  fact_of(w->m, target)->range, fact_of(w->m, value)->range, s->loc.line);
    if (is_item && !w->can_raise && f->is_safe && f->range.lo >= 0 && f->range.hi <= 255 &&
        type_of(w, target->v.Subscript.value)->kind == TYPE_BUFFER) {
        line(w, "%s = (uint8_t)(%s);", expr(w, target).text, c.text);
        return;
    }
    store(w, target, convert(w, c, NULL, t, to), NULL, to);
}

/* ----------------------------------------------------------------------------------- the others */

static void emit_else(struct emit *w, const struct stmt *s);

static void emit_if(struct emit *w, const struct stmt *s, const char *before)
{
    int temps = w->temps.n;
    struct code c = condition(w, s->v.If.test);

    if (w->can_raise) {
        c = hold(w, c, simple_type(w->m, TYPE_BOOL), "test");
        check(w);
    }
    line(w, "%sif (%s) {", before, c.text);
    w->temps.n = temps;
    w->indent++;
    block(w, &s->v.If.body);
    w->indent--;
    emit_else(w, s);
    const struct fact *f = fact_of(w->m, (const struct expr *)s);
    if (f->group)
        end_step(w, &f->late, state_of_group(w, f->group));
}

static void emit_else(struct emit *w, const struct stmt *s)
{
    struct text scratch = {0}, *out = w->out;

    if (!s->v.If.orelse.n) {
        line(w, "}");
        return;
    }
    const struct stmt *next = s->v.If.orelse.at[0];
    if (s->v.If.orelse.n == 1 && next->kind == If_kind && !needs_statements(w, next->v.If.test)) {
        w->out = &scratch;
        emit_if(w, next, "} else ");
        w->out = out;
        append(w, scratch.at, scratch.size);
        return;
    }
    w->out = &scratch;
    w->indent++;
    block(w, &s->v.If.orelse);
    w->indent--;
    w->out = out;
    if (scratch.size) {
        line(w, "} else {");
        append(w, scratch.at, scratch.size);
    }
    line(w, "}");
}

/* Would the condition need statements in front of it? Tried on a copy. */
int needs_statements(struct emit *w, const struct expr *test)
{
    struct emit copy = *w;
    struct text scratch = {0};
    int hidden = w->f->hidden.n, used = w->guards ? w->guards->is_used : 0;

    copy.out = &scratch;
    condition(&copy, test);
    w->f->hidden.n = hidden;
    if (w->guards)
        w->guards->is_used = used;
    return scratch.size || copy.can_raise;
}

static void emit_expression(struct emit *w, const struct expr *e)
{
    const struct fact *f = fact_of(w->m, e);

    if (e->kind == Constant_kind)
        return;
    if (is_yield(e))
        emit_yield(w, e, NULL);
    else if (f->function)
        call_statement(w, e, NULL);
    else if (e->kind == NamedExpr_kind || is_step(w, e))
        expr(w, e);
    else
        line(w, "(void)%s;", within(w, expr(w, e), LEVEL_UNARY));
    check(w);
}

static void statement(struct emit *w, const struct stmt *s)
{
    switch (s->kind) {
    case Assign_kind: emit_assign(w, s); break;
    case AnnAssign_kind:
        if (s->v.AnnAssign.value)
            assign_value(w, s->v.AnnAssign.target, s->v.AnnAssign.value);
        break;
    case AugAssign_kind: emit_augmented(w, s); break;
    case If_kind: emit_if(w, s, ""); break;
    case While_kind: emit_while(w, s); break;
    case For_kind: emit_for(w, s); break;
    case Try_kind: emit_try(w, s); break;
    case Return_kind: return_statement(w, s); break;
    case Raise_kind: emit_raise(w, s); break;
    case Assert_kind: emit_assert(w, s); break;
    case Break_kind: emit_break(w, 0); break;
    case Continue_kind: emit_break(w, 1); break;
    case Expr_kind: emit_expression(w, s->v.Expr.value); break;
    default: break;
    }
}

static void look_for_name(void *context, const struct expr *e)
{
    struct name_search *s = context;

    if (!e)
        return;
    s->found |= e->kind == Name_kind && strcmp(e->v.Name.id, s->name) == 0;
    visit_exprs_of_expr(e, look_for_name, s);
}

/* `buffer[size] = value` and `size += 1`: one statement in C, where nothing can fail. */
static int counts_on(struct emit *w, const struct stmt *s, const struct stmt *next)
{
    const struct expr *target =
        s->kind == Assign_kind && s->v.Assign.targets.n == 1 ? s->v.Assign.targets.at[0] : NULL;
    int64_t n;

    if (!target || target->kind != Subscript_kind || next->kind != AugAssign_kind ||
        next->v.AugAssign.op != Add || next->v.AugAssign.target->kind != Name_kind ||
        !constant_int(w->m, next->v.AugAssign.value, &n) || n != 1)
        return 0;
    const struct expr *index = target->v.Subscript.slice, *value = s->v.Assign.value;
    const char *name = next->v.AugAssign.target->v.Name.id;
    struct name_search search = {name, 0};
    look_for_name(&search, value);
    return index->kind == Name_kind && strcmp(index->v.Name.id, name) == 0 && !search.found &&
           type_of(w, index)->kind == TYPE_INT && fact_of(w->m, target)->is_safe &&
           augmented_fact(w->m, next)->is_safe && !is_yield(value) && !has_effect(w, value) &&
           !may_raise(w, value) && !needs_statements(w, value);
}

static void emit_counting(struct emit *w, const struct stmt *s)
{
    w->is_counting = 1;
    assign_value(w, s->v.Assign.targets.at[0], s->v.Assign.value);
    w->is_counting = 0;
}

void block(struct emit *w, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        int temps = w->temps.n;
        w->can_raise = 0;
        if (i + 1 < body->n && counts_on(w, body->at[i], body->at[i + 1]))
            emit_counting(w, body->at[i++]);
        else
            statement(w, body->at[i]);
        w->temps.n = temps;
    }
}
