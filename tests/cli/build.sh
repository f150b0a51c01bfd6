# build leaves the program, and with --keep-c its C; a failure leaves nothing.
out=$(mktemp -d)
"$YIELDC" build -O0 data/countdown.py -o "$out/countdown" && "$out/countdown"
"$YIELDC" build -O0 -g --keep-c data/countdown.py -o "$out/kept" && "$out/kept"
grep -q '^#line 3$' "$out/kept.c" && echo lines
"$YIELDC" build data/broken.py -o "$out/broken" 2>/dev/null
echo "status $?"
"$YIELDC" build --cc false data/countdown.py -o "$out/failed"
echo "status $?"
ls "$out"
rm -rf "$out"
