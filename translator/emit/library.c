/*
 * What `translate --library` writes beside the modules: functions that C calls, and their header.
 *
 *     a function     yr_value MODULE_NAME(parameters)
 *     a generator,   struct MODULE_NAME, which holds the object; _init makes it, and _next, _send,
 *     a coroutine    _throw and _close, in line in the header, drive it
 *
 * Exported is what a def at the module's level binds to a name without a leading underscore. A
 * call goes to what the global is bound to, with the parameters of the def; where something stands
 * between the def and the name, a decorator, nobody knows what a call gives: it is a function then.
 *
 * Requires the IR as emit_module() does; names are taken before the modules are written, so that
 * nothing static of theirs can have one.
 */
#include <string.h>
#include "base/source.h"
#include "emitter.h"

enum { LONGEST_LINE = 90 };

/* ------------------------------------------------------------------------- what is exported */

/* Is there an instruction that makes the function, and the next one binds it to its name? */
static int is_bound_as_it_is(const struct function *f)
{
    const struct function *body = f->module->body;

    for (int b = 0; b < body->blocks.n; b++) {
        const struct block *block = body->blocks.at[b];
        for (int k = 0; k + 1 < block->instrs.n; k++) {
            const struct instr *i = block->instrs.at[k], *next = block->instrs.at[k + 1];
            if (i->op == OP_FUNCTION && i->aux == f->index)
                return next->op == OP_STORE_GLOBAL && next->src.at[0].kind == OPERAND_REG &&
                       next->src.at[0].reg == i->dst.at[0];
        }
    }
    return 0;
}

static int is_exported(const struct function *f)
{
    const struct module *m = f->module;

    if (f->kind != FN_FUNCTION || f->parent != m->body || f->name[0] == '_' || f->name[0] == '<')
        return 0;
    for (int i = f->index + 1; i < m->functions.n; i++) { /* the last def of a name counts */
        const struct function *other = m->functions.at[i];
        if (other->parent == m->body && strcmp(other->name, f->name) == 0)
            return 0;
    }
    return 1;
}

static const char *const handle_parts[] = {"init", "next", "send", "throw", "close"};
enum { HANDLE_PARTS = sizeof handle_parts / sizeof *handle_parts };

/* Takes stem, and what a handle has beside it. NULL: one of them is taken. */
static const char *take_export(struct emitter *e, const char *stem, int has_handle)
{
    for (int i = 0; has_handle && i < HANDLE_PARTS; i++)
        if (name_is_taken(&e->file_names, arena_printf(e->arena, "%s_%s", stem, handle_parts[i])))
            return NULL;
    if (name_is_taken(&e->file_names, stem))
        return NULL;
    for (int i = 0; has_handle && i < HANDLE_PARTS; i++)
        unique_name(&e->file_names, arena_printf(e->arena, "%s_%s", stem, handle_parts[i]));
    return unique_name(&e->file_names, stem);
}

static void add_export(struct emitter *e, struct exports *x, struct function *f)
{
    struct export new = {.function = f};
    const char *stem = arena_printf(e->arena, "%s_%s", x->prefix, c_letters(e->arena, f->name));

    new.has_handle = f->is_generator && !(f->flags & CODE_ASYNC_GENERATOR) && is_bound_as_it_is(f);
    new.global = module_global_index(f->module, f->name);
    for (int i = 2; !(new.name = take_export(e, stem, new.has_handle)); i++)
        stem = arena_printf(e->arena, "%s_%s_%d", x->prefix, c_letters(e->arena, f->name), i);
    push(e->arena, x, new);
}

struct exports take_exports(struct emitter *e, struct module *m)
{
    static const char *const own[] = {"open", "close", "module"};
    struct exports x = {.prefix = c_stem(e->arena, m->name)};

    x.guard =
        unique_name(&e->file_names, arena_printf(e->arena, "%s_H", upper_case(e->arena, x.prefix)));
    unique_name(&e->file_names, "library");
    unique_name(&e->file_names, "program");
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        unique_name(&e->file_names, arena_printf(e->arena, "%s_%s", x.prefix, own[i]));
    for (int i = 0; i < m->functions.n; i++)
        if (is_exported(m->functions.at[i]))
            add_export(e, &x, m->functions.at[i]);
    return x;
}

/* ------------------------------------------------------------------------------- parameters */

/* Words of C++ that C does not have: the header may be included from there. */
static int is_word_of_cplusplus(const char *s)
{
    static const char *const words[] = {"and",        "and_eq",
                                        "asm",        "bitand",
                                        "bitor",      "catch",
                                        "char8_t",    "char16_t",
                                        "char32_t",   "class",
                                        "co_await",   "co_return",
                                        "co_yield",   "compl",
                                        "concept",    "consteval",
                                        "constexpr",  "constinit",
                                        "const_cast", "decltype",
                                        "delete",     "dynamic_cast",
                                        "explicit",   "export",
                                        "friend",     "mutable",
                                        "namespace",  "new",
                                        "noexcept",   "not",
                                        "not_eq",     "operator",
                                        "or",         "or_eq",
                                        "private",    "protected",
                                        "public",     "reinterpret_cast",
                                        "requires",   "static_cast",
                                        "template",   "this",
                                        "throw",      "try",
                                        "typeid",     "typename",
                                        "using",      "virtual",
                                        "xor",        "xor_eq"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], s) == 0)
            return 1;
    return 0;
}

/* A name that neither another parameter nor the file has. */
static const char *parameter_name(struct emitter *e, struct names *taken, const char *python)
{
    const char *name = c_identifier(e->arena, python);

    while (is_word_of_cplusplus(name) || name_is_taken(&e->file_names, name))
        name = arena_printf(e->arena, "%s_", name);
    return unique_name(taken, name);
}

static int parameter_count(const struct function *f)
{
    return f->positional + f->keyword_only + !!(f->flags & CODE_VARARGS) +
           !!(f->flags & CODE_VARKEYWORDS);
}

/* The names in the order of code->names: positional, keyword-only, *args, **kwargs. */
static const char **parameter_names(struct emitter *e, const struct function *f)
{
    struct names taken = {.arena = e->arena};
    int n = parameter_count(f);
    const char **names = NEW_ARRAY(e->arena, const char *, n + 1);

    unique_name(&taken, "handle");
    unique_name(&taken, "out");
    for (int i = 0; i < n; i++)
        names[i] = parameter_name(e, &taken, f->locals.at[i]);
    return names;
}

/* As the prototype has them: in the order of the def, so *args stands before what is keyword-only.
 */
static const char *prototype_text(struct emitter *e, const struct export *x, const char **names)
{
    const struct function *f = x->function;
    struct text t = {0};
    int rest = f->positional + f->keyword_only, n = parameter_count(f);

    if (x->has_handle)
        text_printf(e->arena, &t, "%s *handle", x->name);
    for (int i = 0; i < n; i++) {
        int at = i;
        if (f->flags & CODE_VARARGS && i >= f->positional && i <= rest)
            at = i == f->positional ? rest : i - 1;
        text_printf(e->arena, &t, "%syr_value %s", t.size ? ", " : "", names[at]);
    }
    return t.size ? t.at : "void";
}

static const char *arguments_text(struct emitter *e, const struct function *f, const char **names)
{
    struct text t = {0};
    int n = parameter_count(f);

    for (int i = 0; i < n; i++)
        text_printf(e->arena, &t, "%s%s", i ? ", " : "(yr_value[]){", names[i]);
    if (n)
        text_add_char(e->arena, &t, '}');
    return n ? t.at : "NULL";
}

/* -------------------------------------------------------------------------------------- C */

static void add_function(struct emitter *e, struct text *t, const struct export *x,
                         const char **globals)
{
    const struct function *f = x->function;
    const char **names = parameter_names(e, f);
    arena *a = e->arena;
    const char *call = arena_printf(a, "yr_library_call(&library, %s, &%s_code, %s)",
                                    globals[x->global], f->c_name, arguments_text(e, f, names));

    if (x->has_handle) {
        add_linef(a, t, 0, "int %s_init(%s)", x->name, prototype_text(e, x, names));
        text_add_cstr(a, t, "{\n");
        add_linef(a, t, 4, "handle->generator = %s;", call);
        text_add_cstr(a, t, "    return handle->generator ? 0 : -1;\n}\n\n");
    } else {
        add_linef(a, t, 0, "yr_value %s(%s)", x->name, prototype_text(e, x, names));
        text_add_cstr(a, t, "{\n");
        add_linef(a, t, 4, "return %s;", call);
        text_add_cstr(a, t, "}\n\n");
    }
}

void emit_exports(struct emitter *e, const struct exports *x, const char **globals)
{
    struct text t = {0};
    arena *a = e->arena;

    text_add_cstr(a, &t, "\nstatic yr_library library = {.program = &program};\n\n");
    text_printf(a, &t, "int %s_open(void)\n{\n    return yr_library_open(&library);\n}\n\n",
                x->prefix);
    text_printf(a, &t, "int %s_close(void)\n{\n    return yr_library_close(&library);\n}\n\n",
                x->prefix);
    text_printf(a, &t, "yr_value %s_module(void)\n{\n    return library.module;\n}\n\n", x->prefix);
    for (int i = 0; i < x->n; i++)
        add_function(e, &t, &x->at[i], globals);
    t.size--; /* the last empty line */
    fwrite(t.at, 1, t.size, e->out);
}

/* ------------------------------------------------------------------------------- the header */

/* The def as it is written, and the first line of its documentation. */
static void add_comment(struct emitter *e, struct text *t, const struct function *f)
{
    struct source *s = f->module->source;
    const char *file = base_name_of(f->module), *line = "";
    int size = 0, at = f->line; /* that of the first decorator */
    arena *a = e->arena;

    if (s && at >= 1 && at <= s->line_count)
        line = source_line(s, at, &size);
    while (*line == '@' && at < s->line_count)
        line = source_line(s, ++at, &size);
    text_printf(a, t, "/* %s:%d  %s", comment_text(a, file, strlen(file), 60), at,
                comment_text(a, line, (size_t)size, LONGEST_LINE - 20));
    if (f->doc) {
        const char *doc = f->doc + strspn(f->doc, "\n ");
        text_printf(a, t, "\n * %s", comment_text(a, doc, strcspn(doc, "\n"), LONGEST_LINE));
    }
    text_add_cstr(a, t, " */\n");
}

static void add_handle(struct emitter *e, struct text *t, const struct export *x,
                       const char **names)
{
    arena *a = e->arena;
    const char *n = x->name;

    text_printf(a, t, "typedef struct {\n    yr_value generator;\n} %s;\n", n);
    add_linef(a, t, 0, "int %s_init(%s);", n, prototype_text(e, x, names));
    add_linef(a, t, 0, "static inline yr_step %s_next(%s *handle, yr_value *out)", n, n);
    text_add_cstr(a, t, "{\n    return yr_send(handle->generator, YR_NONE, out);\n}\n");
    add_linef(a, t, 0, "static inline yr_step %s_send(%s *handle, yr_value sent, yr_value *out)", n,
              n);
    text_add_cstr(a, t, "{\n    return yr_send(handle->generator, sent, out);\n}\n");
    add_linef(a, t, 0,
              "static inline yr_step %s_throw(%s *handle, yr_value exception, yr_value *out)", n,
              n);
    text_add_cstr(a, t, "{\n    return yr_throw(handle->generator, exception, out);\n}\n");
    text_printf(a, t,
                "static inline int %s_close(%s *handle)\n{\n"
                "    return yr_close_and_drop(&handle->generator);\n}\n",
                n, n);
}

static const char about_module[] =
    " * Values and errors: yieldrt.h. Arguments are borrowed. One that the def has a default\n"
    " * for may be 0, and so may *args (else a tuple) and **kwargs (else a dict). A function\n"
    " * returns a new value, or 0 and an exception is pending. All run Python code.\n";

static const char about_opening[] =
    "/* Opens the runtime where it is closed, and runs the module where it is not open. 0; -1:\n"
    " * what the module raised is pending, or the runtime could not start and nothing is. Either\n"
    " * way it is to be closed, as often as it was opened; the last close of all ends the "
    "runtime,\n"
    " * and no value is of any use then. -1: what was printed could not be written. */\n";

static const char about_handles[] =
    "/* A generator: _init makes one (0, or -1 and an exception is pending), _next, _send and\n"
    " * _throw say what it did:\n"
    " *     YR_YIELDED    *out is what it yielded: new\n"
    " *     YR_RETURNED   it has ended, and *out is what it returned: new\n"
    " *     YR_RAISED     it has ended, and an exception is pending\n"
    " * _close ends it and gives it up: 0, or -1 and an exception is pending; harmless twice,\n"
    " * and after an _init that failed. */\n"
    "\n";

static int has_handles(const struct exports *x)
{
    for (int i = 0; i < x->n; i++)
        if (x->at[i].has_handle)
            return 1;
    return 0;
}

/* What the modules in C of the library stand on: pkg-config cannot know which of them are used. */
static void add_links(struct emitter *e, struct text *t)
{
    const struct name_list *links = &e->options->links;

    for (int i = 0; i < links->n; i++)
        text_printf(e->arena, t, "%s%s", i ? " " : " *\n * It links with yieldrt, and with ",
                    links->at[i]);
    text_add_cstr(e->arena, t, links->n ? ".\n */\n" : " */\n");
}

static void add_head(struct emitter *e, struct text *t, const struct exports *x,
                     const struct module *m, const char *name)
{
    arena *a = e->arena;
    const char *file = base_name_of(m);

    text_printf(a, t, "/* %s - what %s has for programs in C. Written by yieldc.\n *\n", name,
                comment_text(a, file, strlen(file), 40));
    text_add_cstr(a, t, about_module);
    add_links(e, t);
    text_printf(a, t, "#ifndef %s\n#define %s\n\n#include <yieldrt.h>\n\n", x->guard, x->guard);
    text_add_cstr(a, t, "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
    text_add_cstr(a, t, about_opening);
    text_printf(a, t, "int %s_open(void);\nint %s_close(void);\n", x->prefix, x->prefix);
    text_printf(
        a, t,
        "\n/* borrowed: the module, for its other names (yr_attr_get); 0: it is closed. */\n"
        "yr_value %s_module(void);\n\n",
        x->prefix);
    if (has_handles(x))
        text_add_cstr(a, t, about_handles);
}

void write_library_header(struct emitter *e, const struct exports *x, const struct module *m,
                          const char *name, FILE *out)
{
    struct text t = {0};

    add_head(e, &t, x, m, name);
    for (int i = 0; i < x->n; i++) {
        const struct export *one = &x->at[i];
        const char **names = parameter_names(e, one->function);
        add_comment(e, &t, one->function);
        if (one->has_handle)
            add_handle(e, &t, one, names);
        else
            add_linef(e->arena, &t, 0, "yr_value %s(%s);", one->name,
                      prototype_text(e, one, names));
        text_add_char(e->arena, &t, '\n');
    }
    text_add_cstr(e->arena, &t, "#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
    fwrite(t.at, 1, t.size, out);
}
