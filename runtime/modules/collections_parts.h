/* collections_parts.h - what the files of the module _collections share. The Python half, in
 * lib/collections, adds Counter, namedtuple, ChainMap and the User classes. */
#ifndef YR_COLLECTIONS_PARTS_H
#define YR_COLLECTIONS_PARTS_H

#include "../types/containers.h"

extern const yr_type_spec yr_collections_deque, yr_collections_deque_iterator,
    yr_collections_deque_reverse_iterator, yr_collections_defaultdict, yr_collections_ordered,
    yr_collections_tuplegetter, yr_collections_maker;

#endif
