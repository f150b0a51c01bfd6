/* suggest.c - "Did you mean": the nearest known name for a NameError or AttributeError.
 *
 * The distance of two names is the cheapest way to turn one into the other: a character added,
 * dropped or replaced costs 2, one that differs in case only costs 1. A name is near enough if it
 * costs at most a third of the characters of both; of equal ones the first wins.
 */
#include <ctype.h>
#include "exception.h"
#include "traceback.h"

enum { MOVE = 2, CASE = 1, LONGEST = 40, MOST_NAMES = 750 };

static int replace_cost(char a, char b)
{
    if (a == b)
        return 0;
    return tolower((unsigned char)a) == tolower((unsigned char)b) ? CASE : MOVE;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The distance of two names, or more than most if it is more than that. */
static int distance(const char *a, size_t m, const char *b, size_t n, int most)
{
    int row[LONGEST + 1];
    while (m && n && *a == *b)
        a++, b++, m--, n--;
    while (m && n && a[m - 1] == b[n - 1])
        m--, n--;
    if (!m || !n)
        return (int)(m + n) * MOVE;
    if (m > LONGEST || n > LONGEST)
        return most + 1;
    for (size_t j = 0; j <= n; j++)
        row[j] = (int)j * MOVE;
    for (size_t i = 1; i <= m; i++) {
        int corner = row[0], smallest = row[0] = (int)i * MOVE;
        for (size_t j = 1; j <= n; j++) {
            int replaced = corner + replace_cost(a[i - 1], b[j - 1]);
            corner = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + MOVE);
            smallest = least(smallest, row[j]);
        }
        if (smallest > most)
            return most + 1;
    }
    return row[n];
}

typedef struct {
    const char *wanted;
    size_t length;
    int best;
    yr_value found; /* owned, or 0 */
} search_state;

static void consider(search_state *s, yr_value name)
{
    size_t n;
    const char *text = YR_IS_STR(name) ? yr_utf8(name, &n) : NULL;
    if (!text) {
        yr_clear_pending();
        return;
    }
    if (n == s->length && !memcmp(text, s->wanted, n))
        return;
    int most = (int)(s->length + n + 3) * MOVE / 6;
    if (s->found)
        most = least(most, s->best - 1);
    int d = distance(s->wanted, s->length, text, n, most);
    if (d > most)
        return;
    yr_set(&s->found, yr_retain(name));
    s->best = d;
}

static void consider_all(search_state *s, yr_value names)
{
    yr_value list = names ? yr_to_list(names) : 0;
    if (!list) {
        yr_clear_pending();
        return;
    }
    yr_list_object *l = YR_AS(yr_list_object, list);
    for (size_t i = 0; l->length < MOST_NAMES && i < l->length; i++)
        consider(s, l->items[i]);
    yr_drop(list);
}

static bool start(search_state *s, yr_value name)
{
    if (!name || !YR_IS_STR(name))
        return false;
    s->wanted = yr_utf8(name, &s->length);
    if (!s->wanted)
        yr_clear_pending();
    return s->wanted != NULL;
}

/* The built-ins in CPython's order: functions, then types and what else there is. */
static void consider_builtins(search_state *s)
{
    yr_value key, value;
    for (int types = 0; types < 2; types++) {
        size_t at = 0;
        while (yr_dict_next(YR->builtins->dict, &at, &key, &value))
            if (YR_IS(value, builtin) == !types)
                consider(s, key);
    }
}

/* The names seen where a NameError came from: those of the function, its module, the built-ins. */
static void consider_scope(search_state *s, yr_value exception)
{
    yr_value traceback = YR_AS(yr_exception, exception)->traceback;
    if (!traceback)
        return;
    yr_traceback *t = YR_AS(yr_traceback, traceback);
    while (t->next)
        t = t->next;
    const yr_code *code = yr_traceback_code(t);
    size_t n = code && code->names && !(code->flags & YR_CODE_MODULE)
                   ? (size_t)code->local_count + code->cell_count + code->free_count
                   : 0;
    for (size_t i = 0; n < MOST_NAMES && i < n; i++) {
        yr_value name = code->names[i] ? yr_str_from_c(code->names[i]) : 0;
        if (name)
            consider(s, name);
        yr_xdrop(name);
    }
    yr_function *f = t->frame ? t->frame->function : t->function;
    if (!s->found && f && f->module && f->module->dict)
        consider_all(s, f->module->dict);
    if (!s->found && YR->builtins)
        consider_builtins(s);
}

/* new list: dir(o); 0 without an error. */
static yr_value names_of(yr_value o)
{
    yr_value bound = yr_special(o, YR_NAME(__dir__));
    yr_value names = bound ? yr_invoke0(bound) : 0;
    yr_xdrop(bound);
    yr_value list = names ? yr_to_list(names) : 0;
    yr_xdrop(names);
    if (list && yr_list_sort(list, 0, false) < 0)
        yr_set(&list, 0);
    yr_clear_pending();
    return list;
}

yr_value yr_suggestion(yr_value exception)
{
    search_state s = {0};
    yr_type *t = yr_type_of(exception);
    if (t == YR_EXC(NameError)) {
        if (start(&s, YR_AS(yr_name_error, exception)->name))
            consider_scope(&s, exception);
    } else if (t == YR_EXC(AttributeError)) {
        yr_attribute_error *e = YR_AS(yr_attribute_error, exception);
        if (e->object && start(&s, e->name)) {
            yr_value names = names_of(e->object);
            consider_all(&s, names);
            yr_xdrop(names);
        }
    }
    return s.found;
}
