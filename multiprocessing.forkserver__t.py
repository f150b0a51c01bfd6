import multiprocessing.forkserver
print("ok")
