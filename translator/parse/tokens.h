/*
 * The tokens of a file, as CPython's tokenizer makes them.
 *
 * The grammar (grammar.h) reads them to accept or refuse a text as CPython does, and leaves marks
 * in them that tell the parser how to write the text down for tree-sitter; all positions of the
 * syntax tree are positions of tokens.
 */
#ifndef YIELDC_TOKENS_H
#define YIELDC_TOKENS_H

#include "tree/ast.h"

#define KEYWORD_TOKENS(X)                                                                          \
    X(KW_FALSE, "False")                                                                           \
    X(KW_NONE, "None")                                                                             \
    X(KW_TRUE, "True")                                                                             \
    X(KW_AND, "and")                                                                               \
    X(KW_AS, "as")                                                                                 \
    X(KW_ASSERT, "assert")                                                                         \
    X(KW_ASYNC, "async")                                                                           \
    X(KW_AWAIT, "await")                                                                           \
    X(KW_BREAK, "break")                                                                           \
    X(KW_CLASS, "class")                                                                           \
    X(KW_CONTINUE, "continue")                                                                     \
    X(KW_DEF, "def")                                                                               \
    X(KW_DEL, "del")                                                                               \
    X(KW_ELIF, "elif")                                                                             \
    X(KW_ELSE, "else")                                                                             \
    X(KW_EXCEPT, "except")                                                                         \
    X(KW_FINALLY, "finally")                                                                       \
    X(KW_FOR, "for")                                                                               \
    X(KW_FROM, "from")                                                                             \
    X(KW_GLOBAL, "global")                                                                         \
    X(KW_IF, "if")                                                                                 \
    X(KW_IMPORT, "import")                                                                         \
    X(KW_IN, "in")                                                                                 \
    X(KW_IS, "is")                                                                                 \
    X(KW_LAMBDA, "lambda")                                                                         \
    X(KW_NONLOCAL, "nonlocal")                                                                     \
    X(KW_NOT, "not")                                                                               \
    X(KW_OR, "or")                                                                                 \
    X(KW_PASS, "pass")                                                                             \
    X(KW_RAISE, "raise")                                                                           \
    X(KW_RETURN, "return")                                                                         \
    X(KW_TRY, "try")                                                                               \
    X(KW_WHILE, "while")                                                                           \
    X(KW_WITH, "with")                                                                             \
    X(KW_YIELD, "yield")

/* Longer spellings stand before their prefixes: the first that fits is the token. The augmented
 * assignments stand together, from OP_POW_EQ to OP_XOR_EQ. */
#define PUNCTUATION_TOKENS(X)                                                                      \
    X(OP_POW_EQ, "**=")                                                                            \
    X(OP_FLOORDIV_EQ, "//=")                                                                       \
    X(OP_RSHIFT_EQ, ">>=")                                                                         \
    X(OP_LSHIFT_EQ, "<<=")                                                                         \
    X(OP_ADD_EQ, "+=")                                                                             \
    X(OP_SUB_EQ, "-=")                                                                             \
    X(OP_MUL_EQ, "*=")                                                                             \
    X(OP_DIV_EQ, "/=")                                                                             \
    X(OP_MOD_EQ, "%=")                                                                             \
    X(OP_AT_EQ, "@=")                                                                              \
    X(OP_AND_EQ, "&=")                                                                             \
    X(OP_OR_EQ, "|=")                                                                              \
    X(OP_XOR_EQ, "^=")                                                                             \
    X(OP_ELLIPSIS, "...")                                                                          \
    X(OP_POW, "**")                                                                                \
    X(OP_FLOORDIV, "//")                                                                           \
    X(OP_RSHIFT, ">>")                                                                             \
    X(OP_LSHIFT, "<<")                                                                             \
    X(OP_LE, "<=")                                                                                 \
    X(OP_GE, ">=")                                                                                 \
    X(OP_EQ, "==")                                                                                 \
    X(OP_NE, "!=")                                                                                 \
    X(OP_LESSGREATER, "<>")                                                                        \
    X(OP_ARROW, "->")                                                                              \
    X(OP_WALRUS, ":=")                                                                             \
    X(OP_ADD, "+")                                                                                 \
    X(OP_SUB, "-")                                                                                 \
    X(OP_MUL, "*")                                                                                 \
    X(OP_DIV, "/")                                                                                 \
    X(OP_MOD, "%")                                                                                 \
    X(OP_AT, "@")                                                                                  \
    X(OP_AND, "&")                                                                                 \
    X(OP_OR, "|")                                                                                  \
    X(OP_XOR, "^")                                                                                 \
    X(OP_INVERT, "~")                                                                              \
    X(OP_LT, "<")                                                                                  \
    X(OP_GT, ">")                                                                                  \
    X(OP_ASSIGN, "=")                                                                              \
    X(OP_LPAR, "(")                                                                                \
    X(OP_RPAR, ")")                                                                                \
    X(OP_LSQB, "[")                                                                                \
    X(OP_RSQB, "]")                                                                                \
    X(OP_LBRACE, "{")                                                                              \
    X(OP_RBRACE, "}")                                                                              \
    X(OP_COLON, ":")                                                                               \
    X(OP_COMMA, ",")                                                                               \
    X(OP_SEMI, ";")                                                                                \
    X(OP_DOT, ".")

#define TOKEN_KIND(name, spelling) name,
enum token_kind {
    T_END,
    T_NEWLINE,
    T_INDENT,
    T_DEDENT,
    T_NAME,
    T_NUMBER,
    T_STRING,
    T_STRAY, /* a character that no rule of the grammar takes: $ ? ! ` */
    T_ERROR, /* what the tokenizer refuses if the grammar gets there: see token_error */
    KEYWORD_TOKENS(TOKEN_KIND) PUNCTUATION_TOKENS(TOKEN_KIND)
};
#undef TOKEN_KIND

/* Why a T_ERROR stands at the end of the tokens. BAD_TOKEN is what CPython reports even when the
 * parser finds something else wrong before it. */
enum token_error {
    NO_ERROR,
    BAD_TOKEN,
    BAD_CONTINUATION,
    BAD_DEDENT,
    MIXED_TABS,
    TOO_DEEP_INDENT,
    END_IN_BRACKET
};

struct token {
    enum token_kind kind;
    struct loc loc;
    size_t start, end; /* offsets into the source text */
    int level;         /* open brackets after this token */
    const char *name;  /* T_NAME: interned, equal names are equal pointers */

    /* The grammar's marks. */
    int soft_keyword;        /* this name is the keyword `match`, `case` or `type` here */
    int open, close;         /* parentheses to write before and after it */
    int star_call;           /* `*x` to be written as a call f(*x), the only place where all parsers
                                take any expression after a star; closed by `close` of its last token */
    int skip;                /* not to be written */
    int as_colon;            /* the = of a type parameter's default, to be written as : */
    int primary;             /* this name begins a primary */
    int statement;           /* this token begins an expression, or assignment, as a statement */
    struct fstring *fstring; /* T_STRING: its parts, when it is an f-string or t-string */
};

struct tokens {
    struct source *source;
    arena *arena;
    struct tokens *root; /* of the file; these here may be those of an f-string's field */
    LIST(struct token) list;
    enum token_error error;    /* what follows: of the root only */
    struct loc error_loc;      /* of a BAD_TOKEN and a BAD_CONTINUATION */
    const char *error_message; /* without the name of the exception */
    struct loc open_bracket;   /* the innermost one still open at the end; line 0: none */
};

/*
 * Splits a text. An f-string is one token, whose fields have tokens of their own (fstring.h). What
 * is wrong ends the tokens with a T_ERROR; the grammar reports it.
 */
struct tokens *tokenize(struct source *s);

/* The spelling of a keyword or operator. */
const char *token_spelling(enum token_kind kind);

#endif
