/*
 * The unit tests: one binary with the translator's and the runtime's objects. The list of suites
 * is made by the Makefile from the definitions `Suite *name_suite(void)` in this folder.
 *
 * `unit NAME` runs the suites whose name begins with NAME.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUITE(name) Suite *name##_suite(void);
#include "suites.def"
#undef SUITE

static const struct {
    const char *name;
    Suite *(*make)(void);
} suites[] = {
#define SUITE(name) {#name, name##_suite},
#include "suites.def"
#undef SUITE
};

int main(int argc, char **argv)
{
    SRunner *runner = srunner_create(NULL);
    const char *wanted = argc > 1 ? argv[1] : "";
    int added = 0;

    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++) {
        if (strncmp(suites[i].name, wanted, strlen(wanted)) == 0) {
            srunner_add_suite(runner, suites[i].make());
            added++;
        }
    }
    if (!added) {
        fprintf(stderr, "unit: no suite begins with %s\n", wanted);
        return 2;
    }
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
