# Many programs in few executables: each has its own name, __main__, arguments and status; modules
# are shared where they are the same file.
out=$(mktemp -d)
cd data/batch || exit
"$YIELDC" build -O0 -j 1 --keep-c first.py second.py other/third.py -o "$out/all"
ls "$out/all"
grep -c '^/\* ---- Module shared' "$out/all/first.c"
"$out/all/first" one two
"$out/all/second"
echo "status $?"
"$out/all/third"

# Called by another name, the first argument tells; a name may end in .py.
ln -s all/first "$out/any"
"$out/any" second
echo "status $?"
"$out/any" missing 2>&1 | sed "s|$out/||"
(exec -a /elsewhere/third.py "$out/all/second")

# What is rejected or missing is left out; a compiler that refuses the C blames each program alone,
# one that fails whatever it is given is named.
"$YIELDC" build -O0 -j 1 first.py ../broken.py missing.py second.py -o "$out/some"
echo "status $?"
ls "$out/some"
cat >"$out/refuses" <<'END'
#!/bin/sh
case $* in *nothing.c*) exec cc "$@" ;; esac
exit 1
END
chmod +x "$out/refuses"
"$YIELDC" build -j 1 --cc "$out/refuses" first.py second.py -o "$out/none"
echo "status $?"
"$YIELDC" build -j 1 --cc false first.py second.py -o "$out/none"
echo "status $?"
ls "$out/none"

# One program goes to a folder when there is one; names must differ.
"$YIELDC" build -O0 first.py -o "$out/one/" && "$out/one/first"
"$YIELDC" build -O0 first.py -o "$out/one" && ls "$out/one"
"$YIELDC" build first.py other/first.py -o "$out/two"
echo "status $?"
rm -rf "$out"
