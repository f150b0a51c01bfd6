/* yieldrt.h - what C programs that work with translated ones include.
 *
 * A value is one word (yr_value):
 *
 *     ...1   an int of 63 bits
 *     ..10   a double whose exponent is near 0 (a "flonum"), rotated so that the tag fits, with
 * some bits of its fraction turned, so that it is no round number that the next line costs: the
 * words below YR_FIRST_FLONUM are None, True, False and the other immediates
 *     ..00   a pointer to an object; all zero is "no value": unbound, or an error is pending
 *
 * So one test of two bits tells a counted reference from everything else.
 *
 * Ownership, used in every comment of this file:
 *     new        the caller owns the result and must drop or move it
 *     borrowed   the result lives as long as what it was taken from
 *     steals     the callee takes over the caller's reference, whether it succeeds or not
 * Arguments are borrowed where nothing is said.
 *
 * Errors: a function that returns a value returns 0, one that returns int returns -1, and the
 * exception is pending (yr_pending()). Nothing may be called with an exception pending but what
 * says so: drops, yr_trace and the functions of the group "Exceptions".
 */
#ifndef YIELDRT_H
#define YIELDRT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint64_t yr_value;
typedef struct yr_type yr_type;
typedef struct yr_runtime yr_runtime;

#define YR_UNLIKELY(c) __builtin_expect(!!(c), 0)
#define YR_LIKELY(c)   __builtin_expect(!!(c), 1)

/* ---- Values --------------------------------------------------------------------------------- */

#define YR_NONE            ((yr_value)0x02)
#define YR_FALSE           ((yr_value)0x06)
#define YR_TRUE            ((yr_value)0x0a)
#define YR_ELLIPSIS        ((yr_value)0x0e)
#define YR_NOT_IMPLEMENTED ((yr_value)0x12)
#define YR_FIRST_FLONUM    ((yr_value)0x100)
#define YR_FLONUM_ZERO     ((yr_value)0x8000000000000002) /* 0.0; its double is boxed */
#define YR_FLONUM_TURNED   ((uint64_t)0x25a5a500)

#define YR_INT_MIN (-((int64_t)1 << 62))
#define YR_INT_MAX (((int64_t)1 << 62) - 1)

/* What every object begins with. */
typedef struct yr_object {
    uint32_t refs;
    uint32_t flags; /* YR_FLAG_*; the upper 16 bits belong to the type */
    yr_type *type;
} yr_object;

/* A small int constant; i must lie in YR_INT_MIN..YR_INT_MAX. */
#define yr_int(i) ((yr_value)(((uint64_t)(int64_t)(i) << 1) | 1))

static inline bool yr_is_int(yr_value v)
{
    return v & 1;
}
static inline bool yr_is_pointer(yr_value v)
{
    return (v & 3) == 0;
}
static inline bool yr_is_flonum(yr_value v)
{
    return (v & 3) == 2 && v >= YR_FIRST_FLONUM;
}
static inline int64_t yr_int_value(yr_value v)
{
    return (int64_t)v >> 1;
}
static inline yr_object *yr_object_of(yr_value v)
{
    return (yr_object *)(uintptr_t)v;
}
static inline yr_value yr_bool(bool b)
{
    return b ? YR_TRUE : YR_FALSE;
}

/* The value of a pointer to any object struct. Ownership is the pointer's. */
#define yr_from(object) ((yr_value)(uintptr_t)(object))

/* A double out of its flonum word (yr_is_flonum(v) must hold). */
static inline double yr_flonum_value(yr_value v)
{
    if (v == YR_FLONUM_ZERO)
        return 0.0;
    v ^= YR_FLONUM_TURNED;
    uint64_t bits = (2 - (v >> 63)) | (v & ~(uint64_t)3);
    bits = bits >> 3 | bits << 61;
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

yr_value yr_float_box(double d); /* new: a boxed float, for the doubles that are no flonum */
double yr_float_unbox_object(yr_value v);
/* The double of a value that is a float. */
static inline double yr_float_unbox(yr_value v)
{
    return yr_is_flonum(v) ? yr_flonum_value(v) : yr_float_unbox_object(v);
}

/* The word for the float d; 0: no word holds it. */
static inline yr_value yr_flonum(double d)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int top = (int)(bits >> 60 & 7);
    if (top == 3 || top == 4) {
        yr_value v = (((bits << 3 | bits >> 61) & ~(uint64_t)3) | 2) ^ YR_FLONUM_TURNED;
        if (YR_LIKELY(v >= YR_FIRST_FLONUM && v != YR_FLONUM_ZERO))
            return v;
    } else if (bits == 0) {
        return YR_FLONUM_ZERO;
    }
    return 0;
}

/* new: the float d. Error: MemoryError. */
static inline yr_value yr_float(double d)
{
    yr_value v = yr_flonum(d);
    return YR_LIKELY(v != 0) ? v : yr_float_box(d);
}

yr_value yr_int_from_i64(int64_t i);                       /* new: any 64-bit int */
yr_value yr_int_from_digits(const char *digits, size_t n); /* new: "123" or "0x1f"; for constants */

/* ---- References ----------------------------------------------------------------------------- */

void yr_free(yr_object *dead); /* the count has just become 0; may run any code, never raises */

static inline yr_value yr_retain(yr_value v)
{
    if (yr_is_pointer(v))
        yr_object_of(v)->refs++;
    return v;
}

static inline void yr_drop(yr_value v)
{
    if (yr_is_pointer(v) && --yr_object_of(v)->refs == 0)
        yr_free(yr_object_of(v));
}

/* The same for a word that may be 0. */
static inline yr_value yr_xretain(yr_value v)
{
    if (yr_is_pointer(v) && v)
        yr_object_of(v)->refs++;
    return v;
}

static inline void yr_xdrop(yr_value v)
{
    if (yr_is_pointer(v) && v && --yr_object_of(v)->refs == 0)
        yr_free(yr_object_of(v));
}

/* Stores v (stolen) into *slot and drops what was there, in the order that R2 asks for. */
static inline void yr_set(yr_value *slot, yr_value v)
{
    yr_value old = *slot;
    *slot = v;
    yr_xdrop(old);
}

/* ---- Operations ----------------------------------------------------------------------------- */

int yr_truth_slow(yr_value v);

static inline int yr_truth(yr_value v) /* 1, 0, -1 */
{
    if (v == YR_TRUE)
        return 1;
    if (v == YR_FALSE || v == YR_NONE)
        return 0;
    if (yr_is_int(v))
        return v != yr_int(0);
    return yr_truth_slow(v);
}

yr_value yr_getattr(yr_value o, yr_value name); /* new; AttributeError */
int yr_setattr(yr_value o, yr_value name, yr_value v);
int yr_delattr(yr_value o, yr_value name);
yr_value yr_iter(yr_value o); /* new; TypeError "'X' object is not iterable" */

/* ---- Generators ----------------------------------------------------------------------------- */

/* What one step of a generator did. YR_DELEGATE is between a body and the runtime: the iterator to
 * go on with is in the delegate slot; *out is not set. */
typedef enum { YR_YIELDED, YR_DELEGATE, YR_RETURNED, YR_RAISED } yr_step;

/* ---- Exceptions ----------------------------------------------------------------------------- */

bool yr_pending(void);   /* is an exception pending */
yr_value yr_catch(void); /* new: the pending exception, no longer pending */
/* Makes exception the pending one without touching its context (steals): a re-raise. */
void yr_reraise(yr_value exception);
/* raise exception from cause: both borrowed; exception may be a class; cause is 0 for none. */
void yr_raise(yr_value exception, yr_value cause);

/* ---- Functions in C ------------------------------------------------------------------------- */

/* A C function: args are borrowed; keywords is a tuple of str naming the last items of args (they
 * come after the n positional ones), or 0. */
typedef yr_value (*yr_c_function)(yr_value self, yr_value *args, size_t n, yr_value keywords);

/* A method or function in C. Without YR_METHOD_KEYWORDS the caller has checked that there are no
 * keywords and from min to max arguments (max -1: any number), with CPython's message. */
typedef struct {
    const char *name;
    yr_c_function function;
    int16_t min, max;
    int32_t flags;
    const char *doc;
} yr_method_def;

#ifdef __cplusplus
}
#endif

#endif
