/* import.c - import statements, sys.modules, and how a module is found.
 *
 * A program is compiled whole: every module it can import is known when it starts, either compiled
 * from Python or written in C. YR->defs and YR->natives list them: those that the program names, in
 * its order, then those that these bring, breadth first. Of two with the same name the first
 * counts, so a file of the program takes the place of a module of the library.
 *
 * sys.modules maps full names to modules as in CPython, and is looked at first, so a program may
 * put its own objects there. A module is entered before its body runs and taken out again if the
 * body raises; a submodule becomes an attribute of its package when it is complete.
 */
#include "block.h"
#include "module.h"
#include "exception.h"

/* ---- Finding -------------------------------------------------------------------------------- */

/* Both kinds of descriptors begin with their name. */
static const char *name_of(const void *descriptor)
{
    return *(const char *const *)descriptor;
}

/* 0, or -1 without memory. */
static int add(yr_descriptors *t, const void *descriptor)
{
    for (size_t i = 0; i < t->count; i++) {
        if (strcmp(name_of(t->items[i]), name_of(descriptor)) == 0)
            return 0;
    }
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? t->capacity * 2 : 32;
        const void **moved = yr_block_resize(t->items, capacity * sizeof *moved);
        if (!moved)
            return -1;
        t->items = moved;
        t->capacity = capacity;
    }
    t->items[t->count++] = descriptor;
    return 0;
}

static int add_all(const yr_module_def *const *defs, const yr_native_module *const *natives)
{
    for (; defs && *defs; defs++) {
        if (add(&YR->defs, *defs) < 0)
            return -1;
    }
    for (; natives && *natives; natives++) {
        if (add(&YR->natives, *natives) < 0)
            return -1;
    }
    return 0;
}

/* Those of a program, and those that these bring. */
static int add_program(const yr_program *program)
{
    size_t i = YR->defs.count;
    int failed = add_all(program->modules, program->natives);
    for (; !failed && i < YR->defs.count; i++) {
        const yr_module_def *def = YR->defs.items[i];
        failed = add_all(def->modules, def->natives);
    }
    return failed;
}

int yr_imports_start(void)
{
    return add_program(YR->program);
}

int yr_imports_add(const yr_program *program)
{
    for (const yr_module_def *const *d = program->modules; d && *d; d++) {
        for (size_t i = 0; i < YR->defs.count; i++) {
            const yr_module_def *other = YR->defs.items[i];
            if (other == *d || strcmp(other->name, (*d)->name) != 0 ||
                strcmp(other->file, (*d)->file) == 0)
                continue;
            yr_raise_format(YR_EXC(ImportError), "there are two modules %s: %s and %s", other->name,
                            other->file, (*d)->file);
            return -1;
        }
    }
    if (add_program(program) == 0)
        return 0;
    yr_no_memory();
    return -1;
}

void yr_imports_finish(void)
{
    yr_block_free(YR->defs.items);
    yr_block_free(YR->natives.items);
    YR->defs = YR->natives = (yr_descriptors){0};
}

static const void *find(const yr_descriptors *t, yr_value name)
{
    for (size_t i = 0; i < t->count; i++) {
        if (yr_str_is(name, name_of(t->items[i])))
            return t->items[i];
    }
    return NULL;
}

const yr_module_def *yr_find_def(yr_value name)
{
    return find(&YR->defs, name);
}

const yr_native_module *yr_find_native(yr_value name)
{
    return find(&YR->natives, name);
}

static yr_value no_module(yr_value name, yr_value parent)
{
    yr_value text = parent ? yr_str_format("No module named %R; %R is not a package", name, parent)
                           : yr_str_format("No module named %R", name);
    return yr_raise_import(YR_EXC(ModuleNotFoundError), text, name, 0);
}

/* Takes name out of sys.modules, keeping what is pending. */
static void forget(yr_value name)
{
    yr_value error = yr_save_pending();
    if (yr_dict_delete(YR->modules, name) < 0)
        yr_clear_pending();
    YR->pending = error;
}

/* importlib, once it is imported, gives every module its __spec__. */
static int give_spec(yr_module *m)
{
    yr_value result = YR->spec_hook ? yr_invoke1(YR->spec_hook, yr_from(m)) : YR_NONE;
    yr_xdrop(result);
    return result ? 0 : -1;
}

static yr_value load_def(const yr_module_def *def, yr_value name)
{
    yr_module *m = yr_module_of_def(def);
    if (!m)
        return 0;
    if (yr_dict_set(YR->modules, name, yr_from(m)) < 0 || give_spec(m) < 0 ||
        yr_module_run(m) < 0) {
        forget(name);
        yr_value error = yr_save_pending();
        yr_drop(yr_from(m));
        YR->pending = error;
        return 0;
    }
    yr_drop(yr_from(m));
    yr_value loaded; /* the body may have put something else there */
    int found = yr_dict_find(YR->modules, name, &loaded);
    if (found == 0)
        yr_raise_value(YR_EXC(KeyError), name);
    return found > 0 ? loaded : 0;
}

yr_module *yr_module_of_native(const yr_native_module *native)
{
    yr_module *m = yr_module_new(native->name);
    if (!m)
        return NULL;
    m->base.flags |= YR_MODULE_NATIVE;
    if (native->fill(m) < 0) {
        yr_value error = yr_save_pending();
        yr_drop(yr_from(m));
        YR->pending = error;
        return NULL;
    }
    return m;
}

static yr_value load_native(const yr_native_module *native, yr_value name)
{
    yr_module *m = yr_module_of_native(native);
    if (!m)
        return 0;
    if (give_spec(m) < 0 || yr_dict_set(YR->modules, name, yr_from(m)) < 0) {
        yr_value error = yr_save_pending();
        yr_drop(yr_from(m));
        YR->pending = error;
        return 0;
    }
    return yr_from(m);
}

/* ---- By full name --------------------------------------------------------------------------- */

/* Where the last dot stands in name; -1: nowhere. */
static int64_t last_dot(yr_value name)
{
    yr_str *s = YR_AS(yr_str, name);
    for (size_t i = s->length; i-- > 0;) {
        if (yr_str_at(s, i) == '.')
            return (int64_t)i;
    }
    return -1;
}

static int64_t first_dot(yr_value name)
{
    yr_str *s = YR_AS(yr_str, name);
    for (size_t i = 0; i < s->length; i++) {
        if (yr_str_at(s, i) == '.')
            return (int64_t)i;
    }
    return -1;
}

/* Binds the loaded submodule in its package. */
static int bind_in_parent(yr_value parent, yr_value name, int64_t dot, yr_value module)
{
    yr_value tail = yr_str_sub(name, (size_t)dot + 1, YR_AS(yr_str, name)->length);
    int failed = tail ? 0 : -1;
    if (tail) {
        tail = yr_intern(tail);
        failed = yr_setattr(parent, tail, module);
        yr_drop(tail);
    }
    return failed;
}

/* new: what the finders that the program put into sys.meta_path make of a name, or 0 and perhaps an
 * error. */
static yr_value load_by_finders(yr_value name, yr_value path)
{
    if (!YR->find_hook)
        return 0;
    yr_value hook = yr_retain(YR->find_hook);
    yr_value m = yr_invoke2(hook, name, path ? path : YR_NONE);
    yr_drop(hook);
    return m == YR_NONE ? 0 : m;
}

static yr_value load_unknown(yr_value name, yr_value parent)
{
    yr_value path = parent ? yr_getattr_or_null(parent, YR_NAME(__path__)) : 0;
    if (YR->pending)
        return 0;
    yr_value m = !parent || path ? load_by_finders(name, path) : 0;
    if (!m && !YR->pending) {
        yr_value of = path || !parent ? 0 : yr_str_sub(name, 0, (size_t)last_dot(name));
        no_module(name, of);
        yr_xdrop(of);
    }
    yr_xdrop(path);
    return m;
}

static yr_value load(yr_value name, yr_value parent)
{
    const yr_module_def *def = yr_find_def(name);
    if (def)
        return load_def(def, name);
    const yr_native_module *native = yr_find_native(name);
    return native ? load_native(native, name) : load_unknown(name, parent);
}

/* new: the module of a dotted name, whose package is imported first. */
static yr_value import_dotted(yr_value name, int64_t dot)
{
    yr_value parent_name = yr_str_sub(name, 0, (size_t)dot);
    yr_value parent = parent_name ? yr_import_full(parent_name) : 0;
    yr_xdrop(parent_name);
    if (!parent)
        return 0;
    yr_value m = 0;
    int found = yr_dict_find(YR->modules, name, &m); /* the package may have imported it */
    if (found == 0) {
        m = load(name, parent);
        if (m && bind_in_parent(parent, name, dot, m) < 0) {
            yr_drop(m);
            m = 0;
        }
    }
    yr_drop(parent);
    return found < 0 ? 0 : m;
}

yr_value yr_import_full(yr_value name)
{
    yr_value m;
    int found = yr_dict_find(YR->modules, name, &m);
    if (found < 0)
        return 0;
    if (found && m == YR_NONE) {
        yr_value text = yr_str_format("import of %U halted; None in sys.modules", name);
        return yr_raise_import(YR_EXC(ModuleNotFoundError), text, name, 0);
    }
    if (found)
        return m;
    int64_t dot = last_dot(name);
    return dot > 0 ? import_dotted(name, dot) : load(name, 0);
}

yr_value yr_import_named(const char *name)
{
    yr_value s = yr_intern_c(name);
    yr_value m = s ? yr_import_full(s) : 0;
    yr_xdrop(s);
    return m;
}

static bool has(const yr_descriptors *t, const char *name)
{
    for (size_t i = 0; i < t->count; i++) {
        if (!strcmp(name, name_of(t->items[i])))
            return true;
    }
    return false;
}

bool yr_import_has(const char *name)
{
    return has(&YR->defs, name) || has(&YR->natives, name) || yr_dict_get_c(YR->modules, name);
}

yr_module *yr_module_of_code(const yr_code *code)
{
    for (size_t i = 0; i < YR->defs.count; i++) {
        const yr_module_def *def = YR->defs.items[i];
        if (strcmp(def->file, code->file) != 0)
            continue;
        yr_value m = yr_dict_get_c(YR->modules, def->name);
        if (m && yr_isinstance_of(m, YR_TYPE_ID(module)) && YR_AS(yr_module, m)->def == def)
            return YR_AS(yr_module, m);
    }
    return NULL;
}

yr_value yr_sys_get(const char *name)
{
    if (!YR->sys && YR->exiting)
        return YR_NONE;
    return YR->sys && YR->sys->dict ? yr_dict_get_c(YR->sys->dict, name) : 0;
}

/* ---- The statements ------------------------------------------------------------------------- */

static YR_COLD yr_value no_parent(void)
{
    yr_value text = yr_str_from_c("attempted relative import with no known parent package");
    return yr_raise_import(YR_EXC(ImportError), text, 0, 0);
}

/* new: the package of a module whose dict does not say it: the name, or what is before its dot. */
static yr_value package_by_name(yr_value dict)
{
    if (yr_warn(YR_EXC(ImportWarning), 1,
                "can't resolve package from __spec__ or __package__, falling back on __name__ and "
                "__path__") < 0)
        return 0;
    yr_value name = yr_dict_get(dict, YR_NAME(__name__));
    if (!name)
        return yr_raise_format(YR_EXC(KeyError), "'__name__' not in globals");
    if (!YR_IS_STR(name))
        return yr_type_error("__name__ must be a string");
    if (yr_dict_get(dict, YR_NAME(__path__)))
        return yr_retain(name);
    int64_t dot = last_dot(name);
    return dot > 0 ? yr_str_sub(name, 0, (size_t)dot) : no_parent();
}

static yr_value parent_of_spec(yr_value spec)
{
    yr_value name = yr_intern_c("parent"), parent = name ? yr_getattr(spec, name) : 0;
    yr_xdrop(name);
    if (!parent || YR_IS_STR(parent))
        return parent;
    yr_drop(parent);
    return yr_type_error("__spec__.parent must be a string");
}

/* new: the package that relative names start from in a module with this dict. */
static yr_value package_of(yr_value dict)
{
    yr_value package = yr_dict_get(dict, YR_NAME(__package__));
    yr_value spec = yr_dict_get(dict, YR_NAME(__spec__));
    if (package && package != YR_NONE) {
        if (!YR_IS_STR(package))
            return yr_type_error("package must be a string");
        yr_retain(package);
    } else {
        package = spec && spec != YR_NONE ? parent_of_spec(spec) : package_by_name(dict);
    }
    if (!package || YR_AS(yr_str, package)->length)
        return package;
    yr_drop(package);
    return no_parent();
}

/* new: the full name of a relative one. */
static yr_value absolute_name(yr_value dict, yr_value name, int level)
{
    yr_value base = package_of(dict);
    for (int i = 1; base && i < level; i++) {
        int64_t dot = last_dot(base);
        yr_value shorter =
            dot > 0
                ? yr_str_sub(base, 0, (size_t)dot)
                : yr_raise_import(
                      YR_EXC(ImportError),
                      yr_str_from_c("attempted relative import beyond top-level package"), 0, 0);
        yr_drop(base);
        base = shorter;
    }
    if (!base || !YR_AS(yr_str, name)->length)
        return base;
    yr_value full = yr_str_format("%U.%U", base, name);
    yr_drop(base);
    return full;
}

/* Imports package.name, if package does not have the name; that there is no such module is no
 * error here. */
static int import_item(yr_value package, yr_value package_name, yr_value name)
{
    yr_value v = yr_getattr_or_null(package, name);
    if (v || YR->pending) {
        yr_xdrop(v);
        return v ? 0 : -1;
    }
    yr_value full = yr_str_format("%U.%U", package_name, name);
    if (!full)
        return -1;
    v = yr_import_full(full);
    bool missing = !v && yr_pending_is(YR_EXC(ModuleNotFoundError));
    if (missing) {
        yr_value whose = YR_AS(yr_import_error, YR->pending)->name;
        if (whose && YR_IS_STR(whose) && yr_str_equal(whose, full))
            yr_clear_pending();
    }
    yr_drop(full);
    yr_xdrop(v);
    return YR->pending ? -1 : 0;
}

static int import_all_items(yr_value package, yr_value package_name)
{
    yr_value all = yr_getattr_or_null(package, YR_NAME(__all__));
    if (!all)
        return YR->pending ? -1 : 0;
    yr_value names = yr_to_tuple(all);
    yr_drop(all);
    int failed = names ? 0 : -1;
    for (size_t i = 0; names && !failed && i < YR_AS(yr_tuple_object, names)->length; i++) {
        yr_value name = YR_AS(yr_tuple_object, names)->items[i];
        if (YR_IS_STR(name))
            failed = import_item(package, package_name, name);
    }
    yr_xdrop(names);
    return failed;
}

/* from package import names: the names may be submodules. */
static int import_items(yr_value package, yr_value package_name, yr_value names)
{
    yr_value path = yr_getattr_or_null(package, YR_NAME(__path__));
    if (!path)
        return YR->pending ? -1 : 0;
    yr_drop(path);
    yr_tuple_object *t = YR_AS(yr_tuple_object, names);
    for (size_t i = 0; i < t->length; i++) {
        int failed = yr_str_is(t->items[i], "*") ? import_all_items(package, package_name)
                                                 : import_item(package, package_name, t->items[i]);
        if (failed)
            return -1;
    }
    return 0;
}

/* new: the module a of import a.b.c. */
static yr_value top_package(yr_value name, yr_value m)
{
    int64_t dot = first_dot(name);
    if (dot < 0)
        return yr_retain(m);
    yr_value top_name = yr_str_sub(name, 0, (size_t)dot);
    yr_value top = top_name ? yr_import_full(top_name) : 0;
    yr_xdrop(top_name);
    return top;
}

yr_value yr_import(yr_module *m, yr_value name, yr_value names, int level)
{
    yr_value full = level > 0 ? absolute_name(m->dict, name, level) : yr_retain(name);
    if (!full)
        return 0;
    yr_value module = yr_import_full(full), result = 0;
    if (module) {
        if (names == YR_NONE)
            result = top_package(full, module);
        else if (import_items(module, full, names) == 0)
            result = yr_retain(module);
        yr_drop(module);
    }
    yr_drop(full);
    return result;
}

/* new: what __import__() gives where nothing is taken from the module: the package that the name as
 * written begins with. */
static yr_value first_package(yr_value full, yr_value name, yr_value m)
{
    int64_t dot = first_dot(name);
    if (dot < 0)
        return yr_retain(m);
    size_t rest = YR_AS(yr_str, name)->length - (size_t)dot;
    yr_value top_name = yr_str_sub(full, 0, YR_AS(yr_str, full)->length - rest);
    yr_value top = top_name ? yr_import_full(top_name) : 0;
    yr_xdrop(top_name);
    return top;
}

/* new: the names that __import__() is to take from the module, as a tuple. */
static yr_value taken_names(yr_value names)
{
    yr_value taken = yr_to_tuple(names);
    for (size_t i = 0; taken && i < YR_AS(yr_tuple_object, taken)->length; i++) {
        yr_value name = YR_AS(yr_tuple_object, taken)->items[i];
        if (YR_IS_STR(name))
            continue;
        yr_type_error("Item in ``from list'' must be str, not %T", name);
        yr_drop(taken);
        return 0;
    }
    return taken;
}

yr_value yr_import_dynamic(yr_value name, yr_value globals, yr_value names, int level)
{
    bool relative = level > 0 && globals && YR_IS_DICT(globals);
    yr_value full = relative ? absolute_name(globals, name, level) : yr_retain(name);
    yr_value taken = full && names ? taken_names(names) : 0, result = 0;
    yr_value module = full && !YR->pending ? yr_import_full(full) : 0;
    if (module && !taken)
        result = first_package(full, name, module);
    else if (module && import_items(module, full, taken) == 0)
        result = yr_retain(module);
    yr_xdrop(module);
    yr_xdrop(taken);
    yr_xdrop(full);
    return result;
}

/* Raises the ImportError of a name that module lacks. */
static yr_value cannot_import(yr_value module, yr_value name)
{
    yr_value own = yr_getattr_or_null(module, YR_NAME(__name__));
    if (!own)
        yr_clear_pending();
    yr_value file = yr_getattr_or_null(module, YR_NAME(__file__));
    if (!file)
        yr_clear_pending();
    if (!own || !YR_IS_STR(own))
        yr_set(&own, yr_str_from_c("<unknown module name>"));
    bool known = file && YR_IS_STR(file);
    yr_value place = known ? yr_retain(file) : yr_str_from_c("unknown location");
    yr_value text = 0;
    if (own && place && yr_module_is_partial(module))
        text = yr_str_format("cannot import name %R from partially initialized module %R (most "
                             "likely due to a circular import) (%U)",
                             name, own, place);
    else if (own && place)
        text = yr_str_format("cannot import name %R from %R (%U)", name, own, place);
    yr_raise_import(YR_EXC(ImportError), text, own, known ? file : 0);
    yr_xdrop(place);
    yr_xdrop(file);
    yr_xdrop(own);
    return 0;
}

yr_value yr_import_from(yr_value module, yr_value name)
{
    yr_value v = yr_getattr_or_null(module, name);
    if (v || YR->pending)
        return v;
    yr_value own = yr_getattr_or_null(module, YR_NAME(__name__));
    if (!own && YR->pending)
        return 0;
    if (own && YR_IS_STR(own)) {
        yr_value full = yr_str_format("%U.%U", own, name);
        int found = full ? yr_dict_find(YR->modules, full, &v) : -1;
        yr_xdrop(full);
        yr_drop(own);
        if (found)
            return found < 0 ? 0 : v;
        return cannot_import(module, name);
    }
    yr_xdrop(own);
    return cannot_import(module, name);
}

yr_value yr_import_as(yr_value module, yr_value dotted)
{
    yr_value m = yr_retain(module);
    size_t n = YR_AS(yr_str, dotted)->length, from = (size_t)first_dot(dotted);
    while (m && from < n) {
        size_t to = ++from;
        while (to < n && yr_str_at(YR_AS(yr_str, dotted), to) != '.')
            to++;
        yr_value part = yr_str_sub(dotted, from, to);
        yr_value next = part ? yr_import_from(m, part) : 0;
        yr_xdrop(part);
        yr_drop(m);
        m = next;
        from = to;
    }
    return m;
}

/* ---- from m import * ------------------------------------------------------------------------ */

static int store_star(yr_module *m, yr_value module, yr_value name)
{
    if (!YR_IS_STR(name)) {
        yr_value own = yr_getattr_or_null(module, YR_NAME(__name__));
        yr_type_error("Item in %S.__all__ must be str, not %T", own ? own : YR_NONE, name);
        yr_xdrop(own);
        return -1;
    }
    yr_value v = yr_getattr(module, name);
    int failed = v ? yr_dict_set(m->dict, name, v) : -1;
    yr_xdrop(v);
    return failed;
}

/* new: a tuple of the names that a star brings in; *all: they come from __all__. */
static yr_value star_names(yr_value module, bool *all)
{
    yr_value names = yr_getattr_or_null(module, YR_NAME(__all__));
    *all = names != 0;
    if (!names && YR->pending)
        return 0;
    if (!names) {
        names = yr_dict_of(module);
        if (!names)
            return 0;
    }
    yr_value fixed = yr_to_tuple(names);
    yr_drop(names);
    return fixed;
}

int yr_import_star(yr_module *m, yr_value module)
{
    bool all;
    yr_value names = star_names(module, &all);
    int failed = names ? 0 : -1;
    for (size_t i = 0; names && !failed && i < YR_AS(yr_tuple_object, names)->length; i++) {
        yr_value name = YR_AS(yr_tuple_object, names)->items[i];
        yr_str *s = YR_IS_STR(name) ? YR_AS(yr_str, name) : NULL;
        if (all || !s || !s->length || yr_str_at(s, 0) != '_')
            failed = store_star(m, module, name);
    }
    yr_xdrop(names);
    return failed;
}
