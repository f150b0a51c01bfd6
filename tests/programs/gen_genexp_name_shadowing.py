# a = (i for i in a) must not trip over itself (cython 3141).
a = [1, 2, 3]
a = (i for i in a)
print(list(a))
def f():
    b = [4, 5]
    b = (i for i in b)
    return list(b)
print(f())
