# SIGINT at any time of a short run: it ends by the signal, with KeyboardInterrupt or before the
# program began, or it is done. Never anything else. A signal that comes between the last print and
# the end finds what was printed on its way, as it does in CPython.
out=$(mktemp -d)
"$YIELDC" build -O0 data/interruptible.py -o "$out/program" || exit
right=0
for i in $(seq 30); do
    env --default-signal=INT "$out/program" >"$out/out" 2>"$out/err" &
    sleep "0.0$(printf %02d $((i * 2 % 40)))"
    kill -INT $! 2>/dev/null
    wait $!
    status=$?
    case $status,$(cat "$out/out"),$(tail -n 1 "$out/err") in
    0,121560, | 130,,KeyboardInterrupt | 130,, | 130,121560,KeyboardInterrupt | 130,121560,)
        right=$((right + 1))
        ;;
    *) echo "status $status, printed $(cat "$out/out"):" && cat "$out/err" ;;
    esac
done 2>/dev/null
echo "$right of 30"
rm -rf "$out"
