/*
 * Functions and generators as C functions.
 *
 * A generator is one C function that goes on where it was left:
 *
 *     switch (g->state) {
 *     case 0:
 *         while (g->n > 0) {
 *             *out = g->n;
 *             g->state = 1;
 *             return PROTO_YIELDED;
 *         case 1:
 *             g->n--;
 *         }
 *     }
 *
 * The labels stand within the loops, so that these stay what they are in Python. It is called
 * NAME_next where nothing is sent and no exception can be caught inside; else NAME_resume, and
 * small functions in front of it send, throw and close.
 */
#include "emit.h"
#include "points.h"

/* --------------------------------------------------------------------------------------- heads */

int has_out_union(const struct function *f)
{
    return f->yields->kind != TYPE_NONE && f->returns->kind != TYPE_NONE && f->yields != f->returns;
}

const char *out_type(struct model *m, const struct function *f)
{
    if (has_out_union(f))
        return arena_printf(m->arena, "union %s_out", f->c_name);
    if (f->yields->kind != TYPE_NONE)
        return f->yields->c;
    return f->returns->kind != TYPE_NONE ? f->returns->c : NULL;
}

const char *hidden_union(struct emit *w, const struct function *f)
{
    struct type *t = NEW(w->m->arena, struct type);

    for (int i = 0; i < w->m->types.n; i++)
        if (w->m->types.at[i]->kind == TYPE_OUT && w->m->types.at[i]->function == f)
            return hidden_variable(w, "item", w->m->types.at[i], 0);
    t->kind = TYPE_OUT;
    t->function = (struct function *)f;
    t->name = "out";
    t->c = out_type(w->m, f);
    push(w->m->arena, &w->m->types, (const struct type *)t);
    return hidden_variable(w, "item", t, 0);
}

static const char *parameters_text(struct model *m, const struct function *f, const char *text)
{
    for (int i = 0; i < f->parameters; i++) {
        const struct variable *v = f->variables.at[i];
        const char *one = v->type->kind == TYPE_CLASS
                              ? arena_printf(m->arena, "%s *%s", v->type->c, v->c_name)
                              : declare_field(m, v);
        text = arena_printf(m->arena, "%s%s%s", text, *text ? ", " : "", one);
    }
    return text;
}

static const char *pointer_to(struct model *m, const char *type, const char *name)
{
    return arena_printf(m->arena, type[strlen(type) - 1] == '*' ? "%s*%s" : "%s *%s", type, name);
}

static int is_resumed(const struct function *f)
{
    return f->uses_sent || f->has_handlers;
}

const char *init_head(struct model *m, const struct function *f)
{
    const char *self = arena_printf(m->arena, "struct %s *g", f->c_name);

    return arena_printf(m->arena, "void %s_init(%s)", f->c_name, parameters_text(m, f, self));
}

/* What C sends. */
const char *declare_sent(struct model *m, const struct function *f, const char *name)
{
    const struct type *t = some_type(f->sends);
    const char *narrow = t->kind == TYPE_INT ? narrow_name(m, f->sent) : NULL;

    return narrow ? arena_printf(m->arena, "%s %s", narrow, name) : declare(m, t, name);
}

static const char *step_head(struct model *m, const struct function *f)
{
    const char *args = arena_printf(m->arena, "struct %s *g", f->c_name), *out = out_type(m, f);

    if (f->uses_sent)
        args = arena_printf(m->arena, "%s, %s", args,
                            is_optional(f->sends) ? declare(m, f->sends, sent_name(f))
                                                  : declare_sent(m, f, sent_name(f)));
    if (f->has_handlers)
        args = arena_printf(m->arena, "%s, uint32_t raised", args);
    if (out)
        args = arena_printf(m->arena, "%s, %s", args, pointer_to(m, out, "out"));
    return arena_printf(m->arena, "enum %s_step %s_%s(%s)", m->prefix, f->c_name,
                        is_resumed(f) ? "resume" : "next", args);
}

static const char *result_head(struct model *m, const struct function *f)
{
    const char *name = f->c_name, *args = parameters_text(m, f, "");

    if (f->raises && f->returns->kind != TYPE_NONE)
        args = arena_printf(m->arena, "%s%s%s", args, *args ? ", " : "",
                            pointer_to(m, f->returns->c, "result"));
    args = *args ? args : "void";
    const char *type = f->raises ? "uint32_t" : f->returns->c;
    return arena_printf(m->arena, type[strlen(type) - 1] == '*' ? "%s%s%s(%s)" : "%s%s %s(%s)",
                        is_private(f) ? "static " : "", type, name, args);
}

int is_private(const struct function *f)
{
    return !f->is_generator && f->name[0] == '_' && f->name[1] != '_';
}

const char *function_head(struct model *m, const struct function *f)
{
    return f->is_generator ? step_head(m, f) : result_head(m, f);
}

/* -------------------------------------------------------------------------------------- locals */

static int is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

enum { ABSENT, WRITTEN, READ };

/* What the C does with a name. At the begin of a line it is only written. */
static int use_of(const struct text *body, const char *name)
{
    size_t n = strlen(name);
    int use = ABSENT;

    for (const char *p = body->at ? body->at : ""; (p = strstr(p, name)); p += n) {
        const char *before = p;
        if ((p > body->at && (is_letter(p[-1]) || p[-1] == '.' || p[-1] == '>')) || is_letter(p[n]))
            continue;
        while (before > body->at && before[-1] == ' ')
            before--;
        if ((before > body->at && before[-1] != '\n') || p[n] == '.' || p[n] == '-' ||
            p[n] == ')' || p[n] == ',' || p[n] == ';')
            return READ;
        use = WRITTEN;
    }
    return use;
}

static int is_local(const struct function *f, const struct variable *v)
{
    return v != f->sent_to && !v->is_field && !v->is_parameter && v->type->kind != TYPE_NONE;
}

/* `int64_t a, b;` for all variables of that C type behind the first. */
static void declare_alike(struct emit *w, const struct variable_list *list, int first)
{
    const char *type = list->at[first]->type->c;
    const char *text = declare(w->m, list->at[first]->type, list->at[first]->c_name);
    int is_pointer = type[strlen(type) - 1] == '*';

    for (int i = first + 1; i < list->n; i++)
        if (is_local(w->f, list->at[i]) && strcmp(list->at[i]->type->c, type) == 0) {
            const char *one = declare(w->m, list->at[i]->type, list->at[i]->c_name);
            text = format(w, "%s, %s%s", text, is_pointer ? "*" : "",
                          one + strlen(type) + !is_pointer);
        }
    line(w, "%s;", text);
}

static void declare_locals(struct emit *w, const struct text *body)
{
    struct variable_list all = {0};
    const struct function *f = w->f;

    for (int i = 0; i < f->variables.n; i++)
        if (use_of(body, f->variables.at[i]->c_name))
            push(w->m->arena, &all, f->variables.at[i]);
    for (int i = 0; i < f->hidden.n; i++)
        if (f->hidden.at[i]->is_used && use_of(body, f->hidden.at[i]->c_name))
            push(w->m->arena, &all, f->hidden.at[i]);
    for (int i = 0; i < all.n; i++) {
        int is_new = is_local(f, all.at[i]);
        for (int k = 0; k < i && is_new; k++)
            is_new = !is_local(f, all.at[k]) || strcmp(all.at[k]->type->c, all.at[i]->type->c) != 0;
        if (is_new)
            declare_alike(w, &all, i);
    }
    for (int i = 0; !f->is_generator && i < f->children.n; i++)
        line(w, "struct %s %s;", f->children.at[i].function->c_name, f->children.at[i].name);
    if (w->uses_raised && !(f->is_generator && f->has_handlers))
        line(w, "uint32_t raised = 0;");
    for (int i = 0; !f->is_generator && i < f->parameters; i++)
        if (use_of(body, f->variables.at[i]->c_name) != READ)
            line(w, "(void)%s;", f->variables.at[i]->c_name);
    for (int i = 0; i < all.n; i++)
        if (is_local(f, all.at[i]) && use_of(body, all.at[i]->c_name) == WRITTEN)
            line(w, "(void)%s;", all.at[i]->c_name);
}

/* ------------------------------------------------------------------------------------- bodies */

static void write_init(struct emit *w, const char *before);

/* Is it a few stores? Where a generator is made once, they take less room than a call. */
static int is_inline_init(const struct function *f)
{
    int n = f->parameters;

    for (int i = 0; i < f->eager.n; i++) {
        const char *name = f->eager.at[i]->v.Assign.targets.at[0]->v.Name.id;
        const struct variable *v = find_variable(&f->variables, name);
        if (is_aggregate(v->type) && !v->is_filled)
            return 0;
        n += f->eager.at[i]->v.Assign.value->kind == Constant_kind ? 1 : 2 * !v->is_filled;
    }
    return n <= 3;
}

void write_inline_init(struct model *m, struct function *f, struct text *h)
{
    struct emit w = {.m = m, .f = f, .out = h};

    if (is_inline_init(f))
        write_init(&w, "static inline ");
    else
        line(&w, "%s;", init_head(m, f));
}

static void write_init(struct emit *w, const char *before)
{
    struct function *f = w->f;

    line(w, "%s%s", before, init_head(w->m, f));
    line(w, "{");
    w->indent = 1;
    line(w, "g->state = 0;");
    if (f->raises || f->is_held)
        line(w, "g->raised = 0;");
    for (int i = 0; i < f->parameters; i++)
        line(w, "g->%s = %s;", f->variables.at[i]->c_name, f->variables.at[i]->c_name);
    w->is_init = 1;
    block(w, &f->eager);
    w->is_init = 0;
    w->indent = 0;
    line(w, "}");
    line(w, "%s", "");
}

static void write_end(struct emit *w)
{
    struct function *f = w->f;
    const char *upper = w->m->upper;

    w->indent = 0;
    if (w->leaves)
        line(w, "leave:");
    w->indent = 1;
    if (w->leaves || falls_off(&f->def->v.FunctionDef.body))
        line(w, "g->state = %s_DONE;", upper);
    if (w->escapes || f->has_handlers) {
        line(w, "g->raised = raised;");
        line(w, "return raised ? %s_RAISED : %s_RETURNED;", upper, upper);
    } else {
        line(w, "return %s_RETURNED;", upper);
    }
}

static int start_place(const struct function *f)
{
    int i = 0;

    while (f->body.at[i] != f->start)
        i++;
    return i;
}

void write_start(struct model *m, struct function *f, struct text *h)
{
    struct emit w = {.m = m, .f = f, .out = h, .indent = 2, .is_start = 1};
    const struct expr *yield = yield_of(f->start);
    const struct expr *value = yield->v.Yield.value;

    for (int i = 0; value && value->kind == Name_kind && i < start_place(f); i++)
        if (strcmp(f->body.at[i]->v.Assign.targets.at[0]->v.Name.id, value->v.Name.id) == 0) {
            value = f->body.at[i]->v.Assign.value;
            break;
        }
    give(&w, value);
    block(&w, &fact_of(m, yield)->late);
    line(&w, "g->state = %d;", state_of_group(&w, fact_of(m, yield)->group));
    line(&w, "return %s_YIELDED;", m->upper);
}

static void write_steps(struct emit *w, struct text *body)
{
    struct function *f = w->f;

    w->indent = f->is_one_state ? 1 : 2;
    w->out = body;
    if (f->start)
        state_of_group(w, fact_of(w->m, yield_of(f->start))->group);
    if (f->has_handlers) {
        line(w, "if (raised) {");
        line(w, "    raised = %s_RAISE(raised, %d);", w->m->upper, f->def->loc.line);
        line(w, "    goto leave;");
        line(w, "}");
        w->leaves = 1;
    }
    if (f->keeps_state)
        line(w, "g->state = 1;");
    if (f->is_one_state)
        block(w, &(struct stmt_list){1, &f->body.at[f->body.n - 1]});
    else if (f->start)
        block(w,
              &(struct stmt_list){f->body.n - start_place(f) - 1, f->body.at + start_place(f) + 1});
    else
        block(w, &f->body);
}

/* The end of a function that is reached without a return. */
static void fall_off(struct emit *w)
{
    if (w->f->returns->kind == TYPE_NONE && w->f->raises)
        line(w, "return 0;");
    else if (is_optional(w->f->returns))
        return_value(w, convert(w, code_of("0", LEVEL_PRIMARY), NULL, simple_type(w->m, TYPE_NONE),
                                w->f->returns)
                            .text);
}

static void write_generator(struct emit *w, struct text *body)
{
    struct function *f = w->f;

    push(w->m->arena, &f->lines, f->def->loc.line);
    if (f->uses_sent)
        error_of(w->m, "TypeError"); /* for send() in front of next() */
    write_steps(w, body);
    w->out = &f->text;
    w->indent = 0;
    if (!is_inline_init(f))
        write_init(w, "");
    line(w, "%s", function_head(w->m, f));
    line(w, "{");
    w->indent = 1;
    size_t before = f->text.size;
    declare_locals(w, body);
    if (f->text.size > before)
        line(w, "%s", "");
    if (f->gives_none)
        line(w, f->yields->item->kind == TYPE_BYTES ? "out->data = NULL;" : "*out = %s;",
             convert(w, code_of("0", LEVEL_PRIMARY), NULL, simple_type(w->m, TYPE_NONE), f->yields)
                 .text);
    if (!f->is_one_state) {
        line(w, "switch (g->state) {");
        if (!f->start)
            line(w, "case 0:");
    }
    text_add(w->m->arena, &f->text, body->at ? body->at : "", body->size);
    if (!f->is_one_state)
        line(w, "}");
    if (!f->is_one_state || w->leaves)
        write_end(w);
    w->indent = 0;
    line(w, "}");
    f->has_handlers = w->handles;
    f->raises = w->escapes || w->handles;
}

static void write_plain(struct emit *w, struct text *body)
{
    struct function *f = w->f;

    w->indent = 1;
    w->out = body;
    block(w, &f->body);
    if (falls_off(&f->def->v.FunctionDef.body))
        fall_off(w);
    w->out = &f->text;
    w->indent = 0;
    line(w, "%s", function_head(w->m, f));
    line(w, "{");
    w->indent = 1;
    size_t before = f->text.size;
    declare_locals(w, body);
    if (f->text.size > before)
        line(w, "%s", "");
    text_add(w->m->arena, &f->text, body->at ? body->at : "", body->size);
    w->indent = 0;
    line(w, "}");
    f->raises = w->escapes;
}

void write_function(struct model *m, struct function *f)
{
    struct emit w = {.m = m, .f = f};
    struct text body = {0};

    f->keeps_state = f->lines.n == 2 && !f->delegations.n && !f->start && !f->has_handlers;
    for (int i = 0; i < f->groups.n; i++)
        f->groups.at[i].state = 0;
    f->hidden.n = f->children.n = f->lines.n = f->delegations.n = f->awaiting.n = 0;
    f->hidden.at = NULL;
    f->children.at = NULL;
    f->lines.at = NULL;
    f->delegations.at = NULL;
    f->awaiting.at = NULL;
    f->text = (struct text){0};
    if (f->is_generator)
        write_generator(&w, &body);
    else
        write_plain(&w, &body);
}
