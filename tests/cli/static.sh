# --static: a program without shared libraries.
out=$(mktemp -d)
export XDG_CACHE_HOME=$out/cache
"$YIELDC" build -O0 --static data/countdown.py -o "$out/p" 2>/dev/null && "$out/p"
readelf -d "$out/p" 2>/dev/null | grep -c NEEDED
echo 'import re, zlib, hashlib, sqlite3
print(re.sub("a+", "b", "caat"), zlib.crc32(b"x"), hashlib.sha256(b"").hexdigest()[:8],
      sqlite3.connect(":memory:").execute("select 6 * 7").fetchone())' >"$out/q.py"
"$YIELDC" build -O0 --static "$out/q.py" -o "$out/q" 2>/dev/null && "$out/q"
"$YIELDC" build -O0 data/countdown.py -o "$out/p" && readelf -d "$out/p" | grep -c NEEDED
rm -rf "$out"
