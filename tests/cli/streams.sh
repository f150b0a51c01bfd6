# Standard streams that are full, closed or broken pipes: what the program says and its exit status.
# With PYTHON set it is that which runs the programs, which is how the expected output was made.
out=$(mktemp -d)
unset PYTHONUNBUFFERED
export PYTHONDONTWRITEBYTECODE=1
cd data/streams || exit
[ -n "${PYTHON:-}" ] || "$YIELDC" build -O0 -j 1 *.py -o "$out/all/" || exit

run() { # NAME ARGUMENT...
    local name=$1
    shift
    if [ -n "${PYTHON:-}" ]; then
        exec "$PYTHON" -X no_debug_ranges "$name.py" "$@"
    else
        exec "$out/all/$name" "$@"
    fi
}

show() { # STATUS
    echo "status $1"
    sed -E -e "s|$PWD/||; s/ at 0x[0-9a-f]+/ at 0x.../" "$out/err"
    : >"$out/err"
}

for name in hello many flush error exits interrupted finaliser at_exit binary catches; do
    echo "== $name"
    echo "full:"
    (run $name >/dev/full 2>"$out/err")
    show $?
    echo "both full:"
    (run $name >/dev/full 2>/dev/full)
    show $?
    echo "errors full:"
    (run $name >/dev/null 2>/dev/full)
    show $?
    echo "nobody reads:"
    ( (sleep 0.2; (run $name 2>"$out/err"); echo $? >"$out/status") | true)
    show "$(cat "$out/status")"
    echo "closed:"
    (run $name >&- 2>"$out/err")
    show $?
done

for streams in '<&-' '>&-' '2>&-' '<&- >&-' '>&- 2>&-' '<&- 2>&-' '<&- >&- 2>&-'; do
    echo "== $streams"
    (eval "run closed $out/closed $streams") </dev/null >"$out/out" 2>"$out/err"
    show $?
    cat "$out/closed" "$out/out"
done
rm -rf "$out"
