#!/bin/sh
# Holds the instructions of fixed programs, start and end included, to those of bench/instructions.txt.
# callgrind counts them, so that a loaded machine changes nothing. A rise of more than 3 % fails.
# Usage: bench/instructions.sh [--record] [YIELDC]
#
# The programs are bench/programs/*.py, and chain, create and resume, with a small N. Counts mean something for one
# compiler and one C library: the file names them, and with others this says so and compares nothing.
set -eu

limit=3 # per cent
size=2000
record=
[ "${1:-}" != --record ] || { record=1; shift; }
here=$(cd "$(dirname "$0")" && pwd)
yieldc=$(realpath "${1:-$here/../build/yieldc}")
cd "$here"

if ! command -v valgrind >/dev/null 2>&1; then
    echo "bench-instructions: skipped, valgrind is not installed"
    exit 0
fi
measured_with="$(cc --version | head -n 1), $(ldd --version | head -n 1)"
if [ -z "$record" ] && [ "$(sed -n 's/^# with //p' instructions.txt)" != "$measured_with" ]; then
    echo "bench-instructions: skipped, instructions.txt is not of $measured_with"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$yieldc" build -j 2 -O2 chain.py create.py resume.py programs/*.py -o "$work"

# Prints what callgrind counts; the output of the program goes away, its failure is ours.
count() { # PROGRAM
    PYTHONHASHSEED=0 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/$1" $size \
        >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$work/log"
}

for source in chain.py create.py resume.py programs/*.py; do
    name=$(basename "$source" .py)
    echo "$name $(count "$name")"
done >"$work/counts"

if [ -n "$record" ]; then
    {
        echo "# Instructions of each program; 'make bench-record' writes this."
        echo "# with $measured_with"
        cat "$work/counts"
    } >instructions.txt
    cat instructions.txt
    exit 0
fi
grep -v '^#' instructions.txt | awk -v limit=$limit '
    NR == FNR { was[$1] = $2; next }
    { seen[$1] = 1; verdict = "" }
    !($1 in was) { verdict = "not recorded"; bad++ }
    $1 in was {
        change = 100 * ($2 / was[$1] - 1)
        if (change > limit) { verdict = "more than " limit " % above"; bad++ }
        if (change < -limit) { verdict = "record it: make bench-record"; }
    }
    { printf "%-16s %12d, recorded %12d, %+6.2f %%  %s\n", $1, $2, was[$1], change, verdict }
    END {
        for (name in was) if (!(name in seen)) { print name " is recorded and gone"; bad++ }
        exit bad > 0
    }' - "$work/counts"
