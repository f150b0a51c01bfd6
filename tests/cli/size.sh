# A program has of the runtime what it needs: the size of small ones, stripped, stays below what it was last
# brought down to; and what is left out is found by what looks for names while the program runs.
out=$(mktemp -d)
cd "$out" || exit
echo 'print("hi")' >hello.py
cat >generator.py <<'END'
def count(n):
    for i in range(n):
        yield i


for x in count(3):
    print("hello", x)
END
for name in hello generator; do
    "$YIELDC" build $name.py -o $name && ./$name
    strip $name
    size=$(stat -c %s $name)
    [ "$size" -le 490000 ] || echo "$name: $size bytes"
done

# A name that no text has: the list's method is there.
cat >open.py <<'END'
name = "".join(["in", "sert"])
numbers = [1]
getattr(numbers, name)(0, 2)
print(numbers, getattr(numbers, "".join(["po", "p"]))(), vars(set).get("".join(["ad", "d"])))
END
"$YIELDC" build open.py -o open && ./open

# What is left out is still said to be there, and dir() has it.
cat >names.py <<'END'
print([name for name in dir([]) if name[:1] == "i"], len(dir(1)), len(dir({})))
print(sum(map(len, dir(str))))
try:
    [].inser
except AttributeError as e:
    print(e)
END
"$YIELDC" build names.py -o names && ./names

# Operators and types that only one word leads to.
cat >words.py <<'END'
print("%s %d" % ("a", 1), 2**10, {1, 2} | {3}, -True, 7 // 2, ~5, 2j * 2, 1 << 4, 6 ^ 3)
print(round(2.567, 1), f"{3.14159:.2f}", list(reversed([1, 2])), (1).__add__(2), pow(2, 3, 5))
print([1, 2, 3][::-1], b"ab" % (), "ab".upper(), sorted({"b": 1, "a": 2}.items()))
END
"$YIELDC" build words.py -o words && ./words

# What leads to all types, and to names that are made.
cat >all.py <<'END'
import operator

kinds = {kind.__name__: kind for kind in object.__subclasses__()}
print(kinds["range"](3), kinds["set"]([1]), len(kinds["bytearray"](b"ab")))
print(operator.methodcaller("".join(["cou", "nt"]), 1)([1, 1]))
END
"$YIELDC" build all.py -o all && ./all
rm -rf "$out"
