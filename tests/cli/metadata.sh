# What distributions say of themselves comes with the program, which needs no folder to tell it. Of
# one whose packages the program has not, and for a program that does not ask, there is nothing.
out=$(mktemp -d)
cp -r data/metadata "$out/from"
"$YIELDC" build -O0 -I "$out/from/site" "$out/from/main.py" -o "$out/main" --keep-c
rm -r "$out/from"
"$out/main"
grep -c 'Stone\|Long\|The description' "$out/main.c"
cd data/metadata || exit
"$YIELDC" translate -I site main.py -o "$out/main.c"
sed -n '/yr_distribution /,/^};/p' "$out/main.c"
echo 'import pear' >"$out/asks.py"
echo 'import plum, kirsch' >"$out/does_not.py"
for name in asks does_not; do
    "$YIELDC" translate -I site "$out/$name.py" -o "$out/main.c"
    grep -c yr_distribution "$out/main.c"
done
rm -rf "$out"
