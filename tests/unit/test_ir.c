/* The graph: tidying, the verifier; and the C that emit/ makes of a function built by hand. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include "analyse/frame.h"
#include "analyse/liveness.h"
#include "driver.h"
#include "emit/emitter.h"
#include "transform/ownership.h"

static arena *memory;
static struct module *module;
static struct function *function;

static void start(void)
{
    memory = arena_new();
    module = NEW(memory, struct module);
    module->arena = memory;
    module->name = "__main__";
    module->file = "test.py";
    function = NEW(memory, struct function);
    function->module = module;
    function->name = function->qualname = "f";
    function->line = 1;
    push(memory, &module->functions, function);
    module->body = function;
}

static void finish(void)
{
    arena_free(memory);
}

static struct instr *add(struct block *b, enum opcode op)
{
    struct instr *i = new_instr(function, op, 1);

    push(memory, &b->instrs, i);
    return i;
}

static void jump(struct block *from, struct block *to)
{
    instr_add_target(function, add(from, OP_JUMP), to);
}

static void return_none(struct block *b)
{
    instr_add_src(function, add(b, OP_RETURN), word_operand(WORD_NONE));
}

static struct block *make_pad(void)
{
    struct block *pad = new_block(function, "fail");

    pad->is_pad = 1;
    add(pad, OP_TRACE);
    add(pad, OP_UNWIND);
    return pad;
}

/* t = load_global(name), failing into pad. */
static struct reg *load(struct block *b, const char *name, struct block *pad)
{
    struct reg *t = new_reg(function, REG_TEMP, REP_BOXED);
    struct instr *i = add(b, OP_LOAD_GLOBAL);

    i->aux = module_global_index(module, intern_cstr(memory, name));
    i->fail = pad;
    instr_add_dst(function, i, t);
    return t;
}

/* ---------------------------------------------------------------------------------- tidying */

START_TEST(chains_of_jumps_become_one_block)
{
    struct block *a = new_block(function, NULL), *b = new_block(function, NULL),
                 *c = new_block(function, NULL), *unreached = new_block(function, NULL);

    jump(a, b);
    jump(b, c);
    jump(unreached, c);
    return_none(c);
    tidy_blocks(function);
    ck_assert_int_eq(function->blocks.n, 1);
    ck_assert_int_eq(block_terminator(function->blocks.at[0])->op, OP_RETURN);
}
END_TEST

START_TEST(an_empty_loop_stays)
{
    struct block *a = new_block(function, NULL), *loop = new_block(function, "loop");

    jump(a, loop);
    jump(loop, loop);
    tidy_blocks(function);
    ck_assert_int_ge(function->blocks.n, 1);
    ck_assert(block_terminator(function->blocks.at[function->blocks.n - 1])->op == OP_JUMP);
}
END_TEST

START_TEST(pads_come_last_and_stay_apart)
{
    struct block *a = new_block(function, NULL), *pad = make_pad();
    struct block *last = new_block(function, "last");
    struct reg *t = load(a, "x", pad);

    instr_add_src(function, add(a, OP_DROP), reg_operand(t));
    jump(a, last);
    load(last, "y", pad);
    return_none(last);
    tidy_blocks(function);
    ck_assert_int_eq(function->blocks.n, 2);
    ck_assert_ptr_eq(function->blocks.at[1], pad);
    ck_assert_int_eq(pad->preds.n, 1);
    ck_assert_int_eq(pad->id, 1);
}
END_TEST

/* --------------------------------------------------------------------------------- verifier */

/* The verifier's complaints are expected here. */
static int verify_quietly(enum ir_state state)
{
    fflush(stderr);
    FILE *kept = stderr;
    stderr = tmpfile();
    int result = ir_verify(function, state);
    fclose(stderr);
    stderr = kept;
    return result;
}

START_TEST(a_temporary_must_be_set)
{
    struct block *a = new_block(function, NULL);
    struct reg *t = new_reg(function, REG_TEMP, REP_BOXED);

    instr_add_src(function, add(a, OP_RETURN), reg_operand(t));
    tidy_blocks(function);
    ck_assert_int_eq(verify_quietly(IR_LOWERED), -1);
}
END_TEST

START_TEST(a_raising_instruction_needs_an_edge)
{
    struct block *a = new_block(function, NULL);

    load(a, "x", NULL);
    return_none(a);
    tidy_blocks(function);
    ck_assert_int_eq(verify_quietly(IR_LOWERED), -1);
}
END_TEST

START_TEST(a_leak_is_seen_after_ownership)
{
    struct block *a = new_block(function, NULL), *pad = make_pad();

    load(a, "x", pad);
    return_none(a);
    tidy_blocks(function);
    ck_assert_int_eq(verify_quietly(IR_LOWERED), 0);
    ck_assert_int_eq(verify_quietly(IR_OWNED), -1);
    analyse_liveness(function);
    place_references(function);
    tidy_blocks(function);
    ck_assert_int_eq(verify_quietly(IR_OWNED), 0);
}
END_TEST

/* --------------------------------------------------------------------------------- emission */

/* The passes that follow the layout of the frame. */
static void prepare_emission(void)
{
    static const char *const names[] = {"ladder", "liveness", "uses",      "places",
                                        "colour", "rungs",    "boundness", "exits"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_int_eq(run_single_pass(names[i], function, NULL), 0);
}

static char *emitted(void)
{
    struct program program = {.arena = memory};
    struct emit_options options = {.version = "0"};
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    push(memory, &program.modules, module);
    emit_program(&program, out, &options);
    fclose(out);
    return text;
}

/* f(g) : the callee is dropped between the call and its test, so one rung is enough. */
START_TEST(calls_have_ladders)
{
    struct block *a = new_block(function, NULL), *pad = make_pad();
    struct reg *callee = load(a, "f", pad), *argument = load(a, "g", pad);
    struct instr *call = add(a, OP_CALL);
    struct reg *result = new_reg(function, REG_TEMP, REP_BOXED);

    function->kind = FN_MODULE;
    instr_add_src(function, call, reg_operand(callee));
    instr_add_src(function, call, reg_operand(argument));
    instr_add_dst(function, call, result);
    call->fail = pad;
    instr_add_src(function, add(a, OP_RETURN), reg_operand(result));
    tidy_blocks(function);
    analyse_liveness(function);
    place_references(function);
    tidy_blocks(function);
    ck_assert_int_eq(ir_verify(function, IR_OWNED), 0);
    layout_frame(function);
    prepare_emission();

    char *text = emitted();
    ck_assert_ptr_nonnull(strstr(text, "if (!(t1 = yr_load_global(m, G_f))) goto fail;"));
    ck_assert_ptr_nonnull(strstr(text, "if (!(t2 = yr_load_global(m, G_g))) goto fail_2;"));
    ck_assert_ptr_nonnull(
        strstr(text, "if (t2 = yr_call(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t2) goto fail;"));
    ck_assert_ptr_nonnull(strstr(text, "fail_2: yr_drop(t1);\nfail: yr_trace("));
    free(text);
}
END_TEST

static void finish_blocks(void)
{
    tidy_blocks(function);
    analyse_liveness(function);
    place_references(function);
    tidy_blocks(function);
    ck_assert_int_eq(ir_verify(function, 1), 0);
}

static struct reg *add_variable(const char *name, enum register_kind kind, enum representation rep)
{
    struct reg *r = new_reg(function, kind, rep);

    r->name = name;
    push(memory, kind == REG_CELL ? &function->cells : &function->locals, name);
    return r;
}

/* A generator function beside the module's body, with the variables n, i, float and a cell. */
static void make_generator(void)
{
    struct block *a = new_block(function, NULL);
    struct instr *make = add(a, OP_FUNCTION);

    make->aux = 1;
    make->fail = make_pad();
    for (int i = 0; i < 3; i++)
        instr_add_src(function, make, null_operand());
    instr_add_dst(function, make, new_reg(function, REG_TEMP, REP_BOXED));
    instr_add_src(function, add(a, OP_RETURN), reg_operand(make->dst.at[0]));
    function->kind = FN_MODULE;
    finish_blocks();
    prepare_emission();

    function = NEW(memory, struct function);
    function->module = module;
    function->name = function->qualname = "g";
    function->kind = FN_FUNCTION;
    function->flags = CODE_GENERATOR;
    function->is_generator = function->positional = function->index = 1;
    function->line = 1;
    push(memory, &module->functions, function);
    add_variable("n", REG_LOCAL, REP_BOXED)->is_parameter = 1;
    add_variable("i", REG_LOCAL, REP_I64);
    add_variable("float", REG_LOCAL, REP_F64);
    add_variable("cell", REG_CELL, REP_BOXED);
}

/* yield None; return None */
static void yield_once(void)
{
    struct block *a = new_block(function, NULL), *after = new_block(function, NULL);
    struct reg *sent = new_reg(function, REG_TEMP, REP_BOXED);
    struct instr *yield = add(a, OP_YIELD);

    instr_add_src(function, yield, word_operand(WORD_NONE));
    instr_add_dst(function, yield, sent);
    instr_add_target(function, yield, after);
    yield->fail = function->unwind = make_pad();
    return_none(after);
    finish_blocks();
}

START_TEST(a_slot_has_its_representation)
{
    make_generator();
    yield_once();
    layout_frame(function);
    prepare_emission();

    char *text = emitted();
    ck_assert_ptr_nonnull(
        strstr(text, "    yr_value n, cell_cell;\n    int64_t i;\n    double float_;\n};"));
    ck_assert_ptr_nonnull(strstr(text, "YR_SLOT(g, n), YR_UNBOXED(g, i, \"i\", I64)"));
    ck_assert_ptr_nonnull(strstr(text, "YR_UNBOXED(g, float_, \"float\", F64)"));
    ck_assert_ptr_nonnull(strstr(text, "YR_CELL_SLOT(g, cell_cell, \"cell\")"));
    free(text);

    size_t size;
    FILE *out = open_memstream(&text, &size);
    frame_dump(out, function);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(text,
                                 "  slot 0: n parameter\n  slot 1: i i64\n  slot 2: float f64\n"
                                 "  slot 3: cell cell\n"));
    free(text);
}
END_TEST

START_TEST(names_are_safe_in_c)
{
    ck_assert_str_eq(c_identifier(memory, "plain"), "plain");
    ck_assert_str_eq(c_identifier(memory, "int"), "int_");
    ck_assert_str_eq(c_identifier(memory, "linux"), "linux_");
    ck_assert_str_eq(c_identifier(memory, "yr_add"), "py_yr_add");
    ck_assert_str_eq(c_identifier(memory, "SIZE_MAX"), "SIZE_MAX_");
    ck_assert_str_eq(c_identifier(memory, "MY_MAX"), "MY_MAX");
    ck_assert_str_eq(c_identifier(memory, "__class__"), "class");
    ck_assert_str_eq(c_identifier(memory, "___"), "py___");
    ck_assert_str_eq(c_identifier(memory, "caf\303\251"), "caf_u00e9");

    struct names names = {.arena = memory};
    ck_assert_str_eq(unique_name(&names, "x"), "x");
    ck_assert_str_eq(unique_name(&names, "x"), "x_2");
    ck_assert_str_eq(unique_name(&names, "x"), "x_3");
}
END_TEST

START_TEST(text_cannot_leave_its_literal)
{
    ck_assert_str_eq(c_string(memory, "a\"b\\\n", 5), "\"a\\\"b\\\\\\n\"");
    ck_assert_str_eq(c_string(memory, "?\?=", 3), "\"?\\?=\"");
    ck_assert_str_eq(c_string(memory, "\0001", 2), "\"\\0001\"");
    ck_assert_str_eq(c_string(memory, "\342\200\256", 3), "\"\\342\\200\\256\"");
    ck_assert_str_eq(comment_text(memory, "  x */ y /* z \n", 15, 60), "x * / y / * z");
    ck_assert_str_eq(comment_text(memory, "0123456789", 10, 6), "012...");
}
END_TEST

Suite *ir_suite(void)
{
    Suite *s = suite_create("ir");
    TCase *c = tcase_create("ir");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, chains_of_jumps_become_one_block);
    tcase_add_test(c, an_empty_loop_stays);
    tcase_add_test(c, pads_come_last_and_stay_apart);
    tcase_add_test(c, a_temporary_must_be_set);
    tcase_add_test(c, a_raising_instruction_needs_an_edge);
    tcase_add_test(c, a_leak_is_seen_after_ownership);
    tcase_add_test(c, calls_have_ladders);
    tcase_add_test(c, a_slot_has_its_representation);
    tcase_add_test(c, names_are_safe_in_c);
    tcase_add_test(c, text_cannot_leave_its_literal);
    suite_add_tcase(s, c);
    return s;
}
