/* unicodedata_normal.c - the normal form of a str: every character is taken apart, marks are put in
 * the order of their combining classes, and for NFC and NFKC pairs are put together again. */
#include "unicodedata_parts.h"

yr_value yr_ucd_normalize(const yr_str *s, bool compatible, bool compose, bool old)
{
    yr_builder b = {0};
    for (size_t i = 0; i < s->length && !b.failed; i++) {
        uint32_t parts[YR_UCD_MOST_PARTS];
        size_t n = yr_ucd_take_apart(yr_str_at(s, i), compatible, old, parts);
        for (size_t k = 0; k < n; k++)
            yr_builder_put(&b, parts[k]);
    }
    if (!b.failed && b.length) {
        yr_ucd_order_marks(b.chars, b.length);
        if (compose)
            b.length = yr_ucd_put_together(b.chars, b.length);
    }
    b.max = 0;
    for (size_t i = 0; i < b.length; i++)
        b.max |= b.chars[i];
    return yr_builder_finish(&b);
}
