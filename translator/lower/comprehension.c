/*
 * Comprehensions and generator expressions: functions of one parameter, the iterator over the first
 * iterable, which is evaluated (and iter()-ed) where the expression stands.
 */
#include "context.h"

enum kind { KIND_LIST, KIND_SET, KIND_DICT, KIND_GENERATOR };

struct shape {
    const struct expr *e;
    enum kind kind;
    struct comprehension_list generators;
    struct reg *result; /* NULL: a generator expression */
    struct reg *deep;   /* the list of the iterators of the levels past MOST_AT_ONCE */
};

static struct shape shape_of(const struct expr *e)
{
    struct shape s = {.e = e, .generators = e->v.ListComp.generators};
    switch (e->kind) {
    case ListComp_kind: s.kind = KIND_LIST; break;
    case SetComp_kind: s.kind = KIND_SET; break;
    case DictComp_kind:
        s.kind = KIND_DICT;
        s.generators = e->v.DictComp.generators;
        break;
    default: s.kind = KIND_GENERATOR; break;
    }
    return s;
}

static void add_yield(struct lowering *l, struct operand v)
{
    struct instr *i = add_instr(l, OP_YIELD, 1, v);
    instr_add_dst(l->f, i, new_temp(l));
    struct block *next = block_here(l, "resumed");
    instr_add_target(l->f, i, next);
    l->now = next;
}

static void lower_element(struct lowering *l, const struct shape *s)
{
    const struct expr *e = s->e;
    if (s->kind == KIND_DICT) {
        struct operand key = lower_expr(l, e->v.DictComp.key);
        struct operand value = lower_expr(l, e->v.DictComp.value);
        add_instr(l, OP_DICT_STORE, 3, REG(s->result), key, value);
        return;
    }
    struct operand v = lower_expr(l, e->v.ListComp.elt);
    if (s->kind == KIND_GENERATOR)
        add_yield(l, v);
    else
        add_instr(l, s->kind == KIND_LIST ? OP_LIST_APPEND : OP_SET_ADD, 2, REG(s->result), v);
}

static void lower_level(struct lowering *l, struct shape *s, int level);

/* The iterator of an inner loop; one of the deep levels goes to the list. */
static struct reg *begin_loop(struct lowering *l, struct shape *s, int level)
{
    const struct comprehension *g = s->generators.at[level];
    if (level == MOST_AT_ONCE)
        s->deep = add_value_list(l, OP_LIST, NULL, 0);
    struct operand v = lower_expr(l, g->iter);
    struct reg *iterator = add_value(l, g->is_async ? OP_AITER : OP_ITER, 1, v);
    if (level >= MOST_AT_ONCE)
        add_instr(l, OP_LIST_APPEND, 2, REG(s->deep), REG(iterator));
    return iterator;
}

static struct reg *iterator_of_level(struct lowering *l, const struct shape *s, int level,
                                     struct reg *iterator)
{
    if (level < MOST_AT_ONCE)
        return iterator;
    return add_value(l, OP_GETITEM, 2, REG(s->deep), int_operand(-1));
}

static void end_loop(struct lowering *l, const struct shape *s, int level, struct reg *iterator)
{
    if (level >= MOST_AT_ONCE)
        iterator = add_value(l, OP_TAKE_LAST, 1, REG(s->deep));
    if (level > 0)
        add_instr(l, OP_DROP, 1, REG(iterator));
}

static void lower_loop(struct lowering *l, struct shape *s, int level)
{
    const struct comprehension *g = s->generators.at[level];
    struct reg *iterator = level ? begin_loop(l, s, level) : l->f->regs.at[0];
    struct block *head = block_here(l, "loop");
    struct block *done = block_here(l, "done"), *back = block_here(l, "back");
    continue_at(l, head);
    struct reg *now = iterator_of_level(l, s, level, iterator);
    store_target(l, g->target, REG(loop_next_item(l, now, g->is_async, done)));
    for (int i = 0; i < g->ifs.n; i++) {
        struct block *pass = block_here(l, "if");
        lower_condition(l, g->ifs.at[i], pass, back);
        l->now = pass;
    }
    lower_level(l, s, level + 1);
    continue_at(l, back);
    add_instr(l, OP_POLL, 0);
    add_jump(l, head);
    l->now = done;
    end_loop(l, s, level, iterator);
}

static void lower_level(struct lowering *l, struct shape *s, int level)
{
    if (level == s->generators.n)
        lower_element(l, s);
    else
        lower_loop(l, s, level);
}

static void comprehension_body(struct lowering *l, const void *node)
{
    static const enum opcode displays[] = {OP_LIST, OP_SET, OP_DICT};
    struct shape s = shape_of(node);
    if (s.kind != KIND_GENERATOR)
        s.result = add_value_list(l, displays[s.kind], NULL, 0);
    lower_level(l, &s, 0);
    if (s.result)
        add_instr(l, OP_RETURN, 1, REG(s.result));
}

struct operand lower_comprehension(struct lowering *l, const struct expr *e)
{
    struct shape s = shape_of(e);
    struct scope *scope = scope_of(l->scope, e);
    const struct comprehension *first = s.generators.at[0];
    struct function *f =
        lower_inner(l, scope, scope->name, e->loc.line, NULL, comprehension_body, e);
    struct reg *function = add_function_object(l, f, scope, ABSENT, ABSENT, ABSENT);
    struct operand v = lower_expr(l, first->iter);
    struct reg *iterator = add_value(l, first->is_async ? OP_AITER : OP_ITER, 1, v);
    struct reg *result = add_value(l, OP_CALL, 2, REG(function), REG(iterator));
    if (s.kind != KIND_GENERATOR && scope->is_coroutine)
        result = await_on(l, add_value(l, OP_AWAIT_ITER, 1, REG(result)));
    return REG(result);
}
