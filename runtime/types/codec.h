/* codec.h - what the files of the codecs share. */
#ifndef YR_CODEC_H
#define YR_CODEC_H

#include "text.h"

/* The error handlers: H(enumerator, name). */
#define YR_ERROR_HANDLERS(H)                                                                       \
    H(STRICT, "strict")                                                                            \
    H(IGNORE, "ignore")                                                                            \
    H(REPLACE, "replace")                                                                          \
    H(BACKSLASH, "backslashreplace")                                                               \
    H(XML, "xmlcharrefreplace")                                                                    \
    H(ESCAPE, "surrogateescape")                                                                   \
    H(PASS, "surrogatepass")

typedef enum {
#define H(enumerator, name) YR_ERRORS_##enumerator,
    YR_ERROR_HANDLERS(H)
#undef H
        YR_ERRORS_UNKNOWN
} yr_error_handler;

typedef enum {
    YR_CODEC_UTF8,
    YR_CODEC_UTF8_SIG,
    YR_CODEC_ASCII,
    YR_CODEC_LATIN1,
    YR_CODEC_UTF16,
    YR_CODEC_UTF16_LE,
    YR_CODEC_UTF16_BE,
    YR_CODEC_UTF32,
    YR_CODEC_UTF32_LE,
    YR_CODEC_UTF32_BE,
    YR_CODEC_UNICODE_ESCAPE,
    YR_CODEC_RAW_ESCAPE,
    YR_CODEC_COUNT,
    YR_CODEC_UTF7, /* the rest: of the module _codecs only */
    YR_CODEC_CHARMAP
} yr_codec;

/* A conversion under way. name is what errors call the codec; handler_name is what
 * was asked for. */
typedef struct {
    yr_codec codec;
    const char *name, *handler_name;
    yr_value text; /* str to encode */
    yr_buffer out; /* what it gives */
    yr_value map;  /* of charmap: from characters to bytes. Or 0 */
    int (*put)(yr_value map, uint32_t c, yr_buffer *out); /* of charmap: 1: has no c; 0, -1 */
} yr_encoder;

/* An error handler of the program may put other bytes in the place of those that p shows. */
typedef struct {
    yr_codec codec;
    const char *name, *handler_name;
    const uint8_t *p; /* bytes to decode */
    size_t n;
    yr_builder out;
    yr_value object; /* bytes that p shows, owned; or 0 */
    bool partial;    /* what is not complete at the end is left for the next time */
    int order;       /* of the bytes, where the codec does not tell: -1 little, 1 big, 0 unknown */
    size_t consumed; /* how far it came */
} yr_decoder;

/* text[start:end) cannot be encoded: does what the handler says. *next is where to go on. 0 or -1.
 */
int yr_encode_error(yr_encoder *e, size_t start, size_t end, const char *reason, size_t *next);
/* p[start..end) cannot be decoded: *next is where to go on. 0 or -1. */
int yr_decode_error(yr_decoder *d, size_t start, size_t end, const char *reason, size_t *next);
int yr_encode_char(yr_encoder *e, uint32_t c); /* one that the codec can encode, or a surrogate */
bool yr_can_encode(yr_codec codec, uint32_t c);

/* The conversions themselves. 0 or -1; what they allocated is the caller's. */
int yr_encode_run(yr_encoder *e);
int yr_decode_run(yr_decoder *d);
int yr_decode_utf8(yr_decoder *d, size_t from);
int yr_decode_wide(yr_decoder *d);
int yr_decode_escapes(yr_decoder *d);
int yr_decode_raw_escapes(yr_decoder *d);
int yr_encode_escapes(yr_encoder *e);
int yr_encode_raw_escapes(yr_encoder *e);

/* ---- codec_registry.c: what programs register ----------------------------------------------- */

/* borrowed: the tuple that a search function gave for the encoding; LookupError. */
yr_value yr_codec_lookup(const char *encoding);
int yr_codec_register(yr_value search);   /* 0 or -1 */
int yr_codec_unregister(yr_value search); /* 0 or -1 */
int yr_codec_set_handler(yr_value name, yr_value handler);
yr_value yr_codec_handler(const char *name); /* borrowed, or 0 without an error */
/* new: half (0 encoder, 1 decoder) of a codec of the registry, applied; errors may be NULL. text:
 * for str.encode() and bytes.decode(), which refuse codecs between other types. */
yr_value yr_codec_apply(const char *encoding, int half, yr_value object, const char *errors,
                        bool text);
/* The pending error came out of a codec: says of which, as CPython does. Always 0. */
yr_value yr_codec_failed(const char *encoding, const char *doing);
/* Has the program the module (imported now, if need be)? No error. */
bool yr_codec_module(const char *name);
/* new: Unicode...Error(name, object, start, end, reason); steals object, which may be 0. */
yr_value yr_unicode_error_new(yr_type *type, const char *name, yr_value object, size_t start,
                              size_t end, const char *reason);

/* Names of characters, where the module unicodedata is there; else NULL. */
typedef struct {
    int64_t (*find)(const char *name, size_t n); /* -1: no such name */
    bool (*name)(uint32_t c, char *out, size_t size);
} yr_character_names;
extern const yr_character_names *yr_names_of_characters;

static inline bool yr_is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c < 0xe000;
}

#endif
