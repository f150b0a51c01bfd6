/*
 * Calls.
 *
 * The plain forms put their arguments into an array that the callee takes over: CALL, CALL_KW, and
 * CALL_METHOD with the receiver in front, so that no bound method is made. Starred arguments build
 * a tuple and a dict: CALL_EX.
 */
#include "context.h"
#include "program/imports.h"

#include <string.h>

static int has_stars(const struct expr *e)
{
    for (int i = 0; i < e->v.Call.args.n; i++)
        if (e->v.Call.args.at[i]->kind == Starred_kind)
            return 1;
    for (int i = 0; i < e->v.Call.keywords.n; i++)
        if (!e->v.Call.keywords.at[i]->arg)
            return 1;
    return 0;
}

/* Is the callee of a call one that no name and no attribute holds? */
static int is_temporary(const struct expr *callee)
{
    return callee->kind != Name_kind && callee->kind != Attribute_kind;
}

static int is_bare_call_of(const struct expr *e, const char *name)
{
    const struct expr *f = e->v.Call.func;
    return f->kind == Name_kind && !strcmp(f->v.Name.id, name) && !e->v.Call.args.n &&
           !e->v.Call.keywords.n;
}

/* Is the name the built-in, as far as the text of the module tells? */
static int is_builtin(struct lowering *l, const char *name)
{
    const struct scope *scope = l->scope;
    for (; scope; scope = scope->parent) {
        const struct symbol *symbol = scope_find(scope, name);
        if (symbol && symbol->flags & (SYM_ASSIGNED | SYM_PARAMETER | SYM_IMPORTED))
            return 0;
    }
    return 1;
}

/* "import %s" % name, or "import " + name: the run time can do that. */
static int makes_import(const struct expr *e)
{
    const struct expr *left = e->kind == BinOp_kind ? e->v.BinOp.left : e;
    return left->kind == Constant_kind && left->v.Constant.value.kind == CONST_STR &&
           !strncmp(left->v.Constant.value.text, "import ", 7);
}

/* Is it exec() or eval() of a text that is there at run time, compiled or simple? */
static int has_text(const struct lowering *l, const struct expr *e)
{
    const struct expr *text = e->v.Call.args.n ? e->v.Call.args.at[0] : NULL;
    return text && strcmp(e->v.Call.func->v.Name.id, "compile") != 0 &&
           (is_constant_text(l->text, text) || makes_import(text));
}

/* exec() and its like need the compiler for what is no constant: there is none in the program. */
static void warn_of_compiler(struct lowering *l, const struct expr *e)
{
    static const char *const names[] = {"exec", "eval", "compile"};
    const struct expr *f = e->v.Call.func;
    for (int i = 0; i < 3 && f->kind == Name_kind; i++)
        if (!strcmp(f->v.Name.id, names[i]) && is_builtin(l, f->v.Name.id) && !has_text(l, e))
            diagnose(l->s, e->loc, SEVERITY_WARNING,
                     "%s() needs a compiler at run time: the call will raise NotImplementedError",
                     names[i]);
}

/* super(): the class cell and the first parameter are handed over with the callee. */
static struct operand lower_super(struct lowering *l, const struct expr *e)
{
    struct operand callee = lower_expr(l, e->v.Call.func);
    const char *name = intern_cstr(l->a, "__class__");
    struct symbol *symbol = scope_find(l->scope, name);
    struct operand cell = ABSENT, self = ABSENT;
    if (symbol && (symbol->place == PLACE_FREE || symbol->place == PLACE_CELL))
        cell = cell_operand(l, name);
    if (l->f->positional > 0 && l->f->regs.n > 0) {
        struct symbol *first = scope_find(l->scope, l->f->regs.at[0]->name);
        if (first && first->place == PLACE_CELL) {
            struct instr *i = add_instr(l, OP_LOAD_CELL, 1, REG(first->reg));
            set_instr_name(l, i, first->name);
            instr_add_dst(l->f, i, new_temp(l));
            self = REG(i->dst.at[0]);
        } else {
            self = REG(l->f->regs.at[0]);
        }
    }
    return REG(add_value(l, OP_CALL_SUPER, 3, callee, cell, self));
}

/* A call that gets the names bound in the function. */
static struct operand call_with_locals(struct lowering *l, struct operand callee)
{
    struct instr *i = add_instr(l, OP_CALL_LOCALS, 1, callee);
    for (int cells = 0; cells < 2; cells++)
        for (int k = 0; k < l->scope->symbols.n; k++) {
            struct symbol *symbol = l->scope->symbols.at[k];
            int is_late = symbol->place == PLACE_CELL && !(symbol->flags & SYM_PARAMETER);
            if (symbol->reg && is_late == cells)
                instr_add_src(l->f, i, REG(symbol->reg));
        }
    for (int k = 0; k < l->f->frees.n; k++)
        instr_add_src(l->f, i, (struct operand){.kind = OPERAND_FREE, .number = k});
    instr_add_dst(l->f, i, new_temp(l));
    return REG(i->dst.at[0]);
}

/* locals(), vars(), dir(): the names bound here go along, in the order of CPython's slots: plain
 * locals and parameters, cells, free variables. In a module or class body that is the
 * namespace. */
static struct operand lower_locals(struct lowering *l, const struct expr *e)
{
    struct operand callee = lower_expr(l, e->v.Call.func);
    if (is_in_namespace(l)) {
        struct operand namespace = {.kind = OPERAND_NAMESPACE};
        return REG(add_value(l, OP_CALL_NAMESPACE, 2, callee, namespace));
    }
    if (l->scope->kind == SCOPE_MODULE)
        return REG(add_value(l, OP_CALL_GLOBALS, 1, callee));
    return call_with_locals(l, callee);
}

/* Could it be exec() or eval(), which look at the caller's names? The call itself tells. */
static int is_exec(const struct expr *e)
{
    static const char *const names[] = {"exec", "eval", "exec_", "eval_", "_exec", "_eval"};
    const struct expr *f = e->v.Call.func;
    if (f->kind != Name_kind || !e->v.Call.args.n || e->v.Call.keywords.n || has_stars(e))
        return 0;
    for (int i = 0; i < 6; i++)
        if (!strcmp(f->v.Name.id, names[i]))
            return 1;
    return 0;
}

/* exec(), eval(): the names of the caller go along, as they are behind the arguments. None: they
 * are the module's. */
static struct operand lower_exec(struct lowering *l, const struct expr *e)
{
    int n = e->v.Call.args.n;
    struct operand *src = NEW_ARRAY(l->a, struct operand, n + 2);
    src[0] = REG(lower_to_temp(l, e->v.Call.func));
    for (int i = 0; i < n; i++)
        src[i + 2] = lower_expr(l, e->v.Call.args.at[i]);
    src[1] = NONE;
    if (is_in_namespace(l))
        src[1] = (struct operand){.kind = OPERAND_NAMESPACE};
    else if (l->scope->kind == SCOPE_FUNCTION)
        src[1] = call_with_locals(l, NONE);
    return REG(add_value_list(l, OP_CALL_EXEC, src, n + 2));
}

/* f(*v, ...): v is walked after the keywords have been evaluated. */
static struct operand lower_only_starred(struct lowering *l, struct operand v,
                                         struct operand callee)
{
    return REG(add_value(l, OP_ARGUMENTS, 2, v, callee));
}

/* Keyword arguments as a dict: runs of plain ones, none too long, merged with each **mapping. */
static struct operand lower_keyword_dict(struct lowering *l, struct keyword_list keywords,
                                         struct operand callee)
{
    struct reg *dict = add_value_list(l, OP_DICT, NULL, 0);
    for (int i = 0; i < keywords.n;) {
        if (!keywords.at[i]->arg) {
            struct operand v = lower_expr(l, keywords.at[i]->value);
            add_instr(l, OP_DICT_MERGE, 3, REG(dict), v, callee);
            i++;
            continue;
        }
        int end = i;
        while (end < keywords.n && keywords.at[end]->arg && end - i < MOST_AT_ONCE / 2)
            end++;
        struct operand *pairs = NEW_ARRAY(l->a, struct operand, 2 * (end - i));
        for (int k = i; k < end; k++) {
            pairs[2 * (k - i)] = str_operand(l, keywords.at[k]->arg);
            pairs[2 * (k - i) + 1] = lower_expr(l, keywords.at[k]->value);
        }
        struct reg *some = add_value_list(l, OP_DICT, pairs, 2 * (end - i));
        add_instr(l, OP_DICT_MERGE, 3, REG(dict), REG(some), callee);
        i = end;
    }
    return REG(dict);
}

/* f(*a, **k) iterates over a only when the keywords are there. */
static struct operand lower_call_ex(struct lowering *l, const struct expr *e)
{
    struct reg *callee = lower_to_temp(l, e->v.Call.func);
    struct expr_list list = e->v.Call.args;
    int is_only = list.n == 1 && list.at[0]->kind == Starred_kind;
    struct operand args, keywords = ABSENT;
    if (is_only)
        args = REG(lower_to_temp(l, list.at[0]->v.Starred.value));
    else
        args = lower_sequence(l, list, OP_TUPLE);
    if (e->v.Call.keywords.n)
        keywords = lower_keyword_dict(l, e->v.Call.keywords, REG(callee));
    if (is_only)
        args = lower_only_starred(l, args, REG(callee));
    return REG(add_value(l, is_temporary(e->v.Call.func) ? OP_CALL_LAST_EX : OP_CALL_EX, 3,
                         REG(callee), args, keywords));
}

static long keyword_names(struct lowering *l, struct keyword_list keywords)
{
    struct operand *names = NEW_ARRAY(l->a, struct operand, keywords.n);
    for (int i = 0; i < keywords.n; i++)
        names[i] = (struct operand){.kind = OPERAND_CONSTANT,
                                    .number = module_name_constant(l->m, keywords.at[i]->arg)};
    return module_tuple_constant(l->m, names, keywords.n);
}

struct operand lower_call(struct lowering *l, const struct expr *e)
{
    warn_of_compiler(l, e);
    if (is_bare_call_of(e, "super") && l->scope->kind == SCOPE_FUNCTION)
        return lower_super(l, e);
    if (is_bare_call_of(e, "locals") || is_bare_call_of(e, "vars") || is_bare_call_of(e, "dir"))
        return lower_locals(l, e);
    if (is_bare_call_of(e, "globals"))
        return REG(add_value(l, OP_CALL_GLOBALS, 1, lower_expr(l, e->v.Call.func)));
    if (is_exec(e))
        return lower_exec(l, e);
    int n = e->v.Call.args.n + e->v.Call.keywords.n;
    if (has_stars(e) || n > MOST_AT_ONCE)
        return lower_call_ex(l, e);

    if (is_builtin_call(l, e) && is_builtin(l, e->v.Call.func->v.Name.id))
        return lower_builtin_call(l, e);

    const struct expr *f = e->v.Call.func;
    int is_method = f->kind == Attribute_kind, at = 0;
    struct operand *src = NEW_ARRAY(l->a, struct operand, n + 2);
    if (is_method) {
        struct operand o = lower_expr(l, f->v.Attribute.value);
        struct instr *i = access_attribute(l, OP_LOAD_METHOD, f, o, ABSENT);
        instr_add_dst(l->f, i, new_temp(l));
        instr_add_dst(l->f, i, new_nullable_temp(l));
        src[at++] = REG(i->dst.at[0]);
        src[at++] = REG(i->dst.at[1]);
    } else {
        src[at++] = lower_expr(l, f);
    }
    for (int i = 0; i < e->v.Call.args.n; i++)
        src[at++] = lower_expr(l, e->v.Call.args.at[i]);
    for (int i = 0; i < e->v.Call.keywords.n; i++)
        src[at++] = lower_expr(l, e->v.Call.keywords.at[i]->value);
    struct instr *i;
    int outer = at_line(l, is_method ? f->loc.end_line : l->line); /* that of the method's name */
    if (e->v.Call.keywords.n) {
        long names = keyword_names(l, e->v.Call.keywords);
        i = add_instr_list(l,
                           is_method         ? OP_CALL_METHOD_KW
                           : is_temporary(f) ? OP_CALL_LAST_KW
                                             : OP_CALL_KW,
                           src, at);
        i->aux = names;
    } else {
        i = add_instr_list(l,
                           is_method         ? OP_CALL_METHOD
                           : is_temporary(f) ? OP_CALL_LAST
                                             : OP_CALL,
                           src, at);
    }
    at_line(l, outer);
    instr_add_dst(l->f, i, new_temp(l));
    return REG(i->dst.at[0]);
}
