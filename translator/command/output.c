/*
 * Files that commands write. What is being written has a name of its own and is renamed when it is
 * whole, so that nothing half is ever seen; a signal removes it (interrupt.c).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "interrupt.h"
#include "output.h"

enum outcome cannot(const char *verb, const char *path)
{
    fprintf(stderr, "yieldc: cannot %s %s: %s\n", verb, path, strerror(errno));
    return OUTCOME_USAGE;
}

/* The file that the path leads to in the end: the link stays one. */
static const char *target_of(arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    const char *target = real ? arena_strndup(a, real, strlen(real)) : path;

    free(real);
    return target;
}

static int is_special(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

int open_output(arena *a, struct output *o, const char *path)
{
    *o = (struct output){.path = path, .file = stdout};
    if (strcmp(path, "-") == 0)
        return 0;
    o->path = target_of(a, path);
    if (!is_special(o->path))
        o->temporary = arena_printf(a, "%s.%ld.tmp", o->path, (long)getpid());
    if (o->temporary)
        add_temporary(o->temporary);
    o->file = fopen(o->temporary ? o->temporary : o->path, "w");
    if (!o->file && o->temporary)
        forget_temporary(o->temporary);
    return o->file ? 0 : -1;
}

enum outcome close_output(struct output *o)
{
    int failed = fflush(o->file) != 0 || ferror(o->file);

    if (o->file != stdout)
        failed |= fclose(o->file) != 0;
    if (o->temporary)
        failed |= !failed && rename(o->temporary, o->path) != 0;
    enum outcome outcome = failed ? cannot("write", o->path) : OUTCOME_OK;
    if (failed && o->temporary)
        unlink(o->temporary);
    if (o->temporary)
        forget_temporary(o->temporary);
    return outcome;
}

void drop_output(struct output *o)
{
    if (o->file != stdout)
        fclose(o->file);
    if (!o->temporary)
        return;
    unlink(o->temporary);
    forget_temporary(o->temporary);
}

const char *place_to_write(arena *a, const char *path, const char *folder)
{
    const char *target = target_of(a, path);
    const char *place = is_special(target) ? arena_printf(a, "%s/output", folder)
                                           : arena_printf(a, "%s.%ld.tmp", target, (long)getpid());

    add_temporary(place);
    return place;
}

/* Writes the contents of one file into what is there under another name. */
static int copy_into(const char *from, const char *to)
{
    FILE *in = fopen(from, "r"), *out = in ? fopen(to, "w") : NULL;
    char block[65536];
    int failed = !out;

    for (size_t n; !failed && (n = fread(block, 1, sizeof block, in)) > 0;)
        failed = fwrite(block, 1, n, out) != n;
    if (in)
        failed |= ferror(in), fclose(in);
    if (out)
        failed |= fclose(out) != 0;
    return failed ? -1 : 0;
}

enum outcome copy_to_stdout(const char *path)
{
    FILE *in = fopen(path, "r");
    char block[65536];
    int failed = !in;

    for (size_t n; !failed && (n = fread(block, 1, sizeof block, in)) > 0;)
        failed = fwrite(block, 1, n, stdout) != n;
    if (in)
        failed |= ferror(in) | fclose(in);
    failed |= fflush(stdout) != 0;
    return failed ? cannot("write", "standard output") : OUTCOME_OK;
}

enum outcome put_in_place(arena *a, const char *written, const char *path)
{
    const char *target = target_of(a, path);
    int failed = is_special(target) ? copy_into(written, target) : rename(written, target);

    return failed ? cannot("write", path) : OUTCOME_OK;
}

int is_same_file(const char *path, const char *other)
{
    struct stat a, b;

    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

int overwrites_input(const struct units *units, const char *path)
{
    for (int i = 0; i < units->list.n; i++) {
        const char *file = units->list.at[i]->file;
        if (!file || !is_same_file(path, file))
            continue;
        fprintf(stderr, "yieldc: the output %s would overwrite the input %s\n", path, file);
        return 1;
    }
    return 0;
}

/* ----------------------------------------------------------------------------------- folders */

const char *make_folder(arena *a, const char *parent)
{
    const char *tmp = getenv("TMPDIR");
    char *path;

    if (!parent)
        parent = tmp && *tmp ? tmp : "/tmp";
    path = arena_printf(a, "%s/yieldc-XXXXXX", parent);
    if (mkdtemp(path)) {
        add_temporary(path);
        return path;
    }
    fprintf(stderr, "yieldc: cannot make a folder in %s: %s\n", parent, strerror(errno));
    return NULL;
}

void remove_folder(const char *folder, const char *const *files)
{
    for (; *files; files++)
        if (unlink(*files) == 0 || errno == ENOENT)
            forget_temporary(*files);
    rmdir(folder);
    forget_temporary(folder);
}

int make_path(arena *a, const char *path)
{
    for (const char *s = path + 1;; s++) {
        if (*s != '/' && *s)
            continue;
        if (mkdir(arena_strndup(a, path, (size_t)(s - path)), 0777) < 0 && errno != EEXIST)
            return -1;
        if (!*s)
            return 0;
    }
}
