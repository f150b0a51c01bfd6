# A rule for make: what the result was made from. -MD puts it beside the result.
out=$(mktemp -d)
cp data/countdown.py "$out/p.py"
cd "$out" || exit
mkdir lib
echo 'import b, json' >'lib/a $x.py'
cp 'lib/a $x.py' lib/a.py
echo 'VALUE = 3' >lib/b.py
echo 'import a; print(a.b.VALUE)' >'my main.py'
"$YIELDC" translate -MD p.py -o p.c && cat p.d
"$YIELDC" build -O0 -MD -I lib 'my main.py' -o prog && cat prog.d
"$YIELDC" translate -MF rule -MT 'a#b$c' -I lib 'my main.py' -o m.c && cat rule
"$YIELDC" translate -MFrule2 p.py >/dev/null && cat rule2
"$YIELDC" translate --depfile rule3 --make-target=x p.py -o p.c && cat rule3
echo "-- make reads it"
printf 'prog: ; @echo made anew; touch prog\n-include prog.d\n' >Makefile
touch -d '1 hour ago' 'my main.py' lib/*.py
make -s prog
touch lib/b.py
make -s prog
make -s prog
echo "-- wrong"
"$YIELDC" translate -MF p.py p.py -o p.c
"$YIELDC" translate -MX p.py
"$YIELDC" translate p.py -MF
"$YIELDC" build -MD p.py 'my main.py' -o all
echo "status $?"
echo 'def' >broken.py
"$YIELDC" build -MD broken.py -o broken 2>/dev/null
ls
rm -rf "$out"
