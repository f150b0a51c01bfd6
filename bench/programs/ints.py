"""Ints: small and big, all operators, conversion to and from text."""
total, big = 0, 3**200
for i in range(1, 4000):
    total += (i * 7 + 3) // 5 % 11 - (i << 3 ^ i >> 1 & 255 | 1)
    total += i**2 + -i + divmod(i, 7)[1] + (i < 100) + int(i)
    if i % 8 == 0:
        total += (big * i + i) % (i + 1) + big // (i * i) % 97 + (big >> 3) % 5
        total += len(str(i)) + int("12345") + len(hex(i)) + i.bit_length()
print(total, len(str(big**3)))
