/* From source text to the syntax tree. */
#ifndef YIELDC_PARSE_H
#define YIELDC_PARSE_H

#include "tree/ast.h"

/*
 * Parses a whole file. The tree belongs to the arena of the source. NULL after at least one error
 * was diagnosed. A tree is never returned for a text that CPython's parser would refuse.
 */
struct mod *parse_module(struct source *s);

#endif
