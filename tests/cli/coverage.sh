# gcov counts the lines of a program that was built with -g: none that is blank, all that were run.
out=$(mktemp -d)
cp ../gdb/loops.py "$out"
cd "$out" || exit
CFLAGS="${CFLAGS:-} --coverage" LDFLAGS="${LDFLAGS:-} --coverage" "$YIELDC" build -g --keep-c loops.py -o loops && ./loops >/dev/null
gcov ./*.gcda >/dev/null 2>&1
# A line with a yield is counted when it is resumed, too.
sed -n 's/^ *\([0-9#-]*\)[*]*: *\([1-9][0-9]*\):/\1:\2:/p' loops.py.gcov
rm -rf "$out"
