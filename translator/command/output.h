/* Files that commands write: whole or not at all, and never over what they read. */
#ifndef YIELDC_OUTPUT_H
#define YIELDC_OUTPUT_H

#include <stdio.h>
#include "driver.h"

/* A file to be written under a name of its own until it is whole; what is there and no regular file
 * (a device, a pipe) is written where it is. */
struct output {
    const char *path, *temporary;
    FILE *file;
};

/* Says that something cannot be done to a file, because of errno. OUTCOME_USAGE. */
enum outcome cannot(const char *verb, const char *path);

/* path "-" is stdout. -1 with errno. */
int open_output(arena *a, struct output *o, const char *path);
/* OUTCOME_USAGE with a message where not all of it could be written: then there is no file. */
enum outcome close_output(struct output *o);

/* Gives up what has been written: what was there before stays. */
void drop_output(struct output *o);

/* Where another process is to write the file of that path: beside it, or within `folder` if what
 * is there is no regular file. put_in_place() makes it what path leads to, on success (else it only
 * goes); OUTCOME_USAGE with a message. */
const char *place_to_write(arena *a, const char *path, const char *folder);
enum outcome put_in_place(arena *a, const char *written, const char *path);

/* Writes what is in a file to standard output; OUTCOME_USAGE with a message. */
enum outcome copy_to_stdout(const char *path);

/* Does path lead to a file that the program is made from? Then there was a message. */
int overwrites_input(const struct units *units, const char *path);
int is_same_file(const char *path, const char *other);

/* A folder that did not exist before, within `parent` or the temporary folder; NULL with a
 * message. */
const char *make_folder(arena *a, const char *parent);
/* Makes a folder and those above it, where they are missing. -1 with errno. */
int make_path(arena *a, const char *path);
void remove_folder(const char *folder, const char *const *files);

#endif
