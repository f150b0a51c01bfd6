/*
 * Where the yields of a generator go on; those that go on alike share a state.
 *
 * A yield at the end of the body of a loop, or right in front of a loop, goes on at the head of the
 * loop. All of these whose value goes to the same name, or to none, have one state, whose case
 * label stands at the end of the body. Where all branches of an `if` end with yields of one state,
 * the end of the step is written once, behind the `if`.
 *
 * Requires types; produces f->groups, fact.group and fact.is_sunk of yields, fact.group of such
 * `if`s. Preserves the tree. Only of simple generators: elsewhere what encloses a yield counts.
 */
#include "points.h"
#include <string.h>
#include "range.h"
#include "tree/walk.h"

/* ------------------------------------------------------------------------------------- yields */

const struct expr *yield_of(const struct stmt *s)
{
    const struct expr *e = s->kind == Expr_kind ? s->v.Expr.value : NULL;

    if (s->kind == Assign_kind && s->v.Assign.targets.n == 1 &&
        s->v.Assign.targets.at[0]->kind == Name_kind)
        e = s->v.Assign.value;
    return e && e->kind == Yield_kind ? e : NULL;
}

const struct expr *target_of(const struct stmt *s)
{
    return s->kind == Assign_kind ? s->v.Assign.targets.at[0] : NULL;
}

int same_target(struct model *m, const struct stmt *a, const struct stmt *b)
{
    const struct expr *x = target_of(a), *y = target_of(b);

    (void)m;
    return x && y ? strcmp(x->v.Name.id, y->v.Name.id) == 0 : !x && !y;
}

static int is_simple_block(struct model *m, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        if (s->kind == Try_kind || s->kind == Match_kind)
            return 0;
        if (s->kind == For_kind && fact_of(m, s->v.For.iter)->type &&
            fact_of(m, s->v.For.iter)->type->kind == TYPE_GENERATOR)
            return 0;
        if (s->kind == For_kind &&
            (!is_simple_block(m, &s->v.For.body) || !is_simple_block(m, &s->v.For.orelse)))
            return 0;
        if ((s->kind == While_kind || s->kind == If_kind) &&
            (!is_simple_block(m, &s->v.If.body) || !is_simple_block(m, &s->v.If.orelse)))
            return 0;
        if (s->kind != For_kind && s->kind != While_kind && s->kind != If_kind &&
            stmt_has_yield(s) && !yield_of(s))
            return 0;
    }
    return 1;
}

int is_simple_generator(struct model *m, const struct function *f)
{
    return is_simple_block(m, &f->def->v.FunctionDef.body);
}

/* -------------------------------------------------------------------------------------- groups */

struct points {
    struct model *m;
    struct function *f;
};

static int is_forever(const struct stmt *s)
{
    return s->v.While.test->kind == Constant_kind &&
           s->v.While.test->v.Constant.value.kind == CONST_TRUE;
}

/* The innermost loop whose head is the same place. */
static const struct stmt *head_of(const struct stmt *loop)
{
    while (loop->kind == While_kind && is_forever(loop) && loop->v.While.body.n &&
           loop->v.While.body.at[0]->kind == While_kind)
        loop = loop->v.While.body.at[0];
    return loop;
}

static int group_of(struct points *p, const struct stmt *s, const struct stmt *loop)
{
    struct function *f = p->f;

    for (int i = 0; i < f->groups.n; i++)
        if (f->groups.at[i].loop == loop && same_target(p->m, f->groups.at[i].first, s))
            return i + 1;
    struct group g = {.loop = loop, .first = s};
    push(p->m->arena, &f->groups, g);
    return f->groups.n;
}

/* The group of the yields with which all ways end; 0: they are not alike. */
static int last_group(struct points *p, const struct stmt_list *body)
{
    const struct stmt *last = body->n ? body->at[body->n - 1] : NULL;

    if (!last)
        return 0;
    if (last->kind == If_kind) {
        int yes = last_group(p, &last->v.If.body), no = last_group(p, &last->v.If.orelse);
        return yes == no ? yes : 0;
    }
    return yield_of(last) ? fact_of(p->m, yield_of(last))->group : 0;
}

static int same_late(const struct stmt_list *a, const struct stmt_list *b)
{
    return a->n == b->n && a->at == b->at;
}

static const struct expr *last_yield(const struct stmt_list *body)
{
    const struct stmt *last = body->at[body->n - 1];

    return last->kind == If_kind ? last_yield(&last->v.If.body) : yield_of(last);
}

/* Do all of them do the same before they are suspended? */
static int late_alike(struct points *p, const struct stmt_list *body, const struct stmt_list *late)
{
    const struct stmt *last = body->at[body->n - 1];

    if (last->kind == If_kind)
        return late_alike(p, &last->v.If.body, late) && late_alike(p, &last->v.If.orelse, late);
    return same_late(&fact_of(p->m, yield_of(last))->late, late);
}

static void sink(struct points *p, const struct stmt_list *body)
{
    const struct stmt *last = body->at[body->n - 1];

    if (last->kind == If_kind) {
        fact_of(p->m, (const struct expr *)last)->group = 0;
        sink(p, &last->v.If.body);
        sink(p, &last->v.If.orelse);
    } else {
        fact_of(p->m, yield_of(last))->is_sunk = 1;
    }
}

static void find_in_block(struct points *p, const struct stmt_list *body, const struct stmt *loop);

static void find_in_if(struct points *p, const struct stmt *s, const struct stmt *loop)
{
    find_in_block(p, &s->v.If.body, loop);
    find_in_block(p, &s->v.If.orelse, loop);
    struct stmt_list alone = {1, (struct stmt **)&s};
    int group = last_group(p, &alone);
    if (!group || !late_alike(p, &alone, &fact_of(p->m, last_yield(&alone))->late))
        return;
    sink(p, &alone);
    fact_of(p->m, (const struct expr *)s)->group = group;
    fact_of(p->m, (const struct expr *)s)->late = fact_of(p->m, last_yield(&alone))->late;
}

/* `loop`: where a yield at the end of the block goes on, or NULL. */
static void find_in_block(struct points *p, const struct stmt_list *body, const struct stmt *loop)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        const struct stmt *next = i + 1 < body->n ? body->at[i + 1] : NULL;
        const struct stmt *goes_on = next && next->kind == While_kind ? head_of(next)
                                     : next                           ? NULL
                                                                      : loop;
        if (s->kind == While_kind) {
            find_in_block(p, &s->v.While.body, head_of(s));
            find_in_block(p, &s->v.While.orelse, goes_on);
        } else if (s->kind == For_kind) {
            find_in_block(p, &s->v.For.body, s);
            find_in_block(p, &s->v.For.orelse, goes_on);
        } else if (s->kind == If_kind) {
            find_in_if(p, s, goes_on);
        } else if (yield_of(s) && goes_on) {
            fact_of(p->m, yield_of(s))->group = group_of(p, s, goes_on);
        }
    }
}

/* ---------------------------------------------------------------------------------------- sent */

struct search {
    struct points *p;
    const char *name; /* that yields give their value to */
    int used, named, differs, none, sunk_none;
};

static void look_at_yield(void *context, const struct expr *e)
{
    struct search *s = context;

    if (!e)
        return;
    if (e->kind == Yield_kind) {
        const struct fact *f = fact_of(s->p->m, e);
        int is_none =
            !e->v.Yield.value || fact_of(s->p->m, e->v.Yield.value)->type->kind == TYPE_NONE;
        s->used += f->is_used;
        s->none += is_none;
        s->sunk_none += is_none && f->is_sunk;
    }
    visit_exprs_of_expr(e, look_at_yield, s);
}

static void look_at_yields(struct search *s, const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *one = body->at[i];
        visit_exprs_of_stmt(one, look_at_yield, s);
        if (yield_of(one) && target_of(one)) {
            const char *name = target_of(one)->v.Name.id;
            s->named++;
            s->differs |= s->name && strcmp(s->name, name) != 0;
            s->name = name;
        }
        if (one->kind == For_kind) {
            look_at_yields(s, &one->v.For.body);
            look_at_yields(s, &one->v.For.orelse);
        } else if (one->kind == While_kind || one->kind == If_kind) {
            look_at_yields(s, &one->v.If.body);
            look_at_yields(s, &one->v.If.orelse);
        } else if (one->kind == Try_kind || one->kind == Match_kind) {
            s->differs = 1;
        }
    }
}

/* What is sent needs no variable of its own if it all goes to one name, which lives only from one
 * yield to the next. */
static void find_sent(struct points *p, const struct search *s)
{
    struct function *f = p->f;
    struct variable *v = s->name ? find_variable(&f->variables, s->name) : NULL;

    if (!v || s->differs || s->used != s->named || v->is_field || v->is_parameter ||
        v->type != f->sends ||
        (some_type(v->type)->kind == TYPE_INT && !range_within(v->held, f->sent)))
        return;
    f->sent_to = v;
    if (v->type->kind == TYPE_INT)
        v->narrow = narrow_name(p->m, f->sent);
}

/* --------------------------------------------------------------------------------------- start */

static int is_eager(struct points *p, const struct stmt *s)
{
    struct model *m = p->m;
    const struct expr *value = s->kind == Assign_kind ? s->v.Assign.value : NULL;

    if (!value || s->v.Assign.targets.n != 1 || s->v.Assign.targets.at[0]->kind != Name_kind)
        return 0;
    const struct variable *v =
        find_variable(&p->f->variables, s->v.Assign.targets.at[0]->v.Name.id);
    const struct variable *from =
        value->kind == Name_kind ? find_variable(&p->f->variables, value->v.Name.id) : NULL;
    const struct type *t = fact_of(m, value)->type;
    if (!v->is_field || v->is_parameter || v->is_shared)
        return 0;
    if (t->kind == TYPE_BUFFER)
        return 1;
    return !is_aggregate(t) && !is_optional(v->type) && t->kind != TYPE_BYTES &&
           t->kind != TYPE_TUPLE &&
           (value->kind == Constant_kind || (from && from->is_parameter && from->bindings == 1));
}

static int is_setting(const struct stmt *s)
{
    return s->kind == Assign_kind && s->v.Assign.targets.n == 1 &&
           s->v.Assign.targets.at[0]->kind == Name_kind && s->v.Assign.value->kind == Constant_kind;
}

static int is_doc(const struct stmt *s)
{
    return s->kind == Expr_kind && s->v.Expr.value->kind == Constant_kind;
}

/* The beginning that init does. */
static void find_eager(struct points *p)
{
    struct function *f = p->f;
    const struct stmt_list *all = &f->def->v.FunctionDef.body;
    int i;

    for (i = 0; i < all->n; i++) {
        struct stmt *s = all->at[i];
        if (is_eager(p, s))
            push(p->m->arena, &f->eager, s);
        else if (is_setting(s))
            push(p->m->arena, &f->body, s);
        else if (!is_doc(s))
            break;
    }
    for (; i < all->n; i++)
        push(p->m->arena, &f->body, all->at[i]);
}

/* Is the value there when the generator is made? */
static int is_ready(struct points *p, const struct expr *e)
{
    struct function *f = p->f;

    if (!e || e->kind == Constant_kind)
        return 1;
    const struct variable *v =
        e->kind == Name_kind ? find_variable(&f->variables, e->v.Name.id) : NULL;
    if (v && v->is_field)
        return !is_aggregate(v->type);
    for (int i = 0; e->kind == Name_kind && i < f->body.n && is_setting(f->body.at[i]); i++)
        if (strcmp(f->body.at[i]->v.Assign.targets.at[0]->v.Name.id, e->v.Name.id) == 0)
            return 1;
    return 0;
}

static void find_start(struct points *p)
{
    struct function *f = p->f;
    int i = 0;

    while (i < f->body.n && is_setting(f->body.at[i]))
        i++;
    const struct expr *yield = i < f->body.n ? yield_of(f->body.at[i]) : NULL;
    if (!yield || !f->uses_sent || f->is_delegated || !fact_of(p->m, yield)->group ||
        has_out_union(f) || !is_ready(p, yield->v.Yield.value))
        return;
    f->start = f->body.at[i];
}

/* ----------------------------------------------------------------------------------- one state */

static int has_jump(const struct stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        if (s->kind == Continue_kind || s->kind == Break_kind ||
            (s->kind == If_kind && (has_jump(&s->v.If.body) || has_jump(&s->v.If.orelse))))
            return 1;
    }
    return 0;
}

/* Does each way through the block end a step, at its end and nowhere else? A loop with yields is no
 * loop then, if it stands where all steps begin. */
static int is_step(struct points *p, const struct stmt_list *body, int is_head)
{
    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        if (!stmt_has_yield(s))
            continue;
        if (s->kind == While_kind) {
            if (i || !is_head || s->v.While.orelse.n || has_jump(&s->v.While.body) ||
                !is_step(p, &s->v.While.body, 1))
                return 0;
        } else if (i + 1 < body->n) {
            return 0;
        } else if (s->kind == If_kind) {
            return is_step(p, &s->v.If.body, 0) && is_step(p, &s->v.If.orelse, 0);
        } else {
            return yield_of(s) && fact_of(p->m, yield_of(s))->group == 1;
        }
    }
    return 0;
}

static void find_one_state(struct points *p)
{
    struct function *f = p->f;
    const struct stmt *last = f->body.n > 1 ? f->body.at[f->body.n - 1] : NULL;

    if (!last || !f->start || f->groups.n != 1 || f->start != f->body.at[f->body.n - 2] ||
        last->kind != While_kind || !is_forever(last) || has_jump(&last->v.While.body))
        return;
    f->is_one_state = is_step(p, &last->v.While.body, 1);
}

void find_points(struct model *m, struct function *f)
{
    struct points p = {m, f};
    struct search s = {.p = &p};

    f->body = f->def->v.FunctionDef.body;
    if (!f->is_generator || !is_simple_generator(m, f))
        return;
    look_at_yields(&s, &f->body);
    find_sent(&p, &s);
    if (!f->uses_sent || f->sent_to || !s.named)
        find_in_block(&p, &f->body, NULL);
    s = (struct search){.p = &p};
    look_at_yields(&s, &f->body);
    f->gives_none = is_optional(f->yields) && !has_out_union(f) && (s.none > 1 || s.sunk_none);
    f->body = (struct stmt_list){0};
    find_eager(&p);
    find_start(&p);
    find_one_state(&p);
}
