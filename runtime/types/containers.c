/* containers.c - small helpers that several container types share. */
#include "containers.h"

/* The sequence's count of a repetition: 0, or -1 with TypeError or OverflowError. */
static int repeat_count(yr_value v, int64_t *count)
{
    if (!yr_has_index(v)) {
        yr_type_error("can't multiply sequence by non-int of type '%T'", v);
        return -1;
    }
    return yr_to_count(v, count);
}

yr_value yr_sequence_multiply(yr_value a, yr_value b, bool a_is_sequence,
                              yr_value (*repeat)(yr_value, int64_t))
{
    int64_t count;
    if (repeat_count(a_is_sequence ? b : a, &count) < 0)
        return 0;
    return repeat(a_is_sequence ? a : b, count);
}

int yr_index_range(yr_value *args, size_t n, size_t first, int64_t length, int64_t *start,
                   int64_t *stop)
{
    int64_t *out[2] = {start, stop};
    *start = 0;
    *stop = INT64_MAX;
    for (size_t i = 0; i < 2 && first + i < n; i++) {
        if (!yr_has_index(args[first + i])) {
            yr_type_error("slice indices must be integers or have an __index__ method");
            return -1;
        }
        if (yr_to_index(args[first + i], out[i], true) < 0)
            return -1;
        if (*out[i] < 0) {
            *out[i] += length;
            if (*out[i] < 0)
                *out[i] = 0;
        }
    }
    return 0;
}

yr_value yr_class_getitem(yr_value self, yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    return yr_generic_alias(self, args[0]);
}

int yr_make_no_keywords(yr_type *t, yr_type *exact, const char *name, yr_value keywords)
{
    if (!keywords || YR_TUPLE(keywords)->length == 0)
        return 0;
    if (t != exact && t->slots.init != (exact ? exact : YR_TYPE(object))->slots.init)
        return 0;
    return yr_no_keywords(name, keywords);
}

int yr_init_no_keywords(yr_type *t, yr_type *exact, const char *name, yr_value keywords)
{
    if (!yr_keyword_count(keywords) || t->slots.make != exact->slots.make)
        return 0;
    return yr_no_keywords(name, keywords);
}

int yr_expect_one(const char *name, size_t n)
{
    if (n == 1)
        return 0;
    yr_type_error("%s expected 1 argument, got %zu", name, n);
    return -1;
}

int yr_visit_items(const yr_value *items, size_t n, yr_visitor visit, void *context)
{
    for (size_t i = 0; i < n; i++)
        YR_VISIT(items[i]);
    return 0;
}

yr_value yr_iter_self(yr_value self)
{
    return yr_retain(self);
}
