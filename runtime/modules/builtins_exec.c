/* builtins_exec.c - exec() and eval() of texts that were compiled with the program.
 *
 * The translator compiles each constant text that it sees go to exec() or eval(); the module whose
 * code has the text lists it (yr_text). Here it is found again by its content, in whatever way the
 * built-in was called. Its body takes a namespace, as that of a class does; its globals are the
 * dict that is given, or the caller's. A text that no module lists would need a compiler; an
 * `import NAME` and a plain string literal are simple enough to be done without one.
 */
#include <string.h>
#include "../core/exception.h"
#include "../core/module.h"
#include "builtins.h"

/* One call: the names are borrowed. */
typedef struct {
    bool is_eval;
    yr_value globals, locals;
} execution;

/* ---- The text ------------------------------------------------------------------------------- */

static const yr_text *find_in_module(const yr_module *m, const char *text, size_t size, char kind)
{
    for (unsigned i = 0; m->def && i < m->def->text_count; i++) {
        const yr_text *t = &m->def->texts[i];
        if (t->kind == kind && t->size == size && memcmp(t->text, text, size) == 0)
            return t;
    }
    return NULL;
}

/* The text of that content in any module that was imported, or NULL. */
static const yr_text *find_text(const char *text, size_t size, char kind)
{
    size_t at = 0;
    yr_value name, m;
    const yr_text *found = NULL;
    while (!found && YR->modules && yr_dict_next(YR->modules, &at, &name, &m))
        if (yr_isinstance_of(m, YR_TYPE_ID(module)))
            found = find_in_module(YR_AS(yr_module, m), text, size, kind);
    return found;
}

/* new: ("<string>", line, column, None) */
static yr_value error_details(const yr_text *t)
{
    yr_value items[4] = {yr_str_from_c("<string>"), yr_int(t->line), yr_int(t->column), YR_NONE};
    return items[0] ? yr_tuple(items, 4) : 0;
}

/* Raises what CPython's compiler has against the text. */
static yr_value raise_syntax_error(const yr_text *t)
{
    const char *message = strstr(t->error, ": ") + 2;
    bool of_indent = strncmp(t->error, "IndentationError", 16) == 0;
    yr_type *type = of_indent                               ? YR_EXC(IndentationError)
                    : strncmp(t->error, "TabError", 8) == 0 ? YR_EXC(TabError)
                                                            : YR_EXC(SyntaxError);
    yr_value args[2] = {yr_str_from_c(message), error_details(t)};
    if (!args[0] || !args[1]) {
        yr_xdrop(args[0]);
        yr_xdrop(args[1]);
        return 0;
    }
    yr_value e = yr_call(yr_from(type), args, 2);
    if (e) {
        yr_raise(e, 0);
        yr_drop(e);
    }
    return 0;
}

/* ---- Running -------------------------------------------------------------------------------- */

static yr_value run_text(const execution *x, const yr_text *t)
{
    if (!t->def)
        return raise_syntax_error(t);
    yr_module *m = yr_module_of_text(t->def, x->globals);
    yr_value f = m ? yr_function_new(t->def->body, m, 0, 0, 0, NULL) : 0;
    yr_value names[1] = {yr_retain(x->locals)};
    yr_value result = 0;
    if (f)
        result = yr_run_function(YR_AS(yr_function, f), names);
    else
        yr_drop(names[0]);
    yr_xdrop(f);
    if (m)
        yr_drop(yr_from(m));
    return result;
}

/* ---- Texts that need no compiler ------------------------------------------------------------ */

/* How many bytes of text an identifier has, of ASCII letters. */
static size_t identifier_length(const char *text)
{
    size_t n = strspn(text, "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return *text >= '0' && *text <= '9' ? 0 : n;
}

/* The dotted name of an `import NAME` and no more, or NULL. */
static const char *imported_name(const char *text, size_t size)
{
    static const char word[] = "import ";
    if (strncmp(text, word, sizeof word - 1) != 0)
        return NULL;
    const char *name = text + sizeof word - 1;
    for (const char *part = name;; part++) {
        size_t n = identifier_length(part);
        part += n;
        if (!n || (*part && *part != '.'))
            return NULL;
        if (!*part)
            return part == text + size ? name : NULL;
    }
}

/* new: None; the first part of the name becomes that module. */
static yr_value run_import(const execution *x, const char *name)
{
    yr_value full = yr_str_from_c(name);
    yr_value m = full ? yr_import_dynamic(full, x->globals, 0, 0) : 0;
    yr_value first = m ? yr_str_from_utf8(name, strcspn(name, ".")) : 0;
    yr_value key = first ? yr_intern(first) : 0;
    int failed = key ? yr_store_name(x->locals, key, m) : -1;
    yr_xdrop(key);
    yr_xdrop(m);
    yr_xdrop(full);
    return failed ? 0 : YR_NONE;
}

/* Is it one quoted string, without escapes? */
static bool is_plain_literal(const char *text, size_t size)
{
    if (size < 2 || (*text != '\'' && *text != '"') || text[size - 1] != *text)
        return false;
    const char stops[] = {*text, '\\', '\n', '\r', '\0'};
    return strcspn(text + 1, stops) == size - 2;
}

/* new: what a text that was not compiled does. */
static yr_value run_simple(const execution *x, const char *text, size_t size)
{
    const char *name = x->is_eval ? NULL : imported_name(text, size);
    if (name)
        return run_import(x, name);
    if (x->is_eval && is_plain_literal(text, size))
        return yr_str_from_utf8(text + 1, size - 2);
    return yr_raise_format(YR_EXC(NotImplementedError),
                           "%s() of a text that is not constant is not available in a compiled "
                           "program",
                           x->is_eval ? "eval" : "exec");
}

static yr_value run_source(const execution *x, yr_value source)
{
    size_t size = 0;
    const char *text = yr_utf8(source, &size);
    if (!text)
        return 0;
    const yr_text *t = find_text(text, size, x->is_eval ? 'e' : 'x');
    return t ? run_text(x, t) : run_simple(x, text, size);
}

/* ---- The functions -------------------------------------------------------------------------- */

static bool is_mapping(yr_value v)
{
    return YR_IS_DICT(v) || (!YR_IS_STR(v) && yr_type_of(v)->slots.getitem);
}

static int check_names(const execution *x)
{
    if (x->locals && !is_mapping(x->locals)) {
        yr_type_error(x->is_eval ? "locals must be a mapping"
                                 : "locals must be a mapping or None, not %T",
                      x->locals);
        return -1;
    }
    if (x->globals && !YR_IS_DICT(x->globals)) {
        if (x->is_eval)
            yr_type_error(is_mapping(x->globals)
                              ? "globals must be a real dict; try eval(code, {}, mapping)"
                              : "globals must be a dict");
        else
            yr_type_error("exec() globals must be a dict, not %T", x->globals);
        return -1;
    }
    return 0;
}

/* What is not given is the caller's. */
static int complete_names(execution *x, yr_value globals, yr_value locals)
{
    if (check_names(x) < 0)
        return -1;
    if (!x->locals)
        x->locals = x->globals ? x->globals : locals;
    if (!x->globals)
        x->globals = globals;
    int found = yr_contains(x->globals, YR_NAME(__builtins__));
    if (found)
        return found < 0 ? -1 : 0;
    return yr_dict_set(x->globals, YR_NAME(__builtins__), yr_from(YR->builtins));
}

/* new: exec(source, globals, locals) or eval() out of a caller with these names. */
static yr_value execute(bool is_eval, const yr_value *args, size_t n, yr_value globals,
                        yr_value locals)
{
    execution x = {.is_eval = is_eval,
                   .globals = n > 1 && args[1] != YR_NONE ? args[1] : 0,
                   .locals = n > 2 && args[2] != YR_NONE ? args[2] : 0};
    if (complete_names(&x, globals, locals) < 0)
        return 0;
    if (YR_IS_STR(args[0]))
        return run_source(&x, args[0]);
    const char *name = is_eval ? "eval" : "exec";
    if (YR_IS(args[0], code) || YR_IS(args[0], bytes))
        return yr_raise_format(YR_EXC(NotImplementedError),
                               "%s() of %T is not available in a compiled program", name, args[0]);
    return yr_type_error("%s() arg 1 must be a string, bytes or code object", name);
}

static yr_value execute_in_main(bool is_eval, const yr_value *args, size_t n)
{
    yr_value names = yr_main_names();
    yr_value result = names ? execute(is_eval, args, n, names, names) : 0;
    yr_xdrop(names);
    return result;
}

YR_METHOD(builtin_exec)
{
    return execute_in_main(false, args, n);
}

YR_METHOD(builtin_eval)
{
    return execute_in_main(true, args, n);
}

yr_value yr_call_exec(yr_module *m, yr_value callee, yr_value names, yr_value *args, size_t n)
{
    bool known = YR_IS(callee, builtin) && n >= 1 && n <= 3;
    yr_c_function f = known ? YR_AS(yr_builtin_object, callee)->def->function : NULL;
    if (f != builtin_exec && f != builtin_eval)
        return yr_call(callee, args, n);
    yr_value result =
        execute(f == builtin_eval, args, n, m->dict, names == YR_NONE ? m->dict : names);
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
    return result;
}

const yr_method_def yr_builtins_exec[] = {
    {"eval", builtin_eval, 1, 3, 0,
     "Evaluate the given source in the context of globals and locals.\n\nThe source may be a "
     "string representing a Python expression\nor a code object as returned by compile().\nThe "
     "globals must be a dictionary and locals can be any mapping,\ndefaulting to the current "
     "globals and locals.\nIf only globals is given, locals defaults to it."},
    {"exec", builtin_exec, 1, 3, 0,
     "Execute the given source in the context of globals and locals.\n\nThe source may be a string "
     "representing one or more Python statements\nor a code object as returned by compile().\nThe "
     "globals must be a dictionary and locals can be any mapping,\ndefaulting to the current "
     "globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure must be a "
     "tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that "
     "many cellvars."},
    YR_METHOD_END};
