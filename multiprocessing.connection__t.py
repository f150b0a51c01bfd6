import multiprocessing.connection
print("ok")
