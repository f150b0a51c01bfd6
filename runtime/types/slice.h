/* slice.h - a slice of what can change while its bounds are asked for.
 *
 * __index__ of a bound may be code of the program, which may change the length of what is sliced:
 * so the bounds come first, once, and are fitted to the length that there is afterwards.
 */
#ifndef YR_SLICE_H
#define YR_SLICE_H

#include "../core/runtime.h"

typedef struct {
    int64_t start, stop, step;
} yr_bounds;

/* As the slice has them. 0, or -1 and TypeError, ValueError or what __index__ raises. */
int yr_slice_unpack(yr_value slice, yr_bounds *b);
/* Fits start and stop of b to a length; how many items there are. */
int64_t yr_slice_fit(yr_bounds *b, int64_t length);

#endif
