/* lzma_parts.h - what the files of the module _lzma share. */
#ifndef YR_LZMA_PARTS_H
#define YR_LZMA_PARTS_H

#include <lzma.h>
#include "../core/extension.h"
#include "../types/buffer.h"
#include "output.h"

extern yr_type *yr_lzma_error;
extern const yr_type_spec yr_lzma_compressor_spec, yr_lzma_decompressor_spec;

enum { YR_LZMA_AUTO, YR_LZMA_XZ, YR_LZMA_ALONE, YR_LZMA_RAW };

/* 0, or -1 and the exception of that status. */
int yr_lzma_check(lzma_ret status);
/* A chain of filters from a sequence of dicts; their options are freed by the second. 0 or -1. */
int yr_lzma_filters(yr_value specs, lzma_filter *filters);
void yr_lzma_free_filters(lzma_filter *filters);
/* One filter from a dict. 0 or -1. */
int yr_lzma_filter(yr_value spec, lzma_filter *filter);
/* new: the dict of a filter. */
yr_value yr_lzma_spec(const lzma_filter *filter);

#endif
