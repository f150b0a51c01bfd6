/* The host's allocator and a limit: all memory goes through it, beyond the limit there is
 * MemoryError and the program goes on, and whatever the limit is, a start that fails leaves
 * nothing. */
#include <stdio.h>
#include <stdlib.h>
#include "hungry.h"

typedef struct {
    long blocks, calls;
} counter;

size_t yr_runtime_left(void);

static void *take(void *context, size_t size)
{
    counter *c = context;
    void *p = malloc(size);
    c->calls++;
    c->blocks += p != NULL;
    return p;
}

static void *take_more(void *context, void *block, size_t size)
{
    ((counter *)context)->calls++;
    return realloc(block, size);
}

static void give_back(void *context, void *block)
{
    ((counter *)context)->blocks--;
    free(block);
}

static void say(const char *what, yr_value v)
{
    yr_value failed = v ? 0 : yr_catch(), s = yr_repr(v ? v : failed);
    printf("%s: %s\n", what, yr_to_utf8(s, NULL));
    yr_drop(s);
    yr_xdrop(v);
    yr_xdrop(failed);
}

static void within_a_limit(counter *c)
{
    yr_allocator allocator = {take, take_more, give_back, c};
    yr_options options = {.allocator = &allocator, .memory_limit = 8 << 20};
    printf("open %d\n", yr_runtime_open(&options));
    printf("options again %d\n", yr_runtime_open(&options));
    hungry_open();
    size_t before = yr_memory_used();
    say("little", hungry_hold(yr_int(1000)));
    say("much", hungry_hold(yr_int(10000000)));
    say("a long text", hungry_text(yr_int(100000000)));
    say("caught", hungry_careful(yr_int(10000000)));
    say("little", hungry_hold(yr_int(1000)));
    yr_collect();
    printf("within the limit %d, as before %d\n", yr_memory_used() <= 8 << 20,
           yr_memory_used() < before + (7 << 20));
    hungry_close();
    int closed = yr_runtime_close();
    printf("close %d, left %ld of some %d\n", closed, c->blocks, c->calls > 10);
}

/* 1: it started. */
static int start_with(size_t limit, long *blocks)
{
    counter c = {0, 0};
    yr_allocator allocator = {take, take_more, give_back, &c};
    yr_options options = {.allocator = &allocator, .memory_limit = limit};
    int started = yr_runtime_open(&options) == 0;
    if (started && hungry_open() < 0)
        yr_drop(yr_catch());
    if (started) {
        yr_xdrop(yr_pending() ? yr_catch() : hungry_careful(yr_int(100)));
        yr_xdrop(yr_pending() ? yr_catch() : 0);
        hungry_close();
        yr_runtime_close();
    }
    *blocks += c.blocks;
    return started;
}

static void with_every_limit(void)
{
    int started = 0, failed = 0;
    long blocks = 0;
    for (size_t limit = 1000; limit < 3 << 20; limit += limit < 200000 ? 997 : 9973)
        *(start_with(limit, &blocks) ? &started : &failed) += 1;
    printf("some start %d, some do not %d, left %ld\n", started > 0, failed > 0, blocks);
}

static void *take_crooked(void *context, size_t size)
{
    (void)context;
    char *p = malloc(size + 8);
    return p ? p + 8 : NULL;
}

static void give_crooked_back(void *context, void *block)
{
    (void)context;
    free((char *)block - 8);
}

int main(void)
{
    counter c = {0, 0};
    yr_allocator crooked = {take_crooked, NULL, give_crooked_back, NULL};
    yr_options options = {.allocator = &crooked};
    within_a_limit(&c);
    with_every_limit();
    printf("not aligned: %d\n", yr_runtime_open(&options));
    hungry_open();
    say("as usual", hungry_hold(yr_int(1000)));
    return hungry_close();
}
