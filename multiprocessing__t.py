import multiprocessing
print("ok")
