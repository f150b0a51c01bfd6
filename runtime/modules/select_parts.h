/* select_parts.h - what the files of the module select share. */
#ifndef YR_SELECT_PARTS_H
#define YR_SELECT_PARTS_H

#include <errno.h>
#include "../core/extension.h"
#include "../types/containers.h"

extern yr_type *yr_select_poll_type, *yr_select_epoll_type;
extern const yr_type_spec yr_select_poll_spec, yr_select_epoll_spec;

/* When a wait ends: seconds from now on. */
typedef struct {
    bool forever;
    double at; /* by the monotonic clock */
} yr_deadline;

/* A timeout argument: seconds, or 1 / scale of them; absent or None: for ever. 0, or -1 and
 * TypeError. */
int yr_deadline_set(yr_deadline *d, yr_value v, double scale);
double yr_deadline_left(const yr_deadline *d);      /* seconds, not below 0 */
int yr_deadline_milliseconds(const yr_deadline *d); /* the same rounded up; -1: for ever */

#endif
