/*
 * Long chains of delegation: what a step costs, closing and freeing without C recursion, the limit
 * of links, and nodes that are taken out of their chain and put back.
 */
#include <check.h>
#include <time.h>
#include "../../runtime/generator/generator.h"

typedef struct {
    uint32_t state;
    yr_function *function;
    yr_value index, child;
} chain_state;

#define AT(member) offsetof(chain_state, member)
static const yr_slot chain_slots[] = {{"index", AT(index), false, YR_REP_BOXED},
                                      {NULL, AT(child), false, YR_REP_BOXED}};
static const char *const chain_names[] = {"index"};
static yr_module *module;

static void setup(void)
{
    static char *argv[] = {"test", NULL};
    static const yr_module_def *const no_modules[] = {NULL};
    static const yr_native_module *const no_natives[] = {NULL};
    static const yr_program empty = {.modules = no_modules, .natives = no_natives};
    ck_assert_int_eq(yr_start(1, argv, &empty), 0);
    module = yr_module_new("test");
}

static void teardown(void)
{
    yr_drop(yr_from(module));
    ck_assert_int_eq(yr_finish(), 0);
}

/* def link(child): return (yield from child)   -- with has_handler, in a try: finally: count */
static int finals;

static yr_step link_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    chain_state *s = state;
    if (s->state == 0) {
        s->state = 1;
        s->child = s->index;
        s->index = 0;
        yr_drop(sent);
        return YR_DELEGATE;
    }
    finals++;
    if (how == YR_THROW)
        return YR_RAISED;
    *out = sent;
    return YR_RETURNED;
}

static const yr_point plain_points[] = {{1, YR_POINT_CREATED, 0, 0, NULL},
                                        {2, YR_POINT_DELEGATE, 0, 0, NULL}};
static const yr_point guarded_points[] = {{1, YR_POINT_CREATED, 0, 0, NULL},
                                          {2, YR_POINT_DELEGATE, 1, 0, NULL}};
#define LINK_LAYOUT(rows)                                                                          \
    {                                                                                              \
        .resume = link_resume, .size = sizeof(chain_state), .delegate = AT(child),                 \
        .slot_count = 2, .named_count = 1, .point_count = 2, .slots = chain_slots, .points = rows  \
    }
static const yr_frame_layout plain_layout = LINK_LAYOUT(plain_points);
static const yr_frame_layout guarded_layout = LINK_LAYOUT(guarded_points);
#define LINK_CODE(rows)                                                                            \
    {                                                                                              \
        .name = "link", .qualname = "link", .file = "test.py", .frame = &rows, .line = 1,          \
        .flags = YR_CODE_GENERATOR, .positional = 1, .local_count = 1, .names = chain_names        \
    }
static const yr_code plain_code = LINK_CODE(plain_layout);
static const yr_code guarded_code = LINK_CODE(guarded_layout);

/* def count(i): while True: yield i; i += 1; stops at -1 */
static yr_step count_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    chain_state *s = state;
    yr_drop(sent);
    if (how == YR_THROW)
        return YR_RAISED;
    s->state = 1;
    *out = s->index;
    if (s->index == yr_int(-1))
        return YR_RETURNED;
    s->index = yr_int(yr_int_value(s->index) + 1);
    return YR_YIELDED;
}

static const yr_point count_points[] = {{1, YR_POINT_CREATED, 0, 0, NULL},
                                        {2, YR_POINT_YIELD, 0, 0, NULL}};
static const yr_frame_layout count_layout = {.resume = count_resume,
                                             .size = sizeof(chain_state),
                                             .slot_count = 1,
                                             .named_count = 1,
                                             .point_count = 2,
                                             .slots = chain_slots,
                                             .points = count_points};
static const yr_code count_code = LINK_CODE(count_layout);

/* new: a chain of depth links of that code above a counter. */
static yr_value make_chain(const yr_code *code, int depth, int first)
{
    yr_value link = yr_function_new(code, module, 0, 0, 0, NULL);
    yr_value count = yr_function_new(&count_code, module, 0, 0, 0, NULL);
    yr_value arg = yr_int(first);
    yr_value g = yr_generator_new(YR_AS(yr_function, count), &arg);
    for (int i = 0; i < depth; i++)
        g = yr_generator_new(YR_AS(yr_function, link), &g);
    yr_drop(link);
    yr_drop(count);
    return g;
}

static double seconds_for(yr_value g, int steps)
{
    struct timespec a, b;
    yr_value item;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    for (int i = 0; i < steps; i++)
        ck_assert_int_eq(yr_next(g, &item), 1);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    return (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
}

enum { DEEP = 1000000, STEPS = 200000 };

START_TEST(a_step_costs_the_same_at_any_depth)
{
    yr_value item, shallow = make_chain(&plain_code, 2, 0), deep = make_chain(&plain_code, DEEP, 0);
    ck_assert_int_eq(yr_next(shallow, &item), 1);
    ck_assert_int_eq(yr_next(deep, &item), 1);
    double near = seconds_for(shallow, STEPS), far = seconds_for(deep, STEPS);
    ck_assert_msg(far < 10 * near + 0.02, "%g s near, %g s deep", near, far);
    ck_assert_int_eq(yr_next(deep, &item), 1);
    ck_assert_int_eq(yr_int_value(item), STEPS + 1);
    yr_drop(shallow);
    yr_drop(deep);
}
END_TEST

START_TEST(a_deep_chain_closes_without_recursion)
{
    yr_value item, g = make_chain(&guarded_code, DEEP, 0);
    ck_assert_int_eq(yr_next(g, &item), 1);
    finals = 0;
    ck_assert_int_eq(yr_close(g), 0);
    ck_assert_int_eq(finals, DEEP);
    ck_assert_int_eq(yr_next(g, &item), 0);
    yr_drop(g);
}
END_TEST

START_TEST(a_deep_chain_is_dropped_without_recursion)
{
    yr_value item, g = make_chain(_i ? &guarded_code : &plain_code, DEEP, 0);
    ck_assert_int_eq(yr_next(g, &item), 1);
    finals = 0;
    yr_drop(g);
    ck_assert_int_eq(finals, _i ? DEEP : 0);
}
END_TEST

START_TEST(a_deep_chain_never_started_is_dropped)
{
    yr_drop(make_chain(&plain_code, DEEP, 0));
}
END_TEST

START_TEST(a_deep_chain_returns_and_raises)
{
    yr_value item, out, g = make_chain(&plain_code, DEEP, -2);
    ck_assert_int_eq(yr_next(g, &item), 1);
    ck_assert_int_eq(yr_send(g, YR_NONE, &out), YR_RETURNED);
    ck_assert_int_eq(yr_int_value(out), -1);
    yr_drop(g);
    g = make_chain(&plain_code, DEEP, 0);
    ck_assert_int_eq(yr_next(g, &item), 1);
    yr_value e = yr_exception_new(YR_EXC(KeyError), yr_int(3));
    ck_assert_int_eq(yr_throw(g, e, &out), YR_RAISED);
    ck_assert_uint_eq(YR->pending, e);
    yr_clear_pending();
    yr_drop(e);
    yr_drop(g);
}
END_TEST

START_TEST(a_chain_has_a_limit)
{
    yr_value item, g = make_chain(&plain_code, 1000, 0);
    YR->delegation_limit = 999;
    ck_assert_int_eq(yr_next(g, &item), -1);
    ck_assert(yr_pending_is(YR_EXC(RecursionError)));
    yr_clear_pending();
    yr_drop(g);
}
END_TEST

START_TEST(an_inner_node_can_be_resumed_and_taken_back)
{
    yr_value item, leaf = make_chain(&plain_code, 3, 10), g = yr_retain(leaf);
    yr_value link = yr_function_new(&plain_code, module, 0, 0, 0, NULL);
    g = yr_generator_new(YR_AS(yr_function, link), &g);
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(yr_next(i % 2 ? leaf : g, &item), 1);
        ck_assert_int_eq(yr_int_value(item), 10 + i);
    }
    yr_drop(g);
    ck_assert_int_eq(yr_next(leaf, &item), 0); /* dropping the delegator closed it */
    yr_drop(leaf);
    yr_drop(link);
}
END_TEST

START_TEST(two_delegators_share_a_child)
{
    yr_value item, child = make_chain(&plain_code, 0, 0);
    yr_value link = yr_function_new(&plain_code, module, 0, 0, 0, NULL), arg = yr_retain(child);
    yr_value a = yr_generator_new(YR_AS(yr_function, link), &arg);
    arg = yr_retain(child);
    yr_value b = yr_generator_new(YR_AS(yr_function, link), &arg);
    for (int i = 0; i < 9; i++) {
        ck_assert_int_eq(yr_next(i % 3 == 0 ? a : i % 3 == 1 ? b : child, &item), 1);
        ck_assert_int_eq(yr_int_value(item), i);
    }
    ck_assert_int_eq(yr_close(a), 0);
    ck_assert_int_eq(yr_next(b, &item), 0);
    yr_drop(a);
    yr_drop(b);
    yr_drop(child);
    yr_drop(link);
}
END_TEST

Suite *chains_suite(void)
{
    Suite *s = suite_create("chains");
    TCase *c = tcase_create("chains");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, a_step_costs_the_same_at_any_depth);
    tcase_add_test(c, a_deep_chain_closes_without_recursion);
    tcase_add_loop_test(c, a_deep_chain_is_dropped_without_recursion, 0, 2);
    tcase_add_test(c, a_deep_chain_never_started_is_dropped);
    tcase_add_test(c, a_deep_chain_returns_and_raises);
    tcase_add_test(c, a_chain_has_a_limit);
    tcase_add_test(c, an_inner_node_can_be_resumed_and_taken_back);
    tcase_add_test(c, two_delegators_share_a_child);
    suite_add_tcase(s, c);
    return s;
}
