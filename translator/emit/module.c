/*
 * A module: enumerators that name its globals and constants, its functions, its tables.
 *
 * Names that other modules may have too get the module's prefix. The functions are written first,
 * since only then it is known which globals and constants are mentioned; the others are left out.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "emitter.h"

enum { LONGEST_NAME = 32, LONGEST_INT = 18 /* digits that fit into a word for certain */ };

/* -------------------------------------------------------------------------- names of numbers */

/* Characters that C has no place for in a name become one underscore each stretch. */
static const char *as_name(arena *a, const char *text, size_t size)
{
    struct text t = {0};

    for (size_t i = 0; i < size && t.size < LONGEST_NAME; i++) {
        char c = isalnum((unsigned char)text[i]) ? text[i] : '_';
        if (c != '_' || text[i] == '_' || (t.size && t.at[t.size - 1] != '_'))
            text_add_char(a, &t, c);
    }
    while (t.size > 1 && t.at[t.size - 1] == '_' && text[size - 1] != '_')
        t.at[--t.size] = '\0';
    return t.at;
}

/* Signs that stand alone often. */
static const char *name_of_signs(const char *text, size_t size)
{
    static const char *const signs[][2] = {
        {" ", "space"},     {",", "comma"},    {":", "colon"},      {";", "semicolon"},
        {".", "dot"},       {"\n", "newline"}, {"-", "dash"},       {"/", "slash"},
        {"=", "equals"},    {"+", "plus"},     {"*", "star"},       {"<", "less"},
        {">", "greater"},   {"(", "open"},     {")", "close"},      {"[", "bracket"},
        {"]", "unbracket"}, {"{", "brace"},    {"}", "unbrace"},    {"#", "hash"},
        {"!", "bang"},      {"?", "question"}, {"'", "quote"},      {"\"", "quotes"},
        {"%", "percent"},   {"&", "and"},      {"|", "or"},         {"~", "tilde"},
        {"@", "at"},        {"\t", "tab"},     {"\\", "backslash"}, {"$", "dollar"},
        {"^", "caret"}};

    while (size > 1 && text[size - 1] == ' ')
        size--;
    while (size > 1 && *text == ' ')
        text++, size--;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (size && signs[i][0][0] == *text)
            return signs[i][1];
    return NULL;
}

static const char *name_of_str(arena *a, const char *text, size_t size)
{
    const char *name = as_name(a, text, size);

    return !size ? "empty" : name ? name : name_of_signs(text, size);
}

static const char *name_of_float(arena *a, double d)
{
    const char *digits = arena_printf(a, "%s%g", d < 0 ? "minus_" : "", fabs(d));

    return as_name(a, digits, strlen(digits));
}

static const char *name_of_constant(struct module *m, const struct module_constant *c);

static const char *name_of_tuple(struct module *m, const struct module_constant *c)
{
    struct text t = {0};

    text_add_cstr(m->arena, &t, "tuple");
    for (int i = 0; i < c->items.n && t.size < LONGEST_NAME; i++) {
        const char *name = name_of_constant(m, &m->constants.at[c->items.at[i].number]);
        text_printf(m->arena, &t, "_%s", name ? name : "x");
    }
    return as_name(m->arena, t.at, t.size);
}

/* What a reader would call it; NULL: nothing says more than its number. */
static const char *name_of_constant(struct module *m, const struct module_constant *c)
{
    const struct constant *v = &c->value;

    if (c->is_tuple)
        return name_of_tuple(m, c);
    switch (v->kind) {
    case CONST_STR: return name_of_str(m->arena, v->text, v->size);
    case CONST_BYTES: return "bytes";
    case CONST_INT: return as_name(m->arena, v->text, strlen(v->text));
    case CONST_FLOAT: return name_of_float(m->arena, v->number);
    case CONST_IMAG: return arena_printf(m->arena, "%sj", name_of_float(m->arena, v->number));
    case CONST_NONE: return "None";
    case CONST_TRUE: return "True";
    case CONST_FALSE: return "False";
    case CONST_ELLIPSIS: return "Ellipsis";
    }
    return NULL;
}

static const char *enumerator(struct emitter *e, const char *kind, const char *name)
{
    return unique_name(&e->file_names,
                       arena_printf(e->arena, "%s%s_%s", e->module->c_prefix, kind, name));
}

static void name_constants(struct emitter *e)
{
    struct module *m = e->module;

    e->constant_names = NEW_ARRAY(e->arena, const char *, m->constants.n + 1);
    e->constant_used = NEW_ARRAY(e->arena, unsigned char, m->constants.n + 1);
    for (int i = 0; i < m->constants.n; i++) {
        const char *name = name_of_constant(m, &m->constants.at[i]);
        e->constant_names[i] =
            enumerator(e, "K", name ? name : arena_printf(e->arena, "text_%d", i));
    }
}

static void name_globals(struct emitter *e)
{
    struct module *m = e->module;

    e->global_names = NEW_ARRAY(e->arena, const char *, m->globals.n + 1);
    e->global_used = NEW_ARRAY(e->arena, unsigned char, m->globals.n + 1);
    for (int i = 0; i < m->globals.n; i++) {
        e->global_names[i] = enumerator(e, "G", c_letters(e->arena, m->globals.at[i]));
    }
}

/* The items of used ones among n; *count is set. */
static const char **used_only(struct emitter *e, const char *const *items,
                              const unsigned char *used, int n, int *count)
{
    const char **kept = NEW_ARRAY(e->arena, const char *, n + 1);

    *count = 0;
    for (int i = 0; i < n; i++)
        if (used[i])
            kept[(*count)++] = items[i];
    return kept;
}

/* Adds `before item, item after`, on one line if that fits. */
static void add_list(struct emitter *e, struct text *t, int indent, const char *before,
                     const char *const *items, int n, const char *after)
{
    size_t size = (size_t)indent + strlen(before) + strlen(after);

    for (int i = 0; i < n; i++)
        size += strlen(items[i]) + 2;
    text_printf(e->arena, t, "%*s%s", indent, "", before);
    if (size <= LINE_WIDTH) {
        for (int i = 0; i < n; i++)
            text_printf(e->arena, t, "%s%s", i ? ", " : "", items[i]);
        text_printf(e->arena, t, "%s\n", after);
        return;
    }
    t->size -= t->at[t->size - 1] == ' ';
    text_add_char(e->arena, t, '\n');
    add_wrapped(e->arena, t, indent + 4, items, n);
    if (*after == ')')
        text_printf(e->arena, t, "%s\n", after);
    else
        text_printf(e->arena, t, "\n%*s%s\n", indent, "", after + (*after == ' '));
}

static void emit_enum(struct emitter *e, const char *const *names, const unsigned char *used, int n)
{
    struct text t = {0};
    int count;
    const char **kept = used_only(e, names, used, n, &count);

    if (!count)
        return;
    add_list(e, &t, 0, "enum { ", kept, count, " };");
    fputs(t.at, e->out);
}

/* ------------------------------------------------------------------------------- constants */

/* An item of a tuple that needs no constant of its own, or NULL. */
static const char *immediate_text(struct emitter *e, int number)
{
    const struct module_constant *c = &e->module->constants.at[number];

    if (c->is_tuple)
        return NULL;
    switch (c->value.kind) {
    case CONST_NONE: return "YR_NONE";
    case CONST_TRUE: return "YR_TRUE";
    case CONST_FALSE: return "YR_FALSE";
    case CONST_ELLIPSIS: return "YR_ELLIPSIS";
    case CONST_INT:
        if (strlen(c->value.text) > LONGEST_INT)
            return NULL;
        return arena_printf(e->arena, "yr_int(%s)", c->value.text);
    default: return NULL;
    }
}

static const char *items_text(struct emitter *e, const struct module_constant *c)
{
    struct text t = {0};

    for (int i = 0; i < c->items.n; i++) {
        int number = (int)c->items.at[i].number;
        const char *text = immediate_text(e, number);
        if (!text)
            text = arena_printf(e->arena, "YR_ITEM(%s)", e->constant_names[number]);
        text_printf(e->arena, &t, "%s%s", i ? ", " : "", text);
    }
    return t.at;
}

/* The letter of a constant's kind in yr_constant. */
static char kind_letter(const struct module_constant *c)
{
    static const char letters[] = {[CONST_INT] = 'i',
                                   [CONST_FLOAT] = 'f',
                                   [CONST_IMAG] = 'j',
                                   [CONST_STR] = 's',
                                   [CONST_BYTES] = 'b'};

    return c->is_tuple ? 't' : letters[c->value.kind];
}

static void add_constant(struct emitter *e, struct text *t, int i)
{
    const struct module_constant *c = &e->module->constants.at[i];
    char kind = kind_letter(c);
    const char *name = e->constant_names[i];

    if (kind == 't' && c->items.n)
        add_linef(e->arena, t, 8, "[%s] = YR_TUPLE_OF(%s),", name, items_text(e, c));
    else if (kind == 'f')
        add_linef(e->arena, t, 8, "[%s] = YR_FLOAT(%s),", name,
                  double_text(e->arena, c->value.number));
    else if (kind == 'j')
        add_linef(e->arena, t, 8, "[%s] = {'j', 0, NULL, %s, NULL},", name,
                  double_text(e->arena, c->value.number));
    else if (kind == 's')
        text_printf(e->arena, t, "        [%s] = YR_STR(%s),\n", name,
                    c_string(e->arena, c->value.text, c->value.size));
    else if (kind == 'b' || kind == 'i')
        text_printf(
            e->arena, t, "        [%s] = {'%c', %zu, %s, 0, NULL},\n", name, kind,
            kind == 'i' ? strlen(c->value.text) : c->value.size,
            c_string(e->arena, c->value.text, kind == 'i' ? strlen(c->value.text) : c->value.size));
    else
        add_linef(e->arena, t, 8, "[%s] = {'%c', 0, NULL, 0, NULL},", name, kind);
}

static void add_constants(struct emitter *e, struct text *t)
{
    struct text items = {0};

    for (int i = 0; i < e->module->constants.n; i++)
        if (e->constant_used[i])
            add_constant(e, &items, i);
    if (!items.size)
        return;
    const char *head = "    YR_CONSTANTS(";
    if (strchr(items.at, '\n') == items.at + items.size - 1 &&
        items.size + strlen(head) < LINE_WIDTH)
        text_printf(e->arena, t, "%s%.*s),\n", head, (int)items.size - 8 - 2, items.at + 8);
    else
        text_printf(e->arena, t, "%s\n%.*s),\n", head, (int)items.size - 2, items.at);
}

/* -------------------------------------------------------------------------- the definition */

static void add_globals(struct emitter *e, struct text *t)
{
    struct module *m = e->module;
    const char **names = NEW_ARRAY(e->arena, const char *, m->globals.n + 1);
    int count;

    for (int i = 0; i < m->globals.n; i++)
        names[i] = c_string(e->arena, m->globals.at[i], strlen(m->globals.at[i]));
    names = used_only(e, names, e->global_used, m->globals.n, &count);
    if (count)
        add_list(e, t, 4, "YR_GLOBALS(", names, count, "),");
}

/* Two fields of one line each become one line where they fit: the text from a to b,
 * and behind b. */
static void join_lines(struct text *t, size_t a, size_t b)
{
    if (a == b || b == t->size || t->size - a > LINE_WIDTH + 4 ||
        strchr(t->at + a, '\n') != t->at + b - 1 || strchr(t->at + b, '\n') != t->at + t->size - 1)
        return;
    t->at[b - 1] = ' ';
    memmove(t->at + b, t->at + b + 4, t->size - b - 4 + 1);
    t->size -= 4;
}

static void add_texts(struct emitter *e, struct text *t)
{
    const struct module *m = e->module;

    for (int i = 0; i < m->texts.n; i++) {
        const struct compiled_text *x = &m->texts.at[i];
        text_printf(e->arena, t, "%s{%s, %zu, '%c', ",
                    i ? ",\n        " : "    YR_TEXTS(\n        ",
                    c_string(e->arena, x->text, x->size), x->size, x->is_expression ? 'e' : 'x');
        if (x->body)
            text_printf(e->arena, t, "&%s, NULL, 0, 0}", descriptor_name(e, x->body));
        else
            text_printf(e->arena, t, "NULL, %s, %d, %d}",
                        c_string(e->arena, x->error, strlen(x->error)), x->line, x->column);
    }
    text_add_cstr(e->arena, t, m->texts.n ? "),\n" : "");
}

static void emit_definition(struct emitter *e)
{
    struct module *m = e->module;
    struct text t = {0};
    arena *a = e->arena;

    text_printf(a, &t, "\n%sconst yr_module_def %s = {\n", is_external(e, m) ? "" : "static ",
                descriptor_name(e, m));
    if (m->is_text)
        add_linef(a, &t, 4, ".name = %s, .file = %s, .body = &%s_code,",
                  c_string(a, m->name, strlen(m->name)), e->file_name, m->body->c_name);
    else
        add_linef(a, &t, 4, ".name = %s, YR_MODULE_TEXT(%s, %s_body),%s",
                  c_string(a, m->name, strlen(m->name)), e->file_name, m->body->c_name,
                  m->is_package ? " .is_package = true," : "");
    add_texts(e, &t);
    const char *imports = e->is_library && !m->is_text ? imports_text(e, e->programs.at[0], 1) : "";
    if (*imports)
        add_linef(a, &t, 4, "%s,", imports);
    if (m->site_count)
        add_linef(a, &t, 4, ".site_count = %d,", m->site_count);
    size_t globals_at = t.size;
    add_globals(e, &t);
    size_t constants_at = t.size;
    add_constants(e, &t);
    join_lines(&t, globals_at, constants_at);
    text_add_cstr(a, &t, "};\n");
    fwrite(t.at, 1, t.size, e->out);
}

/* Names that the emitter itself will look up must be in the table before it is numbered. */
static void complete_constants(struct module *m)
{
    for (int f = 0; f < m->functions.n; f++) {
        struct function *fn = m->functions.at[f];
        for (int b = 0; b < fn->blocks.n; b++)
            for (int k = 0; k < fn->blocks.at[b]->instrs.n; k++) {
                struct instr *i = fn->blocks.at[b]->instrs.at[k];
                if (i->op == OP_CHECK_BOUND && !i->name)
                    i->name = i->src.at[0].reg->name;
                if (i->name && i->name_constant < 0)
                    i->name_constant = module_name_constant(m, i->name);
                for (int s = 1; i->op == OP_CALL_LOCALS && s < i->src.n; s++)
                    module_name_constant(m, i->src.at[s].kind == OPERAND_FREE
                                                ? fn->frees.at[i->src.at[s].number]
                                                : i->src.at[s].reg->name);
            }
    }
}

/* The items of tuples that are used are used; they come before them in the table. */
static void use_items(struct emitter *e)
{
    struct module *m = e->module;

    for (int i = m->constants.n - 1; i >= 0; i--)
        for (int k = 0; e->constant_used[i] && k < m->constants.at[i].items.n; k++) {
            int number = (int)m->constants.at[i].items.at[k].number;
            e->constant_used[number] |= !immediate_text(e, number);
        }
}

void emit_module(struct emitter *e, struct module *m)
{
    for (int i = 0; i < m->texts.n; i++)
        if (m->texts.at[i].body)
            emit_module(e, m->texts.at[i].body);
    e->module = m;
    e->file_name = arena_printf(e->arena, "%sfile", m->c_prefix);
    e->declared = e->functions = (struct text){0};
    complete_constants(m);
    name_functions(e, m);
    name_globals(e);
    name_constants(e);
    emit_function(e, m->body);
    use_items(e);
    fputc('\n', e->out);
    if (*m->c_prefix && (!e->is_library || m->is_text))
        fprintf(e->out, "/* ---- Module %s ---- */\n\n",
                comment_text(e->arena, m->name, strlen(m->name), 60));
    fprintf(e->out, "static const char %s[] = %s;\n", e->file_name,
            c_string(e->arena, m->file, strlen(m->file)));
    emit_enum(e, e->global_names, e->global_used, m->globals.n);
    emit_enum(e, e->constant_names, e->constant_used, m->constants.n);
    if (e->declared.size)
        fprintf(e->out, "\n%.*s", (int)e->declared.size, e->declared.at);
    fwrite(e->functions.at, 1, e->functions.size, e->out);
    emit_definition(e);
}
