/*
 * Finding modules: every import statement of every file, wherever it stands, names modules; each
 * is looked for as Python would, once.
 *
 *     import a.b          beside the program, in the -I folders, in the runtime's library, among
 *                         what the runtime has in C, in Python's own library:
 *                         a/b.py or a/b/__init__.py, a folder without __init__.py as a namespace
 *     from a import b     a, and a.b where there is such a file
 *     from . import b     inside a package, by its own name
 *
 * Modules that CPython has built in are never taken from a file. A module of a package is looked
 * for where the package was found.
 *
 * The files that modules of the archive import are followed as well: one beside the program may
 * stand in for them. What those modules import is in the index of the archive (index.h); where it
 * cannot be trusted, their files are read as any others. Of Python's own library there is only the
 * archive: its files are read to make that, and never again.
 *
 * A name is looked for once; `places` remembers what was found, by interned name.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "codecs.h"
#include "index.h"
#include "modules.h"
#include "parse/parse.h"

static const char *const natives[] = {
#define NATIVE(name) #name,
#define LINKS(name, words)
#include "natives.def"
#undef NATIVE
#undef LINKS
    NULL,
};

/* What the linker needs for those that stand on a library. */
static const struct {
    const char *module, *words;
} links[] = {
#define NATIVE(name)
#define LINKS(name, words) {#name, words},
#include "natives.def"
#undef NATIVE
#undef LINKS
    {NULL, NULL},
};

/* Those of them that no file can stand in for. */
static const char *const built_in[] = {"builtins", "gc",    "itertools", "sys", "time",
                                       "_thread",  "errno", "atexit",    NULL};

/* Those that the body of a module which is no package puts into sys.modules. */
static const char *const made_by_body[] = {"os.path", NULL};

/* What a dotted name means. */
struct place {
    const char *name; /* interned; NULL: a free entry */
    struct unit *unit;
    int is_native;
};

/* Open addressing; the size is a power of two and never more than half of it is used. */
struct places_table {
    int n, size;
    struct place *at;
};

struct finder {
    const struct search *search;
    arena *arena;
    struct units *units;
    struct index index;
    struct places_table places;
    const char *beside; /* the folder of the program */
    struct unit *unit;  /* whose imports are being followed */
    struct loc loc;     /* the import statement */
    int names_only;     /* what is found now is only named, not read */
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

/* Paths are made for every name and every folder: too many for printf. */
static char *concat(arena *a, const char *s, const char *t, const char *u)
{
    size_t m = strlen(s), n = strlen(t), k = strlen(u);
    char *all = arena_alloc(a, m + n + k + 1);

    memcpy(all, s, m);
    memcpy(all + m, t, n);
    memcpy(all + m + n, u, k);
    return all;
}

static const char *join_path(arena *a, const char *folder, const char *name)
{
    if (strcmp(folder, ".") == 0)
        return name;
    return concat(a, folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
}

/* What follows the folder in the path, or NULL. */
static const char *path_inside(const char *folder, const char *path)
{
    size_t size = folder ? strlen(folder) : 0;

    return size && strncmp(path, folder, size) == 0 && path[size] == '/' ? path + size : NULL;
}

static const char *shown_path(const struct finder *f, const char *path)
{
    const char *inside = path_inside(f->search->library, path);

    if (!inside)
        inside = path_inside(f->search->standard, path);
    /* The output must not depend on where yieldc is installed. */
    if (inside)
        return concat(f->arena, "<lib>", inside, "");
    char *full = f->search->full_paths ? realpath(path, NULL) : NULL;
    const char *copy = full ? arena_strndup(f->arena, full, strlen(full)) : path;

    free(full);
    return copy;
}

/* Is the file the library's module of that name? */
static int is_of_library(const struct finder *f, const char *name, const char *path)
{
    path = path_inside(f->search->library, path);
    if (!path)
        return 0;
    for (path++; *name; name++, path++)
        if (*path != (*name == '.' ? '/' : *name))
            return 0;
    return strcmp(path, ".py") == 0 || strcmp(path, "/__init__.py") == 0;
}

/* Does the archive have this file of the library as it is now? Where both are installed, always. */
static int is_unchanged(const struct search *s, const char *path)
{
    struct stat st;

    if (!s->archived.tv_sec)
        return 1;
    return stat(path, &st) == 0 &&
           (st.st_mtim.tv_sec < s->archived.tv_sec ||
            (st.st_mtim.tv_sec == s->archived.tv_sec && st.st_mtim.tv_nsec <= s->archived.tv_nsec));
}

static int is_archived(const struct finder *f, const char *name, const char *path)
{
    return f->search->has_archive && is_of_library(f, name, path) && is_unchanged(f->search, path);
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

static struct unit *new_unit(struct finder *f, const char *name, const char *path, int is_package)
{
    struct unit *u = NEW(f->arena, struct unit);

    u->name = name;
    u->path = path;
    u->file = strcmp(path, "-") == 0 ? "<stdin>" : shown_path(f, path);
    u->is_package = is_package;
    u->importer = f->unit;
    u->imported = f->loc;
    if (f->search->pool)
        push(f->arena, f->search->pool, u);
    return u;
}

/* What is in these modules are tables of all names, or a note for tools. */
static int only_lists_codecs(const char *name)
{
    static const char *const names[] = {"encodings", "encodings.aliases", "codecs", NULL};

    return is_in(names, name);
}

/* Leading blanks of an expression do not count. */
static struct mod *parse_text(arena *a, const struct program_text *t, struct source **source)
{
    size_t blanks = t->is_expression ? strspn(t->text, " \t") : 0;

    *source = source_from_text(a, "<string>", t->text + blanks, t->size - blanks);
    (*source)->max_errors = -1;
    return (*source)->errors ? NULL : parse_module(*source);
}

static void append_imports(arena *a, struct import_list *list, struct import_list more)
{
    for (int i = 0; i < more.n; i++)
        push(a, list, more.at[i]);
}

/* Parses the texts that exec() and eval() are given; the list grows by those in them. A module that
 * a text imports may be missing: the text may never run. */
static void add_texts(struct finder *f, struct unit *u, struct text_list *texts)
{
    for (int i = 0; i < texts->n; i++) {
        struct text_unit t = {.text = texts->at[i]};
        t.tree = parse_text(f->arena, &t.text, &t.source);
        if (t.tree) {
            struct import_list imports =
                collect_imports(f->arena, t.tree, u->name, u->is_package, texts);
            for (int k = 0; k < imports.n; k++)
                imports.at[k].is_tried = 1;
            append_imports(f->arena, &u->imports, imports);
        }
        push(f->arena, &u->texts, t);
    }
}

/* Reads a file, or makes an empty one for a namespace. NULL when it cannot be read. */
static struct unit *read_unit(struct finder *f, const char *name, const char *path, int is_package,
                              int is_namespace)
{
    struct source *source =
        is_namespace ? source_from_text(f->arena, path, "", 0) : source_read(f->arena, path);

    if (!source)
        return NULL;
    struct unit *u = new_unit(f, name, path, is_package);
    u->source = source;
    u->in_archive = is_archived(f, name, path);
    u->tree = source->errors ? NULL : parse_module(source);
    if (!u->tree)
        return u;
    struct text_list texts = {0};
    u->imports = collect_imports(f->arena, u->tree, name, is_package, &texts);
    add_texts(f, u, &texts);
    if (!only_lists_codecs(name))
        add_codecs(f->arena, source, looks_up_codecs(source), &u->imports);
    return u;
}

static struct unit *name_unit(struct finder *f, const char *name, const char *path, int is_package)
{
    struct unit *u = new_unit(f, name, path, is_package);

    u->in_archive = 1;
    return u;
}

/* A file, or the folder of a namespace, as a module of the program. NULL when it cannot be read. */
static struct unit *add_unit(struct finder *f, const char *name, const char *path, int is_package,
                             int is_namespace)
{
    struct unit *u = find_in_pool(f, name, path);

    if (!u)
        u = read_unit(f, name, path, is_package, is_namespace);
    if (!u)
        return NULL;
    if (u->source && !u->tree)
        f->units->errors++;
    push(f->arena, &f->units->list, u);
    return u;
}

/* ------------------------------------------------------------------------------------ index */

static const char *library_path(const struct finder *f, const struct index_line *line)
{
    char *path = concat(f->arena, f->search->library, "/", line->name);

    for (char *s = path + strlen(f->search->library); *s; s++)
        if (*s == '.')
            *s = '/';
    return concat(f->arena, path, line->is_package ? "/__init__" : "", ".py");
}

static const struct index_line *find_line(struct finder *f, const char *name)
{
    if (!f->search->index)
        return NULL;
    if (!f->index.n)
        f->index = read_index(f->arena, f->search->index);
    return find_in_index(&f->index, name);
}

/* A module of the archive as the index tells of it; its file is not read. NULL: there is none, or
 * the file has changed since. */
static struct unit *find_indexed(struct finder *f, const struct index_line *line)
{
    const struct search *s = f->search;
    const char *path = line ? library_path(f, line) : NULL;

    if (!path || !(line->is_standard || f->names_only || is_unchanged(s, path)))
        return NULL;
    const char *name = line->name;
    struct unit *u = find_in_pool(f, name, path);
    if (!u) {
        u = name_unit(f, name, path, line->is_package);
        u->imports = index_imports(f->arena, line);
    }
    push(f->arena, &f->units->list, u);
    return u;
}

/* ----------------------------------------------------------------------------------- look-up */

/* The entry of an interned name, or the free one where it belongs. */
static struct place *entry_of(const struct places_table *t, const char *name)
{
    size_t mask = (size_t)t->size - 1, i = ((uintptr_t)name >> 4) & mask;

    while (t->at[i].name && t->at[i].name != name)
        i = (i + 1) & mask;
    return &t->at[i];
}

static void grow_places(struct finder *f)
{
    struct places_table *t = &f->places, old = *t;

    t->size = old.size ? old.size * 2 : 64;
    t->at = NEW_ARRAY(f->arena, struct place, t->size);
    for (int i = 0; i < old.size; i++)
        if (old.at[i].name)
            *entry_of(t, old.at[i].name) = old.at[i];
}

static const struct place *add_place(struct finder *f, const char *name, struct unit *unit,
                                     int is_native)
{
    if (f->places.n * 2 >= f->places.size)
        grow_places(f);
    f->places.n++;
    struct place *place = entry_of(&f->places, name);
    *place = (struct place){name, unit, is_native};
    return place;
}

/* What is known of an interned name, or NULL. */
static const struct place *find_place(const struct finder *f, const char *name)
{
    const struct place *place = f->places.size ? entry_of(&f->places, name) : NULL;

    return place && place->name ? place : NULL;
}

static const char *package_of(arena *a, const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot ? intern(a, name, (size_t)(dot - name)) : NULL;
}

/* A module by its last name inside a folder, or NULL. */
static struct unit *find_inside(struct finder *f, const char *folder, const char *name,
                                const char *last, int namespaces)
{
    const char *base = join_path(f->arena, folder, last);
    const char *init = concat(f->arena, base, "/__init__.py", "");
    const char *file = concat(f->arena, base, ".py", "");

    if (is_file(init))
        return add_unit(f, name, init, 1, 0);
    if (is_file(file))
        return add_unit(f, name, file, 0, 0);
    if (namespaces && is_folder(base))
        return add_unit(f, name, init, 1, 1);
    return NULL;
}

/* Beside the program or in the folders of -I. */
static struct unit *find_in_folders(struct finder *f, const char *name, int namespaces)
{
    struct unit *u = NULL;

    if (f->names_only)
        return NULL;
    u = find_inside(f, f->beside, name, name, namespaces);
    if (u && u->source)
        u->source->warns = !u->in_archive;
    for (int i = 0; !u && i < f->search->folders.n; i++)
        u = find_inside(f, f->search->folders.at[i], name, name, namespaces);
    return u;
}

static struct unit *find_in_library(struct finder *f, const struct index_line *line,
                                    const char *name)
{
    struct unit *u = line && !line->is_standard ? find_indexed(f, line) : NULL;

    if (u || f->names_only || !f->search->library)
        return u;
    return find_inside(f, f->search->library, name, name, 0);
}

static struct unit *find_top(struct finder *f, const char *name)
{
    if (is_in(built_in, name) && is_in(natives, name))
        return NULL;
    const struct index_line *line = find_line(f, name);
    struct unit *u = find_in_folders(f, name, 0);

    if (!u)
        u = find_in_library(f, line, name);
    if (u || is_in(natives, name))
        return u;
    u = find_indexed(f, line);
    return u ? u : find_in_folders(f, name, 1);
}

/* A module of a package whose place is known. */
static struct unit *find_submodule(struct finder *f, const struct unit *package, const char *name)
{
    int by_index = package->in_archive || f->names_only;
    struct unit *u = by_index ? find_indexed(f, find_line(f, name)) : NULL;

    if (u || f->names_only)
        return u;
    u = find_inside(f, folder_of(f->arena, package->path), name, strrchr(name, '.') + 1, 1);
    if (u && u->source && package->source)
        u->source->warns = package->source->warns;
    return u;
}

/* A module of the runtime's in a plain module of Python's, which is a package in later Pythons. */
static struct unit *find_in_module(struct finder *f, const char *module, const char *name)
{
    const struct index_line *line = find_line(f, name);
    struct unit *u = line && !line->is_standard ? find_indexed(f, line) : NULL;

    if (u || f->names_only || !f->search->library)
        return u;
    return find_inside(f, join_path(f->arena, f->search->library, module), name,
                       strrchr(name, '.') + 1, 0);
}

/* Looks for an interned name, or remembers; the package that it is in was looked for before. */
static const struct place *look_up(struct finder *f, const char *name)
{
    const struct place *place = find_place(f, name);
    const char *package = package_of(f->arena, name);
    struct unit *u = NULL;

    if (place)
        return place;
    if (!package) {
        u = find_top(f, name);
        return add_place(f, name, u, !u && is_in(natives, name));
    }
    const struct unit *parent = find_place(f, package)->unit;
    if (parent && parent->is_package)
        u = find_submodule(f, parent, name);
    else if (parent && parent->in_archive)
        u = find_in_module(f, package, name);
    return add_place(f, name, u, 0);
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

static void link_it(struct finder *f, const char *name)
{
    struct name_list *words = &f->units->links;

    for (int i = 0; links[i].module; i++)
        if (strcmp(links[i].module, name) == 0 && !is_listed(words, links[i].words))
            push(f->arena, words, links[i].words);
}

/* Finds a dotted name and the packages it is in. NULL: there is no such module. */
static const struct place *want(struct finder *f, const char *dotted)
{
    const char *name = intern_cstr(f->arena, dotted);
    const struct place *place = find_place(f, name);

    if (!place || !f->unit->in_archive) {
        const char *package = package_of(f->arena, name);
        if (package && !want(f, package))
            return NULL;
        place = look_up(f, name);
    }
    if (place->is_native) {
        name_it(f, &f->units->natives, name);
        link_it(f, name);
    }
    if (place->unit && place->unit->in_archive)
        name_it(f, &f->units->archived, name);
    return place->unit || place->is_native ? place : NULL;
}

/* ---------------------------------------------------------------------------------- following */

static void warn(struct finder *f, const struct import *import)
{
    const char *name = import->module;
    const char *top = intern(f->arena, name, strcspn(name, "."));
    const struct place *place = find_place(f, top);

    if (import->is_tried || f->search->quiet || f->unit->is_followed || f->unit->in_archive)
        return;
    for (int i = 0; i < f->search->externs.n; i++)
        if (strcmp(f->search->externs.at[i], name) == 0)
            return;
    if (is_in(made_by_body, name) || (*top && is_in(natives, top) && !(place && place->unit)))
        return; /* an attribute of a native module, as os.path */
    diagnose(f->unit->source, import->loc, SEVERITY_WARNING,
             "no module named '%s': importing it will raise ModuleNotFoundError", name);
    for (const struct unit *u = f->unit; u->importer && u->importer->source; u = u->importer)
        diagnose(u->importer->source, u->imported, SEVERITY_NOTE, "'%s' is imported here", u->name);
}

static void follow(struct finder *f, const struct import *import)
{
    const struct place *place = want(f, import->module);

    if (!place) {
        warn(f, import);
        return;
    }
    const struct unit *package = place->unit;
    if (!package || !package->is_package)
        return;
    for (int i = 0; i < import->names.n; i++)
        want(f, concat(f->arena, import->module, ".", import->names.at[i]));
}

static void follow_all(struct finder *f, struct unit *u)
{
    f->unit = u;
    for (int i = 0; i < u->imports.n; i++) {
        f->loc = u->imports.at[i].loc;
        follow(f, &u->imports.at[i]);
    }
    u->is_followed = 1;
}

/* The list grows by what they import. */
static void follow_from(struct finder *f, int first)
{
    for (int i = first; i < f->units->list.n; i++)
        follow_all(f, f->units->list.at[i]);
}

static int is_own(const struct unit *u)
{
    return u->tree && !u->in_archive && !only_lists_codecs(u->name);
}

static int has_look_up(const struct units *units)
{
    for (int i = 0; i < units->list.n; i++)
        if (is_own(units->list.at[i]) && looks_up_codecs(units->list.at[i]->source))
            return 1;
    return 0;
}

/* A name that one file looks up among the codecs may stand in another. */
static void follow_codecs(struct finder *f)
{
    int n = has_look_up(f->units) ? f->units->list.n : 0;

    for (int i = 0; i < n; i++) {
        struct unit *u = f->units->list.at[i];
        if (!is_own(u))
            continue;
        add_codecs(f->arena, u->source, 1, &u->imports);
        follow_all(f, u);
    }
}

static struct finder begin(const struct search *search, struct units *units, const char *beside)
{
    *units = (struct units){0};
    return (struct finder){
        .search = search, .arena = search->arena, .units = units, .beside = beside};
}

int find_modules(const struct search *search, const char *path, struct units *units)
{
    struct finder f = begin(search, units, folder_of(search->arena, path));

    if (is_folder(path)) {
        errno = EISDIR;
        return -1;
    }
    struct unit *main =
        add_unit(&f, search->main_name ? search->main_name : "__main__", path, 0, 0);
    if (!main)
        return -1;
    main->source->warns = 1;
    add_place(&f, intern_cstr(f.arena, main->name), main, 0);
    follow_from(&f, 0);
    int n = units->list.n;
    follow_codecs(&f);
    follow_from(&f, n);
    units->distributions = find_distributions(f.arena, units);
    return 0;
}

/* ------------------------------------------------------------------------------- the library */

/* Reads a module of the library by its dotted name, or NULL. */
static struct unit *read_module_of(struct finder *f, const char *folder, const char *name)
{
    const char *last = name;

    if (!folder)
        return NULL;
    for (const char *dot; (dot = strchr(last, '.')); last = dot + 1)
        folder = arena_printf(f->arena, "%s/%.*s", folder, (int)(dot - last), last);
    return find_inside(f, folder, name, last, 0);
}

/* What the runtime has of its own stands in for Python's. */
static struct unit *read_library_module(struct finder *f, const char *name, int *is_standard)
{
    struct unit *u = read_module_of(f, f->search->library, name);

    *is_standard = !u;
    return u ? u : read_module_of(f, f->search->standard, name);
}

int find_library_module(const struct search *search, const char *name, struct units *units)
{
    struct finder f = begin(search, units, search->library);
    int is_standard;
    struct unit *u = read_library_module(&f, name, &is_standard);

    if (!u)
        return -1;
    add_place(&f, intern_cstr(f.arena, name), u, 0);
    f.names_only = 1;
    follow_all(&f, u);
    for (int i = 1; i < units->list.n; i++)
        name_it(&f, &units->archived, units->list.at[i]->name);
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int write_index(const struct search *search, struct name_list *modules, FILE *out)
{
    struct units units;
    struct finder f = begin(search, &units, search->library);

    qsort(modules->at, (size_t)modules->n, sizeof *modules->at, by_name);
    for (int i = 0; i < modules->n; i++) {
        int is_standard;
        const struct unit *u = read_library_module(&f, modules->at[i], &is_standard);
        if (!u)
            fprintf(stderr, "yieldc: the library has no module %s\n", modules->at[i]);
        if (!u || !u->tree)
            return -1;
        struct index_line line = {u->name, u->is_package, is_standard, NULL};
        write_index_line(out, &line, &u->imports);
    }
    return 0;
}

int is_indirect(const struct units *units, const struct unit *u)
{
    return u->in_archive && !is_listed(&units->archived, u->name);
}
