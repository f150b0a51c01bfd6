import multiprocessing.managers
print("ok")
