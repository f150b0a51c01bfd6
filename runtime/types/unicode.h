/* unicode.h - properties of characters as Unicode 14.0 has them (see unicode.c). */
#ifndef YR_UNICODE_H
#define YR_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool yr_char_is_alpha(uint32_t c);
bool yr_char_is_decimal(uint32_t c);
bool yr_char_is_digit(uint32_t c);
bool yr_char_is_numeric(uint32_t c);
bool yr_char_is_space(uint32_t c);
bool yr_char_is_printable(uint32_t c);
bool yr_char_is_lower(uint32_t c);
bool yr_char_is_upper(uint32_t c);
bool yr_char_is_title(uint32_t c);
bool yr_char_is_cased(uint32_t c);
bool yr_char_is_case_ignorable(uint32_t c);
bool yr_char_is_id_start(uint32_t c);
bool yr_char_is_id_continue(uint32_t c);
bool yr_char_is_line_end(uint32_t c);
int yr_char_digit(uint32_t c); /* value of a decimal digit of any script, or -1 */

/* yr_char_is_space, with ASCII in line. */
static inline bool yr_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || c - 9 < 5 || c - 0x1c < 4;
    return yr_char_is_space(c);
}

/* Full case mappings: 1 to 3 characters into out; the result is their number. */
size_t yr_char_upper(uint32_t c, uint32_t out[3]);
size_t yr_char_lower(uint32_t c, uint32_t out[3]);
size_t yr_char_title(uint32_t c, uint32_t out[3]);
size_t yr_char_fold(uint32_t c, uint32_t out[3]);

#endif
