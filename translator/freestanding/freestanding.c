/*
 * The freestanding back end: a module of Python whose every value has a type that C has -> C.
 *
 *     collect     functions, classes and constants of the module; match as `if` (desugar)
 *     infer       types, function by function, callees first; what does not fit is told here
 *     filled      buffers that need no zeros
 *     rotate      loops turned so that their yields stand at the end
 *     flow        ranges of ints, what is bound, what is not None: which checks can be left out
 *     live        what a generator keeps between its steps
 *     points      yields that go on alike share a state; what init and next can do alone
 *     function    C, twice: only then it is known who raises what
 *
 * It stands on the AST, not on the IR. Countdown, a SLIP decoder and a debouncer were written by
 * hand both ways first. From the IR the loops are gone: blocks and gotos, temporaries for what
 * Python nests, references counted that no value here has; what comes out is right and nobody would
 * check it in. From the tree `while` stays `while`, names stay names, and a yield is a case label
 * inside the loop (see function.c). What the IR has beyond that, exceptional edges, last blocks
 * lowered once, delegation, is little here: labels that `goto` reaches.
 *
 * Layout: a struct of model.h for each function and class, facts of expressions in a hash table by
 * their address.
 */
#include "freestanding.h"
#include <stdlib.h>
#include "emit.h"

/* ---------------------------------------------------------------------------------------- facts */

static size_t slot_of(const struct model *m, const void *key)
{
    uintptr_t h = (uintptr_t)key >> 4;

    h ^= h >> 15;
    h *= 0x9e3779b1u;
    size_t i = h & (size_t)(m->fact_room - 1);
    while (m->facts[i] && m->facts[i]->expr != key)
        i = (i + 1) & (size_t)(m->fact_room - 1);
    return i;
}

static void grow_facts(struct model *m)
{
    struct fact **old = m->facts;
    int room = m->fact_room;

    m->fact_room = room ? room * 2 : 256;
    m->facts = NEW_ARRAY(m->arena, struct fact *, m->fact_room);
    for (int i = 0; i < room; i++)
        if (old[i])
            m->facts[slot_of(m, old[i]->expr)] = old[i];
}

static struct fact *fact_at(struct model *m, const void *key)
{
    if (m->fact_count * 2 >= m->fact_room)
        grow_facts(m);
    size_t i = slot_of(m, key);
    if (!m->facts[i]) {
        m->facts[i] = NEW(m->arena, struct fact);
        m->facts[i]->expr = key;
        m->fact_count++;
    }
    return m->facts[i];
}

struct fact *fact_of(struct model *m, const struct expr *e)
{
    return fact_at(m, e);
}

struct fact *augmented_fact(struct model *m, const struct stmt *s)
{
    return fact_at(m, s);
}

/* ---------------------------------------------------------------------------------- diagnostics */

static int was_told(struct model *m, struct loc loc)
{
    for (int i = 0; i < m->told.n; i++)
        if (m->told.at[i].line == loc.line && m->told.at[i].col == loc.col)
            return 1;
    push(m->arena, &m->told, loc);
    return 0;
}

void refuse(struct model *m, struct loc loc, const char *text, ...)
{
    va_list args;

    if (m->is_silent)
        return;
    m->failures++;
    m->is_repeated = was_told(m, loc);
    if (m->is_repeated)
        return;
    va_start(args, text);
    diagnose(m->source, loc, SEVERITY_ERROR, "not in freestanding C: %s",
             arena_vprintf(m->arena, text, args));
    va_end(args);
}

void refuse_note(struct model *m, struct loc loc, const char *text, ...)
{
    va_list args;

    if (m->is_silent || m->is_repeated)
        return;
    va_start(args, text);
    note(m->source, loc, "%s", arena_vprintf(m->arena, text, args));
    va_end(args);
}

/* --------------------------------------------------------------------------------------- the C */

static void write_constant(struct model *m, const struct variable *v, struct text *c)
{
    struct function none = {0};
    struct emit w = {.m = m, .f = &none, .out = c};

    if (v->type->kind == TYPE_TABLE) {
        text_printf(m->arena, c, "static const %s %s[%ld] = {", v->type->item->c, v->c_name,
                    v->type->count);
        for (int i = 0; i < v->initial->v.Tuple.elts.n; i++) {
            fact_of(m, v->initial->v.Tuple.elts.at[i])->type = v->type->item;
            text_printf(m->arena, c, "%s%s", i % 8 ? " " : "\n    ",
                        expr(&w, v->initial->v.Tuple.elts.at[i]).text);
            text_add_cstr(m->arena, c, i + 1 < v->initial->v.Tuple.elts.n ? "," : "\n};\n");
        }
        return;
    }
    fact_of(m, v->initial)->type = v->type;
    if (v->type->kind == TYPE_BYTES) {
        const struct constant *k = &v->initial->v.Constant.value;
        text_printf(m->arena, c, "static const uint8_t %s[%ld] = {", v->c_name,
                    (long)(k->size ? k->size : 1));
        for (size_t i = 0; i < k->size; i++)
            text_printf(m->arena, c, "%s0x%02x", i ? ", " : "", (unsigned char)k->text[i]);
        text_add_cstr(m->arena, c, k->size ? "};\n" : "0};\n");
    } else if (v->type->kind == TYPE_INT) {
        int64_t n = v->range.lo;
        const char *digits = v->initial->kind == Constant_kind
                                 ? plain_digits(m, v->initial)
                                 : arena_printf(m->arena, "%lld", (long long)n);
        if (is_short(v->range))
            text_printf(m->arena, c, n < 0 ? "#define %s (%s)\n" : "#define %s %s\n", v->c_name,
                        digits);
        else
            text_printf(m->arena, c, "#define %s INT%d_C(%s)\n", v->c_name, m->bits, digits);
    } else {
        const char *text = expr(&w, v->initial).text;
        text_printf(m->arena, c, "#define %s %s\n", v->c_name,
                    text[0] == '-' ? arena_printf(m->arena, "(%s)", text) : text);
    }
}

static void write_constants(struct model *m, struct text *c)
{
    int n = 0;

    for (int i = 0; i < m->constants.n; i++)
        if (m->constants.at[i]->is_used) {
            write_constant(m, m->constants.at[i], c);
            n++;
        }
    if (n)
        text_add_char(m->arena, c, '\n');
}

/* Does C meet the name before the definition? */
static int is_called_before(struct model *m, int place)
{
    const char *call = arena_printf(m->arena, "%s(", m->functions.at[place]->c_name);

    for (int i = 0; i < place; i++)
        if (m->functions.at[i]->text.at && strstr(m->functions.at[i]->text.at, call))
            return 1;
    return 0;
}

static void write_prototypes(struct model *m, struct text *c)
{
    int n = 0;

    for (int i = 0; i < m->functions.n; i++)
        if (is_private(m->functions.at[i]) && is_called_before(m, i)) {
            text_printf(m->arena, c, "%s;\n", function_head(m, m->functions.at[i]));
            n++;
        }
    if (n)
        text_add_char(m->arena, c, '\n');
}

static void write_source(struct model *m, const char *header, struct text *c)
{
    struct text body = {0};

    for (int i = 0; i < m->functions.n; i++) {
        text_add(m->arena, &body, m->functions.at[i]->text.at, m->functions.at[i]->text.size);
        if (i + 1 < m->functions.n)
            text_add_char(m->arena, &body, '\n');
    }
    text_printf(m->arena, c, "/* Written by yieldc translate --freestanding from %s. */\n",
                m->source->name);
    text_printf(m->arena, c, "#include \"%s\"\n\n", header);
    write_constants(m, c);
    write_helpers(m, c);
    if (body.at && strstr(body.at, "memset("))
        text_add_cstr(m->arena, c, "void *memset(void *to, int value, size_t size);\n\n");
    write_prototypes(m, c);
    text_add(m->arena, c, body.at ? body.at : "", body.size);
}

static void write_bodies(struct model *m)
{
    m->helpers = 0;
    m->state_size = 1;
    for (int i = 0; i < m->order.n; i++) {
        write_function(m, m->order.at[i]);
        if (m->order.at[i]->lines.n >= UINT8_MAX)
            m->state_size = 2;
    }
    sort_errors(m);
}

static struct model *new_model(struct source *s, const struct mod *tree,
                               const struct freestanding *f)
{
    struct model *m = NEW(s->arena, struct model);

    m->source = s;
    m->arena = s->arena;
    m->tree = tree;
    m->bits = f->bits;
    m->int_c = f->bits == 64 ? "int64_t" : "int32_t";
    m->prefix = snake_case(m, f->name);
    m->upper = capitals(m, m->prefix);
    return m;
}

int write_freestanding(struct source *s, const struct mod *tree, const struct freestanding *f,
                       struct text *c, struct text *h)
{
    struct model *m = new_model(s, tree, f);

    collect(m);
    static const char *const always[] = {"GeneratorExit", "TimeoutError", "RuntimeError",
                                         "ValueError"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        error_of(m, always[i]); /* for C to throw */
    for (int i = 0; i < m->classes.n && !m->failures; i++)
        infer_class(m, m->classes.at[i]);
    for (int i = 0; i < m->functions.n; i++)
        infer_function(m, m->functions.at[i], NULL, m->functions.at[i]->def->loc);
    if (m->failures)
        return -1;
    for (int i = 0; i < m->functions.n; i++)
        m->functions.at[i]->raises = 1; /* until it is known */
    write_bodies(m);
    write_bodies(m);
    write_source(m, f->header, c);
    write_header(m, arena_printf(m->arena, "%s_H", m->upper), h);
    return 0;
}
