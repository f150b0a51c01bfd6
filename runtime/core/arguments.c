/* arguments.c - checking and sorting the arguments of C functions,
 * with CPython's messages. */
#include "class.h"

static const char *plural(int64_t n)
{
    return n == 1 ? "" : "s";
}

yr_value yr_callable_text(yr_value callable)
{
    yr_value name = yr_getattr_or_null(callable, YR_NAME(__qualname__));
    if (!name)
        return yr_pending() ? 0 : yr_str_of(callable);
    yr_value module = yr_getattr_or_null(callable, YR_NAME(__module__)), text = 0;
    if (!yr_pending()) {
        bool plain = !module || !YR_IS_STR(module) || yr_str_is(module, "builtins");
        text = plain ? yr_str_format("%S()", name) : yr_str_format("%S.%S()", module, name);
    }
    yr_drop(name);
    yr_xdrop(module);
    return text;
}

/* ---- Counts ---------------------------------------------------------------------------------- */

int yr_no_keywords(const char *f, yr_value keywords)
{
    if (!yr_keyword_count(keywords))
        return 0;
    yr_type_error("%s() takes no keyword arguments", f);
    return -1;
}

static YR_COLD int raise_count(const char *f, size_t n, int min, int max)
{
    if (min == max)
        yr_type_error("%s expected %d argument%s, got %zu", f, min, plural(min), n);
    else if ((int64_t)n < min)
        yr_type_error("%s expected at least %d argument%s, got %zu", f, min, plural(min), n);
    else
        yr_type_error("%s expected at most %d argument%s, got %zu", f, max, plural(max), n);
    return -1;
}

static bool count_fits(size_t n, int min, int max)
{
    return (int64_t)n >= min && (max < 0 || (int64_t)n <= max);
}

int yr_check_arity(const char *f, size_t n, int min, int max)
{
    if (count_fits(n, min, max))
        return 0;
    if (max == 0)
        yr_type_error("%s() takes no arguments (%zu given)", f, n);
    else if (min == 1 && max == 1)
        yr_type_error("%s() takes exactly one argument (%zu given)", f, n);
    else
        return raise_count(f, n, min, max);
    return -1;
}

/* Functions of no or one argument are named in full, others by their bare name. */
static YR_COLD yr_value raise_misuse(const yr_method_def *def, yr_value callable, size_t n,
                                     yr_value keywords)
{
    yr_value text = yr_callable_text(callable);
    if (!text)
        return 0;
    if (yr_keyword_count(keywords))
        yr_type_error("%U takes no keyword arguments", text);
    else if (def->max == 0)
        yr_type_error("%U takes no arguments (%zu given)", text, n);
    else if (def->min == 1 && def->max == 1)
        yr_type_error("%U takes exactly one argument (%zu given)", text, n);
    else
        raise_count(def->name, n, def->min, def->max);
    yr_drop(text);
    return 0;
}

yr_value yr_call_definition(const yr_method_def *def, yr_value callable, yr_value self,
                            yr_value *args, size_t n, yr_value keywords)
{
    if (!(def->flags & YR_METHOD_KEYWORDS) &&
        YR_UNLIKELY(yr_keyword_count(keywords) || !count_fits(n, def->min, def->max)))
        return raise_misuse(def, callable, n, keywords);
    return def->function(self, args, n, keywords);
}

/* ---- Named arguments ------------------------------------------------------------------------- */

typedef struct {
    const char *f;
    const char *const *names;
    int positional_only, required, positional, total;
} signature;

static YR_COLD int raise_too_many(const signature *s, size_t n, size_t named)
{
    if (n + named > (size_t)s->total) {
        yr_type_error("%s() takes at most %d %sargument%s (%zu given)", s->f, s->total,
                      n == 0 ? "keyword " : "", plural(s->total), n + named);
        return -1;
    }
    if (s->positional == 0)
        yr_type_error("%s() takes no positional arguments", s->f);
    else
        yr_type_error("%s() takes %s %d positional argument%s (%zu given)", s->f,
                      s->required < s->positional ? "at most" : "exactly", s->positional,
                      plural(s->positional), n);
    return -1;
}

/* The place of the keyword; total if there is none, -1 with an error if it is no text. */
static int place_of(const signature *s, yr_value name)
{
    const char *text = yr_utf8(name, NULL);
    if (!text)
        return -1;
    int i = s->positional_only;
    while (i < s->total && strcmp(s->names[i], text))
        i++;
    return i;
}

/* A keyword that does not belong to place i, which n positional arguments have taken or the end. */
static YR_COLD int raise_keyword(const signature *s, yr_value name, int i)
{
    if (i < s->total)
        yr_type_error("argument for %s() given by name ('%U') and position (%d)", s->f, name,
                      i + 1);
    else
        yr_type_error("'%U' is an invalid keyword argument for %s()", name, s->f);
    return -1;
}

static YR_COLD int raise_missing(const signature *s, size_t n, int i)
{
    if (i < s->positional_only) {
        int min = s->required < s->positional_only ? s->required : s->positional_only;
        yr_type_error("%s() takes %s %d positional argument%s (%zu given)", s->f,
                      min < s->positional ? "at least" : "exactly", min, plural(min), n);
    } else {
        yr_type_error("%s() missing required argument '%s' (pos %d)", s->f, s->names[i], i + 1);
    }
    return -1;
}

int yr_parse_arguments(const char *f, const char *const *names, int positional_only, int required,
                       int positional, int total, yr_value *args, size_t n, yr_value keywords,
                       yr_value *out)
{
    const signature s = {f, names, positional_only, required, positional, total};
    size_t named = yr_keyword_count(keywords);
    if (n > (size_t)positional || n + named > (size_t)total)
        return raise_too_many(&s, n, named);
    for (int i = 0; i < total; i++)
        out[i] = (size_t)i < n ? args[i] : 0;
    yr_value stray = 0; /* the first keyword without a place: what is missing is told before */
    int stray_place = 0;
    for (size_t i = 0; i < named; i++) {
        yr_value name = YR_AS(yr_tuple_object, keywords)->items[i];
        int place = place_of(&s, name);
        if (place < 0)
            return -1;
        if (place < total && (size_t)place >= n) {
            out[place] = args[n + i];
        } else if (!stray) {
            stray = name;
            stray_place = place;
        }
    }
    for (int i = 0; i < required; i++)
        if (!out[i])
            return raise_missing(&s, n, i);
    return stray ? raise_keyword(&s, stray, stray_place) : 0;
}
