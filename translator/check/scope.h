/*
 * Symbol tables: which names a scope binds, and where each name it mentions lives.
 *
 * The rules are those of CPython's symtable: one scope for the module, every class body, function,
 * lambda, comprehension and generator expression. A symbol's place is decided by a walk down the
 * scopes that carries the names bound by enclosing functions, and hands free names back up, where
 * they become cells.
 *
 * Type scopes, of 3.12 and later, are functions that see more:
 *
 *     FORM_TYPE_PARAMS    around a def, class or type statement that has type parameters, which are
 *                         its locals; node: the list of them
 *     FORM_TYPE_VALUE     around what is evaluated when it is asked for: the value of a type
 *                         statement, a bound, a default; node: the expression
 *
 * One that stands in a class body sees the names of the class first. The class keeps its namespace
 * in the cell __classdict__ for it. Names that begin with a dot are the compiler's.
 */
#ifndef YIELDC_SCOPE_H
#define YIELDC_SCOPE_H

#include <stdio.h>
#include "tree/ast.h"

enum scope_kind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION };

/* Where a function scope comes from. */
enum scope_form {
    FORM_DEF,
    FORM_LAMBDA,
    FORM_TYPE_PARAMS,
    FORM_TYPE_VALUE,
    FORM_GENEXP,
    FORM_LISTCOMP,
    FORM_SETCOMP,
    FORM_DICTCOMP
};

enum symbol_place {
    PLACE_UNKNOWN,
    PLACE_LOCAL,           /* a local; in a class or module, a name of the namespace */
    PLACE_CELL,            /* a local that inner functions share */
    PLACE_FREE,            /* a cell of an enclosing function */
    PLACE_GLOBAL_EXPLICIT, /* declared global */
    PLACE_GLOBAL_IMPLICIT  /* bound nowhere around: a global or built-in */
};

enum { /* symbol.flags: what the scope does with the name */
       SYM_ASSIGNED = 1,
       SYM_PARAMETER = 2,
       SYM_USED = 4,
       SYM_GLOBAL = 8,
       SYM_NONLOCAL = 16,
       SYM_ANNOTATED = 32,
       SYM_IMPORTED = 64,
       SYM_ITERATION = 128,     /* target of a comprehension's for */
       SYM_FREE_IN_CLASS = 256, /* a class body binds it, and a method wants the outer one */
       SYM_WALRUS = 512,        /* bound by := inside an expression */
       SYM_TYPE_PARAM = 1024    /* a type parameter: no nonlocal statement may name it */
};

struct symbol {
    const char *name; /* mangled */
    unsigned flags;
    enum symbol_place place;
    struct loc declared; /* of its global or nonlocal statement */
    struct reg *reg;     /* set by lowering: the local, or the cell */
};

struct scope {
    enum scope_kind kind;
    enum scope_form form;
    const char *name;         /* "<module>", the class or function, "<lambda>", "<genexpr>"... */
    const char *private_name; /* of the class whose private names are mangled here, or NULL */
    const void *node;         /* the struct stmt or expr it belongs to; NULL for the module */
    struct scope *parent;
    const struct scope *visible_class;     /* whose names a type scope sees, or NULL */
    const struct type_param_list *mangled; /* only these names are mangled; NULL: any */
    LIST(struct scope *) children;         /* in source order */
    LIST(struct symbol *) symbols;         /* in order of first mention */
    struct symbol **table;                 /* hash of symbols */
    int table_size;
    int is_generator, is_coroutine; /* yields; async def, or awaits in a comprehension */
    int is_nested;                  /* inside a function */
    int wants_class_cell;           /* a class body whose methods use __class__ or super() */
    int is_alias;                   /* FORM_TYPE_VALUE: the value of a type statement */
    int next_child;                 /* where scope_of looks first */
    int has_type_scopes;            /* the module: some scope in it is one */
};

/* Builds all tables. NULL after a diagnostic. */
struct scope *scope_module(struct source *s, const struct mod *module);

int is_type_scope(const struct scope *scope);

/* The scope of a class, function, lambda or comprehension inside scope. */
struct scope *scope_of(struct scope *scope, const void *node);

/* The symbol of a mangled name, or NULL. */
struct symbol *scope_find(const struct scope *scope, const char *name);

/* The name as the scope knows it: private names of a class get its name in front. */
const char *scope_mangle(arena *a, const struct scope *scope, const char *name);

/* --dump=scope */
void scope_dump(FILE *out, const struct scope *scope);

#endif
