x = 1if 1else 2
y = [0x1for z in (1,)], 1.5or 2, 1jif x else 3, 0b1and x, 0o7in (1,), 1_0not in (2,), 1e5is None
print(1 if x else 2)
