/*
 * Functions, lambdas, classes, comprehensions: inner scopes become functions of the module.
 *
 * Order of registers: parameters first, in the order of the call, then locals at their first
 * mention, cells where the function begins. A parameter that inner functions share is moved into
 * its cell at the entry.
 */
#include "context.h"

#include <stdlib.h>
#include <string.h>

/* ---- Setting a function up ------------------------------------------------------------------ */

/* A type scope is passed over, but only one. */
static const char *qualified(struct lowering *outer, const char *name)
{
    int skips = is_type_scope(outer->scope);
    const struct scope *scope = skips ? outer->scope->parent : outer->scope;
    const struct function *f = skips ? outer->f->parent : outer->f;
    struct symbol *symbol = scope_find(scope, name);
    if (f == outer->m->body || (symbol && symbol->place == PLACE_GLOBAL_EXPLICIT))
        return name;
    int has_locals = f->kind == FN_FUNCTION && scope->form <= FORM_LAMBDA;
    const char *link = has_locals ? ".<locals>." : ".";
    return intern_cstr(outer->a, arena_printf(outer->a, "%s%s%s", f->qualname, link, name));
}

static void add_parameter(struct lowering *l, const char *name)
{
    struct symbol *symbol = scope_find(l->scope, name);
    struct reg *r = new_reg(l->f, REG_LOCAL, REP_BOXED);
    r->name = name;
    r->is_parameter = 1;
    push(l->a, &l->f->locals, name);
    if (symbol && symbol->place != PLACE_CELL)
        symbol->reg = r;
}

static void add_parameters(struct lowering *l, const struct arguments *args)
{
    const struct arg_list lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
    struct function *f = l->f;
    f->positional_only = args->posonlyargs.n;
    f->positional = args->posonlyargs.n + args->args.n;
    f->keyword_only = args->kwonlyargs.n;
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < lists[k].n; i++)
            add_parameter(l, mangle_name(l, lists[k].at[i]->arg));
    if (args->vararg)
        add_parameter(l, mangle_name(l, args->vararg->arg));
    if (args->kwarg)
        add_parameter(l, mangle_name(l, args->kwarg->arg));
    f->flags |= args->vararg ? CODE_VARARGS : 0;
    f->flags |= args->kwarg ? CODE_VARKEYWORDS : 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp((*(struct symbol *const *)a)->name, (*(struct symbol *const *)b)->name);
}

/* Cells of its own and those of enclosing functions, each by name as in CPython. */
static void collect_cells(struct lowering *l)
{
    struct scope *scope = l->scope;
    struct symbol **sorted = NEW_ARRAY(l->a, struct symbol *, scope->symbols.n + 1);
    if (scope->symbols.n) {
        memcpy(sorted, scope->symbols.at, sizeof *sorted * (size_t)scope->symbols.n);
        qsort(sorted, (size_t)scope->symbols.n, sizeof *sorted, by_name);
    }
    for (int i = 0; i < scope->symbols.n; i++) {
        struct symbol *symbol = sorted[i];
        if (symbol->place == PLACE_FREE || symbol->flags & SYM_FREE_IN_CLASS)
            push(l->a, &l->f->frees, symbol->name);
        if (symbol->place != PLACE_CELL)
            continue;
        struct reg *parameter = NULL;
        for (int k = 0; k < l->f->locals.n && symbol->flags & SYM_PARAMETER; k++)
            if (l->f->locals.at[k] == symbol->name)
                parameter = l->f->regs.at[k];
        symbol->reg = new_reg(l->f, REG_CELL, REP_BOXED);
        symbol->reg->name = symbol->name;
        push(l->a, &l->f->cells, symbol->name);
        struct instr *i_cell = add_instr(l, OP_NEW_CELL, 1, parameter ? REG(parameter) : ABSENT);
        instr_add_dst(l->f, i_cell, symbol->reg);
        if (parameter)
            instr_add_dst(l->f, add_instr(l, OP_UNBIND, 0), parameter);
    }
}

static struct function *begin_function(struct lowering *l, const char *name, int line)
{
    struct function *f = NEW(l->a, struct function);
    f->name = name;
    f->line = line;
    f->module = l->m;
    f->index = l->m->functions.n;
    push(l->a, &l->m->functions, f);
    l->f = f;
    l->now = block_here(l, "start");
    at_line(l, line);
    struct block *leave = block_here(l, "unwind"), *entry = l->now;
    l->handler = leave;
    f->unwind = l->pad = add_pad(l, leave);
    l->now = leave;
    add_instr(l, OP_UNWIND, 0);
    l->now = entry;
    return f;
}

static void end_function(struct lowering *l)
{
    if (l->now)
        add_instr(l, OP_RETURN, 1, NONE)->aux = RETURN_AT_END;
}

struct function *lower_inner(struct lowering *l, struct scope *scope, const char *name, int line,
                             const struct arguments *args,
                             void (*body)(struct lowering *, const void *), const void *node)
{
    struct lowering inner = {.a = l->a,
                             .s = l->s,
                             .m = l->m,
                             .scope = scope,
                             .text = l->text,
                             .lazy_annotations = l->lazy_annotations,
                             .failed = l->failed};
    struct function *f = begin_function(&inner, name, line);
    f->qualname = qualified(l, name);
    f->parent = l->f;
    f->kind = scope->kind == SCOPE_CLASS ? FN_CLASS : FN_FUNCTION;
    f->flags = scope->is_nested ? CODE_NESTED : 0;
    if (f->kind == FN_CLASS)
        f->flags |= CODE_CLASS_BODY;
    if (f->kind == FN_FUNCTION && (scope->is_generator || scope->is_coroutine)) {
        f->is_generator = 1;
        f->flags |= !scope->is_coroutine  ? CODE_GENERATOR
                    : scope->is_generator ? CODE_ASYNC_GENERATOR
                                          : CODE_COROUTINE;
    }
    if (args)
        add_parameters(&inner, args);
    else if (scope->form >= FORM_GENEXP)
        add_parameter(&inner, intern_cstr(l->a, ".0")), f->positional = f->positional_only = 1;
    collect_cells(&inner);
    body(&inner, node);
    end_function(&inner);
    return f;
}

struct reg *add_function_object(struct lowering *l, struct function *f, struct scope *scope,
                                struct operand defaults, struct operand keyword_defaults,
                                struct operand annotations)
{
    (void)scope;
    struct operand *src = NEW_ARRAY(l->a, struct operand, f->frees.n + 3);
    src[0] = defaults;
    src[1] = keyword_defaults;
    src[2] = annotations;
    for (int i = 0; i < f->frees.n; i++)
        src[3 + i] = cell_operand(l, f->frees.at[i]);
    struct instr *i = add_instr_list(l, OP_FUNCTION, src, f->frees.n + 3);
    i->aux = f->index;
    instr_add_dst(l->f, i, new_temp(l));
    return i->dst.at[0];
}

/* ---- def and lambda ------------------------------------------------------------------------- */

static struct operand lower_defaults(struct lowering *l, struct expr_list defaults)
{
    return defaults.n ? lower_sequence(l, defaults, OP_TUPLE) : ABSENT;
}

/* A dict in the making: its items are kept back while they are few. */
struct pairs {
    int n;
    struct operand at[MOST_AT_ONCE];
    struct reg *dict;
};

static void add_pair(struct lowering *l, struct pairs *p, const char *name, struct operand value)
{
    struct operand key = str_operand(l, name);
    if (!p->dict && p->n == MOST_AT_ONCE)
        p->dict = add_value_list(l, OP_DICT, p->at, p->n);
    if (p->dict) {
        add_instr(l, OP_DICT_STORE, 3, REG(p->dict), key, value);
        return;
    }
    p->at[p->n++] = key;
    p->at[p->n++] = value;
}

static struct operand dict_of(struct lowering *l, const struct pairs *p)
{
    if (p->dict)
        return REG(p->dict);
    return p->n ? REG(add_value_list(l, OP_DICT, p->at, p->n)) : ABSENT;
}

static struct operand lower_keyword_defaults(struct lowering *l, const struct arguments *args)
{
    struct pairs pairs = {0};
    for (int i = 0; i < args->kw_defaults.n; i++) {
        if (!args->kw_defaults.at[i])
            continue;
        const char *name = mangle_name(l, args->kwonlyargs.at[i]->arg);
        add_pair(l, &pairs, name, lower_expr(l, args->kw_defaults.at[i]));
    }
    return dict_of(l, &pairs);
}

/* *args: *Ts, whose value is the only item of Ts. */
static struct operand starred_annotation(struct lowering *l, const struct expr *e)
{
    struct instr *i = add_instr(l, OP_UNPACK, 1, lower_expr(l, e->v.Starred.value));
    struct reg *item = new_temp(l);
    i->aux = 1;
    instr_add_dst(l->f, i, item);
    return REG(item);
}

static struct operand annotation_value(struct lowering *l, const struct expr *e)
{
    if (!l->lazy_annotations)
        return e->kind == Starred_kind ? starred_annotation(l, e) : lower_expr(l, e);
    size_t from = source_offset(l->s, e->loc.line, e->loc.col);
    size_t to = source_offset(l->s, e->loc.end_line, e->loc.end_col);
    return str_operand(l, arena_strndup(l->a, l->s->text + from, to - from));
}

static struct operand lower_annotations(struct lowering *l, const struct arguments *args,
                                        const struct expr *returns)
{
    const struct arg *vararg = args->vararg, *kwarg = args->kwarg;
    const struct arg_list starred = {!!vararg, (struct arg **)&args->vararg};
    const struct arg_list mapped = {!!kwarg, (struct arg **)&args->kwarg};
    const struct arg_list lists[] = {args->posonlyargs, args->args, starred, args->kwonlyargs,
                                     mapped};
    struct pairs pairs = {0};
    for (int k = 0; k < 5; k++) {
        for (int i = 0; i < lists[k].n; i++) {
            const struct arg *arg = lists[k].at[i];
            if (!arg->annotation)
                continue;
            const char *name = mangle_name(l, arg->arg);
            add_pair(l, &pairs, name, annotation_value(l, arg->annotation));
        }
    }
    if (returns)
        add_pair(l, &pairs, "return", annotation_value(l, returns));
    return dict_of(l, &pairs);
}

static const struct constant *docstring(struct stmt_list body)
{
    if (!body.n || body.at[0]->kind != Expr_kind)
        return NULL;
    const struct expr *e = body.at[0]->v.Expr.value;
    return e->kind == Constant_kind && e->v.Constant.value.kind == CONST_STR ? &e->v.Constant.value
                                                                             : NULL;
}

/* The docstring of a class or module is stored where it stands. */
static void store_docstring(struct lowering *l, const struct stmt *st)
{
    int outer = at_line(l, st->loc.line);
    store_name(l, intern_cstr(l->a, "__doc__"),
               constant_operand(l, &st->v.Expr.value->v.Constant.value));
    at_line(l, outer);
}

static void def_body(struct lowering *l, const void *node)
{
    struct stmt_list body = ((const struct stmt *)node)->v.FunctionDef.body;
    const struct constant *doc = docstring(body);
    if (doc) {
        l->f->doc = doc->text;
        l->f->doc_size = doc->size;
        body.at++;
        body.n--;
    }
    lower_whole_body(l, body);
}

/* The decorators' values, outermost first; where they are many, in a list. */
struct decorators {
    struct expr_list at;
    struct reg **values;
    struct reg *list; /* or NULL */
};

static struct decorators lower_decorators(struct lowering *l, struct expr_list at)
{
    struct decorators d = {.at = at, .values = NEW_ARRAY(l->a, struct reg *, at.n + 1)};
    if (at.n > MOST_AT_ONCE)
        d.list = lower_sequence(l, at, OP_LIST).reg;
    else
        for (int i = 0; i < at.n; i++)
            d.values[i] = lower_to_temp(l, at.at[i]);
    return d;
}

static struct reg *decorate(struct lowering *l, const struct decorators *d, struct reg *v)
{
    for (int i = d->at.n - 1; i >= 0; i--) {
        int outer = at_line(l, d->at.at[i]->loc.line);
        struct reg *decorator =
            d->list ? add_value(l, OP_TAKE_LAST, 1, REG(d->list)) : d->values[i];
        v = add_value(l, OP_CALL, 2, REG(decorator), REG(v));
        at_line(l, outer);
    }
    return v;
}

/* The function object of a def; the defaults are there already. */
struct reg *lower_function_value(struct lowering *l, const struct stmt *st, struct operand defaults,
                                 struct operand keyword_defaults)
{
    const struct arguments *args = st->v.FunctionDef.args;
    struct expr_list decorators = st->v.FunctionDef.decorator_list;
    int line = decorators.n ? decorators.at[0]->loc.line : st->loc.line;
    struct operand annotations = lower_annotations(l, args, st->v.FunctionDef.returns);
    struct scope *scope = scope_of(l->scope, st);
    struct function *f = lower_inner(l, scope, st->v.FunctionDef.name, line, args, def_body, st);
    return add_function_object(l, f, scope, defaults, keyword_defaults, annotations);
}

void lower_function(struct lowering *l, const struct stmt *st)
{
    const struct arguments *args = st->v.FunctionDef.args;
    struct decorators decorators = lower_decorators(l, st->v.FunctionDef.decorator_list);
    struct operand defaults = lower_defaults(l, args->defaults);
    struct operand keyword_defaults = lower_keyword_defaults(l, args);
    const char *name = mangle_name(l, st->v.FunctionDef.name);
    struct reg *v = st->v.FunctionDef.type_params.n
                        ? lower_generic_function(l, st, defaults, keyword_defaults)
                        : lower_function_value(l, st, defaults, keyword_defaults);
    v = decorate(l, &decorators, v);
    store_name(l, name, REG(v));
}

static void lambda_body(struct lowering *l, const void *node)
{
    const struct expr *e = node;
    struct operand v = lower_expr(l, e->v.Lambda.body);
    add_instr(l, OP_RETURN, 1, v);
}

struct operand lower_lambda(struct lowering *l, const struct expr *e)
{
    const struct arguments *args = e->v.Lambda.args;
    struct operand defaults = lower_defaults(l, args->defaults);
    struct operand keyword_defaults = lower_keyword_defaults(l, args);
    struct scope *scope = scope_of(l->scope, e);
    struct function *f = lower_inner(l, scope, scope->name, e->loc.line, args, lambda_body, e);
    return REG(add_function_object(l, f, scope, defaults, keyword_defaults, ABSENT));
}

/* ---- class ---------------------------------------------------------------------------------- */

static int annotates(struct stmt_list body);

static int annotates_inside(const struct stmt *st)
{
    switch (st->kind) {
    case AnnAssign_kind: return st->v.AnnAssign.simple;
    case For_kind:
    case AsyncFor_kind: return annotates(st->v.For.body) || annotates(st->v.For.orelse);
    case While_kind:
    case If_kind: return annotates(st->v.If.body) || annotates(st->v.If.orelse);
    case With_kind:
    case AsyncWith_kind: return annotates(st->v.With.body);
    case Match_kind:
        for (int i = 0; i < st->v.Match.cases.n; i++)
            if (annotates(st->v.Match.cases.at[i]->body))
                return 1;
        return 0;
    case Try_kind:
    case TryStar_kind:
        for (int i = 0; i < st->v.Try.handlers.n; i++)
            if (annotates(st->v.Try.handlers.at[i]->v.ExceptHandler.body))
                return 1;
        return annotates(st->v.Try.body) || annotates(st->v.Try.orelse) ||
               annotates(st->v.Try.finalbody);
    default: return 0;
    }
}

static int annotates(struct stmt_list body)
{
    for (int i = 0; i < body.n; i++) {
        const struct stmt *st = body.at[i];
        if (annotates_inside(st))
            return 1;
    }
    return 0;
}

/* may_be_prepared: the namespace may have a table that a metaclass has put there. */
static void begin_annotations(struct lowering *l, struct stmt_list body, int may_be_prepared)
{
    const char *name = intern_cstr(l->a, "__annotations__");
    struct block *make = NULL, *go_on = NULL;
    if (!annotates(body))
        return;
    if (may_be_prepared) {
        struct operand namespace = {.kind = OPERAND_NAMESPACE};
        make = block_here(l, "annotations");
        go_on = block_here(l, "body");
        add_branch(l, add_value(l, OP_TEST_NAME, 2, str_operand(l, name), namespace), go_on, make);
        l->now = make;
    }
    store_name(l, name, REG(add_value_list(l, OP_DICT, NULL, 0)));
    if (may_be_prepared)
        continue_at(l, go_on);
}

static void class_body(struct lowering *l, const void *node)
{
    const struct stmt *st = node;
    struct stmt_list body = st->v.ClassDef.body;
    struct operand module = load_name(l, intern_cstr(l->a, "__name__"));
    store_name(l, intern_cstr(l->a, "__module__"), module);
    store_name(l, intern_cstr(l->a, "__qualname__"), str_operand(l, l->f->qualname));
    begin_generic_class(l, st);
    begin_annotations(l, body, st->v.ClassDef.bases.n || st->v.ClassDef.keywords.n);
    if (docstring(body)) {
        store_docstring(l, body.at[0]);
        body.at++;
        body.n--;
    }
    lower_whole_body(l, body);
    const char *class_name = intern_cstr(l->a, "__class__");
    if (l->now)
        end_generic_class(l);
    if (!l->now || !l->scope->wants_class_cell)
        return;
    struct operand cell = REG(scope_find(l->scope, class_name)->reg);
    store_name(l, intern_cstr(l->a, "__classcell__"), cell);
    add_instr(l, OP_RETURN, 1, cell);
}

static struct operand class_keywords(struct lowering *l, const struct stmt *st, struct operand body)
{
    struct keyword_list keywords = st->v.ClassDef.keywords;
    if (!keywords.n)
        return ABSENT;
    struct reg *dict = add_value_list(l, OP_DICT, NULL, 0);
    for (int i = 0; i < keywords.n; i++) {
        struct operand v = lower_expr(l, keywords.at[i]->value);
        if (keywords.at[i]->arg)
            add_instr(l, OP_DICT_STORE, 3, REG(dict), str_operand(l, keywords.at[i]->arg), v);
        else
            add_instr(l, OP_DICT_MERGE, 3, REG(dict), v, body);
    }
    return REG(dict);
}

/* generic_base: one more base, at the end; or NULL. */
struct reg *lower_class_value(struct lowering *l, const struct stmt *st, struct expr *generic_base)
{
    struct expr_list decorators = st->v.ClassDef.decorator_list, bases = {0};
    struct scope *scope = scope_of(l->scope, st);
    const char *name = st->v.ClassDef.name;
    int line = decorators.n ? decorators.at[0]->loc.line : st->loc.line;
    struct function *f = lower_inner(l, scope, name, line, NULL, class_body, st);
    struct reg *body = add_function_object(l, f, scope, ABSENT, ABSENT, ABSENT);
    for (int i = 0; i < st->v.ClassDef.bases.n; i++)
        push(l->a, &bases, st->v.ClassDef.bases.at[i]);
    if (generic_base)
        push(l->a, &bases, generic_base);
    struct operand tuple = lower_sequence(l, bases, OP_TUPLE);
    struct operand keywords = class_keywords(l, st, REG(body));
    return add_value(l, OP_BUILD_CLASS, 4, REG(body), str_operand(l, name), tuple, keywords);
}

void lower_class(struct lowering *l, const struct stmt *st)
{
    struct decorators decorators = lower_decorators(l, st->v.ClassDef.decorator_list);
    struct reg *v =
        st->v.ClassDef.type_params.n ? lower_generic_class(l, st) : lower_class_value(l, st, NULL);
    v = decorate(l, &decorators, v);
    store_name(l, mangle_name(l, st->v.ClassDef.name), REG(v));
}

/* ---- Modules -------------------------------------------------------------------------------- */

/* The body of a text for exec() or eval() takes its namespace as that of a class does. */
static void begin_module_body(struct lowering *l)
{
    struct function *f = begin_function(l, intern_cstr(l->a, "<module>"), 1);
    f->qualname = f->name;
    f->kind = l->m->is_text ? FN_CLASS : FN_MODULE;
    f->flags = l->m->is_text ? CODE_CLASS_BODY : CODE_MODULE;
    l->m->body = f;
}

static void lower_module_body(struct lowering *l, struct stmt_list body)
{
    for (int i = 0; i < body.n; i++)
        if (body.at[i]->kind == ImportFrom_kind && body.at[i]->v.ImportFrom.module &&
            !strcmp(body.at[i]->v.ImportFrom.module, "__future__"))
            for (int k = 0; k < body.at[i]->v.ImportFrom.names.n; k++)
                if (!strcmp(body.at[i]->v.ImportFrom.names.at[k]->name, "annotations"))
                    l->lazy_annotations = 1;
    begin_module_body(l);
    if (l->scope->has_type_scopes)
        import_type_params(l);
    begin_annotations(l, body, l->m->is_text);
    if (docstring(body)) {
        store_docstring(l, body.at[0]);
        body.at++;
        body.n--;
    }
    lower_whole_body(l, body);
    end_function(l);
}

static void lower_expression_body(struct lowering *l, const struct expr *e)
{
    begin_module_body(l);
    add_instr(l, OP_RETURN, 1, lower_expr(l, e));
}

static struct module *new_module(struct source *s, const char *name, const char *file)
{
    struct module *m = NEW(s->arena, struct module);
    m->name = name;
    m->file = file;
    m->source = s;
    m->arena = s->arena;
    return m;
}

struct module *lower_module(struct source *s, const struct mod *tree, struct scope *scope,
                            const char *name, const char *file, int is_package)
{
    int failed = 0;
    struct module *m = new_module(s, name, file);
    m->is_package = is_package;
    struct lowering l = {.a = s->arena, .s = s, .m = m, .scope = scope, .failed = &failed};
    l.text = tree->v.Module.body;
    lower_module_body(&l, tree->v.Module.body);
    return failed ? NULL : m;
}

struct module *lower_text(struct source *s, const struct mod *tree, struct scope *scope,
                          int is_expression)
{
    int failed = 0;
    struct module *m = new_module(s, s->name, s->name);
    m->is_text = 1;
    struct lowering l = {.a = s->arena, .s = s, .m = m, .scope = scope, .failed = &failed};
    l.text = tree->v.Module.body;
    if (is_expression)
        lower_expression_body(&l, tree->v.Module.body.at[0]->v.Expr.value);
    else
        lower_module_body(&l, tree->v.Module.body);
    return failed ? NULL : m;
}
