/* yieldc explain: the generators of a program as state machines. */
#ifndef YIELDC_EXPLAIN_H
#define YIELDC_EXPLAIN_H

#include "driver.h"

enum explain_form { FORM_TEXT, FORM_JSON, FORM_DOT, FORM_PAGE };

struct explanation {
    const char *name; /* of a function; NULL: all, a line for each where the form is text */
    const char *output;
    const char *recording; /* a file that --trace of run wrote, or NULL */
    enum explain_form form;
};

/* Compiles the program as far as its IR goes and writes what is asked for of its first file.
 * OUTCOME_USAGE with a message where there is no such function, or no place to write. */
enum outcome explain(arena *a, const struct units *units, const struct explanation *e);

#endif
