/* yieldabi.h - what translated programs include: the operations of emitted code, many in line.
 *
 * Emitted code and the runtime agree on what is here and in yieldcode.h, and it changes with both.
 * C programs that work with translated ones include yieldrt.h, which has the words for ownership
 * and errors that the comments of this file use.
 */
#ifndef YIELDABI_H
#define YIELDABI_H

#include "yieldcode.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Frames --------------------------------------------------------------------------------- */

/* The record of the function that calls this first of all. */
static inline yr_record *yr_here(void)
{
    return ((const yr_runtime_head *)&yr_main_runtime)->record;
}
/* The function ends: a frame object takes copies of the variables, which are dropped next. */
void yr_return(yr_record *here);

/* Is iterator (a pointer) a light and idle generator, and room left on the C stack? */
static inline bool yr_is_light(yr_value iterator)
{
    char here;
    uint16_t status;
    memcpy(&status, (char *)yr_object_of(iterator) + YR_STATUS_AT, sizeof status);
    return YR_LIKELY(status == YR_STATUS_IDLE &&
                     &here >= ((const yr_runtime_head *)&yr_main_runtime)->stack_limit);
}

/* yr_is_light(g) must hold. Steals sent. Unless it is YR_YIELDED, yr_step_ended() must follow. */
static inline yr_step yr_step_light(yr_generator *g, yr_value sent, yr_value *out)
{
    yr_set_status(g, YR_STATUS_BUSY);
    yr_step step = yr_live_code(g)->frame->resume(g + 1, YR_SEND, sent, out);
    yr_set_status(g, YR_STATUS_IDLE);
    return step;
}

/* g's body has returned or raised: closes g and drops its slots. */
void yr_step_ended(yr_generator *g, yr_step step);

/* ---- Names ---------------------------------------------------------------------------------- */

/* The end of an except clause: slot becomes unbound; what the drop runs sees a None in it. */
static inline void yr_unbind(yr_value *slot)
{
    yr_set(slot, YR_NONE);
    *slot = 0;
}

/* new: the global i, or the built-in of that name. NameError. */
yr_value yr_load_builtin(yr_module *m, unsigned i);
static inline yr_value yr_load_global(yr_module *m, unsigned i)
{
    yr_value v = m->globals[i].value;
    return YR_LIKELY(v) ? yr_retain(v) : yr_load_builtin(m, i);
}
void yr_store_global(yr_module *m, unsigned i, yr_value v); /* steals v */
int yr_delete_global(yr_module *m, unsigned i);             /* NameError */

/* Names in a class body: namespace, then global i, then built-in. */
yr_value yr_load_name(yr_value names, yr_module *m, unsigned i); /* new */
int yr_has_name(yr_value names, yr_value name); /* 1, 0, -1: do they give a value for it */
int yr_store_name(yr_value names, yr_value name, yr_value v);
int yr_delete_name(yr_value names, yr_value name); /* NameError */
/* new: a free variable read in a class body: namespace first, then the cell. */
yr_value yr_load_class_cell(yr_value names, yr_value cell, yr_value name);

yr_value yr_cell_new(yr_value v);                       /* new; steals v, which may be 0 */
YR_COLD yr_value yr_raise_unbound_local(yr_value name); /* UnboundLocalError; always 0 */
YR_COLD yr_value yr_raise_unbound_cell(yr_value name, bool is_free); /* always 0 */
/* new: what the cell holds. Unbound: NameError if is_free, else UnboundLocalError. */
static inline yr_value yr_cell_load(yr_value cell, yr_value name, bool is_free)
{
    yr_value v = ((yr_cell *)yr_object_of(cell))->value;
    return YR_LIKELY(v) ? yr_retain(v) : yr_raise_unbound_cell(name, is_free);
}
static inline void yr_cell_store(yr_value cell, yr_value v) /* steals v */
{
    yr_set(&((yr_cell *)yr_object_of(cell))->value, v);
}
int yr_cell_delete(yr_value cell, yr_value name, bool is_free);

/* ---- Operators ------------------------------------------------------------------------------ */

/* clang-format off */
typedef enum {
    YR_ADD, YR_SUB, YR_MUL, YR_MATMUL, YR_DIV, YR_MOD, YR_POW, YR_LSHIFT, YR_RSHIFT, YR_OR,
    YR_XOR, YR_AND, YR_FLOORDIV, YR_BINARY_COUNT
} yr_binary_op;
/* clang-format on */
typedef enum { YR_LT, YR_LE, YR_EQ, YR_NE, YR_GT, YR_GE } yr_compare_op;
typedef enum { YR_NEG, YR_POS, YR_INVERT } yr_unary_op;

/* All new; TypeError "unsupported operand type(s) ..." and what the operand's methods raise. */
yr_value yr_binary(yr_binary_op op, yr_value a, yr_value b);
yr_value yr_inplace(yr_binary_op op, yr_value a, yr_value b);
yr_value yr_unary(yr_unary_op op, yr_value a);
yr_value yr_compare(yr_compare_op op, yr_value a, yr_value b);
/* 1, 0 or -1: the truth of the comparison. */
int yr_test_compare(yr_compare_op op, yr_value a, yr_value b);
int yr_contains(yr_value container, yr_value item); /* item in container: 1, 0, -1 */

#define yr_both_ints(a, b)    ((a) & (b)&1)
#define yr_both_flonums(a, b) (yr_is_flonum(a) && yr_is_flonum(b))

/* The word r, which has the tag of an int: so the C compiler knows that it is no 0. */
static inline yr_value yr_tagged(int64_t r)
{
    if (!(r & 1))
        __builtin_unreachable();
    return (yr_value)r;
}

/* The same for operands that are not both small ints or both flonums: floats and ints mixed
 * without a search, then as yr_binary() and yr_inplace(). */
yr_value yr_add_any(yr_value a, yr_value b);
yr_value yr_sub_any(yr_value a, yr_value b);
yr_value yr_mul_any(yr_value a, yr_value b);
yr_value yr_div_any(yr_value a, yr_value b);
yr_value yr_iadd_any(yr_value a, yr_value b);
yr_value yr_isub_any(yr_value a, yr_value b);
yr_value yr_imul_any(yr_value a, yr_value b);
yr_value yr_idiv_any(yr_value a, yr_value b);

#define YR_EXACT ((int64_t)1 << 53) /* doubles have the ints below */
/* clang-format off */
#define YR_DEFINE_SUM(name, check, op, any)                                                        \
    static inline yr_value name(yr_value a, yr_value b)                                            \
    {                                                                                              \
        int64_t r;                                                                                 \
        if (YR_LIKELY(yr_both_ints(a, b)) &&                                                       \
            YR_LIKELY(!check((int64_t)a, (int64_t)(b - 1), &r)))                                   \
            return yr_tagged(r);                                                                   \
        if (yr_both_flonums(a, b))                                                                 \
            return yr_float(yr_flonum_value(a) op yr_flonum_value(b));                             \
        return any(a, b);                                                                          \
    }
#define YR_DEFINE_PRODUCT(name, any)                                                               \
    static inline yr_value name(yr_value a, yr_value b)                                            \
    {                                                                                              \
        int64_t r;                                                                                 \
        if (YR_LIKELY(yr_both_ints(a, b)) &&                                                       \
            YR_LIKELY(!__builtin_mul_overflow((int64_t)(a - 1), (int64_t)b >> 1, &r)))             \
            return (yr_value)r | 1;                                                                \
        if (yr_both_flonums(a, b))                                                                 \
            return yr_float(yr_flonum_value(a) * yr_flonum_value(b));                              \
        return any(a, b);                                                                          \
    }
#define YR_DEFINE_QUOTIENT(name, any)                                                              \
    static inline yr_value name(yr_value a, yr_value b)                                            \
    {                                                                                              \
        if (yr_both_flonums(a, b) && b != YR_FLONUM_ZERO)                                          \
            return yr_float(yr_flonum_value(a) / yr_flonum_value(b));                              \
        if (yr_is_flonum(a) && yr_is_int(b) && (int64_t)b > 1 && (int64_t)b < YR_EXACT)            \
            return yr_float(yr_flonum_value(a) / (double)yr_int_value(b));                         \
        return any(a, b);                                                                          \
    }
/* clang-format on */
/* a + b, a - b, a * b, a / b, and the same in place: all new. */
YR_DEFINE_SUM(yr_add, __builtin_add_overflow, +, yr_add_any)
YR_DEFINE_SUM(yr_sub, __builtin_sub_overflow, -, yr_sub_any)
YR_DEFINE_SUM(yr_iadd, __builtin_add_overflow, +, yr_iadd_any)
YR_DEFINE_SUM(yr_isub, __builtin_sub_overflow, -, yr_isub_any)
YR_DEFINE_PRODUCT(yr_mul, yr_mul_any)
YR_DEFINE_PRODUCT(yr_imul, yr_imul_any)
YR_DEFINE_QUOTIENT(yr_div, yr_div_any)
YR_DEFINE_QUOTIENT(yr_idiv, yr_idiv_any)
#undef YR_DEFINE_SUM
#undef YR_DEFINE_PRODUCT
#undef YR_DEFINE_QUOTIENT

/* a += b, stored to a variable at once: 0, or -1 with the variable as it was. b is borrowed. */
static inline int yr_iadd_to(yr_value *a, yr_value b)
{
    int64_t r;
    if (YR_LIKELY(yr_both_ints(*a, b)) &&
        YR_LIKELY(!__builtin_add_overflow((int64_t)*a, (int64_t)(b - 1), &r))) {
        *a = yr_tagged(r);
        return 0;
    }
    yr_value v = yr_iadd(*a, b);
    if (!v)
        return -1;
    yr_set(a, v);
    return 0;
}

static inline yr_value yr_mod(yr_value a, yr_value b)
{
    if (YR_LIKELY(yr_both_ints(a, b)) && (int64_t)b > 1) { /* b > 0 */
        int64_t x = yr_int_value(a), y = yr_int_value(b), r = x % y;
        return yr_int(r < 0 ? r + y : r);
    }
    return yr_binary(YR_MOD, a, b);
}

static inline yr_value yr_floordiv(yr_value a, yr_value b)
{
    if (YR_LIKELY(yr_both_ints(a, b)) && (int64_t)b > 1) {
        int64_t x = yr_int_value(a), y = yr_int_value(b), q = x / y;
        return yr_int(x % y < 0 ? q - 1 : q);
    }
    return yr_binary(YR_FLOORDIV, a, b);
}

/* clang-format off */
#define YR_DEFINE_TEST(name, op, c)                                                                \
    static inline int yr_test_##name(yr_value a, yr_value b)                                       \
    {                                                                                              \
        if (YR_LIKELY(yr_both_ints(a, b)))                                                         \
            return (int64_t)a c (int64_t)b;                                                        \
        return yr_test_compare(op, a, b);                                                          \
    }                                                                                              \
    static inline yr_value yr_##name(yr_value a, yr_value b)                                       \
    {                                                                                              \
        if (YR_LIKELY(yr_both_ints(a, b)))                                                         \
            return yr_bool((int64_t)a c (int64_t)b);                                               \
        return yr_compare(op, a, b);                                                               \
    }
/* clang-format on */
YR_DEFINE_TEST(lt, YR_LT, <)
YR_DEFINE_TEST(le, YR_LE, <=)
YR_DEFINE_TEST(eq, YR_EQ, ==)
YR_DEFINE_TEST(ne, YR_NE, !=)
YR_DEFINE_TEST(gt, YR_GT, >)
YR_DEFINE_TEST(ge, YR_GE, >=)
#undef YR_DEFINE_TEST

/* ---- Attributes and items ------------------------------------------------------------------- */

/* What the cache of a site finds at once in a plain instance: core/shape.c has the rest of it. */
typedef struct {
    uint64_t token; /* while it stands, all that a site has learned holds */
} yr_shape_head;
typedef struct {
    yr_object base;
    const yr_shape_head *shape; /* NULL: the attributes are in a dict */
    yr_value *values;
} yr_plain_instance;
enum { YR_FLAG_PLAIN = 256 }; /* the object is such an instance */

/* Where the attribute of o is that the site knows, one of o's own; NULL: it is something else. */
static inline yr_value *yr_own_place(yr_value o, const yr_site *site)
{
    if (!yr_is_pointer(o) || !(yr_object_of(o)->flags & YR_FLAG_PLAIN))
        return NULL;
    const yr_plain_instance *p = (const yr_plain_instance *)yr_object_of(o);
    if (YR_UNLIKELY(!p->shape || p->shape->token != (uint64_t)(uintptr_t)site->shape))
        return NULL;
    return &p->values[site->slot >> 3];
}
yr_value yr_load_attr_any(yr_value o, yr_value name, yr_site *site);
int yr_store_attr_any(yr_value o, yr_value name, yr_value v, yr_site *site);
/* yr_getattr() and yr_setattr() with a cache. */
static inline yr_value yr_load_attr(yr_value o, yr_value name, yr_site *site)
{
    yr_value *place = yr_own_place(o, site);
    return YR_LIKELY(place != NULL) ? yr_retain(*place) : yr_load_attr_any(o, name, site);
}
static inline int yr_store_attr(yr_value o, yr_value name, yr_value v, yr_site *site)
{
    yr_value *place = yr_own_place(o, site);
    if (YR_UNLIKELY(!place))
        return yr_store_attr_any(o, name, v, site);
    yr_set(place, yr_retain(v));
    return 0;
}
yr_value yr_load_method_any(yr_value o, yr_value name, yr_site *site, yr_value *self);
/* new: what o.name(...) calls. *self becomes a new reference to o where the result is a function
 * that wants it as its first argument, else 0. On error 0 and *self is 0. A site whose key is the
 * address of a built-in type, which never changes, has the method in slot. */
static inline yr_value yr_load_method(yr_value o, yr_value name, yr_site *site, yr_value *self)
{
    if (!yr_is_pointer(o) || yr_object_of(o)->type != site->shape)
        return yr_load_method_any(o, name, site, self);
    yr_object_of(o)->refs++;
    *self = o;
    yr_object_of(site->slot)->refs++;
    return site->slot;
}

yr_value yr_getitem_any(yr_value o, yr_value key);
int yr_setitem_any(yr_value o, yr_value key, yr_value v);
/* The item key of o where o is a list and key an int within its length, or NULL. */
static inline yr_value *yr_list_place(yr_value o, yr_value key)
{
    if (!yr_is_int(key) || !yr_has_type(o, yr_known.list))
        return NULL;
    yr_list_object *l = (yr_list_object *)yr_object_of(o);
    uint64_t i = (uint64_t)yr_int_value(key);
    if (YR_LIKELY(i < l->length))
        return &l->items[i];
    i += l->length; /* it counts from the end where that passes 0 */
    return i < l->length ? &l->items[i] : NULL;
}
static inline yr_value yr_getitem(yr_value o, yr_value key) /* new */
{
    yr_value *place = yr_list_place(o, key);
    return YR_LIKELY(place) ? yr_retain(*place) : yr_getitem_any(o, key);
}
int yr_test_item_of(yr_value o, yr_value key);
static inline int yr_test_item(yr_value o, yr_value key) /* the truth of o[key]: 1, 0, -1 */
{
    yr_value *place = yr_list_place(o, key);
    return YR_LIKELY(place && !yr_is_pointer(*place)) ? yr_truth(*place) : yr_test_item_of(o, key);
}
static inline int yr_setitem(yr_value o, yr_value key, yr_value v)
{
    yr_value *place = yr_list_place(o, key);
    if (YR_UNLIKELY(!place))
        return yr_setitem_any(o, key, v);
    yr_set(place, yr_retain(v));
    return 0;
}
int yr_delitem(yr_value o, yr_value key);
yr_value yr_getslice(yr_value o, yr_value start, yr_value stop);     /* new: o[start:stop] */
yr_value yr_slice_new(yr_value start, yr_value stop, yr_value step); /* new; YR_NONE where absent */

/* ---- Displays ------------------------------------------------------------------------------- */

yr_value yr_tuple(yr_value *items, size_t n);  /* new; steals the items */
yr_value yr_list(yr_value *items, size_t n);   /* new; steals the items */
yr_value yr_set_of(yr_value *items, size_t n); /* new; steals the items; TypeError unhashable */
yr_value yr_dict(yr_value *pairs, size_t n);   /* new; steals key, value, key, value... n pairs */
int yr_set_add(yr_value set, yr_value v);
int yr_dict_store(yr_value dict, yr_value key, yr_value v);
int yr_list_extend(yr_value list, yr_value iterable); /* [*x] */
int yr_set_update(yr_value set, yr_value iterable);   /* {*x} */
int yr_dict_update(yr_value dict, yr_value mapping);  /* {**x} */
/* f(**a, **b): TypeError on a key that is no str, or that stands twice; f names the callee. */
int yr_dict_merge(yr_value dict, yr_value mapping, yr_value f);
/* What a node of a table is: a constant tuple of one of these and its items. */
enum { YR_TABLE_LIST, YR_TABLE_SET, YR_TABLE_DICT, YR_TABLE_TUPLE, YR_TABLE_CONSTANT };
yr_value yr_build(yr_value table); /* new: what the constant describes */
/* f(*x): new: x as a tuple; TypeError "... argument after * must be an iterable, not ...". */
yr_value yr_arguments(yr_value iterable, yr_value f);
yr_value yr_list_to_tuple(yr_value list); /* new */
/* t-strings (PEP 750). The tuples are one of str and one of interpolations, one fewer. new */
yr_value yr_interpolation(yr_value v, yr_value expression, int conversion, yr_value spec);
yr_value yr_template(yr_value strings, yr_value interpolations);
/* f-strings. conversion is 0, 's', 'r' or 'a'; spec is a str, or 0 for none. new */
yr_value yr_format(yr_value v, int conversion, yr_value spec);
yr_value yr_join(yr_value *strings, size_t n); /* new; borrows the strings */

/* ---- Patterns ------------------------------------------------------------------------------- */

int yr_match_sequence(yr_value subject); /* 1, 0: does a sequence pattern match it */
int yr_match_mapping(yr_value subject);
int yr_match_length(yr_value subject, int64_t n);        /* len(subject) == n: 1, 0, -1 */
int yr_match_at_least(yr_value subject, int64_t n);      /* len(subject) >= n: 1, 0, -1 */
yr_value yr_match_from_end(yr_value subject, int64_t n); /* new: subject[len(subject) - n] */
/* new: a tuple of the values of the keys (a tuple), None where one is missing. ValueError where
 * one stands twice. */
yr_value yr_match_keys(yr_value subject, yr_value keys);
yr_value yr_match_rest(yr_value subject, yr_value keys); /* new: a dict of the other items */
/* new: a tuple of the attributes that so many positional patterns, and those for names (a tuple),
 * go on with; None where subject is no instance or misses one. TypeError. */
yr_value yr_match_class(yr_value subject, yr_value cls, int64_t positional, yr_value names);

/* ---- Guesses -------------------------------------------------------------------------------- */

/* With YR_STRESS_EXIT guesses turn out wrong at random, which must change nothing. */
#ifdef YR_STRESS_EXIT
bool yr_stress_exit(void); /* now and then */
#define YR_GUESS(test) ((test) && !yr_stress_exit())
#else
#define YR_GUESS(test) YR_LIKELY(test)
#endif

static inline bool yr_guard_int(yr_value v)
{
    return YR_GUESS(yr_is_int(v));
}
static inline bool yr_guard_float(yr_value v)
{
    return YR_GUESS(yr_is_flonum(v));
}
static inline bool yr_fits_flonum(double d)
{
    return YR_GUESS(yr_flonum(d) != 0);
}

/* Is i a small int? One addition, whose sign tells. */
static inline bool yr_fits_int(int64_t i)
{
    return YR_GUESS((int64_t)((uint64_t)i - (uint64_t)YR_INT_MIN) >= 0);
}
/* Of small ints: is the result one? */
static inline bool yr_add_fits(int64_t a, int64_t b, int64_t *sum)
{
    *sum = a + b;
    return yr_fits_int(*sum);
}
static inline bool yr_sub_fits(int64_t a, int64_t b, int64_t *difference)
{
    *difference = a - b;
    return yr_fits_int(*difference);
}
static inline bool yr_mul_fits(int64_t a, int64_t b, int64_t *product)
{
    return !__builtin_mul_overflow(a, b, product) && yr_fits_int(*product);
}

/* Rounded down, by more than 0. */
static inline int64_t yr_floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}
static inline int64_t yr_floor_mod(int64_t a, int64_t b)
{
    int64_t r = a % b;
    return r < 0 ? r + b : r;
}

/* ---- Iteration ------------------------------------------------------------------------------ */

int yr_next_slot(yr_value iterator, yr_value *item);                /* yr_next() of any iterator */
int yr_next_ended(yr_value iterator, yr_step step, yr_value *item); /* after the last step */
/* 1: *item is the next item (new); 0: exhausted, no error is pending; -1: error. The iterator is
 * what yr_iter() gave: no immediate. A light generator is resumed here and now; ranges and lists
 * give their items so too. */
static inline int yr_next(yr_value iterator, yr_value *item)
{
    yr_object *o = yr_object_of(iterator);
    if (yr_is_light(iterator)) {
        yr_step step = yr_step_light((yr_generator *)o, YR_NONE, item);
        return YR_LIKELY(step == YR_YIELDED) ? 1 : yr_next_ended(iterator, step, item);
    }
    if (o->type == yr_known.range_iterator) {
        yr_range_cursor *c = (yr_range_cursor *)o;
        if (YR_LIKELY(c->left > 0)) {
            *item = (c->at << 1) | 1;
            c->at += c->by;
            c->left--;
            return 1;
        }
    } else if (o->type == yr_known.list_iterator) {
        yr_list_cursor *c = (yr_list_cursor *)o;
        yr_list_object *l = (yr_list_object *)yr_object_of(c->list);
        if (l && YR_LIKELY((uint64_t)c->index < l->length)) {
            *item = yr_retain(l->items[c->index++]);
            return 1;
        }
    }
    return yr_next_slot(iterator, item);
}
int yr_range_end_of(yr_value stop, int64_t *end);
/* No loop that counts by single steps gets there. */
#define YR_RANGE_MOST ((int64_t)1 << 57)
/* Where a loop over range(stop) ends, as range() would look at it: 0, or -1 with its error. A limit
 * beyond YR_RANGE_MOST, of either sign, is cut down to that. */
static inline int yr_range_end(yr_value stop, int64_t *end)
{
    if (YR_UNLIKELY(!yr_is_int(stop)) || YR_UNLIKELY(yr_int_value(stop) > YR_RANGE_MOST) ||
        YR_UNLIKELY(yr_int_value(stop) < -YR_RANGE_MOST))
        return yr_range_end_of(stop, end);
    *end = yr_int_value(stop);
    return 0;
}
/* The same, and the item unpacked into items[0..n), n > 0, as yr_unpack() does. */
int yr_next_unpack(yr_value iterator, size_t n, yr_value *items);
/* Exactly n items of an iterable into items[0..n) (new each); ValueError, TypeError. */
int yr_unpack(yr_value iterable, size_t n, yr_value *items);
/* before items, a list of the rest, after items: all new, in that order. */
int yr_unpack_star(yr_value iterable, size_t before, size_t after, yr_value *items);

/* The same in a new list, last item first; after: an int, or None where there is no rest. For many
 * targets: yr_take_last() moves the next item out of the list (new). */
yr_value yr_unpack_list(yr_value iterable, size_t before, yr_value after);
yr_value yr_take_last(yr_value list);

/* ---- Calls ---------------------------------------------------------------------------------- */

/* new. Each steals args[0..n), and drops them in order where the callee did not take them. */
yr_value yr_call(yr_value callee, yr_value *args, size_t n);
/* The same of a function with that body, which takes n arguments and no others. */
static inline yr_value yr_call_known(yr_value callee, yr_body body, yr_value *args, size_t n)
{
    char here;
    if (YR_UNLIKELY(&here < ((const yr_runtime_head *)&yr_main_runtime)->stack_limit))
        return yr_call(callee, args, n);
    return body((yr_function *)yr_object_of(callee), args);
}
/* g, of which its header is set, becomes what a call of f gives, but for its slots. */
static inline void yr_begin_frame(yr_generator *g, yr_function *f, const yr_code *code)
{
    if (code->flags & YR_CODE_GENERATOR && !(code->frame->delegate | code->frame->handled))
        g->base.flags |= YR_FLAG_LIGHT;
    g->link = NULL;
    *(yr_state_head *)(g + 1) =
        (yr_state_head){0, ++((yr_runtime_start *)&yr_main_runtime)->stamps, f};
    f->base.refs++;
}
/* The same of a new generator, coroutine or async generator. NULL without an exception, where it
 * takes more than a few instructions to make one. */
static inline yr_generator *yr_quick_frame(yr_function *f, const yr_code *code)
{
    yr_runtime_start *runtime = (yr_runtime_start *)&yr_main_runtime;
    yr_heap_head *heap = runtime->heap;
    size_t size = sizeof(yr_generator) + code->frame->size;
    const yr_type *t = code->flags & YR_CODE_GENERATOR   ? yr_known.generator
                       : code->flags & YR_CODE_COROUTINE ? yr_known.coroutine
                                                         : yr_known.async_generator;
    char here;
    if (size > YR_HEAP_SMALL || YR_UNLIKELY(heap->tracked >= heap->threshold) ||
        YR_UNLIKELY(&here < runtime->head.stack_limit) || YR_UNLIKELY(runtime->origin_depth))
        return NULL;
    yr_page_head *page = heap->pages[(size + YR_HEAP_STEP - 1) / YR_HEAP_STEP];
    yr_generator *g = (yr_generator *)page->free;
    if (YR_LIKELY(g != NULL)) {
        page->free = *(void **)g;
    } else if (page->fresh < page->end) {
        g = (yr_generator *)page->fresh;
        page->fresh += page->cell;
    } else {
        return NULL;
    }
    page->used++;
    heap->tracked++;
    g->base = (yr_object){1, 0, (yr_type *)t};
    yr_begin_frame(g, f, code);
    return g;
}
/* Are the boxed slots all there is, and the first n of them the first words behind the head? */
static inline bool yr_slots_are_words(const yr_frame_layout *layout, size_t n)
{
    return !layout->held && (!n || layout->slots[n - 1].offset ==
                                       sizeof(yr_state_head) + sizeof(yr_value) * (n - 1));
}
/* new: a call of a function that has that code, of a generator, coroutine or async generator.
 * Steals args, one for each parameter, as yr_call() does. The code is a constant: what is asked of
 * it here costs nothing. */
static inline YR_ALWAYS yr_value yr_begin(yr_value callee, const yr_code *code, yr_value *args,
                                          size_t n)
{
    yr_generator *g = yr_slots_are_words(code->frame, n)
                          ? yr_quick_frame((yr_function *)yr_object_of(callee), code)
                          : NULL;
    if (YR_UNLIKELY(!g))
        return yr_call(callee, args, n);
    yr_value *slot = (yr_value *)((yr_state_head *)(g + 1) + 1);
    size_t slots = (code->frame->size - sizeof(yr_state_head)) / sizeof *slot;
    for (size_t i = 0; i < slots; i++)
        slot[i] = i < n ? args[i] : 0;
    return (yr_value)(uintptr_t)g;
}
/* The last items of args are keyword arguments, named by the tuple of str; n counts all. */
yr_value yr_call_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords);
/* f(*args, **kwargs): a tuple, and a dict or 0 (both stolen). */
yr_value yr_call_ex(yr_value callee, yr_value args, yr_value kwargs);
/* The same for a callee that is a temporary: stolen too, and dropped before the arguments are. */
yr_value yr_call_last(yr_value callee, yr_value *args, size_t n);
yr_value yr_call_last_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords);
yr_value yr_call_last_ex(yr_value callee, yr_value args, yr_value kwargs);
yr_value yr_call_method_any(yr_value callee, yr_value *args, size_t n);
yr_value yr_len_any(yr_value o);
/* new: len(o), with its errors. */
static inline yr_value yr_len(yr_value o)
{
    return yr_has_type(o, yr_known.list) ? yr_int(((yr_list_object *)yr_object_of(o))->length)
                                         : yr_len_any(o);
}
/* What yr_load_method gave: callee is borrowed, args[0] is *self; where that is 0, it
 * is left out. The method in C of self's own type is called at once. */
static inline yr_value yr_call_method(yr_value callee, yr_value *args, size_t n)
{
    char here;
    yr_builtin_object *b = (yr_builtin_object *)yr_object_of(callee);
    if (!args[0] || !yr_has_type(callee, yr_known.method_descriptor) ||
        !yr_has_type(args[0], b->owner) || (int64_t)n - 1 < b->def->min ||
        ((int64_t)n - 1 > b->def->max && b->def->max >= 0) ||
        &here < ((const yr_runtime_head *)&yr_main_runtime)->stack_limit)
        return yr_call_method_any(callee, args, n);
    yr_value result = b->def->function(args[0], args + 1, n - 1, 0);
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
    return result;
}
yr_value yr_next_of_any(yr_value iterator);
yr_value yr_next_of_ended(yr_value iterator, yr_step step, yr_value item);
/* new: next(iterator). 0: StopIteration or its error. */
static inline yr_value yr_next_of(yr_value iterator)
{
    yr_value item;
    char here;
    uint16_t status = 0;
    if (yr_is_pointer(iterator))
        memcpy(&status, (char *)yr_object_of(iterator) + YR_STATUS_AT, sizeof status);
    if (YR_UNLIKELY((status | YR_GEN_STARTED >> 16) != YR_STATUS_IDLE) ||
        YR_UNLIKELY(&here < ((const yr_runtime_head *)&yr_main_runtime)->stack_limit))
        return yr_next_of_any(iterator);
    yr_step step = yr_step_light((yr_generator *)yr_object_of(iterator), YR_NONE, &item);
    return YR_LIKELY(step == YR_YIELDED) ? item : yr_next_of_ended(iterator, step, item);
}
/* The same of a method of the name send: that of a light generator is no call, but a step. */
yr_value yr_generator_send(yr_value self, yr_value *args, size_t n, yr_value keywords);
static inline yr_value yr_call_send(yr_value callee, yr_value *args, size_t n)
{
    yr_builtin_object *b = (yr_builtin_object *)yr_object_of(callee);
    if (!args[0] || !yr_has_type(callee, yr_known.method_descriptor) || n != 2 ||
        b->def->function != yr_generator_send || !yr_is_light(args[0]))
        return yr_call_method(callee, args, n);
    yr_value item;
    yr_step step = yr_step_light((yr_generator *)yr_object_of(args[0]), args[1], &item);
    if (YR_UNLIKELY(step != YR_YIELDED))
        item = yr_next_of_ended(args[0], step, item);
    yr_drop(args[0]);
    return item;
}
yr_value yr_call_method_kw(yr_value callee, yr_value *args, size_t n, yr_value keywords);

/* The built-ins whose calls look at no name: X(name) for each (core/builtin_calls.c). */
/* clang-format off */
#define YR_BUILTINS(X)                                                                             \
    X(abs) X(all) X(any) X(bin) X(callable) X(chr) X(divmod) X(getattr) X(hasattr) X(hash) X(hex)  \
    X(id) X(isinstance) X(issubclass) X(iter) X(len) X(max) X(min) X(next) X(ord) X(pow) X(repr)   \
    X(round) X(setattr) X(sorted) X(sum)                                                           \
    X(bool) X(bytes) X(dict) X(enumerate) X(filter) X(float) X(frozenset) X(int) X(list) X(map)    \
    X(range) X(reversed) X(set) X(str) X(tuple) X(type) X(zip)
#define X(name) YR_BUILTIN_##name,
typedef enum { YR_BUILTINS(X) YR_BUILTIN_COUNT } yr_builtin;
#undef X
/* clang-format on */
typedef struct {
    yr_value value; /* owned; 0 before the start and behind the end */
    yr_c_function call;
} yr_builtin_entry;
extern yr_builtin_entry yr_builtin_entries[YR_BUILTIN_COUNT];
/* new: the built-in b, where global i is known to be nothing else. As yr_load_global(). */
static inline yr_value yr_load_known(yr_module *m, unsigned i, yr_builtin b)
{
    yr_value v = yr_builtin_entries[b].value;
    return YR_LIKELY(v != 0) ? yr_retain(v) : yr_load_global(m, i);
}
int yr_isinstance(yr_value o, yr_value classes); /* 1, 0, -1 */
/* The same, quick where the class is that of o. */
static inline int yr_is_instance(yr_value o, yr_value classes)
{
    if (yr_is_pointer(o) && yr_from(yr_object_of(o)->type) == classes)
        return 1;
    return yr_isinstance(o, classes);
}
/* new: a call of the name of global i, which is nearly always the built-in b, and takes n
 * positional arguments. They are borrowed. */
yr_value yr_call_builtin(yr_module *m, unsigned i, yr_builtin b, yr_value *args, size_t n);
/* The same of a callee that has been loaded before the arguments: it and they are moved in. */
yr_value yr_call_loaded(yr_value callee, yr_builtin b, yr_value *args, size_t n);

/* new: the function of a def, lambda or comprehension. Steals defaults, keyword_defaults and
 * annotations (each may be 0) and cells[0..free_count). */
yr_value yr_function_new(const yr_code *code, yr_module *m, yr_value defaults,
                         yr_value keyword_defaults, yr_value annotations, yr_value *cells);
/* new: class name(*bases, **keywords): body is the function of the class body. bases is a tuple,
 * keywords a dict or 0; all borrowed. */
yr_value yr_build_class(yr_value body, yr_value name, yr_value bases, yr_value keywords);
/* super() without arguments: callee is what the name super is bound to (borrowed); cell holds
 * __class__; self is the first parameter or 0. new; RuntimeError "super(): ..." */
yr_value yr_call_super(yr_value callee, yr_value cell, yr_value self);
/* locals(), vars() or dir() without arguments: callee is what that name is bound to. Where it is
 * the built-in, names[i] is bound to values[i] (0: left out; a cell if is_cell[i]). Where it is
 * None, the dict of those. new */
yr_value yr_call_locals(yr_value callee, const yr_value *names, const yr_value *values,
                        const char *is_cell, size_t n);
/* The same for globals(), and at module level for the three above: callee gets m's names. new */
yr_value yr_call_globals(yr_value callee, yr_module *m);

/* The same in a class body: where callee is locals() or vars(), the namespace itself. new */
yr_value yr_call_namespace(yr_value callee, yr_value names);

/* A call of something that may be exec() or eval(), out of m: names is the namespace of the caller,
 * or None where that is m's. The arguments are moved in. new */
yr_value yr_call_exec(yr_module *m, yr_value callee, yr_value names, yr_value *args, size_t n);

/* ---- Imports -------------------------------------------------------------------------------- */

/* import a.b.c: new: the module a (names is None), or a.b.c (names is a tuple: from a.b.c import).
 * level counts leading dots. ImportError, ModuleNotFoundError. */
yr_value yr_import(yr_module *m, yr_value name, yr_value names, int level);
yr_value yr_import_from(yr_value module, yr_value name); /* new; ImportError */
int yr_import_star(yr_module *m, yr_value module);
/* new: import a.b.c as x, out of the module a that yr_import gave. */
yr_value yr_import_as(yr_value module, yr_value dotted);

/* ---- Exceptions ----------------------------------------------------------------------------- */

/* raise without arguments. 1: the handled exception is pending again, and traced already; 0: none
 * is handled, and a RuntimeError says so. */
int yr_raise_again(void);
/* 1, 0, -1: does exception match the class or tuple of classes (TypeError for anything else). */
int yr_match_exception(yr_value exception, yr_value classes);
/* except*: splits the group: *rest and *match are new, None where empty. 1 if anything matched. */
int yr_match_group(yr_value group, yr_value classes, yr_value *match, yr_value *rest);
/* The end of try/except*: new: what goes on being raised: an exception, or None. raised is a list
 * of what the clauses raised and of the rests that nothing matched, in order. */
yr_value yr_group_finish(yr_value original, yr_value raised);
/* Makes exception (borrowed, kept) the handled one; new or 0: the one handled before. */
yr_value yr_push_handled(yr_value exception);
void yr_pop_handled(yr_value before);              /* steals; before may be 0 */
YR_COLD void yr_assertion_error(yr_value message); /* message: 0 for none */

/* Adds the entry of the running function to the pending exception's traceback. *frame, where
 * frame is not NULL, is its frame object, made at the first call. */
YR_COLD void yr_trace(yr_frame **frame, yr_function *function, int line);
YR_COLD void yr_trace_generator(void *state, int line);
/* The end of a function that has traced: drops frame and the n locals (stolen, in order, each may
 * be 0); if a traceback still holds the frame, it takes the locals over (rule L1). Keeps a
 * pending exception. frame may be NULL. */
YR_COLD void yr_leave(yr_frame *frame, yr_value *locals, size_t n);
/* The pending exception leaves a generator whose body stands in another function: adds its entry,
 * leaves variables[0..n) (stolen, each may be 0) with it, and makes the RuntimeError of a
 * StopIteration. cells are those of its free variables, borrowed. */
YR_COLD void yr_trace_inner(const yr_code *code, yr_module *m, int line, yr_value *cells,
                            yr_value *variables, size_t n);

/* with: new: the bound __exit__, and *entered (new) what __enter__ gave. TypeError,
 * AttributeError. */
yr_value yr_with_enter(yr_value manager, yr_value *entered);
/* async with: new: the bound __aexit__, and *iterator (new), to be awaited: __aenter__(). */
yr_value yr_async_with_enter(yr_value manager, yr_value *iterator);
int yr_with_leave(yr_value exit_method); /* the end without an exception; its result is dropped */
/* Calls exit_method(type, value, traceback) for exception: 1 swallow it, 0 go on raising, -1. */
int yr_with_exit(yr_value exit_method, yr_value exception);
/* new: what __aexit__() gave, to be awaited; the truth of the result swallows the exception. */
yr_value yr_async_with_leave(yr_value exit_method);
yr_value yr_async_with_exit(yr_value exit_method, yr_value exception);

/* ---- Generators ----------------------------------------------------------------------------- */

/* new: what yield from drives: iter(o); TypeError for a coroutine in a plain generator. */
yr_value yr_yield_from_iter(yr_function *function, yr_value o);
yr_value yr_await_iter(yr_value o); /* new: what await drives */
yr_value yr_aiter(yr_value o);      /* new */
yr_value yr_anext(yr_value aiter);  /* new: an awaitable, already through yr_await_iter */
/* 1: the pending exception is StopAsyncIteration, the end of async for; it is cleared. Else 0. */
int yr_async_stopped(void);
/* Around a suspension inside an except or finally body: takes the handled exception out of the
 * runtime to keep it in the frame (new or 0), and puts it back (steals). */
yr_value yr_save_handled(void);
void yr_restore_handled(yr_value exception);

/* ---- Interrupts ----------------------------------------------------------------------------- */

extern volatile int yr_signal;  /* signals have arrived (core/signals.c) */
YR_COLD int yr_interrupt(void); /* handles them: 0, or -1 and what a handler raised */
static inline int yr_poll(void)
{
    return YR_UNLIKELY(yr_signal) ? yr_interrupt() : 0;
}

#ifdef __cplusplus
}
#endif

#endif
