# What was there stays where a build fails, whatever the reason, and nothing is left beside it.
out=$(mktemp -d)
"$YIELDC" build -O0 data/countdown.py -o "$out/p"
cp "$out/p" "$out/before"
printf '#!/bin/sh\nfor last; do :; done\ncase "$*" in *nothing.c*) exec cc "$@" ;; esac\nwhile [ "$1" != -o ]; do shift; done; echo half >"$2"; exit 1\n' >"$out/fails"
printf '#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done; echo half >"$2"; kill -9 $$\n' >"$out/dies"
chmod +x "$out/fails" "$out/dies"
for cc in false "$out/fails" "$out/dies" /nowhere/cc; do
    "$YIELDC" build -O0 --cc "$cc" data/countdown.py -o "$out/p" 2>/dev/null
    echo "status $?"
    cmp "$out/p" "$out/before"
done
"$YIELDC" build data/broken.py -o "$out/p" 2>/dev/null
echo "status $?"
cmp "$out/p" "$out/before"
ls "$out"
rm -rf "$out"
