/* What kinds of values registers hold, and between which bounds small ints lie. */
#ifndef YIELDC_TYPES_H
#define YIELDC_TYPES_H

#include <stdint.h>
#include "ir/ir.h"

/* Kinds of values; a set of them. 0: nothing is known to come here. */
enum kind {
    KIND_SMALL = 1, /* an int that is immediate */
    KIND_BIG = 2,   /* any other int */
    KIND_FLOAT = 4,
    KIND_BOOL = 8,
    KIND_NONE = 16,
    KIND_OTHER = 32,
    KIND_INT = KIND_SMALL | KIND_BIG,
    KIND_ANY = 63
};

#define SMALL_MIN (-((int64_t)1 << 62))
#define SMALL_MAX (((int64_t)1 << 62) - 1)

struct fact {
    unsigned kinds;
    int64_t lo, hi; /* of the small ints */
};

struct types {
    struct function *f;
    int n;            /* registers that there were */
    arena *a;         /* everything belongs to it */
    struct fact **in; /* by block id: the facts at its start, by register id; NULL: not reached */
};

/* 0 where the function is too large. Valid until blocks or registers change. */
int find_types(struct types *t, struct function *f, arena *a);

/* The fact of a source, where `now` holds. */
struct fact operand_fact(const struct types *t, const struct fact *now, const struct operand *o);

/* The fact of the result of an instruction that has one, and whose sources are boxed or not. */
struct fact result_fact(const struct types *t, const struct fact *now, const struct instr *i);

/* Carries the facts over an instruction that succeeds. */
void types_after(const struct types *t, struct fact *now, const struct instr *i);

static inline int is_small(struct fact f)
{
    return f.kinds == KIND_SMALL;
}
static inline int is_float(struct fact f)
{
    return f.kinds == KIND_FLOAT;
}

/* Is it a float, or a small int that a double holds exactly? */
static inline int is_exact_double(struct fact f)
{
    const int64_t most = (int64_t)1 << 53;

    return is_float(f) || (is_small(f) && f.lo >= -most && f.hi <= most);
}

void types_dump(FILE *out, const struct function *f);

#endif
