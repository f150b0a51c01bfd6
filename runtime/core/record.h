/* record.h - the stack of records, of a program that looks at its stack (core/record.c). */
#ifndef YR_RECORD_H
#define YR_RECORD_H

#include "runtime.h"

/* Does the program keep records? */
static inline bool yr_recording(void)
{
    return YR->records;
}

/* new: runs the body of a plain function or class under a record. Steals args, as the body does. */
yr_value yr_run_recorded(yr_function *f, yr_value *args);

/* A run of generators begins and ends; record stays with the caller in between. */
void yr_record_run(yr_record *record, yr_handled *run);
void yr_record_run_end(yr_record *record);

/* One frame of the stack: of a function, or of a node of the chain that a run resumes. */
typedef struct {
    yr_record *record;
    yr_generator *node; /* NULL: of a function */
} yr_place;

yr_place yr_place_top(void); /* record NULL: the stack is empty */
yr_place yr_place_outer(yr_place p);
/* borrowed: the place of a running generator, record NULL if it has none. */
yr_place yr_place_of_generator(yr_generator *g);
/* g's body is at line; harmless where nothing is recorded, or g does not run. */
void yr_place_set_line(yr_generator *g, int line);
/* Adds the entry of whatever runs to the pending exception, where records are kept. */
void yr_trace_here(void);
yr_value yr_place_frame(yr_place p); /* new: its frame object; None for no place */

#endif
