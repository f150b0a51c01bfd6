/* left_out.c - what stands in the place of a function that a program does not name. */
#include "lifecycle.h"

#include <stdio.h>
#include <stdlib.h>

void yr_left_out(void)
{
    fputs("yieldrt: called by a name that no text of the program has\n", stderr);
    abort();
}
