/* A module in C that Python imports, and C functions that Python calls; objects that hold pointers.
 */
#include <stdio.h>
#include <string.h>
#include "script.h"

typedef struct {
    int64_t total;
    int released;
} state;

static yr_value greet(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return yr_str_format("hello %S", args[0]);
}

static yr_value write_log(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    state *s = yr_pointer_get(self, "state");
    const char *text = s ? yr_to_utf8(args[0], NULL) : NULL;
    (void)n, (void)keywords;
    if (!text)
        return 0;
    s->total += (int64_t)strlen(text);
    printf("log: %s\n", text);
    return YR_NONE;
}

static yr_value total(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    state *s = yr_pointer_get(self, "state");
    (void)args, (void)n, (void)keywords;
    return s ? yr_int_from_i64(s->total) : 0;
}

static yr_value refuse(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return yr_raise_error("PermissionError", "refused: %S", args[0]);
}

/* C that calls Python that calls C. */
static yr_value again(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)keywords;
    return n ? script_through(args[0], 0) : yr_int_from_i64(7);
}

static const yr_method_def functions[] = {
    {"greet", greet, 1, 1, 0, "Greets."},
    {"log", write_log, 1, 1, 0, "Writes to the log."},
    {"total", total, 0, 0, 0, "Characters in the log."},
    {"refuse", refuse, 1, 1, 0, "Always raises."},
    {"again", again, 0, 1, 0, "Calls back."},
    {NULL, NULL, 0, 0, 0, NULL},
};

static void release(void *address)
{
    ((state *)address)->released++;
}

static void say(const char *what, yr_value v)
{
    char text[1000];
    if (!v) {
        yr_value failed = yr_catch();
        yr_error_text(failed, text, sizeof text);
        yr_drop(failed);
        printf("%s raises\n%s", what, text);
        return;
    }
    yr_value s = yr_repr(v);
    printf("%s: %s\n", what, yr_to_utf8(s, NULL));
    yr_drop(s);
    yr_drop(v);
}

static int begin(state *s)
{
    yr_value self = yr_pointer_new(s, "state", release);
    yr_value host = yr_module_register("host", functions, self);
    yr_drop(self);
    if (!host || yr_attr_set(host, "LIMIT", yr_int(99)) < 0)
        return -1;
    yr_drop(host);
    return script_open();
}

int main(void)
{
    state s = {0, 0};
    yr_value name, v = 0;
    script_count g;
    if (yr_runtime_open(NULL) < 0 || begin(&s) < 0)
        return 1;
    name = yr_str_from_c("you");
    say("ask", script_ask(name));
    script_count_init(&g, yr_int(2));
    while (script_count_next(&g, &v) == YR_YIELDED)
        say("total", v);
    script_count_close(&g);
    say("wrong", script_wrong());
    yr_value host = yr_import_named("host"), f = yr_attr_get(host, "again");
    yr_value args = yr_tuple_of(&f, 1);
    say("through", script_through(f, args));
    say("no callable", script_through(name, args));
    yr_value other = yr_pointer_new(&s, "another", NULL);
    say("keep", script_keep(other));
    printf("of another kind: %d\n", yr_pointer_get(other, "state") == NULL);
    say("get", 0);
    yr_drop(other);
    yr_drop(args);
    yr_drop(f);
    yr_drop(host);
    yr_drop(name);
    printf("released %d", s.released);
    script_close();
    yr_runtime_close();
    printf(", at the end %d\n", s.released);
    return 0;
}
