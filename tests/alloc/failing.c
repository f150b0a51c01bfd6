/* failing.c - lets one allocation after the other fail in a program, each in a process of its own.
 *
 * The linker leads malloc() and its kin here (--wrap), and with them the allocator of the runtime,
 * GMP and PCRE2. At the k-th allocation the program forks: in the child it fails, and the child
 * goes on to whatever end it comes to; the parent waits, judges that end, and goes on as if nothing
 * had been. So a program is started once, however many of its allocations fail.
 *
 * An end is bad when it is a signal, a report of a sanitizer, no end within a time, or an exit
 * status other than 0 and 1, or 1 without a message. Environment:
 *
 *   YR_FAIL_STEP=N    every N-th allocation only, beginning with YR_FAIL_FROM (1)
 *   YR_FAIL_EVER=1    what is asked for after that fails as well
 *   YR_FAIL_LOG=FILE  where the bad ends and, at the end, the numbers go
 *   YR_FAIL_AT=K      no processes: allocation K fails here, for a debugger
 */
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 120, SANITIZED = 99, SAID = 65536 };

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);

static long from = 1, step = 1, at, count, failed, good, went_on, bad;
static int ever, in_child, log_file = -1, said_file = -1;
static pid_t first;
static char said[SAID];

static void write_log(const char *format, ...)
{
    char line[256];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (log_file >= 0 && write(log_file, line, (size_t)n) < 0)
        _exit(2);
}

static long number(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text && *text ? atol(text) : otherwise;
}

/* A file without a name, close to the log. */
static int nameless(const char *path)
{
    char name[4096];
    snprintf(name, sizeof name, "%s.XXXXXX", path);
    int fd = mkstemp(name);
    unlink(name);
    return fd;
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("YR_FAIL_LOG");
    from = number("YR_FAIL_FROM", 1);
    step = number("YR_FAIL_STEP", 1);
    ever = (int)number("YR_FAIL_EVER", 0);
    at = number("YR_FAIL_AT", 0);
    if (path) {
        log_file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
        said_file = nameless(path);
        first = getpid();
    }
}

__attribute__((destructor)) static void end(void)
{
    if (first == getpid() && !in_child)
        write_log("%ld allocations, %ld failed: %ld ended with a message, %ld went on, %ld bad\n",
                  count, failed, good, went_on, bad);
}

/* ---- The child and its end ------------------------------------------------------------------ */

static void become_child(void)
{
    int nothing = open("/dev/null", O_WRONLY);
    in_child = 1;
    dup2(nothing, STDOUT_FILENO);
    dup2(said_file, STDERR_FILENO);
    close(nothing);
    signal(SIGALRM, SIG_DFL);
    alarm(SECONDS);
}

static void report(const char *what, int value)
{
    char *summary = strstr(said, "Shadow bytes around");
    if (summary)
        *summary = '\0';
    bad++;
    write_log("allocation %ld: %s %d\n", count, what, value);
    if (log_file >= 0 && write(log_file, said, strnlen(said, 6000)) < 0)
        _exit(2);
    write_log("\n");
}

static void judge(int status)
{
    ssize_t n = pread(said_file, said, sizeof said - 1, 0);
    said[n > 0 ? n : 0] = '\0';
    if (WIFSIGNALED(status))
        report(WTERMSIG(status) == SIGALRM ? "no end: signal" : "signal", WTERMSIG(status));
    else if (WEXITSTATUS(status) == SANITIZED || strstr(said, "runtime error:"))
        report("sanitizer: exit status", WEXITSTATUS(status));
    else if (WEXITSTATUS(status) > 1)
        report("exit status", WEXITSTATUS(status));
    else if (WEXITSTATUS(status) == 1 && n <= 0)
        report("no message, exit status", 1);
    else if (WEXITSTATUS(status))
        good++;
    else
        went_on++;
    if (ftruncate(said_file, 0) < 0 || lseek(said_file, 0, SEEK_SET) < 0)
        _exit(2);
}

/* Does this allocation fail? */
static int fails(void)
{
    if (in_child)
        return ever;
    count++;
    if (at)
        return count == at || (ever && count > at);
    if (first != getpid() || count < from || (count - from) % step)
        return 0;
    pid_t child = fork();
    if (child == 0) {
        become_child();
        return 1;
    }
    int status;
    failed++;
    if (child < 0 || waitpid(child, &status, 0) != child) {
        write_log("cannot fork\n");
        _exit(2);
    }
    judge(status);
    return 0;
}

/* ---- What the linker leads here -------------------------------------------------------------- */

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __real_aligned_alloc(alignment, size);
}

char *__wrap_strdup(const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = __wrap_malloc(n);
    return copy ? memcpy(copy, text, n) : NULL;
}
