/* What is undone when a signal ends yieldc: temporary files and folders, the C compiler. */
#ifndef YIELDC_INTERRUPT_H
#define YIELDC_INTERRUPT_H

#include <sys/types.h>

/* From here on SIGHUP, SIGINT and SIGTERM, where they are not ignored, first end the processes and
 * remove the temporaries below; then the signal ends yieldc as it would have. */
void watch_interrupts(void);

/* The path (which must live on) is a temporary file or folder; or no longer. A folder goes before
 * what will be in it. */
void add_temporary(const char *path);
void forget_temporary(const char *path);

/* fork() whose process is ended with this one until it has been waited for. In the child nothing is
 * watched yet; with `leads` it leads a process group of its own, which is ended as a whole. */
pid_t fork_watched(int leads);
/* Waits for one of them (-1: for any), which is not watched any longer: its number and *status. */
pid_t wait_watched(pid_t process, int *status);

#endif
