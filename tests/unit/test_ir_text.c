/*
 * The reader of the IR's text, and single passes on the functions of tests/ir/NAME.ir:
 *
 *     # passes: tidy liveness ownership tidy
 *     function f
 *     ...
 *     ----
 *     the IR behind the last pass
 *
 * With `# dump: PASS` in the second line, what that pass found is compared instead. The text above
 * the ---- must pass the verifier, and so must what is behind each pass.
 *
 * With `# verify: STATE` in place of the two, the text is wrong, and behind the ---- stands what
 * the verifier says of it; `# passes: ...` in the second line are run before.
 */
#include <check.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include "driver.h"
#include "ir/read.h"

#define FOLDER "tests/ir"

static arena *memory;

static void start(void)
{
    memory = arena_new();
}

static void finish(void)
{
    arena_free(memory);
}

static char *file_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text text = {0};
    char bytes[4096];
    size_t n;

    ck_assert_msg(file != NULL, "%s cannot be read", path);
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        text_add(memory, &text, bytes, n);
    fclose(file);
    return text.at ? text.at : arena_strndup(memory, "", 0);
}

/* ----------------------------------------------------------------------- one pass behind another
 */

/* The words of the line `# LABEL: ...`, which *text begins with; *text goes on to the next line.
 * NULL: it is another line. */
static char *header(const char **text, const char *label)
{
    const char *words = arena_printf(memory, "# %s:", label);
    size_t n = strlen(words), line = strcspn(*text, "\n");

    if (strncmp(*text, words, n) != 0)
        return NULL;
    char *result = arena_strndup(memory, *text + n, line - n);
    *text += line;
    *text += **text == '\n';
    return result;
}

/* What holds behind a pass; *tidied: what will, behind the next tidy. */
static enum ir_state state_behind(const char *pass, enum ir_state *tidied)
{
    int is_untidy = strcmp(pass, "ownership") == 0 || strcmp(pass, "bound") == 0;

    if (strcmp(pass, "ownership") == 0)
        *tidied = IR_OWNED;
    if (strcmp(pass, "ladder") == 0)
        *tidied = IR_SHARED;
    return is_untidy ? IR_UNTIDY : *tidied;
}

/* Runs the passes one behind the other. What the pass that is dumped found goes to out. */
static void run_all(const char *path, struct function *f, const char *passes, const char *dumped,
                    FILE *out)
{
    enum ir_state tidied = IR_LOWERED;
    char *words = arena_strndup(memory, passes, strlen(passes)), *rest = words;

    for (char *name; (name = strtok_r(rest, " ", &rest)) != NULL;) {
        int is_dumped = dumped && strcmp(name, dumped) == 0;
        ck_assert_msg(run_single_pass(name, f, is_dumped ? out : NULL) == 0, "%s: the pass '%s'",
                      path, name);
        ck_assert_msg(ir_verify(f, state_behind(name, &tidied)) == 0, "%s: not valid behind %s",
                      path, name);
    }
}

/* The functions of the text. */
static struct module *read_input(const char *path, const char *input)
{
    const char *error;
    struct module *m = ir_read(memory, input, &error);

    ck_assert_msg(m != NULL, "%s: %s (counted behind its header)", path, error);
    return m;
}

static char *result_of(const char *path, const char *input, const char *passes, const char *dumped)
{
    struct module *m = read_input(path, input);
    char *result;
    size_t size;
    FILE *out = open_memstream(&result, &size);

    for (int i = 0; i < m->functions.n; i++) {
        struct function *f = m->functions.at[i];
        if (!f->blocks.n) /* only mentioned */
            continue;
        ck_assert_msg(ir_verify(f, IR_LOWERED) == 0, "%s: the input is not valid", path);
        run_all(path, f, passes, dumped, out);
        if (!dumped)
            ir_print_function(out, f);
    }
    fclose(out);
    return result;
}

static enum ir_state state_named(const char *path, const char *name)
{
    static const char *const names[] = {"lowered", "owned", "shared"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return (enum ir_state)i;
    ck_abort_msg("%s: '%s' is no state", path, name);
}

/* What the verifier says of the body of the module, behind the passes. */
static char *complaints_of(const char *path, const char *input, const char *passes,
                           const char *state)
{
    struct module *m = read_input(path, input);
    FILE *kept = stderr;
    char *result;
    size_t size;
    int verified;

    for (char *rest = arena_strndup(memory, passes, strlen(passes)), *name;
         (name = strtok_r(rest, " ", &rest)) != NULL;)
        ck_assert_msg(run_single_pass(name, m->body, NULL) == 0, "%s: the pass '%s'", path, name);
    fflush(stderr);
    stderr = open_memstream(&result, &size);
    verified = ir_verify(m->body, state_named(path, state));
    fclose(stderr);
    stderr = kept;
    ck_assert_msg(verified == (size ? -1 : 0), "%s: the verifier says %d", path, verified);
    return result;
}

static void check_file(const char *path)
{
    const char *text = file_text(path);
    char *state = header(&text, "verify"), *passes = header(&text, "passes");
    char *dumped = header(&text, "dump");
    const char *cut = strstr(text, "\n----\n");

    ck_assert_msg(state || passes, "%s: the first line names no passes", path);
    ck_assert_msg(cut != NULL, "%s: there is no line ----", path);
    const char *input = arena_strndup(memory, text, (size_t)(cut + 1 - text));
    const char *expected = cut + strlen("\n----\n");
    char *result = state ? complaints_of(path, input, passes ? passes : "", strtok(state, " "))
                         : result_of(path, input, passes, dumped ? strtok(dumped, " ") : NULL);
    if (strcmp(result, expected) != 0)
        ck_abort_msg("%s\n---- expected\n%s---- got\n%s----", path, expected, result);
    free(result);
}

static int has_ending(const char *name, const char *ending)
{
    size_t n = strlen(name), m = strlen(ending);

    return n > m && strcmp(name + n - m, ending) == 0;
}

/* The names in the folder that end so. */
static struct name_list files_with(const char *ending)
{
    struct name_list names = {0, NULL};
    DIR *folder = opendir(FOLDER);

    ck_assert_msg(folder != NULL, "%s is not here: run the tests from the root", FOLDER);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (has_ending(entry->d_name, ending))
            push(memory, &names, arena_printf(memory, "%s/%s", FOLDER, entry->d_name));
    closedir(folder);
    ck_assert_msg(names.n > 0, "no file of %s ends with %s", FOLDER, ending);
    return names;
}

START_TEST(passes_make_what_the_file_says)
{
    struct name_list names = files_with(".ir");

    for (int i = 0; i < names.n; i++)
        check_file(names.at[i]);
}
END_TEST

/* ----------------------------------------------------------------------------------- the reader */

START_TEST(what_was_printed_is_read_back)
{
    struct name_list names = files_with(".dump");

    for (int i = 0; i < names.n; i++) {
        const char *text = file_text(names.at[i]), *error;
        struct module *m = ir_read(memory, text, &error);
        char *printed;
        size_t size;

        ck_assert_msg(m != NULL, "%s: %s", names.at[i], error);
        FILE *out = open_memstream(&printed, &size);
        ir_print_module(out, m);
        fclose(out);
        if (strcmp(printed, text) != 0)
            ck_abort_msg("%s\n---- expected\n%s---- got\n%s----", names.at[i], text, printed);
        free(printed);
    }
}
END_TEST

/* Every beginning of a text, and every text with one byte of it changed, is read or rejected. */
START_TEST(no_text_breaks_the_reader)
{
    struct name_list names = files_with(".dump");
    static const char instead[] = {' ', '\n', '[', '\'', '(', '9', '-', 't'};

    for (int i = 0; i < names.n; i++) {
        char *text = file_text(names.at[i]);
        size_t size = strlen(text) < 3000 ? strlen(text) : 3000;

        text[size] = 0;
        for (size_t k = 0; k < size; k += 7) {
            arena *kept = memory;
            const char *error;
            char byte = text[k];

            memory = arena_new();
            text[k] = k % 2 ? '\0' : instead[k / 2 % sizeof instead];
            struct module *m = ir_read(memory, text, &error);
            ck_assert_msg(m || strncmp(error, "line ", 5) == 0, "%s at %zu", names.at[i], k);
            text[k] = byte;
            arena_free(memory);
            memory = kept;
        }
    }
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_line)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        {"", "line 1: there is no function"},
        {"block 0:\n", "line 1: neither a function nor a block of one"},
        {"function f\n", "line 2: the function before has no block"},
        {"function f\n  RETURN None\n", "line 2: no block has begun"},
        {"function f\nblock 0:\n  LEAP\n", "line 3: 'LEAP' is no instruction"},
        {"function f\nblock 0:\n  RETURN\n", "line 3: RETURN needs sources: 1"},
        {"function f\nblock 0:\n  RETURN x\n", "line 3: 'x' is no operand"},
        {"function f\nblock 0:\n  x = MOVE 1\n", "line 3: 'x' is no register"},
        {"function f\nblock 0:\n  RETURN [x]\n", "line 3: [x] is no cell of the function"},
        {"function f\nblock 0:\n  RETURN free 0\n", "line 3: the function has no free variable 0"},
        {"function f\nblock 0:\n  RETURN 'x\n", "line 3: ' is missing"},
        {"function f\nblock 0:\n  RETURN '\\q'\n", "line 3: an unknown escape"},
        {"function f\nblock 0:\n  RETURN 1.5x\n", "line 3: '1.5x' is no number"},
        {"function f\nblock 0:\n  RETURN (1, f)\n", "line 3: 'f' is no operand"},
        {"function f\nblock 0:\n  RETURN None  @1 more\n", "line 3: 'more' is too much"},
        {"function f\nblock 0:\n  DROP 1\n", "line 3: DROP needs a register"},
        {"function f\nblock 0:\n  t0 = ADD 1, 2\n", "line 3: ADD raises, so it needs a fail edge"},
        {"function f\nblock 0:\n  t0 = MOVE 1\n  r0 = SET_RAW [1]\n", "line 4: both t0 and r0"},
        {"function f\nblock 0:\n  JUMP  -> 7\n",
         "line 4: the function before has no block 7, but an edge to it"},
        {"function f\nblock 0:\n  JUMP  -> 0\nblock 0:\n",
         "line 4: block 0 stands here a second time"},
        {"function f\n  locals: x x\n", "line 2: 'x' stands here a second time"},
        {"function f\n  parameters: x\n", "line 2: 'x' is no local"},
        {"function f\nblock 99999999999:\n", "line 2: a number above 9999"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *error = NULL;
        ck_assert_ptr_null(ir_read(memory, cases[i].text, &error));
        ck_assert_str_eq(error, cases[i].error);
    }
}
END_TEST

START_TEST(properties_follow_from_the_instructions)
{
    static const char text[] = "function f generator\n"
                               "  locals: a b\n"
                               "  parameters: a\n"
                               "block 3:\n"
                               "  t0? = SAVE_HANDLED\n"
                               "  r1 = TEST_IS a, None\n"
                               "  t2 = NOT r1\n"
                               "  RETURN t2\n"
                               "block 5 pad:\n"
                               "  TRACE\n"
                               "  UNWIND\n";
    const char *error;
    struct module *m = ir_read(memory, text, &error);

    ck_assert_msg(m != NULL, "%s", error);
    struct function *f = m->body;
    ck_assert_int_eq(f->regs.n, 5);
    ck_assert_ptr_eq(f->handled_slot, f->regs.at[0]);
    ck_assert(f->regs.at[0]->nullable && !f->regs.at[0]->uncounted);
    ck_assert_int_eq(f->regs.at[1]->rep, REP_RAW);
    ck_assert(f->regs.at[2]->uncounted);
    ck_assert(f->regs.at[3]->is_parameter && !f->regs.at[4]->is_parameter);
    ck_assert_ptr_eq(f->unwind, f->blocks.at[1]);
    ck_assert(f->is_generator);
}
END_TEST

Suite *ir_text_suite(void)
{
    Suite *s = suite_create("ir_text");
    TCase *c = tcase_create("ir_text");

    tcase_add_checked_fixture(c, start, finish);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, passes_make_what_the_file_says);
    tcase_add_test(c, what_was_printed_is_read_back);
    tcase_add_test(c, no_text_breaks_the_reader);
    tcase_add_test(c, what_is_wrong_is_told_with_its_line);
    tcase_add_test(c, properties_follow_from_the_instructions);
    suite_add_tcase(s, c);
    return s;
}
