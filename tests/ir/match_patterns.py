def f(v):
    match v:
        case [1, x] | (x, 2) if x:
            return x
        case {"k": [a, *_]} as m:
            return a, m
        case int(n):
            return n
