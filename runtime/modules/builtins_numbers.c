/* builtins_numbers.c - the built-in functions about numbers. */
#include "../types/number.h"
#include "builtins.h"

YR_METHOD(builtin_abs)
{
    yr_unary_fn f = yr_type_of(args[0])->slots.absolute;
    return f ? f(args[0]) : yr_type_error("bad operand type for abs(): '%T'", args[0]);
}

/* new: "0b101" or "-0b101". */
static yr_value with_prefix(yr_value v, int base)
{
    yr_value i = yr_index(v), result = i ? yr_int_to_prefixed(i, base) : 0;
    yr_xdrop(i);
    return result;
}

YR_METHOD(builtin_bin)
{
    return with_prefix(args[0], 2);
}

YR_METHOD(builtin_oct)
{
    return with_prefix(args[0], 8);
}

YR_METHOD(builtin_hex)
{
    return with_prefix(args[0], 16);
}

YR_METHOD(builtin_divmod)
{
    return yr_divmod(args[0], args[1]);
}

/* pow(a, b, c): the three types' slots in order, each asked once. */
static yr_value power3(yr_value a, yr_value b, yr_value c)
{
    yr_value values[3] = {a, b, c};
    yr_value (*asked[3])(yr_value, yr_value, yr_value) = {NULL, NULL, NULL};
    int order[3] = {0, 1, 2};
    if (yr_type_of(a) != yr_type_of(b) && yr_is_subtype(yr_type_of(b), yr_type_of(a))) {
        order[0] = 1;
        order[1] = 0;
    }
    for (int i = 0; i < 3; i++) {
        asked[i] = yr_type_of(values[order[i]])->slots.power;
        bool again = !asked[i];
        for (int j = 0; j < i; j++)
            again |= asked[j] == asked[i];
        if (again)
            continue;
        yr_value r = asked[i](a, b, c);
        if (r != YR_NOT_IMPLEMENTED)
            return r;
    }
    return yr_type_error("unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, c);
}

YR_METHOD(builtin_pow)
{
    static const char *const keyword_names[] = {"base", "exp", "mod"};
    yr_value v[3];
    if (yr_parse_arguments(YR_SHOWN("pow"), keyword_names, 0, 2, 3, 3, args, n, keywords, v) < 0)
        return 0;
    if (!v[2] || v[2] == YR_NONE) {
        yr_value r = yr_binary(YR_POW, v[0], v[1]);
        return r;
    }
    return power3(v[0], v[1], v[2]);
}

YR_METHOD(builtin_round)
{
    static const char *const keyword_names[] = {"number", "ndigits"};
    yr_value v[2];
    bool missing = false;
    if (yr_parse_arguments(YR_SHOWN("round"), keyword_names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    size_t digits = v[1] && v[1] != YR_NONE;
    yr_value r = yr_call_special(v[0], YR_NAME(__round__), &v[1], digits, &missing);
    if (!r && missing)
        return yr_type_error("type %T doesn't define __round__ method", v[0]);
    return r;
}

const yr_method_def yr_builtins_numbers[] = {
    {"abs", builtin_abs, 1, 1, 0, "Return the absolute value of the argument."},
    {"bin", builtin_bin, 1, 1, 0,
     "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   "
     "'0b1010101010101010101010'"},
    {"divmod", builtin_divmod, 2, 2, 0,
     "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
    {"hex", builtin_hex, 1, 1, 0,
     "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'"},
    {"oct", builtin_oct, 1, 1, 0,
     "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'"},
    {"pow", builtin_pow, 0, -1, YR_METHOD_KEYWORDS,
     "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nSome types, "
     "such as ints, are able to use a more efficient algorithm when\ninvoked using the three "
     "argument form."},
    {"round", builtin_round, 0, -1, YR_METHOD_KEYWORDS,
     "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if "
     "ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  "
     "ndigits may be negative."},
    YR_METHOD_END};
