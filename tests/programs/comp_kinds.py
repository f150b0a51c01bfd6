print([x * y for x in range(3) for y in range(x) if y % 2 == 0])
print({x % 3 for x in range(10)}, {k: v for k, v in zip("ab", (1, 2))})
print([[j for j in range(i)] for i in range(3)])
print(list(x for x in "abc" if x != "b"))
x = "outer"
print([x for x in range(2)], x)
print([(a, b) for a, b in {"k": 1}.items()])
print(sum(i for i in range(10) if i % 2 if i > 3))
try:
    [1 / 0 for _ in range(1)]
except ZeroDivisionError as e:
    print(e)
