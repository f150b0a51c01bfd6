# A signal during the C compiler ends the compiler with all that it started, and leaves no file.
out=$(mktemp -d)
mkdir "$out/tmp" "$out/cache"
export TMPDIR=$out/tmp XDG_CACHE_HOME=$out/cache
cat >"$out/slow" <<'END'
#!/bin/sh
for word; do case $last in -o) echo half >"$word" ;; esac; last=$word; done
sleep 60 &
echo $! >"$0.pid"
wait
END
chmod +x "$out/slow"

goes_on() { # PROCESS: one that nobody has waited for yet is no longer running
    grep -q '^State:[[:space:]]*[^Z[:space:]]' "/proc/$1/status" 2>/dev/null
}

interrupt() { # SIGNAL ARGUMENT...
    local name=$1 process status
    shift
    rm -f "$out/slow.pid"
    env --default-signal=INT "$YIELDC" "$@" >/dev/null 2>"$out/messages" &
    process=$!
    for _ in $(seq 500); do
        [ -s "$out/slow.pid" ] && break
        sleep 0.02
    done
    kill -"$name" $process
    wait $process 2>/dev/null
    status=$?
    echo "$1: status $status" "$(cat "$out/messages")"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        goes_on "$(cat "$out/slow.pid")" || break
        sleep 0.05
    done
    goes_on "$(cat "$out/slow.pid")" && echo "the compiler goes on"
    find "$out" -type f ! -name 'slow*' ! -name messages | sed "s|$out/||"
    ls "$out/tmp"
}
for name in TERM INT HUP; do
    interrupt $name build --cc "$out/slow" data/countdown.py -o "$out/program"
done 2>/dev/null
interrupt TERM build --keep-c --cc "$out/slow" data/countdown.py -o "$out/kept" 2>/dev/null
rm -f "$out/kept.c"
CC=$out/slow interrupt INT run data/countdown.py 2>/dev/null
interrupt TERM build -j 2 --cc "$out/slow" data/countdown.py data/arguments.py -o "$out/all/" 2>/dev/null
rm -rf "$out"
