/*
 * The tables below are read by a signal handler. An entry is set when all that it needs is there
 * and cleared by one store; between fork() and the entry of the process the signals are blocked.
 */
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>
#include "interrupt.h"

enum { MOST = 128 };

static const char *volatile temporaries[MOST];
static volatile pid_t processes[MOST]; /* a group as a negative number, as kill() has it */
static const int watched[] = {SIGHUP, SIGINT, SIGTERM};
enum { WATCHED = sizeof watched / sizeof *watched };

/* Only what a signal handler may do. */
static void end_processes(void)
{
    for (int i = 0; i < MOST; i++)
        if (processes[i])
            kill(processes[i], SIGTERM);
    for (int i = 0; i < MOST; i++)
        if (processes[i])
            waitpid(processes[i] < 0 ? -processes[i] : processes[i], NULL, 0);
}

static void undo(int number)
{
    end_processes();
    for (int i = MOST - 1; i >= 0; i--)
        if (temporaries[i] && unlink(temporaries[i]) < 0)
            rmdir(temporaries[i]);
    signal(number, SIG_DFL);
    raise(number); /* it comes when the handler returns */
}

static sigset_t watched_set(void)
{
    sigset_t set;

    sigemptyset(&set);
    for (int i = 0; i < WATCHED; i++)
        sigaddset(&set, watched[i]);
    return set;
}

void watch_interrupts(void)
{
    for (int i = 0; i < WATCHED; i++) {
        struct sigaction action = {.sa_handler = undo, .sa_mask = watched_set()}, before;
        if (sigaction(watched[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(watched[i], &action, NULL);
    }
}

void add_temporary(const char *path)
{
    int last = MOST - 1;

    while (last >= 0 && !temporaries[last])
        last--;
    if (last + 1 < MOST)
        temporaries[last + 1] = path;
}

void forget_temporary(const char *path)
{
    for (int i = 0; i < MOST; i++)
        if (temporaries[i] == path)
            temporaries[i] = NULL;
}

static void watch_process(pid_t process)
{
    for (int i = 0; i < MOST; i++)
        if (!processes[i]) {
            processes[i] = process;
            return;
        }
}

static void forget_process(pid_t process)
{
    for (int i = 0; i < MOST; i++)
        if (processes[i] == process || processes[i] == -process)
            processes[i] = 0;
}

/* The child begins as yieldc did, with its own temporaries and processes. */
static void begin_child(int leads)
{
    for (int i = 0; i < MOST; i++) {
        temporaries[i] = NULL;
        processes[i] = 0;
    }
    for (int i = 0; i < WATCHED; i++) {
        struct sigaction action;
        if (sigaction(watched[i], NULL, &action) == 0 && action.sa_handler == undo)
            signal(watched[i], SIG_DFL);
    }
    if (leads)
        setpgid(0, 0);
}

pid_t fork_watched(int leads)
{
    sigset_t set = watched_set(), before;

    sigprocmask(SIG_BLOCK, &set, &before);
    pid_t child = fork();
    if (child == 0) {
        begin_child(leads);
    } else if (child > 0) {
        if (leads)
            setpgid(child, child); /* both do it: whoever is first */
        watch_process(leads ? -child : child);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return child;
}

pid_t wait_watched(pid_t process, int *status)
{
    pid_t ended;

    do
        ended = waitpid(process, status, 0);
    while (ended < 0 && errno == EINTR);
    if (ended > 0)
        forget_process(ended);
    return ended;
}
