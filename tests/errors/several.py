def f():
    yield

break
return 1
x = *y
f(a=1, a=2)
