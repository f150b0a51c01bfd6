/*
 * The pipeline, as a flat list of calls. Each pass says in its own file what it needs and keeps.
 */
#include <string.h>
#include "analyse/bound.h"
#include "analyse/boundness.h"
#include "analyse/colour.h"
#include "analyse/exits.h"
#include "analyse/frame.h"
#include "analyse/liveness.h"
#include "analyse/places.h"
#include "analyse/uses.h"
#include "driver.h"
#include "lower/lower.h"
#include "check/scope.h"
#include "program/stack.h"
#include "transform/ladder.h"
#include "transform/ownership.h"
#include "check/validate.h"

/* A dump of the IR shows it as it is when references are placed. */
static int compile_function(struct function *f, enum dump dump)
{
    tidy_blocks(f);
    if (ir_verify(f, 0) < 0)
        return -1;
    remove_bound_checks(f);
    tidy_blocks(f);
    analyse_liveness(f);
    place_references(f);
    tidy_blocks(f);
    if (ir_verify(f, 1) < 0)
        return -1;
    layout_frame(f);
    if (dump == DUMP_IR)
        return 0;
    build_ladders(f);
    count_uses(f);
    place_registers(f);
    colour_temporaries(f);
    merge_rungs(f);
    find_bound(f);
    find_exits(f);
    return 0;
}

static int compile_functions(struct module *m, enum dump dump)
{
    int errors = 0;

    for (int i = 0; i < m->functions.n; i++)
        errors += compile_function(m->functions.at[i], dump) < 0;
    return errors ? -1 : 0;
}

static void dump_module(const struct module *m, enum dump dump)
{
    if (dump == DUMP_IR)
        ir_print_module(stdout, m);
    for (int i = 0; dump == DUMP_FRAME && i < m->functions.n; i++)
        frame_dump(stdout, m->functions.at[i]);
}

/* One file: NULL when it was rejected, or *outcome tells of a bug; its dump is made even so. */
static struct module *compile_unit(const struct unit *u, enum dump dump, enum outcome *outcome)
{
    if (validate_module(u->source, u->tree) < 0)
        return NULL;
    struct scope *scope = scope_module(u->source, u->tree);
    if (!scope)
        return NULL;
    struct module *m = lower_module(u->source, u->tree, scope, u->name, u->file, u->is_package);
    if (!m)
        return NULL;
    if (compile_functions(m, dump) < 0) {
        fprintf(stderr, "yieldc: %s: this is a bug of yieldc, not of the program\n", u->path);
        *outcome = OUTCOME_BUG;
    }
    dump_module(m, dump);
    return *outcome == OUTCOME_BUG ? NULL : m;
}

/* A module of the archive needs no passes: the program only names it. */
static struct module *archived_module(arena *a, const struct unit *u)
{
    struct module *m = NEW(a, struct module);

    m->name = u->name;
    m->file = u->file;
    m->in_archive = 1;
    return m;
}

/* The module of a unit, made once; again where one of several programs wants it with records. NULL:
 * it was rejected, now or before. */
static struct module *module_of(arena *a, struct unit *u, int has_records, enum dump dump,
                                enum outcome *outcome)
{
    has_records = has_records && !u->in_archive && !is_library_unit(u);
    if ((!u->tree && !u->in_archive) || u->is_rejected)
        return NULL;
    if (!u->module && u->in_archive)
        u->module = archived_module(a, u);
    if (!u->module || (has_records && !u->module->has_records)) {
        u->module = compile_unit(u, dump, outcome);
        if (u->module)
            u->module->has_records = has_records;
    }
    u->is_rejected = !u->module;
    return u->module;
}

/* A dump of an early pass, which needs none of the later ones to succeed. */
static enum outcome dump_early(const struct unit *u, enum dump dump)
{
    if (!u->tree)
        return OUTCOME_REJECTED;
    if (dump == DUMP_AST)
        ast_dump(stdout, u->tree, 0);
    if (validate_module(u->source, u->tree) < 0)
        return OUTCOME_REJECTED;
    struct scope *scope = scope_module(u->source, u->tree);
    if (!scope)
        return OUTCOME_REJECTED;
    if (dump == DUMP_SCOPE)
        scope_dump(stdout, scope);
    return OUTCOME_OK;
}

enum outcome compile_units(arena *a, const struct units *units, enum dump dump,
                           struct program **program)
{
    struct program *p = NEW(a, struct program);
    enum outcome outcome = units->errors ? OUTCOME_REJECTED : OUTCOME_OK;

    if (units->list.n && (dump == DUMP_AST || dump == DUMP_SCOPE)) {
        *program = NULL;
        return dump_early(units->list.at[0], dump);
    }
    p->arena = a;
    p->natives = units->natives;
    p->has_records = looks_at_stack(units);
    for (int i = 0; i < units->list.n; i++) {
        struct unit *u = units->list.at[i];
        if (is_indirect(units, u))
            continue;
        struct module *m = module_of(a, u, p->has_records, i == 0 ? dump : DUMP_NONE, &outcome);
        if (m)
            push(a, &p->modules, m);
        else if (outcome == OUTCOME_OK)
            outcome = OUTCOME_REJECTED;
    }
    *program = outcome == OUTCOME_OK ? p : NULL;
    return outcome;
}
