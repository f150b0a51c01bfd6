/* json_scanner.c - _json.make_scanner: from JSON text to objects, and _json.scanstring.
 *
 * One function for each kind of value takes the text and the place where the value begins, and
 * moves the place behind it. Where no value begins, StopIteration(place) is raised, which the
 * module json makes an error of.
 *
 * Equal keys of one text are one str: memo has them while a text is read. Short keys of Latin-1 are
 * found before that in a table by what stands in the text, which outlives the text.
 */
#include "../types/number.h"
#include "../types/number_chars.h"
#include "json_parts.h"

enum { KEYS = 64, LONGEST_KEY = 24 };

typedef struct {
    yr_object base;
    bool strict;
    yr_value object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
    yr_value memo; /* dict */
} scanner;

/* What is being read. */
typedef struct {
    scanner *scanner; /* NULL: by scanstring */
    yr_value doc;
    const yr_str *s;
    int64_t length;
    bool strict;
} reader;

static yr_type *scanner_type;
static yr_value keys[KEYS]; /* str or 0: exact ones of one byte a character */

static yr_value scan_value(const reader *r, int64_t *at);

static inline uint32_t at_of(const reader *r, int64_t i)
{
    return yr_str_at(r->s, (size_t)i);
}

static inline int64_t skip_space(const reader *r, int64_t i)
{
    for (; i < r->length; i++) {
        uint32_t c = at_of(r, i);
        if (c > ' ' || (c != ' ' && c != '\n' && c != '\t' && c != '\r'))
            break;
    }
    return i;
}

static inline bool stands_at(const reader *r, int64_t i, uint32_t c)
{
    return i < r->length && at_of(r, i) == c;
}

static YR_COLD yr_value bad(const reader *r, const char *message, int64_t at)
{
    yr_value module = yr_import_named("json.decoder"), class = 0, instance = 0;
    yr_value name = module ? yr_intern_c("JSONDecodeError") : 0;
    if (name)
        class = yr_getattr_or_null(module, name);
    yr_xdrop(name);
    if (class) {
        yr_value args[3] = {yr_str_from_c(message), r->doc, yr_int(at)};
        instance = args[0] ? yr_invoke(class, args, 3) : 0;
        yr_xdrop(args[0]);
    }
    if (instance)
        yr_raise_instance(instance);
    yr_xdrop(class);
    yr_xdrop(module);
    return 0;
}

static YR_COLD yr_value no_value(int64_t at)
{
    yr_raise_stop(yr_int(at));
    return 0;
}

/* ---- Strings -------------------------------------------------------------------------------- */

/* The first quote, backslash or, if strict, control character of the text from i on. */
static int64_t plain_end(const reader *r, int64_t i)
{
    uint32_t least = r->strict ? 0x20 : 0;
    if (r->s->kind == 1) {
        const uint8_t *p = r->s->data.one, *end = p + r->length;
        for (p += i; p < end && *p != '"' && *p != '\\' && *p >= least; p++) {
        }
        return p - r->s->data.one;
    }
    for (; i < r->length; i++) {
        uint32_t c = at_of(r, i);
        if (c == '"' || c == '\\' || c < least)
            break;
    }
    return i;
}

/* The unit of the four hexadecimal digits at i, or -1. */
static int32_t hex_unit(const reader *r, int64_t i)
{
    int32_t unit = 0;
    for (int64_t end = i + 4; i < end; i++) {
        uint32_t c = at_of(r, i);
        uint32_t digit = c - '0' < 10                     ? c - '0'
                         : c < 0x80 && (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10
                                                          : 16;
        if (digit > 15)
            return -1;
        unit = unit << 4 | (int32_t)digit;
    }
    return unit;
}

/* The character of "uXXXX" at *at, or of two such of a pair. -1: raised. */
static int32_t scan_unit(const reader *r, int64_t *at)
{
    int64_t i = *at + 1;
    if (i + 4 >= r->length) {
        bad(r, "Invalid \\uXXXX escape", *at);
        return -1;
    }
    int32_t c = hex_unit(r, i);
    if (c < 0) {
        bad(r, "Invalid \\uXXXX escape", i - 1);
        return -1;
    }
    i += 4;
    *at = i;
    if (c < 0xd800 || c > 0xdbff || i + 6 >= r->length || at_of(r, i) != '\\' ||
        at_of(r, i + 1) != 'u')
        return c;
    int32_t low = hex_unit(r, i + 2);
    if (low < 0) {
        bad(r, "Invalid \\uXXXX escape", i + 1);
        return -1;
    }
    if (low < 0xdc00 || low > 0xdfff)
        return c;
    *at = i + 6;
    return 0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00));
}

/* The character of the escape at *at, behind its backslash; begin is for the message. -1: raised */
static int32_t scan_escape(const reader *r, int64_t *at, int64_t begin)
{
    if (*at >= r->length) {
        bad(r, "Unterminated string starting at", begin);
        return -1;
    }
    uint32_t c = at_of(r, *at);
    if (c == 'u')
        return scan_unit(r, at);
    ++*at;
    switch (c) {
    case '"':
    case '\\':
    case '/': return (int32_t)c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: bad(r, "Invalid \\escape", *at - 2); return -1;
    }
}

/* The rest of a string that has an escape: it stands at i. */
static yr_value scan_escaped(const reader *r, int64_t *at, int64_t i)
{
    int64_t begin = *at - 1, from = *at;
    yr_writer w;
    yr_writer_start(&w);
    for (;;) {
        yr_writer_part(&w, r->s, (size_t)from, (size_t)i);
        if (i >= r->length)
            bad(r, "Unterminated string starting at", begin);
        else if (at_of(r, i) < 0x20 && r->strict)
            bad(r, "Invalid control character at", i);
        if (w.failed || yr_pending())
            break;
        i++;
        if (at_of(r, i - 1) == '"') {
            *at = i;
            return yr_writer_finish(&w);
        }
        int32_t c = scan_escape(r, &i, begin);
        if (c < 0)
            break;
        yr_writer_char(&w, (uint32_t)c);
        from = i;
        i = plain_end(r, i);
    }
    yr_writer_free(&w);
    return 0;
}

/* The string whose text begins at *at. */
static yr_value scan_string(const reader *r, int64_t *at)
{
    int64_t from = *at, end = plain_end(r, from);
    if (!stands_at(r, end, '"'))
        return scan_escaped(r, at, end);
    *at = end + 1;
    if (r->s->ascii && end - from > 1) {
        yr_value v = yr_str_alloc((size_t)(end - from), 0x7f);
        if (v)
            memcpy(yr_str_as(v)->data.one, r->s->data.one + from, (size_t)(end - from));
        return v;
    }
    return yr_str_sub(r->doc, (size_t)from, (size_t)end);
}

/* ---- Keys ----------------------------------------------------------------------------------- */

/* new: the str that stands for this key in this text; steals it. */
static yr_value remember(const reader *r, yr_value key)
{
    yr_value known = key ? yr_dict_setdefault(r->scanner->memo, key, key) : 0;
    yr_xretain(known);
    yr_xdrop(key);
    return known;
}

static size_t key_place(const uint8_t *p, size_t n)
{
    uint64_t first = 0, last = 0;
    if (n >= 8) {
        memcpy(&first, p, 8);
        memcpy(&last, p + n - 8, 8);
    } else {
        memcpy(&first, p, n);
    }
    uint64_t h = (first ^ (last << 21 | last >> 43) ^ n) * 0x9e3779b97f4a7c15u;
    return h >> 58;
}
_Static_assert(KEYS == 1 << (64 - 58), "a place is the top six bits");

/* new: the key whose text begins at *at. What gives way in the table goes to memo, so that the same
 * key later in the text is the same str. */
static yr_value scan_key(const reader *r, int64_t *at)
{
    int64_t from = *at, end = r->s->kind == 1 ? plain_end(r, from) : 0;
    size_t n = (size_t)(end - from);
    if (r->s->kind != 1 || n > LONGEST_KEY || n < 2 || !stands_at(r, end, '"'))
        return remember(r, scan_string(r, at));
    const uint8_t *p = r->s->data.one + from;
    yr_value *place = &keys[key_place(p, n)];
    if (*place && yr_str_as(*place)->length == n &&
        memcmp(yr_str_as(*place)->data.one, p, n) == 0) {
        *at = end + 1;
        return yr_retain(*place);
    }
    yr_value key = remember(r, scan_string(r, at));
    if (!key || !YR_IS(key, str) ||
        (*place && !yr_dict_setdefault(r->scanner->memo, *place, *place))) {
        yr_xdrop(key);
        return 0;
    }
    yr_set(place, yr_retain(key));
    return key;
}

/* ---- Numbers and names ---------------------------------------------------------------------- */

static inline bool digit_at(const reader *r, int64_t i)
{
    return i < r->length && at_of(r, i) - '0' < 10;
}

static int64_t skip_digits(const reader *r, int64_t i)
{
    while (digit_at(r, i))
        i++;
    return i;
}

/* new: the number whose characters are r[from:to). */
static yr_value make_number(const reader *r, int64_t from, int64_t to, bool is_float)
{
    yr_value parse = is_float ? r->scanner->parse_float : r->scanner->parse_int;
    if (parse != yr_from(is_float ? YR_TYPE(float) : YR_TYPE(int)) || r->s->kind != 1) {
        yr_value text = yr_str_sub(r->doc, (size_t)from, (size_t)to);
        yr_value v = text ? yr_invoke1(parse, text) : 0;
        yr_xdrop(text);
        return v;
    }
    const char *p = (const char *)r->s->data.one + from;
    size_t n = (size_t)(to - from);
    double d;
    if (!is_float && n <= 18) {
        int64_t value = 0;
        for (size_t i = *p == '-'; i < n; i++)
            value = value * 10 + (p[i] - '0');
        return yr_int(*p == '-' ? -value : value);
    }
    if (is_float && yr_double_quick(p, n, &d))
        return yr_float(d);
    yr_value text = yr_str_from_latin1(p, n), v = 0;
    if (text && !is_float)
        v = yr_int_parse(p, n, 10, text);
    else if (text && yr_double_parse(p, n, text, &d) == 0)
        v = yr_float(d);
    yr_xdrop(text);
    return v;
}

static yr_value scan_number(const reader *r, int64_t *at)
{
    int64_t from = *at, i = from + (at_of(r, from) == '-');
    bool is_float = false;
    if (!digit_at(r, i))
        return no_value(from);
    i = at_of(r, i) == '0' ? i + 1 : skip_digits(r, i);
    if (stands_at(r, i, '.') && digit_at(r, i + 1)) {
        is_float = true;
        i = skip_digits(r, i + 1);
    }
    if (i < r->length && (at_of(r, i) | 32) == 'e') {
        int64_t exponent = i + 1;
        if (stands_at(r, exponent, '-') || stands_at(r, exponent, '+'))
            exponent++;
        if (digit_at(r, exponent)) {
            is_float = true;
            i = skip_digits(r, exponent);
        }
    }
    *at = i;
    return make_number(r, from, i, is_float);
}

/* Does the word stand there? Moves behind it. */
static bool scan_word(const reader *r, int64_t *at, const char *word)
{
    int64_t i = *at;
    for (; *word; word++, i++)
        if (!stands_at(r, i, (uint8_t)*word))
            return false;
    *at = i;
    return true;
}

static yr_value make_constant(const reader *r, const char *name)
{
    yr_value text = yr_intern_c(name), v = text ? yr_invoke1(r->scanner->parse_constant, text) : 0;
    yr_xdrop(text);
    return v;
}

/* ---- Containers ----------------------------------------------------------------------------- */

/* Adds one pair to the dict, or to the list for object_pairs_hook. Steals key and value. */
static int add_pair(yr_value container, bool pairs, yr_value key, yr_value v)
{
    int result = -1;
    if (!pairs) {
        result = yr_dict_set(container, key, v);
    } else {
        yr_value pair = yr_tuple_of((yr_value[]){key, v}, 2);
        if (pair)
            result = yr_list_append(container, pair);
        yr_xdrop(pair);
    }
    yr_drop(key);
    yr_drop(v);
    return result;
}

/* Behind an item: 1 where a comma leads on, 0 past the bracket that closes, -1: raised. */
static int goes_on(const reader *r, int64_t *at, uint32_t close)
{
    int64_t i = skip_space(r, *at);
    if (stands_at(r, i, close)) {
        *at = i + 1;
        return 0;
    }
    if (!stands_at(r, i, ',')) {
        bad(r, "Expecting ',' delimiter", i);
        return -1;
    }
    *at = skip_space(r, i + 1);
    return 1;
}

/* The members from *at on, where the first begins, to behind the closing brace. */
static int scan_members(const reader *r, int64_t *at, yr_value container, bool pairs)
{
    int64_t i = *at;
    for (;;) {
        if (!stands_at(r, i, '"')) {
            bad(r, "Expecting property name enclosed in double quotes", i);
            return -1;
        }
        i++;
        yr_value key = scan_key(r, &i), v = 0;
        if (!key)
            return -1;
        i = skip_space(r, i);
        if (stands_at(r, i, ':')) {
            i = skip_space(r, i + 1);
            v = scan_value(r, &i);
        } else {
            bad(r, "Expecting ':' delimiter", i);
        }
        if (!v) {
            yr_drop(key);
            return -1;
        }
        if (add_pair(container, pairs, key, v) < 0)
            return -1;
        int more = goes_on(r, &i, '}');
        if (more <= 0) {
            *at = i;
            return more;
        }
    }
}

/* The object whose members begin at *at. */
static yr_value scan_object(const reader *r, int64_t *at)
{
    yr_value pairs_hook = r->scanner->object_pairs_hook, hook = r->scanner->object_hook;
    bool pairs = pairs_hook != YR_NONE;
    yr_value container = pairs ? yr_list_new() : yr_dict_new();
    if (!container)
        return 0;
    *at = skip_space(r, *at);
    if (stands_at(r, *at, '}')) {
        ++*at;
    } else if (scan_members(r, at, container, pairs) < 0) {
        yr_drop(container);
        return 0;
    }
    if (pairs || hook != YR_NONE)
        yr_set(&container, yr_invoke1(pairs ? pairs_hook : hook, container));
    return container;
}

static int scan_items(const reader *r, int64_t *at, yr_value list)
{
    int64_t i = *at;
    for (;;) {
        yr_value v = scan_value(r, &i);
        int added = v ? yr_list_append(list, v) : -1;
        yr_xdrop(v);
        if (added < 0)
            return -1;
        int more = goes_on(r, &i, ']');
        if (more <= 0) {
            *at = i;
            return more;
        }
    }
}

/* The array whose items begin at *at. */
static yr_value scan_array(const reader *r, int64_t *at)
{
    yr_value list = yr_list_new();
    if (!list)
        return 0;
    *at = skip_space(r, *at);
    if (stands_at(r, *at, ']')) {
        ++*at;
    } else if (scan_items(r, at, list) < 0) {
        yr_drop(list);
        return 0;
    }
    return list;
}

/* The value that begins at *at. */
static yr_value scan_value(const reader *r, int64_t *at)
{
    if (*at >= r->length)
        return no_value(*at);
    switch (at_of(r, *at)) {
    case '"': ++*at; return scan_string(r, at);
    case '{':
        if (yr_too_deep(" while decoding a JSON object from a unicode string"))
            return 0;
        ++*at;
        return scan_object(r, at);
    case '[':
        if (yr_too_deep(" while decoding a JSON array from a unicode string"))
            return 0;
        ++*at;
        return scan_array(r, at);
    case 'n': return scan_word(r, at, "null") ? YR_NONE : no_value(*at);
    case 't': return scan_word(r, at, "true") ? YR_TRUE : no_value(*at);
    case 'f': return scan_word(r, at, "false") ? YR_FALSE : no_value(*at);
    case 'N': return scan_word(r, at, "NaN") ? make_constant(r, "NaN") : no_value(*at);
    case 'I': return scan_word(r, at, "Infinity") ? make_constant(r, "Infinity") : no_value(*at);
    case '-':
        if (scan_word(r, at, "-Infinity"))
            return make_constant(r, "-Infinity");
        return scan_number(r, at);
    default: return scan_number(r, at);
    }
}

/* new: (v, at); steals v, which may be 0. */
static yr_value with_end(yr_value v, int64_t at)
{
    yr_value pair = v ? yr_tuple_alloc(2) : 0;
    if (!pair) {
        yr_xdrop(v);
        return 0;
    }
    YR_TUPLE(pair)->items[0] = v;
    YR_TUPLE(pair)->items[1] = yr_int(at);
    return pair;
}

/* ---- Functions and the type ----------------------------------------------------------------- */

static YR_COLD yr_value not_text(yr_value v)
{
    return yr_type_error("first argument must be a string, not %s", yr_type_name(v));
}

YR_TEXT_METHOD(yr_json_scanstring)
{
    int64_t at;
    bool strict = true;
    if (n < 2)
        return yr_type_error("scanstring() takes at least 2 arguments (%zu given)", n);
    if (n > 3)
        return yr_type_error("scanstring() takes at most 3 arguments (%zu given)", n);
    if (yr_argument_size(args[1], &at) < 0 || (n > 2 && yr_argument_truth(args[2], &strict) < 0))
        return 0;
    if (!YR_IS_STR(args[0]))
        return not_text(args[0]);
    const yr_str *s = yr_str_as(args[0]);
    reader r = {NULL, args[0], s, (int64_t)s->length, strict};
    if (at < 0 || at > r.length)
        return yr_value_error("end is out of bounds");
    yr_value v = scan_string(&r, &at);
    return with_end(v, at);
}

static yr_value scanner_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"string", "idx"};
    scanner *c = YR_AS(scanner, self);
    yr_value v[2];
    int64_t at;
    if (yr_parse_arguments("scan_once", names, 0, 2, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &at) < 0)
        return 0;
    if (!YR_IS_STR(v[0]))
        return not_text(v[0]);
    if (at < 0)
        return yr_value_error("idx cannot be negative");
    yr_value doc = yr_retain(v[0]);
    const yr_str *s = yr_str_as(doc);
    reader r = {c, doc, s, (int64_t)s->length, c->strict};
    yr_value result = scan_value(&r, &at);
    if (YR_DICT(c->memo)->used)
        yr_dict_clear(c->memo);
    yr_drop(doc);
    return with_end(result, at);
}

static yr_value attribute(yr_value o, const char *name)
{
    yr_value text = yr_intern_c(name), v = text ? yr_getattr(o, text) : 0;
    yr_xdrop(text);
    return v;
}

static yr_value scanner_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"context"};
    yr_value context;
    if (yr_parse_arguments("make_scanner", names, 0, 1, 1, 1, args, n, keywords, &context) < 0)
        return 0;
    scanner *c = yr_new(t, t->size);
    if (!c)
        return 0;
    c->memo = yr_dict_new();
    yr_value strict = c->memo ? attribute(context, "strict") : 0;
    if (strict && yr_argument_truth(strict, &c->strict) == 0 &&
        (c->object_hook = attribute(context, "object_hook")) &&
        (c->object_pairs_hook = attribute(context, "object_pairs_hook")) &&
        (c->parse_float = attribute(context, "parse_float")) &&
        (c->parse_int = attribute(context, "parse_int")) &&
        (c->parse_constant = attribute(context, "parse_constant"))) {
        yr_drop(strict);
        return yr_from(c);
    }
    yr_xdrop(strict);
    yr_drop(yr_from(c));
    return 0;
}

static int scanner_traverse(yr_object *o, yr_visitor visit, void *context)
{
    scanner *c = (scanner *)o;
    YR_VISIT(c->object_hook);
    YR_VISIT(c->object_pairs_hook);
    YR_VISIT(c->parse_float);
    YR_VISIT(c->parse_int);
    YR_VISIT(c->parse_constant);
    YR_VISIT(c->memo);
    return 0;
}

/* Garbage is never called, so the members may be gone. */
static void scanner_clear(yr_object *o)
{
    scanner *c = (scanner *)o;
    yr_set(&c->object_hook, 0);
    yr_set(&c->object_pairs_hook, 0);
    yr_set(&c->parse_float, 0);
    yr_set(&c->parse_int, 0);
    yr_set(&c->parse_constant, 0);
}

static void scanner_dealloc(yr_object *o)
{
    scanner_clear(o);
    yr_set(&((scanner *)o)->memo, 0);
    yr_release(o);
}

static yr_value get_strict(yr_value self)
{
    return yr_bool(YR_AS(scanner, self)->strict);
}

#define GETTER(member)                                                                             \
    static yr_value get_##member(yr_value self)                                                    \
    {                                                                                              \
        return yr_retain(YR_AS(scanner, self)->member);                                            \
    }
GETTER(object_hook)
GETTER(object_pairs_hook)
GETTER(parse_float)
GETTER(parse_int)
GETTER(parse_constant)

static const yr_getset_def scanner_getsets[] = {
    {"strict", get_strict, yr_readonly, "strict"},
    {"object_hook", get_object_hook, yr_readonly, "object_hook"},
    {"object_pairs_hook", get_object_pairs_hook, yr_readonly, NULL},
    {"parse_float", get_parse_float, yr_readonly, "parse_float"},
    {"parse_int", get_parse_int, yr_readonly, "parse_int"},
    {"parse_constant", get_parse_constant, yr_readonly, "parse_constant"},
    YR_GETSET_END,
};

static const yr_method_def scanner_methods[] = {YR_EXTENSION_NO_PICKLE, YR_METHOD_END};

static const yr_type_spec scanner_spec = {
    .size = sizeof(scanner),
    .flags = YR_TYPE_TRACKED,
    .doc = "JSON scanner object",
    .methods = scanner_methods,
    .getsets = scanner_getsets,
    .slots = {.dealloc = scanner_dealloc,
              .traverse = scanner_traverse,
              .clear = scanner_clear,
              .call = scanner_call,
              .make = scanner_make},
};

static void forget_keys(void)
{
    for (int i = 0; i < KEYS; i++)
        yr_set(&keys[i], 0);
}

int yr_json_scanner_ready(yr_module *m)
{
    if (yr_extension_type(NULL, &scanner_type, "Scanner", "_json", &scanner_spec) < 0 ||
        yr_extension_at_exit(forget_keys) < 0)
        return -1;
    return yr_module_add(m, "make_scanner", yr_retain(yr_from(scanner_type)));
}
