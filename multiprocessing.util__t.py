import multiprocessing.util
print("ok")
