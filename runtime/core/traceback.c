/* traceback.c - the traceback type, and the text of tracebacks.
 *
 * An entry knows its function and line; its frame object only where the function had locals that
 * somebody can see die (L1). Asked for tb_frame, an entry without one makes it. Source lines are
 * read from the .py file named by the code, if it is there.
 *
 * Entries carry lines, no columns: nothing is underlined in the text.
 */
#include "block.h"
#include "allocate.h"
#include "exception.h"
#include "traceback.h"

/* ---- Source lines --------------------------------------------------------------------------- */

/* The whole text of a file, by yr_block_alloc(); NULL if it cannot be read. */
static char *read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    char *text = NULL;
    size_t size = 0, capacity = 0;
    for (;;) {
        if (capacity - size < 4096) {
            char *grown = yr_block_resize(text, capacity = 2 * capacity + 8192);
            if (!grown)
                break;
            text = grown;
        }
        size_t n = fread(text + size, 1, capacity - size - 1, f);
        size += n;
        if (!n)
            break;
    }
    fclose(f);
    if (text)
        text[size] = 0;
    return text;
}

static const char *find_line(const char *text, int line)
{
    for (; text && line > 1; line--) {
        const char *end = strchr(text, '\n');
        text = end ? end + 1 : NULL;
    }
    return text && *text ? text : NULL;
}

void yr_source_free(yr_source *source)
{
    yr_block_free(source->text);
    source->text = NULL;
    source->file = NULL;
}

/* new str: the line without what surrounds it; 0 without an error if there is none. */
yr_value yr_source_line(yr_source *source, const char *file, int line)
{
    if (!source->file || strcmp(source->file, file)) {
        yr_source_free(source);
        source->file = file;
        source->text = read_file(file);
    }
    const char *at = source->text ? find_line(source->text, line) : NULL;
    if (!at)
        return 0;
    while (*at == ' ' || *at == '\t' || *at == '\f')
        at++;
    size_t n = strcspn(at, "\r\n");
    while (n && (at[n - 1] == ' ' || at[n - 1] == '\t'))
        n--;
    yr_value s = n ? yr_str_from_utf8(at, n) : 0;
    if (!s)
        yr_clear_pending();
    return s;
}

/* ---- Entries -------------------------------------------------------------------------------- */

const yr_code *yr_traceback_code(const yr_traceback *t)
{
    if (t->frame)
        return t->frame->code;
    return t->function ? t->function->code : NULL;
}

/* Adds the text, after the margin, which starts every line. */
int yr_add_line(yr_builder *out, const yr_margin *margin, yr_value text)
{
    int failed = 0;
    for (int i = 0; i < margin->indent && !failed; i++)
        failed = yr_builder_char(out, ' ');
    if (margin->bar && !failed)
        failed = yr_builder_c(out, "| ");
    if (text && !failed)
        failed = yr_builder_add(out, text);
    return failed ? -1 : 0;
}

static int add_formatted(yr_builder *out, const yr_margin *margin, yr_value text)
{
    int failed = text ? yr_add_line(out, margin, text) : -1;
    yr_xdrop(text);
    return failed;
}

static int add_entry(yr_builder *out, const yr_margin *margin, yr_source *source,
                     const yr_traceback *t)
{
    const yr_code *code = yr_traceback_code(t);
    if (!code)
        return 0;
    if (add_formatted(
            out, margin,
            yr_str_format("  File \"%s\", line %d, in %s\n", code->file, t->line, code->name)) < 0)
        return -1;
    yr_value line = yr_source_line(source, code->file, t->line);
    if (!line)
        return 0;
    int failed = add_formatted(out, margin, yr_str_format("    %U\n", line));
    yr_drop(line);
    return failed;
}

static int add_repeated(yr_builder *out, const yr_margin *margin, long count)
{
    enum { SHOWN = 3 };
    if (count <= SHOWN)
        return 0;
    count -= SHOWN;
    return add_formatted(
        out, margin,
        yr_str_format("  [Previous line repeated %ld more time%s]\n", count, count > 1 ? "s" : ""));
}

static bool same_place(const yr_traceback *a, const yr_traceback *b)
{
    const yr_code *x = yr_traceback_code(a), *y = yr_traceback_code(b);
    if (!x || !y || a->line != b->line)
        return false;
    return x == y || (!strcmp(x->file, y->file) && !strcmp(x->name, y->name));
}

static int64_t length_of(const yr_traceback *t)
{
    int64_t n = 0;
    for (; t; t = t->next)
        n++;
    return n;
}

/* sys.tracebacklimit, or the 1000 of CPython. */
static int64_t default_limit(void)
{
    yr_value v = yr_sys_get("tracebacklimit");
    return v && yr_is_int(v) ? yr_int_value(v) : 1000;
}

int yr_traceback_entries(yr_builder *out, const yr_margin *margin, yr_value traceback,
                         int64_t limit)
{
    const yr_traceback *t = YR_AS(yr_traceback, traceback), *last = NULL;
    for (int64_t skip = length_of(t) - limit; t && skip > 0; skip--)
        t = t->next;
    yr_source source = {0};
    long count = 0;
    int failed = 0;
    for (; t && !failed; last = t, t = t->next) {
        if (!last || !same_place(last, t)) {
            failed = last ? add_repeated(out, margin, count) : 0;
            count = 0;
        }
        if (++count <= 3 && !failed)
            failed = add_entry(out, margin, &source, t);
    }
    if (!failed)
        failed = add_repeated(out, margin, count);
    yr_source_free(&source);
    return failed;
}

int yr_traceback_print(yr_builder *out, const yr_margin *margin, yr_value traceback)
{
    int64_t limit = default_limit();
    return limit > 0 ? yr_traceback_entries(out, margin, traceback, limit) : 0;
}

/* ---- The type ------------------------------------------------------------------------------- */

static void traceback_dealloc(yr_object *o)
{
    yr_traceback *t = (yr_traceback *)o;
    yr_traceback *next = t->next;
    yr_frame *frame = t->frame;
    yr_function *function = t->function;
    t->next = NULL;
    t->frame = NULL;
    t->function = NULL;
    if (next)
        yr_drop(yr_from(next));
    if (frame)
        yr_drop(yr_from(frame));
    if (function)
        yr_drop(yr_from(function));
    yr_release_inline(o);
}

static int traceback_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_traceback *t = (yr_traceback *)o;
    YR_VISIT(yr_from(t->next));
    YR_VISIT(yr_from(t->frame));
    YR_VISIT(yr_from(t->function));
    return 0;
}

static void traceback_clear(yr_object *o)
{
    yr_traceback *t = (yr_traceback *)o;
    yr_traceback *next = t->next;
    yr_frame *frame = t->frame;
    t->next = NULL;
    t->frame = NULL;
    if (next)
        yr_drop(yr_from(next));
    if (frame)
        yr_drop(yr_from(frame));
}

static yr_value get_next(yr_value self)
{
    yr_traceback *t = YR_AS(yr_traceback, self)->next;
    return t ? yr_retain(yr_from(t)) : YR_NONE;
}

static int set_next(yr_value self, yr_value v)
{
    if (!v) {
        yr_type_error("can't delete tb_next attribute");
        return -1;
    }
    if (v != YR_NONE && !YR_IS(v, traceback)) {
        yr_type_error("expected traceback object, got '%T'", v);
        return -1;
    }
    yr_traceback *next = v == YR_NONE ? NULL : YR_AS(yr_traceback, v);
    for (yr_traceback *t = next; t; t = t->next) {
        if (yr_from(t) == self) {
            yr_value_error("traceback loop detected");
            return -1;
        }
    }
    yr_traceback *t = YR_AS(yr_traceback, self), *old = t->next;
    t->next = next ? YR_AS(yr_traceback, yr_retain(v)) : NULL;
    if (old)
        yr_drop(yr_from(old));
    return 0;
}

static yr_value get_frame(yr_value self)
{
    yr_traceback *t = YR_AS(yr_traceback, self);
    if (!t->frame && t->function) {
        yr_frame *f = yr_new(YR_TYPE(frame), sizeof *f);
        if (!f)
            return 0;
        f->code = t->function->code;
        f->function = t->function;
        yr_retain(yr_from(t->function));
        f->line = t->line;
        t->frame = f;
    }
    return t->frame ? yr_retain(yr_from(t->frame)) : YR_NONE;
}

static yr_value get_line(yr_value self)
{
    return yr_int(YR_AS(yr_traceback, self)->line);
}

static yr_value get_instruction(yr_value self)
{
    return yr_int(YR_AS(yr_traceback, self)->instruction);
}

static yr_value traceback_make(yr_type *type, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"};
    yr_value out[4];
    int64_t line, instruction;
    if (yr_parse_arguments(YR_SHOWN("TracebackType"), names, 0, 4, 4, 4, args, n, keywords, out) <
        0)
        return 0;
    if (!YR_IS(out[1], frame)) {
        if (out[1] == YR_NONE)
            return yr_type_error("TracebackType() argument 'tb_frame' must be frame, not None");
        return yr_type_error("TracebackType() argument 'tb_frame' must be frame, not %T", out[1]);
    }
    if (out[0] != YR_NONE && !YR_IS(out[0], traceback))
        return yr_type_error("expected traceback object or None, got '%T'", out[0]);
    if (yr_to_index(out[2], &instruction, false) < 0 || yr_to_index(out[3], &line, false) < 0)
        return 0;
    yr_traceback *t = yr_new(type, type->size);
    if (!t)
        return 0;
    if (out[0] != YR_NONE)
        t->next = YR_AS(yr_traceback, yr_retain(out[0]));
    t->frame = YR_AS(yr_frame, yr_retain(out[1]));
    t->line = (int)line;
    t->instruction = (int)instruction;
    return yr_from(t);
}

/* Only what a traceback has beyond an object. */
static yr_value traceback_dir(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)args, (void)n, (void)keywords;
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    yr_value items[4];
    for (size_t i = 0; i < 4; i++) {
        items[i] = yr_str_from_c(names[i]);
        if (!items[i]) {
            while (i-- > 0)
                yr_drop(items[i]);
            return 0;
        }
    }
    return yr_list(items, 4);
}

static const yr_method_def methods[] = {{"__dir__", traceback_dir, 0, 0, 0, NULL}, {0}};

static const yr_getset_def getsets[] = {
    {"tb_next", get_next, set_next, NULL},
    {"tb_frame", get_frame, yr_readonly, NULL},
    {"tb_lineno", get_line, NULL, NULL},
    {"tb_lasti", get_instruction, yr_readonly, NULL},
    {0},
};

YR_BUILT_IN(traceback, object) = {
    .id = YR_T_traceback,
    .size = sizeof(yr_traceback),
    .flags = YR_TYPE_TRACKED,
    .doc = "Create a new traceback object.",
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = traceback_dealloc,
            .traverse = traceback_traverse,
            .clear = traceback_clear,
            .make = traceback_make,
        },
};
