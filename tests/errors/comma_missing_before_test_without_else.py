print(a b if c)
