# The C of a program, whole; the same when written to a file.
out=$(mktemp -d)
"$YIELDC" translate data/countdown.py | tee "$out/stdout.c"
"$YIELDC" translate data/countdown.py -o "$out/file.c"
cmp "$out/stdout.c" "$out/file.c" && echo same
ls "$out"
rm -rf "$out"
