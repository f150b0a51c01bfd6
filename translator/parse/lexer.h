/* What the files of the tokenizer share: tokens.c has its core, lex_*.c the kinds of tokens. */
#ifndef YIELDC_LEXER_H
#define YIELDC_LEXER_H

#include "tokens.h"

#define MAX_BRACKETS 200
#define MAX_INDENTS  100

/* An f-string or t-string, inside of which the lexer is. */
struct quoted {
    char quote;
    int size; /* one quote or three */
    int raw;
    char letter;           /* 'f' or 't', for messages */
    size_t start;          /* of its prefix */
    int depth;             /* fields that stand in one another, of this string */
    struct quoted *around; /* the string whose field this one stands in */
};

struct lexer {
    struct tokens *root;   /* of the file */
    struct tokens *tokens; /* those, or those of the field that is read */
    struct source *source;
    const char *text;
    size_t at, end;
    int line; /* where the last token began */
    int failed;
    int line_has_token; /* since the last NEWLINE */
    int level;
    size_t brackets[MAX_BRACKETS];
    struct quoted *quoted; /* the innermost string whose field is read, or NULL */
    int field_level;       /* brackets open in that field at its top, the brace among them */
    int indents;
    int column[MAX_INDENTS], alternative[MAX_INDENTS]; /* tabs counted as up to 8, and as 1 */
};

/* The byte so far ahead, 0 past the end. */
static inline int peek(const struct lexer *l, size_t ahead)
{
    return l->at + ahead < l->end ? (unsigned char)l->text[l->at + ahead] : 0;
}

/* tokens.c. An error ends the tokens; only the first one counts. */
void lex_fail_range(struct lexer *l, size_t start, size_t end, const char *message);
void lex_fail_at(struct lexer *l, size_t at, const char *message);
void lex_add(struct lexer *l, enum token_kind kind, size_t start, size_t end);
void lex_next(struct lexer *l);
void lex_open_bracket(struct lexer *l); /* at it */

/* lex_number.c, lex_name.c; each is called at the first character. */
int lex_is_name_start(int c);
void lex_number(struct lexer *l);
void lex_name(struct lexer *l);
void lex_bad_character(struct lexer *l, size_t at, unsigned c, int length);
int lex_is_printable(unsigned c);

/* lex_string.c. The length of the string prefix at hand, or -1 when no string starts there; *letter
 * becomes 'f', 't' or 0. */
int lex_string_prefix(const struct lexer *l, char *letter);
void lex_string(struct lexer *l, int prefix, char letter);

#endif
