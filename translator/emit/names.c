/*
 * Names in their scopes: Python's kept where they are free, else with _2 behind them.
 *
 * The file        every name that emitted text gives at file scope is taken from file_names, with
 *                 the whole of what is made of it: NAME_body, NAME_code...
 * A function      its variables come first, then temporaries. A variable may not have the name of
 *                 a helper that the text of this function declares (line, m, v...), nor one of the
 *                 file's, which it might mention
 * A state struct, labels: each for itself.
 *
 * No name is one of C's or of the header's: identifiers.c sees to that.
 */
#include <string.h>
#include "emitter.h"

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
    const char *name = strcmp(r->name, ".0") == 0
                           ? "iterator"
                           : c_identifier(b->arena, r->name + (r->name[0] == '.'));

    return r->kind == REG_CELL ? arena_printf(b->arena, "%s_cell", name) : name;
}

/* Variables that the text of a function declares for itself where it needs them. */
static const struct {
    unsigned need;
    const char *name;
} helpers[] = {
    {NEEDS_FUNCTION, "function"}, {NEEDS_MODULE, "m"},      {NEEDS_LINE, "line"},
    {NEEDS_FRAME, "frame"},       {NEEDS_STATUS, "status"}, {NEEDS_SCRATCH, "v"},
    {NEEDS_RESULT, "result"},     {NEEDS_HOW, "how"},       {NEEDS_SENT, "sent"},
    {NEEDS_OUT, "out"},           {NEEDS_STATE, "s"},       {NEEDS_NAMESPACE, "namespace"},
    {NEEDS_HERE, "here"},
};

static void take_helpers(struct body *b)
{
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++)
        if (b->helpers & helpers[i].need)
            take(&b->names, helpers[i].name);
    if (b->f->item_count)
        take(&b->names, "items");
}

/* The variable gave way to it: it could keep its name if the helper is not needed after all. */
static void note_clash(struct body *b, const char *wanted)
{
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++)
        if (strcmp(wanted, helpers[i].name) == 0)
            b->clashes |= b->helpers & helpers[i].need;
}

/* Is it a variable of the function, or a name of the file that its text may mention? It does not
 * mention the variable with the path of the source. */
static int is_visible(const struct body *b, const char *name)
{
    return name_is_taken(&b->names, name) ||
           (name_is_taken(&b->e->file_names, name) && strcmp(name, b->e->file_name) != 0);
}

static const char *variable_name(struct body *b, const char *wanted)
{
    const char *name = wanted;

    note_clash(b, wanted);
    if (is_visible(b, name))
        name = arena_printf(b->arena, "%s_", wanted);
    for (int n = 2; is_visible(b, name); n++)
        name = arena_printf(b->arena, "%s_%d", wanted, n);
    take(&b->names, name);
    return name;
}

/* The variables that temporaries share: t1, t2... of values, c, c2... of raw ints. */
static void name_colours(struct body *b, enum representation rep)
{
    struct variable_names *list = &b->colours[rep];
    const struct rep_info *info = &rep_infos[rep];

    for (int n = 1; list->n < b->f->colours[rep]; n++) {
        const char *name = n == 1 ? info->first : arena_printf(b->arena, "%c%d", info->letter, n);
        if (is_visible(b, name))
            continue;
        take(&b->names, name);
        push(b->arena, list, name);
    }
}

void name_variables(struct body *b)
{
    struct function *f = b->f;

    take_helpers(b);
    for (int i = 0; i < f->variables.n; i++) {
        const struct reg *r = f->variables.at[i];
        b->reg_names[r->id] = variable_name(b, wanted_name(b, r));
    }
    for (int rep = 0; rep < REP_COUNT; rep++)
        name_colours(b, rep);
    b->args = is_visible(b, "args") ? variable_name(b, "arguments") : "args";
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
    const char *upper = upper_case(b->arena, f->c_name + strspn(f->c_name, "_"));

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

/* "outer.<locals>.inner" as outer_inner, "Class.__init__" as Class_init. */
static const char *path_of(arena *a, const char *qualname)
{
    static const char locals[] = "<locals>";
    struct text t = {0};

    for (const char *s = qualname; *s;) {
        size_t n = strcspn(s, ".");
        if (n != sizeof locals - 1 || strncmp(s, locals, n) != 0)
            text_printf(a, &t, "%s%s", t.size ? "_" : "", c_stem(a, arena_strndup(a, s, n)));
        s += n + (s[n] == '.');
    }
    return t.size ? t.at : "unnamed";
}

static const char *const endings[] = {"body", "resume", "code", "state"};
enum { ENDING_COUNT = sizeof endings / sizeof *endings };

static int is_free_stem(const struct names *names, const char *stem)
{
    for (int i = 0; i < ENDING_COUNT; i++)
        if (name_is_taken(names, arena_printf(names->arena, "%s_%s", stem, endings[i])))
            return 0;
    return 1;
}

void name_functions(struct emitter *e, struct module *m)
{
    struct names bases = {.arena = e->arena};
    for (int i = 0; i < m->functions.n; i++) {
        struct function *f = m->functions.at[i];
        const char *path = f->kind == FN_MODULE ? "module" : path_of(e->arena, f->qualname);
        const char *base = c_stem(e->arena, arena_printf(e->arena, "%s%s", m->c_prefix, path));
        const char *stem = base;
        if (!name_is_taken(&bases, base))
            take(&bases, base);
        int k = place_of(&bases, base)->next; /* those before it are taken */
        for (; !is_free_stem(&e->file_names, stem); k++)
            stem = arena_printf(e->arena, "%s_%d", base, k);
        place_of(&bases, base)->next = k;
        for (int k = 0; k < ENDING_COUNT; k++)
            take(&e->file_names, arena_printf(e->arena, "%s_%s", stem, endings[k]));
        f->c_name = stem;
    }
}
