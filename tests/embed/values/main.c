/* Values go in and out; parameters of every kind; attributes, items, methods. */
#include <stdio.h>
#include <string.h>
#include "shapes.h"

static void say(const char *what, yr_value v)
{
    yr_value failed = v ? 0 : yr_catch(), s = yr_repr(v ? v : failed);
    printf("%s: %s\n", what, yr_to_utf8(s, NULL));
    yr_drop(s);
    yr_xdrop(v);
    yr_xdrop(failed);
}

static yr_value text(const char *s)
{
    return yr_str_from_c(s);
}

static void make(void)
{
    yr_value items[] = {yr_int_from_i64(INT64_MAX),
                        yr_int_from_u64(UINT64_MAX),
                        yr_int_from_i64(INT64_MIN),
                        yr_float(0.5),
                        yr_float(1e300),
                        YR_TRUE,
                        YR_NONE,
                        text("h\303\251llo \342\202\254"),
                        yr_str_from_utf8("a\377b", 3),
                        yr_bytes_from("\0\377", 2),
                        yr_str_format("%d %S %R", 7, YR_NONE, YR_TRUE)};
    enum { COUNT = sizeof items / sizeof *items };
    yr_value list = yr_list_of(items, COUNT), tuple = yr_tuple_of(items, 2);
    for (int i = 0; i < COUNT; i++)
        printf("%d ", (int)yr_kind_of(items[i]));
    printf("%d %d\n", (int)yr_kind_of(list), (int)yr_kind_of(tuple));
    yr_value pair = yr_tuple_of((yr_value[]){list, tuple}, 2);
    say("show", shapes_show(pair, 0));
    for (int i = 0; i < COUNT; i++)
        yr_drop(items[i]);
    yr_drop(list);
    yr_drop(tuple);
    yr_drop(pair);
}

static void look(void)
{
    int64_t i = 0;
    double d = 0;
    size_t n = 0;
    yr_value big = yr_int_from_u64(UINT64_MAX), s = text("\303\251"), b = yr_bytes_from("a\0b", 3);
    printf("i64 %d\n", yr_to_i64(big, &i));
    say("raises", 0);
    int failed = yr_to_i64(yr_int(-5), &i);
    printf("i64 %d %lld\n", failed, (long long)i);
    printf("i64 %d\n", yr_to_i64(s, &i));
    say("raises", 0);
    failed = yr_to_double(yr_int(3), &d);
    printf("double %d %g\n", failed, d);
    printf("utf8 %s", yr_to_utf8(s, &n));
    printf(" of %zu bytes, %lld characters\n", n, (long long)yr_length(s));
    printf("bytes %d", memcmp(yr_to_bytes(b, &n), "a\0b", 3));
    printf(" of %zu\n", n);
    printf("no str: %d\n", yr_to_utf8(b, &n) == NULL);
    say("raises", 0);
    yr_value surrogate = yr_str_from_utf8("\377", 1);
    printf("no UTF-8: %d\n", yr_to_utf8(surrogate, &n) == NULL);
    say("raises", 0);
    yr_drop(surrogate);
    printf("type %s, equal %d %d, truth %d %d\n", yr_type_name(s), yr_equal(yr_int(1), YR_TRUE),
           yr_equal(s, b), yr_truth(s), yr_truth(YR_NONE));
    yr_drop(big);
    yr_drop(s);
    yr_drop(b);
}

static void pass(void)
{
    yr_value rest = yr_tuple_of((yr_value[]){yr_int(8), yr_int(9)}, 2), others = yr_dict_new();
    yr_value key = text("x");
    yr_dict_set(others, key, yr_int(10));
    say("all",
        shapes_parameters(yr_int(1), yr_int(2), yr_int(30), rest, yr_int(4), yr_int(50), others));
    say("least", shapes_parameters(yr_int(1), yr_int(2), 0, 0, yr_int(4), 0, 0));
    say("rest behind a gap", shapes_parameters(yr_int(1), yr_int(2), 0, rest, yr_int(4), 0, 0));
    say("no d", shapes_parameters(yr_int(1), yr_int(2), 0, 0, 0, 0, 0));
    say("defaults", shapes_defaults(yr_int(1), 0, 0));
    say("one behind a gap", shapes_defaults(yr_int(1), 0, yr_int(30)));
    say("nothing", shapes_defaults(0, 0, 0));
    say("a gap before", shapes_before(0, yr_int(20)));
    yr_dict_set(others, yr_int(1), YR_NONE);
    say("no keyword", shapes_show(0, others));
    say("another open", shapes_open_2());
    say("words of C++", shapes_new(yr_int(1), yr_int(2), yr_int(3)));
    yr_drop(rest);
    yr_drop(key);
    yr_drop(others);
}

static void use_objects(void)
{
    yr_value owner = text("ann"), class = yr_attr_get(shapes_module(), "Account");
    yr_value account = yr_invoke(class, &owner, 1), amount = yr_int(5);
    say("pay", yr_call_attr(account, "pay", &amount, 1));
    say("amount", yr_attr_get(account, "amount"));
    printf("set %d, has %d %d\n", yr_attr_set(account, "rate", yr_int(7)),
           yr_attr_has(account, "rate"), yr_attr_has(account, "limit"));
    say("pay more", yr_call_attr(account, "pay", &amount, 1));
    say("no method", yr_call_attr(account, "close", NULL, 0));
    yr_value names = yr_tuple_of(&owner, 1), named[] = {yr_int(1), yr_int(2)};
    yr_value show = yr_attr_get(shapes_module(), "show");
    say("by name", yr_invoke_kw(show, named, 1, names));
    yr_drop(show);
    yr_drop(names);
    yr_drop(account);
    yr_drop(class);
    yr_drop(owner);
}

static void use_items(void)
{
    yr_value d = yr_dict_new(), list = yr_list_of(NULL, 0), key, value;
    size_t at = 0;
    yr_item_set(d, yr_int(1), yr_int(10));
    yr_item_set(d, yr_int(2), yr_int(20));
    yr_item_delete(d, yr_int(1));
    while (yr_dict_next(d, &at, &key, &value))
        yr_list_append(list, value);
    say("item", yr_item_get(list, yr_int(-1)));
    say("no item", yr_item_get(list, yr_int(1)));
    say("no key", yr_item_get(d, yr_int(1)));
    printf("not an iterator: %d\n", yr_iter_next(list, &value));
    say("raises", 0);
    yr_drop(d);
    yr_drop(list);
}

int main(void)
{
    if (shapes_open() < 0)
        return 1;
    make();
    look();
    pass();
    use_objects();
    use_items();
    return shapes_close();
}
