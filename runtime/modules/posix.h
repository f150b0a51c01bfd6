/* posix.h - what the files of the module posix share. */
#ifndef YR_POSIX_H
#define YR_POSIX_H

#include <errno.h>
#include "io.h"

/* A file as a system call is told of it: by a path in a folder that is open, or by a descriptor. */
typedef struct {
    yr_value object;  /* owned: the path as str or bytes, or 0 */
    yr_value bytes;   /* owned: the same as the system is told it */
    const char *text; /* of bytes, or NULL */
    int fd;           /* the file itself where text is NULL */
    int folder;       /* where a relative path begins: AT_FDCWD, or dir_fd */
} yr_path;

/* 0, or -1 and an error. v is a path, or where allowed a descriptor; name is that of the function.
 */
int yr_path_from(yr_path *p, const char *name, yr_value v, bool descriptor_allowed);
void yr_path_end(yr_path *p);
/* A dir_fd argument, which may be absent or None: AT_FDCWD. 0, or -1 and TypeError. */
int yr_path_folder(yr_value v, int *folder);
/* new: None, or the OSError of errno where the status is negative. Ends the path. */
yr_value yr_path_done(yr_path *p, int status);
/* new: a name of a file as the system gives it: bytes for a path in bytes, else str. */
yr_value yr_path_name(const yr_path *p, const char *text, size_t n);
yr_value yr_posix_text(const char *text); /* new str; what is no UTF-8 becomes surrogates */

/* An integer argument that fits: 0, or -1 and TypeError or OverflowError. */
int yr_posix_int(yr_value v, int *out);
/* A flag that may be absent. 1, 0, -1. */
int yr_posix_flag(yr_value v, bool otherwise);
yr_value yr_posix_fail(void); /* OSError of errno; 0 */
/* new: None, or OSError where the status is negative. */
yr_value yr_posix_done(int64_t status);

/* posix_stat.c */
int yr_posix_add_stat_types(yr_module *m);
yr_value yr_posix_statvfs_result(yr_value *items); /* new; steals the eleven items */
/* borrowed: a type that the module posix has under this name, or NULL. */
yr_type *yr_posix_type(const char *name);
/* posix_process.c */
int yr_posix_add_process_types(yr_module *m);
/* posix_linux.c */
int yr_posix_add_linux_numbers(yr_module *m);
/* posix_environ.c */
int yr_posix_add_environ(yr_module *m);

extern const yr_method_def yr_posix_paths[], yr_posix_descriptors[], yr_posix_stats[],
    yr_posix_processes[], yr_posix_environs[], yr_posix_linux[];

#endif
