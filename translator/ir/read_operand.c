/*
 * The words of the IR's text: characters, numbers, registers, operands. The lines that are made of
 * them are read by read.c.
 */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "reader.h"
#include "text.h"

enum { DEEPEST_TUPLE = 20, SHORT_INT = 18 };

/* ------------------------------------------------------------------------------- characters */

int at_end(const struct reader *r)
{
    return *r->at == '\n' || !*r->at;
}

void skip_spaces(struct reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

int accept_text(struct reader *r, const char *text)
{
    size_t n = strlen(text);

    if (strncmp(r->at, text, n) != 0)
        return 0;
    r->at += n;
    return 1;
}

void expect_text(struct reader *r, const char *text)
{
    if (!accept_text(r, text))
        wrong(r, "%s is missing", text);
}

static int in_word(char c)
{
    return isalnum((unsigned char)c) || (c && strchr("_.<>", c)) || (unsigned char)c >= 128;
}

size_t word_length(const char *at)
{
    size_t n = 0;

    while (in_word(at[n]))
        n++;
    return n;
}

const char *read_word(struct reader *r)
{
    size_t n = word_length(r->at);
    const char *word = intern(r->a, r->at, n);

    r->at += n;
    return word;
}

int accept_word(struct reader *r, const char *word)
{
    size_t n = word_length(r->at);

    return n == strlen(word) && strncmp(r->at, word, n) == 0 && accept_text(r, word);
}

int read_number(struct reader *r, int highest)
{
    long number = 0;

    if (!isdigit((unsigned char)*r->at))
        wrong(r, "a number is missing");
    for (; isdigit((unsigned char)*r->at); r->at++)
        if (number <= highest)
            number = number * 10 + (*r->at - '0');
    if (number > highest) {
        wrong(r, "a number above %d", highest);
        return 0;
    }
    return (int)number;
}

const char *read_bracketed(struct reader *r)
{
    expect_text(r, "[");
    size_t n = strcspn(r->at, "]\n");
    const char *text = intern(r->a, r->at, n);
    r->at += n;
    expect_text(r, "]");
    return text;
}

/* -------------------------------------------------------------------------------- registers */

struct reg *find_named(const struct reader *r, const char *name, enum register_kind kind)
{
    for (int i = 0; i < r->named.n; i++)
        if (r->named.at[i]->kind == kind && r->named.at[i]->name == name)
            return r->named.at[i];
    return NULL;
}

struct reg *make_reg(struct reader *r, enum register_kind kind, enum representation rep)
{
    struct reg *made = NEW(r->a, struct reg);

    made->kind = kind;
    made->rep = rep;
    made->slot = -1;
    return made;
}

static int names_temporary(const char *word)
{
    size_t digits = strspn(word + !!*word, "0123456789");

    return rep_of_letter(*word) >= 0 && digits && !word[1 + digits];
}

/* tN, rN... */
static struct reg *read_temporary(struct reader *r, const char *word)
{
    enum representation rep = (enum representation)rep_of_letter(*word);
    long number = strtol(word + 1, NULL, 10);

    if (number > HIGHEST_NUMBER) {
        wrong(r, "a number above %d", HIGHEST_NUMBER);
        number = 0;
    }
    while (r->temporaries.n <= number)
        push(r->a, &r->temporaries, NULL);
    struct reg *temporary = r->temporaries.at[number];
    if (!temporary)
        r->temporaries.at[number] = temporary = make_reg(r, REG_TEMP, rep);
    if (temporary->rep != rep)
        wrong(r, "both %c%ld and %c%ld", rep_infos[temporary->rep].dumped, number, *word, number);
    if (accept_text(r, "?"))
        temporary->nullable = 1;
    return temporary;
}

/* The register of that name, NULL if it is none. */
static struct reg *find_reg(struct reader *r, const char *word)
{
    struct reg *named = find_named(r, word, REG_LOCAL);

    return named ? named : names_temporary(word) ? read_temporary(r, word) : NULL;
}

static struct reg *read_cell(struct reader *r)
{
    const char *name = read_bracketed(r);
    struct reg *cell = find_named(r, name, REG_CELL);

    if (!cell)
        wrong(r, "[%s] is no cell of the function", name);
    return cell;
}

struct reg *read_reg(struct reader *r)
{
    if (*r->at == '[')
        return read_cell(r);
    const char *word = read_word(r);
    struct reg *found = find_reg(r, word);
    if (!found)
        wrong(r, "'%s' is no register", word);
    return found;
}

/* --------------------------------------------------------------------------------- operands */

static struct operand constant_operand(struct reader *r, struct constant c)
{
    return (struct operand){.kind = OPERAND_CONSTANT, .number = module_constant_index(r->m, &c)};
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c) : NULL;

    return at ? (int)(at - digits) : -1;
}

/* The character behind a backslash. */
static char read_escape(struct reader *r)
{
    char c = *r->at;

    if (c == '\\' || c == '\'' || c == 'n') {
        r->at++;
        return (char)(c == 'n' ? '\n' : c);
    }
    int high = c == 'x' ? hex_digit(r->at[1]) : -1;
    int low = high >= 0 ? hex_digit(r->at[2]) : -1;
    if (low < 0) {
        wrong(r, "an unknown escape");
        return 0;
    }
    r->at += 3;
    return (char)(high * 16 + low);
}

static struct operand read_string(struct reader *r, enum constant_kind kind)
{
    struct text text = {0};

    expect_text(r, "'");
    while (*r->at != '\'' && !at_end(r) && !r->error)
        if (accept_text(r, "\\"))
            text_add_char(r->a, &text, read_escape(r));
        else
            text_add_char(r->a, &text, *r->at++);
    expect_text(r, "'");
    return constant_operand(
        r, (struct constant){.kind = kind,
                             .text = arena_strndup(r->a, text.at ? text.at : "", text.size),
                             .size = text.size});
}

static size_t numeral_length(const char *at)
{
    size_t n = *at == '-';

    while (isalnum((unsigned char)at[n]) || at[n] == '.' ||
           ((at[n] == '+' || at[n] == '-') && n && at[n - 1] == 'e'))
        n++;
    return n;
}

static struct operand read_numeral(struct reader *r)
{
    size_t n = numeral_length(r->at);
    const char *text = arena_strndup(r->a, r->at, n), *digits = text + (*text == '-');
    int is_decimal = strspn(digits, "0123456789") == strlen(digits);
    char *end;

    r->at += n;
    if (is_decimal && n < SHORT_INT)
        return int_operand(strtol(text, NULL, 10));
    if (is_decimal || (digits[0] == '0' && digits[1] && strchr("xob", digits[1])))
        return constant_operand(r, (struct constant){.kind = CONST_INT, .text = text, .size = n});
    double number = strtod(text, &end);
    int is_imaginary = *end == 'j';
    if (end == text || end[is_imaginary])
        wrong(r, "'%s' is no number", text);
    return constant_operand(
        r, (struct constant){.kind = is_imaginary ? CONST_IMAG : CONST_FLOAT, .number = number});
}

static struct operand read_at_depth(struct reader *r, int depth);

static struct operand read_tuple(struct reader *r, int depth)
{
    LIST(struct operand) items = {0, NULL};

    expect_text(r, "(");
    if (depth > DEEPEST_TUPLE)
        wrong(r, "tuples of tuples too deep");
    while (*r->at != ')' && !r->error) {
        struct operand item = read_at_depth(r, depth + 1);
        if (item.kind != OPERAND_CONSTANT && item.kind != OPERAND_INT &&
            (item.kind != OPERAND_WORD || item.number == WORD_NOT_IMPLEMENTED))
            wrong(r, "an item of a tuple that is no constant");
        push(r->a, &items, item);
        if (*r->at != ')')
            expect_text(r, ", ");
    }
    expect_text(r, ")");
    if (r->error)
        return null_operand();
    return (struct operand){.kind = OPERAND_CONSTANT,
                            .number = module_tuple_constant(r->m, items.at, items.n)};
}

static struct operand read_free(struct reader *r)
{
    expect_text(r, " ");
    int number = read_number(r, INT_MAX / 10 - 1);
    if (r->f && number >= r->f->frees.n)
        wrong(r, "the function has no free variable %d", number);
    return (struct operand){.kind = OPERAND_FREE, .number = number};
}

static struct operand read_named_operand(struct reader *r)
{
    const char *word = read_word(r);
    struct reg *reg = find_reg(r, word);

    if (reg)
        return reg_operand(reg);
    for (int w = 0; w < WORD_TEXTS; w++)
        if (strcmp(word, word_texts[w]) == 0)
            return word_operand((enum word)w);
    if (strcmp(word, "...") == 0)
        return constant_operand(r, (struct constant){.kind = CONST_ELLIPSIS});
    if (strcmp(word, "namespace") == 0)
        return (struct operand){.kind = OPERAND_NAMESPACE};
    if (strcmp(word, "free") == 0)
        return read_free(r);
    if (strcmp(word, "null") != 0)
        wrong(r, "'%s' is no operand", word);
    return null_operand();
}

static struct operand read_plain_operand(struct reader *r, int depth)
{
    if (*r->at == '[') {
        struct reg *cell = read_cell(r);
        return cell ? reg_operand(cell) : null_operand();
    }
    if (*r->at == '\'')
        return read_string(r, CONST_STR);
    if (r->at[0] == 'b' && r->at[1] == '\'') {
        r->at++;
        return read_string(r, CONST_BYTES);
    }
    if (*r->at == '(')
        return read_tuple(r, depth);
    if (*r->at == '-' || isdigit((unsigned char)*r->at))
        return read_numeral(r);
    return read_named_operand(r);
}

static struct operand read_at_depth(struct reader *r, int depth)
{
    int retain = accept_text(r, "+");
    struct operand o = read_plain_operand(r, depth);

    o.retain = retain;
    return o;
}

struct operand read_operand(struct reader *r)
{
    return read_at_depth(r, 0);
}
