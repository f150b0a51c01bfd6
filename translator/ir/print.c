/*
 * The text of the intermediate representation: what --dump=ir prints and tests compare.
 *
 *     function 1 countdown(n) generator
 *     block 2 loop:
 *       t1 = TEST_GT n, 0  -> fail 7  @2
 *       BRANCH t1  -> 3, 4  @2
 *
 * A source that the ownership pass marked to be retained is written +n. A temporary is written tN,
 * one that may hold 0 tN?, a raw one rN, a cell variable [name]; a free variable is free 0, a
 * constant its text. In brackets stands the number of the instruction, as what it means. read.c
 * reads it back.
 */
#include <ctype.h>
#include <string.h>
#include "text.h"

const char *const operator_texts[OPERATOR_TEXTS] = {"+",  "-",  "*", "@", "/", "%", "**",
                                                    "<<", ">>", "|", "^", "&", "//"};
const char *const word_texts[WORD_TEXTS] = {"None", "True", "False", "Ellipsis", "NotImplemented"};

int has_name(enum opcode op)
{
    return strstr(op_infos[op].text, "$n") != NULL;
}

enum number_kind number_kind(enum opcode op)
{
    const char *text = op_infos[op].text;

    switch (op) {
    case OP_FUNCTION:
    case OP_TRACE_INNER: return NUMBER_FUNCTION;
    case OP_FORMAT: return NUMBER_CONVERSION;
    case OP_RETURN:
    case OP_UNBIND: return NUMBER_FLAG;
    case OP_UNPACK_STAR: /* written out by the emitter, but the number means something */
    case OP_SET_RAW:
    case OP_DELEGATE: return NUMBER_PLAIN;
    default: break;
    }
    if (op_infos[op].result == RESULT_OWN)
        return NUMBER_NONE;
    return strstr(text, "$g") || strstr(text, "$b") ? NUMBER_GLOBAL
           : strstr(text, "$k")                     ? NUMBER_CONSTANT
           : strstr(text, "$o")                     ? NUMBER_OPERATOR
           : strstr(text, "$a")                     ? NUMBER_PLAIN
                                                    : NUMBER_NONE;
}

/* RETURN_AT_END, UNBIND_BY_NONE. */
const char *flag_text(enum opcode op)
{
    return op == OP_RETURN ? "at end" : "by None";
}

/* A str is written as it is; of bytes those that are not ASCII as escapes. */
static void print_bytes(FILE *out, const char *text, size_t size, int is_str)
{
    putc('\'', out);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n')
            fputs("\\n", out);
        else if (c == '\'' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < ' ' || c == 127 || (c > 127 && !is_str))
            fprintf(out, "\\x%02x", c);
        else
            putc(c, out);
    }
    putc('\'', out);
}

/* So that it is read back as a float: with a fraction or an exponent. */
static void print_float(FILE *out, double number)
{
    char text[40];

    snprintf(text, sizeof text, "%.17g", number);
    if (text[strspn(text, "-0123456789")] == '\0')
        strcat(text, ".0");
    fputs(strstr(text, "inf") ? (*text == '-' ? "-1e999" : "1e999") : text, out);
}

static void print_constant(FILE *out, const struct module *m, long number);

static void print_tuple(FILE *out, const struct module *m, const struct module_constant *c)
{
    putc('(', out);
    for (int i = 0; i < c->items.n; i++) {
        if (i)
            fputs(", ", out);
        print_constant(out, m, c->items.at[i].number);
    }
    putc(')', out);
}

static void print_constant(FILE *out, const struct module *m, long number)
{
    if (number < 0 || number >= m->constants.n) {
        fprintf(out, "constant %ld", number);
        return;
    }
    const struct module_constant *c = &m->constants.at[number];
    if (c->is_tuple) {
        print_tuple(out, m, c);
        return;
    }
    switch (c->value.kind) {
    case CONST_NONE: fputs("None", out); break;
    case CONST_TRUE: fputs("True", out); break;
    case CONST_FALSE: fputs("False", out); break;
    case CONST_ELLIPSIS: fputs("...", out); break;
    case CONST_INT: fputs(c->value.text, out); break;
    case CONST_FLOAT: print_float(out, c->value.number); break;
    case CONST_IMAG:
        print_float(out, c->value.number);
        putc('j', out);
        break;
    case CONST_BYTES: putc('b', out); /* fallthrough */
    case CONST_STR:
        print_bytes(out, c->value.text, c->value.size, c->value.kind == CONST_STR);
        break;
    }
}

static void print_reg(FILE *out, const struct reg *r)
{
    if (r->kind == REG_CELL)
        fprintf(out, "[%s]", r->name);
    else if (r->kind == REG_LOCAL || r->kind == REG_INNER)
        fputs(r->name, out);
    else
        fprintf(out, "%c%d%s", rep_infos[r->rep].dumped, r->id, r->nullable ? "?" : "");
}

static void print_operand(FILE *out, const struct module *m, const struct operand *o)
{
    if (o->retain)
        putc('+', out);
    switch (o->kind) {
    case OPERAND_NULL: fputs("null", out); break;
    case OPERAND_REG: print_reg(out, o->reg); break;
    case OPERAND_CONSTANT: print_constant(out, m, o->number); break;
    case OPERAND_INT: fprintf(out, "%ld", o->number); break;
    case OPERAND_WORD: fputs(word_texts[o->number], out); break;
    case OPERAND_FREE: fprintf(out, "free %ld", o->number); break;
    case OPERAND_NAMESPACE: fputs("namespace", out); break;
    case OPERAND_I64: fprintf(out, "i64 %ld", o->number); break;
    case OPERAND_F64:
        fputs("f64 ", out);
        print_constant(out, m, o->number);
        break;
    }
}

/* ------------------------------------------------------------------------------ instructions */

static void print_function_number(FILE *out, const struct module *m, long number)
{
    if (number >= 0 && number < m->functions.n)
        fprintf(out, " [%ld %s]", number, m->functions.at[number]->qualname);
}

static void print_number(FILE *out, const struct module *m, const struct instr *i)
{
    if (i->name)
        fprintf(out, " [%s]", i->name);
    switch (number_kind(i->op)) {
    case NUMBER_NONE: return;
    case NUMBER_FUNCTION: print_function_number(out, m, i->aux); return;
    case NUMBER_GLOBAL:
        fprintf(out, " [%s]", i->aux < m->globals.n ? m->globals.at[i->aux] : "?");
        return;
    case NUMBER_CONSTANT:
        fputs(" [", out);
        print_constant(out, m, i->aux);
        putc(']', out);
        return;
    case NUMBER_OPERATOR:
        if (i->aux >= 0 && i->aux < OPERATOR_TEXTS) {
            fprintf(out, " [%s]", operator_texts[i->aux]);
            return;
        }
        break;
    case NUMBER_CONVERSION:
        if (isalpha((int)i->aux)) {
            fprintf(out, " [%c]", (int)i->aux);
            return;
        }
        break;
    case NUMBER_FLAG:
        if (i->aux)
            fprintf(out, " [%s]", flag_text(i->op));
        return;
    case NUMBER_PLAIN: break;
    }
    fprintf(out, " [%ld]", i->aux);
}

static void print_edges(FILE *out, const struct instr *i)
{
    if (i->target.n)
        fputs("  ->", out);
    for (int t = 0; t < i->target.n; t++)
        fprintf(out, "%s %d", t ? "," : "", i->target.at[t]->id);
    if (i->fail)
        fprintf(out, "  -> fail %d", i->fail->id);
    if (i->hoisted)
        fprintf(out, "  hoists %d", i->hoisted);
}

static void print_instr(FILE *out, const struct module *m, const struct instr *i)
{
    fputs("  ", out);
    for (int d = 0; d < i->dst.n; d++) {
        if (d)
            fputs(", ", out);
        if (i->dst.at[d])
            print_reg(out, i->dst.at[d]);
        else
            putc('_', out);
    }
    fprintf(out, "%s%s", i->dst.n ? " = " : "", op_infos[i->op].name);
    print_number(out, m, i);
    for (int s = 0; s < i->src.n; s++) {
        fputs(s ? ", " : " ", out);
        print_operand(out, m, &i->src.at[s]);
    }
    print_edges(out, i);
    if (i->state)
        fprintf(out, "  state %d", i->state);
    fprintf(out, "  @%d\n", i->line);
}

/* ----------------------------------------------------------------------- functions, modules */

static void print_names(FILE *out, const char *label, const struct name_list *names)
{
    if (!names->n)
        return;
    fprintf(out, "  %s:", label);
    for (int i = 0; i < names->n; i++)
        fprintf(out, " %s", names->at[i]);
    putc('\n', out);
}

static void print_block(FILE *out, const struct module *m, const struct block *b)
{
    fprintf(out, "block %d", b->id);
    if (b->hint)
        fprintf(out, " %s", b->hint);
    if (b->is_pad)
        fputs(" pad", out);
    if (b->try_depth || b->handled_depth)
        fprintf(out, " (try %d, handled %d)", b->try_depth, b->handled_depth);
    fputs(":\n", out);
    for (int i = 0; i < b->instrs.n; i++)
        print_instr(out, m, b->instrs.at[i]);
}

void ir_print_function(FILE *out, const struct function *f)
{
    static const char *const kinds[] = {"module", "class", "function"};

    fprintf(out, "%s %d %s", kinds[f->kind], f->index, f->qualname);
    if (f->is_generator)
        fputs(f->flags & 8 ? " coroutine" : f->flags & 16 ? " async generator" : " generator", out);
    fprintf(out, "  @%d\n", f->line);
    print_names(out, "locals", &f->locals);
    print_names(out, "cells", &f->cells);
    print_names(out, "free", &f->frees);
    for (int i = 0; i < f->blocks.n; i++)
        print_block(out, f->module, f->blocks.at[i]);
}

void ir_print_module(FILE *out, const struct module *m)
{
    fprintf(out, "module %s\n", m->name);
    for (int i = 0; i < m->functions.n; i++) {
        putc('\n', out);
        ir_print_function(out, m->functions.at[i]);
    }
}
