/* Each byte is a place to go to; prints the output and the place. */
#include <stdio.h>
#include "pid.h"

int main(void)
{
    struct pid controller;
    double output, place = 0.0;
    int byte;

    pid_init(&controller, 0.8, 0.05, 0.2, 100.0);
    pid_next(&controller, &output);
    while ((byte = getchar()) != EOF) {
        pid_send(&controller, byte - place, &output);
        place += output * 0.125;
        printf("%.17g %.17g\n", output, place);
    }
    return 0;
}
