/* re_match.c - re.Match: what a pattern has matched. Its texts are cut out when they are asked for.
 */
#include "re_parts.h"

yr_type *yr_re_match_type;

#define MATCH(v) YR_AS(yr_re_match, v)

static inline const yr_re_pattern *pattern_of(const yr_re_match *m)
{
    return YR_RE_PATTERN(m->pattern);
}

yr_value yr_re_match_of(const yr_re_state *s)
{
    size_t size = 2 * (s->pattern->groups + 1) * sizeof *s->offsets;
    yr_re_match *m = yr_new(yr_re_match_type, sizeof *m + size);
    if (!m)
        return 0;
    m->string = yr_retain(s->string);
    m->pattern = yr_retain(yr_from(s->pattern));
    m->pos = (int64_t)s->pos;
    m->end = (int64_t)s->end;
    m->last = s->last ? s->last : -1;
    memcpy(m->offsets, s->offsets, size);
    return yr_from(m);
}

/* ---- Groups ---------------------------------------------------------------------------------- */

yr_value yr_re_slice(yr_value string, bool is_text, const void *text, int64_t from, int64_t to)
{
    if (is_text)
        return yr_str_sub(string, (size_t)from, (size_t)to);
    if (from == 0 && YR_IS(string, bytes) && (size_t)to == YR_AS(yr_bytes, string)->length)
        return yr_retain(string);
    return yr_bytes_from((const char *)text + from, (size_t)(to - from));
}

/* new: string[from:to], of a buffer as it is now. */
static yr_value text_of(const yr_re_match *m, int64_t from, int64_t to)
{
    yr_span span;
    if (YR_IS_STR(m->string))
        return yr_re_slice(m->string, true, NULL, from, to);
    if (yr_bytes_need(m->string, &span) < 0)
        return 0;
    int64_t n = (int64_t)span.n;
    return yr_re_slice(m->string, false, span.p, from < n ? from : n, to < n ? to : n);
}

/* new: the text of a group, otherwise (borrowed) if it took no part. */
static yr_value group_text(const yr_re_match *m, size_t group, yr_value otherwise)
{
    int64_t from = m->offsets[2 * group];
    return from < 0 ? yr_retain(otherwise) : text_of(m, from, m->offsets[2 * group + 1]);
}

/* The number of a group by number or name; -1 and IndexError. */
static int64_t find_group(const yr_re_match *m, yr_value v)
{
    int64_t i = -1;
    const yr_re_pattern *p = pattern_of(m);
    if (yr_is_int(v)) {
        i = yr_int_value(v);
    } else if (YR_IS_ANY_INT(v) || (!YR_IS_STR(v) && yr_has_index(v))) {
        if (yr_to_index(v, &i, true) < 0)
            return -1;
    } else {
        yr_value number = yr_dict_get(p->names, v);
        if (number)
            i = yr_int_value(number);
        else if (YR->pending)
            return -1;
    }
    if (i >= 0 && i <= (int64_t)p->groups)
        return i;
    yr_raise_format(YR_EXC(IndexError), "no such group");
    return -1;
}

static yr_value item(const yr_re_match *m, yr_value which)
{
    int64_t i = find_group(m, which);
    return i < 0 ? 0 : group_text(m, (size_t)i, YR_NONE);
}

YR_METHOD(match_group)
{
    const yr_re_match *m = MATCH(self);
    if (n <= 1)
        return n ? item(m, args[0]) : group_text(m, 0, YR_NONE);
    yr_value tuple = yr_tuple_alloc(n);
    for (size_t i = 0; tuple && i < n; i++)
        if (!(YR_TUPLE(tuple)->items[i] = item(m, args[i])))
            yr_set(&tuple, 0);
    return tuple;
}

static yr_value match_getitem(yr_value self, yr_value key)
{
    return item(MATCH(self), key);
}

static const char *const default_name[] = {"default"};

YR_METHOD(match_groups)
{
    const yr_re_match *m = MATCH(self);
    yr_value otherwise = YR_NONE;
    if ((n || keywords) &&
        yr_parse_arguments("groups", default_name, 0, 0, 1, 1, args, n, keywords, &otherwise) < 0)
        return 0;
    size_t groups = pattern_of(m)->groups;
    yr_value tuple = yr_tuple_alloc(groups);
    for (size_t i = 0; tuple && i < groups; i++)
        if (!(YR_TUPLE(tuple)->items[i] = group_text(m, i + 1, otherwise)))
            yr_set(&tuple, 0);
    return tuple;
}

YR_METHOD(match_groupdict)
{
    const yr_re_match *m = MATCH(self);
    yr_value otherwise = YR_NONE, name, number, dict;
    if ((n || keywords) && yr_parse_arguments("groupdict", default_name, 0, 0, 1, 1, args, n,
                                              keywords, &otherwise) < 0)
        return 0;
    if (!(dict = yr_dict_new()))
        return 0;
    for (size_t at = 0; yr_dict_next(pattern_of(m)->names, &at, &name, &number);) {
        yr_value text = group_text(m, (size_t)yr_int_value(number), otherwise);
        int result = text ? yr_dict_set(dict, name, text) : -1;
        yr_xdrop(text);
        if (result < 0) {
            yr_drop(dict);
            return 0;
        }
    }
    return dict;
}

/* ---- Places ---------------------------------------------------------------------------------- */

YR_METHOD(match_start)
{
    int64_t i = n ? find_group(MATCH(self), args[0]) : 0;
    return i < 0 ? 0 : yr_int(MATCH(self)->offsets[2 * i]);
}

YR_METHOD(match_end)
{
    int64_t i = n ? find_group(MATCH(self), args[0]) : 0;
    return i < 0 ? 0 : yr_int(MATCH(self)->offsets[2 * i + 1]);
}

static yr_value span_of(const yr_re_match *m, size_t i)
{
    yr_value pair[2] = {yr_int(m->offsets[2 * i]), yr_int(m->offsets[2 * i + 1])};
    return yr_tuple_of(pair, 2);
}

YR_METHOD(match_span)
{
    int64_t i = n ? find_group(MATCH(self), args[0]) : 0;
    return i < 0 ? 0 : span_of(MATCH(self), (size_t)i);
}

static yr_value get_regs(yr_value self)
{
    size_t count = pattern_of(MATCH(self))->groups + 1;
    yr_value tuple = yr_tuple_alloc(count);
    for (size_t i = 0; tuple && i < count; i++)
        if (!(YR_TUPLE(tuple)->items[i] = span_of(MATCH(self), i)))
            yr_set(&tuple, 0);
    return tuple;
}

/* The group that was closed last, or 0: the outermost around the one that ends last. What is inside
 * a lookahead may end behind a group around it, which is closed later all the same. */
static int64_t last_group(yr_re_match *m)
{
    const yr_re_pattern *p = pattern_of(m);
    if (m->last >= 0)
        return m->last;
    int64_t last = 0, end = -1;
    for (size_t i = 1; i <= p->groups; i++) {
        if (m->offsets[2 * i + 1] >= end && m->offsets[2 * i + 1] >= 0) {
            end = m->offsets[2 * i + 1];
            last = (int64_t)i;
        }
    }
    for (int64_t around = last; around;) {
        around = yr_int_value(YR_TUPLE(p->parents)->items[around]);
        if (around && m->offsets[2 * around + 1] >= 0)
            last = around;
    }
    return m->last = last;
}

static yr_value get_lastindex(yr_value self)
{
    int64_t last = last_group(MATCH(self));
    return last ? yr_int(last) : YR_NONE;
}

static yr_value get_lastgroup(yr_value self)
{
    int64_t last = last_group(MATCH(self));
    yr_value name, number;
    for (size_t at = 0; yr_dict_next(pattern_of(MATCH(self))->names, &at, &name, &number);)
        if (number == yr_int(last))
            return yr_retain(name);
    return YR_NONE;
}

static yr_value get_string(yr_value self)
{
    return yr_retain(MATCH(self)->string);
}

static yr_value get_re(yr_value self)
{
    return yr_retain(MATCH(self)->pattern);
}

static yr_value get_pos(yr_value self)
{
    return yr_int(MATCH(self)->pos);
}

static yr_value get_endpos(yr_value self)
{
    return yr_int(MATCH(self)->end);
}

/* ---- Templates ------------------------------------------------------------------------------- */

/* new: string[:0], what joins the pieces. */
static yr_value nothing_of(yr_value string, bool is_text)
{
    if (is_text)
        return yr_retain(YR->empty_str);
    if (YR_IS(string, bytes))
        return yr_retain(YR->empty_bytes);
    yr_value key = yr_slice_new(YR_NONE, yr_int(0), YR_NONE);
    yr_value empty = key ? yr_getitem(string, key) : 0;
    yr_xdrop(key);
    return empty;
}

yr_value yr_re_fill(yr_value parts, yr_value string, bool is_text, const void *text,
                    const int64_t *offsets)
{
    yr_value empty = nothing_of(string, is_text);
    yr_value list = empty ? yr_list_new() : 0, result = 0;
    bool good = list;
    for (size_t i = 0; good && i < YR_LIST(parts)->length; i++) {
        yr_value part = YR_LIST(parts)->items[i], piece;
        int64_t from = yr_is_int(part) ? offsets[2 * yr_int_value(part)] : 0;
        if (!yr_is_int(part))
            piece = yr_retain(part);
        else if (from < 0)
            piece = yr_retain(empty);
        else
            piece = yr_re_slice(string, is_text, text, from, offsets[2 * yr_int_value(part) + 1]);
        good = piece && yr_list_append(list, piece) == 0;
        yr_xdrop(piece);
    }
    if (good)
        result = yr_invoke_method(empty, YR_NAME(join), &list, 1);
    yr_xdrop(list);
    yr_xdrop(empty);
    return result;
}

YR_METHOD(match_expand)
{
    static const char *const names[] = {"template"};
    const yr_re_match *m = MATCH(self);
    yr_value template;
    yr_span span = {NULL, 0};
    if (yr_parse_arguments("expand", names, 0, 1, 1, 1, args, n, keywords, &template) < 0)
        return 0;
    yr_value parts = yr_re_template(YR_RE_PATTERN(m->pattern), template), result = 0;
    bool is_text = YR_IS_STR(m->string);
    if (parts && (is_text || yr_bytes_need(m->string, &span) == 0))
        result = yr_re_fill(parts, m->string, is_text, span.p, m->offsets);
    yr_xdrop(parts);
    return result;
}

/* ---- The type -------------------------------------------------------------------------------- */

YR_METHOD(match_copy)
{
    return yr_retain(self);
}

static yr_value match_repr(yr_value self)
{
    yr_value text = group_text(MATCH(self), 0, YR_NONE);
    yr_value result = text ? yr_str_format("<re.Match object; span=(%lld, %lld), match=%R>",
                                           (long long)MATCH(self)->offsets[0],
                                           (long long)MATCH(self)->offsets[1], text)
                           : 0;
    yr_xdrop(text);
    return result;
}

static int match_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_re_match *)o)->string);
    YR_VISIT(((yr_re_match *)o)->pattern);
    return 0;
}

static void match_dealloc(yr_object *o)
{
    yr_re_match *m = (yr_re_match *)o;
    yr_set(&m->string, 0);
    yr_set(&m->pattern, 0);
    yr_release(o);
}

static const yr_method_def match_methods[] = {
    {"group", match_group, 0, -1, 0,
     "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\n"
     "For 0 returns the entire match."},
    {"start", match_start, 0, 1, 0, "Return index of the start of the substring matched by group."},
    {"end", match_end, 0, 1, 0, "Return index of the end of the substring matched by group."},
    {"span", match_span, 0, 1, 0,
     "For match object m, return the 2-tuple (m.start(group), m.end(group))."},
    {"groups", match_groups, 0, -1, YR_METHOD_KEYWORDS,
     "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used "
     "for groups that did not participate in the match."},
    {"groupdict", match_groupdict, 0, -1, YR_METHOD_KEYWORDS,
     "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup "
     "name.\n\n  default\n    Is used for groups that did not participate in the match."},
    {"expand", match_expand, 0, -1, YR_METHOD_KEYWORDS,
     "Return the string obtained by doing backslash substitution on the string template, as done "
     "by the sub() method."},
    {"__copy__", match_copy, 0, 0, 0, NULL},
    {"__deepcopy__", match_copy, 1, 1, 0, NULL},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_getset_def match_getsets[] = {
    {"string", get_string, yr_readonly, "The string passed to match() or search()."},
    {"re", get_re, yr_readonly, "The regular expression object."},
    {"pos", get_pos, yr_readonly,
     "The index into the string at which the RE engine started looking for a match."},
    {"endpos", get_endpos, yr_readonly,
     "The index into the string beyond which the RE engine will not go."},
    {"lastindex", get_lastindex, NULL, "The integer index of the last matched capturing group."},
    {"lastgroup", get_lastgroup, NULL, "The name of the last matched capturing group."},
    {"regs", get_regs, NULL, NULL},
    YR_GETSET_END,
};

static const yr_type_spec match_spec = {
    .size = sizeof(yr_re_match),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value "
           "of True.",
    .methods = match_methods,
    .getsets = match_getsets,
    .slots = {.dealloc = match_dealloc,
              .traverse = match_traverse,
              .repr = match_repr,
              .getitem = match_getitem},
};

int yr_re_match_ready(yr_module *m)
{
    return yr_extension_type(m, &yr_re_match_type, "Match", "re", &match_spec);
}
