/* threads.c - the lock that lets one thread at a time run, and what changes hands with it.
 *
 * Idea: a thread that gives up the lock takes what is its own out of yr_runtime (struct own: the
 * pending exception, the handled ones, the limits of its C stack, the records of its functions, its
 * context) and one that gets the lock puts its own in. So nothing else in the runtime knows of
 * threads, and `YR->pending` is a word at a fixed address as before.
 *
 * Invariant: between leave() and enter() a thread touches nothing of the runtime. What it refers to
 * meanwhile is counted, so the collector takes it for referred to from outside.
 *
 * Who waits for the lock longer than INTERVAL asks for it by yr_signal, and the holder gives it up
 * in its next yr_poll(). It then waits until another has had it: else it would get it back at once.
 *
 * Signals belong to the main thread: the others block them, and handlers of Python run in it alone.
 *
 * At the end of the program the main thread keeps the lock for good; who wants it then never
 * returns, as in CPython (daemon threads).
 */
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "lifecycle.h"
#include "record.h"
#include "threads.h"

enum { INTERVAL = 5000000 /* ns, as CPython's sys.getswitchinterval() */ };

/* What of yr_runtime belongs to the thread that runs: type, and name there and here. */
#define OWN(X)                                                                                     \
    X(yr_runtime_head, head)                                                                       \
    X(yr_value, pending)                                                                           \
    X(yr_handled *, handled)                                                                       \
    X(yr_handled, handled_bottom)                                                                  \
    X(char *, deepest)                                                                             \
    X(char *, stack_base)                                                                          \
    X(int, depth)                                                                                  \
    X(yr_record, no_record)                                                                        \
    X(yr_value *, printing)                                                                        \
    X(size_t, printing_count)                                                                      \
    X(size_t, printing_capacity)                                                                   \
    X(int, dealloc_depth)                                                                          \
    X(int, origin_depth)                                                                           \
    X(yr_value, context)                                                                           \
    X(yr_value, asyncgen_firstiter)                                                                \
    X(yr_value, asyncgen_finalizer)

typedef struct {
#define X(type, name) type name;
    OWN(X)
#undef X
} own;

/* The lock. */
struct yr_threads {
    pthread_mutex_t mutex;
    pthread_cond_t given, taken;
    bool held;
    int waiting;
    uint64_t switches; /* how often it has been taken */
    int64_t count;     /* threads but the main one */
    bool ended;        /* the program is: nobody gets the lock any more */
};

/* What is to be done when a thread ends. */
typedef struct {
    yr_value v;
    void (*function)(yr_value);
} ending;

typedef struct {
    own own;
    bool started; /* not the main one */
    yr_value function, args, kwargs;
    ending *endings;
    size_t ending_count;
    size_t stack;
} thread;

static struct yr_threads all;
static thread main_thread;
static _Thread_local thread *self;

/* ---- The lock -------------------------------------------------------------------------------- */

static void take_out(own *o)
{
#define X(type, name) o->name = YR->name;
    OWN(X)
#undef X
}

static void put_in(const own *o)
{
#define X(type, name) YR->name = o->name;
    OWN(X)
#undef X
}

static void wait_a_while(void)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_nsec += INTERVAL;
    if (end.tv_nsec >= 1000000000) {
        end.tv_nsec -= 1000000000;
        end.tv_sec++;
    }
    pthread_cond_timedwait(&all.given, &all.mutex, &end);
}

/* Waits for the lock; the mutex is held. */
static void take(void)
{
    all.waiting++;
    while (all.held || all.ended) {
        uint64_t before = all.switches;
        wait_a_while();
        if (all.held && all.switches == before)
            yr_signal = 1;
    }
    all.waiting--;
    all.held = true;
    all.switches++;
    pthread_cond_broadcast(&all.taken);
}

static void give(void)
{
    all.held = false;
    pthread_cond_signal(&all.given);
}

void yr_threads_leave(void)
{
    int error = errno;
    take_out(&self->own);
    pthread_mutex_lock(&all.mutex);
    give();
    pthread_mutex_unlock(&all.mutex);
    errno = error;
}

void yr_threads_enter(void)
{
    int error = errno;
    pthread_mutex_lock(&all.mutex);
    take();
    pthread_mutex_unlock(&all.mutex);
    put_in(&self->own);
    if (!self->started)
        yr_signals_look_again();
    errno = error;
}

int yr_threads_wait_for(int fd, short events)
{
    struct pollfd p = {.fd = fd, .events = events};
    for (;;) {
        int ready;
        YR_BLOCKING(ready = poll(&p, 1, -1));
        if (ready >= 0 || errno != EINTR)
            return 0; /* the call that follows says what is wrong */
        if (yr_poll() < 0)
            return -1;
    }
}

void yr_threads_switch(void)
{
    pthread_mutex_lock(&all.mutex);
    if (all.waiting) {
        take_out(&self->own);
        uint64_t before = all.switches;
        give();
        while (all.switches == before)
            pthread_cond_wait(&all.taken, &all.mutex);
        take();
        put_in(&self->own);
    }
    pthread_mutex_unlock(&all.mutex);
    if (!self->started)
        yr_signals_look_again();
}

/* ---- Threads ----------------------------------------------------------------------------------
 */

/* The first thread is about to be started: the lock is there, and the main thread has it. */
static void begin(void)
{
    pthread_condattr_t attributes;
    all = (struct yr_threads){0}; /* of an earlier runtime nothing is left */
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&all.mutex, NULL);
    pthread_cond_init(&all.given, &attributes);
    pthread_cond_init(&all.taken, &attributes);
    pthread_condattr_destroy(&attributes);
    all.held = true;
    self = &main_thread;
    YR->threads = &all;
}

/* An exception that the function of a thread left; SystemExit ends the thread and says nothing. */
static void report(yr_value function)
{
    if (yr_pending_is(YR_EXC(SystemExit)))
        yr_clear_pending();
    else
        yr_unraisable(function, "Exception ignored in thread started by");
}

static void run(thread *t)
{
    yr_value result = yr_call_ex(t->function, t->args, t->kwargs);
    if (result)
        yr_drop(result);
    else
        report(t->function);
    yr_drop(t->function);
}

/* Gives up what is the thread's own, and tells who waits for its end. */
static void finish(thread *t)
{
    while (t->ending_count) {
        ending last = t->endings[--t->ending_count];
        last.function(last.v);
        yr_drop(last.v);
    }
    yr_dispose(t->endings);
    yr_set(&YR->context, 0);
    yr_set(&YR->asyncgen_firstiter, 0);
    yr_set(&YR->asyncgen_finalizer, 0);
    yr_set(&YR->handled_bottom.exception, 0);
    yr_dispose(YR->printing);
    yr_clear_pending();
    if (t->started) /* not the one that has become the main one by fork() */
        all.count--;
}

static void *body(void *p)
{
    thread *t = self = p;
    char here, *volatile base = &here;
    t->own.head.record = &YR->no_record;
    t->own.handled = &YR->handled_bottom;
    yr_threads_enter();
    yr_stack_is(base, t->stack);
    run(t);
    finish(t);
    yr_threads_leave();
    free(t);
    return NULL;
}

/* Signals go to the thread that was there before. */
static int create(pthread_t *id, thread *t)
{
    pthread_attr_t attributes;
    sigset_t every, before;
    sigfillset(&every);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int error = pthread_attr_setstacksize(&attributes, t->stack);
    if (!error) {
        pthread_sigmask(SIG_SETMASK, &every, &before);
        error = pthread_create(id, &attributes, body, t);
        pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
    pthread_attr_destroy(&attributes);
    return error;
}

int yr_thread_start(yr_value function, yr_value args, yr_value kwargs, size_t size, uint64_t *ident)
{
    enum { STACK = 8 * 1024 * 1024 };
    pthread_t id;
    thread *t = calloc(1, sizeof *t);
    if (!t)
        return yr_no_memory(), -1;
    if (!YR->threads)
        begin();
    t->started = true;
    t->stack = size ? (size + 4095) & ~(size_t)4095 : STACK;
    t->function = yr_retain(function);
    t->args = yr_retain(args);
    t->kwargs = yr_xretain(kwargs);
    all.count++;
    if (create(&id, t) == 0) {
        *ident = (uint64_t)id;
        return 0;
    }
    all.count--;
    yr_drop(t->function);
    yr_drop(t->args);
    yr_xdrop(t->kwargs);
    free(t);
    yr_raise_format(YR_EXC(RuntimeError), "can't start new thread");
    return -1;
}

uint64_t yr_thread_ident(void)
{
    return (uint64_t)pthread_self();
}

bool yr_thread_is_main(void)
{
    return !self || !self->started;
}

int64_t yr_thread_count(void)
{
    return all.count;
}

int yr_thread_at_end(yr_value v, void (*function)(yr_value))
{
    ending *endings = NULL;
    if (!yr_thread_is_main()) {
        endings = yr_resize(self->endings, (self->ending_count + 1) * sizeof *endings);
        if (endings) {
            self->endings = endings;
            endings[self->ending_count++] = (ending){v, function};
            return 0;
        }
    }
    yr_drop(v);
    return yr_pending() ? -1 : 0;
}

void yr_threads_after_fork(void)
{
    if (!YR->threads)
        return;
    thread *current = self;
    current->started = false;
    all = (struct yr_threads){.held = true};
    begin();
    self = current;
}

void yr_threads_join(void)
{
    yr_value module = YR->modules ? yr_dict_get_c(YR->modules, "threading") : 0;
    if (!module || !YR_IS(module, module))
        return;
    yr_value function = yr_dict_get_c(YR_AS(yr_module, module)->dict, "_shutdown");
    if (!function)
        return;
    yr_retain(function);
    yr_value result = yr_invoke0(function);
    if (!result)
        yr_unraisable(module, NULL);
    yr_xdrop(result);
    yr_drop(function);
}

void yr_threads_end(void)
{
    if (!YR->threads)
        return;
    pthread_mutex_lock(&all.mutex);
    all.ended = true;
    pthread_mutex_unlock(&all.mutex);
    YR->threads = NULL;
}
