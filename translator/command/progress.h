/* What a terminal shows while a command takes its time. */
#ifndef YIELDC_PROGRESS_H
#define YIELDC_PROGRESS_H

/*
 * From two seconds after begin_progress() until end_progress() a line on the terminal says what is
 * done and for how long. Nothing where standard error is no terminal. `what` must live on.
 */
void begin_progress(const char *what);
/* Takes the line away, for messages; it comes back with the next second. */
void hide_progress(void);
void end_progress(void);

#endif
