/* Expressions: yield and await out of place, stars, names that cannot be bound. */
#include "validate_walk.h"

static const char *comprehension_words(enum expr_kind kind)
{
    switch (kind) {
    case ListComp_kind: return "list comprehension";
    case SetComp_kind: return "set comprehension";
    case DictComp_kind: return "dict comprehension";
    default: return "generator expression";
    }
}

static void visit_yield(struct validator *v, const struct expr *e)
{
    struct code_unit *s = v->scope;
    if (refuse_apart(v, e, "yield"))
        return;
    s->is_generator = 1;
    visit_value(v, e->v.Yield.value);
    if (s->place == IN_COMPREHENSION)
        problem(v, SYMBOL_PHASE, e->loc, "'yield' inside %s",
                comprehension_words(s->comprehension));
    else if (s->place == IN_MODULE || s->place == IN_CLASS)
        problem(v, COMPILE_PHASE, e->loc, "'yield' outside function");
    else if (e->kind == YieldFrom_kind && s->place == IN_ASYNC_FUNCTION)
        problem(v, COMPILE_PHASE, e->loc, "'yield from' inside async function");
}

static void visit_await(struct validator *v, const struct expr *e)
{
    struct code_unit *s = v->scope;
    if (refuse_apart(v, e, "await"))
        return;
    s->is_coroutine = 1;
    visit_value(v, e->v.Await.value);
    if (s->place == IN_MODULE || s->place == IN_CLASS)
        problem(v, COMPILE_PHASE, e->loc, "'await' outside function");
    else if (s->place != IN_ASYNC_FUNCTION && s->place != IN_COMPREHENSION)
        problem(v, COMPILE_PHASE, e->loc, "'await' outside async function");
}

/* ------------------------------------------------------------------------------ comprehensions */

static void visit_clauses(struct validator *v, const struct comprehension_list *list)
{
    for (int i = 0; i < list->n; i++) {
        struct comprehension *c = list->at[i];
        v->scope->is_coroutine |= c->is_async;
        if (i > 0)
            visit_value(v, c->iter);
        visit_value(v, c->target);
        for (int k = 0; k < c->ifs.n; k++)
            visit_value(v, c->ifs.at[k]);
    }
}

/* The first iterable is evaluated outside. An asynchronous list, set or dict comprehension makes
 * the comprehension around it asynchronous too; a generator expression does not. */
static void visit_comprehension(struct validator *v, const struct expr *e,
                                const struct comprehension_list *clauses)
{
    struct code_unit scope = {0};
    visit_value(v, clauses->at[0]->iter);
    enter_scope(v, &scope, IN_COMPREHENSION);
    scope.comprehension = e->kind;
    visit_clauses(v, clauses);
    if (e->kind == DictComp_kind) {
        visit_value(v, e->v.DictComp.key);
        visit_value(v, e->v.DictComp.value);
    } else {
        visit_value(v, e->v.ListComp.elt);
    }
    leave_scope(v);
    if (!scope.is_coroutine || e->kind == GeneratorExp_kind)
        return;
    if (v->scope->place != IN_ASYNC_FUNCTION && v->scope->place != IN_COMPREHENSION)
        problem(v, COMPILE_PHASE, e->loc,
                "asynchronous comprehension outside of an asynchronous function");
    v->scope->is_coroutine = 1;
}

/* ---------------------------------------------------------------------------------- parameters */

static void check_duplicates(struct validator *v, const struct arg *arg, struct name_list *seen)
{
    for (int i = 0; i < seen->n; i++) {
        if (seen->at[i] == arg->arg) {
            problem(v, SYMBOL_PHASE, arg->loc, "duplicate argument '%s' in function definition",
                    arg->arg);
            return;
        }
    }
    push(v->arena, seen, arg->arg);
}

void visit_annotation(struct validator *v, const struct expr *e, int is_generic)
{
    if (e && e->kind == Starred_kind)
        e = e->v.Starred.value;
    if (is_generic)
        visit_apart(v, e, "an annotation");
    else
        visit_value(v, e);
}

static void visit_parameter(struct validator *v, const struct arg *arg, struct name_list *seen,
                            struct loc loc, int is_generic)
{
    if (!arg)
        return;
    check_duplicates(v, arg, seen);
    check_name(v, arg->arg, loc);
    visit_annotation(v, arg->annotation, is_generic);
}

static void visit_parameter_list(struct validator *v, const struct arg_list *list,
                                 struct name_list *seen, struct loc loc, int is_generic)
{
    for (int i = 0; i < list->n; i++)
        visit_parameter(v, list->at[i], seen, loc, is_generic);
}

void visit_parameters(struct validator *v, const struct arguments *a, struct loc loc,
                      int is_generic)
{
    struct name_list seen = {0};
    for (int i = 0; i < a->defaults.n; i++)
        visit_value(v, a->defaults.at[i]);
    for (int i = 0; i < a->kw_defaults.n; i++)
        visit_value(v, a->kw_defaults.at[i]);
    visit_parameter_list(v, &a->posonlyargs, &seen, loc, is_generic);
    visit_parameter_list(v, &a->args, &seen, loc, is_generic);
    visit_parameter_list(v, &a->kwonlyargs, &seen, loc, is_generic);
    visit_parameter(v, a->vararg, &seen, loc, is_generic);
    visit_parameter(v, a->kwarg, &seen, loc, is_generic);
}

static void visit_lambda(struct validator *v, const struct expr *e)
{
    struct code_unit scope = {0};
    visit_parameters(v, e->v.Lambda.args, e->loc, 0);
    enter_scope(v, &scope, IN_LAMBDA);
    visit_value(v, e->v.Lambda.body);
    leave_scope(v);
}

/* --------------------------------------------------------------------------------------- calls */

void visit_keywords(struct validator *v, const struct keyword_list *keywords, struct loc loc)
{
    for (int i = 0; i < keywords->n; i++) {
        const struct keyword *k = keywords->at[i];
        check_name(v, k->arg, loc);
        for (int j = 0; k->arg && j < i; j++) {
            if (keywords->at[j]->arg == k->arg) {
                problem(v, COMPILE_PHASE, k->loc, "keyword argument repeated: %s", k->arg);
                break;
            }
        }
        visit_value(v, k->value);
    }
}

static void visit_elements(struct validator *v, const struct expr_list *elts)
{
    for (int i = 0; i < elts->n; i++) {
        if (elts->at[i] && elts->at[i]->kind == Starred_kind)
            visit_value(v, elts->at[i]->v.Starred.value);
        else
            visit_value(v, elts->at[i]);
    }
}

/* The elements of a tuple or list that is assigned to. */
static void visit_unpacking(struct validator *v, const struct expr *e)
{
    const struct expr_list *elts = &e->v.Tuple.elts;
    int stars = 0;
    for (int i = 0; i < elts->n; i++) {
        if (elts->at[i]->kind != Starred_kind)
            continue;
        if (stars++ == 1)
            problem(v, COMPILE_PHASE, e->loc, "multiple starred expressions in assignment");
        else if (stars == 1 && i >= 256)
            problem(v, COMPILE_PHASE, e->loc, "too many expressions in star-unpacking assignment");
    }
    visit_elements(v, elts);
}

static void visit_values(struct validator *v, const struct expr_list *list)
{
    for (int i = 0; i < list->n; i++)
        visit_value(v, list->at[i]);
}

static void visit_name(struct validator *v, const char *name, enum expr_context ctx, struct loc loc,
                       int is_attribute)
{
    if (ctx == Store)
        check_name(v, name, loc);
    else if (ctx == Del && !is_attribute && name == intern_cstr(v->arena, "__debug__"))
        problem(v, COMPILE_PHASE, loc, "cannot delete __debug__");
}

void visit_value(struct validator *v, const struct expr *e)
{
    if (!e)
        return;
    if (e->kind != Starred_kind) {
        visit_expr(v, e);
        return;
    }
    problem(v, COMPILE_PHASE, e->loc,
            e->v.Starred.ctx == Store ? "starred assignment target must be in a list or tuple"
                                      : "can't use starred expression here");
    visit_value(v, e->v.Starred.value);
}

void visit_expr(struct validator *v, const struct expr *e)
{
    warn_of_expr(v, e);
    switch (e->kind) {
    case BoolOp_kind: visit_values(v, &e->v.BoolOp.values); break;
    case NamedExpr_kind:
        if (refuse_apart(v, e, "named"))
            break;
        visit_value(v, e->v.NamedExpr.value);
        visit_value(v, e->v.NamedExpr.target);
        break;
    case BinOp_kind:
        visit_value(v, e->v.BinOp.left);
        visit_value(v, e->v.BinOp.right);
        break;
    case UnaryOp_kind: visit_value(v, e->v.UnaryOp.operand); break;
    case Lambda_kind: visit_lambda(v, e); break;
    case IfExp_kind:
        visit_value(v, e->v.IfExp.test);
        visit_value(v, e->v.IfExp.body);
        visit_value(v, e->v.IfExp.orelse);
        break;
    case Dict_kind:
        visit_values(v, &e->v.Dict.keys);
        visit_values(v, &e->v.Dict.values);
        break;
    case Set_kind: visit_elements(v, &e->v.Set.elts); break;
    case ListComp_kind:
    case SetComp_kind:
    case GeneratorExp_kind: visit_comprehension(v, e, &e->v.ListComp.generators); break;
    case DictComp_kind: visit_comprehension(v, e, &e->v.DictComp.generators); break;
    case Await_kind: visit_await(v, e); break;
    case Yield_kind:
    case YieldFrom_kind: visit_yield(v, e); break;
    case Compare_kind:
        visit_value(v, e->v.Compare.left);
        visit_values(v, &e->v.Compare.comparators);
        break;
    case Call_kind:
        visit_value(v, e->v.Call.func);
        visit_elements(v, &e->v.Call.args);
        visit_keywords(v, &e->v.Call.keywords, e->loc);
        break;
    case FormattedValue_kind:
        visit_value(v, e->v.FormattedValue.value);
        visit_value(v, e->v.FormattedValue.format_spec);
        break;
    case Interpolation_kind:
        visit_value(v, e->v.Interpolation.value);
        visit_value(v, e->v.Interpolation.format_spec);
        break;
    case JoinedStr_kind:
    case TemplateStr_kind: visit_values(v, &e->v.JoinedStr.values); break;
    case Constant_kind: break;
    case Attribute_kind:
        visit_value(v, e->v.Attribute.value);
        visit_name(v, e->v.Attribute.attr, e->v.Attribute.ctx, e->loc, 1);
        break;
    case Subscript_kind:
        visit_value(v, e->v.Subscript.value);
        visit_value(v, e->v.Subscript.slice);
        break;
    case Starred_kind: visit_value(v, e->v.Starred.value); break; /* where stars are allowed */
    case Name_kind: visit_name(v, e->v.Name.id, e->v.Name.ctx, e->loc, 0); break;
    case List_kind:
    case Tuple_kind:
        if (e->v.Tuple.ctx == Store)
            visit_unpacking(v, e);
        else
            visit_elements(v, &e->v.Tuple.elts);
        break;
    case Slice_kind:
        visit_value(v, e->v.Slice.lower);
        visit_value(v, e->v.Slice.upper);
        visit_value(v, e->v.Slice.step);
        break;
    }
}
