/* What a program's libraries say of themselves: the metadata of distributions. */
#ifndef YIELDC_DISTRIBUTIONS_H
#define YIELDC_DISTRIBUTIONS_H

#include "base/util.h"

struct units;

/* The metadata of one distribution. */
struct distribution {
    const char *path; /* of NAME.dist-info or NAME.egg-info, as tracebacks would show it */
    const char *file; /* in that folder; "": there is no folder, the path is the file */
    const char *text; /* its headers but the description, each line ended by '\n' */
};

struct distribution_list {
    int n;
    struct distribution *at;
};

/* The distributions that the program's files come from, if one of its files imports
 * importlib.metadata; none otherwise, and no folder is looked into. All belongs to the arena. */
struct distribution_list find_distributions(arena *a, const struct units *units);

#endif
