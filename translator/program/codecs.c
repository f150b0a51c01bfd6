/*
 * Codecs that a text names. The runtime has UTF-8, UTF-16, UTF-32, Latin-1, ASCII and the escapes
 * itself; all others are modules of CPython's package encodings, which looks for them by name at
 * run time. So a module whose text has the name of a codec in a string literal imports that codec:
 *
 *     'cp1252'                encodings.cp1252
 *     'utf-8', 'rot13'        their modules too, where the word codecs stands in the text of one of
 *                             the program's files; so too aliases that are words or numbers,
 * 'greek' and '500' 'namereplace'           _codecs and unicodedata import codecs           the
 * package, and its utf_8, latin_1 and ascii import encodings        all of its codecs, except in
 * modules of the library that want only its table of names
 *
 * A literal that means something else costs the program some size and nothing else; a name put
 * together at run time is known only where one of these brought its codec.
 */
#include <string.h>
#include "codecs.h"

enum kind { TEXT, KNOWN, OTHER };

static const struct codec {
    const char *module, *path;
    enum kind kind;
    const char *names; /* with a space between them */
} codecs[] = {
#define E(module, kind, names) {#module, "encodings." #module, kind, names},
#include "encodings.def"
#undef E
};

enum { CODECS = sizeof codecs / sizeof *codecs, LONGEST = 32 };

struct finder {
    arena *arena;
    struct import_list *imports;
    int has_look_up;
    char wanted[CODECS];
};

static void import_module(struct finder *f, const char *module)
{
    for (int i = 0; i < f->imports->n; i++)
        if (strcmp(f->imports->at[i].module, module) == 0)
            return;
    push(f->arena, f->imports, ((struct import){.module = module, .is_tried = 1}));
}

static int is_name_char(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* A literal of n characters as encodings looks it up. 0: it can be no name. */
static size_t plain_name(const char *text, size_t n, char out[LONGEST])
{
    size_t size = 0;

    if (n >= LONGEST)
        return 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!is_name_char(c) && !strchr("-_ .:", c))
            return 0;
        if (is_name_char(c))
            out[size++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c;
        else if (size && out[size - 1] != '_')
            out[size++] = '_';
    }
    out[size] = 0;
    return size;
}

static int is_listed(const char *names, const char *name, size_t size)
{
    for (const char *at = names; (at = strstr(at, name)); at++)
        if ((at == names || at[-1] == ' ') && (at[size] == ' ' || !at[size]))
            return 1;
    return 0;
}

/* Letters and digits, as in "latin2" but not in "greek" or "500". */
static int is_distinct(const char *name, size_t size)
{
    size_t digits = strcspn(name, "0123456789"),
           letters = strcspn(name, "abcdefghijklmnopqrstuvwxyz");

    return size > 3 && digits < size && letters < size;
}

static void want_literal(struct finder *f, const char *text, size_t n)
{
    char name[LONGEST];
    size_t size = plain_name(text, n, name);

    if (size < 2)
        return;
    if (strcmp(name, "namereplace") == 0) {
        import_module(f, "_codecs");
        import_module(f, "unicodedata");
        return;
    }
    int is_plain_word = !is_distinct(name, size) && !f->has_look_up;
    for (int i = 0; i < CODECS; i++)
        if ((codecs[i].kind == TEXT || f->has_look_up) &&
            (strcmp(codecs[i].module, name) == 0 ||
             (!is_plain_word && is_listed(codecs[i].names, name, size))))
            f->wanted[i] = 1;
}

/* Each stretch of a line between two equal quotes: more of them than there are literals. */
static void find_literals(struct finder *f, const struct source *s)
{
    for (const char *at = s->text; (at = strpbrk(at, "'\"")); at++) {
        const char *end = at + 1;
        while (*end && *end != '\n' && *end != *at && end - at <= LONGEST)
            end++;
        if (*end == *at)
            want_literal(f, at + 1, (size_t)(end - at - 1));
    }
}

/* Imports that are statements, of the package or of codecs. */
static void want_imported(struct finder *f)
{
    int n = f->imports->n, has_table = 0;

    for (int i = 0; i < n; i++)
        has_table |= strcmp(f->imports->at[i].module, "encodings.aliases") == 0;
    for (int i = 0; i < n; i++) {
        const struct import *import = &f->imports->at[i];
        int all = strcmp(import->module, "encodings") == 0 && !import->names.n && !has_table;
        int some = strcmp(import->module, "codecs") == 0;
        for (int k = 0; (all || some) && k < CODECS; k++)
            if (all || codecs[k].kind == KNOWN)
                f->wanted[k] |= all || strcmp(codecs[k].module, "utf_8") == 0 ||
                                strcmp(codecs[k].module, "latin_1") == 0 ||
                                strcmp(codecs[k].module, "ascii") == 0;
    }
}

int looks_up_codecs(const struct source *s)
{
    return strstr(s->text, "codecs") != NULL;
}

void add_codecs(arena *a, const struct source *s, int has_look_up, struct import_list *imports)
{
    struct finder f = {.arena = a, .imports = imports, .has_look_up = has_look_up};

    want_imported(&f);
    find_literals(&f, s);
    for (int i = 0; i < CODECS; i++)
        if (f.wanted[i])
            import_module(&f, codecs[i].path);
}
