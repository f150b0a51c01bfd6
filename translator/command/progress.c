/*
 * Progress: an interval timer, whose handler rewrites one line of the terminal. Only write() is
 * called in it, and waits that it interrupts go on (SA_RESTART).
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
#include "progress.h"

enum { SILENT_SECONDS = 2 };

static const char *doing;
static volatile sig_atomic_t seconds;

static void say(const char *text)
{
    ssize_t written = write(STDERR_FILENO, text, strlen(text));

    (void)written;
}

static void tick(int signal)
{
    char number[16] = {0}, *at = number + sizeof number - 1;

    (void)signal;
    seconds++;
    for (int n = seconds; n; n /= 10)
        *--at = (char)('0' + n % 10);
    say("\r\033[K");
    say(doing);
    say(": ");
    say(at);
    say(" s");
}

static void set_timer(int first, int then)
{
    struct itimerval timer = {.it_value.tv_sec = first, .it_interval.tv_sec = then};

    setitimer(ITIMER_REAL, &timer, NULL);
}

void begin_progress(const char *what)
{
    struct sigaction action = {.sa_handler = tick, .sa_flags = SA_RESTART};

    doing = NULL; /* what a parent process does is not this one's */
    if (!isatty(STDERR_FILENO))
        return;
    doing = what;
    seconds = SILENT_SECONDS - 1;
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    set_timer(SILENT_SECONDS, 1);
}

void hide_progress(void)
{
    if (doing && seconds >= SILENT_SECONDS)
        say("\r\033[K");
}

void end_progress(void)
{
    if (!doing)
        return;
    set_timer(0, 0);
    signal(SIGALRM, SIG_DFL);
    hide_progress();
    doing = NULL;
}
