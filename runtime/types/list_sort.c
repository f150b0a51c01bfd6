/* list_sort.c - list.sort() and sorted().
 *
 * Timsort: runs are found and reversed where strictly descending, short ones are extended to
 * MIN_RUN by binary insertion, and merged pairwise under the power rule, which keeps the number of
 * pending runs below 64. A merge goes item by item until one side wins often in a row, then it
 * gallops. Only
 * `<` is asked, and of the same items in the same order as CPython asks it: programs count.
 *
 * While the sort runs, the list is empty and its items live in an array of ours; in their place it
 * has a block of no capacity, by which a list that was touched is known, even if it is empty again.
 * With a key function, keys are sorted and items follow in step. */
#include <endian.h>
#include <math.h>
#include "../core/extension.h"
#include "containers.h"

enum { MIN_RUN = 32, MAX_RUNS = 64, MIN_GALLOP = 7 };

/* What all keys are, as one look at them tells: then comparing them runs no code that could be
 * seen. Of floats the keys are the doubles themselves while they are sorted. Of tuples the items
 * are, as long as they are such, too. */
typedef enum { COMPARE_ANY, COMPARE_INT, COMPARE_FLOAT, COMPARE_STR, COMPARE_TUPLE } key_kind;

typedef struct {
    yr_value *keys;
    yr_value *values;                    /* moves along with keys, or NULL */
    yr_value *spare_keys, *spare_values; /* scratch of n / 2 each */
    int64_t min_gallop;                  /* wins in a row that a merge gallops after; it learns */
    key_kind kind;
} sorter;

typedef struct {
    size_t start, length;
    int power; /* of the boundary to the next run */
} run;

/* ---- Comparing ---- */

/* The first eight bytes as a number that is ordered as they are. */
static inline uint64_t head_of(const uint8_t *text)
{
    uint64_t head;
    memcpy(&head, text, sizeof head);
    return be64toh(head);
}

static inline int str_less(const yr_str *a, const yr_str *b)
{
    size_t n = a->length < b->length ? a->length : b->length;
    if (YR_LIKELY(a->kind == 1 && b->kind == 1)) {
        const uint8_t *x = a->data.one, *y = b->data.one;
        if (n >= 8 && head_of(x) != head_of(y))
            return head_of(x) < head_of(y);
        int c = memcmp(x, y, n);
        return c ? c < 0 : a->length < b->length;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t x = yr_str_at(a, i), y = yr_str_at(b, i);
        if (x != y)
            return x < y;
    }
    return a->length < b->length;
}

static inline double as_double(yr_value word)
{
    double d;
    memcpy(&d, &word, sizeof d);
    return d;
}

/* a < b for two tuples: at the first items that differ, as far as no code has to run to see it. */
static int tuple_less(yr_value a, yr_value b)
{
    const yr_tuple_object *s = YR_TUPLE(a), *t = YR_TUPLE(b);
    size_t n = s->length < t->length ? s->length : t->length;
    for (size_t i = 0; i < n; i++) {
        yr_value x = s->items[i], y = t->items[i];
        if (x == y)
            continue;
        if (yr_both_ints(x, y))
            return (int64_t)x < (int64_t)y;
        if (yr_both_flonums(x, y)) {
            if (yr_flonum_value(x) != yr_flonum_value(y))
                return yr_flonum_value(x) < yr_flonum_value(y);
        } else if (!YR_IS(x, str) || !YR_IS(y, str)) {
            return yr_test_compare(YR_LT, a, b);
        } else if (!yr_str_equal(x, y)) {
            return str_less(YR_AS(yr_str, x), YR_AS(yr_str, y));
        }
    }
    return s->length < t->length;
}

/* a < b: 1, 0, -1. */
static inline int less(const sorter *s, yr_value a, yr_value b)
{
    switch (s->kind) {
    case COMPARE_INT: return (int64_t)a < (int64_t)b;
    case COMPARE_FLOAT: return as_double(a) < as_double(b);
    case COMPARE_STR: return str_less(YR_AS(yr_str, a), YR_AS(yr_str, b));
    case COMPARE_TUPLE: return tuple_less(a, b);
    default: return yr_test_compare(YR_LT, a, b);
    }
}

static key_kind kind_of(yr_value v)
{
    return yr_is_int(v)      ? COMPARE_INT
           : yr_is_flonum(v) ? COMPARE_FLOAT
           : YR_IS(v, str)   ? COMPARE_STR
           : YR_IS(v, tuple) ? COMPARE_TUPLE
                             : COMPARE_ANY;
}

/* Finds the kind that all keys have in common. */
static void find_kind(sorter *s, size_t n)
{
    const yr_value *keys = s->keys;
    s->kind = kind_of(keys[0]);
    for (size_t i = 1; i < n && s->kind != COMPARE_ANY; i++)
        if (kind_of(keys[i]) != s->kind)
            s->kind = COMPARE_ANY;
}

static void unpack_floats(yr_value *keys, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double d = yr_flonum_value(keys[i]);
        memcpy(&keys[i], &d, sizeof d);
    }
}

/* They were flonums, so nothing is allocated. */
static void pack_floats(yr_value *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        keys[i] = yr_float(as_double(keys[i]));
}

/* The word of a double as one that is ordered as it is among ints, and back. */
static inline yr_value turn_double(yr_value word)
{
    return word ^ (yr_value)((int64_t)word >> 63) >> 1;
}

/* Sorts doubles as numbers, if their order is one: no NaN, and no zero that is another's equal. */
static bool sort_doubles(yr_value *keys, yr_value *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double d = as_double(keys[i]);
        if (d != d || (d == 0 && signbit(d)))
            return false;
    }
    for (size_t i = 0; i < n; i++)
        keys[i] = turn_double(keys[i]);
    bool done = yr_sort_numbers(keys, values, n);
    for (size_t i = 0; i < n; i++)
        keys[i] = turn_double(keys[i]);
    return done;
}

/* ---- Runs ---- */

static void move_items(sorter *s, size_t to, size_t from, size_t n)
{
    memmove(s->keys + to, s->keys + from, n * sizeof *s->keys);
    if (s->values)
        memmove(s->values + to, s->values + from, n * sizeof *s->values);
}

static void reverse_items(yr_value *items, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        yr_value v = items[i];
        items[i] = items[--n];
        items[n] = v;
    }
}

/* Sorts [start, start + n), whose first `sorted` items are in order. */
static int insertion_sort(sorter *s, size_t start, size_t n, size_t sorted)
{
    for (size_t i = sorted; i < n; i++) {
        yr_value pivot = s->keys[start + i];
        size_t low = 0, high = i;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            int r = less(s, pivot, s->keys[start + middle]);
            if (r < 0)
                return -1;
            if (r)
                high = middle;
            else
                low = middle + 1;
        }
        yr_value value = s->values ? s->values[start + i] : 0;
        move_items(s, start + low + 1, start + low, i - low);
        s->keys[start + low] = pivot;
        if (s->values)
            s->values[start + low] = value;
    }
    return 0;
}

/* The length of the run at start (0: error); a strictly descending one is turned round. */
static size_t count_run(sorter *s, size_t start, size_t end)
{
    if (start + 1 == end)
        return 1;
    size_t at = start + 2;
    int descending = less(s, s->keys[start + 1], s->keys[start]);
    if (descending < 0)
        return 0;
    for (; at < end; at++) {
        int r = less(s, s->keys[at], s->keys[at - 1]);
        if (r < 0)
            return 0;
        if (r != descending)
            break;
    }
    if (descending) {
        reverse_items(s->keys + start, at - start);
        if (s->values)
            reverse_items(s->values + start, at - start);
    }
    return at - start;
}

static size_t minimal_run(size_t n)
{
    size_t odd = 0;
    while (n >= 2 * MIN_RUN) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* ---- Merging ---- */

/* Where items lie: the keys, and the values that move along, or NULL. */
typedef struct {
    yr_value *keys, *values;
} place;

static place at(place p, int64_t i)
{
    return (place){p.keys + i, p.values ? p.values + i : NULL};
}

static void copy(place to, place from, int64_t n)
{
    memmove(to.keys, from.keys, (size_t)n * sizeof *to.keys);
    if (to.values)
        memmove(to.values, from.values, (size_t)n * sizeof *to.values);
}

/* *to++ = *from++ for step 1, *to-- = *from-- for -1. */
static void copy_step(place *to, place *from, int64_t step)
{
    copy(*to, *from, 1);
    *to = at(*to, step);
    *from = at(*from, step);
}

/* Is the item on the near side of where key belongs? Before the equal ones for `left`: item < key;
 * behind them else: not key < item. */
static int is_before(const sorter *s, yr_value item, yr_value key, bool left)
{
    if (left)
        return less(s, item, key);
    int r = less(s, key, item);
    return r < 0 ? -1 : !r;
}

/* Where key belongs among the n keys, looked for from `hint` in steps that double, then by halving
 * the last one: the number of keys before it, -1 on error. */
static int64_t gallop(const sorter *s, yr_value key, const yr_value *keys, int64_t n, int64_t hint,
                      bool left)
{
    int64_t last = 0, step = 1;
    int up = is_before(s, keys[hint], key, left), r = 0;
    int64_t most = up ? n - hint : hint + 1;
    while (up >= 0 && step < most) {
        r = is_before(s, keys[up ? hint + step : hint - step], key, left);
        if (r != up)
            break;
        last = step;
        step = 2 * step + 1;
    }
    if (up < 0 || r < 0)
        return -1;
    if (step > most)
        step = most;
    int64_t low = (up ? hint + last : hint - step) + 1, high = up ? hint + step : hint - last;
    while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        r = is_before(s, keys[middle], key, left);
        if (r < 0)
            return -1;
        if (r)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

/* The state of a merge from one end. `mine` is the side that was copied out, `other` the one that
 * lies in the array still; both are looked at where the next item is. */
typedef struct {
    place to, mine, other;
    int64_t mine_left, other_left;
    int64_t mine_wins, other_wins; /* in a row */
    int64_t step;                  /* 1 from the left, -1 from the right */
} merger;

enum merge_state { MERGE_ERROR = -1, MERGE_ON, MERGE_OTHER_ENDS, MERGE_MINE_ENDS };

static enum merge_state state_of(const merger *m)
{
    if (m->other_left == 0)
        return MERGE_OTHER_ENDS;
    return m->mine_left <= 1 ? MERGE_MINE_ENDS : MERGE_ON;
}

static void take_mine(merger *m)
{
    copy_step(&m->to, &m->mine, m->step);
    m->mine_left--;
}

static void take_other(merger *m)
{
    copy_step(&m->to, &m->other, m->step);
    m->other_left--;
}

/* Item by item, until one side has won so often that galloping may pay. */
static enum merge_state merge_singly(const sorter *s, merger *m)
{
    enum merge_state state = MERGE_ON;
    m->mine_wins = m->other_wins = 0;
    while (state == MERGE_ON && m->mine_wins < s->min_gallop && m->other_wins < s->min_gallop) {
        yr_value later = m->step > 0 ? *m->other.keys : *m->mine.keys;
        int r = less(s, later, m->step > 0 ? *m->mine.keys : *m->other.keys);
        if (r < 0)
            return MERGE_ERROR;
        if (r) {
            take_other(m);
            m->other_wins++;
            m->mine_wins = 0;
        } else {
            take_mine(m);
            m->mine_wins++;
            m->other_wins = 0;
        }
        state = state_of(m);
    }
    return state;
}

/* Moves the k items of one side that come next. */
static void take_run(merger *m, place *from, int64_t *left, int64_t k)
{
    if (m->step > 0) {
        copy(m->to, *from, k);
    } else {
        copy(at(m->to, 1 - k), at(*from, 1 - k), k);
    }
    m->to = at(m->to, m->step * k);
    *from = at(*from, m->step * k);
    *left -= k;
}

/* How many of the n items of `run` come before (from the right: behind) key. */
static int64_t count_before(const sorter *s, const merger *m, place run, int64_t n, yr_value key,
                            bool left)
{
    if (m->step > 0)
        return gallop(s, key, run.keys, n, 0, left);
    int64_t k = gallop(s, key, run.keys - (n - 1), n, n - 1, left);
    return k < 0 ? -1 : n - k;
}

/* A round of galloping: a run of one side and an item of the other, and the reverse. The left side
 * is asked first, as in CPython. */
static enum merge_state gallop_round(const sorter *s, merger *m)
{
    bool from_left = m->step > 0;
    place *left = from_left ? &m->mine : &m->other, *right = from_left ? &m->other : &m->mine;
    int64_t *left_count = from_left ? &m->mine_left : &m->other_left;
    int64_t *right_count = from_left ? &m->other_left : &m->mine_left;
    int64_t *left_wins = from_left ? &m->mine_wins : &m->other_wins;
    int64_t *right_wins = from_left ? &m->other_wins : &m->mine_wins;
    int64_t k = *left_wins = count_before(s, m, *left, *left_count, *right->keys, false);
    if (k < 0)
        return MERGE_ERROR;
    take_run(m, left, left_count, k);
    /* None of mine left: possible where comparisons contradict each other. */
    if (k && (state_of(m) != MERGE_ON))
        return m->mine_left == 0 ? MERGE_OTHER_ENDS : state_of(m);
    take_run(m, right, right_count, 1);
    if (state_of(m) != MERGE_ON)
        return state_of(m);
    k = *right_wins = count_before(s, m, *right, *right_count, *left->keys, true);
    if (k < 0)
        return MERGE_ERROR;
    take_run(m, right, right_count, k);
    if (k && state_of(m) != MERGE_ON)
        return m->mine_left == 0 ? MERGE_OTHER_ENDS : state_of(m);
    take_run(m, left, left_count, 1);
    return state_of(m);
}

static enum merge_state merge_on(sorter *s, merger *m)
{
    for (;;) {
        enum merge_state state = merge_singly(s, m);
        if (state != MERGE_ON)
            return state;
        s->min_gallop++;
        do {
            s->min_gallop -= s->min_gallop > 1;
            state = gallop_round(s, m);
        } while (state == MERGE_ON && (m->mine_wins >= MIN_GALLOP || m->other_wins >= MIN_GALLOP));
        if (state != MERGE_ON)
            return state;
        s->min_gallop++; /* leaving it has its price */
    }
}

/* Merges a of m items and the n behind them, the shorter side copied out. On an error everything is
 * back in the array, in some order. */
static int merge_places(sorter *s, place a, int64_t m, int64_t n)
{
    place b = at(a, m), spare = {s->spare_keys, s->values ? s->spare_values : NULL};
    merger g = {.to = a, .mine = spare, .other = b, .mine_left = m, .other_left = n, .step = 1};
    if (m <= n) {
        copy(spare, a, m);
    } else {
        copy(spare, b, n);
        g = (merger){.to = at(b, n - 1),
                     .mine = at(spare, n - 1),
                     .other = at(a, m - 1),
                     .mine_left = n,
                     .other_left = m,
                     .step = -1};
    }
    take_other(&g); /* which it begins with, is known */
    enum merge_state state = state_of(&g);
    if (state == MERGE_ON)
        state = merge_on(s, &g);
    if (state == MERGE_MINE_ENDS) /* its last item comes behind all others */
        take_run(&g, &g.other, &g.other_left, g.other_left);
    if (g.mine_left)
        take_run(&g, &g.mine, &g.mine_left, g.mine_left);
    return state == MERGE_ERROR ? -1 : 0;
}

static int merge(sorter *s, run *x, const run *y)
{
    place a = {s->keys + x->start, s->values ? s->values + x->start : NULL};
    int64_t m = (int64_t)x->length, n = (int64_t)y->length;
    x->length += y->length;
    int64_t skip = gallop(s, a.keys[m], a.keys, m, 0, false);
    if (skip < 0)
        return -1;
    a = at(a, skip);
    m -= skip;
    if (m == 0)
        return 0;
    n = gallop(s, a.keys[m - 1], a.keys + m, n, n - 1, true);
    return n <= 0 ? (int)n : merge_places(s, a, m, n);
}

/* The depth, in a perfectly balanced merge tree over total items, of the node between two
 * neighbouring runs: twice their middles, as fractions of total, first differ at that binary digit.
 */
static int boundary_power(const run *x, size_t next_length, size_t total)
{
    size_t a = 2 * x->start + x->length, b = a + x->length + next_length;
    int power = 0;
    for (;;) {
        power++;
        if (a >= total) {
            a -= total;
            b -= total;
        } else if (b >= total) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

static int sort_runs(sorter *s, size_t total)
{
    run runs[MAX_RUNS + 1];
    int top = 0;
    size_t least = minimal_run(total);
    for (size_t at = 0; at < total;) {
        size_t n = count_run(s, at, total);
        if (n == 0)
            return -1;
        if (n < least) {
            size_t forced = total - at < least ? total - at : least;
            if (insertion_sort(s, at, forced, n) < 0)
                return -1;
            n = forced;
        }
        if (top > 0) {
            int power = boundary_power(&runs[top - 1], n, total);
            while (top > 1 && runs[top - 2].power > power) {
                top--;
                if (merge(s, &runs[top - 1], &runs[top]) < 0)
                    return -1;
            }
            runs[top - 1].power = power;
        }
        runs[top++] = (run){at, n, 0};
        at += n;
    }
    for (; top > 1; top--) {
        run *x = &runs[top - 2];
        bool is_middle = top > 2 && x[-1].length < x[1].length;
        x -= is_middle;
        if (merge(s, x, x + 1) < 0)
            return -1;
        if (is_middle)
            x[1] = x[2];
    }
    return 0;
}

/* ---- The list ---- */

/* keys[i] = key(values[i]); on an error the keys made so far are dropped. */
static int make_keys(yr_value *keys, const yr_value *values, size_t n, yr_value key)
{
    for (size_t i = 0; i < n; i++) {
        keys[i] = yr_invoke1(key, values[i]);
        if (!keys[i]) {
            for (size_t j = 0; j < i; j++)
                yr_drop(keys[j]);
            return -1;
        }
    }
    return 0;
}

/* Sorts keys (and values in step) of n >= 2. */
static int sort_arrays(yr_value *keys, yr_value *values, size_t n, bool reverse)
{
    sorter s = {.keys = keys, .values = values, .min_gallop = MIN_GALLOP};
    s.spare_keys = yr_alloc((n / 2 + 1) * 2 * sizeof *keys);
    if (!s.spare_keys)
        return -1;
    s.spare_values = s.spare_keys + n / 2 + 1;
    find_kind(&s, n);
    if (s.kind == COMPARE_FLOAT)
        unpack_floats(keys, n);
    if (reverse) { /* reversed before and after, so that equal items keep their order */
        reverse_items(keys, n);
        if (values)
            reverse_items(values, n);
    }
    int r = 0;
    bool done = s.kind == COMPARE_INT     ? yr_sort_numbers(keys, values, n)
                : s.kind == COMPARE_FLOAT ? sort_doubles(keys, values, n)
                                          : false;
    if (!done)
        r = sort_runs(&s, n);
    if (reverse) {
        reverse_items(keys, n);
        if (values)
            reverse_items(values, n);
    }
    if (s.kind == COMPARE_FLOAT)
        pack_floats(keys, n);
    yr_dispose(s.spare_keys);
    return r;
}

/* Sorts items[0..n) by key (0: themselves). */
static int sort_items(yr_value *items, size_t n, yr_value key, bool reverse)
{
    if (!key)
        return n < 2 ? 0 : sort_arrays(items, NULL, n, reverse);
    if (n == 0)
        return 0;
    yr_value *keys = yr_alloc(n * sizeof *keys);
    if (!keys)
        return -1;
    int r = make_keys(keys, items, n, key);
    if (r == 0) {
        r = n < 2 ? 0 : sort_arrays(keys, items, n, reverse);
        for (size_t i = 0; i < n; i++)
            yr_drop(keys[i]);
    }
    yr_dispose(keys);
    return r;
}

int yr_list_sort(yr_value list, yr_value key, bool reverse)
{
    yr_list_object *l = YR_LIST(list);
    yr_value *items = l->items;
    size_t n = l->length, capacity = l->capacity;
    if (key == YR_NONE)
        key = 0;
    yr_value *marker = yr_alloc(sizeof *marker);
    if (!marker)
        return -1;
    l->items = marker;
    l->length = l->capacity = 0;
    int r = sort_items(items, n, key, reverse);
    yr_value *others = l->items;
    size_t other_count = l->length;
    bool touched = others != marker || l->capacity;
    if (touched && r == 0) {
        yr_value_error("list modified during sort");
        r = -1;
    }
    l->items = items;
    l->length = n;
    l->capacity = capacity;
    if (others) {
        yr_value pending = yr_save_pending();
        yr_list_drop_items(others, other_count);
        yr_dispose(others);
        yr_restore_pending(pending);
    }
    return r;
}

yr_value yr_list_sort_method(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"key", "reverse"};
    yr_value given[2];
    if (n)
        return yr_type_error("sort() takes no positional arguments");
    if (yr_parse_arguments(YR_SHOWN("sort"), keyword_names, 0, 0, 0, 2, args, n, keywords, given) <
        0)
        return 0;
    int reverse = 0;
    if (yr_argument_c_int(given[1], &reverse) < 0)
        return 0;
    yr_retain(self);
    int r = yr_list_sort(self, given[0], reverse != 0);
    yr_drop(self);
    return r < 0 ? 0 : YR_NONE;
}
