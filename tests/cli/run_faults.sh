# `run` where something around it is at fault: the cache, what is in it, the C compiler. The program
# runs if it can be made; else there is one line that says why. Nothing is left behind.
out=$(mktemp -d)
export TMPDIR=$out/tmp XDG_CACHE_HOME=$out/cache
mkdir "$TMPDIR"
run() {
    "$YIELDC" run -O0 data/countdown.py >"$out/out" 2>"$out/err"
    echo "status $?: $(tr '\n' ' ' <"$out/out")"
    sed -E -e "s|$out/||g" -e 's|yieldc/[0-9a-f]{32}|yieldc/...|g; s|yieldc-\w{6}|yieldc-...|' "$out/err"
    find "$TMPDIR" "$out/cache" "$out/file" -type f 2>/dev/null |
        sed -E -e "s|$out/||" -e 's|/[0-9a-f]{32}|/...|' -e 's/\.[0-9]+\.tmp/.tmp/'
}

echo "== two at once"
"$YIELDC" run -O0 data/countdown.py >"$out/first" 2>&1 &
"$YIELDC" run -O0 data/countdown.py >"$out/second" 2>&1
wait $!
cat "$out/first" "$out/second" | sort | uniq -c | tr -s ' '
run

echo "== cut off, emptied, overwritten, a folder in its place"
stored=$(echo "$out"/cache/yieldc/*)
size=$(stat -c %s "$stored")
truncate -s $((size / 2)) "$stored"
run
[ "$(stat -c %s "$stored")" = "$size" ] || echo "not made anew"
: >"$stored"
run
printf 'xxxx' | dd of="$stored" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
run
cp /bin/true "$stored"
run
rm "$stored"
mkdir "$stored"
run
rm -rf "$out/cache"

echo "== no place for a cache"
: >"$out/file"
XDG_CACHE_HOME=$out/file run
XDG_CACHE_HOME=/proc/no run
XDG_CACHE_HOME=/proc/no TMPDIR=/proc/no run
rm -rf "$out/cache"

echo "== the compiler"
CC=false run
CC=/nonexistent run
CC=$out/file run
cat >"$out/killed" <<'END'
#!/bin/sh
for word; do case $last in -o) echo half >"$word" ;; esac; last=$word; done
kill -KILL $$
END
chmod +x "$out/killed"
CC=$out/killed run
cat >"$out/writes_nothing" <<'END'
#!/bin/sh
exit 0
END
chmod +x "$out/writes_nothing"
CC=$out/writes_nothing run
printf '#!/bin/sh\nexit 3\n' >"$out/three"
chmod +x "$out/three"
CC=$out/three run
# Only what refuses our C and takes another's tells of a fault of ours.
cat >"$out/refuses" <<'END'
#!/bin/sh
case $* in *nothing.c*) exec ${REAL:-cc} "$@" ;; esac
echo "refused" >&2
exit 1
END
chmod +x "$out/refuses"
CC=$out/refuses run
REAL=false CC=$out/refuses run
rm -rf "$out"
