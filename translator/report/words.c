/* How facts are said, in every form that is read by people. */
#include "machine.h"

const char *register_name(arena *a, const struct reg *r)
{
    return r->kind == REG_TEMP ? arena_printf(a, "t%d", r->id) : r->name;
}

/* Which result of the instruction the register is; -1: none, or it is only set to 0. */
static int result_index(const struct instr *i, const struct reg *r)
{
    if (i->op == OP_MOVE && i->src.at[0].kind == OPERAND_NULL)
        return -1;
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d] == r)
            return d;
    return -1;
}

/* The first instruction that sets it, in the order of the blocks. */
static const struct instr *setter_of(const struct function *f, const struct reg *r, int *index)
{
    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++) {
            *index = result_index(f->blocks.at[k]->instrs.at[n], r);
            if (*index >= 0)
                return f->blocks.at[k]->instrs.at[n];
        }
    return NULL;
}

static const char *result_text(const struct instr *i, int index)
{
    switch (i->op) {
    case OP_ITER:
    case OP_AITER:
    case OP_BEGIN:
    case OP_YIELD_FROM_ITER: return "iterator";
    case OP_WITH_ENTER:
    case OP_ASYNC_WITH_ENTER: return index ? "value of the with" : "exit of the with";
    case OP_CATCH: return "exception";
    case OP_PUSH_HANDLED: return "exception handled before";
    case OP_SAVE_HANDLED: return "exception being handled";
    case OP_LOAD_METHOD: return index ? "object of the method" : "method";
    case OP_SET_RAW: return "way out of the try";
    case OP_LIST: return "list";
    case OP_DICT: return "dict";
    case OP_SET: return "set";
    case OP_TUPLE: return "tuple";
    case OP_LOAD_GLOBAL: return "global";
    default: return "value";
    }
}

const char *holding_text(arena *a, const struct function *f, const struct reg *r)
{
    int index;

    if (r->kind != REG_TEMP)
        return r->kind == REG_CELL ? "cell" : r->is_parameter ? "parameter" : "variable";
    const struct instr *i = setter_of(f, r, &index);
    if (!i)
        return "value";
    if (r->rep == REP_I64 || r->rep == REP_F64)
        return arena_printf(a, "%s, line %d", rep_infos[r->rep].c_type, i->line);
    return arena_printf(a, "%s, line %d", result_text(i, index), i->line);
}

const char *lines_text(arena *a, const struct ids *lines)
{
    struct text t = {0};

    for (int i = 0; i < lines->n;) {
        int last = i;
        while (last + 1 < lines->n && lines->at[last + 1] == lines->at[last] + 1)
            last++;
        text_printf(a, &t, i ? ", %d" : "%d", lines->at[i]);
        if (last > i)
            text_printf(a, &t, last == i + 1 ? ", %d" : "-%d", lines->at[last]);
        i = last + 1;
    }
    return t.at ? t.at : "";
}

const char *const handler_words[] = {"except", "finally", "with"};

const char *handlers_text(arena *a, const struct region *r)
{
    struct text t = {0};

    for (; r; r = r->outer)
        text_printf(a, &t, "%s%s %s", t.size ? "; " : "", handler_words[r->kind],
                    lines_text(a, &r->lines));
    return t.at ? t.at : "";
}

const char *held_text(arena *a, const struct machine *m, const struct held *h)
{
    const char *name = h->reg ? register_name(a, h->reg) : m->fields.at[h->field].name;

    return arena_printf(a, "%s%s", name, h->maybe ? "?" : "");
}

const char *target_name(arena *a, int to)
{
    return to == TO_RETURN ? "return" : to == TO_RAISE ? "raise" : arena_printf(a, "%d", to);
}

const char *trigger_text(const struct machine *m, const struct transition *t)
{
    enum point_kind kind = m->states.at[t->from].kind;

    if (t->trigger == TRIGGER_THROWN)
        return kind == POINT_DELEGATE || kind == POINT_AWAIT ? "it raised" : "thrown in";
    return kind == POINT_CREATED ? "started" : kind == POINT_YIELD ? "resumed" : "it returned";
}
