/*
 * Completion of command lines by bash, zsh and fish, from the tables of options.h: the commands,
 * the options of each, and else names of files.
 */
#include <stdio.h>
#include <string.h>
#include "manual.h"

static void print_words(const struct command_row *c)
{
    const char *between = "";

    for (int i = 0; i < option_count; i++) {
        const struct option_row *r = &option_rows[i];
        if (!(r->commands & c->bit) || !r->name)
            continue;
        if (short_name(r))
            printf("%s%s", between, short_name(r));
        printf("%s--%s", short_name(r) ? " " : between, r->name);
        between = " ";
    }
}

static void print_commands(void)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("%s%s", i ? " " : "", command_rows[i].name);
}

static void print_bash(void)
{
    puts("# Completion of yieldc for bash.\n"
         "_yieldc() {\n"
         "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
         "    COMPREPLY=()\n"
         "    if ((COMP_CWORD == 1)); then");
    fputs("        words='", stdout);
    print_commands();
    puts(" --help --version'\n"
         "    elif [[ $word == -* ]]; then\n"
         "        case ${COMP_WORDS[1]} in");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("        %s) words='", command_rows[i].name);
        print_words(&command_rows[i]);
        puts("' ;;");
    }
    puts("        esac\n"
         "    fi\n"
         "    [[ $words ]] && COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -F _yieldc yieldc");
}

/* A text within single quotes; zsh takes ] and : of a help text for its own. */
static void print_quoted(const char *text, const char *escaped)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs("'\\''", stdout);
            continue;
        }
        if (strchr(escaped, *text))
            putchar('\\');
        putchar(*text);
    }
}

static void print_zsh_option(const struct option_row *r)
{
    const char *letter = short_name(r);

    if (letter)
        printf("            '%s[", letter), print_quoted(r->help, "[]:"),
            printf("]%s' \\\n", r->argument ? ":value:_files" : "");
    printf("            '--%s[", r->name);
    print_quoted(r->help, "[]:");
    printf("]%s' \\\n", r->argument ? ":value:_files" : "");
}

static void print_zsh(void)
{
    puts("#compdef yieldc\n"
         "# Completion of yieldc for zsh.\n"
         "_yieldc() {\n"
         "    if ((CURRENT == 2)); then\n"
         "        local -a commands=(");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("            '%s:", command_rows[i].name);
        print_quoted(command_rows[i].help, ":");
        puts("'");
    }
    puts("        )\n"
         "        _describe command commands\n"
         "        return\n"
         "    fi\n"
         "    shift words\n"
         "    ((CURRENT--))\n"
         "    case $words[1] in");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("    %s)\n        _arguments \\\n", command_rows[i].name);
        for (int k = 0; k < option_count; k++)
            if (option_rows[k].commands & command_rows[i].bit && option_rows[k].name)
                print_zsh_option(&option_rows[k]);
        puts("            '*:file:_files' ;;");
    }
    puts("    esac\n}\n_yieldc \"$@\"");
}

static void print_fish_option(const struct command_row *c, const struct option_row *r)
{
    const char *letter = short_name(r);

    printf("complete -c yieldc -n '__fish_seen_subcommand_from %s' ", c->name);
    if (letter)
        printf("%s %s ", letter[2] ? "-o" : "-s", letter + 1);
    printf("-l %s%s -d '", r->name, r->argument ? " -r" : "");
    print_quoted(r->help, "");
    puts("'");
}

static void print_fish(void)
{
    puts("# Completion of yieldc for fish.");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("complete -c yieldc -n __fish_use_subcommand -f -a %s -d '", command_rows[i].name);
        print_quoted(command_rows[i].help, "");
        puts("'");
    }
    for (int i = 0; i < COMMAND_COUNT; i++)
        for (int k = 0; k < option_count; k++)
            if (option_rows[k].commands & command_rows[i].bit && option_rows[k].name)
                print_fish_option(&command_rows[i], &option_rows[k]);
}

int print_completion(const char *shell)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, shell) == 0) {
            shells[i].print();
            return 0;
        }
    return -1;
}
