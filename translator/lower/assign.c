/* Assignment in all its forms, and del. */
#include "context.h"

static int star_position(struct expr_list elts)
{
    for (int i = 0; i < elts.n; i++)
        if (elts.at[i]->kind == Starred_kind)
            return i;
    return -1;
}

struct unpacked unpack(struct lowering *l, struct operand v, int n, int star)
{
    int in_list = n > MOST_AT_ONCE;
    enum opcode op = in_list ? OP_UNPACK_LIST : star < 0 ? OP_UNPACK : OP_UNPACK_STAR;
    struct instr *i = add_instr(l, op, 1, v);

    i->aux = star < 0 ? n : star;
    if (in_list)
        instr_add_src(l->f, i, star < 0 ? NONE : int_operand(n - star - 1));
    int results = in_list ? 1 : n;
    struct reg **items = NEW_ARRAY(l->a, struct reg *, results + 1);
    for (int k = results - 1; k >= 0; k--) /* on a failure the next one dies first */
        items[k] = new_temp(l);
    for (int k = 0; k < results; k++)
        instr_add_dst(l->f, i, items[k]);
    return (struct unpacked){.by = i};
}

struct reg *next_unpacked(struct lowering *l, struct unpacked *u)
{
    if (u->by->op == OP_UNPACK_LIST)
        return add_value(l, OP_TAKE_LAST, 1, REG(u->by->dst.at[0]));
    return u->by->dst.at[u->next++];
}

static void store_sequence(struct lowering *l, struct expr_list elts, struct operand v)
{
    int star = star_position(elts);
    struct unpacked items = unpack(l, v, elts.n, star);

    for (int k = 0; k < elts.n; k++) {
        const struct expr *target = k == star ? elts.at[k]->v.Starred.value : elts.at[k];
        store_target(l, target, REG(next_unpacked(l, &items)));
    }
}

static void store_into(struct lowering *l, const struct expr *target, struct operand v)
{
    switch (target->kind) {
    case Name_kind: store_name(l, mangle_name(l, target->v.Name.id), v); return;
    case Attribute_kind:
        access_attribute(l, OP_SETATTR, target, lower_expr(l, target->v.Attribute.value), v);
        return;
    case Subscript_kind: {
        struct operand o = lower_expr(l, target->v.Subscript.value);
        struct operand key = lower_expr(l, target->v.Subscript.slice);
        add_instr(l, OP_SETITEM, 3, o, key, v);
        return;
    }
    case List_kind:
    case Tuple_kind: store_sequence(l, target->v.List.elts, v); return;
    case Starred_kind: store_target(l, target->v.Starred.value, v); return;
    default: report_unsupported(l, target->loc, "this assignment target"); return;
    }
}

void store_target(struct lowering *l, const struct expr *target, struct operand v)
{
    int outer = at_line(l, target->loc.line);
    store_into(l, target, v);
    at_line(l, outer);
}

/* a, b = x, y: no tuple is made where nobody can see it. */
static int assigns_pairwise(const struct expr *target, const struct expr *value)
{
    if (target->kind != Tuple_kind || value->kind != Tuple_kind)
        return 0;
    struct expr_list t = target->v.Tuple.elts, v = value->v.Tuple.elts;
    return t.n == v.n && t.n > 0 && t.n <= MOST_AT_ONCE && star_position(t) < 0 &&
           star_position(v) < 0;
}

static void lower_pairwise(struct lowering *l, const struct expr *target, const struct expr *value)
{
    struct expr_list t = target->v.Tuple.elts, v = value->v.Tuple.elts;
    struct reg **values = NEW_ARRAY(l->a, struct reg *, v.n);
    for (int i = 0; i < v.n; i++)
        values[i] = lower_to_temp(l, v.at[i]);
    for (int i = 0; i < t.n; i++)
        store_target(l, t.at[i], REG(values[i]));
}

void lower_assign(struct lowering *l, const struct stmt *st)
{
    struct expr_list targets = st->v.Assign.targets;
    const struct expr *value = st->v.Assign.value;
    if (targets.n == 1 && assigns_pairwise(targets.at[0], value)) {
        lower_pairwise(l, targets.at[0], value);
        return;
    }
    struct operand v = lower_expr(l, value);
    if (targets.n > 1 && v.kind == OPERAND_REG && v.reg->kind != REG_TEMP) {
        struct reg *copy = new_temp(l);
        add_move(l, copy, v);
        v = REG(copy);
    }
    for (int i = 0; i < targets.n; i++)
        store_target(l, targets.at[i], v);
}

/* The operator belongs to the statement, what is around it to the target. */
static struct operand combine(struct lowering *l, const struct stmt *st, struct operand old)
{
    int target = at_line(l, st->loc.line);
    struct operand right = lower_expr(l, st->v.AugAssign.value);
    long aux;
    enum opcode op = binary_opcode(st->v.AugAssign.op, 1, &aux);
    struct operand both[] = {old, right};
    struct instr *i = add_instr_list(l, op, both, 2);
    i->aux = aux;
    instr_add_dst(l->f, i, new_temp(l));
    at_line(l, target);
    return REG(i->dst.at[0]);
}

void lower_augmented(struct lowering *l, const struct stmt *st)
{
    const struct expr *target = st->v.AugAssign.target;
    int outer = at_line(l, target->loc.line);
    if (target->kind == Name_kind) {
        const char *name = mangle_name(l, target->v.Name.id);
        struct operand result = combine(l, st, load_name(l, name));
        store_name(l, name, result);
    } else if (target->kind == Attribute_kind) {
        struct operand o = lower_expr(l, target->v.Attribute.value);
        struct instr *get = access_attribute(l, OP_GETATTR, target, o, ABSENT);
        instr_add_dst(l->f, get, new_temp(l));
        access_attribute(l, OP_SETATTR, target, o, combine(l, st, REG(get->dst.at[0])));
    } else {
        struct operand o = lower_expr(l, target->v.Subscript.value);
        struct operand key = lower_expr(l, target->v.Subscript.slice);
        struct operand result = combine(l, st, REG(add_value(l, OP_GETITEM, 2, o, key)));
        add_instr(l, OP_SETITEM, 3, o, key, result);
    }
    at_line(l, outer);
}

/* The text of an annotation that is kept as a string. */
static struct operand annotation_text(struct lowering *l, const struct expr *e)
{
    size_t from = source_offset(l->s, e->loc.line, e->loc.col);
    size_t to = source_offset(l->s, e->loc.end_line, e->loc.end_col);
    return str_operand(l, arena_strndup(l->a, l->s->text + from, to - from));
}

static void store_annotation(struct lowering *l, const struct stmt *st)
{
    const struct expr *e = st->v.AnnAssign.annotation;
    struct operand v = l->lazy_annotations ? annotation_text(l, e) : lower_expr(l, e);
    struct operand table = load_name(l, intern_cstr(l->a, "__annotations__"));
    const char *name = mangle_name(l, st->v.AnnAssign.target->v.Name.id);
    add_instr(l, OP_SETITEM, 3, table, str_operand(l, name), v);
}

/* f().x: int evaluates f(), although it assigns nothing. */
static void evaluate_target(struct lowering *l, const struct expr *target)
{
    if (target->kind == Attribute_kind)
        lower_expr(l, target->v.Attribute.value);
    if (target->kind != Subscript_kind)
        return;
    lower_expr(l, target->v.Subscript.value);
    lower_expr(l, target->v.Subscript.slice);
}

void lower_annotated(struct lowering *l, const struct stmt *st)
{
    if (st->v.AnnAssign.value)
        store_target(l, st->v.AnnAssign.target, lower_expr(l, st->v.AnnAssign.value));
    else
        evaluate_target(l, st->v.AnnAssign.target);
    if (l->scope->kind == SCOPE_FUNCTION)
        return;
    if (st->v.AnnAssign.simple)
        store_annotation(l, st);
    else if (!l->lazy_annotations)
        lower_expr(l, st->v.AnnAssign.annotation);
}

static void delete_from(struct lowering *l, const struct expr *target)
{
    switch (target->kind) {
    case Name_kind: delete_name(l, mangle_name(l, target->v.Name.id)); return;
    case Attribute_kind:
        access_attribute(l, OP_DELATTR, target, lower_expr(l, target->v.Attribute.value), ABSENT);
        return;
    case Subscript_kind: {
        struct operand o = lower_expr(l, target->v.Subscript.value);
        struct operand key = lower_expr(l, target->v.Subscript.slice);
        add_instr(l, OP_DELITEM, 2, o, key);
        return;
    }
    default:
        for (int i = 0; i < target->v.List.elts.n; i++)
            lower_delete(l, target->v.List.elts.at[i]);
        return;
    }
}

void lower_delete(struct lowering *l, const struct expr *target)
{
    int outer = at_line(l, target->loc.line);
    delete_from(l, target);
    at_line(l, outer);
}
