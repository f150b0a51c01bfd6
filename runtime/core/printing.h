/* printing.h - the repr of containers and exceptions within each other (core/printing.c). */
#ifndef YR_PRINTING_H
#define YR_PRINTING_H

#include "runtime.h"

/* Adds the repr of any object: 0, or -1 with an exception pending and b as far as it came. */
int yr_add_repr(yr_builder *b, yr_value v);
/* new: what a function that adds a repr makes of v. */
yr_value yr_repr_by(int (*add)(yr_builder *b, yr_value v), yr_value v);

/* The containers' slots, and what they add. */
yr_value yr_list_repr(yr_value list);
int yr_list_add_repr(yr_builder *b, yr_value list);
yr_value yr_tuple_repr(yr_value tuple);
int yr_tuple_add_repr(yr_builder *b, yr_value tuple);
yr_value yr_dict_repr(yr_value dict);
int yr_dict_add_repr(yr_builder *b, yr_value dict);
yr_value yr_set_repr(yr_value set);
int yr_set_add_repr(yr_builder *b, yr_value set);
yr_value yr_exception_repr(yr_value exception);
int yr_exception_add_repr(yr_builder *b, yr_value exception);

#endif
