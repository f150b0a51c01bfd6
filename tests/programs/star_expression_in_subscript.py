# A starred index takes any expression.
class Shows:
    def __getitem__(self, key):
        return key


x, a, b = Shows(), [], (1, 2)
print(x[*a or "d"])
print(x[*b if a else "e"])
print(x[*b, *a or b, 3], x[0, *lambda_() if 0 else b])
print(x[*b], x[*b,], x[*a])
