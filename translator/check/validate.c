/*
 * Statements, and the order of the messages.
 *
 * Problems are collected and printed in the order of their places. CPython would print the first
 * one only, of the first pass that finds any; a later pass is not reported when an earlier one
 * found something, so the first line agrees with CPython's.
 */
#include "validate_walk.h"

#include <stdlib.h>
#include <string.h>

#define MAX_BLOCKS 20

void problem(struct validator *v, enum phase phase, struct loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct problem p = {loc, arena_vprintf(v->arena, format, args)};
    va_end(args);
    push(v->arena, &v->problems[phase], p);
}

void check_name(struct validator *v, const char *name, struct loc loc)
{
    if (name && strcmp(name, "__debug__") == 0)
        problem(v, COMPILE_PHASE, loc, "cannot assign to __debug__");
}

void enter_scope(struct validator *v, struct code_unit *scope, enum place place)
{
    scope->outer = v->scope;
    scope->place = place;
    v->scope = scope;
}

void leave_scope(struct validator *v)
{
    v->scope = v->scope->outer;
}

/* --------------------------------------------------------------------------------- block stack */

static void visit_block(struct validator *v, enum block_kind kind, struct loc loc,
                        const struct stmt_list *body)
{
    struct code_unit *s = v->scope;
    struct fblock block = {s->blocks, kind};
    int in_finally = s->in_finally;
    if (s->block_depth == MAX_BLOCKS)
        problem(v, COMPILE_PHASE, loc, "too many statically nested blocks");
    s->blocks = &block;
    s->block_depth++;
    s->in_finally &= kind != LOOP_BLOCK;
    visit_statements(v, body);
    s->in_finally = in_finally;
    s->blocks = block.outer;
    s->block_depth--;
}

static void check_jump(struct validator *v, const struct stmt *s, const char *outside)
{
    for (struct fblock *b = v->scope->blocks; b; b = b->outer) {
        if (b->kind == LOOP_BLOCK)
            return;
        if (b->kind == STAR_HANDLER_BLOCK) {
            problem(v, COMPILE_PHASE, s->loc,
                    "'break', 'continue' and 'return' cannot appear in an except* block");
            return;
        }
    }
    problem(v, COMPILE_PHASE, s->loc, "%s", outside);
}

static void visit_return(struct validator *v, const struct stmt *s)
{
    struct code_unit *scope = v->scope;
    visit_value(v, s->v.Return.value);
    if (scope->place != IN_FUNCTION && scope->place != IN_ASYNC_FUNCTION) {
        problem(v, COMPILE_PHASE, s->loc, "'return' outside function");
        return;
    }
    if (s->v.Return.value)
        push(v->arena, &scope->value_returns, s->loc);
    /* CPython is at a constant on the line of the return then. */
    const struct expr *value = s->v.Return.value;
    int at_value = value && value->kind == Constant_kind && value->loc.line == s->loc.line;
    for (struct fblock *b = scope->blocks; b; b = b->outer) {
        if (b->kind == STAR_HANDLER_BLOCK) {
            problem(v, COMPILE_PHASE, at_value ? value->loc : s->loc,
                    "'break', 'continue' and 'return' cannot appear in an except* block");
            return;
        }
    }
}

/* ------------------------------------------------------------------------------------- imports */

static void check_future(struct validator *v, const struct stmt *s)
{
    static const char *const features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
    for (int i = 0; i < s->v.ImportFrom.names.n; i++) {
        const char *name = s->v.ImportFrom.names.at[i]->name;
        int known = 0;
        for (size_t k = 0; k < sizeof features / sizeof *features; k++)
            known |= strcmp(features[k], name) == 0;
        if (strcmp(name, "braces") == 0)
            problem(v, FUTURE_PHASE, s->loc, "not a chance");
        else if (!known)
            problem(v, FUTURE_PHASE, s->loc, "future feature %s is not defined", name);
    }
}

static int is_future_import(const struct stmt *s)
{
    return s->kind == ImportFrom_kind && s->v.ImportFrom.level == 0 && s->v.ImportFrom.module &&
           strcmp(s->v.ImportFrom.module, "__future__") == 0;
}

static int is_docstring(const struct stmt *s)
{
    return s->kind == Expr_kind && s->v.Expr.value->kind == Constant_kind &&
           s->v.Expr.value->v.Constant.value.kind == CONST_STR;
}

static void check_futures(struct validator *v, const struct mod *module)
{
    const struct stmt_list *body = &module->v.Module.body;
    int i = body->n > 0 && is_docstring(body->at[0]);
    for (; i < body->n && is_future_import(body->at[i]); i++)
        check_future(v, body->at[i]);
    for (; i < body->n; i++) {
        if (is_future_import(body->at[i]))
            problem(v, COMPILE_PHASE, body->at[i]->loc,
                    "from __future__ imports must occur at the beginning of the file");
    }
}

static void visit_import(struct validator *v, const struct stmt *s)
{
    const struct alias_list *names =
        s->kind == Import_kind ? &s->v.Import.names : &s->v.ImportFrom.names;
    if (is_future_import(s) && v->scope->outer)
        problem(v, COMPILE_PHASE, s->loc,
                "from __future__ imports must occur at the beginning of the file");
    for (int i = 0; i < names->n; i++)
        check_name(v, names->at[i]->asname ? names->at[i]->asname : names->at[i]->name, s->loc);
}

/* --------------------------------------------------------------------------------- definitions */

static void visit_function(struct validator *v, const struct stmt *s)
{
    int is_async = s->kind == AsyncFunctionDef_kind;
    struct code_unit scope = {0};
    for (int i = 0; i < s->v.FunctionDef.decorator_list.n; i++)
        visit_value(v, s->v.FunctionDef.decorator_list.at[i]);
    visit_type_params(v, &s->v.FunctionDef.type_params);
    check_name(v, s->v.FunctionDef.name, s->loc);
    int is_generic = s->v.FunctionDef.type_params.n > 0;
    visit_parameters(v, s->v.FunctionDef.args, s->loc, is_generic);
    visit_annotation(v, s->v.FunctionDef.returns, is_generic);
    enter_scope(v, &scope, is_async ? IN_ASYNC_FUNCTION : IN_FUNCTION);
    visit_statements(v, &s->v.FunctionDef.body);
    leave_scope(v);
    int is_async_generator = scope.is_generator && (is_async || scope.is_coroutine);
    for (int i = 0; is_async_generator && i < scope.value_returns.n; i++)
        problem(v, COMPILE_PHASE, scope.value_returns.at[i],
                "'return' with value in async generator");
}

static void visit_class(struct validator *v, const struct stmt *s)
{
    struct code_unit scope = {0};
    for (int i = 0; i < s->v.ClassDef.decorator_list.n; i++)
        visit_value(v, s->v.ClassDef.decorator_list.at[i]);
    visit_type_params(v, &s->v.ClassDef.type_params);
    check_name(v, s->v.ClassDef.name, s->loc);
    struct code_unit head = {.words = "the definition of a generic"};
    int is_generic = s->v.ClassDef.type_params.n > 0;
    if (is_generic)
        enter_scope(v, &head, IN_TYPE_SCOPE);
    for (int i = 0; i < s->v.ClassDef.bases.n; i++)
        visit_expr(v, s->v.ClassDef.bases.at[i]);
    visit_keywords(v, &s->v.ClassDef.keywords, s->loc);
    if (is_generic)
        leave_scope(v);
    enter_scope(v, &scope, IN_CLASS);
    visit_statements(v, &s->v.ClassDef.body);
    leave_scope(v);
}

/* ------------------------------------------------------------------------------------ compound */

static void visit_for(struct validator *v, const struct stmt *s)
{
    if (s->kind == AsyncFor_kind && v->scope->place != IN_ASYNC_FUNCTION)
        problem(v, COMPILE_PHASE, s->loc, "'async for' outside async function");
    visit_value(v, s->v.For.iter);
    visit_value(v, s->v.For.target);
    visit_block(v, LOOP_BLOCK, s->loc, &s->v.For.body);
    visit_statements(v, &s->v.For.orelse);
}

static void visit_with(struct validator *v, const struct stmt *s, int item)
{
    struct withitem *w = s->v.With.items.at[item];
    struct code_unit *scope = v->scope;
    struct fblock block = {scope->blocks, OTHER_BLOCK};
    visit_value(v, w->context_expr);
    if (scope->block_depth == MAX_BLOCKS)
        problem(v, COMPILE_PHASE, s->loc, "too many statically nested blocks");
    scope->blocks = &block;
    scope->block_depth++;
    visit_value(v, w->optional_vars);
    if (item + 1 < s->v.With.items.n)
        visit_with(v, s, item + 1);
    else
        visit_statements(v, &s->v.With.body);
    scope->blocks = block.outer;
    scope->block_depth--;
}

static void visit_handlers(struct validator *v, const struct stmt *s)
{
    struct code_unit *scope = v->scope;
    enum block_kind kind = s->kind == TryStar_kind ? STAR_HANDLER_BLOCK : OTHER_BLOCK;
    struct fblock block = {scope->blocks, kind};
    scope->blocks = &block;
    scope->block_depth++;
    for (int i = 0; i < s->v.Try.handlers.n; i++) {
        struct excepthandler *h = s->v.Try.handlers.at[i];
        if (!h->v.ExceptHandler.type && i + 1 < s->v.Try.handlers.n)
            problem(v, COMPILE_PHASE, h->loc, "default 'except:' must be last");
        visit_value(v, h->v.ExceptHandler.type);
        check_name(v, h->v.ExceptHandler.name, h->loc);
        visit_block(v, OTHER_BLOCK, h->loc, &h->v.ExceptHandler.body);
    }
    scope->blocks = block.outer;
    scope->block_depth--;
}

static void visit_try(struct validator *v, const struct stmt *s)
{
    struct code_unit *scope = v->scope;
    struct fblock finally = {scope->blocks, OTHER_BLOCK};
    int has_finally = s->v.Try.finalbody.n > 0;
    if (has_finally) {
        scope->blocks = &finally;
        scope->block_depth++;
    }
    if (s->v.Try.handlers.n) {
        visit_block(v, OTHER_BLOCK, s->loc, &s->v.Try.body);
        visit_handlers(v, s);
    } else {
        visit_statements(v, &s->v.Try.body);
    }
    visit_statements(v, &s->v.Try.orelse);
    if (has_finally) {
        scope->blocks = finally.outer;
        scope->block_depth--;
        int in_finally = scope->in_finally;
        scope->in_finally = 1;
        visit_block(v, OTHER_BLOCK, s->loc, &s->v.Try.finalbody);
        scope->in_finally = in_finally;
    }
}

/* x[*a]: int evaluates the parts of the index each by itself. */
static void check_annotated_index(struct validator *v, const struct expr *target)
{
    if (target->kind != Subscript_kind || target->v.Subscript.slice->kind != Tuple_kind)
        return;
    struct expr_list parts = target->v.Subscript.slice->v.Tuple.elts;
    for (int i = 0; i < parts.n; i++)
        if (parts.at[i]->kind == Starred_kind)
            problem(v, COMPILE_PHASE, parts.at[i]->loc, "can't use starred expression here");
}

static void visit_annotated(struct validator *v, const struct stmt *s)
{
    const struct expr *target = s->v.AnnAssign.target;
    enum place place = v->scope->place;
    visit_value(v, s->v.AnnAssign.value);
    if (target->kind == Name_kind && !s->v.AnnAssign.value)
        check_name(v, target->v.Name.id, s->loc);
    else
        visit_value(v, target);
    if (!s->v.AnnAssign.value)
        check_annotated_index(v, target);
    if (place == IN_MODULE || place == IN_CLASS) /* elsewhere it is not evaluated */
        visit_value(v, s->v.AnnAssign.annotation);
}

static void visit_stmt(struct validator *v, const struct stmt *s)
{
    warn_of_stmt(v, s);
    switch (s->kind) {
    case FunctionDef_kind:
    case AsyncFunctionDef_kind: visit_function(v, s); break;
    case ClassDef_kind: visit_class(v, s); break;
    case Return_kind: visit_return(v, s); break;
    case Delete_kind:
        for (int i = 0; i < s->v.Delete.targets.n; i++)
            visit_value(v, s->v.Delete.targets.at[i]);
        break;
    case Assign_kind:
        visit_value(v, s->v.Assign.value);
        for (int i = 0; i < s->v.Assign.targets.n; i++)
            visit_value(v, s->v.Assign.targets.at[i]);
        break;
    case TypeAlias_kind:
        check_type_name(v, s->v.TypeAlias.name->v.Name.id, s->v.TypeAlias.name->loc);
        visit_type_params(v, &s->v.TypeAlias.type_params);
        visit_apart(v, s->v.TypeAlias.value, "a type alias");
        break;
    case AugAssign_kind:
        visit_value(v, s->v.AugAssign.target);
        visit_value(v, s->v.AugAssign.value);
        break;
    case AnnAssign_kind: visit_annotated(v, s); break;
    case For_kind:
    case AsyncFor_kind: visit_for(v, s); break;
    case While_kind:
        visit_value(v, s->v.While.test);
        visit_block(v, LOOP_BLOCK, s->loc, &s->v.While.body);
        visit_statements(v, &s->v.While.orelse);
        break;
    case If_kind:
        visit_value(v, s->v.If.test);
        visit_statements(v, &s->v.If.body);
        visit_statements(v, &s->v.If.orelse);
        break;
    case AsyncWith_kind:
        if (v->scope->place != IN_ASYNC_FUNCTION)
            problem(v, COMPILE_PHASE, s->loc, "'async with' outside async function");
        visit_with(v, s, 0);
        break;
    case With_kind: visit_with(v, s, 0); break;
    case Match_kind:
        visit_value(v, s->v.Match.subject);
        visit_cases(v, &s->v.Match.cases);
        break;
    case Raise_kind:
        visit_value(v, s->v.Raise.exc);
        visit_value(v, s->v.Raise.cause);
        break;
    case Try_kind:
    case TryStar_kind: visit_try(v, s); break;
    case Assert_kind:
        visit_value(v, s->v.Assert.test);
        visit_value(v, s->v.Assert.msg);
        break;
    case Import_kind:
    case ImportFrom_kind: visit_import(v, s); break;
    case Expr_kind: visit_value(v, s->v.Expr.value); break;
    case Break_kind: check_jump(v, s, "'break' outside loop"); break;
    case Continue_kind: check_jump(v, s, "'continue' not properly in loop"); break;
    case Global_kind:
    case Nonlocal_kind:
    case Pass_kind: break;
    }
}

void visit_statements(struct validator *v, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++)
        visit_stmt(v, body->at[i]);
}

/* ------------------------------------------------------------------------------------- printing */

static int by_place(const void *a, const void *b)
{
    const struct problem *x = a, *y = b;
    if (x->loc.line != y->loc.line)
        return x->loc.line < y->loc.line ? -1 : 1;
    if (x->loc.col != y->loc.col)
        return x->loc.col < y->loc.col ? -1 : 1;
    return strcmp(x->message, y->message);
}

static int is_repeated(const struct problem_list *list, int i)
{
    return i > 0 && by_place(&list->at[i - 1], &list->at[i]) == 0;
}

/* The tokens' with those of the tree. */
static void print_warnings(struct validator *v, struct problem_list *list)
{
    struct source *s = v->source;
    for (int i = 0; i < s->suspects.n; i++) {
        struct problem p = {s->suspects.at[i].loc, s->suspects.at[i].message};
        push(v->arena, list, p);
    }
    if (list->n)
        qsort(list->at, (size_t)list->n, sizeof *list->at, by_place);
    for (int i = 0; i < list->n; i++)
        if (!is_repeated(list, i))
            diagnose(s, list->at[i].loc, SEVERITY_WARNING, "SyntaxWarning: %s",
                     list->at[i].message);
}

int validate_module(struct source *s, const struct mod *module)
{
    struct validator v = {.source = s, .arena = s->arena};
    struct code_unit scope = {0};
    enter_scope(&v, &scope, IN_MODULE);
    check_futures(&v, module);
    visit_statements(&v, &module->v.Module.body);
    for (int phase = 0; phase < WARNING_PHASE; phase++) {
        struct problem_list *list = &v.problems[phase];
        if (list->n == 0)
            continue;
        qsort(list->at, (size_t)list->n, sizeof *list->at, by_place);
        for (int i = 0; i < list->n; i++)
            diagnose(s, list->at[i].loc, SEVERITY_ERROR, "SyntaxError: %s", list->at[i].message);
        return -1;
    }
    if (s->warns)
        print_warnings(&v, &v.problems[WARNING_PHASE]);
    return 0;
}
