# The page of `yieldc explain --html`, in a browser: it is drawn without an error, fetches nothing, and
# follows mouse and keys; light and dark, with a recorded run and without, with Graphviz and without.
out=$(mktemp -d)
cp ../../examples/countdown.py data/countdown.jsonl "$out"
cd "$out" || exit
"$YIELDC" explain countdown.py --trace countdown.jsonl --html page.html
echo 'print("</script><b>")' >plain.py
"$YIELDC" explain plain.py --html plain.html
mkdir bin # a PATH without dot
ln -s "$(command -v sh)" bin/sh
PATH=$out/bin "$YIELDC" explain countdown.py --html no_graph.html
grep -c '<template' page.html no_graph.html
grep -o 'https*://[^"]*' page.html | grep -v '^http://www.w3.org/' | sort -u
cd - >/dev/null || exit
python3 page.py "$out"
rm -rf "$out"
