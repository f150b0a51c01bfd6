# What the runtime library exports begins with yr_: a program in C has all other names for itself.
# (A sanitizer adds names of its own, with two underscores.)
archive=$(dirname "$YIELDC")/libyieldrt.a
nm -g --defined-only "$archive" 2>/dev/null | awk 'NF == 3 { print $3 }' >"$archive.symbols.$$"
grep -vE '^(yr_|__)' "$archive.symbols.$$" | sort -u
[ "$(grep -c '^yr_' "$archive.symbols.$$")" -gt 1000 ] && echo "more than a thousand begin with yr_"
rm -f "$archive.symbols.$$"
