# The files of the program warn, those of folders given by -I and of the library do not; a text of
# exec() neither.
out=$(mktemp -d)
mkdir "$out/folder" "$out/package"
echo 'print(1 is 1)' | tee "$out/beside.py" "$out/folder/elsewhere.py" >"$out/package/__init__.py"
echo 'print("\d")' >"$out/package/part.py"
cat >"$out/main.py" <<'PROGRAM'
import beside, elsewhere, package.part, json
exec("print(2 is 2)")
print(3 is 3)
PROGRAM
cd "$out" || exit
"$YIELDC" check -I folder main.py 2>&1
echo "status $?"
"$YIELDC" translate -I folder main.py -o main.c 2>&1 | grep -c 'SyntaxWarning'
rm -rf "$out"
