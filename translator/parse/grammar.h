/*
 * Python's grammar over tokens: accepts exactly what CPython's parser accepts, says in its words
 * what is wrong otherwise, and marks the tokens for the parser.
 *
 * tree-sitter's grammar for Python is lenient by design (an editor wants a tree of anything) and
 * its error nodes say nothing a programmer can use, so it is asked only about texts that passed
 * here. This is a recogniser by recursive descent; it keeps no tree but a `piece` for each
 * expression: what CPython would call it in a message, and which tokens it spans.
 *
 * CPython parses twice: the second time, after a failure, with rules that exist only to fail with
 * a good message. Here such a rule runs where the failure is met; it may then parse again from
 * an earlier token, quietly, to see whether its shape is there.
 */
#ifndef YIELDC_GRAMMAR_H
#define YIELDC_GRAMMAR_H

#include "tokens.h"

/* The shapes of expressions and what CPython calls them. */
#define SHAPES(X)                                                                                  \
    X(SHAPE_NAME, "name")                                                                          \
    X(SHAPE_ATTRIBUTE, "attribute")                                                                \
    X(SHAPE_SUBSCRIPT, "subscript")                                                                \
    X(SHAPE_STARRED, "starred")                                                                    \
    X(SHAPE_LIST, "list")                                                                          \
    X(SHAPE_TUPLE, "tuple")                                                                        \
    X(SHAPE_LAMBDA, "lambda")                                                                      \
    X(SHAPE_CALL, "function call")                                                                 \
    X(SHAPE_OPERATION, "expression")                                                               \
    X(SHAPE_GENERATOR, "generator expression")                                                     \
    X(SHAPE_YIELD, "yield expression")                                                             \
    X(SHAPE_AWAIT, "await expression")                                                             \
    X(SHAPE_LIST_COMP, "list comprehension")                                                       \
    X(SHAPE_SET_COMP, "set comprehension")                                                         \
    X(SHAPE_DICT_COMP, "dict comprehension")                                                       \
    X(SHAPE_DICT, "dict literal")                                                                  \
    X(SHAPE_SET, "set display")                                                                    \
    X(SHAPE_FSTRING, "f-string expression")                                                        \
    X(SHAPE_TSTRING, "t-string expression")                                                        \
    X(SHAPE_LITERAL, "literal")                                                                    \
    X(SHAPE_TRUE, "True")                                                                          \
    X(SHAPE_FALSE, "False")                                                                        \
    X(SHAPE_NONE, "None")                                                                          \
    X(SHAPE_ELLIPSIS, "ellipsis")                                                                  \
    X(SHAPE_COMPARE, "comparison")                                                                 \
    X(SHAPE_CONDITIONAL, "conditional expression")                                                 \
    X(SHAPE_WALRUS, "named expression")

#define SHAPE_KIND(name, words) name,
enum shape { SHAPES(SHAPE_KIND) };
#undef SHAPE_KIND

struct piece {
    enum shape shape;
    int first, last;           /* tokens, inclusive, without parentheses around it */
    int bitwise;               /* no looser operator than | at its top */
    int group;                 /* how many parentheses stand around it */
    int bare;                  /* a tuple without parentheses */
    int left_of_in;            /* of a comparison: its first operator is `in` */
    LIST(struct piece *) kids; /* of a list, tuple or starred; the left side of a comparison */
};

struct grammar {
    struct tokens *tokens;
    struct token *tok;
    arena *arena;
    int pos;
    int furthest;     /* the last token looked at */
    int stray_indent; /* the error is an indentation nobody expected */
    int failed;
    int quiet;      /* trying: errors are not printed */
    int no_generic; /* trying: plain "invalid syntax" is not printed */
    int reported;   /* an error was printed */
    int depth;
};

/* What target an expression is to be. */
enum target { ASSIGN_TARGET, DELETE_TARGET, FOR_TARGET };

/* Checks a whole file. 0, or -1 after a diagnostic. */
int grammar_check_module(struct tokens *t);

/* ------------------------------------------------------ between the files of the grammar only */

/* A check of an f-string's field, which stands `depth` levels deep in other syntax. */
struct grammar *grammar_of_field(struct tokens *t, int depth);

/* grammar.c. Functions that fail return 0 or NULL, having reported the error (once). */
enum token_kind grammar_kind(struct grammar *g);
enum token_kind grammar_kind_after(struct grammar *g, int n);
int grammar_accept(struct grammar *g, enum token_kind kind);
int grammar_expect(struct grammar *g, enum token_kind kind);
int grammar_expect_forced(struct grammar *g, enum token_kind kind); /* else "expected ':'" */
int grammar_at_word(struct grammar *g, const char *word); /* the name at hand is this word */
void *grammar_fail(struct grammar *g);                    /* "invalid syntax", here */
void *grammar_fail_range(struct grammar *g, int first, int last, const char *format, ...)
    PRINTF_LIKE(4, 5);
void *grammar_fail_piece(struct grammar *g, const struct piece *p, const char *format, ...)
    PRINTF_LIKE(3, 4);
void *grammar_fail_indent(struct grammar *g, const char *format, ...) PRINTF_LIKE(2, 3);
void *grammar_fail_loc(struct grammar *g, struct loc loc, const char *format, ...)
    PRINTF_LIKE(3, 4);
int grammar_enter(struct grammar *g); /* one level deeper; 0 when that is too deep */
void grammar_leave(struct grammar *g);
void grammar_wrap(struct grammar *g, int first, int last); /* parentheses for the parser */
int grammar_simple_statements(struct grammar *g);

/* Rule invalid_named_expression at a token: `x = 1` where a comparison was meant. Reports it and
 * returns 1, or 0 when it is not that. */
int grammar_invalid_assignment(struct grammar *g, int start);

/* After an expression from token `start` failed: the longest row of tokens there that is one, as
 * its end (exclusive); start if there is none. */
int grammar_longest_expression(struct grammar *g, int start);

/* The failure at hand was kept to itself (no_generic): says "invalid syntax". */
void grammar_fail_after_all(struct grammar *g);

/* A place to come back to, for trying. */
struct attempt {
    int pos, failed, quiet, depth;
};
struct attempt grammar_try_begin(struct grammar *g, int pos);
void grammar_try_end(struct grammar *g, struct attempt attempt); /* back to where it began */

/* grammar_expr.c */
int grammar_at_expression(struct grammar *g);
struct piece *grammar_expression(struct grammar *g);
struct piece *grammar_named_expression(struct grammar *g);
struct piece *grammar_star_named_expression(struct grammar *g);
struct piece *grammar_star_expressions(struct grammar *g);
struct piece *grammar_star_or_yield(struct grammar *g);
struct piece *grammar_yield_expression(struct grammar *g);
struct piece *grammar_disjunction(struct grammar *g);
struct piece *grammar_bitwise_or(struct grammar *g);
struct piece *grammar_primary(struct grammar *g);
struct piece *grammar_atom(struct grammar *g);
struct piece *new_piece(struct grammar *g, enum shape shape, int first);
const char *piece_words(const struct piece *p);
int grammar_for_clauses(struct grammar *g);

/* An expression right after another one: inside brackets a comma was forgotten. Reports it. */
struct piece *grammar_two_expressions(struct grammar *g, const struct piece *left);

int grammar_at_for(struct grammar *g);
int piece_start(const struct piece *p); /* its first and last token, parentheses included */
int piece_end(const struct piece *p);

/* grammar_args.c */
int grammar_call_arguments(struct grammar *g, int allow_generator);
int grammar_parameters(struct grammar *g, enum token_kind close);
int grammar_type_parameters(struct grammar *g);
struct piece *grammar_target_list(struct grammar *g); /* of a for: star_targets before `in` */
int grammar_check_target(struct grammar *g, struct piece *p, enum target target);
int piece_is_single_target(const struct piece *p); /* a name, attribute or subscript */
void grammar_unmark_stars(struct grammar *g, struct piece *p);
int grammar_annotation(struct grammar *g);

/* grammar_block.c */
int grammar_statement(struct grammar *g);

/* grammar_pattern.c */
int grammar_patterns(struct grammar *g);

/* fstring.c: checks the adjacent string tokens from first to last, splitting f-strings. */
int grammar_check_strings(struct grammar *g, int first, int last);

#endif
