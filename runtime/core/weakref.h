/* weakref.h - weak references, for weakref.c, weakproxy.c and the module. */
#ifndef YR_WEAKREF_H
#define YR_WEAKREF_H

#include "runtime.h"

typedef struct yr_weakref {
    yr_object base;
    yr_object *object; /* borrowed; NULL: dead */
    yr_value callback; /* or 0 */
    uint64_t hash;     /* of the object, kept from the first time it was asked for */
    bool hashed;
    struct yr_weakref *next, *previous;
} yr_weakref;

/* new: a reference of that type; callback may be 0 or None. TypeError. */
yr_value yr_weakref_new(yr_type *t, yr_value object, yr_value callback);
yr_value yr_weakref_target(yr_value weakref); /* new: the object, or None */
size_t yr_weakref_count(yr_value object);
yr_value yr_weakref_list(yr_value object); /* new list of the references to it */
yr_value yr_weak_repr(yr_value self, const char *kind);
/* For the collector: clears the references to all of the garbage, then runs their callbacks. */
void yr_weakrefs_clear_garbage(yr_object **garbage, size_t n);

#endif
