/* int_memory.c - the memory that GMP asks for.
 *
 * GMP takes no NULL, and its manual forbids to leave it by longjmp(), so a request of its own that
 * fails ends the program, after what was printed has been written. That is rare: results are
 * objects of the runtime, whose want of memory is a MemoryError, and where GMP computes a large
 * number in memory of its own, yr_int_has_room() asks before whether there is as much.
 */
#include <stdlib.h>
#include "../core/lifecycle.h"
#include "number.h"

static void *take(size_t size)
{
    void *p = malloc(size);
    if (!p)
        yr_end_without_memory("GMP", size);
    return p;
}

static void *take_more(void *p, size_t before, size_t size)
{
    (void)before;
    void *q = realloc(p, size);
    if (!q)
        yr_end_without_memory("GMP", size);
    return q;
}

static void give_back(void *p, size_t size)
{
    (void)size;
    free(p);
}

void yr_numbers_start(void)
{
    mp_set_memory_functions(take, take_more, give_back);
}

bool yr_int_has_room(uint64_t bits)
{
    enum { SMALL = 1 << 20, COPIES = 4 }; /* the product, its factor, what mpn_mul() needs */
    if (bits < SMALL)
        return true;
    size_t size = bits / 8 * COPIES;
    void *room = yr_alloc(size);
    yr_dispose(room);
    return room != NULL;
}
