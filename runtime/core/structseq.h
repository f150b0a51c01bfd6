/* structseq.h - tuples whose items have names: sys.version_info, time.struct_time and so on. */
#ifndef YR_STRUCTSEQ_H
#define YR_STRUCTSEQ_H

#include "runtime.h"

/* new: a type derived from tuple; fields ends with NULL and lives on. NULL on error. */
yr_type *yr_structseq_type(const char *module, const char *name, const char *const *fields);
/* The same with up to YR_STRUCTSEQ_HIDDEN fields more, that are no items of the tuple; hidden ends
 * with NULL. The values of an instance are those of the items and then those of these. */
enum { YR_STRUCTSEQ_HIDDEN = 9 };
yr_type *yr_structseq_type_hidden(const char *module, const char *name, const char *const *fields,
                                  const char *const *hidden);
/* new: an instance; the values are borrowed, as many as there are fields. */
yr_value yr_structseq_of(yr_type *t, const yr_value *values);
/* The same; steals the values, and fails if one of them is 0. */
yr_value yr_structseq_steal(yr_type *t, yr_value *values);

#endif
