/*
 * The cache of `run`.
 *
 * The name of a program is a hash of all that it was made from: every file with its path, the
 * options, the compiler, the header, the archive and the translator itself. What was found by path
 * is known by size and time of its last change. Behind the executable stand its size and a sum, so
 * that one which was cut off or overwritten is made anew, and never run.
 *
 * The compiler writes into a temporary folder; what is whole is copied into the cache and renamed.
 * So two runs do not meet, and a cache that cannot be written costs time only.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cache.h"
#include "evict.h"
#include "interrupt.h"

/* -------------------------------------------------------------------------------------- name */

/* Two independent sums of 64 bits (FNV-1a with different starts and a final mix). */
struct sum {
    uint64_t a, b;
};

static void add_bytes(struct sum *s, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;

    for (size_t i = 0; i < n; i++) {
        s->a = (s->a ^ p[i]) * 0x100000001b3u;
        s->b = (s->b ^ p[i]) * 0x9e3779b97f4a7c15u;
        s->b ^= s->b >> 29;
    }
}

static void add_string(struct sum *s, const char *string)
{
    add_bytes(s, string ? string : "", string ? strlen(string) + 1 : 1);
}

static void add_file(struct sum *s, const char *path)
{
    struct stat st = {0};

    add_string(s, path);
    if (stat(path, &st) < 0)
        return;
    add_bytes(s, &st.st_size, sizeof st.st_size);
    add_bytes(s, &st.st_mtim, sizeof st.st_mtim);
}

/* The compiler as a file: the first word of the command, looked up in $PATH. */
static void add_compiler(arena *a, struct sum *s, const char *command)
{
    const char *word = arena_strndup(a, command, strcspn(command, " \t"));
    const char *path = getenv("PATH");

    add_string(s, command);
    if (strchr(word, '/')) {
        add_file(s, word);
        return;
    }
    while (path && *path) {
        size_t n = strcspn(path, ":");
        const char *file = arena_printf(a, "%.*s/%s", (int)n, path, word);
        if (access(file, X_OK) == 0) {
            char *real = realpath(file, NULL);
            add_file(s, real ? real : file);
            free(real);
            return;
        }
        path += n + (path[n] != '\0');
    }
}

/* What the compiler makes the C into depends on. */
static void add_compilation(arena *a, struct sum *s, const struct build *b)
{
    int options[] = {b->level, b->debug, b->is_static};

    add_bytes(s, options, sizeof options);
    add_compiler(a, s, compiler_of(b));
    add_string(s, getenv("CFLAGS"));
    add_file(s, arena_printf(a, "%s/yieldrt.h", b->places->include));
    add_file(s, arena_printf(a, "%s/yieldabi.h", b->places->include));
    add_file(s, arena_printf(a, "%s/yieldcode.h", b->places->include));
}

static struct sum sum_of(arena *a, const struct build *b, const struct units *units)
{
    struct sum s = {0xcbf29ce484222325u, 0x84222325cbf29ce4u};

    for (int i = 0; i < units->list.n; i++) {
        const struct unit *u = units->list.at[i];
        add_string(&s, u->name);
        add_string(&s, u->file);
        add_bytes(&s, &u->in_archive, sizeof u->in_archive);
        if (!u->in_archive)
            add_bytes(&s, u->source->text, u->source->size + 1);
    }
    for (int i = 0; i < units->natives.n; i++)
        add_string(&s, units->natives.at[i]);
    for (int i = 0; i < units->distributions.n; i++) {
        add_string(&s, units->distributions.at[i].path);
        add_string(&s, units->distributions.at[i].file);
        add_string(&s, units->distributions.at[i].text);
    }
    add_compilation(a, &s, b);
    add_string(&s, b->trace_file);
    add_string(&s, getenv("LDFLAGS"));
    add_file(&s, b->places->self);
    add_file(&s, b->places->archive);
    return s;
}

static const char *path_of(arena *a, struct sum s, const char *ending)
{
    const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    const char *folder;

    if (base && *base == '/')
        folder = arena_printf(a, "%s/yieldc", base);
    else
        folder = arena_printf(a, "%s/.cache/yieldc", home && *home ? home : "/tmp");
    return arena_printf(a, "%s/%016llx%016llx%s", folder, (unsigned long long)s.a,
                        (unsigned long long)s.b, ending);
}

const char *cache_path(arena *a, const struct build *b, const struct units *units)
{
    return path_of(a, sum_of(a, b, units), "");
}

const char *object_path(arena *a, const struct build *b, const char *text, size_t size)
{
    struct sum s = {0xcbf29ce484222325u, 0x84222325cbf29ce4u};

    add_compilation(a, &s, b);
    add_bytes(&s, text, size);
    return path_of(a, s, ".o");
}

/* ------------------------------------------------------------------------------------ trailer */

/* What stands behind the executable in its file. */
struct trailer {
    char magic[8];
    uint64_t size, sum; /* of what stands before */
};

static const char magic[8] = "yieldc1";

/* Fast, so that a program of some megabytes is read in a millisecond: four sums of words. */
static uint64_t sum_of_bytes(const unsigned char *p, size_t n)
{
    uint64_t sums[4] = {1, 2, 3, 4}, word;
    size_t i = 0;

    for (; i + sizeof sums <= n; i += sizeof sums)
        for (int k = 0; k < 4; k++) {
            memcpy(&word, p + i + 8 * k, 8);
            sums[k] = (sums[k] ^ word) * 0x9e3779b97f4a7c15u;
            sums[k] ^= sums[k] >> 32;
        }
    for (; i < n; i++)
        sums[0] = (sums[0] ^ p[i]) * 0x100000001b3u;
    return sums[0] ^ sums[1] * 3 ^ sums[2] * 5 ^ sums[3] * 7;
}

static int is_whole(const unsigned char *bytes, size_t n)
{
    struct trailer t;

    if (n < sizeof t)
        return 0;
    n -= sizeof t;
    memcpy(&t, bytes + n, sizeof t);
    return memcmp(t.magic, magic, sizeof magic) == 0 && t.size == n &&
           t.sum == sum_of_bytes(bytes, n);
}

/* A file as it is in memory, or NULL. */
static unsigned char *map_file(const char *path, size_t *n)
{
    struct stat st;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    void *bytes = MAP_FAILED;

    if (file >= 0 && fstat(file, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        *n = (size_t)st.st_size;
        bytes = mmap(NULL, *n, PROT_READ, MAP_PRIVATE, file, 0);
    }
    if (file >= 0)
        close(file);
    return bytes == MAP_FAILED ? NULL : bytes;
}

int is_stored(const char *path)
{
    size_t n;
    unsigned char *bytes = access(path, X_OK) == 0 ? map_file(path, &n) : NULL;
    int whole = bytes && is_whole(bytes, n);

    if (bytes)
        munmap(bytes, n);
    if (whole)
        note_use(path);
    return whole;
}

/* ---------------------------------------------------------------------------------------- store */

static int write_all(int file, const void *bytes, size_t n)
{
    for (const char *p = bytes; n;) {
        ssize_t done = write(file, p, n);
        if (done < 0 && errno != EINTR)
            return -1;
        if (done > 0)
            p += done, n -= (size_t)done;
    }
    return 0;
}

/* The executable and its trailer, in a new file. -1 with errno. */
static int write_stored(const char *path, const unsigned char *bytes, size_t n)
{
    struct trailer t = {.size = n, .sum = sum_of_bytes(bytes, n)};
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0777);

    if (file < 0)
        return -1;
    memcpy(t.magic, magic, sizeof magic);
    int failed = write_all(file, bytes, n) < 0 || write_all(file, &t, sizeof t) < 0;
    return close(file) < 0 || failed ? -1 : 0;
}

static int store_bytes(arena *a, const unsigned char *bytes, size_t n, const char *path)
{
    const char *folder = arena_strndup(a, path, (size_t)(strrchr(path, '/') - path));
    const char *temporary = arena_printf(a, "%s.%ld.tmp", path, (long)getpid());

    if (make_path(a, folder) < 0)
        return -1;
    add_temporary(temporary);
    int failed = write_stored(temporary, bytes, n) < 0 || rename(temporary, path) < 0;
    if (failed) {
        int error = errno;
        unlink(temporary);
        errno = error;
    }
    forget_temporary(temporary);
    if (!failed)
        evict(a, folder);
    return failed ? -1 : 0;
}

int store_file(arena *a, const char *from, const char *path)
{
    size_t n;
    unsigned char *bytes = map_file(from, &n);
    int failed = !bytes || store_bytes(a, bytes, n, path) < 0 ? -1 : 0, error = errno;

    if (bytes)
        munmap(bytes, n);
    errno = error;
    return failed;
}

int store_program(arena *a, const char *executable, const char *path)
{
    int failed = store_file(a, executable, path);

    if (failed)
        fprintf(stderr, "yieldc: warning: cannot keep the program as %s: %s\n", path,
                strerror(errno));
    return failed;
}
