/* Arithmetic of intervals: what an operation of ints gives, and whether it can fail. */
#include "range.h"

__extension__ typedef __int128 wide;

static const struct range empty_range = {INT64_MAX, INT64_MIN};

struct range range_join(struct range a, struct range b)
{
    return (struct range){a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi};
}

struct range range_meet(struct range a, struct range b)
{
    struct range r = {a.lo > b.lo ? a.lo : b.lo, a.hi < b.hi ? a.hi : b.hi};

    return r.lo <= r.hi ? r : empty_range;
}

int range_is_empty(struct range r)
{
    return r.lo > r.hi;
}

int range_within(struct range inner, struct range outer)
{
    return inner.lo >= outer.lo && inner.hi <= outer.hi;
}

int range_has(struct range r, int64_t value)
{
    return r.lo <= value && value <= r.hi;
}

/* Cuts exact bounds to those of the type; tells whether they were within. */
static int cut(wide lo, wide hi, struct range type, struct range *r)
{
    int fits = lo >= type.lo && hi <= type.hi;

    r->lo = lo < type.lo ? type.lo : lo > type.hi ? type.hi : (int64_t)lo;
    r->hi = hi > type.hi ? type.hi : hi < type.lo ? type.lo : (int64_t)hi;
    return fits;
}

static int of_corners(const wide corner[4], struct range type, struct range *r)
{
    wide lo = corner[0], hi = corner[0];

    for (int i = 1; i < 4; i++) {
        lo = corner[i] < lo ? corner[i] : lo;
        hi = corner[i] > hi ? corner[i] : hi;
    }
    return cut(lo, hi, type, r);
}

static wide floor_quotient(wide a, wide b)
{
    wide q = a / b;

    return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

static int divide(struct range a, struct range b, struct range type, struct range *r)
{
    *r = type;
    if (b.lo <= 0 && b.hi >= 0)
        return 0;
    const wide corner[4] = {floor_quotient(a.lo, b.lo), floor_quotient(a.lo, b.hi),
                            floor_quotient(a.hi, b.lo), floor_quotient(a.hi, b.hi)};
    return of_corners(corner, type, r);
}

static int modulo(struct range a, struct range b, struct range type, struct range *r)
{
    *r = type;
    if (b.lo <= 0 && b.hi >= 0)
        return 0;
    *r = b.lo > 0 ? (struct range){0, b.hi - 1} : (struct range){b.lo + 1, 0};
    if (b.lo > 0 && a.lo >= 0 && a.hi < r->hi)
        r->hi = a.hi;
    return 1;
}

static int shift_left(struct range a, struct range b, struct range type, struct range *r)
{
    *r = type;
    if (b.lo < 0 || b.hi > 62)
        return 0;
    const wide corner[4] = {(wide)a.lo * ((wide)1 << b.lo), (wide)a.lo * ((wide)1 << b.hi),
                            (wide)a.hi * ((wide)1 << b.lo), (wide)a.hi * ((wide)1 << b.hi)};
    return of_corners(corner, type, r);
}

static int shift_right(struct range a, struct range b, struct range type, struct range *r)
{
    int64_t most = type.hi == INT32_MAX ? 31 : 63;
    int fits = b.lo >= 0 && b.hi <= most;
    int64_t lo = b.lo < 0 ? 0 : b.lo > most ? most : b.lo, hi = b.hi > most ? most : b.hi;

    hi = hi < lo ? lo : hi;
    const wide corner[4] = {a.lo >> lo, a.lo >> hi, a.hi >> lo, a.hi >> hi};
    of_corners(corner, type, r);
    return fits;
}

/* The least 2**k - 1 that is not below n. */
static int64_t ones(int64_t n)
{
    int64_t m = 0;

    while (m < n)
        m = m * 2 + 1;
    return m;
}

static struct range logic(enum operator op, struct range a, struct range b)
{
    int64_t most = ones(a.hi > b.hi ? a.hi : b.hi);

    if (op == BitAnd && (a.lo >= 0 || b.lo >= 0)) {
        int64_t hi = a.lo < 0 ? b.hi : b.lo < 0 || a.hi < b.hi ? a.hi : b.hi;
        return (struct range){0, hi};
    }
    if (a.lo >= 0 && b.lo >= 0)
        return (struct range){op == BitOr ? (a.lo > b.lo ? a.lo : b.lo) : 0, most};
    int64_t least = a.lo < b.lo ? a.lo : b.lo;
    int64_t bound = ones(~least > most ? ~least : most);
    return (struct range){~bound, bound};
}

static int power(struct range a, struct range b, struct range type, struct range *r)
{
    wide lo = 1, hi = 1;

    *r = type;
    if (b.lo != b.hi || b.lo < 0 || b.lo > 64)
        return 0;
    wide most = a.hi > -(wide)a.lo ? (wide)a.hi : -(wide)a.lo;
    for (int64_t i = 0; i < b.lo; i++) {
        hi *= most;
        if (hi > type.hi)
            return 0;
    }
    lo = a.lo < 0 ? -hi : 0;
    return cut(lo, hi < 1 ? 1 : hi, type, r);
}

int range_operation(enum operator op, struct range a, struct range b, struct range type,
                    struct range *r)
{
    if (range_is_empty(a) || range_is_empty(b)) {
        *r = type;
        return 0;
    }
    switch (op) {
    case Add: return cut((wide)a.lo + b.lo, (wide)a.hi + b.hi, type, r);
    case Sub: return cut((wide)a.lo - b.hi, (wide)a.hi - b.lo, type, r);
    case Mult: {
        const wide corner[4] = {(wide)a.lo * b.lo, (wide)a.lo * b.hi, (wide)a.hi * b.lo,
                                (wide)a.hi * b.hi};
        return of_corners(corner, type, r);
    }
    case FloorDiv: return divide(a, b, type, r);
    case Mod: return modulo(a, b, type, r);
    case LShift: return shift_left(a, b, type, r);
    case RShift: return shift_right(a, b, type, r);
    case BitAnd:
    case BitOr:
    case BitXor: *r = logic(op, a, b); return 1;
    case Pow: return power(a, b, type, r);
    default: *r = type; return 0;
    }
}
