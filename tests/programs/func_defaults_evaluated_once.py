def f(x, l=[]):
    l.append(x)
    return l


print(f(1), f(2), f(3, [0]))
print(f.__defaults__)
def g(*, k={}):
    k[len(k)] = 1
    return k
g()
print(g(), g.__kwdefaults__)
i = 5
def h(x=i):
    return x
i = 6
print(h())
