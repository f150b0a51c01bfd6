/*
 * Delegation: random programs of generators against a recursive reference.
 *
 * A program is a few scripts, one per generator; an operation of a script yields, delegates to
 * another generator or to an iterator that is none, drives any generator of the program (itself
 * too), raises or returns, and says what becomes of an exception that reaches it. The same
 * interpreter of scripts runs under the runtime, as the body of real generators, and under the
 * reference, which does what CPython does: a recursive send, throw and close. Both write a log of
 * everything that can be seen; the logs must be equal.
 *
 * Left out, as in the rules (D8): throw() and close() of a delegator that is forwarding a throw or
 * close at that moment, where CPython itself goes wrong. Such a program is dropped.
 */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "../../runtime/generator/generator.h"

enum { GENERATORS = 6, FOREIGN = 3, OPERATIONS = 5, HOOKS = 20, DRIVES = 24, LOG = 200000 };

/* ---- Programs ------------------------------------------------------------------------------- */

typedef enum { SEND_NONE, SEND_VALUE, THROW, CLOSE } action_kind;
typedef enum { ERROR_1, ERROR_2, EXIT, STOP, VALUE, RUNTIME, TYPE, ATTRIBUTE } error_kind;
typedef enum { YIELD, DELEGATE, ACT, RAISE, RETURN } operation_kind;
typedef enum { RERAISE, SWALLOW, RAISE_NEW } handler_kind;

typedef struct {
    error_kind kind;
    int tag; /* an argument, for those that the program raises */
} error;

typedef struct {
    action_kind kind;
    int target;
    error_kind thrown;
} action;

typedef struct {
    operation_kind kind;
    handler_kind handler;
    int child;
    action act;
} operation;

typedef struct {
    int count; /* of generators; behind them come the iterators that are none */
    int lengths[GENERATORS];
    operation scripts[GENERATORS][OPERATIONS];
    action hooks[HOOKS];
    bool has_hook[HOOKS];
    int drive_count;
    action drives[DRIVES];
} program;

static uint64_t random_state;

static unsigned pick(unsigned n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (unsigned)((random_state >> 11) % n);
}

static action random_action(int count)
{
    static const action_kind kinds[] = {SEND_NONE, SEND_NONE, SEND_NONE, SEND_VALUE, THROW, CLOSE};
    static const error_kind errors[] = {ERROR_1, ERROR_1, EXIT, STOP};
    return (action){kinds[pick(6)], (int)pick((unsigned)count), errors[pick(4)]};
}

static operation random_operation(int i, int count)
{
    static const operation_kind first[] = {YIELD, DELEGATE, DELEGATE, ACT};
    static const operation_kind other[] = {YIELD,    YIELD, DELEGATE, DELEGATE,
                                           DELEGATE, ACT,   RAISE,    RETURN};
    operation op = {.kind = i ? other[pick(8)] : first[pick(4)],
                    .handler = (handler_kind)pick(3),
                    .act = random_action(count)};
    int next = count - 1 + (int)pick(4);
    op.child = pick(2) ? (int)pick((unsigned)count + FOREIGN) : i + 1 < next ? i + 1 : next;
    return op;
}

static program random_program(unsigned seed)
{
    program p = {0};
    random_state = 0x9E3779B97F4A7C15u * (seed + 1);
    p.count = 2 + (int)pick(GENERATORS - 1);
    for (int i = 0; i < p.count; i++) {
        p.lengths[i] = 1 + (int)pick(OPERATIONS);
        for (int j = 0; j < p.lengths[i]; j++)
            p.scripts[i][j] = random_operation(i, p.count);
    }
    for (int i = 0; i < HOOKS; i++) {
        p.has_hook[i] = pick(2);
        p.hooks[i] = random_action(p.count);
    }
    p.drive_count = 4 + (int)pick(DRIVES - 3);
    for (int i = 0; i < p.drive_count; i++) {
        p.drives[i] = random_action(p.count);
        if (pick(2))
            p.drives[i].target = 0;
    }
    return p;
}

/* ---- Worlds --------------------------------------------------------------------------------- */

typedef enum { R_YIELD, R_DELEGATE, R_RETURN, R_RAISE } result_kind;

enum { NONE = -1 }; /* the value None; others are numbers */

typedef struct {
    result_kind kind;
    int value; /* yielded or returned; R_DELEGATE: the child */
    error error;
} result;

typedef struct world world;
struct world {
    const program *program;
    result (*act)(world *w, action a);
    char (*state)(world *w, int i);
    int pc[GENERATORS];
    int foreign_steps[FOREIGN];
    int hooks_used, budget;
    bool poisoned; /* the reference met what D8 leaves out */
    char log[LOG];
    size_t length;
};

static void note(world *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (w->length < LOG - 200)
        w->length += (size_t)vsnprintf(w->log + w->length, 200, format, args);
    va_end(args);
}

static void note_states(world *w)
{
    for (int i = 0; i < w->program->count; i++)
        note(w, "%c", w->state(w, i));
    note(w, "\n");
}

static void note_result(world *w, result r)
{
    if (r.kind == R_RAISE)
        note(w, "!%d:%d ", r.error.kind, r.error.tag);
    else
        note(w, "%c%d ", r.kind == R_YIELD ? '=' : 'r', r.value);
}

static result raised(error_kind kind, int tag)
{
    return (result){R_RAISE, NONE, {kind, tag}};
}

/* An action of a script, a hook or the driver. An end is a value there, an error goes on. */
static result act(world *w, action a)
{
    if (w->budget-- <= 0)
        return (result){R_RETURN, -2, {0}};
    return w->act(w, a);
}

/* How an exception is met at the operation at: true: swallowed. */
static bool handle(world *w, int id, int at, error *e)
{
    note(w, "%d.%d exc %d:%d ", id, at, e->kind, e->tag);
    note_states(w);
    handler_kind handler = w->program->scripts[id][at].handler;
    if (handler == RAISE_NEW)
        *e = (error){ERROR_1, 1000 + 10 * id + at};
    return handler == SWALLOW;
}

static void got(world *w, int id, int at, result r)
{
    note(w, "%d.%d got ", id, at);
    note_result(w, r);
    note_states(w);
}

/* Runs the script of generator id on: in is what it is resumed with (R_RETURN: sent). */
static result run_script(world *w, int id, result in)
{
    const program *p = w->program;
    bool resumed = w->pc[id] >= 0;
    for (int at = resumed ? w->pc[id] : 0; at < p->lengths[id]; at++) {
        const operation *op = &p->scripts[id][at];
        result r = in;
        w->pc[id] = at;
        if (!resumed && op->kind == YIELD)
            return (result){R_YIELD, 100 * id + at, {0}};
        if (!resumed && op->kind == DELEGATE)
            return (result){R_DELEGATE, op->child, {0}};
        if (!resumed && op->kind == RETURN)
            return (result){R_RETURN, 500 + 10 * id + at, {0}};
        if (!resumed && op->kind == RAISE)
            r = raised(ERROR_2, 10 * id + at);
        if (!resumed && op->kind == ACT)
            r = act(w, op->act);
        resumed = false;
        if (r.kind != R_RAISE)
            got(w, id, at, r);
        else if (!handle(w, id, at, &r.error))
            return r;
    }
    return (result){R_RETURN, NONE, {0}};
}

static void hook(world *w)
{
    if (w->hooks_used == HOOKS)
        return;
    int i = w->hooks_used++;
    if (!w->program->has_hook[i])
        return;
    note(w, "hook ");
    note_result(w, act(w, w->program->hooks[i]));
}

/* The iterators that are no generators: 0 has next alone; 1 and 2 have send, throw and close, and
 * 2's throw ends it while its close raises. */
static result foreign_next(world *w, int k, int sent)
{
    note(w, "F%d next %d ", k, sent);
    hook(w);
    if (++w->foreign_steps[k] > 4)
        return (result){R_RETURN, 900 + k, {0}};
    return (result){R_YIELD, 910 + 10 * k + w->foreign_steps[k], {0}};
}

static result foreign_throw(world *w, int k, error e)
{
    note(w, "F%d throw %d ", k, e.kind);
    hook(w);
    return k == 2 ? raised(STOP, 77) : (result){R_RAISE, NONE, e};
}

static result foreign_close(world *w, int k)
{
    note(w, "F%d close ", k);
    return k == 2 ? raised(ERROR_2, 88) : (result){R_RETURN, NONE, {0}};
}

static void play(world *w)
{
    const program *p = w->program;
    w->budget = 400;
    for (int i = 0; i < p->count; i++)
        w->pc[i] = -1;
    for (int i = 0; i < p->drive_count && !w->poisoned; i++) {
        note(w, "drive %d %d ", p->drives[i].kind, p->drives[i].target);
        note_result(w, act(w, p->drives[i]));
        note_states(w);
    }
}

/* ---- The reference: CPython's recursion ----------------------------------------------------- */

typedef enum { CREATED, SUSPENDED, EXECUTING, CLOSED } ref_state;

typedef struct {
    ref_state state;
    bool forwarding; /* executing, in a throw or close of its child */
    int child;       /* -1: none */
} ref_generator;

typedef struct {
    world base;
    ref_generator generators[GENERATORS];
} ref_world;

static result ref_send(ref_world *w, int g, int value);

static bool is_foreign(ref_world *w, int g)
{
    return g >= w->base.program->count;
}

static result ref_send_to(ref_world *w, int child, int value)
{
    int k = child - w->base.program->count;
    if (!is_foreign(w, child))
        return ref_send(w, child, value);
    if (value != NONE && k == 0)
        return raised(ATTRIBUTE, 0);
    return foreign_next(&w->base, k, value);
}

/* Resumes the frame of g itself with in, which ends what it delegates to if it is an error. */
static result ref_run(ref_world *w, int g, result in)
{
    ref_generator *me = &w->generators[g];
    me->state = EXECUTING;
    me->forwarding = false;
    if (in.kind == R_RAISE)
        me->child = -1;
    for (;;) {
        if (me->child >= 0) {
            in = ref_send_to(w, me->child, in.value);
            if (in.kind == R_YIELD) {
                me->state = SUSPENDED;
                return in;
            }
            me->child = -1;
        }
        in = run_script(&w->base, g, in);
        if (in.kind == R_YIELD) {
            me->state = SUSPENDED;
            return in;
        }
        if (in.kind == R_DELEGATE) {
            me->child = in.value;
            in = (result){R_RETURN, NONE, {0}};
            continue;
        }
        me->state = CLOSED;
        if (in.kind == R_RAISE && in.error.kind == STOP)
            in = raised(RUNTIME, 1);
        return in;
    }
}

static result ref_resume(ref_world *w, int g, result in)
{
    ref_generator *me = &w->generators[g];
    if (me->state == CREATED && in.kind != R_RAISE && in.value != NONE)
        return raised(TYPE, 0);
    if (me->state == EXECUTING)
        return raised(VALUE, 0);
    if (me->state == CLOSED)
        return in.kind == R_RAISE ? in : (result){R_RETURN, NONE, {0}};
    if (me->state == CREATED && in.kind == R_RAISE) {
        me->state = CLOSED;
        return in.error.kind == STOP ? raised(RUNTIME, 1) : in;
    }
    return ref_run(w, g, in);
}

static result ref_send(ref_world *w, int g, int value)
{
    return ref_resume(w, g, (result){R_RETURN, value, {0}});
}

static result ref_close(ref_world *w, int g);

static result ref_close_child(ref_world *w, int g)
{
    ref_generator *me = &w->generators[g];
    int k = me->child - w->base.program->count;
    result r = {R_RETURN, NONE, {0}};
    me->state = EXECUTING;
    me->forwarding = true;
    if (!is_foreign(w, me->child))
        r = ref_close(w, me->child);
    else if (k > 0)
        r = foreign_close(&w->base, k);
    me->state = SUSPENDED;
    me->forwarding = false;
    return r;
}

static result ref_throw(ref_world *w, int g, error e)
{
    ref_generator *me = &w->generators[g];
    result in = {R_RAISE, NONE, e};
    if (me->state != SUSPENDED || me->child < 0)
        return ref_resume(w, g, in);
    if (e.kind == EXIT) {
        result closed = ref_close_child(w, g);
        return ref_resume(w, g, closed.kind == R_RAISE ? closed : in);
    }
    int k = me->child - w->base.program->count;
    if (k == 0)
        return ref_resume(w, g, in);
    me->state = EXECUTING;
    me->forwarding = true;
    result r = k > 0 ? foreign_throw(&w->base, k, e) : ref_throw(w, me->child, e);
    me->state = SUSPENDED;
    me->forwarding = false;
    if (r.kind == R_YIELD)
        return r;
    me->child = -1;
    if (r.kind == R_RAISE && r.error.kind == STOP)
        r = (result){R_RETURN, r.error.tag, {0}};
    return ref_resume(w, g, r);
}

static result ref_close(ref_world *w, int g)
{
    ref_generator *me = &w->generators[g];
    result in = raised(EXIT, 0);
    if (me->state == SUSPENDED && me->child >= 0) {
        result closed = ref_close_child(w, g);
        if (closed.kind == R_RAISE)
            in = closed;
    }
    result r = ref_resume(w, g, in);
    if (r.kind == R_YIELD)
        return raised(RUNTIME, 0);
    if (r.kind == R_RAISE && r.error.kind != STOP && r.error.kind != EXIT)
        return r;
    return (result){R_RETURN, NONE, {0}};
}

/* Would throw() or close() of g meet a delegator that is forwarding (D8)? */
static bool ref_is_poison(ref_world *w, int g)
{
    while (!is_foreign(w, g)) {
        ref_generator *me = &w->generators[g];
        bool shows = me->child >= 0 && (me->state == SUSPENDED || me->forwarding);
        if (me->state == EXECUTING && shows)
            return true;
        if (!shows)
            return false;
        g = me->child;
    }
    return false;
}

static error thrown_error(action a)
{
    return (error){a.thrown, a.thrown == STOP ? 55 : 44};
}

static result ref_act(world *base, action a)
{
    ref_world *w = (ref_world *)base;
    if ((a.kind == THROW || a.kind == CLOSE) && ref_is_poison(w, a.target)) {
        base->poisoned = true;
        base->budget = 0;
        return raised(VALUE, 0);
    }
    if (a.kind == THROW)
        return ref_throw(w, a.target, thrown_error(a));
    if (a.kind == CLOSE)
        return ref_close(w, a.target);
    return ref_send(w, a.target, a.kind == SEND_VALUE ? 7 : NONE);
}

static char ref_shown(world *w, int i)
{
    return "CSX-"[((ref_world *)w)->generators[i].state];
}

/* ---- The runtime ---------------------------------------------------------------------------- */

typedef struct {
    uint32_t state;
    yr_function *function;
    yr_value index; /* the parameter */
    yr_value child;
} script_state;

typedef struct {
    world base;
    yr_value objects[GENERATORS + FOREIGN];
} real_world;

static real_world *current;

static yr_value to_value(int v)
{
    return v == NONE ? YR_NONE : yr_int(v);
}

static int of_value(yr_value v)
{
    return yr_is_int(v) ? (int)yr_int_value(v) : NONE;
}

static yr_type *error_types(int kind)
{
    yr_type *const types[] = {YR_EXC(KeyError),      YR_EXC(IndexError),    YR_EXC(GeneratorExit),
                              YR_EXC(StopIteration), YR_EXC(ValueError),    YR_EXC(RuntimeError),
                              YR_EXC(TypeError),     YR_EXC(AttributeError)};
    return types[kind];
}

static yr_value make_error(error e)
{
    yr_value made = yr_exception_new(error_types(e.kind), yr_int(e.tag));
    ck_assert(made != 0);
    return made;
}

/* Takes the pending exception. */
static error catch_error(void)
{
    error e = {-1, 0};
    yr_value v = yr_catch();
    for (int i = ERROR_1; i <= ATTRIBUTE; i++) {
        if (yr_type_of(v) == error_types(i))
            e.kind = (error_kind)i;
    }
    yr_tuple_object *args = YR_AS(yr_tuple_object, YR_AS(yr_exception, v)->args);
    if (args->length && yr_is_int(args->items[0]))
        e.tag = (int)yr_int_value(args->items[0]);
    else if (args->length && e.kind == RUNTIME)
        e.tag = yr_str_is(args->items[0], "generator raised StopIteration");
    yr_drop(v);
    return e;
}

static result of_step(yr_step step, yr_value out)
{
    if (step == YR_RAISED)
        return (result){R_RAISE, NONE, catch_error()};
    result r = {step == YR_YIELDED ? R_YIELD : R_RETURN, of_value(out), {0}};
    yr_drop(out);
    return r;
}

static yr_step script_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    script_state *s = state;
    int id = (int)yr_int_value(s->index);
    result in = {R_RETURN, of_value(sent), {0}};
    yr_drop(sent);
    if (how == YR_THROW)
        in = (result){R_RAISE, NONE, catch_error()};
    result r = run_script(&current->base, id, in);
    s->state = r.kind == R_DELEGATE ? 2 : 1;
    if (r.kind == R_RAISE) {
        yr_value e = make_error(r.error);
        yr_raise(e, 0);
        yr_drop(e);
        return YR_RAISED;
    }
    if (r.kind == R_DELEGATE) {
        s->child = yr_retain(current->objects[r.value]);
        return YR_DELEGATE;
    }
    *out = to_value(r.value);
    return r.kind == R_YIELD ? YR_YIELDED : YR_RETURNED;
}

#define AT(member) offsetof(script_state, member)

static const yr_slot script_slots[] = {{"index", AT(index), false, YR_REP_BOXED},
                                       {NULL, AT(child), false, YR_REP_BOXED}};
static const yr_point script_points[] = {
    {1, YR_POINT_CREATED, 0, 0, NULL},
    {2, YR_POINT_YIELD, 1, 0, NULL},
    {3, YR_POINT_DELEGATE, 1, 0, NULL},
};
static const yr_frame_layout script_layout = {
    .resume = script_resume,
    .size = sizeof(script_state),
    .delegate = AT(child),
    .slot_count = 2,
    .named_count = 1,
    .point_count = 3,
    .slots = script_slots,
    .points = script_points,
};
static const char *const script_names[] = {"index"};
static const yr_code script_code = {
    .name = "script",
    .qualname = "script",
    .file = "test.py",
    .frame = &script_layout,
    .line = 1,
    .flags = YR_CODE_GENERATOR,
    .positional = 1,
    .local_count = 1,
    .names = script_names,
};

typedef struct {
    yr_object base;
    int k;
} foreign_object;

static int foreign_slot_next(yr_value self, yr_value *item)
{
    result r = foreign_next(&current->base, YR_AS(foreign_object, self)->k, NONE);
    *item = to_value(r.value);
    if (r.kind == R_YIELD)
        return 1;
    yr_raise_stop(*item);
    return -1;
}

static yr_value give(result r)
{
    if (r.kind == R_YIELD)
        return to_value(r.value);
    error e = r.kind == R_RETURN ? (error){STOP, r.value} : r.error;
    yr_value made = make_error(e);
    yr_raise(made, 0);
    yr_drop(made);
    return 0;
}

static yr_value foreign_method_send(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return give(foreign_next(&current->base, YR_AS(foreign_object, self)->k, of_value(args[0])));
}

static yr_value foreign_method_throw(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    yr_reraise(yr_retain(args[0]));
    return give(foreign_throw(&current->base, YR_AS(foreign_object, self)->k, catch_error()));
}

static yr_value foreign_method_close(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    result r = foreign_close(&current->base, YR_AS(foreign_object, self)->k);
    return r.kind == R_RAISE ? give(r) : YR_NONE;
}

static yr_value foreign_iter(yr_value self)
{
    return yr_retain(self);
}

static const yr_method_def foreign_methods[] = {
    {"send", foreign_method_send, 1, 1, 0, NULL},
    {"throw", foreign_method_throw, 1, 3, 0, NULL},
    {"close", foreign_method_close, 0, 0, 0, NULL},
    {0},
};
static const yr_type_spec bare_spec = {
    .size = sizeof(foreign_object),
    .slots = {.iter = foreign_iter, .next = foreign_slot_next},
};
static const yr_type_spec full_spec = {
    .size = sizeof(foreign_object),
    .methods = foreign_methods,
    .slots = {.iter = foreign_iter, .next = foreign_slot_next},
};

static result real_act(world *base, action a)
{
    yr_value g = ((real_world *)base)->objects[a.target], out = YR_NONE;
    if (a.kind == CLOSE)
        return of_step(yr_close(g) < 0 ? YR_RAISED : YR_RETURNED, YR_NONE);
    if (a.kind != THROW) {
        yr_step step = yr_send(g, a.kind == SEND_VALUE ? yr_int(7) : YR_NONE, &out);
        return of_step(step, out);
    }
    yr_value e = make_error(thrown_error(a));
    yr_step step = yr_throw(g, e, &out);
    yr_drop(e);
    return of_step(step, out);
}

static char real_shown(world *w, int i)
{
    yr_value g = ((real_world *)w)->objects[i];
    if (yr_generator_running(g) == YR_TRUE)
        return 'X';
    if (yr_generator_suspended(g) == YR_TRUE)
        return 'S';
    return YR_AS(yr_generator, g)->base.flags & YR_GEN_CLOSED ? '-' : 'C';
}

/* ---- Tests ---------------------------------------------------------------------------------- */

static yr_module *module;
static yr_type *bare_type, *full_type;

static void setup(void)
{
    static char *argv[] = {"test", NULL};
    static const yr_module_def *const no_modules[] = {NULL};
    static const yr_native_module *const no_natives[] = {NULL};
    static const yr_program empty = {.modules = no_modules, .natives = no_natives};
    ck_assert_int_eq(yr_start(1, argv, &empty), 0);
    module = yr_module_new("test");
    bare_type = yr_type_from_spec("bare", "test", YR_TYPE(object), &bare_spec);
    full_type = yr_type_from_spec("full", "test", YR_TYPE(object), &full_spec);
}

static void teardown(void)
{
    yr_drop(yr_from(module));
    yr_drop(yr_from(bare_type));
    yr_drop(yr_from(full_type));
    ck_assert_int_eq(yr_finish(), 0);
}

static void make_objects(real_world *w, yr_value function)
{
    int count = w->base.program->count;
    for (int i = 0; i < count; i++) {
        yr_value index = yr_int(i);
        w->objects[i] = yr_generator_new(YR_AS(yr_function, function), &index);
    }
    for (int k = 0; k < FOREIGN; k++) {
        yr_type *t = k ? full_type : bare_type;
        foreign_object *o = yr_new(t, t->size);
        o->k = k;
        w->objects[count + k] = yr_from(o);
    }
}

/* Nothing of a program may be left behind: what is suspended still is closed and dropped. */
static void drop_objects(real_world *w)
{
    int count = w->base.program->count + FOREIGN;
    w->base.budget = 0;
    w->base.hooks_used = HOOKS;
    for (int tries = 0; tries < 8; tries++) {
        for (int i = 0; i < w->base.program->count; i++) {
            if (yr_close(w->objects[i]) < 0)
                yr_clear_pending();
        }
    }
    for (int i = 0; i < count; i++)
        yr_drop(w->objects[i]);
}

START_TEST(agrees_with_the_reference)
{
    static ref_world reference;
    static real_world real;
    yr_value function = yr_function_new(&script_code, module, 0, 0, 0, NULL);
    unsigned compared = 0, dropped = 0;
    for (unsigned seed = (unsigned)_i * 1000; seed < (unsigned)_i * 1000 + 1000; seed++) {
        program p = random_program(seed);
        memset(&reference, 0, sizeof reference);
        memset(&real, 0, sizeof real);
        reference.base = (world){.program = &p, .act = ref_act, .state = ref_shown};
        for (int i = 0; i < GENERATORS; i++)
            reference.generators[i].child = -1;
        play(&reference.base);
        if (reference.base.poisoned || reference.base.length > LOG - 1000) {
            dropped++;
            continue;
        }
        real.base = (world){.program = &p, .act = real_act, .state = real_shown};
        current = &real;
        make_objects(&real, function);
        play(&real.base);
        if (strcmp(reference.base.log, real.base.log)) {
            size_t i = 0;
            while (reference.base.log[i] == real.base.log[i])
                i++;
            size_t from = i > 300 ? i - 300 : 0;
            ck_abort_msg("seed %u\nreference:\n%.400s\nruntime:\n%.400s", seed,
                         reference.base.log + from, real.base.log + from);
        }
        compared++;
        drop_objects(&real);
    }
    yr_drop(function);
    ck_assert_uint_gt(compared, 4 * dropped);
}
END_TEST

Suite *delegation_suite(void)
{
    Suite *s = suite_create("delegation");
    TCase *c = tcase_create("random");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 120);
    tcase_add_loop_test(c, agrees_with_the_reference, 0, 5);
    suite_add_tcase(s, c);
    return s;
}
