# A sample of `make check-alloc`, without sanitizers: one allocation of every 97 fails, each object
# being an allocation.
out=$(mktemp -d)
cd ../.. || exit
for file in runtime/core/memory.c runtime/core/collector.c tests/alloc/failing.c; do
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -O1 -g -DHEAP_PLAIN=1 -Iruntime/include -Iruntime \
        -c "$file" -o "$out/$(basename "$file" .c).o" || exit
done
ALLOC_WORK=$out tests/alloc/run.sh --build "$(dirname "$YIELDC")" --failing "$out" --jobs 1 --step 97 \
    gen_pipeline re_last_group int_power |
    sed -E 's/[0-9]+ allocations, [1-9][0-9]* failed: [0-9]+ ended with a message, [0-9]+ went on, //'
rm -rf "$out"
