/*
 * Simple primaries: a name and its attributes, calls and subscripts, where every argument and
 * index is a simple primary or a constant itself. Most of a program's tokens stand in them.
 *
 * Nothing about them can be read in two ways, so tree-sitter sees one `x` in place of each, which
 * halves its work, and the tree is built here from the tokens. Requires tokens that the grammar
 * accepted and marked: a name begins a primary only where its mark says so, which the names of
 * imports, definitions and patterns do not have. Positions and depths come out as if tree-sitter
 * had read it all.
 */
#include "tree.h"

/* ------------------------------------------------------------------------------------ where */

static int has_marks(const struct token *t)
{
    return t->open || t->close || t->star_call || t->skip || t->soft_keyword;
}

static int constant_end(const struct parser *p, int i)
{
    switch (p->tok[i].kind) {
    case KW_NONE:
    case KW_TRUE:
    case KW_FALSE:
    case OP_ELLIPSIS:
    case T_NUMBER: return i;
    case T_STRING:
        while (p->tok[i + 1].kind == T_STRING)
            i++;
        return i;
    default: return -1;
    }
}

/* The last token of the constant or simple primary that begins at i, if it is all that stands
 * before a token of the two kinds; else -1. Nothing inside may have marks. */
static int whole_operand_end(const struct parser *p, int i, enum token_kind a, enum token_kind b)
{
    int end = constant_end(p, i);
    if (end < 0)
        end = simple_primary_end(p, i);
    for (int j = i; j <= end; j++) {
        if (has_marks(&p->tok[j]))
            return -1;
    }
    return end >= 0 && (p->tok[end + 1].kind == a || p->tok[end + 1].kind == b) ? end : -1;
}

/* The closing parenthesis of simple arguments after the opening one at i, or -1. */
static int arguments_end(const struct parser *p, int i)
{
    for (i++; p->tok[i].kind != OP_RPAR; i++) {
        if (p->tok[i].kind == T_NAME && p->tok[i + 1].kind == OP_ASSIGN) {
            if (has_marks(&p->tok[i]) || has_marks(&p->tok[i + 1]))
                return -1;
            i += 2;
        }
        i = whole_operand_end(p, i, OP_COMMA, OP_RPAR);
        if (i < 0)
            return -1;
        if (p->tok[i + 1].kind == OP_RPAR)
            return i + 1;
        if (has_marks(&p->tok[++i]))
            return -1;
    }
    return i;
}

static int trailer_end(const struct parser *p, int i)
{
    int end;
    switch (p->tok[i].kind) {
    case OP_DOT: return i + 1;
    case OP_LPAR: return arguments_end(p, i);
    case OP_LSQB:
        end = whole_operand_end(p, i + 1, OP_RSQB, OP_RSQB);
        return end < 0 ? -1 : end + 1;
    default: return -1;
    }
}

int simple_primary_end(const struct parser *p, int first)
{
    const struct token *tok = p->tok;
    if (tok[first].kind != T_NAME || !tok[first].primary || tok[first].soft_keyword)
        return -1;
    int end = first;
    while (!tok[end].close) {
        int next = trailer_end(p, end + 1);
        if (next < 0)
            break;
        for (int i = end + 1; i < next; i++) {
            if (has_marks(&tok[i]))
                return end;
        }
        if (tok[next].open || tok[next].star_call || tok[next].skip)
            break;
        end = next;
    }
    return end;
}

/* `a.b = c`, a statement by itself, is written as one name too. */
int simple_run_end(const struct parser *p, int first)
{
    const struct token *t = &p->tok[first];
    if (!t->primary)
        return -1;
    int end = simple_primary_end(p, first), value = -1;
    if (end < 0 || !t->statement || has_marks(t) || p->tok[end + 1].kind != OP_ASSIGN)
        return end;
    if (!p->tok[end].close)
        value = whole_operand_end(p, end + 2, T_NEWLINE, OP_SEMI);
    return value < 0 ? end : value;
}

/* ------------------------------------------------------------------------------------- trees */

static struct expr *operand(struct parser *p, int first, int last);

static void arguments(struct parser *p, struct expr *call, int first, int last)
{
    for (int i = first; i < last; i++) {
        int keyword = p->tok[i + 1].kind == OP_ASSIGN ? i : -1;
        if (keyword >= 0)
            i += 2;
        int end = whole_operand_end(p, i, OP_COMMA, OP_RPAR);
        struct expr *value = operand(p, i, end);
        if (keyword < 0) {
            push(p->arena, &call->v.Call.args, value);
        } else {
            struct keyword *k = NEW(p->arena, struct keyword);
            k->loc = token_span(p, keyword, end);
            k->arg = p->tok[keyword].name;
            k->value = value;
            push(p->arena, &call->v.Call.keywords, k);
        }
        i = end + 1;
    }
}

/* The token that the bracket at `close` closes. */
static int opening(const struct parser *p, int close)
{
    int i = close;
    while (p->tok[i - 1].level > p->tok[close].level)
        i--;
    return i;
}

static struct expr *primary_of(struct parser *p, int first, int last)
{
    if (first == last)
        return parse_name(p, first, Load);
    struct loc loc = token_span(p, first, last);
    struct expr *e;
    int open;
    switch (p->tok[last].kind) {
    case OP_RPAR:
        open = opening(p, last);
        e = new_expr(p->arena, Call_kind, loc);
        e->v.Call.func = operand(p, first, open - 1);
        arguments(p, e, open + 1, last);
        return e;
    case OP_RSQB:
        open = opening(p, last);
        e = new_expr(p->arena, Subscript_kind, loc);
        e->v.Subscript.value = operand(p, first, open - 1);
        e->v.Subscript.slice = operand(p, open + 1, last - 1);
        return e;
    default:
        e = new_expr(p->arena, Attribute_kind, loc);
        e->v.Attribute.value = operand(p, first, last - 2);
        e->v.Attribute.attr = p->tok[last].name;
        return e;
    }
}

struct expr *parse_simple_primary(struct parser *p, int first, int last)
{
    struct loc loc = token_span(p, first, last);
    switch (p->tok[first].kind) {
    case KW_NONE: return new_constant_expr(p, CONST_NONE, loc);
    case KW_TRUE: return new_constant_expr(p, CONST_TRUE, loc);
    case KW_FALSE: return new_constant_expr(p, CONST_FALSE, loc);
    case OP_ELLIPSIS: return new_constant_expr(p, CONST_ELLIPSIS, loc);
    case T_NUMBER: return parse_number(p, first);
    case T_STRING: return parse_strings(p, first, last);
    default: return primary_of(p, first, last);
    }
}

static struct expr *operand(struct parser *p, int first, int last)
{
    struct loc loc = token_span(p, first, last);
    if (!parse_deeper_at(p, loc))
        return new_constant_expr(p, CONST_NONE, loc);
    struct expr *e = parse_simple_primary(p, first, last);
    p->depth--;
    return e;
}

struct stmt *parse_simple_assignment(struct parser *p, int first, int last)
{
    int end = simple_primary_end(p, first);
    if (end < 0 || end == last)
        return NULL;
    struct stmt *s = new_stmt(p->arena, Assign_kind, token_span(p, first, last));
    struct expr *target = operand(p, first, end);
    set_expr_context(target, Store);
    push(p->arena, &s->v.Assign.targets, target);
    s->v.Assign.value = operand(p, end + 2, last);
    return s;
}

struct expr *parse_simple_field(struct parser *p)
{
    int end = whole_operand_end(p, 1, OP_RPAR, OP_RPAR);
    int n = p->tokens->list.n;
    if (end < 0 || end + 1 != n - 3 || has_marks(&p->tok[0]) || has_marks(&p->tok[end + 1]))
        return NULL;
    struct expr *e = NULL;
    if (parse_deeper_at(p, p->tok[0].loc)) {
        e = operand(p, 1, end);
        p->depth--;
    }
    return e;
}
