import multiprocessing.synchronize
print("ok")
