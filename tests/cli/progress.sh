# A build of more than two seconds says on a terminal that it goes on; elsewhere it says nothing.
out=$(mktemp -d)
printf '#!/bin/sh\nsleep "$SECONDS_MORE"; exec cc "$@"\n' >"$out/slow"
chmod +x "$out/slow"
SECONDS_MORE=4 python3 on_terminal.py "$YIELDC" build -O0 --cc "$out/slow" data/countdown.py -o "$out/p" >"$out/shown"
grep -o '^<CR><ESC>\[Kyieldc: compiling [^:]*: 2 s<CR><ESC>\[K' "$out/shown" | sed "s|$out|OUT|"
grep -c 's<CR><ESC>\[K$' "$out/shown"
SECONDS_MORE=4 python3 on_terminal.py "$YIELDC" build -O0 -j 1 --cc "$out/slow" data/countdown.py data/broken.py \
    -o "$out/all" >"$out/shown"
grep -o 'yieldc: compiling 2 programs: 2 s<CR>' "$out/shown"
SECONDS_MORE=3 "$YIELDC" build -O0 --cc "$out/slow" data/countdown.py -o "$out/p" 2>&1 | wc -c
"$out/p"
rm -rf "$out"
