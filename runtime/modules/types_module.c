/* types_module.c - the module _types: names of built-in types, and making
 * classes by hand. */
#include "../core/runtime.h"
#include "../core/class.h"

/* ---- resolve_bases, prepare_class, new_class ------------------------------------------------- */

static yr_value resolve_bases(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)n;
    (void)keywords;
    yr_value bases = yr_to_tuple(args[0]);
    if (!bases)
        return 0;
    yr_value resolved = yr_resolve_bases(bases);
    yr_drop(bases);
    return resolved;
}

/* A copy of kwds (a mapping, None or 0) as a new dict. */
static yr_value copy_keywords(yr_value kwds)
{
    yr_value copy = yr_dict_new();
    if (copy && kwds && kwds != YR_NONE && yr_dict_update(copy, kwds) < 0) {
        yr_drop(copy);
        return 0;
    }
    return copy;
}

/* What a class statement does before its body: each new, or all 0. */
typedef struct {
    yr_value meta, namespace, keywords;
} prepared;

static int prepare(yr_value name, yr_value bases, yr_value kwds, prepared *p)
{
    *p = (prepared){.keywords = copy_keywords(kwds)};
    if (p->keywords && (p->meta = yr_choose_metaclass(bases, p->keywords)) &&
        (p->namespace = yr_prepare_namespace(p->meta, name, bases, p->keywords)))
        return 0;
    yr_xdrop(p->keywords);
    yr_xdrop(p->meta);
    return -1;
}

static yr_value prepare_class(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"name", "bases", "kwds"};
    yr_value found[3];
    prepared p;
    (void)self;
    if (yr_parse_arguments("prepare_class", names, 0, 1, 3, 3, args, n, keywords, found) < 0)
        return 0;
    yr_value bases = found[1] ? yr_to_tuple(found[1]) : yr_retain(YR->empty_tuple);
    if (!bases)
        return 0;
    int result = prepare(found[0], bases, found[2], &p);
    yr_drop(bases);
    if (result < 0)
        return 0;
    yr_value items[3] = {p.meta, p.namespace, p.keywords};
    return yr_tuple(items, 3);
}

static int run_body(yr_value body, yr_value namespace)
{
    if (!body || body == YR_NONE)
        return 0;
    yr_value v = yr_invoke1(body, namespace);
    yr_xdrop(v);
    return v ? 0 : -1;
}

static yr_value make_class(yr_value name, yr_value bases, yr_value given, yr_value kwds,
                           yr_value body)
{
    prepared p;
    if (prepare(name, bases, kwds, &p) < 0)
        return 0;
    yr_value class = 0, args = 0;
    if (run_body(body, p.namespace) < 0)
        goto end;
    if (bases != given && yr_setitem(p.namespace, YR_NAME(__orig_bases__), given) < 0)
        goto end;
    yr_value items[3] = {name, bases, p.namespace};
    if ((args = yr_tuple_of(items, 3)))
        class = yr_call_ex(p.meta, args, yr_retain(p.keywords));
end:
    yr_drop(p.meta);
    yr_drop(p.namespace);
    yr_drop(p.keywords);
    return class;
}

static yr_value new_class(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"name", "bases", "kwds", "exec_body"};
    yr_value found[4];
    (void)self;
    if (yr_parse_arguments("new_class", names, 0, 1, 4, 4, args, n, keywords, found) < 0)
        return 0;
    yr_value given = found[1] ? yr_to_tuple(found[1]) : yr_retain(YR->empty_tuple);
    yr_value bases = given ? yr_resolve_bases(given) : 0, class = 0;
    if (bases)
        class = make_class(found[0], bases, given, found[2], found[3]);
    yr_xdrop(given);
    yr_xdrop(bases);
    return class;
}

/* ---- coroutine ------------------------------------------------------------------------------- */

static yr_value coroutine(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)n;
    (void)keywords;
    yr_value v = args[0];
    if (!yr_is_callable(v))
        return yr_type_error("types.coroutine() expects a callable");
    if (!YR_IS(v, function))
        return yr_retain(v);
    yr_function *f = YR_AS(yr_function, v);
    bool marked = f->code->flags & (YR_CODE_COROUTINE | YR_CODE_ITERABLE_COROUTINE);
    if (!(f->code->flags & YR_CODE_GENERATOR) || marked)
        return yr_retain(v);
    const yr_code *code = yr_iterable_coroutine(f->code);
    if (!code || yr_function_replace_code(f, code, f->module) < 0)
        return 0;
    return yr_retain(v);
}

/* ---- The module ------------------------------------------------------------------------------ */

static const yr_method_def functions[] = {
    {"resolve_bases", resolve_bases, 1, 1, 0,
     "Resolve MRO entries dynamically as specified by "
     "PEP 560."},
    {"prepare_class", prepare_class, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"new_class", new_class, 0, -1, YR_METHOD_KEYWORDS,
     "Create a class object dynamically using the appropriate metaclass."},
    {"coroutine", coroutine, 1, 1, 0, "Convert regular generator function to a coroutine."},
    {NULL, NULL, 0, 0, 0, NULL},
};

static int fill(yr_module *m)
{
    const struct {
        const char *name;
        yr_type *type;
    } names[] = {
        {"FunctionType", YR_TYPE(function)},
        {"LambdaType", YR_TYPE(function)},
        {"CodeType", YR_TYPE(code)},
        {"MappingProxyType", YR_TYPE(mappingproxy)},
        {"SimpleNamespace", YR_TYPE(namespace)},
        {"CellType", YR_TYPE(cell)},
        {"GeneratorType", YR_TYPE(generator)},
        {"CoroutineType", YR_TYPE(coroutine)},
        {"AsyncGeneratorType", YR_TYPE(async_generator)},
        {"MethodType", YR_TYPE(method)},
        {"BuiltinFunctionType", YR_TYPE(builtin)},
        {"BuiltinMethodType", YR_TYPE(builtin)},
        {"WrapperDescriptorType", YR_TYPE(wrapper_descriptor)},
        {"MethodWrapperType", YR_TYPE(method_wrapper)},
        {"MethodDescriptorType", YR_TYPE(method_descriptor)},
        {"ClassMethodDescriptorType", YR_TYPE(classmethod_descriptor)},
        {"ModuleType", YR_TYPE(module)},
        {"TracebackType", YR_TYPE(traceback)},
        {"FrameType", YR_TYPE(frame)},
        {"GetSetDescriptorType", YR_TYPE(getset_descriptor)},
        {"MemberDescriptorType", YR_TYPE(member_descriptor)},
        {"GenericAlias", YR_TYPE(generic_alias)},
        {"UnionType", YR_TYPE(union_type)},
        {"EllipsisType", YR_TYPE(ellipsis)},
        {"NoneType", YR_TYPE(NoneType)},
        {"NotImplementedType", YR_TYPE(NotImplementedType)},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (yr_module_add(m, names[i].name, yr_retain(yr_from(names[i].type))) < 0)
            return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__types = {"_types", fill};
