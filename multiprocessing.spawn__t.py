import multiprocessing.spawn
print("ok")
