/*
 * The command line: `yieldc COMMAND [option...] FILE`.
 *
 * A row of the option table says which commands know the option, so that getopt's strings, the
 * help of each command and the check for misplaced options cannot disagree.
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "options.h"

enum { IN_RUN = 1, IN_BUILD = 2, IN_TRANSLATE = 4, IN_CHECK = 8, IN_EXPLAIN = 16 };
enum {
    LONG_CC = 256,
    LONG_KEEP_C,
    LONG_LINE,
    LONG_DUMP,
    LONG_MODULE,
    LONG_INDEX,
    LONG_LIBRARY,
    LONG_EXTERN,
    LONG_STANDARD,
    LONG_JSON,
    LONG_DOT,
    LONG_HTML,
    LONG_TRACE
};

static const struct command_row {
    const char *name, *arguments, *help;
    int bit;
} commands[COMMAND_COUNT] = {
    [COMMAND_RUN] = {"run", "FILE [argument...]", "build a program, keep it in a cache, and run it",
                     IN_RUN},
    [COMMAND_BUILD] = {"build", "FILE... -o PROGRAM", "build a program, or many into a folder",
                       IN_BUILD},
    [COMMAND_TRANSLATE] = {"translate", "FILE [-o FILE.c]", "write the C of a program",
                           IN_TRANSLATE},
    [COMMAND_CHECK] = {"check", "FILE", "report errors only", IN_CHECK},
    [COMMAND_EXPLAIN] = {"explain", "FILE[:NAME]",
                         "show generators and coroutines as state machines", IN_EXPLAIN},
};

static const struct option_row {
    int letter; /* a character, or LONG_... */
    const char *name, *argument, *help;
    int commands;
} rows[] = {
    {'o', "output", "PROGRAM", "where the result goes; a folder, for many programs", IN_BUILD},
    {'o', "output", "FILE", "where the result goes", IN_TRANSLATE | IN_EXPLAIN},
    {'I', "include", "FOLDER", "look for imported modules there too; may be repeated",
     IN_RUN | IN_BUILD | IN_TRANSLATE | IN_CHECK | IN_EXPLAIN},
    {'O', "optimize", "LEVEL", "0, 1 or 2: how hard the C compiler tries (run: 1, build: 2)",
     IN_RUN | IN_BUILD},
    {'g', "debug", NULL, "for debuggers, in lines of the Python source; -O0 unless there is a -O",
     IN_RUN | IN_BUILD},
    {LONG_CC, "cc", "COMMAND", "the C compiler ($CC, or cc)", IN_RUN | IN_BUILD},
    {LONG_KEEP_C, "keep-c", NULL, "keep the C beside the program, as PROGRAM.c", IN_BUILD},
    {'j', "jobs", "N", "for many programs: how many C compilers run at a time", IN_BUILD},
    {LONG_LIBRARY, "library", NULL, "for C programs to call: writes FILE.h as well, and no main",
     IN_TRANSLATE},
    {LONG_EXTERN, "extern", "MODULE",
     "with --library: the C program registers that module; may be repeated", IN_TRANSLATE},
    {LONG_MODULE, "module", NULL, "FILE is the name of a library module: its C for the archive",
     IN_TRANSLATE},
    {LONG_INDEX, "index", NULL, "FILE... are names of library modules: the index of their imports",
     IN_TRANSLATE},
    {LONG_STANDARD, "standard", "FOLDER",
     "with --module and --index: where Python's own library is", IN_TRANSLATE},
    {LONG_LINE, "line", NULL, "with #line directives instead of comments", IN_TRANSLATE},
    {LONG_DUMP, "dump", "PASS", "print what was made: ast, scope, ir, a PASS (frame, ...), ir:PASS",
     IN_TRANSLATE | IN_CHECK},
    {LONG_TRACE, "trace", "FILE",
     "the program writes the steps of its generators there, for explain", IN_RUN | IN_BUILD},
    {LONG_JSON, "json", NULL, "as JSON, for tools", IN_EXPLAIN},
    {LONG_HTML, "html", "FILE", "a page to look at, which needs nothing else", IN_EXPLAIN},
    {LONG_TRACE, "trace", "FILE", "for the page: a run to step through, as run --trace wrote it",
     IN_EXPLAIN},
    {LONG_DOT, "dot", NULL, "the graph of the states, for Graphviz", IN_EXPLAIN},
    {'h', "help", NULL, "print this", IN_RUN | IN_BUILD | IN_TRANSLATE | IN_CHECK | IN_EXPLAIN},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* ---------------------------------------------------------------------------------- help */

static void print_help(void)
{
    puts("yieldc compiles Python programs to C and to native executables.\n\n"
         "Usage: yieldc COMMAND [option...] FILE\n\nCommands:");
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("  %-10s %s\n", commands[i].name, commands[i].help);
    puts("\nOptions:\n"
         "  --help     print this; after a command, its options\n"
         "  --version  print the version");
}

static void print_command_help(const struct command_row *c)
{
    printf("yieldc %s: %s.\n\nUsage: yieldc %s [option...] %s\n\nOptions:\n", c->name, c->help,
           c->name, c->arguments);
    for (int i = 0; i < ROW_COUNT; i++) {
        const struct option_row *r = &rows[i];
        char names[64];
        if (!(r->commands & c->bit))
            continue;
        int n = r->letter < 256 ? snprintf(names, sizeof names, "-%c, --%s", r->letter, r->name)
                                : snprintf(names, sizeof names, "    --%s", r->name);
        if (r->argument)
            snprintf(names + n, sizeof names - (size_t)n, " %s", r->argument);
        printf("  %-24s %s\n", names, r->help);
    }
}

/* ---------------------------------------------------------------------------------- parsing */

/* Fills getopt's tables with what the command knows. */
static void option_tables(const struct command_row *c, char *letters, struct option *longs)
{
    int n = 0;

    *letters++ = c->bit == IN_RUN ? '+' : '-'; /* run: what follows FILE is the program's */
    *letters++ = ':';
    for (int i = 0; i < ROW_COUNT; i++) {
        const struct option_row *r = &rows[i];
        if (!(r->commands & c->bit))
            continue;
        longs[n++] = (struct option){r->name, r->argument ? required_argument : no_argument, NULL,
                                     r->letter};
        if (r->letter < 256) {
            *letters++ = (char)r->letter;
            if (r->argument)
                *letters++ = ':';
        }
    }
    *letters = '\0';
    longs[n] = (struct option){0};
}

static int wrong(const struct command_row *c, const char *what, const char *word)
{
    fprintf(stderr, "yieldc %s: %s%s (see yieldc %s --help)\n", c->name, what, word, c->name);
    return -1;
}

static int set_dump(struct options *o, const char *word)
{
    if (parse_dump(word, &o->dump) == 0)
        return 0;
    return wrong(&commands[o->command], "there is no pass called ", word);
}

static int set_option(arena *a, struct options *o, int letter)
{
    switch (letter) {
    case 'o': o->output = optarg; return 0;
    case 'I': push(a, &o->folders, optarg); return 0;
    case 'g': o->debug = 1; return 0;
    case LONG_CC: o->compiler = optarg; return 0;
    case LONG_KEEP_C: o->keep_c = 1; return 0;
    case LONG_MODULE: o->is_module = 1; return 0;
    case LONG_INDEX: o->is_index = 1; return 0;
    case LONG_EXTERN: push(a, &o->externs, optarg); return 0;
    case LONG_LIBRARY: o->is_library = 1; return 0;
    case LONG_STANDARD: o->standard = optarg; return 0;
    case LONG_LINE: o->line_directives = 1; return 0;
    case LONG_HTML: o->page = optarg; return 0;
    case LONG_TRACE: o->recording = optarg; return 0;
    case LONG_JSON: o->is_json = 1; return 0;
    case LONG_DOT: o->is_dot = 1; return 0;
    case LONG_DUMP: return set_dump(o, optarg);
    case 'j':
        o->jobs = atoi(optarg);
        if (o->jobs < 1 || o->jobs > 1000)
            return wrong(&commands[o->command], "no such number of jobs: -j", optarg);
        return 0;
    case 'O':
        if (strlen(optarg) != 1 || optarg[0] < '0' || optarg[0] > '2')
            return wrong(&commands[o->command], "no such level: -O", optarg);
        o->level = optarg[0] - '0';
        return 0;
    default: return 0;
    }
}

/* explain FILE:NAME, unless a file is called so. */
static void split_name(arena *a, struct options *o)
{
    const char *colon = strrchr(o->path, ':');

    if (o->command != COMMAND_EXPLAIN || !colon || strchr(colon, '/') || access(o->path, F_OK) == 0)
        return;
    o->function = colon[1] ? colon + 1 : NULL;
    o->path = arena_strndup(a, o->path, (size_t)(colon - o->path));
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);

    return n > m && strcmp(s + n - m, end) == 0;
}

static int add_path(arena *a, struct options *o, const char *path)
{
    if (o->path && o->command != COMMAND_BUILD && !o->is_index)
        return wrong(&commands[o->command], "more than one file: ", path);
    if (!o->path)
        o->path = path;
    push(a, &o->paths, path);
    return 0;
}

/* The word that getopt did not understand. */
static const char *unknown_option(arena *a, char **argv)
{
    if (optopt && optopt < 256)
        return arena_printf(a, "-%c", optopt);
    return argv[optind - 1];
}

/* 0: go on; 1: help was printed; -1: wrong. */
static int parse_command(arena *a, int argc, char **argv, struct options *o)
{
    const struct command_row *c = &commands[o->command];
    struct option longs[ROW_COUNT + 1];
    char letters[2 * ROW_COUNT + 3];
    int letter;

    option_tables(c, letters, longs);
    opterr = 0;
    while ((letter = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        if (letter == 'h') {
            print_command_help(c);
            return 1;
        }
        if (letter == '?')
            return wrong(c, "unknown option ", unknown_option(a, argv));
        if (letter == ':')
            return wrong(c, "a value is missing for ", argv[optind - 1]);
        if (letter == 1 ? add_path(a, o, optarg) < 0 : set_option(a, o, letter) < 0)
            return -1;
    }
    o->rest = argv + optind;
    for (; optind < argc && !(c->bit == IN_RUN && o->path); optind++)
        if (add_path(a, o, argv[optind]) < 0)
            return -1;
    if (!o->path)
        return wrong(c, "no file was given", "");
    split_name(a, o);
    if (o->debug && o->level < 0)
        o->level = 0; /* a line stays in one piece, here and in the C compiler */
    if (o->is_library && (!o->output || !ends_with(o->output, ".c")))
        return wrong(c, "--library needs -o FILE.c", "");
    if (o->is_library && (!ends_with(o->path, ".py") || ends_with(o->path, "/__init__.py") ||
                          strcmp(o->path, "__init__.py") == 0))
        return wrong(c, "--library takes a module, NAME.py: ", o->path);
    if (o->command == COMMAND_BUILD && !o->output)
        return wrong(c, "no -o PROGRAM was given", "");
    return 0;
}

static int find_command(const char *word)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, word) == 0)
            return i;
    return -1;
}

int parse_options(arena *a, int argc, char **argv, struct options *o, int *status)
{
    const char *word = argc > 1 ? argv[1] : "";

    *o = (struct options){.level = -1};
    *status = OUTCOME_OK;
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        print_help();
        return -1;
    }
    if (strcmp(word, "--version") == 0) {
        puts("yieldc " YIELDC_VERSION);
        return -1;
    }
    int command = find_command(word);
    if (command < 0) {
        fprintf(stderr,
                *word ? "yieldc: unknown command %s (see yieldc --help)\n"
                      : "yieldc: no command was given (see yieldc --help)\n",
                word);
        *status = OUTCOME_USAGE;
        return -1;
    }
    o->command = (enum command)command;
    int result = parse_command(a, argc - 1, argv + 1, o);
    *status = result < 0 ? OUTCOME_USAGE : OUTCOME_OK;
    return result ? -1 : 0;
}
