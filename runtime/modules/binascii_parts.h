/* binascii_parts.h - what the files of the module binascii share. */
#ifndef YR_BINASCII_PARTS_H
#define YR_BINASCII_PARTS_H

#include "../core/extension.h"
#include "../types/buffer.h"

extern yr_type *yr_binascii_error;

/* binascii.Error(message); 0. */
YR_COLD yr_value yr_binascii_failed(const char *message);
/* The bytes of an argument that may be ASCII text. -1: TypeError, ValueError. */
int yr_binascii_text(yr_value v, yr_span *span);

yr_value yr_b2a_uu(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_a2b_uu(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_b2a_qp(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_a2b_qp(yr_value self, yr_value *args, size_t n, yr_value keywords);

#endif
