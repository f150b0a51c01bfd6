/* traceback_module.c - the module traceback: the texts that the runtime prints itself, as strings.
 *
 * format_* give lists of strings as in CPython: one per entry of a traceback (place and source
 * line), one per header and message.
 */
#include "../core/exception.h"
#include "../core/structseq.h"
#include "../core/traceback.h"

#define FUNCTION(name)                                                                             \
    static yr_value tb_##name(yr_value self, yr_value *args, size_t n, yr_value keywords)
#define UNUSED (void)self, (void)args, (void)n, (void)keywords

static const yr_margin no_margin = {0, false};

/* ---- Lists of lines ------------------------------------------------------------------------- */

/* Cuts text into strings: each takes the lines that begin with four spaces after its own. */
static yr_value cut(yr_value text)
{
    yr_value list = yr_list_new();
    if (!list || !text) {
        yr_xdrop(list);
        return 0;
    }
    yr_str *s = YR_AS(yr_str, text);
    size_t from = 0;
    for (size_t i = 0; i < s->length; i++) {
        if (yr_str_at(s, i) != '\n')
            continue;
        size_t k = i + 1;
        bool entry =
            from + 2 < s->length && yr_str_at(s, from) == ' ' && yr_str_at(s, from + 2) == 'F';
        bool more = entry && k + 4 < s->length && yr_str_at(s, k) == ' ' &&
                    yr_str_at(s, k + 2) == ' ' && yr_str_at(s, k + 3) == ' ';
        if (more)
            continue;
        yr_value line = yr_str_sub(text, from, k);
        int failed = line ? yr_list_append(list, line) : -1;
        yr_xdrop(line);
        if (failed) {
            yr_drop(list);
            return 0;
        }
        from = k;
    }
    return list;
}

/* new list: cut(text); steals text. */
static yr_value cut_and_drop(yr_value text)
{
    yr_value list = cut(text);
    yr_xdrop(text);
    return list;
}

static yr_value join(yr_value list)
{
    yr_list_object *l = YR_AS(yr_list_object, list);
    return yr_join(l->items, l->length);
}

/* ---- Arguments ------------------------------------------------------------------------------ */

/* Finds the exception in (exc) or (type, value, tb): borrowed, None, or 0 and TypeError. */
static yr_value exception_of(yr_value first, yr_value second)
{
    yr_value e = second ? second : first;
    if (e == YR_NONE || YR_IS_EXCEPTION(e))
        return e;
    return yr_type_error("Exception expected for value, %T found", e);
}

static int limit_of(yr_value v, int64_t *limit)
{
    *limit = 1000;
    if (!v || v == YR_NONE)
        return 0;
    return yr_to_index(v, limit, false);
}

/* new str: the entries of a traceback. */
static yr_value entries_text(yr_value traceback, int64_t limit)
{
    yr_builder out = {0};
    if (traceback && traceback != YR_NONE && limit > 0 &&
        yr_traceback_entries(&out, &no_margin, traceback, limit) < 0) {
        yr_builder_free(&out);
        return 0;
    }
    return yr_builder_finish(&out);
}

/* new str: the text of an exception, chained or not; "NoneType: None\n" for None. */
static yr_value exception_text(yr_value e, bool chain)
{
    if (e == YR_NONE)
        return yr_str_from_c("NoneType: None\n");
    yr_builder out = {0};
    if (yr_exception_text(&out, e, chain) < 0) {
        yr_builder_free(&out);
        return 0;
    }
    return yr_builder_finish(&out);
}

/* Writes text (stolen) to a file, which is sys.stderr if 0 or None. new None */
static yr_value write_to(yr_value file, yr_value text)
{
    if (!text)
        return 0;
    if (!file || file == YR_NONE)
        file = yr_sys_get("stderr");
    yr_value result = YR_NONE;
    if (file && file != YR_NONE) {
        yr_retain(file);
        result = yr_invoke_method(file, YR_NAME(write), &text, 1);
        yr_drop(file);
    }
    yr_drop(text);
    if (!result)
        return 0;
    yr_drop(result);
    return YR_NONE;
}

/* ---- Exceptions ----------------------------------------------------------------------------- */

enum { EXC, VALUE, TB, LIMIT, FILE_ARGUMENT, CHAIN, ARGUMENTS };

static int parse(const char *f, yr_value *args, size_t n, yr_value keywords, yr_value *out)
{
    static const char *const names[] = {"exc", "value", "tb", "limit", "file", "chain"};
    return yr_parse_arguments(f, names, 0, 1, ARGUMENTS, ARGUMENTS, args, n, keywords, out);
}

/* The same for functions without a file. */
static int parse_format(const char *f, yr_value *args, size_t n, yr_value keywords, yr_value *out)
{
    static const char *const names[] = {"exc", "value", "tb", "limit", "chain"};
    if (yr_parse_arguments(f, names, 0, 1, 5, 5, args, n, keywords, out) < 0)
        return -1;
    out[CHAIN] = out[4];
    out[FILE_ARGUMENT] = 0;
    return 0;
}

static yr_value text_of(const yr_value *a)
{
    yr_value e = exception_of(a[EXC], a[VALUE]);
    int chain = a[CHAIN] ? yr_truth(a[CHAIN]) : 1;
    return e && chain >= 0 ? exception_text(e, chain) : 0;
}

FUNCTION(print_exception)
{
    UNUSED;
    yr_value a[ARGUMENTS];
    return parse("print_exception", args, n, keywords, a) < 0
               ? 0
               : write_to(a[FILE_ARGUMENT], text_of(a));
}

FUNCTION(format_exception)
{
    UNUSED;
    yr_value a[ARGUMENTS];
    return parse_format("format_exception", args, n, keywords, a) < 0 ? 0
                                                                      : cut_and_drop(text_of(a));
}

FUNCTION(format_exception_only)
{
    UNUSED;
    yr_value a[ARGUMENTS];
    if (parse_format("format_exception_only", args, n, keywords, a) < 0)
        return 0;
    yr_value e = exception_of(a[EXC], a[VALUE]);
    if (!e || e == YR_NONE)
        return e ? cut_and_drop(exception_text(e, false)) : 0;
    yr_builder out = {0};
    if (yr_exception_line(&out, e) < 0) {
        yr_builder_free(&out);
        return 0;
    }
    return cut_and_drop(yr_builder_finish(&out));
}

static yr_value handled_text(yr_value chain)
{
    yr_value e = yr_visible_handled();
    int chained = chain ? yr_truth(chain) : 1;
    return chained < 0 ? 0 : exception_text(e ? e : YR_NONE, chained);
}

FUNCTION(format_exc)
{
    UNUSED;
    static const char *const names[] = {"limit", "chain"};
    yr_value a[2];
    if (yr_parse_arguments("format_exc", names, 0, 0, 2, 2, args, n, keywords, a) < 0)
        return 0;
    return handled_text(a[1]);
}

FUNCTION(print_exc)
{
    UNUSED;
    static const char *const names[] = {"limit", "file", "chain"};
    yr_value a[3];
    if (yr_parse_arguments("print_exc", names, 0, 0, 3, 3, args, n, keywords, a) < 0)
        return 0;
    return write_to(a[1], handled_text(a[2]));
}

FUNCTION(print_last)
{
    UNUSED;
    yr_value e = yr_sys_get("last_value");
    if (!e || !YR_IS_EXCEPTION(e))
        return yr_value_error("no last exception");
    return write_to(0, exception_text(e, true));
}

/* ---- Tracebacks ----------------------------------------------------------------------------- */

FUNCTION(format_tb)
{
    UNUSED;
    static const char *const names[] = {"tb", "limit"};
    yr_value a[2];
    int64_t limit;
    if (yr_parse_arguments("format_tb", names, 0, 1, 2, 2, args, n, keywords, a) < 0 ||
        limit_of(a[1], &limit) < 0)
        return 0;
    return cut_and_drop(entries_text(a[0], limit));
}

FUNCTION(print_tb)
{
    UNUSED;
    static const char *const names[] = {"tb", "limit", "file"};
    yr_value a[3];
    int64_t limit;
    if (yr_parse_arguments("print_tb", names, 0, 1, 3, 3, args, n, keywords, a) < 0 ||
        limit_of(a[1], &limit) < 0)
        return 0;
    return write_to(a[2], entries_text(a[0], limit));
}

/* borrowed: traceback.FrameSummary. */
static yr_type *frame_summary(yr_value self)
{
    (void)self;
    yr_value m = yr_dict_get_c(YR->modules, "traceback");
    yr_value t =
        m && YR_IS(m, module) ? yr_dict_get_c(YR_AS(yr_module, m)->dict, "FrameSummary") : 0;
    return t && YR_IS_CLASS(t) ? YR_AS(yr_type, t) : NULL;
}

static yr_value summary_of(yr_type *type, yr_source *source, const yr_traceback *t)
{
    const yr_code *code = yr_traceback_code(t);
    yr_value line = code ? yr_source_line(source, code->file, t->line) : 0;
    yr_value values[4] = {yr_str_from_c(code ? code->file : "?"), yr_int(t->line),
                          yr_str_from_c(code ? code->name : "?"),
                          line ? line : yr_retain(YR->empty_str)};
    return yr_structseq_steal(type, values);
}

FUNCTION(extract_tb)
{
    UNUSED;
    static const char *const names[] = {"tb", "limit"};
    yr_value a[2];
    int64_t limit;
    if (yr_parse_arguments("extract_tb", names, 0, 1, 2, 2, args, n, keywords, a) < 0 ||
        limit_of(a[1], &limit) < 0)
        return 0;
    yr_value list = yr_list_new();
    yr_type *type = frame_summary(self);
    yr_source source = {0};
    const yr_traceback *t = YR_IS(a[0], traceback) ? YR_AS(yr_traceback, a[0]) : NULL;
    for (; list && type && t && limit-- > 0; t = t->next) {
        yr_value item = summary_of(type, &source, t);
        if (!item || yr_list_append(list, item) < 0)
            yr_set(&list, 0);
        yr_xdrop(item);
    }
    yr_source_free(&source);
    return list;
}

/* new str of a (file, line, name, source) entry. */
static yr_value entry_text(yr_value entry)
{
    yr_value items[4];
    if (yr_unpack(entry, 4, items) < 0)
        return 0;
    yr_value text = yr_str_format("  File \"%S\", line %S, in %S\n", items[0], items[1], items[2]);
    int has_line = text ? yr_truth(items[3]) : 0;
    if (has_line > 0)
        yr_set(&text, yr_str_format("%U    %S\n", text, items[3]));
    for (int i = 0; i < 4; i++)
        yr_drop(items[i]);
    return text;
}

FUNCTION(format_list)
{
    UNUSED;
    yr_value entries = yr_to_tuple(args[0]), list = entries ? yr_list_new() : 0;
    for (size_t i = 0; list && i < YR_AS(yr_tuple_object, entries)->length; i++) {
        yr_value text = entry_text(YR_AS(yr_tuple_object, entries)->items[i]);
        if (!text || yr_list_append(list, text) < 0)
            yr_set(&list, 0);
        yr_xdrop(text);
    }
    yr_xdrop(entries);
    return list;
}

FUNCTION(print_list)
{
    UNUSED;
    yr_value list = tb_format_list(self, args, 1, 0);
    yr_value text = list ? join(list) : 0;
    yr_xdrop(list);
    return write_to(n > 1 ? args[1] : 0, text);
}

/* new: the attribute of that name. */
static yr_value attribute(yr_value o, const char *name)
{
    yr_value key = yr_intern_c(name);
    yr_value v = key ? yr_getattr(o, key) : 0;
    yr_xdrop(key);
    return v;
}

/* new: the iterator of (frame, line) pairs. */
FUNCTION(walk_tb)
{
    UNUSED;
    yr_value list = yr_list_new();
    yr_value at = yr_retain(args[0]);
    while (list && at != YR_NONE) {
        yr_value items[2] = {attribute(at, "tb_frame"), attribute(at, "tb_lineno")};
        yr_value pair = items[0] && items[1] ? yr_tuple(items, 2) : 0;
        if (!pair || yr_list_append(list, pair) < 0)
            yr_set(&list, 0);
        yr_xdrop(pair);
        yr_value next = list ? attribute(at, "tb_next") : 0;
        yr_drop(at);
        at = next ? next : YR_NONE;
        if (!next)
            yr_set(&list, 0);
    }
    yr_drop(at);
    yr_value iterator = list ? yr_iter(list) : 0;
    yr_xdrop(list);
    return iterator;
}

FUNCTION(clear_frames)
{
    UNUSED;
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"print_exception", tb_print_exception, 0, -1, YR_METHOD_KEYWORDS,
     "Print exception up to 'limit' stack trace entries from 'tb' to 'file'."},
    {"format_exception", tb_format_exception, 0, -1, YR_METHOD_KEYWORDS,
     "Format a stack trace and the exception information."},
    {"format_exception_only", tb_format_exception_only, 0, -1, YR_METHOD_KEYWORDS,
     "Format the exception part of a traceback."},
    {"format_exc", tb_format_exc, 0, -1, YR_METHOD_KEYWORDS,
     "Like print_exc() but return a string."},
    {"print_exc", tb_print_exc, 0, -1, YR_METHOD_KEYWORDS,
     "Shorthand for 'print_exception(*sys.exc_info(), limit, file, chain)'."},
    {"print_last", tb_print_last, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"format_tb", tb_format_tb, 0, -1, YR_METHOD_KEYWORDS,
     "A shorthand for 'format_list(extract_tb(tb, limit))'."},
    {"print_tb", tb_print_tb, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"extract_tb", tb_extract_tb, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"format_list", tb_format_list, 1, 1, 0, NULL},
    {"print_list", tb_print_list, 1, 2, 0, NULL},
    {"walk_tb", tb_walk_tb, 1, 1, 0, NULL},
    {"clear_frames", tb_clear_frames, 1, 1, 0, NULL},
    {0},
};

static int fill(yr_module *m)
{
    static const char *const fields[] = {"filename", "lineno", "name", "line", NULL};
    yr_type *t = yr_structseq_type("traceback", "FrameSummary", fields);
    if (!t || yr_module_add(m, "FrameSummary", yr_from(t)) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_traceback = {"traceback", fill};
