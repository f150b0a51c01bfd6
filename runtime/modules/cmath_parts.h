/* cmath_parts.h - what the files of the module cmath share. */
#ifndef YR_CMATH_PARTS_H
#define YR_CMATH_PARTS_H

#include "../core/runtime.h"

typedef struct {
    double real, imag;
} yr_point2;

/* The functions of one complex number. Where one is not defined errno is EDOM, where the result is
 * too large ERANGE. */
/* clang-format off */
#define YR_CMATH_FUNCTIONS(F)                                                                      \
    F(acos) F(acosh) F(asin) F(asinh) F(atan) F(atanh) F(cos) F(cosh) F(exp) F(log10) F(sin)       \
    F(sinh) F(sqrt) F(tan) F(tanh)
/* clang-format on */
#define F(name) yr_point2 yr_cmath_##name(yr_point2 z);
YR_CMATH_FUNCTIONS(F)
#undef F
yr_point2 yr_cmath_log(yr_point2 z);
yr_point2 yr_cmath_rect(double r, double phi);

#endif
