# Bound on one way: may be; on both: must be; after del: not.
def choose(flag):
    if flag:
        a = flag
        b = 2
    else:
        b = 3
    print(b)
    del b
    return flag
