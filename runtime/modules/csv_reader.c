/* csv_reader.c - _csv.reader: rows out of lines, by a state for every character.
 *
 * field collects the characters of the field that is being read; a line's end, and the end of each
 * string that the iterator gives, are read as the character END. */
#include "csv_parts.h"

#define END UINT32_MAX

typedef enum {
    START_RECORD,
    START_FIELD,
    ESCAPED, /* behind the escape character, outside quotes */
    IN_FIELD,
    IN_QUOTES,
    ESCAPED_QUOTED,  /* the same, inside */
    AFTER_QUOTE,     /* behind a quote inside quotes: the end, or one of two */
    LINE_END,        /* nothing but \r and \n may follow */
    ESCAPED_LINE_END /* behind an escaped one, where a string may end without ending the row */
} state;

typedef struct {
    yr_object base;
    yr_value iterator, dialect;
    yr_value fields; /* list of the row, or 0 between rows */
    uint32_t *field;
    size_t length, capacity;
    state at;
    bool numeric; /* an unquoted field of QUOTE_NONNUMERIC */
    uint64_t lines;
} reader;

#define READER(v) YR_AS(reader, v)

static int add_char(reader *r, uint32_t c)
{
    if ((int64_t)r->length >= yr_csv_field_limit) {
        yr_raise_format(yr_csv_error, "field larger than field limit (%lld)",
                        (long long)yr_csv_field_limit);
        return -1;
    }
    if (r->length == r->capacity) {
        size_t capacity = r->capacity ? r->capacity * 2 : 256;
        uint32_t *field = yr_resize(r->field, capacity * sizeof *field);
        if (!field)
            return -1;
        r->field = field;
        r->capacity = capacity;
    }
    r->field[r->length++] = c;
    return 0;
}

static int save_field(reader *r)
{
    yr_value field = yr_str_from_chars(r->field, r->length);
    r->length = 0;
    if (field && r->numeric) {
        r->numeric = false;
        yr_set(&field, yr_invoke1(yr_from(YR_TYPE(float)), field));
    }
    int status = field ? yr_list_append(r->fields, field) : -1;
    yr_xdrop(field);
    return status;
}

static int save_and_go(reader *r, state next)
{
    r->at = next;
    return save_field(r);
}

static bool ends_line(uint32_t c)
{
    return c == '\n' || c == '\r' || c == END;
}

static state behind(uint32_t c)
{
    return c == END ? START_RECORD : LINE_END;
}

static int keep(reader *r, uint32_t c, state next)
{
    r->at = next;
    return add_char(r, c);
}

static int start_field(reader *r, const yr_csv_dialect *d, uint32_t c)
{
    if (ends_line(c))
        return save_and_go(r, behind(c));
    if (c == d->quote && d->quoting != YR_CSV_NONE) {
        r->at = IN_QUOTES;
        return 0;
    }
    if (c == d->escape) {
        r->at = ESCAPED;
        return 0;
    }
    if (c == ' ' && d->skip_space)
        return 0;
    if (c == d->delimiter)
        return save_field(r);
    r->numeric = d->quoting == YR_CSV_NONNUMERIC;
    return keep(r, c, IN_FIELD);
}

static int in_field(reader *r, const yr_csv_dialect *d, uint32_t c)
{
    if (ends_line(c))
        return save_and_go(r, behind(c));
    if (c == d->escape) {
        r->at = ESCAPED;
        return 0;
    }
    return c == d->delimiter ? save_and_go(r, START_FIELD) : add_char(r, c);
}

static int in_quotes(reader *r, const yr_csv_dialect *d, uint32_t c)
{
    if (c == END)
        return 0;
    if (c == d->escape)
        r->at = ESCAPED_QUOTED;
    else if (c == d->quote && d->quoting != YR_CSV_NONE)
        r->at = d->doublequote ? AFTER_QUOTE : IN_FIELD;
    else
        return add_char(r, c);
    return 0;
}

static int after_quote(reader *r, const yr_csv_dialect *d, uint32_t c)
{
    if (d->quoting != YR_CSV_NONE && c == d->quote)
        return keep(r, c, IN_QUOTES);
    if (c == d->delimiter)
        return save_and_go(r, START_FIELD);
    if (ends_line(c))
        return save_and_go(r, behind(c));
    if (!d->strict)
        return keep(r, c, IN_FIELD);
    yr_value delimiter = yr_str_from_char(d->delimiter), quote = yr_str_from_char(d->quote);
    if (delimiter && quote)
        yr_raise_format(yr_csv_error, "'%U' expected after '%U'", delimiter, quote);
    yr_xdrop(delimiter);
    yr_xdrop(quote);
    return -1;
}

static int step(reader *r, const yr_csv_dialect *d, uint32_t c)
{
    switch (r->at) {
    case START_RECORD:
        if (c == END)
            return 0;
        if (ends_line(c)) {
            r->at = LINE_END;
            return 0;
        }
        r->at = START_FIELD;
        return start_field(r, d, c);
    case START_FIELD: return start_field(r, d, c);
    case ESCAPED:
        if (c == '\n' || c == '\r')
            return keep(r, c, ESCAPED_LINE_END);
        return keep(r, c == END ? '\n' : c, IN_FIELD);
    case ESCAPED_LINE_END:
        if (c == END)
            return 0;
        r->at = IN_FIELD;
        return in_field(r, d, c);
    case IN_FIELD: return in_field(r, d, c);
    case IN_QUOTES: return in_quotes(r, d, c);
    case ESCAPED_QUOTED: return keep(r, c == END ? '\n' : c, IN_QUOTES);
    case AFTER_QUOTE: return after_quote(r, d, c);
    case LINE_END:
        if (c == END)
            r->at = START_RECORD;
        if (ends_line(c))
            return 0;
        yr_raise_format(yr_csv_error, "new-line character seen in unquoted field - do you need to "
                                      "open the file in universal-newline mode?");
        return -1;
    }
    return 0;
}

static int read_line(reader *r, yr_value line)
{
    const yr_csv_dialect *d = YR_AS(yr_csv_dialect, r->dialect);
    const yr_str *s = yr_str_as(line);
    r->lines++;
    for (size_t i = 0; i < s->length; i++) {
        if (step(r, d, yr_str_at(s, i)) < 0)
            return -1;
    }
    return step(r, d, END);
}

/* The iterator has ended: is there a row still? 1, 0, -1. */
static int last_row(reader *r)
{
    if (r->length == 0 && r->at != IN_QUOTES && r->at != ESCAPED_QUOTED)
        return 0;
    if (YR_AS(yr_csv_dialect, r->dialect)->strict) {
        yr_raise_format(yr_csv_error, "unexpected end of data");
        return -1;
    }
    return save_field(r) < 0 ? -1 : 1;
}

static int read_row(reader *r)
{
    yr_value line;
    do {
        int more = yr_next(r->iterator, &line);
        if (more <= 0)
            return more < 0 ? -1 : last_row(r);
        if (YR_IS_STR(line)) {
            more = read_line(r, line);
        } else {
            yr_raise_format(yr_csv_error,
                            "iterator should return strings, not %T (the file should be opened in "
                            "text mode)",
                            line);
            more = -1;
        }
        yr_drop(line);
        if (more < 0)
            return -1;
    } while (r->at != START_RECORD);
    return 1;
}

static int reader_next(yr_value self, yr_value *row)
{
    reader *r = READER(self);
    yr_set(&r->fields, yr_list_new());
    if (!r->fields)
        return -1;
    r->length = 0;
    r->at = START_RECORD;
    r->numeric = false;
    int more = read_row(r);
    yr_value fields = r->fields;
    r->fields = 0;
    if (more > 0 && fields)
        *row = fields;
    else
        yr_xdrop(fields);
    return more > 0 && !fields ? 0 : more;
}

/* ---- The type ------------------------------------------------------------------------------- */

yr_value yr_csv_reader(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (n < 1 || n > 2)
        return yr_type_error(" expected at %s %d argument%s, got %zu", n ? "most" : "least",
                             n ? 2 : 1, n ? "s" : "", n);
    yr_value iterator = yr_iter(args[0]);
    yr_value dialect = iterator ? yr_csv_dialect_argument(args, n, keywords) : 0;
    reader *r = dialect ? yr_new(yr_csv_reader_type, sizeof *r) : NULL;
    if (!r) {
        yr_xdrop(iterator);
        yr_xdrop(dialect);
        return 0;
    }
    r->iterator = iterator;
    r->dialect = dialect;
    return yr_from(r);
}

static yr_value reader_iter(yr_value self)
{
    return yr_retain(self);
}

static int reader_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((reader *)o)->iterator);
    YR_VISIT(((reader *)o)->dialect);
    YR_VISIT(((reader *)o)->fields);
    return 0;
}

static void reader_dealloc(yr_object *o)
{
    reader *r = (reader *)o;
    yr_set(&r->iterator, 0);
    yr_set(&r->dialect, 0);
    yr_set(&r->fields, 0);
    yr_dispose(r->field);
    yr_release(o);
}

static yr_value get_dialect(yr_value self)
{
    return yr_retain(READER(self)->dialect);
}

static yr_value get_line_num(yr_value self)
{
    return yr_int_from_u64(READER(self)->lines);
}

static const yr_getset_def reader_getsets[] = {
    {"dialect", get_dialect, NULL, NULL},
    {"line_num", get_line_num, NULL, NULL},
    YR_GETSET_END,
};

const yr_type_spec yr_csv_reader_spec = {
    .size = sizeof(reader),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .doc = "CSV reader\n\nReader objects are responsible for reading and parsing tabular data in "
           "CSV format.",
    .getsets = reader_getsets,
    .slots = {.dealloc = reader_dealloc,
              .traverse = reader_traverse,
              .iter = reader_iter,
              .next = reader_next},
};
