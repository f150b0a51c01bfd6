/*
 * Words of Python as identifiers of C: the one place that knows what C and the header yieldabi.h
 * mean by a name already.
 *
 * Characters that C lacks become _uXXXX. What then is no name for the program to have goes out of
 * the way, so that no name of a program can stop the C compiler:
 *
 *     int, NULL, INT64_MAX    a word of C, or a macro of the header or of the compiler: int_
 *     yr_int, YR_NONE, yr     the names of the runtime, now and in later versions: py_yr_int
 *     __class__, _Atomic      reserved for the compiler: class, Atomic
 *
 * Names that the emitted text itself means something by belong to a scope: see names.c.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "emitter.h"

/* Keywords of C and of compilers in their GNU mode, macros that do not look like any. Sorted. */
static const char *const words[] = {
    "NULL",     "YIELDABI_H", "YIELDCODE_H",  "YIELDRT_H", "alignas",  "alignof",  "asm",
    "auto",     "bool",       "break",        "case",      "char",     "const",    "constexpr",
    "continue", "default",    "do",           "double",    "else",     "enum",     "extern",
    "false",    "float",      "for",          "goto",      "i386",     "if",       "inline",
    "int",      "linux",      "long",         "nullptr",   "offsetof", "register", "restrict",
    "return",   "short",      "signed",       "size_t",    "sizeof",   "static",   "static_assert",
    "struct",   "switch",     "thread_local", "true",      "typedef",  "typeof",   "typeof_unqual",
    "union",    "unix",       "unsigned",     "void",      "volatile", "wchar_t",  "while",
};

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int starts_with(const char *s, const char *start)
{
    return strncmp(s, start, strlen(start)) == 0;
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);

    return n >= m && strcmp(s + n - m, end) == 0;
}

/* A type or a limit of stdint.h: int_least8_t, UINT64_MAX, SIG_ATOMIC_MIN... */
static int is_of_stdint(const char *s)
{
    static const char *const types[] = {"INT",         "UINT",   "PTRDIFF_", "SIZE_",
                                        "SIG_ATOMIC_", "WCHAR_", "WINT_"};
    static const char *const limits[] = {"_MAX", "_MIN", "_WIDTH", "_C"};

    if ((starts_with(s, "int") || starts_with(s, "uint")) && ends_with(s, "_t"))
        return 1;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        for (size_t k = 0; starts_with(s, types[i]) && k < sizeof limits / sizeof *limits; k++)
            if (ends_with(s, limits[k]))
                return 1;
    return 0;
}

static int is_word_of_c(const char *s)
{
    return bsearch(&s, words, sizeof words / sizeof *words, sizeof *words, compare_words) ||
           is_of_stdint(s);
}

static int is_of_runtime(const char *s)
{
    return (starts_with(s, "yr") || starts_with(s, "YR")) && (s[2] == '_' || !s[2]);
}

/* Without the underscores that make a name the compiler's: "class" of "__class__". */
static const char *bare_name(arena *a, const char *s)
{
    size_t n = strlen(s), start = strspn(s, "_");

    if (start < 2 && !(start == 1 && isupper((unsigned char)s[1])))
        return s;
    if (start == n || isdigit((unsigned char)s[start]))
        return arena_printf(a, "py%s", s);
    while (start > 1 && n > start && s[n - 1] == '_')
        n--;
    return arena_strndup(a, s + start, n - start);
}

const char *c_letters(arena *a, const char *python)
{
    struct text t = {0};
    size_t left = strlen(python);

    if (isdigit((unsigned char)*python))
        text_add_char(a, &t, '_');
    while (left > 0) {
        int length;
        unsigned code = utf8_decode(python, left, &length);
        if (code < 128 && (isalnum((int)code) || code == '_'))
            text_add_char(a, &t, (char)code);
        else if (code == '.' || code == ' ' || code == '<' || code == '>')
            text_add_cstr(a, &t, t.size && t.at[t.size - 1] != '_' ? "_" : "");
        else
            text_printf(a, &t, "_u%04x", code);
        python += length;
        left -= (size_t)length;
    }
    while (t.size > 1 && t.at[t.size - 1] == '_' && python[-1] == '>')
        t.at[--t.size] = '\0';
    return t.size ? t.at : "unnamed";
}

const char *c_stem(arena *a, const char *python)
{
    const char *name = bare_name(a, c_letters(a, python));

    return is_of_runtime(name) ? arena_printf(a, "py_%s", name) : name;
}

const char *c_identifier(arena *a, const char *python)
{
    const char *name = c_stem(a, python);

    return is_word_of_c(name) ? arena_printf(a, "%s_", name) : name;
}

const char *upper_case(arena *a, const char *s)
{
    char *copy = arena_strndup(a, s, strlen(s));

    for (char *p = copy; *p; p++)
        *p = (char)toupper((unsigned char)*p);
    return copy;
}
