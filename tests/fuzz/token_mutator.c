/* token_mutator.c - mutations of a program's tokens and lines for libFuzzer, whose own are of bytes
 * and leave little that the parser takes. Half of all mutations are these.
 */
#include <ctype.h>
#include <stdint.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

enum { MOST_PARTS = 1024, MOST_BYTES = 8192 };

/* A text as parts that are exchanged whole: tokens, or lines. */
struct parts {
    size_t start[MOST_PARTS + 1]; /* the last one is where the text ends */
    int n;
};

static uint32_t state;

static unsigned below(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

static int is_word(uint8_t c)
{
    return isalnum(c) || c == '_' || c >= 0x80;
}

static size_t end_of_token(const uint8_t *data, size_t size, size_t at)
{
    size_t end = at + 1;
    if (is_word(data[at]))
        while (end < size && is_word(data[end]))
            end++;
    else if (data[at] == '\n' || data[at] == ' ')
        while (end < size && data[end] == ' ')
            end++;
    return end;
}

static size_t end_of_line(const uint8_t *data, size_t size, size_t at)
{
    const uint8_t *end = memchr(data + at, '\n', size - at);
    return end ? (size_t)(end - data) + 1 : size;
}

static void split(struct parts *p, const uint8_t *data, size_t size, int lines)
{
    size_t at = 0;
    for (p->n = 0; at < size && p->n < MOST_PARTS; p->n++) {
        p->start[p->n] = at;
        at = lines ? end_of_line(data, size, at) : end_of_token(data, size, at);
    }
    p->start[p->n] = size;
}

struct output {
    uint8_t bytes[MOST_BYTES];
    size_t size;
};

static void add(struct output *o, const uint8_t *data, size_t start, size_t end)
{
    size_t n = end - start < MOST_BYTES - o->size ? end - start : MOST_BYTES - o->size;
    memcpy(o->bytes + o->size, data + start, n);
    o->size += n;
}

static void add_part(struct output *o, const struct parts *p, const uint8_t *data, int i)
{
    add(o, data, p->start[i], p->start[i + 1]);
}

/* Everything up to part `first`, what the mutation makes of it and of `second`, and the rest. */
static void exchange(struct output *o, const struct parts *p, const uint8_t *data)
{
    int first = (int)below((unsigned)p->n), second = (int)below((unsigned)p->n);
    unsigned kind = below(5);
    for (int i = 0; i < p->n; i++) {
        if (i == first && kind == 0)
            continue;                /* left out */
        if (i == first && kind != 1) /* another one in its place, or before it */
            add_part(o, p, data, second);
        if (i == second && kind == 2) /* both change places */
            add_part(o, p, data, first);
        else if (i != first || kind == 1 || kind == 4)
            add_part(o, p, data, i);
        if (i == first && kind == 1)
            add_part(o, p, data, i); /* twice */
    }
}

/* Moves one line in or out by a level. */
static void indent(struct output *o, const struct parts *p, const uint8_t *data)
{
    int line = (int)below((unsigned)p->n);
    for (int i = 0; i < p->n; i++) {
        size_t start = p->start[i];
        int goes_out = p->start[i + 1] - start > 4 && memcmp(data + start, "    ", 4) == 0;
        if (i == line && goes_out && below(2))
            start += 4;
        else if (i == line)
            add(o, (const uint8_t *)"    ", 0, 4);
        add(o, data, start, p->start[i + 1]);
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    static struct parts parts;
    static struct output output;
    state = seed;
    unsigned kind = below(8);
    split(&parts, data, size, kind >= 2);
    if (kind >= 4 || parts.n < 2)
        return LLVMFuzzerMutate(data, size, max_size);
    output.size = 0;
    if (kind == 3)
        indent(&output, &parts, data);
    else
        exchange(&output, &parts, data);
    size_t n = output.size < max_size ? output.size : max_size;
    memcpy(data, output.bytes, n);
    return n;
}
