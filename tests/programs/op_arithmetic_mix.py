print(7 // 2, -7 // 2, 7 % -3, 2 ** 10, 2 ** -1, 7 / 2, 1 << 5, 5 & 3, 5 | 3, 5 ^ 3, ~5)
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 7; x ^= 2
print(x)
print(2 ** 62, 2 ** 63, 2 ** 64 - 1, -(2 ** 62), 4611686018427387903 + 1, 4611686018427387904 * 2)
print(10 ** 30, 10 ** 30 // 7, 10 ** 30 % 7, (10 ** 30) * (10 ** 20))
print(1 == 1.0, 1 < 1.5, True + True, 3 > 2 > 1, 0.1 + 0.2, 1e16, 1e15, -0.0)
print("a" * 3, [1] * 2, "a" "b", [1] + [2], (1,) + (2,), not 0, None is None)
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
try:
    1 + "a"
except TypeError as e:
    print(e)
s = "x"
s += "y"
l = [1]
m = l
l += [2]
print(s, m)
