# A generator with a loop, and the loops that drain it.
def squares(limit):
    n = 0
    while n * n < limit:
        if n % 2:
            yield n * n
        n += 1


total = 0
for value in squares(100):
    total += value
else:
    print(total)

for i in range(3):
    print(i, total - i)
