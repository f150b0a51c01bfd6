/* _weakref_module.c - the primitives of weak references, as the module _weakref; the module weakref
 * itself (its dictionaries, sets and finalize) is Python in runtime/lib.
 */
#include "../core/weakref.h"
#include "../types/containers.h"

YR_METHOD(weak_proxy)
{
    return yr_weakref_new(YR_TYPE(weakproxy), args[0], n > 1 ? args[1] : 0);
}

YR_METHOD(weak_getweakrefcount)
{
    return yr_int((int64_t)yr_weakref_count(args[0]));
}

YR_METHOD(weak_getweakrefs)
{
    return yr_weakref_list(args[0]);
}

/* Deletes dct[key] if that is a dead reference. */
YR_METHOD(weak_remove_dead)
{
    if (!YR_IS_DICT(args[0]))
        return yr_type_error("_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
    yr_value v;
    int found = yr_dict_find(args[0], args[1], &v);
    if (found < 0)
        return 0;
    if (!found)
        return YR_NONE;
    bool dead = false;
    if (yr_isinstance_of(v, YR_TYPE_ID(weakref))) {
        yr_value target = yr_weakref_target(v);
        dead = target == YR_NONE;
        yr_drop(target);
    }
    yr_drop(v);
    return dead && yr_dict_delete(args[0], args[1]) < 0 ? 0 : YR_NONE;
}

static const yr_method_def functions[] = {
    {"proxy", weak_proxy, 1, 2, 0,
     "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called "
     "with a reference to the\nproxy when 'object' is about to be finalized."},
    {"getweakrefcount", weak_getweakrefcount, 1, 1, 0,
     "Return the number of weak references to 'object'."},
    {"getweakrefs", weak_getweakrefs, 1, 1, 0,
     "Return a list of all weak reference objects pointing to 'object'."},
    {"_remove_dead_weakref", weak_remove_dead, 2, 2, 0,
     "Atomically remove key from dict if it points to a dead weakref."},
    {0},
};

static int fill(yr_module *m)
{
    static const char *const refs[] = {"ref", "ReferenceType"};
    static const char *const proxies[] = {"ProxyType", "CallableProxyType"};
    for (int i = 0; i < 2; i++) {
        if (yr_module_add(m, refs[i], yr_retain(yr_from(YR_TYPE(weakref)))) < 0 ||
            yr_module_add(m, proxies[i], yr_retain(yr_from(YR_TYPE(weakproxy)))) < 0)
            return -1;
    }
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__weakref = {"_weakref", fill};
