/*
 * The module from outside: its functions, classes and constants, in the order of the text.
 *
 * Produces model.functions, classes, constants. What a module does besides when it is imported has
 * no place in C and is refused, but for imports of names for annotations and the block of `if
 * __name__ == "__main__"`, which is for Python alone.
 */
#include <stdlib.h>
#include <string.h>
#include "model.h"

/* ----------------------------------------------------------------------------------- constants */

static int literal_int(const struct constant *c, int64_t *value)
{
    const char *digits = c->text;
    int base = 10;
    char *end;

    if (c->kind != CONST_INT || c->size > 70)
        return 0;
    if (digits[0] == '0' && digits[1]) {
        base = digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : 2;
        digits += 2;
    }
    unsigned long long n = strtoull(digits, &end, base);
    if (*end || n > INT64_MAX || strlen(digits) > 64)
        return 0;
    *value = (int64_t)n;
    return n != INT64_MAX || strcmp(digits, "9223372036854775807") == 0 || base != 10;
}

static int fold_binary(enum operator op, int64_t a, int64_t b, int64_t *value)
{
    switch (op) {
    case Add: return !__builtin_add_overflow(a, b, value);
    case Sub: return !__builtin_sub_overflow(a, b, value);
    case Mult: return !__builtin_mul_overflow(a, b, value);
    case BitOr: *value = a | b; return 1;
    case BitAnd: *value = a & b; return 1;
    case BitXor: *value = a ^ b; return 1;
    case LShift:
        if (b < 0 || b > 62 || a < 0 || a > (INT64_MAX >> b))
            return 0;
        *value = a << b;
        return 1;
    case RShift:
        if (b < 0)
            return 0;
        *value = a >> (b > 63 ? 63 : b);
        return 1;
    case FloorDiv:
        if (b <= 0 || a < 0)
            return 0;
        *value = a / b;
        return 1;
    case Mod:
        if (b <= 0 || a < 0)
            return 0;
        *value = a % b;
        return 1;
    case Pow:
        *value = 1;
        for (; b > 0; b--)
            if (__builtin_mul_overflow(*value, a, value))
                return 0;
        return b == 0;
    default: return 0;
    }
}

/* 2**63, which is an int of ours only behind a minus. */
static int is_lowest(const struct expr *e)
{
    return e->kind == Constant_kind && e->v.Constant.value.kind == CONST_INT &&
           strcmp(e->v.Constant.value.text, "9223372036854775808") == 0;
}

static int fold(struct model *m, const struct expr *e, int64_t *value)
{
    int64_t a, b;

    switch (e->kind) {
    case Constant_kind: return literal_int(&e->v.Constant.value, value);
    case Name_kind: {
        struct variable *v = find_variable(&m->constants, e->v.Name.id);
        if (!v || v->type->kind != TYPE_INT || v->range.lo != v->range.hi)
            return 0;
        *value = v->range.lo;
        return 1;
    }
    case UnaryOp_kind:
        if (e->v.UnaryOp.op == USub && is_lowest(e->v.UnaryOp.operand)) {
            *value = INT64_MIN;
            return 1;
        }
        if (e->v.UnaryOp.op == USub && e->v.UnaryOp.operand->kind == Constant_kind) {
            if (!literal_int(&e->v.UnaryOp.operand->v.Constant.value, &a))
                return 0;
            *value = -a;
            return 1;
        }
        if (!constant_int(m, e->v.UnaryOp.operand, &a) || e->v.UnaryOp.op == Not)
            return 0;
        *value = e->v.UnaryOp.op == USub ? -a : e->v.UnaryOp.op == Invert ? ~a : a;
        return 1;
    case BinOp_kind:
        return constant_int(m, e->v.BinOp.left, &a) && constant_int(m, e->v.BinOp.right, &b) &&
               fold_binary(e->v.BinOp.op, a, b, value);
    default: return 0;
    }
}

int constant_int(struct model *m, const struct expr *e, int64_t *value)
{
    return fold(m, e, value) && (m->bits == 64 || (*value >= INT32_MIN && *value <= INT32_MAX));
}

static const struct type *scalar_constant(struct model *m, const struct expr *e)
{
    int64_t value;

    if (constant_int(m, e, &value))
        return simple_type(m, TYPE_INT);
    if (e->kind == UnaryOp_kind && e->v.UnaryOp.op == USub)
        e = e->v.UnaryOp.operand;
    if (e->kind != Constant_kind)
        return NULL;
    switch (e->v.Constant.value.kind) {
    case CONST_TRUE:
    case CONST_FALSE: return simple_type(m, TYPE_BOOL);
    case CONST_FLOAT: return simple_type(m, TYPE_FLOAT);
    case CONST_STR: return simple_type(m, TYPE_STR);
    case CONST_BYTES: return simple_type(m, TYPE_BYTES);
    default: return NULL;
    }
}

/* (1, 2, 3): numbers of one type. */
static const struct type *table_constant(struct model *m, const struct expr *e, struct range *range)
{
    const struct type *item = NULL;
    int64_t value;

    *range = (struct range){INT64_MAX, INT64_MIN};
    for (int i = 0; i < e->v.Tuple.elts.n; i++) {
        const struct type *t = scalar_constant(m, e->v.Tuple.elts.at[i]);
        if (!t || !is_number(t) || (item && item != t))
            return NULL;
        item = t;
        if (constant_int(m, e->v.Tuple.elts.at[i], &value)) {
            range->lo = value < range->lo ? value : range->lo;
            range->hi = value > range->hi ? value : range->hi;
        } else {
            *range = type_range(m, t);
        }
    }
    return item ? array_type(m, TYPE_TABLE, item, e->v.Tuple.elts.n) : NULL;
}

static void add_constant(struct model *m, const struct expr *target, const struct expr *value)
{
    struct variable *v = NEW(m->arena, struct variable);

    v->name = target->v.Name.id;
    v->c_name = c_word(m, v->name);
    v->loc = target->loc;
    v->initial = value;
    v->range = any_range;
    v->type =
        value->kind == Tuple_kind ? table_constant(m, value, &v->range) : scalar_constant(m, value);
    if (!v->type) {
        refuse(m, value->loc,
               "a variable of the module can only be a constant of a type that C has");
        refuse_note(m, value->loc,
                    "numbers, str, bytes, and tuples of numbers of one type are; what changes "
                    "belongs into a generator or an instance");
        return;
    }
    const struct variable *before = find_variable(&m->constants, v->name);
    if (before) {
        refuse(m, target->loc, "%s is bound twice, so it is no constant", v->name);
        refuse_note(m, before->loc, "here for the first time");
        return;
    }
    int64_t n;
    if (constant_int(m, value, &n))
        v->range = (struct range){n, n};
    push(m->arena, &m->constants, v);
}

/* Byte = Annotated[int, range(256)] */
static int add_alias(struct model *m, const struct expr *target, const struct expr *value)
{
    const char *name = value->kind == Subscript_kind ? name_of(value->v.Subscript.value) : NULL;

    if (!name || strcmp(name, "Annotated") != 0)
        return 0;
    struct variable *v = NEW(m->arena, struct variable);
    v->name = target->v.Name.id;
    v->loc = target->loc;
    v->initial = value;
    push(m->arena, &m->aliases, v);
    return 1;
}

/* ------------------------------------------------------------------------ functions and classes */

static struct function *add_function(struct model *m, const struct stmt *s, struct class *owner)
{
    struct function *f = NEW(m->arena, struct function);

    f->name = s->v.FunctionDef.name;
    f->def = without_match(m, s);
    f->owner = owner;
    f->c_name = c_word(m, f->name);
    if (owner)
        f->c_name = arena_printf(m->arena, "%s_%s", owner->c_name,
                                 strcmp(f->name, "__init__") == 0 ? "init" : f->c_name);
    if (s->v.FunctionDef.decorator_list.n)
        refuse(m, s->v.FunctionDef.decorator_list.at[0]->loc,
               "a decorator makes a function that is not known here");
    push(m->arena, &m->functions, f);
    return f;
}

static void add_member(struct model *m, struct class *c, const struct stmt *s)
{
    struct variable *v = NEW(m->arena, struct variable);
    int64_t n;

    if (s->kind != Assign_kind || s->v.Assign.targets.n != 1 ||
        s->v.Assign.targets.at[0]->kind != Name_kind || !constant_int(m, s->v.Assign.value, &n) ||
        n > INT32_MAX || n < INT32_MIN) {
        refuse(m, s->loc, "a member of an enumeration must be a constant int of 32 bits here");
        return;
    }
    v->name = s->v.Assign.targets.at[0]->v.Name.id;
    v->c_name = arena_printf(m->arena, "%s_%s", capitals(m, c->c_name), capitals(m, v->name));
    v->range = (struct range){n, n};
    v->loc = s->loc;
    push(m->arena, &c->fields, v);
}

static int is_doc(const struct stmt *s)
{
    return s->kind == Pass_kind || (s->kind == Expr_kind && s->v.Expr.value->kind == Constant_kind);
}

/* @dataclass, @dataclass(slots=True) */
static int is_dataclass(const struct stmt *s)
{
    const struct expr *e =
        s->v.ClassDef.decorator_list.n == 1 ? s->v.ClassDef.decorator_list.at[0] : NULL;
    const struct expr *called = e && e->kind == Call_kind ? e->v.Call.func : e;
    const char *name = called ? name_of(called) : NULL;

    if (!name || strcmp(name, "dataclass") != 0)
        return 0;
    for (int i = 0; called != e && i < e->v.Call.keywords.n; i++) {
        const char *option = e->v.Call.keywords.at[i]->arg;
        if (!option || (strcmp(option, "slots") != 0 && strcmp(option, "frozen") != 0 &&
                        strcmp(option, "eq") != 0 && strcmp(option, "repr") != 0))
            return 0;
    }
    return 1;
}

static int set_base(struct model *m, struct class *c, const struct stmt *s)
{
    const char *base = s->v.ClassDef.bases.n ? name_of(s->v.ClassDef.bases.at[0]) : "object";

    c->is_dataclass = is_dataclass(s);
    if (s->v.ClassDef.bases.n > 1 || s->v.ClassDef.keywords.n || !base ||
        s->v.ClassDef.decorator_list.n > c->is_dataclass)
        return -1;
    c->base_name = base;
    if (strcmp(base, "Enum") == 0)
        c->kind = CLASS_ENUM;
    else if (strcmp(base, "IntEnum") == 0)
        c->kind = CLASS_INT_ENUM;
    else if (is_error_name(m, base))
        c->kind = CLASS_ERROR;
    else if (strcmp(base, "object") != 0)
        return -1;
    return 0;
}

static void add_class(struct model *m, const struct stmt *s)
{
    struct class *c = NEW(m->arena, struct class);

    c->name = s->v.ClassDef.name;
    c->c_name = snake_case(m, c->name);
    c->def = s;
    if (set_base(m, c, s) < 0) {
        refuse(m, s->loc,
               "only plain classes, dataclasses, Enum, IntEnum and exceptions without a body are "
               "known here");
        return;
    }
    push(m->arena, &m->classes, c);
    for (int i = 0; i < s->v.ClassDef.body.n; i++) {
        const struct stmt *inner = s->v.ClassDef.body.at[i];
        if (is_doc(inner))
            continue;
        if (c->kind == CLASS_ENUM || c->kind == CLASS_INT_ENUM)
            add_member(m, c, inner);
        else if (c->kind == CLASS_PLAIN && inner->kind == FunctionDef_kind)
            push(m->arena, &c->methods, add_function(m, inner, c));
        else if (c->kind == CLASS_PLAIN && inner->kind == AnnAssign_kind &&
                 (c->is_dataclass || !inner->v.AnnAssign.value))
            continue; /* read by infer_class and dataclass_init() */
        else
            refuse(m, inner->loc, "a class has only methods here, and fields that __init__ sets");
    }
    if (c->is_dataclass && c->kind == CLASS_PLAIN && !find_method(c, "__init__"))
        push(m->arena, &c->methods, add_function(m, dataclass_init(m, s), c));
}

/* ---------------------------------------------------------------------------------- the module */

static int is_main_block(const struct stmt *s)
{
    const struct expr *test = s->kind == If_kind ? s->v.If.test : NULL;
    const char *name = test && test->kind == Compare_kind ? name_of(test->v.Compare.left) : NULL;

    return name && strcmp(name, "__name__") == 0;
}

static int is_known_module(const char *name)
{
    static const char *const known[] = {"typing",     "enum",        "collections.abc",
                                        "__future__", "dataclasses", NULL};

    for (int i = 0; name && known[i]; i++)
        if (strcmp(known[i], name) == 0)
            return 1;
    return 0;
}

static int is_known_import(const struct stmt *s)
{
    if (s->kind == ImportFrom_kind)
        return is_known_module(s->v.ImportFrom.module);
    for (int i = 0; i < s->v.Import.names.n; i++)
        if (!is_known_module(s->v.Import.names.at[i]->name) || s->v.Import.names.at[i]->asname)
            return 0;
    return 1;
}

static void collect_statement(struct model *m, const struct stmt *s)
{
    switch (s->kind) {
    case FunctionDef_kind: add_function(m, s, NULL); return;
    case ClassDef_kind: add_class(m, s); return;
    case Import_kind:
    case ImportFrom_kind:
        if (!is_known_import(s))
            refuse(m, s->loc,
                   "an import has no meaning without a runtime; typing, enum and dataclasses are "
                   "known here");
        return;
    case Assign_kind:
        if (s->v.Assign.targets.n == 1 && s->v.Assign.targets.at[0]->kind == Name_kind) {
            if (add_alias(m, s->v.Assign.targets.at[0], s->v.Assign.value))
                return;
            add_constant(m, s->v.Assign.targets.at[0], s->v.Assign.value);
            return;
        }
        break;
    case AnnAssign_kind:
        if (s->v.AnnAssign.value && s->v.AnnAssign.target->kind == Name_kind) {
            add_constant(m, s->v.AnnAssign.target, s->v.AnnAssign.value);
            return;
        }
        break;
    case AsyncFunctionDef_kind: refuse(m, s->loc, "coroutines need a runtime"); return;
    default: break;
    }
    if (!is_doc(s) && !is_main_block(s))
        refuse(m, s->loc,
               "nothing runs when a module is included in C: only functions, classes "
               "and constants are translated");
}

void collect(struct model *m)
{
    const struct stmt_list *body = &m->tree->v.Module.body;

    for (int i = 0; i < body->n; i++)
        collect_statement(m, body->at[i]);
}
