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
#include "manual.h"
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
    LONG_TRACE,
    LONG_FREESTANDING,
    LONG_HEADER,
    LONG_INT32,
    LONG_STATIC,
    LONG_COLOUR,
    LONG_MAKE_DEPFILE,
    LONG_DEPFILE,
    LONG_DEPFILE_TARGET
};

const struct command_row command_rows[COMMAND_COUNT] = {
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

const struct option_row option_rows[] = {
    {'o', "output", "PROGRAM", "where the result goes; a folder, for many programs", IN_BUILD},
    {'o', "output", "FILE", "where the result goes", IN_TRANSLATE | IN_EXPLAIN},
    {'I', "include", "FOLDER", "look for imported modules there too; may be repeated",
     IN_RUN | IN_BUILD | IN_TRANSLATE | IN_CHECK | IN_EXPLAIN},
    {'O', "optimize", "LEVEL", "0, 1 or 2: how hard the C compiler tries (run: 1, build: 2)",
     IN_RUN | IN_BUILD},
    {'O', "optimize", "LEVEL", "0, 1 or 2: how hard the translator tries (1)",
     IN_TRANSLATE | IN_CHECK | IN_EXPLAIN},
    {'g', "debug", NULL, "for debuggers, in lines of the Python source; -O0 unless there is a -O",
     IN_RUN | IN_BUILD},
    {LONG_CC, "cc", "COMMAND", "the C compiler ($CC, or cc), maybe with a cache: \"ccache gcc\"",
     IN_RUN | IN_BUILD},
    {LONG_STATIC, "static", NULL, "the program needs no shared library", IN_RUN | IN_BUILD},
    {'v', "verbose", NULL, "print the commands that are run", IN_RUN | IN_BUILD},
    {LONG_KEEP_C, "keep-c", NULL, "keep the C beside the program, as PROGRAM.c", IN_BUILD},
    {'j', "jobs", "N", "how many C compilers run at a time, for modules or many programs",
     IN_BUILD},
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
    {LONG_FREESTANDING, "freestanding", NULL, "C that needs no runtime, and its header",
     IN_TRANSLATE},
    {LONG_HEADER, "header", "FILE", "with --freestanding: the header (as --output, but .h)",
     IN_TRANSLATE},
    {LONG_INT32, "int32", NULL, "with --freestanding: an int has 32 bits, not 64", IN_TRANSLATE},
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
    {'M', NULL, "D", NULL, IN_BUILD | IN_TRANSLATE},
    {LONG_MAKE_DEPFILE, "make-depfile", NULL,
     "write a rule for make, what the result is made from, to RESULT.d", IN_BUILD | IN_TRANSLATE},
    {LONG_DEPFILE, "depfile", "FILE", "the same to that file", IN_BUILD | IN_TRANSLATE},
    {LONG_DEPFILE_TARGET, "make-target", "NAME", "what make is to call the result",
     IN_BUILD | IN_TRANSLATE},
    {LONG_COLOUR, "color", "WHEN",
     "colours in messages: always, never, or auto, on a terminal only",
     IN_RUN | IN_BUILD | IN_TRANSLATE | IN_CHECK | IN_EXPLAIN},
    {'h', "help", NULL, "print this", IN_RUN | IN_BUILD | IN_TRANSLATE | IN_CHECK | IN_EXPLAIN},
};
enum { ROW_COUNT = sizeof option_rows / sizeof *option_rows };
const int option_count = ROW_COUNT;

const char *short_name(const struct option_row *row)
{
    static char name[3] = "-";

    switch (row->letter) {
    case LONG_DEPFILE: return "-MF";
    case LONG_DEPFILE_TARGET: return "-MT";
    case LONG_MAKE_DEPFILE: return "-MD";
    default: name[1] = (char)row->letter; return row->letter < 256 ? name : NULL;
    }
}

/* ---------------------------------------------------------------------------------- help */

static void print_help(void)
{
    puts("yieldc compiles Python programs to C and to native executables.\n\n"
         "Usage: yieldc COMMAND [option...] FILE\n\nCommands:");
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("  %-10s %s\n", command_rows[i].name, command_rows[i].help);
    puts("\nOptions:\n"
         "  --help     print this; after a command, its options\n"
         "  --version  print the version");
}

static void print_command_help(const struct command_row *c)
{
    printf("yieldc %s: %s.\n\nUsage: yieldc %s [option...] %s\n\nOptions:\n", c->name, c->help,
           c->name, c->arguments);
    for (int i = 0; i < ROW_COUNT; i++) {
        const struct option_row *r = &option_rows[i];
        char names[64];
        if (!(r->commands & c->bit) || !r->name)
            continue;
        const char *letter = short_name(r);
        int n = letter ? snprintf(names, sizeof names, "%s, --%s", letter, r->name)
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
        const struct option_row *r = &option_rows[i];
        if (!(r->commands & c->bit))
            continue;
        if (r->name)
            longs[n++] = (struct option){r->name, r->argument ? required_argument : no_argument,
                                         NULL, r->letter};
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
    return wrong(&command_rows[o->command], "there is no pass called ", word);
}

/* -MD, -MF FILE, -MT NAME: `word` is what stands behind the M, the value may be the next word. */
static int set_depfile_letter(struct options *o, const char *word, int argc, char **argv)
{
    const char *value = word[0] && word[1] ? word + 1 : NULL;

    if (strcmp(word, "D") == 0) {
        o->makes_depfile = 1;
        return 0;
    }
    if (word[0] != 'F' && word[0] != 'T')
        return wrong(&command_rows[o->command], "unknown option -M", word);
    if (!value && optind < argc)
        value = argv[optind++];
    if (!value)
        return wrong(&command_rows[o->command], "a value is missing for -M", word);
    o->makes_depfile = 1;
    if (word[0] == 'F')
        o->depfile = value;
    else
        o->depfile_target = value;
    return 0;
}

static int set_colour(struct options *o, const char *when)
{
    if (strcmp(when, "always") != 0 && strcmp(when, "never") != 0 && strcmp(when, "auto") != 0)
        return wrong(&command_rows[o->command], "no such use of colours: ", when);
    o->colour = when;
    return 0;
}

static int set_option(arena *a, struct options *o, int letter)
{
    switch (letter) {
    case 'v': o->is_verbose = 1; return 0;
    case LONG_STATIC: o->is_static = 1; return 0;
    case LONG_COLOUR: return set_colour(o, optarg);
    case LONG_MAKE_DEPFILE: o->makes_depfile = 1; return 0;
    case LONG_DEPFILE:
        o->makes_depfile = 1;
        o->depfile = optarg;
        return 0;
    case LONG_DEPFILE_TARGET: o->depfile_target = optarg; return 0;
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
    case LONG_FREESTANDING: o->is_freestanding = 1; return 0;
    case LONG_HEADER: o->header = optarg; return 0;
    case LONG_INT32: o->is_int32 = 1; return 0;
    case LONG_LINE: o->line_directives = 1; return 0;
    case LONG_HTML: o->page = optarg; return 0;
    case LONG_TRACE: o->recording = optarg; return 0;
    case LONG_JSON: o->is_json = 1; return 0;
    case LONG_DOT: o->is_dot = 1; return 0;
    case LONG_DUMP: return set_dump(o, optarg);
    case 'j':
        o->jobs = atoi(optarg);
        if (o->jobs < 1 || o->jobs > 1000)
            return wrong(&command_rows[o->command], "no such number of jobs: -j", optarg);
        return 0;
    case 'O':
        if (strlen(optarg) != 1 || optarg[0] < '0' || optarg[0] > '2')
            return wrong(&command_rows[o->command], "no such level: -O", optarg);
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
        return wrong(&command_rows[o->command], "more than one file: ", path);
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
    const struct command_row *c = &command_rows[o->command];
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
        int failed = letter == 1     ? add_path(a, o, optarg)
                     : letter == 'M' ? set_depfile_letter(o, optarg, argc, argv)
                                     : set_option(a, o, letter);
        if (failed < 0)
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
    if (o->is_freestanding && !o->output)
        return wrong(c, "no -o FILE.c was given", "");
    if (!o->is_freestanding && (o->header || o->is_int32))
        return wrong(c, o->header ? "--header" : "--int32", " goes with --freestanding");
    if (o->is_library && (!o->output || !ends_with(o->output, ".c")))
        return wrong(c, "--library needs -o FILE.c", "");
    if (o->is_library && (!ends_with(o->path, ".py") || ends_with(o->path, "/__init__.py") ||
                          strcmp(o->path, "__init__.py") == 0))
        return wrong(c, "--library takes a module, NAME.py: ", o->path);
    if (o->command == COMMAND_BUILD && !o->output)
        return wrong(c, "no -o PROGRAM was given", "");
    if (o->makes_depfile && (o->paths.n > 1 || o->is_module))
        return wrong(c, "a rule for make is for one program", "");
    if (o->keep_c && strcmp(o->output, "-") == 0)
        return wrong(c, "--keep-c has no place beside standard output", "");
    return 0;
}

static int find_command(const char *word)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(command_rows[i].name, word) == 0)
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
    if (print_for_shell(a, argc, argv, status))
        return -1;
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
