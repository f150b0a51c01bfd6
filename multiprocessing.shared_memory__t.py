import multiprocessing.shared_memory
print("ok")
