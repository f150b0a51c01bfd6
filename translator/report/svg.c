/* The state graph as SVG, laid out by Graphviz where that is installed. */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "report.h"

/* Runs `dot -Tsvg` from one file to another. 0, or -1 where it is not there or fails. */
static int run_dot(FILE *from, FILE *to)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        if (dup2(fileno(from), 0) < 0 || dup2(fileno(to), 1) < 0 ||
            !freopen("/dev/null", "w", stderr))
            _exit(126);
        execlp("dot", "dot", "-Tsvg", (char *)NULL);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
                   WEXITSTATUS(status) == 0
               ? 0
               : -1;
}

/* What is in the file, without what stands before "<svg". NULL: nothing. */
static const char *read_svg(arena *a, FILE *file)
{
    struct text t = {0};
    char buffer[4096];
    size_t n;

    rewind(file);
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add(a, &t, buffer, n);
    return t.at ? strstr(t.at, "<svg") : NULL;
}

const char *graph_svg(arena *a, const struct machine *m, int number)
{
    FILE *from = tmpfile(), *to = tmpfile();
    const char *svg = NULL;

    if (from && to) {
        report_graph(from, m, number);
        fflush(from);
        rewind(from);
        if (run_dot(from, to) == 0)
            svg = read_svg(a, to);
    }
    if (from)
        fclose(from);
    if (to)
        fclose(to);
    return svg;
}
