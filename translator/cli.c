/*
 * The commands. Exit status: 0 done, 1 the program was rejected, 2 the command line is wrong or a
 * file cannot be read, 3 a bug of yieldc; `run` becomes the program and has its status.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "build.h"
#include "driver.h"
#include "emit.h"
#include "options.h"

struct session {
    arena *arena;
    struct options options;
    struct places places;
    struct units units;
};

static enum outcome cannot(const char *verb, const char *path)
{
    fprintf(stderr, "yieldc: cannot %s %s: %s\n", verb, path, strerror(errno));
    return OUTCOME_USAGE;
}

static enum outcome read_program(struct session *s)
{
    struct search search = {
        .arena = s->arena,
        .folders = s->options.folders,
        .library = s->places.library,
        .full_paths = s->options.command == COMMAND_RUN,
    };

    if (find_modules(&search, s->options.path, &s->units) < 0)
        return cannot("read", s->options.path);
    return OUTCOME_OK;
}

/* Writes the C of a program; the file appears only when it is whole. path "-" is stdout. */
static enum outcome write_c(struct session *s, struct program *program, const char *path)
{
    struct emit_options options = {
        .line_directives = s->options.line_directives || s->options.debug,
        .version = YIELDC_VERSION,
    };
    int to_stdout = strcmp(path, "-") == 0;
    const char *temporary = arena_printf(s->arena, "%s.%ld.tmp", path, (long)getpid());
    FILE *out = to_stdout ? stdout : fopen(temporary, "w");

    if (!out)
        return cannot("write", path);
    emit_program(program, out, &options);
    int failed = fflush(out) != 0 || ferror(out);
    if (!to_stdout)
        failed |= fclose(out) != 0 || (!failed && rename(temporary, path) != 0);
    if (!failed)
        return OUTCOME_OK;
    enum outcome outcome = cannot("write", path);
    if (!to_stdout)
        unlink(temporary);
    return outcome;
}

/* Compiles the program that was read and writes its C. */
static enum outcome compile_to(struct session *s, const char *c_file)
{
    struct program *program;
    enum outcome outcome = compile_units(s->arena, &s->units, s->options.dump, &program);

    if (outcome != OUTCOME_OK || !c_file)
        return outcome;
    return write_c(s, program, c_file);
}

static enum outcome command_translate(struct session *s)
{
    const char *output = s->options.output ? s->options.output : "-";

    return compile_to(s, s->options.dump ? NULL : output);
}

static enum outcome command_check(struct session *s)
{
    return compile_to(s, NULL);
}

static struct build build_of(const struct session *s, int level)
{
    return (struct build){
        .places = &s->places,
        .compiler = s->options.compiler,
        .level = s->options.level < 0 ? level : s->options.level,
        .debug = s->options.debug,
    };
}

/* Builds program by way of a C file in a folder of its own. */
static enum outcome build_in_folder(struct session *s, const struct build *b, const char *program)
{
    const char *folder = make_folder(s->arena, NULL);

    if (!folder)
        return OUTCOME_USAGE;
    const char *c_file = arena_printf(s->arena, "%s/program.c", folder);
    enum outcome outcome = compile_to(s, c_file);
    if (outcome == OUTCOME_OK)
        outcome = build_program(s->arena, b, c_file, program);
    remove_folder(folder, (const char *const[]){c_file, NULL});
    return outcome;
}

static enum outcome command_build(struct session *s)
{
    struct build b = build_of(s, 2);

    if (!s->options.keep_c)
        return build_in_folder(s, &b, s->options.output);
    const char *c_file = arena_printf(s->arena, "%s.c", s->options.output);
    enum outcome outcome = compile_to(s, c_file);
    return outcome == OUTCOME_OK ? build_program(s->arena, &b, c_file, s->options.output) : outcome;
}

static enum outcome command_run(struct session *s)
{
    struct build b = build_of(s, 1);

    if (s->units.errors)
        return OUTCOME_REJECTED;
    const char *program = cache_path(s->arena, &b, &s->units);
    if (!program)
        return OUTCOME_USAGE;
    if (access(program, X_OK) != 0) {
        enum outcome outcome = build_in_folder(s, &b, program);
        if (outcome != OUTCOME_OK)
            return outcome;
    }
    execv(program, s->options.rest);
    return cannot("run", program);
}

static enum outcome run_session(struct session *s)
{
    static enum outcome (*const run[])(struct session *) = {
        [COMMAND_RUN] = command_run,
        [COMMAND_BUILD] = command_build,
        [COMMAND_TRANSLATE] = command_translate,
        [COMMAND_CHECK] = command_check,
    };

    if (find_places(s->arena, &s->places) < 0 &&
        (s->options.command == COMMAND_RUN || s->options.command == COMMAND_BUILD))
        return OUTCOME_USAGE;
    enum outcome outcome = read_program(s);
    return outcome == OUTCOME_OK ? run[s->options.command](s) : outcome;
}

int main(int argc, char **argv)
{
    struct session s = {.arena = arena_new()};
    int status;

    if (parse_options(s.arena, argc, argv, &s.options, &status) == 0)
        status = (int)run_session(&s);
    arena_free(s.arena);
    return status;
}
