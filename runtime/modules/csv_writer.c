/* csv_writer.c - _csv.writer: lines out of rows. */
#include "csv_parts.h"

typedef struct {
    yr_object base;
    yr_value write, dialect;
} writer;

#define WRITER(v) YR_AS(writer, v)

/* A row that is being written. */
typedef struct {
    const yr_csv_dialect *d;
    yr_builder text;
    int64_t fields;
    bool empty; /* no character of a field yet */
} line;

static bool in_terminator(const yr_csv_dialect *d, uint32_t c)
{
    const yr_str *t = yr_str_as(d->terminator);
    for (size_t i = 0; i < t->length; i++) {
        if (yr_str_at(t, i) == c)
            return true;
    }
    return false;
}

/* Does c stand for something else in a field without quotes? */
static bool is_special(const yr_csv_dialect *d, uint32_t c)
{
    return c == d->delimiter || c == d->escape || c == d->quote || in_terminator(d, c);
}

static YR_COLD int no_escape(void)
{
    yr_raise_format(yr_csv_error, "need to escape, but no escapechar set");
    return -1;
}

/* Must this text be quoted? -1: it cannot be written. */
static int needs_quotes(const yr_csv_dialect *d, const yr_str *s)
{
    bool quotes = false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (!is_special(d, c))
            continue;
        bool escaped = d->quoting == YR_CSV_NONE || (c == d->quote && !d->doublequote) ||
                       (c == d->escape && c != d->quote);
        if (escaped && d->escape == YR_CSV_UNSET)
            return no_escape();
        quotes = quotes || !escaped;
    }
    return quotes;
}

static int add_text(line *l, const yr_str *s, bool quotes)
{
    const yr_csv_dialect *d = l->d;
    if (quotes && yr_builder_put(&l->text, d->quote) < 0)
        return -1;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (is_special(d, c)) {
            bool doubled = d->quoting != YR_CSV_NONE && c == d->quote && d->doublequote;
            bool escaped = d->quoting == YR_CSV_NONE || (c == d->quote && !d->doublequote) ||
                           (c == d->escape && c != d->quote);
            if ((doubled && yr_builder_put(&l->text, d->quote) < 0) ||
                (!doubled && escaped && yr_builder_put(&l->text, d->escape) < 0))
                return -1;
        }
        if (yr_builder_put(&l->text, c) < 0)
            return -1;
    }
    return quotes ? yr_builder_put(&l->text, d->quote) : 0;
}

/* One field: its text, and whether it is quoted in any case. */
static int add_field(line *l, const yr_str *s, bool quoted)
{
    if (l->fields++ && yr_builder_put(&l->text, l->d->delimiter) < 0)
        return -1;
    int quotes = needs_quotes(l->d, s);
    if (quotes < 0)
        return -1;
    l->empty = l->empty && s->length == 0 && !quoted && !quotes;
    return add_text(l, s, quoted || quotes);
}

static int add_value(line *l, yr_value v)
{
    bool quoted = l->d->quoting == YR_CSV_ALL;
    if (l->d->quoting == YR_CSV_NONNUMERIC)
        quoted = !YR_IS_ANY_INT(v) && !YR_IS_FLOAT(v) && !yr_type_of(v)->slots.to_float &&
                 !yr_type_of(v)->slots.to_index;
    yr_value text = YR_IS_STR(v)   ? yr_retain(v)
                    : v == YR_NONE ? yr_retain(YR->empty_str)
                                   : yr_str_of(v);
    int status = text ? add_field(l, yr_str_as(text), quoted) : -1;
    yr_xdrop(text);
    return status;
}

/* A row of one empty field would read as no row. */
static int end_line(line *l)
{
    if (l->fields == 1 && l->empty) {
        if (l->d->quoting == YR_CSV_NONE) {
            yr_raise_format(yr_csv_error, "single empty field record must be quoted");
            return -1;
        }
        if (yr_builder_put(&l->text, l->d->quote) < 0 || yr_builder_put(&l->text, l->d->quote) < 0)
            return -1;
    }
    return yr_builder_add(&l->text, l->d->terminator);
}

static yr_value write_row(writer *w, yr_value row)
{
    yr_value iterator = yr_iter(row), v, dialect = yr_retain(w->dialect), text = 0, result = 0;
    line l = {.d = YR_AS(yr_csv_dialect, dialect), .empty = true};
    int more = -1;
    if (!iterator) {
        if (yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_raise_format(yr_csv_error, "iterable expected, not %T", row);
        }
    }
    while (iterator && (more = yr_next(iterator, &v)) > 0) {
        int status = add_value(&l, v);
        yr_drop(v);
        if (status < 0) {
            more = -1;
            break;
        }
    }
    yr_xdrop(iterator);
    if (more == 0 && end_line(&l) == 0)
        text = yr_builder_finish(&l.text);
    else
        yr_builder_free(&l.text);
    yr_drop(dialect);
    if (text)
        result = yr_invoke1(w->write, text);
    yr_xdrop(text);
    return result;
}

YR_METHOD(writer_writerow)
{
    return write_row(WRITER(self), args[0]);
}

YR_METHOD(writer_writerows)
{
    yr_value iterator = yr_iter(args[0]), row;
    int more = -1;
    while (iterator && (more = yr_next(iterator, &row)) > 0) {
        yr_value result = write_row(WRITER(self), row);
        yr_drop(row);
        yr_xdrop(result);
        if (!result) {
            more = -1;
            break;
        }
    }
    yr_xdrop(iterator);
    return more < 0 ? 0 : YR_NONE;
}

yr_value yr_csv_writer(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (n < 1 || n > 2)
        return yr_type_error(" expected at %s %d argument%s, got %zu", n ? "most" : "least",
                             n ? 2 : 1, n ? "s" : "", n);
    yr_value dialect = yr_csv_dialect_argument(args, n, keywords), write = 0;
    if (dialect) {
        write = yr_getattr_or_null(args[0], YR_NAME(write));
        if (!yr_pending() && (!write || !yr_is_callable(write))) {
            yr_xdrop(write);
            write = 0;
            yr_type_error("argument 1 must have a \"write\" method");
        }
    }
    writer *w = write ? yr_new(yr_csv_writer_type, sizeof *w) : NULL;
    if (!w) {
        yr_xdrop(write);
        yr_xdrop(dialect);
        return 0;
    }
    w->write = write;
    w->dialect = dialect;
    return yr_from(w);
}

static int writer_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((writer *)o)->write);
    YR_VISIT(((writer *)o)->dialect);
    return 0;
}

static void writer_dealloc(yr_object *o)
{
    yr_set(&((writer *)o)->write, 0);
    yr_set(&((writer *)o)->dialect, 0);
    yr_release(o);
}

static yr_value get_dialect(yr_value self)
{
    return yr_retain(WRITER(self)->dialect);
}

static const yr_method_def writer_methods[] = {
    {"writerow", writer_writerow, 1, 1, 0,
     "writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields."},
    {"writerows", writer_writerows, 1, 1, 0,
     "writerows(iterable of iterables)\n\nConstruct and write a series of iterables."},
    YR_METHOD_END,
};

static const yr_getset_def writer_getsets[] = {
    {"dialect", get_dialect, NULL, NULL},
    YR_GETSET_END,
};

const yr_type_spec yr_csv_writer_spec = {
    .size = sizeof(writer),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .doc = "CSV writer\n\nWriter objects are responsible for generating tabular data in CSV "
           "format from sequence input.",
    .methods = writer_methods,
    .getsets = writer_getsets,
    .slots = {.dealloc = writer_dealloc, .traverse = writer_traverse},
};
