/* printf for the few conversions that the translator writes all day. */
#ifndef YIELDC_FORMAT_H
#define YIELDC_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * As vsnprintf: writes at most room bytes with the NUL and returns the length of the whole, or -1
 * on an error. %s %d %ld %c %% and %.*s are done here, everything else by the C library.
 */
int format_text(char *out, size_t room, const char *format, va_list args);

#endif
