/* _bisect_module.c - the module _bisect: places in sorted sequences. */
#include "../core/extension.h"
#include "../types/containers.h"

typedef struct {
    yr_value a, x, key; /* key: 0 for none */
    int64_t low, high;
} search;

/* Reads a, x, lo, hi and key. 0 or -1. */
static int read_arguments(const char *name, yr_value *args, size_t n, yr_value keywords, search *s)
{
    static const char *const names[] = {"a", "x", "lo", "hi", "key"};
    yr_value v[5] = {0};
    if (n == 2 && !keywords)
        memcpy(v, args, 2 * sizeof *v);
    else if (yr_parse_arguments(name, names, 0, 2, 4, 5, args, n, keywords, v) < 0)
        return -1;
    *s = (search){v[0], v[1], v[4] == YR_NONE ? 0 : v[4], 0, -1};
    if (yr_argument_size(v[2], &s->low) < 0)
        return -1;
    if (v[3] && v[3] != YR_NONE && yr_to_count(v[3], &s->high) < 0)
        return -1;
    if (s->low < 0) {
        yr_value_error("lo must be non-negative");
        return -1;
    }
    if (s->high < 0)
        s->high = yr_length(s->a);
    return s->high < 0 ? -1 : 0;
}

/* Does item `at` stand before x (left), or x not before it (right)? 1, 0, -1. */
static int goes_on(const search *s, int64_t at, bool right)
{
    if (YR_IS(s->a, list) && !s->key && (uint64_t)at < YR_LIST(s->a)->length) {
        yr_value item = YR_LIST(s->a)->items[at];
        if (yr_both_ints(s->x, item))
            return right ? (int64_t)item <= (int64_t)s->x : (int64_t)item < (int64_t)s->x;
    }
    yr_value index = yr_int_from_i64(at), item = index ? yr_getitem(s->a, index) : 0;
    yr_xdrop(index);
    if (item && s->key)
        yr_set(&item, yr_invoke1(s->key, item));
    if (!item)
        return -1;
    int before = right ? yr_test_lt(s->x, item) : yr_test_lt(item, s->x);
    yr_drop(item);
    return before < 0 ? -1 : before != right;
}

static int64_t find(const search *s, bool right)
{
    int64_t low = s->low, high = s->high;
    while (low < high) {
        int64_t middle = (int64_t)(((uint64_t)low + (uint64_t)high) / 2);
        int r = goes_on(s, middle, right);
        if (r < 0)
            return -1;
        if (r)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static yr_value bisect(const char *name, yr_value *args, size_t n, yr_value keywords, bool right)
{
    search s;
    if (read_arguments(name, args, n, keywords, &s) < 0)
        return 0;
    int64_t at = find(&s, right);
    return at < 0 ? 0 : yr_int_from_i64(at);
}

static yr_value insort(const char *name, yr_value *args, size_t n, yr_value keywords, bool right)
{
    search s;
    if (read_arguments(name, args, n, keywords, &s) < 0)
        return 0;
    yr_value item = s.x, key = s.key ? yr_invoke1(s.key, s.x) : 0;
    if (s.key && !key)
        return 0;
    if (key)
        s.x = key;
    int64_t at = find(&s, right);
    yr_xdrop(key);
    if (at < 0)
        return 0;
    if (YR_IS(s.a, list)) {
        yr_list_object *l = YR_LIST(s.a);
        at = at > (int64_t)l->length ? (int64_t)l->length : at;
        yr_value one = yr_list_of(&item, 1);
        int r = one ? yr_list_assign_slice(l, at, at, one) : -1;
        yr_xdrop(one);
        return r < 0 ? 0 : YR_NONE;
    }
    yr_value name_of = yr_intern_c("insert"), index = yr_int_from_i64(at);
    yr_value r =
        name_of && index ? yr_invoke_method(s.a, name_of, (yr_value[]){index, item}, 2) : 0;
    yr_xdrop(name_of);
    yr_xdrop(index);
    yr_xdrop(r);
    return r ? YR_NONE : 0;
}

YR_METHOD(bisect_right)
{
    return bisect("bisect_right", args, n, keywords, true);
}

YR_METHOD(bisect_left)
{
    return bisect("bisect_left", args, n, keywords, false);
}

YR_METHOD(insort_right)
{
    return insort("insort_right", args, n, keywords, true);
}

YR_METHOD(insort_left)
{
    return insort("insort_left", args, n, keywords, false);
}

static const yr_method_def functions[] = {
    {"bisect_right", bisect_right, 2, 4, YR_METHOD_KEYWORDS,
     "Return the index behind all items of a that are not greater than x."},
    {"bisect_left", bisect_left, 2, 4, YR_METHOD_KEYWORDS,
     "Return the index before all items of a that are not less than x."},
    {"insort_right", insort_right, 2, 4, YR_METHOD_KEYWORDS,
     "Insert x into the sorted list a behind the items equal to it."},
    {"insort_left", insort_left, 2, 4, YR_METHOD_KEYWORDS,
     "Insert x into the sorted list a before the items equal to it."},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__bisect = {"_bisect", fill};
