/* build_class.c - the class statement.
 *
 * In the order of the language: bases are resolved (__mro_entries__), the metaclass is chosen, it
 * prepares the namespace, the body runs in it, the metaclass is called. The body is an ordinary
 * function of one argument, the namespace, into which it stores __module__, __qualname__ and the
 * rest itself; it returns the cell of __class__, or None.
 */
#include "class.h"

/* ---- Bases ----------------------------------------------------------------------------------- */

/* Appends what stands in base's place. */
static int resolve_base(yr_value list, yr_value base, yr_value bases)
{
    if (YR_IS_CLASS(base))
        return yr_list_append(list, base);
    yr_value entries = yr_getattr_or_null(base, YR_NAME(__mro_entries__));
    if (!entries)
        return yr_pending() ? -1 : yr_list_append(list, base);
    yr_value more = yr_invoke1(entries, bases);
    yr_drop(entries);
    if (!more)
        return -1;
    int result = -1;
    if (YR_IS_TUPLE(more))
        result = yr_list_extend(list, more);
    else
        yr_type_error("__mro_entries__ must return a tuple");
    yr_drop(more);
    return result;
}

/* new: bases itself if nothing in it has to be resolved. */
yr_value yr_resolve_bases(yr_value bases)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    bool plain = true;
    for (size_t i = 0; i < tuple->length; i++)
        plain = plain && YR_IS_CLASS(tuple->items[i]);
    if (plain)
        return yr_retain(bases);
    yr_value list = yr_list_new(), resolved = 0;
    for (size_t i = 0; list && i < tuple->length; i++)
        if (resolve_base(list, tuple->items[i], bases) < 0)
            goto end;
    if (list)
        resolved = yr_list_to_tuple(list);
end:
    yr_xdrop(list);
    if (resolved && YR_AS(yr_tuple_object, resolved)->length == tuple->length &&
        yr_equal(resolved, bases) > 0) {
        yr_drop(resolved);
        resolved = yr_retain(bases);
    }
    return resolved;
}

/* ---- The metaclass --------------------------------------------------------------------------- */

/* new: taken out of keywords, or that of the first base; the most derived one if it is a class. */
yr_value yr_choose_metaclass(yr_value bases, yr_value keywords)
{
    yr_value meta = keywords ? yr_dict_get(keywords, YR_NAME(metaclass)) : 0;
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    if (meta) {
        yr_retain(meta);
        if (yr_dict_delete(keywords, YR_NAME(metaclass)) < 0) {
            yr_drop(meta);
            return 0;
        }
    } else {
        meta = yr_from(tuple->length ? yr_type_of(tuple->items[0]) : YR_TYPE(type));
        yr_retain(meta);
    }
    if (!YR_IS_CLASS(meta))
        return meta;
    yr_type *winner = yr_metaclass_of_bases(yr_as_type(meta), bases);
    if (winner)
        yr_retain(yr_from(winner));
    yr_drop(meta);
    return winner ? yr_from(winner) : 0;
}

/* ---- The namespace --------------------------------------------------------------------------- */

yr_value yr_prepare_namespace(yr_value meta, yr_value name, yr_value bases, yr_value keywords)
{
    if (meta == yr_from(YR_TYPE_ID(type)))
        return yr_dict_new();
    yr_value f = yr_getattr_or_null(meta, YR_NAME(__prepare__));
    if (!f)
        return yr_pending() ? 0 : yr_dict_new();
    yr_value items[2] = {name, bases}, args = yr_tuple_of(items, 2), namespace = 0;
    if (args)
    namespace = yr_call_ex(f, args, keywords ? yr_retain(keywords) : 0);
    yr_drop(f);
    if (!namespace || YR_IS_DICT(namespace) || yr_type_of(namespace)->slots.getitem)
        return namespace;
    yr_type_error("%s.__prepare__() must return a mapping, not %T",
                  YR_IS_CLASS(meta) ? yr_name_of_type(yr_as_type(meta)) : "<metaclass>", namespace);
    yr_drop(namespace);
    return 0;
}

static int store(yr_value namespace, yr_value name, yr_value v)
{
    return YR_IS(namespace, dict) ? yr_dict_set(namespace, name, v)
                                  : yr_setitem(namespace, name, v);
}

/* ---- All together ---------------------------------------------------------------------------- */

static YR_COLD int check_cell(yr_value cell, yr_value class, yr_value name)
{
    yr_value held = YR_AS(yr_cell, cell)->value;
    if (held == class)
        return 0;
    if (!held)
        yr_raise_format(YR_EXC(RuntimeError),
                        "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                        "type.__new__?",
                        name, class);
    else
        yr_type_error("__class__ set to %R defining %R as %R", held, name, class);
    return -1;
}

/* Runs the body in the namespace and calls the metaclass. written: the bases as they were written,
 * if they are others; else 0. */
static yr_value run(yr_value body, yr_value name, yr_value bases, yr_value written, yr_value meta,
                    yr_value namespace, yr_value keywords)
{
    yr_value args[1] = {yr_retain(namespace)}, class = 0;
    yr_value cell = yr_run_function(YR_AS(yr_function, body), args);
    if (!cell)
        return 0;
    bool has_cell = YR_IS(cell, cell);
    int failed = written ? store(namespace, YR_NAME(__orig_bases__), written) : 0;
    yr_value items[3] = {name, bases, namespace}, tuple = failed ? 0 : yr_tuple_of(items, 3);
    if (tuple)
        class = yr_call_ex(meta, tuple, keywords ? yr_retain(keywords) : 0);
    if (class && has_cell && YR_IS_CLASS(class) && check_cell(cell, class, name) < 0) {
        yr_drop(class);
        class = 0;
    }
    yr_drop(cell);
    return class;
}

yr_value yr_build_class(yr_value body, yr_value name, yr_value bases, yr_value keywords)
{
    yr_value meta = 0, namespace = 0, class = 0, own_keywords = 0;
    yr_value resolved = yr_resolve_bases(bases);
    if (!resolved || (keywords && !(own_keywords = yr_dict_copy(keywords))))
        goto end;
    if (!(meta = yr_choose_metaclass(resolved, own_keywords)))
        goto end;
    if (!(namespace = yr_prepare_namespace(meta, name, resolved, own_keywords)))
        goto end;
    class = run(body, name, resolved, resolved != bases ? bases : 0, meta, namespace, own_keywords);
end:
    yr_xdrop(resolved);
    yr_xdrop(own_keywords);
    yr_xdrop(meta);
    yr_xdrop(namespace);
    return class;
}
