# The library stands in the archive: a program only names its modules, and the C links with the
# archive. A module beside the program wins.
out=$(mktemp -d)
"$YIELDC" translate data/shadow/main.py -o "$out/main.c"
grep -o 'yr_lib_functools\|yr_lib_contextlib\|yr_lib_string\|Module string' "$out/main.c" | sort -u
# shellcheck disable=SC2086
cc -w $CFLAGS -I../../runtime/include "$out/main.c" "$(dirname "$YIELDC")/libyieldrt.a" \
    -lgmp -lutf8proc -lpcre2-8 -lpcre2-16 -lpcre2-32 -lz -lm -o "$out/main" && "$out/main"
"$YIELDC" translate --module collections.abc | grep '^\(static \)\?const yr_module_def\|main'
"$YIELDC" translate --module nothing
echo "status $?"
rm -rf "$out"
