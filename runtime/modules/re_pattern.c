/* re_pattern.c - re.Pattern: matching, splitting, replacing; what finditer() and scanner() give.
 *
 * Each of these is a loop of steps (re_program.c). The offsets of a step are the state's own, so a
 * function of the program that is called between two steps may use the same pattern.
 */
#include "re_parts.h"

yr_type *yr_re_pattern_type;
static yr_type *scanner_type, *iterator_type;

/* A search that goes on from call to call. */
typedef struct {
    yr_object base;
    yr_value pattern;
    bool done;
    yr_re_state state; /* done: it holds nothing */
} scanner;

static const char *const range_names[] = {"string", "pos", "endpos"};

/* Reads (string, pos, endpos) and begins. */
static int begin_range(const char *name, yr_re_state *s, yr_value self, yr_value *args, size_t n,
                       yr_value keywords)
{
    yr_value v[3] = {n ? args[0] : 0, 0, 0};
    if ((n != 1 || keywords) &&
        yr_parse_arguments(name, range_names, 0, 1, 3, 3, args, n, keywords, v) < 0)
        return -1;
    return yr_re_begin(s, YR_RE_PATTERN(self), v[0], v[1], v[2]);
}

static inline yr_value slice(const yr_re_state *s, int64_t from, int64_t to)
{
    return yr_re_slice(s->string, s->is_text, s->text, from, to);
}

/* new: the text of a group of the last match, otherwise (borrowed) if it took no part. */
static inline yr_value group_text(const yr_re_state *s, size_t group, yr_value otherwise)
{
    int64_t from = s->offsets[2 * group];
    return from < 0 ? yr_retain(otherwise) : slice(s, from, s->offsets[2 * group + 1]);
}

/* Appends v, stolen; 0 fails. */
static int append(yr_value list, yr_value v)
{
    int result = v ? yr_list_append(list, v) : -1;
    yr_xdrop(v);
    return result;
}

/* ---- One match ------------------------------------------------------------------------------- */

static yr_value match_once(const char *name, yr_re_mode mode, yr_value self, yr_value *args,
                           size_t n, yr_value keywords)
{
    yr_re_state s;
    if (begin_range(name, &s, self, args, n, keywords) < 0)
        return 0;
    int found = yr_re_step(&s, mode);
    yr_value result = found > 0 ? yr_re_match_of(&s) : found < 0 ? 0 : YR_NONE;
    yr_re_finish(&s);
    return result;
}

YR_METHOD(pattern_search)
{
    return match_once("search", YR_RE_SEARCH, self, args, n, keywords);
}

YR_METHOD(pattern_match)
{
    return match_once("match", YR_RE_MATCH, self, args, n, keywords);
}

YR_METHOD(pattern_fullmatch)
{
    return match_once("fullmatch", YR_RE_FULL, self, args, n, keywords);
}

/* ---- All matches ----------------------------------------------------------------------------- */

/* new: what findall() has of a match. */
static yr_value found_item(const yr_re_state *s, yr_value empty)
{
    size_t groups = s->pattern->groups;
    if (groups <= 1)
        return group_text(s, groups, empty);
    yr_value tuple = yr_tuple_alloc(groups);
    for (size_t i = 0; tuple && i < groups; i++)
        if (!(YR_TUPLE(tuple)->items[i] = group_text(s, i + 1, empty)))
            yr_set(&tuple, 0);
    return tuple;
}

YR_METHOD(pattern_findall)
{
    yr_re_state s;
    if (begin_range("findall", &s, self, args, n, keywords) < 0)
        return 0;
    yr_value empty = s.is_text ? yr_retain(YR->empty_str) : yr_bytes_from("", 0);
    yr_value list = yr_list_new();
    int found = empty && list ? 1 : -1;
    while (found > 0 && (found = yr_re_step(&s, YR_RE_SEARCH)) > 0)
        if (append(list, found_item(&s, empty)) < 0)
            found = -1;
    yr_re_finish(&s);
    yr_xdrop(empty);
    if (found < 0)
        yr_set(&list, 0);
    return list;
}

static int split_all(yr_re_state *s, int64_t most, yr_value list)
{
    int64_t last = 0;
    int found = 1;
    for (int64_t done = 0; !most || done < most; done++) {
        if ((found = yr_re_step(s, YR_RE_SEARCH)) <= 0)
            break;
        if (append(list, slice(s, last, s->offsets[0])) < 0)
            return -1;
        for (size_t i = 1; i <= s->pattern->groups; i++)
            if (append(list, group_text(s, i, YR_NONE)) < 0)
                return -1;
        last = s->offsets[1];
    }
    return found < 0 ? -1 : append(list, slice(s, last, (int64_t)s->length));
}

YR_METHOD(pattern_split)
{
    static const char *const names[] = {"string", "maxsplit"};
    yr_re_state s;
    yr_value v[2];
    int64_t most = 0;
    if (yr_parse_arguments("split", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &most) < 0 || yr_re_begin(&s, YR_RE_PATTERN(self), v[0], 0, 0) < 0)
        return 0;
    yr_value list = yr_list_new();
    if (list && split_all(&s, most, list) < 0)
        yr_set(&list, 0);
    yr_re_finish(&s);
    return list;
}

/* ---- Replacing ------------------------------------------------------------------------------- */

/* What a match is replaced by: one of the three. */
typedef struct {
    yr_value callable, literal; /* borrowed or held, as parts is */
    yr_value parts;             /* new: a list of texts and numbers of groups */
    bool all_text;              /* the texts are str */
} replacement;

yr_value yr_re_template(yr_re_pattern *p, yr_value template)
{
    bool plain = YR_IS(template, str) || YR_IS(template, bytes);
    if (p->template &&
        (p->template == template ||
         (YR_IS(template, str) && YR_IS(p->template, str) && yr_str_equal(p->template, template))))
        return yr_retain(p->parts);
    yr_value module = yr_import_named("re"), name = yr_intern_c("_template");
    yr_value args[2] = {yr_from(p), template};
    yr_value function = module && name ? yr_getattr(module, name) : 0;
    yr_value parts = function ? yr_invoke(function, args, 2) : 0;
    yr_xdrop(function);
    yr_xdrop(name);
    yr_xdrop(module);
    if (parts && plain) {
        yr_set(&p->template, yr_retain(template));
        yr_set(&p->parts, yr_retain(parts));
    }
    return parts;
}

/* Is it a text without a backslash? */
static bool is_literal(yr_value v)
{
    yr_span span;
    if (YR_IS_STR(v)) {
        const yr_str *s = yr_str_as(v);
        if (s->kind == 1)
            return !memchr(s->data.one, '\\', s->length);
        for (size_t i = 0; i < s->length; i++)
            if (yr_str_at(s, i) == '\\')
                return false;
        return true;
    }
    if (yr_bytes_view(v, &span))
        return span.n == 0 || !memchr(span.p, '\\', span.n);
    yr_clear_pending();
    return false;
}

static int read_replacement(yr_re_pattern *p, yr_value v, replacement *r)
{
    *r = (replacement){0};
    if (yr_is_callable(v)) {
        r->callable = v;
    } else if (is_literal(v)) {
        r->literal = v;
    } else {
        if (!(r->parts = yr_re_template(p, v)))
            return -1;
        const yr_list_object *parts = YR_LIST(r->parts);
        if (parts->length == 1 && !yr_is_int(parts->items[0]))
            r->literal = parts->items[0];
        else if (parts->length == 0)
            r->literal = YR_IS_STR(v) ? YR->empty_str : YR->empty_bytes;
        r->all_text = true;
        for (size_t i = 0; i < parts->length; i++)
            r->all_text &= yr_is_int(parts->items[i]) || YR_IS_STR(parts->items[i]);
    }
    return 0;
}

/* new: what stands for the last match; None: nothing. */
static yr_value replace_match(const yr_re_state *s, const replacement *r)
{
    if (r->literal)
        return yr_retain(r->literal);
    if (!r->callable)
        return yr_re_fill(r->parts, s->string, s->is_text, s->text, s->offsets);
    yr_value match = yr_re_match_of(s), result = match ? yr_invoke1(r->callable, match) : 0;
    yr_xdrop(match);
    return result;
}

/* Bytes: a list of pieces that is joined. */
static yr_value replace_bytes(yr_re_state *s, const replacement *r, int64_t most, int64_t *done)
{
    yr_value list = yr_list_new(), empty = yr_bytes_from("", 0), result = 0;
    int64_t last = 0;
    int found = list && empty ? 1 : -1;
    while (found > 0 && (!most || *done < most)) {
        if ((found = yr_re_step(s, YR_RE_SEARCH)) <= 0)
            break;
        int64_t from = s->offsets[0], to = s->offsets[1];
        if (last < from && append(list, slice(s, last, from)) < 0)
            found = -1;
        yr_value piece = found > 0 ? replace_match(s, r) : 0;
        if (piece != YR_NONE && append(list, piece) < 0)
            found = -1;
        last = to;
        ++*done;
    }
    if (found >= 0 && last < (int64_t)s->length &&
        append(list, slice(s, last, (int64_t)s->length)) < 0)
        found = -1;
    if (found >= 0)
        result = YR_LIST(list)->length == 1 && YR_IS(YR_LIST(list)->items[0], bytes)
                     ? yr_retain(YR_LIST(list)->items[0])
                     : yr_invoke_method(empty, YR_NAME(join), &list, 1);
    yr_xdrop(list);
    yr_xdrop(empty);
    return result;
}

/* A str, and the first piece that is none: joining them complains when all are there. */
typedef struct {
    yr_writer text;
    int64_t pieces, wrong;
    yr_value wrong_type; /* held; 0: all is well */
} pieces;

static int add_piece(pieces *out, yr_value piece)
{
    if (!piece)
        return -1;
    int result = 0;
    if (YR_IS_STR(piece)) {
        result = yr_writer_add(&out->text, piece);
    } else if (piece != YR_NONE && !out->wrong_type) {
        out->wrong = out->pieces;
        out->wrong_type = yr_retain(yr_from(yr_type_of(piece)));
    }
    out->pieces += piece != YR_NONE;
    yr_drop(piece);
    return result;
}

static int fill_parts(pieces *out, const yr_re_state *s, const replacement *r)
{
    const yr_str *string = yr_str_as(s->string);
    out->pieces++;
    for (size_t i = 0; i < YR_LIST(r->parts)->length; i++) {
        yr_value part = YR_LIST(r->parts)->items[i];
        if (!yr_is_int(part)) {
            yr_writer_add(&out->text, part);
            continue;
        }
        int64_t from = s->offsets[2 * yr_int_value(part)];
        if (from >= 0)
            yr_writer_part(&out->text, string, (size_t)from,
                           (size_t)s->offsets[2 * yr_int_value(part) + 1]);
    }
    return out->text.failed ? -1 : 0;
}

static int replace_pieces(yr_re_state *s, const replacement *r, int64_t most, int64_t *done,
                          pieces *out)
{
    const yr_str *string = yr_str_as(s->string);
    size_t last = 0;
    while (!most || *done < most) {
        int found = yr_re_step(s, YR_RE_SEARCH);
        if (found < 0)
            return -1;
        if (!found)
            break;
        size_t from = (size_t)s->offsets[0], to = (size_t)s->offsets[1];
        if (last < from) {
            yr_writer_part(&out->text, string, last, from);
            out->pieces++;
        }
        int result = !r->callable && !r->literal && r->all_text
                         ? fill_parts(out, s, r)
                         : add_piece(out, replace_match(s, r));
        if (result < 0)
            return -1;
        last = to;
        ++*done;
    }
    return *done ? yr_writer_part(&out->text, string, last, string->length) : 0;
}

static yr_value replace_text(yr_re_state *s, const replacement *r, int64_t most, int64_t *done)
{
    pieces out = {.pieces = 0};
    yr_value result = 0;
    yr_writer_start(&out.text);
    int made = replace_pieces(s, r, most, done, &out);
    if (made == 0 && out.wrong_type)
        yr_type_error("sequence item %lld: expected str instance, %s found", (long long)out.wrong,
                      yr_name_of_type((yr_type *)yr_object_of(out.wrong_type)));
    else if (made == 0 && !*done)
        result = yr_str_exact(s->string);
    if (made == 0 && *done && !out.wrong_type)
        result = yr_writer_finish(&out.text);
    else
        yr_writer_free(&out.text);
    yr_xdrop(out.wrong_type);
    return result;
}

static yr_value replace_all(const char *name, yr_value self, yr_value *args, size_t n,
                            yr_value keywords, int64_t *done)
{
    static const char *const names[] = {"repl", "string", "count"};
    yr_re_state s;
    replacement r;
    yr_value v[3], result = 0;
    int64_t most = 0;
    if (yr_parse_arguments(name, names, 0, 2, 3, 3, args, n, keywords, v) < 0 ||
        yr_argument_size(v[2], &most) < 0 || read_replacement(YR_RE_PATTERN(self), v[0], &r) < 0)
        return 0;
    if (yr_re_begin(&s, YR_RE_PATTERN(self), v[1], 0, 0) == 0) {
        result = (s.is_text ? replace_text : replace_bytes)(&s, &r, most, done);
        yr_re_finish(&s);
    }
    yr_xdrop(r.parts);
    return result;
}

YR_METHOD(pattern_sub)
{
    int64_t done = 0;
    return replace_all("sub", self, args, n, keywords, &done);
}

YR_METHOD(pattern_subn)
{
    int64_t done = 0;
    yr_value text = replace_all("subn", self, args, n, keywords, &done);
    yr_value pair = text ? yr_tuple_of((yr_value[]){text, yr_int(done)}, 2) : 0;
    yr_xdrop(text);
    return pair;
}

/* ---- One match after the other --------------------------------------------------------------- */

static yr_value scanner_new(yr_type *t, const char *name, yr_value self, yr_value *args, size_t n,
                            yr_value keywords)
{
    scanner *s = yr_new(t, sizeof *s);
    if (!s)
        return 0;
    s->done = true;
    s->pattern = yr_retain(self);
    if (begin_range(name, &s->state, self, args, n, keywords) < 0) {
        yr_drop(yr_from(s));
        return 0;
    }
    s->done = false;
    return yr_from(s);
}

YR_METHOD(pattern_finditer)
{
    return scanner_new(iterator_type, "finditer", self, args, n, keywords);
}

YR_METHOD(pattern_scanner)
{
    return scanner_new(scanner_type, "scanner", self, args, n, keywords);
}

/* new: the next match; 0 without an error: there is none any more. */
static yr_value scan(yr_value self, yr_re_mode mode)
{
    scanner *s = YR_AS(scanner, self);
    if (s->done)
        return 0;
    int found = yr_re_step(&s->state, mode);
    if (found > 0)
        return yr_re_match_of(&s->state);
    if (found == 0 && !s->done) {
        s->done = true;
        yr_re_finish(&s->state);
    }
    return 0;
}

static yr_value scan_or_none(yr_value self, yr_re_mode mode)
{
    yr_value match = scan(self, mode);
    return match || YR->pending ? match : YR_NONE;
}

YR_METHOD(scanner_search)
{
    return scan_or_none(self, YR_RE_SEARCH);
}

YR_METHOD(scanner_match)
{
    return scan_or_none(self, YR_RE_MATCH);
}

static int iterator_next(yr_value self, yr_value *v)
{
    *v = scan(self, YR_RE_SEARCH);
    return *v ? 1 : YR->pending ? -1 : 0;
}

static yr_value iterator_iter(yr_value self)
{
    return yr_retain(self);
}

static yr_value get_scanner_pattern(yr_value self)
{
    return yr_retain(YR_AS(scanner, self)->pattern);
}

static int scanner_traverse(yr_object *o, yr_visitor visit, void *context)
{
    scanner *s = (scanner *)o;
    YR_VISIT(s->pattern);
    if (!s->done) {
        YR_VISIT(s->state.string);
        YR_VISIT(s->state.buffer.owner);
    }
    return 0;
}

static void scanner_dealloc(yr_object *o)
{
    scanner *s = (scanner *)o;
    if (!s->done)
        yr_re_finish(&s->state);
    yr_set(&s->pattern, 0);
    yr_release(o);
}

static const yr_method_def scanner_methods[] = {
    {"search", scanner_search, 0, 0, 0, NULL},
    {"match", scanner_match, 0, 0, 0, NULL},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_getset_def scanner_getsets[] = {
    {"pattern", get_scanner_pattern, yr_readonly, NULL},
    YR_GETSET_END,
};

static const yr_type_spec scanner_spec = {
    .size = sizeof(scanner),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = scanner_methods,
    .getsets = scanner_getsets,
    .slots = {.dealloc = scanner_dealloc, .traverse = scanner_traverse},
};

static const yr_type_spec iterator_spec = {
    .size = sizeof(scanner),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .slots = {.dealloc = scanner_dealloc,
              .traverse = scanner_traverse,
              .iter = iterator_iter,
              .next = iterator_next},
};

/* ---- The type -------------------------------------------------------------------------------- */

static yr_value get_pattern(yr_value self)
{
    return yr_retain(YR_RE_PATTERN(self)->pattern);
}

static yr_value get_groupindex(yr_value self)
{
    const yr_re_pattern *p = YR_RE_PATTERN(self);
    return YR_DICT(p->names)->count ? yr_retain(p->groupindex) : yr_dict_new();
}

static yr_value get_flags(yr_value self)
{
    return yr_int(YR_RE_PATTERN(self)->flags);
}

static yr_value get_groups(yr_value self)
{
    return yr_int((int64_t)YR_RE_PATTERN(self)->groups);
}

YR_METHOD(pattern_copy)
{
    return yr_retain(self);
}

static yr_value pattern_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || yr_type_of(b) != yr_re_pattern_type)
        return YR_NOT_IMPLEMENTED;
    const yr_re_pattern *x = YR_RE_PATTERN(a), *y = YR_RE_PATTERN(b);
    int equal = x == y;
    if (!equal && x->flags == y->flags && x->is_text == y->is_text && x->groups == y->groups)
        equal = yr_equal(x->pattern, y->pattern);
    return equal < 0 ? 0 : yr_bool(equal == (op == YR_EQ));
}

static int pattern_hash(yr_value self, uint64_t *hash)
{
    const yr_re_pattern *p = YR_RE_PATTERN(self);
    if (yr_hash(p->pattern, hash) < 0)
        return -1;
    *hash ^= (uint64_t)p->flags * 0x9e3779b97f4a7c15u >> 8;
    return 0;
}

enum { FLAG_LOCALE = 4, FLAG_UNICODE = 32, FLAG_ASCII = 256 };

static yr_value pattern_repr(yr_value self)
{
    static const char *const names[] = {"TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
                                        "UNICODE",  "VERBOSE",    "DEBUG",  "ASCII"};
    const yr_re_pattern *p = YR_RE_PATTERN(self);
    int64_t flags = p->flags;
    if (p->is_text == 1 && (flags & (FLAG_LOCALE | FLAG_UNICODE | FLAG_ASCII)) == FLAG_UNICODE)
        flags &= ~(int64_t)FLAG_UNICODE;
    yr_value text = yr_repr(p->pattern);
    if (!text)
        return 0;
    yr_writer w;
    yr_writer_start(&w);
    yr_writer_ascii(&w, "re.compile(", 11);
    yr_writer_part(&w, yr_str_as(text), 0,
                   yr_str_as(text)->length < 200 ? yr_str_as(text)->length : 200);
    yr_drop(text);
    const char *before = ", ";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(flags & (int64_t)1 << i))
            continue;
        yr_writer_ascii(&w, before, strlen(before));
        yr_writer_ascii(&w, "re.", 3);
        yr_writer_ascii(&w, names[i], strlen(names[i]));
        flags &= ~((int64_t)1 << i);
        before = "|";
    }
    if (flags) {
        char hex[24];
        int n = snprintf(hex, sizeof hex, "%s0x%llx", before, (unsigned long long)flags);
        yr_writer_ascii(&w, hex, (size_t)n);
    }
    yr_writer_char(&w, ')');
    return yr_writer_finish(&w);
}

static int pattern_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_re_pattern *p = (yr_re_pattern *)o;
    YR_VISIT(p->pattern);
    YR_VISIT(p->groupindex);
    YR_VISIT(p->names);
    YR_VISIT(p->parents);
    YR_VISIT(p->translate);
    YR_VISIT(p->template);
    YR_VISIT(p->parts);
    return 0;
}

static void pattern_dealloc(yr_object *o)
{
    yr_re_pattern *p = (yr_re_pattern *)o;
    yr_re_release_codes(p);
    yr_dispose(p->phrases);
    yr_set(&p->pattern, 0);
    yr_set(&p->groupindex, 0);
    yr_set(&p->names, 0);
    yr_set(&p->parents, 0);
    yr_set(&p->translate, 0);
    yr_set(&p->template, 0);
    yr_set(&p->parts, 0);
    yr_release(o);
}

#define KEYWORD_ROW(name, doc)                                                                     \
    {                                                                                              \
#name, pattern_##name, 0, -1, YR_METHOD_KEYWORDS, doc                                      \
    }

static const yr_method_def pattern_methods[] = {
    KEYWORD_ROW(match, "Matches zero or more characters at the beginning of the string."),
    KEYWORD_ROW(fullmatch, "Matches against all of the string."),
    KEYWORD_ROW(search, "Scan through string looking for a match, and return a corresponding match "
                        "object instance.\n\nReturn None if no position in the string matches."),
    KEYWORD_ROW(sub, "Return the string obtained by replacing the leftmost non-overlapping "
                     "occurrences of pattern in string by the replacement repl."),
    KEYWORD_ROW(subn, "Return the tuple (new_string, number_of_subs_made) found by replacing the "
                      "leftmost non-overlapping occurrences of pattern with the replacement "
                      "repl."),
    KEYWORD_ROW(findall, "Return a list of all non-overlapping matches of pattern in string."),
    KEYWORD_ROW(split, "Split string by the occurrences of pattern."),
    KEYWORD_ROW(finditer, "Return an iterator over all non-overlapping matches for the RE pattern "
                          "in string.\n\nFor each match, the iterator returns a match object."),
    KEYWORD_ROW(scanner, NULL),
    {"__copy__", pattern_copy, 0, 0, 0, NULL},
    {"__deepcopy__", pattern_copy, 1, 1, 0, NULL},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END,
};

static const yr_getset_def pattern_getsets[] = {
    {"pattern", get_pattern, yr_readonly,
     "The pattern string from which the RE object was compiled."},
    {"flags", get_flags, yr_readonly, "The regex matching flags."},
    {"groups", get_groups, yr_readonly, "The number of capturing groups in the pattern."},
    {"groupindex", get_groupindex, NULL, "A dictionary mapping group names to group numbers."},
    YR_GETSET_END,
};

static const yr_type_spec pattern_spec = {
    .size = sizeof(yr_re_pattern),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE | YR_TYPE_WEAKREFS,
    .doc = "Compiled regular expression object.",
    .methods = pattern_methods,
    .getsets = pattern_getsets,
    .slots = {.dealloc = pattern_dealloc,
              .traverse = pattern_traverse,
              .repr = pattern_repr,
              .hash = pattern_hash,
              .compare = pattern_compare},
};

int yr_re_pattern_ready(yr_module *m)
{
    return yr_extension_type(m, &yr_re_pattern_type, "Pattern", "re", &pattern_spec) < 0 ||
                   yr_extension_type(NULL, &scanner_type, "SRE_Scanner", "_sre", &scanner_spec) <
                       0 ||
                   yr_extension_type(NULL, &iterator_type, "callable_iterator", "builtins",
                                     &iterator_spec) < 0
               ? -1
               : 0;
}
