/* _copy_module.c - the module _copy: the functions of copy.py that are hot.
 *
 * They are functions like any other, with bodies in C, and the lines of CPython's copy.py are in
 * their tracebacks. What copy.py has (the tables of how types are copied, which programs add to,
 * and _reconstruct) it gives by use().
 *
 * deepcopy() of a list, tuple or dict goes on in C for what is inside, as long as the tables name
 * the functions of this module. */
#include "../core/extension.h"
#include "../types/containers.h"

enum { COPY, DEEPCOPY, DEEPCOPY_ATOMIC, DEEPCOPY_LIST, DEEPCOPY_TUPLE, DEEPCOPY_DICT, FUNCTIONS };
enum { COPY_TABLE, DEEPCOPY_TABLE, REDUCERS, RECONSTRUCT, ERROR, GIVEN };

static yr_value functions[FUNCTIONS]; /* this module's */
static yr_value given[GIVEN];         /* copy.py's */

/* An entry of the function in the pending exception's traceback. 0. */
static YR_COLD yr_value fail(int function, int line)
{
    yr_trace(NULL, YR_AS(yr_function, functions[function]), line);
    return 0;
}

/* new: the value of a key that is a class; 0 without an error if absent. */
static yr_value look_up(yr_value table, yr_value class)
{
    yr_value found;
    return yr_dict_find(table, class, &found) > 0 ? found : 0;
}

/* new: o.name; 0 without an error if it has none, or None. */
static yr_value attribute(yr_value o, const char *name)
{
    yr_value interned = yr_intern_c(name);
    yr_value v = interned ? yr_getattr_or_null(o, interned) : 0;
    yr_xdrop(interned);
    return v == YR_NONE ? 0 : v;
}

/* new: callee(args), stealing callee. */
static yr_value call_found(yr_value callee, const yr_value *args, size_t n)
{
    yr_value result = yr_invoke(callee, args, n);
    yr_drop(callee);
    return result;
}

/* Where in copy.py the steps of a copy by __reduce__ are. */
typedef struct {
    int function, reducer, getattr_ex, call_ex, getattr, call, raise, reconstruct;
    const char *error;
} reduce_lines;

static const reduce_lines copy_lines = {
    COPY, 88, 90, 92, 94, 96, 98, 102, "un(shallow)copyable object of type %S"};
static const reduce_lines deepcopy_lines = {
    DEEPCOPY, 157, 159, 161, 163, 165, 167, 172, "un(deep)copyable object of type %S"};

/* new: what x says of itself for a copy. */
static yr_value reduced(yr_value x, const reduce_lines *lines)
{
    yr_value class = yr_from(yr_type_of(x)), four = yr_int(4), r;
    yr_value reducer = look_up(given[REDUCERS], class);
    if (reducer)
        return (r = call_found(reducer, &x, 1)) ? r : fail(lines->function, lines->reducer);
    if (!yr_pending() && (reducer = attribute(x, "__reduce_ex__")))
        return (r = call_found(reducer, &four, 1)) ? r : fail(lines->function, lines->call_ex);
    if (yr_pending())
        return fail(lines->function, lines->getattr_ex);
    if ((reducer = attribute(x, "__reduce__")))
        return (r = call_found(reducer, NULL, 0)) ? r : fail(lines->function, lines->call);
    if (yr_pending())
        return fail(lines->function, lines->getattr);
    yr_value text = yr_str_format(lines->error, class);
    if (text)
        yr_raise_value((yr_type *)yr_object_of(given[ERROR]), text);
    yr_xdrop(text);
    return fail(lines->function, lines->raise);
}

/* new: x again by what it says of itself. memo is None for a shallow copy. */
static yr_value rebuild(yr_value x, yr_value memo, const reduce_lines *lines)
{
    yr_value r = reduced(x, lines), copy = 0;
    if (!r)
        return 0;
    if (YR_IS_STR(r)) {
        yr_drop(r);
        return yr_retain(x);
    }
    yr_value first[2] = {x, memo}, list = yr_list_of(first, 2);
    if (list && yr_list_extend(list, r) == 0) {
        yr_value args = yr_list_to_tuple(list);
        copy = args ? yr_call_ex(given[RECONSTRUCT], args, 0) : 0;
    }
    yr_xdrop(list);
    yr_drop(r);
    return copy ? copy : fail(lines->function, lines->reconstruct);
}

/* ---- copy(x) ----------------------------------------------------------------------------------
 */

static yr_value shallow(yr_value x)
{
    yr_value copier = look_up(given[COPY_TABLE], yr_from(yr_type_of(x))), y;
    if (copier)
        return (y = call_found(copier, &x, 1)) ? y : fail(COPY, 76);
    if (yr_pending())
        return fail(COPY, 74);
    if (YR_IS_CLASS(x))
        return yr_retain(x);
    if ((copier = attribute(yr_from(yr_type_of(x)), "__copy__")))
        return (y = call_found(copier, &x, 1)) ? y : fail(COPY, 84);
    return yr_pending() ? fail(COPY, 82) : rebuild(x, YR_NONE, &copy_lines);
}

static yr_value copy_body(YR_UNUSED yr_function *f, yr_value *args)
{
    yr_value y = shallow(args[0]);
    yr_drop(args[0]);
    return y;
}

/* ---- deepcopy(x, memo) ------------------------------------------------------------------------
 */

static yr_value deep(yr_value x, yr_value memo);

/* memo[id(x)] = y */
static int remember(yr_value memo, yr_value x, yr_value y)
{
    yr_value key = yr_int_from_u64(x);
    int r = !key ? -1 : YR_IS(memo, dict) ? yr_dict_set(memo, key, y) : yr_setitem(memo, key, y);
    yr_xdrop(key);
    return r;
}

/* memo[id(x)]: 1 and *y (new), 0, -1. */
static int recall(yr_value memo, yr_value x, yr_value *y)
{
    *y = 0;
    if (YR_IS(memo, dict) && YR_DICT(memo)->count == 0)
        return 0;
    yr_value key = yr_int_from_u64(x);
    if (!key)
        return -1;
    int r;
    if (YR_IS(memo, dict)) {
        r = yr_dict_find(memo, key, y);
    } else {
        yr_value get = yr_intern_c("get"), args[2] = {key, functions[DEEPCOPY]};
        *y = get ? yr_invoke_method(memo, get, args, 2) : 0;
        yr_xdrop(get);
        r = !*y ? -1 : *y != functions[DEEPCOPY];
        if (r == 0)
            yr_set(y, 0);
    }
    yr_drop(key);
    return r;
}

/* memo[id(memo)].append(x), so that no other object gets the id of x. */
static int keep_alive(yr_value memo, yr_value x)
{
    yr_value key = yr_int_from_u64(memo), list = key ? yr_getitem(memo, key) : 0;
    int r = -1;
    if (list && YR_IS(list, list)) {
        r = yr_list_append(list, x);
    } else if (list) {
        yr_value append = yr_intern_c("append");
        yr_value done = append ? yr_invoke_method(list, append, &x, 1) : 0;
        r = done ? 0 : -1;
        yr_xdrop(done);
        yr_xdrop(append);
    } else if (yr_pending_is(YR_EXC(KeyError))) {
        yr_clear_pending();
        if ((list = yr_list_of(&x, 1)))
            r = yr_setitem(memo, key, list);
    }
    yr_xdrop(list);
    yr_xdrop(key);
    return r;
}

/* new: deepcopy(x, memo) for an item of a container, whose own caller gave `by` for it. */
static yr_value item_copy(yr_value by, yr_value x, yr_value memo)
{
    if (by == functions[DEEPCOPY])
        return deep(x, memo);
    return yr_invoke2(by, x, memo);
}

static yr_value deep_list(yr_value x, yr_value memo, yr_value by)
{
    yr_value list = yr_list_new();
    if (!list || remember(memo, x, list) < 0)
        goto fail;
    for (size_t i = 0; i < YR_LIST(x)->length; i++) {
        yr_value item = yr_retain(YR_LIST(x)->items[i]), copy = item_copy(by, item, memo);
        yr_drop(item);
        int r = copy ? yr_list_append(list, copy) : -1;
        yr_xdrop(copy);
        if (r < 0)
            goto fail;
    }
    return list;
fail:
    yr_xdrop(list);
    return fail(DEEPCOPY_LIST, 206);
}

/* new: the copies; *same: is each the item itself? */
static yr_value copied_items(yr_value x, yr_value memo, yr_value by, bool *same)
{
    size_t n = YR_TUPLE(x)->length;
    yr_value list = yr_list_new();
    *same = true;
    for (size_t i = 0; list && i < n; i++) {
        yr_value copy = item_copy(by, YR_TUPLE(x)->items[i], memo);
        if (!copy || yr_list_append(list, copy) < 0)
            yr_set(&list, 0);
        *same &= copy == YR_TUPLE(x)->items[i];
        yr_xdrop(copy);
    }
    return list;
}

static yr_value deep_tuple(yr_value x, yr_value memo, yr_value by)
{
    bool same;
    yr_value items = copied_items(x, memo, by, &same), known;
    if (!items)
        return fail(DEEPCOPY_TUPLE, 211);
    int r = recall(memo, x, &known); /* where it is inside itself */
    if (r == 0)
        known = same ? yr_retain(x) : yr_list_to_tuple(items);
    yr_drop(items);
    return r < 0 || !known ? fail(DEEPCOPY_TUPLE, 215) : known;
}

static YR_COLD int raise_changed(yr_value dict, size_t count)
{
    yr_raise_format(YR_EXC(RuntimeError), YR_DICT(dict)->count != count
                                              ? "dictionary changed size during iteration"
                                              : "dictionary keys changed during iteration");
    return -1;
}

static int copy_entries(yr_value x, yr_value memo, yr_value by, yr_value dict)
{
    size_t at = 0, count = YR_DICT(x)->count;
    uint32_t version = YR_DICT(x)->version;
    yr_value key, value;
    while (yr_dict_next(x, &at, &key, &value)) {
        yr_retain(key);
        yr_retain(value);
        yr_value new_value = item_copy(by, value, memo);
        yr_value new_key = new_value ? item_copy(by, key, memo) : 0;
        int r = new_key ? yr_dict_set(dict, new_key, new_value) : -1;
        yr_xdrop(new_key);
        yr_xdrop(new_value);
        yr_drop(key);
        yr_drop(value);
        if (r < 0)
            return -1;
        if (YR_DICT(x)->version != version)
            return raise_changed(x, count);
    }
    return 0;
}

static yr_value deep_dict(yr_value x, yr_value memo, yr_value by)
{
    yr_value dict = yr_dict_new();
    if (dict && remember(memo, x, dict) == 0 && copy_entries(x, memo, by, dict) == 0)
        return dict;
    yr_xdrop(dict);
    return fail(DEEPCOPY_DICT, 231);
}

/* new: by the function that the table has for the type of x. */
static yr_value by_table(yr_value copier, yr_value x, yr_value memo)
{
    yr_value by = functions[DEEPCOPY], y;
    if (copier == functions[DEEPCOPY_ATOMIC])
        return yr_retain(x);
    if (copier == functions[DEEPCOPY_LIST] && YR_IS(x, list))
        y = deep_list(x, memo, by);
    else if (copier == functions[DEEPCOPY_TUPLE] && YR_IS(x, tuple))
        y = deep_tuple(x, memo, by);
    else if (copier == functions[DEEPCOPY_DICT] && YR_IS(x, dict))
        y = deep_dict(x, memo, by);
    else
        y = yr_invoke2(copier, x, memo);
    return y ? y : fail(DEEPCOPY, 146);
}

/* new: a copy of x, which the memo does not have. */
static yr_value made_copy(yr_value x, yr_value memo)
{
    yr_value copier = look_up(given[DEEPCOPY_TABLE], yr_from(yr_type_of(x))), y;
    if (copier) {
        y = by_table(copier, x, memo);
        yr_drop(copier);
        return y;
    }
    if (yr_pending())
        return fail(DEEPCOPY, 144);
    if (YR_IS_CLASS(x))
        return yr_retain(x);
    if ((copier = attribute(x, "__deepcopy__")))
        return (y = call_found(copier, &memo, 1)) ? y : fail(DEEPCOPY, 153);
    return yr_pending() ? fail(DEEPCOPY, 151) : rebuild(x, memo, &deepcopy_lines);
}

static yr_value deep(yr_value x, yr_value memo)
{
    yr_value y;
    if (YR_UNLIKELY((char *)__builtin_frame_address(0) < YR->head.stack_limit) && yr_too_deep(""))
        return 0;
    int known = recall(memo, x, &y);
    if (known)
        return known > 0 ? y : fail(DEEPCOPY, 138);
    y = made_copy(x, memo);
    if (!y || y == x)
        return y;
    if (remember(memo, x, y) < 0 || keep_alive(memo, x) < 0) {
        yr_drop(y);
        return fail(DEEPCOPY, 177);
    }
    return y;
}

static yr_value deepcopy_body(YR_UNUSED yr_function *f, yr_value *args)
{
    yr_value memo = args[1] == YR_NONE ? yr_dict_new() : yr_retain(args[1]), y = 0;
    if (memo) {
        y = deep(args[0], memo);
        yr_drop(memo);
    }
    for (int i = 0; i < 3; i++)
        yr_drop(args[i]);
    return y;
}

/* ---- The functions of the table ----------------------------------------------------------------
 */

static yr_value leave(yr_value *args, size_t n, yr_value result)
{
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
    return result;
}

static yr_value atomic_body(YR_UNUSED yr_function *f, yr_value *args)
{
    return leave(args, 2, yr_retain(args[0]));
}

/* copy._deepcopy_list() and so on, called by somebody else: any iterable, any mapping. */
static yr_value list_body(YR_UNUSED yr_function *f, yr_value *args)
{
    yr_value list = YR_IS_LIST(args[0]) ? yr_retain(args[0]) : yr_to_list(args[0]);
    yr_value y = list ? deep_list(list, args[1], args[2]) : 0;
    yr_xdrop(list);
    return leave(args, 3, y);
}

static yr_value tuple_body(YR_UNUSED yr_function *f, yr_value *args)
{
    yr_value tuple = YR_IS_TUPLE(args[0]) ? yr_retain(args[0]) : yr_to_tuple(args[0]);
    yr_value y = tuple ? deep_tuple(tuple, args[1], args[2]) : 0;
    yr_xdrop(tuple);
    return leave(args, 3, y);
}

static yr_value dict_body(YR_UNUSED yr_function *f, yr_value *args)
{
    yr_value dict = YR_IS_DICT(args[0]) ? yr_retain(args[0]) : yr_dict_new();
    if (dict && !YR_IS_DICT(args[0]) && yr_dict_update_from(dict, args[0], true) < 0)
        yr_set(&dict, 0);
    yr_value y = dict ? deep_dict(dict, args[1], args[2]) : 0;
    yr_xdrop(dict);
    return leave(args, 3, y);
}

/* ---- The module --------------------------------------------------------------------------------
 */

#define CODE(text, function_body, at, count, doc_text, ...)                                        \
    {                                                                                              \
        .name = text, .qualname = text, .file = "<lib>/copy.py", .body = function_body,            \
        .line = at, .positional = count, .local_count = count, .doc = doc_text,                    \
        .names = YR_NAMES(__VA_ARGS__)                                                             \
    }

static const yr_code codes[FUNCTIONS] = {
    CODE("copy", copy_body, 66, 1,
         "Shallow copy operation on arbitrary Python objects.\n\n    See the module's __doc__ "
         "string "
         "for more info.\n    ",
         "x"),
    CODE("deepcopy", deepcopy_body, 128, 3,
         "Deep copy operation on arbitrary Python objects.\n\n    See the module's __doc__ string "
         "for more info.\n    ",
         "x", "memo", "_nil"),
    CODE("_deepcopy_atomic", atomic_body, 182, 2, NULL, "x", "memo"),
    CODE("_deepcopy_list", list_body, 201, 3, NULL, "x", "memo", "deepcopy"),
    CODE("_deepcopy_tuple", tuple_body, 210, 3, NULL, "x", "memo", "deepcopy"),
    CODE("_deepcopy_dict", dict_body, 227, 3, NULL, "x", "memo", "deepcopy"),
};

/* new tuple or 0: the defaults of a function. */
static yr_value defaults_of(int function)
{
    yr_value both[2] = {YR_NONE, 0};
    switch (function) {
    case DEEPCOPY: return (both[1] = yr_list_new()) ? yr_tuple(both, 2) : 0;
    case DEEPCOPY_LIST:
    case DEEPCOPY_TUPLE:
    case DEEPCOPY_DICT: return yr_tuple_of(&functions[DEEPCOPY], 1);
    default: return 0;
    }
}

static int add_functions(yr_module *m)
{
    yr_value home = yr_intern_c("copy");
    for (int i = 0; home && i < FUNCTIONS; i++) {
        yr_value f = yr_function_new(&codes[i], m, defaults_of(i), 0, 0, NULL);
        if (!f || yr_extension_keep(&functions[i], f) < 0 ||
            yr_module_add(m, codes[i].name, yr_retain(f)) < 0)
            return -1;
        yr_set(&YR_AS(yr_function, f)->module_name, yr_retain(home));
    }
    yr_xdrop(home);
    return home ? 0 : -1;
}

/* use(copy table, deepcopy table, dispatch_table, _reconstruct, Error): what copy.py has. */
YR_METHOD(use)
{
    for (int i = 0; i < REDUCERS + 1; i++)
        if (!YR_IS_DICT(args[i]))
            return yr_type_error("use() takes what copy gives it");
    if (!YR_IS_CLASS(args[ERROR]))
        return yr_type_error("use() takes what copy gives it");
    for (int i = 0; i < GIVEN; i++)
        if (yr_extension_keep(&given[i], yr_retain(args[i])) < 0)
            return 0;
    return YR_NONE;
}

static const yr_method_def methods[] = {{"use", use, GIVEN, GIVEN, 0, NULL}, YR_METHOD_END};

static int fill(yr_module *m)
{
    return add_functions(m) < 0 ? -1 : yr_module_add_functions(m, methods);
}

const yr_native_module yr_module__copy = {"_copy", fill};
