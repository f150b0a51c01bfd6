#!/bin/sh
# gcc parses a function of n statements `if (x) { ...; goto label_i; }`, each label behind its own
# block, in time that grows with the square of n or worse, before any optimisation: -fsyntax-only
# shows it. The same function without the jumps is parsed in linear time, and clang 14 takes linear time
# for both. C that a translator writes has such functions: a jump to a label behind each call.
#
# Seen with cc1 of cpp-12 12.2.0-14+deb12u1 (Debian 12). Fails if doubling n no longer costs more
# than three times as much.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q cpp-12=12.2.0-14+deb12u1 >log 2>&1 || { cat log; exit 1; }
dpkg -x cpp-12_*.deb .
cc1=$(find . -name cc1 -type f)
echo cpp-12_*.deb
text() { # N JUMP
    echo 'int g(int); int f(int c) {'
    awk -v n="$1" -v jump="$2" 'BEGIN {
        for (i = 0; i < n; i++)
            printf jump ? "if (g(%d)) { c++; goto l%d; }\nl%d: c++;\n" : "if (g(%d)) { c++; }\nc++;\n", i, i, i
    }'
    echo 'return c; }'
}
seconds() { # N JUMP: user time of the front end
    text "$1" "$2" >t.c
    bash -c 'TIMEFORMAT=%U; time "$0" -quiet -fsyntax-only t.c' "$cc1" 2>&1 | tail -n 1
}
for jump in 0 1; do
    small=$(seconds 6000 $jump) large=$(seconds 12000 $jump)
    echo "jumps: $jump; 6000 statements $small s, 12000 statements $large s"
done
awk -v a="$small" -v b="$large" 'BEGIN { exit !(b > 3 * a) }'
