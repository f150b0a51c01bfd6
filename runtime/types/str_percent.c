/* str_percent.c - the % operator of str and of bytes.
 *
 *     % (key) flags width .precision [hlL] conversion
 *
 * One engine does both: a bytes format is read as Latin-1 text and its result written back as
 * bytes. Only what %s, %r, %a, %b and %c put differs, and some messages.
 */
#include "number_chars.h"
#include "text_writer.h"

enum { MINUS = 1, PLUS = 2, BLANK = 4, ALTERNATE = 8, ZERO = 16 };

typedef struct {
    const yr_str *text; /* the format, borrowed */
    size_t at;
    yr_value args; /* what stands right of %, borrowed */
    yr_value one;  /* the value of a (key), owned, or 0 */
    bool is_tuple;
    bool has_mapping; /* args can be asked for keys */
    size_t next;      /* the next item of args; a single value is item 0 */
    bool bytes;
    yr_writer out;
    yr_value only; /* owned: a text that is all of the result and so comes out itself, or 0 */
} formatter;

typedef struct {
    int flags;
    int64_t width;     /* 0: none */
    int64_t precision; /* -1: none */
    uint32_t letter;
} conversion;

static int fail(const char *message)
{
    yr_value_error("%s", message);
    return -1;
}

/* ---- Arguments
 * ---------------------------------------------------------------------------------------------------
 */

/* borrowed: the next value, or 0 with TypeError. */
static yr_value next_argument(formatter *f)
{
    if (f->one)
        return f->next++ == 0 ? f->one : yr_type_error("not enough arguments for format string");
    if (f->is_tuple) {
        yr_tuple_object *t = YR_TUPLE(f->args);
        if (f->next < t->length)
            return t->items[f->next++];
    } else if (f->next++ == 0) {
        return f->args;
    }
    return yr_type_error("not enough arguments for format string");
}

static bool arguments_left(const formatter *f)
{
    if (f->has_mapping || f->one)
        return false;
    return f->is_tuple ? f->next < YR_TUPLE(f->args)->length : f->next == 0;
}

/* Reads the key after "%(" and looks it up. */
static int read_key(formatter *f)
{
    size_t start = f->at;
    int depth = 1;
    if (!f->has_mapping) {
        yr_type_error("format requires a mapping");
        return -1;
    }
    while (f->at < f->text->length && depth > 0) {
        uint32_t c = yr_str_at(f->text, f->at++);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (depth > 0)
        return fail("incomplete format key");
    yr_value key = yr_str_sub(yr_from(f->text), start, f->at - 1);
    if (key && f->bytes) {
        yr_value encoded = yr_encode(key, "latin-1", NULL);
        yr_drop(key);
        key = encoded;
    }
    if (!key)
        return -1;
    yr_value v = yr_getitem(f->args, key);
    yr_drop(key);
    if (!v)
        return -1;
    yr_set(&f->one, v);
    f->next = 0;
    return 0;
}

/* ---- Reading a conversion ------------------------------------------------------------------- */

static uint32_t peek(const formatter *f)
{
    return f->at < f->text->length ? yr_str_at(f->text, f->at) : 0;
}

static void read_flags(formatter *f, conversion *c)
{
    for (;; f->at++) {
        switch (peek(f)) {
        case '-': c->flags |= MINUS; break;
        case '+': c->flags |= PLUS; break;
        case ' ': c->flags |= BLANK; break;
        case '#': c->flags |= ALTERNATE; break;
        case '0': c->flags |= ZERO; break;
        default: return;
        }
    }
}

/* Digits or "*": 0 and *out, or -1. */
static int read_size(formatter *f, int64_t *out, int64_t most, const char *too_big)
{
    if (peek(f) == '*') {
        yr_value v = next_argument(f);
        f->at++;
        if (!v)
            return -1;
        if (!YR_IS_ANY_INT(v)) {
            yr_type_error("* wants int");
            return -1;
        }
        if (yr_to_i64(v, out) < 0 ||
            (most == INT32_MAX && (*out > INT32_MAX || *out < INT32_MIN))) {
            yr_clear_pending();
            yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C %s",
                            most == INT32_MAX ? "int" : "ssize_t");
            return -1;
        }
        return 0;
    }
    for (*out = 0; peek(f) - '0' < 10; f->at++) {
        *out = *out * 10 + (int64_t)(peek(f) - '0');
        if (*out > most)
            return fail(too_big);
    }
    return 0;
}

static int read_conversion(formatter *f, conversion *c)
{
    *c = (conversion){.precision = -1};
    if (peek(f) == '(') {
        f->at++;
        if (read_key(f) < 0)
            return -1;
    }
    read_flags(f, c);
    if (read_size(f, &c->width, INT64_MAX / 16, "width too big") < 0)
        return -1;
    if (c->width < 0) {
        c->flags |= MINUS;
        c->width = -c->width;
    }
    if (peek(f) == '.') {
        f->at++;
        if (read_size(f, &c->precision, INT32_MAX, "precision too big") < 0)
            return -1;
        c->precision = c->precision < 0 ? 0 : c->precision;
    }
    if (peek(f) == 'h' || peek(f) == 'l' || peek(f) == 'L')
        f->at++;
    if (f->at >= f->text->length)
        return fail("incomplete format");
    c->letter = yr_str_at(f->text, f->at++);
    return 0;
}

/* ---- Numbers
 * -------------------------------------------------------------------------------------------------------
 */

static yr_value wrong_number(uint32_t letter, yr_value v)
{
    bool whole = letter == 'o' || letter == 'x' || letter == 'X';
    return yr_type_error("%%%c format: %s is required, not %T", (int)letter,
                         whole ? "an integer" : "a real number", v);
}

/* new: v as the int that %d or %x shows. */
static yr_value int_for(uint32_t letter, yr_value v)
{
    yr_value r = 0;
    bool whole = letter == 'o' || letter == 'x' || letter == 'X';
    const yr_slots *slots = &yr_type_of(v)->slots;
    if (YR_IS_ANY_INT(v))
        return yr_is_pointer(v) ? yr_retain(v) : yr_is_int(v) ? v : yr_int(v == YR_TRUE);
    if (whole ? slots->to_index != NULL : slots->to_index || slots->to_int || slots->to_float) {
        if (!whole && slots->to_int)
            r = slots->to_int(v);
        else if (slots->to_index)
            r = yr_index(v);
        if (r && YR_IS_ANY_INT(r))
            return r;
        yr_xdrop(r);
        if (yr_pending() && !yr_pending_is(YR_EXC(TypeError)))
            return 0;
        yr_clear_pending();
    }
    return wrong_number(letter, v);
}

/* new: digits with sign, prefix and at least precision digits. */
static yr_value int_text(yr_value i, const conversion *c)
{
    int base = c->letter == 'o' ? 8 : c->letter == 'x' || c->letter == 'X' ? 16 : 10;
    yr_value digits = yr_int_to_str(i, base);
    yr_writer b;
    if (!digits || (base == 10 && c->precision < 0))
        return digits;
    if (c->precision > INT32_MAX - 3) {
        yr_drop(digits);
        return yr_raise_format(YR_EXC(OverflowError), "precision too large");
    }
    yr_writer_start(&b);
    const yr_str *s = yr_str_as(digits);
    size_t from = yr_str_at(s, 0) == '-';
    if (from)
        yr_writer_char(&b, '-');
    if (c->flags & ALTERNATE && base != 10) {
        yr_writer_char(&b, '0');
        yr_writer_char(&b, c->letter);
    }
    for (int64_t n = (int64_t)(s->length - from); n < c->precision && !b.failed; n++)
        yr_writer_char(&b, '0');
    for (size_t i = from; i < s->length; i++) {
        uint32_t digit = yr_str_at(s, i);
        yr_writer_char(&b, c->letter == 'X' && digit >= 'a' ? digit - 32 : digit);
    }
    yr_drop(digits);
    return yr_writer_finish(&b);
}

static yr_value float_text(formatter *f, yr_value v, const conversion *c)
{
    double d;
    if (yr_to_double(v, &d) < 0) {
        if (f->bytes) { /* whatever __float__ raised */
            yr_clear_pending();
            yr_type_error("float argument required, not %T", v);
        }
        return 0;
    }
    int precision = c->precision < 0 ? 6 : (int)c->precision;
    char *text = yr_double_text(d, (char)c->letter, precision, c->flags & ALTERNATE, false);
    if (!text)
        return 0;
    yr_value r = yr_str_from_c(text);
    yr_dispose(text);
    return r;
}

/* ---- Characters and texts ------------------------------------------------------------------- */

static yr_value byte_char(yr_value v)
{
    int64_t i;
    if (YR_IS_BYTES(v) || yr_is_bytearray(v)) {
        yr_span s = yr_bytes_span(v);
        if (s.n == 1)
            return yr_str_from_char(s.p[0]);
    } else if (yr_has_index(v)) {
        yr_value index = yr_index(v);
        if (!index && yr_pending_is(YR_EXC(TypeError)))
            return yr_clear_pending(),
                   yr_type_error("%%c requires an integer in range(256) or a single byte");
        if (!index)
            return 0;
        i = yr_is_int(index) ? yr_int_value(index) : -1;
        yr_drop(index);
        if (i < 0 || i > 255)
            return yr_raise_format(YR_EXC(OverflowError), "%%c arg not in range(256)");
        return yr_str_from_char((uint32_t)i);
    }
    return yr_type_error("%%c requires an integer in range(256) or a single byte");
}

static yr_value str_char(yr_value v)
{
    int64_t i;
    if (YR_IS_STR(v)) {
        if (yr_str_as(v)->length == 1)
            return yr_str_from_char(yr_str_at(yr_str_as(v), 0));
    } else if (yr_has_index(v)) {
        yr_value index = yr_index(v);
        if (!index && yr_pending_is(YR_EXC(TypeError)))
            return yr_clear_pending(), yr_type_error("%%c requires int or char");
        if (!index)
            return 0;
        i = yr_is_int(index) ? yr_int_value(index) : -1;
        yr_drop(index);
        if (i < 0 || i > YR_MAX_CHAR)
            return yr_raise_format(YR_EXC(OverflowError), "%%c arg not in range(0x110000)");
        return yr_str_from_char((uint32_t)i);
    }
    return yr_type_error("%%c requires int or char");
}

/* new: the bytes of %b, as Latin-1 text. */
static yr_value bytes_text(yr_value v)
{
    bool missing = true;
    yr_span s;
    if (!yr_bytes_view(v, &s)) {
        yr_value r = yr_pending() ? 0 : yr_call_special(v, YR_NAME(__bytes__), NULL, 0, &missing);
        if (missing && !yr_pending())
            return yr_type_error("%%b requires a bytes-like object, or an object that implements "
                                 "__bytes__, not '%T'",
                                 v);
        if (!r)
            return 0;
        if (!YR_IS_BYTES(r)) {
            yr_type_error("__bytes__ returned non-bytes (type %T)", r);
            yr_drop(r);
            return 0;
        }
        s = yr_bytes_span(r);
        yr_value text = yr_str_from_latin1(s.p, s.n);
        yr_drop(r);
        return text;
    }
    return yr_str_from_latin1(s.p, s.n);
}

static YR_COLD yr_value unsupported(const formatter *f, uint32_t letter)
{
    bool is_shown = f->bytes || (letter > 30 && letter < 127);
    return yr_value_error("unsupported format character '%c' (0x%x) at index %zu",
                          is_shown ? (int)letter : '?', letter, f->at - 1);
}

/* ---- Output
 * ---------------------------------------------------------------------------------------------------------------
 */

static void add_many(formatter *f, uint32_t c, int64_t n)
{
    if (n > 0)
        yr_writer_fill(&f->out, c, (size_t)n);
}

static void add_part(formatter *f, const yr_str *s, size_t from, size_t to)
{
    yr_writer_part(&f->out, s, from, to);
}

/* A text, cut to the precision, within the width. */
static void add_text(formatter *f, const conversion *c, const yr_str *s, bool cut)
{
    size_t n = s->length;
    if (cut && c->precision >= 0 && (uint64_t)c->precision < n)
        n = (size_t)c->precision;
    int64_t pad = c->width > (int64_t)n ? c->width - (int64_t)n : 0;
    if (!(c->flags & MINUS))
        add_many(f, ' ', pad);
    add_part(f, s, 0, n);
    if (c->flags & MINUS)
        add_many(f, ' ', pad);
}

/* A number in ASCII: sign and prefix go before padding by zeros, and after padding by blanks. */
static void add_number(formatter *f, const conversion *c, const char *text, size_t n)
{
    uint32_t first = (uint8_t)text[0];
    uint32_t sign = first == '-' || first == '+' ? first
                    : c->flags & PLUS            ? '+'
                    : c->flags & BLANK           ? ' '
                                                 : 0;
    size_t digits = first == '-' || first == '+', prefix = digits;
    if (c->flags & ALTERNATE && (c->letter == 'x' || c->letter == 'X' || c->letter == 'o'))
        digits += 2;
    int64_t length = (int64_t)(n - prefix) + (sign ? 1 : 0);
    int64_t pad = c->width > length ? c->width - length : 0;
    bool zeros = c->flags & ZERO && !(c->flags & MINUS);
    if (!zeros && !(c->flags & MINUS))
        add_many(f, ' ', pad);
    if (sign)
        yr_writer_char(&f->out, sign);
    yr_writer_ascii(&f->out, text + prefix, digits - prefix);
    if (zeros)
        add_many(f, '0', pad);
    yr_writer_ascii(&f->out, text + digits, n - digits);
    if (c->flags & MINUS)
        add_many(f, ' ', pad);
}

/* Adds text (stolen, 0 after an error) as a number, or as a text. */
static int add(formatter *f, const conversion *c, yr_value text, bool number, bool cut)
{
    if (!text)
        return -1;
    size_t start = f->out.length, length = yr_str_as(text)->length;
    if (number)
        add_number(f, c, (const char *)yr_str_as(text)->data.one, yr_str_as(text)->length);
    else
        add_text(f, c, yr_str_as(text), cut);
    bool is_cut = cut && c->precision >= 0 && (uint64_t)c->precision < length;
    if (f->at == f->text->length && !f->bytes && !f->out.failed && start == 0 && !is_cut &&
        f->out.length == length)
        f->only = yr_retain(text);
    yr_drop(text);
    return f->out.failed ? -1 : 0;
}

static int add_int(formatter *f, const conversion *c, yr_value v)
{
    if (yr_is_int(v) && c->precision < 0 && (c->letter == 'd' || c->letter == 'i')) {
        char text[YR_I64_CHARS];
        add_number(f, c, text, yr_i64_chars(yr_int_value(v), text));
        return f->out.failed ? -1 : 0;
    }
    yr_value i = int_for(c->letter, v);
    if (!i)
        return -1;
    yr_value text = int_text(i, c);
    yr_drop(i);
    return add(f, c, text, true, false);
}

static int add_float(formatter *f, const conversion *c, yr_value v)
{
    char text[YR_DOUBLE_CHARS];
    int64_t precision = c->precision < 0 ? 6 : c->precision;
    size_t n = 0;
    if (yr_is_flonum(v) && c->letter == 'f' && !(c->flags & ALTERNATE) && precision <= 14)
        n = yr_double_fixed_chars(yr_flonum_value(v), (int)precision, text);
    if (n == 0)
        return add(f, c, float_text(f, v, c), true, false);
    add_number(f, c, text, n);
    return f->out.failed ? -1 : 0;
}

static int convert(formatter *f, conversion *c)
{
    yr_value v = next_argument(f);
    if (!v)
        return -1;
    if (c->letter == 'i' && f->bytes)
        c->letter = 'd'; /* as the messages have it */
    switch (c->letter) {
    case 's': return add(f, c, f->bytes ? bytes_text(v) : yr_str_of(v), false, true);
    case 'r': return add(f, c, f->bytes ? yr_ascii(v) : yr_repr(v), false, true);
    case 'a': return add(f, c, yr_ascii(v), false, true);
    case 'c': return add(f, c, f->bytes ? byte_char(v) : str_char(v), false, false);
    case 'i':
    case 'd':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return add_int(f, c, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return add_float(f, c, v);
    case 'b':
        if (f->bytes)
            return add(f, c, bytes_text(v), false, true);
        break;
    default: break;
    }
    unsupported(f, c->letter);
    return -1;
}

/* The place of the next '%' from `at` on; the length where there is none. */
static size_t next_percent(const yr_str *s, size_t at)
{
    if (s->kind == 1) {
        const uint8_t *p = memchr(s->data.one + at, '%', s->length - at);
        return p ? (size_t)(p - s->data.one) : s->length;
    }
    while (at < s->length && yr_str_at(s, at) != '%')
        at++;
    return at;
}

/* Goes on to the next '%'. Is there another behind it? */
static bool find_percent(formatter *f)
{
    const yr_str *s = f->text;
    f->at = next_percent(s, f->at);
    return f->at + 1 < s->length && yr_str_at(s, f->at + 1) == '%';
}

/* new: the formatted text. */
static yr_value run(formatter *f)
{
    f->is_tuple = YR_IS_TUPLE(f->args);
    f->has_mapping = !f->is_tuple && yr_type_of(f->args)->slots.getitem && !YR_IS_STR(f->args) &&
                     !(f->bytes && (YR_IS_BYTES(f->args) || yr_is_bytearray(f->args)));
    while (f->at < f->text->length) {
        conversion c;
        size_t start = f->at;
        bool doubled = find_percent(f);
        if (f->at > start && yr_writer_part(&f->out, f->text, start, f->at) < 0)
            goto failed;
        if (f->at >= f->text->length)
            break;
        f->at += 1 + doubled;
        if (!doubled && (read_conversion(f, &c) < 0 || convert(f, &c) < 0))
            goto failed;
        if (doubled && yr_writer_char(&f->out, '%') < 0)
            goto failed;
    }
    if (arguments_left(f)) {
        yr_type_error("not all arguments converted during %s formatting",
                      f->bytes ? "bytes" : "string");
        goto failed;
    }
    yr_xdrop(f->one);
    if (!f->only && !f->bytes && f->out.length == f->text->length &&
        next_percent(f->text, 0) == f->text->length) /* nothing was to do */
        f->only = yr_retain(yr_from(f->text));
    if (!f->only)
        return yr_writer_finish(&f->out);
    yr_writer_free(&f->out);
    return f->only;
failed:
    yr_xdrop(f->one);
    yr_xdrop(f->only);
    yr_writer_free(&f->out);
    return 0;
}

static void begin(formatter *f, yr_value text, yr_value args, bool bytes)
{
    f->text = yr_str_as(text);
    f->at = f->next = 0;
    f->args = args;
    f->one = f->only = 0;
    f->bytes = bytes;
    yr_writer_start(&f->out);
}

yr_value yr_percent_format(yr_value format, yr_value args)
{
    formatter f; /* out needs no zeros */
    begin(&f, format, args, false);
    return run(&f);
}

yr_value yr_bytes_percent(yr_value format, yr_value args)
{
    yr_span s = yr_bytes_span(format);
    yr_value text = yr_str_from_latin1(s.p, s.n);
    if (!text)
        return 0;
    formatter f;
    begin(&f, text, args, true);
    yr_value result = run(&f);
    yr_drop(text);
    if (!result)
        return 0;
    yr_value v = yr_bytes_like(format, yr_str_as(result)->data.one, yr_str_as(result)->length);
    yr_drop(result);
    return v;
}
