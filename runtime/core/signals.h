/* signals.h - for core/signals.c and the module _signal. */
#ifndef YR_SIGNALS_H
#define YR_SIGNALS_H

#include "runtime.h"

/* What a signal does: the system's default, nothing, KeyboardInterrupt (SIGINT only), a call of a
 * Python function, something that was there before the program; or there is no such signal. */
typedef enum {
    YR_SIGNAL_DEFAULT,
    YR_SIGNAL_IGNORED,
    YR_SIGNAL_INTERRUPTS,
    YR_SIGNAL_CALLS,
    YR_SIGNAL_FOREIGN,
    YR_SIGNAL_INVALID
} yr_signal_state;

/* *handler (borrowed): what is called, with YR_SIGNAL_CALLS; else 0. */
yr_signal_state yr_signal_handler(int number, yr_value *handler);
/* The number is from 1 to YR_SIGNAL_LAST, the state not INVALID or FOREIGN; handler (borrowed) only
 * with CALLS. 0, or -1 with errno: the system refuses. */
int yr_signal_set(int number, yr_signal_state state, yr_value handler);

/* As if the signal had come, where a handler of the program or KeyboardInterrupt waits for it. */
void yr_signal_arrives(int number);

#endif
