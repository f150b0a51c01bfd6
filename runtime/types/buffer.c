/* buffer.c - the buffer protocol: taking hold of memory, and reading it in order. */
#include "buffer.h"

void yr_export_bytes(yr_exported *b, const void *p, size_t n, bool read_only)
{
    b->data = (uint8_t *)(uintptr_t)p;
    b->length = (int64_t)n;
    b->item_size = 1;
    b->format = "B";
    b->dimensions = 1;
    b->shape = b->strides = NULL;
    b->read_only = read_only;
}

int yr_buffer_hold(yr_value v, yr_exported *b)
{
    b->owner = 0;
    if (!yr_exports_buffer(v)) {
        yr_type_error("a bytes-like object is required, not '%T'", v);
        return -1;
    }
    if (yr_object_of(v)->type->slots.export_buffer(v, b) < 0)
        return -1;
    b->owner = yr_retain(v);
    return 0;
}

int yr_buffer_hold_bytes(yr_value v, yr_exported *b)
{
    if (yr_buffer_hold(v, b) < 0)
        return -1;
    if (yr_buffer_is_contiguous(b, false))
        return 0;
    yr_buffer_let_go(b);
    yr_raise_format(YR_EXC(BufferError), "memoryview: underlying buffer is not C-contiguous");
    return -1;
}

int yr_buffer_hold_writable(yr_value v, yr_exported *b, const char *what)
{
    b->owner = 0;
    if (yr_exports_buffer(v)) {
        if (yr_buffer_hold_bytes(v, b) < 0)
            return -1;
        if (!b->read_only)
            return 0;
        yr_buffer_let_go(b);
    }
    yr_type_error("%s must be read-write bytes-like object, not %s", what, yr_argument_type(v));
    return -1;
}

void yr_buffer_let_go(yr_exported *b)
{
    yr_value owner = b->owner;
    b->owner = 0;
    if (!owner)
        return;
    void (*release)(yr_value) = yr_object_of(owner)->type->slots.release_buffer;
    if (release)
        release(owner);
    yr_drop(owner);
}

bool yr_buffer_is_contiguous(const yr_exported *b, bool first_fastest)
{
    int64_t step = b->item_size;
    if (b->shape && b->dimensions == 1) /* one without items, too, may be a slice with steps */
        return b->shape[0] == 1 || b->strides[0] == step;
    if (!b->shape || b->length == 0)
        return true;
    for (int i = 0; i < b->dimensions; i++) {
        int d = first_fastest ? i : b->dimensions - 1 - i;
        if (b->shape[d] > 1 && b->strides[d] != step)
            return false;
        step *= b->shape[d];
    }
    return true;
}

/* The offset of the item of these indices. */
static int64_t offset_of(const yr_exported *b, const int64_t *index)
{
    int64_t at = 0;
    for (int d = 0; d < b->dimensions; d++)
        at += index[d] * b->strides[d];
    return at;
}

void yr_buffer_pack(const yr_exported *b, uint8_t *out, bool first_fastest)
{
    int64_t index[YR_MAX_DIMENSIONS] = {0}, size = b->item_size;
    if (yr_buffer_is_contiguous(b, first_fastest)) {
        if (b->length)
            memcpy(out, b->data, (size_t)b->length);
        return;
    }
    for (int64_t done = 0; done < b->length; done += size) {
        memcpy(out + done, b->data + offset_of(b, index), (size_t)size);
        for (int i = 0; i < b->dimensions; i++) {
            int d = first_fastest ? i : b->dimensions - 1 - i;
            if (++index[d] < b->shape[d])
                break;
            index[d] = 0;
        }
    }
}
