/* iterate.c - iter(), next() and unpacking, as the statements and expressions of a program use
 * them. A step of an iterator never makes a StopIteration object unless Python code raises one. */
#include "give_up.h"
#include "runtime.h"

/* ---- iter and next ---- */

/* Can o be walked by o[0], o[1]...? */
static bool walks_by_index(yr_value o)
{
    const yr_type *t = yr_type_of(o);
    return t->slots.getitem && !YR_IS_DICT(o) && !YR_IS_CLASS(o) &&
           (t->flags & YR_TYPE_HEAP || t->slots.length); /* a match is no sequence */
}

yr_value yr_iter(yr_value o)
{
    yr_type *t = yr_type_of(o);
    if (!t->slots.iter) {
        if (walks_by_index(o))
            return yr_seq_iter_new(o);
        return yr_type_error("'%T' object is not iterable", o);
    }
    yr_value iterator = t->slots.iter(o);
    if (iterator && YR_UNLIKELY(!yr_type_of(iterator)->slots.next)) {
        yr_type_error("iter() returned non-iterator of type '%T'", iterator);
        yr_drop(iterator);
        return 0;
    }
    return iterator;
}

/* new: the next character of a str iterator, if that is of Latin-1; 0: another, or none is left. */
static inline yr_value next_character(yr_value iterator)
{
    yr_text_cursor *c = YR_AS(yr_text_cursor, iterator);
    const yr_str *s = YR_AS(yr_str, c->text);
    if (YR_UNLIKELY(!s || c->next >= s->length || s->kind != 1))
        return 0;
    yr_value known = YR->characters[s->data.one[c->next]];
    if (YR_LIKELY(known)) {
        c->next++;
        yr_object_of(known)->refs++;
    }
    return known;
}

/* An iterator may stand on others without end: each looks at the C stack. */
int yr_next_slot(yr_value iterator, yr_value *item)
{
    char here;
    yr_type *t = yr_object_of(iterator)->type;
    if (t == YR_TYPE_ID(str_iterator) && YR_LIKELY(*item = next_character(iterator)))
        return 1;
    if (YR_UNLIKELY(&here < YR->head.stack_limit) && yr_too_deep("")) {
        *item = 0;
        return -1;
    }
    if (YR_UNLIKELY(!t->slots.next)) {
        *item = 0;
        yr_type_error("'%T' object is not an iterator", iterator);
        return -1;
    }
    return t->slots.next(iterator, item);
}

/* ---- Unpacking ---- */

static int too_few(size_t expected, size_t got)
{
    yr_value_error("not enough values to unpack (expected %zu, got %zu)", expected, got);
    return -1;
}

static int too_many(size_t expected)
{
    yr_value_error("too many values to unpack (expected %zu)", expected);
    return -1;
}

/* The first n items of a list or tuple's array, whose length is given. */
static int unpack_array(const yr_value *from, size_t length, size_t n, yr_value *items)
{
    if (length != n)
        return length < n ? too_few(n, length) : too_many(n);
    for (size_t i = 0; i < n; i++)
        items[i] = yr_retain(from[i]);
    return 0;
}

/* new: an iterator over what is unpacked. */
static yr_value unpack_iter(yr_value o)
{
    yr_value iterator = yr_iter(o);
    if (!iterator && yr_pending_is(YR_EXC(TypeError)) && !yr_type_of(o)->slots.iter &&
        !walks_by_index(o)) {
        yr_clear_pending();
        yr_type_error("cannot unpack non-iterable %T object", o);
    }
    return iterator;
}

static void drop_backwards(yr_value *items, size_t n)
{
    while (n-- > 0) {
        yr_drop(items[n]);
        items[n] = 0;
    }
}

/* n items of the iterator; star: more is fine. What was taken is dropped on an error. */
static int take(yr_value iterator, size_t n, bool star, size_t after, yr_value *items)
{
    for (size_t i = 0; i < n; i++) {
        int r = yr_next(iterator, &items[i]);
        if (r > 0)
            continue;
        if (r == 0 && !star)
            too_few(n, i);
        else if (r == 0)
            yr_value_error("not enough values to unpack (expected at least %zu, got %zu)",
                           n + after, i);
        drop_backwards(items, i);
        return -1;
    }
    return 0;
}

int yr_unpack(yr_value iterable, size_t n, yr_value *items)
{
    if (YR_IS(iterable, tuple)) {
        const yr_tuple_object *tuple = YR_TUPLE(iterable);
        if (n == 2 && YR_LIKELY(tuple->length == 2)) {
            items[0] = yr_retain(tuple->items[0]);
            items[1] = yr_retain(tuple->items[1]);
            return 0;
        }
        return unpack_array(tuple->items, tuple->length, n, items);
    }
    if (YR_IS(iterable, list))
        return unpack_array(YR_LIST(iterable)->items, YR_LIST(iterable)->length, n, items);
    yr_value iterator = unpack_iter(iterable), more;
    if (!iterator)
        return -1;
    int r = take(iterator, n, false, 0, items);
    if (r == 0) {
        int extra = yr_next(iterator, &more);
        if (extra > 0) {
            yr_drop(more);
            too_many(n);
        }
        if (extra != 0) {
            drop_backwards(items, n);
            r = -1;
        }
    }
    yr_drop(iterator);
    return r;
}

int yr_next_unpack(yr_value iterator, size_t n, yr_value *items)
{
    char here;
    yr_type *t = yr_type_of(iterator);
    if (t->slots.next_items && !(t->flags & YR_TYPE_HEAP) &&
        YR_LIKELY(&here >= YR->head.stack_limit)) {
        int r = t->slots.next_items(iterator, items, n);
        if (YR_LIKELY(r != 2))
            return r;
    }
    yr_value item;
    int r = yr_next(iterator, &item);
    if (r <= 0)
        return r;
    r = yr_unpack(item, n, items);
    yr_drop(item);
    return r < 0 ? -1 : 1;
}

/* Takes the last n items of the list over into items. */
static int take_tail(yr_list_object *l, size_t before, size_t n, yr_value *items)
{
    if (l->length < n) {
        yr_value_error("not enough values to unpack (expected at least %zu, got %zu)", before + n,
                       before + l->length);
        return -1;
    }
    l->length -= n;
    memcpy(items, l->items + l->length, n * sizeof *items);
    yr_give_up(l->items + l->length, n * sizeof *items);
    return 0;
}

static int unpack_array_star(const yr_value *from, size_t length, size_t before, size_t after,
                             yr_value *items)
{
    if (length < before + after) {
        yr_value_error("not enough values to unpack (expected at least %zu, got %zu)",
                       before + after, length);
        return -1;
    }
    size_t rest = length - before - after;
    if (!(items[before] = yr_list_of(from + before, rest)))
        return -1;
    for (size_t i = 0; i < before; i++)
        items[i] = yr_retain(from[i]);
    for (size_t i = 0; i < after; i++)
        items[before + 1 + i] = yr_retain(from[before + rest + i]);
    return 0;
}

int yr_unpack_star(yr_value iterable, size_t before, size_t after, yr_value *items)
{
    if (YR_IS(iterable, tuple))
        return unpack_array_star(YR_TUPLE(iterable)->items, YR_TUPLE(iterable)->length, before,
                                 after, items);
    if (YR_IS(iterable, list))
        return unpack_array_star(YR_LIST(iterable)->items, YR_LIST(iterable)->length, before, after,
                                 items);
    yr_value iterator = unpack_iter(iterable);
    if (!iterator)
        return -1;
    int r = take(iterator, before, true, after, items);
    if (r < 0)
        goto done;
    yr_value rest = yr_to_list(iterator);
    if (!rest || (after && take_tail(YR_LIST(rest), before, after, items + before + 1) < 0)) {
        yr_xdrop(rest);
        drop_backwards(items, before);
        r = -1;
    } else {
        items[before] = rest;
    }
done:
    yr_drop(iterator);
    return r;
}

static void reverse(yr_value *items, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        yr_value v = items[i];
        items[i] = items[n - 1 - i];
        items[n - 1 - i] = v;
    }
}

yr_value yr_unpack_list(yr_value iterable, size_t before, yr_value after)
{
    size_t more = after == YR_NONE ? 0 : (size_t)yr_int_value(after);
    size_t n = before + (after != YR_NONE) + more;
    yr_value list = 0, *items = yr_alloc(n * sizeof *items);
    if (!items)
        return 0;
    int r = after == YR_NONE ? yr_unpack(iterable, n, items)
                             : yr_unpack_star(iterable, before, more, items);
    if (r == 0) {
        reverse(items, n);
        list = yr_list(items, n);
    }
    yr_dispose(items);
    return list;
}

/* The list is nobody else's, unless somebody found it through gc and emptied it. */
yr_value yr_take_last(yr_value list)
{
    yr_list_object *l = YR_LIST(list);
    return l->length ? l->items[--l->length] : YR_NONE;
}
