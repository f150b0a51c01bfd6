def f(l):
    global total
    total = [last := x for x in l]
    if (n := len(l)) > 1:
        return n, last
    return (i for i in l for j in i)
