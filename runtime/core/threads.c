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

/* What of yr_runtime belongs to the thread that runs. */
typedef struct {
    yr_runtime_head head;
    yr_value pending;
    yr_handled *handled;
    yr_handled handled_bottom;
    char *deepest, *stack_base;
    int depth;
    yr_record no_record;
    yr_value *printing;
    size_t printing_count, printing_capacity;
    int dealloc_depth;
    int origin_depth;
    yr_value context;
    yr_value asyncgen_firstiter, asyncgen_finalizer;
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
    *o = (own){YR->head,
               YR->pending,
               YR->handled,
               YR->handled_bottom,
               YR->deepest,
               YR->stack_base,
               YR->depth,
               YR->no_record,
               YR->printing,
               YR->printing_count,
               YR->printing_capacity,
               YR->dealloc_depth,
               YR->origin_depth,
               YR->context,
               YR->asyncgen_firstiter,
               YR->asyncgen_finalizer};
}

static void put_in(const own *o)
{
    YR->head = o->head;
    YR->pending = o->pending;
    YR->handled = o->handled;
    YR->handled_bottom = o->handled_bottom;
    YR->deepest = o->deepest;
    YR->stack_base = o->stack_base;
    YR->depth = o->depth;
    YR->no_record = o->no_record;
    YR->printing = o->printing;
    YR->printing_count = o->printing_count;
    YR->printing_capacity = o->printing_capacity;
    YR->dealloc_depth = o->dealloc_depth;
    YR->origin_depth = o->origin_depth;
    YR->context = o->context;
    YR->asyncgen_firstiter = o->asyncgen_firstiter;
    YR->asyncgen_finalizer = o->asyncgen_finalizer;
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

void yr_threads_wait_for(int fd, short events)
{
    struct pollfd p = {.fd = fd, .events = events};
    YR_BLOCKING(poll(&p, 1, -1));
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
    all.count--;
}

static void *body(void *p)
{
    thread *t = self = p;
    char here, *volatile base = &here;
    size_t margin = t->stack / 4 < 262144 ? t->stack / 4 : 262144;
    t->own.head.record = &YR->no_record;
    t->own.handled = &YR->handled_bottom;
    yr_threads_enter();
    yr_stack_is(base, t->stack - margin);
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

/* new, or 0 and the error. */
static yr_value module_function(yr_value module, const char *name)
{
    yr_value text = yr_str_from_c(name), f = text ? yr_getattr(module, text) : 0;
    yr_xdrop(text);
    return f;
}

void yr_threads_join(void)
{
    yr_value module = YR->modules ? yr_dict_get_c(YR->modules, "threading") : 0;
    if (!module)
        return;
    yr_value function = module_function(module, "_shutdown"), result = 0;
    if (function)
        result = yr_invoke0(function);
    if (!result)
        yr_unraisable(module, NULL);
    yr_xdrop(result);
    yr_xdrop(function);
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
