/* library.c - translated modules that C calls (`translate --library`).
 *
 * All libraries of the process are one program: one sys.modules, in which two modules of the same
 * name cannot be (yr_imports_add). A library holds its module while it is open. When it is closed
 * and others are not, the module leaves sys.modules, and goes when nobody else holds it.
 */
#include "../core/lifecycle.h"
#include "../modules/sys_parts.h"
#include "embed.h"

static const yr_module_def *own_module(const yr_library *l)
{
    return l->program->modules[0];
}

/* ---- Opening and closing -------------------------------------------------------------------- */

static int run(yr_library *l)
{
    if (yr_imports_add(l->program) < 0 || yr_sys_add_module_names(YR->sys) < 0)
        return -1;
    if (l->program->records)
        yr_keep_records();
    l->module = yr_import_named(own_module(l)->name);
    return l->module ? 0 : -1;
}

int yr_library_open(yr_library *l)
{
    if (l->opened == 0 && yr_runtime_open(NULL) < 0)
        return -1;
    if (l->opened++)
        return l->module ? 0 : run(l);
    l->next = YR->libraries;
    YR->libraries = l;
    return run(l);
}

static void leave(yr_library *l)
{
    yr_library **place = &YR->libraries;
    while (*place && *place != l)
        place = &(*place)->next;
    if (*place)
        *place = l->next;
    l->next = NULL;
}

/* Others are open: what was the library's alone goes now. */
static void forget_module(yr_library *l)
{
    yr_value name = yr_intern_c(own_module(l)->name);
    if (!name || yr_dict_delete(YR->modules, name) < 0)
        yr_clear_pending();
    yr_xdrop(name);
    yr_set(&l->module, 0);
    yr_collect();
}

int yr_library_close(yr_library *l)
{
    if (!l->opened || --l->opened)
        return 0;
    yr_clear_pending();
    leave(l);
    if (YR->libraries)
        forget_module(l);
    else
        yr_set(&l->module, 0);
    return yr_runtime_close();
}

/* ---- Calls ---------------------------------------------------------------------------------- */

/* new: what global i is bound to. The module may be that of another library which imports the same
 * file, or what its body has put into sys.modules: then it is asked by name. RuntimeError where the
 * library is closed, if anything can be raised at all. */
static yr_value bound(yr_library *l, unsigned i, const yr_code *code)
{
    if (!l->module)
        return yr_runtime_is_open()
                   ? yr_raise_format(YR_EXC(RuntimeError), "%s is not open", own_module(l)->name)
                   : 0;
    if (!YR_IS(l->module, module) || YR_AS(yr_module, l->module)->def != own_module(l))
        return yr_attr_get(l->module, code->name);
    yr_value f = YR_AS(yr_module, l->module)->globals[i].value;
    return f ? yr_retain(f)
             : yr_raise_format(YR_EXC(NameError), "name '%s' is not defined", code->name);
}

/* Is f the function itself, and has every argument been given? */
static bool is_plain(yr_value f, const yr_code *code, const yr_value *args)
{
    if (!YR_IS(f, function) || YR_AS(yr_function, f)->code != code ||
        code->flags & (YR_CODE_VARARGS | YR_CODE_VARKEYWORDS) || code->keyword_only)
        return false;
    for (int i = 0; i < code->positional; i++) {
        if (!args[i])
            return false;
    }
    return true;
}

/* Where a list of positional arguments and a dict of others are gathered. */
typedef struct {
    yr_value list, dict;
    const yr_code *code;
    const yr_value *args;
} gathered;

static int add_keyword(gathered *g, int i)
{
    return yr_dict_set_c(g->dict, g->code->names[i], yr_retain(g->args[i]));
}

/* Parameters that may be given by position: behind one that is left out they need a name. */
static int gather_positional(gathered *g, bool *gap)
{
    for (int i = 0; i < g->code->positional; i++) {
        if (!g->args[i]) {
            *gap = true;
        } else if (*gap && i < g->code->positional_only) {
            yr_type_error("%s(): an argument before '%s' is missing", g->code->qualname,
                          g->code->names[i]);
            return -1;
        } else if (*gap ? add_keyword(g, i) < 0 : yr_list_append(g->list, g->args[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

static int gather_all(gathered *g)
{
    const yr_code *code = g->code;
    bool gap = false;
    int i = code->positional, end = i + code->keyword_only;
    if (gather_positional(g, &gap) < 0)
        return -1;
    for (; i < end; i++) {
        if (g->args[i] && add_keyword(g, i) < 0)
            return -1;
    }
    yr_value more = code->flags & YR_CODE_VARARGS ? g->args[i++] : 0;
    if (more && gap && yr_length(more) != 0) {
        if (!yr_pending())
            yr_type_error("%s(): an argument before '*%s' is missing", code->qualname,
                          code->names[i - 1]);
        return -1;
    }
    if (more && yr_list_extend(g->list, more) < 0)
        return -1;
    more = code->flags & YR_CODE_VARKEYWORDS ? g->args[i] : 0;
    return more ? yr_dict_merge(g->dict, more, 0) : 0;
}

static yr_value call_gathered(yr_value f, const yr_code *code, const yr_value *args)
{
    gathered g = {yr_list_new(), yr_dict_new(), code, args};
    yr_value tuple = g.list && g.dict && gather_all(&g) == 0 ? yr_to_tuple(g.list) : 0;
    yr_xdrop(g.list);
    if (tuple)
        return yr_call_ex(f, tuple, g.dict);
    yr_xdrop(g.dict);
    return 0;
}

yr_value yr_library_call(yr_library *l, unsigned i, const yr_code *code, const yr_value *args)
{
    yr_value f = bound(l, i, code);
    if (!f)
        return 0;
    yr_value result = is_plain(f, code, args) ? yr_invoke(f, args, code->positional)
                                              : call_gathered(f, code, args);
    yr_drop(f);
    return result;
}
