def f(x):
    for i in x:
        try:
            return i
        finally:
            x.close()
