/* builtin_calls.c - calls of built-ins that the text names.
 *
 * A call of len is nearly always one of the built-in. What the names of YR_BUILTINS were bound to
 * at the start is kept here, with the C function behind it: where the name still leads there, that
 * function is called with the arguments where they are, which nothing retains or drops. The name
 * leads there while the global is unbound and the entry of builtins' dict has its first value;
 * those entries are the first of the dict behind the module's standard names, and pinned, so each
 * has its place for ever.
 */
#include "class.h"
#include "lifecycle.h"

enum { STANDARD_NAMES = 5 };

yr_builtin_entry yr_builtin_entries[YR_BUILTIN_COUNT];

/* ---- Types ----------------------------------------------------------------------------------- */

/* clang-format off */
#define CALL_HEAD(name)                                                                            \
    yr_value name(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value names)
#define CALL_TYPE(t) /* bool is a macro, so only t beside # */                                                                               \
    YR_ONLY_NAMED(CALL_HEAD(call_##t), #t, "call");                                                \
    CALL_HEAD(call_##t)                                                                            \
    {                                                                                              \
        YR_KEEP("yr_spec_" #t);                                                                    \
        return yr_type_call(yr_from(&YR->types[YR_T_##t]), args, n, names);                        \
    }
/* Types without an __init__: their __new__ does all. */
#define MAKE_TYPE(t)                                                                               \
    YR_ONLY_NAMED(CALL_HEAD(call_##t), #t, "call");                                                \
    CALL_HEAD(call_##t)                                                                            \
    {                                                                                              \
        YR_KEEP("yr_spec_" #t);                                                                    \
        yr_type *type = &YR->types[YR_T_##t];                                                      \
        return type->slots.make(type, args, n, names);                                             \
    }
#define TYPES(MAKE, CALL)                                                                          \
    MAKE(bool) MAKE(bytes) CALL(dict) MAKE(enumerate) MAKE(filter) MAKE(float) MAKE(frozenset)     \
    MAKE(int) CALL(list) MAKE(map) MAKE(range) MAKE(reversed) CALL(set) MAKE(str) MAKE(tuple)      \
    MAKE(zip)
/* clang-format on */
TYPES(MAKE_TYPE, CALL_TYPE)

YR_ONLY_NAMED(CALL_HEAD(call_type), "type", "call");
CALL_HEAD(call_type)
{
    if (YR_LIKELY(n == 1 && !names))
        return yr_retain(yr_from(yr_type_of(args[0])));
    return yr_type_call(yr_from(YR_TYPE(type)), args, n, names);
}

/* ---- Start and end --------------------------------------------------------------------------- */

int yr_builtin_calls_reserve(yr_module *builtins)
{
    static const char *const names[] = {
#define X(name) #name,
        YR_BUILTINS(X)
#undef X
    };
    for (size_t i = 0; i < YR_BUILTIN_COUNT; i++)
        if (yr_module_add(builtins, names[i], YR_NONE) < 0)
            return -1;
    return 0;
}

void yr_builtin_calls_start(yr_module *builtins)
{
    yr_dict_object *d = YR_AS(yr_dict_object, builtins->dict);
    builtins->globals = d->entries;
    d->module = builtins;
    d->pinned = STANDARD_NAMES + YR_BUILTIN_COUNT;
    for (size_t i = 0; i < YR_BUILTIN_COUNT; i++) {
        yr_builtin_entries[i].value = yr_retain(d->entries[STANDARD_NAMES + i].value);
        if (YR_IS(yr_builtin_entries[i].value, builtin))
            yr_builtin_entries[i].call =
                YR_AS(yr_builtin_object, yr_builtin_entries[i].value)->def->function;
    }
#define X(t) yr_builtin_entries[YR_BUILTIN_##t].call = call_##t;
    TYPES(X, X)
    X(type)
#undef X
}

void yr_builtin_calls_finish(void)
{
    for (size_t i = 0; i < YR_BUILTIN_COUNT; i++)
        yr_set(&yr_builtin_entries[i].value, 0);
}

/* ---- Calls ----------------------------------------------------------------------------------- */

static inline bool is_low_on_stack(void)
{
    return YR_UNLIKELY((char *)__builtin_frame_address(0) < YR->head.stack_limit);
}

/* A call that steals its arguments, of what is borrowed here. */
static __attribute__((noinline)) yr_value call_copies(yr_value callee, const yr_value *args,
                                                      size_t n)
{
    yr_value copies[8];
    if (n > sizeof copies / sizeof *copies)
        return yr_invoke(callee, args, n);
    for (size_t i = 0; i < n; i++)
        copies[i] = yr_retain(args[i]);
    return yr_call(callee, copies, n);
}

static __attribute__((noinline)) yr_value call_by_name(yr_module *m, unsigned i,
                                                       const yr_value *args, size_t n)
{
    yr_value callee = yr_load_global(m, i);
    if (!callee)
        return 0;
    yr_value result = call_copies(callee, args, n);
    yr_drop(callee);
    return result;
}

yr_value yr_call_builtin(yr_module *m, unsigned i, yr_builtin b, yr_value *args, size_t n)
{
    yr_module *builtins = YR->builtins;
    if (YR_LIKELY(!m->globals[i].value && !m->is_text && builtins && !is_low_on_stack() &&
                  builtins->globals[STANDARD_NAMES + b].value == yr_builtin_entries[b].value))
        return yr_builtin_entries[b].call(0, args, n, 0);
    return call_by_name(m, i, args, n);
}

yr_value yr_call_loaded(yr_value callee, yr_builtin b, yr_value *args, size_t n)
{
    yr_value result;
    if (YR_LIKELY(callee == yr_builtin_entries[b].value && !is_low_on_stack())) {
        result = yr_builtin_entries[b].call(0, args, n, 0);
        for (size_t i = 0; i < n; i++)
            yr_drop(args[i]);
    } else {
        result = yr_call(callee, args, n);
    }
    yr_drop(callee);
    return result;
}
