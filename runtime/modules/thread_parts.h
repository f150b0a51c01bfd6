/* thread_parts.h - what the files of the module _thread share. */
#ifndef YR_THREAD_PARTS_H
#define YR_THREAD_PARTS_H

#include "../core/extension.h"
#include "../core/threads.h"

#define YR_LOCK_LONGEST 9223372036.0 /* seconds that a lock can be waited for */

yr_value yr_lock_new(void); /* new: a lock that nobody holds */
/* Releases one that is held, whoever holds it; another stays as it is. */
void yr_lock_release(yr_value lock);
yr_value yr_lock_allocate(yr_value self, yr_value *args, size_t n, yr_value keywords);
/* Makes the types lock and RLock, and enters them into the module. */
int yr_locks_start(yr_module *m);

#endif
