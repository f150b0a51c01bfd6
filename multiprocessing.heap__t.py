import multiprocessing.heap
print("ok")
