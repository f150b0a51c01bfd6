/* exception_kinds.h - the specs behind the kinds of exceptions.def. */
#ifndef YR_EXCEPTION_KINDS_H
#define YR_EXCEPTION_KINDS_H

#include "exception.h"

#define YR_EXCEPTION_FLAGS                                                                         \
    (YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_HAS_DICT | YR_TYPE_EXCEPTION)

extern const yr_type_spec yr_exception_base, yr_exception_stop, yr_exception_exit, yr_exception_os,
    yr_exception_import, yr_exception_name, yr_exception_attribute, yr_exception_syntax,
    yr_exception_unicode, yr_exception_key, yr_exception_group;

yr_value yr_base_exception_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);
int yr_base_exception_init(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_base_exception_str(yr_value self);
/* new: (type, args), or (type, args, state) if that dict is not empty. 0 if args or state is 0. */
yr_value yr_exception_reduce_with(yr_value self, yr_value args, yr_value state);

/* A pair of functions for a getset: a value of the layout T, None where it is 0. */
#define YR_EXCEPTION_MEMBER(T, member)                                                             \
    static yr_value get_##member(yr_value self)                                                    \
    {                                                                                              \
        yr_value v = YR_AS(T, self)->member;                                                       \
        return v ? yr_retain(v) : YR_NONE;                                                         \
    }                                                                                              \
    static int set_##member(yr_value self, yr_value v)                                             \
    {                                                                                              \
        yr_exception_set(&YR_AS(T, self)->member, v);                                              \
        return 0;                                                                                  \
    }

#endif
