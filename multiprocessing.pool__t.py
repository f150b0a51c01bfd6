import multiprocessing.pool
print("ok")
