# A sample of `make check-alloc`, without sanitizers: one allocation of every 97 fails, each object
# being an allocation. Every file that sees the insides of the heap is compiled for that.
out=$(mktemp -d)
cd ../.. || exit
build=$(dirname "$YIELDC")
{
    grep -l 'core/heap\.h' "$build"/runtime/*/*.d | sed "s|^$build/||; s|\.d\$|.c|"
    echo tests/alloc/failing.c
} | OUT=$out xargs -P 2 -n 1 sh -c '${CC:-cc} -std=c11 -D_GNU_SOURCE -O0 -DHEAP_PLAIN=1 -Iruntime/include \
    -Iruntime -c "$0" -o "$OUT/$(basename "$0" .c).o"' || exit
ALLOC_WORK=$out tests/alloc/run.sh --build "$build" --failing "$out" --jobs 1 --step 97 \
    gen_pipeline re_last_group int_power |
    sed -E 's/[0-9]+ allocations, [1-9][0-9]* failed: [0-9]+ ended with a message, [0-9]+ went on, //'
rm -rf "$out"
