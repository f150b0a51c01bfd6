/* unicodedata.h - the tables of Unicode 14.0 that runtime/unicode_tables.c writes, and the look-ups
 * in them. The runtime links them into programs that import unicodedata, the translator for
 * \N{...}. */
#ifndef YR_UNICODEDATA_H
#define YR_UNICODEDATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint8_t category, bidi, combining, mirrored, width;
    uint8_t decimal, digit; /* the value and one, or 0 */
    uint8_t number;         /* of yr_ucd_numbers, or 0 */
    uint8_t is_old;         /* Unicode 3.2 has it */
} yr_ucd_record;

typedef struct {
    uint32_t code;
    uint16_t at; /* of yr_ucd_decomposed */
    uint8_t length, tag;
} yr_ucd_decomposition;

/* A name by the order of the codes: its words end where those of the next begin. With YR_UCD_ALIAS
 * another name of the code; with YR_UCD_SEQUENCE the number of a sequence. */
typedef struct {
    uint32_t code, at;
} yr_ucd_name;

enum { YR_UCD_ALIAS = 1 << 21, YR_UCD_SEQUENCE = 1 << 22, YR_UCD_LONGEST = 128 };

extern const char *const yr_ucd_categories[], *const yr_ucd_bidis[], *const yr_ucd_widths[];
extern const char *const yr_ucd_tags[];
extern const yr_ucd_record yr_ucd_records[];
extern const uint8_t yr_ucd_pages[];
extern const uint16_t yr_ucd_leaves[][256];
extern const double yr_ucd_numbers[];
extern const uint32_t yr_ucd_decomposed[], yr_ucd_compositions[][3], yr_ucd_sequences[][4];
extern const yr_ucd_decomposition yr_ucd_decompositions[];
extern const size_t yr_ucd_decomposition_count, yr_ucd_composition_count;
extern const char yr_ucd_word_text[]; /* all words without a gap: word i from yr_ucd_words[i] on */
extern const uint32_t yr_ucd_words[];
extern const uint8_t yr_ucd_name_words[];
extern const yr_ucd_name yr_ucd_names[];
extern const size_t yr_ucd_name_count;
extern const uint16_t yr_ucd_name_order[];

static inline const yr_ucd_record *yr_ucd_record_of(uint32_t c)
{
    return &yr_ucd_records[yr_ucd_leaves[yr_ucd_pages[c >> 8]][c & 255]];
}

/* The name of c into out; false: it has none, or no room. */
bool yr_ucd_name_of(uint32_t c, char *out, size_t size);
/* The character of that name or alias, in any case of letters. -1: there is none. A sequence, where
 * wanted, is its number with YR_UCD_SEQUENCE. */
int64_t yr_ucd_find(const char *name, size_t n, bool sequences);

const yr_ucd_decomposition *yr_ucd_decomposition_of(uint32_t c); /* or NULL */

/* The parts of a character, whole: compatible ones too, or canonical ones alone; old: by Unicode
 * 3.2. Returns how many it wrote. */
enum { YR_UCD_MOST_PARTS = 18 };
size_t yr_ucd_take_apart(uint32_t c, bool compatible, bool old, uint32_t *out);
/* Marks of different classes behind a starter, in the order of the classes. */
void yr_ucd_order_marks(uint32_t *chars, size_t n);
/* Composes the parts in place; returns how many are left. */
size_t yr_ucd_put_together(uint32_t *chars, size_t n);

/* "Lu" and so on; may it begin a name of Python's, or stand in one? */
const char *yr_ucd_category(uint32_t c);
bool yr_ucd_begins_name(uint32_t c);
bool yr_ucd_continues_name(uint32_t c);

#endif
