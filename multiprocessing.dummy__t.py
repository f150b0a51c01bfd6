import multiprocessing.dummy
print("ok")
