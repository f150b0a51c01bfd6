/*
 * The abstract syntax tree: CPython's ASDL, name for name.
 *
 * A node is a struct with a kind, a location and a union `v` with one member per kind, so that
 * `e->v.BinOp.left` is what Python's ast module calls BinOp.left. The kinds come from the tables
 * below (X-macros); a pass that needs a name or a switch over all kinds expands them again.
 * Type parameters and `type` statements are those of 3.13; everything else is 3.11.
 *
 * Invariants of a tree that parse_module returned without errors and validate accepted:
 *   - all nodes and strings are owned by the arena, identifiers are interned;
 *   - lists hold no NULL except Dict.keys (`**mapping`), arguments.kw_defaults (no default) and
 *     nothing else; a NULL node field means that ASDL's `?` is absent;
 *   - locations are CPython's: line from 1, columns from 0 counted in bytes of UTF-8, end
 *     exclusive. Nodes that have none in ASDL have none here;
 *   - no path from the root is longer than AST_MAX_DEPTH nodes, so passes may recurse;
 *   - names are as written: private names (`__x` in a class) are mangled by the scope pass.
 */
#ifndef YIELDC_AST_H
#define YIELDC_AST_H

#include <stdio.h>
#include "base/source.h"

#define AST_MAX_DEPTH 3000 /* as deep as CPython 3.11 goes */

/* ------------------------------------------------------------------------ the kinds of nodes */

#define STMT_KINDS(X)                                                                              \
    X(FunctionDef)                                                                                 \
    X(AsyncFunctionDef)                                                                            \
    X(ClassDef)                                                                                    \
    X(Return)                                                                                      \
    X(Delete)                                                                                      \
    X(Assign)                                                                                      \
    X(TypeAlias)                                                                                   \
    X(AugAssign)                                                                                   \
    X(AnnAssign)                                                                                   \
    X(For)                                                                                         \
    X(AsyncFor)                                                                                    \
    X(While)                                                                                       \
    X(If)                                                                                          \
    X(With)                                                                                        \
    X(AsyncWith)                                                                                   \
    X(Match)                                                                                       \
    X(Raise)                                                                                       \
    X(Try)                                                                                         \
    X(TryStar)                                                                                     \
    X(Assert)                                                                                      \
    X(Import)                                                                                      \
    X(ImportFrom)                                                                                  \
    X(Global)                                                                                      \
    X(Nonlocal)                                                                                    \
    X(Expr)                                                                                        \
    X(Pass)                                                                                        \
    X(Break)                                                                                       \
    X(Continue)

#define EXPR_KINDS(X)                                                                              \
    X(BoolOp)                                                                                      \
    X(NamedExpr)                                                                                   \
    X(BinOp)                                                                                       \
    X(UnaryOp)                                                                                     \
    X(Lambda)                                                                                      \
    X(IfExp)                                                                                       \
    X(Dict)                                                                                        \
    X(Set)                                                                                         \
    X(ListComp)                                                                                    \
    X(SetComp)                                                                                     \
    X(DictComp)                                                                                    \
    X(GeneratorExp)                                                                                \
    X(Await)                                                                                       \
    X(Yield)                                                                                       \
    X(YieldFrom)                                                                                   \
    X(Compare)                                                                                     \
    X(Call)                                                                                        \
    X(FormattedValue)                                                                              \
    X(JoinedStr)                                                                                   \
    X(Interpolation)                                                                               \
    X(TemplateStr)                                                                                 \
    X(Constant)                                                                                    \
    X(Attribute)                                                                                   \
    X(Subscript)                                                                                   \
    X(Starred)                                                                                     \
    X(Name)                                                                                        \
    X(List)                                                                                        \
    X(Tuple)                                                                                       \
    X(Slice)

#define PATTERN_KINDS(X)                                                                           \
    X(MatchValue)                                                                                  \
    X(MatchSingleton)                                                                              \
    X(MatchSequence)                                                                               \
    X(MatchMapping)                                                                                \
    X(MatchClass)                                                                                  \
    X(MatchStar)                                                                                   \
    X(MatchAs)                                                                                     \
    X(MatchOr)

#define TYPE_PARAM_KINDS(X)                                                                        \
    X(TypeVar)                                                                                     \
    X(ParamSpec)                                                                                   \
    X(TypeVarTuple)

#define AST_KIND(name) name##_kind,
enum mod_kind { Module_kind };
enum stmt_kind { STMT_KINDS(AST_KIND) };
enum expr_kind { EXPR_KINDS(AST_KIND) };
enum excepthandler_kind { ExceptHandler_kind };
enum pattern_kind { PATTERN_KINDS(AST_KIND) };
enum type_param_kind { TYPE_PARAM_KINDS(AST_KIND) };
#undef AST_KIND

/* --------------------------------------------------- the operators: X(name, as it is written) */

#define EXPR_CONTEXTS(X) X(Load, "") X(Store, "") X(Del, "")
#define BOOLOPS(X)       X(And, "and") X(Or, "or")
#define OPERATORS(X)                                                                               \
    X(Add, "+")                                                                                    \
    X(Sub, "-")                                                                                    \
    X(Mult, "*")                                                                                   \
    X(MatMult, "@")                                                                                \
    X(Div, "/")                                                                                    \
    X(Mod, "%")                                                                                    \
    X(Pow, "**")                                                                                   \
    X(LShift, "<<")                                                                                \
    X(RShift, ">>")                                                                                \
    X(BitOr, "|")                                                                                  \
    X(BitXor, "^")                                                                                 \
    X(BitAnd, "&")                                                                                 \
    X(FloorDiv, "//")
#define UNARYOPS(X) X(Invert, "~") X(Not, "not") X(UAdd, "+") X(USub, "-")
#define CMPOPS(X)                                                                                  \
    X(Eq, "==")                                                                                    \
    X(NotEq, "!=")                                                                                 \
    X(Lt, "<")                                                                                     \
    X(LtE, "<=")                                                                                   \
    X(Gt, ">")                                                                                     \
    X(GtE, ">=")                                                                                   \
    X(Is, "is")                                                                                    \
    X(IsNot, "is not")                                                                             \
    X(In, "in")                                                                                    \
    X(NotIn, "not in")

#define AST_OPERATOR(name, written) name,
enum expr_context { EXPR_CONTEXTS(AST_OPERATOR) };
enum boolop { BOOLOPS(AST_OPERATOR) };
/* clang-format off */
enum operator { OPERATORS(AST_OPERATOR) };
/* clang-format on */
enum unaryop { UNARYOPS(AST_OPERATOR) };
enum cmpop { CMPOPS(AST_OPERATOR) };
#undef AST_OPERATOR

/* ------------------------------------------------------------------------------------- lists */

#define AST_LIST(name, type)                                                                       \
    struct name {                                                                                  \
        int n;                                                                                     \
        type *at;                                                                                  \
    }

AST_LIST(cmpop_list, enum cmpop);
AST_LIST(stmt_list, struct stmt *);
AST_LIST(expr_list, struct expr *);
AST_LIST(comprehension_list, struct comprehension *);
AST_LIST(excepthandler_list, struct excepthandler *);
AST_LIST(arg_list, struct arg *);
AST_LIST(keyword_list, struct keyword *);
AST_LIST(alias_list, struct alias *);
AST_LIST(withitem_list, struct withitem *);
AST_LIST(match_case_list, struct match_case *);
AST_LIST(pattern_list, struct pattern *);
AST_LIST(type_param_list, struct type_param *);

/* --------------------------------------------------------------------------------- constants */

enum constant_kind {
    CONST_NONE,
    CONST_TRUE,
    CONST_FALSE,
    CONST_ELLIPSIS,
    CONST_INT,
    CONST_FLOAT,
    CONST_IMAG,
    CONST_STR,
    CONST_BYTES
};

/*
 * INT:   text is the literal without underscores: decimal digits without leading zeros, or a
 *        lower-case 0x, 0o, 0b and its digits (hexadecimal ones in lower case).
 * FLOAT: number is the value. IMAG: number is the imaginary part.
 * STR:   text/size is the decoded value in UTF-8; a lone surrogate is its three bytes (WTF-8).
 * BYTES: text/size are the bytes. Both may hold NULs; a further NUL follows the last byte.
 */
struct constant {
    enum constant_kind kind;
    const char *text;
    size_t size;
    double number;
};

/* --------------------------------------------------------------------------------- the nodes */

struct mod {
    enum mod_kind kind;
    union {
        struct {
            struct stmt_list body;
        } Module;
    } v;
};

struct stmt {
    enum stmt_kind kind;
    struct loc loc; /* of a function or class: from `def` or `class`, not from a decorator */
    union {
        struct {
            const char *name;
            struct arguments *args;
            struct stmt_list body;
            struct expr_list decorator_list;
            struct expr *returns;
            struct type_param_list type_params;
        } FunctionDef, AsyncFunctionDef;
        struct {
            const char *name;
            struct expr_list bases;
            struct keyword_list keywords;
            struct stmt_list body;
            struct expr_list decorator_list;
            struct type_param_list type_params;
        } ClassDef;
        struct {
            struct expr *value;
        } Return;
        struct {
            struct expr_list targets;
        } Delete;
        struct {
            struct expr_list targets;
            struct expr *value;
        } Assign;
        struct {
            struct expr *name;
            struct type_param_list type_params;
            struct expr *value;
        } TypeAlias;
        struct {
            struct expr *target;
            enum operator op;
            struct expr *value;
        } AugAssign;
        struct {
            struct expr *target;
            struct expr *annotation;
            struct expr *value;
            int simple;
        } AnnAssign;
        struct {
            struct expr *target;
            struct expr *iter;
            struct stmt_list body;
            struct stmt_list orelse;
        } For, AsyncFor;
        struct {
            struct expr *test;
            struct stmt_list body;
            struct stmt_list orelse;
        } While, If;
        struct {
            struct withitem_list items;
            struct stmt_list body;
        } With, AsyncWith;
        struct {
            struct expr *subject;
            struct match_case_list cases;
        } Match;
        struct {
            struct expr *exc;
            struct expr *cause;
        } Raise;
        struct {
            struct stmt_list body;
            struct excepthandler_list handlers;
            struct stmt_list orelse;
            struct stmt_list finalbody;
        } Try, TryStar;
        struct {
            struct expr *test;
            struct expr *msg;
        } Assert;
        struct {
            struct alias_list names;
        } Import;
        struct {
            const char *module;
            struct alias_list names;
            int level;
        } ImportFrom;
        struct {
            struct name_list names;
        } Global, Nonlocal;
        struct {
            struct expr *value;
        } Expr;
    } v;
};

struct expr {
    enum expr_kind kind;
    struct loc loc;
    union {
        struct {
            enum boolop op;
            struct expr_list values;
        } BoolOp;
        struct {
            struct expr *target;
            struct expr *value;
        } NamedExpr;
        struct {
            struct expr *left;
            enum operator op;
            struct expr *right;
        } BinOp;
        struct {
            enum unaryop op;
            struct expr *operand;
        } UnaryOp;
        struct {
            struct arguments *args;
            struct expr *body;
        } Lambda;
        struct {
            struct expr *test;
            struct expr *body;
            struct expr *orelse;
        } IfExp;
        struct {
            struct expr_list keys; /* NULL for `**value` */
            struct expr_list values;
        } Dict;
        struct {
            struct expr_list elts;
        } Set;
        struct {
            struct expr *elt;
            struct comprehension_list generators;
        } ListComp, SetComp, GeneratorExp;
        struct {
            struct expr *key;
            struct expr *value;
            struct comprehension_list generators;
        } DictComp;
        struct {
            struct expr *value;
        } Await, Yield, YieldFrom;
        struct {
            struct expr *left;
            struct cmpop_list ops;
            struct expr_list comparators;
        } Compare;
        struct {
            struct expr *func;
            struct expr_list args;
            struct keyword_list keywords;
        } Call;
        struct {
            struct expr *value;
            int conversion; /* -1, or 's', 'r', 'a' */
            struct expr *format_spec;
        } FormattedValue;
        struct {
            struct expr_list values;
        } JoinedStr, TemplateStr;
        struct {
            struct expr *value;
            int conversion;
            struct expr *format_spec;
            const char *str; /* the text of value as it is written */
        } Interpolation;
        struct {
            struct constant value;
            const char *kind; /* "u" for u'...', else NULL */
        } Constant;
        struct {
            struct expr *value;
            const char *attr;
            enum expr_context ctx;
        } Attribute;
        struct {
            struct expr *value;
            struct expr *slice;
            enum expr_context ctx;
        } Subscript;
        struct {
            struct expr *value;
            enum expr_context ctx;
        } Starred;
        struct {
            const char *id;
            enum expr_context ctx;
        } Name;
        struct {
            struct expr_list elts;
            enum expr_context ctx;
        } List, Tuple;
        struct {
            struct expr *lower;
            struct expr *upper;
            struct expr *step;
        } Slice;
    } v;
};

struct comprehension {
    struct expr *target;
    struct expr *iter;
    struct expr_list ifs;
    int is_async;
};

struct excepthandler {
    enum excepthandler_kind kind;
    struct loc loc;
    union {
        struct {
            struct expr *type;
            const char *name;
            struct stmt_list body;
        } ExceptHandler;
    } v;
};

struct arguments {
    struct arg_list posonlyargs;
    struct arg_list args;
    struct arg *vararg;
    struct arg_list kwonlyargs;
    struct expr_list kw_defaults; /* one for each of kwonlyargs, NULL where there is none */
    struct arg *kwarg;
    struct expr_list defaults; /* of the last ones of posonlyargs followed by args */
};

struct arg {
    struct loc loc;
    const char *arg;
    struct expr *annotation;
};

struct keyword {
    struct loc loc;
    const char *arg; /* NULL for `**value` */
    struct expr *value;
};

struct alias {
    struct loc loc;
    const char *name; /* dotted for `import a.b`; "*" for a star import */
    const char *asname;
};

struct withitem {
    struct expr *context_expr;
    struct expr *optional_vars;
};

struct match_case {
    struct pattern *pattern;
    struct expr *guard;
    struct stmt_list body;
};

struct pattern {
    enum pattern_kind kind;
    struct loc loc;
    union {
        struct {
            struct expr *value;
        } MatchValue;
        struct {
            struct constant value; /* None, True or False */
        } MatchSingleton;
        struct {
            struct pattern_list patterns;
        } MatchSequence, MatchOr;
        struct {
            struct expr_list keys;
            struct pattern_list patterns;
            const char *rest;
        } MatchMapping;
        struct {
            struct expr *cls;
            struct pattern_list patterns;
            struct name_list kwd_attrs;
            struct pattern_list kwd_patterns;
        } MatchClass;
        struct {
            const char *name; /* NULL for `*_` */
        } MatchStar;
        struct {
            struct pattern *pattern;
            const char *name; /* NULL for `_` */
        } MatchAs;
    } v;
};

struct type_param {
    enum type_param_kind kind;
    struct loc loc;
    union {
        struct {
            const char *name;
            struct expr *default_value;
            struct expr *bound; /* a Tuple: constraints */
        } TypeVar;
        struct { /* a beginning of TypeVar, which does for all three */
            const char *name;
            struct expr *default_value;
        } ParamSpec, TypeVarTuple;
    } v;
};

/* --------------------------------------------------------------------------------- functions */

/* New nodes of a kind at a place, all fields empty; owned by the arena. */
struct expr *new_expr(arena *a, enum expr_kind kind, struct loc loc);
struct stmt *new_stmt(arena *a, enum stmt_kind kind, struct loc loc);
struct pattern *new_pattern(arena *a, enum pattern_kind kind, struct loc loc);

/* From the start of one place to the end of another. */
struct loc loc_span(struct loc from, struct loc to);

/* The names of kinds ("BinOp") and operators, by name ("Add") and as written ("+"). */
const char *expr_kind_name(enum expr_kind kind);
const char *stmt_kind_name(enum stmt_kind kind);
const char *pattern_kind_name(enum pattern_kind kind);
const char *operator_name(enum operator op);
const char *operator_text(enum operator op);
const char *unaryop_name(enum unaryop op);
const char *unaryop_text(enum unaryop op);
const char *cmpop_name(enum cmpop op);
const char *cmpop_text(enum cmpop op);
const char *boolop_name(enum boolop op);
const char *expr_context_name(enum expr_context ctx);

/* Prints the tree as Python's ast.dump(tree, indent=1) does, with a last newline. With positions,
 * as ast.dump(tree, indent=1, include_attributes=True). */
void ast_dump(FILE *out, const struct mod *module, int positions);

#endif
