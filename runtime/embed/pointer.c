/* pointer.c - an address of the host's as an object. */
#include "../core/extension.h"
#include "embed.h"

typedef struct {
    yr_object base;
    void *address;
    const char *kind;
    void (*release)(void *);
} pointer;

static yr_type *pointer_type;

static void pointer_dealloc(yr_object *o)
{
    pointer *p = (pointer *)o;
    if (p->release)
        p->release(p->address);
    yr_release(o);
}

static yr_value pointer_repr(yr_value self)
{
    return yr_str_format("<%s at %p>", YR_AS(pointer, self)->kind, YR_AS(pointer, self)->address);
}

static const yr_type_spec pointer_spec = {
    .size = sizeof(pointer),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE | YR_TYPE_CLOSES,
    .doc = "An address of the program in C.",
    .slots = {.dealloc = pointer_dealloc, .repr = pointer_repr},
};

yr_value yr_pointer_new(void *address, const char *kind, void (*release)(void *address))
{
    if (yr_extension_type(NULL, &pointer_type, "pointer", "yieldrt", &pointer_spec) < 0)
        return 0;
    pointer *p = yr_new(pointer_type, sizeof *p);
    if (!p)
        return 0;
    p->address = address;
    p->kind = kind;
    p->release = release;
    return yr_from(p);
}

void *yr_pointer_get(yr_value v, const char *kind)
{
    const char *found = yr_is_pointer(v) && v && yr_object_of(v)->type == pointer_type
                            ? YR_AS(pointer, v)->kind
                            : NULL;
    if (found && strcmp(found, kind) == 0)
        return YR_AS(pointer, v)->address;
    yr_type_error("expected %s, got %s", kind, found ? found : yr_type_name(v));
    return NULL;
}
