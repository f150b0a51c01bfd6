/*
 * Operands and expressions: the text of ops.def with its placeholders filled in.
 *
 * Whatever a text mentions that has to be declared first is recorded in body.needs.
 */
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <string.h>
#include "emitter.h"

const char *reg_text(struct body *b, const struct reg *r)
{
    const char *name = NULL;

    switch (r->place) {
    case PLACE_SLOT:
        b->needs |= NEEDS_STATE;
        return arena_printf(b->arena, "s->%s", slot_name(b, r->slot));
    case PLACE_ITEM: return arena_printf(b->arena, "items[%d]", r->number);
    case PLACE_SENT: return "sent";
    case PLACE_CONDITION: break;
    case PLACE_VARIABLE:
        if (r->kind == REG_TEMP)
            name = r->number ? b->colours[r->rep].at[r->number - 1] : NULL;
        else
            name = b->reg_names[r->id];
    }
    return name ? name : "0 /* never set */";
}

const char *constant_text(struct body *b, long number)
{
    b->needs |= NEEDS_MODULE;
    b->e->constant_used[number] = 1;
    return arena_printf(b->arena, "m->constants[%s]", b->e->constant_names[number]);
}

/* May the word of that double be one of the smallest, which are None, True and the like? Some that
 * are a little more than 2.0, of either sign, are boxed. */
static int is_beside_two(double d)
{
    return d > 2 && d < 2 + 1e-6;
}

/* A float that the runtime keeps in a word: yr_float(0.5) is a constant for the C compiler. Those
 * with an exponent at the ends of that range stand in the table as well, which does no harm. */
static int is_immediate_float(const struct body *b, long number)
{
    const struct module_constant *c = &b->e->module->constants.at[number];
    double d = fabs(c->value.number);

    return !c->is_tuple && c->value.kind == CONST_FLOAT &&
           ((d > 1e-70 && d < 1e70 && !is_beside_two(d)) || (d == 0 && !signbit(c->value.number)));
}

static const char *value_text(struct body *b, long number)
{
    if (!is_immediate_float(b, number))
        return constant_text(b, number);
    double d = b->e->module->constants.at[number].value.number;
    return arena_printf(b->arena, "yr_float(%s)", double_text(b->arena, d));
}

static const char *free_text(struct body *b, long number)
{
    const char *name = number < b->f->frees.n ? b->f->frees.at[number] : "?";

    b->needs |= NEEDS_FUNCTION;
    return arena_printf(b->arena, "function->cells[%ld /* %s */]", number,
                        comment_text(b->arena, name, strlen(name), 40));
}

static const char *borrowed_text(struct body *b, const struct operand *o)
{
    static const char *const words[] = {"YR_NONE", "YR_TRUE", "YR_FALSE", "YR_ELLIPSIS",
                                        "YR_NOT_IMPLEMENTED"};

    switch (o->kind) {
    case OPERAND_NULL: return "0";
    case OPERAND_REG: return reg_text(b, o->reg);
    case OPERAND_CONSTANT: return value_text(b, o->number);
    case OPERAND_INT: return arena_printf(b->arena, "yr_int(%ld)", o->number);
    case OPERAND_WORD: return words[o->number];
    case OPERAND_FREE: return free_text(b, o->number);
    case OPERAND_NAMESPACE: b->needs |= NEEDS_NAMESPACE; return "namespace";
    case OPERAND_I64: return arena_printf(b->arena, "%ld", o->number);
    case OPERAND_F64:
        return double_text(b->arena, b->e->module->constants.at[o->number].value.number);
    }
    return "0";
}

int is_counted(const struct body *b, const struct operand *o)
{
    switch (o->kind) {
    case OPERAND_NULL:
    case OPERAND_INT:
    case OPERAND_I64:
    case OPERAND_F64:
    case OPERAND_WORD: return 0;
    case OPERAND_CONSTANT: return !is_immediate_float(b, o->number);
    case OPERAND_REG: return rep_infos[o->reg->rep].is_counted;
    default: return 1;
    }
}

const char *operand_text(struct body *b, const struct operand *o)
{
    const char *text = borrowed_text(b, o);

    if (!o->retain || !is_counted(b, o))
        return text;
    int nullable = o->kind == OPERAND_REG && o->reg->nullable;
    return arena_printf(b->arena, nullable ? "yr_xretain(%s)" : "yr_retain(%s)", text);
}

const char *items_array_text(struct body *b, const struct instr *i, int first)
{
    struct text t = {0};

    text_add_cstr(b->arena, &t, "(yr_value[]){");
    for (int s = first; s < i->src.n; s++) {
        if (s > first)
            text_add_cstr(b->arena, &t, ", ");
        text_add_cstr(b->arena, &t, operand_text(b, &i->src.at[s]));
    }
    text_add_char(b->arena, &t, '}');
    return t.at;
}

const char *array_text(struct body *b, const struct instr *i, int first)
{
    if (i->src.n <= first)
        return "NULL, 0";
    return arena_printf(b->arena, "%s, %d", items_array_text(b, i, first), i->src.n - first);
}

/* The array and the number of pairs of a dict display. */
static const char *pairs_text(struct body *b, const struct instr *i)
{
    if (!i->src.n)
        return "NULL, 0";
    return arena_printf(b->arena, "%s, %d", items_array_text(b, i, 0), i->src.n / 2);
}

static const char *macro_of_operator(long operator)
{
    static const char *const names[] = {
#define BINARY(operator, number, name) [number] = "YR_" #name,
#include "ir/shared.def"
    };

    return names[operator];
}

static const char *number_text(struct body *b, const struct instr *i)
{
    if (i->op == OP_FORMAT && isalpha((int)i->aux))
        return arena_printf(b->arena, "'%c'", (int)i->aux);
    if (i->op == OP_LOAD_CELL || i->op == OP_DELETE_CELL)
        return i->aux ? "true" : "false";
    return arena_printf(b->arena, "%ld", i->aux);
}

/* The C function that is the body of f, declared first: it may stand below. */
static const char *body_name(struct body *b, struct function *f)
{
    const char *name = arena_printf(b->arena, "%s_body", f->c_name);

    if (!f->is_declared && f != b->f) {
        f->is_declared = 1;
        add_linef(b->e->arena, &b->e->declared, 0,
                  "static yr_value %s(yr_function *function, yr_value *args);", name);
    }
    return name;
}

/* Its yr_code, likewise. */
static const char *code_name(struct body *b, struct function *f)
{
    const char *name = arena_printf(b->arena, "%s_code", f->c_name);

    if (!f->code_is_declared) {
        f->code_is_declared = 1;
        add_linef(b->e->arena, &b->e->declared, 0, "static const yr_code %s;", name);
    }
    return name;
}

/* $ and a letter. */
static const char *letter_text(struct body *b, const struct instr *i, char letter)
{
    switch (letter) {
    case 'a': return number_text(b, i);
    case 'o': return macro_of_operator(i->aux);
    case 'n': return constant_text(b, i->name_constant);
    case 'k': return constant_text(b, i->aux);
    case 'g': b->e->global_used[i->aux] = 1; return b->e->global_names[i->aux];
    case 'b': return arena_printf(b->arena, "YR_BUILTIN_%s", b->e->module->globals.at[i->aux]);
    case 'm': b->needs |= NEEDS_MODULE; return "m";
    case 'f': b->needs |= NEEDS_FUNCTION; return "function";
    case 'c': return body_name(b, b->e->module->functions.at[i->aux]);
    case 'C': return code_name(b, b->e->module->functions.at[i->aux]);
    case 's': b->needs |= NEEDS_MODULE; return arena_printf(b->arena, "&m->sites[%d]", i->site);
    default: return "?";
    }
}

/* $d1, $d2: where a further result goes. */
static const char *result_address(struct body *b, const struct instr *i, int d)
{
    return arena_printf(b->arena, "&%s", reg_text(b, i->dst.at[d]));
}

const char *expression_text(struct body *b, const struct instr *i)
{
    struct text t = {0};

    for (const char *p = op_infos[i->op].text; *p; p++) {
        if (*p != '$') {
            text_add_char(b->arena, &t, *p);
            continue;
        }
        p++;
        if (*p == '*') {
            text_add_cstr(b->arena, &t, array_text(b, i, 0));
        } else if (*p == 'd' && isdigit((unsigned char)p[1])) {
            text_add_cstr(b->arena, &t, result_address(b, i, *++p - '0'));
        } else if (!isdigit((unsigned char)*p)) {
            text_add_cstr(b->arena, &t, letter_text(b, i, *p));
        } else if (p[1] == '*') {
            text_add_cstr(b->arena, &t, array_text(b, i, *p++ - '0'));
        } else if (p[1] == '/') {
            text_add_cstr(b->arena, &t, pairs_text(b, i));
            p++;
        } else {
            text_add_cstr(b->arena, &t, operand_text(b, &i->src.at[*p - '0']));
        }
    }
    return t.at;
}
