/* block.c - blocks of memory: malloc()'s, or counted ones of a host.
 *
 * A counted block stands behind a header of HEADER bytes, which is in a ring. Threads that do not
 * hold the lock of the runtime may give blocks back, so the ring and the count have a lock of their
 * own: a flag, as nobody keeps it for longer than a few instructions.
 */
#include <stdlib.h>
#include "block.h"

typedef struct header {
    struct header *next, *previous;
    size_t size; /* with the header */
    size_t unused;
} header;

enum { HEADER = sizeof(header), ALIGNMENT = 16 };
_Static_assert(HEADER % ALIGNMENT == 0, "what follows a header is aligned");

static struct {
    bool counts;
    yr_allocator allocator;
    size_t limit, used; /* bytes; limit 0: none */
    header ring;
    bool locked, exceeds;
} host;

static void *plain_alloc(YR_UNUSED void *context, size_t size)
{
    return malloc(size);
}

static void *plain_resize(YR_UNUSED void *context, void *block, size_t size)
{
    return realloc(block, size);
}

static void plain_free(YR_UNUSED void *context, void *block)
{
    free(block);
}

static void lock(void)
{
    while (__atomic_test_and_set(&host.locked, __ATOMIC_ACQUIRE))
        ;
}

static void unlock(void)
{
    __atomic_clear(&host.locked, __ATOMIC_RELEASE);
}

/* ---- The ring ------------------------------------------------------------------------------- */

static void put_in(header *h)
{
    h->next = &host.ring;
    h->previous = host.ring.previous;
    h->previous->next = host.ring.previous = h;
}

static void take_out(header *h)
{
    h->next->previous = h->previous;
    h->previous->next = h->next;
}

/* Counts so many bytes more, and fewer; false: there would be too many. */
static bool count(size_t more, size_t fewer)
{
    lock();
    bool fits = !host.limit || host.exceeds || more <= fewer ||
                (host.used < host.limit && more - fewer <= host.limit - host.used);
    if (fits)
        host.used += more - fewer;
    unlock();
    return fits;
}

static void *counted_alloc(size_t size)
{
    if (size > PTRDIFF_MAX - HEADER || !count(size + HEADER, 0))
        return NULL;
    header *h = host.allocator.alloc(host.allocator.context, size + HEADER);
    if (!h) {
        count(0, size + HEADER);
        return NULL;
    }
    h->size = size + HEADER;
    lock();
    put_in(h);
    unlock();
    return h + 1;
}

static void counted_free(void *block)
{
    header *h = (header *)block - 1;
    lock();
    take_out(h);
    host.used -= h->size;
    unlock();
    host.allocator.free(host.allocator.context, h);
}

/* The block leaves the ring while it may be moved. */
static void *counted_resize(void *block, size_t size)
{
    header *h = (header *)block - 1;
    size_t had = h->size;
    if (size > PTRDIFF_MAX - HEADER || !count(size + HEADER, had))
        return NULL;
    lock();
    take_out(h);
    unlock();
    header *moved = host.allocator.resize(host.allocator.context, h, size + HEADER);
    if (moved)
        moved->size = size + HEADER;
    else
        count(had, size + HEADER);
    lock();
    put_in(moved ? moved : h);
    unlock();
    return moved ? moved + 1 : NULL;
}

/* ---- Blocks --------------------------------------------------------------------------------- */

void *yr_block_alloc(size_t size)
{
    return YR_LIKELY(!host.counts) ? malloc(size) : counted_alloc(size);
}

void *yr_block_zeroed(size_t n, size_t size)
{
    if (YR_LIKELY(!host.counts))
        return calloc(n, size);
    size_t all;
    void *block = __builtin_mul_overflow(n, size, &all) ? NULL : counted_alloc(all);
    return block ? memset(block, 0, all) : NULL;
}

void *yr_block_resize(void *block, size_t size)
{
    if (YR_LIKELY(!host.counts))
        return realloc(block, size);
    return block ? counted_resize(block, size) : counted_alloc(size);
}

void yr_block_free(void *block)
{
    if (YR_LIKELY(!host.counts))
        free(block);
    else if (block)
        counted_free(block);
}

/* A counted one lies within a larger block, whose address stands in front of it. */
void *yr_block_aligned(size_t alignment, size_t size)
{
    if (YR_LIKELY(!host.counts))
        return aligned_alloc(alignment, size);
    char *block = counted_alloc(size + alignment);
    if (!block)
        return NULL;
    char *aligned = (char *)(((uintptr_t)block + alignment) & ~(uintptr_t)(alignment - 1));
    ((void **)aligned)[-1] = block;
    return aligned;
}

void yr_block_free_aligned(void *block)
{
    yr_block_free(YR_LIKELY(!host.counts) || !block ? block : ((void **)block)[-1]);
}

/* ---- The host ------------------------------------------------------------------------------- */

int yr_blocks_host(const yr_allocator *allocator, size_t limit)
{
    static const yr_allocator plain = {plain_alloc, plain_resize, plain_free, NULL};
    host.allocator = allocator ? *allocator : plain;
    void *trial = host.allocator.alloc(host.allocator.context, HEADER);
    bool fits = trial && (uintptr_t)trial % ALIGNMENT == 0;
    if (trial)
        host.allocator.free(host.allocator.context, trial);
    if (!fits)
        return -1;
    host.ring.next = host.ring.previous = &host.ring;
    host.limit = limit;
    host.used = 0;
    host.counts = true;
    return 0;
}

size_t yr_blocks_end(void)
{
    size_t n = 0;
    for (; host.counts && host.ring.next != &host.ring; n++)
        counted_free(host.ring.next + 1);
    host.counts = false;
    return n;
}

bool yr_blocks_exceed(bool may)
{
    bool before = host.exceeds;
    host.exceeds = may;
    return before;
}

size_t yr_blocks_used(void)
{
    return host.counts ? host.used : 0;
}
