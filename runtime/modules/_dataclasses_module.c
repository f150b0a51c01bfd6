/* _dataclasses_module.c - the module _dataclasses: the methods that a dataclass gets, beside
 * __init__: __eq__, __lt__ and the others, __hash__, __repr__.
 *
 * CPython makes a text of each and compiles that; the lines of its text are in the tracebacks. */
#include "dataclasses_parts.h"

enum { FEW = 16 }; /* so many fields need no memory of their own */

/* ---- Functions ------------------------------------------------------------------------------- */

yr_method_code *yr_dataclasses_code(size_t names, size_t fields, size_t passed)
{
    size_t size = sizeof(yr_method_code) + fields * sizeof(yr_data_field) +
                  (fields + 1) * sizeof(yr_value) + names * sizeof(char *) +
                  passed * sizeof(int16_t);
    yr_method_code *m = yr_code_alloc(size);
    if (!m)
        return NULL;
    m->count = fields;
    m->fields = (yr_data_field *)(m + 1);
    m->pieces = (yr_value *)(m->fields + fields);
    m->code.names = (const char *const *)(m->pieces + fields + 1);
    m->passed = (const int16_t *)(m->code.names + names);
    m->passed_count = passed;
    m->code.file = "<string>";
    m->code.line = 2;
    return m;
}

yr_value yr_dataclasses_function(yr_method_code *code, yr_value module, yr_value defaults,
                                 yr_value keyword_defaults, yr_value annotations, yr_value *cells)
{
    yr_value home = yr_dict_get(YR->modules, module);
    if (!home && yr_pending())
        return 0;
    yr_module *m =
        home && yr_isinstance_of(home, YR_TYPE_ID(module)) ? YR_AS(yr_module, home) : YR->builtins;
    return yr_function_new(&code->code, m, defaults, keyword_defaults, annotations, cells);
}

yr_value yr_dataclasses_fail(yr_function *f, yr_value *args, int line)
{
    yr_frame *frame = NULL;
    yr_trace(&frame, f, line);
    yr_leave(frame, args, (size_t)yr_parameter_count(f->code));
    return 0;
}

static yr_method_code *method_of(yr_function *f)
{
    return (yr_method_code *)f->code;
}

/* The end without an error: drops the arguments. */
static yr_value leave(yr_value *args, size_t n, yr_value result)
{
    for (size_t i = 0; i < n; i++)
        yr_drop(args[i]);
    return result;
}

/* ---- The values of the fields ---------------------------------------------------------------- */

static void drop_values(yr_value *values, size_t n)
{
    while (n > 0)
        yr_drop(values[--n]);
}

static int load_fields(yr_method_code *m, yr_value o, yr_value *values)
{
    for (size_t i = 0; i < m->count; i++) {
        yr_data_field *field = &m->fields[i];
        if (!(values[i] = yr_load_attr(o, field->name, &field->site))) {
            drop_values(values, i);
            return -1;
        }
    }
    return 0;
}

/* Is x.__class__ of all instances of the type what object says it is? */
static bool has_plain_class(yr_method_code *m, yr_type *t)
{
    if (m->plain_version == t->version)
        return true;
    if (t->slots.getattr != yr_object_getattr ||
        yr_type_lookup(t, YR_NAME(__class__)) !=
            yr_type_lookup(YR_TYPE(object), YR_NAME(__class__)))
        return false;
    m->plain_version = t->version;
    return true;
}

/* other.__class__ is self.__class__: 1, 0, -1. */
static int same_class(yr_method_code *m, yr_value self, yr_value other)
{
    yr_type *a = yr_type_of(self), *b = yr_type_of(other);
    if (a == b && has_plain_class(m, a))
        return 1;
    yr_value theirs = yr_getattr(other, YR_NAME(__class__));
    yr_value own = theirs ? yr_getattr(self, YR_NAME(__class__)) : 0;
    int same = own ? own == theirs : -1;
    yr_xdrop(theirs);
    yr_xdrop(own);
    return same;
}

/* ---- Comparisons ----------------------------------------------------------------------------- */

/* The index of the first pair that differs, or n; -1 is an error. */
static int64_t first_difference(const yr_value *a, const yr_value *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (a[i] == b[i])
            continue;
        int equal = yr_both_ints(a[i], b[i]) ? 0 : yr_equal(a[i], b[i]);
        if (equal <= 0)
            return equal < 0 ? -1 : (int64_t)i;
    }
    return (int64_t)n;
}

/* new: (a...) op (b...), as tuples compare. */
static yr_value compare_values(yr_compare_op op, const yr_value *a, const yr_value *b, size_t n)
{
    int64_t i = first_difference(a, b, n);
    if (i < 0)
        return 0;
    if (op == YR_EQ)
        return yr_bool(i == (int64_t)n);
    if (i == (int64_t)n)
        return yr_bool(op == YR_LE || op == YR_GE);
    return yr_compare(op, a[i], b[i]);
}

static yr_value compare_fields(yr_compare_op op, yr_method_code *m, yr_value self, yr_value other)
{
    yr_value few[2 * FEW], *values = few, result = 0;
    size_t n = m->count;
    if (n > FEW && !(values = yr_alloc(2 * n * sizeof *values)))
        return 0;
    if (load_fields(m, self, values) == 0) {
        if (load_fields(m, other, values + n) == 0) {
            result = compare_values(op, values, values + n, n);
            drop_values(values + n, n);
        }
        drop_values(values, n);
    }
    if (values != few)
        yr_dispose(values);
    return result;
}

enum { TEST_LINE = 3, RESULT_LINE = 4 };

static yr_value compare_body(yr_compare_op op, yr_function *f, yr_value *args)
{
    yr_method_code *m = method_of(f);
    int same = same_class(m, args[0], args[1]);
    if (same < 0)
        return yr_dataclasses_fail(f, args, TEST_LINE);
    yr_value result = same ? compare_fields(op, m, args[0], args[1]) : YR_NOT_IMPLEMENTED;
    return result ? leave(args, 2, result) : yr_dataclasses_fail(f, args, RESULT_LINE);
}

static yr_value eq_body(yr_function *f, yr_value *args)
{
    return compare_body(YR_EQ, f, args);
}

static yr_value lt_body(yr_function *f, yr_value *args)
{
    return compare_body(YR_LT, f, args);
}

static yr_value le_body(yr_function *f, yr_value *args)
{
    return compare_body(YR_LE, f, args);
}

static yr_value gt_body(yr_function *f, yr_value *args)
{
    return compare_body(YR_GT, f, args);
}

static yr_value ge_body(yr_function *f, yr_value *args)
{
    return compare_body(YR_GE, f, args);
}

/* ---- hash and repr ----------------------------------------------------------------------------
 */

static yr_value hash_body(yr_function *f, yr_value *args)
{
    yr_method_code *m = method_of(f);
    uint64_t hash;
    yr_value values = yr_tuple_alloc(m->count), result = 0;
    for (size_t i = 0; values && i < m->count; i++) {
        yr_data_field *field = &m->fields[i];
        yr_value v = yr_load_attr(args[0], field->name, &field->site);
        if (!v)
            yr_set(&values, 0);
        else
            YR_TUPLE(values)->items[i] = v;
    }
    if (values && yr_hash(values, &hash) == 0)
        result = yr_int_from_i64((int64_t)hash);
    yr_xdrop(values);
    return result ? leave(args, 1, result) : yr_dataclasses_fail(f, args, TEST_LINE);
}

/* The calls of repr that run, the last one first: the same one of the same object shows "...". */
typedef struct printing {
    const struct printing *outer;
    const yr_code *code;
    yr_value self;
} printing;

static const printing *all_printing;

static bool is_printing(const yr_code *code, yr_value self)
{
    for (const printing *p = all_printing; p; p = p->outer)
        if (p->code == code && p->self == self)
            return true;
    return false;
}

/* new: "(a=1, b=2)" */
static yr_value repr_of_fields(yr_method_code *m, yr_value self)
{
    size_t n = 2 * m->count + 1, at = 0;
    yr_value few[2 * FEW + 1], *parts = few, text = 0;
    if (m->count > FEW && !(parts = yr_alloc(n * sizeof *parts)))
        return 0;
    for (size_t i = 0; i < m->count; i++) {
        yr_data_field *field = &m->fields[i];
        yr_value v = yr_load_attr(self, field->name, &field->site), shown = v ? yr_repr(v) : 0;
        yr_xdrop(v);
        if (!shown)
            goto end;
        parts[at++] = yr_retain(m->pieces[i]);
        parts[at++] = shown;
    }
    parts[at++] = yr_retain(m->pieces[m->count]);
    text = yr_join(parts, at);
end:
    drop_values(parts, at);
    if (parts != few)
        yr_dispose(parts);
    return text;
}

static yr_value repr_text(yr_method_code *m, yr_value self)
{
    yr_value class = yr_getattr(self, YR_NAME(__class__));
    yr_value name = class ? yr_getattr(class, YR_NAME(__qualname__)) : 0;
    yr_value fields = name ? repr_of_fields(m, self) : 0;
    yr_value text = fields ? yr_binary(YR_ADD, name, fields) : 0;
    yr_xdrop(class);
    yr_xdrop(name);
    yr_xdrop(fields);
    return text;
}

static yr_value repr_body(yr_function *f, yr_value *args)
{
    if (is_printing(f->code, args[0]))
        return leave(args, 1, yr_str_from_c("..."));
    printing here = {all_printing, f->code, args[0]};
    all_printing = &here;
    yr_value text = repr_text(method_of(f), args[0]);
    all_printing = here.outer;
    return text ? leave(args, 1, text) : yr_dataclasses_fail(f, args, TEST_LINE);
}

/* ---- The module -------------------------------------------------------------------------------
 */

static const struct {
    const char *name, *qualname;
    yr_body body;
    uint16_t parameters;
} kinds[] = {
    {"__eq__", "__create_fn__.<locals>.__eq__", eq_body, 2},
    {"__lt__", "__create_fn__.<locals>.__lt__", lt_body, 2},
    {"__le__", "__create_fn__.<locals>.__le__", le_body, 2},
    {"__gt__", "__create_fn__.<locals>.__gt__", gt_body, 2},
    {"__ge__", "__create_fn__.<locals>.__ge__", ge_body, 2},
    {"__hash__", "__create_fn__.<locals>.__hash__", hash_body, 1},
    {"__repr__", "__create_fn__.<locals>.__repr__", repr_body, 1},
};

static int set_pieces(yr_method_code *m)
{
    for (size_t i = 0; i < m->count; i++) {
        yr_value piece = yr_str_format("%s%U=", i ? ", " : "(", m->fields[i].name);
        if (!piece || !(m->pieces[i] = yr_intern(piece)))
            return -1;
    }
    m->pieces[m->count] = yr_intern_c(m->count ? ")" : "()");
    return m->pieces[m->count] ? 0 : -1;
}

/* method(name, module, fields): the method of that name of a class of that module. */
YR_METHOD(method)
{
    static const char *const parameters[] = {"self", "other"};
    size_t kind = 0, count = YR_IS_TUPLE(args[2]) ? YR_TUPLE(args[2])->length : 0;
    while (kind < sizeof kinds / sizeof *kinds &&
           !(YR_IS_STR(args[0]) && yr_str_is(args[0], kinds[kind].name)))
        kind++;
    if (kind == sizeof kinds / sizeof *kinds || !YR_IS_TUPLE(args[2]))
        return yr_type_error("method() takes the name of a method, a module and a tuple of names");
    yr_method_code *m = yr_dataclasses_code(0, count, 0);
    if (!m)
        return 0;
    for (size_t i = 0; i < count; i++)
        if (!(m->fields[i].name = yr_intern(yr_retain(YR_TUPLE(args[2])->items[i]))))
            return 0;
    m->code.name = kinds[kind].name;
    m->code.qualname = kinds[kind].qualname;
    m->code.body = kinds[kind].body;
    m->code.positional = m->code.local_count = kinds[kind].parameters;
    m->code.names = parameters;
    m->code.flags = YR_CODE_NESTED;
    if (kinds[kind].body == repr_body && set_pieces(m) < 0)
        return 0;
    return yr_dataclasses_function(m, args[1], 0, 0, 0, NULL);
}

static const yr_method_def functions[] = {{"method", method, 3, 3, 0, NULL},
                                          {"init", yr_dataclasses_init, 10, 10, 0, NULL},
                                          YR_METHOD_END};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__dataclasses = {"_dataclasses", fill};
