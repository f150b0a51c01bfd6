/* str_intern.c - the table of interned strs, and the start and end of the text part.
 *
 * An open-addressed table of pointers that own nothing: an interned str takes itself out when it
 * dies. The empty str and the runtime's own names are held by the runtime and so stay. Of each
 * character of Latin-1 there is one str, interned but not in the table.
 */
#include "text.h"

struct yr_interned {
    size_t count, mask;
    yr_str **entries; /* NULL: empty */
};

/* The place of a str equal to s, or the empty place where it belongs. */
static yr_str **find_place(const yr_interned *t, yr_str *s)
{
    for (size_t i = yr_str_hash(s) & t->mask;; i = (i + 1) & t->mask) {
        yr_str **place = &t->entries[i];
        if (!*place || yr_str_equal(yr_from(*place), yr_from(s)))
            return place;
    }
}

static int grow(yr_interned *t)
{
    size_t size = t->entries ? (t->mask + 1) * 2 : 2048;
    yr_str **old = t->entries, **entries = yr_alloc(size * sizeof *entries);
    size_t old_size = old ? t->mask + 1 : 0;
    if (!entries)
        return -1;
    memset(entries, 0, size * sizeof *entries);
    t->entries = entries;
    t->mask = size - 1;
    for (size_t i = 0; i < old_size; i++)
        if (old[i])
            *find_place(t, old[i]) = old[i];
    yr_dispose(old);
    return 0;
}

/* Only exact strs come into the table; an instance of a subclass is interned by its text. */
yr_value yr_intern(yr_value v)
{
    yr_interned *t = YR->interned;
    if (!v || yr_str_as(v)->interned)
        return v;
    if (!YR_IS(v, str)) {
        yr_value text = yr_str_exact(v);
        yr_drop(v);
        return yr_intern(text);
    }
    yr_str *s = yr_str_as(v);
    if (s->length == 1 && s->kind == 1) {
        yr_value same = yr_retain(YR->characters[s->data.one[0]]);
        yr_drop(v);
        return same;
    }
    if (t->count * 2 > t->mask && grow(t) < 0) {
        yr_drop(v);
        return 0;
    }
    yr_str **place = find_place(t, s);
    if (*place) {
        yr_value same = yr_retain(yr_from(*place));
        yr_drop(v);
        return same;
    }
    *place = s;
    s->interned = true;
    t->count++;
    return v;
}

yr_value yr_intern_c(const char *text)
{
    return yr_intern(yr_str_from_c(text));
}

/* Takes s out and moves later entries of its run up, so that no run is broken. */
void yr_intern_forget(yr_str *s)
{
    yr_interned *t = YR->interned;
    if (!t || !t->entries)
        return;
    yr_str **place = find_place(t, s);
    if (*place != s)
        return;
    size_t hole = (size_t)(place - t->entries);
    t->entries[hole] = NULL;
    t->count--;
    for (size_t i = (hole + 1) & t->mask; t->entries[i]; i = (i + 1) & t->mask) {
        size_t home = yr_str_hash(t->entries[i]) & t->mask;
        if (((i - home) & t->mask) >= ((i - hole) & t->mask)) {
            t->entries[hole] = t->entries[i];
            t->entries[i] = NULL;
            hole = i;
        }
    }
}

/* No cells of the heap, and with a count that never reaches 0: every program has all of them. */
static void make_characters(void)
{
    static yr_str characters[256];
    for (uint32_t c = 0; c < 256; c++) {
        yr_str *s = &characters[c];
        *s = (yr_str){.base = {.refs = YR_IMMORTAL, .type = YR_TYPE(str)},
                      .length = 1,
                      .kind = 1,
                      .ascii = c < 0x80,
                      .interned = true};
        yr_str_put(s, 0, c);
        YR->characters[c] = yr_from(s);
    }
}

/* Runs before the types have names or flags: only the address of str is known here. */
int yr_text_start(void)
{
    static const char *const names[] = {
#define N(name) #name,
#include "../core/names.def"
#undef N
    };
    yr_interned *t = yr_alloc(sizeof *t);
    if (!t)
        return -1;
    *t = (yr_interned){0};
    YR->interned = t;
    if (grow(t) < 0)
        return -1;
    YR->empty_str = yr_intern(yr_from(yr_str_alloc_of(YR_TYPE(str), 0, 0, 0)));
    if (!YR->empty_str)
        return -1;
    make_characters();
    YR->empty_bytes = yr_bytes_alloc(0);
    if (!YR->empty_bytes)
        return -1;
    for (size_t i = 0; i < YR_N_COUNT; i++) {
        YR->names[i] = yr_intern_c(names[i]);
        if (!YR->names[i])
            return -1;
    }
    return 0;
}

/* The last strs have died, or are leaked: the table owns none of them. */
void yr_text_finish(void)
{
    yr_interned *t = YR->interned;
    YR->interned = NULL;
    if (t)
        yr_dispose(t->entries);
    yr_dispose(t);
}
