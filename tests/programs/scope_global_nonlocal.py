a = 1
def f():
    global a, b
    a += 1
    b = 5
    def g():
        global a
        a = 10
    g()


f()
print(a, b)
del b
try:
    b
except NameError as e:
    print(e)
def h():
    v = 1
    class C:
        nonlocal v
        v = 2
    return v
print(h())
