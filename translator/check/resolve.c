/*
 * Decides where each symbol lives: top down for what is bound around, bottom up for what inner
 * scopes want to share.
 *
 * Requires scopes whose symbols have all the flags that the text gives them. Produces the places of
 * all symbols, and in the scopes between those that share a cell the symbols that pass it on.
 */
#include "scope_walk.h"

#include <string.h>

/* Is name bound by a function scope around scope? The scope that binds it, or NULL. */
static struct scope *binding_scope(const struct scope *scope, const char *name)
{
    for (struct scope *s = scope->parent; s; s = s->parent) {
        if (s->kind == SCOPE_MODULE)
            return NULL;
        struct symbol *symbol = scope_find(s, name);
        if (s->kind == SCOPE_CLASS) {
            /* Only __class__ is seen through a class body, and its namespace by type scopes. */
            if (!strcmp(name, "__class__") ||
                (scope->visible_class == s && !strcmp(name, "__classdict__")))
                return s;
            continue;
        }
        if (!symbol)
            continue;
        if (symbol->flags & SYM_GLOBAL)
            return NULL;
        if (symbol->flags & SYM_NONLOCAL)
            continue;
        if (symbol->flags & (SYM_ASSIGNED | SYM_PARAMETER))
            return s;
    }
    return NULL;
}

/* Every scope between inner and the binder passes the cell on. */
static void share(arena *a, struct scope *inner, struct scope *binder, const char *name)
{
    for (struct scope *s = inner; s != binder; s = s->parent) {
        struct symbol *symbol = symbol_of(a, s, name);
        if (s->kind == SCOPE_CLASS && s != inner && symbol->flags & SYM_ASSIGNED)
            symbol->flags |= SYM_FREE_IN_CLASS;
        else if (symbol->place != PLACE_CELL)
            symbol->place = PLACE_FREE;
    }
    if (binder->kind == SCOPE_CLASS && !strcmp(name, "__class__"))
        binder->wants_class_cell = 1;
    symbol_of(a, binder, name)->place = PLACE_CELL;
}

/* What the class binds whose names a type scope sees is looked for there and then among the
 * globals, past what functions around bind, and type parameters too. */
static enum symbol_place place_by_class(const struct scope *scope, const char *name)
{
    const struct symbol *there =
        scope->visible_class ? scope_find(scope->visible_class, name) : NULL;
    if (there && there->flags & SYM_GLOBAL)
        return PLACE_GLOBAL_EXPLICIT;
    return there && there->flags & SYM_ASSIGNED && !(there->flags & SYM_NONLOCAL)
               ? PLACE_GLOBAL_IMPLICIT
               : PLACE_UNKNOWN;
}

static void resolve_nonlocal(struct source *s, struct scope *scope, struct symbol *symbol)
{
    struct scope *binder = binding_scope(scope, symbol->name);
    const struct symbol *bound = binder ? scope_find(binder, symbol->name) : NULL;
    if (!binder)
        diagnose(s, symbol->declared, SEVERITY_ERROR,
                 "SyntaxError: no binding for nonlocal '%s' found", symbol->name);
    else if (bound && bound->flags & SYM_TYPE_PARAM)
        diagnose(s, symbol->declared, SEVERITY_ERROR,
                 "SyntaxError: nonlocal binding not allowed for type parameter '%s'", symbol->name);
    else
        share(s->arena, scope, binder, symbol->name);
}

static void resolve_symbol(struct source *s, struct scope *scope, struct symbol *symbol)
{
    struct scope *binder;
    if (symbol->flags & SYM_GLOBAL) {
        if (symbol->flags & SYM_NONLOCAL && !is_comprehension(scope))
            diagnose(s, symbol->declared, SEVERITY_ERROR,
                     "SyntaxError: name '%s' is nonlocal and global", symbol->name);
        symbol->place = PLACE_GLOBAL_EXPLICIT;
    } else if (symbol->flags & SYM_NONLOCAL) {
        resolve_nonlocal(s, scope, symbol);
    } else if (symbol->flags & (SYM_ASSIGNED | SYM_PARAMETER)) {
        if (symbol->place == PLACE_UNKNOWN)
            symbol->place = PLACE_LOCAL;
    } else if (symbol->flags & SYM_USED) {
        symbol->place = place_by_class(scope, symbol->name);
        binder = symbol->place ? NULL : binding_scope(scope, symbol->name);
        if (binder)
            share(s->arena, scope, binder, symbol->name);
        else if (!symbol->place)
            symbol->place = PLACE_GLOBAL_IMPLICIT;
    }
}

void resolve_names(struct source *s, struct scope *scope)
{
    /* share() may add symbols behind those that the text mentions: they are placed already. */
    int mentioned = scope->symbols.n;
    for (int i = 0; i < mentioned; i++)
        resolve_symbol(s, scope, scope->symbols.at[i]);
    for (int i = 0; i < scope->children.n; i++)
        resolve_names(s, scope->children.at[i]);
}
