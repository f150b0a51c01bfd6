/* _locale_module.c - the module _locale: the conventions of the system's locales.
 *
 * The runtime itself reads and writes numbers with C's functions, so the thread has a locale of its
 * own: what setlocale() chose, but numbers as in "C". Only the calls whose result must be that of
 * the program's choice look at the global one.
 */
#include <errno.h>
#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <wchar.h>
#include "../types/containers.h"
#include "../types/text.h"

/* ---- The locale in use ---- */

/* The thread takes the global locale over, with numbers left alone. */
static void follow_global(void)
{
    locale_t all = duplocale(LC_GLOBAL_LOCALE);
    locale_t mixed = all ? newlocale(LC_NUMERIC_MASK, "C", all) : (locale_t)0;
    if (!mixed) {
        if (all)
            freelocale(all);
        return;
    }
    locale_t before = uselocale(mixed);
    if (before != LC_GLOBAL_LOCALE)
        freelocale(before);
}

/* Text of the locale: its bytes are UTF-8, or stay as surrogates. */
static yr_value text_of(const char *s)
{
    return yr_decode((const uint8_t *)s, strlen(s), "utf-8", "surrogateescape");
}

/* borrowed: locale.Error. */
static yr_type *error_class(void)
{
    yr_value m = yr_dict_get_c(YR->modules, "_locale");
    yr_value t = m && YR_IS(m, module) ? yr_dict_get_c(YR_AS(yr_module, m)->dict, "Error") : 0;
    return t && YR_IS_CLASS(t) ? YR_AS(yr_type, t) : YR_EXC(ValueError);
}

/* borrowed from v: a str as a C string, or NULL and an error. */
static const char *c_text(const char *f, int at, yr_value v, bool optional)
{
    size_t size;
    if (!YR_IS_STR(v)) {
        const char *wanted = optional ? "str or None" : "str";
        if (at)
            yr_type_error("%s() argument %d must be %s, not %s", f, at, wanted,
                          yr_argument_type(v));
        else
            yr_type_error("%s() argument must be %s, not %s", f, wanted, yr_argument_type(v));
        return NULL;
    }
    const char *s = yr_utf8(v, &size);
    if (s && strlen(s) != size) {
        yr_value_error("embedded null character");
        return NULL;
    }
    return s;
}

YR_METHOD(locale_setlocale)
{
    int64_t category;
    const char *name = NULL;
    if (!YR_IS_ANY_INT(args[0]))
        return yr_type_error("'%T' object cannot be interpreted as an integer", args[0]);
    if (yr_to_i64(args[0], &category) < 0)
        return 0;
    if (n > 1 && args[1] != YR_NONE && !(name = c_text("setlocale", 2, args[1], true)))
        return 0;
    const char *result =
        category < INT_MIN || category > INT_MAX ? NULL : setlocale((int)category, name);
    if (!result)
        return yr_raise_format(error_class(),
                               name ? "unsupported locale setting" : "locale query failed");
    yr_value text = text_of(result);
    if (name)
        follow_global();
    return text;
}

/* new: a list of the sizes of groups of digits, CHAR_MAX or 0 at the end. */
static yr_value grouping_of(const char *s)
{
    yr_value list = yr_list_new();
    bool any = *s;
    for (; list && *s && *s != CHAR_MAX; s++)
        if (yr_list_append(list, yr_int(*s)) < 0)
            yr_set(&list, 0);
    if (list && any && yr_list_append(list, yr_int(*s)) < 0)
        yr_set(&list, 0);
    return list;
}

YR_METHOD(locale_localeconv)
{
    locale_t own = uselocale(LC_GLOBAL_LOCALE);
    struct lconv c = *localeconv();
    uselocale(own);
    const struct {
        const char *name, *text;
    } texts[] = {
        {"int_curr_symbol", c.int_curr_symbol},
        {"currency_symbol", c.currency_symbol},
        {"mon_decimal_point", c.mon_decimal_point},
        {"mon_thousands_sep", c.mon_thousands_sep},
        {"mon_grouping", NULL},
        {"positive_sign", c.positive_sign},
        {"negative_sign", c.negative_sign},
    };
    const struct {
        const char *name;
        int number;
    } numbers[] = {
        {"int_frac_digits", c.int_frac_digits}, {"frac_digits", c.frac_digits},
        {"p_cs_precedes", c.p_cs_precedes},     {"p_sep_by_space", c.p_sep_by_space},
        {"n_cs_precedes", c.n_cs_precedes},     {"n_sep_by_space", c.n_sep_by_space},
        {"p_sign_posn", c.p_sign_posn},         {"n_sign_posn", c.n_sign_posn},
    };
    yr_value d = yr_dict_new();
    int failed = d ? 0 : -1;
    for (size_t i = 0; !failed && i < sizeof texts / sizeof *texts; i++) {
        yr_value v = texts[i].text ? text_of(texts[i].text) : grouping_of(c.mon_grouping);
        failed = v ? yr_dict_set_c(d, texts[i].name, v) : -1;
    }
    for (size_t i = 0; !failed && i < sizeof numbers / sizeof *numbers; i++)
        failed = yr_dict_set_c(d, numbers[i].name, yr_int(numbers[i].number));
    const char *points[2][2] = {{"decimal_point", c.decimal_point},
                                {"thousands_sep", c.thousands_sep}};
    for (int i = 0; !failed && i < 2; i++) {
        yr_value v = text_of(points[i][1]);
        failed = v ? yr_dict_set_c(d, points[i][0], v) : -1;
    }
    yr_value grouping = failed ? 0 : grouping_of(c.grouping);
    if (!grouping || yr_dict_set_c(d, "grouping", grouping) < 0) {
        yr_xdrop(d);
        return 0;
    }
    return d;
}

YR_METHOD(locale_getencoding)
{
    const char *name = nl_langinfo(CODESET);
    return text_of(*name ? name : "UTF-8");
}

/* ---- Order ---- */

/* The characters of a str as wchar_t: memory of the caller, or NULL and an error. */
static wchar_t *wide(const char *f, int at, yr_value v)
{
    if (!c_text(f, at, v, false)) {
        if (!yr_pending_is(YR_EXC(UnicodeEncodeError)))
            return NULL;
        yr_clear_pending(); /* lone surrogates are characters too */
    }
    const yr_str *s = yr_str_as(v);
    wchar_t *text = yr_alloc((s->length + 1) * sizeof *text);
    for (size_t i = 0; text && i < s->length; i++)
        text[i] = (wchar_t)yr_str_at(s, i);
    if (text)
        text[s->length] = 0;
    return text;
}

YR_METHOD(locale_strcoll)
{
    wchar_t *a = wide("strcoll", 1, args[0]);
    wchar_t *b = a ? wide("strcoll", 2, args[1]) : NULL;
    int r = b ? wcscoll(a, b) : 0;
    yr_dispose(a);
    yr_dispose(b);
    return b ? yr_int(r) : 0;
}

YR_METHOD(locale_strxfrm)
{
    wchar_t *a = wide("strxfrm", 0, args[0]);
    if (!a)
        return 0;
    size_t size = wcsxfrm(NULL, a, 0);
    wchar_t *key = yr_alloc((size + 1) * sizeof *key);
    yr_builder b = {0};
    if (key) {
        wcsxfrm(key, a, size + 1);
        for (size_t i = 0; i < size && !b.failed; i++)
            yr_builder_char(&b, (uint32_t)key[i]);
    }
    yr_dispose(a);
    yr_dispose(key);
    if (key)
        return yr_builder_finish(&b);
    return 0;
}

/* ---- Items of the locale ---- */

static const struct {
    const char *name;
    nl_item item;
} items[] = {
#define X(name) {#name, name},
    X(DAY_1) X(DAY_2) X(DAY_3) X(DAY_4) X(DAY_5) X(DAY_6) X(DAY_7) X(ABDAY_1) X(ABDAY_2) X(ABDAY_3)
        X(ABDAY_4) X(ABDAY_5) X(ABDAY_6) X(ABDAY_7) X(MON_1) X(MON_2) X(MON_3) X(MON_4) X(MON_5)
            X(MON_6) X(MON_7) X(MON_8) X(MON_9) X(MON_10) X(MON_11) X(MON_12) X(ABMON_1) X(ABMON_2)
                X(ABMON_3) X(ABMON_4) X(ABMON_5) X(ABMON_6) X(ABMON_7) X(ABMON_8) X(ABMON_9)
                    X(ABMON_10) X(ABMON_11) X(ABMON_12) X(RADIXCHAR) X(THOUSEP) X(CRNCYSTR) X(D_FMT)
                        X(D_T_FMT) X(T_FMT) X(AM_STR) X(PM_STR) X(CODESET) X(T_FMT_AMPM) X(ERA)
                            X(ERA_D_FMT) X(ERA_D_T_FMT) X(ERA_T_FMT) X(ALT_DIGITS) X(YESEXPR)
                                X(NOEXPR) X(_DATE_FMT)
#undef X
};

YR_METHOD(locale_nl_langinfo)
{
    int64_t key;
    if (!YR_IS_ANY_INT(args[0]))
        return yr_type_error("'%T' object cannot be interpreted as an integer", args[0]);
    if (yr_to_i64(args[0], &key) < 0)
        return 0;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (items[i].item == key) {
            locale_t own = uselocale(LC_GLOBAL_LOCALE);
            yr_value text = text_of(nl_langinfo(items[i].item));
            uselocale(own);
            return text;
        }
    return yr_value_error("unsupported langinfo constant");
}

/* ---- Messages ---- */

YR_METHOD(locale_gettext)
{
    const char *s = c_text("gettext", 0, args[0], false);
    return s ? text_of(gettext(s)) : 0;
}

/* An argument that may be None: 0, or -1 and an error. */
static int optional_text(const char *f, int at, yr_value v, const char **s)
{
    *s = v == YR_NONE ? NULL : c_text(f, at, v, true);
    return v != YR_NONE && !*s ? -1 : 0;
}

YR_METHOD(locale_dgettext)
{
    const char *domain, *message;
    if (optional_text("dgettext", 1, args[0], &domain) < 0 ||
        !(message = c_text("dgettext", 2, args[1], false)))
        return 0;
    return text_of(dgettext(domain, message));
}

YR_METHOD(locale_dcgettext)
{
    const char *domain, *message;
    int64_t category;
    if (optional_text("dcgettext", 1, args[0], &domain) < 0 ||
        !(message = c_text("dcgettext", 2, args[1], false)) || yr_to_i64(args[2], &category) < 0)
        return 0;
    return text_of(dcgettext(domain, message, (int)category));
}

YR_METHOD(locale_textdomain)
{
    const char *domain, *now;
    if (optional_text("textdomain", 0, args[0], &domain) < 0)
        return 0;
    now = textdomain(domain);
    return now ? text_of(now) : yr_raise_os(errno, 0);
}

YR_METHOD(locale_bindtextdomain)
{
    const char *domain = c_text("bindtextdomain", 1, args[0], false), *folder = NULL;
    if (!domain)
        return 0;
    if (!*domain)
        return yr_raise_format(error_class(), "domain must be a non-empty string");
    if (optional_text("bindtextdomain", 2, args[1], &folder) < 0)
        return 0;
    const char *now = bindtextdomain(domain, folder);
    return now ? text_of(now) : yr_raise_os(errno, 0);
}

YR_METHOD(locale_bind_textdomain_codeset)
{
    const char *domain = c_text("bind_textdomain_codeset", 1, args[0], false), *codeset;
    if (!domain || optional_text("bind_textdomain_codeset", 2, args[1], &codeset) < 0)
        return 0;
    const char *now = bind_textdomain_codeset(domain, codeset);
    return now ? text_of(now) : YR_NONE;
}

/* ---- The module ---- */

static const yr_method_def functions[] = {
    {"setlocale", locale_setlocale, 1, 2, 0, "Activates/queries locale processing."},
    {"localeconv", locale_localeconv, 0, 0, 0,
     "Returns numeric and monetary locale-specific parameters."},
    {"getencoding", locale_getencoding, 0, 0, 0, "Get the current locale encoding."},
    {"strcoll", locale_strcoll, 2, 2, 0, "Compares two strings according to the locale."},
    {"strxfrm", locale_strxfrm, 1, 1, 0,
     "Return a string that can be used as a key for locale-aware comparisons."},
    {"nl_langinfo", locale_nl_langinfo, 1, 1, 0,
     "Return the value for the locale information associated with key."},
    {"gettext", locale_gettext, 1, 1, 0, "Return translation of msg."},
    {"dgettext", locale_dgettext, 2, 2, 0, "Return translation of msg in domain."},
    {"dcgettext", locale_dcgettext, 3, 3, 0, "Return translation of msg in domain and category."},
    {"textdomain", locale_textdomain, 1, 1, 0,
     "Set the C library's textdmain to domain, returning the new domain."},
    {"bindtextdomain", locale_bindtextdomain, 2, 2, 0, "Bind the C library's domain to dir."},
    {"bind_textdomain_codeset", locale_bind_textdomain_codeset, 2, 2, 0,
     "Bind the C library's domain to codeset."},
    YR_METHOD_END};

/* new: the class locale.Error. */
static yr_value make_error(void)
{
    yr_value base = yr_from(YR_EXC(Exception)), class = 0;
    yr_value args[3] = {yr_str_from_c("Error"), yr_tuple_of(&base, 1), yr_dict_new()};
    if (args[0] && args[1] && args[2] &&
        yr_dict_set_c(args[2], "__module__", yr_str_from_c("locale")) == 0)
        class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(args[i]);
    return class;
}

/* As CPython does when it starts: the user's characters, UTF-8 where there is no choice. */
static void take_characters(void)
{
    const char *now = setlocale(LC_CTYPE, "");
    if (!now || !strcmp(now, "C") || !strcmp(now, "POSIX"))
        setlocale(LC_CTYPE, "C.UTF-8");
    follow_global();
}

static int fill(yr_module *m)
{
    static const struct {
        const char *name;
        int value;
    } categories[] = {{"LC_CTYPE", LC_CTYPE},       {"LC_TIME", LC_TIME},
                      {"LC_COLLATE", LC_COLLATE},   {"LC_MONETARY", LC_MONETARY},
                      {"LC_MESSAGES", LC_MESSAGES}, {"LC_NUMERIC", LC_NUMERIC},
                      {"LC_ALL", LC_ALL},           {"CHAR_MAX", CHAR_MAX}};
    take_characters();
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (yr_module_add(m, categories[i].name, yr_int(categories[i].value)) < 0)
            return -1;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (yr_module_add(m, items[i].name, yr_int(items[i].item)) < 0)
            return -1;
    return yr_module_add_functions(m, functions) < 0 || yr_module_add(m, "Error", make_error()) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__locale = {"_locale", fill};
