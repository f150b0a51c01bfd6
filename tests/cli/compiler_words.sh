# The C compiler may be several words, as that of a cache in front of it.
out=$(mktemp -d)
printf '#!/bin/sh\necho "called with $1" >&2\nexec "$@"\n' >"$out/ccache"
chmod +x "$out/ccache"
PATH=$out:$PATH "$YIELDC" build -O0 --cc "ccache gcc" data/countdown.py -o "$out/p" && "$out/p"
CC="$out/ccache  gcc " "$YIELDC" build -O0 data/countdown.py -o "$out/p" && "$out/p"
rm -rf "$out"
