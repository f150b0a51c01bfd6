/* What a program does without that does not name it. */
#ifndef YIELDC_LEFT_OUT_H
#define YIELDC_LEFT_OUT_H

#include "base/util.h"

/* Writes C that takes the place of functions of the runtime which the program of these files has no
 * name for, to be linked with it. 0 where all may be needed, or a file is no C: link without it. */
int write_left_out(arena *a, struct name_list files, const char *path);

#endif
