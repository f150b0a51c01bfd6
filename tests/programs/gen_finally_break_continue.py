# break and continue through finally, and out of it (regenerator 192, babel 17358).
def g():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            yield i
        finally:
            yield "f%d" % i
    for i in range(3):
        try:
            yield i
            raise KeyError(i)
        finally:
            if i < 2:
                continue
            break
    print("after")


print(list(g()))
