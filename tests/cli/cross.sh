# A program for another machine, with the library of `make CROSS=aarch64-linux-gnu-`, in an emulator.
# Where that has not been built, this is no test: `make check-cross` builds it.
out=$(mktemp -d)
cat >"$out/p.py" <<'EOF'
import sys


def count(n):
    try:
        while n:
            got = yield n
            n -= got or 1
    finally:
        print("closed")


def outer(n):
    result = yield from count(n)
    return result or "done"


g = outer(5)
print(next(g), g.send(2), next(g))
g.close()
print(list(outer(3)), 2 ** 100, -7 // 2, sum(x * 0.1 for x in count(4)), f"{1 / 3:.20e}")
print(sorted({"b": 1, "a": 2}), hash(1.5), "\N{SNOWMAN}".encode(), 10 ** 40 // 7)
try:
    {}["key"]
except KeyError as error:
    print(type(error).__name__, error, sys.exc_info()[0] is KeyError)
sys.exit(3)
EOF
cross=$(dirname "$YIELDC")/aarch64-linux-gnu
"$cross/yieldc" build -O1 --cc aarch64-linux-gnu-gcc "$out/p.py" -o "$out/p" &&
    file -b "$out/p" | grep -o aarch64 | head -n 1
qemu-aarch64 "$out/p"
echo "status $?"
rm -rf "$out"
