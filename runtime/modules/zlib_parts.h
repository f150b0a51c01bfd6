/* zlib_parts.h - what the files of the module zlib share. */
#ifndef YR_ZLIB_PARTS_H
#define YR_ZLIB_PARTS_H

#include <limits.h>
#include <zlib.h>
#include "../core/extension.h"
#include "../types/buffer.h"
#include "output.h"

#define YR_ZLIB_BUFFER 16384 /* DEF_BUF_SIZE */

#ifndef DEF_MEM_LEVEL
#define DEF_MEM_LEVEL 8
#endif

extern yr_type *yr_zlib_error, *yr_zlib_compress, *yr_zlib_decompress;
extern const yr_type_spec yr_zlib_compress_spec, yr_zlib_decompress_spec;

/* zlib.error of a status, with what the stream says of it. 0. */
YR_COLD yr_value yr_zlib_failed(const z_stream *z, int status, const char *where);
/* Gives the stream the next piece of the input, as much as it can take at once. */
void yr_zlib_feed(z_stream *z, yr_span *rest);
/* Gives it room for output: at least `least` bytes, at most `most` in all. -1: MemoryError. */
int yr_zlib_offer(z_stream *z, yr_buffer *out, size_t most);
/* Counts what came out of that. */
void yr_zlib_took(const z_stream *z, yr_buffer *out);

yr_value yr_zlib_compressobj(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_zlib_decompressobj(yr_value self, yr_value *args, size_t n, yr_value keywords);

#endif
