/* translate --freestanding: C that needs no runtime, and its header. */
#ifndef YIELDC_FIRMWARE_H
#define YIELDC_FIRMWARE_H

#include "driver.h"

/* Writes the C of the first of the units and its header; header NULL: the path of the C with .h.
 * Each appears only when both are right. */
enum outcome write_firmware(arena *a, const struct units *units, const char *path,
                            const char *header, int bits);

#endif
