/* math_parts.h - the function tables that make up the module math.
 */
#ifndef YR_MATH_PARTS_H
#define YR_MATH_PARTS_H

#include "../types/number.h"

extern const yr_method_def yr_math_integer_functions[]; /* math_integer.c */
extern const yr_method_def yr_math_sum_functions[];     /* math_sum.c */

double yr_math_gamma(double x, int *error); /* *error: 0, EDOM or ERANGE */
double yr_math_lgamma(double x, int *error);

/* Both 0: ValueError "math domain error", OverflowError "math range error". */
YR_COLD yr_value yr_math_domain_error(void);
YR_COLD yr_value yr_math_range_error(void);

#endif
