/* The header: types, structs with their sizes, and what C calls. */
#include <stdlib.h>
#include "emit.h"

struct page {
    struct model *m;
    struct text *h;
    struct type_list done;
};

static void out(struct page *p, const char *text, ...)
{
    va_list args;

    va_start(args, text);
    text_add_cstr(p->m->arena, p->h, arena_vprintf(p->m->arena, text, args));
    va_end(args);
}

/* -------------------------------------------------------------------------------------- comments
 */

static const char *doc_of(const struct stmt_list *body)
{
    const struct expr *e =
        body->n && body->at[0]->kind == Expr_kind ? body->at[0]->v.Expr.value : NULL;

    if (!e || e->kind != Constant_kind || e->v.Constant.value.kind != CONST_STR ||
        strstr(e->v.Constant.value.text, "*/"))
        return NULL;
    return e->v.Constant.value.text;
}

/* The docstring as a comment, its lines without the indentation. */
static void comment(struct page *p, const char *text)
{
    out(p, "/* ");
    while (*text == ' ' || *text == '\n')
        text++;
    for (const char *end; *text; text = end) {
        end = strchr(text, '\n');
        size_t n = end ? (size_t)(end - text) : strlen(text);
        out(p, "%.*s", (int)n, text);
        end = end ? end : text + n;
        while (*end == '\n' || *end == ' ')
            end++;
        if (*end)
            out(p, "\n * ");
    }
    out(p, " */\n");
}

/* ---------------------------------------------------------------------------------------- types */

static int is_new(struct page *p, const struct type *t)
{
    for (int i = 0; i < p->done.n; i++)
        if (strcmp(p->done.at[i]->c, t->c) == 0)
            return 0;
    push(p->m->arena, &p->done, t);
    return 1;
}

static void write_type(struct page *p, const struct type *t)
{
    if (!t)
        return;
    if (t->kind == TYPE_BYTES || (t->kind == TYPE_OPTIONAL && t->item->kind == TYPE_BYTES)) {
        if (is_new(p, t))
            out(p,
                "/* None, where that can be: data is NULL. */\n"
                "%s {\n    const uint8_t *data;\n    %s size;\n};\n\n",
                t->c, p->m->int_c);
    } else if (is_view(t)) {
        if (is_new(p, t))
            out(p, "%s {\n    %s *data;\n    %s size;\n};\n\n", t->c,
                t->kind == TYPE_BUFFER ? "uint8_t" : t->item->c, p->m->int_c);
    } else if (t->kind == TYPE_OPTIONAL && t->item->kind != TYPE_STR) {
        write_type(p, t->item);
        if (is_new(p, t))
            out(p, "%s {\n    bool present; /* false: None */\n    %s;\n};\n\n", t->c,
                declare(p->m, t->item, "value"));
    } else if (t->kind == TYPE_TUPLE) {
        for (int i = 0; i < t->items.n; i++)
            write_type(p, t->items.at[i]);
        if (!is_new(p, t))
            return;
        out(p, "%s {\n", t->c);
        for (int i = 0; i < t->items.n; i++)
            out(p, "    %s;\n",
                declare(p->m, t->items.at[i], arena_printf(p->m->arena, "item%d", i)));
        out(p, "};\n\n");
    }
}

static void write_types(struct page *p)
{
    for (int i = 0; i < p->m->order.n; i++) {
        struct function *f = p->m->order.at[i];
        write_type(p, f->yields);
        write_type(p, f->returns);
        if (f->sends)
            write_type(p, f->sends);
        for (int k = 0; k < f->variables.n; k++)
            write_type(p, f->variables.at[k]->type);
        for (int k = 0; k < f->hidden.n; k++)
            write_type(p, f->hidden.at[k]->type);
    }
    for (int i = 0; i < p->m->class_order.n; i++)
        for (int k = 0; k < p->m->class_order.at[i]->fields.n; k++)
            write_type(p, p->m->class_order.at[i]->fields.at[k]->type);
    struct type bytes = *simple_type(p->m, TYPE_BYTES);
    if (p->m->helpers & (1u << HELPER_SAME_BYTES | 1u << HELPER_SLICE))
        write_type(p, &bytes);
}

static void write_enum(struct page *p, const struct class *c)
{
    out(p, "enum %s {\n", c->c_name);
    for (int i = 0; i < c->fields.n; i++)
        out(p, "    %s = %lld%s\n", c->fields.at[i]->c_name, (long long)c->fields.at[i]->range.lo,
            i + 1 < c->fields.n ? "," : "");
    out(p, "};\n\n");
}

static void write_class(struct page *p, const struct class *c)
{
    const char *doc = doc_of(&c->def->v.ClassDef.body);

    if (doc)
        comment(p, doc);
    out(p, "struct %s {\n", c->c_name);
    for (int i = 0; i < c->fields.n; i++)
        out(p, "    %s;\n", declare(p->m, c->fields.at[i]->type, c->fields.at[i]->c_name));
    if (!c->fields.n)
        out(p, "    char none;\n");
    out(p, "};\n\n");
}

/* --------------------------------------------------------------------------------------- errors */

static void write_protocol(struct page *p)
{
    struct model *m = p->m;

    out(p,
        "/* What a step of a generator came to. */\nenum %s_step { %s_YIELDED, %s_RETURNED, "
        "%s_RAISED };\n\n",
        m->prefix, m->upper, m->upper, m->upper);
    out(p,
        "/* Exceptions. What was raised is an uint32_t: 0, or one of these and its line in %s. */\n"
        "enum %s_error {\n",
        m->source->name, m->prefix);
    for (int i = 0; i < m->errors.n; i++)
        out(p, "    %s%s%s\n", m->errors.at[i].c_name, i ? "" : " = 1",
            i + 1 < m->errors.n ? "," : "");
    out(p, "};\n\n");
    out(p, "#define %s_RAISE(error, line) ((uint32_t)(error) | (uint32_t)(line) << 8)\n", m->upper);
    out(p, "#define %s_ERROR_OF(raised)   ((enum %s_error)((raised) & 0xff))\n", m->upper,
        m->prefix);
    out(p, "#define %s_LINE_OF(raised)    ((raised) >> 8)\n", m->upper);
    out(p, "#define %s_DONE               %s /* the state of a generator that has ended */\n\n",
        m->upper, m->state_size == 1 ? "0xff" : "0xffff");
}

/* ----------------------------------------------------------------------------------- generators */

static void write_children(struct page *p, const struct function *f, int depth)
{
    int n = 0, is_alone;

    for (int i = 0; i < f->children.n; i++)
        n += f->children.at[i].depth == depth;
    is_alone = n == 1;
    if (!is_alone)
        out(p, "    union { /* never alive together */\n");
    for (int i = 0; i < f->children.n; i++)
        if (f->children.at[i].depth == depth)
            out(p, "%s    struct %s %s;\n", is_alone ? "" : "    ",
                f->children.at[i].function->c_name, f->children.at[i].name);
    if (!is_alone)
        out(p, "    };\n");
}

static void write_part(struct page *p, const struct function *f, const struct part *part)
{
    switch (part->kind) {
    case PART_FIELD: out(p, "    %s;\n", declare_field(p->m, part->v)); break;
    case PART_RAISED: out(p, "    uint32_t raised;\n"); break;
    case PART_STATE: out(p, "    uint%d_t state;\n", p->m->state_size * 8); break;
    default: write_children(p, f, part->depth); break;
    }
}

static void write_struct(struct page *p, const struct function *f)
{
    struct part_list parts = generator_parts(p->m, f);
    const char *upper = capitals(p->m, f->c_name);
    const char *doc = doc_of(&f->def->v.FunctionDef.body);
    long align;

    if (doc)
        comment(p, doc);
    out(p, "struct %s {\n", f->c_name);
    for (int i = 0; i < parts.n; i++)
        write_part(p, f, &parts.at[i]);
    out(p,
        "};\n#define %s_SIZE %ld\n_Static_assert(sizeof(struct %s) <= %s_SIZE, \"the size of %s"
        "\");\n\n",
        upper, generator_size(p->m, f, &align), f->c_name, upper, f->c_name);
    if (has_out_union(f))
        out(p, "union %s_out {\n    %s;\n    %s;\n};\n\n", f->c_name,
            declare(p->m, f->yields, "yielded"), declare(p->m, f->returns, "returned"));
}

static void write_generators(struct page *p)
{
    for (int i = 0; i < p->m->order.n; i++) {
        const struct function *f = p->m->order.at[i];
        if (!f->is_generator)
            continue;
        write_struct(p, f);
        write_inline_init(p->m, (struct function *)f, p->h);
        add_broken(p->m, p->h, 0, arena_printf(p->m->arena, "%s;\n", function_head(p->m, f)));
        write_inlines(p->m, f, p->h);
    }
}

static void write_functions(struct page *p)
{
    for (int i = 0; i < p->m->functions.n; i++) {
        const struct function *f = p->m->functions.at[i];
        if (f->is_generator || is_private(f))
            continue;
        const char *doc = doc_of(&f->def->v.FunctionDef.body);
        if (doc)
            comment(p, doc);
        if (f->raises)
            out(p, "/* Gives what was raised, 0: nothing. */\n");
        add_broken(p->m, p->h, 0, arena_printf(p->m->arena, "%s;\n", function_head(p->m, f)));
    }
}

void write_header(struct model *m, const char *guard, struct text *h)
{
    struct page p = {m, h, {0}};

    out(&p, "/* Written by yieldc translate --freestanding from %s. */\n", m->source->name);
    out(&p,
        "#ifndef %s\n#define %s\n\n#include <stdbool.h>\n#include <stddef.h>\n#include "
        "<stdint.h>\n\n",
        guard, guard);
    write_protocol(&p);
    for (int i = 0; i < m->classes.n; i++)
        if (m->classes.at[i]->kind == CLASS_ENUM || m->classes.at[i]->kind == CLASS_INT_ENUM)
            write_enum(&p, m->classes.at[i]);
    write_types(&p);
    for (int i = 0; i < m->class_order.n; i++)
        write_class(&p, m->class_order.at[i]);
    write_generators(&p);
    write_functions(&p);
    out(&p, "#endif\n");
}
