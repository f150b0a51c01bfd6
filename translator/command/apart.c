/*
 * A program of several modules: a C file and an object for each, as many C compilers at a time as
 * there are jobs. An object is kept in the cache of `run` under a hash of its C and of what the
 * compiler is and is told, so an edit of one module of twenty compiles that one.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "apart.h"
#include "cache.h"
#include "emit/emit.h"
#include "interrupt.h"
#include "progress.h"

struct part {
    const char *c_file, *made; /* in the folder; NULL: the object was kept */
    const char *kept;          /* where in the cache */
    pid_t process;             /* 0: has not begun, or is done */
};

struct parts {
    arena *arena;
    const struct build *build;
    struct program *program;
    const char *folder;
    LIST(struct part) list;
    int running;
    enum outcome outcome;
};

int is_for_parts(const struct build *b, const struct program *program)
{
    int own = 0;

    for (int k = 0; k < program->modules.n; k++)
        own += !program->modules.at[k]->in_archive;
    return own > 1 && !b->debug && !b->line_directives && !b->trace_file && !b->keep_c;
}

/* ------------------------------------------------------------------------------------- the C */

static enum outcome write_c(const struct part *part, const char *text, size_t size)
{
    FILE *f = fopen(part->c_file, "w");
    int failed = !f || fwrite(text, 1, size, f) != size;

    if (f)
        failed |= fclose(f) != 0;
    return failed ? cannot("write", part->c_file) : OUTCOME_OK;
}

/* Emits one module; where the cache has no object of it, the C goes to a file. */
static void add_part(struct parts *p, int number)
{
    struct emit_options options = {.version = YIELDC_VERSION};
    struct part part = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);

    if (!f) {
        p->outcome = cannot("write", "the C of a module");
        return;
    }
    emit_apart(p->program, number, f, &options);
    fclose(f);
    part.kept = object_path(p->arena, p->build, text, size);
    if (!is_stored(part.kept)) {
        part.c_file = arena_printf(p->arena, "%s/module_%d.c", p->folder, number);
        part.made = arena_printf(p->arena, "%s/module_%d.o", p->folder, number);
        add_temporary(part.c_file);
        add_temporary(part.made);
        p->outcome = write_c(&part, text, size);
    }
    free(text);
    push(p->arena, &p->list, part);
}

/* -------------------------------------------------------------------------------- the objects */

static void wait_for_part(struct parts *p)
{
    int status;
    pid_t process = wait_watched(-1, &status);

    for (int k = 0; process > 0 && k < p->list.n; k++) {
        struct part *part = &p->list.at[k];
        if (part->process != process)
            continue;
        part->process = 0;
        p->running--;
        hide_progress();
        enum outcome outcome = outcome_of_compiler(p->arena, p->build, status, part->made);
        if (outcome == OUTCOME_OK)
            store_file(p->arena, part->made, part->kept);
        else if (p->outcome == OUTCOME_OK)
            p->outcome = outcome;
    }
}

static void compile_parts(struct parts *p)
{
    int jobs = jobs_of(p->build->jobs);

    for (int k = 0; k < p->list.n && p->outcome == OUTCOME_OK; k++) {
        struct part *part = &p->list.at[k];
        if (!part->made)
            continue;
        while (p->running >= jobs)
            wait_for_part(p);
        if (p->outcome != OUTCOME_OK)
            break;
        part->process = start_compiler(p->arena, p->build, part->c_file, part->made);
        if (part->process < 0)
            p->outcome = cannot("run", compiler_of(p->build));
        else
            p->running++;
    }
    while (p->running)
        wait_for_part(p);
}

static void remove_parts(struct parts *p)
{
    for (int k = 0; k < p->list.n; k++) {
        const struct part *part = &p->list.at[k];
        if (!part->made)
            continue;
        unlink(part->c_file);
        unlink(part->made);
        forget_temporary(part->c_file);
        forget_temporary(part->made);
    }
}

enum outcome build_parts(arena *a, const struct build *b, struct program *program,
                         const char *folder, const char *executable)
{
    struct parts p = {.arena = a, .build = b, .program = program, .folder = folder};
    struct name_list objects = {0};

    for (int k = 0; k < program->modules.n && p.outcome == OUTCOME_OK; k++)
        if (!program->modules.at[k]->in_archive)
            add_part(&p, k);
    begin_progress(arena_printf(a, "yieldc: compiling %d modules", p.list.n));
    compile_parts(&p);
    end_progress();
    for (int k = 0; k < p.list.n; k++)
        push(a, &objects, p.list.at[k].made ? p.list.at[k].made : p.list.at[k].kept);
    if (p.outcome == OUTCOME_OK)
        p.outcome = link_program(a, b, objects, folder, executable);
    remove_parts(&p);
    return p.outcome;
}
