/*
 * Calls of built-ins by their names.
 *
 * `len(a)` is nearly always the built-in's. The run time knows the built-ins of the table below by
 * number, and calls the C function of one without a look at its name, and without the references
 * that a call of anything moves in. Which of two instructions: CALL_BUILTIN looks the name up when
 * it calls, behind the arguments, so these are names and constants, whose evaluation runs no code;
 * for others the callee is loaded first, as in every call, and CALL_LOADED looks what it is.
 */
#include "context.h"

#include <string.h>

enum { ANY = 100 };

/* The numbers of positional arguments with which each is called so. They are the names of
 * YR_BUILTINS in yieldabi.h. */
static const struct {
    const char *name;
    int least, most;
} builtins[] = {
    {"abs", 1, 1},        {"all", 1, 1},        {"any", 1, 1},    {"bin", 1, 1},
    {"callable", 1, 1},   {"chr", 1, 1},        {"divmod", 2, 2}, {"getattr", 2, 3},
    {"hasattr", 2, 2},    {"hash", 1, 1},       {"hex", 1, 1},    {"id", 1, 1},
    {"isinstance", 2, 2}, {"issubclass", 2, 2}, {"iter", 1, 2},   {"len", 1, 1},
    {"max", 1, ANY},      {"min", 1, ANY},      {"next", 1, 2},   {"ord", 1, 1},
    {"pow", 2, 3},        {"repr", 1, 1},       {"round", 1, 2},  {"setattr", 3, 3},
    {"sorted", 1, 1},     {"sum", 1, 2},        {"bool", 0, 1},   {"bytes", 0, 1},
    {"dict", 0, 1},       {"enumerate", 1, 2},  {"filter", 2, 2}, {"float", 0, 1},
    {"frozenset", 0, 1},  {"int", 0, 2},        {"list", 0, 1},   {"map", 2, ANY},
    {"range", 1, 3},      {"reversed", 1, 1},   {"set", 0, 1},    {"str", 0, 1},
    {"tuple", 0, 1},      {"type", 1, 1},       {"zip", 0, ANY},
};

int has_builtin_number(const char *name)
{
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
        if (!strcmp(builtins[i].name, name))
            return 1;
    return 0;
}

int is_builtin_call(struct lowering *l, const struct expr *e)
{
    const struct expr *f = e->v.Call.func;
    int n = e->v.Call.args.n;
    if (f->kind != Name_kind || e->v.Call.keywords.n || !is_global_name(l, f->v.Name.id))
        return 0;
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
        if (!strcmp(builtins[i].name, f->v.Name.id))
            return builtins[i].least <= n && n <= builtins[i].most;
    return 0;
}

static int all_run_nothing(struct expr_list args)
{
    for (int i = 0; i < args.n; i++)
        if (args.at[i]->kind != Name_kind && args.at[i]->kind != Constant_kind)
            return 0;
    return 1;
}

struct operand lower_builtin_call(struct lowering *l, const struct expr *e)
{
    struct expr_list args = e->v.Call.args;
    const char *name = e->v.Call.func->v.Name.id;
    int at_once = all_run_nothing(args), at = 0;
    struct operand *src = NEW_ARRAY(l->a, struct operand, args.n + 1);
    if (!at_once)
        src[at++] = lower_expr(l, e->v.Call.func);
    for (int i = 0; i < args.n; i++)
        src[at++] = lower_expr(l, args.at[i]);
    struct reg *result = add_value_list(l, at_once ? OP_CALL_BUILTIN : OP_CALL_LOADED, src, at);
    l->now->instrs.at[l->now->instrs.n - 1]->aux = module_global_index(l->m, name);
    return REG(result);
}
