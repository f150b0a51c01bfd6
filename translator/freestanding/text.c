/* Lines, names and helpers of the C that is written. */
#include <string.h>
#include "emit.h"

static const struct {
    const char *text;
    unsigned wants;
} helpers[] = {
#define H(name, wants, text) {text, wants},
#include "helpers.def"
#undef H
};

enum { WIDTH = 100 };

/* Where a line that is too long is best broken: behind a comma or before an operator; 0: nowhere.
 */
static size_t break_at(const char *s, size_t most)
{
    size_t best = 0;
    int is_text = 0;

    for (size_t i = 0; s[i] && i < most; i++) {
        if (s[i] == '"' && (!i || s[i - 1] != '\\'))
            is_text = !is_text;
        if (!is_text && s[i] == ' ' && i > 8 &&
            (s[i - 1] == ',' || strncmp(s + i, " && ", 4) == 0 || strncmp(s + i, " || ", 4) == 0 ||
             strncmp(s + i, " ? ", 3) == 0 || strncmp(s + i, " : ", 3) == 0))
            best = i + 1;
    }
    return best;
}

void add_broken(struct model *m, struct text *out, int column, const char *s)
{
    const char *open = strchr(s, '(');
    int margin = open ? column + (int)(open - s) + 1 : column + 4;
    int at = column;

    margin = margin > WIDTH / 2 ? column + 4 : margin;
    while (at + (int)strlen(s) > WIDTH) {
        size_t n = break_at(s, (size_t)(WIDTH - at));
        if (!n)
            break;
        text_printf(m->arena, out, "%.*s\n%*s", (int)n - 1, s, margin, "");
        s += n;
        at = margin;
    }
    text_add_cstr(m->arena, out, s);
    text_add_char(m->arena, out, '\n');
}

/* A label needs a statement. */
void append(struct emit *w, const char *s, size_t n)
{
    struct text *t = w->out;
    const char *p = s;

    if (!n)
        return;
    while (*p == ' ')
        p++;
    if (*p == '}' && t->size > 1 && t->at[t->size - 2] == ':') {
        t->size--;
        text_add_cstr(w->m->arena, t, ";\n");
    }
    text_add(w->m->arena, t, s, n);
}

void line(struct emit *w, const char *text, ...)
{
    struct text one = {0};
    va_list args;

    va_start(args, text);
    const char *s = arena_vprintf(w->m->arena, text, args);
    va_end(args);
    if (*s)
        text_printf(w->m->arena, &one, "%*s", w->indent * 4, "");
    add_broken(w->m, &one, w->indent * 4, s);
    append(w, one.at, one.size);
}

void case_label(struct emit *w, int state)
{
    w->indent--;
    line(w, "case %d:", state);
    w->indent++;
}

const char *format(struct emit *w, const char *text, ...)
{
    va_list args;

    va_start(args, text);
    const char *s = arena_vprintf(w->m->arena, text, args);
    va_end(args);
    return s;
}

void want_helper(struct model *m, enum helper h)
{
    m->helpers |= 1u << h;
    for (int i = 0; i < HELPER_COUNT; i++)
        if (helpers[h].wants & 1u << i && !(m->helpers & 1u << i))
            want_helper(m, (enum helper)i);
}

static void write_helper(struct model *m, const char *text, struct text *out)
{
    for (const char *p = text; *p; p++) {
        if (*p != '@') {
            text_add_char(m->arena, out, *p);
            continue;
        }
        switch (*++p) {
        case 'p': text_add_cstr(m->arena, out, m->prefix); break;
        case 'P': text_add_cstr(m->arena, out, m->upper); break;
        case 'i': text_add_cstr(m->arena, out, m->int_c); break;
        case 'u': text_printf(m->arena, out, "u%s", m->int_c); break;
        case 'b': text_printf(m->arena, out, "%d", m->bits); break;
        /* -2**63 - 0.5 is no double of its own; -2**31 - 0.5 is one, and an int. */
        case 'e': text_add_cstr(m->arena, out, m->bits == 64 ? "2048" : "1"); break;
        default: break;
        }
    }
}

void write_helpers(struct model *m, struct text *out)
{
    for (int i = 0; i < HELPER_COUNT; i++)
        if (m->helpers & 1u << i) {
            write_helper(m, helpers[i].text, out);
            text_add_char(m->arena, out, '\n');
        }
}

struct code code_of(const char *text, enum level level)
{
    return (struct code){text, level, 0, NULL};
}

const char *within(struct emit *w, struct code c, enum level level)
{
    return c.level > level ? format(w, "(%s)", c.text) : c.text;
}

static int is_in_use(const struct emit *w, const char *name)
{
    for (int i = 0; i < w->temps.n; i++)
        if (strcmp(w->temps.at[i], name) == 0)
            return 1;
    for (int i = 0; i < w->f->variables.n; i++)
        if (strcmp(w->f->variables.at[i]->c_name, name) == 0)
            return 1;
    return 0;
}

const char *hidden_variable(struct emit *w, const char *name, const struct type *t, int is_field)
{
    const char *chosen = name;
    struct variable *v = NULL;

    for (int n = 2;; n++) {
        v = find_variable(&w->f->hidden, chosen);
        if (!is_in_use(w, chosen) && (!v || (v->type == t && v->is_field == is_field)))
            break;
        chosen = format(w, "%s_%d", name, n);
    }
    if (!v) {
        v = NEW(w->m->arena, struct variable);
        v->name = v->c_name = chosen;
        v->type = t;
        v->is_field = is_field;
        v->is_used = 1;
        push(w->m->arena, &w->f->hidden, v);
    }
    push(w->m->arena, &w->temps, chosen);
    return is_field ? format(w, "g->%s", chosen) : chosen;
}

void release_variable(struct emit *w)
{
    w->temps.n--;
}
