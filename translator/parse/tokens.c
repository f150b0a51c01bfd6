/*
 * The tokenizer: lines and their indentation, names, numbers, strings, operators.
 *
 * An error ends the tokens. CPython reports most lexical errors before an error of grammar in an
 * earlier line, because it reads the rest of the file when a parse failed; errors of indentation,
 * and the end of the file inside a bracket, count only where the parser meets them.
 */
#include "tokens.h"

#include <ctype.h>
#include <string.h>

#define MAX_BRACKETS 200
#define MAX_INDENTS  100

struct lexer {
    struct tokens *tokens;
    struct source *source;
    const char *text;
    size_t at, end;
    int line; /* where the last token began */
    int in_field, failed;
    int line_has_token; /* since the last NEWLINE */
    int level;
    size_t brackets[MAX_BRACKETS];
    int indents;
    int column[MAX_INDENTS], alternative[MAX_INDENTS]; /* tabs counted as up to 8, and as 1 */
};

static const char *const spellings[] = {
#define SPELLING(name, spelling) [name] = spelling,
    KEYWORD_TOKENS(SPELLING) PUNCTUATION_TOKENS(SPELLING)
#undef SPELLING
};

const char *token_spelling(enum token_kind kind)
{
    return spellings[kind] ? spellings[kind] : "";
}

/* ---------------------------------------------------------------------------- errors, helpers */

static int peek(const struct lexer *l, size_t ahead)
{
    return l->at + ahead < l->end ? (unsigned char)l->text[l->at + ahead] : 0;
}

static void fail_with(struct lexer *l, size_t start, size_t end, const char *message)
{
    if (l->failed)
        return;
    l->failed = 1;
    l->tokens->error = BAD_TOKEN;
    l->tokens->error_loc = source_loc(l->source, start, end);
    l->tokens->error_message = message;
}

static void fail_range(struct lexer *l, size_t start, size_t end, const char *message)
{
    fail_with(l, start, end,
              arena_printf(l->source->arena, "SyntaxError: %s%s", l->tokens->prefix, message));
}

static void fail_at(struct lexer *l, size_t at, const char *message)
{
    fail_range(l, at, at + 1, message);
}

/* Tokens come in order, and most of them stand in one line: only the others need a search. */
static struct loc place_of(struct lexer *l, size_t start, size_t end)
{
    const struct source *s = l->source;
    const size_t *lines = s->line_start;
    while (l->line < s->line_count && start >= lines[l->line])
        l->line++;
    if (l->line < 1 || start < lines[l->line - 1] || end >= lines[l->line])
        return source_loc(s, start, end);
    size_t line = lines[l->line - 1];
    return (struct loc){l->line, (int)(start - line), l->line, (int)(end - line)};
}

static void add_token(struct lexer *l, enum token_kind kind, size_t start, size_t end)
{
    struct token t = {.kind = kind, .start = start, .end = end, .level = l->level};
    t.loc = place_of(l, start, end);
    if (kind == T_NAME)
        t.name = intern(l->source->arena, l->text + start, end - start);
    push(l->source->arena, &l->tokens->list, t);
    l->line_has_token = kind != T_NEWLINE && kind != T_INDENT && kind != T_DEDENT;
}

static void stop(struct lexer *l, enum token_error error, size_t at)
{
    add_token(l, T_ERROR, at, at);
    l->tokens->error = error;
    l->at = l->end;
}

static int is_name_start(int c)
{
    return isalpha(c) || c == '_' || c >= 0x80;
}

static int is_name_char(int c)
{
    return isalnum(c) || c == '_' || c >= 0x80;
}

/* --------------------------------------------------------------------------------- indentation */

/* Measures the white space at the start of a line. Returns 0 when the line has nothing else. */
static int measure_indent(struct lexer *l, int *column, int *alternative)
{
    int col = 0, alt = 0;
    for (;; l->at++) {
        int c = peek(l, 0);
        if (c == ' ') {
            col++;
            alt++;
        } else if (c == '\t') {
            col = (col / 8 + 1) * 8;
            alt++;
        } else if (c == '\f') {
            col = alt = 0;
        } else if (c == '\\' && peek(l, 1) == '\n') {
            l->at++; /* the indentation is what stands before the first continuation */
            while (strchr(" \t\f", peek(l, 1)) && peek(l, 1))
                l->at++;
            if (!(peek(l, 1) == '\\' && peek(l, 2) == '\n')) {
                l->at++;
                break;
            }
        } else {
            break;
        }
    }
    *column = col;
    *alternative = alt;
    int c = peek(l, 0);
    return l->at < l->end && c != '\n' && c != '#';
}

static void close_indents(struct lexer *l, int column, int alternative)
{
    int outer = l->indents;
    while (outer > 0 && column < l->column[outer])
        outer--;
    if (column != l->column[outer]) {
        stop(l, BAD_DEDENT, l->at);
    } else if (alternative != l->alternative[outer]) {
        stop(l, MIXED_TABS, l->at);
    } else {
        for (; l->indents > outer; l->indents--)
            add_token(l, T_DEDENT, l->at, l->at);
    }
}

static void start_line(struct lexer *l)
{
    int column, alternative;
    if (!measure_indent(l, &column, &alternative))
        return;
    if (column == l->column[l->indents]) {
        if (alternative != l->alternative[l->indents])
            stop(l, MIXED_TABS, l->at);
    } else if (column < l->column[l->indents]) {
        close_indents(l, column, alternative);
    } else if (l->indents + 1 >= MAX_INDENTS) {
        stop(l, TOO_DEEP_INDENT, l->at);
    } else if (alternative <= l->alternative[l->indents]) {
        stop(l, MIXED_TABS, l->at);
    } else {
        l->indents++;
        l->column[l->indents] = column;
        l->alternative[l->indents] = alternative;
        add_token(l, T_INDENT, l->at, l->at);
    }
}

/* ------------------------------------------------------------------------------------- numbers */

/* A number may be followed at once by a keyword, as in `1if x else y`, but by no other name. */
static void end_number(struct lexer *l, const char *what)
{
    static const char *const allowed[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    if (!is_name_start(peek(l, 0)) || peek(l, 0) >= 0x80)
        return;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        size_t n = strlen(allowed[i]);
        if (l->end - l->at >= n && memcmp(l->text + l->at, allowed[i], n) == 0)
            return;
    }
    fail_at(l, l->at - 1, arena_printf(l->source->arena, "invalid %s literal", what));
}

/* Digits with single underscores between them. */
static void decimal_tail(struct lexer *l)
{
    for (;;) {
        while (isdigit(peek(l, 0)))
            l->at++;
        if (peek(l, 0) != '_')
            return;
        l->at++;
        if (!isdigit(peek(l, 0))) {
            fail_at(l, l->at - 1, "invalid decimal literal");
            return;
        }
    }
}

static int is_radix_digit(int c, int radix)
{
    return radix == 16 ? isxdigit(c) : c >= '0' && c < '0' + radix;
}

static void radix_number(struct lexer *l, int radix, const char *what)
{
    arena *a = l->source->arena;
    l->at += 2;
    do {
        if (peek(l, 0) == '_')
            l->at++;
        if (!is_radix_digit(peek(l, 0), radix)) {
            if (isdigit(peek(l, 0)))
                fail_at(l, l->at,
                        arena_printf(a, "invalid digit '%c' in %s literal", peek(l, 0), what));
            else
                fail_at(l, l->at - 1, arena_printf(a, "invalid %s literal", what));
            return;
        }
        while (is_radix_digit(peek(l, 0), radix))
            l->at++;
    } while (peek(l, 0) == '_');
    if (isdigit(peek(l, 0)))
        fail_at(l, l->at, arena_printf(a, "invalid digit '%c' in %s literal", peek(l, 0), what));
    else
        end_number(l, what);
}

/* Returns whether there was a fraction, an exponent or a j. */
static int number_tail(struct lexer *l)
{
    int any = 0;
    if (peek(l, 0) == '.') {
        any = 1;
        l->at++;
        if (isdigit(peek(l, 0)))
            decimal_tail(l);
    }
    if ((peek(l, 0) | 32) == 'e') {
        size_t sign = peek(l, 1) == '+' || peek(l, 1) == '-';
        if (isdigit(peek(l, 1 + sign))) {
            any = 1;
            l->at += 1 + sign;
            decimal_tail(l);
        } else if (sign) {
            fail_at(l, l->at + 1, "invalid decimal literal");
            return 1;
        }
    }
    if ((peek(l, 0) | 32) == 'j') {
        l->at++;
        end_number(l, "imaginary");
        return 1;
    }
    if (any)
        end_number(l, "decimal");
    return any;
}

static void zero_number(struct lexer *l, size_t start)
{
    int nonzero = 0;
    while (peek(l, 0) == '0' || peek(l, 0) == '_') {
        if (peek(l, 0) == '_' && !isdigit(peek(l, 1))) {
            fail_at(l, l->at, "invalid decimal literal");
            return;
        }
        l->at++;
    }
    size_t zeros_end = l->at;
    if (isdigit(peek(l, 0))) {
        nonzero = 1;
        decimal_tail(l);
    }
    if (l->failed || number_tail(l))
        return;
    if (nonzero)
        fail_range(l, start, zeros_end,
                   "leading zeros in decimal integer literals are not permitted; "
                   "use an 0o prefix for octal integers");
    else
        end_number(l, "decimal");
}

static void number(struct lexer *l)
{
    size_t start = l->at;
    int second = peek(l, 1) | 32;
    if (peek(l, 0) == '0' && second == 'x') {
        radix_number(l, 16, "hexadecimal");
    } else if (peek(l, 0) == '0' && second == 'o') {
        radix_number(l, 8, "octal");
    } else if (peek(l, 0) == '0' && second == 'b') {
        radix_number(l, 2, "binary");
    } else if (peek(l, 0) == '0') {
        zero_number(l, start);
    } else {
        if (peek(l, 0) != '.')
            decimal_tail(l);
        if (!l->failed && !number_tail(l))
            end_number(l, "decimal");
    }
    add_token(l, T_NUMBER, start, l->at);
}

/* ------------------------------------------------------------------------------------- strings */

/* The length of the string prefix at the place, or -1 when no string starts there. */
static int string_prefix(const char *text, size_t at, size_t end, int *formatted)
{
    int n = 0, raw = 0, bytes = 0, unicode = 0, format = 0;
    for (; at + (size_t)n < end && n < 3; n++) {
        char c = text[at + (size_t)n];
        if (c == '"' || c == '\'') {
            *formatted = format;
            return n;
        }
        c |= 32;
        if (c == 'r' && !raw && !unicode)
            raw = 1;
        else if (c == 'b' && !bytes && !unicode && !format)
            bytes = 1;
        else if (c == 'f' && !format && !unicode && !bytes)
            format = 1;
        else if (c == 'u' && n == 0)
            unicode = 1;
        else
            return -1;
    }
    return -1;
}

static int quote_size(const char *text, size_t at, size_t end)
{
    return at + 2 < end && text[at + 1] == text[at] && text[at + 2] == text[at] ? 3 : 1;
}

static int closes(const char *text, size_t at, size_t end, char quote, int size)
{
    if (text[at] != quote)
        return 0;
    return size == 1 || (at + 2 < end && text[at + 1] == quote && text[at + 2] == quote);
}

/* The end of a plain string whose opening quote is at `at`, or 0. */
static size_t scan_string(const char *text, size_t at, size_t end)
{
    char quote = text[at];
    int size = quote_size(text, at, end);
    for (size_t i = at + (size_t)size; i < end; i++) {
        char c = text[i];
        if (c == '\\')
            i++;
        else if (c == '\n' && size == 1)
            return 0;
        else if (c == quote && closes(text, i, end, quote, size))
            return i + (size_t)size;
    }
    return 0;
}

struct field_scan {
    const char *text;
    size_t end;
    char quote;
    int size, depth;
};

/* From after the opening brace of a field to after its closing one; 0 when there is none. */
static size_t scan_field(const struct field_scan *f, size_t at)
{
    int brackets = 0, spec = 0, formatted;
    if (f->depth > 20)
        return 0;
    struct field_scan inner = *f;
    inner.depth++;
    for (size_t i = at; i < f->end; i++) {
        char c = f->text[i];
        if (c == '\n' && f->size == 1)
            return 0;
        if (spec) {
            if (c == '}')
                return i + 1;
            if (closes(f->text, i, f->end, f->quote, f->size))
                return 0;
            if (c == '{') {
                if ((i = scan_field(&inner, i + 1)) == 0)
                    return 0;
                i--;
            }
            continue;
        }
        int starts = i == at || !is_name_char((unsigned char)f->text[i - 1]);
        if (c == '"' || c == '\'' ||
            (starts && string_prefix(f->text, i, f->end, &formatted) > 0)) {
            if ((i = scan_nested_string(f->text, i, f->end, f->depth + 1)) == 0)
                return 0;
            i--;
        } else if (c == '(' || c == '[' || c == '{') {
            brackets++;
        } else if (c == '}' && brackets == 0) {
            return i + 1;
        } else if (c == ')' || c == ']' || c == '}') {
            if (--brackets < 0)
                return 0;
        } else if (c == ':' && brackets == 0) {
            spec = 1;
        } else if (c == '#') {
            return 0;
        }
    }
    return 0;
}

static size_t scan_formatted(const char *text, size_t at, size_t end, int raw, int depth)
{
    struct field_scan f = {text, end, text[at], quote_size(text, at, end), depth};
    for (size_t i = at + (size_t)f.size; i < end; i++) {
        if (closes(text, i, end, f.quote, f.size))
            return i + (size_t)f.size;
        if (text[i] == '\n' && f.size == 1)
            return 0;
        if (text[i] == '\\') {
            if (!raw && i + 2 < end && text[i + 1] == 'N' && text[i + 2] == '{') {
                while (i < end && text[i] != '}' && text[i] != f.quote)
                    i++;
                i -= i < end && text[i] == f.quote;
            } else if (i + 1 < end && text[i + 1] != '{' && text[i + 1] != '}') {
                i++;
            }
        } else if (text[i] == '{' && i + 1 < end && text[i + 1] == '{') {
            i++;
        } else if (text[i] == '{') {
            if ((i = scan_field(&f, i + 1)) == 0)
                return 0;
            i--;
        }
    }
    return 0;
}

static int has_raw_prefix(const char *text, size_t quote)
{
    return (quote > 0 && (text[quote - 1] | 32) == 'r') ||
           (quote > 1 && (text[quote - 1] | 32) == 'f' && (text[quote - 2] | 32) == 'r');
}

size_t scan_nested_string(const char *text, size_t at, size_t end, int depth)
{
    int formatted = 0, prefix = string_prefix(text, at, end, &formatted);
    if (prefix < 0 || depth > 20)
        return 0;
    size_t quote = at + (size_t)prefix;
    return formatted ? scan_formatted(text, quote, end, has_raw_prefix(text, quote), depth)
                     : scan_string(text, quote, end);
}

size_t scan_fstring(const char *text, size_t at, size_t end)
{
    return scan_formatted(text, at, end, has_raw_prefix(text, at), 0);
}

static void unterminated(struct lexer *l, size_t start, size_t quote)
{
    arena *a = l->source->arena;
    int triple = quote_size(l->text, quote, l->end) == 3;
    size_t stop = l->end;
    for (size_t i = quote + 1; !triple && i < l->end; i++) {
        if (l->text[i] == '\n') {
            stop = i;
            break;
        }
        i += l->text[i] == '\\';
    }
    int line = source_loc(l->source, stop, stop).line;
    if (triple && line > l->source->line_count)
        line = l->source->line_count;
    fail_range(l, start, start + 1,
               arena_printf(a,
                            triple
                                ? "unterminated triple-quoted string literal (detected at line %d)"
                                : "unterminated string literal (detected at line %d)",
                            line));
}

static void string(struct lexer *l, int prefix, int formatted)
{
    size_t start = l->at, quote = start + (size_t)prefix, end = 0;
    if (formatted)
        end = scan_fstring(l->text, quote, l->end);
    if (end == 0)
        end = scan_string(l->text, quote, l->end);
    if (end == 0) {
        unterminated(l, start, quote);
        return;
    }
    l->at = end;
    add_token(l, T_STRING, start, end);
}

/* --------------------------------------------------------------------------- names and the rest */

/* Blocks of characters that no identifier has; the rest above ASCII is let through. */
static int is_bad_character(unsigned c)
{
    static const unsigned blocks[][2] = {
        {0x80, 0xA9},     {0xAB, 0xB4},      {0xB6, 0xB6},     {0xB8, 0xB9},     {0xBB, 0xBF},
        {0xD7, 0xD7},     {0xF7, 0xF7},      {0x2000, 0x203E}, {0x2041, 0x2053}, {0x2055, 0x2070},
        {0x20A0, 0x20CF}, {0x2190, 0x2BFF},  {0x3000, 0x3004}, {0x3008, 0x3020}, {0xE000, 0xF8FF},
        {0xFE10, 0xFE1F}, {0xFEFF, 0xFEFF},  {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF5B, 0xFF65},
        {0xFFF0, 0xFFFF}, {0x1F000, 0x1FBEF}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (c >= blocks[i][0] && c <= blocks[i][1])
            return 1;
    }
    return 0;
}

static int is_printable(unsigned c)
{
    return !(c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
             (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
             (c >= 0xE000 && c <= 0xF8FF) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB));
}

static void bad_character(struct lexer *l, size_t at, unsigned c, int length)
{
    arena *a = l->source->arena;
    const char *message =
        is_printable(c)
            ? arena_printf(a, "invalid character '%.*s' (U+%04X)", length, l->text + at, c)
            : arena_printf(a, "invalid non-printable character U+%04X", c);
    fail_range(l, at, at + (size_t)length, message);
}

/* Identifiers are compared after NFKC normalisation, which takes tables this program lacks: the
 * characters that it would change are refused rather than taken for other names. */
static int needs_normalisation(unsigned c)
{
    return c == 0xAA || c == 0xBA || c == 0xB5 || (c >= 0x2B0 && c <= 0x2B8) ||
           (c >= 0x300 && c <= 0x36F) || (c >= 0x1D400 && c <= 0x1D7FF) ||
           (c >= 0x2071 && c <= 0x209F) || (c >= 0x2100 && c <= 0x2138) ||
           (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFFEF);
}

/* The keywords stand in the order of their first letters. */
static enum token_kind name_kind(const char *name, size_t n)
{
    for (int k = name[0] < 'a' ? KW_FALSE : KW_AND; k <= KW_YIELD; k++) {
        if (spellings[k][0] > name[0])
            break;
        if (spellings[k][0] == name[0] && strncmp(spellings[k], name, n) == 0 &&
            spellings[k][n] == '\0')
            return (enum token_kind)k;
    }
    return T_NAME;
}

static void name(struct lexer *l)
{
    size_t start = l->at;
    while (is_name_char(peek(l, 0))) {
        int length = 1;
        unsigned c = utf8_decode(l->text + l->at, l->end - l->at, &length);
        if (c >= 0x80 && is_bad_character(c)) {
            bad_character(l, l->at, c, length);
            return;
        }
        if (c >= 0x80 && needs_normalisation(c)) {
            fail_with(l, l->at, l->at + (size_t)length,
                      arena_printf(l->source->arena,
                                   "not supported yet: the character U+%04X in a name", c));
            return;
        }
        l->at += (size_t)length;
    }
    size_t n = l->at - start;
    add_token(l, name_kind(l->text + start, n), start, l->at);
}

static void open_bracket(struct lexer *l)
{
    if (l->level >= MAX_BRACKETS)
        fail_at(l, l->at, "too many nested parentheses");
    else
        l->brackets[l->level++] = l->at;
}

static void close_bracket(struct lexer *l)
{
    arena *a = l->source->arena;
    char c = l->text[l->at];
    if (l->level == 0) {
        fail_at(l, l->at, arena_printf(a, "unmatched '%c'", c));
        return;
    }
    size_t open = l->brackets[--l->level];
    char o = l->text[open];
    if ((o == '(' && c == ')') || (o == '[' && c == ']') || (o == '{' && c == '}'))
        return;
    int line = source_loc(l->source, open, open).line;
    if (line == source_loc(l->source, l->at, l->at).line)
        fail_at(l, l->at,
                arena_printf(a, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                             c, o));
    else
        fail_at(l, l->at,
                arena_printf(a,
                             "closing parenthesis '%c' does not match opening parenthesis '%c' on "
                             "line %d",
                             c, o, line));
}

static void punctuation(struct lexer *l)
{
    for (int k = OP_POW_EQ; k <= OP_DOT; k++) {
        if (spellings[k][0] != l->text[l->at])
            continue;
        size_t n = strlen(spellings[k]);
        if (l->end - l->at < n || memcmp(l->text + l->at, spellings[k], n) != 0)
            continue;
        if (k == OP_LPAR || k == OP_LSQB || k == OP_LBRACE)
            open_bracket(l);
        else if (k == OP_RPAR || k == OP_RSQB || k == OP_RBRACE)
            close_bracket(l);
        l->at += n;
        add_token(l, (enum token_kind)k, l->at - n, l->at);
        return;
    }
    if (!is_printable((unsigned)peek(l, 0)))
        bad_character(l, l->at, (unsigned)peek(l, 0), 1);
    l->at++;
    add_token(l, T_STRAY, l->at - 1, l->at);
}

static void continuation(struct lexer *l)
{
    if (peek(l, 1) != '\n') {
        fail_at(l, l->at + 1, "unexpected character after line continuation character");
        return;
    }
    l->at += 2;
    if (l->at >= l->end)
        fail_at(l, l->at - 1, "unexpected EOF while parsing");
}

static void new_line(struct lexer *l)
{
    if (l->level == 0 && !l->in_field && l->line_has_token)
        add_token(l, T_NEWLINE, l->at, l->at + 1);
    l->at++;
    if (l->level == 0 && !l->in_field)
        start_line(l);
}

static void next_token(struct lexer *l)
{
    int c = peek(l, 0), formatted = 0, prefix = -1;
    if (c && strchr("\"'rRbBfFuU", c))
        prefix = string_prefix(l->text, l->at, l->end, &formatted);
    if (c == ' ' || c == '\t' || c == '\f')
        l->at++;
    else if (c == '\n')
        new_line(l);
    else if (c == '#')
        while (l->at < l->end && l->text[l->at] != '\n')
            l->at++;
    else if (c == '\\')
        continuation(l);
    else if (prefix >= 0)
        string(l, prefix, formatted);
    else if (is_name_start(c))
        name(l);
    else if (isdigit(c) || (c == '.' && isdigit(peek(l, 1))))
        number(l);
    else
        punctuation(l);
}

static void finish(struct lexer *l)
{
    struct tokens *t = l->tokens;
    if (l->failed)
        add_token(l, T_ERROR, l->at, l->at);
    if (t->error)
        return;
    if (l->in_field && l->level > 0) {
        l->level = 0;
        add_token(l, OP_RPAR, l->end, l->end + 1);
    }
    if (l->level > 0) {
        size_t open = l->brackets[l->level - 1];
        t->open_bracket = source_loc(l->source, open, open + 1);
        t->error = END_IN_BRACKET;
        add_token(l, T_ERROR, l->end, l->end);
        return;
    }
    if (l->line_has_token)
        add_token(l, T_NEWLINE, l->end, l->end);
    while (l->indents-- > 0)
        add_token(l, T_DEDENT, l->end, l->end);
    add_token(l, T_END, l->end, l->end);
}

/* As in CPython, a field is parsed as if its braces were parentheses. */
static void open_field(struct lexer *l)
{
    l->brackets[l->level++] = l->at - 1;
    add_token(l, OP_LPAR, l->at - 1, l->at);
}

struct tokens *tokenize(struct source *s, size_t start, size_t end, int in_field)
{
    struct lexer *l = NEW(s->arena, struct lexer);
    struct tokens *t = NEW(s->arena, struct tokens);
    t->source = s;
    t->arena = s->arena;
    t->prefix = in_field ? "f-string: " : "";
    l->tokens = t;
    l->source = s;
    l->text = s->text;
    l->at = start;
    l->end = end;
    l->in_field = in_field;
    l->line = source_loc(s, start, start).line;
    if (in_field)
        open_field(l);
    else
        start_line(l);
    while (l->at < l->end && !l->failed)
        next_token(l);
    finish(l);
    return t;
}
