/* _contextvars_module.c - the module _contextvars: Context, ContextVar, Token.
 *
 * A context has a dict from variables to values. The dict is shared: copy_context() hands the same
 * one to the new context, in O(1), and whoever walks over a context holds it. A dict with more than
 * one reference is therefore never changed; a set or reset copies it first (writable_vars).
 *
 * YR->context is the current context, owned, or 0 as long as nobody has needed one. Context.run()
 * keeps the one before on the C stack: a context is entered by at most one run at a time.
 */
#include "../types/containers.h"

typedef struct {
    yr_object base;
    yr_value vars; /* dict */
    bool entered;
} context_object;

typedef struct {
    yr_object base;
    yr_value name;     /* str */
    yr_value fallback; /* the default, or 0 */
} context_var;

typedef struct {
    yr_object base;
    yr_value var, context;
    yr_value old; /* the value before, or 0 */
    bool used;
} context_token;

typedef struct { /* keys(), values(), items(): which one the type says */
    yr_object base;
    yr_value vars;
    size_t at;
} context_iterator;

#define CONTEXT(v) YR_AS(context_object, v)
#define VAR(v)     YR_AS(context_var, v)
#define TOKEN(v)   YR_AS(context_token, v)

/* ---- The current context -------------------------------------------------------------------- */

/* new; steals vars. */
static yr_value context_new(yr_value vars)
{
    context_object *c = vars ? yr_new(YR_TYPE(context), sizeof *c) : NULL;
    if (!c) {
        yr_xdrop(vars);
        return 0;
    }
    c->vars = vars;
    return yr_from(c);
}

/* borrowed, or NULL. */
static context_object *current_context(void)
{
    if (!YR->context)
        YR->context = context_new(yr_dict_new());
    return YR->context ? CONTEXT(YR->context) : NULL;
}

/* borrowed: the context's dict, its own alone; or 0. */
static yr_value writable_vars(context_object *c)
{
    if (yr_object_of(c->vars)->refs > 1) {
        yr_value own = yr_dict_copy(c->vars);
        if (!own)
            return 0;
        yr_set(&c->vars, own);
    }
    return c->vars;
}

/* borrowed: the variable's value in the context, or 0 without an error. */
static yr_value find(context_object *c, yr_value var)
{
    uint64_t hash = 0;
    yr_object_hash(var, &hash);
    return yr_dict_get_hashed(c->vars, var, hash);
}

/* ---- ContextVar ----------------------------------------------------------------------------- */

static void var_dealloc(yr_object *o)
{
    yr_set(&((context_var *)o)->fallback, 0);
    yr_set(&((context_var *)o)->name, 0);
    yr_release(o);
}

static int var_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((context_var *)o)->fallback);
    return 0;
}

static void var_clear(yr_object *o)
{
    yr_set(&((context_var *)o)->fallback, 0);
}

static yr_value var_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"", "default"};
    yr_value v[2];
    if (yr_parse_arguments(YR_SHOWN("ContextVar"), keyword_names, 1, 1, 1, 2, args, n, keywords,
                           v) < 0)
        return 0;
    if (!YR_IS_STR(v[0]))
        return yr_type_error("context variable name must be a str");
    context_var *var = yr_new(t, sizeof *var);
    if (!var)
        return 0;
    var->name = yr_retain(v[0]);
    var->fallback = v[1] ? yr_retain(v[1]) : 0;
    return yr_from(var);
}

static yr_value var_repr(yr_value self)
{
    context_var *var = VAR(self);
    void *address = yr_object_of(self);
    if (!var->fallback)
        return yr_str_format("<ContextVar name=%R at %p>", var->name, address);
    return yr_str_format("<ContextVar name=%R default=%R at %p>", var->name, var->fallback,
                         address);
}

YR_METHOD(var_get)
{
    context_object *c = current_context();
    yr_value v = c ? find(c, self) : 0;
    if (v || !c)
        return yr_xretain(v);
    if (n)
        return yr_retain(args[0]);
    if (VAR(self)->fallback)
        return yr_retain(VAR(self)->fallback);
    return yr_raise_value(YR_EXC(LookupError), self);
}

YR_METHOD(var_set)
{
    context_object *c = current_context();
    yr_value vars = c ? writable_vars(c) : 0;
    context_token *token = vars ? yr_new(YR_TYPE(context_token), sizeof *token) : NULL;
    if (!token)
        return 0;
    token->var = yr_retain(self);
    token->context = yr_retain(yr_from(c));
    token->old = yr_xretain(find(c, self));
    yr_value result = yr_from(token);
    /* Making the token may have run a finaliser that copied the context. */
    if (!(vars = writable_vars(c)) || yr_dict_set(vars, self, args[0]) < 0)
        yr_set(&result, 0);
    return result;
}

YR_METHOD(var_reset)
{
    if (!YR_IS(args[0], context_token))
        return yr_type_error("expected an instance of Token, got %R", args[0]);
    context_token *token = TOKEN(args[0]);
    context_object *c = current_context();
    if (!c)
        return 0;
    if (token->used)
        return yr_raise_format(YR_EXC(RuntimeError), "%R has already been used once", args[0]);
    if (token->var != self)
        return yr_value_error("%R was created by a different ContextVar", args[0]);
    if (token->context != yr_from(c))
        return yr_value_error("%R was created in a different Context", args[0]);
    yr_value vars = writable_vars(c);
    if (!vars)
        return 0;
    token->used = true;
    int r = token->old ? yr_dict_set(vars, self, token->old) : yr_dict_delete(vars, self);
    return r < 0 ? 0 : YR_NONE;
}

static yr_value var_name(yr_value self)
{
    return yr_retain(VAR(self)->name);
}

static const yr_method_def var_methods[] = {
    {"get", var_get, 0, 1, 0,
     "Return a value for the context variable for the current context.\n\nIf there is no value for "
     "the variable in the current context, the method\nreturns the argument, or else the "
     "variable's default, or else raises\na LookupError."},
    {"set", var_set, 1, 1, 0,
     "Call to set a new value for the context variable in the current context.\n\nReturns a Token "
     "that can be given to reset()."},
    {"reset", var_reset, 1, 1, 0,
     "Reset the context variable.\n\nThe variable gets the value back that it had before the "
     "set() that\ncreated the token."},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

static const yr_getset_def var_getsets[] = {{"name", var_name, yr_readonly, NULL}, YR_GETSET_END};

YR_BUILT_IN(context_var, object) = {
    .id = YR_T_context_var,
    .size = sizeof(context_var),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE,
    .methods = var_methods,
    .getsets = var_getsets,
    .slots = {.dealloc = var_dealloc,
              .traverse = var_traverse,
              .clear = var_clear,
              .repr = var_repr,
              .make = var_make},
};

/* ---- Token ---------------------------------------------------------------------------------- */

static void token_clear(yr_object *o)
{
    context_token *token = (context_token *)o;
    yr_set(&token->old, 0);
}

static void token_dealloc(yr_object *o)
{
    context_token *token = (context_token *)o;
    yr_set(&token->old, 0);
    yr_set(&token->var, 0);
    yr_set(&token->context, 0);
    yr_release(o);
}

static int token_traverse(yr_object *o, yr_visitor visit, void *context)
{
    context_token *token = (context_token *)o;
    YR_VISIT(token->old);
    YR_VISIT(token->var);
    YR_VISIT(token->context);
    return 0;
}

static yr_value token_make(YR_UNUSED yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                           YR_UNUSED yr_value keywords)
{
    return yr_raise_format(YR_EXC(RuntimeError), "Tokens can only be created by ContextVars");
}

static yr_value token_repr(yr_value self)
{
    return yr_str_format("<Token%s var=%R at %p>", TOKEN(self)->used ? " used" : "",
                         TOKEN(self)->var, (void *)yr_object_of(self));
}

static yr_value token_var(yr_value self)
{
    return yr_retain(TOKEN(self)->var);
}

static yr_value token_old(yr_value self)
{
    if (TOKEN(self)->old)
        return yr_retain(TOKEN(self)->old);
    return yr_xretain(yr_dict_get_c(yr_type_dict(YR_TYPE(context_token)), "MISSING"));
}

static const yr_method_def token_methods[] = {
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"}, YR_METHOD_END};

static const yr_getset_def token_getsets[] = {
    {"var", token_var, NULL, NULL}, {"old_value", token_old, NULL, NULL}, YR_GETSET_END};

YR_BUILT_IN(context_token, object) = {
    .id = YR_T_context_token,
    .size = sizeof(context_token),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE,
    .methods = token_methods,
    .getsets = token_getsets,
    .slots = {.dealloc = token_dealloc,
              .traverse = token_traverse,
              .clear = token_clear,
              .repr = token_repr,
              .hash = yr_hash_unhashable,
              .make = token_make},
};

static yr_value missing_repr(YR_UNUSED yr_value self)
{
    return yr_str_from_c("<Token.MISSING>");
}

static void missing_dealloc(yr_object *o)
{
    yr_release(o);
}

YR_BUILT_IN(token_missing, object) = {
    .id = YR_T_token_missing,
    .size = sizeof(yr_object),
    .flags = YR_TYPE_NO_NEW,
    .slots = {.dealloc = missing_dealloc, .repr = missing_repr},
};

/* ---- Walking over a context ----------------------------------------------------------------- */

static void iterator_dealloc(yr_object *o)
{
    yr_set(&((context_iterator *)o)->vars, 0);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((context_iterator *)o)->vars);
    return 0;
}

static yr_value iterator_self(yr_value self)
{
    return yr_retain(self);
}

static int iterator_next(yr_value self, yr_value *out)
{
    context_iterator *it = YR_AS(context_iterator, self);
    yr_value pair[2];
    if (!yr_dict_next(it->vars, &it->at, &pair[0], &pair[1]))
        return 0;
    yr_type *t = yr_type_of(self);
    *out = t == YR_TYPE_ID(context_items) ? yr_tuple_of(pair, 2)
                                          : yr_retain(pair[t == YR_TYPE_ID(context_values)]);
    return *out ? 1 : -1;
}

#define ITERATOR(name)                                                                             \
    YR_BUILT_IN(context_##name, object) = {                                                        \
        .id = YR_T_context_##name,                                                                 \
        .size = sizeof(context_iterator),                                                          \
        .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,                                                 \
        .slots = {.dealloc = iterator_dealloc,                                                     \
                  .traverse = iterator_traverse,                                                   \
                  .iter = iterator_self,                                                           \
                  .next = iterator_next},                                                          \
    }
ITERATOR(keys);
ITERATOR(values);
ITERATOR(items);

static yr_value iterator_new(yr_type *t, yr_value self)
{
    context_iterator *it = yr_new(t, sizeof *it);
    if (it)
        it->vars = yr_retain(CONTEXT(self)->vars);
    return yr_from(it);
}

/* ---- Context -------------------------------------------------------------------------------- */

static void context_dealloc(yr_object *o)
{
    yr_weakrefs_clear(o, true);
    yr_set(&((context_object *)o)->vars, 0);
    yr_release(o);
}

static int context_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(CONTEXT(yr_from(o))->vars);
    return 0;
}

static yr_value context_make(YR_UNUSED yr_type *t, YR_UNUSED yr_value *args, size_t n,
                             yr_value keywords)
{
    if (n || yr_keyword_count(keywords))
        return yr_type_error("Context() does not accept any arguments");
    return context_new(yr_dict_new());
}

static bool check_key(yr_value key)
{
    if (!YR_IS(key, context_var))
        yr_type_error("a ContextVar key was expected, got %R", key);
    return YR_IS(key, context_var);
}

static yr_value context_getitem(yr_value self, yr_value key)
{
    if (!check_key(key))
        return 0;
    yr_value v = find(CONTEXT(self), key);
    return v ? yr_retain(v) : yr_raise_value(YR_EXC(KeyError), key);
}

static int context_contains(yr_value self, yr_value key)
{
    return check_key(key) ? find(CONTEXT(self), key) != 0 : -1;
}

static int64_t context_length(yr_value self)
{
    return yr_length(CONTEXT(self)->vars);
}

static yr_value context_iter(yr_value self)
{
    return iterator_new(YR_TYPE(context_keys), self);
}

static yr_value context_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!YR_IS(a, context) || !YR_IS(b, context) || (op != YR_EQ && op != YR_NE))
        return YR_NOT_IMPLEMENTED;
    return YR_TYPE(dict)->slots.compare(op, CONTEXT(a)->vars, CONTEXT(b)->vars);
}

YR_METHOD(context_get)
{
    if (!check_key(args[0]))
        return 0;
    yr_value v = find(CONTEXT(self), args[0]);
    return yr_retain(v ? v : n > 1 ? args[1] : YR_NONE);
}

YR_METHOD(context_copy)
{
    return context_new(yr_retain(CONTEXT(self)->vars));
}

YR_METHOD(context_keys)
{
    return iterator_new(YR_TYPE(context_keys), self);
}

YR_METHOD(context_values)
{
    return iterator_new(YR_TYPE(context_values), self);
}

YR_METHOD(context_items)
{
    return iterator_new(YR_TYPE(context_items), self);
}

YR_METHOD(context_run)
{
    context_object *c = CONTEXT(self);
    if (n < 1)
        return yr_type_error("run() missing 1 required positional argument");
    if (c->entered)
        return yr_raise_format(YR_EXC(RuntimeError), "cannot enter context: %R is already entered",
                               self);
    yr_value before = YR->context;
    YR->context = yr_retain(self);
    c->entered = true;
    yr_value result = yr_invoke_kw(args[0], args + 1, n - 1, keywords);
    c->entered = false;
    yr_drop(YR->context);
    YR->context = before;
    return result;
}

static const yr_method_def context_methods[] = {
    {"run", context_run, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"get", context_get, 1, 2, 0,
     "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does "
     "not exist, return `default`. If `default` is not given,\nreturn None."},
    {"copy", context_copy, 0, 0, 0, "Return a shallow copy of the context object."},
    {"keys", context_keys, 0, 0, 0, "Return a list of all variables in the context object."},
    {"values", context_values, 0, 0, 0,
     "Return a list of all variables' values in the context object."},
    {"items", context_items, 0, 0, 0,
     "Return all variables and their values in the context object."},
    YR_METHOD_END};

YR_BUILT_IN(context, object) = {
    .id = YR_T_context,
    .size = sizeof(context_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_IMMUTABLE | YR_TYPE_WEAKREFS,
    .methods = context_methods,
    .slots = {.dealloc = context_dealloc,
              .traverse = context_traverse,
              .hash = yr_hash_unhashable,
              .compare = context_compare,
              .iter = context_iter,
              .make = context_make,
              .length = context_length,
              .getitem = context_getitem,
              .contains = context_contains},
};

/* ---- The module ----------------------------------------------------------------------------- */

YR_METHOD(copy_context)
{
    context_object *c = current_context();
    return c ? context_new(yr_retain(c->vars)) : 0;
}

static const yr_method_def functions[] = {{"copy_context", copy_context, 0, 0, 0, NULL},
                                          YR_METHOD_END};

static int fill(yr_module *m)
{
    yr_value missing = yr_from(yr_new(YR_TYPE(token_missing), sizeof(yr_object)));
    if (!missing || yr_dict_set_c(yr_type_dict(YR_TYPE(context_token)), "MISSING", missing) < 0)
        return -1;
    yr_type_modified(YR_TYPE(context_token));
    if (yr_add_type(m, YR_TYPE(context)) < 0 || yr_add_type(m, YR_TYPE(context_var)) < 0 ||
        yr_add_type(m, YR_TYPE(context_token)) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__contextvars = {"_contextvars", fill};
