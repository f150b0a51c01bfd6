/* Visiting the expressions of a tree: one case for each kind of node, by the fields of ast.h. */
#include "walk.h"

struct walk {
    expr_visitor *visit;
    void *context;
};

static void one(struct walk w, const struct expr *e)
{
    if (e)
        w.visit(w.context, e);
}

static void all(struct walk w, const struct expr_list *list)
{
    for (int i = 0; i < list->n; i++)
        one(w, list->at[i]);
}

static void keywords(struct walk w, const struct keyword_list *list)
{
    for (int i = 0; i < list->n; i++)
        one(w, list->at[i]->value);
}

static void annotations(struct walk w, const struct arg_list *list)
{
    for (int i = 0; i < list->n; i++)
        one(w, list->at[i]->annotation);
}

static void arguments(struct walk w, const struct arguments *a)
{
    annotations(w, &a->posonlyargs);
    annotations(w, &a->args);
    if (a->vararg)
        one(w, a->vararg->annotation);
    annotations(w, &a->kwonlyargs);
    if (a->kwarg)
        one(w, a->kwarg->annotation);
    all(w, &a->defaults);
    all(w, &a->kw_defaults);
}

static void type_params(struct walk w, const struct type_param_list *list)
{
    for (int i = 0; i < list->n; i++) {
        if (list->at[i]->kind == TypeVar_kind)
            one(w, list->at[i]->v.TypeVar.bound);
        one(w, list->at[i]->v.TypeVar.default_value);
    }
}

static void generators(struct walk w, const struct comprehension_list *list)
{
    for (int i = 0; i < list->n; i++) {
        one(w, list->at[i]->target);
        one(w, list->at[i]->iter);
        all(w, &list->at[i]->ifs);
    }
}

static void items(struct walk w, const struct withitem_list *list)
{
    for (int i = 0; i < list->n; i++) {
        one(w, list->at[i]->context_expr);
        one(w, list->at[i]->optional_vars);
    }
}

static void guards(struct walk w, const struct match_case_list *list)
{
    for (int i = 0; i < list->n; i++)
        one(w, list->at[i]->guard);
}

static void types(struct walk w, const struct excepthandler_list *list)
{
    for (int i = 0; i < list->n; i++)
        one(w, list->at[i]->v.ExceptHandler.type);
}

void visit_exprs_of_stmt(const struct stmt *s, expr_visitor *visit, void *context)
{
    struct walk w = {visit, context};

    switch (s->kind) {
    case FunctionDef_kind:
    case AsyncFunctionDef_kind:
        all(w, &s->v.FunctionDef.decorator_list);
        type_params(w, &s->v.FunctionDef.type_params);
        arguments(w, s->v.FunctionDef.args);
        one(w, s->v.FunctionDef.returns);
        break;
    case ClassDef_kind:
        all(w, &s->v.ClassDef.decorator_list);
        type_params(w, &s->v.ClassDef.type_params);
        all(w, &s->v.ClassDef.bases);
        keywords(w, &s->v.ClassDef.keywords);
        break;
    case Return_kind: one(w, s->v.Return.value); break;
    case Delete_kind: all(w, &s->v.Delete.targets); break;
    case Assign_kind:
        all(w, &s->v.Assign.targets);
        one(w, s->v.Assign.value);
        break;
    case TypeAlias_kind:
        type_params(w, &s->v.TypeAlias.type_params);
        one(w, s->v.TypeAlias.value);
        break;
    case AugAssign_kind:
        one(w, s->v.AugAssign.target);
        one(w, s->v.AugAssign.value);
        break;
    case AnnAssign_kind:
        one(w, s->v.AnnAssign.target);
        one(w, s->v.AnnAssign.annotation);
        one(w, s->v.AnnAssign.value);
        break;
    case For_kind:
    case AsyncFor_kind:
        one(w, s->v.For.target);
        one(w, s->v.For.iter);
        break;
    case While_kind:
    case If_kind: one(w, s->v.If.test); break;
    case With_kind:
    case AsyncWith_kind: items(w, &s->v.With.items); break;
    case Match_kind:
        one(w, s->v.Match.subject);
        guards(w, &s->v.Match.cases);
        break;
    case Raise_kind:
        one(w, s->v.Raise.exc);
        one(w, s->v.Raise.cause);
        break;
    case Try_kind:
    case TryStar_kind: types(w, &s->v.Try.handlers); break;
    case Assert_kind:
        one(w, s->v.Assert.test);
        one(w, s->v.Assert.msg);
        break;
    case Expr_kind: one(w, s->v.Expr.value); break;
    case Import_kind:
    case ImportFrom_kind:
    case Global_kind:
    case Nonlocal_kind:
    case Pass_kind:
    case Break_kind:
    case Continue_kind: break;
    }
}

void visit_exprs_of_expr(const struct expr *e, expr_visitor *visit, void *context)
{
    struct walk w = {visit, context};

    switch (e->kind) {
    case BoolOp_kind: all(w, &e->v.BoolOp.values); break;
    case NamedExpr_kind:
        one(w, e->v.NamedExpr.target);
        one(w, e->v.NamedExpr.value);
        break;
    case BinOp_kind:
        one(w, e->v.BinOp.left);
        one(w, e->v.BinOp.right);
        break;
    case UnaryOp_kind: one(w, e->v.UnaryOp.operand); break;
    case Lambda_kind:
        arguments(w, e->v.Lambda.args);
        one(w, e->v.Lambda.body);
        break;
    case IfExp_kind:
        one(w, e->v.IfExp.body);
        one(w, e->v.IfExp.test);
        one(w, e->v.IfExp.orelse);
        break;
    case Dict_kind:
        for (int i = 0; i < e->v.Dict.values.n; i++) {
            one(w, e->v.Dict.keys.at[i]);
            one(w, e->v.Dict.values.at[i]);
        }
        break;
    case Set_kind: all(w, &e->v.Set.elts); break;
    case ListComp_kind:
    case SetComp_kind:
    case GeneratorExp_kind:
        one(w, e->v.ListComp.elt);
        generators(w, &e->v.ListComp.generators);
        break;
    case DictComp_kind:
        one(w, e->v.DictComp.key);
        one(w, e->v.DictComp.value);
        generators(w, &e->v.DictComp.generators);
        break;
    case Await_kind:
    case Yield_kind:
    case YieldFrom_kind: one(w, e->v.Await.value); break;
    case Compare_kind:
        one(w, e->v.Compare.left);
        all(w, &e->v.Compare.comparators);
        break;
    case Call_kind:
        one(w, e->v.Call.func);
        all(w, &e->v.Call.args);
        keywords(w, &e->v.Call.keywords);
        break;
    case FormattedValue_kind:
        one(w, e->v.FormattedValue.value);
        one(w, e->v.FormattedValue.format_spec);
        break;
    case Interpolation_kind:
        one(w, e->v.Interpolation.value);
        one(w, e->v.Interpolation.format_spec);
        break;
    case JoinedStr_kind:
    case TemplateStr_kind: all(w, &e->v.JoinedStr.values); break;
    case Attribute_kind: one(w, e->v.Attribute.value); break;
    case Subscript_kind:
        one(w, e->v.Subscript.value);
        one(w, e->v.Subscript.slice);
        break;
    case Starred_kind: one(w, e->v.Starred.value); break;
    case List_kind:
    case Tuple_kind: all(w, &e->v.List.elts); break;
    case Slice_kind:
        one(w, e->v.Slice.lower);
        one(w, e->v.Slice.upper);
        one(w, e->v.Slice.step);
        break;
    case Constant_kind:
    case Name_kind: break;
    }
}
