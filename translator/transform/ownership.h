/* Where references are taken and dropped. */
#ifndef YIELDC_OWNERSHIP_H
#define YIELDC_OWNERSHIP_H

#include "ir/ir.h"

/*
 * Makes every reference explicit: marks the sources to be retained, adds DROP behind the last use
 * of each owned temporary, and leads every exceptional edge on which temporaries are owned through
 * a block that drops them. Removes moves into temporaries that nobody reads.
 */
void place_references(struct function *f);

#endif
