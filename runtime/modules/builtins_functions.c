/* builtins_functions.c - the built-in functions about objects: attributes, classes, text. */
#include "../core/class.h"
#include "../core/extension.h"
#include "../types/text.h"
#include "builtins.h"

/* ---- Attributes ---- */

/* The name of an attribute must be a str. */
static int check_name(yr_value name)
{
    if (YR_IS_STR(name))
        return 0;
    yr_type_error("attribute name must be string, not '%T'", name);
    return -1;
}

/* The calls of getattr() and setattr() share caches like those of attribute sites: one for each
 * name and type, as far as there is room. */
enum { SITES = 128 };
static struct {
    yr_value name;             /* owned, or 0 */
    yr_site load, store, lack; /* lack: it is not there */
} sites[SITES];

/* The place in sites, or -1: no cache for that. */
static int site_of(yr_value o, yr_value name)
{
    if (YR_UNLIKELY(!YR_IS(name, str) || !YR_AS(yr_str, name)->interned || YR->exiting))
        return -1;
    uint64_t mixed = name ^ yr_from(yr_type_of(o)) >> 3;
    int i = (int)((mixed >> 4 ^ mixed >> 12) % SITES);
    if (YR_LIKELY(sites[i].name == name))
        return i;
    sites[i].load = sites[i].store = sites[i].lack = (yr_site){0};
    if (sites[i].name) {
        yr_set(&sites[i].name, yr_retain(name));
    } else if (yr_extension_keep(&sites[i].name, yr_retain(name)) < 0) {
        yr_clear_pending();
        return -1;
    }
    return i;
}

/* yr_getattr_or_null() with a cache. */
static yr_value load_or_null(yr_value o, yr_value name)
{
    int i = site_of(o, name);
    if (i >= 0 && yr_site_fits(o, &sites[i].lack))
        return 0;
    if (i >= 0 && yr_site_fits(o, &sites[i].load)) {
        yr_value v = yr_load_attr(o, name, &sites[i].load);
        if (!v && yr_pending_is(YR_EXC(AttributeError)))
            yr_clear_pending();
        return v;
    }
    yr_value v = yr_getattr_or_null(o, name);
    if (!v && i >= 0 && !yr_pending())
        yr_learn_lack(o, name, &sites[i].lack);
    return v;
}

YR_METHOD(builtin_getattr)
{
    int i;
    if (check_name(args[1]) < 0)
        return 0;
    if (n == 2)
        return (i = site_of(args[0], args[1])) < 0 ? yr_getattr(args[0], args[1])
                                                   : yr_load_attr(args[0], args[1], &sites[i].load);
    yr_value v = load_or_null(args[0], args[1]);
    return v || yr_pending() ? v : yr_retain(args[2]);
}

YR_METHOD(builtin_hasattr)
{
    if (check_name(args[1]) < 0)
        return 0;
    yr_value v = load_or_null(args[0], args[1]);
    if (!v)
        return yr_pending() ? 0 : YR_FALSE;
    yr_drop(v);
    return YR_TRUE;
}

YR_METHOD(builtin_setattr)
{
    if (check_name(args[1]) < 0)
        return 0;
    int i = site_of(args[0], args[1]);
    int r = i < 0 ? yr_setattr(args[0], args[1], args[2])
                  : yr_store_attr(args[0], args[1], args[2], &sites[i].store);
    return r < 0 ? 0 : YR_NONE;
}

YR_METHOD(builtin_delattr)
{
    return check_name(args[1]) < 0 || yr_delattr(args[0], args[1]) < 0 ? 0 : YR_NONE;
}

/* ---- Classes and identity ---- */

YR_METHOD(builtin_isinstance)
{
    int r = yr_isinstance(args[0], args[1]);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(builtin_issubclass)
{
    int r = yr_issubclass(args[0], args[1]);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(builtin_callable)
{
    return yr_bool(yr_is_callable(args[0]));
}

YR_METHOD(builtin_hash)
{
    uint64_t hash;
    return yr_hash(args[0], &hash) < 0 ? 0 : yr_int_from_i64((int64_t)hash);
}

YR_METHOD(builtin_id)
{
    return yr_int_from_u64(args[0]);
}

YR_METHOD(builtin_build_class)
{
    if (n < 2)
        return yr_type_error("__build_class__: not enough arguments");
    if (!YR_IS(args[0], function))
        return yr_type_error("__build_class__: func must be a function");
    if (!YR_IS_STR(args[1]))
        return yr_type_error("__build_class__: name is not a string");
    yr_value bases = yr_tuple_of(args + 2, n - 2), named = 0, result = 0;
    size_t count = yr_keyword_count(keywords);
    if (!bases || (count && !(named = yr_dict_new())))
        goto done;
    for (size_t i = 0; i < count; i++)
        if (yr_dict_set(named, YR_TUPLE(keywords)->items[i], args[n + i]) < 0)
            goto done;
    result = yr_build_class(args[0], args[1], bases, named);
done:
    yr_xdrop(named);
    yr_xdrop(bases);
    return result;
}

/* ---- Text ---- */

YR_METHOD(builtin_repr)
{
    return yr_repr(args[0]);
}

YR_METHOD(builtin_ascii)
{
    return yr_ascii(args[0]);
}

YR_METHOD(builtin_format)
{
    if (n > 1 && !YR_IS_STR(args[1]))
        return yr_type_error("format() argument 2 must be str, not %s", yr_argument_type(args[1]));
    return yr_format_value(args[0], n > 1 ? args[1] : YR->empty_str);
}

YR_METHOD(builtin_chr)
{
    int64_t i;
    if (yr_to_index(args[0], &i, true) < 0)
        return 0;
    if (i < INT32_MIN || i > INT32_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
    if (i < 0 || i > 0x10ffff)
        return yr_value_error("chr() arg not in range(0x110000)");
    if (i < 256)
        return yr_retain(YR->characters[i]);
    yr_value s = yr_str_alloc(1, (uint32_t)i);
    if (s && YR_AS(yr_str, s)->kind == 2)
        YR_AS(yr_str, s)->data.two[0] = (uint16_t)i;
    else if (s)
        YR_AS(yr_str, s)->data.four[0] = (uint32_t)i;
    return s;
}

static yr_value ord_length(size_t length)
{
    return yr_type_error("ord() expected a character, but string of length %zu found", length);
}

YR_METHOD(builtin_ord)
{
    yr_value v = args[0];
    if (YR_IS_STR(v)) {
        yr_str *s = YR_AS(yr_str, v);
        return s->length == 1 ? yr_int(yr_str_at(s, 0)) : ord_length(s->length);
    }
    if (YR_IS_BYTES(v)) {
        yr_bytes *b = YR_AS(yr_bytes, v);
        return b->length == 1 ? yr_int(b->data[0]) : ord_length(b->length);
    }
    if (yr_isinstance_of(v, YR_TYPE_ID(bytearray))) {
        yr_bytearray *b = YR_AS(yr_bytearray, v);
        return b->length == 1 ? yr_int(b->data[0]) : ord_length(b->length);
    }
    return yr_type_error("ord() expected string of length 1, but %T found", v);
}

const yr_method_def yr_builtins_objects[] = {
    {"__build_class__", builtin_build_class, 0, -1, YR_METHOD_KEYWORDS,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper "
     "function used by the class statement."},
    {"ascii", builtin_ascii, 1, 1, 0,
     "Return an ASCII-only representation of an object.\n\nAs repr(), return a string containing a "
     "printable representation of an\nobject, but escape the non-ASCII characters in the string "
     "returned by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string "
     "similar\nto that returned by repr() in Python 2."},
    {"callable", builtin_callable, 1, 1, 0,
     "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes "
     "are callable, as are instances of classes with a\n__call__() method."},
    {"chr", builtin_chr, 1, 1, 0,
     "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"delattr", builtin_delattr, 2, 2, 0,
     "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del "
     "x.y''"},
    {"format", builtin_format, 1, 2, 0,
     "Return value.__format__(format_spec)\n\nformat_spec defaults to the empty string.\nSee the "
     "Format Specification Mini-Language section of help('FORMATTING') for\ndetails."},
    {"getattr", builtin_getattr, 2, 3, 0,
     "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; "
     "getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when "
     "the attribute doesn't\nexist; without it, an exception is raised in that case."},
    {"hasattr", builtin_hasattr, 2, 2, 0,
     "Return whether the object has an attribute with the given name.\n\nThis is done by calling "
     "getattr(obj, name) and catching AttributeError."},
    {"hash", builtin_hash, 1, 1, 0,
     "Return the hash value for the given object.\n\nTwo objects that compare equal must also have "
     "the same hash value, but the\nreverse is not necessarily true."},
    {"id", builtin_id, 1, 1, 0,
     "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously "
     "existing objects.\n(CPython uses the object's memory address.)"},
    {"isinstance", builtin_isinstance, 2, 2, 0,
     "Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as "
     "in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is "
     "equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc."},
    {"issubclass", builtin_issubclass, 2, 2, 0,
     "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in "
     "``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is "
     "equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``."},
    {"ord", builtin_ord, 1, 1, 0, "Return the Unicode code point for a one-character string."},
    {"repr", builtin_repr, 1, 1, 0,
     "Return the canonical string representation of the object.\n\nFor many object types, "
     "including most builtins, eval() will return\nan object equal to the original object."},
    {"setattr", builtin_setattr, 3, 3, 0,
     "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) "
     "is equivalent to ``x.y = v''"},
    YR_METHOD_END};
