/* Many programs in few executables: `yieldc build A.py B.py ... -o FOLDER`. */
#ifndef YIELDC_BATCH_H
#define YIELDC_BATCH_H

#include "build.h"

struct batch {
    const struct build *build;
    struct search search; /* its pool is not used */
    struct name_list paths;
    const char *folder;
    int jobs; /* C compilers at a time; 0: one for each processor */
};

/*
 * Builds every program of the batch into the folder, which is made if it is not there, under the
 * name of its file without ".py". What cannot be built is diagnosed and left out. The worst
 * outcome of all.
 */
enum outcome build_many(arena *a, const struct batch *batch);

#endif
