/* A program that looks at its stack beside one that does not, and that was there before. */
#include <stdio.h>
#include "plain.h"
#include "looks.h"

static void say(const char *what, yr_value v)
{
    yr_value failed = v ? 0 : yr_catch(), s = yr_repr(v ? v : failed);
    printf("%s: %s\n", what, yr_to_utf8(s, NULL));
    yr_drop(s);
    yr_xdrop(v);
    yr_xdrop(failed);
}

int main(void)
{
    plain_drive g;
    yr_value v;
    plain_open();
    looks_open();
    yr_value here = yr_attr_get(looks_module(), "here"),
             steps = yr_attr_get(looks_module(), "steps");
    say("here", looks_here(yr_int(1)));
    say("applied", plain_apply(here, yr_int(5)));
    plain_drive_init(&g, steps);
    while (plain_drive_next(&g, &v) == YR_YIELDED)
        say("step", v);
    plain_drive_close(&g);
    yr_drop(here);
    yr_drop(steps);
    looks_close();
    return plain_close();
}
