# abs, bin, divmod, hex, oct, pow, round, sum, min, max, int-like arguments.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(abs(-5), abs(-2.5), abs(3 + 4j), abs(True), abs(-(10**30)))
print(bin(10), bin(-10), bin(0), oct(64), hex(255), hex(-(2**70)), bin(True))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(10**30, 7), divmod(True, 1))
print(pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 7), pow(2.0, 3), pow(0, 0), pow(base=2, exp=3), pow(2, 3, mod=5))
print(round(2.5), round(3.5), round(-0.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(5), round(1.5, None), round(10**20 + 1, -3))
show(abs, "a")
show(bin, 1.0)
show(hex, "a")
show(divmod, 1, 0)
show(divmod, 1.0, 0)
show(divmod, "a", 1)
show(pow, 2, "a")
show(pow, 2.0, 3, 4)
show(pow, 2, 3, 0)
show(pow, 2, -1, 4)
show(round, "a")
show(round, 1.5, "a")
show(pow)
show(round)
print(sum([]), sum([1, 2, 3]), sum([0.1] * 10), sum([1, 2.5, True]), sum([[1], [2]], []), sum((x for x in range(5)), start=10))
print(sum([0.1, 0.2, 0.3, 1e16, -1e16]), sum([1e308, 1e308]), sum([2**62, 2**62]), sum([True, True]), sum([1, 1j]), type(sum([1.0])))
show(sum, ["a"])
show(sum, ["a"], "")
show(sum, [], b"")
show(sum, 5)
show(sum)
print(min(3, 1, 2), max([1, 3, 2]), min("b", "a"), max((1, 2), (1, 3)), min([[1, 2], [1]]), max(1, True), max(True, 1), min(0.0, -0.0))
print(max("apple", "fig", key=len), min([], default=None), max([3, -5], key=abs), min({"x": 1, "a": 2}), max(x * x % 7 for x in range(9)))
show(max)
show(max, [])
show(min, 5)
show(max, 1, "a")
show(max, 1, 2, default=3)
show(max, [1], foo=2)
show(max, [1, 2], key=1)


class Number:
    def __init__(self, v):
        self.v = v

    def __abs__(self):
        return "abs"

    def __index__(self):
        return self.v

    def __round__(self, n="none"):
        return f"round {n}"

    def __divmod__(self, other):
        return "divmod", other

    def __rdivmod__(self, other):
        return "rdivmod", other

    def __pow__(self, other, mod=None):
        return "pow", other, mod

    def __radd__(self, other):
        return other + self.v


n = Number(12)
print(abs(n), bin(n), hex(n), oct(n), round(n), round(n, 2), round(n, None), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), n**2)
print(sum([n, n]), "abcdefghijklmnop"[n], [0] * Number(2), range(Number(3)), chr(Number(65)))
print(chr(97), chr(0x20AC), ord("a"), ord("€"), ord(b"x"), chr(0x1F600) == "\U0001F600", ord(bytearray(b"z")))
show(chr, -1)
show(chr, 0x110000)
show(chr, "a")
show(ord, "ab")
show(ord, 5)
show(ord, "")
print(hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(0.5) == hash(0.5), hash("a") == hash("a"))
print(int("12"), int(3.9), float("1e3"), complex("1+2j"), bool([]), bool("0"), int("ff", 16), int("0b11", 0))
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), isinstance([], (tuple, (set, list))), callable(len), callable(5))
show(isinstance, 1, 5)
show(issubclass, 1, int)
print(format(3.14159, ".2f"), format(255, "x"), format("a", ">3"), format(None), format([1]), ascii("é\n"), repr("é"))
show(format, 1, 2)
show(format, [], "d")
