/* Names: Python's kept where C allows it, and looking them up. */
#include <ctype.h>
#include <string.h>
#include "model.h"

/* Words of C, and names that the C we write uses itself. */
static int is_taken(const char *name)
{
    static const char *const words[] = {
        "auto",    "break",   "case",     "char",    "const",    "continue",  "default",
        "do",      "double",  "else",     "enum",    "extern",   "float",     "for",
        "goto",    "if",      "inline",   "int",     "long",     "register",  "restrict",
        "return",  "short",   "signed",   "sizeof",  "static",   "struct",    "switch",
        "typedef", "union",   "unsigned", "void",    "volatile", "while",     "bool",
        "true",    "false",   "memcpy",   "memset",  "asm",      "g",         "out",
        "sent",    "raised",  "state",    "result",  "NULL",     "typeof",    "main",
        "self_",   "int64_t", "int32_t",  "uint8_t", "uint32_t", "INT64_MIN", "INT64_MAX",
        "linux",   "unix",    "step",     NULL};

    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], name) == 0)
            return 1;
    return 0;
}

/* Letters that C's basic characters lack become their number. */
const char *c_word(struct model *m, const char *name)
{
    struct text t = {0};

    for (const char *p = name; *p;) {
        int length = 1;
        unsigned c = utf8_decode(p, strlen(p), &length);
        if (c < 128)
            text_add_char(m->arena, &t, (char)c);
        else
            text_printf(m->arena, &t, "u%04x", c);
        p += length;
    }
    if (is_taken(t.at) || strncmp(t.at, "yr_", 3) == 0)
        text_add_char(m->arena, &t, '_');
    return t.at;
}

/* ValueError -> value_error, PID -> pid, already_so stays. */
const char *snake_case(struct model *m, const char *name)
{
    struct text t = {0};

    for (const char *p = name; *p; p++) {
        int begins = p > name && isupper((unsigned char)*p) && p[-1] != '_' &&
                     (!isupper((unsigned char)p[-1]) || islower((unsigned char)p[1]));
        if (begins)
            text_add_char(m->arena, &t, '_');
        text_add_char(m->arena, &t, (char)tolower((unsigned char)*p));
    }
    return c_word(m, t.at);
}

const char *capitals(struct model *m, const char *name)
{
    char *copy = arena_strndup(m->arena, name, strlen(name));

    for (char *p = copy; *p; p++)
        *p = (char)toupper((unsigned char)*p);
    return copy;
}

const char *name_of(const struct expr *e)
{
    if (e && e->kind == Name_kind)
        return e->v.Name.id;
    if (e && e->kind == Attribute_kind && e->v.Attribute.value->kind == Name_kind) {
        const char *module = e->v.Attribute.value->v.Name.id;
        if (strcmp(module, "typing") == 0 || strcmp(module, "enum") == 0 ||
            strcmp(module, "abc") == 0)
            return e->v.Attribute.attr;
    }
    return NULL;
}

struct function *find_function(struct model *m, const char *name)
{
    for (int i = 0; i < m->functions.n; i++)
        if (!m->functions.at[i]->owner && strcmp(m->functions.at[i]->name, name) == 0)
            return m->functions.at[i];
    return NULL;
}

struct class *find_class(struct model *m, const char *name)
{
    for (int i = 0; i < m->classes.n; i++)
        if (strcmp(m->classes.at[i]->name, name) == 0)
            return m->classes.at[i];
    return NULL;
}

struct variable *find_variable(const struct variable_list *list, const char *name)
{
    for (int i = 0; i < list->n; i++)
        if (strcmp(list->at[i]->name, name) == 0)
            return list->at[i];
    return NULL;
}

struct function *find_method(const struct class *c, const char *name)
{
    for (int i = 0; i < c->methods.n; i++)
        if (strcmp(c->methods.at[i]->name, name) == 0)
            return c->methods.at[i];
    return NULL;
}
