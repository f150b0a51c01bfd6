"""Floats: arithmetic, comparison, math, conversion to and from text."""
import math

x, total = 0.5, 0.0
for i in range(4000):
    x = x * 1.0001 + i / 7.0 - i * 0.1428
    if x > 1e6 or x < -1e6:
        x = -x / 3
    total += math.sqrt(abs(x)) + math.floor(x) + x // 2.0 + round(x, 2)
    if i % 16 == 0:
        total += float(repr(x)) + len(str(x)) + max(x, 1.0) + x**2
print("%.6e" % total)
