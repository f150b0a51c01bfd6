/* number_chars.h - numbers straight to and from ASCII characters, for what makes a larger text. */
#ifndef YR_NUMBER_CHARS_H
#define YR_NUMBER_CHARS_H

#include "../core/runtime.h"

enum { YR_I64_CHARS = 24, YR_DOUBLE_CHARS = 32 };

/* The decimal digits of i with its sign, without a zero byte: how many. */
size_t yr_i64_chars(int64_t i, char out[YR_I64_CHARS]);
/* The same of repr(d), any double. 0: MemoryError. */
size_t yr_double_chars(double d, char out[YR_DOUBLE_CHARS]);
/* True, and the value, if all of text[0:n) is a plain decimal number of at most 19 digits whose
 * nearest double one multiplication or division gives. False says nothing of the text. */
bool yr_double_quick(const char *text, size_t n, double *out);
/* The characters of d rounded to precision places, as printf's %.*f has it: how many; 0 where one
 * multiplication does not tell. */
size_t yr_double_fixed_chars(double d, int precision, char out[YR_DOUBLE_CHARS]);
/* The same as a double: round(d, places) of places >= 0. */
bool yr_double_round_quick(double d, int places, double *out);

#endif
