/* random_module.c - the module random: the types Random and SystemRandom, their seeds and raw
 * numbers. The module's functions are the bound methods of one hidden Random, as in Python.
 */
#include "../core/reduce.h"
#include "random_parts.h"
#include "../core/class.h"
#include <math.h>
#include <sys/random.h>

/* ---- Words ---------------------------------------------------------------------------------- */

static int system_bytes(void *out, size_t size)
{
    uint8_t *at = out;
    while (size > 0) {
        ssize_t n = getrandom(at, size, 0);
        if (n < 0) {
            yr_raise_format(YR_EXC(OSError), "the system gave no random bytes");
            return -1;
        }
        at += n;
        size -= (size_t)n;
    }
    return 0;
}

static int next_word(random_object *o, uint32_t *out)
{
    if (o->is_system)
        return system_bytes(out, sizeof *out);
    *out = yr_mersenne_next(&o->generator);
    return 0;
}

/* 53 random bits as a double of [0, 1). */
static int next_double(random_object *o, double *out)
{
    uint32_t a, b;
    if (next_word(o, &a) || next_word(o, &b))
        return -1;
    *out = ((a >> 5) * 67108864.0 + (b >> 6)) * (1.0 / 9007199254740992.0);
    return 0;
}

/* new: an int of count bits, the first words being the lowest. */
static yr_value next_bits(random_object *o, int64_t count)
{
    uint32_t word;
    if (count == 0)
        return yr_int(0);
    if (count <= 32)
        return next_word(o, &word) ? 0 : yr_int(word >> (32 - count));
    int64_t words = (count - 1) / 32 + 1, limbs = (words + 1) / 2;
    yr_bigint *b = yr_big_new(limbs);
    if (!b)
        return 0;
    mpn_zero((mp_limb_t *)b->limbs, limbs);
    for (int64_t i = 0; i < words; i++, count -= 32) {
        if (next_word(o, &word)) {
            yr_release(&b->base);
            return 0;
        }
        if (count < 32)
            word >>= 32 - count;
        b->limbs[i / 2] |= (uint64_t)word << (i % 2 * 32);
    }
    return yr_big_done(b, limbs, false);
}

/* ---- What the methods of the other files call ----------------------------------------------- */

static yr_value random_random(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    double d;
    (void)args, (void)n, (void)keywords;
    return next_double(YR_AS(random_object, self), &d) ? 0 : yr_float(d);
}

static yr_value random_getrandbits(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    int64_t count;
    (void)n, (void)keywords;
    if (yr_to_index(args[0], &count, false))
        return 0;
    if (count < 0)
        return yr_value_error("number of bits must be non-negative");
    return next_bits(YR_AS(random_object, self), count);
}

/* The name of a method as a str; 0 unless the class of self has a method of its own there. */
static yr_value overridden(yr_value self, const char *name, yr_c_function own)
{
    yr_type *t = yr_type_of(self);
    if (!(t->flags & YR_TYPE_HEAP))
        return 0;
    yr_value key = yr_intern_c(name);
    yr_value found = key ? yr_type_lookup(t, key) : 0;
    if (!found || (YR_IS(found, method_descriptor) &&
                   YR_AS(yr_builtin_object, found)->def->function == own)) {
        yr_xdrop(key);
        return 0;
    }
    return key;
}

int yr_random_double(yr_value self, double *out)
{
    yr_value name = overridden(self, "random", random_random);
    if (!name)
        return yr_pending() ? -1 : next_double(YR_AS(random_object, self), out);
    yr_value v = yr_invoke_method(self, name, NULL, 0);
    yr_drop(name);
    int failed = v ? yr_to_double(v, out) : -1;
    yr_xdrop(v);
    return failed;
}

/* For a class with random() but without getrandbits() of its own. */
static yr_value below_by_doubles(yr_value self, yr_value n)
{
    double count, r, most = 9007199254740992.0;
    if (yr_int_to_double(n, &count))
        return 0;
    if (count >= most)
        return yr_random_double(self, &r) ? 0 : yr_int_from_double(r * count);
    int64_t whole = (int64_t)count;
    double limit = (most - (double)((int64_t)most % whole)) / most;
    do {
        if (yr_random_double(self, &r))
            return 0;
    } while (r >= limit);
    return yr_int((int64_t)(r * most) % whole);
}

yr_value yr_random_below(yr_value self, yr_value n)
{
    yr_value random = overridden(self, "random", random_random);
    yr_value bits = overridden(self, "getrandbits", random_getrandbits);
    int64_t count = (int64_t)yr_int_bit_length(n);
    yr_value r = yr_pending() ? 0 : yr_int(1);
    if (r && random && !bits) {
        r = below_by_doubles(self, n);
    } else if (r) {
        yr_value argument = yr_int(count);
        for (;;) {
            r = bits ? yr_invoke_method(self, bits, &argument, 1)
                     : next_bits(YR_AS(random_object, self), count);
            if (!r || !yr_is_any_int(r) || yr_int_compare(r, n) < 0)
                break;
            yr_drop(r);
        }
    }
    yr_xdrop(random);
    yr_xdrop(bits);
    return r;
}

int yr_random_below_i64(yr_value self, int64_t n, int64_t *out)
{
    yr_value count = yr_int_from_i64(n);
    yr_value r = count ? yr_random_below(self, count) : 0;
    yr_xdrop(count);
    int failed = r ? yr_to_i64(r, out) : -1;
    yr_xdrop(r);
    return failed;
}

/* ---- Seeds ---------------------------------------------------------------------------------- */

/* Seeds with the magnitude of an int, as 32-bit words. */
static int seed_with_int(random_object *o, yr_value v)
{
    yr_int_view view;
    yr_int_look(v, &view);
    size_t words = (size_t)view.count * 2;
    uint32_t *key = yr_alloc((words + 1) * sizeof *key);
    if (!key)
        return -1;
    for (size_t i = 0; i < words; i++)
        key[i] = (uint32_t)(view.limbs[i / 2] >> (i % 2 * 32));
    while (words > 0 && key[words - 1] == 0)
        words--;
    if (words == 0)
        key[words++] = 0;
    yr_mersenne_seed(&o->generator, key, words);
    yr_dispose(key);
    return 0;
}

/* Seeds with the int whose big-endian bytes are the text and then its SHA-512. */
static int seed_with_bytes(random_object *o, const uint8_t *data, size_t size)
{
    uint8_t *joined = yr_alloc(size + 64);
    if (!joined)
        return -1;
    if (size)
        memcpy(joined, data, size);
    yr_sha512(joined, size, joined + size);
    size_t total = size + 64;
    size_t count = total / 8 + 1;
    yr_bigint *b = yr_big_new((int64_t)count);
    if (b) {
        mpn_zero((mp_limb_t *)b->limbs, (mp_size_t)count);
        for (size_t i = 0; i < total; i++)
            b->limbs[i / 8] |= (uint64_t)joined[total - 1 - i] << (i % 8 * 8);
    }
    yr_dispose(joined);
    if (!b)
        return -1;
    yr_value v = yr_big_done(b, (int64_t)count, false);
    int failed = seed_with_int(o, v);
    yr_drop(v);
    return failed;
}

/* The seed of a str or bytes in version 1. */
static int seed_with_old_hash(random_object *o, yr_value v)
{
    bool is_str = YR_IS_STR(v);
    size_t size = is_str ? YR_AS(yr_str, v)->length : YR_AS(yr_bytes, v)->length;
    uint64_t x = 0;
    for (size_t i = 0; i < size; i++) {
        uint32_t c = is_str ? yr_str_at(YR_AS(yr_str, v), i) : YR_AS(yr_bytes, v)->data[i];
        if (i == 0)
            x = (uint64_t)c << 7;
        x = 1000003 * x ^ c;
    }
    x ^= size;
    yr_value seed = x == UINT64_MAX ? yr_int(-2) : yr_int_from_u64(x);
    int failed = seed ? seed_with_int(o, seed) : -1;
    yr_xdrop(seed);
    return failed;
}

static int seed_from_system(random_object *o)
{
    uint32_t key[MERSENNE_WORDS];
    if (system_bytes(key, sizeof key))
        return -1;
    yr_mersenne_seed(&o->generator, key, MERSENNE_WORDS);
    return 0;
}

static int seed_with_text(random_object *o, yr_value v)
{
    size_t size;
    if (YR_IS_BYTES(v))
        return seed_with_bytes(o, YR_AS(yr_bytes, v)->data, YR_AS(yr_bytes, v)->length);
    if (!YR_IS_STR(v))
        return seed_with_bytes(o, YR_AS(yr_bytearray, v)->data, YR_AS(yr_bytearray, v)->length);
    const char *text = yr_utf8(v, &size);
    return text ? seed_with_bytes(o, (const uint8_t *)text, size) : -1;
}

static int seed(random_object *o, yr_value v, int64_t version)
{
    double d;
    o->has_gauss_next = false;
    if (o->is_system)
        return 0;
    if (v == YR_NONE)
        return seed_from_system(o);
    if (yr_is_any_int(v))
        return seed_with_int(o, v);
    if (version == 1 && (YR_IS_STR(v) || YR_IS_BYTES(v)))
        return seed_with_old_hash(o, v);
    if (YR_IS_STR(v) || YR_IS_BYTES(v) || yr_isinstance_of(v, YR_TYPE_ID(bytearray)))
        return seed_with_text(o, v);
    if (!yr_float_get(v, &d)) {
        yr_type_error("The only supported seed types are: None,\n"
                      "int, float, str, bytes, and bytearray.");
        return -1;
    }
    yr_value hash = yr_int_from_u64(yr_hash_double(d, v));
    int failed = hash ? seed_with_int(o, hash) : -1;
    yr_xdrop(hash);
    return failed;
}

static yr_value random_seed(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"a", "version"};
    yr_value in[2] = {0, 0};
    int64_t version = 2;
    if (yr_parse_arguments("seed", names, 0, 0, 2, 2, args, n, keywords, in) ||
        (in[1] && yr_to_i64(in[1], &version)))
        return 0;
    return seed(YR_AS(random_object, self), in[0] ? in[0] : YR_NONE, version) ? 0 : YR_NONE;
}

/* ---- State ---------------------------------------------------------------------------------- */

static yr_value random_getstate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    const random_object *o = YR_AS(random_object, self);
    (void)args, (void)n, (void)keywords;
    if (o->is_system)
        return yr_raise_format(YR_EXC(NotImplementedError), "System entropy source does not have "
                                                            "state.");
    yr_value words[MERSENNE_WORDS + 1];
    for (int i = 0; i < MERSENNE_WORDS; i++)
        words[i] = yr_int(o->generator.words[i]);
    words[MERSENNE_WORDS] = yr_int(o->generator.index);
    yr_value inner = yr_tuple(words, MERSENNE_WORDS + 1);
    yr_value next = inner ? (o->has_gauss_next ? yr_float(o->gauss_next) : YR_NONE) : 0;
    if (!next) {
        yr_xdrop(inner);
        return 0;
    }
    yr_value state[3] = {yr_int(3), inner, next};
    return yr_tuple(state, 3);
}

/* The words of a state. Those of version 2 may be negative, or more than 32 bits long. */
static int read_words(yr_value words, bool is_old, mersenne *out)
{
    if (!YR_IS_TUPLE(words)) {
        yr_type_error("state vector must be a tuple");
        return -1;
    }
    const yr_tuple_object *t = YR_AS(yr_tuple_object, words);
    if (t->length != MERSENNE_WORDS + 1) {
        yr_value_error("state vector is the wrong size");
        return -1;
    }
    int64_t i64;
    for (int i = 0; i < MERSENNE_WORDS; i++) {
        if (yr_to_i64(t->items[i], &i64))
            return -1;
        out->words[i] = (uint32_t)i64;
    }
    if (yr_to_i64(t->items[MERSENNE_WORDS], &i64))
        return -1;
    if (is_old)
        i64 &= UINT32_MAX;
    if (i64 < 0 || i64 > MERSENNE_WORDS) {
        yr_value_error("invalid state");
        return -1;
    }
    out->index = (int)i64;
    return 0;
}

static yr_value random_setstate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    random_object *o = YR_AS(random_object, self);
    yr_value parts[3];
    (void)n, (void)keywords;
    if (o->is_system)
        return yr_raise_format(YR_EXC(NotImplementedError), "System entropy source does not have "
                                                            "state.");
    if (yr_unpack(args[0], 3, parts))
        return 0;
    mersenne *read = yr_alloc(sizeof *read);
    bool is_old = parts[0] == yr_int(2), known = is_old || parts[0] == yr_int(3);
    if (!known)
        yr_value_error("state with version %S passed to Random.setstate() of version 3", parts[0]);
    int failed = !read || !known || read_words(parts[1], is_old, read);
    if (!failed) {
        o->generator = *read;
        o->has_gauss_next = yr_float_get(parts[2], &o->gauss_next);
    }
    yr_dispose(read);
    for (int i = 0; i < 3; i++)
        yr_drop(parts[i]);
    return failed ? 0 : YR_NONE;
}

static yr_value random_randbytes(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    int64_t count;
    (void)n, (void)keywords;
    if (yr_to_index(args[0], &count, false))
        return 0;
    if (count < 0)
        return yr_value_error("number of bits must be non-negative");
    yr_value bits = next_bits(YR_AS(random_object, self), count * 8);
    if (!bits)
        return 0;
    yr_int_view view;
    yr_int_look(bits, &view);
    uint8_t *bytes = yr_alloc((size_t)count + 1);
    yr_value result = 0;
    if (bytes) {
        for (int64_t i = 0; i < count; i++)
            bytes[i] = i / 8 < view.count ? (uint8_t)(view.limbs[i / 8] >> (i % 8 * 8)) : 0;
        result = yr_bytes_from(bytes, (size_t)count);
    }
    yr_dispose(bytes);
    yr_drop(bits);
    return result;
}

/* ---- The types ------------------------------------------------------------------------------ */

static yr_value random_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return yr_from(yr_new(t, t->size));
}

static yr_value system_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value self = random_make(t, args, n, keywords);
    if (self)
        YR_AS(random_object, self)->is_system = true;
    return self;
}

static int random_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"x"};
    yr_value x = 0;
    if (yr_parse_arguments("Random", names, 0, 0, 1, 1, args, n, keywords, &x))
        return -1;
    if (!x)
        x = YR_NONE;
    yr_value name = overridden(self, "seed", random_seed);
    if (!name)
        return yr_pending() ? -1 : seed(YR_AS(random_object, self), x, 2);
    yr_value result = yr_invoke_method(self, name, &x, 1);
    yr_drop(name);
    yr_xdrop(result);
    return result ? 0 : -1;
}

/* (class, (), state): what getstate() says, which a derived class may have made its own. */
static yr_value random_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_value name = yr_intern_c("getstate"),
             state = name ? yr_invoke_method(self, name, NULL, 0) : 0;
    yr_xdrop(name);
    if (!state)
        return 0;
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_retain(YR->empty_tuple), state);
}

static yr_value call_setstate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    yr_value name = yr_intern_c("setstate"), r = name ? yr_invoke_method(self, name, args, 1) : 0;
    yr_xdrop(name);
    return r;
}

static yr_value get_gauss_next(yr_value self)
{
    const random_object *o = YR_AS(random_object, self);
    return o->has_gauss_next ? yr_float(o->gauss_next) : YR_NONE;
}

static int set_gauss_next(yr_value self, yr_value v)
{
    random_object *o = YR_AS(random_object, self);
    o->has_gauss_next = v && v != YR_NONE;
    return o->has_gauss_next ? yr_to_double(v, &o->gauss_next) : 0;
}

static const yr_getset_def random_getsets[] = {{"gauss_next", get_gauss_next, set_gauss_next, NULL},
                                               YR_GETSET_END};

static void random_dealloc(yr_object *o)
{
    yr_release(o);
}

static const yr_method_def core_methods[] = {
    {"seed", random_seed, 0, -1, YR_METHOD_KEYWORDS, "Initialize internal state from a seed."},
    {"random", random_random, 0, 0, 0, "random() -> x in the interval [0, 1)."},
    {"getrandbits", random_getrandbits, 1, 1, 0,
     "getrandbits(k) -> x.  Generates an int with k random bits."},
    {"getstate", random_getstate, 0, 0, 0,
     "Return internal state; can be passed to setstate() later."},
    {"setstate", random_setstate, 1, 1, 0,
     "Restore internal state from object returned by getstate()."},
    {"randbytes", random_randbytes, 1, 1, 0, "Generate n random bytes."},
    {"__reduce__", random_reduce, 0, 0, 0, NULL},
    {"__setstate__", call_setstate, 1, 1, 0, NULL},
    {0},
};

static const yr_type_spec random_spec = {
    .size = sizeof(random_object),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "Random number generator base class used by bound module functions.",
    .methods = core_methods,
    .getsets = random_getsets,
    .slots = {.dealloc = random_dealloc, .make = random_make, .init = random_init},
};

static const yr_type_spec system_spec = {
    .size = sizeof(random_object),
    .flags = YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "Alternate random number generator using sources provided\n"
           "by the operating system.",
    .slots = {.dealloc = random_dealloc, .make = system_make, .init = random_init},
};

/* Adds methods to the dict of a type, after it was made from its own spec. */
static int add_methods(yr_type *t, const yr_method_def *defs)
{
    for (const yr_method_def *d = defs; d->name; d++) {
        yr_value method = yr_method_descriptor_new(t, d);
        if (!method || yr_dict_set_c(yr_type_dict(t), d->name, method) < 0)
            return -1;
    }
    yr_type_modified(t);
    return 0;
}

/* Makes the bound methods of the hidden instance functions of the module. */
static int add_functions(yr_module *m, yr_value instance, const yr_method_def *defs)
{
    for (const yr_method_def *d = defs; d->name; d++) {
        if (d->name[0] == '_')
            continue;
        yr_value name = yr_intern_c(d->name);
        yr_value method = name ? yr_getattr(instance, name) : 0;
        yr_xdrop(name);
        if (yr_module_add(m, d->name, method))
            return -1;
    }
    return 0;
}

/* __all__: the types and functions that m has by now, in the order of the alphabet. */
static int add_all(yr_module *m)
{
    yr_value names = yr_list(NULL, 0), name, v;
    size_t at = 0;
    while (names && yr_dict_next(m->dict, &at, &name, &v))
        if (yr_str_at(YR_AS(yr_str, name), 0) != '_' && yr_list_append(names, name) < 0)
            yr_set(&names, 0);
    yr_value sort = names ? yr_intern_c("sort") : 0;
    yr_value done = sort ? yr_invoke_method(names, sort, NULL, 0) : 0;
    yr_xdrop(sort);
    if (!done) {
        yr_xdrop(names);
        return -1;
    }
    return yr_module_add(m, "__all__", names);
}

static int add_constants(yr_module *m)
{
    const struct {
        const char *name;
        double value;
    } constants[] = {{"NV_MAGICCONST", 4 * exp(-0.5) / sqrt(2.0)},
                     {"LOG4", log(4.0)},
                     {"SG_MAGICCONST", 1.0 + log(4.5)},
                     {"TWOPI", 2.0 * M_PI},
                     {"RECIP_BPF", 1.0 / 9007199254740992.0}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (yr_module_add(m, constants[i].name, yr_float(constants[i].value)) < 0)
            return -1;
    return yr_module_add(m, "BPF", yr_int(53));
}

static int fill(yr_module *m)
{
    yr_type *random = yr_type_from_spec("Random", "random", NULL, &random_spec);
    if (!random || add_methods(random, yr_random_choice_methods) ||
        add_methods(random, yr_random_distribution_methods) || yr_add_type(m, random))
        return -1;
    yr_type *system = yr_type_from_spec("SystemRandom", "random", random, &system_spec);
    if (!system || yr_add_type(m, system))
        return -1;
    yr_value instance = yr_invoke0(yr_from(random));
    if (!instance)
        return -1;
    int failed = add_functions(m, instance, core_methods) ||
                 add_functions(m, instance, yr_random_choice_methods) ||
                 add_functions(m, instance, yr_random_distribution_methods) || add_all(m) ||
                 add_constants(m);
    yr_drop(instance);
    return failed ? -1 : 0;
}

const yr_native_module yr_module_random = {"random", fill};
