import timeit
print("ok")
