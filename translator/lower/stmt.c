/* Statements. */
#include "context.h"

#include <string.h>

static void lower_if(struct lowering *l, const struct stmt *st)
{
    struct block *yes = block_here(l, "then"), *no = block_here(l, "else");
    struct block *end = block_here(l, "end");
    lower_condition(l, st->v.If.test, yes, no);
    l->now = yes;
    lower_body(l, st->v.If.body);
    add_jump(l, end);
    l->now = no;
    lower_body(l, st->v.If.orelse);
    continue_at(l, end);
}

static void lower_return(struct lowering *l, const struct stmt *st)
{
    struct operand v = NONE;
    if (st->v.Return.value)
        v = l->construct ? REG(lower_to_temp(l, st->v.Return.value))
                         : lower_expr(l, st->v.Return.value);
    lower_exit(l, EXIT_RETURN, v);
}

static void lower_raise(struct lowering *l, const struct stmt *st)
{
    if (!st->v.Raise.exc) {
        struct reg *traced = add_value(l, OP_RAISE_AGAIN, 0);
        struct block *fresh = block_here(l, "fresh");
        add_branch(l, traced, l->handler, fresh);
        l->now = fresh;
        add_fail(l);
        return;
    }
    struct operand e = lower_expr(l, st->v.Raise.exc), cause = ABSENT;
    if (st->v.Raise.cause)
        cause = lower_expr(l, st->v.Raise.cause);
    add_instr(l, OP_RAISE, 2, e, cause);
    add_fail(l);
}

static void lower_assert(struct lowering *l, const struct stmt *st)
{
    struct block *fail = block_here(l, "assert"), *end = block_here(l, "end");
    lower_condition(l, st->v.Assert.test, end, fail);
    l->now = fail;
    struct operand message = ABSENT;
    if (st->v.Assert.msg)
        message = lower_expr(l, st->v.Assert.msg);
    add_instr(l, OP_ASSERTION_ERROR, 1, message);
    add_fail(l);
    l->now = end;
}

static void import_module(struct lowering *l, const struct alias *alias)
{
    const char *dot = strchr(alias->name, '.');
    struct instr *i = add_instr(l, OP_IMPORT, 1, NONE);
    set_instr_name(l, i, alias->name);
    struct reg *module = new_temp(l);
    instr_add_dst(l->f, i, module);
    const char *bound = alias->asname ? alias->asname
                        : dot         ? intern(l->a, alias->name, (size_t)(dot - alias->name))
                                      : alias->name;
    if (alias->asname && dot) {
        struct instr *as = add_instr(l, OP_IMPORT_AS, 1, REG(module));
        set_instr_name(l, as, alias->name);
        module = new_temp(l);
        instr_add_dst(l->f, as, module);
    }
    store_name(l, mangle_name(l, bound), REG(module));
}

static void import_from(struct lowering *l, const struct stmt *st)
{
    struct alias_list names = st->v.ImportFrom.names;
    struct operand *items = NEW_ARRAY(l->a, struct operand, names.n);
    for (int i = 0; i < names.n; i++)
        items[i] = (struct operand){.kind = OPERAND_CONSTANT,
                                    .number = module_name_constant(l->m, names.at[i]->name)};
    struct operand tuple = {.kind = OPERAND_CONSTANT,
                            .number = module_tuple_constant(l->m, items, names.n)};
    struct instr *import = add_instr(l, OP_IMPORT, 1, tuple);
    set_instr_name(l, import,
                   st->v.ImportFrom.module ? st->v.ImportFrom.module : intern_cstr(l->a, ""));
    import->aux = st->v.ImportFrom.level;
    struct reg *module = new_temp(l);
    instr_add_dst(l->f, import, module);
    for (int i = 0; i < names.n; i++) {
        const struct alias *alias = names.at[i];
        if (!strcmp(alias->name, "*")) {
            add_instr(l, OP_IMPORT_STAR, 1, REG(module));
            continue;
        }
        struct instr *from = add_instr(l, OP_IMPORT_FROM, 1, REG(module));
        set_instr_name(l, from, alias->name);
        instr_add_dst(l->f, from, new_temp(l));
        store_name(l, mangle_name(l, alias->asname ? alias->asname : alias->name),
                   REG(from->dst.at[0]));
    }
}

void lower_import(struct lowering *l, const struct stmt *st)
{
    if (st->kind == ImportFrom_kind) {
        import_from(l, st);
        return;
    }
    for (int i = 0; i < st->v.Import.names.n; i++)
        import_module(l, st->v.Import.names.at[i]);
}

static void lower_kind(struct lowering *l, const struct stmt *st)
{
    switch (st->kind) {
    case FunctionDef_kind:
    case AsyncFunctionDef_kind: lower_function(l, st); return;
    case ClassDef_kind: lower_class(l, st); return;
    case Return_kind: lower_return(l, st); return;
    case Delete_kind:
        for (int i = 0; i < st->v.Delete.targets.n; i++)
            lower_delete(l, st->v.Delete.targets.at[i]);
        return;
    case Assign_kind: lower_assign(l, st); return;
    case TypeAlias_kind: lower_type_alias(l, st); return;
    case AugAssign_kind: lower_augmented(l, st); return;
    case AnnAssign_kind: lower_annotated(l, st); return;
    case For_kind:
    case AsyncFor_kind: lower_for(l, st); return;
    case While_kind: lower_while(l, st); return;
    case If_kind: lower_if(l, st); return;
    case With_kind:
    case AsyncWith_kind: lower_with(l, st, 0); return;
    case Match_kind: lower_match(l, st); return;
    case Raise_kind: lower_raise(l, st); return;
    case Try_kind:
    case TryStar_kind: lower_try(l, st); return;
    case Assert_kind: lower_assert(l, st); return;
    case Import_kind:
    case ImportFrom_kind: lower_import(l, st); return;
    case Global_kind:
    case Nonlocal_kind:
    case Pass_kind: return;
    case Expr_kind: lower_expr(l, st->v.Expr.value); return;
    case Break_kind: lower_exit(l, EXIT_BREAK, NONE); return;
    case Continue_kind: lower_exit(l, EXIT_CONTINUE, NONE); return;
    }
}

void lower_stmt(struct lowering *l, const struct stmt *st)
{
    int outer = at_line(l, st->loc.line);
    lower_kind(l, st);
    at_line(l, outer);
}

void lower_body(struct lowering *l, struct stmt_list body)
{
    for (int i = 0; i < body.n; i++)
        lower_stmt(l, body.at[i]);
}

void lower_whole_body(struct lowering *l, struct stmt_list body)
{
    lower_body(l, body);
    if (body.n)
        at_line(l, body.at[body.n - 1]->loc.line);
}
