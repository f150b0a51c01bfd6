/* What other programs want to know of the command line: man, and the shells. */
#ifndef YIELDC_MANUAL_H
#define YIELDC_MANUAL_H

#include "options.h"

/*
 * `yieldc --man PAGE` prints a page for man, of a command or of yieldc itself; `yieldc --completion
 * SHELL` what bash, zsh or fish read to complete command lines. Both are made from the tables of
 * options.h when yieldc is installed. Tells whether it was asked for one of them; *status is then
 * set.
 */
int print_for_shell(arena *a, int argc, char **argv, int *status);

/* completion.c: -1, there is no such shell. */
int print_completion(const char *shell);

#endif
