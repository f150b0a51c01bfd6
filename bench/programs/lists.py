"""Lists: growing, indexing, slices, comprehensions, concatenation, copies, methods."""
total = 0
for n in range(300):
    a = [i * i for i in range(100)]
    b = []
    for x in a:
        b.append(x)
    b[3] = n
    b += a[10:20]
    b.extend((1, 2, 3))
    b.insert(0, n)
    total += b.pop() + b[5] + len(a + b) + b.index(4) + a.count(9) + (49 in a)
    b.reverse()
    del b[2:5]
    total += sum(b) + len(list(zip(a, b))) + max(a)
    for i, x in enumerate(a):
        total += i
print(total)
