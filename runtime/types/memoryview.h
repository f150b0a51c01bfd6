/* memoryview.h - what the files of memoryview share.
 *
 *     view.shown.owner   the exporter, held by this view by itself; 0: released
 *     view.shown.shape   -> sizes   } of the view's own dimensions: in the object where there is
 *     view.shown.strides -> steps   } but one, else in its own memory
 *
 * A view of a view looks at the same exporter, so any of them may be released first. exports counts
 * who has taken hold of the view itself, as a buffer: it cannot be released until then.
 */
#ifndef YR_MEMORYVIEW_H
#define YR_MEMORYVIEW_H

#include "buffer.h"
#include "item_format.h"

typedef struct {
    yr_object base;
    yr_exported shown;
    int64_t *sizes, *steps;
    int64_t size, step; /* the room of the two where there is one dimension */
    int64_t exports;
    uint64_t hash;
    bool hashed;
} yr_view;

static inline yr_view *yr_view_of(yr_value v)
{
    return YR_AS(yr_view, v);
}

/* 0, or -1 and ValueError: it has been released. */
int yr_view_check(const yr_view *m);
/* new: a view that shows what `like` does (its shape and strides are copied), holding like's owner
 * once more. */
yr_view *yr_view_new(const yr_exported *like);
/* The code of a native format of one character ("B", "@h"), or 0. */
char yr_view_code(const char *format);
/* The same; 0 and NotImplementedError. */
char yr_view_need_code(const char *format);

/* Methods in memoryview_cast.c, memoryview_items.c (yr_c_function). */
yr_value yr_view_m_cast(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_view_m_tolist(yr_value self, yr_value *args, size_t n, yr_value keywords);
/* Slots in memoryview_items.c. */
yr_value yr_view_getitem(yr_value self, yr_value key);
int yr_view_setitem(yr_value self, yr_value key, yr_value v);
yr_value yr_view_compare(yr_compare_op op, yr_value a, yr_value b);

#endif
