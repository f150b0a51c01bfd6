/*
 * One function of the source as one C function: what has to be declared is only known when the
 * blocks are written, so these come first into a text of their own.
 *
 * Children are written before the function that makes them, since it refers to their code.
 */
#include <string.h>
#include "base/source.h"
#include "emitter.h"

/* Where in args a parameter comes. */
static int argument_index(const struct body *b, const struct reg *r)
{
    for (int i = 0; i < b->f->locals.n; i++)
        if (b->f->locals.at[i] == r->name)
            return i;
    return 0;
}

/* ------------------------------------------------------------------------------ declarations */

static void declare_list(struct body *b, struct text *t, const char *type,
                         const struct variable_names *names)
{
    struct text line = {0};

    for (int i = 0; i < names->n; i++)
        text_printf(b->arena, &line, "%s%s", i ? ", " : type, names->at[i]);
    if (names->n)
        add_linef(b->arena, t, 4, "%s;", line.at);
}

static void declare_variables(struct body *b, struct text *t)
{
    struct variable_names named[REP_COUNT] = {0};

    for (int i = 0; i < b->f->variables.n; i++) {
        const struct reg *r = b->f->variables.at[i];
        const char *start = "0";
        if (r->is_parameter && !b->f->is_generator)
            start = arena_printf(b->arena, "%s[%d]", b->args, argument_index(b, r));
        push(b->arena, &named[r->rep],
             arena_printf(b->arena, "%s = %s", b->reg_names[r->id], start));
    }
    for (int rep = 0; rep < REP_COUNT; rep++)
        declare_list(b, t, arena_printf(b->arena, "%s ", rep_infos[rep].c_type), &named[rep]);
}

static void push_all(arena *a, struct variable_names *to, const struct variable_names *from)
{
    for (int i = 0; i < from->n; i++)
        push(a, to, from->at[i]);
}

/*
 * Many variables of a large function stand in memory: where an asm may look. In registers each of
 * them is joined at each pad over all ways there, so that 4,000 variables took gcc 7 s and 0.9 GB.
 */
static void keep_in_memory(struct body *b, struct text *t)
{
    enum { MANY = 200, MOST_OPERANDS = 16 }; /* gcc takes 30 */
    struct text words = {0};
    int n = 0;

    if (b->f->is_generator || b->f->variables.n < MANY || !is_large(b->f))
        return;
    for (int i = 0; i < b->f->variables.n; i++) {
        const struct reg *r = b->f->variables.at[i];
        if (r->slot >= 0 || !b->reg_names[r->id])
            continue;
        text_printf(b->arena, &words, "%s\"m\"(%s)", n ? ", " : "", b->reg_names[r->id]);
        if (++n < MOST_OPERANDS && i + 1 < b->f->variables.n)
            continue;
        add_linef(b->arena, t, 4, "__asm__(\"\" : : %s);", words.at);
        words = (struct text){0};
        n = 0;
    }
    if (n)
        add_linef(b->arena, t, 4, "__asm__(\"\" : : %s);", words.at);
}

static void declare_scratch(struct body *b, struct text *t)
{
    struct variable_names names[REP_COUNT] = {0};

    if (b->f->item_count)
        push(b->arena, &names[REP_BOXED], arena_printf(b->arena, "items[%d]", b->f->item_count));
    if (b->needs & NEEDS_SCRATCH)
        push(b->arena, &names[REP_BOXED], "v");
    if (b->needs & NEEDS_RESULT)
        push(b->arena, &names[REP_BOXED], "result");
    for (int rep = 0; rep < REP_COUNT; rep++)
        push_all(b->arena, &names[rep], &b->colours[rep]);
    if (b->needs & NEEDS_STATUS)
        push(b->arena, &names[REP_RAW], "status");
    if (b->needs & NEEDS_LINE)
        push(b->arena, &names[REP_RAW], "line");
    for (int rep = 0; rep < REP_COUNT; rep++)
        declare_list(b, t, arena_printf(b->arena, "%s ", rep_infos[rep].c_type), &names[rep]);
}

static void declare_context(struct body *b, struct text *t)
{
    struct function *f = b->f;

    if (f->is_generator) {
        if (b->needs & NEEDS_FUNCTION)
            add_line(b->arena, t, 4, "yr_function *function = s->function;");
        if (b->needs & NEEDS_MODULE)
            add_linef(b->arena, t, 4, "yr_module *m = %sfunction->module;",
                      b->needs & NEEDS_FUNCTION ? "" : "s->");
        return;
    }
    if (b->needs & NEEDS_MODULE)
        add_line(b->arena, t, 4, "yr_module *m = function->module;");
    if (b->needs & NEEDS_NAMESPACE)
        add_linef(b->arena, t, 4, "yr_value namespace = %s[0];", b->args);
    if (b->needs & NEEDS_FRAME)
        add_line(b->arena, t, 4, "yr_frame *frame = NULL;");
}

/* ---------------------------------------------------------------------------------- prologue */

static int takes_args(const struct body *b)
{
    for (int i = 0; i < b->f->variables.n; i++)
        if (b->f->variables.at[i]->is_parameter)
            return 1;
    return (b->needs & NEEDS_NAMESPACE) != 0;
}

/*
 * Is it too large to be optimised? The time that takes grows with the number of instructions, and
 * with that of ways to a failure times the variables that are alive there. What runs once, the
 * text of a module or class without a loop, is not worth as much of it.
 */
int is_large(const struct function *f)
{
    enum { LARGE = 2000, LARGE_AND_RUN_ONCE = 500, VARIABLES = 16, MANY_TO_DROP = 500 };
    long instrs = 0;
    int loops = f->kind != FN_MODULE && f->kind != FN_CLASS;

    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *block = f->blocks.at[k];
        instrs += block->instrs.n;
        for (int n = 0; !loops && n < block->instrs.n; n++)
            loops = block->instrs.at[n]->op == OP_POLL;
    }
    long variables = f->is_generator ? 0 : f->variables.n; /* a generator's are in memory */
    if (variables > MANY_TO_DROP)
        return 1; /* each is dropped at the end, which is no instruction */
    return instrs * (VARIABLES + variables) / VARIABLES > (loops ? LARGE : LARGE_AND_RUN_ONCE);
}

/* The head of the C function; a parameter that it has no use for says so. */
static void add_head(struct body *b, struct text *t)
{
    static const struct {
        unsigned bit;
        const char *type, *name;
    } resume[] = {{NEEDS_HOW, "yr_how ", "how"},
                  {NEEDS_SENT, "yr_value ", "sent"},
                  {NEEDS_OUT, "yr_value *", "out"}};
    struct text head = {0};

    if (is_large(b->f))
        add_line(b->arena, t, 0, "YR_LARGE");
    if (!b->f->is_generator) {
        int uses_function = (b->needs & (NEEDS_FUNCTION | NEEDS_MODULE)) != 0;
        add_linef(b->arena, t, 0, "static yr_value %s_body(yr_function *%s, yr_value *%s)",
                  b->f->c_name, uses_function ? "function" : "YR_IGNORE(function)",
                  takes_args(b) ? b->args : arena_printf(b->arena, "YR_IGNORE(%s)", b->args));
        return;
    }
    text_printf(b->arena, &head, "static yr_step %s_resume(void *frame", b->f->c_name);
    for (int i = 0; i < 3; i++)
        text_printf(b->arena, &head, b->needs & resume[i].bit ? ", %s%s" : ", %sYR_IGNORE(%s)",
                    resume[i].type, resume[i].name);
    add_linef(b->arena, t, 0, "%s)", head.at);
}

static void add_dispatch(struct body *b, struct text *t)
{
    if (!b->f->suspensions.n)
        return;
    if (b->f->suspensions.n == 1) {
        add_linef(b->arena, t, 4, "switch (s->state) { case %s: goto %s; }", b->state_names[1],
                  b->resume_labels[1]);
        return;
    }
    add_line(b->arena, t, 4, "switch (s->state) {");
    for (int i = 0; i < b->f->suspensions.n; i++) {
        int state = b->f->suspensions.at[i].state;
        add_linef(b->arena, t, 4, "case %s: goto %s;", b->state_names[state],
                  b->resume_labels[state]);
    }
    add_line(b->arena, t, 4, "}");
}

/* `file.py:3  def name(x):` above the function. */
static void add_title(struct body *b, struct text *t)
{
    struct function *f = b->f;
    struct source *s = f->module->source;
    const char *file = base_name_of(f->module);
    int size = 0;
    const char *line = "";

    if (s && f->line >= 1 && f->line <= s->line_count && f->kind != FN_MODULE)
        line = source_line(s, f->line, &size);
    const char *where = comment_text(b->arena, file, strlen(file), 60);
    text_add_char(b->arena, t, '\n');
    if (f->kind != FN_MODULE)
        text_printf(b->arena, t, "/* %s:%d  %s */\n", where, f->line,
                    comment_text(b->arena, line, (size_t)size, 90 - (int)strlen(where)));
}

static void add_state_pointer(struct body *b, struct text *t)
{
    if (b->f->suspensions.n > 0 || b->needs & (NEEDS_FUNCTION | NEEDS_MODULE | NEEDS_STATE))
        add_linef(b->arena, t, 4, "struct %s_state *s = frame;", b->f->c_name);
    else
        add_line(b->arena, t, 4, "(void)frame;");
}

static void add_body(struct body *b, struct text *t, const struct text *blocks)
{
    struct function *f = b->f;
    struct text declarations = {0};

    add_own_line(b->e, t);
    add_head(b, t);
    if (f->is_generator)
        add_state_pointer(b, &declarations);
    text_add_cstr(b->arena, t, "{\n");
    declare_context(b, &declarations);
    declare_variables(b, &declarations);
    declare_scratch(b, &declarations);
    declare_record(b, &declarations);
    keep_in_memory(b, &declarations);
    add_dispatch(b, &declarations);
    if (declarations.at)
        text_add_cstr(b->arena, t, declarations.at);
    text_add_cstr(b->arena, t, blocks->at ? blocks->at : "");
    add_own_line(b->e, t); /* where every return leaves */
    text_add_cstr(b->arena, t, "}\n");
}

/* What the runtime calls in the place of a function whose steps are written down. */
static void add_traced(struct body *b, struct text *t)
{
    const char *name = b->f->c_name;

    text_printf(
        b->arena, t,
        "\nstatic yr_step %s_traced(void *frame, yr_how how, yr_value sent, yr_value *out)\n"
        "{\n    return yr_trace_step(%s_resume, frame, how, sent, out);\n}\n",
        name, name);
}

static void start_body(struct body *b, struct emitter *e, struct function *f)
{
    arena *a = arena_new();

    *b = (struct body){.e = e, .f = f, .arena = a};
    b->names.arena = b->labels.arena = a;
    b->reg_names = NEW_ARRAY(a, const char *, f->regs.n + 1);
}

static int mentions_function(enum opcode op)
{
    return op == OP_FUNCTION || op == OP_TRACE_INNER;
}

/* The functions that f makes, in the order of the source; one whose statement cannot be reached is
 * left out. */
static void emit_children(struct emitter *e, const struct function *f)
{
    const struct module *m = f->module;
    arena *scratch = arena_new();
    struct ids made = {0};

    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++)
            if (mentions_function(f->blocks.at[k]->instrs.at[n]->op))
                ids_add(scratch, &made, (int)f->blocks.at[k]->instrs.at[n]->aux);
    for (int i = 0; i < made.n; i++)
        if (!m->functions.at[made.at[i]]->is_written)
            emit_function(e, m->functions.at[made.at[i]]);
    arena_free(scratch);
}

/* The text of the blocks; helpers are what no variable is named like. */
static void write_blocks(struct body *b, unsigned helpers, struct text *blocks)
{
    b->helpers = helpers;
    name_variables(b);
    b->out = blocks;
    emit_blocks(b);
}

/* In a plain function a variable may keep the name of a helper that turns out not to be needed;
 * then the blocks are written once more. The variables of a generator are members of its state. */
static void write_plain_blocks(struct body *b, struct text *blocks)
{
    enum { ALWAYS = NEEDS_FUNCTION, NEVER = NEEDS_STATE | NEEDS_HOW | NEEDS_SENT | NEEDS_OUT };

    write_blocks(b, ~(unsigned)NEVER, blocks);
    unsigned helpers = b->needs | ALWAYS;
    if (!(b->clashes & ~helpers))
        return;
    struct body again;
    start_body(&again, b->e, b->f);
    arena_free(b->arena);
    *b = again;
    *blocks = (struct text){0};
    write_blocks(b, helpers, blocks);
}

void emit_function(struct emitter *e, struct function *f)
{
    struct body b;
    struct text blocks = {0}, out = {0};

    f->is_written = 1;
    emit_children(e, f);
    start_body(&b, e, f);
    b.out = &out;
    if (!f->is_generator) {
        write_plain_blocks(&b, &blocks);
        add_title(&b, &out);
    } else {
        add_title(&b, &out);
        emit_state(&b);
        write_blocks(&b, ~0u, &blocks);
    }
    add_body(&b, &out, &blocks);
    if (is_traced(&b))
        add_traced(&b, &out);
    b.out = &out;
    emit_code(&b);
    text_add(e->arena, &e->functions, out.at, out.size);
    arena_free(b.arena);
}
