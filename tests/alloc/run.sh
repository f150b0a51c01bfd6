#!/bin/bash
# Every allocation of a few programs fails, one at a time (failing.c says how, and which ends are
# bad); then the same with all those that follow it. Prints the bad ends and a line of numbers for
# each. Usage: tests/alloc/run.sh [option...] [NAME of tests/programs]...
#
#   --build DIR    where yieldc is (build)
#   --failing DIR  with failing.o, and maybe an archive or objects that stand in for the runtime's
#   --step N       every N-th allocation (1)
#   --jobs N       programs at a time (2)
#   --keep         leaves the executables and the logs in DIR/tests/alloc
#
# To repeat one end:   YR_FAIL_AT=1234 gdb build/tests/alloc/NAME

set -u
cd "$(dirname "$0")/../.." || exit 2
export LC_ALL=C.UTF-8 PYTHONHASHSEED=0
export ASAN_OPTIONS=detect_leaks=0:exitcode=99:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1
# What programs do most of, and what stands on GMP, PCRE2 and modules in C.
programs=(gen_pipeline dict_methods str_methods_change int_power re_functions lib_json exc_chaining
    class_descriptors_and_slots async_generator_iteration str_format_spec asyncio_gather
    asyncio_queue_orders)

build=build failing= step=1 jobs=2 keep= one=
selected=()
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$2; shift ;;
    --failing) failing=$2; shift ;;
    --step) step=$2; shift ;;
    --jobs) jobs=$2; shift ;;
    --keep) keep=1 ;;
    --one) one=1 ;;
    -*) echo "run.sh: unknown option $1" >&2; exit 2 ;;
    *) selected+=("$1") ;;
    esac
    shift
done
case $build in /*) ;; *) build=$PWD/$build ;; esac
export FAILING=${failing:-$build/failing}
work=${ALLOC_WORK:-$build/tests/alloc}

# Prints a line for each way of failing; 1 if an end is bad.
run_one() { # NAME
    local ever log bad=0
    "$build/yieldc" build -O0 --cc tests/alloc/cc.sh "tests/programs/$1.py" -o "$work/$1" || return 1
    for ever in 0 1; do
        log=$work/$1.$ever
        rm -f "$log"
        (cd tests/programs && YR_FAIL_LOG=$log YR_FAIL_STEP=$step YR_FAIL_EVER=$ever "$work/$1") \
            >/dev/null 2>&1 </dev/null
        grep -q '^[0-9]* allocations, .* 0 bad$' "$log" || bad=1
        [ $bad = 0 ] || grep -v '^[0-9]* allocations' "$log"
        echo "$1, $([ $ever = 1 ] && echo "all from there on" || echo one): $(tail -n 1 "$log")"
    done
    [ -n "$keep" ] || rm -f "$work/$1" "$work/$1".[01]
    return $bad
}

mkdir -p "$work"
if [ -n "$one" ]; then
    run_one "${selected[0]}"
    exit
fi
[ ${#selected[@]} != 0 ] || selected=("${programs[@]}")
[ -f "$FAILING/failing.o" ] || { echo "run.sh: no failing.o in $FAILING: make check-alloc" >&2; exit 2; }
printf '%s\n' "${selected[@]}" | ALLOC_WORK=$work xargs -P "$jobs" -n 1 "$0" --build "$build" \
    --failing "$FAILING" --step "$step" ${keep:+--keep} --one
