/* Construction of nodes and the names of their kinds, all expanded from the tables of ast.h. */
#include "ast.h"

struct expr *new_expr(arena *a, enum expr_kind kind, struct loc loc)
{
    struct expr *e = NEW(a, struct expr);
    e->kind = kind;
    e->loc = loc;
    return e;
}

struct stmt *new_stmt(arena *a, enum stmt_kind kind, struct loc loc)
{
    struct stmt *s = NEW(a, struct stmt);
    s->kind = kind;
    s->loc = loc;
    return s;
}

struct pattern *new_pattern(arena *a, enum pattern_kind kind, struct loc loc)
{
    struct pattern *p = NEW(a, struct pattern);
    p->kind = kind;
    p->loc = loc;
    return p;
}

struct loc loc_span(struct loc from, struct loc to)
{
    return (struct loc){from.line, from.col, to.end_line, to.end_col};
}

#define KIND_NAME(name)              #name,
#define OPERATOR_NAME(name, written) #name,
#define OPERATOR_TEXT(name, written) written,

const char *expr_kind_name(enum expr_kind kind)
{
    static const char *const names[] = {EXPR_KINDS(KIND_NAME)};
    return names[kind];
}

const char *stmt_kind_name(enum stmt_kind kind)
{
    static const char *const names[] = {STMT_KINDS(KIND_NAME)};
    return names[kind];
}

const char *pattern_kind_name(enum pattern_kind kind)
{
    static const char *const names[] = {PATTERN_KINDS(KIND_NAME)};
    return names[kind];
}

const char *operator_name(enum operator op)
{
    static const char *const names[] = {OPERATORS(OPERATOR_NAME)};
    return names[op];
}

const char *operator_text(enum operator op)
{
    static const char *const texts[] = {OPERATORS(OPERATOR_TEXT)};
    return texts[op];
}

const char *unaryop_name(enum unaryop op)
{
    static const char *const names[] = {UNARYOPS(OPERATOR_NAME)};
    return names[op];
}

const char *unaryop_text(enum unaryop op)
{
    static const char *const texts[] = {UNARYOPS(OPERATOR_TEXT)};
    return texts[op];
}

const char *cmpop_name(enum cmpop op)
{
    static const char *const names[] = {CMPOPS(OPERATOR_NAME)};
    return names[op];
}

const char *cmpop_text(enum cmpop op)
{
    static const char *const texts[] = {CMPOPS(OPERATOR_TEXT)};
    return texts[op];
}

const char *boolop_name(enum boolop op)
{
    static const char *const names[] = {BOOLOPS(OPERATOR_NAME)};
    return names[op];
}

const char *expr_context_name(enum expr_context ctx)
{
    static const char *const names[] = {EXPR_CONTEXTS(OPERATOR_NAME)};
    return names[ctx];
}
