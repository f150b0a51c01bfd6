/*
 * The reader of the IR's text, so that a pass can be tested on the few blocks that matter to it.
 *
 * In:  what print.c prints, line by line. `module NAME`, the number and the line of a function, and
 *      the line of an instruction may be missing; an empty line or one that begins with # says
 *      nothing. A line `  parameters: a b` behind the locals says which of these are parameters,
 *      which the printer leaves out. Two spaces stand before ->, state, hoists and @.
 * Out: a module. Blocks stand in the order of the text, numbered by it.
 *
 * What the text does not say follows from the instructions: a temporary that only results of the
 * kind WORD set is uncounted, SAVE_HANDLED sets the handled slot, the first pad that ends with
 * UNWIND is that of the function.
 *
 * The first thing that is wrong is kept as the error; from there on the functions below do nothing
 * that matters, and the loop over the lines ends.
 */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "read.h"
#include "reader.h"
#include "shape.h"
#include "text.h"

void wrong(struct reader *r, const char *format, ...)
{
    va_list args;

    if (r->error)
        return;
    va_start(args, format);
    r->error = arena_printf(r->a, "line %d: %s", r->line, arena_vprintf(r->a, format, args));
    va_end(args);
}

/* ------------------------------------------------------------------------------ instructions */

/* Block number n, which may be defined further down. */
static struct block *block_of(struct reader *r, int n)
{
    while (r->blocks.n <= n)
        push(r->a, &r->blocks, NULL);
    if (!r->blocks.at[n])
        r->blocks.at[n] = NEW(r->a, struct block);
    return r->blocks.at[n];
}

static struct function *function_of(struct reader *r, int index)
{
    while (r->m->functions.n <= index) {
        struct function *f = NEW(r->a, struct function);
        f->index = r->m->functions.n;
        f->name = f->qualname = "?";
        f->kind = FN_FUNCTION;
        f->module = r->m;
        push(r->a, &r->m->functions, f);
    }
    return r->m->functions.at[index];
}

static long read_function_number(struct reader *r)
{
    int index = read_number(r, HIGHEST_NUMBER);
    struct function *f = function_of(r, index);

    expect_text(r, " ");
    const char *qualname = read_word(r);
    if (!f->blocks.n)
        f->name = f->qualname = qualname;
    return index;
}

static long read_constant_number(struct reader *r)
{
    struct operand o = read_operand(r);

    if (o.kind != OPERAND_CONSTANT)
        wrong(r, "a constant of the module is missing");
    return o.number;
}

/* An operator of two characters is looked for first. */
static long read_operator(struct reader *r)
{
    for (size_t length = 2; length; length--)
        for (int i = 0; i < OPERATOR_TEXTS; i++)
            if (strlen(operator_texts[i]) == length && accept_text(r, operator_texts[i]))
                return i;
    return read_number(r, HIGHEST_NUMBER);
}

static void read_aux(struct reader *r, struct instr *i)
{
    enum number_kind kind = number_kind(i->op);

    if (kind == NUMBER_FLAG)
        i->aux = accept_text(r, arena_printf(r->a, " [%s]", flag_text(i->op)));
    if (kind == NUMBER_NONE || kind == NUMBER_FLAG)
        return;
    expect_text(r, " [");
    switch (kind) {
    case NUMBER_FUNCTION: i->aux = read_function_number(r); break;
    case NUMBER_GLOBAL: i->aux = module_global_index(r->m, read_word(r)); break;
    case NUMBER_CONSTANT: i->aux = read_constant_number(r); break;
    case NUMBER_OPERATOR: i->aux = read_operator(r); break;
    case NUMBER_CONVERSION:
        i->aux = isalpha((unsigned char)*r->at) ? *r->at++ : read_number(r, CHAR_MAX);
        break;
    default:
        i->aux = accept_text(r, "-") ? -read_number(r, INT_MAX) : read_number(r, INT_MAX);
        break;
    }
    expect_text(r, "]");
}

/* Does the line begin with registers that are set? */
static int begins_with_results(const char *at)
{
    at += *at == '[' ? strcspn(at, "]\n") + 1 : word_length(at);
    at += *at == '?';
    return strncmp(at, " = ", 3) == 0 || strncmp(at, ", ", 2) == 0;
}

static void read_results(struct reader *r, struct instr *i)
{
    do {
        struct reg *result = read_reg(r);
        if (result)
            instr_add_dst(r->f, i, result);
    } while (!r->error && accept_text(r, ", "));
    expect_text(r, " = ");
}

static enum opcode read_opcode(struct reader *r)
{
    const char *word = read_word(r);

    for (int op = 0; op < OPCODE_COUNT; op++)
        if (strcmp(op_infos[op].name, word) == 0)
            return (enum opcode)op;
    wrong(r, "'%s' is no instruction", word);
    return OP_UNREACHABLE;
}

static void read_sources(struct reader *r, struct instr *i)
{
    if (r->at[0] != ' ' || r->at[1] == ' ' || r->at[1] == '\n' || !r->at[1])
        return;
    r->at++;
    do
        instr_add_src(r->f, i, read_operand(r));
    while (!r->error && accept_text(r, ", "));
}

static void read_targets(struct reader *r, struct instr *i)
{
    do
        instr_add_target(r->f, i, block_of(r, read_number(r, HIGHEST_NUMBER)));
    while (!r->error && accept_text(r, ", "));
}

/* Edges, state and line. */
static void read_rest(struct reader *r, struct instr *i)
{
    for (skip_spaces(r); !at_end(r) && !r->error; skip_spaces(r)) {
        if (accept_text(r, "-> fail "))
            i->fail = block_of(r, read_number(r, HIGHEST_NUMBER));
        else if (accept_text(r, "-> "))
            read_targets(r, i);
        else if (accept_text(r, "state "))
            i->state = read_number(r, HIGHEST_NUMBER);
        else if (accept_text(r, "hoists "))
            i->hoisted = read_number(r, HIGHEST_NUMBER);
        else if (accept_text(r, "@"))
            i->line = r->instr_line = read_number(r, INT_MAX);
        else
            wrong(r, "'%.*s' is too much", (int)strcspn(r->at, "\n"), r->at);
    }
}

static void read_instr(struct reader *r)
{
    struct instr *i = new_instr(r->f, OP_UNREACHABLE, r->instr_line);

    if (begins_with_results(r->at))
        read_results(r, i);
    i->op = read_opcode(r);
    if (r->error)
        return;
    if (has_name(i->op)) {
        expect_text(r, " ");
        i->name = read_bracketed(r);
        i->name_constant = module_name_constant(r->m, i->name);
    }
    read_aux(r, i);
    if (strstr(op_infos[i->op].text, "$s"))
        i->site = r->m->site_count++;
    read_sources(r, i);
    read_rest(r, i);
    const char *lack = r->error ? NULL : missing_part(r->a, i);
    if (lack)
        wrong(r, "%s", lack);
    push(r->a, &r->block->instrs, i);
}

/* ------------------------------------------------------------------------------- block lines */

/* Behind `block `. */
static void read_block(struct reader *r)
{
    int number = read_number(r, HIGHEST_NUMBER);
    struct block *b = block_of(r, number);

    for (int i = 0; i < r->f->blocks.n; i++)
        if (r->f->blocks.at[i] == b)
            wrong(r, "block %d stands here a second time", number);
    for (skip_spaces(r); *r->at != ':' && !at_end(r) && !r->error; skip_spaces(r)) {
        if (accept_text(r, "(try ")) {
            b->try_depth = read_number(r, HIGHEST_NUMBER);
            expect_text(r, ", handled ");
            b->handled_depth = read_number(r, HIGHEST_NUMBER);
            expect_text(r, ")");
        } else if (accept_word(r, "pad")) {
            b->is_pad = 1;
        } else {
            b->hint = read_word(r);
            if (!*b->hint)
                wrong(r, "a block has a number, a hint, pad and depths");
        }
    }
    expect_text(r, ":");
    push(r->a, &r->f->blocks, b);
    r->block = b;
}

/* ---------------------------------------------------------------------------- function lines */

static void add_named(struct reader *r, const char *name, enum register_kind kind)
{
    if (find_named(r, name, kind)) {
        wrong(r, "'%s' stands here a second time", name);
        return;
    }
    struct reg *named = make_reg(r, kind, REP_BOXED);
    named->name = name;
    push(r->a, &r->named, named);
}

static void make_parameter(struct reader *r, const char *name)
{
    struct reg *local = find_named(r, name, REG_LOCAL);

    if (!local) {
        wrong(r, "'%s' is no local", name);
        return;
    }
    local->is_parameter = 1;
    r->f->positional++;
}

static void read_names(struct reader *r, struct name_list *names, enum register_kind kind)
{
    for (skip_spaces(r); !at_end(r) && !r->error; skip_spaces(r)) {
        const char *name = read_word(r);
        if (!*name)
            wrong(r, "a name is missing");
        else if (!names)
            make_parameter(r, name);
        else if (kind != REG_TEMP)
            add_named(r, name, kind);
        if (names && *name)
            push(r->a, names, name);
    }
}

static void derive_from(struct function *f, const struct instr *i, struct block *b)
{
    if (i->op == OP_SAVE_HANDLED)
        f->handled_slot = i->dst.at[0];
    if (i->op == OP_DELEGATE)
        f->delegates = 1;
    if (i->op == OP_UNWIND && b->is_pad && !f->unwind)
        f->unwind = b;
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d]->kind == REG_TEMP && op_infos[i->op].result != RESULT_WORD)
            i->dst.at[d]->uncounted = 0;
}

static void derive(struct function *f)
{
    for (int b = 0; b < f->blocks.n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++) {
            const struct instr *i = f->blocks.at[b]->instrs.at[k];
            if (op_infos[i->op].result == RESULT_WORD && i->dst.at[0]->kind == REG_TEMP)
                i->dst.at[0]->uncounted = 1;
        }
    for (int b = 0; b < f->blocks.n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++)
            derive_from(f, f->blocks.at[b]->instrs.at[k], f->blocks.at[b]);
}

/* Temporaries keep their numbers; the named registers fill the gaps and what comes behind. */
static void number_registers(struct reader *r)
{
    int named = 0;

    for (int i = 0; i < r->temporaries.n || named < r->named.n; i++) {
        struct reg *reg = i < r->temporaries.n ? r->temporaries.at[i] : NULL;
        if (!reg)
            reg = named < r->named.n ? r->named.at[named++] : make_reg(r, REG_TEMP, REP_BOXED);
        reg->id = i;
        push(r->a, &r->f->regs, reg);
    }
}

static void finish_function(struct reader *r)
{
    struct function *f = r->f;

    if (!f || r->error)
        return;
    if (!f->blocks.n)
        wrong(r, "the function before has no block");
    for (int i = 0; i < f->blocks.n; i++)
        f->blocks.at[i]->id = i;
    for (int n = 0; n < r->blocks.n; n++) {
        struct block *b = r->blocks.at[n];
        if (b && (b->id >= f->blocks.n || f->blocks.at[b->id] != b))
            wrong(r, "the function before has no block %d, but an edge to it", n);
    }
    number_registers(r);
    derive(f);
    r->temporaries.n = r->named.n = r->blocks.n = 0;
    r->temporaries.at = r->named.at = NULL;
    r->blocks.at = NULL;
}

static void read_kind(struct reader *r)
{
    struct function *f = r->f;

    skip_spaces(r);
    if (accept_text(r, "generator"))
        f->flags |= CODE_GENERATOR;
    else if (accept_text(r, "coroutine"))
        f->flags |= CODE_COROUTINE;
    else if (accept_text(r, "async generator"))
        f->flags |= CODE_ASYNC_GENERATOR;
    f->is_generator = f->flags != 0;
    skip_spaces(r);
    if (accept_text(r, "@"))
        f->line = read_number(r, INT_MAX);
    if (!at_end(r))
        wrong(r, "'%.*s' is too much", (int)strcspn(r->at, "\n"), r->at);
}

/* Behind the word for its kind. */
static void begin_function(struct reader *r, enum function_kind kind)
{
    finish_function(r);
    int index = r->m->functions.n;
    if (isdigit((unsigned char)*r->at)) {
        index = read_number(r, HIGHEST_NUMBER);
        skip_spaces(r);
    }
    struct function *f = function_of(r, index);
    if (f->blocks.n)
        wrong(r, "function %d stands here a second time", index);
    f->kind = kind;
    f->qualname = read_word(r);
    if (!*f->qualname)
        wrong(r, "the name of the function is missing");
    const char *dot = strrchr(f->qualname, '.');
    f->name = dot ? dot + 1 : f->qualname;
    r->f = f;
    r->block = NULL;
    r->instr_line = f->line = 1;
    read_kind(r);
}

/* `module NAME` heads the text; `module 0 <module>` is a function. */
static void read_module(struct reader *r)
{
    if (isdigit((unsigned char)*r->at) || r->f) {
        begin_function(r, FN_MODULE);
        return;
    }
    r->m->name = read_word(r);
    if (!at_end(r))
        wrong(r, "the name of a module or the number of its body is missing");
}

/* ------------------------------------------------------------------------------------- lines */

/* A line that belongs to a function. */
static void read_indented(struct reader *r)
{
    if (!r->f)
        wrong(r, "no function has begun");
    else if (r->block)
        read_instr(r);
    else if (accept_text(r, "locals:"))
        read_names(r, &r->f->locals, REG_LOCAL);
    else if (accept_text(r, "cells:"))
        read_names(r, &r->f->cells, REG_CELL);
    else if (accept_text(r, "free:"))
        read_names(r, &r->f->frees, REG_TEMP);
    else if (accept_text(r, "parameters:"))
        read_names(r, NULL, REG_LOCAL);
    else
        wrong(r, "no block has begun");
}

static void read_line(struct reader *r)
{
    int is_indented = *r->at == ' ';

    skip_spaces(r);
    if (at_end(r) || *r->at == '#')
        return;
    if (is_indented)
        read_indented(r);
    else if (accept_text(r, "module "))
        read_module(r);
    else if (accept_text(r, "class "))
        begin_function(r, FN_CLASS);
    else if (accept_text(r, "function "))
        begin_function(r, FN_FUNCTION);
    else if (!r->f || !accept_text(r, "block "))
        wrong(r, "neither a function nor a block of one");
    else
        read_block(r);
}

struct module *ir_read(arena *a, const char *text, const char **error)
{
    struct reader r = {.a = a, .m = NEW(a, struct module), .at = text, .line = 1};

    r.m->arena = a;
    r.m->name = "__main__";
    r.m->file = "text.ir";
    while (*r.at && !r.error) {
        read_line(&r);
        r.at += strcspn(r.at, "\n");
        if (*r.at && !r.error) {
            r.at++;
            r.line++;
        }
    }
    finish_function(&r);
    if (!r.f)
        wrong(&r, "there is no function");
    *error = r.error;
    if (r.error)
        return NULL;
    r.m->body = r.m->functions.at[0];
    return r.m;
}
