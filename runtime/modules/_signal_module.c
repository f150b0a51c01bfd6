/* _signal_module.c - the module _signal: what signal.py stands on. Handlers are functions of the
 * program or the ints SIG_DFL and SIG_IGN; signal.py makes enums of those and of the numbers.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
#include "../core/signals.h"
#include "../types/containers.h"

enum { DEFAULT = 0, IGNORE = 1 }; /* SIG_DFL, SIG_IGN */

/* ---- Arguments ------------------------------------------------------------------------------ */

static int number_of(yr_value v, int *number)
{
    int64_t i;
    if (yr_to_index(v, &i, false) < 0)
        return -1;
    if (i < 1 || i > YR_SIGNAL_LAST) {
        yr_value_error("signal number out of range");
        return -1;
    }
    *number = (int)i;
    return 0;
}

static int time_of(yr_value v, struct timeval *t)
{
    double seconds;
    int64_t whole;
    if (yr_isinstance_of(v, YR_TYPE_ID(float))) {
        if (yr_to_double(v, &seconds) < 0)
            return -1;
    } else if (yr_to_index(v, &whole, false) == 0) {
        seconds = (double)whole;
    } else {
        return -1;
    }
    if (!(seconds >= 0 && seconds < 1e15)) {
        yr_raise_os(EINVAL, 0);
        return -1;
    }
    t->tv_sec = (time_t)seconds;
    t->tv_usec = (suseconds_t)((seconds - (double)t->tv_sec) * 1e6);
    if (seconds > 0 && !t->tv_sec && !t->tv_usec)
        t->tv_usec = 1; /* not 0, which would stop the timer */
    return 0;
}

/* ---- Handlers ------------------------------------------------------------------------------- */

/* new: the function default_int_handler() as the module has it; None if it is not there. */
static yr_value interrupting_handler(void)
{
    yr_value m = YR->modules ? yr_dict_get_c(YR->modules, "_signal") : 0, f = 0;
    if (m && YR_IS(m, module))
        f = yr_dict_get_c(YR_AS(yr_module, m)->dict, "default_int_handler");
    return f ? yr_retain(f) : YR_NONE;
}

/* new: what signal() and getsignal() say of it. */
static yr_value shown_handler(int number)
{
    yr_value handler;
    switch (yr_signal_handler(number, &handler)) {
    case YR_SIGNAL_DEFAULT: return yr_int(DEFAULT);
    case YR_SIGNAL_IGNORED: return yr_int(IGNORE);
    case YR_SIGNAL_CALLS: return yr_retain(handler);
    case YR_SIGNAL_INTERRUPTS: return interrupting_handler();
    default: return YR_NONE;
    }
}

YR_METHOD(signal_default_int_handler)
{
    yr_raise_none(YR_EXC(KeyboardInterrupt));
    return 0;
}

YR_METHOD(signal_signal)
{
    int number;
    yr_signal_state state = YR_SIGNAL_CALLS;
    if (number_of(args[0], &number) < 0)
        return 0;
    if (args[1] == yr_int(DEFAULT) || args[1] == yr_int(IGNORE))
        state = args[1] == yr_int(DEFAULT) ? YR_SIGNAL_DEFAULT : YR_SIGNAL_IGNORED;
    else if (!yr_is_callable(args[1]))
        return yr_type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                             "object");
    yr_value before = shown_handler(number);
    if (before && yr_signal_set(number, state, args[1]) < 0) {
        int error = errno;
        yr_drop(before);
        return yr_raise_os(error, 0);
    }
    return before;
}

YR_METHOD(signal_getsignal)
{
    int number;
    return number_of(args[0], &number) < 0 ? 0 : shown_handler(number);
}

/* ---- Sending and waiting -------------------------------------------------------------------- */

YR_METHOD(signal_raise_signal)
{
    int64_t number;
    if (yr_to_index(args[0], &number, false) < 0)
        return 0;
    if (raise((int)number) != 0)
        return yr_raise_os(errno, 0);
    return yr_poll() < 0 ? 0 : YR_NONE;
}

YR_METHOD(signal_pause)
{
    pause();
    return yr_poll() < 0 ? 0 : YR_NONE;
}

YR_METHOD(signal_strsignal)
{
    int number;
    if (number_of(args[0], &number) < 0)
        return 0;
    const char *text = number < SIGRTMIN || number > SIGRTMAX ? sigdescr_np(number) : NULL;
    if (text)
        return yr_str_from_c(text);
    bool real_time = number >= SIGRTMIN && number <= SIGRTMAX;
    return real_time ? yr_str_format("Real-time signal %d", number - SIGRTMIN) : YR_NONE;
}

/* ---- Timers --------------------------------------------------------------------------------- */

YR_METHOD(signal_alarm)
{
    int64_t seconds;
    if (yr_to_index(args[0], &seconds, false) < 0)
        return 0;
    return yr_int(alarm((unsigned)seconds));
}

static yr_value pair(const struct itimerval *t)
{
    yr_value items[2] = {
        yr_float((double)t->it_value.tv_sec + 1e-6 * (double)t->it_value.tv_usec),
        yr_float((double)t->it_interval.tv_sec + 1e-6 * (double)t->it_interval.tv_usec)};
    return yr_tuple(items, 2);
}

YR_METHOD(signal_setitimer)
{
    int64_t which;
    struct itimerval timer = {0}, before;
    if (yr_to_index(args[0], &which, false) < 0 || time_of(args[1], &timer.it_value) < 0 ||
        (n > 2 && time_of(args[2], &timer.it_interval) < 0))
        return 0;
    if (setitimer((int)which, &timer, &before) < 0)
        return yr_raise_os(errno, 0);
    return pair(&before);
}

YR_METHOD(signal_getitimer)
{
    int64_t which;
    struct itimerval timer;
    if (yr_to_index(args[0], &which, false) < 0)
        return 0;
    if (getitimer((int)which, &timer) < 0)
        return yr_raise_os(errno, 0);
    return pair(&timer);
}

/* ---- The module ----------------------------------------------------------------------------- */

static const yr_method_def functions[] = {
    {"default_int_handler", signal_default_int_handler, 0, -1, 0,
     "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt."},
    {"signal", signal_signal, 2, 2, 0, "Set the action for the given signal."},
    {"getsignal", signal_getsignal, 1, 1, 0, "Return the current action for the given signal."},
    {"raise_signal", signal_raise_signal, 1, 1, 0, "Send a signal to the executing process."},
    {"pause", signal_pause, 0, 0, 0, "Wait until a signal arrives."},
    {"strsignal", signal_strsignal, 1, 1, 0, "Return the system description of the given signal."},
    {"alarm", signal_alarm, 1, 1, 0,
     "Arrange for SIGALRM to arrive after the given number of "
     "seconds."},
    {"setitimer", signal_setitimer, 2, 3, 0,
     "Sets given itimer (one of ITIMER_REAL, "
     "ITIMER_VIRTUAL\nor ITIMER_PROF)."},
    {"getitimer", signal_getitimer, 1, 1, 0, "Returns current value of given itimer."},
    {0},
};

/* clang-format off */
#define NUMBERS(X)                                                                                 \
    X(SIGABRT) X(SIGALRM) X(SIGBUS) X(SIGCHLD) X(SIGCONT) X(SIGFPE) X(SIGHUP) X(SIGILL) X(SIGINT)  \
    X(SIGIO) X(SIGKILL) X(SIGPIPE) X(SIGPROF) X(SIGPWR) X(SIGQUIT) X(SIGSEGV) X(SIGSTKFLT)         \
    X(SIGSTOP) X(SIGSYS) X(SIGTERM) X(SIGTRAP) X(SIGTSTP) X(SIGTTIN) X(SIGTTOU) X(SIGURG)          \
    X(SIGUSR1) X(SIGUSR2) X(SIGVTALRM) X(SIGWINCH) X(SIGXCPU) X(SIGXFSZ) X(ITIMER_REAL)            \
    X(ITIMER_VIRTUAL) X(ITIMER_PROF)
/* clang-format on */

static int fill(yr_module *m)
{
#define ADD(name)                                                                                  \
    if (yr_module_add(m, #name, yr_int(name)) < 0)                                                 \
        return -1;
    NUMBERS(ADD)
#undef ADD
    if (yr_module_add(m, "SIGRTMIN", yr_int(SIGRTMIN)) < 0 ||
        yr_module_add(m, "SIGRTMAX", yr_int(SIGRTMAX)) < 0 ||
        yr_module_add(m, "NSIG", yr_int(YR_SIGNAL_LAST + 1)) < 0 ||
        yr_module_add(m, "SIG_DFL", yr_int(DEFAULT)) < 0 ||
        yr_module_add(m, "SIG_IGN", yr_int(IGNORE)) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__signal = {"_signal", fill};
