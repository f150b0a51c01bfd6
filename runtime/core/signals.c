/* signals.c - signals: what the handler of the system writes down, and what the program does then.
 *
 * The handler of the system does nothing but set a bit of `arrived` and yr_signal, the only words
 * outside yr_runtime that anything writes. The program polls yr_signal where its loops go back and
 * where a system call was interrupted, and calls the Python handlers there, lowest number first.
 * Until a program sets a handler of its own, SIGINT raises KeyboardInterrupt. SIGPIPE is ignored:
 * writing then fails with BrokenPipeError.
 */
#include <signal.h>
#include <unistd.h>
#include "lifecycle.h"
#include "record.h"
#include "signals.h"
#include "threads.h"

volatile int yr_signal;
static volatile uint64_t arrived; /* bit n-1: signal n */

static void on_signal(int number)
{
    __atomic_fetch_or(&arrived, (uint64_t)1 << (number - 1), __ATOMIC_SEQ_CST);
    yr_signal = 1;
}

/* System calls are not restarted: a read or sleep returns, and yr_poll() sees the signal. */
static int install(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, NULL);
}

void yr_signals_start(void)
{
    struct sigaction old;
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        install(SIGINT, on_signal);
    signal(SIGPIPE, SIG_IGN);
}

int yr_signals_die_interrupted(void)
{
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
    return 128 + SIGINT;
}

/* ---- Handlers ------------------------------------------------------------------------------- */

yr_signal_state yr_signal_handler(int number, yr_value *handler)
{
    struct sigaction now;
    *handler = number >= 1 && number <= YR_SIGNAL_LAST ? YR->signal_handlers[number - 1] : 0;
    if (*handler)
        return YR_SIGNAL_CALLS;
    if (sigaction(number, NULL, &now) < 0)
        return YR_SIGNAL_INVALID;
    if (now.sa_handler == SIG_DFL)
        return YR_SIGNAL_DEFAULT;
    if (now.sa_handler == SIG_IGN)
        return YR_SIGNAL_IGNORED;
    return now.sa_handler == on_signal ? YR_SIGNAL_INTERRUPTS : YR_SIGNAL_FOREIGN;
}

int yr_signal_set(int number, yr_signal_state state, yr_value handler)
{
    void (*action)(int) = state == YR_SIGNAL_DEFAULT   ? SIG_DFL
                          : state == YR_SIGNAL_IGNORED ? SIG_IGN
                                                       : on_signal;
    if (install(number, action) < 0)
        return -1;
    yr_set(&YR->signal_handlers[number - 1], state == YR_SIGNAL_CALLS ? yr_retain(handler) : 0);
    return 0;
}

void yr_signals_drop_handlers(void)
{
    for (int i = 0; i < YR_SIGNAL_LAST; i++)
        yr_set(&YR->signal_handlers[i], 0);
}

void yr_signals_give_back(void)
{
    for (int i = 0; i < YR_SIGNAL_LAST; i++) {
        if (YR->signal_handlers[i])
            install(i + 1, SIG_DFL);
    }
}

/* 0, or -1: the handler has raised. */
static int handle(int number)
{
    yr_value handler = YR->signal_handlers[number - 1];
    if (!handler) {
        if (number != SIGINT)
            return 0;
        yr_raise_none(YR_EXC(KeyboardInterrupt));
        return -1;
    }
    yr_value frame = yr_recording() ? yr_place_frame(yr_place_top()) : YR_NONE;
    if (!frame)
        return -1;
    yr_retain(handler);
    yr_value result = yr_invoke2(handler, yr_int(number), frame);
    yr_drop(handler);
    yr_drop(frame);
    yr_xdrop(result);
    return result ? 0 : -1;
}

void yr_signal_arrives(int number)
{
    yr_value handler;
    yr_signal_state state = yr_signal_handler(number, &handler);
    if (state == YR_SIGNAL_INTERRUPTS || state == YR_SIGNAL_CALLS)
        on_signal(number);
}

void yr_signals_look_again(void)
{
    if (arrived)
        yr_signal = 1;
}

int yr_interrupt(void)
{
    yr_signal = 0;
    if (YR->threads) {
        yr_threads_switch();
        if (!yr_thread_is_main())
            return 0;
    }
    uint64_t now = __atomic_exchange_n(&arrived, 0, __ATOMIC_SEQ_CST);
    while (now) {
        int number = __builtin_ctzll(now) + 1;
        now &= now - 1;
        if (handle(number) < 0) {
            __atomic_fetch_or(&arrived, now, __ATOMIC_SEQ_CST);
            if (now)
                yr_signal = 1;
            return -1;
        }
    }
    return 0;
}
