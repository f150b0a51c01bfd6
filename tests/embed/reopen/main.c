/* Two programs in one process, opened and closed ten thousand times: nothing is left behind, by the
 * count of the runtime itself and, where there is one, by the leak checker's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "first.h"
#include "second.h"

enum { TIMES = 10000 };
size_t yr_runtime_left(void);

static int is_text(yr_value v, const char *text)
{
    int same = v && strcmp(yr_to_utf8(v, NULL), text) == 0;
    yr_xdrop(v);
    return same;
}

static int is_number(yr_value v, int64_t wanted)
{
    int64_t i;
    int same = v && yr_to_i64(v, &i) == 0 && i == wanted;
    yr_xdrop(v);
    return same;
}

/* What differs from one time to the next is in which order they are closed. */
static int once(int i)
{
    first_forever g;
    yr_value v;
    if (first_open() < 0 || second_open() < 0 || first_forever_init(&g) < 0)
        return 0;
    int good = first_forever_next(&g, &v) == YR_YIELDED;
    yr_drop(v);
    good &= is_text(first_work(yr_int(3)), "{'0': [0], '1': [1], '2': [4]} 0.429 ééé");
    good &= is_number(second_count(0), 1) && is_number(second_count(yr_int(4)), 5);
    good &= is_number(second_big(yr_int(500)), 905607);
    if (i % 2)
        good &= first_forever_close(&g) == 0;
    else
        yr_drop(g.generator);
    good &= i % 3 ? first_close() == 0 : second_close() == 0;
    good &= i % 3 ? second_close() == 0 : first_close() == 0;
    return good && !yr_runtime_is_open() && yr_runtime_left() == 0 && yr_memory_used() == 0;
}

int main(int argc, char **argv)
{
    int times = argc > 1 ? atoi(argv[1]) : TIMES, good = 0;
    for (int i = 0; i < times; i++)
        good += once(i);
    printf(good == times ? "all the same each time\n" : "only %d of %d\n", good, times);
    return 0;
}
