/* _threads_module.c - the half in C of the module _thread: threads and their identity. Its locks
 * are in thread_lock.c. */
#include <signal.h>
#include <unistd.h>
#include <sys/syscall.h>
#include "../core/signals.h"
#include "../types/text.h"
#include "thread_parts.h"

static int64_t stack_bytes; /* of the threads to come; 0: as usual */

YR_METHOD(start_new_thread)
{
    uint64_t ident;
    if (!yr_is_callable(args[0]))
        return yr_type_error("first arg must be callable");
    if (!YR_IS_TUPLE(args[1]))
        return yr_type_error("2nd arg must be a tuple");
    if (n > 2 && !YR_IS_DICT(args[2]))
        return yr_type_error("optional 3rd arg must be a dictionary");
    yr_value kwargs = 0;
    if (n > 2 && !(kwargs = yr_dict_copy(args[2])))
        return 0;
    int r = yr_thread_start(args[0], args[1], kwargs, (size_t)stack_bytes, &ident);
    yr_xdrop(kwargs);
    return r < 0 ? 0 : yr_int_from_u64(ident);
}

YR_METHOD(get_ident)
{
    return yr_int_from_u64(yr_thread_ident());
}

YR_METHOD(get_native_id)
{
    return yr_int(syscall(SYS_gettid));
}

YR_METHOD(count)
{
    return yr_int(yr_thread_count());
}

YR_METHOD(exit_thread)
{
    return yr_raise_none(YR_EXC(SystemExit));
}

YR_METHOD(interrupt_main)
{
    int number = SIGINT;
    if (n && yr_argument_c_int(args[0], &number) < 0)
        return 0;
    if (number < 1 || number > YR_SIGNAL_LAST)
        return yr_value_error("signal number out of range");
    yr_signal_arrives(number);
    return yr_poll() < 0 ? 0 : YR_NONE;
}

YR_METHOD(set_sentinel)
{
    yr_value lock = yr_lock_new();
    if (lock && yr_thread_at_end(yr_retain(lock), yr_lock_release) < 0)
        yr_set(&lock, 0);
    return lock;
}

YR_METHOD(is_main)
{
    return yr_bool(yr_thread_is_main());
}

static void call_at_end(yr_value function)
{
    yr_value result = yr_invoke0(function);
    if (result)
        yr_drop(result);
    else
        yr_unraisable(function, NULL);
}

/* Calls a function of no arguments when the running thread ends. */
YR_METHOD(at_end)
{
    return yr_thread_at_end(yr_retain(args[0]), call_at_end) < 0 ? 0 : YR_NONE;
}

YR_METHOD(stack_size)
{
    enum { LEAST = 32768 };
    int64_t before = stack_bytes, size = 0;
    if (n && yr_argument_size(args[0], &size) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("size must be 0 or a positive value");
    if (size && size < LEAST)
        return yr_value_error("size not valid: %lld bytes", (long long)size);
    stack_bytes = size;
    return yr_int(before);
}

static const yr_method_def functions[] = {
    {"start_new_thread", start_new_thread, 2, 3, 0, NULL},
    {"start_new", start_new_thread, 2, 3, 0, NULL},
    {"allocate_lock", yr_lock_allocate, 0, 0, 0, NULL},
    {"allocate", yr_lock_allocate, 0, 0, 0, NULL},
    {"exit", exit_thread, 0, 0, 0, NULL},
    {"exit_thread", exit_thread, 0, 0, 0, NULL},
    {"interrupt_main", interrupt_main, 0, 1, 0, NULL},
    {"get_ident", get_ident, 0, 0, 0, NULL},
    {"get_native_id", get_native_id, 0, 0, 0, NULL},
    {"_count", count, 0, 0, 0, NULL},
    {"stack_size", stack_size, 0, 1, 0, NULL},
    {"_set_sentinel", set_sentinel, 0, 0, 0, NULL},
    {"_is_main", is_main, 0, 0, 0, NULL},
    {"_at_end", at_end, 1, 1, 0, NULL},
    YR_METHOD_END,
};

static int fill(yr_module *m)
{
    if (yr_locks_start(m) < 0 ||
        yr_dict_set_c(m->dict, "error", yr_from(YR_EXC(RuntimeError))) < 0 ||
        yr_dict_set_c(m->dict, "TIMEOUT_MAX", yr_float(YR_LOCK_LONGEST)) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__threads = {"_threads", fill};
