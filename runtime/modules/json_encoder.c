/* json_encoder.c - _json.make_encoder: from objects to JSON text.
 *
 * The text goes to one writer. A container that holds itself is found in the chain of those being
 * written, which stand on the C stack; the ones further in than that are in markers, as in CPython.
 */
#include "../types/number_chars.h"
#include "json_parts.h"
#include <math.h>

enum { CHAIN_LIMIT = 16 };

/* A container that is being written. */
typedef struct chain {
    struct chain *outer;
    yr_value o;
    int depth;
} chain;

typedef enum { BY_CALL, BASESTRING, BASESTRING_ASCII } quoting;

typedef struct {
    yr_object base;
    yr_value markers; /* dict or None */
    yr_value otherwise, quote, indent, key_separator, item_separator, sort_keys, skip_keys;
    bool sorted, skip, allow_nan;
    quoting quoting;
    chain *writing; /* the innermost */
} encoder;

static yr_type *encoder_type;

static int put(encoder *e, yr_writer *w, yr_value o);

/* ---- Circles -------------------------------------------------------------------------------- */

static YR_COLD int circular(void)
{
    yr_value_error("Circular reference detected");
    return -1;
}

/* 0: o is being written now, link says so; 1: nobody asked; -1: it was already. */
static int enter(encoder *e, yr_value o, chain *link)
{
    if (e->markers == YR_NONE)
        return 1;
    for (const chain *c = e->writing; c; c = c->outer)
        if (c->o == o)
            return circular();
    *link = (chain){e->writing, o, e->writing ? e->writing->depth + 1 : 0};
    if (link->depth >= CHAIN_LIMIT || YR_DICT(e->markers)->count) {
        yr_value id = yr_int_from_u64(o);
        yr_value seen = id ? yr_dict_get(e->markers, id) : 0;
        int result = seen ? circular() : !id || YR->pending ? -1 : yr_dict_set(e->markers, id, o);
        yr_xdrop(id);
        link->o = 0; /* not in the chain, which would grow without end */
        return result < 0 ? -1 : 0;
    }
    e->writing = link;
    return 0;
}

static int leave(encoder *e, yr_value o, chain *link)
{
    e->writing = link->outer;
    if (link->o)
        return 0;
    yr_value id = yr_int_from_u64(o);
    int result = id ? yr_dict_delete(e->markers, id) : -1;
    if (result == 0)
        yr_raise_value(YR_EXC(KeyError), id);
    yr_xdrop(id);
    return result > 0 ? 0 : -1;
}

/* ---- What has no parts ---------------------------------------------------------------------- */

static int put_c(yr_writer *w, const char *text)
{
    return yr_writer_ascii(w, text, strlen(text));
}

static int put_text(encoder *e, yr_writer *w, yr_value s)
{
    if (e->quoting != BY_CALL)
        return yr_json_quote(w, yr_str_as(s), e->quoting == BASESTRING_ASCII);
    yr_value text = yr_invoke1(e->quote, s);
    if (!text)
        return -1;
    int result = -1;
    if (YR_IS_STR(text))
        result = yr_writer_add(w, text);
    else
        yr_type_error("encoder() must return a string, not %s", yr_type_name(text));
    yr_drop(text);
    return result;
}

static int put_float(encoder *e, yr_writer *w, double d)
{
    char text[YR_DOUBLE_CHARS];
    if (!isfinite(d)) {
        if (!e->allow_nan) {
            yr_value_error("Out of range float values are not JSON compliant");
            return -1;
        }
        return put_c(w, isnan(d) ? "NaN" : d < 0 ? "-Infinity" : "Infinity");
    }
    size_t n = yr_double_chars(d, text);
    return n ? yr_writer_ascii(w, text, n) : -1;
}

static int put_int(yr_writer *w, yr_value v)
{
    if (yr_is_int(v)) {
        char text[YR_I64_CHARS];
        return yr_writer_ascii(w, text, yr_i64_chars(yr_int_value(v), text));
    }
    yr_value text = yr_int_to_str(v, 10);
    int result = text ? yr_writer_add(w, text) : -1;
    yr_xdrop(text);
    return result;
}

/* 1: written; 0: o is none of these; -1. */
static int put_simple(encoder *e, yr_writer *w, yr_value o)
{
    double d;
    if (o == YR_NONE || o == YR_TRUE || o == YR_FALSE)
        return put_c(w, o == YR_NONE ? "null" : o == YR_TRUE ? "true" : "false") < 0 ? -1 : 1;
    if (YR_IS_STR(o))
        return put_text(e, w, o) < 0 ? -1 : 1;
    if (YR_IS_ANY_INT(o))
        return put_int(w, o) < 0 ? -1 : 1;
    if (yr_float_get(o, &d))
        return put_float(e, w, d) < 0 ? -1 : 1;
    return 0;
}

/* ---- Lists ---------------------------------------------------------------------------------- */

static int put_items(encoder *e, yr_writer *w, yr_value items)
{
    for (size_t i = 0;; i++) {
        bool is_list = YR_IS_LIST(items);
        size_t n = is_list ? YR_LIST(items)->length : YR_TUPLE(items)->length;
        if (i >= n)
            return 0;
        yr_value item = yr_retain(is_list ? YR_LIST(items)->items[i] : YR_TUPLE(items)->items[i]);
        int result = i ? yr_writer_add(w, e->item_separator) : 0;
        if (result == 0)
            result = put(e, w, item);
        yr_drop(item);
        if (result < 0)
            return -1;
    }
}

static int put_list(encoder *e, yr_writer *w, yr_value o)
{
    chain link;
    yr_value items = YR_IS(o, list) || YR_IS(o, tuple) ? yr_retain(o) : yr_to_list(o);
    if (!items)
        return -1;
    size_t n = YR_IS_LIST(items) ? YR_LIST(items)->length : YR_TUPLE(items)->length;
    int result, entered = 1;
    if (n == 0) {
        result = put_c(w, "[]");
    } else {
        result = entered = enter(e, o, &link);
        if (entered >= 0)
            result = yr_writer_char(w, '[') < 0 || put_items(e, w, items) < 0 ? -1 : 0;
        if (entered == 0 && result < 0)
            e->writing = link.outer;
        else if (entered == 0)
            result = leave(e, o, &link);
        if (result == 0)
            result = yr_writer_char(w, ']');
    }
    yr_drop(items);
    return result;
}

/* ---- Dicts ---------------------------------------------------------------------------------- */

/* The key, its separators before and behind it: 1; 0: it is skipped; -1. */
static int put_key(encoder *e, yr_writer *w, yr_value key, bool first)
{
    char text[YR_DOUBLE_CHARS];
    yr_value name = 0;
    double d;
    if (YR_IS_STR(key)) {
        name = yr_retain(key);
    } else if (yr_float_get(key, &d)) {
        yr_writer part;
        yr_writer_start(&part);
        if (put_float(e, &part, d) < 0)
            part.failed = true;
        name = yr_writer_finish(&part);
    } else if (key == YR_NONE || key == YR_TRUE || key == YR_FALSE) {
        name = yr_str_from_c(key == YR_NONE ? "null" : key == YR_TRUE ? "true" : "false");
    } else if (yr_is_int(key)) {
        name = yr_str_from_latin1(text, yr_i64_chars(yr_int_value(key), text));
    } else if (YR_IS_ANY_INT(key)) {
        name = yr_int_to_str(key, 10);
    } else if (e->skip) {
        return 0;
    } else {
        yr_type_error("keys must be str, int, float, bool or None, not %s", yr_type_name(key));
    }
    if (!name)
        return -1;
    int result = first ? 0 : yr_writer_add(w, e->item_separator);
    if (result == 0 && (result = put_text(e, w, name)) == 0)
        result = yr_writer_add(w, e->key_separator);
    yr_drop(name);
    return result < 0 ? -1 : 1;
}

static int put_pair(encoder *e, yr_writer *w, yr_value key, yr_value v, bool *first)
{
    int result = put_key(e, w, key, *first);
    if (result > 0) {
        *first = false;
        result = put(e, w, v);
    }
    return result;
}

/* The pairs of a dict as they are now. */
static int put_entries(encoder *e, yr_writer *w, yr_value dict)
{
    yr_value few[2 * 8], *pairs = few, key, v;
    size_t n = 0, count = YR_DICT(dict)->count, at = 0;
    if (count > 8 && !(pairs = yr_alloc(2 * count * sizeof *pairs)))
        return -1;
    while (yr_dict_next(dict, &at, &key, &v)) {
        pairs[n++] = yr_retain(key);
        pairs[n++] = yr_retain(v);
    }
    int result = 0;
    bool first = true;
    for (size_t i = 0; i < n && result == 0; i += 2)
        result = put_pair(e, w, pairs[i], pairs[i + 1], &first);
    for (size_t i = 0; i < n; i++)
        yr_drop(pairs[i]);
    if (pairs != few)
        yr_dispose(pairs);
    return result;
}

/* The same by items(), sorted if asked for. */
static int put_item_pairs(encoder *e, yr_writer *w, yr_value dict)
{
    yr_value view, items = 0;
    if (YR_IS(dict, dict)) {
        view = yr_invoke_method(dict, YR_NAME(items), NULL, 0);
        items = view ? yr_to_list(view) : 0;
    } else if ((view = yr_invoke_method(dict, YR_NAME(items), NULL, 0))) {
        yr_value walk = yr_iter(view);
        if (!walk && yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("%s.items() returned a non-iterable (type %s)", yr_type_name(dict),
                          yr_type_name(view));
        }
        items = walk ? yr_to_list(walk) : 0;
        yr_xdrop(walk);
    }
    yr_xdrop(view);
    int result = items ? 0 : -1;
    if (items && e->sorted)
        result = yr_list_sort(items, YR_NONE, false);
    bool first = true;
    for (size_t i = 0; result == 0 && i < YR_LIST(items)->length; i++) {
        yr_value pair = yr_retain(YR_LIST(items)->items[i]);
        if (YR_IS_TUPLE(pair) && YR_TUPLE(pair)->length == 2) {
            result = put_pair(e, w, YR_TUPLE(pair)->items[0], YR_TUPLE(pair)->items[1], &first);
        } else {
            yr_value_error("items must return 2-tuples");
            result = -1;
        }
        yr_drop(pair);
    }
    yr_xdrop(items);
    return result;
}

static int put_dict(encoder *e, yr_writer *w, yr_value o)
{
    chain link;
    if (YR_DICT(o)->count == 0)
        return put_c(w, "{}");
    int entered = enter(e, o, &link), result = entered;
    if (entered < 0 || yr_writer_char(w, '{') < 0)
        result = -1;
    else if (e->sorted || !YR_IS(o, dict))
        result = put_item_pairs(e, w, o);
    else
        result = put_entries(e, w, o);
    if (entered == 0 && result < 0)
        e->writing = link.outer;
    else if (entered == 0)
        result = leave(e, o, &link);
    return result < 0 ? -1 : yr_writer_char(w, '}');
}

/* ---- Any object ----------------------------------------------------------------------------- */

/* What default(o) gives, in place of o. */
static int put_other(encoder *e, yr_writer *w, yr_value o)
{
    chain link;
    int entered = enter(e, o, &link), result = -1;
    if (entered < 0)
        return -1;
    yr_value v = yr_invoke1(e->otherwise, o);
    if (v && !yr_too_deep(" while encoding a JSON object"))
        result = put(e, w, v);
    yr_xdrop(v);
    if (entered == 0 && result < 0)
        e->writing = link.outer;
    else if (entered == 0)
        result = leave(e, o, &link);
    return result;
}

static int put(encoder *e, yr_writer *w, yr_value o)
{
    int simple = put_simple(e, w, o);
    if (simple)
        return simple < 0 ? -1 : 0;
    bool list = YR_IS_LIST(o) || YR_IS_TUPLE(o);
    if (!list && !YR_IS_DICT(o))
        return put_other(e, w, o);
    if (yr_too_deep(" while encoding a JSON object"))
        return -1;
    return list ? put_list(e, w, o) : put_dict(e, w, o);
}

/* ---- The type ------------------------------------------------------------------------------- */

/* new: a list with the text. */
static yr_value encoder_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"obj", "_current_indent_level"};
    encoder *e = YR_AS(encoder, self);
    yr_value v[2];
    int64_t level;
    yr_writer w;
    if (yr_parse_arguments("_iterencode", names, 0, 2, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &level) < 0)
        return 0;
    yr_writer_start(&w);
    if (put(e, &w, v[0]) < 0 || w.failed) {
        yr_writer_free(&w);
        return 0;
    }
    yr_value text = yr_writer_finish(&w);
    yr_value list = text ? yr_list_of(&text, 1) : 0;
    yr_xdrop(text);
    return list;
}

static quoting quoting_of(yr_value quote)
{
    if (!YR_IS(quote, builtin))
        return BY_CALL;
    yr_c_function f = YR_AS(yr_builtin_object, quote)->def->function;
    return f == yr_json_encode_basestring         ? BASESTRING
           : f == yr_json_encode_basestring_ascii ? BASESTRING_ASCII
                                                  : BY_CALL;
}

static int need_text(int position, yr_value v)
{
    if (YR_IS_STR(v))
        return 0;
    yr_type_error("make_encoder() argument %d must be str, not %s", position, yr_argument_type(v));
    return -1;
}

static yr_value encoder_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"markers",   "default",       "encoder",
                                        "indent",    "key_separator", "item_separator",
                                        "sort_keys", "skipkeys",      "allow_nan"};
    yr_value v[9];
    bool sorted, skip, allow_nan;
    if (yr_parse_arguments("make_encoder", names, 0, 9, 9, 9, args, n, keywords, v) < 0 ||
        need_text(5, v[4]) < 0 || need_text(6, v[5]) < 0 || yr_argument_truth(v[6], &sorted) < 0 ||
        yr_argument_truth(v[7], &skip) < 0 || yr_argument_truth(v[8], &allow_nan) < 0)
        return 0;
    if (v[0] != YR_NONE && !YR_IS_DICT(v[0]))
        return yr_type_error("make_encoder() argument 1 must be dict or None, not %s",
                             yr_type_name(v[0]));
    encoder *e = yr_new(t, t->size);
    if (!e)
        return 0;
    e->markers = yr_retain(v[0]);
    e->otherwise = yr_retain(v[1]);
    e->quote = yr_retain(v[2]);
    e->indent = yr_retain(v[3]);
    e->key_separator = yr_retain(v[4]);
    e->item_separator = yr_retain(v[5]);
    e->sort_keys = yr_bool(sorted);
    e->skip_keys = yr_bool(skip);
    e->sorted = sorted;
    e->skip = skip;
    e->allow_nan = allow_nan;
    e->quoting = quoting_of(e->quote);
    return yr_from(e);
}

static int encoder_traverse(yr_object *o, yr_visitor visit, void *context)
{
    encoder *e = (encoder *)o;
    YR_VISIT(e->markers);
    YR_VISIT(e->otherwise);
    YR_VISIT(e->quote);
    YR_VISIT(e->indent);
    YR_VISIT(e->key_separator);
    YR_VISIT(e->item_separator);
    return 0;
}

static void encoder_clear(yr_object *o)
{
    encoder *e = (encoder *)o;
    yr_set(&e->markers, 0);
    yr_set(&e->otherwise, 0);
    yr_set(&e->quote, 0);
    yr_set(&e->indent, 0);
    yr_set(&e->key_separator, 0);
    yr_set(&e->item_separator, 0);
}

static void encoder_dealloc(yr_object *o)
{
    encoder_clear(o);
    yr_release(o);
}

#define GETTER(member)                                                                             \
    static yr_value get_##member(yr_value self)                                                    \
    {                                                                                              \
        return yr_retain(YR_AS(encoder, self)->member);                                            \
    }
GETTER(markers)
GETTER(otherwise)
GETTER(quote)
GETTER(indent)
GETTER(key_separator)
GETTER(item_separator)
GETTER(sort_keys)
GETTER(skip_keys)

static const yr_getset_def encoder_getsets[] = {
    {"markers", get_markers, yr_readonly, "markers"},
    {"default", get_otherwise, yr_readonly, "default"},
    {"encoder", get_quote, yr_readonly, "encoder"},
    {"indent", get_indent, yr_readonly, "indent"},
    {"key_separator", get_key_separator, yr_readonly, "key_separator"},
    {"item_separator", get_item_separator, yr_readonly, "item_separator"},
    {"sort_keys", get_sort_keys, yr_readonly, "sort_keys"},
    {"skipkeys", get_skip_keys, yr_readonly, "skipkeys"},
    YR_GETSET_END,
};

static const yr_method_def encoder_methods[] = {YR_EXTENSION_NO_PICKLE, YR_METHOD_END};

static const yr_type_spec encoder_spec = {
    .size = sizeof(encoder),
    .flags = YR_TYPE_TRACKED,
    .doc = "_iterencode(obj, _current_indent_level) -> iterable",
    .methods = encoder_methods,
    .getsets = encoder_getsets,
    .slots = {.dealloc = encoder_dealloc,
              .traverse = encoder_traverse,
              .clear = encoder_clear,
              .call = encoder_call,
              .make = encoder_make},
};

int yr_json_encoder_ready(yr_module *m)
{
    if (yr_extension_type(NULL, &encoder_type, "Encoder", "_json", &encoder_spec) < 0)
        return -1;
    return yr_module_add(m, "make_encoder", yr_retain(yr_from(encoder_type)));
}
