/* codecs_handlers.c - the error handlers as functions: each takes a Unicode error and gives the
 * pair of what stands for the stretch that is wrong, and the place to go on from. */
#include <strings.h>
#include "../core/exception.h"
#include "codecs_parts.h"

/* The error and the stretch of its object, cut to what is there. */
typedef struct {
    const char *name;      /* of the encoding, or "" */
    const yr_str *text;    /* of an error of encoding or translating */
    const yr_bytes *bytes; /* of decoding; or NULL */
    bool translating;
    size_t start, end;
} stretch;

static YR_COLD yr_value cannot(yr_value e)
{
    return yr_type_error("don't know how to handle %T in error callback", e);
}

static size_t cut(yr_value v, size_t from, size_t to)
{
    int64_t i = 0;
    yr_to_index(v, &i, true);
    return i < (int64_t)from ? from : (uint64_t)i > to ? to : (size_t)i;
}

/* 0, or -1 and TypeError: v is no Unicode error. */
static int read_error(yr_value v, stretch *s)
{
    bool decoding = yr_isinstance_of(v, YR_EXC(UnicodeDecodeError));
    bool translating = yr_isinstance_of(v, YR_EXC(UnicodeTranslateError));
    if (!decoding && !translating && !yr_isinstance_of(v, YR_EXC(UnicodeEncodeError))) {
        cannot(v);
        return -1;
    }
    yr_unicode_error *e = YR_AS(yr_unicode_error, v);
    if (!e->object || !(decoding ? YR_IS_BYTES(e->object) : YR_IS_STR(e->object))) {
        yr_type_error(e->object ? "object attribute must be %s" : "object attribute not set",
                      decoding ? "bytes" : "unicode");
        return -1;
    }
    *s = (stretch){.name = "", .translating = translating};
    if (decoding)
        s->bytes = yr_bytes_as(e->object);
    else
        s->text = yr_str_as(e->object);
    if (e->encoding && YR_IS_STR(e->encoding) && !(s->name = yr_utf8(e->encoding, NULL)))
        return -1;
    size_t length = decoding ? s->bytes->length : s->text->length;
    s->start = cut(e->start, 0, length ? length - 1 : 0);
    s->end = cut(e->end, length ? 1 : 0, length);
    if (s->end < s->start)
        s->end = s->start;
    return 0;
}

/* new: (replacement, end); steals the replacement, which may be 0. */
static yr_value pair(yr_value replacement, size_t end)
{
    return replacement ? yr_tuple((yr_value[]){replacement, yr_int((int64_t)end)}, 2) : 0;
}

static yr_value raise_it(yr_value e)
{
    yr_raise_instance(yr_retain(e));
    return 0;
}

YR_METHOD(strict_errors)
{
    if (YR_IS_EXCEPTION(args[0]))
        return raise_it(args[0]);
    return yr_type_error("codec must pass exception instance");
}

YR_METHOD(ignore_errors)
{
    stretch s;
    return read_error(args[0], &s) < 0 ? 0 : pair(yr_retain(YR->empty_str), s.end);
}

YR_METHOD(replace_errors)
{
    stretch s;
    if (read_error(args[0], &s) < 0)
        return 0;
    yr_builder b = {0};
    size_t count = s.bytes ? 1 : s.end - s.start;
    for (size_t i = 0; i < count && !b.failed; i++)
        yr_builder_char(&b, s.text && !s.translating ? '?' : 0xfffd);
    return pair(yr_builder_finish(&b), s.end);
}

static void put_escape(yr_builder *b, uint32_t c)
{
    char text[16];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    yr_builder_c(b, text);
}

YR_METHOD(backslashreplace_errors)
{
    stretch s;
    if (read_error(args[0], &s) < 0)
        return 0;
    yr_builder b = {0};
    for (size_t i = s.start; i < s.end && !b.failed; i++)
        put_escape(&b, s.bytes ? s.bytes->data[i] : yr_str_at(s.text, i));
    return pair(yr_builder_finish(&b), s.end);
}

/* Handlers of errors of encoding only. */
static int read_encode_error(yr_value v, stretch *s)
{
    if (yr_isinstance_of(v, YR_EXC(UnicodeEncodeError)))
        return read_error(v, s);
    cannot(v);
    return -1;
}

YR_METHOD(xmlcharrefreplace_errors)
{
    stretch s;
    if (read_encode_error(args[0], &s) < 0)
        return 0;
    yr_builder b = {0};
    for (size_t i = s.start; i < s.end && !b.failed; i++) {
        char text[16];
        snprintf(text, sizeof text, "&#%u;", yr_str_at(s.text, i));
        yr_builder_c(&b, text);
    }
    return pair(yr_builder_finish(&b), s.end);
}

YR_METHOD(namereplace_errors)
{
    stretch s;
    if (read_encode_error(args[0], &s) < 0)
        return 0;
    if (!yr_names_of_characters && !yr_codec_module("unicodedata"))
        return yr_raise_format(YR_EXC(ImportError), "No module named 'unicodedata'");
    yr_builder b = {0};
    for (size_t i = s.start; i < s.end && !b.failed; i++) {
        char name[256];
        uint32_t c = yr_str_at(s.text, i);
        if (!yr_names_of_characters->name(c, name, sizeof name)) {
            put_escape(&b, c);
            continue;
        }
        yr_builder_c(&b, "\\N{");
        yr_builder_c(&b, name);
        yr_builder_char(&b, '}');
    }
    return pair(yr_builder_finish(&b), s.end);
}

/* ---- Surrogates ---- */

/* The codec of the name for surrogatepass, which knows the wide ones and UTF-8 by any spelling;
 * YR_CODEC_COUNT for others. */
static yr_codec codec_of(const char *name)
{
    static const struct {
        const char *name;
        yr_codec little, big;
        yr_codec native;
    } codecs[] = {{"16", YR_CODEC_UTF16_LE, YR_CODEC_UTF16_BE, YR_CODEC_UTF16_LE},
                  {"32", YR_CODEC_UTF32_LE, YR_CODEC_UTF32_BE, YR_CODEC_UTF32_LE}};
    if (strncasecmp(name, "utf", 3) == 0) {
        name += 3;
        name += *name == '-' || *name == '_';
        if (!strcmp(name, "8"))
            return YR_CODEC_UTF8;
        for (int i = 0; i < 2; i++) {
            if (strncmp(name, codecs[i].name, 2) != 0)
                continue;
            name += 2;
            if (!*name)
                return codecs[i].native;
            name += *name == '-' || *name == '_';
            return !strcasecmp(name, "le")   ? codecs[i].little
                   : !strcasecmp(name, "be") ? codecs[i].big
                                             : YR_CODEC_COUNT;
        }
    }
    return !strcmp(name, "CP_UTF8") ? YR_CODEC_UTF8 : YR_CODEC_COUNT;
}

static yr_value pass_encoding(yr_value e, const stretch *s, yr_codec codec)
{
    yr_encoder out = {.codec = codec};
    for (size_t i = s->start; i < s->end; i++) {
        uint32_t c = yr_str_at(s->text, i);
        if (!yr_is_surrogate(c) || yr_encode_char(&out, c) < 0) {
            yr_buffer_free(&out.out);
            return yr_pending() ? 0 : raise_it(e);
        }
    }
    return pair(yr_buffer_finish(&out.out), s->end);
}

static yr_value pass_decoding(yr_value e, const stretch *s, yr_codec codec)
{
    static const char *const names[] = {[YR_CODEC_UTF8] = "utf-8",
                                        [YR_CODEC_UTF16_LE] = "utf-16-le",
                                        [YR_CODEC_UTF16_BE] = "utf-16-be",
                                        [YR_CODEC_UTF32_LE] = "utf-32-le",
                                        [YR_CODEC_UTF32_BE] = "utf-32-be"};
    yr_decoder d = {.codec = codec,
                    .name = names[codec],
                    .handler_name = "surrogatepass",
                    .p = s->bytes->data,
                    .n = s->bytes->length};
    size_t next = s->start;
    if (yr_decode_error(&d, s->start, s->end, "", &next) < 0) {
        yr_builder_free(&d.out);
        if (!yr_pending_is(YR_EXC(UnicodeDecodeError)))
            return 0;
        yr_clear_pending();
        return raise_it(e);
    }
    return pair(yr_builder_finish(&d.out), next);
}

YR_METHOD(surrogatepass_errors)
{
    stretch s;
    if (yr_isinstance_of(args[0], YR_EXC(UnicodeTranslateError)))
        return cannot(args[0]);
    if (read_error(args[0], &s) < 0)
        return 0;
    yr_codec codec = codec_of(s.name);
    if (codec == YR_CODEC_COUNT)
        return raise_it(args[0]);
    return s.bytes ? pass_decoding(args[0], &s, codec) : pass_encoding(args[0], &s, codec);
}

YR_METHOD(surrogateescape_errors)
{
    stretch s;
    if (yr_isinstance_of(args[0], YR_EXC(UnicodeTranslateError)))
        return cannot(args[0]);
    if (read_error(args[0], &s) < 0)
        return 0;
    yr_builder text = {0};
    yr_buffer bytes = {0};
    size_t at = s.start;
    if (s.text) {
        for (; at < s.end; at++) {
            uint32_t c = yr_str_at(s.text, at);
            if (c < 0xdc80 || c > 0xdcff) {
                yr_buffer_free(&bytes);
                return raise_it(args[0]);
            }
            yr_buffer_byte(&bytes, (uint8_t)(c - 0xdc00));
        }
        return pair(yr_buffer_finish(&bytes), s.end);
    }
    for (; at < s.end && at < s.start + 4 && s.bytes->data[at] >= 0x80; at++)
        yr_builder_char(&text, 0xdc00u + s.bytes->data[at]);
    if (at > s.start)
        return pair(yr_builder_finish(&text), at);
    yr_builder_free(&text);
    return raise_it(args[0]);
}

int yr_codecs_add_handlers(void)
{
    static const yr_method_def handlers[] = {
        {"strict_errors", strict_errors, 1, 1, 0,
         "Implements the 'strict' error handling, which raises a UnicodeError on coding errors."},
        {"ignore_errors", ignore_errors, 1, 1, 0,
         "Implements the 'ignore' error handling, which ignores malformed data and continues."},
        {"replace_errors", replace_errors, 1, 1, 0,
         "Implements the 'replace' error handling, which replaces malformed data with a "
         "replacement marker."},
        {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, 1, 1, 0,
         "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable "
         "character with the appropriate XML character reference."},
        {"backslashreplace_errors", backslashreplace_errors, 1, 1, 0,
         "Implements the 'backslashreplace' error handling, which replaces malformed data with a "
         "backslashed escape sequence."},
        {"namereplace_errors", namereplace_errors, 1, 1, 0,
         "Implements the 'namereplace' error handling, which replaces an unencodable character "
         "with a \\N{...} escape sequence."},
        {"surrogatepass", surrogatepass_errors, 1, 1, 0, NULL},
        {"surrogateescape", surrogateescape_errors, 1, 1, 0, NULL},
        YR_METHOD_END};
    static const char *const names[] = {
        "strict",           "ignore",      "replace",       "xmlcharrefreplace",
        "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"};
    for (int i = 0; handlers[i].name; i++) {
        yr_value f = yr_builtin_new(&handlers[i], 0, 0), name = yr_intern_c(names[i]);
        int failed = f && name ? yr_codec_set_handler(name, f) : -1;
        yr_xdrop(f);
        yr_xdrop(name);
        if (failed)
            return -1;
    }
    return 0;
}
