/* A program that imports half of the library, opened again and again. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "many.h"

size_t yr_runtime_left(void);

/* What the program says; NULL where something is left of it, or it failed. */
static char *once(void)
{
    char *text = NULL, buffer[2000];
    yr_value v = many_open() == 0 ? many_work() : 0, failed = v ? 0 : yr_catch();
    if (v)
        text = strdup(yr_to_utf8(v, NULL));
    else if (failed && yr_error_text(failed, buffer, sizeof buffer))
        fputs(buffer, stdout);
    yr_xdrop(v);
    yr_xdrop(failed);
    many_close();
    if (yr_runtime_left())
        printf("%zu blocks are left\n", yr_runtime_left());
    return text;
}

/* With an argument, fewer times. */
int main(int argc, char **argv)
{
    (void)argv;
    int times = argc > 1 ? 5 : 20, same = 0;
    char *first = once();
    puts(first ? first : "nothing");
    for (int i = 1; i < times; i++) {
        char *text = once();
        same += first && text && strcmp(first, text) == 0;
        free(text);
    }
    free(first);
    puts(same == times - 1 ? "the same each time" : "not the same");
    return 0;
}
