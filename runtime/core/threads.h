/* threads.h - one thread at a time: the lock of the runtime, and what waits without it.
 *
 * As in CPython, whoever runs Python code or touches an object holds the lock. It is given up
 * around what may wait (YR_BLOCKING) and, where another thread wants it, in yr_poll(). A program
 * that has not started a thread pays one test of a word for each call that may wait, and nothing
 * else.
 */
#ifndef YR_THREADS_H
#define YR_THREADS_H

#include <errno.h>
#include "runtime.h"

/* Others may run from here on. Nothing of the runtime may be touched until yr_unblock(), which
 * keeps errno. */
YR_COLD void yr_threads_leave(void);
YR_COLD void yr_threads_enter(void);

/* True if the lock was given up: yr_unblock() is told, as the word may change meanwhile. */
static inline bool yr_block(void)
{
    if (YR_LIKELY(YR->threads == NULL))
        return false;
    yr_threads_leave();
    return true;
}

static inline void yr_unblock(bool left)
{
    if (YR_UNLIKELY(left))
        yr_threads_enter();
}

/* A statement that may wait, and that touches no object. */
#define YR_BLOCKING(statement)                                                                     \
    do {                                                                                           \
        bool yr_left = yr_block();                                                                 \
        statement;                                                                                 \
        yr_unblock(yr_left);                                                                       \
    } while (0)

/* Waits until the descriptor is ready for that (POLLIN, POLLOUT), where there are threads; whoever
 * then reads or writes a little does so at once, with the lock. 0, or -1: a signal's handler has
 * raised. */
YR_COLD int yr_threads_wait_for(int fd, short events);

static inline int yr_wait_for(int fd, short events)
{
    return YR_UNLIKELY(YR->threads != NULL) ? yr_threads_wait_for(fd, events) : 0;
}

/* Starts a thread that calls function(*args, **kwargs) (tuple; dict or 0). 0, or -1 and
 * RuntimeError; *ident is what yr_thread_ident() will be there. size: of its C stack, 0: as usual.
 */
int yr_thread_start(yr_value function, yr_value args, yr_value kwargs, size_t size,
                    uint64_t *ident);
uint64_t yr_thread_ident(void); /* of the thread that runs */
bool yr_thread_is_main(void);   /* the one that started the program */
int64_t yr_thread_count(void);  /* those that yr_thread_start() started and that have not ended */
/* Calls function(v) when this thread ends, and drops v (stolen); the main one has no end. What is
 * said last is called first. 0, or -1 and MemoryError. */
int yr_thread_at_end(yr_value v, void (*function)(yr_value));
/* In a new process that fork() made: the other threads are not there. */
void yr_threads_after_fork(void);

#endif
