/*
 * What CPython's compiler warns of, SyntaxWarning: texts that are no error and hardly what was
 * meant. The words are those of 3.11, and of 3.14 for jumps out of a finally block (PEP 765).
 *
 * CPython folds constants first, so that -1 and (1, 2) count as literals.
 */
#include "validate_walk.h"

static const char *type_of(const struct expr *e);

static const char *type_of_constant(enum constant_kind kind)
{
    static const char *const names[] = {
        [CONST_NONE] = "NoneType",     [CONST_TRUE] = "bool", [CONST_FALSE] = "bool",
        [CONST_ELLIPSIS] = "ellipsis", [CONST_INT] = "int",   [CONST_FLOAT] = "float",
        [CONST_IMAG] = "complex",      [CONST_STR] = "str",   [CONST_BYTES] = "bytes"};
    return names[kind];
}

static int is_number(const struct expr *e)
{
    enum constant_kind kind = e->v.Constant.value.kind;
    return e->kind == Constant_kind &&
           (kind == CONST_INT || kind == CONST_FLOAT || kind == CONST_IMAG);
}

/* Will e be a constant, once it is folded? */
static int is_literal(const struct expr *e)
{
    switch (e->kind) {
    case Constant_kind: return 1;
    case UnaryOp_kind: return e->v.UnaryOp.op != Not && is_number(e->v.UnaryOp.operand);
    case BinOp_kind: return is_number(e->v.BinOp.left) && is_number(e->v.BinOp.right);
    case Tuple_kind:
        for (int i = 0; i < e->v.Tuple.elts.n; i++)
            if (!is_literal(e->v.Tuple.elts.at[i]))
                return 0;
        return 1;
    default: return 0;
    }
}

static const char *type_of_operation(const struct expr *e)
{
    const char *left = type_of(e->v.BinOp.left), *right = type_of(e->v.BinOp.right);
    if (left[0] == 'c' || right[0] == 'c')
        return "complex";
    return left[0] == 'f' || right[0] == 'f' || e->v.BinOp.op == Div ? "float" : "int";
}

/* The name of the type that e certainly has, or NULL. */
static const char *type_of(const struct expr *e)
{
    switch (e->kind) {
    case Constant_kind: return type_of_constant(e->v.Constant.value.kind);
    case Tuple_kind: return "tuple";
    case List_kind:
    case ListComp_kind: return "list";
    case Dict_kind:
    case DictComp_kind: return "dict";
    case Set_kind:
    case SetComp_kind: return "set";
    case GeneratorExp_kind: return "generator";
    case Lambda_kind: return "function";
    case JoinedStr_kind: return "str";
    case TemplateStr_kind: return "string.templatelib.Template";
    case UnaryOp_kind: return is_literal(e) ? type_of(e->v.UnaryOp.operand) : NULL;
    case BinOp_kind: return is_literal(e) ? type_of_operation(e) : NULL;
    default: return NULL;
    }
}

/* An operand whose identity says nothing. */
static int has_no_identity(const struct expr *e)
{
    enum constant_kind kind = e->v.Constant.value.kind;
    if (e->kind == Constant_kind)
        return kind == CONST_INT || kind == CONST_FLOAT || kind == CONST_IMAG ||
               kind == CONST_STR || kind == CONST_BYTES;
    return is_literal(e);
}

static void warn_of_comparison(struct validator *v, const struct expr *e)
{
    const struct expr *left = e->v.Compare.left;
    for (int i = 0; i < e->v.Compare.ops.n; i++) {
        const struct expr *right = e->v.Compare.comparators.at[i];
        enum cmpop op = e->v.Compare.ops.at[i];
        if ((op == Is || op == IsNot) && (has_no_identity(left) || has_no_identity(right))) {
            problem(v, WARNING_PHASE, e->loc, "\"%s\" with a literal. Did you mean \"%s\"?",
                    op == Is ? "is" : "is not", op == Is ? "==" : "!=");
            return;
        }
        left = right;
    }
}

static void warn_of_callee(struct validator *v, const struct expr *e)
{
    const struct expr *callee = e->v.Call.func;
    if (type_of(callee) && callee->kind != Lambda_kind)
        problem(v, WARNING_PHASE, e->loc,
                "'%s' object is not callable; perhaps you missed a comma?", type_of(callee));
}

/* Is e of a type without items? */
static int has_no_items(const struct expr *e)
{
    switch (e->kind) {
    case Set_kind:
    case SetComp_kind:
    case GeneratorExp_kind:
    case Lambda_kind:
    case TemplateStr_kind: return 1;
    case Constant_kind:
        return e->v.Constant.value.kind != CONST_STR && e->v.Constant.value.kind != CONST_BYTES;
    default: return e->kind != Tuple_kind && is_literal(e);
    }
}

static int has_numbered_items(const struct expr *e)
{
    switch (e->kind) {
    case Tuple_kind:
    case List_kind:
    case ListComp_kind:
    case JoinedStr_kind: return 1;
    case Constant_kind:
        return e->v.Constant.value.kind == CONST_STR || e->v.Constant.value.kind == CONST_BYTES;
    default: return 0;
    }
}

static int is_index(const char *type)
{
    return !type || type == type_of_constant(CONST_INT) || type == type_of_constant(CONST_TRUE);
}

static void warn_of_subscript(struct validator *v, const struct expr *e)
{
    const struct expr *of = e->v.Subscript.value;
    const char *index = type_of(e->v.Subscript.slice);
    if (e->v.Subscript.ctx != Load)
        return;
    if (has_no_items(of))
        problem(v, WARNING_PHASE, e->loc,
                "'%s' object is not subscriptable; perhaps you missed a comma?", type_of(of));
    else if (has_numbered_items(of) && !is_index(index))
        problem(v, WARNING_PHASE, e->loc,
                "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
                type_of(of), index);
}

void warn_of_expr(struct validator *v, const struct expr *e)
{
    switch (e->kind) {
    case Compare_kind: warn_of_comparison(v, e); break;
    case Call_kind: warn_of_callee(v, e); break;
    case Subscript_kind: warn_of_subscript(v, e); break;
    default: break;
    }
}

void warn_of_stmt(struct validator *v, const struct stmt *s)
{
    static const char *const words[] = {
        [Return_kind] = "return", [Break_kind] = "break", [Continue_kind] = "continue"};
    switch (s->kind) {
    case Assert_kind:
        if (s->v.Assert.test->kind == Tuple_kind && s->v.Assert.test->v.Tuple.elts.n)
            problem(v, WARNING_PHASE, s->loc,
                    "assertion is always true, perhaps remove parentheses?");
        break;
    case Return_kind:
    case Break_kind:
    case Continue_kind:
        if (v->scope->in_finally)
            problem(v, WARNING_PHASE, s->loc, "'%s' in a 'finally' block", words[s->kind]);
        break;
    default: break;
    }
}
