/* re_parts.h - what the files of the module _re share.
 *
 *     re_program.c    a pattern compiled by PCRE2, and one step of a search in a text
 *     re_pattern.c    re.Pattern: matching, splitting, replacing
 *     re_match.c      re.Match
 *     _re_module.c    making patterns, and the module
 */
#ifndef YR_RE_PARTS_H
#define YR_RE_PARTS_H

#include "../core/extension.h"
#include "../types/buffer.h"
#include "../types/text_writer.h"

/* Texts have one, two or four bytes a character; each width has a PCRE2 library of its own, which
 * reads the text where it is, without UTF: one unit is one character. */
enum { YR_RE_WIDTHS = 3, YR_RE_FEW = 32 };
typedef enum { YR_RE_SEARCH, YR_RE_MATCH, YR_RE_FULL, YR_RE_MODES } yr_re_mode;

/* A phrase of a lexicon: PCRE2's number of its group, and how many groups are inside. */
typedef struct {
    int64_t around, inside;
} yr_re_phrase;

typedef struct {
    yr_object base;
    yr_value pattern;    /* str, bytes, or None of a lexicon */
    yr_value groupindex; /* mapping proxy of names, a dict: name -> number */
    yr_value names;
    yr_value parents;         /* tuple: of each group the one around it, or 0 */
    yr_value translate;       /* translate(bytes of a unit): the pattern in PCRE2's language */
    yr_value template, parts; /* the last template of sub() and what it says, or 0 */
    int64_t flags;
    size_t groups;
    int is_text;      /* does it take str, or bytes: 1, 0; -1: both */
    uint32_t options; /* of PCRE2 */
    size_t phrase_count;
    yr_re_phrase *phrases;                 /* NULL: it is no lexicon */
    void *code[YR_RE_MODES][YR_RE_WIDTHS]; /* each made when it is needed first */
    void *data[YR_RE_WIDTHS];              /* of PCRE2's matches; a step copies what it found */
} yr_re_pattern;

/* A text, and how far it has been searched. */
typedef struct {
    yr_re_pattern *pattern;
    yr_value string; /* held */
    yr_exported buffer;
    const void *text;
    size_t length;
    int width; /* an index: 0, 1, 2 */
    bool is_text;
    size_t pos, end;   /* of the part of the text that counts */
    size_t start;      /* where the next match may begin */
    bool must_advance; /* it must not be empty there */
    int64_t *offsets;  /* of the last match and its groups, -1 where one took no part */
    int64_t last;      /* its lastindex, 0: not known */
    int64_t few[YR_RE_FEW];
} yr_re_state;

/* A match of a pattern, or of a state that lives on its own. */
typedef struct {
    yr_object base;
    yr_value string, pattern;
    int64_t pos, end;
    int64_t last;      /* lastindex; 0: none; -1: not known yet */
    int64_t offsets[]; /* start and end of the whole and of each group */
} yr_re_match;

#define YR_RE_PATTERN(v) YR_AS(yr_re_pattern, v)

extern yr_type *yr_re_pattern_type, *yr_re_match_type;

/* Begins with string[pos:endpos]; pos and endpos may be 0 for none. 0, or -1 and TypeError. The
 * state must not be copied; yr_re_finish lets go of what it holds. */
int yr_re_begin(yr_re_state *s, yr_re_pattern *p, yr_value string, yr_value pos, yr_value endpos);
void yr_re_finish(yr_re_state *s);
/* The next match: 1, 0, or -1 with an error. */
int yr_re_step(yr_re_state *s, yr_re_mode mode);
void yr_re_release_codes(yr_re_pattern *p);

/* new: the text between two places of string, which is what the state or match was made of. */
yr_value yr_re_slice(yr_value string, bool is_text, const void *text, int64_t from, int64_t to);
yr_value yr_re_match_of(const yr_re_state *s); /* new */
/* new: the parts of a template, a list of texts and numbers of groups; re.error. */
yr_value yr_re_template(yr_re_pattern *p, yr_value template);
/* new: parts filled in with the groups that offsets tell. */
yr_value yr_re_fill(yr_value parts, yr_value string, bool is_text, const void *text,
                    const int64_t *offsets);

int yr_re_pattern_ready(yr_module *m);
int yr_re_match_ready(yr_module *m);

#endif
