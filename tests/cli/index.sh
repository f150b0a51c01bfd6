# The index of the archive tells what its modules import, so their files are not read: here they are
# not even there. A file beside the program stands in for one that only the archive imports. Where
# yieldc was built, a file that changed since then is read, and so are all where the index is older.
out=$(mktemp -d)
build=$(dirname "$YIELDC")
names() {
    grep -o 'yr_lib_[a-z_]*\|Module [a-z.]*' | sort -u | tr '\n' ' '
    echo
}
printf 'import asyncio, json.decoder\n' >"$out/main.py"

echo installed
i=$out/installed
mkdir -p "$i/bin" "$i/lib" "$i/share/yieldc/lib"
cp "$YIELDC" "$i/bin/yieldc"
: >"$i/lib/libyieldrt.a"
cp "$build/library/index" "$i/share/yieldc/index"
"$i/bin/yieldc" translate "$out/main.py" | names
echo 'import linecache' >"$out/weakref.py"
"$i/bin/yieldc" translate "$out/main.py" | names
rm "$out/weakref.py"

echo built
b=$out/built
mkdir -p "$b/build/library" "$b/runtime"
cp -r ../../runtime/lib "$b/runtime/lib"
cp "$YIELDC" "$b/build/yieldc"
touch "$b/build/library/translated"
cp "$build/library/index" "$b/build/library/index"
: >"$b/build/libyieldrt.a"
"$b/build/yieldc" translate "$out/main.py" | names
sleep 0.02
echo 'import linecache' >>"$b/runtime/lib/weakref.py"
"$b/build/yieldc" translate "$out/main.py" | names

echo 'an index that is trusted, though it lies, and one that is older than the translation'
touch "$b/build/library/translated" "$b/build/libyieldrt.a"
printf 'asyncio/\njson/\njson.decoder\n' >"$b/build/library/index"
echo 'import linecache' >"$out/weakref.py"
"$b/build/yieldc" translate "$out/main.py" | names
touch -d '1 hour ago' "$b/build/library/index"
"$b/build/yieldc" translate "$out/main.py" | names
rm -rf "$out"
