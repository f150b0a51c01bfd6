#!/bin/sh
# gcc generates code for n jumps to one label of a function in time that grows with the square of n or
# worse, at -O0 too, where nothing is optimised. The parser has no part in it (-fsyntax-only is
# linear), and the same function whose failures `return -1;` instead of going to a label that does takes
# linear time. Backtraces of cc1 have it in cfg_layout_finalize at -O0; -O1 takes longer still (24 s
# for 16,000 jumps, 3 s at -O0). C that a translator writes often has one label for all failures of a
# function. A jump to a nearer label that jumps on, one for some dozens of failures, is the way out.
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
text() { # N FAILURE
    echo 'int f(int); int g(int x) {'
    awk -v n="$1" -v failure="$2" 'BEGIN {
        for (i = 0; i < n; i++)
            printf "if (f(%d) < 0) %s;\n", i, failure
    }'
    echo 'return x; fail: return -1; }'
}
seconds() { # N FAILURE: user time
    text "$1" "$2" >t.c
    bash -c 'TIMEFORMAT=%U; time "$0" -quiet -w -O0 t.c -o t.s' "$cc1" 2>&1 | tail -n 1
}
for failure in 'return -1' 'goto fail'; do
    small=$(seconds 10000 "$failure") large=$(seconds 20000 "$failure")
    echo "$failure: 10000 times $small s, 20000 times $large s"
done
awk -v a="$small" -v b="$large" 'BEGIN { exit !(b > 3 * a) }'
