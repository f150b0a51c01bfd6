/* Python that calls back into C: the module host is made here. */
#include <stdio.h>
#include <string.h>
#include "rules.h"

/* host.score(subject): how many letters are capitals. */
static yr_value score(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    const char *s = yr_to_utf8(args[0], NULL);
    int64_t capitals = 0;
    (void)self, (void)n, (void)keywords;
    if (!s)
        return 0;
    for (; *s; s++)
        capitals += *s >= 'A' && *s <= 'Z';
    return yr_int_from_i64(capitals);
}

/* host.file(number, folder, urgent=False): keywords names what follows the n others. */
static yr_value file(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    int64_t number, named = keywords ? yr_length(keywords) : 0;
    const char *folder;
    int urgent = 0;
    (void)self;
    if (n != 2 || named > 1)
        return yr_raise_error("TypeError", "file(number, folder, urgent=False)");
    if (yr_to_i64(args[0], &number) < 0 || !(folder = yr_to_utf8(args[1], NULL)) ||
        (named && (urgent = yr_truth(args[2])) < 0))
        return 0;
    printf("message %d to %s%s\n", (int)number, folder, urgent ? ", urgent" : "");
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"score", score, 1, 1, 0, "score(subject) -> int"},
    {"file", file, 0, -1, YR_METHOD_KEYWORDS, "file(number, folder, urgent=False)"},
    {NULL, NULL, 0, 0, 0, NULL},
};

static int run(void)
{
    static const char *const subjects[] = {"Invoice of May", "WIN MONEY NOW!", "lunch?"};
    yr_value items[3], list, counts;
    for (int i = 0; i < 3; i++)
        if (!(items[i] = yr_str_from_c(subjects[i])))
            return -1;
    list = yr_list_of(items, 3);
    counts = list ? rules_apply(list) : 0;
    yr_value text = counts ? yr_repr(counts) : 0;
    if (text)
        printf("%s\n", yr_to_utf8(text, NULL));
    yr_xdrop(text);
    yr_xdrop(counts);
    yr_xdrop(list);
    for (int i = 0; i < 3; i++)
        yr_drop(items[i]);
    return text ? 0 : -1;
}

int main(void)
{
    yr_value host;
    if (yr_runtime_open(NULL) < 0)
        return 1;
    host = yr_module_register("host", functions, 0);
    if (!host || rules_open() < 0 || run() < 0) {
        char text[2000];
        yr_value error = yr_catch();
        yr_error_text(error, text, sizeof text);
        fputs(text, stderr);
        yr_drop(error);
    }
    yr_xdrop(host);
    rules_close();
    return yr_runtime_close();
}
