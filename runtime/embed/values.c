/* values.c - what C programs ask of values and do with them, beside what the runtime itself uses.
 */
#include "embed.h"

/* ---- Kinds ---------------------------------------------------------------------------------- */

static yr_kind kind_of_object(yr_value v)
{
    static const struct {
        uint32_t flag;
        yr_kind kind;
    } kinds[] = {{YR_TYPE_INT, YR_KIND_INT},     {YR_TYPE_STR, YR_KIND_STR},
                 {YR_TYPE_BYTES, YR_KIND_BYTES}, {YR_TYPE_TUPLE, YR_KIND_TUPLE},
                 {YR_TYPE_LIST, YR_KIND_LIST},   {YR_TYPE_DICT, YR_KIND_DICT},
                 {YR_TYPE_TYPE, YR_KIND_TYPE},   {YR_TYPE_EXCEPTION, YR_KIND_EXCEPTION}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (yr_object_of(v)->type->flags & kinds[i].flag)
            return kinds[i].kind;
    }
    if (YR_IS(v, generator) || YR_IS(v, coroutine))
        return YR_KIND_GENERATOR;
    return YR_IS_FLOAT(v) ? YR_KIND_FLOAT : YR_KIND_OTHER;
}

yr_kind yr_kind_of(yr_value v)
{
    if (yr_is_int(v))
        return YR_KIND_INT;
    if (yr_is_pointer(v))
        return v ? kind_of_object(v) : YR_KIND_OTHER;
    if (yr_is_flonum(v))
        return YR_KIND_FLOAT;
    if (v == YR_TRUE || v == YR_FALSE)
        return YR_KIND_BOOL;
    return v == YR_NONE ? YR_KIND_NONE : YR_KIND_OTHER;
}

const char *yr_to_utf8(yr_value str, size_t *size)
{
    if (YR_IS_STR(str))
        return yr_utf8(str, size);
    yr_type_error("expected str, got %T", str);
    return NULL;
}

const char *yr_to_bytes(yr_value bytes, size_t *size)
{
    if (!YR_IS_BYTES(bytes)) {
        yr_type_error("expected bytes, got %T", bytes);
        return NULL;
    }
    if (size)
        *size = YR_AS(yr_bytes, bytes)->length;
    return (const char *)YR_AS(yr_bytes, bytes)->data;
}

/* ---- Attributes and items ------------------------------------------------------------------- */

yr_value yr_attr_get(yr_value o, const char *name)
{
    yr_value s = yr_intern_c(name), v = s ? yr_getattr(o, s) : 0;
    yr_xdrop(s);
    return v;
}

int yr_attr_set(yr_value o, const char *name, yr_value v)
{
    yr_value s = yr_intern_c(name);
    int failed = s ? yr_setattr(o, s, v) : -1;
    yr_xdrop(s);
    return failed;
}

int yr_attr_has(yr_value o, const char *name)
{
    yr_value s = yr_intern_c(name), v = s ? yr_getattr_or_null(o, s) : 0;
    yr_xdrop(s);
    yr_xdrop(v);
    return v ? 1 : yr_pending() ? -1 : 0;
}

yr_value yr_item_get(yr_value o, yr_value key)
{
    return yr_getitem(o, key);
}

int yr_item_set(yr_value o, yr_value key, yr_value v)
{
    return yr_setitem(o, key, v);
}

int yr_item_delete(yr_value o, yr_value key)
{
    return yr_delitem(o, key);
}

int yr_iter_next(yr_value iterator, yr_value *item)
{
    if (yr_is_iterator(iterator))
        return yr_next(iterator, item);
    yr_type_error("'%T' object is not an iterator", iterator);
    return -1;
}

yr_value yr_call_attr(yr_value o, const char *name, const yr_value *args, size_t n)
{
    yr_value s = yr_intern_c(name), result = s ? yr_invoke_method(o, s, args, n) : 0;
    yr_xdrop(s);
    return result;
}

int yr_close_and_drop(yr_value *generator)
{
    yr_value g = *generator;
    *generator = 0;
    int failed = g ? yr_close(g) : 0;
    yr_value error = yr_save_pending();
    yr_xdrop(g);
    yr_restore_pending(error);
    return failed;
}

/* ---- Functions in C ------------------------------------------------------------------------- */

static int add_functions(yr_module *m, const yr_method_def *functions, yr_value self)
{
    yr_value name = yr_dict_get(m->dict, YR_NAME(__name__));
    for (const yr_method_def *d = functions; d && d->name; d++) {
        if (yr_module_add(m, d->name, yr_builtin_new(d, self, name)) < 0)
            return -1;
    }
    return 0;
}

yr_value yr_module_register(const char *name, const yr_method_def *functions, yr_value self)
{
    yr_module *m = yr_module_new(name);
    if (!m)
        return 0;
    if (add_functions(m, functions, self) == 0 &&
        yr_dict_set_c(YR->modules, name, yr_retain(yr_from(m))) == 0)
        return yr_from(m);
    yr_value error = yr_save_pending();
    yr_drop(yr_from(m));
    yr_restore_pending(error);
    return 0;
}
