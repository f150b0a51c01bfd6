# named.awk - what a program may do without that does not name it, of the facts of all files (rows.awk).
#
#   NAMED(name, symbol)  a function for Python code of the name, in a table of a built-in type or of builtins
#                        or sys. One line for each of its names.
#   SAID(name)           C code of a module that a program imports has the name: who imports such a module
#                        counts it as named
#
# Not among the files that every program has: reduce.c, which programs without the words __reduce__ and
# __reduce_ex__ do not run, and mapping_proxy.c, whose methods ask for others of their own names.
#
# A function counts only where every reference to it from a table is understood: a row of methods or of
# attributes, an operator; and the table is in no other use. Code of the files that every program has may
# say no name of it. A file's facts end with the names of names.def that it uses, name NAME, so the table of
# them all in str_intern.c says nothing.

FNR == 1 {
    every = FILENAME ~ /\/(core|types|generator)\// || \
            FILENAME ~ /\/modules\/(builtins_|sys_|_contextvars|io_(abstract|b|open|print|raw|st|text))/
    if (FILENAME ~ /\/core\/(reduce|mapping_proxy)\./)
        every = 0
}
$1 == "table" { n++; table[n] = $2; offset[n] = $3; target[n] = $4; at[$2, $3] = n; users[$4] = users[$4] " " n }
$1 == "text" { text[$2, $3] = $4; texts++; text_of[texts] = $2 " " $3 " " $4; text_every[texts] = every }
$1 == "code" { code[$2] = 1 }
$1 == "said" || $1 == "name" {
    for (i = 2; i <= NF; i++)
        say($i, every)
}
$1 == "only" {
    last = split($2, word, ".")
    for (i = 2; i < last; i++)
        put(word[i], $2)
}

# Special methods that one file alone looks up, where the program has one of some words: those of the
# functions of built-ins, or of the emitted C, that do so.
BEGIN {
    only_file["__round__"] = "builtins_numbers"; implied["__round__"] = "round"
    only_file["__format__"] = "str_spec";        implied["__format__"] = "format yr_format"
    only_file["__reversed__"] = "iterators";     implied["__reversed__"] = "reversed"
    only_file["__sizeof__"] = "sys_module";      implied["__sizeof__"] = "getsizeof"
}

function say(words, every,    word, count, k) {
    count = split(words, word, ".")
    for (k = 1; k <= count; k++) {
        if (every && word[k] in only_file && FILENAME ~ "/" only_file[word[k]] "\\.facts$")
            continue
        if (every)
            said[word[k]] = 1
        else
            said_elsewhere[word[k]] = 1
    }
}

# What a table is, by those that refer to it: "methods", "getsets", "operators" or "".
function kind_of(name,    list, count, k, kind, this) {
    if (name in kinds)
        return kinds[name]
    kind = name ~ /^(yr_(builtins|sys)_|functions\.io_module$)/ ? "methods" : code[name] ? "-" : ""
    count = split(users[name], list, " ")
    for (k = 1; k <= count; k++) {
        this = table[list[k]] !~ /^(yr_spec_.*|yr_exception_[a-z]+|spec_of_root\.exception)$/ ? "-" : offset[list[k]] == 24 ? "methods" : \
               offset[list[k]] == 32 ? "getsets" : offset[list[k]] == 328 ? "operators" : "-"
        kind = kind == "" || kind == this ? this : "-"
    }
    return kinds[name] = kind == "" ? "-" : kind
}

# The names of the function that word i of a table refers to: of a row, or an operator's number.
function names_of(i,    kind, back) {
    if (table[i] ~ /^yr_spec_/ && offset[i] == 296) # the slot of pow() with three arguments
        return "operator 9"
    kind = kind_of(table[i])
    if (kind == "operators")
        return "operator " int(offset[i] / 8)
    back = kind == "methods" && offset[i] % 32 == 8 ? 8 : \
           kind == "getsets" && offset[i] % 32 == 8 ? 8 : \
           kind == "getsets" && offset[i] % 32 == 16 ? 16 : 0
    return back ? text[table[i], offset[i] - back] : ""
}

# Is the string the name in a row?
function is_row(name, offset,    kind) {
    kind = kind_of(name)
    return (kind == "methods" || kind == "getsets") && offset % 32 == 0
}

# Three unary ones, the binary ones, the same in place.
function operator(number) {
    number += 0
    return "YR_" operators[1 + (number < 3 ? number : 3 + (number - 3) % 13)]
}

function put(name, symbol) { print "NAMED(\"" name "\", \"" symbol "\")" }

# Tables of names that nothing is asked for: the names in names.def, of built-in types and functions, and those
# of keyword arguments, whose tables have this name (yr_parse_arguments).
BEGIN { not_asked = "^(names[.][0-9]+[.](str_intern|builtin_calls)|built_ins[.]type|keyword_names[.].*)$" }

END {
    split("NEG POS INVERT ADD SUB MUL MATMUL DIV MOD POW LSHIFT RSHIFT OR XOR AND FLOORDIV", operators, " ")
    FILENAME = ""
    for (i = 1; i <= texts; i++) {
        split(text_of[i], word, " ")
        if (!is_row(word[1], word[2]) && word[1] !~ not_asked)
            say(word[3], text_every[i])
    }
    for (function_name in users) {
        count = split(users[function_name], list, " ")
        understood = 1
        symbol = function_name ~ /[.]/ ? "yr_row." function_name : function_name ".row"
        for (k = 1; k <= count && understood; k++) {
            names[k] = names_of(list[k])
            builtin = table[list[k]] ~ /^yr_builtins_/
            understood = names[k] != "" && (builtin || !said[names[k]])
        }
        for (k = 1; understood && k <= count; k++) {
            if (names[k] in implied) {
                others = split(implied[names[k]], other, " ")
                while (others)
                    put(other[others--], symbol)
            }
            put(names[k] ~ /^operator / ? operator(substr(names[k], 10)) : names[k], symbol)
        }
    }
    for (name in said_elsewhere)
        if (!said[name])
            print "SAID(\"" name "\")"
}
