/* codec_registry.c - encodings and error handlers that the runtime does not know itself.
 *
 * A name that codec.c has not goes to the search functions that programs register, as in CPython.
 * The first of them is the one of CPython's package encodings: it is imported when somebody asks
 * for the first time, if the program has it. The translator gives it to programs that name an
 * encoding (program/codecs.c) or import codecs; others pay nothing, and such a name is unknown.
 */
#include "../core/exception.h"
#include "../core/module.h"
#include "codec.h"

const yr_character_names *yr_names_of_characters;

bool yr_codec_module(const char *name)
{
    if (!yr_import_has(name))
        return false;
    yr_value m = yr_import_named(name);
    if (!m)
        yr_clear_pending();
    yr_xdrop(m);
    return m != 0;
}

static int make_containers(void)
{
    if (YR->codec_search)
        return 0;
    yr_value search = yr_list_new(), cache = yr_dict_new(), handlers = yr_dict_new();
    if (!search || !cache || !handlers) {
        yr_xdrop(search);
        yr_xdrop(cache);
        yr_xdrop(handlers);
        return -1;
    }
    YR->codec_search = search;
    YR->codec_cache = cache;
    YR->codec_handlers = handlers;
    return 0;
}

/* Asks for the package once: its search function comes first. */
static int start(void)
{
    if (make_containers() < 0)
        return -1;
    if (!YR->codec_package) {
        YR->codec_package = true;
        yr_codec_module("encodings");
    }
    return 0;
}

int yr_codec_register(yr_value search)
{
    if (!yr_is_callable(search)) {
        yr_type_error("argument must be callable");
        return -1;
    }
    return start() < 0 ? -1 : yr_list_append(YR->codec_search, search);
}

int yr_codec_unregister(yr_value search)
{
    if (start() < 0)
        return -1;
    yr_list_object *l = YR_LIST(YR->codec_search);
    for (size_t i = 0; i < l->length; i++)
        if (l->items[i] == search) {
            yr_dict_clear(YR->codec_cache);
            return yr_list_assign_slice(l, (int64_t)i, (int64_t)i + 1, 0);
        }
    return 0;
}

/* new: letters in small, anything else between them one underscore. */
static yr_value plain_name(const char *encoding)
{
    yr_builder b = {0};
    bool gap = false;
    for (; *encoding; encoding++) {
        char c = *encoding;
        bool upper = c >= 'A' && c <= 'Z';
        if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '.') {
            gap = true;
            continue;
        }
        if (gap && b.length)
            yr_builder_char(&b, '_');
        gap = false;
        yr_builder_char(&b, (uint8_t)(upper ? c + 32 : c));
    }
    return yr_builder_finish(&b);
}

/* new: the first answer of a search function that is not None. 0 without an error: there is none.
 */
static yr_value ask(yr_value name)
{
    for (size_t i = 0; i < YR_LIST(YR->codec_search)->length; i++) {
        yr_value function = yr_retain(YR_LIST(YR->codec_search)->items[i]);
        yr_value found = yr_invoke1(function, name);
        yr_drop(function);
        if (!found)
            return 0;
        if (found == YR_NONE)
            continue;
        if (YR_IS_TUPLE(found) && YR_TUPLE(found)->length == 4)
            return found;
        yr_drop(found);
        return yr_type_error("codec search functions must return 4-tuples");
    }
    return 0;
}

yr_value yr_codec_lookup(const char *encoding)
{
    yr_value name = start() < 0 ? 0 : plain_name(encoding);
    if (!name)
        return 0;
    yr_value known = yr_dict_get(YR->codec_cache, name);
    if (!known) {
        yr_value found = ask(name);
        if (found && yr_dict_set(YR->codec_cache, name, found) == 0)
            known = found; /* the dict keeps it */
        else if (!found && !yr_pending())
            yr_raise_format(YR_EXC(LookupError), "unknown encoding: %s", encoding);
        yr_xdrop(found);
    }
    yr_drop(name);
    return known;
}

/* ---- Error handlers ------------------------------------------------------------------------- */

int yr_codec_set_handler(yr_value name, yr_value handler)
{
    return make_containers() < 0 ? -1 : yr_dict_set(YR->codec_handlers, name, handler);
}

yr_value yr_codec_handler(const char *name)
{
    yr_value found = YR->codec_handlers ? yr_dict_get_c(YR->codec_handlers, name) : 0;
    if (!found && yr_codec_module("_codecs")) /* it brings "namereplace", and the rest as objects */
        found = YR->codec_handlers ? yr_dict_get_c(YR->codec_handlers, name) : 0;
    return found;
}

/* ---- Applying a codec ----------------------------------------------------------------------- */

yr_value yr_codec_failed(const char *encoding, const char *doing)
{
    yr_value e = yr_catch();
    yr_type *t = yr_type_of(e);
    yr_value arguments = YR_AS(yr_exception, e)->args;
    bool simple = t->slots.init == YR_EXC(Exception)->slots.init &&
                  t->slots.make == YR_EXC(Exception)->slots.make &&
                  YR_TUPLE(arguments)->length <= 1 &&
                  (!YR_TUPLE(arguments)->length || YR_IS_STR(YR_TUPLE(arguments)->items[0]));
    yr_value text = simple ? yr_str_of(e) : 0;
    yr_clear_pending();
    yr_reraise(e);
    if (text)
        yr_raise_from_pending(t, "%s with '%s' codec failed (%s: %U)", doing, encoding,
                              yr_name_of_type(t), text);
    yr_xdrop(text);
    return 0;
}

/* Refuses a codec that does not convert between str and bytes. */
static int check_text(const char *encoding, yr_value codec, int half)
{
    yr_value name = yr_intern_c("_is_text_encoding");
    yr_value is = name ? yr_getattr_or_null(codec, name) : 0;
    yr_xdrop(name);
    if (!is)
        return yr_pending() ? -1 : 0;
    int r = yr_truth(is);
    yr_drop(is);
    if (r == 0)
        yr_raise_format(YR_EXC(LookupError),
                        "'%s' is not a text encoding; use %s to handle arbitrary codecs", encoding,
                        half == 0   ? "codecs.encode()"
                        : half == 1 ? "codecs.decode()"
                                    : "codecs.open()");
    return r > 0 ? 0 : -1;
}

/* new: the first item of the pair that a codec gave (stolen). */
static yr_value first_of(yr_value pair, int half)
{
    if (!pair)
        return 0;
    bool fits = YR_IS_TUPLE(pair) && YR_TUPLE(pair)->length == 2;
    yr_value v = fits ? yr_retain(YR_TUPLE(pair)->items[0]) : 0;
    yr_drop(pair);
    if (!fits)
        yr_type_error(half ? "decoder must return a tuple (object,integer)"
                           : "encoder must return a tuple (object, integer)");
    return v;
}

yr_value yr_codec_apply(const char *encoding, int half, yr_value object, const char *errors,
                        bool text)
{
    yr_value codec = yr_codec_lookup(encoding);
    if (!codec || (text && check_text(encoding, codec, half) < 0))
        return 0;
    yr_value function = yr_retain(YR_TUPLE(codec)->items[half]), result = 0;
    yr_value args[2] = {object, errors ? yr_str_from_c(errors) : 0};
    if (!errors || args[1])
        result = first_of(yr_invoke(function, args, errors ? 2 : 1), half);
    yr_xdrop(args[1]);
    yr_drop(function);
    if (!result)
        return yr_codec_failed(encoding, half ? "decoding" : "encoding");
    if (!text || (half ? YR_IS_STR(result) : YR_IS_BYTES(result)))
        return result;
    yr_type_error(half ? "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to "
                         "decode to arbitrary types"
                       : "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to "
                         "encode to arbitrary types",
                  encoding, result);
    yr_drop(result);
    return 0;
}

int yr_codec_check(const char *encoding)
{
    if (yr_codec_name(encoding))
        return 0;
    yr_value codec = yr_codec_lookup(encoding);
    return codec ? check_text(encoding, codec, 2) : -1;
}
