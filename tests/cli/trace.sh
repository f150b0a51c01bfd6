# run --trace writes each step of the generators of the file, and runs no code of the program for it.
out=$(mktemp -d)
cp data/trace.py "$out"
cd "$out" || exit
"$YIELDC" run --trace run.jsonl trace.py
cat run.jsonl
python3 -c 'import json; print(len([json.loads(line) for line in open("run.jsonl")]), "lines")'
# The values and the end of a program are what they are without.
"$YIELDC" run trace.py >plain && "$YIELDC" run --trace run.jsonl trace.py | cmp - plain && echo same
"$YIELDC" run --trace missing/run.jsonl trace.py 2>&1 | head -1
"$YIELDC" explain --trace run.jsonl --html page.html trace.py:leaf && grep -c "thrown" page.html
rm -rf "$out"
