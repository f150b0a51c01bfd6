# "-" is standard input as the program, and standard output as the place of the result.
out=$(mktemp -d)
"$YIELDC" run - one two <<'EOF'
import sys
print(sys.argv, "__file__" in globals())
raise SystemExit(3)
EOF
echo "status $?"
echo 'print(1 +)' | "$YIELDC" check -
echo 'raise ValueError("seen")' | "$YIELDC" run -
echo 'print("from a pipe")' | "$YIELDC" translate - -o - | head -n 1
echo 'print("from a pipe")' | "$YIELDC" build -O0 - -o - >"$out/program"
chmod +x "$out/program" && "$out/program"
echo 'print("kept")' | "$YIELDC" build -O0 - -o "$out/kept" && "$out/kept"
"$YIELDC" build -O0 data/countdown.py -o - | cat >"$out/program" && "$out/program"
"$YIELDC" build -O0 --keep-c data/countdown.py -o -
"$YIELDC" build -O0 data/countdown.py -o - >/dev/full
echo "status $?"
ls "$out"
rm -rf "$out"
