/*
 * Many programs in few executables.
 *
 * The C compiler takes as long to begin (to read the header, to link the archive) as for a small
 * program, so programs are compiled in pieces: one C file and one executable for each piece, which
 * has a hard link for every program in it and looks at the name it is called by. A module that
 * several programs of a piece import is read, translated and compiled once.
 *
 * Every piece is a process of its own: memory stays that of a piece, and as many run at a time as
 * there are jobs. What a piece says goes to a file and is printed in one go when it ends.
 *
 * A program that is rejected is left out of its piece. A piece that fails as a whole, because the
 * C compiler refuses it or the process dies, is split in two until the program to blame is alone.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "batch.h"
#include "interrupt.h"
#include "progress.h"

enum { LARGEST_PIECE = 32, PIECE_FAILED = 100 };

struct piece {
    int first, count;
    pid_t process;  /* 0: waits for its turn */
    FILE *messages; /* what it says */
    int is_done;
};

struct maker {
    arena *arena;
    const struct batch *batch;
    const char **names; /* of the programs, by number */
    LIST(struct piece) pieces;
    int running;
    enum outcome outcome;   /* the worst */
    struct name_list links; /* of the piece being built; words may come twice */
};

static void worsen(enum outcome *worst, enum outcome outcome)
{
    if (outcome > *worst)
        *worst = outcome;
}

/* ------------------------------------------------------------------------------------- a piece */

static const char *output_path(const struct maker *m, int number)
{
    return arena_printf(m->arena, "%s/%s", m->batch->folder, m->names[number]);
}

/* Reads and compiles one program. NULL: it is left out. */
static struct program *read_one(struct maker *m, struct search *search, int number,
                                enum outcome *worst)
{
    const char *path = m->batch->paths.at[number];
    struct program *program = NULL;
    struct units units;

    if (find_modules(search, path, &units) < 0) {
        worsen(worst, cannot("read", path));
        return NULL;
    }
    if (overwrites_input(&units, output_path(m, number))) {
        worsen(worst, OUTCOME_USAGE);
        return NULL;
    }
    for (int i = 0; i < units.links.n; i++)
        push(m->arena, &m->links, units.links.at[i]);
    units.is_plain = m->batch->build->level == 0;
    units.speculates = m->batch->build->level >= 2;
    worsen(worst, compile_units(m->arena, &units, (struct dump){0}, &program));
    if (program)
        program->name = m->names[number];
    return program;
}

/* Gives the executable of a piece the names of its other programs. */
static enum outcome link_names(struct maker *m, const struct program_list *programs,
                               const char *executable)
{
    for (int i = 1; i < programs->n; i++) {
        const char *path = arena_printf(m->arena, "%s/%s", m->batch->folder, programs->at[i]->name);
        const char *temporary = arena_printf(m->arena, "%s.%ld.tmp", path, (long)getpid());
        if (link(executable, temporary) < 0 || rename(temporary, path) < 0)
            return cannot("write", path);
    }
    return OUTCOME_OK;
}

/* Writes the C of the piece, compiles and links it. PIECE_FAILED: the C compiler refuses it. */
static int build_programs(struct maker *m, struct program_list *programs)
{
    struct build with_links = *m->batch->build;
    const struct build *b = &with_links;
    arena *a = m->arena;

    with_links.links = m->links;
    const char *executable = arena_printf(a, "%s/%s", m->batch->folder, programs->at[0]->name);
    const char *folder = b->keep_c ? NULL : make_folder(a, NULL);
    const char *c_file =
        b->keep_c ? arena_printf(a, "%s.c", executable) : arena_printf(a, "%s/programs.c", folder);

    if (!b->keep_c && !folder)
        return OUTCOME_USAGE;
    if (folder)
        add_temporary(c_file);
    enum outcome outcome = write_programs(programs, c_file, b);
    if (outcome == OUTCOME_OK)
        outcome = build_program(a, b, c_file, executable);
    if (folder)
        remove_folder(folder, (const char *const[]){c_file, NULL});
    if (outcome == OUTCOME_OK)
        outcome = link_names(m, programs, executable);
    return outcome == OUTCOME_BUG ? PIECE_FAILED : (int)outcome;
}

/* The whole work of the process of a piece; its exit status. */
static int build_piece(struct maker *m, const struct piece *piece)
{
    struct program_list programs = {0};
    struct unit_list pool = {0};
    struct search search = m->batch->search;
    enum outcome worst = OUTCOME_OK;

    search.pool = &pool;
    for (int i = 0; i < piece->count; i++) {
        struct program *p = read_one(m, &search, piece->first + i, &worst);
        if (p)
            push(m->arena, &programs, p);
    }
    int status = programs.n ? build_programs(m, &programs) : OUTCOME_OK;
    return status > (int)worst ? status : (int)worst;
}

/* --------------------------------------------------------------------------------- the pieces */

static void add_piece(struct maker *m, int first, int count)
{
    push(m->arena, &m->pieces, ((struct piece){.first = first, .count = count}));
}

/* As large as they may be, but as many as there are jobs. */
static void cut_pieces(struct maker *m, int jobs)
{
    int n = m->batch->paths.n, pieces = (n + LARGEST_PIECE - 1) / LARGEST_PIECE;

    if (pieces < jobs)
        pieces = jobs < n ? jobs : n;
    for (int i = 0; i < pieces; i++) {
        int first = (int)((long)n * i / pieces);
        add_piece(m, first, (int)((long)n * (i + 1) / pieces) - first);
    }
}

static int start_piece(struct maker *m, struct piece *piece)
{
    piece->messages = tmpfile();
    if (!piece->messages)
        return -1;
    fflush(NULL);
    piece->process = fork_watched(0);
    if (piece->process < 0) {
        fclose(piece->messages);
        piece->process = 0;
        return -1;
    }
    if (piece->process == 0) {
        watch_interrupts();
        dup2(fileno(piece->messages), STDERR_FILENO);
        _exit(build_piece(m, piece));
    }
    m->running++;
    return 0;
}

static void print_messages(FILE *messages)
{
    char block[4096];
    size_t n;

    rewind(messages);
    hide_progress();
    while ((n = fread(block, 1, sizeof block, messages)) > 0)
        fwrite(block, 1, n, stderr);
}

/* A piece has ended: its messages and its outcome, or two pieces in its place. */
static void end_piece(struct maker *m, struct piece *piece, int status)
{
    int result = WIFEXITED(status) ? WEXITSTATUS(status) : PIECE_FAILED;
    int first = piece->first, count = piece->count;

    m->running--;
    piece->is_done = 1;
    if (result < PIECE_FAILED || count == 1)
        print_messages(piece->messages);
    fclose(piece->messages);
    if (result < PIECE_FAILED) {
        worsen(&m->outcome, (enum outcome)result);
    } else if (count == 1) {
        fprintf(stderr, "yieldc: %s could not be built\n", m->batch->paths.at[first]);
        worsen(&m->outcome, OUTCOME_BUG);
    } else {
        add_piece(m, first, count / 2);
        add_piece(m, first + count / 2, count - count / 2);
    }
}

static void wait_for_piece(struct maker *m)
{
    int status;
    pid_t process = wait_watched(-1, &status);

    for (int i = 0; process > 0 && i < m->pieces.n; i++)
        if (m->pieces.at[i].process == process && !m->pieces.at[i].is_done) {
            end_piece(m, &m->pieces.at[i], status);
            return;
        }
}

static void build_pieces(struct maker *m, int jobs)
{
    for (int next = 0; next < m->pieces.n || m->running;) {
        if (next == m->pieces.n || m->running >= jobs) {
            wait_for_piece(m);
        } else if (start_piece(m, &m->pieces.at[next]) == 0) {
            next++;
        } else if (m->running) {
            wait_for_piece(m); /* there may be room for another process then */
        } else {
            worsen(&m->outcome, cannot("start a process for", m->batch->paths.at[next]));
            return;
        }
    }
}

/* -------------------------------------------------------------------------------------- names */

static const char *program_name(arena *a, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = strlen(name);

    return arena_strndup(a, name, n > 3 && strcmp(name + n - 3, ".py") == 0 ? n - 3 : n);
}

/* The programs get their names, which must differ. */
static int name_programs(struct maker *m)
{
    const struct name_list *paths = &m->batch->paths;

    m->names = NEW_ARRAY(m->arena, const char *, paths->n);
    for (int i = 0; i < paths->n; i++) {
        m->names[i] = intern_cstr(m->arena, program_name(m->arena, paths->at[i]));
        for (int k = 0; k < i; k++)
            if (m->names[k] == m->names[i]) {
                fprintf(stderr, "yieldc: two programs would be called %s: %s and %s\n", m->names[i],
                        paths->at[k], paths->at[i]);
                return -1;
            }
    }
    return 0;
}

enum outcome build_many(arena *a, const struct batch *batch)
{
    struct maker m = {.arena = a, .batch = batch};
    int jobs = jobs_of(batch->jobs);

    if (name_programs(&m) < 0)
        return OUTCOME_USAGE;
    if (make_path(a, batch->folder) < 0 || access(batch->folder, W_OK | X_OK) < 0)
        return cannot("write", batch->folder);
    cut_pieces(&m, jobs);
    begin_progress(arena_printf(a, "yieldc: compiling %d programs", batch->paths.n));
    build_pieces(&m, jobs);
    end_progress();
    return m.outcome;
}
