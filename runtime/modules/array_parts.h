/* array_parts.h - what the files of the module array share. */
#ifndef YR_ARRAY_PARTS_H
#define YR_ARRAY_PARTS_H

#include "../core/give_up.h"
#include "../types/buffer.h"
#include "../types/item_format.h"

typedef struct {
    char code;
    uint8_t size;
    bool is_integer, is_signed;
    uint8_t format; /* of items as pickled arrays have them (array_pickle.c) */
} yr_array_kind;

/* length items of kind->size bytes. While views look at them they do not move. */
typedef struct {
    yr_object base;
    const yr_array_kind *kind;
    uint8_t *items;
    size_t length, capacity;
    size_t views;
} yr_array;

#define ARRAY(v) YR_AS(yr_array, v)

extern const yr_array_kind yr_array_kinds[]; /* ends with code 0 */
extern const yr_type_spec yr_array_spec, yr_array_iterator_spec;
extern const yr_method_def yr_array_methods[];

bool yr_is_array(yr_value v);
yr_type *yr_array_type(const char *name); /* borrowed: of the module, or NULL and RuntimeError */

/* ---- array_item.c ---- */
yr_value yr_array_get(const yr_array *a, size_t i);                    /* new */
int yr_array_store(const yr_array_kind *kind, uint8_t *p, yr_value v); /* 0 or -1 */
/* new: the text of 32-bit characters; ValueError. */
yr_value yr_array_text(const uint8_t *p, size_t n);

/* ---- array_module.c ---- */
yr_value yr_array_new(yr_type *t, const yr_array_kind *kind, size_t length); /* new; zeros */
int yr_array_resize(yr_array *a, size_t length);         /* BufferError, MemoryError */
int yr_array_append(yr_array *a, size_t at, yr_value v); /* inserts at a place that is there */
int yr_array_extend(yr_array *a, yr_value iterable);
int yr_array_add_bytes(yr_array *a, yr_value bytes);
int yr_array_add_text(yr_array *a, yr_value text); /* of 'u' */
int yr_array_delete(yr_array *a, size_t from, size_t to);

YR_TEXT_METHOD(yr_array_reconstruct);
YR_TEXT_METHOD(yr_array_reduce_ex);

#endif
