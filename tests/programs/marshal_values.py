"""marshal: plain values as bytes and back, by references too."""
import io
import marshal
import math

shared = [1, 2]
values = [
    None, True, False, ..., StopIteration, 0, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31, 2 ** 100, -2 ** 100, 0.0, -0.0, 1.5,
    1e300, float("inf"), 1.5 - 2j, "", "abc", "x" * 300, "\xe4\u20ac\U0001f40d\udc80", b"", b"abc", bytearray(b"ab"),
    memoryview(b"xyz"), (), (1,), tuple(range(300)), [], [1, [2, (3, "x")]], {}, {"a": 1, 2: (3, None)}, {1, 2},
    frozenset([1, "a"]), [shared, shared, (shared,)],
]
for v in values:
    for version in range(5):
        data = marshal.dumps(v, version)
        back = marshal.loads(data)
        same = back == (bytes(v) if isinstance(v, (bytearray, memoryview)) else v)
        if not same or type(back) is not type(v):
            print(version, type(v).__name__, type(back).__name__, same)
print(math.copysign(1, marshal.loads(marshal.dumps(-0.0))), marshal.loads(marshal.dumps(float("nan"))))
back = marshal.loads(marshal.dumps([shared, shared]))
print(back[0] is back[1], marshal.version)
loop = []
loop.append(loop)
back = marshal.loads(marshal.dumps(loop))
print(back[0] is back)
for v in [1, 2.5, 1j, None, True, 2 ** 40, [1, 2.5], {1: 2}, (1, (2, ()))]:
    print(marshal.dumps(v, 2), marshal.dumps(v, 1))
file = io.BytesIO()
for v in "one", [2], b"three":
    marshal.dump(v, file)
file.seek(0)
print([marshal.load(file) for _ in range(3)])
for use in (lambda: marshal.load(file), lambda: marshal.loads(b""), lambda: marshal.loads(b"?"),
            lambda: marshal.loads(b"i\0"), lambda: marshal.loads(b"0"), lambda: marshal.dumps(object()),
            lambda: marshal.dumps([print]), lambda: marshal.loads("text"), lambda: marshal.loads(b"r\0\0\0\0"),
            lambda: marshal.loads(b"l\1\0\0\0\0\0"), lambda: marshal.loads(b"[\xff\xff\xff\xff"),
            lambda: marshal.loads(b"(\1\0\0\0" * 3000)):
    try:
        print(use())
    except (EOFError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
