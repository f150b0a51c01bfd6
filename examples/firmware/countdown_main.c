/* Counts down from the last digit of each byte. */
#include <stdio.h>
#include "countdown.h"

int main(void)
{
    struct countdown g;
    int64_t n;
    int byte;

    while ((byte = getchar()) != EOF) {
        countdown_init(&g, byte % 10);
        while (countdown_next(&g, &n) == COUNTDOWN_YIELDED)
            printf("%d", (int)n);
        putchar('\n');
    }
    return 0;
}
