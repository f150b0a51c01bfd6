/*
 * From text to tree: tokens, the grammar's check, a writing for tree-sitter, its tree, ours.
 * This file does the steps between; expr.c, stmt.c and the others read the tree.
 */
#include "parse.h"

#include <string.h>

#include "tree.h"

const TSLanguage *tree_sitter_python(void);

/* ------------------------------------------------------------------------ reading tree-sitter */

static const char *const node_names[] = {NULL,
#define NODE_NAME(name) #name,
                                         NODES(NODE_NAME)
#undef NODE_NAME
};

static const char *const field_names[] = {NULL,
#define FIELD_NAME(name) #name,
                                          FIELDS(FIELD_NAME)
#undef FIELD_NAME
};

static unsigned char find_name(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 1; name && i < n; i++) {
        if (strcmp(names[i], name) == 0)
            return (unsigned char)i;
    }
    return 0;
}

static void open_language(struct language *l, arena *a)
{
    l->language = tree_sitter_python();
    l->parser = ts_parser_new();
    ts_parser_set_language(l->parser, l->language);
    l->symbols = (int)ts_language_symbol_count(l->language);
    l->kind_of_symbol = NEW_ARRAY(a, unsigned char, l->symbols + 1);
    for (int i = 0; i < l->symbols; i++) {
        if (ts_language_symbol_type(l->language, (TSSymbol)i) == TSSymbolTypeRegular)
            l->kind_of_symbol[i] = find_name(node_names, sizeof node_names / sizeof *node_names,
                                             ts_language_symbol_name(l->language, (TSSymbol)i));
    }
    l->fields = (int)ts_language_field_count(l->language) + 1;
    l->kind_of_field = NEW_ARRAY(a, unsigned char, l->fields + 1);
    for (int i = 1; i < l->fields; i++)
        l->kind_of_field[i] = find_name(field_names, sizeof field_names / sizeof *field_names,
                                        ts_language_field_name_for_id(l->language, (TSFieldId)i));
}

enum node_kind node_kind(const struct parser *p, TSNode node)
{
    int symbol = ts_node_symbol(node);
    return symbol < p->language->symbols ? (enum node_kind)p->language->kind_of_symbol[symbol]
                                         : N_other;
}

struct kids node_kids(struct parser *p, TSNode node)
{
    struct kids kids = {0};
    kids.at = NEW_ARRAY(p->arena, struct kid, ts_node_child_count(node));
    ts_tree_cursor_reset(&p->cursor, node);
    if (!ts_tree_cursor_goto_first_child(&p->cursor))
        return kids;
    do {
        struct kid *kid = &kids.at[kids.n++];
        kid->node = ts_tree_cursor_current_node(&p->cursor);
        int field = ts_tree_cursor_current_field_id(&p->cursor);
        if (field < p->language->fields)
            kid->field = (enum field_kind)p->language->kind_of_field[field];
        kid->named = ts_node_is_named(kid->node);
        kid->kind = node_kind(p, kid->node);
    } while (ts_tree_cursor_goto_next_sibling(&p->cursor));
    return kids;
}

const struct kid *kid_with(const struct kids *kids, enum field_kind field)
{
    for (int i = 0; i < kids->n; i++) {
        if (kids->at[i].field == field)
            return &kids->at[i];
    }
    return NULL;
}

const struct kid *kid_of_kind(const struct kids *kids, enum node_kind kind)
{
    for (int i = 0; i < kids->n; i++) {
        if (kids->at[i].kind == kind)
            return &kids->at[i];
    }
    return NULL;
}

int kids_have_comma(const struct parser *p, const struct kids *kids)
{
    for (int i = 0; i < kids->n; i++) {
        if (!kids->at[i].named && p->text.at[ts_node_start_byte(kids->at[i].node)] == ',')
            return 1;
    }
    return 0;
}

/* ------------------------------------------------------------------------- nodes and positions */

static int token_at(const struct parser *p, size_t byte)
{
    return p->token_of[byte < p->text.size ? byte : p->text.size - 1];
}

int node_first_token(const struct parser *p, TSNode node)
{
    return token_at(p, ts_node_start_byte(node));
}

int node_last_token(const struct parser *p, TSNode node)
{
    size_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
    while (end > start + 1 && (p->text.at[end - 1] == ' ' || p->text.at[end - 1] == '\n'))
        end--;
    return p->run_end[token_at(p, end > start ? end - 1 : start)];
}

int node_is_added(const struct parser *p, TSNode node)
{
    size_t start = ts_node_start_byte(node);
    return start < p->written[token_at(p, start)];
}

struct loc token_span(const struct parser *p, int first, int last)
{
    return loc_span(p->tok[first].loc, p->tok[last].loc);
}

struct loc node_loc(const struct parser *p, TSNode node)
{
    return token_span(p, node_first_token(p, node), node_last_token(p, node));
}

void parse_fail(struct parser *p, TSNode node)
{
    if (!p->failed)
        diagnose(p->source, node_loc(p, node), SEVERITY_ERROR, "not supported yet: this syntax");
    p->failed = 1;
}

int parse_deeper(struct parser *p, TSNode node)
{
    if (p->depth < AST_MAX_DEPTH) {
        p->depth++;
        return 1;
    }
    return parse_deeper_at(p, node_loc(p, node));
}

int parse_deeper_at(struct parser *p, struct loc loc)
{
    if (p->depth < AST_MAX_DEPTH) {
        p->depth++;
        return 1;
    }
    if (!p->failed)
        diagnose(p->source, loc, SEVERITY_ERROR,
                 "RecursionError: maximum recursion depth exceeded during compilation");
    p->failed = 1;
    return 0;
}

/* ----------------------------------------------------------------------------- the plain writing
 */

static void write_text(struct parser *p, const char *s)
{
    text_add_cstr(p->arena, &p->text, s);
}

static const char *plain_spelling(const struct token *t)
{
    switch (t->kind) {
    case OP_ASSIGN: return t->as_colon ? ":" : "=";
    case T_NAME: return t->soft_keyword ? t->name : "x";
    case T_NUMBER: return "1";
    case T_STRING: return "\"\"";
    case T_NEWLINE: return "\n";
    default: return token_spelling(t->kind);
    }
}

/* What follows need not stand apart from a bracket or a comma. */
static int needs_blank(enum token_kind kind)
{
    return kind != T_NEWLINE && kind != OP_COMMA && !(kind >= OP_LPAR && kind <= OP_RBRACE);
}

static void write_token(struct parser *p, int i, int indent, int line_start)
{
    const struct token *t = &p->tok[i];
    for (int n = 0; line_start && n < indent; n++)
        write_text(p, " ");
    for (int n = 0; n < t->open; n++)
        write_text(p, "( ");
    if (t->star_call)
        write_text(p, "x ( ");
    p->written[i] = p->text.size;
    write_text(p, plain_spelling(t));
    if (needs_blank(t->kind))
        write_text(p, " ");
    for (int n = 0; n < p->tok[p->run_end[i]].close; n++)
        write_text(p, ") ");
}

static void write_tokens(struct parser *p)
{
    int n = p->tokens->list.n, indent = 0, line_start = 1;
    int *end = NEW_ARRAY(p->arena, int, n);
    p->written = NEW_ARRAY(p->arena, size_t, n);
    p->run_end = NEW_ARRAY(p->arena, int, n);
    for (int i = 0; i < n; i++) {
        const struct token *t = &p->tok[i];
        indent += t->kind == T_INDENT ? 1 : t->kind == T_DEDENT ? -1 : 0;
        p->written[i] = p->text.size;
        p->run_end[i] = i;
        if (t->kind == T_INDENT || t->kind == T_DEDENT || t->kind == T_END || t->skip) {
            end[i] = (int)p->text.size;
            continue;
        }
        int last = simple_run_end(p, i);
        if (last > i)
            p->run_end[i] = last;
        write_token(p, i, indent, line_start);
        line_start = t->kind == T_NEWLINE;
        end[i] = (int)p->text.size;
        while (i < last) {
            i++;
            p->run_end[i] = i;
            p->written[i] = p->text.size;
            end[i] = (int)p->text.size;
        }
    }
    write_text(p, "\n");
    p->token_of = NEW_ARRAY(p->arena, int, p->text.size + 1);
    int token = 0;
    for (int i = 0; i < (int)p->text.size; i++) {
        while (token + 1 < n && i >= end[token])
            token++;
        p->token_of[i] = token;
    }
}

/* The first node that stands for an error, somewhere below. */
static TSNode find_error(struct parser *p, TSNode node)
{
    for (;;) {
        struct kids kids = node_kids(p, node);
        int next = -1;
        for (int i = 0; i < kids.n && next < 0; i++) {
            if (ts_node_has_error(kids.at[i].node) || ts_node_is_missing(kids.at[i].node))
                next = i;
        }
        if (next < 0 || ts_node_is_error(node))
            return node;
        node = kids.at[next].node;
    }
}

/* Writes the tokens and has them parsed; NULL after an error. The caller deletes the tree. */
static TSTree *run(struct parser *p)
{
    write_tokens(p);
    TSTree *tree =
        ts_parser_parse_string(p->language->parser, NULL, p->text.at, (uint32_t)p->text.size);
    if (!tree)
        return NULL;
    TSNode root = ts_tree_root_node(tree);
    p->cursor = ts_tree_cursor_new(root);
    if (!ts_node_has_error(root))
        return tree;
    parse_fail(p, find_error(p, root));
    ts_tree_cursor_delete(&p->cursor);
    ts_tree_delete(tree);
    return NULL;
}

static void init_parser(struct parser *p, struct tokens *tokens, struct language *language)
{
    p->source = tokens->source;
    p->arena = tokens->arena;
    p->language = language;
    p->tokens = tokens;
    p->tok = tokens->list.at;
}

/* ------------------------------------------------------------------------------------- entries */

struct expr *parse_field(struct parser *outer, struct tokens *tokens)
{
    struct parser p = {0};
    init_parser(&p, tokens, outer->language);
    p.depth = outer->depth;
    struct expr *e = parse_simple_field(&p);
    TSTree *tree = e || p.failed ? NULL : run(&p);
    if (tree) {
        TSNode statement = ts_node_named_child(ts_tree_root_node(tree), 0);
        e = parse_expr(&p, ts_node_named_child(statement, 0));
        ts_tree_cursor_delete(&p.cursor);
        ts_tree_delete(tree);
    }
    outer->failed |= p.failed || !e;
    return e ? e : new_constant_expr(outer, CONST_NONE, tokens->list.at[0].loc);
}

static struct mod *parse_tokens(struct tokens *tokens)
{
    struct parser p = {0};
    struct language language = {0};
    struct mod *module = NEW(tokens->arena, struct mod);
    open_language(&language, tokens->arena);
    init_parser(&p, tokens, &language);
    TSTree *tree = run(&p);
    if (tree) {
        parse_statements(&p, ts_tree_root_node(tree), &module->v.Module.body);
        ts_tree_cursor_delete(&p.cursor);
        ts_tree_delete(tree);
    }
    ts_parser_delete(language.parser);
    return tree && !p.failed ? module : NULL;
}

struct mod *parse_module(struct source *s)
{
    if (s->errors)
        return NULL;
    struct tokens *tokens = tokenize(s);
    if (grammar_check_module(tokens) < 0)
        return NULL;
    return parse_tokens(tokens);
}
