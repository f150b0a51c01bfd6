/* bind_plan.c - binding as it was done before.
 *
 * A call in the text names its keyword arguments by a constant tuple, and nearly always meets the
 * same function again. Which argument goes to which parameter follows from the code, that tuple and
 * the number of positional arguments, so it is worked out once: a plan says of each parameter where
 * its value comes from. A call that no plan fits is bound by bind.c, which knows all the errors.
 *
 * Only constant tuples are looked at (YR_TUPLE_CONSTANT); a plan holds its own, so that no other
 * comes to have the address.
 */
#include "class.h"
#include "extension.h"

enum { PLANS = 256, NONE = UINT8_MAX };

/* Where a value comes from, beside the number of an argument. */
enum { FROM_DEFAULTS = 0x80, KEYWORD_DEFAULT, EMPTY_TUPLE, NAMED };

typedef struct {
    const yr_code *code; /* NULL: no plan */
    yr_value keywords;   /* owned */
    size_t positional;
    uint8_t sources[YR_PLANNED]; /* of each parameter */
    uint8_t named[YR_PLANNED];   /* numbers of the arguments that go to **kwargs */
    uint8_t named_count;
    uint8_t defaults; /* the last so many parameters may ask for one */
} plan;

static plan plans[PLANS];

static bool registered; /* forget_plans() will be called */

static void forget_plans(void)
{
    registered = false;
    for (size_t i = 0; i < PLANS; i++) {
        plans[i].code = NULL;
        yr_set(&plans[i].keywords, 0);
    }
}

/* ---- Making ---------------------------------------------------------------------------------- */

/* Where arguments that are named go: to parameters, else to **kwargs. false: the call is wrong. */
static bool place_named(plan *p)
{
    const yr_code *code = p->code;
    const yr_tuple_object *names = YR_AS(yr_tuple_object, p->keywords);
    size_t end = (size_t)code->positional + code->keyword_only;
    for (size_t k = 0; k < names->length; k++) {
        size_t i = code->positional_only;
        while (i < end && !yr_str_is(names->items[k], code->names[i]))
            i++;
        if (i < end && p->sources[i] == NONE)
            p->sources[i] = (uint8_t)(p->positional + k);
        else if (i == end && code->flags & YR_CODE_VARKEYWORDS)
            p->named[p->named_count++] = (uint8_t)(p->positional + k);
        else
            return false;
    }
    return true;
}

/* What is left: parameters without an argument. */
static void place_others(plan *p)
{
    const yr_code *code = p->code;
    size_t i = 0;
    for (; i < code->positional; i++) {
        if (p->sources[i] != NONE)
            continue;
        p->sources[i] = FROM_DEFAULTS;
        if (!p->defaults)
            p->defaults = (uint8_t)(code->positional - i);
    }
    for (size_t end = i + code->keyword_only; i < end; i++)
        if (p->sources[i] == NONE)
            p->sources[i] = KEYWORD_DEFAULT;
    if (code->flags & YR_CODE_VARARGS)
        p->sources[i++] = EMPTY_TUPLE;
    if (code->flags & YR_CODE_VARKEYWORDS)
        p->sources[i] = NAMED;
}

static bool make_plan(plan *p, const yr_code *code, size_t n, yr_value keywords)
{
    size_t total = (size_t)yr_parameter_count(code);
    if (n > code->positional || total > YR_PLANNED || n + yr_keyword_count(keywords) > YR_PLANNED)
        return false;
    if (!registered && yr_extension_at_exit(forget_plans) < 0) {
        yr_clear_pending();
        return false;
    }
    registered = true;
    yr_set(&p->keywords, yr_retain(keywords));
    p->code = code;
    p->positional = n;
    p->named_count = p->defaults = 0;
    memset(p->sources, NONE, sizeof p->sources);
    for (size_t i = 0; i < n; i++)
        p->sources[i] = (uint8_t)i;
    if (!place_named(p)) {
        p->code = NULL;
        return false;
    }
    place_others(p);
    return true;
}

/* ---- Binding --------------------------------------------------------------------------------- */

/* new: the dict of the arguments that no parameter has, which are moved in. */
static yr_value named_dict(const plan *p, yr_value *args)
{
    yr_value pairs[2 * YR_PLANNED];
    const yr_value *names = YR_AS(yr_tuple_object, p->keywords)->items;
    for (size_t i = 0; i < p->named_count; i++) {
        pairs[2 * i] = yr_retain(names[p->named[i] - p->positional]);
        pairs[2 * i + 1] = args[p->named[i]];
    }
    return yr_dict(pairs, p->named_count);
}

/* Drops what goes to parameters, and what is bound of keyword-only ones up to the one at end. */
static void drop_bound(const plan *p, yr_value *args, yr_value *locals, size_t end)
{
    for (size_t i = 0; args && i < (size_t)yr_parameter_count(p->code); i++)
        if (p->sources[i] < FROM_DEFAULTS)
            yr_drop(args[p->sources[i]]);
    for (size_t i = p->code->positional; i < end; i++)
        if (p->sources[i] == KEYWORD_DEFAULT)
            yr_drop(locals[i]);
}

/* The defaults of keyword-only parameters. false: one has none. */
static bool bind_keyword_only(const plan *p, const yr_function *f, yr_value *locals)
{
    size_t i = p->code->positional, at = 0;
    for (size_t end = i + p->code->keyword_only; i < end; i++) {
        yr_value key, v;
        if (p->sources[i] != KEYWORD_DEFAULT) {
            if (f->keyword_defaults)
                yr_dict_next(f->keyword_defaults, &at, &key, &v);
            continue;
        }
        v = yr_keyword_default(f->keyword_defaults, p->code->names[i], &at);
        if (!v) {
            yr_clear_pending();
            drop_bound(p, NULL, locals, i);
            return false;
        }
        locals[i] = yr_retain(v);
    }
    return true;
}

/* 1, 0, -1 as below. */
static inline int bind(const plan *p, const yr_function *f, yr_value *args, yr_value *locals)
{
    const yr_code *code = p->code;
    size_t total = (size_t)yr_parameter_count(code), takes = code->positional;
    if (code->keyword_only && !bind_keyword_only(p, f, locals))
        return 0;
    if (code->flags & YR_CODE_VARKEYWORDS && !(locals[total - 1] = named_dict(p, args))) {
        drop_bound(p, args, locals, takes + code->keyword_only);
        return -1;
    }
    const yr_tuple_object *defaults = f->defaults ? YR_AS(yr_tuple_object, f->defaults) : NULL;
    for (size_t i = 0; i < total; i++) {
        uint8_t source = p->sources[i];
        if (YR_LIKELY(source < FROM_DEFAULTS))
            locals[i] = args[source];
        else if (source == FROM_DEFAULTS)
            locals[i] = yr_retain(defaults->items[defaults->length - (takes - i)]);
        else if (source == EMPTY_TUPLE)
            locals[i] = yr_retain(YR->empty_tuple);
    }
    return 1;
}

int yr_bind_planned(yr_function *f, yr_value *args, size_t n, yr_value keywords, yr_value *locals)
{
    const yr_code *code = f->code;
    plan *p = &plans[((uintptr_t)code >> 4 ^ keywords >> 4 ^ keywords >> 12) % PLANS];
    if (YR_UNLIKELY(p->code != code || p->keywords != keywords || p->positional != n) &&
        !make_plan(p, code, n, keywords))
        return 0;
    size_t defaults = f->defaults ? YR_AS(yr_tuple_object, f->defaults)->length : 0;
    if (defaults < p->defaults || defaults > code->positional)
        return 0;
    return bind(p, f, args, locals);
}
