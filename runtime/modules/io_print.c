/* io_print.c - print() and input().
 *
 * print to a file of ours writes the text of each argument straight into the stream's buffer; any
 * other object gets one write() call for each piece, in CPython's order.
 */
#include <stdio.h>
#include <unistd.h>
#include "io.h"

/* The text file behind v if it is exactly one of ours that can be written to, else NULL. */
static yr_text_file *own_text(yr_value v)
{
    if (!YR_IS(v, file))
        return NULL;
    yr_text_file *t = YR_AS(yr_text_file, v);
    return t->stream && t->stream->writable && t->stream->fd >= 0 && !t->io.closed ? t : NULL;
}

/* Writes a str to t, or to the object file where t is NULL. Borrows s. */
static int put(yr_text_file *t, yr_value file, yr_value s)
{
    if (YR_LIKELY(t != NULL))
        return yr_text_write(t, s);
    yr_value result = yr_invoke_method(file, YR_NAME(write), &s, 1);
    yr_xdrop(result);
    return result ? 0 : -1;
}

static int put_small_int(yr_text_file *t, yr_value v)
{
    char text[24], *p = text + sizeof text;
    int64_t i = yr_int_value(v);
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do
        *--p = (char)('0' + u % 10);
    while (u /= 10);
    if (i < 0)
        *--p = '-';
    return yr_stream_write(t->stream, p, (size_t)(text + sizeof text - p));
}

static int put_value(yr_text_file *t, yr_value file, yr_value v)
{
    if (t && yr_is_int(v) && t->codec != YR_CODEC_OTHER)
        return put_small_int(t, v);
    if (YR_IS(v, str))
        return put(t, file, v);
    yr_value s = yr_str_of(v);
    if (!s)
        return -1;
    /* __str__ may have closed the file. */
    int status = put(t ? own_text(file) : NULL, file, s);
    yr_drop(s);
    return status;
}

/* A separator: sep or end, or the one character it is by default. */
static int put_separator(yr_text_file *t, yr_value file, yr_value s, uint32_t otherwise)
{
    if (!s || s == YR_NONE)
        return put(t, file, YR->characters[otherwise]);
    return put(t, file, s);
}

static int check_separator(yr_value v, const char *name)
{
    if (!v || v == YR_NONE || YR_IS_STR(v))
        return 0;
    yr_type_error("%s must be None or a string, not %T", name, v);
    return -1;
}

static int print_all(yr_value file, yr_value *args, size_t n, yr_value sep, yr_value end)
{
    for (size_t i = 0; i < n; i++) {
        if (i && put_separator(own_text(file), file, sep, ' ') < 0)
            return -1;
        if (put_value(own_text(file), file, args[i]) < 0)
            return -1;
    }
    return put_separator(own_text(file), file, end, '\n');
}

/* The keyword arguments of print: sep, end, file, flush. -1 and TypeError. */
static int print_options(yr_value *args, size_t n, yr_value keywords, yr_value options[4])
{
    static const char *const keyword_names[] = {"sep", "end", "file", "flush"};
    memset(options, 0, 4 * sizeof *options);
    if (keywords && yr_parse_arguments(YR_SHOWN("print"), keyword_names, 0, 0, 0, 4, args + n, 0,
                                       keywords, options) < 0)
        return -1;
    return check_separator(options[0], "sep") < 0 || check_separator(options[1], "end") < 0 ? -1
                                                                                            : 0;
}

/* borrowed: sys.stdout and its like; 0 and RuntimeError if it has been deleted. */
static yr_value standard(const char *name)
{
    yr_value file = yr_sys_get(name);
    if (!file && !yr_pending())
        yr_raise_format(YR_EXC(RuntimeError), "lost sys.%s", name);
    return file;
}

static int flush(yr_value file)
{
    yr_value result = yr_invoke_method(file, YR_NAME(flush), NULL, 0);
    yr_xdrop(result);
    return result ? 0 : -1;
}

YR_METHOD(builtin_print)
{
    yr_value options[4], file;
    if (print_options(args, n, keywords, options) < 0)
        return 0;
    file = options[2];
    if (!file || file == YR_NONE) {
        file = standard("stdout");
        if (!file || file == YR_NONE)
            return file;
    }
    yr_retain(file);
    int status = print_all(file, args, n, options[0], options[1]);
    int wants_flush = status == 0 && options[3] ? yr_truth(options[3]) : 0;
    if (wants_flush > 0)
        status = flush(file);
    yr_drop(file);
    return status < 0 || wants_flush < 0 ? 0 : YR_NONE;
}

/* ---- input ---------------------------------------------------------------------------------- */

/* new: the line without its end. EOFError. Steals line. */
static yr_value strip_line(yr_value line)
{
    if (!line)
        return 0;
    if (!YR_IS_STR(line)) {
        yr_type_error("object.readline() returned non-string");
        yr_drop(line);
        return 0;
    }
    yr_str *s = yr_str_as(line);
    if (s->length == 0) {
        yr_drop(line);
        return yr_raise_format(YR_EXC(EOFError), "EOF when reading a line");
    }
    if (yr_str_at(s, s->length - 1) != '\n')
        return line;
    yr_value text = yr_str_sub(line, 0, s->length - 1);
    yr_drop(line);
    return text;
}

static int show_prompt(yr_value out, yr_value prompt)
{
    yr_value s = yr_str_of(prompt);
    int status = s ? put(own_text(out), out, s) : -1;
    yr_xdrop(s);
    return status;
}

/* The same for input(), which wants one that is not None. */
static yr_value needed(const char *name)
{
    yr_value file = yr_sys_get(name);
    if (file && file != YR_NONE)
        return file;
    if (!yr_pending())
        yr_raise_format(YR_EXC(RuntimeError), "input(): lost sys.%s", name);
    return 0;
}

YR_METHOD(builtin_input)
{
    yr_value in = needed("stdin");
    yr_value out = in ? needed("stdout") : 0;
    yr_value err = out ? needed("stderr") : 0;
    if (!err)
        return 0;
    yr_retain(in);
    yr_retain(out);
    if (flush(err) < 0)
        yr_clear_pending();
    int status = n ? show_prompt(out, args[0]) : 0;
    if (status == 0 && flush(out) < 0)
        yr_clear_pending();
    yr_value line = status < 0 ? 0 : strip_line(yr_invoke_method(in, YR_NAME(readline), NULL, 0));
    yr_drop(in);
    yr_drop(out);
    return line;
}

const yr_method_def yr_builtins_io[] = {
    {"print", builtin_print, 0, -1, YR_METHOD_KEYWORDS,
     "Prints the values to a stream, or to sys.stdout by default."},
    {"input", builtin_input, 0, 1, 0, "Read a string from standard input."},
    {"open", yr_io_open, 0, YR_OPEN_MAX, YR_METHOD_KEYWORDS,
     "Open file and return a stream.  Raise OSError upon failure."},
    {0},
};
