/*
 * The page: one file that needs nothing from outside.
 *
 * page.html has places for the style, the script, the graphs and the facts; page.js draws all that
 * is seen from the facts, which are JSON: the report, the lines of Python, those of C, each with
 * the line of Python that it belongs to, and a recorded run. The C is that with #line directives:
 * they say where a line belongs, and are not shown.
 */
#include <stdlib.h>
#include <string.h>
#include "base/source.h"
#include "emit/emit.h"
#include "report.h"

/* page_html, page_css, page_js: the files of that name. */
#include "page.inc"

/* ------------------------------------------------------------------------------------- facts */

static void put_report(FILE *out, const struct page *p)
{
    fputs("{\"report\": ", out);
    report_json(out, p->program->modules.at[0], p->machines);
}

static void put_names(FILE *out, const struct page *p)
{
    fputs(",\n\"names\": [", out);
    for (int i = 0; i < p->machines->n; i++) {
        fputs(i ? ", " : "", out);
        put_json_string(out,
                        p->machines->at[i]->is_made ? p->machines->at[i]->function->c_name : "");
    }
    putc(']', out);
}

static void put_python(FILE *out, const struct page *p, arena *a)
{
    const struct source *s = p->program->modules.at[0]->source;
    int size;

    fputs(",\n\"python\": [", out);
    for (int line = 1; line <= s->line_count; line++) {
        const char *text = source_line(s, line, &size);
        fputs(line > 1 ? ",\n" : "\n", out);
        put_json_string(out, arena_strndup(a, text, (size_t)size));
    }
    putc(']', out);
}

/* The line of Python that `#line N` or `#line N "FILE"` says the next one is; 0: none. The C's own
 * file has an empty name here. */
static int directive_line(const char *text, int *in_python)
{
    const char *quote = strchr(text, '"');

    if (quote)
        *in_python = quote[1] != '"';
    return *in_python ? atoi(text + strlen("#line ")) : 0;
}

/* Without the macro that gives all of a line one column. */
static const char *plain_line(arena *a, const char *text)
{
    static const char macro[] = "YR_LINE(";
    const char *at = strstr(text, macro);
    size_t n = strlen(text);

    if (!at || text[n - 1] != ')' || at != text + strspn(text, " "))
        return text;
    at += strlen(macro);
    n = strlen(at) - 1;
    if (n && at[n - 1] == ':') /* a label */
        return arena_strndup(a, at, n);
    return arena_printf(a, "    %.*s", (int)n, at);
}

static void put_c_line(FILE *out, const char *text, int line, int *count)
{
    fputs((*count)++ ? ",\n[" : "\n[", out);
    put_json_string(out, text);
    fprintf(out, ", %d]", line);
}

static int begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Modules other than the first, which stand under a title, are left out. */
static void put_c(FILE *out, arena *a, char *text)
{
    int line = 0, in_python = 0, count = 0, skip = 0;

    fputs(",\n\"c\": [", out);
    for (char *at = text, *end; *at; at = end + 1) {
        end = strchr(at, '\n');
        *end = '\0';
        if (begins(at, "#line ")) {
            line = directive_line(at, &in_python);
            continue;
        }
        if (begins(at, "#define YR_LINE("))
            continue;
        skip = begins(at, "/* ---- Module ") || (skip && !begins(at, "static const char file[]"));
        const char *plain = plain_line(a, at);
        int is_label = *plain && *plain != ' ' && plain[strlen(plain) - 1] == ':';
        if (!skip)
            put_c_line(out, plain, is_label ? 0 : line, &count);
        line = 0;
    }
    putc(']', out);
}

static void put_recording(FILE *out, const struct page *p)
{
    fputs(",\n\"recording\": [", out);
    for (int i = 0; i < p->recording.n; i++) {
        fputs(i ? ",\n" : "\n", out);
        put_json_string(out, p->recording.at[i]);
    }
    fputs("]}\n", out);
}

/* All of them. What is told of the IR comes before it is emitted, the names in C after that. */
static void put_facts(FILE *out, const struct page *p)
{
    arena *a = arena_new();
    struct emit_options options = {.line_directives = 1, .c_file = "", .version = p->version};
    char *text = NULL;
    size_t size;
    FILE *c = open_memstream(&text, &size);

    put_report(out, p);
    if (c) {
        emit_program(p->program, c, &options);
        fclose(c);
    }
    put_names(out, p);
    put_python(out, p, a);
    if (text)
        put_c(out, a, text);
    put_recording(out, p);
    free(text);
    arena_free(a);
}

/* JSON within HTML: nothing in it may look like an element. */
static void put_harmless(FILE *out, const char *json)
{
    for (; *json; json++)
        if (*json == '<')
            fputs("\\u003c", out);
        else
            putc(*json, out);
}

static void put_all_facts(FILE *out, const struct page *p)
{
    char *json = NULL;
    size_t size;
    FILE *facts = open_memstream(&json, &size);

    if (!facts)
        return;
    put_facts(facts, p);
    fclose(facts);
    put_harmless(out, json);
    free(json);
}

static void put_graphs(FILE *out, const struct page *p)
{
    arena *a = arena_new();

    for (int i = 0; i < p->machines->n; i++) {
        const char *svg = graph_svg(a, p->machines->at[i], i);
        if (svg)
            fprintf(out, "<template id=\"graph-%d\">\n%s</template>\n", i, svg);
        else
            break;
    }
    arena_free(a);
}

/* -------------------------------------------------------------------------------------- page */

void report_page(FILE *out, const struct page *page)
{
    static const struct {
        const char *mark, *text;
        void (*put)(FILE *out, const struct page *p);
    } places[] = {{"<!-- CSS -->\n", page_css, NULL},
                  {"<!-- GRAPHS -->\n", NULL, put_graphs},
                  {"<!-- FACTS -->\n", NULL, put_all_facts},
                  {"<!-- JS -->\n", page_js, NULL}};
    const char *rest = page_html;

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *mark = strstr(rest, places[i].mark);
        fwrite(rest, 1, (size_t)(mark - rest), out);
        rest = mark + strlen(places[i].mark);
        if (places[i].text)
            fputs(places[i].text, out);
        else
            places[i].put(out, page);
    }
    fputs(rest, out);
}
