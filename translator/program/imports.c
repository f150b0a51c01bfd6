/*
 * Collecting imports: a walk over all statements, in functions and classes too, and over their
 * expressions for calls that import what a constant names:
 *
 *     __import__("a.b")                     importlib.import_module("a.b")
 *     importlib.import_module(".b", "a")    importlib.util.find_spec("a")
 *
 * The same walk finds the texts that exec() and eval() run: constants that are their first
 * argument, or that a statement of the module gives to the name which is. They too are known by the
 * last name of what is called, and by that ending in one of the two, with an underscore or not; a
 * text that nobody runs costs its code.
 *
 * Type parameters and the type statement need the module that makes their objects.
 *
 * Left out is what stands under `if __name__ == "__main__":` in a module that is imported. The
 * calls are known by the last name of what is called; a function of another kind that is called the
 * same with a string costs the program a module that it does not need, and nothing else.
 *
 * A few modules of Python's library import large ones for a few of their functions. There the
 * import does not count; instead, whoever mentions such a function imports what it needs (`needs`).
 */
#include <string.h>
#include "imports.h"
#include "tree/walk.h"

static const char *const subprocess[] = {"subprocess", NULL};
static const char *const parser_of_times[] = {"_strptime", NULL};
static const char *const of_archives[] = {"zlib", "bz2", "lzma", "zipfile", "tarfile", NULL};

static const char *const abstract[] = {"collections.abc", NULL};
static const char *const over_abstract[] = {"collections._user", NULL};

static const char *const pool[] = {"concurrent.futures.thread", "threading", NULL};
static const char *const futures[] = {"concurrent.futures", NULL};

static const struct need {
    const char *module, *function;
    const char *const *modules;
} needs[] = {
    {"os", "popen", subprocess},
    {"time", "strptime", parser_of_times},
    {"collections", "abc", abstract},
    {"collections", "ChainMap", over_abstract},
    {"collections", "UserDict", over_abstract},
    {"collections", "UserList", over_abstract},
    {"collections", "UserString", over_abstract},
    {"asyncio.base_events", "run_in_executor", pool},
    {"asyncio.base_events", "set_default_executor", pool},
    {"asyncio.base_events", "to_thread", pool},
    {"asyncio.tasks", "run_coroutine_threadsafe", futures},
    {"shutil", "make_archive", of_archives},
    {"shutil", "unpack_archive", of_archives},
    {"shutil", "get_archive_formats", of_archives},
    {"shutil", "get_unpack_formats", of_archives},
    {"shutil", "register_archive_format", of_archives},
    {"shutil", "register_unpack_format", of_archives},
};

/* Modules that look for others by names they put together. */
static const struct {
    const char *module, *found;
} finders[] = {
    {"dbm", "dbm.dumb"},
};

enum { FINDERS = sizeof finders / sizeof *finders };

enum { NEEDS = sizeof needs / sizeof *needs };

struct collector {
    arena *arena;
    const char *name; /* of the module */
    int is_package;
    int try_depth;
    struct stmt_list body; /* of the module */
    struct import_list list;
    struct text_list *texts;
};

/* Does the module import that one for a few of its functions only? */
static int is_for_few(const struct collector *c, const char *module)
{
    for (int i = 0; i < NEEDS; i++)
        for (const char *const *m = needs[i].modules; *m; m++)
            if (strcmp(needs[i].module, c->name) == 0 && strcmp(*m, module) == 0)
                return 1;
    return 0;
}

static void add_import(struct collector *c, const struct stmt *s, const char *module,
                       struct name_list names)
{
    if (is_for_few(c, module))
        return;
    push(c->arena, &c->list,
         ((struct import){
             .module = module, .names = names, .loc = s->loc, .is_tried = c->try_depth > 0}));
}

/* Could it be the name of a module: no empty part, nothing that leads out of a folder? */
static int is_dotted_name(const char *name)
{
    for (const char *s = name;; s++) {
        size_t size = strcspn(s, "./ \n");
        if (!size || (s[size] && s[size] != '.'))
            return 0;
        s += size;
        if (!*s)
            return 1;
    }
}

/* The package that `level` dots mean here, or NULL. */
static const char *relative_base(const struct collector *c, int level)
{
    size_t size = strlen(c->name);
    int up = c->is_package ? level - 1 : level;

    while (up-- > 0) {
        while (size > 0 && c->name[size - 1] != '.')
            size--;
        if (!size)
            return NULL;
        size--;
    }
    return arena_strndup(c->arena, c->name, size);
}

static void import_needed(struct collector *c, const struct need *need, struct loc loc)
{
    for (const char *const *m = need->modules; *m; m++)
        push(c->arena, &c->list, ((struct import){.module = *m, .loc = loc, .is_tried = 1}));
}

/* Do two modules belong to one package, or are they one? */
static int same_top(const char *a, const char *b)
{
    size_t n = strcspn(a, ".");

    return n == strcspn(b, ".") && strncmp(a, b, n) == 0;
}

/* A name that may be that of a function which needs more than its module brings. */
static void mention(struct collector *c, const char *name, struct loc loc)
{
    for (int i = 0; i < NEEDS; i++)
        if (strcmp(needs[i].function, name) == 0 && !same_top(needs[i].module, c->name))
            import_needed(c, &needs[i], loc);
}

static void mention_all(struct collector *c, const char *module, struct loc loc)
{
    for (int i = 0; i < NEEDS; i++)
        if (same_top(needs[i].module, module) && !same_top(needs[i].module, c->name))
            import_needed(c, &needs[i], loc);
}

static void collect_import_from(struct collector *c, const struct stmt *s)
{
    const char *module = s->v.ImportFrom.module;
    struct name_list names = {0};

    if (s->v.ImportFrom.level > 0) {
        const char *base = relative_base(c, s->v.ImportFrom.level);
        if (!base)
            return;
        module = module ? arena_printf(c->arena, "%s.%s", base, module) : base;
    }
    if (!module)
        return;
    for (int i = 0; i < s->v.ImportFrom.names.n; i++)
        if (strcmp(s->v.ImportFrom.names.at[i]->name, "*") != 0) {
            push(c->arena, &names, s->v.ImportFrom.names.at[i]->name);
            mention(c, s->v.ImportFrom.names.at[i]->name, s->loc);
        } else {
            mention_all(c, module, s->loc);
        }
    add_import(c, s, module, names);
}

/* ------------------------------------------------------------------------------------- calls */

/* The text of a constant str without NULs, or NULL. */
static const char *text_of(const struct expr *e)
{
    if (!e || e->kind != Constant_kind || e->v.Constant.value.kind != CONST_STR)
        return NULL;
    const struct constant *value = &e->v.Constant.value;
    return strlen(value->text) == value->size ? value->text : NULL;
}

/* An argument by its place or by its name, or NULL. */
static const struct expr *argument(const struct expr *call, int at, const char *name)
{
    const struct keyword_list *keywords = &call->v.Call.keywords;

    if (at < call->v.Call.args.n)
        return call->v.Call.args.at[at];
    for (int i = 0; i < keywords->n; i++)
        if (keywords->at[i]->arg && strcmp(keywords->at[i]->arg, name) == 0)
            return keywords->at[i]->value;
    return NULL;
}

/* The package that a relative name begins in, as the second argument says; NULL: not known. */
static const char *named_package(const struct collector *c, const struct expr *e, int level)
{
    struct collector there = *c;

    there.is_package = 1;
    if (text_of(e))
        there.name = text_of(e);
    else if (e && e->kind == Name_kind && strcmp(e->v.Name.id, "__package__") == 0)
        there.is_package = c->is_package;
    else if (!e || e->kind != Name_kind || strcmp(e->v.Name.id, "__name__") != 0)
        return NULL;
    return relative_base(&there, level);
}

/* What import_module() and find_spec() are asked for, absolute; NULL: not known. */
static const char *named_module(struct collector *c, const struct expr *call)
{
    const char *name = text_of(argument(call, 0, "name"));
    int level = name ? (int)strspn(name, ".") : 0;

    if (!level)
        return name;
    const char *base = named_package(c, argument(call, 1, "package"), level);
    if (!base)
        return NULL;
    return name[level] ? arena_printf(c->arena, "%s.%s", base, name + level) : base;
}

static struct name_list texts_of(struct collector *c, const struct expr *e)
{
    struct name_list names = {0};

    if (!e || (e->kind != List_kind && e->kind != Tuple_kind))
        return names;
    for (int i = 0; i < e->v.List.elts.n; i++)
        if (text_of(e->v.List.elts.at[i]) && strcmp(text_of(e->v.List.elts.at[i]), "*") != 0)
            push(c->arena, &names, text_of(e->v.List.elts.at[i]));
    return names;
}

/* What __import__() is asked for, absolute; NULL: not known. */
static const char *imported_module(struct collector *c, const struct expr *call)
{
    const char *name = text_of(argument(call, 0, "name"));
    const struct expr *level = argument(call, 4, "level");

    if (!name || !level)
        return name;
    if (level->kind != Constant_kind || level->v.Constant.value.kind != CONST_INT)
        return NULL;
    int up = level->v.Constant.value.text[0] - '0';
    if (!up || level->v.Constant.value.size > 1)
        return up ? NULL : name;
    const char *base = relative_base(c, up);
    if (!base)
        return NULL;
    return *name ? arena_printf(c->arena, "%s.%s", base, name) : base;
}

/* Does the name end in that word, before any underscore? */
static int ends_in(const char *name, const char *word)
{
    size_t n = strlen(name), k = strlen(word);

    n -= n > k && name[n - 1] == '_';
    return n >= k && memcmp(name + n - k, word, k) == 0;
}

static int is_text(const struct expr *e)
{
    return e && e->kind == Constant_kind && e->v.Constant.value.kind == CONST_STR;
}

static void add_text(struct collector *c, const struct expr *e, int is_expression)
{
    if (!is_text(e))
        return;
    const struct constant *v = &e->v.Constant.value;
    for (int i = 0; i < c->texts->n; i++) {
        const struct program_text *t = &c->texts->at[i];
        if (t->is_expression == is_expression && t->size == v->size &&
            memcmp(t->text, v->text, v->size) == 0)
            return;
    }
    push(c->arena, c->texts, ((struct program_text){v->text, v->size, is_expression}));
}

/* What a statement gives to the name, if it is all that it does; or NULL. */
static const struct expr *value_of(const struct stmt *s, const char *name)
{
    if (s->kind != Assign_kind || s->v.Assign.targets.n != 1)
        return NULL;
    const struct expr *target = s->v.Assign.targets.at[0];
    return target->kind == Name_kind && strcmp(target->v.Name.id, name) == 0 ? s->v.Assign.value
                                                                             : NULL;
}

int is_constant_text(struct stmt_list body, const struct expr *e)
{
    for (int i = 0; e->kind == Name_kind && i < body.n; i++)
        if (is_text(value_of(body.at[i], e->v.Name.id)))
            return 1;
    return is_text(e);
}

static void collect_text(struct collector *c, const struct expr *call, const char *called)
{
    int is_expression = ends_in(called, "eval");

    if (!call->v.Call.args.n || (!is_expression && !ends_in(called, "exec")))
        return;
    const struct expr *text = call->v.Call.args.at[0];
    for (int i = 0; text->kind == Name_kind && i < c->body.n; i++)
        add_text(c, value_of(c->body.at[i], text->v.Name.id), is_expression);
    add_text(c, text, is_expression);
}

static void collect_call(struct collector *c, const struct expr *call)
{
    const struct expr *func = call->v.Call.func;
    const char *called = func->kind == Name_kind        ? func->v.Name.id
                         : func->kind == Attribute_kind ? func->v.Attribute.attr
                                                        : "";
    struct name_list names = {0};
    const char *module = NULL;
    int is_tried = c->try_depth > 0;

    collect_text(c, call, called);
    if (strcmp(called, "import_module") == 0) {
        module = named_module(c, call);
    } else if (strcmp(called, "find_spec") == 0) {
        module = named_module(c, call);
        is_tried = 1;
    } else if (strcmp(called, "__import__") == 0) {
        module = imported_module(c, call);
        names = texts_of(c, argument(call, 3, "fromlist"));
    }
    if (module && is_dotted_name(module))
        push(c->arena, &c->list,
             ((struct import){
                 .module = module, .names = names, .loc = call->loc, .is_tried = is_tried}));
}

static void collect_expr(void *context, const struct expr *e)
{
    if (e->kind == Call_kind)
        collect_call(context, e);
    if (e->kind == Attribute_kind)
        mention(context, e->v.Attribute.attr, e->loc);
    visit_exprs_of_expr(e, collect_expr, context);
}

/* -------------------------------------------------------------------------------- statements */

static void collect(struct collector *c, const struct stmt *s);

static void collect_all(struct collector *c, const struct stmt_list *list)
{
    for (int i = 0; i < list->n; i++)
        collect(c, list->at[i]);
}

static void collect_try(struct collector *c, const struct stmt *s)
{
    c->try_depth++;
    collect_all(c, &s->v.Try.body);
    for (int i = 0; i < s->v.Try.handlers.n; i++)
        collect_all(c, &s->v.Try.handlers.at[i]->v.ExceptHandler.body);
    c->try_depth--;
    collect_all(c, &s->v.Try.orelse);
    collect_all(c, &s->v.Try.finalbody);
}

/* if __name__ == "__main__": of a module that is imported; its body never runs. */
static int is_main_only(const struct collector *c, const struct stmt *s)
{
    const struct expr *test = s->v.If.test;

    if (test->kind != Compare_kind || test->v.Compare.ops.n != 1 ||
        test->v.Compare.ops.at[0] != Eq || strcmp(c->name, "__main__") == 0)
        return 0;
    const struct expr *left = test->v.Compare.left;
    const char *text = text_of(test->v.Compare.comparators.at[0]);
    return left->kind == Name_kind && strcmp(left->v.Name.id, "__name__") == 0 && text &&
           strcmp(text, "__main__") == 0;
}

/* How many type parameters; a type statement counts as if it had one. */
static int generics_of(const struct stmt *s)
{
    switch (s->kind) {
    case FunctionDef_kind:
    case AsyncFunctionDef_kind: return s->v.FunctionDef.type_params.n;
    case ClassDef_kind: return s->v.ClassDef.type_params.n;
    default: return s->kind == TypeAlias_kind;
    }
}

static void collect(struct collector *c, const struct stmt *s)
{
    visit_exprs_of_stmt(s, collect_expr, c);
    if (generics_of(s))
        add_import(c, s, "_type_params", (struct name_list){0});
    switch (s->kind) {
    case Import_kind:
        for (int i = 0; i < s->v.Import.names.n; i++)
            add_import(c, s, s->v.Import.names.at[i]->name, (struct name_list){0});
        break;
    case ImportFrom_kind: collect_import_from(c, s); break;
    case FunctionDef_kind:
    case AsyncFunctionDef_kind: collect_all(c, &s->v.FunctionDef.body); break;
    case ClassDef_kind: collect_all(c, &s->v.ClassDef.body); break;
    case For_kind:
    case AsyncFor_kind:
        collect_all(c, &s->v.For.body);
        collect_all(c, &s->v.For.orelse);
        break;
    case While_kind:
        collect_all(c, &s->v.While.body);
        collect_all(c, &s->v.While.orelse);
        break;
    case If_kind:
        if (!is_main_only(c, s))
            collect_all(c, &s->v.If.body);
        collect_all(c, &s->v.If.orelse);
        break;
    case With_kind:
    case AsyncWith_kind: collect_all(c, &s->v.With.body); break;
    case Match_kind:
        for (int i = 0; i < s->v.Match.cases.n; i++)
            collect_all(c, &s->v.Match.cases.at[i]->body);
        break;
    case Try_kind:
    case TryStar_kind: collect_try(c, s); break;
    default: break;
    }
}

struct import_list collect_imports(arena *a, const struct mod *tree, const char *name,
                                   int is_package, struct text_list *texts)
{
    struct collector c = {.arena = a,
                          .name = name,
                          .is_package = is_package,
                          .body = tree->v.Module.body,
                          .texts = texts};

    collect_all(&c, &tree->v.Module.body);
    for (int i = 0; i < FINDERS; i++)
        if (strcmp(finders[i].module, name) == 0)
            push(a, &c.list, ((struct import){.module = finders[i].found, .is_tried = 1}));
    return c.list;
}
