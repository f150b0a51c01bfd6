/* heap.h - the insides of the heap, for memory.c, collector.c and allocate.h alone.
 *
 * Objects of up to HEAP_SMALL bytes are cells of pages: a page is HEAP_PAGE bytes, aligned to
 * HEAP_PAGE, and holds cells of one size class (a multiple of 16 bytes), so masking an object's
 * address gives its page. Pages are cut from chunks of HEAP_CHUNK bytes. A larger object is a
 * block of its own behind a yr_large header, in one list, and carries YR_FLAG_LARGE. With
 * HEAP_PLAIN (under AddressSanitizer) every object is such a block.
 *
 * A cell is live where its type is not NULL; a free one has its page's next free cell in its first
 * word.
 *
 * Raw memory, the items and tables of containers for the most part, comes from pages of its own as
 * far as it is small: nothing enumerates those. A larger block is malloc()'s, RAW_OFFSET bytes in,
 * so that its address says that it is no cell: cells are multiples of 16.
 */
#ifndef YR_HEAP_H
#define YR_HEAP_H

#include "runtime.h"

#if defined(__SANITIZE_ADDRESS__)
#define HEAP_PLAIN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_PLAIN 1
#endif
#endif
#ifndef HEAP_PLAIN
#define HEAP_PLAIN 0
#endif

#define HEAP_PAGE    ((size_t)16384)
#define HEAP_CHUNK   (64 * HEAP_PAGE)
#define HEAP_STEP    ((size_t)16)
#define HEAP_SMALL   (HEAP_PLAIN ? (size_t)0 : (size_t)512)
#define HEAP_CLASSES (512 / 16 + 1)
#define HEAP_LISTS   (2 * HEAP_CLASSES) /* of objects, then of raw memory */
#define RAW_OFFSET   ((size_t)8)

typedef struct yr_page {
    /* as yr_page_head: */
    void *free;                      /* cells given back; each holds the next */
    char *fresh, *end;               /* cells never used yet: [fresh, end) */
    uint32_t cell;                   /* bytes of a cell; 0: the page is empty and unused */
    uint32_t used;                   /* live cells */
    struct yr_page *next, *previous; /* among the pages of its class that have room */
    uint32_t *counts;                /* collector: one word for every HEAP_STEP bytes, or NULL */
    uint16_t list;                   /* its class; HEAP_CLASSES more where the cells are raw */
    bool full;                       /* not in the list of its class */
} yr_page;

#define HEAP_PAGE_HEADER ((sizeof(yr_page) + HEAP_STEP - 1) & ~(HEAP_STEP - 1))

typedef struct yr_large {
    struct yr_large *next, *previous;
    size_t size;
    uint32_t count; /* collector: what the counts of a page are to a cell */
    uint32_t unused;
} yr_large;

struct yr_heap {
    /* as yr_heap_head: */
    int64_t tracked;            /* live objects of tracked types */
    int64_t threshold;          /* collect when tracked passes this */
    yr_page *pages[HEAP_LISTS]; /* the page to allocate from: never NULL, maybe &none */
    yr_page none;               /* a page that is always full */
    yr_page *empty;             /* pages of no class, linked by next */
    char **chunks;
    size_t chunk_count, chunk_capacity;
    size_t chunk_pages; /* pages handed out of the last chunk */
    yr_large large;     /* head of the ring */
};

_Static_assert(offsetof(yr_page, used) == offsetof(yr_page_head, used) &&
                   offsetof(yr_heap, pages) == offsetof(yr_heap_head, pages) &&
                   HEAP_STEP == YR_HEAP_STEP && HEAP_CLASSES == YR_HEAP_SMALL / YR_HEAP_STEP + 1,
               "yieldabi.h allocates in line");

static inline yr_page *page_of(const void *o)
{
    return (yr_page *)((uintptr_t)o & ~(uintptr_t)(HEAP_PAGE - 1));
}

static inline yr_large *large_of(yr_object *o)
{
    return (yr_large *)o - 1;
}

/* A cell of that class where the current page has none; NULL without an exception. */
YR_COLD void *yr_cell_of_other_page(yr_heap *h, size_t list);
/* The page has become empty, or has room again. */
YR_COLD void yr_page_changed(yr_page *page);

/* A cell of that class; what is in it is anything. NULL without an exception. */
static inline void *yr_take_cell(yr_heap *h, size_t list)
{
    yr_page *page = h->pages[list];
    void *cell = page->free;
    if (YR_LIKELY(cell)) {
        page->free = *(void **)cell;
        page->used++;
        return cell;
    }
    if (page->fresh < page->end) {
        cell = page->fresh;
        page->fresh += page->cell;
        page->used++;
        return cell;
    }
    return yr_cell_of_other_page(h, list);
}

static inline void yr_give_cell_back(yr_page *page, void *cell)
{
    *(void **)cell = page->free;
    page->free = cell;
    if (YR_UNLIKELY(--page->used == 0 || page->full))
        yr_page_changed(page);
}

int yr_heap_start(void);
/* Gives every page and block back, whatever is live in them. */
void yr_heap_finish(void);
/* Calls visit for every page that holds objects. */
int yr_heap_pages(int (*visit)(yr_page *, void *), void *context);
/* Calls visit for every object, tracked or not, until it returns other than 0, and returns that. */
int yr_heap_all(int (*visit)(yr_object *));
/* The collection that an allocation starts. */
YR_COLD void yr_collect_automatically(void);

#endif
