/* codecs_parts.h - what the files of the module _codecs share. */
#ifndef YR_CODECS_PARTS_H
#define YR_CODECS_PARTS_H

#include "../types/codec.h"

/* new: (bytes, length of the text) of a conversion that ended well (failed 0); frees its buffer. */
yr_value yr_codecs_encoded(yr_encoder *e, int failed);
/* new: (str, bytes consumed), likewise. */
yr_value yr_codecs_decoded(yr_decoder *d, int failed);
/* args[at], a str or None, as a C string: 0, or -1 and TypeError. NULL where it is absent. */
int yr_codecs_errors(const char *f, yr_value *args, size_t n, size_t at, const char **errors);
/* args[0] as the text to encode, args[1] as the error handler. 0 or -1. */
int yr_codecs_encoder(const char *f, yr_value *args, size_t n, yr_encoder *e);
/* args[0] as the bytes to decode (of a str, where allowed, its UTF-8), args[1] as the handler. The
 * bytes are held by d->object. 0 or -1. */
int yr_codecs_decoder(const char *f, yr_value *args, size_t n, bool or_text, yr_decoder *d);

YR_TEXT_METHOD(yr_codecs_utf7_encode);
YR_TEXT_METHOD(yr_codecs_utf7_decode);
YR_TEXT_METHOD(yr_codecs_charmap_build);
YR_TEXT_METHOD(yr_codecs_charmap_encode);
YR_TEXT_METHOD(yr_codecs_charmap_decode);
YR_TEXT_METHOD(yr_codecs_escape_encode);
YR_TEXT_METHOD(yr_codecs_escape_decode);

/* Registers the handlers that Python has as functions. 0 or -1. */
int yr_codecs_add_handlers(void);

#endif
