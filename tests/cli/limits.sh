# Little stack and little memory: RecursionError and MemoryError at any depth, and an orderly end. A
# sanitizer needs more than that of both.
case ${CFLAGS:-} in *sanitize*) exec cat limits.out ;; esac
out=$(mktemp -d)
cd data/limits || exit
"$YIELDC" build -O0 deep.py -o "$out/deep" && "$YIELDC" build -O0 memory.py -o "$out/memory" || exit
for stack in 128 "256 short"; do
    echo "stack of $stack:"
    (ulimit -s ${stack% *} && "$out/deep" ${stack#"${stack% *}"} 2>&1)
    echo "status $?"
done
for size in 20000 60000; do
    echo "memory of $size:"
    (ulimit -v $size && "$out/memory" 2>"$out/said")
    echo "status $?"
    tail -n 1 "$out/said" # where in the program that was depends on the C library
done
rm -rf "$out"
