/*
 * Type parameters and the type statement.
 *
 * A def, class or type statement with type parameters becomes a function of its own, in the scope
 * that the parameters live in, and a call of it:
 *
 *     def f[T: int](x: T = 1): ...        def <generic parameters of f>(.defaults):
 *                                             def T(): return int
 *                                             T = type_var("T", T, None, None)
 *                                             def f(x: T = .defaults[0]): ...
 *                                             f.__type_params__ = (T,)
 *                                             return f
 *                                         f = <generic parameters of f>((1,))
 *
 * Bounds, defaults and the value of a type statement are functions that the objects call when they
 * are asked. The objects are made by the module _type_params, which the program has for this
 * reason (program/imports.c).
 */
#include "context.h"

#include <string.h>

#define MODULE "_type_params"

static struct reg *type_params_module(struct lowering *l)
{
    struct reg *module = new_temp(l);
    struct instr *import = add_instr(l, OP_IMPORT, 1, NONE);
    set_instr_name(l, import, intern_cstr(l->a, MODULE));
    instr_add_dst(l->f, import, module);
    return module;
}

void import_type_params(struct lowering *l)
{
    type_params_module(l);
}

/* new: an attribute of that module. */
static struct reg *maker(struct lowering *l, const char *name)
{
    struct reg *function = new_temp(l);
    struct instr *get = add_instr(l, OP_GETATTR, 1, REG(type_params_module(l)));
    set_instr_name(l, get, intern_cstr(l->a, name));
    get->site = l->m->site_count++;
    instr_add_dst(l->f, get, function);
    return function;
}

/* ---- Type scopes ---------------------------------------------------------------------------- */

static void value_body(struct lowering *l, const void *node)
{
    const struct expr *e = node;
    struct operand v;
    if (e->kind == Starred_kind) {
        /* The default of *Ts: the only item of what is unpacked. */
        struct instr *i = add_instr(l, OP_UNPACK, 1, lower_expr(l, e->v.Starred.value));
        struct reg *item = new_temp(l);
        i->aux = 1;
        instr_add_dst(l->f, i, item);
        v = REG(item);
    } else {
        v = lower_expr(l, e);
    }
    add_instr(l, OP_RETURN, 1, v);
}

/* A function that evaluates the expression; None where there is none. */
static struct operand value_function(struct lowering *l, const char *name, const struct expr *e)
{
    if (!e)
        return NONE;
    struct scope *scope = scope_of(l->scope, e);
    struct function *f = lower_inner(l, scope, name, e->loc.line, NULL, value_body, e);
    return REG(add_function_object(l, f, scope, ABSENT, ABSENT, ABSENT));
}

/* The result of the function in whose scope the type parameters are. */
static struct reg *call_type_scope(struct lowering *l, const struct type_param_list *list,
                                   const struct stmt *st, const struct arguments *args,
                                   const struct operand *values,
                                   void (*body)(struct lowering *, const void *))
{
    struct scope *scope = scope_of(l->scope, list);
    struct function *f = lower_inner(l, scope, scope->name, st->loc.line, args, body, st);
    struct reg *function = add_function_object(l, f, scope, ABSENT, ABSENT, ABSENT);
    struct operand *src = NEW_ARRAY(l->a, struct operand, 1 + (args ? args->args.n : 0));
    src[0] = REG(function);
    for (int i = 0; args && i < args->args.n; i++)
        src[1 + i] = values[i];
    return add_value_list(l, OP_CALL, src, 1 + (args ? args->args.n : 0));
}

/* ---- Type parameters ------------------------------------------------------------------------ */

static struct operand lower_type_var(struct lowering *l, const struct type_param *t)
{
    const char *name = t->v.TypeVar.name;
    const struct expr *bound = t->v.TypeVar.bound;
    int constrained = bound && bound->kind == Tuple_kind;
    struct reg *make = maker(l, "type_var");
    struct operand value = value_function(l, name, bound);
    struct operand byname = str_operand(l, name);
    struct operand otherwise = value_function(l, name, t->v.TypeVar.default_value);
    return REG(add_value(l, OP_CALL, 5, REG(make), byname, constrained ? NONE : value,
                         constrained ? value : NONE, otherwise));
}

static struct operand lower_type_param(struct lowering *l, const struct type_param *t)
{
    if (t->kind == TypeVar_kind)
        return lower_type_var(l, t);
    const char *name = t->v.ParamSpec.name;
    struct reg *make = maker(l, t->kind == ParamSpec_kind ? "param_spec" : "type_var_tuple");
    struct operand otherwise = value_function(l, name, t->v.ParamSpec.default_value);
    return REG(add_value(l, OP_CALL, 3, REG(make), str_operand(l, name), otherwise));
}

/* Makes them all, in the scope that is theirs; a tuple of them. */
static struct reg *lower_type_params(struct lowering *l, const struct type_param_list *list)
{
    struct operand *items = NEW_ARRAY(l->a, struct operand, list->n);
    for (int i = 0; i < list->n; i++) {
        int outer = at_line(l, list->at[i]->loc.line);
        store_name(l, mangle_name(l, list->at[i]->v.TypeVar.name),
                   lower_type_param(l, list->at[i]));
        at_line(l, outer);
    }
    for (int i = 0; i < list->n; i++)
        items[i] = load_name(l, mangle_name(l, list->at[i]->v.TypeVar.name));
    return add_value_list(l, OP_TUPLE, items, list->n);
}

/* ---- def ------------------------------------------------------------------------------------ */

static void generic_function_body(struct lowering *l, const void *node)
{
    const struct stmt *st = node;
    struct reg *params = lower_type_params(l, &st->v.FunctionDef.type_params);
    struct operand defaults = load_name(l, intern_cstr(l->a, ".defaults"));
    struct operand keyword_defaults = load_name(l, intern_cstr(l->a, ".kwdefaults"));
    int has_keyword_defaults = 0;
    const struct arguments *args = st->v.FunctionDef.args;
    for (int i = 0; i < args->kw_defaults.n; i++)
        has_keyword_defaults |= args->kw_defaults.at[i] != NULL;
    struct reg *v = lower_function_value(l, st, args->defaults.n ? defaults : ABSENT,
                                         has_keyword_defaults ? keyword_defaults : ABSENT);
    struct instr *set = add_instr(l, OP_SETATTR, 2, REG(v), REG(params));
    set_instr_name(l, set, intern_cstr(l->a, "__type_params__"));
    set->site = l->m->site_count++;
    add_instr(l, OP_RETURN, 1, REG(v));
}

struct reg *lower_generic_function(struct lowering *l, const struct stmt *st,
                                   struct operand defaults, struct operand keyword_defaults)
{
    struct arg both[] = {{.arg = intern_cstr(l->a, ".defaults")},
                         {.arg = intern_cstr(l->a, ".kwdefaults")}};
    struct arg *items[] = {&both[0], &both[1]};
    struct arguments args = {.args = {2, items}};
    struct operand values[] = {defaults.kind == OPERAND_NULL ? NONE : defaults,
                               keyword_defaults.kind == OPERAND_NULL ? NONE : keyword_defaults};
    return call_type_scope(l, &st->v.FunctionDef.type_params, st, &args, values,
                           generic_function_body);
}

/* ---- class ---------------------------------------------------------------------------------- */

static void generic_class_body(struct lowering *l, const void *node)
{
    const struct stmt *st = node;
    const char *type_params = intern_cstr(l->a, ".type_params");
    store_name(l, type_params, REG(lower_type_params(l, &st->v.ClassDef.type_params)));
    struct reg *make = maker(l, "generic_base");
    struct reg *made = add_value(l, OP_CALL, 2, REG(make), load_name(l, type_params));
    struct expr *base = new_expr(l->a, Name_kind, st->loc);
    base->v.Name.id = intern_cstr(l->a, ".generic_base");
    store_name(l, base->v.Name.id, REG(made));
    add_instr(l, OP_RETURN, 1, REG(lower_class_value(l, st, base)));
}

struct reg *lower_generic_class(struct lowering *l, const struct stmt *st)
{
    return call_type_scope(l, &st->v.ClassDef.type_params, st, NULL, NULL, generic_class_body);
}

void begin_generic_class(struct lowering *l, const struct stmt *st)
{
    const char *namespace = intern_cstr(l->a, "__classdict__");
    struct symbol *symbol = scope_find(l->scope, namespace);
    if (st->v.ClassDef.type_params.n)
        store_name(l, intern_cstr(l->a, "__type_params__"),
                   load_name(l, intern_cstr(l->a, ".type_params")));
    if (symbol && symbol->place == PLACE_CELL) {
        struct operand own = {.kind = OPERAND_NAMESPACE};
        store_name(l, namespace, own);
    }
}

void end_generic_class(struct lowering *l)
{
    const char *namespace = intern_cstr(l->a, "__classdict__");
    struct symbol *symbol = scope_find(l->scope, namespace);
    if (symbol && symbol->place == PLACE_CELL)
        store_name(l, intern_cstr(l->a, "__classdictcell__"), cell_operand(l, namespace));
}

/* ---- type ----------------------------------------------------------------------------------- */

/* params: a tuple of the type parameters. */
static struct reg *alias_value(struct lowering *l, const struct stmt *st, struct operand params)
{
    const char *name = st->v.TypeAlias.name->v.Name.id;
    struct reg *make = maker(l, "type_alias");
    struct reg *module = add_value(l, OP_LOAD_GLOBAL, 0);
    l->now->instrs.at[l->now->instrs.n - 1]->aux =
        module_global_index(l->m, intern_cstr(l->a, "__name__"));
    struct operand value = value_function(l, name, st->v.TypeAlias.value);
    return add_value(l, OP_CALL, 5, REG(make), str_operand(l, name), REG(module), params, value);
}

static void generic_alias_body(struct lowering *l, const void *node)
{
    const struct stmt *st = node;
    struct reg *params = lower_type_params(l, &st->v.TypeAlias.type_params);
    add_instr(l, OP_RETURN, 1, REG(alias_value(l, st, REG(params))));
}

void lower_type_alias(struct lowering *l, const struct stmt *st)
{
    const struct type_param_list *list = &st->v.TypeAlias.type_params;
    struct reg *v = list->n ? call_type_scope(l, list, st, NULL, NULL, generic_alias_body)
                            : alias_value(l, st, REG(add_value_list(l, OP_TUPLE, NULL, 0)));
    store_name(l, mangle_name(l, st->v.TypeAlias.name->v.Name.id), REG(v));
}
