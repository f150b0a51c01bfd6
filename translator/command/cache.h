/* The programs that `run` keeps. */
#ifndef YIELDC_CACHE_H
#define YIELDC_CACHE_H

#include "build.h"

/* Where `run` keeps the program that these units and this build give. */
const char *cache_path(arena *a, const struct build *b, const struct units *units);

/* Where an object is kept that the compiler makes of this C. */
const char *object_path(arena *a, const struct build *b, const char *text, size_t size);

/* Is the program there, whole, as store_program() wrote it? */
int is_stored(const char *path);

/* Stores an executable under its path in the cache. It appears there whole or not at all: then -1
 * and a warning, since the program can run all the same. */
int store_program(arena *a, const char *executable, const char *path);

/* The same for any file, without a warning. */
int store_file(arena *a, const char *from, const char *path);

#endif
