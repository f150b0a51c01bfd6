import multiprocessing.process
print("ok")
