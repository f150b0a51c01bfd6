def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get


inc, get = counter()
inc()
inc(5)
print(get())
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def deep():
    x = 1
    def a():
        def b():
            nonlocal x
            x += 1
            return x
        return b
    return a()() + x
print(deep())
