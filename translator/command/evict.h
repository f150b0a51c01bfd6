/* What the cache lets go. */
#ifndef YIELDC_EVICT_H
#define YIELDC_EVICT_H

#include "base/util.h"

/* Removes what has not been used for longest until the folder holds no more than
 * $YIELDC_CACHE_SIZE megabytes (1024). What was used in the last minutes stays: somebody may be
 * about to link or to run it. Errors are no matter: what cannot be removed stays. */
void evict(arena *a, const char *folder);

/* Notes that a file is used. */
void note_use(const char *path);

#endif
