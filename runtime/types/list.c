/* list.c - the list type: its memory, construction, comparison and arithmetic.
 *
 * items[0..length) are owned; capacity is what items has room for. Any call that can run code (a
 * comparison, a drop, an iterator's step) can change the list under our feet, so loops read length
 * and items afresh after each. Memory is given back only after the list has forgotten it. */
#include "../core/allocate.h"
#include "containers.h"
#include "../core/printing.h"

/* ---- Memory ---- */

/* Sets the length to n with room for a few more when it grows. */
int yr_list_reserve(yr_list_object *l, size_t n)
{
    if (n <= l->capacity)
        return 0;
    if (n > (size_t)YR_INDEX_MAX) {
        yr_no_memory();
        return -1;
    }
    size_t capacity = (n + (n >> 3) + 6) & ~(size_t)3;
    yr_value *items = yr_resize(l->items, capacity * sizeof *items);
    if (!items)
        return -1;
    l->items = items;
    l->capacity = capacity;
    return 0;
}

/* Room for exactly n: for lists whose length is known. */
static int reserve_exactly(yr_list_object *l, size_t n)
{
    if (n <= l->capacity)
        return 0;
    if (n > (size_t)YR_INDEX_MAX) {
        yr_no_memory();
        return -1;
    }
    yr_value *items = yr_resize(l->items, n * sizeof *items);
    if (!items)
        return -1;
    l->items = items;
    l->capacity = n;
    return 0;
}

/* Drops n items, the last one first, which nobody else sees; they may be 0. */
static inline void drop_unseen(const yr_value *items, size_t n)
{
    while (n-- > 0) {
        yr_value v = items[n];
        while (v & 1 && n >= 4 && yr_are_ints(items + n - 4))
            n -= 4;
        yr_xdrop(v);
    }
}

void yr_list_drop_items(yr_value *items, size_t n)
{
    drop_unseen(items, n);
}

/* Takes everything out, then drops it. */
static void list_clear(yr_object *o)
{
    yr_list_object *l = (yr_list_object *)o;
    yr_value *items = l->items;
    size_t n = l->length;
    l->items = NULL;
    l->length = l->capacity = 0;
    yr_list_drop_items(items, n);
    yr_dispose_inline(items);
}

/* Nobody sees the list any more. */
static void list_dealloc(yr_object *o)
{
    yr_list_object *l = (yr_list_object *)o;
    drop_unseen(l->items, l->length);
    if (l->items)
        yr_dispose_inline(l->items);
    yr_release_inline(o);
}

static int list_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_list_object *l = (yr_list_object *)o;
    return yr_visit_items(l->items, l->length, visit, context);
}

/* ---- Construction ---- */

/* Raw memory for n items, NULL for none. *failed and MemoryError. */
static inline yr_value *room_for(size_t n, bool *failed)
{
    if (YR_UNLIKELY(n > (size_t)YR_INDEX_MAX)) {
        yr_no_memory();
        *failed = true;
        return NULL;
    }
    yr_value *items = n ? yr_alloc_inline(n * sizeof *items) : NULL;
    *failed = n && !items;
    return items;
}

/* new: a list of the n items, with the memory they are in, which is stolen as they are. That is
 * filled before this is called: making the object may collect, and so run code that changes what
 * the items were copied from. */
static inline yr_value list_around(yr_value *items, size_t n)
{
    yr_list_object *l = yr_new_tracked_unset(YR_TYPE(list), sizeof *l);
    if (YR_UNLIKELY(!l)) {
        yr_list_drop_items(items, n);
        yr_dispose(items);
        return 0;
    }
    l->length = l->capacity = n;
    l->items = items;
    return yr_from(l);
}

yr_value yr_list_new(void)
{
    return list_around(NULL, 0);
}

yr_value yr_list_of(const yr_value *items, size_t n)
{
    bool failed;
    yr_value *copy = room_for(n, &failed);
    if (YR_UNLIKELY(failed))
        return 0;
    yr_copy_items(copy, items, n);
    return list_around(copy, n);
}

yr_value yr_list(yr_value *items, size_t n)
{
    bool failed;
    yr_value *copy = room_for(n, &failed);
    if (YR_UNLIKELY(failed)) {
        yr_list_drop_items(items, n);
        return 0;
    }
    for (size_t i = 0; i < n; i++)
        copy[i] = items[i];
    return list_around(copy, n);
}

yr_value yr_list_every(yr_value list, int64_t start, int64_t step, size_t n)
{
    bool failed;
    yr_value *copy = room_for(n, &failed);
    const yr_value *items = YR_LIST(list)->items;
    if (YR_UNLIKELY(failed))
        return 0;
    for (size_t i = 0; i < n; i++)
        copy[i] = yr_retain(items[start + (int64_t)i * step]);
    return list_around(copy, n);
}

int yr_list_append(yr_value list, yr_value v)
{
    yr_list_object *l = YR_LIST(list);
    if (YR_UNLIKELY(l->length == l->capacity) && yr_list_reserve(l, l->length + 1) < 0)
        return -1;
    l->items[l->length++] = yr_retain(v);
    return 0;
}

/* Room for n more items; exactly that where nothing has been there yet. */
static int reserve_more(yr_list_object *l, size_t n)
{
    return l->items ? yr_list_reserve(l, l->length + n) : reserve_exactly(l, (n + 1) & ~(size_t)1);
}

/* Appends the n items of an array that lives in the list or tuple `owner`. */
static int extend_array(yr_list_object *l, yr_value owner, size_t n)
{
    if (l->capacity - l->length < n && reserve_more(l, n) < 0)
        return -1;
    const yr_value *items = YR_IS_LIST(owner) ? YR_LIST(owner)->items : YR_TUPLE(owner)->items;
    yr_copy_items(l->items + l->length, items, n);
    l->length += n;
    return 0;
}

/* Appends what is left of an iterator over a list; room for it is there. */
static int extend_left(yr_list_object *l, yr_value iterator, const yr_value *items, int64_t n,
                       int step)
{
    yr_value *to = l->items + l->length;
    for (int64_t i = 0; i < n; i++, items += step)
        to[i] = yr_retain(*items);
    l->length += (size_t)n;
    yr_list_left_taken(iterator);
    return 0;
}

static int step_of_any(yr_value iterator, yr_value *item)
{
    return yr_next(iterator, item);
}

int yr_list_take_rest(yr_value list, yr_value iterator)
{
    yr_list_object *l = YR_LIST(list);
    yr_type *t = yr_type_of(iterator);
    bool may_vary = t->flags & YR_TYPE_HEAP || YR_IS(iterator, generator) || !t->slots.next;
    char here;
    bool is_deep = &here < YR->head.stack_limit; /* yr_next() says so, once for all steps */
    int (*next)(yr_value, yr_value *) = may_vary || is_deep ? step_of_any : t->slots.next;
    for (;;) {
        yr_value item;
        int r = next(iterator, &item);
        if (r <= 0)
            return r;
        if (l->length == l->capacity && yr_list_reserve(l, l->length + 1) < 0) {
            yr_drop(item);
            return -1;
        }
        l->items[l->length++] = item;
    }
}

/* Appends what is left of an iterator, after room has been made for as much as it says. */
static int extend_iterator(yr_value list, yr_value iterator, yr_value hint_of)
{
    int64_t hint = yr_length_hint(hint_of, 8);
    if (hint < 0)
        return -1;
    yr_list_object *l = YR_LIST(list);
    if (hint > 0 && hint < 1 << 24 && reserve_more(l, (size_t)hint) < 0)
        return -1;
    int step;
    const yr_value *items;
    int64_t left = yr_list_left(iterator, &items, &step);
    bool grows = left > 0 && step > 0 && items >= l->items && items < l->items + l->length;
    if (left > 0 && (size_t)left <= l->capacity - l->length && !grows)
        return extend_left(l, iterator, items, left, step);
    return yr_list_take_rest(list, iterator);
}

/* Appends the keys of a dict, or the items of a set, in their order. Runs no code. */
static int extend_keys(yr_list_object *l, yr_value from, bool is_dict)
{
    size_t n = is_dict ? YR_DICT(from)->count : YR_SET(from)->used, at = 0;
    uint64_t hash;
    yr_value key, value;
    if (yr_list_reserve(l, l->length + n) < 0)
        return -1;
    yr_value *to = l->items + l->length;
    while (is_dict ? yr_dict_next_hashed(from, &at, &key, &value, &hash)
                   : yr_set_next(from, &at, &key, &hash))
        *to++ = yr_retain(key);
    l->length = (size_t)(to - l->items);
    return 0;
}

static int extend_range(yr_list_object *l, int64_t from, int64_t by, int64_t n)
{
    if (reserve_more(l, (size_t)n) < 0)
        return -1;
    yr_value *to = l->items + l->length;
    for (int64_t i = 0; i < n; i++, from = (int64_t)((uint64_t)from + (uint64_t)by))
        to[i] = yr_int(from);
    l->length += (size_t)n;
    return 0;
}

int yr_list_take(yr_value list, yr_value iterable)
{
    yr_list_object *l = YR_LIST(list);
    int64_t from, by, n;
    if (YR_IS(iterable, range) && yr_range_is_small(iterable, &from, &by, &n) && n > 0)
        return extend_range(l, from, by, n);
    if (YR_IS(iterable, dict) || YR_IS(iterable, set))
        return extend_keys(l, iterable, YR_IS(iterable, dict));
    if (YR_IS(iterable, list) || iterable == list)
        return extend_array(l, iterable, YR_LIST(iterable)->length);
    if (YR_IS(iterable, tuple))
        return extend_array(l, iterable, YR_TUPLE(iterable)->length);
    yr_value iterator = yr_iter(iterable);
    if (!iterator)
        return -1;
    int r = extend_iterator(list, iterator, iterable);
    yr_drop(iterator);
    return r;
}

yr_value yr_to_list(yr_value iterable)
{
    yr_value list = yr_list_new();
    if (list && yr_list_take(list, iterable) < 0) {
        yr_drop(list);
        return 0;
    }
    return list;
}

static yr_value list_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    return yr_from(yr_new(t, t->size));
}

static int list_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_init_no_keywords(yr_type_of(self), YR_TYPE(list), "list", keywords) < 0 ||
        yr_check_arity("list", n, 0, 1) < 0)
        return -1;
    if (YR_LIST(self)->capacity)
        list_clear(yr_object_of(self));
    return n ? yr_list_take(self, args[0]) : 0;
}

/* ---- repr and comparison ---- */

/* The list may change meanwhile. */
static int add_items(yr_builder *b, yr_list_object *l)
{
    for (size_t i = 0; i < l->length; i++) {
        yr_value item = yr_retain(l->items[i]);
        int r = i ? yr_builder_c(b, ", ") : 0;
        if (r == 0)
            r = yr_add_repr(b, item);
        yr_drop(item);
        if (r < 0)
            return -1;
    }
    return 0;
}

int yr_list_add_repr(yr_builder *b, yr_value self)
{
    if (YR_LIST(self)->length == 0)
        return yr_builder_c(b, "[]");
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? -1 : yr_builder_c(b, "[...]");
    int r = yr_builder_char(b, '[');
    if (r == 0 && (r = add_items(b, YR_LIST(self))) == 0)
        r = yr_builder_char(b, ']');
    yr_repr_leave(self);
    return r;
}

yr_value yr_list_repr(yr_value self)
{
    return yr_repr_by(yr_list_add_repr, self);
}

/* Is a[i] equal to b[i]? Keeps both alive meanwhile. */
static int items_equal(yr_value a, yr_value b)
{
    int r = yr_key_equal_fast(a, b);
    if (r >= 0)
        return r;
    yr_retain(a);
    yr_retain(b);
    r = yr_equal(a, b);
    yr_drop(a);
    yr_drop(b);
    return r;
}

/* How many items at the front are equal, as far as no code has to run to see it. */
static inline size_t equal_prefix(const yr_value *x, const yr_value *y, size_t n)
{
    size_t i = 0;
    while (i + 4 <= n &&
           !((x[i] ^ y[i]) | (x[i + 1] ^ y[i + 1]) | (x[i + 2] ^ y[i + 2]) | (x[i + 3] ^ y[i + 3])))
        i += 4;
    while (i < n && (x[i] == y[i] || yr_key_equal_fast(x[i], y[i]) > 0))
        i++;
    return i;
}

yr_value yr_compare_items(yr_compare_op op, const yr_value *(*items)(yr_value, size_t *),
                          yr_value a, yr_value b)
{
    size_t m, n;
    const yr_value *x = items(a, &m), *y = items(b, &n);
    for (size_t i = equal_prefix(x, y, m < n ? m : n); i < m && i < n; i++) {
        if (yr_both_ints(x[i], y[i]) && x[i] != y[i])
            return yr_bool(yr_order_answers(op, (int64_t)x[i], (int64_t)y[i]));
        int r = items_equal(x[i], y[i]);
        if (r < 0)
            return 0;
        x = items(a, &m);
        y = items(b, &n);
        if (r)
            continue;
        if (i >= m || i >= n)
            break;
        if (op == YR_EQ || op == YR_NE)
            return yr_bool(op == YR_NE);
        yr_value p = yr_retain(x[i]), q = yr_retain(y[i]);
        yr_value result = yr_compare(op, p, q);
        yr_drop(p);
        yr_drop(q);
        return result;
    }
    return yr_bool(yr_order_answers(op, (int64_t)m, (int64_t)n));
}

static const yr_value *list_items(yr_value v, size_t *n)
{
    *n = YR_LIST(v)->length;
    return YR_LIST(v)->items;
}

static yr_value list_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!YR_IS_LIST(a) || !YR_IS_LIST(b))
        return YR_NOT_IMPLEMENTED;
    if (YR_LIST(a)->length != YR_LIST(b)->length && (op == YR_EQ || op == YR_NE))
        return yr_bool(op == YR_NE);
    return yr_compare_items(op, list_items, a, b);
}

static int list_contains(yr_value self, yr_value v)
{
    yr_list_object *l = YR_LIST(self);
    for (size_t i = 0; i < l->length; i++) {
        int r = items_equal(l->items[i], v);
        if (r)
            return r;
    }
    return 0;
}

static int64_t list_length(yr_value self)
{
    return (int64_t)YR_LIST(self)->length;
}

static int list_truth(yr_value self)
{
    return YR_LIST(self)->length != 0;
}

/* ---- Arithmetic ---- */

static yr_value list_add(yr_value a, yr_value b)
{
    if (!YR_IS_LIST(a))
        return YR_NOT_IMPLEMENTED;
    if (!YR_IS_LIST(b)) {
        return yr_type_error("can only concatenate list (not \"%T\") to list", b);
    }
    const yr_list_object *l = YR_LIST(a), *r = YR_LIST(b);
    bool failed;
    yr_value *items = room_for(l->length + r->length, &failed);
    if (YR_UNLIKELY(failed))
        return 0;
    yr_copy_items(items, l->items, l->length);
    yr_copy_items(items + l->length, r->items, r->length);
    return list_around(items, l->length + r->length);
}

static yr_value list_iadd(yr_value a, yr_value b)
{
    return yr_list_take(a, b) < 0 ? 0 : yr_retain(a);
}

/* Fills to[n..n*count) with copies of to[0..n), taking references: all of an item's at once, then
 * the words by blocks that double. */
static void repeat_items(yr_value *to, size_t n, size_t count)
{
    for (size_t i = 0; i < n; i++)
        if (yr_is_pointer(to[i]))
            yr_object_of(to[i])->refs += (uint32_t)(count - 1);
    size_t total = n * count, have = n;
    for (yr_value v = to[0]; n == 1 && have < total && have < 16; have++)
        to[have] = v;
    while (have < total) {
        size_t more = have < total - have ? have : total - have;
        memcpy(to + have, to, more * sizeof *to);
        have += more;
    }
}

yr_value yr_list_repeat(yr_value list, int64_t count)
{
    size_t n = YR_LIST(list)->length;
    if (count <= 0 || n == 0)
        return yr_list_new();
    if (n > (size_t)YR_INDEX_MAX / (size_t)count)
        return yr_no_memory();
    bool failed;
    yr_value *items = room_for(n * (size_t)count, &failed);
    if (failed)
        return 0;
    yr_copy_items(items, YR_LIST(list)->items, n);
    repeat_items(items, n, (size_t)count);
    return list_around(items, n * (size_t)count);
}

static yr_value list_multiply(yr_value a, yr_value b)
{
    return yr_sequence_multiply(a, b, YR_IS_LIST(a), yr_list_repeat);
}

static yr_value list_imultiply(yr_value a, yr_value b)
{
    yr_list_object *l = YR_LIST(a);
    int64_t count;
    if (!yr_has_index(b))
        return yr_sequence_multiply(a, b, true, yr_list_repeat);
    if (yr_to_count(b, &count) < 0)
        return 0;
    size_t n = l->length;
    if (count <= 0 && n) {
        list_clear(yr_object_of(a));
    } else if (n && count > 1) {
        if (n > (size_t)YR_INDEX_MAX / (size_t)count)
            return yr_no_memory();
        if (yr_list_reserve(l, n * (size_t)count) < 0)
            return 0;
        repeat_items(l->items, n, (size_t)count);
        l->length = n * (size_t)count;
    }
    return yr_retain(a);
}

static const yr_operators operators = {
    .binary = {[YR_ADD] = list_add, [YR_MUL] = list_multiply},
    .inplace = {[YR_ADD] = list_iadd, [YR_MUL] = list_imultiply}};

YR_BUILT_IN(list, object) = {
    .id = YR_T_list,
    .size = sizeof(yr_list_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_LIST,
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new "
           "empty list.\nThe argument must be an iterable if specified.",
    .methods = yr_list_methods,
    .slots = {.dealloc = list_dealloc,
              .traverse = list_traverse,
              .clear = list_clear,
              .repr = yr_list_repr,
              .hash = yr_hash_unhashable,
              .compare = list_compare,
              .iter = yr_list_iter,
              .make = list_make,
              .init = list_init,
              .truth = list_truth,
              .length = list_length,
              .getitem = yr_list_subscript,
              .setitem = yr_list_assign,
              .contains = list_contains,
              .operators = &operators},
};
