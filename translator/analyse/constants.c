/*
 * Constant globals (rule G): which globals of a module can be nothing but one function, and which
 * nothing but the built-in of their name.
 *
 * Requires all modules of the program lowered. Produces module.known, by number of the global,
 * function.is_recursive, and module.hides_variables: no word stands in the program by which it
 * could come by the variables of a frame. Preserves the graph.
 *
 * Idea: all ways to bind a global leave a trace in the text of the program. A global of a module is
 * bound by
 *
 *     an instruction of its own module    seen here: one STORE_GLOBAL of a FUNCTION, and no other
 *     an attribute of the module          some SETATTR or DELATTR in the program has its name
 *     a star import, exec(), locals()     an instruction of its module that says so
 *     the dict of the module, or its name as a string: then one of `words` stands in the program
 *
 * A word that stands there, even in a comment, takes all knowledge away. The library, which is
 * compiled apart, changes globals of a program only in a few modules, which a program has to
 * import. What is known is what a global is when it is bound: a read still
 * checks that it is.
 */
#include <stdlib.h>
#include <string.h>
#include "base/source.h"
#include "constants.h"
#include "program/stack.h"

static const char *const words[] = {
    /* the dict of a module, its attributes by a name made at run time */
    "globals", "vars", "__dict__", "f_globals", "__globals__", "setattr", "delattr", "__setattr__",
    "__delattr__", "global_enum", "_convert_", "__builtins__", "builtins", "exec", "eval",
    "__import__", "import_module",
    /* a function changed in its place, or found without its name */
    "__code__", "__defaults__", "__kwdefaults__", "get_objects", "get_referrers", NULL};

/* Names by which a program comes by the variables of frames. */
static const char *const frame_words[] = {"f_locals", "tb_frame",           "gi_frame",
                                          "cr_frame", "ag_frame",           "capture_locals",
                                          "inspect",  "getgeneratorlocals", "getcoroutinelocals",
                                          "cgitb",    "breakpoint",         NULL};

/* Modules that do such things for a program that imports them. */
static const char *const modules[] = {"bdb",       "cProfile", "code",     "doctest", "imp",
                                      "importlib", "pdb",      "pkgutil",  "profile", "runpy",
                                      "timeit",    "trace",    "unittest", NULL};

/* ------------------------------------------------------------------------------------- names */

/* What the program stores and imports. */
struct program_names {
    arena *a;
    LIST(const char *) attributes; /* that some instruction binds or deletes; sorted in the end */
    int meddles;                   /* it imports one of `modules` */
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int is_stored(const struct program_names *p, const char *name)
{
    return p->attributes.n && bsearch(&name, p->attributes.at, (size_t)p->attributes.n,
                                      sizeof *p->attributes.at, compare_names) != NULL;
}

static void visit_instrs(const struct module *m, void (*visit)(const struct instr *i, void *),
                         void *context)
{
    for (int k = 0; k < m->functions.n; k++) {
        const struct function *f = m->functions.at[k];
        for (int b = 0; b < f->blocks.n; b++)
            for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
                visit(f->blocks.at[b]->instrs.at[n], context);
    }
}

/* Is it one of `modules`, or in one? */
static int is_meddling(const char *name)
{
    size_t size = strcspn(name, ".");

    for (int i = 0; modules[i]; i++)
        if (strncmp(modules[i], name, size) == 0 && !modules[i][size])
            return 1;
    return 0;
}

static void note_names(const struct instr *i, void *context)
{
    struct program_names *p = context;

    if ((i->op == OP_SETATTR || i->op == OP_DELATTR) && i->name)
        push(p->a, &p->attributes, i->name);
    if ((i->op == OP_IMPORT || i->op == OP_IMPORT_FROM) && i->name && is_meddling(i->name))
        p->meddles = 1;
}

/* ----------------------------------------------------------------------------------- globals */

struct globals {
    struct module *m;
    int *stores;                 /* by number */
    struct function **functions; /* what its body stored last, or NULL */
    int is_open;                 /* any of them may be bound by a name made at run time */
};

static void note_global(const struct instr *i, void *context)
{
    struct globals *g = context;

    switch (i->op) {
    case OP_STORE_GLOBAL: g->stores[i->aux]++; break;
    case OP_DELETE_GLOBAL: g->stores[i->aux] += 2; break;
    case OP_IMPORT_STAR:
    case OP_CALL_GLOBALS:
    case OP_CALL_NAMESPACE:
    case OP_CALL_EXEC: g->is_open = 1; break;
    default: break;
    }
}

/* The functions that the body of the module binds: the one pass over it that looks at values. */
static void find_functions(struct globals *g)
{
    const struct function *f = g->m->body;
    arena *a = g->m->arena;
    const struct instr **made = NEW_ARRAY(a, const struct instr *, f->regs.n + 1);

    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            const struct instr *i = f->blocks.at[b]->instrs.at[n];
            if (i->op == OP_FUNCTION)
                made[i->dst.at[0]->id] = i;
            const struct operand *o = i->op == OP_STORE_GLOBAL ? &i->src.at[0] : NULL;
            if (o && o->kind == OPERAND_REG && o->reg->kind == REG_TEMP && made[o->reg->id])
                g->functions[i->aux] = g->m->functions.at[made[o->reg->id]->aux];
        }
}

static void find_known(struct module *m, const struct program_names *names)
{
    arena *a = m->arena;
    int n = m->globals.n;
    struct globals g = {.m = m,
                        .stores = NEW_ARRAY(a, int, n + 1),
                        .functions = NEW_ARRAY(a, struct function *, n + 1)};

    g.is_open = m->texts.n > 0 || m->is_package;
    visit_instrs(m, note_global, &g);
    if (g.is_open)
        return;
    find_functions(&g);
    m->known = NEW_ARRAY(a, struct known_global, n + 1);
    for (int k = 0; k < n; k++) {
        if (is_stored(names, m->globals.at[k]))
            continue;
        m->known[k].is_builtin = g.stores[k] == 0;
        m->known[k].function = g.stores[k] == 1 ? g.functions[k] : NULL;
    }
}

/* --------------------------------------------------------------------------------- recursion */

/* Who mentions whom among the functions of a module: `to` of edge k is mentioned by `from`. */
struct edge {
    int from, to;
    int next_of_from, next_of_to; /* the next edge of the same function, or -1 */
};

struct graph {
    struct module *m;
    LIST(struct edge) edges;
    int *first_from, *first_to; /* by function: its edges, or -1 */
    int *out, *in;              /* how many of them lead to functions that are left */
    unsigned char *gone;
    LIST(int) work;
};

static void add_edge(struct graph *g, int from, int to)
{
    struct edge e = {from, to, g->first_from[from], g->first_to[to]};

    g->first_from[from] = g->first_to[to] = g->edges.n;
    g->out[from]++;
    g->in[to]++;
    push(g->m->arena, &g->edges, e);
}

static void add_edges(struct graph *g, const struct function *f)
{
    for (int b = 0; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            const struct instr *i = f->blocks.at[b]->instrs.at[n];
            const struct function *to =
                i->op == OP_LOAD_GLOBAL ? g->m->known[i->aux].function : NULL;
            if (to)
                add_edge(g, f->index, to->index);
            else if (i->op == OP_FUNCTION)
                add_edge(g, f->index, (int)i->aux);
        }
}

static void remove_function(struct graph *g, int f)
{
    if (g->gone[f])
        return;
    g->gone[f] = 1;
    push(g->m->arena, &g->work, f);
}

/* Takes away whoever mentions nobody that is left, or is mentioned by nobody: what remains lies on
 * a cycle, or between two. */
static void remove_ends(struct graph *g)
{
    for (int f = 0; f < g->m->functions.n; f++)
        if (!g->out[f] || !g->in[f])
            remove_function(g, f);
    while (g->work.n) {
        int f = g->work.at[--g->work.n];
        for (int k = g->first_from[f]; k >= 0; k = g->edges.at[k].next_of_from)
            if (--g->in[g->edges.at[k].to] == 0)
                remove_function(g, g->edges.at[k].to);
        for (int k = g->first_to[f]; k >= 0; k = g->edges.at[k].next_of_to)
            if (--g->out[g->edges.at[k].from] == 0)
                remove_function(g, g->edges.at[k].from);
    }
}

static void find_recursive(struct module *m)
{
    int n = m->functions.n + 1;
    struct graph g = {.m = m,
                      .first_from = NEW_ARRAY(m->arena, int, n),
                      .first_to = NEW_ARRAY(m->arena, int, n),
                      .out = NEW_ARRAY(m->arena, int, n),
                      .in = NEW_ARRAY(m->arena, int, n),
                      .gone = NEW_ARRAY(m->arena, unsigned char, n)};

    memset(g.first_from, -1, sizeof *g.first_from * (size_t)n);
    memset(g.first_to, -1, sizeof *g.first_to * (size_t)n);
    for (int k = 0; k < m->functions.n; k++)
        add_edges(&g, m->functions.at[k]);
    remove_ends(&g);
    for (int k = 0; k < m->functions.n; k++)
        m->functions.at[k]->is_recursive = !g.gone[k];
}

void find_constants(arena *a, const struct units *units, const struct unit_list *compiled)
{
    struct program_names names = {.a = a};
    int looks = 0; /* at the variables of frames */

    for (int i = 0; i < units->list.n; i++) {
        const struct unit *u = units->list.at[i];
        if (u->in_archive || is_library_unit(u))
            continue;
        if (!u->source || !u->module || has_word(u->source->text, words))
            return;
        looks |= has_word(u->source->text, frame_words);
        visit_instrs(u->module, note_names, &names);
    }
    if (names.meddles)
        return;
    if (names.attributes.n)
        qsort(names.attributes.at, (size_t)names.attributes.n, sizeof *names.attributes.at,
              compare_names);
    for (int i = 0; i < compiled->n; i++) {
        struct unit *u = compiled->at[i];
        if (is_library_unit(u) || u->module->has_records)
            continue;
        find_known(u->module, &names);
        u->module->hides_variables = !looks;
        if (u->module->known)
            find_recursive(u->module);
    }
}
