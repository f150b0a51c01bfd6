/*
 * The commands. Exit status: 0 done, 1 the program was rejected, 2 the command line is wrong or a
 * file cannot be read, 3 a bug of yieldc; `run` becomes the program and has its status.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "batch.h"
#include "build.h"
#include "apart.h"
#include "base/source.h"
#include "cache.h"
#include "depfile.h"
#include "driver.h"
#include "explain.h"
#include "firmware.h"
#include "interrupt.h"
#include "options.h"

struct session {
    arena *arena;
    struct options options;
    struct places places;
    struct units units;
};

/* translate --module */
static enum outcome read_module(struct session *s)
{
    struct search search = search_to_make_archive(s->arena, &s->places, s->options.standard);

    if (find_library_module(&search, s->options.path, &s->units) == 0)
        return OUTCOME_OK;
    fprintf(stderr, "yieldc: the library has no module %s\n", s->options.path);
    return OUTCOME_USAGE;
}

/* folder/NAME.py, as import has it. */
static const char *module_name(arena *a, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

    return intern(a, name, strlen(name) - strlen(".py"));
}

static enum outcome read_program(struct session *s)
{
    if (s->options.is_module)
        return read_module(s);
    struct search search = search_of(s->arena, &s->places);

    search.folders = s->options.folders;
    search.externs = s->options.externs;
    if (s->options.is_library)
        search.main_name = module_name(s->arena, s->options.path);
    search.full_paths = s->options.command == COMMAND_RUN;
    if (find_modules(&search, s->options.path, &s->units) < 0)
        return cannot("read", s->options.path);
    s->units.is_plain = s->options.level == 0;
    s->units.speculates =
        s->options.level >= 2 || (s->options.level < 0 && s->options.command == COMMAND_BUILD);
    return OUTCOME_OK;
}

static struct build build_of(const struct session *s, int level)
{
    return (struct build){
        .places = &s->places,
        .compiler = s->options.compiler,
        .level = s->options.level < 0 ? level : s->options.level,
        .debug = s->options.debug,
        .keep_c = s->options.keep_c,
        .jobs = s->options.jobs,
        .is_static = s->options.is_static,
        .is_verbose = s->options.is_verbose,
        .line_directives = s->options.line_directives,
        .trace_file = s->options.command == COMMAND_EXPLAIN ? NULL : s->options.recording,
    };
}

/* Compiles the program that was read to what is emitted. */
static enum outcome compile(struct session *s, struct program **program)
{
    return compile_units(s->arena, &s->units, s->options.dump, program);
}

/* Compiles the program that was read and writes its C. */
static enum outcome compile_to(struct session *s, const char *c_file)
{
    struct build b = build_of(s, 0);
    struct program *program;
    struct dump dump = s->options.dump;

    if (!c_file && !dump.kind)
        dump.kind = DUMP_ERRORS;
    enum outcome outcome = compile_units(s->arena, &s->units, dump, &program);

    if (outcome != OUTCOME_OK || !c_file)
        return outcome;
    if (overwrites_input(&s->units, c_file))
        return OUTCOME_USAGE;
    b.links = s->units.links;
    if (s->options.is_library)
        return write_library(program, c_file, &b);
    return write_program(program, s->options.is_module, c_file, &b);
}

/* What the result was made from, where that is asked for. */
static enum outcome note_files(struct session *s, enum outcome outcome)
{
    if (outcome != OUTCOME_OK || !s->options.makes_depfile)
        return outcome;
    return write_depfile(s->arena, &s->options, &s->units);
}

static enum outcome command_translate(struct session *s)
{
    const char *output = s->options.output ? s->options.output : "-";

    if (s->options.is_freestanding)
        return write_firmware(s->arena, &s->units, output, s->options.header,
                              s->options.is_int32 ? 32 : 64);
    return note_files(s, compile_to(s, s->options.dump.kind ? NULL : output));
}

/* translate --index */
static enum outcome command_index(struct session *s)
{
    struct search search = search_to_make_archive(s->arena, &s->places, s->options.standard);

    return write_index_file(&search, &s->options.paths,
                            s->options.output ? s->options.output : "-");
}

static enum outcome command_check(struct session *s)
{
    return compile_to(s, NULL);
}

static enum outcome command_explain(struct session *s)
{
    struct explanation e = {
        .name = s->options.function,
        .output = s->options.page     ? s->options.page
                  : s->options.output ? s->options.output
                                      : "-",
        .recording = s->options.recording,
        .form = s->options.page      ? FORM_PAGE
                : s->options.is_json ? FORM_JSON
                : s->options.is_dot  ? FORM_DOT
                                     : FORM_TEXT,
    };

    return explain(s->arena, &s->units, &e);
}

/* Compiles within a folder to the executable, by way of a C file there. */
static enum outcome build_within(struct session *s, const struct build *b, const char *folder,
                                 const char *executable)
{
    const char *c_file = arena_printf(s->arena, "%s/program.c", folder);
    struct program *program;

    enum outcome outcome = compile(s, &program);
    if (outcome != OUTCOME_OK)
        return outcome;
    if (is_for_parts(b, program))
        return build_parts(s->arena, b, program, folder, executable);
    add_temporary(c_file);
    outcome = write_program(program, 0, c_file, b);
    if (outcome == OUTCOME_OK)
        outcome = build_program(s->arena, b, c_file, executable);
    unlink(c_file);
    forget_temporary(c_file);
    return outcome;
}

static enum outcome build_in_folder(struct session *s, const struct build *b, const char *program)
{
    const char *folder = make_folder(s->arena, NULL);

    if (!folder)
        return OUTCOME_USAGE;
    enum outcome outcome = build_within(s, b, folder, program);
    remove_folder(folder, (const char *const[]){NULL});
    return outcome;
}

/* The executable goes to standard output. */
static enum outcome build_to_stdout(struct session *s, const struct build *b)
{
    if (isatty(STDOUT_FILENO)) {
        fputs("yieldc build: a terminal is no place for a program\n", stderr);
        return OUTCOME_USAGE;
    }
    const char *folder = make_folder(s->arena, NULL);
    if (!folder)
        return OUTCOME_USAGE;
    const char *executable = arena_printf(s->arena, "%s/program", folder);
    add_temporary(executable);
    enum outcome outcome = build_within(s, b, folder, executable);
    if (outcome == OUTCOME_OK)
        outcome = copy_to_stdout(executable);
    remove_folder(folder, (const char *const[]){executable, NULL});
    return outcome;
}

static enum outcome build_one(struct session *s)
{
    struct build b = build_of(s, 2);

    b.links = s->units.links;
    if (overwrites_input(&s->units, s->options.output))
        return OUTCOME_USAGE;
    if (strcmp(s->options.output, "-") == 0)
        return build_to_stdout(s, &b);
    if (!s->options.keep_c)
        return build_in_folder(s, &b, s->options.output);
    const char *c_file = arena_printf(s->arena, "%s.c", s->options.output);
    enum outcome outcome = compile_to(s, c_file);
    return outcome == OUTCOME_OK ? build_program(s->arena, &b, c_file, s->options.output) : outcome;
}

static enum outcome command_build(struct session *s)
{
    return note_files(s, build_one(s));
}

/* Is the output of build a folder of programs? */
static int wants_folder(const struct options *o)
{
    struct stat st;

    return o->command == COMMAND_BUILD &&
           (o->paths.n > 1 || o->output[strlen(o->output) - 1] == '/' ||
            (stat(o->output, &st) == 0 && S_ISDIR(st.st_mode)));
}

static enum outcome command_build_many(struct session *s)
{
    struct build b = build_of(s, 2);
    struct batch batch = {.build = &b,
                          .search = search_of(s->arena, &s->places),
                          .paths = s->options.paths,
                          .folder = s->options.output,
                          .jobs = s->options.jobs};

    batch.search.folders = s->options.folders;
    return build_many(s->arena, &batch);
}

/* Builds a program, stores it, and gives it as an open file. Where it cannot be stored that is the
 * executable in its temporary folder, which goes before it runs. OUTCOME_OK, or there was a
 * message. */
static enum outcome build_to_run(struct session *s, const struct build *b, const char *stored,
                                 int *file)
{
    const char *folder = make_folder(s->arena, NULL);

    if (!folder)
        return OUTCOME_USAGE;
    const char *executable = arena_printf(s->arena, "%s/program", folder);
    add_temporary(executable);
    enum outcome outcome = build_within(s, b, folder, executable);
    if (outcome == OUTCOME_OK) {
        const char *from = store_program(s->arena, executable, stored) ? executable : stored;
        *file = open(from, O_RDONLY | O_CLOEXEC);
        if (*file < 0)
            outcome = cannot("run", from);
    }
    remove_folder(folder, (const char *const[]){executable, NULL});
    return outcome;
}

static enum outcome command_run(struct session *s)
{
    struct build b = build_of(s, 1);
    enum outcome outcome;

    b.links = s->units.links;
    if (s->units.errors)
        return OUTCOME_REJECTED;
    const char *stored = cache_path(s->arena, &b, &s->units);
    if (is_stored(stored)) {
        if (b.is_verbose)
            print_command((char *const[]){(char *)stored, NULL});
        execv(stored, s->options.rest);
    }
    int file;
    outcome = build_to_run(s, &b, stored, &file);
    if (outcome != OUTCOME_OK)
        return outcome;
    fexecve(file, s->options.rest, environ);
    return cannot("run", stored);
}

/* What `run` rejects ends as it does under Python: with a line that names the exception. */
static void print_first_error(const struct units *units)
{
    for (int i = 0; i < units->list.n; i++) {
        const struct source *source = units->list.at[i]->source;
        const char *message = source ? source->first_error : NULL;
        if (message) {
            fprintf(stderr, "%s\n", message);
            return;
        }
    }
}

static int wants_colour(const struct options *o)
{
    const char *terminal = getenv("TERM"), *no_colour = getenv("NO_COLOR");

    if (o->colour && strcmp(o->colour, "auto") != 0)
        return strcmp(o->colour, "always") == 0;
    return isatty(STDERR_FILENO) && (!no_colour || !*no_colour) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

static enum outcome run_session(struct session *s)
{
    static enum outcome (*const run[])(struct session *) = {
        [COMMAND_RUN] = command_run,
        [COMMAND_BUILD] = command_build,
        [COMMAND_TRANSLATE] = command_translate,
        [COMMAND_CHECK] = command_check,
        [COMMAND_EXPLAIN] = command_explain,
    };

    colour_messages(wants_colour(&s->options));
    int to_build = s->options.command == COMMAND_RUN || s->options.command == COMMAND_BUILD;

    if (find_places(s->arena, &s->places, to_build) < 0)
        return OUTCOME_USAGE;
    if (wants_folder(&s->options))
        return command_build_many(s);
    if (s->options.is_index)
        return command_index(s);
    enum outcome outcome = read_program(s);
    if (outcome == OUTCOME_OK)
        outcome = run[s->options.command](s);
    if (outcome == OUTCOME_REJECTED && s->options.command == COMMAND_RUN)
        print_first_error(&s->units);
    return outcome;
}

int main(int argc, char **argv)
{
    struct session s = {.arena = arena_new()};
    int status;

    watch_interrupts();
    if (parse_options(s.arena, argc, argv, &s.options, &status) == 0)
        status = (int)run_session(&s);
    arena_free(s.arena);
    return status;
}
