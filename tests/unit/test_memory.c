/*
 * Memory: size classes, pages that fill and empty, enumeration, the end of objects.
 */
#include <check.h>
#include <stdlib.h>
#include "../../runtime/core/heap.h"

static void begin(void)
{
    static const yr_module_def *const none[] = {NULL};
    static const yr_native_module *const natives[] = {NULL};
    static const yr_program program = {.modules = none, .natives = natives};
    char *argv[] = {(char *)"test", NULL};
    ck_assert_int_eq(yr_start(1, argv, &program), 0);
}

static void end(void)
{
    ck_assert(!yr_pending());
    ck_assert_int_eq(yr_finish(), 0);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    unsigned char bytes[];
} blob;

static int freed;

static void blob_dealloc(yr_object *o)
{
    freed++;
    yr_release(o);
}

static const yr_type_spec blob_spec = {.size = sizeof(blob), .slots = {.dealloc = blob_dealloc}};

static yr_type *blob_type(void)
{
    yr_type *t = yr_type_from_spec("blob", "test", NULL, &blob_spec);
    ck_assert_ptr_nonnull(t);
    return t;
}

START_TEST(an_object_is_zero_behind_its_header)
{
    yr_type *t = blob_type();
    for (size_t size = sizeof(blob); size < 1200; size += 13) {
        blob *b = yr_new(t, size);
        ck_assert_ptr_nonnull(b);
        ck_assert_int_eq(b->base.refs, 1);
        ck_assert_ptr_eq(b->base.type, t);
        for (size_t i = 0; i < size - sizeof(blob); i++)
            ck_assert_int_eq(b->bytes[i], 0);
        memset(b->bytes, 0xa5, size - sizeof(blob));
        yr_drop(yr_from(b));
    }
}
END_TEST

START_TEST(a_freed_cell_is_the_next_one_given)
{
    yr_type *t = blob_type();
    blob *a = yr_new(t, 48);
    void *was = a;
    yr_drop(yr_from(a));
    a = yr_new(t, 48);
    if (!HEAP_PLAIN)
        ck_assert_ptr_eq(a, was);
    yr_drop(yr_from(a));
}
END_TEST

START_TEST(many_objects_live_side_by_side)
{
    enum { COUNT = 20000 };
    yr_type *t = blob_type();
    blob **all = malloc(COUNT * sizeof *all);
    for (int i = 0; i < COUNT; i++) {
        size_t size = sizeof(blob) + 8 + (size_t)(i % 90) * 8;
        all[i] = yr_new(t, size);
        memset(all[i]->bytes, i & 0xff, size - sizeof(blob));
    }
    freed = 0;
    for (int k = 0; k < COUNT; k += 2)
        yr_drop(yr_from(all[k]));
    for (int i = 1; i < COUNT; i += 2) {
        ck_assert_int_eq(all[i]->bytes[0], i & 0xff);
        ck_assert_int_eq(all[i]->bytes[7], i & 0xff);
    }
    for (int k = 1; k < COUNT; k += 2)
        yr_drop(yr_from(all[k]));
    ck_assert_int_eq(freed, COUNT);
    free(all);
}
END_TEST

START_TEST(an_absurd_size_is_a_memory_error)
{
    ck_assert_ptr_null(yr_new(blob_type(), (size_t)1 << 62));
    ck_assert(yr_pending_is(YR_EXC(MemoryError)));
    yr_clear_pending();
    ck_assert_ptr_null(yr_alloc(SIZE_MAX - 8));
    ck_assert(yr_pending_is(YR_EXC(MemoryError)));
    yr_clear_pending();
}
END_TEST

START_TEST(pages_are_aligned_and_of_one_class)
{
    if (HEAP_PLAIN)
        return;
    yr_type *t = blob_type();
    blob *a = yr_new(t, 40), *b = yr_new(t, 47), *c = yr_new(t, 49);
    ck_assert_int_eq(page_of(a)->cell, 48);
    ck_assert_int_eq(page_of(b)->cell, 48);
    ck_assert_int_eq(page_of(c)->cell, 64);
    blob *big = yr_new(t, 513);
    ck_assert(big->base.flags & YR_FLAG_LARGE);
    ck_assert(!(a->base.flags & YR_FLAG_LARGE));
    yr_drop(yr_from(a));
    yr_drop(yr_from(b));
    yr_drop(yr_from(c));
    yr_drop(yr_from(big));
}
END_TEST

/* ---- Enumeration ---------------------------------------------------------------------------- */

static int find_one(yr_object *o, void *context)
{
    return o == context;
}

START_TEST(enumeration_finds_what_is_tracked)
{
    yr_value list = yr_list_new(), text = yr_str_from_c("not tracked");
    ck_assert_int_eq(yr_heap_each(find_one, yr_object_of(list)), 1);
    ck_assert_int_eq(yr_heap_each(find_one, yr_object_of(text)), 0);
    void *was = yr_object_of(list);
    yr_drop(list);
    ck_assert_int_eq(yr_heap_each(find_one, was), 0);
    yr_drop(text);
}
END_TEST

START_TEST(enumeration_finds_large_objects)
{
    yr_value tuple = yr_tuple_alloc(1000);
    ck_assert(yr_object_of(tuple)->flags & YR_FLAG_LARGE);
    ck_assert_int_eq(yr_heap_each(find_one, yr_object_of(tuple)), 1);
    for (int i = 0; i < 1000; i++)
        YR_AS(yr_tuple_object, tuple)->items[i] = YR_NONE;
    yr_drop(tuple);
}
END_TEST

/* ---- The end of objects --------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    yr_value next;
} chained;

static int deepest, depth;

static void link_dealloc(yr_object *o)
{
    depth++;
    deepest = depth > deepest ? depth : deepest;
    yr_set(&((chained *)o)->next, 0);
    depth--;
    freed++;
    yr_release(o);
}

static int link_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((chained *)o)->next);
    return 0;
}

static const yr_type_spec link_spec = {
    .size = sizeof(chained),
    .flags = YR_TYPE_TRACKED,
    .slots = {.dealloc = link_dealloc, .traverse = link_traverse},
};

START_TEST(a_long_chain_is_freed_without_recursion)
{
    enum { LENGTH = 200000 };
    yr_type *t = yr_type_from_spec("link", "test", NULL, &link_spec);
    yr_value chain = 0;
    for (int i = 0; i < LENGTH; i++) {
        chained *l = yr_new(t, sizeof *l);
        l->next = chain;
        chain = yr_from(l);
    }
    freed = deepest = 0;
    yr_drop(chain);
    ck_assert_int_eq(freed, LENGTH);
    ck_assert_int_le(deepest, 60);
}
END_TEST

static yr_value saved;
static int finalized;

static void save_me(yr_object *o)
{
    finalized++;
    saved = yr_retain(yr_from(o));
}

static const yr_type_spec phoenix_spec = {
    .size = sizeof(chained),
    .flags = YR_TYPE_TRACKED,
    .slots = {.dealloc = link_dealloc, .traverse = link_traverse, .finalize = save_me},
};

START_TEST(a_finaliser_runs_once_and_may_resurrect)
{
    yr_type *t = yr_type_from_spec("phoenix", "test", NULL, &phoenix_spec);
    freed = finalized = 0;
    yr_drop(yr_from(yr_new(t, sizeof(chained))));
    ck_assert_int_eq(finalized, 1);
    ck_assert_int_eq(freed, 0);
    ck_assert_int_eq(yr_object_of(saved)->refs, 1);
    yr_drop(saved);
    ck_assert_int_eq(finalized, 1);
    ck_assert_int_eq(freed, 1);
}
END_TEST

static void raise_and_leave(yr_object *o)
{
    (void)o;
    finalized++;
    yr_value_error("ignored");
    yr_clear_pending();
}

static const yr_type_spec noisy_spec = {
    .size = sizeof(chained),
    .flags = YR_TYPE_TRACKED,
    .slots = {.dealloc = link_dealloc, .traverse = link_traverse, .finalize = raise_and_leave},
};

START_TEST(a_drop_keeps_what_is_pending)
{
    yr_type *t = yr_type_from_spec("noisy", "test", NULL, &noisy_spec);
    chained *l = yr_new(t, sizeof *l);
    finalized = 0;
    yr_raise_format(YR_EXC(KeyError), "mine");
    yr_value mine = YR->pending;
    yr_drop(yr_from(l));
    ck_assert_int_eq(finalized, 1);
    ck_assert_uint_eq(YR->pending, mine);
    yr_clear_pending();
}
END_TEST

START_TEST(memory_is_used_again)
{
    yr_type *t = blob_type();
    size_t before = 0;
    for (int round = 0; round < 20; round++) {
        blob *all[3000];
        for (int i = 0; i < 3000; i++)
            all[i] = yr_new(t, 16 + 16 * (size_t)((i + round) % 30));
        for (int i = 0; i < 3000; i++)
            yr_drop(yr_from(all[i]));
        if (round == 5)
            before = YR->heap->chunk_count;
    }
    ck_assert_uint_le(YR->heap->chunk_count, before);
}
END_TEST

Suite *memory_suite(void)
{
    Suite *s = suite_create("memory");
    TCase *t = tcase_create("memory");
    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, an_object_is_zero_behind_its_header);
    tcase_add_test(t, a_freed_cell_is_the_next_one_given);
    tcase_add_test(t, many_objects_live_side_by_side);
    tcase_add_test(t, an_absurd_size_is_a_memory_error);
    tcase_add_test(t, pages_are_aligned_and_of_one_class);
    tcase_add_test(t, enumeration_finds_what_is_tracked);
    tcase_add_test(t, enumeration_finds_large_objects);
    tcase_add_test(t, a_long_chain_is_freed_without_recursion);
    tcase_add_test(t, a_finaliser_runs_once_and_may_resurrect);
    tcase_add_test(t, a_drop_keeps_what_is_pending);
    tcase_add_test(t, memory_is_used_again);
    suite_add_tcase(s, t);
    return s;
}
