/* bind.c - from the arguments of a call to the parameters of a Python function.
 *
 * Parameters stand in the order positional, keyword-only, *args, **kwargs. Binding moves each
 * argument into its parameter; what is left over on an error is dropped. The messages are those
 * of CPython 3.11, which names the function by its __qualname__.
 */
#include "class.h"

typedef struct {
    yr_function *f;
    const yr_code *code;
    yr_value *locals;  /* 0: not given */
    yr_value *args;    /* 0: moved */
    size_t n;          /* positional ones */
    yr_value keywords; /* or 0 */
} binding;

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* ---- Messages -------------------------------------------------------------------------------- */

/* new str: "'a'", "'a' and 'b'", "'a', 'b', and 'c'" of the names that are missing in a range. */
static yr_value list_missing(const binding *b, size_t from, size_t to, size_t count)
{
    yr_builder text = {0};
    size_t seen = 0;
    for (size_t i = from; i < to; i++) {
        if (b->locals[i])
            continue;
        if (seen)
            yr_builder_c(&text, count == 2 ? " and " : seen + 1 == count ? ", and " : ", ");
        yr_value name = yr_str_from_c(b->code->names[i]);
        yr_builder_c(&text, "'");
        yr_builder_add(&text, name);
        yr_builder_c(&text, "'");
        yr_xdrop(name);
        seen++;
    }
    return yr_builder_finish(&text);
}

static YR_COLD int raise_missing(const binding *b, const char *kind, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        count += !b->locals[i];
    yr_value names = list_missing(b, from, to, count);
    if (names)
        yr_type_error("%U() missing %zu required %s argument%s: %U", b->f->qualname, count, kind,
                      plural(count), names);
    yr_xdrop(names);
    return -1;
}

static YR_COLD int raise_too_many(const binding *b)
{
    size_t takes = b->code->positional, given = b->n, named = 0;
    size_t defaults = b->f->defaults ? YR_AS(yr_tuple_object, b->f->defaults)->length : 0;
    for (size_t i = 0; i < b->code->keyword_only; i++)
        named += b->locals[takes + i] != 0;
    yr_value counted = defaults ? yr_str_format("from %zu to %zu", takes - defaults, takes)
                                : yr_str_format("%zu", takes);
    yr_value extra = named ? yr_str_format(" positional argument%s (and %zu keyword-only argument"
                                           "%s)",
                                           plural(given), named, plural(named))
                           : yr_str_from_c("");
    if (counted && extra)
        yr_type_error("%U() takes %U positional argument%s but %zu%U %s given", b->f->qualname,
                      counted, defaults || takes != 1 ? "s" : "", given, extra,
                      given == 1 && !named ? "was" : "were");
    yr_xdrop(counted);
    yr_xdrop(extra);
    return -1;
}

/* ---- Keywords -------------------------------------------------------------------------------- */

static int find_name(const yr_code *code, const char *name, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (code->names[i][0] == name[0] && !strcmp(code->names[i], name))
            return (int)i;
    return -1;
}

/* Parameters that are positional-only but were named. 0: none, -1 raised. */
static YR_COLD int raise_if_positional_only(const binding *b)
{
    yr_builder names = {0};
    size_t count = 0;
    for (size_t p = 0; p < b->code->positional_only; p++)
        for (size_t i = 0; i < yr_keyword_count(b->keywords); i++) {
            yr_value keyword = YR_AS(yr_tuple_object, b->keywords)->items[i];
            const char *s = yr_utf8(keyword, NULL);
            if (!s || strcmp(s, b->code->names[p]))
                continue;
            if (count++)
                yr_builder_c(&names, ", ");
            yr_builder_add(&names, keyword);
        }
    yr_value text = yr_builder_finish(&names);
    if (text && count)
        yr_type_error("%U() got some positional-only arguments passed as keyword arguments: '%U'",
                      b->f->qualname, text);
    yr_xdrop(text);
    return yr_pending() ? -1 : 0;
}

static int bind_keyword(binding *b, yr_value name, yr_value *arg, yr_value extra)
{
    const yr_code *code = b->code;
    const char *s = yr_utf8(name, NULL);
    if (!s)
        return -1;
    int i =
        find_name(code, s, code->positional_only, (size_t)code->positional + code->keyword_only);
    if (i < 0) {
        if (extra)
            return yr_dict_set(extra, name, *arg);
        if (code->positional_only && raise_if_positional_only(b) < 0)
            return -1;
        yr_type_error("%U() got an unexpected keyword argument '%U'", b->f->qualname, name);
        return -1;
    }
    if (b->locals[i]) {
        yr_type_error("%U() got multiple values for argument '%U'", b->f->qualname, name);
        return -1;
    }
    b->locals[i] = *arg;
    *arg = 0;
    return 0;
}

static int bind_keywords(binding *b, yr_value extra)
{
    for (size_t i = 0; i < yr_keyword_count(b->keywords); i++) {
        yr_value name = YR_AS(yr_tuple_object, b->keywords)->items[i];
        if (bind_keyword(b, name, &b->args[b->n + i], extra) < 0)
            return -1;
    }
    return 0;
}

/* ---- Defaults -------------------------------------------------------------------------------- */

static int fill_positional(binding *b)
{
    size_t takes = b->code->positional;
    yr_tuple_object *given = b->f->defaults ? YR_AS(yr_tuple_object, b->f->defaults) : NULL;
    size_t defaults = given ? given->length : 0, required = takes > defaults ? takes - defaults : 0;
    for (size_t i = b->n; i < required; i++)
        if (!b->locals[i])
            return raise_missing(b, "positional", 0, required);
    size_t skip = defaults > takes ? defaults - takes : 0;
    for (size_t i = required; i < takes; i++)
        if (!b->locals[i])
            b->locals[i] = yr_retain(given->items[i - required + skip]);
    return 0;
}

/* They mostly stand in the dict in the
 * order of the parameters, so the one behind the last that was found comes first. */
yr_value yr_keyword_default(yr_value defaults, const char *name, size_t *at)
{
    size_t next = *at;
    yr_value key, v;
    if (!defaults)
        return 0;
    if (yr_dict_next(defaults, &next, &key, &v) && YR_IS(key, str) && yr_str_is(key, name)) {
        *at = next;
        return v;
    }
    return yr_dict_get_c(defaults, name);
}

static int fill_keyword_only(binding *b)
{
    size_t from = b->code->positional, to = from + b->code->keyword_only;
    bool missing = false;
    size_t at = 0;
    for (size_t i = from; i < to; i++) {
        yr_value key, v;
        if (b->locals[i]) {
            if (b->f->keyword_defaults)
                yr_dict_next(b->f->keyword_defaults, &at, &key, &v);
            continue;
        }
        v = yr_keyword_default(b->f->keyword_defaults, b->code->names[i], &at);
        if (v)
            b->locals[i] = yr_retain(v);
        else
            missing = true;
    }
    return missing ? raise_missing(b, "keyword-only", from, to) : 0;
}

/* ---- All together ---------------------------------------------------------------------------- */

static int bind(binding *b)
{
    const yr_code *code = b->code;
    size_t takes = code->positional, rest = takes + code->keyword_only, taken = b->n;
    if (taken > takes)
        taken = takes;
    if (taken) {
        memcpy(b->locals, b->args, taken * sizeof *b->args);
        memset(b->args, 0, taken * sizeof *b->args);
    }
    yr_value extra = 0;
    if (code->flags & YR_CODE_VARKEYWORDS) {
        if (!(extra = yr_dict_new()))
            return -1;
        b->locals[rest + !!(code->flags & YR_CODE_VARARGS)] = extra;
    }
    if (code->flags & YR_CODE_VARARGS) {
        size_t left = b->n - taken;
        b->locals[rest] = left ? yr_tuple_of(b->args + taken, left) : yr_retain(YR->empty_tuple);
        if (!b->locals[rest])
            return -1;
    }
    if (b->keywords && bind_keywords(b, extra) < 0)
        return -1;
    if (b->n > takes && !(code->flags & YR_CODE_VARARGS))
        return raise_too_many(b);
    if (b->n < takes && fill_positional(b) < 0)
        return -1;
    return code->keyword_only ? fill_keyword_only(b) : 0;
}

int yr_bind_arguments(yr_function *f, yr_value *args, size_t n, yr_value keywords, yr_value *locals)
{
    binding b = {f, f->code, locals, args, n, keywords};
    int result = bind(&b);
    for (size_t i = 0; i < n + yr_keyword_count(keywords); i++)
        yr_xdrop(args[i]);
    if (result < 0) /* what found a place goes behind what found none */
        for (size_t i = 0; i < (size_t)yr_parameter_count(f->code); i++)
            yr_xdrop(locals[i]);
    return result;
}
