/* exception_kinds.c - the exceptions with members of their own: StopIteration, SystemExit,
 * ImportError, NameError, AttributeError, KeyError, SyntaxError. OSError, the Unicode errors and
 * groups have their own files.
 */
#include "exception_kinds.h"

#define SIZE_OF(T) (sizeof(T) + sizeof(yr_attributes))

/* Takes the named keyword arguments out of a call (which allows no other), and gives the
 * positional ones to BaseException. found[i] is borrowed, 0 where absent. */
static int init_with_keywords(yr_value self, yr_value *args, size_t n, yr_value keywords,
                              const char *const *names, size_t name_count, yr_value *found)
{
    memset(found, 0, name_count * sizeof *found);
    size_t given = keywords ? YR_AS(yr_tuple_object, keywords)->length : 0;
    for (size_t i = 0; i < given; i++) {
        yr_value key = YR_AS(yr_tuple_object, keywords)->items[i];
        size_t k = 0;
        while (k < name_count && !yr_str_is(key, names[k]))
            k++;
        if (k == name_count) {
            const char *base =
                yr_name_of_type(yr_type_of(self)->flags & YR_TYPE_HEAP ? yr_type_of(self)->parent
                                                                       : yr_type_of(self));
            yr_type_error("'%U' is an invalid keyword argument for %s()", key, base);
            return -1;
        }
        found[k] = args[n + i];
    }
    return yr_base_exception_init(self, args, n, 0);
}

/* ---- StopIteration, SystemExit -------------------------------------------------------------- */

YR_EXCEPTION_MEMBER(yr_stop_iteration, value)

static int stop_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_base_exception_init(self, args, n, keywords) < 0)
        return -1;
    yr_exception_set(&YR_AS(yr_stop_iteration, self)->value, n ? args[0] : YR_NONE);
    return 0;
}

static yr_value stop_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value e = yr_base_exception_make(t, args, n, keywords);
    if (e)
        YR_AS(yr_stop_iteration, e)->value = YR_NONE;
    return e;
}

static const yr_getset_def stop_getsets[] = {
    {"value", get_value, set_value, "generator return value"}, {0}};

const yr_type_spec yr_exception_stop = {
    .size = SIZE_OF(yr_stop_iteration),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Signal the end from iterator.__next__().",
    .getsets = stop_getsets,
    .slots = {.make = stop_make, .init = stop_init},
};

YR_EXCEPTION_MEMBER(yr_system_exit, code)

static int exit_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_base_exception_init(self, args, n, keywords) < 0)
        return -1;
    yr_value code = n == 0 ? YR_NONE : n == 1 ? args[0] : YR_AS(yr_exception, self)->args;
    yr_exception_set(&YR_AS(yr_system_exit, self)->code, code);
    return 0;
}

static const yr_getset_def exit_getsets[] = {{"code", get_code, set_code, "exception code"}, {0}};

const yr_type_spec yr_exception_exit = {
    .size = SIZE_OF(yr_system_exit),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Request to exit from the interpreter.",
    .getsets = exit_getsets,
    .slots = {.make = yr_base_exception_make, .init = exit_init},
};

/* ---- ImportError ---------------------------------------------------------------------------- */

static yr_value get_msg(yr_value self)
{
    yr_value v = YR_AS(yr_import_error, self)->message;
    return v ? yr_retain(v) : YR_NONE;
}

static int set_msg(yr_value self, yr_value v)
{
    yr_exception_set(&YR_AS(yr_import_error, self)->message, v);
    return 0;
}

static yr_value import_get_name(yr_value self)
{
    yr_value v = YR_AS(yr_import_error, self)->name;
    return v ? yr_retain(v) : YR_NONE;
}

static int import_set_name(yr_value self, yr_value v)
{
    yr_exception_set(&YR_AS(yr_import_error, self)->name, v);
    return 0;
}

YR_EXCEPTION_MEMBER(yr_import_error, path)

static int import_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"name", "path"};
    yr_value found[2];
    if (init_with_keywords(self, args, n, keywords, names, 2, found) < 0)
        return -1;
    yr_import_error *e = YR_AS(yr_import_error, self);
    yr_exception_set(&e->name, found[0]);
    yr_exception_set(&e->path, found[1]);
    yr_exception_set(&e->message, n == 1 ? args[0] : 0);
    return 0;
}

static yr_value import_str(yr_value self)
{
    yr_value message = YR_AS(yr_import_error, self)->message;
    return message && YR_IS(message, str) ? yr_retain(message) : yr_base_exception_str(self);
}

/* new: the attributes with name and path among them, which are no arguments */
static yr_value import_state(yr_value self)
{
    yr_import_error *e = YR_AS(yr_import_error, self);
    yr_value dict = yr_dict_of(self), state = dict ? yr_dict_copy(dict) : 0;
    yr_xdrop(dict);
    if (state && ((e->name && yr_dict_set_c(state, "name", yr_retain(e->name)) < 0) ||
                  (e->path && yr_dict_set_c(state, "path", yr_retain(e->path)) < 0)))
        yr_set(&state, 0);
    return state;
}

static yr_value import_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_value state = import_state(self);
    yr_value result = yr_exception_reduce_with(self, YR_AS(yr_exception, self)->args, state);
    yr_xdrop(state);
    return result;
}

static const yr_method_def import_methods[] = {{"__reduce__", import_reduce, 0, 0, 0, NULL}, {0}};

static const yr_getset_def import_getsets[] = {
    {"msg", get_msg, set_msg, "exception message"},
    {"name", import_get_name, import_set_name, "module name"},
    {"path", get_path, set_path, "module path"},
    {0},
};

const yr_type_spec yr_exception_import = {
    .size = SIZE_OF(yr_import_error),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Import can't find module, or can't find name in module.",
    .methods = import_methods,
    .getsets = import_getsets,
    .slots = {.make = yr_base_exception_make, .init = import_init, .str = import_str},
};

yr_value yr_raise_import(yr_type *t, yr_value text, yr_value name, yr_value path)
{
    if (!text)
        return 0;
    yr_value e = yr_exception_new(t, text);
    yr_drop(text);
    if (!e)
        return 0;
    yr_exception_set(&YR_AS(yr_import_error, e)->name, name);
    yr_exception_set(&YR_AS(yr_import_error, e)->path, path);
    yr_raise_instance(e);
    return 0;
}

/* ---- NameError, AttributeError -------------------------------------------------------------- */

static yr_value name_get_name(yr_value self)
{
    yr_value v = YR_AS(yr_name_error, self)->name;
    return v ? yr_retain(v) : YR_NONE;
}

static int name_set_name(yr_value self, yr_value v)
{
    yr_exception_set(&YR_AS(yr_name_error, self)->name, v);
    return 0;
}

static int name_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"name"};
    yr_value found[1];
    if (init_with_keywords(self, args, n, keywords, names, 1, found) < 0)
        return -1;
    yr_exception_set(&YR_AS(yr_name_error, self)->name, found[0]);
    return 0;
}

static const yr_getset_def name_getsets[] = {{"name", name_get_name, name_set_name, "name"}, {0}};

const yr_type_spec yr_exception_name = {
    .size = SIZE_OF(yr_name_error),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Name not found globally.",
    .getsets = name_getsets,
    .slots = {.make = yr_base_exception_make, .init = name_init},
};

static yr_value get_obj(yr_value self)
{
    yr_value v = YR_AS(yr_attribute_error, self)->object;
    return v ? yr_retain(v) : YR_NONE;
}

static int set_obj(yr_value self, yr_value v)
{
    yr_exception_set(&YR_AS(yr_attribute_error, self)->object, v);
    return 0;
}

static int attribute_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"name", "obj"};
    yr_value found[2];
    if (init_with_keywords(self, args, n, keywords, names, 2, found) < 0)
        return -1;
    yr_exception_set(&YR_AS(yr_attribute_error, self)->name, found[0]);
    yr_exception_set(&YR_AS(yr_attribute_error, self)->object, found[1]);
    return 0;
}

static const yr_getset_def attribute_getsets[] = {
    {"name", name_get_name, name_set_name, "attribute name"}, /* name stands first in both */
    {"obj", get_obj, set_obj, "object"},
    {0},
};

const yr_type_spec yr_exception_attribute = {
    .size = SIZE_OF(yr_attribute_error),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Attribute not found.",
    .getsets = attribute_getsets,
    .slots = {.make = yr_base_exception_make, .init = attribute_init},
};

yr_value yr_raise_name(yr_type *t, yr_value name, const char *format)
{
    yr_value text = yr_str_format(format, name);
    if (!text)
        return 0;
    yr_value e = yr_exception_new(t, text);
    yr_drop(text);
    if (!e)
        return 0;
    if (t == YR_EXC(NameError))
        yr_exception_set(&YR_AS(yr_name_error, e)->name, name);
    yr_raise_instance(e);
    return 0;
}

yr_value yr_raise_attribute(yr_value object, yr_value name, yr_value text)
{
    if (!text)
        return 0;
    yr_value e = yr_exception_new(YR_EXC(AttributeError), text);
    yr_drop(text);
    if (!e)
        return 0;
    yr_exception_set(&YR_AS(yr_attribute_error, e)->name, name);
    yr_exception_set(&YR_AS(yr_attribute_error, e)->object, object);
    yr_raise_instance(e);
    return 0;
}

/* ---- KeyError ------------------------------------------------------------------------------- */

static yr_value key_str(yr_value self)
{
    yr_tuple_object *args = YR_AS(yr_tuple_object, YR_AS(yr_exception, self)->args);
    return args->length == 1 ? yr_repr(args->items[0]) : yr_base_exception_str(self);
}

const yr_type_spec yr_exception_key = {
    .size = SIZE_OF(yr_exception),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Mapping key not found.",
    .slots = {.make = yr_base_exception_make, .init = yr_base_exception_init, .str = key_str},
};

/* ---- SyntaxError ---------------------------------------------------------------------------- */

static yr_value syntax_get_msg(yr_value self)
{
    yr_value v = YR_AS(yr_syntax_error, self)->message;
    return v ? yr_retain(v) : YR_NONE;
}

static int syntax_set_msg(yr_value self, yr_value v)
{
    yr_exception_set(&YR_AS(yr_syntax_error, self)->message, v);
    return 0;
}

YR_EXCEPTION_MEMBER(yr_syntax_error, filename)
YR_EXCEPTION_MEMBER(yr_syntax_error, line)
YR_EXCEPTION_MEMBER(yr_syntax_error, offset)
YR_EXCEPTION_MEMBER(yr_syntax_error, text)
YR_EXCEPTION_MEMBER(yr_syntax_error, end_line)
YR_EXCEPTION_MEMBER(yr_syntax_error, end_offset)
YR_EXCEPTION_MEMBER(yr_syntax_error, print_file_and_line)

/* The second argument: (filename, line, offset, text[, end_line, end_offset]). */
static int set_details(yr_syntax_error *e, yr_value info)
{
    yr_value details = yr_to_tuple(info);
    if (!details)
        return -1;
    yr_tuple_object *t = YR_AS(yr_tuple_object, details);
    yr_value *members[] = {&e->filename, &e->line,     &e->offset,
                           &e->text,     &e->end_line, &e->end_offset};
    if (t->length < 4 || t->length > 6) {
        yr_type_error("function takes at %s %d arguments (%zd given)",
                      t->length < 4 ? "least" : "most", t->length < 4 ? 4 : 6, t->length);
        yr_drop(details);
        return -1;
    }
    for (size_t i = 0; i < 6; i++)
        yr_exception_set(members[i], i < t->length ? t->items[i] : 0);
    bool half = t->length == 5;
    yr_drop(details);
    if (half)
        yr_type_error("end_offset must be provided when end_lineno is provided");
    return half ? -1 : 0;
}

static int syntax_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_base_exception_init(self, args, n, keywords) < 0)
        return -1;
    yr_syntax_error *e = YR_AS(yr_syntax_error, self);
    if (n >= 1)
        yr_exception_set(&e->message, args[0]);
    return n == 2 ? set_details(e, args[1]) : 0;
}

static yr_value base_name(yr_value path)
{
    yr_str *s = YR_AS(yr_str, path);
    size_t from = s->length;
    while (from > 0 && yr_str_at(s, from - 1) != '/')
        from--;
    return yr_str_sub(path, from, s->length);
}

static yr_value syntax_str(yr_value self)
{
    yr_syntax_error *e = YR_AS(yr_syntax_error, self);
    yr_value message = e->message ? e->message : YR_NONE;
    yr_value file = e->filename && YR_IS_STR(e->filename) ? base_name(e->filename) : 0;
    if (!file && YR->pending)
        return 0;
    bool line = e->line && YR_IS(e->line, int) + yr_is_int(e->line);
    yr_value text;
    if (file && line)
        text = yr_str_format("%S (%U, line %S)", message, file, e->line);
    else if (file)
        text = yr_str_format("%S (%U)", message, file);
    else if (line)
        text = yr_str_format("%S (line %S)", message, e->line);
    else
        text = yr_str_of(message);
    yr_xdrop(file);
    return text;
}

static const yr_getset_def syntax_getsets[] = {
    {"msg", syntax_get_msg, syntax_set_msg, "exception msg"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"lineno", get_line, set_line, "exception lineno"},
    {"offset", get_offset, set_offset, "exception offset"},
    {"text", get_text, set_text, "exception text"},
    {"end_lineno", get_end_line, set_end_line, "exception end lineno"},
    {"end_offset", get_end_offset, set_end_offset, "exception end offset"},
    {"print_file_and_line", get_print_file_and_line, set_print_file_and_line,
     "exception print_file_and_line"},
    {0},
};

const yr_type_spec yr_exception_syntax = {
    .size = SIZE_OF(yr_syntax_error),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Invalid syntax.",
    .getsets = syntax_getsets,
    .slots = {.make = yr_base_exception_make, .init = syntax_init, .str = syntax_str},
};
