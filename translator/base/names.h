/* The names of characters, in the tables that the runtime's module unicodedata has too. */
#ifndef YIELDC_NAMES_H
#define YIELDC_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character of that name or alias, in any case of letters; -1: there is none. Sequences of
 * several characters are found only where wanted, as another number. */
int64_t yr_ucd_find(const char *name, size_t n, bool sequences);

#endif
