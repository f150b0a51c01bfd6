/* A library that another one imports too is one module; a module that puts an object in its place.
 */
#include <stdio.h>
#include "first.h"
#include "second.h"
#include "replaced.h"

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
    if (first_open() < 0 || second_open() < 0 || replaced_open() < 0)
        return 1;
    say("through", first_through());
    say("count", second_count());
    say("later", second_later());
    say("through", first_through());
    say("replaced", replaced_value());
    replaced_close();
    second_close();
    say("through", first_through());
    second_open();
    say("anew", second_count());
    say("the old one", first_through());
    second_close();
    return first_close();
}
