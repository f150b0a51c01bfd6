/* buffer.h - the buffer protocol: how an object shows its memory, and how others look at it.
 *
 * A type whose instances show memory has the slots export_buffer and release_buffer. The first
 * fills a yr_exported and notes that its memory is looked at; until the second the memory must
 * neither move nor end, so an object that would have to move it raises BufferError. Type and
 * length of what is shown are the exporter's; a type of plain bytes calls yr_export_bytes.
 *
 * Who needs the bytes for one moment, in which no code of the program runs, takes a yr_span
 * (yr_bytes_need in text.h); who keeps them, or runs such code, holds a yr_exported.
 */
#ifndef YR_BUFFER_H
#define YR_BUFFER_H

#include "text.h"

enum { YR_MAX_DIMENSIONS = 64 };

struct yr_exported {
    yr_value owner; /* the exporter, held; 0: nothing is held */
    uint8_t *data;  /* the first item */
    int64_t length; /* bytes of all items */
    int64_t item_size;
    const char *format; /* as struct's; lives as long as the exporter */
    int dimensions;
    const int64_t *shape, *strides; /* NULL: one dimension without gaps */
    bool read_only;
};

/* What export_buffer does for n plain bytes. */
void yr_export_bytes(yr_exported *b, const void *p, size_t n, bool read_only);
static inline bool yr_exports_buffer(yr_value v)
{
    return yr_is_pointer(v) && yr_object_of(v)->type->slots.export_buffer;
}
/* Takes hold of v's memory, whatever its layout. -1: "a bytes-like object is required, not 'X'",
 * BufferError. */
int yr_buffer_hold(yr_value v, yr_exported *b);
/* The same for plain bytes without gaps; and for those that may be written to, where what names the
 * taker: "argument", "readinto() argument". */
int yr_buffer_hold_bytes(yr_value v, yr_exported *b);
int yr_buffer_hold_writable(yr_value v, yr_exported *b, const char *what);
void yr_buffer_let_go(yr_exported *b); /* harmless twice */
/* Do the items follow each other, the last index running fastest (or the first)? */
bool yr_buffer_is_contiguous(const yr_exported *b, bool first_fastest);
/* Copies the items one after the other to out. */
void yr_buffer_pack(const yr_exported *b, uint8_t *out, bool first_fastest);

#endif
