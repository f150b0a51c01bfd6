/* embed.h - what the files of embed/ share, and its tests. */
#ifndef YR_EMBED_H
#define YR_EMBED_H

#include "../core/runtime.h"

/* How many blocks of memory the last yr_runtime_close() found that nobody had given back. */
size_t yr_runtime_left(void);

#endif
