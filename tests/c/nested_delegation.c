/* Translated from nested_delegation.py by yieldc. */
#include <yieldabi.h>

static const char file[] = "nested_delegation.py";
enum { G_walk, G_print, G_count };
enum { K_left, K_key, K_right, K_walked };

static const yr_code walk_code;

/* nested_delegation.py:2  def walk(node): */
enum { WALK_START, WALK_LINE_5, WALK_LINE_6, WALK_LINE_7 };
struct walk_state {
    uint32_t state;
    yr_function *function;
    yr_value node, left, right, delegate;
};

static yr_step walk_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct walk_state *s = frame;
    yr_module *m = s->function->module;
    yr_value t1, t2;
    int line;
    switch (s->state) {
    case WALK_LINE_5: goto resume_5;
    case WALK_LINE_6: goto resume_6;
    case WALK_LINE_7: goto resume_7;
    }
    /* 3: if node is None: */
    if (s->node != YR_NONE) goto end;
    /* 4: return 0 */
    *out = yr_int(0);
    return YR_RETURNED;
end: /* 5: left = yield from walk(node.left) */
    if (!(t1 = yr_load_global(m, G_walk))) { line = 5; goto fail; }
    t2 = yr_load_attr(s->node, m->constants[K_left], &m->sites[0]);
    if (!t2) { line = 5; goto fail_2; }
    t2 = yr_begin(t1, &walk_code, (yr_value[]){t2}, 1), yr_drop(t1);
    if (!t2) { line = 5; goto fail; }
    s->delegate = t2;
    s->state = WALK_LINE_5;
    return YR_DELEGATE;
resume_5:
    if (how == YR_THROW) { line = 5; goto fail; }
    s->left = sent;
    /* 6: yield node.key */
    if (!(t1 = yr_load_attr(s->node, m->constants[K_key], &m->sites[1]))) { line = 6; goto fail; }
    *out = t1;
    s->state = WALK_LINE_6;
    return YR_YIELDED;
resume_6:
    if (how == YR_THROW) { line = 6; goto fail; }
    yr_drop(sent);
    /* 7: right = yield from walk(node.right) */
    if (!(t1 = yr_load_global(m, G_walk))) { line = 7; goto fail; }
    t2 = yr_load_attr(s->node, m->constants[K_right], &m->sites[2]);
    if (!t2) { line = 7; goto fail_2; }
    t2 = yr_begin(t1, &walk_code, (yr_value[]){t2}, 1), yr_drop(t1);
    if (!t2) { line = 7; goto fail; }
    s->delegate = t2;
    s->state = WALK_LINE_7;
    return YR_DELEGATE;
resume_7:
    if (how == YR_THROW) { line = 7; goto fail; }
    s->right = sent;
    /* 8: return 1 + left + right */
    if (!(t1 = yr_add(yr_int(1), s->left))) { line = 8; goto fail; }
    if (t2 = yr_add(t1, s->right), yr_drop(t1), !t2) { line = 8; goto fail; }
    *out = t2;
    return YR_RETURNED;
fail_2: yr_drop(t1);
fail: yr_trace_generator(s, line);
    return YR_RAISED;
}

static const yr_code walk_code = {
    .name = "walk", .qualname = "walk", .file = file, .line = 2, .flags = YR_CODE_GENERATOR,
    .positional = 1, .local_count = 3, .names = YR_NAMES("node", "left", "right"),
    .frame = &(const yr_frame_layout){
        .resume = walk_resume, .size = sizeof(struct walk_state),
        .delegate = offsetof(struct walk_state, delegate), .named_count = 3,
        YR_FRAME_SLOTS(YR_SLOT(walk, node), YR_SLOT(walk, left), YR_SLOT(walk, right)),
        YR_FRAME_POINTS(YR_CREATED(2), YR_AT_DELEGATE(5), YR_AT_YIELD(6), YR_AT_DELEGATE(7)),
    },
};

/* nested_delegation.py:11  def count(tree): */
enum { COUNT_START, COUNT_LINE_12 };
struct count_state {
    uint32_t state;
    yr_function *function;
    yr_value tree, size, delegate;
};

static yr_step count_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct count_state *s = frame;
    yr_module *m = s->function->module;
    yr_value t1, t2;
    int line;
    switch (s->state) { case COUNT_LINE_12: goto resume_12; }
    /* 12: size = yield from walk(tree) */
    if (!(t1 = yr_load_global(m, G_walk))) { line = 12; goto fail; }
    t2 = yr_begin(t1, &walk_code, (yr_value[]){yr_retain(s->tree)}, 1), yr_drop(t1);
    if (!t2) { line = 12; goto fail; }
    s->delegate = t2;
    s->state = COUNT_LINE_12;
    return YR_DELEGATE;
resume_12:
    if (how == YR_THROW) { line = 12; goto fail; }
    s->size = sent;
    /* 13: print("walked", size) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 13; goto fail; }
    t2 = yr_call(t1, (yr_value[]){yr_retain(m->constants[K_walked]), yr_retain(s->size)}, 2),
            yr_drop(t1);
    if (!t2) { line = 13; goto fail; }
    yr_drop(t2);
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, line);
    return YR_RAISED;
}

static const yr_code count_code = {
    .name = "count", .qualname = "count", .file = file, .line = 11, .flags = YR_CODE_GENERATOR,
    .positional = 1, .local_count = 2, .names = YR_NAMES("tree", "size"),
    .frame = &(const yr_frame_layout){
        .resume = count_resume, .size = sizeof(struct count_state),
        .delegate = offsetof(struct count_state, delegate), .named_count = 2,
        YR_FRAME_SLOTS(YR_SLOT(count, tree), YR_SLOT(count, size)),
        YR_FRAME_POINTS(YR_CREATED(11), YR_AT_DELEGATE(12)),
    },
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1;
    int line;
    /* 2: def walk(node): */
    if (!(t1 = yr_function_new(&walk_code, m, 0, 0, 0, NULL))) { line = 2; goto fail; }
    yr_store_global(m, G_walk, t1);
    /* 11: def count(tree): */
    if (!(t1 = yr_function_new(&count_code, m, 0, 0, 0, NULL))) { line = 11; goto fail; }
    yr_store_global(m, G_count, t1);
    return YR_NONE;
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 3,
    YR_GLOBALS("walk", "print", "count"),
    YR_CONSTANTS(
        [K_left] = YR_STR("left"),
        [K_key] = YR_STR("key"),
        [K_right] = YR_STR("right"),
        [K_walked] = YR_STR("walked")),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
