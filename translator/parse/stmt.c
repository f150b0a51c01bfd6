/* Simple statements, and lists of statements. */
#include "tree.h"

void parse_statements(struct parser *p, TSNode block, struct stmt_list *out)
{
    struct kids kids = node_kids(p, block);
    for (int i = 0; i < kids.n && !p->failed; i++) {
        if (!kids.at[i].named)
            continue;
        if (!parse_deeper(p, kids.at[i].node))
            return;
        push(p->arena, out, parse_simple_statement(p, &kids.at[i]));
        p->depth--;
    }
}

static struct stmt *at_node(struct parser *p, enum stmt_kind kind, TSNode node)
{
    return new_stmt(p->arena, kind, node_loc(p, node));
}

/* --------------------------------------------------------------------------------- assignments */

static struct stmt *annotated(struct parser *p, TSNode node, const struct kids *kids)
{
    struct stmt *s = at_node(p, AnnAssign_kind, node);
    const struct kid *left = kid_with(kids, F_left), *right = kid_with(kids, F_right);
    s->v.AnnAssign.target = parse_target(p, left->node, Store);
    s->v.AnnAssign.annotation = parse_type(p, kid_with(kids, F_type)->node);
    s->v.AnnAssign.value = right ? parse_expr(p, right->node) : NULL;
    s->v.AnnAssign.simple = s->v.AnnAssign.target->kind == Name_kind && left->kind == N_identifier;
    return s;
}

/* a = b = c: tree-sitter nests to the right. */
static struct stmt *assignment_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    if (kid_with(&kids, F_type))
        return annotated(p, node, &kids);
    struct stmt *s = at_node(p, Assign_kind, node);
    for (;;) {
        const struct kid *left = kid_with(&kids, F_left), *right = kid_with(&kids, F_right);
        push(p->arena, &s->v.Assign.targets, parse_target(p, left->node, Store));
        if (right->kind != N_assignment) {
            s->v.Assign.value = parse_expr(p, right->node);
            return s;
        }
        kids = node_kids(p, right->node);
    }
}

static enum operator augmented_operator(enum token_kind kind)
{
    static const enum operator ops[] = {
        [OP_POW_EQ] = Pow,       [OP_FLOORDIV_EQ] = FloorDiv, [OP_RSHIFT_EQ] = RShift,
        [OP_LSHIFT_EQ] = LShift, [OP_ADD_EQ] = Add,           [OP_SUB_EQ] = Sub,
        [OP_MUL_EQ] = Mult,      [OP_DIV_EQ] = Div,           [OP_MOD_EQ] = Mod,
        [OP_AT_EQ] = MatMult,    [OP_AND_EQ] = BitAnd,        [OP_OR_EQ] = BitOr,
        [OP_XOR_EQ] = BitXor};
    return kind >= OP_POW_EQ && kind <= OP_XOR_EQ ? ops[kind] : Add;
}

static struct stmt *augmented(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, AugAssign_kind, node);
    s->v.AugAssign.target = parse_target(p, kids.at[0].node, Store);
    s->v.AugAssign.op = augmented_operator(p->tok[node_first_token(p, kids.at[1].node)].kind);
    s->v.AugAssign.value = parse_expr(p, kids.at[2].node);
    return s;
}

static struct stmt *expression_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    if (kids.n == 1 && kids.at[0].kind == N_assignment)
        return assignment_stmt(p, kids.at[0].node);
    if (kids.n == 1 && kids.at[0].kind == N_augmented_assignment)
        return augmented(p, kids.at[0].node);
    struct stmt *s =
        kids.n == 1 && kids.at[0].kind == N_identifier
            ? parse_simple_assignment(p, node_first_token(p, node), node_last_token(p, node))
            : NULL;
    if (s)
        return s;
    s = at_node(p, Expr_kind, node);
    s->v.Expr.value = kids.n > 1 ? parse_tuple(p, &kids, F_none, node_first_token(p, node),
                                               node_last_token(p, node))
                                 : parse_expr(p, kids.at[0].node);
    return s;
}

/* ------------------------------------------------------------------------------------- imports */

static const char *dotted_text(struct parser *p, TSNode node)
{
    struct text text = {0};
    int last = node_last_token(p, node);
    for (int i = node_first_token(p, node); i <= last; i++)
        text_add_cstr(p->arena, &text, p->tok[i].kind == T_NAME ? p->tok[i].name : ".");
    return intern(p->arena, text.at, text.size);
}

static struct alias *alias_of(struct parser *p, const struct kid *kid)
{
    struct alias *alias = NEW(p->arena, struct alias);
    alias->loc = node_loc(p, kid->node);
    if (kid->kind == N_wildcard_import) {
        alias->name = intern_cstr(p->arena, "*");
    } else if (kid->kind == N_aliased_import) {
        struct kids kids = node_kids(p, kid->node);
        alias->name = dotted_text(p, kid_with(&kids, F_name)->node);
        alias->asname = p->tok[node_last_token(p, kid->node)].name;
    } else {
        alias->name = dotted_text(p, kid->node);
    }
    return alias;
}

static struct alias_list aliases_of(struct parser *p, const struct kids *kids)
{
    struct alias_list list = {0};
    for (int i = 0; i < kids->n; i++) {
        if (kids->at[i].field == F_name || kids->at[i].kind == N_wildcard_import)
            push(p->arena, &list, alias_of(p, &kids->at[i]));
    }
    return list;
}

static struct stmt *import_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, Import_kind, node);
    s->v.Import.names = aliases_of(p, &kids);
    return s;
}

static struct stmt *import_from_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, ImportFrom_kind, node);
    const struct kid *module = kid_with(&kids, F_module_name);
    for (int i = node_first_token(p, node) + 1;
         p->tok[i].kind == OP_DOT || p->tok[i].kind == OP_ELLIPSIS; i++)
        s->v.ImportFrom.level += p->tok[i].kind == OP_DOT ? 1 : 3;
    if (module->kind == N_dotted_name) {
        s->v.ImportFrom.module = dotted_text(p, module->node);
    } else {
        struct kids relative = node_kids(p, module->node);
        const struct kid *name = kid_of_kind(&relative, N_dotted_name);
        s->v.ImportFrom.module = name ? dotted_text(p, name->node) : NULL;
    }
    s->v.ImportFrom.names = aliases_of(p, &kids);
    return s;
}

/* ---------------------------------------------------------------------------------- the others */

static struct stmt *return_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, Return_kind, node);
    s->v.Return.value = kids.n > 1 ? parse_expr(p, kids.at[1].node) : NULL;
    return s;
}

static struct stmt *delete_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, Delete_kind, node);
    if (kids.at[1].kind == N_expression_list)
        kids = node_kids(p, kids.at[1].node);
    for (int i = 0; i < kids.n; i++) {
        if (kids.at[i].named)
            push(p->arena, &s->v.Delete.targets, parse_target(p, kids.at[i].node, Del));
    }
    return s;
}

static struct stmt *assert_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, Assert_kind, node);
    s->v.Assert.test = parse_expr(p, kids.at[1].node);
    s->v.Assert.msg = kids.n > 3 ? parse_expr(p, kids.at[3].node) : NULL;
    return s;
}

static struct stmt *raise_stmt(struct parser *p, TSNode node)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, Raise_kind, node);
    const struct kid *cause = kid_with(&kids, F_cause);
    s->v.Raise.exc = kids.n > 1 ? parse_expr(p, kids.at[1].node) : NULL;
    s->v.Raise.cause = cause ? parse_expr(p, cause->node) : NULL;
    return s;
}

static struct stmt *names_stmt(struct parser *p, TSNode node, enum stmt_kind kind)
{
    struct kids kids = node_kids(p, node);
    struct stmt *s = at_node(p, kind, node);
    for (int i = 0; i < kids.n; i++) {
        if (kids.at[i].named)
            push(p->arena, &s->v.Global.names, p->tok[node_first_token(p, kids.at[i].node)].name);
    }
    return s;
}

struct stmt *parse_simple_statement(struct parser *p, const struct kid *kid)
{
    TSNode node = kid->node;
    switch (kid->kind) {
    case N_expression_statement: return expression_stmt(p, node);
    case N_import_statement: return import_stmt(p, node);
    case N_import_from_statement: return import_from_stmt(p, node);
    case N_return_statement: return return_stmt(p, node);
    case N_delete_statement: return delete_stmt(p, node);
    case N_assert_statement: return assert_stmt(p, node);
    case N_raise_statement: return raise_stmt(p, node);
    case N_global_statement: return names_stmt(p, node, Global_kind);
    case N_nonlocal_statement: return names_stmt(p, node, Nonlocal_kind);
    case N_pass_statement: return at_node(p, Pass_kind, node);
    case N_break_statement: return at_node(p, Break_kind, node);
    case N_continue_statement: return at_node(p, Continue_kind, node);
    default: return parse_compound_statement(p, kid);
    }
}
