/* What `yieldc explain` prints about the machines of a module. */
#ifndef YIELDC_REPORT_H
#define YIELDC_REPORT_H

#include <stdio.h>
#include "machine.h"

/* A table for a terminal: columns as wide as their cells, long cells broken at blanks. */
struct table {
    arena *arena;
    int columns;
    const char *const *heads;
    const int
        *widths; /* the most that a column takes; 0: what its cells take; less: to the right */
    struct {
        int n;
        const char **at;
    } cells; /* row by row */
};

void add_cell(struct table *t, const char *format, ...) PRINTF_LIKE(2, 3);
void print_table(FILE *out, const struct table *t, int indent);

void report_list(FILE *out, const struct machine_list *machines); /* list.c: a line for each */
void report_machine(FILE *out, const struct machine *m);          /* terminal.c: all of one */
void report_json(FILE *out, const struct module *module, const struct machine_list *machines);
void report_dot(FILE *out, const struct machine_list *machines);
void report_graph(FILE *out, const struct machine *m, int number); /* of one alone, for svg.c */

/* html.c: a page. Emits the program, so that its IR is of no use afterwards. */
struct page {
    struct program *program;
    const struct machine_list *machines;
    const char *version;        /* of the translator */
    struct name_list recording; /* lines of JSON, or empty */
};
void report_page(FILE *out, const struct page *page);

void put_json_string(FILE *out, const char *s);

/* svg.c: the graph as an element of HTML; NULL where Graphviz is not there. */
const char *graph_svg(arena *a, const struct machine *m, int number);

#endif
