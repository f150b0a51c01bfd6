/*
 * Metadata of distributions, for importlib.metadata. Libraries ask for their own version when they
 * are imported; the program has no folder to look it up in, so the translator does. A program of
 * which a file imports importlib.metadata brings what lies beside its top modules and packages:
 *
 *     NAME-1.0.dist-info/METADATA      as pip leaves it
 *     NAME-1.0.egg-info/PKG-INFO       as setuptools does
 *     NAME-1.0.egg-info                as distutils did, a file
 *
 * where NAME, normalised, is the name of one of them, or top_level.txt or RECORD in the folder
 * lists one. Modules of the library and of the archive belong to no distribution.
 *
 * Requires: the units of the whole program. Produces: the headers, in the order of the folders'
 * first modules, then by name. The description, which can be a whole book, is left out.
 */
#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include "base/source.h"
#include "distributions.h"
#include "modules.h"
#include "stack.h"

/* A folder that modules of the program were taken from, and the names of those. */
struct root {
    const char *path, *shown;
    struct name_list tops;
};

struct finder {
    arena *arena;
    LIST(struct root) roots;
    struct distribution_list found;
};

/* ------------------------------------------------------------------------------------- roots */

static int is_own(const struct unit *u)
{
    return !u->in_archive && !is_library_unit(u) && u->source;
}

static int imports_metadata(const struct unit *u)
{
    for (int i = 0; i < u->imports.n; i++) {
        const struct import *import = &u->imports.at[i];
        if (strcmp(import->module, "importlib.metadata") == 0)
            return 1;
        for (int k = 0; strcmp(import->module, "importlib") == 0 && k < import->names.n; k++)
            if (strcmp(import->names.at[k], "metadata") == 0)
                return 1;
    }
    return 0;
}

static int wants_metadata(const struct units *units)
{
    for (int i = 0; i < units->list.n; i++)
        if (is_own(units->list.at[i]) && imports_metadata(units->list.at[i]))
            return 1;
    return 0;
}

/* The path without its last part; "" for the working folder. */
static const char *folder_of(arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    return arena_strndup(a, path, slash ? (size_t)(slash - path) + (slash == path) : 0);
}

static const char *root_of(arena *a, const char *path, int is_package)
{
    path = folder_of(a, path);
    return is_package ? folder_of(a, path) : path;
}

/* The name that the module of a unit has beside its folder: __main__ has that of its file. */
static const char *top_of(arena *a, const struct unit *u)
{
    const char *slash = strrchr(u->path, '/'), *last = slash ? slash + 1 : u->path;

    if (strcmp(u->name, "__main__") != 0)
        return u->name;
    return arena_strndup(a, last, strcspn(last, "."));
}

static struct root *root_at(struct finder *f, const struct unit *u)
{
    const char *path = root_of(f->arena, u->path, u->is_package);

    for (int i = 0; i < f->roots.n; i++)
        if (strcmp(f->roots.at[i].path, path) == 0)
            return &f->roots.at[i];
    struct root root = {path, root_of(f->arena, u->file, u->is_package), {0}};
    push(f->arena, &f->roots, root);
    return &f->roots.at[f->roots.n - 1];
}

static void collect_roots(struct finder *f, const struct units *units)
{
    for (int i = 0; i < units->list.n; i++) {
        const struct unit *u = units->list.at[i];
        if (is_own(u) && !strchr(u->name, '.'))
            push(f->arena, &root_at(f, u)->tops, top_of(f->arena, u));
    }
}

/* ------------------------------------------------------------------------------------- names */

/* PEP 503, with an underscore as importlib.metadata has it: runs of "-_." are one. */
static const char *normalised(arena *a, const char *name, size_t n)
{
    struct text t = {0};

    text_add_cstr(a, &t, "");
    for (size_t i = 0; i < n; i++) {
        int is_mark = strchr("-_.", name[i]) != NULL;
        if (!is_mark)
            text_add_char(a, &t, (char)tolower((unsigned char)name[i]));
        else if (!t.size || t.at[t.size - 1] != '_')
            text_add_char(a, &t, '_');
    }
    return t.at ? t.at : "";
}

static int has_suffix(const char *name, const char *suffix)
{
    size_t m = strlen(name), n = strlen(suffix);

    return m > n && strcmp(name + m - n, suffix) == 0;
}

static int is_info(const char *name)
{
    return has_suffix(name, ".dist-info") || has_suffix(name, ".egg-info");
}

/* Is the distribution called like one of the modules? */
static int is_named_like(struct finder *f, const char *info, const struct name_list *tops)
{
    size_t stem = strlen(info) - strlen(strrchr(info, '.')), dash = strcspn(info, "-");
    const char *name = normalised(f->arena, info, dash < stem ? dash : stem);

    for (int i = 0; i < tops->n; i++)
        if (strcmp(normalised(f->arena, tops->at[i], strlen(tops->at[i])), name) == 0)
            return 1;
    return 0;
}

/* Does a line of the text name one of the modules? Of RECORD, "NAME/..." and "NAME.py,..." do. */
static int lists_one(const char *text, const struct name_list *tops)
{
    for (const char *line = text; *line; line += strspn(line, "\r\n")) {
        size_t n = strcspn(line, "\r\n/,"), size = n;
        if (n > 3 && strncmp(line + n - 3, ".py", 3) == 0)
            size = n - 3;
        for (int i = 0; i < tops->n; i++)
            if (strncmp(tops->at[i], line, size) == 0 && !tops->at[i][size])
                return 1;
        line += strcspn(line, "\r\n");
    }
    return 0;
}

/* ------------------------------------------------------------------------------------- files */

static const char *join(arena *a, const char *folder, const char *name)
{
    size_t n = strlen(folder);

    return arena_printf(a, "%s%s%s", folder, n && folder[n - 1] != '/' ? "/" : "", name);
}

/* A file of the folder as text, or NULL. */
static const char *read_in(struct finder *f, const char *folder, const char *name)
{
    struct text bytes = {0};

    if (read_file(f->arena, *name ? join(f->arena, folder, name) : folder, &bytes) < 0)
        return NULL;
    return bytes.at;
}

static int is_description(const char *line)
{
    static const char header[] = "description:";

    for (size_t i = 0; i < sizeof header - 1; i++)
        if (tolower((unsigned char)line[i]) != header[i])
            return 0;
    return 1;
}

/* What stands before the first empty line. A line that begins with a space belongs to the header
 * above it. */
static const char *headers_of(arena *a, const char *text)
{
    struct text t = {0};
    int is_left_out = 0;

    while (*text) {
        size_t n = strcspn(text, "\r\n");
        if (!n)
            break;
        if (*text != ' ' && *text != '\t')
            is_left_out = is_description(text);
        if (!is_left_out) {
            text_add(a, &t, text, n);
            text_add_char(a, &t, '\n');
        }
        text += n;
        text += strncmp(text, "\r\n", 2) == 0 ? 2 : *text != '\0';
    }
    return t.at;
}

static int belongs(struct finder *f, const char *path, const char *info,
                   const struct name_list *tops)
{
    static const char *const lists[] = {"top_level.txt", "RECORD"};

    if (is_named_like(f, info, tops))
        return 1;
    for (int i = 0; i < 2; i++) {
        const char *text = read_in(f, path, lists[i]);
        if (text && lists_one(text, tops))
            return 1;
    }
    return 0;
}

static void add_distribution(struct finder *f, const struct root *root, const char *info)
{
    static const char *const files[] = {"METADATA", "PKG-INFO", ""};
    const char *path = join(f->arena, root->path, info);

    if (!belongs(f, path, info, &root->tops))
        return;
    for (int i = 0; i < 3; i++) {
        const char *text = read_in(f, path, files[i]);
        const char *headers = text ? headers_of(f->arena, text) : NULL;
        struct distribution d = {join(f->arena, root->shown, info), files[i], headers};
        if (headers) {
            push(f->arena, &f->found, d);
            return;
        }
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The order must not be that of the file system. */
static void look_into(struct finder *f, const struct root *root)
{
    DIR *folder = opendir(*root->path ? root->path : ".");
    struct name_list infos = {0};

    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (is_info(entry->d_name))
            push(f->arena, &infos, arena_strndup(f->arena, entry->d_name, strlen(entry->d_name)));
    closedir(folder);
    if (infos.n)
        qsort(infos.at, (size_t)infos.n, sizeof *infos.at, by_name);
    for (int i = 0; i < infos.n; i++)
        add_distribution(f, root, infos.at[i]);
}

struct distribution_list find_distributions(arena *a, const struct units *units)
{
    struct finder f = {.arena = a};

    if (!wants_metadata(units))
        return f.found;
    collect_roots(&f, units);
    for (int i = 0; i < f.roots.n; i++)
        look_into(&f, &f.roots.at[i]);
    return f.found;
}
