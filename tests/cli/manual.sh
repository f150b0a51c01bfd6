# The pages in docs/man are what the tables of options say, and man finds no fault in them.
pages=../../docs/man
for page in yieldc run build translate check explain; do
    file=$pages/yieldc${page:+-$page}.1
    [ "$page" = yieldc ] && file=$pages/yieldc.1
    "$YIELDC" --man "$page" | diff - "$file" && echo "$page"
    if command -v man >/dev/null; then
        LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$file" 2>&1 >/dev/null
    fi
done
"$YIELDC" --man frobnicate
echo "status $?"
