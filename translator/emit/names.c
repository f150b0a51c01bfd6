/*
 * Identifiers of the output: Python's names kept where C allows it.
 *
 * A name is made of characters that C accepts (others become _uXXXX), is no word that C, the
 * public header or the emitted code means something else by, and stands once in its scope: a
 * second one gets _2. Scopes are the file, the variables of a function, its labels.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "emitter.h"

/* Keywords, macros of the headers that yieldrt.h includes and of compilers in their GNU mode, and
 * the variables that emitted functions use. Sorted. */
static const char *const reserved[] = {
    "EOF",       "FILE",
    "NULL",      "alignas",
    "alignof",   "args",
    "asm",       "auto",
    "bool",      "break",
    "c",         "case",
    "char",      "const",
    "constexpr", "continue",
    "default",   "do",
    "double",    "else",
    "enum",      "errno",
    "extern",    "false",
    "float",     "for",
    "frame",     "function",
    "goto",      "how",
    "i386",      "if",
    "inline",    "int",
    "items",     "line",
    "linux",     "long",
    "m",         "namespace",
    "nullptr",   "offsetof",
    "out",       "register",
    "restrict",  "result",
    "return",    "s",
    "sent",      "short",
    "signed",    "sizeof",
    "static",    "static_assert",
    "status",    "struct",
    "switch",    "thread_local",
    "true",      "typedef",
    "typeof",    "typeof_unqual",
    "union",     "unix",
    "unsigned",  "v",
    "void",      "volatile",
    "while",
};

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);

    return n >= m && strcmp(s + n - m, end) == 0;
}

static int is_reserved(const char *s)
{
    return bsearch(&s, reserved, sizeof reserved / sizeof *reserved, sizeof *reserved,
                   compare_words) ||
           strncmp(s, "yr_", 3) == 0 || strncmp(s, "YR_", 3) == 0 || strncmp(s, "__", 2) == 0 ||
           (s[0] == '_' && isupper((unsigned char)s[1])) || ends_with(s, "_t") ||
           ends_with(s, "_MAX") || ends_with(s, "_MIN") || ends_with(s, "_C") ||
           ends_with(s, "_code") || strncmp(s, "G_", 2) == 0 || strncmp(s, "K_", 2) == 0;
}

const char *c_identifier(arena *a, const char *python)
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
        else if (code == '.' || code == '<' || code == '>')
            text_add_cstr(a, &t, t.size && t.at[t.size - 1] != '_' ? "_" : "");
        else
            text_printf(a, &t, "_u%04x", code);
        python += length;
        left -= (size_t)length;
    }
    while (t.size > 1 && t.at[t.size - 1] == '_' && python[-1] == '>')
        t.at[--t.size] = '\0';
    if (!t.size)
        text_add_cstr(a, &t, "unnamed");
    if (is_reserved(t.at))
        text_add_char(a, &t, '_');
    return t.at;
}

const char *upper_case(arena *a, const char *s)
{
    char *copy = arena_strndup(a, s, strlen(s));

    for (char *p = copy; *p; p++)
        *p = (char)toupper((unsigned char)*p);
    return copy;
}

/* ------------------------------------------------------------------------------------ scopes */

static unsigned hash(const char *s)
{
    unsigned h = 2166136261u;

    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619u;
    return h;
}

static struct taken_name *place_of(const struct names *names, const char *name)
{
    unsigned mask = (unsigned)names->capacity - 1, i = hash(name) & mask;

    while (names->at[i].name && strcmp(names->at[i].name, name) != 0)
        i = (i + 1) & mask;
    return &names->at[i];
}

int name_is_taken(const struct names *names, const char *name)
{
    return names->capacity && place_of(names, name)->name != NULL;
}

static void take(struct names *names, const char *name)
{
    if (names->n * 2 >= names->capacity) {
        struct names old = *names;
        names->capacity = old.capacity ? old.capacity * 2 : 64;
        names->at = NEW_ARRAY(names->arena, struct taken_name, names->capacity);
        for (int i = 0; i < old.capacity; i++)
            if (old.at[i].name)
                *place_of(names, old.at[i].name) = old.at[i];
    }
    *place_of(names, name) = (struct taken_name){.name = name, .next = 2};
    names->n++;
}

const char *unique_name(struct names *names, const char *wanted)
{
    const char *name = wanted;
    int next = 2;

    if (name_is_taken(names, wanted)) {
        next = place_of(names, wanted)->next;
        do
            name = arena_printf(names->arena, "%s_%d", wanted, next++);
        while (name_is_taken(names, name));
        place_of(names, wanted)->next = next;
    } else {
        name = arena_strndup(names->arena, wanted, strlen(wanted));
    }
    take(names, name);
    return name;
}

/* ------------------------------------------------------------------------------------ labels */

/* Hints that are keywords of C, or that read better as something else. */
static const char *const label_words[][2] = {
    {"else", "otherwise"},    {"if", "then"},       {"for", "loop"},     {"while", "loop"},
    {"break", "done"},        {"continue", "next"}, {"return", "leave"}, {"case", "pattern"},
    {"default", "otherwise"}, {"switch", "select"}, {"do", "loop"},      {"goto", "next"},
};

const char *label_name(struct body *b, const struct block *block)
{
    const char *hint = block->hint;

    if (block->is_pad && (!hint || strcmp(hint, "pad") == 0))
        hint = "fail";
    if (!hint || !*hint)
        hint = "next";
    for (size_t i = 0; i < sizeof label_words / sizeof *label_words; i++)
        if (strcmp(hint, label_words[i][0]) == 0)
            hint = label_words[i][1];
    return unique_name(&b->labels, c_identifier(b->arena, hint));
}

/* ----------------------------------------------------------------- variables, slots, states */

static const char *wanted_name(struct body *b, const struct reg *r)
{
    const char *name = r->name[0] == '.' ? "iterator" : c_identifier(b->arena, r->name);

    return r->kind == REG_CELL ? arena_printf(b->arena, "%s_cell", name) : name;
}

/* The variables that temporaries share: t1, t2... of values, c, c2... of raw ints. */
static void name_colours(struct body *b, enum representation rep)
{
    struct variable_names *list = &b->colours[rep];

    for (int n = 1; n <= b->f->colours[rep]; n++) {
        const struct rep_info *info = &rep_infos[rep];
        const char *wanted = n == 1 ? info->first : arena_printf(b->arena, "%c%d", info->letter, n);
        push(b->arena, list, unique_name(&b->names, wanted));
    }
}

void name_variables(struct body *b)
{
    struct function *f = b->f;

    for (int i = 0; i < f->variables.n; i++) {
        const struct reg *r = f->variables.at[i];
        b->reg_names[r->id] = unique_name(&b->names, wanted_name(b, r));
    }
    for (int rep = 0; rep < REP_COUNT; rep++)
        name_colours(b, rep);
}

static const char *make_slot_name(struct body *b, int slot)
{
    const struct reg *r = b->f->slots.at[slot];

    if (r == b->f->handled_slot)
        return "handled";
    if (r->kind == REG_TEMP)
        return arena_printf(b->arena, "%c%d", rep_infos[r->rep].letter,
                            slot - b->f->named_slots + 1);
    return wanted_name(b, r);
}

const char *slot_name(struct body *b, int slot)
{
    if (!b->slot_names) {
        struct names names = {.arena = b->arena};
        b->slot_names = NEW_ARRAY(b->arena, const char *, b->f->slots.n + 1);
        unique_name(&names, "state");
        unique_name(&names, "function");
        unique_name(&names, "delegate");
        for (int i = 0; i < b->f->slots.n; i++)
            b->slot_names[i] = unique_name(&names, make_slot_name(b, i));
    }
    return b->slot_names[slot];
}

void name_states(struct body *b)
{
    struct function *f = b->f;
    const char *upper = upper_case(b->arena, f->c_name);

    b->state_names = NEW_ARRAY(b->arena, const char *, f->suspensions.n + 1);
    b->resume_labels = NEW_ARRAY(b->arena, const char *, f->suspensions.n + 1);
    b->state_names[0] = unique_name(&b->e->file_names, arena_printf(b->arena, "%s_START", upper));
    for (int i = 0; i < f->suspensions.n; i++) {
        const struct suspension *s = &f->suspensions.at[i];
        const char *name = arena_printf(b->arena, "%s_LINE_%d", upper, s->line);
        b->state_names[s->state] = unique_name(&b->e->file_names, name);
        b->resume_labels[s->state] =
            unique_name(&b->labels, arena_printf(b->arena, "resume_%d", s->line));
    }
}

/* --------------------------------------------------------------------------------- functions */

/* "outer.<locals>.inner" without the words that only say where it stands. */
static const char *path_of(arena *a, const char *qualname)
{
    static const char locals[] = ".<locals>";
    struct text t = {0};

    for (const char *s = qualname; *s;) {
        if (strncmp(s, locals, sizeof locals - 1) == 0) {
            s += sizeof locals - 1;
            continue;
        }
        if (*s != '<' && *s != '>')
            text_add_char(a, &t, *s);
        s++;
    }
    return t.size ? t.at : "unnamed";
}

/*
 * Function names are prefixes of several identifiers, one of them in upper case, so they must
 * differ in more than case: both spellings are taken.
 */
void name_functions(struct emitter *e, struct module *m)
{
    for (int i = 0; i < m->functions.n; i++) {
        struct function *f = m->functions.at[i];
        const char *path = f->kind == FN_MODULE ? "module" : path_of(e->arena, f->qualname);
        const char *base =
            arena_printf(e->arena, "%s%s", m->c_prefix, c_identifier(e->arena, path));
        const char *name = base;
        for (int k = 2; name_is_taken(&e->file_names, upper_case(e->arena, name)); k++)
            name = arena_printf(e->arena, "%s_%d", base, k);
        unique_name(&e->file_names, upper_case(e->arena, name));
        f->c_name = name;
    }
}
