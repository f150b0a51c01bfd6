/* text.h - what the files of str, bytes, bytearray and memoryview share.
 *
 * A str is kept in the smallest kind that holds its widest character, always: two equal strs have
 * the same kind and the same bytes, so equality and hashing look at raw memory. A function that
 * makes a str computes the widest character first, or fills a buffer of 32-bit characters and
 * hands it to yr_str_from_chars.
 */
#ifndef YR_TEXT_H
#define YR_TEXT_H

#include "containers.h"

/* ---- str: layout ---------------------------------------------------------------------------- */

#define YR_STR_HEADER offsetof(yr_str, data)
#define YR_MAX_CHAR   0x10ffffu

/* Upper half of base.flags. GROWABLE: made by +=, has room for utf8_size characters (utf8 is NULL
 * then), and may be extended in place by the only holder of a reference. */
enum { YR_STR_GROWABLE = YR_FLAG_TYPE_BIT };

static inline yr_str *yr_str_as(yr_value v)
{
    return (yr_str *)yr_object_of(v);
}

static inline const uint8_t *yr_str_bytes(const yr_str *s)
{
    return s->data.one;
}

static inline void yr_str_put(yr_str *s, size_t i, uint32_t c)
{
    if (s->kind == 1)
        s->data.one[i] = (uint8_t)c;
    else if (s->kind == 2)
        s->data.two[i] = (uint16_t)c;
    else
        s->data.four[i] = c;
}

/* The bound of characters that tells how a str must be stored: 0x7f, 0xff, 0xffff or 0x10ffff. */
static inline uint32_t yr_str_bound(const yr_str *s)
{
    return s->ascii ? 0x7f : s->kind == 1 ? 0xff : s->kind == 2 ? 0xffff : YR_MAX_CHAR;
}

static inline int yr_kind_for(uint32_t max_char)
{
    return max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4;
}

/* ---- str: making ---------------------------------------------------------------------------- */

/* new: room for length characters of a subclass of str too; to be filled. Length 0 is allocated. */
yr_str *yr_str_alloc_of(yr_type *t, size_t length, uint32_t max_char, size_t capacity);
/* new: from 32-bit characters; normalises. */
yr_value yr_str_from_chars(const uint32_t *chars, size_t n);
yr_value yr_str_from_latin1(const void *p, size_t n);
yr_value yr_str_from_char(uint32_t c);
/* new: an exact str with the text of s, which may be a subclass instance. */
yr_value yr_str_exact(yr_value s);
/* Copies n characters of src from `from` on into dst at `at`; dst's kind is not smaller than what
 * the characters need. */
void yr_str_copy(yr_str *dst, size_t at, const yr_str *src, size_t from, size_t n);
void yr_str_fill(yr_str *dst, size_t at, uint32_t c, size_t n);
uint32_t yr_str_widest(const yr_str *s, size_t from, size_t to); /* exact maximum, 0 if empty */
uint64_t yr_hash_bytes(const void *p, size_t n);
uint64_t yr_str_hash(yr_str *s);
yr_value yr_str_repeat(yr_value s, int64_t n);
/* new: like yr_str_concat; may extend a in place and return it (see YR_STR_GROWABLE). */
yr_value yr_str_append(yr_value a, yr_value b);
yr_value yr_str_repr(yr_value s); /* new: with quotes and escapes */
void yr_intern_forget(yr_str *s); /* an interned str dies */

/* What CPython's argument clinic calls the type of a wrong argument. */
static inline const char *yr_argument_type(yr_value v)
{
    return v == YR_NONE ? "None" : yr_type_name(v);
}

/* yr_builder_char, without a call while there is room. */
static inline int yr_builder_put(yr_builder *b, uint32_t c)
{
    if (YR_UNLIKELY(b->length == b->capacity))
        return yr_builder_char(b, c);
    b->chars[b->length++] = c;
    b->max |= c;
    return 0;
}
/* Adds s[from:to]. */
int yr_builder_part(yr_builder *b, const yr_str *s, size_t from, size_t to);

/* UTF-8: its size, or -1 if there are lone surrogates; and writing it. */
int64_t yr_utf8_size(const yr_str *s);
uint8_t *yr_utf8_write(uint8_t *p, const yr_str *s);

/* ---- str: searching and cutting ------------------------------------------------------------- */

/* Index of the first or last sub in s[from:to], or -1; -2 with MemoryError. */
int64_t yr_str_find(const yr_str *s, const yr_str *sub, size_t from, size_t to);
int64_t yr_str_rfind(const yr_str *s, const yr_str *sub, size_t from, size_t to);
int64_t yr_str_count(const yr_str *s, const yr_str *sub, size_t from, size_t to, int64_t limit);
bool yr_str_match(const yr_str *s, size_t at, const yr_str *sub); /* sub stands at `at` */
/* Optional start and end of find() and its like: args[at], args[at + 1] (absent: the whole), cut to
 * 0..length. Leaves *start > *end where CPython does. -1 on error. */
int yr_text_range(yr_value *args, size_t n, size_t at, size_t length, int64_t *start, int64_t *end);
/* The same for find, count, startswith and so on, whose number of arguments is checked here. */
int yr_find_arguments(const char *name, yr_value *args, size_t n, size_t length, int64_t *start,
                      int64_t *end);
/* An argument that must be an int; otherwise when absent. */
int yr_text_index(yr_value *args, size_t n, size_t at, int64_t otherwise, int64_t *out);
yr_value yr_str_splitlines(yr_value s, bool keep_ends);

/* Byte strings: the same searches. */
int64_t yr_bytes_find(const uint8_t *s, size_t n, const uint8_t *sub, size_t m);
int64_t yr_bytes_rfind(const uint8_t *s, size_t n, const uint8_t *sub, size_t m);
size_t yr_count_byte(const uint8_t *p, size_t n, uint8_t c);

/* ---- str: methods by file ------------------------------------------------------------------- */

/* The head of a method that another file lists. */
#define YR_TEXT_METHOD(name)                                                                       \
    yr_value name(YR_UNUSED yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,           \
                  YR_UNUSED yr_value keywords)
YR_TEXT_METHOD(yr_str_m_split);
YR_TEXT_METHOD(yr_str_m_rsplit);
YR_TEXT_METHOD(yr_str_m_splitlines);
YR_TEXT_METHOD(yr_str_m_partition);
YR_TEXT_METHOD(yr_str_m_rpartition);
YR_TEXT_METHOD(yr_str_m_join);
yr_value yr_joinable_list(yr_value v); /* new: the items of what is to be joined; TypeError */
YR_TEXT_METHOD(yr_str_m_lower);
YR_TEXT_METHOD(yr_str_m_upper);
YR_TEXT_METHOD(yr_str_m_title);
YR_TEXT_METHOD(yr_str_m_capitalize);
YR_TEXT_METHOD(yr_str_m_swapcase);
YR_TEXT_METHOD(yr_str_m_casefold);
YR_TEXT_METHOD(yr_str_m_isalpha);
YR_TEXT_METHOD(yr_str_m_isdecimal);
YR_TEXT_METHOD(yr_str_m_isdigit);
YR_TEXT_METHOD(yr_str_m_isnumeric);
YR_TEXT_METHOD(yr_str_m_isalnum);
YR_TEXT_METHOD(yr_str_m_isspace);
YR_TEXT_METHOD(yr_str_m_isprintable);
YR_TEXT_METHOD(yr_str_m_isascii);
YR_TEXT_METHOD(yr_str_m_isidentifier);
YR_TEXT_METHOD(yr_str_m_isupper);
YR_TEXT_METHOD(yr_str_m_islower);
YR_TEXT_METHOD(yr_str_m_istitle);
YR_TEXT_METHOD(yr_str_m_find);
YR_TEXT_METHOD(yr_str_m_rfind);
YR_TEXT_METHOD(yr_str_m_index);
YR_TEXT_METHOD(yr_str_m_rindex);
YR_TEXT_METHOD(yr_str_m_count);
YR_TEXT_METHOD(yr_str_m_replace);
YR_TEXT_METHOD(yr_str_m_startswith);
YR_TEXT_METHOD(yr_str_m_endswith);
YR_TEXT_METHOD(yr_str_m_removeprefix);
YR_TEXT_METHOD(yr_str_m_removesuffix);
YR_TEXT_METHOD(yr_str_m_strip);
YR_TEXT_METHOD(yr_str_m_lstrip);
YR_TEXT_METHOD(yr_str_m_rstrip);
YR_TEXT_METHOD(yr_str_m_center);
YR_TEXT_METHOD(yr_str_m_ljust);
YR_TEXT_METHOD(yr_str_m_rjust);
YR_TEXT_METHOD(yr_str_m_zfill);
YR_TEXT_METHOD(yr_str_m_expandtabs);
YR_TEXT_METHOD(yr_str_m_translate);
YR_TEXT_METHOD(yr_str_m_maketrans);
YR_TEXT_METHOD(yr_str_m_encode);
YR_TEXT_METHOD(yr_str_m_format);
YR_TEXT_METHOD(yr_str_m_format_map);
YR_TEXT_METHOD(yr_str_m_dunder_format);

/* ---- Format specifications ------------------------------------------------------------------ */

/* A parsed [[fill]align][sign][z][#][0][width][grouping][.precision][type] of str.__format__. */
typedef struct {
    uint32_t fill;  /* ' ' if not given */
    uint32_t align; /* < > = ^, or 0 */
    uint32_t sign;  /* + - space, or 0 */
    bool alternate, no_negative_zero;
    int64_t width;     /* -1: not given */
    int64_t precision; /* -1: not given */
    uint32_t type;     /* 's' if not given */
} yr_spec;

/* Reads all of spec for an object of that type. 0, or -1 and ValueError. */
int yr_spec_parse(const yr_str *spec, yr_spec *out, const char *type_name);
/* A run of decimal digits of s from *at on, up to `to`: -1 if there is none, -2 and ValueError if
 * it is too large. *at moves behind it. */
int64_t yr_spec_number(const yr_str *s, size_t *at, size_t to);

/* ---- Codecs --------------------------------------------------------------------------------- */

/* encoding and errors may be NULL: utf-8, strict. LookupError for names nobody knows; Unicode
 * errors that the handler does not take. */
yr_value yr_encode(yr_value s, const char *encoding, const char *errors); /* new bytes */
/* new str. The bytes must stand still: no code of the program runs before they have been read. */
yr_value yr_decode(const uint8_t *p, size_t n, const char *encoding, const char *errors);
/* 0, or -1 and LookupError: can a text file have this encoding? */
int yr_codec_check(const char *encoding);
const char *yr_codec_name(const char *encoding); /* canonical name, or NULL: unknown, no error */

/* ---- Bytes ---------------------------------------------------------------------------------- */

#define YR_BYTES_HEADER offsetof(yr_bytes, data)

/* Some bytes that stand still: borrowed from a value. */
typedef struct {
    const uint8_t *p;
    size_t n;
} yr_span;

/* True if v shows its memory (buffer.h) as bytes without gaps. false without an error if it is no
 * such object; with BufferError or ValueError if it is one with gaps, or released. The span is good
 * until code runs that could change v. */
bool yr_bytes_view(yr_value v, yr_span *span);
yr_value yr_bytes_packed(yr_value v);         /* new bytes: what v shows, gaps closed */
int yr_bytes_need(yr_value v, yr_span *span); /* "a bytes-like object is required, not 'X'" */
yr_span yr_bytes_span(yr_value v);            /* v is bytes or bytearray */

static inline yr_bytes *yr_bytes_as(yr_value v)
{
    return (yr_bytes *)yr_object_of(v);
}
static inline yr_bytearray *yr_bytearray_as(yr_value v)
{
    return (yr_bytearray *)yr_object_of(v);
}
bool yr_is_bytearray(yr_value v);
yr_value yr_bytes_alloc(size_t n);                   /* new, to be filled */
yr_value yr_bytearray_from(const void *p, size_t n); /* new */
/* new: a byte string of the same sort (bytes or bytearray) as like. */
yr_value yr_bytes_like(yr_value like, const void *p, size_t n);
/* new: the same, n bytes to be filled at *p. */
yr_value yr_bytes_like_alloc(yr_value like, size_t n, uint8_t **p);
int yr_bytearray_resize(yr_bytearray *b, size_t length); /* BufferError while it is looked at */
/* new bytes: what bytes(v) makes of one argument: __bytes__, a buffer, a count, an iterable. type
 * is "bytes" or "bytearray", and range_message what an int out of range is told. */
yr_value yr_bytes_of(yr_value v, const char *type, const char *range_message);
/* The same of an iterable only. */
yr_value yr_bytes_of_items(yr_value iterable, const char *range_message);
/* new bytes: bytes(source, encoding, errors) with any of the three left out. */
yr_value yr_bytes_construct(const char *type, yr_value *args, size_t n, yr_value keywords);
/* 0..255, or -1 with TypeError or ValueError(range_message). */
int yr_byte_of(yr_value v, const char *range_message);
#define YR_BYTE_RANGE "byte must be in range(0, 256)"

/* Slots that bytes and bytearray share. */
yr_value yr_bytes_compare(yr_compare_op op, yr_value a, yr_value b);
int yr_bytes_contains(yr_value self, yr_value item);
int yr_bytes_truth(yr_value self);
int64_t yr_bytes_length(yr_value self);
yr_value yr_bytes_getitem(yr_value self, yr_value key);
yr_value yr_bytes_add(yr_value a, yr_value b);
yr_value yr_bytes_mul(yr_value a, yr_value b);
yr_value yr_bytes_mod(yr_value a, yr_value b);
yr_value yr_bytes_percent(yr_value format, yr_value args);

/* Methods that bytes and bytearray share: B(name, min, max) and, with keywords, C(name, max). */
/* clang-format off */
#define YR_BYTES_METHODS(B, C)                                                                     \
    B(capitalize, 0, 0) B(center, 1, 2) B(count, 0, -1) C(decode, 2) B(endswith, 0, -1)            \
    C(expandtabs, 1) B(find, 0, -1) C(hex, 2) B(index, 0, -1) B(isalnum, 0, 0) B(isalpha, 0, 0)    \
    B(isascii, 0, 0) B(isdigit, 0, 0) B(islower, 0, 0) B(isspace, 0, 0) B(istitle, 0, 0)           \
    B(isupper, 0, 0) B(join, 1, 1) B(ljust, 1, 2) B(lower, 0, 0) B(lstrip, 0, 1)                   \
    B(partition, 1, 1) B(removeprefix, 1, 1) B(removesuffix, 1, 1) B(replace, 2, 3)                \
    B(rfind, 0, -1) B(rindex, 0, -1) B(rjust, 1, 2) B(rpartition, 1, 1) C(rsplit, 2)               \
    B(rstrip, 0, 1) C(split, 2) C(splitlines, 1) B(startswith, 0, -1) B(strip, 0, 1)               \
    B(swapcase, 0, 0) B(title, 0, 0) C(translate, 2) B(upper, 0, 0) B(zfill, 1, 1)
/* clang-format on */
#define B(name, min, max) YR_TEXT_METHOD(yr_bytes_m_##name);
#define C(name, max)      YR_TEXT_METHOD(yr_bytes_m_##name);
YR_BYTES_METHODS(B, C)
#undef B
#undef C
YR_TEXT_METHOD(yr_bytes_m_fromhex);
YR_TEXT_METHOD(yr_bytes_m_maketrans);
#define YR_BYTES_ROW(name, min, max) {#name, yr_bytes_m_##name, min, max, 0, NULL},
#define YR_BYTES_KEYWORD_ROW(name, max)                                                            \
    {#name, yr_bytes_m_##name, 0, max, YR_METHOD_KEYWORDS, NULL},

/* Bytes that grow; zero-initialised is empty. */
typedef struct {
    uint8_t *p;
    size_t n, capacity;
} yr_buffer;
int yr_buffer_add(yr_buffer *b, const void *p, size_t n);
int yr_buffer_byte(yr_buffer *b, uint8_t c);
yr_value yr_buffer_finish(yr_buffer *b); /* new bytes; frees b */
void yr_buffer_free(yr_buffer *b);

#endif
