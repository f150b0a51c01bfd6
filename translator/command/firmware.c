/* translate --freestanding */
#include "firmware.h"
#include <string.h>
#include "check/scope.h"
#include "check/validate.h"
#include "freestanding/freestanding.h"
#include "output.h"

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* The path without what follows its last dot. */
static const char *stem_of(arena *a, const char *path)
{
    const char *dot = strrchr(base_name(path), '.');

    return dot ? arena_strndup(a, path, (size_t)(dot - path)) : path;
}

static enum outcome write_text(arena *a, const struct units *units, const char *path,
                               const struct text *t)
{
    struct output o;

    if (overwrites_input(units, path))
        return OUTCOME_USAGE;
    if (open_output(a, &o, path) < 0)
        return cannot("write", path);
    fwrite(t->at, 1, t->size, o.file);
    return close_output(&o);
}

enum outcome write_firmware(arena *a, const struct units *units, const char *path,
                            const char *header, int bits)
{
    const struct unit *u = units->list.at[0];
    struct text c = {0}, h = {0};

    if (!u->tree || validate_module(u->source, u->tree) < 0 || !scope_module(u->source, u->tree))
        return OUTCOME_REJECTED;
    if (!header)
        header = arena_printf(a, "%s.h", stem_of(a, path));
    struct freestanding f = {
        .name = base_name(stem_of(a, u->path)), .header = base_name(header), .bits = bits};
    if (write_freestanding(u->source, u->tree, &f, &c, &h) < 0)
        return OUTCOME_REJECTED;
    enum outcome outcome = write_text(a, units, path, &c);
    return outcome == OUTCOME_OK ? write_text(a, units, header, &h) : outcome;
}
