/*
 * Built-ins that consume a generator, as loops: what they do with each item stands in the program,
 * so that fusion finds a loop.
 *
 *     t3 = CALL sum, t2              t4 = ITER t2; t5 = MOVE 0
 *                               loop: t6 = NEXT t4 -> body, done
 *                               body: t7 = ADD t5, t6; t5 = MOVE t7; JUMP -> loop
 *                               done: DROP t4; t3 = MOVE t5
 *
 * Requires tidy blocks, references not placed, module.known: the name is the built-in's. Produces
 * the same kind of graph. Preserves what the program does (F8): sum() adds from the left, any() and
 * all() let the generator go at the first item that decides, list(), tuple(), sorted() and join()
 * consume all before they do anything else. An error of theirs has the line of the call, and no
 * entry of its own, as in CPython, where they are C.
 *
 * Only a generator that fusion will take is opened: any other is consumed faster by the built-in.
 */
#include <string.h>
#include "analyse/makers.h"
#include "consume.h"
#include "splice.h"

enum consumer { NO_CONSUMER, SUM, ANY, ALL, LIST_OF, TUPLE_OF, SET_OF, FROM_LIST };

struct opening {
    struct function *f;
    struct maker *makers;
};

/* A call to be opened. */
struct site {
    enum consumer consumer;
    struct block *in;
    int at; /* the call is instruction number `at` of that block */
    struct instr *call;
    int source;         /* which of its sources is the generator */
    struct instr *load; /* of the built-in; NULL: it stays */
    struct operand start;
};

/* ------------------------------------------------------------------------------------- sites */

static int is_generator_to_fuse(const struct opening *w, const struct operand *o)
{
    const struct instr *call = only_maker(w->makers, o);
    struct operand *frees;
    const struct function *f =
        call && call->op == OP_CALL ? known_callee(w->makers, call, &frees) : NULL;

    return f && f != w->f && f->is_generator && f->positional == call->src.n - 1 &&
           is_spliceable(f);
}

static enum consumer consumer_called(const char *name)
{
    static const struct {
        const char *name;
        enum consumer consumer;
    } known[] = {{"sum", SUM},    {"any", ANY},        {"all", ALL},         {"list", LIST_OF},
                 {"set", SET_OF}, {"tuple", TUPLE_OF}, {"sorted", FROM_LIST}};

    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strcmp(known[k].name, name) == 0)
            return known[k].consumer;
    return NO_CONSUMER;
}

static int is_number(const struct opening *w, const struct operand *o)
{
    const struct module_constant *c =
        o->kind == OPERAND_CONSTANT ? &w->f->module->constants.at[o->number] : NULL;

    return o->kind == OPERAND_INT || (c && !c->is_tuple && c->value.kind == CONST_FLOAT);
}

/* A call of a built-in by its name. */
static void find_builtin(const struct opening *w, struct instr *call, struct site *s)
{
    struct instr *load = only_maker(w->makers, &call->src.at[0]);
    const struct module *m = w->f->module;

    if (!load || load->op != OP_LOAD_GLOBAL || !m->known[load->aux].is_builtin || call->src.n < 2)
        return;
    s->consumer = consumer_called(m->globals.at[load->aux]);
    s->source = 1;
    s->start = int_operand(0);
    if (s->consumer == SUM && call->op != OP_CALL_KW && call->src.n == 3 &&
        is_number(w, &call->src.at[2]))
        s->start = call->src.at[2];
    else if (s->consumer != FROM_LIST && (call->op == OP_CALL_KW || call->src.n != 2))
        s->consumer = NO_CONSUMER;
    s->load = s->consumer == FROM_LIST ? NULL : load;
}

/* ", ".join(...) */
static void find_join(const struct opening *w, const struct instr *call, struct site *s)
{
    const struct instr *load = NULL;

    if (call->src.n != 3 || call->src.at[0].kind != OPERAND_REG)
        return;
    load = w->makers[call->src.at[0].reg->id].by;
    if (!load || load->op != OP_LOAD_METHOD || strcmp(load->name, "join") != 0 ||
        load->src.at[0].kind != OPERAND_CONSTANT)
        return;
    const struct module_constant *c = &w->f->module->constants.at[load->src.at[0].number];
    if (c->is_tuple || c->value.kind != CONST_STR)
        return;
    s->consumer = FROM_LIST;
    s->source = 2;
}

static int find_site(const struct opening *w, struct block *b, int n, struct site *s)
{
    struct instr *call = b->instrs.at[n];

    *s = (struct site){.in = b, .at = n, .call = call};
    if (call->op == OP_CALL || call->op == OP_CALL_KW || call->op == OP_CALL_LOADED)
        find_builtin(w, call, s);
    else if (call->op == OP_CALL_METHOD)
        find_join(w, call, s);
    return s->consumer && is_generator_to_fuse(w, &call->src.at[s->source]);
}

/* ------------------------------------------------------------------------------------- loops */

/* The blocks of an opened call. */
struct loop {
    struct function *f;
    const struct site *site;
    struct block *before, *head, *body, *done, *rest;
    struct reg *iterator, *item;
};

static struct instr *add(const struct loop *l, struct block *b, enum opcode op)
{
    struct instr *i = new_instr(l->f, op, l->site->call->line);

    i->sequence = l->site->call->sequence;
    if (op_infos[op].raises)
        i->fail = l->site->call->fail;
    push(l->f->module->arena, &b->instrs, i);
    return i;
}

static struct reg *new_temp(const struct loop *l)
{
    return new_reg(l->f, REG_TEMP, REP_BOXED);
}

/* Adds an instruction with one result and up to two sources. */
static struct reg *add_value(const struct loop *l, struct block *b, enum opcode op, int n,
                             struct operand first, struct operand second, struct reg *to)
{
    struct instr *i = add(l, b, op);

    if (n > 0)
        instr_add_src(l->f, i, first);
    if (n > 1)
        instr_add_src(l->f, i, second);
    if (to)
        instr_add_dst(l->f, i, to);
    return to;
}

static void add_jump(const struct loop *l, struct block *b, struct block *to)
{
    instr_add_target(l->f, add(l, b, OP_JUMP), to);
}

static void add_move(const struct loop *l, struct block *b, struct operand from, struct reg *to)
{
    add_value(l, b, OP_MOVE, 1, from, null_operand(), to);
}

static void drop_iterator(const struct loop *l, struct block *b)
{
    add_value(l, b, OP_DROP, 1, reg_operand(l->iterator), null_operand(), NULL);
}

static struct block *new_part(const struct loop *l, const char *hint)
{
    struct block *b = new_block(l->f, hint);

    b->try_depth = l->site->in->try_depth;
    b->handled_depth = l->site->in->handled_depth;
    return b;
}

static void open_sum(const struct loop *l)
{
    struct reg *total = new_temp(l), *next = new_temp(l);

    add_move(l, l->before, l->site->start, total);
    add_value(l, l->body, OP_ADD, 2, reg_operand(total), reg_operand(l->item), next);
    add_move(l, l->body, reg_operand(next), total);
    add_jump(l, l->body, l->head);
    drop_iterator(l, l->done);
    add_move(l, l->done, reg_operand(total), l->site->call->dst.at[0]);
    add_jump(l, l->done, l->rest);
}

/* Ends at an item whose truth is `decides`. */
static void open_search(const struct loop *l, int decides)
{
    struct reg *truth = new_reg(l->f, REG_TEMP, REP_RAW);
    struct block *found = new_part(l, "found");

    add_value(l, l->body, OP_TRUTH, 1, reg_operand(l->item), null_operand(), truth);
    struct instr *branch = add(l, l->body, OP_BRANCH);
    instr_add_src(l->f, branch, reg_operand(truth));
    instr_add_target(l->f, branch, decides ? found : l->head);
    instr_add_target(l->f, branch, decides ? l->head : found);
    drop_iterator(l, found);
    add_move(l, found, word_operand(decides ? WORD_TRUE : WORD_FALSE), l->site->call->dst.at[0]);
    add_jump(l, found, l->rest);
    drop_iterator(l, l->done);
    add_move(l, l->done, word_operand(decides ? WORD_FALSE : WORD_TRUE), l->site->call->dst.at[0]);
    add_jump(l, l->done, l->rest);
}

static void open_display(const struct loop *l)
{
    enum consumer consumer = l->site->consumer;
    struct reg *result = l->site->call->dst.at[0], *items = new_temp(l);
    enum opcode display = consumer == SET_OF ? OP_SET : OP_LIST;

    add_value(l, l->before, display, 0, null_operand(), null_operand(), items);
    add_value(l, l->body, consumer == SET_OF ? OP_SET_ADD : OP_LIST_APPEND, 2, reg_operand(items),
              reg_operand(l->item), NULL);
    add_jump(l, l->body, l->head);
    drop_iterator(l, l->done);
    if (consumer == TUPLE_OF)
        add_value(l, l->done, OP_LIST_TO_TUPLE, 1, reg_operand(items), null_operand(), result);
    else if (consumer != FROM_LIST)
        add_move(l, l->done, reg_operand(items), result);
    else
        l->site->call->src.at[l->site->source] = reg_operand(items);
    add_jump(l, l->done, l->rest);
}

/* What stands behind the call, and the call itself where it stays, becomes a block of its own. */
static struct block *split(const struct loop *l)
{
    const struct site *s = l->site;
    struct block *rest = new_part(l, "next");
    int first = s->consumer == FROM_LIST ? s->at : s->at + 1;

    for (int n = first; n < s->in->instrs.n; n++)
        push(l->f->module->arena, &rest->instrs, s->in->instrs.at[n]);
    s->in->instrs.n = s->at;
    return rest;
}

static void open_site(struct function *f, const struct site *s)
{
    struct loop l = {.f = f, .site = s, .before = s->in};

    l.rest = split(&l);
    l.head = new_part(&l, "loop");
    l.body = new_part(&l, "body");
    l.done = new_part(&l, "done");
    l.item = new_temp(&l);
    l.iterator = add_value(&l, l.before, OP_ITER, 1, s->call->src.at[s->source], null_operand(),
                           new_temp(&l));
    struct instr *next = add(&l, l.head, OP_NEXT);
    instr_add_src(f, next, reg_operand(l.iterator));
    instr_add_dst(f, next, l.item);
    instr_add_target(f, next, l.body);
    instr_add_target(f, next, l.done);
    switch (s->consumer) {
    case SUM: open_sum(&l); break;
    case ANY:
    case ALL: open_search(&l, s->consumer == ANY); break;
    default: open_display(&l); break;
    }
    add_jump(&l, l.before, l.head);
    if (s->load)
        remove_instr(f, s->load);
    tidy_blocks(f);
}

static int open_one(struct opening *w)
{
    struct site s;

    w->makers = find_makers(w->f);
    for (int b = 0; b < w->f->blocks.n; b++)
        for (int n = 0; n < w->f->blocks.at[b]->instrs.n; n++)
            if (find_site(w, w->f->blocks.at[b], n, &s)) {
                open_site(w->f, &s);
                return 1;
            }
    return 0;
}

void open_consumers(struct function *f)
{
    enum { MOST_OPENED = 24, MOST_INSTRS = 700 };
    struct opening w = {.f = f};

    if (f->is_generator || f->kind == FN_CLASS || !f->module->known || !f->module->hides_variables)
        return;
    for (int k = 0; k < MOST_OPENED && function_size(f) < MOST_INSTRS && open_one(&w); k++)
        ;
}
