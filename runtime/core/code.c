/* code.c - the type code: the translator's descriptor of a function as Python sees it; and cells.
 *
 * A code object is a view of a constant: two of the same function are equal, though not always the
 * same object.
 */
#include "class.h"
#include "code.h"

static const yr_code *code_of(yr_value v)
{
    return YR_AS(yr_code_object, v)->code;
}

yr_value yr_code_object_of(const yr_code *code)
{
    if (!YR->codes && !(YR->codes = yr_dict_new()))
        return 0;
    yr_value key = yr_int((intptr_t)code >> 2), known = yr_dict_get(YR->codes, key);
    if (known)
        return yr_retain(known);
    yr_code_object *o = yr_new(YR_TYPE(code), sizeof *o);
    if (!o)
        return 0;
    o->code = code;
    if (yr_dict_set(YR->codes, key, yr_from(o)) < 0) {
        yr_drop(yr_from(o));
        return 0;
    }
    return yr_from(o);
}

/* ---- Codes made at run time ----------------------------------------------------------------- */

struct yr_marked_code {
    yr_code code;
    const yr_code *original;
    struct yr_marked_code *next;
};

const yr_code *yr_iterable_coroutine(const yr_code *code)
{
    for (struct yr_marked_code *m = YR->marked_codes; m; m = m->next)
        if (m->original == code)
            return &m->code;
    struct yr_marked_code *m = yr_alloc(sizeof *m);
    if (!m)
        return NULL;
    *m = (struct yr_marked_code){*code, code, YR->marked_codes};
    m->code.flags |= YR_CODE_ITERABLE_COROUTINE;
    YR->marked_codes = m;
    return &m->code;
}

/* What yr_code_alloc() gives stands behind one of these. */
typedef struct made_code {
    struct made_code *next;
    uint64_t code[]; /* as aligned as yr_alloc() aligns */
} made_code;

static made_code *made_codes;

void *yr_code_alloc(size_t size)
{
    made_code *m = yr_alloc(sizeof *m + size);
    if (!m)
        return NULL;
    m->next = made_codes;
    made_codes = m;
    return memset(m->code, 0, size);
}

void yr_codes_finish(void)
{
    for (made_code *m = made_codes, *next; m; m = next) {
        next = m->next;
        yr_dispose(m);
    }
    made_codes = NULL;
    for (struct yr_marked_code *m = YR->marked_codes, *next; m; m = next) {
        next = m->next;
        yr_dispose(m);
    }
    YR->marked_codes = NULL;
}

/* ---- Attributes ----------------------------------------------------------------------------- */

/* new tuple of interned str: names[from..from+n) */
static yr_value names_of(const yr_code *code, size_t from, size_t n)
{
    yr_value tuple = yr_tuple_alloc(n);
    for (size_t i = 0; tuple && i < n; i++) {
        yr_value name = yr_intern_c(code->names[from + i]);
        if (!name) {
            yr_drop(tuple);
            return 0;
        }
        YR_AS(yr_tuple_object, tuple)->items[i] = name;
    }
    return tuple;
}

static yr_value get_name(yr_value self)
{
    return yr_str_from_c(code_of(self)->name);
}

static yr_value get_qualname(yr_value self)
{
    return yr_str_from_c(code_of(self)->qualname);
}

static yr_value get_filename(yr_value self)
{
    return yr_str_from_c(code_of(self)->file);
}

static yr_value get_first_line(yr_value self)
{
    return yr_int(code_of(self)->line);
}

static yr_value get_argument_count(yr_value self)
{
    return yr_int(code_of(self)->positional);
}

static yr_value get_positional_only(yr_value self)
{
    return yr_int(code_of(self)->positional_only);
}

static yr_value get_keyword_only(yr_value self)
{
    return yr_int(code_of(self)->keyword_only);
}

/* A parameter that is a cell counts as a local too; local_count says how many locals there are. */
static yr_value get_local_count(yr_value self)
{
    return yr_int(code_of(self)->local_count);
}

static yr_value get_variables(yr_value self)
{
    return names_of(code_of(self), 0, code_of(self)->local_count);
}

static yr_value get_cells(yr_value self)
{
    const yr_code *code = code_of(self);
    return names_of(code, code->local_count, code->cell_count);
}

static yr_value get_free(yr_value self)
{
    const yr_code *code = code_of(self);
    return names_of(code, (size_t)code->local_count + code->cell_count, code->free_count);
}

/* CPython's CO_ flags: optimized, newlocals, varargs, varkeywords, nested, generator, coroutine,
 * iterable coroutine, async generator. */
static yr_value get_flags(yr_value self)
{
    static const struct {
        int ours, theirs;
    } rows[] = {
        {YR_CODE_VARARGS, 4},           {YR_CODE_VARKEYWORDS, 8}, {YR_CODE_NESTED, 16},
        {YR_CODE_GENERATOR, 32},        {YR_CODE_COROUTINE, 128}, {YR_CODE_ITERABLE_COROUTINE, 256},
        {YR_CODE_ASYNC_GENERATOR, 512},
    };
    int flags = code_of(self)->flags, result = 0;
    if (!(flags & (YR_CODE_CLASS_BODY | YR_CODE_MODULE)))
        result |= 3;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (flags & rows[i].ours)
            result |= rows[i].theirs;
    return yr_int(result);
}

/* Of the constants only the first is known: the documentation. */
static yr_value get_constants(yr_value self)
{
    const char *doc = code_of(self)->doc;
    yr_value first = doc ? yr_str_from_c(doc) : YR_NONE;
    return first ? yr_tuple(&first, 1) : 0;
}

static yr_value no_names(yr_value self)
{
    (void)self;
    return yr_retain(YR->empty_tuple);
}

static const yr_getset_def getsets[] = {
    {"co_name", get_name, yr_readonly, NULL},
    {"co_qualname", get_qualname, yr_readonly, NULL},
    {"co_filename", get_filename, yr_readonly, NULL},
    {"co_firstlineno", get_first_line, yr_readonly, NULL},
    {"co_argcount", get_argument_count, yr_readonly, NULL},
    {"co_posonlyargcount", get_positional_only, yr_readonly, NULL},
    {"co_kwonlyargcount", get_keyword_only, yr_readonly, NULL},
    {"co_nlocals", get_local_count, NULL, NULL},
    {"co_varnames", get_variables, NULL, NULL},
    {"co_cellvars", get_cells, NULL, NULL},
    {"co_freevars", get_free, NULL, NULL},
    {"co_flags", get_flags, yr_readonly, NULL},
    {"co_consts", get_constants, yr_readonly, NULL},
    {"co_names", no_names, yr_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- The type -------------------------------------------------------------------------------- */

static yr_value code_repr(yr_value self)
{
    const yr_code *code = code_of(self);
    return yr_str_format("<code object %s at %p, file \"%s\", line %d>", code->name,
                         (void *)yr_object_of(self), code->file, (int)code->line);
}

static yr_value code_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS(a, code) || !YR_IS(b, code))
        return YR_NOT_IMPLEMENTED;
    return yr_bool((code_of(a) == code_of(b)) == (op == YR_EQ));
}

static int code_hash(yr_value self, uint64_t *hash)
{
    *hash = (uint64_t)(uintptr_t)code_of(self) >> 4;
    return 0;
}

static void code_dealloc(yr_object *o)
{
    yr_release(o);
}

YR_BUILT_IN(code, object) = {
    .id = YR_T_code,
    .size = sizeof(yr_code_object),
    .getsets = getsets,
    .slots = {.dealloc = code_dealloc,
              .repr = code_repr,
              .hash = code_hash,
              .compare = code_compare},
};

/* ---- Cells ----------------------------------------------------------------------------------- */

yr_value yr_cell_new(yr_value v)
{
    yr_cell *cell = yr_new(YR_TYPE(cell), sizeof *cell);
    if (!cell) {
        yr_xdrop(v);
        return 0;
    }
    cell->value = v;
    return yr_from(cell);
}

static void cell_clear(yr_object *o)
{
    yr_set(&((yr_cell *)o)->value, 0);
}

static void cell_dealloc(yr_object *o)
{
    cell_clear(o);
    yr_release(o);
}

static int cell_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_cell *)o)->value);
    return 0;
}

static yr_value cell_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t;
    if (yr_no_keywords("cell", keywords) < 0 || yr_check_arity("cell", n, 0, 1) < 0)
        return 0;
    return yr_cell_new(n ? yr_retain(args[0]) : 0);
}

static yr_value cell_repr(yr_value self)
{
    yr_value v = YR_AS(yr_cell, self)->value;
    void *at = (void *)yr_object_of(self);
    if (!v)
        return yr_str_format("<cell at %p: empty>", at);
    return yr_str_format("<cell at %p: %T object at %p>", at, v, (void *)(uintptr_t)v);
}

/* Cells compare by content; an empty one is less than any other. */
static yr_value cell_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!YR_IS(a, cell) || !YR_IS(b, cell))
        return YR_NOT_IMPLEMENTED;
    yr_value x = YR_AS(yr_cell, a)->value, y = YR_AS(yr_cell, b)->value;
    if (!x || !y)
        return yr_compare(op, yr_int(x != 0), yr_int(y != 0));
    yr_retain(x);
    yr_retain(y);
    yr_value v = yr_compare(op, x, y);
    yr_drop(x);
    yr_drop(y);
    return v;
}

static yr_value get_contents(yr_value self)
{
    yr_value v = YR_AS(yr_cell, self)->value;
    return v ? yr_retain(v) : yr_value_error("Cell is empty");
}

static int set_contents(yr_value self, yr_value v)
{
    yr_set(&YR_AS(yr_cell, self)->value, yr_xretain(v));
    return 0;
}

static const yr_getset_def cell_getsets[] = {
    {"cell_contents", get_contents, set_contents, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(cell, object) = {
    .id = YR_T_cell,
    .size = sizeof(yr_cell),
    .flags = YR_TYPE_TRACKED,
    .getsets = cell_getsets,
    .slots = {.dealloc = cell_dealloc,
              .traverse = cell_traverse,
              .clear = cell_clear,
              .repr = cell_repr,
              .compare = cell_compare,
              .make = cell_make},
};
