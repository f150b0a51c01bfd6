# A sample of `make check-alloc`, without sanitizers: one allocation of every 97 fails, each object
# being an allocation. Every file that sees the insides of the heap is compiled for that, as the
# Makefile does: where it had named the references of tables, they get names here too.
out=$(mktemp -d)
cd ../.. || exit
build=$(dirname "$YIELDC")
[ -s "$build/named.def" ] && named=1
{
    grep -l 'core/heap\.h' "$build"/runtime/*/*.d | sed "s|^$build/||; s|\.d\$|.c|"
    echo tests/alloc/failing.c
} | OUT=$out NAMED=$named xargs -P 2 -n 1 sh -c '
    o=$OUT/$(basename "$0" .c)
    cc="${CC:-cc} -std=c11 -D_GNU_SOURCE -O0 -DHEAP_PLAIN=1 -Iruntime/include -Iruntime"
    [ "$NAMED" ] || exec $cc -c "$0" -o "$o.o"
    $cc -DYR_CHOSEN -S "$0" -o "$o.s" &&
        LC_ALL=C awk -v file="$(basename "$0" .c)" -v facts=/dev/null -f runtime/rows.awk "$o.s" >"$o.rows.s" &&
        $cc -c "$o.rows.s" -o "$o.o"' || exit
ALLOC_WORK=$out tests/alloc/run.sh --build "$build" --failing "$out" --jobs 1 --step 97 \
    gen_pipeline re_last_group int_power |
    sed -E 's/[0-9]+ allocations, [1-9][0-9]* failed: [0-9]+ ended with a message, [0-9]+ went on, //'
rm -rf "$out"
