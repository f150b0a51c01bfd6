/* Opened by threads with stacks of all sizes, one after the other: how deep calls may go is a
 * matter of the stack of the thread that opens. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include "deep.h"

static void *run(void *unused)
{
    int64_t depth = -1;
    (void)unused;
    if (deep_open() < 0)
        return NULL;
    yr_value v = deep_deep(yr_int(100));
    if (v && yr_to_i64(v, &depth) == 0)
        printf("%d calls, ", (int)depth);
    yr_xdrop(v);
    v = deep_forever(yr_int(0));
    printf("RecursionError %d, ", !v && yr_error_is("RecursionError"));
    yr_drop(yr_catch());
    printf("close %d\n", deep_close());
    return NULL;
}

int main(void)
{
    for (size_t size = 512 << 10; size <= 64 << 20; size *= 4) {
        pthread_t thread;
        pthread_attr_t attributes;
        pthread_attr_init(&attributes);
        pthread_attr_setstacksize(&attributes, size);
        pthread_create(&thread, &attributes, run, NULL);
        pthread_join(thread, NULL);
        pthread_attr_destroy(&attributes);
    }
    run(NULL);
    return 0;
}
