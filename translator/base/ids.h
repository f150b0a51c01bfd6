/*
 * Sets of small numbers of which few are in the set: sorted arrays. What is alive at one place of a
 * function is a handful of its registers, however long the function is, so that sets of bits as
 * wide as the function would make every pass quadratic.
 *
 * Zero is the empty set. Storage comes from an arena and stays with the set when it shrinks or is
 * copied to, so a set that is used as scratch allocates only while it still grows.
 */
#ifndef YIELDC_IDS_H
#define YIELDC_IDS_H

#include <string.h>
#include "util.h"

struct ids {
    int n, capacity;
    int *at; /* ascending */
};

/* The index of the first member that is not below id. */
static inline int ids_find(const struct ids *set, int id)
{
    int low = 0, high = set->n;

    while (low < high) {
        int middle = (low + high) / 2;
        if (set->at[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static inline int ids_has(const struct ids *set, int id)
{
    int i = ids_find(set, id);

    return i < set->n && set->at[i] == id;
}

static inline void ids_reserve(arena *a, struct ids *set, int n)
{
    if (n <= set->capacity)
        return;
    int capacity = n < 4 ? 4 : n * 2;
    int *at = NEW_ARRAY(a, int, capacity);
    if (set->n)
        memcpy(at, set->at, sizeof *at * (size_t)set->n);
    set->at = at;
    set->capacity = capacity;
}

/* Tells whether that changed the set. */
static inline int ids_add(arena *a, struct ids *set, int id)
{
    int i = ids_find(set, id);

    if (i < set->n && set->at[i] == id)
        return 0;
    ids_reserve(a, set, set->n + 1);
    memmove(set->at + i + 1, set->at + i, sizeof *set->at * (size_t)(set->n - i));
    set->at[i] = id;
    set->n++;
    return 1;
}

static inline void ids_remove(struct ids *set, int id)
{
    int i = ids_find(set, id);

    if (i == set->n || set->at[i] != id)
        return;
    set->n--;
    memmove(set->at + i, set->at + i + 1, sizeof *set->at * (size_t)(set->n - i));
}

static inline void ids_copy(arena *a, struct ids *to, const struct ids *from)
{
    to->n = 0;
    ids_reserve(a, to, from->n);
    if (from->n)
        memcpy(to->at, from->at, sizeof *to->at * (size_t)from->n);
    to->n = from->n;
}

static inline int ids_equal(const struct ids *a, const struct ids *b)
{
    return a->n == b->n && (!a->n || !memcmp(a->at, b->at, sizeof *a->at * (size_t)a->n));
}

/* How many members of from are not in set. */
static inline int ids_missing(const struct ids *set, const struct ids *from)
{
    int missing = 0;

    for (int i = 0, k = 0; i < from->n; i++) {
        while (k < set->n && set->at[k] < from->at[i])
            k++;
        missing += k == set->n || set->at[k] != from->at[i];
    }
    return missing;
}

/* Adds all of from; tells whether that changed the set. */
static inline int ids_union(arena *a, struct ids *to, const struct ids *from)
{
    int missing = ids_missing(to, from), i = from->n - 1, k = to->n - 1;

    if (!missing)
        return 0;
    ids_reserve(a, to, to->n + missing);
    to->n += missing;
    for (int at = to->n - 1; at > k; at--) { /* merged from the end, until what is left stands */
        int is_old = k >= 0 && to->at[k] >= from->at[i];
        i -= !is_old || to->at[k] == from->at[i];
        to->at[at] = is_old ? to->at[k--] : from->at[i + 1];
    }
    return 1;
}

#endif
