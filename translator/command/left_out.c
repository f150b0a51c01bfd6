/*
 * What a program does without: functions of the runtime that Python code reaches by a name alone,
 * where no text of the program has that name.
 *
 * The tables of methods, attributes and operators of the built-in types, of builtins and of sys
 * refer to their functions by weak symbols (runtime/rows.awk). named.def lists them with the names
 * that lead there. A file that defines such a symbol itself goes into the program beside it: then
 * nothing refers to the runtime's function, and the linker drops it with all that only it needs.
 * The rows stay, so dir() and messages are what they were; and what is called all the same ends the
 * program with a message.
 *
 * Requires: the emitted C. Each name that the program's code, its constants and its namespaces have
 * is a word there, of the code or of a string; an operator is a call that its name is in. Names
 * that the runtime itself looks up are not in named.def. That leaves names that are made while the
 * program runs. They take one of `open_words`, or a module in Python, whose text is not here: then
 * all stays.
 */
#include "left_out.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/source.h"

struct named {
    const char *name, *symbol;
};

/* By symbol. */
static const struct named named[] = {
#define NAMED(name, symbol) {name, symbol},
#define SAID(name)
#include "named.def"
#undef NAMED
#undef SAID
};

/* Names that modules in C look up. */
static const char *const said[] = {
#define NAMED(name, symbol)
#define SAID(name) name,
#include "named.def"
#undef NAMED
#undef SAID
    NULL,
};

/* What finds a name that no text has, or leads to what does. */
static const char *const open_words[] = {
    "__builtins__",   "__delattr__", "__dict__",      "__getattribute__", "__getstate__",
    "__globals__",    "__import__",  "__loader__",    "__match_args__",   "__reduce__",
    "__reduce_ex__",  "__setattr__", "__spec__",      "attrgetter",       "breakpoint",
    "breakpointhook", "builtins",    "compile",       "delattr",          "eval",
    "exec",           "f_builtins",  "f_globals",     "f_locals",         "format",
    "format_map",     "get_objects", "get_referents", "get_referrers",    "getattr",
    "globals",        "hasattr",     "help",          "locals",           "methodcaller",
    "modules",        "setattr",     "vars",
};

/* ---- The words of a text in C ---------------------------------------------------------------- */

struct words {
    struct words_entry {
        const char *at;
        size_t n;
    } * table;
    size_t n, size;
    int is_open;     /* any name may be asked for */
    int has_modules; /* in C, beside those that every program has */
};

static size_t hash_of(const char *at, size_t n)
{
    size_t h = 5381;

    for (size_t i = 0; i < n; i++)
        h = h * 33 + (unsigned char)at[i];
    return h;
}

static struct words_entry *place_of(const struct words *w, const char *at, size_t n)
{
    size_t i = hash_of(at, n) & (w->size - 1);

    while (w->table[i].at && (w->table[i].n != n || memcmp(w->table[i].at, at, n) != 0))
        i = (i + 1) & (w->size - 1);
    return &w->table[i];
}

static int has(const struct words *w, const char *word)
{
    return w->size && place_of(w, word, strlen(word))->at != NULL;
}

static void grow(arena *a, struct words *w)
{
    struct words larger = {.size = w->size ? 2 * w->size : 1024};

    larger.table = arena_alloc(a, larger.size * sizeof *larger.table);
    memset(larger.table, 0, larger.size * sizeof *larger.table);
    for (size_t i = 0; i < w->size; i++)
        if (w->table[i].at)
            *place_of(&larger, w->table[i].at, w->table[i].n) = w->table[i];
    w->table = larger.table;
    w->size = larger.size;
}

static void add(arena *a, struct words *w, const char *at, size_t n)
{
    static const char native[] = "yr_module_", library[] = "yr_lib_", own[] = "yr_own_";

    if (2 * w->n >= w->size)
        grow(a, w);
    struct words_entry *place = place_of(w, at, n);
    if (place->at)
        return;
    *place = (struct words_entry){at, n};
    w->n++;
    if (n > strlen(native) && memcmp(at, native, strlen(native)) == 0)
        w->has_modules |=
            strncmp(at, "yr_module_sys", n) != 0 && strncmp(at, "yr_module_def", n) != 0;
    if (n > strlen(library) && memcmp(at, library, strlen(library)) == 0)
        w->is_open = 1;
    if (n > strlen(own) && memcmp(at, own, strlen(own)) == 0)
        w->is_open = 1;
}

static int is_of_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Comments have the lines of the source, but are not the program. */
static void add_text(arena *a, struct words *w, const char *at, const char *end)
{
    int in_string = 0;

    while (at < end) {
        if (in_string && *at == '\\') {
            at += 2; /* of an octal escape the digits are a word that nobody looks for */
        } else if (*at == '"') {
            in_string = !in_string;
            at++;
        } else if (!in_string && *at == '\'' && end - at > 2) {
            add(a, w, at + 1, 1);
            at += at[1] == '\\' ? 4 : 3;
        } else if (!in_string && at[0] == '/' && end - at > 1 && at[1] == '*') {
            const char *close = strstr(at + 2, "*/");
            at = close ? close + 2 : end;
        } else if (is_of_word(*at)) {
            const char *start = at;
            while (at < end && is_of_word(*at))
                at++;
            add(a, w, start, (size_t)(at - start));
        } else {
            at++;
        }
    }
}

/* 0 where it is no C, or cannot be read. */
static int add_file(arena *a, struct words *w, const char *path)
{
    size_t n = strlen(path);
    struct text text = {0};

    if (n < 2 || strcmp(path + n - 2, ".c") != 0 || read_file(a, path, &text) < 0)
        return 0;
    text_add_char(a, &text, '\0');
    add_text(a, w, text.at, text.at + text.size - 1);
    return 1;
}

/* ---- What it names --------------------------------------------------------------------------- */

static int is_said(const char *name)
{
    for (size_t i = 0; said[i]; i++)
        if (strcmp(said[i], name) == 0)
            return 1;
    return 0;
}

/* Is "YR_MOD" or another operator in the text: as that, as yr_mod() and its like, as __mod__? */
static int has_operator(arena *a, const struct words *w, const char *operator)
{
    static const char *const forms[] = {"yr_%s",  "yr_i%s",  "yr_i%s_to",
                                        "__%s__", "__r%s__", "__i%s__"};
    static const char *const methods[][2] = {{"div", "truediv"}};
    char *name = arena_printf(a, "%s", operator+ strlen("YR_"));

    for (char *p = name; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    if (has(w, operator) || strcmp(name, "add") == 0 || (strcmp(name, "pow") == 0 && has(w, name)))
        return 1;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (has(w, arena_printf(a, forms[i], name)) ||
            (strcmp(name, methods[0][0]) == 0 && has(w, arena_printf(a, forms[i], methods[0][1]))))
            return 1;
    return 0;
}

static int is_named(arena *a, const struct words *w, const char *name)
{
    if (strncmp(name, "YR_", 3) == 0)
        return w->has_modules || has_operator(a, w, name);
    return has(w, name) || (w->has_modules && is_said(name));
}

static int is_any_named(arena *a, const struct words *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_named(a, w, named[i].name))
            return 1;
    return 0;
}

static int is_open(const struct words *w)
{
    for (size_t i = 0; i < sizeof open_words / sizeof *open_words; i++)
        if (has(w, open_words[i]))
            return 1;
    return w->is_open;
}

static int write_symbols(arena *a, const struct words *w, FILE *f)
{
    size_t count = sizeof named / sizeof *named, end;

    fputs(
        "_Noreturn void yr_left_out(void);\nstatic void left_out(void)\n{\n    yr_left_out();\n}\n",
        f);
    for (size_t i = 0; i < count; i = end) {
        for (end = i; end < count && strcmp(named[end].symbol, named[i].symbol) == 0; end++)
            continue;
        if (!is_any_named(a, w, i, end))
            fprintf(f,
                    "void left_%zu(void) __asm__(\"%s\") __attribute__((alias(\"left_out\")));\n",
                    i, named[i].symbol);
    }
    return !ferror(f);
}

int write_left_out(arena *a, struct name_list files, const char *path)
{
    struct words w = {0};

    for (int i = 0; i < files.n; i++)
        if (!add_file(a, &w, files.at[i]))
            return 0;
    if (is_open(&w))
        return 0;
    FILE *f = fopen(path, "w");
    if (!f)
        return 0;
    int written = write_symbols(a, &w, f);
    return fclose(f) == 0 && written;
}
