/* reduce.h - answers to __reduce__ (core/reduce.c). */
#ifndef YR_REDUCE_H
#define YR_REDUCE_H

#include "runtime.h"

/* new: (callee, args), or (callee, args, state) where state is not 0. Steals all; callee and args
 * may be 0 after an error. */
yr_value yr_reduce(yr_value callee, yr_value args, yr_value state);
/* Puts the attributes of a dict (or None) into self, as a __setstate__ does. */
int yr_add_attributes(yr_value self, yr_value state);
yr_value yr_builtin_named(const char *name); /* new: builtins.name */
/* new: the answer of an iterator: (function, (over,), index), or (iter, (empty,)) where over is 0.
 * function names a built-in; index 0: no state. */
yr_value yr_reduce_walk(const char *function, yr_value over, yr_value empty, yr_value index);
/* Reads an index that such an answer had as its state: an int, and nothing that has __index__. 0,
 * or -1 with TypeError or OverflowError. */
int yr_reduced_index(yr_value v, int64_t *index);
/* Methods of object (yr_c_function). */
yr_value yr_object_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_object_reduce_ex(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_object_getstate(yr_value self, yr_value *args, size_t n, yr_value keywords);

/* The methods of callables that are found by a name in what they are bound to: (getattr, (owner,
 * name)), or the name alone of a built-in function. */
extern const yr_method_def yr_builtin_reducers[], yr_method_reducers[], yr_descriptor_reducers[],
    yr_wrapper_reducers[], yr_method_wrapper_reducers[];

#define YR_REDUCE_DEF(function)                                                                    \
    {                                                                                              \
        "__reduce__", function, 0, 0, 0, "Return state information for pickling."                  \
    }

#endif
