/* native.c - what modules that stand on a C library share. */
#include "native.h"
#include "../types/buffer.h"
#include <limits.h>

yr_value yr_native_get(const char *module, const char *name)
{
    yr_value m = yr_dict_get_c(YR->modules, module);
    yr_value v = m && YR_IS(m, module) ? yr_dict_get_c(YR_AS(yr_module, m)->dict, name) : 0;
    if (!v && !yr_pending())
        yr_raise_format(YR_EXC(RuntimeError), "lost %s.%s", module, name);
    return v;
}

yr_type *yr_native_type(const char *module, const char *name)
{
    yr_value v = yr_native_get(module, name);
    if (v && !YR_IS_CLASS(v)) {
        yr_raise_format(YR_EXC(RuntimeError), "lost %s.%s", module, name);
        return NULL;
    }
    return v ? YR_AS(yr_type, v) : NULL;
}

yr_value yr_native_exception(const char *module, const char *name, yr_value base, const char *doc)
{
    yr_value args[3] = {yr_str_from_c(name), yr_tuple_of(&base, 1), yr_dict_new()}, class = 0;
    yr_value home = yr_str_from_c(module);
    if (args[0] && args[1] && args[2] && home &&
        yr_dict_set(args[2], YR_NAME(__module__), home) == 0 &&
        (!doc || yr_dict_set_c(args[2], "__doc__", yr_str_from_c(doc)) == 0))
        class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(args[i]);
    yr_xdrop(home);
    return class;
}

yr_type *yr_native_add_type(yr_module *m, const char *name, const yr_type_spec *spec)
{
    yr_value home = yr_dict_get(m->dict, YR_NAME(__name__));
    const char *module = home && YR_IS_STR(home) ? yr_utf8(home, NULL) : "";
    yr_type *t = yr_type_from_spec(name, module, YR_TYPE(object), spec);
    return t && yr_module_add(m, name, yr_from(t)) == 0 ? t : NULL;
}

int yr_native_int(yr_value v, int *out)
{
    int64_t i;
    if (yr_to_i64(v, &i) < 0) {
        if (!yr_pending_is(YR_EXC(OverflowError)))
            return -1;
        yr_clear_pending();
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C long");
        return -1;
    }
    if (i > INT_MAX || i < INT_MIN) {
        yr_raise_format(YR_EXC(OverflowError), "signed integer is %s",
                        i > 0 ? "greater than maximum" : "less than minimum");
        return -1;
    }
    *out = (int)i;
    return 0;
}

const char *yr_native_text(const char *f, int position, yr_value v)
{
    size_t n;
    if (!YR_IS_STR(v)) {
        yr_type_error("%s() argument %d must be str, not %s", f, position, yr_argument_type(v));
        return NULL;
    }
    const char *text = yr_utf8(v, &n);
    if (text && strlen(text) != n) {
        yr_value_error("embedded null character");
        return NULL;
    }
    return text;
}

int yr_native_writable(const char *f, int position, yr_value v, yr_span *span)
{
    bool writable = false;
    if (yr_exports_buffer(v)) {
        yr_exported b;
        if (yr_buffer_hold_bytes(v, &b) < 0)
            return -1;
        writable = !b.read_only;
        *span = (yr_span){b.data, (size_t)b.length};
        yr_buffer_let_go(&b);
    }
    if (!writable) {
        yr_type_error("%s() argument %d must be read-write bytes-like object, not %s", f, position,
                      yr_argument_type(v));
        return -1;
    }
    return 0;
}
