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
    YR_CODEC_COUNT
} yr_codec;

/* A conversion under way. name is what errors call the codec; handler_name is what
 * was asked for. */
typedef struct {
    yr_codec codec;
    const char *name, *handler_name;
    yr_value text; /* str to encode */
    yr_buffer out; /* what it gives */
} yr_encoder;

typedef struct {
    yr_codec codec;
    const char *name, *handler_name;
    const uint8_t *p; /* bytes to decode */
    size_t n;
    yr_builder out;
} yr_decoder;

/* text[start:end) cannot be encoded: does what the handler says. 0 or -1. */
int yr_encode_error(yr_encoder *e, size_t start, size_t end, const char *reason);
/* p[start..end) cannot be decoded: *next is where to go on. 0 or -1. */
int yr_decode_error(yr_decoder *d, size_t start, size_t end, const char *reason, size_t *next);
int yr_encode_char(yr_encoder *e, uint32_t c); /* one that the codec can encode, or a surrogate */

int yr_decode_utf8(yr_decoder *d, size_t from);
int yr_decode_wide(yr_decoder *d);
int yr_decode_escapes(yr_decoder *d);
int yr_encode_escapes(yr_encoder *e);

static inline bool yr_is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c < 0xe000;
}

#endif
