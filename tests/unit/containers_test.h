/*
 * What the unit tests of the containers share: a runtime around each test, values in short form,
 * and checks of what a value or an error reads like.
 */
#ifndef CONTAINERS_TEST_H
#define CONTAINERS_TEST_H

#include <check.h>
#include "../../runtime/types/containers.h"

#define UNUSED __attribute__((unused))

static UNUSED void begin(void)
{
    static const yr_module_def *const none[] = {NULL};
    static const yr_native_module *const natives[] = {NULL};
    static const yr_program program = {.modules = none, .natives = natives};
    char *argv[] = {(char *)"test", NULL};
    ck_assert_int_eq(yr_start(1, argv, &program), 0);
}

static UNUSED void end(void)
{
    ck_assert(!yr_pending());
    ck_assert_int_eq(yr_finish(), 0);
}

/* Is that the repr of the value? */
static UNUSED void check_repr(yr_value v, const char *expected)
{
    ck_assert_msg(v != 0, "an error instead of %s", expected);
    yr_value text = yr_repr(v);
    ck_assert(text != 0);
    ck_assert_str_eq(yr_utf8(text, NULL), expected);
    yr_drop(text);
}

/* The same for a new value, which is dropped. */
static UNUSED void check_new(yr_value v, const char *expected)
{
    check_repr(v, expected);
    yr_drop(v);
}

/* Is an exception of that type pending, with that message? Clears it. */
static UNUSED void check_error(yr_type *type, const char *message)
{
    ck_assert(yr_pending_is(type));
    yr_value e = yr_catch(), text = yr_str_of(e);
    ck_assert_str_eq(yr_utf8(text, NULL), message);
    yr_drop(text);
    yr_drop(e);
}

/* new: the list of ints from..to-1. */
static UNUSED yr_value ints(int64_t from, int64_t to)
{
    yr_value list = yr_list_new();
    for (int64_t i = from; i < to; i++)
        ck_assert_int_eq(yr_list_append(list, yr_int(i)), 0);
    return list;
}

static UNUSED yr_value slice_of(yr_value start, yr_value stop, yr_value step)
{
    yr_value s = yr_slice_new(start, stop, step);
    ck_assert(s != 0);
    return s;
}

static UNUSED uint64_t hash_value(yr_value v)
{
    uint64_t hash;
    ck_assert_int_eq(yr_hash(v, &hash), 0);
    return hash;
}

#endif
