/*
 * The pipeline, as a flat list:
 *
 *     read, parse    program/modules.c finds the files of the program and their trees
 *     check, scope   per file
 *     lower          per file; all of them before the first pass
 *     passes         the table below, each over all functions of the program before the next
 *     emit           emit/emit.h, for one program or for several that share an executable
 *
 * Each pass says in its own file what it needs and keeps. The IR is verified between them where
 * YIELDC_VERIFY is defined or set in the environment: in debug builds and in tests.
 */
#include <stdlib.h>
#include <string.h>
#include "analyse/boundness.h"
#include "analyse/colour.h"
#include "analyse/constants.h"
#include "analyse/exits.h"
#include "analyse/frame.h"
#include "analyse/liveness.h"
#include "analyse/places.h"
#include "analyse/uses.h"
#include "check/scope.h"
#include "check/validate.h"
#include "driver.h"
#include "lower/lower.h"
#include "program/stack.h"
#include "transform/bound_checks.h"
#include "transform/builtins.h"
#include "transform/forward.h"
#include "transform/consume.h"
#include "transform/fuse.h"
#include "transform/inline.h"
#include "transform/ladder.h"
#include "transform/ownership.h"
#include "transform/ranges.h"
#include "transform/speculate.h"
#include "transform/unbox.h"
#include "analyse/types.h"

struct pass {
    const char *name;
    void (*run)(struct function *f);
    enum ir_state state; /* of the IR behind it, as ir_verify sees it */
    void (*dump)(FILE *out, const struct function *f); /* NULL: it changes the IR */
};

/* Types are found by whoever asks for them. */
static void leave_alone(struct function *f)
{
    (void)f;
}

static const struct pass passes[] = {
    {"tidy", tidy_blocks, IR_LOWERED, NULL},
    {"bound", remove_bound_checks, IR_UNTIDY, NULL},
    {"tidy", tidy_blocks, IR_LOWERED, NULL},
    {"inline", inline_comprehensions, IR_LOWERED, NULL},
    {"consume", open_consumers, IR_LOWERED, NULL},
    {"fusion", fuse_generators, IR_LOWERED, fusion_dump},
    {"ranges", lower_ranges, IR_LOWERED, NULL},
    {"builtins", open_builtins, IR_LOWERED, NULL},
    {"speculate", speculate, IR_LOWERED, NULL},
    {"types", leave_alone, IR_LOWERED, types_dump},
    {"unbox", unbox_numbers, IR_LOWERED, NULL},
    {"liveness", analyse_liveness, IR_LOWERED, NULL},
    {"ownership", place_references, IR_UNTIDY, NULL},
    {"tidy", tidy_blocks, IR_OWNED, NULL},
    {"frame", layout_frame, IR_OWNED, frame_dump},
    {"ladder", build_ladders, IR_SHARED, NULL},
    {"forward", forward_results, IR_SHARED, NULL},
    {"liveness", analyse_liveness, IR_SHARED, NULL},
    {"uses", count_uses, IR_SHARED, NULL},
    {"places", place_registers, IR_SHARED, places_dump},
    {"colour", colour_temporaries, IR_SHARED, places_dump},
    {"rungs", merge_rungs, IR_SHARED, NULL},
    {"boundness", find_bound, IR_SHARED, boundness_dump},
    {"exits", find_exits, IR_SHARED, exits_dump},
};
enum { PASS_COUNT = sizeof passes / sizeof *passes };

int run_single_pass(const char *name, struct function *f, FILE *found)
{
    for (int i = 0; i < PASS_COUNT; i++) {
        if (strcmp(passes[i].name, name) != 0)
            continue;
        passes[i].run(f);
        if (found && passes[i].dump)
            passes[i].dump(found, f);
        return found && !passes[i].dump ? -1 : 0;
    }
    return -1;
}

/* ------------------------------------------------------------------------------------- dumps */

/* The pass of that name; behind one that leaves blocks untidy, the tidying. */
static const struct pass *find_pass(const char *name)
{
    for (int i = 0; i < PASS_COUNT; i++)
        if (strcmp(passes[i].name, name) == 0)
            return &passes[i + (passes[i].state == IR_UNTIDY)];
    return NULL;
}

int parse_dump(const char *word, struct dump *dump)
{
    *dump = (struct dump){DUMP_NONE, NULL};
    if (strcmp(word, "ast") == 0 || strcmp(word, "scope") == 0) {
        dump->kind = *word == 'a' ? DUMP_AST : DUMP_SCOPE;
        return 0;
    }
    int wants_ir = strncmp(word, "ir", 2) == 0 && (word[2] == ':' || !word[2]);
    dump->pass = find_pass(!wants_ir ? word : word[2] ? word + 3 : "frame");
    if (!dump->pass)
        return -1;
    dump->kind = wants_ir || !dump->pass->dump ? DUMP_IR : DUMP_RESULT;
    return 0;
}

static void dump_module(const struct module *m, struct dump dump)
{
    if (dump.kind == DUMP_IR)
        ir_print_module(stdout, m);
    for (int i = 0; dump.kind == DUMP_RESULT && i < m->functions.n; i++)
        dump.pass->dump(stdout, m->functions.at[i]);
}

/* A dump from before there is IR, which needs nothing later to succeed. */
static enum outcome dump_early(const struct unit *u, enum dump_kind kind)
{
    if (!u->tree)
        return OUTCOME_REJECTED;
    if (kind == DUMP_AST)
        ast_dump(stdout, u->tree, 0);
    u->source->warns = 0;
    if (validate_module(u->source, u->tree) < 0)
        return OUTCOME_REJECTED;
    struct scope *scope = scope_module(u->source, u->tree);
    if (!scope)
        return OUTCOME_REJECTED;
    if (kind == DUMP_SCOPE)
        scope_dump(stdout, scope);
    return OUTCOME_OK;
}

/* ------------------------------------------------------------------------------------ modules */

/* A module of the archive has no functions here: the program only names it. */
static struct module *archived_module(arena *a, const struct unit *u)
{
    struct module *m = NEW(a, struct module);

    m->name = u->name;
    m->file = u->file;
    m->in_archive = 1;
    return m;
}

static struct module *check_and_lower(const struct unit *u)
{
    if (validate_module(u->source, u->tree) < 0)
        return NULL;
    struct scope *scope = scope_module(u->source, u->tree);
    return scope ? lower_module(u->source, u->tree, scope, u->name, u->file, u->is_package) : NULL;
}

/* Does the text of an eval() end where its expression does? */
static int is_expression(struct text_unit *t)
{
    struct stmt_list body = t->tree->v.Module.body;

    if (body.n == 1 && body.at[0]->kind == Expr_kind)
        return 1;
    struct loc loc = body.n ? body.at[0]->loc : (struct loc){1, 0, 1, 0};
    diagnose(t->source, loc, SEVERITY_ERROR, "SyntaxError: invalid syntax");
    return 0;
}

static struct module *lower_text_unit(struct text_unit *t)
{
    if (!t->tree || (t->text.is_expression && !is_expression(t)) ||
        validate_module(t->source, t->tree) < 0)
        return NULL;
    struct scope *scope = scope_module(t->source, t->tree);
    return scope ? lower_text(t->source, t->tree, scope, t->text.is_expression) : NULL;
}

/* Adds the texts of the unit to its module. Left out is what yieldc cannot compile, which is no
 * error of the text. */
static void lower_texts(arena *a, const struct unit *u)
{
    for (int i = 0; i < u->texts.n; i++) {
        struct text_unit *t = &u->texts.at[i];
        struct compiled_text text = {
            .text = t->text.text, .size = t->text.size, .is_expression = t->text.is_expression};
        text.body = lower_text_unit(t);
        text.error = t->source->first_error;
        text.line = t->source->first_error_at.line;
        text.column = t->source->first_error_at.col + 1;
        if (text.body || (text.error && strstr(text.error, "Error: ")))
            push(a, &u->module->texts, text);
        if (text.body)
            text.body->has_records = u->module->has_records;
    }
}

/* Makes the module of a unit, once; again where one of several programs wants it with records.
 * NULL: it was rejected, now or before. */
static struct module *lower_unit(arena *a, struct unit *u, int has_records)
{
    has_records = has_records && !u->in_archive && !is_library_unit(u);
    if (u->is_rejected || (!u->tree && !u->in_archive))
        return NULL;
    if (u->in_archive && !u->module)
        u->module = archived_module(a, u);
    if (!u->module || (has_records && !u->module->has_records)) {
        u->module = check_and_lower(u);
        u->is_compiled = 0;
        if (u->module) {
            u->module->has_records = has_records;
            lower_texts(a, u);
        }
    }
    u->is_rejected = !u->module;
    return u->module;
}

/* The units whose modules the program names; *ready gets those that have been through no pass.
 * -1: one was rejected. */
static int lower_all(struct program *p, const struct units *units, struct unit_list *ready)
{
    int rejected = 0;

    for (int i = 0; i < units->list.n; i++) {
        struct unit *u = units->list.at[i];
        if (is_indirect(units, u))
            continue;
        struct module *m = lower_unit(p->arena, u, p->has_records);
        if (!m)
            rejected = 1;
        else
            push(p->arena, &p->modules, m);
        if (m && !m->in_archive && !u->is_compiled)
            push(p->arena, ready, u);
    }
    return rejected ? -1 : 0;
}

/* ------------------------------------------------------------------------------------- passes */

static int wants_verify(void)
{
#ifdef YIELDC_VERIFY
    return 1;
#else
    return getenv("YIELDC_VERIFY") != NULL;
#endif
}

static int verify_module(const struct pass *pass, const struct module *m)
{
    int errors = 0;

    for (int i = 0; i < m->functions.n; i++)
        errors += ir_verify(m->functions.at[i], pass->state) < 0;
    for (int i = 0; i < m->texts.n; i++)
        errors += m->texts.at[i].body ? verify_module(pass, m->texts.at[i].body) : 0;
    return errors;
}

static int verify_unit(const struct pass *pass, const struct unit *u)
{
    int errors = verify_module(pass, u->module);

    if (!errors)
        return 0;
    fprintf(stderr,
            "yieldc: %s: after the pass '%s': this is a bug of yieldc, not of the program\n",
            u->path, pass->name);
    return -1;
}

static void run_pass(const struct pass *pass, const struct module *m)
{
    for (int i = 0; i < m->functions.n; i++)
        pass->run(m->functions.at[i]);
    for (int i = 0; i < m->texts.n; i++)
        if (m->texts.at[i].body)
            run_pass(pass, m->texts.at[i].body);
}

/* Runs the passes up to the one to be dumped, if there is one. */
static enum outcome run_passes(const struct unit_list *units, const struct pass *last)
{
    int verify = wants_verify();

    for (int k = 0; k < PASS_COUNT; k++) {
        int errors = 0;
        for (int i = 0; i < units->n; i++)
            run_pass(&passes[k], units->at[i]->module);
        for (int i = 0; verify && i < units->n; i++)
            errors += verify_unit(&passes[k], units->at[i]) < 0;
        if (errors)
            return OUTCOME_BUG;
        if (&passes[k] == last)
            break;
    }
    return OUTCOME_OK;
}

static void set_compiled(const struct unit_list *units, enum outcome outcome)
{
    for (int i = 0; i < units->n; i++) {
        units->at[i]->is_compiled = 1;
        units->at[i]->is_rejected = outcome != OUTCOME_OK;
    }
}

enum outcome compile_units(arena *a, const struct units *units, struct dump dump,
                           struct program **program)
{
    struct program *p = NEW(a, struct program);
    struct unit_list ready = {0};

    *program = NULL;
    if (dump.kind == DUMP_AST || dump.kind == DUMP_SCOPE)
        return dump_early(units->list.at[0], dump.kind);
    p->arena = a;
    p->natives = units->natives;
    p->has_records = looks_at_stack(units);
    p->distributions = units->distributions;
    if (lower_all(p, units, &ready) < 0 || units->errors)
        return OUTCOME_REJECTED;
    if (dump.kind == DUMP_ERRORS && !wants_verify())
        return OUTCOME_OK;
    if (!units->is_plain)
        find_constants(a, units, &ready);
    for (int i = 0; i < ready.n; i++)
        ready.at[i]->module->speculates = units->speculates;
    enum outcome outcome = run_passes(&ready, dump.pass);
    set_compiled(&ready, outcome);
    if (dump.kind && dump.kind != DUMP_ERRORS)
        dump_module(units->list.at[0]->module, dump);
    else if (outcome == OUTCOME_OK)
        *program = p;
    return outcome;
}
