/* _re_module.c - the module _re: matching by PCRE2, under the module re, which is in Python.
 *
 * A Program is a pattern in PCRE2's language together with the way it is anchored. Texts have one,
 * two or four bytes a character; each width has a PCRE2 library of its own, which reads the text
 * where it is, without UTF: one unit is one character. So a Program has up to three codes, each
 * made when a text of its width comes for the first time. What the pattern is for a width tells
 * translate(width), a callable, since characters that do not fit in the width are left out.
 */
#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>
#include "../types/text.h"

enum { WIDTHS = 3, MATCH_LIMIT = 1000000000 };

typedef struct {
    yr_object base;
    yr_value translate;
    uint32_t options;
    void *code[WIDTHS];
    void *data[WIDTHS]; /* match data; made with the code */
} program;

#define PROGRAM(v) YR_AS(program, v)

/* ---- The three libraries --------------------------------------------------------------------- */

typedef struct {
    int bytes;
    void *(*compile)(const void *pattern, size_t n, uint32_t options, int *error, size_t *at);
    void *(*make_data)(void *code);
    int (*match)(void *code, const void *text, size_t n, size_t start, uint32_t options,
                 void *data);
    size_t *(*offsets)(void *data);
    uint32_t (*count)(void *data);
    void (*message)(int error, char *buffer, size_t n);
    void (*release)(void *code, void *data);
} library;

#define LIBRARY(w)                                                                                 \
    static void *compile_##w(const void *pattern, size_t n, uint32_t options, int *error,          \
                             size_t *at)                                                           \
    {                                                                                              \
        pcre2_compile_context_##w *context = pcre2_compile_context_create_##w(NULL);               \
        if (!context)                                                                              \
            return NULL;                                                                           \
        pcre2_set_newline_##w(context, PCRE2_NEWLINE_LF);                                          \
        pcre2_code_##w *code = pcre2_compile_##w(pattern, n, options, error, at, context);         \
        pcre2_compile_context_free_##w(context);                                                   \
        if (code)                                                                                  \
            pcre2_jit_compile_##w(code, PCRE2_JIT_COMPLETE);                                       \
        return code;                                                                               \
    }                                                                                              \
    static void *make_data_##w(void *code)                                                         \
    {                                                                                              \
        return pcre2_match_data_create_from_pattern_##w(code, NULL);                               \
    }                                                                                              \
    static int match_##w(void *code, const void *text, size_t n, size_t start, uint32_t options,   \
                         void *data)                                                               \
    {                                                                                              \
        int result = pcre2_match_##w(code, text, n, start, options, data, NULL);                   \
        if (result != PCRE2_ERROR_JIT_STACKLIMIT && result != PCRE2_ERROR_MATCHLIMIT)              \
            return result;                                                                         \
        pcre2_match_context_##w *context = pcre2_match_context_create_##w(NULL);                   \
        if (!context)                                                                              \
            return PCRE2_ERROR_NOMEMORY;                                                           \
        pcre2_set_match_limit_##w(context, MATCH_LIMIT);                                           \
        result = pcre2_match_##w(code, text, n, start, options | PCRE2_NO_JIT, data, context);     \
        pcre2_match_context_free_##w(context);                                                     \
        return result;                                                                             \
    }                                                                                              \
    static size_t *offsets_##w(void *data)                                                         \
    {                                                                                              \
        return pcre2_get_ovector_pointer_##w(data);                                                \
    }                                                                                              \
    static uint32_t count_##w(void *data)                                                          \
    {                                                                                              \
        return pcre2_get_ovector_count_##w(data);                                                  \
    }                                                                                              \
    static void release_##w(void *code, void *data)                                                \
    {                                                                                              \
        pcre2_match_data_free_##w(data);                                                           \
        pcre2_code_free_##w(code);                                                                 \
    }
LIBRARY(8)
LIBRARY(16)
LIBRARY(32)

static void message_of(int error, char *buffer, size_t n)
{
    if (pcre2_get_error_message_8(error, (PCRE2_UCHAR8 *)buffer, n) < 0)
        snprintf(buffer, n, "error %d", error);
}

#define ROW(bytes, w)                                                                              \
    {                                                                                              \
        bytes, compile_##w, make_data_##w, match_##w, offsets_##w, count_##w, message_of,          \
            release_##w                                                                            \
    }
static const library libraries[WIDTHS] = {ROW(1, 8), ROW(2, 16), ROW(4, 32)};

/* ---- Programs -------------------------------------------------------------------------------- */

static void program_clear(yr_object *o)
{
    yr_set(&((program *)o)->translate, 0);
}

static void program_dealloc(yr_object *o)
{
    program *p = (program *)o;
    for (int i = 0; i < WIDTHS; i++)
        if (p->code[i])
            libraries[i].release(p->code[i], p->data[i]);
    program_clear(o);
    yr_release(o);
}

static int program_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((program *)o)->translate);
    return 0;
}

static yr_value program_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    int64_t options;
    if (yr_no_keywords("Program", keywords) < 0 || yr_check_arity("Program", n, 2, 2) < 0 ||
        yr_to_i64(args[1], &options) < 0)
        return 0;
    program *p = yr_new(t, t->size);
    if (!p)
        return 0;
    p->translate = yr_retain(args[0]);
    p->options = (uint32_t)options;
    return yr_from(p);
}

/* The pattern as units of so many bytes. It is ASCII. */
static void *widen(const yr_str *s, int bytes)
{
    uint8_t *units = yr_alloc((s->length + 1) * (size_t)bytes);
    for (size_t i = 0; units && i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (bytes == 4)
            ((uint32_t *)(void *)units)[i] = c;
        else if (bytes == 2)
            ((uint16_t *)(void *)units)[i] = (uint16_t)c;
        else
            units[i] = (uint8_t)c;
    }
    return units;
}

static int make_code(program *p, int i)
{
    const library *l = &libraries[i];
    yr_value text = yr_invoke1(p->translate, yr_int(l->bytes));
    if (!text || !YR_IS_STR(text)) {
        yr_xdrop(text);
        if (!yr_pending())
            yr_type_error("translate() must give a str");
        return -1;
    }
    int error = 0;
    size_t at = 0;
    void *units = widen(YR_AS(yr_str, text), l->bytes), *code = NULL;
    if (units)
        code = l->compile(units, YR_AS(yr_str, text)->length, p->options, &error, &at);
    void *data = code ? l->make_data(code) : NULL;
    if (data && !p->code[i]) {
        p->code[i] = code;
        p->data[i] = data;
    } else if (code) {
        l->release(code, data);
    }
    if (units && !code) {
        char message[200];
        l->message(error, message, sizeof message);
        yr_value_error("%s at %zu of %R", message, at, text);
    } else if (!p->code[i]) {
        yr_no_memory();
    }
    yr_dispose(units);
    yr_drop(text);
    return p->code[i] ? 0 : -1;
}

/* ---- Matching -------------------------------------------------------------------------------- */

typedef struct {
    const void *data;
    size_t length;
    int library;
} subject;

static int read_subject(yr_value v, subject *s)
{
    yr_span span;
    if (YR_IS_STR(v)) {
        yr_str *text = YR_AS(yr_str, v);
        *s = (subject){&text->data, text->length, text->kind == 1 ? 0 : text->kind == 2 ? 1 : 2};
    } else if (YR_IS_BYTES(v)) {
        *s = (subject){YR_AS(yr_bytes, v)->data, YR_AS(yr_bytes, v)->length, 0};
    } else if (yr_bytes_view(v, &span)) {
        *s = (subject){span.p, span.n, 0};
    } else {
        yr_clear_pending();
        yr_type_error("expected string or bytes-like object, got '%T'", v);
        return -1;
    }
    return 0;
}

static size_t clip(int64_t i, size_t length)
{
    return i < 0 ? 0 : (uint64_t)i > length ? length : (size_t)i;
}

/* new: the offsets of the whole and of each group, -1 for one that took no part. */
static yr_value offsets_of(const library *l, void *data, int set)
{
    size_t count = l->count(data) * 2, *offsets = l->offsets(data);
    yr_value tuple = yr_tuple_alloc(count);
    for (size_t i = 0; tuple && i < count; i++) {
        bool unset = i >= (size_t)set * 2 || offsets[i] == PCRE2_UNSET;
        YR_TUPLE(tuple)->items[i] = yr_int(unset ? -1 : (int64_t)offsets[i]);
    }
    return tuple;
}

/* match(text, pos, endpos, not_empty): the offsets, or None. not_empty: no empty match at pos. */
YR_METHOD(program_match)
{
    program *p = PROGRAM(self);
    subject s;
    int64_t from, to;
    if (read_subject(args[0], &s) < 0 || yr_to_index(args[1], &from, true) < 0 ||
        yr_to_index(args[2], &to, true) < 0)
        return 0;
    if (!p->code[s.library] && make_code(p, s.library) < 0)
        return 0;
    const library *l = &libraries[s.library];
    if (read_subject(args[0], &s) < 0) /* making the code may have run anything */
        return 0;
    size_t end = clip(to, s.length), start = clip(from, s.length);
    if (start > end)
        return YR_NONE;
    uint32_t options = args[3] == YR_TRUE ? PCRE2_NOTEMPTY_ATSTART : 0;
    void *data = p->data[s.library];
    int result = l->match(p->code[s.library], s.data, end, start, options, data);
    if (result == PCRE2_ERROR_NOMATCH)
        return YR_NONE;
    if (result < 0) {
        char message[200];
        l->message(result, message, sizeof message);
        return yr_raise_format(YR_EXC(RuntimeError), "%s", message);
    }
    return offsets_of(l, data, result ? result : (int)l->count(data));
}

static const yr_method_def program_methods[] = {
    {"match", program_match, 4, 4, 0, "The offsets of the match and its groups, or None."},
    YR_METHOD_END};

static const yr_type_spec program_spec = {
    .size = sizeof(program),
    .flags = YR_TYPE_TRACKED,
    .methods = program_methods,
    .slots = {.dealloc = program_dealloc,
              .traverse = program_traverse,
              .clear = program_clear,
              .make = program_make},
};

static int fill(yr_module *m)
{
    static const struct {
        const char *name;
        uint32_t value;
    } options[] = {
        {"ANCHORED", PCRE2_ANCHORED},
        {"ENDANCHORED", PCRE2_ENDANCHORED},
        {"UCP", PCRE2_UCP},
        {"ALT_CIRCUMFLEX", PCRE2_ALT_CIRCUMFLEX},
    };
    yr_type *t = yr_type_from_spec("Program", "_re", YR_TYPE(object), &program_spec);
    if (!t || yr_add_type(m, t) < 0)
        return -1;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (yr_module_add(m, options[i].name, yr_int(options[i].value)) < 0)
            return -1;
    return 0;
}

const yr_native_module yr_module__re = {"_re", fill};
