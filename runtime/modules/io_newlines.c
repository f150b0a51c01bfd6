/* io_newlines.c - IncrementalNewlineDecoder: line ends of all kinds as \n, over pieces of a text.
 */
#include "../core/extension.h"
#include "io.h"

enum { SEEN_CR = 1, SEEN_LF = 2, SEEN_CRLF = 4 };

typedef struct {
    yr_object base;
    yr_value decoder; /* owned: an incremental decoder, or None where text is given */
    bool translate;
    bool pending; /* the last piece ended with a \r, which was kept back */
    unsigned char seen;
} newline_decoder;

#define DECODER(v) YR_AS(newline_decoder, v)

static void newline_dealloc(yr_object *o)
{
    yr_xdrop(((newline_decoder *)o)->decoder);
    yr_release(o);
}

static int newline_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((newline_decoder *)o)->decoder);
    return 0;
}

static yr_value newline_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    newline_decoder *d = yr_new(t, t->size);
    if (d)
        d->decoder = YR_NONE;
    return yr_from(d);
}

static int newline_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"decoder", "translate", "errors"};
    yr_value v[3];
    if (yr_parse_arguments(YR_SHOWN("IncrementalNewlineDecoder"), names, 0, 2, 3, 3, args, n,
                           keywords, v) < 0)
        return -1;
    int translate = yr_truth(v[1]);
    if (translate < 0)
        return -1;
    DECODER(self)->translate = translate;
    yr_set(&DECODER(self)->decoder, yr_retain(v[0]));
    DECODER(self)->pending = false;
    DECODER(self)->seen = 0;
    return 0;
}

/* new: the text of a piece. */
static yr_value decoded(newline_decoder *d, yr_value input, bool final)
{
    yr_value args[2] = {input, yr_bool(final)};
    if (d->decoder == YR_NONE)
        return yr_retain(input);
    yr_value name = yr_intern_c("decode");
    yr_value text = name ? yr_invoke_method(d->decoder, name, args, 2) : 0;
    yr_xdrop(name);
    return text;
}

/* new: the text with what was kept back, and its line ends as \n if they are to be. */
static yr_value mended(newline_decoder *d, yr_value text, bool final)
{
    yr_str *s = YR_AS(yr_str, text);
    yr_builder b = {0};
    bool cr = d->pending && (s->length || final);
    if (cr)
        d->pending = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (cr) {
            d->seen |= c == '\n' ? SEEN_CRLF : SEEN_CR;
            yr_builder_char(&b, d->translate ? '\n' : '\r');
        }
        if (c == '\n' && !cr)
            d->seen |= SEEN_LF;
        bool joined = cr && c == '\n' && d->translate;
        cr = c == '\r';
        if (!cr && !joined)
            yr_builder_char(&b, c);
    }
    if (cr && !final) {
        d->pending = true;
    } else if (cr) {
        d->seen |= SEEN_CR;
        yr_builder_char(&b, d->translate ? '\n' : '\r');
    }
    return yr_builder_finish(&b);
}

YR_METHOD(newline_decode)
{
    static const char *const names[] = {"input", "final"};
    yr_value v[2];
    if (yr_parse_arguments(YR_SHOWN("decode"), names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    int final = v[1] ? yr_truth(v[1]) : 0;
    yr_value text = final < 0 ? 0 : decoded(DECODER(self), v[0], final);
    if (!text)
        return 0;
    yr_value result = YR_IS_STR(text) ? mended(DECODER(self), text, final)
                                      : yr_type_error("decoder should return a string result, "
                                                      "not '%T'",
                                                      text);
    yr_drop(text);
    return result;
}

YR_METHOD(newline_reset)
{
    newline_decoder *d = DECODER(self);
    d->pending = false;
    d->seen = 0;
    if (d->decoder == YR_NONE)
        return YR_NONE;
    yr_value name = yr_intern_c("reset");
    yr_value result = name ? yr_invoke_method(d->decoder, name, NULL, 0) : 0;
    yr_xdrop(name);
    return result;
}

/* (what the decoder holds, its flags * 2 + is there a \r kept back) */
YR_METHOD(newline_getstate)
{
    newline_decoder *d = DECODER(self);
    yr_value parts[2] = {0, 0};
    int64_t flags = 0;
    if (d->decoder == YR_NONE) {
        parts[0] = yr_bytes_from("", 0);
    } else {
        yr_value name = yr_intern_c("getstate");
        yr_value state = name ? yr_invoke_method(d->decoder, name, NULL, 0) : 0;
        yr_xdrop(name);
        if (state && YR_IS_TUPLE(state) && YR_AS(yr_tuple_object, state)->length == 2 &&
            yr_to_i64(YR_AS(yr_tuple_object, state)->items[1], &flags) == 0)
            parts[0] = yr_retain(YR_AS(yr_tuple_object, state)->items[0]);
        else if (state && !YR->pending)
            yr_type_error("illegal decoder state");
        yr_xdrop(state);
    }
    if (!parts[0])
        return 0;
    parts[1] = yr_int_from_i64(flags * 2 + d->pending);
    return yr_tuple(parts, 2);
}

YR_METHOD(newline_setstate)
{
    newline_decoder *d = DECODER(self);
    int64_t flags;
    if (!YR_IS_TUPLE(args[0]) || YR_AS(yr_tuple_object, args[0])->length != 2)
        return yr_type_error("state argument must be a tuple");
    if (yr_to_i64(YR_AS(yr_tuple_object, args[0])->items[1], &flags) < 0)
        return 0;
    d->pending = flags & 1;
    if (d->decoder == YR_NONE)
        return YR_NONE;
    yr_value parts[2] = {YR_AS(yr_tuple_object, args[0])->items[0], yr_int_from_i64(flags >> 1)};
    yr_value state = yr_tuple_of(parts, 2), name = yr_intern_c("setstate");
    yr_value result = state && name ? yr_invoke_method(d->decoder, name, &state, 1) : 0;
    yr_xdrop(state);
    yr_xdrop(name);
    return result;
}

static yr_value get_newlines(yr_value self)
{
    static const char *const ends[] = {"\r", "\n", "\r\n"};
    yr_value found[3];
    size_t n = 0;
    for (int i = 0; i < 3; i++)
        if (DECODER(self)->seen & (1 << i))
            found[n++] = yr_str_from_c(ends[i]);
    return n == 0 ? YR_NONE : n == 1 ? found[0] : yr_tuple(found, n);
}

static const yr_method_def methods[] = {
    {"decode", newline_decode, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"getstate", newline_getstate, 0, 0, 0, NULL},
    {"reset", newline_reset, 0, 0, 0, NULL},
    {"setstate", newline_setstate, 1, 1, 0, NULL},
    {0},
};

static const yr_getset_def getsets[] = {{"newlines", get_newlines, NULL, NULL}, {0}};

static const yr_type_spec spec = {
    .size = sizeof(newline_decoder),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = newline_dealloc,
              .traverse = newline_traverse,
              .make = newline_make,
              .init = newline_init},
};

int yr_io_add_newline_decoder(yr_module *m)
{
    static yr_type *type;
    return yr_extension_type(m, &type, "IncrementalNewlineDecoder", "_io", &spec);
}
