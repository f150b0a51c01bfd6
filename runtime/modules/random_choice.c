/* random_choice.c - the methods of Random that choose ints and items: randrange, choice, shuffle,
 * sample, choices. They draw numbers in the same order as Python, so that a seed gives the same
 * choices.
 */
#include "random_parts.h"
#include <math.h>

/* ---- Ints ----------------------------------------------------------------------------------- */

/* new: v as an int for the argument that message speaks of; a float must be integral. */
static yr_value integral(yr_value v, const char *message)
{
    if (yr_is_any_int(v) || yr_type_of(v)->slots.to_index)
        return yr_index(v);
    yr_value i = yr_invoke1(yr_from(YR_TYPE(int)), v);
    if (!i)
        return 0;
    int same = yr_test_compare(YR_EQ, i, v);
    if (same == 1 &&
        yr_warn(YR_EXC(DeprecationWarning), 1,
                "non-integer arguments to randrange() have been deprecated since Python 3.10 and "
                "will be removed in a subsequent version") == 0)
        return i;
    yr_drop(i);
    if (same || yr_warn(YR_EXC(DeprecationWarning), 1,
                        "randrange() will raise TypeError in the future") < 0)
        return 0;
    return yr_value_error("%s for randrange()", message);
}

/* new: start + step * (below n); n is stolen. */
static yr_value pick(yr_value self, yr_value start, yr_value step, yr_value n)
{
    yr_value r = yr_random_below(self, n), offset = r ? yr_int_mul(r, step) : 0;
    yr_value result = offset ? yr_int_add(start, offset) : 0;
    yr_xdrop(offset);
    yr_xdrop(r);
    yr_drop(n);
    return result;
}

static yr_value range_with_step(yr_value self, yr_value start, yr_value width, yr_value step)
{
    int sign = yr_int_sign(step);
    if (sign == 0)
        return yr_value_error("zero step for randrange()");
    yr_value more = yr_int_sub(step, yr_int(sign));
    yr_value sum = more ? yr_int_add(width, more) : 0;
    yr_value n = sum ? yr_int_divide(sum, step) : 0;
    yr_xdrop(more);
    yr_xdrop(sum);
    if (!n)
        return 0;
    if (yr_int_sign(n) > 0)
        return pick(self, start, step, n);
    yr_drop(n);
    return yr_value_error("empty range for randrange()");
}

/* start, stop, step: exact ints. */
static yr_value random_in_range(yr_value self, yr_value start, yr_value stop, yr_value step)
{
    yr_value width = yr_int_sub(stop, start), result;
    if (!width)
        return 0;
    if (step != yr_int(1))
        result = range_with_step(self, start, width, step);
    else if (yr_int_sign(width) > 0)
        return pick(self, start, step, width);
    else
        result = yr_value_error("empty range for randrange() (%R, %R, %R)", start, stop, width);
    yr_drop(width);
    return result;
}

/* What the module secrets calls. */
YR_METHOD(random_below)
{
    yr_value n_index = yr_index(args[0]);
    int sign = n_index ? yr_int_sign(n_index) : 0;
    yr_value r = 0;
    if (n_index && sign > 0)
        r = yr_random_below(self, n_index);
    else if (n_index)
        yr_value_error("the upper bound must be positive");
    yr_xdrop(n_index);
    return r;
}

static yr_value random_randrange(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"start", "stop", "step"};
    yr_value in[3] = {0, 0, 0}, result = 0, stop = 0, step = 0;
    if (yr_parse_arguments("randrange", names, 0, 1, 3, 3, args, n, keywords, in))
        return 0;
    yr_value start = integral(in[0], "non-integer arg 1");
    if (!start)
        return 0;
    if (!in[1] || in[1] == YR_NONE) {
        if (in[2] && in[2] != yr_int(1))
            yr_type_error("Missing a non-None stop argument");
        else if (yr_int_sign(start) > 0)
            result = yr_random_below(self, start);
        else
            yr_value_error("empty range for randrange()");
        yr_drop(start);
        return result;
    }
    stop = integral(in[1], "non-integer stop");
    if (stop)
        step = in[2] ? integral(in[2], "non-integer step") : yr_int(1);
    if (step)
        result = random_in_range(self, start, stop, step);
    yr_xdrop(step);
    yr_xdrop(stop);
    yr_drop(start);
    return result;
}

static yr_value random_randint(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"a", "b"};
    yr_value in[2];
    if (yr_parse_arguments("randint", names, 0, 2, 2, 2, args, n, keywords, in))
        return 0;
    yr_value after = yr_add(in[1], yr_int(1));
    if (!after)
        return 0;
    yr_value bounds[2] = {in[0], after};
    yr_value result = random_randrange(self, bounds, 2, 0);
    yr_drop(after);
    return result;
}

/* ---- Items ---------------------------------------------------------------------------------- */

static yr_value item_at(yr_value sequence, int64_t i)
{
    if (YR_IS(sequence, list) && (size_t)i < YR_AS(yr_list_object, sequence)->length)
        return yr_retain(YR_AS(yr_list_object, sequence)->items[i]);
    return yr_getitem(sequence, yr_int(i));
}

/* list with item at its end: steals both; item may be 0 after an error. */
static yr_value append(yr_value list, yr_value item)
{
    int failed = item ? yr_list_append(list, item) : -1;
    yr_xdrop(item);
    if (!failed)
        return list;
    yr_drop(list);
    return 0;
}

static yr_value random_choice(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"seq"};
    yr_value sequence;
    int64_t i;
    if (yr_parse_arguments("choice", names, 0, 1, 1, 1, args, n, keywords, &sequence))
        return 0;
    int64_t length = yr_length(sequence);
    if (length < 0)
        return 0;
    if (length == 0)
        return yr_raise_format(YR_EXC(IndexError), "Cannot choose from an empty sequence");
    return yr_random_below_i64(self, length, &i) ? 0 : item_at(sequence, i);
}

static int swap_items(yr_value x, int64_t i, int64_t j)
{
    yr_value first = item_at(x, j), second = first ? item_at(x, i) : 0;
    int failed = !second || yr_setitem(x, yr_int(i), first) || yr_setitem(x, yr_int(j), second);
    yr_xdrop(first);
    yr_xdrop(second);
    return failed ? -1 : 0;
}

static yr_value random_shuffle(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"x"};
    yr_value x;
    if (yr_parse_arguments("shuffle", names, 0, 1, 1, 1, args, n, keywords, &x))
        return 0;
    int64_t length = yr_length(x), j;
    if (length < 0)
        return 0;
    for (int64_t i = length - 1; i > 0; i--)
        if (yr_random_below_i64(self, i + 1, &j) || swap_items(x, i, j))
            return 0;
    return YR_NONE;
}

/* ---- Weights -------------------------------------------------------------------------------- */

/* new: the list of partial sums. */
static yr_value accumulate(yr_value weights)
{
    yr_value iterator = yr_iter(weights), item, total = 0;
    if (!iterator)
        return 0;
    yr_value sums = yr_list_new();
    int more = sums ? 1 : -1;
    while (more > 0 && (more = yr_next(iterator, &item)) > 0) {
        yr_value next = total ? yr_add(total, item) : yr_retain(item);
        yr_drop(item);
        yr_xdrop(total);
        total = next;
        if (!total || yr_list_append(sums, total))
            more = -1;
    }
    yr_xdrop(total);
    yr_drop(iterator);
    if (more == 0)
        return sums;
    yr_xdrop(sums);
    return 0;
}

/* The first index of 0..high whose sum is greater than x, else high; -1 on error. */
static int64_t bisect(yr_value sums, yr_value x, int64_t high)
{
    int64_t low = 0;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        yr_value sum = item_at(sums, middle);
        int less = sum ? yr_test_compare(YR_LT, x, sum) : -1;
        yr_xdrop(sum);
        if (less < 0)
            return -1;
        if (less)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static yr_value choices_evenly(yr_value self, yr_value population, int64_t n, int64_t k)
{
    yr_value result = yr_list_new();
    double r;
    for (int64_t i = 0; i < k && result; i++) {
        yr_value item = 0;
        if (yr_random_double(self, &r) == 0)
            item = yr_getitem(population, yr_int((int64_t)floor(r * (double)n)));
        result = append(result, item);
    }
    return result;
}

/* The last of the sums as a double of use: 0, or -1 and ValueError. */
static int check_total(yr_value sums, double *total)
{
    yr_value last = yr_getitem(sums, yr_int(-1));
    int failed = last ? yr_to_double(last, total) : -1;
    yr_xdrop(last);
    if (failed)
        return -1;
    if (*total <= 0.0)
        yr_value_error("Total of weights must be greater than zero");
    else if (!isfinite(*total))
        yr_value_error("Total of weights must be finite");
    else
        return 0;
    return -1;
}

static yr_value choices_weighted(yr_value self, yr_value population, yr_value sums, int64_t n,
                                 int64_t k)
{
    double total, r;
    int64_t length = yr_length(sums);
    if (length < 0)
        return 0;
    if (length != n)
        return yr_value_error("The number of weights does not match the population");
    if (check_total(sums, &total))
        return 0;
    yr_value result = yr_list_new();
    for (int64_t i = 0; i < k && result; i++) {
        yr_value x = yr_random_double(self, &r) ? 0 : yr_float(r * total);
        int64_t at = x ? bisect(sums, x, n - 1) : -1;
        yr_xdrop(x);
        yr_value item = at < 0 ? 0 : item_at(population, at);
        result = append(result, item);
    }
    return result;
}

static yr_value random_choices(yr_value self, yr_value *args, size_t count, yr_value keywords)
{
    static const char *const names[] = {"population", "weights", "cum_weights", "k"};
    yr_value in[4] = {0, 0, 0, 0};
    int64_t k = 1;
    if (yr_parse_arguments("choices", names, 0, 1, 2, 4, args, count, keywords, in) ||
        (in[3] && yr_to_index(in[3], &k, false)))
        return 0;
    int64_t n = yr_length(in[0]);
    if (n < 0)
        return 0;
    bool has_weights = in[1] && in[1] != YR_NONE, has_sums = in[2] && in[2] != YR_NONE;
    if (has_weights && has_sums)
        return yr_type_error("Cannot specify both weights and cumulative weights");
    if (has_weights && yr_is_any_int(in[1]))
        return yr_type_error("The number of choices must be a keyword argument: k=%R", in[1]);
    if (!has_weights && !has_sums)
        return choices_evenly(self, in[0], n, k);
    yr_value sums = has_sums ? yr_retain(in[2]) : accumulate(in[1]);
    yr_value result = sums ? choices_weighted(self, in[0], sums, n, k) : 0;
    yr_xdrop(sums);
    return result;
}

/* ---- Samples -------------------------------------------------------------------------------- */

/* From a copy of the population: what is chosen makes room for the last item. */
static yr_value sample_from_pool(yr_value self, yr_value population, int64_t n, int64_t k)
{
    yr_value pool = yr_to_list(population), result = pool ? yr_list_new() : 0;
    int64_t j;
    for (int64_t i = 0; i < k && result; i++) {
        yr_value item = 0, last = 0;
        if (yr_random_below_i64(self, n - i, &j) == 0 && (item = item_at(pool, j)) &&
            (last = item_at(pool, n - i - 1)) && yr_setitem(pool, yr_int(j), last) == 0 &&
            yr_list_append(result, item) == 0) {
            yr_drop(item);
            yr_drop(last);
            continue;
        }
        yr_xdrop(item);
        yr_xdrop(last);
        yr_drop(result);
        result = 0;
    }
    yr_xdrop(pool);
    return result;
}

/* new: one index that is not in selected yet, put there. -1 on error. */
static int64_t fresh_index(yr_value self, yr_value selected, int64_t n)
{
    int64_t j;
    int has;
    do {
        if (yr_random_below_i64(self, n, &j))
            return -1;
        has = yr_set_has(selected, yr_int(j));
    } while (has > 0);
    return has < 0 || yr_set_add(selected, yr_int(j)) ? -1 : j;
}

static yr_value sample_by_index(yr_value self, yr_value population, int64_t n, int64_t k)
{
    yr_value selected = yr_set_new(YR_TYPE(set), 0), result = selected ? yr_list_new() : 0;
    for (int64_t i = 0; i < k && result; i++) {
        int64_t j = fresh_index(self, selected, n);
        yr_value item = j < 0 ? 0 : item_at(population, j);
        result = append(result, item);
    }
    yr_xdrop(selected);
    return result;
}

static yr_value sample_of(yr_value self, yr_value population, int64_t n, int64_t k)
{
    if (k < 0 || k > n)
        return yr_value_error("Sample larger than population or is negative");
    double set_size = 21;
    if (k > 5)
        set_size += pow(4, ceil(log((double)k * 3) / log(4)));
    return (double)n <= set_size ? sample_from_pool(self, population, n, k)
                                 : sample_by_index(self, population, n, k);
}

/* The items of population at the places that the drawn numbers fall on. */
static yr_value select_counted(yr_value population, yr_value sums, yr_value draws)
{
    yr_value result = yr_list_new();
    int64_t n = yr_length(sums), k = yr_length(draws);
    for (int64_t i = 0; i < k && result; i++) {
        yr_value draw = item_at(draws, i);
        int64_t at = draw ? bisect(sums, draw, n) : -1;
        yr_xdrop(draw);
        yr_value item = at < 0 ? 0 : yr_getitem(population, yr_int(at));
        result = append(result, item);
    }
    return result;
}

static yr_value sample_counted(yr_value self, yr_value population, int64_t n, yr_value counts,
                               int64_t k)
{
    yr_value sums = accumulate(counts), result = 0, range = 0, draws = 0;
    if (!sums)
        return 0;
    yr_value total = 0;
    if (yr_length(sums) != n)
        yr_value_error("The number of counts does not match the population");
    else if ((total = yr_getitem(sums, yr_int(-1))) && !yr_is_any_int(total))
        yr_type_error("Counts must be integers");
    else if (total && yr_int_sign(total) <= 0)
        yr_value_error("Total of counts must be greater than zero");
    else if (total && (range = yr_invoke1(yr_from(YR_TYPE(range)), total))) {
        int64_t length = yr_length(range);
        draws = length < 0 ? 0 : sample_of(self, range, length, k);
    }
    if (draws)
        result = select_counted(population, sums, draws);
    yr_xdrop(draws);
    yr_xdrop(range);
    yr_xdrop(total);
    yr_drop(sums);
    return result;
}

static yr_value random_sample(yr_value self, yr_value *args, size_t count, yr_value keywords)
{
    static const char *const names[] = {"population", "k", "counts"};
    yr_value in[3] = {0, 0, 0};
    int64_t k;
    if (yr_parse_arguments("sample", names, 0, 2, 2, 3, args, count, keywords, in))
        return 0;
    const yr_type *t = yr_type_of(in[0]);
    if (!t->slots.length || !t->slots.getitem || YR_IS_DICT(in[0]))
        return yr_type_error("Population must be a sequence.  For dicts or sets, use sorted(d).");
    int64_t n = yr_length(in[0]);
    if (n < 0 || yr_to_index(in[1], &k, false))
        return 0;
    if (in[2] && in[2] != YR_NONE)
        return sample_counted(self, in[0], n, in[2], k);
    return sample_of(self, in[0], n, k);
}

const yr_method_def yr_random_choice_methods[] = {
    {"_randbelow", random_below, 1, 1, 0, "Return a random int in the range [0,n)."},
    {"randrange", random_randrange, 0, -1, YR_METHOD_KEYWORDS,
     "Choose a random item from range(stop) or range(start, stop[, step])."},
    {"randint", random_randint, 0, -1, YR_METHOD_KEYWORDS,
     "Return random integer in range [a, b], including both end points."},
    {"choice", random_choice, 0, -1, YR_METHOD_KEYWORDS,
     "Choose a random element from a non-empty sequence."},
    {"shuffle", random_shuffle, 0, -1, YR_METHOD_KEYWORDS,
     "Shuffle list x in place, and return None."},
    {"choices", random_choices, 0, -1, YR_METHOD_KEYWORDS,
     "Return a k sized list of population elements chosen with replacement."},
    {"sample", random_sample, 0, -1, YR_METHOD_KEYWORDS,
     "Chooses k unique random elements from a population sequence."},
    {0},
};
