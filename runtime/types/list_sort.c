/* list_sort.c - list.sort() and sorted().
 *
 * A stable merge sort over natural runs, in the spirit of timsort: runs are found and reversed
 * where strictly descending, short ones are extended to MIN_RUN by binary insertion, and merged
 * pairwise under the power rule, which keeps the number of pending runs below 64. Only `<` is
 * asked, of (later, earlier) item, as CPython asks it.
 *
 * While the sort runs, the list is empty and its items live in an array of ours; a comparison that
 * touches the list shows because items is no longer NULL then. With a key function, keys are sorted
 * and items follow in step. */
#include "containers.h"

enum { MIN_RUN = 32, MAX_RUNS = 64 };

typedef enum { COMPARE_ANY, COMPARE_INT, COMPARE_FLOAT, COMPARE_STR } key_kind;

typedef struct {
    yr_value *keys;
    yr_value *values;                    /* moves along with keys, or NULL */
    yr_value *spare_keys, *spare_values; /* scratch of n / 2 each */
    key_kind kind;
} sorter;

typedef struct {
    size_t start, length;
    int power; /* of the boundary to the next run */
} run;

/* ---- Comparing ---- */

static int str_less(yr_str *a, yr_str *b)
{
    size_t n = a->length < b->length ? a->length : b->length;
    if (a->kind == 1 && b->kind == 1) {
        int c = memcmp(a->data.one, b->data.one, n);
        return c ? c < 0 : a->length < b->length;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t x = yr_str_at(a, i), y = yr_str_at(b, i);
        if (x != y)
            return x < y;
    }
    return a->length < b->length;
}

/* a < b: 1, 0, -1. */
static int less(const sorter *s, yr_value a, yr_value b)
{
    switch (s->kind) {
    case COMPARE_INT: return (int64_t)a < (int64_t)b;
    case COMPARE_FLOAT: return yr_flonum_value(a) < yr_flonum_value(b);
    case COMPARE_STR: return str_less(YR_AS(yr_str, a), YR_AS(yr_str, b));
    default: return yr_test_compare(YR_LT, a, b);
    }
}

static key_kind kind_of(yr_value v)
{
    return yr_is_int(v)      ? COMPARE_INT
           : yr_is_flonum(v) ? COMPARE_FLOAT
           : YR_IS(v, str)   ? COMPARE_STR
                             : COMPARE_ANY;
}

/* The kind that all keys have in common. */
static key_kind common_kind(const yr_value *keys, size_t n)
{
    key_kind kind = kind_of(keys[0]);
    for (size_t i = 1; i < n && kind != COMPARE_ANY; i++)
        if (kind_of(keys[i]) != kind)
            return COMPARE_ANY;
    return kind;
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

static void copy_out(sorter *s, size_t from, size_t n)
{
    memcpy(s->spare_keys, s->keys + from, n * sizeof *s->keys);
    if (s->values)
        memcpy(s->spare_values, s->values + from, n * sizeof *s->values);
}

static void put(sorter *s, size_t to, const yr_value *keys, const yr_value *values, size_t from)
{
    s->keys[to] = keys[from];
    if (s->values)
        s->values[to] = values[from];
}

static void put_rest(sorter *s, size_t to, size_t from, size_t n)
{
    memcpy(s->keys + to, s->spare_keys + from, n * sizeof *s->keys);
    if (s->values)
        memcpy(s->values + to, s->spare_values + from, n * sizeof *s->values);
}

/* Merges [a, a+m) and [a+m, a+m+n), m <= n, from the left. On an error everything is back in the
 * array, in some order. */
static int merge_low(sorter *s, size_t a, size_t m, size_t n)
{
    copy_out(s, a, m);
    size_t i = 0, j = a + m, end = j + n, to = a;
    while (i < m && j < end) {
        int r = less(s, s->keys[j], s->spare_keys[i]);
        if (r < 0) {
            put_rest(s, to, i, m - i);
            return -1;
        }
        if (r)
            put(s, to++, s->keys, s->values, j++);
        else
            put(s, to++, s->spare_keys, s->spare_values, i++);
    }
    put_rest(s, to, i, m - i);
    return 0;
}

/* The same with m > n, from the right. */
static int merge_high(sorter *s, size_t a, size_t m, size_t n)
{
    copy_out(s, a + m, n);
    size_t i = m, j = n, to = a + m + n;
    while (i > 0 && j > 0) {
        int r = less(s, s->spare_keys[j - 1], s->keys[a + i - 1]);
        if (r < 0)
            break;
        if (r) {
            i--;
            put(s, --to, s->keys, s->values, a + i);
        } else {
            j--;
            put(s, --to, s->spare_keys, s->spare_values, j);
        }
    }
    put_rest(s, to - j, 0, j);
    return i > 0 && j > 0 ? -1 : 0;
}

/* The number of items of [from, from+n) that key is not less than (right) / that are less than key
 * (left): where key belongs. -1 on error. */
static int64_t place(sorter *s, yr_value key, size_t from, size_t n, bool right)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        yr_value other = s->keys[from + middle];
        int r = right ? less(s, key, other) : less(s, other, key);
        if (r < 0)
            return -1;
        if (r == right)
            high = middle;
        else
            low = middle + 1;
    }
    return (int64_t)low;
}

static int merge(sorter *s, run *x, const run *y)
{
    size_t a = x->start, m = x->length, n = y->length;
    x->length = m + n;
    int64_t skip = place(s, s->keys[a + m], a, m, true);
    if (skip < 0)
        return -1;
    a += (size_t)skip;
    m -= (size_t)skip;
    if (m == 0)
        return 0;
    int64_t keep = place(s, s->keys[a + m - 1], a + m, n, false);
    if (keep <= 0)
        return keep < 0 ? -1 : 0;
    n = (size_t)keep;
    return m <= n ? merge_low(s, a, m, n) : merge_high(s, a, m, n);
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
    for (; top > 1; top--)
        if (merge(s, &runs[top - 2], &runs[top - 1]) < 0)
            return -1;
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
    sorter s = {keys, values, NULL, NULL, common_kind(keys, n)};
    s.spare_keys = yr_alloc((n / 2 + 1) * 2 * sizeof *keys);
    if (!s.spare_keys)
        return -1;
    s.spare_values = s.spare_keys + n / 2 + 1;
    if (reverse) { /* reversed before and after, so that equal items keep their order */
        reverse_items(keys, n);
        if (values)
            reverse_items(values, n);
    }
    int r = sort_runs(&s, n);
    if (reverse) {
        reverse_items(keys, n);
        if (values)
            reverse_items(values, n);
    }
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
    l->items = NULL;
    l->length = l->capacity = 0;
    int r = sort_items(items, n, key, reverse);
    yr_value *others = l->items;
    size_t other_count = l->length;
    bool touched = others || l->capacity;
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
    static const char *const names[] = {"key", "reverse"};
    yr_value given[2];
    if (n)
        return yr_type_error("sort() takes no positional arguments");
    if (yr_parse_arguments("sort", names, 0, 0, 0, 2, args, n, keywords, given) < 0)
        return 0;
    int64_t reverse = 0;
    if (given[1] && yr_to_index(given[1], &reverse, true) < 0)
        return 0;
    yr_retain(self);
    int r = yr_list_sort(self, given[0], reverse != 0);
    yr_drop(self);
    return r < 0 ? 0 : YR_NONE;
}
