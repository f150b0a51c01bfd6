# No output goes over a file that the program is made from, by whatever name; a link is written
# through, and what is no regular file is written where it is.
out=$(mktemp -d)
cp data/countdown.py "$out/p.py"
echo 'VALUE = 1' >"$out/helper.py"
echo 'import helper; print(helper.VALUE)' >"$out/main.py"
cd "$out" || exit
cp p.py before
ln -s p.py link
ln p.py hard
for to in p.py ./p.py link hard "$out/p.py"; do
    "$YIELDC" translate p.py -o "$to" 2>&1 | sed "s|$out|OUT|g"
    "$YIELDC" build -O0 -o "$to" p.py 2>&1 | sed "s|$out|OUT|g"
    echo "status ${PIPESTATUS[0]}"
done
cmp p.py before && ls
"$YIELDC" translate main.py -o helper.py
"$YIELDC" build -O0 main.py -o helper.py
cat helper.py
cp p.py q
mkdir all
"$YIELDC" build -O0 q main.py -o .
echo "status $?"
cmp q before && ./main

echo "-- a link"
echo old >target
ln -sf target link
"$YIELDC" build -O0 main.py -o link && ./target && test -L link && echo "still a link"
"$YIELDC" translate p.py -o link && test -L link && grep -c countdown_resume target | head -n 1

echo "-- a pipe, a device"
mkfifo pipe
cat pipe >program &
"$YIELDC" build -O0 main.py -o pipe
wait
test -p pipe && chmod +x program && ./program
"$YIELDC" build -O0 main.py -o /dev/null
"$YIELDC" translate main.py -o /dev/null
test -c /dev/null && echo "still a device"
ls
rm -rf "$out"
