#!/bin/sh
# Instructions a step of each program here, counted by callgrind: the difference between two sizes, so
# that start and end do not count. Repeatable for the same build. Usage: bench/run.sh [YIELDC]
set -eu
cd "$(dirname "$0")"
yieldc=${1:-../build/yieldc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() { # PROGRAM N
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$1" "$2" 2>&1 |
        sed -n 's/,//g; s/.*refs: *\([0-9]*\).*/\1/p'
}

for source in *.py; do
    name=${source%.py}
    "$yieldc" build -O2 "$source" -o "$work/$name"
    small=$(count "$work/$name" 20000)
    large=$(count "$work/$name" 120000)
    echo "$name: $(((large - small) / 100000)) instructions a step"
done
