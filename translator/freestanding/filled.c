/*
 * Buffers that need no zeros: nobody reads a byte that was not written.
 *
 *     buffer = bytearray(64)
 *     size = 0
 *     ...
 *     buffer[size] = byte
 *     size += 1
 *     ...
 *     yield bytes(buffer[:size])
 *
 * The bytes in front of `size` have been written, always: it is set to 0, or grows by one behind
 * the statement that writes there. So what is read in front of it is no zero of the beginning.
 *
 * Requires types; produces variable.is_filled. A count of the uses of the buffer and of the
 * bindings of its size, and of those among them that are like this; they have to be the same.
 */
#include <string.h>
#include "model.h"
#include "tree/walk.h"

struct filled {
    struct model *m;
    const struct variable *buffer;
    const char *size; /* the name of the size, once it is known */
    int uses, good_uses;
    int bindings; /* of the size that keep what is said above */
    int fails;
};

static int is_name(const struct expr *e, const char *name)
{
    return e && name && e->kind == Name_kind && strcmp(e->v.Name.id, name) == 0;
}

static int is_size(struct filled *w, const struct expr *e)
{
    if (e->kind != Name_kind || is_name(e, w->buffer->name))
        return 0;
    w->size = w->size ? w->size : e->v.Name.id;
    return is_name(e, w->size);
}

/* buffer[...] */
static const struct expr *index_of(struct filled *w, const struct expr *e)
{
    return e->kind == Subscript_kind && is_name(e->v.Subscript.value, w->buffer->name)
               ? e->v.Subscript.slice
               : NULL;
}

/* buffer[:size], buffer[:size - 2] */
static int is_front(struct filled *w, const struct expr *e)
{
    const struct expr *slice = index_of(w, e);
    int64_t n;

    if (!slice || slice->kind != Slice_kind || slice->v.Slice.lower || slice->v.Slice.step ||
        !slice->v.Slice.upper)
        return 0;
    const struct expr *upper = slice->v.Slice.upper;
    if (upper->kind == BinOp_kind && upper->v.BinOp.op == Sub &&
        constant_int(w->m, upper->v.BinOp.right, &n) && n >= 0)
        upper = upper->v.BinOp.left;
    return is_size(w, upper);
}

/* How many bytes are there at least, if the condition holds? */
static int64_t least_size(struct filled *w, const struct expr *e)
{
    int64_t n;

    if (e->kind != Compare_kind || e->v.Compare.ops.n != 1 ||
        !is_name(e->v.Compare.left, w->size) ||
        !constant_int(w->m, e->v.Compare.comparators.at[0], &n))
        return 0;
    enum cmpop op = e->v.Compare.ops.at[0];
    return op == GtE ? n : op == Gt && n < INT32_MAX ? n + 1 : 0;
}

/* size >= 4 and buffer[0] == ... */
static void look_at_and(struct filled *w, const struct expr *e)
{
    int64_t least = 0, n;

    for (int i = 0; i < e->v.BoolOp.values.n; i++) {
        const struct expr *one = e->v.BoolOp.values.at[i];
        const struct expr *index =
            one->kind == Compare_kind ? index_of(w, one->v.Compare.left) : NULL;
        if (index && constant_int(w->m, index, &n) && n >= 0 && n < least)
            w->good_uses++;
        int64_t known = least_size(w, one);
        least = known > least ? known : least;
    }
}

static void look_at_expr(void *context, const struct expr *e)
{
    struct filled *w = context;

    if (!e)
        return;
    w->uses += is_name(e, w->buffer->name);
    if (is_front(w, e))
        w->good_uses++;
    if (e->kind == BoolOp_kind && e->v.BoolOp.op == And)
        look_at_and(w, e);
    visit_exprs_of_expr(e, look_at_expr, context);
}

static const struct expr *target_of(const struct stmt *s)
{
    return s->kind == Assign_kind && s->v.Assign.targets.n == 1 ? s->v.Assign.targets.at[0] : NULL;
}

/* buffer[size] = ... */
static int writes_at_size(struct filled *w, const struct stmt *s)
{
    const struct expr *target = target_of(s), *index = target ? index_of(w, target) : NULL;

    return index && is_size(w, index);
}

/* Does it leave the size and the buffer what they are? */
static int is_other(struct filled *w, const struct stmt *s)
{
    const struct expr *target = s->kind == AugAssign_kind ? s->v.AugAssign.target : target_of(s);

    return target && target->kind == Name_kind && !is_name(target, w->size) && !stmt_has_yield(s);
}

static int is_written_before(struct filled *w, const struct stmt_list *body, int i)
{
    while (i > 0 && is_other(w, body->at[i - 1]))
        i--;
    return i > 0 && writes_at_size(w, body->at[i - 1]);
}

static int is_name_of_size(const struct filled *w, const struct expr *e)
{
    return is_name(e, w->size);
}

static void look_at_block(struct filled *w, const struct stmt_list *body)
{
    int64_t n;

    for (int i = 0; i < body->n; i++) {
        const struct stmt *s = body->at[i];
        visit_exprs_of_stmt(s, look_at_expr, w);
        const struct expr *target = target_of(s);
        if (writes_at_size(w, s))
            w->good_uses++;
        if (is_name(target, w->buffer->name))
            w->good_uses++;
        if (target && is_name_of_size(w, target) && constant_int(w->m, s->v.Assign.value, &n) && !n)
            w->bindings++;
        if (s->kind == AugAssign_kind && is_name_of_size(w, s->v.AugAssign.target) &&
            s->v.AugAssign.op == Add && constant_int(w->m, s->v.AugAssign.value, &n) && n == 1 &&
            is_written_before(w, body, i))
            w->bindings++;
        if (s->kind == For_kind) {
            look_at_block(w, &s->v.For.body);
            look_at_block(w, &s->v.For.orelse);
        } else if (s->kind == While_kind || s->kind == If_kind) {
            look_at_block(w, &s->v.If.body);
            look_at_block(w, &s->v.If.orelse);
        } else if (s->kind == Try_kind || s->kind == Match_kind) {
            w->fails = 1;
        }
    }
}

static int is_never_read_empty(struct model *m, const struct function *f, const struct variable *v)
{
    const struct stmt_list *body = &f->def->v.FunctionDef.body;
    struct filled w = {.m = m, .buffer = v};

    look_at_block(&w, body); /* for the name of the size */
    w.uses = w.good_uses = w.bindings = 0;
    look_at_block(&w, body);
    const struct variable *size = w.size ? find_variable(&f->variables, w.size) : NULL;
    return size && !w.fails && !size->is_parameter && size->type->kind == TYPE_INT &&
           w.uses == w.good_uses && w.bindings == size->bindings;
}

void find_filled(struct model *m, struct function *f)
{
    for (int i = f->parameters; f->is_generator && i < f->variables.n; i++) {
        struct variable *v = f->variables.at[i];
        v->is_filled = v->type->kind == TYPE_BUFFER && v->type->count > 0 && v->bindings == 1 &&
                       is_never_read_empty(m, f, v);
    }
}
