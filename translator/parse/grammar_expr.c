/*
 * Expressions, from star_expressions down to atoms. Each function returns the piece it read, or
 * NULL after an error.
 */
#include "fstring.h"
#include "grammar.h"

struct piece *new_piece(struct grammar *g, enum shape shape, int first)
{
    struct piece *p = NEW(g->arena, struct piece);
    p->shape = shape;
    p->first = first;
    p->last = g->pos - 1;
    p->bitwise = 1;
    return p;
}

/* A piece that is no operand: built of operators looser than |. */
static struct piece *loose_piece(struct grammar *g, enum shape shape, int first)
{
    struct piece *p = new_piece(g, shape, first);
    p->bitwise = 0;
    return p;
}

const char *piece_words(const struct piece *p)
{
#define SHAPE_WORDS(name, words) words,
    static const char *const names[] = {SHAPES(SHAPE_WORDS)};
    return names[p->shape];
}

int piece_start(const struct piece *p)
{
    return p->first - p->group;
}

int piece_end(const struct piece *p)
{
    return p->last + p->group;
}

int grammar_at_expression(struct grammar *g)
{
    switch (grammar_kind(g)) {
    case T_NAME:
    case T_NUMBER:
    case T_STRING:
    case KW_TRUE:
    case KW_FALSE:
    case KW_NONE:
    case KW_NOT:
    case KW_LAMBDA:
    case KW_AWAIT:
    case OP_LPAR:
    case OP_LSQB:
    case OP_LBRACE:
    case OP_ELLIPSIS:
    case OP_ADD:
    case OP_SUB:
    case OP_INVERT: return 1;
    default: return 0;
    }
}

int grammar_at_for(struct grammar *g)
{
    return grammar_kind(g) == KW_FOR ||
           (grammar_kind(g) == KW_ASYNC && grammar_kind_after(g, 1) == KW_FOR);
}

/* --------------------------------------------------------------------------- comprehensions */

static int for_clause(struct grammar *g)
{
    grammar_accept(g, KW_ASYNC);
    if (!grammar_expect(g, KW_FOR) || !grammar_target_list(g) || !grammar_expect(g, KW_IN))
        return 0;
    struct piece *iter = grammar_disjunction(g);
    if (!iter)
        return 0;
    grammar_wrap(g, piece_start(iter), piece_end(iter));
    while (grammar_accept(g, KW_IF)) {
        struct piece *test = grammar_disjunction(g);
        if (!test)
            return 0;
        grammar_wrap(g, piece_start(test), piece_end(test));
    }
    return 1;
}

int grammar_for_clauses(struct grammar *g)
{
    while (grammar_at_for(g)) {
        if (!for_clause(g))
            return 0;
    }
    return 1;
}

/* Whether the clauses of a comprehension stand here, without reading them. */
static int for_clauses_ahead(struct grammar *g)
{
    if (!grammar_at_for(g))
        return 0;
    struct attempt a = grammar_try_begin(g, g->pos);
    int found = grammar_for_clauses(g);
    grammar_try_end(g, a);
    return found;
}

/* ------------------------------------------------------------------------------- list displays */

/* Reads elements up to the closing bracket into p->kids. The first one was read already. */
static int rest_of_elements(struct grammar *g, struct piece *p, enum token_kind close)
{
    while (grammar_accept(g, OP_COMMA)) {
        if (grammar_kind(g) == close || grammar_at_for(g))
            break;
        struct piece *kid = grammar_star_named_expression(g);
        if (!kid)
            return 0;
        push(g->arena, &p->kids, kid);
    }
    return 1;
}

static struct piece *close_display(struct grammar *g, struct piece *p, enum token_kind close)
{
    if (!grammar_expect(g, close))
        return NULL;
    p->last = g->pos - 1;
    return p;
}

/* A comprehension whose element was read, if its clauses stand here: *done is set then. */
static struct piece *comprehension(struct grammar *g, int first, const struct piece *element,
                                   enum shape shape, enum token_kind close, int *done)
{
    *done = grammar_at_for(g);
    if (!*done)
        return NULL;
    if (element->shape == SHAPE_STARRED) {
        if (!for_clauses_ahead(g))
            return grammar_fail(g);
        return grammar_fail_piece(g, element, "iterable unpacking cannot be used in comprehension");
    }
    if (!grammar_for_clauses(g))
        return NULL;
    return close_display(g, new_piece(g, shape, first), close);
}

/* The rest of [...] or {...} after its first element. */
static struct piece *list_or_set(struct grammar *g, int first, struct piece *element,
                                 enum shape display, enum shape comp, enum token_kind close)
{
    int done;
    struct piece *p = comprehension(g, first, element, comp, close, &done);
    if (done)
        return p;
    p = new_piece(g, display, first);
    push(g->arena, &p->kids, element);
    if (!rest_of_elements(g, p, close))
        return NULL;
    if (for_clauses_ahead(g) && (p->kids.n > 1 || g->tok[g->pos - 1].kind == OP_COMMA))
        return grammar_fail_range(g, piece_start(element),
                                  g->pos - 1 -
                                      (g->tok[g->pos - 1].kind == OP_COMMA && p->kids.n > 1),
                                  "did you forget parentheses around the comprehension target?");
    return close_display(g, p, close);
}

static struct piece *list_display(struct grammar *g)
{
    int first = g->pos++;
    if (grammar_accept(g, OP_RSQB))
        return new_piece(g, SHAPE_LIST, first);
    struct piece *element = grammar_star_named_expression(g);
    if (!element)
        return NULL;
    return list_or_set(g, first, element, SHAPE_LIST, SHAPE_LIST_COMP, OP_RSQB);
}

/* ------------------------------------------------------------------------- dictionaries, sets */

static struct piece *lone_expression(struct grammar *g);
static struct piece *starred(struct grammar *g, struct piece *(*operand)(struct grammar *g));

static int dict_value(struct grammar *g)
{
    int colon = g->pos - 1;
    if (grammar_kind(g) == OP_MUL) {
        int star = g->pos++;
        struct piece *value = grammar_bitwise_or(g);
        if (value)
            grammar_fail_range(g, star, piece_end(value),
                               "cannot use a starred expression in a dictionary value");
        return 0;
    }
    if (grammar_kind(g) == OP_RBRACE || grammar_kind(g) == OP_COMMA) {
        grammar_fail_range(g, colon, colon, "expression expected after dictionary key and ':'");
        return 0;
    }
    return grammar_expression(g) != NULL;
}

/* At the last character of the key, on the line that it begins on. */
static void fail_colon(struct grammar *g, int first, int last)
{
    struct loc loc = g->tok[last].loc;
    if (loc.line != g->tok[first].loc.line)
        loc.line = loc.end_line = g->tok[first].loc.line;
    grammar_fail_loc(g, loc, "':' expected after dictionary key");
}

/* A key. Where it is no expression, CPython sees the part of it that is one. */
static struct piece *later_key(struct grammar *g)
{
    int start = g->pos, no_generic = g->no_generic;
    g->no_generic = 1;
    struct piece *key = lone_expression(g);
    g->no_generic = no_generic;
    if (key || g->reported || no_generic || g->quiet)
        return key;
    int end = grammar_longest_expression(g, start);
    if (end == start) {
        grammar_fail_after_all(g);
        return NULL;
    }
    g->failed = 0;
    fail_colon(g, start, end - 1);
    return NULL;
}

/* One `key: value` or `**mapping` behind others. */
static int dict_item(struct grammar *g)
{
    if (grammar_accept(g, OP_POW))
        return grammar_bitwise_or(g) != NULL;
    struct piece *key = later_key(g);
    if (!key)
        return 0;
    if (!grammar_accept(g, OP_COLON)) {
        fail_colon(g, piece_start(key), piece_end(key));
        return 0;
    }
    return dict_value(g);
}

static struct piece *rest_of_dict(struct grammar *g, int first)
{
    while (grammar_accept(g, OP_COMMA)) {
        if (grammar_kind(g) == OP_RBRACE)
            break;
        if (!dict_item(g))
            return NULL;
    }
    return close_display(g, new_piece(g, SHAPE_DICT, first), OP_RBRACE);
}

static struct piece *dict_from_unpacking(struct grammar *g, int first)
{
    int stars = g->pos++;
    if (!grammar_bitwise_or(g))
        return NULL;
    if (for_clauses_ahead(g))
        return grammar_fail_range(g, stars, stars,
                                  "dict unpacking cannot be used in dict comprehension");
    return rest_of_dict(g, first);
}

static struct piece *dict_or_set(struct grammar *g)
{
    int first = g->pos++;
    if (grammar_accept(g, OP_RBRACE))
        return new_piece(g, SHAPE_DICT, first);
    if (grammar_kind(g) == OP_POW)
        return dict_from_unpacking(g, first);
    struct piece *element = grammar_star_named_expression(g);
    if (!element)
        return NULL;
    if (element->shape == SHAPE_STARRED || (element->shape == SHAPE_WALRUS && !element->group) ||
        grammar_kind(g) != OP_COLON)
        return list_or_set(g, first, element, SHAPE_SET, SHAPE_SET_COMP, OP_RBRACE);
    g->pos++;
    if (!dict_value(g))
        return NULL;
    if (!grammar_at_for(g))
        return rest_of_dict(g, first);
    if (!grammar_for_clauses(g))
        return NULL;
    return close_display(g, new_piece(g, SHAPE_DICT_COMP, first), OP_RBRACE);
}

/* ------------------------------------------------------------------- parentheses: four things */

static struct piece *close_group(struct grammar *g, struct piece *inner)
{
    if (!grammar_expect(g, OP_RPAR))
        return NULL;
    inner->group++;
    inner->bitwise = 1;
    return inner;
}

static struct piece *double_starred_group(struct grammar *g)
{
    int stars = g->pos++;
    if (!grammar_expression(g))
        return NULL;
    if (grammar_kind(g) != OP_RPAR)
        g->pos = stars;
    else
        return grammar_fail_range(g, stars, stars, "cannot use double starred expression here");
    return grammar_fail(g);
}

static struct piece *parenthesised(struct grammar *g)
{
    int first = g->pos++, done;
    if (grammar_accept(g, OP_RPAR))
        return new_piece(g, SHAPE_TUPLE, first);
    if (grammar_kind(g) == KW_YIELD) {
        struct piece *yield = grammar_yield_expression(g);
        return yield ? close_group(g, yield) : NULL;
    }
    if (grammar_kind(g) == OP_POW)
        return double_starred_group(g);
    struct piece *element = grammar_star_named_expression(g);
    if (!element)
        return NULL;
    struct piece *p = comprehension(g, first, element, SHAPE_GENERATOR, OP_RPAR, &done);
    if (done)
        return p;
    if (grammar_kind(g) == OP_COMMA) {
        p = new_piece(g, SHAPE_TUPLE, first);
        push(g->arena, &p->kids, element);
        return rest_of_elements(g, p, OP_RPAR) ? close_display(g, p, OP_RPAR) : NULL;
    }
    if (element->shape == SHAPE_STARRED && grammar_kind(g) == OP_RPAR)
        return grammar_fail_piece(g, element, "cannot use starred expression here");
    return close_group(g, element);
}

/* --------------------------------------------------------------------------- atoms, primaries */

static struct piece *single(struct grammar *g, enum shape shape)
{
    g->pos++;
    return new_piece(g, shape, g->pos - 1);
}

static struct piece *strings(struct grammar *g)
{
    int first = g->pos;
    enum shape shape = SHAPE_LITERAL;
    while (grammar_accept(g, T_STRING))
        ;
    if (!grammar_check_strings(g, first, g->pos - 1))
        return NULL;
    for (int i = first; i < g->pos; i++)
        if (g->tok[i].fstring)
            shape = g->tok[i].fstring->is_template ? SHAPE_TSTRING : SHAPE_FSTRING;
    return new_piece(g, shape, first);
}

struct piece *grammar_atom(struct grammar *g)
{
    switch (grammar_kind(g)) {
    case T_NAME:
        g->tok[g->pos].primary |= !g->quiet; /* what is only tried may turn out a pattern */
        return single(g, SHAPE_NAME);
    case T_NUMBER: return single(g, SHAPE_LITERAL);
    case KW_TRUE: return single(g, SHAPE_TRUE);
    case KW_FALSE: return single(g, SHAPE_FALSE);
    case KW_NONE: return single(g, SHAPE_NONE);
    case OP_ELLIPSIS: return single(g, SHAPE_ELLIPSIS);
    case T_STRING: return strings(g);
    case OP_LPAR: return parenthesised(g);
    case OP_LSQB: return list_display(g);
    case OP_LBRACE: return dict_or_set(g);
    default: return grammar_fail(g);
    }
}

static int starred_slice(struct grammar *g)
{
    struct piece *p = starred(g, grammar_expression);
    if (p && for_clauses_ahead(g))
        grammar_fail_piece(g, p, "iterable unpacking cannot be used in comprehension");
    return p && !g->failed;
}

static int slice(struct grammar *g)
{
    if (grammar_kind(g) == OP_MUL)
        return starred_slice(g);
    if (grammar_kind(g) != OP_COLON) {
        struct piece *p = grammar_named_expression(g);
        if (!p)
            return 0;
        if (grammar_kind(g) != OP_COLON || (p->shape == SHAPE_WALRUS && !p->group))
            return 1;
    }
    for (int colons = 0; colons < 2 && grammar_accept(g, OP_COLON); colons++) {
        if (grammar_kind(g) != OP_COLON && grammar_kind(g) != OP_COMMA &&
            grammar_kind(g) != OP_RSQB && !grammar_expression(g))
            return 0;
    }
    return 1;
}

/* Is there a `for` in the brackets that begin here, and in none within? They may never close. */
static int has_for_inside(const struct grammar *g)
{
    int inner = g->tok[g->pos].level, i = g->pos;
    while (g->tok[i].kind != T_END && g->tok[i].kind != T_ERROR &&
           (g->tok[i].level > inner || (g->tok[i].level == inner && g->tok[i].kind != KW_FOR)))
        i++;
    return g->tok[i].kind == KW_FOR && g->tok[i].level == inner;
}

/* Do the brackets or parentheses behind a primary hold what no subscript and no call takes, but a
 * display or a group: `a[]`, `a[x for x in y]`, `f(yield x)`? Then they are the next expression.
 * Outside of all brackets nothing is said of that. */
static int is_next_expression(struct grammar *g)
{
    enum token_kind inside = g->tok[g->pos + 1].kind;
    if (grammar_kind(g) == OP_LPAR ? inside != KW_YIELD : inside != OP_RSQB && !has_for_inside(g))
        return 0;
    int furthest = g->furthest;
    struct attempt a = grammar_try_begin(g, g->pos);
    struct piece *p = grammar_atom(g);
    grammar_try_end(g, a);
    g->furthest = furthest;
    return p && (g->quiet || g->tok[piece_end(p)].level > 0);
}

static int slices(struct grammar *g)
{
    g->pos++;
    do {
        if (!slice(g))
            return 0;
    } while (grammar_accept(g, OP_COMMA) && grammar_kind(g) != OP_RSQB);
    return grammar_expect(g, OP_RSQB);
}

struct piece *grammar_primary(struct grammar *g)
{
    int first = g->pos;
    struct piece *p = grammar_atom(g);
    while (p) {
        if (grammar_kind(g) == OP_DOT) {
            g->pos++;
            if (!grammar_expect(g, T_NAME))
                return NULL;
            p = new_piece(g, SHAPE_ATTRIBUTE, first);
        } else if ((grammar_kind(g) == OP_LPAR || grammar_kind(g) == OP_LSQB) &&
                   is_next_expression(g)) {
            break;
        } else if (grammar_kind(g) == OP_LPAR) {
            g->pos++;
            if (!grammar_call_arguments(g, 1))
                return NULL;
            p = new_piece(g, SHAPE_CALL, first);
        } else if (grammar_kind(g) == OP_LSQB) {
            if (!slices(g))
                return NULL;
            p = new_piece(g, SHAPE_SUBSCRIPT, first);
        } else {
            break;
        }
    }
    return p;
}

/* ----------------------------------------------------------------------------------- operators */

static struct piece *factor(struct grammar *g);

static struct piece *power(struct grammar *g)
{
    int first = g->pos;
    int awaited = grammar_accept(g, KW_AWAIT);
    struct piece *p = grammar_primary(g);
    if (!p)
        return NULL;
    if (awaited)
        p = new_piece(g, SHAPE_AWAIT, first);
    if (!grammar_accept(g, OP_POW))
        return p;
    if (awaited) /* tree-sitter would await the power */
        grammar_wrap(g, first, g->pos - 2);
    return factor(g) ? new_piece(g, SHAPE_OPERATION, first) : NULL;
}

static struct piece *factor(struct grammar *g)
{
    int first = g->pos;
    struct piece *p = NULL;
    if (!grammar_enter(g))
        return NULL;
    if (grammar_accept(g, OP_ADD) || grammar_accept(g, OP_SUB) || grammar_accept(g, OP_INVERT))
        p = factor(g) ? new_piece(g, SHAPE_OPERATION, first) : NULL;
    else
        p = power(g);
    grammar_leave(g);
    return p;
}

enum { OR = 1, XOR, AND, SHIFT, SUM, PRODUCT };

/* The tightness of a binary operator, 0 for other tokens. */
static int tightness(enum token_kind kind)
{
    switch (kind) {
    case OP_OR: return OR;
    case OP_XOR: return XOR;
    case OP_AND: return AND;
    case OP_LSHIFT:
    case OP_RSHIFT: return SHIFT;
    case OP_ADD:
    case OP_SUB: return SUM;
    case OP_MUL:
    case OP_DIV:
    case OP_FLOORDIV:
    case OP_MOD:
    case OP_AT: return PRODUCT;
    default: return 0;
    }
}

/* Operators at least as tight as `least`. *top is set to the tightness of the loosest one read.
 * tree-sitter's grammar takes ^ for tighter than &: an & beside a ^ is put in parentheses. */
static struct piece *operation(struct grammar *g, int least, int *top)
{
    int first = g->pos, t;
    struct piece *p = factor(g);
    *top = 0;
    while (p && (t = tightness(grammar_kind(g))) >= least && t) {
        if (t == XOR && *top == AND)
            grammar_wrap(g, first, g->pos - 1);
        int right = ++g->pos, right_top;
        if (!operation(g, t + 1, &right_top))
            return NULL;
        if (t == XOR && right_top == AND)
            grammar_wrap(g, right, g->pos - 1);
        *top = t;
        p = new_piece(g, SHAPE_OPERATION, first);
    }
    return p;
}

struct piece *grammar_bitwise_or(struct grammar *g)
{
    int top;
    return operation(g, 1, &top);
}

static int comparison_operator(struct grammar *g)
{
    switch (grammar_kind(g)) {
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
    case KW_IN: g->pos++; return 1;
    case KW_IS:
        g->pos++;
        grammar_accept(g, KW_NOT);
        return 1;
    case KW_NOT:
        if (grammar_kind_after(g, 1) != KW_IN)
            return 0;
        g->pos += 2;
        return 1;
    default: return 0;
    }
}

static struct piece *comparison(struct grammar *g)
{
    int first = g->pos;
    struct piece *left = grammar_bitwise_or(g);
    if (!left)
        return NULL;
    int in = grammar_kind(g) == KW_IN, operators = 0;
    while (comparison_operator(g)) {
        operators++;
        if (!grammar_bitwise_or(g))
            return NULL;
    }
    if (!operators)
        return left;
    struct piece *p = loose_piece(g, SHAPE_COMPARE, first);
    p->left_of_in = in;
    push(g->arena, &p->kids, left);
    return p;
}

static struct piece *inversion(struct grammar *g)
{
    int first = g->pos;
    if (grammar_kind(g) != KW_NOT)
        return comparison(g);
    if (!grammar_enter(g))
        return NULL;
    g->pos++;
    struct piece *p = inversion(g) ? loose_piece(g, SHAPE_OPERATION, first) : NULL;
    grammar_leave(g);
    return p;
}

struct piece *grammar_disjunction(struct grammar *g)
{
    int first = g->pos, operators = 0;
    struct piece *p = inversion(g);
    while (p && (grammar_kind(g) == KW_AND || grammar_kind(g) == KW_OR)) {
        g->pos++;
        operators++;
        p = inversion(g);
    }
    return p && operators ? loose_piece(g, SHAPE_OPERATION, first) : p;
}

/* --------------------------------------------------------------------------------- expressions */

static struct piece *lambda(struct grammar *g)
{
    int first = g->pos++;
    if (!grammar_parameters(g, OP_COLON) || !grammar_expect(g, OP_COLON))
        return NULL;
    struct piece *body = grammar_expression(g);
    if (!body)
        return NULL;
    grammar_wrap(g, piece_start(body), piece_end(body));
    return loose_piece(g, SHAPE_LAMBDA, first);
}

static int is_old_statement(struct grammar *g, int token)
{
    const struct token *t = &g->tok[token];
    return t->kind == T_NAME && g->tok[token + 1].kind != OP_LPAR &&
           (t->name == intern_cstr(g->arena, "print") || t->name == intern_cstr(g->arena, "exec"));
}

/* `print x`: the statement of Python 2. */
static struct piece *missing_call(struct grammar *g, int name)
{
    struct attempt a = grammar_try_begin(g, name + 1);
    struct piece *rest = grammar_star_expressions(g);
    grammar_try_end(g, a);
    if (!rest)
        return grammar_fail(g);
    const char *word = g->tok[name].name;
    return grammar_fail_range(g, name, piece_end(rest),
                              "Missing parentheses in call to '%s'. Did you mean %s(...)?", word,
                              word);
}

/* No rule has words for the two themselves. After a name CPython looks for the argument of an old
 * print statement, whatever the name, and may find something to complain about in there. */
static struct piece *fail_after_name(struct grammar *g, const struct piece *left)
{
    int here = g->pos;
    if (left->shape != SHAPE_NAME || left->group || g->quiet)
        return grammar_fail(g);
    g->no_generic++;
    grammar_star_expressions(g);
    g->no_generic--;
    if (g->reported)
        return NULL;
    g->failed = 0;
    g->pos = here;
    return grammar_fail(g);
}

static int is_soft_keyword(struct grammar *g, int token)
{
    static const char *const words[] = {"_", "case", "match"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (g->tok[token].kind == T_NAME && g->tok[token].name == intern_cstr(g->arena, words[i]))
            return 1;
    return 0;
}

/* The strings that come next may be wrong by themselves. */
static int are_strings_good(struct grammar *g)
{
    int end = g->pos;
    while (g->tok[end].kind == T_STRING)
        end++;
    return end == g->pos || grammar_check_strings(g, g->pos, end - 1);
}

/* What comes next, as far as it is an expression: a test without its else is left alone. */
static struct piece *next_expression(struct grammar *g)
{
    struct attempt a = grammar_try_begin(g, g->pos);
    struct piece *p = grammar_expression(g);
    grammar_try_end(g, a);
    if (!p) {
        a = grammar_try_begin(g, g->pos);
        p = grammar_disjunction(g);
        grammar_try_end(g, a);
    }
    return p;
}

struct piece *grammar_two_expressions(struct grammar *g, const struct piece *left)
{
    int first = piece_start(left);
    if (is_old_statement(g, first))
        return missing_call(g, first);
    int name_string = g->tok[first].kind == T_NAME && g->tok[first + 1].kind == T_STRING;
    if (name_string || is_soft_keyword(g, first))
        return fail_after_name(g, left);
    if (!are_strings_good(g))
        return NULL;
    struct piece *right = next_expression(g);
    if (!right || g->tok[piece_end(right)].level == 0)
        return fail_after_name(g, left);
    return grammar_fail_range(g, left->first, right->last,
                              "invalid syntax. Perhaps you forgot a comma?");
}

static void *fail_else(struct grammar *g, int first, int last)
{
    return grammar_fail_range(g, first, last, "expected 'else' after 'if' expression");
}

/* The test of a conditional expression. Where it is none, a part of it that is one lacks its else.
 */
static struct piece *conditional_test(struct grammar *g, const struct piece *body)
{
    int start = g->pos, no_generic = g->no_generic;
    g->no_generic = 1;
    struct piece *test = grammar_disjunction(g);
    g->no_generic = no_generic;
    if (test || g->reported || no_generic || g->quiet)
        return test;
    int end = grammar_longest_expression(g, start);
    if (end == start || g->tok[end].kind == OP_COLON || g->tok[end].kind == KW_ELSE) {
        grammar_fail_after_all(g);
        return NULL;
    }
    g->failed = 0;
    return fail_else(g, body->first, end - 1);
}

static struct piece *conditional(struct grammar *g, int first, struct piece *body)
{
    g->pos++;
    struct piece *test = conditional_test(g, body);
    if (!test)
        return NULL;
    if (grammar_kind(g) != KW_ELSE)
        return grammar_kind(g) == OP_COLON ? grammar_fail(g)
                                           : fail_else(g, body->first, test->last);
    g->pos++;
    return grammar_expression(g) ? loose_piece(g, SHAPE_CONDITIONAL, first) : NULL;
}

/* An expression, whatever follows it. */
static struct piece *lone_expression(struct grammar *g)
{
    int first = g->pos;
    if (grammar_kind(g) == KW_LAMBDA)
        return lambda(g);
    struct piece *p = grammar_disjunction(g);
    return p && grammar_kind(g) == KW_IF ? conditional(g, first, p) : p;
}

struct piece *grammar_expression(struct grammar *g)
{
    if (!grammar_enter(g))
        return NULL;
    struct piece *p = lone_expression(g);
    grammar_leave(g);
    if (p && !g->quiet && grammar_at_expression(g))
        return grammar_two_expressions(g, p);
    return p;
}

struct piece *grammar_named_expression(struct grammar *g)
{
    int first = g->pos;
    if (grammar_kind(g) == T_NAME && grammar_kind_after(g, 1) == OP_WALRUS) {
        g->pos += 2;
        struct piece *value = grammar_expression(g);
        if (!value)
            return NULL;
        grammar_wrap(g, piece_start(value), piece_end(value));
        return loose_piece(g, SHAPE_WALRUS, first);
    }
    struct piece *p = grammar_expression(g);
    if (!p)
        return NULL;
    if (grammar_kind(g) == OP_WALRUS) {
        g->pos++;
        if (!grammar_expression(g))
            return NULL;
        return grammar_fail_piece(g, p, "cannot use assignment expressions with %s",
                                  piece_words(p));
    }
    if (grammar_kind(g) == OP_ASSIGN && !grammar_invalid_assignment(g, first))
        return grammar_fail(g);
    return g->failed ? NULL : p;
}

static struct piece *starred(struct grammar *g, struct piece *(*operand)(struct grammar *g))
{
    int first = g->pos++;
    struct piece *value = operand(g);
    if (!value)
        return NULL;
    struct piece *p = loose_piece(g, SHAPE_STARRED, first);
    push(g->arena, &p->kids, value);
    g->tok[first].star_call = 1;
    g->tok[p->last].close++;
    return p;
}

struct piece *grammar_star_named_expression(struct grammar *g)
{
    return grammar_kind(g) == OP_MUL ? starred(g, grammar_bitwise_or) : grammar_named_expression(g);
}

static struct piece *star_expression(struct grammar *g)
{
    return grammar_kind(g) == OP_MUL ? starred(g, grammar_bitwise_or) : grammar_expression(g);
}

struct piece *grammar_star_expressions(struct grammar *g)
{
    int first = g->pos;
    struct piece *p = star_expression(g);
    if (!p || grammar_kind(g) != OP_COMMA)
        return p;
    struct piece *tuple = loose_piece(g, SHAPE_TUPLE, first);
    tuple->bare = 1;
    push(g->arena, &tuple->kids, p);
    while (grammar_accept(g, OP_COMMA)) {
        if (!grammar_at_expression(g) && grammar_kind(g) != OP_MUL)
            break;
        if ((p = star_expression(g)) == NULL)
            return NULL;
        push(g->arena, &tuple->kids, p);
    }
    tuple->last = g->pos - 1;
    return tuple;
}

struct piece *grammar_yield_expression(struct grammar *g)
{
    int first = g->pos++;
    if (grammar_accept(g, KW_FROM)) {
        if (!grammar_expression(g))
            return NULL;
    } else if ((grammar_at_expression(g) || grammar_kind(g) == OP_MUL) &&
               !grammar_star_expressions(g)) {
        return NULL;
    }
    return loose_piece(g, SHAPE_YIELD, first);
}

struct piece *grammar_star_or_yield(struct grammar *g)
{
    return grammar_kind(g) == KW_YIELD ? grammar_yield_expression(g) : grammar_star_expressions(g);
}
