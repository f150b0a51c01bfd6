/* module.c - module objects: of the program, and written in C.
 *
 * A module of the program has a dict whose first entries are pinned: global i of its text is
 * entry i for ever, and m->globals points at them, so emitted code reads a global with one load.
 * Constants are made once, when the module is; names among them are interned.
 */
#include "block.h"
#include "module.h"
#include "exception.h"

/* ---- Making --------------------------------------------------------------------------------- */

static yr_module *module_alloc(yr_type *t)
{
    yr_module *m = yr_new(t, t->size);
    if (m)
        m->started = YR_MODULE_DONE;
    return m;
}

/* Sets the five names that every module has. */
static int set_standard_names(yr_module *m, const char *name)
{
    yr_value s = yr_intern_c(name);
    if (!s)
        return -1;
    int failed = yr_dict_set(m->dict, YR_NAME(__name__), s) < 0;
    yr_drop(s);
    return failed || yr_dict_set(m->dict, YR_NAME(__doc__), YR_NONE) < 0 ||
                   yr_dict_set(m->dict, YR_NAME(__package__), YR_NONE) < 0 ||
                   yr_dict_set(m->dict, YR_NAME(__loader__), YR_NONE) < 0 ||
                   yr_dict_set(m->dict, YR_NAME(__spec__), YR_NONE) < 0
               ? -1
               : 0;
}

yr_module *yr_module_new(const char *name)
{
    yr_module *m = module_alloc(YR_TYPE(module));
    if (!m)
        return NULL;
    m->dict = yr_dict_new();
    if (!m->dict || set_standard_names(m, name) < 0) {
        yr_drop(yr_from(m));
        return NULL;
    }
    return m;
}

int yr_module_add(yr_module *m, const char *name, yr_value v)
{
    if (!v)
        return -1;
    yr_value key = yr_intern_c(name);
    int failed = key ? yr_dict_set(m->dict, key, v) : -1;
    yr_xdrop(key);
    yr_drop(v);
    return failed;
}

int yr_module_add_functions(yr_module *m, const yr_method_def *defs)
{
    yr_value name = yr_dict_get(m->dict, YR_NAME(__name__));
    for (const yr_method_def *d = defs; d->name; d++) {
        if (yr_module_add(m, d->name, yr_builtin_new(d, 0, name)) < 0)
            return -1;
    }
    return 0;
}

/* ---- Constants ------------------------------------------------------------------------------ */

static bool looks_like_name(const yr_constant *c)
{
    for (uint32_t i = 0; i < c->size; i++) {
        char ch = c->text[i];
        bool ok = ch == '_' || (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') ||
                  (ch >= 'A' && ch <= 'Z');
        if (!ok)
            return false;
    }
    return c->size > 0;
}

static yr_value tuple_constant(const yr_module *m, const yr_constant *c)
{
    yr_value t = yr_tuple_alloc(c->size);
    if (!t)
        return 0;
    yr_object_of(t)->flags |= c->size ? YR_TUPLE_CONSTANT : 0;
    for (uint32_t i = 0; i < c->size; i++) {
        yr_value item = c->items[i];
        YR_AS(yr_tuple_object, t)->items[i] =
            yr_is_pointer(item) ? yr_retain(m->constants[item >> 2]) : item;
    }
    return t;
}

/* The kind of such a constant is a word of the emitted C. */
YR_NAMED_TYPE(complex, "j")

static yr_value complex_constant(double imaginary)
{
    yr_type *t = YR_TYPE_WHERE_NAMED(complex, "j");
    yr_complex *c = yr_new(t, t->size);
    if (c)
        c->imag = imaginary;
    return yr_from(c);
}

/* new: the constant; those that a tuple names have been made. */
static yr_value make_constant(const yr_module *m, const yr_constant *c)
{
    yr_value s;
    switch (c->kind) {
    case 's':
        s = yr_str_from_utf8(c->text, c->size);
        return s && looks_like_name(c) ? yr_intern(s) : s;
    case 'b': return yr_bytes_from(c->text, c->size);
    case 'i': return yr_int_from_digits(c->text, c->size);
    case 'f': return yr_float(c->number);
    case 'j': return complex_constant(c->number);
    default: return tuple_constant(m, c);
    }
}

static int make_constants(yr_module *m, const yr_module_def *def)
{
    m->constants = yr_block_zeroed(def->constant_count + 1u, sizeof *m->constants);
    if (!m->constants) {
        yr_no_memory();
        return -1;
    }
    for (unsigned i = 0; i < def->constant_count; i++) {
        m->constants[i] = make_constant(m, &def->constants[i]);
        if (!m->constants[i])
            return -1;
    }
    return 0;
}

/* ---- Modules of the program ----------------------------------------------------------------- */

static int set_c(yr_module *m, const char *name, const char *text)
{
    return yr_module_add(m, name, text ? yr_str_from_c(text) : YR_NONE);
}

/* What only the main module has. */
static int set_names_of_main(yr_module *m, const char *name)
{
    if (strcmp(name, "__main__"))
        return 0;
    return yr_module_add(m, "__cached__", YR_NONE) < 0 ||
                   yr_module_add(m, "__annotations__", yr_dict_new()) < 0
               ? -1
               : 0;
}

/* __path__ of a package is [its folder]. */
static int set_path(yr_module *m, const char *file)
{
    const char *slash = file ? strrchr(file, '/') : NULL;
    yr_value folder = yr_str_from_utf8(file ? file : "", slash ? (size_t)(slash - file) : 0);
    return folder ? yr_module_add(m, "__path__", yr_list(&folder, 1)) : -1;
}

static int set_package(yr_module *m, const yr_module_def *def)
{
    if (!strcmp(def->name, "__main__"))
        return 0;
    const char *dot = strrchr(def->name, '.');
    size_t n = def->is_package ? strlen(def->name) : dot ? (size_t)(dot - def->name) : 0;
    return yr_module_add(m, "__package__", yr_str_from_utf8(def->name, n));
}

/* __file__, which a program from standard input has not. */
static int set_file(yr_module *m, const yr_module_def *def)
{
    return strcmp(def->file, "<stdin>") ? set_c(m, "__file__", def->file) : 0;
}

static int fill_names(yr_module *m, const yr_module_def *def)
{
    if (set_standard_names(m, def->name) < 0 || set_package(m, def) < 0)
        return -1;
    if (def->body->doc && set_c(m, "__doc__", def->body->doc) < 0)
        return -1;
    if (set_file(m, def) < 0 || (def->is_package && set_path(m, def->file) < 0) ||
        set_names_of_main(m, def->name) < 0)
        return -1;
    return yr_dict_set(m->dict, YR_NAME(__builtins__), yr_from(YR->builtins));
}

yr_module *yr_module_of_def(const yr_module_def *def)
{
    yr_module *m = module_alloc(YR_TYPE(module));
    if (!m)
        return NULL;
    m->def = def;
    m->started = YR_MODULE_NEW;
    m->dict = yr_dict_pinned(m, def->globals, def->global_count);
    m->sites = yr_block_zeroed(1, (def->site_count + 1u) * sizeof *m->sites +
                                      def->global_count * sizeof *m->built_in);
    m->built_in = (uint16_t *)(m->sites + def->site_count + 1u);
    if (m->dict && !m->sites)
        yr_no_memory();
    if (!m->dict || !m->sites || fill_names(m, def) < 0 || make_constants(m, def) < 0) {
        yr_drop(yr_from(m));
        return NULL;
    }
    return m;
}

/* The names of a text's globals, as entries that are never bound. */
static yr_dict_entry *unbound_globals(const yr_module_def *def)
{
    yr_dict_entry *entries = yr_block_zeroed(def->global_count + 1u, sizeof *entries);
    if (!entries)
        yr_no_memory();
    for (unsigned i = 0; entries && i < def->global_count; i++) {
        entries[i].key = yr_intern_c(def->globals[i]);
        if (!entries[i].key)
            return entries;
    }
    return entries;
}

yr_module *yr_module_of_text(const yr_module_def *def, yr_value globals)
{
    yr_module *m = module_alloc(YR_TYPE(module));
    if (!m)
        return NULL;
    m->def = def;
    m->is_text = true;
    m->dict = yr_retain(globals);
    m->globals = unbound_globals(def);
    m->sites = yr_block_zeroed(def->site_count + 1u, sizeof *m->sites);
    if (!m->sites)
        yr_no_memory();
    if (yr_pending() || make_constants(m, def) < 0) {
        yr_drop(yr_from(m));
        return NULL;
    }
    return m;
}

int yr_module_run(yr_module *m)
{
    m->started = YR_MODULE_RUNNING;
    yr_value f = yr_function_new(m->def->body, m, 0, 0, 0, NULL);
    yr_value none[1] = {0};
    yr_value result = f ? yr_run_function(YR_AS(yr_function, f), none) : 0;
    yr_value error = result ? 0 : yr_save_pending();
    yr_xdrop(f);
    m->started = YR_MODULE_DONE;
    if (!result) {
        yr_restore_pending(error);
        return -1;
    }
    yr_drop(result);
    return 0;
}

bool yr_module_is_partial(yr_value m)
{
    return YR_IS(m, module) && YR_AS(yr_module, m)->started == YR_MODULE_RUNNING;
}

const char *yr_module_dict_name(yr_module *m)
{
    yr_value name = m->dict ? yr_dict_get(m->dict, YR_NAME(__name__)) : 0;
    const char *text = name && YR_IS_STR(name) ? yr_utf8(name, NULL) : NULL;
    if (!text)
        yr_clear_pending();
    return text ? text : "?";
}

/* ---- The type ------------------------------------------------------------------------------- */

static void free_constants(yr_module *m)
{
    yr_value *constants = m->constants;
    m->constants = NULL;
    if (!constants)
        return;
    for (unsigned i = 0; m->def && i < m->def->constant_count; i++)
        yr_xdrop(constants[i]);
    yr_block_free(constants);
}

static void free_unbound_globals(yr_module *m)
{
    for (unsigned i = 0; m->globals && i < m->def->global_count; i++)
        yr_xdrop(m->globals[i].key);
    yr_block_free(m->globals);
}

static void module_dealloc(yr_object *o)
{
    yr_module *m = (yr_module *)o;
    if (m->is_text)
        free_unbound_globals(m);
    if (m->dict && YR_IS(m->dict, dict) && YR_AS(yr_dict_object, m->dict)->module == m)
        YR_AS(yr_dict_object, m->dict)->module = NULL;
    m->globals = NULL;
    yr_set(&m->dict, 0);
    free_constants(m);
    yr_block_free(m->sites);
    yr_release(o);
}

static int module_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_module *m = (yr_module *)o;
    YR_VISIT(m->dict);
    for (unsigned i = 0; m->def && m->constants && i < m->def->constant_count; i++)
        YR_VISIT(m->constants[i]);
    return 0;
}

/* The functions of the module may run still: only what the names refer to goes. Those of a text are
 * another's, who may live. */
static void module_clear(yr_object *o)
{
    yr_module *m = (yr_module *)o;
    if (!m->is_text && m->dict && YR_IS(m->dict, dict) && YR_TYPE(dict)->slots.clear)
        YR_TYPE(dict)->slots.clear(yr_object_of(m->dict));
}

/* new: "<module 'm' from 'file'>" */
static yr_value module_repr(yr_value self)
{
    yr_module *m = YR_AS(yr_module, self);
    yr_value name = yr_dict_get(m->dict, YR_NAME(__name__));
    yr_value file = yr_dict_get(m->dict, YR_NAME(__file__));
    if (file && file != YR_NONE)
        return yr_str_format("<module %R from %R>", name ? name : YR_NONE, file);
    bool native = m->base.flags & YR_MODULE_NATIVE;
    return yr_str_format("<module %R%s>", name ? name : YR_NONE, native ? " (built-in)" : "");
}

/* AttributeError of a missing name, worded as the state of the module asks. */
static yr_value missing_attribute(yr_value self, yr_value name)
{
    yr_module *m = YR_AS(yr_module, self);
    yr_value own = yr_dict_get(m->dict, YR_NAME(__name__));
    yr_value text;
    if (!own || !YR_IS_STR(own))
        text = yr_str_format("module has no attribute '%U'", name);
    else if (yr_module_is_partial(self))
        text = yr_str_format("partially initialized module '%U' has no attribute '%U' (most "
                             "likely due to a circular import)",
                             own, name);
    else
        text = yr_str_format("module '%U' has no attribute '%U'", own, name);
    return yr_raise_attribute(self, name, text);
}

static bool is_data_descriptor(yr_value v)
{
    return v && yr_type_of(v)->slots.descr_set;
}

static yr_value module_getattr(yr_value self, yr_value name)
{
    yr_module *m = YR_AS(yr_module, self);
    yr_value of_type = yr_type_lookup(yr_type_of(self), name);
    yr_value v = 0;
    if (!is_data_descriptor(of_type)) {
        int found = m->dict ? yr_dict_find(m->dict, name, &v) : 0;
        if (found)
            return found < 0 ? 0 : v;
    }
    if (of_type)
        return yr_object_getattr(self, name);
    yr_value hook = m->dict ? yr_dict_get(m->dict, YR_NAME(__getattr__)) : 0;
    if (!hook)
        return missing_attribute(self, name);
    yr_retain(hook);
    v = yr_invoke1(hook, name);
    yr_drop(hook);
    return v;
}

static int module_setattr(yr_value self, yr_value name, yr_value v)
{
    yr_module *m = YR_AS(yr_module, self);
    if (is_data_descriptor(yr_type_lookup(yr_type_of(self), name)))
        return yr_object_setattr(self, name, v);
    if (v)
        return yr_dict_set(m->dict, name, v);
    int deleted = yr_dict_delete(m->dict, name);
    if (deleted)
        return deleted < 0 ? -1 : 0;
    yr_raise_attribute(self, name, yr_str_format("'%T' object has no attribute '%U'", self, name));
    return -1;
}

static yr_value module_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_module *m = module_alloc(t);
    if (m && !(m->dict = yr_dict_new())) {
        yr_drop(yr_from(m));
        return 0;
    }
    return yr_from(m);
}

static int module_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"name", "doc"};
    yr_value out[2];
    if (yr_parse_arguments(YR_SHOWN("module"), names, 0, 1, 2, 2, args, n, keywords, out) < 0)
        return -1;
    if (!YR_IS_STR(out[0])) {
        yr_type_error("module() argument 'name' must be str, not %s",
                      out[0] == YR_NONE ? "None" : yr_type_name(out[0]));
        return -1;
    }
    yr_module *m = YR_AS(yr_module, self);
    if (set_standard_names(m, "") < 0 || yr_dict_set(m->dict, YR_NAME(__name__), out[0]) < 0)
        return -1;
    return yr_dict_set(m->dict, YR_NAME(__doc__), out[1] ? out[1] : YR_NONE);
}

static yr_value get_dict(yr_value self)
{
    return yr_retain(YR_AS(yr_module, self)->dict);
}

static yr_value get_annotations(yr_value self)
{
    yr_value dict = YR_AS(yr_module, self)->dict, v;
    int found = yr_dict_find(dict, YR_NAME(__annotations__), &v);
    if (found)
        return found < 0 ? 0 : v;
    v = yr_dict_new();
    if (v && yr_dict_set(dict, YR_NAME(__annotations__), v) < 0) {
        yr_drop(v);
        return 0;
    }
    return v;
}

static int set_annotations(yr_value self, yr_value v)
{
    yr_value dict = YR_AS(yr_module, self)->dict;
    if (v)
        return yr_dict_set(dict, YR_NAME(__annotations__), v);
    return yr_dict_delete(dict, YR_NAME(__annotations__)) < 0 ? -1 : 0;
}

static yr_value module_dir(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_value dict = yr_getattr(self, YR_NAME(__dict__)),
             result = 0; /* a subclass may have another */
    if (dict && !YR_IS_DICT(dict)) {
        yr_type_error("<module>.__dict__ is not a dictionary");
    } else if (dict) {
        yr_value hook = yr_dict_get_c(dict, "__dir__");
        result = hook ? yr_invoke0(hook) : yr_pending() ? 0 : yr_to_list(dict);
    }
    yr_xdrop(dict);
    return result;
}

static const yr_method_def methods[] = {
    {"__dir__", module_dir, 0, 0, 0, NULL},
    {0},
};

static const yr_getset_def getsets[] = {
    {"__dict__", get_dict, yr_readonly, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {0},
};

YR_BUILT_IN(module, object) = {
    .id = YR_T_module,
    .size = sizeof(yr_module),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring argument "
           "can have any type.",
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = module_dealloc,
            .traverse = module_traverse,
            .clear = module_clear,
            .repr = module_repr,
            .getattr = module_getattr,
            .setattr = module_setattr,
            .make = module_make,
            .init = module_init,
        },
};
