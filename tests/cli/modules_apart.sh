# The modules of a program are compiled apart, so many at a time, and their objects kept: an edit of
# one of twenty compiles that one.
out=$(mktemp -d)
export XDG_CACHE_HOME=$out/cache
cd "$out" || exit
mkdir -p package/inner
echo 'NAME = __name__; from . import inner' >package/__init__.py
echo 'from .. import NAME; from . import last' >package/inner/__init__.py
printf 'def fail():\n    raise KeyError(__name__)\n' >package/inner/last.py
echo 'def dumps(o): return "ours"' >json.py # stands in for the library's
for i in $(seq 15); do
    printf 'def each(n):\n    for k in range(n):\n        yield k + %d\nexec("VALUE = %d")\n' "$i" "$i" >"m$i.py"
done
cat >main.py <<'EOF'
import json, sys, package
import m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15
print(json.dumps(1), package.inner.NAME, sum(m15.each(3)), m7.VALUE)
print([name for name in sys.modules if name[0] == "m"])
package.inner.last.fail()
EOF
build() { "$YIELDC" build -v "$@" main.py -o main 2>said; grep -c ' -c ' said; }
build -O0 -j 4
./main
echo "status $?"
echo "-- again, edited, at another level"
build -O0
echo 'def more(): pass' >>m7.py
build -O0
sed -i 's/each(3)/each(4)/' main.py
build -O0
./main 2>/dev/null
build -O1
echo "-- run, whose C has full paths"
"$YIELDC" run -v -O0 main.py >/dev/null 2>said
grep -c ' -c ' said
echo 'def more(): pass' >>m3.py
"$YIELDC" run -v -O0 main.py 2>/dev/null
"$YIELDC" run -v -O0 main.py >/dev/null 2>said
grep -c ' -c ' said
echo "-- what was not used for longest goes when there is too much"
touch -d '2 days ago' cache/yieldc/*
touch -d '3 days ago' cache/yieldc/"$(ls cache/yieldc | head -n 1)"
echo other >cache/yieldc/readme
touch -d '9 days ago' cache/yieldc/readme
before=$(ls cache/yieldc | wc -l)
echo 'def even_more(): pass' >>m3.py
YIELDC_CACHE_SIZE=1 build -O0
[ "$(du -sm --apparent-size cache/yieldc | cut -f 1)" -le 2 ] && echo small
[ "$(ls cache/yieldc | wc -l)" -lt "$before" ] && ls cache/yieldc/readme
rm cache/yieldc/readme
build -O0
echo 'def even_more_of_it(): pass' >>m3.py
YIELDC_CACHE_SIZE=0 build -O0
build -O0
./main 2>/dev/null
echo "-- an object that is not whole"
for f in cache/yieldc/*.o; do echo half >"$f"; done
build -O0
./main 2>/dev/null
echo "-- no cache, a compiler that fails in one module"
XDG_CACHE_HOME=/proc build -O0
./main 2>/dev/null | head -n 1
printf '#!/bin/sh\ncase "$*" in *module_3.c*) exit 1 ;; esac\nexec cc "$@"\n' >fails
chmod +x fails
cp main before
"$YIELDC" build -O0 --cc ./fails main.py -o main
echo "status $?"
cmp main before
echo "-- as one file, for a debugger and to be kept"
build -g
build --keep-c
ls -d main* /tmp/yieldc-*/module_* 2>/dev/null
rm -rf "$out"
