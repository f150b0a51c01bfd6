/* str_format.c - str.format and str.format_map.
 *
 * The format string is read once from left to right. A replacement field is a stretch of it:
 *
 *     { name .attribute [item] ... ! conversion : specification }
 *
 * and a specification may have fields of its own, one level deep.
 */
#include "str_format.h"
#include "number_chars.h"
#include "text_writer.h"
#include "unicode.h"

typedef enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;

typedef struct {
    const yr_str *text; /* the format string, borrowed */
    yr_value *args;     /* positional ones, then those that keywords name */
    size_t count;       /* of positional ones */
    yr_value keywords;  /* tuple or 0 */
    yr_value mapping;   /* format_map's: then there are no positional ones. Or 0 */
    numbering mode;
    int64_t next; /* the next automatic number */
    yr_writer *out;
    yr_value only; /* the text of a field that is all there is, or 0: it stays what it is */
} formatter;

static yr_value sub(const formatter *f, yr_format_stretch s)
{
    return yr_str_sub(yr_from(f->text), s.from, s.to);
}

static int fail(const char *message)
{
    yr_value_error("%s", message);
    return -1;
}

/* ---- Syntax
 * ----------------------------------------------------------------------------------------------------
 */

/* The end of a field's specification, with the braces in it paired. *at stands behind its brace. */
static int read_spec(const yr_str *text, size_t *at, size_t to, yr_format_field *out)
{
    int depth = 1;
    out->spec.from = *at;
    while (*at < to) {
        uint32_t c = yr_str_at(text, (*at)++);
        if (c == '{') {
            out->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            out->spec.to = *at - 1;
            return 0;
        }
    }
    return fail("unmatched '{' in format spec");
}

/* The name ends at ! : or }, but not within brackets. Returns that character, 0 at the end. */
static int read_name(const yr_str *text, size_t *at, size_t to, uint32_t *end)
{
    *end = 0;
    while (*at < to) {
        uint32_t c = yr_str_at(text, (*at)++);
        if (c == '{')
            return fail("unexpected '{' in field name");
        if (c == '[')
            while (*at < to && yr_str_at(text, *at) != ']')
                ++*at;
        if (c == '}' || c == ':' || c == '!') {
            *end = c;
            return 0;
        }
    }
    return 0;
}

int yr_format_read_field(const yr_str *text, size_t *at, size_t to, yr_format_field *out)
{
    uint32_t c;
    *out = (yr_format_field){.name.from = *at};
    if (read_name(text, at, to, &c) < 0)
        return -1;
    out->name.to = *at - (c ? 1 : 0);
    out->spec = (yr_format_stretch){*at, *at};
    if (c == 0)
        return fail("expected '}' before end of string");
    if (c == '}')
        return 0;
    if (c == '!') {
        if (*at >= to)
            return fail("end of string while looking for conversion specifier");
        out->conversion = yr_str_at(text, (*at)++);
        if (*at < to) {
            c = yr_str_at(text, (*at)++);
            if (c == '}')
                return 0;
            if (c != ':')
                return fail("expected ':' after conversion specifier");
        }
    }
    return read_spec(text, at, to, out);
}

/* ---- Names
 * ---------------------------------------------------------------------------------------------------------
 */

int64_t yr_format_number(const yr_str *text, yr_format_stretch s)
{
    size_t at = s.from;
    int64_t value = yr_spec_number(text, &at, s.to);
    return value >= 0 && at < s.to ? -1 : value;
}

static int choose_numbering(formatter *f, bool automatic)
{
    if (f->mode == UNDECIDED)
        f->mode = automatic ? AUTOMATIC : MANUAL;
    if (f->mode == MANUAL && automatic)
        return fail("cannot switch from manual field specification to automatic field numbering");
    if (f->mode == AUTOMATIC && !automatic)
        return fail("cannot switch from automatic field numbering to manual field specification");
    return 0;
}

static yr_value positional(formatter *f, int64_t i)
{
    if (f->mapping)
        return yr_value_error("Format string contains positional fields");
    if ((uint64_t)i >= f->count)
        return yr_raise_format(YR_EXC(IndexError),
                               "Replacement index %lld out of range for positional args tuple",
                               (long long)i);
    return yr_retain(f->args[i]);
}

static yr_value by_keyword(formatter *f, yr_value name)
{
    if (f->mapping)
        return yr_getitem(f->mapping, name);
    if (f->keywords) {
        yr_tuple_object *names = YR_TUPLE(f->keywords);
        for (size_t i = 0; i < names->length; i++)
            if (yr_str_equal(names->items[i], name))
                return yr_retain(f->args[f->count + i]);
    }
    return yr_raise_value(YR_EXC(KeyError), name);
}

/* new: what the first part of a field's name means. */
static yr_value first_value(formatter *f, yr_format_stretch name)
{
    int64_t number = yr_format_number(f->text, name);
    bool empty = name.from == name.to;
    if (number == -2 || ((empty || number >= 0) && choose_numbering(f, empty) < 0))
        return 0;
    if (empty || number >= 0)
        return positional(f, empty ? f->next++ : number);
    yr_value key = sub(f, name);
    if (!key)
        return 0;
    yr_value v = by_keyword(f, key);
    yr_drop(key);
    return v;
}

int yr_format_read_step(const yr_str *text, size_t *at, size_t to, bool *attribute,
                        yr_format_stretch *name)
{
    uint32_t kind = yr_str_at(text, (*at)++);
    *attribute = kind == '.';
    name->from = *at;
    if (kind == '.') {
        while (*at < to && yr_str_at(text, *at) != '.' && yr_str_at(text, *at) != '[')
            ++*at;
        name->to = *at;
    } else if (kind == '[') {
        while (*at < to && yr_str_at(text, *at) != ']')
            ++*at;
        if (*at >= to)
            return fail("Missing ']' in format string");
        name->to = (*at)++;
    } else {
        return fail("Only '.' or '[' may follow ']' in format field specifier");
    }
    return name->from == name->to ? fail("Empty attribute in format string") : 0;
}

yr_value yr_format_key(const yr_str *text, bool attribute, yr_format_stretch name)
{
    int64_t number = attribute ? -1 : yr_format_number(text, name);
    if (number == -2)
        return 0;
    return number >= 0 ? yr_int_from_i64(number) : yr_str_sub(yr_from(text), name.from, name.to);
}

/* new: one step of .attribute or [item] from v (stolen), which begins at *at. */
static yr_value step(formatter *f, yr_value v, size_t *at, size_t to)
{
    bool attribute;
    yr_format_stretch name;
    yr_value key = 0, result = 0;
    if (yr_format_read_step(f->text, at, to, &attribute, &name) == 0)
        key = yr_format_key(f->text, attribute, name);
    if (key)
        result = attribute ? yr_getattr(v, key) : yr_getitem(v, key);
    yr_xdrop(key);
    yr_drop(v);
    return result;
}

/* new: the object that a field's name means. */
static yr_value field_value(formatter *f, yr_format_stretch name)
{
    size_t at = name.from;
    while (at < name.to && yr_str_at(f->text, at) != '.' && yr_str_at(f->text, at) != '[')
        at++;
    yr_value v = first_value(f, (yr_format_stretch){name.from, at});
    while (v && at < name.to)
        v = step(f, v, &at, name.to);
    return v;
}

/* ---- Output
 * --------------------------------------------------------------------------------------------------------
 */

static yr_value convert(yr_value v, uint32_t conversion)
{
    switch (conversion) {
    case 'r': return yr_repr(v);
    case 's': return yr_str_of(v);
    case 'a': return yr_ascii(v);
    default: break;
    }
    if (conversion > 32 && conversion < 127)
        return yr_value_error("Unknown conversion specifier %c", (int)conversion);
    return yr_value_error("Unknown conversion specifier \\x%x", conversion);
}

static int add_text(formatter *f, yr_format_stretch s, int depth);

/* new: the specification of a field, its own fields filled in. */
static yr_value field_spec(formatter *f, const yr_format_field *d, int depth)
{
    if (!d->nested)
        return sub(f, d->spec);
    yr_writer *outer = f->out, inner;
    yr_writer_start(&inner);
    f->out = &inner;
    int r = add_text(f, d->spec, depth - 1);
    f->out = outer;
    if (r == 0)
        return yr_writer_finish(&inner);
    yr_writer_free(&inner);
    return 0;
}

/* new: the text of a field with that value; str as it is. */
static yr_value field_text(formatter *f, const yr_format_field *d, int depth, yr_value v)
{
    if (d->spec.from == d->spec.to && YR_IS(v, str))
        return yr_retain(v);
    yr_value spec = field_spec(f, d, depth), text = spec ? yr_format_value(v, spec) : 0;
    yr_xdrop(spec);
    return text;
}

static int add_small_int(yr_writer *out, yr_value v)
{
    char text[YR_I64_CHARS];
    return yr_writer_ascii(out, text, yr_i64_chars(yr_int_value(v), text));
}

/* last: nothing comes behind it. */
static int add_field(formatter *f, const yr_format_field *d, int depth, bool last)
{
    yr_value text = 0, v = field_value(f, d->name);
    if (v && d->conversion) {
        yr_value converted = convert(v, d->conversion);
        yr_drop(v);
        v = converted;
    }
    if (v && d->spec.from == d->spec.to && yr_is_int(v))
        return add_small_int(f->out, v);
    if (v)
        text = field_text(f, d, depth, v);
    int r = text ? yr_writer_add(f->out, text) : -1;
    if (r == 0 && last && f->out->length == yr_str_as(text)->length)
        f->only = yr_retain(text);
    yr_xdrop(text);
    yr_xdrop(v);
    return r;
}

int yr_format_read_literal(const yr_str *text, size_t *at, size_t to, uint32_t c, bool *literal)
{
    *literal = true;
    if (c != '{' && c != '}')
        return 0;
    bool doubled = *at < to && yr_str_at(text, *at) == c;
    if (c == '}' && !doubled)
        return fail("Single '}' encountered in format string");
    if (*at >= to)
        return fail("Single '{' encountered in format string");
    if (doubled)
        ++*at;
    else
        *literal = false;
    return 0;
}

/* Adds a yr_format_stretch of the format string; depth counts how deep fields may still nest. */
static int add_text(formatter *f, yr_format_stretch s, int depth)
{
    if (depth <= 0)
        return fail("Max string recursion exceeded");
    for (size_t at = s.from; at < s.to;) {
        bool literal;
        uint32_t c = yr_str_at(f->text, at++);
        yr_format_field d;
        size_t start = at - 1;
        if (c != '{' && c != '}') {
            while (at < s.to && (c = yr_str_at(f->text, at)) != '{' && c != '}')
                at++;
            if (yr_writer_part(f->out, f->text, start, at) < 0)
                return -1;
            continue;
        }
        if (yr_format_read_literal(f->text, &at, s.to, c, &literal) < 0)
            return -1;
        if (literal) {
            if (yr_writer_char(f->out, c) < 0)
                return -1;
        } else if (yr_format_read_field(f->text, &at, s.to, &d) < 0 ||
                   add_field(f, &d, depth, at == f->text->length && s.from == 0) < 0) {
            return -1;
        }
    }
    return 0;
}

/* Is there a field in it, or a doubled brace? Without one it is itself what comes out. */
static bool has_brace(const yr_str *text)
{
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = yr_str_at(text, i);
        if (c == '{' || c == '}')
            return true;
    }
    return false;
}

static yr_value run(formatter *f)
{
    if (!has_brace(f->text))
        return yr_retain(yr_from(f->text));
    yr_writer out;
    yr_writer_start(&out);
    f->out = &out;
    if (add_text(f, (yr_format_stretch){0, f->text->length}, 2) == 0 && !f->only)
        return yr_writer_finish(&out);
    yr_writer_free(&out);
    return f->only;
}

YR_TEXT_METHOD(yr_str_m_format)
{
    formatter f = {.text = yr_str_as(self), .args = args, .count = n, .keywords = keywords};
    return run(&f);
}

YR_TEXT_METHOD(yr_str_m_format_map)
{
    formatter f = {.text = yr_str_as(self), .mapping = args[0]};
    return run(&f);
}
