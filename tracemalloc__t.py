import tracemalloc
print("ok")
