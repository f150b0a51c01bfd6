/*
 * Builds the symbol tables (scope.h).
 *
 * Requires a valid tree. Two walks: the one of this file visits the tree and notes in every scope
 * which names are assigned, used, declared; that of resolve.c then decides each symbol's place.
 * Source of the rules: the language reference, "Naming and binding", and the behaviour of CPython
 * 3.11, of 3.14 where type parameters are.
 */
#include "scope_walk.h"

#include <string.h>

struct collector {
    arena *a;
    struct source *s;
    struct scope *now;
    int in_iteration_target; /* inside the target of a comprehension's for */
    int in_iterable;         /* inside an iterable of a comprehension */
    int lazy_annotations;    /* from __future__ import annotations */
    int has_type_scopes;     /* one was entered */
};

/* ------------------------------------------------------------------------------ tables */

static unsigned hash_pointer(const void *p)
{
    size_t bits = (size_t)p >> 4;
    return (unsigned)(bits ^ bits >> 15) * 2654435761u;
}

struct symbol *scope_find(const struct scope *scope, const char *name)
{
    if (!scope->table_size)
        return NULL;
    unsigned mask = (unsigned)scope->table_size - 1;
    for (unsigned i = hash_pointer(name) & mask; scope->table[i]; i = (i + 1) & mask)
        if (scope->table[i]->name == name)
            return scope->table[i];
    return NULL;
}

static void table_insert(struct scope *scope, struct symbol *symbol)
{
    unsigned mask = (unsigned)scope->table_size - 1, i = hash_pointer(symbol->name) & mask;
    while (scope->table[i])
        i = (i + 1) & mask;
    scope->table[i] = symbol;
}

struct symbol *symbol_of(arena *a, struct scope *scope, const char *name)
{
    struct symbol *symbol = scope_find(scope, name);
    if (symbol)
        return symbol;
    symbol = NEW(a, struct symbol);
    symbol->name = name;
    push(a, &scope->symbols, symbol);
    if (scope->symbols.n * 2 > scope->table_size) {
        scope->table_size = scope->table_size ? scope->table_size * 2 : 16;
        scope->table = NEW_ARRAY(a, struct symbol *, scope->table_size);
        for (int i = 0; i < scope->symbols.n; i++)
            table_insert(scope, scope->symbols.at[i]);
    } else {
        table_insert(scope, symbol);
    }
    return symbol;
}

int is_type_scope(const struct scope *scope)
{
    return scope->form == FORM_TYPE_PARAMS || scope->form == FORM_TYPE_VALUE;
}

/* In the head of a generic class, its type parameters are private names of it already. */
static int may_be_mangled(const struct scope *scope, const char *name)
{
    const struct type_param_list *list = scope->mangled;
    for (int i = 0; list && i < list->n; i++)
        if (list->at[i]->v.TypeVar.name == name)
            return 1;
    return !list;
}

const char *scope_mangle(arena *a, const struct scope *scope, const char *name)
{
    const char *class_name = scope->private_name;
    size_t n = strlen(name);
    if (!class_name || !may_be_mangled(scope, name) || name[0] != '_' || name[1] != '_' ||
        (name[n - 1] == '_' && name[n - 2] == '_') || strchr(name, '.'))
        return name;
    while (*class_name == '_')
        class_name++;
    if (!*class_name)
        return name;
    return intern_cstr(a, arena_printf(a, "_%s%s", class_name, name));
}

static struct scope *enter(struct collector *c, enum scope_kind kind, const char *name,
                           const void *node)
{
    struct scope *scope = NEW(c->a, struct scope);
    scope->kind = kind;
    scope->name = name;
    scope->node = node;
    scope->parent = c->now;
    if (c->now) {
        scope->private_name = c->now->private_name;
        scope->mangled = kind == SCOPE_CLASS ? NULL : c->now->mangled;
        scope->is_nested = c->now->is_nested || c->now->kind == SCOPE_FUNCTION;
        push(c->a, &c->now->children, scope);
    }
    c->now = scope;
    return scope;
}

static void leave(struct collector *c)
{
    c->now = c->now->parent;
}

struct scope *scope_of(struct scope *scope, const void *node)
{
    for (int i = 0; i < scope->children.n; i++) {
        int at = (scope->next_child + i) % scope->children.n;
        if (scope->children.at[at]->node == node) {
            scope->next_child = at + 1;
            return scope->children.at[at];
        }
    }
    return NULL;
}

int is_comprehension(const struct scope *scope)
{
    return scope->kind == SCOPE_FUNCTION && scope->form >= FORM_GENEXP;
}

/* ---------------------------------------------------------------------------- mentions */

static struct symbol *mention(struct collector *c, const char *name, unsigned flags, struct loc loc)
{
    name = scope_mangle(c->a, c->now, name);
    struct symbol *symbol = symbol_of(c->a, c->now, name);
    if (c->in_iteration_target && flags & SYM_ASSIGNED) {
        if (symbol->flags & (SYM_GLOBAL | SYM_NONLOCAL))
            diagnose(c->s, loc, SEVERITY_ERROR,
                     "SyntaxError: comprehension inner loop cannot rebind assignment expression "
                     "target '%s'",
                     name);
        flags |= SYM_ITERATION;
    }
    symbol->flags |= flags;
    return symbol;
}

static void visit_expr(struct collector *c, const struct expr *e);
static void visit_body(struct collector *c, struct stmt_list body);

static void visit_exprs(struct collector *c, struct expr_list list)
{
    for (int i = 0; i < list.n; i++)
        if (list.at[i])
            visit_expr(c, list.at[i]);
}

/* The target of a walrus inside a comprehension belongs to the scope around it. */
static void bind_walrus_outside(struct collector *c, const struct expr *target)
{
    const char *name = scope_mangle(c->a, c->now, target->v.Name.id);
    for (struct scope *s = c->now; s; s = s->parent) {
        struct symbol *symbol = scope_find(s, name);
        if (is_comprehension(s)) {
            if (symbol && symbol->flags & SYM_ITERATION) {
                diagnose(c->s, target->loc, SEVERITY_ERROR,
                         "SyntaxError: assignment expression cannot rebind comprehension "
                         "iteration variable '%s'",
                         name);
                return;
            }
            continue;
        }
        if (s->kind == SCOPE_CLASS) {
            diagnose(c->s, target->loc, SEVERITY_ERROR,
                     "SyntaxError: assignment expression within a comprehension cannot be used in "
                     "a class body");
            return;
        }
        if (is_type_scope(s)) {
            diagnose(c->s, target->loc, SEVERITY_ERROR,
                     "SyntaxError: assignment expression within a comprehension cannot be used %s",
                     s->form == FORM_TYPE_PARAMS ? "within the definition of a generic"
                     : s->is_alias               ? "in a type alias"
                                                 : "in a TypeVar bound");
            return;
        }
        symbol = symbol_of(c->a, s, name);
        int outer_is_global = s->kind == SCOPE_MODULE || symbol->flags & SYM_GLOBAL;
        for (struct scope *inner = c->now; inner != s; inner = inner->parent)
            symbol_of(c->a, inner, name)->flags |= outer_is_global ? SYM_GLOBAL : SYM_NONLOCAL;
        if (s->kind == SCOPE_MODULE)
            symbol->flags |= SYM_GLOBAL;
        symbol->flags |= SYM_ASSIGNED;
        return;
    }
}

static void visit_walrus(struct collector *c, const struct expr *e)
{
    const struct expr *target = e->v.NamedExpr.target;
    if (c->in_iterable) {
        diagnose(c->s, e->loc, SEVERITY_ERROR,
                 "SyntaxError: assignment expression cannot be used in a comprehension iterable "
                 "expression");
        return;
    }
    if (is_comprehension(c->now))
        bind_walrus_outside(c, target);
    visit_expr(c, e->v.NamedExpr.value);
    if (is_comprehension(c->now))
        mention(c, target->v.Name.id, SYM_USED, target->loc);
    else
        mention(c, target->v.Name.id, SYM_ASSIGNED | SYM_WALRUS, target->loc);
}

static void visit_generator(struct collector *c, const struct comprehension *g, int is_first)
{
    int outer = c->in_iterable, outer_target = c->in_iteration_target;
    c->in_iteration_target = 1;
    visit_expr(c, g->target);
    c->in_iteration_target = outer_target;
    if (!is_first) {
        c->in_iterable = 1;
        visit_expr(c, g->iter);
        c->in_iterable = outer;
    }
    visit_exprs(c, g->ifs);
    if (g->is_async)
        c->now->is_coroutine = 1;
}

static void visit_comprehension(struct collector *c, const struct expr *e, enum scope_form form,
                                const struct expr *element, const struct expr *value)
{
    static const char *const names[] = {[FORM_GENEXP] = "<genexpr>",
                                        [FORM_LISTCOMP] = "<listcomp>",
                                        [FORM_SETCOMP] = "<setcomp>",
                                        [FORM_DICTCOMP] = "<dictcomp>"};
    const struct comprehension_list *list = &e->v.ListComp.generators;
    if (form == FORM_DICTCOMP)
        list = &e->v.DictComp.generators;
    int outer_iterable = c->in_iterable;
    c->in_iterable = 1;
    visit_expr(c, list->at[0]->iter);
    c->in_iterable = outer_iterable;

    struct scope *scope = enter(c, SCOPE_FUNCTION, intern_cstr(c->a, names[form]), e);
    scope->form = form;
    scope->is_generator = form == FORM_GENEXP;
    symbol_of(c->a, scope, intern_cstr(c->a, ".0"))->flags |= SYM_PARAMETER | SYM_USED;
    /* An element of an iterable is itself a place where no walrus may stand. */
    for (int i = 0; i < list->n; i++)
        visit_generator(c, list->at[i], i == 0);
    if (value)
        visit_expr(c, value);
    visit_expr(c, element);
    int is_coroutine = scope->is_coroutine;
    leave(c);
    if (is_coroutine && form != FORM_GENEXP)
        c->now->is_coroutine = 1;
}

static void visit_annotation(struct collector *c, const struct expr *e)
{
    if (e && !c->lazy_annotations)
        visit_expr(c, e);
}

static void visit_parameter_annotations(struct collector *c, const struct arguments *args)
{
    const struct arg_list lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k].n; i++)
            visit_annotation(c, lists[k].at[i]->annotation);
    if (args->vararg)
        visit_annotation(c, args->vararg->annotation);
    if (args->kwarg)
        visit_annotation(c, args->kwarg->annotation);
}

static void add_parameters(struct collector *c, const struct arguments *args)
{
    const struct arg_list lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k].n; i++)
            mention(c, lists[k].at[i]->arg, SYM_PARAMETER, lists[k].at[i]->loc);
    if (args->vararg)
        mention(c, args->vararg->arg, SYM_PARAMETER, args->vararg->loc);
    if (args->kwarg)
        mention(c, args->kwarg->arg, SYM_PARAMETER, args->kwarg->loc);
}

static void visit_name(struct collector *c, const struct expr *e)
{
    const char *id = e->v.Name.id;
    mention(c, id, e->v.Name.ctx == Load ? SYM_USED : SYM_ASSIGNED, e->loc);
    if (e->v.Name.ctx == Load && c->now->kind == SCOPE_FUNCTION && !strcmp(id, "super"))
        symbol_of(c->a, c->now, intern_cstr(c->a, "__class__"))->flags |= SYM_USED;
}

static void visit_lambda(struct collector *c, const struct expr *e)
{
    const struct arguments *args = e->v.Lambda.args;
    visit_exprs(c, args->defaults);
    visit_exprs(c, args->kw_defaults);
    struct scope *scope = enter(c, SCOPE_FUNCTION, intern_cstr(c->a, "<lambda>"), e);
    scope->form = FORM_LAMBDA;
    add_parameters(c, args);
    visit_expr(c, e->v.Lambda.body);
    leave(c);
}

static void visit_call(struct collector *c, const struct expr *e)
{
    visit_expr(c, e->v.Call.func);
    visit_exprs(c, e->v.Call.args);
    for (int i = 0; i < e->v.Call.keywords.n; i++)
        visit_expr(c, e->v.Call.keywords.at[i]->value);
}

static void visit_optional(struct collector *c, const struct expr *e)
{
    if (e)
        visit_expr(c, e);
}

static void visit_expr(struct collector *c, const struct expr *e)
{
    switch (e->kind) {
    case BoolOp_kind: visit_exprs(c, e->v.BoolOp.values); return;
    case NamedExpr_kind: visit_walrus(c, e); return;
    case BinOp_kind:
        visit_expr(c, e->v.BinOp.left);
        visit_expr(c, e->v.BinOp.right);
        return;
    case UnaryOp_kind: visit_expr(c, e->v.UnaryOp.operand); return;
    case Lambda_kind: visit_lambda(c, e); return;
    case IfExp_kind:
        visit_expr(c, e->v.IfExp.test);
        visit_expr(c, e->v.IfExp.body);
        visit_expr(c, e->v.IfExp.orelse);
        return;
    case Dict_kind:
        visit_exprs(c, e->v.Dict.keys);
        visit_exprs(c, e->v.Dict.values);
        return;
    case Set_kind: visit_exprs(c, e->v.Set.elts); return;
    case ListComp_kind: visit_comprehension(c, e, FORM_LISTCOMP, e->v.ListComp.elt, NULL); return;
    case SetComp_kind: visit_comprehension(c, e, FORM_SETCOMP, e->v.SetComp.elt, NULL); return;
    case DictComp_kind:
        visit_comprehension(c, e, FORM_DICTCOMP, e->v.DictComp.key, e->v.DictComp.value);
        return;
    case GeneratorExp_kind:
        visit_comprehension(c, e, FORM_GENEXP, e->v.GeneratorExp.elt, NULL);
        return;
    case Await_kind:
        visit_expr(c, e->v.Await.value);
        c->now->is_coroutine = 1;
        return;
    case Yield_kind:
        visit_optional(c, e->v.Yield.value);
        c->now->is_generator = 1;
        return;
    case YieldFrom_kind:
        visit_expr(c, e->v.YieldFrom.value);
        c->now->is_generator = 1;
        return;
    case Compare_kind:
        visit_expr(c, e->v.Compare.left);
        visit_exprs(c, e->v.Compare.comparators);
        return;
    case Call_kind: visit_call(c, e); return;
    case FormattedValue_kind:
        visit_expr(c, e->v.FormattedValue.value);
        visit_optional(c, e->v.FormattedValue.format_spec);
        return;
    case Interpolation_kind:
        visit_expr(c, e->v.Interpolation.value);
        visit_optional(c, e->v.Interpolation.format_spec);
        return;
    case JoinedStr_kind:
    case TemplateStr_kind: visit_exprs(c, e->v.JoinedStr.values); return;
    case Constant_kind: return;
    case Attribute_kind: visit_expr(c, e->v.Attribute.value); return;
    case Subscript_kind:
        visit_expr(c, e->v.Subscript.value);
        visit_expr(c, e->v.Subscript.slice);
        return;
    case Starred_kind: visit_expr(c, e->v.Starred.value); return;
    case Name_kind: visit_name(c, e); return;
    case List_kind:
    case Tuple_kind: visit_exprs(c, e->v.List.elts); return;
    case Slice_kind:
        visit_optional(c, e->v.Slice.lower);
        visit_optional(c, e->v.Slice.upper);
        visit_optional(c, e->v.Slice.step);
        return;
    }
}

/* -------------------------------------------------------------------------- statements */

/* What stands right in a class sees its names; so does what stands in such a scope. */
static struct scope *enter_type_scope(struct collector *c, enum scope_form form, const char *name,
                                      const void *node)
{
    const struct scope *outer = c->now;
    struct scope *scope = enter(c, SCOPE_FUNCTION, name, node);
    c->has_type_scopes = 1;
    scope->form = form;
    scope->visible_class = outer->kind == SCOPE_CLASS ? outer
                           : is_type_scope(outer)     ? outer->visible_class
                                                      : NULL;
    if (scope->visible_class)
        symbol_of(c->a, scope, intern_cstr(c->a, "__classdict__"))->flags |= SYM_USED;
    return scope;
}

static void visit_later(struct collector *c, const char *name, const struct expr *e, int is_alias)
{
    if (!e)
        return;
    enter_type_scope(c, FORM_TYPE_VALUE, name, e)->is_alias = is_alias;
    visit_expr(c, e);
    leave(c);
}

/* Enters the scope of type parameters; class_name: of the class whose they are, or NULL. */
static void enter_type_params(struct collector *c, const struct type_param_list *list,
                              const char *name, const char *class_name)
{
    name = intern_cstr(c->a, arena_printf(c->a, "<generic parameters of %s>", name));
    struct scope *scope = enter_type_scope(c, FORM_TYPE_PARAMS, name, list);
    if (class_name) {
        scope->private_name = class_name;
        scope->mangled = list;
        symbol_of(c->a, scope, intern_cstr(c->a, ".type_params"))->flags |= SYM_ASSIGNED;
        symbol_of(c->a, scope, intern_cstr(c->a, ".generic_base"))->flags |=
            SYM_ASSIGNED | SYM_USED;
    }
    for (int i = 0; i < list->n; i++) {
        const struct type_param *t = list->at[i];
        mention(c, t->v.TypeVar.name, SYM_ASSIGNED | SYM_TYPE_PARAM, t->loc);
        if (t->kind == TypeVar_kind)
            visit_later(c, t->v.TypeVar.name, t->v.TypeVar.bound, 0);
        visit_later(c, t->v.TypeVar.name, t->v.TypeVar.default_value, 0);
    }
}

static void visit_function_body(struct collector *c, const struct stmt *st)
{
    struct scope *scope = enter(c, SCOPE_FUNCTION, st->v.FunctionDef.name, st);
    scope->is_coroutine = st->kind == AsyncFunctionDef_kind;
    add_parameters(c, st->v.FunctionDef.args);
    visit_body(c, st->v.FunctionDef.body);
    leave(c);
}

/* The defaults are evaluated outside, and handed in. */
static void visit_generic_function(struct collector *c, const struct stmt *st)
{
    visit_exprs(c, st->v.FunctionDef.decorator_list);
    enter_type_params(c, &st->v.FunctionDef.type_params, st->v.FunctionDef.name, NULL);
    mention(c, intern_cstr(c->a, ".defaults"), SYM_PARAMETER | SYM_USED, st->loc);
    mention(c, intern_cstr(c->a, ".kwdefaults"), SYM_PARAMETER | SYM_USED, st->loc);
    visit_parameter_annotations(c, st->v.FunctionDef.args);
    visit_annotation(c, st->v.FunctionDef.returns);
    visit_function_body(c, st);
    leave(c);
}

static void visit_function(struct collector *c, const struct stmt *st)
{
    const struct arguments *args = st->v.FunctionDef.args;
    mention(c, st->v.FunctionDef.name, SYM_ASSIGNED, st->loc);
    visit_exprs(c, args->defaults);
    visit_exprs(c, args->kw_defaults);
    if (st->v.FunctionDef.type_params.n) {
        visit_generic_function(c, st);
        return;
    }
    visit_parameter_annotations(c, args);
    visit_annotation(c, st->v.FunctionDef.returns);
    visit_exprs(c, st->v.FunctionDef.decorator_list);
    visit_function_body(c, st);
}

static void visit_class(struct collector *c, const struct stmt *st)
{
    const char *name = st->v.ClassDef.name;
    int is_generic = st->v.ClassDef.type_params.n > 0;
    mention(c, name, SYM_ASSIGNED, st->loc);
    if (is_generic) {
        visit_exprs(c, st->v.ClassDef.decorator_list);
        enter_type_params(c, &st->v.ClassDef.type_params, name, name);
    }
    visit_exprs(c, st->v.ClassDef.bases);
    for (int i = 0; i < st->v.ClassDef.keywords.n; i++)
        visit_expr(c, st->v.ClassDef.keywords.at[i]->value);
    if (!is_generic)
        visit_exprs(c, st->v.ClassDef.decorator_list);
    enter(c, SCOPE_CLASS, name, st)->private_name = name;
    if (is_generic)
        symbol_of(c->a, c->now, intern_cstr(c->a, ".type_params"))->flags |= SYM_USED;
    visit_body(c, st->v.ClassDef.body);
    leave(c);
    if (is_generic)
        leave(c);
}

static void visit_type_alias(struct collector *c, const struct stmt *st)
{
    const char *name = st->v.TypeAlias.name->v.Name.id;
    int is_generic = st->v.TypeAlias.type_params.n > 0;
    mention(c, name, SYM_ASSIGNED, st->v.TypeAlias.name->loc);
    if (is_generic)
        enter_type_params(c, &st->v.TypeAlias.type_params, name, NULL);
    visit_later(c, name, st->v.TypeAlias.value, 1);
    if (is_generic)
        leave(c);
}

static void declare_names(struct collector *c, const struct stmt *st, unsigned flag)
{
    const char *word = flag == SYM_GLOBAL ? "global" : "nonlocal";
    for (int i = 0; i < st->v.Global.names.n; i++) {
        const char *name = scope_mangle(c->a, c->now, st->v.Global.names.at[i]);
        struct symbol *symbol = symbol_of(c->a, c->now, name);
        const char *before = "name", *after = NULL, *end = "";
        if (symbol->flags & SYM_PARAMETER)
            after = "is parameter and";
        else if (symbol->flags & SYM_ANNOTATED)
            before = "annotated name", after = "can't be";
        else if (symbol->flags & SYM_USED)
            after = "is used prior to", end = " declaration";
        else if (symbol->flags & SYM_ASSIGNED)
            after = "is assigned to before", end = " declaration";
        if (after) {
            diagnose(c->s, st->loc, SEVERITY_ERROR, "SyntaxError: %s '%s' %s %s%s", before, name,
                     after, word, end);
            continue;
        }
        if (flag == SYM_NONLOCAL && c->now->kind == SCOPE_MODULE) {
            diagnose(c->s, st->loc, SEVERITY_ERROR,
                     "SyntaxError: nonlocal declaration not allowed at module level");
            continue;
        }
        if (!(symbol->flags & (SYM_GLOBAL | SYM_NONLOCAL)))
            symbol->declared = st->loc;
        symbol->flags |= flag;
    }
}

static void visit_import(struct collector *c, const struct stmt *st, struct alias_list names)
{
    for (int i = 0; i < names.n; i++) {
        const struct alias *alias = names.at[i];
        const char *name = alias->asname;
        if (!name) {
            const char *dot = st->kind == Import_kind ? strchr(alias->name, '.') : NULL;
            name = dot ? intern(c->a, alias->name, (size_t)(dot - alias->name)) : alias->name;
        }
        if (strcmp(name, "*"))
            mention(c, name, SYM_ASSIGNED | SYM_IMPORTED, alias->loc);
        else if (c->now->kind != SCOPE_MODULE)
            diagnose(c->s, st->loc, SEVERITY_ERROR,
                     "SyntaxError: import * only allowed at module level");
    }
}

static void visit_annotated(struct collector *c, const struct stmt *st)
{
    const struct expr *target = st->v.AnnAssign.target;
    if (target->kind == Name_kind) {
        const char *name = scope_mangle(c->a, c->now, target->v.Name.id);
        struct symbol *symbol = scope_find(c->now, name);
        if (st->v.AnnAssign.simple && symbol && symbol->flags & (SYM_GLOBAL | SYM_NONLOCAL) &&
            c->now->kind != SCOPE_MODULE)
            diagnose(c->s, st->loc, SEVERITY_ERROR, "SyntaxError: annotated name '%s' can't be %s",
                     name, symbol->flags & SYM_GLOBAL ? "global" : "nonlocal");
        unsigned flags = st->v.AnnAssign.simple ? SYM_ANNOTATED | SYM_ASSIGNED : 0;
        if (st->v.AnnAssign.value)
            flags |= SYM_ASSIGNED;
        if (flags)
            mention(c, target->v.Name.id, flags, target->loc);
    } else {
        visit_expr(c, target);
    }
    visit_annotation(c, st->v.AnnAssign.annotation);
    visit_optional(c, st->v.AnnAssign.value);
}

static void visit_pattern(struct collector *c, const struct pattern *p);

static void visit_patterns(struct collector *c, struct pattern_list list)
{
    for (int i = 0; i < list.n; i++)
        visit_pattern(c, list.at[i]);
}

static void visit_pattern(struct collector *c, const struct pattern *p)
{
    switch (p->kind) {
    case MatchValue_kind: visit_expr(c, p->v.MatchValue.value); return;
    case MatchSingleton_kind: return;
    case MatchSequence_kind:
    case MatchOr_kind: visit_patterns(c, p->v.MatchSequence.patterns); return;
    case MatchMapping_kind:
        visit_exprs(c, p->v.MatchMapping.keys);
        visit_patterns(c, p->v.MatchMapping.patterns);
        if (p->v.MatchMapping.rest)
            mention(c, p->v.MatchMapping.rest, SYM_ASSIGNED, p->loc);
        return;
    case MatchClass_kind:
        visit_expr(c, p->v.MatchClass.cls);
        visit_patterns(c, p->v.MatchClass.patterns);
        visit_patterns(c, p->v.MatchClass.kwd_patterns);
        return;
    case MatchStar_kind:
        if (p->v.MatchStar.name)
            mention(c, p->v.MatchStar.name, SYM_ASSIGNED, p->loc);
        return;
    case MatchAs_kind:
        if (p->v.MatchAs.pattern)
            visit_pattern(c, p->v.MatchAs.pattern);
        if (p->v.MatchAs.name)
            mention(c, p->v.MatchAs.name, SYM_ASSIGNED, p->loc);
        return;
    }
}

static void visit_try(struct collector *c, const struct stmt *st)
{
    visit_body(c, st->v.Try.body);
    visit_body(c, st->v.Try.orelse);
    for (int i = 0; i < st->v.Try.handlers.n; i++) {
        const struct excepthandler *h = st->v.Try.handlers.at[i];
        visit_optional(c, h->v.ExceptHandler.type);
        if (h->v.ExceptHandler.name)
            mention(c, h->v.ExceptHandler.name, SYM_ASSIGNED, h->loc);
        visit_body(c, h->v.ExceptHandler.body);
    }
    visit_body(c, st->v.Try.finalbody);
}

static void visit_match(struct collector *c, const struct stmt *st)
{
    visit_expr(c, st->v.Match.subject);
    for (int i = 0; i < st->v.Match.cases.n; i++) {
        const struct match_case *m = st->v.Match.cases.at[i];
        visit_pattern(c, m->pattern);
        visit_optional(c, m->guard);
        visit_body(c, m->body);
    }
}

static void visit_stmt(struct collector *c, const struct stmt *st)
{
    switch (st->kind) {
    case FunctionDef_kind:
    case AsyncFunctionDef_kind: visit_function(c, st); return;
    case ClassDef_kind: visit_class(c, st); return;
    case Return_kind: visit_optional(c, st->v.Return.value); return;
    case Delete_kind: visit_exprs(c, st->v.Delete.targets); return;
    case Assign_kind:
        visit_exprs(c, st->v.Assign.targets);
        visit_expr(c, st->v.Assign.value);
        return;
    case TypeAlias_kind: visit_type_alias(c, st); return;
    case AugAssign_kind:
        visit_expr(c, st->v.AugAssign.target);
        visit_expr(c, st->v.AugAssign.value);
        return;
    case AnnAssign_kind: visit_annotated(c, st); return;
    case For_kind:
    case AsyncFor_kind:
        visit_expr(c, st->v.For.target);
        visit_expr(c, st->v.For.iter);
        visit_body(c, st->v.For.body);
        visit_body(c, st->v.For.orelse);
        return;
    case While_kind:
    case If_kind:
        visit_expr(c, st->v.While.test);
        visit_body(c, st->v.While.body);
        visit_body(c, st->v.While.orelse);
        return;
    case With_kind:
    case AsyncWith_kind:
        for (int i = 0; i < st->v.With.items.n; i++) {
            visit_expr(c, st->v.With.items.at[i]->context_expr);
            visit_optional(c, st->v.With.items.at[i]->optional_vars);
        }
        visit_body(c, st->v.With.body);
        return;
    case Match_kind: visit_match(c, st); return;
    case Raise_kind:
        visit_optional(c, st->v.Raise.exc);
        visit_optional(c, st->v.Raise.cause);
        return;
    case Try_kind:
    case TryStar_kind: visit_try(c, st); return;
    case Assert_kind:
        visit_expr(c, st->v.Assert.test);
        visit_optional(c, st->v.Assert.msg);
        return;
    case Import_kind: visit_import(c, st, st->v.Import.names); return;
    case ImportFrom_kind: visit_import(c, st, st->v.ImportFrom.names); return;
    case Global_kind: declare_names(c, st, SYM_GLOBAL); return;
    case Nonlocal_kind: declare_names(c, st, SYM_NONLOCAL); return;
    case Expr_kind: visit_expr(c, st->v.Expr.value); return;
    case Pass_kind:
    case Break_kind:
    case Continue_kind: return;
    }
}

static void visit_body(struct collector *c, struct stmt_list body)
{
    for (int i = 0; i < body.n; i++)
        visit_stmt(c, body.at[i]);
}

/* ------------------------------------------------------------------------------- module */

static int imports_annotations(const struct mod *module)
{
    for (int i = 0; i < module->v.Module.body.n; i++) {
        const struct stmt *st = module->v.Module.body.at[i];
        if (st->kind == ImportFrom_kind && st->v.ImportFrom.module &&
            !strcmp(st->v.ImportFrom.module, "__future__"))
            for (int k = 0; k < st->v.ImportFrom.names.n; k++)
                if (!strcmp(st->v.ImportFrom.names.at[k]->name, "annotations"))
                    return 1;
    }
    return 0;
}

struct scope *scope_module(struct source *s, const struct mod *module)
{
    struct collector c = {.a = s->arena, .s = s};
    int before = s->errors;
    c.lazy_annotations = imports_annotations(module);
    struct scope *top = enter(&c, SCOPE_MODULE, intern_cstr(c.a, "<module>"), NULL);
    visit_body(&c, module->v.Module.body);
    top->has_type_scopes = c.has_type_scopes;
    if (s->errors == before)
        resolve_names(s, top);
    return s->errors == before ? top : NULL;
}

/* --------------------------------------------------------------------------------- dump */

static void dump_scope(FILE *out, const struct scope *scope, int depth)
{
    static const char *const kinds[] = {"module", "class", "function"};
    static const char *const places[] = {"unused", "local",           "cell",
                                         "free",   "global explicit", "global implicit"};
    fprintf(out, "%*s%s %s%s%s%s\n", depth * 2, "", kinds[scope->kind], scope->name,
            scope->is_generator ? " generator" : "", scope->is_coroutine ? " coroutine" : "",
            scope->wants_class_cell ? " __class__" : "");
    for (int i = 0; i < scope->symbols.n; i++) {
        const struct symbol *symbol = scope->symbols.at[i];
        fprintf(out, "%*s%s: %s%s%s%s\n", depth * 2 + 2, "", symbol->name, places[symbol->place],
                symbol->flags & SYM_PARAMETER ? ", parameter" : "",
                symbol->flags & SYM_ASSIGNED ? ", assigned" : "",
                symbol->flags & SYM_FREE_IN_CLASS ? ", free in class" : "");
    }
    for (int i = 0; i < scope->children.n; i++)
        dump_scope(out, scope->children.at[i], depth + 1);
}

void scope_dump(FILE *out, const struct scope *scope)
{
    dump_scope(out, scope, 0);
}
