/* translate_fuzzer.c - the translator under libFuzzer: an input is the text of a program, which
 * goes all the way to C that nobody reads. `make fuzz-translator` builds and runs it.
 *
 * The text is a file in memory, so that it is read and decoded as any other. What it imports is not
 * there. An input lives in one arena, as a program does in the tool, so nothing is left of it; what
 * is not the arena's is what the leak checker looks for.
 */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "driver.h"
#include "emit/emit.h"

/* The descriptor of the file, and where C goes. Both stay open. */
static int text_file = -1;
static FILE *nowhere;

static void open_once(void)
{
    if (text_file >= 0)
        return;
    text_file = memfd_create("program", 0);
    nowhere = fopen("/dev/null", "w");
    if (text_file < 0 || !nowhere)
        abort();
}

static void write_text(const uint8_t *data, size_t size)
{
    if (ftruncate(text_file, 0) < 0 || pwrite(text_file, data, size, 0) != (ssize_t)size)
        abort();
}

static void translate(arena *a)
{
    struct search search = {.arena = a, .quiet = 1};
    struct units units = {0};
    struct program *program = NULL;
    struct dump none = {DUMP_NONE, NULL};
    struct emit_options options = {.version = "0"};
    char path[32];

    snprintf(path, sizeof path, "/proc/self/fd/%d", text_file);
    if (find_modules(&search, path, &units) < 0)
        abort();
    enum outcome outcome = compile_units(a, &units, none, &program);
    if (outcome == OUTCOME_BUG) /* the verifier has said which */
        abort();
    if (outcome == OUTCOME_OK)
        emit_program(program, nowhere, &options);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    open_once();
    write_text(data, size);
    arena *a = arena_new();
    translate(a);
    arena_free(a);
    return 0;
}
