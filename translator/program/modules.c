/*
 * Finding modules: every import statement of every file, wherever it stands, names modules; each
 * is looked for as Python would, once.
 *
 *     import a.b          beside the program, in the -I folders, in the runtime's library:
 *                         a/b.py or a/b/__init__.py, a folder without __init__.py as a namespace
 *     from a import b     a, and a.b where there is such a file
 *     from . import b     inside a package, by its own name
 *
 * Modules that CPython has built in are never taken from a file. A module of a package is looked
 * for where the package was found. What the runtime has in C comes last.
 *
 * The files that modules of the archive import are followed as well: one beside the program may
 * stand in for them.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "modules.h"
#include "parse/parse.h"

static const char *const natives[] = {
#define NATIVE(name) #name,
#include "natives.def"
#undef NATIVE
    NULL,
};

/* Those of them that no file can stand in for. */
static const char *const built_in[] = {"builtins", "gc",    "itertools", "sys", "time",
                                       "_thread",  "errno", "atexit",    NULL};

struct finder {
    const struct search *search;
    arena *arena;
    struct units *units;
    const char *beside; /* the folder of the program */
    struct unit *unit;  /* whose imports are being followed */
    int try_depth;
};

static int is_in(const char *const *list, const char *name)
{
    for (; *list; list++)
        if (strcmp(*list, name) == 0)
            return 1;
    return 0;
}

/* ------------------------------------------------------------------------------------- files */

static int is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static int is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static const char *folder_of(arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return ".";
    return slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

static const char *join_path(arena *a, const char *folder, const char *name)
{
    if (strcmp(folder, ".") == 0)
        return name;
    return arena_printf(a, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
}

static const char *shown_path(const struct finder *f, const char *path)
{
    const char *library = f->search->library;
    size_t size = library ? strlen(library) : 0;

    /* The output must not depend on where yieldc is installed. */
    if (size && strncmp(path, library, size) == 0)
        return arena_printf(f->arena, "<lib>%s", path + size);
    char *full = f->search->full_paths ? realpath(path, NULL) : NULL;
    const char *copy = full ? arena_strndup(f->arena, full, strlen(full)) : path;

    free(full);
    return copy;
}

/* Is the file the library's module of that name? */
static int is_of_library(const struct finder *f, const char *name, const char *path)
{
    const char *library = f->search->library;
    size_t size = library ? strlen(library) : 0;

    if (!size || strncmp(path, library, size) != 0 || path[size] != '/')
        return 0;
    for (path += size + 1; *name; name++, path++)
        if (*path != (*name == '.' ? '/' : *name))
            return 0;
    return strcmp(path, ".py") == 0 || strcmp(path, "/__init__.py") == 0;
}

/* Does the archive have the file as it is now? Where both are installed, always. */
static int is_archived(const struct finder *f, const char *name, const char *path)
{
    const struct search *s = f->search;
    struct stat st;

    if (!s->has_archive || !is_of_library(f, name, path))
        return 0;
    if (!s->archived.tv_sec)
        return 1;
    return stat(path, &st) == 0 &&
           (st.st_mtim.tv_sec < s->archived.tv_sec ||
            (st.st_mtim.tv_sec == s->archived.tv_sec && st.st_mtim.tv_nsec <= s->archived.tv_nsec));
}

/* What another program read as this module from this file, or NULL. */
static struct unit *find_in_pool(const struct finder *f, const char *name, const char *path)
{
    const struct unit_list *pool = f->search->pool;

    for (int i = 0; pool && i < pool->n; i++)
        if (strcmp(pool->at[i]->path, path) == 0 && strcmp(pool->at[i]->name, name) == 0)
            return pool->at[i];
    return NULL;
}

static struct unit *read_unit(struct finder *f, const char *name, const char *path, int is_package,
                              struct source *source)
{
    struct unit *u = NEW(f->arena, struct unit);

    u->name = name;
    u->path = path;
    u->file = shown_path(f, path);
    u->is_package = is_package;
    u->source = source;
    u->in_archive = is_archived(f, name, path);
    u->tree = source->errors ? NULL : parse_module(source);
    if (f->search->pool)
        push(f->arena, f->search->pool, u);
    return u;
}

/* Reads a file as a module of the program, a namespace as an empty one. NULL when it cannot be
 * read. */
static struct unit *add_unit(struct finder *f, const char *name, const char *path, int is_package,
                             int is_namespace)
{
    struct unit *u = find_in_pool(f, name, path);

    if (!u) {
        struct source *source =
            is_namespace ? source_from_text(f->arena, path, "", 0) : source_read(f->arena, path);
        if (!source)
            return NULL;
        u = read_unit(f, name, path, is_package, source);
    }
    if (!u->tree)
        f->units->errors++;
    push(f->arena, &f->units->list, u);
    return u;
}

/* ----------------------------------------------------------------------------------- look-up */

static struct unit *find_unit(const struct finder *f, const char *name)
{
    for (int i = 0; i < f->units->list.n; i++)
        if (strcmp(f->units->list.at[i]->name, name) == 0)
            return f->units->list.at[i];
    return NULL;
}

/* A module by its last name inside a folder, or NULL. */
static struct unit *find_inside(struct finder *f, const char *folder, const char *name,
                                const char *last, int namespaces)
{
    const char *base = join_path(f->arena, folder, last);
    const char *init = arena_printf(f->arena, "%s/__init__.py", base);
    const char *file = arena_printf(f->arena, "%s.py", base);

    if (is_file(init))
        return add_unit(f, name, init, 1, 0);
    if (is_file(file))
        return add_unit(f, name, file, 0, 0);
    if (namespaces && is_folder(base))
        return add_unit(f, name, init, 1, 1);
    return NULL;
}

static struct unit *find_top(struct finder *f, const char *name)
{
    struct unit *u = NULL;

    if (is_in(built_in, name) && is_in(natives, name))
        return NULL;
    for (int namespaces = 0; namespaces < 2; namespaces++) {
        u = find_inside(f, f->beside, name, name, namespaces);
        for (int i = 0; !u && i < f->search->folders.n; i++)
            u = find_inside(f, f->search->folders.at[i], name, name, namespaces);
        if (!u && f->search->library && !namespaces)
            u = find_inside(f, f->search->library, name, name, 0);
        if (u || is_in(natives, name))
            return u;
    }
    return u;
}

static int is_listed(const struct name_list *names, const char *name)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->at[i], name) == 0)
            return 1;
    return 0;
}

/* The unit being followed imports a module that it does not bring itself. */
static void name_it(struct finder *f, struct name_list *names, const char *name)
{
    if (!f->unit->in_archive && !is_listed(names, name))
        push(f->arena, names, name);
}

static int find_native(struct finder *f, const char *name)
{
    if (!is_in(natives, name))
        return 0;
    name_it(f, &f->units->natives, name);
    return 1;
}

/* Finds a dotted name and the packages it is in. 0: there is no such module. */
static int want(struct finder *f, const char *name)
{
    const char *dot = strrchr(name, '.');
    struct unit *u = find_unit(f, name);

    if (!u && !dot)
        u = find_top(f, name);
    if (dot) {
        const char *package = arena_strndup(f->arena, name, (size_t)(dot - name));
        if (!want(f, package))
            return 0;
        const struct unit *parent = find_unit(f, package);
        if (!u && parent && parent->is_package)
            u = find_inside(f, folder_of(f->arena, parent->path), name, dot + 1, 1);
    }
    if (!u)
        return !dot && find_native(f, name);
    if (u->in_archive)
        name_it(f, &f->units->archived, name);
    return 1;
}

/* --------------------------------------------------------------------------------- statements */

static void warn(struct finder *f, struct loc loc, const char *name)
{
    const char *top = arena_strndup(f->arena, name, strcspn(name, "."));

    if (f->try_depth || f->search->quiet || f->unit->is_followed || f->unit->in_archive)
        return;
    if (*top && is_in(natives, top) && !find_unit(f, top))
        return; /* an attribute of a native module, as os.path */
    diagnose(f->unit->source, loc, SEVERITY_WARNING,
             "no module named '%s': importing it will raise ModuleNotFoundError", name);
}

/* The package that `level` dots mean here, or NULL. */
static const char *relative_base(const struct finder *f, int level)
{
    const char *name = f->unit->name;
    size_t size = strlen(name);
    int up = f->unit->is_package ? level - 1 : level;

    while (up-- > 0) {
        while (size > 0 && name[size - 1] != '.')
            size--;
        if (!size)
            return NULL;
        size--;
    }
    return arena_strndup(f->arena, name, size);
}

static void follow_import_from(struct finder *f, const struct stmt *s)
{
    const char *module = s->v.ImportFrom.module;

    if (s->v.ImportFrom.level > 0) {
        const char *base = relative_base(f, s->v.ImportFrom.level);
        if (!base)
            return;
        module = module ? arena_printf(f->arena, "%s.%s", base, module) : base;
    }
    if (!module)
        return;
    if (!want(f, module)) {
        warn(f, s->loc, module);
        return;
    }
    const struct unit *package = find_unit(f, module);
    if (!package || !package->is_package)
        return;
    for (int i = 0; i < s->v.ImportFrom.names.n; i++)
        want(f, arena_printf(f->arena, "%s.%s", module, s->v.ImportFrom.names.at[i]->name));
}

static void follow(struct finder *f, const struct stmt *s);

static void follow_all(struct finder *f, const struct stmt_list *list)
{
    for (int i = 0; i < list->n; i++)
        follow(f, list->at[i]);
}

static void follow_try(struct finder *f, const struct stmt *s)
{
    f->try_depth++;
    follow_all(f, &s->v.Try.body);
    for (int i = 0; i < s->v.Try.handlers.n; i++)
        follow_all(f, &s->v.Try.handlers.at[i]->v.ExceptHandler.body);
    f->try_depth--;
    follow_all(f, &s->v.Try.orelse);
    follow_all(f, &s->v.Try.finalbody);
}

static void follow(struct finder *f, const struct stmt *s)
{
    switch (s->kind) {
    case Import_kind:
        for (int i = 0; i < s->v.Import.names.n; i++)
            if (!want(f, s->v.Import.names.at[i]->name))
                warn(f, s->loc, s->v.Import.names.at[i]->name);
        break;
    case ImportFrom_kind: follow_import_from(f, s); break;
    case FunctionDef_kind:
    case AsyncFunctionDef_kind: follow_all(f, &s->v.FunctionDef.body); break;
    case ClassDef_kind: follow_all(f, &s->v.ClassDef.body); break;
    case For_kind:
    case AsyncFor_kind:
        follow_all(f, &s->v.For.body);
        follow_all(f, &s->v.For.orelse);
        break;
    case While_kind:
    case If_kind:
        follow_all(f, &s->v.If.body);
        follow_all(f, &s->v.If.orelse);
        break;
    case With_kind:
    case AsyncWith_kind: follow_all(f, &s->v.With.body); break;
    case Match_kind:
        for (int i = 0; i < s->v.Match.cases.n; i++)
            follow_all(f, &s->v.Match.cases.at[i]->body);
        break;
    case Try_kind:
    case TryStar_kind: follow_try(f, s); break;
    default: break;
    }
}

int find_modules(const struct search *search, const char *path, struct units *units)
{
    struct finder f = {.search = search, .arena = search->arena, .units = units};

    *units = (struct units){0};
    f.beside = folder_of(f.arena, path);
    if (is_folder(path)) {
        errno = EISDIR;
        return -1;
    }
    if (!add_unit(&f, "__main__", path, 0, 0))
        return -1;
    for (int i = 0; i < units->list.n; i++) {
        f.unit = units->list.at[i];
        if (f.unit->tree)
            follow_all(&f, &f.unit->tree->v.Module.body);
        f.unit->is_followed = 1;
    }
    return 0;
}

int find_library_module(const struct search *search, const char *name, struct units *units)
{
    struct finder f = {
        .search = search, .arena = search->arena, .units = units, .beside = search->library};
    const char *folder = search->library, *last = name;

    *units = (struct units){0};
    if (!folder)
        return -1;
    for (const char *dot; (dot = strchr(last, '.')); last = dot + 1)
        folder = arena_printf(f.arena, "%s/%.*s", folder, (int)(dot - last), last);
    f.unit = find_inside(&f, folder, name, last, 0);
    if (!f.unit)
        return -1;
    if (f.unit->tree)
        follow_all(&f, &f.unit->tree->v.Module.body);
    for (int i = 1; i < units->list.n; i++) {
        units->list.at[i]->in_archive = 1;
        name_it(&f, &units->archived, units->list.at[i]->name);
    }
    return 0;
}

int is_indirect(const struct units *units, const struct unit *u)
{
    return u->in_archive && !is_listed(&units->archived, u->name);
}
