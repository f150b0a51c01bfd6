print(a[x for x in y].b)
