/* sqlite_row.c - sqlite3.Row: a row as a tuple whose items have the names of their columns. */
#include "sqlite.h"

typedef struct {
    yr_object base;
    yr_value data;        /* tuple */
    yr_value description; /* of the cursor */
} row;

#define ROW(v) YR_AS(row, v)

static void row_clear(yr_object *o)
{
    yr_set(&((row *)o)->data, 0);
    yr_set(&((row *)o)->description, 0);
}

static void row_dealloc(yr_object *o)
{
    row_clear(o);
    yr_release(o);
}

static int row_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((row *)o)->data);
    YR_VISIT(((row *)o)->description);
    return 0;
}

static yr_value row_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_type *cursor = yr_native_type("_sqlite3", "Cursor");
    if (!cursor || yr_no_keywords("Row", keywords) < 0 || yr_check_arity("Row", n, 2, 2) < 0)
        return 0;
    if (!yr_isinstance_of(args[0], cursor))
        return yr_type_error("Row() argument 1 must be sqlite3.Cursor, not %s",
                             yr_argument_type(args[0]));
    if (!YR_IS_TUPLE(args[1]))
        return yr_type_error("Row() argument 2 must be tuple, not %s", yr_argument_type(args[1]));
    row *r = yr_new(t, t->size);
    if (!r)
        return 0;
    yr_value description = YR_CURSOR(args[0])->description;
    r->data = yr_retain(args[1]);
    r->description = description ? yr_retain(description) : YR_NONE;
    return yr_from(r);
}

/* borrowed or 0: the name of column i. */
static yr_value name_at(const row *r, size_t i)
{
    if (!YR_IS_TUPLE(r->description) || i >= YR_TUPLE(r->description)->length)
        return 0;
    return YR_TUPLE(YR_TUPLE(r->description)->items[i])->items[0];
}

static bool same_name(yr_value a, yr_value b)
{
    if (yr_str_equal(a, b))
        return true;
    const yr_str *x = YR_AS(yr_str, a), *y = YR_AS(yr_str, b);
    if (!x->ascii || !y->ascii || x->length != y->length)
        return false;
    return !sqlite3_strnicmp((const char *)x->data.one, (const char *)y->data.one, (int)x->length);
}

static yr_value row_getitem(yr_value self, yr_value key)
{
    const row *r = ROW(self);
    size_t n = YR_TUPLE(r->data)->length;
    if (YR_IS_ANY_INT(key)) {
        int64_t i;
        return yr_to_index(key, &i, false) < 0 ? 0 : yr_tuple_item(r->data, i);
    }
    if (YR_IS_STR(key)) {
        for (size_t i = 0; i < n; i++) {
            yr_value name = name_at(r, i);
            if (name && same_name(name, key))
                return yr_retain(YR_TUPLE(r->data)->items[i]);
        }
        return yr_raise_format(YR_EXC(IndexError), "No item with that key");
    }
    if (YR_IS(key, slice))
        return yr_getitem(r->data, key);
    return yr_raise_format(YR_EXC(IndexError), "Index must be int or string");
}

static int64_t row_length(yr_value self)
{
    return (int64_t)YR_TUPLE(ROW(self)->data)->length;
}

static yr_value row_iter(yr_value self)
{
    return yr_iter(ROW(self)->data);
}

static int row_hash(yr_value self, uint64_t *hash)
{
    uint64_t a, b;
    if (yr_hash(ROW(self)->description, &a) < 0 || yr_hash(ROW(self)->data, &b) < 0)
        return -1;
    *hash = a ^ b;
    return 0;
}

static yr_value row_compare(yr_compare_op op, yr_value a, yr_value b)
{
    yr_type *t = yr_native_type("_sqlite3", "Row");
    if (!t)
        return 0;
    if ((op != YR_EQ && op != YR_NE) || !yr_isinstance_of(b, t))
        return YR_NOT_IMPLEMENTED;
    int same = yr_equal(ROW(a)->description, ROW(b)->description);
    if (same < 0)
        return 0;
    return same ? yr_compare(op, ROW(a)->data, ROW(b)->data) : yr_bool(op == YR_NE);
}

YR_METHOD(row_keys)
{
    yr_value list = yr_list_new(), name;
    for (size_t i = 0; list && (name = name_at(ROW(self), i)); i++)
        if (yr_list_append(list, name) < 0)
            yr_set(&list, 0);
    return list;
}

static const yr_method_def row_methods[] = {
    {"keys", row_keys, 0, 0, 0, "Returns the keys of the row."}, YR_METHOD_END};

const yr_type_spec yr_sqlite_row_spec = {
    .size = sizeof(row),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_SEQUENCE,
    .methods = row_methods,
    .slots = {.dealloc = row_dealloc,
              .traverse = row_traverse,
              .clear = row_clear,
              .hash = row_hash,
              .compare = row_compare,
              .iter = row_iter,
              .make = row_make,
              .length = row_length,
              .getitem = row_getitem},
};
