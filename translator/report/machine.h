/*
 * What there is to know of a generator as a state machine, as it stands in the IR behind the last
 * pass: the facts that `yieldc explain` prints, in whatever form.
 */
#ifndef YIELDC_MACHINE_H
#define YIELDC_MACHINE_H

#include "ir/ir.h"

/* A stretch of bytes of the frame. */
struct field {
    const char *name; /* of a variable its own, of temporaries that of the first: "t7" */
    const char *what; /* "parameter", "variable", "cell", "temporary", "link", "padding" */
    int offset, size;
    int slot; /* number in function->slots, -1: none */
    struct {
        int n;
        const struct reg **at;
    } holders; /* the registers that share it */
};

/* Something that a state keeps alive. */
struct held {
    int field;             /* number in machine->fields */
    int maybe;             /* the variable may be unbound */
    const struct reg *reg; /* NULL: what it delegates to */
};

struct region_list {
    int n;
    const struct region **at;
};

struct state {
    int number, line;
    enum point_kind kind;
    const char *wakes;             /* what resumes it, in words */
    int close_resumes;             /* close() has to run the body: else it only clears the frame */
    int in_handler;                /* an exception is being handled */
    const struct region *handlers; /* the innermost ones first */
    struct {
        int n;
        struct held *at;
    } held;
};

/* How a way from a state begins, and where one ends that is no state. */
enum trigger { TRIGGER_SENT, TRIGGER_THROWN };
enum { TO_RETURN = -1, TO_RAISE = -2 };

/* A way from one suspension to the next, or out. */
struct transition {
    int from, to;
    enum trigger trigger;
    int by_exception; /* only where something on the way raises */
    struct ids lines; /* that run on it */
};

struct machine {
    const struct function *function;
    arena *arena;
    int is_made;      /* something that is reached mentions it: else it is not in the C */
    const char *kind; /* "generator", "coroutine", "async generator" */
    int size;         /* bytes of the state struct */
    int yields, delegations, awaits;
    struct region_list handlers; /* all, in the order of their lines */
    struct {
        int n;
        struct field *at;
    } fields; /* without gaps */
    struct {
        int n;
        struct state *at;
    } states; /* by number */
    struct {
        int n;
        struct transition *at;
    } transitions; /* by from, trigger, to */
    struct {
        int n;
        struct note *at;
    } notes; /* by line */
};

struct machine_list {
    int n;
    struct machine **at;
};

/* The machines of a module: those of the functions called `name` (their name or qualified name), or
 * all if name is NULL. The module has been through all passes, and not been emitted. */
struct machine_list find_machines(arena *a, const struct module *m, const char *name);

/* Parts of it, each in its own file. */
void find_fields(struct machine *m); /* fields.c */
void find_states(struct machine *m); /* states.c; needs fields */
/* Is what comes back to a suspension used at all? Not, where it is only dropped. */
int result_is_read(const struct instr *i);
void find_transitions(struct machine *m); /* transitions.c; needs states */
void find_notes(struct machine *m);       /* notes.c; needs states */

/* words.c: what a register holds, in words: "iterator, line 8"; how it is called in tables. */
const char *holding_text(arena *a, const struct function *f, const struct reg *r);
const char *register_name(arena *a, const struct reg *r);
const char *lines_text(arena *a, const struct ids *lines); /* "3-5, 8"; "" if there are none */
extern const char *const handler_words[];                  /* by kind of region */
/* "except 11, 13; with 7", from the inside; "" if there are none. */
const char *handlers_text(arena *a, const struct region *r);
const char *held_text(arena *a, const struct machine *m, const struct held *h);
/* "2", "return", "raise" */
const char *target_name(arena *a, int to);
const char *trigger_text(const struct machine *m, const struct transition *t);

#endif
