import multiprocessing.context
print("ok")
