/* uncaught.c - exceptions that nobody handles: at the end of the program, and in places that
 * cannot raise (finalisers, callbacks). Both go through a hook in sys that a program may replace.
 */
#include <unistd.h>
#include "exception.h"
#include "lifecycle.h"
#include "record.h"
#include "structseq.h"
#include "traceback.h"
#include "uncaught.h"

/* ---- Writing -------------------------------------------------------------------------------- */

static void write_raw(yr_value text)
{
    size_t n;
    const char *s = yr_utf8(text, &n);
    if (!s) {
        yr_clear_pending();
        return;
    }
    while (n) {
        ssize_t k = write(STDERR_FILENO, s, n);
        if (k <= 0)
            return;
        s += k;
        n -= (size_t)k;
    }
}

/* Flushes a file of sys: -1 with the error pending. */
static int flush(yr_value file)
{
    yr_value result = yr_invoke_method(file, YR_NAME(flush), NULL, 0);
    if (!result)
        return -1;
    yr_drop(result);
    return 0;
}

/* Writes text to the file: -1 where there was no memory for that. What else goes wrong is ignored:
 * nothing more can be done. */
static int write_file(yr_value file, yr_value text)
{
    yr_retain(file);
    yr_value result = yr_invoke_method(file, YR_NAME(write), &text, 1);
    yr_xdrop(result);
    int failed = (!result || flush(file) < 0) && yr_pending_is(YR_EXC(MemoryError)) ? -1 : 0;
    yr_clear_pending();
    yr_drop(file);
    return failed;
}

/* Writes text (stolen) to sys.stderr; to the descriptor if there is no such file. -1 where there
 * was no memory. */
static int write_stderr(yr_value text)
{
    int failed = 0;
    if (!text) {
        failed = yr_pending_is(YR_EXC(MemoryError)) ? -1 : 0;
        yr_clear_pending();
        return failed;
    }
    yr_value file = yr_sys_get("stderr");
    if (!file) {
        yr_clear_pending();
        write_raw(text);
    } else if (file != YR_NONE) {
        failed = write_file(file, text);
    }
    yr_drop(text);
    return failed;
}

void yr_write_stderr(yr_value text)
{
    write_stderr(text);
}

void yr_print_exception(yr_value exception)
{
    yr_value text = yr_format_exception(exception);
    if (!text) { /* the printing failed: say the least there is */
        yr_clear_pending();
        text = yr_str_format("%s\n", yr_type_name(exception));
    }
    if (write_stderr(text) < 0)
        dprintf(STDERR_FILENO, "%s\n", yr_type_name(exception));
}

/* A file of sys is flushed at exit; one that is None, gone or closed is left alone. */
static int flush_std(const char *name, bool report)
{
    yr_value file = yr_sys_get(name);
    if (!file || file == YR_NONE)
        return 0;
    yr_retain(file);
    bool failed;
    if (!yr_file_flush(file, &failed)) {
        yr_value closed = yr_getattr_or_null(file, YR_NAME(closed));
        yr_clear_pending();
        bool open = closed != YR_TRUE;
        yr_xdrop(closed);
        failed = open && flush(file) < 0;
    }
    if (failed && report)
        yr_unraisable(file, NULL);
    yr_clear_pending();
    yr_drop(file);
    return failed ? -1 : 0;
}

int yr_flush_std(bool report)
{
    int failed = flush_std("stdout", report);
    return flush_std("stderr", false) < 0 ? -1 : failed;
}

_Noreturn void yr_end_without_memory(const char *who, size_t size)
{
    yr_save_pending();
    int status = yr_flush_std(true) < 0 ? 120 : 1;
    dprintf(STDERR_FILENO, "MemoryError: %s found no memory for %zu bytes\n", who, size);
    _exit(status);
}

/* ---- The end of the program ----------------------------------------------------------------- */

/* The exit status of SystemExit; prints a code that is no int. */
static int status_of_exit(yr_value exception)
{
    yr_value code = YR_AS(yr_system_exit, exception)->code;
    if (!code || code == YR_NONE)
        return 0;
    if (YR_IS_ANY_INT(code)) {
        int64_t n = -1;
        if (yr_to_i64(code, &n) < 0) {
            yr_clear_pending();
            n = -1;
        }
        return (int)(n & 0xff);
    }
    yr_value out = yr_sys_get("stdout");
    if (out && out != YR_NONE && flush(out) < 0)
        yr_clear_pending();
    yr_value text = yr_str_of(code);
    if (text)
        yr_write_stderr(yr_str_format("%U\n", text));
    yr_xdrop(text);
    yr_clear_pending();
    return 1;
}

static void set_last(yr_value exception)
{
    if (!YR->sys)
        return;
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    yr_value dict = YR->sys->dict;
    if (yr_dict_set_c(dict, "last_type", yr_retain(yr_from(yr_type_of(exception)))) < 0 ||
        yr_dict_set_c(dict, "last_value", yr_retain(exception)) < 0 ||
        yr_dict_set_c(dict, "last_traceback", traceback ? yr_retain(traceback) : YR_NONE) < 0)
        yr_clear_pending();
}

static bool is_exit(yr_value exception)
{
    return yr_isinstance_of(exception, YR_EXC(SystemExit));
}

/* Prints through sys.excepthook: the exit status. */
static int print_by_hook(yr_value exception)
{
    yr_value hook = yr_sys_get("excepthook");
    if (!hook) {
        yr_write_stderr(yr_str_from_c("sys.excepthook is missing\n"));
        yr_print_exception(exception);
        return 1;
    }
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    yr_value args[3] = {yr_from(yr_type_of(exception)), exception, traceback ? traceback : YR_NONE};
    yr_retain(hook);
    yr_retain(args[2]);
    yr_value result = yr_invoke(hook, args, 3);
    yr_drop(args[2]);
    yr_drop(hook);
    if (result) {
        yr_drop(result);
        return 1;
    }
    yr_value failure = yr_catch();
    int status = 1;
    if (is_exit(failure)) {
        status = status_of_exit(failure);
    } else {
        yr_write_stderr(yr_str_from_c("Error in sys.excepthook:\n"));
        yr_print_exception(failure);
        yr_write_stderr(yr_str_from_c("\nOriginal exception was:\n"));
        yr_print_exception(exception);
    }
    yr_drop(failure);
    return status;
}

int yr_report_uncaught(void)
{
    yr_value exception = yr_catch();
    if (!exception)
        return 1;
    int status;
    if (is_exit(exception)) {
        status = status_of_exit(exception);
    } else {
        yr_value out = yr_sys_get("stdout");
        if (out && out != YR_NONE && flush(out) < 0)
            yr_clear_pending();
        set_last(exception);
        status = print_by_hook(exception);
    }
    yr_clear_pending();
    yr_drop(exception);
    return status;
}

/* ---- Where nothing can be raised ------------------------------------------------------------ */

/* new str: the text of the default hook. */
static yr_value unraisable_text(yr_value exception, yr_value message, yr_value object)
{
    yr_builder out = {0};
    yr_value head = 0, repr = 0;
    if (object && object != YR_NONE) {
        repr = yr_repr(object);
        if (!repr) {
            yr_clear_pending();
            repr = yr_str_from_c("<object repr() failed>");
        }
        if (repr && message && message != YR_NONE)
            head = yr_str_format("%S: %U\n", message, repr);
        else if (repr)
            head = yr_str_format("Exception ignored in: %U\n", repr);
    } else if (message && message != YR_NONE) {
        head = yr_str_format("%S:\n", message);
    }
    if (head)
        yr_builder_add(&out, head);
    yr_xdrop(head);
    yr_xdrop(repr);
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    if (traceback) {
        yr_margin none = {0, false};
        yr_builder_c(&out, "Traceback (most recent call last):\n");
        yr_traceback_print(&out, &none, traceback);
    }
    yr_value name = yr_exception_type_name(yr_type_of(exception)), text = yr_str_of(exception);
    if (!text) {
        yr_clear_pending();
        text = yr_str_from_c("<exception str() failed>");
    }
    yr_value line = name && text ? yr_str_format("%U: %U\n", name, text) : 0;
    if (line)
        yr_builder_add(&out, line);
    yr_xdrop(line);
    yr_xdrop(text);
    yr_xdrop(name);
    return yr_builder_finish(&out);
}

void yr_print_unraisable(yr_value exception, yr_value message, yr_value object)
{
    yr_value file = yr_sys_get("stderr");
    if (file == YR_NONE)
        return;
    yr_write_stderr(unraisable_text(exception, message, object));
}

static bool is_default_hook(yr_value hook)
{
    return YR_IS(hook, builtin) &&
           YR_AS(yr_builtin_object, hook)->def->function == yr_default_unraisable_hook;
}

/* Calls a hook of the program; what that raises is printed by the default one. */
static void call_hook(yr_value hook, yr_value exception, yr_value message, yr_value object)
{
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    yr_value fields[5] = {yr_from(yr_type_of(exception)), exception,
                          traceback ? traceback : YR_NONE, message, object ? object : YR_NONE};
    yr_value type = yr_sys_get("UnraisableHookArgs");
    yr_value args = type ? yr_structseq_of(YR_AS(yr_type, type), fields) : 0;
    yr_value result = args ? yr_invoke1(hook, args) : 0;
    yr_xdrop(args);
    if (result) {
        yr_drop(result);
        return;
    }
    yr_value failure = yr_catch();
    if (!failure)
        return;
    yr_value text = yr_str_from_c("Exception ignored in sys.unraisablehook");
    if (text)
        yr_print_unraisable(failure, text, hook);
    yr_xdrop(text);
    yr_clear_pending();
    yr_drop(failure);
}

void yr_unraisable(yr_value object, const char *message)
{
    if (YR->pending && !yr_traceback_of(YR->pending))
        yr_trace_here();
    yr_value exception = yr_catch();
    if (!exception)
        return;
    yr_value text = message ? yr_str_from_c(message) : YR_NONE;
    yr_value hook = yr_sys_get("unraisablehook");
    if (!text) {
        yr_clear_pending();
        text = YR_NONE;
    }
    if (!hook || hook == YR_NONE || is_default_hook(hook)) {
        yr_print_unraisable(exception, text, object);
    } else {
        yr_retain(hook);
        call_hook(hook, exception, text, object);
        yr_drop(hook);
    }
    yr_clear_pending();
    yr_drop(text);
    yr_drop(exception);
}

yr_value yr_default_unraisable_hook(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"exc_value", "err_msg", "object"};
    (void)self, (void)n, (void)keywords;
    yr_value fields[3] = {0};
    for (int i = 0; i < 3; i++) {
        yr_value name = yr_intern_c(names[i]);
        fields[i] = name ? yr_getattr(args[0], name) : 0;
        yr_xdrop(name);
        if (!fields[i])
            break;
    }
    if (fields[2] && YR_IS_EXCEPTION(fields[0]))
        yr_print_unraisable(fields[0], fields[1], fields[2]);
    bool failed = !fields[2];
    for (int i = 0; i < 3; i++)
        yr_xdrop(fields[i]);
    return failed ? 0 : YR_NONE;
}
