#!/bin/bash
# Runs the tests. Usage: tests/run.sh [option...] [KIND | KIND/NAME | NAME]...
# Each may be a pattern: 'programs/gen_*'. A bare NAME is that test of every kind.
#
#   --build DIR     where yieldc and the unit tests are (build)
#   --jobs N        how many at a time (2)
#   --timeout SEC   for each program (20); more where the machine has more to do than processors
#   --level N       -O of most programs (1)
#   --stress-exit   at -O2, and guesses of the translator turn out wrong at random
#   --goldens       records the expected output of tests/programs with python3, how often python3
#                   runs each line of tests/gdb, and the output of tests/programs314 with the CPython
#                   3.14 that npm installs there, instead
#   --goldens-c     records the C of tests/c and tests/freestanding instead: read what `git diff` shows
#   --goldens-explain  the same for tests/explain
#
# Kinds:
#   unit            the unit tests
#   programs        NAME.py prints NAME.out, NAME.err (nothing) on standard error, unless
#                   tests/stderr.skip names it, and exits with NAME.status (0); NAME.in is its
#                   standard input, NAME.args its arguments. A slice of them runs again as
#                   programs-O0 and programs-O2. Many are built beforehand by one `yieldc build`,
#                   few, and those that it leaves out, each by `yieldc run`
#   programs314     the same for tests/programs314: what CPython took in after 3.11
#   errors          `yieldc check NAME.py` is refused with NAME.err
#   warnings        `yieldc check NAME.py` is accepted with the warnings of NAME.err
#   ast scope ir frame ladder colour boundness exits types fusion speculate
#                   `yieldc check --dump=KIND NAME.py` prints NAME.dump
#   c               `yieldc translate NAME.py` prints NAME.c, but for the version of yieldc;
#                   NAME_helper.py is for another test to import
#   freestanding    the C of `yieldc translate --freestanding` compiles without a warning and without
#                   a library, is NAME.c and NAME.h where these are there, and does what python3 did
#                   (NAME.out) in the steps of NAME.steps
#   firmware        examples/firmware/NAME.c, with NAME_main.c around it, reads NAME.in and prints what
#                   python3 printed: NAME.out
#   refused         `yieldc translate --freestanding NAME.py` of tests/freestanding/refused says NAME.err
#   explain         `yieldc explain NAME.py`, then `yieldc explain NAME.py:FUNCTION` for each line of
#                   NAME.names, prints NAME.out
#   emit emit314    the C of each program compiles with gcc and clang without a warning
#   gdb             of NAME.py, built with -g, gdb stops at each line as often as NAME.lines says
#   cli             NAME.sh prints NAME.out; browse.py drives a browser for them
#   examples        examples/NAME.py NAME.args... prints NAME.out
#   apps            tests/programs/apps/NAME.py, a program as people write them, prints NAME.out
#
# tests/stderr.skip and tests/gcstress.skip have a reason for each program they name.
# With YR_GC_STRESS set, the programs of tests/gcstress.skip are left out.
#
# Each failing test prints what differs and the command that repeats it alone.

set -u
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C.UTF-8 PYTHONHASHSEED=0 YIELDC_VERIFY=1
unset MAKEFLAGS MFLAGS MAKELEVEL # those of the make that runs the tests are not for those in them

build=build jobs=2 limit=20 level=1 goldens=
selected=()
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$2; shift ;;
    --jobs) jobs=$2; shift ;;
    --timeout) limit=$2; shift ;;
    --stress-exit) level=2 && export CFLAGS="${CFLAGS-} -DYR_STRESS_EXIT" ;;
    --level) level=$2; shift ;;
    --goldens) goldens=programs ;;
    --goldens-c) goldens=c ;;
    --goldens-explain) goldens=explain ;;
    --one) one=$2; shift ;;
    -*) echo "run.sh: unknown option $1" >&2; exit 2 ;;
    *) selected+=("${1%.py}") ;;
    esac
    shift
done
case $build in /*) ;; *) build=$PWD/$build ;; esac
export YIELDC=$build/yieldc
export XDG_CACHE_HOME=$build/tests/cache
work=$build/tests/work

# ---- One test -------------------------------------------------------------------------------

# Runs a command for at most so many times the limit, and that as often as there are processes that
# want one of the processors. What runs out of time leaves a note of it: the test is then called so.
limited() { # TIMES COMMAND...
    local seconds=$((limit * $1)) load status
    shift
    load=$(cut -d. -f1 /proc/loadavg 2>/dev/null || echo 0)
    seconds=$((seconds * (1 + load / $(nproc))))
    timeout "$seconds" "$@"
    status=$?
    [ $status != 124 ] || echo "$seconds" >"$work/ran_out.$$"
    return $status
}

# Compares a file with what was expected; the difference is the message of the failure.
same() {
    diff -u --label expected --label found "$1" "$2" | head -n 40
    return "${PIPESTATUS[0]}"
}

# What is on standard error, without what is different in each run: addresses, this folder, and what
# `yieldc run` says only when it translates.
plain_errors() { # FILE
    [ ! -s "$1" ] || sed -E -e "s|$PWD/tests/programs(314)?/||g" -e 's/\b0x[0-9a-f]+/0x.../g' \
        -e '/^[^ ]+:[0-9]+:[0-9]+: warning: SyntaxWarning: /,+2d' "$1"
}

run_program() { # FOLDER NAME LEVEL
    local base=tests/$1/$2 out=$work/$1-O$3.$2.$$ wanted=0 status input=/dev/null
    local built=$work/built-$1-O$3/$2
    local errors=/dev/null
    local -a args=()
    [ -f "$base.status" ] && wanted=$(cat "$base.status")
    [ -f "$base.in" ] && input=$PWD/$base.in
    [ -f "$base.args" ] && read -ra args <"$base.args"
    if [ -n "${YR_TESTS_BUILT:-}" ] && [ -x "$built" ]; then
        # shellcheck disable=SC2016
        (cd "tests/$1" && limited 1 bash -c 'exec -a "$0" "$@"' "$2.py" "$built" "${args[@]}")
    else
        (cd "tests/$1" && limited 1 "$YIELDC" run -O"$3" "$2.py" "${args[@]}")
    fi <"$input" >"$out.out" 2>"$out.err"
    status=$?
    if ! same "$base.out" "$out.out"; then
        tail -n 15 "$out.err"
        return 1
    fi
    if [ "$status" != "$wanted" ]; then
        echo "exit status $status, expected $wanted"
        tail -n 15 "$out.err"
        return 1
    fi
    if ! listed tests/stderr.skip "$2"; then
        [ -f "$base.err" ] && errors=$base.err
        plain_errors "$out.err" >"$out.plain"
        same "$errors" "$out.plain" || return 1
    fi
    rm -f "$out.out" "$out.err" "$out.plain"
}

run_app() {
    (cd tests/programs/apps && limited 3 "$YIELDC" run -O0 "$1.py") \
        >"$work/app.$1" 2>"$work/app.$1.err" </dev/null
    same "tests/programs/apps/$1.out" "$work/app.$1" && same /dev/null "$work/app.$1.err"
}

run_example() {
    local -a args=()
    [ -f "examples/$1.args" ] && read -ra args <"examples/$1.args"
    (cd examples && limited 1 "$YIELDC" run "$1.py" "${args[@]}") \
        >"$work/example.$1" 2>/dev/null </dev/null
    same "examples/$1.out" "$work/example.$1"
}

run_check() { # KIND NAME STATUS: what `yieldc check` says
    (cd "tests/$1" && limited 1 "$YIELDC" check "$2.py") >"$work/$1.$2" 2>&1
    local status=$?
    same "tests/$1/$2.err" "$work/$1.$2" || return 1
    [ $status = "$3" ] || { echo "exit status $status, expected $3"; return 1; }
}

run_dump() { # KIND NAME
    local at=1
    [ "$1" != speculate ] || at=2
    (cd "tests/$1" && limited 1 "$YIELDC" check -O$at --dump="$1" "$2.py") \
        >"$work/dump.$1.$2" 2>&1
    same "tests/$1/$2.dump" "$work/dump.$1.$2"
}

translate_plain() { # NAME: the C of a program of tests/c without the version of yieldc
    (cd tests/c && limited 1 "$YIELDC" translate "$1.py") |
        sed '1s/ by yieldc [0-9.]*\. / by yieldc. /'
    return "${PIPESTATUS[0]}"
}

run_c() {
    translate_plain "$1" >"$work/c.$1" || return 1
    same "tests/c/$1.c" "$work/c.$1"
}

# The C of a module, in a folder of its own.
translate_freestanding() { # NAME FOLDER
    rm -rf "$2" && mkdir -p "$2" && cp "tests/freestanding/$1.py" "tests/freestanding/$1.steps" "$2" &&
        (cd "$2" && limited 1 "$YIELDC" translate --freestanding \
            $(grep -q '^bits 32' "$1.steps" && echo --int32) "$1.py" -o "$1.c")
}

run_freestanding() { # NAME
    local folder=$work/freestanding.$1 name=$1 compiler file
    local -a strict=(-std=c11 -pedantic -ffreestanding -nostdlib -Wall -Wextra -Wconversion -Werror)
    translate_freestanding "$name" "$folder" || return 1
    for file in "$name.c" "$name.h"; do
        [ ! -f "tests/freestanding/$file" ] || same "tests/freestanding/$file" "$folder/$file" || return 1
    done
    for compiler in gcc clang; do
        limited 2 $compiler "${strict[@]}" -O2 -c -o "$folder/strict.o" "$folder/$name.c" || return 1
    done
    (cd "$folder" && python3 "$OLDPWD/tests/freestanding/drive.py" c "$name" >drive.c &&
        limited 2 gcc -std=c11 -g -fsanitize=undefined,address -o drive "$name.c" drive.c &&
        limited 1 ./drive >found 2>&1)
    same "tests/freestanding/$name.out" "$folder/found"
}

run_firmware() { # NAME
    local folder=$work/firmware.$1
    rm -rf "$folder" && mkdir -p "$folder" &&
        cp examples/firmware/Makefile examples/firmware/"$1"[._]* "$folder" &&
        limited 2 make -s -C "$folder" YIELDC="$YIELDC" CFLAGS="-O2 -Wall -Wextra -Wconversion -Werror" \
            "$1" && limited 1 "$folder/$1" <"examples/firmware/$1.in" >"$folder/found"
    same "examples/firmware/$1.out" "$folder/found"
}

run_refused() {
    (cd tests/freestanding/refused && limited 1 "$YIELDC" translate --freestanding "$1.py" \
        -o "$work/refused.$1.c") >"$work/refused.$1" 2>&1
    [ $? = 1 ] || { echo "not refused"; return 1; }
    same "tests/freestanding/refused/$1.err" "$work/refused.$1"
}

# The list of all, then each of the functions that NAME.names names.
explain_all() { # NAME
    local function
    (cd tests/explain && limited 1 "$YIELDC" explain "$1.py" || exit
        while read -r function; do
            echo
            limited 1 "$YIELDC" explain "$1.py:$function" || exit
        done <"$1.names")
}

run_explain() {
    explain_all "$1" >"$work/explain.$1" 2>&1 || return 1
    same "tests/explain/$1.out" "$work/explain.$1"
}

run_emit() { # FOLDER NAME
    local c=$work/emit.$1.$2.c level=-fsyntax-only compiler
    (cd "tests/$1" && "$YIELDC" translate "$2.py" -o "$c") || return 1
    in_slice "$2" 4 && level="-O1 -c -o /dev/null"
    for compiler in gcc clang; do
        # shellcheck disable=SC2086
        limited 6 $compiler -std=c11 -Wall -Wextra -Werror $level -Iruntime/include "$c" 2>&1 | head -n 20
        [ "${PIPESTATUS[0]}" = 0 ] || { echo "$compiler rejects $c"; return 1; }
    done
    rm -f "$c"
}

run_cli() { # these run the C compiler many times
    (cd tests/cli && limited 6 bash "./$1.sh") >"$work/cli.$1" 2>&1
    same "tests/cli/$1.out" "$work/cli.$1"
}

# The modules that main.c includes the headers of are translated; it is run fewer times
# under sanitizers. The text that it prints, standard error too, is main.out.
run_embed() { # NAME
    local folder=tests/embed/$1 made=$work/embed.$1 name
    local -a links
    rm -rf "$made" && mkdir -p "$made" || return 1
    for name in $(sed -n 's/^#include "\([a-z_]*\)\.h"/\1/p' "$folder/main.c"); do
        (cd "$folder" && limited 1 "$YIELDC" translate --library --extern host "$name.py" -o "$made/$name.c") || return 1
    done
    [ ! -f "$folder/links" ] || read -ra links <"$folder/links"
    # shellcheck disable=SC2086
    limited 6 gcc -std=c11 -Wall -Wextra -Werror -O1 ${CFLAGS-} -Iruntime/include -I"$made" "$folder/main.c" \
        "$made"/*.c "$build/libyieldrt.a" -lgmp -lutf8proc -lpcre2-8 -lpcre2-16 -lpcre2-32 -lm \
        "${links[@]}" -o "$made/main" || return 1
    local -a fewer=()
    case ${CFLAGS-} in *-fsanitize*) fewer=(1000) ;; esac
    (cd "$folder" && limited 3 "$made/main" "${fewer[@]}") >"$made/out" 2>&1 ||
        echo "status $?" >>"$made/out"
    same "$folder/main.out" "$made/out" && rm -rf "$made"
}

run_gdb() { # breakpoints at all lines are counted
    local built=$work/gdb.$1
    (cd tests/gdb && limited 2 "$YIELDC" build -g "$1.py" -o "$built" &&
        PROGRAM=$1.py limited 3 gdb -nx -batch -x count_stops.py "$built" 2>"$built.err" |
        sed '1,/^stops:/d') >"$built.lines"
    same "tests/gdb/$1.lines" "$built.lines" || { tail -n 5 "$built.err"; return 1; }
    rm -f "$built" "$built.err" "$built.lines"
}

run_unit() {
    CK_VERBOSITY=minimal limited 10 "$build/unit"
}

run_one() {
    local kind=${1%%/*} name=${1#*/}
    case $kind in
    unit) run_unit ;;
    programs | programs314) run_program "$kind" "$name" "$level" ;;
    programs*-O?) run_program "${kind%-O?}" "$name" "${kind#*-O}" ;;
    errors) run_check errors "$name" 1 ;;
    warnings) run_check warnings "$name" 0 ;;
    ast | scope | ir | frame | ladder | colour | boundness | exits | types | fusion | speculate)
        run_dump "$kind" "$name" ;;
    c) run_c "$name" ;;
    emit) run_emit programs "$name" ;;
    emit314) run_emit programs314 "$name" ;;
    explain) run_explain "$name" ;;
    freestanding) run_freestanding "$name" ;;
    refused) run_refused "$name" ;;
    firmware) run_firmware "$name" ;;
    gdb) run_gdb "$name" ;;
    embed) run_embed "$name" ;;
    cli) run_cli "$name" ;;
    examples) run_example "$name" ;;
    apps) run_app "$name" ;;
    *) echo "no such test"; return 1 ;;
    esac
}

# ---- All of them ----------------------------------------------------------------------------

# Is the test in the slice of one in N, chosen by its name? No process is started: the list asks
# this hundreds of times.
in_slice() { # NAME N
    local i code sum=0
    for ((i = 0; i < ${#1}; i++)); do
        printf -v code %d "'${1:i:1}"
        sum=$(((sum * 131 + code) & 0xffffff))
    done
    [ $((sum % $2)) = 0 ]
}

names() { # FOLDER SUFFIX BESIDE: the tests of a folder that have what they are compared with
    local file
    for file in "$1"/*"$2"; do
        file=${file%"$2"}
        [ -f "$file$2" ] && [ -f "$file$3" ] && echo "${file##*/}"
    done
}

# Is there a line for the test in a list of `NAME reason`?
listed() { # LIST NAME
    local name reason
    while read -r name reason; do
        [ "$name" = "$2" ] && return 0
    done <"$1"
    return 1
}

list_tests() {
    local kind name
    [ -x "$build/unit" ] && echo unit/all
    for name in $(names tests/errors .py .err); do echo "errors/$name"; done
    for name in $(names tests/warnings .py .err); do echo "warnings/$name"; done
    for kind in ast scope ir frame ladder colour boundness exits types fusion speculate; do
        for name in $(names tests/$kind .py .dump); do echo "$kind/$name"; done
    done
    for name in $(names tests/c .py .c); do echo "c/$name"; done
    for name in $(names tests/explain .py .out); do echo "explain/$name"; done
    for name in $(names tests/freestanding .steps .out); do echo "freestanding/$name"; done
    for name in $(names examples/firmware .in .out); do echo "firmware/$name"; done
    for name in $(names tests/freestanding/refused .py .err); do echo "refused/$name"; done
    # What a sanitizer puts into the code moves its lines.
    case ${CFLAGS-} in *-fsanitize*) ;; *)
        for name in $(names tests/gdb .py .lines); do echo "gdb/$name"; done ;;
    esac
    for name in $(names tests/cli .sh .out); do
        case $name${CFLAGS-} in
        coverage*-fsanitize* | gdb_script*-fsanitize* | static*-fsanitize* | size-fsanitize*) ;;
        cross*) [ ! -x "$build/aarch64-linux-gnu/yieldc" ] || echo "cli/$name" ;; # make check-cross
        *) echo "cli/$name" ;;
        esac
    done
    for name in tests/embed/*/main.out; do
        name=${name%/main.out}
        echo "embed/${name##*/}"
    done
    for name in $(names examples .py .out); do echo "examples/$name"; done
    for name in $(names tests/programs/apps .py .out); do echo "apps/$name"; done
    for name in $(names tests/programs .py .out); do
        [ -n "${YR_GC_STRESS:-}" ] && listed tests/gcstress.skip "$name" && continue
        echo "programs/$name"
        in_slice "$name" 7 && echo "programs-O0/$name"
        in_slice "$name" 5 && echo "programs-O2/$name"
        echo "emit/$name"
    done
    for name in $(names tests/programs314 .py .out); do
        echo "programs314/$name"
        in_slice "$name" 4 && echo "programs314-O0/$name"
        in_slice "$name" 3 && echo "programs314-O2/$name"
        echo "emit314/$name"
    done
}

is_selected() {
    local s
    [ ${#selected[@]} = 0 ] && return 0
    for s in "${selected[@]}"; do
        # shellcheck disable=SC2053
        [[ $1 == $s || ${1%%/*} == "$s" || ${1#*/} == $s ]] && return 0
    done
    return 1
}

# Builds the selected programs of each level in few C compiler calls, where there are enough of
# them for that to pay.
build_programs() {
    local kind folder at
    local -a files
    rm -rf "$work"/built-*
    for kind in programs programs-O0 programs-O2 programs314 programs314-O0 programs314-O2; do
        folder=${kind%-O?} at=$level
        [ "$kind" = "$folder" ] || at=${kind#*-O}
        mapfile -t files < <(sed -n "s|^$kind/\(.*\)|$PWD/tests/$folder/\1.py|p" "$work/tests")
        [ ${#files[@]} -ge 8 ] && [ ! -d "$work/built-$folder-O$at" ] || continue
        "$YIELDC" build -O"$at" -j "$jobs" -o "$work/built-$folder-O$at/" "${files[@]}" 2>/dev/null
        export YR_TESTS_BUILT=1
    done
}

# A line every ten seconds; when tests run a terminal has its own counter.
show_progress() {
    local of
    of=$(wc -l <"$work/tests")
    while sleep 10; do
        if [ -s "$work/log" ]; then
            [ ! -t 1 ] || return
            echo "  $(wc -l <"$work/log") of $of tests"
        else
            echo "  $(find "$work"/built-* -type f -perm -100 2>/dev/null | wc -l) executables built after $SECONDS s"
        fi
    done
}

# Without the carets under the lines of a traceback, which yieldc does not print, and what CPython's
# compiler warns about while it reads the program.
record_goldens() { # FOLDER PYTHON...
    local file base status input folder=$1
    local errors=$work/recorded.err
    local -a args
    shift
    for file in tests/"$folder"/*.py; do
        base=${file%.py}
        head -n 1 "$file" | grep -q 'expected: by hand' && continue
        is_selected "$folder/${base##*/}" || continue
        args=() input=/dev/null
        [ -f "$base.in" ] && input=$PWD/$base.in
        [ -f "$base.args" ] && read -ra args <"$base.args"
        (cd "tests/$folder" && timeout 60 "$@" "${file##*/}" "${args[@]}") \
            <"$input" >"$base.out" 2>"$errors"
        status=$?
        [ $status != 125 ] || cat "$errors"
        rm -f "$base.status" "$base.err"
        sed -i '/: SyntaxWarning: \|: DeprecationWarning: invalid escape sequence/,+1d' "$errors"
        [ ! -s "$errors" ] || listed tests/stderr.skip "${base##*/}" ||
            plain_errors "$errors" >"$base.err"
        [ $status = 0 ] || echo $status >"$base.status"
    done
}

# CPython 3.14 is installed when there is something to record.
record_goldens_314() {
    local file
    for file in tests/programs314/*.py; do
        is_selected "programs314/$(basename "$file" .py)" || continue
        [ -d tests/programs314/node_modules ] || (cd tests/programs314 && npm ci) || return 1
        record_goldens programs314 node record.mjs
        return
    done
}

record_apps() {
    local file
    for file in tests/programs/apps/*.py; do
        is_selected "apps/$(basename "$file" .py)" || continue
        (cd tests/programs/apps && python3 -B "${file##*/}" >"$(basename "$file" .py).out" </dev/null)
    done
}

record_lines() {
    local name
    for name in $(names tests/gdb .py .py); do
        case $name in count_*) continue ;; esac
        is_selected "gdb/$name" || continue
        (cd tests/gdb && python3 count_lines.py "$name.py" >"$name.lines")
    done
}

record_c() {
    local file name
    for file in tests/c/*.py; do
        name=${file##*/}
        name=${name%.py}
        [[ $name == *_helper ]] && continue
        is_selected "c/$name" || continue
        translate_plain "$name" >"tests/c/$name.c" || return 1
    done
}

record_freestanding() {
    local name
    for name in $(names tests/freestanding .steps .py); do
        is_selected "freestanding/$name" || continue
        (cd tests/freestanding && python3 -B drive.py python "$name" >"$name.out")
    done
    for name in $(names examples/firmware .py .in); do
        is_selected "firmware/$name" || continue
        (cd examples/firmware && python3 -B "$name.py" <"$name.in" >"$name.out")
    done
}

# Those that have one.
record_freestanding_c() {
    local name
    for name in $(names tests/freestanding .steps .c); do
        is_selected "freestanding/$name" || continue
        translate_freestanding "$name" "$work/freestanding.$name" || return 1
        cp "$work/freestanding.$name/$name".[ch] tests/freestanding
    done
}

record_explain() {
    local file name
    for file in tests/explain/*.py; do
        name=${file##*/}
        name=${name%.py}
        is_selected "explain/$name" || continue
        explain_all "$name" >"tests/explain/$name.out" || return 1
    done
}

# A test of many that run at the same time: its line goes to the log in one piece.
if [ -n "${one:-}" ]; then
    message=$(run_one "$one" 2>&1)
    if [ $? = 0 ]; then
        echo "ok $one" >>"$work/log"
    else
        echo "FAIL $one" >>"$work/log"
        late=
        [ -f "$work/ran_out.$$" ] && late=" OUT OF TIME: no end within $(cat "$work/ran_out.$$") seconds"
        printf '\rFAIL %s%s\n%s\nrepeat with: tests/run.sh --build %s %s\n\n' \
            "$one" "$late" "$message" "${build#"$PWD"/}" "$one"
    fi
    rm -f "$work/ran_out.$$"
    if [ -t 1 ]; then
        printf '\r%s of %s ' "$(wc -l <"$work/log")" "$(wc -l <"$work/tests")"
    fi
    exit 0
fi

mkdir -p "$work"
if [ "$goldens" = programs ]; then
    record_goldens programs python3 -X no_debug_ranges
    record_apps
    record_lines
    record_freestanding
    record_goldens_314
    exit
fi

[ -x "$YIELDC" ] || { echo "run.sh: $YIELDC is missing: run make first" >&2; exit 2; }
if [ "$goldens" = c ]; then
    record_c
    record_freestanding_c
    exit
fi
if [ "$goldens" = explain ]; then
    record_explain
    exit
fi

[ "$build/libyieldrt.a" -nt "$XDG_CACHE_HOME" ] && rm -rf "$XDG_CACHE_HOME"
mkdir -p "$XDG_CACHE_HOME"
: >"$work/log"
list_tests | while read -r t; do is_selected "$t" && echo "$t"; done >"$work/tests"
[ -s "$work/tests" ] || { echo "run.sh: no such test" >&2; exit 2; }

show_progress &
progress=$!
trap 'kill $progress 2>/dev/null' EXIT
build_programs
xargs -P "$jobs" -n 1 "$0" --build "$build" --timeout "$limit" --level "$level" --one <"$work/tests"
[ -t 1 ] && printf '\r'

passed=$(grep -c '^ok ' "$work/log")
failed=$(grep -c '^FAIL ' "$work/log")
if [ $((passed + failed)) != "$(wc -l <"$work/tests")" ]; then
    echo "run.sh: some tests did not report" >&2
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
