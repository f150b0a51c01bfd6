/*
 * unicode_tables - writes the tables of runtime/modules/unicodedata.h from the files of the Unicode
 * character database: unicode_tables FOLDER < Unihan_NumericValues.txt > tables.c
 *
 * The files may be newer than the version wanted: DerivedAge.txt tells when a character came.
 *
 *   records   what is the same for many characters, each combination once; two steps lead there
 *   names     words, each once, with a number; a name is the numbers of its words, of one byte or
 *             two. The order of the names by the alphabet is a table too
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES = 0x110000, PAGE = 256, FIELDS = 16, WORDS = 20000, NAMES = 60000 };
static const double wanted_age = 14.0, old_age = 3.2;

typedef struct {
    int category, bidi, combining, mirrored, width, decimal, digit, number, is_old;
} record;

static const char *const categories[] = {
    "Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs",
    "Co", "Lm", "Lo", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", NULL};
static const char *const bidis[] = {"",   "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO", "PDF",
                                    "EN", "ES", "ET",  "AN",  "CS",  "NSM", "BN",  "B",   "S",
                                    "WS", "ON", "LRI", "RLI", "FSI", "PDI", NULL};
static const char *const widths[] = {"F", "H", "W", "Na", "A", "N", NULL};

static const char *folder;
static record records[CODES];
static float age[CODES];
static char *names[CODES], *decompositions[CODES];
static char excluded[CODES];
static double numbers[1000] = {0};
static int number_count = 1; /* 0: none */

static void fail(const char *what)
{
    fprintf(stderr, "unicode_tables: %s\n", what);
    exit(1);
}

/* ---- Reading ---- */

/* Cuts a line at semicolons, without the blanks around and what stands behind a #. */
static int split(char *line, char *fields[FIELDS])
{
    int n = 0;
    line[strcspn(line, "#\n")] = 0;
    for (char *at = line; at && n < FIELDS;) {
        char *next = strchr(at, ';');
        if (next)
            *next++ = 0;
        while (*at == ' ' || *at == '\t')
            at++;
        for (char *end = at + strlen(at); end > at && (end[-1] == ' ' || end[-1] == '\t');)
            *--end = 0;
        fields[n++] = at;
        at = next;
    }
    return *fields[0] ? n : 0;
}

static void read_range(const char *text, int *first, int *last)
{
    char *end;
    *first = *last = (int)strtol(text, &end, 16);
    if (end[0] == '.' && end[1] == '.')
        *last = (int)strtol(end + 2, NULL, 16);
}

/* Calls line for every line of a file that is not empty, with its fields. */
static void each_line(const char *name, void (*line)(char **fields, int n))
{
    char path[512], text[2048], *fields[FIELDS];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "r");
    if (!f)
        fail(path);
    while (fgets(text, sizeof text, f)) {
        int n = split(text, fields);
        if (n)
            line(fields, n);
    }
    fclose(f);
}

static int index_of(const char *const *list, const char *text)
{
    for (int i = 0; list[i]; i++)
        if (strcmp(list[i], text) == 0)
            return i;
    fail(text);
    return 0;
}

static int number_index(double value)
{
    for (int i = 1; i < number_count; i++)
        if (numbers[i] == value)
            return i;
    numbers[number_count] = value;
    return number_count++;
}

static double read_number(const char *text)
{
    char *end;
    double value = strtod(text, &end);
    return *end == '/' ? value / strtod(end + 1, NULL) : value;
}

static void age_line(char **fields, int n)
{
    int first, last;
    read_range(fields[0], &first, &last);
    for (int c = first; n > 1 && c <= last; c++)
        age[c] = strtof(fields[1], NULL);
}

static bool is_assigned(int c)
{
    return age[c] > 0 && age[c] < wanted_age + .05;
}

static void width_line(char **fields, int n)
{
    int first, last;
    read_range(fields[0], &first, &last);
    for (int c = first; n > 1 && c <= last; c++)
        if (is_assigned(c)) /* of others CPython says the first, F */
            records[c].width = index_of(widths, fields[1]);
}

static void exclusion_line(char **fields, int n)
{
    int first, last;
    read_range(fields[0], &first, &last);
    if (n > 1 && strcmp(fields[1], "Full_Composition_Exclusion") == 0)
        for (int c = first; c <= last; c++)
            excluded[c] = 1;
}

static void set_character(int c, char **fields)
{
    record *r = &records[c];
    if (!is_assigned(c))
        return;
    r->category = index_of(categories, fields[2]);
    r->combining = atoi(fields[3]);
    r->bidi = index_of(bidis, fields[4]);
    r->decimal = *fields[6] ? atoi(fields[6]) + 1 : 0;
    r->digit = *fields[7] ? atoi(fields[7]) + 1 : 0;
    r->number = *fields[8] ? number_index(read_number(fields[8])) : 0;
    r->mirrored = *fields[9] == 'Y';
    r->is_old = age[c] < old_age + .05;
    if (*fields[5])
        decompositions[c] = strdup(fields[5]);
}

static void data_line(char **fields, int n)
{
    static int first = -1;
    int c = (int)strtol(fields[0], NULL, 16);
    if (n < 15)
        fail("a short line in UnicodeData.txt");
    if (strstr(fields[1], ", First>")) {
        first = c;
        return;
    }
    for (int i = first < 0 ? c : first; i <= c; i++)
        set_character(i, fields);
    if (*fields[1] != '<' && is_assigned(c))
        names[c] = strdup(fields[1]);
    first = -1;
}

/* U+4E00 <tab> kPrimaryNumeric <tab> 1 */
static void read_ideographs(void)
{
    char line[512], kind[64], value[64];
    unsigned c;
    while (fgets(line, sizeof line, stdin))
        if (sscanf(line, "U+%x %63s %63s", &c, kind, value) == 3 && is_assigned((int)c))
            records[c].number = number_index(strtod(value, NULL));
}

/* ---- Writing ---- */

static void write_list(const char *type, const char *name, const char *const *list)
{
    printf("const %s %s[] = {", type, name);
    for (; *list; list++)
        printf("\"%s\", ", *list);
    printf("};\n");
}

static void write_records(void)
{
    static int kind[CODES], pages[CODES / PAGE];
    static record kinds[4096];
    int count = 0, page_count = 0;
    for (int c = 0; c < CODES; c++) {
        int k = 0;
        while (k < count && memcmp(&kinds[k], &records[c], sizeof kinds[k]) != 0)
            k++;
        if (k == count)
            kinds[count++] = records[c];
        kind[c] = k;
    }
    printf("const yr_ucd_record yr_ucd_records[] = {\n");
    for (int k = 0; k < count; k++) {
        record *r = &kinds[k];
        printf("{%d,%d,%d,%d,%d,%d,%d,%d,%d},\n", r->category, r->bidi, r->combining, r->mirrored,
               r->width, r->decimal, r->digit, r->number, r->is_old);
    }
    printf("};\nconst uint16_t yr_ucd_leaves[][256] = {\n");
    for (int p = 0; p < CODES / PAGE; p++) {
        int q = 0;
        while (q < p && memcmp(&kind[q * PAGE], &kind[p * PAGE], PAGE * sizeof *kind) != 0)
            q++;
        pages[p] = q < p ? pages[q] : page_count++;
        if (q < p)
            continue;
        printf("{");
        for (int i = 0; i < PAGE; i++)
            printf("%d,", kind[p * PAGE + i]);
        printf("},\n");
    }
    printf("};\nconst uint8_t yr_ucd_pages[] = {");
    for (int p = 0; p < CODES / PAGE; p++)
        printf("%d,", pages[p]);
    printf("};\n");
    if (page_count > 255)
        fail("too many pages");
    printf("const double yr_ucd_numbers[] = {");
    for (int i = 0; i < number_count; i++)
        printf("%.17g, ", numbers[i]);
    printf("};\n");
}

static int by_pair(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return x[0] != y[0] ? x[0] - y[0] : x[1] - y[1];
}

/* "<tag> code code": the tag's number, and the codes into the list. */
static void write_decompositions(void)
{
    static char *tags[64] = {""};
    static int codes[60000], at[CODES], length[CODES], tag[CODES];
    int tag_count = 1, count = 0, entries = 0;
    for (int c = 0; c < CODES; c++) {
        char *text = decompositions[c];
        if (!text)
            continue;
        at[c] = count;
        if (*text == '<') {
            char *end = strchr(text, '>');
            *end = 0;
            while (tag[c] < tag_count && strcmp(tags[tag[c]], text + 1) != 0)
                tag[c]++;
            if (tag[c] == tag_count)
                tags[tag_count++] = text + 1;
            text = end + 1;
        }
        for (char *end; codes[count] = (int)strtol(text, &end, 16), end != text; text = end)
            count++;
        length[c] = count - at[c];
    }
    printf("const uint32_t yr_ucd_decomposed[] = {");
    for (int i = 0; i < count; i++)
        printf("%d,", codes[i]);
    printf("};\nconst yr_ucd_decomposition yr_ucd_decompositions[] = {\n");
    for (int c = 0; c < CODES; c++)
        if (length[c]) {
            printf("{%d,%d,%d,%d},\n", c, at[c], length[c], tag[c]);
            entries++;
        }
    printf("};\nconst size_t yr_ucd_decomposition_count = %d;\n", entries);
    tags[tag_count] = NULL;
    write_list("char *const", "yr_ucd_tags", (const char *const *)tags);
    static int pairs[CODES][3];
    int pair_count = 0;
    for (int c = 0; c < CODES; c++)
        if (length[c] == 2 && !tag[c] && !excluded[c]) {
            int *pair = pairs[pair_count++];
            pair[0] = codes[at[c]];
            pair[1] = codes[at[c] + 1];
            pair[2] = c;
        }
    qsort(pairs, (size_t)pair_count, sizeof *pairs, by_pair);
    printf("const uint32_t yr_ucd_compositions[][3] = {\n");
    for (int i = 0; i < pair_count; i++)
        printf("{%d,%d,%d},\n", pairs[i][0], pairs[i][1], pairs[i][2]);
    printf("};\nconst size_t yr_ucd_composition_count = %d;\n", pair_count);
}

/* ---- Names ---- */

typedef struct {
    char *text;
    int uses, number;
} word;

static word words[WORDS];
static int word_count;
static struct name {
    char *text;
    int code;
} all[NAMES];
static int name_count;

static int by_text(const void *a, const void *b)
{
    return strcmp(((const word *)a)->text, ((const word *)b)->text);
}

static int by_uses(const void *a, const void *b)
{
    const word *x = a, *y = b;
    return x->uses != y->uses ? y->uses - x->uses : strcmp(x->text, y->text);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(all[*(const int *)a].text, all[*(const int *)b].text);
}

static void add_name(int c, char *text)
{
    if (name_count == NAMES)
        fail("too many names");
    all[name_count++] = (struct name){text, c};
}

/* Calls f for each word of text. */
static void each_word(const char *text, void (*f)(const char *at, size_t n))
{
    for (size_t n; *text; text += n + (text[n] == ' ')) {
        n = strcspn(text, " ");
        f(text, n);
    }
}

static word *find_word(const char *at, size_t n)
{
    char text[256];
    snprintf(text, sizeof text, "%.*s", (int)n, at);
    word key = {.text = text};
    return bsearch(&key, words, (size_t)word_count, sizeof *words, by_text);
}

static char *every[400000];
static int every_count;

static void note_word(const char *at, size_t n)
{
    every[every_count++] = strndup(at, n);
}

static int by_string(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void collect_words(void)
{
    for (int i = 0; i < name_count; i++)
        each_word(all[i].text, note_word);
    qsort(every, (size_t)every_count, sizeof *every, by_string);
    for (int i = 0; i < every_count; i++) {
        if (word_count && strcmp(words[word_count - 1].text, every[i]) == 0) {
            words[word_count - 1].uses++;
        } else {
            if (word_count == WORDS)
                fail("too many words");
            words[word_count++] = (word){every[i], 1, 0};
        }
    }
}

static int bytes_of_name;
static bool writing;

/* The 128 words used most take one byte, the others two. */
static void put_word(const char *at, size_t n)
{
    int number = find_word(at, n)->number;
    bytes_of_name += number < 128 ? 1 : 2;
    if (writing && number < 128)
        printf("%d,", number);
    else if (writing)
        printf("%d,%d,", 128 | number >> 8, number & 255);
}

static void write_names(void)
{
    collect_words();
    qsort(words, (size_t)word_count, sizeof *words, by_uses);
    int text_at = 0;
    printf("const char yr_ucd_word_text[] =\n");
    for (int i = 0; i < word_count; i++) {
        words[i].number = i;
        printf("\"%s\"\n", words[i].text);
    }
    printf(";\nconst uint32_t yr_ucd_words[] = {");
    for (int i = 0; i < word_count; i++) {
        printf("%d,", text_at);
        text_at += (int)strlen(words[i].text);
    }
    printf("%d};\n", text_at);
    qsort(words, (size_t)word_count, sizeof *words, by_text);
    if (word_count >= 1 << 15)
        fail("too many words for two bytes");
    int at = 0;
    static int starts[NAMES], order[NAMES];
    printf("const uint8_t yr_ucd_name_words[] = {\n");
    for (int i = 0; i < name_count; i++) {
        starts[i] = at;
        bytes_of_name = 0;
        writing = true;
        each_word(all[i].text, put_word);
        printf("\n");
        at += bytes_of_name;
        order[i] = i;
    }
    printf("};\nconst yr_ucd_name yr_ucd_names[] = {\n");
    for (int i = 0; i < name_count; i++)
        printf("{%d,%d},\n", all[i].code, starts[i]);
    printf("{0,%d}};\nconst size_t yr_ucd_name_count = %d;\n", at, name_count);
    qsort(order, (size_t)name_count, sizeof *order, by_name);
    printf("const uint16_t yr_ucd_name_order[] = {");
    for (int i = 0; i < name_count; i++)
        printf("%d,", order[i]);
    printf("};\n");
}

static int sequence_count;
static char *sequence_codes[1000];

static void alias_line(char **fields, int n)
{
    int c = (int)strtol(fields[0], NULL, 16);
    if (n > 1 && is_assigned(c))
        add_name(c | 1 << 21, strdup(fields[1]));
}

static void sequence_line(char **fields, int n)
{
    if (n < 2 || sequence_count == 1000)
        fail("NamedSequences.txt");
    add_name(sequence_count | 1 << 22, strdup(fields[0]));
    sequence_codes[sequence_count++] = strdup(fields[1]);
}

static void write_sequences(void)
{
    printf("const uint32_t yr_ucd_sequences[][4] = {\n");
    for (int i = 0; i < sequence_count; i++) {
        char *text = sequence_codes[i], *end;
        printf("{");
        for (long c; c = strtol(text, &end, 16), end != text; text = end)
            printf("%ld,", c);
        printf("},\n");
    }
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        fail("give the folder of the character database");
    folder = argv[1];
    each_line("DerivedAge.txt", age_line);
    each_line("EastAsianWidth.txt", width_line);
    each_line("DerivedNormalizationProps.txt", exclusion_line);
    each_line("UnicodeData.txt", data_line);
    read_ideographs();
    for (int c = 0; c < CODES; c++)
        if (names[c])
            add_name(c, names[c]);
    each_line("NameAliases.txt", alias_line);
    each_line("NamedSequences.txt", sequence_line);
    printf("/* Written by runtime/unicode_tables.c. */\n#include \"modules/unicodedata.h\"\n");
    write_list("char *const", "yr_ucd_categories", categories);
    write_list("char *const", "yr_ucd_bidis", bidis);
    write_list("char *const", "yr_ucd_widths", widths);
    write_records();
    write_decompositions();
    write_names();
    write_sequences();
    return ferror(stdout) || fclose(stdout) != 0;
}
