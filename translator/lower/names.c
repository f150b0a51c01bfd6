/* Loading, storing and deleting names, by the place that the scope pass found. */
#include "context.h"

#include <string.h>

const char *mangle_name(struct lowering *l, const char *name)
{
    return scope_mangle(l->a, l->scope, name);
}

/* The register of a local or of its cell, made at its first mention: locals are numbered in that
 * order, as in CPython. */
static struct reg *local_register(struct lowering *l, struct symbol *symbol)
{
    if (!symbol->reg) {
        symbol->reg = new_reg(l->f, REG_LOCAL, REP_BOXED);
        symbol->reg->name = symbol->name;
        push(l->a, &l->f->locals, symbol->name);
    }
    return symbol->reg;
}

static int free_index(struct lowering *l, const char *name)
{
    for (int i = 0; i < l->f->frees.n; i++)
        if (l->f->frees.at[i] == name)
            return i;
    return -1;
}

struct operand cell_operand(struct lowering *l, const char *name)
{
    struct symbol *symbol = scope_find(l->scope, name);
    int i = free_index(l, name);
    if (i >= 0 && !(symbol && symbol->place == PLACE_CELL))
        return (struct operand){.kind = OPERAND_FREE, .number = i};
    return REG(symbol->reg);
}

enum access { AS_LOCAL, AS_CELL, AS_GLOBAL, AS_NAME, AS_CLASS_CELL };

/* Is it a name of the program in a scope that sees those of a class? */
static int sees_class(const struct lowering *l, const char *name)
{
    return l->scope->visible_class && *name != '.' && strcmp(name, "__classdict__") != 0;
}

/* Is it the scope of a namespace that is handed in: of a class, or of a text for exec()? */
int is_in_namespace(const struct lowering *l)
{
    return l->scope->kind == SCOPE_CLASS || (l->scope->kind == SCOPE_MODULE && l->m->is_text);
}

/* How the current scope reaches a name. */
static enum access access_of(struct lowering *l, const char *name, struct symbol **symbol)
{
    *symbol = scope_find(l->scope, name);
    enum symbol_place place = *symbol ? (*symbol)->place : PLACE_GLOBAL_IMPLICIT;
    switch (place) {
    case PLACE_LOCAL:
        return l->scope->kind == SCOPE_FUNCTION ? AS_LOCAL
               : is_in_namespace(l)             ? AS_NAME
                                                : AS_GLOBAL;
    case PLACE_CELL: return AS_CELL;
    case PLACE_FREE:
        return (l->scope->kind == SCOPE_CLASS && *name != '.') || sees_class(l, name)
                   ? AS_CLASS_CELL
                   : AS_CELL;
    case PLACE_GLOBAL_IMPLICIT:
        return is_in_namespace(l) || sees_class(l, name) ? AS_NAME : AS_GLOBAL;
    default: return AS_GLOBAL;
    }
}

int is_global_name(struct lowering *l, const char *name)
{
    struct symbol *symbol;
    return access_of(l, name, &symbol) == AS_GLOBAL;
}

/* The namespace that names are looked for in: the scope's own, or that of the class it sees. */
static struct operand namespace_operand(struct lowering *l)
{
    if (l->scope->visible_class)
        return load_name(l, intern_cstr(l->a, "__classdict__"));
    return (struct operand){.kind = OPERAND_NAMESPACE};
}

static struct operand load_local(struct lowering *l, struct symbol *symbol)
{
    struct reg *r = local_register(l, symbol);
    struct instr *check = add_instr(l, OP_CHECK_BOUND, 1, REG(r));
    set_instr_name(l, check, symbol->name);
    if (!(symbol->flags & SYM_WALRUS))
        return REG(r);
    struct reg *copy = new_temp(l);
    add_move(l, copy, REG(r));
    return REG(copy);
}

struct operand load_name(struct lowering *l, const char *name)
{
    struct symbol *symbol;
    struct reg *r = NULL;
    switch (access_of(l, name, &symbol)) {
    case AS_LOCAL: return load_local(l, symbol);
    case AS_CELL: {
        struct operand cell = cell_operand(l, name);
        struct instr *i = add_instr(l, OP_LOAD_CELL, 1, cell);
        i->aux = cell.kind == OPERAND_FREE;
        set_instr_name(l, i, name);
        r = new_temp(l);
        instr_add_dst(l->f, i, r);
        break;
    }
    case AS_CLASS_CELL: {
        struct operand namespace = namespace_operand(l);
        struct instr *i = add_instr(l, OP_LOAD_CLASS_CELL, 2, namespace, cell_operand(l, name));
        set_instr_name(l, i, name);
        r = new_temp(l);
        instr_add_dst(l->f, i, r);
        break;
    }
    case AS_NAME:
        r = add_value(l, OP_LOAD_NAME, 1, namespace_operand(l));
        l->now->instrs.at[l->now->instrs.n - 1]->aux = module_global_index(l->m, name);
        break;
    case AS_GLOBAL:
        r = add_value(l, OP_LOAD_GLOBAL, 0);
        l->now->instrs.at[l->now->instrs.n - 1]->aux = module_global_index(l->m, name);
        break;
    }
    return REG(r);
}

void store_name(struct lowering *l, const char *name, struct operand v)
{
    struct symbol *symbol;
    switch (access_of(l, name, &symbol)) {
    case AS_LOCAL: add_move(l, local_register(l, symbol), v); return;
    case AS_CELL:
    case AS_CLASS_CELL: add_instr(l, OP_STORE_CELL, 2, cell_operand(l, name), v); return;
    case AS_NAME:
        set_instr_name(l, add_instr(l, OP_STORE_NAME, 2, namespace_operand(l), v), name);
        return;
    case AS_GLOBAL:
        add_instr(l, OP_STORE_GLOBAL, 1, v)->aux = module_global_index(l->m, name);
        return;
    }
}

void delete_name(struct lowering *l, const char *name)
{
    struct symbol *symbol;
    switch (access_of(l, name, &symbol)) {
    case AS_LOCAL: {
        struct reg *r = local_register(l, symbol);
        set_instr_name(l, add_instr(l, OP_CHECK_BOUND, 1, REG(r)), name);
        instr_add_dst(l->f, add_instr(l, OP_UNBIND, 0), r);
        return;
    }
    case AS_CELL:
    case AS_CLASS_CELL: {
        struct operand cell = cell_operand(l, name);
        struct instr *i = add_instr(l, OP_DELETE_CELL, 1, cell);
        i->aux = cell.kind == OPERAND_FREE;
        set_instr_name(l, i, name);
        return;
    }
    case AS_NAME:
        set_instr_name(l, add_instr(l, OP_DELETE_NAME, 1, namespace_operand(l)), name);
        return;
    case AS_GLOBAL:
        add_instr(l, OP_DELETE_GLOBAL, 0)->aux = module_global_index(l->m, name);
        return;
    }
}

/* What the drop of the old value runs can see the None, in the f_locals of a generator or of a
 * function that keeps records. The emitter knows whether the latter does; without records nothing
 * can look at a local of a plain function while it runs. */
void unbind_name(struct lowering *l, const char *name)
{
    struct symbol *symbol;
    if (access_of(l, name, &symbol) == AS_LOCAL) {
        struct instr *unbind = add_instr(l, OP_UNBIND, 0);
        unbind->aux = UNBIND_BY_NONE;
        instr_add_dst(l->f, unbind, local_register(l, symbol));
        return;
    }
    store_name(l, name, NONE);
    delete_name(l, name);
}
