/* exception_unicode.c - UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError.
 *
 * The three share a layout and a text of one pattern; a translate error has no encoding.
 */
#include "exception_kinds.h"

static bool is_class(yr_value self, yr_type *t)
{
    return yr_isinstance_of(self, t);
}

/* Checks the type of argument i (from 1) of an error's constructor. */
static int check(bool right, int i, const char *wanted, yr_value got)
{
    if (right)
        return 0;
    yr_type_error("argument %d must be %s, not %T", i, wanted, got);
    return -1;
}

static int check_arguments(yr_value self, yr_value *args, size_t n)
{
    bool translate = is_class(self, YR_EXC(UnicodeTranslateError));
    size_t wanted = translate ? 4 : 5;
    if (n != wanted) {
        yr_type_error("function takes exactly %zd arguments (%zd given)", wanted, n);
        return -1;
    }
    int i = 1;
    if (!translate && check(YR_IS_STR(*args), i++, "str", *args) < 0)
        return -1;
    yr_value *object = translate ? args : args + 1;
    bool decode = is_class(self, YR_EXC(UnicodeDecodeError));
    if (!decode && check(YR_IS_STR(*object), i, "str", *object) < 0)
        return -1;
    for (int k = 1; k <= 2; k++) {
        int64_t ignored;
        if (yr_to_index(object[k], &ignored, true) < 0)
            return -1;
    }
    return check(YR_IS_STR(object[3]), i + 3, "str", object[3]);
}

/* new: the object of a decode error as bytes. */
static yr_value as_bytes(yr_value object)
{
    if (YR_IS_BYTES(object))
        return yr_retain(object);
    if (YR_IS(object, bytearray)) {
        yr_bytearray *b = YR_AS(yr_bytearray, object);
        return yr_bytes_from(b->data, b->length);
    }
    if (YR_IS(object, memoryview))
        return yr_invoke1(yr_from(YR_TYPE(bytes)), object);
    return yr_type_error("a bytes-like object is required, not '%T'", object);
}

static int unicode_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_base_exception_init(self, args, n, keywords) < 0 || check_arguments(self, args, n) < 0)
        return -1;
    yr_unicode_error *e = YR_AS(yr_unicode_error, self);
    bool translate = is_class(self, YR_EXC(UnicodeTranslateError));
    yr_value *at = translate ? args : args + 1;
    yr_value object =
        is_class(self, YR_EXC(UnicodeDecodeError)) ? as_bytes(at[0]) : yr_retain(at[0]);
    if (!object)
        return -1;
    yr_exception_set(&e->encoding, translate ? 0 : args[0]);
    yr_set(&e->object, object);
    yr_exception_set(&e->start, at[1]);
    yr_exception_set(&e->end, at[2]);
    yr_exception_set(&e->reason, at[3]);
    return 0;
}

/* ---- Text ----------------------------------------------------------------------------------- */

/* "character '\xe4' in position 3", or "characters in position 3-5"; new str */
static yr_value encode_place(yr_value object, int64_t start, int64_t end)
{
    yr_str *s = YR_AS(yr_str, object);
    if (start < 0 || (size_t)start >= s->length || end != start + 1) {
        return yr_str_format("characters in position %lld-%lld", (long long)start,
                             (long long)end - 1);
    }
    uint32_t c = yr_str_at(s, (size_t)start);
    const char *format = c <= 0xff     ? "character '\\x%02x' in position %lld"
                         : c <= 0xffff ? "character '\\u%04x' in position %lld"
                                       : "character '\\U%08x' in position %lld";
    return yr_str_format(format, c, (long long)start);
}

/* "byte 0xff in position 3", or "bytes in position 3-5"; new str */
static yr_value decode_place(yr_value object, int64_t start, int64_t end)
{
    yr_bytes *b = YR_AS(yr_bytes, object);
    if (start < 0 || (size_t)start >= b->length || end != start + 1)
        return yr_str_format("bytes in position %lld-%lld", (long long)start, (long long)end - 1);
    return yr_str_format("byte 0x%02x in position %lld", b->data[start], (long long)start);
}

/* new: str() of a member, which may be anything, or deleted */
static yr_value shown(yr_value member)
{
    return member ? yr_str_of(member) : yr_str_from_c("<NULL>");
}

/* new: the text of the error; verb is "encode" or "decode" */
static yr_value whole_text(yr_value self, const char *verb, yr_value place)
{
    yr_unicode_error *e = YR_AS(yr_unicode_error, self);
    yr_value reason = shown(e->reason), encoding = reason ? shown(e->encoding) : 0, text = 0;
    if (encoding && is_class(self, YR_EXC(UnicodeTranslateError)))
        text = yr_str_format("can't translate %U: %U", place, reason);
    else if (encoding)
        text = yr_str_format("'%U' codec can't %s %U: %U", encoding, verb, place, reason);
    yr_xdrop(reason);
    yr_xdrop(encoding);
    return text;
}

static yr_value unicode_str(yr_value self)
{
    yr_unicode_error *e = YR_AS(yr_unicode_error, self);
    int64_t start, end;
    if (!e->object)
        return yr_retain(YR->empty_str);
    if (yr_to_index(e->start, &start, true) < 0 || yr_to_index(e->end, &end, true) < 0)
        return 0;
    bool decode = is_class(self, YR_EXC(UnicodeDecodeError)) && YR_IS_BYTES(e->object);
    if (!decode && !YR_IS_STR(e->object))
        return yr_type_error("object attribute must be unicode");
    yr_value place =
        decode ? decode_place(e->object, start, end) : encode_place(e->object, start, end);
    yr_value text = place ? whole_text(self, decode ? "decode" : "encode", place) : 0;
    yr_xdrop(place);
    return text;
}

/* ---- Attributes ----------------------------------------------------------------------------- */

YR_EXCEPTION_MEMBER(yr_unicode_error, encoding)
YR_EXCEPTION_MEMBER(yr_unicode_error, object)
YR_EXCEPTION_MEMBER(yr_unicode_error, start)
YR_EXCEPTION_MEMBER(yr_unicode_error, end)
YR_EXCEPTION_MEMBER(yr_unicode_error, reason)

/* The text is made from these: none may be taken away or become something else. */
#define CHECKED(member, condition, wanted)                                                         \
    static int checked_##member(yr_value self, yr_value v)                                         \
    {                                                                                              \
        if (v && (condition))                                                                      \
            return set_##member(self, v);                                                          \
        yr_type_error(v ? #member " attribute must be " wanted : "can't delete " #member);         \
        return -1;                                                                                 \
    }
CHECKED(object, YR_IS_STR(v) || YR_IS_BYTES(v), "str or bytes")
CHECKED(start, YR_IS_ANY_INT(v), "int")
CHECKED(end, YR_IS_ANY_INT(v), "int")

static const yr_getset_def unicode_getsets[] = {
    {"encoding", get_encoding, set_encoding, "exception encoding"},
    {"object", get_object, checked_object, "exception object"},
    {"start", get_start, checked_start, "exception start"},
    {"end", get_end, checked_end, "exception end"},
    {"reason", get_reason, set_reason, "exception reason"},
    {0},
};

const yr_type_spec yr_exception_unicode = {
    .size = sizeof(yr_unicode_error) + sizeof(yr_attributes),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "Unicode error.",
    .getsets = unicode_getsets,
    .slots = {.make = yr_base_exception_make, .init = unicode_init, .str = unicode_str},
};
