/*
 * The programs and objects that are kept do not grow without end: the least recently used go first.
 * When a file was used is its time of modification, which every use renews.
 */
#include "evict.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MEGABYTES = 1024, SECONDS_IN_USE = 600 };

struct kept {
    const char *path;
    long long size;
    time_t used;
};

struct kept_list {
    int n;
    struct kept *at;
};

static long long limit(void)
{
    const char *text = getenv("YIELDC_CACHE_SIZE");
    char *end;
    long long n = text && *text ? strtoll(text, &end, 10) : MEGABYTES;

    if (text && *text && (*end || n < 0))
        n = MEGABYTES;
    return n << 20;
}

/* Only what the cache has made: a sum in hexadecimal, and what it is. */
static int is_ours(const char *name)
{
    size_t digits = strspn(name, "0123456789abcdef");

    return digits == 32 && (!name[digits] || strcmp(name + digits, ".o") == 0);
}

static int by_use(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;

    return (x->used > y->used) - (x->used < y->used);
}

static struct kept_list kept_in(arena *a, const char *folder, long long *total)
{
    struct kept_list all = {0};
    DIR *d = opendir(folder);
    struct stat st;

    *total = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        const char *path = arena_printf(a, "%s/%s", folder, e->d_name);
        if (!is_ours(e->d_name) || lstat(path, &st) < 0 || !S_ISREG(st.st_mode))
            continue;
        struct kept one = {path, st.st_size, st.st_mtime};
        push(a, &all, one);
        *total += st.st_size;
    }
    if (d)
        closedir(d);
    return all;
}

void evict(arena *a, const char *folder)
{
    static int is_done;
    long long total, most = limit();

    if (is_done++)
        return; /* once for each command */
    struct kept_list all = kept_in(a, folder, &total);
    time_t now = time(NULL);

    if (total <= most)
        return;
    qsort(all.at, (size_t)all.n, sizeof *all.at, by_use);
    for (int i = 0; i < all.n && total > most; i++)
        if (all.at[i].used < now - SECONDS_IN_USE && unlink(all.at[i].path) == 0)
            total -= all.at[i].size;
}

void note_use(const char *path)
{
    utimensat(AT_FDCWD, path, NULL, 0);
}
