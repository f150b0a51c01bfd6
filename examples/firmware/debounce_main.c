/* Each byte is the level of a button for a tick. */
#include <stdio.h>
#include "debounce.h"

int main(void)
{
    struct debouncer button;
    bool is_pressed;
    int byte;

    debouncer_init(&button, 3);
    debouncer_next(&button, &is_pressed);
    while ((byte = getchar()) != EOF) {
        debouncer_send(&button, byte % 3 > 0, &is_pressed);
        puts(is_pressed ? "down" : "up");
    }
    return 0;
}
