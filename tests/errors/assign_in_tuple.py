a, (b, f()), *c = range(5)
