# yieldc explain: its forms for tools, what it refuses, and whether its frames are the C compiler's.
out=$(mktemp -d)
cp ../../examples/countdown.py "$out"
cd "$out" || exit

"$YIELDC" explain countdown.py:countdown --json
"$YIELDC" explain countdown.py:main --dot
"$YIELDC" explain countdown.py
"$YIELDC" explain countdown.py -o list && wc -l <list
echo 'print(1)' >plain.py
"$YIELDC" explain plain.py
"$YIELDC" explain plain.py --json
cp countdown.py 'a:main'
"$YIELDC" explain a:main | wc -l

"$YIELDC" explain countdown.py:nothing; echo "status $?"
"$YIELDC" explain missing.py:main; echo "status $?"
"$YIELDC" explain countdown.py -o countdown.py; echo "status $?"
echo 'def f(:' >wrong.py
"$YIELDC" explain wrong.py >/dev/null 2>&1; echo "status $?"

cd - >/dev/null || exit
for file in ../explain/*.py ../programs/apps/*.py; do
    "$YIELDC" explain "$file" --json 2>/dev/null | python3 -m json.tool >/dev/null || echo "$file: no JSON"
done
python3 ../frames_are_right.py "$YIELDC" ../explain/*.py ../frame/*.py
rm -rf "$out"
