/* re_program.c - patterns compiled by PCRE2, and the steps of a search.
 *
 * A pattern has a code for each way it is anchored and each width of text, made when a text comes
 * that asks for it. What the pattern is for a width tells translate(width), a callable, since
 * characters that do not fit in the width are left out.
 */
#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>
#include <stdlib.h>
#include "../core/block.h"
#include "re_parts.h"

enum { MATCH_LIMIT = 1000000000 };

/* ---- The three libraries --------------------------------------------------------------------- */

typedef struct {
    int bytes;
    void *(*compile)(const void *pattern, size_t n, uint32_t options, int *error, size_t *at);
    void *(*make_data)(void *code);
    int (*match)(void *code, const void *text, size_t n, size_t start, uint32_t options,
                 void *data);
    size_t *(*offsets)(void *data);
    void (*release)(void *code);
    void (*release_data)(void *data);
} library;

/* PCRE2 takes NULL for an answer, so that it may be given any. */
static void *take_memory(size_t size, void *unused)
{
    (void)unused;
    return yr_block_alloc(size);
}

static void give_memory_back(void *p, void *unused)
{
    (void)unused;
    yr_block_free(p);
}

#define LIBRARY(w)                                                                                 \
    static pcre2_general_context_##w *memory_##w(void)                                             \
    {                                                                                              \
        return pcre2_general_context_create_##w(take_memory, give_memory_back, NULL);              \
    }                                                                                              \
    static pcre2_compile_context_##w *context_##w(void)                                            \
    {                                                                                              \
        pcre2_general_context_##w *memory = memory_##w();                                          \
        if (!memory)                                                                               \
            return NULL;                                                                           \
        pcre2_compile_context_##w *context = pcre2_compile_context_create_##w(memory);             \
        pcre2_general_context_free_##w(memory);                                                    \
        return context;                                                                            \
    }                                                                                              \
    static void *compile_##w(const void *pattern, size_t n, uint32_t options, int *error,          \
                             size_t *at)                                                           \
    {                                                                                              \
        pcre2_compile_context_##w *context = context_##w();                                        \
        *error = PCRE2_ERROR_NOMEMORY;                                                             \
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
        int result = pcre2_jit_match_##w(code, text, n, start, options, data, NULL);               \
        if (result == PCRE2_ERROR_JIT_BADOPTION) /* there is no JIT here, or not for this */       \
            result = pcre2_match_##w(code, text, n, start, options, data, NULL);                   \
        if (result != PCRE2_ERROR_JIT_STACKLIMIT && result != PCRE2_ERROR_MATCHLIMIT)              \
            return result;                                                                         \
        pcre2_general_context_##w *memory = memory_##w();                                          \
        pcre2_match_context_##w *context = memory ? pcre2_match_context_create_##w(memory) : NULL; \
        pcre2_general_context_free_##w(memory);                                                    \
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
    static void release_##w(void *code)                                                            \
    {                                                                                              \
        pcre2_code_free_##w(code);                                                                 \
    }                                                                                              \
    static void release_data_##w(void *data)                                                       \
    {                                                                                              \
        pcre2_match_data_free_##w(data);                                                           \
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
        bytes, compile_##w, make_data_##w, match_##w, offsets_##w, release_##w, release_data_##w   \
    }
static const library libraries[YR_RE_WIDTHS] = {ROW(1, 8), ROW(2, 16), ROW(4, 32)};

/* ---- Codes ----------------------------------------------------------------------------------- */

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

static const uint32_t mode_options[YR_RE_MODES] = {0, PCRE2_ANCHORED,
                                                   PCRE2_ANCHORED | PCRE2_ENDANCHORED};

static YR_COLD void raise_compile_error(int error, size_t at, yr_value text)
{
    char message[200];
    if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAP_FAILED) {
        yr_no_memory();
        return;
    }
    message_of(error, message, sizeof message);
    yr_value_error("%s at %zu of %R", message, at, text);
}

/* Compiles text for a mode and a width, unless what runs meanwhile has done so. 0 or -1. */
static int compile(yr_re_pattern *p, yr_re_mode mode, int width, yr_value text)
{
    const library *l = &libraries[width];
    int error = 0;
    size_t at = 0;
    void *units = widen(YR_AS(yr_str, text), l->bytes);
    if (!units)
        return -1;
    void *code = l->compile(units, YR_AS(yr_str, text)->length, p->options | mode_options[mode],
                            &error, &at);
    yr_dispose(units);
    if (!code) {
        raise_compile_error(error, at, text);
        return -1;
    }
    if (p->code[mode][width])
        l->release(code);
    else
        p->code[mode][width] = code;
    if (!p->data[width] && !(p->data[width] = l->make_data(p->code[mode][width]))) {
        yr_no_memory();
        return -1;
    }
    return 0;
}

static YR_COLD int make_code(yr_re_pattern *p, yr_re_mode mode, int width)
{
    yr_value text = yr_invoke1(p->translate, yr_int(libraries[width].bytes));
    int result = -1;
    if (text && YR_IS_STR(text))
        result = compile(p, mode, width, text);
    else if (text)
        yr_type_error("translate() must give a str");
    yr_xdrop(text);
    return result;
}

void yr_re_release_codes(yr_re_pattern *p)
{
    for (int w = 0; w < YR_RE_WIDTHS; w++) {
        for (int mode = 0; mode < YR_RE_MODES; mode++)
            if (p->code[mode][w])
                libraries[w].release(p->code[mode][w]);
        if (p->data[w])
            libraries[w].release_data(p->data[w]);
    }
}

/* ---- Texts ----------------------------------------------------------------------------------- */

static int look_at_text(yr_re_state *s, yr_value string)
{
    if (YR_IS_STR(string)) {
        const yr_str *text = YR_AS(yr_str, string);
        s->text = &text->data;
        s->length = text->length;
        s->width = text->kind >> 1;
        s->is_text = true;
    } else if (YR_IS(string, bytes)) {
        s->text = YR_AS(yr_bytes, string)->data;
        s->length = YR_AS(yr_bytes, string)->length;
    } else if (yr_exports_buffer(string)) {
        if (yr_buffer_hold_bytes(string, &s->buffer) < 0)
            return -1;
        s->text = s->buffer.data;
        s->length = (size_t)s->buffer.length;
    } else {
        yr_type_error("expected string or bytes-like object, got '%T'", string);
        return -1;
    }
    return 0;
}

static int find_place(yr_value v, size_t length, size_t *out)
{
    int64_t i;
    if (!v)
        return 0;
    if (yr_argument_size(v, &i) < 0)
        return -1;
    *out = i < 0 ? 0 : (uint64_t)i > length ? length : (size_t)i;
    return 0;
}

int yr_re_begin(yr_re_state *s, yr_re_pattern *p, yr_value string, yr_value pos, yr_value endpos)
{
    s->pattern = p;
    s->buffer.owner = 0;
    s->width = 0;
    s->is_text = false;
    s->must_advance = false;
    s->last = 0;
    s->offsets = s->few;
    s->string = 0;
    if (look_at_text(s, string) < 0)
        return -1;
    s->pos = 0;
    s->end = s->length;
    if (p->is_text >= 0 && p->is_text != s->is_text) {
        yr_buffer_let_go(&s->buffer);
        yr_type_error(s->is_text ? "cannot use a bytes pattern on a string-like object"
                                 : "cannot use a string pattern on a bytes-like object");
        return -1;
    }
    size_t count = 2 * (p->groups + 1);
    if (find_place(pos, s->length, &s->pos) < 0 || find_place(endpos, s->length, &s->end) < 0 ||
        (count > YR_RE_FEW && !(s->offsets = yr_alloc(count * sizeof *s->offsets)))) {
        yr_buffer_let_go(&s->buffer);
        return -1;
    }
    s->start = s->pos;
    s->string = yr_retain(string);
    return 0;
}

void yr_re_finish(yr_re_state *s)
{
    if (s->offsets != s->few)
        yr_dispose(s->offsets);
    if (s->buffer.owner)
        yr_buffer_let_go(&s->buffer);
    yr_set(&s->string, 0);
}

/* ---- Steps ----------------------------------------------------------------------------------- */

/* The phrases of a lexicon are alternatives, each in a group of its own. Phrases count their groups
 * from 1 too, so that a number stands for the group around a phrase and for groups inside phrases;
 * in CPython they write the same two marks. PCRE2 has a number for each, and what it finds is put
 * together. */
static void take_phrase(yr_re_state *s, const size_t *found, size_t set)
{
    const yr_re_pattern *p = s->pattern;
    int64_t last = 0;
    for (size_t i = 1; i <= p->groups; i++)
        s->offsets[2 * i] = s->offsets[2 * i + 1] = -1;
    while (last + 1 < (int64_t)p->phrase_count &&
           ((size_t)p->phrases[last].around >= set ||
            found[2 * p->phrases[last].around] == PCRE2_UNSET))
        last++;
    const yr_re_phrase *phrase = &p->phrases[last++];
    s->offsets[2 * last] = (int64_t)found[2 * phrase->around];
    s->offsets[2 * last + 1] = (int64_t)found[2 * phrase->around + 1];
    for (int64_t i = 1; i <= phrase->inside; i++) {
        size_t at = (size_t)(phrase->around + i);
        if (at >= set || found[2 * at] == PCRE2_UNSET)
            continue;
        s->offsets[2 * i] = (int64_t)found[2 * at];
        if (i != last)
            s->offsets[2 * i + 1] = (int64_t)found[2 * at + 1];
    }
    s->last = last;
}

/* Copies what was found: set groups at most, the whole being one. */
static void take_offsets(yr_re_state *s, const size_t *found, size_t set)
{
    size_t count = s->pattern->groups + 1;
    s->offsets[0] = (int64_t)found[0];
    s->offsets[1] = (int64_t)found[1];
    if (YR_UNLIKELY(s->pattern->phrases != NULL)) {
        take_phrase(s, found, set);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        bool unset = i >= set || found[2 * i] == PCRE2_UNSET;
        s->offsets[2 * i] = unset ? -1 : (int64_t)found[2 * i];
        s->offsets[2 * i + 1] = unset ? -1 : (int64_t)found[2 * i + 1];
    }
}

static YR_COLD int raise_match_error(int error)
{
    char message[200];
    if (error == PCRE2_ERROR_NOMEMORY) {
        yr_no_memory();
        return -1;
    }
    message_of(error, message, sizeof message);
    yr_raise_format(YR_EXC(RuntimeError), "%s", message);
    return -1;
}

int yr_re_step(yr_re_state *s, yr_re_mode mode)
{
    yr_re_pattern *p = s->pattern;
    if (s->start > s->end)
        return 0;
    if (!p->code[mode][s->width] && make_code(p, mode, s->width) < 0)
        return -1;
    const library *l = &libraries[s->width];
    void *data = p->data[s->width];
    int result = l->match(p->code[mode][s->width], s->text, s->end, s->start,
                          s->must_advance ? PCRE2_NOTEMPTY_ATSTART : 0, data);
    if (result == PCRE2_ERROR_NOMATCH)
        return 0;
    if (result < 0)
        return raise_match_error(result);
    take_offsets(s, l->offsets(data), result ? (size_t)result : SIZE_MAX);
    s->start = (size_t)s->offsets[1];
    s->must_advance = s->offsets[0] == s->offsets[1];
    return 1;
}
