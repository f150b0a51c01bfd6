/* What the tables of the runtime's module unicodedata say of characters: their names, and which of
 * them make a name of Python's, and in what form. */
#ifndef YIELDC_NAMES_H
#define YIELDC_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character of that name or alias, in any case of letters; -1: there is none. Sequences of
 * several characters are found only where wanted, as another number. */
int64_t yr_ucd_find(const char *name, size_t n, bool sequences);

const char *yr_ucd_category(uint32_t c); /* "Lu" and so on */
bool yr_ucd_begins_name(uint32_t c);
bool yr_ucd_continues_name(uint32_t c);

/* The steps of NFKC: the parts of each character (compatible, not old; at most 18), their order,
 * and what they are together, in place. */
size_t yr_ucd_take_apart(uint32_t c, bool compatible, bool old, uint32_t *out);
void yr_ucd_order_marks(uint32_t *chars, size_t n);
size_t yr_ucd_put_together(uint32_t *chars, size_t n);

#endif
