/*
 * The collector: cycles, finalisers, resurrection, weak references, when it runs.
 */
#include <check.h>
#include "../../runtime/core/collector.h"
#include "../../runtime/core/heap.h"
#include "../../runtime/core/weakref.h"

static yr_type *node_type;
static int freed, finalized;
static yr_value saved; /* what a finaliser of a saving node keeps */

typedef struct {
    yr_object base;
    yr_value other;
    int saves; /* its finaliser keeps it alive */
} node;

static void node_dealloc(yr_object *o)
{
    yr_set(&((node *)o)->other, 0);
    freed++;
    yr_release(o);
}

static int node_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((node *)o)->other);
    return 0;
}

static void node_clear(yr_object *o)
{
    yr_set(&((node *)o)->other, 0);
}

static void node_finalize(yr_object *o)
{
    finalized++;
    if (((node *)o)->saves)
        saved = yr_retain(yr_from(o));
}

static const yr_type_spec node_spec = {
    .size = sizeof(node),
    .flags = YR_TYPE_TRACKED | YR_TYPE_WEAKREFS,
    .slots = {.dealloc = node_dealloc,
              .traverse = node_traverse,
              .clear = node_clear,
              .finalize = node_finalize},
};

static void begin(void)
{
    static const yr_module_def *const none[] = {NULL};
    static const yr_native_module *const natives[] = {NULL};
    static const yr_program program = {.modules = none, .natives = natives};
    char *argv[] = {(char *)"test", NULL};
    ck_assert_int_eq(yr_start(1, argv, &program), 0);
    node_type = yr_type_from_spec("node", "test", NULL, &node_spec);
    yr_collect();
    freed = finalized = 0;
    saved = 0;
}

static void end(void)
{
    ck_assert(!yr_pending());
    ck_assert_int_eq(yr_finish(), 0);
}

static node *make(void)
{
    node *n = yr_new(node_type, sizeof *n);
    ck_assert_ptr_nonnull(n);
    return n;
}

/* Two nodes that hold each other; borrowed: nobody else holds them. */
static node *make_pair(void)
{
    node *a = make(), *b = make();
    a->other = yr_from(b);
    b->other = yr_from(a);
    return a;
}

START_TEST(a_cycle_is_found)
{
    make_pair();
    ck_assert_int_eq(freed, 0);
    ck_assert_int_eq(yr_collect(), 2);
    ck_assert_int_eq(freed, 2);
    ck_assert_int_eq(finalized, 2);
    ck_assert_int_eq(yr_collect(), 0);
}
END_TEST

START_TEST(a_node_that_holds_itself_is_found)
{
    node *n = make();
    n->other = yr_from(n);
    ck_assert_int_eq(yr_collect(), 1);
    ck_assert_int_eq(freed, 1);
}
END_TEST

START_TEST(what_is_held_from_outside_stays)
{
    node *a = make_pair();
    yr_retain(yr_from(a));
    ck_assert_int_eq(yr_collect(), 0);
    ck_assert_int_eq(freed, 0);
    yr_drop(yr_from(a));
    ck_assert_int_eq(yr_collect(), 2);
}
END_TEST

START_TEST(what_hangs_on_a_cycle_goes_with_it)
{
    node *a = make_pair(), *b = YR_AS(node, a->other), *tail = make();
    yr_value list = yr_list_new();
    ck_assert_int_eq(yr_list_append(list, yr_from(b)), 0);
    yr_drop(b->other); /* the only reference to a */
    ck_assert_int_eq(freed, 1);
    b->other = yr_from(tail); /* b -> tail -> list -> b */
    tail->other = list;
    ck_assert_int_eq(yr_collect(), 3);
    ck_assert_int_eq(freed, 3);
}
END_TEST

START_TEST(a_long_cycle_needs_no_recursion)
{
    enum { LENGTH = 100000 };
    YR->collector->enabled = false;
    yr_collector_schedule();
    node *first = make(), *last = first;
    for (int i = 1; i < LENGTH; i++) {
        node *n = make();
        last->other = yr_from(n);
        last = n;
    }
    last->other = yr_from(first);
    ck_assert_int_eq(yr_collect(), LENGTH);
    ck_assert_int_eq(freed, LENGTH);
    YR->collector->enabled = true;
}
END_TEST

START_TEST(a_finaliser_may_resurrect_a_cycle)
{
    node *a = make_pair();
    a->saves = 1;
    yr_collect();
    ck_assert_int_eq(finalized, 2);
    ck_assert_int_eq(freed, 0);
    ck_assert_uint_eq(saved, yr_from(a));
    ck_assert_uint_ne(a->other, 0); /* nothing was cleared */
    yr_drop(saved);
    ck_assert_int_eq(yr_collect(), 2);
    ck_assert_int_eq(finalized, 2); /* once only */
    ck_assert_int_eq(freed, 2);
}
END_TEST

START_TEST(a_running_generator_is_not_looked_into)
{
    node *n = make(), *inner = make_pair();
    n->other = yr_retain(yr_from(inner));
    n->base.flags |= YR_FLAG_ON_STACK;
    ck_assert_int_eq(yr_collect(), 0); /* n is held, so all that it holds is */
    n->base.flags &= ~(uint32_t)YR_FLAG_ON_STACK;
    yr_drop(yr_from(n));
    ck_assert_int_eq(yr_collect(), 2);
}
END_TEST

START_TEST(a_weak_reference_to_garbage_is_cleared)
{
    node *a = make_pair();
    yr_value weak = yr_weakref_new(YR_TYPE(weakref), yr_from(a), 0);
    yr_value target = yr_weakref_target(weak);
    ck_assert_uint_eq(target, yr_from(a));
    yr_drop(target);
    yr_collect();
    ck_assert_uint_eq(yr_weakref_target(weak), YR_NONE);
    yr_drop(weak);
}
END_TEST

static int called;

static yr_value callback(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)keywords;
    ck_assert_uint_eq(n, 1);
    ck_assert_uint_eq(yr_weakref_target(args[0]), YR_NONE);
    called++;
    return YR_NONE;
}

static const yr_method_def callback_def = {"callback", callback, 1, 1, 0, NULL};

START_TEST(callbacks_run_for_living_references)
{
    yr_value function = yr_builtin_new(&callback_def, 0, 0);
    node *a = make_pair();
    yr_value weak = yr_weakref_new(YR_TYPE(weakref), yr_from(a), function);
    called = 0;
    yr_collect();
    ck_assert_int_eq(called, 1);
    yr_drop(weak);
    node *b = make();
    weak = yr_weakref_new(YR_TYPE(weakref), yr_from(b), function);
    yr_drop(yr_from(b));
    ck_assert_int_eq(called, 2);
    yr_drop(weak);
    yr_drop(function);
}
END_TEST

START_TEST(plain_references_are_shared)
{
    node *n = make();
    yr_value a = yr_weakref_new(YR_TYPE(weakref), yr_from(n), 0);
    yr_value b = yr_weakref_new(YR_TYPE(weakref), yr_from(n), YR_NONE);
    yr_value p = yr_weakref_new(YR_TYPE(weakproxy), yr_from(n), 0);
    ck_assert_uint_eq(a, b);
    ck_assert_uint_ne(a, p);
    ck_assert_uint_eq(yr_weakref_count(yr_from(n)), 2);
    yr_drop(a);
    yr_drop(b);
    ck_assert_uint_eq(yr_weakref_count(yr_from(n)), 1);
    yr_drop(p);
    ck_assert_uint_eq(yr_weakref_count(yr_from(n)), 0);
    ck_assert(!(n->base.flags & YR_FLAG_WEAKLY_REFERENCED));
    yr_drop(yr_from(n));
}
END_TEST

START_TEST(many_weak_references)
{
    enum { COUNT = 5000 };
    static yr_value nodes[COUNT], weak[COUNT];
    for (int i = 0; i < COUNT; i++) {
        nodes[i] = yr_from(make());
        weak[i] = yr_weakref_new(YR_TYPE(weakref), nodes[i], 0);
    }
    for (int i = 0; i < COUNT; i += 2)
        yr_drop(nodes[i]);
    for (int i = 0; i < COUNT; i++) {
        yr_value target = yr_weakref_target(weak[i]);
        ck_assert_uint_eq(target, i % 2 ? nodes[i] : YR_NONE);
        yr_drop(target);
    }
    for (int i = 0; i < COUNT; i++) {
        if (i % 2)
            yr_drop(nodes[i]);
        yr_drop(weak[i]);
    }
}
END_TEST

START_TEST(an_int_has_no_weak_references)
{
    ck_assert_uint_eq(yr_weakref_new(YR_TYPE(weakref), yr_int(3), 0), 0);
    ck_assert(yr_pending_is(YR_EXC(TypeError)));
    yr_clear_pending();
}
END_TEST

START_TEST(a_collection_starts_by_itself)
{
    for (int i = 0; i < 40000 && !freed; i++)
        make_pair();
    ck_assert_int_gt(freed, 0);
}
END_TEST

START_TEST(no_collection_starts_while_disabled)
{
    YR->collector->enabled = false;
    yr_collector_schedule();
    for (int i = 0; i < 20000; i++)
        make_pair();
    ck_assert_int_eq(freed, 0);
    YR->collector->enabled = true;
    yr_collector_schedule();
    ck_assert_int_eq(yr_collect(), 40000);
}
END_TEST

START_TEST(a_pending_exception_survives_a_collection)
{
    make_pair();
    yr_value_error("pending");
    yr_value e = YR->pending;
    ck_assert_int_eq(yr_collect(), 2);
    ck_assert_uint_eq(YR->pending, e);
    yr_clear_pending();
}
END_TEST

START_TEST(containers_in_cycles)
{
    yr_value list = yr_list_new(), dict = yr_dict_new();
    node *n = make();
    ck_assert_int_eq(yr_list_append(list, dict), 0);
    n->other = list; /* the list -> the dict -> the node -> the list */
    ck_assert_int_eq(yr_dict_set_c(dict, "node", yr_from(n)), 0);
    yr_drop(dict);
    ck_assert_int_eq(yr_collect(), 3);
    ck_assert_int_eq(freed, 1);
}
END_TEST

Suite *collector_suite(void)
{
    Suite *s = suite_create("collector");
    TCase *t = tcase_create("collector");
    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, a_cycle_is_found);
    tcase_add_test(t, a_node_that_holds_itself_is_found);
    tcase_add_test(t, what_is_held_from_outside_stays);
    tcase_add_test(t, what_hangs_on_a_cycle_goes_with_it);
    tcase_add_test(t, a_long_cycle_needs_no_recursion);
    tcase_add_test(t, a_finaliser_may_resurrect_a_cycle);
    tcase_add_test(t, a_running_generator_is_not_looked_into);
    tcase_add_test(t, a_weak_reference_to_garbage_is_cleared);
    tcase_add_test(t, callbacks_run_for_living_references);
    tcase_add_test(t, plain_references_are_shared);
    tcase_add_test(t, many_weak_references);
    tcase_add_test(t, an_int_has_no_weak_references);
    tcase_add_test(t, a_collection_starts_by_itself);
    tcase_add_test(t, no_collection_starts_while_disabled);
    tcase_add_test(t, a_pending_exception_survives_a_collection);
    tcase_add_test(t, containers_in_cycles);
    suite_add_tcase(s, t);
    return s;
}
