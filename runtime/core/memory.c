/* memory.c - where objects live: size-class pages, large blocks, and raw memory.
 *
 * yr_new() pops a cell of the current page of its size class; yr_release() pushes it back onto its
 * page. A page that runs full leaves the list of its class and comes back with its first free
 * cell; one that runs empty may serve another class. There are no collector links in objects:
 * yr_heap_each() walks chunks, pages and cells (heap.h has the layout).
 *
 * yr_alloc() does the same for raw memory, from pages of its own; yr_dispose() needs no size.
 *
 * allocate.h does the common case of both without a call.
 *
 * Invariant: an object that yr_new() gave is traversable at once, being zero behind its header.
 */
#include "block.h"
#include "heap.h"

int yr_heap_start(void)
{
    yr_heap *h = yr_block_zeroed(1, sizeof *h);
    if (!h)
        return -1;
    for (size_t i = 0; i < HEAP_LISTS; i++)
        h->pages[i] = &h->none;
    h->none.full = true;
    h->large.next = h->large.previous = &h->large;
    h->threshold = INT64_MAX;
    YR->heap = h;
    return 0;
}

void yr_heap_finish(void)
{
    yr_heap *h = YR->heap;
    if (!h)
        return;
    for (yr_large *l = h->large.next, *next; l != &h->large; l = next) {
        next = l->next;
        yr_block_free(l);
    }
    for (size_t i = 0; i < h->chunk_count; i++)
        yr_block_free_aligned(h->chunks[i]);
    yr_block_free(h->chunks);
    yr_block_free(h);
    YR->heap = NULL;
}

/* ---- Pages ---------------------------------------------------------------------------------- */

static bool add_chunk(yr_heap *h)
{
    if (h->chunk_count == h->chunk_capacity) {
        size_t capacity = h->chunk_capacity ? 2 * h->chunk_capacity : 16;
        char **chunks = yr_block_resize(h->chunks, capacity * sizeof *chunks);
        if (!chunks)
            return false;
        h->chunks = chunks;
        h->chunk_capacity = capacity;
    }
    char *chunk = yr_block_aligned(HEAP_PAGE, HEAP_CHUNK);
    if (!chunk)
        return false;
    h->chunks[h->chunk_count++] = chunk;
    h->chunk_pages = 0;
    return true;
}

static yr_page *take_page(yr_heap *h)
{
    if (h->empty) {
        yr_page *page = h->empty;
        h->empty = page->next;
        return page;
    }
    if (!h->chunk_count || h->chunk_pages == HEAP_CHUNK / HEAP_PAGE) {
        if (!add_chunk(h))
            return NULL;
    }
    return (yr_page *)(h->chunks[h->chunk_count - 1] + HEAP_PAGE * h->chunk_pages++);
}

/* A page without a live cell, for cells of that size. Types of fresh cells are cleared, so that
 * an enumeration tells them from live ones. */
static void format_page(yr_page *page, size_t list)
{
    uint32_t cell = (uint32_t)(list % HEAP_CLASSES * HEAP_STEP);
    char *start = (char *)page;
    memset(page, 0, sizeof *page);
    page->list = (uint16_t)list;
    page->cell = cell;
    page->fresh = start + HEAP_PAGE_HEADER;
    page->end = page->fresh + (HEAP_PAGE - HEAP_PAGE_HEADER) / cell * cell;
}

static void unlink_page(yr_heap *h, yr_page *page)
{
    if (page->previous)
        page->previous->next = page->next;
    else
        h->pages[page->list] = page->next ? page->next : &h->none;
    if (page->next)
        page->next->previous = page->previous;
}

/* Puts the page behind the one in use. */
static void link_page(yr_heap *h, yr_page *page)
{
    yr_page *first = h->pages[page->list];
    page->full = false;
    if (first == &h->none) {
        page->next = page->previous = NULL;
        h->pages[page->list] = page;
        return;
    }
    page->previous = first;
    page->next = first->next;
    if (first->next)
        first->next->previous = page;
    first->next = page;
}

YR_COLD void *yr_cell_of_other_page(yr_heap *h, size_t list)
{
    yr_page *page = h->pages[list];
    if (page != &h->none) {
        unlink_page(h, page);
        page->full = true;
        page = h->pages[list];
    }
    if (page == &h->none) {
        page = take_page(h);
        if (!page)
            return NULL;
        format_page(page, list);
        link_page(h, page);
    }
    page->used++;
    void *cell = page->free;
    if (cell) {
        page->free = *(void **)cell;
    } else {
        cell = page->fresh;
        page->fresh += page->cell;
    }
    return cell;
}

YR_COLD void yr_page_changed(yr_page *page)
{
    yr_heap *h = YR->heap;
    if (page->full)
        link_page(h, page);
    if (page->used || h->pages[page->list] == page)
        return;
    unlink_page(h, page);
    page->cell = 0;
    page->next = h->empty;
    h->empty = page;
}

/* ---- Objects -------------------------------------------------------------------------------- */

static void *new_large(yr_heap *h, size_t size)
{
    if (size > PTRDIFF_MAX / 2)
        return NULL;
    yr_large *l = yr_block_zeroed(1, sizeof *l + size);
    if (!l)
        return NULL;
    l->size = size;
    l->next = &h->large;
    l->previous = h->large.previous;
    l->previous->next = h->large.previous = l;
    yr_object *o = (yr_object *)(l + 1);
    o->flags = YR_FLAG_LARGE;
    return o;
}

static void release_large(yr_object *o)
{
    yr_large *l = large_of(o);
    l->next->previous = l->previous;
    l->previous->next = l->next;
    yr_block_free(l);
}

/* Zeroes a cell; the commonest sizes without a call. */
static inline void zero_cell(void *cell, size_t class)
{
    switch (class) {
    case 2: memset(cell, 0, 2 * HEAP_STEP); break;
    case 3: memset(cell, 0, 3 * HEAP_STEP); break;
    case 4: memset(cell, 0, 4 * HEAP_STEP); break;
    case 5: memset(cell, 0, 5 * HEAP_STEP); break;
    case 6: memset(cell, 0, 6 * HEAP_STEP); break;
    default: memset(cell, 0, class * HEAP_STEP);
    }
}

static inline void *new_small(yr_heap *h, size_t class)
{
    void *cell = yr_take_cell(h, class);
    if (YR_LIKELY(cell))
        zero_cell(cell, class);
    return cell;
}

YR_COLD static void *out_of_memory(yr_type *t)
{
    if (t->flags & YR_TYPE_TRACKED)
        YR->heap->tracked--;
    yr_no_memory();
    return NULL;
}

void *yr_new(yr_type *t, size_t size)
{
    yr_heap *h = YR->heap;
    uint32_t flags = t->flags;
    if (flags & YR_TYPE_TRACKED && YR_UNLIKELY(++h->tracked > h->threshold))
        yr_collect_automatically();
    size_t class = (size + HEAP_STEP - 1) / HEAP_STEP;
    yr_object *o = YR_LIKELY(size <= HEAP_SMALL) ? new_small(h, class) : new_large(h, size);
    if (YR_UNLIKELY(!o))
        return out_of_memory(t);
    o->refs = 1;
    o->type = t;
    if (flags & YR_TYPE_HEAP)
        t->base.refs++;
    return o;
}

void yr_release(yr_object *o)
{
    yr_type *t = o->type;
    if (t->flags & YR_TYPE_TRACKED)
        YR->heap->tracked--;
    if (YR_UNLIKELY(o->flags & YR_FLAG_LARGE)) {
        release_large(o);
    } else {
        o->type = NULL;
        yr_give_cell_back(page_of(o), o);
    }
    if (t->flags & YR_TYPE_HEAP)
        yr_drop(yr_from(t));
}

/* ---- Enumeration ---------------------------------------------------------------------------- */

int yr_heap_pages(int (*visit)(yr_page *, void *), void *context)
{
    yr_heap *h = YR->heap;
    for (size_t i = 0; i < h->chunk_count; i++) {
        size_t n = i + 1 < h->chunk_count ? HEAP_CHUNK / HEAP_PAGE : h->chunk_pages;
        for (size_t k = 0; k < n; k++) {
            yr_page *page = (yr_page *)(h->chunks[i] + k * HEAP_PAGE);
            int stop = page->cell && page->list < HEAP_CLASSES ? visit(page, context) : 0;
            if (stop)
                return stop;
        }
    }
    return 0;
}

typedef struct {
    int (*visit)(yr_object *, void *);
    void *context;
} each;

static bool is_enumerated(yr_object *o)
{
    return o->type && !(o->flags & (YR_FLAG_DYING | YR_FLAG_ATOMIC)) &&
           o->type->flags & YR_TYPE_TRACKED;
}

static int each_of_page(yr_page *page, void *context)
{
    each *e = context;
    for (char *p = (char *)page + HEAP_PAGE_HEADER; p < page->fresh; p += page->cell) {
        yr_object *o = (yr_object *)p;
        int stop = is_enumerated(o) ? e->visit(o, e->context) : 0;
        if (stop)
            return stop;
    }
    return 0;
}

int yr_heap_each(int (*visit)(yr_object *, void *), void *context)
{
    each e = {visit, context};
    int stop = yr_heap_pages(each_of_page, &e);
    for (yr_large *l = YR->heap->large.next; !stop && l != &YR->heap->large; l = l->next) {
        yr_object *o = (yr_object *)(l + 1);
        if (is_enumerated(o))
            stop = visit(o, context);
    }
    return stop;
}

typedef struct {
    int (*visit)(yr_object *);
} all;

static int all_of_page(yr_page *page, void *context)
{
    for (char *p = (char *)page + HEAP_PAGE_HEADER; p < page->fresh; p += page->cell) {
        yr_object *o = (yr_object *)p;
        int stop = o->type ? ((all *)context)->visit(o) : 0;
        if (stop)
            return stop;
    }
    return 0;
}

int yr_heap_all(int (*visit)(yr_object *))
{
    int stop = yr_heap_pages(all_of_page, &(all){visit});
    for (yr_large *l = YR->heap->large.next; !stop && l != &YR->heap->large; l = l->next)
        stop = visit((yr_object *)(l + 1));
    return stop;
}

/* ---- Raw memory ----------------------------------------------------------------------------- */

static bool is_cell(const void *p)
{
    return !HEAP_PLAIN && !((uintptr_t)p & RAW_OFFSET);
}

/* The block of block.h that p is in, or that NULL stands for. */
static void *block_of(void *p)
{
    return HEAP_PLAIN || !p ? p : (char *)p - RAW_OFFSET;
}

/* A block of block.h for size bytes, or the block p moved there; NULL without an exception. */
static void *raw_block(void *p, size_t size)
{
    size_t offset = HEAP_PLAIN ? 0 : RAW_OFFSET;
    char *block =
        size <= PTRDIFF_MAX / 2 ? yr_block_resize(block_of(p), offset + (size ? size : 1)) : NULL;
    return block ? block + offset : NULL;
}

static inline size_t raw_list(size_t size)
{
    return HEAP_CLASSES + (size ? (size + HEAP_STEP - 1) / HEAP_STEP : 1);
}

void *yr_alloc(size_t size)
{
    void *p = YR_LIKELY(size <= HEAP_SMALL && !HEAP_PLAIN) ? yr_take_cell(YR->heap, raw_list(size))
                                                           : raw_block(NULL, size);
    if (YR_UNLIKELY(!p))
        yr_no_memory();
    return p;
}

/* What the cell holds, in another place. NULL and MemoryError; the cell stays. */
static void *move_cell(void *cell, size_t size)
{
    size_t had = page_of(cell)->cell;
    void *p = yr_alloc(size);
    if (!p)
        return NULL;
    memcpy(p, cell, had < size ? had : size);
    yr_give_cell_back(page_of(cell), cell);
    return p;
}

void *yr_resize(void *p, size_t size)
{
    if (!p)
        return yr_alloc(size);
    if (is_cell(p)) {
        bool fits = size <= HEAP_SMALL && raw_list(size) == page_of(p)->list;
        return fits ? p : move_cell(p, size);
    }
    void *q = raw_block(p, size);
    if (YR_UNLIKELY(!q))
        yr_no_memory();
    return q;
}

void yr_dispose(void *p)
{
    if (!p)
        return;
    if (YR_LIKELY(is_cell(p)))
        yr_give_cell_back(page_of(p), p);
    else
        yr_block_free(block_of(p));
}
