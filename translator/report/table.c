/* Tables for a terminal. */
#include <string.h>
#include "report.h"

void add_cell(struct table *t, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const char *cell = arena_vprintf(t->arena, format, args);
    va_end(args);
    push(t->arena, &t->cells, cell);
}

/* Characters of UTF-8 in n bytes. */
static int width_of(const char *s, size_t n)
{
    int width = 0;

    for (size_t i = 0; i < n; i++)
        width += (s[i] & 0xC0) != 0x80;
    return width;
}

/* The bytes of the first line of a cell that is that wide at most. */
static size_t first_line(const char *s, int width)
{
    size_t end = strlen(s), at = 0;

    if (width_of(s, end) <= width)
        return end;
    for (size_t i = 0; s[i] && (width_of(s, i) <= width || !at); i++)
        if (s[i] == ' ')
            at = i;
    return at ? at : end;
}

static int column_width(const struct table *t, int column)
{
    int limit = t->widths[column], width = (int)strlen(t->heads[column]);

    for (int i = column; i < t->cells.n; i += t->columns) {
        for (const char *s = t->cells.at[i]; *s;) {
            size_t n = limit > 0 ? first_line(s, limit) : strlen(s);
            int w = width_of(s, n);
            width = w > width ? w : width;
            s += n;
            s += strspn(s, " ");
        }
    }
    return width;
}

static void print_blanks(FILE *out, int n)
{
    while (n-- > 0)
        putc(' ', out);
}

/* One line of a row; what is left of each cell is set. Is anything left? */
static int print_line(FILE *out, const struct table *t, const char **rest, const int *widths,
                      int indent)
{
    int left = 0, pending = indent;

    for (int c = 0; c < t->columns; c++) {
        size_t n = t->widths[c] > 0 ? first_line(rest[c], t->widths[c]) : strlen(rest[c]);
        int blank = widths[c] - width_of(rest[c], n);
        if (n) {
            print_blanks(out, pending + (t->widths[c] < 0 ? blank : 0));
            fwrite(rest[c], 1, n, out);
            pending = t->widths[c] < 0 ? 2 : blank + 2;
        } else {
            pending += widths[c] + 2;
        }
        rest[c] += n;
        rest[c] += strspn(rest[c], " ");
        left |= *rest[c] != '\0';
    }
    putc('\n', out);
    return left;
}

void print_table(FILE *out, const struct table *t, int indent)
{
    int *widths = NEW_ARRAY(t->arena, int, t->columns);
    const char **rest = NEW_ARRAY(t->arena, const char *, t->columns);

    for (int c = 0; c < t->columns; c++) {
        widths[c] = column_width(t, c);
        rest[c] = t->heads[c];
    }
    print_line(out, t, rest, widths, indent);
    for (int i = 0; i < t->cells.n; i += t->columns) {
        memcpy(rest, t->cells.at + i, sizeof *rest * (size_t)t->columns);
        while (print_line(out, t, rest, widths, indent))
            ;
    }
}
