/* Kinds of exceptions: numbers in C, with Python's hierarchy. */
#include <string.h>
#include "model.h"

#define BUILT_IN(X)                                                                                \
    X("BaseException", NULL)                                                                       \
    X("GeneratorExit", "BaseException")                                                            \
    X("KeyboardInterrupt", "BaseException")                                                        \
    X("SystemExit", "BaseException")                                                               \
    X("Exception", "BaseException")                                                                \
    X("ArithmeticError", "Exception")                                                              \
    X("OverflowError", "ArithmeticError")                                                          \
    X("ZeroDivisionError", "ArithmeticError")                                                      \
    X("FloatingPointError", "ArithmeticError")                                                     \
    X("AssertionError", "Exception")                                                               \
    X("BufferError", "Exception")                                                                  \
    X("EOFError", "Exception")                                                                     \
    X("LookupError", "Exception")                                                                  \
    X("IndexError", "LookupError")                                                                 \
    X("KeyError", "LookupError")                                                                   \
    X("MemoryError", "Exception")                                                                  \
    X("OSError", "Exception")                                                                      \
    X("BlockingIOError", "OSError")                                                                \
    X("ConnectionError", "OSError")                                                                \
    X("BrokenPipeError", "ConnectionError")                                                        \
    X("ConnectionAbortedError", "ConnectionError")                                                 \
    X("ConnectionResetError", "ConnectionError")                                                   \
    X("InterruptedError", "OSError")                                                               \
    X("PermissionError", "OSError")                                                                \
    X("TimeoutError", "OSError")                                                                   \
    X("RuntimeError", "Exception")                                                                 \
    X("NotImplementedError", "RuntimeError")                                                       \
    X("StopIteration", "Exception")                                                                \
    X("TypeError", "Exception")                                                                    \
    X("ValueError", "Exception")

static const struct built_in {
    const char *name, *base;
} built_in[] = {
#define ROW(name, base) {name, base},
    BUILT_IN(ROW)
#undef ROW
};

static const char *base_of(struct model *m, const char *name)
{
    struct class *c = find_class(m, name);

    if (c)
        return c->kind == CLASS_ERROR ? c->base_name : NULL;
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (strcmp(built_in[i].name, name) == 0)
            return built_in[i].base;
    return NULL;
}

int is_error_name(struct model *m, const char *name)
{
    return strcmp(name, "BaseException") == 0 || base_of(m, name);
}

int error_of(struct model *m, const char *name)
{
    if (strcmp(name, "IOError") == 0 || strcmp(name, "EnvironmentError") == 0)
        name = "OSError";
    for (int i = 0; i < m->errors.n; i++)
        if (strcmp(m->errors.at[i].name, name) == 0)
            return i;
    if (!is_error_name(m, name))
        return -1;
    struct error_kind e = {name, capitals(m, snake_case(m, name)), find_class(m, name)};
    e.c_name = arena_printf(m->arena, "%s_%s", m->upper, e.c_name);
    push(m->arena, &m->errors, e);
    return m->errors.n - 1;
}

int error_matches(struct model *m, const char *error, const char *name)
{
    for (; error; error = base_of(m, error))
        if (strcmp(error, name) == 0)
            return 1;
    return 0;
}

static int rank_of(struct model *m, const struct error_kind *e)
{
    int n = sizeof built_in / sizeof *built_in;

    for (int i = 0; !e->class && i < n; i++)
        if (strcmp(built_in[i].name, e->name) == 0)
            return i;
    for (int i = 0; i < m->classes.n; i++)
        if (m->classes.at[i] == e->class)
            return n + i;
    return 2 * n;
}

void sort_errors(struct model *m)
{
    for (int i = 1; i < m->errors.n; i++) {
        struct error_kind e = m->errors.at[i];
        int k = i;
        for (; k > 0 && rank_of(m, &m->errors.at[k - 1]) > rank_of(m, &e); k--)
            m->errors.at[k] = m->errors.at[k - 1];
        m->errors.at[k] = e;
    }
}
