/* A game loop in C whose actors are generators in Python, as others script theirs in Lua: each step
 * of an actor says after how many ticks it wants to be woken. */
#include <stdio.h>
#include "story.h"

typedef struct {
    const char *name;
    yr_value script; /* a generator, or 0: it is gone */
    int64_t place, wakes_at;
} actor;

static actor actors[] = {{"guard", 0, 6, 0}, {"thief", 0, 0, 0}};
enum { GUARD, THIEF, ACTORS };
static int64_t now;

/* ---- What scripts may do ---- */

static actor *actor_of(yr_value v)
{
    return yr_pointer_get(v, "actor");
}

static yr_value move(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    actor *a = actor_of(args[0]);
    int64_t by;
    (void)self, (void)n, (void)keywords;
    if (!a || yr_to_i64(args[1], &by) < 0)
        return 0;
    a->place += by;
    return YR_NONE;
}

static yr_value where(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    actor *a = actor_of(args[0]);
    (void)self, (void)n, (void)keywords;
    return a ? yr_int_from_i64(a->place) : 0;
}

static yr_value say(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    actor *a = actor_of(args[0]);
    const char *text = a ? yr_to_utf8(args[1], NULL) : NULL;
    (void)self, (void)n, (void)keywords;
    if (!text)
        return 0;
    printf("%2lld  %s at %lld %s\n", (long long)now, a->name, (long long)a->place, text);
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"move", move, 2, 2, 0, "move(actor, by)"},
    {"where", where, 1, 1, 0, "where(actor) -> place"},
    {"say", say, 2, 2, 0, "say(actor, text)"},
    {NULL, NULL, 0, 0, 0, NULL},
};

/* ---- The loop ---- */

static void report(void)
{
    char text[2000];
    yr_value error = yr_catch();
    yr_error_text(error, text, sizeof text);
    fputs(text, stdout);
    yr_drop(error);
}

/* What a step of the actor has come to. */
static void after(actor *a, yr_step step, yr_value v)
{
    int64_t ticks = 1;
    if (step == YR_YIELDED && yr_to_i64(v, &ticks) == 0) {
        a->wakes_at = now + ticks;
    } else if (step == YR_RETURNED) {
        printf("%2lld  %s %s\n", (long long)now, a->name, yr_to_utf8(v, NULL));
        yr_close_and_drop(&a->script);
    } else {
        report();
        yr_close_and_drop(&a->script);
    }
    if (step != YR_RAISED)
        yr_drop(v);
}

static void wake(actor *a)
{
    yr_value v;
    yr_step step = yr_send(a->script, YR_NONE, &v);
    after(a, step, v);
}

/* The guard stands where the thief is: the script of the thief finds out where it waits. */
static void look_for_thief(yr_value caught)
{
    actor *thief = &actors[THIEF];
    yr_value v, text, error;
    if (!thief->script || thief->place != actors[GUARD].place)
        return;
    text = yr_str_format("the guard saw it at %d", (int)thief->place);
    error = text ? yr_invoke(caught, &text, 1) : 0;
    if (error) {
        yr_step step = yr_throw(thief->script, error, &v);
        after(thief, step, v);
    }
    yr_xdrop(error);
    yr_xdrop(text);
}

/* The module that scripts import, with an exception of its own. */
static yr_value make_world(void)
{
    yr_value world = yr_module_register("world", functions, 0), caught = 0;
    yr_value exception = yr_import_named("builtins"), base, parts[3];
    base = yr_attr_get(exception, "Exception");
    parts[0] = yr_str_from_c("Caught");
    parts[1] = yr_tuple_of(&base, 1);
    parts[2] = yr_dict_new();
    yr_value type = yr_attr_get(exception, "type");
    if (world && type && parts[0] && parts[1] && parts[2])
        caught = yr_invoke(type, parts, 3);
    if (caught && yr_attr_set(world, "Caught", caught) < 0)
        yr_set(&caught, 0);
    for (int i = 0; i < 3; i++)
        yr_xdrop(parts[i]);
    yr_xdrop(type);
    yr_xdrop(base);
    yr_xdrop(exception);
    yr_xdrop(world);
    return caught;
}

static int set_scripts(void)
{
    story_guard guard;
    story_thief thief;
    yr_value g = yr_pointer_new(&actors[GUARD], "actor", NULL);
    yr_value t = yr_pointer_new(&actors[THIEF], "actor", NULL);
    int failed = !g || !t || story_guard_init(&guard, g, yr_int(2)) < 0 ||
                 story_thief_init(&thief, t, yr_int(9)) < 0;
    if (!failed) {
        actors[GUARD].script = guard.generator;
        actors[THIEF].script = thief.generator;
    }
    yr_xdrop(g);
    yr_xdrop(t);
    return failed ? -1 : 0;
}

int main(void)
{
    yr_value caught = yr_runtime_open(NULL) == 0 ? make_world() : 0;
    if (!caught || story_open() < 0 || set_scripts() < 0) {
        report();
        return 1;
    }
    for (now = 0; now < 12; now++) {
        for (int i = 0; i < ACTORS; i++)
            if (actors[i].script && actors[i].wakes_at <= now)
                wake(&actors[i]);
        look_for_thief(caught);
    }
    for (int i = 0; i < ACTORS; i++)
        yr_close_and_drop(&actors[i].script);
    yr_drop(caught);
    story_close();
    return yr_runtime_close();
}
