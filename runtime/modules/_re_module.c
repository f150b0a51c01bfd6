/* _re_module.c - the module _re: patterns that PCRE2 matches, under the module re, which reads them
 * and translates them to its language in Python. */
#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>
#include "re_parts.h"

/* phrases: a list of pairs of ints. */
static int read_phrases(yr_re_pattern *p, yr_value list)
{
    size_t n = YR_LIST(list)->length;
    if (!(p->phrases = yr_alloc((n + 1) * sizeof *p->phrases)))
        return -1;
    p->phrase_count = n;
    for (size_t i = 0; i < n; i++) {
        const yr_tuple_object *pair = YR_TUPLE(YR_LIST(list)->items[i]);
        p->phrases[i] = (yr_re_phrase){yr_int_value(pair->items[0]), yr_int_value(pair->items[1])};
    }
    return 0;
}

enum {
    PATTERN,
    FLAGS,
    GROUPS,
    NAMES,
    GROUPINDEX,
    PARENTS,
    TRANSLATE,
    UNICODE,
    IS_TEXT,
    PHRASES,
    ARGUMENTS
};

/* make(pattern, flags, groups, names, groupindex, parents, translate, unicode, is_text, phrases):
 * re.Pattern. The module re alone calls it; is_text is None for both, phrases where it is no
 * lexicon. */
YR_METHOD(make)
{
    yr_re_pattern *p = yr_new(yr_re_pattern_type, sizeof *p);
    if (!p)
        return 0;
    p->pattern = yr_retain(args[PATTERN]);
    p->names = yr_retain(args[NAMES]);
    p->groupindex = yr_retain(args[GROUPINDEX]);
    p->parents = yr_retain(args[PARENTS]);
    p->translate = yr_retain(args[TRANSLATE]);
    p->flags = yr_int_value(args[FLAGS]);
    p->groups = (size_t)yr_int_value(args[GROUPS]);
    p->options = PCRE2_ALT_CIRCUMFLEX | (args[UNICODE] == YR_TRUE ? PCRE2_UCP : 0);
    p->is_text = args[IS_TEXT] == YR_NONE ? -1 : args[IS_TEXT] == YR_TRUE;
    if (args[PHRASES] != YR_NONE && read_phrases(p, args[PHRASES]) < 0) {
        yr_drop(yr_from(p));
        return 0;
    }
    return yr_from(p);
}

static const yr_method_def functions[] = {
    {"make", make, ARGUMENTS, ARGUMENTS, 0, NULL},
    YR_METHOD_END,
};

static int fill(yr_module *m)
{
    if (yr_module_add_functions(m, functions) < 0 || yr_re_pattern_ready(m) < 0)
        return -1;
    return yr_re_match_ready(m);
}

const yr_native_module yr_module__re = {"_re", fill};
