/*
 * Depfiles: the rule `RESULT: FILE...` that make and ninja include, as the C compilers' -MD writes
 * it. An import that finds another file than last time is seen when one of these files changes.
 */
#include <string.h>
#include "depfile.h"

/* A name as make reads it. */
static void write_name(FILE *out, const char *name)
{
    for (; *name; name++) {
        if (*name == ' ' || *name == '\t' || *name == '#' || *name == '\\')
            putc('\\', out);
        if (*name == '$')
            putc('$', out);
        putc(*name, out);
    }
}

static int is_own_file(const struct unit *u)
{
    return !u->in_archive && u->source && strcmp(u->path, "-") != 0;
}

/* The result, or where that is standard output the program, with another ending. */
static const char *default_path(arena *a, const struct options *o)
{
    const char *of = o->output && strcmp(o->output, "-") != 0 ? o->output : o->path;
    const char *slash = strrchr(of, '/'), *dot = strrchr(of, '.');
    size_t n = dot && dot > (slash ? slash + 1 : of) ? (size_t)(dot - of) : strlen(of);

    return arena_printf(a, "%.*s.d", (int)n, of);
}

static const char *target(arena *a, const struct options *o)
{
    const char *path = default_path(a, o);

    if (o->depfile_target)
        return o->depfile_target;
    if (o->output && strcmp(o->output, "-") != 0)
        return o->output;
    return arena_printf(a, "%.*s.c", (int)strlen(path) - 2, path);
}

enum outcome write_depfile(arena *a, const struct options *o, const struct units *units)
{
    const char *path = o->depfile ? o->depfile : default_path(a, o);
    struct output out;

    if (overwrites_input(units, path))
        return OUTCOME_USAGE;
    if (open_output(a, &out, path) < 0)
        return cannot("write", path);
    write_name(out.file, target(a, o));
    putc(':', out.file);
    for (int i = 0; i < units->list.n; i++) {
        if (!is_own_file(units->list.at[i]))
            continue;
        fputs(" \\\n  ", out.file);
        write_name(out.file, units->list.at[i]->path);
    }
    putc('\n', out.file);
    return close_output(&out);
}
