/* _codecs_module.c - the module _codecs: the registry, and the codecs of the runtime as functions
 * on which CPython's encodings are built. charmap, UTF-7, the escapes of bytes and the error
 * handlers have files of their own.
 */
#include "codecs_parts.h"

/* ---- Arguments and results ---- */

yr_value yr_codecs_encoded(yr_encoder *e, int failed)
{
    if (failed) {
        yr_buffer_free(&e->out);
        return 0;
    }
    yr_value bytes = yr_buffer_finish(&e->out);
    if (!bytes)
        return 0;
    return yr_tuple((yr_value[]){bytes, yr_int((int64_t)yr_str_as(e->text)->length)}, 2);
}

yr_value yr_codecs_decoded(yr_decoder *d, int failed)
{
    size_t consumed = d->consumed;
    yr_xdrop(d->object);
    if (failed) {
        yr_builder_free(&d->out);
        return 0;
    }
    yr_value text = yr_builder_finish(&d->out);
    return text ? yr_tuple((yr_value[]){text, yr_int((int64_t)consumed)}, 2) : 0;
}

int yr_codecs_errors(const char *f, yr_value *args, size_t n, size_t at, const char **errors)
{
    *errors = NULL;
    if (at >= n || args[at] == YR_NONE)
        return 0;
    if (!YR_IS_STR(args[at])) {
        yr_type_error("%s() argument %zu must be str or None, not %s", f, at + 1,
                      yr_argument_type(args[at]));
        return -1;
    }
    *errors = yr_utf8(args[at], NULL);
    return *errors ? 0 : -1;
}

int yr_codecs_encoder(const char *f, yr_value *args, size_t n, yr_encoder *e)
{
    if (!YR_IS_STR(args[0])) {
        yr_type_error("%s() argument 1 must be str, not %s", f, yr_argument_type(args[0]));
        return -1;
    }
    e->text = args[0];
    return yr_codecs_errors(f, args, n, 1, &e->handler_name);
}

int yr_codecs_decoder(const char *f, yr_value *args, size_t n, bool or_text, yr_decoder *d)
{
    yr_span span;
    if (yr_codecs_errors(f, args, n, 1, &d->handler_name) < 0)
        return -1;
    if (YR_IS(args[0], bytes)) {
        d->object = yr_retain(args[0]);
    } else if (or_text && YR_IS_STR(args[0])) {
        d->object = yr_encode(args[0], NULL, NULL);
    } else if (yr_bytes_need(args[0], &span) == 0) {
        d->object = yr_bytes_from(span.p, span.n);
    }
    if (!d->object)
        return -1;
    d->p = yr_bytes_as(d->object)->data;
    d->n = yr_bytes_as(d->object)->length;
    return 0;
}

/* ---- The codecs ---- */

static yr_value encode_by(const char *f, yr_codec codec, const char *name, yr_value *args, size_t n)
{
    yr_encoder e = {.codec = codec, .name = name};
    if (yr_codecs_encoder(f, args, n, &e) < 0)
        return 0;
    return yr_codecs_encoded(&e, yr_encode_run(&e));
}

/* final: what is not complete at the end is an error; as args[2], where given. */
static yr_value decode_by(const char *f, yr_codec codec, const char *name, bool final,
                          yr_value *args, size_t n)
{
    yr_decoder d = {.codec = codec, .name = name};
    int whole = n > 2 ? yr_truth(args[2]) : final;
    bool escapes = codec == YR_CODEC_UNICODE_ESCAPE || codec == YR_CODEC_RAW_ESCAPE;
    if (whole < 0 || yr_codecs_decoder(f, args, n, escapes, &d) < 0)
        return 0;
    d.partial = !whole;
    size_t given = d.n; /* a handler may have put other bytes in their place */
    int failed = yr_decode_run(&d);
    if (whole || codec == YR_CODEC_ASCII)
        d.consumed = given;
    return yr_codecs_decoded(&d, failed);
}

/* C(name of the functions, codec, name in errors, final without the argument, most arguments) */
#define CODECS(C)                                                                                  \
    C(utf_8, UTF8, "utf-8", false, 3)                                                              \
    C(utf_16_le, UTF16_LE, "utf-16-le", false, 3)                                                  \
    C(utf_16_be, UTF16_BE, "utf-16-be", false, 3)                                                  \
    C(utf_32_le, UTF32_LE, "utf-32-le", false, 3)                                                  \
    C(utf_32_be, UTF32_BE, "utf-32-be", false, 3)                                                  \
    C(unicode_escape, UNICODE_ESCAPE, "unicodeescape", true, 3)                                    \
    C(raw_unicode_escape, RAW_ESCAPE, "rawunicodeescape", true, 3)                                 \
    C(ascii, ASCII, "ascii", true, 2)

#define C(function, codec, name, final, most)                                                      \
    YR_METHOD(function##_encode)                                                                   \
    {                                                                                              \
        return encode_by(#function "_encode", YR_CODEC_##codec, name, args, n);                    \
    }                                                                                              \
    YR_METHOD(function##_decode)                                                                   \
    {                                                                                              \
        return decode_by(#function "_decode", YR_CODEC_##codec, name, final, args, n);             \
    }
CODECS(C)
#undef C

YR_METHOD(latin_1_encode)
{
    return encode_by("latin_1_encode", YR_CODEC_LATIN1, "latin-1", args, n);
}

YR_METHOD(latin_1_decode)
{
    yr_decoder d = {0};
    if (yr_codecs_decoder("latin_1_decode", args, n, false, &d) < 0)
        return 0;
    yr_value text = yr_str_from_latin1(d.p, d.n);
    yr_drop(d.object);
    return text ? yr_tuple((yr_value[]){text, yr_int((int64_t)d.n)}, 2) : 0;
}

/* ---- UTF-16 and UTF-32 with a byte order of their own ---- */

/* The byte order as an argument: 0, or -1 and TypeError. */
static int order_of(yr_value *args, size_t n, size_t at, int *order)
{
    int64_t i = 0;
    if (n > at && !YR_IS_ANY_INT(args[at])) {
        yr_type_error("'%T' object cannot be interpreted as an integer", args[at]);
        return -1;
    }
    if (n > at && yr_to_i64(args[at], &i) < 0)
        return -1;
    *order = i < 0 ? -1 : i > 0;
    return 0;
}

static yr_value encode_ordered(const char *f, const yr_codec codecs[3], const char *name,
                               yr_value *args, size_t n)
{
    int order;
    if (order_of(args, n, 2, &order) < 0)
        return 0;
    return encode_by(f, codecs[order + 1], name, args, n);
}

static const yr_codec utf16[3] = {YR_CODEC_UTF16_LE, YR_CODEC_UTF16, YR_CODEC_UTF16_BE};
static const yr_codec utf32[3] = {YR_CODEC_UTF32_LE, YR_CODEC_UTF32, YR_CODEC_UTF32_BE};

YR_METHOD(utf_16_encode)
{
    return encode_ordered("utf_16_encode", utf16, "utf-16", args, n);
}

YR_METHOD(utf_32_encode)
{
    return encode_ordered("utf_32_encode", utf32, "utf-32", args, n);
}

YR_METHOD(utf_16_decode)
{
    return decode_by("utf_16_decode", YR_CODEC_UTF16, "utf-16", false, args, n);
}

YR_METHOD(utf_32_decode)
{
    return decode_by("utf_32_decode", YR_CODEC_UTF32, "utf-32", false, args, n);
}

/* (str, consumed, byte order): arguments data, errors, byteorder, final. */
static yr_value decode_ordered(const char *f, yr_codec codec, yr_value *args, size_t n)
{
    yr_decoder d = {.codec = codec, .name = codec == YR_CODEC_UTF16 ? "utf-16" : "utf-32"};
    int final = n > 3 ? yr_truth(args[3]) : 0;
    if (final < 0 || order_of(args, n, 2, &d.order) < 0 ||
        yr_codecs_decoder(f, args, n, false, &d) < 0)
        return 0;
    d.partial = !final;
    int failed = yr_decode_run(&d);
    yr_value pair = yr_codecs_decoded(&d, failed);
    if (!pair)
        return 0;
    yr_value items[3] = {yr_retain(YR_TUPLE(pair)->items[0]), yr_retain(YR_TUPLE(pair)->items[1]),
                         yr_int(d.order)};
    yr_drop(pair);
    return yr_tuple(items, 3);
}

YR_METHOD(utf_16_ex_decode)
{
    return decode_ordered("utf_16_ex_decode", YR_CODEC_UTF16, args, n);
}

YR_METHOD(utf_32_ex_decode)
{
    return decode_ordered("utf_32_ex_decode", YR_CODEC_UTF32, args, n);
}

YR_METHOD(readbuffer_encode)
{
    yr_decoder d = {0};
    if (yr_codecs_decoder("readbuffer_encode", args, n, true, &d) < 0)
        return 0;
    return yr_tuple((yr_value[]){d.object, yr_int((int64_t)d.n)}, 2);
}

/* ---- The registry ---- */

YR_METHOD(codecs_register)
{
    return yr_codec_register(args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(codecs_unregister)
{
    return yr_codec_unregister(args[0]) < 0 ? 0 : YR_NONE;
}

/* A str argument as a C string, or NULL and an error. */
static const char *text_argument(const char *f, const char *where, yr_value v)
{
    if (!YR_IS_STR(v)) {
        yr_type_error("%s() argument%s must be str, not %s", f, where, yr_argument_type(v));
        return NULL;
    }
    size_t size;
    const char *s = yr_utf8(v, &size);
    if (s && strlen(s) != size) {
        yr_value_error("embedded null character");
        return NULL;
    }
    return s;
}

YR_METHOD(codecs_lookup)
{
    const char *name = text_argument("lookup", "", args[0]);
    yr_value codec = name ? yr_codec_lookup(name) : 0;
    return codec ? yr_retain(codec) : 0;
}

static yr_value convert(const char *f, int half, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"obj", "encoding", "errors"};
    yr_value v[3];
    const char *encoding = "utf-8", *errors = NULL;
    if (yr_parse_arguments(f, names, 0, 1, 3, 3, args, n, keywords, v) < 0 ||
        (v[1] && !(encoding = text_argument(f, " 'encoding'", v[1]))) ||
        (v[2] && !(errors = text_argument(f, " 'errors'", v[2]))))
        return 0;
    return yr_codec_apply(encoding, half, v[0], errors, false);
}

YR_METHOD(codecs_encode)
{
    return convert("encode", 0, args, n, keywords);
}

YR_METHOD(codecs_decode)
{
    return convert("decode", 1, args, n, keywords);
}

YR_METHOD(register_error)
{
    if (!text_argument("register_error", " 1", args[0]))
        return 0;
    if (!yr_is_callable(args[1]))
        return yr_type_error("handler must be callable");
    return yr_codec_set_handler(args[0], args[1]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(lookup_error)
{
    const char *name = text_argument("lookup_error", "", args[0]);
    yr_value handler = name ? yr_codec_handler(name) : 0;
    if (name && !handler)
        return yr_raise_format(YR_EXC(LookupError), "unknown error handler name '%s'", name);
    return handler ? yr_retain(handler) : 0;
}

static const yr_method_def functions[] = {
    {"register", codecs_register, 1, 1, 0, "Register a codec search function."},
    {"unregister", codecs_unregister, 1, 1, 0,
     "Unregister a codec search function and clear the registry's cache."},
    {"lookup", codecs_lookup, 1, 1, 0,
     "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."},
    {"encode", codecs_encode, 1, 3, YR_METHOD_KEYWORDS,
     "Encodes obj using the codec registered for encoding."},
    {"decode", codecs_decode, 1, 3, YR_METHOD_KEYWORDS,
     "Decodes obj using the codec registered for encoding."},
    {"register_error", register_error, 2, 2, 0,
     "Register the specified error handler under the name errors."},
    {"lookup_error", lookup_error, 1, 1, 0,
     "Return the error handler for the specified error handling name."},
#define C(function, codec, name, final, most)                                                      \
    {#function "_encode", function##_encode, 1, 2, 0, NULL},                                       \
        {#function "_decode", function##_decode, 1, most, 0, NULL},
    CODECS(C)
#undef C
        {"latin_1_encode", latin_1_encode, 1, 2, 0, NULL},
    {"latin_1_decode", latin_1_decode, 1, 2, 0, NULL},
    {"utf_16_encode", utf_16_encode, 1, 3, 0, NULL},
    {"utf_16_decode", utf_16_decode, 1, 3, 0, NULL},
    {"utf_16_ex_decode", utf_16_ex_decode, 1, 4, 0, NULL},
    {"utf_32_encode", utf_32_encode, 1, 3, 0, NULL},
    {"utf_32_decode", utf_32_decode, 1, 3, 0, NULL},
    {"utf_32_ex_decode", utf_32_ex_decode, 1, 4, 0, NULL},
    {"utf_7_encode", yr_codecs_utf7_encode, 1, 2, 0, NULL},
    {"utf_7_decode", yr_codecs_utf7_decode, 1, 3, 0, NULL},
    {"charmap_build", yr_codecs_charmap_build, 1, 1, 0, NULL},
    {"charmap_encode", yr_codecs_charmap_encode, 1, 3, 0, NULL},
    {"charmap_decode", yr_codecs_charmap_decode, 1, 3, 0, NULL},
    {"escape_encode", yr_codecs_escape_encode, 1, 2, 0, NULL},
    {"escape_decode", yr_codecs_escape_decode, 1, 2, 0, NULL},
    {"readbuffer_encode", readbuffer_encode, 1, 2, 0, NULL},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    return yr_codecs_add_handlers() < 0 ? -1 : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__codecs = {"_codecs", fill};
