import multiprocessing.sharedctypes
print("ok")
