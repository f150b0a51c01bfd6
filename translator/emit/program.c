/*
 * What stands around the modules: the whole file.
 *
 *     one program           its modules, main
 *     programs by name      all modules, each once; a table of the programs; a main that chooses
 *     a library for C       its modules, the functions of library.c
 *     a library module      the module alone, its descriptor yr_lib_NAME for the linker to find
 *     a module apart        the same for one of a program, yr_own_NAME; main is with the first
 *
 * What names of C begin with, so that modules do not meet: nothing in a program that has the file
 * for itself, the program's name where it has not, else the dotted name of the module. A module of
 * the archive is only declared, where it is named: by a file of the program, or by the descriptor
 * of the module of the archive that imports it.
 */
#include <string.h>
#include "emitter.h"

/* -------------------------------------------------------------------------- names of modules */

/* "a.b" of the library is yr_lib_a__b. */
static const char *external_symbol(arena *a, const char *prefix, const char *name)
{
    struct text t = {0};

    text_add_cstr(a, &t, prefix);
    for (; *name; name++)
        text_add_cstr(a, &t, *name == '.' ? "__" : (const char[]){*name, '\0'});
    return t.at;
}

int is_external(const struct emitter *e, const struct module *m)
{
    if (m->is_text)
        return 0;
    return e->is_library || (e->is_apart && m != e->programs.at[0]->modules.at[0]);
}

const char *descriptor_name(struct emitter *e, const struct module *m)
{
    if (m->in_archive || (e->is_library && is_external(e, m)))
        return external_symbol(e->arena, "yr_lib_", m->name);
    if (is_external(e, m))
        return external_symbol(e->arena, "yr_own_", m->name);
    return arena_printf(e->arena, "%smodule_def", m->c_prefix);
}

static const char *prefix_from(arena *a, const char *name)
{
    struct text t = {0};

    for (; *name; name++)
        text_add_char(a, &t, *name == '.' ? '_' : *name);
    return arena_printf(a, "%s_", c_stem(a, t.at));
}

/* Takes the names that a module of this prefix has beside those of names.c. */
static int take_prefix(struct emitter *e, const char *prefix)
{
    const char *file = arena_printf(e->arena, "%sfile", prefix);
    const char *descriptor = arena_printf(e->arena, "%smodule_def", prefix);

    if (name_is_taken(&e->file_names, file) || name_is_taken(&e->file_names, descriptor))
        return 0;
    unique_name(&e->file_names, file);
    unique_name(&e->file_names, descriptor);
    return 1;
}

static void set_prefix(struct emitter *e, struct module *m, const char *name)
{
    m->c_prefix = name ? prefix_from(e->arena, name) : "";
    while (!take_prefix(e, m->c_prefix))
        m->c_prefix = arena_printf(e->arena, "%s_", m->c_prefix);
    for (int i = 0; i < m->texts.n; i++)
        if (m->texts.at[i].body)
            set_prefix(e, m->texts.at[i].body,
                       arena_printf(e->arena, "%stext_%d", m->c_prefix, i + 1));
}

static void set_prefixes(struct emitter *e)
{
    for (int i = 0; i < e->programs.n; i++) {
        struct program *p = e->programs.at[i];
        for (int k = 0; k < p->modules.n; k++) {
            struct module *m = p->modules.at[k];
            if (!m->c_prefix && !m->in_archive)
                set_prefix(e, m, k ? m->name : p->name);
        }
    }
}

/* ----------------------------------------------------------------------------------- modules */

static void emit_modules(struct emitter *e)
{
    for (int i = 0; i < e->programs.n; i++) {
        const struct program *p = e->programs.at[i];
        for (int k = 0; k < p->modules.n; k++) {
            struct module *m = p->modules.at[k];
            if (!m->is_written && !m->in_archive)
                emit_module(e, m);
            m->is_written |= !m->in_archive;
        }
    }
}

/* Declares the names, objects of that type, if there are any. */
static void declare(struct emitter *e, const char *type, struct name_list names)
{
    struct text t = {0}, lines = {0};

    if (!names.n)
        return;
    text_printf(e->arena, &t, "extern const %s ", type);
    for (int i = 0; i < names.n; i++)
        text_printf(e->arena, &t, "%s%s", i ? ", " : "", names.at[i]);
    add_linef(e->arena, &lines, 0, "%s;", t.at);
    fprintf(e->out, "\n%s", lines.at);
}

/* Declares the modules of the archive and those in C, each once. */
static void emit_declarations(struct emitter *e)
{
    struct name_list items = {0}, natives = {0};
    struct names seen = {.arena = e->arena};

    for (int i = 0; i < e->programs.n; i++) {
        const struct program *p = e->programs.at[i];
        for (int k = 0; k < p->modules.n; k++) {
            const char *name = descriptor_name(e, p->modules.at[k]);
            int is_elsewhere = p->modules.at[k]->in_archive || is_external(e, p->modules.at[k]);
            if (!is_elsewhere || name_is_taken(&seen, name))
                continue;
            push(e->arena, &items, unique_name(&seen, name));
        }
        for (int k = 0; k < p->natives.n; k++) {
            const char *name = arena_printf(e->arena, "yr_module_%s", p->natives.at[k]);
            if (!name_is_taken(&seen, name))
                push(e->arena, &natives, unique_name(&seen, name));
        }
    }
    declare(e, "yr_module_def", items);
    declare(e, "yr_native_module", natives);
}

/* -------------------------------------------------------------------------------------- main */

const char *imports_text(struct emitter *e, const struct program *p, int first)
{
    struct text t = {0};
    arena *a = e->arena;

    for (int i = first; i < p->modules.n; i++)
        text_printf(a, &t, "%s&%s", i == first ? "YR_MODULES(" : ", ",
                    descriptor_name(e, p->modules.at[i]));
    if (t.size)
        text_add_cstr(a, &t, p->natives.n ? "), " : ")");
    for (int i = 0; i < p->natives.n; i++)
        text_printf(a, &t, "%s&yr_module_%s", i ? ", " : "YR_NATIVES(", p->natives.at[i]);
    if (p->natives.n)
        text_add_char(a, &t, ')');
    return t.at ? t.at : "";
}

/* One distribution, with a line for each line of its metadata. */
static void add_distribution(arena *a, struct text *t, const struct distribution *d)
{
    add_linef(a, t, 4, "{%s, %s,", c_string(a, d->path, strlen(d->path)),
              c_string(a, d->file, strlen(d->file)));
    for (const char *line = d->text, *end; *line; line = end) {
        end = line + strcspn(line, "\n") + 1;
        text_printf(a, t, "     %s%s\n", c_string(a, line, (size_t)(end - line)), *end ? "" : "},");
    }
}

/* The table of the distributions of a program, before its yr_program; its name, or NULL. */
static const char *emit_distributions(struct emitter *e, const struct program *p)
{
    const struct distribution_list *all = &p->distributions;
    struct text t = {0};

    if (!all->n)
        return NULL;
    const char *wanted = arena_printf(e->arena, "%sdistributions", p->modules.at[0]->c_prefix);
    const char *name = unique_name(&e->file_names, wanted);
    text_printf(e->arena, &t, "\nstatic const yr_distribution %s[] = {\n", name);
    for (int i = 0; i < all->n; i++)
        add_distribution(e->arena, &t, &all->at[i]);
    fprintf(e->out, "%s    {0},\n};\n", t.at);
    return name;
}

/* The fields of a yr_program. */
static const char *program_text(struct emitter *e, const struct program *p,
                                const char *distributions)
{
    const char *field =
        distributions ? arena_printf(e->arena, ", .distributions = %s", distributions) : "";

    return arena_printf(e->arena, "%s%s%s", imports_text(e, p, 0),
                        p->has_records ? ", .records = true" : "", field);
}

static void emit_descriptor(struct emitter *e)
{
    const struct program *p = e->programs.at[0];
    const char *distributions = emit_distributions(e, p);
    struct text t = {0};

    add_linef(e->arena, &t, 0, "static const yr_program program = {%s};",
              program_text(e, p, distributions));
    fprintf(e->out, "\n%s", t.at);
}

static void emit_main(struct emitter *e)
{
    emit_descriptor(e);
    const char *trace = e->options->trace_file;
    fputs("\nint main(int argc, char **argv)\n{\n", e->out);
    if (trace)
        fprintf(e->out, "    yr_trace_to(%s);\n", c_string(e->arena, trace, strlen(trace)));
    fputs("    return yr_main(argc, argv, &program);\n}\n", e->out);
}

static void emit_table(struct emitter *e)
{
    struct text t = {0};

    text_add_cstr(e->arena, &t, "\nstatic const yr_named_program programs[] = {\n");
    for (int i = 0; i < e->programs.n; i++) {
        const struct program *p = e->programs.at[i];
        add_linef(e->arena, &t, 4, "{%s, {%s}},", c_string(e->arena, p->name, strlen(p->name)),
                  program_text(e, p, emit_distributions(e, p)));
    }
    text_add_cstr(e->arena, &t, "    {0},\n};\n");
    fwrite(t.at, 1, t.size, e->out);
    fputs("\nint main(int argc, char **argv)\n{\n"
          "    return yr_main_by_name(argc, argv, programs);\n}\n",
          e->out);
}

/* ---------------------------------------------------------------------------------- the file */

static struct emitter begin(struct program *first, int number, FILE *out,
                            const struct emit_options *options)
{
    arena *a = first->arena;
    const char *file = base_name_of(first->modules.at[number]);
    struct emitter e = {.arena = a, .out = out, .options = options};

    e.file_names.arena = a;
    begin_own_lines(&e);
    fprintf(e.out, "/* Translated from %s by yieldc %s. */\n#include <%s>\n",
            comment_text(a, file, strlen(file), 70), options->version,
            options->trace_file ? "yieldtrace.h" : "yieldabi.h");
    if (options->line_directives)
        fputs("#define YR_LINE(...) __VA_ARGS__\n", e.out);
    return e;
}

/* gdb looks into that section for scripts (1: of Python) to load. */
static void emit_gdb_script(struct emitter *e)
{
    const char *path = e->options->gdb_script;

    if (path && !strpbrk(path, "\"\\"))
        fprintf(e->out,
                "\n__asm__(\".pushsection .debug_gdb_scripts, \\\"MS\\\", @progbits, 1\\n\"\n"
                "        \".byte 1\\n.asciz \\\"\" %s \"\\\"\\n.popsection\");\n",
                c_string(e->arena, path, strlen(path)));
}

void emit_program(struct program *program, FILE *out, const struct emit_options *options)
{
    struct emitter e = begin(program, 0, out, options);

    push(e.arena, &e.programs, program);
    set_prefixes(&e);
    emit_declarations(&e);
    emit_modules(&e);
    emit_main(&e);
    emit_gdb_script(&e);
    end_own_lines(&e);
}

void emit_apart(struct program *program, int number, FILE *out, const struct emit_options *options)
{
    struct emitter e = begin(program, number, out, options);
    struct module *m = program->modules.at[number];

    e.is_apart = 1;
    push(e.arena, &e.programs, program);
    set_prefix(&e, m, number ? m->name : program->name);
    if (number == 0)
        emit_declarations(&e);
    emit_module(&e, m);
    if (number == 0)
        emit_main(&e);
    end_own_lines(&e);
}

void emit_library(struct program *program, FILE *out, FILE *header, const char *header_name,
                  const struct emit_options *options)
{
    struct emitter e = begin(program, 0, out, options);
    struct module *m = program->modules.at[0];

    fprintf(e.out, "#include \"%s\"\n", header_name);
    push(e.arena, &e.programs, program);
    struct exports exports = take_exports(&e, m);
    set_prefixes(&e);
    emit_declarations(&e);
    emit_module(&e, m);
    m->is_written = 1;
    const char **globals = e.global_names;
    emit_modules(&e);
    emit_descriptor(&e);
    emit_exports(&e, &exports, globals);
    emit_gdb_script(&e);
    end_own_lines(&e);
    write_library_header(&e, &exports, m, header_name, header);
}

void emit_programs(struct program_list *programs, FILE *out, const struct emit_options *options)
{
    struct emitter e = begin(programs->at[0], 0, out, options);

    e.programs = *programs;
    set_prefixes(&e);
    emit_declarations(&e);
    emit_modules(&e);
    emit_table(&e);
    emit_gdb_script(&e);
    end_own_lines(&e);
}

void emit_library_module(struct program *program, FILE *out, const struct emit_options *options)
{
    struct emitter e = begin(program, 0, out, options);
    struct module *m = program->modules.at[0];

    e.is_library = 1;
    push(e.arena, &e.programs, program);
    emit_declarations(&e);
    set_prefix(&e, m, m->name);
    emit_module(&e, m);
    end_own_lines(&e);
}
