/*
 * Which programs look at their stack (rule L5): those in whose text, anywhere, one of a few words
 * stands. A comment that mentions one costs the program some speed and nothing else, and a name put
 * together at run time finds an empty stack.
 */
#include <string.h>
#include "base/source.h"
#include "stack.h"

static const char *const words[] = {
    "_getframe",
    "currentframe",
    "f_back",
    "f_lineno",
    "print_stack",
    "format_stack",
    "extract_stack",
    "walk_stack",
    "getouterframes",
    "stacklevel",
    "warnings",
    "stack_info",
    "unraisablehook",
    "findCaller",
    "lineno",
    "funcName",
    "_current_frames",
    "set_coroutine_origin_tracking_depth",
    NULL,
};

static int is_word_char(unsigned char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 128;
}

static int is_listed(const char *word, size_t size)
{
    for (int i = 0; words[i]; i++)
        if (strncmp(words[i], word, size) == 0 && !words[i][size])
            return 1;
    return 0;
}

static int is_word(const char *word, size_t size, const char *text)
{
    return strlen(text) == size && strncmp(word, text, size) == 0;
}

/* inspect.stack() has a name that many others have. */
static int has_word(const struct source *s)
{
    int inspects = 0, stacks = 0;

    for (const char *at = s->text; *at;) {
        size_t size = 0;
        while (is_word_char((unsigned char)at[size]))
            size++;
        if (size > 4 && is_listed(at, size))
            return 1;
        inspects |= is_word(at, size, "inspect");
        stacks |= is_word(at, size, "stack");
        at += size ? size : 1;
    }
    return inspects && stacks;
}

int is_library_unit(const struct unit *u)
{
    return strncmp(u->file, "<lib>", 5) == 0;
}

int looks_at_stack(const struct units *units)
{
    for (int i = 0; i < units->list.n; i++) {
        const struct unit *u = units->list.at[i];
        if (!u->in_archive && !is_library_unit(u) && u->source && has_word(u->source))
            return 1;
    }
    return 0;
}
