/*
 * The match statement.
 *
 * A pattern is lowered with its subject, a temporary, and the block it fails into; where it matches
 * the code goes on. Nothing is bound before the whole pattern has matched: what it captures stays
 * in temporaries until then, in the order in which CPython stores them. The alternatives of an
 * or-pattern leave their captures in the same temporaries, in the order of the first one.
 *
 * The subject lives until the guard has been asked, as its copy does on CPython's stack; the last
 * pattern consumes it.
 */
#include "context.h"

struct capture {
    const char *name;
    struct reg *value;
};

struct matching {
    struct lowering *l;
    struct block *fail;
    LIST(struct capture) captures;
};

static void lower_pattern(struct matching *m, const struct pattern *p, struct reg *subject);

static void capture(struct matching *m, const char *name, struct reg *value)
{
    struct capture c = {name, value};
    if (name)
        push(m->l->a, &m->captures, c);
}

/* Goes on where the raw test holds. */
static void require(struct matching *m, struct reg *test, const char *hint)
{
    struct block *next = block_here(m->l, hint);
    add_branch(m->l, test, next, m->fail);
    m->l->now = next;
}

static int is_wildcard(const struct pattern *p)
{
    return p->kind == MatchAs_kind && !p->v.MatchAs.pattern && !p->v.MatchAs.name;
}

static struct reg *counted(struct lowering *l, enum opcode op, struct reg *subject, long n)
{
    struct instr *i = add_instr(l, op, 1, REG(subject));
    struct reg *r = op == OP_MATCH_FROM_END ? new_temp(l) : new_raw_temp(l);
    i->aux = n;
    instr_add_dst(l->f, i, r);
    return r;
}

/* Goes on where the runtime gave a tuple rather than None. */
static void require_found(struct matching *m, struct reg *found, const char *hint)
{
    struct block *next = block_here(m->l, hint);
    add_branch(m->l, add_value(m->l, OP_TEST_IS, 2, REG(found), NONE), m->fail, next);
    m->l->now = next;
}

/* ---- Values ---------------------------------------------------------------------------------- */

static void lower_value(struct matching *m, const struct pattern *p, struct reg *subject)
{
    struct lowering *l = m->l;
    struct operand value = lower_expr(l, p->v.MatchValue.value);
    require(m, add_value(l, OP_TEST_EQ, 2, REG(subject), value), "equal");
}

static void lower_singleton(struct matching *m, const struct pattern *p, struct reg *subject)
{
    struct operand value = constant_operand(m->l, &p->v.MatchSingleton.value);
    require(m, add_value(m->l, OP_TEST_IS, 2, REG(subject), value), "same");
}

/* ---- Sequences ------------------------------------------------------------------------------- */

struct sequence_shape {
    int star;           /* index of the starred pattern, or -1 */
    int star_binds;     /* it has a name */
    int only_wildcards; /* no item is looked at */
};

static struct sequence_shape shape_of(struct pattern_list patterns)
{
    struct sequence_shape shape = {.star = -1, .only_wildcards = 1};
    for (int i = 0; i < patterns.n; i++) {
        const struct pattern *p = patterns.at[i];
        if (p->kind == MatchStar_kind) {
            shape.star = i;
            shape.star_binds = p->v.MatchStar.name != NULL;
            shape.only_wildcards &= !shape.star_binds;
        } else {
            shape.only_wildcards &= is_wildcard(p);
        }
    }
    return shape;
}

static void require_length(struct matching *m, struct reg *subject, int n, int star)
{
    if (star < 0)
        require(m, counted(m->l, OP_MATCH_LENGTH, subject, n), "length");
    else if (n > 1)
        require(m, counted(m->l, OP_MATCH_AT_LEAST, subject, n - 1), "length");
}

/* [a, *_, b]: the rest is no list; items are fetched one by one. */
static void lower_ends(struct matching *m, struct pattern_list patterns, int star,
                       struct reg *subject)
{
    for (int i = 0; i < patterns.n; i++) {
        struct reg *item;
        if (i == star || is_wildcard(patterns.at[i]))
            continue;
        if (i < star)
            item = add_value(m->l, OP_GETITEM, 2, REG(subject), int_operand(i));
        else
            item = counted(m->l, OP_MATCH_FROM_END, subject, patterns.n - i);
        lower_pattern(m, patterns.at[i], item);
    }
}

static void lower_items(struct matching *m, struct pattern_list patterns, int star,
                        struct reg *subject)
{
    struct unpacked items = unpack(m->l, REG(subject), patterns.n, star);
    for (int k = 0; k < patterns.n; k++) {
        struct reg *item = next_unpacked(m->l, &items);
        if (k == star)
            capture(m, patterns.at[k]->v.MatchStar.name, item);
        else
            lower_pattern(m, patterns.at[k], item);
    }
}

static void lower_sequence_pattern(struct matching *m, const struct pattern *p, struct reg *subject)
{
    struct pattern_list patterns = p->v.MatchSequence.patterns;
    struct sequence_shape shape = shape_of(patterns);
    require(m, add_value(m->l, OP_MATCH_SEQUENCE, 1, REG(subject)), "sequence");
    require_length(m, subject, patterns.n, shape.star);
    if (shape.only_wildcards)
        return;
    if (shape.star >= 0 && !shape.star_binds)
        lower_ends(m, patterns, shape.star, subject);
    else
        lower_items(m, patterns, shape.star, subject);
}

/* ---- Mappings -------------------------------------------------------------------------------- */

static struct reg *lower_keys(struct lowering *l, struct expr_list keys)
{
    struct operand *items = NEW_ARRAY(l->a, struct operand, keys.n + 1);
    for (int i = 0; i < keys.n; i++)
        items[i] = lower_expr(l, keys.at[i]);
    return add_value_list(l, OP_TUPLE, items, keys.n);
}

static void lower_mapping(struct matching *m, const struct pattern *p, struct reg *subject)
{
    struct lowering *l = m->l;
    struct pattern_list patterns = p->v.MatchMapping.patterns;
    const char *rest = p->v.MatchMapping.rest;
    require(m, add_value(l, OP_MATCH_MAPPING, 1, REG(subject)), "mapping");
    if (!patterns.n && !rest)
        return;
    if (patterns.n)
        require(m, counted(l, OP_MATCH_AT_LEAST, subject, patterns.n), "length");
    struct reg *keys = lower_keys(l, p->v.MatchMapping.keys);
    if (patterns.n) {
        struct reg *found = add_value(l, OP_MATCH_KEYS, 2, REG(subject), REG(keys));
        require_found(m, found, "found");
        struct unpacked values = unpack(l, REG(found), patterns.n, -1);
        for (int i = 0; i < patterns.n; i++)
            lower_pattern(m, patterns.at[i], next_unpacked(l, &values));
    }
    if (rest)
        capture(m, rest, add_value(l, OP_MATCH_REST, 2, REG(subject), REG(keys)));
}

/* ---- Classes --------------------------------------------------------------------------------- */

static struct operand attribute_names(struct lowering *l, struct name_list names)
{
    struct operand *items = NEW_ARRAY(l->a, struct operand, names.n + 1);
    for (int i = 0; i < names.n; i++) {
        long name = module_name_constant(l->m, names.at[i]);
        items[i] = (struct operand){.kind = OPERAND_CONSTANT, .number = name};
    }
    return (struct operand){.kind = OPERAND_CONSTANT,
                            .number = module_tuple_constant(l->m, items, names.n)};
}

static void lower_class_pattern(struct matching *m, const struct pattern *p, struct reg *subject)
{
    struct lowering *l = m->l;
    struct pattern_list positional = p->v.MatchClass.patterns;
    struct pattern_list named = p->v.MatchClass.kwd_patterns;
    int n = positional.n + named.n;
    struct operand class = lower_expr(l, p->v.MatchClass.cls);
    struct operand names = attribute_names(l, p->v.MatchClass.kwd_attrs);
    struct instr *i = add_instr(l, OP_MATCH_CLASS, 3, REG(subject), class, names);
    struct reg *found = new_temp(l);
    i->aux = positional.n;
    instr_add_dst(l->f, i, found);
    require_found(m, found, "instance");
    if (!n)
        return;
    struct unpacked values = unpack(l, REG(found), n, -1);
    for (int k = 0; k < positional.n; k++)
        lower_pattern(m, positional.at[k], next_unpacked(l, &values));
    for (int k = 0; k < named.n; k++)
        lower_pattern(m, named.at[k], next_unpacked(l, &values));
}

/* ---- as, | ----------------------------------------------------------------------------------- */

static void lower_as(struct matching *m, const struct pattern *p, struct reg *subject)
{
    if (p->v.MatchAs.pattern)
        lower_pattern(m, p->v.MatchAs.pattern, subject);
    capture(m, p->v.MatchAs.name, subject);
}

static struct reg *captured(const struct matching *m, const char *name)
{
    for (int i = 0; i < m->captures.n; i++)
        if (m->captures.at[i].name == name)
            return m->captures.at[i].value;
    return NULL;
}

static void lower_or(struct matching *m, const struct pattern *p, struct reg *subject)
{
    struct lowering *l = m->l;
    struct pattern_list patterns = p->v.MatchOr.patterns;
    struct block *done = block_here(l, "matched");
    int first = m->captures.n;
    for (int i = 0; i < patterns.n; i++) {
        int is_last = i == patterns.n - 1;
        struct matching inner = {.l = l, .fail = is_last ? m->fail : block_here(l, "or")};
        lower_pattern(&inner, patterns.at[i], subject);
        for (int k = 0; !i && k < inner.captures.n; k++)
            capture(m, inner.captures.at[k].name, new_temp(l));
        for (int k = first; k < m->captures.n; k++) {
            struct capture c = m->captures.at[k];
            add_move(l, c.value, REG(captured(&inner, c.name)));
        }
        add_jump(l, done);
        l->now = inner.fail;
    }
    l->now = done;
}

/* ---- Patterns and cases ---------------------------------------------------------------------- */

static void lower_pattern_kind(struct matching *m, const struct pattern *p, struct reg *subject)
{
    switch (p->kind) {
    case MatchValue_kind: lower_value(m, p, subject); return;
    case MatchSingleton_kind: lower_singleton(m, p, subject); return;
    case MatchSequence_kind: lower_sequence_pattern(m, p, subject); return;
    case MatchMapping_kind: lower_mapping(m, p, subject); return;
    case MatchClass_kind: lower_class_pattern(m, p, subject); return;
    case MatchStar_kind: return; /* handled with its sequence */
    case MatchAs_kind: lower_as(m, p, subject); return;
    case MatchOr_kind: lower_or(m, p, subject); return;
    }
}

static void lower_pattern(struct matching *m, const struct pattern *p, struct reg *subject)
{
    int outer = at_line(m->l, p->loc.line);
    lower_pattern_kind(m, p, subject);
    at_line(m->l, outer);
}

/* consumes: no later pattern looks at the subject. */
static void lower_case(struct lowering *l, const struct match_case *c, struct reg *subject,
                       int consumes, struct block *next)
{
    struct matching m = {.l = l, .fail = next};
    int outer = at_line(l, c->pattern->loc.line);
    lower_pattern(&m, c->pattern, subject);
    for (int i = 0; i < m.captures.n; i++)
        store_name(l, mangle_name(l, m.captures.at[i].name), REG(m.captures.at[i].value));
    if (c->guard) {
        struct block *body = block_here(l, "case");
        lower_condition(l, c->guard, body, next);
        l->now = body;
    }
    if (!consumes)
        add_instr(l, OP_DROP, 1, REG(subject));
    lower_body(l, c->body);
    at_line(l, outer);
}

void lower_match(struct lowering *l, const struct stmt *st)
{
    struct match_case_list cases = st->v.Match.cases;
    const struct match_case *last = cases.at[cases.n - 1];
    int has_default = cases.n > 1 && is_wildcard(last->pattern);
    struct block *end = block_here(l, "end");
    struct reg *subject = new_temp(l);
    add_move(l, subject, lower_expr(l, st->v.Match.subject));
    for (int i = 0; i < cases.n; i++) {
        struct block *next = i == cases.n - 1 ? end : block_here(l, "next_case");
        lower_case(l, cases.at[i], subject, i >= cases.n - has_default - 1, next);
        add_jump(l, end);
        l->now = next;
    }
    l->now = end;
}
