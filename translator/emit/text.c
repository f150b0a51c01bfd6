/*
 * C text: string literals, comments, and lines that keep to LINE_WIDTH.
 *
 * Text of the program ends up in literals and comments, so it must not be able to end them, to
 * form trigraphs, or to change the direction of the text (compilers warn about that).
 */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "emitter.h"

enum { LITERAL_PART = 76 };

/* Letters and signs that are safe to stand in the output as they are. */
static int is_plain(unsigned code, int length)
{
    if (code < 128)
        return code >= ' ' && code != 127;
    if (length < 2) /* a byte that starts no sequence */
        return 0;
    return code >= 0xA1 && code != 0xAD && !(code >= 0x0600 && code < 0x0900) &&
           !(code >= 0x0590 && code < 0x0600) && !(code >= 0x180B && code <= 0x180F) &&
           !(code >= 0x2000 && code < 0x2070) && !(code >= 0xD800 && code < 0xF900) &&
           !(code >= 0xFB1D && code <= 0xFEFF) && !(code >= 0xFFF0 && code < 0x1F300) &&
           code < 0xE0000;
}

static void add_char(arena *a, struct text *t, const char *s, int length)
{
    unsigned char c = (unsigned char)*s;

    if (c == '"' || c == '\\')
        text_printf(a, t, "\\%c", c);
    else if (c == '\n')
        text_add_cstr(a, t, "\\n");
    else if (c == '\t')
        text_add_cstr(a, t, "\\t");
    else if (c == '?' && t->size && t->at[t->size - 1] == '?')
        text_add_cstr(a, t, "\\?");
    else
        for (int i = 0; i < length; i++)
            text_printf(a, t, "\\%03o", (unsigned char)s[i]);
}

const char *c_string(arena *a, const char *bytes, size_t size)
{
    struct text t = {0};
    size_t part = 0;

    text_add_char(a, &t, '"');
    for (size_t i = 0; i < size;) {
        int length;
        unsigned code = utf8_decode(bytes + i, size - i, &length);
        if (t.size - part > LITERAL_PART) {
            text_add_cstr(a, &t, "\"\n\"");
            part = t.size;
        }
        if (is_plain(code, length) && !strchr("\"\\?", (int)code))
            text_add(a, &t, bytes + i, (size_t)length);
        else if (code == '?' && t.at[t.size - 1] != '?')
            text_add_char(a, &t, '?');
        else
            add_char(a, &t, bytes + i, length);
        i += (size_t)length;
    }
    text_add_char(a, &t, '"');
    return t.at;
}

const char *c_string_on_one_line(arena *a, const char *text)
{
    static const char joint[] = "\"\n\"";
    const char *parts = c_string(a, text, strlen(text)), *end;
    struct text t = {0};

    for (; (end = strstr(parts, joint)); parts = end + strlen(joint))
        text_add(a, &t, parts, (size_t)(end - parts));
    text_add_cstr(a, &t, parts);
    return t.at;
}

/* Adds a character of a comment, which must not end it or look like the start of another. */
static void add_comment_char(arena *a, struct text *t, const char *s, unsigned code, int length)
{
    char before = t->size ? t->at[t->size - 1] : ' ';

    if (code == '\t')
        text_add_char(a, t, ' ');
    else if (!is_plain(code, length))
        text_add_char(a, t, '?');
    else {
        if ((before == '*' && code == '/') || (before == '/' && code == '*'))
            text_add_char(a, t, ' ');
        text_add(a, t, s, (size_t)length);
    }
}

const char *comment_text(arena *a, const char *source, size_t size, int room)
{
    struct text t = {0};

    while (size && isspace((unsigned char)*source)) {
        source++;
        size--;
    }
    while (size && isspace((unsigned char)source[size - 1]))
        size--;
    text_add_cstr(a, &t, "");
    for (size_t i = 0; i < size;) {
        int length;
        unsigned code = utf8_decode(source + i, size - i, &length);
        if (room-- <= 3 && size - i > 3) {
            text_add_cstr(a, &t, "...");
            break;
        }
        add_comment_char(a, &t, source + i, code, length);
        i += (size_t)length;
    }
    return t.at ? t.at : "";
}

const char *double_text(arena *a, double d)
{
    if (isinf(d))
        return d < 0 ? "-__builtin_inf()" : "__builtin_inf()";
    if (isnan(d))
        return "__builtin_nan(\"\")";
    const char *text = arena_printf(a, "%.15g", d);
    if (strtod(text, NULL) != d)
        text = arena_printf(a, "%.17g", d);
    /* Without a point it would be an int constant, and -0 no number of its own. */
    return strpbrk(text, ".e") ? text : arena_printf(a, "%s.0", text);
}

/* ------------------------------------------------------------------------------------- lines */

static void add_indent(arena *a, struct text *t, int indent)
{
    for (int i = 0; i < indent; i++)
        text_add_char(a, t, ' ');
}

/* Where to break a line of which room columns fit: behind the last comma or operator outside of
 * literals. 0: nowhere. */
static size_t break_point(const char *line, size_t room)
{
    size_t at = 0;
    int quoted = 0;

    for (size_t i = 0; line[i] && i < room; i++) {
        if (line[i] == '\\' && quoted && line[i + 1])
            i++;
        else if (line[i] == '"')
            quoted = !quoted;
        else if (!quoted && line[i] == ' ' && i &&
                 (line[i - 1] == ',' || line[i - 1] == '{' || (line[i - 1] == '=' && at == 0)))
            at = i + 1;
    }
    return at;
}

void add_line(arena *a, struct text *t, int indent, const char *line)
{
    int at = indent;

    while (strlen(line) + (size_t)at > LINE_WIDTH) {
        size_t n = break_point(line, (size_t)(LINE_WIDTH - at + 1));
        if (!n)
            break;
        add_indent(a, t, at);
        text_add(a, t, line, n - 1);
        text_add_char(a, t, '\n');
        line += n;
        at = indent + 8;
    }
    add_indent(a, t, at);
    text_add_cstr(a, t, line);
    text_add_char(a, t, '\n');
}

void add_linef(arena *a, struct text *t, int indent, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_line(a, t, indent, arena_vprintf(a, format, args));
    va_end(args);
}

void add_wrapped(arena *a, struct text *t, int indent, const char *const *items, int n)
{
    size_t column = 0;

    for (int i = 0; i < n; i++) {
        size_t size = strlen(items[i]);
        if (column && column + size + 2 > LINE_WIDTH) {
            text_add_char(a, t, '\n');
            column = 0;
        }
        if (!column) {
            add_indent(a, t, indent);
            column = (size_t)indent;
        } else {
            text_add_char(a, t, ' ');
            column++;
        }
        text_printf(a, t, "%s%s", items[i], i < n - 1 ? "," : "");
        column += size + 1;
    }
}
