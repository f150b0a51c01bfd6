# --dump=ir:PASS prints the IR behind any pass; --dump=PASS what the pass found.
out=$(mktemp -d)
printf 'def f(a):\n    b = a\n    return b\n' >"$out/f.py"
cd "$out" || exit
"$YIELDC" check --dump=ir:tidy f.py | grep -c CHECK_BOUND
"$YIELDC" check --dump=ir:bound f.py | grep -c CHECK_BOUND
"$YIELDC" check --dump=ir f.py >ir
"$YIELDC" check --dump=ir:frame f.py | cmp - ir && echo same
"$YIELDC" check --dump=frame f.py | cmp -s - ir || echo different
"$YIELDC" check --dump=ir:soup f.py
echo "status $?"
rm -rf "$out"
