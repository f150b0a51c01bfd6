# A slice without a step makes no slice object for a list, str, bytes or tuple; others see one.
class Seen:
    def __getitem__(self, key):
        return key


class Sub(list):
    def __getitem__(self, key):
        return ("sub", key)


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        print("index", self.i)
        return self.i


s = Seen()
print(s[1:2], s[:], s["a":], s[:None], s[1:2, 3:])
print(Sub([1, 2, 3])[0:2], Sub([1, 2, 3])[0])
for o in ([1, 2, 3, 4], (1, 2, 3, 4), "abcd", "äbcd", b"abcd", bytearray(b"abcd"), range(4)):
    print(o[1:3], o[:], o[-2:], o[:-1], o[3:1], o[-9:9], o[9:], o[:-9], o[None:2])
    print(o[Index(1):Index(3)], o[True:], o[: 10**30], o[-(10**30) :])
    for bad in ("x", 1.0, 1j):
        try:
            o[bad:]
        except TypeError as e:
            print(type(o).__name__, e)
t = (1, 2)
print(t[:] is t, t[0:2] is t, "ab"[:] == "ab", b"ab"[:] == b"ab")
l = [1, 2]
print(l[:] is l, l[:])
try:
    values = 5
    values[1:]
except TypeError as e:
    print(e)
