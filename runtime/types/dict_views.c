/* dict_views.c - dict_keys, dict_values, dict_items and their iterators.
 *
 * One struct serves all six iterators; the type tells what is handed out. used is the dict's count
 * when the walk began: a different count means that keys came or went. position is the entry to
 * look at next (forwards), or the number of entries still to look at (backwards). */
#include "containers.h"

typedef struct {
    yr_object base;
    yr_value dict;
} dict_view;

typedef struct {
    yr_object base;
    yr_value dict; /* 0: exhausted */
    size_t used;
    size_t position;
    int64_t left;     /* items still to come */
    uint32_t version; /* of an ordered dict: what it was when the walk began */
    bool last;        /* of an ordered dict: nothing comes, whatever becomes of it */
    yr_value result;  /* of item iterators: the pair handed out last, for use again */
} dict_iterator;

#define VIEW(v)     YR_AS(dict_view, v)
#define ITERATOR(v) YR_AS(dict_iterator, v)

/* ---- Iterators ---- */

static yr_value iterator_new(yr_type *t, yr_value dict, size_t position)
{
    dict_iterator *it = yr_new(t, sizeof *it);
    if (!it)
        return 0;
    it->dict = yr_retain(dict);
    it->used = YR_DICT(dict)->count;
    it->left = (int64_t)it->used;
    it->position = position;
    it->version = YR_DICT(dict)->version;
    it->last = it->used == 0;
    return yr_from(it);
}

static void iterator_clear(yr_object *o)
{
    yr_set(&((dict_iterator *)o)->dict, 0);
    yr_set(&((dict_iterator *)o)->result, 0);
}

static void iterator_dealloc(yr_object *o)
{
    iterator_clear(o);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((dict_iterator *)o)->dict);
    YR_VISIT(((dict_iterator *)o)->result);
    return 0;
}

static int changed(dict_iterator *it, const char *message)
{
    it->used = SIZE_MAX; /* it stays an error */
    yr_raise_format(YR_EXC(RuntimeError), "%s", message);
    return -1;
}

static bool advance(yr_value dict, bool backwards, size_t *position, yr_value *key, yr_value *value)
{
    return backwards ? yr_dict_previous(dict, position, key, value)
                     : yr_dict_next(dict, position, key, value);
}

/* step() of an OrderedDict: any change of keys or order ends the walk, but for one after the last
 * item: that it is the last was known when it was handed out. */
static int step_ordered(dict_iterator *it, bool backwards, yr_value *key, yr_value *value)
{
    const yr_dict_object *d = YR_DICT(it->dict);
    if (it->last || it->version != d->version) {
        bool failed = !it->last;
        yr_set(&it->dict, 0);
        if (failed)
            yr_raise_format(YR_EXC(RuntimeError), "OrderedDict mutated during iteration");
        return failed ? -1 : 0;
    }
    if (it->used != d->count)
        return changed(it, "OrderedDict changed size during iteration");
    advance(it->dict, backwards, &it->position, key, value);
    it->left--;
    it->last = it->left == 0;
    return 1;
}

/* Borrowed key and value of the next entry: 1, 0, -1. */
static int step(dict_iterator *it, bool backwards, yr_value *key, yr_value *value)
{
    if (!it->dict)
        return 0;
    yr_dict_object *d = YR_DICT(it->dict);
    if (d->base.flags & YR_DICT_ORDERED)
        return step_ordered(it, backwards, key, value);
    if (it->used != d->count)
        return changed(it, "dictionary changed size during iteration");
    bool found = advance(it->dict, backwards, &it->position, key, value);
    if (!found) {
        yr_set(&it->dict, 0);
        return 0;
    }
    if (it->left == 0 && !backwards)
        return changed(it, "dictionary keys changed during iteration");
    it->left--;
    return 1;
}

/* The next entry, as step() finds it, where it is the very next one and nothing is to be said. */
static inline const yr_dict_entry *plain_next(dict_iterator *it)
{
    if (YR_UNLIKELY(!it->dict))
        return NULL;
    const yr_dict_object *d = YR_DICT(it->dict);
    if (d->base.flags & YR_DICT_ORDERED || it->used != d->count || it->left == 0 ||
        it->position < d->first || it->position >= d->used || !d->entries[it->position].value)
        return NULL;
    it->left--;
    return &d->entries[it->position++];
}

static int next_key(yr_value self, yr_value *item)
{
    yr_value value;
    const yr_dict_entry *e = plain_next(ITERATOR(self));
    if (YR_LIKELY(e != NULL)) {
        *item = yr_retain(e->key);
        return 1;
    }
    int r = step(ITERATOR(self), false, item, &value);
    if (r > 0)
        yr_retain(*item);
    return r;
}

static int next_value(yr_value self, yr_value *item)
{
    yr_value key;
    const yr_dict_entry *e = plain_next(ITERATOR(self));
    if (YR_LIKELY(e != NULL)) {
        *item = yr_retain(e->value);
        return 1;
    }
    int r = step(ITERATOR(self), false, &key, item);
    if (r > 0)
        yr_retain(*item);
    return r;
}

/* The pair as a tuple. The last one is filled anew if nobody else has kept it. */
static int hand_out_pair(dict_iterator *it, yr_value key, yr_value value, yr_value *item)
{
    yr_retain(key);
    yr_retain(value);
    if (it->result && yr_object_of(it->result)->refs == 1) {
        yr_value *items = YR_TUPLE(yr_tuple_reopen(it->result))->items;
        yr_value old_key = items[0], old_value = items[1];
        items[0] = key;
        items[1] = value;
        *item = yr_retain(it->result);
        yr_drop(old_key);
        yr_drop(old_value);
        return 1;
    }
    yr_value pair[2] = {key, value};
    *item = yr_tuple(pair, 2);
    if (!*item)
        return -1;
    yr_set(&it->result, yr_retain(*item));
    return 1;
}

static int next_item(yr_value self, yr_value *item)
{
    dict_iterator *it = ITERATOR(self);
    yr_value key, value;
    const yr_dict_entry *e = plain_next(it);
    if (YR_LIKELY(e != NULL))
        return hand_out_pair(it, e->key, e->value, item);
    int r = step(ITERATOR(self), false, &key, &value);
    return r > 0 ? hand_out_pair(ITERATOR(self), key, value, item) : r;
}

/* The pair is kept as next_item() keeps it: what is in it lives as long. */
static int next_item_unpacked(yr_value self, yr_value *items, size_t n)
{
    dict_iterator *it = ITERATOR(self);
    if (n != 2 || !it->result || yr_object_of(it->result)->refs != 1)
        return 2;
    const yr_dict_entry *e = plain_next(it);
    if (YR_UNLIKELY(!e))
        return 2;
    yr_value *kept = YR_TUPLE(yr_tuple_reopen(it->result))->items, x = kept[0], y = kept[1];
    kept[0] = yr_retain(items[0] = yr_retain(e->key));
    kept[1] = yr_retain(items[1] = yr_retain(e->value));
    yr_drop(x);
    yr_drop(y);
    return 1;
}

static int previous_key(yr_value self, yr_value *item)
{
    yr_value value;
    int r = step(ITERATOR(self), true, item, &value);
    if (r > 0)
        yr_retain(*item);
    return r;
}

static int previous_value(yr_value self, yr_value *item)
{
    yr_value key;
    int r = step(ITERATOR(self), true, &key, item);
    if (r > 0)
        yr_retain(*item);
    return r;
}

static int previous_item(yr_value self, yr_value *item)
{
    yr_value key, value;
    int r = step(ITERATOR(self), true, &key, &value);
    return r > 0 ? hand_out_pair(ITERATOR(self), key, value, item) : r;
}

YR_METHOD(length_hint)
{
    dict_iterator *it = ITERATOR(self);
    return yr_int(it->dict && it->used == YR_DICT(it->dict)->count ? it->left : 0);
}

static int (*next_of(yr_value self))(yr_value, yr_value *)
{
    return yr_type_of(self)->slots.next;
}

/* (iter, (list of what is left,)): a copy of the iterator walks. */
YR_METHOD(iterator_reduce)
{
    dict_iterator *it = ITERATOR(self), *copy = yr_new(yr_type_of(self), sizeof *copy);
    if (!copy)
        return 0;
    copy->dict = yr_xretain(it->dict);
    copy->used = it->used;
    copy->left = it->left;
    copy->position = it->position;
    copy->version = it->version;
    copy->last = it->last;
    yr_value list = yr_list_new(), item, walker = yr_from(copy);
    int r = list ? 1 : -1;
    while (r > 0 && (r = next_of(walker)(walker, &item)) > 0) {
        if (yr_list_append(list, item) < 0)
            r = -1;
        yr_drop(item);
    }
    yr_value answer = r == 0 ? yr_reduce_walk("iter", list, 0, 0) : 0;
    yr_xdrop(list);
    yr_drop(walker);
    return answer;
}

static const yr_method_def iterator_methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(iterator_reduce),
    YR_METHOD_END};

#define ITERATOR_SPEC(type, ...)                                                                   \
    YR_BUILT_IN(type, object) = {                                                                  \
        .id = YR_T_##type,                                                                         \
        .size = sizeof(dict_iterator),                                                             \
        .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,                                                 \
        .methods = iterator_methods,                                                               \
        .slots = {.dealloc = iterator_dealloc,                                                     \
                  .traverse = iterator_traverse,                                                   \
                  .clear = iterator_clear,                                                         \
                  .iter = yr_iter_self,                                                            \
                  __VA_ARGS__},                                                                    \
    }
ITERATOR_SPEC(dict_keyiterator, .next = next_key);
ITERATOR_SPEC(dict_valueiterator, .next = next_value);
ITERATOR_SPEC(dict_itemiterator, .next = next_item, .next_items = next_item_unpacked);
ITERATOR_SPEC(dict_reversekeyiterator, .next = previous_key);
ITERATOR_SPEC(dict_reversevalueiterator, .next = previous_value);
ITERATOR_SPEC(dict_reverseitemiterator, .next = previous_item);

yr_value yr_dict_iter(yr_value self)
{
    return iterator_new(YR_TYPE(dict_keyiterator), self, 0);
}

yr_value yr_dict_reversed(yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    return iterator_new(YR_TYPE(dict_reversekeyiterator), self, SIZE_MAX);
}

/* ---- Views ---- */

yr_value yr_dict_view_new(yr_type *t, yr_value d)
{
    dict_view *view = yr_new(t, sizeof *view);
    if (view)
        view->dict = yr_retain(d);
    return yr_from(view);
}

static void view_clear(yr_object *o)
{
    yr_set(&((dict_view *)o)->dict, 0);
}

static void view_dealloc(yr_object *o)
{
    view_clear(o);
    yr_release(o);
}

static int view_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((dict_view *)o)->dict);
    return 0;
}

static int64_t view_length(yr_value self)
{
    return VIEW(self)->dict ? (int64_t)YR_DICT(VIEW(self)->dict)->count : 0;
}

static yr_value view_repr(yr_value self)
{
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? 0 : yr_str_from_c("...");
    yr_value list = yr_to_list(self);
    const char *kind = yr_object_of(VIEW(self)->dict)->flags & YR_DICT_ORDERED ? "o" : "";
    yr_value text = list ? yr_str_format("%s%s(%R)", kind, yr_type_name(self), list) : 0;
    yr_repr_leave(self);
    yr_xdrop(list);
    return text;
}

static yr_value keys_iter(yr_value self)
{
    return iterator_new(YR_TYPE(dict_keyiterator), VIEW(self)->dict, 0);
}

static yr_value values_iter(yr_value self)
{
    return iterator_new(YR_TYPE(dict_valueiterator), VIEW(self)->dict, 0);
}

static yr_value items_iter(yr_value self)
{
    return iterator_new(YR_TYPE(dict_itemiterator), VIEW(self)->dict, 0);
}

YR_METHOD(keys_reversed)
{
    return iterator_new(YR_TYPE(dict_reversekeyiterator), VIEW(self)->dict, SIZE_MAX);
}

YR_METHOD(values_reversed)
{
    return iterator_new(YR_TYPE(dict_reversevalueiterator), VIEW(self)->dict, SIZE_MAX);
}

YR_METHOD(items_reversed)
{
    return iterator_new(YR_TYPE(dict_reverseitemiterator), VIEW(self)->dict, SIZE_MAX);
}

static int keys_contain(yr_value self, yr_value key)
{
    yr_value v;
    int r = yr_dict_find(VIEW(self)->dict, key, &v);
    yr_xdrop(v);
    return r;
}

static int items_contain(yr_value self, yr_value pair)
{
    if (!YR_IS_TUPLE(pair) || YR_TUPLE(pair)->length != 2)
        return 0;
    yr_value v;
    int r = yr_dict_find(VIEW(self)->dict, YR_TUPLE(pair)->items[0], &v);
    if (r > 0)
        r = yr_equal(v, YR_TUPLE(pair)->items[1]);
    yr_xdrop(v);
    return r;
}

/* ---- Views as sets ---- */

static bool is_set_view(yr_value v)
{
    return YR_IS(v, dict_keys) || YR_IS(v, dict_items);
}

/* Is every item of a in b? 1, 0, -1. */
static int contains_all(yr_value a, yr_value b)
{
    yr_value iterator = yr_iter(a), item;
    if (!iterator)
        return -1;
    int result = 1, r;
    while ((r = yr_next(iterator, &item)) > 0) {
        int in = yr_contains(b, item);
        yr_drop(item);
        if (in <= 0) {
            result = in;
            break;
        }
    }
    yr_drop(iterator);
    return r < 0 ? -1 : result;
}

static yr_value view_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!is_set_view(a) || !(yr_is_any_set(b) || is_set_view(b)))
        return YR_NOT_IMPLEMENTED;
    int64_t m = yr_length(a), n = yr_length(b);
    if (m < 0 || n < 0)
        return 0;
    int r = 0;
    switch (op) {
    case YR_EQ:
    case YR_NE:
        r = m == n ? contains_all(a, b) : 0;
        if (op == YR_NE && r >= 0)
            r = !r;
        break;
    case YR_LT: r = m < n ? contains_all(a, b) : 0; break;
    case YR_LE: r = m <= n ? contains_all(a, b) : 0; break;
    case YR_GT: r = m > n ? contains_all(b, a) : 0; break;
    case YR_GE: r = m >= n ? contains_all(b, a) : 0; break;
    }
    return r < 0 ? 0 : yr_bool(r);
}

/* new: set(a) after update(b). */
static yr_value set_then(yr_value a, yr_value b, int (*update)(yr_value, yr_value))
{
    yr_value set = yr_set_new(YR_TYPE(set), a);
    if (set && update(set, b) < 0) {
        yr_drop(set);
        return 0;
    }
    return set;
}

static yr_value view_sub(yr_value a, yr_value b)
{
    return set_then(a, b, yr_set_difference_update);
}

static yr_value view_or(yr_value a, yr_value b)
{
    return set_then(a, b, yr_set_update_from);
}

static yr_value view_xor(yr_value a, yr_value b)
{
    return set_then(a, b, yr_set_symmetric_update);
}

/* a & b walks b and asks the view; of two views, the shorter is walked. */
static yr_value view_and(yr_value a, yr_value b)
{
    if (!is_set_view(a) || (is_set_view(b) && yr_length(b) > yr_length(a))) {
        yr_value swap = a;
        a = b;
        b = swap;
    }
    if (YR_IS(a, dict_keys) && YR_IS(b, set) && view_length(a) <= yr_length(b))
        return yr_set_intersection(b, a);
    yr_value result = yr_set_new(YR_TYPE(set), 0), iterator = yr_iter(b), item;
    int r = result && iterator ? 0 : -1;
    while (r == 0 && (r = yr_next(iterator, &item)) > 0) {
        r = yr_contains(a, item);
        if (r > 0)
            r = yr_set_add(result, item);
        yr_drop(item);
    }
    yr_xdrop(iterator);
    if (r < 0) {
        yr_xdrop(result);
        return 0;
    }
    return result;
}

YR_METHOD(view_isdisjoint)
{
    yr_value other = args[0];
    if (self == other)
        return yr_bool(view_length(self) == 0);
    if ((yr_is_any_set(other) || is_set_view(other)) && yr_length(other) > view_length(self)) {
        yr_value swap = self;
        self = other;
        other = swap;
    }
    yr_value iterator = yr_iter(other), item;
    if (!iterator)
        return 0;
    int r, in = 0;
    while ((r = yr_next(iterator, &item)) > 0) {
        in = yr_contains(self, item);
        yr_drop(item);
        if (in)
            break;
    }
    yr_drop(iterator);
    return r < 0 || in < 0 ? 0 : yr_bool(!in);
}

static yr_value get_mapping(yr_value self)
{
    return yr_mappingproxy_new(VIEW(self)->dict);
}

static const yr_getset_def view_getsets[] = {
    {"mapping", get_mapping, NULL, "dictionary that this view refers to"}, YR_GETSET_END};

static const yr_method_def keys_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, 0,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__", keys_reversed, 0, 0, 0, "Return a reverse iterator over the dict keys."},
    YR_METHOD_END};

static const yr_method_def items_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, 0,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__", items_reversed, 0, 0, 0, "Return a reverse iterator over the dict items."},
    YR_METHOD_END};

static const yr_method_def values_methods[] = {
    {"__reversed__", values_reversed, 0, 0, 0, "Return a reverse iterator over the dict values."},
    YR_METHOD_END};

#define VIEW_SLOTS                                                                                 \
    .dealloc = view_dealloc, .traverse = view_traverse, .clear = view_clear, .repr = view_repr,    \
    .length = view_length
#define SET_SLOTS .hash = yr_hash_unhashable, .compare = view_compare, .operators = &set_operators

static const yr_operators set_operators = {
    .binary = {[YR_SUB] = view_sub, [YR_AND] = view_and, [YR_OR] = view_or, [YR_XOR] = view_xor}};

YR_BUILT_IN(dict_keys, object) = {
    .id = YR_T_dict_keys,
    .size = sizeof(dict_view),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = keys_methods,
    .getsets = view_getsets,
    .slots = {VIEW_SLOTS, SET_SLOTS, .iter = keys_iter, .contains = keys_contain},
};

YR_BUILT_IN(dict_items, object) = {
    .id = YR_T_dict_items,
    .size = sizeof(dict_view),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = items_methods,
    .getsets = view_getsets,
    .slots = {VIEW_SLOTS, SET_SLOTS, .iter = items_iter, .contains = items_contain},
};

YR_BUILT_IN(dict_values, object) = {
    .id = YR_T_dict_values,
    .size = sizeof(dict_view),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = values_methods,
    .getsets = view_getsets,
    .slots = {VIEW_SLOTS, .iter = values_iter},
};
