/* Libraries share one runtime; each is open as often as it was opened. */
#include <stdio.h>
#include "left.h"
#include "right.h"

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
    yr_value before = left_shared();
    printf("before: %d, pending %d\n", before != 0, yr_pending());
    left_open();
    right_open();
    left_open();
    say("left", left_shared());
    say("right", right_shared());
    say("left again", left_shared());
    say("one module", yr_bool(left_module() != right_module()));
    left_close();
    say("left still", left_shared());
    left_close();
    say("left closed", left_shared());
    say("right", right_shared());
    left_open();
    say("left anew", left_shared());
    say("right sees", right_calls_left());
    printf("open %d\n", yr_runtime_is_open());
    right_close();
    left_close();
    printf("open %d, close too often: %d\n", yr_runtime_is_open(), left_close());
    return 0;
}
