/* traceback.h - the text of tracebacks and exceptions, for the files that print them. */
#ifndef YR_TRACEBACK_H
#define YR_TRACEBACK_H

#include "runtime.h"

/* What every line starts with: spaces, and "| " inside an exception group. */
typedef struct {
    int indent;
    bool bar;
} yr_margin;

/* The file read last, so that neighbouring entries read it once. Zero-initialised is empty. */
typedef struct {
    const char *file;
    char *text;
} yr_source;

yr_value yr_source_line(yr_source *source, const char *file, int line);
void yr_source_free(yr_source *source);

const yr_code *yr_traceback_code(const yr_traceback *t); /* NULL: not known */
int yr_add_line(yr_builder *out, const yr_margin *margin, yr_value text);
/* The entries of a traceback, at most the last limit of them; 0 or -1. */
int yr_traceback_entries(yr_builder *out, const yr_margin *margin, yr_value traceback,
                         int64_t limit);
/* The same with the limit of sys.tracebacklimit. */
int yr_traceback_print(yr_builder *out, const yr_margin *margin, yr_value traceback);

/* ---- format.c ------------------------------------------------------------------------------- */
/* The text of an exception, with its traceback and (chain) those it came from; 0 or -1. */
int yr_exception_text(yr_builder *out, yr_value exception, bool chain);
/* "Type: message\n" and the notes; 0 or -1. */
int yr_exception_line(yr_builder *out, yr_value exception);
/* new str: the name of an exception's type as it is printed. */
yr_value yr_exception_type_name(yr_type *t);

/* ---- suggest.c ------------------------------------------------------------------------------ */
/* new str or 0 without an error: the name that the program may have meant. */
yr_value yr_suggestion(yr_value exception);

#endif
