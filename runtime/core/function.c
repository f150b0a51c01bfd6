/* function.c - the type function, and cells.
 *
 * What the program may change of a function (defaults, name, annotations...) is in the object;
 * code is the translator's constant descriptor. Attributes set by the program are in f->dict.
 */
#include "class.h"
#include "lifecycle.h"
#include "module.h"

static yr_function *function_of(yr_value v)
{
    return YR_AS(yr_function, v);
}

/* ---- Making --------------------------------------------------------------------------------- */

static yr_value text_or_none(const char *s)
{
    return s ? yr_str_from_c(s) : YR_NONE;
}

/* Names that functions made of a code share. Where a def or lambda stands in a function it is made
 * again with each call: the last codes that were are remembered here. */
typedef struct {
    const yr_code *code; /* NULL: the place is free */
    yr_value name, qualname, doc;
} code_names;
static code_names remembered[64];

static void forget(code_names *n)
{
    code_names old = *n;
    *n = (code_names){0};
    yr_xdrop(old.name);
    yr_xdrop(old.qualname);
    yr_xdrop(old.doc);
}

void yr_function_names_finish(void)
{
    for (size_t i = 0; i < sizeof remembered / sizeof *remembered; i++)
        forget(&remembered[i]);
}

/* Interned: names of functions are compared and looked up often. */
static int make_names(const yr_code *code, code_names *names)
{
    names->code = code;
    names->name = yr_intern_c(code->name);
    names->qualname = names->name ? yr_intern_c(code->qualname) : 0;
    names->doc = names->qualname ? text_or_none(code->doc) : 0;
    return names->doc ? 0 : -1;
}

static code_names *names_of_nested(const yr_code *code)
{
    code_names *names = &remembered[((uintptr_t)code >> 4) % 64];
    if (YR_LIKELY(names->code == code))
        return names;
    forget(names);
    if (make_names(code, names) == 0)
        return names;
    forget(names);
    return NULL;
}

/* new: what f is called. Behind the end of the builtins nothing is remembered. */
static int take_names(yr_function *f)
{
    code_names own = {0}, *names = &own;
    if (f->code->flags & YR_CODE_NESTED && YR->builtins)
        names = names_of_nested(f->code);
    else if (make_names(f->code, &own) < 0)
        names = NULL;
    if (!names) {
        forget(&own);
        return -1;
    }
    f->name = yr_retain(names->name);
    f->qualname = yr_retain(names->qualname);
    f->doc = yr_retain(names->doc);
    forget(&own);
    return 0;
}

static int set_names(yr_function *f)
{
    if (take_names(f) < 0)
        return -1;
    yr_value module = yr_dict_get(f->module->dict, YR_NAME(__name__));
    f->module_name = yr_retain(module ? module : YR_NONE);
    return 0;
}

yr_value yr_function_new(const yr_code *code, yr_module *m, yr_value defaults,
                         yr_value keyword_defaults, yr_value annotations, yr_value *cells)
{
    size_t n = code->free_count;
    yr_function *f = yr_new(YR_TYPE(function), sizeof *f + n * sizeof(yr_value));
    if (!f) {
        for (size_t i = 0; i < n; i++)
            yr_drop(cells[i]);
        yr_xdrop(defaults);
        yr_xdrop(keyword_defaults);
        yr_xdrop(annotations);
        return 0;
    }
    yr_function_set_code(f, code);
    f->module = m;
    m->base.refs++;
    f->defaults = defaults;
    f->keyword_defaults = keyword_defaults;
    f->annotations = annotations;
    for (size_t i = 0; i < n; i++)
        f->cells[i] = cells[i];
    if (set_names(f) < 0) {
        yr_drop(yr_from(f));
        return 0;
    }
    return yr_from(f);
}

/* borrowed: the module that code runs in where m was asked for. A body names the globals and
 * constants of its own text by number, so it cannot run in any other. */
static yr_module *module_for(const yr_code *code, yr_module *m)
{
    if (m->def && !strcmp(m->def->file, code->file))
        return m;
    m = yr_module_of_code(code);
    if (!m)
        yr_value_error("the module of code %s is not loaded", code->name);
    return m;
}

/* types.FunctionType(code, globals, name, argdefs, closure): globals must be those of a module. */
static yr_value function_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure"};
    yr_value found[5];
    (void)t;
    if (yr_parse_arguments(YR_SHOWN("function"), names, 0, 2, 5, 5, args, n, keywords, found) < 0)
        return 0;
    if (!YR_IS(found[0], code))
        return yr_type_error("function() argument 'code' must be code, not %T", found[0]);
    yr_module *m = YR_IS_DICT(found[1]) ? YR_AS(yr_dict_object, found[1])->module : NULL;
    if (!m)
        return yr_type_error("function() argument 'globals' must be the dict of a module, not %T",
                             found[1]);
    const yr_code *code = YR_AS(yr_code_object, found[0])->code;
    bool has_closure = found[4] && YR_IS_TUPLE(found[4]);
    yr_tuple_object *closure = has_closure ? YR_AS(yr_tuple_object, found[4]) : NULL;
    if ((closure ? closure->length : 0) != code->free_count)
        return yr_value_error("%s requires closure of length %d, not %zu", code->name,
                              (int)code->free_count, closure ? closure->length : 0);
    if (!(m = module_for(code, m)))
        return 0;
    for (size_t i = 0; closure && i < closure->length; i++)
        if (!YR_IS(closure->items[i], cell))
            return yr_type_error("arg 5 (closure) expected cell, found %T", closure->items[i]);
    for (size_t i = 0; closure && i < closure->length; i++)
        yr_retain(closure->items[i]);
    yr_value defaults = found[3] && YR_IS_TUPLE(found[3]) ? yr_retain(found[3]) : 0;
    yr_value v = yr_function_new(code, m, defaults, 0, 0, closure ? closure->items : NULL);
    if (v && found[2] && YR_IS_STR(found[2]))
        yr_set(&function_of(v)->name, yr_retain(found[2]));
    return v;
}

/* ---- Life ----------------------------------------------------------------------------------- */

enum { MEMBERS = 9 };

/* The members that are values, in one place for traverse, clear and dealloc. */
static void members_of(yr_function *f, yr_value *members[MEMBERS])
{
    yr_value *all[MEMBERS] = {
        &f->defaults, &f->keyword_defaults, &f->annotations, &f->type_params, &f->dict,
        &f->doc,      &f->module_name,      &f->name,        &f->qualname};
    memcpy(members, all, sizeof all);
}

static void clear_members(yr_function *f, int n)
{
    yr_value *members[MEMBERS];
    members_of(f, members);
    for (int i = 0; i < n; i++)
        yr_set(members[i], 0);
}

static void function_dealloc(yr_object *o)
{
    yr_function *f = (yr_function *)o;
    clear_members(f, MEMBERS);
    for (int i = f->code->free_count; i-- > 0;) /* as a tuple's items */
        yr_set(&f->cells[i], 0);
    if (f->module)
        yr_drop(yr_from(f->module));
    yr_release(o);
}

static int function_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_function *f = (yr_function *)o;
    yr_value *members[MEMBERS];
    if (!f->code)
        return 0;
    members_of(f, members);
    for (int i = 0; i < 6; i++)
        YR_VISIT(*members[i]);
    for (size_t i = 0; i < f->code->free_count; i++)
        YR_VISIT(f->cells[i]);
    YR_VISIT(f->module ? yr_from(f->module) : 0);
    return 0;
}

/* Names and code stay: the function can still be called and printed. Cells, too, since its body
 * may run yet; the cycle is broken at their contents by the cells' own clear. */
static void function_clear(yr_object *o)
{
    clear_members((yr_function *)o, 4);
}

/* ---- Calls ---------------------------------------------------------------------------------- */

static yr_value function_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    size_t total = n + yr_keyword_count(keywords);
    yr_value few[8], *own = few;
    if (total > 8 && !(own = yr_alloc(total * sizeof *own)))
        return 0;
    for (size_t i = 0; i < total; i++)
        own[i] = yr_retain(args[i]);
    yr_retain(self);
    yr_value result = yr_call_function(function_of(self), own, n, keywords);
    yr_drop(self);
    if (own != few)
        yr_dispose(own);
    return result;
}

static yr_value function_get(yr_value self, yr_value object, yr_value type)
{
    (void)type;
    return object ? yr_method_new(self, object) : yr_retain(self);
}

static yr_value function_repr(yr_value self)
{
    return yr_str_format("<function %U at %p>", function_of(self)->qualname,
                         (void *)yr_object_of(self));
}

static yr_value function_getattr(yr_value self, yr_value name)
{
    return yr_getattr_in(self, name, function_of(self)->dict);
}

static int function_setattr(yr_value self, yr_value name, yr_value v)
{
    return yr_setattr_in(self, name, v, &function_of(self)->dict);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value or_none(yr_value v)
{
    return v ? yr_retain(v) : YR_NONE;
}

static yr_value get_name(yr_value self)
{
    return yr_retain(function_of(self)->name);
}

static int set_text(yr_value *member, const char *what, yr_value v)
{
    if (!v || !YR_IS_STR(v)) {
        yr_type_error("%s must be set to a string object", what);
        return -1;
    }
    yr_set(member, yr_retain(v));
    return 0;
}

static int set_name(yr_value self, yr_value v)
{
    return set_text(&function_of(self)->name, "__name__", v);
}

static yr_value get_qualname(yr_value self)
{
    return yr_retain(function_of(self)->qualname);
}

static int set_qualname(yr_value self, yr_value v)
{
    return set_text(&function_of(self)->qualname, "__qualname__", v);
}

static yr_value get_doc(yr_value self)
{
    return or_none(function_of(self)->doc);
}

static int set_doc(yr_value self, yr_value v)
{
    yr_set(&function_of(self)->doc, v ? yr_retain(v) : YR_NONE);
    return 0;
}

static yr_value get_module(yr_value self)
{
    return or_none(function_of(self)->module_name);
}

static int set_module(yr_value self, yr_value v)
{
    yr_set(&function_of(self)->module_name, v ? yr_retain(v) : YR_NONE);
    return 0;
}

static yr_value get_defaults(yr_value self)
{
    return or_none(function_of(self)->defaults);
}

static int set_defaults(yr_value self, yr_value v)
{
    if (v && v != YR_NONE && !YR_IS_TUPLE(v)) {
        yr_type_error("__defaults__ must be set to a tuple object");
        return -1;
    }
    yr_set(&function_of(self)->defaults, v && v != YR_NONE ? yr_retain(v) : 0);
    return 0;
}

static yr_value get_keyword_defaults(yr_value self)
{
    return or_none(function_of(self)->keyword_defaults);
}

static int set_dict_member(yr_value *member, const char *what, yr_value v)
{
    if (v && v != YR_NONE && !YR_IS_DICT(v)) {
        yr_type_error("%s must be set to a dict object", what);
        return -1;
    }
    yr_set(member, v && v != YR_NONE ? yr_retain(v) : 0);
    return 0;
}

static int set_keyword_defaults(yr_value self, yr_value v)
{
    return set_dict_member(&function_of(self)->keyword_defaults, "__kwdefaults__", v);
}

static yr_value get_annotations(yr_value self)
{
    yr_function *f = function_of(self);
    if (!f->annotations && !(f->annotations = yr_dict_new()))
        return 0;
    return yr_retain(f->annotations);
}

static int set_annotations(yr_value self, yr_value v)
{
    return set_dict_member(&function_of(self)->annotations, "__annotations__", v);
}

static yr_value get_type_params(yr_value self)
{
    yr_value params = function_of(self)->type_params;
    return params ? yr_retain(params) : yr_tuple_of(NULL, 0);
}

static int set_type_params(yr_value self, yr_value v)
{
    if (!v || !YR_IS_TUPLE(v)) {
        yr_type_error("__type_params__ must be set to a tuple");
        return -1;
    }
    yr_set(&function_of(self)->type_params, yr_retain(v));
    return 0;
}

static yr_value get_dict(yr_value self)
{
    yr_function *f = function_of(self);
    if (!f->dict && !(f->dict = yr_dict_new()))
        return 0;
    return yr_retain(f->dict);
}

static int set_dict(yr_value self, yr_value v)
{
    if (!v || !YR_IS_DICT(v)) {
        if (v)
            yr_type_error("__dict__ must be set to a dictionary, not a '%T'", v);
        else
            yr_type_error("cannot delete __dict__");
        return -1;
    }
    yr_set(&function_of(self)->dict, yr_retain(v));
    return 0;
}

static yr_value get_code(yr_value self)
{
    return yr_code_object_of(function_of(self)->code);
}

/* new: f as it is now. */
static yr_value copy_of(const yr_function *f)
{
    size_t size = sizeof *f + f->code->free_count * sizeof(yr_value);
    yr_function *copy = yr_new(YR_TYPE(function), size);
    if (!copy)
        return 0;
    yr_object base = copy->base;
    base.flags |= f->base.flags & ~(YR_FLAG_TYPE_BIT - 1u);
    memcpy(copy, f, size);
    copy->base = base;
    yr_retain(yr_from(f->module));
    yr_value members[] = {f->name,        f->qualname,         f->doc,
                          f->defaults,    f->keyword_defaults, f->annotations,
                          f->type_params, f->module_name,      f->dict};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        yr_xretain(members[i]);
    for (size_t i = 0; i < f->code->free_count; i++)
        yr_retain(f->cells[i]);
    return yr_from(copy);
}

typedef struct {
    yr_function *function;
    yr_value copy;
} inheritance;

static int inherit(yr_object *o, void *context)
{
    inheritance *i = context;
    yr_type *t = o->type;
    if (t != YR_TYPE_ID(generator) && t != YR_TYPE_ID(coroutine) &&
        t != YR_TYPE_ID(async_generator))
        return 0;
    yr_state_head *head = (yr_state_head *)((yr_generator *)o + 1);
    if (head->function != i->function)
        return 0;
    head->function = YR_AS(yr_function, yr_retain(i->copy));
    i->function->base.refs--; /* not the last one: somebody sets its code */
    return 0;
}

int yr_function_replace_code(yr_function *f, const yr_code *code, yr_module *m)
{
    if (f->code->frame && f->base.refs > 1) {
        inheritance i = {.function = f, .copy = copy_of(f)};
        if (!i.copy)
            return -1;
        yr_heap_each(inherit, &i);
        yr_drop(i.copy);
    }
    yr_value old = yr_from(f->module);
    f->module = YR_AS(yr_module, yr_retain(yr_from(m)));
    yr_function_set_code(f, code);
    yr_drop(old);
    return 0;
}

static int set_code(yr_value self, yr_value v)
{
    yr_function *f = function_of(self);
    if (!v || !YR_IS(v, code)) {
        yr_type_error("__code__ must be set to a code object");
        return -1;
    }
    const yr_code *code = YR_AS(yr_code_object, v)->code;
    if (code->free_count != f->code->free_count) {
        yr_value_error("%U() requires a code object with %d free vars, not %d", f->name,
                       (int)f->code->free_count, (int)code->free_count);
        return -1;
    }
    yr_module *m = module_for(code, f->module);
    if (!m)
        return -1;
    return yr_function_replace_code(f, code, m);
}

static yr_value get_globals(yr_value self)
{
    return yr_retain(function_of(self)->module->dict);
}

static yr_value get_builtins(yr_value self)
{
    (void)self;
    return yr_retain(YR->builtins->dict);
}

static yr_value get_closure(yr_value self)
{
    yr_function *f = function_of(self);
    size_t n = f->code->free_count;
    return n ? yr_tuple_of(f->cells, n) : YR_NONE;
}

static const yr_getset_def getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {"__code__", get_code, set_code, NULL},
    {"__globals__", get_globals, yr_readonly, NULL},
    {"__builtins__", get_builtins, yr_readonly, NULL},
    {"__closure__", get_closure, yr_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(function, object) = {
    .id = YR_T_function,
    .size = sizeof(yr_function),
    .flags = YR_TYPE_TRACKED | YR_TYPE_METHOD_LIKE | YR_TYPE_WEAKREFS,
    .getsets = getsets,
    .slots = {.dealloc = function_dealloc,
              .traverse = function_traverse,
              .clear = function_clear,
              .repr = function_repr,
              .call = function_call,
              .getattr = function_getattr,
              .setattr = function_setattr,
              .descr_get = function_get,
              .make = function_make},
};
