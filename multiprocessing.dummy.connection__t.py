import multiprocessing.dummy.connection
print("ok")
