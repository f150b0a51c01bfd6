/* The machines of a module: which there are, and the parts of each put together. */
#include <string.h>
#include "machine.h"

static const char *kind_of(const struct function *f)
{
    if (f->flags & CODE_ASYNC_GENERATOR)
        return "async generator";
    return f->flags & CODE_COROUTINE ? "coroutine" : "generator";
}

static void count_points(struct machine *m)
{
    for (int i = 1; i < m->states.n; i++) {
        enum point_kind kind = m->states.at[i].kind;
        m->yields += kind == POINT_YIELD;
        m->delegations += kind == POINT_DELEGATE;
        m->awaits += kind == POINT_AWAIT;
    }
}

static int is_known(const struct machine *m, const struct region *r)
{
    for (int i = 0; i < m->handlers.n; i++)
        if (m->handlers.at[i] == r)
            return 1;
    return 0;
}

/* Adds a handler where its line comes. */
static void add_handler(struct machine *m, const struct region *r)
{
    int k;

    push(m->arena, &m->handlers, r);
    for (k = m->handlers.n - 1; k > 0 && m->handlers.at[k - 1]->lines.at[0] > r->lines.at[0]; k--)
        m->handlers.at[k] = m->handlers.at[k - 1];
    m->handlers.at[k] = r;
}

static void find_handlers(struct machine *m)
{
    const struct function *f = m->function;

    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++)
            for (const struct region *r = f->blocks.at[k]->instrs.at[n]->region;
                 r && !is_known(m, r); r = r->outer)
                add_handler(m, r);
}

/* Has the C of a function to name another one, which it makes, or whose body it has taken in? */
static int mentions_function(const struct instr *i)
{
    return i->op == OP_FUNCTION || i->op == OP_TRACE_INNER;
}

/* Marks the functions that f mentions, and those that these do. */
static void mark_mentioned(const struct function *f, unsigned char *made)
{
    if (made[f->index])
        return;
    made[f->index] = 1;
    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++)
            if (mentions_function(f->blocks.at[k]->instrs.at[n]))
                mark_mentioned(f->module->functions.at[f->blocks.at[k]->instrs.at[n]->aux], made);
}

static struct machine *machine_of(arena *a, const struct function *f, int is_made)
{
    struct machine *m = NEW(a, struct machine);

    m->function = f;
    m->arena = a;
    m->is_made = is_made;
    m->kind = kind_of(f);
    find_fields(m);
    find_states(m);
    find_handlers(m);
    find_transitions(m);
    find_notes(m);
    count_points(m);
    return m;
}

struct machine_list find_machines(arena *a, const struct module *m, const char *name)
{
    struct machine_list list = {0};
    unsigned char *made = NEW_ARRAY(a, unsigned char, m->functions.n);

    mark_mentioned(m->body, made);
    for (int i = 0; i < m->functions.n; i++) {
        const struct function *f = m->functions.at[i];
        if (f->is_generator &&
            (!name || strcmp(f->qualname, name) == 0 || strcmp(f->name, name) == 0))
            push(a, &list, machine_of(a, f, made[i]));
    }
    return list;
}
