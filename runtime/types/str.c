/* str.c - the type str: construction, comparison, indexing, iteration, and the table of methods,
 * which live in the str_*.c files beside this one.
 *
 * An iterator is {str, next index}; it lets the str go when it is through.
 */
#include "../core/allocate.h"
#include "../core/reduce.h"
#include "text.h"

/* ---- Making --------------------------------------------------------------------------------- */

static const char *text_argument(const char *function, const char *name, yr_value v)
{
    if (!YR_IS_STR(v)) {
        yr_type_error("%s() argument '%s' must be str, not %s", function, name,
                      yr_argument_type(v));
        return NULL;
    }
    return yr_utf8(v, NULL);
}

static yr_value decode_object(yr_value object, yr_value encoding, yr_value errors)
{
    const char *codec = NULL, *handler = NULL;
    yr_span span;
    if (encoding && !(codec = text_argument("str", "encoding", encoding)))
        return 0;
    if (errors && !(handler = text_argument("str", "errors", errors)))
        return 0;
    if (YR_IS_STR(object))
        return yr_type_error("decoding str is not supported");
    if (!yr_bytes_view(object, &span))
        return yr_pending()
                   ? 0
                   : yr_type_error("decoding to str: need a bytes-like object, %T found", object);
    return span.n ? yr_decode(span.p, span.n, codec, handler) : yr_str_from_latin1(span.p, 0);
}

static yr_value make_exact(yr_value *args, size_t n, yr_value keywords)
{
    if (n == 1 && !keywords && yr_is_int(args[0]))
        return yr_int_to_str(args[0], 10);
    static const char *const keyword_names[] = {"object", "encoding", "errors"};
    yr_value v[3] = {0};
    if (n == 1 && !keywords)
        return yr_str_of(args[0]);
    if (yr_parse_arguments(YR_SHOWN("str"), keyword_names, 0, 0, 3, 3, args, n, keywords, v) < 0)
        return 0;
    if (!v[0])
        return yr_retain(YR->empty_str);
    return v[1] || v[2] ? decode_object(v[0], v[1], v[2]) : yr_str_of(v[0]);
}

static yr_value str_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value text = make_exact(args, n, keywords);
    if (!text || t == YR_TYPE_ID(str))
        return text;
    const yr_str *from = yr_str_as(text);
    yr_str *s = yr_str_alloc_of(t, from->length, yr_str_bound(from), from->length);
    if (s)
        yr_str_copy(s, 0, from, 0, from->length);
    yr_drop(text);
    return yr_from(s);
}

static void str_dealloc(yr_object *o)
{
    yr_str *s = (yr_str *)o;
    if (s->interned)
        yr_intern_forget(s);
    if (s->utf8)
        yr_dispose(s->utf8);
    yr_release_inline(o);
}

/* ---- Slots
 * ------------------------------------------------------------------------------------------------
 */

static int str_hash(yr_value v, uint64_t *hash)
{
    *hash = yr_str_hash(yr_str_as(v));
    return 0;
}

static yr_value str_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!YR_IS_STR(a) || !YR_IS_STR(b))
        return YR_NOT_IMPLEMENTED;
    if (op == YR_EQ || op == YR_NE)
        return yr_bool(yr_str_equal(a, b) == (op == YR_EQ));
    int order = yr_str_order(yr_str_as(a), yr_str_as(b));
    return yr_bool(op == YR_LT   ? order < 0
                   : op == YR_LE ? order <= 0
                   : op == YR_GT ? order > 0
                                 : order >= 0);
}

static int str_truth(yr_value v)
{
    return yr_str_as(v)->length != 0;
}

static int64_t str_length(yr_value v)
{
    return (int64_t)yr_str_as(v)->length;
}

static int str_contains(yr_value self, yr_value item)
{
    if (!YR_IS_STR(item)) {
        yr_type_error("'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    int64_t i = yr_str_find(yr_str_as(self), yr_str_as(item), 0, yr_str_as(self)->length);
    return i == -2 ? -1 : i >= 0;
}

/* True, and the place cut to 0..length, of an end of a slice that is a tagged int, or absent: then
 * *place stays. */
static inline bool slice_end(yr_value v, int64_t length, int64_t *place)
{
    if (v == YR_NONE)
        return true;
    if (!yr_is_int(v))
        return false;
    int64_t i = yr_int_value(v);
    if (i < 0)
        i = i + length < 0 ? 0 : i + length;
    *place = i > length ? length : i;
    return true;
}

static yr_value str_slice(yr_value self, yr_value slice)
{
    const yr_str *s = yr_str_as(self);
    const yr_slice_object *given = YR_AS(yr_slice_object, slice);
    int64_t start = 0, stop = (int64_t)s->length, step;
    if (given->step == YR_NONE && slice_end(given->start, stop, &start) &&
        slice_end(given->stop, (int64_t)s->length, &stop))
        return yr_str_sub(self, (size_t)start, (size_t)stop);
    int64_t count = yr_slice_bounds(slice, (int64_t)s->length, &start, &stop, &step);
    if (count < 0)
        return 0;
    if (count == 0)
        return yr_retain(YR->empty_str);
    if (step == 1)
        return yr_str_sub(self, (size_t)start, (size_t)(start + count));
    if (count == 1)
        return yr_str_from_char(yr_str_at(s, (size_t)start));
    if (s->ascii) {
        yr_value part = yr_str_alloc((size_t)count, 0x7f);
        uint8_t *to = part ? yr_str_as(part)->data.one : NULL;
        for (int64_t i = 0; part && i < count; i++, start += step)
            to[i] = s->data.one[start];
        return part;
    }
    uint32_t max = 0;
    for (int64_t i = 0; i < count; i++) {
        uint32_t c = yr_str_at(s, (size_t)(start + i * step));
        max = c > max ? c : max;
    }
    yr_value v = yr_str_alloc((size_t)count, max);
    for (int64_t i = 0; v && i < count; i++)
        yr_str_put(yr_str_as(v), (size_t)i, yr_str_at(s, (size_t)(start + i * step)));
    return v;
}

static yr_value str_getitem(yr_value self, yr_value key)
{
    int64_t i;
    if (yr_is_int(key)) {
        i = yr_int_value(key);
    } else if (YR_IS(key, slice)) {
        return str_slice(self, key);
    } else if (!yr_has_index(key)) {
        return yr_type_error("string indices must be integers, not '%T'", key);
    } else if (yr_to_index(key, &i, false) < 0) {
        return 0;
    }
    const yr_str *s = yr_str_as(self);
    if (i < 0)
        i += (int64_t)s->length;
    if (i < 0 || i >= (int64_t)s->length)
        return yr_raise_format(YR_EXC(IndexError), "string index out of range");
    return yr_str_from_char(yr_str_at(s, (size_t)i));
}

static yr_value str_str(yr_value v)
{
    return yr_str_exact(v);
}

static yr_value str_add(yr_value a, yr_value b)
{
    if (YR_IS_STR(a) && YR_IS_STR(b))
        return yr_str_concat(a, b);
    if (!YR_IS_STR(a))
        return YR_NOT_IMPLEMENTED;
    return yr_type_error("can only concatenate str (not \"%T\") to str", b);
}

static yr_value str_inplace_add(yr_value a, yr_value b)
{
    return YR_IS_STR(a) && YR_IS_STR(b) ? yr_str_append(a, b) : str_add(a, b);
}

static yr_value str_mul(yr_value a, yr_value b)
{
    return yr_sequence_multiply(a, b, YR_IS_STR(a), yr_str_repeat);
}

static yr_value str_mod(yr_value a, yr_value b)
{
    return YR_IS_STR(a) ? yr_percent_format(a, b) : YR_NOT_IMPLEMENTED;
}

/* ---- Iterator
 * ------------------------------------------------------------------------------------------------
 */

typedef yr_text_cursor str_iterator;

static yr_value str_iter(yr_value v)
{
    str_iterator *it = yr_new(YR_TYPE(str_iterator), sizeof *it);
    if (it)
        it->text = yr_retain(v);
    return yr_from(it);
}

static int iterator_next(yr_value self, yr_value *item)
{
    str_iterator *it = YR_AS(str_iterator, self);
    if (!it->text)
        return 0;
    const yr_str *s = yr_str_as(it->text);
    if (it->next >= s->length) {
        yr_set(&it->text, 0);
        return 0;
    }
    yr_value known = s->kind == 1 ? YR->characters[s->data.one[it->next]] : 0;
    *item = known ? yr_retain(known) : yr_str_from_char(yr_str_at(s, it->next));
    it->next++;
    return *item ? 1 : -1;
}

static yr_value iterator_self(yr_value self)
{
    return yr_retain(self);
}

static void iterator_dealloc(yr_object *o)
{
    yr_set(&((str_iterator *)o)->text, 0);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((str_iterator *)o)->text);
    return 0;
}

YR_METHOD(iterator_length_hint)
{
    str_iterator *it = YR_AS(str_iterator, self);
    return yr_int(it->text ? (int64_t)(yr_str_as(it->text)->length - it->next) : 0);
}

YR_METHOD(iterator_reduce)
{
    str_iterator *it = YR_AS(str_iterator, self);
    return yr_reduce_walk("iter", it->text, YR->empty_str, yr_int((int64_t)it->next));
}

YR_METHOD(iterator_set_state)
{
    str_iterator *it = YR_AS(str_iterator, self);
    int64_t index;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (it->text) {
        int64_t length = (int64_t)yr_str_as(it->text)->length;
        it->next = (size_t)(index < 0 ? 0 : index > length ? length : index);
    }
    return YR_NONE;
}

static const yr_method_def iterator_methods[] = {
    YR_REDUCE_DEF(iterator_reduce),
    {"__setstate__", iterator_set_state, 1, 1, 0, "Set state information for unpickling."},
    {"__length_hint__", iterator_length_hint, 0, 0, 0, NULL},
    YR_METHOD_END,
};

YR_BUILT_IN(str_iterator, object) = {
    .id = YR_T_str_iterator,
    .size = sizeof(str_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .iter = iterator_self,
              .next = iterator_next},
};

/* ---- The type
 * ----------------------------------------------------------------------------------------------------
 */

YR_METHOD(str_getnewargs)
{
    const yr_str *s = yr_str_as(self); /* a copy: whoever takes the text apart may not find self */
    yr_value text = yr_str_alloc(s->length, yr_str_bound(s));
    if (text)
        yr_str_copy(yr_str_as(text), 0, s, 0, s->length);
    return text ? yr_tuple(&text, 1) : 0;
}

YR_METHOD(str_sizeof)
{
    const yr_str *s = yr_str_as(self);
    size_t header = s->ascii ? 49 : s->kind == 1 ? 73 : s->kind == 2 ? 74 : 76;
    return yr_int((int64_t)(header + s->length * s->kind));
}

#define M(name, min, max)                                                                          \
    {                                                                                              \
#name, yr_str_m_##name, min, max, 0, NULL                                                  \
    }
#define K(name, max)                                                                               \
    {                                                                                              \
#name, yr_str_m_##name, 0, max, YR_METHOD_KEYWORDS, NULL                                   \
    }

static const yr_method_def str_methods[] = {
    K(encode, 2),
    M(replace, 2, 3),
    K(split, 2),
    K(rsplit, 2),
    M(join, 1, 1),
    M(capitalize, 0, 0),
    M(casefold, 0, 0),
    M(title, 0, 0),
    M(center, 1, 2),
    M(count, 0, -1),
    K(expandtabs, 1),
    M(find, 0, -1),
    M(partition, 1, 1),
    M(index, 0, -1),
    M(ljust, 1, 2),
    M(lower, 0, 0),
    M(lstrip, 0, 1),
    M(rfind, 0, -1),
    M(rindex, 0, -1),
    M(rjust, 1, 2),
    M(rstrip, 0, 1),
    M(rpartition, 1, 1),
    K(splitlines, 1),
    M(strip, 0, 1),
    M(swapcase, 0, 0),
    M(translate, 1, 1),
    M(upper, 0, 0),
    M(startswith, 0, -1),
    M(endswith, 0, -1),
    M(removeprefix, 1, 1),
    M(removesuffix, 1, 1),
    M(isascii, 0, 0),
    M(islower, 0, 0),
    M(isupper, 0, 0),
    M(istitle, 0, 0),
    M(isspace, 0, 0),
    M(isdecimal, 0, 0),
    M(isdigit, 0, 0),
    M(isnumeric, 0, 0),
    M(isalpha, 0, 0),
    M(isalnum, 0, 0),
    M(isidentifier, 0, 0),
    M(isprintable, 0, 0),
    M(zfill, 1, 1),
    {"format", yr_str_m_format, 0, -1, YR_METHOD_KEYWORDS, NULL},
    M(format_map, 1, 1),
    {"__format__", yr_str_m_dunder_format, 1, 1, 0, NULL},
    {"maketrans", yr_str_m_maketrans, 1, 3, YR_METHOD_STATIC, NULL},
    {"__getnewargs__", str_getnewargs, 0, 0, 0, NULL},
    {"__sizeof__", str_sizeof, 0, 0, 0, NULL},
    YR_METHOD_END,
};

static const yr_operators operators = {
    .binary = {[YR_ADD] = str_add, [YR_MUL] = str_mul, [YR_MOD] = str_mod},
    .inplace = {[YR_ADD] = str_inplace_add}};

YR_BUILT_IN(str, object) = {
    .id = YR_T_str,
    .size = sizeof(yr_str),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_STR | YR_TYPE_VARSIZED | YR_TYPE_IMMUTABLE,
    .doc = "str(object='') or str(bytes, encoding, errors): text as a sequence of characters.",
    .methods = str_methods,
    .slots = {.dealloc = str_dealloc,
              .make = str_make,
              .repr = yr_str_repr,
              .str = str_str,
              .hash = str_hash,
              .compare = str_compare,
              .iter = str_iter,
              .truth = str_truth,
              .length = str_length,
              .getitem = str_getitem,
              .contains = str_contains,
              .operators = &operators},
};
