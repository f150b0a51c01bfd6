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

/* inspect.stack() has a name that many others have. */
static int looks(const char *text)
{
    static const char *const inspect[] = {"inspect", NULL}, *const stack[] = {"stack", NULL};

    return has_word(text, words) || (has_word(text, inspect) && has_word(text, stack));
}

int is_library_unit(const struct unit *u)
{
    return strncmp(u->file, "<lib>", 5) == 0;
}

int looks_at_stack(const struct units *units)
{
    for (int i = 0; i < units->list.n; i++) {
        const struct unit *u = units->list.at[i];
        if (!u->in_archive && !is_library_unit(u) && u->source && looks(u->source->text))
            return 1;
    }
    return 0;
}
