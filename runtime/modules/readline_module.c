/* readline_module.c - the module readline, on GNU Readline: history, completion, its settings.
 *
 * input() reads a line by itself: this module does not change that; it keeps the history and calls
 * the functions that it is given. */
#include <errno.h>
#include <stdlib.h>
#include <readline/history.h>
#include <readline/readline.h>
#include "io.h"
#include "native.h"

/* Functions of the program: kept under these names in the module. */
#define COMPLETER "_completer"
#define DISPLAY   "_display"
#define STARTUP   "_startup"
#define PRE_INPUT "_pre_input"
static int history_length_limit = -1; /* of the file; -1: all */
static int begin_index, end_index;

static yr_value kept(const char *name)
{
    yr_value v = yr_native_get("readline", name);
    return v && v != YR_NONE ? v : 0;
}

static int keep(const char *name, yr_value v)
{
    yr_value m = yr_dict_get_c(YR->modules, "readline");
    if (v != YR_NONE && !yr_is_callable(v)) {
        yr_type_error("set_%s(func): argument not callable", name + 1);
        return -1;
    }
    return m ? yr_dict_set_c(YR_AS(yr_module, m)->dict, name, yr_retain(v)) : -1;
}

/* new bytes: a str as the terminal has it. */
static yr_value encoded(yr_value v)
{
    if (!YR_IS_STR(v))
        return yr_type_error("bad argument type for built-in operation");
    yr_value bytes = yr_encode(v, "utf-8", "surrogateescape");
    if (bytes && memchr(yr_bytes_as(bytes)->data, 0, yr_bytes_as(bytes)->length)) {
        yr_drop(bytes);
        return yr_value_error("embedded null byte");
    }
    return bytes;
}

static char *text_of(yr_value bytes)
{
    return (char *)yr_bytes_as(bytes)->data;
}

/* ---- History -------------------------------------------------------------------------------- */

YR_METHOD(rl_add)
{
    yr_value line = encoded(args[0]);
    if (!line)
        return 0;
    add_history(text_of(line));
    yr_drop(line);
    return YR_NONE;
}

YR_METHOD(rl_clear)
{
    clear_history();
    return YR_NONE;
}

YR_METHOD(rl_current_length)
{
    return yr_int(history_length);
}

YR_METHOD(rl_get_item)
{
    int at;
    if (yr_native_int(args[0], &at) < 0)
        return 0;
    HIST_ENTRY *e = history_get(at);
    return e ? yr_str_from_c(e->line) : YR_NONE;
}

static int position(const char *f, yr_value v, int *at)
{
    (void)f;
    if (yr_native_int(v, at) < 0)
        return -1;
    if (*at >= 0)
        return 0;
    yr_value_error("History index cannot be negative");
    return -1;
}

static void free_entry(HIST_ENTRY *e)
{
    if (e)
        free(free_history_entry(e));
}

YR_METHOD(rl_remove_item)
{
    int at;
    if (position("remove_history_item", args[0], &at) < 0)
        return 0;
    HIST_ENTRY *e = remove_history(at);
    if (!e)
        return yr_value_error("No history item at position %d", at);
    free_entry(e);
    return YR_NONE;
}

YR_METHOD(rl_replace_item)
{
    int at;
    if (position("replace_history_item", args[0], &at) < 0)
        return 0;
    yr_value line = encoded(args[1]);
    if (!line)
        return 0;
    HIST_ENTRY *old = replace_history_entry(at, text_of(line), NULL);
    yr_drop(line);
    if (!old)
        return yr_value_error("No history item at position %d", at);
    free_entry(old);
    return YR_NONE;
}

/* A call on a file that may be left out; 0 and the OSError of what it gives. */
static yr_value on_file(yr_value *args, size_t n, int (*call)(const char *))
{
    yr_value path = n && args[0] != YR_NONE ? yr_io_path(args[0]) : YR_NONE, bytes = YR_NONE;
    if (path && path != YR_NONE)
        bytes = YR_IS_STR(path) ? yr_encode(path, "utf-8", "surrogateescape") : yr_retain(path);
    yr_xdrop(path);
    if (!path || !bytes)
        return 0;
    if (bytes != YR_NONE && !YR_IS_BYTES(bytes)) {
        yr_drop(bytes);
        return yr_type_error("expected str, bytes or os.PathLike object, not %T", args[0]);
    }
    int error = call(bytes == YR_NONE ? NULL : text_of(bytes));
    yr_drop(bytes);
    return error ? yr_raise_os(error, 0) : YR_NONE;
}

static int write_all(const char *file)
{
    int error = write_history(file);
    if (!error && history_length_limit >= 0)
        history_truncate_file(file, history_length_limit);
    return error;
}

YR_METHOD(rl_read_file)
{
    return on_file(args, n, read_history);
}

YR_METHOD(rl_write_file)
{
    return on_file(args, n, write_all);
}

static int appended;

static int append_some(const char *file)
{
    int error = append_history(appended, file);
    if (!error && history_length_limit >= 0)
        history_truncate_file(file, history_length_limit);
    return error;
}

YR_METHOD(rl_append_file)
{
    if (yr_native_int(args[0], &appended) < 0)
        return 0;
    return on_file(args + 1, n - 1, append_some);
}

YR_METHOD(rl_set_history_length)
{
    return yr_native_int(args[0], &history_length_limit) < 0 ? 0 : YR_NONE;
}

YR_METHOD(rl_get_history_length)
{
    return yr_int(history_length_limit);
}

YR_METHOD(rl_set_auto_history)
{
    return yr_truth(args[0]) < 0 ? 0 : YR_NONE;
}

/* ---- The line and its completion ------------------------------------------------------------ */

YR_METHOD(line_buffer)
{
    return yr_str_from_c(rl_line_buffer ? rl_line_buffer : "");
}

YR_METHOD(insert_text)
{
    yr_value text = encoded(args[0]);
    if (!text)
        return 0;
    rl_insert_text(text_of(text));
    yr_drop(text);
    return YR_NONE;
}

YR_METHOD(rl_redisplay_)
{
    rl_redisplay();
    return YR_NONE;
}

YR_METHOD(rl_parse)
{
    yr_value text = encoded(args[0]);
    char *copy = text ? strdup(text_of(text)) : NULL; /* it is written into */
    yr_xdrop(text);
    if (!copy)
        return yr_pending() ? 0 : yr_no_memory();
    rl_parse_and_bind(copy);
    free(copy);
    return YR_NONE;
}

YR_METHOD(rl_read_init)
{
    return on_file(args, n, rl_read_init_file);
}

/* A match of text for readline; its own to free. NULL: there is no more. */
static char *next_match(const char *text, int state)
{
    yr_value f = kept(COMPLETER);
    if (!f) {
        yr_clear_pending();
        return NULL;
    }
    rl_attempted_completion_over = 1;
    yr_retain(f);
    yr_value s = yr_str_from_c(text), r = s ? yr_invoke2(f, s, yr_int(state)) : 0;
    char *match = NULL;
    yr_value bytes = r && r != YR_NONE ? encoded(r) : 0;
    if (bytes)
        match = strdup(text_of(bytes));
    yr_clear_pending();
    yr_xdrop(bytes);
    yr_xdrop(r);
    yr_xdrop(s);
    yr_drop(f);
    return match;
}

static char **complete(const char *text, int start, int end)
{
    rl_completion_append_character = '\0';
    rl_completion_suppress_append = 0;
    begin_index = start;
    end_index = end;
    return rl_completion_matches(text, next_match);
}

YR_METHOD(rl_set_completer)
{
    return keep(COMPLETER, n ? args[0] : YR_NONE) < 0 ? 0 : YR_NONE;
}

YR_METHOD(rl_get_completer)
{
    yr_value f = kept(COMPLETER);
    return f ? yr_retain(f) : yr_pending() ? 0 : YR_NONE;
}

YR_METHOD(rl_set_display)
{
    return keep(DISPLAY, n ? args[0] : YR_NONE) < 0 ? 0 : YR_NONE;
}

static int call_hook(const char *name)
{
    yr_value f = kept(name), r = 0;
    int64_t result = 0;
    if (f) {
        yr_retain(f);
        r = yr_invoke0(f);
        yr_drop(f);
    }
    if (r && r != YR_NONE)
        yr_to_i64(r, &result);
    yr_clear_pending();
    yr_xdrop(r);
    return (int)result;
}

static int on_startup(void)
{
    return call_hook(STARTUP);
}

static int on_pre_input(void)
{
    return call_hook(PRE_INPUT);
}

YR_METHOD(rl_set_startup)
{
    if (keep(STARTUP, n ? args[0] : YR_NONE) < 0)
        return 0;
    rl_startup_hook = on_startup;
    return YR_NONE;
}

YR_METHOD(rl_set_pre_input)
{
    if (keep(PRE_INPUT, n ? args[0] : YR_NONE) < 0)
        return 0;
    rl_pre_input_hook = on_pre_input;
    return YR_NONE;
}

YR_METHOD(rl_get_begidx)
{
    return yr_int(begin_index);
}

YR_METHOD(rl_get_endidx)
{
    return yr_int(end_index);
}

YR_METHOD(rl_get_completion_type)
{
    return yr_int(rl_completion_type);
}

static char *delimiters; /* ours to free, or NULL: readline's own */

YR_METHOD(rl_get_delims)
{
    return yr_str_from_c(rl_completer_word_break_characters ? rl_completer_word_break_characters
                                                            : rl_basic_word_break_characters);
}

YR_METHOD(rl_set_delims)
{
    yr_value text = encoded(args[0]);
    char *copy = text ? strdup(text_of(text)) : NULL;
    yr_xdrop(text);
    if (!copy)
        return yr_pending() ? 0 : yr_no_memory();
    free(delimiters);
    rl_completer_word_break_characters = delimiters = copy;
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"add_history", rl_add, 1, 1, 0, "Add an item to the history buffer."},
    {"append_history_file", rl_append_file, 1, 2, 0,
     "Append the last nelements items of the history list to file."},
    {"clear_history", rl_clear, 0, 0, 0, "Clear the current readline history."},
    {"get_begidx", rl_get_begidx, 0, 0, 0, "Get the beginning index of the completion scope."},
    {"get_completer", rl_get_completer, 0, 0, 0, "Get the current completer function."},
    {"get_completer_delims", rl_get_delims, 0, 0, 0, "Get the word delimiters for completion."},
    {"get_completion_type", rl_get_completion_type, 0, 0, 0,
     "Get the type of completion being attempted."},
    {"get_current_history_length", rl_current_length, 0, 0, 0,
     "Return the current (not the maximum) length of history."},
    {"get_endidx", rl_get_endidx, 0, 0, 0, "Get the ending index of the completion scope."},
    {"get_history_item", rl_get_item, 1, 1, 0,
     "Return the current contents of history item at index."},
    {"get_history_length", rl_get_history_length, 0, 0, 0,
     "Return the maximum number of lines that will be written to the history file."},
    {"get_line_buffer", line_buffer, 0, 0, 0, "Return the current contents of the line buffer."},
    {"insert_text", insert_text, 1, 1, 0,
     "Insert text into the line buffer at the cursor position."},
    {"parse_and_bind", rl_parse, 1, 1, 0, "Execute the init line provided in the string argument."},
    {"read_history_file", rl_read_file, 0, 1, 0, "Load a readline history file."},
    {"read_init_file", rl_read_init, 0, 1, 0, "Execute a readline initialization file."},
    {"redisplay", rl_redisplay_, 0, 0, 0, "Change what's displayed on the screen."},
    {"remove_history_item", rl_remove_item, 1, 1, 0, "Remove history item given by its position."},
    {"replace_history_item", rl_replace_item, 2, 2, 0,
     "Replaces history item given by its position with contents of line."},
    {"set_auto_history", rl_set_auto_history, 1, 1, 0, "Enables or disables automatic history."},
    {"set_completer", rl_set_completer, 0, 1, 0, "Set or remove the completer function."},
    {"set_completer_delims", rl_set_delims, 1, 1, 0, "Set the word delimiters for completion."},
    {"set_completion_display_matches_hook", rl_set_display, 0, 1, 0,
     "Set or remove the completion display function."},
    {"set_history_length", rl_set_history_length, 1, 1, 0,
     "Set the maximal number of lines which will be written to the history file."},
    {"set_pre_input_hook", rl_set_pre_input, 0, 1, 0,
     "Set or remove the function invoked before readline starts reading input."},
    {"set_startup_hook", rl_set_startup, 0, 1, 0,
     "Set or remove the function invoked before readline prints the first prompt."},
    {"write_history_file", rl_write_file, 0, 1, 0, "Save a readline history file."},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    static const char *const names[] = {COMPLETER, DISPLAY, STARTUP, PRE_INPUT};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (yr_module_add(m, names[i], YR_NONE) < 0)
            return -1;
    using_history();
    rl_readline_name = "python";
    rl_attempted_completion_function = complete;
    if (!delimiters) {
        delimiters = strdup(" \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?");
        rl_completer_word_break_characters = delimiters;
    }
    return yr_module_add(m, "_READLINE_VERSION", yr_int(RL_READLINE_VERSION)) < 0 ||
                   yr_module_add(m, "_READLINE_RUNTIME_VERSION", yr_int(rl_readline_version)) < 0 ||
                   yr_module_add_functions(m, functions) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module_readline = {"readline", fill};
