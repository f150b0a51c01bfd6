/* str_alloc.c - making strs: allocation, copies between kinds, UTF-8 in and out, joining two.
 *
 *     | header | hash | length | kind ascii interned | utf8, utf8_size | text ... 0 | members |
 * attributes |
 *
 * The text follows the fixed part and ends with a zero unit of its kind. Instances of subclasses
 * have their members of __slots__ and attributes behind the text, rounded up to 8 bytes.
 */
#include "../core/allocate.h"
#include "text_parts.h"

/* ---- Allocation ----------------------------------------------------------------------------- */

yr_str *yr_str_alloc_of(yr_type *t, size_t length, uint32_t max_char, size_t capacity)
{
    int kind = yr_kind_for(max_char);
    if (capacity < length)
        capacity = length;
    if (capacity > (SIZE_MAX / 2 - 256) / 4) {
        yr_no_memory();
        return NULL;
    }
    size_t size = (YR_STR_HEADER + (capacity + 1) * (size_t)kind + 7) & ~(size_t)7;
    if (size < sizeof(yr_str))
        size = sizeof(yr_str);
    if (t != YR_TYPE_ID(str))
        size += t->size - YR_TYPE(str)->size + sizeof(yr_attributes);
    if (size < t->size)
        size = t->size;
    yr_str *s = YR_LIKELY(t == YR_TYPE_ID(str)) ? yr_new_unset(t, size) : yr_new(t, size);
    if (!s)
        return NULL;
    s->hash = 0;
    s->length = length;
    s->kind = (uint8_t)kind;
    s->ascii = max_char < 0x80;
    s->interned = false;
    s->utf8 = NULL;
    s->utf8_size = 0;
    yr_str_put(s, length, 0);
    return s;
}

yr_value yr_str_alloc(size_t length, uint32_t max_char)
{
    if (length - 1 < HEAP_SMALL && max_char < 0x100)
        return yr_from(yr_str_unset(length, max_char < 0x80));
    if (length == 0 && YR->empty_str)
        return yr_retain(YR->empty_str);
    return yr_from(yr_str_alloc_of(YR_TYPE(str), length, max_char, length));
}

yr_value yr_str_from_char(uint32_t c)
{
    if (c < 256 && YR->characters[c])
        return yr_retain(YR->characters[c]);
    yr_value v = yr_str_alloc(1, c);
    if (v)
        yr_str_put(yr_str_as(v), 0, c);
    return v;
}

/* ---- Copies between kinds ------------------------------------------------------------------- */

static void widen_1_to_2(uint16_t *to, const uint8_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
}

static void widen_1_to_4(uint32_t *to, const uint8_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
}

static void widen_2_to_4(uint32_t *to, const uint16_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
}

void yr_str_copy(yr_str *dst, size_t at, const yr_str *src, size_t from, size_t n)
{
    if (dst->kind == src->kind) {
        memcpy(dst->data.one + at * dst->kind, yr_str_bytes(src) + from * src->kind, n * src->kind);
    } else if (src->kind == 1 && dst->kind == 2) {
        widen_1_to_2(dst->data.two + at, src->data.one + from, n);
    } else if (src->kind == 1) {
        widen_1_to_4(dst->data.four + at, src->data.one + from, n);
    } else if (src->kind == 2 && dst->kind == 4) {
        widen_2_to_4(dst->data.four + at, src->data.two + from, n);
    } else {
        for (size_t i = 0; i < n; i++)
            yr_str_put(dst, at + i, yr_str_at(src, from + i));
    }
}

void yr_str_fill(yr_str *dst, size_t at, uint32_t c, size_t n)
{
    if (dst->kind == 1) {
        memset(dst->data.one + at, (int)c, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        yr_str_put(dst, at + i, c);
}

uint32_t yr_str_widest(const yr_str *s, size_t from, size_t to)
{
    uint32_t all = 0, max = 0;
    if (s->kind == 1) {
        for (size_t i = from; i < to; i++)
            all |= s->data.one[i];
        return all;
    }
    const uint16_t *two = s->data.two;
    const uint32_t *four = s->data.four;
    if (s->kind == 2) {
        for (size_t i = from; i < to; i++)
            max = two[i] > max ? two[i] : max;
    } else {
        for (size_t i = from; i < to; i++)
            max = four[i] > max ? four[i] : max;
    }
    return max;
}

yr_value yr_str_from_latin1(const void *p, size_t n)
{
    const uint8_t *from = p;
    uint8_t all = 0;
    if (n == 1)
        return yr_str_from_char(from[0]);
    if (n && yr_ascii_size(from, n) == n)
        return yr_str_of_part(from, n);
    for (size_t i = 0; i < n; i++)
        all |= from[i];
    yr_value v = yr_str_alloc(n, all);
    if (v && n)
        memcpy(yr_str_as(v)->data.one, from, n);
    return v;
}

yr_value yr_str_from_chars(const uint32_t *chars, size_t n)
{
    uint32_t max = 0;
    if (n == 1)
        return yr_str_from_char(chars[0]);
    for (size_t i = 0; i < n; i++)
        max |= chars[i]; /* tells the kind as well as the widest does */
    if (max > YR_MAX_CHAR)
        max = YR_MAX_CHAR;
    yr_value v = yr_str_alloc(n, max);
    if (!v)
        return 0;
    yr_str *s = yr_str_as(v);
    if (s->kind == 1) {
        for (size_t i = 0; i < n; i++)
            s->data.one[i] = (uint8_t)chars[i];
    } else if (s->kind == 2) {
        for (size_t i = 0; i < n; i++)
            s->data.two[i] = (uint16_t)chars[i];
    } else if (n) {
        memcpy(s->data.four, chars, n * sizeof *chars);
    }
    return v;
}

yr_value yr_str_sub(yr_value v, size_t from, size_t to)
{
    const yr_str *s = yr_str_as(v);
    if (to > s->length)
        to = s->length;
    if (from >= to)
        return yr_retain(YR->empty_str);
    if (from == 0 && to == s->length && YR_IS(v, str))
        return yr_retain(v);
    if (to - from == 1)
        return yr_str_from_char(yr_str_at(s, from));
    if (YR_LIKELY(s->ascii))
        return yr_str_of_part(s->data.one + from, to - from);
    uint32_t max = yr_str_widest(s, from, to);
    yr_value part = yr_str_alloc(to - from, max);
    if (part)
        yr_str_copy(yr_str_as(part), 0, s, from, to - from);
    return part;
}

yr_value yr_str_exact(yr_value s)
{
    return yr_str_sub(s, 0, yr_str_as(s)->length);
}

/* ---- Joining -------------------------------------------------------------------------------- */

static uint32_t wider(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

yr_value yr_str_concat(yr_value a, yr_value b)
{
    const yr_str *x = yr_str_as(a), *y = yr_str_as(b);
    if (x->length == 0)
        return yr_str_exact(b);
    if (y->length == 0)
        return yr_str_exact(a);
    if (x->length > SIZE_MAX / 16 || y->length > SIZE_MAX / 16)
        return yr_raise_format(YR_EXC(OverflowError), "strings are too large to concat");
    if (YR_LIKELY(x->kind == 1 && y->kind == 1)) {
        yr_str *sum = yr_str_unset(x->length + y->length, x->ascii && y->ascii);
        if (YR_UNLIKELY(!sum))
            return 0;
        yr_copy_few(sum->data.one, x->data.one, x->length);
        yr_copy_few(sum->data.one + x->length, y->data.one, y->length);
        return yr_from(sum);
    }
    yr_value v = yr_str_alloc(x->length + y->length, wider(yr_str_bound(x), yr_str_bound(y)));
    if (!v)
        return 0;
    yr_str_copy(yr_str_as(v), 0, x, 0, x->length);
    yr_str_copy(yr_str_as(v), x->length, y, 0, y->length);
    return v;
}

/* Appends y to x where x has room and nobody else can see it change. */
static bool extend_in_place(yr_str *x, const yr_str *y)
{
    if (!(x->base.flags & YR_STR_GROWABLE) || x->base.refs != 1 || x->interned || x == y)
        return false;
    if (x->kind < y->kind || (x->ascii && !y->ascii) || x->utf8_size - x->length < y->length)
        return false;
    yr_str_copy(x, x->length, y, 0, y->length);
    x->length += y->length;
    x->hash = 0;
    yr_str_put(x, x->length, 0);
    return true;
}

yr_value yr_str_append(yr_value a, yr_value b)
{
    yr_str *x = yr_str_as(a), *y = yr_str_as(b);
    if (!YR_IS(a, str) || !YR_IS(b, str) || x->length == 0 || y->length == 0)
        return yr_str_concat(a, b);
    if (extend_in_place(x, y))
        return yr_retain(a);
    if (x->length > SIZE_MAX / 16 || y->length > SIZE_MAX / 16)
        return yr_raise_format(YR_EXC(OverflowError), "strings are too large to concat");
    size_t length = x->length + y->length;
    size_t capacity = x->base.flags & YR_STR_GROWABLE ? length + length / 2 + 16 : length + 8;
    uint32_t bound = wider(yr_str_bound(x), yr_str_bound(y));
    yr_str *s = yr_str_alloc_of(YR_TYPE(str), length, bound, capacity);
    if (!s)
        return 0;
    yr_str_copy(s, 0, x, 0, x->length);
    yr_str_copy(s, x->length, y, 0, y->length);
    s->base.flags |= YR_STR_GROWABLE;
    s->utf8_size = capacity;
    return yr_from(s);
}

yr_value yr_str_repeat(yr_value v, int64_t n)
{
    const yr_str *s = yr_str_as(v);
    if (n <= 0 || s->length == 0)
        return yr_retain(YR->empty_str);
    if (n == 1)
        return yr_str_exact(v);
    if ((uint64_t)n > (uint64_t)INT64_MAX / s->length)
        return yr_raise_format(YR_EXC(OverflowError), "repeated string is too long");
    size_t length = s->length * (size_t)n;
    yr_value r = yr_str_alloc(length, yr_str_bound(s));
    if (!r)
        return 0;
    yr_str *to = yr_str_as(r);
    if (s->length == 1) {
        yr_str_fill(to, 0, yr_str_at(s, 0), length);
        return r;
    }
    yr_str_copy(to, 0, s, 0, s->length);
    for (size_t done = s->length; done < length;) {
        size_t more = done < length - done ? done : length - done;
        memcpy(to->data.one + done * to->kind, to->data.one, more * to->kind);
        done += more;
    }
    return r;
}

yr_value yr_join(yr_value *strings, size_t n)
{
    size_t length = 0;
    uint32_t max = 0;
    if (n == 1)
        return yr_str_exact(strings[0]);
    for (size_t i = 0; i < n; i++) {
        const yr_str *s = yr_str_as(strings[i]);
        length += s->length;
        if (s->length)
            max = wider(max, yr_str_bound(s));
    }
    yr_value v = yr_str_alloc(length, max);
    if (!v || length == 0)
        return v;
    if (max < 0x100) {
        uint8_t *out = yr_str_as(v)->data.one;
        for (size_t i = 0; i < n; i++) {
            const yr_str *s = yr_str_as(strings[i]);
            yr_copy_few(out, s->data.one, s->length);
            out += s->length;
        }
        return v;
    }
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        const yr_str *s = yr_str_as(strings[i]);
        yr_str_copy(yr_str_as(v), at, s, 0, s->length);
        at += s->length;
    }
    return v;
}

/* ---- UTF-8 ---------------------------------------------------------------------------------- */

/* One character of s[*at..n). Lone surrogates as three bytes are let through; any other ill-formed
 * byte becomes U+DC00 plus the byte, as the handler "surrogateescape" has it. */
static uint32_t next_utf8(const uint8_t *s, size_t n, size_t *at)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint8_t first = s[*at];
    size_t size = first < 0x80   ? 1
                  : first < 0xc2 ? 0
                  : first < 0xe0 ? 2
                  : first < 0xf0 ? 3
                  : first < 0xf5 ? 4
                                 : 0;
    if (size == 1) {
        ++*at;
        return first;
    }
    uint32_t c = size ? first & (0x7fu >> size) : 0;
    bool good = size && n - *at >= size;
    for (size_t i = 1; good && i < size; i++) {
        good = (s[*at + i] & 0xc0) == 0x80;
        c = c << 6 | (s[*at + i] & 0x3f);
    }
    if (!good || c < least[size] || c > YR_MAX_CHAR) {
        ++*at;
        return 0xdc00u + first;
    }
    *at += size;
    return c;
}

yr_value yr_str_from_utf8(const char *text, size_t n)
{
    const uint8_t *p = (const uint8_t *)text;
    size_t ascii = yr_ascii_size(p, n);
    if (ascii == n)
        return n > 1 ? yr_str_of_part(p, n) : yr_str_from_latin1(p, n);
    size_t length = ascii;
    uint32_t max = 0;
    for (size_t at = ascii; at < n; length++)
        max = wider(max, next_utf8(p, n, &at));
    if (length == 1)
        return yr_str_from_char(max);
    yr_value v = yr_str_alloc(length, max);
    if (!v)
        return 0;
    size_t at = 0;
    for (size_t i = 0; i < length; i++)
        yr_str_put(yr_str_as(v), i, next_utf8(p, n, &at));
    return v;
}

yr_value yr_str_from_c(const char *s)
{
    return yr_str_from_utf8(s, strlen(s));
}

static inline size_t utf8_width(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

static inline uint8_t *put_utf8(uint8_t *p, uint32_t c)
{
    if (c < 0x80) {
        *p++ = (uint8_t)c;
        return p;
    }
    size_t width = utf8_width(c);
    *p++ = (uint8_t)(0xf00u >> width | c >> (6 * (width - 1)));
    for (size_t i = width - 1; i-- > 0;)
        *p++ = (uint8_t)(0x80 | (c >> (6 * i) & 0x3f));
    return p;
}

int64_t yr_utf8_size(const yr_str *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (c >= 0xd800 && c < 0xe000)
            return -1;
        n += utf8_width(c);
    }
    return (int64_t)n;
}

uint8_t *yr_utf8_write(uint8_t *p, const yr_str *s)
{
    for (size_t i = 0; i < s->length; i++)
        p = put_utf8(p, yr_str_at(s, i));
    return p;
}

const char *yr_utf8(yr_value v, size_t *size)
{
    yr_str *s = yr_str_as(v);
    if (s->ascii || s->utf8) {
        if (size)
            *size = s->ascii ? s->length : s->utf8_size;
        return s->ascii ? (const char *)s->data.one : s->utf8;
    }
    int64_t n = yr_utf8_size(s);
    if (n < 0) {
        yr_xdrop(yr_encode(v, NULL, NULL)); /* raises the UnicodeEncodeError */
        return NULL;
    }
    uint8_t *text = yr_alloc((size_t)n + 1);
    if (!text)
        return NULL;
    *yr_utf8_write(text, s) = 0;
    s->base.flags &= ~(uint32_t)YR_STR_GROWABLE;
    s->utf8 = (char *)text;
    s->utf8_size = (size_t)n;
    if (size)
        *size = s->utf8_size;
    return s->utf8;
}

/* ---- Equality, order, hash ------------------------------------------------------------------ */

bool yr_str_equal(yr_value a, yr_value b)
{
    const yr_str *x = yr_str_as(a), *y = yr_str_as(b);
    if (x == y)
        return true;
    if (x->length != y->length || x->kind != y->kind)
        return false;
    return yr_same_bytes(yr_str_bytes(x), yr_str_bytes(y), x->length * x->kind);
}

bool yr_str_is(yr_value v, const char *ascii)
{
    const yr_str *s = yr_str_as(v);
    size_t n = strlen(ascii);
    return s->length == n && s->kind == 1 && memcmp(s->data.one, ascii, n) == 0;
}

int yr_str_order(const yr_str *a, const yr_str *b)
{
    size_t n = a->length < b->length ? a->length : b->length;
    if (a->kind == 1 && b->kind == 1) {
        int order = memcmp(a->data.one, b->data.one, n);
        if (order)
            return order;
    } else {
        for (size_t i = 0; i < n; i++) {
            uint32_t c = yr_str_at(a, i), d = yr_str_at(b, i);
            if (c != d)
                return c < d ? -1 : 1;
        }
    }
    return a->length < b->length ? -1 : a->length > b->length;
}

static inline uint64_t mix(uint64_t a, uint64_t b)
{
    __uint128_t product = (__uint128_t)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Multiply-and-fold over words of 8 bytes. The result lies below 2**60, so it is its own hash when
 * Python code returns it from __hash__; that of nothing is 0, as in CPython. */
uint64_t yr_hash_bytes(const void *p, size_t n)
{
    const uint8_t *s = p;
    const uint64_t k1 = 0x9e3779b97f4a7c15u, k2 = 0xd6e8feb86659fd93u;
    uint64_t h = n * k1, word;
    if (n == 0)
        return 0;
    for (; n >= 8; s += 8, n -= 8) {
        memcpy(&word, s, 8);
        h = mix(h ^ word, k2) + k1;
    }
    word = 0;
    memcpy(&word, s, n);
    h = mix(h ^ word, k2);
    h = mix(h ^ k1, k2) >> 4;
    return h ? h : 1;
}

uint64_t yr_str_hash(yr_str *s)
{
    if (s->hash == 0)
        s->hash = yr_hash_bytes(yr_str_bytes(s), s->length * s->kind);
    return s->hash;
}
