/*
 * Loops turned so that a step begins where the last one ended.
 *
 *     byte = yield None            size = 0
 *     while True:                  byte = yield None
 *         size = 0                 while True:
 *         ...                          ...
 *         byte = yield None            byte = yield None, and before it is suspended: size = 0
 *
 * What a loop does first with constants is done before the generator is suspended: nobody can see
 * the difference, and yields that were followed by different things are now followed by the same,
 * so that they share a state (points.c). A loop that begins with its yield gets it at its end, if
 * that leaves one state only.
 *
 * Requires types. Preserves what the generator does; produces new statements where it turns
 * something, the old ones stay what they are, and fact.late of yields. Only generators whose yields
 * all stand alone or are assigned to a name, without try and without other generators inside.
 */
#include <string.h>
#include "points.h"

static int is_forever(const struct stmt *s)
{
    return s->kind == While_kind && s->v.While.test->kind == Constant_kind &&
           s->v.While.test->v.Constant.value.kind == CONST_TRUE && !s->v.While.orelse.n;
}

/* name = 0 */
static int is_setting(const struct stmt *s)
{
    return s->kind == Assign_kind && s->v.Assign.targets.n == 1 &&
           s->v.Assign.targets.at[0]->kind == Name_kind && s->v.Assign.value->kind == Constant_kind;
}

static int has_continue(const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        if (s->kind == Continue_kind ||
            (s->kind == If_kind && (has_continue(&s->v.If.body) || has_continue(&s->v.If.orelse))))
            return 1;
    }
    return 0;
}

/* Do all ways to the end of the block end with a yield that gives its value to the same name? The
 * first that is met is the pattern. */
static int ends_alike(struct model *m, const struct stmt_list *body, const struct stmt **pattern)
{
    const struct stmt *last = body->n ? body->at[body->n - 1] : NULL;

    if (last && last->kind == If_kind)
        return ends_alike(m, &last->v.If.body, pattern) &&
               ends_alike(m, &last->v.If.orelse, pattern);
    if (!last || !yield_of(last))
        return 0;
    *pattern = *pattern ? *pattern : last;
    return same_target(m, *pattern, last);
}

static void set_late(struct model *m, const struct stmt_list *body, struct stmt_list late)
{
    const struct stmt *last = body->at[body->n - 1];

    if (last->kind == If_kind) {
        set_late(m, &last->v.If.body, late);
        set_late(m, &last->v.If.orelse, late);
    } else {
        fact_of(m, yield_of(last))->late = late;
    }
}

static struct stmt_list part_of(struct model *m, const struct stmt_list *body, int from, int to)
{
    struct stmt_list part = {0};

    for (int i = from; i < to; i++)
        push(m->arena, &part, body->at[i]);
    return part;
}

static struct stmt *with_body(struct model *m, const struct stmt *loop, struct stmt_list body)
{
    struct stmt *copy = NEW(m->arena, struct stmt);

    *copy = *loop;
    copy->v.While.body = body;
    return copy;
}

static int sets(const struct stmt_list *settings, const struct expr *name)
{
    for (int i = 0; name && i < settings->n; i++)
        if (strcmp(settings->at[i]->v.Assign.targets.at[0]->v.Name.id, name->v.Name.id) == 0)
            return 1;
    return 0;
}

/* The settings at the begin of a loop go in front of it, and behind its yields. */
static struct stmt_list turn_settings(struct model *m, const struct stmt_list *block, int at)
{
    struct stmt_list turned = part_of(m, block, 0, at);
    const struct stmt *loop = block->at[at], *pattern = NULL;
    const struct stmt_list *body = &loop->v.While.body;
    int n = 0;

    while (n < body->n && is_setting(body->at[n]))
        n++;
    struct stmt_list settings = part_of(m, body, 0, n), rest = part_of(m, body, n, body->n);
    if (!n || has_continue(body) || !ends_alike(m, &rest, &pattern) ||
        sets(&settings, target_of(pattern)))
        return *block;
    const struct stmt *before = at ? block->at[at - 1] : NULL;
    const struct expr *yield = before ? yield_of(before) : NULL;
    if (yield && (sets(&settings, target_of(before)) || !same_target(m, before, pattern)))
        return *block;
    if (yield && yield->v.Yield.value && yield->v.Yield.value->kind != Constant_kind) {
        fact_of(m, yield)->late = settings;
    } else {
        turned.n -= yield != NULL;
        for (int i = 0; i < n; i++)
            push(m->arena, &turned, settings.at[i]);
        if (yield)
            push(m->arena, &turned, (struct stmt *)before);
    }
    set_late(m, &rest, settings);
    push(m->arena, &turned, with_body(m, loop, rest));
    for (int i = at + 1; i < block->n; i++)
        push(m->arena, &turned, block->at[i]);
    return turned;
}

/* A loop that begins with its only yield ends with it. */
static struct stmt_list turn_yield(struct model *m, const struct stmt_list *block, int at)
{
    const struct stmt *loop = block->at[at];
    const struct stmt_list *body = &loop->v.While.body;

    if (at + 1 < block->n || !body->n || !yield_of(body->at[0]) || has_continue(body) ||
        has_break(body))
        return *block;
    struct stmt_list rest = part_of(m, body, 1, body->n), turned = part_of(m, block, 0, at);
    if (has_yield(&rest) || has_yield(&turned) || !falls_off(&rest))
        return *block;
    push(m->arena, &rest, body->at[0]);
    push(m->arena, &turned, body->at[0]);
    push(m->arena, &turned, with_body(m, loop, rest));
    return turned;
}

void rotate_loops(struct model *m, struct function *f)
{
    const struct stmt_list *body = &f->def->v.FunctionDef.body;
    struct stmt_list turned = *body;

    if (!f->is_generator || !is_simple_generator(m, f))
        return;
    for (int i = 0; i < body->n; i++)
        if (is_forever(body->at[i])) {
            turned = turn_settings(m, body, i);
            if (turned.at == body->at)
                turned = turn_yield(m, body, i);
            break;
        }
    if (turned.at == body->at)
        return;
    struct stmt *def = NEW(m->arena, struct stmt);
    *def = *f->def;
    def->v.FunctionDef.body = turned;
    f->def = def;
}
