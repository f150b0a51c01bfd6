/* start.c - from main() to the exit status: starting the runtime, running a program, ending it.
 *
 * Start: heap, strings, types, exceptions, collector, then builtins and sys. End: as CPython does
 * it (L6, in teardown.c), then types, strings and the heap itself, so that nothing is left for a
 * leak checker. Where the process ends, what nobody would notice is left out (unseen.c).
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#include "block.h"
#include "class.h"
#include "heap.h"
#include "lifecycle.h"
#include "threads.h"

yr_runtime yr_main_runtime;

/* ---- Start ---------------------------------------------------------------------------------- */

/* Calls may go as deep as the stack is. */
static void find_stack_limit(void)
{
    enum { LARGEST = 1024 * 1024 * 1024 };
    char here;
    struct rlimit limit;
    size_t size = 8 * 1024 * 1024;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        size = limit.rlim_cur;
    if (size > LARGEST)
        size = LARGEST;
    char *volatile base = &here;
    yr_stack_is(base, size);
    YR->head.record = &YR->no_record;
}

static int make_argv(int argc, char **argv)
{
    YR->argv = yr_list_new();
    for (int i = 0; YR->argv && i < argc; i++) {
        yr_value s = yr_str_from_c(argv[i]);
        int failed = s ? yr_list_append(YR->argv, s) : -1;
        yr_xdrop(s);
        if (failed)
            return -1;
    }
    return YR->argv ? 0 : -1;
}

int yr_start_hosted(int argc, char **argv, const yr_program *program)
{
    YR->handled = &YR->handled_bottom;
    YR->program = program;
    YR->records = program->records;
    YR->recursion_limit = 1000;
    YR->type_version = (uint64_t)1 << 48; /* above any address: see site.c */
    YR->delegation_limit = 4000000;
    find_stack_limit();
    yr_numbers_start();
    if (yr_heap_start() < 0 || yr_text_start() < 0 || yr_types_start() < 0)
        return -1;
    YR->empty_tuple = yr_tuple_alloc(0);
    if (!YR->empty_tuple || yr_exceptions_start() < 0 || yr_collector_start() < 0)
        return -1;
    if (make_argv(argc, argv) < 0 || yr_imports_start() < 0 || yr_modules_start() < 0)
        return -1;
    return 0;
}

int yr_start(int argc, char **argv, const yr_program *program)
{
    if (yr_start_hosted(argc, argv, program) < 0)
        return -1;
    yr_signals_start();
    return 0;
}

/* ---- End ------------------------------------------------------------------------------------ */

static void drop_all(yr_value *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        yr_set(&values[i], 0);
}

typedef struct {
    yr_type **items;
    size_t count;
} type_list;

static int count_type(yr_object *o, void *context)
{
    type_list *l = context;
    if (o->type != YR_TYPE_ID(type) || ((yr_type *)o)->flags & YR_TYPE_HEAP)
        return 0;
    if (l->items)
        l->items[l->count] = (yr_type *)o;
    l->count++;
    return 0;
}

/* The types that modules made at run time live for ever, so what they own is dropped here. */
static void empty_module_types(void)
{
    type_list l = {0};
    yr_heap_each(count_type, &l);
    l.items = l.count ? yr_block_alloc(l.count * sizeof *l.items) : NULL;
    if (!l.items)
        return;
    l.count = 0;
    yr_heap_each(count_type, &l);
    for (size_t i = 0; i < l.count; i++)
        yr_type_unfill(l.items[i]);
    yr_block_free(l.items);
}

/* What the program sees of its end, up to the last collection. */
static void end_modules(int failed)
{
    yr_modules_teardown();
    if (!failed)
        yr_flush_std(false); /* what the last finalisers have printed: CPython says no more */
    yr_modules_finish();
    yr_io_finish();
    yr_extensions_finish();
    yr_set(&YR->argv, 0);
    yr_set(&YR->memory_error, 0);
    yr_set(&YR->exit_functions, 0);
    yr_signals_drop_handlers();
    yr_set(&YR->codes, 0);
    yr_set(&YR->context, 0);
    yr_set(&YR->asyncgen_firstiter, 0);
    yr_set(&YR->asyncgen_finalizer, 0);
    yr_set(&YR->warned, 0);
    yr_set(&YR->codec_search, 0);
    YR->codec_package = false;
    yr_set(&YR->codec_cache, 0);
    yr_set(&YR->codec_handlers, 0);
    yr_set(&YR->handled_bottom.exception, 0);
    yr_clear_pending();
    yr_collect();
    YR->exiting = 2;
}

/* Gives back what is left: types, strings and the heap. */
static void end_runtime(void)
{
    yr_collector_finish();
    empty_module_types();
    yr_types_finish();
    drop_all(YR->names, YR_N_COUNT);
    drop_all(YR->characters, 256);
    yr_set(&YR->empty_tuple, 0);
    yr_set(&YR->empty_bytes, 0);
    yr_set(&YR->empty_str, 0);
    yr_text_finish();
    yr_weakrefs_finish();
    yr_trash_finish();
    yr_codes_finish();
    yr_imports_finish();
    yr_dispose(YR->decimal_powers);
    yr_heap_finish();
    yr_extension_types_finish();
}

/* 0, or -1 where what was printed could not be written. */
static int begin_end(void)
{
    yr_threads_join();
    yr_run_exit_functions();
    int failed = yr_flush_std(true);
    yr_threads_end();
    YR->exiting = 1;
    return failed;
}

void yr_forget(void)
{
    memset(YR, 0, sizeof *YR);
}

int yr_finish(void)
{
    int failed = begin_end();
    end_modules(failed);
    end_runtime();
    yr_forget();
    return failed;
}

/* The same where the process ends too: it leaves to that what nobody would notice. */
static int finish_process(void)
{
    int failed = begin_end();
    if (yr_end_is_unseen())
        return failed;
    end_modules(failed);
    if (HEAP_PLAIN && yr_thread_count() == 0) /* its leaks are looked for */
        end_runtime();
    return failed;
}

/* ---- A program ------------------------------------------------------------------------------ */

/* There is no sys.stderr yet, perhaps not even types: says what can be said. */
static int could_not_start(void)
{
    yr_value e = YR->pending;
    yr_value args = e ? YR_AS(yr_exception, e)->args : 0;
    yr_value first =
        args && YR_AS(yr_tuple_object, args)->length ? YR_AS(yr_tuple_object, args)->items[0] : 0;
    const char *text = first && YR_IS_STR(first) ? yr_utf8(first, NULL) : NULL;
    fprintf(stderr, "the runtime could not start: %s: %s\n", e ? yr_type_name(e) : "no memory",
            text ? text : "");
    return 1;
}

int yr_main(int argc, char **argv, const yr_program *program)
{
    if (yr_start(argc, argv, program) < 0)
        return could_not_start();
    int status = 0;
    bool interrupted = false;
    if (yr_run_main() < 0) {
        interrupted = yr_pending_is(YR_EXC(KeyboardInterrupt));
        status = yr_report_uncaught();
    }
    if (finish_process() < 0)
        status = 120;
    return interrupted ? yr_signals_die_interrupted() : status;
}

static const yr_named_program *find_program(const yr_named_program *programs, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = strlen(name);
    for (const yr_named_program *p = programs; p->name; p++) {
        size_t size = strlen(p->name);
        if (!strncmp(name, p->name, size) &&
            (n == size || (n == size + 3 && !strcmp(name + size, ".py"))))
            return p;
    }
    return NULL;
}

int yr_main_by_name(int argc, char **argv, const yr_named_program *programs)
{
    const yr_named_program *p = argc > 0 ? find_program(programs, argv[0]) : NULL;
    if (!p && argc > 1 && (p = find_program(programs, argv[1])))
        argc--, argv++;
    if (p)
        return yr_main(argc, argv, &p->program);
    fprintf(stderr, "%s: the first argument is to name a program:", argc > 0 ? argv[0] : "");
    for (p = programs; p->name; p++)
        fprintf(stderr, " %s", p->name);
    fputc('\n', stderr);
    return 2;
}
