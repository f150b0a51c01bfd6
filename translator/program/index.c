/* Reading and writing the index of the archive (index.h says what it looks like). */
#include <string.h>
#include "base/source.h"
#include "index.h"

/* ----------------------------------------------------------------------------------- reading */

static char *read_text(arena *a, const char *path)
{
    struct text t = {0};

    return read_file(a, path, &t) < 0 ? NULL : t.at;
}

/* Takes a mark off the end of a name. */
static int strip(char *name, char mark)
{
    size_t n = strlen(name);

    if (!n || name[n - 1] != mark)
        return 0;
    name[n - 1] = '\0';
    return 1;
}

/* Takes a line apart in place. */
static struct index_line index_line(char *line)
{
    char *end = line + strcspn(line, " ");
    struct index_line l = {.name = line, .imports = *end ? end + 1 : end};

    *end = '\0';
    l.is_standard = strip(line, '+');
    l.is_package = strip(line, '/');
    return l;
}

struct index read_index(arena *a, const char *path)
{
    struct index index = {0};
    char *at = read_text(a, path);

    for (char *end; at && (end = strchr(at, '\n')); at = end + 1) {
        *end = '\0';
        push(a, &index, index_line(at));
    }
    return index;
}

const struct index_line *find_in_index(const struct index *index, const char *name)
{
    int low = 0, high = index->n;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(index->at[middle].name, name);
        if (order == 0)
            return &index->at[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct import_list index_imports(arena *a, const struct index_line *line)
{
    struct import_list list = {0};
    const char *at = line->imports;

    while (*at) {
        size_t n = strcspn(at, " :,");
        const char *word = arena_strndup(a, at, n);
        if (at == line->imports || at[-1] == ' ')
            push(a, &list, ((struct import){.module = word}));
        else
            push(a, &list.at[list.n - 1].names, word);
        at += n + (at[n] != '\0');
    }
    return list;
}

/* ----------------------------------------------------------------------------------- writing */

/* Is the name, or the module itself where it is NULL, among the first n imports? */
static int is_known(const struct import_list *list, int n, const char *module, const char *name)
{
    for (int i = 0; i < n; i++) {
        const struct name_list *names = &list->at[i].names;
        if (strcmp(list->at[i].module, module) != 0)
            continue;
        for (int k = 0; name && k < names->n; k++)
            if (strcmp(names->at[k], name) == 0)
                return 1;
        if (!name)
            return 1;
    }
    return 0;
}

/* Writes what import number n has that those before it have not. */
static void write_import(FILE *out, const struct import_list *list, int n)
{
    const struct import *import = &list->at[n];
    int is_new = !is_known(list, n, import->module, NULL), names = 0;

    if (is_new)
        fprintf(out, " %s", import->module);
    for (int k = 0; k < import->names.n; k++) {
        if (is_known(list, n, import->module, import->names.at[k]))
            continue;
        if (!is_new && !names)
            fprintf(out, " %s", import->module);
        fprintf(out, "%c%s", names++ ? ',' : ':', import->names.at[k]);
    }
}

void write_index_line(FILE *out, const struct index_line *line, const struct import_list *imports)
{
    fprintf(out, "%s%s%s", line->name, line->is_package ? "/" : "", line->is_standard ? "+" : "");
    for (int i = 0; i < imports->n; i++)
        write_import(out, imports, i);
    putc('\n', out);
}
