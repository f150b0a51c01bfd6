#!/bin/bash
# The freestanding C of examples/firmware beside machines written by hand: time, code, size, lines.
#   bench/firmware/run.sh [YIELDC [CC]]
set -eu
cd "$(dirname "$0")"
yieldc=$(realpath "${1:-../../build/yieldc}")
compiler=${2:-gcc}
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd ../../examples/firmware

text() { # OBJECT: bytes of code and constants
    size -A "$1" | awk '/^\.(text|rodata)/ { n += $2 } END { print n + 0 }'
}

lines() { # FILE...: without blank lines and comments
    cat "$@" | $compiler -fpreprocessed -dD -E -P - 2>/dev/null | grep -c '[^[:space:]]'
}

# Each input many times over, to 64 kB.
enlarge() {
    for _ in $(seq 2000); do cat "$1.in"; done 2>/dev/null | head -c 65536
}

printf '%-10s %-4s %7s %7s %5s | %6s %6s %5s | %5s %5s | %5s %5s\n' machine '' 'ns/byte' hand times \
    code hand times size hand lines hand
for name in countdown slip cobs nmea debounce pid modbus; do
    "$yieldc" translate --freestanding $name.py -o "$work/$name.c"
    enlarge $name >"$work/$name.in" || true
    for level in -O2 -Os; do
        flags=(-std=c11 $level -I"$work" -I"$here")
        $compiler "${flags[@]}" -c "$work/$name.c" -o "$work/$name.o"
        $compiler "${flags[@]}" -c "$here/${name}_hand.c" -o "$work/hand.o"
        $compiler "${flags[@]}" -D${name^^} "$here/measure.c" "$work/$name.o" "$work/hand.o" \
            -o "$work/measure"
        read -r mine hand times size hand_size < <("$work/measure" <"$work/$name.in")
        code=$(text "$work/$name.o") hand_code=$(text "$work/hand.o")
        printf '%-10s %-4s %7s %7s %5s | %6d %6d %5s | %5s %5s | %5d %5d\n' $name $level "$mine" \
            "$hand" "$times" "$code" "$hand_code" \
            "$(awk "BEGIN { printf \"%.2f\", $code / $hand_code }")" "$size" "$hand_size" \
            "$(lines "$work/$name.c")" "$(lines "$here/${name}_hand.c")"
    done
done
