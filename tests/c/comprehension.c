/* Translated from comprehension.py by yieldc. */
#include <yieldabi.h>

static const char file[] = "comprehension.py";
enum { G_max, G_summary, G_print };
enum { K_stop, K_lengths, K_values, K_one, K_two, K_three };

static const yr_code summary_genexpr_code;
static yr_value summary_body(yr_function *function, yr_value *args);

/* comprehension.py:3  lengths = {word: len(word) for word in words if word not in stop} */
static yr_value summary_dictcomp_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value iterator = args[0], word = 0;
    yr_value t1, t2;
    int c, status;
    /* 3: lengths = {word: len(word) for word in words if word not in stop} */
    if (!(t1 = yr_dict(NULL, 0))) goto fail;
loop:
    if ((status = yr_next(iterator, &t2)) < 0) goto fail_2;
    if (!status) goto done;
    yr_set(&word, t2);
    t2 = yr_cell_load(function->cells[0 /* stop */], m->constants[K_stop], true);
    if (!t2) goto fail_2;
    if (c = yr_contains(t2, word), yr_drop(t2), c < 0) goto fail_2;
    if (c) goto back;
    if (!(t2 = yr_len(word))) goto fail_2;
    if (status = yr_dict_store(t1, word, t2), yr_drop(t2), status < 0) goto fail_2;
back:
    if (yr_poll() < 0) goto fail_2;
    goto loop;
done:
    yr_drop(iterator);
    yr_xdrop(word);
    return t1;
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, 3);
    yr_leave(frame, (yr_value[]){iterator, word}, 2);
    return 0;
}

static const yr_code summary_dictcomp_code = {
    .name = "<dictcomp>", .qualname = "summary.<locals>.<dictcomp>", .file = file, .line = 3,
    .body = summary_dictcomp_body, .flags = YR_CODE_NESTED, .positional = 1, .positional_only = 1,
    .local_count = 2, .free_count = 1, .names = YR_NAMES(".0", "word", "stop"),
};

/* comprehension.py:4  pairs = [(a, b) for a in lengths for b in lengths if a < b] */
static yr_value summary_listcomp_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value iterator = args[0], a = 0, b = 0;
    yr_value t1, t2, t3;
    int c, status;
    /* 4: pairs = [(a, b) for a in lengths for b in lengths if a < b] */
    if (!(t1 = yr_list(NULL, 0))) goto fail;
loop_2:
    if ((status = yr_next(iterator, &t2)) < 0) goto fail_2;
    if (!status) goto done;
    yr_set(&a, t2);
    t2 = yr_cell_load(function->cells[0 /* lengths */], m->constants[K_lengths], true);
    if (!t2) goto fail_2;
    if (t3 = yr_iter(t2), yr_drop(t2), !t3) goto fail_2;
loop:
    if ((status = yr_next(t3, &t2)) < 0) goto fail_3;
    if (!status) goto done_2;
    yr_set(&b, t2);
    if ((c = yr_test_lt(a, b)) < 0) goto fail_3;
    if (!c) goto back;
    if (!(t2 = yr_tuple((yr_value[]){yr_retain(a), yr_retain(b)}, 2))) goto fail_3;
    if (status = yr_list_append(t1, t2), yr_drop(t2), status < 0) goto fail_3;
back:
    if (yr_poll() < 0) goto fail_3;
    goto loop;
done_2:
    yr_drop(t3);
    if (yr_poll() < 0) goto fail_2;
    goto loop_2;
done:
    yr_drop(iterator);
    yr_xdrop(a);
    yr_xdrop(b);
    return t1;
fail_3: yr_drop(t3);
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, 4);
    yr_leave(frame, (yr_value[]){iterator, a, b}, 3);
    return 0;
}

static const yr_code summary_listcomp_code = {
    .name = "<listcomp>", .qualname = "summary.<locals>.<listcomp>", .file = file, .line = 4,
    .body = summary_listcomp_body, .flags = YR_CODE_NESTED, .positional = 1, .positional_only = 1,
    .local_count = 3, .free_count = 1, .names = YR_NAMES(".0", "a", "b", "lengths"),
};

/* comprehension.py:5  letters = {letter for word in lengths for letter in word} */
static yr_value summary_setcomp_body(yr_function *function, yr_value *args)
{
    yr_frame *frame = NULL;
    yr_value iterator = args[0], word = 0, letter = 0;
    yr_value t1, t2, t3;
    int status;
    /* 5: letters = {letter for word in lengths for letter in word} */
    if (!(t1 = yr_set_of(NULL, 0))) goto fail;
loop_2:
    if ((status = yr_next(iterator, &t2)) < 0) goto fail_2;
    if (!status) goto done;
    yr_set(&word, t2);
    if (!(t2 = yr_iter(word))) goto fail_2;
loop:
    if ((status = yr_next(t2, &t3)) < 0) goto fail_3;
    if (!status) goto done_2;
    yr_set(&letter, t3);
    if (yr_set_add(t1, letter) < 0) goto fail_3;
    if (yr_poll() < 0) goto fail_3;
    goto loop;
done_2:
    yr_drop(t2);
    if (yr_poll() < 0) goto fail_2;
    goto loop_2;
done:
    yr_drop(iterator);
    yr_xdrop(word);
    yr_xdrop(letter);
    return t1;
fail_3: yr_drop(t2);
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, 5);
    yr_leave(frame, (yr_value[]){iterator, word, letter}, 3);
    return 0;
}

static const yr_code summary_setcomp_code = {
    .name = "<setcomp>", .qualname = "summary.<locals>.<setcomp>", .file = file, .line = 5,
    .body = summary_setcomp_body, .flags = YR_CODE_NESTED, .positional = 1, .positional_only = 1,
    .local_count = 3, .names = YR_NAMES(".0", "word", "letter"),
};

/* comprehension.py:6  longest = max(n for n in lengths.values()) */
enum { SUMMARY_GENEXPR_START, SUMMARY_GENEXPR_LINE_6 };
struct summary_genexpr_state {
    uint32_t state;
    yr_function *function;
    yr_value iterator, n;
};

static yr_step summary_genexpr_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct summary_genexpr_state *s = frame;
    yr_value t1;
    int status;
    switch (s->state) { case SUMMARY_GENEXPR_LINE_6: goto resume_6; }
loop: /* 6: longest = max(n for n in lengths.values()) */
    if ((status = yr_next(s->iterator, &t1)) < 0) goto fail;
    if (!status) goto done;
    yr_set(&s->n, t1);
    *out = yr_retain(s->n);
    s->state = SUMMARY_GENEXPR_LINE_6;
    return YR_YIELDED;
resume_6:
    if (how == YR_THROW) goto fail;
    yr_drop(sent);
    if (yr_poll() < 0) goto fail;
    goto loop;
done:
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, 6);
    return YR_RAISED;
}

static const yr_code summary_genexpr_code = {
    .name = "<genexpr>", .qualname = "summary.<locals>.<genexpr>", .file = file, .line = 6,
    .flags = YR_CODE_GENERATOR | YR_CODE_NESTED, .positional = 1, .positional_only = 1,
    .local_count = 2, .names = YR_NAMES(".0", "n"),
    .frame = &(const yr_frame_layout){
        .resume = summary_genexpr_resume, .size = sizeof(struct summary_genexpr_state),
        .named_count = 2,
        YR_FRAME_SLOTS(
            YR_NAMED_SLOT(summary_genexpr, iterator, ".0"), YR_SLOT(summary_genexpr, n)),
        YR_FRAME_POINTS(YR_CREATED(6), YR_AT_YIELD(6)),
    },
};

/* comprehension.py:2  def summary(words, stop): */
static yr_value summary_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value words = args[0], stop = args[1], pairs = 0, letters = 0, longest = 0, lengths_cell = 0,
            stop_cell = 0, dictcomp_iterator = 0, dictcomp_word = 0, listcomp_iterator = 0,
            listcomp_a = 0, listcomp_b = 0, setcomp_iterator = 0, setcomp_word = 0,
            setcomp_letter = 0;
    yr_value t1, t2, t3, t4, t5;
    int c, status, line;
    /* 2: def summary(words, stop): */
    if (!(lengths_cell = yr_cell_new(0))) { line = 2; goto fail; }
    if (!(stop_cell = yr_cell_new(yr_retain(stop)))) { line = 2; goto fail; }
    yr_set(&stop, 0);
    /* 3: lengths = {word: len(word) for word in words if word not in stop} */
    if (!(dictcomp_iterator = yr_iter(words))) { line = 3; goto fail; }
    if (!(t1 = yr_dict(NULL, 0))) goto fail_2;
loop:
    if ((status = yr_next(dictcomp_iterator, &t2)) < 0) goto fail_3;
    if (!status) goto done;
    yr_set(&dictcomp_word, t2);
    if (!(t2 = yr_cell_load(stop_cell, m->constants[K_stop], true))) goto fail_3;
    if (c = yr_contains(t2, dictcomp_word), yr_drop(t2), c < 0) goto fail_3;
    if (c) goto back;
    if (!(t2 = yr_len(dictcomp_word))) goto fail_3;
    if (status = yr_dict_store(t1, dictcomp_word, t2), yr_drop(t2), status < 0) goto fail_3;
back:
    if (yr_poll() < 0) goto fail_3;
    goto loop;
done:
    yr_set(&dictcomp_iterator, 0);
    yr_set(&dictcomp_word, 0);
    yr_cell_store(lengths_cell, t1);
    /* 4: pairs = [(a, b) for a in lengths for b in lengths if a < b] */
    if (!(t1 = yr_cell_load(lengths_cell, m->constants[K_lengths], false))) { line = 4; goto fail; }
    if (t2 = yr_iter(t1), yr_drop(t1), !t2) { line = 4; goto fail; }
    listcomp_iterator = t2;
    if (!(t1 = yr_list(NULL, 0))) goto fail_4;
loop_3:
    if ((status = yr_next(listcomp_iterator, &t2)) < 0) goto fail_5;
    if (!status) goto done_2;
    yr_set(&listcomp_a, t2);
    if (!(t2 = yr_cell_load(lengths_cell, m->constants[K_lengths], true))) goto fail_5;
    if (t3 = yr_iter(t2), yr_drop(t2), !t3) goto fail_5;
loop_2:
    if ((status = yr_next(t3, &t2)) < 0) goto fail_6;
    if (!status) goto done_3;
    yr_set(&listcomp_b, t2);
    if ((c = yr_test_lt(listcomp_a, listcomp_b)) < 0) goto fail_6;
    if (!c) goto back_2;
    t2 = yr_tuple((yr_value[]){yr_retain(listcomp_a), yr_retain(listcomp_b)}, 2);
    if (!t2) goto fail_6;
    if (status = yr_list_append(t1, t2), yr_drop(t2), status < 0) goto fail_6;
back_2:
    if (yr_poll() < 0) goto fail_6;
    goto loop_2;
done_3:
    yr_drop(t3);
    if (yr_poll() < 0) goto fail_5;
    goto loop_3;
done_2:
    yr_set(&listcomp_iterator, 0);
    yr_set(&listcomp_a, 0);
    yr_set(&listcomp_b, 0);
    pairs = t1;
    /* 5: letters = {letter for word in lengths for letter in word} */
    if (!(t1 = yr_cell_load(lengths_cell, m->constants[K_lengths], false))) { line = 5; goto fail; }
    if (t2 = yr_iter(t1), yr_drop(t1), !t2) { line = 5; goto fail; }
    setcomp_iterator = t2;
    if (!(t1 = yr_set_of(NULL, 0))) goto fail_7;
loop_5:
    if ((status = yr_next(setcomp_iterator, &t2)) < 0) goto fail_8;
    if (!status) goto done_4;
    yr_set(&setcomp_word, t2);
    if (!(t2 = yr_iter(setcomp_word))) goto fail_8;
loop_4:
    if ((status = yr_next(t2, &t3)) < 0) goto fail_9;
    if (!status) goto done_5;
    yr_set(&setcomp_letter, t3);
    if (yr_set_add(t1, setcomp_letter) < 0) goto fail_9;
    if (yr_poll() < 0) goto fail_9;
    goto loop_4;
done_5:
    yr_drop(t2);
    if (yr_poll() < 0) goto fail_8;
    goto loop_5;
done_4:
    yr_set(&setcomp_iterator, 0);
    yr_set(&setcomp_word, 0);
    yr_set(&setcomp_letter, 0);
    letters = t1;
    /* 6: longest = max(n for n in lengths.values()) */
    if (!(t1 = yr_load_known(m, G_max, YR_BUILTIN_max))) { line = 6; goto fail; }
    t2 = yr_function_new(&summary_genexpr_code, m, 0, 0, 0, NULL);
    if (!t2) { line = 6; goto fail_10; }
    t3 = yr_cell_load(lengths_cell, m->constants[K_lengths], false);
    if (!t3) { line = 6; goto fail_11; }
    t4 = yr_load_method(t3, m->constants[K_values], &m->sites[0], &t5), yr_drop(t3);
    if (!t4) { line = 6; goto fail_11; }
    if (t3 = yr_call_method(t4, (yr_value[]){t5}, 1), yr_drop(t4), !t3) { line = 6; goto fail_11; }
    if (t4 = yr_iter(t3), yr_drop(t3), !t4) { line = 6; goto fail_11; }
    t3 = yr_begin(t2, &summary_genexpr_code, (yr_value[]){t4}, 1), yr_drop(t2);
    if (!t3) { line = 6; goto fail_10; }
    longest = yr_call_loaded(t1, YR_BUILTIN_max, (yr_value[]){t3}, 1);
    if (!longest) { line = 6; goto fail; }
    /* 7: return pairs, letters, longest */
    t1 = yr_tuple((yr_value[]){yr_retain(pairs), yr_retain(letters), yr_retain(longest)}, 3);
    if (!t1) { line = 7; goto fail; }
    yr_drop(words);
    yr_drop(stop_cell);
    yr_drop(pairs);
    yr_drop(letters);
    yr_drop(longest);
    yr_drop(lengths_cell);
    return t1;
fail_11: yr_drop(t2);
fail_10: yr_drop(t1);
fail: yr_trace(&frame, function, line);
    yr_leave(frame, (yr_value[]){words, stop, pairs, letters, longest, lengths_cell, stop_cell}, 7);
    return 0;
fail_3: yr_drop(t1);
fail_2: yr_trace_inner(&summary_dictcomp_code, m, 3, (yr_value[]){stop_cell},
            (yr_value[]){dictcomp_iterator, dictcomp_word}, 2);
    line = 3;
    goto fail;
fail_6: yr_drop(t3);
fail_5: yr_drop(t1);
fail_4: yr_trace_inner(&summary_listcomp_code, m, 4, (yr_value[]){lengths_cell},
            (yr_value[]){listcomp_iterator, listcomp_a, listcomp_b}, 3);
    line = 4;
    goto fail;
fail_9: yr_drop(t2);
fail_8: yr_drop(t1);
fail_7: yr_trace_inner(&summary_setcomp_code, m, 5, NULL, (yr_value[]){setcomp_iterator, setcomp_word,
            setcomp_letter}, 3);
    line = 5;
    goto fail;
}

static const yr_code summary_code = {
    .name = "summary", .qualname = "summary", .file = file, .line = 2, .body = summary_body,
    .positional = 2, .local_count = 5, .cell_count = 2,
    .names = YR_NAMES("words", "stop", "pairs", "letters", "longest", "lengths", "stop"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2, t3, t4;
    int line;
    /* 2: def summary(words, stop): */
    if (!(t1 = yr_function_new(&summary_code, m, 0, 0, 0, NULL))) { line = 2; goto fail; }
    yr_store_global(m, G_summary, t1);
    /* 10: print(summary(["one", "two", "three"], {"two"})) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 10; goto fail; }
    if (!(t2 = yr_load_global(m, G_summary))) { line = 10; goto fail_2; }
    t3 = yr_list((yr_value[]){yr_retain(m->constants[K_one]), yr_retain(m->constants[K_two]),
            yr_retain(m->constants[K_three])}, 3);
    if (!t3) { line = 10; goto fail_3; }
    t4 = yr_set_of((yr_value[]){yr_retain(m->constants[K_two])}, 1);
    if (!t4) { line = 10; goto fail_4; }
    t3 = yr_call_known(t2, summary_body, (yr_value[]){t3, t4}, 2), yr_drop(t2);
    if (!t3) { line = 10; goto fail_2; }
    if (t2 = yr_call(t1, (yr_value[]){t3}, 1), yr_drop(t1), !t2) { line = 10; goto fail; }
    yr_drop(t2);
    return YR_NONE;
fail_4: yr_drop(t3);
fail_3: yr_drop(t2);
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 1,
    YR_GLOBALS("max", "summary", "print"),
    YR_CONSTANTS(
        [K_stop] = YR_STR("stop"),
        [K_lengths] = YR_STR("lengths"),
        [K_values] = YR_STR("values"),
        [K_one] = YR_STR("one"),
        [K_two] = YR_STR("two"),
        [K_three] = YR_STR("three")),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
