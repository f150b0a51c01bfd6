/* thread_lock.c - _thread.lock and _thread.RLock, on semaphores of the system.
 *
 * A semaphore, not a mutex: a lock may be released by another thread than took it, waiting for it
 * has a time limit of the monotonic clock, and a signal ends the wait, so that the main thread can
 * run the handler and wait on.
 */
#include <math.h>
#include <semaphore.h>
#include <time.h>
#include "../types/number.h"
#include "../types/text.h"
#include "thread_parts.h"

typedef struct {
    yr_object base;
    sem_t semaphore; /* 1: nobody holds it */
    bool locked;
    uint64_t owner; /* RLock: who holds it, */
    uint64_t count; /* and how many times */
} lock;

static yr_type *lock_type, *rlock_type;

#define LOCK(v) YR_AS(lock, v)

static yr_value lock_make_of(yr_type *t)
{
    lock *l = yr_new(t, t->size);
    if (l && sem_init(&l->semaphore, 0, 1) < 0) {
        yr_raise_format(YR_EXC(RuntimeError), "can't allocate lock");
        yr_drop(yr_from(l));
        return 0;
    }
    return yr_from(l);
}

yr_value yr_lock_new(void)
{
    return lock_make_of(lock_type);
}

YR_TEXT_METHOD(yr_lock_allocate)
{
    return yr_lock_new();
}

static void let_go(lock *l)
{
    l->locked = false;
    sem_post(&l->semaphore);
}

void yr_lock_release(yr_value v)
{
    if (LOCK(v)->locked)
        let_go(LOCK(v));
}

static void lock_dealloc(yr_object *o)
{
    sem_destroy(&((lock *)o)->semaphore);
    yr_release(o);
}

/* ---- Taking -----------------------------------------------------------------------------------
 */

/* acquire()'s arguments: seconds to wait, -1 without end. 0, or -1. */
static int read_wait(yr_value *args, size_t n, yr_value keywords, double *seconds)
{
    static const char *const names[] = {"blocking", "timeout"};
    yr_value v[2];
    int blocking = 1;
    bool failed = false;
    if (yr_parse_arguments("acquire", names, 0, 0, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &blocking) < 0)
        return -1;
    *seconds = -1;
    if (v[1] && !yr_as_double(v[1], seconds, &failed)) {
        yr_type_error("'%T' object cannot be interpreted as an integer", v[1]);
        return -1;
    }
    if (failed)
        return -1;
    if (!blocking && *seconds != -1) {
        yr_value_error("can't specify a timeout for a non-blocking call");
        return -1;
    }
    if (isnan(*seconds)) {
        yr_value_error("Invalid value NaN (not a number)");
        return -1;
    }
    if (*seconds < 0 && *seconds != -1) {
        yr_value_error("timeout value must be positive");
        return -1;
    }
    if (*seconds > YR_LOCK_LONGEST) {
        yr_raise_format(YR_EXC(OverflowError), "timestamp out of range for platform time_t");
        return -1;
    }
    if (!blocking)
        *seconds = 0;
    return 0;
}

static struct timespec deadline_in(double seconds)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    double whole = floor(seconds);
    end.tv_sec += (time_t)whole;
    end.tv_nsec += (long)ceil((seconds - whole) * 1e9);
    if (end.tv_nsec >= 1000000000) {
        end.tv_nsec -= 1000000000;
        end.tv_sec++;
    }
    return end;
}

/* 1: taken; 0: not in that time; -1: a signal's handler has raised. */
static int take(lock *l, double seconds)
{
    if (sem_trywait(&l->semaphore) == 0)
        return l->locked = true;
    if (seconds == 0)
        return 0;
    struct timespec end = deadline_in(seconds > 0 ? seconds : 0);
    for (;;) {
        int r;
        YR_BLOCKING(r = seconds < 0 ? sem_wait(&l->semaphore)
                                    : sem_clockwait(&l->semaphore, CLOCK_MONOTONIC, &end));
        if (r == 0)
            return l->locked = true;
        if (errno != EINTR)
            return 0;
        if (yr_poll() < 0)
            return -1;
    }
}

/* ---- lock -------------------------------------------------------------------------------------
 */

YR_METHOD(lock_acquire)
{
    double seconds;
    if (read_wait(args, n, keywords, &seconds) < 0)
        return 0;
    int r = take(LOCK(self), seconds);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(lock_enter)
{
    return take(LOCK(self), -1) < 0 ? 0 : YR_TRUE;
}

YR_METHOD(lock_release)
{
    if (!LOCK(self)->locked)
        return yr_raise_format(YR_EXC(RuntimeError), "release unlocked lock");
    let_go(LOCK(self));
    return YR_NONE;
}

YR_METHOD(lock_locked)
{
    return yr_bool(LOCK(self)->locked);
}

/* After fork(): as new, whoever held it. */
YR_METHOD(lock_reinit)
{
    lock *l = LOCK(self);
    sem_init(&l->semaphore, 0, 1);
    l->locked = false;
    l->owner = l->count = 0;
    return YR_NONE;
}

static yr_value lock_repr(yr_value self)
{
    char text[80];
    snprintf(text, sizeof text, "<%s _thread.lock object at 0x%llx>",
             LOCK(self)->locked ? "locked" : "unlocked", (unsigned long long)self);
    return yr_str_from_c(text);
}

static const yr_method_def lock_methods[] = {
    {"acquire", lock_acquire, 0, 2, YR_METHOD_KEYWORDS, NULL},
    {"acquire_lock", lock_acquire, 0, 2, YR_METHOD_KEYWORDS, NULL},
    {"release", lock_release, 0, 0, 0, NULL},
    {"release_lock", lock_release, 0, 0, 0, NULL},
    {"locked", lock_locked, 0, 0, 0, NULL},
    {"locked_lock", lock_locked, 0, 0, 0, NULL},
    {"__enter__", lock_enter, 0, 0, 0, NULL},
    {"__exit__", lock_release, 0, 3, 0, NULL},
    {"_at_fork_reinit", lock_reinit, 0, 0, 0, NULL},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_type_spec lock_spec = {
    .size = sizeof(lock),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE | YR_TYPE_WEAKREFS,
    .methods = lock_methods,
    .slots = {.dealloc = lock_dealloc, .repr = lock_repr},
};

/* ---- RLock ------------------------------------------------------------------------------------
 */

static bool is_mine(const lock *l)
{
    return l->count && l->owner == yr_thread_ident();
}

static int retake(lock *l, double seconds)
{
    if (is_mine(l)) {
        l->count++;
        return 1;
    }
    int r = take(l, seconds);
    if (r > 0) {
        l->owner = yr_thread_ident();
        l->count = 1;
    }
    return r;
}

YR_METHOD(rlock_acquire)
{
    double seconds;
    if (read_wait(args, n, keywords, &seconds) < 0)
        return 0;
    int r = retake(LOCK(self), seconds);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(rlock_enter)
{
    return retake(LOCK(self), -1) < 0 ? 0 : YR_TRUE;
}

YR_METHOD(rlock_release)
{
    lock *l = LOCK(self);
    if (!is_mine(l))
        return yr_raise_format(YR_EXC(RuntimeError), "cannot release un-acquired lock");
    if (--l->count == 0) {
        l->owner = 0;
        let_go(l);
    }
    return YR_NONE;
}

YR_METHOD(rlock_is_owned)
{
    return yr_bool(is_mine(LOCK(self)));
}

/* (count, owner), with the lock released whole: a condition waits without it. */
YR_METHOD(rlock_save)
{
    lock *l = LOCK(self);
    if (!l->count)
        return yr_raise_format(YR_EXC(RuntimeError), "cannot release un-acquired lock");
    yr_value saved[2] = {yr_int_from_u64(l->count), yr_int_from_u64(l->owner)};
    l->count = l->owner = 0;
    let_go(l);
    return yr_tuple(saved, 2);
}

YR_METHOD(rlock_restore)
{
    int64_t count, owner;
    lock *l = LOCK(self);
    if (!YR_IS(args[0], tuple) || YR_AS(yr_tuple_object, args[0])->length != 2)
        return yr_type_error("argument must be 2-item tuple");
    const yr_value *items = YR_AS(yr_tuple_object, args[0])->items;
    if (yr_argument_size(items[0], &count) < 0 || yr_argument_size(items[1], &owner) < 0)
        return 0;
    int r;
    while ((r = take(l, -1)) == 0)
        ;
    if (r < 0)
        return 0;
    l->count = (uint64_t)count;
    l->owner = (uint64_t)owner;
    return YR_NONE;
}

static yr_value rlock_repr(yr_value self)
{
    char text[120];
    const lock *l = LOCK(self);
    snprintf(text, sizeof text, "<%s _thread.RLock object owner=%llu count=%llu at 0x%llx>",
             l->count ? "locked" : "unlocked", (unsigned long long)l->owner,
             (unsigned long long)l->count, (unsigned long long)self);
    return yr_str_from_c(text);
}

static yr_value rlock_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                           YR_UNUSED yr_value keywords)
{
    return lock_make_of(t);
}

static const yr_method_def rlock_methods[] = {
    {"acquire", rlock_acquire, 0, 2, YR_METHOD_KEYWORDS, NULL},
    {"release", rlock_release, 0, 0, 0, NULL},
    {"__enter__", rlock_enter, 0, 0, 0, NULL},
    {"__exit__", rlock_release, 0, 3, 0, NULL},
    {"_is_owned", rlock_is_owned, 0, 0, 0, NULL},
    {"_release_save", rlock_save, 0, 0, 0, NULL},
    {"_acquire_restore", rlock_restore, 1, 1, 0, NULL},
    {"_at_fork_reinit", lock_reinit, 0, 0, 0, NULL},
    YR_EXTENSION_NO_PICKLE,
    YR_METHOD_END,
};

static const yr_type_spec rlock_spec = {
    .size = sizeof(lock),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .methods = rlock_methods,
    .slots = {.dealloc = lock_dealloc, .repr = rlock_repr, .make = rlock_make},
};

int yr_locks_start(yr_module *m)
{
    if (yr_extension_type(m, &lock_type, "lock", "_thread", &lock_spec) < 0 ||
        yr_extension_type(m, &rlock_type, "RLock", "_thread", &rlock_spec) < 0)
        return -1;
    return yr_dict_set_c(m->dict, "LockType", yr_from(lock_type));
}
