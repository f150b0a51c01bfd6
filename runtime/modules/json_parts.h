/* json_parts.h - what the files of the module _json share. */
#ifndef YR_JSON_PARTS_H
#define YR_JSON_PARTS_H

#include "../core/extension.h"
#include "../types/text_writer.h"

int yr_json_scanner_ready(yr_module *m);
int yr_json_encoder_ready(yr_module *m);

YR_TEXT_METHOD(yr_json_scanstring);
YR_TEXT_METHOD(yr_json_encode_basestring);
YR_TEXT_METHOD(yr_json_encode_basestring_ascii);

/* Writes a str in quotes; ascii: with escapes for what is not. */
int yr_json_quote(yr_writer *w, const yr_str *s, bool ascii);

#endif
