/* origin.c - where coroutines come from (cr_origin), and the warning of those never awaited.
 *
 * The origin is a tuple of (file, line, function) of the innermost callers, as many as
 * sys.set_coroutine_origin_tracking_depth() asked for; it waits in the side table. Only a program
 * that keeps records knows its callers.
 *
 * The warning is the business of the module warnings where the program has it. Else it is written
 * as that module does by default: once for each place. The place is where the coroutine died; a
 * program without records names the function of the coroutine instead.
 */
#include "generator.h"
#include "../core/record.h"
#include "../core/traceback.h"
#include "../core/uncaught.h"

/* ---- Places --------------------------------------------------------------------------------- */

static const yr_code *code_of(yr_place p)
{
    return p.node ? yr_code_of(p.node) : p.record->function->code;
}

static int line_of(yr_place p)
{
    bool is_running = !p.node || p.node == ((yr_handled *)p.record->run)->node;
    return is_running && p.record->line ? (int)p.record->line : (int)yr_point_of(p.node)->line;
}

/* new: (file, line, function). */
static yr_value origin_entry(yr_place p)
{
    const yr_code *code = code_of(p);
    yr_value items[3] = {yr_str_from_c(code->file), yr_int(line_of(p)), yr_str_from_c(code->name)};
    if (items[0] && items[2])
        return yr_tuple(items, 3);
    yr_xdrop(items[0]);
    yr_xdrop(items[2]);
    return 0;
}

int yr_coroutine_track(yr_generator *g)
{
    yr_value entries = yr_list(NULL, 0);
    int depth = YR->origin_depth, status = entries ? 0 : -1;
    for (yr_place p = yr_place_top(); status == 0 && p.record && depth; depth--) {
        yr_value entry = origin_entry(p);
        status = entry ? yr_list_append(entries, entry) : -1;
        yr_xdrop(entry);
        p = yr_place_outer(p);
    }
    yr_value origin = status == 0 ? yr_list_to_tuple(entries) : 0;
    yr_side *side = origin ? yr_side_make(g) : NULL;
    yr_xdrop(entries);
    if (!side) {
        yr_xdrop(origin);
        return -1;
    }
    yr_set(&side->hook, origin);
    return 0;
}

yr_value yr_coroutine_origin(yr_value self)
{
    yr_side *side = yr_side_find(YR_AS(yr_generator, self));
    return side && side->hook ? yr_retain(side->hook) : YR_NONE;
}

/* ---- The warning ---------------------------------------------------------------------------- */

static void write_warning(const char *file, int line, yr_value text)
{
    yr_source source = {0};
    if (line < 1) {
        yr_write_stderr(yr_str_format("sys:1: RuntimeWarning: %U\n", text));
        return;
    }
    yr_write_stderr(yr_str_format("%s:%d: RuntimeWarning: %U\n", file, line, text));
    yr_value code = yr_source_line(&source, file, line);
    if (code) {
        yr_write_stderr(yr_str_format("  %U\n", code));
        yr_write_stderr(yr_str_from_c(
            "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"));
        yr_drop(code);
    }
    yr_source_free(&source);
}

/* Is it the first warning of that text there? Errors count as no. */
static bool is_first(const char *file, int line, yr_value text)
{
    yr_value key = yr_str_format("%s:%d:%U", file, line, text);
    if (key && !YR->warned)
        YR->warned = yr_set_of(NULL, 0);
    int known = key && YR->warned ? yr_contains(YR->warned, key) : -1;
    if (known == 0)
        yr_set_add(YR->warned, key);
    yr_xdrop(key);
    return known == 0;
}

static void warn_by_default(yr_generator *g, yr_value text)
{
    yr_place p = yr_place_top();
    const char *file = p.record ? code_of(p)->file : yr_code_of(g)->file;
    int line = YR->exiting ? 0 : p.record ? line_of(p) : (int)yr_code_of(g)->line;
    if (is_first(file, line, text))
        write_warning(file, line, text);
}

/* borrowed or 0: the module warnings, if the program has imported it. */
static yr_value warnings_module(void)
{
    yr_value module = YR->modules ? yr_dict_get_c(YR->modules, "warnings") : 0;
    return module && YR_IS(module, module) ? module : 0;
}

static void report(yr_generator *g)
{
    if (YR->pending)
        yr_unraisable(yr_from(g), NULL);
}

/* warnings._warn_unawaited_coroutine(g): did it warn, if only by raising? */
static bool warn_by_module(yr_generator *g)
{
    yr_value module = warnings_module();
    yr_value f =
        module ? yr_dict_get_c(YR_AS(yr_module, module)->dict, "_warn_unawaited_coroutine") : 0;
    if (!f)
        return false;
    yr_retain(f);
    yr_value result = yr_invoke1(f, yr_from(g));
    yr_drop(f);
    bool warned = result || yr_pending_is(YR_EXC(RuntimeWarning));
    yr_xdrop(result);
    report(g);
    return warned;
}

/* Adds an entry of cr_origin as a traceback shows it: 0 or -1. */
static int add_entry(yr_builder *b, yr_source *source, const yr_value *entry)
{
    const char *file = yr_utf8(entry[0], NULL);
    if (!file)
        return -1;
    yr_value place = yr_str_format("\n  File \"%U\", line %d, in %U", entry[0],
                                   (int)yr_int_value(entry[1]), entry[2]);
    yr_value code = place ? yr_source_line(source, file, (int)yr_int_value(entry[1])) : 0;
    yr_value text = code ? yr_str_format("\n    %U", code) : 0;
    int failed = !place || yr_builder_add(b, place) < 0 || (text && yr_builder_add(b, text) < 0);
    yr_xdrop(text);
    yr_xdrop(code);
    yr_xdrop(place);
    return failed ? -1 : 0;
}

/* new: the text of the warning, with the place of creation where it is known. */
static yr_value warning_text(yr_generator *g)
{
    yr_value name = yr_generator_qualname(yr_from(g));
    yr_value text = name ? yr_str_format("coroutine '%U' was never awaited", name) : 0;
    yr_value origin = text ? yr_coroutine_origin(yr_from(g)) : 0;
    yr_xdrop(name);
    if (!origin || origin == YR_NONE)
        return text;
    yr_builder b = {0};
    yr_source source = {0};
    const yr_tuple_object *entries = YR_AS(yr_tuple_object, origin);
    int failed = yr_builder_add(&b, text) < 0 ||
                 yr_builder_c(&b, "\nCoroutine created at (most recent call last)") < 0;
    for (size_t i = entries->length; !failed && i-- > 0;)
        failed = add_entry(&b, &source, YR_AS(yr_tuple_object, entries->items[i])->items) < 0;
    yr_source_free(&source);
    yr_drop(text);
    yr_drop(origin);
    if (!failed)
        return yr_builder_finish(&b);
    yr_builder_free(&b);
    return 0;
}

YR_WEAK void yr_coroutine_never_awaited(yr_generator *g)
{
    if (warn_by_module(g))
        return;
    yr_value text = warning_text(g);
    if (text && warnings_module())
        yr_warn(YR_EXC(RuntimeWarning), 1, "%U", text);
    else if (text)
        warn_by_default(g, text);
    report(g);
    yr_xdrop(text);
}
