/* csv_parts.h - what the files of the module _csv share. */
#ifndef YR_CSV_PARTS_H
#define YR_CSV_PARTS_H

#include "../core/extension.h"
#include "../types/text.h"

enum { YR_CSV_MINIMAL, YR_CSV_ALL, YR_CSV_NONNUMERIC, YR_CSV_NONE };

#define YR_CSV_UNSET UINT32_MAX /* no such character */

typedef struct {
    yr_object base;
    uint32_t delimiter, quote, escape;
    bool doublequote, skip_space, strict;
    int quoting;
    yr_value terminator; /* str */
} yr_csv_dialect;

extern yr_type *yr_csv_error, *yr_csv_dialect_type, *yr_csv_reader_type, *yr_csv_writer_type;
extern const yr_type_spec yr_csv_dialect_spec, yr_csv_reader_spec, yr_csv_writer_spec;
extern yr_value yr_csv_dialects; /* dict of those that are registered */
extern int64_t yr_csv_field_limit;

/* new: the registered dialect of that name; csv.Error. */
yr_value yr_csv_find_dialect(yr_value name);
/* new: Dialect(dialect, **keywords), as arguments of reader() and writer() say; dialect may be 0.
 * values are those of the keywords, a tuple of names or 0. */
yr_value yr_csv_dialect_of(yr_value dialect, yr_value *values, yr_value keywords);
/* borrowed: the dialect of args[1:] of a function with keywords. new, or 0. */
yr_value yr_csv_dialect_argument(yr_value *args, size_t n, yr_value keywords);

yr_value yr_csv_reader(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_csv_writer(yr_value self, yr_value *args, size_t n, yr_value keywords);

#endif
