/* csv_dialect.c - _csv.Dialect: how fields are separated and quoted, checked once. */
#include "csv_parts.h"

#define DIALECT(v) YR_AS(yr_csv_dialect, v)

enum {
    DIALECT_ARGUMENT,
    DELIMITER,
    DOUBLEQUOTE,
    ESCAPECHAR,
    LINETERMINATOR,
    QUOTECHAR,
    QUOTING,
    SKIPINITIALSPACE,
    STRICT,
    COUNT
};

static const char *const names[] = {"dialect",    "delimiter",        "doublequote",
                                    "escapechar", "lineterminator",   "quotechar",
                                    "quoting",    "skipinitialspace", "strict"};

/* ---- Reading the values --------------------------------------------------------------------- */

/* One character, or `none` for None where that may be. v 0: *out stays. */
static int read_char(const char *name, yr_value v, bool may_be_none, uint32_t *out)
{
    if (!v)
        return 0;
    if (v == YR_NONE && may_be_none) {
        *out = YR_CSV_UNSET;
        return 0;
    }
    if (!YR_IS_STR(v)) {
        yr_type_error(may_be_none ? "\"%s\" must be string or None, not %T"
                                  : "\"%s\" must be string, not %T",
                      name, v);
        return -1;
    }
    if (yr_str_as(v)->length != 1) {
        yr_type_error("\"%s\" must be a 1-character string", name);
        return -1;
    }
    *out = yr_str_at(yr_str_as(v), 0);
    return 0;
}

static int read_quoting(yr_value v, int *out)
{
    if (!v)
        return 0;
    if (!yr_is_int(v) && !YR_IS(v, int)) {
        yr_type_error("\"quoting\" must be an integer");
        return -1;
    }
    int64_t i = yr_is_int(v) ? yr_int_value(v) : -1;
    if (i < YR_CSV_MINIMAL || i > YR_CSV_NONE) {
        yr_type_error("bad \"quoting\" value");
        return -1;
    }
    *out = (int)i;
    return 0;
}

static int read_terminator(yr_csv_dialect *d, yr_value v)
{
    yr_value text = !v ? yr_str_from_c("\r\n") : v == YR_NONE || YR_IS_STR(v) ? yr_retain(v) : 0;
    if (v && !text)
        yr_type_error("\"lineterminator\" must be a string");
    if (!text)
        return -1;
    if (text == YR_NONE) {
        yr_type_error("lineterminator must be set");
        return -1;
    }
    yr_set(&d->terminator, text);
    return 0;
}

static int read_values(yr_csv_dialect *d, yr_value *v)
{
    d->delimiter = ',';
    d->quote = '"';
    d->escape = YR_CSV_UNSET;
    d->doublequote = true;
    if (read_char("delimiter", v[DELIMITER], false, &d->delimiter) < 0 ||
        yr_argument_truth(v[DOUBLEQUOTE], &d->doublequote) < 0 ||
        read_char("escapechar", v[ESCAPECHAR], true, &d->escape) < 0)
        return -1;
    if (v[LINETERMINATOR] && v[LINETERMINATOR] != YR_NONE && !YR_IS_STR(v[LINETERMINATOR])) {
        yr_type_error("\"lineterminator\" must be a string");
        return -1;
    }
    if (read_char("quotechar", v[QUOTECHAR], true, &d->quote) < 0)
        return -1;
    if (v[QUOTECHAR] == YR_NONE && !v[QUOTING])
        d->quoting = YR_CSV_NONE;
    if (read_quoting(v[QUOTING], &d->quoting) < 0 ||
        yr_argument_truth(v[SKIPINITIALSPACE], &d->skip_space) < 0 ||
        yr_argument_truth(v[STRICT], &d->strict) < 0)
        return -1;
    if (d->quoting != YR_CSV_NONE && d->quote == YR_CSV_UNSET) {
        yr_type_error("quotechar must be set if quoting enabled");
        return -1;
    }
    return read_terminator(d, v[LINETERMINATOR]);
}

/* ---- Making --------------------------------------------------------------------------------- */

/* new: the attribute of a dialect object; 0 without an error if it has none. */
static yr_value attribute(yr_value o, const char *name)
{
    yr_value key = yr_intern_c(name);
    yr_value v = key ? yr_getattr_or_null(o, key) : 0;
    yr_xdrop(key);
    return v;
}

/* new: a dialect of v[1..], what is missing from the attributes of v[0]. */
static yr_value make(yr_value *v)
{
    yr_value from = v[DIALECT_ARGUMENT], taken[COUNT] = {0}, found = 0;
    bool plain = true;
    for (int i = 1; i < COUNT; i++)
        plain = plain && !v[i];
    if (from && YR_IS_STR(from)) {
        if (!(from = found = yr_csv_find_dialect(from)))
            return 0;
    }
    if (from && from != YR_NONE && plain && yr_type_of(from) == yr_csv_dialect_type)
        return found ? found : yr_retain(from);
    yr_csv_dialect *d = NULL;
    for (int i = 1; i < COUNT && from && from != YR_NONE; i++) {
        if (v[i])
            continue;
        v[i] = taken[i] = attribute(from, names[i]);
        if (!v[i] && yr_pending())
            goto done;
    }
    d = yr_new(yr_csv_dialect_type, sizeof *d);
    if (d && read_values(d, v) < 0) {
        yr_drop(yr_from(d));
        d = NULL;
    }
done:
    for (int i = 1; i < COUNT; i++)
        yr_xdrop(taken[i]);
    yr_xdrop(found);
    return yr_from(d);
}

static yr_value dialect_make(YR_UNUSED yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value v[COUNT];
    if (yr_parse_arguments("this function", names, 0, 0, COUNT, COUNT, args, n, keywords, v) < 0) {
        return 0;
    }
    return make(v);
}

yr_value yr_csv_dialect_of(yr_value dialect, yr_value *values, yr_value keywords)
{
    yr_value v[COUNT] = {dialect};
    size_t count = keywords ? YR_TUPLE(keywords)->length : 0;
    for (size_t k = 0; k < count; k++) {
        yr_value name = YR_TUPLE(keywords)->items[k];
        int i = 0;
        while (i < COUNT && !yr_str_is(name, names[i]))
            i++;
        if (i == COUNT)
            return yr_type_error("'%U' is an invalid keyword argument for this function", name);
        v[i] = values[k];
    }
    return make(v);
}

yr_value yr_csv_dialect_argument(yr_value *args, size_t n, yr_value keywords)
{
    return yr_csv_dialect_of(n > 1 ? args[1] : 0, args + n, keywords);
}

static void dialect_dealloc(yr_object *o)
{
    yr_set(&((yr_csv_dialect *)o)->terminator, 0);
    yr_release(o);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value char_value(uint32_t c)
{
    return c == YR_CSV_UNSET ? YR_NONE : yr_str_from_char(c);
}

#define GETTER(name, result)                                                                       \
    static yr_value get_##name(yr_value self)                                                      \
    {                                                                                              \
        const yr_csv_dialect *d = DIALECT(self);                                                   \
        return result;                                                                             \
    }
GETTER(delimiter, char_value(d->delimiter))
GETTER(escapechar, char_value(d->escape))
GETTER(quotechar, char_value(d->quote))
GETTER(lineterminator, yr_retain(d->terminator))
GETTER(quoting, yr_int(d->quoting))
GETTER(doublequote, yr_bool(d->doublequote))
GETTER(skipinitialspace, yr_bool(d->skip_space))
GETTER(strict, yr_bool(d->strict))

static const yr_getset_def dialect_getsets[] = {
    {"delimiter", get_delimiter, NULL, NULL},
    {"doublequote", get_doublequote, NULL, NULL},
    {"escapechar", get_escapechar, NULL, NULL},
    {"lineterminator", get_lineterminator, NULL, NULL},
    {"quotechar", get_quotechar, NULL, NULL},
    {"quoting", get_quoting, NULL, NULL},
    {"skipinitialspace", get_skipinitialspace, NULL, NULL},
    {"strict", get_strict, NULL, NULL},
    YR_GETSET_END,
};

static const yr_method_def dialect_methods[] = {YR_EXTENSION_NO_PICKLE, YR_METHOD_END};

const yr_type_spec yr_csv_dialect_spec = {
    .size = sizeof(yr_csv_dialect),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "CSV dialect\n\nThe Dialect type records CSV dialect options.",
    .methods = dialect_methods,
    .getsets = dialect_getsets,
    .slots = {.make = dialect_make, .dealloc = dialect_dealloc},
};
