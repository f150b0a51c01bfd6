/* _blake2_module.c - the module _blake2: BLAKE2b and BLAKE2s as RFC 7693 and its specification have
 * them, with key, salt, person and the parameters of tree hashing, which OpenSSL does not offer.
 *
 * The two differ in the size of a word, the rounds and the rotations; both work here on words of 64
 * bits, those of BLAKE2s cut to 32 after each step. */
#include "../core/extension.h"
#include "../types/buffer.h"

typedef struct {
    yr_object base;
    uint64_t h[8], counter[2]; /* bytes compressed */
    uint8_t block[128];
    size_t filled; /* bytes waiting in block: compressed when more come */
    uint8_t digest_size;
    bool small, last_node; /* small: BLAKE2s */
} blake;

#define BLAKE(v) YR_AS(blake, v)

static yr_type *big_type, *small_type;

static const uint64_t start_big[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                      0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                      0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

static const uint8_t permutations[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

/* ---- Compression ---------------------------------------------------------------------------- */

static inline uint64_t rotate(uint64_t x, int bits, bool small)
{
    return small ? (uint32_t)((uint32_t)x >> bits | (uint32_t)x << (32 - bits))
                 : x >> bits | x << (64 - bits);
}

static inline uint64_t cut(uint64_t x, bool small)
{
    return small ? (uint32_t)x : x;
}

static inline void mix(uint64_t *v, const int *at, uint64_t x, uint64_t y, bool small)
{
    static const int turns[2][4] = {{32, 24, 16, 63}, {16, 12, 8, 7}};
    const int *turn = turns[small];
    uint64_t *a = &v[at[0]], *b = &v[at[1]], *c = &v[at[2]], *d = &v[at[3]];
    *a = cut(*a + *b + x, small);
    *d = rotate(*d ^ *a, turn[0], small);
    *c = cut(*c + *d, small);
    *b = rotate(*b ^ *c, turn[1], small);
    *a = cut(*a + *b + y, small);
    *d = rotate(*d ^ *a, turn[2], small);
    *c = cut(*c + *d, small);
    *b = rotate(*b ^ *c, turn[3], small);
}

static uint64_t start_word(int i, bool small)
{
    return small ? start_big[i] >> 32 : start_big[i];
}

static uint64_t load(const uint8_t *p, int size)
{
    uint64_t word = 0;
    for (int i = 0; i < size; i++)
        word |= (uint64_t)p[i] << 8 * i;
    return word;
}

/* One block into h; n of its bytes count. */
static inline void compress(blake *s, const uint8_t *block, size_t n, bool last, bool small)
{
    static const int lanes[8][4] = {{0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14}, {3, 7, 11, 15},
                                    {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13},  {3, 4, 9, 14}};
    int size = small ? 4 : 8;
    uint64_t v[16], m[16], all = small ? UINT32_MAX : UINT64_MAX;
    s->counter[0] = cut(s->counter[0] + n, small);
    s->counter[1] += s->counter[0] < n;
    for (int i = 0; i < 16; i++) {
        m[i] = load(block + i * size, size);
        v[i] = i < 8 ? s->h[i] : start_word(i - 8, small);
    }
    v[12] ^= s->counter[0];
    v[13] ^= s->counter[1];
    v[14] ^= last ? all : 0;
    v[15] ^= last && s->last_node ? all : 0;
    for (int round = 0; round < (small ? 10 : 12); round++) {
        const uint8_t *order = permutations[round % 10];
        for (int i = 0; i < 8; i++)
            mix(v, lanes[i], m[order[2 * i]], m[order[2 * i + 1]], small);
    }
    for (int i = 0; i < 8; i++)
        s->h[i] ^= v[i] ^ v[i + 8];
}

static size_t block_size(const blake *s)
{
    return s->small ? 64 : 128;
}

static void compress_block(blake *s, const uint8_t *block, size_t n, bool last)
{
    if (s->small)
        compress(s, block, n, last, true);
    else
        compress(s, block, n, last, false);
}

static void update(blake *s, yr_span data)
{
    size_t size = block_size(s);
    while (data.n) {
        if (s->filled == size) {
            compress_block(s, s->block, size, false);
            s->filled = 0;
        }
        while (s->filled == 0 && data.n > size) {
            compress_block(s, data.p, size, false);
            data.p += size;
            data.n -= size;
        }
        size_t n = size - s->filled < data.n ? size - s->filled : data.n;
        memcpy(s->block + s->filled, data.p, n);
        s->filled += n;
        data.p += n;
        data.n -= n;
    }
}

/* The digest of what there is so far; s itself goes on. */
static void digest(const blake *s, uint8_t *out)
{
    blake end = *s;
    int size = s->small ? 4 : 8;
    memset(end.block + end.filled, 0, sizeof end.block - end.filled);
    compress_block(&end, end.block, end.filled, true);
    for (int i = 0; i < s->digest_size; i++)
        out[i] = (uint8_t)(end.h[i / size] >> 8 * (i % size));
}

/* ---- Making --------------------------------------------------------------------------------- */

enum {
    DATA,
    DIGEST_SIZE,
    KEY,
    SALT,
    PERSON,
    FANOUT,
    DEPTH,
    LEAF_SIZE,
    NODE_OFFSET,
    NODE_DEPTH,
    INNER_SIZE,
    LAST_NODE,
    SECURITY,
    PARAMETERS
};

/* A number from low to high, or -1 with ValueError(message). */
static int number(yr_value v, int low, int high, const char *message, int *out)
{
    if (yr_argument_c_int(v, out) < 0)
        return -1;
    if (*out >= low && *out <= high)
        return 0;
    yr_value_error("%s", message);
    return -1;
}

/* A number that is not negative and below 2**bits. */
static int wide_number(yr_value v, const char *name, int bits, uint64_t *out)
{
    *out = 0;
    yr_value index = v ? yr_index(v) : 0, zero = yr_int(0);
    if (!v || !index)
        return v ? -1 : 0;
    yr_value negative = yr_compare(YR_LT, index, zero), rest = 0;
    if (negative == YR_TRUE)
        yr_value_error("value must be positive");
    else if (negative)
        rest = yr_binary(YR_RSHIFT, index, yr_int(bits));
    if (rest && rest != zero)
        yr_raise_format(YR_EXC(OverflowError), "%s is too large", name);
    bool fits = rest == zero && yr_is_int(index);
    *out = fits ? (uint64_t)yr_int_value(index) : 0;
    if (rest == zero && !fits) { /* of 63 or 64 bits */
        yr_value low = yr_binary(YR_AND, index, yr_int(INT64_C(0xffffffff)));
        yr_value high = low ? yr_binary(YR_RSHIFT, index, yr_int(32)) : 0;
        if (high)
            *out = (uint64_t)yr_int_value(high) << 32 | (uint64_t)yr_int_value(low);
        fits = high;
        yr_xdrop(low);
        yr_xdrop(high);
    }
    yr_xdrop(rest);
    yr_drop(index);
    return fits ? 0 : -1;
}

/* Salt, person or key: at most `most` bytes, copied to out if it is not NULL. */
static int piece(yr_value v, const char *name, size_t most, yr_span *span)
{
    *span = (yr_span){(const uint8_t *)"", 0};
    if (v && yr_bytes_need(v, span) < 0)
        return -1;
    if (span->n <= most)
        return 0;
    yr_value_error("maximum %s length is %zu bytes", name, most);
    return -1;
}

static void put(uint8_t *p, uint64_t value, int size)
{
    for (int i = 0; i < size; i++)
        p[i] = (uint8_t)(value >> 8 * i);
}

/* The parameter block of the arguments, and the key. 0 or -1. */
static int read_parameters(blake *s, yr_value *v, uint8_t *block, yr_span *key)
{
    bool small = s->small;
    int size = small ? 32 : 64, fanout = 1, depth = 1, node_depth = 0, inner = 0;
    uint64_t leaf, offset;
    char range[64], inner_range[64];
    yr_span salt, person;
    snprintf(range, sizeof range, "digest_size must be between 1 and %d bytes", size);
    snprintf(inner_range, sizeof inner_range, "inner_size must be between 0 and is %d", size);
    int digest_size = size;
    if (number(v[DIGEST_SIZE], 1, size, range, &digest_size) < 0 ||
        piece(v[SALT], "salt", small ? 8 : 16, &salt) < 0 ||
        piece(v[PERSON], "person", small ? 8 : 16, &person) < 0 ||
        number(v[FANOUT], 0, 255, "fanout must be between 0 and 255", &fanout) < 0 ||
        number(v[DEPTH], 1, 255, "depth must be between 1 and 255", &depth) < 0 ||
        wide_number(v[LEAF_SIZE], "leaf_size", 32, &leaf) < 0 ||
        wide_number(v[NODE_OFFSET], "node_offset", small ? 48 : 64, &offset) < 0 ||
        number(v[NODE_DEPTH], 0, 255, "node_depth must be between 0 and 255", &node_depth) < 0 ||
        number(v[INNER_SIZE], 0, size, inner_range, &inner) < 0 ||
        piece(v[KEY], "key", (size_t)size, key) < 0 ||
        yr_argument_truth(v[LAST_NODE], &s->last_node) < 0)
        return -1;
    s->digest_size = block[0] = (uint8_t)digest_size;
    block[1] = (uint8_t)key->n;
    block[2] = (uint8_t)fanout;
    block[3] = (uint8_t)depth;
    put(block + 4, leaf, 4);
    put(block + 8, offset, small ? 6 : 8);
    block[small ? 14 : 16] = (uint8_t)node_depth;
    block[small ? 15 : 17] = (uint8_t)inner;
    memcpy(block + (small ? 16 : 32), salt.p, salt.n);
    memcpy(block + (small ? 24 : 48), person.p, person.n);
    return 0;
}

static int data_of(yr_value v, yr_span *data)
{
    if (YR_IS_STR(v)) {
        yr_type_error("Strings must be encoded before hashing");
        return -1;
    }
    if (yr_bytes_view(v, data))
        return 0;
    if (!yr_pending())
        yr_type_error("object supporting the buffer API required");
    return -1;
}

static yr_value blake_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"",
                                        "digest_size",
                                        "key",
                                        "salt",
                                        "person",
                                        "fanout",
                                        "depth",
                                        "leaf_size",
                                        "node_offset",
                                        "node_depth",
                                        "inner_size",
                                        "last_node",
                                        "usedforsecurity"};
    yr_value v[PARAMETERS];
    bool small = t == small_type;
    yr_span key, data = {NULL, 0};
    uint8_t block[64] = {0};
    if (yr_parse_arguments(small ? "blake2s" : "blake2b", names, 1, 0, 1, PARAMETERS, args, n,
                           keywords, v) < 0)
        return 0;
    blake *s = yr_new(t, t->size);
    if (!s)
        return 0;
    s->small = small;
    if (read_parameters(s, v, block, &key) < 0 || (v[DATA] && data_of(v[DATA], &data) < 0)) {
        yr_drop(yr_from(s));
        return 0;
    }
    int size = small ? 4 : 8;
    for (int i = 0; i < 8; i++)
        s->h[i] = start_word(i, small) ^ load(block + i * size, size);
    if (key.n) {
        memcpy(s->block, key.p, key.n);
        s->filled = block_size(s); /* a block of its own */
    }
    update(s, data);
    return yr_from(s);
}

/* ---- Methods -------------------------------------------------------------------------------- */

YR_METHOD(blake_update)
{
    yr_span data;
    if (data_of(args[0], &data) < 0)
        return 0;
    update(BLAKE(self), data);
    return YR_NONE;
}

YR_METHOD(blake_copy)
{
    blake *s = BLAKE(self), *copy = yr_new(yr_object_of(self)->type, sizeof *copy);
    if (copy)
        memcpy((char *)copy + sizeof copy->base, (char *)s + sizeof s->base,
               sizeof *s - sizeof s->base);
    return yr_from(copy);
}

YR_METHOD(blake_digest)
{
    uint8_t out[64];
    digest(BLAKE(self), out);
    return yr_bytes_from(out, BLAKE(self)->digest_size);
}

YR_METHOD(blake_hexdigest)
{
    yr_value bytes = blake_digest(self, NULL, 0, 0);
    yr_value text = bytes ? yr_bytes_m_hex(bytes, NULL, 0, 0) : 0;
    yr_xdrop(bytes);
    return text;
}

static yr_value get_name(yr_value self)
{
    return yr_str_from_c(BLAKE(self)->small ? "blake2s" : "blake2b");
}

static yr_value get_block_size(yr_value self)
{
    return yr_int((int64_t)block_size(BLAKE(self)));
}

static yr_value get_digest_size(yr_value self)
{
    return yr_int(BLAKE(self)->digest_size);
}

static const yr_method_def methods[] = {
    {"copy", blake_copy, 0, 0, 0, "Return a copy of the hash object."},
    {"digest", blake_digest, 0, 0, 0, "Return the digest value as a bytes object."},
    {"hexdigest", blake_hexdigest, 0, 0, 0,
     "Return the digest value as a string of hexadecimal digits."},
    {"update", blake_update, 1, 1, 0,
     "Update this hash object's state with the provided bytes-like object."},
    YR_METHOD_END,
};

static const yr_getset_def getsets[] = {
    {"name", get_name, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"digest_size", get_digest_size, NULL, NULL},
    YR_GETSET_END,
};

static const yr_type_spec spec = {
    .size = sizeof(blake),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "Return a new BLAKE2 hash object.",
    .methods = methods,
    .getsets = getsets,
    .slots = {.make = blake_make},
};

/* The sizes, as attributes of the type and names of the module. */
static int add_sizes(yr_module *m, yr_type *t, const char *prefix, int salt, int key)
{
    const struct {
        const char *name;
        int value;
    } sizes[] = {{"SALT_SIZE", salt},
                 {"PERSON_SIZE", salt},
                 {"MAX_KEY_SIZE", key},
                 {"MAX_DIGEST_SIZE", key}};
    for (int i = 0; i < 4; i++) {
        char name[32];
        snprintf(name, sizeof name, "%s_%s", prefix, sizes[i].name);
        if (yr_module_add(m, name, yr_int(sizes[i].value)) < 0 ||
            yr_dict_set_c(yr_type_dict(t), sizes[i].name, yr_int(sizes[i].value)) < 0)
            return -1;
    }
    yr_type_modified(t);
    return 0;
}

static int fill(yr_module *m)
{
    if (yr_extension_type(m, &big_type, "blake2b", "_blake2", &spec) < 0 ||
        yr_extension_type(m, &small_type, "blake2s", "_blake2", &spec) < 0)
        return -1;
    return add_sizes(m, big_type, "BLAKE2B", 16, 64) < 0 ||
                   add_sizes(m, small_type, "BLAKE2S", 8, 32) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__blake2 = {"_blake2", fill};
