/* mro.c - the order in which a type and its bases are searched, and which base decides its layout.
 *
 * The order is the C3 linearisation: repeatedly take the first class that heads one of the lists
 * (the orders of the bases, then the list of bases itself) and stands in the tail of none.
 */
#include "class.h"

bool yr_is_subtype(yr_type *t, yr_type *of)
{
    if (t == of)
        return true;
    if (YR_LIKELY(t->mro != 0)) {
        yr_tuple_object *mro = YR_AS(yr_tuple_object, t->mro);
        yr_value wanted = yr_from(of);
        for (size_t i = 0; i < mro->length; i++)
            if (mro->items[i] == wanted)
                return true;
        return false;
    }
    for (; t; t = t->parent)
        if (t == of)
            return true;
    return of == YR_TYPE_ID(object);
}

/* ---- C3 -------------------------------------------------------------------------------------- */

typedef struct {
    size_t count;    /* of lists */
    yr_value *lists; /* tuples, borrowed */
    size_t *at;      /* how much of each is taken */
} merge;

static yr_tuple_object *list_of(merge *m, size_t i)
{
    return YR_AS(yr_tuple_object, m->lists[i]);
}

static bool in_a_tail(merge *m, yr_value class)
{
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = m->at[i] + 1; k < list_of(m, i)->length; k++)
            if (list_of(m, i)->items[k] == class)
                return true;
    return false;
}

/* The next class; 0: all lists are used up, or (*stuck) there is none that may come next. */
static yr_value next_class(merge *m, bool *stuck)
{
    *stuck = false;
    for (size_t i = 0; i < m->count; i++) {
        if (m->at[i] >= list_of(m, i)->length)
            continue;
        *stuck = true;
        yr_value class = list_of(m, i)->items[m->at[i]];
        if (!in_a_tail(m, class)) {
            *stuck = false;
            return class;
        }
    }
    return 0;
}

static void take(merge *m, yr_value class)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->at[i] < list_of(m, i)->length && list_of(m, i)->items[m->at[i]] == class)
            m->at[i]++;
}

static YR_COLD void raise_inconsistent(merge *m)
{
    yr_builder b = {0};
    yr_value seen = yr_list_new();
    for (size_t i = 0; seen && i < m->count; i++) {
        if (m->at[i] >= list_of(m, i)->length)
            continue;
        yr_value class = list_of(m, i)->items[m->at[i]];
        int known = yr_contains(seen, class);
        if (known)
            continue;
        if (yr_list_append(seen, class) < 0)
            break;
        if (b.length)
            yr_builder_c(&b, ", ");
        yr_builder_add(&b, yr_as_type(class)->name);
    }
    yr_xdrop(seen);
    yr_value names = yr_pending() ? 0 : yr_builder_finish(&b);
    if (names)
        yr_type_error("Cannot create a consistent method resolution\norder (MRO) for bases %U",
                      names);
    yr_xdrop(names);
}

static yr_value run_merge(yr_type *t, merge *m)
{
    bool stuck;
    yr_value order = yr_list_new(), class = yr_from(t);
    if (!order)
        return 0;
    do {
        if (yr_list_append(order, class) < 0)
            goto fail;
        take(m, class);
    } while ((class = next_class(m, &stuck)));
    if (stuck) {
        raise_inconsistent(m);
        goto fail;
    }
    yr_value tuple = yr_list_to_tuple(order);
    yr_drop(order);
    return tuple;
fail:
    yr_drop(order);
    return 0;
}

static YR_COLD int raise_if_twice(yr_tuple_object *bases)
{
    for (size_t i = 0; i < bases->length; i++)
        for (size_t k = i + 1; k < bases->length; k++)
            if (bases->items[i] == bases->items[k]) {
                yr_type_error("duplicate base class %U", yr_as_type(bases->items[i])->name);
                return -1;
            }
    return 0;
}

static yr_value merge_bases(yr_type *t, yr_tuple_object *bases)
{
    if (raise_if_twice(bases) < 0)
        return 0;
    merge m = {.count = bases->length + 1};
    m.lists = yr_alloc(m.count * sizeof *m.lists);
    m.at = yr_alloc(m.count * sizeof *m.at);
    yr_value order = 0;
    if (!m.lists || !m.at)
        goto end;
    for (size_t i = 0; i < bases->length; i++) {
        m.lists[i] = yr_as_type(bases->items[i])->mro;
        m.at[i] = 0;
    }
    m.lists[bases->length] = yr_from(bases);
    m.at[bases->length] = 0;
    order = run_merge(t, &m);
end:
    yr_dispose(m.lists);
    yr_dispose(m.at);
    return order;
}

/* A class of whom mro() is still being asked has no order yet. */
static YR_COLD int raise_if_incomplete(yr_tuple_object *bases)
{
    for (size_t i = 0; i < bases->length; i++)
        if (!yr_as_type(bases->items[i])->mro) {
            yr_type_error("Cannot extend an incomplete type '%s'",
                          yr_name_of_type(yr_as_type(bases->items[i])));
            return -1;
        }
    return 0;
}

yr_value yr_mro_compute(yr_type *t)
{
    yr_tuple_object *bases = YR_AS(yr_tuple_object, t->bases);
    if (raise_if_incomplete(bases) < 0)
        return 0;
    if (bases->length > 1)
        return merge_bases(t, bases);
    yr_tuple_object *rest = NULL;
    if (bases->length)
        rest = YR_AS(yr_tuple_object, yr_as_type(bases->items[0])->mro);
    size_t n = rest ? rest->length : 0;
    yr_value tuple = yr_tuple_alloc(n + 1);
    if (!tuple)
        return 0;
    yr_tuple_object *order = YR_AS(yr_tuple_object, tuple);
    order->items[0] = yr_retain(yr_from(t));
    for (size_t i = 0; i < n; i++)
        order->items[i + 1] = yr_retain(rest->items[i]);
    return tuple;
}

/* ---- Layout ---------------------------------------------------------------------------------- */

/* The size of an instance without what can be moved behind further members. */
static size_t fixed_part(yr_type *t)
{
    bool movable = t->flags & YR_TYPE_HAS_DICT && !(t->flags & YR_TYPE_VARSIZED);
    return t->size - (movable ? sizeof(yr_attributes) : 0);
}

yr_type *yr_solid_base(yr_type *t)
{
    while (t->parent && fixed_part(t) == fixed_part(t->parent) &&
           !((t->flags ^ t->parent->flags) & YR_TYPE_VARSIZED))
        t = t->parent;
    return t;
}

yr_type *yr_best_base(yr_value bases)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    yr_type *best = NULL, *solid = NULL;
    for (size_t i = 0; i < tuple->length; i++) {
        if (!YR_IS_CLASS(tuple->items[i])) {
            yr_type_error("bases must be types");
            return NULL;
        }
        yr_type *base = yr_as_type(tuple->items[i]);
        if (!(base->flags & YR_TYPE_SUBCLASSABLE)) {
            yr_type_error("type '%s' is not an acceptable base type", yr_name_of_type(base));
            return NULL;
        }
        yr_type *candidate = yr_solid_base(base);
        if (!best || (candidate != solid && yr_is_subtype(candidate, solid))) {
            best = base;
            solid = candidate;
        } else if (!yr_is_subtype(solid, candidate)) {
            yr_type_error("multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* ---- Subclasses ------------------------------------------------------------------------------ */

int yr_subclass_add(yr_type *base, yr_type *t)
{
    size_t n = base->subclass_count;
    if (!(n & (n - 1))) { /* full at every power of two */
        yr_type **grown = yr_resize(base->subclasses, (n ? 2 * n : 1) * sizeof *grown);
        if (!grown)
            return -1;
        base->subclasses = grown;
    }
    base->subclasses[base->subclass_count++] = t;
    return 0;
}

/* The room may stay larger than the rule of yr_subclass_add asks for; it is then asked for anew. */
void yr_subclass_remove(yr_type *base, yr_type *t)
{
    for (size_t i = 0; i < base->subclass_count; i++)
        if (base->subclasses[i] == t) {
            base->subclass_count--;
            memmove(&base->subclasses[i], &base->subclasses[i + 1],
                    (base->subclass_count - i) * sizeof *base->subclasses);
            return;
        }
}
