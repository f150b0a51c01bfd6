/*
 * Between the files of the parser only: reading tree-sitter's tree.
 *
 * tree-sitter does not get the source but a plain writing of its checked tokens: every name is
 * `x`, every number `1`, every string `""`, a simple primary (simple.c) one `x`, blocks are
 * indented by one blank a level, and parentheses stand where its grammar would take another way
 * than Python's (after the grammar's marks). Each byte of that writing belongs to a token, so the
 * tree gives the structure and the tokens give names, values and CPython's exact positions.
 */
#ifndef YIELDC_PARSE_TREE_H
#define YIELDC_PARSE_TREE_H

#include <tree_sitter/api.h>

#include "grammar.h"
#include "fstring.h"

/* The kinds of tree-sitter's nodes that are read. */
#define NODES(X)                                                                                   \
    X(aliased_import)                                                                              \
    X(argument_list)                                                                               \
    X(as_pattern)                                                                                  \
    X(as_pattern_target)                                                                           \
    X(assert_statement)                                                                            \
    X(assignment)                                                                                  \
    X(attribute)                                                                                   \
    X(augmented_assignment)                                                                        \
    X(await)                                                                                       \
    X(binary_operator)                                                                             \
    X(block)                                                                                       \
    X(boolean_operator)                                                                            \
    X(break_statement)                                                                             \
    X(call)                                                                                        \
    X(case_clause)                                                                                 \
    X(case_pattern)                                                                                \
    X(class_definition)                                                                            \
    X(class_pattern)                                                                               \
    X(comparison_operator)                                                                         \
    X(complex_pattern)                                                                             \
    X(concatenated_string)                                                                         \
    X(conditional_expression)                                                                      \
    X(constrained_type)                                                                            \
    X(continue_statement)                                                                          \
    X(decorated_definition)                                                                        \
    X(decorator)                                                                                   \
    X(default_parameter)                                                                           \
    X(delete_statement)                                                                            \
    X(dict_pattern)                                                                                \
    X(dictionary)                                                                                  \
    X(dictionary_comprehension)                                                                    \
    X(dictionary_splat)                                                                            \
    X(dictionary_splat_pattern)                                                                    \
    X(dotted_name)                                                                                 \
    X(elif_clause)                                                                                 \
    X(ellipsis)                                                                                    \
    X(else_clause)                                                                                 \
    X(except_clause)                                                                               \
    X(expression_list)                                                                             \
    X(expression_statement)                                                                        \
    X(false)                                                                                       \
    X(finally_clause)                                                                              \
    X(for_in_clause)                                                                               \
    X(for_statement)                                                                               \
    X(function_definition)                                                                         \
    X(generator_expression)                                                                        \
    X(generic_type)                                                                                \
    X(global_statement)                                                                            \
    X(identifier)                                                                                  \
    X(if_clause)                                                                                   \
    X(if_statement)                                                                                \
    X(import_from_statement)                                                                       \
    X(import_statement)                                                                            \
    X(integer)                                                                                     \
    X(keyword_argument)                                                                            \
    X(keyword_pattern)                                                                             \
    X(keyword_separator)                                                                           \
    X(lambda)                                                                                      \
    X(lambda_parameters)                                                                           \
    X(list)                                                                                        \
    X(list_comprehension)                                                                          \
    X(list_pattern)                                                                                \
    X(list_splat)                                                                                  \
    X(list_splat_pattern)                                                                          \
    X(match_statement)                                                                             \
    X(module)                                                                                      \
    X(named_expression)                                                                            \
    X(none)                                                                                        \
    X(nonlocal_statement)                                                                          \
    X(not_operator)                                                                                \
    X(pair)                                                                                        \
    X(parameters)                                                                                  \
    X(parenthesized_expression)                                                                    \
    X(pass_statement)                                                                              \
    X(pattern_list)                                                                                \
    X(positional_separator)                                                                        \
    X(raise_statement)                                                                             \
    X(relative_import)                                                                             \
    X(return_statement)                                                                            \
    X(set)                                                                                         \
    X(set_comprehension)                                                                           \
    X(slice)                                                                                       \
    X(splat_pattern)                                                                               \
    X(splat_type)                                                                                  \
    X(string)                                                                                      \
    X(subscript)                                                                                   \
    X(true)                                                                                        \
    X(try_statement)                                                                               \
    X(tuple)                                                                                       \
    X(tuple_pattern)                                                                               \
    X(type)                                                                                        \
    X(type_alias_statement)                                                                        \
    X(type_parameter)                                                                              \
    X(typed_default_parameter)                                                                     \
    X(typed_parameter)                                                                             \
    X(unary_operator)                                                                              \
    X(union_pattern)                                                                               \
    X(while_statement)                                                                             \
    X(wildcard_import)                                                                             \
    X(with_clause)                                                                                 \
    X(with_item)                                                                                   \
    X(with_statement)                                                                              \
    X(yield)

#define NODE_KIND(name) N_##name,
enum node_kind { N_other, NODES(NODE_KIND) };
#undef NODE_KIND

/* The fields of nodes that are read. */
#define FIELDS(X)                                                                                  \
    X(alias)                                                                                       \
    X(alternative)                                                                                 \
    X(arguments)                                                                                   \
    X(attribute)                                                                                   \
    X(body)                                                                                        \
    X(cause)                                                                                       \
    X(condition)                                                                                   \
    X(consequence)                                                                                 \
    X(definition)                                                                                  \
    X(function)                                                                                    \
    X(guard)                                                                                       \
    X(key)                                                                                         \
    X(left)                                                                                        \
    X(module_name)                                                                                 \
    X(name)                                                                                        \
    X(object)                                                                                      \
    X(parameters)                                                                                  \
    X(return_type)                                                                                 \
    X(right)                                                                                       \
    X(subject)                                                                                     \
    X(subscript)                                                                                   \
    X(superclasses)                                                                                \
    X(type)                                                                                        \
    X(type_parameters)                                                                             \
    X(value)

#define FIELD_KIND(name) F_##name,
enum field_kind { F_none, FIELDS(FIELD_KIND) };
#undef FIELD_KIND

struct kid {
    TSNode node;
    enum node_kind kind; /* N_other for punctuation too */
    enum field_kind field;
    int named;
};

struct kids {
    int n;
    struct kid *at;
};

/* Shared by a file and the fields of its f-strings. */
struct language {
    TSParser *parser;
    const TSLanguage *language;
    unsigned char *kind_of_symbol;
    unsigned char *kind_of_field;
    int symbols, fields;
};

struct parser {
    struct source *source;
    arena *arena;
    struct language *language;
    struct tokens *tokens;
    struct token *tok;
    struct text text;  /* what tree-sitter reads */
    int *token_of;     /* for each byte of it */
    size_t *written;   /* for each token: where it stands, any added parentheses before it */
    int *run_end;      /* for each token: the last one of those that its writing stands for */
    int written_bytes; /* bytes that token_of has */
    TSTreeCursor cursor;
    int failed;
    int depth;
};

/* parse.c */
struct kids node_kids(struct parser *p, TSNode node);
enum node_kind node_kind(const struct parser *p, TSNode node);
int node_first_token(const struct parser *p, TSNode node);
int node_last_token(const struct parser *p, TSNode node);
struct loc node_loc(const struct parser *p, TSNode node);
struct loc token_span(const struct parser *p, int first, int last);
int node_is_added(const struct parser *p, TSNode node); /* begins with a mark, not a token */
int kids_have_comma(const struct parser *p, const struct kids *kids);
const struct kid *kid_with(const struct kids *kids, enum field_kind field); /* or NULL */
const struct kid *kid_of_kind(const struct kids *kids, enum node_kind kind);
int parse_deeper(struct parser *p, TSNode node); /* 0, and an error, when that is too deep */
int parse_deeper_at(struct parser *p, struct loc loc);
void parse_fail(struct parser *p, TSNode node);
struct expr *parse_field(struct parser *outer, struct tokens *tokens);

/* expr.c. These always return a node; after an error p->failed is set. */
struct expr *parse_expr(struct parser *p, TSNode node);
void set_expr_context(struct expr *e, enum expr_context ctx);
struct expr *parse_target(struct parser *p, TSNode node, enum expr_context ctx);
struct expr *parse_tuple(struct parser *p, const struct kids *kids, enum field_kind field,
                         int first, int last);
void parse_call_arguments(struct parser *p, TSNode node, struct expr_list *args,
                          struct keyword_list *keywords);
struct expr *parse_name(struct parser *p, int token, enum expr_context ctx);
struct expr *parse_dotted_name(struct parser *p, int first, int last);
struct expr *parse_number(struct parser *p, int token);
struct expr *new_constant_expr(struct parser *p, enum constant_kind kind, struct loc loc);
struct arguments *parse_arguments(struct parser *p, TSNode node);
struct expr *parse_type(struct parser *p, TSNode node);

/* simple.c. The last token of the simple primary that begins at a token, or -1: none does. */
int simple_primary_end(const struct parser *p, int first);
struct expr *parse_simple_primary(struct parser *p, int first, int last);
int simple_run_end(const struct parser *p, int first); /* or of the simple assignment */
struct stmt *parse_simple_assignment(struct parser *p, int first, int last); /* NULL: it is none */
/* The field of an f-string, or NULL: it is not simple. */
struct expr *parse_simple_field(struct parser *p);

/* string.c */
struct expr *parse_strings(struct parser *p, int first, int last);

/* stmt.c */
void parse_statements(struct parser *p, TSNode block, struct stmt_list *out);
struct stmt *parse_simple_statement(struct parser *p, const struct kid *kid);

/* block.c */
struct stmt *parse_compound_statement(struct parser *p, const struct kid *kid);

/* pattern.c */
struct pattern *parse_case_patterns(struct parser *p, const struct kids *clause);

#endif
