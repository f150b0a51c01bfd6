/* open.c - the runtime in a process of others: it is opened, closed and opened again.
 *
 * Whoever needs the runtime opens it, and what opens it is counted; the last close ends it. All
 * memory is counted blocks (core/block.c) meanwhile. So a start that fails half way is undone by
 * giving those back, and so is what an end may have left.
 */
#include <pthread.h>
#include <signal.h>
#include "../core/block.h"
#include "../core/class.h"
#include "../core/lifecycle.h"
#include "../core/threads.h"
#include "embed.h"

static int opened;
static size_t left; /* blocks that the last end had not given back itself */

bool yr_runtime_is_open(void)
{
    return opened > 0;
}

size_t yr_memory_used(void)
{
    return yr_blocks_used();
}

size_t yr_runtime_left(void)
{
    return left;
}

/* The stack of the thread that opens: calls may begin wherever it has room. */
static void measure_stack(void)
{
    enum { LARGEST = 1024 * 1024 * 1024 };
    pthread_attr_t attributes;
    void *lowest;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return;
    if (pthread_attr_getstack(&attributes, &lowest, &size) == 0) {
        char *base = (char *)lowest + size;
        yr_stack_is(base, size < LARGEST ? size : LARGEST);
    }
    pthread_attr_destroy(&attributes);
}

/* Nothing of a start is left: nobody has run any code yet. */
static void undo(void)
{
    yr_extensions_abandon();
    yr_lookup_abandon();
    yr_blocks_end();
    yr_forget();
}

static const int shared_signals[] = {SIGINT, SIGPIPE};
enum { SHARED = sizeof shared_signals / sizeof *shared_signals };
static struct sigaction were[SHARED]; /* what the host had for them */
static bool has_signals;

static void take_signals(void)
{
    has_signals = true;
    for (int i = 0; i < SHARED; i++)
        sigaction(shared_signals[i], NULL, &were[i]);
    yr_signals_start();
}

static void give_signals_back(void)
{
    yr_signals_give_back();
    for (int i = 0; has_signals && i < SHARED; i++)
        sigaction(shared_signals[i], &were[i], NULL);
    has_signals = false;
}

static int start(const yr_options *options)
{
    static const yr_module_def *const no_modules[] = {NULL};
    static const yr_program nothing = {.modules = no_modules};
    static char nothing_said[] = "";
    static char *no_arguments[] = {nothing_said, NULL};
    bool named = options->argc > 0;
    if (yr_blocks_host(options->allocator, options->memory_limit) < 0)
        return -1;
    if (yr_start_hosted(named ? options->argc : 1, named ? options->argv : no_arguments, &nothing) <
        0) {
        undo();
        return -1;
    }
    measure_stack();
    if (options->signals)
        take_signals();
    return 0;
}

int yr_runtime_open(const yr_options *options)
{
    static const yr_options usual;
    bool is_program = !opened && YR->heap; /* of yr_main() */
    if (opened && options)
        return -1;
    if (!opened && (is_program || yr_thread_count() > 0 || start(options ? options : &usual) < 0))
        return -1;
    opened++;
    return 0;
}

int yr_runtime_close(void)
{
    if (!opened || --opened)
        return 0;
    yr_clear_pending();
    give_signals_back();
    int failed = yr_finish();
    left = yr_blocks_end();
    return failed;
}
