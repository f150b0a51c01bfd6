/* block.h - where the runtime's own memory comes from: malloc(), or the allocator of the host.
 *
 * A program of its own asks malloc(). Where the runtime lives in a program of others (embed/), each
 * block has a header and is in one list: so it is counted against a limit, comes from the host's
 * functions where there are some, and nothing is left behind by a start that failed half way.
 */
#ifndef YR_BLOCK_H
#define YR_BLOCK_H

#include "runtime.h"

/* As malloc(), calloc(), realloc() and free(): NULL without an exception. */
void *yr_block_alloc(size_t size);
void *yr_block_zeroed(size_t n, size_t size);
void *yr_block_resize(void *block, size_t size);
void yr_block_free(void *block);
/* A block at a multiple of alignment, a power of two; given back with yr_block_free_aligned(). */
void *yr_block_aligned(size_t alignment, size_t size);
void yr_block_free_aligned(void *block);

/* Blocks are counted from here on: of this allocator (copied; NULL: malloc() and its kin), at most
 * limit bytes at a time (0: any number). No block is out. 0, or -1: what the allocator gives is not
 * aligned to 16 bytes, or it gives nothing. */
int yr_blocks_host(const yr_allocator *allocator, size_t limit);
/* Gives back what is still out, and counts no longer: how many blocks that were. */
size_t yr_blocks_end(void);
/* May the limit be exceeded from now on: by what cannot fail. Whether it could before. */
bool yr_blocks_exceed(bool may);
size_t yr_blocks_used(void); /* bytes, headers included; 0 where nobody counts */

#endif
