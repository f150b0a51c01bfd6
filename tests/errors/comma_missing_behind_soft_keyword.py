print(x, _ 1)
