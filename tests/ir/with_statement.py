def f(x):
    with x as (a, b):
        a(b)
