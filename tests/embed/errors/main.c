/* Exceptions in C: asked for, written into a buffer, raised; a module that raises does not open. */
#include <stdio.h>
#include <string.h>
#include "broken.h"
#include "bad_module.h"

static void write_error(const char *what, yr_value v)
{
    char text[2000];
    yr_value failed = v ? 0 : yr_catch();
    if (!failed) {
        printf("%s: no error\n", what);
        return;
    }
    size_t n = yr_error_text(failed, text, sizeof text);
    printf("%s, %d:\n%s", what, n == strlen(text), text);
    yr_drop(failed);
}

/* Whatever the size, there is a zero byte and no half character. */
static void cut_text(void)
{
    char text[100];
    yr_value failed = broken_chain() ? 0 : yr_catch();
    size_t whole = yr_error_text(failed, NULL, 0), good = 0;
    for (size_t size = 1; size <= sizeof text; size++) {
        memset(text, 'x', sizeof text);
        good += yr_error_text(failed, text, size) == whole && strlen(text) < size &&
                strlen(text) + 2 >= size;
        yr_value s = yr_str_from_c(text);
        good += yr_to_utf8(s, NULL) != NULL;
        yr_drop(s);
    }
    printf("cut %zu of %zu\n", good, 2 * sizeof text);
    yr_drop(failed);
}

static void ask(void)
{
    yr_raise_error("KeyError", "%d", 5);
    printf("pending %d: LookupError %d, KeyError %d, OSError %d, no such %d\n", yr_pending(),
           yr_error_is("LookupError"), yr_error_is("KeyError"), yr_error_is("OSError"),
           yr_error_is("print"));
    yr_drop(yr_catch());
    printf("pending %d: %d\n", yr_pending(), yr_error_is("Exception"));
    yr_raise_error("len", "never");
    write_error("no exception", 0);
    yr_raise(yr_attr_get(broken_module(), "Strange"), 0);
    yr_drop(yr_catch());
}

int main(void)
{
    if (broken_open() < 0)
        return 1;
    write_error("chain", broken_chain());
    write_error("strange", broken_strange());
    broken_leave();
    printf("SystemExit %d\n", yr_error_is("SystemExit"));
    yr_drop(yr_catch());
    broken_deep(yr_int(0));
    printf("RecursionError %d\n", yr_error_is("RecursionError"));
    yr_drop(yr_catch());
    write_error("group", broken_group());
    cut_text();
    ask();
    for (int i = 0; i < 2; i++) {
        printf("open %d\n", bad_module_open());
        write_error("module", 0);
        bad_module_close();
    }
    broken_close();
    printf("open alone %d\n", bad_module_open());
    write_error("module", 0);
    printf("%d\n", yr_runtime_is_open());
    bad_module_close();
    printf("%d\n", yr_runtime_is_open());
    return 0;
}
