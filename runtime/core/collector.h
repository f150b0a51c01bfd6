/* collector.h - for collector.c and the module gc. */
#ifndef YR_COLLECTOR_H
#define YR_COLLECTOR_H

#include "runtime.h"

typedef struct {
    yr_object **items;
    size_t count, capacity;
    bool failed; /* out of memory: the collection is given up */
} yr_object_list;

struct yr_collector {
    bool enabled; /* automatic collections */
    bool running;
    bool held;             /* while a dict of a type is made */
    bool stress;           /* YR_GC_STRESS: collect at every tracked allocation */
    int64_t thresholds[3]; /* what gc.set_threshold() gave; the first is the least growth */
    int64_t collections, collected, uncollectable;
    yr_object_list unreachable; /* while a collection runs: the garbage, borrowed */
    yr_value callbacks;         /* gc.callbacks: list, or 0 */
    yr_value garbage;           /* gc.garbage: list, or 0 */
    int debug;
};

/* Sets when the next automatic collection comes, from what is alive now. */
void yr_collector_schedule(void);
/* The collection of gc.collect(): with callbacks. The number of unreachable objects. */
int64_t yr_collect_now(void);

#endif
