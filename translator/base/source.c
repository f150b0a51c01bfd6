/*
 * Reading: bytes -> (coding line) -> UTF-8 -> newlines made '\n' -> line table.
 * Printing: one layout for every diagnostic. The gutter holds the line number; tabs of the source
 * line are printed as spaces up to the next multiple of eight, and the carets are placed by
 * display width (two columns for East Asian wide characters and emoji, none for combining marks).
 */
#include "source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TAB_WIDTH 8

/* --------------------------------------------------------------------------------- line table */

static void build_line_table(struct source *s)
{
    int lines = 0;
    for (size_t i = 0; i < s->size; i++)
        lines += s->text[i] == '\n';
    s->line_count = lines;
    s->line_start = NEW_ARRAY(s->arena, size_t, lines + 2);
    int line = 0;
    for (size_t i = 0; i < s->size; i++) {
        if (s->text[i] == '\n')
            s->line_start[++line] = i + 1;
    }
}

const char *source_line(const struct source *s, int line, int *size)
{
    if (line < 1 || line > s->line_count) {
        *size = 0;
        return "";
    }
    *size = (int)(s->line_start[line] - s->line_start[line - 1]) - 1;
    return s->text + s->line_start[line - 1];
}

size_t source_offset(const struct source *s, int line, int col)
{
    if (line < 1)
        return 0;
    if (line > s->line_count)
        return s->size;
    size_t offset = s->line_start[line - 1] + (size_t)(col < 0 ? 0 : col);
    return offset < s->line_start[line] ? offset : s->line_start[line] - 1;
}

static void find_position(const struct source *s, size_t offset, int *line, int *col)
{
    int low = 0, high = s->line_count;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (s->line_start[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    *line = low + 1;
    *col = (int)(offset - s->line_start[low]);
}

struct loc source_loc(const struct source *s, size_t start, size_t end)
{
    struct loc loc;
    find_position(s, start > s->size ? s->size : start, &loc.line, &loc.col);
    find_position(s, end > s->size ? s->size : end, &loc.end_line, &loc.end_col);
    return loc;
}

/* ------------------------------------------------------------------------------------ decoding */

/* The name in a `coding: NAME` comment of the line, or NULL. *blank tells whether the line holds
 * nothing but white space and a comment, so that the next line may have the declaration. */
static const char *coding_in_line(arena *a, const char *line, size_t n, int *blank)
{
    size_t i = 0;
    while (i < n && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f'))
        i++;
    *blank = i == n || line[i] == '#';
    if (i == n || line[i] != '#')
        return NULL;
    for (; i + 7 < n; i++) {
        if (memcmp(line + i, "coding", 6) != 0 || (line[i + 6] != ':' && line[i + 6] != '='))
            continue;
        size_t start = i + 7;
        while (start < n && (line[start] == ' ' || line[start] == '\t'))
            start++;
        size_t end = start;
        while (end < n && (line[end] == '-' || line[end] == '_' || line[end] == '.' ||
                           (line[end] >= '0' && line[end] <= '9') ||
                           ((line[end] | 32) >= 'a' && (line[end] | 32) <= 'z')))
            end++;
        if (end > start)
            return arena_strndup(a, line + start, end - start);
    }
    return NULL;
}

static const char *find_coding(arena *a, const char *bytes, size_t size)
{
    size_t start = 0;
    for (int line = 0; line < 2 && start < size; line++) {
        size_t end = start;
        while (end < size && bytes[end] != '\n' && bytes[end] != '\r')
            end++;
        int blank;
        const char *name = coding_in_line(a, bytes + start, end - start, &blank);
        if (name || !blank)
            return name;
        start = end + 1 + (end + 1 < size && bytes[end] == '\r' && bytes[end + 1] == '\n');
    }
    return NULL;
}

enum encoding { UTF8, LATIN1, ASCII, UNKNOWN };

static enum encoding encoding_of(const char *name)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } known[] = {{"utf-8", UTF8},     {"utf8", UTF8},        {"utf_8", UTF8},
                 {"latin-1", LATIN1}, {"latin1", LATIN1},    {"iso-8859-1", LATIN1},
                 {"ascii", ASCII},    {"iso8859-1", LATIN1}, {"iso_8859_1", LATIN1},
                 {"us-ascii", ASCII}, {"utf-8-sig", UTF8},   {"latin_1", LATIN1}};
    if (!name)
        return UTF8;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcasecmp(name, known[i].name) == 0)
            return known[i].encoding;
    }
    return UNKNOWN;
}

/* Copies to *out with every line end made '\n', in UTF-8. */
static void convert(arena *a, struct text *out, const char *bytes, size_t size, enum encoding from)
{
    out->at = arena_alloc(a, size + 2);
    out->capacity = size + 2;
    for (size_t i = 0; i < size; i++) {
        char c = bytes[i];
        if (c == '\r') {
            if (i + 1 < size && bytes[i + 1] == '\n')
                continue;
            c = '\n';
        }
        if (from == LATIN1 && (unsigned char)c >= 0x80)
            text_add_code_point(a, out, (unsigned char)c);
        else
            text_add_char(a, out, c);
    }
    if (out->size == 0 || out->at[out->size - 1] != '\n')
        text_add_char(a, out, '\n');
}

static struct loc at_offset(const struct source *s, size_t offset)
{
    return source_loc(s, offset, offset + 1);
}

static void check_text(struct source *s, enum encoding encoding)
{
    for (size_t i = 0; i < s->size;) {
        unsigned char c = (unsigned char)s->text[i];
        int length = 1;
        unsigned point = utf8_decode(s->text + i, s->size - i, &length);
        if (c == 0) {
            diagnose(s, at_offset(s, i), SEVERITY_ERROR,
                     "SyntaxError: source code cannot contain null bytes");
            return;
        }
        if (c >= 0x80 &&
            (length == 1 || encoding == ASCII || (point >= 0xD800 && point < 0xE000))) {
            diagnose(s, at_offset(s, i), SEVERITY_ERROR,
                     "SyntaxError: (unicode error) '%s' codec can't decode byte 0x%02x",
                     encoding == ASCII ? "ascii" : "utf-8", c);
            return;
        }
        i += (size_t)length;
    }
}

struct source *source_from_text(arena *a, const char *name, const char *bytes, size_t size)
{
    struct source *s = NEW(a, struct source);
    s->arena = a;
    s->name = intern_cstr(a, name);
    s->messages = stderr;
    s->max_errors = 20;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    const char *coding = find_coding(a, bytes, size);
    enum encoding encoding = encoding_of(coding);
    struct text text = {0};
    convert(a, &text, bytes, size, encoding);
    s->text = text.at;
    s->size = text.size;
    build_line_table(s);
    if (encoding == UNKNOWN)
        diagnose(s, at_offset(s, 0), SEVERITY_ERROR,
                 "not supported yet: source files encoded in %s", coding);
    else
        check_text(s, encoding);
    return s;
}

int read_file(arena *a, const char *path, struct text *bytes)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file)
        return -1;
    char buffer[16384];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add(a, bytes, buffer, n);
    int failed = ferror(file), error = errno;
    if (file != stdin)
        fclose(file);
    errno = error;
    return failed ? -1 : 0;
}

struct source *source_read(arena *a, const char *path)
{
    struct text bytes = {0};
    if (read_file(a, path, &bytes) < 0)
        return NULL;
    const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    return source_from_text(a, name, bytes.at ? bytes.at : "", bytes.size);
}

/* ------------------------------------------------------------------------------------ printing */

static int display_width(unsigned c)
{
    if ((c >= 0x300 && c < 0x370) || (c >= 0x200B && c < 0x2010) || (c >= 0xFE00 && c < 0xFE10))
        return 0;
    if ((c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7A4) ||
        (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF61) ||
        (c >= 0x1F300 && c < 0x1F650) || (c >= 0x1F900 && c < 0x1FA00) ||
        (c >= 0x20000 && c < 0x3FFFE))
        return 2;
    return 1;
}

/* Prints a source line; sets the display columns of the byte columns from and to. */
static void print_line(FILE *out, const char *line, int size, int from, int to, int *start,
                       int *end)
{
    int column = 0;
    *start = *end = -1;
    for (int i = 0; i < size;) {
        int length = 1;
        unsigned c = utf8_decode(line + i, (size_t)(size - i), &length);
        if (i >= from && *start < 0)
            *start = column;
        if (i >= to && *end < 0)
            *end = column;
        if (c == '\t') {
            do
                putc(' ', out);
            while (++column % TAB_WIDTH);
        } else if (c < 0x20 || c == 0x7F || (c >= 0x80 && length == 1)) {
            putc('?', out); /* never let a control character reach the terminal */
            column++;
        } else {
            fwrite(line + i, 1, (size_t)length, out);
            column += display_width(c);
        }
        i += length;
    }
    putc('\n', out);
    *start = *start < 0 ? column : *start;
    *end = *end < 0 ? column : *end;
}

/* ------------------------------------------------------------------------------------- colours */

enum { COLOUR_PLACE, COLOUR_CARET, COLOUR_OFF, FIRST_OF_SEVERITY };

static int is_coloured;

void colour_messages(int on)
{
    is_coloured = on;
}

/* The escape sequence of ECMA-48 that begins a colour, or "". */
static const char *colour(int which)
{
    static const char *const sequences[] = {"\033[1m",    "\033[1;32m", "\033[0m",
                                            "\033[1;31m", "\033[1;35m", "\033[1;36m"};

    return is_coloured ? sequences[which] : "";
}

static void print_excerpt(struct source *s, struct loc loc)
{
    int size, start, end;
    const char *line = source_line(s, loc.line, &size);
    int to = loc.end_line > loc.line ? size : loc.end_col;
    fprintf(s->messages, "%5d | ", loc.line);
    print_line(s->messages, line, size, loc.col, to, &start, &end);
    fputs("      | ", s->messages);
    for (int i = 0; i < start; i++)
        putc(' ', s->messages);
    fputs(colour(COLOUR_CARET), s->messages);
    for (int i = start; i < end || i == start; i++)
        putc('^', s->messages);
    fprintf(s->messages, "%s\n", colour(COLOUR_OFF));
}

/* The column in characters from 1 of a byte column. */
static int character_column(const struct source *s, int line, int col)
{
    int size, column = 1;
    const char *text = source_line(s, line, &size);
    for (int i = 0; i < size && i < col; i++)
        column += ((unsigned char)text[i] & 0xC0) != 0x80;
    return col > size ? column + (col - size) : column;
}

static void print_message(struct source *s, struct loc loc, enum severity severity,
                          const char *format, va_list args)
{
    static const char *const words[] = {"error", "warning", "note"};

    if (!s->messages)
        return;
    fprintf(s->messages, "%s%s:%d:%d:%s %s%s:%s ", colour(COLOUR_PLACE), s->name, loc.line,
            character_column(s, loc.line, loc.col), colour(COLOUR_OFF),
            colour(FIRST_OF_SEVERITY + (int)severity), words[severity], colour(COLOUR_OFF));
    vfprintf(s->messages, format, args);
    putc('\n', s->messages);
    if (loc.line >= 1 && loc.line <= s->line_count)
        print_excerpt(s, loc);
}

void diagnose(struct source *s, struct loc loc, enum severity severity, const char *format, ...)
{
    va_list args;
    s->errors += severity == SEVERITY_ERROR;
    s->warnings += severity == SEVERITY_WARNING;
    if (severity == SEVERITY_ERROR && !s->first_error) {
        va_start(args, format);
        s->first_error = arena_vprintf(s->arena, format, args);
        va_end(args);
        s->first_error_at = loc;
    }
    if (s->max_errors && s->errors > s->max_errors)
        return;
    va_start(args, format);
    print_message(s, loc, severity, format, args);
    va_end(args);
}

void suspect(struct source *s, size_t start, size_t end, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct suspect found = {source_loc(s, start, end), arena_vprintf(s->arena, format, args)};
    va_end(args);
    push(s->arena, &s->suspects, found);
}

void note(struct source *s, struct loc loc, const char *format, ...)
{
    va_list args;
    if (s->max_errors && s->errors > s->max_errors)
        return;
    va_start(args, format);
    print_message(s, loc, SEVERITY_NOTE, format, args);
    va_end(args);
}

/* ------------------------------------------------------------------------------------- words */

static int is_word_char(unsigned char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 128;
}

static int is_listed(const char *const *words, const char *word, size_t size)
{
    for (int i = 0; words[i]; i++)
        if (strncmp(words[i], word, size) == 0 && !words[i][size])
            return 1;
    return 0;
}

int has_word(const char *text, const char *const *words)
{
    for (const char *at = text; *at;) {
        size_t size = 0;
        while (is_word_char((unsigned char)at[size]))
            size++;
        if (size && is_listed(words, at, size))
            return 1;
        at += size ? size : 1;
    }
    return 0;
}
