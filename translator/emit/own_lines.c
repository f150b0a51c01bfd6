/*
 * #line of the C itself, for what stands for no line of the source: prologues, the end of a
 * function, the way of an exception, tables, main.
 *
 * Which line that is, is known when all is written. Until then the directive has a mark in the
 * place of the number and the name; no text of the program can look like it, since control
 * characters are escaped wherever such text is written.
 */
#include <stdlib.h>
#include <string.h>
#include "emitter.h"

static const char own_line[] = "#line \002\n";

struct marked_text {
    FILE *to;
    char *at;
    size_t size;
};

void add_own_line(struct emitter *e, struct text *t)
{
    if (e->options->line_directives)
        text_add_cstr(e->arena, t, own_line);
}

void begin_own_lines(struct emitter *e)
{
    if (!e->options->line_directives)
        return;
    e->marked = NEW(e->arena, struct marked_text);
    e->marked->to = e->out;
    e->out = open_memstream(&e->marked->at, &e->marked->size);
    if (!e->out) {
        fputs("yieldc: out of memory\n", stderr);
        exit(70);
    }
}

/* The line behind a directive is the one after it. */
static void write_numbered(struct emitter *e, const char *text)
{
    const char *name = c_string_on_one_line(e->arena, e->options->c_file);
    int line = 1;

    for (const char *end; *text; text = end, line++) {
        end = text + strcspn(text, "\n");
        end += *end == '\n';
        if (strncmp(text, own_line, sizeof own_line - 1) == 0)
            fprintf(e->out, "#line %d %s\n", line + 1, name);
        else
            fwrite(text, 1, (size_t)(end - text), e->out);
    }
}

void end_own_lines(struct emitter *e)
{
    if (!e->marked)
        return;
    fclose(e->out);
    e->out = e->marked->to;
    write_numbered(e, e->marked->at);
    free(e->marked->at);
}
