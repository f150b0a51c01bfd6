/* dict_compare.c - the text of a dict, and whether two of them are equal. Both run the code of keys
 * and values, which may change the dict meanwhile. */
#include "../core/printing.h"
#include "containers.h"

static int add_pairs(yr_builder *b, yr_value self)
{
    size_t at = 0;
    bool first = true;
    for (yr_value key, value; yr_dict_next(self, &at, &key, &value); first = false) {
        yr_retain(key);
        yr_retain(value);
        int r = first ? 0 : yr_builder_c(b, ", ");
        if (r == 0 && (r = yr_add_repr(b, key)) == 0 && (r = yr_builder_c(b, ": ")) == 0)
            r = yr_add_repr(b, value);
        yr_drop(key);
        yr_drop(value);
        if (r < 0)
            return -1;
    }
    return 0;
}

int yr_dict_add_repr(yr_builder *b, yr_value self)
{
    if (YR_DICT(self)->count == 0)
        return yr_builder_c(b, "{}");
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? -1 : yr_builder_c(b, "{...}");
    int r = yr_builder_char(b, '{');
    if (r == 0)
        r = add_pairs(b, self);
    if (r == 0)
        r = yr_builder_char(b, '}');
    yr_repr_leave(self);
    return r;
}

yr_value yr_dict_repr(yr_value self)
{
    return yr_repr_by(yr_dict_add_repr, self);
}

int yr_dict_equal(yr_value a, yr_value b)
{
    if (YR_DICT(a)->count != YR_DICT(b)->count)
        return 0;
    size_t at = 0;
    uint64_t hash;
    for (yr_value key, value; yr_dict_next_hashed(a, &at, &key, &value, &hash);) {
        yr_value other;
        yr_retain(key);
        yr_retain(value);
        int r = yr_dict_find_hashed(b, key, hash, &other);
        if (r > 0)
            r = yr_equal(value, other);
        yr_xdrop(other);
        yr_drop(key);
        yr_drop(value);
        if (r <= 0)
            return r;
    }
    return 1;
}

yr_value yr_dict_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS_DICT(a) || !YR_IS_DICT(b))
        return YR_NOT_IMPLEMENTED;
    int r = yr_dict_equal(a, b);
    return r < 0 ? 0 : yr_bool(r == (op == YR_EQ));
}
