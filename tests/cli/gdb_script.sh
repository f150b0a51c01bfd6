# gdb loads the script that a program built with -g names: values as Python has them, the generators
# that there are, the calls with those who delegate.
out=$(mktemp -d)
cp data/gdb_script.py "$out/app.py"
cd "$out" || exit
"$YIELDC" build -g app.py -o app || exit
cat >commands <<'END'
set print frame-arguments none
info generators
break app.py:22
run
py-bt
py-locals
info generators
print *s
continue
py-bt
py-locals
up
py-locals
END
gdb -nx -batch -iex 'set auto-load safe-path /' -ex 'break app.py:12' -x commands app 2>&1 |
    sed -n "s/0x[0-9a-f]*/0x.../g; s/\.part\(\.[0-9]*\)* ()/ ()/; s|$out/||g; /^There is no/p; /^Traceback/,\$p"
rm -rf "$out"
