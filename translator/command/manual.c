/*
 * Pages for man, in the macros of man(7). Names, synopses and options are those of the tables; what
 * they do not say stands here, by command.
 */
#include <stdio.h>
#include <string.h>
#include "manual.h"

static const struct page {
    const char *description, *examples;
} pages[COMMAND_COUNT] = {
    [COMMAND_RUN] =
        {"Translates the program and all modules it imports to C, compiles that and runs the "
         "program. What follows FILE are arguments of the program. Its exit status, its streams "
         "and the signals that end it are the program's own. FILE may be -, for standard input.\n"
         ".PP\n"
         "The executable is kept in\n.I $XDG_CACHE_HOME/yieldc\n"
         "and made anew when anything that it was made from has changed. What has not been used "
         "for longest "
         "goes when there is more than 1 GB, or than\n.I $YIELDC_CACHE_SIZE\nmegabytes.",
         "yieldc run prog.py first second\necho 'print(6 * 7)' | yieldc run -"},
    [COMMAND_BUILD] =
        {"Translates the program and all modules it imports to C and compiles that to a native "
         "executable, which needs no Python. FILE may be -, for standard input, and PROGRAM -, for "
         "standard output. The executable takes its place when it is whole: where the build fails, "
         "what was there stays.\n"
         ".PP\n"
         "Of many files, or where PROGRAM is a folder, each becomes a program in that folder.",
         "yieldc build prog.py -o prog\nyieldc build -O1 --cc \"ccache gcc\" prog.py -o prog\n"
         "yieldc build -MD prog.py -o prog\nyieldc build -j 4 *.py -o programs/"},
    [COMMAND_TRANSLATE] =
        {"Writes the C of the program, all of its modules in one file, to standard output or to "
         "FILE.c. The C wants to be compiled with the flags that\n"
         ".B pkg-config --cflags --libs yieldrt\nprints.",
         "yieldc translate prog.py -o prog.c\n"
         "cc prog.c $(pkg-config --cflags --libs yieldrt) -o prog"},
    [COMMAND_CHECK] = {"Reads the program and all modules it imports and says what is wrong, in "
                       "the words of CPython, with the line and a caret. Nothing is written.",
                       "yieldc check prog.py"},
    [COMMAND_EXPLAIN] =
        {"Shows what a generator or coroutine becomes: its frame, its states, its transitions. "
         "Without a name all of the file are listed.",
         "yieldc explain prog.py:countdown\nyieldc explain prog.py --html prog.html"},
};

/* A text in which nothing is an instruction of man(7). */
static void print_text(const char *text)
{
    int is_at_start = 1;

    for (; *text; text++) {
        if (is_at_start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
        is_at_start = *text == '\n';
    }
}

static void print_options(const struct command_row *c)
{
    puts(".SH OPTIONS");
    for (int i = 0; i < option_count; i++) {
        const struct option_row *r = &option_rows[i];
        if (!(r->commands & c->bit) || !r->name)
            continue;
        printf(".TP\n.B ");
        if (short_name(r)) {
            print_text(short_name(r));
            fputs(", ", stdout);
        }
        print_text("--");
        print_text(r->name);
        if (r->argument)
            printf(" \\fI%s\\fP", r->argument);
        putchar('\n');
        print_text(r->help);
        puts(".");
    }
}

static void print_heading(const char *name, const char *help)
{
    printf(".TH %s 1 \"\" \"yieldc %s\" \"User Commands\"\n.SH NAME\n", name, YIELDC_VERSION);
    print_text(name);
    fputs(" \\- ", stdout);
    print_text(help);
    putchar('\n');
}

static void print_examples(const char *examples)
{
    puts(".SH EXAMPLES\n.nf");
    print_text(examples);
    puts("\n.fi");
}

static void print_page(arena *a, enum command command)
{
    const struct command_row *c = &command_rows[command];

    print_heading(arena_printf(a, "yieldc-%s", c->name), c->help);
    printf(".SH SYNOPSIS\n.B yieldc %s\n[\\fIoption\\fP...] ", c->name);
    print_text(c->arguments);
    printf("\n.SH DESCRIPTION\n%s\n", pages[command].description);
    print_options(c);
    puts(".SH EXIT STATUS\n"
         "0: done. 1: the program was rejected, and diagnostics say why. 2: the command line is\n"
         "wrong, or a file cannot be read or written. 3: a bug of yieldc.");
    if (command == COMMAND_RUN)
        puts("Otherwise the status is the program's.");
    if (command == COMMAND_RUN || command == COMMAND_BUILD)
        puts(".SH ENVIRONMENT\n"
             ".TP\n.B CC\nThe C compiler, where there is no \\-\\-cc.\n"
             ".TP\n.B CFLAGS, LDFLAGS\nMore words for it.\n"
             ".TP\n.B NO_COLOR\nNo colours, unless \\-\\-color asks for them.");
    print_examples(pages[command].examples);
    puts(".SH SEE ALSO\n.BR yieldc (1)");
}

static void print_overview(void)
{
    print_heading("yieldc", "compiles Python to C and to native executables");
    puts(".SH SYNOPSIS\n.B yieldc\n\\fIcommand\\fP [\\fIoption\\fP...] \\fIFILE\\fP\n"
         ".SH DESCRIPTION\n"
         "Every generator, coroutine and asynchronous generator of the program becomes a switch\n"
         "over an explicit frame: no thread, no second stack, no interpreter.\n"
         ".SH COMMANDS");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf(".TP\n.BR yieldc\\-%s (1)\n", command_rows[i].name);
        print_text(command_rows[i].help);
        puts(".");
    }
    puts(".SH OPTIONS\n"
         ".TP\n.B \\-\\-help\nPrint the commands; after a command, its options.\n"
         ".TP\n.B \\-\\-version\nPrint the version.\n"
         ".TP\n.B \\-\\-man \\fIPAGE\\fP\nPrint the page of a command, or of yieldc.\n"
         ".TP\n.B \\-\\-completion \\fISHELL\\fP\n"
         "Print what bash, zsh or fish read to complete command lines.");
}

/* 0, or -1: there is no such page. */
static int print_manual(arena *a, const char *name)
{
    if (strcmp(name, "yieldc") == 0) {
        print_overview();
        return 0;
    }
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(command_rows[i].name, name) == 0) {
            print_page(a, (enum command)i);
            return 0;
        }
    return -1;
}

int print_for_shell(arena *a, int argc, char **argv, int *status)
{
    const char *word = argc > 1 ? argv[1] : "", *what = argc > 2 ? argv[2] : "";
    int is_page = strcmp(word, "--man") == 0;

    if (!is_page && strcmp(word, "--completion") != 0)
        return 0;
    *status = OUTCOME_OK;
    if ((is_page ? print_manual(a, what) : print_completion(what)) < 0) {
        fprintf(stderr, "yieldc: no such %s: %s\n", is_page ? "page" : "shell", what);
        *status = OUTCOME_USAGE;
    }
    return 1;
}
