/* exception.h - the layouts of the built-in exceptions, and what the files about them share.
 *
 * A layout is yr_exception, the members of its kind, then the yr_attributes of the program's own
 * attributes (yr_attributes_of() finds them at the end of the type's size).
 */
#ifndef YR_EXCEPTION_H
#define YR_EXCEPTION_H

#include "runtime.h"

typedef struct {
    yr_exception exception;
    yr_value code; /* never 0 */
} yr_system_exit;

typedef struct {
    yr_exception exception;
    yr_value error, strerror, filename, filename2; /* 0: None */
    yr_value written;                              /* BlockingIOError.characters_written, or 0 */
} yr_os_error;

typedef struct {
    yr_exception exception;
    yr_value message, name, path; /* 0: None */
} yr_import_error;

typedef struct {
    yr_exception exception;
    yr_value name; /* 0: None */
} yr_name_error;

typedef struct {
    yr_exception exception;
    yr_value name, object; /* 0: None */
} yr_attribute_error;

typedef struct {
    yr_exception exception;
    yr_value message, filename, line, offset, text, end_line, end_offset; /* 0: None */
    yr_value print_file_and_line;
} yr_syntax_error;

typedef struct {
    yr_exception exception;
    yr_value encoding, object, start, end, reason; /* 0: not set */
} yr_unicode_error;

typedef struct {
    yr_exception exception;
    yr_value message;    /* str */
    yr_value exceptions; /* tuple */
} yr_group;

/* A member of an exception: object is set to v, which may be 0 (retained). */
static inline void yr_exception_set(yr_value *member, yr_value v)
{
    yr_set(member, yr_xretain(v));
}

/* ---- exception.c ---------------------------------------------------------------------------- */

/* Is t a built-in exception that has no more than args? */
bool yr_exception_is_plain(const yr_type *t);
/* new: t(*args) of such a one: what __new__ and __init__ do. Steals args. */
yr_value yr_exception_plain(yr_type *t, yr_value *args, size_t n);
/* Gives the names of NameError and AttributeError, for suggestions. Each keeps what is pending. */
yr_value yr_raise_name(yr_type *t, yr_value name, const char *format); /* NameError; %U is name */
yr_value yr_raise_attribute(yr_value object, yr_value name, yr_value text); /* AttributeError; 0 */
/* new: ImportError or ModuleNotFoundError with its name and path set, raised. Steals text. */
yr_value yr_raise_import(yr_type *t, yr_value text, yr_value name, yr_value path);

/* ---- error.c -------------------------------------------------------------------------------- */
/* Is exception an instance of a class, or of one in a tuple (nested ones too)? No
 * __instancecheck__. */
bool yr_exception_matches(yr_value exception, yr_value classes);

/* ---- exception_group.c ---------------------------------------------------------------------- */
yr_value yr_group_wrap(yr_value exception); /* new: ExceptionGroup("", [exception]) */
/* new: group.split(classes), checked; None where empty. */
int yr_group_split(yr_value group, yr_value classes, yr_value *match, yr_value *rest);

#endif
