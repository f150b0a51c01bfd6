/* itertools.h - what the files of the module itertools share.
 *
 * Every iterator of the module begins with an `itertool`: three values, whose meaning each says,
 * and one set of functions that visits, clears and drops them. */
#ifndef YR_ITERTOOLS_H
#define YR_ITERTOOLS_H

#include "../core/reduce.h"
#include "../types/containers.h"
#include "../types/text.h"

typedef struct {
    yr_object base;
    yr_value source; /* the iterator walked, or 0 when done */
    yr_value extra;
    yr_value kept;
} itertool;

#define ITERTOOL(v) YR_AS(itertool, v)

void yr_itertool_clear(yr_object *o);
void yr_itertool_dealloc(yr_object *o);
int yr_itertool_traverse(yr_object *o, yr_visitor visit, void *context);
/* new: an instance of t with source and extra (both stolen; an error if source is 0). */
void *yr_itertool_new(yr_type *t, yr_value source, yr_value extra);
/* Arguments of a constructor that takes exactly n positional ones. */
int yr_itertool_arguments(const char *name, size_t n, yr_value keywords, int wanted);

/* new: what __reduce__ answers: (class, given[, state]); steals given and state, which may be 0. */
yr_value yr_itertool_made_of(yr_value self, yr_value given, yr_value state);
/* The state that __setstate__ was given, a tuple of n items; NULL with TypeError if it is not. */
yr_tuple_object *yr_itertool_state(yr_value state, size_t n);
#define ITERTOOL_SETSTATE_DEF(function)                                                            \
    {                                                                                              \
        "__setstate__", function, 1, 1, 0, "Set state information for unpickling."                 \
    }

/* borrowed: a type that t makes objects of without naming it in the program: an attribute of t.
 * NULL with an error if it is gone. */
yr_type *yr_itertool_helper(yr_type *t, const char *name);

#define ITERTOOL_SLOTS(maker, step)                                                                \
    .dealloc = yr_itertool_dealloc, .traverse = yr_itertool_traverse, .clear = yr_itertool_clear,  \
    .iter = yr_iter_self, .make = maker, .next = step
#define ITERTOOL_FLAGS (YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE)

/* A step of an iterator that yr_iter gave: as yr_next. */
static inline int itertool_step(yr_value iterator, yr_value *item)
{
    return yr_step_of(iterator, item);
}

/* The types: X(name in Python). Each has `const yr_type_spec yr_itertools_<name>`. */
/* clang-format off */
#define YR_ITERTOOLS(X)                                                                            \
    X(accumulate) X(chain) X(combinations) X(combinations_with_replacement) X(compress) X(count)   \
    X(cycle) X(dropwhile) X(filterfalse) X(groupby) X(islice) X(pairwise) X(permutations)          \
    X(product) X(repeat) X(starmap) X(takewhile) X(zip_longest) X(_grouper) X(_tee)                \
    X(_tee_dataobject)
/* clang-format on */
#define X(name) extern const yr_type_spec yr_itertools_##name;
YR_ITERTOOLS(X)
#undef X

extern const yr_method_def yr_itertools_functions[]; /* tee */

#endif
