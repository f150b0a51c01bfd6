/*
 * A source file and the one printer of diagnostics.
 *
 * The text is kept as the Python parser sees it: UTF-8 without a byte order mark, each line ended
 * by a single '\n' whatever the file used, the last one too. Columns are byte offsets into a line.
 */
#ifndef YIELDC_SOURCE_H
#define YIELDC_SOURCE_H

#include <stdio.h>
#include "util.h"

/* A stretch of the text: line from 1, columns in bytes from 0, the end exclusive. */
struct loc {
    int line, col, end_line, end_col;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

/* Something that is no error, to be told when the file has none. */
struct suspect {
    struct loc loc;
    const char *message;
};

struct source {
    const char *name; /* as the user gave it */
    const char *text; /* NUL terminated */
    size_t size;
    int line_count;
    size_t *line_start; /* line_count + 1 offsets; the last one is size */
    FILE *messages;     /* where diagnostics go; stderr unless the driver changes it */
    int errors, warnings;
    const char *first_error; /* its message alone; NULL: none yet */
    struct loc first_error_at;
    int max_errors; /* after so many errors the printer only counts; 0: no limit; */
                    /* less: it prints nothing */
    int warns;      /* what is suspect in it is printed: the file is the program's own */
    LIST(struct suspect) suspects; /* those that the tokens and their values show */
    arena *arena;
};

/* Adds the bytes of a file, "-" is standard input, to a text. 0, or -1 when it cannot be read, with
 * errno set. */
int read_file(arena *a, const char *path, struct text *bytes);

/* Reads a file and decodes it (UTF-8, or what its coding line says: latin-1 and ascii too).
 * The result belongs to the arena. NULL when the file cannot be read, with errno set; a file with
 * undecodable text gives a source whose errors is not 0. */
struct source *source_read(arena *a, const char *path);

/* The same from memory; the bytes are copied. */
struct source *source_from_text(arena *a, const char *name, const char *bytes, size_t size);

/* The text of line 1..line_count, without its newline; *size is set to its bytes. */
const char *source_line(const struct source *s, int line, int *size);

/* Does one of these words stand anywhere in the text, in a comment or a string too? The list ends
 * with NULL. */
int has_word(const char *text, const char *const *words);

/* Offset <-> line and column. Out-of-range values are clamped. */
size_t source_offset(const struct source *s, int line, int col);
struct loc source_loc(const struct source *s, size_t start, size_t end);

/* Remembers something suspect from start to end. The message is without "SyntaxWarning: ". */
void suspect(struct source *s, size_t start, size_t end, const char *format, ...) PRINTF_LIKE(4, 5);

/* Are messages printed in colours? They are not until this says so. */
void colour_messages(int on);

/*
 * Prints `FILE:LINE:COL: error: MESSAGE`, the source line and carets under the span, and counts
 * it. COL is printed from 1 in characters. A message of Python's carries the exception's name:
 * "SyntaxError: invalid syntax"; what yieldc lacks says "not supported yet: ...".
 */
void diagnose(struct source *s, struct loc loc, enum severity severity, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* A note that follows a diagnostic; the same layout with the word `note`. */
void note(struct source *s, struct loc loc, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
