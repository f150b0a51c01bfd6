# rows.awk - lets the linker choose what a table of the runtime refers to.
#
# Reads the assembly of a file, prints it with a name of its own for each reference of a constant table to
# a function or an object: `list_append` becomes `yr_row.list_append.list_methods`, a weak symbol with the same
# value. A program that defines that symbol itself has its own function there, and nothing else in the
# file changes: who calls list_append by its name gets list_append (command/left_out.c).
#
# In FACTS it writes what named.awk puts together:
#   table NAME OFFSET TARGET    the word at OFFSET of table NAME refers to TARGET
#   text NAME OFFSET STRING     or to a string
#   code NAME                   code refers to this table
#   said STRING                 code, or what is no word of a table, has this string
#   only SYMBOL                 YR_ONLY_NAMED: yr_named.NAME.PART, or with several names
# A table of this file alone has the name TABLE.FILE.
#
# Usage: awk -v file=NAME -v facts=FACTS -f rows.awk FILE.s

{ line[NR] = $0 }

$1 == ".globl" || $1 == ".weak" { global[$2] = 1 }
$1 == ".type" { sub(/,$/, "", $2); kind[$2] = $3 }
$1 == ".weak" && $2 ~ /^yr_named\./ { print "only " $2 > facts }
/^[A-Za-z_.][A-Za-z0-9_.$]*:/ { label = substr($1, 1, length($1) - 1); here[label] = 1 }
$1 ~ /^\.(string|ascii|asciz)$/ {
    text = $0
    sub(/^[^"]*"/, "", text)
    sub(/"$/, "", text)
    if (label ~ /^\.LC/ && $1 == ".string")
        string[label] = text
    else
        say(text)
    label = ""
}

END {
    for (i = 1; i <= NR; i++)
        take(line[i])
    for (name in own)
        print "\t.weak\t" name "\n\t.set\t" name ", " own[name]
    for (name in global)
        if (name ~ /^yr_/ && name in here && kind[name] ~ /^[@%](function|object)$/)
            print "\t.weak\t" name ".row\n\t.set\t" name ".row, " name
    printf "" > facts
    close(facts)
}

function take(text,    word, target, count, k, part) {
    count = split(text, word, /[ \t]+/)
    if (word[2] ~ /^\.(section|text|data|bss|pushsection|popsection|previous)$/) {
        table = ""
        in_data = word[2] == ".section" && word[3] ~ /^\.(data\.rel\.ro|rodata)/
        in_code = word[2] == ".text" || word[2] == ".section" && word[3] ~ /^\.text/
    } else if (text ~ /^[A-Za-z_.][A-Za-z0-9_.$]*:/) {
        table = in_data ? substr(text, 1, index(text, ":") - 1) : ""
        at = 0
    } else if (table != "" && word[2] ~ /^\.(quad|xword|dword|8byte)$/) {
        text = word_of_table(text, word[3])
        at += 8
    } else if (table != "") {
        at += word[2] ~ /^\.(long|4byte|int|word)$/ ? 4 : word[2] ~ /^\.(value|short|2byte|hword)$/ ? 2 : \
              word[2] == ".byte" ? 1 : word[2] ~ /^\.(zero|skip|space)$/ ? word[3] : 0
    } else if (in_code && text ~ /^\t[^.]/) {
        code(text)
    }
    print text
}

# The string is a name, or several with a zero between them. One with other characters is no name that is
# looked up; a name in a message begins with a "!" (YR_SHOWN).
function say(text) {
    if (text ~ /^[A-Za-z_][A-Za-z0-9_.\\]*$/) {
        gsub(/\\0+/, " ", text)
        print "said " text > facts
    }
}

function name_of(symbol) { return symbol in global || !(symbol in here) ? symbol : symbol "." file }

function word_of_table(text, target,    name) {
    if (target in string) {
        if (string[target] ~ /^[A-Za-z_][A-Za-z0-9_]*$/)
            print "text " name_of(table) " " at " " string[target] > facts
        else
            say(string[target])
        return text
    }
    if (target ~ /^\.LC/)
        shared_end(target)
    if (target !~ /^[A-Za-z_]/)
        return text
    name = target
    sub(/[+-][0-9]+$/, "", name)
    print "table " name_of(table) " " at " " name_of(name) > facts
    if (name != target || table ~ /^yr_named\./ || target !~ /^[A-Za-z_][A-Za-z0-9_.$]*$/)
        return text
    if (target in global || !(target in here)) {
        if (target !~ /^yr_/ || kind[target] !~ /^([@%](function|object))?$/)
            return text
        return "\t.quad\t" target ".row"
    }
    if (kind[target] !~ /function|object/)
        return text
    own["yr_row." target "." file] = target
    return "\t.quad\tyr_row." target "." file
}

# An instruction: the strings and tables that it refers to.
function code(text,    symbol) {
    while (match(text, /[A-Za-z_.][A-Za-z0-9_.$]*/)) {
        symbol = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        if (symbol in string) {
            say(string[symbol])
            if (text ~ /^[+][0-9]/)
                shared_end(symbol text)
        } else if (kind[symbol] ~ /object/ || symbol ~ /^yr_/)
            print "code " name_of(symbol) > facts
    }
}

# .LC5+2: the end of a string, another string.
function shared_end(target,    part) {
    split(target, part, /[+]/)
    if (string[part[1]] !~ /^!/)
        say(substr(string[part[1]], part[2] + 1))
}
