/* unicodedata_parts.h - what the files of the module unicodedata share. */
#ifndef YR_UNICODEDATA_PARTS_H
#define YR_UNICODEDATA_PARTS_H

#include "../types/text.h"
#include "unicodedata.h"

/* new: the text in a normal form; old: by Unicode 3.2. */
yr_value yr_ucd_normalize(const yr_str *s, bool compatible, bool compose, bool old);

#endif
