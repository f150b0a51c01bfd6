/* _functools_module.c - the module _functools: reduce() and cmp_to_key(); caches and partial
 * objects are in the files beside this one. */
#include "functools_parts.h"

/* ---- reduce ---------------------------------------------------------------------------------- */

YR_METHOD(reduce)
{
    yr_value iterator = yr_iter(args[1]), result = n > 2 ? yr_retain(args[2]) : 0, item;
    if (!iterator) {
        if (yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("reduce() arg 2 must support iteration");
        }
        yr_xdrop(result);
        return 0;
    }
    int r;
    while ((r = yr_next(iterator, &item)) > 0) {
        yr_value both[2] = {result, item};
        result = result ? yr_call(args[0], both, 2) : item;
        if (!result)
            break;
    }
    yr_drop(iterator);
    if (r < 0)
        yr_set(&result, 0);
    else if (r == 0 && !result)
        return yr_type_error("reduce() of empty iterable with no initial value");
    return result;
}

/* ---- cmp_to_key -------------------------------------------------------------------------------
 */

typedef struct {
    yr_object base;
    yr_value compare;
    yr_value object; /* 0 in what cmp_to_key() returns */
} key_wrapper;

#define KEY(v) YR_AS(key_wrapper, v)

static yr_type *key_type;

/* new */
static yr_value key_new(yr_value compare, yr_value object)
{
    key_wrapper *k = yr_new(key_type, sizeof *k);
    if (k) {
        k->compare = yr_retain(compare);
        k->object = yr_xretain(object);
    }
    return yr_from(k);
}

static void key_clear(yr_object *o)
{
    yr_set(&((key_wrapper *)o)->compare, YR_NONE);
    yr_set(&((key_wrapper *)o)->object, 0);
}

static void key_dealloc(yr_object *o)
{
    yr_set(&((key_wrapper *)o)->compare, 0);
    yr_set(&((key_wrapper *)o)->object, 0);
    yr_release(o);
}

static int key_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((key_wrapper *)o)->compare);
    YR_VISIT(((key_wrapper *)o)->object);
    return 0;
}

static yr_value key_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"obj"};
    yr_value object;
    size_t given = n + yr_keyword_count(keywords);
    if (given > 1)
        return yr_type_error("K() takes at most 1 argument (%zu given)", given);
    if (yr_parse_arguments("K", names, 0, 1, 1, 1, args, n, keywords, &object) < 0)
        return 0;
    return key_new(KEY(self)->compare, object);
}

static yr_value key_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!yr_is_pointer(b) || yr_object_of(b)->type != key_type)
        return yr_type_error("other argument must be K instance");
    if (!KEY(a)->object || !KEY(b)->object)
        return yr_raise_format(YR_EXC(AttributeError), "object");
    yr_value both[2] = {yr_retain(KEY(a)->object), yr_retain(KEY(b)->object)};
    yr_value compare = yr_retain(KEY(a)->compare), order = yr_call(compare, both, 2);
    yr_drop(compare);
    yr_value result = order ? yr_compare(op, order, yr_int(0)) : 0;
    yr_xdrop(order);
    return result;
}

static yr_value get_object(yr_value self)
{
    yr_value object = KEY(self)->object;
    return object ? yr_retain(object) : YR_NONE;
}

static int set_object(yr_value self, yr_value v)
{
    yr_set(&KEY(self)->object, yr_xretain(v));
    return 0;
}

static const yr_getset_def key_getsets[] = {
    {"obj", get_object, set_object, "Value wrapped by a key function."}, YR_GETSET_END};

static const yr_type_spec key_spec = {
    .size = sizeof(key_wrapper),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .getsets = key_getsets,
    .slots = {.dealloc = key_dealloc,
              .traverse = key_traverse,
              .clear = key_clear,
              .hash = yr_hash_unhashable,
              .call = key_call,
              .compare = key_compare},
};

YR_METHOD(cmp_to_key)
{
    static const char *const names[] = {"mycmp"};
    yr_value compare;
    if (yr_parse_arguments("cmp_to_key", names, 0, 1, 1, 1, args, n, keywords, &compare) < 0)
        return 0;
    return key_new(compare, 0);
}

static const yr_method_def functions[] = {
    {"reduce", reduce, 2, 3, 0,
     "reduce(function, iterable[, initial]) -> value\n\nApply a function of two arguments "
     "cumulatively to the items of a sequence\nor iterable, from left to right, so as to reduce "
     "the "
     "iterable to a single\nvalue.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) "
     "calculates\n((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\nof the "
     "iterable in the calculation, and serves as a default when the\niterable is empty."},
    {"cmp_to_key", cmp_to_key, 0, -1, YR_METHOD_KEYWORDS,
     "Convert a cmp= function into a key= function."},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    if (yr_extension_type(NULL, &key_type, "KeyWrapper", "functools", &key_spec) < 0)
        return -1;
    return yr_functools_add_cache(m) < 0 || yr_functools_add_partial(m) < 0
               ? -1
               : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__functools = {"_functools", fill};
