/* Collecting import statements: a walk over all statements, in functions and classes too. */
#include <string.h>
#include "imports.h"

struct collector {
    arena *arena;
    const char *name; /* of the module */
    int is_package;
    int try_depth;
    struct import_list list;
};

static void add_import(struct collector *c, const struct stmt *s, const char *module,
                       struct name_list names)
{
    push(c->arena, &c->list,
         ((struct import){
             .module = module, .names = names, .loc = s->loc, .is_tried = c->try_depth > 0}));
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
        if (strcmp(s->v.ImportFrom.names.at[i]->name, "*") != 0)
            push(c->arena, &names, s->v.ImportFrom.names.at[i]->name);
    add_import(c, s, module, names);
}

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

static void collect(struct collector *c, const struct stmt *s)
{
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
    case If_kind:
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
                                   int is_package)
{
    struct collector c = {.arena = a, .name = name, .is_package = is_package};

    collect_all(&c, &tree->v.Module.body);
    return c.list;
}
