/*
 * From C to a program.
 *
 * Nothing half is ever seen: the compiler writes to a temporary name in the folder of the result,
 * which is renamed at the end.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>
#include "build.h"
#include "emit/emit.h"
#include "interrupt.h"
#include "left_out.h"
#include "progress.h"

/* ------------------------------------------------------------------------------------ places */

static const char *self_path(arena *a)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

    return n > 0 ? arena_strndup(a, path, (size_t)n) : NULL;
}

static const char *first_existing(arena *a, const char *base, const char *const *candidates,
                                  const char *probe)
{
    for (; *candidates; candidates++) {
        const char *path = arena_printf(a, "%s/%s", base, *candidates);
        if (access(arena_printf(a, "%s%s", path, probe), R_OK) == 0)
            return path;
    }
    return NULL;
}

int find_places(arena *a, struct places *p, int to_build)
{
    static const char *const archives[] = {"libyieldrt.a", "../lib/libyieldrt.a", NULL};
    static const char *const includes[] = {"../include", "../runtime/include",
                                           "../../runtime/include", NULL};
    static const char *const libraries[] = {"../share/yieldc/lib", "../runtime/lib",
                                            "../../runtime/lib", NULL};

    p->self = self_path(a);
    if (!p->self) {
        fputs("yieldc: the path of the running binary is unknown\n", stderr);
        return -1;
    }
    const char *base = arena_strndup(a, p->self, (size_t)(strrchr(p->self, '/') - p->self));
    p->archive = first_existing(a, base, archives, "");
    p->include = first_existing(a, base, includes, "/yieldabi.h");
    p->library = first_existing(a, base, libraries, "");
    char *gdb =
        p->library ? realpath(arena_printf(a, "%s/../gdb/yieldrt.py", p->library), NULL) : NULL;
    p->gdb = gdb ? arena_strndup(a, gdb, strlen(gdb)) : NULL;
    free(gdb);
    p->installed = p->library && strstr(p->library, libraries[0]) != NULL;
    if (!to_build || (p->archive && p->include))
        return 0;
    fprintf(stderr, "yieldc: %s is missing beside %s\n", p->archive ? "yieldabi.h" : "libyieldrt.a",
            p->self);
    return -1;
}

/* Is the file there, and was it written at that time or later? */
static int is_since(const char *path, struct timespec time)
{
    struct stat st;

    return stat(path, &st) == 0 &&
           (st.st_mtim.tv_sec > time.tv_sec ||
            (st.st_mtim.tv_sec == time.tv_sec && st.st_mtim.tv_nsec >= time.tv_nsec));
}

/* The index is a file beside the library, or beside the translation that it was made with. */
static const char *index_path(arena *a, const struct places *places)
{
    if (places->installed)
        return arena_printf(a, "%s/../index", places->library);
    return arena_printf(a, "%.*s/library/index", (int)(strrchr(places->self, '/') - places->self),
                        places->self);
}

/*
 * Installed, archive, library and index agree. Where yieldc was built, the time of
 * library/translated is when the translation of the library began; an archive or an index that is
 * older is not made from that translation.
 */
struct search search_of(arena *a, const struct places *places)
{
    struct search search = {.arena = a, .library = places->library};
    struct stat begun;

    if (!places->archive || !places->library)
        return search;
    const char *index = index_path(a, places);
    if (places->installed) {
        search.has_archive = 1;
        search.index = index;
        return search;
    }
    if (stat(arena_printf(a, "%.*s/translated", (int)(strrchr(index, '/') - index), index),
             &begun) < 0 ||
        !is_since(places->archive, begun.st_mtim))
        return search;
    search.has_archive = 1;
    search.archived = begun.st_mtim;
    search.index = is_since(index, begun.st_mtim) ? index : NULL;
    return search;
}

struct search search_to_make_archive(arena *a, const struct places *places, const char *standard)
{
    return (struct search){
        .arena = a,
        .library = places->library,
        .standard = standard,
        .index = places->library ? index_path(a, places) : NULL,
        .quiet = 1,
    };
}

/* ------------------------------------------------------------------------------------ output */

static struct emit_options emit_options_of(const struct build *b, const char *c_file)
{
    return (struct emit_options){.line_directives = b->line_directives || b->debug,
                                 .c_file = strcmp(c_file, "-") ? c_file : "<stdout>",
                                 .trace_file = b->trace_file,
                                 .gdb_script = b->debug ? b->places->gdb : NULL,
                                 .version = YIELDC_VERSION};
}

enum outcome write_program(struct program *program, int is_library, const char *path,
                           const struct build *b)
{
    struct emit_options options = emit_options_of(b, path);
    struct output o;

    if (open_output(program->arena, &o, path) < 0)
        return cannot("write", path);
    if (is_library)
        emit_library_module(program, o.file, &options);
    else
        emit_program(program, o.file, &options);
    return close_output(&o);
}

enum outcome write_library(struct program *program, const char *path, const struct build *b)
{
    struct emit_options options = emit_options_of(b, path);
    arena *a = program->arena;

    options.links = b->links;
    const char *header = arena_printf(a, "%.*s.h", (int)strlen(path) - 2, path);
    const char *slash = strrchr(header, '/');
    struct output c, h;

    if (open_output(a, &c, path) < 0)
        return cannot("write", path);
    if (open_output(a, &h, header) < 0) {
        drop_output(&c);
        return cannot("write", header);
    }
    emit_library(program, c.file, h.file, slash ? slash + 1 : header, &options);
    enum outcome outcome = close_output(&h);
    if (outcome != OUTCOME_OK)
        drop_output(&c);
    return outcome == OUTCOME_OK ? close_output(&c) : outcome;
}

enum outcome write_index_file(const struct search *search, struct name_list *modules,
                              const char *path)
{
    struct output o;

    if (open_output(search->arena, &o, path) < 0)
        return cannot("write", path);
    int failed = write_index(search, modules, o.file) < 0;
    enum outcome outcome = close_output(&o);
    return failed ? OUTCOME_USAGE : outcome;
}

enum outcome write_programs(struct program_list *programs, const char *path, const struct build *b)
{
    struct emit_options options = emit_options_of(b, path);
    struct output o;

    if (open_output(programs->at[0]->arena, &o, path) < 0)
        return cannot("write", path);
    emit_programs(programs, o.file, &options);
    return close_output(&o);
}

/* ---------------------------------------------------------------------------------- compiler */

struct command {
    int n;
    const char **at;
};

static void add_words(arena *a, struct command *c, const char *words)
{
    while (words && *words) {
        size_t n = strcspn(words, " \t\n");
        if (n)
            push(a, c, (const char *)arena_strndup(a, words, n));
        words += n + (words[n] != '\0');
    }
}

const char *compiler_of(const struct build *b)
{
    const char *cc = b->compiler ? b->compiler : getenv("CC");

    return cc && *cc ? cc : "cc";
}

/* Says why the compiler did not start: it is not there, or there is no process for it. */
static enum outcome not_run(const char *compiler)
{
    fprintf(stderr, "yieldc: cannot run the C compiler %s: %s\n", compiler, strerror(errno));
    return OUTCOME_USAGE;
}

/* Is the file system of the file full? */
static int is_full(arena *a, const char *path)
{
    struct statvfs st;
    const char *folder = arena_strndup(a, path, (size_t)(strrchr(path, '/') - path));

    return statvfs(folder, &st) == 0 && st.f_bavail * st.f_frsize < 256 * 1024;
}

/* --static: what the shared libraries would have brought along. */
static void add_static(arena *a, struct command *c, const struct build *b)
{
    push(a, c, "-static");
    for (int i = 0; i < b->links.n; i++)
        if (strcmp(b->links.at[i], "-lreadline") == 0)
            push(a, c, "-ltinfo");
}

/* Is what the program needs of the runtime to be found out? A debugger may ask for all, and C that
 * is kept is there to be compiled with all. */
static int chooses(const struct build *b)
{
    return !b->debug && !b->trace_file && !b->keep_c;
}

/* The command up to its output and inputs. */
static struct command start_of_command(arena *a, const struct build *b, int links)
{
    struct command c = {0};

    add_words(a, &c, compiler_of(b));
    push(a, &c, "-std=c11");
    push(a, &c, "-w");
    push(a, &c, (const char *)arena_printf(a, "-O%d", b->level));
    push(a, &c, "-ffp-contract=off"); /* a float is rounded after each operation */
    push(a, &c, b->debug ? "-g" : "-fno-asynchronous-unwind-tables");
    if (b->debug && links)
        push(a, &c, "-Wl,-u,yr_debug_layout"); /* which the script for gdb reads */
    else if (links && !getenv("CFLAGS"))
        push(a, &c, "-Wl,--strip-debug"); /* the library's unwind tables: nobody would read them */
    push(a, &c, (const char *)arena_printf(a, "-I%s", b->places->include));
    /* Nothing of the runtime that nobody can reach, no relocations, no page of padding. */
    if (links)
        add_words(a, &c, "-no-pie -Wl,--gc-sections -Wl,-z,noseparate-code");
    if (links && chooses(b))
        push(a, &c, "-Wl,-z,start-stop-gc"); /* which types there are, see YR_BUILT_IN */
    add_words(a, &c, getenv("CFLAGS"));
    return c;
}

/* Compiles one C file, or links objects. */
static struct command compiler_command(arena *a, const struct build *b, struct name_list files,
                                       const char *output)
{
    struct command c = start_of_command(a, b, 1);

    push(a, &c, "-o");
    push(a, &c, output);
    for (int i = 0; i < files.n; i++)
        push(a, &c, files.at[i]);
    push(a, &c, b->places->archive);
    add_words(a, &c, getenv("LDFLAGS"));
    for (int i = 0; i < b->links.n; i++)
        add_words(a, &c, b->links.at[i]);
    if (b->is_static)
        add_static(a, &c, b);
    add_words(a, &c, "-Wl,--as-needed -lgmp -lutf8proc -lpcre2-8 -lpcre2-16 -lpcre2-32 -lm");
    push(a, &c, NULL);
    return c;
}

/* A word as a shell reads it. */
static void print_word(const char *word)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "%+,-./:=@_";

    if (*word && !word[strspn(word, plain)]) {
        fputs(word, stderr);
        return;
    }
    putc('\'', stderr);
    for (; *word; word++)
        fputs(*word == '\'' ? "'\\''" : (char[]){*word, '\0'}, stderr);
    putc('\'', stderr);
}

void print_command(char *const *argv)
{
    for (int i = 0; argv[i]; i++) {
        if (i)
            putc(' ', stderr);
        print_word(argv[i]);
    }
    putc('\n', stderr);
}

/* Starts the compiler. quietly: no word of it is seen. */
static pid_t fork_compiler(char *const *argv, int quietly)
{
    pid_t child = fork_watched(1);

    if (child == 0) {
        int nowhere = quietly ? open("/dev/null", O_WRONLY) : -1;
        if (nowhere >= 0)
            dup2(nowhere, STDOUT_FILENO), dup2(nowhere, STDERR_FILENO);
        execvp(argv[0], argv);
        not_run(argv[0]);
        _exit(127);
    }
    return child;
}

/* Runs the compiler and waits for it: its status, or -1 with a message. */
static int run_compiler(char *const *argv, int quietly)
{
    int status;
    pid_t child = fork_compiler(argv, quietly);

    if (child >= 0 && wait_watched(child, &status) >= 0)
        return status;
    not_run(argv[0]);
    return -1;
}

/* Can the compiler make a program of nothing, with the options that it is given? */
static int can_compile_nothing(arena *a, const struct build *b)
{
    const char *folder = make_folder(a, NULL);

    if (!folder)
        return 0;
    const char *c_file = arena_printf(a, "%s/nothing.c", folder);
    const char *program = arena_printf(a, "%s/nothing", folder);
    add_temporary(c_file);
    add_temporary(program);
    FILE *f = fopen(c_file, "w");
    int can = f && fputs("int main(void) { return 0; }\n", f) >= 0;
    if (f)
        can &= fclose(f) == 0;
    if (can) {
        struct command c = compiler_command(a, b, (struct name_list){1, &c_file}, program);
        can = run_compiler((char *const *)c.at, 1) == 0 && access(program, F_OK) == 0;
    }
    remove_folder(folder, (const char *const[]){c_file, program, NULL});
    return can;
}

/* It ended with that status, which is not 0. Only where it can compile something else with the same
 * options, and gives the status of an error in what it reads, is the C to blame. */
static enum outcome blame(arena *a, const struct build *b, int status, const char *compiler)
{
    if (status == 1 && can_compile_nothing(a, b)) {
        fputs("yieldc: the C compiler failed; this is a bug of yieldc, not of the program\n",
              stderr);
        return OUTCOME_BUG;
    }
    fprintf(stderr, "yieldc: the C compiler %s failed with status %d%s\n", compiler, status,
            status == 1 ? ", as it does for an empty program" : "");
    return OUTCOME_USAGE;
}

/* How a compiler ended that was to write a file: OUTCOME_OK, or one with a message. */
static enum outcome outcome_of(arena *a, const struct build *b, int status, const char *compiler,
                               const char *output)
{
    if (WIFSIGNALED(status)) {
        fprintf(stderr, "yieldc: the C compiler %s was ended by signal %d (%s)\n", compiler,
                WTERMSIG(status), strsignal(WTERMSIG(status)));
        return OUTCOME_USAGE;
    }
    if (WEXITSTATUS(status) == 127) /* the child has said it */
        return OUTCOME_USAGE;
    if (WEXITSTATUS(status) == 0 && access(output, F_OK) == 0)
        return OUTCOME_OK;
    if (strchr(output, '/') && is_full(a, output))
        fprintf(stderr, "yieldc: the C compiler failed: there is no room for %s\n", output);
    else if (WEXITSTATUS(status) == 0)
        fprintf(stderr, "yieldc: the C compiler %s wrote no program\n", compiler);
    else
        return blame(a, b, WEXITSTATUS(status), compiler);
    return OUTCOME_USAGE;
}

/* Can a file be made in the folder of path? Else says why not. */
static int can_write(arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_strndup(a, path, (size_t)(slash - path) + 1) : ".";

    if (access(folder, W_OK | X_OK) == 0)
        return 1;
    fprintf(stderr, "yieldc: cannot write %s: %s\n", path, strerror(errno));
    return 0;
}

pid_t start_compiler(arena *a, const struct build *b, const char *c_file, const char *object)
{
    struct command c = start_of_command(a, b, 0);

    push(a, &c, "-c");
    push(a, &c, "-o");
    push(a, &c, object);
    push(a, &c, c_file);
    push(a, &c, NULL);
    if (b->is_verbose)
        print_command((char *const *)c.at);
    return fork_compiler((char *const *)c.at, 0);
}

enum outcome outcome_of_compiler(arena *a, const struct build *b, int status, const char *object)
{
    return outcome_of(a, b, status, start_of_command(a, b, 0).at[0], object);
}

int jobs_of(int wanted)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    return wanted ? wanted : processors > 0 ? (int)processors : 1;
}

enum outcome build_program(arena *a, const struct build *b, const char *c_file, const char *program)
{
    const char *slash = strrchr(c_file, '/');
    const char *folder = slash ? arena_strndup(a, c_file, (size_t)(slash - c_file)) : ".";

    return link_program(a, b, (struct name_list){1, &c_file}, folder, program);
}

/* Adds the file of what is left out: its path, or NULL. */
static const char *add_left_out(arena *a, struct name_list *files, const char *temporary)
{
    const char *path = arena_printf(a, "%s.c", temporary);

    add_temporary(path);
    if (!write_left_out(a, *files, path)) {
        unlink(path);
        forget_temporary(path);
        return NULL;
    }
    push(a, files, path);
    return path;
}

enum outcome link_program(arena *a, const struct build *b, struct name_list files,
                          const char *folder, const char *program)
{
    if (!can_write(a, program))
        return OUTCOME_USAGE;
    const char *temporary = place_to_write(a, program, folder);
    const char *left_out = chooses(b) ? add_left_out(a, &files, temporary) : NULL;
    struct command c = compiler_command(a, b, files, temporary);
    if (b->is_verbose)
        print_command((char *const *)c.at);
    begin_progress(arena_printf(a, "yieldc: compiling %s", program));
    int status = run_compiler((char *const *)c.at, 0);
    end_progress();
    enum outcome outcome =
        status < 0 ? OUTCOME_USAGE : outcome_of(a, b, status, c.at[0], temporary);

    if (outcome == OUTCOME_OK)
        outcome = put_in_place(a, temporary, program);
    unlink(temporary);
    forget_temporary(temporary);
    if (left_out) {
        unlink(left_out);
        forget_temporary(left_out);
    }
    return outcome;
}
